// Package place finds place names in a document and says where they are.
package place

import readout "github.com/readout-events/readout"

// File is one more gazetteer, with its name for errors.
type File struct {
	Name string
	Data []byte
}

// Finder finds places.
type Finder struct{}

// New returns a Finder.
func New(extra ...File) (*Finder, error) { return &Finder{}, nil }

// Find fills doc.Places.
func (f *Finder) Find(doc *readout.Document) {}

// Of returns the place of the act whose predicate is token pred.
func Of(doc *readout.Document, sentence, pred, first, end int) (*readout.Place, bool) {
	return nil, false
}

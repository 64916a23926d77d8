package actor

import (
	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/actors"
)

// Scene returns the country where a sentence takes place, by the places that
// it or the few sentences before it are set in, or by what the article is
// about, with the reason in words; both are "" where nothing is clear.
func (r *Resolver) Scene(doc *readout.Document, sentence int) (country, basis string) {
	return r.context(doc, sentence).scene()
}

// IsState reports whether a country code is that of a state or territory.
func (r *Resolver) IsState(country string) bool { return r.table.State(country) != nil }

// StateNamed returns the state that a word names, as "China" or "Chinese" do,
// "" for other words.
func (r *Resolver) StateNamed(word string) string {
	for _, e := range r.table.Lookup(word) {
		if e.Sector == "" && r.IsState(e.Country) && (e.Kind == actors.StateKind || e.Kind == actors.Demonym) {
			return e.Country
		}
	}
	return ""
}

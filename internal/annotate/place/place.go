// Package place finds place names in a document and says where they are:
// coordinates, country and first-level division, and in words why this place
// and not another of its name. It also tells which place an act happened at.
//
// Names are looked up by longest match in tables of two kinds: those written
// by hand (data/*.txt: countries, divisions, waters, and towns, bases,
// crossings and camps that matter in politics), which are read at the start,
// and the settlements and divisions of GeoNames (geonames.txt, CC BY 4.0,
// written by Import), sorted text that is searched where it lies, so that
// loading costs nothing. Of several places with one name the one is taken that
// the text speaks for: a country or division named beside it, the countries,
// peoples and places of the rest of the document, and else the number of
// inhabitants. Persons with names of places, and names that go on ("Kenya
// Airways"), are no places.
package place

import (
	readout "github.com/readout-events/readout"
)

// File is one more gazetteer: its name for errors, and its lines, either as
// Import writes them or like those of data/towns.txt.
type File struct {
	Name string
	Data []byte
}

// Finder finds places. It is safe for use by several goroutines at once.
type Finder struct{ t *tables }

// New loads the embedded tables and the extra ones. Errors name file and line.
func New(extra ...File) (*Finder, error) {
	t, err := load(extra)
	if err != nil {
		return nil, err
	}
	return &Finder{t}, nil
}

// Find fills doc.Places, in the order of the text. It works from tokens
// alone and is better where tags and doc.Mentions are set.
func (f *Finder) Find(doc *readout.Document) {
	doc.Places = nil
	r := &reader{t: f.t, doc: doc}
	r.hits()
	if len(r.found) == 0 {
		return
	}
	r.choose()
	for i := range r.found {
		h := &r.found[i]
		if h.dropped {
			continue
		}
		c := &h.cands[h.choice]
		text, span := doc.Words(&doc.Sentences[h.sentence], h.first, h.end)
		name := c.name
		if c.alias && !shouted(text) {
			name = text // Rome, where GeoNames has Roma
		}
		doc.Places = append(doc.Places, readout.Place{Sentence: h.sentence, First: h.first, End: h.end, Span: span, Text: text, Name: name, Country: c.country,
			Admin1: f.t.division(c.admin1), Lat: c.lat, Lon: c.lon, Precision: classes[c.class].precision, Basis: h.why})
	}
}

// Town returns how many words at the start of a sentence are the name of a
// town of some size, 0 where they are none.
func (f *Finder) Town(sent *readout.Sentence) int {
	if len(sent.Tokens) == 0 || !capitalised(sent.Tokens[0].Form) {
		return 0
	}
	r := &reader{t: f.t}
	end, cands, _ := r.longest(sent, 0, make([]byte, 0, 64))
	for i := range cands {
		if cands[i].settlement() && (cands[i].own || cands[i].weight >= 50000) {
			return end
		}
	}
	return 0
}

package actor

import readout "github.com/readout-events/readout"

// Scene returns the country where a sentence takes place, by the places that
// it or the few sentences before it are set in, or by what the article is
// about, with the reason in words; both are "" where nothing is clear.
func (r *Resolver) Scene(doc *readout.Document, sentence int) (country, basis string) {
	return r.context(doc, sentence).scene()
}

// IsState reports whether a country code is that of a state or territory.
func (r *Resolver) IsState(country string) bool { return r.table.State(country) != nil }

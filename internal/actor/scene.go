package actor

import (
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/actors"
)

// Scene returns the country where a sentence takes place, by the places that
// it or the few sentences before it are set in, or by what the article is
// about, with the reason in words; both are "" where nothing is clear.
func (r *Resolver) Scene(doc *readout.Document, sentence int) (country, basis string) {
	return r.context(doc, sentence).scene()
}

// Beside returns the state other than one that a document speaks of most, with
// the reason in words; both are "" where none stands out.
func (r *Resolver) Beside(doc *readout.Document, one string) (country, basis string) {
	ix := r.indexOf(doc)
	best, n, second := "", 0, 0
	for _, st := range r.table.States() {
		if st.ISO3 == one {
			continue
		}
		switch k := 2*ix.countries[st.ISO3] + ix.others[st.ISO3]; {
		case k > n:
			best, n, second = st.ISO3, k, n
		case k > second:
			second = k
		}
	}
	if n < 2 || n < 2*second {
		return "", ""
	}
	return best, "not of " + r.table.State(one).Name + ", and the article speaks of " + r.table.State(best).Name
}

// Placed returns the state that nearly all towns and regions of a document lie
// in, with the reason in words; both are "" where there is none.
func (r *Resolver) Placed(doc *readout.Document) (country, basis string) {
	if country = placed(r.table, doc); country != "" {
		basis = "the places of the article lie in " + r.table.State(country).Name
	}
	return country, basis
}

// Ruling reports whether a document calls a party a ruling one, or is of a time
// in which it ruled. The name may be that of its people: "Likud ministers".
func (r *Resolver) Ruling(doc *readout.Document, party string) bool {
	ix := r.indexOf(doc)
	if ix.ruling[party] || !ix.dated {
		return ix.ruling[party]
	}
	for words := strings.Fields(party); len(words) > 0; words = words[:len(words)-1] {
		for _, e := range r.table.Lookup(strings.Join(words, " ")) {
			if e.Kind == actors.Group && e.Sector == "PTY" {
				return r.table.Standing(e.Country, e.Name, ix.time...) == "PTY"
			}
		}
	}
	return false
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

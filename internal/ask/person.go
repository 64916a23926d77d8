package ask

import (
	"slices"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/actors"
	"github.com/readout-events/readout/internal/store"
)

// sought is the person that is looked for.
type sought struct {
	terms []store.Term
	names []string // folded; one of them is within a participant's name
	parts []string // folded; all of them are
}

// person makes terms of a name. Titles before it do no harm.
func (w *words) person(name string) (s sought, any bool) {
	name = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(name), "~"))
	if before, after, comma := strings.Cut(name, ","); comma {
		name = strings.TrimSpace(after) + " " + strings.TrimSpace(before) // Lavrov, Sergey
	}
	parts := strings.Fields(store.Fold(name))
	for n := len(parts) - 1; n > 0; n-- { // "Foreign Minister Lavrov"
		if w.who.Role(strings.Join(parts[:n], " ")) != nil || n == 1 && title(parts[0]) {
			parts = parts[n:]
			break
		}
	}
	if len(parts) == 0 {
		return s, false
	}
	values := []string{"~" + strings.Join(parts, " ")}
	known := false
	for _, e := range w.who.Persons() {
		if slices.Contains(values, "~"+e.Name) {
			known = true
			continue
		}
		for _, n := range append([]string{e.Name}, e.Aliases...) {
			if has(n, parts) && len(values) < 30 {
				values = append(values, "~"+e.Name)
				known = true
				break
			}
		}
	}
	if known {
		for _, v := range values {
			s.names = append(s.names, store.Fold(v))
		}
		s.terms = []store.Term{{Field: "party", Values: values}}
		return s, true
	}
	s.parts = parts
	for _, part := range parts {
		s.terms = append(s.terms, store.Term{Field: "party", Values: []string{"~" + part}})
	}
	return s, true
}

func title(word string) bool {
	switch word {
	case "mr", "mrs", "ms", "dr", "sir", "lord", "lady", "prof", "professor", "general", "gen", "president":
		return true
	}
	return false
}

// has reports whether a name has all these words.
func has(name string, parts []string) bool {
	folded := store.Fold(name)
	for _, p := range parts {
		if !strings.Contains(folded, " "+p+" ") {
			return false
		}
	}
	return true
}

// in reports whether the sought person is among the parties.
func (s *sought) in(parties []readout.Participant) bool {
	for i := range parties {
		folded := store.Fold(parties[i].Name)
		if folded == "" {
			continue
		}
		if len(s.parts) > 0 && has(parties[i].Name, s.parts) {
			return true
		}
		for _, n := range s.names {
			if strings.Contains(folded, n) {
				return true
			}
		}
	}
	return len(s.parts)+len(s.names) == 0
}

// Persons returns the persons of the actor tables whose names or aliases have
// all words of a name, sorted, with what they are: "Wang Yi (CHN, Foreign
// Minister)". It is for hints where nobody was found.
func Persons(name string) []string {
	w, err := loaded()
	if err != nil {
		return nil
	}
	parts := strings.Fields(store.Fold(name))
	var names, out []string
	for _, e := range w.who.Persons() {
		if slices.Contains(names, e.Name) {
			continue
		}
		for _, n := range append([]string{e.Name}, e.Aliases...) {
			if len(parts) > 0 && has(n, parts) || distance(strings.ToLower(n), strings.ToLower(name)) <= min(2, len(name)/4) {
				names = append(names, e.Name)
				break
			}
		}
	}
	slices.Sort(names)
	for _, n := range names {
		if e := actors.Pick(w.who.Named(n), ""); e != nil {
			out = append(out, n+" ("+strings.Trim(e.Country+", "+e.Office, ", ")+")")
		}
	}
	return out
}

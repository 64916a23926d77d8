package code

import (
	"strings"

	readout "github.com/readout-events/readout"
)

// private drops events in which somebody acts and nobody on either side is a
// political party: crime between private people, entertainment.
// Protest is political by itself.
func (s *sentence) private() {
	out := s.events[:0]
	gone := map[*event]bool{}
	for _, ev := range s.events {
		if ev.typ != "PROTEST" && len(ev.actor) > 0 && !s.political(ev.actor) && !s.political(ev.recipient) {
			gone[ev] = true
			continue
		}
		out = append(out, ev)
	}
	for _, ev := range out {
		if gone[ev.within] {
			ev.within = nil
			ev.status = readout.Hypothetical // the content of what is no event
		}
	}
	s.events = out
}

// political reports whether one of the parties is more than a private person:
// it has an office or a body behind it, is a state, or is called by what it
// does in politics ("protesters").
func (s *sentence) political(ps []readout.Participant) bool {
	for i := range ps {
		switch p := &ps[i]; p.Sector {
		case "":
			if p.Country != "" {
				return true
			}
		case "CVL", "UNK":
			for _, w := range strings.Fields(strings.ToLower(p.Text)) {
				if s.book.Lists["civic"].Has(strings.TrimSuffix(w, "s")) {
					return true
				}
			}
		default:
			return true
		}
	}
	return false
}

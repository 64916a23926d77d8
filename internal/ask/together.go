package ask

import (
	"cmp"
	"slices"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/actors"
)

// together puts the events of each day that tell of one meeting together, in
// order of their days; those who lack the sought person are left out.
func together(events []readout.Event, who *sought) (groups [][]*readout.Event) {
	type one struct {
		*readout.Event
		rank
	}
	var fit []one
	for i := range events {
		if e := &events[i]; who.in(append(slices.Clone(e.Actor), e.Recipient...)) {
			fit = append(fit, one{e, rankOf(e)})
		}
	}
	// The more precise ones first: what names nobody joins the best that fits.
	slices.SortStableFunc(fit, func(a, b one) int { // newest first, undated last
		return cmp.Or(cmp.Compare(b.When.From, a.When.From), a.compare(b.rank))
	})
	with := map[string][]int{} // day and country of a party, or its name: the groups that may be joined
	for _, e := range fit {
		var keys []string
		if e.When.From != "" {
			for _, p := range append(slices.Clone(e.Actor), e.Recipient...) {
				keys = append(keys, e.When.From+cmp.Or(p.Country, " "+p.Name))
			}
		}
		at := -1
		for _, k := range keys {
			for _, g := range with[k] {
				if (at < 0 || g < at) && oneMeeting(groups[g][0], e.Event) {
					at = g
				}
			}
		}
		if at >= 0 {
			groups[at] = append(groups[at], e.Event)
			continue
		}
		groups = append(groups, []*readout.Event{e.Event})
		for _, k := range keys {
			with[k] = append(with[k], len(groups)-1)
		}
	}
	return groups
}

// rank is the place of an event among those of its day, and so that of the
// meeting that it heads, whatever else comes to that day.
type rank struct {
	named, sources int
	id             string
}

func rankOf(e *readout.Event) rank { return rank{named(e), e.Sources, e.ID} }

// compare is negative where a comes before b.
func (a rank) compare(b rank) int {
	return cmp.Or(cmp.Compare(b.named, a.named), cmp.Compare(b.sources, a.sources), cmp.Compare(a.id, b.id))
}

// named counts the persons of an event.
func named(e *readout.Event) (n int) {
	for _, ps := range [...][]readout.Participant{e.Actor, e.Recipient} {
		for i := range ps {
			if isPerson(&ps[i]) {
				n++
			}
		}
	}
	return n
}

// isPerson reports whether a participant is one person.
func isPerson(p *readout.Participant) bool {
	w, err := loaded()
	if err != nil || p.Name == "" {
		return false
	}
	if p.Office != "" {
		return true
	}
	return slices.ContainsFunc(w.who.Named(p.Name), func(e *actors.Entry) bool { return e.Kind == actors.Person })
}

// oneMeeting reports whether two events of one day, or of one article, tell of
// one meeting: two parties of the one are two of the other, and place and
// manner do not contradict each other.
func oneMeeting(a, b *readout.Event) bool {
	if a.Status != b.Status && (a.Status != readout.Actual && a.Status != readout.Historical || b.Status != readout.Actual && b.Status != readout.Historical) {
		return false
	}
	if phone := func(e *readout.Event) bool { return e.Mode == Phone }; phone(a) != phone(b) {
		other := a
		if phone(a) {
			other = b
		}
		if other.Mode != "" || town(other.Where) {
			return false
		}
	}
	if town(a.Where) && town(b.Where) && a.Where.Country != b.Where.Country {
		return false
	}
	pa, pb := append(slices.Clone(a.Actor), a.Recipient...), append(slices.Clone(b.Actor), b.Recipient...)
	used := make([]bool, len(pa))
	found := 0
	for i := range pb {
		for k := range pa {
			if !used[k] && sameParty(&pa[k], &pb[i]) {
				used[k] = true
				found++
				break
			}
		}
	}
	return found >= 2 || found == 1 && len(pb) == 1 && len(pa) == 1
}

func town(p *readout.Place) bool {
	return p != nil && (p.Precision == "city" || p.Precision == "point")
}

// sameParty reports whether two participants can be one: the same name, or of
// one country where not both are persons.
func sameParty(a, b *readout.Participant) bool {
	if a.Name == b.Name && a.Country == b.Country {
		return true
	}
	if a.Country == "" || a.Country != b.Country {
		return false
	}
	return !isPerson(a) && wholeState(a) || !isPerson(b) && wholeState(b)
}

// wholeState reports whether a participant is a state or its government.
func wholeState(p *readout.Participant) bool { return p.Sector == "" || p.Sector == "GOV" }

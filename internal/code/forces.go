package code

import (
	"strings"

	readout "github.com/readout-events/readout"
)

// forces puts the sectors of attacks right: a capital that is fired at is a
// place and no government, what was shot down was an army's, and a people that
// fires missiles is its army.
func (s *sentence) forces() {
	for _, ev := range s.events {
		ev.actor, ev.recipient = titled(ev.actor), titled(ev.recipient)
		if ev.typ == "THREATEN" && ev.mode == "violence" {
			for i := range ev.recipient {
				if p := &ev.recipient[i]; p.Sector == "GOV" && s.city(p) && s.aimed(p) {
					p.Sector = ""
				}
			}
		}
		if ev.typ != "ASSAULT" {
			continue
		}
		if s.between(ev.actor) {
			ev.actor = nil
		}
		s.sameAircraft(ev)
		s.ofSides(ev)
		for i := range ev.recipient {
			p := &ev.recipient[i]
			switch {
			case p.Sector == "GOV" && s.city(p):
				p.Sector = ""
			case p.Sector == "" && uncounted(p.Text):
				p.Sector = "CVL"
				if like := s.countedBefore(s.tokenAt(p.Span.Start)); like != nil && !p.Span.Empty() {
					p.Sector = like.Sector
				}
			case p.Sector == "" && s.actors.IsState(p.Country) && (s.shotDown(ev) || manned(p.Text)):
				p.Sector = "MIL"
			}
		}
		for i := range ev.actor {
			if p := &ev.actor[i]; p.Sector == "" && s.actors.IsState(p.Country) && s.folk(p) && s.armsOf(ev) {
				p.Sector = "MIL"
			}
		}
	}
}

// sameAircraft gives aircraft and drones that attack, and of which nobody tells
// whose they are, to whose aircraft attacked shortly before: "Turkish jets hit
// the town ... Two drones bombed a bus".
func (s *sentence) sameAircraft(ev *event) {
	switch ev.mode {
	case "aerial", "drone":
	default:
		return
	}
	if len(ev.actor) == 1 && ev.status == readout.Actual && s.actors.IsState(ev.actor[0].Country) && ev.actor[0].Sector != "CVL" {
		p := ev.actor[0]
		s.here.aircraft, s.here.aircraftAt = &p, s.index
		return
	}
	c := &s.clauses[ev.clause]
	if before := s.here.aircraft; len(ev.actor) == 0 && before != nil && s.index-s.here.aircraftAt <= 5 && len(c.Subj) == 1 && !ev.nominal && !has(ev.recipient, before) {
		a := &c.Subj[0]
		if t := s.tokenOf(a); t == nil || !s.inList(a.Head, s.book.Lists["aircraft"], strings.ToLower(t.Lemma), strings.ToLower(t.Form)) && !s.book.Lists["drone"].Has(strings.ToLower(t.Lemma)) {
			return
		}
		p := *before
		p.Quoted = s.quoted(a.First, a.End)
		p.Basis = joinBasis("as "+before.Text+" before", "")
		if p.Sector == "" || p.Sector == "GOV" {
			p.Sector = "MIL"
		}
		ev.actor = []readout.Participant{p}
	}
}

// uncounted reports whether a phrase only says that there were others: "seven
// others", "five more".
func uncounted(text string) bool {
	w := strings.Fields(strings.ToLower(text))
	if len(w) == 0 {
		return false
	}
	switch w[len(w)-1] {
	case "others", "more", "other":
		return true
	}
	return false
}

// manned reports whether a phrase ends with a word for where soldiers lie:
// "Russian positions".
func manned(text string) bool {
	switch strings.ToLower(text[strings.LastIndexByte(text, ' ')+1:]) {
	case "positions", "outpost", "outposts", "pickets", "bunkers", "trenches", "barracks":
		return true
	}
	return false
}

// titled drops a bare state that is only the first word of the office named
// next: "Fiji | Prime Minister Sitiveni Rabuka".
func titled(ps []readout.Participant) []readout.Participant {
	for i := 0; i+1 < len(ps); i++ {
		p, q := &ps[i], &ps[i+1]
		if p.Sector == "" && q.Sector != "" && p.Country == q.Country && p.Country != "" && !p.Span.Empty() && p.InTitle == q.InTitle && p.Span.End <= q.Span.Start && q.Span.Start-p.Span.End <= 1 {
			return titled(append(ps[:i:i], ps[i+1:]...))
		}
	}
	return ps
}

// city reports whether a party is called by the name of a town, which stands
// for itself: "missiles hit Kyiv".
func (s *sentence) city(p *readout.Participant) bool {
	for _, i := range s.here.places[s.index] {
		q := &s.doc.Places[i]
		if q.Precision != "city" || q.Country != p.Country || q.First < 0 || q.First >= len(s.sent.Tokens) {
			continue
		}
		if s.tok(q.First).Span.Start == p.Span.Start && s.tok(q.End-1).Span.End == p.Span.End {
			return true
		}
	}
	return false
}

// between reports whether who fights is only where it is: "fighting went on
// between El-Fasher and Nyala".
func (s *sentence) between(ps []readout.Participant) bool {
	if len(ps) != 2 || ps[0].Country != ps[1].Country {
		return false
	}
	return s.city(&ps[0]) && s.city(&ps[1])
}

// aimed reports whether a party is what force is to fall on: "strike at Kyiv".
func (s *sentence) aimed(p *readout.Participant) bool {
	k := s.tokenAt(p.Span.Start)
	return k > 0 && strings.EqualFold(s.tok(k-1).Form, "at")
}

// shotDown reports whether an attack is one on missiles, drones or aircraft.
func (s *sentence) shotDown(ev *event) bool {
	switch s.clauses[ev.clause].Lemma {
	case "shoot_down", "bring_down", "down", "intercept":
	default:
		return false
	}
	for _, w := range ev.words {
		lemma := strings.ToLower(s.tok(w).Lemma)
		if s.book.Lists["missile"].Has(lemma) || s.book.Lists["drone"].Has(lemma) || s.book.Lists["aircraft"].Has(lemma) {
			return true
		}
	}
	return false
}

// folk reports whether a party is a people: "the Russians".
func (s *sentence) folk(p *readout.Participant) bool {
	k := s.tokenAt(p.Span.Start)
	return k >= 0 && s.tok(k).Span.End == p.Span.End && (s.tok(k).XTag == "NNPS" || s.tok(k).XTag == "NNS") && strings.HasSuffix(p.Text, "s")
}

// armsOf reports whether an attack is one that only an army makes.
func (s *sentence) armsOf(ev *event) bool {
	switch ev.mode {
	case "heavy-weapons", "aerial", "drone":
		return true
	}
	switch s.clauses[ev.clause].Lemma {
	case "shell", "bomb", "bombard", "shoot_down", "down", "hit", "strike", "invade", "advance", "capture":
		return len(ev.recipient) > 0 && ev.mode == ""
	}
	return false
}

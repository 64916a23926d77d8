package code

import (
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/clause"
	"github.com/readout-events/readout/internal/phrase"
)

// sides is what the attacks told of so far say of who fights whom.
type sides struct {
	armed   *readout.Participant // the last group under arms that attacked or was hit, by its name or country
	armedAt int                  // and its sentence
	struck  string               // country whose soldiers were hit last, told by the text
	hitAt   int
	war     map[string]string // of a state whose forces attacked another one: that one
}

// reach is for how many sentences it is remembered who attacked.
const sidesReach = 6

// ofSides puts parties of attacks right by those that were told of before: "the
// attackers" are the group that attacked, another soldier who is killed is of
// the army that was hit, and whom an army strikes abroad is not of its country.
func (s *sentence) ofSides(ev *event) {
	m := &s.here.sides
	for i := range ev.actor {
		p := &ev.actor[i]
		s.sameGroup(p)
		if p.Sector == "MIL" && (guessed(p.Basis) || strings.Contains(p.Basis, "other side")) && m.struck != "" && s.index > m.hitAt && s.index-m.hitAt <= sidesReach && p.Country != m.struck && theUnit(p.Text) && onlyCountry(ev.recipient) != m.struck {
			p.Country, p.Basis = m.struck, "those hit before were of "+m.struck
		}
		if w := m.war[p.Country]; p.Sector == "REB" && guessed(p.Basis) && w != "" && ev.mode == "heavy-weapons" && len(ev.recipient) == 0 { // rockets are fired from across the border
			p.Country, p.Basis = w, "whom "+p.Country+" attacked before"
		}
		if to := onlyCountry(ev.recipient); p.Sector == "CVL" && guessed(p.Basis) && to != "" && to == p.Country && m.war[to] != "" && bySector(ev.recipient, "MIL") { // "the men had opened fire on its troops"
			p.Country, p.Basis = m.war[to], "whom "+to+" attacked before"
		}
	}
	for i := range ev.recipient {
		p := &ev.recipient[i]
		s.sameGroup(p)
		if p.Sector == "CVL" && m.struck != "" && s.index > m.hitAt && s.index-m.hitAt <= 1 && theNumber(p.Text) {
			p.Country, p.Sector, p.Basis = m.struck, "MIL", "those hit before were of "+m.struck
			continue
		}
		if p.Country == "" && p.Sector == "" && p.Text != "" && s.homes(&clause.Arg{Phrase: phrase.Phrase{Sentence: s.index, Head: max(0, s.tokenAt(p.Span.Start))}}) {
			if c, why := s.actors.Scene(s.doc, s.index); c != "" {
				p.Country, p.Sector, p.Basis = c, "CVL", why
			}
			continue
		}
		if from := onlyCountry(ev.actor); p.Country == "" && from != "" && s.actors.IsState(from) && s.statesForces(ev.actor) { // "Armenia says two soldiers were killed by Azeri fire"
			switch p.Sector {
			case "MIL", "CVL", "COP":
				if by := s.speaker(s.clauses[ev.clause].Pred); len(by) == 1 && s.actors.IsState(by[0].Country) && by[0].Country != from && (by[0].Sector == "" || by[0].Sector == "GOV" || by[0].Sector == "MIL") {
					p.Country, p.Basis = by[0].Country, "the country of who tells it"
					continue
				}
			}
		}
		if !guessed(p.Basis) || s.nationNamed(p) {
			continue
		}
		if p.Sector == "MIL" && m.struck != "" && s.index > m.hitAt && s.index-m.hitAt <= sidesReach && p.Country != m.struck && onlyCountry(ev.actor) != m.struck && soldiers(p.Text) {
			p.Country, p.Basis = m.struck, "those hit before were of "+m.struck
			continue
		}
		if from := onlyCountry(ev.actor); from != "" && from == p.Country && m.war[from] != "" && s.statesForces(ev.actor) {
			p.Country, p.Basis = m.war[from], "whom "+from+" attacked before"
		}
	}
}

// statesForces reports whether those who act are a state or its army, and the
// text says of which state.
func (s *sentence) statesForces(ps []readout.Participant) bool {
	for i := range ps {
		if p := &ps[i]; p.Sector != "" && p.Sector != "MIL" && p.Sector != "GOV" || guessed(p.Basis) {
			return false
		}
	}
	return len(ps) > 0
}

// soldiers reports whether a phrase counts soldiers: "another soldier", "two of
// the troops".
func soldiers(text string) bool {
	w := strings.Fields(strings.ToLower(text))
	switch w[len(w)-1] {
	case "soldier", "soldiers", "troops", "serviceman", "servicemen", "paratrooper", "paratroopers", "marines", "reservist", "reservists", "peacekeepers", "peacekeeper":
		return true
	}
	return false
}

// theUnit reports whether a phrase means soldiers who were told of: "the unit".
func theUnit(text string) bool {
	switch strings.ToLower(text) {
	case "the unit", "the patrol", "the convoy", "the soldiers", "the troops", "the battalion", "the brigade", "the platoon", "unit", "patrol":
		return true
	}
	return false
}

// theNumber reports whether a phrase counts those who were told of: "the three".
func theNumber(text string) bool {
	w, is := strings.CutPrefix(strings.ToLower(text), "the ")
	return is && number(w)
}

// sameGroup gives "the attackers" the name of the group that attacked before.
func (s *sentence) sameGroup(p *readout.Participant) {
	m := &s.here.sides
	if p.Sector != "UAF" || m.armed == nil || s.index-m.armedAt > sidesReach || !strings.HasPrefix(strings.ToLower(p.Name), "the ") && !s.definite(p) {
		return
	}
	for w := range strings.FieldsSeq(strings.ToLower(p.Text + " " + p.Name)) {
		switch w {
		case "attackers", "assailants", "raiders", "gunmen", "attacker", "assailant", "hitmen":
		default:
			continue
		}
		p.Name, p.Country, p.Sector, p.Basis = m.armed.Name, m.armed.Country, m.armed.Sector, "as "+m.armed.Text+" before"
		return
	}
}

// definite reports whether the last noun of a party has the article: "22 of the
// attackers".
func (s *sentence) definite(p *readout.Participant) bool {
	if p.Span.Empty() {
		return false
	}
	for k := s.tokenAt(p.Span.Start); k >= 0 && k < len(s.sent.Tokens) && s.tok(k).Span.Start < p.Span.End; k++ {
		switch strings.ToLower(s.tok(k).Form) {
		case "the", "these", "those":
			return true
		}
	}
	k := s.tokenAt(p.Span.Start)
	return k > 0 && strings.EqualFold(s.tok(k-1).Form, "the")
}

// noteSides remembers who attacked whom.
func (s *sentence) noteSides(ev *event) {
	m := &s.here.sides
	if ev.status != readout.Actual && ev.status != readout.Historical && ev.status != told {
		return
	}
	note := func(p *readout.Participant) {
		switch p.Sector {
		case "REB", "PRM", "CRM":
			if p.Country != "" && s.calledByName(p) {
				q := *p
				m.armed, m.armedAt = &q, s.index
			}
		}
	}
	for i := range ev.actor {
		note(&ev.actor[i])
	}
	for i := range ev.recipient {
		p := &ev.recipient[i]
		note(p)
		if p.Sector == "MIL" && s.actors.IsState(p.Country) && !guessed(p.Basis) && s.nationNamed(p) && soldiers(p.Text) {
			m.struck, m.hitAt = p.Country, s.index
		}
	}
	from, to := onlyCountry(ev.actor), onlyCountry(ev.recipient)
	if !s.actors.IsState(from) || from == to {
		return
	}
	if s.statesForces(ev.actor) && len(ev.recipient) > 0 && to != "" && s.sure(ev.recipient) {
		m.wage(from, to)
	}
	if s.actors.IsState(to) && s.statesForces(ev.recipient) && s.sure(ev.actor) { // who fires rockets at a state is struck by it
		m.wage(to, from)
	}
}

func (m *sides) wage(from, to string) {
	if m.war == nil {
		m.war = map[string]string{}
	}
	m.war[from] = to
}

// sure reports whether the countries of all parties are told by the text.
func (s *sentence) sure(ps []readout.Participant) bool {
	for i := range ps {
		if guessed(ps[i].Basis) && !strings.Contains(ps[i].Basis, "sentence is set in") || ps[i].Country == "" {
			return false
		}
	}
	return true
}

// calledByName reports whether a name that the tables know stands in the words of
// a party.
func (s *sentence) calledByName(p *readout.Participant) bool {
	for _, i := range s.here.mentions[s.index] {
		m := &s.doc.Mentions[i]
		if m.Entity < 0 || m.Entity >= len(s.doc.Entities) || m.Kind == readout.Description || m.Kind == readout.Location {
			continue
		}
		if at := s.tok(m.First).Span; at.Start >= p.Span.Start && at.Start < p.Span.End && s.doc.Entities[m.Entity].Sector == p.Sector {
			return true
		}
	}
	return false
}

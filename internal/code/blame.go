package code

import (
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook"
	"github.com/readout-events/readout/internal/clause"
)

// named reports whether a rule names words beside its verb that must be there.
func named(r *codebook.Rule) bool {
	for i := range r.Elems {
		if e := &r.Elems[i]; !e.Optional && len(e.Literal)+len(e.Lists) > 0 {
			return true
		}
	}
	return false
}

// asserted reports whether somebody who says a clause says it for true, and
// not in passing, as a condition, or of what may come.
func (s *sentence) asserted(c *clause.Clause, m *match) bool {
	if c.If || c.Question || c.Imperative || s.baseless(c) != "" || c.Role == "attribute" || c.Role == "participle" || c.Kind == clause.Noun {
		return false
	}
	if c.Kind == clause.Adjective && len(m.rule.Verbs) > 0 && m.rule.Verbs[0].Adjective && c.Lemma != "behind" {
		for k := c.Pred - 1; k >= 0 && k > c.Pred-6; k-- { // "under occupation"
			if t := s.tok(k); t.Tag == "ADP" && t.Head == c.Pred && len(m.words) == 0 && !s.beforeOf(m, c) {
				return false
			}
		}
	}
	if c.Form == "finite" {
		return m.rule.Code.Type != "ACCUSE" || c.Tense != "future" || c.Modal == "be_to" || s.ofConduct(m)
	}
	switch {
	case c.Role == "comp" && c.Parent >= 0 && (c.Mark == "to" || c.Mark == "that" || c.Mark == ""):
	case c.Role == "conj", c.Role == "aside":
	case c.Form == "gerund" && c.Mark == "" && s.besides(c): // "closed the border, violating the agreement"
		return s.asserted(&s.clauses[c.Parent], m)
	case c.Role == "adverbial" && c.Form == "infinitive": // "uses its money to interfere"
	default:
		return c.Kind == clause.Adjective && c.Role == ""
	}
	if c.Parent < 0 {
		return true
	}
	p := &s.clauses[c.Parent]
	if p.Kind == clause.Verb && c.Role == "comp" && ceases(p.Lemma) && !p.Negated {
		return false // "must stop violating the agreement"
	}
	if s.wish.Has(p.Lemma) && !(c.Form == "infinitive" && desires(p.Lemma) && sameArgs(c.Subj, p.Subj)) || s.state[c.Parent] == 2 && s.evs[c.Parent] != nil && s.evs[c.Parent].clause == c.Parent {
		return false
	}
	return p.Kind == clause.Noun || s.asserted(p, m)
}

// besides reports whether a clause with -ing is put behind a comma to one that
// somebody says for true: "closed the border, thereby violating the agreement".
func (s *sentence) besides(c *clause.Clause) bool {
	if c.Role != "adverbial" && c.Role != "participle" || c.NounTok >= 0 || c.Parent < 0 || s.clauses[c.Parent].Pred > c.Pred {
		return false
	}
	for i := c.Pred - 1; i > 0 && i >= c.Pred-3; i-- {
		if s.tok(i).Form == "," {
			return true
		}
		if s.tok(i).Tag != "ADV" {
			return false
		}
	}
	return false
}

// ceases reports whether a verb tells of the end of what completes it.
func ceases(lemma string) bool {
	switch lemma {
	case "stop", "cease", "end", "quit", "refrain", "abandon", "give_up", "avoid", "desist", "halt":
		return true
	}
	return false
}

// desires reports whether a verb tells what somebody is after himself.
func desires(lemma string) bool {
	switch lemma {
	case "want", "seek", "hope", "wish":
		return true
	}
	return false
}

// sameArgs reports whether two lists of arguments are the same words.
func sameArgs(a, b []clause.Arg) bool {
	if len(a) != len(b) || len(a) == 0 {
		return false
	}
	for i := range a {
		if a[i].Sentence != b[i].Sentence || a[i].Head != b[i].Head {
			return false
		}
	}
	return true
}

// beforeOf reports whether the rule of a match asks for words before its
// adjective: "is on_table".
func (s *sentence) beforeOf(m *match, c *clause.Clause) bool {
	for i := range m.rule.Verbs {
		if v := &m.rule.Verbs[i]; len(v.Before) > 0 && hasBase(v, c.Lemma) {
			return true
		}
	}
	return false
}

// ofConduct reports whether what is blamed is what a party does, not the party.
func (s *sentence) ofConduct(m *match) bool {
	for i := range m.y {
		if t := s.tokenOf(&m.y[i]); t != nil && s.conduct.Has(strings.ToLower(t.Lemma)) {
			return true
		}
	}
	return false
}

// toCome reports whether a clause tells of what will be or would be, or
// stands in one that does: "will ensure that they do not go unpunished".
func (s *sentence) toCome(c *clause.Clause) bool {
	for n := 0; n < 4; n++ {
		switch c.Modal {
		case "will", "shall", "would", "going_to", "can", "cannot", "could", "must", "have_to":
			return true
		}
		if c.Tense == "future" {
			return true
		}
		if c.Role != "comp" || c.Parent < 0 {
			return false
		}
		c = &s.clauses[c.Parent]
	}
	return false
}

// doers returns who does the acts of force and repression that are told below
// a predicate: "expressed outrage after reports that Y had shelled the town".
func (s *sentence) doers(pred int, actors []readout.Participant) []readout.Participant {
	for k := range s.clauses {
		if s.clauses[k].Pred == pred || !s.below(s.clauses[k].Pred, pred) || s.state[k] == 1 {
			continue
		}
		ev := s.event(k)
		if ev == nil || ev.typ != "ASSAULT" && ev.typ != "COERCE" && ev.typ != "SANCTION" {
			continue
		}
		if who := without(ev.actor, actors); len(who) > 0 && !shareCountry(who, actors) {
			return who
		}
	}
	return nil
}

// ofOthers reports whether what a match warns of in a clause of its own would
// be done by others than who warns.
func (s *sentence) ofOthers(m *match, actors []readout.Participant) bool {
	for _, k := range m.inner {
		c := &s.clauses[k]
		if c.Form != "finite" || c.Kind == clause.Noun {
			continue
		}
		who := s.allParties(c.Subj)
		if len(who) > 0 && !shareCountry(who, actors) {
			return true
		}
	}
	return false
}

// blameOf returns of whom a match says what its speaker says: its Y, or
// whoever does what its inner clauses tell.
func (s *sentence) blameOf(m *match) []readout.Participant {
	if m.rule.Code.Recipient == "E" { // "the answer will be painful if Y sends its fleet"
		return s.condition()
	}
	if m.rule.Code.Recipient != "D" {
		return s.recipients(m.args(m.rule.Code.Recipient))
	}
	var out []readout.Participant
	for _, k := range m.inner {
		if s.clauses[k].Kind == clause.Noun { // "concern over the arrest of Y by X"
			if ev := s.event(k); ev != nil {
				out = merge(out, ev.actor)
			}
			continue
		}
		out = merge(out, s.recipients(s.clauses[k].Subj))
	}
	return out
}

// condition returns the parties of whom a condition of the sentence tells.
func (s *sentence) condition() []readout.Participant {
	for k := range s.clauses {
		if c := &s.clauses[k]; c.If && c.Parent >= 0 {
			if out := s.allParties(c.Subj); len(out) > 0 {
				return out
			}
		}
	}
	return nil
}

// negates reports whether the word that negates belongs to the words of the
// rule: "no" of "has no right".
func (s *sentence) negates(m *match, neg int) bool {
	for tok := range m.literal {
		if neg >= 0 && neg <= tok && tok-neg < 4 {
			for i := range m.rule.Elems {
				for _, l := range m.rule.Elems[i].Literal {
					if l.Lemmas[0] == strings.ToLower(s.tok(neg).Form) || len(l.Before) > 0 && l.Before[0] == strings.ToLower(s.tok(neg).Form) {
						return true
					}
				}
			}
		}
	}
	return false
}

// ownSide reports whether all parties are the speaker himself or the state
// that he speaks for.
func ownSide(ps, speaker []readout.Participant) bool {
	for i := range ps {
		own := has(speaker, &ps[i])
		for k := range speaker {
			switch speaker[k].Sector {
			case "", "GOV", "MIL", "LEG", "COP", "SPY", "JUD":
				own = own || ps[i].Sector == "" && ps[i].Country == speaker[k].Country && !beyondStates(ps[i].Country)
			}
			own = own || ps[i].Name != "" && (ps[i].Name == speaker[k].Name || strings.Contains(speaker[k].Office, ps[i].Name)) // "the leader of Law and Justice said that the party"
		}
		if !own {
			return false
		}
	}
	return true
}

// beyondStates reports whether the code of a country stands for bodies beyond
// states, of which there are many.
func beyondStates(country string) bool {
	switch country {
	case "", "IGO", "NGO", "MNC", "IMG", "ISM":
		return true
	}
	return false
}

// charged gives what somebody is investigated, tried or arrested for to him,
// where the tree gives it to those who do so: "launched an investigation into
// the mayor for insulting the president".
func (s *sentence) charged() {
	for _, ev := range s.events {
		c := &s.clauses[ev.clause]
		if c.Form != "gerund" || c.Mark != "for" && c.Mark != "of" && c.Mark != "over" || c.Parent < 0 || ev.within != nil {
			continue
		}
		p := s.evs[c.Parent]
		if p == nil || p == ev || !p.nominal && !s.light.Has(s.clauses[c.Parent].Lemma) || len(p.recipient) == 0 || !sameParties(p.actor, ev.actor) {
			continue
		}
		if p.typ == "ACCUSE" || p.typ == "SANCTION" || p.mode == "arrest" {
			ev.actor = p.recipient
			ev.recipient = without(ev.recipient, ev.actor)
		}
	}
}

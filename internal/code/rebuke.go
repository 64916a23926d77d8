package code

import (
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/clause"
)

// rebukes finds the blame that parties at home put on each other in words that
// no rule knows: what one side says of another with a word of blame ("the
// opposition said that the government lived on lies"). Only where nothing
// else was coded of the clause, and both are sides of home politics of one
// country.
func (s *sentence) rebukes() {
	for ci := range s.clauses {
		c := &s.clauses[ci]
		if c.Kind == clause.Noun || c.Form != "finite" && c.Kind != clause.Adjective || c.If || c.Question || c.Negated || c.Imperative || c.Tense == "future" || c.Modal != "" {
			continue
		}
		if c.Role != "comp" && c.Role != "" && c.Role != "conj" || s.busy(ci) || s.book.Lists["mental"].Has(c.Lemma) || s.book.Lists["amends"].Has(c.Lemma) {
			continue
		}
		who := side(s.speaker(c.Pred))
		whom := side(s.allParties(c.Subj))
		if len(who) == 0 || len(whom) == 0 || who[0].Country == "" || whom[0].Country != "" && !shareCountry(whom, who) || ownSide(whom, who) || sameParties(who, whom) || who[0].Name == whom[0].Name {
			continue
		}
		w := s.blameWord(ci)
		if w < 0 {
			continue
		}
		words := []int{c.Pred}
		if w != c.Pred {
			words = append(words, w)
		}
		if w < c.Pred {
			words = []int{w, c.Pred}
		}
		s.events = append(s.events, &event{clause: ci, ruleName: "program:rebuke", typ: "ACCUSE", mode: "disapprove", cameo: "111", actor: who, recipient: without(whom, who), status: readout.Actual, words: words})
	}
}

// side keeps the parties of home politics.
func side(ps []readout.Participant) []readout.Participant {
	var out []readout.Participant
	for i := range ps {
		switch ps[i].Sector {
		case "GOV", "LEG", "PTY", "OPP", "JUD", "COP", "LAB":
			out = append(out, ps[i])
		}
	}
	return out
}

// busy reports whether something is coded of a clause or of what hangs on it.
func (s *sentence) busy(ci int) bool {
	for _, ev := range s.events {
		if ev.clause == ci || s.under(ev.clause, ci) || ev.clause >= 0 && s.clauses[ev.clause].Kind != clause.Noun && s.clauses[ci].Parent == ev.clause && ev.typ != "CONSULT" {
			return true
		}
	}
	return false
}

// blameWord returns the token of a clause that blames, -1 where none does.
func (s *sentence) blameWord(ci int) int {
	pred := s.clauses[ci].Pred
	list := s.book.Lists["blame_word"]
	for i := range s.sent.Tokens {
		if i != pred && !s.below(i, pred) || s.told(i, ci) {
			continue
		}
		t := s.tok(i)
		if list.Has(strings.ToLower(t.Lemma)) && !denied(s.sent.Tokens, i) {
			return i
		}
	}
	return -1
}

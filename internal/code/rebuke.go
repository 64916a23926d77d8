package code

import (
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/clause"
)

// rebukes finds the blame that opponents put on each other in words that no
// rule knows: what one side says of another with a word of blame ("the
// opposition said that the government lived on lies"), or that it does not do
// what it owes ("has learnt nothing"). Only where nothing else was coded of the
// clause, and where the two are sides of home politics of one country, or
// speak for different states.
func (s *sentence) rebukes() {
	for ci := range s.clauses {
		c := &s.clauses[ci]
		if c.Kind == clause.Noun || c.Form != "finite" && c.Kind != clause.Adjective || c.If || c.Question || c.Imperative || c.Tense == "future" {
			continue
		}
		if c.Modal != "" && !(c.Negated && (c.Modal == "can" || c.Modal == "cannot" || c.Modal == "could")) {
			continue
		}
		if c.Role != "comp" && c.Role != "" && c.Role != "conj" && c.Role != "aside" || s.busy(ci) || s.book.Lists["mental"].Has(c.Lemma) && !c.Negated || s.book.Lists["amends"].Has(c.Lemma) {
			continue
		}
		if len(c.Subj) > 0 && len(c.Subj[0].Poss) > 0 {
			if t := s.tokenOf(&c.Subj[0].Poss[0]); t != nil && ownWord(t.Form) {
				continue // "his party holds": most often the speaker's own
			}
		}
		who := s.speaker(c.Pred)
		whom := s.allParties(c.Subj)
		if len(whom) == 0 {
			for i := range c.Subj { // "the actions of the ruling party show"
				if t := s.tokenOf(&c.Subj[i]); t != nil && s.conduct.Has(strings.ToLower(t.Lemma)) {
					whom = merge(whom, s.recipients(c.Subj[i:i+1]))
				}
			}
		}
		who, whom, home := opponents(who, whom)
		if len(who) == 0 {
			continue
		}
		words := s.blameWords(ci, home)
		if len(words) == 0 {
			continue
		}
		s.events = append(s.events, &event{clause: ci, ruleName: "program:rebuke", typ: "ACCUSE", mode: "disapprove", cameo: "111", actor: who, recipient: without(whom, who), status: readout.Actual, words: words})
	}
}

// opponents keeps of those who speak and those who are spoken of the parties
// that stand against each other, and whether they do so in one country.
func opponents(who, whom []readout.Participant) (by, of []readout.Participant, home bool) {
	by, of = side(who), side(whom)
	if len(by) > 0 && len(of) > 0 && by[0].Country != "" && (of[0].Country == "" || shareCountry(of, by)) {
		if bySector(by, "GOV") && bySector(of, "GOV") && by[0].Office == "" && of[0].Office != "" { // a ministry that tells what its minister said
			return nil, nil, false
		}
		if ownSide(of, by) || sameParties(by, of) || by[0].Name == of[0].Name {
			return nil, nil, false
		}
		return by, of, true
	}
	by, of = abroadSide(who), abroadSide(whom)
	if len(by) > 0 && len(of) > 0 && !shareCountry(of, by) {
		return by, of, false
	}
	if by, of = critics(who), powers(whom); len(by) > 0 && len(of) > 0 {
		return by, of, shareCountry(of, by)
	}
	if by, of = abroadSide(who), powers(whom); len(by) > 0 && len(of) > 0 && !shareCountry(of, by) {
		return by, of, false
	}
	return nil, nil, false
}

// critics keeps those without office who blame the powerful: rights groups,
// churches, unions, victims' families, former officials, commentators.
func critics(ps []readout.Participant) []readout.Participant {
	var out []readout.Participant
	for i := range ps {
		switch ps[i].Sector {
		case "NGO", "REL", "SOC", "LAB", "EDU", "ELI", "JRN":
			out = append(out, ps[i])
		case "CVL": // residents tell what they saw
			if campaigns(ps[i].Text) {
				out = append(out, ps[i])
			}
		case "":
			if ps[i].Country == "NGO" || ps[i].Country == "UNO" || ps[i].Country == "EUR" {
				out = append(out, ps[i])
			}
		}
	}
	return out
}

// campaigns reports whether the words for civilians name such as blame:
// activists, lawyers, the families of victims.
func campaigns(text string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(text)) {
		switch w {
		case "activist", "activists", "campaigner", "campaigners", "dissident", "dissidents", "defender", "defenders", "lawyer", "lawyers", "family", "families", "relatives", "organisers", "organizers", "signatories":
			return true
		}
	}
	return false
}

// powers keeps the states, their bodies and forces, parties, armed groups and
// bodies of states.
func powers(ps []readout.Participant) []readout.Participant {
	var out []readout.Participant
	for i := range ps {
		switch ps[i].Sector {
		case "GOV", "MIL", "LEG", "SPY", "PTY", "OPP", "JUD", "COP", "REB", "PRM":
			out = append(out, ps[i])
		case "":
			if ps[i].Country != "" && ps[i].Country != "NGO" && ps[i].Country != "MNC" {
				out = append(out, ps[i])
			}
		}
	}
	return out
}

// abroadSide keeps the parties that speak or act for a state.
func abroadSide(ps []readout.Participant) []readout.Participant {
	var out []readout.Participant
	for i := range ps {
		if beyondStates(ps[i].Country) {
			continue
		}
		switch ps[i].Sector {
		case "", "GOV", "MIL", "LEG", "SPY":
			out = append(out, ps[i])
		}
	}
	return out
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

// blameWords returns the tokens of a clause that blame: its predicate and the
// word of blame; none where nothing does.
func (s *sentence) blameWords(ci int, home bool) []int {
	c := &s.clauses[ci]
	pred := c.Pred
	if c.Negated {
		owed := c.Modal == "" && home && s.book.Lists["owed"].Has(c.Lemma)
		if owed || c.Modal != "" && (c.Lemma == "hide" || c.Lemma == "justify" || c.Lemma == "conceal" || c.Lemma == "whitewash") {
			return []int{pred}
		}
		return nil
	}
	if k := s.illDeed(ci); k >= 0 {
		return []int{k}
	}
	for i := range s.sent.Tokens {
		if i != pred && !s.below(i, pred) || s.told(i, ci) || !s.blames(i, home) || denied(s.sent.Tokens, i) {
			continue
		}
		if i == pred {
			return []int{pred}
		}
		return []int{min(i, pred), max(i, pred)}
	}
	return nil
}

// illDeed returns the predicate of a clause, or of what somebody tries, wants or
// goes on to do in it, where it is a verb that only blames; -1 where it is none.
func (s *sentence) illDeed(ci int) int {
	ill := s.book.Lists["ill_deed"]
	c := &s.clauses[ci]
	bad := func(c *clause.Clause) bool {
		return c.Kind == clause.Verb && !c.Passive && !c.Negated && !s.nextNo(c.Pred) && (c.Particle == "" && ill.Has(c.Lemma) || ill.Has(c.Lemma+"_"+c.Particle))
	}
	if bad(c) {
		return c.Pred
	}
	switch c.Lemma {
	case "try", "attempt", "seek", "want", "continue", "begin", "start", "dare", "prefer", "choose", "strive", "decide", "use":
		for _, k := range c.Comps {
			if in := &s.clauses[k.Clause]; k.Mark == "to" && bad(in) {
				return in.Pred
			}
		}
	}
	return -1
}

// nextNo reports whether "no" or "nobody" stands behind a verb: "wasted no time".
func (s *sentence) nextNo(tok int) bool {
	if tok+1 >= len(s.sent.Tokens) {
		return false
	}
	switch strings.ToLower(s.tok(tok + 1).Form) {
	case "no", "nobody", "nothing", "neither", "none":
		return true
	}
	return false
}

// blames reports whether a word blames: one of the lists of blame, alone or
// with the word behind it, and between sides at home what is done instead of
// something, or without doing it.
func (s *sentence) blames(i int, home bool) bool {
	t := s.tok(i)
	lemma, form := strings.ToLower(t.Lemma), strings.ToLower(t.Form)
	next, tag := "", ""
	if i+1 < len(s.sent.Tokens) {
		next, tag = strings.ToLower(s.tok(i+1).Form), s.tok(i+1).XTag
	}
	for _, name := range []string{"blame_word", "misdeed", "unjust"} {
		if l := s.book.Lists[name]; l.Has(lemma) || l.Has(form) || l.Has(lemma+"_"+next) {
			return true
		}
	}
	if form == "in" && i+2 < len(s.sent.Tokens) && strings.EqualFold(s.tok(i+2).Form, "of") {
		switch next { // "in violation of the truce"
		case "violation", "breach", "defiance", "contravention", "disregard", "contempt":
			return true
		}
	}
	return home && (form == "instead" && next == "of" || (form == "without" || form == "despite") && tag == "VBG")
}

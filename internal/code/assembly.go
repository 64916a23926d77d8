package code

import (
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/actor"
	"github.com/readout-events/readout/internal/clause"
)

// paper is who issued a document or came together, and in which sentence that
// was told last.
type paper struct {
	by []readout.Participant
	at int
}

// memory is for how many sentences "the statement" and "the summit" mean the
// last that was told of.
const memory = 5

// issuer returns who stands behind "the resolution" or "the joint statement"
// that does something, where the sentences before told whose it is.
func (s *sentence) issuer(a *clause.Arg) []readout.Participant {
	if a.Sentence != s.index || len(s.here.issued) == 0 || len(a.Poss) > 0 || len(a.Preps) > 0 || !s.bareAgent(a) {
		return nil
	}
	lemma := documentWord(s.tok(a.Head).Lemma)
	p, ok := s.here.issued[lemma]
	if !ok || p.at >= s.index || s.index-p.at > memory {
		if p, ok = s.here.voiced, tellsWords(lemma); !ok || len(p.by) != 1 || p.at >= s.index || s.index-p.at > 2 {
			return nil
		}
	}
	s.here.issued[lemma] = paper{p.by, s.index}
	return s.standingFor(a, p.by, "whose "+s.tok(a.Head).Form+" it is")
}

// standingFor gives parties the words of a phrase that stands for them.
func (s *sentence) standingFor(a *clause.Arg, ps []readout.Participant, basis string) []readout.Participant {
	out := append([]readout.Participant{}, ps...)
	for i := range out {
		out[i].Quoted = s.quoted(a.Head, a.Head+1)
		out[i].Basis = basis
	}
	return out
}

// bareAgent reports whether a phrase is "the" and a noun, at most with
// adjectives between, and does something.
func (s *sentence) bareAgent(a *clause.Arg) bool {
	if g := s.gov[a.Head]; g.clause < 0 || g.as != 'S' || s.clauses[g.clause].Passive {
		return false
	}
	for i := a.Head - 1; i >= 0 && i >= a.Head-4; i-- {
		switch w := strings.ToLower(s.tok(i).Form); {
		case w == "the" || w == "this":
			return true
		case s.tok(i).Tag != "ADJ" && w != "summit" && w != "press":
			return false
		}
	}
	return false
}

// documentWord is the lemma of a word for a document that tells what its
// issuer says; "" for other words.
func documentWord(lemma string) string {
	switch l := strings.ToLower(lemma); l {
	case "communique", "communiqué":
		return "communique"
	case "resolution", "letter", "statement", "declaration", "order", "decree", "document", "message", "motion", "petition", "commentary":
		return l
	}
	return ""
}

// tellsWords reports whether a document is the words of whoever spoke before:
// "the statement", "the communique".
func tellsWords(lemma string) bool {
	return lemma == "statement" || lemma == "communique" || lemma == "declaration" || lemma == "commentary"
}

// voice keeps which body blamed, asked, promised or refused last.
func (s *sentence) voice() {
	for _, ev := range s.events {
		if len(ev.actor) != 1 || ev.within != nil || !verbal(ev.typ) || ev.typ == "CONSULT" || ev.status != readout.Actual {
			continue
		}
		switch p := ev.actor[0]; p.Sector {
		case "GOV", "PTY", "OPP", "NGO", "LEG", "REB", "JRN", "":
			if p.Office == "" && p.Country != "" && !fullName(&p) {
				s.here.voiced = paper{ev.actor, s.index}
			}
		}
	}
}

// papers keeps who issued the documents that the sentence tells of.
func (s *sentence) papers() {
	keep := func(a *clause.Arg, by []clause.Arg) {
		if a.Sentence != s.index {
			return
		}
		lemma := documentWord(s.tok(a.Head).Lemma)
		if lemma == "" {
			return
		}
		who := s.allParties(by)
		if len(who) == 0 || len(who) > 3 {
			return
		}
		for i := range who {
			if who[i].Country == "" {
				return
			}
		}
		s.here.issued[lemma] = paper{who, s.index}
	}
	from := func(args []clause.Arg) { // "a statement by X", "the declaration of Y"
		for i := range args {
			for _, p := range args[i].Preps {
				if p.Word == "by" || p.Word == "from" || p.Word == "of" {
					keep(&args[i], p.Args)
				}
			}
			keep(&args[i], args[i].Poss)
		}
	}
	for k := range s.clauses {
		c := &s.clauses[k]
		for i := range c.Obj {
			switch c.Lemma {
			case "adopt", "approve", "pass", "issue", "publish", "release", "sign", "send", "write", "deliver", "make", "address", "submit":
				keep(&c.Obj[i], c.Subj)
			case "receive", "get":
				for _, p := range c.Preps {
					if p.Word == "from" {
						keep(&c.Obj[i], p.Args)
					}
				}
			}
		}
		from(c.Obj)
		from(c.Subj)
		for i := range c.Preps {
			if c.Preps[i].Word == "in" { // "said in a statement"
				for n := range c.Preps[i].Args {
					keep(&c.Preps[i].Args[n], c.Subj)
				}
			}
			from(c.Preps[i].Args)
		}
	}
}

// assembly returns who speaks where "the summit" or "the meeting" does: the
// body of states that it is of ("the ECOWAS summit"), or who came together in
// the sentences before.
func (s *sentence) assembly(a *clause.Arg) []readout.Participant {
	if a.Sentence != s.index {
		return nil
	}
	switch strings.ToLower(s.tok(a.Head).Lemma) {
	case "summit", "meeting", "conference", "session", "gathering", "forum":
	default:
		return nil
	}
	g := s.gov[a.Head]
	if g.clause < 0 || g.as != 'S' || s.clauses[g.clause].Passive || !s.speechOf(s.clauses[g.clause].Lemma) {
		return nil
	}
	of := append(append([]clause.Arg{}, a.Mods...), a.Poss...)
	for _, p := range a.Preps {
		if p.Word == "of" {
			of = append(of, p.Args...)
		}
	}
	for i := range of {
		if who := s.actors.Phrase(s.doc, of[i].Phrase); len(who) == 1 && ofStates(who[0].Country) {
			return s.standingFor(a, who, "a meeting of "+who[0].Name)
		}
	}
	if len(of) > 0 && len(a.Mods) == 0 || len(s.here.gathered.by) == 0 || s.here.gathered.at >= s.index || s.index-s.here.gathered.at > memory || !s.bareAgent(a) {
		return nil
	}
	s.here.gathered.at = s.index
	return s.standingFor(a, s.here.gathered.by, "met in the sentences before")
}

// speechOf reports a verb with which those who meet speak as one.
func (s *sentence) speechOf(lemma string) bool {
	switch lemma {
	case "express", "reaffirm", "reiterate", "support", "back", "approve", "adopt", "recommend", "encourage", "instruct", "offer", "decide", "impose", "renew", "recognise", "recognize", "stress", "underline",
		"emphasise", "emphasize", "voice", "invite", "threaten", "propose", "press", "acknowledge":
		return true
	case "meet", "discuss", "declare", "announce", "hit", "protest", "visit", "interview", "consult":
		return false
	}
	return s.agentive.Has(lemma)
}

// ofStates reports the country codes of bodies of states.
func ofStates(country string) bool { return country == "IGO" || country == "UNO" || country == "EUR" }

// members gives leaders and ministers of whom only the scene tells the country
// to the body of states whose leaders or ministers came together before.
func (s *sentence) members(p *readout.Participant) {
	if p.Country != "" && !actor.Guess(p.Basis) || p.Sector != "GOV" || len(s.here.gathered.by) != 1 || s.index-s.here.gathered.at > memory || !ofStates(s.here.gathered.by[0].Country) {
		return
	}
	words := strings.Fields(strings.ToLower(p.Name))
	if len(words) == 0 || len(words) > 3 && !strings.HasPrefix(p.Name, "heads of ") {
		return
	}
	switch words[len(words)-1] {
	case "leaders", "ministers", "presidents", "heads", "state", "government", "governments", "delegates", "chiefs":
	default:
		return
	}
	if l := words[len(words)-1]; (l == "state" || l == "government") && !strings.Contains(strings.ToLower(p.Name), "heads of") {
		return
	}
	p.Country, p.Sector, p.Basis = s.here.gathered.by[0].Country, "", "met in the sentences before"
}

// letter returns who wrote, and who got, the letter whose content a participle
// tells: "received a cable from [Y] expressing his thanks".
func (s *sentence) letter(k int) (from, to []clause.Arg) {
	c := &s.clauses[k]
	if c.Form != "gerund" || c.Role != "participle" || c.Parent < 0 || c.Pred < 1 || s.tok(c.Pred-1).Form == "," {
		return nil, nil
	}
	p := &s.clauses[c.Parent]
	if p.Lemma != "receive" && p.Lemma != "get" || len(p.Obj) == 0 || p.Obj[0].Sentence != s.index || p.Obj[0].Head > c.Pred {
		return nil, nil
	}
	switch strings.ToLower(s.tok(p.Obj[0].Head).Lemma) {
	case "letter", "cable", "telegram", "message", "note", "call", "telephone":
	default:
		return nil, nil
	}
	for _, preps := range [2][]clause.Prep{p.Obj[0].Preps, p.Preps} {
		if from = under(from, preps, "from"); len(from) > 0 {
			return from, p.Subj
		}
	}
	return nil, nil
}

// answered gives what a letter says to whoever has got it.
func (s *sentence) answered() {
	for _, ev := range s.events {
		k := ev.clause
		if ev.nominal && ev.m != nil && ev.m.host >= 0 {
			k = ev.m.host
		}
		if _, to := s.letter(k); len(to) > 0 && len(ev.recipient) == 0 && verbal(ev.typ) {
			ev.recipient = without(s.allParties(to), ev.actor)
		}
	}
}

// remember keeps the sides of the meeting that the sentence tells of, who came
// together, and whose documents it names.
func (s *sentence) remember() {
	s.papers()
	s.voice()
	for _, ev := range s.events {
		if ev.typ == "ASSAULT" && ev.within == nil {
			s.noteSides(ev)
		}
		if ev.typ != "CONSULT" || ev.status == "negated" || ev.mode == "third-party" {
			continue
		}
		all := append(append([]readout.Participant{}, ev.actor...), ev.recipient...)
		seen := map[string]bool{}
		known := len(all) > 0
		for i := range all {
			known = known && all[i].Country != ""
			seen[all[i].Country] = true
		}
		if !known {
			continue
		}
		if len(seen) > 1 {
			s.here.met, s.here.metAt = all, s.index
		}
		if ev.mode != "visit" && ev.mode != "phone" && (len(seen) > 1 || ofStates(all[0].Country)) {
			s.here.gathered = paper{all, s.index}
		}
	}
}

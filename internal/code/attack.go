package code

import (
	"slices"
	"strings"

	"github.com/readout-events/readout/internal/clause"
)

// belonging returns the things attacked, which are no parties but may belong to
// one, or stand where something can be struck: "an assault on rebel
// positions", "a drone attack on a refinery".
func (s *sentence) belonging(preps []clause.Prep) []clause.Arg {
	var out []clause.Arg
	for _, p := range preps {
		switch p.Word {
		case "on", "against", "at", "upon", "of":
			for i := range p.Args {
				if s.concrete(p.Args[i].Head) || len(s.allParties(s.owners(&p.Args[i]))) > 0 {
					out = append(out, p.Args[i])
				}
			}
		}
	}
	return out
}

// concrete reports whether a noun is a thing that bombs and shells hit.
func (s *sentence) concrete(tok int) bool {
	t := s.tok(tok)
	lemma, form := strings.ToLower(t.Lemma), strings.ToLower(t.Form)
	for _, name := range [...]string{"building", "infrastructure", "settlement", "vehicle", "ship", "aircraft", "armour"} {
		if s.inList(tok, s.book.Lists[name], lemma, form) {
			return true
		}
	}
	return false
}

// nothing reports whether all arguments are nouns that a rule says are
// nothing: "a heart attack", "a gas explosion".
func (s *sentence) nothing(args []clause.Arg) bool {
	for i := range args {
		if k := s.at(args[i].Head); k >= 0 && s.clauses[k].Kind == clause.Noun {
			s.event(k)
		}
		if !s.void[args[i].Head] {
			return false
		}
	}
	return true
}

// machines reports whether all arguments are machines of war, behind which
// somebody unnamed stands: "warplanes dropped bombs".
func (s *sentence) machines(args []clause.Arg) bool {
	for i := range args {
		t := s.tok(args[i].Head)
		if !s.inList(args[i].Head, s.book.Lists["war_machine"], strings.ToLower(t.Lemma), strings.ToLower(t.Form)) {
			return false
		}
	}
	return true
}

// tolls joins what an attack did to whom to the attack: "a missile hit a
// house, killing two and wounding five" is one act, and so is "a raid on the
// camp killed ten", "shot two men dead in a raid" and "fired tear gas to
// disperse a crowd".
func (s *sentence) tolls() {
	gone := map[*event]bool{}
	for _, ev := range s.events {
		riot := ev.typ == "PROTEST" && (ev.mode == "riot" || ev.mode == "vandalize") // "attacked a village, burning homes"
		if ev.typ != "ASSAULT" && !riot {
			continue
		}
		for _, p := range s.events {
			if p == ev || gone[p] || p.typ != "ASSAULT" || p.within != ev.within {
				continue
			}
			if ev.nominal {
				if !s.sameAttack(ev, p) {
					continue
				}
				p.takeNoun(ev, s.gov[s.clauses[ev.clause].Pred].as == 'S')
			} else {
				if !s.toll(ev, p) {
					continue
				}
				if !riot {
					p.recipient = merge(p.recipient, without(ev.recipient, p.actor))
				}
				if ev.mode == "crowd-control" {
					p.mode, p.cameo = ev.mode, ev.cameo
				}
			}
			gone[ev] = true
			for _, in := range s.events {
				if in.within == ev {
					in.within = p
				}
			}
			break
		}
	}
	s.events = slices.DeleteFunc(s.events, func(ev *event) bool { return gone[ev] })
}

// whenStruck gives the attack of a clause with "when", "as" or "after" to what
// it did: "Two men were killed when the army shelled the town" is one act, and
// "Two men died when a bomb went off" tells whom it met.
func (s *sentence) whenStruck() {
	for _, ev := range s.events {
		c := &s.clauses[ev.clause]
		if ev.typ != "ASSAULT" || ev.nominal || ev.within != nil || c.Role != "adverbial" || c.Parent < 0 {
			continue
		}
		switch c.Mark {
		case "when", "as", "after":
		default:
			continue
		}
		up := &s.clauses[c.Parent]
		switch {
		case up.Lemma == "die" || up.Lemma == "perish":
			if len(ev.recipient) == 0 {
				ev.recipient = without(s.allParties(up.Subj), ev.actor)
			}
		case s.evs[c.Parent] != nil && s.evs[c.Parent].typ == "ASSAULT" && s.book.Lists["harm"].Has(up.Lemma) && up.Passive && len(s.evs[c.Parent].actor) == 0:
			p := s.evs[c.Parent]
			if len(without(ev.actor, p.recipient)) < len(ev.actor) {
				continue
			}
			p.actor = ev.actor
			if p.mode == "" && ev.mode != "" {
				p.mode, p.cameo = ev.mode, ev.cameo
			}
			ev.typ = ""
		}
	}
	s.events = slices.DeleteFunc(s.events, func(ev *event) bool { return ev.typ == "" })
}

// toll reports whether the clause of ev tells what came of the attack p.
func (s *sentence) toll(ev, p *event) bool {
	if p.nominal || len(ev.actor) > 0 && !sameParties(ev.actor, p.actor) {
		return false
	}
	if s.also(ev.clause, p.clause) {
		return true
	}
	if !s.under(ev.clause, p.clause) {
		return false
	}
	c := &s.clauses[ev.clause]
	switch c.Role {
	case "participle", "adverbial":
		return c.Form == "gerund" || ev.mode == "crowd-control" && c.Form == "infinitive"
	case "comp":
		return ev.mode == "crowd-control" && c.Form == "infinitive"
	case "conj":
		return c.Form != "finite" || s.book.Lists["harm"].Has(c.Lemma)
	}
	return false
}

// also reports whether clause a is coordinated with clause b before it and
// tells of further harm: "killed two and wounded five".
func (s *sentence) also(a, b int) bool {
	c, p := &s.clauses[a], &s.clauses[b]
	if c.Pred < p.Pred || c.Parent != p.Parent || c.Role != p.Role || !s.book.Lists["harm"].Has(c.Lemma) || c.Kind != clause.Verb {
		return false
	}
	h := s.tok(c.Pred).Head
	return h == p.Pred || h >= 0 && h == s.tok(p.Pred).Head
}

// sameAttack reports whether the attack that a noun names is the one that the
// verb of p tells of: it is the subject of that verb, or stands in its clause
// behind "in" or "during" and nobody else is named for it.
func (s *sentence) sameAttack(ev, p *event) bool {
	if p.nominal {
		return false
	}
	pred := s.clauses[ev.clause].Pred
	g := s.gov[pred]
	if g.clause < 0 { // hung on the object: "killed [two men in an attack]"
		for _, a := range s.clauses[p.clause].Obj {
			for _, q := range a.Preps {
				for i := range q.Args {
					if q.Args[i].Head == pred {
						g = governor{p.clause, 'P', q.Word}
					}
				}
			}
		}
	}
	if g.clause != p.clause {
		return false
	}
	switch g.as {
	case 'S':
		return true
	case 'P':
		switch g.prep {
		case "in", "during", "by", "from", "with":
			return len(ev.actor) == 0 || len(p.actor) == 0 || sameParties(ev.actor, p.actor)
		}
	}
	return false
}

// takeNoun takes over what the noun of the same attack tells beyond its verb.
func (ev *event) takeNoun(noun *event, subject bool) {
	if len(noun.actor) > 0 && (subject || len(ev.actor) == 0) {
		ev.actor = noun.actor
	}
	if subject {
		ev.recipient = merge(noun.recipient, without(ev.recipient, noun.recipient))
	} else if len(ev.recipient) == 0 {
		ev.recipient = noun.recipient
	}
	ev.recipient = without(ev.recipient, ev.actor)
	if ev.mode == "" && noun.mode != "" {
		ev.mode, ev.cameo = noun.mode, noun.cameo
	}
}

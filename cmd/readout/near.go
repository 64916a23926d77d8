package main

import (
	"sort"
	"strconv"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook"
	"github.com/readout-events/readout/internal/clause"
	"github.com/readout-events/readout/internal/code"
)

// nearly is a rule that did not fire, with how near it came.
type nearly struct {
	code.Near
	there, missing int // what the rule asks for: how much of it the clause has, and how much not
	words          string
}

// nearest puts the rules that were tried in order: first those that fit and
// gave way to another, then by how many of the things that they ask for the
// clause lacks, then by how many it has. A rule that was tried in several
// ways stands once, with the way that came nearest.
func nearest(sent *readout.Sentence, t *code.Trace) []nearly {
	type key struct {
		token int
		rule  *codebook.Rule
	}
	at := map[key]int{}
	var out []nearly
	for _, n := range t.Near {
		x := nearly{Near: n, words: inWords(&n)}
		if x.fits() {
			x.there, _ = n.Rule.Asks()
		} else {
			x.count(sent, clauseAt(t, n.Token))
		}
		k := key{n.Token, n.Rule}
		if i, ok := at[k]; ok {
			if x.before(&out[i]) {
				out[i] = x
			}
			continue
		}
		at[k] = len(out)
		out = append(out, x)
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].before(&out[j]) })
	return out
}

// fits reports whether the rule has all that it asks for and lost to another.
func (n *nearly) fits() bool { return n.Why == "another rule asks for more" }

func (n *nearly) before(o *nearly) bool {
	if n.missing != o.missing {
		return n.missing < o.missing
	}
	return n.there > o.there
}

func clauseAt(t *code.Trace, token int) *clause.Clause {
	for i := range t.Clauses {
		if t.Clauses[i].Pred == token {
			return &t.Clauses[i]
		}
	}
	return nil
}

// count looks for each thing that the rule asks for. It is coarser than the
// matcher, and only serves to put the rules in order.
func (n *nearly) count(sent *readout.Sentence, c *clause.Clause) {
	r := n.Rule
	failed := strings.TrimPrefix(n.Why, "asks for ")
	one := func(there bool) {
		if there {
			n.there++
		} else {
			n.missing++
		}
	}
	if r.Subj != nil {
		one(!strings.Contains(n.Why, "subject") && c != nil && len(c.Subj) > 0)
	}
	for i := range r.Elems {
		if e := &r.Elems[i]; !e.Optional {
			one(e.String() != failed && c != nil && has(sent, c, e))
		}
	}
	if n.missing == 0 {
		n.missing = 1 // what failed is none of these
	}
}

// has reports whether a clause has something that the element may be.
func has(sent *readout.Sentence, c *clause.Clause, e *codebook.Elem) bool {
	if e.Particle {
		for _, w := range e.Words {
			if c.Particle == w || c.Pred+1 < len(sent.Tokens) && strings.EqualFold(sent.Tokens[c.Pred+1].Form, w) {
				return true
			}
		}
		return false
	}
	if e.Slot != nil && (e.Slot.Var == 'E' || e.Slot.Var == 'D') && len(c.Comps) > 0 {
		return true
	}
	var args []clause.Arg
	for _, w := range e.Words {
		if w == "" {
			args = append(append(args, c.Obj...), c.IObj...)
		}
		for _, p := range c.Preps {
			if p.Word == w {
				args = append(args, p.Args...)
			}
		}
		for _, o := range c.Obj {
			for _, p := range o.Preps {
				if p.Word == w {
					args = append(args, p.Args...)
				}
			}
		}
	}
	if len(e.Literal)+len(e.Lists) == 0 {
		return len(args) > 0
	}
	for i := range args {
		lemma := strings.ToLower(sent.Tokens[args[i].Head].Lemma)
		for _, l := range e.Lists {
			if l.Has(lemma) {
				return true
			}
		}
		for _, l := range e.Literal {
			for _, w := range l.Lemmas {
				if w == lemma {
					return true
				}
			}
		}
	}
	return false
}

// inWords says why a rule did not fire.
func inWords(n *code.Near) string {
	what, ok := strings.CutPrefix(n.Why, "asks for ")
	if !ok {
		if n.Why == "another rule asks for more" {
			return "fits too, but a rule that asks for more came first"
		}
		if n.Why == "its subject is not in the list" && n.Rule.Subj != nil {
			return "its subject is not " + slotInWords(n.Rule.Subj)
		}
		return n.Why
	}
	for i := range n.Rule.Elems {
		if e := &n.Rule.Elems[i]; e.String() == what {
			return "lacks " + elemInWords(e)
		}
	}
	for i := range n.Rule.Verbs {
		for k := range n.Rule.Verbs[i].Tail {
			if e := &n.Rule.Verbs[i].Tail[k]; e.String() == what {
				return "lacks " + elemInWords(e)
			}
		}
	}
	switch what {
	case "a verb", "a subject", "another kind of recipient":
		return "asks for " + what
	}
	return "lacks “" + what + "”"
}

// elemInWords describes an element of a pattern for people who do not know
// the notation.
func elemInWords(e *codebook.Elem) string {
	var preps []string
	bare := false
	for _, w := range e.Words {
		if w == "" {
			bare = true
		} else {
			preps = append(preps, w)
		}
	}
	before := either(preps)
	if bare && before != "" {
		before = "(" + before + ")"
	}
	join := func(what string) string {
		if before == "" {
			return what
		}
		return before + " before " + what
	}
	switch {
	case e.Particle:
		return before
	case e.Slot != nil && e.Slot.Var == 'D':
		return join("a clause that completes it")
	case e.Slot != nil && e.Slot.Var == 'E':
		what := "an act that another rule codes"
		if len(e.Slot.Restrict) > 0 {
			what = "an act of the kind " + strings.Join(e.Slot.Restrict, " or ") + " that another rule codes"
		}
		return join(what)
	case e.Slot != nil:
		return join(slotInWords(e.Slot))
	}
	var what string
	if e.Poss != nil {
		what = slotInWords(e.Poss) + " with its "
	}
	var words []string
	for _, l := range e.Literal {
		words = append(words, strings.Join(append(append([]string{}, l.Before...), l.Lemmas[0]), " "))
	}
	if len(words) > 6 {
		rest := len(words) - 5
		words = words[:5]
		what += either(words) + " (or one of " + strconv.Itoa(rest) + " more)"
	} else {
		what += either(words)
	}
	for i, l := range e.Lists {
		if i > 0 || len(words) > 0 {
			what += " or "
		}
		what += "a word of the list @" + l.Name
	}
	return join(what)
}

func slotInWords(s *codebook.Slot) string {
	switch {
	case len(s.Restrict) > 0:
		return "one that is " + strings.Join(s.Restrict, " or ")
	case s.Any:
		return "anybody or anything"
	}
	return "a party (state, official, organisation, group)"
}

func either(words []string) string {
	var q []string
	for _, w := range words {
		q = append(q, "“"+w+"”")
	}
	switch len(q) {
	case 0, 1:
		return strings.Join(q, "")
	}
	return strings.Join(q[:len(q)-1], ", ") + " or " + q[len(q)-1]
}

package code

import (
	"sort"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook"
	"github.com/readout-events/readout/internal/clause"
)

// Nearly is a rule that did not fire, with how near it came.
type Nearly struct {
	Near
	There, Missing int  // what the rule asks for: how much of it the clause has, and how much not
	Words          bool // the words that the rule names are all there
}

// Nearest puts the rules that were tried in order: first those that fit and
// gave way to another, then by how many of the things that they ask for the
// clause lacks, then by how many it has. A rule that was tried in several
// ways stands once, with the way that came nearest.
func (t *Trace) Nearest(sent *readout.Sentence) []Nearly {
	type key struct {
		token int
		rule  *codebook.Rule
	}
	at := map[key]int{}
	var out []Nearly
	for _, n := range t.Near {
		x := Nearly{Near: n}
		if x.Fits() {
			x.There, _ = n.Rule.Asks()
			x.Words = true
		} else {
			x.count(sent, t.clauseAt(n.Token))
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

// Fits reports whether the rule has all that it asks for and lost to another.
func (n *Nearly) Fits() bool { return n.Why == "another rule asks for more" }

func (n *Nearly) before(o *Nearly) bool {
	if n.Missing != o.Missing {
		return n.Missing < o.Missing
	}
	return n.There > o.There
}

func (t *Trace) clauseAt(token int) *clause.Clause {
	for i := range t.Clauses {
		if t.Clauses[i].Pred == token {
			return &t.Clauses[i]
		}
	}
	return nil
}

// count looks for each thing that the rule asks for. It is coarser than the
// matcher, and only serves to put the rules in order.
func (n *Nearly) count(sent *readout.Sentence, c *clause.Clause) {
	r := n.Rule
	failed, asks := strings.CutPrefix(n.Why, "asks for ")
	n.Words = !asks || strings.ContainsAny(failed, "XYZ") || strings.Contains(failed, "EVENT") || strings.Contains(failed, "DO") ||
		failed == "a subject" || failed == "another kind of recipient"
	one := func(there bool) {
		if there {
			n.There++
		} else {
			n.Missing++
		}
	}
	if r.Subj != nil {
		one(!strings.Contains(n.Why, "subject") && c != nil && len(c.Subj) > 0)
	}
	for i := range r.Elems {
		if e := &r.Elems[i]; !e.Optional {
			there := e.String() != failed && c != nil && clauseHas(sent, c, e)
			one(there)
			if e.Slot == nil && c != nil && c.Kind != clause.Noun {
				n.Words = n.Words && there
			}
		}
	}
	if n.Missing == 0 {
		n.Missing = 1 // what failed is none of these
	}
}

// clauseHas reports whether a clause has something that the element may be.
func clauseHas(sent *readout.Sentence, c *clause.Clause, e *codebook.Elem) bool {
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

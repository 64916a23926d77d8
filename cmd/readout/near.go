package main

import (
	"strconv"
	"strings"

	"github.com/readout-events/readout/codebook"
	"github.com/readout-events/readout/internal/code"
)

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

package clause

import (
	"strconv"
	"strings"

	readout "github.com/readout-events/readout"
)

// String names the kind of predicate.
func (k Kind) String() string {
	switch k {
	case Noun:
		return "noun"
	case Adjective:
		return "adjective"
	}
	return "verb"
}

// Format writes clause number i of a sentence's clauses for explain and for
// tests, heads of arguments only:
//
//	accuse(subj: Russia; obj: Ukraine; of: shelling [comp 2])  past, finite; passive undone
//
// Clauses count from 1 there.
func Format(doc *readout.Document, clauses []Clause, i int) string {
	cl := &clauses[i]
	sent := &doc.Sentences[cl.Sentence]
	var b strings.Builder
	b.WriteString(cl.Lemma)
	if cl.Particle != "" {
		b.WriteString("_" + cl.Particle)
	}
	var parts []string
	add := func(name string, args []Arg) {
		if len(args) > 0 {
			parts = append(parts, name+": "+formatArgs(sent, args))
		}
	}
	add("subj", cl.Subj)
	add("obj", cl.Obj)
	add("iobj", cl.IObj)
	add("mods", cl.Mods)
	for _, p := range cl.Preps {
		add(p.Word, p.Args)
	}
	for _, c := range cl.Comps {
		mark := c.Mark
		if mark == "" {
			mark = "that?"
			if f := clauses[c.Clause].Form; f != "finite" {
				mark = f
			}
		}
		parts = append(parts, mark+": "+sent.Tokens[clauses[c.Clause].Pred].Form+" [comp "+strconv.Itoa(c.Clause+1)+"]")
	}
	b.WriteString("(" + strings.Join(parts, "; ") + ")")
	var notes []string
	note := func(on bool, s string) {
		if on {
			notes = append(notes, s)
		}
	}
	note(cl.Kind != Verb, cl.Kind.String())
	note(cl.Tense != "", cl.Tense)
	note(cl.Perfect, "perfect")
	note(cl.Form != "" && cl.Form != "noun" && cl.Form != cl.Kind.String(), cl.Form)
	note(cl.Modal != "", cl.Modal)
	if cl.Negated {
		word := ""
		if cl.NegToken >= 0 {
			word = " by " + strings.ToLower(sent.Tokens[cl.NegToken].Form)
		}
		note(true, "negated"+word)
	}
	note(cl.If, "if")
	note(cl.Question, "question")
	note(cl.Imperative, "imperative")
	if cl.Role != "" {
		s := cl.Role
		if cl.Mark != "" {
			s += " " + cl.Mark
		}
		if cl.Parent >= 0 {
			s += " of " + strconv.Itoa(cl.Parent+1)
		}
		if cl.NounTok >= 0 {
			s += " on " + sent.Tokens[cl.NounTok].Form
		}
		note(true, s)
	}
	if len(notes) > 0 {
		b.WriteString("  " + strings.Join(notes, ", "))
	}
	if len(cl.Why) > 0 {
		b.WriteString("; " + strings.Join(cl.Why, "; "))
	}
	return b.String()
}

func formatArgs(sent *readout.Sentence, args []Arg) string {
	var b strings.Builder
	for k, a := range args {
		if k > 0 {
			b.WriteString(" & ")
		}
		for _, p := range a.Poss {
			if f := sent.Tokens[p.Head].Form; sent.Tokens[p.Head].Tag == "PRON" {
				b.WriteString(f + " ")
			} else {
				b.WriteString(f + "'s ")
			}
		}
		for _, m := range a.Mods {
			b.WriteString(sent.Tokens[m.Head].Form + " ")
		}
		b.WriteString(sent.Tokens[a.Head].Form)
		for _, p := range a.Preps {
			b.WriteString(" {" + p.Word + " " + formatArgs(sent, p.Args) + "}")
		}
	}
	return b.String()
}

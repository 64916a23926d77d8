package clause

import (
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/phrase"
)

// argsOf returns the arguments that the phrase at token i stands for: its
// coordinated members, or, where it is a relative pronoun, what it points
// back to.
func (r *reader) argsOf(i int) []Arg {
	if r.argDone[i] {
		return r.args[i]
	}
	r.argDone[i] = true // before the work: a tree with a cycle ends here
	if n := r.antecedent(i); n >= 0 {
		args := r.named(r.antecedents(n, i), r.lower(i)+" = "+r.toks[n].Form)
		r.args[i] = args
		return args
	}
	var room [8]int
	toks := r.members(i, room[:0])
	args := make([]Arg, 0, len(toks))
	for _, m := range toks {
		args = append(args, r.arg(m))
	}
	// "Russia's army and navy": the possessor is of both.
	for k := 1; k < len(args); k++ {
		m := args[k].Head
		if r.toks[m].Tag == "NOUN" && len(args[0].Poss) > 0 && args[k].Poss == nil && r.kid(m, "det") < 0 && r.toks[args[0].Head].Tag == "NOUN" {
			args[k].Poss = args[0].Poss
		}
	}
	r.args[i] = args
	return args
}

// named returns a copy of args with a reason.
func (r *reader) named(args []Arg, why string) []Arg {
	if len(args) == 0 {
		return nil
	}
	out := make([]Arg, len(args))
	copy(out, args)
	for k := range out {
		if out[k].Why == "" {
			out[k].Why = why
		}
	}
	return out
}

// members returns token i and the tokens coordinated with it as nouns.
func (r *reader) members(i int, out []int) []int {
	out = append(out, i)
	for k := 0; k < len(out) && len(out) < 64; k++ {
		for c := r.first[out[k]]; c >= 0; c = r.next[c] {
			if r.rel[c] == "conj" && c > out[k] && !r.excluded(c) && (r.nominal(c) || r.toks[c].Tag == "ADJ" && r.toks[i].Tag == "ADJ") && r.verb[c] < 0 {
				out = append(out, c)
			}
			if r.u(c) == "flat" { // Saudi Arabia and Iran, with Iran under Arabia
				for d := r.first[c]; d >= 0; d = r.next[d] {
					if r.rel[d] == "conj" && r.nominal(d) && r.verb[d] < 0 && len(out) < 64 {
						out = append(out, d)
					}
				}
			}
		}
	}
	for a := 1; a < len(out); a++ {
		for b := a; b > 1 && out[b] < out[b-1]; b-- {
			out[b], out[b-1] = out[b-1], out[b]
		}
	}
	return out
}

// excluded reports whether "not" stands before a phrase: "signed with Y, and not
// with Z".
func (r *reader) excluded(k int) bool {
	i := k
	for c := r.first[k]; c >= 0; c = r.next[c] {
		if c < i && (r.rel[c] == "case" || r.rel[c] == "det" || r.rel[c] == "amod" || r.rel[c] == "compound") {
			i = c
		}
	}
	return i > 1 && r.lower(i-1) == "not" && (r.lower(i-2) == "and" || r.lower(i-2) == "but" || r.lower(i-2) == ",")
}

// arg is one noun phrase with what hangs on it.
func (r *reader) arg(i int) Arg {
	a := Arg{Phrase: phrase.Of(r.sent, r.index, i)}
	for k := i + 1; k < a.End; k++ {
		// What repair moved to the verb is no part of the phrase.
		if r.toks[k].Head == i && r.head[k] != i {
			first := k
			if c := r.first[k]; c >= 0 && c < k {
				first = c
			}
			a.End = max(i+1, first)
			break
		}
	}
	for k := r.first[i]; k >= 0; k = r.next[k] {
		switch r.rel[k] {
		case "nmod", "obl":
			if w := r.caseOf(k); w != "" {
				a.Preps = addPrep(a.Preps, w, r.argsOf(k))
			}
		case "nmod:poss":
			a.Poss = append(a.Poss, r.argsOf(k)...)
		case "amod", "compound", "nmod:desc", "nmod:unmarked":
			if k < i {
				a.Mods = r.modifiers(a.Mods, k, 0)
			}
		}
	}
	return a
}

// addPrep adds a prepositional phrase; a second one with the same word stays
// apart.
func addPrep(preps []Prep, word string, args []Arg) []Prep {
	if len(args) == 0 {
		return preps
	}
	return append(preps, Prep{strings.TrimSuffix(word, " "), args})
}

// modifiers adds the adjective or noun at k and those that it is made of:
// "US-China talks", "Russian and Syrian jets".
func (r *reader) modifiers(mods []Arg, k, depth int) []Arg {
	if depth > 4 {
		return mods
	}
	switch r.toks[k].Tag {
	case "ADJ", "NOUN", "PROPN", "X":
	case "VERB":
		// Turkish-backed: the name is inside.
		for c := r.first[k]; c >= 0; c = r.next[c] {
			if t := r.toks[c].Tag; t == "PROPN" || t == "ADJ" || t == "NOUN" {
				mods = r.modifiers(mods, c, depth+1)
			}
		}
		return mods
	default:
		return mods
	}
	for c := r.first[k]; c >= 0 && c < k; c = r.next[c] {
		switch r.rel[c] {
		case "amod", "compound", "nmod", "nmod:unmarked", "obl:unmarked":
			if r.part[c] != 0 && r.part[c] == r.part[k] {
				continue // one name: United Nations
			}
			if r.toks[c].Tag == "PROPN" || r.toks[c].Tag == "ADJ" {
				mods = r.modifiers(mods, c, depth+1)
			}
		}
	}
	mods = append(mods, Arg{Phrase: phrase.Of(r.sent, r.index, k)})
	for c := r.first[k]; c >= 0; c = r.next[c] {
		if c > k && (r.rel[c] == "conj" || r.rel[c] == "appos") {
			mods = r.modifiers(mods, c, depth+1)
		}
	}
	return mods
}

// antecedent returns the noun that the relative pronoun at token i points
// back to, -1 where i is none.
func (r *reader) antecedent(i int) int {
	switch r.toks[i].XTag {
	case "WDT", "WP", "WP$":
	case "IN", "DT":
		if r.lower(i) != "that" {
			return -1
		}
	default:
		return -1
	}
	switch r.lower(i) {
	case "who", "which", "that", "whom", "whose":
	default:
		return -1
	}
	v := i
	for n := 0; n < 8; n++ {
		if r.rel[v] == "acl:relcl" && v != i {
			h := r.head[v]
			if h < 0 || h > i {
				return -1
			}
			// "Lavrov, the minister who met her": it is Lavrov.
			for m := 0; m < 4 && r.rel[h] == "appos" && r.head[h] >= 0 && r.head[h] < h; m++ {
				h = r.head[h]
			}
			if r.lower(i) == "which" {
				h = r.thing(h)
			}
			return r.agreeing(h, v, i)
		}
		if v = r.head[v]; v < 0 {
			break
		}
	}
	return r.nounBefore(i)
}

// thing returns the noun that "which" behind a person's name points back to: of
// "a strike on the general Karim Haddad, which killed six" the strike.
func (r *reader) thing(h int) int {
	for n, k := h, 0; k < 5; k++ {
		person := r.personAt(n)
		for c := r.first[n]; c >= 0 && !person; c = r.next[c] { // "the general | Karim Haddad"
			person = (r.rel[c] == "appos" || r.rel[c] == "flat") && r.personAt(c)
		}
		if !person {
			return n
		}
		switch up := r.head[n]; {
		case up < 0 || up > h || r.toks[up].Tag != "NOUN" && r.toks[up].Tag != "PROPN":
			return h
		default:
			n = up
		}
	}
	return h
}

// personAt reports whether a token stands in the name of a person.
func (r *reader) personAt(i int) bool {
	for m := range r.doc.Mentions {
		if x := &r.doc.Mentions[m]; x.Sentence == r.index && x.Kind == readout.Person && x.First <= i && i < x.End {
			return true
		}
	}
	return false
}

// nounBefore returns the noun right before a "who" or "which" whose clause
// the tree does not hang on it, -1 where there is none or the word asks.
func (r *reader) nounBefore(i int) int {
	if w := r.lower(i); r.question || i < 2 || w != "who" && w != "which" || r.u(i) != "nsubj" && r.u(i) != "obj" {
		return -1
	}
	v := r.head[i]
	if v < 0 {
		return -1
	}
	switch r.u(v) {
	case "ccomp", "xcomp", "csubj":
		return -1
	}
	n := i - 1
	if r.toks[n].Form == "," {
		n--
	}
	switch r.toks[n].Tag {
	case "NOUN", "PROPN", "NUM":
	default:
		return -1
	}
	for m := 0; m < 6; m++ {
		h := r.head[n]
		if h < 0 || h > i || h == v || r.toks[h].Tag != "NOUN" && r.toks[h].Tag != "PROPN" {
			break
		}
		switch r.rel[n] {
		case "flat", "compound", "nummod", "appos", "nmod":
			if r.rel[n] == "nmod" && r.toks[i-1].Form != "," {
				return n
			}
		default:
			return n
		}
		n = h
	}
	return n
}

// antecedents returns the arguments of the noun n that a relative clause at
// token i follows: all members where the clause stands after the last of a
// list whose first it hangs on.
func (r *reader) antecedents(n, i int) []Arg {
	if r.rel[n] != "conj" {
		if args := r.argsOf(n); len(args) > 0 && args[len(args)-1].Head < i {
			return args
		}
	}
	return []Arg{r.arg(n)}
}

// caseOf is phrase.Case over the reader's lists.
func (r *reader) caseOf(i int) string {
	word, last := "", -1
	for k := r.first[i]; k >= 0; k = r.next[k] {
		if r.rel[k] != "case" {
			continue
		}
		if word != "" {
			if k > i || k != last+1 {
				return word
			}
			word += " "
		}
		word += r.lower(k)
		last = k
		for j := r.first[k]; j >= 0; j = r.next[j] {
			if r.rel[j] == "fixed" {
				word += " " + r.lower(j)
				last = j
			}
		}
	}
	return word
}

// agreeing returns the noun that agrees in number with the verb of a relative
// clause: of "a list of soldiers who were there" the soldiers. h is the noun
// that the tree hangs the clause on, v its verb, i the pronoun.
func (r *reader) agreeing(h, v, i int) int {
	plural, known := false, false
	look := func(k int) {
		switch r.lower(k) {
		case "are", "were", "have", "do":
			plural, known = true, true
		case "is", "was", "has", "does":
			plural, known = false, true
		}
	}
	switch r.toks[v].XTag {
	case "VBZ":
		plural, known = false, true
	case "VBP":
		plural, known = true, true
	}
	for k := r.first[v]; k >= 0 && k < v; k = r.next[k] {
		if u := r.u(k); u == "aux" || u == "cop" {
			look(k)
			break
		}
	}
	fits := func(n int) bool {
		switch r.toks[n].XTag {
		case "NNS", "NNPS":
			return plural
		case "NN", "NNP":
			return !plural
		}
		return false
	}
	if !known || r.u(i) != "nsubj" || r.head[i] != v || fits(h) || r.kid(h, "conj") >= 0 || r.toks[h].XTag != "NN" && r.toks[h].XTag != "NNS" {
		return h
	}
	// A body may be said to be many; only "of" tells of its members.
	for n, m := h, 0; m < 3; m++ {
		next := -1
		for k := r.first[n]; k >= 0 && k < i; k = r.next[k] {
			if k > n && r.rel[k] == "nmod" {
				next = k
			}
		}
		if next < 0 {
			break
		}
		if n = next; fits(n) && (r.caseOf(n) == "of" || !plural) {
			return n
		}
	}
	return h
}

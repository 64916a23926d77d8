// Package phrase reads noun phrases off dependency trees: how far a phrase
// reaches, which heads are coordinated with it, what stands in apposition to
// it. It is one of the few packages that know relation labels; those that use
// it (coref, quote, clause, actor) see tokens only.
//
// Every function looks at a bounded stretch of tokens around the head, so
// that a "sentence" of a million words without a full stop costs no more a
// word than a short one.
package phrase

import (
	"strings"

	readout "github.com/readout-events/readout"
)

// Bounds, in tokens: how far a phrase, a list of coordinated members or an
// apposition may reach from its head. Far beyond what is found in trees of
// real sentences; they only keep endless ones linear.
const (
	reach     = 80
	listReach = 160
	deepest   = 12
)

// Phrase is a noun phrase: its head and the tokens [First, End) that belong
// to it. A phrase is contiguous; relative clauses, appositions, coordinated
// members and prepositional phrases other than "of ..." stay outside.
type Phrase struct {
	Sentence         int // index into Document.Sentences
	Head, First, End int
}

// Rel returns the universal part of a relation: "nsubj" of "nsubj:pass".
func Rel(rel string) string {
	if i := strings.IndexByte(rel, ':'); i >= 0 {
		return rel[:i]
	}
	return rel
}

// inside reports whether a dependent with this relation belongs to the bare
// phrase of its governor.
func inside(rel string) bool {
	switch rel {
	case "det", "det:predet", "amod", "compound", "nummod", "nmod:poss", "flat", "fixed", "flat:name", "flat:foreign", "advmod", "case", "goeswith", "cc:preconj", "nmod:desc", "compound:prt":
		return true
	}
	return false
}

// Of returns the phrase that head is the head of, without the case marker
// (preposition or 's) that governs the whole of it.
func Of(sent *readout.Sentence, index, head int) Phrase {
	first, end := extent(sent, head, 0)
	p := Phrase{index, head, first, end}
	// The preposition or possessive mark of the phrase itself is no part of
	// it, nor what is fixed to that preposition.
	for p.First < p.Head && trimmed(sent, p.First, head) {
		p.First++
	}
	for p.End-1 > p.Head && trimmed(sent, p.End-1, head) {
		p.End--
	}
	// "On March 21 Russian missiles hit": the day is no part of the missiles.
	if p.First < p.Head && month(sent.Tokens[p.First].Form) && p.First+1 < p.Head && sent.Tokens[p.First+1].Tag == "NUM" {
		p.First++
	}
	if p.First < p.Head && p.First > 0 && sent.Tokens[p.First].Tag == "NUM" && month(sent.Tokens[p.First-1].Form) {
		p.First++
	}
	return p
}

func month(form string) bool {
	switch form {
	case "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December":
		return true
	}
	return false
}

// trimmed reports whether token i at the edge of head's phrase is only what
// ties the phrase to the rest of the sentence.
func trimmed(sent *readout.Sentence, i, head int) bool {
	t := &sent.Tokens[i]
	if t.Rel == "fixed" && t.Head >= 0 {
		t = &sent.Tokens[t.Head]
	}
	if t.Head != head {
		return t.Tag == "PUNCT" && t.Rel == "punct" && i < head
	}
	switch t.Rel {
	case "case", "punct", "cc", "mark", "advmod", "cc:preconj":
		return true
	}
	return false
}

// extent returns the bare phrase of head, case markers included.
func extent(sent *readout.Sentence, head, depth int) (first, end int) {
	first, end = head, head+1
	if depth > deepest {
		return first, end
	}
	// Leftwards and rightwards over the direct dependents that belong to the
	// phrase, each with its own phrase, until one that does not belong.
	for i := head - 1; i >= max(0, head-reach); i-- {
		t := &sent.Tokens[i]
		if t.Head != head {
			if i < first && !below(sent, i, head) {
				break
			}
			continue
		}
		if t.Rel == "punct" {
			// A comma stands between adjectives ("a long, cold war"), not
			// between what came before and the phrase.
			if t.Form == "," && i > 0 {
				if w := sent.Tokens[i-1].Tag; w != "ADJ" && w != "VERB" && w != "ADV" && w != "NUM" {
					break
				}
			}
			continue
		}
		if !inside(t.Rel) {
			break
		}
		if f, _ := full(sent, i, depth+1); f < first {
			first = f
		}
	}
	for i := head + 1; i < min(len(sent.Tokens), head+reach); i++ {
		t := &sent.Tokens[i]
		if t.Head != head {
			if i >= end && !below(sent, i, head) {
				break
			}
			continue
		}
		if t.Rel == "punct" {
			continue
		}
		if inside(t.Rel) || (t.Rel == "nmod" && Case(sent, i) == "of") {
			reach := full
			if Rel(t.Rel) == "flat" {
				reach = extent // what is coordinated with a name's last word is another member
			}
			if _, e := reach(sent, i, depth+1); e > end {
				end = e
			}
			continue
		}
		break
	}
	return first, end
}

// full is the extent of a dependent with the members coordinated to it: "the
// ministers of Russia and China".
func full(sent *readout.Sentence, head, depth int) (first, end int) {
	first, end = extent(sent, head, depth)
	if depth > deepest {
		return first, end
	}
	var room [8]int
	for _, m := range members(sent, head, room[:0])[1:] {
		f, e := extent(sent, m, depth+1)
		first, end = min(first, f), max(end, e)
	}
	return first, end
}

// below reports whether token i stands below head in the tree, not more than
// a dozen steps down.
func below(sent *readout.Sentence, i, head int) bool {
	for n := 0; i >= 0 && n <= deepest; n++ {
		if i == head {
			return true
		}
		i = sent.Tokens[i].Head
	}
	return false
}

// Members returns head and the heads coordinated with it ("Russia, China and
// Iran"), in order of the text. The comma of headlines ("Russia, China sign
// pact") coordinates too, where the tree takes the second for an apposition.
func Members(sent *readout.Sentence, head int) []int {
	return members(sent, head, nil)
}

func members(sent *readout.Sentence, head int, out []int) []int {
	out = append(out, head)
	for k := 0; k < len(out) && len(out) < 64; k++ {
		for i := out[k] + 1; i < min(len(sent.Tokens), out[k]+listReach); i++ {
			t := &sent.Tokens[i]
			if i == head {
				continue
			}
			if t.Head != out[k] && !(t.Head > out[k] && t.Head < i && t.Rel == "conj" && nameOf(sent, t.Head, out[k])) {
				continue
			}
			if t.Rel == "conj" && nominal(t) || t.Rel == "appos" && NewspaperComma(sent, i) {
				out = append(out, i)
			}
		}
	}
	// Conjuncts that hang on each other in a chain come in order; those of
	// mixed attachment may not.
	for i := 1; i < len(out); i++ {
		for j := i; j > 1 && out[j] < out[j-1]; j-- {
			out[j], out[j-1] = out[j-1], out[j]
		}
	}
	return out
}

// First returns the first of the heads that a head is coordinated with, or
// the head itself: X of Y in "between X and Y".
func First(sent *readout.Sentence, head int) int {
	for n := 0; n < deepest && sent.Tokens[head].Rel == "conj" && sent.Tokens[head].Head >= 0; n++ {
		head = sent.Tokens[head].Head
	}
	return head
}

// nameOf reports whether token i is a further word of the name at head, so
// that what is coordinated with it is coordinated with the name ("Saudi
// Arabia and Iran").
func nameOf(sent *readout.Sentence, i, head int) bool {
	return Rel(sent.Tokens[i].Rel) == "flat" && sent.Tokens[i].Head == head
}

// NewspaperComma reports whether token i, in apposition to a name before it,
// is rather coordinated with it: two names, a comma between them, and no
// comma before the verb that follows ("Russia, China sign pact"; but
// "Lavrov, the minister, said").
func NewspaperComma(sent *readout.Sentence, i int) bool {
	t := &sent.Tokens[i]
	if t.Tag != "PROPN" || t.Head < 0 || t.Head >= i || i+1 >= len(sent.Tokens) || sent.Tokens[t.Head].Tag != "PROPN" {
		return false
	}
	next := &sent.Tokens[i+1]
	if next.Tag != "VERB" && next.Tag != "AUX" && next.XTag != "TO" {
		return false
	}
	first, _ := extent(sent, i, deepest)
	for j := i - 1; j > t.Head && sent.Tokens[j].Head == i; j-- {
		if sent.Tokens[j].Rel == "compound" || sent.Tokens[j].Rel == "amod" || sent.Tokens[j].Rel == "flat" {
			first = j
		} else if sent.Tokens[j].Rel == "det" {
			return false
		}
	}
	return first > 0 && sent.Tokens[first-1].Form == ","
}

func nominal(t *readout.Token) bool {
	switch t.Tag {
	case "NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X":
		return true
	}
	return false
}

// Appositions returns the heads that stand in apposition to head ("Lavrov,
// the foreign minister").
func Appositions(sent *readout.Sentence, head int) []int {
	var out []int
	for i := max(0, head-reach); i < min(len(sent.Tokens), head+listReach); i++ {
		if t := &sent.Tokens[i]; t.Head == head && t.Rel == "appos" && !NewspaperComma(sent, i) {
			out = append(out, i)
		}
	}
	return out
}

// Case returns the lower-cased preposition or possessive mark that governs
// the phrase of head ("with", "according to", "out of", "'s"), or "".
func Case(sent *readout.Sentence, head int) string {
	word := ""
	for i := max(0, head-reach); i < min(len(sent.Tokens), head+reach); i++ {
		t := &sent.Tokens[i]
		if t.Head != head || t.Rel != "case" {
			continue
		}
		// Two prepositions side by side are one: "out of", "up to".
		if word != "" {
			if i > head || sent.Tokens[i-1].Head != head || sent.Tokens[i-1].Rel != "case" {
				return word
			}
			word += " "
		}
		word += strings.ToLower(t.Form)
		for j := i + 1; j < min(len(sent.Tokens), i+6); j++ {
			if sent.Tokens[j].Head == i && sent.Tokens[j].Rel == "fixed" {
				word += " " + strings.ToLower(sent.Tokens[j].Form)
			}
		}
	}
	return word
}

// OfPersons reports whether an adjective is said of somebody only, so that an
// "it" before it stands for a party.
func OfPersons(adjective string) bool {
	switch adjective {
	case "ready", "willing", "unwilling", "prepared", "able", "unable", "determined", "eager", "keen", "reluctant", "committed",
		"opposed", "confident", "aware", "grateful", "sorry", "responsible", "guilty", "interested", "concerned":
		return true
	}
	return false
}

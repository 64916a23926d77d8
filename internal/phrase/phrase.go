// Package phrase reads noun phrases off dependency trees: how far a phrase
// reaches, which heads are coordinated with it, what stands in apposition to
// it. It is one of the few packages that know relation labels; those that use
// it (coref, quote, clause, actor) see tokens only.
package phrase

import (
	"strings"

	readout "github.com/readout-events/readout"
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
	// The preposition or possessive mark of the phrase itself is no part of it.
	for p.First < p.Head && sent.Tokens[p.First].Head == head && trimmed(sent.Tokens[p.First].Rel) {
		p.First++
	}
	for p.End-1 > p.Head && sent.Tokens[p.End-1].Head == head && trimmed(sent.Tokens[p.End-1].Rel) {
		p.End--
	}
	return p
}

func trimmed(rel string) bool {
	switch rel {
	case "case", "punct", "cc", "mark", "advmod", "cc:preconj":
		return true
	}
	return false
}

func extent(sent *readout.Sentence, head, depth int) (first, end int) {
	first, end = head, head+1
	if depth > 12 {
		return first, end
	}
	// Leftwards and rightwards over direct dependents that belong to the phrase, and their own phrases.
	for i := head - 1; i >= 0; i-- {
		t := &sent.Tokens[i]
		if t.Head != head {
			if i < first && !within(sent, i, head) {
				break
			}
			continue
		}
		if t.Rel == "punct" {
			continue
		}
		if !inside(t.Rel) {
			break
		}
		f, _ := full(sent, i, depth+1)
		if f < first {
			first = f
		}
	}
	for i := head + 1; i < len(sent.Tokens); i++ {
		t := &sent.Tokens[i]
		if t.Head != head {
			if i >= end && !within(sent, i, head) {
				break
			}
			continue
		}
		if t.Rel == "punct" {
			continue
		}
		if inside(t.Rel) || (t.Rel == "nmod" && Case(sent, i) == "of") {
			_, e := full(sent, i, depth+1)
			if e > end {
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
	for _, m := range Members(sent, head)[1:] {
		f, e := extent(sent, m, depth+1)
		first, end = min(first, f), max(end, e)
	}
	return first, end
}

// within reports whether token i stands below head in the tree.
func within(sent *readout.Sentence, i, head int) bool {
	for n := 0; i >= 0 && n < 200; n++ {
		if i == head {
			return true
		}
		i = sent.Tokens[i].Head
	}
	return false
}

// Members returns head and the heads coordinated with it ("Russia, China and
// Iran"), in order of the text.
func Members(sent *readout.Sentence, head int) []int {
	out := []int{head}
	for k := 0; k < len(out) && len(out) < 64; k++ {
		for i := out[k] + 1; i < len(sent.Tokens); i++ {
			if t := &sent.Tokens[i]; t.Head == out[k] && t.Rel == "conj" && i != head && nominal(t) {
				out = append(out, i)
			}
		}
	}
	return out
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
	for i := range sent.Tokens {
		if t := &sent.Tokens[i]; t.Head == head && t.Rel == "appos" {
			out = append(out, i)
		}
	}
	return out
}

// Case returns the lower-cased preposition or possessive mark that governs
// the phrase of head ("with", "according to", "'s"), or "".
func Case(sent *readout.Sentence, head int) string {
	for i := range sent.Tokens {
		t := &sent.Tokens[i]
		if t.Head != head || t.Rel != "case" {
			continue
		}
		word := strings.ToLower(t.Form)
		for j := i + 1; j < len(sent.Tokens); j++ {
			if sent.Tokens[j].Head == i && sent.Tokens[j].Rel == "fixed" {
				word += " " + strings.ToLower(sent.Tokens[j].Form)
			}
		}
		return word
	}
	return ""
}

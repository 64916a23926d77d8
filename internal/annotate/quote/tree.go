package quote

import (
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/phrase"
)

// tree is one sentence with its lists of dependents and the reach of every
// subtree. Its slices are used again for the next sentence.
type tree struct {
	sent  *readout.Sentence
	index int
	toks  []readout.Token
	first []int // first dependent, -1
	next  []int // next dependent of the same governor, -1
	lo    []int // first token below, itself included
	hi    []int // last token below
	stack []int
}

// reach is how far, in tokens, a dependent may stand from its governor to be
// seen; it keeps endless sentences linear.
const reach = 300

func (t *tree) read(doc *readout.Document, index int) {
	t.sent, t.index = &doc.Sentences[index], index
	t.toks = t.sent.Tokens
	n := len(t.toks)
	for len(t.first) < n {
		t.first, t.next, t.lo, t.hi = append(t.first, 0), append(t.next, 0), append(t.lo, 0), append(t.hi, 0)
	}
	for i := range n {
		t.first[i], t.next[i], t.lo[i], t.hi[i] = -1, -1, i, i
	}
	for i := n - 1; i >= 0; i-- {
		if h := t.toks[i].Head; h >= 0 && h < n && h != i && i-h < reach && h-i < reach {
			t.next[i], t.first[h] = t.first[h], i
		}
	}
	// Reach of subtrees, from the leaves up: walk each tree from its root and
	// hand the reach to the governor on the way back.
	for i := range n {
		if h := t.toks[i].Head; h >= 0 && h < n && h != i {
			continue
		}
		t.stack = append(t.stack[:0], i)
		for k := 0; k < len(t.stack); k++ {
			for d := t.first[t.stack[k]]; d >= 0; d = t.next[d] {
				t.stack = append(t.stack, d)
			}
		}
		for k := len(t.stack) - 1; k > 0; k-- {
			d := t.stack[k]
			h := t.toks[d].Head
			t.lo[h], t.hi[h] = min(t.lo[h], t.lo[d]), max(t.hi[h], t.hi[d])
		}
	}
}

func (t *tree) rel(i int) string { return phrase.Rel(t.toks[i].Rel) }

func (t *tree) head(i int) int {
	if h := t.toks[i].Head; h >= 0 && h < len(t.toks) && h != i {
		return h
	}
	return -1
}

func (t *tree) lower(i int) string { return strings.ToLower(t.toks[i].Form) }

func (t *tree) lemma(i int) string {
	if t.toks[i].Lemma == "" {
		return t.lower(i)
	}
	return strings.ToLower(t.toks[i].Lemma)
}

// kid returns the first dependent of i with the relation (subtypes count as
// the relation where it has none), or -1.
func (t *tree) kid(i int, rel string) int {
	for k := t.first[i]; k >= 0; k = t.next[k] {
		if t.toks[k].Rel == rel || phrase.Rel(t.toks[k].Rel) == rel {
			return k
		}
	}
	return -1
}

// mark returns the word that introduces the clause or phrase of token i
// ("that", "to", "of", "according to"), or "".
func (t *tree) mark(i int) string {
	word := ""
	for k := t.first[i]; k >= 0 && k < i; k = t.next[k] {
		if r := t.toks[k].Rel; r == "mark" || r == "case" {
			if word == "" || word == "to" {
				word = t.lower(k)
				for j := t.first[k]; j >= 0; j = t.next[j] {
					if t.toks[j].Rel == "fixed" {
						word += " " + t.lower(j)
					}
				}
			}
		}
	}
	return word
}

// below reports whether token i is h or stands below it.
func (t *tree) below(i, h int) bool {
	for n := 0; i >= 0 && n < 100; n++ {
		if i == h {
			return true
		}
		i = t.head(i)
	}
	return false
}

func (t *tree) nominal(i int) bool {
	switch t.toks[i].Tag {
	case "NOUN", "PROPN", "PRON", "NUM", "DET", "SYM", "X", "ADJ":
		return true
	}
	return false
}

func (t *tree) verbal(i int) bool { return t.toks[i].Tag == "VERB" || t.toks[i].Tag == "AUX" }

// trim returns [first, end) without the punctuation at its edges that does
// not belong to a phrase: commas, stops, dashes. Quotation marks stay.
func (t *tree) trim(first, end int) (int, int) {
	loose := func(i int) bool {
		switch t.toks[i].Form {
		case ",", ".", ";", ":", "--", "-", "–", "—", "―", "...":
			return true
		}
		return false
	}
	for first < end && (loose(first) || t.toks[first].Form == ")") {
		first++
	}
	for end > first && (loose(end-1) || t.toks[end-1].Form == "(") {
		end--
	}
	return first, end
}

// span returns the bytes of tokens [first, end), trimmed; ok is false where
// nothing is left.
func (t *tree) span(first, end int) (readout.Span, bool) {
	first, end = t.trim(first, end)
	if first >= end {
		return readout.Span{}, false
	}
	return readout.Span{Start: t.toks[first].Start, End: t.toks[end-1].End}, true
}

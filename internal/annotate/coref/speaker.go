package coref

import (
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/phrase"
)

// firstPerson reports whether a pronoun is a form of I or we.
func firstPerson(word string) bool {
	switch word {
	case "i", "me", "my", "myself", "we", "us", "our", "ours", "ourselves":
		return true
	}
	return false
}

// first links I and we within a quotation to its speaker.
func (w *work) first(f *found) {
	sp := -1
	if _, quoted := w.quoted(f.m); quoted {
		sp = w.speaker(f.m)
	} else {
		sp = w.above(f.m)
	}
	if sp < 0 {
		return
	}
	switch f.word {
	case "i", "me", "my", "myself":
		if w.ents[sp].human && !w.ents[sp].plural {
			w.link(f.m, sp, f.word+" = "+w.ents[sp].Name+", who speaks")
		}
	default:
		w.link(f.m, sp, f.word+" = the side of "+w.ents[sp].Name+", who speaks")
	}
}

// quoted reports whether mention m stands in quotation marks, and where they
// open.
func (w *work) quoted(m int) (int, bool) {
	if w.quotes == nil {
		w.markQuotes()
	}
	x := &w.ms[m]
	q := w.quotes[x.Sentence][x.First]
	return q - 1, q > 0
}

// markQuotes notes for every token whether it stands in quotation marks (a
// running number, 0 outside). A quotation in straight marks ends with its
// paragraph, one in curly marks may run on.
func (w *work) markQuotes() {
	w.quotes = make([][]int, len(w.doc.Sentences))
	number, open, curly, para := 0, false, 0, -2
	for si := range w.doc.Sentences {
		s := &w.doc.Sentences[si]
		if s.Paragraph != para {
			if open && (curly == 0 || si-curly > 8) {
				open = false
			}
			para = s.Paragraph
		}
		w.quotes[si] = make([]int, len(s.Tokens))
		for k := range s.Tokens {
			switch s.Tokens[k].Form {
			case "\"", "''", "``":
				open = !open
				if open {
					number++
					curly = 0
				}
				continue
			case "“", "«", "„":
				if !open {
					number++
				}
				open, curly = true, si+1
				continue
			case "”", "»":
				open = false
				continue
			}
			if open {
				w.quotes[si][k] = number
			}
		}
	}
}

// speaker returns the entity that says the quotation that mention m stands
// in: the subject of a verb of saying outside of the marks, in the sentence
// of the mention, where the quotation begins or ends, else right before or
// after it in the same paragraph; -1 where nobody is named.
func (w *work) speaker(m int) int {
	x := &w.ms[m]
	q := w.quotes[x.Sentence][x.First]
	has := func(si int) bool {
		for _, n := range w.quotes[si] {
			if n == q {
				return true
			}
		}
		return false
	}
	first, last := x.Sentence, x.Sentence
	for first > 0 && x.Sentence-first < 8 && has(first-1) {
		first--
	}
	for last+1 < len(w.doc.Sentences) && last-x.Sentence < 8 && has(last+1) {
		last++
	}
	for _, si := range [...]int{x.Sentence, first, last} {
		if e := w.says(si); e >= 0 {
			return e
		}
		if e := w.behind(si); e >= 0 {
			return e
		}
	}
	para := w.doc.Sentences[first].Paragraph
	if first > 0 && w.doc.Sentences[first-1].Paragraph == para {
		if e := w.says(first - 1); e >= 0 {
			return e
		}
	}
	if last+1 < len(w.doc.Sentences) && w.doc.Sentences[last+1].Paragraph == para {
		if e := w.says(last + 1); e >= 0 {
			return e
		}
	}
	return w.goesOn(first)
}

// goesOn returns the entity that said the last thing before sentence si, which
// stands in quotation marks from end to end and so goes on with what that one
// said; -1 where it does not, or nobody said anything.
func (w *work) goesOn(si int) int {
	title := w.doc.Sentences[si].Number == 0
	for n := 0; n < 5 && si >= 0 && w.allQuoted(si); n++ {
		if si--; si < 0 || (w.doc.Sentences[si].Number == 0) != title {
			return -1
		}
		if e := w.says(si); e >= 0 {
			return e
		}
		if e := w.behind(si); e >= 0 {
			return e
		}
	}
	return -1
}

// allQuoted reports whether all words of a sentence stand in quotation marks.
func (w *work) allQuoted(si int) bool {
	any := false
	for k, t := range w.doc.Sentences[si].Tokens {
		if w.quotes[si][k] > 0 {
			any = true
		} else if t.Tag != "PUNCT" {
			return false
		}
	}
	return any
}

// above returns the subject of the verb of saying that mention m stands under
// by the tree, without quotation marks: "I thank Turkey, Zelensky said"; -1
// where there is none.
func (w *work) above(m int) int {
	x := &w.ms[m]
	s := w.sent(m)
	for n, k := 0, s.Tokens[x.Head].Head; k >= 0 && n < 6; n, k = n+1, s.Tokens[k].Head {
		if !saying(s.Tokens[k].Lemma) {
			continue
		}
		for _, o := range w.bySent[x.Sentence] {
			y := &w.ms[o]
			if o == m || y.Entity < 0 || y.Kind == readout.Demonym || y.Kind == readout.Pronoun && firstPerson(w.words(o)) {
				continue
			}
			h := y.Head
			if y.Kind == readout.Person {
				h = carrier(s, h)
			}
			if s.Tokens[h].Head == k && (phrase.Rel(s.Tokens[h].Rel) == "nsubj" || inverted(s, h, k)) {
				return y.Entity
			}
		}
	}
	return -1
}

// behind returns the entity named between the end of a quotation and a verb of
// saying, or right after that verb, whatever the tree makes of it: "…," its
// commander, Antonio García, said; -1 where there is none.
func (w *work) behind(si int) int {
	s := &w.doc.Sentences[si]
	for k := 1; k < len(s.Tokens); k++ {
		if w.quotes[si][k-1] == 0 || w.quotes[si][k] > 0 {
			continue // no quotation ends here
		}
		best, verb := -1, -1
		for i := k; i < len(s.Tokens) && i < k+20; i++ {
			if w.quotes[si][i] > 0 {
				break
			}
			if t := &s.Tokens[i]; t.Tag == "VERB" {
				if verb >= 0 || !saying(t.Lemma) {
					break
				}
				if verb = i; best >= 0 {
					return best
				}
			}
			for _, o := range w.bySent[si] {
				y := &w.ms[o]
				if y.First != i || y.Entity < 0 || y.Kind == readout.Demonym || y.Kind == readout.Location {
					continue
				}
				if y.Kind == readout.Pronoun {
					if word := strings.ToLower(s.Tokens[i].Form); word != "he" && word != "she" && word != "it" && word != "they" {
						continue
					}
				}
				if best < 0 || y.Kind == readout.Person && w.ms[w.ents[best].mentions[len(w.ents[best].mentions)-1]].Kind != readout.Person {
					best = y.Entity
				}
			}
			if verb >= 0 && best >= 0 {
				return best
			}
		}
	}
	return -1
}

// says returns the entity that is the subject of the verb of saying in a
// sentence, outside of quotation marks.
func (w *work) says(si int) int {
	s := &w.doc.Sentences[si]
	for _, o := range w.bySent[si] {
		y := &w.ms[o]
		if y.Entity < 0 || w.quotes[si][y.Head] > 0 || y.Kind == readout.Demonym {
			continue
		}
		t := &s.Tokens[y.Head]
		if y.Kind == readout.Person {
			t = &s.Tokens[carrier(s, y.Head)]
		}
		if t.Head < 0 || !saying(s.Tokens[t.Head].Lemma) || phrase.Rel(t.Rel) != "nsubj" && !inverted(s, y.Head, t.Head) {
			continue
		}
		return y.Entity
	}
	return -1
}

// inverted reports whether token k is the subject behind "said" that the tree
// takes for its object: "…," said the minister.
func inverted(s *readout.Sentence, k, v int) bool {
	if k < v || v == 0 || s.Tokens[k].Rel != "obj" || s.Tokens[v].Lemma != "say" && s.Tokens[v].Lemma != "add" {
		return false
	}
	switch s.Tokens[v-1].Form {
	case "\"", "''", "”", "»", ",":
		return true
	}
	return false
}

func saying(lemma string) bool {
	switch lemma {
	case "say", "tell", "add", "state", "note", "stress", "declare", "announce", "explain", "comment", "warn", "argue", "insist", "claim", "write", "tweet", "reply", "ask", "continue", "conclude", "emphasize", "emphasise", "remark", "reiterate", "urge", "call", "point", "respond", "recall", "underline", "underscore", "believe", "think", "post", "report", "assure", "promise", "accuse", "deny", "admit", "acknowledge", "quote", "cite", "express":
		return true
	}
	return false
}

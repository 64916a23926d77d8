package quote

import (
	readout "github.com/readout-events/readout"
)

// marks is the quotation marks of a document and the stretches between them.
type marks struct {
	open  map[readout.Word]bool
	close map[readout.Word]bool
	parts []direct
}

// direct is a stretch between quotation marks, marks included.
type direct struct {
	from, to readout.Word // to is the last token
	starts   bool         // it starts its sentence
}

func (m *marks) opens(sent, tok int) bool { return m.open[readout.Word{Sentence: sent, Token: tok}] }

// quoteForm tells whether a word is a quotation mark: 'o' one that only
// opens, 'c' one that only closes, 's' straight, 0 none.
func quoteForm(form string) byte {
	switch form {
	case "“", "„", "«", "``", "‘‘", "‹", "‟":
		return 'o'
	case "”", "»", "’’", "›":
		return 'c'
	case "\"", "''", "＂", "‘", "’", "'", "`":
		return 's'
	}
	return 0
}

// quoteMark reports whether token i of the sentence is a quotation mark.
func (f *finder) quoteMark(sent, i int) bool {
	toks := f.doc.Sentences[sent].Tokens
	if quoteForm(toks[i].Form) == 0 {
		return false
	}
	w := readout.Word{Sentence: sent, Token: i}
	return f.marks.open[w] || f.marks.close[w]
}

// limit is the longest quotation, in sentences, whose closing mark is waited
// for.
const limit = 25

// readMarks pairs the quotation marks. Straight ones open or close by the
// space around them, else by turns. A quotation without its closing mark ends
// with the paragraph, unless the next paragraph opens with a mark again, as
// papers do where a speech goes on.
func readMarks(doc *readout.Document) marks {
	m := marks{map[readout.Word]bool{}, map[readout.Word]bool{}, nil}
	inside := false
	var from readout.Word
	var double bool
	finish := func(to readout.Word) {
		if inside && (to.Sentence > from.Sentence || to.Token > from.Token) {
			m.parts = append(m.parts, direct{from, to, starts(doc, from)})
		}
		inside = false
	}
	for s := range doc.Sentences {
		sent := &doc.Sentences[s]
		if inside && sent.Paragraph != doc.Sentences[s-1].Paragraph && announced(doc, from) && s-from.Sentence < 8 && !closes(doc, s) {
			// A speech behind a colon whose marks never close runs on until
			// another begins.
		} else if inside && (s-from.Sentence > limit || sent.Paragraph != doc.Sentences[s-1].Paragraph && !closes(doc, s)) {
			finish(readout.Word{Sentence: s - 1, Token: len(doc.Sentences[s-1].Tokens) - 1})
		}
		for i := range sent.Tokens {
			t := &sent.Tokens[i]
			kind := quoteForm(t.Form)
			if kind == 0 {
				continue
			}
			single := t.Form == "'" || t.Form == "’" || t.Form == "‘" || t.Form == "`"
			if single && (t.Tag == "PART" || t.Rel == "case") {
				continue
			}
			if single && inside && double {
				continue
			}
			w := readout.Word{Sentence: s, Token: i}
			after := i+1 >= len(sent.Tokens) || sent.Tokens[i+1].SpaceBefore
			before := i == 0 || t.SpaceBefore
			if kind == 's' {
				switch {
				case before && !after:
					kind = 'o'
				case after && !before:
					kind = 'c'
				case inside:
					kind = 'c'
				default:
					kind = 'o'
				}
				// Mismatched: one that looks as if it opened where nothing
				// else can close, and the reverse.
				if kind == 'o' && inside && i > 0 && !before {
					kind = 'c'
				}
				if kind == 'c' && !inside && (before || i == 0) {
					kind = 'o'
				}
			}
			if kind == 'c' && !inside && i == 0 && !after {
				kind = 'o'
			}
			if kind == 'o' {
				if single && !(i+1 < len(sent.Tokens)) {
					continue
				}
				if inside {
					if single {
						continue
					}
					// The one before was never closed: a stray, unless it is
					// the start of this very sentence.
					if from.Sentence == s && i-from.Token > 1 && i > 0 && sent.Tokens[i-1].Tag == "PUNCT" {
						finish(readout.Word{Sentence: s, Token: i - 1})
					} else if s > from.Sentence {
						finish(readout.Word{Sentence: s - 1, Token: len(doc.Sentences[s-1].Tokens) - 1})
					}
				}
				inside, from, double = true, w, !single
				m.open[w] = true
				continue
			}
			if !inside {
				continue
			}
			if single && double {
				continue
			}
			m.close[w] = true
			finish(w)
		}
	}
	if inside && len(doc.Sentences) > 0 {
		s := len(doc.Sentences) - 1
		finish(readout.Word{Sentence: s, Token: len(doc.Sentences[s].Tokens) - 1})
	}
	return m
}

// announced reports whether a quotation stands behind a colon.
func announced(doc *readout.Document, from readout.Word) bool {
	toks := doc.Sentences[from.Sentence].Tokens
	return from.Token > 0 && toks[from.Token-1].Form == ":"
}

// closes reports whether a quotation that is open before sentence s, the
// first of a paragraph, is closed soon: whether the next mark closes. Where
// every line is a paragraph, speeches run over many.
func closes(doc *readout.Document, s int) bool {
	for n := s; n < len(doc.Sentences) && n < s+18; n++ {
		toks := doc.Sentences[n].Tokens
		for i := range toks {
			switch toks[i].Form {
			case "“", "„", "«", "``":
				return false
			case "”", "»":
				return true
			case "\"", "''":
				return n < s+8 && i > 0 && !toks[i].SpaceBefore
			}
		}
	}
	return false
}

// starts reports whether a mark stands at the start of its sentence.
func starts(doc *readout.Document, w readout.Word) bool {
	toks := doc.Sentences[w.Sentence].Tokens
	for i := w.Token - 1; i >= 0; i-- {
		if toks[i].Tag != "PUNCT" {
			return false
		}
	}
	return true
}

// extents gives the tokens of the stretch, a part a sentence.
func (f *finder) extents(d direct) []stretch {
	var out []stretch
	for s := d.from.Sentence; s <= d.to.Sentence; s++ {
		x := stretch{s, 0, len(f.doc.Sentences[s].Tokens)}
		if s == d.from.Sentence {
			x.first = d.from.Token
		}
		if s == d.to.Sentence {
			x.end = d.to.Token + 1
		}
		if x.first < x.end {
			out = append(out, x)
		}
	}
	return out
}

// speech gives every stretch between quotation marks its speaker: the cue
// whose content it meets, a cue beside it that has no content yet, or the
// speaker before, whose quotation goes on.
func (f *finder) speech() {
	last := -1 // the quote of the last speaker, for quotations that stand alone
	lastSent := -10
	next := 0
	for _, d := range f.marks.parts {
		ext := f.extents(d)
		words := 0
		for _, x := range ext {
			words += x.end - x.first
		}
		// Cues up to here set the speaker of what stands alone.
		for ; next < len(f.found) && (f.found[next].sent < d.from.Sentence || f.found[next].sent == d.from.Sentence && f.found[next].tok < d.from.Token); next++ {
			if q := &f.found[next]; (q.cue.kind == "say" || q.cue.kind == "claim" || q.direct) && len(q.speaker) > 0 && q.cue.q {
				last, lastSent = next, q.sent
			}
		}
		if hit := f.meeting(ext); hit >= 0 {
			q := &f.found[hit]
			if whole := d.starts || words > 6 || d.to.Sentence > d.from.Sentence; whole && (q.cue.q || d.starts) {
				q.content = sortStretches(append(q.content, ext...))
				q.direct = q.direct || words > 4
			}
			if q.cue.kind == "say" || q.cue.kind == "claim" {
				last, lastSent = hit, d.to.Sentence
			}
			continue
		}
		if words < 5 && !d.starts {
			continue
		}
		if hit := f.beside(d); hit >= 0 {
			q := f.open[hit]
			f.open[hit].tok = -1
			q.content = append(q.content, ext...)
			q.clausal, q.direct = true, true
			f.found = append(f.found, q)
			last, lastSent = len(f.found)-1, d.to.Sentence
			continue
		}
		if hit := f.sameSentence(d); hit >= 0 {
			q := &f.found[hit]
			q.content = sortStretches(append(q.content, ext...))
			q.direct = true
			last, lastSent = hit, d.to.Sentence
			continue
		}
		if d.starts && words >= 5 && last >= 0 && d.from.Sentence-lastSent <= 2 {
			q := f.found[last]
			q.content, q.runs, q.direct, q.clausal, q.from = ext, true, true, true, last
			if f.found[last].from >= 0 {
				q.from = f.found[last].from
			}
			f.found = append(f.found, q)
			lastSent = d.to.Sentence
			continue
		}
		if !d.starts || words < 5 {
			continue
		}
		// Nobody before: the next who speaks, in one of the two sentences behind.
		for n := f.bySentence(d.to.Sentence); n < f.ordered && f.found[n].sent <= d.to.Sentence+2; n++ {
			q := f.found[n]
			if q.sent == d.to.Sentence && q.tok <= d.to.Token || q.cue.kind != "say" && q.cue.kind != "claim" || !q.cue.q || len(q.speaker) == 0 {
				continue
			}
			q.content, q.runs, q.direct, q.clausal, q.from = ext, true, true, true, n
			f.found = append(f.found, q)
			last, lastSent = len(f.found)-1, d.to.Sentence
			break
		}
	}
}

// meeting returns the innermost quote whose content meets the stretch in the
// sentence of its cue, or -1.
func (f *finder) meeting(ext []stretch) int {
	best, size := -1, 0
	for _, x := range ext {
		for n := f.bySentence(x.sent); n < len(f.found) && f.found[n].sent == x.sent; n++ {
			q := &f.found[n]
			if q.tok >= x.first && q.tok < x.end || q.cue.kind == "think" && !q.cue.q {
				continue // said within the quotation
			}
			for _, c := range q.content {
				if c.sent == x.sent && c.first < x.end && x.first < c.end {
					if n := c.end - c.first; best < 0 || n < size {
						best, size = 0+f.indexOf(q), n
					}
				}
			}
		}
		if best >= 0 {
			return best
		}
	}
	return -1
}

// sameSentence returns the say-cue with a quotation for content in the
// sentence where the stretch starts or ends, outside of it, or -1: "A," he
// said. / "A," he said, "B."
func (f *finder) sameSentence(d direct) int {
	for n := f.bySentence(d.from.Sentence); n < f.ordered && f.found[n].sent <= d.to.Sentence; n++ {
		q := &f.found[n]
		out := q.sent == d.from.Sentence && q.tok < d.from.Token || q.sent == d.to.Sentence && q.tok > d.to.Token
		if out && q.direct && len(q.speaker) > 0 && (q.cue.kind == "say" || q.cue.kind == "claim") && q.cue.q {
			return n
		}
	}
	return -1
}

func (f *finder) indexOf(q *found) int {
	for n := f.bySentence(q.sent); n < len(f.found); n++ {
		if &f.found[n] == q {
			return n
		}
	}
	return -1
}

// bySentence returns the first quote of the sentence or a later one, among
// those in order of the text.
func (f *finder) bySentence(s int) int {
	lo, hi := 0, f.ordered
	for lo < hi {
		m := (lo + hi) / 2
		if f.found[m].sent < s {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo
}

// beside returns the cue without content that stands by the stretch: in one
// of its sentences outside the marks, at the end of the sentence before it
// behind a colon, or right after it.
func (f *finder) beside(d direct) int {
	best := -1
	for n := range f.open {
		q := &f.open[n]
		if q.tok < 0 || q.sent < d.from.Sentence-1 || q.sent > d.to.Sentence+1 {
			continue
		}
		before := q.sent < d.from.Sentence || q.sent == d.from.Sentence && q.tok < d.from.Token
		after := q.sent > d.to.Sentence || q.sent == d.to.Sentence && q.tok > d.to.Token
		if !before && !after {
			continue
		}
		toks := f.doc.Sentences[q.sent].Tokens
		if q.sent < d.from.Sentence {
			end := toks[len(toks)-1].Form
			if end != ":" && end != "," || !d.starts {
				continue
			}
		}
		if q.sent > d.to.Sentence {
			// A sentence that is only the saying: "Said the minister."
			if q.tok > 4 || len(toks) > 14 || !lowerStart(toks[0].Form) {
				continue
			}
		}
		if q.sent == d.from.Sentence && before && d.from.Token-q.tok > 14 || q.sent == d.to.Sentence && after && q.tok-d.to.Token > 14 {
			continue
		}
		best = n
	}
	return best
}

func lowerStart(form string) bool { return form != "" && form[0] >= 'a' && form[0] <= 'z' }

// Package quote finds who says so: sentences that are said, quotations,
// "according to" and its like, and how they are told one within another. It
// fills Document.Quotes. Words of saying come from cues.txt.
package quote

import (
	"slices"

	readout "github.com/readout-events/readout"
)

// finder works on one document.
type finder struct {
	doc     *readout.Document
	cues    *cues
	marks   marks
	tree    tree
	found   []found
	open    []found // cues that may introduce a quotation but have no content in their clause
	mention int     // the first mention of the sentence or a later one
	ordered int     // so many of found are in order of the text
}

// Find fills doc.Quotes, in order of the text by where the cue stands. It
// needs tokens, tags and trees.
func Find(doc *readout.Document) {
	f := &finder{doc: doc, cues: list(), marks: readMarks(doc)}
	for s := range doc.Sentences {
		if len(doc.Sentences[s].Tokens) == 0 {
			continue
		}
		f.tree.read(doc, s)
		f.colon()
		for i := range f.tree.toks {
			switch f.tree.toks[i].Tag {
			case "VERB", "AUX":
				f.verb(i)
			case "NOUN", "PROPN":
				f.noun(i)
			case "ADV", "ADJ":
				f.adverb(i)
			}
			f.phraseAt(i)
			f.opinion(i)
		}
	}
	slices.SortStableFunc(f.found, inText)
	f.ordered = len(f.found)
	f.speech()
	f.runOn()
	f.transcript()
	f.publishers()
	f.finish()
}

func inText(a, b found) int {
	if a.sent != b.sent {
		return a.sent - b.sent
	}
	return a.tok - b.tok
}

// finish turns what was found into quotes and nests them.
func (f *finder) finish() {
	index := make([]int, len(f.found))
	for i := range index {
		index[i] = i
	}
	start := func(q *found) int { return q.content[0].sent }
	for i := range f.found {
		f.found[i].content = sortStretches(f.found[i].content)
		for n := range f.found[i].content {
			f.undated(&f.found[i].content[n])
		}
	}
	slices.SortStableFunc(index, func(a, b int) int {
		x, y := &f.found[a], &f.found[b]
		if start(x) != start(y) {
			return start(x) - start(y)
		}
		return x.tok - y.tok
	})
	f.doc.Quotes = f.doc.Quotes[:0]
	for _, i := range index {
		q := &f.found[i]
		kind := q.kind
		if kind == "" {
			kind = q.cue.kind
		}
		out := readout.Quote{Sentence: start(q), Cue: readout.Word{Sentence: q.sent, Token: q.tok}, CueLemma: q.cue.word, Direct: q.direct, Runs: q.runs, Outer: -1,
			Source: q.source, Kind: kind, Holds: q.cue.holds}
		toks := f.doc.Sentences[q.sent].Tokens
		out.CueSpan = readout.Span{Start: toks[q.cueFirst].Start, End: toks[q.cueEnd-1].End}
		out.InTitle = f.doc.Sentences[q.sent].Number == 0
		for _, s := range q.speaker {
			out.Speaker = append(out.Speaker, readout.Word{Sentence: q.sent, Token: s})
		}
		for _, c := range q.content {
			toks := f.doc.Sentences[c.sent].Tokens
			out.Content = append(out.Content, readout.Span{Start: toks[c.first].Start, End: toks[c.end-1].End})
		}
		switch out.Kind {
		case "say", "claim", "show", "think", "judge":
			out.Vouched = q.clausal || asserts(q.cue.word)
		}
		if len(q.speaker) == 1 {
			switch f.doc.Sentences[q.sent].Tokens[q.speaker[0]].Form {
			case "I", "we", "We", "you", "You", "us", "me":
				out.Vouched = false // whoever speaks is known by another quote, or is the writer
			}
		}
		f.doc.Quotes = append(f.doc.Quotes, out)
	}
	nest(f.doc)
}

// undated leaves the dateline out of what somebody says.
func (f *finder) undated(c *stretch) {
	toks := f.doc.Sentences[c.sent].Tokens
	first := c.first
	for c.first == 0 && first < c.end && toks[first].Rel == "dep" {
		first++
	}
	if first < c.end {
		c.first = first
	}
}

// asserts reports whether a verb vouches for its object as for a fact:
// "announced the arrest", but not "discussed the arrest".
func asserts(word string) bool {
	switch word {
	case "announce", "report", "confirm", "claim", "allege", "reveal", "disclose", "declare", "according_to", "proclaim", "admit", "acknowledge", "tell", "uncover", "expose":
		return true
	}
	return false
}

// nest points every quote to the smallest one that its cue is told within.
func nest(doc *readout.Document) {
	sizes := make([]int, len(doc.Quotes))
	for i := range doc.Quotes {
		for _, c := range doc.Quotes[i].Content {
			sizes[i] += c.End - c.Start
		}
	}
	const window = 60 // quotes before and after that may enclose one
	for i := range doc.Quotes {
		q := &doc.Quotes[i]
		at := q.CueSpan
		if q.Runs && len(q.Content) > 0 {
			at = q.Content[0]
		}
		best := 0
		for j := max(0, i-window); j < min(len(doc.Quotes), i+window); j++ {
			o := &doc.Quotes[j]
			if i == j || o.InTitle != q.InTitle || o.Cue == q.Cue {
				continue
			}
			for _, c := range o.Content {
				if n := sizes[j]; c.Covers(at) && (best == 0 || n < best) {
					best, q.Outer = n, j
				}
			}
		}
	}
	// Two that are within each other are not.
	for i := range doc.Quotes {
		for j, n := doc.Quotes[i].Outer, 0; j >= 0; j, n = doc.Quotes[j].Outer, n+1 {
			if j == i || n > 100 {
				doc.Quotes[i].Outer = -1
				break
			}
		}
	}
}

// Says returns the indices of the quotes that token of a sentence is told
// within and that vouch for what they tell, outermost first; those that nobody is named for
// are left out. Wishes, demands
// and promises vouch for nothing, nor does praise or blame for the thing it is
// about.
func Says(doc *readout.Document, sentence, token int) []int {
	sent := &doc.Sentences[sentence]
	at := sent.Tokens[token].Span
	var out []int
	for i := range doc.Quotes {
		q := &doc.Quotes[i]
		if !q.Vouched || len(q.Speaker) == 0 || q.InTitle != (sent.Number == 0) || len(q.Content) == 0 || q.Content[0].Start > at.Start || q.Content[len(q.Content)-1].End < at.End {
			continue
		}
		if (q.Cue == readout.Word{Sentence: sentence, Token: token}) {
			continue
		}
		for _, c := range q.Content {
			if c.Covers(at) {
				out = append(out, i)
				break
			}
		}
	}
	depth := func(i int) int {
		n := 0
		for j := doc.Quotes[i].Outer; j >= 0 && n < 50; j = doc.Quotes[j].Outer {
			n++
		}
		return n
	}
	slices.SortStableFunc(out, func(a, b int) int { return depth(a) - depth(b) })
	return out
}

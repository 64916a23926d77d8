package quote

import (
	"github.com/readout-events/readout/internal/phrase"
)

// phraseAt looks for a phrase that stands before its source ("according to
// the ministry") at token i.
func (f *finder) phraseAt(i int) {
	t := &f.tree
	for _, p := range f.cues.phrases[t.lower(i)] {
		if i+len(p.words) >= len(t.toks) {
			continue
		}
		ok := true
		for n, w := range p.words {
			ok = ok && t.lower(i+n) == w
		}
		if !ok {
			continue
		}
		j := i + len(p.words)
		if t.verbal(i) && (len(p.words) == 1) && t.kid(i, "nsubj") >= 0 {
			continue
		}
		// The head of the source: up from the next word, not back over the cue.
		h := j
		for n := 0; n < 20; n++ {
			g := t.head(h)
			if g < j || t.toks[g].Tag == "VERB" || t.rel(h) == "conj" && t.verbal(g) {
				break
			}
			switch t.rel(h) {
			case "nsubj", "obj", "obl", "parataxis", "advcl", "root", "ccomp":
				g = -1
			}
			if g < 0 {
				break
			}
			h = g
		}
		if !t.nominal(h) {
			continue
		}
		if p.word == "per" && t.toks[h].Tag != "PROPN" {
			continue
		}
		q := found{cue: p.cue, sent: t.index, tok: i, cueFirst: i, cueEnd: j, from: -1, clausal: true}
		q.speaker = f.members(h)
		first, end := j, max(h+1, t.phraseEnd(h))
		if end-j > 30 {
			ph := phrase.Of(t.sent, t.index, h)
			end = ph.End
		}
		if comma := f.initial(i, j); comma > 0 {
			end = comma
		}
		q.source, _ = t.span(first, end)
		// What it vouches for: the clause that it stands in; the whole
		// sentence where it begins or ends it behind a comma.
		start := i
		for start > 0 && (t.toks[start-1].Tag == "PUNCT" && !f.quoteMark(t.index, start-1) || t.toks[start-1].Tag == "CCONJ" || t.toks[start-1].Tag == "ADV" && start < 4) {
			start--
		}
		lo, hi := 0, len(t.toks)
		if start > 0 {
			g := t.head(h)
			if t.head(i) >= 0 && (t.head(i) < i || t.head(i) >= end) {
				g = t.head(i)
			}
			tail := end >= len(t.toks)-2
			for g >= 0 && !t.verbal(g) && t.kid(g, "cop") < 0 && t.head(g) >= 0 {
				g = t.head(g)
			}
			if g >= 0 && !(tail && t.toks[i-1].Form == ",") {
				lo, hi = t.lo[g], t.hi[g]+1
				for lo < g && (t.toks[lo].Tag == "CCONJ" || t.toks[lo].Tag == "PUNCT" && !f.quoteMark(t.index, lo)) {
					lo++
				}
			}
		}
		for _, s := range [2][2]int{{lo, i}, {end, hi}} {
			if a, b := t.trim(s[0], s[1]); a < b && (b-a > 1 || t.verbal(a)) {
				q.content = append(q.content, stretch{t.index, a, b})
			}
		}
		if len(q.content) > 0 && len(q.speaker) > 0 {
			f.found = append(f.found, q)
		}
		return
	}
}

// adverb looks at token i as a word of hearsay: allegedly, reportedly.
func (f *finder) adverb(i int) {
	t := &f.tree
	e := f.cues.adverbs[t.lower(i)]
	h := t.head(i)
	if e == nil || h < 0 {
		return
	}
	q := found{cue: e, sent: t.index, tok: i, cueFirst: i, cueEnd: i + 1, from: -1, passive: true, clausal: t.rel(i) == "advmod"}
	lo, hi := t.lo[h], t.hi[h]+1
	if !q.clausal {
		p := phrase.Of(t.sent, t.index, h)
		hi = p.End
		for k := t.first[h]; k >= 0; k = t.next[k] {
			if k > h && t.rel(k) == "nmod" {
				hi = max(hi, t.hi[k]+1)
			}
		}
		lo = i
	}
	for _, s := range [2][2]int{{lo, i}, {i + 1, hi}} {
		if a, b := t.trim(s[0], s[1]); a < b {
			q.content = append(q.content, stretch{t.index, a, b})
		}
	}
	if len(q.content) > 0 {
		f.found = append(f.found, q)
	}
}

// noun looks at token i as a noun of saying with its content: "the claim that
// ...", "his call for ...".
func (f *finder) noun(i int) {
	t := &f.tree
	e := f.cues.nouns[t.lemma(i)]
	if e == nil || t.rel(i) == "compound" {
		return
	}
	q := found{cue: e, sent: t.index, tok: i, cueFirst: i, cueEnd: i + 1, from: -1}
	for k := t.first[i]; k >= 0 && len(q.content) == 0; k = t.next[k] {
		if k < i {
			continue
		}
		mark := t.mark(k)
		first := t.lo[k]
		switch t.rel(k) {
		case "acl", "ccomp", "csubj":
			switch {
			case mark == "that" && e.that && !t.gap(k), mark == "to" && e.to:
			case mark != "" && e.takes(mark) && t.toks[k].XTag == "VBG":
				first++
				q.cueEnd = first
			default:
				continue
			}
			q.clausal = true
		case "nmod":
			if mark == "" || !e.takes(mark) {
				continue
			}
			for first < k && t.lower(first) != mark {
				first++
			}
			if first == i+1 {
				q.cueEnd = i + 2
			}
			first++
		default:
			continue
		}
		if a, b := t.trim(first, t.hi[k]+1); a < b {
			q.content = append(q.content, stretch{t.index, a, b})
		}
	}
	if len(q.content) == 0 {
		return
	}
	for k := t.first[i]; k >= 0; k = t.next[k] {
		if t.toks[k].Rel == "nmod:poss" || t.rel(k) == "nmod" && (phrase.Case(t.sent, k) == "by" || phrase.Case(t.sent, k) == "from") {
			q.speaker, q.source = f.members(k), f.sourceSpan(k, i)
		}
	}
	if len(q.speaker) == 0 {
		// made a statement, issued a warning, has a plan
		if h := t.head(i); h >= 0 && t.verbal(h) && t.rel(i) == "obj" && !t.passive(h) {
			if s, src := f.subject(h, false); src >= 0 {
				q.speaker, q.source = s, f.sourceSpan(src, i)
				if q.cueFirst > h && q.cueFirst-h < 5 {
					q.cueFirst, _ = t.verbGroup(h)
				}
			}
		}
	}
	if len(q.speaker) == 0 && !q.clausal {
		return
	}
	f.found = append(f.found, q)
}

// gap reports whether "that" in the clause of k is a relative pronoun.
func (t *tree) gap(k int) bool {
	return t.toks[k].Rel == "acl:relcl"
}

// initial returns the comma that closes a source phrase [j, ...) which begins
// the sentence at i, with a verb behind it; 0 where there is none. Where the
// order of words is so plain it is surer than the tree.
func (f *finder) initial(i, j int) int {
	t := &f.tree
	for k := i - 1; k >= 0; k-- {
		if w := t.toks[k].Tag; w != "PUNCT" && w != "CCONJ" && w != "SYM" && t.toks[k].Form != ":" {
			return 0
		}
	}
	for k := j + 1; k < min(len(t.toks), j+28); k++ {
		if t.toks[k].Form != "," {
			continue
		}
		for v := k + 1; v < min(len(t.toks), k+60); v++ {
			if t.verbal(v) {
				return k
			}
		}
		return 0
	}
	return 0
}

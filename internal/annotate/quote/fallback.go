package quote

import "github.com/readout-events/readout/internal/phrase"

// fallback finds the content of a verb of saying that the tree does not show:
// a "that" clause hung on something between ("said this week that ..."), the
// rest of the sentence, or what stands before the saying behind a comma.
func (f *finder) fallback(q *found, v, src int) {
	t, e := &f.tree, q.cue
	if !e.that || q.passive && len(q.speaker) == 0 || e.kind != "say" && e.kind != "claim" {
		return
	}
	n := len(t.toks)
	put := func(first, end int) {
		if a, b := t.trim(first, end); a < b {
			q.content = append(q.content, stretch{t.index, a, b})
			q.clausal = true
		}
	}
	for i := v + 1; i < min(n, v+12); i++ {
		if t.lower(i) == "that" && t.toks[i].Rel == "mark" && t.head(i) > i {
			put(i, max(t.hi[t.head(i)]+1, min(t.hi[v]+1, n)))
			return
		}
	}
	if !e.q || len(q.speaker) == 0 || t.kid(v, "obj") >= 0 && e.word != "tell" && e.obj {
		return
	}
	// The rest of the sentence, where it has a verb of its own with a subject
	// and begins right after the cue.
	if src >= 0 && src < v && v+2 < n && (t.toks[v].XTag == "VBD" || t.toks[v].XTag == "VBZ" || t.toks[v].XTag == "VBP") {
		if w := t.toks[v+1].Tag; w == "DET" || w == "PRON" || w == "PROPN" || w == "NOUN" || w == "ADJ" || t.toks[v+1].Form == ":" || t.toks[v+1].Form == "," {
			for i := v + 2; i < min(n, v+25); i++ {
				if t.verbal(i) && !t.below(v, i) && (t.kid(i, "nsubj") > v || t.toks[i].XTag == "MD" || t.toks[i].Tag == "AUX") {
					put(v+1, n)
					return
				}
			}
		}
	}
	// "A, B said": before the saying.
	first := q.cueFirst
	if k := t.kid(v, "nsubj"); k >= 0 && (t.lower(k) == "who" || t.lower(k) == "which") {
		return // "threw stones at police, who answered with gas": what they did
	}
	if src >= 0 && src < v {
		first = phrase.Of(t.sent, t.index, src).First
	}
	if first >= 4 && t.finite(v) && (t.toks[first-1].Form == "," || f.quoteMark(t.index, first-1)) && v >= n-8 {
		for i := max(0, first-far); i < first; i++ {
			if t.verbal(i) {
				put(max(0, first-far), first)
				return
			}
		}
	}
}

// cut ends the content of q before a participle of saying behind a comma:
// "said that talks had failed, [accusing Chad of ...]" is the speaker's act,
// not what he said.
func (f *finder) cut(q *found) {
	t := &f.tree
	if n := len(q.content); n > 1 && t.relative(q.tok) && t.finite(q.content[n-1].first) && q.content[n-1].first > q.tok {
		q.content = q.content[:n-1] // the main clause around a relative one
	}
	for n := range q.content {
		c := &q.content[n]
		depth := 0
		relative := t.relative(q.tok)
		for i := c.first; i+1 < min(c.end, c.first+far); i++ {
			if f.quoteMark(t.index, i) {
				depth ^= 1
			}
			if depth == 0 && relative && i > c.first && t.toks[i].Form == "," && i > q.tok && t.verbal(i+1) && t.finite(i+1) {
				c.end = i // "who said he had acted alone, was jailed"
				break
			}
			if depth == 0 && i > q.tok && i > c.first && f.sayingAgain(q, i) {
				c.end = i
				break
			}
			if depth > 0 || t.toks[i].Form != "," || t.toks[i+1].XTag != "VBG" || i == c.first || q.tok > i {
				continue
			}
			if e := f.cues.verbs[t.lemma(i+1)]; e != nil && e.kind != "think" && t.toks[i+1].Tag == "VERB" {
				if r := t.rel(i + 1); r == "advcl" || r == "acl" || r == "xcomp" || r == "parataxis" {
					c.end = i
					break
				}
			}
		}
	}
}

// finite reports whether the token is a finite verb or auxiliary.
func (t *tree) finite(i int) bool {
	switch t.toks[i].XTag {
	case "VBD", "VBZ", "VBP", "MD":
		return true
	}
	return false
}

// sayingAgain reports whether the speaker of q says something else from token
// i on, so that it is no part of what he said before: "said that talks had
// failed, but he urged ...", "said Chad would sign and warned that ...".
func (f *finder) sayingAgain(q *found, i int) bool {
	t, n := &f.tree, len(f.tree.toks)
	k := i
	comma := t.toks[k].Form == "," || t.toks[k].Form == ";"
	if comma {
		k++
	}
	link := false
	for k < n && (t.toks[k].Tag == "CCONJ" || t.toks[k].Tag == "SCONJ" && t.lower(k) != "that" && t.lower(k) != "if") {
		link = true
		k++
	}
	if !link {
		return false
	}
	subject := false
	if k < n {
		switch t.lower(k) {
		case "he", "she", "they":
			subject = comma
			k++
		}
	}
	for k < n && t.toks[k].Tag == "ADV" {
		k++
	}
	if k >= n || !t.finite(k) || t.toks[k].Tag != "VERB" {
		return false
	}
	e := f.cues.verbs[t.lemma(k)]
	if e == nil || e.kind != "say" && e.kind != "claim" && e.kind != "ask" {
		return false
	}
	if subject {
		return true
	}
	// The past of the saying, not the form of what is said: "said it would
	// sign and warned".
	if t.toks[k].XTag != "VBD" || t.toks[q.tok].XTag != "VBD" || !e.that {
		return false
	}
	for c := t.first[q.tok]; c >= 0; c = t.next[c] {
		if t.rel(c) == "ccomp" && c > q.tok && c < i {
			return t.toks[c].XTag != "VBD" && t.kid(k, "nsubj") < 0
		}
	}
	return false
}

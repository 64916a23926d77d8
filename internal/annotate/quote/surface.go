package quote

import (
	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/phrase"
)

// What stands here reads reporting formulas off the order of words, where
// they are so fixed that the order is surer than the tree.

// far is how many tokens around a cue these formulas look at.
const far = 150

// aside reads saying put in between commas or behind the quotation: "The
// talks, the minister said, had failed", "The truce holds, a spokesman noted
// on Friday". It sets source and content and returns false where there is no
// such thing.
func (f *finder) aside(q *found, v int) bool {
	t, n := &f.tree, len(f.tree.toks)
	if !q.cue.q || q.cue.kind != "say" && q.cue.kind != "claim" || q.cueFirst < 2 {
		return false
	}
	switch t.toks[v].XTag {
	case "VBD", "VBZ", "VBP", "VBN":
	default:
		return false
	}
	for k := v - 1; k >= q.cueFirst; k-- {
		if t.rel(k) == "aux" && t.lemma(k) != "have" && t.lemma(k) != "will" {
			return false
		}
	}
	// The source: a noun phrase between a comma or quotation mark and the verb.
	first := q.cueFirst
	for first > 0 && q.cueFirst-first < 14 {
		tok := &t.toks[first-1]
		if tok.Tag == "VERB" || tok.Tag == "AUX" || tok.Tag == "SCONJ" || tok.XTag == "WP" || tok.XTag == "WDT" || tok.Form == ":" || tok.Form == ";" {
			return false
		}
		if tok.Form == "," || quoteForm(tok.Form) != 0 && tok.Tag == "PUNCT" && tok.Form != "'" && tok.Form != "’" {
			break
		}
		first--
	}
	if first < 2 || first == q.cueFirst || t.toks[first-1].Tag != "PUNCT" || t.toks[first].Tag == "CCONJ" || t.toks[first].Tag == "ADP" || t.toks[first].Tag == "ADV" {
		return false
	}
	closing := quoteForm(t.toks[first-1].Form) != 0
	head := f.headIn(first, q.cueFirst)
	if head < 0 {
		return false
	}
	// Behind the verb: a comma and the rest, or only circumstances up to the
	// end.
	after := v + 1
	for after < n && after < v+12 && t.toks[after].Tag != "PUNCT" {
		switch t.toks[after].Tag {
		case "VERB", "AUX", "SCONJ":
			return false
		}
		after++
	}
	if after < n && t.toks[after].Tag != "PUNCT" {
		return false
	}
	if after > v+1 {
		switch tok := &t.toks[v+1]; {
		case tok.Tag == "ADP" || tok.Tag == "ADV" || tok.XTag == "TO" || q.cue.word == "tell":
		case t.toks[v+1].Tag == "PROPN" && (temporalName(tok.Form)):
		default:
			return false
		}
	}
	verb := closing
	for i := max(0, first-far); i < first && !verb; i++ {
		verb = t.verbal(i) || t.toks[i].XTag == "NNS" && i > 0 && t.toks[i-1].Tag == "NOUN"
	}
	tail := after+2 < n && t.toks[after].Form == ","
	if !verb && !tail {
		return false
	}
	if tail && !closing && !verb {
		// "The talks, the minister said, had failed"
		verb = false
		for i := after + 1; i < min(n, after+far) && !verb; i++ {
			verb = t.verbal(i)
		}
		if !verb {
			return false
		}
	}
	q.speaker, q.source = f.members(head), f.spanOf(first, q.cueFirst)
	q.content = q.content[:0]
	if a, b := t.trim(max(0, first-far), first); a < b {
		q.content = append(q.content, stretch{t.index, a, b})
	}
	if tail && f.goesOn(after+1, closing) {
		if a, b := t.trim(after, n); a < b && (t.toks[b-1].Tag != "VERB" || b-a > 1) {
			q.content = append(q.content, stretch{t.index, a, b})
		}
	}
	q.clausal, q.passive = true, false
	return len(q.content) > 0
}

// goesOn reports whether what stands behind the saying, from token i, is said
// too: behind a quotation only where the marks open again, else not where a
// participle or a circumstance begins.
func (f *finder) goesOn(i int, quoted bool) bool {
	t := &f.tree
	if i >= len(t.toks) {
		return false
	}
	if f.anyMark(i, min(len(t.toks), i+3)) {
		return true
	}
	if quoted {
		return false
	}
	switch t.toks[i].XTag {
	case "VBG":
		return false
	}
	switch t.lower(i) {
	case "as", "while", "when", "after", "before":
		return false
	}
	return true
}

func temporalName(form string) bool {
	switch form {
	case "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday":
		return true
	}
	return false
}

// asClause reads "As the agency reported, ..." and "As reported by the
// agency, ..." at the start of a sentence. It returns false where the
// sentence does not begin so.
func (f *finder) asClause(q *found, v int) bool {
	t, n := &f.tree, len(f.tree.toks)
	if v > 16 || !q.cue.that && !q.cue.q {
		return false
	}
	start := 0
	for start < v && (t.toks[start].Tag == "PUNCT" || t.toks[start].Tag == "SYM") {
		start++
	}
	if t.lower(start) != "as" || start >= v {
		return false
	}
	for i := start + 1; i < v; i++ {
		if t.toks[i].Tag == "VERB" || t.toks[i].Form == ":" {
			return false
		}
	}
	comma := v + 1
	for comma < n && comma < v+16 && t.toks[comma].Form != "," {
		comma++
	}
	if comma >= n-2 || t.toks[comma].Form != "," {
		return false
	}
	verb := false
	for i := comma + 1; i < n && !verb; i++ {
		verb = t.verbal(i)
	}
	if !verb {
		return false
	}
	if len(q.speaker) == 0 {
		for i := v + 1; i < comma; i++ {
			if t.lower(i) == "by" {
				if h := f.headIn(i+1, comma); h >= 0 {
					q.speaker, q.source = f.members(h), f.spanOf(i+1, comma)
				}
			}
		}
	}
	if len(q.speaker) == 0 {
		if h := f.headIn(start+1, v); h >= 0 {
			q.speaker, q.source = f.members(h), f.spanOf(start+1, v)
		}
	}
	a, b := t.trim(comma+1, n)
	q.content = append(q.content[:0], stretch{t.index, a, b})
	q.clausal = true
	return true
}

// headIn returns the nominal token of [first, end) whose governor lies
// outside, the last where there are several; -1 where there is none.
func (f *finder) headIn(first, end int) int {
	t, head := &f.tree, -1
	for i := first; i < end; i++ {
		switch t.toks[i].Tag {
		case "NOUN", "PROPN", "PRON", "NUM":
			if h := t.head(i); h < first || h >= end {
				if head < 0 || t.toks[i].Tag != "NUM" {
					head = i
				}
			}
		}
	}
	return head
}

// subjectBefore finds the noun phrase right before a finite verb of saying
// that the tree gives no subject: "On April 1 the mayor [of X], Y, announced".
// It returns its head and its first token, or -1.
func (f *finder) subjectBefore(v, cueFirst int) (head, first int) {
	t := &f.tree
	switch t.toks[v].XTag {
	case "VBD", "VBZ", "VBP", "VBN":
	default:
		return -1, -1
	}
	end := cueFirst
	if end > 1 && t.toks[end-1].Form == "," {
		// Behind an apposition: back over it.
		for i := end - 2; i > 0 && i > end-18; i-- {
			if t.verbal(i) {
				return -1, -1
			}
			if t.toks[i].Form == "," {
				end = i
				break
			}
		}
		if t.toks[end-1].Form == "," {
			return -1, -1
		}
	}
	// "the mayor on Tuesday announced"
	if end > 2 && t.time(end-1) {
		for end > 0 && (t.time(end-1) || t.toks[end-1].Tag == "NUM" || t.toks[end-1].Tag == "DET" || t.toks[end-1].Tag == "ADJ") {
			end--
		}
		if end > 0 && t.toks[end-1].Tag == "ADP" {
			end--
		}
	}
	if end <= 0 {
		return -1, -1
	}
	// A name that the name finder knows is taken whole.
	for n := f.firstMention(); n < len(f.doc.Mentions) && f.doc.Mentions[n].Sentence == t.index; n++ {
		if m := &f.doc.Mentions[n]; m.End == end && m.Kind != readout.Location {
			return m.Head, m.First
		}
	}
	first = end
	name := false
	for first > 0 {
		switch tok := &t.toks[first-1]; tok.Tag {
		case "PROPN":
			name = true
			first--
			continue
		case "NOUN", "ADJ", "DET", "PRON":
			if name && tok.Tag == "NOUN" && t.lower(first-1) != tok.Form {
				break
			}
			first--
			if tok.Tag == "DET" || tok.Tag == "PRON" {
				return f.headIn(first, end), first
			}
			continue
		case "PUNCT":
			if tok.Form == "-" && first > 1 {
				first--
				continue
			}
		}
		break
	}
	if first == end {
		return -1, -1
	}
	return f.headIn(first, end), first
}

// subjectBehind finds the noun phrase right behind a verb of saying that
// follows a quotation or comma and has no subject in the tree: its head and
// tokens, or -1.
func (f *finder) subjectBehind(v, cueFirst int) (head, first, end int) {
	t, n := &f.tree, len(f.tree.toks)
	if cueFirst != v || v < 3 || v+1 >= n || quoteForm(t.toks[v-1].Form) == 0 && t.toks[v-1].Form != "," {
		return -1, -1, -1
	}
	switch t.toks[v].XTag {
	case "VBD", "VBZ", "VBP":
	default:
		return -1, -1, -1
	}
	first, end = v+1, v+1
	for end < n && end < v+10 {
		switch t.toks[end].Tag {
		case "NOUN", "PROPN", "PRON", "ADJ", "DET", "NUM", "PART":
			end++
			continue
		}
		if t.toks[end].Form == "-" || t.lower(end) == "of" && end > first {
			end++
			continue
		}
		break
	}
	if end == first {
		return -1, -1, -1
	}
	return f.headIn(first, end), first, end
}

// tail reads inversion: a quotation or clause, then the verb, then who says
// it. What stands before the verb is content, from the start of the sentence,
// and what goes on behind the source too.
func (f *finder) tail(q *found, v, src int) {
	t, n := &f.tree, len(f.tree.toks)
	if src <= v || src > v+12 || t.lo[src] > v+6 && t.lo[src] > src || !q.cue.q {
		return
	}
	verb := false
	back := max(0, q.cueFirst-far)
	for i := back; i < q.cueFirst && !verb; i++ {
		verb = t.verbal(i)
	}
	if !verb && !f.anyMark(back, q.cueFirst) {
		return
	}
	from := back
	for i := q.cueFirst - 2; i > back; i-- {
		// "He left; 'I am done', said his aide"
		if t.toks[i].Form == ";" {
			from = i + 1
			break
		}
	}
	a, b := t.trim(from, q.cueFirst)
	if a >= b {
		return
	}
	q.content = append(q.content[:0], stretch{t.index, a, b})
	q.clausal = true
	end := t.phraseEnd(src)
	if end+3 < n && (t.toks[end].Form == "," || t.toks[end].Form == ":") {
		verb = false
		for i := end + 1; i < min(n, end+far) && !verb; i++ {
			verb = t.verbal(i) && t.kid(i, "nsubj") > end
		}
		if a, b := t.trim(end+1, n); verb && a < b && f.anyMark(end, min(n, end+3)) {
			q.content = append(q.content, stretch{t.index, a, b})
		}
	}
}

// phraseEnd returns the end of the phrase of token i with its apposition, as
// far as no verb with a subject is in it.
func (t *tree) phraseEnd(i int) int {
	end := t.hi[i] + 1
	for k := i + 1; k < end; k++ {
		if t.verbal(k) && (t.kid(k, "nsubj") >= 0 || t.toks[k].XTag == "VBD") && !t.relative(k) {
			end = phrase.Of(t.sent, t.index, i).End
			break
		}
	}
	return end
}

// relative reports whether the verb k is that of a relative clause.
func (t *tree) relative(k int) bool {
	for n := 0; n < 4 && k >= 0; n++ {
		if t.toks[k].Rel == "acl:relcl" {
			return true
		}
		k = t.head(k)
	}
	return false
}

func (f *finder) anyMark(first, end int) bool {
	for i := first; i < end; i++ {
		if c := quoteForm(f.tree.toks[i].Form); c != 0 && f.tree.toks[i].Tag == "PUNCT" {
			return true
		}
	}
	return false
}

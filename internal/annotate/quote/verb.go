package quote

import (
	"slices"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/phrase"
)

// stretch is tokens [first, end) of a sentence.
type stretch struct{ sent, first, end int }

// found is a quote in the making.
type found struct {
	cue              *cue
	kind             string // of this use, where it is not the cue's
	sent             int
	tok              int // of the cue
	cueFirst, cueEnd int
	speaker          []int // heads, in the same sentence as the cue
	source           readout.Span
	content          []stretch
	clausal          bool // the content is a clause or a quotation, not a thing
	passive          bool // nobody need be named
	direct           bool
	runs             bool
	from             int // the quote that it carries on, -1
}

// verb looks at token v as a verb of saying.
func (f *finder) verb(v int) {
	t := &f.tree
	e := f.cues.verbs[t.lemma(v)]
	if e == nil {
		return
	}
	switch t.rel(v) {
	case "aux", "cop", "case", "mark", "fixed", "amod", "compound", "cc", "flat":
		return
	}
	q := found{cue: e, sent: t.index, tok: v, from: -1}
	q.cueFirst, q.cueEnd = t.verbGroup(v)
	q.passive = t.passive(v)
	speaker, src := f.subject(v, q.passive)
	if k := f.inverted(v, q.cueFirst); k >= 0 && k != src && !q.passive && e.q {
		speaker, src = f.members(k), k
	}
	if src < 0 && !q.passive {
		if h, first, end := f.subjectBehind(v, q.cueFirst); h >= 0 && e.q {
			speaker, src = f.members(h), h
			q.source = f.spanOf(first, end)
		} else if h, first := f.subjectBefore(v, q.cueFirst); h >= 0 {
			speaker, src = f.members(h), h
			q.source = f.spanOf(first, q.cueFirst)
		}
	}
	if q.passive && src < 0 && e.kind == "say" {
		if src = f.inOffice(v); src >= 0 {
			speaker = f.members(src)
		}
	}
	if len(speaker) == 1 && t.lower(speaker[0]) == "they" && src >= 0 {
		if k := f.theyIn(v, src); k >= 0 {
			speaker, src = f.members(k), k
		}
	}
	q.speaker = speaker
	if len(speaker) > 0 && speaker[0] > v {
		switch t.lower(v + 1) {
		case "himself", "herself", "itself", "themselves": // "declared himself head of state"
			return
		}
	}
	if e.kind == "judge" && t.rel(v) == "xcomp" {
		if of := f.cues.verbs[t.lemma(t.head(v))]; of != nil && (of.kind == "promise" || of.kind == "wish") { // "vowed to defend the country": nothing is said yet
			return
		}
	}
	if len(speaker) > 0 && (e.kind == "think" || e.kind == "wish" || e.kind == "promise") && speaker[0] < len(f.tree.toks) {
		switch t.lower(speaker[0]) {
		case "i", "we", "you":
			// "I think" is no source: whoever speaks is known elsewhere.
			return
		}
	}
	if src >= 0 && q.source.Empty() {
		q.source = f.sourceSpan(src, v)
	}
	switch {
	case f.asClause(&q, v):
	case f.aside(&q, v):
		src = q.speaker[0]
	default:
		f.content(&q, v, src)
	}
	if src > v && !q.passive {
		f.tail(&q, v, src)
	}
	if len(q.content) == 0 {
		f.fallback(&q, v, src)
	}
	f.cut(&q)
	if len(q.content) == 0 {
		// A quotation beside it may yet be found.
		if e.q && len(speaker) > 0 && !q.passive {
			f.open = append(f.open, q)
		}
		return
	}
	if len(speaker) == 0 && !q.clausal {
		return
	}
	f.found = append(f.found, q)
}

// theyIn returns the place whose people "they" are in "In Belgrade they believe
// that", -1 where none begins the sentence.
func (f *finder) theyIn(v, they int) int {
	t := &f.tree
	for k := t.first[v]; k >= 0 && k < they; k = t.next[k] {
		if t.rel(k) == "obl" && t.toks[k].Tag == "PROPN" && phrase.Case(t.sent, k) == "in" && f.leads(t.lo[k]) {
			return k
		}
	}
	return -1
}

// inOffice returns the office in which something is said in the passive: "it was
// stated [in the ministry] that", -1 where none is told.
func (f *finder) inOffice(v int) int {
	t := &f.tree
	for k := t.first[v]; k >= 0; k = t.next[k] {
		if t.rel(k) != "obl" || phrase.Case(t.sent, k) != "in" && phrase.Case(t.sent, k) != "at" {
			continue
		}
		switch t.lemma(k) {
		case "ministry", "department", "embassy", "office", "kremlin", "staff", "service", "agency", "administration", "committee", "council", "directorate", "mission", "secretariat", "consulate", "cabinet", "government", "headquarters", "commission":
			return k
		}
	}
	return -1
}

// passive reports whether the verb is passive, by its auxiliary or as a bare
// participle on a noun.
func (t *tree) passive(v int) bool {
	if t.toks[v].Tag != "VERB" {
		return false
	}
	aux := false
	for k := t.first[v]; k >= 0; k = t.next[k] {
		switch t.toks[k].Rel {
		case "aux:pass", "nsubj:pass", "csubj:pass", "obl:agent":
			return true
		case "aux":
			aux = true
		}
	}
	if t.toks[v].XTag == "VBN" && !aux {
		switch t.toks[v].Rel {
		case "acl", "amod", "advcl", "xcomp":
			return t.kid(v, "nsubj") < 0
		}
	}
	return false
}

// verbGroup returns the verb with the auxiliaries and adverbs right before it
// and its particle.
func (t *tree) verbGroup(v int) (first, end int) {
	first, end = v, v+1
	for i := v - 1; i >= 0; i-- {
		if h := t.head(i); h != v && (h < i || h > v) {
			break
		}
		switch t.rel(i) {
		case "aux", "advmod", "cop":
			if t.toks[i].Tag == "ADV" && t.toks[i].XTag == "WRB" {
				return first, end
			}
			first = i
			continue
		}
		break
	}
	for first < v && t.rel(first) == "advmod" && t.toks[first].Tag == "ADV" && first > 0 && t.toks[first-1].Form == "," {
		first++
	}
	if k := v + 1; k < len(t.toks) && t.head(k) == v && t.toks[k].Rel == "compound:prt" {
		end = k + 1
	}
	return first, end
}

// subject returns the heads of those who say, following relative pronouns to
// what they stand for, and the token whose words name them here (-1: nobody).
func (f *finder) subject(v int, passive bool) ([]int, int) {
	t := &f.tree
	if passive {
		for k := t.first[v]; k >= 0; k = t.next[k] {
			if t.toks[k].Rel == "obl:agent" || t.rel(k) == "obl" && k > v && phrase.Case(t.sent, k) == "by" && t.toks[k].Tag != "NUM" {
				return f.members(k), k
			}
		}
		return nil, -1
	}
	for n := 0; n < 6; n++ {
		for k := t.first[v]; k >= 0; k = t.next[k] {
			if k+1 < len(t.toks) && t.toks[k+1].Form == ":" {
				continue // a label: "Source: the ministry reported"
			}
			if n == 0 && t.time(k) {
				continue
			}
			if t.rel(k) == "nsubj" && t.toks[k].Rel != "nsubj:outer" && (t.nominal(k) || n == 0) {
				if n > 0 && t.toks[k].Rel == "nsubj:pass" && t.rel(v) == "conj" {
					continue
				}
				return f.members(k), k
			}
		}
		h := t.head(v)
		if h < 0 {
			return f.before(v)
		}
		switch t.toks[v].Rel {
		case "conj":
			// "said it would sign and warned": the past goes with said.
			if g := t.head(h); n == 0 && g >= 0 && g < h && t.verbal(g) && t.toks[v].XTag == "VBD" && t.toks[g].XTag == "VBD" && t.toks[h].XTag != "VBD" && (t.rel(h) == "ccomp" || t.rel(h) == "xcomp") {
				h = g
				for k := t.first[g]; k >= 0; k = t.next[k] {
					if t.rel(k) == "nsubj" {
						return f.members(k), k
					}
				}
			}
		case "xcomp":
			for k := t.first[h]; k >= 0; k = t.next[k] {
				if (t.rel(k) == "obj" || t.rel(k) == "iobj") && k > h && k < v && !subjectControl(t.lemma(h)) {
					return f.members(k), k
				}
			}
		case "advcl", "parataxis", "advcl:relcl":
			if t.toks[v].Rel == "parataxis" {
				if s, src := f.before(v); src >= 0 {
					return s, src
				}
				return nil, -1
			}
			if !t.verbal(h) && t.kid(h, "cop") < 0 && t.nominal(h) {
				return f.members(h), h
			}
		case "acl", "acl:relcl":
			if t.mark(v) == "to" {
				if k := t.kid(h, "nmod:poss"); k >= 0 {
					return f.members(k), k
				}
				if g := t.head(h); g >= 0 && t.verbal(g) {
					v = g
					continue
				}
				return nil, -1
			}
			if t.toks[v].Rel == "acl" && t.toks[v].XTag == "VBG" && t.lo[v] > 0 && t.toks[v-1].Form == "," {
				// "urged the army to leave, warning that": not the army.
				if g := t.governor(h); g >= 0 {
					v = g
					n--
					if v = t.outOfSaid(v); v >= 0 {
						if k := t.kid(v, "nsubj"); k >= 0 {
							return f.members(k), k
						}
						h = v
						v = h
						continue
					}
				}
			}
			return f.members(h), h
		default:
			return f.before(v)
		}
		if t.toks[v].Rel == "advcl" && t.toks[v].XTag == "VBG" && v > 0 && t.toks[v-1].Form == "," {
			h = t.outOfSaid(h)
		}
		v = h
	}
	return nil, -1
}

// inverted returns the noun phrase right after a verb of saying that stands
// behind a quotation or a comma ("...", said the minister), or -1.
func (f *finder) inverted(v, cueFirst int) int {
	t := &f.tree
	if cueFirst == 0 || v+1 >= len(t.toks) || cueFirst != v {
		return -1
	}
	switch t.toks[v].XTag {
	case "VBD", "VBZ", "VBP":
	default:
		return -1
	}
	if b := &t.toks[v-1]; !(quoteForm(b.Form) != 0 || b.Form == "," || b.Form == "-" || b.Form == "–") || v < 3 {
		return -1
	}
	for k := t.first[v]; k >= 0; k = t.next[k] {
		if k > v && t.lo[k] == v+1 {
			switch t.toks[k].Tag {
			case "NOUN", "PROPN", "PRON", "NUM", "DET":
				if r := t.rel(k); (r == "nsubj" || r == "obj" || r == "xcomp" || r == "dep" || r == "obl") && phrase.Case(t.sent, k) == "" {
					return k
				}
			}
		}
	}
	return -1
}

// before finds a bare noun phrase right before, or in inversion right after,
// a verb of saying whose subject the tree does not show.
func (f *finder) before(v int) ([]int, int) {
	t := &f.tree
	for k := t.first[v]; k >= 0; k = t.next[k] {
		if k < v-1 && k < t.lo[v] || phrase.Case(t.sent, k) != "" {
			continue
		}
		switch t.toks[k].Tag {
		case "PROPN", "NOUN", "PRON":
		default:
			continue
		}
		switch t.toks[k].Rel {
		case "dislocated", "vocative", "dep", "nmod", "appos", "compound", "parataxis", "obl:unmarked", "obj":
			if k < v && t.hi[k] == v-1 || k > v && t.lo[k] == v+1 && t.toks[k].Rel != "obj" {
				if t.toks[k].Tag == "NOUN" && t.toks[k].Rel == "obl:unmarked" {
					continue
				}
				return f.members(k), k
			}
		}
	}
	return nil, -1
}

// governor returns the verb that the noun h belongs to, or -1.
func (t *tree) governor(h int) int {
	for n := 0; n < 8; n++ {
		if h = t.head(h); h < 0 || t.verbal(h) {
			return h
		}
	}
	return -1
}

// outOfSaid climbs from a clause that is said, wanted or relative to the verb
// above it: a participle behind a comma goes with that one.
func (t *tree) outOfSaid(v int) int {
	for n := 0; n < 6; n++ {
		h := t.head(v)
		if h < 0 {
			return v
		}
		switch t.toks[v].Rel {
		case "ccomp", "xcomp":
			if h > v {
				return v
			}
		case "acl:relcl", "acl":
			if h = t.governor(h); h < 0 || h > v {
				return v
			}
		default:
			return v
		}
		v = h
	}
	return v
}

func subjectControl(lemma string) bool {
	switch lemma {
	case "promise", "threaten", "vow", "pledge", "swear", "use", "guarantee":
		return true
	}
	return false
}

// members returns the heads coordinated in the phrase of token k, or what a
// relative pronoun there stands for.
func (f *finder) members(k int) []int {
	t := &f.tree
	if a := t.antecedent(k); a >= 0 {
		return phrase.Members(t.sent, a)
	}
	return phrase.Members(t.sent, k)
}

// antecedent returns the noun that a relative pronoun points back to, or -1.
func (t *tree) antecedent(k int) int {
	switch t.lower(k) {
	case "who", "which", "that", "whom":
	default:
		return -1
	}
	for v, n := k, 0; n < 6; n++ {
		if v = t.head(v); v < 0 {
			return -1
		}
		if t.toks[v].Rel == "acl:relcl" {
			h := t.head(v)
			for m := 0; m < 4 && h >= 0 && t.toks[h].Rel == "appos" && t.head(h) >= 0 && t.head(h) < h; m++ {
				h = t.head(h)
			}
			if h >= 0 && h < k {
				return h
			}
			return -1
		}
	}
	return -1
}

// sourceSpan returns the words of the phrase of token src, with apposition
// and relative clause, but not across the cue at token v.
func (f *finder) sourceSpan(src, v int) readout.Span {
	t := &f.tree
	first, end := t.lo[src], t.hi[src]+1
	if v >= first && v < end {
		// The cue hangs on its source ("a statement saying"): only the noun
		// phrase.
		p := phrase.Of(t.sent, t.index, src)
		first, end = p.First, p.End
		if v >= first && v < end {
			first, end = src, src+1
		}
	}
	for first < src && (t.head(first) == src && (t.rel(first) == "case" || t.rel(first) == "punct" || t.rel(first) == "cc" || t.rel(first) == "mark") || t.toks[first].Rel == "fixed") {
		first++
	}
	// What is quoted is no part of who says it.
	for i := src - 1; i >= first && i > src-12; i-- {
		if f.quoteMark(t.index, i) && f.marks.close[readout.Word{Sentence: t.index, Token: i}] && i+1 < src {
			first = i + 1
		}
	}
	if first < src && t.toks[src-1].Form == "," {
		first = src
	}
	sp, _ := t.span(first, end)
	return sp
}

// content finds what is said by the verb v and puts it into q.
func (f *finder) content(q *found, v, src int) {
	t, e := &f.tree, q.cue
	add := func(first, end int) {
		if first, end = t.trim(first, end); first < end {
			q.content = append(q.content, stretch{t.index, first, end})
		}
	}
	// 1. A clause that completes the verb, before or after it.
	if e.that || e.q {
		for k := t.first[v]; k >= 0; k = t.next[k] {
			r := t.rel(k)
			if r != "ccomp" && !(r == "csubj" && q.passive && k > v) && !(r == "parataxis" && (len(q.content) > 0 || f.introduced(v, k))) {
				continue
			}
			if r == "parataxis" && k < v {
				continue
			}
			q.clausal = true
			if k > v {
				add(max(t.lo[k], v+1), t.hi[k]+1)
				continue
			}
			edge := q.cueFirst
			if src >= 0 && t.lo[src] < edge && t.lo[src] > k {
				edge = t.lo[src]
			}
			first := t.lo[k]
			for first > 0 && f.quoteMark(t.index, first-1) && t.head(first-1) == v {
				first--
			}
			add(first, min(edge, max(t.hi[k]+1, f.throughQuote(t.hi[k]+1, edge))))
			if behind := max(v, t.hiOf(src)) + 1; t.hi[k] > v && f.goesOn(min(behind+1, t.hi[k]), t.lo[k] > 0 && f.quoteMark(t.index, t.lo[k]-1) || f.quoteMark(t.index, t.lo[k])) {
				add(max(v, t.hiOf(src))+1, t.hi[k]+1)
			}
		}
		if len(q.content) > 0 {
			return
		}
	}
	// 2. "As the agency reported, ...": the clause that it is put into; so too
	// "..., he said, ..." where the tree puts the saying under the said.
	h := t.head(v)
	if h >= 0 && (e.that || e.q) {
		as := t.toks[v].Rel == "advcl" && t.mark(v) == "as" && !q.passive && len(q.speaker) > 0
		as = as || t.toks[v].Rel == "advcl" && t.mark(v) == "as" && q.passive && e.kind == "say" && t.kid(v, "obl") >= 0
		aside := t.toks[v].Rel == "parataxis" && t.kid(v, "nsubj") >= 0 && t.kid(v, "obj") < 0
		if as || aside {
			q.clausal = true
			top := h
			if as {
				for n := 0; n < 5 && t.toks[top].Rel == "conj" && t.head(top) >= 0; n++ {
					top = t.head(top)
				}
			}
			add(t.lo[top], t.lo[v])
			add(t.hi[v]+1, t.hi[top]+1)
			if len(q.content) > 0 {
				return
			}
		}
	}
	// "announced good news: the army had left"
	if e.q && !q.passive && t.kid(v, "obj") > v {
		for i := v + 2; i < min(len(t.toks)-3, v+8); i++ {
			if t.toks[i].Form != ":" {
				if t.verbal(i) {
					break
				}
				continue
			}
			for k := i + 1; k < len(t.toks); k++ {
				if t.verbal(k) && t.kid(k, "nsubj") > i {
					q.clausal = true
					add(i+1, len(t.toks))
					return
				}
			}
		}
	}
	// 3. An object, with the complements that go with it.
	if e.obj {
		for k := t.first[v]; k >= 0; k = t.next[k] {
			pass := t.toks[k].Rel == "nsubj:pass"
			if t.rel(k) != "obj" && !(pass && q.passive) || t.antecedent(k) >= 0 && pass {
				continue
			}
			if k < v && !pass {
				continue
			}
			switch t.lower(k) {
			case "nothing", "so", "something", "anything", "itself", "themselves", "himself", "herself", "everything":
				continue
			}
			first, end := t.lo[k], t.hi[k]+1
			if pass {
				add(first, end)
				first, end = -1, -1
			}
			for c := t.first[v]; c >= 0; c = t.next[c] {
				if c < v || c <= k {
					continue
				}
				mark := t.mark(c)
				with := false
				if c > 0 && t.lo[c] > 0 && t.toks[t.lo[c]-1].Form == "," || t.toks[t.lo[c]].Form == "," || t.rel(c) == "conj" || t.rel(c) == "parataxis" {
					if t.rel(c) != "punct" && len(e.preps) == 0 {
						break
					}
				}
				switch t.rel(c) {
				case "xcomp":
					with = mark == "to" && e.to || mark != "to"
					if with && e.word == "call" {
						q.kind = "judge" // called it a farce
					}
					q.clausal = q.clausal || with && t.verbal(c)
				case "advcl", "obl":
					with = mark != "" && e.takes(mark) || mark == "as" && e.kind == "judge" && !t.verbal(c) || t.rel(c) == "obl" && goesWith(mark)
					q.clausal = q.clausal || with && t.verbal(c)
				}
				if with {
					if first < 0 {
						first = t.lo[c]
					}
					end = max(end, t.hi[c]+1)
				}
			}
			if first >= 0 {
				if src > first && src < end { // inverted: the subject is inside
					end = min(end, max(first, t.lo[src]))
				}
				for i := k + 1; i < end; i++ {
					// "accused troops of shelling" with the shelling hung on
					// the troops
					q.clausal = q.clausal || t.toks[i].XTag == "VBG" && t.rel(i) == "acl" && t.mark(i) != ""
				}
				add(first, end)
			}
			if len(q.content) > 0 {
				return
			}
		}
	}
	// 4. An infinitive.
	if e.to {
		for k := t.first[v]; k >= 0; k = t.next[k] {
			if k > v && (t.rel(k) == "xcomp" || t.rel(k) == "advcl" && e.kind == "promise") && t.mark(k) == "to" {
				q.clausal = true
				add(t.lo[k], t.hi[k]+1)
				return
			}
		}
	}
	if e.ing {
		for k := t.first[v]; k >= 0; k = t.next[k] {
			if k > v && t.rel(k) == "xcomp" && t.toks[k].XTag == "VBG" {
				q.clausal = true
				add(t.lo[k], t.hi[k]+1)
				return
			}
		}
	}
	// 5. A phrase or -ing form behind a preposition of the cue.
	for k := t.first[v]; k >= 0; k = t.next[k] {
		if k < v || t.rel(k) != "obl" && t.rel(k) != "advcl" {
			continue
		}
		mark := t.mark(k)
		if mark == "" || !e.takes(mark) {
			continue
		}
		first := t.lo[k]
		for first < k && t.head(first) != k && t.lower(first) != mark {
			first++
		}
		if t.lower(first) == mark {
			if first == q.cueEnd {
				q.cueEnd++
			}
			first++
		}
		q.clausal = q.clausal || t.verbal(k)
		add(first, t.hi[k]+1)
		return
	}
}

// goesWith reports whether a phrase with the preposition, put after an object,
// rather belongs to what is said than to the circumstances of saying it.
func goesWith(prep string) bool {
	switch prep {
	case "of", "for", "with", "from", "about", "against", "over", "like", "out of", "into", "between", "to", "such as", "including", "than", "as":
		return true
	}
	return false
}

func (t *tree) hiOf(i int) int {
	if i < 0 {
		return -1
	}
	return t.hi[i]
}

// introduced reports whether a colon or an opening quotation mark stands
// between the verb and the clause put beside it.
func (f *finder) introduced(v, k int) bool {
	t := &f.tree
	for i := v + 1; i < k && i < v+12; i++ {
		if t.toks[i].Form == ":" || f.quoteMark(t.index, i) && f.marks.opens(t.index, i) {
			return true
		}
	}
	return false
}

// throughQuote returns the position after a closing quotation mark (and the
// comma before it) that stands at i, not beyond edge.
func (f *finder) throughQuote(i, edge int) int {
	t := &f.tree
	for k := i; k < edge && k < i+3; k++ {
		if f.quoteMark(t.index, k) {
			return k + 1
		}
		if t.toks[k].Tag != "PUNCT" {
			break
		}
	}
	return i
}

// spanOf returns the bytes of the tokens without loose punctuation.
func (f *finder) spanOf(first, end int) readout.Span {
	sp, _ := f.tree.span(first, end)
	return sp
}

// sortStretches puts content in order of the text and joins what overlaps.
func sortStretches(s []stretch) []stretch {
	slices.SortFunc(s, func(a, b stretch) int {
		if a.sent != b.sent {
			return a.sent - b.sent
		}
		return a.first - b.first
	})
	out := s[:0]
	for _, x := range s {
		if n := len(out); n > 0 && out[n-1].sent == x.sent && x.first <= out[n-1].end {
			out[n-1].end = max(out[n-1].end, x.end)
			continue
		}
		out = append(out, x)
	}
	return out
}

// time reports whether token k is a day or month and no name of anybody: a
// subject only to a wrong tree.
func (t *tree) time(k int) bool {
	switch t.toks[k].Tag {
	case "PROPN", "NOUN", "NUM":
	default:
		return false
	}
	switch t.toks[k].Form {
	case "week", "month", "year", "day", "morning", "evening", "night", "afternoon":
		return t.toks[k].Tag == "NOUN"
	case "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December", "today", "yesterday", "Today", "Yesterday":
		return true
	}
	if t.toks[k].Tag == "NUM" && k > 0 {
		return t.time(k - 1)
	}
	return temporalName(t.toks[k].Form)
}

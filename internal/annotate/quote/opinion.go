package quote

import "github.com/readout-events/readout/internal/phrase"

// held is how it is told that somebody is of an opinion.
var held = &cue{word: "opinion", kind: "think", holds: "."}

// opinion looks at token i for the ways in which somebody is said to think
// something without a verb of saying: "in his words", "is convinced that", "is
// of the opinion that", "as the minister put it".
func (f *finder) opinion(i int) {
	switch t := &f.tree; {
	case framing(t.lower(i)):
		f.inWords(i)
		f.ofOpinion(i)
	case convinced(t.lower(i)):
		f.convinced(i)
	case t.lemma(i) == "put" && t.verbal(i):
		f.putIt(i)
	case t.lower(i) == "fact":
		f.theFact(i)
	}
}

// framing reports whether a noun with its owner before it frames what is said:
// "in the author's view".
func framing(word string) bool {
	switch word {
	case "opinion", "view", "words", "judgement", "judgment", "estimation", "assessment", "eyes", "mind", "conviction", "belief", "account", "version", "understanding", "estimate", "telling", "reckoning":
		return true
	}
	return false
}

// inWords reads "in X's opinion, ..." at its noun: X says the rest of the
// sentence, where the frame begins it, ends it or stands between commas.
func (f *finder) inWords(i int) {
	t := &f.tree
	own := t.kid(i, "nmod:poss")
	if own < 0 || own > i {
		return
	}
	switch phrase.Case(t.sent, i) {
	case "in", "by", "to", "from":
	default:
		return
	}
	first := t.lo[i]
	for first < own && t.toks[first].Tag != "ADP" {
		first++
	}
	end := i + 1
	begins, ends := f.leads(first), end >= len(t.toks)-2
	closed := end < len(t.toks) && t.toks[end].Form == ","
	opened := first > 0 && t.toks[first-1].Form == ","
	if !(begins && closed) && !(opened && (closed || ends)) {
		return
	}
	q := found{cue: held, sent: t.index, tok: i, cueFirst: first, cueEnd: end, from: -1, clausal: true, speaker: f.members(own)}
	q.source, _ = t.span(t.lo[own], own+1)
	for _, s := range [2][2]int{{0, first}, {end, len(t.toks)}} {
		if a, b := t.trim(s[0], s[1]); b-a > 1 && !(begins && s[0] == 0) {
			q.content = append(q.content, stretch{t.index, a, b})
		}
	}
	if len(q.content) > 0 {
		f.found = append(f.found, q)
	}
}

// leads reports whether nothing but a small word stands before token i.
func (f *finder) leads(i int) bool {
	for k := i - 1; k >= 0; k-- {
		switch f.tree.toks[k].Tag {
		case "PUNCT", "CCONJ", "ADV", "SYM":
		default:
			return false
		}
	}
	return true
}

// ofOpinion reads "X is of the opinion that ..." at its noun.
func (f *finder) ofOpinion(i int) {
	t := &f.tree
	who := t.kid(i, "nsubj")
	if who < 0 || t.kid(i, "cop") < 0 || phrase.Case(t.sent, i) != "of" {
		return
	}
	for k := t.first[i]; k >= 0; k = t.next[k] {
		switch t.toks[k].Rel {
		case "acl", "acl:relcl", "ccomp":
			if k > i && t.kid(k, "nsubj") > i+1 {
				f.holds(i, who, k)
				return
			}
		}
	}
}

// convinced reports whether a word after "is" says that somebody is sure of
// what follows.
func convinced(word string) bool {
	switch word {
	case "convinced", "sure", "certain", "confident", "persuaded", "adamant":
		return true
	}
	return false
}

// convinced reads "X is convinced that ..." at its adjective or participle.
func (f *finder) convinced(i int) {
	t := &f.tree
	who := t.kid(i, "nsubj")
	if who < 0 || who > i || t.kid(i, "cop") < 0 && t.kid(i, "aux") < 0 {
		return
	}
	switch t.lower(who) {
	case "i", "we", "you":
		return
	}
	for k := t.first[i]; k >= 0; k = t.next[k] {
		if r := t.rel(k); k > i && (r == "ccomp" || r == "advcl" && t.mark(k) == "that") && t.mark(k) != "whether" && t.mark(k) != "if" {
			f.holds(i, who, k)
			return
		}
	}
}

// putIt reads "as X put it, ...": X says the clause that it is put into.
func (f *finder) putIt(v int) {
	t := &f.tree
	who, it := t.kid(v, "nsubj"), t.kid(v, "obj")
	if who < 0 || it != v+1 || t.lower(it) != "it" || t.mark(v) != "as" || t.head(v) < 0 {
		return
	}
	q := found{cue: held, sent: t.index, tok: v, cueFirst: v, cueEnd: v + 2, from: -1, clausal: true, speaker: f.members(who)}
	q.source = f.sourceSpan(who, v)
	h := t.head(v)
	for _, s := range [2][2]int{{t.lo[h], t.lo[v]}, {t.hi[v] + 1, t.hi[h] + 1}} {
		if a, b := t.trim(s[0], s[1]); b-a > 1 {
			q.content = append(q.content, stretch{t.index, a, b})
		}
	}
	if len(q.content) > 0 {
		f.found = append(f.found, q)
	}
}

// theFact reads "drew attention to the fact that ..." at its noun: whoever does
// so says what the fact is.
func (f *finder) theFact(i int) {
	t := &f.tree
	for k := t.first[i]; k >= 0; k = t.next[k] {
		if k < i || t.rel(k) != "acl" && t.rel(k) != "ccomp" || t.mark(k) != "that" && t.kid(k, "nsubj") < 0 {
			continue
		}
		v := t.governor(i)
		if v < 0 || v > i || i-v > 6 || !f.pointing(v) {
			return
		}
		if who := t.kid(v, "nsubj"); who >= 0 && who < v && !t.passive(v) {
			f.holds(i, who, k)
		}
		return
	}
}

// pointing reports whether a verb, with "the fact that", makes known what one
// thinks.
func (f *finder) pointing(v int) bool {
	switch f.tree.lemma(v) {
	case "draw", "call", "pay", "point", "refer", "stress", "emphasize", "emphasise", "underline", "note", "state", "speak", "mention", "regret", "deplore", "highlight", "recall", "complain", "hide", "criticize", "criticise", "condemn":
		return true
	}
	return false
}

// holds notes that who thinks what clause k tells, by the word i.
func (f *finder) holds(i, who, k int) {
	t := &f.tree
	q := found{cue: held, sent: t.index, tok: i, cueFirst: i, cueEnd: i + 1, from: -1, clausal: true, speaker: f.members(who)}
	q.source = f.sourceSpan(who, i)
	if a, b := t.trim(max(t.lo[k], i+1), t.hi[k]+1); a < b {
		q.content = append(q.content, stretch{t.index, a, b})
		f.found = append(f.found, q)
	}
}

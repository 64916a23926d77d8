package clause

import (
	"slices"
	"strings"
)

// pastTense takes an adjective in -ed between two noun phrases for the verb of
// a sentence that has none: "The two sides [exchanged] views", tagged and
// parsed as a noun phrase. The article's own tokens are left as they are.
func (r *reader) pastTense(root int) bool {
	for i := root + 1; i < len(r.toks)-1 && i < root+12; i++ {
		t := &r.toks[i]
		if t.Tag == "VERB" || t.Tag == "AUX" || t.Tag == "PUNCT" {
			return false
		}
		if t.Tag != "ADJ" || !strings.HasSuffix(t.Form, "ed") || len(t.Form) < 5 || r.rel[i] != "amod" {
			continue
		}
		o := r.head[i]
		if o <= i || o-i > 5 || r.toks[o].Tag != "NOUN" && r.toks[o].Tag != "PROPN" {
			continue
		}
		switch r.toks[i-1].Tag {
		case "NOUN", "PROPN", "ADV":
		default:
			continue
		}
		if k := r.first[o]; k >= 0 && k < i && r.rel[k] != "compound" {
			continue // the phrase begins before: "the city's disputed status"
		}
		r.retag(i, "VERB", "VBD", verbOf(strings.ToLower(t.Form)))
		r.move(i, -1, "root")
		for _, k := range r.kids(o) {
			if k < i { // the subject's own words
				if r.toks[k].Tag == "NOUN" || r.toks[k].Tag == "PROPN" {
					root = k
				}
			}
		}
		for _, k := range r.kids(o) {
			if k < i && k != root {
				r.move(k, root, r.rel[k])
			}
		}
		if o != root && r.head[o] != i {
			r.move(o, i, "obj")
		}
		r.adopt(root, i)
		r.move(root, i, "nsubj")
		for _, k := range r.kids(o) {
			if r.rel[k] == "conj" && r.toks[k].Tag == "VERB" {
				r.move(k, i, "conj")
			}
		}
		r.settle()
		return true
	}
	return false
}

// retag gives token i another tag in the reader's own copy of the tokens.
func (r *reader) retag(i int, tag, xtag, lemma string) {
	own := *r.sent
	own.Tokens = slices.Clone(r.toks)
	r.sent, r.toks = &own, own.Tokens
	t := &r.toks[i]
	t.Tag, t.XTag, t.Lemma = tag, xtag, lemma
}

// settle writes the reader's tree into its own copy of the tokens, so that
// phrases are read off it too.
func (r *reader) settle() {
	for i := range r.toks {
		r.toks[i].Head, r.toks[i].Rel = r.head[i], r.rel[i]
	}
}

// verbOf returns the likely infinitive of a form in -ed.
func verbOf(form string) string {
	stem := form[:len(form)-2]
	n := len(stem)
	last, before := stem[n-1], stem[n-2]
	vowel := func(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }
	switch {
	case last == 'i':
		return stem[:n-1] + "y"
	case last == before && strings.IndexByte("bdgmnprt", last) >= 0:
		return stem[:n-1]
	case last == 'e' || last == 'u' || last == 'v' || last == 'c' || last == 'z':
		return stem + "e"
	case last == 'g' && before != 'n' || strings.HasSuffix(stem, "ang") || strings.HasSuffix(stem, "eng"):
		return stem + "e"
	case last == 's' && before != 's':
		return stem + "e"
	case last == 'r' && (before == 'u' || before == 'i' || before == 'a' || before == 'o' && n < 5):
		return stem + "e"
	case last == 't' && before == 'a' && n > 3, last == 'l' && !vowel(before) && before != 'l' && before != 'r':
		return stem + "e"
	}
	return stem
}

package annotate

import (
	"strings"

	"github.com/readout-events/readout/internal/phrase"
)

// headline finds the verb of a headline in which the tagger has seen nouns
// only: "Typhoon [strikes] Philippines", "Storms [kill] nine in Chad". What
// stands before it becomes its subject, what stands behind its object.
func (t tree) headline(title bool) {
	n := len(t.toks)
	if n < 3 || n > 30 || !title && strings.ContainsAny(t.toks[n-1].Form, "?!:;\"”") {
		return
	}
	capitals, words := 0, 0
	for i := range t.toks {
		switch t.toks[i].Tag {
		case "AUX":
			return
		case "VERB":
			switch t.toks[i].XTag {
			case "VBD", "VBZ", "VBP":
				return
			}
		}
		if f := t.toks[i].Form; len(f) > 3 {
			words++
			if capital(f) {
				capitals++
			}
		}
	}
	if !title && t.toks[n-1].Form == "." && (capitals < words || words < 3) {
		return
	}
	if t.toDo() {
		return
	}
	v, lemma := t.headlineVerb(capitals == words)
	if v < 0 {
		return
	}
	// The heads on either side that are governed from beyond the verb.
	subject, object := -1, -1
	var left, right []int
	for i := range t.toks {
		h := t.toks[i].Head
		switch {
		case i < v && (h < 0 || h >= v):
			left = append(left, i)
			if nominal(t.toks[i].Tag) && (subject < 0 || t.toks[i].Rel == "compound" || t.toks[i].Rel != "conj") && t.kid(i, "case") < 0 {
				subject = i
			}
		case i > v && h <= v:
			right = append(right, i)
		}
	}
	if subject < 0 {
		return
	}
	form := "VBZ"
	switch f := strings.ToLower(t.toks[v].Form); {
	case f == lemma:
		form = "VBP"
	case f[len(f)-1] != 's':
		form = "VBD"
	}
	t.retag(v, "VERB", form, lemma)
	for _, i := range left {
		rel := t.toks[i].Rel
		switch {
		case i == subject:
			t.hang(i, v, "nsubj")
		case t.toks[i].Tag == "PUNCT":
			t.hang(i, v, "punct")
		case i < subject && (nominal(t.toks[i].Tag) || t.toks[i].Tag == "ADJ" || t.toks[i].Tag == "DET") && t.kid(i, "case") < 0:
			switch rel {
			case "amod", "det", "nummod", "nmod:poss", "compound":
			default:
				rel = "compound"
				if t.toks[i].Tag == "ADJ" {
					rel = "amod"
				}
			}
			t.hang(i, subject, rel)
		case nominal(t.toks[i].Tag) && t.kid(i, "case") >= 0 && i > subject:
			t.hang(i, subject, "nmod")
		default:
			t.hang(i, v, rel)
		}
	}
	for _, i := range right {
		rel := t.toks[i].Rel
		switch {
		case t.toks[i].Tag == "PUNCT":
			rel = "punct"
		case t.toks[i].Tag == "ADV":
			rel = "advmod"
		case !nominal(t.toks[i].Tag):
			if rel == "root" || rel == "compound" || rel == "flat" {
				rel = "dep"
			}
		case t.kid(i, "case") >= 0:
			rel = "obl"
		case object < 0 && rel != "conj":
			rel, object = "obj", i
		case rel != "conj" && phrase.Rel(rel) != "obl":
			rel = "obl:unmarked"
		}
		t.hang(i, v, rel)
	}
	t.hang(v, -1, "root")
}

// verbTooLate makes the word before the verb the verb where that is rather its
// object: "Mali's junta [cuts] ties with Kyiv".
func (t tree) verbTooLate(v int) {
	w := strings.ToLower(t.toks[v].Form)
	if t.toks[v].XTag != "VBZ" || v < 2 || !oftenNoun(w) || capital(t.toks[v].Form) || t.kid(v, "obj", "xcomp", "ccomp", "aux", "advmod") >= 0 {
		return
	}
	s := t.kid(v, "nsubj")
	if s != v-1 || t.toks[s].Tag != "NOUN" || capital(t.toks[s].Form) || t.kid(s, "conj", "case") >= 0 {
		return
	}
	lemma := t.m.Third(strings.ToLower(t.toks[s].Form))
	n := s - 1
	if lemma == "" || t.toks[n].Head != s || !nominal(t.toks[n].Tag) || t.toks[n].XTag == "NNS" {
		return
	}
	t.retag(s, "VERB", "VBZ", lemma)
	t.retag(v, "NOUN", "NNS", t.m.Third(w))
	head, rel := t.toks[v].Head, t.toks[v].Rel
	for i := range t.toks {
		switch {
		case i == s || i == n:
		case t.toks[i].Head == s:
			t.hang(i, n, t.toks[i].Rel)
		case t.toks[i].Head == v:
			t.hang(i, s, t.toks[i].Rel)
		}
	}
	t.hang(s, head, rel)
	t.hang(n, s, "nsubj")
	t.hang(v, s, "obj")
}

// toDo makes the verb of a headline of the infinitive that hangs on its names:
// "EU, Japan [to sign] pact". It reports whether it did.
func (t tree) toDo() bool {
	for v := range t.toks {
		h := t.toks[v].Head
		if t.toks[v].Tag != "VERB" || t.toks[v].Rel != "acl" || h < 0 || h > v || t.toks[h].Head >= 0 || !nominal(t.toks[h].Tag) {
			continue
		}
		if to := t.kid(v, "mark"); to != v-1 || t.toks[to].Form != "to" {
			continue
		}
		for i := h + 1; i < v-1; i++ { // names only: "EU, Japan and Chad"
			switch t.toks[i].Tag {
			case "PROPN", "PUNCT", "CCONJ", "ADJ", "NOUN":
			default:
				return false
			}
		}
		t.hang(v, -1, "root")
		t.hang(h, v, "nsubj")
		return true
	}
	return false
}

// headlineVerb returns the likeliest verb of a headline and its lemma: a form
// in -s behind a noun or a name, or a base form behind a plural.
func (t tree) headlineVerb(titleCase bool) (int, string) {
	for v := 1; v < len(t.toks)-1; v++ {
		switch t.toks[v].Tag {
		case "NOUN", "PROPN", "ADJ", "ADP", "NUM":
		default:
			continue
		}
		w := t.toks[v].Form
		if capital(w) && !titleCase {
			continue
		}
		w = strings.ToLower(w)
		before, after := &t.toks[v-1], &t.toks[v+1]
		if before.Tag != "NOUN" && before.Tag != "PROPN" && before.Tag != "NUM" || before.XTag == "POS" {
			continue
		}
		// The finer tag may know better.
		switch t.toks[v].XTag {
		case "VBZ":
			if lemma := t.m.Third(w); lemma != "" && after.Tag != "AUX" {
				return v, lemma
			}
		case "VBD":
			if lemma := t.m.Past(w); lemma != "" {
				return v, lemma
			}
		case "VBP":
			if t.m.IsVerb(w) {
				return v, w
			}
		}
		if after.Tag == "PUNCT" || after.Tag == "VERB" || after.Tag == "AUX" || after.Tag == "CCONJ" {
			continue
		}
		object := false
		switch after.Tag {
		case "DET", "NUM":
			object = true
		case "PRON":
			object = after.XTag == "PRP$" || after.XTag == "PRP"
		case "PROPN":
			object = !titleCase && capital(after.Form)
		}
		if lemma := t.m.Third(w); lemma != "" && t.toks[v].Tag != "ADP" && before.Tag != "NUM" {
			noun := before.Tag == "NOUN" && strings.HasSuffix(before.Form, "s")
			if object && !noun || !noun && !oftenNoun(w) && (after.Tag != "NOUN" || !t.verbal(after.Form) || oftenNoun(strings.ToLower(after.Form)) || v+2 < len(t.toks)-1 && t.toks[v+2].Tag == "NOUN") {
				return v, lemma
			}
			continue
		}
		if t.m.IsVerb(w) && (before.XTag == "NNS" || before.XTag == "NNPS") && (object || after.Form == "in" && t.toks[v].Tag == "NOUN") && !titleCase {
			return v, w
		}
		// "Chad and Mali [sever] ties"
		if v > 2 && t.m.IsVerb(w) && !oftenNoun(w) && before.Tag == "PROPN" && strings.EqualFold(t.toks[v-2].Form, "and") && t.toks[v-3].Tag == "PROPN" && after.Tag == "NOUN" && oftenNoun(strings.ToLower(after.Form)) {
			return v, w
		}
	}
	return -1, ""
}

// verbal reports whether a word could be the verb of the headline itself:
// "Tokyo talks [fail]".
func (t tree) verbal(form string) bool {
	w := strings.ToLower(form)
	return t.m.IsVerb(w) || t.m.Third(w) != ""
}

// oftenNoun are the forms in -s that are nouns in headlines as often as verbs.
func oftenNoun(w string) bool {
	switch w {
	case "talks", "strikes", "attacks", "plans", "calls", "visits", "raids", "sanctions", "protests", "threats", "reports", "claims", "votes", "results", "forces", "troops", "arms", "clashes", "fires", "bombs",
		"rights", "polls", "tests", "exports", "imports", "ties", "charges", "deals", "aides", "heads", "leaders", "states", "times", "issues", "measures", "moves", "offers", "orders", "demands", "cuts", "limits",
		"concerns", "fears", "hopes", "questions", "notes", "goods", "services", "books", "cases", "sites", "places", "services'", "points", "papers", "crimes", "victims", "rates", "prices", "sources", "shows", "stocks", "markets", "masses", "shares", "bases", "houses", "parties", "flights", "ships", "guards", "guides", "judges", "doctors", "nurses", "pilots", "players", "hosts", "students", "debates", "rules", "runs", "wins", "kills'", "fines", "trials", "arrests", "rallies", "marches", "strikes'", "crashes", "floods", "storms", "riots", "blasts", "drills", "shells", "rockets", "mines", "tanks", "jets", "drones", "supplies", "loans", "grants", "gains", "losses", "returns", "remains", "searches", "studies", "surveys", "waves", "works", "words", "records", "posts", "pages":
		return true
	}
	return false
}

// predicate takes a noun with a subject for the verb that it has the form of:
// "Sixteen states [sue] the president".
func (t tree) predicate(v int) {
	w := t.toks[v].Form
	if w == "" || w[0] < 'a' || w[0] > 'z' || v == 0 {
		return
	}
	s := t.kid(v, "nsubj")
	if s < 0 || s > v || t.kid(v, "cop", "det", "case", "amod", "nmod:poss", "nummod") >= 0 {
		return
	}
	if n := v + 1; n < len(t.toks) && (t.toks[n].Tag == "VERB" || t.toks[n].Tag == "AUX" || t.toks[n].Tag == "CCONJ" || t.toks[n].Form == "-") {
		return
	}
	plural := t.kid(s, "conj") >= 0
	switch t.toks[s].XTag {
	case "NNS", "NNPS":
		plural = true
	case "NN", "NNP":
		plural = plural || t.toks[s].Form == "police" || t.toks[s].Form == "Police"
		if f := t.toks[s].Form; !capital(f) && t.toks[s].Tag == "NOUN" && s == v-1 && t.verbal(f) && t.kid(s, "det", "amod", "compound", "nmod:poss") < 0 {
			return // the verb is rather the word before: eases sanctions
		}
	case "PRP":
		switch t.toks[s].Lemma {
		case "we", "they", "you", "I":
			plural = true
		}
	case "DT", "WDT", "WP":
	default:
		return
	}
	lemma, form := t.m.Third(w), "VBZ"
	if lemma != "" && plural && t.toks[v].XTag != "VBZ" || lemma == "" && !plural && t.toks[s].XTag != "WDT" && t.toks[s].XTag != "WP" && t.kid(v, "aux") < 0 {
		return
	}
	if lemma == "" {
		if !t.m.IsVerb(w) {
			return
		}
		lemma, form = w, "VBP"
		if t.kid(v, "aux") >= 0 {
			form = "VB"
		}
	}
	t.retag(v, "VERB", form, lemma)
	object := t.kid(v, "obj") >= 0
	for _, k := range t.kids(v) {
		if k < v || !nominal(t.toks[k].Tag) {
			continue
		}
		switch t.toks[k].Rel {
		case "nmod", "compound", "flat", "appos", "dep", "nmod:unmarked", "nmod:desc":
			switch {
			case t.kid(k, "case") >= 0:
				t.toks[k].Rel = "obl"
			case !object:
				t.toks[k].Rel, object = "obj", true
			}
		}
	}
}

package clause

// predicates chooses the tokens that are predicates and makes their clauses,
// empty as yet, in order of the text.
func (r *reader) predicates(isEventNoun func(string) bool) []Clause {
	n := 0
	for i := range r.toks {
		kind, ok := r.predicate(i)
		event := false
		if isEventNoun != nil {
			_, event = r.eventNoun(i, isEventNoun)
		}
		if event && ok && kind == Verb {
			ok = false // a noun in the form of a verb: the shelling of the town
		}
		if ok {
			r.verb[i] = n
			n++
		}
		if event {
			r.noun[i] = n
			n++
		}
	}
	out := make([]Clause, n)
	for i := range r.toks {
		if c := r.verb[i]; c >= 0 {
			kind, _ := r.predicate(i)
			lemma := r.lemma(i)
			if kind == Verb && r.toks[i].Tag == "ADJ" {
				lemma = r.participle(i)
			}
			out[c] = Clause{Sentence: r.index, Pred: i, Kind: kind, Lemma: lemma, NegToken: -1, Parent: -1, NounTok: -1}
		}
		if c := r.noun[i]; c >= 0 {
			lemma, _ := r.eventNoun(i, isEventNoun)
			out[c] = Clause{Sentence: r.index, Pred: i, Kind: Noun, Lemma: lemma, NegToken: -1, Parent: -1, NounTok: -1, Form: "noun"}
		}
	}
	return out
}

// predicate reports whether token i is a verb, or an adjective or noun that
// says something of a subject.
func (r *reader) predicate(i int) (Kind, bool) {
	switch r.u(i) {
	case "aux", "cop", "case", "mark", "fixed", "cc", "flat", "goeswith", "punct", "det", "discourse", "reparandum":
		return 0, false
	}
	switch r.toks[i].Tag {
	case "PUNCT", "SYM", "ADP", "SCONJ", "CCONJ", "PART", "INTJ":
		return 0, false
	case "VERB":
		if r.u(i) == "compound" {
			return 0, false
		}
		return Verb, true
	case "AUX":
		return Verb, true
	}
	if r.kid(i, "cop") >= 0 {
		if r.toks[i].Tag == "ADJ" && r.participle(i) != "" {
			return Verb, true
		}
		return Adjective, true
	}
	subject := false
	for k := r.first[i]; k >= 0 && k < i; k = r.next[k] {
		if u := r.u(k); u == "nsubj" || u == "csubj" {
			subject = true
		}
	}
	switch r.u(i) {
	case "root", "ccomp", "advcl", "parataxis", "conj", "acl", "csubj":
		if subject {
			return Adjective, true
		}
	}
	switch r.rel[i] {
	case "xcomp", "acl", "advcl":
		if t := r.toks[i].Tag; t == "ADJ" || t == "NOUN" || t == "PROPN" {
			return Adjective, true
		}
	case "conj":
		// ready and able
		if h := r.head[i]; h >= 0 && r.toks[i].Tag == r.toks[h].Tag && r.toks[i].Tag == "ADJ" && r.verb[h] >= 0 {
			return Adjective, true
		}
	}
	// An adjective with its own complement: ministers ready to leave.
	if r.toks[i].Tag == "ADJ" && r.head[i] >= 0 {
		for k := r.first[i]; k >= 0; k = r.next[k] {
			if u := r.u(k); k > i && (u == "xcomp" || u == "advcl" || u == "ccomp") {
				return Adjective, true
			}
		}
	}
	return 0, false
}

// eventNoun reports whether token i is a noun that names an event, and the
// lemma that says so. An -ing form with an article or an "of" after it is
// such a noun whatever the tagger says.
func (r *reader) eventNoun(i int, isEventNoun func(string) bool) (string, bool) {
	switch r.u(i) {
	case "flat", "fixed", "aux", "cop", "case", "mark", "punct", "goeswith":
		return "", false
	}
	switch r.toks[i].Tag {
	case "NOUN", "PROPN":
		lemma := r.lemma(i)
		if r.rel[i] == "compound" && r.toks[i].Tag == "PROPN" {
			return "", false
		}
		if isEventNoun(lemma) {
			return lemma, true
		}
		if w := r.lower(i); w != lemma && isEventNoun(w) {
			return w, true
		}
	case "VERB":
		w := r.lower(i)
		if len(w) < 5 || w[len(w)-3:] != "ing" {
			return "", false
		}
		noun := false
		for k := r.first[i]; k >= 0; k = r.next[k] {
			switch r.rel[k] {
			case "det", "nmod:poss", "amod", "nmod":
				noun = true
			case "obj", "aux", "nsubj", "mark", "xcomp", "ccomp":
				return "", false
			}
		}
		if noun && isEventNoun(w) {
			return w, true
		}
	}
	return "", false
}

// participle returns the verb that an adjective in -ed comes from, where it
// is one of the transitive verbs: "were injured" is the passive of injure.
func (r *reader) participle(i int) string {
	w := r.lower(i)
	n := len(w)
	if n < 5 || w[n-2:] != "ed" {
		return ""
	}
	for _, verb := range [...]string{w[:n-1], w[:n-2], w[:n-3]} {
		if r.lists.transitive[verb] {
			return verb
		}
	}
	return ""
}

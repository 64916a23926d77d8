package clause

// strayRoot puts right a sentence that has a noun or a participle at its head
// while its finite verb hangs somewhere below: behind a relative clause ("The
// man whose brother was killed [sued] the state"), behind a participle
// ("Backed by jets, Syrian forces [advanced]"), or on the next noun ("The
// arrest by police [drew] criticism").
func (r *reader) strayRoot() {
	root := -1
	for i := range r.head {
		if r.head[i] < 0 && r.toks[i].Tag != "PUNCT" {
			if root >= 0 {
				return // several trees: not a sentence of ours
			}
			root = i
		}
	}
	if root < 0 || len(r.toks) > 120 {
		return
	}
	switch {
	case r.toks[root].Tag == "NOUN" || r.toks[root].Tag == "PROPN" || r.toks[root].Tag == "PRON" || r.toks[root].Tag == "NUM":
		if r.kid(root, "cop") < 0 && r.subjectOf(root) < 0 && r.kid(root, "aux") < 0 {
			r.nounRoot(root)
		}
	case r.toks[root].Tag == "VERB" && r.subjectOf(root) < 0 && root < 3 && (r.toks[root].XTag == "VBN" || r.toks[root].XTag == "VBG") && !r.finite(root):
		r.participleRoot(root)
	case r.toks[root].Tag == "VERB":
		r.relativeRoot(root)
	}
}

// main reports whether token v could be the finite verb of a main clause: no
// subject of its own and nothing that makes it dependent.
func (r *reader) main(v int) bool {
	if r.toks[v].Tag != "VERB" || r.subjectOf(v) >= 0 || r.kid(v, "mark") >= 0 || r.infinitive(v) {
		return false
	}
	switch r.toks[v].XTag {
	case "VBD", "VBZ", "VBP":
	default:
		if !r.finite(v) {
			return false
		}
	}
	for k := r.first[v]; k >= 0 && k < v; k = r.next[k] {
		switch r.toks[k].XTag {
		case "WP", "WDT", "WRB":
			return false
		}
	}
	switch r.u(v) {
	case "aux", "cop", "case", "fixed", "compound", "flat":
		return false
	case "conj":
		// Behind a comma alone it is no second verb of the relative clause.
		return v > 0 && r.kid(v, "cc") < 0 && r.toks[r.leftmost(v)].Form == "," || r.kid(v, "cc") < 0 && r.toks[v-1].Form == ","
	}
	return true
}

// leftmost returns the first token of the verb with what directly hangs on it
// before it.
func (r *reader) leftmost(v int) int {
	if k := r.first[v]; k >= 0 && k < v {
		return k
	}
	return v
}

// nounRoot makes the finite verb below the noun at the root the main verb and
// the noun its subject.
func (r *reader) nounRoot(n int) {
	v := -1
	for i := n + 1; i < len(r.toks); i++ {
		if r.head[i] != n && r.main(i) && !r.ownRelative(i, n) {
			v = i
			break
		}
	}
	if v < 0 {
		// A past tense taken for a participle, with an object.
		for i := n + 2; i < len(r.toks) && !r.headline; i++ {
			if r.toks[i].XTag == "VBN" && r.rel[i] == "acl" && r.head[i] != n && r.kid(i, "obj") > i && r.kid(i, "obl:agent") < 0 {
				v = i
				break
			}
		}
	}
	if v < 0 {
		r.pastTense(n)
		return
	}
	h := r.head[v]
	if r.u(v) == "amod" && h > v {
		r.move(v, -1, "root")
		r.move(h, v, "obj")
	} else {
		r.move(v, -1, "root")
	}
	r.adopt(n, v)
	r.move(n, v, "nsubj")
}

// ownRelative reports whether the verb i belongs to a relative clause of n by
// its own relative pronoun or as a conjunct with "and".
func (r *reader) ownRelative(i, n int) bool {
	return r.rel[i] == "acl:relcl"
}

// adopt hands the clauses and the last punctuation of the old root n to v.
func (r *reader) adopt(n, v int) {
	for _, k := range r.kids(n) {
		switch u := r.u(k); {
		case k == v:
		case u == "advcl" || u == "parataxis" || u == "discourse" || k > v && (u == "punct" || u == "conj" || u == "obl" || u == "nmod" || u == "cc"):
			rel := r.rel[k]
			if u == "nmod" {
				rel = "obl"
			}
			r.move(k, v, rel)
		}
	}
}

// participleRoot makes a participle at the start of the sentence a clause of
// the finite verb that follows behind a comma.
func (r *reader) participleRoot(p int) {
	comma := -1
	for i := p + 1; i < len(r.toks); i++ {
		if r.toks[i].Form == "," {
			comma = i
			break
		}
	}
	if comma < 0 {
		return
	}
	for i := comma + 2; i < len(r.toks); i++ {
		if r.toks[i].Tag != "VERB" || r.infinitive(i) || r.kid(i, "mark") >= 0 {
			continue
		}
		subject := r.subjectOf(i)
		noun := r.head[i]
		stray := subject < 0 && (r.rel[i] == "acl" || r.rel[i] == "acl:relcl") && noun > comma && noun < i && (r.toks[i].XTag == "VBD" || r.toks[i].XTag == "VBN" || r.finite(i)) && r.head[noun] <= comma
		// "Founded in 2015, the union once made": the union under Founded.
		if subject < 0 && (noun == p || r.head[noun] == p) && r.finite(i) && (r.toks[i].XTag == "VBD" || r.toks[i].XTag == "VBZ" || r.toks[i].XTag == "VBP" || r.kid(i, "aux") >= 0) {
			for k := r.first[p]; k >= 0 && k < i; k = r.next[k] {
				if k > comma && r.nominal(k) && r.caseOf(k) == "" && r.u(k) != "conj" {
					noun, stray = k, true
				}
			}
		}
		own := subject > comma && r.finite(i) && r.head[i] <= comma && r.u(i) != "acl"
		if !stray && !own {
			continue
		}
		r.move(i, -1, "root")
		if stray {
			r.move(noun, i, "nsubj")
		}
		r.move(p, i, "advcl")
		return
	}
}

// relativeRoot takes back a relative clause that was made the main clause:
// "Chad and Mali, [which fought a war], signed a pact".
func (r *reader) relativeRoot(v int) {
	subject, pronoun := -1, -1
	for k := r.first[v]; k >= 0 && k < v; k = r.next[k] {
		if r.u(k) != "nsubj" {
			continue
		}
		if x := r.toks[k].XTag; x == "WDT" || x == "WP" && r.lower(k) == "who" {
			pronoun = k
		} else {
			subject = k
		}
	}
	if subject < 0 || pronoun < subject {
		return
	}
	for k := r.first[v]; k >= 0; k = r.next[k] {
		if k > v && r.rel[k] == "conj" && r.main(k) {
			r.move(k, -1, "root")
			r.move(subject, k, "nsubj")
			r.adopt(v, k)
			r.move(v, subject, "acl:relcl")
			return
		}
	}
	// No other verb: at least the pronoun is no second party.
	r.move(pronoun, v, "dep")
}

// outcome reports whether a verb in -ing tells what a deed has done.
func outcome(lemma string) bool {
	switch lemma {
	case "kill", "injure", "wound", "hurt", "cause", "destroy", "damage", "displace":
		return true
	}
	return false
}

// resultOfSaid hangs "killing six" in "Rebels hit a market, officials said,
// killing six" on what is said.
func (r *reader) resultOfSaid(c int) {
	v := r.head[c]
	if r.rel[c] != "advcl" || v < 0 || v > c || r.toks[c].XTag != "VBG" || !outcome(r.lemma(c)) || r.marker(c) != "" {
		return
	}
	for k := r.first[v]; k >= 0 && k < v; k = r.next[k] {
		if r.rel[k] == "ccomp" && r.toks[k].Tag == "VERB" && r.subjectOf(k) >= 0 {
			r.move(c, k, "advcl")
			return
		}
	}
}

// ofWhom hangs a participle on the party right before it where the tree hung
// it on a report about that party: "reports about monks [killed] by rebels".
func (r *reader) ofWhom(c int) {
	n := r.head[c]
	if r.rel[c] != "acl" || n < 0 || n >= c-1 || r.toks[c].XTag != "VBN" || r.party[n] || r.name[n] {
		return
	}
	p := c - 1
	if r.head[p] == n && r.rel[p] == "nmod" && r.party[p] && r.caseOf(p) != "by" && r.lists.transitive[r.lemma(c)] {
		r.move(c, p, "acl")
	}
}

package clause

// cleft makes the clause behind "it is X that" or "X is the one who" the
// predicate, and X its subject: "it was London that broke the deal" says that
// London broke it.
func (r *reader) cleft(i int) {
	cop, subj := r.kid(i, "cop"), r.subjectOf(i)
	if cop < 0 || cop > i {
		return
	}
	if subj < 0 {
		subj = r.kid(i, "expl")
	}
	if subj < 0 || subj > cop {
		return
	}
	it := r.lower(subj) == "it" && !temporal(r.lemma(i)) && (r.toks[i].Tag == "PROPN" || r.toks[i].Tag == "NOUN" || r.toks[i].Tag == "PRON") && r.caseOf(i) == ""
	if one := r.lower(i); !it && one != "one" && one != "ones" {
		return
	}
	v := r.whoClause(i)
	if v < 0 || it && r.indefinite(i) {
		return
	}
	head, rel := r.head[i], r.rel[i]
	for _, k := range r.kids(i) {
		if u := r.u(k); u == "mark" || u == "cop" || u == "cc" || u == "punct" || u == "parataxis" || u == "advmod" && k < cop || k == subj {
			switch {
			case u == "cop":
				r.move(k, v, "discourse")
			case k == subj && it:
				r.move(k, v, "expl")
			default:
				r.move(k, v, r.rel[k])
			}
		}
	}
	for _, k := range r.kids(v) {
		if w := r.lower(k); k > i && k < v && (w == "that" || w == "who" || w == "which") && (r.u(k) == "nsubj" || r.u(k) == "mark" || r.u(k) == "obj") {
			r.move(k, v, "dep")
		}
	}
	r.move(v, head, rel)
	for k := range r.toks {
		if r.head[k] == i && r.u(k) == "conj" && k > v {
			r.move(k, v, "conj")
		}
	}
	if it {
		r.move(i, v, "nsubj")
		return
	}
	r.move(subj, v, "nsubj")
	r.move(i, v, "dep")
}

// whoClause is the clause behind the noun i that "who" or "that" begins as its
// subject, or -1.
func (r *reader) whoClause(i int) int {
	for k := r.first[i]; k >= 0; k = r.next[k] {
		if k < i || r.toks[k].Tag != "VERB" && r.kid(k, "cop") < 0 || !r.finite(k) || r.kid(k, "aux:pass") >= 0 {
			continue
		}
		switch r.u(k) {
		case "acl", "ccomp", "advcl", "csubj":
		default:
			continue
		}
		s := r.subjectOf(k)
		if s < 0 {
			s = r.kid(k, "mark")
		}
		if s > i && s < k && (r.lower(s) == "who" || r.lower(s) == "that" || r.lower(s) == "which") {
			return k
		}
	}
	return -1
}

// indefinite reports whether the noun i has "a" before it: "it is a problem
// that grows" is no cleft.
func (r *reader) indefinite(i int) bool {
	if r.toks[i].Tag != "NOUN" {
		return false
	}
	k := r.kid(i, "det")
	return k < 0 || r.lower(k) == "a" || r.lower(k) == "an"
}

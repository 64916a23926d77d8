package clause

// partedAux puts an auxiliary back to its verb where adverbs between them made
// two clauses of one: "has repeatedly and systematically [violated]".
func (r *reader) partedAux(h int) {
	if r.toks[h].Tag != "AUX" || r.u(h) == "aux" || r.u(h) == "cop" || r.subjectOf(h) < 0 {
		return
	}
	v := h + 1
	for v < len(r.toks) && (r.toks[v].Tag == "ADV" || r.toks[v].Tag == "CCONJ" || r.toks[v].Form == ",") {
		v++
	}
	if v == h+1 || v >= len(r.toks) || r.toks[v].Tag != "VERB" || r.subjectOf(v) >= 0 || r.marker(v) != "" {
		return
	}
	switch r.toks[v].XTag {
	case "VBN", "VBG", "VB":
	case "VBD": // read as a past tense: "has ... violated"
		if l := r.lemma(h); l != "have" {
			return
		}
	default:
		return
	}
	if r.head[v] != r.head[h] && r.head[v] != h {
		return
	}
	for _, k := range r.kids(h) {
		if k != v {
			r.move(k, v, r.rel[k])
		}
	}
	r.move(v, r.head[h], r.rel[h])
	r.move(h, v, "aux")
}

// insertedSay gives the verb behind "the minister said", put between it and its
// subject, that subject back: "Berlin, the minister said, is violating the deal".
func (r *reader) insertedSay(v int) {
	s := r.subjectOf(v)
	if r.toks[v].Tag != "VERB" || s < 0 || s > v || v+2 >= len(r.toks) || r.toks[v+1].Form != "," {
		return
	}
	w := -1
	for k := r.first[v]; k >= 0; k = r.next[k] {
		if k > v+1 && r.u(k) == "ccomp" && r.subjectOf(k) < 0 && r.marker(k) == "" && r.finite(k) {
			w = k
		}
	}
	if w < 0 {
		return
	}
	for k := r.first[s]; k >= 0; k = r.next[k] { // the one who says taken for an apposition
		if k > s && r.u(k) == "appos" && r.toks[v-1].Form != "," && k >= v-4 {
			r.move(k, v, "nsubj")
			r.move(s, w, "nsubj")
			return
		}
	}
	for k := r.first[v]; k >= 0 && k < s; k = r.next[k] { // the subject taken for somebody called upon
		switch r.u(k) {
		case "vocative", "dislocated", "dep", "obj", "parataxis", "obl":
			if (r.toks[k].Tag == "NOUN" || r.toks[k].Tag == "PROPN") && r.caseOf(k) == "" && !temporal(r.lemma(k)) {
				r.move(k, w, "nsubj")
				return
			}
		}
	}
}

// toCourt makes a noun of "court" behind "to", which taggers take for the verb:
// "takes the state to [court] over the mine".
func (r *reader) toCourt(i int) {
	if r.lower(i) != "court" || r.toks[i].Tag != "VERB" || i < 2 || r.lower(i-1) != "to" || r.head[i-1] != i {
		return
	}
	v := r.head[i]
	if v >= 0 && r.toks[v].Tag != "VERB" {
		v = r.head[v]
	}
	if v < 0 || v > i || r.toks[v].Tag != "VERB" {
		return
	}
	switch r.lemma(v) {
	case "send", "submit", "refer", "transfer", "forward", "take", "bring", "go", "hand", "haul", "drag", "pass", "turn", "appeal", "apply":
	default:
		return
	}
	r.retag(i, "NOUN", "NN", "court")
	for _, k := range r.kids(i) {
		if k > i {
			r.move(k, v, r.rel[k])
		}
	}
	r.move(i-1, i, "case")
	r.move(i, v, "obl")
}

// foundDone makes the object of "considers the charge [fabricated]" of what the
// tree has as the subject of a clause.
func (r *reader) foundDone(v int) {
	switch r.lemma(v) {
	case "consider", "call", "deem", "declare", "find", "believe", "label", "brand":
	default:
		return
	}
	k := r.kid(v, "ccomp")
	if k < v || r.kid(v, "obj") >= 0 || r.toks[k].XTag != "VBD" && r.toks[k].XTag != "VBN" || r.marker(k) != "" {
		return
	}
	s := r.subjectOf(k)
	if s < v || s != k-1 {
		return
	}
	for _, j := range r.kids(k) {
		if j != s && (j < k || r.u(j) != "punct" && r.u(j) != "conj" && r.u(j) != "cc") {
			return
		}
	}
	r.move(s, v, "obj")
	r.move(k, v, "xcomp")
	r.retag(k, "VERB", "VBN", r.lemma(k))
}

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

// insertedSay gives "the minister said", put between a subject and its verb,
// its own subject back: "Berlin, the minister said, is violating the deal".
func (r *reader) insertedSay(v int) {
	s := r.subjectOf(v)
	if r.toks[v].Tag != "VERB" || s < 0 || s > v {
		return
	}
	who := -1
	for k := r.first[s]; k >= 0; k = r.next[k] {
		if k > s && r.u(k) == "appos" && r.toks[v-1].Form != "," && k >= v-4 {
			who = k
		}
	}
	if who < 0 || v+2 >= len(r.toks) || r.toks[v+1].Form != "," || r.toks[v+2].Tag != "AUX" && r.toks[v+2].Tag != "VERB" {
		return
	}
	for w := r.first[v]; w >= 0; w = r.next[w] {
		if w > v+1 && r.u(w) == "ccomp" && r.subjectOf(w) < 0 && r.marker(w) == "" && r.finite(w) {
			r.move(who, v, "nsubj")
			r.move(s, w, "nsubj")
			return
		}
	}
}

package clause

// tidySubjects puts right subjects that no sentence has: one behind a
// preposition, a time, two of them.
func (r *reader) tidySubjects(v int) {
	first, second := -1, -1
	for k := r.first[v]; k >= 0 && k < v; k = r.next[k] {
		if r.u(k) != "nsubj" {
			continue
		}
		if first < 0 {
			first = k
		} else {
			second = k
		}
	}
	if first < 0 {
		return
	}
	// "Earlier this week, Alexander Weber, a poet, was arrested"
	if temporal(r.lemma(first)) && r.toks[first].Tag == "NOUN" && second < 0 && r.caseOf(first) == "" {
		for k := r.first[first]; k >= 0; k = r.next[k] {
			if (r.rel[k] == "appos" || r.rel[k] == "conj" || r.rel[k] == "nmod:unmarked") && k > first && (r.toks[k].Tag == "PROPN" || r.toks[k].Tag == "PRON") {
				rel := r.rel[first]
				r.move(first, v, "obl:unmarked")
				r.move(k, v, rel)
				return
			}
		}
	}
	// "Bolivia, Peru sign deal" with Bolivia called upon
	if r.headline && second < 0 && first >= 2 && r.toks[first].Tag == "PROPN" {
		for k := r.first[v]; k >= 0 && k < first; k = r.next[k] {
			if (r.rel[k] == "vocative" || r.rel[k] == "dislocated" || r.rel[k] == "obl:unmarked") && r.toks[k].Tag == "PROPN" && k+1 < len(r.toks) && r.toks[k+1].Form == "," && first-k <= 4 {
				rel := r.rel[first]
				r.move(first, k, "conj")
				r.move(k, v, rel)
				return
			}
		}
	}
	if second < 0 {
		return
	}
	// "According to the government, the army has left"
	if c := r.caseOf(first); c != "" && c != "'s" && c != "’s" {
		r.move(first, v, "obl")
		return
	}
	if temporal(r.lemma(first)) && r.toks[first].Tag == "NOUN" {
		r.move(first, v, "obl:unmarked")
		return
	}
	// "the talks between Chad [and Mali] failed": coordinated, not another.
	edge := second
	for k := r.first[second]; k >= 0 && k < second; k = r.next[k] {
		edge = min(edge, k)
	}
	if edge == 0 {
		return
	}
	before := r.toks[edge-1]
	if r.toks[edge].Tag == "CCONJ" && edge > 0 {
		before = r.toks[edge]
		edge++
	}
	if before.Tag != "CCONJ" || before.Form == "but" {
		return
	}
	target := first
	for k := r.first[first]; k >= 0 && k < edge; k = r.next[k] {
		if r.rel[k] == "nmod" && r.caseOf(k) == "between" {
			target = k
		}
	}
	r.move(second, target, "conj")
}

// siblingSubject makes the bare noun between "when" and a verb its subject
// where the tree hung it on the verb above: "were killed when [gunmen on
// motorcycles] stormed a market".
func (r *reader) siblingSubject(v int) {
	h := r.head[v]
	if r.u(v) != "advcl" || h < 0 || h > v || r.subjectOf(v) >= 0 || !r.finite(v) {
		return
	}
	for k := r.first[h]; k >= 0 && k < v; k = r.next[k] {
		if k < h || r.u(k) != "obl" && r.u(k) != "obj" || r.caseOf(k) != "" || r.toks[k].Tag != "NOUN" && r.toks[k].Tag != "PROPN" || temporal(r.lemma(k)) {
			continue
		}
		first := k
		for m := h + 1; m < k; m++ {
			if w := r.lower(m); w == "when" || w == "while" || w == "as" || w == "after" || w == "before" {
				first = m
			}
		}
		if first == k || k-first > 5 {
			continue
		}
		for m := k + 1; m < v; m++ {
			if r.toks[m].Form == "," || r.toks[m].Tag == "VERB" {
				return
			}
		}
		r.move(first, v, "mark")
		r.move(k, v, "nsubj")
		return
	}
}

// startsClause reports whether a word introduces a clause that another must
// follow.
func startsClause(word string) bool {
	switch word {
	case "after", "when", "while", "because", "although", "though", "as", "since", "before", "until", "once", "if", "unless", "whereas":
		return true
	}
	return false
}

// swapClauses makes the second clause of "After the map was shown, the
// council met" the main one where the tree has it the other way round.
func (r *reader) swapClauses(v int) {
	switch r.u(v) {
	case "root", "ccomp", "parataxis":
	default:
		return
	}
	mark := r.marker(v)
	if mark == "" {
		for k := r.first[v]; k >= 0 && k < v; k = r.next[k] {
			if r.toks[k].XTag == "WRB" && r.rel[k] == "advmod" && r.lower(k) == "when" && !r.question {
				mark = "when"
			}
		}
	}
	if !startsClause(mark) || mark == "if" && r.u(v) == "ccomp" {
		return
	}
	for k := r.first[v]; k >= 0; k = r.next[k] {
		if k < v || r.toks[k].Tag != "VERB" && r.kid(k, "cop") < 0 || r.marker(k) != "" || !r.finite(k) {
			continue
		}
		switch r.u(k) {
		case "advcl", "parataxis", "ccomp", "conj", "xcomp":
		default:
			continue
		}
		if r.u(k) == "conj" && r.kid(k, "cc") >= 0 {
			continue
		}
		subject := r.subjectOf(k)
		if subject < 0 || subject < v {
			continue
		}
		comma := false
		for i := v + 1; i < subject; i++ {
			comma = comma || r.toks[i].Form == ","
		}
		if !comma {
			continue
		}
		r.move(k, r.head[v], r.rel[v])
		r.move(v, k, "advcl")
		// "that", if there was one before, and the full stop go with the main clause.
		for _, j := range r.kids(v) {
			if r.rel[j] == "mark" && r.lower(j) == "that" || r.rel[j] == "punct" && j > k || r.rel[j] == "cc" && j < v && r.rel[k] == "conj" {
				r.move(j, k, r.rel[j])
			}
		}
		return
	}
}

// brokenPhrase gives a finite verb its subject where the tree hung the words
// of the noun phrase before it on the verb: "The newly elected chancellor
// arrived" with "the" and "elected" under arrived.
func (r *reader) brokenPhrase(v int) {
	if r.subjectOf(v) >= 0 || !r.finite(v) || v < 2 {
		return
	}
	det, part := -1, -1
	for k := r.first[v]; k >= 0 && k < v; k = r.next[k] {
		switch r.rel[k] {
		case "det":
			det = k
		case "amod", "acl":
			if r.toks[k].Tag == "VERB" {
				part = k
			}
		}
	}
	if det < 0 && part < 0 {
		return
	}
	// The noun that ends right before the verb.
	n := v - 1
	for n > 0 && (r.toks[n].Tag == "ADV" || r.toks[n].Tag == "AUX") {
		n--
	}
	if t := r.toks[n].Tag; t != "NOUN" && t != "PROPN" {
		return
	}
	for m := 0; m < 8; m++ {
		h := r.head[n]
		if h < 0 || h == v || h > n {
			break
		}
		if t := r.toks[h].Tag; t != "NOUN" && t != "PROPN" {
			break
		}
		n = h
	}
	if max(det, part) > n {
		return
	}
	passive := r.kid(v, "aux:pass") >= 0
	if part >= 0 && part < n {
		r.move(part, n, "amod")
	}
	for _, k := range r.kids(v) {
		if k < n && (r.rel[k] == "det" || r.rel[k] == "amod" || r.rel[k] == "compound" || r.rel[k] == "nmod:poss") {
			r.move(k, n, r.rel[k])
		}
	}
	if passive {
		r.move(n, v, "nsubj:pass")
	} else {
		r.move(n, v, "nsubj")
	}
}

// shotDown takes a reduced relative back from the head of its sentence:
// "Missiles [shot down by the army] fell on a house".
func (r *reader) shotDown(v int) {
	s := r.subjectOf(v)
	if s < 0 || s > v || r.kid(v, "obj") >= 0 || r.kid(v, "aux") >= 0 || r.kid(v, "aux:pass") >= 0 {
		return
	}
	switch r.toks[v].XTag {
	case "VBD", "VBN", "VBP":
	default:
		return
	}
	by := -1
	for k := r.first[v]; k >= 0; k = r.next[k] {
		if k > v && r.u(k) == "obl" && r.caseOf(k) == "by" && !temporal(r.lemma(k)) && r.toks[k].Tag != "NUM" {
			by = k
		}
	}
	if by < 0 {
		r.reduced(s, v)
		return
	}
	for k := r.first[v]; k >= 0; k = r.next[k] {
		if k > by && r.toks[k].Tag == "VERB" && (r.rel[k] == "parataxis" || r.rel[k] == "conj" || r.rel[k] == "xcomp" || r.rel[k] == "advcl") && r.kid(k, "cc") < 0 && r.marker(k) == "" && r.subjectOf(k) < 0 && r.finite(k) && r.toks[k-1].Form != "," {
			r.move(k, r.head[v], r.rel[v])
			r.move(s, k, "nsubj")
			r.move(v, s, "acl")
			r.move(by, v, "obl:agent")
			return
		}
	}
	r.reduced(s, v)
}

// reduced takes a reduced relative back from the head of its sentence where the
// verb of the sentence stands deeper in the tree, without a subject of its own
// and with nothing that would link it: "Members [suspended from parliament for
// blocking debates] held a protest".
func (r *reader) reduced(s, v int) {
	if by := r.agentOf(v); r.toks[v].XTag != "VBN" && by < 0 {
		return
	}
	for k := v + 2; k < len(r.toks) && k < v+30; k++ {
		switch r.toks[k].Form {
		case ",", ";", ":", "-", "–", "—", "\"", "“", "”", "that", "who", "which", "(", ")":
			return
		}
		if r.toks[k].Tag == "CCONJ" && r.head[k] >= 0 && r.toks[r.head[k]].Tag == "VERB" {
			return
		}
		if r.toks[k].XTag != "VBD" && r.toks[k].XTag != "VBZ" || r.toks[k].Tag != "VERB" || r.kid(k, "cc") >= 0 || r.marker(k) != "" || r.subjectOf(k) >= 0 || r.rel[k] == "amod" || r.rel[k] == "acl:relcl" || r.u(k) == "nmod" {
			continue
		}
		h, n := r.head[k], 0
		for h >= 0 && h != v && n < 4 {
			h, n = r.head[h], n+1
		}
		if h != v || r.kid(k, "obj") < 0 && r.kid(k, "obl") < 0 && r.kid(k, "xcomp") < 0 {
			continue
		}
		r.move(k, r.head[v], r.rel[v])
		r.move(s, k, "nsubj")
		r.move(v, s, "acl")
		return
	}
}

// plainClause puts right a clause without a conjunction before its governor:
// what is said before who says it ("The army left, Chad confirmed"), or a
// participle on the subject ("Talks [aimed at peace] began").
func (r *reader) plainClause(v int) {
	for k := r.first[v]; k >= 0 && k < v; k = r.next[k] {
		if r.rel[k] != "advcl" || r.toks[k].Tag != "VERB" || r.marker(k) != "" {
			continue
		}
		s := r.subjectOf(k)
		if s < 0 || s > k {
			continue
		}
		own := r.subjectOf(v)
		comma := false
		for i := k + 1; i < v; i++ {
			comma = comma || r.toks[i].Form == ","
		}
		if own > k && comma && r.finite(k) && r.kid(v, "obj") < 0 && r.kid(v, "ccomp") < 0 && r.kid(v, "cop") < 0 {
			r.move(k, v, "ccomp")
			return
		}
		if own < 0 && !comma && r.finite(v) && (r.toks[k].XTag == "VBD" || r.toks[k].XTag == "VBN") && r.kid(k, "obj") < 0 && r.kid(k, "aux") < 0 && r.kid(k, "aux:pass") < 0 {
			rel := "nsubj"
			if r.kid(v, "aux:pass") >= 0 {
				rel = "nsubj:pass"
			}
			r.move(s, v, rel)
			r.move(k, s, "acl")
			return
		}
	}
}

// strayConjunct takes a verb from a complement that it cannot be coordinated
// with to the clause above: "wants to leave and [accused] Chad", "said it
// would sign and [warned] Mali".
func (r *reader) strayConjunct(c int) {
	h := r.head[c]
	if r.rel[c] != "conj" || h < 0 || h > c || r.toks[h].Tag != "VERB" || r.subjectOf(c) >= 0 || r.marker(c) != "" || r.infinitive(c) {
		return
	}
	for k := r.first[c]; k >= 0; k = r.next[k] {
		if u := r.u(k); u == "aux" {
			return
		}
	}
	tag := r.toks[c].XTag
	if tag != "VBD" && tag != "VBZ" {
		return
	}
	switch r.rel[h] {
	case "xcomp", "ccomp", "advcl", "acl":
	default:
		return
	}
	g := r.head[h]
	if r.rel[h] == "acl" && g >= 0 {
		for n := 0; n < 6 && g >= 0 && r.toks[g].Tag != "VERB"; n++ {
			g = r.head[g]
		}
	}
	if g < 0 || g > h || r.toks[g].Tag != "VERB" || r.toks[g].XTag != tag {
		return
	}
	bare := r.infinitive(h) || r.toks[h].XTag == "VBG" || r.toks[h].XTag == "VB"
	if !bare {
		return
	}
	r.move(c, g, "conj")
}

// bareComplement reports whether a verb takes a bare infinitive.
func bareComplement(lemma string) bool {
	switch lemma {
	case "help", "let", "make", "have", "see", "watch", "hear", "feel", "bid", "dare", "need", "observe", "notice", "go", "come":
		return true
	}
	return false
}

// bareConjunct takes a bare verb behind a comma for one more of the verbs
// before: "are shelling the town and burning it, [conduct] raids".
func (r *reader) bareConjunct(c int) {
	h := r.head[c]
	if r.rel[c] != "xcomp" || h < 0 || h > c || c == 0 || r.toks[c-1].Form != "," || r.toks[h].Tag != "VERB" || bareComplement(r.lemma(h)) || r.infinitive(c) {
		return
	}
	if t := r.toks[c].XTag; t == "VB" || t == "VBP" || t == "VBD" || t == "VBZ" {
		r.move(c, h, "conj")
	}
}

// resultVerb reports whether a verb in -ing behind a deed tells what came of
// it, so that it goes with the deed and not with the noun before it.
func resultVerb(lemma string) bool {
	switch lemma {
	case "kill", "injure", "wound", "hurt", "cause", "destroy", "damage", "displace", "prompt", "trigger", "spark", "leave", "force", "accuse", "vow", "demand", "urge", "warn", "threaten":
		return true
	}
	return false
}

// result hangs "killing six" in "hit a market killing six" on the verb.
func (r *reader) result(c int) {
	n := r.head[c]
	if r.rel[c] != "acl" || n < 0 || n > c || r.toks[c].XTag != "VBG" || !resultVerb(r.lemma(c)) || r.marker(c) != "" {
		return
	}
	for m := 0; m < 6; m++ {
		u := r.u(n)
		n = r.head[n]
		if n < 0 || u == "nsubj" || u == "conj" {
			return
		}
		if r.toks[n].Tag == "VERB" {
			break
		}
	}
	if r.toks[n].Tag == "VERB" && n < c && r.subjectOf(n) >= 0 {
		r.move(c, n, "advcl")
	}
}

// strayOf gives a verb the "of" phrase that the parser hung on a name before
// it: "warned Chad [of consequences]".
func (r *reader) strayOf(k int) {
	o := r.head[k]
	if r.rel[k] != "nmod" || o < 0 || o > k || r.rel[o] != "obj" && r.rel[o] != "iobj" || r.toks[o].Tag != "PROPN" && r.toks[o].Tag != "PRON" {
		return
	}
	v := r.head[o]
	if v < 0 || v > o || r.caseOf(k) != "of" || r.lists.control[[2]string{r.lemma(v), "of"}] == nil {
		return
	}
	r.move(k, v, "obl")
}

package clause

// negative reports whether a word negates what it stands on.
func negative(word string) bool {
	switch word {
	case "not", "n't", "never", "nt", "n’t", "nor", "neither":
		return true
	}
	return false
}

// modal returns the name of a modal auxiliary from any of its forms.
func modal(form string) string {
	switch form {
	case "will", "'ll", "wo", "’ll", "ll":
		return "will"
	case "would", "'d", "’d":
		return "would"
	case "can", "ca":
		return "can"
	case "shall", "sha":
		return "shall"
	case "could", "may", "might", "must", "should":
		return form
	case "ought":
		return "should"
	}
	return ""
}

// moodOf reads voice, negation, mood, tense and form of clause c off its
// auxiliaries.
func (r *reader) moodOf(c int) {
	cl := &r.clauses[c]
	i := cl.Pred
	r.negationOf(cl)
	if cl.Kind == Noun {
		return
	}
	infinitive := r.infinitive(i)
	tag := r.toks[i].XTag
	auxiliaries, passive, be, do := 0, false, false, false
	inverted := -1
	for k := r.first[i]; k >= 0; k = r.next[k] {
		rel := r.rel[k]
		if rel != "aux" && rel != "aux:pass" && rel != "cop" {
			continue
		}
		passive = passive || rel == "aux:pass"
		form, lemma, xtag := r.lower(k), r.lemma(k), r.toks[k].XTag
		if auxiliaries == 0 {
			inverted = k
		}
		auxiliaries++
		switch {
		case lemma == "go" && rel == "aux":
			cl.Modal = "going_to"
			if cl.Tense != "past" {
				cl.Tense = "future"
			}
			continue
		case lemma == "have" && rel == "aux" && infinitive && r.beforeMark(i, k):
			cl.Modal = "have_to"
		case lemma == "have" && rel == "aux" && !(xtag == "MD"):
			cl.Perfect = true
		case lemma == "be":
			be = true
		case lemma == "do":
			do = true
		}
		if m := modal(form); m != "" && (xtag == "MD" || xtag == "" || form != "'d" && form != "’d") && lemma != "have" {
			if cl.Modal == "" {
				cl.Modal = m
			}
			if auxiliaries == 1 && (m == "will" || m == "shall") {
				cl.Tense = "future"
			}
			continue
		}
		if auxiliaries == 1 {
			switch xtag {
			case "VBD":
				cl.Tense = "past"
			case "VBZ", "VBP":
				cl.Tense = "present"
			case "VB", "VBG", "VBN":
			default:
				switch form {
				case "was", "were", "did", "had":
					cl.Tense = "past"
				case "is", "are", "am", "'s", "'re", "'m", "does", "do", "has", "have":
					cl.Tense = "present"
				}
			}
		}
	}
	subject := r.subjectOf(i)
	own := cl.Tense != "" || cl.Modal != ""
	switch {
	case infinitive && be && own && cl.Modal == "" && cl.Kind == Verb && r.beforeTo(i):
		cl.Modal, cl.Form = "be_to", "finite"
		if cl.Tense == "present" {
			cl.Tense = "future"
		}
	case own && !(infinitive && cl.Modal != "going_to" && cl.Modal != "have_to"):
		cl.Form = "finite"
	case infinitive:
		cl.Form = "infinitive"
		if h := r.u(i); subject >= 0 && r.marker(i) == "to" && auxiliaries == 0 && (h == "root" || h == "conj" || h == "parataxis" || h == "ccomp" && !r.under(i, "for")) {
			// "UN chief to visit Kyiv"
			cl.Form, cl.Modal, cl.Tense = "finite", "be_to", "future"
			cl.Why = append(cl.Why, "to of a headline")
		}
	case cl.Kind == Adjective:
		cl.Form = "adjective"
		if subject >= 0 && r.u(i) == "root" {
			cl.Tense = "present"
		}
	case tag == "VBD":
		cl.Form, cl.Tense = "finite", "past"
	case tag == "VBZ", tag == "VBP":
		cl.Form, cl.Tense = "finite", "present"
	case tag == "VBN":
		cl.Form = "participle"
	case tag == "VBG":
		cl.Form = "gerund"
	case tag == "VB" && r.u(i) == "conj" && r.rel[i] != r.toks[i].Rel:
		cl.Form, cl.Tense = "finite", "present" // one more verb behind a comma
	case tag == "VB" && subject >= 0 && r.u(i) != "ccomp" && r.u(i) != "xcomp" && auxiliaries == 0 && r.marker(i) == "":
		cl.Form, cl.Tense = "finite", "present"
	default:
		cl.Form = "infinitive"
	}
	r.voiceOf(cl, passive, auxiliaries, subject)
	if h := r.head[i]; r.u(i) == "conj" && h >= 0 && h < i && r.verb[h] >= 0 && subject < 0 && auxiliaries == 0 {
		first := &r.clauses[r.verb[h]]
		r.shareMood(cl, first, do)
		if cl.Form == "participle" && !cl.Passive && first.Form == "finite" && !first.Passive && tag == "VBN" {
			cl.Form, cl.Tense = "finite", "past" // a past tense tagged as participle
		}
	}
	if cl.Form == "infinitive" && tag == "VB" && !infinitive && auxiliaries == 0 || cl.Form == "finite" && do && tag == "VB" {
		switch r.u(i) {
		case "root", "parataxis":
			if h := r.head[i]; r.headline && r.u(i) == "parataxis" && h >= 0 && h < i && r.verb[h] >= 0 && subject < 0 && auxiliaries == 0 && r.toks[i-1].Form == "," && len(r.surfaceOf(h).args) > 0 {
				cl.Form, cl.Tense = "finite", "present" // "Rebels blow up bridge, kill four"
			} else if subject < 0 && r.marker(i) == "" && (auxiliaries == 0 || inverted >= 0 && r.toks[inverted].XTag == "VB") {
				cl.Imperative, cl.Form = true, "finite"
			}
		}
	}
	if h := r.head[i]; r.u(i) == "ccomp" && tag == "VB" && !infinitive && (auxiliaries == 0 || auxiliaries == 1 && do) && h > i && subject < 0 && r.marker(i) == "" && speaks(r.lemma(h)) {
		cl.Imperative, cl.Form = true, "finite" // "Lift the ban," Chad told Mali
	}
	switch r.marker(i) {
	case "if", "unless", "whether", "in case", "provided", "provided that", "providing", "lest", "supposing", "as long as", "so long as":
		cl.If = true
	}
	// "should Russia attack", "had they known"
	if r.u(i) == "advcl" && inverted >= 0 && subject > inverted && r.marker(i) == "" {
		cl.If = true
	}
	if r.question {
		switch r.u(i) {
		case "root", "parataxis":
			cl.Question = true
		case "conj":
			cl.Question = cl.Role == "conj"
		}
	}
}

// beforeTo reports whether a form of be stands before the "to" of i: "is to
// be held", but not "to be held".
func (r *reader) beforeTo(i int) bool {
	for k := r.first[i]; k >= 0 && k < i; k = r.next[k] {
		if r.rel[k] == "mark" && r.lower(k) == "to" {
			return false
		}
		if u := r.u(k); (u == "aux" || u == "cop") && r.lemma(k) == "be" {
			return true
		}
	}
	return false
}

// beforeMark reports whether token k stands before what introduces the clause
// of token i: "has to show", not "to have shown".
func (r *reader) beforeMark(i, k int) bool {
	m := r.kid(i, "mark")
	return m < 0 || k < m
}

func (r *reader) under(i int, word string) bool {
	for k := r.first[i]; k >= 0 && k < i; k = r.next[k] {
		if r.rel[k] == "mark" && r.lower(k) == word {
			return true
		}
	}
	return false
}

// speaks reports a verb behind the words that somebody says to others.
func speaks(lemma string) bool {
	switch lemma {
	case "say", "tell", "add", "urge", "write", "order", "demand", "shout", "insist", "declare", "ask", "plead", "reply", "post", "tweet", "stress", "cry", "chant", "advise", "implore":
		return true
	}
	return false
}

// voiceOf decides whether the clause is passive: by its auxiliary, or as a
// bare past participle.
func (r *reader) voiceOf(cl *Clause, passive bool, auxiliaries, subject int) {
	i := cl.Pred
	if cl.Kind != Verb {
		return
	}
	tag := r.toks[i].XTag
	// The subject of a passive without its auxiliary: only where nothing says
	// that it is active.
	label := subject >= 0 && r.rel[subject] == "nsubj:pass" && auxiliaries == 0 && r.kid(i, "obj") < 0 && tag != "VBZ" && tag != "VBP" && tag != "VB" && tag != "VBG"
	if r.toks[i].Tag == "ADJ" {
		passive = true // were injured
	}
	if passive || label {
		cl.Passive = true
		if !passive && cl.Form == "participle" {
			cl.Form, cl.Tense = "finite", "past"
			cl.Why = append(cl.Why, "participle of a headline")
		}
		return
	}
	if tag != "VBN" && tag != "VBD" || auxiliaries > 0 {
		return
	}
	object := r.kid(i, "obj") >= 0
	u := r.u(i)
	if tag == "VBN" {
		switch u {
		case "acl", "amod", "advcl", "xcomp", "appos", "dep":
			// With a subject of its own or an object it is rather a past
			// tense that was tagged wrongly.
			if subject < 0 && (!object || u == "amod" || r.kid(i, "obl:agent") >= 0) {
				cl.Passive = true
			} else if subject < 0 && (u == "acl" || u == "advcl") {
				cl.Why = append(cl.Why, "participle with an object read as active")
			} else if subject >= 0 && u != "advcl" {
				cl.Form, cl.Tense = "finite", "past"
			} else if subject >= 0 {
				cl.Passive = !object && r.lists.transitive[cl.Lemma]
			}
			return
		case "conj":
			h := r.head[i]
			if subject < 0 && h >= 0 && r.verb[h] >= 0 && h < i {
				cl.Passive = r.clauses[r.verb[h]].Passive && !object
				return
			}
		}
		if subject >= 0 || u == "root" || u == "ccomp" || u == "parataxis" || u == "conj" {
			by := r.agentOf(i) >= 0
			if !object && (r.lists.transitive[cl.Lemma] || by) {
				cl.Passive = true
				cl.Why = append(cl.Why, "participle of a headline")
			}
			cl.Form, cl.Tense = "finite", "past"
		}
		return
	}
	if stands(cl.Lemma) {
		return // "stood by Chad"
	}
	// VBD: a headline's participle looks the same.
	if !object && subject >= 0 && (r.headline && r.lists.transitive[cl.Lemma] && (u == "root" || u == "ccomp" || u == "parataxis" || u == "conj") || r.kid(i, "obl:agent") >= 0) && r.kid(i, "ccomp") < 0 {
		cl.Passive = true
		cl.Why = append(cl.Why, "participle of a headline")
	} else if !object && subject < 0 && r.rel[i] == "acl" {
		cl.Passive = true
	} else if h := r.head[i]; !object && subject < 0 && u == "conj" && h >= 0 && h < i && r.verb[h] >= 0 && r.clauses[r.verb[h]].Passive && r.lists.transitive[cl.Lemma] {
		cl.Passive = true
	}
}

// stands reports whether a verb has no passive, so that a phrase with "by"
// behind it does not name who acts.
func stands(lemma string) bool {
	switch lemma {
	case "stand", "abide", "stick", "swear", "sit", "live", "come", "go", "speak", "talk", "communicate", "arrive", "travel", "correspond", "rise", "fall", "grow", "stop", "drop":
		return true
	}
	return false
}

// shareMood gives a conjunct without auxiliaries what it shares with the
// first one: "will meet and discuss", "was arrested and deported".
func (r *reader) shareMood(cl, first *Clause, do bool) {
	tag := r.toks[cl.Pred].XTag
	fits := false
	switch {
	case first.Passive && cl.Passive:
		fits = first.Form != "participle"
	case first.Perfect:
		fits = tag == "VBN" && !cl.Passive
	case first.Modal != "" || first.Tense != "" && first.Negated:
		fits = tag == "VB" || tag == "VBP" && first.Modal != ""
	case first.Form == "finite" && tag == "VBG":
		fits = r.toks[first.Pred].XTag == "VBG"
	case first.Form == "infinitive" && (tag == "VB" || tag == "VBP"):
		fits = true
	}
	if !fits || cl.Modal != "" {
		return
	}
	cl.Modal, cl.Tense, cl.Perfect, cl.Form = first.Modal, first.Tense, first.Perfect, first.Form
	if first.Negated && !cl.Negated {
		for k := r.first[cl.Pred]; k >= 0; k = r.next[k] {
			if r.rel[k] == "cc" && r.lower(k) != "but" {
				cl.Negated, cl.NegToken = true, first.NegToken
			}
		}
	}
	cl.Why = append(cl.Why, "mood shared with "+r.toks[first.Pred].Form)
}

// negationOf looks for a word that negates the predicate itself.
func (r *reader) negationOf(cl *Clause) {
	i := cl.Pred
	set := func(k int) {
		if !cl.Negated {
			cl.Negated, cl.NegToken = true, k
		}
	}
	copular := cl.Kind == Noun && r.verb[i] >= 0
	for k := r.first[i]; k >= 0; k = r.next[k] {
		switch r.rel[k] {
		case "advmod", "neg", "cc", "cc:preconj", "aux", "dep":
			w := r.lower(k)
			if r.rel[k] == "aux" {
				if w == "cannot" {
					set(k)
				}
				continue
			}
			if copular && cl.Kind == Noun && r.rel[k] != "advmod" {
				continue
			}
			if negative(w) && !r.onlyAfter(k) {
				set(k)
			}
			// no longer, no more
			if w == "longer" || w == "more" {
				if n := r.first[k]; n >= 0 && r.lower(n) == "no" && w == "longer" {
					set(n)
				}
			}
		case "det":
			if w := r.lower(k); (w == "no" || w == "neither") && (cl.Kind == Noun || cl.Kind == Adjective) {
				set(k)
			}
		case "mark", "case":
			if r.lower(k) == "without" {
				set(k)
			}
		}
	}
}

// onlyAfter reports whether "not" at k is that of "not only" or "not just".
func (r *reader) onlyAfter(k int) bool {
	for j := r.first[k]; j >= 0; j = r.next[j] {
		switch r.lower(j) {
		case "only", "just", "merely", "simply", "solely":
			return true
		}
	}
	if k+1 < len(r.toks) {
		switch r.lower(k + 1) {
		case "only", "merely", "solely":
			return true
		}
	}
	return false
}

// negativePhrase returns the token that makes a subject or object negative
// ("no troops", "nobody", "neither side"), -1 where none does.
func (r *reader) negativePhrase(i int) int {
	switch r.lower(i) {
	case "nobody", "none", "nothing", "neither", "no-one":
		return i
	}
	for k := r.first[i]; k >= 0; k = r.next[k] {
		switch r.lower(k) {
		case "no", "neither":
			switch r.rel[k] {
			case "det", "cc:preconj", "advmod", "cc":
				return k
			}
		}
	}
	return -1
}

// inheritMood hands down what a clause takes from the one above it: the
// condition that it stands under, and for a noun after "there is" or "is"
// the tense and negation of the verb.
func (r *reader) inheritMood(c int) {
	cl := &r.clauses[c]
	for p, n := cl, 0; n < 20 && !cl.If; n++ {
		if p.Parent < 0 || p.Role == "relative" || p.Role == "aside" || p.Role == "adverbial" {
			break
		}
		p = &r.clauses[p.Parent]
		cl.If = p.If
	}
	if cl.Kind != Noun || cl.Parent < 0 {
		return
	}
	p := &r.clauses[cl.Parent]
	there := p.Lemma == "be" && r.head[cl.Pred] == p.Pred && r.kid(p.Pred, "expl") >= 0
	if there || p.Pred == cl.Pred {
		cl.Tense, cl.Modal, cl.Perfect, cl.Question = p.Tense, p.Modal, p.Perfect, p.Question
		if p.Negated && !cl.Negated {
			cl.Negated, cl.NegToken = true, p.NegToken
		}
	}
}

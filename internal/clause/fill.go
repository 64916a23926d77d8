package clause

// argumentsOf fills subject, objects, prepositional phrases and adverbs of
// clause c, voice undone.
func (r *reader) argumentsOf(c int) {
	cl := &r.clauses[c]
	if cl.Kind == Noun {
		r.nominalArguments(cl)
		return
	}
	i := cl.Pred
	s := r.surfaceOf(i)
	var object, indirect []Arg
	agent := -1
	if cl.Passive {
		agent = r.agentOf(i)
	}
	for k := r.first[i]; k >= 0; k = r.next[k] {
		switch r.rel[k] {
		case "obj":
			if len(object) > 0 && len(indirect) == 0 && !cl.Passive {
				indirect, object = object, nil // two objects: "sent Chad a shipment"
			}
			object = append(object, r.argsOf(k)...)
			r.negatedBy(cl, k)
		case "iobj":
			indirect = append(indirect, r.argsOf(k)...)
		case "obl", "obl:agent", "nmod", "nmod:desc":
			if k == agent || r.verb[k] >= 0 && r.toks[k].Tag == "VERB" {
				continue
			}
			if r.rel[k] == "nmod" && cl.Kind == Adjective && r.noun[i] >= 0 {
				// Shared with the noun: both see it.
			}
			if w := r.caseOf(k); w != "" && !r.excluded(k) {
				cl.Preps = addPrep(cl.Preps, w, r.argsOf(k))
				if w == "without" || w == "despite" {
					continue
				}
			}
		case "advmod":
			cl.Advs = append(cl.Advs, r.lemma(k))
			if cl.Particle == "" && k == i+1 && cl.Kind == Verb && particle(r.lower(k)) {
				cl.Particle = r.lower(k)
			}
			for o := r.first[k]; o >= 0; o = r.next[o] { // "together with China" hangs on together
				if w := r.caseOf(o); w != "" && (r.u(o) == "obl" || r.u(o) == "nmod") {
					cl.Preps = addPrep(cl.Preps, w, r.argsOf(o))
				}
			}
		case "compound:prt":
			cl.Particle = r.lower(k)
		case "nmod:poss":
			if cl.Kind == Adjective {
				cl.Mods = append(cl.Mods, r.argsOf(k)...)
			}
		case "amod", "compound":
			if cl.Kind == Adjective && k < i {
				cl.Mods = r.modifiers(cl.Mods, k, 0)
			}
		}
	}
	for _, k := range s.tokens {
		r.negatedBy(cl, k)
	}
	if s.why != "" {
		cl.Why = append(cl.Why, "subject "+s.why)
	}
	if cl.Kind == Adjective && r.caseOf(i) == "behind" && r.kid(i, "cop") >= 0 { // "is behind the attack"
		cl.Lemma, object = "behind", r.argsOf(i)
	}
	if !cl.Passive {
		cl.Subj, cl.Obj, cl.IObj = s.args, object, indirect
		return
	}
	cl.Why = append(cl.Why, "passive undone")
	switch {
	case len(object) > 0 && len(s.args) > 0: // was given weapons
		cl.IObj, cl.Obj = s.args, object
	case len(object) > 0:
		cl.Obj = object
	default:
		cl.Obj, cl.IObj = s.args, indirect
	}
	if agent >= 0 {
		cl.Agent = true
		cl.Subj = r.named(r.argsOf(agent), "agent of the passive")
	} else if h := r.causer(i); h >= 0 {
		cl.Agent = true
		cl.Subj = r.named(r.surfaceOf(h).args, "who has it done")
	}
}

// causer returns the verb whose subject has done what the participle at i tells: "had
// the editor [arrested]", "ordered two ministers [jailed]"; -1 where there is
// none. Of one's own things others dispose: "had its offices raided".
func (r *reader) causer(i int) int {
	h := r.head[i]
	if h < 0 || h > i || r.u(i) != "xcomp" && r.u(i) != "ccomp" || r.verb[h] < 0 || r.clauses[r.verb[h]].Passive || r.finite(i) && r.kid(i, "aux:pass") >= 0 {
		return -1
	}
	switch r.lemma(h) {
	case "order", "have", "get":
	default:
		return -1
	}
	o := r.kid(h, "obj")
	if o < 0 {
		o = r.subjectOf(i)
	}
	if o < h || o > i {
		return -1
	}
	if p := r.kid(o, "nmod:poss"); p >= 0 && r.toks[p].Tag == "PRON" {
		return -1
	}
	return h
}

// negatedBy marks the clause as negated where its subject or object at k is
// negative.
func (r *reader) negatedBy(cl *Clause, k int) {
	if n := r.negativePhrase(k); n >= 0 && !cl.Negated {
		cl.Negated, cl.NegToken = true, n
	}
}

// particle reports whether an adverb right after a verb is the other half of
// a phrasal verb.
func particle(word string) bool {
	switch word {
	case "back", "away", "off", "down", "out", "up", "in", "over", "on", "through", "around", "apart", "aside", "forth", "ahead", "along", "together", "behind":
		return true
	}
	return false
}

// shareOf distributes over coordinated verbs the object and phrases that
// follow the last of them ("condemned and denounced the attack"), and fills
// the gap that a relative clause leaves ("the town Russia shelled").
func (r *reader) shareOf(c int) {
	cl := &r.clauses[c]
	if cl.Kind != Verb {
		return
	}
	i := cl.Pred
	if h := r.head[i]; r.rel[i] == "conj" && h >= 0 && h < i && r.verb[h] >= 0 && r.clauses[r.verb[h]].Kind == Verb && r.adjacent(h, i) {
		first := &r.clauses[r.verb[h]]
		why := "shared with " + r.toks[h].Form
		if !cl.Passive && len(cl.Obj) == 0 && len(cl.Preps) == 0 && len(first.Obj) > 0 && !first.Passive && first.Obj[0].First > i {
			cl.Obj = r.named(first.Obj, why)
		} else if !first.Passive && !cl.Passive && len(first.Obj) == 0 && len(first.Preps) == 0 && len(cl.Obj) > 0 && cl.Obj[0].First > i && r.kid(h, "xcomp") < 0 && r.kid(h, "ccomp") < 0 {
			first.Obj = r.named(cl.Obj, "shared with "+r.toks[i].Form)
			for k := h + 1; k < i; k++ {
				if r.rel[k] != "conj" || r.head[k] != h || r.verb[k] < 0 {
					continue
				}
				if mid := &r.clauses[r.verb[k]]; !mid.Passive && len(mid.Obj) == 0 && len(mid.Preps) == 0 {
					mid.Obj = first.Obj
				}
			}
		}
		for _, p := range first.Preps {
			if len(p.Args) > 0 && p.Args[0].First > i {
				cl.Preps = append(cl.Preps, Prep{p.Word, r.named(p.Args, why)})
			}
		}
		if cl.Passive && first.Passive && first.Agent && !cl.Agent && len(first.Subj) > 0 && first.Subj[0].First > i {
			cl.Subj, cl.Agent = r.named(first.Subj, why), true
		}
		if cl.Passive && first.Passive && cl.Agent && !first.Agent && len(first.Preps) == 0 {
			first.Subj, first.Agent = r.named(cl.Subj, "shared with "+r.toks[i].Form), true
			// killed, raped and wounded by rebels, each verb under the one before
			for g, n := h, 0; r.rel[g] == "conj" && n < 8; n++ {
				below := g
				if g = r.head[g]; g < 0 || g > below || r.verb[g] < 0 || !r.adjacent(g, below) {
					break
				}
				up := &r.clauses[r.verb[g]]
				if up.Kind != Verb || !up.Passive || up.Agent || len(up.Preps) > 0 {
					break
				}
				up.Subj, up.Agent = first.Subj, true
			}
			for k := h + 1; k < i; k++ {
				if r.rel[k] != "conj" || r.head[k] != h || r.verb[k] < 0 {
					continue
				}
				if mid := &r.clauses[r.verb[k]]; mid.Passive && !mid.Agent && len(mid.Preps) == 0 {
					mid.Subj, mid.Agent = first.Subj, true
				}
			}
		}
	}
	if r.rel[i] == "acl:relcl" || r.rel[i] == "acl" && r.marker(i) == "that" && r.head[i] >= 0 && !takesThat(r.lemma(r.head[i])) {
		r.gap(i)
	}
	// "no troops attacked or shelled"
	if h := r.head[i]; r.rel[i] == "conj" && h >= 0 && r.verb[h] >= 0 && !cl.Negated && len(r.surf[i].tokens) == 0 {
		first := &r.clauses[r.verb[h]]
		if first.Negated && len(first.Subj) > 0 && first.NegToken <= first.Subj[0].Head && len(r.surf[h].tokens) > 0 {
			if n := r.negativePhrase(r.surf[h].tokens[0]); n == first.NegToken {
				cl.Negated, cl.NegToken = true, n
			}
		}
	}
}

// adjacent reports whether only conjunctions, adverbs and auxiliaries stand
// between two coordinated verbs.
func (r *reader) adjacent(h, i int) bool {
	if i-h > 8 {
		return false
	}
	for k := h + 1; k < i; k++ {
		switch r.u(k) {
		case "cc", "advmod", "aux", "punct", "mark", "compound":
		case "conj": // killed, beaten and robbed
			if r.head[k] != h || r.toks[k].Tag != "VERB" {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// gap puts the antecedent of a relative clause without a relative pronoun
// where the clause lacks an object or the noun of a preposition.
func (r *reader) gap(i int) {
	n := r.head[i]
	if n < 0 || n > i || len(r.surf[i].tokens) == 0 || temporal(r.lemma(n)) {
		return
	}
	for v, steps := i, 0; steps < 5; steps++ {
		cl := &r.clauses[r.verb[v]]
		deeper := -1
		for k := r.first[v]; k >= 0; k = r.next[k] {
			if r.antecedent(k) >= 0 && k < v && r.rel[k] != "mark" {
				return
			}
			if r.toks[k].XTag == "WRB" && k < i {
				return
			}
			// whose army, in which, some of whom
			if k < v {
				for g := r.first[k]; g >= 0; g = r.next[g] {
					if r.antecedent(g) >= 0 {
						return
					}
				}
			}
			switch r.rel[k] {
			case "xcomp", "ccomp":
				if r.verb[k] >= 0 && k > v {
					deeper = k
				}
			case "obl", "advmod":
				if r.toks[k].Tag == "ADP" && k > v {
					cl.Preps = append(cl.Preps, Prep{r.lower(k), r.named(r.antecedents(n, i), "gap of the relative clause")})
					return
				}
			}
		}
		if deeper >= 0 {
			v = deeper
			continue
		}
		if cl.Kind == Verb && !cl.Passive && len(cl.Obj) == 0 && cl.Lemma != "be" {
			cl.Obj = r.named(r.antecedents(n, i), "gap of the relative clause")
		}
		return
	}
}

// nominalArguments fills the clause of a noun that names an event: possessor
// and "by" phrase act, the other phrases keep their prepositions, adjectives
// and nouns before it stand in Mods.
func (r *reader) nominalArguments(cl *Clause) {
	i := cl.Pred
	var poss []Arg
	for k := r.first[i]; k >= 0; k = r.next[k] {
		switch r.rel[k] {
		case "nmod:poss":
			poss = append(poss, r.argsOf(k)...)
		case "nmod", "obl", "obl:agent":
			w := r.caseOf(k)
			if w == "by" && r.toks[k].Tag != "NUM" && !temporal(r.lemma(k)) {
				cl.Subj = append(cl.Subj, r.named(r.argsOf(k), "by-phrase")...)
			} else if w != "" {
				cl.Preps = addPrep(cl.Preps, w, r.argsOf(k))
			}
		case "amod", "compound", "nmod:desc", "nmod:unmarked":
			if k < i {
				cl.Mods = r.modifiers(cl.Mods, k, 0)
			}
			if r.rel[k] == "amod" {
				cl.Advs = append(cl.Advs, r.lemma(k))
			}
		case "obj":
			cl.Obj = append(cl.Obj, r.argsOf(k)...)
		}
	}
	r.lift(cl)
	if len(cl.Subj) > 0 && len(poss) > 0 {
		cl.Obj = append(cl.Obj, r.named(poss, "possessor beside a by-phrase")...)
	} else {
		cl.Subj = append(cl.Subj, r.named(poss, "possessor")...)
	}
}

// lift gives the noun of an event the phrases that the parser hung on the
// party before them: "the arrest of the envoy [by police]", "the meeting of
// the king [with the sultan]". The party keeps them too.
func (r *reader) lift(cl *Clause) {
	has := func(word string) bool {
		for _, p := range cl.Preps {
			if p.Word == word {
				return true
			}
		}
		return false
	}
	own := len(cl.Preps)
	from := func(args []Arg, word string) {
		if len(args) == 0 {
			return
		}
		last := &args[len(args)-1]
		if r.noun[last.Head] >= 0 {
			return
		}
		preps := last.Preps
		// "attacks of sites in Chad by rebels", with the rebels under Chad
		for n := 0; n < 3 && len(preps) > 0; n++ {
			end := preps[len(preps)-1]
			if len(end.Args) == 0 || end.Word == "by" || r.noun[end.Args[0].Head] >= 0 {
				break
			}
			deeper := end.Args[len(end.Args)-1].Preps
			for _, p := range deeper {
				if p.Word == "by" {
					preps = append(preps[:len(preps):len(preps)], p)
				}
			}
			if len(deeper) == 0 {
				break
			}
			last = &end.Args[len(end.Args)-1]
			if n == 2 || len(last.Preps) == 0 {
				break
			}
		}
		for _, p := range preps {
			switch p.Word {
			case "by":
				if len(cl.Subj) == 0 && len(p.Args) > 0 && !temporal(r.lemma(p.Args[0].Head)) {
					cl.Subj = r.named(p.Args, "by-phrase behind "+word)
				}
			case "with", "to", "against", "on", "from", "over":
				if p.Word != word && !has(p.Word) {
					cl.Preps = append(cl.Preps, Prep{p.Word, r.named(p.Args, "behind "+word)})
				}
			}
		}
	}
	// "The talks are under way between Chad and Mali"
	if v := r.head[cl.Pred]; v >= 0 && r.verb[v] >= 0 && (r.u(cl.Pred) == "nsubj" || r.rel[cl.Pred] == "obj") {
		for k := r.first[v]; k >= 0; k = r.next[k] {
			if r.rel[k] != "obl" {
				continue
			}
			if w := r.caseOf(k); (w == "between" || w == "against" || w == "among") && !has(w) {
				cl.Preps = append(cl.Preps, Prep{w, r.named(r.argsOf(k), "behind "+r.toks[v].Form)})
			}
		}
	}
	if len(cl.Subj) == 0 {
		// "We see attacks on depots by the rebels", with the rebels under see
		for v, n := r.head[cl.Pred], 0; v >= 0 && n < 4; v, n = r.head[v], n+1 {
			if r.toks[v].Tag != "VERB" {
				continue
			}
			for k := r.first[v]; k >= 0; k = r.next[k] {
				if k > cl.Pred && r.lastEvent(cl.Pred, k) && r.rel[k] == "obl" && v < cl.Pred && r.party[k] && r.toks[v].XTag != "VBN" && r.kid(v, "aux:pass") < 0 && r.caseOf(k) == "by" {
					cl.Subj = r.named(r.argsOf(k), "by-phrase behind "+r.toks[v].Form)
				}
			}
			break
		}
	}
	from(cl.Subj, "by")
	for n := 0; n < own; n++ {
		if w := cl.Preps[n].Word; w == "of" || w == "between" || w == "with" {
			from(cl.Preps[n].Args, w)
		}
	}
}

// lastEvent reports whether the noun i is the last that names an act before
// token k and does not stand within its phrase.
func (r *reader) lastEvent(i, k int) bool {
	under := func(j, top int) bool {
		for n := 0; j >= 0 && n < 8; n++ {
			if j == top {
				return true
			}
			j = r.head[j]
		}
		return false
	}
	for j := i + 1; j < k; j++ {
		if r.noun[j] >= 0 && !under(j, k) && !under(j, i) {
			return false
		}
	}
	return !under(i, k)
}

// takesThat reports whether a noun is completed by "that", so that a "that"
// behind it is no relative pronoun.
func takesThat(lemma string) bool {
	switch lemma {
	case "report", "claim", "fact", "news", "allegation", "statement", "hope", "fear", "belief", "idea", "sign", "evidence", "accusation", "warning", "announcement", "concern", "suspicion", "assurance", "guarantee", "proof", "speculation", "rumor", "rumour", "view", "opinion", "condition", "argument", "suggestion", "demand", "request", "confirmation", "impression", "possibility", "chance", "risk", "notion", "assumption", "conclusion", "doubt", "worry", "feeling", "word", "promise", "pledge", "threat", "message", "indication", "assertion", "complaint", "revelation", "confidence", "agreement", "decision", "order", "point":
		return true
	}
	return false
}

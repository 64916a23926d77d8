package clause

// gerundMark reports whether the word before an -ing form makes it a
// complement ("accused of shelling") rather than a circumstance ("after
// shelling").
func gerundMark(word string) bool {
	switch word {
	case "of", "from", "for", "into", "to", "about", "on", "against", "over", "at", "in", "as", "with", "towards", "upon":
		return true
	}
	return false
}

// subordinates reports whether a mark begins a clause of circumstance, which
// no noun takes.
func subordinates(mark string) bool {
	switch mark {
	case "if", "unless", "because", "although", "though", "whereas", "lest":
		return true
	}
	return false
}

// roleOf tells how clause c hangs in its sentence.
func (r *reader) roleOf(c int) {
	cl := &r.clauses[c]
	i := cl.Pred
	if cl.Kind == Noun {
		cl.Role = "noun"
		if r.verb[i] >= 0 {
			cl.Parent = r.verb[i]
		} else {
			cl.Parent = r.climb(i)
		}
		return
	}
	h := r.head[i]
	if h < 0 {
		return
	}
	parent := r.verb[h]
	if parent < 0 {
		parent = r.noun[h]
	}
	above := parent
	if above < 0 {
		above = r.climb(i)
	}
	onNoun := func(role string) {
		cl.Role, cl.NounTok, cl.Parent = role, h, above
		if r.noun[h] >= 0 {
			cl.Parent = r.noun[h]
		}
	}
	mark := r.marker(i)
	if u := r.u(i); mark == "" && (u == "advcl" || u == "ccomp") {
		// when, where, how: adverbs that introduce
		for k := r.first[i]; k >= 0 && k < i; k = r.next[k] {
			if r.rel[k] == "advmod" && r.toks[k].XTag == "WRB" {
				mark = r.lower(k)
				break
			}
		}
	}
	ing := r.toks[i].XTag == "VBG" && r.kid(i, "aux") < 0
	switch r.u(i) {
	case "conj":
		cl.Role, cl.Parent = "conj", parent
		if r.verb[h] >= 0 && h < i {
			first := &r.clauses[r.verb[h]]
			if first.Role == "comp" && r.infinitive(h) && ing && r.kid(i, "cc") < 0 && r.toks[i-1].Form == "," {
				cl.Role, cl.Parent = "participle", first.Parent // "tried to calm them, promising help"
				cl.Why = append(cl.Why, "a participle behind "+r.toks[h].Form)
			} else if first.Role != "" {
				cl.Role, cl.Parent, cl.NounTok = first.Role, first.Parent, first.NounTok
				if cl.Mark = mark; mark == "" {
					cl.Mark = first.Mark
				}
				cl.Why = append(cl.Why, "coordinated with "+r.toks[h].Form)
			}
		} else if parent < 0 {
			cl.Role, cl.Parent = "", -1
		}
	case "ccomp", "xcomp", "csubj":
		cl.Role, cl.Mark, cl.Parent = "comp", mark, above
		if r.verb[h] < 0 {
			cl.NounTok = h
		}
	case "acl":
		cl.Mark = mark
		switch {
		case subordinates(mark): // "boycott the vote unless ...", hung on the noun
			cl.Role, cl.Parent = "adverbial", r.climb(i)
		case r.rel[i] == "acl:relcl":
			onNoun("relative")
			cl.Mark = ""
		case r.infinitive(i), mark != "" && (ing && gerundMark(mark) || mark == "that" || mark == "whether"):
			onNoun("comp")
		case r.toks[i].XTag == "VBN" || r.toks[i].XTag == "VBG" || cl.Kind == Adjective:
			onNoun("participle")
		default:
			onNoun("relative")
		}
		if cl.Role == "comp" && r.verb[h] >= 0 && r.noun[h] < 0 {
			cl.NounTok = -1 // necessary to maintain: of the adjective
		}
	case "amod":
		onNoun("attribute")
	case "advcl":
		cl.Mark, cl.Parent = mark, above
		switch {
		case r.rel[i] == "advcl:relcl":
			cl.Role, cl.Mark = "relative", ""
		case ing && gerundMark(mark) && r.subjectOf(i) < 0, mark == "whether":
			cl.Role = "comp"
		case r.infinitive(i) && mark == "to" && parent >= 0 && (r.clauses[parent].Kind == Adjective || r.lists.control[[2]string{r.lemma(h), "to"}] != nil):
			cl.Role = "comp"
		case mark == "to" && r.infinitive(i), mark != "":
			cl.Role = "adverbial"
		case ing && parent >= 0 && r.takesGerund(h, i):
			cl.Role = "comp" // "ruled out | sending troops"
		case r.toks[i].XTag == "VBN" || ing:
			cl.Role = "participle"
		default:
			cl.Role = "adverbial"
		}
	case "nsubj", "obj", "obl", "nmod", "iobj":
		// A verb where a noun should stand: a complement all the same.
		cl.Role, cl.Mark, cl.Parent = "comp", mark, above
		if r.verb[h] < 0 {
			cl.NounTok = h
		}
	case "appos", "dep", "list":
		if t := r.toks[i].XTag; (t == "VBN" || t == "VBG") && !r.finite(i) && r.verb[h] < 0 {
			onNoun("participle")
		} else {
			cl.Role, cl.Parent = "aside", above
		}
	default:
		cl.Role, cl.Parent = "aside", above
	}
}

// takesGerund reports whether verb h, which a gerund i without a mark stands
// right behind, is one that is completed by gerunds.
func (r *reader) takesGerund(h, i int) bool {
	switch r.lemma(h) {
	case "rule", "consider", "deny", "avoid", "stop", "suspend", "resume", "mull", "contemplate", "propose", "suggest", "oppose", "envisage", "risk", "justify", "defend", "regret", "admit", "discuss", "delay", "postpone", "halt", "finish", "recommend", "favour", "favor":
	default:
		return false
	}
	return i == h+1 || i == h+2 && r.rel[h+1] == "compound:prt"
}

// complementsOf hangs clause c on the clause that it completes.
func (r *reader) complementsOf(c int) {
	cl := &r.clauses[c]
	if cl.Role != "comp" || cl.Parent < 0 || cl.Parent == c {
		return
	}
	p := &r.clauses[cl.Parent]
	if cl.NounTok >= 0 && p.Pred != cl.NounTok {
		return // "announced a plan to withdraw" does not announce to withdraw
	}
	mark := cl.Mark
	if mark == "to" && cl.Form == "finite" { // "the fund is to blame, they told us"
		mark = ""
	}
	p.Comps = append(p.Comps, Comp{mark, c})
}

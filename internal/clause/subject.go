package clause

import (
	"slices"

	"github.com/readout-events/readout/internal/phrase"
)

// surfaceOf returns the grammatical subject of the predicate at token i: its
// own, or the one it shares, inherits or is controlled by.
func (r *reader) surfaceOf(i int) *surface {
	s := &r.surf[i]
	if s.state != 0 {
		return s
	}
	s.state = 1
	for k := r.first[i]; k >= 0; k = r.next[k] {
		if r.u(k) == "nsubj" {
			// Of a noun with a clause for its subject, the outer subject counts.
			s.tokens = append(s.tokens, k)
			s.args = append(s.args, r.argsOf(k)...)
		}
	}
	if k := r.kid(i, "expl"); k >= 0 && len(s.tokens) == 0 && r.lower(k) == "it" && phrase.OfPersons(r.lower(i)) {
		s.tokens = append(s.tokens, k) // "it was ready to fight", mistaken for an empty "it"
		s.args = append(s.args, r.argsOf(k)...)
	}
	if len(s.tokens) == 0 && r.kid(i, "csubj") < 0 && (r.kid(i, "expl") < 0 || r.rel[i] == "xcomp") {
		s.args, s.why = r.inherited(i)
	}
	s.state = 2
	return s
}

// inherited returns the subject of a predicate that has none of its own.
func (r *reader) inherited(i int) ([]Arg, string) {
	h := r.head[i]
	if h < 0 {
		return nil, ""
	}
	share := func(j int, why string) ([]Arg, string) {
		if r.verb[j] < 0 {
			return nil, ""
		}
		return r.named(r.surfaceOf(j).args, why), why
	}
	switch r.u(i) {
	case "conj":
		if r.verb[h] >= 0 {
			return share(h, "shared with "+r.toks[h].Form)
		}
		// A verb coordinated with a noun by a wrong tree.
		return nil, ""
	case "parataxis":
		// "Russia condemned the strike, called it a crime"
		if r.verb[h] >= 0 && h < i && r.clauses[r.verb[i]].Form != "infinitive" {
			return share(h, "shared with "+r.toks[h].Form)
		}
	case "xcomp":
		return r.controller(h, i)
	case "ccomp", "csubj":
		if r.verb[h] >= 0 && !r.finite(i) {
			return r.controller(h, i)
		}
	case "advcl":
		if rel := r.rel[i]; rel == "advcl:relcl" {
			if r.toks[i].XTag == "VBG" {
				return share(h, "inherited from "+r.toks[h].Form)
			}
			return nil, ""
		}
		if r.verb[h] < 0 {
			if r.noun[h] >= 0 { // "the attack on Kyiv, killing three"
				return nil, ""
			}
			return nil, ""
		}
		if r.finite(i) && r.marker(i) != "" && r.toks[i].XTag != "VBG" && r.toks[i].XTag != "VBN" {
			if m := r.marker(i); m != "as" && m != "than" {
				return share(h, "inherited from "+r.toks[h].Form)
			}
			return nil, ""
		}
		if n := r.told(i, h); n >= 0 {
			why := "possessor of " + r.toks[n].Form
			return r.named(r.argsOf(r.kid(n, "nmod:poss")), why), why
		}
		if mark := r.marker(i); mark != "" {
			if who := r.lists.control[[2]string{r.lemma(h), mark}]; who != nil {
				return r.controller(h, i)
			}
		}
		// "cited a law as forbidding it": the law forbids.
		if r.marker(i) == "as" && !r.finite(i) && !r.clauses[r.verb[h]].Passive {
			if k := r.kid(h, "obj"); k > h && k < i {
				why := "object of " + r.toks[h].Form
				return r.named(r.argsOf(k), why), why
			}
		}
		// "Sanctions were imposed by Rome to punish Chad": Rome punishes.
		if r.clauses[r.verb[h]].Passive && r.infinitive(i) {
			if agent := r.agentOf(h); agent >= 0 {
				why := "agent of " + r.toks[h].Form
				return r.named(r.argsOf(agent), why), why
			}
		}
		// "The camp was attacked by rebels, killing three": the rebels kill.
		if r.clauses[r.verb[h]].Passive && r.toks[i].XTag == "VBG" && i > h && r.marker(i) == "" {
			if agent := r.agentOf(h); agent >= 0 && agent < i {
				why := "agent of " + r.toks[h].Form
				return r.named(r.argsOf(agent), why), why
			}
		}
		return share(h, "inherited from "+r.toks[h].Form)
	case "acl", "amod":
		return r.modified(i, h)
	case "dep", "appos", "list":
		if r.verb[h] >= 0 {
			return share(h, "inherited from "+r.toks[h].Form)
		}
		if r.nominal(h) && h < i {
			return r.modified(i, h)
		}
	}
	return nil, ""
}

// told returns the noun with a possessor, an object of verb h, right before the
// clause of i that tells what it is about and was hung on the verb: "thanked
// Qatar for its [offer] to mediate", "praised the army's [role] in retaking the
// town"; -1 where there is none.
func (r *reader) told(i, h int) int {
	first := i
	for k := r.first[i]; k >= 0; k = r.next[k] {
		if k < first && (r.rel[k] == "mark" || r.rel[k] == "advmod") {
			first = k
		}
	}
	n := first - 1
	if n <= h || n < 0 || r.head[n] != h || r.u(n) != "obj" && r.u(n) != "obl" || r.kid(n, "nmod:poss") < 0 {
		return -1
	}
	switch r.lemma(n) {
	case "offer", "promise", "pledge", "decision", "plan", "attempt", "bid", "proposal", "effort", "refusal", "readiness", "willingness", "desire", "vow", "commitment", "intention", "failure", "move", "threat", "determination", "wish", "struggle", "fight", "campaign", "reluctance":
		if r.infinitive(i) {
			return n
		}
	case "role", "part", "participation", "involvement", "success", "help", "assistance", "complicity", "hand":
		if r.marker(i) == "in" && r.toks[i].XTag == "VBG" {
			return n
		}
	}
	return -1
}

// modified returns the subject of a clause that hangs on the noun (or
// adjective) n.
func (r *reader) modified(i, n int) ([]Arg, string) {
	if r.infinitive(i) || r.marker(i) != "" && r.rel[i] == "acl" && r.toks[i].XTag == "VBG" {
		if r.verb[n] >= 0 && r.noun[n] < 0 {
			return r.named(r.surfaceOf(n).args, "inherited from "+r.toks[n].Form), "inherited from " + r.toks[n].Form
		}
		// "its offer to mediate": the possessor; "made an offer to mediate":
		// the subject of made.
		if k := r.kid(n, "nmod:poss"); k >= 0 {
			why := "possessor of " + r.toks[n].Form
			return r.named(r.argsOf(k), why), why
		}
		for k := r.first[n]; k >= 0 && k < n; k = r.next[k] { // "the Russian plan to build"
			if (r.rel[k] == "amod" || r.rel[k] == "compound") && r.name[k] {
				why := "owner of " + r.toks[n].Form
				return r.named(r.argsOf(k), why), why
			}
		}
		for k := r.first[n]; k >= 0; k = r.next[k] {
			if r.rel[k] == "nmod" && r.caseOf(k) == "by" {
				return r.named(r.argsOf(k), "by-phrase of "+r.toks[n].Form), "by-phrase"
			}
		}
		if r.clauses[r.verb[i]].Passive {
			return r.named(r.argsOf(n), "modified noun"), "modified noun"
		}
		if r.infinitive(i) {
			// "a US offer to host talks": the US; "its call on Chad to act": Chad.
			for k := r.first[n]; k >= 0 && k < i; k = r.next[k] {
				if k < n && (r.rel[k] == "amod" || r.rel[k] == "compound") && (r.name[k] || r.party[k] || k > 0 && r.toks[k].Form != r.lower(k)) {
					why := "before " + r.toks[n].Form
					return r.named(r.argsOf(k), why), why
				}
				if k > n && r.rel[k] == "nmod" && asksWhom(r.lemma(n)) && (r.caseOf(k) == "to" || r.caseOf(k) == "on" || r.caseOf(k) == "for") {
					why := "after " + r.toks[n].Form
					return r.named(r.argsOf(k), why), why
				}
			}
		}
		if u := r.u(n); u == "obj" || u == "obl" || u == "xcomp" || u == "root" {
			for h, steps := n, 0; steps < 5; steps++ {
				if h = r.head[h]; h < 0 {
					break
				}
				if r.verb[h] >= 0 && h != i {
					if r.lists.control[[2]string{r.lemma(h), "noun"}] != nil {
						return nil, "" // "rejected a plan to deploy": another's plan
					}
					if leave(r.lemma(n)) && grants(r.lemma(h)) {
						if k := r.kid(h, "iobj"); k >= 0 { // "denied the party permission to march"
							why := "object of " + r.toks[h].Form
							return r.named(r.argsOf(k), why), why
						}
						return nil, ""
					}
					if w := r.caseOf(n); r.u(n) == "obl" && r.head[n] == h && (w == "of" || w == "with") && r.lists.control[[2]string{r.lemma(h), w}] != nil {
						return r.controller(h, n) // "accused Chad of a plot to invade": Chad
					}
					why := "inherited from " + r.toks[h].Form
					if c := &r.clauses[r.verb[h]]; c.Passive {
						if agent := r.agentOf(h); agent >= 0 {
							return r.named(r.argsOf(agent), why), why
						}
						return nil, ""
					}
					return r.named(r.surfaceOf(h).args, why), why
				}
			}
		}
		return nil, ""
	}
	if r.rel[i] == "acl:relcl" {
		// A relative pronoun that is not the subject: the subject is missing.
		for k := r.first[i]; k >= 0 && k < i; k = r.next[k] {
			if r.antecedent(k) >= 0 && r.u(k) != "nsubj" && r.rel[k] != "mark" && r.rel[k] != "det" && r.rel[k] != "advmod" {
				return nil, ""
			}
			if r.rel[k] == "advmod" && r.toks[k].XTag == "WRB" {
				return nil, ""
			}
		}
	}
	for m := 0; m < 4 && r.rel[n] == "appos" && r.head[n] >= 0 && r.head[n] < n && r.nominal(r.head[n]); m++ {
		n = r.head[n]
	}
	if h := r.beyondComma(i, n); h >= 0 {
		why := "inherited from " + r.toks[h].Form
		return r.named(r.surfaceOf(h).args, why), why
	}
	why := "noun that it modifies"
	if r.rel[i] == "amod" {
		return r.named([]Arg{r.arg(n)}, why), why
	}
	return r.named(r.antecedents(n, i), why), why
}

// leave reports a noun for what somebody else may do.
func leave(lemma string) bool {
	switch lemma {
	case "permission", "permit", "licence", "license", "clearance", "leave", "authorisation", "authorization", "visa":
		return true
	}
	return false
}

// grants reports a verb whose subject decides what another may do.
func grants(lemma string) bool {
	switch lemma {
	case "grant", "give", "deny", "refuse", "withhold", "revoke", "issue", "decline", "cancel":
		return true
	}
	return false
}

// beyondComma returns the verb whose subject does what a gerund tells that
// stands behind a comma and was hung on the noun before it: "banned the party,
// [confiscating] its funds". It is -1 for a gerund that describes the noun.
func (r *reader) beyondComma(i, n int) int {
	if r.toks[i].XTag != "VBG" || r.rel[i] != "acl" || n >= i || i == 0 || r.toks[i-1].Form != "," && !r.outspoken(i, n) {
		return -1
	}
	switch r.lemma(i) {
	case "be", "have", "include", "live", "work", "stand", "lie", "date", "belong", "comprise", "contain", "represent", "range", "wear", "sit", "number":
		return -1
	}
	h := r.head[n]
	if u := r.u(n); u != "obj" && u != "obl" || h < 0 || h >= n || r.verb[h] < 0 || r.clauses[r.verb[h]].Passive {
		return -1
	}
	return h
}

// outspoken reports a gerund of blame right behind a place, which blames
// nobody: "arrested two in Mutare district [accusing] them of fraud".
func (r *reader) outspoken(i, n int) bool {
	switch r.lemma(i) {
	case "accuse", "blame":
	default:
		return false
	}
	return n == i-1 && r.u(n) == "obl" && (r.caseOf(n) == "in" || r.caseOf(n) == "at" || r.caseOf(n) == "on") && !r.personAt(n)
}

// asksWhom reports a noun for words by which somebody is to do something.
func asksWhom(lemma string) bool {
	switch lemma {
	case "call", "appeal", "ultimatum", "order", "request", "demand", "invitation", "plea", "warning", "instruction", "message":
		return true
	}
	return false
}

// toldTo returns whom the verb of saying h behind the command c speaks to:
// "Lift the ban," the union told [Tanzania].
func (r *reader) toldTo(h, c int) ([]Arg, string) {
	for k := r.first[h]; k >= 0; k = r.next[k] {
		if k > c && (r.rel[k] == "iobj" || r.rel[k] == "obj" || r.rel[k] == "obl" && r.caseOf(k) == "to") {
			why := "whom " + r.toks[h].Form + " speaks to"
			return r.named(r.argsOf(k), why), why
		}
	}
	return nil, ""
}

// controller returns the subject of the complement c of the predicate h.
func (r *reader) controller(h, c int) ([]Arg, string) {
	if r.verb[h] < 0 {
		if r.noun[h] >= 0 || r.nominal(h) {
			return r.modified(c, h)
		}
		return nil, ""
	}
	if r.verb[c] >= 0 && r.clauses[r.verb[c]].Imperative {
		return r.toldTo(h, c)
	}
	mark := r.marker(c)
	who := r.lists.control[[2]string{r.lemma(h), mark}]
	name := r.toks[h].Form
	object := -1
	for k := r.first[h]; k >= 0; k = r.next[k] {
		if (r.rel[k] == "obj" || r.rel[k] == "iobj") && k < c {
			object = k
			break
		}
	}
	clause := &r.clauses[r.verb[h]]
	subject := func() ([]Arg, string) {
		why := "subject of " + name
		return r.named(r.surfaceOf(h).args, why), why
	}
	if mark == "to" && (summons(r.lemma(h)) || r.lemma(h) == "call" && h+1 < len(r.toks) && r.toks[h+1].Form == "in") && protests(r.lemma(c)) {
		if clause.Passive {
			return nil, ""
		}
		return subject() // "summoned the envoy to protest the raid"
	}
	for _, w := range who {
		switch w {
		case "subj":
			if clause.Passive {
				continue
			}
			return subject()
		case "obj":
			if clause.Passive {
				return subject()
			}
			if object >= 0 {
				why := "object of " + name
				return r.named(r.argsOf(object), why), why
			}
			// "the firms that it accused of spying": the firms
			if n := r.head[h]; r.rel[h] == "acl:relcl" && n >= 0 && n < h {
				if k := r.subjectOf(h); k >= 0 && r.antecedent(k) < 0 {
					why := "what " + name + " follows"
					return r.named(r.antecedents(n, h), why), why
				}
			}
		default:
			for k := r.first[h]; k >= 0; k = r.next[k] {
				if r.rel[k] == "obl" && r.caseOf(k) == w {
					why := "after " + name + " " + w
					return r.named(r.argsOf(k), why), why
				}
			}
		}
	}
	if object >= 0 && clause.Kind == Verb && !slices.Contains(who, "subj") {
		why := "object of " + name
		return r.named(r.argsOf(object), why), why
	}
	return subject()
}

// summons reports whether a verb calls somebody in.
func summons(lemma string) bool {
	switch lemma {
	case "summon", "haul", "convoke":
		return true
	}
	return false
}

// protests reports whether a verb tells what a government calls an envoy in for, which
// it does itself.
func protests(lemma string) bool {
	switch lemma {
	case "protest", "complain", "object", "express", "voice", "lodge", "file", "convey", "register", "deliver", "demand", "hand", "condemn", "denounce", "criticise", "criticize", "reprimand", "rebuke", "notify", "inform", "warn", "tell", "make", "raise", "issue", "present", "communicate", "reiterate", "seek", "request", "ask":
		return true
	}
	return false
}

// agentOf returns the token of the "by" phrase of the passive verb v, or -1.
func (r *reader) agentOf(v int) int {
	for k := r.first[v]; k >= 0; k = r.next[k] {
		if r.rel[k] == "obl:agent" {
			return k
		}
	}
	for k := r.first[v]; k >= 0; k = r.next[k] {
		if r.rel[k] == "obl" && k > v && r.caseOf(k) == "by" && r.toks[k].Tag != "NUM" && !temporal(r.lemma(k)) {
			return k
		}
	}
	// "were given to the militia by the governor", with the governor hung on
	// the militia.
	for k := r.first[v]; k >= 0; k = r.next[k] {
		if k < v || r.rel[k] != "obl" && r.rel[k] != "obj" && r.rel[k] != "xcomp" || r.noun[k] >= 0 {
			continue
		}
		switch r.caseOf(k) {
		case "with", "without", "despite", "after", "before", "amid", "following", "according to":
			continue // "destroyed, with estimates by the mayor"
		}
		for j := r.first[k]; j >= 0; j = r.next[j] {
			if j > k && (r.rel[j] == "nmod" || r.u(j) == "obl" && r.rel[k] == "xcomp" && r.toks[k].Tag == "ADJ") && r.caseOf(j) == "by" && r.toks[j].Tag != "NUM" && !temporal(r.lemma(j)) {
				return j
			}
		}
	}
	return -1
}

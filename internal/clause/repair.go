package clause

import (
	"slices"

	"github.com/readout-events/readout/internal/phrase"
)

// repair changes the reader's copy of the tree where a predicate is spread
// over two verbs ("is going to attack", "got arrested") and where parsers err
// in ways that can be told from the words.
func (r *reader) repair() {
	for i := range r.toks {
		if r.rel[i] == "appos" && phrase.NewspaperComma(r.sent, i) {
			r.rel[i] = "conj"
		}
	}
	r.listedRoot()
	for i := range r.toks {
		r.onAlert(i)
	}
	for i := range r.toks {
		r.partedAux(i)
		r.insertedSay(i)
		r.toCourt(i)
		r.foundDone(i)
	}
	for i := range r.toks {
		if r.lower(i) == "whom" && r.u(i) == "nsubj" { // "whom they had freed"
			r.rel[i] = "obj"
		}
		if l := r.lower(i); (l == "which" || l == "that" || l == "who") && r.u(i) == "nsubj" && r.head[i] > i && r.u(r.head[i]) == "acl" { // "which Borrell visited"
			for k := i + 1; k < r.head[i]; k++ {
				if r.head[k] == r.head[i] && r.u(k) == "nsubj" {
					r.rel[i] = "obj"
				}
			}
		}
		if r.toks[i].Tag == "VERB" {
			r.periphrasis(i)
		}
	}
	for i := range r.toks {
		if t := r.toks[i].Tag; t == "VERB" || t == "AUX" || r.kid(i, "cop") >= 0 {
			r.tidySubjects(i)
			r.siblingSubject(i)
			r.swapClauses(i)
			r.brokenPhrase(i)
			r.shotDown(i)
			r.bareObject(i)
			r.laterObject(i)
			r.givenTo(i)
			r.reducedObject(i)
			r.leftDead(i)
			r.accusedOf(i)
			r.objectDone(i)
			r.timeNoObject(i)
			r.withDone(i)
			r.pending(i)
			r.haveDone(i)
			r.countedDone(i)
			r.takenHostage(i)
			r.calledOn(i)
			r.calledNames(i)
			r.decisionTo(i)
			r.plainClause(i)
		}
		r.cleft(i)
		r.whatCalled(i)
		r.strayComplement(i)
		r.strayConjunct(i)
		r.bareConjunct(i)
		r.result(i)
		r.resultOfSaid(i)
		r.ofWhom(i)
		r.strayOf(i)
		r.inFront(i)
	}
	for i := range r.toks {
		if r.toks[i].Tag == "VERB" {
			r.strayVerb(i)
		}
	}
	r.strayRoot()
	for i := range r.toks {
		if t := r.toks[i].Tag; t == "VERB" || t == "AUX" {
			r.straySubject(i)
		}
	}
}

// move gives token i another governor and relation.
func (r *reader) move(i, head int, rel string) {
	if h := r.head[i]; h >= 0 {
		for at := &r.first[h]; *at >= 0; at = &r.next[*at] {
			if *at == i {
				*at = r.next[i]
				break
			}
		}
	}
	r.head[i], r.rel[i], r.next[i] = head, rel, -1
	if head < 0 || i-head >= reach || head-i >= reach {
		return
	}
	at := &r.first[head]
	for *at >= 0 && *at < i {
		at = &r.next[*at]
	}
	r.next[i], *at = *at, i
}

// inFront makes one preposition of "in front of": the phrase is of the noun
// behind it.
func (r *reader) inFront(i int) {
	if r.lower(i) != "front" || i == 0 || i+1 >= len(r.toks) || r.lower(i-1) != "in" || r.lower(i+1) != "of" || r.head[i-1] != i {
		return
	}
	n := r.head[i+1]
	if n <= i || r.head[n] != i || r.u(n) != "nmod" {
		return
	}
	r.move(n, r.head[i], r.rel[i])
	r.move(i-1, n, "case")
	r.move(i, i-1, "fixed")
	r.move(i+1, i-1, "fixed")
}

// kids returns the dependents of i, to be moved while they are walked.
func (r *reader) kids(i int) []int {
	var out []int
	for k := r.first[i]; k >= 0; k = r.next[k] {
		out = append(out, k)
	}
	return out
}

// bareObject makes an object of a bare noun phrase behind a verb that the tree
// has among the phrases of time and place: "arrested [more than 100 Kurds]",
// "urged [both Chad and Mali] to talk", "offered Chad [a further ten trucks]".
func (r *reader) bareObject(v int) {
	if r.toks[v].Tag != "VERB" || r.kid(v, "aux:pass") >= 0 {
		return
	}
	obj := r.kid(v, "obj")
	for k := r.first[v]; k >= 0; k = r.next[k] {
		if r.u(k) != "obl" || r.rel[k] == "obl:agent" || k < v || k > v+12 || !r.nominal(k) || r.caseOf(k) != "" {
			continue
		}
		if obj < 0 && k > v+6 || obj > k || obj >= 0 && (!r.name[obj] || r.kid(k, "det") < 0 && r.kid(k, "nummod") < 0) {
			continue
		}
		if t := r.toks[k].Tag; r.measure(k) || t != "NOUN" && t != "PROPN" && t != "NUM" || r.kid(k, "aux:pass") >= 0 {
			continue
		}
		if obj < 0 && r.toks[k].Tag == "NOUN" && r.kid(k, "nummod") < 0 && r.kid(k, "det") < 0 {
			continue
		}
		r.rel[k] = "obj"
		return
	}
}

// listedRoot makes a clause of a headline whose subject the tree takes for all
// there is: "Government, rebels [to hold talks]".
func (r *reader) listedRoot() {
	for n := range r.toks {
		if r.head[n] >= 0 || r.toks[n].Tag != "NOUN" && r.toks[n].Tag != "PROPN" {
			continue
		}
		for k := r.first[n]; k >= 0; k = r.next[k] {
			if k < n || r.u(k) != "appos" && r.u(k) != "conj" {
				continue
			}
			for v := r.first[k]; v >= 0; v = r.next[v] {
				if v < k || r.u(v) != "acl" || r.marker(v) != "to" {
					continue
				}
				for i := range r.toks {
					if i != v && r.finite(i) {
						return
					}
				}
				r.rel[k] = "conj"
				r.move(v, -1, "root")
				r.move(n, v, "nsubj")
				return
			}
		}
	}
}

// laterObject makes an object of a noun phrase that follows a phrase of manner
// without a comma: "condemns in the strongest terms [the killing of ...]".
func (r *reader) laterObject(v int) {
	if r.toks[v].Tag != "VERB" || r.kid(v, "aux:pass") >= 0 || r.kid(v, "obj") >= 0 {
		return
	}
	for p := r.first[v]; p >= 0; p = r.next[p] {
		if r.u(p) != "obl" || p < v {
			continue
		}
		switch r.lemma(p) {
		case "term", "manner", "way", "word", "tone", "language":
		default:
			continue
		}
		for k := r.first[p]; k >= 0; k = r.next[k] {
			if r.u(k) != "appos" && r.u(k) != "dep" || k < p || r.kid(k, "det") != p+1 {
				continue
			}
			r.move(k, v, "obj")
			return
		}
	}
}

// whatCalled puts the thing itself in the place of "what it called": of
// "condemned what it described as Turkish interference" the object is the
// interference. The clause of the naming keeps its subject and says no more.
// Only where somebody judges it: in "discussed what it called a provocation"
// the naming is the act.
func (r *reader) whatCalled(w int) {
	if r.lower(w) != "what" || r.u(w) == "det" || r.head[w] < 0 || !judging(r.lemma(r.head[w])) {
		return
	}
	for _, v := range r.kids(w) {
		if r.u(v) != "acl" || v < w || !naming(r.lemma(v)) {
			continue
		}
		thing := -1
		for k := r.first[v]; k >= 0 && thing < 0; k = r.next[k] {
			as := r.kid(k, "case")
			if k > v && r.nominal(k) && (r.u(k) == "obj" || r.u(k) == "xcomp" || r.u(k) == "obl" && as >= 0 && r.lower(as) == "as") {
				thing = k
			}
		}
		if thing < 0 {
			continue
		}
		if as := r.kid(thing, "case"); as >= 0 && r.lower(as) == "as" {
			r.move(as, v, "mark")
		}
		for _, k := range r.kids(v) {
			if k > thing && r.u(k) == "obl" {
				r.move(k, thing, "nmod")
			}
		}
		for _, k := range r.kids(w) {
			if k != v {
				r.move(k, thing, r.rel[k])
			}
		}
		r.move(thing, r.head[w], r.rel[w])
		r.move(w, v, "obj")
		r.move(v, thing, "dep")
		return
	}
}

// judging reports a word for being for or against something.
func judging(lemma string) bool {
	switch lemma {
	case "condemn", "denounce", "decry", "deplore", "slam", "blast", "criticise", "criticize", "protest", "complain", "object", "react", "respond", "oppose", "reject", "accuse", "attack", "hit", "lash",
		"rail", "express", "voice", "blame", "lament", "regret", "welcome", "praise", "hail", "thank", "support", "commend", "applaud", "demonstrate", "rally", "march", "demonstration", "outrage", "anger",
		"concern", "alarm", "criticism", "condemnation", "opposition", "dismay", "complaint", "lambast", "lambaste", "rebuke", "castigate", "assail", "chide", "fault", "bemoan", "deny", "dismiss", "rap", "sue", "sanction":
		return true
	}
	return false
}

// naming reports whether a verb gives a name to what is spoken of.
func naming(lemma string) bool {
	switch lemma {
	case "call", "term", "describe", "label", "brand", "dub", "characterise", "characterize", "see", "regard", "deem", "consider", "view", "denounce", "condemn":
		return true
	}
	return false
}

// givenTo makes whom something is given to of a name that the tree has as a part
// of the thing, though a number or an adjective stands between: "gave [Ukraine]
// six jets", "promised [Chad] full support".
func (r *reader) givenTo(v int) {
	switch r.lemma(v) {
	case "give", "offer", "promise", "grant", "lend", "pledge", "pay", "deny", "award", "supply", "guarantee", "owe", "hand", "donate":
	default:
		return
	}
	if r.kid(v, "aux:pass") >= 0 || r.kid(v, "iobj") >= 0 || v+2 >= len(r.toks) || !r.name[v+1] {
		return
	}
	obj := r.kid(v, "obj")
	if obj < 0 {
		obj = r.kid(v, "xcomp")
	}
	if obj < v+2 {
		return
	}
	last := v + 1
	for last+1 < obj && r.name[last+1] && r.toks[last+1].Tag == "PROPN" {
		last++
	}
	if next := &r.toks[last+1]; last+1 == obj {
		switch r.lemma(obj) {
		case "condolence", "support", "help", "assistance", "asylum", "protection", "membership", "access", "permission", "backing", "refuge", "sanctuary", "immunity":
		default:
			return
		}
	} else if next.Tag != "NUM" && next.Tag != "ADJ" && next.Tag != "DET" && next.XTag != "CD" && r.lower(last+1) != "more" {
		return
	}
	for k := v + 1; k <= last; k++ {
		if r.head[k] == obj && (r.rel[k] == "compound" || r.rel[k] == "nmod:desc" || r.rel[k] == "nmod" || r.rel[k] == "amod") {
			r.move(k, v, "iobj")
			return
		}
	}
}

// reducedObject makes an object with a participle of what the tree has as a
// clause without a verb of its own: "rescued [three men] held by the rebels".
func (r *reader) reducedObject(v int) {
	if r.toks[v].Tag != "VERB" || r.kid(v, "obj") >= 0 {
		return
	}
	if !reducing(r.lemma(v)) {
		return
	}
	c := r.kid(v, "ccomp")
	if c < v || r.toks[c].XTag != "VBN" || r.kid(c, "aux") >= 0 || r.kid(c, "aux:pass") >= 0 || r.kid(c, "mark") >= 0 {
		return
	}
	s := r.kid(c, "nsubj")
	if s < 0 {
		s = r.kid(c, "nsubj:pass")
	}
	if s < v || s > c {
		return
	}
	r.move(s, v, "obj")
	r.move(c, s, "acl")
}

// onAlert makes the predicate of a headline without a verb of what it says that
// somebody is under or on: "US troops [on alert]", "Nurses [on strike]".
func (r *reader) onAlert(i int) {
	if r.toks[i].Tag != "NOUN" && r.toks[i].Tag != "PROPN" || i == 0 || r.kid(i, "cop") >= 0 {
		return
	}
	h := r.head[i]
	c := r.kid(i, "case")
	if h < 0 || h > i || c < 0 || c < h || r.toks[h].Tag != "NOUN" && r.toks[h].Tag != "PROPN" || r.rel[h] != "root" {
		return
	}
	switch u := r.u(i); u {
	case "nmod", "obl", "appos", "dep", "parataxis":
	default:
		return
	}
	switch w := r.lower(c); {
	case w == "on" && onWhat(r.lower(i)):
	case w == "under" && underWhat(r.lower(i)):
	default:
		return
	}
	for k := range r.toks {
		if r.head[k] == h && k != i && (r.u(k) == "nsubj" || r.u(k) == "cop" || r.u(k) == "aux" || r.u(k) == "parataxis" && k < i) {
			return
		}
	}
	r.move(i, -1, "root")
	for _, k := range r.kids(h) {
		if k > i && r.u(k) != "flat" && r.u(k) != "conj" {
			r.move(k, i, r.rel[k])
		}
	}
	r.move(h, i, "nsubj")
}

func onWhat(w string) bool {
	switch w {
	case "alert", "strike", "standby", "trial":
		return true
	}
	return false
}

func underWhat(w string) bool {
	switch w {
	case "fire", "siege", "attack", "curfew", "lockdown", "shelling", "bombardment":
		return true
	}
	return false
}

// reducing reports whether a verb takes an object but nothing that is done to
// it, so that a participle behind the object belongs to that.
func reducing(lemma string) bool {
	switch lemma {
	case "rescue", "free", "release", "arrest", "detain", "evacuate", "liberate", "return", "bury", "expel", "deport", "execute", "pardon", "visit", "meet", "attack", "kill", "condemn", "welcome", "denounce", "criticize", "criticise", "praise":
		return true
	}
	return false
}

// objectDone hangs a participle without a subject of its own on the object
// before it: "released five employees [kidnapped] last month".
func (r *reader) objectDone(v int) {
	if r.toks[v].Tag != "VERB" || !reducing(r.lemma(v)) {
		return
	}
	o := r.kid(v, "obj")
	if o < v {
		return
	}
	for _, c := range r.kids(v) {
		if c < o || r.toks[c].Tag != "VERB" || r.toks[c-1].Tag == "PUNCT" || r.toks[c].XTag != "VBN" && r.toks[c].XTag != "VBD" {
			continue
		}
		switch r.u(c) {
		case "xcomp", "ccomp", "advcl", "dep", "parataxis":
		default:
			continue
		}
		if !r.lists.transitive[r.lemma(c)] || r.kid(c, "obj") >= 0 || r.kid(c, "mark") >= 0 || r.kid(c, "aux") >= 0 || r.kid(c, "aux:pass") >= 0 || r.kid(c, "nsubj") >= 0 || r.kid(c, "nsubj:pass") >= 0 {
			continue
		}
		r.move(c, o, "acl")
	}
}

// leftDead makes an object of whom the tree has as the subject of what they were
// left: "leaves [nine policemen] dead".
func (r *reader) leftDead(v int) {
	if r.lemma(v) != "leave" || r.kid(v, "obj") >= 0 {
		return
	}
	for _, c := range r.kids(v) {
		if n := r.kid(c, "nummod"); n > v && n < c && r.u(c) == "xcomp" && r.toks[c].Tag == "ADJ" { // "leave [nine] dead"
			r.move(n, v, "obj")
		}
		if s := r.kid(c, "nsubj"); c > v && s > v && s < c && (r.u(c) == "xcomp" || r.u(c) == "ccomp") && r.kid(c, "cop") < 0 && r.kid(c, "mark") < 0 && r.toks[c].Tag == "ADJ" {
			r.move(s, v, "obj")
		}
	}
}

// accusedOf hangs what came of a deed that somebody is accused of on that deed:
// "accused the rebels of shelling a camp, [killing four]".
func (r *reader) accusedOf(v int) {
	switch r.lemma(v) {
	case "accuse", "suspect", "blame":
	default:
		return
	}
	deed := -1
	if o := r.kid(v, "obj"); o > v {
		for _, c := range r.kids(o) {
			if r.toks[c].XTag == "VBG" && r.u(c) == "acl" && (r.marker(c) == "of" || r.marker(c) == "for") {
				deed = c
			}
		}
	}
	for _, c := range r.kids(v) {
		if c < v || r.toks[c].XTag != "VBG" {
			continue
		}
		switch m := r.marker(c); {
		case m == "of" || m == "for":
			deed = c
		case m == "" && deed >= 0 && r.u(c) == "advcl":
			switch r.lemma(c) {
			case "kill", "wound", "injure", "maim", "leave", "destroy", "damage", "burn", "force", "displace":
				r.move(c, deed, "advcl")
			}
		}
	}
}

// timeNoObject takes a time for no object of a passive: "was released [the
// following day]".
func (r *reader) timeNoObject(v int) {
	o := r.kid(v, "obj")
	if o < v || r.kid(v, "nsubj:pass") < 0 || !temporal(r.lemma(o)) || r.lemma(o) == "deadline" || r.lemma(o) == "reason" || r.lemma(o) == "way" {
		return
	}
	r.rel[o] = "obl:unmarked"
}

// withDone makes a passive of a participle that "with" introduces together
// with whom it is done to: "with [60 rebels captured] and [12 soldiers killed]".
func (r *reader) withDone(c int) {
	if r.toks[c].Tag != "VERB" || r.toks[c].XTag != "VBN" && r.toks[c].XTag != "VBD" || !r.lists.transitive[r.lemma(c)] {
		return
	}
	s := r.kid(c, "nsubj")
	if s < 0 || s > c || r.kid(c, "obj") >= 0 || r.kid(c, "ccomp") >= 0 || r.kid(c, "aux") >= 0 {
		return
	}
	first := c
	for n := 0; n < 4 && r.rel[first] == "conj" && r.head[first] >= 0; n++ {
		first = r.head[first]
	}
	if !r.under(first, "with") {
		f := r.kid(first, "nsubj")
		if f < 0 || r.kid(f, "case") < 0 || r.lower(r.kid(f, "case")) != "with" {
			return
		}
	}
	r.rel[s] = "nsubj:pass"
}

// pending takes what is waited for as no object: "jailed [pending trial]".
func (r *reader) pending(v int) {
	o := r.kid(v, "obj")
	if o != v+2 || r.lower(v+1) != "pending" || r.toks[v].XTag != "VBN" && r.toks[v].XTag != "VBD" {
		return
	}
	r.rel[o], r.rel[v+1] = "obl", "case"
}

// haveDone makes a complement of a participle that tells what somebody orders done: "ordered the
// activist [detained]", with the participle hung on the activist or read as a past
// tense.
func (r *reader) haveDone(c int) {
	if r.toks[c].XTag != "VBN" && r.toks[c].XTag != "VBD" || r.kid(c, "obj") >= 0 || r.kid(c, "nsubj") >= 0 || r.kid(c, "aux") >= 0 || r.kid(c, "mark") >= 0 {
		return
	}
	h := r.head[c]
	if h >= 0 && h < c && r.rel[c] == "acl" && r.rel[h] == "obj" && r.head[h] >= 0 && r.kid(r.head[h], "xcomp") < 0 && r.toks[c-1].Form != "," && !r.infinitiveAfter(c) {
		v, det := r.head[h], r.kid(h, "det")
		if r.lemma(v) == "order" || h == c-1 && r.lower(v) == "had" && r.toks[v].Tag == "VERB" && (r.toks[h].Tag == "PROPN" || det >= 0 && r.lower(det) == "the") {
			h = v
			r.move(c, h, "xcomp")
		}
	}
	if h < 0 || r.rel[c] != "xcomp" || r.kid(h, "obj") < h {
		return
	}
	switch r.lemma(h) {
	case "order", "have", "get":
		r.toks[c].XTag = "VBN"
	}
}

// infinitiveAfter reports whether an infinitive stands behind token c.
func (r *reader) infinitiveAfter(c int) bool {
	for k := c + 1; k < len(r.toks); k++ {
		if r.toks[k].Tag == "PART" && r.lower(k) == "to" {
			return true
		}
	}
	return false
}

// countedDone makes a passive of a participle that tells what became of those
// whom somebody reports: "reported [four Chadians killed] in the raid".
func (r *reader) countedDone(c int) {
	v := r.head[c]
	if v < 0 || v > c || r.u(c) != "ccomp" && r.u(c) != "xcomp" || r.toks[c].XTag != "VBN" && r.toks[c].XTag != "VBD" || !r.lists.transitive[r.lemma(c)] {
		return
	}
	switch r.lemma(v) {
	case "report", "record", "register", "count", "document", "leave", "see", "confirm", "list":
	default:
		return
	}
	s := r.kid(c, "nsubj")
	if s < v || s > c || r.kid(s, "nummod") < 0 || r.kid(c, "obj") >= 0 || r.kid(c, "ccomp") >= 0 || r.kid(c, "aux") >= 0 || r.kid(c, "mark") >= 0 {
		return
	}
	r.rel[s] = "nsubj:pass"
}

// takenHostage makes who took hostages the agent of a participle: "tourists
// taken hostage [by the group]".
func (r *reader) takenHostage(v int) {
	if r.toks[v].XTag != "VBN" || r.lemma(v) != "take" && r.lemma(v) != "hold" || r.kid(v, "obl:agent") >= 0 {
		return
	}
	for k := r.first[v]; k >= 0; k = r.next[k] {
		if l := r.lemma(k); l != "hostage" && l != "captive" && l != "prisoner" || k != v+1 {
			continue
		}
		for g := r.first[k]; g >= 0; g = r.next[g] {
			if g > k && r.u(g) == "nmod" && r.caseOf(g) == "by" {
				r.move(g, v, "obl:agent")
				break
			}
		}
		if r.u(v) == "acl" && r.kid(v, "aux") < 0 {
			r.rel[k] = "xcomp"
		}
		return
	}
}

// decisionTo hangs what a decision is on its noun where the tree has it as the
// purpose of the verb: "criticised a decision by Y [to jail two priests]".
func (r *reader) decisionTo(v int) {
	obj := r.kid(v, "obj")
	if obj < v {
		return
	}
	switch r.lemma(obj) {
	case "decision", "move", "attempt", "plan", "refusal", "threat", "failure":
	default:
		return
	}
	c := r.kid(v, "advcl")
	if c < 0 {
		c = r.kid(v, "xcomp")
	}
	if c < obj || c > obj+8 || r.marker(c) != "to" {
		return
	}
	if by := r.kid(obj, "nmod"); by < obj || r.caseOf(by) != "by" {
		return
	}
	r.move(c, obj, "acl")
}

// calledOn makes what somebody is called on to do the complement of the verb
// where the tree hangs it on a noun: "called on all states and bodies [to act]".
func (r *reader) calledOn(v int) {
	if l := r.lemma(v); r.toks[v].Tag != "VERB" || l != "call" && l != "appeal" || r.kid(v, "xcomp") >= 0 {
		return
	}
	for k := r.first[v]; k >= 0; k = r.next[k] {
		if k < v || r.u(k) != "obl" {
			continue
		}
		if c := r.caseOf(k); c != "on" && c != "upon" && c != "to" {
			continue
		}
		nouns := []int{k}
		for c := r.first[k]; c >= 0; c = r.next[c] {
			if r.u(c) == "conj" {
				nouns = append(nouns, c)
			}
		}
		for _, n := range nouns {
			for c := r.first[n]; c >= 0; c = r.next[c] {
				if c > n && r.u(c) == "acl" && r.marker(c) == "to" {
					r.move(c, v, "xcomp")
					return
				}
			}
		}
	}
}

// measure reports whether a phrase tells a time, a distance or an amount.
func (r *reader) measure(k int) bool {
	word := func(i int) bool {
		switch l := r.lemma(i); l {
		case "percent", "times", "mile", "kilometer", "kilometre", "meter", "metre", "degree", "point", "bit", "lot", "mph", "km", "foot", "once", "twice":
			return true
		default:
			return temporal(l) || temporal(r.lower(i))
		}
	}
	if word(k) || r.toks[k].Tag == "NUM" && r.first[k] < 0 {
		return true
	}
	named := r.toks[k].Tag != "NUM"
	for c := r.first[k]; c >= 0; c = r.next[c] {
		if word(c) {
			return true
		}
		named = named || c > k && (r.toks[c].Tag == "NOUN" || r.toks[c].Tag == "PROPN")
	}
	return !named
}

// periphrasis makes the verb h an auxiliary of its complement where the two
// are one predicate: going to, have to, get with a passive participle.
func (r *reader) periphrasis(h int) {
	if u := r.u(h); u == "aux" || u == "cop" {
		return
	}
	c, object := -1, false
	for k := r.first[h]; k >= 0; k = r.next[k] {
		switch r.rel[k] {
		case "xcomp":
			if c < 0 && k > h {
				c = k
			}
		case "obj":
			object = true
		}
	}
	if c < 0 || object {
		return
	}
	rel := ""
	switch r.lemma(h) {
	case "go":
		if (r.lower(h) == "going" || r.lower(h) == "gon") && r.infinitive(c) {
			rel = "aux"
		}
	case "have":
		if r.infinitive(c) && c-h < 8 {
			rel = "aux"
		}
	case "get":
		if r.toks[c].XTag == "VBN" {
			rel = "aux:pass"
		}
	}
	if rel == "" {
		return
	}
	for _, k := range r.kids(h) {
		if k != c {
			r.move(k, c, r.rel[k])
		}
	}
	r.move(c, r.head[h], r.rel[h])
	r.move(h, c, rel)
}

// strayComplement hangs a clause that stands on the object of a verb on the
// verb itself where the verb is known to take it: "banned the party from
// [holding rallies]".
func (r *reader) strayComplement(c int) {
	if r.rel[c] != "acl" || r.head[c] < 0 {
		return
	}
	o := r.head[c]
	v := r.head[o]
	if o > c || v < 0 || v > o || r.toks[v].Tag != "VERB" {
		return
	}
	mark := r.marker(c)
	who := r.lists.control[[2]string{r.lemma(v), mark}]
	if who == nil || who[0] == "subj" {
		return
	}
	switch r.rel[o] {
	case "obj", "iobj":
		if !slices.Contains(who, "obj") {
			return
		}
		if mark == "to" && r.toks[o].Tag == "NOUN" && !r.party[o] {
			// "want a chance to", "expect efforts to": the noun's own.
			switch r.lemma(v) {
			case "want", "expect", "help", "lead", "push", "press", "require", "request", "cause", "demand", "need", "direct", "permit", "guarantee", "enable", "allow":
				return
			}
		}
	case "obl":
		if !slices.Contains(who, r.caseOf(o)) {
			return
		}
	default:
		return
	}
	if mark == "to" {
		r.move(c, v, "xcomp")
	} else {
		r.move(c, v, "advcl")
	}
}

// finite reports whether the token's own form, or its auxiliary, is finite.
func (r *reader) finite(i int) bool {
	switch r.toks[i].XTag {
	case "VBD", "VBZ", "VBP", "MD":
		return true
	}
	for k := r.first[i]; k >= 0; k = r.next[k] {
		if u := r.u(k); u == "aux" || u == "cop" {
			switch r.toks[k].XTag {
			case "VBD", "VBZ", "VBP", "MD":
				return true
			}
			return false
		}
	}
	return false
}

func (r *reader) subjectOf(i int) int {
	for k := r.first[i]; k >= 0; k = r.next[k] {
		if r.u(k) == "nsubj" || r.u(k) == "csubj" {
			return k
		}
	}
	return -1
}

// strayVerb puts a finite verb over the noun that it was hung on, where that
// noun was taken for the whole sentence: "Three [killed] in Kabul blast",
// "Minister [says] talks over".
func (r *reader) strayVerb(v int) {
	n := r.head[v]
	if n < 0 || n > v || r.subjectOf(v) >= 0 || !r.nominal(n) || r.kid(n, "cop") >= 0 || r.subjectOf(n) >= 0 {
		return
	}
	switch r.rel[v] {
	case "acl", "acl:relcl", "appos", "dep", "parataxis", "list", "flat", "compound", "nmod", "conj", "xcomp":
	default:
		return
	}
	if r.head[n] >= 0 && r.u(n) != "parataxis" && r.u(n) != "ccomp" {
		return
	}
	infinitive := r.rel[v] == "acl" && r.headline && r.infinitive(v) && v-n <= 3 && (r.toks[n].Tag == "PROPN" || r.someone(n))
	finite := r.finite(v)
	participle := r.headline && r.rel[v] == "acl" && (r.toks[v].XTag == "VBN" || r.toks[v].XTag == "VBG") && v == r.lastOf(n, v)+1
	if r.rel[v] == "conj" && !(finite && r.kid(v, "cc") < 0) {
		return
	}
	// "Ministers from six states [huddled] in a hotel.": a sentence has a verb.
	verbless := !r.headline && r.rel[v] == "acl" && r.toks[v].XTag == "VBN" && r.agentOf(v) < 0 && r.verbless()
	participle = participle || verbless
	if !finite && !participle && !infinitive {
		return
	}
	for k := r.first[v]; k >= 0 && k < v; k = r.next[k] {
		switch r.lower(k) {
		case "who", "which", "that", "whom", "where", "when", "whose", "as", "if", "because", "while":
			return
		}
	}
	rel := "nsubj"
	if r.toks[v].XTag == "VBN" && (r.kid(v, "obj") < 0 || r.kid(v, "aux:pass") >= 0) && !verbless {
		rel = "nsubj:pass"
	}
	r.move(v, r.head[n], r.rel[n])
	// What stood on the noun after the verb, or before the noun as a clause of
	// its own, belongs to the verb.
	for _, k := range r.kids(n) {
		if k > v || r.u(k) == "advcl" || r.u(k) == "parataxis" || r.rel[k] == "punct" || r.u(k) == "discourse" {
			rel := r.rel[k]
			if rel == "nmod" {
				rel = "obl"
			}
			r.move(k, v, rel)
		}
	}
	r.move(n, v, rel)
}

// verbless reports whether a sentence that ends with a full stop has no finite
// verb.
func (r *reader) verbless() bool {
	for i := range r.toks {
		switch r.toks[i].XTag {
		case "VBD", "VBZ", "VBP", "MD":
			return false
		}
	}
	return len(r.toks) > 0 && r.toks[len(r.toks)-1].Form == "."
}

// someone reports whether a noun after a name, or a plain noun for a person,
// is likelier to act than to be a plan: "UN chief to visit", but not "Chad
// bid to join".
func (r *reader) someone(n int) bool {
	if r.kid(n, "compound") < 0 && r.kid(n, "amod") < 0 {
		return false
	}
	switch r.lemma(n) {
	case "chief", "minister", "president", "leader", "premier", "king", "queen", "prince", "pope", "envoy", "head", "ruler", "chancellor", "secretary", "ambassador", "team", "mission", "delegation", "troop", "army", "navy", "force", "police", "rebel", "official", "lawmaker", "parliament", "senate", "court", "council", "government", "party", "union", "bloc", "group", "union's", "mp", "pm", "fm", "diplomat", "general", "commander", "worker", "teacher", "farmer", "student", "opposition", "state", "country", "nation":
		return true
	}
	return false
}

// lastOf returns the last token before v that belongs to the bare phrase of n.
func (r *reader) lastOf(n, v int) int {
	last := n
	for i := n + 1; i < v; i++ {
		if r.head[i] >= n && r.head[i] <= last {
			last = i
		}
	}
	return last
}

// straySubject makes a bare noun phrase before a finite verb its subject where
// the verb has none and the noun was given a relation that nouns there do not
// have.
func (r *reader) straySubject(v int) {
	if u := r.u(v); u == "aux" || u == "cop" || u == "conj" || u == "xcomp" || u == "acl" || u == "amod" {
		return
	}
	if r.subjectOf(v) >= 0 || r.kid(v, "expl") >= 0 {
		return
	}
	// A past participle that heads the sentence is a past tense where a name
	// stands before it and an object behind.
	if !r.finite(v) && !(r.toks[v].XTag == "VBN" && (r.u(v) == "root" || r.u(v) == "ccomp") && r.kid(v, "obj") > v) {
		return
	}
	for k := v - 1; k >= max(0, v-40); k-- {
		if r.head[k] != v {
			continue
		}
		switch r.toks[k].Tag {
		case "NOUN", "PROPN", "PRON", "NUM":
		default:
			if !r.name[k] || r.u(k) == "nsubj" {
				continue
			}
		}
		switch r.rel[k] {
		case "advmod", "aux:pass", "aux", "amod", "advcl", "xcomp", "ccomp", "mark", "det", "cc", "acl":
			if !r.name[k] || r.toks[k].XTag != "" && r.rel[k] == "obl:unmarked" {
				continue
			}
		case "dislocated", "vocative", "dep", "compound", "obj", "parataxis", "nmod", "appos", "list", "discourse", "nmod:unmarked", "obl:unmarked", "iobj", "flat":
		default:
			continue
		}
		if r.caseOf(k) != "" || r.rel[k] == "obl:unmarked" && temporal(r.lemma(k)) {
			continue
		}
		switch r.toks[k].XTag {
		case "WP", "WDT", "WRB":
			continue
		}
		if r.sentFrom(k) {
			return
		}
		rel := "nsubj"
		if r.kid(v, "aux:pass") >= 0 {
			rel = "nsubj:pass"
		}
		r.move(k, v, rel)
		return
	}
}

// sentFrom reports whether a word stands in the dateline, of which no tree was
// built: "HARARE: A fifth of all prisoners were freed".
func (r *reader) sentFrom(k int) bool {
	for i := range k + 1 {
		if r.rel[i] != "dep" {
			return false
		}
	}
	for i := k + 1; i < len(r.toks) && r.rel[i] == "dep"; i++ {
		if r.toks[i].Tag == "PUNCT" {
			return true
		}
	}
	return false
}

// temporal reports whether a noun is a word for a time, so that it is no
// agent and no antecedent that fills a gap.
func temporal(lemma string) bool {
	switch lemma {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april",
		"may", "june", "july", "august", "september", "october", "november", "december", "today", "yesterday", "tomorrow", "tonight",
		"day", "week", "month", "year", "night", "morning", "afternoon", "evening", "time", "moment", "hour", "minute", "weekend",
		"decade", "century", "deadline", "noon", "midnight", "end", "way", "reason", "summer", "winter", "spring", "autumn", "season", "quarter", "date", "now", "then":
		return true
	}
	return false
}

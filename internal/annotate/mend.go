package annotate

import (
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/annotate/tag"
	"github.com/readout-events/readout/internal/phrase"
)

// mend puts right what taggers and parsers get wrong together and what can
// be told from the words: an infinitive taken for a noun ("allowed them to
// march to the palace"), a verb taken for a preposition, a party hung on the
// date before it.
func mend(m *tag.Model, doc *readout.Document) {
	for i := range doc.Sentences {
		t := tree{m, doc.Sentences[i].Tokens}
		for k := range t.toks {
			if t.toks[k].Tag == "NOUN" || t.toks[k].Tag == "PROPN" {
				t.predicate(k)
			}
		}
		t.headline(doc.Sentences[i].Number == 0)
		for k := range t.toks {
			switch {
			case t.toks[k].Form == "has" || t.toks[k].Form == "have" || t.toks[k].Form == "had":
				t.perfect(k)
				t.heldApart(k)
			case t.toks[k].Form == "to":
				t.infinitive(k)
			case t.toks[k].Rel == "case":
				t.verbCase(k)
			}
		}
		for k := range t.toks {
			switch t.toks[k].Tag {
			case "VERB":
				t.verbTooLate(k)
				t.named(k)
				t.asWhat(k)
				t.saidOf(k)
				t.subjunctive(k)
				t.saidBehind(k)
				t.estimated(k)
				t.captured(k)
				t.saidLast(k)
				t.saidOn(k)
				t.agent(k)
				t.byWhom(k)
				t.shotDead(k)
				t.shotToDeath(k)
				t.fightingBrokeOut(k)
				t.crowdThat(k)
				t.shownDoing(k)
				t.objectBefore(k)
				t.pastRelative(k)
				t.setFree(k)
				t.nextDeed(k)
				t.alsoBare(k)
				t.nextPresent(k)
				t.particle(k)
				t.ablaze(k)
				t.talksBreak(k)
				t.leftSo(k)
				t.wordTo(k)
				t.onFire(k)
			case "PRON":
				t.whatItSaid(k)
			case "NOUN":
				t.theDayBefore(k)
				t.ownVerb(k)
				t.hostage(k)
			case "PUNCT":
				t.sign(k)
			case "NUM":
				t.amount(k)
				t.dayBefore(k)
			}
		}
		for k := range t.toks {
			t.officeGeneral(k)
			t.alleged(k)
			t.seatBefore(k)
			t.ofList(k)
			t.theList(k)
			t.andRole(k)
			t.pairOf(k)
			t.pairBefore(k)
			t.afterAnd(k)
			t.continued(k)
			t.alsoTo(k)
			t.memberState(k)
			t.recalled(k)
			t.toldThat(k)
			t.accordingTo(k)
			t.beside(k)
			t.alongWith(k)
			t.partyTo(k)
			t.afterDate(k)
			t.inPhrase(k)
			t.realIt(k)
			t.hyphened(k)
			t.toVerb(k)
			t.neither(k)
			t.titled(k)
			t.roleOf(k)
			if t.toks[k].Tag == "VERB" {
				t.plainNouns(k)
				t.laterVerb(k)
				t.doneBy(k)
			}
			if t.toks[k].XTag == "POS" {
				t.owner(k)
			}
			if t.toks[k].Rel == "case" {
				t.caseUp(k)
			}
			t.thatSays(k)
			t.secondObject(k)
			if t.toks[k].Tag == "NOUN" || t.toks[k].Tag == "SYM" {
				t.beforeSum(k)
			}
			if t.toks[k].Form == "US" && t.toks[k].Tag == "PRON" { // the state, not "us"
				t.retag(k, "PROPN", "NNP", "US")
			}
		}
	}
}

// alleged makes a verb of "alleged" that was taken for an adjective, though it
// has a subject and says what is alleged: "the governor alleged that".
func (t tree) alleged(k int) {
	if t.toks[k].Tag != "ADJ" || t.toks[k].Form != "alleged" || t.kid(k, "nsubj", "nsubj:pass") < 0 && t.kid(k, "ccomp") < 0 {
		return
	}
	if c := t.kid(k, "cop", "aux", "aux:pass"); c >= 0 && t.toks[c].Lemma == "be" {
		return
	}
	t.retag(k, "VERB", "VBD", "allege")
}

// seatBefore hangs the place that a politician sits for on his name, where it
// was taken for a subject of its own: "[Kiambu] Senator Kimani Wamatangi said".
func (t tree) seatBefore(k int) {
	if t.toks[k].Tag != "PROPN" || phrase.Rel(t.toks[k].Rel) != "nsubj" || k+2 >= len(t.toks) || len(t.kids(k)) > 0 {
		return
	}
	switch t.toks[k+1].Form {
	case "Senator", "Governor", "MP", "Mayor", "MLA", "MCA", "Representative", "Councillor", "Deputy", "Commissioner":
	default:
		return
	}
	n := t.toks[k+1].Head
	if n <= k+1 || n > k+5 || t.toks[n].Tag != "PROPN" || t.toks[n].Head != t.toks[k].Head || phrase.Rel(t.toks[n].Rel) != "nsubj" {
		return
	}
	t.hang(k, n, "compound")
}

// officeGeneral makes one phrase of an office whose second word is "general":
// "the attorney general, Diana Salazar, condemned".
func (t tree) officeGeneral(k int) {
	if k == 0 || !strings.EqualFold(t.toks[k].Form, "general") || t.toks[k].Head == k-1 || t.toks[k-1].Head == k {
		return
	}
	switch strings.ToLower(t.toks[k-1].Form) {
	case "attorney", "prosecutor", "solicitor", "governor", "consul", "secretary", "director", "procurator", "auditor":
	default:
		return
	}
	h, g := t.toks[k-1].Head, k
	if t.toks[k].Rel == "nmod:poss" { // "the attorney general's office"
		g = t.toks[k].Head
	}
	if g < 0 || g == k-1 || h != t.toks[g].Head || phrase.Rel(t.toks[k-1].Rel) != phrase.Rel(t.toks[g].Rel) {
		return
	}
	for i := range t.toks {
		if t.toks[i].Head == k-1 {
			t.toks[i].Head = k
		}
	}
	t.hang(k-1, k, "compound")
}

// ofList makes one list of names that was broken at its first comma: "The
// leaders [of Peru], Chile and Brazil met".
func (t tree) ofList(k int) {
	n := k - 2
	if t.toks[k].Rel != "nsubj" || t.toks[k].Tag != "PROPN" || n < 1 || t.toks[k-1].Form != "," || t.toks[n].Tag != "PROPN" || t.toks[n].Rel != "nmod" {
		return
	}
	c := t.kid(k, "conj")
	h, v := t.toks[n].Head, t.toks[k].Head
	if c < k || t.kid(c, "cc") < 0 || h < 0 || h >= n || t.toks[h].Head != v || t.toks[h].Tag != "NOUN" || t.kid(h, "case") >= 0 {
		return
	}
	switch phrase.Rel(t.toks[h].Rel) {
	case "obl", "dislocated", "vocative", "nsubj":
		t.hang(h, v, t.toks[k].Rel)
		t.hang(k, n, "conj")
	}
}

// theList makes a member of a list of a name that was taken for an apposition
// of the name before it: "South Korea, [the United States] and Japan met".
func (t tree) theList(k int) {
	h := t.toks[k].Head
	if t.toks[k].Rel != "appos" || t.toks[k].Tag != "PROPN" || h < 0 || h > k || t.toks[h].Tag != "PROPN" {
		return
	}
	c := t.kid(k, "conj")
	if c < k || t.toks[c].Tag != "PROPN" || t.kid(c, "cc") < 0 || c+1 >= len(t.toks) || t.toks[c+1].Form == "," {
		return
	}
	for i := h + 1; i < k; i++ {
		if t.toks[i].Form == "," {
			t.toks[k].Rel = "conj"
			return
		}
	}
}

// andRole makes a member of a list of what was taken for an apposition though
// "and" stands before it: "Sameh Shoukry and [Sudan's ambassador]".
func (t tree) andRole(k int) {
	h := t.toks[k].Head
	if t.toks[k].Rel != "appos" || h < 0 || h > k || !nominal(t.toks[k].Tag) {
		return
	}
	if c := t.kid(k, "cc"); c > h && c < k && strings.EqualFold(t.toks[c].Form, "and") {
		t.toks[k].Rel = "conj"
	}
}

// recalled makes an object of whoever is called home behind a comma of a
// headline and was taken for who says the rest: "Chad blames Mali, recalls [envoy]".
func (t tree) recalled(k int) {
	if t.toks[k].Tag != "VERB" || k < 2 || k+1 >= len(t.toks) {
		return
	}
	switch strings.ToLower(t.toks[k].Lemma) {
	case "recall", "withdraw", "expel", "summon", "cut", "sever", "suspend", "cancel", "impose", "close", "ban", "shut":
	default:
		return
	}
	s, v := t.kid(k, "nsubj"), t.kid(k, "ccomp", "parataxis")
	if s < k || v < 0 || v > k || t.toks[v].Tag != "VERB" || t.toks[s].Tag != "NOUN" || t.kid(s, "det") >= 0 || t.kid(v, "nsubj") < 0 {
		return
	}
	t.hang(v, t.toks[k].Head, t.toks[k].Rel)
	t.hang(k, v, "conj")
	t.hang(s, k, "obj")
}

// memberState makes one phrase of a state and what it is: "requested by council
// member [Algeria]", "with neighbour [Kenya]".
func (t tree) memberState(k int) {
	if k < 2 || t.toks[k].Tag != "PROPN" || t.toks[k-1].Tag != "NOUN" || t.toks[k].Head != t.toks[k-1].Head || t.toks[k].Rel != t.toks[k-1].Rel || t.kid(k, "case", "det", "nmod:poss") >= 0 {
		return
	}
	switch t.toks[k-1].Lemma {
	case "member", "neighbour", "neighbor", "ally", "candidate", "partner", "mediator", "host", "giant", "rival", "sponsor", "guarantor", "newcomer", "aspirant":
	default:
		return
	}
	for _, i := range t.kids(k - 1) {
		t.hang(i, k, t.toks[i].Rel)
	}
	t.hang(k-1, k, "compound")
}

// alsoTo hangs a second infinitive on the first one where it was taken for a
// second main verb: "asked the council to send help and [to protect] the port".
func (t tree) alsoTo(k int) {
	h := t.toks[k].Head
	if t.toks[k].Tag != "VERB" || t.toks[k].Rel != "conj" || h < 0 || h > k || t.toks[h].Tag != "VERB" || t.toMark(k) < 0 || t.toMark(h) >= 0 || t.kid(k, "nsubj", "aux") >= 0 {
		return
	}
	first := -1
	for _, v := range t.kids(h) {
		if v > h && v < k && t.toks[v].Tag == "VERB" && t.toMark(v) >= 0 {
			switch t.toks[v].Rel {
			case "xcomp", "advcl", "ccomp":
				first = v
			}
		}
	}
	if first >= 0 {
		t.hang(k, first, "conj")
	}
}

// toMark is the "to" of an infinitive, -1 where there is none.
func (t tree) toMark(v int) int {
	for _, i := range t.kids(v) {
		if i < v && t.toks[i].Rel == "mark" && strings.EqualFold(t.toks[i].Form, "to") {
			return i
		}
	}
	return -1
}

// continued makes an adjective of a participle that was taken for a second verb:
// "thanked Norway for its gift and [continued] support".
func (t tree) continued(k int) {
	if k < 2 || k+1 >= len(t.toks) || t.toks[k].Tag != "VERB" || t.toks[k].Rel != "conj" || t.toks[k+1].Head != k || t.toks[k+1].Rel != "obj" || t.toks[k+1].Tag != "NOUN" || !strings.EqualFold(t.toks[k-1].Form, "and") {
		return
	}
	switch t.toks[k].Lemma {
	case "continue", "increase", "renew", "enhance", "deepen", "strengthen", "expand", "improve":
	default:
		return
	}
	n := k - 2
	if t.toks[n].Tag != "NOUN" || n < 2 || !strings.HasSuffix(t.toks[k].Form, "ed") {
		return
	}
	// the noun before stands under a preposition of the first verb, and is bare of one of its own kind
	h := t.toks[k].Head
	if h < 0 || t.kid(n, "case") < 0 || t.toks[n].Head != h || t.kid(n, "nmod:poss") < 0 && t.kid(n, "amod") < 0 {
		return
	}
	t.retag(k, "ADJ", "JJ", strings.ToLower(t.toks[k].Form))
	o := k + 1
	for _, i := range t.kids(k) {
		if i != o && i > o {
			t.hang(i, o, t.toks[i].Rel)
		}
	}
	t.hang(o, n, "conj")
	t.hang(k-1, o, "cc")
	t.hang(k, o, "amod")
}

// afterAnd makes an apposition of a name between commas that was taken for a
// third member of a list, though "and" stands before the second one: "Peter
// Pavel and his Polish counterpart, [Jan Duda], met".
func (t tree) afterAnd(k int) {
	h := t.toks[k].Head
	if t.toks[k].Rel != "conj" || t.toks[k].Tag != "PROPN" || h < 0 || h > k || t.kid(k, "cc") >= 0 {
		return
	}
	p := -1
	for _, o := range t.kids(h) {
		if o > h && o < k && t.toks[o].Rel == "conj" && t.toks[o].Tag == "NOUN" && t.kid(o, "cc") >= 0 && t.kid(o, "nmod:poss") >= 0 {
			p = o
		}
	}
	first := t.start(k)
	if p < 0 || first < 1 || t.toks[first].Form != "," && t.toks[first-1].Form != "," {
		return
	}
	switch t.toks[p].Lemma {
	case "counterpart", "colleague", "host", "guest", "minister", "president", "premier", "predecessor", "successor", "homologue":
	default:
		return
	}
	for i := k + 1; i < len(t.toks) && i < k+5; i++ {
		if t.toks[i].Form == "," {
			t.hang(k, p, "appos")
			return
		}
		if t.toks[i].Tag != "PROPN" && t.toks[i].Tag != "NUM" {
			return
		}
	}
}

// pairBefore makes a pair of a name and the role behind it where the verb of a
// headline shows that they are two: "Swiss FM Cassis, [Kenyan counterpart]
// discuss trade".
func (t tree) pairBefore(k int) {
	h := t.toks[k].Head
	if t.toks[k].Rel != "appos" || h < 0 || h > k || !nominal(t.toks[k].Tag) || t.toks[h].Rel != "nsubj" || t.toks[h].XTag == "NNS" || strings.ContainsAny(t.toks[len(t.toks)-1].Form, ".?!") {
		return
	}
	v := t.toks[h].Head
	if v < k || t.toks[v].Tag != "VERB" || t.kid(v, "aux", "cop") >= 0 || !t.m.IsVerb(strings.ToLower(t.toks[v].Form)) || t.m.Past(strings.ToLower(t.toks[v].Form)) != "" {
		return
	}
	if first := t.start(k); first < 1 || t.toks[first].Form != "," && t.toks[first-1].Form != "," {
		return
	}
	for i := k + 1; i < v; i++ { // no apposition: nothing closes it
		if t.toks[i].Form == "," {
			return
		}
	}
	t.toks[k].Rel = "conj"
}

// pairOf makes a pair of the two that headlines name with a comma between them
// for "and": "[Chad], rebels sign truce", "[Iranian], Omani ministers meet".
func (t tree) pairOf(k int) {
	v, n := t.toks[k].Head, len(t.toks)
	if t.sharedRole(k) {
		return
	}
	if t.toks[k].Rel != "nsubj" || v < k || t.toks[v].Tag != "VERB" || t.toks[v].XTag == "VBZ" || strings.ContainsAny(t.toks[n-1].Form, ".?!:;\"”") {
		return
	}
	first := t.start(k)
	p := first - 2
	if p < 0 || t.toks[first-1].Form != "," || t.below(p, k) || t.toks[p].Tag != "PROPN" && t.toks[p].Tag != "ADJ" && t.toks[p].Tag != "NOUN" {
		return
	}
	switch r := phrase.Rel(t.toks[p].Rel); {
	case r == "vocative" || r == "dislocated" || r == "advmod" || r == "appos" || r == "parataxis" || r == "discourse":
	case r == "nsubj" && t.toks[p].Head == v:
	default:
		return
	}
	if t.kid(p, "case") >= 0 || t.kid(p, "conj") >= 0 {
		return
	}
	two := t.toks[k].XTag == "NNS" && first < k && t.toks[first].Head == k && (t.toks[first].Tag == "PROPN" || t.toks[first].Tag == "ADJ") && capital(t.toks[first].Form) && (t.toks[p].Tag == t.toks[first].Tag || t.toks[p].Tag == "ADJ")
	switch {
	case two && p == t.start(p): // "Iranian, Omani foreign ministers"
		t.hang(p, k, t.toks[first].Rel)
		t.hang(first, p, "conj")
	case t.toks[p].Tag != "ADJ" && t.toks[p].Head == v && (t.toks[p].Tag == "PROPN" || p == 0):
		t.hang(p, v, "nsubj")
		t.hang(k, p, "conj")
	}
}

// start returns the first token right before k, or k itself, from which on all
// stands below k.
func (t tree) start(k int) int {
	i := k
	for i > 0 && t.below(i-1, k) {
		i--
	}
	return i
}

// toldThat gives a verb of telling the clause with "that" that was hung on
// whoever is told: "assured the envoy [that they would leave]".
func (t tree) toldThat(v int) {
	o := t.toks[v].Head
	if !strings.HasPrefix(t.toks[v].Rel, "acl") || o < 0 || o > v || t.toks[v].Tag != "VERB" && t.toks[v].Tag != "ADJ" {
		return
	}
	m, h := t.kid(v, "mark"), t.toks[o].Head
	if m < 0 || t.toks[m].Form != "that" || t.kid(v, "nsubj", "nsubj:pass") < 0 || h < 0 || h > o {
		return
	}
	switch t.toks[h].Lemma {
	case "promise", "tell", "assure", "warn", "inform", "remind", "notify", "convince", "persuade", "advise":
		switch t.toks[o].Rel {
		case "obj", "iobj", "obl":
			t.hang(v, h, "ccomp")
		}
	}
}

// accordingTo takes the source after "according to" back that was made a
// subject: "According to [the ministry], units were moved".
func (t tree) accordingTo(k int) {
	if !strings.EqualFold(t.toks[k].Form, "according") || k+2 >= len(t.toks) || t.toks[k+1].Form != "to" {
		return
	}
	v := t.toks[k].Head
	if v <= k+2 {
		return
	}
	for n := k + 2; n < v && n < k+14; n++ {
		if t.toks[n].Head != v || phrase.Rel(t.toks[n].Rel) != "nsubj" {
			continue
		}
		for i := n + 1; i < v; i++ {
			if t.toks[i].Head == v && phrase.Rel(t.toks[i].Rel) == "nsubj" {
				t.hang(n, v, "obl")
				t.hang(k, n, "case")
				t.toks[k].Tag = "VERB"
				t.hang(k+1, k, "fixed")
				return
			}
		}
		return
	}
}

// beside makes an apposition of a phrase between commas that was taken for a
// member of a list: "Chad, [a key ally] of Paris, has refused".
func (t tree) beside(k int) {
	h := t.toks[k].Head
	if h < 0 || h > k || k+1 >= len(t.toks) {
		return
	}
	d := t.kid(k, "det")
	if t.toks[k].Rel != "conj" || d < 1 || d > k || t.toks[d-1].Form != "," || t.toks[d].Form != "a" && t.toks[d].Form != "an" || t.toks[h].Tag != "PROPN" || t.kid(k, "cc") >= 0 {
		return
	}
	for _, c := range t.kids(h) { // the list goes on
		if c > k && t.toks[c].Rel == "conj" {
			return
		}
	}
	t.toks[k].Rel = "appos"
}

// alongWith makes the name before "along with" the head of the phrase that
// was hung the other way round: "[Paris] along with its allies".
func (t tree) alongWith(k int) {
	if w := strings.ToLower(t.toks[k].Form); w != "along" && w != "together" || k < 1 || k+2 >= len(t.toks) || t.toks[k+1].Form != "with" {
		return
	}
	n := k - 1
	h := t.toks[n].Head
	if t.toks[n].Tag != "PROPN" || h <= k+1 || h > k+6 || t.toks[h].Tag != "NOUN" && t.toks[h].Tag != "PROPN" || phrase.Rel(t.toks[h].Rel) != "nsubj" {
		return
	}
	v, rel := t.toks[h].Head, t.toks[h].Rel
	if v < 0 || v == n {
		return
	}
	t.hang(n, v, rel)
	t.hang(h, n, "nmod")
	t.hang(k, h, "case")
	t.hang(k+1, k, "fixed")
}

// partyTo hangs "to the conflict" on the parties to it, where it was taken for
// a phrase of their verb, and an infinitive behind it on that verb: "urged the
// parties to the conflict to exercise restraint".
func (t tree) partyTo(k int) {
	if !strings.EqualFold(t.toks[k].Form, "parties") && !strings.EqualFold(t.toks[k].Form, "party") || k+2 >= len(t.toks) || t.toks[k+1].Form != "to" || t.toks[k+1].Rel != "case" {
		return
	}
	n, v := t.toks[k+1].Head, t.toks[k].Head
	if n <= k+1 || n > k+4 || v < 0 || t.toks[n].Head != v || phrase.Rel(t.toks[n].Rel) != "obl" {
		return
	}
	switch t.toks[n].Lemma {
	case "conflict", "dispute", "war", "agreement", "accord", "deal", "treaty", "talk", "talks", "crisis", "convention", "negotiation", "process", "fighting", "pact", "truce", "ceasefire":
	default:
		return
	}
	t.hang(n, k, "nmod")
	for _, i := range t.kids(n) {
		if t.toks[i].Rel == "acl" && i > n && t.kid(i, "mark") >= 0 && t.toks[v].Tag == "VERB" && t.toks[t.kid(i, "mark")].Form == "to" {
			t.hang(i, v, "xcomp")
		}
	}
}

// estimated gives "an estimated two million people took part" its verb, where
// estimated was taken for it.
func (t tree) estimated(v int) {
	if !strings.EqualFold(t.toks[v].Form, "estimated") || v == 0 || !strings.EqualFold(t.toks[v-1].Form, "an") || v+1 >= len(t.toks) || t.toks[v+1].Tag != "NUM" {
		return
	}
	n := t.kid(v, "obj", "nsubj", "obl")
	if n < v {
		return
	}
	for w := n + 1; w < min(len(t.toks), n+8); w++ {
		if t.toks[w].Head != v || t.toks[w].Tag != "VERB" || !t.finite(w) {
			continue
		}
		t.hang(w, t.toks[v].Head, t.toks[v].Rel)
		for _, k := range t.kids(v) {
			if k != n && k != v-1 {
				t.toks[k].Head = w
			}
		}
		t.hang(n, w, "nsubj")
		t.hang(v, n, "amod")
		t.hang(v-1, n, "det")
		t.retag(v, "ADJ", "JJ", "estimated")
		return
	}
}

// captured makes a participle that was taken for a verb beside the one before
// it an adjective: "guarding captured rebels" guards rebels.
func (t tree) captured(v int) {
	if t.toks[v].XTag != "VBN" || t.toks[v].Rel != "xcomp" || t.toks[v].Head != v-1 || v == 0 || t.toks[v-1].Tag != "VERB" {
		return
	}
	switch t.toks[v-1].Lemma {
	case "get", "have", "see", "keep", "want", "hear", "feel", "leave", "go":
		return
	}
	n := t.kid(v, "obj")
	if n < v || n > v+4 || t.kid(n, "det", "nmod:poss") >= 0 {
		return
	}
	for _, k := range t.kids(v) {
		t.toks[k].Head = v - 1
	}
	t.hang(n, v-1, "obj")
	t.hang(v, n, "amod")
}

// neither makes the second of "neither Spain nor France" a member of the list
// where it was hung on the first as if it belonged to it.
func (t tree) neither(k int) {
	if t.toks[k].Rel != "nmod" || t.toks[k].Head < 0 || t.toks[k].Head > k {
		return
	}
	if c := t.kid(k, "cc"); c >= 0 && strings.EqualFold(t.toks[c].Form, "nor") {
		t.toks[k].Rel = "conj"
	}
}

// tree is a sentence under repair.
type tree struct {
	m    *tag.Model
	toks []readout.Token
}

// near is how far from its governor a dependent is looked for, in tokens.
const near = 40

// kids returns the dependents of token i that stand near it.
func (t tree) kids(i int) []int {
	var out []int
	for k := max(0, i-near); k < min(len(t.toks), i+near); k++ {
		if t.toks[k].Head == i && k != i {
			out = append(out, k)
		}
	}
	return out
}

// kid returns the first dependent of i with the relation, or -1.
func (t tree) kid(i int, rels ...string) int {
	for k := max(0, i-near); k < min(len(t.toks), i+near); k++ {
		if t.toks[k].Head == i && k != i {
			for _, rel := range rels {
				if t.toks[k].Rel == rel {
					return k
				}
			}
		}
	}
	return -1
}

// below reports whether token i stands below head.
func (t tree) below(i, head int) bool {
	for n := 0; i >= 0 && n < 60; n++ {
		if i == head {
			return true
		}
		i = t.toks[i].Head
	}
	return false
}

func (t tree) hang(i, head int, rel string) { t.toks[i].Head, t.toks[i].Rel = head, rel }

func (t tree) retag(i int, tag, xtag, lemma string) {
	t.toks[i].Tag, t.toks[i].XTag, t.toks[i].Lemma = tag, xtag, lemma
}

func nominal(tag string) bool {
	return tag == "NOUN" || tag == "PROPN" || tag == "PRON" || tag == "NUM"
}

// infinitive makes a verb of the base form behind the "to" at token i where
// it was taken for a noun: a lower-case proper name is none, and no noun
// stands between "to" and the article or the name of its object.
func (t tree) infinitive(i int) {
	j := i + 1
	if j >= len(t.toks) || i == 0 {
		return
	}
	w := t.toks[j].Form
	if t.toks[j].Tag == "VERB" {
		if t.toks[j].XTag == "VB" && t.toks[i].Head == j && t.toks[i].Rel == "case" {
			t.retag(i, "PART", "TO", "to")
			t.toks[i].Rel = "mark"
		}
		return
	}
	if w == "" || w[0] < 'a' || w[0] > 'z' || !t.m.IsVerb(w) {
		return
	}
	switch t.toks[j].Tag {
	case "PROPN":
	case "NOUN", "ADJ", "ADV":
		switch w {
		case "work", "power", "war", "school", "trial", "date", "court", "rest", "market", "land", "sea", "near", "one", "book", "press", "line", "part", "mind":
			return
		}
		if !t.object(j + 1) {
			return
		}
	default:
		return
	}
	// The phrase that was made of it.
	p := j
	switch t.toks[j].Rel {
	case "compound", "amod", "advmod", "nmod:desc", "nmod", "case", "det":
		if h := t.toks[j].Head; h > j {
			p = h
		}
	}
	head, rel := t.toks[p].Head, t.toks[p].Rel
	if head > j || head >= 0 && t.below(head, j) {
		return
	}
	t.retag(i, "PART", "TO", "to")
	t.retag(j, "VERB", "VB", w)
	if p != j {
		t.hang(p, j, "obj")
	}
	t.hang(i, j, "mark")
	switch {
	case head < 0 || t.toks[head].Tag == "VERB" && phrase.Rel(rel) == "conj":
	case t.toks[head].Tag == "VERB":
		rel = "xcomp"
	default:
		rel = "acl"
	}
	t.hang(j, head, rel)
	object := p != j
	for _, k := range t.kids(j) {
		if k < j || k == p {
			continue
		}
		switch phrase.Rel(t.toks[k].Rel) {
		case "nmod", "obl":
			t.toks[k].Rel = "obl"
			if t.kid(k, "case") < 0 && !object {
				t.toks[k].Rel, object = "obj", true
			}
		case "flat", "appos", "compound", "dep", "obj":
			if nominal(t.toks[k].Tag) && !object {
				t.toks[k].Rel, object = "obj", true
			}
		}
	}
	// What follows hangs on the nearer verb.
	if head >= 0 && head < j && t.toks[head].Tag == "VERB" {
		for k := j + 1; k < min(len(t.toks), j+near) && t.toks[k].Form != ","; k++ {
			if t.toks[k].Head != head {
				continue
			}
			switch t.toks[k].Rel {
			case "obj", "obl", "advmod", "obl:unmarked", "iobj":
				t.toks[k].Head = j
			}
		}
	}
}

// object reports whether an object begins at token k: an article, a
// possessive, or a name that is no time.
func (t tree) object(k int) bool {
	if k >= len(t.toks) {
		return false
	}
	switch x := &t.toks[k]; x.Tag {
	case "DET":
		return x.XTag != "WDT"
	case "PRON":
		return x.XTag == "PRP$"
	case "PROPN":
		return capital(x.Form) && !timeWord(x.Form)
	}
	return false
}

// verbCase takes a verb back that was made the preposition of the noun behind
// it: "has begun [withdrawing] some troops", "rebels [overran] a base".
func (t tree) verbCase(i int) {
	o := t.toks[i].Head
	if o <= i || !nominal(t.toks[o].Tag) && t.toks[o].Tag != "DET" {
		return
	}
	switch t.toks[i].Tag {
	case "VERB":
	case "ADP":
		base := t.m.Irregular(strings.ToLower(t.toks[i].Form))
		if base == "" || base == strings.ToLower(t.toks[i].Form) || base == "give" || base == "bear" {
			return
		}
		t.retag(i, "VERB", "VBD", base)
	default:
		return
	}
	x := t.toks[i].XTag
	p := t.toks[o].Head
	switch {
	case x == "VBG" || x == "VB":
		if x == "VBG" && notVerb(t.toks[i].Form) || p < 0 || p > i || t.toks[p].Tag != "VERB" {
			return
		}
		t.hang(i, p, "xcomp")
		t.hang(o, i, "obj")
	case x == "VBD" || x == "VBZ" || x == "VBP":
		if p < 0 || p > i {
			return
		}
		if t.toks[p].Tag == "VERB" && (t.kid(p, "obj") >= 0 || p+1 < i) {
			return
		}
		head, rel := t.toks[p].Head, t.toks[p].Rel
		if r := phrase.Rel(rel); r == "nsubj" || r == "obl" || r == "obj" {
			rel = "ccomp"
		}
		t.hang(i, head, rel)
		t.hang(o, i, "obj")
		for _, k := range t.kids(p) {
			switch {
			case k > i:
				t.toks[k].Head = i
				if t.toks[k].Rel == "nmod" {
					t.toks[k].Rel = "obl"
				}
			case phrase.Rel(t.toks[k].Rel) == "nsubj":
				t.toks[k].Rel = "compound"
			}
		}
		if t.toks[p].Tag == "VERB" {
			t.toks[p].Tag, t.toks[p].XTag = "NOUN", "NN"
			if strings.HasSuffix(t.toks[p].Form, "s") {
				t.toks[p].XTag = "NNS"
			}
		}
		t.hang(p, i, "nsubj")
	}
}

// perfect makes an auxiliary of a "have" that was taken for the verb, where
// the verb is one whose participle looks like a noun: "has [cut] gas
// deliveries", "have [shut] the border".
func (t tree) perfect(h int) {
	if phrase.Rel(t.toks[h].Rel) == "aux" {
		return
	}
	v := h + 1
	for v < len(t.toks) && v < h+4 && (t.toks[v].Tag == "ADV" || t.toks[v].Tag == "PART" && t.toks[v].Form != "to") {
		v++
	}
	if v >= len(t.toks)-1 || !t.below(v, h) {
		return
	}
	form := strings.ToLower(t.toks[v].Form)
	switch form {
	case "cut", "shut", "set", "put", "hit", "hurt", "split", "spread", "quit", "cast", "shed", "let":
	default:
		return
	}
	o := t.toks[v].Head
	switch {
	case o == h:
		for k := v + 1; k < min(len(t.toks), v+12); k++ {
			if t.toks[k].Head == v && nominal(t.toks[k].Tag) && t.kid(k, "case") < 0 {
				t.toks[k].Rel = "obj"
			}
		}
	case o > v && nominal(t.toks[o].Tag) && t.toks[o].Head == h:
	default:
		return
	}
	t.retag(v, "VERB", "VBN", form)
	t.retag(h, "AUX", t.toks[h].XTag, "have")
	t.hang(v, t.toks[h].Head, t.toks[h].Rel)
	for k := range t.toks {
		if t.toks[k].Head == h && k != v {
			t.toks[k].Head = v
		}
	}
	t.hang(h, v, "aux")
	if o > v {
		t.hang(o, v, "obj")
	}
}

// notVerb are the prepositions that look like verbs.
func notVerb(form string) bool {
	switch strings.ToLower(form) {
	case "including", "following", "regarding", "concerning", "according", "excluding", "during", "pending", "barring", "considering", "owing", "notwithstanding", "involving", "touching", "depending", "surrounding", "starting", "beginning", "using", "featuring", "counting":
		return true
	}
	return false
}

// named makes the noun with an article behind the object of a verb of naming
// its second object: "called the strike [a crime]".
func (t tree) named(v int) {
	switch t.toks[v].Lemma {
	case "call", "label", "brand", "dub", "deem", "declare", "consider", "term", "name", "proclaim":
	default:
		return
	}
	o := t.kid(v, "obj")
	if o < v {
		return
	}
	if t.kid(v, "xcomp") < 0 {
		t.calledSo(v, o)
	}
	for k := o + 1; k < min(len(t.toks), o+12) && t.toks[k].Form != ","; k++ {
		if t.toks[k].Head != o || t.toks[k].Rel != "appos" || !nominal(t.toks[k].Tag) {
			continue
		}
		if d := t.kid(k, "det"); d > o && (t.toks[d].Form == "a" || t.toks[d].Form == "an") {
			t.hang(k, v, "xcomp")
		}
		return
	}
}

// calledSo gives a verb of naming the adjective that its object is called,
// where that was hung on the object or on a verb in it: "called the expulsions
// [unjustified]", "called the decision to leave [regrettable]".
func (t tree) calledSo(v, o int) {
	for k := o + 1; k < min(len(t.toks), o+25); k++ {
		if t.toks[k].Form == "," || t.toks[k].Form == ";" || t.toks[k].Form == ":" {
			return
		}
		h := t.toks[k].Head
		if t.toks[k].Tag != "ADJ" || h < o || h > k || !(h == o || t.below(h, v)) {
			continue
		}
		quoted := k > 0 && isQuote(t.toks[k-1].Form) || k > 1 && t.toks[k-1].Tag == "ADV" && isQuote(t.toks[k-2].Form)
		if (t.toks[k].Rel == "amod" || t.toks[k].Rel == "nmod" && t.kid(k, "case") < 0) && nominal(t.toks[h].Tag) && t.kid(k, "obl") < 0 && t.kid(k, "advcl") < 0 || t.toks[k].Rel == "xcomp" && quoted {
			t.hang(k, v, "xcomp")
			return
		}
		if n := t.kid(k, "compound"); quoted && n > o && n < k && (t.toks[k].Rel == "obj" || t.toks[k].Rel == "obl" || t.toks[k].Rel == "nmod") {
			t.hang(n, h, t.toks[k].Rel) // "to close [the crossing deplorable]"
			t.hang(k, v, "xcomp")
			return
		}
	}
}

func isQuote(form string) bool {
	switch form {
	case "\"", "“", "”", "``", "''", "'", "‘", "’", "«", "»":
		return true
	}
	return false
}

// asWhat gives a verb of describing what it describes its object as, where
// that was hung on a clause between the two: "described the raid, in which two
// were held, [as a coup]".
func (t tree) asWhat(v int) {
	switch t.toks[v].Lemma {
	case "describe", "brand", "label", "denounce", "condemn", "characterise", "characterize", "regard", "view", "classify", "portray", "decry", "slam":
	default:
		return
	}
	o := t.kid(v, "obj")
	if o < v {
		return
	}
	for _, k := range t.kids(v) {
		if k > v {
			if c := t.kid(k, "case", "mark"); c >= 0 && t.toks[c].Lemma == "as" {
				return
			}
		}
	}
	for k := o + 2; k < min(len(t.toks), o+40); k++ {
		if t.toks[k-1].Form == ";" {
			return
		}
		c := t.kid(k, "case", "mark")
		if c <= o || c > k || t.toks[c].Lemma != "as" || !t.below(k, v) || t.toks[k].Tag == "VERB" {
			continue
		}
		quoted := false
		for i := c + 1; i < k; i++ {
			quoted = quoted || isQuote(t.toks[i].Form)
		}
		if quoted || t.toks[c-1].Form == "," {
			t.hang(k, v, "obl")
		}
		return
	}
}

// saidOf makes a subject of a noun phrase between a verb of saying and what is
// said, which has none: "said on Monday [a decision to leave] was wrong".
func (t tree) saidOf(v int) {
	switch t.toks[v].Lemma {
	case "say", "state", "think", "believe", "argue", "insist", "claim", "note", "maintain":
	default:
		return
	}
	o := t.kid(v, "obj", "iobj")
	if o < v || !nominal(t.toks[o].Tag) {
		return
	}
	for _, c := range t.kids(v) {
		if c < o || t.toks[c].Rel != "ccomp" {
			continue
		}
		if t.kid(c, "nsubj", "nsubj:pass", "csubj", "expl", "mark") >= 0 {
			return
		}
		rel := "nsubj"
		if t.kid(c, "aux:pass") >= 0 {
			rel = "nsubj:pass"
		}
		if t.kid(c, "cop") >= 0 || t.kid(c, "aux:pass") >= 0 || t.finite(c) || t.toks[c].Tag == "ADJ" && isQuote(t.toks[c-1].Form) {
			t.hang(o, c, rel)
		}
		return
	}
}

// inPhrase makes a part of its noun of a name right before the noun that was
// taken for its subject: "praised the [African Union] troops".
func (t tree) inPhrase(k int) {
	h := t.toks[k].Head
	if t.toks[k].Rel != "nsubj" || t.toks[k].Tag != "PROPN" || h < k || h-k > 2 || t.toks[h].Tag != "NOUN" || t.kid(h, "cop", "aux") >= 0 {
		return
	}
	switch t.toks[h].Rel {
	case "obj", "obl", "nmod", "nsubj", "nsubj:pass", "obl:agent", "iobj":
	default:
		return
	}
	if h-k == 2 && t.toks[k+1].Tag != "NOUN" && t.toks[k+1].Tag != "ADJ" && t.toks[k+1].Tag != "NUM" {
		return
	}
	for _, c := range t.kids(h) {
		if c < k && t.toks[c].Rel == "det" {
			return
		}
	}
	t.hang(k, h, "compound")
	for _, c := range t.kids(k) { // the article belongs to the whole
		if t.toks[c].Rel == "det" {
			t.hang(c, h, "det")
		}
	}
}

// laterVerb makes the verb that only things undergo by themselves the verb of
// its sentence, where the tree has it behind a participle that it took for the
// verb: "A bomb [planted] on a motorbike exploded".
func (t tree) laterVerb(v int) {
	if t.toks[v].XTag != "VBN" && t.toks[v].XTag != "VBD" || t.kid(v, "obj", "aux", "aux:pass", "nsubj:pass", "ccomp", "xcomp") >= 0 {
		return
	}
	s := t.kid(v, "nsubj")
	if s < 0 || s > v {
		return
	}
	for k := v + 2; k < min(len(t.toks), v+14); k++ {
		x := &t.toks[k]
		if x.Tag != "VERB" || x.Rel != "acl" || x.Form[0] < 'a' || t.toks[x.Head].Head != v || t.kid(k, "mark", "aux", "aux:pass", "obj", "cc") >= 0 || t.toks[k-1].Form == "," {
			continue
		}
		switch x.Lemma {
		case "explode", "detonate", "collapse", "erupt", "burst", "crash", "derail", "capsize", "go":
		default:
			continue
		}
		x.XTag = "VBD"
		head, rel := t.toks[v].Head, t.toks[v].Rel
		for _, c := range t.kids(v) {
			if c > k || t.toks[c].Rel == "punct" && c > k {
				t.hang(c, k, t.toks[c].Rel)
			}
		}
		t.hang(k, head, rel)
		t.hang(s, k, "nsubj")
		t.hang(v, s, "acl")
		t.retag(v, "VERB", "VBN", t.toks[v].Lemma)
		return
	}
}

// hyphened makes an adjective of a verb that is half of one: "left-wing".
func (t tree) hyphened(k int) {
	x := &t.toks[k]
	if x.Tag == "VERB" && x.Rel == "amod" && k+2 < len(t.toks) && t.toks[k+1].Form == "-" && !t.toks[k+1].SpaceBefore && !t.toks[k+2].SpaceBefore {
		x.Tag, x.XTag, x.Lemma = "ADJ", "JJ", strings.ToLower(x.Form)
	}
}

// toVerb finds the verb of "threaten to [march] on the capital", which taggers
// take for a noun.
func (t tree) toVerb(k int) {
	x := &t.toks[k]
	if x.Tag != "NOUN" || x.XTag != "NN" || k < 2 || x.Rel != "obl" || x.Head < 0 || x.Head > k || t.toks[k-1].Form != "to" || t.toks[k-1].Head != k || !t.m.IsVerb(x.Form) {
		return
	}
	v := x.Head
	switch t.toks[v].Lemma {
	case "threaten", "vow", "pledge", "refuse", "promise", "plan", "seek", "decide", "want", "intend":
	default:
		return
	}
	t.retag(k, "VERB", "VB", x.Form)
	t.retag(k-1, "PART", "TO", "to")
	t.hang(k-1, k, "mark")
	x.Rel = "xcomp"
	for _, c := range t.kids(v) {
		if c > k && t.toks[c].Rel == "obl" {
			t.hang(c, k, "obl")
		}
	}
}

// plainNouns gives a verb that neither names nor appoints the sides that the
// tree takes for predicates: "The 57-year-old [thanked] Haiti".
func (t tree) plainNouns(v int) {
	switch t.toks[v].Lemma {
	case "thank", "praise", "urge", "accuse", "condemn", "blame", "attack", "visit", "meet", "arrest", "detain", "kill", "sue", "invade", "criticise", "criticize", "slam", "threaten", "support", "warn", "expel", "denounce":
	default:
		return
	}
	for _, k := range t.kids(v) {
		switch {
		case k > v && t.toks[k].Rel == "xcomp" && t.toks[k].Tag == "PROPN" && t.kid(k, "case", "cop") < 0 && t.kid(v, "obj") < 0:
			t.toks[k].Rel = "obj"
		case k < v && t.toks[k].Rel == "amod" && t.kid(k, "det") >= 0 && t.kid(v, "nsubj", "nsubj:pass") < 0:
			t.toks[k].Rel = "nsubj" // "the 57-year-old"
		}
	}
}

// realIt makes a subject of the "it" of somebody's mind, "it is willing", and
// of what somebody says, "it added that".
func (t tree) realIt(k int) {
	h := t.toks[k].Head
	if t.toks[k].Rel != "expl" || !strings.EqualFold(t.toks[k].Form, "it") || h < k || t.kid(h, "nsubj") >= 0 {
		return
	}
	if t.toks[h].Tag == "VERB" && t.kid(h, "aux:pass") < 0 {
		switch t.toks[h].Lemma {
		case "say", "add", "warn", "note", "claim", "state", "announce", "report", "stress", "insist", "argue", "explain", "declare", "allege", "confirm", "deny", "acknowledge", "admit":
			t.toks[k].Rel = "nsubj"
		}
	}
	if t.toks[h].Tag != "ADJ" {
		return
	}
	switch strings.ToLower(t.toks[h].Form) {
	case "willing", "unwilling", "ready", "prepared", "committed", "determined", "eager", "keen", "open", "grateful", "reluctant", "able", "unable",
		"opposed", "concerned", "confident", "entitled", "bound", "interested", "satisfied", "pleased", "disappointed":
		t.toks[k].Rel = "nsubj"
	}
}

// subjunctive finds the verb of "demanded that the minister [resign]", which
// taggers take for a noun.
func (t tree) subjunctive(v int) {
	switch t.toks[v].Lemma {
	case "demand", "insist", "propose", "recommend", "request", "ask", "urge", "suggest", "require", "order", "stipulate":
	default:
		return
	}
	that := -1
	for k := v + 1; k < min(len(t.toks), v+8); k++ {
		if t.toks[k].Form == "that" {
			that = k
			break
		}
	}
	if that < 0 {
		return
	}
	n := t.toks[that].Head
	if n <= that+1 || t.toks[n].Head != v || t.toks[n].Tag != "NOUN" && t.toks[n].Tag != "PROPN" || !t.m.IsVerb(t.toks[n].Form) || t.kid(n, "cop", "aux", "nsubj") >= 0 {
		return
	}
	switch phrase.Rel(t.toks[n].Rel) {
	case "obj", "ccomp", "xcomp", "obl":
	default:
		return
	}
	// The last noun before it is the subject's head.
	s := -1
	for _, k := range t.kids(n) {
		if k > that && k < n && nominal(t.toks[k].Tag) {
			s = k
		}
	}
	if s < 0 || s < n-3 {
		return
	}
	for _, k := range t.kids(n) {
		switch {
		case k < n && k > that && k != s:
			t.toks[k].Head = s
		case k > n && t.toks[k].Rel == "nmod":
			t.toks[k].Rel = "obl"
			if t.kid(k, "case") < 0 {
				t.toks[k].Rel = "obj"
			}
		}
	}
	t.retag(n, "VERB", "VB", strings.ToLower(t.toks[n].Form))
	t.hang(n, v, "ccomp")
	t.hang(s, n, "nsubj")
	t.retag(that, "SCONJ", "IN", "that")
	t.hang(that, n, "mark")
}

// amount takes "more than 100" and "at least 17" for a number: what is
// counted is the object, not a phrase with a preposition.
func (t tree) amount(k int) {
	if k < 2 || t.toks[k].Rel != "nummod" {
		return
	}
	n := t.toks[k].Head
	if n <= k || t.toks[n].Rel != "obl" || !nominal(t.toks[n].Tag) || timeWord(t.toks[n].Lemma) || timeWord(t.toks[n].Form) {
		return
	}
	v := t.toks[n].Head
	if v < 0 || v > n || t.toks[v].Tag != "VERB" || t.kid(v, "obj", "aux:pass", "xcomp", "ccomp") >= 0 {
		return
	}
	a, b := strings.ToLower(t.toks[k-2].Form), strings.ToLower(t.toks[k-1].Form)
	switch {
	case a == "at" && (b == "least" || b == "most"), (a == "more" || a == "less" || a == "fewer") && b == "than", a == "up" && b == "to", a == "many" && b == "as":
	default:
		return
	}
	for _, c := range t.kids(n) {
		if t.toks[c].Rel == "case" {
			if c != k-2 && c != k-1 {
				return
			}
			t.hang(c, k, "advmod")
		}
	}
	for _, c := range [...]int{k - 2, k - 1} {
		if h := t.toks[c].Head; h == n || h < 0 || a == "up" {
			t.hang(c, k, "advmod")
		}
	}
	t.toks[n].Rel = "obj"
}

// dayBefore parts a date from the noun behind it that swallowed it: "On March
// 2 [Russian missiles] hit the town".
func (t tree) dayBefore(q int) {
	if q < 1 || !monthName(t.toks[q-1].Form) {
		return
	}
	p := t.toks[q].Head
	if t.toks[q-1].Head == q {
	} else if t.toks[q-1].Head == p || t.toks[q].Head == q-1 {
		if t.toks[q].Head == q-1 {
			p = t.toks[q-1].Head
		}
	} else {
		return
	}
	if p <= q || p < 0 || !nominal(t.toks[p].Tag) || timeWord(t.toks[p].Form) {
		return
	}
	if y := t.toks[p].Form; t.toks[p].Tag == "NUM" && len(y) == 4 {
		return
	}
	c := -1
	for k := max(0, q-4); k < q-1; k++ {
		if t.toks[k].Head == p && t.toks[k].Rel == "case" {
			c = k
		}
	}
	if c < 0 {
		return
	}
	v := t.toks[p].Head
	if v < p || t.toks[v].Tag != "VERB" || phrase.Rel(t.toks[p].Rel) != "obl" {
		return
	}
	subject := t.kid(v, "nsubj", "nsubj:pass")
	if subject >= 0 && subject < p {
		return
	}
	t.hang(q, v, "obl")
	t.hang(q-1, q, "nmod:unmarked")
	t.hang(c, q, "case")
	if subject < 0 {
		t.toks[p].Rel = "nsubj"
		if t.kid(v, "aux:pass") >= 0 {
			t.toks[p].Rel = "nsubj:pass"
		}
		return
	}
	for k := p + 1; k < subject; k++ { // "Putin, the president, started"
		if t.toks[k].Form == "," {
			t.hang(p, v, t.toks[subject].Rel)
			t.hang(subject, p, "appos")
			return
		}
	}
}

// afterDate makes the party at token k, set off by a comma from the date that
// it was hung on, the subject of the verb that wants one: "late on April 3,
// [Anna Petrova], a minister, dismissed it".
func (t tree) afterDate(k int) {
	d := t.toks[k].Head
	if d < 0 || d >= k || !nominal(t.toks[k].Tag) || timeWord(t.toks[k].Form) || timeWord(t.toks[k].Lemma) || t.toks[k].Tag == "NUM" {
		return
	}
	switch t.toks[k].Rel {
	case "nmod:unmarked", "appos", "conj", "nmod", "flat", "obl:unmarked", "dep", "list", "parataxis":
	default:
		return
	}
	// "on an earlier occasion, Chad, Mali and Niger had said": it is the first phrase of the sentence.
	opens := t.toks[k].Rel == "appos" && t.toks[k].Tag == "PROPN" && t.toks[d].Tag == "NOUN" && phrase.Rel(t.toks[d].Rel) == "obl" && t.kid(d, "case") == 0
	if !opens && !timeWord(t.toks[d].Form) && !timeWord(t.toks[d].Lemma) && !(t.toks[d].Tag == "NUM" && (d > 0 && monthName(t.toks[d-1].Form) || d+1 < len(t.toks) && monthName(t.toks[d+1].Form) || len(t.toks[d].Form) == 4)) {
		return
	}
	if t.kid(k, "case", "cc") >= 0 {
		return
	}
	comma := false
	for j := d + 1; j < k; j++ {
		switch {
		case t.toks[j].Form == ",":
			comma = true
		case t.toks[j].Tag == "VERB" || t.toks[j].Tag == "ADP" && t.toks[j].Head != d:
			return
		}
	}
	if !comma {
		return
	}
	v := d
	for n := 0; n < 5 && v >= 0; n++ {
		v = t.toks[v].Head
		if v > k && t.toks[v].Tag == "VERB" {
			break
		}
	}
	if v <= k || !t.finite(v) || t.kid(v, "nsubj", "nsubj:pass", "csubj", "expl", "mark") >= 0 || t.below(v, k) {
		return
	}
	rel := "nsubj"
	if t.kid(v, "aux:pass") >= 0 {
		rel = "nsubj:pass"
	}
	t.hang(k, v, rel)
}

// sign gives what hangs on a bullet or another sign to the sign's governor.
func (t tree) sign(i int) {
	rel := phrase.Rel(t.toks[i].Rel)
	if rel == "punct" {
		return
	}
	kids := t.kids(i)
	for _, k := range kids {
		if t.toks[k].Tag == "PUNCT" {
			continue
		}
		head := t.toks[i].Head
		if head >= 0 && t.below(head, k) {
			return
		}
		t.hang(k, head, t.toks[i].Rel)
		t.hang(i, k, "punct")
		for _, j := range kids {
			if j != k {
				t.toks[j].Head = k
			}
		}
		return
	}
}

// saidBehind puts the verb of saying behind a quotation over it where the
// speaker was made a second subject of what is said: "… must be punished,"
// [Anna Petrova], a minister, [said].
func (t tree) saidBehind(v int) {
	k := -1
	for j := v + 1; j < min(len(t.toks), v+near); j++ {
		if t.toks[j].Head == v && phrase.Rel(t.toks[j].Rel) == "nsubj" {
			k = j
			break
		}
	}
	if k < 0 || t.toks[k].Tag != "PROPN" && t.toks[k].Tag != "NOUN" {
		return
	}
	mark := false
	for j := v + 1; j < k; j++ {
		mark = mark || t.toks[j].Tag == "PUNCT"
	}
	if !mark {
		return
	}
	for _, w := range t.kids(v) {
		if w <= k || t.toks[w].Tag != "VERB" || !t.finite(w) || t.kid(w, "mark") >= 0 {
			continue
		}
		switch t.toks[w].Rel {
		case "advcl", "parataxis", "ccomp", "conj", "xcomp":
		default:
			continue
		}
		s := t.kid(w, "nsubj")
		if s >= 0 && s < k {
			continue
		}
		t.hang(w, t.toks[v].Head, t.toks[v].Rel)
		t.hang(v, w, "ccomp")
		t.hang(k, w, "nsubj")
		if s > k {
			t.hang(s, k, "appos")
		}
		return
	}
}

// saidLast gives a verb of saying at the end its subject where that was hung on
// the noun before the comma: "killed two soldiers, [officials] said".
func (t tree) saidLast(v int) {
	switch t.toks[v].Lemma {
	case "say", "tell", "report", "announce", "confirm", "claim", "add", "write":
	default:
		return
	}
	if v < 4 || !t.finite(v) || t.kid(v, "nsubj", "nsubj:pass", "mark") >= 0 {
		return
	}
	k := v - 1 // the head of the phrase before the verb
	for n := 0; n < 8 && t.toks[k].Head > k-8 && t.toks[k].Head < v && t.toks[k].Head >= 0 && !t.comma(min(k, t.toks[k].Head), max(k, t.toks[k].Head)); n++ {
		k = t.toks[k].Head
	}
	if !nominal(t.toks[k].Tag) || t.kid(k, "case") >= 0 {
		return
	}
	switch t.toks[k].Rel {
	case "appos", "conj", "dep", "list", "nmod:unmarked", "obl:unmarked", "nmod:desc", "parataxis":
	default:
		return
	}
	first := k
	for _, j := range t.kids(k) {
		if t.toks[j].Form == "and" || t.toks[j].Form == "or" {
			return
		}
		if t.toks[j].Tag != "PUNCT" {
			first = min(first, j)
		}
	}
	if first == 0 || t.toks[first-1].Form != "," || t.toks[k].Head >= first {
		return
	}
	u := t.toks[k].Head // the verb of what is said
	for n := 0; n < 30 && u >= 0 && !(t.toks[u].Tag == "VERB" && t.toks[v].Head == u); n++ {
		u = t.toks[u].Head
	}
	if u < 0 {
		return
	}
	t.hang(v, t.toks[u].Head, t.toks[u].Rel)
	t.hang(u, v, "ccomp")
	t.hang(k, v, "nsubj")
}

// comma reports whether a comma stands between two tokens.
func (t tree) comma(i, j int) bool {
	for ; i < j; i++ {
		if t.toks[i].Form == "," {
			return true
		}
	}
	return false
}

// hostage makes the noun before "hostage" the object of "took 200 [people]
// hostage" where it was taken for a part of its name.
func (t tree) hostage(n int) {
	switch t.toks[n].Form {
	case "hostage", "captive", "prisoner":
	default:
		return
	}
	v := t.toks[n].Head
	if v < 0 || v > n || t.toks[v].Tag != "VERB" || t.toks[n].Rel != "obj" {
		return
	}
	switch t.toks[v].Lemma {
	case "take", "hold", "keep", "seize":
	default:
		return
	}
	k := n - 1
	if t.toks[k].Head != n || !nominal(t.toks[k].Tag) || t.toks[k].Rel != "compound" && t.toks[k].Rel != "nummod" {
		return
	}
	for _, j := range t.kids(n) {
		if j < k {
			t.toks[j].Head = k
		}
	}
	t.hang(k, v, "obj")
	t.hang(n, v, "xcomp")
}

// agent gives a participle the phrase with "by" that was hung on the noun
// before it: "missiles [shot] down [by the army]".
func (t tree) agent(v int) {
	if t.toks[v].XTag != "VBN" || t.toks[v].Rel != "acl" {
		return
	}
	n := t.toks[v].Head
	if n < 0 || n > v || t.kid(v, "obl:agent", "obj") >= 0 {
		return
	}
	for k := v + 1; k < min(len(t.toks), v+near) && t.toks[k].Form != ","; k++ {
		if t.toks[k].Head == n && t.toks[k].Rel == "nmod" && nominal(t.toks[k].Tag) && !timeWord(t.toks[k].Form) {
			if c := t.kid(k, "case"); c > v && t.toks[c].Form == "by" {
				t.hang(k, v, "obl:agent")
			}
			return
		}
	}
}

// byWhom makes the agent of a passive of what was hung on it as an object, the
// "by" in front: "was received [by Pope Francis]".
func (t tree) byWhom(v int) {
	if t.kid(v, "nsubj:pass", "aux:pass") < 0 || t.kid(v, "obl:agent") >= 0 {
		return
	}
	by := -1
	for i := v + 1; i < min(len(t.toks), v+4) && by < 0; i++ {
		if t.toks[i].Form == "by" && t.toks[i].Tag == "ADP" {
			by = i
		} else if t.toks[i].Tag != "ADV" && t.toks[i].Tag != "ADP" {
			return
		}
	}
	if by < 0 {
		return
	}
	for _, k := range t.kids(v) {
		if k <= by {
			continue
		}
		if rel := phrase.Rel(t.toks[k].Rel); (rel == "obj" || rel == "nsubj" || rel == "iobj" || rel == "xcomp") && nominal(t.toks[k].Tag) && !timeWord(t.toks[k].Form) {
			t.hang(k, v, "obl:agent")
			t.hang(by, k, "case")
		}
		return
	}
}

// ownVerb finds the verb of a clause whose last subject word was made the
// predicate: "the envoys of 27 [countries] approved sanctions", with envoys
// the subject of countries and approved a modifier of sanctions.
func (t tree) ownVerb(n int) {
	s := t.kid(n, "nsubj")
	if s < 0 || s > n || t.kid(n, "cop", "aux") >= 0 {
		return
	}
	for o := n + 2; o < min(len(t.toks), n+12); o++ {
		if t.toks[o].Head != n || !nominal(t.toks[o].Tag) || t.kid(o, "case") >= 0 {
			continue
		}
		if rel := t.toks[o].Rel; rel != "obj" && rel != "obl" && rel != "conj" && rel != "appos" && rel != "nmod" {
			return
		}
		v := t.kid(o, "amod")
		if v <= n || v > o || t.toks[v].Tag != "VERB" || t.toks[v].XTag != "VBN" && t.toks[v].XTag != "VBD" {
			return
		}
		t.toks[v].XTag = "VBD"
		t.hang(v, t.toks[n].Head, t.toks[n].Rel)
		for _, k := range t.kids(n) {
			if k > v || k < s && phrase.Rel(t.toks[k].Rel) != "case" || t.toks[k].Rel == "punct" {
				t.toks[k].Head = v
			}
		}
		t.hang(o, v, "obj")
		t.hang(s, v, "nsubj")
		t.hang(n, s, "nmod")
		return
	}
}

// finite reports whether the verb, or its auxiliary, is finite.
func (t tree) finite(v int) bool {
	switch t.toks[v].XTag {
	case "VBD", "VBZ", "VBP":
		return true
	}
	a := t.kid(v, "aux", "aux:pass")
	return a >= 0 && a < v
}

func monthName(form string) bool {
	switch form {
	case "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December":
		return true
	}
	return false
}

// timeWord reports whether a noun tells a time.
func timeWord(form string) bool {
	if monthName(form) {
		return true
	}
	switch strings.ToLower(form) {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tomorrow", "tonight",
		"day", "week", "month", "year", "night", "morning", "afternoon", "evening", "hour", "minute", "second", "weekend", "decade", "century", "time",
		"days", "weeks", "months", "years", "nights", "hours", "minutes", "seconds", "decades", "percent", "%":
		return true
	}
	return false
}

// saidOn gives what is said the clause coordinated with it that was hung on
// the verb of saying: after a past verb a clause in the present tense is told
// by the speaker, not by the text ("said that the accord is dead, and its
// authors [know] it").
func (t tree) saidOn(v int) {
	if t.toks[v].XTag != "VBD" {
		return
	}
	what := -1
	for _, k := range t.kids(v) {
		switch {
		case k > v && phrase.Rel(t.toks[k].Rel) == "ccomp" && t.kid(k, "mark") >= 0:
			what = k
		case what >= 0 && k > what && t.toks[k].Rel == "conj" && t.kid(k, "nsubj", "nsubj:pass") > what && t.present(k):
			t.toks[k].Head = what
		}
	}
}

// present reports whether the first finite word of a predicate is in the
// present tense or a modal verb.
func (t tree) present(k int) bool {
	for _, j := range t.kids(k) {
		if rel := phrase.Rel(t.toks[j].Rel); (rel == "aux" || rel == "cop") && j < k {
			return t.toks[j].XTag == "VBZ" || t.toks[j].XTag == "VBP" || t.toks[j].XTag == "MD"
		}
	}
	return t.toks[k].XTag == "VBZ" || t.toks[k].XTag == "VBP"
}

// beforeSum makes an object of its own of a noun that was made part of the sum
// or span behind it, which no part of a noun stands before: "gave the envoy [48
// hours]", "lent Tonga [$2 million]".
func (t tree) beforeSum(n int) {
	v := t.toks[n].Head
	if v < 0 || v > n || t.toks[n].Rel != "obj" || t.toks[v].Tag != "VERB" || t.kid(v, "iobj") >= 0 {
		return
	}
	sum := n // where the sum begins
	for _, k := range t.kids(n) {
		if t.toks[k].Rel == "nummod" && k < n {
			sum = k
			break
		}
	}
	if sum == n && t.toks[n].Tag != "SYM" {
		return
	}
	c := -1
	for _, k := range t.kids(n) {
		if k > v && k < sum && (t.toks[k].Rel == "compound" || t.toks[k].Rel == "nmod:unmarked") && nominal(t.toks[k].Tag) {
			c = k
		}
	}
	if c < 0 {
		return
	}
	for _, k := range t.kids(n) {
		if k < c {
			t.toks[k].Head = c
		}
	}
	t.hang(c, v, "iobj")
}

// roles are the words before a name that are taken for a phrase of their own.
var roles = map[string]bool{"leader": true, "president": true, "minister": true, "premier": true, "chancellor": true, "spokesman": true,
	"spokeswoman": true, "commander": true, "chief": true, "ambassador": true, "envoy": true, "governor": true, "mayor": true, "senator": true,
	"activist": true, "journalist": true, "candidate": true, "lawyer": true, "politician": true, "cleric": true, "dissident": true, "general": true,
	"group": true, "company": true, "firm": true, "giant": true, "newspaper": true, "broadcaster": true, "militia": true, "carmaker": true, "bank": true, "operator": true, "agency": true, "airline": true,
	"colonel": true, "lawmaker": true, "deputy": true, "negotiator": true, "secretary": true, "king": true, "prince": true, "blogger": true}

// titled gives a name the place of the title right before it, where the name
// was made an object of its own: "detained two aides of opposition leader
// [Anna Petrova]".
func (t tree) titled(k int) {
	if k == 0 || t.toks[k].Tag != "PROPN" || !roles[t.toks[k-1].Lemma] || t.toks[k-1].Tag != "NOUN" {
		return
	}
	n := k - 1
	if rel := t.toks[k].Rel; rel != "obj" && rel != "nsubj" && rel != "obl" && rel != "iobj" && rel != "nmod:unmarked" && rel != "obl:unmarked" && rel != "dep" && rel != "xcomp" {
		return
	}
	if t.toks[n].Head < 0 || t.toks[n].Head == k || t.kid(k, "case", "det") >= 0 || t.below(t.toks[n].Head, k) {
		return
	}
	t.hang(k, t.toks[n].Head, t.toks[n].Rel)
	t.hang(n, k, "nmod:desc")
	for _, j := range t.kids(n) {
		if rel := phrase.Rel(t.toks[j].Rel); rel == "case" || rel == "cc" || t.toks[j].Tag == "PUNCT" || rel == "conj" {
			t.toks[j].Head = k
		}
	}
}

// shotDead gives a verb its object where that was hung on the state that it is
// left in: "shot dead [six protesters]".
func (t tree) shotDead(v int) {
	d := t.kid(v, "xcomp")
	if d < 0 || d != v+1 || t.toks[d].Tag != "ADJ" || t.kid(v, "obj", "nsubj:pass") >= 0 {
		return
	}
	for _, k := range t.kids(d) {
		if rel := phrase.Rel(t.toks[k].Rel); k > d && (rel == "obl" || rel == "obj" || rel == "nsubj") && nominal(t.toks[k].Tag) && t.kid(k, "case") < 0 && !timeWord(t.toks[k].Form) {
			t.hang(k, v, "obj")
			return
		}
	}
}

// shotToDeath gives a verb its object where that was hung on the death: "shot
// to death [the mayor of Celaya]".
func (t tree) shotToDeath(v int) {
	if v+3 >= len(t.toks) || t.toks[v+1].Form != "to" || t.toks[v+2].Form != "death" || t.kid(v, "obj", "nsubj:pass") >= 0 {
		return
	}
	k := t.toks[v+2].Head
	if k == v {
		k = -1
		for _, o := range t.kids(v + 2) {
			if o > v+2 && nominal(t.toks[o].Tag) && t.kid(o, "case") < 0 {
				k = o
				break
			}
		}
	}
	if k <= v+2 || t.toks[k].Head != v && t.toks[k].Head != v+2 || !nominal(t.toks[k].Tag) {
		return
	}
	t.hang(k, v, "obj")
	t.hang(v+2, v, "obl")
	t.hang(v+1, v+2, "case")
}

// fightingBrokeOut makes a noun of a verb in -ing that is the subject of
// another and has nothing of its own: "[Fighting] broke out".
func (t tree) fightingBrokeOut(v int) {
	if t.toks[v].Rel != "nsubj" || t.toks[v].XTag != "VBG" || t.kid(v, "obj", "nsubj", "aux", "xcomp", "ccomp", "compound:prt") >= 0 || v+1 >= len(t.toks) || t.toks[v+1].Tag != "VERB" && t.toks[v+1].Tag != "AUX" && t.toks[v+1].Tag != "ADP" {
		return
	}
	t.retag(v, "NOUN", "NN", strings.ToLower(t.toks[v].Form))
}

// crowdThat gives a verb in -ing that tells what a crowd wants to the crowd
// right before it, where it was given to the verb that tells what was done to
// them: "fired tear gas at demonstrators [demanding] his release".
func (t tree) crowdThat(v int) {
	h := t.toks[v].Head
	if t.toks[v].Rel != "advcl" || t.toks[v].XTag != "VBG" || v == 0 || h < 0 || h >= v-1 || t.kid(v, "mark", "nsubj") >= 0 {
		return
	}
	n := v - 1
	if t.toks[n].Tag != "NOUN" || t.toks[n].Head < 0 || t.toks[n].Rel == "nsubj" || t.toks[n].Rel == "nsubj:pass" {
		return
	}
	switch strings.ToLower(t.toks[n].Lemma) {
	case "demonstrator", "protester", "protestor", "marcher", "crowd", "worker", "student", "activist", "people", "resident", "supporter", "rioter", "striker", "teacher", "farmer", "miner":
	default:
		return
	}
	switch strings.ToLower(t.toks[v].Lemma) {
	case "demand", "protest", "call", "chant", "seek", "march", "rally", "gather", "oppose", "shout", "throw", "block", "celebrate", "commemorate", "mark", "try", "attempt":
		t.hang(v, n, "acl")
	}
}

// shownDoing gives a verb in -ing to the object of a verb that shows it:
// "videos show a cutter [using] water cannon".
func (t tree) shownDoing(v int) {
	h := t.toks[v].Head
	if t.toks[v].Rel != "advcl" || t.toks[v].XTag != "VBG" || h < 0 || h >= v || t.kid(v, "mark", "nsubj") >= 0 || v > 0 && t.toks[v-1].Tag == "PUNCT" && t.toks[v-1].Form == "," {
		return
	}
	switch strings.ToLower(t.toks[h].Lemma) {
	case "show", "see", "film", "capture", "depict", "picture", "watch", "hear":
		if n := t.kid(h, "obj"); n > h && n < v {
			t.hang(v, n, "acl")
		}
	}
}

// owner makes the owner of what follows of a noun with 's that was made a
// member of the list: "Togo's king and [Chad's] president".
func (t tree) owner(i int) {
	k := t.toks[i].Head
	if k < 0 || k > i || t.toks[k].Rel != "conj" || !nominal(t.toks[k].Tag) {
		return
	}
	for n := i + 1; n < min(len(t.toks), i+5); n++ {
		switch {
		case nominal(t.toks[n].Tag) && t.toks[n].Head == t.toks[k].Head:
			t.hang(k, n, "nmod:poss")
			return
		case t.toks[n].Tag != "ADJ" && t.toks[n].Tag != "NUM" && !nominal(t.toks[n].Tag):
			return
		}
	}
}

// caseUp gives a preposition that was hung on the first part of a name to the
// name: "[in] West Nile province".
func (t tree) caseUp(k int) {
	h := t.toks[k].Head
	if h <= k || t.toks[h].Rel != "compound" || t.toks[k].Tag != "ADP" {
		return
	}
	n := t.toks[h].Head
	for n > h && t.toks[n].Rel == "compound" && t.toks[n].Head > n {
		n = t.toks[n].Head
	}
	if n <= h || !nominal(t.toks[n].Tag) || t.kid(n, "case") >= 0 {
		return
	}
	t.toks[k].Head = n
}

// thatSays makes what is said, asked or agreed of a clause with "that" that was
// taken for an adverbial: "repeated its demand today [that Israel leave]".
func (t tree) thatSays(k int) {
	if t.toks[k].Rel != "advcl" || t.toks[k].Head < 0 || t.toks[k].Head > k || t.toks[t.toks[k].Head].Tag != "VERB" {
		return
	}
	m := t.kid(k, "mark")
	if m < 1 || t.toks[m].Form != "that" || t.kid(t.toks[k].Head, "ccomp") >= 0 {
		return
	}
	switch strings.ToLower(t.toks[m-1].Form) {
	case "so", "such", "now", "provided", "given", "in", "except", "only", "but", "on", "condition":
		return
	}
	t.toks[k].Rel = "ccomp"
}

// secondObject takes a noun behind a preposition and behind an object for no
// object: "paid compensation [to 67 elderly citizens]".
func (t tree) secondObject(k int) {
	if t.toks[k].Rel != "obj" {
		return
	}
	c := t.kid(k, "case")
	if n := t.kid(k, "nummod"); c < 0 && n >= 0 { // "to" of the number
		c = t.kid(n, "case")
	}
	if c < 2 || c > k || t.toks[c].Tag != "ADP" || t.toks[c-1].Form == "up" || t.toks[c-1].Form == "close" || t.toks[c-1].Tag == "NUM" {
		return
	}
	for _, o := range t.kids(t.toks[k].Head) {
		if o > t.toks[k].Head && o < c && t.toks[o].Rel == "obj" {
			t.toks[k].Rel = "obl"
			t.hang(c, k, "case")
			return
		}
	}
}

// theDayBefore makes a time of "the day before" that was taken for an object.
func (t tree) theDayBefore(k int) {
	if t.toks[k].Rel != "obj" || !timeWord(t.toks[k].Form) || k+1 >= len(t.toks) || t.kid(k, "nummod", "amod") >= 0 {
		return
	}
	switch t.toks[k+1].Form {
	case "before", "after", "earlier", "later", "ago":
		t.toks[k].Rel = "obl:unmarked"
	}
}

// doneBy makes a participle of the noun before the comma of a verb that was
// joined to another without "and", where somebody is named who did it: "called
// Mukachevo, [shelled by bandits], a fortress".
func (t tree) doneBy(v int) {
	if v < 2 || t.toks[v].Rel != "conj" || t.toks[v-1].Form != "," || !nominal(t.toks[v-2].Tag) || t.toks[v].XTag != "VBD" && t.toks[v].XTag != "VBN" ||
		t.kid(v, "cc", "nsubj", "nsubj:pass", "aux", "aux:pass") >= 0 {
		return
	}
	by := -1
	for _, k := range t.kids(v) {
		switch rel := t.toks[k].Rel; {
		case rel == "obj":
			return
		case k > v && (rel == "obl" || rel == "obl:agent") && nominal(t.toks[k].Tag) && !timeWord(t.toks[k].Form):
			if c := t.kid(k, "case"); c >= 0 && t.toks[c].Form == "by" {
				by = k
			}
		}
	}
	n := v - 2
	for t.toks[n].Head >= 0 && t.toks[n].Head < n && (t.toks[n].Rel == "flat" || t.toks[n].Rel == "compound") {
		n = t.toks[n].Head
	}
	if by < 0 || t.below(t.toks[v].Head, n) {
		return
	}
	for _, k := range t.kids(v) {
		if k < v-1 {
			t.toks[k].Head = t.toks[v].Head
		}
	}
	if t.below(n, v) {
		return
	}
	t.toks[v].XTag = "VBN"
	t.hang(v, n, "acl")
	t.hang(by, v, "obl:agent")
}

// objectBefore makes a noun the object of the verb right before it where it was
// taken for the subject of the participle behind: "police detained [450
// suspects] linked to the group".
func (t tree) objectBefore(p int) {
	v := t.toks[p].Head
	if t.toks[p].XTag != "VBN" && t.toks[p].XTag != "VBD" || t.toks[p].Rel != "advcl" || v < 0 || v >= p || t.toks[v].Tag != "VERB" || t.kid(v, "obj", "ccomp", "xcomp", "nsubj:pass", "aux:pass") >= 0 ||
		t.kid(p, "mark", "aux", "aux:pass", "obj", "cop") >= 0 {
		return
	}
	n := t.kid(p, "nsubj:pass", "nsubj")
	if n < v || n >= p || !nominal(t.toks[n].Tag) {
		return
	}
	for k := v + 1; k < p; k++ {
		if !t.below(k, n) || t.toks[k].Tag == "PUNCT" && t.toks[k].Form != "-" {
			return
		}
	}
	t.hang(n, v, "obj")
	t.toks[p].XTag = "VBN"
	for _, k := range t.kids(p) { // "in raids on Sunday" is told of the verb
		if c := t.kid(k, "case"); k > p && t.toks[k].Rel == "obl" && c >= 0 && (t.toks[c].Form == "in" || t.toks[c].Form == "on" || t.toks[c].Form == "during") {
			t.toks[k].Head = v
		}
	}
	t.hang(p, n, "acl")
}

// pastRelative gives a verb that follows a relative clause between commas back
// to the verb before that clause: "the opposition rejected the results, which
// confirmed the majority, [and called] for a new vote", "voiced alarm at what it
// called a pattern, [and urged]".
func (t tree) pastRelative(c int) {
	r := t.toks[c].Head
	if t.toks[c].Rel != "conj" || r < 2 || r > c || t.toks[r].Rel != "acl:relcl" || t.kid(c, "nsubj", "nsubj:pass", "aux", "aux:pass") >= 0 {
		return
	}
	and := t.kid(c, "cc")
	if and < 1 || and > c || and < c-2 || t.toks[and].Form != "and" || t.toks[and-1].Form != "," {
		return
	}
	n := t.toks[r].Head
	if n < 0 || n > r {
		return
	}
	which := -1
	if t.toks[n].Form == "what" {
		which = n
	}
	for k := n + 1; k < r; k++ {
		if t.toks[k].Form == "which" && t.toks[k].Head == r && t.toks[k-1].Form == "," {
			which = k
		}
	}
	v := n
	for v >= 0 && t.toks[v].Tag != "VERB" {
		if rel := t.toks[v].Rel; rel == "nsubj" || rel == "nsubj:pass" {
			return
		}
		v = t.toks[v].Head
	}
	if which < 0 || v < 0 || v > n || t.kid(v, "nsubj") < 0 || t.toks[c].XTag != "VBD" && t.toks[c].XTag != "VBN" && t.toks[c].XTag != t.toks[v].XTag {
		return
	}
	switch t.toks[c].Lemma { // what somebody does, not what a thing does
	case "call", "urge", "say", "demand", "ask", "accuse", "condemn", "criticize", "criticise", "warn", "vow", "pledge", "promise", "praise", "thank", "reject", "deny", "express", "announce",
		"denounce", "blame", "threaten", "arrest", "detain", "meet", "visit", "sign", "agree", "order", "stress", "reiterate", "invite", "welcome", "hail", "appeal", "insist", "recall", "summon":
	default:
		return
	}
	if t.toks[v].XTag == "VBN" && t.toks[c].XTag == "VBD" || t.toks[v].XTag == "VBD" && t.toks[c].XTag == "VBN" {
		t.toks[c].XTag = t.toks[v].XTag
	}
	t.toks[c].Head = v
}

package annotate

import (
	"strings"

	"github.com/readout-events/readout/internal/phrase"
)

// heldApart makes an auxiliary of a "have" that was taken for the verb, where a
// participle follows that shares its subject: "had last week [held] out a hand",
// "have each [massed] troops", "has [opposed] sanctions".
func (t tree) heldApart(h int) {
	if rel := phrase.Rel(t.toks[h].Rel); rel == "aux" || t.kid(h, "nsubj") < 0 {
		return
	}
	v := t.afterHave(h)
	if v < 0 || t.kid(v, "nsubj", "nsubj:pass", "aux", "aux:pass", "mark") >= 0 {
		return
	}
	o := t.toks[v].Head
	switch {
	case o == h && (t.toks[v].Rel == "ccomp" || t.toks[v].Rel == "xcomp") && t.kid(h, "obj") < 0:
		t.heldBy(h, v)
	case o > v && t.toks[v].Rel == "amod" && t.toks[o].Head == h && t.toks[o].Rel == "obj" && t.toks[o].Tag != "PROPN":
		t.heldBy(h, v)
		t.hang(o, v, "obj")
	}
}

// afterHave finds the participle of "have" at token h: behind it stand only
// adverbs, "each" and "both", and words of time. An adjective beside them makes
// sure that the noun behind the participle is not what somebody has: "has armed
// guards", but "has opposed sanctions". It returns -1 where there is none.
func (t tree) afterHave(h int) int {
	apart := false
	for v := h + 1; v < min(len(t.toks)-1, h+6); v++ {
		k := &t.toks[v]
		form := strings.ToLower(k.Form)
		switch {
		case form == "opposed" && k.Rel == "amod":
			t.retag(v, "VERB", "VBN", "oppose")
			return v
		case k.Tag == "VERB" && (k.XTag == "VBN" || k.XTag == "VBD") && (apart || k.Rel != "amod" || rarelyAdjective(k.Lemma)):
			return v
		case k.Tag == "ADV" || k.Form == "not":
		case form == "each" || form == "both":
			apart = true
		case timeWord(form) || form == "last" || form == "this" || form == "the" || form == "earlier" || k.Tag == "NUM":
			apart = apart || form == "last" || form == "this" || timeWord(form)
		default:
			return -1
		}
	}
	return -1
}

// rarelyAdjective reports whether the participle of a verb is seldom put before
// a noun as an adjective.
func rarelyAdjective(lemma string) bool {
	switch lemma {
	case "oppose", "mass", "amass", "urge", "back", "deploy", "expel", "reject", "condemn", "boycott", "accuse", "denounce", "shell", "bomb", "recall", "summon", "halt", "slap", "lodge", "raid",
		"arrest", "execute", "criticise", "criticize", "defend", "welcome", "praise", "veto", "resist", "resume", "rebuff", "decry", "endorse", "lift", "tighten", "step", "bolster":
		return true
	}
	return false
}

// heldBy gives the place of an auxiliary h and its dependents to the verb v.
func (t tree) heldBy(h, v int) {
	t.retag(h, "AUX", t.toks[h].XTag, "have")
	t.toks[v].XTag = "VBN"
	t.hang(v, t.toks[h].Head, t.toks[h].Rel)
	for k := range t.toks {
		if t.toks[k].Head == h && k != v {
			t.toks[k].Head = v
		}
	}
	for k := h + 1; k < v; k++ {
		if head := t.toks[k].Head; head > v && (strings.EqualFold(t.toks[k].Form, "each") || strings.EqualFold(t.toks[k].Form, "both")) {
			t.hang(k, v, "advmod")
		}
	}
	t.hang(h, v, "aux")
}

// setFree gives "free" back to the verb that sets, and "open" to the one that
// breaks, where it was taken for an adjective of what stands behind: "has set
// [free] 18 people", "broke [open] two prisons".
func (t tree) setFree(v int) {
	o := -1
	if v+1 < len(t.toks) && t.toks[v+1].Rel == "amod" {
		o = t.toks[v+1].Head
	}
	if o > v+1 && (t.toks[v].Lemma == "set" && t.toks[v+1].Form == "free" || t.toks[v].Lemma == "break" && t.toks[v+1].Form == "open") && t.toks[o].Head == v && t.toks[o].Rel == "obj" {
		t.hang(v+1, v, "xcomp")
	}
}

// nextDeed joins a verb of the past behind a comma to the verb before the comma
// whose subject it shares, where it was taken for a second thing that is said:
// "said gunmen stormed the house, [looted] it and left".
func (t tree) nextDeed(v int) {
	h := t.toks[v].Head
	if t.toks[v].Rel != "ccomp" || t.toks[v].XTag != "VBD" || h < 0 || h > v || t.kid(v, "nsubj", "nsubj:pass", "aux", "aux:pass", "mark", "cop", "expl", "csubj") >= 0 {
		return
	}
	c := v - 1
	for c > h && t.toks[c].Tag == "ADV" {
		c--
	}
	if c <= h || t.toks[c].Form != "," {
		return
	}
	for p := c - 1; p > h; p-- {
		if t.toks[p].Tag != "VERB" || t.toks[p].XTag != "VBD" || t.kid(p, "nsubj") < 0 {
			continue
		}
		if rel := t.toks[p].Rel; t.below(p, h) && (rel == "ccomp" || rel == "advcl" || rel == "conj") {
			t.hang(v, p, "conj")
		}
		return
	}
}

// alsoBare hangs a bare infinitive on the infinitive before it, where it was
// made a second verb beside one of the past: "urged Togo to stop the shelling,
// [stop] the raids and leave".
func (t tree) alsoBare(v int) {
	h := t.toks[v].Head
	if t.toks[v].Rel != "conj" || t.toks[v].XTag != "VB" || h < 0 || h > v || t.kid(v, "nsubj", "nsubj:pass", "aux", "aux:pass", "mark", "cop") >= 0 {
		return
	}
	if x := t.toks[h].XTag; x != "VBD" && x != "VBZ" || t.kid(h, "aux") >= 0 {
		return
	}
	for x := v - 1; x > h; x-- {
		if t.toks[x].Head == h && t.toks[x].Rel == "xcomp" && t.toMark(x) >= 0 && t.toks[x].Tag == "VERB" {
			t.hang(v, x, "conj")
			return
		}
	}
}

// nextPresent joins a verb of the present behind a comma to the verb before the
// comma, where it was taken for a clause about the noun between them though no
// pronoun begins one: "the move violates the treaty, grossly [interferes] in".
func (t tree) nextPresent(v int) {
	n := t.toks[v].Head
	if t.toks[v].Rel != "acl:relcl" || t.toks[v].XTag != "VBZ" || n < 1 || n > v || t.kid(v, "nsubj", "nsubj:pass", "aux", "aux:pass", "mark") >= 0 {
		return
	}
	comma := false
	for k := n + 1; k < v; k++ {
		switch strings.ToLower(t.toks[k].Form) {
		case "that", "which", "who", "whose", "whom", "what":
			return
		case ",":
			comma = true
		}
	}
	g := n
	for n := 0; g >= 0 && t.toks[g].Tag != "VERB" && n < 20; n++ {
		if phrase.Rel(t.toks[g].Rel) == "nsubj" {
			return
		}
		g = t.toks[g].Head
	}
	if comma && g >= 0 && g < n && t.toks[g].XTag == "VBZ" {
		t.hang(v, g, "conj")
	}
}

// whatItSaid puts what something is said to be in the place of the "what" that
// stands for it: "fired what it said was a [rocket]" fires a rocket.
func (t tree) whatItSaid(w int) {
	if !strings.EqualFold(t.toks[w].Form, "what") || t.toks[w].Head < 0 {
		return
	}
	v := t.kid(w, "acl:relcl")
	if v < w || t.kid(v, "nsubj") < w {
		return
	}
	n := t.kid(v, "ccomp")
	if n < v || t.toks[n].Tag != "NOUN" || t.kid(n, "nsubj") >= 0 || t.kid(n, "mark", "aux") >= 0 {
		return
	}
	be := t.kid(n, "cop")
	if be != v+1 {
		return
	}
	t.hang(n, t.toks[w].Head, t.toks[w].Rel)
	for _, k := range t.kids(w) {
		if k < w {
			t.toks[k].Head = n
		}
	}
	t.hang(v, n, "acl:relcl")
	t.hang(w, v, "obj")
	t.hang(be, v, "dep")
}

// particle gives a verb the particle right behind it that was hung on the number
// of its object: "took [in] 300 activists", "turning [away] two Syrians".
func (t tree) particle(v int) {
	k := v + 1
	if k+1 >= len(t.toks) || t.toks[k].Rel != "advmod" || t.toks[k].Tag != "ADP" && t.toks[k].Tag != "ADV" {
		return
	}
	switch t.toks[k].Form {
	case "in", "out", "away", "back", "off", "down", "up", "home":
	default:
		return
	}
	if n := t.toks[k].Head; n > k && t.toks[n].Tag == "NUM" && t.toks[n].Rel == "nummod" && t.toks[n].Head > n && t.toks[t.toks[n].Head].Head == v {
		t.hang(k, v, "compound:prt")
	}
}

// ablaze makes an adjective of "ablaze" that was taken for the object of the verb
// that sets, and the object of the noun before it: "set a depot [ablaze]".
func (t tree) ablaze(v int) {
	switch t.toks[v].Lemma {
	case "set", "leave":
	default:
		return
	}
	o := t.kid(v, "obj")
	if o < v+2 || t.toks[o].Form != "ablaze" && t.toks[o].Form != "alight" {
		return
	}
	n := t.kid(o, "compound")
	if n != o-1 {
		return
	}
	for _, k := range t.kids(o) {
		if k < n {
			t.toks[k].Head = n
		}
	}
	t.hang(n, v, "obj")
	t.hang(o, v, "xcomp")
	t.retag(o, "ADJ", "JJ", t.toks[o].Form)
}

// talksBreak makes the subject of what follows of the talks or allies of a
// headline that were taken for its verb: "Ethiopia, Somalia [talks] collapse in
// Ankara", "NATO [allies] pledge jets".
func (t tree) talksBreak(v int) {
	if v+1 >= len(t.toks) || t.toks[v].Head >= 0 || t.toks[v].Form != "talks" && t.toks[v].Form != "allies" || strings.ContainsAny(t.toks[len(t.toks)-1].Form, ".?!") {
		return
	}
	b, s := v+1, t.kid(v, "nsubj")
	if s < 0 || t.toks[v].Form == "talks" && t.kid(s, "conj") < 0 && t.kid(s, "compound") < 0 || t.toks[b].Head != v || t.toks[b].Tag != "NOUN" || t.toks[b].XTag != "NN" || !t.m.IsVerb(strings.ToLower(t.toks[b].Form)) || t.kid(b, "det", "amod", "compound", "case") >= 0 {
		return
	}
	if o := t.kid(b, "appos"); o > b { // "allies pledge [jets]"
		t.toks[o].Rel = "obj"
	}
	t.retag(b, "VERB", "VBP", strings.ToLower(t.toks[b].Form))
	t.retag(v, "NOUN", "NNS", map[string]string{"talks": "talk", "allies": "ally"}[t.toks[v].Form])
	t.hang(b, -1, "root")
	for _, k := range t.kids(v) {
		if k > v && k != b {
			t.toks[k].Head = b
		}
	}
	t.hang(v, b, "nsubj")
	t.hang(s, v, "compound")
}

// sharedRole makes one phrase of two states with a comma between them and the
// role that both have, where only the second state was given it: "[Serbia],
// Kosovo leaders fail to agree". It reports whether token k was such a role.
func (t tree) sharedRole(k int) bool {
	p, n := t.toks[k].Head, len(t.toks)
	if t.toks[k].Rel != "conj" || t.toks[k].XTag != "NNS" || p < 0 || p > k || t.toks[p].Rel != "nsubj" || t.toks[p].Tag != "PROPN" || strings.ContainsAny(t.toks[n-1].Form, ".?!:;\"”") {
		return false
	}
	first := k - 1
	if first < 2 || t.toks[first].Head != k || t.toks[first].Tag != "PROPN" || t.toks[first-1].Form != "," || p != first-2 || t.kid(k, "cc", "case", "det") >= 0 {
		return false
	}
	switch t.toks[k].Lemma {
	case "leader", "minister", "official", "president", "envoy", "troop", "force", "army", "police", "diplomat", "negotiator", "premier", "talk", "soldier", "delegate", "rebel", "chief", "lawmaker", "farmer", "worker":
	default:
		return false
	}
	t.hang(k, t.toks[p].Head, "nsubj")
	t.hang(p, k, "compound")
	t.hang(first, p, "conj")
	return true
}

// leftSo gives a verb that leaves, keeps or finds the state of its object, where
// that was hung on the object as the end of its phrase: "left the appeal of the
// envoy [unanswered]".
func (t tree) leftSo(v int) {
	switch t.toks[v].Lemma {
	case "leave", "keep", "find", "deem", "consider":
	default:
		return
	}
	o := t.kid(v, "obj")
	if o < v || t.kid(v, "xcomp") >= 0 {
		return
	}
	for _, k := range t.kids(o) {
		if k < o+3 || t.toks[k].Rel != "nmod" && t.toks[k].Rel != "amod" && t.toks[k].Rel != "acl" || !strings.HasPrefix(t.toks[k].Form, "un") || t.toks[k].Tag != "ADJ" && t.toks[k].Tag != "VERB" {
			continue
		}
		if k+1 < len(t.toks) && t.toks[k+1].Tag != "PUNCT" && t.toks[k+1].Tag != "CCONJ" && t.toks[k+1].Tag != "ADP" {
			continue
		}
		t.retag(k, "ADJ", "JJ", t.toks[k].Form)
		t.hang(k, v, "xcomp")
		return
	}
}

// wordTo hangs an infinitive on the noun right before it that says what it is,
// where it was hung on the verb as its purpose: "doubled down on his vow [to
// destroy] the group".
func (t tree) wordTo(v int) {
	m := t.toMark(v)
	if m < 2 || m > v || t.toks[v].Rel != "advcl" && t.toks[v].Rel != "xcomp" {
		return
	}
	n := m - 1
	if t.toks[n].Tag != "NOUN" || t.toks[n].Head != t.toks[v].Head {
		return
	}
	switch t.toks[n].Lemma {
	case "vow", "pledge", "promise", "threat", "refusal", "offer", "readiness", "willingness", "commitment", "intention", "reluctance", "determination", "resolve", "oath", "unwillingness":
		t.hang(v, n, "acl")
	}
}

// roleOf gives a name the place of the office right before it, with the phrase
// that says of what, where the name was made a subject of its own or a part of
// that office: "Speaker of the Federation Council [Valentina Matviyenko] said".
func (t tree) roleOf(k int) {
	if t.toks[k].Tag != "PROPN" || t.kid(k, "case", "det", "amod") >= 0 {
		return
	}
	f := k
	if k > 0 && t.toks[k-1].Head == k && t.toks[k-1].Tag == "PROPN" && t.toks[k-1].Rel == "advmod" {
		f = k - 1
	}
	n := t.toks[k].Head
	if t.toks[k].Rel == "nsubj" && n > k {
		n = -1
		for i := max(0, f-14); i < f; i++ {
			if t.toks[i].Head == t.toks[k].Head && t.toks[i].Rel == "nsubj" {
				n = i
			}
		}
	} else if t.toks[k].Rel != "nmod" {
		return
	}
	if n < 0 || n >= f-2 || t.toks[n].Tag != "NOUN" && t.toks[n].Tag != "PROPN" || t.toks[n].Rel != "nsubj" || !headOf(t.toks[n].Form) || f == k && t.kid(k, "flat") < 0 {
		return
	}
	if c := t.kid(n, "nmod"); c < n || c >= f || t.kid(c, "case") < 0 {
		return
	}
	for i := n + 1; i < f; i++ {
		if t.toks[i].Tag == "PUNCT" || !t.below(i, n) {
			return
		}
	}
	if f != k {
		t.hang(f, t.toks[k].Head, t.toks[k].Rel)
		t.hang(k, f, "flat")
	}
	t.hang(f, t.toks[n].Head, t.toks[n].Rel)
	t.hang(n, f, "nmod:desc")
}

// headOf reports whether a word names the office of one person of a body.
func headOf(form string) bool {
	switch strings.ToLower(form) {
	case "speaker", "head", "chairman", "chairwoman", "chairperson", "chair", "president", "minister", "secretary", "representative", "ambassador", "envoy", "commander", "chief", "director", "leader",
		"governor", "mayor", "spokesman", "spokeswoman", "spokesperson", "deputy", "adviser", "advisor", "member", "commissioner", "rapporteur", "prosecutor", "premier", "vice-president":
		return true
	}
	return false
}

// onFire makes an adjective of a verb in -ing that says how the one thing behind
// it is, where that was taken for its object: "rescued the crew of a [burning]
// tanker".
func (t tree) onFire(v int) {
	switch t.toks[v].Form {
	case "burning", "sinking", "smoking", "drifting", "listing":
	default:
		return
	}
	n := v + 1
	if n >= len(t.toks) || t.toks[n].Tag != "NOUN" || t.toks[n].XTag != "NN" || t.toks[n].Head != v || t.toks[n].Rel != "obj" || t.toks[v].Head < 0 || t.kid(n, "det", "nmod:poss") >= 0 {
		return
	}
	t.hang(n, t.toks[v].Head, map[bool]string{true: "nmod", false: "obl"}[nominal(t.toks[t.toks[v].Head].Tag)])
	for _, k := range t.kids(v) {
		if k < v && (t.toks[k].Rel == "mark" || t.toks[k].Rel == "case") {
			t.hang(k, n, "case")
		} else if k != n {
			t.toks[k].Head = n
		}
	}
	t.retag(v, "ADJ", "JJ", t.toks[v].Form)
	t.hang(v, n, "amod")
}

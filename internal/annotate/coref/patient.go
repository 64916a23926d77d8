package coref

import (
	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/phrase"
)

// meets reports whether mention o is whom something is done to that police,
// courts and kidnappers do: the object of "arrested", the subject of "was
// charged", who "charges against them" or "their detention" are told of.
func (w *work) meets(o int) bool {
	s, k := w.sent(o), w.stands(o)
	t := &s.Tokens[k]
	if t.Head < 0 {
		return false
	}
	h := &s.Tokens[t.Head]
	switch phrase.Rel(t.Rel) {
	case "obj":
		return grips(h.Lemma)
	case "nsubj":
		return t.Rel == "nsubj:pass" && grips(h.Lemma)
	case "nmod":
		if t.Rel == "nmod:poss" {
			return fate(h.Lemma)
		}
		c := phrase.Case(s, k)
		return c == "of" && fate(h.Lemma) || c == "against" && (h.Lemma == "charge" || h.Lemma == "case" || h.Lemma == "accusation" || h.Lemma == "verdict")
	case "obl":
		return phrase.Case(s, k) == "against"
	}
	return false
}

// grips reports a verb for what somebody with power over another does to him.
func grips(lemma string) bool {
	switch lemma {
	case "arrest", "detain", "jail", "imprison", "charge", "accuse", "indict", "sentence", "convict", "try", "interrogate", "question", "release", "free", "acquit", "deport",
		"expel", "kill", "injure", "wound", "beat", "torture", "kidnap", "abduct", "remand", "fine", "prosecute", "execute", "summon", "extradite", "rearrest", "pardon", "shoot":
		return true
	}
	return false
}

// fate reports a noun for what is done to those whom it is of.
func fate(lemma string) bool {
	switch lemma {
	case "arrest", "detention", "imprisonment", "jailing", "release", "deportation", "expulsion", "extradition", "trial", "execution", "conviction", "sentencing", "prosecution",
		"indictment", "rearrest", "custody", "acquittal":
		return true
	}
	return false
}

// ofThePrey reports whether a possessive belongs to what the subject of its
// clause grips, and so is not the subject's: in "police raided the party's
// office and detained its leader" not the police's.
func (w *work) ofThePrey(m, o int) bool {
	x, y := &w.ms[m], &w.ms[o]
	s := w.sent(m)
	t := &s.Tokens[x.Head]
	if t.Head < 0 || t.Rel != "nmod:poss" && t.XTag != "PRP$" {
		return false
	}
	n := t.Head
	bound := fate(s.Tokens[n].Lemma)
	if !bound && !belongs(s.Tokens[n].Lemma) {
		return false
	}
	for k := 0; k < 3 && s.Tokens[n].Head >= 0 && phrase.Rel(s.Tokens[n].Rel) == "nmod"; k++ { // "six of its members"
		n = s.Tokens[n].Head
	}
	v := s.Tokens[n].Head
	if v < 0 || phrase.Rel(s.Tokens[n].Rel) != "obj" || phrase.Rel(s.Tokens[y.Head].Rel) != "nsubj" {
		return false
	}
	if bound && !decrees(s.Tokens[v].Lemma) || !bound && !grips(s.Tokens[v].Lemma) {
		return false
	}
	return w.actsIn(s, y.Head, v)
}

// actsIn reports whether the word at subj is the subject of the verb at v, or of
// one that v is joined to.
func (w *work) actsIn(s *readout.Sentence, subj, v int) bool {
	for k := 0; k < 4 && v >= 0; k++ {
		if s.Tokens[subj].Head == v {
			return true
		}
		if w.subjectOf(s, v) >= 0 || phrase.Rel(s.Tokens[v].Rel) != "conj" {
			return false
		}
		v = s.Tokens[v].Head
	}
	return false
}

// belongs reports a noun for those who are of a body.
func belongs(lemma string) bool {
	switch lemma {
	case "member", "leader", "staff", "employee", "director", "founder", "chairman", "president", "editor", "reporter", "journalist", "activist", "supporter", "official",
		"head", "chief", "secretary", "spokesman", "spokeswoman", "lawyer", "worker", "volunteer", "student", "owner", "publisher", "manager", "candidate", "organiser", "organizer":
		return true
	}
	return false
}

// decrees reports a verb by which somebody rules what is done to another.
func decrees(lemma string) bool {
	switch lemma {
	case "order", "authorise", "authorize", "extend", "uphold", "approve", "seek", "demand", "request", "announce", "confirm", "ban", "block", "oppose", "condemn", "defend":
		return true
	}
	return false
}

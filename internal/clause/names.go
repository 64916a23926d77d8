package clause

// calledNames parts the object of "called the delegation liars" from what it is
// called, where the tree has one phrase of both.
func (r *reader) calledNames(v int) {
	switch r.lemma(v) {
	case "call", "brand", "label", "dub":
	default:
		return
	}
	n := r.kid(v, "obj")
	if n < v+2 || r.toks[n].XTag != "NNS" || !callsNames(r.lemma(n)) || r.toks[n-1].Tag != "NOUN" && r.toks[n-1].Tag != "PROPN" || r.head[n-1] != n || r.u(n-1) != "compound" {
		return
	}
	k := n - 1
	for _, j := range r.kids(n) {
		if j < k {
			r.move(j, k, r.rel[j])
		}
	}
	r.move(k, v, "obj")
	r.move(n, v, "xcomp")
}

// callsNames reports a noun that people are called in anger and that names no
// body of them.
func callsNames(lemma string) bool {
	switch lemma {
	case "liar", "thief", "fool", "fascist", "nazi", "terrorist", "traitor", "criminal", "murderer", "killer", "bandit", "hypocrite", "coward", "puppet", "idiot", "clown", "occupier", "aggressor", "thug",
		"crook", "scoundrel", "cheat", "gangster", "hooligan", "provocateur", "parasite", "lackey", "stooge", "barbarian", "moron", "warmonger", "extremist", "vandal", "madman", "maniac", "vassal", "slave":
		return true
	}
	return false
}

package codebook

import (
	"fmt"
	"slices"
)

// Conflicts returns the pairs of rules that can match the same words, ask for
// equally much, and say different things. Load does not ask for it; readout
// check does, and refuses the codebook.
func (b *Book) Conflicts() []error {
	var errs []error
	seen := map[[2]*Rule]bool{}
	check := func(r, s *Rule, more, than int) {
		if r == s || seen[[2]*Rule{r, s}] || seen[[2]*Rule{s, r}] {
			return
		}
		if agree(r.Code, s.Code) || (r.Code.Actor == "S") != (s.Code.Actor == "S") || // whose S is named wins
			r.required+more != s.required+than || r.restricted != s.restricted || !overlap(r, s) {
			return
		}
		seen[[2]*Rule{r, s}] = true
		errs = append(errs, fmt.Errorf("codebook: %s and %s ask for equally much and disagree:\n\t%s\n\t%s", r.Name(), s.Name(), r.Text, s.Text))
	}
	for _, r := range b.Rules {
		for _, v := range r.Verbs {
			for _, base := range v.Bases {
				for _, s := range b.verbs[base] {
					for _, w := range s.Verbs {
						if w.Bases[0] == v.Bases[0] && sameVerb(v, w) {
							check(r, s, v.Asks, w.Asks)
						}
					}
				}
			}
		}
		if len(r.Verbs) == 0 {
			for _, n := range r.Nouns {
				for _, s := range b.nouns[n.Lemmas[0]] {
					for _, m := range s.Nouns {
						if m.Lemmas[0] == n.Lemmas[0] && fmt.Sprint(m.Before) == fmt.Sprint(n.Before) && len(s.Verbs) == 0 {
							check(r, s, 0, 0)
						}
					}
				}
			}
		}
	}
	return errs
}

// agree reports whether two codes differ in no more than the CAMEO code.
func agree(a, b Code) bool {
	a.Cameo, b.Cameo = "", ""
	return a == b
}

func sameVerb(v, w Verb) bool {
	if v.Particle != w.Particle || v.Adjective != w.Adjective || !slices.Equal(v.Before, w.Before) || len(v.Tail) != len(w.Tail) {
		return false
	}
	for i := range v.Tail {
		if !meet(&v.Tail[i], &w.Tail[i]) {
			return false
		}
	}
	return true
}

// overlap reports whether words exist that both rules match.
func overlap(r, s *Rule) bool {
	if r.Subj != nil && s.Subj != nil && !slotsMeet(r.Subj, s.Subj) {
		return false
	}
	return covers(r.Elems, s.Elems) && covers(s.Elems, r.Elems)
}

// covers reports whether each element that a asks for may be one of b's.
func covers(a, b []Elem) bool {
	for i := range a {
		if a[i].Optional {
			continue
		}
		found := false
		for j := range b {
			if !b[j].Optional && meet(&a[i], &b[j]) {
				found = true
			}
		}
		if !found {
			return false
		}
	}
	return true
}

func meet(a, b *Elem) bool {
	if a.Particle != b.Particle || !intersect(a.Words, b.Words) {
		return false
	}
	if a.Particle {
		return true
	}
	if (a.Slot == nil) != (b.Slot == nil) {
		return false // a word asks for more than a slot
	}
	if a.Slot != nil {
		return slotsMeet(a.Slot, b.Slot)
	}
	for _, l := range a.Literal {
		for _, m := range b.Literal {
			if l.Lemmas[0] == m.Lemmas[0] && fmt.Sprint(l.Before) == fmt.Sprint(m.Before) {
				return true
			}
		}
		for _, list := range b.Lists {
			if list.Has(l.Lemmas[0]) {
				return true
			}
		}
	}
	for _, list := range a.Lists {
		for _, other := range b.Lists {
			if list == other {
				return true
			}
		}
		for _, m := range b.Literal {
			if list.Has(m.Lemmas[0]) {
				return true
			}
		}
	}
	return false
}

func slotsMeet(a, b *Slot) bool {
	clause := func(s *Slot) bool { return s.Var == 'E' || s.Var == 'D' }
	if clause(a) != clause(b) {
		return false
	}
	if len(a.Restrict) == 0 || len(b.Restrict) == 0 {
		return true
	}
	return intersect(a.Restrict, b.Restrict)
}

func intersect(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}

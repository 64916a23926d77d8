package annotate

import "testing"

func TestPlain(t *testing.T) {
	for _, c := range []struct{ in, form, want string }{
		{"to/PART/TO/2/mark five/VERB/VB/0/root officers/NOUN/NNS/2/obj", "five", "NUM"},
		{"from/ADP/IN/2/mark neighboring/VERB/VBG/0/root Chad/PROPN/NNP/2/obj", "neighboring", "ADJ"},
		{"held/VERB/VBD/0/root suspected/VERB/VBN/1/xcomp rebels/NOUN/NNS/2/obj", "suspected", "ADJ"},
		{"police/NOUN/NN/2/nsubj suspected/VERB/VBD/0/root arson/NOUN/NN/2/obj", "suspected", "VERB"},
		{"Council/PROPN/NNP/2/compound today/NOUN/NN/3/nsubj agreed/VERB/VBD/0/root", "today", "ADV"},
	} {
		s := sentence(c.in)
		for k := range s.Tokens {
			plain(s.Tokens, k)
			if s.Tokens[k].Form == c.form && s.Tokens[k].Tag != c.want {
				t.Errorf("%s: %s is %s, want %s", c.in, c.form, s.Tokens[k].Tag, c.want)
			}
		}
	}
}

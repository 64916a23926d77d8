package parse

import readout "github.com/readout-events/readout"

// voice makes subjects and auxiliaries agree: a verb with a passive auxiliary
// has a passive subject, and a verb without any has an active one
// ("Protesters clashed with police."). A headline may leave the auxiliary out
// ("Three killed in raid"), so for the latter the sentence has to end in a
// full stop. Verbs in a row may share the auxiliary of the first.
func (p *arcs) voice(toks []readout.Token) {
	end := len(toks) - 1
	for end > 0 && toks[end].Tag == "PUNCT" && toks[end].Form != "." {
		end--
	}
	whole := toks[end].Form == "."
	for i := range toks {
		t := &toks[i]
		if t.Rel != "nsubj:pass" && t.Rel != "nsubj" || t.Head < 0 || toks[t.Head].Tag != "VERB" {
			continue
		}
		h := &p.nodes[t.Head+1]
		helped, passive := false, false
		for _, d := range [2]int32{h.first, h.right} {
			for ; d > 0; d = p.sibling[d] {
				kid := &toks[d-1]
				helped = helped || kid.Tag == "AUX" || kid.Rel == "aux" || kid.Rel == "cop"
				passive = passive || kid.Rel == "aux:pass"
			}
		}
		switch {
		case passive:
			t.Rel = "nsubj:pass"
		case whole && !helped && toks[t.Head].Rel != "conj":
			t.Rel = "nsubj"
		}
	}
}

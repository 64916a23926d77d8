package phrase

import readout "github.com/readout-events/readout"

// Unite makes tokens [first, end) one name in the tree where the tree tears
// it apart: the last of its tokens that is governed from outside becomes the
// head, and what stood beside it hangs on it. A name that is whole already
// stays as it is.
func Unite(sent *readout.Sentence, first, end int) {
	toks := sent.Tokens
	var outside []int
	for i := first; i < end; i++ {
		if h := toks[i].Head; h < first || h >= end {
			if toks[i].Rel != "punct" {
				outside = append(outside, i)
			}
		}
	}
	if len(outside) < 2 {
		return
	}
	// The head is the last nominal one, unless an earlier one carries an argument and the last a mere modifier.
	head := outside[len(outside)-1]
	for k := len(outside) - 1; k >= 0; k-- {
		if t := toks[outside[k]].Tag; t == "PROPN" || t == "NOUN" {
			head = outside[k]
			break
		}
	}
	outer := outside[0]
	for _, i := range outside {
		if argument(toks[i].Rel) && !argument(toks[outer].Rel) {
			outer = i
		}
	}
	h, rel := toks[outer].Head, toks[outer].Rel
	if h >= 0 && inTree(toks, h, first, end) {
		// The governor hangs on the name itself: leave the tree alone.
		return
	}
	toks[head].Head, toks[head].Rel = h, rel
	for _, i := range outside {
		if i != head {
			toks[i].Head, toks[i].Rel = head, "flat"
			if i < head {
				toks[i].Rel = "compound"
			}
		}
	}
	for i := max(0, first-listReach); i < min(len(toks), end+listReach); i++ { // what hung on the torn parts hangs on the whole
		if i >= first && i < end {
			continue
		}
		if p := toks[i].Head; p >= first && p < end && p != head {
			toks[i].Head = head
		}
	}
}

// inTree reports whether token i stands below one of [first, end).
func inTree(toks []readout.Token, i, first, end int) bool {
	for n := 0; i >= 0 && n < 40; n++ {
		if i >= first && i < end {
			return true
		}
		i = toks[i].Head
	}
	return false
}

func argument(rel string) bool {
	switch Rel(rel) {
	case "nsubj", "obj", "iobj", "obl", "nmod", "root", "conj", "appos", "ccomp", "xcomp", "advcl", "acl", "parataxis":
		return true
	}
	return false
}

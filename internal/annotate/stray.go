package annotate

import readout "github.com/readout-events/readout"

// stray leaves out quotation marks within a sentence that open nothing and
// close nothing in their paragraph: `the security "forces used weapons`. The
// text keeps them; the tree is built without.
func stray(doc *readout.Document) {
	for first := 0; first < len(doc.Sentences); {
		end := first + 1
		for end < len(doc.Sentences) && doc.Sentences[end].Paragraph == doc.Sentences[first].Paragraph {
			end++
		}
		strayIn(doc.Sentences[first:end])
		first = end
	}
}

// spot is a token of a paragraph.
type spot struct{ sentence, token int }

func strayIn(sents []readout.Sentence) {
	var open, lone []spot
	for s := range sents {
		toks := sents[s].Tokens
		for k := range toks {
			switch side(toks, k) {
			case opening:
				open = append(open, spot{s, k})
			case closing:
				if len(open) > 0 {
					open = open[:len(open)-1]
				} else {
					lone = append(lone, spot{s, k})
				}
			}
		}
	}
	for _, at := range append(lone, open...) {
		toks := sents[at.sentence].Tokens
		if k := at.token; k == 0 || k+1 >= len(toks) || !plainWord(toks[k-1].Form) || !plainWord(toks[k+1].Form) {
			continue // where a quotation may begin or end that others do not close
		}
		toks[at.token].Form = "" // to go, below
	}
	for s := range sents {
		toks := sents[s].Tokens
		n := 0
		for k := range toks {
			if toks[k].Form != "" {
				if n != k {
					toks[n] = toks[k]
				}
				n++
			}
		}
		sents[s].Tokens = toks[:n]
	}
}

// Sides of a quotation.
const (
	neither = iota
	opening
	closing
)

// side tells which side of a quotation a token is; of straight marks the
// spaces around them tell.
func side(toks []readout.Token, k int) int {
	switch toks[k].Form {
	case "“", "«", "„", "‘", "``":
		return opening
	case "”", "»":
		return closing
	case "\"", "''":
		before := k == 0 || toks[k].SpaceBefore
		after := k+1 >= len(toks) || toks[k+1].SpaceBefore
		if before && !after {
			return opening
		}
		return closing
	}
	return neither
}

// plainWord reports whether a token is a word and no mark.
func plainWord(form string) bool {
	return form != "" && (form[0] >= 'a' && form[0] <= 'z' || form[0] >= 'A' && form[0] <= 'Z' || form[0] >= '0' && form[0] <= '9')
}

package name

import (
	"strings"

	readout "github.com/readout-events/readout"
)

// acronyms finds names that are followed by their acronym in brackets, by its
// letters: "[League of Northern Ports] ([LNP])". What was found within such a
// name gives way.
func acronyms(s *readout.Sentence, list []candidate, taken []bool) []candidate {
	toks := s.Tokens
	for i := 2; i+1 < len(toks); i++ {
		if toks[i-1].Form != "(" || toks[i+1].Form != ")" {
			continue
		}
		short := toks[i].Form
		if len(short) < 2 || len(short) > 8 || strings.ToUpper(short) != short || !wordy(short) {
			continue
		}
		first := spelt(toks[:i-1], short)
		if first < 0 {
			continue
		}
		out := list[:0]
		var add []candidate
		known := false
		for _, c := range list {
			switch {
			case c.end <= first || c.first > i:
				out = append(out, c)
			case c.sure && c.end-c.first > 1: // "United Arab Emirates (UAE)"
				known = true
				out = append(out, c)
			case c.first < first && !isArticle(s.Tokens[c.first].Form):
				first = c.first
			}
		}
		list = out
		if !known {
			add = append(add, candidate{first: first, end: i - 1, kind: readout.Organisation})
		}
		if n := len(list); n == 0 || list[n-1].end <= i || list[n-1].first > i {
			has := false
			for _, c := range list {
				has = has || c.first <= i && i < c.end
			}
			if !has && !known {
				add = append(add, candidate{first: i, end: i + 1, kind: readout.Organisation})
			}
		}
		for _, c := range add {
			for k := c.first; k < c.end; k++ {
				taken[k] = true
			}
		}
		list = inOrder(list, add)
	}
	return list
}

// spelt returns where the run of words begins that ends the tokens and whose
// capitals are the letters of the acronym, -1 where there is none. Small
// words may stand between.
func spelt(toks []readout.Token, short string) int {
	letters := make([]byte, 0, len(short))
	for i := 0; i < len(short); i++ {
		if c := short[i]; c >= 'A' && c <= 'Z' {
			letters = append(letters, c)
		}
	}
	n := len(letters) - 1
	if n < 1 {
		return -1
	}
	for k := len(toks) - 1; k >= 0 && len(toks)-k <= 12; k-- {
		w := toks[k].Form
		if w[0] >= 'A' && w[0] <= 'Z' {
			if w[0] != letters[n] {
				return -1
			}
			if n--; n < 0 {
				return k
			}
			continue
		}
		switch w {
		case "of", "the", "for", "and", "on", "in", "to", "de", "du", "des", "la", "&", "-", "against", "with", "by":
		default:
			return -1
		}
	}
	return -1
}

package segment

import "strings"

// word adds the word [i,j), cut where a clitic begins: do|n't, Lavrov|'s,
// they|'re, can|not, gon|na.
func (s *splitter) word(i, j int, space bool) {
	cut := clitic(s.text[i:j])
	if cut == 0 {
		s.add(i, j, space)
		return
	}
	s.add(i, i+cut, space)
	s.add(i+cut, j, false)
}

// clitic returns where the clitic of a word begins, 0 where it has none.
func clitic(word string) int {
	n := len(word)
	if n < 3 || n > 40 {
		for _, own := range [2]string{"'s", "’s"} {
			if strings.HasSuffix(word, own) && n > len(own) {
				return n - len(own)
			}
		}
		return 0
	}
	last := word[n-1] | 0x20
	if i := strings.LastIndexAny(word, "'’"); i > 0 {
		width := 1
		if word[i] != '\'' {
			width = len("’")
		}
		tail := word[i+width:]
		switch len(tail) {
		case 1:
			switch last {
			case 't':
				if word[i-1]|0x20 == 'n' && i >= 2 {
					return i - 1
				}
			case 's', 'm', 'd':
				return i
			}
		case 2:
			switch strings.ToLower(tail) {
			case "re", "ve", "ll":
				return i
			}
		}
		return 0
	}
	if n > 8 || last != 't' && last != 'a' {
		return 0
	}
	switch strings.ToLower(word) {
	case "cannot", "gonna", "wanna", "gotta":
		return 3
	case "dont", "didnt", "doesnt", "isnt", "wasnt", "couldnt", "wouldnt", "shouldnt", "havent", "hasnt", "hadnt", "arent", "werent", "aint", "arnt", "wont", "cant":
		return n - 2
	}
	return 0
}

// clitic adds the clitic that an apostrophe at [i,j) begins after a space or
// a mark, as noise leaves it: "China 's", "(NATO)'s"; and 'em, '90s. It
// reports whether there was one.
func (s *splitter) clitic(i, j, b int, space bool) bool {
	e := j
	for e < b && (isAlpha(s.text[e]) || isDigit(s.text[e])) {
		e++
	}
	tail := strings.ToLower(s.text[j:min(e, j+8)])
	if e-j > 7 {
		return false
	}
	switch tail {
	case "s", "re", "ve", "ll", "d", "m", "t":
		if len(s.toks) == 0 || tail == "t" {
			return false
		}
	case "em", "til", "tis", "twas", "cause":
	default:
		if len(tail) < 2 || !isDigit(tail[0]) || !isDigit(tail[1]) {
			return false
		}
	}
	if space && e < len(s.text) && e == b && len(tail) == 1 && s.text[e-1] == '\'' {
		return false
	}
	s.add(i, e, space)
	return true
}

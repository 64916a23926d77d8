package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	readout "github.com/readout-events/readout"
)

// ends returns the ends of the sentences in the tokens of one block, which
// begin at first. The last end is always that of the block.
func (s *splitter) ends(first int) []int {
	var out []int
	toks := s.toks
	open := false // an odd number of straight quotation marks came before
	start := first
	for i := first; i < len(toks); i++ {
		if toks[i].Form == "\"" {
			open = !open
		}
		if !s.stops(i) {
			continue
		}
		// Quotation marks and brackets that close after the stop belong to it.
		end := i + 1
		inside := open
		for end < len(toks) && s.closes(end, inside) {
			if toks[end].Form == "\"" {
				inside = false
			}
			end++
		}
		for end+2 < len(toks) && toks[end].Form == "[" && !toks[end].SpaceBefore && isDigit(toks[end+1].Form[0]) && toks[end+2].Form == "]" {
			end += 3 // a footnote's number: "1805.[6] He"
		}
		if end == len(toks) {
			break
		}
		if s.ended(start, i, end) {
			out = append(out, end)
			start = end
			for ; i+1 < end; i++ {
				if toks[i+1].Form == "\"" {
					open = !open
				}
			}
		}
	}
	if len(toks) > first {
		out = append(out, len(toks))
	}
	return out
}

// stops reports whether token i can end a sentence.
func (s *splitter) stops(i int) bool {
	f := s.toks[i].Form
	switch f[0] {
	case '.', '!', '?':
		return true
	case 0xE2, 0xE3, 0xEF, 0xD8:
		return f[0] != 0xE2 && (f == "。" || f == "！" || f == "？" || f == "؟") || strings.HasPrefix(f, "…")
	}
	return len(f) > 1 && f[len(f)-1] == '.'
}

// closes reports whether token i closes a quotation or bracket.
func (s *splitter) closes(i int, open bool) bool {
	t := &s.toks[i]
	switch t.Form {
	case "\"":
		if t.SpaceBefore {
			// "end . " He": a stray space before the mark, none after it.
			return open && (i+1 >= len(s.toks) || s.toks[i+1].SpaceBefore)
		}
		// No space on either side: closes if something is open.
		return open || i+1 >= len(s.toks) || s.toks[i+1].SpaceBefore
	case "'", "''", "’’":
		return !t.SpaceBefore
	case "”", "’", "»", ")", "]", "}":
		return true
	}
	if emoticon(t.Form) && len(t.Form) > 1 {
		return true
	}
	if f := t.Form; f[0] == '.' || f[0] == '!' || f[0] == '?' {
		return !t.SpaceBefore
	}
	return false
}

// ended reports whether the sentence that began at start ends with token
// stop, given that the next sentence would begin with token next.
func (s *splitter) ended(start, stop, next int) bool {
	toks := s.toks
	t, n := &toks[stop], &toks[next]
	follow := n
	if k := next; opens(n.Form) && k+1 < len(toks) {
		follow = &toks[k+1]
	}
	r, _ := utf8.DecodeRuneInString(follow.Form)
	lower, capital := unicode.IsLower(r), unicode.IsUpper(r)
	switch f := t.Form; {
	case f == ".":
		return s.stopEnds(start, stop, next, lower, capital, follow)
	case f[0] == '.' || f[0] == 0xE2: // dots of an omission
		return capital && (next > stop+1 || n.SpaceBefore)
	case f[0] == '!' || f[0] == '?':
		if lower {
			return false
		}
		if next > stop+1 && s.said(next) {
			return false
		}
		return !punctuation(n.Form)
	case f[len(f)-1] == '.':
		return s.abbreviationEnds(start, stop, next, capital, follow)
	}
	return true // 。！？
}

// stopEnds decides on a full stop that stands as a token.
func (s *splitter) stopEnds(start, stop, next int, lower, capital bool, follow *readout.Token) bool {
	toks := s.toks
	if stop == start {
		return false
	}
	before := &toks[stop-1]
	if stop == start+1 && isDigit(before.Form[0]) && len(before.Form) <= 3 {
		return false // "1. Talks"
	}
	if punctuation(toks[next].Form) && !opens(toks[next].Form) {
		return toks[next].Form == "-" || toks[next].Form == "--" || toks[next].Form == "*" || toks[next].Form == "•"
	}
	if lower {
		// Careless writing, or an abbreviation that nobody listed.
		return toks[next].SpaceBefore && next == stop+1 && len(before.Form) > 4 && follow == &toks[next] && isLower(before.Form[len(before.Form)-1])
	}
	return true
}

// abbreviationEnds decides on a token that ends in its own full stop.
func (s *splitter) abbreviationEnds(start, stop, next int, capital bool, follow *readout.Token) bool {
	if !capital {
		return false
	}
	form := s.toks[stop].Form
	word := form[:len(form)-1]
	if s.w.class(word)&(title|number) != 0 || len(word) == 1 {
		return false
	}
	return s.w.class(follow.Form)&starter != 0 || next > stop+1
}

// said reports whether the words at next tell who said the quotation before
// them: "he asked", "Putin said".
func (s *splitter) said(next int) bool {
	for i := next; i < len(s.toks) && i < next+4; i++ {
		if s.w.class(s.toks[i].Form)&say != 0 {
			return true
		}
		if punctuation(s.toks[i].Form) {
			return false
		}
	}
	return false
}

// opens reports whether a mark can begin a sentence.
func opens(form string) bool {
	switch form {
	case "\"", "“", "‘", "'", "``", "''", "(", "[", "«", "„", "‘’", "¿", "¡":
		return true
	}
	return false
}

func punctuation(form string) bool {
	k, _ := kindAt(form, 0)
	return k == mark && form[0] != '$' && form[0] != '#' && form[0] != '@' && form[0] != '&' || form[0] == '_'
}

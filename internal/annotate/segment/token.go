package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	readout "github.com/readout-events/readout"
)

// splitter cuts one text into tokens.
type splitter struct {
	text string
	w    *Words
	toks []readout.Token
}

func (s *splitter) add(start, end int, space bool) {
	s.toks = append(s.toks, readout.Token{Span: readout.Span{Start: start, End: end}, Form: s.text[start:end], Head: -1, SpaceBefore: space})
}

// block cuts one block into tokens.
func (s *splitter) block(b block) {
	space := false
	for i := b.start; i < b.end; {
		if n := spaceAt(s.text, i); n > 0 {
			i += n
			space = true
			continue
		}
		j := i
		for j < b.end && spaceAt(s.text, j) == 0 {
			j += size(s.text, j)
		}
		s.chunk(i, j, space)
		i, space = j, false
	}
}

// size returns the number of bytes of the character at i.
func size(text string, i int) int {
	if text[i] < 0x80 {
		return 1
	}
	_, n := utf8.DecodeRuneInString(text[i:])
	return n
}

// kind of a character: letter, digit or other ("punctuation").
type kind uint8

const (
	mark kind = iota
	letter
	digit
)

func kindAt(text string, i int) (kind, int) {
	c := text[i]
	if c < 0x80 {
		switch {
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_':
			return letter, 1
		case '0' <= c && c <= '9':
			return digit, 1
		}
		return mark, 1
	}
	r, n := utf8.DecodeRuneInString(text[i:])
	switch {
	case r == utf8.RuneError && n <= 1:
		return letter, 1
	case unicode.IsDigit(r):
		return digit, n
	case unicode.IsLetter(r) || unicode.IsMark(r) || r == 0xAD || r == 0x200C || r == 0x200D:
		return letter, n
	}
	return mark, n
}

func isLower(c byte) bool { return 'a' <= c && c <= 'z' }
func isUpper(c byte) bool { return 'A' <= c && c <= 'Z' }
func isDigit(c byte) bool { return '0' <= c && c <= '9' }
func isAlpha(c byte) bool { return isLower(c) || isUpper(c) || c >= 0x80 }

// chunk cuts text[a:b], which has no white space in it.
func (s *splitter) chunk(a, b int, space bool) {
	text := s.text
	if b-a == 1 {
		s.add(a, b, space)
		return
	}
	if c := text[a:b]; len(c) <= 4 && emoticon(c) {
		s.add(a, b, space)
		return
	}
	if c := text[a:b]; strings.Contains(c, "://") || strings.HasPrefix(c, "www.") || at(c) {
		s.address(a, b, space)
		return
	}
	for i := a; i < b; {
		k, n := kindAt(text, i)
		var j int
		switch {
		case k == digit:
			j = s.number(i, b)
			s.add(i, j, space)
		case k == letter:
			j = s.wordEnd(a, i, b)
			s.word(i, j, space)
		default:
			j = s.mark(a, i, b, n)
			if t := text[i:j]; (t == "'" || t == "’" || t == "`") && s.clitic(i, j, b, space) {
				j = s.toks[len(s.toks)-1].End
			} else if j == b-1 && t == ":" && i > a && (text[j] == ')' || text[j] == '(') {
				j++ // "thanks:)"
				s.add(i, j, space)
			} else {
				s.add(i, j, space)
			}
		}
		i, space = j, false
	}
}

func emoticon(c string) bool {
	switch c {
	case ":)", ":(", ";)", ":-)", ":-(", ";-)", ":D", ":-D", ":P", ":p", "=)", "=(", "(:", "):", "<3", ":/", "^_^", "XD", ":'(", ">:(", "->", "=>", "<-", "<=", ">=":
		return true
	}
	return false
}

// at reports whether a chunk looks like an electronic address: name@host.
func at(c string) bool {
	i := strings.IndexByte(c, '@')
	return i > 0 && i+1 < len(c) && (isAlpha(c[i-1]) || isDigit(c[i-1]) || c[i-1] == '.') && (isAlpha(c[i+1]) || isDigit(c[i+1])) && strings.IndexByte(c[i:], '.') > 0
}

// address cuts a chunk that holds a web or mail address: brackets and
// quotation marks before it, and marks of a sentence after it, stand apart.
func (s *splitter) address(a, b int, space bool) {
	for a < b {
		n := size(s.text, a)
		c := s.text[a : a+n]
		if !strings.Contains("<([{\"'“‘«", c) {
			break
		}
		s.add(a, a+n, space)
		a, space = a+n, false
	}
	end := b
	for end > a {
		r, n := utf8.DecodeLastRuneInString(s.text[a:end])
		if !strings.ContainsRune(">)]}\"'”’»,.;:!?", r) || r == utf8.RuneError {
			break
		}
		end -= n
	}
	if end > a {
		s.add(a, end, space)
		space = false
	}
	for end < b {
		n := size(s.text, end)
		s.add(end, end+n, space)
		end, space = end+n, false
	}
}

// number returns the end of the number that begins at i: 5,000.5, 10:30,
// 8/20/2001, 1980s, 21st, 713-853-3989, MIG21a. What is left ("pm", "km",
// "bn") is a word of its own.
func (s *splitter) number(i, b int) int {
	text := s.text
	j, groups, first := i, 0, 0
	for j < b {
		if k, n := kindAt(text, j); k == digit {
			j += n
			continue
		}
		if j+1 >= b || !isDigit(text[j+1]) {
			break
		}
		c := text[j]
		if groups == 0 {
			first = j - i
		}
		if c == '.' || c == ',' || c == ':' || c == '/' {
			groups++
			j++
			continue
		}
		if c == '-' && phone(text[j:b], first, groups) {
			groups++
			j++
			continue
		}
		break
	}
	if j < b && (isAlpha(text[j]) && text[j] < 0x80) {
		e := j
		for e < b && isAlpha(text[e]) && text[e] < 0x80 && e-j < 4 {
			e++
		}
		whole := e == b || !(isAlpha(text[e]) || isDigit(text[e]))
		switch tail := text[j:e]; {
		case !whole:
			if e < b && isDigit(text[e]) { // a code: 2021AB3
				for e < b && (isDigit(text[e]) || isAlpha(text[e])) {
					e++
				}
				return e
			}
		case tail == "s" || tail == "st" || tail == "nd" || tail == "rd" || tail == "th" || tail == "d":
			return e
		case tail == "ST" || tail == "ND" || tail == "RD" || tail == "TH":
			return e
		case len(tail) == 1 && tail != "k" && tail != "m" && tail != "K" && tail != "M" && tail != "g":
			return e
		}
	}
	return j
}

// phone reports whether the hyphen at the start of rest joins numbers as in
// 713-853-3989 or 11-20-2000, and is not that of a range.
func phone(rest string, first, groups int) bool {
	n := 1
	for n < len(rest) && isDigit(rest[n]) {
		n++
	}
	if groups > 0 {
		return n-1 >= 2 && rest[0] == '-'
	}
	second := n < len(rest)-1 && rest[n] == '-' && isDigit(rest[n+1])
	return second || first == 3 && n-1 == 4
}

// wordEnd returns the end of the word that begins at i in the chunk [a,b).
// Apostrophes, full stops of abbreviations, "&" and certain hyphens are part
// of a word; word cuts off clitics later.
func (s *splitter) wordEnd(a, i, b int) int {
	text := s.text
	j := i
	for j < b {
		k, n := kindAt(text, j)
		if k != mark {
			j += n
			continue
		}
		next := j + n
		if next < b {
			nk, _ := kindAt(text, next)
			switch c := text[j]; {
			case (c == '\'' || n == 3 && text[j:next] == "’") && nk == letter:
				j = next
				continue
			case c == '&' && nk == letter && isUpper(text[j-1]) && isUpper(text[next]):
				j = next
				continue
			case c == '-' && nk != mark && s.joined(text[i:j], text[next:b]):
				j = next
				continue
			case c == '.' && nk != mark && s.innerStop(i, j, b):
				j = next
				continue
			}
		}
		if text[j] == '$' && j-i <= 3 && upper(text[i:j]) { // US$, HK$
			return next
		}
		if text[j] == '.' && s.ownStop(i, j, b) {
			return next
		}
		break
	}
	return j
}

func upper(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isUpper(s[i]) {
			return false
		}
	}
	return true
}

// joined reports whether the hyphen between left and the word after it is
// kept inside the word.
func (s *splitter) joined(left, rest string) bool {
	if k := strings.LastIndexByte(left, '-'); k >= 0 {
		left = left[k+1:]
	}
	if s.w.class(left)&prefix != 0 {
		return true
	}
	// sit-in, build-up: nouns of a verb and its small word
	if s.w.class(left)&phrasal != 0 {
		end := 0
		for end < len(rest) && isAlpha(rest[end]) {
			end++
		}
		test := strings.EqualFold(left, "test")
		switch strings.TrimSuffix(strings.ToLower(rest[:end]), "s") {
		case "in", "up", "off", "out", "down", "back", "away", "over":
			return !test
		case "fire", "fired", "firing", "launch", "launche", "launched", "launching":
			return test
		}
	}
	// x-37097, file names
	return len(left) <= 1 && isDigit(rest[0]) && left == "x"
}

// innerStop reports whether the full stop at j, with a letter or digit right
// after it, is part of the word that began at i: U.S, reuters.com. A stop that
// ends a sentence and lacks its space is not ("time.The").
func (s *splitter) innerStop(i, j, b int) bool {
	text := s.text
	left := text[i:j]
	e := j + 1
	for e < b && (isAlpha(text[e]) || isDigit(text[e])) {
		e++
	}
	right := text[j+1 : e]
	if right == "" {
		return true // "_" or a sign of a script without letters
	}
	dotted := j-i == 1 || text[j-2] == '.' // one letter before the stop: U.S, J.Smith
	if dotted {
		if len(right) >= 2 && isUpper(right[0]) && isLower(right[1]) {
			// U.S.The, J.Smith: the stop still belongs to the left, but the word ends with it.
			return len(right) <= 3 && e < b && text[e] == '.' // Ph.D. has its own way in; "C.Va."
		}
		return true
	}
	if isUpper(right[0]) && (len(right) == 1 || isLower(right[1]) || text[j-1] >= '0' && text[j-1] <= '9') {
		if len(right) == 1 && e < b && text[e] == '.' {
			return s.w.class(text[i:e]) != 0 || s.w.class(left)&title == 0 && len(left) <= 2 // Ph.D.
		}
		return false
	}
	if isUpper(right[0]) && isLower(text[j-1]) {
		return len(left) < 2 || strings.IndexByte(left, '.') >= 0 // "peace.NATO"
	}
	return s.w.class(left)&title == 0
}

// ownStop reports whether the full stop at j, after which the word ends,
// belongs to the word that began at i, because that is an abbreviation.
func (s *splitter) ownStop(i, j, b int) bool {
	text := s.text
	word := text[i:j]
	if j+1 < b && text[j+1] == '.' {
		return false // dots of an omission
	}
	if k := strings.LastIndexByte(word, '-'); k >= 0 {
		word = word[k+1:]
	}
	if len(word) == 1 {
		// An initial, if something follows that it may be the initial of.
		return (isUpper(word[0]) || s.w.class(word)&abbr != 0) && (j+1 < b && isUpper(text[j+1]) || s.followed(j+1, b))
	}
	if len(word) >= 3 && word[len(word)-2] == '.' && len(word) <= 8 {
		return isAlpha(word[len(word)-1]) // U.S. D.C.
	}
	switch c := s.w.class(word); {
	case c&title != 0:
		return isUpper(word[0])
	case c&abbr != 0:
		return isUpper(word[0]) || !properAbbr(word)
	case c&number != 0:
		return s.digitAfter(j + 1)
	case c&month != 0:
		return isUpper(word[0]) && (s.digitAfter(j+1) || len(s.toks) > 0 && isDigit(s.toks[len(s.toks)-1].Form[0]))
	}
	return false
}

// properAbbr reports whether an abbreviation counts only with a capital,
// since it is a common word without one.
func properAbbr(word string) bool {
	switch word {
	case "co", "mon", "sat", "sun", "fri", "dec", "wed", "fig", "max", "op", "ave", "mar", "sq", "pop":
		return true
	}
	return false
}

// followed reports whether a word in capitals follows in the same line: the
// bearer of an initial.
func (s *splitter) followed(i, b int) bool {
	if i != b || i >= len(s.text) || s.text[i] != ' ' {
		return false
	}
	if i+1 >= len(s.text) {
		return false
	}
	c := s.text[i+1]
	return isUpper(c) || c >= 0x80 || c == ','
}

func (s *splitter) digitAfter(i int) bool {
	if i < len(s.text) && s.text[i] == ' ' {
		i++
	}
	return i < len(s.text) && isDigit(s.text[i])
}

// mark returns the end of the punctuation that begins at i: a run of equal
// marks, or of "!" and "?", is one token; so are “ and ”.
func (s *splitter) mark(a, i, b, n int) int {
	text := s.text
	j := i + n
	switch c := text[i]; c {
	case '.', '-', '*', '=', '~', '<', '>', '#', '+', '|', '^':
		for j < b && text[j] == c {
			j++
		}
		if c == '#' && i == a && j < b && isAlpha(text[j]) || c == '+' && i == a && j < b && isDigit(text[j]) {
			for j < b { // #hashtag, +44
				k, m := kindAt(text, j)
				if k == mark {
					break
				}
				j += m
			}
		}
	case '!', '?':
		for j < b && (text[j] == '!' || text[j] == '?') {
			j++
		}
	case '@':
		for i == a && j < b {
			k, m := kindAt(text, j)
			if k == mark {
				break
			}
			j += m
		}
	case '`', '\'':
		if j < b && text[j] == c {
			j++
		}
	case '\\':
	}
	if text[i] == '.' && j < b && (text[j] == '?' || text[j] == '!') {
		return s.mark(a, j, b, 1)
	}
	if n == 3 && (text[i:i+n] == "’" || text[i:i+n] == "‘") && strings.HasPrefix(text[j:b], "’") {
		return j + n
	}
	if n == 3 && text[i:i+n] == "…" {
		for j < b && text[j] == '.' {
			j++
		}
	}
	return j
}

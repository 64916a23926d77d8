package ask

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// scanner walks over a query.
type scanner struct {
	text string
	at   int
}

// word is a stretch of a query: a bare word, or what stands in quotation
// marks, these undone.
type word struct {
	text     string
	at, end  int // bytes of the query, quotation marks included
	quoted   bool
	extended bool // several bare words taken together
}

func (s *scanner) peek() rune {
	if s.at >= len(s.text) {
		return -1
	}
	r, _ := utf8.DecodeRuneInString(s.text[s.at:])
	return r
}

func (s *scanner) skip() {
	for s.at < len(s.text) {
		r, n := utf8.DecodeRuneInString(s.text[s.at:])
		if !unicode.IsSpace(r) {
			return
		}
		s.at += n
	}
}

// openers are quotation marks with those that end what they begin.
var openers = map[rune]string{'"': `"`, '“': `”“"`, '„': `“”"`, '«': "»", '”': `”`}

// ends reports whether a rune ends a bare word.
func ends(r rune) bool {
	_, quote := openers[r]
	return r == ',' || quote || unicode.IsSpace(r) || r == '»'
}

// bare reads a bare word; it is empty where none stands here.
func (s *scanner) bare() word {
	w := word{at: s.at}
	for s.at < len(s.text) {
		r, n := utf8.DecodeRuneInString(s.text[s.at:])
		if ends(r) {
			break
		}
		s.at += n
	}
	w.end = s.at
	w.text = s.text[w.at:w.end]
	return w
}

// quotation reads what stands in quotation marks; \" and \\ within stand for
// a mark and a backslash.
func (s *scanner) quotation() (word, *Error) {
	w := word{at: s.at, quoted: true}
	r, n := utf8.DecodeRuneInString(s.text[s.at:])
	closers := openers[r]
	s.at += n
	var b strings.Builder
	for s.at < len(s.text) {
		r, n := utf8.DecodeRuneInString(s.text[s.at:])
		s.at += n
		if strings.ContainsRune(closers, r) {
			w.text, w.end = strings.Join(strings.Fields(b.String()), " "), s.at
			return w, nil
		}
		if r == '\\' && s.at < len(s.text) && (s.text[s.at] == '"' || s.text[s.at] == '\\') {
			b.WriteByte(s.text[s.at])
			s.at++
			continue
		}
		b.WriteString(s.text[s.at-n : s.at])
	}
	return w, &Error{Offset: w.at, Length: len(s.text) - w.at, Msg: "the quotation mark is not closed", Hint: `end the phrase with "`}
}

// value reads a bare word or a quotation.
func (s *scanner) value() (word, *Error) {
	if _, quote := openers[s.peek()]; quote {
		return s.quotation()
	}
	return s.bare(), nil
}

// operators, each after those that begin with it, and how they are kept.
var operators = []struct{ text, op string }{
	{"!=", "!="}, {">=", ">="}, {"<=", "<="}, {"==", "="}, {"≥", ">="}, {"≤", "<="}, {"=", "="}, {">", ">"}, {"<", "<"},
}

// name reads the name of a field with the operator behind it, as in
// "confidence>=" or "sources: >"; end is where the name ends. Where none
// stands here the scanner does not move.
func (s *scanner) name() (name, op string, end int, ok bool) {
	start := s.at
	i := start
	for i < len(s.text) && (isLetter(s.text[i]) || i > start && s.text[i] == '-' || i > start && s.text[i] == '_') {
		i++
	}
	if i == start {
		return "", "", start, false
	}
	at, colon := i, strings.HasPrefix(s.text[i:], ":")
	if colon {
		op, at = ":", i+1
		at += len(s.text[at:]) - len(strings.TrimLeft(s.text[at:], " \t"))
	}
	for _, o := range operators {
		if strings.HasPrefix(s.text[at:], o.text) {
			s.at = at + len(o.text)
			return strings.ToLower(s.text[start:i]), o.op, i, true
		}
	}
	if !colon {
		return "", "", start, false
	}
	s.at = i + 1
	return strings.ToLower(s.text[start:i]), ":", i, true
}

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

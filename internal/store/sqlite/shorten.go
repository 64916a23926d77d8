package sqlite

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Records repeat the article: each span with its words, each sentence. Before
// they are compressed, what stands in the article is replaced by a control
// character, which JSON never holds as it is:
//
//	"text":"officials","span":[249,258]   "text":\x01,"span":[249,258]
//	"sentence_text":"A total of 39 ..."}  "sentence_text":\x02 215,118}
//	"article":"a12..."                    "article":\x03
const (
	spanned  = 1
	sentence = 2
	itself   = 3
)

var (
	textField     = []byte(`"text":`)
	sentenceField = []byte(`"sentence_text":`)
	articleField  = []byte(`"article":`)
	spanField     = []byte(`,"span":[`)
	titleField    = []byte(`,"in":"title"`)
)

// source is the article that records speak of.
type source struct{ name, title, text string }

// shorten replaces in records what the article has. restore(shorten(b)) is b
// for all b without control characters other than new lines.
func (s *source) shorten(b []byte) []byte {
	out := make([]byte, 0, len(b))
	for {
		i, field := nextField(b)
		if i < 0 {
			return append(out, b...)
		}
		i += len(field)
		out = append(out, b[:i]...)
		b = b[i:]
		end := stringEnd(b)
		if end < 0 {
			continue
		}
		value := b[:end]
		switch field[1] {
		case 't':
			if words, ok := s.span(b[end:]); ok && bytes.Equal(quote(words), value) {
				out = append(out, spanned)
				b = b[end:]
			}
		case 's':
			var words string
			if json.Unmarshal(value, &words) != nil || words == "" {
				continue
			}
			for n, from := range []string{s.text, s.title} {
				if at := strings.Index(from, words); at >= 0 && bytes.Equal(quote(words), value) {
					out = append(out, sentence)
					if n == 1 {
						out = append(out, '-')
					}
					out = strconv.AppendInt(out, int64(at), 10)
					out = append(out, ',')
					out = strconv.AppendInt(out, int64(len(words)), 10)
					b = b[end:]
					break
				}
			}
		case 'a':
			if bytes.Equal(quote(s.name), value) {
				out = append(out, itself)
				b = b[end:]
			}
		}
	}
}

// restore is the reverse of shorten; ok is false where the article does not
// have what was replaced.
func (s *source) restore(b []byte) (out []byte, ok bool) {
	out = make([]byte, 0, 4*len(b))
	for {
		i := bytes.IndexFunc(b, func(r rune) bool { return r >= spanned && r <= itself })
		if i < 0 {
			return append(out, b...), true
		}
		out = append(out, b[:i]...)
		c := b[i]
		b = b[i+1:]
		switch c {
		case spanned:
			words, ok := s.span(b)
			if !ok {
				return nil, false
			}
			out = append(out, quote(words)...)
		case sentence:
			from := s.text
			if len(b) > 0 && b[0] == '-' {
				from, b = s.title, b[1:]
			}
			at, n, rest := pair(b)
			if rest == nil || at+n > len(from) {
				return nil, false
			}
			out, b = append(out, quote(from[at:at+n])...), rest
		case itself:
			out = append(out, quote(s.name)...)
		}
	}
}

// nextField returns where the next of the three fields begins.
func nextField(b []byte) (int, []byte) {
	for at := 0; ; {
		i := bytes.IndexByte(b[at:], '"')
		if i < 0 {
			return -1, nil
		}
		at += i
		for _, f := range [][]byte{textField, sentenceField, articleField} {
			if bytes.HasPrefix(b[at:], f) && at+len(f) < len(b) && b[at+len(f)] == '"' {
				return at, f
			}
		}
		at++
	}
}

// stringEnd returns the length of the JSON string that b begins with; -1 where
// it does not end.
func stringEnd(b []byte) int {
	for i := 1; i < len(b); i++ {
		switch b[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return -1
}

// span reads ,"span":[a,b] and perhaps ,"in":"title" and returns the words there.
func (s *source) span(b []byte) (string, bool) {
	b, ok := bytes.CutPrefix(b, spanField)
	if !ok {
		return "", false
	}
	from, to, rest := pair(b)
	text := s.text
	if len(rest) == 0 || rest[0] != ']' {
		return "", false
	}
	if bytes.HasPrefix(rest[1:], titleField) {
		text = s.title
	}
	if from > to || to > len(text) {
		return "", false
	}
	return text[from:to], true
}

// pair reads two numbers with a comma between; rest is nil where there are none.
func pair(b []byte) (x, y int, rest []byte) {
	i := 0
	read := func() (n int, ok bool) {
		for ; i < len(b) && b[i] >= '0' && b[i] <= '9' && n < 1<<40; i++ {
			n, ok = n*10+int(b[i]-'0'), true
		}
		return n, ok
	}
	x, ok := read()
	if !ok || i >= len(b) || b[i] != ',' {
		return 0, 0, nil
	}
	i++
	if y, ok = read(); !ok {
		return 0, 0, nil
	}
	return x, y, b[i:]
}

// quote writes a string as package readout writes it in records.
func quote(s string) []byte {
	plain := utf8.ValidString(s)
	for i := 0; plain && i < len(s); i++ {
		plain = s[i] >= ' ' && s[i] != '"' && s[i] != '\\' && s[i] != 0xe2 && s[i] != 0x7f // 0xe2: U+2028 is escaped
	}
	if plain {
		return append(append(append(make([]byte, 0, len(s)+2), '"'), s...), '"')
	}
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if enc.Encode(s) != nil {
		return nil
	}
	return bytes.TrimSuffix(buf.Bytes(), []byte("\n"))
}

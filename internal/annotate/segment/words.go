package segment

import (
	_ "embed"
	"fmt"
	"strings"
)

//go:embed words.txt
var wordsText string

// class is a set of the word classes that words.txt explains.
type class uint16

const (
	title class = 1 << iota
	abbr
	number
	month
	starter
	prefix
	say
	wrap
	phrasal
)

// Words is the table of words that decide where tokens and sentences end.
type Words struct {
	of map[string]class
}

// Default returns the table that is built in.
func Default() (*Words, error) { return Load("segment/words.txt", wordsText) }

// Load reads a table: a class and its words on each line. name stands in
// error messages.
func Load(name, text string) (*Words, error) {
	classes := map[string]class{"title": title, "abbr": abbr, "number": number, "month": month, "starter": starter, "prefix": prefix, "say": say, "wrap": wrap, "phrasal": phrasal}
	w := &Words{of: make(map[string]class, 512)}
	line := 0
	for l := range strings.Lines(text) {
		line++
		f := strings.Fields(l)
		if len(f) == 0 || f[0][0] == '#' {
			continue
		}
		c, ok := classes[f[0]]
		if !ok {
			return nil, fmt.Errorf("%s:%d: unknown class %q", name, line, f[0])
		}
		for _, word := range f[1:] {
			if word != strings.ToLower(word) {
				return nil, fmt.Errorf("%s:%d: %q is not in lower case", name, line, word)
			}
			w.of[word] |= c
		}
	}
	return w, nil
}

// class returns the classes of a word in any case. Longer words have none.
func (w *Words) class(word string) class {
	if len(word) > 15 {
		return 0
	}
	var b [16]byte
	for i := 0; i < len(word); i++ {
		c := word[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		b[i] = c
	}
	return w.of[string(b[:len(word)])]
}

package plover

import (
	"fmt"
	"io/fs"
	"strings"
)

// Lexicon tells contexts by words.
type Lexicon struct {
	contexts []string         // in order of the table of contexts
	words    map[string][]int // of a word, or of words joined by "_", the contexts
	long     map[string]bool  // first words of those that are joined
}

// readLexicon reads lexicon.txt: "context: word, word_word" with indented
// lines that go on.
func readLexicon(fsys fs.FS, contexts []Code) (*Lexicon, error) {
	const file = "lexicon.txt"
	data, err := fs.ReadFile(fsys, file)
	if err != nil {
		return nil, fmt.Errorf("plover: %w", err)
	}
	l := &Lexicon{words: map[string][]int{}, long: map[string]bool{}}
	at := map[string]int{}
	for i, c := range contexts {
		l.contexts = append(l.contexts, c.Name)
		at[c.Name] = i
	}
	cur := -1
	for n, line := range strings.Split(string(data), "\n") {
		if strings.HasPrefix(line, "#") || strings.TrimSpace(line) == "" {
			continue
		}
		if line[0] != ' ' {
			name, rest, ok := strings.Cut(line, ":")
			i, known := at[name]
			if !ok || !known {
				return nil, fmt.Errorf("plover: %s:%d: no context %q", file, n+1, name)
			}
			cur, line = i, rest
		} else if cur < 0 {
			return nil, fmt.Errorf("plover: %s:%d: words without a context", file, n+1)
		}
		for _, w := range strings.Split(line, ",") {
			if w = strings.TrimSpace(w); w == "" {
				continue
			}
			l.words[w] = append(l.words[w], cur)
			if first, _, two := strings.Cut(w, "_"); two {
				l.long[first] = true
			}
		}
	}
	return l, nil
}

// Contexts returns the contexts that the lemmas of a sentence (lower case)
// point to, in order of the table, at most max: those with most words first.
func (l *Lexicon) Contexts(lemmas []string, max int) []string {
	counts := make([]int, len(l.contexts))
	for i, w := range lemmas {
		for _, c := range l.words[w] {
			counts[c]++
		}
		if !l.long[w] {
			continue
		}
		joined := w
		for k := i + 1; k < len(lemmas) && k < i+5; k++ {
			joined += "_" + lemmas[k]
			for _, c := range l.words[joined] {
				counts[c] += 2
			}
		}
	}
	var out []string
	for least := 6; least > 0 && len(out) < max; least-- {
		for c, n := range counts {
			if (n == least || least == 6 && n > 6) && len(out) < max {
				out = append(out, l.contexts[c])
			}
		}
	}
	return out
}

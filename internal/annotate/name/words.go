package name

import (
	_ "embed"
	"fmt"
	"strings"
)

//go:embed words.txt
var wordsFile string

//go:embed given.txt
var givenFile string

// readWords reads words.txt and given.txt into one map from the hash of a
// word to its list bits. Errors name file and line.
func readWords(words, given string) (map[uint64]uint16, error) {
	out := make(map[uint64]uint16, 3000)
	bits := map[string]uint16{"body": inBodyWord, "place": inPlaceWord, "title": inTitleWord}
	err := lines("words.txt", words, func(key, word string) error {
		if bits[key] == 0 {
			return fmt.Errorf("no list is called %q", key)
		}
		out[hashFold(word)] |= bits[key]
		return nil
	})
	if err != nil {
		return nil, err
	}
	genders, err := readGiven(given)
	if err != nil {
		return nil, err
	}
	for n := range genders {
		out[hashFold(n)] |= inGiven
	}
	return out, nil
}

// lines calls f for every word of the lines "key: word, word".
func lines(file, text string, f func(key, word string) error) error {
	for i, line := range strings.Split(text, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		key, rest, ok := strings.Cut(line, ": ")
		if !ok {
			return fmt.Errorf("name: %s:%d: no list name before a colon", file, i+1)
		}
		for _, word := range strings.Split(rest, ", ") {
			if word == "" || strings.TrimSpace(word) != word {
				return fmt.Errorf("name: %s:%d: empty word or blank around %q", file, i+1, word)
			}
			if err := f(key, word); err != nil {
				return fmt.Errorf("name: %s:%d: %w", file, i+1, err)
			}
		}
	}
	return nil
}

func readGiven(text string) (map[string]byte, error) {
	out := make(map[string]byte, 2200)
	err := lines("given.txt", text, func(key, word string) error {
		if key != "f" && key != "m" {
			return fmt.Errorf("gender %q, want f or m", key)
		}
		word = strings.ToLower(word)
		if out[word] != 0 {
			return fmt.Errorf("%s stands there twice", word)
		}
		out[word] = key[0]
		return nil
	})
	return out, err
}

// Genders returns the given names that only men ('m') or only women ('f')
// bear, in small letters without diacritics.
func Genders() (map[string]byte, error) { return readGiven(givenFile) }

package train

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/learn"
)

// The names that sentences of the treebank are repeated with, as paths below
// the directory that the treebanks' directory lies in. EWT knows few names from outside America, and a tagger
// that was trained on it alone takes "Wang" at the start of a sentence for a
// verb.
var (
	personFiles = []string{"transliteration/wd_arabic.normalized.aligned.tokens", "transliteration/wd_chinese.normalized.aligned.tokens", "transliteration/wd_russian_80"}
	leaderFile  = "world/factbook-leaders/leaders_parsed.tsv"
	placeFile   = "places/gazetteer/cities15000.txt"
	countryFile = "places/gazetteer/countryInfo.txt"
)

// names holds words that stand for persons and places.
type names struct{ leaders, persons, places, countries []string }

// readNames reads the lists; a list that is not there is left empty.
func readNames(dir string) (*names, error) {
	n := new(names)
	column := func(path string, column int, take func(string)) error {
		f, err := os.Open(filepath.Join(dir, path))
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		defer f.Close()
		in := bufio.NewScanner(f)
		in.Buffer(nil, 1<<20)
		for in.Scan() {
			if fields := strings.Split(in.Text(), "\t"); len(fields) > column && fields[0][0] != '#' {
				take(fields[column])
			}
		}
		return in.Err()
	}
	for _, path := range personFiles {
		if err := column(path, 0, func(w string) {
			if plainName(w) {
				n.persons = append(n.persons, strings.ToUpper(w[:1])+w[1:])
			}
		}); err != nil {
			return nil, fmt.Errorf("train: names: %w", err)
		}
	}
	if err := column(leaderFile, 2, func(w string) {
		for _, word := range strings.Fields(w) { // "Vice President WANG Qishan"
			if plainName(word) && word == strings.ToUpper(word) {
				n.leaders = append(n.leaders, word[:1]+strings.ToLower(word[1:]))
			}
		}
	}); err != nil {
		return nil, fmt.Errorf("train: names: %w", err)
	}
	if err := column(placeFile, 2, func(w string) {
		if plainName(w) {
			n.places = append(n.places, w)
		}
	}); err != nil {
		return nil, fmt.Errorf("train: names: %w", err)
	}
	if err := column(countryFile, 4, func(w string) {
		if plainName(w) && w != "Country" {
			n.countries = append(n.countries, w)
		}
	}); err != nil {
		return nil, fmt.Errorf("train: names: %w", err)
	}
	return n, nil
}

// whole reports whether no list is missing.
func (n *names) whole() bool {
	return len(n.leaders) > 0 && len(n.persons) > 0 && len(n.places) > 0 && len(n.countries) > 0
}

func plainName(w string) bool {
	if len(w) < 2 || len(w) > 14 {
		return false
	}
	for i := 0; i < len(w); i++ {
		if c := w[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

// swapped returns copies of the sentences that have names in them, with other
// names in their place, and the index of each copy's original.
func (n *names) swapped(sents []readout.Sentence, r *learn.Rand) (out []readout.Sentence, origin []int) {
	if !n.whole() {
		return nil, nil
	}
	common := map[string]bool{} // words that are not always names
	for _, s := range sents {
		for _, t := range s.Tokens {
			if t.Tag != "PROPN" {
				common[strings.ToLower(t.Form)] = true
			}
		}
	}
	other := func(t *readout.Token) bool {
		return t.XTag == "NNP" && len(t.Form) >= 3 && t.Form[0] >= 'A' && t.Form[0] <= 'Z' && !common[strings.ToLower(t.Form)] && plainName(t.Form) && !calendar(t.Form)
	}
	for k := range sents {
		if s, changed := n.swap(sents[k], other, r); changed {
			out = append(out, s)
			origin = append(origin, k)
		}
	}
	return out, origin
}

// swap gives a sentence other names in the place of tokens that other admits.
func (n *names) swap(s readout.Sentence, other func(*readout.Token) bool, r *learn.Rand) (_ readout.Sentence, changed bool) {
	s.Tokens = append([]readout.Token(nil), s.Tokens...)
	given := map[string]string{}
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if !other(t) {
			continue
		}
		name, ok := given[t.Form]
		if !ok {
			name = t.Form
			switch x := r.Float(); {
			case x < 0.2:
				name = pick(n.leaders, r)
			case x < 0.5:
				name = pick(n.persons, r)
			case x < 0.7:
				name = pick(n.places, r)
			case x < 0.8:
				name = pick(n.countries, r)
			}
			given[t.Form] = name
		}
		changed = changed || name != t.Form
		t.Form, t.Lemma = name, name
	}
	return s, changed
}

// calendar reports whether a name is one of those of days and months, which
// stand where no other names do.
func calendar(w string) bool {
	switch w {
	case "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
		"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday":
		return true
	}
	return false
}

func pick[T any](list []T, r *learn.Rand) T { return list[r.Uint64()%uint64(len(list))] }

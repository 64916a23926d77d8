package name

import (
	"encoding/binary"
	"errors"
)

// filter is a set of hashes that may say yes by mistake (Bloom 1970): enough
// for a feature that the tagger weighs against others, in a byte or so a word.
type filter struct{ bits []byte }

const filterHashes = 5

// newFilter makes a filter for n words.
func newFilter(n, bitsPerWord int) filter {
	return filter{make([]byte, max(8, n*bitsPerWord/8))}
}

func (f filter) at(h uint64, k int) uint64 {
	return (h + uint64(k)*(h>>17|1)) % uint64(len(f.bits)*8)
}

func (f filter) add(h uint64) {
	for k := 0; k < filterHashes; k++ {
		b := f.at(h, k)
		f.bits[b/8] |= 1 << (b % 8)
	}
}

func (f filter) has(h uint64) bool {
	for k := 0; k < filterHashes; k++ {
		if b := f.at(h, k); f.bits[b/8]&(1<<(b%8)) == 0 {
			return false
		}
	}
	return true
}

// Lists holds the word lists of the tagger as filters: parts of the names of
// persons, those that several persons bear, and names of places.
type Lists struct {
	names, common, places filter
	words                 map[uint64]uint16 // bits of words.txt and given.txt
}

const listsMagic = "RNL1"

// LoadLists reads the lists as WriteLists of the training package wrote them.
func LoadLists(data []byte) (*Lists, error) {
	if len(data) < len(listsMagic) || string(data[:len(listsMagic)]) != listsMagic {
		return nil, errors.New("name: lists: not a file of name lists, or of another version")
	}
	data = data[len(listsMagic):]
	l := &Lists{}
	for _, f := range []*filter{&l.names, &l.common, &l.places} {
		if len(data) < 4 {
			return nil, errors.New("name: lists: file is cut off")
		}
		n := int(binary.LittleEndian.Uint32(data))
		data = data[4:]
		if n <= 0 || n > len(data) {
			return nil, errors.New("name: lists: file is cut off")
		}
		f.bits, data = data[:n:n], data[n:]
	}
	words, err := readWords(wordsFile, givenFile)
	l.words = words
	return l, err
}

// BuildLists makes the lists from names (a part of a person's name and the
// number of persons that bear it) and names of places (words as the
// tokeniser splits them).
func BuildLists(names map[string]int, places [][]string) []byte {
	common := 0
	for _, n := range names {
		if n > 1 {
			common++
		}
	}
	l := &Lists{names: newFilter(len(names), 8), common: newFilter(common, 10), places: newFilter(len(places), 10)}
	for w, n := range names {
		l.names.add(hashFold(w))
		if n > 1 {
			l.common.add(hashFold(w))
		}
	}
	for _, p := range places {
		h := uint64(0)
		for _, w := range p {
			h = chain(h, hashFold(w))
		}
		l.places.add(h)
	}
	out := []byte(listsMagic)
	for _, f := range []filter{l.names, l.common, l.places} {
		out = binary.LittleEndian.AppendUint32(out, uint32(len(f.bits)))
		out = append(out, f.bits...)
	}
	return out
}

// chain extends the hash of a run of words by the next word.
func chain(h, w uint64) uint64 { return mix(h*31 + w) }

// maxPlaceWords is the longest name of a place in the list, in words.
const maxPlaceWords = 4

// mark sets the list bits of the words.
func (l *Lists) mark(words []word) {
	for i := range words {
		w := &words[i]
		if w.shape == shapePunct || w.shape == shapeDigit {
			continue
		}
		w.lists |= l.words[w.lower]
		if l.names.has(w.lower) {
			w.lists |= inNames
			if l.common.has(w.lower) {
				w.lists |= inCommon
			}
		}
		if !capital(w.shape) && w.shape != shapeLower {
			continue
		}
		h := uint64(0)
		for n := 1; n <= maxPlaceWords && i+n <= len(words); n++ {
			h = chain(h, words[i+n-1].lower)
			if !l.places.has(h) {
				continue
			}
			if n == 1 {
				w.lists |= inPlaces
				continue
			}
			for k := i; k < i+n; k++ {
				words[k].lists |= inPlaceRun
			}
		}
	}
}

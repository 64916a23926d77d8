package name

import (
	"math/bits"
	"unicode"
	"unicode/utf8"

	readout "github.com/readout-events/readout"
)

// Case classes of a sentence: headlines capitalise in their own way, and the
// tagger must know that a capital means little there.
const (
	mixedCase = iota // ordinary text
	upperCase        // ALL CAPITALS
	titleCase        // Every Word Begins With One
	lowerCase        // no capital at all
)

// Shapes of a word, as far as capitals and digits go.
const (
	shapeLower = iota
	shapeTitle
	shapeUpper
	shapeInitial // "J" or "J."
	shapeMixed   // McCain, iPhone
	shapeDigit
	shapeAlnum // L2, F-16
	shapePunct
)

// grams is the most runs of three letters that are taken of a word.
const grams = 8

// capitalBit tells capitalised words from others in a hash.
func capitalBit(shape uint8) uint64 {
	if capital(shape) {
		return 0x9e3779b97f4a7c15
	}
	return 0
}

// word is what the templates need to know of one token.
type word struct {
	lower, cased uint64 // hashes of the word in lower case and as it stands
	pre, suf     [4]uint64
	grams        [grams]uint64 // hashes of the runs of three letters within
	long         uint64        // hash of the whole shape, runs collapsed: "Aa-Aa"
	shape        uint8
	lists        uint16 // bits of the lists it is on
	doc          uint8  // how the article writes the word elsewhere
	tag          uint8  // a small number for the part of speech; 0 where none is known
}

// Bits of word.lists.
const (
	inNames     = 1 << iota // part of a person's name
	inCommon                // part of the names of several persons
	inPlaces                // a town, a division, a country
	inPlaceRun              // within a place name of several words
	inStates                // the actor tables know a state, region or seat here
	inDemonyms              // the actor tables know an adjective of a state here
	inBodies                // the actor tables know an organisation, group, company or medium here
	inPersons               // the actor tables know a person here
	inBodyWord              // a word of the names of organisations: union, ministry
	inPlaceWord             // a word of the names of places: river, province
	inTitleWord             // a word before the names of persons: president, Mr
	inGiven                 // a given name
	inRun                   // it is not the first word of what the tables know
)

const (
	fnvBase  = 14695981039346656037
	fnvPrime = 1099511628211
)

// mix spreads the bits of a hash (the finaliser of splitmix64).
func mix(h uint64) uint64 {
	h ^= h >> 30
	h *= 0xbf58476d1ce4e5b9
	h ^= h >> 27
	h *= 0x94d049bb133111eb
	return h ^ h>>31
}

// hashFold returns the hash of s in lower case.
func hashFold(s string) uint64 {
	h := uint64(fnvBase)
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf {
			return hashFoldSlow(s)
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		h = (h ^ uint64(c)) * fnvPrime
	}
	return mix(h)
}

func hashFoldSlow(s string) uint64 {
	h := uint64(fnvBase)
	var buf [4]byte
	for _, r := range s {
		n := utf8.EncodeRune(buf[:], unicode.ToLower(r))
		for _, c := range buf[:n] {
			h = (h ^ uint64(c)) * fnvPrime
		}
	}
	return mix(h)
}

func hashCased(s string) uint64 {
	h := uint64(fnvBase + 7)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * fnvPrime
	}
	return mix(h)
}

// read fills w with what the form alone tells.
func (w *word) read(form string) {
	*w = word{lower: hashFold(form), cased: hashCased(form)}
	w.shape, w.long = shapeOf(form)
	w.affixes(form)
	if w.shape != shapePunct && w.shape != shapeDigit {
		w.inner(form)
	}
}

// inner takes the runs of three letters within a word.
func (w *word) inner(form string) {
	var a, b uint64
	n := 0
	for _, r := range form {
		c := uint64(foldRune(r))
		if a != 0 && n < grams {
			w.grams[n] = mix(a<<42 ^ b<<21 ^ c ^ 0x5555)
			n++
		}
		a, b = b, c
	}
}

// affixes takes the first and last one to four characters, in lower case.
func (w *word) affixes(form string) {
	h := uint64(fnvBase + 1)
	n := 0
	for _, r := range form {
		h = (h ^ uint64(foldRune(r))) * fnvPrime
		w.pre[n] = mix(h)
		if n++; n == 4 {
			break
		}
	}
	h = fnvBase + 2
	n = 0
	for i := len(form); i > 0; {
		r, size := utf8.DecodeLastRuneInString(form[:i])
		i -= size
		h = (h ^ uint64(foldRune(r))) * fnvPrime
		w.suf[n] = mix(h)
		if n++; n == 4 {
			break
		}
	}
}

func foldRune(r rune) rune {
	if r < utf8.RuneSelf {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}
	return unicode.ToLower(r)
}

// shapeOf returns the class of a form and the hash of its collapsed shape.
func shapeOf(form string) (class uint8, long uint64) {
	var upper, lower, digit, other int
	first, last := byte(0), byte(0)
	long = fnvBase + 3
	for _, r := range form {
		var c byte
		switch {
		case 'a' <= r && r <= 'z':
			c, lower = 'a', lower+1
		case 'A' <= r && r <= 'Z':
			c, upper = 'A', upper+1
		case '0' <= r && r <= '9':
			c, digit = '0', digit+1
		case r < utf8.RuneSelf:
			c, other = byte(r), other+1
		case unicode.IsUpper(r):
			c, upper = 'A', upper+1
		case unicode.IsLetter(r):
			c, lower = 'a', lower+1
		default:
			c, other = '?', other+1
		}
		if first == 0 {
			first = c
		}
		if c != last {
			long = (long ^ uint64(c)) * fnvPrime
		}
		last = c
	}
	long = mix(long)
	switch {
	case upper+lower == 0 && digit > 0:
		class = shapeDigit
	case upper+lower == 0:
		class = shapePunct
	case digit > 0:
		class = shapeAlnum
	case upper == 0:
		class = shapeLower
	case upper == 1 && lower == 0:
		class = shapeInitial
	case lower == 0:
		class = shapeUpper
	case upper == 1 && first == 'A':
		class = shapeTitle
	default:
		class = shapeMixed
	}
	return class, long
}

// capital reports whether a word of this shape may stand in a name by its
// capitals alone.
func capital(shape uint8) bool {
	return shape == shapeTitle || shape == shapeUpper || shape == shapeInitial || shape == shapeMixed
}

// caseOf returns the case class of a sentence.
func caseOf(words []word, toks []readout.Token) int {
	var upper, title, lower, long, lowerLong int
	for i := range words {
		n := len(toks[i].Form)
		switch words[i].shape {
		case shapeUpper:
			upper++
		case shapeTitle, shapeMixed, shapeInitial:
			title++
		case shapeLower:
			lower++
			if n >= 5 {
				lowerLong++
			}
		default:
			continue
		}
		if n >= 4 {
			long++
		}
	}
	all := upper + title + lower
	switch {
	case all == 0 || all < 3:
		return mixedCase
	case upper*10 >= all*7 && lower*5 <= all:
		return upperCase
	case upper+title == 0:
		return lowerCase
	case toks[len(toks)-1].Form == ".": // headlines have no full stop
		return mixedCase
	case long >= 4 && lowerLong*6 <= long && (upper+title)*10 >= all*6:
		return titleCase
	}
	return mixedCase
}

// numTags are the parts of speech that the tagger tells apart.
func tagNumber(tag string) uint8 {
	switch tag {
	case "":
		return 0
	case "PROPN":
		return 1
	case "NOUN":
		return 2
	case "ADJ":
		return 3
	case "VERB", "AUX":
		return 4
	case "ADP":
		return 5
	case "DET":
		return 6
	case "PRON":
		return 7
	case "PUNCT", "SYM":
		return 8
	case "NUM":
		return 9
	}
	return 10
}

// sentence is the input of the templates: the words with two empty ones on
// either side.
type sentence struct {
	words []word // words[2:len-2] are the tokens
	toks  []readout.Token
	class int
}

const pad = 2

// slot rotates a hash so that one value means different things in different
// places of a template.
func slot(h uint64, n int) uint64 { return bits.RotateLeft64(h, n) }

// features appends the hashes of the features of token i (counted without
// the padding).
func (s *sentence) features(dst []uint32, i int) []uint32 {
	w := s.words[i : i+2*pad+1]
	a, b, c, d, e := &w[0], &w[1], &w[2], &w[3], &w[4]
	id := uint64(0)
	add := func(h uint64) {
		id++
		dst = append(dst, uint32(mix(h+id*0x9e3779b97f4a7c15)>>32))
	}
	shape := func(x *word) uint64 { return mix(uint64(x.shape) + 11) }
	lists := func(x *word) uint64 { return mix(uint64(x.lists)<<8 + uint64(x.shape) + 1013) }
	tag := func(x *word) uint64 { return mix(uint64(x.tag) + 77) }
	class := mix(uint64(s.class) + 501)
	start := uint64(0)
	if i == 0 {
		start = 0x517cc1b727220a95
	}

	add(class)
	add(c.cased)
	add(c.lower)
	add(b.lower)
	add(d.lower)
	add(a.lower)
	add(e.lower)
	add(slot(b.lower, 7) + c.lower)
	add(slot(c.lower, 7) + d.lower)
	add(slot(b.lower, 7) + d.lower + shape(c))
	add(shape(c) + class + start)
	add(slot(shape(b), 3) + shape(c) + class)
	add(shape(c) + slot(shape(d), 3) + class)
	add(slot(shape(b), 3) + shape(c) + slot(shape(d), 5))
	add(slot(shape(a), 1) + slot(shape(b), 3) + shape(c) + slot(shape(d), 5) + slot(shape(e), 9))
	add(c.long)
	for k := 0; k < 4; k++ {
		add(c.pre[k] + shape(c))
		add(c.suf[k] + shape(c))
	}
	add(b.suf[2] + slot(shape(c), 5))
	add(d.suf[2] + slot(shape(c), 5))
	add(slot(b.suf[2], 3) + c.suf[2])
	add(slot(d.suf[2], 3) + c.suf[2])
	add(slot(b.lower, 9) + shape(c))
	add(slot(d.lower, 9) + shape(c))
	add(lists(c) + class)
	add(slot(lists(b), 3) + lists(c))
	add(lists(c) + slot(lists(d), 5))
	add(slot(lists(b), 3) + lists(c) + slot(lists(d), 5))
	add(mix(uint64(c.doc)+31) + shape(c) + start)
	add(mix(uint64(c.doc)+31) + lists(c))

	// The run of capitals that the word stands in: its first and last word, and
	// what stands before and after the run.
	if capital(c.shape) && s.class == mixedCase {
		lo, hi := i+pad, i+pad
		for lo > pad && i+pad-lo < 6 && s.joins(lo-1) && capital(s.words[lo-1].shape) {
			lo--
		}
		for hi < len(s.words)-pad-1 && hi-i-pad < 6 && s.joins(hi) && capital(s.words[hi+1].shape) {
			hi++
		}
		place := mix(uint64(min(i+pad-lo, 3))*5 + uint64(min(hi-i-pad, 3)) + 900)
		add(s.words[lo].lower + place)
		add(s.words[hi].lower + place)
		add(s.words[lo-1].lower + place)
		add(s.words[hi+1].lower + place)
		add(slot(s.words[hi].suf[2], 3) + place)
		add(lists(&s.words[lo]) + slot(lists(&s.words[hi]), 7) + place)
		if hi+2 < len(s.words) {
			add(slot(s.words[hi+2].lower, 3) + s.words[hi+1].lower)
		} else {
			id++
		}
		add(slot(s.words[lo-2].lower, 3) + s.words[lo-1].lower)
	} else {
		id += 8
	}
	for k := 0; k < grams; k++ {
		if c.grams[k] == 0 {
			break
		}
		dst = append(dst, uint32(mix(c.grams[k]+capitalBit(c.shape))>>32))
	}
	if c.tag != 0 {
		add(tag(c) + class)
		add(slot(tag(b), 3) + tag(c) + shape(c))
		add(tag(c) + slot(tag(d), 3) + shape(c))
		add(slot(tag(b), 3) + tag(c) + slot(tag(d), 7))
		add(tag(c) + c.lower)
		add(tag(c) + lists(c))
	}
	return dst
}

// joins reports whether the padded words k and k+1 may belong to one name:
// both are tokens, for the run is made of capitals only.
func (s *sentence) joins(k int) bool { return k >= pad && k+1 < len(s.words)-pad }

// Package near tells near-duplicate texts: one wire story as several papers
// print it, with another headline, a byline more and the last paragraph cut.
//
// A text is the set of its shingles, three words in a row each, and two texts
// are alike as far as these sets are (Jaccard: what they share, divided by
// what either has). MinHash (Broder, On the resemblance and containment of
// documents, 1997) estimates that from a signature of 64 bytes; cut into
// bands, signatures find each other without comparing all with all.
package near

import (
	"encoding/binary"
	"hash/fnv"
	"unicode"
	"unicode/utf8"
)

// Copy is the likeness from which on two texts are copies of one.
const Copy = 0.8

const (
	size    = 128 // hash functions, of which four bits each are kept: the standard error of a likeness of 0.8 is 0.037
	bands   = 8   // bands of rows functions each: texts that are alike to 0.85 share one in 98 of 100 cases,
	rows    = 6   // to 0.9 in 998 of 1,000, to 0.5 in 12 of 100, to 0.2 in 5 of 10,000
	shingle = 3   // words
	few     = 8   // a text of fewer words counts with its title
)

// Sketch returns the signature of a text and the bands under which it is
// found. The title counts only where the text is very short: papers write
// their own headlines. A text without words has neither.
func Sketch(title, text string) (signature []byte, band []int64) {
	words := hashes(nil, text)
	if len(words) < few {
		words = append(hashes(nil, title), words...)
	}
	if len(words) == 0 {
		return nil, nil
	}
	set := make([]uint64, max(1, len(words)-shingle+1))
	for i := range set {
		for _, w := range words[i:min(len(words), i+shingle)] {
			set[i] = mix(set[i] ^ w)
		}
	}
	var least [size]uint32
	for i := range least {
		factor, v := mix(0x9e3779b97f4a7c15*uint64(i+1))|1, ^uint32(0)
		for _, x := range set {
			v = min(v, uint32(x*factor>>32))
		}
		least[i] = v
	}
	signature = make([]byte, size/2)
	for i, v := range least {
		signature[i/2] |= byte(mix(uint64(v))) & 15 << (i % 2 * 4)
	}
	for b := range bands {
		h := fnv.New64a()
		var buf [4]byte
		_, _ = h.Write([]byte{byte(b)})
		for _, v := range least[b*rows : (b+1)*rows] {
			binary.LittleEndian.PutUint32(buf[:], v)
			_, _ = h.Write(buf[:])
		}
		band = append(band, int64(int32(mix(h.Sum64())))) // four bytes are enough: who shares one is looked at
	}
	return signature, band
}

// Alike estimates how much of the shingles of two texts are common to both,
// from 0 to 1, from their signatures.
func Alike(a, b []byte) float64 {
	if len(a) != size/2 || len(b) != size/2 {
		return 0
	}
	same := 0
	for i := range a {
		x := a[i] ^ b[i]
		if x&0x0f == 0 {
			same++
		}
		if x&0xf0 == 0 {
			same++
		}
	}
	// Of 16 that have nothing to do with each other one is equal.
	return max(0, (float64(same)/size-1.0/16)/(1-1.0/16))
}

// hashes appends a number for each word: letters and digits, in small
// letters.
func hashes(out []uint64, text string) []uint64 {
	const offset, prime = 14695981039346656037, 1099511628211
	h := uint64(offset)
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			h = (h ^ uint64(c)) * prime
			i++
			continue
		case 'A' <= c && c <= 'Z':
			h = (h ^ uint64(c+'a'-'A')) * prime
			i++
			continue
		case c >= utf8.RuneSelf:
			r, n := utf8.DecodeRuneInString(text[i:])
			i += n
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				h = (h ^ uint64(unicode.ToLower(r))) * prime
				continue
			}
			if r == '’' || unicode.Is(unicode.Mn, r) { // as ' below
				continue
			}
		default:
			i++
			if c == '\'' { // don't and don’t are one word
				continue
			}
		}
		if h != offset {
			out = append(out, mix(h))
			h = offset
		}
	}
	if h != offset {
		out = append(out, mix(h))
	}
	return out
}

// mix spreads a number over all bits (the finish of SplitMix64).
func mix(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

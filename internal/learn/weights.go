package learn

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// Weights is a table of feature weights made for reading. An entry holds a
// 16-bit check of the feature's hash and one byte a class, the weight plus
// 128. Eight bytes make a word, so that two additions add eight weights:
//
//	word 0:  | class 5 | ... | class 1 | class 0 | check (2 bytes) |
//	word 1:  | class 13 | ... | class 6 |  and so on
//
// A feature stands in one of two neighbouring entries; one that is in neither
// weighs nothing. At most 256 features can be summed.
type Weights struct {
	Classes int
	words   int // of an entry
	shift   uint
	table   []uint64
	checks  []uint16 // of all entries once more, close together: a feature that is not there costs no look at the table
}

const even = 0x00FF00FF00FF00FF // every other byte

func newWeights(classes int, bits uint) *Weights {
	w := &Weights{Classes: classes, words: (classes + 2 + 7) / 8, shift: 64 - bits}
	w.table = make([]uint64, w.words<<bits)
	w.checks = make([]uint16, 1<<bits)
	return w
}

func check(h uint64) uint16 { return uint16(h>>8) | 1 }

// put stores a feature in the first free of its two entries; if both are
// taken, by features worth more, it is lost.
func (w *Weights) put(h uint64, codes []int8) bool {
	i := int(h >> w.shift)
	for _, k := range [2]int{i, i ^ 1} {
		e := w.table[k*w.words : (k+1)*w.words]
		if uint16(e[0]) == 0 {
			e[0] = uint64(check(h))
			w.checks[k] = check(h)
			for c, q := range codes {
				lane := c + 2
				e[lane/8] |= uint64(uint8(int(q)+128)) << (8 * (lane % 8))
			}
			return true
		}
		if uint16(e[0]) == check(h) {
			return false
		}
	}
	return false
}

// Sum is a sum of weights in the making: the even and the odd bytes of the
// entries' words, 16 bits each.
type Sum [16]uint64

// Sum adds up the weights of the features.
func (w *Weights) Sum(features []uint64, sum *Sum) {
	n := w.words
	*sum = Sum{}
	for _, h := range features {
		k := int(h >> w.shift)
		c := check(h)
		if w.checks[k] != c {
			k ^= 1
			if w.checks[k] != c {
				continue
			}
		}
		e := w.table[k*n : k*n+n]
		for i, v := range e {
			i = i * 2 & 15
			sum[i] += v & even
			sum[i+1] += v >> 8 & even
		}
	}
}

// At returns the sum for a class. Sums may be compared with each other; they
// have no zero.
func (s *Sum) At(class int) uint16 {
	lane := class + 2
	return uint16(s[lane/8*2+lane&1] >> (16 * (lane % 8 / 2)))
}

// Best returns the class with the greatest sum among the first n classes, the
// first of equals.
func (s *Sum) Best(n int) int {
	best, top := 0, s.At(0)
	for c := 1; c < n; c++ {
		if v := s.At(c); v > top {
			best, top = c, v
		}
	}
	return best
}

// ErrShort says that a file of weights ends too early.
var ErrShort = errors.New("the file of weights ends too early")

// Append writes the table at the end of data: classes and bits in 32 bits
// each, then the words of the entries.
func (w *Weights) Append(data []byte) []byte {
	data = binary.LittleEndian.AppendUint32(data, uint32(w.Classes))
	data = binary.LittleEndian.AppendUint32(data, uint32(64-w.shift))
	for _, v := range w.table {
		data = binary.LittleEndian.AppendUint64(data, v)
	}
	return data
}

// Read takes a table from the start of data and returns what follows it.
func Read(data []byte) (*Weights, []byte, error) {
	if len(data) < 8 {
		return nil, nil, ErrShort
	}
	classes, bits := int(binary.LittleEndian.Uint32(data)), uint(binary.LittleEndian.Uint32(data[4:]))
	if classes < 1 || classes > 62 || bits < 1 || bits > 24 {
		return nil, nil, fmt.Errorf("a table of weights with %d classes and 2^%d entries: not a file of weights", classes, bits)
	}
	data = data[8:]
	w := newWeights(classes, bits)
	if len(data) < len(w.table)*8 {
		return nil, nil, ErrShort
	}
	for i := range w.table {
		w.table[i] = binary.LittleEndian.Uint64(data[i*8:])
	}
	for k := range w.checks {
		w.checks[k] = uint16(w.table[k*w.words])
	}
	return w, data[len(w.table)*8:], nil
}

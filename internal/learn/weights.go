package learn

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// Weights is a table of feature weights made for reading. An entry holds a
// 16-bit check of the feature's hash and one 16-bit weight a class, packed
// four to a word, so that one addition adds four weights at once:
//
//	word 0:  | class 2 | class 1 | class 0 | check |
//	word 1:  | class 6 | class 5 | class 4 | class 3 |  and so on
//
// A feature stands in one of two neighbouring entries; one that is in neither
// weighs nothing. Weights are written with 8 bits each, as the signed square
// root, which keeps small weights exact enough.
type Weights struct {
	Classes int
	words   int // a word holds four lanes
	shift   uint
	limit   float64
	table   []uint64
	codes   []int8 // as written; only while training
	checks  []uint16
}

func newWeights(classes int, bits uint, limit float64) *Weights {
	n := 1 << bits
	w := &Weights{Classes: classes, words: (classes + 4) / 4, shift: 64 - bits, limit: limit}
	w.table = make([]uint64, n*w.words)
	w.codes = make([]int8, n*classes)
	w.checks = make([]uint16, n)
	return w
}

func check(h uint64) uint16 { return uint16(h>>8) | 1 }

// put stores a feature in the first free of its two entries; if both are
// taken (by features worth more) it is lost.
func (w *Weights) put(h uint64, codes []int8) bool {
	i := int(h >> w.shift)
	for _, k := range [2]int{i, i ^ 1} {
		if w.checks[k] == 0 {
			w.checks[k] = check(h)
			copy(w.codes[k*w.Classes:], codes)
			w.unpack(k, w.checks[k], codes)
			return true
		}
		if w.checks[k] == check(h) {
			return false
		}
	}
	return false
}

// unpack fills entry k of the table.
func (w *Weights) unpack(k int, check uint16, codes []int8) {
	entry := w.table[k*w.words : (k+1)*w.words]
	clear(entry)
	for c, q := range codes {
		v := w.value(q)
		lane := c + 1
		entry[lane/4] += uint64(v) << (16 * (lane % 4))
	}
	// The check replaces lane 0, which no weight uses.
	entry[0] += uint64(check)
}

func (w *Weights) value(q int8) int64 {
	v := int64(q) * int64(q) * int64(w.limit*16) / (127 * 127)
	v = (v + 8) / 16
	if q < 0 {
		return -v
	}
	return v
}

// Sum adds up the weights of the features into sum, which has as many words
// as an entry; Lane reads it.
func (w *Weights) Sum(features []uint64, sum []uint64) {
	n := w.words
	sum = sum[:n]
	clear(sum)
	for _, h := range features {
		k := int(h >> w.shift)
		c := uint64(check(h))
		e := w.table[k*n:]
		if e[0]&0xFFFF != c {
			e = w.table[(k^1)*n:]
			if e[0]&0xFFFF != c {
				continue
			}
		}
		e = e[:n]
		sum[0] -= c
		for i, v := range e {
			sum[i] += v
		}
	}
}

// Sum1 is Sum for tables of up to three classes, whose entries are one word.
// It has no branches: the decisions of a parser are hard to foresee.
func (w *Weights) Sum1(features []uint64) uint64 {
	table, shift := w.table, w.shift&63
	var sum uint64
	for _, h := range features {
		k := h >> shift
		c := uint64(check(h))
		e, f := table[k], table[k^1]
		sum += (e - c) & uint64(int64((e^c)&0xFFFF-1)>>63)
		sum += (f - c) & uint64(int64((f^c)&0xFFFF-1)>>63)
	}
	return sum
}

// Words returns the number of words that Sum needs.
func (w *Weights) Words() int { return w.words }

// Best returns the class with the greatest sum among the classes, the first
// of equals.
func (w *Weights) Best(sum []uint64) int {
	best, top := 0, int16(-32768)
	c := -1 // lane 0 is no class
	for _, x := range sum {
		for range 4 {
			v := int16(x)
			x = (x - uint64(int64(v))) >> 16
			if c >= 0 && c < w.Classes && v > top {
				best, top = c, v
			}
			c++
		}
	}
	return best
}

// Lanes writes the sums of the classes into out, whose length is Classes.
func (w *Weights) Lanes(sum []uint64, out []int16) {
	c := -1
	for _, x := range sum {
		for range 4 {
			v := int16(x)
			x = (x - uint64(int64(v))) >> 16
			if c >= 0 && c < len(out) {
				out[c] = v
			}
			c++
		}
	}
}

// Lanes1 takes apart the sum of a table of up to three classes.
func Lanes1(x uint64) (a, b, c int16) {
	x >>= 16
	a = int16(x)
	x = (x - uint64(int64(a))) >> 16
	b = int16(x)
	x = (x - uint64(int64(b))) >> 16
	return a, b, int16(x)
}

// ErrShort says that a file of weights ends too early.
var ErrShort = errors.New("the file of weights ends too early")

// Append writes the table at the end of data: classes, bits and limit in
// 32 bits each, then the checks, then the codes class by class.
func (w *Weights) Append(data []byte) []byte {
	data = binary.LittleEndian.AppendUint32(data, uint32(w.Classes))
	data = binary.LittleEndian.AppendUint32(data, uint32(64-w.shift))
	data = binary.LittleEndian.AppendUint32(data, uint32(w.limit*16))
	for _, c := range w.checks {
		data = binary.LittleEndian.AppendUint16(data, c)
	}
	for _, q := range w.codes {
		data = append(data, byte(q))
	}
	return data
}

// Read takes a table from the start of data and returns what follows it.
func Read(data []byte) (*Weights, []byte, error) {
	if len(data) < 12 {
		return nil, nil, ErrShort
	}
	classes, bits := int(binary.LittleEndian.Uint32(data)), uint(binary.LittleEndian.Uint32(data[4:]))
	limit := float64(binary.LittleEndian.Uint32(data[8:])) / 16
	if classes < 1 || classes > 1000 || bits < 1 || bits > 24 || limit > 32000 {
		return nil, nil, fmt.Errorf("a table of weights with %d classes and 2^%d entries: not a file of weights", classes, bits)
	}
	data = data[12:]
	n := 1 << bits
	if len(data) < n*(2+classes) {
		return nil, nil, ErrShort
	}
	w := &Weights{Classes: classes, words: (classes + 4) / 4, shift: 64 - bits, limit: limit}
	w.table = make([]uint64, n*w.words)
	var values [256]uint64
	for q := range values {
		values[q] = uint64(w.value(int8(q)))
	}
	checks, codes := data[:2*n], data[2*n:n*(2+classes)]
	for k := range n {
		c := binary.LittleEndian.Uint16(checks[2*k:])
		if c == 0 {
			continue
		}
		entry := w.table[k*w.words : (k+1)*w.words]
		entry[0] = uint64(c)
		lane := 1
		for _, q := range codes[k*classes : (k+1)*classes] {
			entry[lane>>2] += values[q] << (16 * (lane & 3))
			lane++
		}
	}
	return w, data[n*(2+classes):], nil
}

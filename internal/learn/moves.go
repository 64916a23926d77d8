package learn

import (
	"encoding/binary"
	"fmt"
	"math"
)

// Moves is a table of weights for the three transitions of a parser. Only
// differences between classes matter, so an entry holds those of classes 1
// and 2 to class 0, in 11 bits each, and a check of the hash in 10 bits:
//
//	| class 2 - class 0 | class 1 - class 0 | check |
//
// Half as large an entry as 64 bits is what keeps the table near the
// processor; parsing is bound by that.
type Moves struct {
	shift uint
	table []uint32
}

const checkBits = 10

func smallCheck(h uint64) uint32 { return uint32(h>>8)&(1<<checkBits-1) | 1 }

// Sum adds up the weights of the features: those of class 1 and of class 2,
// where class 0 has 0. It has no branches, for a parser's decisions are hard
// to foresee.
func (m *Moves) Sum(features []uint64) (one, two int32) {
	table, shift := m.table, m.shift&63
	for _, h := range features {
		k := h >> shift
		c := smallCheck(h)
		e, f := table[k], table[k^1]
		// The mask is all ones where the checks agree.
		e &= uint32(int32((e^c)&(1<<checkBits-1)-1) >> 31)
		f &= uint32(int32((f^c)&(1<<checkBits-1)-1) >> 31)
		one += int32(e<<11)>>21 + int32(f<<11)>>21
		two += int32(e)>>21 + int32(f)>>21
	}
	return one, two
}

// Moves packs the most telling features of three classes into a table of
// 2^bits entries.
func (a *Average) Moves(bits uint) *Moves {
	diff := &Average{Classes: 2, Keys: a.Keys, W: make([]float32, len(a.Keys)*2), Seen: a.Seen}
	for k := range a.Keys {
		diff.W[2*k] = a.W[3*k+1] - a.W[3*k]
		diff.W[2*k+1] = a.W[3*k+2] - a.W[3*k]
	}
	top := diff.top()
	m := &Moves{shift: 64 - bits, table: make([]uint32, 1<<bits)}
	code := func(x float32) uint32 {
		return uint32(int32(math.Round(1023*max(-1, min(1, float64(x)/top))))) & 0x7FF
	}
	for _, k := range a.order() {
		one, two := code(diff.W[2*k]), code(diff.W[2*k+1])
		if one == 0 && two == 0 {
			continue
		}
		h := a.Keys[k]
		i := h >> m.shift
		for _, i := range [2]uint64{i, i ^ 1} {
			if m.table[i] == 0 {
				m.table[i] = two<<21 | one<<10 | smallCheck(h)
				break
			}
			if m.table[i]&(1<<checkBits-1) == smallCheck(h) {
				break
			}
		}
	}
	return m
}

// Append writes the table at the end of data: bits, then the entries, in 32
// bits each.
func (m *Moves) Append(data []byte) []byte {
	data = binary.LittleEndian.AppendUint32(data, uint32(64-m.shift))
	for _, v := range m.table {
		data = binary.LittleEndian.AppendUint32(data, v)
	}
	return data
}

// ReadMoves takes a table from the start of data and returns what follows it.
func ReadMoves(data []byte) (*Moves, []byte, error) {
	if len(data) < 4 {
		return nil, nil, ErrShort
	}
	bits := uint(binary.LittleEndian.Uint32(data))
	if bits < 1 || bits > 24 {
		return nil, nil, fmt.Errorf("a table of transitions with 2^%d entries: not a file of weights", bits)
	}
	data = data[4:]
	n := 1 << bits
	if len(data) < 4*n {
		return nil, nil, ErrShort
	}
	m := &Moves{shift: 64 - bits, table: make([]uint32, n)}
	for i := range m.table {
		m.table[i] = binary.LittleEndian.Uint32(data[4*i:])
	}
	return m, data[4*n:], nil
}

package learn

import "sort"

// Half folds a table to half its size: of each four entries that come to
// share two places, those stay whose weights differ most between classes. It
// is how a model is made smaller without training it again.
func (m *Moves) Half() *Moves {
	n := len(m.table) / 2
	out := &Moves{shift: m.shift + 1, table: make([]uint32, n)}
	size := func(e uint32) int32 {
		one, two := int32(e<<11)>>21, int32(e)>>21
		return one*one + two*two - one*two
	}
	for k := 0; k < n; k += 2 {
		var four []uint32
		for _, e := range m.table[2*k : 2*k+4] {
			if e != 0 {
				four = append(four, e)
			}
		}
		sort.SliceStable(four, func(a, b int) bool { return size(four[a]) > size(four[b]) })
		copy(out.table[k:k+2], four)
	}
	return out
}

// Half is the same for tables of many classes: of each four entries those with
// the greatest weights stay.
func (w *Weights) Half() *Weights {
	out := newWeights(w.Classes, 64-w.shift-1)
	size := func(k int) int {
		sum := 0
		for c := range w.Classes {
			lane := c + 2
			v := int(uint8(w.table[k*w.words+lane/8]>>(8*(lane%8)))) - 128
			sum += v * v
		}
		return sum
	}
	for k := 0; k < len(out.checks); k += 2 {
		var four []int
		for j := 2 * k; j < 2*k+4; j++ {
			if w.checks[j] != 0 {
				four = append(four, j)
			}
		}
		sort.SliceStable(four, func(a, b int) bool { return size(four[a]) > size(four[b]) })
		for i, j := range four[:min(len(four), 2)] {
			copy(out.table[(k+i)*w.words:(k+i+1)*w.words], w.table[j*w.words:(j+1)*w.words])
			out.checks[k+i] = w.checks[j]
		}
	}
	return out
}

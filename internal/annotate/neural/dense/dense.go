// Package dense multiplies matrices of float32 and computes the cells of an
// LSTM: in assembly for AVX2, AVX-512 and NEON where the processor has them,
// in plain Go elsewhere. The results agree but for rounding.
package dense

import "fmt"

// Level names a set of instructions. Its methods compute with them.
type Level uint8

// The levels, the slowest first.
const (
	Plain  Level = iota // Go without assembly
	AVX2                // with FMA and F16C
	AVX512              // AVX-512F
	NEON                // of arm64; cells and sums in plain Go
)

func (l Level) String() string { return [...]string{"plain Go", "AVX2", "AVX-512", "NEON"}[l] }

// Best is the fastest level that this processor has.
func Best() Level {
	all := Levels()
	return all[len(all)-1]
}

// Columns of a packed matrix come in panels, and panels in strips. Within a
// panel the numbers lie as the kernels take them: for each input the weights
// of 16 outputs, one after another.
const (
	panel = 16
	Strip = 64 // outputs are padded to a multiple of this
)

// Matrix holds the weights of a linear layer, packed in panels.
type Matrix struct {
	In, Out int // inputs and outputs, as given
	Width   int // outputs with padding: the numbers a product writes a row
	w, bias []float32
}

// Pack packs weights that are given as out rows of in numbers. bias has a
// number an output; nil is no bias. In must be a multiple of 4.
func Pack(w []float32, out, in int, bias []float32) Matrix {
	var m Matrix
	m.Pack(w, in, out, in, bias)
	return m
}

// Pack is as the function Pack, but takes a row every stride numbers, and
// keeps the memory of m.
func (m *Matrix) Pack(w []float32, stride, out, in int, bias []float32) {
	if in%4 != 0 {
		panic(fmt.Sprintf("dense: %d inputs", in))
	}
	m.In, m.Out, m.Width = in, out, (out+Strip-1)/Strip*Strip
	m.w, m.bias = grow(m.w, m.Width*in), grow(m.bias, m.Width)
	clear(m.w[out/panel*panel*in:])
	clear(m.bias)
	copy(m.bias, bias)
	for j := range out {
		to := m.w[j/panel*panel*in+j%panel:]
		for k, v := range w[j*stride : j*stride+in] {
			to[k*panel] = v
		}
	}
}

func grow(b []float32, n int) []float32 {
	if cap(b) < n {
		return make([]float32, n, n+n/2)
	}
	return b[:n]
}

// Product computes c = x w + bias for a number of rows. Rows start every
// cstride and xstride numbers; m.Width numbers are written in each.
func (l Level) Product(c []float32, cstride int, m *Matrix, x []float32, xstride, rows int) {
	l.multiply(c, cstride, m.bias, 0, m, x, xstride, rows)
}

// Add computes c = c + x w, without the bias.
func (l Level) Add(c []float32, cstride int, m *Matrix, x []float32, xstride, rows int) {
	l.multiply(c, cstride, c, cstride, m, x, xstride, rows)
}

// A tile computes a block of a product that fits the registers: c = start +
// x w, with rows of x and c apart by their strides and w a panel or several.
type tile struct {
	rows, cols int
	do         func(c, start, x, w *float32, cstride, sstride, xstride, k int)
}

// multiply covers the product with tiles, strip by strip, so that the panels
// that are in use stay in the nearest cache.
func (l Level) multiply(c []float32, cstride int, start []float32, sstride int, m *Matrix, x []float32, xstride, rows int) {
	if rows == 0 || m.Width == 0 {
		return
	}
	// The kernels do not check bounds: here is where it is done.
	_, _ = c[(rows-1)*cstride+m.Width-1], start[(rows-1)*sstride+m.Width-1]
	_, _ = x[(rows-1)*xstride+m.In-1], m.w[m.Width*m.In-1]
	if cstride < m.Width {
		panic("dense: rows of a product overlap")
	}
	tiles := l.tiles()
	if tiles == nil {
		multiplyPlain(c, cstride, start, sstride, m, x, xstride, rows)
		return
	}
	for strip := 0; strip < m.Width; strip += Strip {
		for i, t := 0, 0; i < rows; t++ {
			t := &tiles[t]
			many := (rows - i) / t.rows
			if many == 0 {
				continue
			}
			for j := strip; j < strip+Strip; j += t.cols {
				w := &m.w[j*m.In]
				for r := i; r < i+many*t.rows; r += t.rows {
					t.do(&c[r*cstride+j], &start[r*sstride+j], &x[r*xstride], w, cstride, sstride, xstride, m.In)
				}
			}
			i += many * t.rows
		}
	}
}

// Cell computes one step of an LSTM cell: gates holds what goes into the
// gates i, f, g and o, len(h) numbers each; c is the state and changes, h is
// the output. len(h) must be a multiple of 16.
func (l Level) Cell(gates, c, h []float32) {
	_, _ = gates[4*len(h)-1], c[len(h)-1]
	if len(h)%16 != 0 {
		panic("dense: a cell of odd size")
	}
	l.cell(gates, c, h)
}

// Rectify computes dst = max(a + b, 0). The lengths must be the same multiple
// of 16.
func (l Level) Rectify(dst, a, b []float32) {
	if len(a) != len(dst) || len(b) != len(dst) || len(dst)%16 != 0 {
		panic("dense: sums of different lengths")
	}
	if len(dst) > 0 {
		l.rectify(dst, a, b)
	}
}

// Sum adds six rows of float16, little endian, up into dst. len(dst) must be
// a multiple of 16.
func (l Level) Sum(dst []float32, rows *[6][]byte) {
	for _, r := range rows {
		_ = r[2*len(dst)-1]
	}
	if len(dst)%16 != 0 {
		panic("dense: a sum of odd size")
	}
	l.sum(dst, rows)
}

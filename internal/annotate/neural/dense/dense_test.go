package dense

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

func numbers(r *rand.Rand, n int, size float64) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = float32(r.NormFloat64() * size)
	}
	return x
}

func near(t *testing.T, what string, got, want []float32, tolerance float64) {
	t.Helper()
	for i := range want {
		if d := math.Abs(float64(got[i]) - float64(want[i])); !(d <= tolerance) {
			t.Fatalf("%s: number %d is %v, want %v", what, i, got[i], want[i])
		}
	}
}

// TestProduct: every level gives the product as its definition does, for any
// number of rows and outputs, and writes nothing beyond.
func TestProduct(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, in := range []int{4, 8, 60, 128, 256} {
		for _, out := range []int{1, 15, 16, 17, 50, 64, 65, 130, 579} {
			w, bias := numbers(r, out*in, 1), numbers(r, out, 1)
			m := Pack(w, out, in, bias)
			for _, rows := range []int{0, 1, 2, 3, 4, 5, 6, 7, 11, 12, 13, 23, 25, 41} {
				cs, xs := m.Width+rows%3, in+rows%2
				x, before := numbers(r, rows*xs, 1), numbers(r, rows*cs+8, 1)
				product, added := append([]float32(nil), before...), append([]float32(nil), before...)
				for i := range rows {
					for j := range m.Width {
						v := 0.0
						if j < out {
							for k := range in {
								v += float64(x[i*xs+k]) * float64(w[j*in+k])
							}
						}
						added[i*cs+j] += float32(v)
						if j < out {
							v += float64(bias[j])
						}
						product[i*cs+j] = float32(v)
					}
				}
				for _, l := range Levels() {
					what := fmt.Sprintf("%v: %d rows, %d inputs, %d outputs", l, rows, in, out)
					c := append([]float32(nil), before...)
					l.Product(c, cs, &m, x, xs, rows)
					near(t, what, c, product, 1e-4)
					copy(c, before)
					l.Add(c, cs, &m, x, xs, rows)
					near(t, what+", added", c, added, 1e-4)
				}
			}
		}
	}
}

// TestPackAgain: a matrix that is packed again keeps nothing of what it held.
func TestPackAgain(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	var again Matrix
	for _, out := range []int{100, 17, 70, 3, 16} {
		w := numbers(r, out*12, 1)
		again.Pack(w, 12, out, 8, nil)
		x := numbers(r, 8, 1)
		got := make([]float32, again.Width)
		Plain.Product(got, again.Width, &again, x, 8, 1)
		want := make([]float32, again.Width)
		for j := range out {
			for k := range x {
				want[j] += x[k] * w[j*12+k]
			}
		}
		near(t, fmt.Sprint(out, " outputs"), got, want, 1e-4)
	}
}

// TestCell: every level gives the cell as its definition does, for small and
// for extreme gates.
func TestCell(t *testing.T) {
	sigmoid := func(x float32) float64 { return 1 / (1 + math.Exp(-float64(x))) }
	r := rand.New(rand.NewPCG(5, 6))
	for _, size := range []float64{0, 1e-4, 0.3, 1, 4, 20, 1000} {
		for _, n := range []int{16, 32, 128} {
			gates, state := numbers(r, 4*n, size), numbers(r, n, min(size, 3))
			h, c := make([]float32, n), make([]float32, n)
			for k := range n {
				v := sigmoid(gates[n+k])*float64(state[k]) + sigmoid(gates[k])*math.Tanh(float64(gates[2*n+k]))
				c[k], h[k] = float32(v), float32(sigmoid(gates[3*n+k])*math.Tanh(v))
			}
			for _, l := range Levels() {
				gotC, gotH := append([]float32(nil), state...), make([]float32, n)
				l.Cell(gates, gotC, gotH)
				near(t, fmt.Sprintf("%v: state, gates of size %v", l, size), gotC, c, 2e-6)
				near(t, fmt.Sprintf("%v: output, gates of size %v", l, size), gotH, h, 1e-6)
			}
		}
	}
}

func TestRectifyAndSum(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for _, n := range []int{16, 48, 128} {
		a, b := numbers(r, n, 1), numbers(r, n, 1)
		want := make([]float32, n)
		for i := range want {
			want[i] = max(a[i]+b[i], 0)
		}
		var rows [6][]byte
		sum := make([]float32, n)
		for i := range rows {
			for k := range n {
				// Any float16 but infinity and NaN, subnormal ones included.
				h := uint16(r.UintN(0x7c00)) >> (r.UintN(2) * 6)
				rows[i] = append(rows[i], byte(h), byte(h>>8))
				sum[k] += Half(h)
			}
		}
		for _, l := range Levels() {
			got := make([]float32, n)
			l.Rectify(got, a, b)
			near(t, fmt.Sprint(l, ": rectify"), got, want, 0)
			l.Sum(got, &rows)
			near(t, fmt.Sprint(l, ": sum"), got, sum, 0)
		}
	}
}

func TestHalf(t *testing.T) {
	for _, c := range []struct {
		bits uint16
		want float32
	}{{0x3c00, 1}, {0xc000, -2}, {0x0001, 1.0 / (1 << 24)}, {0x7bff, 65504}, {0x8000, 0}} {
		if got := Half(c.bits); got != c.want {
			t.Errorf("%#x: %v, want %v", c.bits, got, c.want)
		}
	}
}

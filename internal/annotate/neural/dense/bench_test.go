//go:build unix

package dense

import (
	"fmt"
	"math/rand/v2"
	"syscall"
	"testing"
	"time"
)

// processor is the time that the processor has spent on this program: on a
// busy machine the clock says little.
func processor() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkProduct reports billions of multiplications a second, in the time
// of the processor.
func BenchmarkProduct(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	const in, out = 128, 512
	m := Pack(numbers(r, in*out, 1), out, in, nil)
	x, c := numbers(r, 300*in, 1), make([]float32, 300*m.Width)
	for _, l := range Levels() {
		for _, rows := range []int{1, 2, 4, 6, 12, 300} {
			b.Run(fmt.Sprintf("%v/%d", l, rows), func(b *testing.B) {
				start := processor()
				n := 0
				for b.Loop() {
					l.Product(c, m.Width, &m, x, in, rows)
					n += rows * in * out
				}
				b.ReportMetric(float64(n)/float64(processor()-start), "GMAC/s")
			})
		}
	}
}

func BenchmarkCell(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	gates, c, h := numbers(r, 512, 1), numbers(r, 128, 1), numbers(r, 128, 1)
	for _, l := range Levels() {
		b.Run(l.String(), func(b *testing.B) {
			for b.Loop() {
				l.Cell(gates, c, h)
			}
		})
	}
}

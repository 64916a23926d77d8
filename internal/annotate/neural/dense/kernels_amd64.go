package dense

import "golang.org/x/sys/cpu"

//go:generate go run gen.go

// Levels lists the levels that this processor has, the slowest first.
func Levels() []Level {
	all := []Level{Plain}
	if x := &cpu.X86; x.HasAVX2 && x.HasFMA && x.HasF16C {
		all = append(all, AVX2)
		if x.HasAVX512F {
			all = append(all, AVX512)
		}
	}
	return all
}

// The tiles of a level, the tallest first. Tall tiles read the weights less
// often; the flat ones are wide, so that there are enough sums to keep the
// processor busy.
var (
	avx2Tiles = []tile{{6, 16, tile6x16avx2}, {4, 16, tile4x16avx2}, {2, 32, tile2x32avx2}, {1, 64, tile1x64avx2}}
	avx5Tiles = []tile{{12, 32, tile12x32avx512}, {6, 32, tile6x32avx512}, {4, 32, tile4x32avx512}, {2, 64, tile2x64avx512}, {1, 64, tile1x64avx512}}
)

func (l Level) tiles() []tile {
	switch l {
	case AVX2:
		return avx2Tiles
	case AVX512:
		return avx5Tiles
	}
	return nil
}

func (l Level) cell(gates, c, h []float32) {
	switch l {
	case AVX2:
		cellAVX2(&gates[0], &c[0], &h[0], len(h))
	case AVX512:
		cellAVX512(&gates[0], &c[0], &h[0], len(h))
	default:
		cellPlain(gates, c, h)
	}
}

func (l Level) rectify(dst, a, b []float32) {
	if l == Plain {
		rectifyPlain(dst, a, b)
		return
	}
	rectifyAVX2(&dst[0], &a[0], &b[0], len(dst))
}

func (l Level) sum(dst []float32, r *[6][]byte) {
	if l == Plain {
		sumPlain(dst, r)
		return
	}
	sumAVX2(&dst[0], &r[0][0], &r[1][0], &r[2][0], &r[3][0], &r[4][0], &r[5][0], len(dst))
}

// The kernels, in kernels_amd64.s. Strides count numbers.

//go:noescape
func tile6x16avx2(c, start, x, w *float32, cstride, sstride, xstride, k int)

//go:noescape
func tile4x16avx2(c, start, x, w *float32, cstride, sstride, xstride, k int)

//go:noescape
func tile2x32avx2(c, start, x, w *float32, cstride, sstride, xstride, k int)

//go:noescape
func tile1x64avx2(c, start, x, w *float32, cstride, sstride, xstride, k int)

//go:noescape
func tile12x32avx512(c, start, x, w *float32, cstride, sstride, xstride, k int)

//go:noescape
func tile6x32avx512(c, start, x, w *float32, cstride, sstride, xstride, k int)

//go:noescape
func tile4x32avx512(c, start, x, w *float32, cstride, sstride, xstride, k int)

//go:noescape
func tile2x64avx512(c, start, x, w *float32, cstride, sstride, xstride, k int)

//go:noescape
func tile1x64avx512(c, start, x, w *float32, cstride, sstride, xstride, k int)

//go:noescape
func cellAVX2(gates, c, h *float32, n int)

//go:noescape
func cellAVX512(gates, c, h *float32, n int)

//go:noescape
func rectifyAVX2(dst, a, b *float32, n int)

//go:noescape
func sumAVX2(dst *float32, r0, r1, r2, r3, r4, r5 *byte, n int)

package dense

// Levels lists the levels that this processor has, the slowest first. All
// processors of this kind have NEON.
func Levels() []Level { return []Level{Plain, NEON} }

// neonTiles are the tiles for arm64, the tallest first.
var neonTiles = []tile{{6, 16, tile6x16neon}, {4, 16, tile4x16neon}, {2, 32, tile2x32neon}, {1, 64, tile1x64neon}}

func (l Level) tiles() []tile {
	if l == NEON {
		return neonTiles
	}
	return nil
}

// The rest takes little time, and the assembler does not know the
// instructions.

func (l Level) cell(gates, c, h []float32)      { cellPlain(gates, c, h) }
func (l Level) rectify(dst, a, b []float32)     { rectifyPlain(dst, a, b) }
func (l Level) sum(dst []float32, r *[6][]byte) { sumPlain(dst, r) }

// The kernels, in kernels_arm64.s. Strides count numbers.

//go:noescape
func tile6x16neon(c, start, x, w *float32, cstride, sstride, xstride, k int)

//go:noescape
func tile4x16neon(c, start, x, w *float32, cstride, sstride, xstride, k int)

//go:noescape
func tile2x32neon(c, start, x, w *float32, cstride, sstride, xstride, k int)

//go:noescape
func tile1x64neon(c, start, x, w *float32, cstride, sstride, xstride, k int)

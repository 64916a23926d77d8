//go:build !amd64 && !arm64

package dense

// Levels lists the levels that this processor has, the slowest first.
func Levels() []Level { return []Level{Plain} }

func (l Level) tiles() []tile                   { return nil }
func (l Level) cell(gates, c, h []float32)      { cellPlain(gates, c, h) }
func (l Level) rectify(dst, a, b []float32)     { rectifyPlain(dst, a, b) }
func (l Level) sum(dst []float32, r *[6][]byte) { sumPlain(dst, r) }

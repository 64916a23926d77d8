package dense

import (
	"encoding/binary"
	"math"
)

// multiplyPlain is multiply without assembly: four outputs of a row at a time.
func multiplyPlain(c []float32, cstride int, start []float32, sstride int, m *Matrix, x []float32, xstride, rows int) {
	for j := 0; j < m.Width; j += 4 {
		w := m.w[j/panel*panel*m.In+j%panel:]
		for r := range rows {
			s := start[r*sstride+j : r*sstride+j+4]
			a, b, d, e := s[0], s[1], s[2], s[3]
			k := 0
			for _, v := range x[r*xstride : r*xstride+m.In] {
				q := w[k : k+4 : k+4]
				a += v * q[0]
				b += v * q[1]
				d += v * q[2]
				e += v * q[3]
				k += panel
			}
			o := c[r*cstride+j : r*cstride+j+4]
			o[0], o[1], o[2], o[3] = a, b, d, e
		}
	}
}

// The constants of exp2, as the generator of the assembly has them.
const (
	log2e = 1.44269504088896341
	bound = 40 // of the exponent, so that products of three stay finite
	p0    = 1
	p1    = 0.6931471880262287
	p2    = 0.24022107485308208
	p3    = 0.05550357114219461
	p4    = 0.009676031918326564
	p5    = 0.0013390863364533504
)

// exp2 is 2^x, with x cut to -40 to 40: the whole part by the bits of the
// exponent, the rest by a polynomial (Chebyshev, error 1.6e-7).
func exp2(x float32) float32 {
	x = min(max(x, -bound), bound)
	n := int32(x+(bound+0.5)) - bound
	x -= float32(n)
	p := ((((p5*x+p4)*x+p3)*x+p2)*x+p1)*x + p0
	return math.Float32frombits(math.Float32bits(p) + uint32(n)<<23)
}

// cellPlain is Cell without assembly.
func cellPlain(gates, c, h []float32) {
	n := len(h)
	for k := range h {
		i, f, g, o := exp2(-log2e*gates[k]), exp2(-log2e*gates[n+k]), exp2(2*log2e*gates[2*n+k]), exp2(-log2e*gates[3*n+k])
		v := c[k]/(1+f) + (g-1)/((1+i)*(1+g))
		c[k] = v
		e := exp2(2 * log2e * v)
		h[k] = (e - 1) / ((1 + o) * (1 + e))
	}
}

// rectifyPlain is Rectify without assembly.
func rectifyPlain(dst, a, b []float32) {
	for i := range dst {
		dst[i] = max(a[i]+b[i], 0)
	}
}

// sumPlain is Sum without assembly.
func sumPlain(dst []float32, rows *[6][]byte) {
	for k := range dst {
		v := float32(0)
		for _, r := range rows {
			v += Half(binary.LittleEndian.Uint16(r[2*k:]))
		}
		dst[k] = v
	}
}

// Half converts a float16 (IEEE 754 binary16) to float32.
func Half(h uint16) float32 {
	sign, exp, frac := uint32(h&0x8000)<<16, uint32(h>>10)&0x1f, uint32(h)&0x3ff
	if exp != 0 && exp != 31 {
		return math.Float32frombits(sign | (exp+112)<<23 | frac<<13)
	}
	if exp == 31 {
		return math.Float32frombits(sign | 0x7f800000 | frac<<13)
	}
	f := float32(frac) / (1 << 24)
	if sign != 0 {
		return -f
	}
	return f
}

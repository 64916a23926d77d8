// Package learn holds the mathematics that the trained stages share: hashing
// of features, the averaged perceptron (Freund and Schapire 1999, Collins
// 2002) that learns their weights, and the compact table that those weights
// are read from when text is annotated.
//
// A feature is a 64-bit hash and nothing else: no strings are kept, and
// looking one up allocates nothing.
package learn

import "math/bits"

const prime = 0x9E3779B97F4A7C15 // 2^64 divided by the golden ratio

// Mix spreads a value over all 64 bits (the finaliser of splitmix64).
func Mix(x uint64) uint64 {
	x = (x ^ x>>30) * 0xBF58476D1CE4E5B9
	x = (x ^ x>>27) * 0x94D049BB133111EB
	return x ^ x>>31
}

// Step adds one byte to a running hash.
func Step(h uint64, c byte) uint64 { return (h ^ uint64(c)) * 0x100000001B3 }

// Seed is the running hash of no bytes.
const Seed = 0xCBF29CE484222325

// String hashes a string.
func String(s string) uint64 {
	h := uint64(Seed)
	for i := 0; i < len(s); i++ {
		h = Step(h, s[i])
	}
	return Mix(h)
}

// Join1, Join2, Join3 and Join4 make a feature of template t from well-mixed values.
// Values are rotated by their place, so that order counts.
func Join1(t, a uint64) uint64 { return (a + t*prime) * 0xD1342543DE82EF95 }

// Join2 joins two values.
func Join2(t, a, b uint64) uint64 {
	return (a + bits.RotateLeft64(b, 21) + t*prime) * 0xD1342543DE82EF95
}

// Join3 joins three values.
func Join3(t, a, b, c uint64) uint64 {
	return (a + bits.RotateLeft64(b, 21) + bits.RotateLeft64(c, 42) + t*prime) * 0xD1342543DE82EF95
}

// Join4 joins four values.
func Join4(t, a, b, c, d uint64) uint64 {
	return (a + bits.RotateLeft64(b, 21) + bits.RotateLeft64(c, 42) + bits.RotateLeft64(d, 11) + t*prime) * 0xD1342543DE82EF95
}

// Rand is a small random source whose numbers depend on its seed only
// (splitmix64), so that training gives the same model every time.
type Rand uint64

// Uint64 returns the next number.
func (r *Rand) Uint64() uint64 {
	*r += prime
	return Mix(uint64(*r))
}

// Float returns the next number in [0, 1).
func (r *Rand) Float() float64 { return float64(r.Uint64()>>11) / (1 << 53) }

// Shuffle puts the numbers of p in a new order.
func (r *Rand) Shuffle(p []int) {
	for i := len(p) - 1; i > 0; i-- {
		j := int(r.Uint64() % uint64(i+1))
		p[i], p[j] = p[j], p[i]
	}
}

package neural

import (
	"unicode"
	"unicode/utf8"
)

// fnv continues a 32-bit FNV-1a hash.
func fnv(h uint32, s []byte) uint32 {
	for _, b := range s {
		h = (h ^ uint32(b)) * 16777619
	}
	return h
}

const fnvSeed = 2166136261

// input computes the input of a word: the sum of its rows in the six tables.
func (p *Parser) input(x []float32, form string) {
	var rows [6][]byte
	for i, r := range p.lookups(form) {
		rows[i] = p.m.emb[i].row(r)
	}
	p.level.Sum(x, &rows)
}

// lookups returns the rows of a word in the six tables of input: word,
// prefix, suffixes, shape.
func (p *Parser) lookups(form string) (rows [6]int) {
	p.low, p.ends, p.shape = p.low[:0], p.ends[:0], p.shape[:0]
	var last, before rune
	kinds := 0
	for _, r := range form {
		p.ends = append(p.ends, len(p.low))
		p.low = utf8.AppendRune(p.low, unicode.ToLower(r))
		k := r
		switch {
		case unicode.IsUpper(r):
			k = 'X'
		case unicode.IsLetter(r):
			k = 'x'
		case unicode.IsDigit(r):
			k = 'd'
		}
		if kinds >= 2 && k == last && k == before {
			continue
		}
		if kinds < 12 {
			p.shape = utf8.AppendRune(p.shape, k)
		}
		before, last = last, k
		kinds++
	}
	n := len(p.ends)
	p.ends = append(p.ends, len(p.low))
	if i, ok := p.m.vocab[string(p.low)]; ok {
		rows[0] = int(i)
	}
	hashed := func(i int, mark byte, s []byte) {
		rows[i] = int(fnv(fnv(fnvSeed, []byte{mark}), s) % uint32(p.m.emb[i].rows))
	}
	hashed(1, 'p', p.low[:p.ends[min(3, n)]])
	hashed(2, '2', p.low[p.ends[max(0, n-2)]:])
	hashed(3, '3', p.low[p.ends[max(0, n-3)]:])
	hashed(4, '4', p.low[p.ends[max(0, n-4)]:])
	hashed(5, 's', p.shape)
	return rows
}

package parse

import "github.com/readout-events/readout/internal/learn"

// guides is the number of features that tell what the backward parser found.
const guides = 16

// lead takes over the heads of a backward parse, given by node of that parse.
func (st *state) lead(heads []int32) {
	n := int(st.n)
	if cap(st.guide) < n+2 {
		st.guide, st.last, st.first = make([]int32, 2*n+2), make([]int32, 2*n+2), make([]int32, 2*n+2)
	}
	st.guide, st.last, st.first = st.guide[:n+2], st.last[:n+2], st.first[:n+2]
	for i := range st.guide {
		st.guide[i], st.last[i], st.first[i] = 0, 0, 0
	}
	for i := 1; i <= n; i++ {
		h := heads[n+1-i]
		if h <= int32(n) {
			h = int32(n+1) - h
		}
		st.guide[i] = h
		st.last[h] = int32(i)
		if st.first[h] == 0 {
			st.first[h] = int32(i)
		}
	}
}

// guideFeatures writes where the backward parser sees the heads and the
// dependents of the tokens that a transition is about.
func (st *state) guideFeatures(f []uint64) {
	nodes := st.nodes
	var i0, i1, i2 int32
	k := len(st.stack)
	if k > 0 {
		i0 = st.stack[k-1]
	}
	if k > 1 {
		i1 = st.stack[k-2]
	}
	if k > 2 {
		i2 = st.stack[k-3]
	}
	b := st.front
	s0, s1, b0 := &nodes[i0], &nodes[i1], &nodes[b]
	place := func(g, x int32) uint64 {
		switch {
		case g == 0:
			return 0
		case g == st.n+1:
			return 4
		case g == i1:
			return 2
		case g == b:
			return 1
		case g == i0:
			return 7
		case g > b:
			return 3
		case g < i1:
			return 5
		}
		return 6
	}
	pending := func(i int32) uint64 {
		switch l := st.last[i]; {
		case i == 0 || l < b:
			return 0
		case l == b:
			return 1
		}
		return 2
	}
	g0, gb, g1 := st.guide[i0], st.guide[b], st.guide[i1]
	p0, pb, p1 := place(g0, i0), place(gb, b), place(g1, i1)
	w0, w1 := pending(i0), pending(i1)
	below := uint64(0) // dependents of b that lie below s0
	if fk := st.first[b]; fk > 0 && fk < i0 {
		below = 1
		if fk == i1 {
			below = 2
		}
		if fk == i2 {
			below = 3
		}
	}
	all := learn.Mix(p0 | pb<<3 | w0<<6 | below<<8 | 1<<20)
	more := learn.Mix(p0 | pb<<3 | w0<<6 | below<<8 | w1<<10 | p1<<12 | 1<<21)
	h0 := learn.Mix(p0 | 1<<22)
	hb := learn.Mix(pb | below<<3 | 1<<23)
	wait := learn.Mix(w0 | w1<<2 | 1<<24)
	j2, j3, j4 := learn.Join2, learn.Join3, learn.Join4
	f[0] = learn.Join1(200, all)
	f[1] = learn.Join1(201, more)
	f[2] = j3(202, all, s0.tag, b0.tag)
	f[3] = j3(203, all, s0.fine, b0.fine)
	f[4] = j4(204, all, s1.tag, s0.tag, b0.tag)
	f[5] = j4(205, more, s1.fine, s0.fine, b0.fine)
	f[6] = j2(206, all, s0.word)
	f[7] = j2(207, all, b0.word)
	f[8] = j3(208, h0, s0.fine, nodes[g0].fine)
	f[9] = j3(209, h0, s0.word, nodes[g0].word)
	f[10] = j3(210, hb, b0.fine, nodes[gb].fine)
	f[11] = j3(211, wait, s0.fine, b0.fine)
	f[12] = j3(212, wait, s0.fine, nodes[st.last[i0]].fine)
	f[13] = j4(213, h0, s0.tag, nodes[s0.left].fine, b0.tag)
	f[14] = j4(214, hb, b0.tag, nodes[b0.left].fine, s0.tag)
	f[15] = j3(215, more, s0.fine, nodes[min(b+1, st.n+1)].tag)
}

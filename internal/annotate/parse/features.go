package parse

import "github.com/readout-events/readout/internal/learn"

// templates is the number of features of a state.
const templates = 100

// features writes the features of the state: s0, s1, s2 are the top of the
// stack, b0 to b3 the front of the buffer; l, l2, r, r2 their outer children.
func (st *state) features(f []uint64) {
	f = f[:templates]
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
	at := func(i int32) *node {
		if i > st.n+1 {
			i = 0
		}
		return &nodes[i]
	}
	s0, s1, s2 := &nodes[i0], &nodes[i1], &nodes[i2]
	b0, b1, b2, b3 := at(st.front), at(st.front+1), at(st.front+2), at(st.front+3)
	s0l, s0l2, s0r, s0r2 := &nodes[s0.left], &nodes[s0.left2], &nodes[s0.right], &nodes[s0.right2]
	s1l, s1r, s1r2 := &nodes[s1.left], &nodes[s1.right], &nodes[s1.right2]
	b0l, b0l2 := &nodes[b0.left], &nodes[b0.left2]
	s2r := &nodes[s2.right]

	d0, d1 := distance(i0, st.front), distance(i1, i0)
	v0l := learn.Mix(uint64(s0.lefts) + 31)
	v0r := learn.Mix(uint64(s0.rights) + 41)
	v1r := learn.Mix(uint64(s1.rights) + 41)
	vbl := learn.Mix(uint64(b0.lefts) + 31)
	verb, stop := at(b0.verb), at(b0.stop)
	var dv uint64 = nothing
	if b0.verb > 0 {
		dv = distance(st.front, b0.verb)
	}

	j1, j2, j3, j4 := learn.Join1, learn.Join2, learn.Join3, learn.Join4
	f[0] = j1(1, s0.word)
	f[1] = j1(2, s0.tag)
	f[2] = j2(3, s0.word, s0.tag)
	f[3] = j1(4, s0.fine)
	f[4] = j1(5, s1.word)
	f[5] = j1(6, s1.tag)
	f[6] = j2(7, s1.word, s1.tag)
	f[7] = j1(8, s1.fine)
	f[8] = j1(9, b0.word)
	f[9] = j1(10, b0.tag)
	f[10] = j2(11, b0.word, b0.tag)
	f[11] = j1(12, b0.fine)
	f[12] = j1(13, b1.word)
	f[13] = j1(14, b1.fine)
	f[14] = j2(15, b1.word, b1.tag)
	f[15] = j1(16, b2.word)
	f[16] = j1(17, b2.tag)
	f[17] = j1(18, b3.tag)
	f[18] = j1(19, s2.tag)
	f[19] = j1(20, s2.word)

	f[20] = j2(21, s0.lemma, b0.lemma)
	f[21] = j3(22, s0.word, s0.tag, b0.tag)
	f[22] = j3(23, s0.tag, b0.word, b0.tag)
	f[23] = j2(24, s0.tag, b0.tag)
	f[24] = j2(25, s0.fine, b0.fine)
	f[25] = j2(26, s1.lemma, s0.lemma)
	f[26] = j3(27, s1.word, s1.tag, s0.tag)
	f[27] = j3(28, s1.tag, s0.word, s0.tag)
	f[28] = j2(29, s1.tag, s0.tag)
	f[29] = j2(30, s1.fine, s0.fine)
	f[30] = j2(31, s1.fine, b0.fine)
	f[31] = j2(32, s1.tag, b0.tag)
	f[32] = j2(33, s0.fine, b1.fine)
	f[33] = j2(34, b0.fine, b1.fine)
	f[34] = j2(35, s1.lemma, b0.lemma)
	f[35] = j2(36, b0.word, b1.word)

	f[36] = j3(37, s1.tag, s0.tag, b0.tag)
	f[37] = j3(38, s1.fine, s0.fine, b0.fine)
	f[38] = j3(39, s0.tag, b0.tag, b1.tag)
	f[39] = j3(40, s0.fine, b0.fine, b1.fine)
	f[40] = j3(41, b0.tag, b1.tag, b2.tag)
	f[41] = j3(42, s2.tag, s1.tag, s0.tag)
	f[42] = j3(43, s2.fine, s1.fine, s0.fine)
	f[43] = j4(44, s1.tag, s0.tag, b0.tag, b1.tag)
	f[44] = j4(45, s0.tag, b0.tag, b1.tag, b2.tag)
	f[45] = j4(46, s2.tag, s1.tag, s0.tag, b0.tag)
	f[46] = j3(47, s0.word, b0.tag, b1.tag)
	f[47] = j3(48, s0.tag, b0.word, b1.tag)
	f[48] = j3(49, s1.lemma, s0.tag, b0.tag)
	f[49] = j3(50, s1.tag, s0.word, b0.tag)
	f[50] = j3(51, s1.tag, s0.tag, b0.word)
	f[51] = j3(52, s0.fine, b0.tag, b1.word)

	f[52] = j3(53, s0.fine, s0l.fine, b0.fine)
	f[53] = j3(54, s0.fine, s0r.fine, b0.fine)
	f[54] = j3(55, s0.tag, b0.tag, b0l.fine)
	f[55] = j3(56, s0.lemma, b0.tag, b0l.word)
	f[56] = j3(57, s0.fine, b0.word, b0l.fine)
	f[57] = j3(58, s1.fine, s0.tag, b0l.fine)
	f[58] = j4(59, s1.tag, s0.tag, b0.tag, b0l.fine)
	f[59] = j3(60, s1.lemma, b0.tag, b0l.word)
	f[60] = j3(61, s1.fine, s1l.fine, s0.fine)
	f[61] = j3(62, s1.fine, s1r.fine, s0.fine)
	f[62] = j3(63, s1.fine, s0.fine, s0l.fine)
	f[63] = j3(64, s1.fine, s0.fine, s0r.fine)
	f[64] = j3(65, s1.lemma, s0.tag, s0l.word)
	f[65] = j3(66, s1.tag, s0.word, s0l.word)
	f[66] = j2(67, s0.tag, s0l.fine)
	f[67] = j2(68, s0.tag, s0r.fine)
	f[68] = j2(69, s1.tag, s1r.fine)
	f[69] = j2(70, b0.tag, b0l.fine)
	f[70] = j3(71, s0.tag, s0l.tag, s0l2.tag)
	f[71] = j3(72, s0.tag, s0r.tag, s0r2.tag)
	f[72] = j3(73, s1.tag, s1r.tag, s1r2.tag)
	f[73] = j3(74, b0.tag, b0l.tag, b0l2.tag)
	f[74] = j4(75, s0.tag, s0l.fine, s0r.fine, b0.tag)
	f[75] = j4(76, s1.tag, s1r.fine, s0.tag, b0.tag)
	f[76] = j3(77, s2.tag, s2r.fine, s1.tag)

	f[77] = j3(78, s0.tag, b0.tag, d0)
	f[78] = j3(79, s0.word, b0.tag, d0)
	f[79] = j3(80, s0.fine, b0.word, d0)
	f[80] = j3(81, s1.tag, s0.tag, d1)
	f[81] = j3(82, s1.lemma, s0.tag, d1)
	f[82] = j3(83, s1.fine, s0.fine, d1)
	f[83] = j2(84, s0.word, v0l)
	f[84] = j2(85, s0.word, v0r)
	f[85] = j3(86, s0.fine, v0r, b0.tag)
	f[86] = j3(87, s1.lemma, v1r, s0.tag)
	f[87] = j3(88, b0.tag, vbl, s0.tag)

	f[88] = j4(89, s0.fine, b0.fine, verb.fine, dv)
	f[89] = j3(90, s0.fine, b0.tag, stop.word)
	f[90] = j4(91, s1.fine, s0.fine, verb.tag, stop.word)
	f[91] = j3(92, b0.fine, verb.word, dv)
	f[92] = j4(93, s0.tag, s0l.fine, b0.tag, b0l.fine)
	f[93] = j4(94, s1.tag, s1l.fine, s0.tag, s0l.fine)
	f[94] = j4(95, s1.tag, s0.tag, s0l.fine, b0.fine)
	f[95] = j3(96, s0.word, b0l.fine, b0.fine)

	f[96] = j4(97, st.mode, s0.fine, b0.fine, dv)
	f[97] = j3(98, st.mode, s0.lemma, b0.fine)
	f[98] = j4(99, s1.fine, s0.fine, b0.fine, b0l.fine)
	f[99] = j4(100, s2.tag, s1.fine, s0.fine, learn.Mix(b0.tag+b0l.fine))
}

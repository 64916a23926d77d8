package parse

import "github.com/readout-events/readout/internal/learn"

// labelTemplates is the number of features of an arc.
const labelTemplates = 44

// maxLabels is the greatest number of relations.
const maxLabels = 63

// labelFeatures writes the features by which the relation of token d to its
// head is chosen. The tree is whole by now, and the tokens before d have
// their relations.
func (p *arcs) labelFeatures(f *[labelTemplates]uint64, d int32) {
	nodes := p.nodes
	n := p.n
	at := func(i int32) *node {
		if i < 1 || i > n+1 {
			i = 0
		}
		return &nodes[i]
	}
	dn := &nodes[d]
	h := dn.head
	hn := &nodes[h]
	side := uint64(0)
	if h < d {
		side = 1
	}
	dir := learn.Mix(side + 900)
	dist := distance(min(h, d), max(h, d)) + side*0x5DEECE66D
	dl, dl2, dr := &nodes[dn.left], &nodes[dn.left2], &nodes[dn.right]
	g := at(hn.head)
	if h == n+1 {
		g = &nodes[0]
	}
	sib, sibRel := &nodes[p.sibling[d]], p.relHash[p.rel[p.sibling[d]]]
	next := &nodes[p.after[d]]
	inner := dn.first // its child next to it on the left: the case marker or conjunction is the outermost
	dfirst := &nodes[inner]
	before, after := at(d-1), at(d+1)
	hl, hr := &nodes[hn.left], &nodes[hn.right]
	var headRel uint64 = nothing
	if h < d {
		headRel = p.relHash[p.rel[h]]
	}
	kids := p.leftKids[d]
	rkids := p.rightKids[d]
	hkids := p.leftKids[h]

	j1, j2, j3, j4 := learn.Join1, learn.Join2, learn.Join3, learn.Join4
	f[0] = j2(1, dn.word, dir)
	f[1] = j2(2, hn.word, dir)
	f[2] = j2(3, dn.tag, dir)
	f[3] = j2(4, hn.tag, dir)
	f[4] = j3(5, dn.fine, hn.fine, dir)
	f[5] = j3(6, dn.word, hn.tag, dir)
	f[6] = j3(7, dn.tag, hn.lemma, dir)
	f[7] = j3(8, dn.word, hn.word, dir)
	f[8] = j3(9, dn.tag, hn.tag, dist)
	f[9] = j4(10, dn.fine, hn.fine, dl.fine, dir)
	f[10] = j3(11, dl.word, hn.lemma, dir)
	f[11] = j3(12, dl.word, hn.fine, dir)
	f[12] = j3(13, dl.word, dn.word, dir)
	f[13] = j3(14, dl.fine, dl2.fine, dir)
	f[14] = j4(15, dn.fine, kids, hn.tag, dir)
	f[15] = j4(16, dn.tag, kids, hn.lemma, dir)
	f[16] = j3(17, dn.fine, rkids, dir)
	f[17] = j3(18, dn.fine, sibRel, hn.tag)
	f[18] = j3(19, dn.tag, sibRel, hn.lemma)
	f[19] = j3(20, sibRel, sib.fine, dn.tag)
	f[20] = j4(21, dn.tag, hn.tag, g.tag, dir)
	f[21] = j3(22, dn.fine, headRel, hn.fine)
	f[22] = j3(23, before.fine, dn.tag, dir)
	f[23] = j3(24, after.fine, dn.tag, dir)
	f[24] = j3(25, before.word, dn.word, dir)
	f[25] = j3(26, dn.word, after.word, dir)
	f[26] = j4(27, dn.tag, hn.tag, next.fine, dir)
	f[27] = j3(28, dn.word, next.word, dir)
	f[28] = j4(29, dn.fine, dfirst.fine, hn.tag, dir)
	f[29] = j4(30, hkids, hn.fine, dn.fine, dir)
	f[30] = j3(31, dr.fine, dn.fine, hn.tag)
	f[31] = j4(32, at(h-1).tag, hn.tag, at(h+1).tag, dn.tag)
	f[32] = j4(33, hl.fine, hn.fine, dn.tag, dir)
	f[33] = j4(34, hr.fine, hn.fine, dn.tag, dir)
	f[34] = j1(35, dn.word)
	f[35] = j1(36, dn.fine)
	f[36] = j4(37, dn.word, dl.word, hn.fine, dir)
	f[37] = j4(38, hn.lemma, sibRel, dn.fine, dir)
	f[38] = j3(39, dn.word, kids, dir)
	f[39] = j4(40, sibRel, next.tag, dn.tag, hn.tag)
	f[40] = j4(41, kids, rkids, dn.tag, hn.tag)
	f[41] = j3(42, g.word, hn.fine, dn.fine)
	f[42] = j4(43, headRel, dn.tag, hn.word, dl.fine)
	f[43] = j3(44, dist, dn.word, hn.tag)
}

// arcs is the second half of parsing: a tree whose relations are chosen.
type arcs struct {
	*state
	rel                 []uint8  // by node
	sibling             []int32  // the sibling before, on the same side of the head
	after               []int32  // the sibling after, on the same side
	leftKids, rightKids []uint64 // hash of the fine tags of the children on each side
	relHash             [maxLabels + 1]uint64
}

// prepare reads siblings and children off the heads.
func (p *arcs) prepare() {
	n := int(p.n)
	if cap(p.rel) < n+2 {
		p.rel = make([]uint8, 2*n+2)
		p.sibling, p.after = make([]int32, 2*n+2), make([]int32, 2*n+2)
		p.leftKids, p.rightKids = make([]uint64, 2*n+2), make([]uint64, 2*n+2)
	}
	p.rel, p.sibling, p.after = p.rel[:n+2], p.sibling[:n+2], p.after[:n+2]
	p.leftKids, p.rightKids = p.leftKids[:n+2], p.rightKids[:n+2]
	for i := range n + 2 {
		nd := &p.nodes[i]
		nd.left, nd.left2, nd.right, nd.right2, nd.first = 0, 0, 0, 0, 0
		p.rel[i], p.sibling[i], p.after[i] = 0, 0, 0
		p.leftKids[i], p.rightKids[i] = nothing, nothing
	}
	p.rel[0], p.rel[n+1] = maxLabels, maxLabels
	for d := int32(1); d <= int32(n); d++ {
		h := p.nodes[d].head
		hn := &p.nodes[h]
		if d < h {
			// first holds the last left child seen while we go right.
			p.sibling[d] = hn.first
			if hn.first > 0 {
				p.after[hn.first] = d
			}
			switch {
			case hn.left == 0:
				hn.left = d
			case hn.left2 == 0:
				hn.left2 = d
			}
			hn.first = d
			p.leftKids[h] = learn.Mix(p.leftKids[h] + p.nodes[d].fine)
		} else {
			p.sibling[d] = hn.right
			if hn.right > 0 {
				p.after[hn.right] = d
			}
			hn.right2, hn.right = hn.right, d
			p.rightKids[h] = learn.Mix(p.rightKids[h] + p.nodes[d].fine)
		}
	}
}

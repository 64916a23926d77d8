package neural

// eisner finds the best projective tree (Eisner 1996). It holds the charts:
// for each span of positions, which count from 0, the root, to n, the best
// score and where it is split. Each loop reads one chart along its row and
// another along its column; so each is kept the way it is read.
type eisner struct {
	n                                 int
	right, rightUp                    []float32 // complete, the head at the left end: [i,j] and [j,i]
	left, leftUp                      []float32 // complete, the head at the right end
	open                              []float32 // with an arc from i to j: [i,j]
	closedUp                          []float32 // with an arc from j to i: [j,i]
	splitRight, splitLeft, splitInner []int16
}

// decode fills heads from the scores of arcs, a row a word, stride numbers
// apart.
func (e *eisner) decode(scores []float32, n, stride int, heads []int) {
	w := n + 1
	e.n = n
	for _, chart := range []*[]float32{&e.right, &e.rightUp, &e.left, &e.leftUp, &e.open, &e.closedUp} {
		*chart = size(*chart, w*w)
	}
	for _, split := range []*[]int16{&e.splitRight, &e.splitLeft, &e.splitInner} {
		if cap(*split) < w*w {
			*split = make([]int16, w*w)
		}
		*split = (*split)[:w*w]
	}
	for i := range w {
		at := i*w + i
		e.right[at], e.rightUp[at], e.left[at], e.leftUp[at] = 0, 0, 0, 0
	}
	for k := 1; k < w; k++ {
		for i := 0; i+k < w; i++ {
			j := i + k
			at, up := i*w+j, j*w+i
			v, split := bestSum(e.right[i*w+i:at], e.leftUp[up+1:])
			e.splitInner[at] = int16(i + split)
			e.open[at] = v + scores[(j-1)*stride+i]
			e.closedUp[up] = never
			if i > 0 {
				e.closedUp[up] = v + scores[(i-1)*stride+j]
			}
			v, split = bestSum(e.open[i*w+i+1:at+1], e.rightUp[up+1:])
			e.splitRight[at], e.right[at], e.rightUp[up] = int16(i+1+split), v, v
			v, split = bestSum(e.left[i*w+i:at], e.closedUp[up:])
			e.splitLeft[at], e.left[at], e.leftUp[up] = int16(i+split), v, v
		}
	}
	e.walk(0, n, true, heads)
}

// bestSum returns the highest a[k] + b[k], and its k.
func bestSum(a, b []float32) (float32, int) {
	b = b[:len(a)]
	top, k := a[0]+b[0], 0
	for i, v := range a {
		if v += b[i]; v > top {
			top, k = v, i
		}
	}
	return top, k
}

// walk reads the heads off a complete span whose head is its left end, or its
// right.
func (e *eisner) walk(i, j int, right bool, heads []int) {
	if i == j {
		return
	}
	w := e.n + 1
	if right {
		m := int(e.splitRight[i*w+j])
		heads[m-1] = i
		k := int(e.splitInner[i*w+m])
		e.walk(i, k, true, heads)
		e.walk(k+1, m, false, heads)
		e.walk(m, j, true, heads)
		return
	}
	m := int(e.splitLeft[i*w+j])
	heads[m-1] = j
	k := int(e.splitInner[m*w+j])
	e.walk(i, m, false, heads)
	e.walk(m, k, true, heads)
	e.walk(k+1, j, false, heads)
}

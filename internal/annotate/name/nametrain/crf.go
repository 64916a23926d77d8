package nametrain

import (
	"math"

	"github.com/readout-events/readout/internal/annotate/name"
)

const (
	numLabels = name.NumLabels
	numJoints = name.NumJoints
)

// table holds the weights of the features while they are learnt.
type table struct {
	index map[uint32]int32
	w     [][numLabels]float32
	sq    [][numLabels]float32 // sums of squared gradients (AdaGrad, Duchi et al. 2011)
	sum   [][numLabels]float32 // sums of the weights at the ends of the later epochs
	trans [numJoints][numLabels][numLabels]float32
	tsq   [numJoints][numLabels][numLabels]float32
	tsum  [numJoints][numLabels][numLabels]float32
	taken int
	rate  float32
	decay float32
}

func newTable() *table {
	return &table{index: make(map[uint32]int32, 1<<20)}
}

func (t *table) row(key uint32, grow bool) int32 {
	if n, ok := t.index[key]; ok {
		return n
	}
	if !grow {
		return -1
	}
	n := int32(len(t.w))
	t.index[key] = n
	t.w = append(t.w, [numLabels]float32{})
	t.sq = append(t.sq, [numLabels]float32{})
	return n
}

// learn takes one step on one sentence: rows holds the rows of the features
// of each token, gold the labels. It returns the negative log likelihood.
func (t *table) learn(rows [][]int32, joints, gold []uint8, scale float32) float64 {
	n := len(rows)
	score := make([][numLabels]float64, n)
	for i, r := range rows {
		var s [numLabels]float32
		for _, k := range r {
			w := &t.w[k]
			for l := range s {
				s[l] += w[l]
			}
		}
		for l := range s {
			score[i][l] = float64(s[l] * scale)
		}
	}
	var exps [numJoints][numLabels][numLabels]float64
	var have [numJoints]bool
	for _, j := range joints {
		if have[j] {
			continue
		}
		have[j] = true
		for a := range exps[j] {
			for b := range exps[j][a] {
				if follows(a, b) {
					exps[j][a][b] = math.Exp(float64(t.trans[j][a][b]))
				}
			}
		}
	}
	alpha := make([][numLabels]float64, n)
	beta := make([][numLabels]float64, n)
	psi := make([][numLabels]float64, n)
	logZ := 0.0
	for i := range score {
		top := score[i][0]
		for _, v := range score[i] {
			top = math.Max(top, v)
		}
		logZ += top
		for l, v := range score[i] {
			psi[i][l] = math.Exp(v - top)
		}
		sum := 0.0
		for b := 0; b < numLabels; b++ {
			v := 0.0
			if i == 0 {
				if b == 0 || b%2 == 1 {
					v = 1
				}
			} else {
				for a := 0; a < numLabels; a++ {
					v += alpha[i-1][a] * exps[joints[i]][a][b]
				}
			}
			alpha[i][b] = v * psi[i][b]
			sum += alpha[i][b]
		}
		for b := range alpha[i] {
			alpha[i][b] /= sum
		}
		logZ += math.Log(sum)
	}
	for b := range beta[n-1] {
		beta[n-1][b] = 1
	}
	for i := n - 2; i >= 0; i-- {
		sum := 0.0
		for a := 0; a < numLabels; a++ {
			v := 0.0
			for b := 0; b < numLabels; b++ {
				v += exps[joints[i+1]][a][b] * psi[i+1][b] * beta[i+1][b]
			}
			beta[i][a] = v
			sum += v
		}
		for a := range beta[i] {
			beta[i][a] /= sum
		}
	}
	loss := logZ
	var tg [numJoints][numLabels][numLabels]float32
	for i := range rows {
		var p [numLabels]float64
		sum := 0.0
		for l := range p {
			p[l] = alpha[i][l] * beta[i][l]
			sum += p[l]
		}
		loss -= score[i][gold[i]]
		var g [numLabels]float32
		any := false
		for l := range p {
			g[l] = float32(p[l]/sum) * scale
			if l == int(gold[i]) {
				g[l] -= scale
			}
			if g[l] > 1e-3 || g[l] < -1e-3 {
				any = true
			}
		}
		if any {
			for _, k := range rows[i] {
				w, sq := &t.w[k], &t.sq[k]
				for l := range g {
					if g[l] > 1e-4 || g[l] < -1e-4 {
						d := g[l] + t.decay*w[l]
						sq[l] += d * d
						w[l] -= t.rate * d / float32(math.Sqrt(float64(sq[l]))+1e-6)
					}
				}
			}
		}
		if i > 0 {
			var q [numLabels][numLabels]float64
			sum := 0.0
			for a := range q {
				for b := range q[a] {
					q[a][b] = alpha[i-1][a] * exps[joints[i]][a][b] * psi[i][b] * beta[i][b]
					sum += q[a][b]
				}
			}
			for a := range q {
				for b := range q[a] {
					tg[joints[i]][a][b] += float32(q[a][b] / sum)
				}
			}
			tg[joints[i]][gold[i-1]][gold[i]]--
			loss -= float64(t.trans[joints[i]][gold[i-1]][gold[i]])
		}
	}
	for j := range tg {
		if !have[j] {
			continue
		}
		for a := range tg[j] {
			for b := range tg[j][a] {
				if g := tg[j][a][b]; g != 0 && follows(a, b) {
					t.tsq[j][a][b] += g * g
					t.trans[j][a][b] -= t.rate * g / float32(math.Sqrt(float64(t.tsq[j][a][b]))+1e-6)
				}
			}
		}
	}
	return loss
}

func follows(a, b int) bool { return b == 0 || b%2 == 1 || a == b || a == b-1 }

// take adds the weights to the sums of the average.
func (t *table) take() {
	for len(t.sum) < len(t.w) {
		t.sum = append(t.sum, [numLabels]float32{})
	}
	for k := range t.w {
		for l := range t.w[k] {
			t.sum[k][l] += t.w[k][l]
		}
	}
	for j := range t.trans {
		for a := range t.trans[j] {
			for b := range t.trans[j][a] {
				t.tsum[j][a][b] += t.trans[j][a][b]
			}
		}
	}
	t.taken++
}

// average returns the mean weights; without any taken, the present ones.
func (t *table) average() (map[uint32][numLabels]float32, [numJoints][numLabels][numLabels]float32) {
	out := make(map[uint32][numLabels]float32, len(t.index))
	trans := t.trans
	if t.taken > 0 {
		for j := range trans {
			for a := range trans[j] {
				for b := range trans[j][a] {
					trans[j][a][b] = t.tsum[j][a][b] / float32(t.taken)
				}
			}
		}
	}
	for key, k := range t.index {
		row := t.w[k]
		if t.taken > 0 {
			for l := range row {
				row[l] = t.sum[k][l] / float32(t.taken)
			}
		}
		out[key] = row
	}
	return out, trans
}

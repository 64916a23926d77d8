package learn

import (
	"fmt"
	"math"
	"sort"
)

// Perceptron learns the weights of features for a fixed number of classes.
// Only features that took part in a correction are stored.
type Perceptron struct {
	Classes int
	keys    []uint64 // hash of the feature in a slot, 0 where empty
	w       []int32  // current weights, Classes a slot
	u       []int64  // weights times the time at which they were given, for the average
	shift   uint
	seen    []uint32 // examples with the feature, since it was stored
	t       int64    // examples seen
	stored  int
	lost    int
}

// NewPerceptron makes a perceptron with room for about 2^bits features.
func NewPerceptron(classes int, bits uint) *Perceptron {
	n := 1 << bits
	return &Perceptron{Classes: classes, keys: make([]uint64, n+probes), w: make([]int32, (n+probes)*classes), u: make([]int64, (n+probes)*classes), seen: make([]uint32, n+probes), shift: 64 - bits}
}

const probes = 16 // slots that are tried for a feature

func (p *Perceptron) find(h uint64) int {
	i := int(h >> p.shift)
	for k := i; k < i+probes; k++ {
		switch p.keys[k] {
		case h:
			return k
		case 0:
			return -1
		}
	}
	return -1
}

func (p *Perceptron) place(h uint64) int {
	i := int(h >> p.shift)
	for k := i; k < i+probes; k++ {
		switch p.keys[k] {
		case h:
			return k
		case 0:
			p.keys[k] = h
			p.stored++
			return k
		}
	}
	p.lost++
	return -1
}

// Score fills scores with the sums of the features' weights.
func (p *Perceptron) Score(features []uint64, scores []int32) {
	clear(scores[:p.Classes])
	for _, h := range features {
		if k := p.find(h); k >= 0 {
			p.seen[k]++
			w := p.w[k*p.Classes : (k+1)*p.Classes]
			for c, v := range w {
				scores[c] += v
			}
		}
	}
}

// Step counts one example; call it for every decision, right or wrong.
func (p *Perceptron) Step() { p.t++ }

// Update moves the weights of the features towards class right and away from
// class wrong.
func (p *Perceptron) Update(features []uint64, right, wrong int) {
	for _, h := range features {
		k := p.place(h)
		if k < 0 {
			continue
		}
		k *= p.Classes
		p.w[k+right]++
		p.u[k+right] += p.t
		p.w[k+wrong]--
		p.u[k+wrong] -= p.t
	}
}

// Average is a set of averaged weights, by feature.
type Average struct {
	Classes int
	Keys    []uint64
	W       []float32 // Classes a key
	Seen    []uint32  // how often the feature was met
}

// Average returns the mean of the weights over all examples seen.
func (p *Perceptron) Average() *Average {
	a := &Average{Classes: p.Classes}
	t := float64(max(p.t, 1))
	for k, h := range p.keys {
		if h == 0 {
			continue
		}
		a.Keys = append(a.Keys, h)
		a.Seen = append(a.Seen, p.seen[k]+1)
		for c := range p.Classes {
			a.W = append(a.W, float32(float64(p.w[k*p.Classes+c])-float64(p.u[k*p.Classes+c])/t))
		}
	}
	return a
}

// Stats tells how many features are stored, and how many had no room.
func (p *Perceptron) Stats() string { return fmt.Sprintf("%d features, %d lost", p.stored, p.lost) }

// Merge returns the mean of several averages (as of runs with other seeds):
// the scores of linear models add up.
func Merge(parts []*Average) *Average {
	if len(parts) == 1 {
		return parts[0]
	}
	at := map[uint64]int{}
	out := &Average{Classes: parts[0].Classes}
	for _, a := range parts {
		for k, h := range a.Keys {
			i, ok := at[h]
			if !ok {
				i = len(out.Keys)
				at[h] = i
				out.Keys = append(out.Keys, h)
				out.Seen = append(out.Seen, 0)
				out.W = append(out.W, make([]float32, a.Classes)...)
			}
			out.Seen[i] += a.Seen[k]
			for c := range a.Classes {
				out.W[i*a.Classes+c] += a.W[k*a.Classes+c] / float32(len(parts))
			}
		}
	}
	return out
}

// Weights packs the most telling features into a table of 2^bits entries.
func (a *Average) Weights(bits uint) *Weights {
	out := newWeights(a.Classes, bits)
	top := a.top()
	codes := make([]int8, a.Classes)
	for _, k := range a.order() {
		any := false
		for c := range codes {
			codes[c] = int8(math.Round(127 * max(-1, min(1, float64(a.W[k*a.Classes+c])/top))))
			any = any || codes[c] != 0
		}
		if any {
			out.put(a.Keys[k], codes)
		}
	}
	return out
}

// top is the greatest weight. Clipping a few that are far out would leave the
// others more digits, and costs accuracy all the same: 1 in 2,000 clipped
// lowers LAS by 2 points.
func (a *Average) top() float64 {
	top := 1e-6
	for _, v := range a.W {
		top = max(top, math.Abs(float64(v)))
	}
	return top
}

// order lists the features, those first that tell most: whose weights differ
// most between classes, and which are met often.
func (a *Average) order() []int {
	order := make([]int, len(a.Keys))
	worth := make([]float64, len(a.Keys))
	for k := range order {
		order[k] = k
		w := a.W[k*a.Classes : (k+1)*a.Classes]
		mean := 0.0
		for _, v := range w {
			mean += float64(v)
		}
		mean /= float64(a.Classes)
		for _, v := range w {
			worth[k] += (float64(v) - mean) * (float64(v) - mean)
		}
		worth[k] *= math.Sqrt(float64(a.Seen[k]))
	}
	sort.SliceStable(order, func(i, j int) bool {
		if worth[order[i]] != worth[order[j]] {
			return worth[order[i]] > worth[order[j]]
		}
		return a.Keys[order[i]] < a.Keys[order[j]]
	})
	return order
}

package learn

import (
	"math"
	"testing"
)

// learned trains a perceptron to tell class k by the presence of feature k.
func learned(classes, rounds int) (*Average, func(k int) []uint64) {
	p := NewPerceptron(classes, 12)
	feats := func(k int) []uint64 {
		return []uint64{Join1(1, Mix(uint64(k))), Join1(2, Mix(7)), Join2(3, Mix(uint64(k)), Mix(7))}
	}
	scores := make([]int32, classes)
	for range rounds {
		for k := range classes {
			f := feats(k)
			p.Step()
			p.Score(f, scores)
			best := 0
			for c, s := range scores {
				if s > scores[best] {
					best = c
				}
			}
			if best != k {
				p.Update(f, k, best)
			}
		}
	}
	return p.Average(), feats
}

func TestPerceptron(t *testing.T) {
	for _, classes := range []int{2, 5, 6, 7, 17, 50, 62} {
		avg, feats := learned(classes, 60)
		w := avg.Weights(12)
		w, rest, err := Read(append(w.Append(nil), 1, 2))
		if err != nil || len(rest) != 2 {
			t.Fatal(err, len(rest))
		}
		for k := range classes {
			var sum Sum
			w.Sum(feats(k), &sum)
			if got := sum.Best(classes); got != k {
				t.Errorf("%d classes: %d for %d", classes, got, k)
			}
		}
	}
}

func TestMoves(t *testing.T) {
	avg, feats := learned(3, 60)
	m := avg.Moves(10)
	m, rest, err := ReadMoves(append(m.Append(nil), 1))
	if err != nil || len(rest) != 1 {
		t.Fatal(err, len(rest))
	}
	for k := range 3 {
		one, two := m.Sum(feats(k))
		score := []int32{0, one, two}
		for c := range 3 {
			if c != k && score[c] >= score[k] {
				t.Errorf("class %d scores %v", k, score)
			}
		}
	}
}

// A feature that was never learned weighs nothing.
func TestUnknownFeature(t *testing.T) {
	avg, feats := learned(3, 60)
	m := avg.Moves(10)
	one, two := m.Sum(feats(1))
	unknown := append(feats(1), Join1(99, Mix(12345)))
	if a, b := m.Sum(unknown); a != one || b != two {
		t.Errorf("%d %d with it, %d %d without", a, b, one, two)
	}
}

// The weights in the table are those of the average, but for rounding.
func TestWeightsKeepScores(t *testing.T) {
	avg, _ := learned(5, 20)
	w := avg.Weights(12)
	top := avg.top()
	for i, h := range avg.Keys {
		var sum Sum
		w.Sum([]uint64{h}, &sum)
		for c := range 5 {
			got := (float64(sum.At(c)) - 128) * top / 127
			if want := float64(avg.W[i*5+c]); math.Abs(got-want) > top/127 {
				t.Errorf("feature %d class %d: %.3f, want %.3f", i, c, got, want)
			}
		}
	}
}

func TestReadErrors(t *testing.T) {
	avg, _ := learned(3, 3)
	w, m := avg.Weights(8).Append(nil), avg.Moves(8).Append(nil)
	for _, n := range []int{0, 3, 7, len(w) - 1} {
		if _, _, err := Read(w[:n]); err == nil {
			t.Errorf("%d bytes of %d were read as weights", n, len(w))
		}
	}
	for _, n := range []int{0, 3, len(m) - 1} {
		if _, _, err := ReadMoves(m[:n]); err == nil {
			t.Errorf("%d bytes of %d were read as weights of transitions", n, len(m))
		}
	}
	if _, _, err := Read(make([]byte, 100)); err == nil {
		t.Error("zeros were read as weights")
	}
}

// A folded table keeps what tells most, and can be read like any other.
func TestHalf(t *testing.T) {
	avg, feats := learned(3, 60)
	m, w := avg.Moves(8).Half().Half(), avg.Weights(8).Half()
	m, _, err := ReadMoves(m.Append(nil))
	if err != nil {
		t.Fatal(err)
	}
	w, _, err = Read(w.Append(nil))
	if err != nil {
		t.Fatal(err)
	}
	for k := range 3 {
		one, two := m.Sum(feats(k))
		score := []int32{0, one, two}
		var sum Sum
		w.Sum(feats(k), &sum)
		if score[k] < max(score[0], score[1], score[2]) || sum.Best(3) != k {
			t.Errorf("class %d scores %v, %d is best", k, score, sum.Best(3))
		}
	}
}

func TestMerge(t *testing.T) {
	a := &Average{Classes: 2, Keys: []uint64{1, 2}, W: []float32{2, 0, 4, 4}, Seen: []uint32{1, 1}}
	b := &Average{Classes: 2, Keys: []uint64{2, 3}, W: []float32{0, 4, 6, 6}, Seen: []uint32{1, 1}}
	m := Merge([]*Average{a, b})
	want := []float32{1, 0, 2, 4, 3, 3}
	for i, w := range want {
		if m.W[i] != w {
			t.Errorf("weights %v, want %v", m.W, want)
			break
		}
	}
}

func TestRand(t *testing.T) {
	a, b := Rand(5), Rand(5)
	p, q := []int{0, 1, 2, 3, 4, 5}, []int{0, 1, 2, 3, 4, 5}
	a.Shuffle(p)
	b.Shuffle(q)
	for i := range p {
		if p[i] != q[i] {
			t.Fatal(p, q)
		}
	}
}

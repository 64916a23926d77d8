package parse

import (
	"sort"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/learn"
)

// Options say how to train.
type Options struct {
	Epochs    int    // passes over the data; 10 where 0
	Seed      uint64 // of the order of sentences and of the exploration
	Seeds     int    // models with different seeds whose weights are averaged; 1 where 0
	Noise     bool   // drop the stop at the end of part of the sentences
	Bits      uint   // log2 of the number of features kept for transitions; 20 where 0
	LabelBits uint   // the same for relations; 16 where 0
	Log       func(format string, args ...any)
}

// Train learns a model. Heads and relations come from gold, tags from tagged:
// the same sentences as a tagger reads them that was not trained on them.
func Train(gold, tagged []readout.Sentence, o Options) *Model {
	if o.Epochs == 0 {
		o.Epochs = 10
	}
	if o.Seeds == 0 {
		o.Seeds = 1
	}
	if o.Bits == 0 {
		o.Bits = 20
	}
	if o.LabelBits == 0 {
		o.LabelBits = 16
	}
	if o.Log == nil {
		o.Log = func(string, ...any) {}
	}
	m := &Model{rels: relations(gold)}
	var moves, labels []*learn.Average
	for k := range o.Seeds {
		t := trainer{o: o, m: m, gold: gold, tagged: tagged, r: learn.Rand(o.Seed + uint64(k)*7919), p: m.NewParser()}
		moves = append(moves, t.moves())
		labels = append(labels, t.labels())
	}
	m.moves = learn.Merge(moves).Weights(o.Bits, 32000/templates)
	m.labels = learn.Merge(labels).Weights(o.LabelBits, 32000/labelTemplates)
	return m
}

// relations lists the relations of the treebank, without root.
func relations(gold []readout.Sentence) []string {
	count := map[string]int{}
	for _, s := range gold {
		for _, tok := range s.Tokens {
			if tok.Rel != "root" && tok.Rel != "" && tok.Rel != "_" {
				count[tok.Rel]++
			}
		}
	}
	var out []string
	for r := range count {
		out = append(out, r)
	}
	sort.Slice(out, func(i, j int) bool {
		if count[out[i]] != count[out[j]] {
			return count[out[i]] > count[out[j]]
		}
		return out[i] < out[j]
	})
	return out[:min(len(out), maxLabels-1)]
}

type trainer struct {
	o            Options
	m            *Model
	gold, tagged []readout.Sentence
	r            learn.Rand
	p            *Parser
	oracle       oracle
}

// explore is the share of decisions, from the second epoch on, in which the
// parser's own choice is followed though it may be wrong.
const explore = 0.9

func (t *trainer) order() []int {
	order := make([]int, len(t.gold))
	for i := range order {
		order[i] = i
	}
	return order
}

// sentence returns the tokens with their gold heads; now and then without the
// stop at the end, as headlines are written.
func (t *trainer) sentence(k int) (tagged, gold []readout.Token) {
	tagged, gold = t.tagged[k].Tokens, t.gold[k].Tokens
	n := len(gold)
	if !t.o.Noise || n < 4 || t.r.Float() >= 0.15 {
		return tagged, gold
	}
	if last := gold[n-1]; last.Form == "." {
		for _, tok := range gold {
			if tok.Head == n-1 {
				return tagged, gold
			}
		}
		return tagged[:n-1], gold[:n-1]
	}
	return tagged, gold
}

// moves learns the transitions.
func (t *trainer) moves() *learn.Average {
	model := learn.NewPerceptron(3, 23)
	order := t.order()
	st := &t.p.st
	var scores [3]int32
	for epoch := range t.o.Epochs {
		t.r.Shuffle(order)
		wrong, total := 0, 0
		for _, k := range order {
			tagged, gold := t.sentence(k)
			st.start(tagged)
			t.oracle.start(gold)
			for !st.done() {
				ok := st.can()
				cost := t.oracle.costs(st, ok)
				st.features(&t.p.f)
				model.Step()
				model.Score(t.p.f[:], scores[:])
				own, right := -1, -1
				least := 1 << 30
				for i := range 3 {
					if ok[i] {
						least = min(least, cost[i])
					}
				}
				for i := range 3 {
					if !ok[i] {
						continue
					}
					if own < 0 || scores[i] > scores[own] {
						own = i
					}
					if cost[i] == least && (right < 0 || scores[i] > scores[right]) {
						right = i
					}
				}
				total++
				move := own
				if cost[own] != least {
					wrong++
					model.Update(t.p.f[:], right, own)
					if epoch == 0 || t.r.Float() >= explore {
						move = right
					}
				}
				t.oracle.take(st, move)
			}
		}
		t.o.Log("parse: transitions: epoch %d: %.2f %% wrong; %s", epoch+1, 100*float64(wrong)/float64(total), model.Stats())
	}
	return model.Average()
}

// labels learns the relations, on the trees of the treebank.
func (t *trainer) labels() *learn.Average {
	n := len(t.m.rels)
	model := learn.NewPerceptron(n, 20)
	number := map[string]int{}
	for i, r := range t.m.rels {
		number[r] = i
	}
	order := t.order()
	p := &t.p.arcs
	scores := make([]int32, n)
	for epoch := range max(t.o.Epochs*2/3, 2) {
		t.r.Shuffle(order)
		wrong, total := 0, 0
		for _, k := range order {
			tagged, gold := t.sentence(k)
			p.state.start(tagged)
			t.oracle.start(gold)
			copyHeads(p.state, t.oracle.head)
			p.prepare()
			for d := int32(1); d <= p.n; d++ {
				if p.nodes[d].head == p.n+1 {
					p.rel[d] = maxLabels - 1
					continue
				}
				g, known := number[gold[d-1].Rel]
				if !known {
					continue
				}
				p.labelFeatures(&t.p.g, d)
				model.Step()
				model.Score(t.p.g[:], scores)
				best := 0
				for i, s := range scores {
					if s > scores[best] {
						best = i
					}
				}
				total++
				if best != g {
					wrong++
					model.Update(t.p.g[:], g, best)
				}
				p.rel[d] = uint8(best)
			}
		}
		t.o.Log("parse: relations: epoch %d: %.2f %% wrong; %s", epoch+1, 100*float64(wrong)/float64(total), model.Stats())
	}
	return model.Average()
}

func copyHeads(st *state, head []int32) {
	for d := int32(1); d <= st.n; d++ {
		st.nodes[d].head = head[d]
	}
}

// start takes over the tree of a sentence.
func (o *oracle) start(gold []readout.Token) {
	n := len(gold)
	if cap(o.head) < n+2 {
		o.head = make([]int32, 2*n+2)
		o.onStack = make([]bool, 2*n+2)
		o.children = append(o.children[:cap(o.children)], make([][]int32, 2*n+2-cap(o.children))...)
	}
	o.head, o.onStack, o.children = o.head[:n+2], o.onStack[:n+2], o.children[:n+2]
	for i := range o.children {
		o.children[i] = o.children[i][:0]
		o.onStack[i] = false
		o.head[i] = 0
	}
	for i := range gold {
		h := int32(gold[i].Head + 1)
		if h == 0 {
			h = int32(n + 1)
		}
		o.head[i+1] = h
		o.children[h] = append(o.children[h], int32(i+1))
	}
}

// take makes a transition and keeps track of the stack.
func (o *oracle) take(st *state, move int) {
	if move == shift {
		o.onStack[st.front] = true
	} else {
		o.onStack[st.stack[len(st.stack)-1]] = false
	}
	st.take(move)
}

package parse

import (
	"slices"
	"sort"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/learn"
)

// Options say how to train.
type Options struct {
	Epochs    int    // passes over the data; 8 where 0
	Seed      uint64 // of the order of sentences and of the exploration
	Noise     bool   // drop the stop at the end of part of the sentences
	Bits      uint   // log2 of the number of features kept for transitions in training's tables, which are folded to a quarter; 20 where 0
	LabelBits uint   // the same for relations, folded to a half; 16 where 0
	Log       func(format string, args ...any)
}

// Train learns a model. Heads and relations come from gold, tags from tagged:
// the same sentences as a tagger reads them that was not trained on them. parts
// numbers the parts of the data that are parsed backwards by models trained on
// the others.
func Train(gold, tagged []readout.Sentence, parts []int, o Options) *Model {
	if o.Epochs == 0 {
		o.Epochs = 8
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
	t := trainer{o: o, m: m, gold: gold, tagged: tagged, r: learn.Rand(o.Seed), p: m.NewParser()}
	// The forward parser learns from guesses that the backward parser made on sentences it had not seen.
	t.guide = make([][]int32, len(gold))
	for k := range slices.Max(parts) + 1 {
		var rest, part []int
		for i := range gold {
			if parts[i] == k {
				part = append(part, i)
			} else {
				rest = append(rest, i)
			}
		}
		o.Log("parse: backward, part %d", k+1)
		m.back = t.moves(true, rest, max(o.Epochs/2, 2)).Moves(22)
		for _, i := range part {
			t.p.backward(tagged[i].Tokens)
			t.guide[i] = append([]int32(nil), t.p.heads...)
		}
	}
	all := t.all()
	back := t.moves(true, all, max(o.Epochs/2, 2))
	t.r = learn.Rand(o.Seed)
	moves := t.moves(false, all, o.Epochs)
	// Folding the tables costs 0.15 LAS, saves 5 of 9 MB and a tenth of the time.
	m.labels = t.labels().Weights(o.LabelBits).Half()
	m.back = back.Moves(o.Bits - 1)
	m.moves = moves.Moves(o.Bits).Half()
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
	guide        [][]int32 // heads by the backward parser, by its nodes
}

// explore is the share of decisions, from the second epoch on, in which the
// parser's own choice is followed though it may be wrong.
const explore = 0.9

// margin is by how much the right choice must win; where it wins by less,
// weights are corrected as if it had lost.
const margin = 50

// all numbers the sentences.
func (t *trainer) all() []int {
	out := make([]int, len(t.gold))
	for i := range out {
		out[i] = i
	}
	return out
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
func (t *trainer) moves(back bool, part []int, epochs int) *learn.Average {
	bits := uint(23)
	if back {
		bits = 22
	}
	model := learn.NewPerceptron(3, bits)
	order := append([]int(nil), part...)
	st := &t.p.st
	f := t.p.f[:]
	if back {
		f = f[:templates]
	}
	var scores [3]int32
	for epoch := range epochs {
		t.r.Shuffle(order)
		errors, total := 0, 0
		for _, k := range order {
			tagged, gold := t.sentence(k)
			st.start(tagged, back)
			t.oracle.start(gold, back)
			if !back {
				g := t.guide[k]
				if cut := len(t.gold[k].Tokens) - len(gold); cut > 0 {
					g = without(g, cut)
				}
				st.lead(g)
			}
			for !st.done() {
				ok := st.can()
				cost := t.oracle.costs(st, ok)
				st.features(f)
				if !back {
					st.guideFeatures(f[templates:])
				}
				model.Step()
				model.Score(f, scores[:])
				own, right, wrong := choices(scores, cost, ok)
				total++
				move := own
				if cost[own] > cost[right] {
					errors++
					if epoch == 0 || t.r.Float() >= explore {
						move = right
					}
				}
				if wrong >= 0 && scores[right]-scores[wrong] < margin {
					model.Update(f, right, wrong)
				}
				t.oracle.take(st, move)
			}
		}
		t.o.Log("parse: transitions: epoch %d: %.2f %% wrong; %s", epoch+1, 100*float64(errors)/float64(total), model.Stats())
	}
	return model.Average()
}

// choices returns the transition with the greatest score, that among those of
// least cost, and that among the others, -1 where there are none.
func choices(scores [3]int32, cost [3]int, ok [3]bool) (own, right, wrong int) {
	own, right, wrong = -1, -1, -1
	least := 1 << 30
	for i := range 3 {
		if ok[i] {
			least = min(least, cost[i])
		}
	}
	for i := range 3 {
		switch {
		case !ok[i]:
			continue
		case cost[i] == least:
			if right < 0 || scores[i] > scores[right] {
				right = i
			}
		case wrong < 0 || scores[i] > scores[wrong]:
			wrong = i
		}
		if own < 0 || scores[i] > scores[own] {
			own = i
		}
	}
	return own, right, wrong
}

// labels learns the relations, on the trees of the treebank.
func (t *trainer) labels() *learn.Average {
	n := len(t.m.rels)
	model := learn.NewPerceptron(n, 20)
	number := map[string]int{}
	for i, r := range t.m.rels {
		number[r] = i
	}
	order := t.all()
	p := &t.p.arcs
	scores := make([]int32, n)
	for epoch := range max(t.o.Epochs*2/3, 2) {
		t.r.Shuffle(order)
		errors, total := 0, 0
		for _, k := range order {
			tagged, gold := t.sentence(k)
			p.state.start(tagged, false)
			t.oracle.start(gold, false)
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
				best, rival := 0, -1 // the best relation, and the best but for the right one
				for i, s := range scores {
					if s > scores[best] {
						best = i
					}
					if i != g && (rival < 0 || s > scores[rival]) {
						rival = i
					}
				}
				total++
				if best != g {
					errors++
				}
				if scores[g]-scores[rival] < margin {
					model.Update(t.p.g[:], g, rival)
				}
				p.rel[d] = uint8(best)
			}
		}
		t.o.Log("parse: relations: epoch %d: %.2f %% wrong; %s", epoch+1, 100*float64(errors)/float64(total), model.Stats())
	}
	return model.Average()
}

func copyHeads(st *state, head []int32) {
	for d := int32(1); d <= st.n; d++ {
		st.nodes[d].head = head[d]
	}
}

// start takes over the tree of a sentence.
func (o *oracle) start(gold []readout.Token, back bool) {
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
		d, h := int32(i+1), int32(gold[i].Head+1)
		if back {
			d = int32(n) + 1 - d
			h = int32(n) + 1 - h
		} else if h == 0 {
			h = int32(n + 1)
		}
		o.head[d] = h
		o.children[h] = append(o.children[h], d)
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

// without drops the last tokens of a sentence, the first nodes of a backward
// parse, from the heads that the parse gave.
func without(heads []int32, cut int) []int32 {
	out := append([]int32(nil), heads[cut:]...)
	for i := range out {
		out[i] = max(out[i]-int32(cut), 0)
	}
	return out
}

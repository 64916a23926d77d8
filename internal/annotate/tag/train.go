package tag

import (
	"encoding/binary"
	"fmt"
	"sort"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/learn"
)

// mostPenn is the greatest number of Penn tags for one universal tag; rarer
// ones are not learned.
const mostPenn = 14

const magic = "readout tag 2\n"

// Options say how to train.
type Options struct {
	Epochs int    // passes over the data; 8 where 0
	Seed   uint64 // of the order of sentences and of the noise
	Noise  bool   // show part of the sentences in title case, capitals and small letters
	Bits   uint   // log2 of the number of features kept; 17 where 0
	Log    func(format string, args ...any)
}

// Train learns a model from sentences with Tag, XTag and Lemma.
func Train(sents []readout.Sentence, o Options) *Model {
	if o.Epochs == 0 {
		o.Epochs = 8
	}
	if o.Bits == 0 {
		o.Bits = 17
	}
	if o.Log == nil {
		o.Log = func(string, ...any) {}
	}
	m := new(Model)
	m.hash()
	m.learnPenn(sents)
	coarse := learn.NewPerceptron(len(UPOS), 21)
	fine := learn.NewPerceptron(mostPenn, 18)
	t := m.NewTagger()
	r := learn.Rand(o.Seed)
	order := make([]int, len(sents))
	for i := range order {
		order[i] = i
	}
	var gold []int
	var scores [17]int32
	for epoch := range o.Epochs {
		r.Shuffle(order)
		right, total := 0, 0
		for _, k := range order {
			toks := sents[k].Tokens
			if o.Noise {
				toks = restyle(toks, &r)
			}
			t.look(toks)
			gold = gold[:0]
			t1, t2 := m.hashes[17], m.hashes[17]
			for i := range toks {
				g := Number(toks[i].Tag)
				gold = append(gold, g)
				features(&t.f, t.words, i, t1, t2)
				coarse.Step()
				coarse.Score(t.f[:], scores[:])
				best, rival := argmax(scores[:], -1), argmax(scores[:], g)
				if best == g {
					right++
				}
				if scores[g]-scores[rival] < margin {
					coarse.Update(t.f[:], g, rival)
				}
				total++
				t.tags[i] = uint8(best)
				t1, t2 = m.hashes[best], t1
			}
			for i := range toks {
				penn := m.penn[gold[i]]
				x := index(penn, toks[i].XTag)
				if len(penn) < 2 || x < 0 {
					continue
				}
				own := t.tags[i]
				t.tags[i] = uint8(gold[i])
				t.fineFeatures(i, len(toks))
				t.tags[i] = own
				fine.Step()
				fine.Score(t.g[:], scores[:])
				if best := argmax(scores[:len(penn)], -1); best != x {
					fine.Update(t.g[:], x, best)
				}
			}
		}
		o.Log("tag: epoch %d: %.2f %% right while training; %s; penn %s", epoch+1, 100*float64(right)/float64(total), coarse.Stats(), fine.Stats())
	}
	m.coarse = coarse.Average().Weights(o.Bits)
	m.fine = fine.Average().Weights(o.Bits - 2)
	var ex []example
	for _, s := range sents {
		for _, tok := range s.Tokens {
			g := Number(tok.Tag)
			if x := index(m.penn[g], tok.XTag); x >= 0 {
				ex = append(ex, example{tok.Form, tok.Lemma, uint8(g), uint8(x)})
			}
		}
	}
	m.lemma = learnLemmas(ex)
	return m
}

// margin is by how much the right tag must win; where it wins by less, weights
// are corrected as if it had lost. It is worth 0.15 points of UPOS.
const margin = 25

// argmax returns the class with the greatest score, leaving one out.
func argmax(scores []int32, but int) int {
	best := -1
	for i, s := range scores {
		if i != but && (best < 0 || s > scores[best]) {
			best = i
		}
	}
	return best
}

func index(list []string, s string) int {
	for i, x := range list {
		if x == s {
			return i
		}
	}
	return -1
}

// learnPenn collects the Penn tags of each universal tag, the commonest first.
func (m *Model) learnPenn(sents []readout.Sentence) {
	var counts [17]map[string]int
	for _, s := range sents {
		for _, tok := range s.Tokens {
			g := Number(tok.Tag)
			if counts[g] == nil {
				counts[g] = map[string]int{}
			}
			counts[g][tok.XTag]++
		}
	}
	for g, c := range counts {
		for x := range c {
			m.penn[g] = append(m.penn[g], x)
		}
		list := m.penn[g]
		sort.Slice(list, func(i, j int) bool {
			if c[list[i]] != c[list[j]] {
				return c[list[i]] > c[list[j]]
			}
			return list[i] < list[j]
		})
		m.penn[g] = list[:min(len(list), mostPenn)]
	}
}

// restyle returns the tokens as they are or, now and then, written as a
// headline may be: Most Words in Capitals, ALL CAPITALS, or small letters.
func restyle(toks []readout.Token, r *learn.Rand) []readout.Token {
	x := r.Float()
	if x >= 0.15 {
		return toks
	}
	out := append([]readout.Token(nil), toks...)
	for i := range out {
		f := out[i].Form
		switch {
		case x < 0.09:
			if i == 0 || len(f) > 3 || out[i].Tag != "ADP" && out[i].Tag != "DET" && out[i].Tag != "CCONJ" && out[i].Tag != "PART" {
				if !strings.HasPrefix(f, "'") && f != "n't" {
					out[i].Form = strings.ToUpper(f[:1]) + f[1:]
				}
			}
		case x < 0.12:
			out[i].Form = strings.ToUpper(f)
		default:
			out[i].Form = strings.ToLower(f)
		}
	}
	return out
}

// Bytes writes the model for Load.
func (m *Model) Bytes() []byte {
	data := []byte(magic)
	for _, list := range m.penn {
		line := strings.Join(list, " ")
		data = binary.LittleEndian.AppendUint16(data, uint16(len(line)))
		data = append(data, line...)
	}
	data = m.coarse.Append(data)
	data = m.fine.Append(data)
	return m.lemma.append(data)
}

func (m *Model) readHead(data []byte) ([]byte, error) {
	if len(data) == 0 {
		return nil, fmt.Errorf("there is no model; train one with \"readout train\"")
	}
	if !strings.HasPrefix(string(data[:min(len(data), len(magic))]), magic) {
		return nil, fmt.Errorf("this is no model of this version")
	}
	data = data[len(magic):]
	for g := range m.penn {
		if len(data) < 2 {
			return nil, learn.ErrShort
		}
		n := int(binary.LittleEndian.Uint16(data))
		if len(data) < 2+n {
			return nil, learn.ErrShort
		}
		m.penn[g] = strings.Fields(string(data[2 : 2+n]))
		if len(m.penn[g]) > mostPenn {
			return nil, fmt.Errorf("%d penn tags for %s", len(m.penn[g]), UPOS[g])
		}
		data = data[2+n:]
	}
	return data, nil
}

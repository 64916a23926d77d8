package train

import (
	"strings"
	"testing"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/learn"
	"github.com/readout-events/readout/internal/measure/conllu"
)

const press = `1	The	the	DET	DT	_	2	det	_	_
2	minister	minister	NOUN	NN	_	6	nsubj	_	_
3	and	and	CCONJ	CC	_	5	cc	_	_
4	the	the	DET	DT	_	5	det	_	_
5	king	king	NOUN	NN	_	2	conj	_	_
6	met	meet	VERB	VBD	_	0	root	_	_
7	Bush	Bush	PROPN	NNP	_	6	obj	_	SpaceAfter=No
8	.	.	PUNCT	.	_	6	punct	_	_

`

func sentence(t *testing.T) readout.Sentence {
	s, err := conllu.Read(strings.NewReader(press))
	if err != nil {
		t.Fatal(err)
	}
	return s[0].Sentence
}

func words(s readout.Sentence) string {
	var out []string
	for _, t := range s.Tokens {
		out = append(out, t.Form)
	}
	return strings.Join(out, " ")
}

// The share of changes is drawn by chance; this seed makes all of them.
func TestHeadline(t *testing.T) {
	for seed := range 200 {
		r := learn.Rand(seed)
		s, ok := headline(sentence(t), &r)
		if !ok {
			t.Fatal("not made a headline")
		}
		if words(s) == "Minister , king meet Bush" {
			var arcs []string
			for _, tok := range s.Tokens {
				head := "ROOT"
				if tok.Head >= 0 {
					head = s.Tokens[tok.Head].Form
				}
				arcs = append(arcs, tok.Rel+"("+head+")")
			}
			if got := strings.Join(arcs, " "); got != "nsubj(meet) punct(king) conj(Minister) root(ROOT) obj(meet)" {
				t.Errorf("got %s", got)
			}
			return
		}
	}
	t.Error("no seed makes all changes")
}

func TestPresent(t *testing.T) {
	for _, c := range [][2]string{{"meet", "meets"}, {"pass", "passes"}, {"clash", "clashes"}, {"deny", "denies"}, {"say", "says"}, {"go", "goes"}, {"have", "has"}} {
		tok := readout.Token{Lemma: c[0]}
		present(&tok, false)
		if tok.Form != c[1] || tok.XTag != "VBZ" {
			t.Errorf("%s: %s", c[0], tok.Form)
		}
	}
}

func TestSwapped(t *testing.T) {
	n := &names{leaders: []string{"Castro"}, persons: []string{"Lavrov"}, places: []string{"Penza"}, countries: []string{"Chad"}}
	for seed := range 50 {
		r := learn.Rand(seed)
		out, origin := n.swapped([]readout.Sentence{sentence(t)}, &r)
		if len(out) == 1 && origin[0] == 0 && words(out[0]) == "The minister and the king met Lavrov ." && out[0].Tokens[6].Lemma == "Lavrov" {
			return
		}
	}
	t.Error("no seed gives the sentence another name")
}

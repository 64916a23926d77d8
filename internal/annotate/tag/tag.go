// Package tag gives every token its part of speech (UPOS), its Penn Treebank
// tag and its lemma, as the UD English treebanks do.
//
// Tags are chosen from left to right by an averaged perceptron (Collins 2002)
// over hashed features of the word, its affixes and its neighbours; Penn tags
// are chosen among those that the universal tag allows; lemmas come from
// suffix rules with whole words as the longest suffixes.
package tag

import (
	_ "embed"
	"fmt"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/learn"
)

//go:embed tag.bin
var weights []byte

// Embedded returns the weights that are part of the program, to be hashed.
func Embedded() [][]byte { return [][]byte{weights} }

// UPOS lists the universal tags in the order in which models number them.
var UPOS = [17]string{"ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"}

// Number returns the number of a universal tag, that of X for what is none.
func Number(upos string) int {
	for i, t := range UPOS {
		if t == upos {
			return i
		}
	}
	return len(UPOS) - 1
}

// Model is a trained tagger. It is not changed by use.
type Model struct {
	coarse *learn.Weights
	fine   *learn.Weights
	penn   [17][]string // the Penn tags of each universal tag, by number
	lemma  *lemmas
	verbs  *verbs
	hashes [18]uint64 // of the universal tags, and of none
}

// Default returns the model that is built in.
func Default() (*Model, error) { return Load(weights) }

// Load reads a model that Model.Bytes wrote.
func Load(data []byte) (*Model, error) {
	m := new(Model)
	data, err := m.readHead(data)
	if err != nil {
		return nil, fmt.Errorf("tag: %w", err)
	}
	if m.coarse, data, err = learn.Read(data); err != nil {
		return nil, fmt.Errorf("tag: universal tags: %w", err)
	}
	if m.fine, data, err = learn.Read(data); err != nil {
		return nil, fmt.Errorf("tag: penn tags: %w", err)
	}
	if m.lemma, err = readLemmas(data); err != nil {
		return nil, fmt.Errorf("tag: lemmas: %w", err)
	}
	if m.coarse.Classes != len(UPOS) || m.fine.Classes != mostPenn {
		return nil, fmt.Errorf("tag: weights for %d and %d classes", m.coarse.Classes, m.fine.Classes)
	}
	if m.verbs, err = readVerbs(verbList); err != nil {
		return nil, fmt.Errorf("tag: %w", err)
	}
	m.hash()
	return m, nil
}

func (m *Model) hash() {
	for i := range m.hashes {
		m.hashes[i] = learn.Mix(uint64(i) + 1000)
	}
}

// Tagger tags sentences one after another. It keeps buffers, and so serves
// one goroutine.
type Tagger struct {
	m     *Model
	words []word
	tags  []uint8
	f     [templates]uint64
	g     [fineTemplates]uint64
	sum   learn.Sum
	cache map[formTag]string
}

// NewTagger returns a tagger that uses the model.
func (m *Model) NewTagger() *Tagger {
	return &Tagger{m: m, cache: map[formTag]string{}}
}

// Tag fills Tag, XTag and Lemma of every token.
func (t *Tagger) Tag(s *readout.Sentence) {
	n := len(s.Tokens)
	if n == 0 {
		return
	}
	t.look(s.Tokens)
	m := t.m
	t1, t2 := m.hashes[17], m.hashes[17]
	for i := range n {
		features(&t.f, t.words, i, t1, t2)
		m.coarse.Sum(t.f[:], &t.sum)
		best := t.sum.Best(len(UPOS))
		t.tags[i] = uint8(best)
		s.Tokens[i].Tag = UPOS[best]
		t1, t2 = m.hashes[best], t1
	}
	for i := range n {
		x := t.xtag(i, n)
		tok := &s.Tokens[i]
		penn := m.penn[t.tags[i]]
		if len(penn) > 0 {
			tok.XTag = penn[x]
		}
		tok.Lemma = t.lemma(tok.Form, t.tags[i], uint8(x))
	}
}

// look prepares the words, with two of nothing on either side.
func (t *Tagger) look(toks []readout.Token) {
	n := len(toks)
	if cap(t.words) < n+4 {
		t.words = make([]word, n+4, 2*n+4)
		t.tags = make([]uint8, 2*n)
	}
	t.words = t.words[:n+4]
	t.tags = t.tags[:cap(t.tags)]
	t.words[0], t.words[1], t.words[n+2], t.words[n+3] = edge(1), edge(2), edge(3), edge(4)
	style := casing(toks)
	for i := range toks {
		t.words[i+2].look(toks[i].Form, style)
	}
	// The first word of an ordinary sentence has its capital from its place.
	if style == ordinary {
		w := &t.words[2]
		w.shape = learn.Mix(w.shape + 1)
		w.cased = learn.Mix(w.cased + 1)
	}
}

// edge stands for the words before and after a sentence.
func edge(k uint64) word {
	h := learn.Mix(k)
	return word{lower: h, cased: h, shape: h, suffix: [5]uint64{h, h, h, h, h}, prefix: [3]uint64{h, h, h}}
}

// xtag chooses among the Penn tags of the universal tag of token i.
func (t *Tagger) xtag(i, n int) int {
	m := t.m
	penn := m.penn[t.tags[i]]
	if len(penn) <= 1 {
		return 0
	}
	t.fineFeatures(i, n)
	m.fine.Sum(t.g[:], &t.sum)
	return t.sum.Best(len(penn))
}

func (t *Tagger) fineFeatures(i, n int) {
	h := func(k int) uint64 {
		if k < 0 || k >= n {
			return t.m.hashes[17]
		}
		return t.m.hashes[t.tags[k]]
	}
	fineFeatures(&t.g, t.words, i, h(i), h(i-1), h(i+1), h(i-2))
}

// Package train learns the models of the tagger and the parser from UD
// treebanks, and measures them.
package train

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook"
	"github.com/readout-events/readout/internal/learn"
	"github.com/readout-events/readout/internal/measure/conllu"
)

// The treebanks, as paths below the data directory.
const (
	ewtTrain = "ewt/en_ewt-ud-train.conllu"
	gumTrain = "gum/en_gum-ud-train.conllu"
	ewtDev   = "ewt/en_ewt-ud-dev.conllu"
	gumDev   = "gum/en_gum-ud-dev.conllu"
)

// Treebank reads one CoNLL-U file.
func Treebank(path string) ([]conllu.Sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	sents, err := conllu.Read(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return sents, nil
}

// corpus is what the models are trained on.
type corpus struct {
	sents []readout.Sentence
	// origin is the index of the sentence that a sentence repeats with other
	// names or as a headline, its own index for the others.
	origin []int
}

// wireSentences is the number of sentences of agency style.
const wireSentences = 2500

// agency returns sentences as the press writes them: of agency style, and plain ones.
func agency(n *names, data string, r *learn.Rand) ([]readout.Sentence, error) {
	book, err := codebook.Default()
	if err != nil {
		return nil, err
	}
	taught, err := plain(book, data)
	if err != nil {
		return nil, err
	}
	return append(wires(book, n, wireSentences, r), taught...), nil
}

// training reads, below dir, EWT, and GUM if it is there, and adds the sentences with
// names once more with other names, and what can be a headline as headlines.
func training(dir string, seed uint64) (*corpus, error) {
	c := new(corpus)
	for _, name := range []string{ewtTrain, gumTrain} {
		sents, err := Treebank(filepath.Join(dir, name))
		if name == gumTrain && errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("train: %w", err)
		}
		for i := range sents {
			c.origin = append(c.origin, len(c.sents))
			c.sents = append(c.sents, sents[i].Sentence)
		}
	}
	n, err := readNames(filepath.Join(dir, ".."))
	if err != nil {
		return nil, err
	}
	r := learn.Rand(seed)
	more, origin := n.swapped(c.sents, &r)
	c.sents = append(c.sents, more...)
	c.origin = append(c.origin, origin...)
	if n.whole() {
		more, err := agency(n, filepath.Join(dir, ".."), &r)
		if err != nil {
			return nil, err
		}
		for _, s := range more {
			c.origin = append(c.origin, len(c.sents))
			c.sents = append(c.sents, s)
		}
	}
	for i, n := 0, len(c.sents); i < n; i++ {
		if h, ok := headline(c.sents[i], &r); ok {
			c.sents = append(c.sents, h)
			c.origin = append(c.origin, c.origin[i])
		}
	}
	return c, nil
}

// copies returns sentences with tokens of their own, so that annotating them
// leaves the originals alone.
func copies(sents []readout.Sentence) []readout.Sentence {
	out := append([]readout.Sentence(nil), sents...)
	for i := range out {
		out[i].Tokens = append([]readout.Token(nil), out[i].Tokens...)
	}
	return out
}

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

// training reads what the models are trained on: EWT, and GUM if it is there.
func training(dir string) ([]readout.Sentence, error) {
	var out []readout.Sentence
	for _, name := range []string{ewtTrain, gumTrain} {
		sents, err := Treebank(filepath.Join(dir, name))
		if name == gumTrain && errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("train: %w", err)
		}
		for i := range sents {
			out = append(out, sents[i].Sentence)
		}
	}
	return out, nil
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

package train

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/annotate/parse"
	"github.com/readout-events/readout/internal/annotate/tag"
)

// Options say what to train and from what.
type Options struct {
	Data   string // directory of the treebanks: ewt and, where it is there, gum; lists of names are looked for beside it, in ../transliteration, ../places and ../world
	Out    string // directory that tag.bin and parse.bin are written to, below tag/ and parse/
	What   string // "tag" (with Penn tags and lemmas), "parse", or "all"
	Epochs int    // passes over the data; 0 for what is best
	Seed   uint64 // the same seed gives the same model
	Log    func(format string, args ...any)
}

// folds is the number of parts of the treebank; each is tagged by a tagger
// that was trained on the others, so that the parser learns from tags with as
// many errors as it will meet.
const folds = 5

// Run trains models and writes their files: tag/tag.bin and parse/parse.bin
// below o.Out. The same data, options and program give the same bytes.
func Run(ctx context.Context, o Options) error {
	if o.Log == nil {
		o.Log = func(string, ...any) {}
	}
	if o.Seed == 0 {
		o.Seed = 1
	}
	switch o.What {
	case "tag", "parse", "all":
	case "segment":
		return fmt.Errorf("train: segment has rules and no model; edit internal/annotate/segment/words.txt")
	case "lemma":
		return fmt.Errorf("train: lemmas are learned together with tags: train tag")
	default:
		return fmt.Errorf("train: nothing to train is called %q: tag, parse or all", o.What)
	}
	data, err := training(o.Data, o.Seed)
	if err != nil {
		return err
	}
	if o.What != "parse" {
		m := tag.Train(data.sents, tag.Options{Epochs: o.Epochs, Seed: o.Seed, Noise: true, Log: o.Log})
		if err := write(filepath.Join(o.Out, "tag", "tag.bin"), m.Bytes()); err != nil {
			return err
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if o.What != "tag" {
		tagged, err := jackknife(ctx, data, o)
		if err != nil {
			return err
		}
		m := parse.Train(data.sents, tagged, data.parts(), parse.Options{Epochs: o.Epochs, Seed: o.Seed, Noise: true, Log: o.Log})
		if err := write(filepath.Join(o.Out, "parse", "parse.bin"), m.Bytes()); err != nil {
			return err
		}
	}
	return nil
}

func write(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("train: %w", err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		return fmt.Errorf("train: %w", err)
	}
	return nil
}

// parts divides the sentences: neighbours go to the same part, and what
// repeats a sentence to the part of the original.
func (c *corpus) parts() []int {
	out := make([]int, len(c.sents))
	for i := range out {
		out[i] = c.origin[i] / 10 % folds
	}
	return out
}

// jackknife tags the sentences, each by a tagger that has not seen it.
func jackknife(ctx context.Context, c *corpus, o Options) ([]readout.Sentence, error) {
	out, part := copies(c.sents), c.parts()
	for k := range folds {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		var rest []readout.Sentence
		for i := range c.sents {
			if part[i] != k {
				rest = append(rest, c.sents[i])
			}
		}
		tagger := tag.Train(rest, tag.Options{Epochs: 5, Seed: o.Seed + uint64(k), Noise: true}).NewTagger()
		for i := range out {
			if part[i] == k {
				tagger.Tag(&out[i])
			}
		}
		o.Log("parse: part %d of %d tagged", k+1, folds)
	}
	return out, nil
}

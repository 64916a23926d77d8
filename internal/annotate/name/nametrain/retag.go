package nametrain

import (
	"fmt"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/annotate/tag"
)

// retag replaces the treebanks' parts of speech by those of taggers that have
// not seen the sentences, so that the model learns how far to trust them:
// each part of the training documents by a tagger trained on the other parts,
// the others by one trained on all.
func retag(train []Doc, others [][]Doc, opts Options) {
	tags := make([][][]string, len(train))
	for fold := range opts.Folds {
		var sents []readout.Sentence
		for i, d := range train {
			if i%opts.Folds != fold {
				sents = append(sents, d.Sents...)
			}
		}
		m := tag.Train(sents, tag.Options{Epochs: 4, Seed: 1, Noise: true})
		fmt.Fprintf(opts.Log, "tagger %d of %d is trained\n", fold+1, opts.Folds)
		t := m.NewTagger()
		for i, d := range train {
			if i%opts.Folds == fold {
				tags[i] = tagged(t, d)
			}
		}
	}
	var sents []readout.Sentence
	for _, d := range train {
		sents = append(sents, d.Sents...)
	}
	t := tag.Train(sents, tag.Options{Epochs: 4, Seed: 1, Noise: true}).NewTagger()
	for _, set := range others {
		for _, d := range set {
			put(d, tagged(t, d))
		}
	}
	for i, d := range train {
		put(d, tags[i])
	}
}

func tagged(t *tag.Tagger, d Doc) [][]string {
	out := make([][]string, len(d.Sents))
	for i := range d.Sents {
		s := d.Sents[i]
		s.Tokens = append([]readout.Token(nil), s.Tokens...)
		t.Tag(&s)
		for k := range s.Tokens {
			out[i] = append(out[i], s.Tokens[k].Tag)
		}
	}
	return out
}

func put(d Doc, tags [][]string) {
	for i := range d.Sents {
		for k := range d.Sents[i].Tokens {
			d.Sents[i].Tokens[k].Tag = tags[i][k]
		}
	}
}

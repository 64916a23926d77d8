package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/readout-events/readout/codebook/actors"
	"github.com/readout-events/readout/coder"
	"github.com/readout-events/readout/internal/annotate"
	"github.com/readout-events/readout/internal/annotate/place"
	"github.com/spf13/cobra"
)

// sources are the flags that name what to read with.
type sources struct {
	codebook   string
	actors     []string
	gazetteers []string
	model      string
}

func (s *sources) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&s.model, "model", annotate.Default, "model that tags and parses: fast or accurate")
	cmd.Flags().StringVar(&s.codebook, "codebook", "", "`FOLDER` of rules (with en/*.txt in it) to use instead of the built-in one")
	cmd.Flags().StringArrayVar(&s.actors, "actors", nil, "`FILE` with a further actor table; may be given several times")
	cmd.Flags().StringArrayVar(&s.gazetteers, "gazetteer", nil, "`FILE` with a further gazetteer, as readout gazetteer import writes it")
}

func (s *sources) load() (*coder.Coder, error) {
	opts := coder.Options{Model: s.model}
	if s.model != "" && s.model != annotate.Fast && s.model != annotate.Accurate {
		return nil, usage{fmt.Errorf("--model %q: it is %s or %s", s.model, annotate.Fast, annotate.Accurate)}
	}
	if s.codebook != "" {
		if _, err := os.Stat(filepath.Join(s.codebook, "en")); err != nil {
			return nil, fmt.Errorf("codebook: %s: no folder en with rules in it", s.codebook)
		}
		opts.Codebook = os.DirFS(s.codebook)
	}
	for _, name := range s.actors {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("actors: %w", err)
		}
		opts.Actors = append(opts.Actors, actors.File{Name: name, Data: data})
	}
	for _, name := range s.gazetteers {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("gazetteer: %w", err)
		}
		opts.Gazetteers = append(opts.Gazetteers, place.File{Name: name, Data: data})
	}
	return coder.New(opts)
}

// other loads the model that c does not read with, with the same rules.
func (s *sources) other(c *coder.Coder) (*coder.Coder, error) {
	o := *s
	o.codebook, o.model = "", annotate.Accurate
	if s.model == annotate.Accurate || s.model == "" {
		o.model = annotate.Fast
	}
	oc, err := o.load()
	if err != nil {
		return nil, err
	}
	return oc.WithBook(c.Book), nil
}

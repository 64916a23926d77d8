package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"github.com/readout-events/readout/internal/annotate/name/nametrain"
	"github.com/readout-events/readout/internal/train"
	"github.com/spf13/cobra"
)

func trainCommand() *cobra.Command {
	var opts train.Options
	var root string
	cmd := &cobra.Command{
		Use:   "train tag|parse|name|all|sentences",
		Short: "Train the models from treebanks and names",
		Long: `Train the tagger and the parser on UD treebanks (folders ewt and gum in
DATA/treebanks), and the tagger of names on Universal NER (DATA/names/uner-ewt).
The weights are written into the source tree, beside the packages that embed
them; build the program again to use them. The same seed gives the same bytes.

"sentences" trains nothing: it writes wire.conllu and plain.conllu, which the
trainer of the accurate model (internal/annotate/neural/train/train.py) reads.`,
		Example: `  readout train all --data ../shared/data
  readout train sentences --data ../shared/data --out build`,
		Args: args(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, a []string) error {
			if root == "" {
				return usage{errors.New("train: name the folder of the data with --data (see readout train --help)")}
			}
			log := cmd.ErrOrStderr()
			opts.Log = func(format string, args ...any) { fmt.Fprintf(log, format+"\n", args...) }
			opts.Data = filepath.Join(root, "treebanks")
			opts.What = a[0]
			switch a[0] {
			case "tag", "parse", "all":
				if err := train.Run(cmd.Context(), opts); err != nil {
					return err
				}
			case "name":
			case "sentences":
				if !cmd.Flags().Changed("out") {
					return usage{errors.New("train sentences: name the folder for the two files with --out")}
				}
				return train.Sentences(root, opts.Out, opts.Seed)
			default:
				return usage{fmt.Errorf("train %q: it is tag, parse, name, all or sentences", a[0])}
			}
			if a[0] == "name" || a[0] == "all" {
				return trainNames(root, opts.Out, log)
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&root, "data", "", "folder of the data")
	cmd.Flags().StringVar(&opts.Out, "out", filepath.Join("internal", "annotate"), "folder that the weights go to, below tag, parse and name")
	cmd.Flags().IntVar(&opts.Epochs, "epochs", 0, "passes over the data (0: what was found best)")
	cmd.Flags().Uint64Var(&opts.Seed, "seed", 1, "the same seed gives the same model")
	return cmd
}

func trainNames(root, out string, log io.Writer) error {
	score, err := nametrain.Run(nametrain.Options{
		UNER: filepath.Join(root, "names", "uner-ewt"), EWT: filepath.Join(root, "treebanks", "ewt"), GUM: filepath.Join(root, "treebanks", "gum"),
		Names: filepath.Join(root, "transliteration"), Places: filepath.Join(root, "places", "gazetteer"),
		Out: filepath.Join(out, "name"), Log: log,
	})
	if err != nil {
		return err
	}
	fmt.Fprintln(log, score)
	return nil
}

package main

import (
	"fmt"

	"github.com/readout-events/readout/internal/measure"
	"github.com/spf13/cobra"
)

func measureCommand() *cobra.Command {
	var src sources
	var errors int
	var half string
	cmd := &cobra.Command{
		Use:   "measure SET FILE",
		Short: "Score the reading against marked text",
		Long: `Score the reading against marked text. SET is one of

  press       a gold file with a sentence a line and its events
  pairs       a gold file with one type between a marked source and target
  dyads       a gold file with actor codes
  relevance   a gold file of relevant and irrelevant sentences
  articles    code articles, count sentences, records and seconds on one core, and check all spans
  syntax      tag and parse: a folder of UD treebanks
  dates       date expressions with their values
  places      a folder with place names and coordinates
  attribution a folder of marked sources, cues and contents

The tests of press, pairs and dyads are those of score.py.`,
		Example: `  readout measure press gold/press-dev.jsonl --errors 30 --half even
  readout measure articles news.jsonl`,
		Args: args(cobra.ExactArgs(2)),
		RunE: func(cmd *cobra.Command, a []string) error {
			out := cmd.OutOrStdout()
			h := measure.Half(half)
			switch h {
			case measure.All, measure.Even, measure.Odd:
			default:
				return usage{fmt.Errorf("--half %q: it is all, even or odd", half)}
			}
			if known, err := standalone(out, a[0], a[1]); known {
				return err
			}
			c, err := src.load()
			if err != nil {
				return err
			}
			var wrong []string
			switch a[0] {
			case "press":
				p, err := measure.ScorePress(c, a[1], h)
				if err != nil {
					return err
				}
				p.Print(out)
				wrong = p.Errors
			case "pairs":
				p, err := measure.ScorePairs(c, a[1], h)
				if err != nil {
					return err
				}
				p.Print(out)
				wrong = p.Errors
			case "dyads":
				p, err := measure.ScoreDyads(c, a[1], h)
				if err != nil {
					return err
				}
				p.Print(out)
				wrong = p.Errors
			case "relevance":
				p, err := measure.ScoreRelevance(c, a[1], h)
				if err != nil {
					return err
				}
				fmt.Fprintf(out, "relevant %s\n", p.Count)
				wrong = p.Errors
			case "articles":
				return measure.Articles(out, c, a[1])
			default:
				return usage{fmt.Errorf("no set %q (see readout measure --help)", a[0])}
			}
			for i, e := range wrong {
				if i == errors {
					break
				}
				fmt.Fprintln(out, "\n"+e)
			}
			return nil
		},
	}
	src.flags(cmd)
	cmd.Flags().IntVar(&errors, "errors", 0, "print so many of the sentences that came out wrong")
	cmd.Flags().StringVar(&half, "half", "all", "documents to score: all, even or odd (by their place in the file)")
	return cmd
}

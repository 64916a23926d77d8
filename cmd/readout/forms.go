package main

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/readout-events/readout/codebook"
	"github.com/spf13/cobra"
)

func formsCommand() *cobra.Command {
	dir := "built-in"
	cmd := &cobra.Command{
		Use:   "forms PATTERN|FILE:LINE|WORD",
		Short: "Print the surface forms that a rule covers",
		Long: `Print the surface forms that a rule covers: tenses, passive, relative clause,
participle, nouns. Name the rule by its pattern, by file and line, or by a word
in it. Articles and adverbs may stand anywhere and are not shown.`,
		Example: `  readout forms "X accuses Y of Z"
  readout forms "X meets (with) Y; meeting, talks => CONSULT both"
  readout forms accuse.txt:31`,
		Args: args(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, a []string) error {
			book, err := openBook(dir)
			if err != nil {
				return err
			}
			what := strings.Join(a, " ")
			rules := book.Find(what)
			pattern := strings.HasPrefix(what, "X") || strings.Contains(what, ";") || strings.HasSuffix(strings.TrimSpace(what), "EVENT")
			switch {
			case strings.Contains(what, ".txt:"), len(rules) == 0 && !pattern:
				if len(rules) == 0 {
					return fmt.Errorf("forms: no rule %q in the codebook", what)
				}
			case pattern:
				r, err := book.Parse(what)
				if err != nil {
					return fmt.Errorf("forms: %q: %w", what, err)
				}
				rules = []*codebook.Rule{r}
			}
			var buf bytes.Buffer
			for _, r := range rules {
				if r.File != "" {
					fmt.Fprintf(&buf, "%s  %s\n", bold(r.Name()), r.Text)
				}
				for _, f := range codebook.Forms(r) {
					fmt.Fprintln(&buf, "  "+f)
				}
			}
			_, err = cmd.OutOrStdout().Write(buf.Bytes())
			return err
		},
	}
	cmd.Flags().StringVar(&dir, "codebook", dir, "folder of rules (with en/*.txt in it)")
	return cmd
}

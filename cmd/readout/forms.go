package main

import (
	"fmt"
	"strings"

	"github.com/readout-events/readout/codebook"
	"github.com/spf13/cobra"
)

func formsCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "forms PATTERN",
		Short:   "Print the surface forms that a rule covers",
		Example: `  readout forms "X accuses Y of Z"` + "\n" + `  readout forms accuse.txt:31`,
		Args:    args(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, a []string) error {
			book, err := codebook.Default()
			if err != nil {
				return err
			}
			what := strings.Join(a, " ")
			rules := book.Find(what)
			if strings.ContainsAny(what, "XYZ;") && !strings.Contains(what, ".txt:") || len(rules) == 0 {
				r, err := book.Parse(what)
				if err != nil {
					return fmt.Errorf("forms: %q: %w", what, err)
				}
				rules = []*codebook.Rule{r}
			}
			out := cmd.OutOrStdout()
			for _, r := range rules {
				if len(rules) > 1 || r.File != "" {
					fmt.Fprintf(out, "%s %s\n", faint(r.Name()), r.Text)
				}
				for _, f := range codebook.Forms(r) {
					fmt.Fprintln(out, "  "+f)
				}
			}
			return nil
		},
	}
}

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/readout-events/readout/codebook"
	"github.com/readout-events/readout/internal/measure"
	"github.com/spf13/cobra"
)

func checkCommand() *cobra.Command {
	var src sources
	var promote, mark, quiet bool
	cmd := &cobra.Command{
		Use:   "check [NAME...]",
		Short: "Check the codebook and run its examples",
		Long: `Read the codebook, report every error with its file and line, and run the
examples: each sentence is coded and compared with what stands behind its "=".
NAMEs (accuse, consult) limit the run to those files. Exit status 1 when an
example comes out wrong, or one marked ">?" comes out right.`,
		Example: `  readout check
  readout check accuse --codebook my/codebook
  readout check --codebook my/codebook --promote`,
		RunE: func(cmd *cobra.Command, names []string) error {
			c, err := src.load()
			if err != nil {
				return err
			}
			if (promote || mark) && src.codebook == "" {
				return usage{fmt.Errorf("--promote and --mark change files: name their folder with --codebook")}
			}
			out := cmd.OutOrStdout()
			clashes := c.Book.Conflicts()
			for _, err := range clashes {
				fmt.Fprintln(cmd.ErrOrStderr(), "readout:", err)
			}
			results := measure.Examples(c, func(ex *codebook.Example) bool { return wanted(ex.File, names) })
			wrong, surprising, known, right := 0, 0, 0, 0
			change := map[string]map[int]string{}
			for _, r := range results {
				ex := r.Example
				at := fmt.Sprintf("%s:%d", ex.File, ex.Line)
				switch {
				case r.Right && ex.Wrong:
					surprising++
					mend(change, ex, ">")
					if !quiet {
						fmt.Fprintf(out, "%s: comes out right now, promote it: %s\n", at, ex.Sentence)
					}
				case !r.Right && !ex.Wrong:
					wrong++
					mend(change, ex, ">?")
					if !quiet {
						fmt.Fprintf(out, "%s: %s\n\twant %s\n\tgot  %s\n", at, ex.Sentence, r.Want, r.Got)
					}
				case ex.Wrong:
					known++
				default:
					right++
				}
			}
			fmt.Fprintf(out, "%d rules, %d predicates, %d examples: %d right, %d wrong, %d known to be wrong, %d to promote\n",
				len(c.Book.Rules), c.Book.Predicates(), len(results), right, wrong, known, surprising)
			if promote || mark {
				return rewrite(src.codebook, change, promote, mark)
			}
			if wrong+surprising+len(clashes) > 0 {
				return status(exitFailed)
			}
			return nil
		},
	}
	src.flags(cmd)
	cmd.Flags().BoolVar(&promote, "promote", false, `turn ">?" into ">" where the example comes out right`)
	cmd.Flags().BoolVar(&mark, "mark", false, `turn ">" into ">?" where the example comes out wrong`)
	cmd.Flags().BoolVarP(&quiet, "quiet", "q", false, "print the counts only")
	return cmd
}

func wanted(file string, names []string) bool {
	if len(names) == 0 {
		return true
	}
	for _, n := range names {
		if strings.TrimSuffix(filepath.Base(file), ".txt") == strings.TrimSuffix(filepath.Base(n), ".txt") {
			return true
		}
	}
	return false
}

func mend(change map[string]map[int]string, ex *codebook.Example, sign string) {
	if change[ex.File] == nil {
		change[ex.File] = map[int]string{}
	}
	change[ex.File][ex.Line] = sign
}

// rewrite sets the signs of examples in the files of a codebook.
func rewrite(dir string, change map[string]map[int]string, promote, mark bool) error {
	for file, lines := range change {
		path := filepath.Join(dir, filepath.FromSlash(file))
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		text := strings.Split(string(data), "\n")
		for n, sign := range lines {
			if sign == ">" && !promote || sign == ">?" && !mark {
				continue
			}
			old := text[n-1]
			i := strings.IndexByte(old, '>')
			text[n-1] = old[:i] + sign + strings.TrimPrefix(old[i+1:], "?")
		}
		if err := os.WriteFile(path, []byte(strings.Join(text, "\n")), 0o644); err != nil {
			return err
		}
	}
	return nil
}

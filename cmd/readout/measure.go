package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/readout-events/readout/internal/measure"
	"github.com/spf13/cobra"
)

func measureCommand() *cobra.Command {
	var src sources
	var errors int
	var half string
	var list strings.Builder
	for _, s := range sets(&src) {
		fmt.Fprintf(&list, "  %-13s%s\n", s.name, s.what)
	}
	cmd := &cobra.Command{
		Use:   "measure SET FILE",
		Short: "Score the reading against marked text",
		Long: `Score the reading against marked text. SET is one of

` + list.String() + `  all          all of these: FILE is the folder that holds them

The tests of press, pairs and dyads are those of score.py. Press and dyads print
besides a table of types, marked and found, and each error's cause with its share
of all errors: in order of the path of a text, from a sentence that is not split
as marked to a record that is none. The cause is read off the trace that explain
shows; where the tree may be at fault, the other model is asked. --errors shows
the cause in angle brackets.`,
		Example: `  readout measure press gold/press-dev.jsonl --errors 30 --half even
  readout measure articles news.jsonl --model accurate
  readout measure all ../shared/data`,
		Args: args(cobra.ExactArgs(2)),
		RunE: func(cmd *cobra.Command, a []string) error {
			out := cmd.OutOrStdout()
			h := measure.Half(half)
			switch h {
			case measure.All, measure.Even, measure.Odd:
			default:
				return usage{fmt.Errorf("--half %q: it is all, even or odd", half)}
			}
			if _, err := os.Stat(a[1]); err != nil {
				return fmt.Errorf("measure: %w", err)
			}
			if a[0] == "all" {
				return measureAll(out, &src, a[1])
			}
			for _, s := range sets(&src) {
				if s.name != a[0] {
					continue
				}
				res, err := measureOne(out, &s, &src, a[1], h)
				if err != nil {
					return err
				}
				for i, e := range res.wrong {
					if i == errors {
						break
					}
					fmt.Fprintln(out, "\n"+e)
				}
				return nil
			}
			return usage{fmt.Errorf("no set %q (see readout measure --help)", a[0])}
		},
	}
	src.flags(cmd)
	cmd.AddCommand(measureLedgerCommand())
	cmd.Flags().IntVar(&errors, "errors", 0, "print so many of those that came out wrong")
	cmd.Flags().StringVar(&half, "half", "all", "of press, pairs, dyads and relevance, documents to score: all, even or odd (by their place in the file)")
	return cmd
}

func measureOne(out io.Writer, s *set, src *sources, path string, half measure.Half) (found, error) {
	if s.alone {
		return s.run(out, nil, path, half)
	}
	c, err := src.load()
	if err != nil {
		return found{}, err
	}
	return s.run(out, c, path, half)
}

// measureAll prints every figure of docs/measurements.md that the folder has
// the data for, each under the command that prints it alone.
func measureAll(out io.Writer, src *sources, dir string) error {
	begin := time.Now()
	c, err := src.load()
	if err != nil {
		return err
	}
	took := time.Since(begin)
	fmt.Fprintf(out, "%s, model %s, codebook %s, %s %s/%s, %d cores\n", time.Now().UTC().Format("2006-01-02"), src.model, c.Book.Version, runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU())
	fmt.Fprintf(out, "loading took %d ms of wall-clock time\n", took.Milliseconds())
	right, wrong, known := 0, 0, 0
	for _, r := range measure.Examples(c, nil) {
		switch {
		case r.Example.Wrong:
			known++
		case r.Right:
			right++
		default:
			wrong++
		}
	}
	fmt.Fprintf(out, "\n== readout check\n%d rules, %d predicates, examples: %d right, %d wrong, %d known to be wrong\n", len(c.Book.Rules), c.Book.Predicates(), right, wrong, known)
	var rows []string
	for _, s := range sets(src) {
		path := filepath.Join(dir, filepath.FromSlash(s.at))
		if _, err := os.Stat(path); err != nil {
			fmt.Fprintf(out, "\n== %s: not measured, %s is not there\n", s.name, path)
			continue
		}
		for _, h := range []measure.Half{measure.All, measure.Odd} {
			flag := ""
			if h == measure.Odd {
				if s.name != "press" {
					continue
				}
				flag = " --half odd"
			}
			fmt.Fprintf(out, "\n== readout measure %s %s%s\n", s.name, path, flag)
			res, err := s.run(out, c, path, h)
			if err != nil {
				return err
			}
			rows = append(rows, fmt.Sprintf("| %s%s | %s |", s.name, flag, res.brief))
		}
	}
	fmt.Fprintf(out, "\n== in brief, as docs/measurements.md has it\n| set | %s, model %s |\n| --- | --- |\n", time.Now().UTC().Format("2006-01-02"), src.model)
	fmt.Fprintf(out, "| check | %d rules, %d predicates; examples: %d right, %d wrong, %d known to be wrong |\n%s\n", len(c.Book.Rules), c.Book.Predicates(), right, wrong, known, strings.Join(rows, "\n"))
	return nil
}

package main

import (
	"bytes"
	"fmt"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/store"
	"github.com/readout-events/readout/internal/work"
	"github.com/spf13/cobra"
)

func recodeCommand() *cobra.Command {
	var src sources
	opts := work.AddOptions{Program: program()}
	verbose, quiet, dry := false, false, false
	cmd := &cobra.Command{
		Use:   "recode LEDGER",
		Short: "Code again the articles that a changed codebook, model or program touches",
		Long: `Code again the articles of a ledger that would come out otherwise now. Where only
rules and lists of the codebook changed, these are the articles in which one of
their words stands, in whatever form; where the small words (en/forms.txt), the
actor tables, the model or the program changed, it is every article.

Nothing is overwritten: what older runs read stays in the ledger, and readout
diff LEDGER RUN RUN shows what changed. Splits and joins hold.`,
		Example: `  readout recode press/ --codebook my/codebook
  readout recode press/ --dry-run`,
		Args: args(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, a []string) error {
			st, err := work.Open(a[0], false)
			if err != nil {
				return err
			}
			defer st.Close()
			c, err := src.load()
			if err != nil {
				return err
			}
			plan, err := work.Touched(cmd.Context(), st, c, opts.Program)
			if err != nil {
				return err
			}
			errs := cmd.ErrOrStderr()
			if !quiet || dry {
				fmt.Fprintf(errs, "readout: %d of %d articles to be coded again\n", len(plan.Articles), plan.All)
				for _, why := range plan.Why {
					fmt.Fprintf(errs, "readout: %s\n", why)
				}
			}
			if dry || len(plan.Articles) == 0 {
				return nil
			}
			tell := teller{stderr: errs, verbose: verbose}
			if !quiet && isTerminal(errs) {
				tell.bar, tell.articles = newBar(errs, int64(len(plan.Articles))), true
			}
			run, err := work.Recode(cmd.Context(), st, c, plan, opts, tell.progress)
			tell.end()
			if err != nil {
				if cmd.Context().Err() != nil {
					fmt.Fprintf(errs, "readout: interrupted: %s; recode again goes on\n", work.Sentence(&run))
				}
				return err
			}
			if !quiet {
				fmt.Fprintf(errs, "readout: %s: %s\n", run.ID, work.Sentence(&run))
			}
			if run.Failed > 0 {
				return status(exitSome)
			}
			return nil
		},
	}
	src.flags(cmd)
	cmd.Flags().BoolVar(&dry, "dry-run", false, "say what would be coded again, and why, and do nothing")
	workFlags(cmd, &opts, &verbose, &quiet)
	return cmd
}

// diffLedger prints the reports that two runs of a ledger differ in.
func diffLedger(cmd *cobra.Command, ledger, one, other string, limit int) error {
	st, err := work.Open(ledger, false)
	if err != nil {
		return err
	}
	defer st.Close()
	var runs [2]store.Run
	if err := st.View(cmd.Context(), func(r store.Reader) (err error) {
		for i, s := range []string{one, other} {
			if runs[i], err = work.FindRun(r, s); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		return err
	}
	var buf bytes.Buffer
	n := tally{limit: limit}
	both, only, news, err := work.Differences(cmd.Context(), st, runs[0].ID, runs[1].ID, func(a *store.Article, before, after []readout.Report) error {
		n.compare(&buf, a.Given, before, after)
		return nil
	})
	if err != nil {
		return err
	}
	n.end(&buf, fmt.Sprintf("%d articles that both runs coded", both))
	if only+news > 0 {
		fmt.Fprintf(&buf, "%d articles coded only by %s, %d only by %s\n", only, runs[0].ID, news, runs[1].ID)
	}
	_, err = cmd.OutOrStdout().Write(buf.Bytes())
	return err
}

// tally counts differences and prints the first of them.
type tally struct {
	gained, lost, changed, limit int
	last                         string
}

func (n *tally) compare(buf *bytes.Buffer, article string, before, after []readout.Report) {
	for _, d := range compareRuns(before, after) {
		switch d.sign {
		case "+":
			n.gained++
		case "-":
			n.lost++
		default:
			n.changed++
		}
		if n.gained+n.lost+n.changed <= n.limit {
			if head := fmt.Sprintf("%s:%d", article, d.report().Sentence); head != n.last {
				fmt.Fprintf(buf, "%s %s\n", bold(head), wrap(strings.Join(strings.Fields(d.report().Text), " "), 4, columns))
				n.last = head
			}
			d.write(buf)
		}
	}
}

func (n *tally) end(buf *bytes.Buffer, what string) {
	if all := n.gained + n.lost + n.changed; all > n.limit {
		fmt.Fprintf(buf, "and %d more (--limit)\n", all-n.limit)
	}
	fmt.Fprintf(buf, "%s: %d gained, %d lost, %d changed\n", what, n.gained, n.lost, n.changed)
}

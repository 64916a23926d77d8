package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"sort"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook"
	"github.com/readout-events/readout/coder"
	"github.com/readout-events/readout/internal/measure"
	"github.com/readout-events/readout/internal/read"
	"github.com/readout-events/readout/internal/work"
	"github.com/spf13/cobra"
)

func diffCommand() *cobra.Command {
	var limit int
	cmd := &cobra.Command{
		Use:   "diff (OLD NEW [FILE...] | LEDGER RUN RUN)",
		Short: "Print the reports that change between two codebooks, or two runs of a ledger",
		Long: `Code the same text with two codebooks and print what the change gains (+)
and loses (-); what it alters stands as both, one below the other. OLD and NEW are folders with en/*.txt in them, or
"built-in". The sample is the FILEs (text, JSON Lines, folders), or the example
sentences of both codebooks.

Where the first argument is a ledger the other two are runs of it (readout runs
lists them; the beginning of an ID will do, and "last"), and what is compared is
what they read from the articles that both coded.`,
		Example: `  readout diff built-in my/codebook
  readout diff built-in my/codebook examples/
  readout diff old/codebook new/codebook news.jsonl --limit 50
  readout diff press/ 20261123T1015 last`,
		Args: args(cobra.MinimumNArgs(2)),
		RunE: func(cmd *cobra.Command, a []string) error {
			if work.Is(a[0]) {
				if len(a) != 3 {
					return usage{fmt.Errorf("diff of a ledger wants LEDGER RUN RUN (readout runs %s lists them)", a[0])}
				}
				return diffLedger(cmd, a[0], a[1], a[2], limit)
			}
			base, err := (&sources{}).load()
			if err != nil {
				return err
			}
			var books [2]*coder.Coder
			for i := range books {
				book, err := openBook(a[i])
				if err != nil {
					return err
				}
				books[i] = base.WithBook(book)
			}
			var arts []readout.Article
			failed := 0
			if len(a) > 2 {
				_ = read.Articles(a[2:], read.Options{}, func(art readout.Article) error { arts = append(arts, art); return nil },
					func(p *read.Problem) { failed++; fmt.Fprintln(cmd.ErrOrStderr(), "readout:", p) })
			} else {
				arts = sample(books[0].Book, books[1].Book)
			}
			var buf bytes.Buffer
			n := tally{limit: limit}
			before, after := measure.Code(books[0], arts), measure.Code(books[1], arts)
			for i := range arts {
				n.compare(&buf, arts[i].ID, before[i].Reports, after[i].Reports)
			}
			n.end(&buf, fmt.Sprintf("%d articles", len(arts)))
			if _, err := cmd.OutOrStdout().Write(buf.Bytes()); err != nil {
				return err
			}
			if failed > 0 {
				return status(exitSome)
			}
			return nil
		},
	}
	cmd.Flags().IntVar(&limit, "limit", 200, "print at most so many differences")
	return cmd
}

func openBook(name string) (*codebook.Book, error) {
	if name == "built-in" {
		return codebook.Default()
	}
	if _, err := os.Stat(filepath.Join(name, "en")); err != nil {
		return nil, fmt.Errorf("codebook: %s: no folder en with rules in it", name)
	}
	return codebook.Load(os.DirFS(name))
}

// sample is the example sentences of both codebooks, each once.
func sample(a, b *codebook.Book) []readout.Article {
	seen := map[string]bool{}
	var out []readout.Article
	for _, book := range []*codebook.Book{a, b} {
		for _, ex := range book.Examples {
			if !seen[ex.Sentence] {
				seen[ex.Sentence] = true
				out = append(out, readout.Article{ID: fmt.Sprintf("%s:%d", ex.File, ex.Line), Text: ex.Sentence})
			}
		}
	}
	return out
}

// change is one difference between two runs.
type change struct {
	sign     string // + gained, - lost, ~ changed
	old, new *readout.Report
}

func (d *change) report() *readout.Report {
	if d.new != nil {
		return d.new
	}
	return d.old
}

func (d *change) write(buf *bytes.Buffer) {
	if d.old != nil {
		fmt.Fprintf(buf, "    %s %s  %s\n", red("-"), measure.Line(d.old), faint(d.old.Rule))
	}
	if d.new != nil {
		fmt.Fprintf(buf, "    %s %s  %s\n", green("+"), measure.Line(d.new), faint(d.new.Rule))
	}
}

// compareRuns pairs the reports of two runs by sentence and trigger.
func compareRuns(old, new []readout.Report) []change {
	key := func(r *readout.Report) string {
		return fmt.Sprintf("%06d %06d", r.Sentence, r.Trigger.Span.Start)
	}
	byKey := map[string][]*readout.Report{}
	var keys []string
	for i := range new {
		k := key(&new[i])
		byKey[k] = append(byKey[k], &new[i])
	}
	var out []change
	for i := range old {
		k := key(&old[i])
		if list := byKey[k]; len(list) > 0 {
			if measure.Line(&old[i]) != measure.Line(list[0]) || (old[i].Within == "") != (list[0].Within == "") {
				out = append(out, change{"~", &old[i], list[0]})
			}
			byKey[k] = list[1:]
			continue
		}
		out = append(out, change{"-", &old[i], nil})
	}
	for k := range byKey {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		for _, r := range byKey[k] {
			out = append(out, change{"+", nil, r})
		}
	}
	return out
}

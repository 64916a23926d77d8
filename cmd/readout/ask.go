package main

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/readout-events/readout/internal/ask"
	"github.com/readout-events/readout/internal/store"
	"github.com/readout-events/readout/internal/work"
	"github.com/spf13/cobra"
)

// question is what the commands that ask a ledger have in common.
type question struct {
	format string // "", table, jsonl, csv
	limit  int    // 0: the default
	after  string // cursor
	query  string // --query
	fields []asked
}

// asked is a flag that stands for a field of the query: --about Taiwan.
type asked struct {
	flag, field string
	value       *string
}

const queryHelp = `The query is put into single quotation marks, so that the shell leaves it as it
is: 'actor:CHN recipient:RUS type:CONSULT after:2019-01-01'. Terms that stand
beside each other must all hold; a comma is or; a minus is not. Words without a
field are looked for in the sentences. docs/query.md has all fields.`

// flags adds the flags for the form of the output.
func (q *question) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&q.format, "format", "", "table, jsonl or csv (default: table on a terminal, jsonl otherwise)")
	cmd.Flags().IntVar(&q.limit, "limit", 0, "at most so many rows (default: 50 in a table, all otherwise)")
	cmd.Flags().StringVar(&q.after, "after", "", "`CURSOR` at which the part before ended, as its foot tells")
	q.words(cmd)
}

// words adds what takes a query besides the arguments.
func (q *question) words(cmd *cobra.Command) {
	cmd.Flags().StringVar(&q.query, "query", "", "`QUERY`, as in the arguments")
	cmd.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		hint := fmt.Sprintf("see %s --help", cmd.CommandPath())
		if strings.Contains(err.Error(), "shorthand") {
			hint = "a query that begins with a minus is written with not: 'not type:CONSULT'"
		}
		return usage{fmt.Errorf("%w (%s)", err, hint)}
	})
}

// field adds a flag that stands for a field of the query.
func (q *question) field(cmd *cobra.Command, flag, field, help string) {
	a := asked{flag, field, new(string)}
	cmd.Flags().StringVar(a.value, flag, "", help)
	q.fields = append(q.fields, a)
}

// check settles the format and the limit.
func (q *question) check(out io.Writer) error {
	switch q.format {
	case "table", "jsonl", "csv":
	case "":
		if q.format = "jsonl"; isTerminal(out) {
			q.format = "table"
		}
	default:
		return usage{fmt.Errorf("--format %q: it is table, jsonl or csv", q.format)}
	}
	if q.limit < 0 {
		return usage{fmt.Errorf("--limit %d: it is 1 or more", q.limit)}
	}
	if q.limit == 0 && q.format == "table" {
		q.limit = 50
	}
	return nil
}

// filter reads the query of arguments and flags.
func (q *question) filter(of byte, words []string) (store.Filter, error) {
	var f store.Filter
	for _, query := range []string{strings.Join(words, " "), q.query} {
		g, err := ask.ParseOf(of, query)
		if err != nil {
			return f, queryError(err, query)
		}
		f.Terms = append(f.Terms, g.Terms...)
	}
	for _, a := range q.fields {
		if *a.value == "" {
			continue
		}
		g, err := ask.ParseOf(of, a.field+":"+*a.value)
		if err != nil || len(g.Terms) != 1 { // words that are no single value: as they are
			g, err = ask.ParseOf(of, a.field+":"+ask.Quote(*a.value))
		}
		if err != nil {
			return f, usage{fmt.Errorf("--%s %w", a.flag, err)}
		}
		f.Terms = append(f.Terms, g.Terms...)
	}
	return f, nil
}

// queryError draws the query with the word that is wrong.
func queryError(err error, query string) error {
	var e *ask.Error
	if !errors.As(err, &e) {
		return err
	}
	return usage{fmt.Errorf("%w\n  %s", err, strings.ReplaceAll(e.Mark(query), "\n", "\n  "))}
}

// view opens the ledger of a folder and looks into it.
func view(ctx context.Context, folder string, f func(store.Reader) error) error {
	st, err := work.Open(folder, false)
	if err != nil {
		return err
	}
	defer st.Close()
	return st.View(ctx, f)
}

// lister lists one kind of thing: a page of it, and how one is written.
type lister[T any] struct {
	page func(store.Page) ([]T, string, error)
	json func(*T) any // nil: what it marshals to itself
	csv  []string
	row  func(*T) []string
	cols []column
	cell func(*T) []string
	foot func(shown int) (string, error) // of a table
	none string                          // instead of an empty table
}

// write writes what is listed in the format that is asked for, page by page.
func (l *lister[T]) write(cmd *cobra.Command, q *question) error {
	out, errs := cmd.OutOrStdout(), cmd.ErrOrStderr()
	shown, after := 0, q.after
	table := csv.NewWriter(out)
	if q.format == "csv" {
		if err := table.Write(l.csv); err != nil {
			return err
		}
	}
	var rows [][]string
	for {
		n := 500
		if q.limit > 0 {
			n = min(n, q.limit-shown)
		}
		page, next, err := l.page(store.Page{After: after, Limit: n})
		if errors.Is(err, store.ErrCursor) {
			return usage{fmt.Errorf("--after %w", err)}
		}
		if err != nil {
			return err
		}
		for i := range page {
			switch q.format {
			case "csv":
				err = table.Write(l.row(&page[i]))
			case "jsonl":
				var v any = page[i]
				if l.json != nil {
					v = l.json(&page[i])
				}
				err = writeLine(out, v)
			default:
				rows = append(rows, l.cell(&page[i]))
			}
			if err != nil {
				return err
			}
		}
		table.Flush()
		if err := table.Error(); err != nil {
			return err
		}
		shown += len(page)
		if err := cmd.Context().Err(); err != nil {
			return err
		}
		if after = next; after == "" || q.limit > 0 && shown >= q.limit {
			break
		}
	}
	if q.format != "table" {
		if after != "" {
			fmt.Fprintf(errs, "readout: %s; the next: --after %s\n", thousands(shown), after)
		}
		return nil
	}
	if len(rows) == 0 {
		_, err := fmt.Fprintln(out, faint(l.none))
		return err
	}
	dropped, err := writeTable(out, width(out), l.cols, rows)
	if err != nil {
		return err
	}
	foot, err := l.foot(shown)
	if err != nil {
		return err
	}
	foot += brackets(rows)
	if len(dropped) > 0 {
		foot += "; too narrow for: " + strings.Join(dropped, ", ")
	}
	if after != "" {
		foot += "; the next: --after " + after
	}
	_, err = fmt.Fprintln(out, faint(foot))
	return err
}

// writeLine writes one object of JSON Lines.
func writeLine(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// counts is the foot of a list of events.
func counts(c store.Count, shown int) string {
	s := fmt.Sprintf("%s from %s in %s, %s", many(c.Events, "event"), many(c.Reports, "report"), many(c.Articles, "article"), many(c.Sources, "independent source"))
	if shown < c.Events {
		s += fmt.Sprintf("; %s shown", thousands(shown))
	}
	return s
}

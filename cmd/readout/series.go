package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/readout-events/readout/internal/ask"
	"github.com/readout-events/readout/internal/store"
	"github.com/spf13/cobra"
)

func seriesCommand() *cobra.Command {
	var q question
	var by, from, to string
	cmd := &cobra.Command{
		Use:   "series LEDGER [QUERY]",
		Short: "Count the events of each day, week, month, quarter or year",
		Long: `Count the events of each day, week, month, quarter or year, with the reports and
independent sources behind them, events by quad class, and the mean of PLOVER's
and of Goldstein's scores. Periods without events are there with zeros.

` + queryHelp,
		Example: `  readout series press/ --dyad CHN:USA --by month
  readout series press/ 'type:PROTEST place:Iran' --by week --from 2022-09 --to 2022-12 --format csv`,
		Args: args(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, words []string) error {
			out := cmd.OutOrStdout()
			if q.format == "" && !isTerminal(out) {
				q.format = "csv"
			}
			if err := q.check(out); err != nil {
				return err
			}
			f, err := q.filter('e', words[1:])
			if err != nil {
				return err
			}
			for _, b := range []string{"day", "week", "month", "quarter", "year"} {
				if by == b {
					return view(cmd.Context(), words[0], func(r store.Reader) error {
						list, err := ask.Series(r, f, by, from, to)
						var wrong ask.RangeError
						if errors.As(err, &wrong) {
							return usage{err}
						}
						if err != nil {
							return err
						}
						return writeSeries(cmd, r, f, list, &q)
					})
				}
			}
			return usage{fmt.Errorf("--by %q: it is day, week, month, quarter or year", by)}
		},
	}
	q.field(cmd, "dyad", "dyad", "two parties: CHN:USA in either direction, 'CHN>USA' in one")
	cmd.Flags().StringVar(&by, "by", "month", "day, week, month, quarter or year")
	cmd.Flags().StringVar(&from, "from", "", "first `DAY`, month or year (default: that of the first event)")
	cmd.Flags().StringVar(&to, "to", "", "last `DAY`, month or year (default: that of the last event)")
	cmd.Flags().StringVar(&q.format, "format", "", "table, csv or jsonl (default: table on a terminal, csv otherwise)")
	q.words(cmd)
	return cmd
}

// bucketJSON is a period in JSON Lines.
type bucketJSON struct {
	Kind      string   `json:"kind"`
	Period    string   `json:"period"`
	Events    int      `json:"events"`
	Reports   int      `json:"reports"`
	Articles  int      `json:"articles"`
	Sources   int      `json:"sources"`
	Quad      [4]int   `json:"quad"`
	Score     *float64 `json:"mean_score"`
	Goldstein *float64 `json:"mean_goldstein"`
}

func writeSeries(cmd *cobra.Command, r store.Reader, f store.Filter, list []store.Bucket, q *question) error {
	out := cmd.OutOrStdout()
	switch q.format {
	case "csv":
		w := csv.NewWriter(out)
		if err := w.Write(ask.SeriesColumns); err != nil {
			return err
		}
		for i := range list {
			if err := w.Write(ask.SeriesRow(&list[i])); err != nil {
				return err
			}
		}
		w.Flush()
		return w.Error()
	case "jsonl":
		for _, b := range list {
			j := bucketJSON{"period", b.Value, b.Events, b.Reports, b.Articles, b.Sources, [4]int(b.Quad[1:]), nil, nil}
			if n := float64(b.Events); n > 0 {
				score, goldstein := b.Score/n, b.Goldstein/n
				j.Score, j.Goldstein = &score, &goldstein
			}
			if err := writeLine(out, j); err != nil {
				return err
			}
		}
		return nil
	}
	if len(list) == 0 {
		fmt.Fprintln(out, faint("no event that has a day"))
		return nil
	}
	var sum store.Count
	highest := 1
	for _, b := range list {
		highest = max(highest, b.Events)
		sum.Events += b.Events
		sum.Reports += b.Reports
		sum.Articles += b.Articles
		sum.Sources += b.Sources
	}
	var rows [][]string
	for i := 0; i < len(list); i++ {
		n := 0 // periods without events from here on
		for i+n < len(list) && list[i+n].Events == 0 {
			n++
		}
		if n > 5 {
			rows = append(rows, []string{list[i].Value, "to " + list[i+n-1].Value + ": none", "·", "·", "·", "·", "·", "·", "·", "", ""})
			i += n - 1
			continue
		}
		row := ask.SeriesRow(&list[i])
		bar := strings.Repeat("█", (list[i].Events*20+highest-1)/highest)
		cells := []string{row[0], bar}
		for _, v := range append(row[1:3:3], row[4:]...) {
			if v == "0" {
				v = "·"
			}
			cells = append(cells, v)
		}
		rows = append(rows, cells)
	}
	cols := []column{{head: "period"}, {head: "", paint: cyan}, {head: "events", right: true}, {head: "reports", right: true}, {head: "sources", right: true}, {head: "talk+", right: true}, {head: "deed+", right: true}, {head: "talk-", right: true}, {head: "deed-", right: true}, {head: "score", right: true}, {head: "goldstein", right: true}}
	if _, err := writeTable(out, width(out), cols, rows); err != nil {
		return err
	}
	all, err := r.Count(f)
	if err != nil {
		return err
	}
	foot := counts(sum, sum.Events)
	if n := all.Events - sum.Events; n > 0 {
		foot += "; " + strconv.Itoa(n) + " more without a day or outside these"
	}
	fmt.Fprintln(out, faint(foot))
	fmt.Fprintln(out, faint("talk+ verbal cooperation, deed+ material cooperation, talk- verbal conflict, deed- material conflict; means of PLOVER's and Goldstein's scores"))
	return nil
}

package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/ask"
	"github.com/readout-events/readout/internal/store"
	"github.com/spf13/cobra"
)

func eventsCommand() *cobra.Command {
	var q question
	cmd := &cobra.Command{
		Use:   "events LEDGER [QUERY]",
		Short: "List the events of a ledger, newest first",
		Long:  "List the events of a ledger, newest first.\n\n" + queryHelp,
		Example: `  readout events press/ 'actor:CHN recipient:RUS type:CONSULT after:2019-01-01'
  readout events press/ 'type:ASSAULT in:Syria sources>1' --format csv > syria.csv`,
		Args: args(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, words []string) error {
			if err := q.check(cmd.OutOrStdout()); err != nil {
				return err
			}
			f, err := q.filter('e', words[1:])
			if err != nil {
				return err
			}
			return view(cmd.Context(), words[0], func(r store.Reader) error {
				l := lister[readout.Event]{
					page: func(p store.Page) ([]readout.Event, string, error) { return r.Events(f, p) },
					csv:  ask.EventColumns, row: ask.EventRow, cell: eventCells,
					cols: []column{{head: "day"}, {head: "type", paint: blue}, {head: "who", give: 40}, {head: "where", give: 15}, {head: "sources", right: true}, {head: "says", give: 14, drop: true}, {head: "id", paint: faint}},
					foot: func(shown int) (string, error) {
						c, err := r.Count(f)
						return counts(c, shown), err
					},
					none: "no event",
				}
				return l.write(cmd, &q)
			})
		},
	}
	q.flags(cmd)
	return cmd
}

// eventCells is an event's row of a table.
func eventCells(e *readout.Event) []string {
	return []string{day(e.When, e.FirstPublished), kind(e.Type, e.Mode, e.Status), parties(e.Actor, e.Recipient), spot(e.Where), strconv.Itoa(e.Sources), speakers(e.Speakers), short(e.ID)}
}

// short is as much of an ID as tells it from others in all but huge ledgers;
// readout show takes it.
func short(id string) string { return id[:min(len(id), 10)] }

// interval writes days: "2022-08-05", "2022-08-05..07", "2022-08".
func interval(i readout.Interval) string {
	switch {
	case i.From == "" && i.To == "":
		return "?"
	case i.From == i.To:
		return i.From
	}
	for _, n := range []int{4, 7} { // a whole year or month
		if p := i.From[:min(n, len(i.From))]; p != "" {
			if a, b := ask.Days(p); !b.IsZero() && a.Format("2006-01-02") == i.From && b.Format("2006-01-02") == i.To {
				return p
			}
		}
	}
	if len(i.From) == 10 && len(i.To) == 10 {
		switch {
		case i.From[:8] == i.To[:8]:
			return i.From + ".." + i.To[8:]
		case store.Day(i.To)-store.Day(i.From) > 31: // days have no meaning over so long a time
			return i.From[:7] + ".." + i.To[:7]
		}
	}
	return i.From + ".." + i.To
}

// day writes when it was, or in brackets when it was first told where that is
// not known.
func day(i readout.Interval, published string) string {
	if i.From == "" && i.To == "" && published != "" {
		return "(" + published + ")"
	}
	return interval(i)
}

// brackets explains days in brackets where a table has any.
func brackets(rows [][]string) string {
	for _, r := range rows {
		if strings.HasPrefix(r[0], "(") {
			return "; a day in brackets is that of publication: no day is told"
		}
	}
	return ""
}

func kind(typ, mode, status string) string {
	if mode != "" {
		typ += "/" + mode
	}
	if status != readout.Actual && status != "" {
		typ += " (" + status + ")"
	}
	return typ
}

// parties writes who did it to whom, with the codes of those whose country
// the name does not tell.
func parties(actor, recipient []readout.Participant) string {
	list := func(ps []readout.Participant) string {
		var out []string
		for _, p := range ps {
			out = append(out, nameAndCode(p))
		}
		return strings.Join(out, " & ")
	}
	a, b := list(actor), list(recipient)
	if a == "" {
		a = "(nobody named)"
	}
	if b == "" {
		return a
	}
	return a + " > " + b
}

func nameAndCode(p readout.Participant) string {
	name := p.Name
	if name == "" {
		name = p.Text
	}
	if code := ask.Code(p); code != "" && code != name {
		return name + " [" + code + "]"
	}
	return name
}

func spot(p *readout.Place) string {
	if p == nil {
		return ""
	}
	if p.Precision == "country" || p.Country == "" {
		return p.Name
	}
	return p.Name + ", " + p.Country
}

// speakers names who vouches for it; articles that do so themselves are not
// named where there is nobody else.
func speakers(names []string) string {
	if slices.Equal(names, []string{""}) {
		return ""
	}
	var out []string
	for _, n := range names {
		if n == "" {
			n = "articles"
		}
		out = append(out, n)
	}
	return strings.Join(out, ", ")
}

func reportsCommand() *cobra.Command {
	var q question
	cmd := &cobra.Command{
		Use:     "reports LEDGER [QUERY]",
		Short:   "List the reports of a ledger, those of the newest article first",
		Long:    "List the reports of a ledger, those of the newest article first.\n\n" + queryHelp,
		Example: `  readout reports press/ 'publisher:Wikinews type:ACCUSE'`,
		Args:    args(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, words []string) error {
			if err := q.check(cmd.OutOrStdout()); err != nil {
				return err
			}
			f, err := q.filter('r', words[1:])
			if err != nil {
				return err
			}
			return view(cmd.Context(), words[0], func(r store.Reader) error {
				l := lister[readout.Report]{
					page: func(p store.Page) ([]readout.Report, string, error) { return r.Reports(f, p) },
					csv:  ask.ReportColumns, row: ask.ReportRow,
					cell: func(r *readout.Report) []string {
						return []string{interval(r.When), kind(r.Type, r.Mode, r.Status), parties(r.Actor, r.Recipient), sayers(r.Says), r.Text, short(r.ID)}
					},
					cols: []column{{head: "day"}, {head: "type", paint: blue}, {head: "who", give: 40}, {head: "says", give: 14, drop: true}, {head: "sentence", give: 40}, {head: "id", paint: faint}},
					foot: func(shown int) (string, error) { return many(shown, "report") + " shown", nil },
					none: "no report",
				}
				return l.write(cmd, &q)
			})
		},
	}
	q.flags(cmd)
	return cmd
}

func sayers(ps []readout.Participant) string {
	var out []string
	for _, p := range ps {
		out = append(out, p.Name)
	}
	return strings.Join(out, " < ")
}

func articlesCommand() *cobra.Command {
	var q question
	cmd := &cobra.Command{
		Use:     "articles LEDGER [QUERY]",
		Short:   "List the articles of a ledger, newest first",
		Long:    "List the articles of a ledger, newest first.\n\n" + queryHelp,
		Example: `  readout articles press/ 'publisher:Wikinews in:2019-10'`,
		Args:    args(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, words []string) error {
			if err := q.check(cmd.OutOrStdout()); err != nil {
				return err
			}
			f, err := q.filter('a', words[1:])
			if err != nil {
				return err
			}
			return view(cmd.Context(), words[0], func(r store.Reader) error {
				l := lister[store.Article]{
					page: func(p store.Page) ([]store.Article, string, error) { return r.Articles(f, p) },
					json: func(a *store.Article) any { return ask.ArticleObject(a, false) },
					csv:  ask.ArticleColumns, row: ask.ArticleRow,
					cell: func(a *store.Article) []string {
						copied := ""
						if a.Copy != a.ID {
							copied = "copy of " + short(a.Copy)
						}
						return []string{ask.Published(a), a.Publisher, title(a), strconv.Itoa(a.Reports), strconv.Itoa(a.Statements), copied, short(a.ID), a.Problem}
					},
					cols: []column{{head: "published"}, {head: "publisher", give: 14}, {head: "title", give: 30}, {head: "reports", right: true}, {head: "statements", right: true}, {head: "copy"}, {head: "id", paint: faint}, {head: "problem", give: 20, paint: red}},
					foot: func(shown int) (string, error) { return many(shown, "article") + " shown", nil },
					none: "no article",
				}
				return l.write(cmd, &q)
			})
		},
	}
	q.flags(cmd)
	return cmd
}

// title is an article's title, or where it has none how it begins.
func title(a *store.Article) string {
	if a.Title != "" {
		return a.Title
	}
	return fmt.Sprintf("%.200s", clean(a.Text))
}

package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/ask"
	"github.com/readout-events/readout/internal/store"
	"github.com/spf13/cobra"
)

func showCommand() *cobra.Command {
	format := "page"
	cmd := &cobra.Command{
		Use:   "show LEDGER ID",
		Short: "Show all that is known of an event: field by field, who says so, where they differ, and why",
		Long: `Show an event: each field with its values, how many reports and independent
sources give them, who says so and where they contradict each other; then each
report with its sentence, publisher and rule, and why it is counted to this event.

The ID is that of the event or of any of its reports; its beginning is enough
where no other begins so. The ID or URL of an article shows what was read from it.`,
		Example: `  readout show press/ er3f9c2a17
  readout show press/ https://example.org/news/17`,
		Args: args(cobra.ExactArgs(2)),
		RunE: func(cmd *cobra.Command, words []string) error {
			if format != "page" && format != "jsonl" {
				return usage{fmt.Errorf("--format %q: it is page or jsonl", format)}
			}
			return view(cmd.Context(), words[0], func(r store.Reader) error {
				story, err := ask.Show(r, words[1])
				if errors.Is(err, store.ErrNotFound) {
					if a, aerr := r.Article(words[1]); aerr == nil {
						return showArticle(cmd.OutOrStdout(), r, a, format)
					}
					return fmt.Errorf("%s: no event, report or article of that ID in %s", words[1], words[0])
				}
				if err != nil {
					return err
				}
				if format == "jsonl" {
					if err := writeLine(cmd.OutOrStdout(), story.Event); err != nil {
						return err
					}
					for i := range story.Reports {
						if err := writeLine(cmd.OutOrStdout(), story.Reports[i]); err != nil {
							return err
						}
					}
					return nil
				}
				return showEvent(cmd.OutOrStdout(), r, story)
			})
		},
	}
	cmd.Flags().StringVar(&format, "format", format, "page or jsonl")
	return cmd
}

func showEvent(w io.Writer, r store.Reader, s *ask.Story) error {
	var b bytes.Buffer
	e := &s.Event
	wide := width(w)
	row := func(indent int, label, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s%s %s\n", strings.Repeat(" ", indent), faint(fmt.Sprintf("%-10s", label)), wrap(value, indent+11, wide))
		}
	}
	status := ""
	if e.Status != readout.Actual {
		status = "  " + gold(e.Status)
	}
	fmt.Fprintf(&b, "%s  %s%s  %s\n", bold(clean(parties(e.Actor, e.Recipient))), blue(kind(e.Type, e.Mode, "")), status, faint(e.ID))
	var where []string
	when := interval(e.When)
	if when == "?" {
		when = "day not known"
	}
	where = append(where, when)
	if p := spot(e.Where); p != "" {
		where = append(where, clean(p))
	}
	where = append(where, fmt.Sprintf("%s in %s, %s", many(len(e.Reports), "report"), many(e.Articles, "article"), many(e.Sources, "independent source")))
	fmt.Fprintf(&b, "%s\n", wrap(strings.Join(where, faint("  ·  ")), 0, wide))
	row(0, "code", fmt.Sprintf("%s, score %s; CAMEO %s, Goldstein %s; confidence %.2f", quadName(e.Quad), trim(e.Score), e.Cameo, trim(e.Goldstein), e.Confidence))
	row(0, "context", strings.Join(e.Context, ", "))
	row(0, "about", clean(strings.Join(e.Topics, "; ")))

	if len(e.Fields) > 0 {
		fmt.Fprintf(&b, "\n%s\n", bold("field by field"))
	}
	for _, f := range e.Fields {
		showField(&b, &f, len(e.Reports), wide)
	}

	fmt.Fprintf(&b, "\n%s\n", bold(many(len(s.Reports), "report")))
	order := make([]int, len(s.Reports)) // as they came out, article by article
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int {
		a, b := &s.Articles[x], &s.Articles[y]
		return cmp.Or(cmp.Compare(published(a), published(b)), cmp.Compare(a.Copy, b.Copy), cmp.Compare(copied(a), copied(b)), cmp.Compare(a.ID, b.ID), cmp.Compare(s.Reports[x].Sentence, s.Reports[y].Sentence))
	})
	told := map[string]bool{} // sentences of a text that was shown, by its copy
	last := ""
	for _, i := range order {
		rep, a := &s.Reports[i], &s.Articles[i]
		if a.ID != last {
			if last != "" {
				b.WriteByte('\n')
			}
			showSource(&b, a, wide)
		}
		last = a.ID
		key := a.Copy + "\n" + kind(rep.Type, rep.Mode, rep.Status) + clean(rep.Text)
		if told[key] {
			fmt.Fprintf(&b, "  %s %s  %s\n", faint(fmt.Sprintf("%3d", rep.Sentence)), "the same words", faint(rep.ID))
			continue
		}
		told[key] = true
		fmt.Fprintf(&b, "  %s %s\n", faint(fmt.Sprintf("%3d", rep.Sentence)), wrap(clean(rep.Text), 6, wide))
		showReport(&b, rep, wide)
		text, err := ask.Rule(r, a.Run, rep.Rule)
		if err != nil {
			return err
		}
		row(6, "why", clean(rep.Rule)+"  "+faint(clean(text)))
		for _, why := range e.Joined {
			if why, own := strings.CutPrefix(why, rep.ID+" is "); own {
				row(6, "joined", clean(why))
			}
		}
	}
	_, err := w.Write(b.Bytes())
	return err
}

// published sorts articles without a day last.
func published(a *store.Article) string { return cmp.Or(ask.Published(a), "9") }

func copied(a *store.Article) int {
	if a.Copy == a.ID {
		return 0
	}
	return 1
}

// showField writes the values of a field. Who gives a value is told where not
// all reports do.
func showField(b *bytes.Buffer, f *readout.Field, reports, wide int) {
	differ := slices.ContainsFunc(f.Values, func(v readout.Value) bool { return !slices.Equal(v.Says, f.Values[0].Says) })
	for i, v := range f.Values {
		label := ""
		if i == 0 {
			label = f.Name
		}
		mark := " "
		if f.Conflict {
			mark = red("!")
		}
		text := clean(v.Text)
		if words := clean(v.Words); words != "" && !strings.EqualFold(words, text) {
			text += " " + faint("“"+cut(strings.Trim(words, `"“”`), 60)+"”")
		}
		switch {
		case reports == 1:
		case len(v.Reports) == reports:
			text += "  " + faint("all reports")
		default:
			text += "  " + faint(fmt.Sprintf("%d of %s, %s", len(v.Reports), many(reports, "report"), many(v.Sources, "source")))
		}
		if says := speakers(v.Says); differ && says != "" {
			text += faint("  by ") + clean(says)
		}
		fmt.Fprintf(b, "%s %s %s\n", mark, faint(fmt.Sprintf("%-10s", label)), wrap(text, 13, wide))
	}
	if f.Conflict {
		fmt.Fprintf(b, "  %s %s\n", faint(fmt.Sprintf("%-10s", "")), red("these contradict each other"))
	}
}

// showSource writes where a report was read.
func showSource(b *bytes.Buffer, a *store.Article, wide int) {
	var parts []string
	if a.Publisher != "" {
		parts = append(parts, bold(clean(a.Publisher)))
	}
	if p := ask.Published(a); p != "" {
		parts = append(parts, p)
	}
	if a.URL != "" {
		parts = append(parts, clean(a.URL))
	} else {
		parts = append(parts, clean(a.Given))
	}
	if a.Copy != a.ID {
		parts = append(parts, faint("copy of "+a.Copy))
	}
	fmt.Fprintf(b, "  %s\n", wrap(strings.Join(parts, "  "), 2, wide))
	if a.Title != "" {
		fmt.Fprintf(b, "  %s\n", faint(cut(clean(a.Title), wide-2)))
	}
}

// showReport writes what one report says.
func showReport(b *bytes.Buffer, r *readout.Report, wide int) {
	row := func(label, value string) {
		if value != "" {
			fmt.Fprintf(b, "      %s %s\n", faint(fmt.Sprintf("%-10s", label)), wrap(value, 17, wide))
		}
	}
	row("report", clean(parties(r.Actor, r.Recipient))+"  "+blue(kind(r.Type, r.Mode, r.Status))+"  "+faint(r.ID))
	when := ""
	if r.When.From != "" {
		when = interval(r.When) + faint("  "+clean(r.WhenBasis))
	} else if len(r.WhenMaybe) > 0 {
		when = "one of " + strings.Join(r.WhenMaybe, ", ")
	}
	row("when", when)
	row("where", clean(spot(r.Where)))
	var topics []string
	for _, t := range r.Topics {
		topics = append(topics, t.Text)
	}
	row("about", clean(strings.Join(topics, "; ")))
	row("says", clean(sayers(r.Says)))
}

var quads = [...]string{"", "verbal cooperation", "material cooperation", "verbal conflict", "material conflict"}

func quadName(q int) string {
	if q < 1 || q >= len(quads) {
		return "no quad class"
	}
	return quads[q]
}

func trim(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// showArticle writes what was read from an article.
func showArticle(w io.Writer, r store.Reader, a store.Article, format string) error {
	f := store.Filter{Terms: []store.Term{{Field: "article", Values: []string{a.ID}}}}
	var reports []readout.Report
	var statements []readout.Statement
	c, err := r.Coding(a.ID, "")
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	reports, statements = c.Reports, c.Statements
	if format == "jsonl" {
		if err := writeLine(w, ask.ArticleObject(&a, true)); err != nil {
			return err
		}
		for i := range reports {
			if err := writeLine(w, reports[i]); err != nil {
				return err
			}
		}
		for i := range statements {
			if err := writeLine(w, statements[i]); err != nil {
				return err
			}
		}
		return nil
	}
	events, _, err := r.Events(f, store.Page{Limit: 1000})
	if err != nil {
		return err
	}
	event := map[string]string{}
	for i := range events {
		for _, id := range events[i].Reports {
			event[id] = events[i].ID
		}
	}
	wide := width(w)
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s\n", faint(a.ID))
	showSource(&b, &a, wide)
	fmt.Fprintf(&b, "  %s, %s\n", many(len(reports), "report"), many(len(statements), "statement"))
	if a.Problem != "" {
		fmt.Fprintf(&b, "  %s\n", red(clean(a.Problem)))
	}
	for i := range reports {
		rep := &reports[i]
		fmt.Fprintf(&b, "\n  %s %s\n", faint(fmt.Sprintf("%3d", rep.Sentence)), wrap(clean(rep.Text), 6, wide))
		showReport(&b, rep, wide)
		if id := event[rep.ID]; id != "" {
			fmt.Fprintf(&b, "      %s %s\n", faint(fmt.Sprintf("%-10s", "event")), id)
		}
	}
	for i := range statements {
		s := &statements[i]
		var who, words []string
		for _, p := range s.Speaker {
			who = append(who, nameAndCode(p))
		}
		for _, q := range s.Content {
			words = append(words, clean(q.Text))
		}
		fmt.Fprintf(&b, "\n  %s %s\n", faint(fmt.Sprintf("%3d", s.Sentence)), wrap(green("statement")+" "+clean(strings.Join(who, " & "))+": “"+strings.Join(words, " … ")+"”", 6, wide))
	}
	_, err = w.Write(b.Bytes())
	return err
}

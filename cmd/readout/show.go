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
where no other begins so. The ID or URL of an article shows what was read from
it, the ID of a statement who carries it.`,
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
					return showOther(cmd.OutOrStdout(), r, words[0], words[1], format)
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
		row(6, "why", clean(rep.Rule)+"  "+faint(shorten(clean(text))))
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
		switch words := clean(v.Words); {
		case words == "" || strings.EqualFold(words, text):
		case f.Name == "date": // where it comes from, in words
			text += "  " + faint(cut(words, 70))
		case visible(words) <= 50: // longer ones stand below
			text += " " + faint("“"+words+"”")
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

// showOther shows what is no event: an article or a statement.
func showOther(w io.Writer, r store.Reader, ledger, id, format string) error {
	a, err := r.Article(id)
	if err == nil {
		return showArticle(w, r, a, format)
	}
	if !errors.Is(err, store.ErrNotFound) {
		return err
	}
	begins := store.Filter{Terms: []store.Term{{Field: "id", Values: []string{strings.TrimSuffix(id, "*") + "*"}}}}
	articles, _, err := r.Articles(begins, store.Page{Limit: 2})
	if err != nil {
		return err
	}
	said, _, err := ask.Statements(r, begins, store.Page{Limit: 2})
	switch {
	case err != nil:
		return err
	case len(articles)+len(said) > 1:
		return fmt.Errorf("%s: %w", id, ask.ErrAmbiguous)
	case len(articles) == 1:
		return showArticle(w, r, articles[0], format)
	case len(said) == 1:
		return showSaid(w, &said[0], format)
	}
	return fmt.Errorf("%s: no event, report, statement or article of that ID in %s", id, ledger)
}

// showSaid writes a statement with those who carry it.
func showSaid(w io.Writer, s *ask.Said, format string) error {
	if format == "jsonl" {
		return writeLine(w, s)
	}
	var b bytes.Buffer
	wide := width(w)
	fmt.Fprintf(&b, "%s  %s\n", statementLine(&s.Statement, 0, wide), faint(s.ID))
	for _, row := range [][2]string{{"stance", s.Stance}, {"about", quoted(s.About)}, {"says", sayers(s.Says)}, {"sentence", s.Text}} {
		if row[1] != "" {
			fmt.Fprintf(&b, "%s %s\n", faint(fmt.Sprintf("%-10s", row[0])), wrap(clean(row[1]), 11, wide))
		}
	}
	fmt.Fprintf(&b, "\n%s\n", bold("carried by"))
	for i := range s.Carriers {
		showSource(&b, &s.Carriers[i], wide)
	}
	_, err := w.Write(b.Bytes())
	return err
}

func quoted(qs []readout.Quoted) string {
	var out []string
	for _, q := range qs {
		out = append(out, q.Text)
	}
	return strings.Join(out, "; ")
}

// statementLine is who says what.
func statementLine(s *readout.Statement, indent, wide int) string {
	var who, words []string
	for _, p := range s.Speaker {
		who = append(who, nameAndCode(p))
	}
	for _, q := range s.Content {
		words = append(words, clean(q.Text))
	}
	return wrap(green("statement")+" "+clean(strings.Join(who, " & "))+": “"+strings.Join(words, " … ")+"”", indent, wide)
}

// showArticle writes what was read from an article.
func showArticle(w io.Writer, r store.Reader, a store.Article, format string) error {
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
	wide := width(w)
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s\n", faint(a.ID))
	showSource(&b, &a, wide)
	fmt.Fprintf(&b, "  %s, %s\n", many(len(reports), "report"), many(len(statements), "statement"))
	if a.Problem != "" {
		fmt.Fprintf(&b, "  %s\n", red(clean(a.Problem)))
	}
	last := -1
	sentence := func(number int, text string) {
		if number != last {
			fmt.Fprintf(&b, "\n  %s %s\n", faint(fmt.Sprintf("%3d", number)), wrap(clean(text), 6, wide))
		}
		last = number
	}
	for len(reports)+len(statements) > 0 {
		if len(reports) == 0 || len(statements) > 0 && statements[0].Sentence < reports[0].Sentence {
			s := &statements[0]
			statements = statements[1:]
			sentence(s.Sentence, s.Text)
			fmt.Fprintf(&b, "      %s\n", statementLine(s, 6, wide))
			continue
		}
		rep := &reports[0]
		reports = reports[1:]
		sentence(rep.Sentence, rep.Text)
		showReport(&b, rep, wide)
		event, err := r.Event(rep.ID)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return err
		}
		if err == nil {
			fmt.Fprintf(&b, "      %s %s\n", faint(fmt.Sprintf("%-10s", "event")), event.ID)
		}
	}
	_, err = w.Write(b.Bytes())
	return err
}

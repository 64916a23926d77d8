package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"sort"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/coder"
	"github.com/readout-events/readout/internal/clause"
	"github.com/readout-events/readout/internal/code"
	"github.com/readout-events/readout/internal/read"
	"github.com/spf13/cobra"
)

func explainCommand() *cobra.Command {
	var src sources
	var published string
	var all bool
	var only int
	cmd := &cobra.Command{
		Use:   "explain TEXT|FILE|-",
		Short: "Show a sentence after every stage, the rule that fired and those that nearly did",
		Long: `Show how a text is read: its words and tree, the names and who they are, who
says so, dates and places, the clauses, the reports with the rule that made
each, and the rules that nearly fired and why they did not.

The argument is a sentence, or the name of a text file, or - for standard input.`,
		Example: `  readout explain "Ukraine was accused by Russia of shelling the town."
  readout explain article.txt --sentence 3`,
		Args: args(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, a []string) error {
			art := readout.Article{ID: "text", Text: strings.Join(a, " ")}
			if len(a) == 1 && a[0] == "-" {
				data, err := io.ReadAll(cmd.InOrStdin())
				if err != nil {
					return err
				}
				art.Text = string(data)
			} else if len(a) == 1 {
				if data, err := os.ReadFile(a[0]); err == nil {
					art = readout.Article{ID: a[0], Text: string(data)}
				}
			}
			if published != "" {
				day, ok := read.Day(published)
				if !ok {
					return usage{fmt.Errorf("--published %q is no day (yyyy-mm-dd)", published)}
				}
				art.Published = day
			}
			c, err := src.load()
			if err != nil {
				return err
			}
			res, traces := c.Worker().Explain(art)
			if res.Err != nil {
				return res.Err
			}
			var buf bytes.Buffer
			for i := range traces {
				if only > 0 && res.Document.Sentences[i].Number != only {
					continue
				}
				explain(&buf, &res, &traces[i], all)
			}
			_, err = cmd.OutOrStdout().Write(buf.Bytes())
			return err
		},
	}
	src.flags(cmd)
	cmd.Flags().StringVar(&published, "published", "", "day of publication, yyyy-mm-dd")
	cmd.Flags().BoolVar(&all, "all", false, "show all rules that were tried, not the nearest eight")
	cmd.Flags().IntVar(&only, "sentence", 0, "show only the sentence with this number")
	return cmd
}

func heading(buf *bytes.Buffer, s string) { fmt.Fprintf(buf, "\n%s\n", bold(s)) }

func explain(buf *bytes.Buffer, res *coder.Result, t *code.Trace, all bool) {
	doc := res.Document
	sent := &doc.Sentences[t.Sentence]
	text, _ := doc.Words(sent, 0, len(sent.Tokens))
	fmt.Fprintf(buf, "%s %s\n", faint(fmt.Sprintf("sentence %d", sent.Number)), bold(wrap(strings.Join(strings.Fields(text), " "), 0, 96)))

	heading(buf, "tree")
	writeTree(buf, sent)

	var lines []string
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		if m.Sentence != t.Sentence {
			continue
		}
		w, _ := doc.Words(sent, m.First, m.End)
		l := fmt.Sprintf("  %s %s", w, faint(m.Kind))
		if m.Entity >= 0 && m.Entity < len(doc.Entities) {
			e := &doc.Entities[m.Entity]
			l += " = " + e.Name + " " + cyan("["+strings.TrimSpace(e.Country+" "+e.Sector)+"]")
			if e.Office != "" {
				l += " " + e.Office
			}
			for _, b := range []string{m.Basis, e.Basis, e.Ref} {
				if b != "" {
					l += faint("  " + b)
				}
			}
		}
		lines = append(lines, l)
	}
	section(buf, "names", lines)

	lines = nil
	for i := range doc.Quotes {
		q := &doc.Quotes[i]
		if q.Sentence != t.Sentence && q.Cue.Sentence != t.Sentence {
			continue
		}
		var who []string
		for _, s := range q.Speaker {
			who = append(who, doc.Sentences[s.Sentence].Tokens[s.Token].Form)
		}
		content := ""
		src := doc.Text
		if q.InTitle {
			src = doc.Title
		}
		for _, sp := range q.Content {
			content += " “" + strings.Join(strings.Fields(sp.Of(src)), " ") + "”"
		}
		l := fmt.Sprintf("  %s %s%s", strings.Join(who, ", "), green(q.CueLemma), content)
		if q.Runs {
			l += faint("  runs on")
		}
		lines = append(lines, l)
	}
	section(buf, "who says", lines)

	lines = nil
	for i := range doc.Times {
		if x := &doc.Times[i]; x.Sentence == t.Sentence {
			w, _ := doc.Words(sent, x.First, x.End)
			when := x.From
			if x.To != x.From {
				when += " to " + x.To
			}
			if when == "" {
				when = strings.Join(x.Candidates, " or ")
			}
			lines = append(lines, fmt.Sprintf("  %s = %s %s", w, when, faint(x.Basis)))
		}
	}
	for i := range doc.Places {
		if x := &doc.Places[i]; x.Sentence == t.Sentence {
			lines = append(lines, fmt.Sprintf("  %s = %s, %s %s", x.Text, x.Name, x.Country, faint(fmt.Sprintf("%.2f, %.2f %s  %s", x.Lat, x.Lon, x.Precision, x.Basis))))
		}
	}
	section(buf, "when and where", lines)

	lines = nil
	for i := range t.Clauses {
		lines = append(lines, fmt.Sprintf("  %s %s", faint(fmt.Sprintf("%2d", i)), clause.Format(doc, t.Clauses, i)))
	}
	section(buf, "clauses", lines)

	heading(buf, "reports")
	if len(t.Reports) == 0 {
		fmt.Fprintln(buf, faint("  none"))
	}
	for i := range t.Reports {
		writeReport(buf, &t.Reports[i])
		for _, p := range append(append([]readout.Participant{}, t.Reports[i].Actor...), t.Reports[i].Recipient...) {
			if p.Basis != "" {
				fmt.Fprintf(buf, "       %s %s: %s\n", faint("party  "), p.Text, faint(p.Basis))
			}
		}
		if len(t.Why[i]) > 0 {
			fmt.Fprintf(buf, "       %s %s\n", faint("status "), faint(strings.Join(t.Why[i], "; ")))
		}
	}

	near := t.Near
	sort.SliceStable(near, func(i, j int) bool { return near[i].Token < near[j].Token })
	lines = nil
	for i, n := range near {
		if !all && i == 8 {
			lines = append(lines, faint(fmt.Sprintf("  and %d more (--all shows them)", len(near)-8)))
			break
		}
		lines = append(lines, fmt.Sprintf("  %s %s %s\n      %s", gold(sent.Tokens[n.Token].Form), faint(n.Rule.Name()), n.Why, faint(n.Rule.Text)))
	}
	section(buf, "nearly", lines)
	fmt.Fprintln(buf)
}

func section(buf *bytes.Buffer, title string, lines []string) {
	if len(lines) == 0 {
		return
	}
	heading(buf, title)
	for _, l := range lines {
		fmt.Fprintln(buf, l)
	}
}

// writeTree draws the tree with each word under its governor, in order.
func writeTree(buf *bytes.Buffer, sent *readout.Sentence) {
	kids := make([][]int, len(sent.Tokens))
	var roots []int
	for i := range sent.Tokens {
		if h := sent.Tokens[i].Head; h >= 0 && h < len(sent.Tokens) {
			kids[h] = append(kids[h], i)
		} else {
			roots = append(roots, i)
		}
	}
	var draw func(i int, indent string, last bool, depth int)
	draw = func(i int, indent string, last bool, depth int) {
		t := &sent.Tokens[i]
		branch, next := "├ ", "│ "
		if last {
			branch, next = "└ ", "  "
		}
		if depth == 0 {
			branch, next = "", ""
		}
		fmt.Fprintf(buf, "  %s%s%s\n", faint(indent+branch), t.Form, faint("  "+t.Rel+"  "+t.Tag+"  "+t.Lemma))
		if depth > 40 {
			return
		}
		for k, c := range kids[i] {
			draw(c, indent+next, k == len(kids[i])-1, depth+1)
		}
	}
	for _, r := range roots {
		draw(r, "", true, 0)
	}
}

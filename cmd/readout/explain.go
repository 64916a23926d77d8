package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook"
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
			opts := read.Options{Stdin: cmd.InOrStdin()}
			if published != "" {
				day, ok := read.Day(published)
				if !ok {
					return usage{fmt.Errorf("--published %q is no day (yyyy-mm-dd)", published)}
				}
				opts.Published = day
			}
			arts, err := texts(a, opts)
			if err != nil {
				return err
			}
			c, err := src.load()
			if err != nil {
				return err
			}
			worker, shown, last := c.Worker(), 0, 0
			for _, art := range arts {
				res, traces := worker.Explain(art)
				if res.Err != nil {
					return res.Err
				}
				var buf bytes.Buffer
				if res.Document.TodayWhy != "" {
					fmt.Fprintln(&buf, faint(wrap("day of publication: "+res.Document.TodayWhy, 0, columns)))
				}
				for i := range traces {
					last = res.Document.Sentences[i].Number
					if only >= 0 && last != only {
						continue
					}
					shown++
					explain(&buf, c.Book, &res, &traces[i], all)
				}
				if _, err := cmd.OutOrStdout().Write(buf.Bytes()); err != nil {
					return err
				}
			}
			if shown == 0 && only >= 0 {
				return usage{fmt.Errorf("there is no sentence %d: the last is %d", only, last)}
			}
			return nil
		},
	}
	src.flags(cmd)
	cmd.Flags().StringVar(&published, "published", "", "day of publication, yyyy-mm-dd")
	cmd.Flags().BoolVar(&all, "all", false, "show all rules that were tried, not the nearest eight")
	cmd.Flags().IntVar(&only, "sentence", -1, "show only the sentence with this number (0: the title)")
	return cmd
}

// texts returns what is to be explained: the articles of a file or of standard
// input, or the arguments as one text.
func texts(a []string, opts read.Options) ([]readout.Article, error) {
	text := strings.Join(a, " ")
	if len(a) == 1 && a[0] != "-" {
		_, err := os.Stat(a[0])
		named := !strings.ContainsAny(a[0], " \n") && (filepath.Ext(a[0]) != "" && !strings.HasSuffix(a[0], ".") || strings.ContainsRune(a[0], os.PathSeparator))
		if err != nil && named {
			return nil, fmt.Errorf("explain: %w", err)
		}
		if err != nil {
			a = nil
		}
	}
	if len(a) == 1 {
		var out []readout.Article
		var first error
		_ = read.Articles(a, opts, func(art readout.Article) error { out = append(out, art); return nil },
			func(p *read.Problem) {
				if first == nil {
					first = p
				}
			})
		return out, first
	}
	if strings.TrimSpace(text) == "" {
		return nil, usage{errors.New("explain: there is no text")}
	}
	return []readout.Article{{ID: "text", Text: text, Published: opts.Published}}, nil
}

func heading(buf *bytes.Buffer, s string) { fmt.Fprintf(buf, "\n%s\n", bold(s)) }

func explain(buf *bytes.Buffer, book *codebook.Book, res *coder.Result, t *code.Trace, all bool) {
	doc := res.Document
	sent := &doc.Sentences[t.Sentence]
	text, _ := doc.Words(sent, 0, len(sent.Tokens))
	number := fmt.Sprintf("sentence %d", sent.Number)
	if sent.Number == 0 {
		number = "title"
	}
	fmt.Fprintf(buf, "%s\n  %s\n", faint(number), bold(wrap(strings.Join(strings.Fields(text), " "), 2, columns)))

	heading(buf, "words and tree")
	if sent.Second {
		fmt.Fprintf(buf, "  %s\n", faint(wrap("by the fast model: by the tree of the accurate one the sentence tells of no act", 2, columns)))
	}
	writeTree(buf, sent)

	section(buf, "names and who they are", names(doc, sent, t.Sentence))
	section(buf, "who says so", sayings(doc, t.Sentence))

	var rows [][2]string
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
			if when == "" {
				when = "left open"
			}
			rows = append(rows, [2]string{w, when + faint("  "+x.Basis)})
		}
	}
	for i := range doc.Places {
		if x := &doc.Places[i]; x.Sentence == t.Sentence {
			rows = append(rows, [2]string{x.Text, fmt.Sprintf("%s, %s %s", x.Name, x.Country, faint(fmt.Sprintf("%.2f, %.2f %s  %s", x.Lat, x.Lon, x.Precision, x.Basis)))})
		}
	}
	section(buf, "when and where", rows)

	rows = nil
	for i := range t.Clauses {
		rows = append(rows, [2]string{fmt.Sprint(i + 1), clause.Format(doc, t.Clauses, i)})
	}
	section(buf, "clauses: voice undone, arguments found", rows)

	heading(buf, "reports")
	if len(t.Reports) == 0 {
		fmt.Fprintln(buf, faint("  none"))
	}
	for i := range t.Reports {
		r := &t.Reports[i]
		writeReport(buf, r)
		if rule := ruleText(book, r.Rule); rule != "" {
			reportRow(buf, "rule", faint(shorten(rule)))
		}
		for _, p := range append(append([]readout.Participant{}, r.Actor...), r.Recipient...) {
			if p.Basis != "" && p.Basis != p.Name {
				reportRow(buf, "party", p.Text+faint(": "+p.Basis))
			}
		}
		if len(t.Doubts[i]) > 0 {
			reportRow(buf, "doubt", faint(strings.Join(t.Doubts[i], "; ")))
		}
		if len(t.Why[i]) > 0 {
			reportRow(buf, "status", faint(strings.Join(t.Why[i], "; ")))
		}
	}
	rows = nil
	for _, l := range t.Left {
		rows = append(rows, [2]string{sent.Tokens[l.Token].Form, l.Type + ": " + l.Why + faint("  "+l.Rule)})
	}
	section(buf, "found and left out", rows)
	writeNear(buf, sent, t, all)

	var unknown []string
	for i := range t.Clauses {
		if c := &t.Clauses[i]; len(book.Verbs(c.Lemma))+len(book.Nouns(c.Lemma)) == 0 && c.Kind == clause.Verb {
			unknown = append(unknown, sent.Tokens[c.Pred].Form)
		}
	}
	if len(unknown) > 0 {
		heading(buf, "no rule knows")
		fmt.Fprintf(buf, "  %s\n", wrap(strings.Join(unknown, ", "), 2, columns))
	}
	fmt.Fprintln(buf)
}

// names are the mentions of a sentence with the entity that each stands for.
func names(doc *readout.Document, sent *readout.Sentence, at int) [][2]string {
	kinds := map[string]string{readout.Person: "person", readout.Organisation: "organisation", readout.Location: "place", readout.Demonym: "nationality",
		readout.Description: "description", readout.Pronoun: "pronoun"}
	var rows [][2]string
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		if m.Sentence != at {
			continue
		}
		w, _ := doc.Words(sent, m.First, m.End)
		kind := kinds[m.Kind]
		if kind == "" {
			kind = m.Kind
		}
		l := kind
		if m.Entity >= 0 && m.Entity < len(doc.Entities) {
			e := &doc.Entities[m.Entity]
			if e.Name != w {
				l += " = " + e.Name
			}
			if code := strings.TrimSpace(e.Country + " " + e.Sector); code != "" {
				l += " " + cyan("["+code+"]")
			}
			if e.Office != "" {
				l += " " + e.Office
			}
			last := ""
			for _, b := range []string{m.Basis, e.Basis, e.Ref} {
				if b != "" && b != last && b != w && b != e.Name {
					l += faint("  " + b)
				}
				last = b
			}
		}
		rows = append(rows, [2]string{w, l})
	}
	return rows
}

// sayings are the quotes that begin or have their cue in a sentence.
func sayings(doc *readout.Document, at int) [][2]string {
	var rows [][2]string
	for i := range doc.Quotes {
		q := &doc.Quotes[i]
		if q.Sentence != at && q.Cue.Sentence != at {
			continue
		}
		var who []string
		for _, s := range q.Speaker {
			who = append(who, doc.Sentences[s.Sentence].Tokens[s.Token].Form)
		}
		if len(who) == 0 {
			who = []string{"(not named)"}
		}
		src := doc.Text
		if q.InTitle {
			src = doc.Title
		}
		var content []string
		for _, sp := range q.Content {
			content = append(content, "“"+strings.Join(strings.Fields(sp.Of(src)), " ")+"”")
		}
		l := green(q.CueLemma) + " " + strings.Join(content, faint(" … "))
		if q.Runs {
			l += faint("  runs on from the sentence before")
		}
		rows = append(rows, [2]string{strings.Join(who, ", "), l})
	}
	return rows
}

// ruleText is the line of the codebook that stands at "en/accuse.txt:31".
func ruleText(book *codebook.Book, name string) string {
	for _, r := range book.Rules {
		if r.Name() == name {
			return r.Text
		}
	}
	return ""
}

// shorten leaves out what is too much of long alternatives: a|b|c|d|….
func shorten(rule string) string {
	words := strings.Fields(rule)
	for i, w := range words {
		if parts := strings.Split(w, "|"); len(parts) > 5 {
			words[i] = strings.Join(parts[:4], "|") + "|…"
		}
	}
	return strings.Join(words, " ")
}

// writeNear shows the rules that did not fire, nearest first: those that lack
// one thing, at most eight; all where there is none or all are asked for.
func writeNear(buf *bytes.Buffer, sent *readout.Sentence, t *code.Trace, all bool) {
	near := t.Nearest(sent)
	if len(near) == 0 {
		return
	}
	const most = 8
	show := 0
	for show < len(near) && (all || show < most && (near[show].Missing <= 1 && near[show].There > 0 || show < 3)) {
		show++
	}
	heading(buf, "rules that nearly fired, nearest first")
	for i := range near[:show] {
		n := &near[i]
		fmt.Fprintf(buf, "  %s  %s\n", gold(sent.Tokens[n.Token].Form), wrap(inWords(&n.Near), 4+len([]rune(sent.Tokens[n.Token].Form)), columns))
		fmt.Fprintf(buf, "    %s\n", faint(n.Rule.Name()+"  "+wrap(shorten(n.Rule.Text), 6+len(n.Rule.Name()), columns)))
	}
	if rest := len(near) - show; rest > 0 {
		fmt.Fprintln(buf, faint(fmt.Sprintf("  and %d that lack more (--all shows them)", rest)))
	}
}

// section writes rows of a name and what is said of it, aligned.
func section(buf *bytes.Buffer, title string, rows [][2]string) {
	if len(rows) == 0 {
		return
	}
	heading(buf, title)
	wide := 0
	for _, r := range rows {
		wide = max(wide, min(visible(r[0]), 28))
	}
	for _, r := range rows {
		left := r[0] + strings.Repeat(" ", max(0, wide-visible(r[0])))
		if visible(r[0]) > wide {
			left = wrap(r[0], 2, columns) + "\n  " + strings.Repeat(" ", wide)
		}
		fmt.Fprintf(buf, "  %s  %s\n", left, wrap(r[1], 4+wide, columns))
	}
}

// writeTree draws the tree with each word under its governor, in order, and
// beside it relation, tag and lemma.
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
	type line struct {
		indent string
		tok    *readout.Token
	}
	var lines []line
	wide, rel := 0, 0
	var draw func(i int, indent string, last bool, depth int)
	draw = func(i int, indent string, last bool, depth int) {
		branch, next := "├ ", "│ "
		if last {
			branch, next = "└ ", "  "
		}
		if depth == 0 {
			branch, next = "", ""
		}
		l := line{indent + branch, &sent.Tokens[i]}
		lines = append(lines, l)
		wide, rel = max(wide, min(visible(l.indent+l.tok.Form), 50)), max(rel, len(l.tok.Rel))
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
	for _, l := range lines {
		pad := strings.Repeat(" ", max(0, wide-visible(l.indent+l.tok.Form)))
		fmt.Fprintf(buf, "  %s%s%s  %s\n", faint(l.indent), l.tok.Form, pad, faint(fmt.Sprintf("%-*s  %-5s  %s", rel, l.tok.Rel, l.tok.Tag, l.tok.Lemma)))
	}
}

package main

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/fatih/color"
	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/coder"
)

// Colours of the page; fatih/color drops them where output is no terminal or
// NO_COLOR is set.
var (
	bold  = color.New(color.Bold).SprintFunc()
	faint = color.New(color.Faint).SprintFunc()
	blue  = color.New(color.FgBlue, color.Bold).SprintFunc()
	green = color.New(color.FgGreen).SprintFunc()
	red   = color.New(color.FgRed).SprintFunc()
	gold  = color.New(color.FgYellow).SprintFunc()
	cyan  = color.New(color.FgCyan).SprintFunc()
)

// writePage writes one article for a reader at a terminal.
func writePage(buf *bytes.Buffer, res *coder.Result) error {
	doc := res.Document
	fmt.Fprintln(buf, bold(doc.ID))
	if doc.Title != "" {
		fmt.Fprintln(buf, bold(doc.Title))
	}
	if doc.TodayWhy != "" {
		fmt.Fprintln(buf, faint(doc.TodayWhy))
	}
	if len(res.Reports)+len(res.Statements) == 0 {
		fmt.Fprintln(buf, faint("no event and no statement found"))
	}
	number, k := -1, 0
	for i := range res.Reports {
		r := &res.Reports[i]
		for ; k < len(res.Statements) && res.Statements[k].Sentence < r.Sentence; k++ {
			number = sentenceLine(buf, number, res.Statements[k].Sentence, res.Statements[k].Text)
			writeStatement(buf, &res.Statements[k])
		}
		number = sentenceLine(buf, number, r.Sentence, r.Text)
		writeReport(buf, r)
	}
	for ; k < len(res.Statements); k++ {
		number = sentenceLine(buf, number, res.Statements[k].Sentence, res.Statements[k].Text)
		writeStatement(buf, &res.Statements[k])
	}
	fmt.Fprintln(buf)
	return nil
}

func sentenceLine(buf *bytes.Buffer, last, number int, text string) int {
	if number == last {
		return last
	}
	head := fmt.Sprintf("%3d  ", number)
	if number == 0 {
		head = "  *  "
	}
	fmt.Fprintf(buf, "\n%s%s\n", faint(head), wrap(strings.Join(strings.Fields(text), " "), 5, columns))
	return number
}

// columns is how wide the page is made.
const columns = 98

// wrap breaks text into lines of at most width characters, indented but for
// the first. Colours do not count.
func wrap(s string, indent, width int) string {
	var b strings.Builder
	col, blank := indent, 0
	for i, w := range strings.Split(s, " ") {
		if i > 0 {
			blank++
		}
		if w == "" {
			continue
		}
		n := visible(w)
		if col > indent && col+blank+n > width {
			b.WriteString("\n" + strings.Repeat(" ", indent))
			col = indent
		} else {
			b.WriteString(strings.Repeat(" ", blank))
			col += blank
		}
		b.WriteString(w)
		col, blank = col+n, 0
	}
	return b.String()
}

// visible counts the characters of s but those that only set a colour.
func visible(s string) int {
	n := 0
	for len(s) > 0 {
		if strings.HasPrefix(s, "\x1b[") {
			if i := strings.IndexByte(s, 'm'); i >= 0 {
				s = s[i+1:]
				continue
			}
		}
		_, size := utf8.DecodeRuneInString(s)
		s = s[size:]
		n++
	}
	return n
}

func writeReport(buf *bytes.Buffer, r *readout.Report) {
	name := r.Type
	if r.Mode != "" {
		name += "/" + r.Mode
	}
	status := ""
	if r.Status != readout.Actual {
		status = "  " + gold(r.Status)
	}
	within := ""
	if r.Within != "" {
		within = faint("  (content of another report)")
	}
	fmt.Fprintf(buf, "     %s\n", wrap(blue(name)+" "+who(r)+status+within, 7, columns))
	row := func(label, value string) { reportRow(buf, label, value) }
	row("words", fmt.Sprintf("“%s” %s", r.Trigger.Text, faint(fmt.Sprintf("%d-%d", r.Trigger.Span.Start, r.Trigger.Span.End))))
	when := r.When.From
	if r.When.To != r.When.From {
		when += " to " + r.When.To
	}
	if r.WhenBasis != "" && when != "" {
		when += faint("  " + r.WhenBasis)
	}
	if when == "" && len(r.WhenMaybe) > 0 {
		when = "one of " + strings.Join(r.WhenMaybe, ", ") + faint("  "+r.WhenBasis)
	}
	row("when", when)
	if w := r.Where; w != nil {
		row("where", fmt.Sprintf("%s, %s %s", w.Name, w.Country, faint(fmt.Sprintf("%.2f, %.2f  %s", w.Lat, w.Lon, w.Precision))))
	}
	var topics []string
	for _, q := range r.Topics {
		topics = append(topics, q.Text)
	}
	row("about", strings.Join(topics, "; "))
	var says []string
	for i := range r.Says {
		says = append(says, party(&r.Says[i]))
	}
	row("says", strings.Join(says, faint(" < ")))
	row("why", faint(fmt.Sprintf("%s  cameo %s  confidence %.2f", r.Rule, r.Cameo, r.Confidence)))
}

// reportRow writes one line of a report; nothing where there is no value.
func reportRow(buf *bytes.Buffer, label, value string) {
	if value != "" {
		fmt.Fprintf(buf, "       %s %s\n", faint(fmt.Sprintf("%-7s", label)), wrap(value, 15, columns))
	}
}

func who(r *readout.Report) string {
	list := func(ps []readout.Participant) string {
		var out []string
		for i := range ps {
			out = append(out, party(&ps[i]))
		}
		return strings.Join(out, " & ")
	}
	a, b := list(r.Actor), list(r.Recipient)
	if a == "" {
		a = faint("(nobody named)")
	}
	if b == "" {
		return a
	}
	return a + bold(" > ") + b
}

func party(p *readout.Participant) string {
	s := p.Text
	if s == "" {
		s = p.Name
	}
	code := strings.TrimSpace(p.Country + " " + p.Sector)
	if p.Name != "" && p.Name != p.Text && p.Text != "" {
		s += " = " + p.Name
	}
	if code != "" {
		s += " " + cyan("["+code+"]")
	}
	return s
}

func writeStatement(buf *bytes.Buffer, s *readout.Statement) {
	var sp []string
	for i := range s.Speaker {
		sp = append(sp, party(&s.Speaker[i]))
	}
	fmt.Fprintf(buf, "     %s %s\n", green("statement"), strings.Join(sp, " & "))
	for _, c := range s.Content {
		fmt.Fprintf(buf, "       %s %s\n", faint(fmt.Sprintf("%-7s", s.Cue.Text)), wrap("“"+strings.Join(strings.Fields(c.Text), " ")+"”", 15, columns))
	}
}

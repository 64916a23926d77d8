// Package timeplace measures how well times and places are read: dates
// against expressions with a normalised value (GUM's TEI annotation, one a
// line), places against names with coordinates (GeoVirus).
package timeplace

import (
	"bufio"
	"fmt"
	"html"
	"os"
	"strconv"
	"strings"
	"time"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/annotate/date"
)

// DateFigures is what Dates found, for one part of the data (train, dev).
//
// An expression counts as found where a time that the program read shares a
// word with it. Its value is right where both ends are the same days after
// the gold value is written out ("2014-03" is 1 to 31 March 2014), with these
// allowances: where the gold value has only one end, only that one is
// compared, and as exactly as it is written; a gold value without year
// ("--07") is met by a time that was left unresolved, or by that month of any
// year; of a season each end may be off by 31 days; of decades and centuries
// the years are compared, of centuries to within one; where the program read more words than the gold expression has ("since 2014", "3 to 5
// May", "early 2014"), the end that the gold words name is compared, or what
// the program makes of the gold words alone.
type DateFigures struct {
	Part           string
	Gold           int // expressions
	Found          int // of these found
	Right          int // of these with the right value
	Unresolved     int // found, and no value given
	Read           int // times that the program read in the same sentences
	Wrong          []DateError
	NewsGold, News int               // the same for documents of the genres news, interview, speech and court
	Genres         map[string][2]int // per genre: right, gold
}

// DateError is one expression whose value is not the gold one.
type DateError struct {
	Document, Published, Expression, Gold, Got, Basis, Sentence string
}

// ValueRight is the share of expressions whose value is right, 0 to 1.
func (f DateFigures) ValueRight() float64 { return ratio(f.Right, f.Gold) }

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// String is one line for people.
func (f DateFigures) String() string {
	return fmt.Sprintf("%-6s %5d expressions  found %.1f %%  value right %.1f %%  (of those found %.1f %%)  unresolved %d  read %d  news, interview, speech, court: %d of %d right (%.1f %%)",
		f.Part, f.Gold, 100*ratio(f.Found, f.Gold), 100*f.ValueRight(), 100*ratio(f.Right, f.Found), f.Unresolved, f.Read, f.News, f.NewsGold, 100*ratio(f.News, f.NewsGold))
}

type goldDate struct {
	expression, value, sentence string
}

type goldDoc struct {
	name, part, published string
	rows                  []goldDate
}

// Dates reads a file of tab-separated lines (document, part, date of the
// document, expression, value, sentence; the first line is a header) and
// returns the figures of each part in the order train, dev, test. A document
// is read as its sentences that hold a date, in order, from tokens alone.
func Dates(path string) ([]DateFigures, error) { return DatesWith(path, nil) }

// DatesWith does the same with sentences that prepare has tagged and parsed.
func DatesWith(path string, prepare func(*readout.Sentence)) ([]DateFigures, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	in := bufio.NewScanner(file)
	in.Buffer(make([]byte, 1<<16), 1<<22)
	var docs []goldDoc
	for line := 1; in.Scan(); line++ {
		f := strings.Split(in.Text(), "\t")
		if line == 1 {
			continue
		}
		if len(f) != 6 {
			return nil, fmt.Errorf("%s:%d: %d fields, want 6", path, line, len(f))
		}
		if len(docs) == 0 || docs[len(docs)-1].name != f[0] {
			docs = append(docs, goldDoc{name: f[0], part: f[1], published: f[2]})
		}
		d := &docs[len(docs)-1]
		d.rows = append(d.rows, goldDate{html.UnescapeString(f[3]), f[4], html.UnescapeString(f[5])})
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	finder := date.New(nil)
	var out []DateFigures
	for _, part := range []string{"train", "dev", "test"} {
		fig := DateFigures{Part: part, Genres: map[string][2]int{}}
		for i := range docs {
			if docs[i].part == part {
				scoreDates(finder, &docs[i], &fig, prepare)
			}
		}
		if fig.Gold > 0 {
			out = append(out, fig)
		}
	}
	return out, nil
}

func scoreDates(finder *date.Finder, gold *goldDoc, fig *DateFigures, prepare func(*readout.Sentence)) {
	doc := &readout.Document{}
	doc.Published, _ = time.Parse("2006-01-02", gold.published)
	index := make([]int, len(gold.rows))
	for i, r := range gold.rows {
		if i > 0 && gold.rows[i-1].sentence == r.sentence {
			index[i] = len(doc.Sentences) - 1
			continue
		}
		start := len(doc.Text)
		doc.Text += r.sentence
		doc.Sentences = append(doc.Sentences, spaced(doc.Text, start, len(doc.Sentences)+1))
		doc.Text += "\n"
		index[i] = len(doc.Sentences) - 1
	}
	// Forms were cut from shorter versions of the text; they hold all the same.
	if prepare != nil {
		for i := range doc.Sentences {
			prepare(&doc.Sentences[i])
		}
	}
	finder.Find(doc)
	fig.Read += len(doc.Times)
	press := strings.Contains(gold.name, "_news_") || strings.Contains(gold.name, "_interview_") || strings.Contains(gold.name, "_speech_") || strings.Contains(gold.name, "_court_")
	next := make(map[string]int)
	genre, _, _ := strings.Cut(strings.TrimPrefix(gold.name, "GUM_"), "_")
	for i, r := range gold.rows {
		fig.Gold++
		g := fig.Genres[genre]
		fig.Genres[genre] = [2]int{g[0], g[1] + 1}
		if press {
			fig.NewsGold++
		}
		sent := &doc.Sentences[index[i]]
		// The same words twice in a sentence: one row for each, in order.
		key := fmt.Sprint(index[i], "\x00", r.expression)
		at := strings.Index(doc.Text[sent.Start+next[key]:sent.End], r.expression)
		if at < 0 {
			at = strings.Index(doc.Text[sent.Start:sent.End], r.expression)
			next[key] = 0
			if at < 0 {
				at = 0
			}
		}
		sp := readout.Span{Start: sent.Start + next[key] + at}
		sp.End = sp.Start + len(r.expression)
		next[key] += at + len(r.expression)
		got, found, right := (*readout.Time)(nil), false, false
		for t := range doc.Times {
			tm := &doc.Times[t]
			if tm.Sentence != index[i] || tm.Span.Start >= sp.End || tm.Span.End <= sp.Start {
				continue
			}
			found = true
			if got == nil {
				got = tm
			}
			if sameDate(doc, tm, sp, r.expression, r.value) || (tm.Span.Start < sp.Start || tm.Span.End > sp.End) && alone(finder, doc, r) {
				right = true
				break
			}
		}
		if found {
			fig.Found++
			if got.Precision == "" {
				fig.Unresolved++
			}
		}
		if right {
			fig.Right++
			g := fig.Genres[genre]
			fig.Genres[genre] = [2]int{g[0] + 1, g[1]}
			if press {
				fig.News++
			}
			continue
		}
		e := DateError{Document: gold.name, Published: gold.published, Expression: r.expression, Gold: r.value, Sentence: r.sentence}
		if got != nil {
			e.Got, e.Basis = got.Span.Of(doc.Text)+": "+got.From+".."+got.To, got.Basis
		}
		fig.Wrong = append(fig.Wrong, e)
	}
}

// alone reads the words of a gold expression as a document of their own.
func alone(finder *date.Finder, doc *readout.Document, r goldDate) bool {
	one := &readout.Document{}
	one.Published, one.Text = doc.Published, r.expression
	one.Sentences = []readout.Sentence{spaced(one.Text, 0, 1)}
	finder.Find(one)
	return len(one.Times) == 1 && sameDate(one, &one.Times[0], readout.Span{End: len(one.Text)}, r.expression, r.value)
}

// spaced makes a sentence of words that are set apart by spaces.
func spaced(text string, start, number int) readout.Sentence {
	sent := readout.Sentence{Span: readout.Span{Start: start, End: len(text)}, Number: number}
	for i := start; i < len(text); {
		if text[i] == ' ' {
			i++
			continue
		}
		j := i
		for j < len(text) && text[j] != ' ' {
			j++
		}
		sent.Tokens = append(sent.Tokens, readout.Token{Span: readout.Span{Start: i, End: j}, Form: text[i:j], Head: -1, SpaceBefore: i > start})
		i = j
	}
	return sent
}

// goldSpan writes a gold value out. partial tells that it has no year.
func goldSpan(value string) (from, to string, partial bool) {
	for _, f := range strings.Split(value, ";") {
		k, v, _ := strings.Cut(f, "=")
		v, _, _ = strings.Cut(v, "T")
		if strings.HasPrefix(v, "--") {
			return "", "", true
		}
		a, b := written(v)
		switch k {
		case "when":
			from, to = a, b
		case "from", "notBefore":
			from = a
		case "to", "notAfter":
			to = b
		}
	}
	return from, to, false
}

// written returns the first and last day of yyyy, yyyy-mm or yyyy-mm-dd.
func written(v string) (string, string) {
	neg := strings.HasPrefix(v, "-")
	body := strings.TrimPrefix(v, "-")
	if neg {
		if len(body) < 4 {
			body = strings.Repeat("0", 4-len(body)) + body
		}
		return "-" + body + "-01-01", "-" + body + "-12-31"
	}
	if len(body) < 4 && len(body) > 0 {
		body = strings.Repeat("0", 4-len(body)) + body
	}
	switch len(body) {
	case 4:
		return body + "-01-01", body + "-12-31"
	case 7:
		t, err := time.Parse("2006-01", body)
		if err != nil {
			return body, body
		}
		return body + "-01", t.AddDate(0, 1, -1).Format("2006-01-02")
	}
	return body, body
}

func sameDate(doc *readout.Document, t *readout.Time, sp readout.Span, expression, value string) bool {
	from, to, partial := goldSpan(value)
	if partial {
		if t.Precision == "" {
			return true
		}
		// "--07-04": that part of any year
		_, rest, _ := strings.Cut(value, "=--")
		rest, _, _ = strings.Cut(rest, ";")
		if len(rest) > 2 && !strings.HasPrefix(value, "when=") {
			rest = rest[:2]
		}
		return len(t.From) == 10 && t.From[5:5+len(rest)] == rest || len(t.To) == 10 && t.To[5:5+len(rest)] == rest
	}
	slack := 0
	if t.Precision == "season" {
		slack = 31
	}
	inner := t.Span.Start < sp.Start || t.Span.End > sp.End // the program read more words
	eqFrom, eqTo := near(t.From, from, slack), near(t.To, to, slack)
	switch {
	case from == "":
		_, v, _ := strings.Cut(value, "=")
		return to != "" && (eqTo || strings.HasPrefix(t.To, v))
	case to == "":
		_, v, _ := strings.Cut(value, "=")
		return eqFrom || t.From != "" && strings.HasPrefix(t.From, v)
	case (t.Precision == "decade" || t.Precision == "century") && from != "" && to != "" && len(t.From) == 10 && len(t.To) == 10 && t.From[:4] == from[:4] && t.To[:4] == to[:4]:
		return true
	case t.Precision == "century" && yearOff(t.From, from) <= 1 && yearOff(t.To, to) <= 1:
		return true // the twentieth century from 1901 to 2000
	case eqFrom && eqTo:
		return true
	case inner && t.To == "" && t.From != "":
		return eqFrom || dayAfter(to) == t.From
	case inner && t.From == "" && t.To != "":
		return eqTo || dayAfter(t.To) == from
	case inner && t.From != t.To && strings.HasPrefix(value, "when="):
		// one end of a range
		if t.Span.Start >= sp.Start-8 && t.Span.End > sp.End+2 {
			return eqFrom
		}
		if t.Span.End <= sp.End+1 {
			return eqTo
		}
	}
	return false
}

// yearOff is the difference of the years of two ISO days, large where one is
// missing.
func yearOff(a, b string) int {
	x, err1 := strconv.Atoi(a[:min(4, len(a))])
	y, err2 := strconv.Atoi(b[:min(4, len(b))])
	switch {
	case err1 != nil || err2 != nil:
		return 1 << 20
	case x > y:
		return x - y
	}
	return y - x
}

func dayAfter(day string) string {
	t, err := time.Parse("2006-01-02", day)
	if err != nil {
		return ""
	}
	return t.AddDate(0, 0, 1).Format("2006-01-02")
}

func near(a, b string, slack int) bool {
	if a == b {
		return true
	}
	if slack == 0 {
		return false
	}
	x, err1 := time.Parse("2006-01-02", a)
	y, err2 := time.Parse("2006-01-02", b)
	if err1 != nil || err2 != nil {
		return false
	}
	d := x.Sub(y).Hours() / 24
	return d <= float64(slack) && d >= -float64(slack)
}

package timeplace

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"time"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/annotate/date"
	"github.com/readout-events/readout/internal/annotate/place"
)

// ActFigures is what Acts found: of the events that were marked, how many
// have a day or place in the gold file, how many the program gives one, and
// how many of those are right. Only what stands in the event's own sentence
// is asked for (date.Of, place.Of); what a caller adds from elsewhere in the
// text is not in it.
//
// A day is right where it covers the same days as the gold one, or lies
// within them, or they within it and it is no longer than a month. Where the
// program leaves several days open and the gold one is among them it counts
// as open, neither right nor wrong. A place is right where its words are in
// the gold words.
type ActFigures struct {
	Events                                int
	DateGold, DateGot, DateRight, DateOut int // DateOut: left open with the right day among the candidates
	PlaceGold, PlaceGot, PlaceRight       int
	Wrong                                 []string
}

// String is one line for people.
func (f ActFigures) String() string {
	return fmt.Sprintf("%d events  dates: %d in gold, %d given, %d right (precision %.1f %%, recall %.1f %%), %d open  places: %d in gold, %d given, %d right (precision %.1f %%, recall %.1f %%)",
		f.Events, f.DateGold, f.DateGot, f.DateRight, 100*ratio(f.DateRight, f.DateGot), 100*ratio(f.DateRight, f.DateGold), f.DateOut,
		f.PlaceGold, f.PlaceGot, f.PlaceRight, 100*ratio(f.PlaceRight, f.PlaceGot), 100*ratio(f.PlaceRight, f.PlaceGold))
}

type goldAct struct {
	Trigger, Date, Place string
}

// Acts reads sentences with their events as JSON Lines (id "article:number",
// text, events with trigger, date and place), puts the sentences of an
// article together, reads them with read, and measures.
func Acts(path string, read func(readout.Article) *readout.Document) (ActFigures, error) {
	file, err := os.Open(path)
	if err != nil {
		return ActFigures{}, err
	}
	defer file.Close()
	type sentence struct {
		start, end int
		acts       []goldAct
	}
	var fig ActFigures
	var text strings.Builder
	var sents []sentence
	last := ""
	flush := func() {
		if len(sents) == 0 {
			return
		}
		doc := read(readout.Article{ID: last, Language: "en", Text: text.String()})
		for _, s := range sents {
			for _, a := range s.acts {
				fig.act(doc, s.start, s.end, a)
			}
		}
		text.Reset()
		sents = sents[:0]
	}
	in := bufio.NewScanner(file)
	in.Buffer(make([]byte, 1<<16), 1<<22)
	for n := 1; in.Scan(); n++ {
		var line struct {
			ID, Text string
			Events   []goldAct
		}
		if err := json.Unmarshal(in.Bytes(), &line); err != nil {
			return fig, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		id, _, _ := strings.Cut(line.ID, ":")
		if id != last {
			flush()
			last = id
		}
		start := text.Len()
		text.WriteString(line.Text)
		sents = append(sents, sentence{start, text.Len(), line.Events})
		text.WriteString("\n\n")
	}
	flush()
	return fig, in.Err()
}

func (fig *ActFigures) act(doc *readout.Document, start, end int, a goldAct) {
	at := strings.Index(doc.Text[start:end], a.Trigger)
	if at < 0 || a.Trigger == "" {
		return
	}
	sp := readout.Span{Start: start + at, End: start + at + len(a.Trigger)}
	s, pred := -1, -1
	for i := range doc.Sentences {
		sent := &doc.Sentences[i]
		for j := range sent.Tokens {
			t := &sent.Tokens[j]
			if t.Start < sp.Start || t.End > sp.End {
				continue
			}
			// the verb of the trigger, else its last noun
			if t.Tag == "VERB" && (pred < 0 || sent.Tokens[pred].Tag != "VERB") || t.Tag == "NOUN" && (pred < 0 || sent.Tokens[pred].Tag == "NOUN") || pred < 0 {
				s, pred = i, j
			}
		}
	}
	if pred < 0 {
		return
	}
	fig.Events++
	sent := &doc.Sentences[s]
	when, basis, maybe, ok := date.Of(doc, s, pred, 0, len(sent.Tokens))
	if a.Date != "" {
		fig.DateGold++
	}
	switch {
	case !ok:
		if a.Date != "" {
			for i := range doc.Times {
				if t := &doc.Times[i]; t.Sentence == s {
					fig.Wrong = append(fig.Wrong, fmt.Sprintf("no date of %q, gold %q, read %s..%s  %s", a.Trigger, a.Date, t.From, t.To, sent.Span.Of(doc.Text)))
				}
			}
		}
	case when.From == "" && when.To == "":
		for _, m := range maybe {
			if from, to := goldInterval(a.Date); from != "" && from <= m && m <= to {
				fig.DateOut++
				break
			}
		}
	default:
		fig.DateGot++
		if covers(a.Date, when) {
			fig.DateRight++
		} else {
			fig.Wrong = append(fig.Wrong, fmt.Sprintf("date of %q: %s..%s, gold %q (%s)  %s", a.Trigger, when.From, when.To, a.Date, basis, sent.Span.Of(doc.Text)))
		}
	}
	if a.Place != "" {
		fig.PlaceGold++
	}
	if p, ok := place.Of(doc, s, pred, 0, len(sent.Tokens)); ok {
		fig.PlaceGot++
		if a.Place != "" && (strings.Contains(a.Place, p.Text) || strings.Contains(p.Text, a.Place)) {
			fig.PlaceRight++
		} else {
			fig.Wrong = append(fig.Wrong, fmt.Sprintf("place of %q: %s, gold %q  %s", a.Trigger, p.Text, a.Place, sent.Span.Of(doc.Text)))
		}
	} else if a.Place != "" {
		fig.Wrong = append(fig.Wrong, fmt.Sprintf("no place of %q, gold %q  %s", a.Trigger, a.Place, sent.Span.Of(doc.Text)))
	}
}

// goldInterval writes out "2021-12", "2021-03/2021-05", "2022-02-24/".
func goldInterval(v string) (from, to string) {
	a, b, two := strings.Cut(v, "/")
	from, to = written(a)
	if two {
		_, to = written(b)
	}
	return from, to
}

func covers(gold string, got readout.Interval) bool {
	from, to := goldInterval(gold)
	if gold == "" {
		return false
	}
	if got.From == from || got.To == to {
		return true
	}
	if got.From == "" || got.To == "" {
		return false
	}
	if from <= got.From && (to == "" || got.To <= to) {
		return true
	}
	a, err1 := time.Parse("2006-01-02", got.From)
	b, err2 := time.Parse("2006-01-02", got.To)
	return err1 == nil && err2 == nil && got.From <= from && to <= got.To && b.Sub(a) <= 31*24*time.Hour
}

// UndatedFigures is what Undated found: articles, those whose day of
// publication was inferred from the text, those of them where the day is not
// in what was inferred; and over all expressions of time how many were
// resolved, and how many to other days than with the day of publication.
type UndatedFigures struct {
	Articles, Inferred, Wrong int
	Times, Resolved, Differ   int
	Errors                    []string
}

// String is one line for people.
func (f UndatedFigures) String() string {
	return fmt.Sprintf("%d articles without their date  inferred %d, wrong %d  %d times, resolved %d (%.1f %%), to other days than with the date %d",
		f.Articles, f.Inferred, f.Wrong, f.Times, f.Resolved, 100*ratio(f.Resolved, f.Times), f.Differ)
}

// Undated reads articles with a day of publication (JSON Lines) twice, once
// without that day and without a first line that tells it, and compares: no
// day may be wrong for want of the date.
func Undated(path string, read func(readout.Article) *readout.Document) (UndatedFigures, error) {
	var fig UndatedFigures
	file, err := os.Open(path)
	if err != nil {
		return fig, err
	}
	defer file.Close()
	in := bufio.NewScanner(file)
	in.Buffer(make([]byte, 1<<16), 1<<22)
	for n := 1; in.Scan(); n++ {
		var line struct{ ID, Text, Published string }
		if err := json.Unmarshal(in.Bytes(), &line); err != nil {
			return fig, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		day, err := time.Parse("2006-01-02", line.Published)
		if err != nil {
			return fig, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		if first, rest, ok := strings.Cut(line.Text, "\n"); ok && len(first) < 40 {
			line.Text = rest
		}
		a := read(readout.Article{ID: line.ID, Text: line.Text})
		b := read(readout.Article{ID: line.ID, Text: line.Text, Published: day})
		fig.Articles++
		if a.Today.To != "" {
			fig.Inferred++
			if line.Published < a.Today.From || line.Published > a.Today.To {
				fig.Wrong++
				fig.Errors = append(fig.Errors, fmt.Sprintf("%s: published %s, inferred %s..%s: %s", line.ID, line.Published, a.Today.From, a.Today.To, a.TodayWhy))
			}
		}
		for i := range b.Times {
			fig.Times++
			p, q := &a.Times[i], &b.Times[i]
			if p.Precision == "" {
				continue
			}
			fig.Resolved++
			if p.From != q.From || p.To != q.To {
				fig.Differ++
				fig.Errors = append(fig.Errors, fmt.Sprintf("%s: %q is %s..%s, with the date %s..%s", line.ID, p.Span.Of(line.Text), p.From, p.To, q.From, q.To))
			}
		}
	}
	return fig, in.Err()
}

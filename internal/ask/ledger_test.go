package ask_test

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/coder"
	"github.com/readout-events/readout/internal/ask"
	"github.com/readout-events/readout/internal/merge"
	"github.com/readout-events/readout/internal/read"
	"github.com/readout-events/readout/internal/store"
	"github.com/readout-events/readout/internal/store/sqlite"
)

var (
	update = flag.Bool("update", false, "rewrite what the tests expect")
	recode = flag.Bool("recode", false, "code testdata/press.jsonl anew and write testdata/records.jsonl")
)

const run = "20261123T100000Z-0001"

// ledger is a small ledger of the articles in testdata/press.jsonl. What was
// read from them stands in testdata/records.jsonl, so that these tests change
// with asking and not with reading.
func ledger(t *testing.T) store.Store {
	t.Helper()
	if *recode {
		code(t)
	}
	db, err := sqlite.Open(filepath.Join(t.TempDir(), "ledger.db"), true)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	data, err := os.ReadFile("testdata/records.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	reports, statements, err := readout.ParseRecords(data)
	if err != nil {
		t.Fatal(err)
	}
	added := time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)
	if err := db.Update(context.Background(), func(w store.Writer) error {
		if err := w.PutCodebook("book", map[string][]byte{"en/consult.txt": []byte(strings.Repeat("#\n", 8) + "X meets (with) Y => CONSULT both\n")}); err != nil {
			return err
		}
		if err := w.PutRun(store.Run{ID: run, Command: "add", Started: added, Codebook: "book"}); err != nil {
			return err
		}
		first := map[string]string{} // text: the article that others copy
		var items []merge.Features
		for _, a := range articles(t) {
			if first[a.Text] == "" {
				first[a.Text] = a.ID
			}
			if err := w.PutArticle(store.Article{Article: a, Given: "press-" + a.ID, Copy: first[a.Text], Added: added, Run: run}); err != nil {
				return err
			}
			c := store.Coding{Article: a.ID, Run: run}
			for i := range reports {
				if r := &reports[i]; r.Article == a.ID {
					m := merge.Meta{Article: a.ID, URL: a.URL, Publisher: a.Publisher, Copy: first[a.Text]}
					if !a.Published.IsZero() {
						m.Published = a.Published.Format(time.DateOnly)
					}
					c.Reports = append(c.Reports, *r)
					items = append(items, merge.Extract(r, m))
				}
			}
			for i := range statements {
				if statements[i].Article == a.ID {
					c.Statements = append(c.Statements, statements[i])
				}
			}
			if err := w.PutCoding(c); err != nil {
				return err
			}
		}
		var events []readout.Event
		for _, group := range merge.Cluster(items, nil) {
			var of []merge.Features
			for _, i := range group {
				of = append(of, items[i])
			}
			events = append(events, merge.Sum(of))
		}
		return w.PutEvents(nil, events)
	}); err != nil {
		t.Fatal(err)
	}
	return db
}

func articles(t *testing.T) (list []readout.Article) {
	t.Helper()
	if err := read.Articles([]string{"testdata/press.jsonl"}, read.Options{}, func(a readout.Article) error {
		list = append(list, a)
		return nil
	}, func(p *read.Problem) { t.Error(p) }); err != nil {
		t.Fatal(err)
	}
	return list
}

func code(t *testing.T) {
	t.Helper()
	c, err := coder.New(coder.Options{})
	if err != nil {
		t.Fatal(err)
	}
	w := c.Worker()
	var out bytes.Buffer
	for _, a := range articles(t) {
		res := w.Code(a)
		if err := coder.AppendJSON(&out, &res); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile("testdata/records.jsonl", out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// view looks into the small ledger.
func view(t *testing.T, f func(store.Reader) error) {
	t.Helper()
	if err := ledger(t).View(context.Background(), f); err != nil {
		t.Fatal(err)
	}
}

// golden compares with a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s: got\n%s\nwant\n%s\n(go test ./internal/ask -update rewrites it; read the diff)", path, got, want)
	}
}

func filter(t *testing.T, of byte, query string) store.Filter {
	t.Helper()
	f, err := ask.ParseOf(of, query)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// ledgerOf is a ledger of meetings that fill puts into it, each in an article
// of its own.
func ledgerOf(t *testing.T, fill func(put func(day, actor, recipient string))) func(func(store.Reader) error) {
	t.Helper()
	db, err := sqlite.Open(filepath.Join(t.TempDir(), "ledger.db"), true)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	added := time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)
	if err := db.Update(context.Background(), func(w store.Writer) (err error) {
		err = w.PutRun(store.Run{ID: run, Started: added})
		var events []readout.Event
		fill(func(day, actor, recipient string) {
			id := fmt.Sprintf("%016x", len(events)+1)
			article := "a" + id
			when := readout.Interval{From: day, To: day}
			a, b := []readout.Participant{{Name: actor}}, []readout.Participant{{Name: recipient}}
			events = append(events, readout.Event{ID: "e" + id, Type: "CONSULT", Status: readout.Actual, Actor: a, Recipient: b, When: when, Reports: []string{id}, Articles: 1, Sources: 1})
			err = errors.Join(err, w.PutArticle(store.Article{Article: readout.Article{ID: article, Text: "text"}, Given: article, Copy: article, Added: added, Run: run}),
				w.PutCoding(store.Coding{Article: article, Run: run, Reports: []readout.Report{{ID: id, Article: article, Type: "CONSULT", Status: readout.Actual, Actor: a, Recipient: b, When: when}}}))
		})
		return errors.Join(err, w.PutEvents(nil, events))
	}); err != nil {
		t.Fatal(err)
	}
	return func(f func(store.Reader) error) {
		t.Helper()
		if err := db.View(context.Background(), f); err != nil {
			t.Fatal(err)
		}
	}
}

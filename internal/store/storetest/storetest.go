// Package storetest is the test that every store must pass. A store's own
// test calls Run; what is tested there is the contract in package store, no
// more, so that a second store that passes may take the first one's place.
package storetest

import (
	"context"
	"fmt"
	"testing"
	"time"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/store"
)

// Maker makes and opens stores for a test.
type Maker struct {
	New   func(t *testing.T) (st store.Store, name string) // an empty one, closed by its user
	Open  func(t *testing.T, name string) store.Store      // one that New made or Backup wrote, again
	Spoil func(t *testing.T, name string)                  // damages a closed store; nil where that can't be done
}

// Run tests a store.
func Run(t *testing.T, m Maker) {
	for _, c := range []struct {
		name string
		f    func(*testing.T, Maker)
	}{
		{"Articles", articles}, {"Given", given}, {"Copies", copies}, {"Sketches", sketches}, {"Codings", codings}, {"Recoded", recoded}, {"Runs", runs}, {"Marks", marks},
		{"Events", events}, {"Decisions", decisions}, {"Filters", filters}, {"WrongFilters", wrongFilters}, {"Paging", paging}, {"PagingUnderInserts", pagingUnderInserts},
		{"Counts", counts}, {"Series", series}, {"Facets", facets}, {"Failed", failed}, {"Isolation", isolation}, {"Writers", writers}, {"Reopened", reopened},
		{"State", state}, {"Backup", backup}, {"Forget", forget}, {"Verify", verify},
	} {
		t.Run(c.name, func(t *testing.T) { c.f(t, m) })
	}
}

// day is an ISO day as a time.
func day(iso string) time.Time {
	if iso == "" {
		return time.Time{}
	}
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		panic(err)
	}
	return t
}

var added = time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)

// party reads "CHN/GOV Wang Yi"; country and sector may be left out: "/GOV",
// "CHN", " Wang Yi".
func party(s string) (p readout.Participant) {
	var code string
	code, p.Name, _ = cut(s, ' ')
	p.Country, p.Sector, _ = cut(code, '/')
	p.Text, p.Span = p.Name, readout.Span{Start: 3, End: 3 + len(p.Name)}
	return p
}

func cut(s string, c byte) (a, b string, found bool) {
	for i := range len(s) {
		if s[i] == c {
			return s[:i], s[i+1:], true
		}
	}
	return s, "", false
}

func people(ss []string) (ps []readout.Participant) {
	for _, s := range ss {
		ps = append(ps, party(s))
	}
	return ps
}

func bare(ps []readout.Participant) (out []readout.Participant) {
	for _, p := range ps {
		out = append(out, readout.Participant{Name: p.Name, Country: p.Country, Sector: p.Sector, Office: p.Office})
	}
	return out
}

// update fails the test where f or the store fails.
func update(t *testing.T, st store.Store, f func(store.Writer) error) {
	t.Helper()
	if err := st.Update(context.Background(), f); err != nil {
		t.Fatal(err)
	}
}

func view(t *testing.T, st store.Store, f func(store.Reader) error) {
	t.Helper()
	if err := st.View(context.Background(), f); err != nil {
		t.Fatal(err)
	}
}

// open makes an empty store that the test's end closes.
func open(t *testing.T, m Maker) store.Store {
	t.Helper()
	st, _ := m.New(t)
	t.Cleanup(func() {
		if err := st.Close(); err != nil {
			t.Error(err)
		}
	})
	return st
}

// clean fails the test where Verify finds a fault.
func clean(t *testing.T, st store.Store) {
	t.Helper()
	if err := st.Verify(context.Background(), func(fault string) { t.Errorf("verify: %s", fault) }); err != nil {
		t.Errorf("verify: %v", err)
	}
}

// put stores an article with its coding in run "r1".
func put(w store.Writer, a store.Article, reports []readout.Report, statements []readout.Statement) error {
	if err := w.PutArticle(a); err != nil {
		return err
	}
	return w.PutCoding(store.Coding{Article: a.ID, Run: "r1", Reports: reports, Statements: statements})
}

func article(id, published string) store.Article {
	return store.Article{Article: readout.Article{ID: id, Published: day(published), Title: "Title of " + id, Text: "Text of " + id + "."}, Given: id + ".txt", Added: added}
}

// report is a small report of an article.
func report(article string, n int) readout.Report {
	r := readout.Report{ID: fmt.Sprintf("%s-%02d", article, n), Article: article, Sentence: n, Type: "CONSULT", Quad: 1, Cameo: "040", Status: readout.Actual, Confidence: 0.5,
		Actor: people([]string{"CHN/GOV Wang Yi"}), Recipient: people([]string{"RUS/GOV Sergey Lavrov"}), Text: fmt.Sprintf("Sentence %d of %s.", n, article)}
	r.Trigger.Span.Start = 5 * n
	return r
}

// event is an event of some reports.
func event(reports ...readout.Report) readout.Event {
	r := reports[0]
	e := readout.Event{ID: "e" + r.ID, Type: r.Type, Mode: r.Mode, Quad: r.Quad, Score: r.Score, Cameo: r.Cameo, Goldstein: r.Goldstein, Status: r.Status, Actor: bare(r.Actor), Recipient: bare(r.Recipient),
		When: r.When, WhenBasis: r.WhenBasis, Context: r.Context, Confidence: r.Confidence, Articles: 1, Sources: 1}
	if p := r.Where; p != nil {
		e.Where = &readout.Place{Name: p.Name, Country: p.Country, Admin1: p.Admin1, Lat: p.Lat, Lon: p.Lon, Precision: p.Precision}
	}
	for _, r := range reports {
		e.Reports = append(e.Reports, r.ID)
	}
	return e
}

package storetest

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/store"
)

// asked are values for each field, some of which no row has.
var asked = map[string][]string{
	"actor": sides, "recipient": sides, "party": sides, "speaker": sides, "says": append([]string{"-"}, sides...), "about": {"Taiwan", "taiwan strait", "US", "AND", "wang", "~Taiwan", "Tai", "PKK"},
	"dyad": {"CHN:USA", "USA:CHN", "CHN>USA", "Wang Yi:USA", "CHN/GOV>RUS/GOV", "GOV:GOV", "CHN:CHN", "wang:Lavrov", "a spokesman>CHN", "~PKK:TUR", "Nobody:USA"},
	"type": {"CONSULT", "ACCUSE", "consult", "THREATEN"}, "mode": {"visit", "CONSULT/visit", "AID/visit", "meet", "AID/meet"}, "quad": {"1", "2", "4"}, "status": {"actual", "future", "failed"},
	"cameo": {"04", "040", "07", "0711", "0", "1831", "9"}, "date": intervals, "published": intervals, "place": {"KHM", "USA", "San Jose", "california", "penh", "~IRN", "Iran", "XXX"},
	"stance": {"supports", "opposes", "x"}, "context": {"diplomatic", "military", "x"}, "rule": {"en/accuse.txt", "en/accuse.txt:3", "en/accuse.txt:31", "en/accuse", "program:meet", "program"},
	"text":      {"met", "MET", "mee*", "two sides", "sides two", "erdogan", "phnom penh", "AND", "NOT", "we oppose", "\"we", "m*", "sid*", "the s*", "…", "", "*"},
	"publisher": {"xinhua", "The Post", "Post"}, "url": {"http://example.org/0"}, "article": {"given1", "given7", "http://example.org/2?q=7", "nobody"}, "language": {"en", "de", "EN"},
	"copy": nil, "run": {"r1", "r0"}, "id": nil,
	"confidence": {"0.5", "0", "2"}, "score": {"-0.5", "1.5"}, "goldstein": {"1"}, "reports": {"1", "2", "0"}, "sources": {"1", "2"}, "articles": {"2", "3"},
}

var (
	sides     = []string{"CHN", "USA", "UNO", "GOV", "MIL", "CHN/GOV", "CHN/MIL", "USA/MIL", "Wang Yi", "wang", "WANG YI", "yi wang", "Erdogan", "antonio guterres", "PKK", "~PKK", "AND", "~AND", "ang", "people's liberation", "spokesman", "..."}
	intervals = []string{"2022-08-05", "2022-01-01..2022-12-31", "..2021-12-31", "2022-08-05..", "..", "2021-12-28..2021-12-30", "2022-12-31..2022-01-01", "2020-02-29..2020-02-29"}
)

// askable gives the values to ask a field for.
func (w *world) askable(field string) (list []string) {
	list = append(list, asked[field]...)
	switch field {
	case "text": // an empty value is no question
		list = slices.DeleteFunc(list, func(s string) bool { return s == "" })
	case "url":
		list = append(list, w.article(w.reports[0].Article).URL, w.article(w.statements[3].Article).URL)
	case "copy", "article":
		list = append(list, w.articles[3].Copy, w.articles[8].Copy, "nobody")
	case "id":
		list = append(list, w.articles[3].ID, w.reports[2].ID, w.statements[2].ID, w.events[2].ID, w.events[7].Reports[0], "nobody",
			w.reports[2].ID[:2]+"*", w.events[2].ID[:3]+"*", w.articles[3].ID+"*", "*", "nobody*")
	}
	return list
}

// ids asks a store for what a filter chooses.
func ids(r store.Reader, of byte, f store.Filter, p store.Page) (out []string, next string, err error) {
	switch of {
	case 'e':
		var list []readout.Event
		list, next, err = r.Events(f, p)
		for _, x := range list {
			out = append(out, x.ID)
		}
	case 'r':
		var list []readout.Report
		list, next, err = r.Reports(f, p)
		for _, x := range list {
			out = append(out, x.ID)
		}
	case 's':
		var list []readout.Statement
		list, next, err = r.Statements(f, p)
		for _, x := range list {
			out = append(out, x.ID)
		}
	case 'a':
		var list []store.Article
		list, next, err = r.Articles(f, p)
		for _, x := range list {
			out = append(out, x.ID)
		}
	}
	return out, next, err
}

func (w *world) want(of byte, f store.Filter) (out []string) {
	for _, x := range w.things(of) {
		if x.fits(f) {
			out = append(out, x.id)
		}
	}
	return out
}

// terms are filters of one term: each field, each value, both with Not, and several values.
func (w *world) terms(field string) (list []store.Term) {
	values := w.askable(field)
	ops := []string{""}
	if slices.Contains([]string{"confidence", "score", "goldstein", "reports", "sources", "articles"}, field) {
		ops = []string{"", "<", "<=", ">", ">="}
	}
	for i, v := range values {
		for _, op := range ops {
			for _, not := range []bool{false, true} {
				list = append(list, store.Term{Field: field, Op: op, Values: []string{v}, Not: not}, store.Term{Field: field, Op: op, Values: []string{v, values[(i*5+3)%len(values)]}, Not: not})
			}
		}
	}
	return list
}

// filters asks for everything and compares with the plainest answers.
func filters(t *testing.T, m Maker) {
	st := open(t, m)
	w := fill(t, st)
	w.check(t, st)
	r := rand.New(rand.NewPCG(1, 2))
	view(t, st, func(v store.Reader) error {
		for _, of := range []byte("ersa") {
			var all []store.Term
			for _, f := range store.Fields {
				if !slices.Contains([]byte(f.Of), of) {
					continue
				}
				terms := w.terms(f.Name)
				if len(terms) == 0 {
					t.Errorf("field %s is not tested", f.Name)
				}
				chosen := 0
				for _, term := range terms {
					f := store.Filter{Terms: []store.Term{term}}
					want := w.want(of, f)
					got, next, err := ids(v, of, f, store.Page{Limit: 10_000})
					if err != nil {
						return fmt.Errorf("%c %+v: %w", of, term, err)
					}
					if !slices.Equal(got, want) || next != "" {
						t.Errorf("%c %+v: next %q\n got %v\nwant %v", of, term, next, got, want)
					}
					if !term.Not && len(want) > 0 {
						chosen++
					}
				}
				if chosen == 0 {
					t.Errorf("%c: no value of field %s chooses anything: the test is blind", of, f.Name)
				}
				all = append(all, terms...)
			}
			for range 300 { // several terms
				var f store.Filter
				for range 2 + r.IntN(2) {
					f.Terms = append(f.Terms, pick(r, all))
				}
				got, _, err := ids(v, of, f, store.Page{Limit: 10_000})
				if err != nil {
					return fmt.Errorf("%c %+v: %w", of, f, err)
				}
				if want := w.want(of, f); !slices.Equal(got, want) {
					t.Errorf("%c %+v:\n got %v\nwant %v", of, f, got, want)
				}
			}
		}
		return nil
	})
}

func wrongFilters(t *testing.T, m Maker) {
	st := open(t, m)
	view(t, st, func(r store.Reader) error {
		for _, c := range []struct {
			of   byte
			term store.Term
		}{
			{'e', store.Term{Field: "colour", Values: []string{"red"}}}, {'e', store.Term{Field: "speaker", Values: []string{"CHN"}}}, {'s', store.Term{Field: "actor", Values: []string{"CHN"}}},
			{'a', store.Term{Field: "text", Values: []string{"x"}}}, {'e', store.Term{Field: "type"}}, {'e', store.Term{Field: "type", Op: "<", Values: []string{"x"}}},
			{'e', store.Term{Field: "sources", Op: "!", Values: []string{"1"}}}, {'e', store.Term{Field: "sources", Values: []string{"many"}}}, {'e', store.Term{Field: "quad", Values: []string{"x"}}},
			{'e', store.Term{Field: "date", Values: []string{"yesterday"}}}, {'e', store.Term{Field: "date", Values: []string{"2022-02-30"}}}, {'e', store.Term{Field: "date", Values: []string{"2022-01-01..x"}}},
			{'e', store.Term{Field: "dyad", Values: []string{"CHN"}}}, {'e', store.Term{Field: "actor", Values: []string{""}}},
		} {
			f := store.Filter{Terms: []store.Term{c.term}}
			_, _, err := ids(r, c.of, f, store.Page{})
			fails(t, fmt.Sprintf("%c %+v", c.of, c.term), err, store.ErrFilter)
			if c.of == 'e' {
				_, err = r.Count(f)
				fails(t, fmt.Sprintf("count %+v", c.term), err, store.ErrFilter)
				_, err = r.Facet(f, "type", 0)
				fails(t, fmt.Sprintf("facet %+v", c.term), err, store.ErrFilter)
				_, err = r.Series(f, "day")
				fails(t, fmt.Sprintf("series %+v", c.term), err, store.ErrFilter)
			}
		}
		_, err := r.Facet(store.Filter{}, "text", 0)
		fails(t, "facet of text", err, store.ErrFilter)
		_, err = r.Series(store.Filter{}, "moon")
		fails(t, "series by moon", err, store.ErrFilter)
		return nil
	})
}

// pages goes through a list in pages of n.
func pages(r store.Reader, of byte, f store.Filter, n int) (all []string, err error) {
	after := ""
	for range 10_000 {
		list, next, err := ids(r, of, f, store.Page{After: after, Limit: n})
		if err != nil {
			return nil, err
		}
		all = append(all, list...)
		if len(list) > n || next != "" && len(list) < n {
			return nil, fmt.Errorf("a page of %d has %d rows", n, len(list))
		}
		if next == "" {
			return all, nil
		}
		after = next
	}
	return nil, errors.New("no end of pages")
}

func paging(t *testing.T, m Maker) {
	st := open(t, m)
	w := fill(t, st)
	view(t, st, func(r store.Reader) error {
		for _, of := range []byte("ersa") {
			for _, f := range []store.Filter{{}, {Terms: []store.Term{{Field: "language", Values: []string{"en"}}}}} {
				want := w.want(of, f)
				for _, n := range []int{1, 2, 7, len(want), len(want) + 1} {
					got, err := pages(r, of, f, n)
					if err != nil {
						return err
					}
					same(t, fmt.Sprintf("%c in pages of %d", of, n), got, want)
				}
			}
			_, next, err := ids(r, of, store.Filter{}, store.Page{Limit: 1})
			if err != nil {
				return err
			}
			for _, other := range []byte("ersa") {
				if other != of {
					_, _, err := ids(r, other, store.Filter{}, store.Page{After: next})
					fails(t, fmt.Sprintf("%c with a cursor of %c", other, of), err, store.ErrCursor)
				}
			}
			for _, bad := range []string{"x", "é", next + "x", next[:len(next)-2], "W10", "WyJlIl0"} {
				_, _, err := ids(r, of, store.Filter{}, store.Page{After: bad})
				fails(t, fmt.Sprintf("%c with cursor %q", of, bad), err, store.ErrCursor)
			}
		}
		return nil
	})
	st2 := open(t, m)
	update(t, st2, func(to store.Writer) error {
		for i := range 150 {
			if err := to.PutArticle(article(fmt.Sprint("a", i), "")); err != nil {
				return err
			}
		}
		return nil
	})
	view(t, st2, func(r store.Reader) error {
		list, next, err := r.Articles(store.Filter{}, store.Page{})
		if len(list) != 100 || next == "" {
			t.Errorf("a page without Limit has %d rows, next %q", len(list), next)
		}
		return err
	})
}

// pagingUnderInserts: what comes between two pages neither doubles nor hides what was there.
func pagingUnderInserts(t *testing.T, m Maker) {
	st := open(t, m)
	small := newWorld(40)
	update(t, st, func(to store.Writer) error { return small.store(to) })
	for _, of := range []byte("ersa") {
		want := small.want(of, store.Filter{})
		var got []string
		after := ""
		for i := 0; ; i++ {
			var next string
			view(t, st, func(r store.Reader) error {
				list, n, err := ids(r, of, store.Filter{}, store.Page{After: after, Limit: 5})
				got, next = append(got, list...), n
				return err
			})
			if next == "" {
				break
			}
			after = next
			for k, d := range []string{"", "2022-08-05", "2099-01-01"} {
				id := fmt.Sprintf("a%d%c%d-%d", k*4, of, i, k)
				rep := report(id, 1)
				rep.When.From, rep.When.To = d, d
				s := readout.Statement{ID: "s" + id, Article: id}
				update(t, st, func(to store.Writer) error {
					return errors.Join(put(to, article(id, d), []readout.Report{rep}, []readout.Statement{s}), to.PutEvents(nil, []readout.Event{event(rep)}))
				})
			}
		}
		seen := map[string]int{}
		for _, id := range got {
			if seen[id]++; seen[id] > 1 {
				t.Errorf("%c: %s twice", of, id)
			}
		}
		for _, id := range want {
			if seen[id] == 0 {
				t.Errorf("%c: %s is skipped", of, id)
			}
		}
	}
}

// some filters for counts, series and facets
var broad = []store.Filter{
	{}, {Terms: []store.Term{{Field: "party", Values: []string{"CHN"}}}}, {Terms: []store.Term{{Field: "dyad", Values: []string{"CHN:USA"}}}},
	{Terms: []store.Term{{Field: "dyad", Values: []string{"CHN:USA"}}, {Field: "date", Values: []string{"2021-01-01..2022-08-04"}}}},
	{Terms: []store.Term{{Field: "text", Values: []string{"met"}}}}, {Terms: []store.Term{{Field: "type", Values: []string{"CONSULT", "AID"}}, {Field: "says", Values: []string{"-"}, Not: true}}},
	{Terms: []store.Term{{Field: "type", Values: []string{"nothing"}}}}, {Terms: []store.Term{{Field: "publisher", Values: []string{"Xinhua"}}, {Field: "sources", Op: ">", Values: []string{"1"}}}},
}

func (b *bucket) add(x *thing) {
	b.Events++
	b.Reports += x.reps
	b.Articles += x.arts
	b.Sources += x.source
	b.Quad[x.quad]++
	b.Score += x.score
	b.Goldstein += x.goldstein
}

type bucket struct{ store.Bucket }

func counts(t *testing.T, m Maker) {
	st := open(t, m)
	w := fill(t, st)
	view(t, st, func(r store.Reader) error {
		for _, f := range broad {
			var want bucket
			for _, x := range w.things('e') {
				if x.fits(f) {
					want.add(&x)
				}
			}
			got, err := r.Count(f)
			if err != nil {
				return err
			}
			same(t, fmt.Sprint(f), got, want.Count)
		}
		a, c, n, s, e, err := r.Totals()
		copied := 0
		for _, a := range w.articles {
			if a.Copy != a.ID {
				copied++
			}
		}
		same(t, "totals", []int{a, c, n, s, e}, []int{len(w.articles), copied, len(w.reports), len(w.statements), len(w.events)})
		return err
	})
}

// buckets counts events under the values that of gives for each.
func (w *world) buckets(f store.Filter, of func(x *thing) []string) (list []store.Bucket) {
	by := map[string]*bucket{}
	for _, x := range w.things('e') {
		if !x.fits(f) {
			continue
		}
		for _, v := range of(&x) {
			if by[v] == nil {
				by[v] = &bucket{store.Bucket{Value: v}}
			}
			by[v].add(&x)
		}
	}
	for _, v := range slices.Sorted(maps.Keys(by)) {
		list = append(list, by[v].Bucket)
	}
	return list
}

// alike compares buckets; sums of scores may differ in their last bits.
func alike(t *testing.T, what string, got, want []store.Bucket) {
	t.Helper()
	for i := range min(len(got), len(want)) {
		if math.Abs(got[i].Score-want[i].Score) < 1e-9 {
			got[i].Score = want[i].Score
		}
		if math.Abs(got[i].Goldstein-want[i].Goldstein) < 1e-9 {
			got[i].Goldstein = want[i].Goldstein
		}
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s:\n got %v\nwant %v", what, got, want)
	}
}

func series(t *testing.T, m Maker) {
	st := open(t, m)
	w := fill(t, st)
	// One day in each kind of period, by hand.
	for by, want := range map[string]string{"day": "2021-01-03", "week": "2020-W53", "month": "2021-01", "quarter": "2021-Q1", "year": "2021"} {
		if got, err := store.Period(store.Day("2021-01-03"), by); got != want || err != nil {
			t.Errorf("2021-01-03 by %s is %q (%v), want %q", by, got, err, want)
		}
	}
	view(t, st, func(r store.Reader) error {
		for _, f := range broad {
			for _, by := range []string{"day", "week", "month", "quarter", "year"} {
				want := w.buckets(f, func(x *thing) []string {
					if x.day == "" {
						return nil
					}
					p, err := store.Period(store.Day(x.day), by)
					if err != nil {
						panic(err)
					}
					return []string{p}
				})
				got, err := r.Series(f, by)
				if err != nil {
					return err
				}
				alike(t, fmt.Sprint(by, f), got, want)
			}
		}
		return nil
	})
}

func facets(t *testing.T, m Maker) {
	st := open(t, m)
	w := fill(t, st)
	view(t, st, func(r store.Reader) error {
		for _, f := range broad {
			for _, field := range store.Facets {
				want := w.buckets(f, func(x *thing) []string { return x.values(field) })
				slices.SortStableFunc(want, func(a, b store.Bucket) int { return cmp.Or(b.Events-a.Events, cmp.Compare(a.Value, b.Value)) })
				for _, n := range []int{0, 2, 1000} {
					got, err := r.Facet(f, field, n)
					if err != nil {
						return err
					}
					cut := want
					if n > 0 && len(cut) > n {
						cut = cut[:n]
					}
					alike(t, fmt.Sprint(field, n, f), got, cut)
				}
			}
		}
		return nil
	})
}

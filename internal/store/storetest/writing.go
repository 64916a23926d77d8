package storetest

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/store"
)

func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s:\n got %+v\nwant %+v", what, got, want)
	}
}

func fails(t *testing.T, what string, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Errorf("%s: error %v, want %v", what, err, want)
	}
}

func articles(t *testing.T, m Maker) {
	st := open(t, m)
	full := store.Article{Article: readout.Article{ID: "a1", URL: "http://p.example/1", Publisher: "The Post", Published: day("2022-08-05"), Language: "en", Title: "Ärger\x00 \"", Text: strings.Repeat("Text\n", 999)}, Given: "g1", Added: added}
	poor := store.Article{Article: readout.Article{ID: "a2"}, Added: added}
	old := store.Article{Article: readout.Article{ID: "a3", Published: time.Date(1901, 5, 6, 7, 8, 9, 0, time.UTC), Text: "x"}, Given: "a1", Added: added}
	update(t, st, func(w store.Writer) error {
		return errors.Join(w.PutArticle(full), w.PutArticle(poor), w.PutArticle(old))
	})
	update(t, st, func(w store.Writer) error {
		fails(t, "an ID twice", w.PutArticle(store.Article{Article: readout.Article{ID: "a1", Text: "other"}}), store.ErrExists)
		return nil
	})
	full.Copy, poor.Copy, old.Copy = "a1", "a2", "a3"
	view(t, st, func(r store.Reader) error {
		for _, c := range []struct {
			id   string
			want store.Article
		}{{"a1", full}, {"a2", poor}, {"a3", old}, {"g1", full}, {"http://p.example/1", full}} {
			a, err := r.Article(c.id)
			if err != nil {
				t.Errorf("%s: %v", c.id, err)
			}
			same(t, c.id, a, c.want)
		}
		for _, id := range []string{"a4", "", "A1", "a"} {
			_, err := r.Article(id)
			fails(t, id, err, store.ErrNotFound)
		}
		list, next, err := r.Articles(store.Filter{}, store.Page{})
		same(t, "list", list, []store.Article{full, old, poor})
		same(t, "next", next, "")
		return err
	})
	clean(t, st)
}

func given(t *testing.T, m Maker) {
	st := open(t, m)
	for i, c := range []struct{ before, put, want string }{{"b", "a", "a"}, {"b", "c", "b"}, {"b", "b", "b"}, {"", "z", "z"}} {
		id := fmt.Sprint("x", i)
		update(t, st, func(w store.Writer) error {
			return errors.Join(w.PutArticle(store.Article{Article: readout.Article{ID: id}, Given: c.before}), w.PutGiven(id, c.put))
		})
		view(t, st, func(r store.Reader) error {
			a, err := r.Article(id)
			same(t, fmt.Sprint(c), a.Given, c.want)
			return err
		})
	}
	// Of several with one given id the newest publication answers.
	update(t, st, func(w store.Writer) error {
		for _, c := range [][2]string{{"y1", ""}, {"y3", "2022-01-01"}, {"y2", "2022-01-01"}, {"y0", "2021-01-01"}} {
			a := article(c[0], c[1])
			a.Given, a.URL = "many", "http://many.example/"
			if err := w.PutArticle(a); err != nil {
				return err
			}
		}
		fails(t, "unknown", w.PutGiven("nobody", "x"), store.ErrNotFound)
		return nil
	})
	view(t, st, func(r store.Reader) error {
		a, err := r.Article("many")
		same(t, "of several", a.ID, "y2")
		b, err2 := r.Article("http://many.example/")
		same(t, "of several", b.ID, "y2")
		return errors.Join(err, err2)
	})
}

func copies(t *testing.T, m Maker) {
	st := open(t, m)
	update(t, st, func(w store.Writer) error {
		var errs []error
		for _, id := range []string{"a3", "a1", "a2", "a4"} {
			errs = append(errs, w.PutArticle(article(id, "2022-01-01")))
		}
		c := article("a5", "2022-01-01")
		c.Copy = "a4"
		return errors.Join(append(errs, w.PutArticle(c), w.PutCopy([]string{"a3", "a2", "a1"}, "a1"))...)
	})
	view(t, st, func(r store.Reader) error {
		for of, want := range map[string][]string{"a1": {"a1", "a2", "a3"}, "a4": {"a4", "a5"}, "a2": nil, "nobody": nil} {
			list, err := r.Copies(of)
			if err != nil {
				return err
			}
			same(t, "copies of "+of, list, want)
		}
		a, err := r.Article("a3")
		same(t, "copy", a.Copy, "a1")
		n, c, _, _, _, err2 := r.Totals()
		same(t, "totals", [2]int{n, c}, [2]int{5, 3})
		return errors.Join(err, err2)
	})
	update(t, st, func(w store.Writer) error {
		fails(t, "copy of nobody", w.PutCopy([]string{"a1"}, "nobody"), store.ErrNotFound)
		fails(t, "nobody a copy", w.PutCopy([]string{"nobody"}, "a1"), store.ErrNotFound)
		return w.PutCopy([]string{"a2"}, "a2")
	})
	view(t, st, func(r store.Reader) error {
		list, err := r.Copies("a1")
		same(t, "after one left", list, []string{"a1", "a3"})
		return err
	})
	clean(t, st)
}

func sketches(t *testing.T, m Maker) {
	st := open(t, m)
	update(t, st, func(w store.Writer) error {
		return errors.Join(w.PutArticle(article("a2", "")), w.PutArticle(article("a1", "")), w.PutArticle(article("a3", "")), w.PutCopy([]string{"a1", "a2"}, "a1"),
			w.PutSketch(store.Sketch{Article: "a2", Bands: []int64{7, -1 << 63, 3}, Signature: []byte{0, 1}}),
			w.PutSketch(store.Sketch{Article: "a1", Bands: []int64{8, -1 << 63}, Signature: []byte{2}}),
			w.PutSketch(store.Sketch{Article: "a3", Bands: []int64{1}, Signature: []byte{9}}),
			w.PutSketch(store.Sketch{Article: "a3", Bands: []int64{9, 9}, Signature: []byte{3}})) // replaces
	})
	view(t, st, func(r store.Reader) error {
		for _, c := range []struct {
			bands []int64
			want  string
		}{{[]int64{7}, "a2"}, {[]int64{-1 << 63}, "a1 a2"}, {[]int64{8, 7, 3}, "a1 a2"}, {[]int64{1}, ""}, {[]int64{9, 8}, "a1 a3"}, {nil, ""}} {
			list, err := r.Sketches(c.bands)
			if err != nil {
				return err
			}
			var got []string
			for _, s := range list {
				got = append(got, s.Article)
			}
			same(t, fmt.Sprint(c.bands), strings.Join(got, " "), c.want)
		}
		list, err := r.Sketches([]int64{7})
		same(t, "sketch", list, []store.Sketch{{Article: "a2", Bands: []int64{7, -1 << 63, 3}, Signature: []byte{0, 1}, Copy: "a1"}})
		return err
	})
}

func codings(t *testing.T, m Maker) {
	st := open(t, m)
	rep, second := report("a1", 2), report("a1", 5)
	rep.Where = &readout.Place{Name: "Phnom Penh", Text: "Penh", Country: "KHM", Admin1: "Phnom Penh", Lat: 11.5, Lon: -1.25, Precision: "city", Span: readout.Span{Start: 1, End: 4}, Basis: "so"}
	rep.Says = people([]string{"CHN/GOV Foreign Ministry", " a spokesman"})
	rep.When = readout.Interval{From: "2022-08-01", To: "2022-08-31"}
	rep.Context, rep.Topics = []string{"diplomatic"}, []readout.Quoted{{Text: "t", Span: readout.Span{Start: 1, End: 2}}}
	said := readout.Statement{ID: "s1", Article: "a1", Sentence: 3, Speaker: people([]string{"RUS/GOV Sergey Lavrov"}), Stance: "opposes", Text: "He opposed it.", About: []readout.Quoted{{Text: "Taiwan"}}}
	update(t, st, func(w store.Writer) error {
		fails(t, "no run", put(w, article("a0", ""), nil, nil), store.ErrNotFound)
		return errors.Join(w.PutRun(store.Run{ID: "r1"}), put(w, article("a1", "2022-08-06"), []readout.Report{rep, second}, []readout.Statement{said}),
			w.PutArticle(article("a2", "")), w.PutCoding(store.Coding{Article: "a2", Run: "r1", Problem: "too long"}))
	})
	update(t, st, func(w store.Writer) error {
		fails(t, "no article", w.PutCoding(store.Coding{Article: "nobody", Run: "r1"}), store.ErrNotFound)
		return nil
	})
	view(t, st, func(r store.Reader) error {
		for _, run := range []string{"", "r1"} {
			c, err := r.Coding("a1", run)
			if err != nil {
				return err
			}
			same(t, "reports", c.Reports, []readout.Report{rep, second})
			same(t, "statements", c.Statements, []readout.Statement{said})
			same(t, "run", c.Run+c.Article+c.Problem, "r1a1")
			reports, statements, err := readout.ParseRecords(c.Records)
			if err != nil {
				return err
			}
			same(t, "records", reports, c.Reports)
			same(t, "records", statements, c.Statements)
		}
		c, err := r.Coding("a2", "")
		same(t, "problem", c.Problem, "too long")
		a, err2 := r.Article("a2")
		same(t, "problem", a.Problem, "too long")
		a, err3 := r.Article("a1")
		same(t, "counts", []any{a.Reports, a.Statements, a.Run}, []any{2, 1, "r1"})
		for _, k := range [][2]string{{"a0", ""}, {"a1", "r0"}, {"nobody", ""}, {"nobody", "r1"}} {
			_, err := r.Coding(k[0], k[1])
			fails(t, fmt.Sprint(k), err, store.ErrNotFound)
		}
		list, err4 := r.ReportsOf([]string{second.ID, rep.ID, second.ID})
		same(t, "ReportsOf", list, []readout.Report{second, rep, second})
		_, err5 := r.ReportsOf([]string{rep.ID, "nobody"})
		fails(t, "ReportsOf", err5, store.ErrNotFound)
		list, _, err6 := r.Reports(store.Filter{}, store.Page{})
		same(t, "Reports", list, []readout.Report{rep, second})
		told, _, err7 := r.Statements(store.Filter{}, store.Page{})
		same(t, "Statements", told, []readout.Statement{said})
		_, _, n, s, _, err8 := r.Totals()
		same(t, "totals", [2]int{n, s}, [2]int{2, 1})
		return errors.Join(err, err2, err3, err4, err6, err7, err8)
	})
	clean(t, st)
}

// recoded: what an older run read stays, but only the current one is asked.
func recoded(t *testing.T, m Maker) {
	st := open(t, m)
	kept, gone, fresh := report("a1", 1), report("a1", 2), report("a1", 3)
	gone.Text, fresh.Text = "The envoy grumbled.", "The envoy rejoiced."
	was, is := readout.Statement{ID: "s1", Article: "a1", Text: "Was said."}, readout.Statement{ID: "s2", Article: "a1", Text: "Is said."}
	mark := func(r readout.Report, key int64) store.Mark {
		return store.Mark{Report: r.ID, Component: kept.ID, Event: "e" + r.ID, Keys: []int64{key}, Features: []byte{1}}
	}
	update(t, st, func(w store.Writer) error {
		return errors.Join(w.PutRun(store.Run{ID: "r1"}), w.PutRun(store.Run{ID: "r2"}), put(w, article("a1", ""), []readout.Report{kept, gone}, []readout.Statement{was}),
			w.PutMarks([]store.Mark{mark(kept, 1), mark(gone, 1)}), w.PutEvents(nil, []readout.Event{event(kept), event(gone)}))
	})
	changed := kept
	changed.Type = "ACCUSE"
	update(t, st, func(w store.Writer) error {
		return errors.Join(w.PutCoding(store.Coding{Article: "a1", Run: "r2", Reports: []readout.Report{changed, fresh}, Statements: []readout.Statement{is}}),
			w.PutEvents([]string{"e" + gone.ID}, []readout.Event{event(fresh)}))
	})
	view(t, st, func(r store.Reader) error {
		old, err := r.Coding("a1", "r1")
		same(t, "older run", old.Reports, []readout.Report{kept, gone})
		now, err2 := r.Coding("a1", "")
		same(t, "current run", now.Reports, []readout.Report{changed, fresh})
		list, _, err3 := r.Reports(store.Filter{}, store.Page{})
		same(t, "reports", list, []readout.Report{changed, fresh})
		told, _, err4 := r.Statements(store.Filter{}, store.Page{})
		same(t, "statements", told, []readout.Statement{is})
		marks, err5 := r.MarksByKey([]int64{1})
		if len(marks) != 1 || marks[0].Report != kept.ID {
			t.Errorf("marks %v, want that of the report that stayed", marks)
		}
		of, err6 := r.ReportsOf([]string{gone.ID, kept.ID})
		same(t, "of an older run", of, []readout.Report{gone, changed})
		for word, n := range map[string]int{"grumbled": 0, "rejoiced": 1, "said": 1, "was": 0} {
			reports, _, err := r.Reports(store.Filter{Terms: []store.Term{{Field: "text", Values: []string{word}}}}, store.Page{})
			told, _, err2 := r.Statements(store.Filter{Terms: []store.Term{{Field: "text", Values: []string{word}}}}, store.Page{})
			if len(reports)+len(told) != n || err != nil || err2 != nil {
				t.Errorf("%s: %d reports, %d statements, %v %v", word, len(reports), len(told), err, err2)
			}
		}
		e, err7 := r.Event(kept.ID)
		same(t, "event of what stayed", e.ID, "e"+kept.ID)
		_, err8 := r.Event(gone.ID)
		fails(t, "event of what is gone", err8, store.ErrNotFound)
		a, err9 := r.Article("a1")
		same(t, "run", a.Run, "r2")
		return errors.Join(err, err2, err3, err4, err5, err6, err7, err9)
	})
	clean(t, st)
	// The older report comes back.
	update(t, st, func(w store.Writer) error {
		return errors.Join(w.PutRun(store.Run{ID: "r3"}), w.PutEvents([]string{"e" + fresh.ID}, nil), w.PutCoding(store.Coding{Article: "a1", Run: "r3", Reports: []readout.Report{kept, gone}}))
	})
	view(t, st, func(r store.Reader) error {
		list, _, err := r.Reports(store.Filter{}, store.Page{})
		same(t, "reports", list, []readout.Report{kept, gone})
		of, err2 := r.ReportsOf([]string{fresh.ID, gone.ID})
		same(t, "of older runs", of, []readout.Report{fresh, gone})
		return errors.Join(err, err2)
	})
	clean(t, st)
}

func runs(t *testing.T, m Maker) {
	st := open(t, m)
	one := store.Run{ID: "20260101T000000Z-1", Command: "add", Started: added, Program: "v1", Codebook: "h", Model: "fast", Inputs: []store.Input{{Name: "f", SHA256: "x", Bytes: 3}}, Articles: 4}
	two := store.Run{ID: "20260102T000000Z-0", Command: "recode"}
	files := map[string][]byte{"en/accuse.txt": []byte("X accuses Y\n"), "empty": {}}
	update(t, st, func(w store.Writer) error {
		return errors.Join(w.PutRun(two), w.PutRun(store.Run{ID: one.ID}), w.PutRun(one), w.PutCodebook("h", files), w.PutCodebook("h", files),
			w.PutArticle(article("b", "")), w.PutArticle(article("a", "")), w.PutArticle(article("c", "")),
			w.PutCoding(store.Coding{Article: "b", Run: one.ID}), w.PutCoding(store.Coding{Article: "a", Run: one.ID}), w.PutCoding(store.Coding{Article: "c", Run: two.ID}))
	})
	view(t, st, func(r store.Reader) error {
		list, err := r.Runs()
		same(t, "runs", list, []store.Run{one, two})
		var ids []string
		err2 := r.RunArticles(one.ID, func(id string) error { ids = append(ids, id); return nil })
		same(t, "articles of a run", ids, []string{"a", "b"})
		stop := errors.New("enough")
		fails(t, "an error of f", r.RunArticles(one.ID, func(string) error { return stop }), stop)
		fails(t, "no run", r.RunArticles("nobody", func(string) error { return nil }), store.ErrNotFound)
		got, err3 := r.Codebook("h")
		same(t, "codebook", got, files)
		_, err4 := r.Codebook("g")
		fails(t, "no codebook", err4, store.ErrNotFound)
		// While one goes through a run's articles the view answers.
		err5 := r.RunArticles(one.ID, func(id string) error {
			_, err := r.Coding(id, "")
			if err == nil {
				err = r.RunArticles(two.ID, func(string) error { return nil })
			}
			return err
		})
		return errors.Join(err, err2, err3, err5)
	})
}

func marks(t *testing.T, m Maker) {
	st := open(t, m)
	r1, r2, r3 := report("a1", 1), report("a1", 2), report("a2", 1)
	m1 := store.Mark{Report: r1.ID, Component: r1.ID, Event: "ex", Keys: []int64{1, -5}, Features: []byte{0, 255}}
	m2 := store.Mark{Report: r2.ID, Component: r2.ID, Event: "ey", Features: []byte{}}
	m3 := store.Mark{Report: r3.ID, Component: r1.ID, Level: 3, Event: "ex", Keys: []int64{-5, 9}, Features: []byte{7}}
	update(t, st, func(w store.Writer) error {
		return errors.Join(w.PutRun(store.Run{ID: "r1"}), put(w, article("a1", ""), []readout.Report{r1, r2}, nil), put(w, article("a2", ""), []readout.Report{r3}, nil),
			w.PutCopy([]string{"a2"}, "a1"), w.PutMarks([]store.Mark{m3, m1, m2}))
	})
	update(t, st, func(w store.Writer) error {
		fails(t, "no report", w.PutMarks([]store.Mark{{Report: "nobody"}}), store.ErrNotFound)
		return nil
	})
	m1.Article, m2.Article, m3.Article = "a1", "a1", "a2"
	m1.Copy, m2.Copy, m3.Copy = "a1", "a1", "a1"
	m2.Features = nil
	check := func(r store.Reader, what string, list []store.Mark, err error, want ...store.Mark) {
		t.Helper()
		for i := range list {
			if len(list[i].Features) == 0 {
				list[i].Features = nil
			}
		}
		if err != nil {
			t.Errorf("%s: %v", what, err)
		}
		same(t, what, list, want)
	}
	view(t, st, func(r store.Reader) error {
		for _, c := range []struct {
			keys []int64
			want []store.Mark
		}{{[]int64{9, -5, 1}, []store.Mark{m1, m3}}, {[]int64{9}, []store.Mark{m3}}, {[]int64{2}, nil}, {nil, nil}} {
			list, err := r.MarksByKey(c.keys)
			check(r, fmt.Sprint("key ", c.keys), list, err, c.want...)
		}
		list, err := r.MarksByComponent([]string{r2.ID, r1.ID, r2.ID, "nobody"})
		check(r, "component", list, err, m1, m2, m3)
		list, err = r.MarksOf("a1")
		check(r, "article", list, err, m1, m2)
		list, err = r.MarksOf("nobody")
		check(r, "article", list, err)
		return nil
	})
	m1.Keys, m1.Component, m1.Level, m1.Event = []int64{9}, r2.ID, 1, "ez"
	update(t, st, func(w store.Writer) error { return w.PutMarks([]store.Mark{m1}) })
	view(t, st, func(r store.Reader) error {
		list, err := r.MarksByKey([]int64{1, 9})
		check(r, "replaced", list, err, m1, m3)
		list, err = r.MarksByComponent([]string{r1.ID})
		check(r, "replaced", list, err, m3)
		return nil
	})
	clean(t, st)
}

func events(t *testing.T, m Maker) {
	st := open(t, m)
	r1, r2, r3 := report("a1", 1), report("a1", 2), report("a1", 3)
	e := event(r1, r2)
	e.When, e.WhenBasis = readout.Interval{From: "2022-08-05", To: "2022-08-06"}, "the day"
	e.Where = &readout.Place{Name: "Phnom Penh", Country: "KHM", Admin1: "PP", Lat: 1.5, Lon: 2, Precision: "city"}
	e.Context, e.Topics, e.Speakers, e.FirstPublished = []string{"economic"}, []string{"trade"}, []string{"", "Wang Yi"}, "2022-08-06"
	e.Actor = append(e.Actor, readout.Participant{Name: "Nobody"})
	e.Articles, e.Sources, e.Score, e.Goldstein, e.Confidence = 2, 1, -2.5, 1.25, 0.75
	full := e
	full.Fields, full.Joined = []readout.Field{{Name: "type", Values: []readout.Value{{Text: "x"}}}}, []string{"because"}
	update(t, st, func(w store.Writer) error {
		return errors.Join(w.PutRun(store.Run{ID: "r1"}), put(w, article("a1", ""), []readout.Report{r1, r2, r3}, nil), w.PutEvents(nil, []readout.Event{full, event(r3)}))
	})
	find := func(id string) (e readout.Event) {
		t.Helper()
		view(t, st, func(r store.Reader) (err error) {
			if e, err = r.Event(id); errors.Is(err, store.ErrNotFound) {
				err = nil
			}
			return err
		})
		return e
	}
	for _, id := range []string{e.ID, r1.ID, r2.ID} {
		same(t, id, find(id), e)
	}
	same(t, "unknown", find("nobody").ID, "")
	same(t, "unknown", find("").ID, "")
	// A report moves to another event, an event is replaced, one goes.
	e3, e1 := event(r3, r2), event(r1)
	update(t, st, func(w store.Writer) error { return w.PutEvents([]string{"nobody"}, []readout.Event{e1, e3}) })
	same(t, "moved", find(r2.ID).ID, e3.ID)
	same(t, "replaced", find(r1.ID), e1)
	clean(t, st)
	update(t, st, func(w store.Writer) error { return w.PutEvents([]string{e3.ID, e1.ID}, []readout.Event{e1}) })
	same(t, "gone and put", find(e1.ID).ID, e1.ID)
	same(t, "gone", find(r2.ID).ID, "")
	view(t, st, func(r store.Reader) error {
		list, _, err := r.Events(store.Filter{}, store.Page{})
		same(t, "list", list, []readout.Event{e1})
		_, _, _, _, n, err2 := r.Totals()
		same(t, "totals", n, 1)
		return errors.Join(err, err2)
	})
	update(t, st, func(w store.Writer) error {
		fails(t, "no such report", w.PutEvents(nil, []readout.Event{{ID: "eq", Reports: []string{"nobody"}}}), store.ErrNotFound)
		return errors.Join(w.PutEvents([]string{"eq"}, nil))
	})
}

func decisions(t *testing.T, m Maker) {
	st := open(t, m)
	one := store.Decision{Kind: "join", A: "r1", B: "r2", Who: "me", Why: "clear", When: added}
	two := store.Decision{Kind: "split", A: "r1", B: "r2", When: added.Add(time.Hour)}
	update(t, st, func(w store.Writer) error { return w.PutDecision(one) })
	update(t, st, func(w store.Writer) error { return w.PutDecision(two) })
	update(t, st, func(w store.Writer) error {
		if w.PutDecision(store.Decision{Kind: "maybe", A: "a", B: "b"}) == nil {
			t.Error("a decision of no kind is taken")
		}
		return nil
	})
	view(t, st, func(r store.Reader) error {
		list, err := r.Decisions()
		if len(list) != 2 || list[0].Number >= list[1].Number {
			t.Fatalf("decisions %v", list)
		}
		list[0].Number, list[1].Number = 0, 0
		same(t, "decisions", list, []store.Decision{one, two})
		return err
	})
}

// failed: an Update that returns an error has left no trace.
func failed(t *testing.T, m Maker) {
	st := open(t, m)
	boom := errors.New("boom")
	rep := report("a1", 1)
	all := func(w store.Writer) error {
		return errors.Join(w.PutRun(store.Run{ID: "r1"}), put(w, article("a1", ""), []readout.Report{rep}, nil), w.PutMarks([]store.Mark{{Report: rep.ID, Keys: []int64{1}}}),
			w.PutEvents(nil, []readout.Event{event(rep)}), w.PutDecision(store.Decision{Kind: "join"}), w.PutCodebook("h", nil), w.PutSketch(store.Sketch{Article: "a1", Bands: []int64{1}}))
	}
	ctx, cancel := context.WithCancel(context.Background())
	for what, f := range map[string]func(w store.Writer) error{
		"error":  func(w store.Writer) error { return errors.Join(all(w), boom) },
		"panic":  func(w store.Writer) error { _ = all(w); panic(boom) },
		"cancel": func(w store.Writer) error { defer cancel(); return all(w) },
	} {
		c := context.Background()
		if what == "cancel" {
			c = ctx
		}
		func() {
			defer func() { _ = recover() }()
			if err := st.Update(c, f); err == nil {
				t.Errorf("%s: no error", what)
			}
		}()
		view(t, st, func(r store.Reader) error {
			n, _, reports, _, events, err := r.Totals()
			same(t, what, [3]int{n, reports, events}, [3]int{})
			list, err2 := r.Decisions()
			same(t, what, len(list), 0)
			runs, err3 := r.Runs()
			same(t, what, len(runs), 0)
			marks, err4 := r.MarksByKey([]int64{1})
			same(t, what, len(marks), 0)
			return errors.Join(err, err2, err3, err4)
		})
	}
	update(t, st, all)
	clean(t, st)
	if err := st.View(ctx, func(store.Reader) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("View with a cancelled context: %v", err)
	}
	if err := st.View(context.Background(), func(store.Reader) error { return boom }); !errors.Is(err, boom) {
		t.Errorf("View returns %v, want f's error", err)
	}
}

// isolation: a view sees one state of the ledger; a writer sees its own.
func isolation(t *testing.T, m Maker) {
	st := open(t, m)
	update(t, st, func(w store.Writer) error { return w.PutArticle(article("a1", "")) })
	view(t, st, func(r store.Reader) error {
		if _, err := r.Article("a1"); err != nil {
			return err
		}
		update(t, st, func(w store.Writer) error {
			err := w.PutArticle(article("a2", ""))
			if _, err := w.Article("a2"); err != nil {
				t.Errorf("a writer does not see what it wrote: %v", err)
			}
			_, err2 := r.Article("a2")
			fails(t, "written, not yet there", err2, store.ErrNotFound)
			return err
		})
		_, err := r.Article("a2")
		fails(t, "in a view that began before", err, store.ErrNotFound)
		return nil
	})
	view(t, st, func(r store.Reader) error { _, err := r.Article("a2"); return err })
}

// writers: several goroutines through two open stores lose nothing and double nothing.
func writers(t *testing.T, m Maker) {
	st, name := m.New(t)
	defer st.Close()
	other := m.Open(t, name)
	defer other.Close()
	update(t, st, func(w store.Writer) error { return w.PutRun(store.Run{ID: "r1"}) })
	var wg sync.WaitGroup
	var mu sync.Mutex
	put1 := map[string]int{}
	for g := range 6 {
		s := []store.Store{st, other}[g%2]
		wg.Go(func() {
			for i := range 20 {
				n := (i*7 + g) % 20 // all put the same 20 articles
				id := fmt.Sprintf("a%02d", n)
				fresh := false
				err := s.Update(context.Background(), func(w store.Writer) error {
					fresh = false
					if _, err := w.Article(id); err == nil {
						return nil
					}
					fresh = true
					rep := report(id, 1)
					rep.Actor = people([]string{fmt.Sprintf("CHN/GOV Minister %d", n%5)})
					return errors.Join(put(w, article(id, ""), []readout.Report{rep}, nil), w.PutEvents(nil, []readout.Event{event(rep)}))
				})
				if err != nil {
					t.Error(err)
				}
				if fresh {
					mu.Lock()
					put1[id]++
					mu.Unlock()
				}
				if err := s.View(context.Background(), func(r store.Reader) error {
					n, _, reports, _, events, err := r.Totals()
					if n != reports || n != events {
						t.Errorf("a view sees %d articles, %d reports, %d events", n, reports, events)
					}
					return err
				}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	for id, n := range put1 {
		if n != 1 {
			t.Errorf("%s was put %d times", id, n)
		}
	}
	view(t, other, func(r store.Reader) error {
		n, _, _, _, _, err := r.Totals()
		same(t, "articles", n, 20)
		for i := range 5 {
			c, err := r.Count(store.Filter{Terms: []store.Term{{Field: "actor", Values: []string{fmt.Sprintf("Minister %d", i)}}}})
			if c.Events != 4 || err != nil {
				t.Errorf("Minister %d: %d events, %v", i, c.Events, err)
			}
		}
		return err
	})
	clean(t, st)
}

func reopened(t *testing.T, m Maker) {
	st, name := m.New(t)
	w := fill(t, st)
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	st = m.Open(t, name)
	defer st.Close()
	w.check(t, st)
	clean(t, st)
}

func state(t *testing.T, m Maker) {
	st, name := m.New(t)
	now := func(st store.Store) (s string) {
		view(t, st, func(r store.Reader) (err error) { s, err = r.State(); return err })
		return s
	}
	seen := map[string]bool{now(st): true, "": true}
	for _, id := range []string{"a1", "a2"} {
		update(t, st, func(w store.Writer) error { return w.PutArticle(article(id, "2022-08-05")) })
		if s := now(st); seen[s] {
			t.Errorf("state %q again after article %s was added", s, id)
		} else {
			seen[s] = true
		}
	}
	before := now(st)
	_ = st.Update(context.Background(), func(w store.Writer) error { return errors.Join(w.PutArticle(article("a3", "")), errors.New("no")) })
	same(t, "state after an update that failed", now(st), before)
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	st = m.Open(t, name)
	same(t, "state of the store opened again", now(st), before)
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
}

// backup: a copy taken while others write is one state of the ledger.
func backup(t *testing.T, m Maker) {
	st := open(t, m)
	w := fill(t, st)
	file := t.TempDir() + "/backup"
	if err := st.Backup(context.Background(), file); err != nil {
		t.Fatal(err)
	}
	again := m.Open(t, file)
	w.check(t, again)
	clean(t, again)
	if err := again.Close(); err != nil {
		t.Error(err)
	}
	fails(t, "a file that exists", st.Backup(context.Background(), file), store.ErrExists)
	done := make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		for i := 0; ; i++ {
			select {
			case <-done:
				return
			default:
			}
			id := fmt.Sprintf("more%04d", i)
			rep := report(id, 1)
			update(t, st, func(w store.Writer) error {
				return errors.Join(put(w, article(id, ""), []readout.Report{rep}, nil), w.PutEvents(nil, []readout.Event{event(rep)}))
			})
		}
	})
	for i := range 3 {
		file := fmt.Sprintf("%s%d", file, i)
		if err := st.Backup(context.Background(), file); err != nil {
			t.Error(err)
			break
		}
		again := m.Open(t, file)
		clean(t, again)
		view(t, again, func(r store.Reader) error {
			n, _, reports, _, events, err := r.Totals()
			same(t, "whole updates", n-len(w.articles) == reports-len(w.reports) && reports-len(w.reports) == events-len(w.events), true)
			return err
		})
		if err := again.Close(); err != nil {
			t.Error(err)
		}
	}
	close(done)
	wg.Wait()
}

func forget(t *testing.T, m Maker) {
	st := open(t, m)
	secret := report("a1", 1)
	secret.Text, secret.Actor = "Zyxomma quarrelled with Qwertz.", people([]string{"CHN/GOV Zyxomma"})
	other := report("a2", 1)
	said := readout.Statement{ID: "s1", Article: "a1", Text: "Zyxomma said so.", Speaker: people([]string{"CHN Zyxomma"})}
	a, b, c := article("a1", "2022-01-01"), article("a2", "2022-01-01"), article("a3", "2022-01-01")
	update(t, st, func(w store.Writer) error {
		return errors.Join(w.PutRun(store.Run{ID: "r1"}), w.PutRun(store.Run{ID: "r2"}), put(w, a, []readout.Report{secret}, []readout.Statement{said}), put(w, b, []readout.Report{other}, nil), put(w, c, nil, nil),
			w.PutCopy([]string{"a1", "a2", "a3"}, "a1"), w.PutSketch(store.Sketch{Article: "a1", Bands: []int64{4}}), w.PutMarks([]store.Mark{{Report: secret.ID, Keys: []int64{4}, Component: secret.ID}}),
			w.PutEvents(nil, []readout.Event{event(secret), event(other)}), w.PutCoding(store.Coding{Article: "a1", Run: "r2", Reports: []readout.Report{secret}}))
	})
	update(t, st, func(w store.Writer) error {
		if yes, err := w.Forgotten("a1"); yes || err != nil {
			t.Errorf("forgotten too early: %v %v", yes, err)
		}
		fails(t, "nobody", w.Forget("nobody"), store.ErrNotFound)
		return errors.Join(w.PutEvents([]string{"e" + secret.ID}, nil), w.Forget("a1"))
	})
	update(t, st, func(w store.Writer) error {
		if yes, err := w.Forgotten("a1"); !yes || err != nil {
			t.Errorf("not remembered as forgotten: %v %v", yes, err)
		}
		return nil
	})
	view(t, st, func(r store.Reader) error {
		for what, f := range map[string]func() error{
			"article": func() error { _, err := r.Article("a1"); return err },
			"given":   func() error { _, err := r.Article("a1.txt"); return err },
			"coding":  func() error { _, err := r.Coding("a1", "r1"); return err },
			"report":  func() error { _, err := r.ReportsOf([]string{secret.ID}); return err },
			"event":   func() error { _, err := r.Event(secret.ID); return err },
		} {
			fails(t, what, f(), store.ErrNotFound)
		}
		for _, f := range []store.Term{{Field: "text", Values: []string{"zyxomma"}}, {Field: "actor", Values: []string{"Zyxomma"}}} {
			list, _, err := r.Reports(store.Filter{Terms: []store.Term{f}}, store.Page{})
			if len(list) != 0 || err != nil {
				t.Errorf("%v: %v %v", f, list, err)
			}
		}
		sketches, err := r.Sketches([]int64{4})
		marks, err2 := r.MarksByKey([]int64{4})
		same(t, "left", [2]int{len(sketches), len(marks)}, [2]int{})
		list, err3 := r.Copies("a2")
		same(t, "copies", list, []string{"a2", "a3"})
		n, copies, reports, told, events, err4 := r.Totals()
		same(t, "totals", [5]int{n, copies, reports, told, events}, [5]int{2, 1, 1, 0, 1})
		var ids []string
		err5 := r.RunArticles("r1", func(id string) error { ids = append(ids, id); return nil })
		same(t, "articles of the run", ids, []string{"a2", "a3"})
		return errors.Join(err, err2, err3, err4, err5)
	})
	clean(t, st)
	update(t, st, func(w store.Writer) error {
		err := put(w, article("a1", ""), []readout.Report{secret}, nil)
		if yes, err := w.Forgotten("a1"); yes || err != nil {
			t.Errorf("put again and still forgotten: %v %v", yes, err)
		}
		return err
	})
	view(t, st, func(r store.Reader) error {
		list, _, err := r.Reports(store.Filter{Terms: []store.Term{{Field: "actor", Values: []string{"zyxomma"}}}}, store.Page{})
		same(t, "put again", len(list), 1)
		return err
	})
	clean(t, st)
}

// verify: a damaged store is seen to be.
func verify(t *testing.T, m Maker) {
	if m.Spoil == nil {
		t.Skip("this store can't be damaged by a test")
	}
	st, name := m.New(t)
	fill(t, st)
	clean(t, st)
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	m.Spoil(t, name)
	st = m.Open(t, name)
	defer st.Close()
	faults := 0
	err := st.Verify(context.Background(), func(string) { faults++ })
	if faults == 0 && !errors.Is(err, store.ErrDamaged) {
		t.Errorf("Verify finds nothing in a damaged store (%v)", err)
	}
}

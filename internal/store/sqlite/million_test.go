package sqlite

import (
	"context"
	"errors"
	"flag"
	"math/rand/v2"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/readout-events/readout/internal/store"
	"github.com/readout-events/readout/internal/store/storetest"
)

var (
	million = flag.String("million", "", "ask the ledger in this `file`, made where there is none, and print times")
	events  = flag.Int("events", 1_000_000, "events of that ledger")
	rounds  = flag.Int("rounds", 300, "questions of each sort")
	only    = flag.String("only", "", "questions of this sort only")
	slow    = flag.Duration("slow", 0, "print questions that take longer")
)

// TestMillion asks a large ledger as a user does:
//
//	go test ./internal/store/sqlite -run TestMillion -v -timeout 2h -million /tmp/million.db
func TestMillion(t *testing.T) {
	if *million == "" {
		t.Skip("-million FILE asks a ledger of a million events and prints times")
	}
	ctx := context.Background()
	if _, err := os.Stat(*million); err != nil {
		db, err := Open(*million+".part", true)
		if err != nil {
			t.Fatal(err)
		}
		l := storetest.NewLarge(1)
		at, n, articles := time.Now(), 0, 0
		if err := db.Update(ctx, func(w store.Writer) error { return w.PutRun(store.Run{ID: "r1"}) }); err != nil {
			t.Fatal(err)
		}
		for n < *events {
			if err := db.Update(ctx, func(w store.Writer) error {
				for range 500 {
					p := l.Next(*events)
					if err := errors.Join(w.PutArticle(p.Article), w.PutCoding(p.Coding), w.PutEvents(nil, p.Events)); err != nil {
						return err
					}
					n += len(p.Events)
					articles++
				}
				return nil
			}); err != nil {
				t.Fatal(err)
			}
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(*million+".part", *million); err != nil {
			t.Fatal(err)
		}
		t.Logf("%d events of %d articles stored in %v", n, articles, time.Since(at))
	}
	db, err := Open(*million, false)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	info, err := os.Stat(*million)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d MB", info.Size()>>20)
	l := storetest.NewLarge(2)
	r := rand.New(rand.NewPCG(7, 7))
	var ids []string
	if err := db.View(ctx, func(v store.Reader) error {
		c := v.(*reader).c
		return c.query(ctx, "SELECT name FROM event WHERE id % 997 = 5", nil, func(x row) error { ids = append(ids, x.event(0)); return nil })
	}); err != nil {
		t.Fatal(err)
	}
	between := func() string {
		a, b := l.Day(), l.Day()
		return min(a, b) + ".." + max(a, b)
	}
	term := func(n int) store.Term {
		switch n {
		case 0:
			return store.Term{Field: "actor", Values: []string{l.Country()}}
		case 1:
			return store.Term{Field: "recipient", Values: []string{l.Country()}}
		case 2:
			return store.Term{Field: "party", Values: []string{l.Country() + "/GOV"}}
		case 3:
			return store.Term{Field: "type", Values: []string{l.Kind()}}
		case 4:
			return store.Term{Field: "date", Values: []string{between()}}
		case 5:
			return store.Term{Field: "party", Values: []string{l.Person()}}
		case 6:
			return store.Term{Field: "place", Values: []string{l.Country()}}
		case 7:
			return store.Term{Field: "says", Values: []string{l.Country()}}
		case 8:
			return store.Term{Field: "confidence", Op: ">", Values: []string{"0.9"}}
		case 9:
			return store.Term{Field: "context", Values: []string{"military"}, Not: r.IntN(2) == 0}
		}
		return store.Term{Field: "dyad", Values: []string{l.Country() + ":" + l.Country()}}
	}
	filter := func() (f store.Filter) {
		for _, n := range r.Perm(11)[:1+r.IntN(3)] {
			f.Terms = append(f.Terms, term(n))
		}
		return f
	}
	words := func() store.Filter {
		v := l.Word()
		switch r.IntN(5) {
		case 0:
			v += " " + l.Word()
		case 1:
			if len(v) > 3 {
				v = v[:3] + "*"
			}
		}
		f := store.Filter{Terms: []store.Term{{Field: "text", Values: []string{v}}}}
		if r.IntN(2) == 0 {
			f.Terms = append(f.Terms, term(r.IntN(11)))
		}
		return f
	}
	dyad := func() store.Filter {
		return store.Filter{Terms: []store.Term{{Field: "dyad", Values: []string{l.Country() + ":" + l.Country()}}}}
	}
	pages := func(v store.Reader, f store.Filter) error {
		_, next, err := v.Events(f, store.Page{})
		if err == nil && next != "" {
			_, _, err = v.Events(f, store.Page{After: next})
		}
		return err
	}
	for _, q := range []struct {
		name string
		make func() store.Filter
		ask  func(v store.Reader, f store.Filter) error
	}{
		{"event page", func() store.Filter {
			return store.Filter{Terms: []store.Term{{Values: []string{ids[r.IntN(len(ids))]}}}}
		}, func(v store.Reader, f store.Filter) error {
			e, err := v.Event(f.Terms[0].Values[0])
			if err != nil {
				return err
			}
			reports, err := v.ReportsOf(e.Reports)
			for _, rep := range reports {
				_, e := v.Article(rep.Article)
				err = errors.Join(err, e)
			}
			return err
		}},
		{"filtered list, first page", filter, func(v store.Reader, f store.Filter) error { _, _, err := v.Events(f, store.Page{}); return err }},
		{"filtered list, two pages", filter, pages},
		{"dyad series by month", dyad, func(v store.Reader, f store.Filter) error { _, err := v.Series(f, "month"); return err }},
		{"full text, first page", words, func(v store.Reader, f store.Filter) error { _, _, err := v.Events(f, store.Page{}); return err }},
		{"count", filter, func(v store.Reader, f store.Filter) error { _, err := v.Count(f); return err }},
		{"facet party", filter, func(v store.Reader, f store.Filter) error { _, err := v.Facet(f, "party", 10); return err }},
		{"facet type", filter, func(v store.Reader, f store.Filter) error { _, err := v.Facet(f, "type", 10); return err }},
		{"reports of a filter", filter, func(v store.Reader, f store.Filter) error { _, _, err := v.Reports(f, store.Page{}); return err }},
	} {
		if *only != "" && *only != q.name {
			continue
		}
		var times, spent []time.Duration
		n := *rounds
		if q.name == "facet party" || q.name == "facet type" || q.name == "count" {
			n /= 10
		}
		for range n {
			f := q.make()
			at, before := time.Now(), processor()
			if err := db.View(ctx, func(v store.Reader) error { return q.ask(v, f) }); err != nil && !errors.Is(err, store.ErrFilter) {
				t.Fatal(err)
			}
			times, spent = append(times, time.Since(at)), append(spent, processor()-before)
			if d := time.Since(at); *slow > 0 && d > *slow {
				t.Logf("    %v %s %v", d.Round(time.Millisecond), q.name, f)
			}
		}
		slices.Sort(times)
		slices.Sort(spent)
		at := func(times []time.Duration, p float64) time.Duration {
			return times[min(len(times)-1, int(p*float64(len(times))))].Round(100 * time.Microsecond)
		}
		t.Logf("%-26s p50 %v, p90 %v, p99 %v, most %v (of processor time p50 %v, p99 %v)", q.name, at(times, .5), at(times, .9), at(times, .99), at(times, 1), at(spent, .5), at(spent, .99))
	}
}

package sqlite

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime/pprof"
	"strings"
	"syscall"
	"testing"
	"time"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/coder"
	"github.com/readout-events/readout/internal/read"
	"github.com/readout-events/readout/internal/store"
)

var (
	measure = flag.Int("measure", 0, "store so many articles and print time and size (0: not)")
	profile = flag.String("profile", "", "write a processor profile of TestMeasureAdd to this `file`")
)

// processor is the time that this process has computed.
func processor() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func hash(s string, n int) string {
	h := sha256.Sum256([]byte(s))
	return hex.EncodeToString(h[:n/2])
}

// number is an invented key.
func number(s string) int64 {
	h := sha256.Sum256([]byte(s))
	n := int64(0)
	for _, b := range h[:8] {
		n = n<<8 | int64(b)
	}
	return n
}

// parcel is an article with all that is stored of it.
type parcel struct {
	article store.Article
	coding  store.Coding
	sketch  store.Sketch
	marks   []store.Mark
	events  []readout.Event
}

// parcels makes n parcels of real articles, each copy with IDs of its own.
func parcels(t *testing.T, n int) func(i int) parcel {
	var list []parcel
	fast, err := coder.New(coder.Options{Model: "fast"})
	if err != nil {
		t.Fatal(err)
	}
	w := fast.Worker()
	err = read.Articles([]string{filepath.Join("..", "..", "..", "..", "shared", "data", "articles", "wikinews-2019.jsonl")}, read.Options{}, func(a readout.Article) error {
		a.ID = "a" + hash(a.ID, 24)
		res := w.Code(a)
		k := store.Coding{Article: a.ID, Run: "r1", Reports: res.Reports, Statements: res.Statements}
		list = append(list, parcel{article: store.Article{Article: a, Given: "x"}, coding: k})
		return nil
	}, func(p *read.Problem) { t.Skip(p) })
	if err != nil {
		t.Fatal(err)
	}
	return func(i int) parcel {
		p := list[i%len(list)]
		p.article.ID = "a" + hash(fmt.Sprint(i), 24)
		p.article.Given = fmt.Sprintf("wikinews-%07d", i)
		p.article.URL += fmt.Sprint("?", i)
		p.article.Added = time.Unix(1_800_000_000, 0)
		p.coding.Article = p.article.ID
		p.coding.Reports, p.coding.Statements = append([]readout.Report(nil), p.coding.Reports...), append([]readout.Statement(nil), p.coding.Statements...)
		ids := map[string]string{}
		for k := range p.coding.Reports {
			r := &p.coding.Reports[k]
			ids[r.ID] = hash(fmt.Sprint(i, r.ID), 16)
			r.ID, r.Article, r.Within = ids[r.ID], p.article.ID, ids[r.Within]
			m := store.Mark{Report: r.ID, Component: r.ID, Event: "e" + r.ID, Features: []byte(strings.Repeat(hash(r.ID, 64), 3)[:190])}
			for q := range 4 {
				m.Keys = append(m.Keys, number(fmt.Sprint(i, r.Type, q, r.ID)))
			}
			p.marks = append(p.marks, m)
			e := readout.Event{ID: "e" + r.ID, Type: r.Type, Mode: r.Mode, Quad: r.Quad, Score: r.Score, Cameo: r.Cameo, Goldstein: r.Goldstein, Status: r.Status, Actor: bare(r.Actor), Recipient: bare(r.Recipient),
				When: r.When, WhenBasis: r.WhenBasis, Context: r.Context, Confidence: r.Confidence, Reports: []string{r.ID}, Articles: 1, Sources: 1}
			if w := r.Where; w != nil {
				e.Where = &readout.Place{Name: w.Name, Country: w.Country, Admin1: w.Admin1, Lat: w.Lat, Lon: w.Lon, Precision: w.Precision}
			}
			p.events = append(p.events, e)
		}
		for k := range p.coding.Statements {
			s := &p.coding.Statements[k]
			s.ID, s.Article = hash(fmt.Sprint(i, s.ID), 16), p.article.ID
		}
		var err error
		if p.coding.Records, err = records(&p.coding); err != nil {
			t.Fatal(err)
		}
		p.sketch = store.Sketch{Article: p.article.ID, Signature: []byte(hash(p.article.ID, 64) + hash("x"+p.article.ID, 64))}
		for q := range 8 {
			p.sketch.Bands = append(p.sketch.Bands, number(fmt.Sprint(i, "band", q)))
		}
		return p
	}
}

func bare(ps []readout.Participant) (out []readout.Participant) {
	for _, p := range ps {
		out = append(out, readout.Participant{Name: p.Name, Country: p.Country, Sector: p.Sector, Office: p.Office})
	}
	return out
}

// TestMeasureAdd stores many articles with all that belongs to them:
//
//	go test ./internal/store/sqlite -run TestMeasureAdd -v -measure 20000
func TestMeasureAdd(t *testing.T) {
	if *measure == 0 {
		t.Skip("-measure N stores N articles and prints time and size")
	}
	file := filepath.Join(t.TempDir(), "ledger.db")
	db, err := Open(file, true)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	ctx := context.Background()
	if err := db.Update(ctx, func(w store.Writer) error { return w.PutRun(store.Run{ID: "r1"}) }); err != nil {
		t.Fatal(err)
	}
	make := parcels(t, *measure)
	if *profile != "" {
		f, err := os.Create(*profile)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if err := pprof.StartCPUProfile(f); err != nil {
			t.Fatal(err)
		}
		defer pprof.StopCPUProfile()
	}
	var spent, wall time.Duration
	step := map[string]time.Duration{}
	reports, last := 0, time.Duration(0)
	const batch = 200
	for i := 0; i < *measure; i += batch {
		var list []parcel
		for k := i; k < min(i+batch, *measure); k++ {
			list = append(list, make(k))
			reports += len(list[len(list)-1].coding.Reports)
		}
		before, start := processor(), time.Now()
		if err := db.Update(ctx, func(w store.Writer) error {
			for _, p := range list {
				at := time.Now()
				lap := func(name string, err error) error {
					step[name] += time.Since(at)
					at = time.Now()
					return err
				}
				if err := errors.Join(lap("article", w.PutArticle(p.article)), lap("sketch", w.PutSketch(p.sketch)), lap("coding", w.PutCoding(p.coding)), lap("marks", w.PutMarks(p.marks)), lap("events", w.PutEvents(nil, p.events))); err != nil {
					return err
				}
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		last = processor() - before
		spent, wall = spent+last, wall+time.Since(start)
	}
	n := time.Duration(*measure)
	t.Logf("%d articles, %d reports: %v of processor time an article (%v in the last batch), %v by the clock", *measure, reports, spent/n, last/batch, wall/n)
	for _, s := range []string{"article", "sketch", "coding", "marks", "events"} {
		t.Logf("  %-8s %v", s, step[s]/n)
	}
	if err := db.View(ctx, func(v store.Reader) error {
		r := v.(*reader)
		total := 0
		err := r.c.query(ctx, "SELECT name, sum(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC", nil, func(x row) error {
			total += x.int(1)
			if x.int(1)/reports > 2 {
				t.Logf("  %-28s %5d bytes a report", x.str(0), x.int(1)/reports)
			}
			return nil
		})
		t.Logf("  %-28s %5d bytes a report", "all", total/reports)
		return err
	}); err != nil {
		t.Fatal(err)
	}
}

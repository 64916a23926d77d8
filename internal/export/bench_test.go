package export

import (
	"context"
	"fmt"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/store"
)

// endless is a ledger of n events that makes each row when it is asked for,
// so that a benchmark shows what Write itself takes.
type endless struct {
	store.Store
	store.Reader
	n int
}

func (e *endless) View(_ context.Context, f func(store.Reader) error) error { return f(e) }

func (e *endless) Totals() (articles, copies, reports, statements, events int, err error) {
	return e.n, 0, e.n, 0, e.n, nil
}
func (e *endless) Runs() ([]store.Run, error)                              { return nil, nil }
func (e *endless) Facet(store.Filter, string, int) ([]store.Bucket, error) { return nil, nil }
func (e *endless) Count(store.Filter) (store.Count, error)                 { return store.Count{Events: e.n}, nil }
func (e *endless) Statements(store.Filter, store.Page) ([]readout.Statement, string, error) {
	return nil, "", nil
}

func (e *endless) page(p store.Page) (from, to int, next string) {
	from, _ = strconv.Atoi(p.After)
	to = min(e.n, from+p.Limit)
	if to < e.n {
		next = strconv.Itoa(to)
	}
	return from, to, next
}

func (e *endless) Events(f store.Filter, p store.Page) (list []readout.Event, next string, err error) {
	from, to, next := e.page(p)
	s := grain().Event
	s.Type = "ACCUSE" // no meeting
	for i := from; i < to; i++ {
		x := s
		x.ID, x.Reports = fmt.Sprintf("er%08d", i), []string{fmt.Sprintf("r%08d", i)}
		x.When.From = time.Unix(int64(i)*60, 0).UTC().Format(time.DateOnly)
		list = append(list, x)
	}
	for _, t := range f.Terms {
		if t.Field == "type" {
			return nil, "", nil
		}
	}
	return list, next, nil
}

func (e *endless) ReportsOf(ids []string) (list []readout.Report, err error) {
	r := grain().Reports[0]
	for _, id := range ids {
		x := r
		x.ID, x.Article = id, "a"+id[1:]
		list = append(list, x)
	}
	return list, nil
}

func (e *endless) Article(id string) (store.Article, error) {
	a := grain().Articles[0]
	a.ID = id
	a.Text += strings.Repeat(" More of the article.", 100)
	return a, nil
}

func (e *endless) Articles(_ store.Filter, p store.Page) (list []store.Article, next string, err error) {
	from, to, next := e.page(p)
	for i := from; i < to; i++ {
		a, _ := e.Article(fmt.Sprintf("a%08d", i))
		list = append(list, a)
	}
	return list, next, nil
}

// BenchmarkWrite writes b.N events in each format and reports the memory that
// was in use at most: go test -bench Write -benchtime 1000000x -run none
func BenchmarkWrite(b *testing.B) {
	c := codes(b)
	for _, f := range Formats {
		b.Run(f.Name, func(b *testing.B) {
			peak := uint64(0)
			progress := func(done, _ int) {
				if done%(20*page) == 0 || done == b.N {
					var m runtime.MemStats
					runtime.ReadMemStats(&m)
					peak = max(peak, m.HeapInuse)
				}
			}
			if _, err := Write(context.Background(), &endless{n: b.N}, c, Options{Format: f.Name, Out: filepath.Join(b.TempDir(), "out"), Progress: progress}); err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(peak)/(1<<20), "MiB")
		})
	}
}

package export

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/ask"
	"github.com/readout-events/readout/internal/store"
	"github.com/readout-events/readout/internal/store/sqlite"
)

// hostile are texts that have broken files of this kind.
var hostile = []string{
	"plain", "a\ttab", "a\nbreak", "a\r\nbreak", "a\rreturn", `a "quote" within`, `"quoted"`, `"`, `""`, `'single'`, "comma, comma", "semi; colon", "pipe|pipe", `back\slash\`, `\N`, "NULL", "None", "NA",
	"=1+1", "+49 30", "-1", "@name", " leading", "trailing ", "", " ", "\u202eright to left\u202c", "العربية نص", "עברית", "👩‍👩‍👧‍👦 emoji 🇺🇳", "e\u0301 combining", "zero\u200bwidth", "line\u2028separator\u2029", "\ufeffmark",
	"nul\x00within", "\x01\x1f\x7f", "\u0085next", "<script>alert(1)</script>", "{\"json\": [1]}", "[]", "0123", "1e5", "2022-08-05", strings.Repeat("long ", 3_000), "“typographic”", "王毅", "Łódź Ħal Ġwann",
}

// world is a ledger in memory and the same in a store.
type world struct {
	store    store.Store
	articles map[string]store.Article
	events   []readout.Event
	reports  map[string]readout.Report
	spoken   []readout.Statement
}

// stories are the events as Write hands them out.
func (w *world) stories() (out []*ask.Story) {
	for _, e := range w.events {
		s := &ask.Story{Event: e}
		for _, id := range e.Reports {
			s.Reports = append(s.Reports, w.reports[id])
			s.Articles = append(s.Articles, w.articles[w.reports[id].Article])
		}
		out = append(out, s)
	}
	return out
}

// newWorld stores n articles whose every text is hostile.
func newWorld(t *testing.T, n int) *world {
	t.Helper()
	st, err := sqlite.Open(filepath.Join(t.TempDir(), "ledger.db"), true)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	w := &world{store: st, articles: map[string]store.Article{}, reports: map[string]readout.Report{}}
	k := 0
	bad := func() string { k++; return hostile[k%len(hostile)] }
	full := func() string { // not empty
		for {
			if s := bad(); s != "" {
				return s
			}
		}
	}
	countries := []string{"RUS", "ROU", "UNO", "EUR", "", "XKX", "SSD", "USA", "PSE"}
	sectors := []string{"GOV", "", "MIL", "JRN", "PTY"}
	types := []struct{ typ, mode, cameo string }{{"CONSULT", "visit", "042"}, {"CONSULT", "", "040"}, {"ACCUSE", "disapprove", "111"}, {"ASSAULT", "aerial", "195"}, {"AID", "", "070"}, {"AGREE", "", "0311"}}
	party := func() readout.Participant {
		p := readout.Participant{Name: bad(), Country: countries[k%len(countries)], Sector: sectors[k%len(sectors)], Office: bad(), Basis: bad()}
		p.Text = full()
		p.Span = readout.Span{Start: k % 50, End: k%50 + len(p.Text)}
		p.InTitle = k%3 == 0
		return p
	}
	parties := func(n int) (out []readout.Participant) {
		for range n {
			out = append(out, party())
		}
		return out
	}
	var ids []string
	err = st.Update(context.Background(), func(to store.Writer) error {
		if err := to.PutRun(store.Run{ID: "r1", Command: "add", Program: "0.1.0", Codebook: strings.Repeat("c0de", 16), Inputs: []store.Input{{Name: "a \"b\".jsonl", SHA256: "00", Bytes: 1}}}); err != nil {
			return err
		}
		var pending []readout.Report
		for i := range n {
			a := store.Article{Article: readout.Article{ID: fmt.Sprintf("a%04d", i), URL: "https://www.example.org/?q=" + bad(), Publisher: bad(), Language: "en", Title: bad(), Text: bad() + full() + " end."},
				Given: bad(), Added: time.Date(2026, 11, 23, 10, i%60, 0, 0, time.UTC), Run: "r1"}
			if i%4 > 0 {
				a.Published = time.Date(2022, 1, 1+i%300, 0, 0, 0, 0, time.UTC)
			}
			if i%5 == 0 {
				a.URL = ""
			}
			var reports []readout.Report
			var statements []readout.Statement
			for r := range i % 4 {
				x := types[(i+r)%len(types)]
				rep := readout.Report{ID: fmt.Sprintf("%04d-%d", (i*7919)%10000, r), Article: a.ID, Sentence: r, Type: x.typ, Mode: x.mode, Quad: 1 + r, Score: float64(r) - 1.5, Cameo: x.cameo, Goldstein: 1, Status: readout.Actual,
					Actor: parties((i + r) % 3), Recipient: parties(r % 3), Says: parties(i % 2), About: parties(r % 2), Rule: "en/x.txt:1", Confidence: 0.25, Text: full(), WhenBasis: bad()}
				rep.Trigger = readout.Quoted{Text: full(), Span: readout.Span{Start: 1, End: 3}}
				if (i+r)%3 == 0 {
					rep.Status = readout.Negated
				}
				if (i+r)%2 == 0 {
					rep.When = readout.Interval{From: "2022-02-28", To: "2022-03-01"}
				}
				if (i+r)%3 == 1 {
					rep.Where = &readout.Place{Text: full(), Name: full(), Country: "GEO", Admin1: bad(), Lat: 41.69, Lon: -44.83, Precision: precision()[i%4], Basis: bad()}
				}
				for range i % 3 {
					rep.Topics = append(rep.Topics, readout.Quoted{Text: full()})
					rep.Context = append(rep.Context, "military")
				}
				reports = append(reports, rep)
			}
			for s := range i % 3 {
				statements = append(statements, readout.Statement{ID: fmt.Sprintf("s%04d-%d", i, s), Article: a.ID, Sentence: s, Speaker: parties(s), Says: parties(1), Cue: readout.Quoted{Text: full(), Span: readout.Span{Start: s, End: s + 3}},
					Content: []readout.Quoted{{Text: full()}, {Text: bad()}}, Stance: "neutral", Text: full()})
			}
			a.Reports, a.Statements = len(reports), len(statements)
			if err := to.PutArticle(a); err != nil {
				return err
			}
			if err := to.PutCoding(store.Coding{Article: a.ID, Run: "r1", Reports: reports, Statements: statements}); err != nil {
				return err
			}
			pending = append(pending, reports...)
			ids = append(ids, a.ID)
			w.spoken = append(w.spoken, statements...)
		}
		var events []readout.Event
		for i := 0; i < len(pending); {
			of := slices.Clone(pending[i:min(len(pending), i+1+i%3)])
			i += len(of)
			slices.SortFunc(of, func(a, b readout.Report) int { return cmp.Compare(a.ID, b.ID) })
			r := of[0]
			bare := func(ps []readout.Participant) (out []readout.Participant) {
				for _, p := range ps {
					out = append(out, readout.Participant{Name: p.Name, Country: p.Country, Sector: p.Sector, Office: p.Office})
				}
				return out
			}
			e := readout.Event{ID: "e" + r.ID, Type: r.Type, Mode: r.Mode, Quad: r.Quad, Score: r.Score, Cameo: r.Cameo, Goldstein: r.Goldstein, Status: r.Status, Actor: bare(r.Actor), Recipient: bare(r.Recipient),
				When: r.When, WhenBasis: r.WhenBasis, Context: r.Context, Confidence: r.Confidence, Articles: len(of), Sources: 1, Speakers: []string{"", bad()}}
			if p := r.Where; p != nil {
				e.Where = &readout.Place{Name: p.Name, Country: p.Country, Admin1: p.Admin1, Lat: p.Lat, Lon: p.Lon, Precision: p.Precision}
			}
			for _, q := range r.Topics {
				e.Topics = append(e.Topics, q.Text)
			}
			for _, x := range of {
				e.Reports = append(e.Reports, x.ID)
				w.reports[x.ID] = x
			}
			events = append(events, e)
		}
		return to.PutEvents(nil, events)
	})
	if err != nil {
		t.Fatal(err)
	}
	// As the store gives them: their order, and what it derives.
	err = st.View(context.Background(), func(r store.Reader) error {
		for _, id := range ids {
			a, err := r.Article(id)
			if err != nil {
				return err
			}
			w.articles[id] = a
		}
		if w.events, _, err = r.Events(store.Filter{}, store.Page{Limit: 100_000}); err != nil {
			return err
		}
		w.spoken, _, err = r.Statements(store.Filter{}, store.Page{Limit: 100_000})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// only keeps the stories whose event holds.
func only(in []*ask.Story, holds func(*readout.Event) bool) (out []*ask.Story) {
	for _, s := range in {
		if holds(&s.Event) {
			out = append(out, s)
		}
	}
	return out
}

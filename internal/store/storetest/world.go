package storetest

import (
	"cmp"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/store"
)

// world is a small invented ledger in memory, with the plainest answers to
// what a store may be asked: every row is looked at.
type world struct {
	articles   []store.Article
	reports    []readout.Report
	statements []readout.Statement
	events     []readout.Event
}

var (
	parties = []string{"CHN/GOV Wang Yi", "CHN/GOV Wang Yi", "CHN/MIL People's Liberation Army", "USA/GOV Antony Blinken", "USA United States", "RUS/GOV Sergey Lavrov", "UNO António Guterres",
		"TUR/GOV Recep Tayyip Erdoğan", "/REB PKK", " a spokesman", "CHN/GOV Wang", "TTO/GOV Trinidad and Tobago", "AND/GOV Andorra"}
	kinds  = []string{"CONSULT/visit/1/042", "CONSULT/meet/1/040", "CONSULT//1/036", "ACCUSE/disapprove/3/111", "ASSAULT/bombing/4/1831", "AID//2/0711", "AID/visit/2/07"}
	days   = []string{"2022-08-05", "2022-08-05", "2022-07-31", "2022-01-02", "2021-12-31", "2021-12-27", "2020-02-29", ""}
	places = []*readout.Place{nil, {Name: "Phnom Penh", Country: "KHM", Admin1: "Phnom Penh"}, {Name: "San José", Country: "CRI", Admin1: "San José"}, {Name: "San Jose", Country: "USA", Admin1: "California"}, {Name: "Iran", Country: "IRN"}}
	lines  = []string{"The two sides met in the city.", "Ministers met, and met again.", "\"We oppose this,\" he said.", "Erdoğan's visit to Phnom Penh.", "Tariffs on AND near NOT or OR.", "Meeting of the sides."}
)

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

func some(r *rand.Rand, list []string, least, most int) (out []string) {
	for range least + r.IntN(most-least+1) {
		out = append(out, pick(r, list))
	}
	return out
}

// newWorld invents a ledger of n articles.
func newWorld(n int) *world {
	r := rand.New(rand.NewPCG(4, uint64(n)))
	w := &world{}
	for i := range n {
		a := article(fmt.Sprintf("a%03d", r.IntN(1000)*100+i), pick(r, days))
		a.Publisher, a.Language, a.Given = pick(r, []string{"Xinhua", "The Post", "the post", ""}), pick(r, []string{"en", "en", "de"}), fmt.Sprint("given", i/2)
		a.URL, a.Run, a.Copy = fmt.Sprintf("http://example.org/%d?q=%d", i/3, i), "r1", a.ID
		if i > 0 && i%5 == 0 {
			a.Copy = w.articles[i-1].Copy
		}
		for k := range r.IntN(5) {
			rep := report(a.ID, k)
			rep.ID = fmt.Sprintf("%016x", r.Uint64())
			rep.Sentence = r.IntN(4)
			rep.Trigger.Span.Start = r.IntN(4)
			f := strings.Split(pick(r, kinds), "/")
			rep.Type, rep.Mode, rep.Cameo = f[0], f[1], f[3]
			rep.Quad, _ = strconv.Atoi(f[2])
			rep.Score, rep.Goldstein, rep.Confidence = float64(r.IntN(5))-2.5, float64(r.IntN(3)), float64(r.IntN(5))/4
			rep.Status = pick(r, []string{readout.Actual, readout.Future, readout.Negated})
			rep.Actor, rep.Recipient = people(some(r, parties, 0, 2)), people(some(r, parties, 0, 1))
			rep.Says, rep.About = people(some(r, parties, 0, 2)), people(some(r, parties, 0, 1))
			rep.When.From = pick(r, days)
			if rep.When.To = rep.When.From; rep.When.From == "2021-12-27" {
				rep.When.To = "2022-01-02"
			}
			if p := pick(r, places); p != nil {
				q := *p
				rep.Where = &q
			}
			rep.Context = slices.Compact(some(r, []string{"diplomatic", "military", "economic"}, 0, 2))
			rep.Rule = pick(r, []string{"en/accuse.txt:31", "en/accuse.txt:3", "en/consult.txt:3", "program:meet"})
			rep.Text = fmt.Sprintf("%s (%d)", lines[(rep.Sentence+i)%len(lines)], rep.Sentence)
			w.reports = append(w.reports, rep)
			a.Reports++
		}
		for range r.IntN(5) {
			s := readout.Statement{ID: fmt.Sprintf("%016x", r.Uint64()), Article: a.ID, Sentence: r.IntN(4), Speaker: people(some(r, parties, 0, 2)), Says: people(some(r, parties, 0, 1)),
				Stance: pick(r, []string{"supports", "opposes", "neutral"})}
			s.Cue.Span.Start = r.IntN(9)
			s.Text = fmt.Sprintf("%s (%d)", lines[(s.Sentence+i)%len(lines)], s.Sentence)
			for _, about := range some(r, []string{"Taiwan", "the Taiwan Strait", "US", "AND"}, 0, 2) {
				s.About = append(s.About, readout.Quoted{Text: about})
			}
			w.statements = append(w.statements, s)
			a.Statements++
		}
		w.articles = append(w.articles, a)
	}
	order := r.Perm(len(w.reports))
	for len(order) > 0 {
		n := min(len(order), 1+r.IntN(3))
		var of []readout.Report
		for _, i := range order[:n] {
			of = append(of, w.reports[i])
		}
		order = order[n:]
		slices.SortFunc(of, func(a, b readout.Report) int { return cmp.Compare(a.ID, b.ID) })
		e := event(of...)
		e.Articles, e.Sources = n, 1+r.IntN(n)
		w.events = append(w.events, e)
	}
	w.sort()
	return w
}

// newest compares days, the newest first, undated last.
func newest(a, b string) int { return cmp.Compare(b, a) }

func (w *world) article(id string) *store.Article {
	return &w.articles[slices.IndexFunc(w.articles, func(a store.Article) bool { return a.ID == id })]
}

func (w *world) report(id string) *readout.Report {
	return &w.reports[slices.IndexFunc(w.reports, func(r readout.Report) bool { return r.ID == id })]
}

func published(a *store.Article) string {
	if a.Published.IsZero() {
		return ""
	}
	return a.Published.Format("2006-01-02")
}

// sort brings everything into the order in which a store lists it.
func (w *world) sort() {
	slices.SortFunc(w.articles, func(a, b store.Article) int {
		return cmp.Or(newest(published(&a), published(&b)), cmp.Compare(a.ID, b.ID))
	})
	rank := map[string]int{}
	for i, a := range w.articles {
		rank[a.ID] = i
	}
	slices.SortFunc(w.reports, func(a, b readout.Report) int {
		return cmp.Or(rank[a.Article]-rank[b.Article], a.Sentence-b.Sentence, a.Trigger.Span.Start-b.Trigger.Span.Start, cmp.Compare(a.ID, b.ID))
	})
	slices.SortFunc(w.statements, func(a, b readout.Statement) int {
		return cmp.Or(rank[a.Article]-rank[b.Article], a.Sentence-b.Sentence, a.Cue.Span.Start-b.Cue.Span.Start, cmp.Compare(a.ID, b.ID))
	})
	slices.SortFunc(w.events, func(a, b readout.Event) int {
		return cmp.Or(newest(a.When.From, b.When.From), cmp.Compare(a.ID, b.ID))
	})
}

// fill stores a world.
func fill(t *testing.T, st store.Store) *world {
	t.Helper()
	w := newWorld(40)
	update(t, st, func(to store.Writer) error { return w.store(to) })
	return w
}

func (w *world) store(to store.Writer) error {
	err := to.PutRun(store.Run{ID: "r1"})
	byID := slices.SortedFunc(slices.Values(w.articles), func(a, b store.Article) int { return cmp.Compare(a.ID, b.ID) })
	for _, a := range byID {
		of := a.Copy
		a.Copy = ""
		var reports []readout.Report
		var statements []readout.Statement
		for i := len(w.reports) - 1; i >= 0; i-- { // not in the order of lists
			if w.reports[i].Article == a.ID {
				reports = append(reports, w.reports[i])
			}
		}
		for _, s := range w.statements {
			if s.Article == a.ID {
				statements = append(statements, s)
			}
		}
		err = errors.Join(err, put(to, a, reports, statements))
		a.Copy = of
	}
	for _, a := range byID {
		err = errors.Join(err, to.PutCopy([]string{a.ID}, a.Copy))
	}
	return errors.Join(err, to.PutEvents(nil, w.events))
}

// check compares all that the store lists with the world.
func (w *world) check(t *testing.T, st store.Store) {
	t.Helper()
	view(t, st, func(r store.Reader) error {
		p := store.Page{Limit: 10_000}
		a, _, err := r.Articles(store.Filter{}, p)
		same(t, "articles", a, w.articles)
		reports, _, err2 := r.Reports(store.Filter{}, p)
		same(t, "reports", reports, w.reports)
		s, _, err3 := r.Statements(store.Filter{}, p)
		same(t, "statements", s, w.statements)
		e, _, err4 := r.Events(store.Filter{}, p)
		same(t, "events", e, w.events)
		return errors.Join(err, err2, err3, err4)
	})
}

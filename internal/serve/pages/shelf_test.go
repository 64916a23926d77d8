package pages

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook"
	"github.com/readout-events/readout/internal/store"
	"github.com/readout-events/readout/internal/store/sqlite"
)

// shelf is what a test puts into a ledger: articles, what was read from them,
// and the events of that.
type shelf struct {
	articles []store.Article
	codings  []store.Coding
	events   []readout.Event
}

const run = "20240627T080000Z-0001"

// words finds words in a text.
func spot(t testing.TB, text, words string) readout.Quoted {
	t.Helper()
	i := strings.Index(text, words)
	if i < 0 {
		t.Fatalf("%q does not stand in %q", words, text)
	}
	return readout.Quoted{Text: words, Span: readout.Span{Start: i, End: i + len(words)}}
}

// later is the quotation less its first bytes.
func later(q readout.Quoted, by int) readout.Quoted {
	q.Text, q.Span.Start = q.Text[by:], q.Span.Start+by
	return q
}

func (s *shelf) article(id, publisher, url, day, title, text string) *store.Article {
	published, err := time.Parse(time.DateOnly, day)
	if err != nil {
		panic(err)
	}
	s.articles = append(s.articles, store.Article{Article: readout.Article{ID: id, URL: url, Publisher: publisher, Published: published, Language: "en", Title: title, Text: text},
		Given: id + ".txt", Copy: id, Added: published.Add(30 * time.Hour), Run: run})
	s.codings = append(s.codings, store.Coding{Article: id, Run: run})
	return &s.articles[len(s.articles)-1]
}

// report adds a report to the article that was added last.
func (s *shelf) report(r readout.Report) readout.Report {
	c := &s.codings[len(s.codings)-1]
	r.Article, r.ID = c.Article, fmt.Sprintf("%s%02d%08x", strings.ReplaceAll(c.Article, "a", ""), len(c.Reports), 77*len(s.codings))
	if r.Status == "" {
		r.Status = readout.Actual
	}
	c.Reports = append(c.Reports, r)
	return r
}

// protest is the shelf of the tests: one protest that three papers tell of,
// two of them with other numbers; a meeting; a plan; a quotation; and overlaps.
func protest(t testing.TB) *shelf {
	s := &shelf{}
	text := "NAIROBI - Kenyan police fired on demonstrators in Nairobi on Tuesday, injuring 12 people, the police said.\n\nOrganisers of the march accused the government of a cover-up. “We will not be silent,” Wanjiru Otieno said."
	s.article("a1", "The Daily Courier", "https://courier.example/world/nairobi", "2024-06-26", "Police fire on demonstrators in Nairobi", text)
	police := readout.Participant{Quoted: spot(t, text, "Kenyan police"), Name: "Kenyan police", Country: "KEN", Sector: "COP"}
	crowd := readout.Participant{Quoted: spot(t, text, "demonstrators"), Name: "demonstrators", Country: "KEN", Sector: "CVL", Basis: "the only state that the sentence names"}
	source := readout.Participant{Quoted: spot(t, text, "the police said"), Name: "Kenyan police", Country: "KEN", Sector: "COP"}
	first := s.report(readout.Report{Sentence: 1, Type: "ASSAULT", Mode: "crowd-control", Quad: 4, Score: -7.5, Cameo: "175", Goldstein: -9, Actor: []readout.Participant{police}, Recipient: []readout.Participant{crowd},
		Trigger: spot(t, text, "fired on"), When: readout.Interval{From: "2024-06-25", To: "2024-06-25"}, WhenBasis: `"Tuesday": Tuesday before 2024-06-26 (published)`,
		Where: &readout.Place{Span: spot(t, text, "in Nairobi").Span, Text: "Nairobi", Name: "Nairobi", Country: "KEN", Lat: -1.28, Lon: 36.82, Precision: "city"}, Says: []readout.Participant{source},
		Context: []string{"human_rights"}, Rule: "en/assault.txt:36", Confidence: .82, Text: text[:strings.Index(text, "\n")]})
	march := readout.Participant{Quoted: spot(t, text, "Organisers of the march"), Name: "Organisers of the march", Country: "KEN", Sector: "CVL"}
	state := readout.Participant{Quoted: spot(t, text, "the government"), Name: "government of Kenya", Country: "KEN", Sector: "GOV"}
	blame := s.report(readout.Report{Sentence: 2, Type: "ACCUSE", Mode: "allege", Quad: 3, Score: -2, Cameo: "112", Goldstein: -2, Actor: []readout.Participant{march}, Recipient: []readout.Participant{state},
		Trigger: spot(t, text, "accused"), Rule: "en/accuse.txt:194", Confidence: .9, Text: "Organisers of the march accused the government of a cover-up."})
	// The same words stand for two acts: segments that carry both.
	denial := s.report(readout.Report{Sentence: 2, Type: "REJECT", Quad: 3, Score: -4, Cameo: "120", Goldstein: -4, Status: readout.Hypothetical, Actor: []readout.Participant{state}, Recipient: []readout.Participant{march},
		Trigger: spot(t, text, "accused the government"), Rule: "program:answer", Within: blame.ID, Confidence: .3, Text: "Organisers of the march accused the government of a cover-up."})
	s.codings[0].Statements = []readout.Statement{{ID: "s1", Article: "a1", Sentence: 3, Speaker: []readout.Participant{{Quoted: spot(t, text, "Wanjiru Otieno"), Name: "Wanjiru Otieno", Country: "KEN", Sector: "CVL"}},
		Cue: later(spot(t, text, "Otieno said."), 7), Content: []readout.Quoted{spot(t, text, "We will not be silent")}, Stance: "opposes", Text: "“We will not be silent,” Wanjiru Otieno said."}}

	text2 := "Forty people were hurt when police fired on protesters in central Nairobi on Tuesday, according to organisers."
	s.article("a2", "Coast Herald", "http://herald.example/a?b=1&c=2", "2024-06-26", "", text2)
	second := s.report(readout.Report{Sentence: 1, Type: "ASSAULT", Mode: "firearms", Quad: 4, Score: -9, Cameo: "193", Goldstein: -10, Actor: []readout.Participant{{Quoted: spot(t, text2, "police"), Name: "police", Country: "KEN", Sector: "COP"}},
		Recipient: []readout.Participant{{Quoted: spot(t, text2, "protesters"), Name: "protesters", Country: "KEN", Sector: "CVL"}}, Trigger: spot(t, text2, "fired on"),
		When: readout.Interval{From: "2024-06-25", To: "2024-06-25"}, WhenBasis: `"Tuesday": Tuesday before 2024-06-26 (published)`,
		Says: []readout.Participant{{Quoted: spot(t, text2, "organisers"), Name: "organisers", Country: "KEN", Sector: "CVL"}}, Rule: someRule(t, "ASSAULT").Name(), Confidence: .7, Text: text2})

	text3 := "Kenya’s foreign minister will visit Kampala next week for talks, his ministry announced."
	s.article("a3", "", "javascript:alert(1)", "2024-06-24", "Minister to visit Kampala", text3)
	third := s.report(readout.Report{Sentence: 1, Type: "CONSULT", Mode: "visit", Quad: 1, Score: 4, Cameo: "042", Goldstein: 1.9, Status: readout.Future, Actor: []readout.Participant{{Quoted: spot(t, text3, "Kenya’s foreign minister"), Name: "foreign minister", Country: "KEN", Sector: "GOV", Office: "foreign minister"}},
		Recipient: []readout.Participant{{Quoted: spot(t, text3, "Kampala"), Name: "Uganda", Country: "UGA"}}, Trigger: spot(t, text3, "will visit"), When: readout.Interval{From: "2024-07-01", To: "2024-07-07"}, Rule: "en/consult.txt:40", Confidence: .8, Text: text3})

	act := func(rs []readout.Report, sources int, speakers ...string) readout.Event {
		r := rs[0]
		e := readout.Event{ID: "e" + r.ID, Type: r.Type, Mode: r.Mode, Quad: r.Quad, Score: r.Score, Cameo: r.Cameo, Goldstein: r.Goldstein, Status: r.Status, Actor: bare(r.Actor), Recipient: bare(r.Recipient), When: r.When,
			WhenBasis: r.WhenBasis, Where: r.Where, Context: r.Context, Confidence: r.Confidence, Articles: len(rs), Sources: sources, Speakers: speakers, FirstPublished: "2024-06-26"}
		for _, x := range rs {
			e.Reports = append(e.Reports, x.ID)
		}
		return e
	}
	both := act([]readout.Report{first, second}, 2, "Kenyan police", "organisers")
	both.Fields = []readout.Field{
		{Name: "type", Values: []readout.Value{{Text: "ASSAULT/crowd-control", Reports: []string{first.ID}, Sources: 1, Says: []string{"Kenyan police"}}, {Text: "ASSAULT/firearms", Reports: []string{second.ID}, Sources: 1, Says: []string{"organisers"}}}},
		{Name: "actor", Values: []readout.Value{{Text: "Kenyan police [KEN/COP]", Reports: []string{first.ID, second.ID}, Sources: 2, Says: []string{"Kenyan police", "organisers"}}}},
		{Name: "date", Values: []readout.Value{{Text: "2024-06-25", Reports: []string{first.ID, second.ID}, Sources: 2, Says: []string{"Kenyan police", "organisers"}}}},
		{Name: "injured", Conflict: true, Values: []readout.Value{{Text: "12", Reports: []string{first.ID}, Sources: 1, Says: []string{"Kenyan police"}, Words: "injuring 12 people"}, {Text: "40", Reports: []string{second.ID}, Sources: 1, Says: []string{"organisers"}, Words: "Forty people were hurt"}}},
	}
	both.Joined = []string{"report 2: same dyad (police and civilians of Kenya), same day, both in Nairobi, types near (crowd-control, firearms)"}
	s.events = []readout.Event{act([]readout.Report{third}, 1, ""), both, act([]readout.Report{blame}, 1, ""), act([]readout.Report{denial}, 1, "")}
	for i := range s.codings {
		s.articles[i].Reports, s.articles[i].Statements = len(s.codings[i].Reports), len(s.codings[i].Statements)
	}
	return s
}

// someRule is a rule of the codebook for a type.
func someRule(t testing.TB, typ string) *codebook.Rule {
	t.Helper()
	book, err := codebook.Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range book.Rules {
		if r.Code.Type == typ {
			return r
		}
	}
	t.Fatalf("no rule for %s", typ)
	return nil
}

// ledger is a store that holds the shelf.
func (s *shelf) ledger(t testing.TB) store.Store {
	t.Helper()
	db, err := sqlite.Open(filepath.Join(t.TempDir(), "ledger.db"), true)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	err = db.Update(context.Background(), func(w store.Writer) error {
		if err := w.PutRun(store.Run{ID: run, Command: "add"}); err != nil {
			return err
		}
		for i, a := range s.articles {
			if err := w.PutArticle(a); err != nil {
				return fmt.Errorf("article %s: %w", a.ID, err)
			}
			if err := w.PutCoding(s.codings[i]); err != nil {
				return fmt.Errorf("coding %s: %w", a.ID, err)
			}
		}
		return w.PutEvents(nil, s.events)
	})
	if err != nil {
		t.Fatal(err)
	}
	return db
}

// broken is a store that fails.
type broken struct {
	store.Store
	err error
}

func (b broken) View(context.Context, func(store.Reader) error) error { return b.err }

// bare are parties as events have them: without the words of a report.
func bare(ps []readout.Participant) []readout.Participant {
	out := make([]readout.Participant, len(ps))
	for i, p := range ps {
		out[i] = readout.Participant{Name: p.Name, Country: p.Country, Sector: p.Sector, Office: p.Office}
	}
	return out
}

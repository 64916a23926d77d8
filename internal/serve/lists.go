package serve

import (
	"bytes"
	"fmt"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/ask"
	"github.com/readout-events/readout/internal/store"
)

// of returns the parser of queries of events (e), reports (r), statements (s)
// or articles (a).
func of(kind byte) func(string) (store.Filter, error) {
	return func(q string) (store.Filter, error) { return ask.ParseOf(kind, q) }
}

var eventList = &list[readout.Event]{
	kind: "events", parse: of('e'), page: store.Reader.Events, count: store.Reader.Count,
	line:    func(b []byte, e *readout.Event) ([]byte, error) { return e.AppendJSON(b) },
	columns: columns[readout.Event]{ask.EventColumns, ask.EventRow},
}

var reportList = &list[readout.Report]{
	kind: "reports", parse: of('r'), page: store.Reader.Reports,
	line:    func(b []byte, r *readout.Report) ([]byte, error) { return r.AppendJSON(b) },
	columns: columns[readout.Report]{ask.ReportColumns, ask.ReportRow},
}

var statementList = &list[ask.Said]{
	kind: "statements", parse: of('s'), page: ask.Statements,
	line:    func(b []byte, s *ask.Said) ([]byte, error) { return appendJSON(b, s) },
	columns: columns[ask.Said]{ask.StatementColumns, ask.StatementRow},
}

// articleList is the list of articles, with their texts or without.
func articleList(texts bool) *list[store.Article] {
	return &list[store.Article]{
		kind: "articles", parse: of('a'), page: store.Reader.Articles,
		line: func(b []byte, a *store.Article) ([]byte, error) {
			j := articleOf(a)
			if !texts {
				j.Text = ""
			}
			return appendJSON(b, j)
		},
		columns: columns[store.Article]{ask.ArticleColumns, ask.ArticleRow},
	}
}

// meetingList is the list of meetings that somebody of a name took part in.
func meetingList(person string) *list[ask.Meeting] {
	return &list[ask.Meeting]{
		kind: "meetings", parse: of('e'),
		page: func(r store.Reader, f store.Filter, p store.Page) ([]ask.Meeting, string, error) {
			return ask.Meetings(r, f, person, p)
		},
		line:    func(b []byte, m *ask.Meeting) ([]byte, error) { return appendJSON(b, m) },
		columns: columns[ask.Meeting]{ask.MeetingColumns, ask.MeetingRow},
	}
}

type eventsInput struct {
	ListInput
	Count bool `query:"count" doc:"Count the whole list too: events, and the reports, articles and independent sources behind them."`
}

type articlesInput struct {
	ListInput
	Text bool `query:"text" doc:"With their texts."`
}

type meetingsInput struct {
	ListInput
	Person string `query:"person" maxLength:"200" doc:"Only meetings of somebody of that name."`
}

type seriesInput struct {
	Q    string `query:"q" maxLength:"4000" doc:"Which events, in words."`
	Dyad string `query:"dyad" maxLength:"200" doc:"CHN:USA in either direction, CHN>USA in that one."`
	By   string `query:"by" enum:"day,week,month,quarter,year" default:"month" doc:"The length of a period."`
	From string `query:"from" maxLength:"20" doc:"First day, month or year. Without: that of the first event."`
	To   string `query:"to" maxLength:"20" doc:"Last day, month or year. Without: that of the last event."`
}

type itemInput struct {
	ID string `path:"id" maxLength:"500" doc:"Its ID. Of an event that of any of its reports too, or the beginning of one."`
}

type none struct{}

const base = "/api/v1"

// routes adds all operations.
func (s *server) routes() {
	get := func(id, path, tag, summary string, shapes ...any) huma.Operation {
		op := huma.Operation{OperationID: id, Method: http.MethodGet, Path: base + path, Tags: []string{tag}, Summary: summary}
		op.Responses = map[string]*huma.Response{"200": s.response("Found", shapes[0]), "304": {Description: "As the client has it"}}
		for i, k := range []string{"application/jsonl", "text/csv", "application/vnd.apache.parquet"} {
			if len(shapes) < 2 {
				break
			}
			m := &huma.MediaType{Schema: &huma.Schema{Type: huma.TypeString}}
			if i == 0 {
				m.Schema = s.schema(shapes[1]) // of each line
			} else if i == 2 {
				m.Schema.Format = "binary"
			}
			op.Responses["200"].Content[k] = m
		}
		return op
	}
	register(s, get("index", "", "ledger", "What the ledger holds", Index{}), (*call).index)
	register(s, get("list-events", "/events", "events", "Events, newest first", Events{}, Event{}), func(c *call, in *eventsInput) error {
		return eventList.send(c, &in.ListInput, in.Count)
	})
	register(s, get("get-event", "/events/{id}", "events", "An event, field by field with who says so", Event{}, Event{}), func(c *call, in *itemInput) error {
		return eventList.one(c, func(r store.Reader) (readout.Event, error) {
			story, err := ask.Show(r, in.ID)
			if err != nil {
				return readout.Event{}, err
			}
			return story.Event, nil
		})
	})
	register(s, get("list-reports", "/reports", "events", "Reports: one article's claims, newest article first", Reports{}, Report{}), func(c *call, in *ListInput) error {
		return reportList.send(c, in, false)
	})
	register(s, get("get-report", "/reports/{id}", "events", "A report, of the current run or an older one", Report{}, Report{}), func(c *call, in *itemInput) error {
		return reportList.one(c, func(r store.Reader) (readout.Report, error) {
			list, err := r.ReportsOf([]string{in.ID})
			if err != nil {
				return readout.Report{}, err
			}
			return list[0], nil
		})
	})
	register(s, get("list-statements", "/statements", "statements", "What was said where saying was not itself an act", Statements{}, Statement{}), func(c *call, in *ListInput) error {
		return statementList.send(c, in, false)
	})
	register(s, get("get-statement", "/statements/{id}", "statements", "A statement", Statement{}, Statement{}), func(c *call, in *itemInput) error {
		return statementList.one(c, func(r store.Reader) (said ask.Said, err error) {
			list, _, err := ask.Statements(r, byID(in.ID), store.Page{Limit: 1})
			if err == nil && len(list) == 0 {
				err = fmt.Errorf("statement %q: %w", in.ID, store.ErrNotFound)
			}
			if err != nil {
				return said, err
			}
			return list[0], nil
		})
	})
	register(s, get("list-meetings", "/meetings", "events", "Who met whom, by whose account", Meetings{}, Meeting{}), func(c *call, in *meetingsInput) error {
		return meetingList(in.Person).send(c, &in.ListInput, false)
	})
	register(s, get("list-articles", "/articles", "articles", "Articles, newest first", Articles{}, Article{}), func(c *call, in *articlesInput) error {
		return articleList(in.Text).send(c, &in.ListInput, false)
	})
	register(s, get("get-article", "/articles/{id}", "articles", "An article with its text", Article{}, Article{}), func(c *call, in *itemInput) error {
		return articleList(true).one(c, func(r store.Reader) (store.Article, error) { return r.Article(in.ID) })
	})
	register(s, get("series", "/series", "events", "Events in each period, periods without any included", Series{}, Period{}), (*call).series)
	s.reading()
	s.adding()
}

// byID is the filter of one ID, whatever it looks like.
func byID(id string) store.Filter {
	return store.Filter{Terms: []store.Term{{Field: "id", Values: []string{id}}}}
}

// response describes an answer in JSON.
func (s *server) response(what string, shape any) *huma.Response {
	return &huma.Response{Description: what, Content: map[string]*huma.MediaType{"application/json": {Schema: s.schema(shape)}}}
}

func (c *call) index(*none) error {
	f, err := negotiate(c.r, "json")
	if err != nil {
		return err
	}
	return c.answer(f, func(r store.Reader, b *bytes.Buffer) (err error) {
		x := Index{Kind: "ledger", Version: c.s.opts.Version}
		if x.Articles, x.Copies, x.Reports, x.Statements, x.Events, err = r.Totals(); err != nil {
			return err
		}
		for _, p := range []string{"events", "reports", "statements", "meetings", "articles", "series", "code", "explain"} {
			x.Paths = append(x.Paths, base+"/"+p)
		}
		x.Paths = append(x.Paths, "/openapi.json")
		line, err := appendJSON(nil, x)
		_, _ = b.Write(line) // a buffer takes all
		return err
	})
}

// json sends one object.
func (c *call) json(status int, v any) error {
	b, err := appendJSON(nil, v)
	if err != nil {
		return err
	}
	if c.begin(&formats[0], status) {
		if _, err := c.w.Write(b); err != nil {
			return &begunError{err}
		}
	}
	return nil
}

func (c *call) series(in *seriesInput) error {
	l := &list[store.Bucket]{
		kind: "series",
		parse: func(q string) (store.Filter, error) {
			f, err := ask.Parse(q)
			if err != nil || in.Dyad == "" {
				return f, err
			}
			d, err := ask.Parse("dyad:" + ask.Quote(in.Dyad))
			if err != nil {
				return f, wrong(http.StatusUnprocessableEntity, "dyad %q: two sides as CHN:USA", in.Dyad).at("query.dyad", in.Dyad)
			}
			f.Terms = append(f.Terms, d.Terms...)
			return f, nil
		},
		page: func(r store.Reader, f store.Filter, _ store.Page) ([]store.Bucket, string, error) {
			list, err := ask.Series(r, f, in.By, in.From, in.To)
			return list, "", err
		},
		line:    func(b []byte, x *store.Bucket) ([]byte, error) { return appendJSON(b, periodOf(x)) },
		columns: columns[store.Bucket]{ask.SeriesColumns, ask.SeriesRow},
	}
	return l.send(c, &ListInput{Q: in.Q, Limit: 1}, false)
}

package pages

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/ask"
	"github.com/readout-events/readout/internal/store"
)

// Sizes of the Desk.
const (
	deskEvents  = 50   // events on one page of the list
	facetValues = 8    // values of one facet
	maxChips    = 4    // says-so chips of one event
	maxQuery    = 2000 // bytes of a query
)

// Desk is the page that lists events.
type Desk struct {
	Terms  []Link       // the words of the query, each with the Desk without it
	Wrong  *wrong       // where the query can't be understood
	Found  *store.Count // nil: not counted yet
	Counts string       // "" where counts are of now; what to say where they are not
	Again  string       // link to the same page
	Ledger Ledger
	Empty  bool // the ledger holds no article
	Facets []Facet
	Days   []Day
	First  string // link to the first page of the list; "" on it
	Next   string // link to the next page; "" on the last
	JSONL  string
	CSV    string
}

// Ledger counts all that a ledger holds.
type Ledger struct{ Articles, Copies, Reports, Statements, Events int }

// Link is a word with an address.
type Link struct{ Text, To string }

// wrong is a query with the word that is wrong in it.
type wrong struct {
	Before, Word, After string
	Msg, Hint           string
}

// Facet is one field with its most frequent values in what was found.
type Facet struct {
	Field, Title string
	Values       []FacetValue
	More         bool // there are more values
}

// FacetValue is a value with the Desk that has it added to the query, or
// taken away where it stands there.
type FacetValue struct {
	Text, Name string // "KEN", "Kenya"
	Note       string
	Quad       *Quad
	To         string
	On         bool
	Events     int
	Share      int // of the largest value, 0 to 100
}

// Day holds the events of one day, of one page of the list.
type Day struct {
	ISO, Text string
	Total     *store.Count // of the whole day, not of the page; nil where it was not counted
	Rows      []Row
}

// Row is one event of a list.
type Row struct {
	Link             string
	Event            *readout.Event
	Quad             Quad
	Actor, Recipient Side
	When, Where      string
	Says             []Chip
	MoreSays         int
}

// Chip is one who vouches, with the Desk of what he vouches for.
type Chip struct {
	Text, To string
	Own      bool // the articles themselves
	On       bool
}

// facets are the fields on the Desk. Facet counts parties by country.
var facets = []struct{ field, title string }{
	{"type", "Type"}, {"actor", "Actor’s country"}, {"recipient", "Recipient’s country"}, {"status", "Status"}, {"says", "Who says so"},
}

func (s *site) desk(ctx context.Context, r *http.Request) (content, error) {
	query, after := strings.TrimSpace(r.URL.Query().Get("q")), r.URL.Query().Get("after")
	d := &Desk{}
	c := content{title: "Desk", query: query, body: d}
	if query != "" {
		c.title = query
	}
	var filter store.Filter
	if len(query) > maxQuery {
		d.Wrong = &wrong{Word: query[:letter(query, 60, -1)] + "…", Msg: "the query is too long", Hint: "at most " + number(maxQuery) + " bytes"}
	} else if f, err := ask.Parse(query); err != nil {
		d.Wrong = wrongWord(query, err)
	} else {
		filter = f
		for i, t := range f.Terms {
			d.Terms = append(d.Terms, Link{ask.String(store.Filter{Terms: []store.Term{t}}), deskOf(store.Filter{Terms: slices.Delete(slices.Clone(f.Terms), i, i+1)})})
		}
	}
	d.JSONL, d.CSV = address("/api/v1/events.jsonl", query, ""), address("/api/v1/events.csv", query, "")
	var list []readout.Event
	err := s.store.View(ctx, func(r store.Reader) error {
		var err error
		l := &d.Ledger
		if l.Articles, l.Copies, l.Reports, l.Statements, l.Events, err = r.Totals(); err != nil {
			return err
		}
		d.Empty = l.Articles == 0
		if d.Wrong != nil || d.Empty {
			return nil
		}
		var state string
		if state, err = r.State(); err != nil {
			return err
		}
		if list, err = s.list(d, r, filter, query, after); err != nil || d.Wrong != nil {
			return err
		}
		return s.fill(ctx, d, state, list, filter)
	})
	d.Again = deskLink(query, after)
	c.bad = d.Wrong != nil
	return c, err
}

// list reads the part of the list that the page shows.
func (s *site) list(d *Desk, r store.Reader, f store.Filter, query, after string) ([]readout.Event, error) {
	list, next, err := r.Events(f, store.Page{After: after, Limit: deskEvents})
	if errors.Is(err, store.ErrFilter) {
		d.Wrong = wrongWord(query, err)
		return nil, nil
	}
	if errors.Is(err, store.ErrCursor) {
		return nil, &problem{status: http.StatusBadRequest, Title: "No such page of the list", Text: "The address names a place in another list, or none. The list begins at the Desk."}
	}
	if err != nil {
		return nil, err
	}
	if after != "" {
		d.First = deskLink(query, "")
	}
	if next != "" {
		d.Next = deskLink(query, next)
	}
	return list, nil
}

// tally is what is counted for a query.
type tally struct {
	found  store.Count
	facets [][]store.Bucket // in order of facets
}

// fill puts the list, the counts and the facets on the Desk.
func (s *site) fill(ctx context.Context, d *Desk, state string, list []readout.Event, f store.Filter) error {
	t, fresh, err := count(ctx, s.counts, state, "all "+ask.String(f), func(r store.Reader) (t tally, err error) {
		if t.found, err = r.Count(f); err != nil {
			return t, err
		}
		for _, fc := range facets {
			buckets, err := r.Facet(f, fc.field, facetValues+1)
			if err != nil {
				return t, err
			}
			t.facets = append(t.facets, buckets)
		}
		return t, nil
	})
	if err != nil {
		return err
	}
	switch fresh {
	case notYet:
		d.Counts = "Counting so many events takes a while; the list is here already."
	case earlier:
		d.Counts = "The counts are of a moment ago; the list is of now."
	}
	if fresh != notYet {
		d.Found = &t.found
		for i, fc := range facets {
			d.Facets = append(d.Facets, s.facet(fc.field, fc.title, f, t.facets[i]))
		}
	}
	totals := map[string]store.Count{}
	if first, last, ok := days(list); ok && fresh == current {
		during := store.Filter{Terms: append(f.Terms[:len(f.Terms):len(f.Terms)], store.Term{Field: "date", Values: []string{first + ".." + last}})}
		buckets, _, err := count(ctx, s.counts, state, "days "+ask.String(during), func(r store.Reader) ([]store.Bucket, error) { return r.Series(during, "day") })
		if err != nil {
			return err
		}
		for _, b := range buckets {
			totals[b.Value] = b.Count
		}
	}
	for i := range list {
		e := &list[i]
		if n := len(d.Days); n == 0 || d.Days[n-1].ISO != e.When.From {
			day := Day{ISO: e.When.From, Text: day(e.When.From)}
			if t, ok := totals[e.When.From]; ok && e.When.From != "" {
				day.Total = &t
			}
			d.Days = append(d.Days, day)
		}
		last := &d.Days[len(d.Days)-1]
		last.Rows = append(last.Rows, s.row(e, f))
	}
	return nil
}

// days returns the first and last day of a list of events.
func days(list []readout.Event) (first, last string, ok bool) {
	for _, e := range list {
		if d := e.When.From; d != "" {
			if !ok || d < first {
				first = d
			}
			if !ok || d > last {
				last = d
			}
			ok = true
		}
	}
	return first, last, ok
}

func (s *site) row(e *readout.Event, f store.Filter) Row {
	row := Row{Link: eventLink(e.ID), Event: e, Quad: quad(e.Quad), Actor: s.side(e.Actor, maxParties), Recipient: s.side(e.Recipient, maxParties), Where: where(e.Where)}
	if e.When.To != e.When.From {
		row.When = when(e.When)
	}
	row.Says, row.MoreSays = chips(e.Speakers, f, maxChips)
	return row
}

// chips are those who vouch, at most so many; the articles themselves first.
func chips(names []string, f store.Filter, limit int) (list []Chip, more int) {
	for i, name := range names {
		if i == limit {
			return list, len(names) - limit
		}
		value := name
		if name == "" {
			value = "-"
		}
		to, on := toggle(f, term("says", value))
		list = append(list, Chip{Text: speaker(name), To: deskOf(to), Own: name == "", On: on})
	}
	return list, 0
}

func (s *site) facet(field, title string, f store.Filter, buckets []store.Bucket) Facet {
	out := Facet{Field: field, Title: title}
	most := 0
	for _, b := range buckets {
		most = max(most, b.Events)
	}
	for i, b := range buckets {
		if i == facetValues {
			out.More = true
			break
		}
		to, on := toggle(f, term(field, b.Value))
		v := FacetValue{Text: b.Value, To: deskOf(to), On: on, Events: b.Events}
		if most > 0 {
			v.Share = max(1, 100*b.Events/most)
		}
		switch field {
		case "type":
			if s.book != nil {
				if typ, ok := s.book.Plover.Type(b.Value); ok {
					q := quad(typ.Quad)
					v.Quad, v.Note = &q, q.Means+": "+typ.Means
				}
			}
		case "actor", "recipient":
			v.Name = s.country(b.Value)
		case "status":
			v.Note = statusMeans[b.Value]
		case "says":
			v.Text = speaker(b.Value)
		}
		out.Values = append(out.Values, v)
	}
	return out
}

// wrongWord points at the word of a query that an error is about.
func wrongWord(query string, err error) *wrong {
	var e *ask.Error
	if !errors.As(err, &e) {
		return &wrong{Before: query, Msg: err.Error()}
	}
	from := letter(query, min(max(e.Offset, 0), len(query)), -1)
	to := letter(query, min(max(e.Offset+e.Length, from), len(query)), +1)
	return &wrong{Before: query[:from], Word: query[from:to], After: query[to:], Msg: e.Msg, Hint: e.Hint}
}

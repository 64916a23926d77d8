package ask

import (
	"errors"
	"fmt"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/merge"
	"github.com/readout-events/readout/internal/store"
)

// ErrAmbiguous is wrapped where a beginning of an ID fits several.
var ErrAmbiguous = errors.New("is the beginning of several")

// Story is all that the ledger knows of one event: the event with its fields
// and, in words, why each report but one is counted to it (Event.Joined); the
// reports in order of their IDs; and for each of them its article (Articles[i]
// is that of Reports[i]).
type Story struct {
	Event    readout.Event
	Reports  []readout.Report
	Articles []store.Article
}

// Show tells the story of an event by its ID, that of one of its reports, or
// a beginning of either that fits no other event. Errors wrap
// store.ErrNotFound or ErrAmbiguous.
func Show(r store.Reader, id string) (*Story, error) {
	event, err := find(r, id)
	if err != nil {
		return nil, err
	}
	s := &Story{Event: event}
	if s.Reports, err = r.ReportsOf(event.Reports); err != nil {
		return nil, fmt.Errorf("event %s: %w", event.ID, err)
	}
	articles := map[string]store.Article{}
	var items []merge.Item
	for i := range s.Reports {
		a, err := article(r, articles, s.Reports[i].Article)
		if err != nil {
			return nil, fmt.Errorf("event %s: report %s: %w", event.ID, s.Reports[i].ID, err)
		}
		s.Articles = append(s.Articles, a)
		items = append(items, merge.Item{Report: &s.Reports[i], Meta: merge.Meta{Article: a.ID, URL: a.URL, Publisher: a.Publisher, Published: Published(&a), Copy: a.Copy}})
	}
	told := merge.Conclude(items)
	s.Event.Fields, s.Event.Joined = told.Fields, told.Joined
	return s, nil
}

// article reads an article once.
func article(r store.Reader, known map[string]store.Article, id string) (store.Article, error) {
	if a, ok := known[id]; ok {
		return a, nil
	}
	a, err := r.Article(id)
	if err != nil {
		return a, fmt.Errorf("article %s: %w", id, err)
	}
	known[id] = a
	return a, nil
}

// find returns the event of an ID or of the beginning of one.
func find(r store.Reader, id string) (readout.Event, error) {
	id = strings.TrimSpace(id)
	event, err := r.Event(id)
	if err == nil || !errors.Is(err, store.ErrNotFound) || id == "" || strings.HasSuffix(id, "*") {
		return event, err
	}
	list, next, err := r.Events(store.Filter{Terms: []store.Term{{Field: "id", Values: []string{id + "*"}}}}, store.Page{Limit: 5})
	switch {
	case err != nil:
		return event, err
	case len(list) == 0:
		return event, fmt.Errorf("event %s: %w", id, store.ErrNotFound)
	case len(list) == 1:
		return list[0], nil
	}
	var ids []string
	for i := range list {
		ids = append(ids, list[i].ID)
	}
	if next != "" {
		ids = append(ids, "...")
	}
	return event, fmt.Errorf("event %s: %w: %s", id, ErrAmbiguous, strings.Join(ids, ", "))
}

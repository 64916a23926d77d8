package sqlite

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/store"
)

// reader is the view of one transaction.
type reader struct {
	ctx  context.Context
	c    *conn
	pack *packer
}

// missing adds what was looked for to ErrNotFound.
func missing(err error, kind, id string) error {
	if errors.Is(err, store.ErrNotFound) {
		return fmt.Errorf("%s %q: %w", kind, id, store.ErrNotFound)
	}
	return err
}

// undated is the late of an article whose day of publication is not known.
const undated = 1 << 62

func late(t time.Time) int64 {
	if t.IsZero() {
		return undated
	}
	return -t.Unix()
}

func published(late int64) time.Time {
	if late == undated {
		return time.Time{}
	}
	return time.Unix(-late, 0).UTC()
}

const articleColumns = `a.id, a.name, a.given, a.url, (SELECT text FROM word WHERE id = a.publisher), (SELECT text FROM word WHERE id = a.language), a.late,
	(SELECT name FROM article WHERE id = a.copy), a.added, (SELECT name FROM run WHERE id = a.run), a.problem, a.reports, a.statements, b.text`

const articleTables = " FROM article a JOIN body b ON b.article = a.id "

func (r *reader) article(x row) (store.Article, error) {
	a := store.Article{Article: readout.Article{ID: x.str(1), URL: x.str(3), Publisher: x.str(4), Language: x.str(5), Published: published(x.int64(6))},
		Given: x.str(2), Copy: x.str(7), Added: time.Unix(x.int64(8), 0).UTC(), Run: x.str(9), Problem: x.str(10), Reports: x.int(11), Statements: x.int(12)}
	b, err := r.pack.unpack(x.blob(13))
	if err == nil {
		var parts []string
		if parts, err = split(b); err == nil && len(parts) != 2 {
			err = errShort
		} else if err == nil {
			a.Title, a.Text = parts[0], parts[1]
		}
	}
	if err != nil {
		return a, fmt.Errorf("%s: %w: text of article %s: %v", r.c.file, store.ErrDamaged, a.ID, err)
	}
	return a, nil
}

func (r *reader) Article(id string) (a store.Article, err error) {
	for _, by := range []string{"a.name = ?1", "a.given = ?1", "a.url = ?1 AND a.address = ?2"} {
		args := []any{id, address(id)}
		if !strings.Contains(by, "?2") {
			args = args[:1]
		}
		if id == "" {
			break
		}
		found := false
		err = r.c.query(r.ctx, "SELECT "+articleColumns+articleTables+"WHERE "+by+" ORDER BY a.late, a.name LIMIT 1", args, func(x row) (err error) {
			found = true
			a, err = r.article(x)
			return err
		})
		if found || err != nil {
			return a, err
		}
	}
	return a, missing(store.ErrNotFound, "article", id)
}

// articleID returns the number of an article by its content's ID.
func (r *reader) articleID(name string) (id, run int64, err error) {
	err = r.c.one(r.ctx, "SELECT id, run FROM article WHERE name = ?", []any{name}, func(x row) { id, run = x.int64(0), x.int64(1) })
	return id, run, missing(err, "article", name)
}

func (r *reader) Coding(article, run string) (c store.Coding, err error) {
	id, current, err := r.articleID(article)
	if err != nil {
		return c, err
	}
	if run != "" {
		if current, err = r.c.number(r.ctx, "SELECT id FROM run WHERE name = ?", run); err != nil {
			return c, err
		}
	}
	found := false
	err = r.c.query(r.ctx, "SELECT r.name, c.problem, c.records FROM coding c JOIN run r ON r.id = c.run WHERE c.article = ? AND c.run = ?", []any{id, current}, func(x row) (err error) {
		found = true
		c = store.Coding{Article: article, Run: x.str(0), Problem: x.str(1)}
		c.Records, c.Reports, c.Statements, err = r.records(id, x.blob(2))
		return err
	})
	if err == nil && !found {
		err = fmt.Errorf("article %s, run %q: %w", article, run, store.ErrNotFound)
	}
	return c, err
}

// source returns the article that its records are shortened by.
func (r *reader) source(id int64) (s *source, err error) {
	s = &source{}
	var bad error
	err = r.c.one(r.ctx, "SELECT a.name, b.text FROM article a JOIN body b ON b.article = a.id WHERE a.id = ?", []any{id}, func(x row) {
		s.name = x.str(0)
		var b []byte
		if b, bad = r.pack.unpack(x.blob(1)); bad != nil {
			return
		}
		var parts []string
		if parts, bad = split(b); bad == nil && len(parts) == 2 {
			s.title, s.text = parts[0], parts[1]
		} else if bad == nil {
			bad = errShort
		}
	})
	return s, errors.Join(err, bad)
}

// records unpacks and reads a coding's blob.
func (r *reader) records(article int64, blob []byte) ([]byte, []readout.Report, []readout.Statement, error) {
	blob = bytes.Clone(blob)
	s, err := r.source(article)
	if err == nil {
		var b []byte
		if b, err = r.pack.unpackRecords(blob, s); err == nil {
			var reports []readout.Report
			var statements []readout.Statement
			if reports, statements, err = readout.ParseRecords(b); err == nil {
				return b, reports, statements, nil
			}
		}
	}
	return nil, nil, nil, fmt.Errorf("%s: %w: records of article %s (number %d): %v", r.c.file, store.ErrDamaged, s.name, article, err)
}

func (r *reader) Runs() (list []store.Run, err error) {
	err = r.c.query(r.ctx, "SELECT manifest FROM run ORDER BY name", nil, func(x row) error {
		var run store.Run
		if err := json.Unmarshal(x.blob(0), &run); err != nil {
			return fmt.Errorf("%s: %w: manifest of a run: %v", r.c.file, store.ErrDamaged, err)
		}
		list = append(list, run)
		return nil
	})
	return list, err
}

func (r *reader) RunArticles(run string, f func(string) error) error {
	id, err := r.c.number(r.ctx, "SELECT id FROM run WHERE name = ?", run)
	if err != nil {
		return err
	}
	if id == 0 {
		return missing(store.ErrNotFound, "run", run)
	}
	return r.c.query(r.ctx, "SELECT a.name FROM coding c JOIN article a ON a.id = c.article WHERE c.run = ? ORDER BY a.name", []any{id}, func(x row) error { return f(x.str(0)) })
}

func (r *reader) Codebook(hash string) (files map[string][]byte, err error) {
	var b []byte
	err = r.c.one(r.ctx, "SELECT files FROM codebook WHERE hash = ?", []any{hash}, func(x row) { b = bytes.Clone(x.blob(0)) })
	if err != nil {
		return nil, missing(err, "codebook", hash)
	}
	var parts []string
	if b, err = r.pack.unpack(b); err == nil {
		parts, err = split(b)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w: codebook %s: %v", r.c.file, store.ErrDamaged, hash, err)
	}
	files = map[string][]byte{}
	for i := 0; i+1 < len(parts); i += 2 {
		files[parts[i]] = []byte(parts[i+1])
	}
	return files, nil
}

// event reads an event's blob.
func (r *reader) event(name string, blob []byte) (e readout.Event, err error) {
	b, err := r.pack.unpack(blob)
	if err == nil {
		err = json.Unmarshal(b, &e)
	}
	if err != nil {
		return e, fmt.Errorf("%s: %w: event %s: %v", r.c.file, store.ErrDamaged, name, err)
	}
	e.ID = name
	if len(e.Reports) == 0 {
		e.Reports = []string{strings.TrimPrefix(name, "e")}
	}
	return e, nil
}

func (r *reader) Event(id string) (e readout.Event, err error) {
	for _, by := range []struct {
		where string
		name  any
	}{{"e.name = ?", eventKey(id)}, {"e.id = (SELECT event FROM report WHERE name = ? AND event <> 0)", key(id)}} {
		found := false
		err = r.c.query(r.ctx, "SELECT e.name, b.json FROM event e JOIN event_body b ON b.event = e.id WHERE "+by.where, []any{by.name}, func(x row) (err error) {
			found = true
			e, err = r.event(x.event(0), x.blob(1))
			return err
		})
		if found || err != nil {
			return e, err
		}
	}
	return e, missing(store.ErrNotFound, "event", id)
}

// ReportsOf takes the reports out of the records of their articles, each
// article's unpacked once.
func (r *reader) ReportsOf(ids []string) ([]readout.Report, error) {
	out := make([]readout.Report, len(ids))
	type place struct{ article, run int64 }
	at := map[place][]int{}
	var order []place
	for i, id := range ids {
		var p place
		f := func(x row) { p = place{x.int64(0), x.int64(1)} }
		err := r.c.one(r.ctx, "SELECT r.article, a.run FROM report r JOIN article a ON a.id = r.article WHERE r.name = ?", []any{key(id)}, f)
		if errors.Is(err, store.ErrNotFound) {
			err = r.c.one(r.ctx, "SELECT article, run FROM past WHERE name = ?", []any{key(id)}, f)
		}
		if err != nil {
			return nil, missing(err, "report", id)
		}
		if at[p] == nil {
			order = append(order, p)
		}
		at[p] = append(at[p], i)
	}
	for _, p := range order {
		reports, _, err := r.coded(p.article, p.run)
		if err != nil {
			return nil, err
		}
		for _, i := range at[p] {
			n := slices.IndexFunc(reports, func(x readout.Report) bool { return x.ID == ids[i] })
			if n < 0 {
				return nil, fmt.Errorf("%s: %w: report %s is not among its article's records", r.c.file, store.ErrDamaged, ids[i])
			}
			out[i] = reports[n]
		}
	}
	return out, nil
}

// coded returns what a run read from an article.
func (r *reader) coded(article, run int64) (reports []readout.Report, statements []readout.Statement, err error) {
	found := false
	err = r.c.query(r.ctx, "SELECT records FROM coding WHERE article = ? AND run = ?", []any{article, run}, func(x row) (err error) {
		found = true
		_, reports, statements, err = r.records(article, x.blob(0))
		return err
	})
	if err == nil && !found {
		err = fmt.Errorf("%s: %w: article number %d has no records of run number %d", r.c.file, store.ErrDamaged, article, run)
	}
	return reports, statements, err
}

func (r *reader) Sketches(bands []int64) (list []store.Sketch, err error) {
	if err := r.c.query(r.ctx, `SELECT a.name, c.name, s.bands, s.signature FROM sketch s JOIN article a ON a.id = s.article JOIN article c ON c.id = a.copy
		WHERE s.article IN (SELECT b.article FROM json_each(?) j CROSS JOIN band b ON b.band = j.value)`, []any{array(bands)}, func(x row) error {
		list = append(list, store.Sketch{Article: x.str(0), Copy: x.str(1), Bands: unpackNumbers(x.blob(2)), Signature: bytes.Clone(x.blob(3))})
		return nil
	}); err != nil {
		return nil, err
	}
	slices.SortFunc(list, func(a, b store.Sketch) int { return compare(a.Article, b.Article) })
	return list, nil
}

func (r *reader) Copies(of string) (list []string, err error) {
	err = r.c.query(r.ctx, "SELECT name FROM article WHERE copy = (SELECT id FROM article WHERE name = ?) ORDER BY name", []any{of}, func(x row) error {
		list = append(list, x.str(0))
		return nil
	})
	return list, err
}

const markColumns = "SELECT r.name, a.name, c.name, m.component, m.event, m.keys, m.features, (SELECT text FROM word WHERE id = a.publisher), m.level FROM mark m JOIN report r ON r.id = m.report JOIN article a ON a.id = r.article JOIN article c ON c.id = a.copy "

func mark(x row) store.Mark {
	m := store.Mark{Report: x.name(0), Article: x.str(1), Copy: x.str(2), Component: x.name(3), Event: x.event(4), Keys: unpackNumbers(x.blob(5)), Features: bytes.Clone(x.blob(6)), Publisher: x.str(7), Level: x.int(8)}
	if x[3] == nil {
		m.Component = m.Report
	}
	if x[4] == nil {
		m.Event = "e" + m.Component
	}
	return m
}

func (r *reader) marks(q string, args ...any) (list []store.Mark, err error) {
	err = r.c.query(r.ctx, markColumns+q, args, func(x row) error { list = append(list, mark(x)); return nil })
	return list, err
}

func (r *reader) MarksByKey(keys []int64) ([]store.Mark, error) {
	list, err := r.marks("WHERE m.report IN (SELECT k.report FROM json_each(?) j CROSS JOIN mark_key k ON k.key = j.value)", array(keys))
	byReport(list)
	return list, err
}

func (r *reader) MarksByComponent(components []string) (list []store.Mark, err error) {
	for _, c := range slices.Compact(slices.Sorted(slices.Values(components))) {
		m, err := r.marks("WHERE m.component = ?", key(c))
		if err != nil {
			return nil, err
		}
		own, err := r.marks("WHERE r.name = ? AND m.component IS NULL", key(c))
		if err != nil {
			return nil, err
		}
		list = append(append(list, m...), own...)
	}
	byReport(list)
	return list, nil
}

func (r *reader) MarksOf(article string) ([]store.Mark, error) {
	return r.marks("WHERE a.name = ? ORDER BY r.name", article)
}

func byReport(list []store.Mark) {
	slices.SortFunc(list, func(a, b store.Mark) int { return compare(a.Report, b.Report) })
}

func compare(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func (r *reader) Decisions() (list []store.Decision, err error) {
	err = r.c.query(r.ctx, "SELECT number, kind, a, b, who, why, at FROM decision ORDER BY number", nil, func(x row) error {
		list = append(list, store.Decision{Number: x.int64(0), Kind: x.str(1), A: x.str(2), B: x.str(3), Who: x.str(4), Why: x.str(5), When: time.Unix(x.int64(6), 0).UTC()})
		return nil
	})
	return list, err
}

func (r *reader) Totals() (articles, copies, reports, statements, events int, err error) {
	for _, q := range []struct {
		sql string
		n   *int
	}{
		{"SELECT count(*) FROM article", &articles}, {"SELECT count(*) FROM article WHERE copy <> id", &copies}, {"SELECT count(*) FROM report", &reports},
		{"SELECT count(*) FROM statement", &statements}, {"SELECT count(*) FROM event", &events},
	} {
		n, e := r.c.number(r.ctx, q.sql)
		if e != nil {
			return 0, 0, 0, 0, 0, e
		}
		*q.n = int(n)
	}
	return articles, copies, reports, statements, events, nil
}

func (r *reader) State() (state string, err error) {
	err = r.c.one(r.ctx, "SELECT value FROM state", nil, func(x row) { state = x.str(0) })
	return state, err
}

func (r *reader) Forgotten(article string) (bool, error) {
	n, err := r.c.number(r.ctx, "SELECT 1 FROM forgotten WHERE name = ?", article)
	return n != 0, err
}

// limit is the number of rows of a page.
func limit(p store.Page) int {
	if p.Limit <= 0 {
		return 100
	}
	return min(p.Limit, math.MaxInt32)
}

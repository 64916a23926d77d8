package sqlite

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"reflect"
	"slices"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/store"
)

// Verify checks the file's structure, that every reference leads somewhere,
// that every blob is whole, that rows say what the records say from which
// they were made, and that the full-text index has the words of all sentences
// and no others. That an article's ID is the hash of its content is checked by
// package work, which knows how IDs are made.
func (db *DB) Verify(ctx context.Context, report func(fault string)) error {
	return db.View(ctx, func(v store.Reader) error {
		r := v.(*reader)
		sound := true
		fault := func(format string, args ...any) { report(db.file + ": " + fmt.Sprintf(format, args...)) }
		if err := r.c.query(ctx, "PRAGMA integrity_check", nil, func(x row) error {
			if s := x.str(0); s != "ok" {
				sound = false
				fault("structure: %s", s)
			}
			return nil
		}); err != nil {
			return err
		}
		if !sound { // what follows would only say the same in other words
			return nil
		}
		k := &check{reader: r, fault: fault}
		for _, f := range []func() error{k.references, k.articles, k.events, k.index} {
			if err := f(); err != nil {
				return err
			}
		}
		return nil
	})
}

// check is what Verify does after the structure was found sound.
type check struct {
	*reader
	fault func(format string, args ...any)
	again *conn // a full-text index made anew
}

// references are queries for rows that refer to rows that are not there.
var references = []struct{ what, sql string }{
	{"article %v is a copy of one that is not there", "SELECT name FROM article a WHERE NOT EXISTS (SELECT 1 FROM article WHERE id = a.copy)"},
	{"article %v has no text", "SELECT name FROM article WHERE id NOT IN (SELECT article FROM body)"},
	{"a text of article number %v that is not there", "SELECT article FROM body WHERE article NOT IN (SELECT id FROM article)"},
	{"article %v has no coding of its current run", "SELECT name FROM article a WHERE run <> 0 AND NOT EXISTS (SELECT 1 FROM coding WHERE article = a.id AND run = a.run)"},
	{"article %v is remembered as forgotten", "SELECT name FROM article WHERE name IN (SELECT name FROM forgotten)"},
	{"a coding of article number %v, or its run, is of nothing", "SELECT article FROM coding WHERE article NOT IN (SELECT id FROM article) OR run NOT IN (SELECT id FROM run)"},
	{"a sketch is of article number %v, which is not there", "SELECT article FROM sketch WHERE article NOT IN (SELECT id FROM article)"},
	{"a band is of article number %v, which has no sketch", "SELECT article FROM band WHERE article NOT IN (SELECT article FROM sketch)"},
	{"an older report is of article number %v, or of a run of it, that is not there", "SELECT article FROM past p WHERE NOT EXISTS (SELECT 1 FROM coding WHERE article = p.article AND run = p.run)"},
	{"a report is of article number %v, which is not there", "SELECT article FROM report WHERE article NOT IN (SELECT id FROM article)"},
	{"a statement is of article number %v, which is not there", "SELECT article FROM statement WHERE article NOT IN (SELECT id FROM article)"},
	{"report number %v is of an event that is not there", "SELECT id FROM report WHERE event <> 0 AND event NOT IN (SELECT id FROM event)"},
	{"a party is of report number %v, which is not there", "SELECT report FROM report_party WHERE report NOT IN (SELECT id FROM report)"},
	{"a party is of statement number %v, which is not there", "SELECT statement FROM statement_party WHERE statement NOT IN (SELECT id FROM statement)"},
	{"a party is of event number %v, which is not there", "SELECT event FROM event_party WHERE event NOT IN (SELECT id FROM event)"},
	{"a dyad is of event number %v, which is not there", "SELECT event FROM dyad WHERE event NOT IN (SELECT id FROM event)"},
	{"party number %v is not there", "SELECT party FROM report_party UNION SELECT party FROM statement_party UNION SELECT party FROM event_party EXCEPT SELECT id FROM party"},
	{"kind number %v is not there", "SELECT kind FROM report UNION SELECT kind FROM event EXCEPT SELECT id FROM kind"},
	{"spot number %v is not there", "SELECT spot FROM report UNION SELECT spot FROM event EXCEPT SELECT id FROM spot EXCEPT SELECT 0"},
	{"word number %v is not there", `SELECT publisher FROM article UNION SELECT language FROM article UNION SELECT stance FROM statement UNION SELECT contexts FROM report UNION SELECT rule FROM report
		UNION SELECT contexts FROM event UNION SELECT type FROM kind UNION SELECT mode FROM kind UNION SELECT status FROM kind UNION SELECT cameo FROM kind UNION SELECT country FROM spot UNION SELECT name FROM spot
		UNION SELECT admin FROM spot UNION SELECT country FROM party UNION SELECT sector FROM party UNION SELECT name FROM party EXCEPT SELECT id FROM word EXCEPT SELECT 0`},
	{"a mark is of report number %v, which is not there", "SELECT report FROM mark WHERE report NOT IN (SELECT id FROM report)"},
	{"a key is of report number %v, which has no mark", "SELECT report FROM mark_key WHERE report NOT IN (SELECT report FROM mark)"},
	{"event number %v has no body", "SELECT id FROM event WHERE id NOT IN (SELECT event FROM event_body)"},
	{"a body is of event number %v, which is not there", "SELECT event FROM event_body WHERE event NOT IN (SELECT id FROM event)"},
}

func (k *check) references() error {
	for _, q := range references {
		if err := k.c.query(k.ctx, q.sql, nil, func(x row) error { k.fault(q.what, x[0]); return nil }); err != nil {
			return err
		}
	}
	// Lists that are kept twice.
	if err := k.c.query(k.ctx, "SELECT article, bands FROM sketch", nil, func(x row) error {
		article := x.int64(0)
		for _, band := range unpackNumbers(x.blob(1)) {
			if n, err := k.c.number(k.ctx, "SELECT 1 FROM band WHERE band = ? AND article = ?", band, article); err != nil {
				return err
			} else if n == 0 {
				k.fault("article number %d is not found by its band %d", article, band)
			}
		}
		return nil
	}); err != nil {
		return err
	}
	return k.c.query(k.ctx, "SELECT report, keys FROM mark", nil, func(x row) error {
		report := x.int64(0)
		for _, key := range unpackNumbers(x.blob(1)) {
			if n, err := k.c.number(k.ctx, "SELECT 1 FROM mark_key WHERE key = ? AND report = ?", key, report); err != nil {
				return err
			} else if n == 0 {
				k.fault("report number %d is not found by its key %d", report, key)
			}
		}
		return nil
	})
}

// recorded is what a row of report or statement says that its record says too.
type recorded struct {
	n, sentence, start, late int
	confidence               float64
}

// articles checks texts, codings and the rows made from current ones.
func (k *check) articles() (err error) {
	if k.again, err = open(""); err != nil {
		return err
	}
	if err := k.again.exec("CREATE VIRTUAL TABLE words USING fts5 (text, content = '', columnsize = 0, tokenize = 'unicode61 remove_diacritics 2')"); err != nil {
		return err
	}
	if err := k.again.exec("CREATE VIRTUAL TABLE vocabulary USING fts5vocab (words, row)"); err != nil {
		return err
	}
	if err := k.again.exec("BEGIN"); err != nil {
		return err
	}
	return k.c.query(k.ctx, "SELECT id, name, run, problem, reports, statements FROM article", nil, func(x row) error {
		return k.article(x.int64(0), x.str(1), x.int64(2), x.str(3), x.int(4), x.int(5))
	})
}

func (k *check) article(id int64, name string, current int64, problem string, nReports, nStatements int) error {
	src, err := k.source(id)
	if err != nil {
		k.fault("article %s: its text: %v", name, err)
		return nil
	}
	reports, statements := map[any]recorded{}, map[any]recorded{}
	if err := k.c.query(k.ctx, "SELECT run, problem, records FROM coding WHERE article = ?", []any{id}, func(x row) error {
		b, err := k.pack.unpackRecords(x.blob(2), src)
		var rs []readout.Report
		var ss []readout.Statement
		if err == nil {
			rs, ss, err = readout.ParseRecords(b)
		}
		if err != nil {
			k.fault("article %s: records of run number %d: %v", name, x.int64(0), err)
			return nil
		}
		if x.int64(0) != current {
			return nil
		}
		if x.str(1) != problem || len(rs) != nReports || len(ss) != nStatements {
			k.fault("article %s: says %d reports, %d statements, problem %q; its coding has %d, %d, %q", name, nReports, nStatements, problem, len(rs), len(ss), x.str(1))
		}
		for i := range rs {
			reports[key(rs[i].ID)] = recorded{i, rs[i].Sentence, rs[i].Trigger.Span.Start, -store.Day(rs[i].When.From), rs[i].Confidence}
		}
		for i := range ss {
			statements[key(ss[i].ID)] = recorded{n: i, sentence: ss[i].Sentence, start: ss[i].Cue.Span.Start}
		}
		ids, text := sentences(id, rs, ss)
		for _, s := range ids {
			if err := k.again.exec("INSERT INTO words (rowid, text) VALUES (?, ?)", s, text[s]); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		return err
	}
	for _, q := range []struct {
		what, sql string
		want      map[any]recorded
	}{{"report", "SELECT name, n, sentence, start, late, confidence FROM report WHERE article = ?", reports}, {"statement", "SELECT name, n, sentence, start, 0, 0.0 FROM statement WHERE article = ?", statements}} {
		if err := k.c.query(k.ctx, q.sql, []any{id}, func(x row) error {
			got := recorded{x.int(1), x.int(2), x.int(3), x.int(4), x.float(5)}
			if want, ok := q.want[x[0]]; !ok {
				k.fault("article %s: %s %s is not among its records", name, q.what, x.name(0))
			} else if got != want {
				k.fault("article %s: %s %s is %v in its row and %v in its record", name, q.what, x.name(0), got, want)
			}
			delete(q.want, x[0])
			return nil
		}); err != nil {
			return err
		}
		for _, n := range slices.Collect(maps.Keys(q.want)) {
			k.fault("article %s: %s %s of its records has no row", name, q.what, row{n}.name(0))
		}
	}
	return nil
}

// events compares events' rows with their bodies, and both with the reports.
func (k *check) events() error {
	return k.c.query(k.ctx, "SELECT e.id, e.name, e.late, e.reports, e.articles, e.sources, e.confidence, b.json FROM event e JOIN event_body b ON b.event = e.id", nil, func(x row) error {
		id, name := x.int64(0), x.event(1)
		e, err := k.event(name, bytes.Clone(x.blob(7)))
		if err != nil {
			k.fault("event %s: its body: %v", name, err)
			return nil
		}
		got := []any{x.int(2), x.int(3), x.int(4), x.int(5), x.float(6)}
		if want := []any{-store.Day(e.When.From), len(e.Reports), e.Articles, e.Sources, e.Confidence}; !reflect.DeepEqual(got, want) {
			k.fault("event %s: its row says %v and its body %v", name, got, want)
		}
		var have []string
		if err := k.c.query(k.ctx, "SELECT name FROM report WHERE event = ? AND event <> 0", []any{id}, func(x row) error { have = append(have, x.name(0)); return nil }); err != nil {
			return err
		}
		slices.Sort(have)
		if want := slices.Sorted(slices.Values(e.Reports)); !slices.Equal(have, want) {
			k.fault("event %s: made from reports %v; those there are %v", name, want, have)
		}
		return nil
	})
}

// index compares the full-text index with one made anew.
func (k *check) index() error {
	defer func() { _ = k.again.close() }()
	if err := k.again.exec("COMMIT"); err != nil {
		return err
	}
	type count struct{ sentences, times int64 }
	want := map[string]count{}
	const q = "SELECT term, doc, cnt FROM vocabulary"
	if err := k.again.query(k.ctx, q, nil, func(x row) error { want[x.str(0)] = count{x.int64(1), x.int64(2)}; return nil }); err != nil {
		return err
	}
	n := 0
	wrong := func(term string, got, want count) {
		if n++; n <= 20 {
			k.fault("full-text index: %q is in %d sentences %d times, and should be in %d, %d times", term, got.sentences, got.times, want.sentences, want.times)
		}
	}
	if err := k.c.query(k.ctx, q, nil, func(x row) error {
		term, got := x.str(0), count{x.int64(1), x.int64(2)}
		if got != want[term] {
			wrong(term, got, want[term])
		}
		delete(want, term)
		return nil
	}); err != nil {
		return err
	}
	for _, term := range slices.Sorted(maps.Keys(want)) {
		wrong(term, count{}, want[term])
	}
	return nil
}

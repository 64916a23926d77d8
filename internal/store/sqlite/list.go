package sqlite

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/store"
)

// A list is sorted by columns that ascend; a cursor is their values in the
// last row of a page, so that a page begins behind that row whatever has come
// or gone before it.
type order struct {
	kind    string // of the list: a cursor of another is refused
	columns []string
}

var (
	eventOrder     = order{"e", []string{"e.late", "e.name"}}
	reportOrder    = order{"r", []string{"a.late", "a.name", "r.sentence", "r.start", "r.name"}}
	statementOrder = order{"s", []string{"a.late", "a.name", "s.sentence", "s.start", "s.name"}}
	articleOrder   = order{"a", []string{"a.late", "a.name"}}
)

// cursor writes the values of a row's columns from i on.
func (o order) cursor(x row, i int) (string, error) {
	vs := []any{o.kind}
	for k := range o.columns {
		vs = append(vs, x[i+k])
	}
	b, err := json.Marshal(vs)
	return base64.RawURLEncoding.EncodeToString(b), err
}

// after is the condition that a row stands behind the cursor.
func (o order) after(cursor string) (sql string, args []any, err error) {
	if cursor == "" {
		return "1", nil, nil
	}
	bad := fmt.Errorf("%q %w", cursor, store.ErrCursor)
	b, err := base64.RawURLEncoding.Strict().DecodeString(cursor)
	if err != nil {
		return "", nil, bad
	}
	d := json.NewDecoder(strings.NewReader(string(b)))
	d.UseNumber()
	var vs []any
	if err := d.Decode(&vs); err != nil || len(vs) != len(o.columns)+1 || vs[0] != o.kind || d.More() {
		return "", nil, bad
	}
	for i, c := range o.columns {
		switch v := vs[i+1].(type) {
		case string:
			if !strings.HasSuffix(c, ".name") {
				return "", nil, bad
			}
			args = append(args, v)
		case json.Number: // names may be numbers too, but for those of articles
			n, err := v.Int64()
			if err != nil || c == "a.name" {
				return "", nil, bad
			}
			args = append(args, n)
		default:
			return "", nil, bad
		}
	}
	return "(" + strings.Join(o.columns, ", ") + ") > (?" + strings.Repeat(", ?", len(args)-1) + ")", args, nil
}

// list asks for a page: each is called with the values of columns for each
// row of it. The columns must be of the rows that are sorted; what else a row
// has is fetched for those alone that are on the page.
func (r *reader) list(of byte, o order, columns string, f store.Filter, p store.Page, each func(row) error) (next string, err error) {
	plan, err := r.plan(f, of, pageful)
	if err != nil {
		return "", err
	}
	after, args, err := o.after(p.After)
	if err != nil {
		return "", err
	}
	n := limit(p)
	by := strings.Join(o.columns, ", ")
	at := strings.Count(columns, ",") + 1 // no column has commas within
	if len(args) > 2 {                    // the index of articles knows the first two columns
		after += " AND (a.late, a.name) >= (?, ?)"
		args = append(args, args[0], args[1])
	}
	most := n + 1
	if len(plan.late) > 0 {
		most = -1
	}
	q := plan.with + "SELECT " + columns + ", " + by + " FROM " + plan.from + " WHERE " + plan.sql + " AND " + after + " ORDER BY " + by + " LIMIT ?"
	i := 0
	emit := func(x row) (err error) {
		if i++; i > n {
			return errStop
		}
		if i == n {
			if next, err = o.cursor(x, at); err != nil {
				return err
			}
		}
		return each(x)
	}
	var batch []row
	size := 500
	flush := func() error {
		keep, err := r.late(of, batch, plan)
		if err != nil {
			return err
		}
		for k, x := range batch {
			if !keep[k] {
				continue
			}
			if err := emit(x); err != nil {
				return err
			}
		}
		batch = batch[:0]
		size = min(4*size, 50_000)
		return nil
	}
	err = r.c.query(r.ctx, q, append(append(plan.args, args...), most), func(x row) (err error) {
		if len(plan.late) == 0 {
			return emit(x)
		}
		if batch = append(batch, slices.Clone(x)); len(batch) < size {
			return nil
		}
		return flush()
	})
	if err == nil && i <= n {
		if err = flush(); err == errStop {
			err = nil
		}
	}
	if i <= n {
		next = ""
	}
	return next, err
}

// Words that more sentences have than this are asked for batch by batch: of
// such words a page is soon full.
const frequent = 200_000

// late says which rows of a batch fit conditions on words. To ask the index
// whether one sentence has a word takes 0.2 ms where the word is frequent; to
// go through all sentences that have it takes 0.1 µs each. So a batch of rows
// is checked in one go.
func (r *reader) late(of byte, batch []row, p *plan) ([]bool, error) {
	keep := make([]bool, len(batch))
	for i := range keep {
		keep[i] = true
	}
	if len(batch) == 0 || len(p.late) == 0 {
		return keep, nil
	}
	at := map[int64][]int{} // sentence to places in batch
	var sentences []int64
	add := func(sentence int64, i int) {
		if at[sentence] == nil {
			sentences = append(sentences, sentence)
		}
		at[sentence] = append(at[sentence], i)
	}
	if of == 'e' {
		place := map[int64]int{}
		var ids []int64
		for i, x := range batch {
			place[x.int64(0)] = i
			ids = append(ids, x.int64(0))
		}
		if err := r.c.query(r.ctx, "SELECT r.event, r.article << 8 | min(r.sentence, 255) FROM json_each(?) j CROSS JOIN report r ON r.event = j.value AND r.event <> 0", []any{array(ids)}, func(x row) error {
			add(x.int64(1), place[x.int64(0)])
			return nil
		}); err != nil {
			return nil, err
		}
	} else {
		for i, x := range batch { // article, ..., late, name, sentence, start, name
			add(x.int64(0)<<8|min(x.int64(len(x)-3), lastSentence), i)
		}
	}
	for k := range p.late {
		c := &p.late[k]
		has := make([]bool, len(batch))
		hit := func(sentence int64) {
			for _, i := range at[sentence] {
				has[i] = true
			}
		}
		if c.having == nil && !c.common { // once for all batches
			c.having = map[int64]bool{}
			if err := r.c.query(r.ctx, "SELECT rowid FROM words WHERE words MATCH ? LIMIT ?", []any{c.words, frequent}, func(x row) error { c.having[x.int64(0)] = true; return nil }); err != nil {
				return nil, err
			}
			c.common = len(c.having) == frequent
		}
		if !c.common {
			for _, s := range sentences {
				if c.having[s] {
					hit(s)
				}
			}
		} else if err := r.c.query(r.ctx, "SELECT rowid FROM words WHERE words MATCH ? AND +rowid IN (SELECT value FROM json_each(?))", []any{c.words, array(sentences)}, func(x row) error {
			hit(x.int64(0))
			return nil
		}); err != nil {
			return nil, err
		}
		for i := range keep {
			keep[i] = keep[i] && has[i] != c.not
		}
	}
	return keep, nil
}

// array writes numbers as JSON.
func array(ns []int64) string {
	b := []byte{'['}
	for i, n := range ns {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(b, n, 10)
	}
	return string(append(b, ']'))
}

func (r *reader) Articles(f store.Filter, p store.Page) (list []store.Article, next string, err error) {
	next, err = r.list('a', articleOrder, "a.id", f, p, func(x row) error {
		return r.c.query(r.ctx, "SELECT "+articleColumns+articleTables+"WHERE a.id = ?", []any{x.int64(0)}, func(x row) error {
			a, err := r.article(x)
			list = append(list, a)
			return err
		})
	})
	return list, next, err
}

func (r *reader) Events(f store.Filter, p store.Page) (list []readout.Event, next string, err error) {
	next, err = r.list('e', eventOrder, "e.id", f, p, func(x row) error {
		return r.c.query(r.ctx, "SELECT e.name, b.json FROM event e JOIN event_body b ON b.event = e.id WHERE e.id = ?", []any{x.int64(0)}, func(x row) error {
			e, err := r.event(x.event(0), x.blob(1))
			list = append(list, e)
			return err
		})
	})
	return list, next, err
}

// coding keeps the records of one article while its rows go by.
type coding struct {
	article    int64
	reports    []readout.Report
	statements []readout.Statement
}

func (k *coding) of(r *reader, article, run int64) (err error) {
	if k.article != article {
		k.reports, k.statements, err = r.coded(article, run)
		k.article = article
	}
	return err
}

func (r *reader) Reports(f store.Filter, p store.Page) (list []readout.Report, next string, err error) {
	var k coding
	next, err = r.list('r', reportOrder, "r.article, a.run, r.n, r.name", f, p, func(x row) error {
		if err := k.of(r, x.int64(0), x.int64(1)); err != nil {
			return err
		}
		n := x.int(2)
		if n >= len(k.reports) || k.reports[n].ID != x.name(3) {
			return fmt.Errorf("%s: %w: report %s is not number %d of its article's records", r.c.file, store.ErrDamaged, x.name(3), n)
		}
		list = append(list, k.reports[n])
		return nil
	})
	return list, next, err
}

func (r *reader) Statements(f store.Filter, p store.Page) (list []readout.Statement, next string, err error) {
	var k coding
	next, err = r.list('s', statementOrder, "s.article, a.run, s.n, s.name", f, p, func(x row) error {
		if err := k.of(r, x.int64(0), x.int64(1)); err != nil {
			return err
		}
		n := x.int(2)
		if n >= len(k.statements) || k.statements[n].ID != x.name(3) {
			return fmt.Errorf("%s: %w: statement %s is not number %d of its article's records", r.c.file, store.ErrDamaged, x.name(3), n)
		}
		list = append(list, k.statements[n])
		return nil
	})
	return list, next, err
}

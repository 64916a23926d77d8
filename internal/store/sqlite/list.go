package sqlite

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
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
	q := plan.with + "SELECT " + columns + ", " + by + " FROM " + plan.from + " WHERE " + plan.sql + " AND " + after + " ORDER BY " + by + " LIMIT ?"
	i := 0
	err = r.c.query(r.ctx, q, append(append(plan.args, args...), n+1), func(x row) (err error) {
		if i++; i > n {
			return errStop
		}
		if i == n {
			if next, err = o.cursor(x, at); err != nil {
				return err
			}
		}
		return each(x)
	})
	if i <= n {
		next = ""
	}
	return next, err
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

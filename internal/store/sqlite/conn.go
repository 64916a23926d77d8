package sqlite

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path/filepath"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"github.com/readout-events/readout/internal/store"
)

// conn is one connection with its prepared statements. It speaks to the
// driver itself and not through database/sql, which costs as much again as
// SQLite for the short statements that storing an article is made of. It is
// used by one goroutine at a time.
type conn struct {
	file  string // for error messages
	c     driver.Conn
	stmts map[string]*stmt
}

type stmt struct {
	s    driver.Stmt
	args []driver.NamedValue
	dest []driver.Value
	busy bool // rows of it are being read
}

// open opens a connection and sets what holds for one connection only.
func open(file string, pragmas ...string) (*conn, error) {
	d, err := (&sqlite.Driver{}).Open(name(file))
	if err != nil {
		return nil, explain(file, err)
	}
	c := &conn{file: file, c: d, stmts: map[string]*stmt{}}
	for _, p := range pragmas {
		if err := c.exec("PRAGMA " + p); err != nil {
			_ = c.close()
			return nil, err
		}
	}
	return c, nil
}

// name is the file's name for SQLite, which would read "?" and "%" in it, and
// would make a file where there is none.
func name(file string) string {
	if file == "" { // a database for the meantime
		return ""
	}
	if abs, err := filepath.Abs(file); err == nil {
		file = filepath.ToSlash(abs)
	}
	u := url.URL{Scheme: "file", OmitHost: true, Path: file}
	return u.String() + "?mode=rw"
}

func (c *conn) close() error {
	for _, s := range c.stmts {
		_ = s.s.Close()
	}
	return explain(c.file, c.c.Close())
}

// prepare returns the statement of q, prepared once a connection.
func (c *conn) prepare(q string, args []any) (*stmt, error) {
	s := c.stmts[q]
	if s != nil && s.busy { // asked again from within its own rows
		s = nil
	}
	if s == nil {
		p, err := c.c.Prepare(q)
		if err != nil {
			return nil, fmt.Errorf("%w (%s)", explain(c.file, err), q)
		}
		s = &stmt{s: p}
		if old := c.stmts[q]; old == nil {
			if len(c.stmts) > 500 { // filters make new texts; what was prepared for others goes
				for k, o := range c.stmts {
					if !o.busy {
						_ = o.s.Close()
						delete(c.stmts, k)
					}
				}
			}
			c.stmts[q] = s
		}
	}
	s.args = s.args[:0]
	for i, a := range args {
		switch v := a.(type) {
		case int:
			a = int64(v)
		case bool:
			a = int64(0)
			if v {
				a = int64(1)
			}
		}
		s.args = append(s.args, driver.NamedValue{Ordinal: i + 1, Value: a})
	}
	return s, nil
}

// release closes a statement that is not kept.
func (c *conn) release(q string, s *stmt) {
	if c.stmts[q] != s {
		_ = s.s.Close()
	}
}

// exec runs a statement that gives no rows.
func (c *conn) exec(q string, args ...any) error {
	_, err := c.change(q, args...)
	return err
}

// change runs a statement and returns how many rows it altered.
func (c *conn) change(q string, args ...any) (int64, error) {
	r, err := c.run(q, args)
	if err != nil {
		return 0, err
	}
	return r.RowsAffected()
}

// insert runs an INSERT and returns the row's number.
func (c *conn) insert(q string, args ...any) (int64, error) {
	r, err := c.run(q, args)
	if err != nil {
		return 0, err
	}
	return r.LastInsertId()
}

func (c *conn) run(q string, args []any) (driver.Result, error) {
	s, err := c.prepare(q, args)
	if err != nil {
		return nil, err
	}
	defer c.release(q, s)
	r, err := s.s.(driver.StmtExecContext).ExecContext(context.Background(), s.args)
	return r, explain(c.file, err)
}

// row is one row of a result: int64, float64, string, []byte or nil.
type row []driver.Value

func (r row) int(i int) int     { n, _ := r[i].(int64); return int(n) }
func (r row) int64(i int) int64 { n, _ := r[i].(int64); return n }
func (r row) str(i int) string  { s, _ := r[i].(string); return s }
func (r row) blob(i int) []byte { b, _ := r[i].([]byte); return b }
func (r row) float(i int) float64 {
	switch v := r[i].(type) {
	case float64:
		return v
	case int64:
		return float64(v)
	}
	return 0
}

var errStop = errors.New("stop")

// query calls f for each row; f may return errStop. The row is good until f
// returns.
func (c *conn) query(ctx context.Context, q string, args []any, f func(row) error) (err error) {
	s, err := c.prepare(q, args)
	if err != nil {
		return err
	}
	s.busy = true
	defer func() { s.busy = false; c.release(q, s) }()
	rows, err := s.s.(driver.StmtQueryContext).QueryContext(ctx, s.args)
	if err != nil {
		return explain(c.file, err)
	}
	defer func() {
		if e := rows.Close(); err == nil {
			err = explain(c.file, e)
		}
	}()
	if n := len(rows.Columns()); len(s.dest) != n {
		s.dest = make([]driver.Value, n)
	}
	for {
		if err := rows.Next(s.dest); err == io.EOF {
			return nil
		} else if err != nil {
			return explain(c.file, err)
		}
		if err := f(s.dest); err == errStop {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// one reads the first row into f; ErrNotFound where there is none.
func (c *conn) one(ctx context.Context, q string, args []any, f func(row)) error {
	found := false
	err := c.query(ctx, q, args, func(r row) error { found = true; f(r); return errStop })
	if err == nil && !found {
		return store.ErrNotFound
	}
	return err
}

// number returns the integer of the first row; 0 where there is none.
func (c *conn) number(ctx context.Context, q string, args ...any) (n int64, err error) {
	err = c.query(ctx, q, args, func(r row) error { n = r.int64(0); return errStop })
	return n, err
}

// explain turns SQLite's errors into those of package store, with the file.
func explain(file string, err error) error {
	var e *sqlite.Error
	if err == nil || !errors.As(err, &e) {
		return err
	}
	switch e.Code() & 0xff {
	case lib.SQLITE_BUSY:
		return fmt.Errorf("%s: %w", file, store.ErrBusy)
	case lib.SQLITE_CORRUPT, lib.SQLITE_NOTADB:
		return fmt.Errorf("%s: %w: %v", file, store.ErrDamaged, err)
	case lib.SQLITE_FULL:
		return fmt.Errorf("%s: %w: nothing of this step was kept", file, store.ErrFull)
	}
	return fmt.Errorf("%s: %w", file, err)
}

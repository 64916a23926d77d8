// Package sqlite is the ledger's store in one SQLite file.
//
// Rows hold what is asked for: codes, days, parties, all as numbers; strings
// that recur are rows of the tables word and party. Articles' texts and
// records are compressed blobs beside them, from which lists of reports and
// statements are read back. The tables are drawn in migrations.
package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"github.com/readout-events/readout/internal/store"
)

// application is the number in the file's header that says whose it is: "Rdot".
const application = 0x52646f74

// busy is how long a writer waits for another process's transaction.
const busy = "busy_timeout = 30000"

// DB is a store in one file. Its methods may be called from several
// goroutines.
type DB struct {
	file    string
	pack    *packer
	write   chan *writer // the one that writes; taken for an Update
	read    chan *conn   // free readers
	budget  chan struct{}
	closing sync.Once
	closed  error // of Close
}

var _ store.Store = (*DB)(nil)

// Open opens the ledger in file; with new it is made where there is none
// and ErrExists returned where there is one. Errors: fs.ErrNotExist, ErrExists,
// ErrNewer, ErrDamaged (also for a file that is no ledger), all with the
// file's name.
func Open(file string, new bool) (*DB, error) {
	info, err := os.Stat(file)
	switch {
	case err == nil && new:
		return nil, fmt.Errorf("%s: %w", file, store.ErrExists)
	case err == nil && !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s: %w: not a file", file, store.ErrDamaged)
	case errors.Is(err, fs.ErrNotExist) && !new, err != nil && !errors.Is(err, fs.ErrNotExist):
		return nil, err
	}
	if err == nil {
		if err := recognise(file); err != nil {
			return nil, err
		}
	}
	if new {
		err = create(file)
	} else {
		err = migrate(file)
	}
	if err != nil {
		return nil, err
	}
	pack, err := newPacker()
	if err != nil {
		return nil, err
	}
	c, err := open(file, busy, "journal_mode = WAL", "synchronous = FULL", "cache_size = -262144", "secure_delete = ON", "temp_store = MEMORY", "wal_autocheckpoint = 8000")
	if err != nil {
		return nil, err
	}
	n := max(4, runtime.NumCPU())
	db := &DB{file: file, pack: pack, write: make(chan *writer, 1), read: make(chan *conn, n), budget: make(chan struct{}, n)}
	w := &writer{reader: reader{ctx: context.Background(), c: c, pack: pack}}
	w.words.clear()
	db.write <- w
	return db, nil
}

// Close waits for what goes on and closes the file.
func (db *DB) Close() error {
	db.closing.Do(func() { db.closed = db.close() })
	return db.closed
}

func (db *DB) close() error {
	w := <-db.write
	for range cap(db.budget) {
		db.budget <- struct{}{}
	}
	var errs []error
	for len(db.read) > 0 {
		errs = append(errs, (<-db.read).close())
	}
	w.emptyLog()
	errs = append(errs, w.c.close())
	return errors.Join(errs...)
}

// View calls f with a consistent view of the ledger.
func (db *DB) View(ctx context.Context, f func(store.Reader) error) error {
	c, err := db.reader(ctx)
	if err != nil {
		return err
	}
	defer db.giveBack(c)
	if err := c.exec("BEGIN"); err != nil {
		return err
	}
	defer func() { _ = c.exec("ROLLBACK") }()
	return f(&reader{ctx: ctx, c: c, pack: db.pack})
}

// reader takes a free connection for reading, or opens one.
func (db *DB) reader(ctx context.Context) (*conn, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	select {
	case db.budget <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	select {
	case c := <-db.read:
		return c, nil
	default:
	}
	c, err := open(db.file, busy, "query_only = ON", "cache_size = -32768", "temp_store = MEMORY", "mmap_size = 0")
	if err != nil {
		<-db.budget
	}
	return c, err
}

func (db *DB) giveBack(c *conn) {
	db.read <- c
	<-db.budget
}

// Update calls f in a transaction that is on disk when Update returns nil.
func (db *DB) Update(ctx context.Context, f func(store.Writer) error) (err error) {
	var w *writer
	select {
	case w = <-db.write:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { db.write <- w }()
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := w.c.exec("BEGIN IMMEDIATE"); err != nil {
		return err
	}
	done := false
	defer func() {
		if !done { // also where f panics
			w.words.clear()
			w.erase = false
			_ = w.c.exec("ROLLBACK")
		}
	}()
	// Where another connection has written, numbers of words may be of rows that are gone.
	version, err := w.c.number(ctx, "PRAGMA data_version")
	if err != nil {
		return err
	}
	if version != w.version {
		w.words.clear()
		w.version = version
	}
	w.ctx = ctx
	w.last.id = 0
	if err := f(w); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if w.erase {
		if err := w.idle(); err != nil {
			return err
		}
	}
	if err := w.c.exec("UPDATE state SET value = lower(hex(randomblob(8)))"); err != nil {
		return err
	}
	if err := w.c.exec("COMMIT"); err != nil {
		return err
	}
	done = true
	w.log = w.log || w.erase
	w.erase = false
	w.emptyLog()
	return nil
}

// emptyLog takes what was forgotten out of the write-ahead log too. Where that
// fails, because others read or the disk does not take it, the Update has been
// made all the same, and the next Update or Close tries again.
func (w *writer) emptyLog() {
	if !w.log {
		return
	}
	if w.c.exec("PRAGMA busy_timeout = 500") != nil {
		return
	}
	others, err := w.c.number(context.Background(), "PRAGMA wal_checkpoint(TRUNCATE)")
	w.log = err != nil || others != 0
	_ = w.c.exec("PRAGMA " + busy)
}

// Backup writes a consistent copy to a new file while others read and write.
func (db *DB) Backup(ctx context.Context, file string) error {
	if _, err := os.Lstat(file); err == nil {
		return fmt.Errorf("%s: %w", file, store.ErrExists)
	}
	c, err := db.reader(ctx)
	if err != nil {
		return err
	}
	defer db.giveBack(c)
	part := file + ".part"
	_ = os.Remove(part)
	if err := c.exec("PRAGMA query_only = OFF"); err != nil {
		return err
	}
	err = c.query(ctx, "VACUUM INTO ?", []any{part}, func(row) error { return nil })
	if e := c.exec("PRAGMA query_only = ON"); err == nil {
		err = e
	}
	if err == nil {
		err = settle(part, file)
	}
	if err != nil {
		_ = os.Remove(part)
		return fmt.Errorf("%s: %w", file, err)
	}
	return nil
}

// settle brings a finished file to disk under its name.
func settle(part, file string) error {
	f, err := os.OpenFile(part, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return err
	}
	switch err := os.Link(part, file); { // and not Rename, which replaces what stands there
	case err == nil:
		if err := os.Remove(part); err != nil {
			return err
		}
	case errors.Is(err, fs.ErrExist):
		return store.ErrExists
	default: // a file system without links
		if _, err := os.Lstat(file); err == nil {
			return store.ErrExists
		}
		if err := os.Rename(part, file); err != nil {
			return err
		}
	}
	d, err := os.Open(filepath.Dir(file))
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

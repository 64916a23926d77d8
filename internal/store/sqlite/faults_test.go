package sqlite

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"unsafe"

	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/store"
	"github.com/readout-events/readout/internal/store/storetest"
)

var faults = flag.Int64("faults", 181, "let every `n`th write, sync, truncation and opening fail; 1: each")

// disk stands between SQLite and the operating system and lets chosen calls
// fail. SQLite's file layer is a table of functions; those that write are
// replaced in it, for this process.
type disk struct {
	calls atomic.Int64
	fail  atomic.Int64 // this call fails, counted from 1; 0: none does
	stay  atomic.Bool  // and all after it
	code  atomic.Int32 // SQLite's code for a write that fails; other calls fail with their own
	vfs   *lib.Tsqlite3_vfs
	old   uintptr
	files map[*lib.Tsqlite3_io_methods]lib.Tsqlite3_io_methods // as they were
	keep  []any
}

// at is the C struct at an address.
func at[T any](p uintptr) *T { return *(**T)(unsafe.Pointer(&p)) }

func (d *disk) fn(f any) uintptr {
	d.keep = append(d.keep, f)
	return (*[2]uintptr)(unsafe.Pointer(&f))[1]
}

func call[F any](p uintptr) F { return *(*F)(unsafe.Pointer(&struct{ uintptr }{p})) }

// now counts a call and says whether it fails.
func (d *disk) now() bool {
	n, fail := d.calls.Add(1), d.fail.Load()
	return fail > 0 && (n == fail || n > fail && d.stay.Load())
}

type (
	openFunc  = func(*libc.TLS, uintptr, uintptr, uintptr, int32, uintptr) int32
	writeFunc = func(*libc.TLS, uintptr, uintptr, int32, lib.Tsqlite3_int64) int32
	syncFunc  = func(*libc.TLS, uintptr, int32) int32
	truncFunc = func(*libc.TLS, uintptr, lib.Tsqlite3_int64) int32
	shmFunc   = func(*libc.TLS, uintptr, int32, int32, int32, uintptr) int32
)

// newDisk puts the layer in place until the test ends.
func newDisk(t *testing.T) *disk {
	tls := libc.NewTLS()
	d := &disk{files: map[*lib.Tsqlite3_io_methods]lib.Tsqlite3_io_methods{}}
	if c, err := open(""); err != nil { // SQLite initialises its layers when it first opens something
		t.Fatal(err)
	} else if err := c.close(); err != nil {
		t.Fatal(err)
	}
	d.vfs = at[lib.Tsqlite3_vfs](lib.Xsqlite3_vfs_find(tls, 0))
	d.old = d.vfs.FxOpen
	d.vfs.FxOpen = d.fn(func(tls *libc.TLS, vfs, path, file uintptr, flags int32, out uintptr) int32 {
		if d.now() {
			at[lib.Tsqlite3_file](file).FpMethods = 0
			return lib.SQLITE_CANTOPEN
		}
		rc := call[openFunc](d.old)(tls, vfs, path, file, flags, out)
		if m := at[lib.Tsqlite3_file](file).FpMethods; rc == lib.SQLITE_OK && m != 0 {
			d.wrap(at[lib.Tsqlite3_io_methods](m))
		}
		return rc
	})
	t.Cleanup(func() {
		d.vfs.FxOpen = d.old
		for m, was := range d.files {
			*m = was
		}
		tls.Close()
	})
	return d
}

func (d *disk) wrap(m *lib.Tsqlite3_io_methods) {
	if _, done := d.files[m]; done {
		return
	}
	was := *m
	d.files[m] = was
	m.FxWrite = d.fn(func(tls *libc.TLS, file, buf uintptr, n int32, at lib.Tsqlite3_int64) int32 {
		if d.now() {
			if d.code.Load() == lib.SQLITE_FULL && n > 1 { // a full disk takes a part
				call[writeFunc](was.FxWrite)(tls, file, buf, n/2, at)
			}
			return d.code.Load()
		}
		return call[writeFunc](was.FxWrite)(tls, file, buf, n, at)
	})
	m.FxSync = d.fn(func(tls *libc.TLS, file uintptr, flags int32) int32 {
		if d.now() {
			return lib.SQLITE_IOERR_FSYNC
		}
		return call[syncFunc](was.FxSync)(tls, file, flags)
	})
	m.FxTruncate = d.fn(func(tls *libc.TLS, file uintptr, n lib.Tsqlite3_int64) int32 {
		if d.now() {
			return lib.SQLITE_IOERR_TRUNCATE
		}
		return call[truncFunc](was.FxTruncate)(tls, file, n)
	})
	if was.FxShmMap != 0 {
		m.FxShmMap = d.fn(func(tls *libc.TLS, file uintptr, region, size, extend int32, out uintptr) int32 {
			if extend != 0 && d.now() {
				return lib.SQLITE_IOERR_SHMSIZE
			}
			return call[shmFunc](was.FxShmMap)(tls, file, region, size, extend, out)
		})
	}
}

// steps are Updates as add, recode and forget make them. Each adds the
// articles that the ledger then must have.
func steps() (list []func(store.Writer) error, has [][]string) {
	l := storetest.NewLarge(3)
	var now []string
	step := func(ids []string, f func(store.Writer) error) {
		list, has = append(list, f), append(has, ids)
	}
	step(nil, func(w store.Writer) error { return w.PutRun(store.Run{ID: "r1"}) })
	var first storetest.Parcel
	for range 4 {
		var batch []storetest.Parcel
		for range 6 {
			p := l.Next(100)
			batch = append(batch, p)
			now = append(now, p.Article.ID)
		}
		if first.Article.ID == "" {
			first = batch[0]
		}
		step(append([]string(nil), now...), func(w store.Writer) error {
			for i, p := range batch {
				var marks []store.Mark
				for _, r := range p.Coding.Reports {
					marks = append(marks, store.Mark{Report: r.ID, Component: r.ID, Event: "e" + r.ID, Keys: []int64{int64(i), number(r.ID)}, Features: []byte(r.Text)})
				}
				if err := errors.Join(w.PutArticle(p.Article), w.PutSketch(store.Sketch{Article: p.Article.ID, Bands: []int64{number(p.Article.ID)}, Signature: make([]byte, 128)}), w.PutCoding(p.Coding), w.PutMarks(marks), w.PutEvents(nil, p.Events)); err != nil {
					return err
				}
			}
			return nil
		})
	}
	step(append([]string(nil), now...), func(w store.Writer) error { // recode
		k := first.Coding
		k.Run = "r2"
		return errors.Join(w.PutRun(store.Run{ID: "r2"}), w.PutEvents(eventsOf(first), nil), w.PutCoding(store.Coding{Article: k.Article, Run: "r2", Reports: k.Reports[:1]}), w.PutEvents(nil, []readout.Event{{ID: "e" + k.Reports[0].ID, Reports: []string{k.Reports[0].ID}}}))
	})
	step(append([]string(nil), now[1:]...), func(w store.Writer) error {
		return errors.Join(w.PutEvents([]string{"e" + first.Coding.Reports[0].ID}, nil), w.Forget(first.Article.ID))
	})
	return list, has
}

func eventsOf(p storetest.Parcel) (ids []string) {
	for _, r := range p.Coding.Reports {
		ids = append(ids, "e"+r.ID)
	}
	return ids
}

// work opens the ledger, makes the steps and a backup, and returns how many steps were
// acknowledged. After an error it goes on, as another command would.
func (d *disk) work(file string, list []func(store.Writer) error) (done []bool, backup string, errs []error) {
	ctx := context.Background()
	done = make([]bool, len(list))
	db, err := Open(file, true)
	if err != nil {
		errs = append(errs, err)
		if db, err = Open(file, true); err != nil {
			return done, "", append(errs, err)
		}
	}
	for i, f := range list {
		err := db.Update(ctx, f)
		if done[i] = err == nil; !done[i] {
			errs = append(errs, err)
			if err = db.Update(ctx, f); err == nil { // it works again, or the disk stays as it is
				done[i] = true
			} else {
				errs = append(errs, err)
				break // the next steps build on this one
			}
		}
	}
	backup = file + ".copy"
	if err := db.Backup(ctx, backup); err != nil {
		errs = append(errs, err)
		if _, err := os.Stat(backup); err == nil {
			errs = append(errs, fmt.Errorf("%s: half a backup is there", backup))
		}
		backup = ""
	}
	if err := db.Close(); err != nil {
		errs = append(errs, err)
	}
	return done, backup, errs
}

// TestFaults lets the n-th writing call to the disk fail, for every n of a
// ledger's life: it says so, is whole when opened again, and has every
// article that was acknowledged and none twice.
func TestFaults(t *testing.T) {
	d := newDisk(t)
	list, has := steps()
	dir := t.TempDir()
	_, backup, errs := d.work(filepath.Join(dir, "whole.db"), list)
	if len(errs) > 0 || backup == "" {
		t.Fatal(errs)
	}
	total := d.calls.Load()
	runs, silent, reported := 0, 0, 0
	for _, c := range []struct {
		name string
		code int32
		stay bool
	}{{"one write fails with an input/output error", lib.SQLITE_IOERR_WRITE, false}, {"the disk is full for one write", lib.SQLITE_FULL, false}, {"the disk is full and stays so", lib.SQLITE_FULL, true}} {
		for n := int64(1); n <= total; n += *faults {
			file := filepath.Join(dir, fmt.Sprintf("%d.db", runs))
			what := fmt.Sprintf("%s, call %d of %d", c.name, n, total)
			runs++
			d.code.Store(c.code)
			d.stay.Store(c.stay)
			d.calls.Store(0)
			d.fail.Store(n)
			done, backup, errs := d.work(file, list)
			d.fail.Store(0)
			if len(errs) == 0 {
				silent++ // SQLite could do without that call
			} else {
				reported++
			}
			for _, err := range errs {
				if !strings.Contains(err.Error(), file) {
					t.Errorf("%s: the error does not name the file: %v", what, err)
				}
			}
			var want, may []string
			for i, ok := range done {
				if ok {
					want = has[i]
				} else {
					if i > 0 {
						may = has[i]
					}
					break
				}
			}
			if _, err := os.Stat(file); err != nil {
				if done[0] {
					t.Errorf("%s: the file is gone: %v", what, err)
				}
				continue
			}
			files := []string{file}
			if backup != "" {
				files = append(files, backup)
			}
			for _, file := range files {
				d.has(t, what, file, want, may)
				_ = os.Remove(file)
			}
		}
	}
	t.Logf("%d calls; %d runs with a fault, an error reported in %d of them, none needed in %d", total, runs, reported, silent)
}

// has opens a ledger after a fault and looks for what it must have. may is
// what it has where a step was finished although it was reported as failed.
func (d *disk) has(t *testing.T, what, file string, want, may []string) {
	t.Helper()
	db, err := Open(file, false)
	if err != nil {
		t.Errorf("%s: it can't be opened again: %v", what, err)
		return
	}
	defer db.Close()
	if err := db.Verify(context.Background(), func(fault string) { t.Errorf("%s: %s", what, fault) }); err != nil {
		t.Errorf("%s: verify: %v", what, err)
	}
	if err := db.View(context.Background(), func(r store.Reader) error {
		n, _, _, _, _, err := r.Totals()
		if n != len(want) && (may == nil || n != len(may)) {
			t.Errorf("%s: %d articles, want %d (or %d)", what, n, len(want), len(may))
		}
		missing := 0
		for _, id := range want {
			if _, err := r.Article(id); err != nil {
				missing++
			}
		}
		if missing > 0 && len(may) >= len(want) {
			t.Errorf("%s: %d acknowledged articles are missing", what, missing)
		}
		return err
	}); err != nil {
		t.Errorf("%s: %v", what, err)
	}
}

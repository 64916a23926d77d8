package sqlite

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/readout-events/readout/internal/store"
)

// TestOpen: what is no ledger of ours is refused by name and left as it is.
func TestOpen(t *testing.T) {
	dir := t.TempDir()
	good := filepath.Join(dir, "good.db")
	db, err := Open(good, true)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	sql := func(file, q string) {
		if err := os.WriteFile(file, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(filepath.Base(file), "newer") {
			if err := os.WriteFile(file, whole, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		c, err := open(file)
		if err == nil {
			err = errors.Join(c.exec(q), c.close())
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		name string
		make func(file string)
		want error
	}{
		{"none.db", func(string) {}, fs.ErrNotExist},
		{"folder", func(f string) { _ = os.Mkdir(f, 0o700) }, store.ErrDamaged},
		{"empty.db", func(f string) { _ = os.WriteFile(f, nil, 0o600) }, store.ErrDamaged},
		{"text.db", func(f string) { _ = os.WriteFile(f, []byte(strings.Repeat("no ledger ", 99)), 0o600) }, store.ErrDamaged},
		{"foreign.db", func(f string) { sql(f, "CREATE TABLE x (y)") }, store.ErrDamaged},
		{"half.db", func(f string) { _ = os.WriteFile(f, whole[:len(whole)/2], 0o600) }, store.ErrDamaged},
		{"newer.db", func(f string) { sql(f, "PRAGMA user_version = 99") }, store.ErrNewer},
	} {
		file := filepath.Join(dir, c.name)
		c.make(file)
		before, _ := os.ReadFile(file)
		db, err := Open(file, false)
		if err == nil { // a file that is cut off shows it when it is checked
			err = db.Verify(context.Background(), func(fault string) {
				t.Log(fault)
				if !strings.Contains(fault, file) {
					t.Errorf("%s: the fault does not name the file: %s", c.name, fault)
				}
			})
			if c.name == "half.db" && err == nil {
				err = store.ErrDamaged
			}
			_ = db.Close()
		}
		if !errors.Is(err, c.want) || c.want != store.ErrDamaged && c.want != fs.ErrNotExist && !strings.Contains(err.Error(), file) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
		if err != nil && !strings.Contains(err.Error(), c.name) && c.name != "half.db" {
			t.Errorf("%s: the error does not name the file: %v", c.name, err)
		}
		if after, _ := os.ReadFile(file); string(after) != string(before) && c.name != "half.db" {
			t.Errorf("%s was changed", c.name)
		}
		if _, err := Open(file, true); c.want != fs.ErrNotExist && !errors.Is(err, store.ErrExists) {
			t.Errorf("%s: made over it: %v", c.name, err)
		}
	}
	left, _ := filepath.Glob(filepath.Join(dir, "*.new-*"))
	if len(left) > 0 {
		t.Errorf("left over: %v", left)
	}
}

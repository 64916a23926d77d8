// Package work keeps a ledger: it adds articles, codes them, finds the copies
// among them, merges reports into events, codes again what a changed codebook
// touches, and remembers what a user decided.
//
// Whatever order articles come in, from how many files and processes, the
// same articles give the same events: copies and events are connected
// components of relations that hold between two texts, or two reports,
// whoever came first. See copies.go and events.go.
package work

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/store"
	"github.com/readout-events/readout/internal/store/sqlite"
)

// File is the name of the store in a ledger's folder.
const File = "ledger.db"

// Open opens the ledger in a folder, or with create makes one. The errors say
// what to do.
func Open(folder string, create bool) (store.Store, error) {
	name := filepath.Join(folder, File)
	if create {
		if err := os.MkdirAll(folder, 0o777); err != nil {
			return nil, fmt.Errorf("making the ledger: %w", err)
		}
	}
	db, err := sqlite.Open(name, create)
	switch {
	case err == nil:
		return db, nil
	case errors.Is(err, fs.ErrNotExist):
		if info, e := os.Stat(folder); e == nil && !info.IsDir() {
			return nil, fmt.Errorf("%s is a file; a ledger is a folder (readout init FOLDER makes one): %w", folder, fs.ErrNotExist)
		}
		return nil, fmt.Errorf("%s is no ledger (readout init %s makes one): %w", folder, folder, fs.ErrNotExist)
	}
	return nil, err
}

// Is reports whether a folder holds a ledger.
func Is(folder string) bool {
	info, err := os.Stat(filepath.Join(folder, File))
	return err == nil && info.Mode().IsRegular()
}

// ContentID is the name of an article by what it says: publisher, URL, day,
// language, title and text, but not the id or file that it was handed in
// under. It is "a" and the first 24 hexadecimal digits of a SHA-256.
func ContentID(a readout.Article) string {
	h := sha256.New()
	for _, s := range []string{a.Publisher, a.URL, day(a.Published), a.Language, a.Title, a.Text} {
		fmt.Fprintf(h, "%d\n", len(s))
		_, _ = io.WriteString(h, s)
	}
	return "a" + hex.EncodeToString(h.Sum(nil)[:12])
}

// day is the ISO day of a time, "" of none.
func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.DateOnly)
}

// firstLine keeps a problem to one line.
func firstLine(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	return s
}

package work

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"sync/atomic"
	"time"

	"github.com/readout-events/readout/coder"
	"github.com/readout-events/readout/internal/read"
	"github.com/readout-events/readout/internal/store"
)

// begin writes the manifest of a new run, and the codebook that it uses.
func begin(ctx context.Context, st store.Store, c *coder.Coder, command, program string) (store.Run, error) {
	v := c.Version()
	run := store.Run{Command: command, Started: time.Now().UTC().Truncate(time.Second), Program: program, Codebook: c.Book.Version, Model: v.Model, Models: v.Models, Tables: v.Tables}
	err := update(ctx, st, func(w store.Writer) error {
		runs, err := w.Runs()
		if err != nil {
			return err
		}
		taken := map[string]bool{}
		for i := range runs {
			taken[runs[i].ID] = true
		}
		for run.ID == "" || taken[run.ID] {
			var b [2]byte
			if _, err := rand.Read(b[:]); err != nil {
				return err
			}
			run.ID = run.Started.Format("20060102T150405Z-") + hex.EncodeToString(b[:])
		}
		if _, err := w.Codebook(run.Codebook); isMissing(err) {
			if err := w.PutCodebook(run.Codebook, c.Book.Files); err != nil {
				return err
			}
		} else if err != nil {
			return err
		}
		return w.PutRun(run)
	})
	return run, err
}

// update is st.Update, tried again where other processes write so much that
// this one did not come to it.
func update(ctx context.Context, st store.Store, f func(store.Writer) error) error {
	for try := 1; ; try++ {
		err := st.Update(ctx, f)
		if try == 10 || !isBusy(err) || ctx.Err() != nil {
			return err
		}
	}
}

// files opens the inputs of a run and notes what was read from them.
type files struct {
	inputs []store.Input
	read   atomic.Int64 // bytes, of all files
}

// options returns how read.Articles opens files so that they are noted.
func (f *files) options(o read.Options) read.Options {
	o.Open = func(name string) (io.ReadCloser, error) {
		file, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		return &noted{f: f, name: name, r: file, hash: sha256.New()}, nil
	}
	if o.Stdin == nil {
		o.Stdin = os.Stdin
	}
	stdin := &noted{f: f, name: "-", r: io.NopCloser(o.Stdin)}
	o.Stdin = stdin
	return o
}

// noted is a file whose bytes are counted and hashed as they are read.
type noted struct {
	f    *files
	name string
	r    io.ReadCloser
	hash hash.Hash // nil for standard input
	n    int64
	done bool
}

func (n *noted) Read(p []byte) (int, error) {
	k, err := n.r.Read(p)
	n.n += int64(k)
	n.f.read.Add(int64(k))
	if n.hash != nil {
		_, _ = n.hash.Write(p[:k])
	} else if err == io.EOF && !n.done {
		n.done = true
		n.f.inputs = append(n.f.inputs, store.Input{Name: n.name, Bytes: n.n})
	}
	return k, err
}

// Close reads what is left, for the hash is that of the whole file.
func (n *noted) Close() error {
	if _, err := io.Copy(io.Discard, n); err == nil {
		n.f.inputs = append(n.f.inputs, store.Input{Name: n.name, SHA256: hex.EncodeToString(n.hash.Sum(nil)), Bytes: n.n})
	}
	return n.r.Close()
}

// Cut reports whether a run was cut off before its end. One that goes on
// looks the same.
func Cut(r *store.Run) bool { return r.Finished.IsZero() }

// Sentence says in words what a run did.
func Sentence(r *store.Run) string {
	s := fmt.Sprintf("%d articles, %d of them new (%d copies)", r.Articles, r.New, r.Copies)
	if r.Command == "recode" {
		s = fmt.Sprintf("%d articles coded again", r.Articles)
	}
	s += fmt.Sprintf(", %d reports, %d statements", r.Reports, r.Statements)
	if r.Failed > 0 {
		s += fmt.Sprintf(", %d could not be coded", r.Failed)
	}
	if r.Problems > 0 {
		s += fmt.Sprintf(", %d inputs could not be read", r.Problems)
	}
	return s
}

func isBusy(err error) bool { return errors.Is(err, store.ErrBusy) }

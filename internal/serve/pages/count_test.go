package pages

import (
	"context"
	"errors"
	"log/slog"
	"testing"
	"time"

	"github.com/readout-events/readout/internal/store"
)

// slow is a store whose views wait for a word.
type slow struct {
	store.Store
	let chan error
}

func (s slow) View(ctx context.Context, f func(store.Reader) error) error {
	select {
	case err := <-s.let:
		if err != nil {
			return err
		}
		return f(nil)
	case <-ctx.Done():
		return ctx.Err()
	}
}

func TestCountBesideThePage(t *testing.T) {
	s := slow{let: make(chan error, 1)}
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	c := newCounter(ctx, s, slog.New(slog.DiscardHandler))
	ask := func(state string, value int) (int, int, error) {
		return count(context.Background(), c, state, "key", func(store.Reader) (int, error) { return value, nil })
	}
	expect := func(what string, value, fresh int, err error, wantValue, wantFresh int) {
		t.Helper()
		if value != wantValue || fresh != wantFresh || err != nil {
			t.Errorf("%s: %d, freshness %d, %v; want %d, %d", what, value, fresh, err, wantValue, wantFresh)
		}
	}
	settled := func() {
		for {
			c.mu.Lock()
			x := c.kept["key"]
			c.mu.Unlock()
			select {
			case <-x.done:
				return
			case <-time.After(10 * time.Second):
				t.Fatal("not counted")
			}
		}
	}
	v, fresh, err := ask("one", 7)
	expect("while it is counted", v, fresh, err, 0, notYet)
	s.let <- nil
	settled()
	v, fresh, err = ask("one", 8)
	expect("counted once", v, fresh, err, 7, current)
	v, fresh, err = ask("two", 9)
	expect("the ledger has changed", v, fresh, err, 7, earlier)
	v, fresh, err = ask("three", 10) // again, before the count of two is there
	expect("changed twice", v, fresh, err, 7, earlier)
	s.let <- nil
	s.let <- nil
	settled()
	v, fresh, err = ask("three", 11)
	expect("counted again", v, fresh, err, 10, current)
	gone := errors.New("gone")
	s.let <- gone
	if _, _, err = ask("four", 12); !errors.Is(err, gone) {
		t.Errorf("got %v", err)
	}
	s.let <- nil
	v, fresh, err = ask("four", 13)
	expect("after an error", v, fresh, err, 13, current)
}

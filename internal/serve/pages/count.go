package pages

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"github.com/readout-events/readout/internal/store"
)

// Counting a large ledger takes seconds where listing it takes none. So
// counts are made beside the page: the page waits for them a moment, and
// where they are not there yet says so. What was counted is kept for as long
// as the ledger holds the same.
const (
	countWait = 200 * time.Millisecond // that a page waits
	countTime = 60 * time.Second       // that counting may take
	countKeep = 500                    // answers that are kept
)

// counter keeps counts by what was asked.
type counter struct {
	ctx   context.Context // counting ends with it
	store store.Store
	log   *slog.Logger
	turns chan struct{} // two count at a time
	mu    sync.Mutex
	kept  map[string]*counted
}

// counted is an answer, or one that is on its way.
type counted struct {
	state string        // what the ledger held
	done  chan struct{} // closed when value is there
	value any
	err   error
	older *counted // the answer before this one, of an earlier state; nil where there is none
}

func newCounter(ctx context.Context, st store.Store, log *slog.Logger) *counter {
	if ctx == nil {
		ctx = context.Background()
	}
	return &counter{ctx: ctx, store: st, log: log, turns: make(chan struct{}, 2), kept: map[string]*counted{}}
}

// Freshness of a count.
const (
	notYet  = iota // it is being counted
	earlier        // of an earlier state of the ledger, and being counted again
	current
)

// count returns what f reads of a ledger in that state, and how fresh it is.
func count[T any](ctx context.Context, c *counter, state, key string, f func(store.Reader) (T, error)) (T, int, error) {
	var none T
	c.mu.Lock()
	x := c.kept[key]
	if x == nil || x.state != state {
		old := x
		if old != nil {
			select {
			case <-old.done:
				if old.err != nil {
					old = nil
				} else {
					old.older = nil
				}
			default:
				old = old.older
			}
		}
		if len(c.kept) >= countKeep {
			clear(c.kept)
		}
		x = &counted{state: state, done: make(chan struct{}), older: old}
		c.kept[key] = x
		go c.run(x, func(r store.Reader) (any, error) { return f(r) })
	}
	older := x.older
	c.mu.Unlock()
	wait := time.NewTimer(countWait)
	defer wait.Stop()
	select {
	case <-x.done:
		if x.err == nil {
			return x.value.(T), current, nil
		}
		c.mu.Lock()
		if c.kept[key] == x {
			delete(c.kept, key) // the next page asks again
		}
		c.mu.Unlock()
		return none, notYet, x.err
	case <-ctx.Done():
		return none, notYet, ctx.Err()
	case <-wait.C:
		if older != nil {
			return older.value.(T), earlier, nil
		}
		return none, notYet, nil
	}
}

// run reads an answer.
func (c *counter) run(x *counted, f func(store.Reader) (any, error)) {
	defer close(x.done)
	ctx, stop := context.WithTimeout(c.ctx, countTime)
	defer stop()
	select {
	case c.turns <- struct{}{}:
		defer func() { <-c.turns }()
	case <-ctx.Done():
		x.err = ctx.Err()
		return
	}
	x.err = c.store.View(ctx, func(r store.Reader) error {
		var err error
		x.value, err = f(r)
		return err
	})
	if x.err != nil && !errors.Is(x.err, context.Canceled) {
		c.log.Error("not counted", "error", x.err)
	}
}

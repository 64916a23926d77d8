package work

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/merge"
	"github.com/readout-events/readout/internal/store"
)

// decisions are a user's words on merging, the last one on each pair, in the
// order in which they were said: later ones win.
type decisions struct {
	list []merge.Decided
	of   map[string]bool // reports that some decision names
}

func latest(list []store.Decision) decisions {
	type pair struct{ a, b string }
	seen := map[pair]bool{}
	out := decisions{of: map[string]bool{}}
	for _, d := range slices.Backward(list) {
		p := pair{min(d.A, d.B), max(d.A, d.B)}
		if !seen[p] {
			seen[p] = true
			out.list = append(out.list, merge.Decided{A: p.a, B: p.b, Join: d.Kind == "join"})
			out.of[p.a], out.of[p.b] = true, true
		}
	}
	slices.Reverse(out.list)
	return out
}

// among returns the decisions on two of these reports.
func (d *decisions) among(nodes []*node) (out []merge.Decided) {
	some := map[string]bool{}
	for _, n := range nodes {
		if d.of[n.Report] {
			some[n.Report] = true
		}
	}
	if len(some) < 2 {
		return nil
	}
	for _, x := range d.list {
		if some[x.A] && some[x.B] {
			out = append(out, x)
		}
	}
	return out
}

// Word is who decided, and why.
type Word struct{ Who, Why string }

// Split takes reports out of an event: they tell of another act than those
// that stay. It returns the events that came of it.
func Split(ctx context.Context, st store.Store, event string, reports []string, word Word) (events []readout.Event, err error) {
	err = st.Update(ctx, func(w store.Writer) error {
		ev, err := w.Event(event)
		if err != nil {
			return fmt.Errorf("event %s: %w", event, err)
		}
		for _, r := range reports {
			if !slices.Contains(ev.Reports, r) {
				return fmt.Errorf("report %s is none of event %s (its reports: readout show)", r, ev.ID)
			}
		}
		var stay []string
		for _, r := range ev.Reports {
			if !slices.Contains(reports, r) {
				stay = append(stay, r)
			}
		}
		if len(stay) == 0 {
			return fmt.Errorf("event %s has no other reports than those: nothing to split", ev.ID)
		}
		for _, a := range reports {
			for _, b := range stay {
				if err := put(w, "split", a, b, word); err != nil {
					return err
				}
			}
		}
		events, err = again(w, ev.Reports)
		return err
	})
	return events, err
}

// Join makes one event of two: their reports tell of the same act. It returns
// the events that came of it, which is one but where an earlier split of other
// reports still holds.
func Join(ctx context.Context, st store.Store, one, other string, word Word) (events []readout.Event, err error) {
	err = st.Update(ctx, func(w store.Writer) error {
		a, err := w.Event(one)
		if err != nil {
			return fmt.Errorf("event %s: %w", one, err)
		}
		b, err := w.Event(other)
		if err != nil {
			return fmt.Errorf("event %s: %w", other, err)
		}
		if a.ID == b.ID {
			return fmt.Errorf("%s and %s are one event already", one, other)
		}
		list, err := w.Decisions()
		if err != nil {
			return err
		}
		// What was split before is taken back pair by pair; one pair more says that they are one.
		for _, d := range latest(list).list {
			in := slices.Contains(a.Reports, d.A) && slices.Contains(b.Reports, d.B) || slices.Contains(a.Reports, d.B) && slices.Contains(b.Reports, d.A)
			if !d.Join && in {
				if err := put(w, "join", d.A, d.B, word); err != nil {
					return err
				}
			}
		}
		if err := put(w, "join", a.Reports[0], b.Reports[0], word); err != nil {
			return err
		}
		events, err = again(w, append(slices.Clone(a.Reports), b.Reports...))
		return err
	})
	return events, err
}

func put(w store.Writer, kind, a, b string, word Word) error {
	return w.PutDecision(store.Decision{Kind: kind, A: a, B: b, Who: word.Who, Why: word.Why, When: time.Now().UTC().Truncate(time.Second)})
}

// again makes the events of these reports again and returns them.
func again(w store.Writer, reports []string) ([]readout.Event, error) {
	c := newChange()
	for _, r := range reports {
		m, ok, err := markOf(w, r)
		if err != nil {
			return nil, err
		}
		if ok {
			c.broken[m.Component] = true
		}
	}
	if _, err := settle(w, c); err != nil {
		return nil, err
	}
	var out []readout.Event
	for _, r := range reports {
		ev, err := w.Event(r)
		if err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(out, func(e readout.Event) bool { return e.ID == ev.ID }) {
			out = append(out, ev)
		}
	}
	return out, nil
}

func isMissing(err error) bool { return errors.Is(err, store.ErrNotFound) }

package sqlite

import (
	"context"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/store"
)

// words gives numbers to strings and parties that recur. The writer keeps
// those it has met; what another process may have changed is forgotten, see
// DB.Update.
type words struct {
	ids     map[string]int64
	parties map[[3]int64]int64
}

func (w *words) clear() {
	w.ids = map[string]int64{}
	w.parties = map[[3]int64]int64{}
}

// id returns the number of a string, which is added where it is new; 0 for "".
func (w *words) id(c *conn, s string) (int64, error) {
	if s == "" {
		return 0, nil
	}
	if id, ok := w.ids[s]; ok {
		return id, nil
	}
	id, err := c.number(context.Background(), "SELECT id FROM word WHERE text = ?", s)
	if err == nil && id == 0 {
		id, err = c.insert("INSERT INTO word (text, folded) VALUES (?, ?)", s, store.Fold(s))
	}
	if err != nil {
		return 0, err
	}
	if len(w.ids) > 200_000 {
		w.ids = map[string]int64{}
	}
	w.ids[s] = id
	return id, nil
}

// all returns the numbers of several strings.
func (w *words) all(c *conn, into []any, ss ...string) ([]any, error) {
	for _, s := range ss {
		id, err := w.id(c, s)
		if err != nil {
			return nil, err
		}
		into = append(into, id)
	}
	return into, nil
}

// party returns the number of a party.
func (w *words) party(c *conn, p *readout.Participant) (int64, error) {
	var key [3]int64
	for i, s := range []string{p.Country, p.Sector, p.Name} {
		id, err := w.id(c, s)
		if err != nil {
			return 0, err
		}
		key[i] = id
	}
	if id, ok := w.parties[key]; ok {
		return id, nil
	}
	id, err := c.number(context.Background(), "SELECT id FROM party WHERE country = ? AND sector = ? AND name = ?", key[0], key[1], key[2])
	if err == nil && id == 0 {
		id, err = c.insert("INSERT INTO party (country, sector, name) VALUES (?, ?, ?)", key[0], key[1], key[2])
	}
	if err != nil {
		return 0, err
	}
	if len(w.parties) > 200_000 {
		w.parties = map[[3]int64]int64{}
	}
	w.parties[key] = id
	return id, nil
}

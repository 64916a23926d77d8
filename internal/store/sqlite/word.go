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
	spots   map[[3]int64]int64
	kinds   map[kind]int64
}

// kind is a row of the table kind.
type kind struct {
	typ, mode, status, cameo int64
	quad                     int
	goldstein, score         float64
}

func (w *words) clear() {
	w.ids = map[string]int64{}
	w.parties = map[[3]int64]int64{}
	w.spots = map[[3]int64]int64{}
	w.kinds = map[kind]int64{}
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
	return w.three(c, w.parties, "SELECT id FROM party WHERE country = ? AND sector = ? AND name = ?", "INSERT INTO party (country, sector, name) VALUES (?, ?, ?)", p.Country, p.Sector, p.Name)
}

// spot returns the number of a place; 0 for none.
func (w *words) spot(c *conn, p *readout.Place) (int64, error) {
	if p == nil || p.Country == "" && p.Name == "" && p.Admin1 == "" {
		return 0, nil
	}
	return w.three(c, w.spots, "SELECT id FROM spot WHERE country = ? AND name = ? AND admin = ?", "INSERT INTO spot (country, name, admin) VALUES (?, ?, ?)", p.Country, p.Name, p.Admin1)
}

// three returns the number of a row of three words.
func (w *words) three(c *conn, known map[[3]int64]int64, find, add string, words ...string) (int64, error) {
	var k [3]int64
	for i, s := range words {
		id, err := w.id(c, s)
		if err != nil {
			return 0, err
		}
		k[i] = id
	}
	if id, ok := known[k]; ok {
		return id, nil
	}
	id, err := c.number(context.Background(), find, k[0], k[1], k[2])
	if err == nil && id == 0 {
		id, err = c.insert(add, k[0], k[1], k[2])
	}
	if err != nil {
		return 0, err
	}
	if len(known) > 200_000 {
		clear(known)
	}
	known[k] = id
	return id, nil
}

// kind returns the number of a kind of act.
func (w *words) kind(c *conn, typ, mode string, quad int, status, cameo string, goldstein, score float64) (int64, error) {
	ids, err := w.all(c, nil, typ, mode, status, cameo)
	if err != nil {
		return 0, err
	}
	k := kind{ids[0].(int64), ids[1].(int64), ids[2].(int64), ids[3].(int64), quad, goldstein, score}
	if id, ok := w.kinds[k]; ok {
		return id, nil
	}
	args := []any{k.typ, k.mode, k.quad, k.status, k.cameo, k.goldstein, k.score}
	id, err := c.number(context.Background(), "SELECT id FROM kind WHERE type = ? AND mode = ? AND quad = ? AND status = ? AND cameo = ? AND goldstein = ? AND score = ?", args...)
	if err == nil && id == 0 {
		id, err = c.insert("INSERT INTO kind (type, mode, quad, status, cameo, goldstein, score) VALUES (?, ?, ?, ?, ?, ?, ?)", args...)
	}
	if err != nil {
		return 0, err
	}
	w.kinds[k] = id
	return id, nil
}

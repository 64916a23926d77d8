package sqlite

import (
	"fmt"
	"slices"

	"github.com/readout-events/readout/internal/store"
)

const sums = "count(*), sum(e.reports), sum(e.articles), sum(e.sources), sum(e.quad = 1), sum(e.quad = 2), sum(e.quad = 3), sum(e.quad = 4), sum(e.score), sum(e.goldstein)"

// bucket reads the sums from column i on.
func bucket(x row, i int) store.Bucket {
	return store.Bucket{Count: store.Count{Events: x.int(i), Reports: x.int(i + 1), Articles: x.int(i + 2), Sources: x.int(i + 3)},
		Quad: [5]int{0, x.int(i + 4), x.int(i + 5), x.int(i + 6), x.int(i + 7)}, Score: x.float(i + 8), Goldstein: x.float(i + 9)}
}

func (r *reader) Count(f store.Filter) (n store.Count, err error) {
	w, err := compile(f, 'e')
	if err != nil {
		return n, err
	}
	err = r.c.one(r.ctx, "SELECT "+sums+" FROM event e WHERE "+w.String(), w.args, func(x row) { n = bucket(x, 0).Count })
	return n, err
}

func (r *reader) Series(f store.Filter, by string) (list []store.Bucket, err error) {
	w, err := compile(f, 'e')
	if err != nil {
		return nil, err
	}
	if _, err := store.Period(1, by); err != nil {
		return nil, err
	}
	err = r.c.query(r.ctx, "SELECT e.late, "+sums+" FROM event e WHERE e.late < 0 AND "+w.String()+" GROUP BY e.late ORDER BY e.late DESC", w.args, func(x row) error {
		b := bucket(x, 1)
		b.Value, _ = store.Period(-x.int(0), by)
		if n := len(list); n > 0 && list[n-1].Value == b.Value {
			l := &list[n-1]
			l.Events, l.Reports, l.Articles, l.Sources = l.Events+b.Events, l.Reports+b.Reports, l.Articles+b.Articles, l.Sources+b.Sources
			l.Score, l.Goldstein = l.Score+b.Score, l.Goldstein+b.Goldstein
			for i := range l.Quad {
				l.Quad[i] += b.Quad[i]
			}
			return nil
		}
		list = append(list, b)
		return nil
	})
	return list, err
}

// values gives for each field of store.Facets the pairs of an event and a
// value, each once.
var values = map[string]string{
	"actor":     parties("x.role = 0"),
	"recipient": parties("x.role = 1"),
	"party":     parties("x.role IN (0, 1)"),
	"dyad": `SELECT DISTINCT x.event, min(v.text, w.text) || ':' || max(v.text, w.text) FROM event_party x JOIN event_party y ON y.event = x.event
		JOIN party p ON p.id = x.party JOIN party q ON q.id = y.party JOIN word v ON v.id = p.country JOIN word w ON w.id = q.country
		WHERE x.role = 0 AND (y.role = 1 OR y.role = 0 AND x.party < y.party AND NOT EXISTS (SELECT 1 FROM event_party z WHERE z.event = x.event AND z.role = 1))`,
	"type": column("type"), "mode": column("mode"), "status": column("status"), "cameo": column("cameo"), "place": column("country"),
	"quad": "SELECT id AS event, CAST(quad AS TEXT) AS value FROM event",
	"says": `SELECT DISTINCT r.event, v.text FROM report r JOIN report_party x ON x.report = r.id JOIN party p ON p.id = x.party JOIN word v ON v.id = p.name WHERE r.event <> 0 AND x.role = 2
		UNION SELECT r.event, '-' FROM report r WHERE r.event <> 0 AND NOT EXISTS (SELECT 1 FROM report_party x WHERE x.report = r.id AND x.role = 2)`,
	"context":   "SELECT x.event, v.text FROM event_context x JOIN word v ON v.id = x.context",
	"rule":      "SELECT DISTINCT r.event, v.text FROM report r JOIN word v ON v.id = r.rule WHERE r.event <> 0",
	"publisher": "SELECT DISTINCT r.event, v.text FROM report r JOIN article a ON a.id = r.article JOIN word v ON v.id = a.publisher WHERE r.event <> 0",
	"language":  "SELECT DISTINCT r.event, v.text FROM report r JOIN article a ON a.id = r.article JOIN word v ON v.id = a.language WHERE r.event <> 0",
}

func parties(role string) string {
	return "SELECT DISTINCT x.event, v.text FROM event_party x JOIN party p ON p.id = x.party JOIN word v ON v.id = p.country WHERE " + role
}

func column(name string) string {
	return "SELECT x.id, v.text FROM event x JOIN word v ON v.id = x." + name
}

func (r *reader) Facet(f store.Filter, field string, limit int) (list []store.Bucket, err error) {
	if !slices.Contains(store.Facets, field) {
		return nil, fmt.Errorf("facet %q %w: unknown", field, store.ErrFilter)
	}
	w, err := compile(f, 'e')
	if err != nil {
		return nil, err
	}
	if limit <= 0 {
		limit = -1
	}
	q := "WITH v (event, value) AS (" + values[field] + ") SELECT v.value, " + sums + " FROM event e JOIN v ON v.event = e.id WHERE " + w.String() +
		" GROUP BY v.value ORDER BY count(*) DESC, v.value LIMIT ?"
	err = r.c.query(r.ctx, q, append(append([]any{}, w.args...), limit), func(x row) error {
		b := bucket(x, 1)
		b.Value = x.str(0)
		list = append(list, b)
		return nil
	})
	return list, err
}

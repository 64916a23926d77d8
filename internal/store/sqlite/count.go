package sqlite

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/readout-events/readout/internal/store"
)

const sums = "count(*), sum(e.reports), sum(e.articles), sum(e.sources), sum(k.quad = 1), sum(k.quad = 2), sum(k.quad = 3), sum(k.quad = 4), sum(k.score), sum(k.goldstein)"

// bucket reads the sums from column i on.
func bucket(x row, i int) store.Bucket {
	return store.Bucket{Count: store.Count{Events: x.int(i), Reports: x.int(i + 1), Articles: x.int(i + 2), Sources: x.int(i + 3)},
		Quad: [5]int{0, x.int(i + 4), x.int(i + 5), x.int(i + 6), x.int(i + 7)}, Score: x.float(i + 8), Goldstein: x.float(i + 9)}
}

const kinds = " CROSS JOIN kind k ON k.id = e.kind "

func (r *reader) Count(f store.Filter) (n store.Count, err error) {
	p, err := r.plan(f, 'e', summary)
	if err != nil {
		return n, err
	}
	err = r.c.one(r.ctx, p.with+"SELECT "+sums+" FROM "+p.from+kinds+"WHERE "+p.sql, p.args, func(x row) { n = bucket(x, 0).Count })
	return n, err
}

func (r *reader) Series(f store.Filter, by string) (list []store.Bucket, err error) {
	p, err := r.plan(f, 'e', summary)
	if err != nil {
		return nil, err
	}
	if _, err := store.Period(1, by); err != nil {
		return nil, err
	}
	err = r.c.query(r.ctx, p.with+"SELECT e.late, "+sums+" FROM "+p.from+kinds+"WHERE e.late < 0 AND "+p.sql+" GROUP BY e.late ORDER BY e.late DESC", p.args, func(x row) error {
		b := bucket(x, 1)
		b.Value, _ = store.Period(-x.int(0), by)
		if n := len(list); n > 0 && list[n-1].Value == b.Value {
			list[n-1].Add(b)
			return nil
		}
		list = append(list, b)
		return nil
	})
	return list, err
}

// facet is how the values of a field are reached from an event: a join and
// the value. Where an event may have several, one that comes twice counts once.
type facet struct {
	join, value string
	several     bool
}

var facets = map[string]facet{
	"actor":     parties("x.role = 0"),
	"recipient": parties("x.role = 1"),
	"party":     parties("x.role IN (0, 1)"),
	"dyad": {"CROSS JOIN event_party x ON x.event = e.id AND x.role = 0 CROSS JOIN event_party y ON y.event = e.id AND (y.role = 1 OR y.role = 0 AND x.party < y.party AND NOT EXISTS (SELECT 1 FROM event_party z WHERE z.event = e.id AND z.role = 1)) " +
		"CROSS JOIN party p ON p.id = x.party CROSS JOIN party q ON q.id = y.party", "CASE WHEN p.country = 0 OR q.country = 0 THEN 0 ELSE (SELECT min(v.text, w.text) || ':' || max(v.text, w.text) FROM word v, word w WHERE v.id = p.country AND w.id = q.country) END", true},
	"type": {value: "k.type"}, "mode": {value: "k.mode"}, "status": {value: "k.status"}, "cameo": {value: "k.cameo"}, "quad": {value: "CAST(k.quad AS TEXT)"},
	"place": {join: "CROSS JOIN spot x ON x.id = e.spot", value: "x.country"},
	"says": {"CROSS JOIN report r ON r.event = e.id AND r.event <> 0 LEFT JOIN report_party x ON x.report = r.id AND x.role = 2 LEFT JOIN party p ON p.id = x.party",
		"CASE WHEN x.party IS NULL THEN '-' ELSE p.name END", true},
	"context":   {value: "e.contexts"},
	"rule":      {"CROSS JOIN report r ON r.event = e.id AND r.event <> 0", "r.rule", true},
	"publisher": {"CROSS JOIN report r ON r.event = e.id AND r.event <> 0 CROSS JOIN article a ON a.id = r.article", "a.publisher", true},
	"language":  {"CROSS JOIN report r ON r.event = e.id AND r.event <> 0 CROSS JOIN article a ON a.id = r.article", "a.language", true},
}

func parties(role string) facet {
	return facet{"CROSS JOIN event_party x ON x.event = e.id AND " + role + " CROSS JOIN party p ON p.id = x.party", "p.country", true}
}

func (r *reader) Facet(f store.Filter, field string, limit int) (list []store.Bucket, err error) {
	how, ok := facets[field]
	if !ok || !slices.Contains(store.Facets, field) {
		return nil, fmt.Errorf("facet %q %w: unknown", field, store.ErrFilter)
	}
	p, err := r.plan(f, 'e', summary)
	if err != nil {
		return nil, err
	}
	from := p.from + kinds + how.join + " WHERE " + p.sql
	q := p.with + "SELECT " + how.value + " AS value, " + sums + " FROM " + from + " GROUP BY 1"
	if how.several {
		q = "SELECT d2.value, " + sums + " FROM (" + p.with + "SELECT DISTINCT e.id, " + how.value + " AS value FROM " + from + ") d2 CROSS JOIN event e ON e.id = d2.id" + kinds + "GROUP BY 1"
	}
	by := map[string]*store.Bucket{}
	err = r.c.query(r.ctx, q, p.args, func(x row) error {
		values := []string{x.str(0)}
		if id, number := x[0].(int64); number { // a word
			if id == 0 {
				return nil
			}
			text, err := r.word(id)
			if err != nil {
				return err
			}
			if values = []string{text}; field == "context" {
				values = strings.Split(strings.Trim(text, ","), ",")
			}
		}
		for _, v := range values {
			if by[v] == nil {
				by[v] = &store.Bucket{Value: v}
			}
			by[v].Add(bucket(x, 1))
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, b := range by {
		list = append(list, *b)
	}
	slices.SortFunc(list, func(a, b store.Bucket) int { return cmp.Or(b.Events-a.Events, cmp.Compare(a.Value, b.Value)) })
	if limit > 0 && len(list) > limit {
		list = list[:limit]
	}
	return list, nil
}

func (r *reader) word(id int64) (s string, err error) {
	err = r.c.one(r.ctx, "SELECT text FROM word WHERE id = ?", []any{id}, func(x row) { s = x.str(0) })
	return s, err
}

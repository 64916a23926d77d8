package sqlite

import (
	"strings"

	"github.com/readout-events/readout/internal/store"
)

// How a filter is answered: where one of its conditions finds few rows these
// are taken and the other conditions checked on each; where all find many,
// rows are looked at in the list's order until a page is full. SQLite's own
// planner knows neither how often a value occurs nor that a page is short, so
// the choice is made here, by counting.
type plan struct {
	with string // the rows that are taken
	from string // how rows are reached
	sql  string // the conditions that remain
	args []any
	late []condition // on words, to be checked last
	walk bool        // in the list's order
}

// Most rows that are worth taking before sorting them, when a page is asked
// and when all are. More are looked at one by one.
const (
	pageful = 30_000
	summary = 300_000
)

// walks are how the rows are looked at in the list's order.
var walks = map[byte]string{
	'e': "event e INDEXED BY event_late", 'a': "article a INDEXED BY article_late",
	'r': "article a INDEXED BY article_late CROSS JOIN report r ON r.article = a.id", 's': "article a INDEXED BY article_late CROSS JOIN statement s ON s.article = a.id",
}

// found are how rows whose numbers are known are reached.
var found = map[byte]string{
	'e': "CROSS JOIN event e ON e.id = d.id", 'a': "CROSS JOIN article a ON a.id = d.id",
	'r': "CROSS JOIN report r ON r.id = d.id CROSS JOIN article a ON a.id = r.article", 's': "CROSS JOIN statement s ON s.id = d.id CROSS JOIN article a ON a.id = s.article",
}

// plan chooses how to answer a filter. most is pageful or summary.
func (r *reader) plan(f store.Filter, of byte, most int) (*plan, error) {
	list, err := r.compile(f, of)
	if err != nil {
		return nil, err
	}
	best, least := -1, most
	for i, c := range list {
		if c.find == "" || c.not {
			continue
		}
		n, err := r.c.number(r.ctx, "SELECT count(*) FROM (SELECT 1 FROM ("+c.count+") LIMIT ?)", append(append([]any{}, c.findArgs...), least)...)
		if err != nil {
			return nil, err
		}
		if int(n) < least {
			best, least = i, int(n)
		}
	}
	p := &plan{walk: best < 0}
	if p.walk {
		p.from = walks[of]
		if most == summary && of == 'e' {
			p.from = "event e"
		}
	} else {
		p.with = "WITH d (id) AS MATERIALIZED (SELECT DISTINCT * FROM (" + list[best].find + ")) "
		p.from = "d " + found[of]
		p.args = append(p.args, list[best].findArgs...)
	}
	var sql []string
	for i, c := range list {
		switch {
		case i == best:
		case c.words != "" && most == pageful:
			p.late = append(p.late, c)
		case c.words != "" || p.walk && most == summary && c.through && c.find != "": // of all rows: once for all and not for each
			not := ""
			if c.not {
				not = "NOT "
			}
			sql = append(sql, not+"+"+tables[of].row+".id IN ("+c.find+")")
			p.args = append(p.args, c.findArgs...)
		default:
			sql = append(sql, c.check)
			p.args = append(p.args, c.checkArgs...)
		}
	}
	p.sql = "1"
	if len(sql) > 0 {
		p.sql = strings.Join(sql, " AND ")
	}
	return p, nil
}

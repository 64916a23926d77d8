package sqlite

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/readout-events/readout/internal/store"
)

// Roles of a party in report_party, statement_party and event_party.
const (
	actor = iota
	recipient
	vouches
	concerned
	speaker
)

// condition is one term of a filter in SQL, in two forms that mean the same.
// check speaks of the row that is looked at: e (event), r (report), s
// (statement) or a (article; with reports and statements theirs). find, ""
// where no index helps, selects the numbers of all rows that fit. Which is
// the faster one depends on how many that are; see plan.
type condition struct {
	check, find         string
	checkArgs, findArgs []any
	not                 bool           // find selects those that do not fit
	through             bool           // asked of an event's reports
	count               string         // selects about as many rows as find, faster; takes findArgs. "" is find
	words               string         // of a condition on words: the full-text query
	having              map[int64]bool // sentences that have the words, once they were read
	common              bool           // too many for that
}

// compile turns a filter over events (e), reports (r), statements (s) or
// articles (a) into conditions, in the filter's order.
func (r *reader) compile(f store.Filter, of byte) (list []condition, err error) {
	if err := f.Check(of); err != nil {
		return nil, err
	}
	for _, t := range f.Terms {
		row, through := of, of == 'e' && throughReports[t.Field]
		if through {
			row = 'r'
		}
		c := condition{not: t.Not}
		var checks, finds []string
		indexed := true
		values := t.Values
		if t.Field == "text" { // one query for all values
			c.words = match(values)
			values = values[:1]
		}
		for _, v := range values {
			one, err := r.term(row, t, v)
			if err != nil {
				return nil, err
			}
			checks = append(checks, one.check)
			c.checkArgs = append(c.checkArgs, one.checkArgs...)
			indexed = indexed && one.find != ""
			finds = append(finds, one.find)
			c.findArgs = append(c.findArgs, one.findArgs...)
		}
		c.check = "(" + strings.Join(checks, " OR ") + ")"
		if indexed {
			c.find = strings.Join(finds, " UNION ALL ")
			c.count = c.find
		}
		if c.words != "" {
			c.check, c.checkArgs = "", nil // see late
			c.count, c.findArgs = "SELECT 1 FROM words WHERE words MATCH ?", []any{c.words}
		}
		if through {
			c.through = true
			if c.words == "" {
				c.check = "EXISTS (SELECT 1 FROM report r JOIN article a ON a.id = r.article WHERE r.event = e.id AND r.event <> 0 AND " + c.check + ")"
			}
			if c.find != "" {
				c.find = "SELECT event FROM report WHERE event <> 0 AND id IN (" + c.find + ")"
			}
		}
		if t.Not && c.words == "" {
			c.check = "NOT " + c.check
		}
		list = append(list, c)
	}
	return list, nil
}

// Fields that an event fits where one of its reports does.
var throughReports = map[string]bool{"published": true, "says": true, "text": true, "rule": true, "publisher": true, "url": true, "article": true, "language": true, "copy": true}

const word = "IN (SELECT id FROM word WHERE text = ?)"

// table is where rows of a kind are, and their parties.
type table struct{ row, name, party, owner string }

var tables = map[byte]table{'e': {"e", "event", "event_party", "event"}, 'r': {"r", "report", "report_party", "report"}, 's': {"s", "statement", "statement_party", "statement"}, 'a': {row: "a", name: "article"}}

// term gives the condition that one value of a term is.
func (r *reader) term(of byte, t store.Term, v string) (c condition, err error) {
	tab := tables[of]
	row := tab.row
	// both uses one condition on columns of the row for both forms.
	both := func(find bool, sql string, args ...any) condition {
		c := condition{check: strings.ReplaceAll(sql, "#", row+"."), checkArgs: args}
		if find {
			c.find, c.findArgs = "SELECT id FROM "+tab.name+" WHERE "+strings.ReplaceAll(sql, "#", ""), args
		}
		return c
	}
	// of an article: reports and statements are found through it
	article := func(find bool, sql string, args ...any) condition {
		c := condition{check: strings.ReplaceAll(sql, "#", "a."), checkArgs: args}
		if find {
			c.find, c.findArgs = "SELECT id FROM article WHERE "+strings.ReplaceAll(sql, "#", ""), args
			if of != 'a' {
				c.find = "SELECT id FROM " + tab.name + " WHERE article IN (" + c.find + ")"
			}
		}
		return c
	}
	number := func(column string) condition {
		op := t.Op
		if op == "" {
			op = "="
		}
		n, _ := strconv.ParseFloat(v, 64)
		return both(false, "#"+column+" "+op+" ?", n)
	}
	kind := func(sql string, args ...any) condition {
		return both(of == 'e', "#kind IN (SELECT id FROM kind WHERE "+sql+")", args...)
	}
	switch t.Field {
	case "actor":
		return newParty(v).condition(tab, "role = 0"), nil
	case "recipient":
		return newParty(v).condition(tab, "role = 1"), nil
	case "party":
		return newParty(v).condition(tab, "role IN (0, 1)"), nil
	case "speaker":
		return newParty(v).condition(tab, "role = 4"), nil
	case "says":
		if v == "-" {
			return condition{check: "NOT EXISTS (SELECT 1 FROM " + tab.party + " WHERE " + tab.owner + " = " + row + ".id AND role = 2)"}, nil
		}
		return newParty(v).condition(tab, "role = 2"), nil
	case "about":
		return newParty("~"+strings.TrimPrefix(v, "~")).condition(tab, "role = 3"), nil
	case "dyad":
		return r.dyad(of, tab, v)
	case "type", "status":
		return kind(t.Field+" "+word, v), nil
	case "mode":
		if typ, mode, two := strings.Cut(v, "/"); two {
			return kind("type "+word+" AND mode "+word, typ, mode), nil
		}
		return kind("mode "+word, v), nil
	case "quad":
		n, _ := strconv.ParseFloat(v, 64)
		return kind("quad = ?", n), nil
	case "cameo":
		return kind("cameo IN (SELECT id FROM word WHERE substr(text, 1, length(?)) = ?)", v, v), nil
	case "score", "goldstein":
		c := number(t.Field)
		return kind(strings.TrimPrefix(c.check, row+"."), c.checkArgs...), nil
	case "stance":
		return both(false, "#stance "+word, v), nil
	case "date":
		from, to, _ := store.Days(v)
		return both(false, "#late BETWEEN ? AND ?", -to, -from), nil
	case "published":
		from, to, _ := store.Days(v)
		return article(true, "#late BETWEEN ? AND ?", -(seconds(to+1) - 1), -seconds(from)), nil
	case "place":
		name, part := part(v)
		if !part {
			return both(of == 'e', "#spot <> 0 AND #spot IN (SELECT id FROM spot WHERE country "+word+")", v), nil
		}
		return both(of == 'e', "#spot <> 0 AND #spot IN (SELECT s.id FROM spot s WHERE s.name IN (SELECT id FROM word WHERE "+like+") OR s.admin IN (SELECT id FROM word WHERE "+like+"))", name, name), nil
	case "context":
		return both(false, "#contexts IN (SELECT id FROM word WHERE substr(text, 1, 1) = ',' AND instr(text, ?) > 0)", ","+v+","), nil
	case "text":
		return condition{find: "SELECT f.id FROM words CROSS JOIN " + tab.name + " f ON f.article = words.rowid >> 8 AND (f.article << 8 | min(f.sentence, 255)) = words.rowid WHERE words MATCH ?"}, nil
	case "rule":
		return both(false, "#rule IN (SELECT id FROM word WHERE text = ? OR substr(text, 1, length(?)) = ?)", v, v+":", v+":"), nil
	case "publisher":
		return article(true, "#publisher IN (SELECT id FROM word WHERE folded = ?)", store.Fold(v)), nil
	case "url":
		return article(true, "#address = ? AND #url = ?", address(v), v), nil
	case "article":
		return article(true, "(#name = ? OR #given = ? OR #address = ? AND #url = ?)", v, v, address(v), v), nil
	case "language":
		return article(false, "#language "+word, v), nil
	case "copy":
		return article(true, "#copy IN (SELECT id FROM article WHERE name = ?)", v), nil
	case "run":
		return article(false, "#run IN (SELECT id FROM run WHERE name = ?)", v), nil
	case "confidence", "reports", "sources", "articles":
		return number(t.Field), nil
	case "id":
		sql, args := named(v, key)
		switch of {
		case 'e':
			own, names := named(v, eventKey)
			return both(true, "("+own+" OR #id IN (SELECT event FROM report WHERE event <> 0 AND "+strings.ReplaceAll(sql, "#", "")+"))", append(names, args...)...), nil
		case 'a':
			sql, args = named(v, func(s string) any { return s })
		}
		return both(true, sql, args...), nil
	}
	panic(fmt.Sprintf("sqlite: field %q is in store.Fields and not here", t.Field))
}

// named is the condition that a row has a name, or with a final * one that
// begins so.
func named(v string, key func(string) any) (sql string, args []any) {
	begin, star := strings.CutSuffix(v, "*")
	if !star {
		return "#name = ?", []any{key(v)}
	}
	sql, args = "#name >= ? AND #name < ?", []any{begin, begin + "\U0010ffff"}
	for _, e := range []string{"", "e"} { // names that are kept as numbers: the least and the greatest that begin so
		n := len(e) + 16 - len(begin)
		if n < 0 {
			continue
		}
		from, a := key(begin + strings.Repeat("0", n)).(int64)
		to, b := key(begin + strings.Repeat("f", n)).(int64)
		if len(begin) < len(e) {
			from, a = key("e0000000000000000").(int64)
			to, b = key("effffffffffffffff").(int64)
		}
		if a && b {
			return "(" + sql + " OR #name BETWEEN ? AND ?)", append(args, from, to)
		}
	}
	return "(" + sql + ")", args
}

// seconds returns the Unix time at which a day begins.
func seconds(day int) int { return int(-62135596800 + int64(day-1)*86400) }

const like = "instr(folded, ?) > 0"

// part says whether a value is part of a name, and its folded words. What has
// no words is part of no name.
func part(v string) (string, bool) {
	rest, tilde := strings.CutPrefix(v, "~")
	if !tilde && store.Code(v) {
		return v, false
	}
	if folded := store.Fold(rest); folded != "" {
		return folded, true
	}
	return "\x00", true
}

// party is the set of parties that a value in the sense of actor means.
type party struct {
	sql  string
	args []any
}

func newParty(v string) party {
	country, sector, two := strings.Cut(v, "/")
	name, part := part(v)
	switch {
	case two && store.Code(country) && store.Code(sector):
		return party{"(SELECT id FROM party WHERE country " + word + " AND sector " + word + ")", []any{country, sector}}
	case part:
		return party{"(SELECT id FROM party WHERE name IN (SELECT id FROM word WHERE " + like + "))", []any{name}}
	}
	return party{"(SELECT id FROM party WHERE country " + word + " OR sector " + word + ")", []any{v, v}}
}

// condition is that the row has one of the parties with that role.
func (p party) condition(tab table, role string) condition {
	return condition{
		check: "EXISTS (SELECT 1 FROM " + tab.party + " x WHERE x." + tab.owner + " = " + tab.row + ".id AND x." + role + " AND +x.party IN " + p.sql + ")", checkArgs: p.args,
		find: "SELECT " + tab.owner + " FROM " + tab.party + " WHERE party IN " + p.sql + " AND " + role, findArgs: p.args,
	}
}

// dyad gives the condition of a value CHN:USA or CHN>USA.
func (r *reader) dyad(of byte, tab table, v string) (condition, error) {
	i := strings.IndexAny(v, ":>")
	one, two := strings.TrimSpace(v[:i]), strings.TrimSpace(v[i+1:])
	directed := v[i] == '>'
	if of == 'e' {
		a, err := r.country(one)
		if err != nil {
			return condition{}, err
		}
		b, err := r.country(two)
		if err != nil {
			return condition{}, err
		}
		if a != 0 && b != 0 {
			sql, args := "a = ? AND b = ? AND mutual = 0", []any{a, b}
			if !directed {
				sql = "(a = ? AND b = ? AND mutual = 0 OR a = ? AND b = ? AND mutual = 0 OR a = ? AND b = ? AND mutual = 1)"
				args = append(args, b, a, min(a, b), max(a, b))
			}
			return condition{check: "EXISTS (SELECT 1 FROM dyad WHERE event = e.id AND " + sql + ")", checkArgs: args, find: "SELECT event FROM dyad WHERE " + sql, findArgs: args}, nil
		}
	}
	a, b := newParty(one), newParty(two)
	roles := "x.role = 0 AND y.role = 1"
	if !directed {
		roles = "(" + roles + " OR x.role = 1 AND y.role = 0 OR x.role = 0 AND y.role = 0 AND x.party <> y.party AND NOT EXISTS (SELECT 1 FROM " + tab.party + " z WHERE z." + tab.owner + " = x." + tab.owner + " AND z.role = 1))"
	}
	both := " FROM " + tab.party + " x JOIN " + tab.party + " y ON y." + tab.owner + " = x." + tab.owner + " WHERE " + roles + " AND x.party IN " + a.sql + " AND y.party IN " + b.sql
	args := append(append([]any{}, a.args...), b.args...)
	return condition{check: "EXISTS (SELECT 1" + both + " AND x." + tab.owner + " = " + tab.row + ".id)", checkArgs: args, find: "SELECT x." + tab.owner + both, findArgs: args}, nil
}

// country returns the number of a country's word where a value is a country's
// code and no sector's, and 0 elsewhere.
func (r *reader) country(v string) (int64, error) {
	if !store.Code(v) {
		return 0, nil
	}
	return r.c.number(r.ctx, "SELECT id FROM word w WHERE text = ? AND NOT EXISTS (SELECT 1 FROM party WHERE sector = w.id)", v)
}

// match writes the full-text query of values: phrases, with a final * their
// beginnings. Quotation marks keep the words from being read as operators.
func match(values []string) string {
	var list []string
	for _, v := range values {
		star := ""
		if rest, ok := strings.CutSuffix(v, "*"); ok {
			v, star = rest, " *"
		}
		list = append(list, `"`+strings.ReplaceAll(strings.ReplaceAll(v, `"`, `""`), "\x00", " ")+`"`+star)
	}
	return strings.Join(list, " OR ")
}

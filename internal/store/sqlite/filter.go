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

// where is the condition that a filter becomes, with its arguments. It
// speaks of the rows e (event), r (report), s (statement) and a (article);
// with reports and statements a is their article.
type where struct {
	sql  []string
	args []any
}

func (w *where) String() string {
	if len(w.sql) == 0 {
		return "1"
	}
	return strings.Join(w.sql, " AND ")
}

// or is a list of alternatives while it is put together.
type or struct {
	sql  []string
	args []any
}

func (o *or) add(sql string, args ...any) {
	o.sql = append(o.sql, sql)
	o.args = append(o.args, args...)
}

func (o *or) String() string {
	if len(o.sql) == 0 {
		return "0"
	}
	return "(" + strings.Join(o.sql, " OR ") + ")"
}

// row letters of what is listed
var letters = map[byte]string{'e': "e", 'r': "r", 's': "s", 'a': "a"}

// compile turns a filter over events (e), reports (r), statements (s) or
// articles (a) into a condition.
func compile(f store.Filter, of byte) (*where, error) {
	if err := f.Check(of); err != nil {
		return nil, err
	}
	w := &where{}
	for _, t := range f.Terms {
		o := &or{}
		through := of == 'e' && throughReports[t.Field]
		row := of
		if through {
			row = 'r'
		}
		for _, v := range t.Values {
			term(o, row, t, v)
		}
		sql := o.String()
		if through {
			sql = "EXISTS (SELECT 1 FROM report r JOIN article a ON a.id = r.article WHERE r.event = e.id AND r.event <> 0 AND " + sql + ")"
		}
		if t.Not {
			sql = "NOT " + sql
		}
		w.sql = append(w.sql, sql)
		w.args = append(w.args, o.args...)
	}
	return w, nil
}

// Fields that an event fits where one of its reports does.
var throughReports = map[string]bool{"published": true, "says": true, "text": true, "rule": true, "publisher": true, "url": true, "article": true, "language": true, "copy": true}

const word = "(SELECT id FROM word WHERE text = ?)"

// is compares a column of words with a string. It is IN and not =, which is
// neither true nor false where no such word is known.
func is(column string) string { return column + " IN " + word }

// term adds the condition that one value of a term is.
func term(o *or, of byte, t store.Term, v string) {
	row := letters[of]
	switch t.Field {
	case "actor":
		of := newParty(of, "x", v)
		o.add(of.exists("x.role = 0"), of.args...)
	case "recipient":
		of := newParty(of, "x", v)
		o.add(of.exists("x.role = 1"), of.args...)
	case "party":
		of := newParty(of, "x", v)
		o.add(of.exists("x.role IN (0, 1)"), of.args...)
	case "speaker":
		of := newParty(of, "x", v)
		o.add(of.exists("x.role = 4"), of.args...)
	case "says":
		if v == "-" {
			table, owner := tableOf(of)
			o.add("NOT EXISTS (SELECT 1 FROM " + table + " x WHERE x." + owner + " = " + row + ".id AND x.role = 2)")
			return
		}
		of := newParty(of, "x", v)
		o.add(of.exists("x.role = 2"), of.args...)
	case "about":
		of := newParty(of, "x", "~"+strings.TrimPrefix(v, "~"))
		o.add(of.exists("x.role = 3"), of.args...)
	case "dyad":
		dyad(o, of, v)
	case "type", "status", "stance":
		o.add(is(row+"."+t.Field), v)
	case "mode":
		if kind, mode, both := strings.Cut(v, "/"); both {
			o.add("("+is(row+".type")+" AND "+is(row+".mode")+")", kind, mode)
			return
		}
		o.add(is(row+".mode"), v)
	case "quad":
		n, _ := strconv.ParseFloat(v, 64)
		o.add(row+".quad = ?", n)
	case "cameo":
		o.add(row+".cameo IN (SELECT id FROM word WHERE substr(text, 1, length(?)) = ?)", v, v)
	case "date":
		from, to, _ := store.Days(v)
		o.add(row+".late BETWEEN ? AND ?", -to, -from)
	case "published":
		from, to, _ := store.Days(v)
		o.add("a.late BETWEEN ? AND ?", -(seconds(to+1) - 1), -seconds(from))
	case "place":
		name, part := part(v)
		if !part {
			o.add(is(row+".country"), v)
			return
		}
		o.add("("+row+".place IN (SELECT id FROM word WHERE "+like+") OR "+row+".admin IN (SELECT id FROM word WHERE "+like+"))", name, name)
	case "context":
		table, owner := "report_context", "report"
		if of == 'e' {
			table, owner = "event_context", "event"
		}
		o.add("EXISTS (SELECT 1 FROM "+table+" x WHERE x."+owner+" = "+row+".id AND x.context IN "+word+")", v)
	case "text":
		o.add("("+row+".article << 16 | min("+row+".sentence, 65535)) IN (SELECT rowid FROM words WHERE words MATCH ?)", match(v))
	case "rule":
		o.add(row+".rule IN (SELECT id FROM word WHERE text = ? OR substr(text, 1, length(?)) = ?)", v, v+":", v+":")
	case "publisher":
		o.add("a.publisher IN (SELECT id FROM word WHERE folded = ?)", store.Fold(v))
	case "url":
		o.add("a.url = ?", v)
	case "article":
		o.add("(a.name = ? OR a.given = ? OR a.url = ?)", v, v, v)
	case "language":
		o.add(is("a.language"), v)
	case "copy":
		o.add("a.copy IN (SELECT id FROM article WHERE name = ?)", v)
	case "run":
		o.add("a.run IN (SELECT id FROM run WHERE name = ?)", v)
	case "confidence", "score", "goldstein", "reports", "sources", "articles":
		op := t.Op
		if op == "" {
			op = "="
		}
		n, _ := strconv.ParseFloat(v, 64)
		o.add(row+"."+t.Field+" "+op+" ?", n)
	case "id":
		like, args := "name = ?", []any{v}
		if begin, star := strings.CutSuffix(v, "*"); star {
			like, args = "name >= ? AND name < ?", []any{begin, begin + "\U0010ffff"}
		}
		if of == 'e' {
			o.add("(e.id IN (SELECT id FROM event WHERE "+like+") OR e.id IN (SELECT event FROM report WHERE "+like+" AND event <> 0))", append(args, args...)...)
			return
		}
		table := map[byte]string{'r': "report", 's': "statement", 'a': "article"}[of]
		o.add(row+".id IN (SELECT id FROM "+table+" WHERE "+like+")", args...)
	default:
		panic(fmt.Sprintf("sqlite: field %q is in store.Fields and not here", t.Field))
	}
}

// seconds returns the Unix time at which a day begins.
func seconds(day int) int { return int(-62135596800 + int64(day-1)*86400) }

func tableOf(of byte) (table, owner string) {
	switch of {
	case 'e':
		return "event_party", "event"
	case 's':
		return "statement_party", "statement"
	}
	return "report_party", "report"
}

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

// party is the condition that a value in the sense of actor puts on rows x of
// a table of parties.
type party struct {
	of   byte
	x    string // the row
	sql  string
	args []any
}

func newParty(of byte, x, v string) party {
	p := party{of: of, x: x}
	country, sector, both := strings.Cut(v, "/")
	name, part := part(v)
	switch {
	case both && store.Code(country) && store.Code(sector):
		p.sql = "country IN " + word + " AND sector IN " + word
		p.args = []any{country, sector}
	case part:
		p.sql = "name IN (SELECT id FROM word WHERE " + like + ")"
		p.args = []any{name}
	default:
		p.sql = "country IN " + word + " OR sector IN " + word
		p.args = []any{v, v}
	}
	p.sql = x + ".party IN (SELECT id FROM party WHERE " + p.sql + ")"
	return p
}

// exists is the condition that the row has such a party with that role.
func (p party) exists(role string) string {
	table, owner := tableOf(p.of)
	return "EXISTS (SELECT 1 FROM " + table + " " + p.x + " WHERE " + p.x + "." + owner + " = " + letters[p.of] + ".id AND " + role + " AND " + p.sql + ")"
}

// dyad adds the condition of a value CHN:USA or CHN>USA.
func dyad(o *or, of byte, v string) {
	i := strings.IndexAny(v, ":>")
	a, b := newParty(of, "x", strings.TrimSpace(v[:i])), newParty(of, "y", strings.TrimSpace(v[i+1:]))
	table, owner := tableOf(of)
	roles := "x.role = 0 AND y.role = 1"
	if v[i] == ':' {
		roles = "(" + roles + " OR x.role = 1 AND y.role = 0 OR x.role = 0 AND y.role = 0 AND x.party <> y.party AND NOT EXISTS (SELECT 1 FROM " + table + " z WHERE z." + owner + " = x." + owner + " AND z.role = 1))"
	}
	o.add("EXISTS (SELECT 1 FROM "+table+" x JOIN "+table+" y ON y."+owner+" = x."+owner+" WHERE x."+owner+" = "+letters[of]+".id AND "+roles+" AND "+a.sql+" AND "+b.sql+")",
		append(a.args, b.args...)...)
}

// match writes the full-text query of a value: a phrase, with a final * its
// beginning. Quotation marks keep the words from being read as operators.
func match(v string) string {
	star := ""
	if rest, ok := strings.CutSuffix(v, "*"); ok {
		v, star = rest, " *"
	}
	return `"` + strings.ReplaceAll(strings.ReplaceAll(v, `"`, `""`), "\x00", " ") + `"` + star
}

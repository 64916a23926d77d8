package store

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Filter chooses events, reports, statements or articles: all its terms must
// hold. The zero value chooses everything. Package ask makes it from words.
type Filter struct{ Terms []Term }

// Term is one condition. It holds where one of Values fits, or with Not where
// none does.
//
//	field       values
//	actor, recipient, party (either side)
//	            a country or sector in three capitals (CHN, UNO, GOV), both (CHN/GOV), or part of a name ("Wang Yi")
//	dyad        CHN:USA, either direction; CHN>USA, that direction. Sides as in actor. Where an act has
//	            no recipient its actors are a dyad among themselves, in no direction
//	type        PLOVER type; CONSULT
//	mode        meet, type/mode too: CONSULT/visit
//	quad        1 to 4
//	status      actual, future, ...
//	cameo       a CAMEO code or its beginning: 04
//	date        an interval of ISO days From..To, both included, either may be empty, or one day. An act
//	            is counted on the first day of its own interval, here as in lists and series
//	published   the same, of articles
//	place       a country in three capitals, or part of the name of a place or first-level division
//	says        who vouches for it, as actor; "-" chooses what articles vouch for themselves
//	speaker     of statements: as actor
//	about       of statements and reports: part of a name
//	stance      supports, opposes, neutral
//	context     PLOVER context
//	text        words of the sentence (full text; a value with spaces is a phrase; a final * is any ending)
//	rule        en/accuse.txt or en/accuse.txt:31
//	publisher   the whole name, in capitals or not
//	article     content ID, given id or URL
//	url, language, copy, run
//	            the whole value; run is the article's current one
//	confidence, score, goldstein, reports, sources, articles
//	            a number with Op
//	id          of an event (or any of its reports), report, statement or article; a final * is any ending
//
// Part of a name is one or more whole words of it next to each other, without
// regard to capitals and accents (see Fold). A value that begins with ~ is
// part of a name whatever it looks like: "~PKK".
//
// An event fits published, says, text, rule, publisher, url, article,
// language and copy where one of its reports does; each term may be met by
// another report.
type Term struct {
	Field  string
	Op     string // "" is equality; "<", "<=", ">", ">=" for numbers
	Values []string
	Not    bool
}

// Fields are the fields of a Filter in order of the table above, with what
// they may be asked of: e events, r reports, s statements, a articles.
var Fields = []struct{ Name, Of string }{
	{"actor", "er"}, {"recipient", "er"}, {"party", "er"}, {"dyad", "er"}, {"type", "er"}, {"mode", "er"}, {"quad", "er"}, {"status", "er"}, {"cameo", "er"},
	{"date", "er"}, {"published", "ersa"}, {"place", "er"}, {"says", "ers"}, {"speaker", "s"}, {"about", "rs"}, {"stance", "s"}, {"context", "er"}, {"text", "ers"},
	{"rule", "er"}, {"publisher", "ersa"}, {"url", "ersa"}, {"article", "ersa"}, {"language", "ersa"}, {"copy", "ersa"}, {"run", "rsa"}, {"confidence", "er"},
	{"score", "er"}, {"goldstein", "er"}, {"reports", "ea"}, {"sources", "e"}, {"articles", "e"}, {"id", "ersa"},
}

// Facets are the fields that Facet counts values of. Parties and places are
// counted by country; a dyad is two countries in alphabetical order, CHN:USA;
// says is counted by name, "-" for what articles vouch for themselves. What
// has no value is not counted, and what has several counts for each once.
var Facets = []string{"actor", "recipient", "party", "dyad", "type", "mode", "quad", "status", "cameo", "place", "says", "context", "rule", "publisher", "language"}

// Check reports whether the filter can be asked of events (e), reports (r),
// statements (s) or articles (a); the error is an ErrFilter and names field
// and value.
func (f Filter) Check(of byte) error {
	for _, t := range f.Terms {
		i := 0
		for i < len(Fields) && Fields[i].Name != t.Field {
			i++
		}
		if i == len(Fields) {
			return fmt.Errorf("field %q %w: unknown", t.Field, ErrFilter)
		}
		if strings.IndexByte(Fields[i].Of, of) < 0 {
			return fmt.Errorf("field %q %w of %s", t.Field, ErrFilter, kinds[of])
		}
		if len(t.Values) == 0 {
			return fmt.Errorf("field %q %w: no value", t.Field, ErrFilter)
		}
		number := slices.Contains(numbers, t.Field)
		if ok := t.Op == "" || number && slices.Contains([]string{"<", "<=", ">", ">="}, t.Op); !ok {
			return fmt.Errorf("field %q %w with %q", t.Field, ErrFilter, t.Op)
		}
		for _, v := range t.Values {
			var err error
			switch {
			case number || t.Field == "quad":
				_, err = strconv.ParseFloat(v, 64)
			case t.Field == "date" || t.Field == "published":
				_, _, err = Days(v)
			case t.Field == "dyad" && !strings.ContainsAny(v, ":>"):
				err = errors.New("two sides with : or > between them")
			case v == "":
				err = errors.New("empty")
			}
			if err != nil {
				return fmt.Errorf("field %q %w: %q: %v", t.Field, ErrFilter, v, err)
			}
		}
	}
	return nil
}

var kinds = map[byte]string{'e': "events", 'r': "reports", 's': "statements", 'a': "articles"}

var numbers = []string{"confidence", "score", "goldstein", "reports", "sources", "articles"}

// Days reads an interval of days "2022-08-01..2022-08-31", either end may be
// empty, or one day. The days are counted as by Day; an open beginning is 1
// and an open end the largest number.
func Days(v string) (from, to int, err error) {
	a, b, two := strings.Cut(v, "..")
	if !two {
		b = a
		if a == "" {
			return 0, 0, errors.New("empty")
		}
	}
	from, to = 1, 1<<31-1
	if a != "" {
		if from = Day(a); from == 0 {
			return 0, 0, fmt.Errorf("%q is no day as 2022-08-05", a)
		}
	}
	if b != "" {
		if to = Day(b); to == 0 {
			return 0, 0, fmt.Errorf("%q is no day as 2022-08-05", b)
		}
	}
	return from, to, nil
}

// Day counts an ISO day: 1 is 0001-01-01. What is no day is 0.
func Day(iso string) int {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil || t.Year() < 1 {
		return 0
	}
	return int((t.Unix()-year1)/86400) + 1
}

// ISO is the reverse of Day; 0 is "".
func ISO(day int) string {
	if day <= 0 {
		return ""
	}
	return time.Unix(year1+int64(day-1)*86400, 0).UTC().Format(time.DateOnly)
}

const year1 = -62135596800 // 0001-01-01 in Unix seconds

// Period names the day, week, month, quarter or year that a day belongs to:
// 2022-08-05, 2022-W31 (ISO 8601), 2022-08, 2022-Q3, 2022. An unknown by is
// an ErrFilter.
func Period(day int, by string) (string, error) {
	t := time.Unix(year1+int64(day-1)*86400, 0).UTC()
	switch by {
	case "day":
		return t.Format(time.DateOnly), nil
	case "week":
		y, w := t.ISOWeek()
		return fmt.Sprintf("%04d-W%02d", y, w), nil
	case "month":
		return t.Format("2006-01"), nil
	case "quarter":
		return fmt.Sprintf("%04d-Q%d", t.Year(), (int(t.Month())+2)/3), nil
	case "year":
		return t.Format("2006"), nil
	}
	return "", fmt.Errorf("by %q %w: day, week, month, quarter or year", by, ErrFilter)
}

// Code reports whether a value is a country or sector: three capitals.
func Code(v string) bool {
	if len(v) != 3 {
		return false
	}
	for i := range 3 {
		if v[i] < 'A' || v[i] > 'Z' {
			return false
		}
	}
	return true
}

// Fold brings a name to the form in which parts of names are compared: words
// of small letters and digits without accents, a space before and after each.
// What has no words is "".
//
//	Fold("Recep Tayyip Erdoğan") == " recep tayyip erdogan "
func Fold(s string) string {
	var b strings.Builder
	in := false
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if !in {
				b.WriteByte(' ')
				in = true
			}
			b.WriteRune(unicode.ToLower(r))
		default:
			in = false
		}
	}
	if b.Len() > 0 {
		b.WriteByte(' ')
	}
	return b.String()
}

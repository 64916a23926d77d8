package ask

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/readout-events/readout/internal/store"
)

// between reads two parties, in either direction.
func (p *parser) between(at int) (store.Term, *Error) {
	ws, err := p.list("dyad", at)
	if err != nil {
		return store.Term{}, err
	}
	if len(ws) == 1 { // between:CHN:USA
		if v, _, _ := p.pair(ws[0]); v != nil {
			return store.Term{Field: "dyad", Values: v}, nil
		}
		if p.skip(); strings.HasPrefix(p.text[p.at:], "and ") { // between:China and Japan
			p.at += len("and ")
			p.skip()
			w, err := p.value()
			if err != nil {
				return store.Term{}, err
			}
			ws = append(ws, p.extend("party", w))
		}
	}
	if len(ws) != 2 {
		return store.Term{}, wrong(word{at: ws[0].at, end: ws[len(ws)-1].end}, "between", "two parties are wanted", "write between:CHN,USA")
	}
	var sides [2][]string
	for i, w := range ws {
		values, problem, hint := p.party(w.text, w.quoted)
		if problem == "" && strings.ContainsAny(w.text, ":>") {
			problem = "a colon in a name"
		}
		if problem != "" {
			return store.Term{}, wrong(w, "between", problem, hint)
		}
		sides[i] = values
	}
	return store.Term{Field: "dyad", Values: cross(sides[0], ":", sides[1])}, nil
}

func cross(a []string, sep string, b []string) (out []string) {
	for _, x := range a {
		for _, y := range b {
			out = append(out, x+sep+y)
		}
	}
	return unique(out)
}

// pair reads CHN:USA, CHN>USA, CHN-USA.
func (p *parser) pair(w word) (values []string, problem, hint string) {
	i := strings.IndexAny(w.text, ":>")
	sep := ":"
	a, b := "", ""
	switch {
	case i >= 0:
		sep, a, b = w.text[i:i+1], w.text[:i], w.text[i+1:]
	case strings.Contains(w.text, "→"):
		sep = ">"
		a, b, _ = strings.Cut(w.text, "→")
	default:
		a, b, _ = strings.Cut(w.text, "-")
		if b == "" || p.country(a) == nil || p.country(b) == nil {
			return nil, "two parties are wanted", "write dyad:CHN:USA, or dyad:CHN>USA for one direction"
		}
	}
	a, b = strings.TrimSpace(a), strings.TrimSpace(b)
	if a == "" || b == "" || strings.ContainsAny(b, ":>") {
		return nil, "two parties are wanted", "write dyad:CHN:USA, or dyad:CHN>USA for one direction"
	}
	left, problem, hint := p.party(a, w.quoted)
	if problem != "" {
		return nil, problem, hint
	}
	right, problem, hint := p.party(b, w.quoted)
	if problem != "" {
		return nil, problem, hint
	}
	return cross(left, sep, right), "", ""
}

// list reads words with commas between them.
func (p *parser) list(field string, at int) ([]word, *Error) {
	var out []word
	for {
		p.skip()
		mark := p.at
		w, err := p.value()
		if err != nil {
			return nil, err
		}
		switch {
		case w.text == "" && w.quoted:
			return nil, wrong(w, field, "nothing stands in the quotation marks", "")
		case w.text == "" && len(out) > 0:
			return nil, wrong(word{at: mark - 1, end: mark}, field, "no word stands behind the comma", "")
		case w.text == "":
			return nil, wrong(word{at: at, end: p.at}, "", "no value for "+field, p.example(field))
		}
		out = append(out, p.extend(field, w))
		if field == "publisher" && !w.quoted && unicode.IsUpper(first(w.text)) {
			if err := p.halfName(w); err != nil {
				return nil, err
			}
		}
		mark = p.at
		if p.skip(); p.peek() != ',' {
			p.at = mark
			return out, nil
		}
		p.at++
	}
}

// halfName refuses a capital word behind the name of a publisher, which must
// be whole: publisher:Northern Wire would look for the word in what Northern
// prints.
func (p *parser) halfName(w word) *Error {
	back := p.at
	defer func() { p.at = back }()
	p.skip()
	if _, _, _, field := p.name(); field {
		return nil
	}
	if next := p.bare(); unicode.IsUpper(first(next.text)) && next.text != "OR" && next.text != "AND" && next.text != "NOT" {
		return wrong(next, "", "part of the publisher's name, or a word to look for?", `write publisher:"`+w.text+" "+next.text+`" or text:`+next.text)
	}
	return nil
}

// extend takes words behind a name into it where together they are one:
// actor:Saudi Arabia, actor:Wang Yi.
func (p *parser) extend(field string, w word) word {
	switch field {
	case "actor", "recipient", "party", "speaker", "says", "place", "about", "dyad", "context", "quad":
	default:
		return w
	}
	open := field != "context" && field != "quad"
	knows := p.knows
	if !open {
		knows = func(s string) bool {
			_, problem, _ := p.check(field, ":", word{text: s})
			return problem == ""
		}
	}
	if w.quoted || strings.HasPrefix(w.text, "~") {
		return w
	}
	back := p.at
	defer func() { p.at = back }()
	long, best := w.text, w
	alone := open && !knows(w.text) && unicode.IsUpper(first(w.text)) && !strings.ContainsAny(w.text, "/:>")
	for range 5 {
		p.skip()
		if _, _, _, field := p.name(); field {
			break
		}
		next := p.bare()
		if next.text == "" || strings.ContainsAny(next.text[:1], "-!()~") {
			break
		}
		if low := strings.ToLower(next.text); next.text == low && (low == "or" || low == "and" && !strings.Contains(p.text[p.at:], " ") || low == "not") {
			break
		}
		long += " " + next.text
		whole := word{text: long, at: w.at, end: next.end, extended: true}
		if alone = alone && unicode.IsUpper(first(next.text)) && !store.Code(next.text); alone || knows(long) {
			best = whole
			back = p.at
		}
		if p.peek() == ',' {
			break
		}
	}
	return best
}

// values reads the values of a field and checks them.
func (p *parser) values(field, op string, at int) (store.Term, *Error) {
	ws, err := p.list(field, at)
	if err != nil {
		return store.Term{}, err
	}
	t := store.Term{Field: field, Not: op == "!="}
	number := slices.Contains(numbers, field)
	dates := field == "date" || field == "published"
	switch {
	case op == ":" || op == "=" || op == "!=" || dates:
	case number:
		if t.Op = op; len(ws) > 1 {
			return t, wrong(word{at: ws[1].at, end: ws[1].end}, field, "only one number can be compared with", "")
		}
	case field == "dyad":
		return t, wrong(word{at: at, end: p.at}, "", field+" can't be compared", "write dyad:CHN>USA for one direction")
	default:
		return t, wrong(word{at: at, end: p.at}, "", field+" can't be compared", "write "+field+":"+ws[0].text)
	}
	for _, w := range ws {
		var values []string
		var problem, hint string
		if dates {
			var from, to string
			from, to, problem = interval(w.text, op)
			values, hint = []string{from + ".." + to}, dayHint
		} else {
			values, problem, hint = p.check(field, op, w)
		}
		if problem != "" {
			return t, wrong(w, field, problem, hint)
		}
		t.Values = append(t.Values, values...)
	}
	t.Values = unique(t.Values)
	if field == "type" { // type:CONSULT/visit is a mode
		n := 0
		for _, v := range t.Values {
			if strings.Contains(v, "/") {
				n++
			}
		}
		if n == len(t.Values) {
			t.Field = "mode"
		} else if n > 0 {
			return t, wrong(word{at: ws[0].at, end: p.at}, field, "types and modes can't stand in one list", "write mode:CONSULT/visit apart")
		}
	}
	return t, nil
}

// numbers are the fields with numbers that can be compared.
var numbers = []string{"confidence", "score", "goldstein", "reports", "sources", "articles"}

// number reads a number as people write it.
func number(s string) (float64, bool) {
	v, err := strconv.ParseFloat(strings.Replace(s, "−", "-", 1), 64)
	return v, err == nil && v == v && v < 1e15 && v > -1e15
}

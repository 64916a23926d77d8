package ask

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/readout-events/readout/internal/store"
)

// parser makes terms of a query.
type parser struct {
	scanner
	*words
	of    byte
	terms []store.Term
	where []word // of each term the place in the query
}

func (p *parser) run() *Error {
	or := word{end: -1} // an "or" that waits for its right side
	for {
		p.skip()
		if p.at >= len(p.text) {
			break
		}
		start := p.at
		if w, ok := p.keyword("or"); ok {
			if len(p.terms) == 0 || or.end >= 0 {
				return wrong(w, "", "nothing stands before it", "")
			}
			or = w
			continue
		}
		if _, ok := p.keyword("and"); ok {
			continue
		}
		t, err := p.term()
		if err != nil {
			return err
		}
		if or.end >= 0 {
			last := &p.terms[len(p.terms)-1]
			if last.Field != t.Field || last.Op != "" || t.Op != "" || last.Not || t.Not {
				return wrong(or, "", "joins two values of one field only", "write type:CONSULT,AGREE or actor:CHN,RUS; terms that stand beside each other must all hold")
			}
			last.Values = unique(append(last.Values, t.Values...))
			or.end = -1
			continue
		}
		p.terms = append(p.terms, t)
		p.where = append(p.where, word{at: start, end: p.at})
	}
	if or.end >= 0 {
		return wrong(or, "", "nothing stands behind it", "")
	}
	return p.join()
}

// keyword reads a word that stands alone, in small letters or capitals.
func (p *parser) keyword(key string) (word, bool) {
	at := p.at
	w := p.bare()
	if (w.text == key || w.text == strings.ToUpper(key)) && (p.at >= len(p.text) || p.peek() != ',') {
		return w, true
	}
	p.at = at
	return w, false
}

// term reads one term.
func (p *parser) term() (t store.Term, err *Error) {
	not := false
	at := p.at
	if w, ok := p.keyword("not"); ok {
		if p.skip(); p.at >= len(p.text) {
			return t, wrong(w, "", "nothing stands behind it", `write "not" in quotation marks for the word`)
		}
		not = true
		at = p.at
	}
	if r := p.peek(); (r == '-' || r == '!') && p.at+1 < len(p.text) {
		p.at++
		if after := p.peek(); unicode.IsSpace(after) || after == r {
			p.at--
		} else {
			not = !not
		}
	}
	switch r := p.peek(); r {
	case '(', ')':
		return t, wrong(word{at: p.at, end: p.at + 1}, "", "brackets have no meaning here", "a comma is or: type:CONSULT,AGREE; terms that stand beside each other must all hold")
	case ',':
		return t, wrong(word{at: p.at, end: p.at + 1}, "", "no word stands before the comma", "")
	}
	start := p.at
	name, op, end, ok := p.name()
	if ok && (name == "http" || name == "https") {
		p.at = start
		name, op = "url", ":"
	}
	if ok {
		t, err = p.field(name, op, word{at: start, end: end}, at)
	} else if t, ok = p.dateWords(); !ok {
		if t, err = p.values("text", ":", at); err == nil && p.of == 'a' {
			err = wrong(word{at: start, end: p.at}, "", "words are looked for in reports and statements, not in articles", `write publisher:"..." or url:...`)
		}
	}
	if err != nil {
		return t, err
	}
	t.Not = t.Not != not
	return t, nil
}

// dateWords reads "during 2019..2020", "since 2022-08": a word for days with
// days behind it.
func (p *parser) dateWords() (t store.Term, ok bool) {
	at := p.at
	w := p.bare()
	low := strings.ToLower(w.text)
	how := p.said["days"][low]
	if low == "in" {
		how = "date ="
	}
	if how != "" && (w.text == low || w.text == strings.ToUpper(low)) {
		p.skip()
		v := p.bare()
		field, op, _ := strings.Cut(how, " ")
		if v.text != "" && p.peek() != ',' {
			if from, to, problem := interval(v.text, op); problem == "" {
				return store.Term{Field: p.days(field), Values: []string{from + ".." + to}}, true
			}
		}
	}
	p.at = at
	return t, false
}

// field reads the values behind the name of a field, which is w.
func (p *parser) field(name, op string, w word, at int) (store.Term, *Error) {
	whole := func() word { return word{at: at, end: p.at} }
	if how := p.said["days"][name]; how != "" {
		field, by, _ := strings.Cut(how, " ")
		if by != "=" && op != ":" && op != "=" {
			return store.Term{}, wrong(whole(), "", name+" is a comparison already", "write "+name+":2022-08-05")
		}
		if by == "=" && op != "!=" {
			by = op
		}
		t, err := p.values(p.days(field), by, at)
		t.Not = op == "!="
		return t, err
	}
	field := name
	switch name {
	case "in": // a time or a place
		mark := p.at
		p.skip()
		w, err := p.value()
		p.at = mark
		if err != nil {
			return store.Term{}, err
		}
		if w.text != "" && unicode.IsDigit(first(w.text)) || strings.HasPrefix(w.text, "..") {
			field = "date"
		} else {
			field = "place"
		}
	case "between":
		field = "dyad"
	}
	if f := p.said["field"][name]; f != "" {
		field = f
	}
	if p.of == 's' && (field == "actor" || field == "party") {
		field = "speaker"
	}
	field = p.days(field)
	kinds := ""
	var names []string
	for _, f := range store.Fields {
		if f.Name == field {
			kinds = f.Of
		}
		if strings.IndexByte(f.Of, p.of) >= 0 {
			names = append(names, f.Name)
		}
	}
	switch {
	case kinds == "":
		return store.Term{}, p.unknownField(name, w, names)
	case strings.IndexByte(kinds, p.of) < 0:
		hint := "they are asked of by " + either(names)
		if field == "about" && p.of == 'e' {
			hint = "for words of the sentence write " + `text:"..." or the words alone`
		}
		return store.Term{}, wrong(w, "", kind(p.of)+" have no "+field, hint)
	}
	if name == "between" {
		return p.between(at)
	}
	return p.values(field, op, at)
}

// days is the field that a time is asked of: statements and articles have the
// day of publication only.
func (p *parser) days(field string) string {
	if field == "date" && (p.of == 's' || p.of == 'a') {
		return "published"
	}
	return field
}

func (p *parser) unknownField(name string, w word, names []string) *Error {
	if codes := p.country(strings.ToUpper(name)); codes != nil && len(name) == 3 {
		return wrong(w, "", "no field "+name, "two parties are written dyad:CHN:USA")
	}
	if name == "source" {
		return wrong(w, "", "no field source", "did you mean actor (who acts), says (who vouches for it) or publisher?")
	}
	all := append(slices.Clone(names), "before", "after", "since", "until", "on", "in", "between")
	var others []string
	for n, f := range p.said["field"] {
		if slices.Contains(names, f) {
			others = append(others, n)
		}
	}
	slices.Sort(others)
	hint := mean(like(name, append(all, others...)))
	if hint == "" {
		hint = "fields are " + either(names) + "; words that are no field stand in quotation marks"
	}
	return wrong(w, "", "no field "+name, hint)
}

// join makes one interval of several date terms, and of the same term twice
// one.
func (p *parser) join() *Error {
	var out []store.Term
	for i, t := range p.terms {
		merged := false
		for k := range out {
			o := &out[k]
			if o.Field != t.Field || o.Not || t.Not || len(o.Values) != 1 || len(t.Values) != 1 || t.Field != "date" && t.Field != "published" {
				merged = merged || o.Field == t.Field && o.Op == t.Op && o.Not == t.Not && slices.Equal(o.Values, t.Values)
				continue
			}
			days, any := meet(o.Values[0], t.Values[0])
			if !any {
				return wrong(p.where[i], "", "no day is left with the "+t.Field+" before it", "")
			}
			o.Values[0], merged = days, true
		}
		if !merged {
			out = append(out, t)
		}
	}
	p.terms = out
	return nil
}

func wrong(w word, field, msg, hint string) *Error {
	return &Error{Offset: w.at, Length: w.end - w.at, Field: field, Msg: msg, Hint: hint}
}

// unique drops values that came before.
func unique(l []string) []string {
	var out []string
	for _, s := range l {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

func first(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

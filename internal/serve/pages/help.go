package pages

import (
	"context"
	"net/http"
)

// HelpPage explains keys, query words, signs, types and statuses.
type HelpPage struct {
	Words    []Word
	Quads    []Quad
	Types    []TypeLine
	Statuses []Link // To is what the status means
}

// Word is an example of a query word with what it finds.
type Word struct{ Word, Means, To string }

// TypeLine is a PLOVER type with its definition.
type TypeLine struct {
	Name, Means string
	Quad        Quad
}

// examples are one query word a line. Each is a query that can be asked.
var examples = []struct{ word, means string }{
	{`actor:CHN`, `a side by country; GOV by sector, CHN/GOV by both`},
	{`recipient:"Wang Yi"`, `the other side, by part of a name`},
	{`party:UNO`, `either side`},
	{`dyad:CHN:USA`, `between two, in either direction; CHN>USA in that direction`},
	{`type:CONSULT,AGREE`, `one of several types`},
	{`mode:visit`, `a mode of a type`},
	{`quad:4`, `a quad class, 1 to 4`},
	{`status:future`, `a status; most are actual`},
	{`after:2019-01-01`, `on this day or later`},
	{`before:2019-06-30`, `on this day or earlier`},
	{`date:2019-03`, `in a year, a month, or on a day`},
	{`place:KHM`, `where it happened, by country or part of a name`},
	{`says:Lavrov`, `who vouches for it; says:- what articles vouch for themselves`},
	{`text:"joint exercise"`, `words of the sentence, in this order`},
	{`exercis*`, `words of the sentence that begin so`},
	{`rule:en/accuse.txt`, `made by a rule, or by the rules of one file`},
	{`cameo:19`, `a CAMEO code, or how it begins`},
	{`context:military`, `a PLOVER context`},
	{`publisher:Wikinews`, `told by this publisher`},
	{`sources>=2`, `with at least two independent sources; reports, articles, confidence, score and goldstein in the same way`},
	{`-type:ACCUSE`, `a minus takes away what fits`},
}

// help is the page of keys and query words.
func (s *site) help(context.Context, *http.Request) (content, error) {
	h := &HelpPage{}
	for _, e := range examples {
		h.Words = append(h.Words, Word{e.word, e.means, deskLink(e.word, "")})
	}
	for class := 1; class <= 4; class++ {
		h.Quads = append(h.Quads, quad(class))
	}
	if s.book != nil {
		for _, t := range s.book.Plover.Types {
			h.Types = append(h.Types, TypeLine{t.Name, t.Means, quad(t.Quad)})
		}
	}
	for _, st := range statuses {
		h.Statuses = append(h.Statuses, Link{st, statusMeans[st]})
	}
	return content{title: "Keys and query words", body: h}, nil
}

package storetest

import (
	"slices"
	"strconv"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/store"
)

// thing is an event, report, statement or article as a filter sees it.
type thing struct {
	of                       byte
	id                       string
	ids                      []string // by which it is found too
	actor, recipient         []readout.Participant
	says, about, speaker     []readout.Participant
	typ, mode, status, cameo string
	stance, rule, text       string
	quad                     int
	day                      string
	where                    *readout.Place
	context                  []string
	numbers                  map[string]float64
	article                  *store.Article
	reports                  []thing // of an event
	reps, arts, source       int
	score, goldstein         float64
}

func (w *world) things(of byte) (list []thing) {
	switch of {
	case 'a':
		for i := range w.articles {
			a := &w.articles[i]
			list = append(list, thing{of: of, id: a.ID, article: a, numbers: map[string]float64{"reports": float64(a.Reports)}})
		}
	case 'r':
		for i := range w.reports {
			list = append(list, w.thing(&w.reports[i]))
		}
	case 's':
		for _, s := range w.statements {
			x := thing{of: of, id: s.ID, article: w.article(s.Article), speaker: s.Speaker, says: s.Says, stance: s.Stance, text: s.Text}
			for _, q := range s.About {
				x.about = append(x.about, readout.Participant{Name: q.Text})
			}
			list = append(list, x)
		}
	case 'e':
		for _, e := range w.events {
			x := thing{of: of, id: e.ID, ids: e.Reports, actor: e.Actor, recipient: e.Recipient, typ: e.Type, mode: e.Mode, status: e.Status, cameo: e.Cameo, quad: e.Quad, day: e.When.From, where: e.Where, context: e.Context,
				numbers: map[string]float64{"confidence": e.Confidence, "score": e.Score, "goldstein": e.Goldstein, "reports": float64(len(e.Reports)), "articles": float64(e.Articles), "sources": float64(e.Sources)},
				reps:    len(e.Reports), arts: e.Articles, source: e.Sources, score: e.Score, goldstein: e.Goldstein}
			for _, id := range e.Reports {
				x.reports = append(x.reports, w.thing(w.report(id)))
			}
			list = append(list, x)
		}
	}
	return list
}

func (w *world) thing(r *readout.Report) thing {
	return thing{of: 'r', id: r.ID, article: w.article(r.Article), actor: r.Actor, recipient: r.Recipient, says: r.Says, about: r.About, typ: r.Type, mode: r.Mode, status: r.Status, cameo: r.Cameo, quad: r.Quad,
		day: r.When.From, where: r.Where, context: r.Context, rule: r.Rule, text: r.Text, numbers: map[string]float64{"confidence": r.Confidence, "score": r.Score, "goldstein": r.Goldstein}}
}

// fits says whether all terms of a filter hold.
func (x *thing) fits(f store.Filter) bool {
	for _, t := range f.Terms {
		if x.holds(t) == t.Not {
			return false
		}
	}
	return true
}

func (x *thing) holds(t store.Term) bool {
	if x.of == 'e' && slices.Contains([]string{"published", "says", "text", "rule", "publisher", "url", "article", "language", "copy"}, t.Field) {
		return slices.ContainsFunc(x.reports, func(r thing) bool { return r.holds(t) })
	}
	return slices.ContainsFunc(t.Values, func(v string) bool { return x.is(t, v) })
}

func (x *thing) is(t store.Term, v string) bool {
	has := func(list []readout.Participant) bool {
		return slices.ContainsFunc(list, func(p readout.Participant) bool { return fitsParty(p, v) })
	}
	switch t.Field {
	case "actor":
		return has(x.actor)
	case "recipient":
		return has(x.recipient)
	case "party":
		return has(x.actor) || has(x.recipient)
	case "speaker":
		return has(x.speaker)
	case "says":
		return v == "-" && len(x.says) == 0 || v != "-" && has(x.says)
	case "about":
		return slices.ContainsFunc(x.about, func(p readout.Participant) bool { return partOf(p.Name, strings.TrimPrefix(v, "~")) })
	case "dyad":
		return x.dyad(v)
	case "type":
		return x.typ == v
	case "mode":
		return x.mode == v || x.typ+"/"+x.mode == v
	case "quad":
		return strconv.Itoa(x.quad) == v
	case "status":
		return x.status == v
	case "stance":
		return x.stance == v
	case "cameo":
		return strings.HasPrefix(x.cameo, v)
	case "date":
		return within(x.day, v)
	case "published":
		return within(published(x.article), v)
	case "place":
		if x.where == nil {
			return false
		}
		if store.Code(v) {
			return x.where.Country == v
		}
		return partOf(x.where.Name, strings.TrimPrefix(v, "~")) || partOf(x.where.Admin1, strings.TrimPrefix(v, "~"))
	case "context":
		return slices.Contains(x.context, v)
	case "text":
		last, star := strings.CutSuffix(v, "*")
		want := strings.TrimSpace(store.Fold(last))
		if want == "" {
			return false
		}
		have := store.Fold(x.text)
		if star {
			return strings.Contains(have, " "+want)
		}
		return strings.Contains(have, " "+want+" ")
	case "rule":
		return x.rule == v || strings.HasPrefix(x.rule, v+":")
	case "publisher":
		return x.article.Publisher != "" && strings.EqualFold(x.article.Publisher, v)
	case "url":
		return x.article.URL == v
	case "article":
		return x.article.ID == v || x.article.Given == v || x.article.URL == v
	case "language":
		return x.article.Language == v
	case "copy":
		return x.article.Copy == v
	case "run":
		return x.article.Run == v
	case "id":
		if begin, star := strings.CutSuffix(v, "*"); star {
			return slices.ContainsFunc(append([]string{x.id}, x.ids...), func(id string) bool { return strings.HasPrefix(id, begin) })
		}
		return x.id == v || slices.Contains(x.ids, v)
	}
	n, ok := x.numbers[t.Field]
	want, err := strconv.ParseFloat(v, 64)
	if !ok || err != nil {
		panic("no number " + t.Field)
	}
	switch t.Op {
	case "<":
		return n < want
	case "<=":
		return n <= want
	case ">":
		return n > want
	case ">=":
		return n >= want
	}
	return n == want
}

func partOf(name, words string) bool {
	w := store.Fold(words)
	return w != "" && strings.Contains(store.Fold(name), w)
}

func fitsParty(p readout.Participant, v string) bool {
	country, sector, both := strings.Cut(v, "/")
	switch {
	case strings.HasPrefix(v, "~"):
		return partOf(p.Name, v[1:])
	case both && store.Code(country) && store.Code(sector):
		return p.Country == country && p.Sector == sector
	case store.Code(v):
		return p.Country == v || p.Sector == v
	}
	return partOf(p.Name, v)
}

func (x *thing) dyad(v string) bool {
	i := strings.IndexAny(v, ":>")
	a, b := v[:i], v[i+1:]
	between := func(from, to []readout.Participant, distinct bool) bool {
		for _, p := range from {
			for _, q := range to {
				if fitsParty(p, a) && fitsParty(q, b) && !(distinct && p.Country == q.Country && p.Sector == q.Sector && p.Name == q.Name) {
					return true
				}
			}
		}
		return false
	}
	if between(x.actor, x.recipient, false) {
		return true
	}
	return v[i] == ':' && (between(x.recipient, x.actor, false) || len(x.recipient) == 0 && between(x.actor, x.actor, true))
}

func within(day, v string) bool {
	from, to, err := store.Days(v)
	n := store.Day(day)
	return err == nil && n >= from && n <= to
}

// values are what a facet counts an event under.
func (x *thing) values(field string) (list []string) {
	add := func(ps []readout.Participant) {
		for _, p := range ps {
			list = append(list, p.Country)
		}
	}
	switch field {
	case "actor":
		add(x.actor)
	case "recipient":
		add(x.recipient)
	case "party":
		add(x.actor)
		add(x.recipient)
	case "dyad":
		pair := func(p, q readout.Participant) {
			if p.Country != "" && q.Country != "" {
				list = append(list, min(p.Country, q.Country)+":"+max(p.Country, q.Country))
			}
		}
		for i, p := range x.actor {
			for _, q := range x.recipient {
				pair(p, q)
			}
			for _, q := range x.actor[:i] {
				if len(x.recipient) == 0 && (p.Country != q.Country || p.Sector != q.Sector || p.Name != q.Name) {
					pair(p, q)
				}
			}
		}
	case "type":
		list = append(list, x.typ)
	case "mode":
		list = append(list, x.mode)
	case "quad":
		list = append(list, strconv.Itoa(x.quad))
	case "status":
		list = append(list, x.status)
	case "cameo":
		list = append(list, x.cameo)
	case "place":
		if x.where != nil {
			list = append(list, x.where.Country)
		}
	case "context":
		list = append(list, x.context...)
	}
	for _, r := range x.reports {
		switch field {
		case "says":
			for _, p := range r.says {
				list = append(list, p.Name)
			}
			if len(r.says) == 0 {
				list = append(list, "-")
			}
		case "rule":
			list = append(list, r.rule)
		case "publisher":
			list = append(list, r.article.Publisher)
		case "language":
			list = append(list, r.article.Language)
		}
	}
	slices.Sort(list)
	list = slices.Compact(list)
	return slices.DeleteFunc(list, func(s string) bool { return s == "" })
}

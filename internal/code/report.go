package code

import (
	"fmt"
	"hash/fnv"
	"math"
	"sort"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/annotate/date"
	"github.com/readout-events/readout/internal/annotate/place"
	"github.com/readout-events/readout/internal/annotate/quote"
	"github.com/readout-events/readout/internal/clause"
)

// reports writes the events of the sentence as reports.
func (s *sentence) reports() []readout.Report {
	ids := map[*event]string{}
	for _, ev := range s.events {
		trig := s.trigger(ev)
		ids[ev] = identity(s.doc.ID, fmt.Sprint(s.sent.Number), fmt.Sprint(trig.Span.Start, trig.Span.End), ev.typ, fmt.Sprint(ev.clause))
	}
	var out []readout.Report
	var contexts []string
	if len(s.events) > 0 {
		contexts = s.contexts()
	}
	for _, ev := range s.events {
		if ev.status == told {
			ev.status = readout.Actual
		}
		rep := readout.Report{
			ID: ids[ev], Article: s.doc.ID, Sentence: s.sent.Number, Type: ev.typ, Mode: ev.mode, Cameo: ev.cameo,
			Status: ev.status, Actor: ev.actor, Recipient: ev.recipient, About: ev.about, Trigger: s.trigger(ev), Rule: ev.ruleName,
		}
		if ev.within != nil {
			rep.Within = ids[ev.within]
		}
		t, _ := s.book.Plover.Type(ev.typ)
		rep.Quad, rep.Score = t.Quad, s.book.Plover.Score(ev.typ, ev.mode)
		if rep.Cameo == "" {
			rep.Cameo = s.book.Plover.Usual(ev.typ, ev.mode)
		}
		if c, ok := s.book.Plover.Cameo(rep.Cameo); ok {
			rep.Goldstein = c.Goldstein
		}
		first, end := s.extent(s.clauses[ev.clause].Pred)
		pred := s.clauses[ev.clause].Pred
		if ev.m != nil && ev.m.host >= 0 {
			pred = s.clauses[ev.m.host].Pred
			first, end = s.extent(pred)
		}
		if cue := s.cueOf(ev); cue >= 0 { // the act is the saying, not what is said
			pred = cue
			first, end = s.extent(cue)
		}
		if when, basis, maybe, ok := date.Of(s.doc, s.index, pred, first, end); ok {
			rep.When, rep.WhenBasis, rep.WhenMaybe = when, basis, maybe
		}
		for _, k := range ev.merged {
			if rep.When.To != "" || s.clauses[k].Kind == clause.Noun {
				break
			}
			first, end := s.extent(s.clauses[k].Pred)
			if when, basis, maybe, ok := date.Of(s.doc, s.index, s.clauses[k].Pred, first, end); ok {
				rep.When, rep.WhenBasis, rep.WhenMaybe = when, basis, maybe
			}
		}
		if where, ok := place.Of(s.doc, s.index, pred, first, end); ok && !isParty(where, ev) {
			rep.Where = where
		}
		if rep.When.To == "" {
			if when, basis, maybe, ok := s.otherTime(ev); ok {
				rep.When, rep.WhenBasis, rep.WhenMaybe = when, basis, maybe
			}
		}
		s.past(ev, &rep)
		rep.Context, rep.Topics = contexts, s.topics(ev)
		rep.Says = s.says(ev)
		_, span := s.doc.Words(s.sent, 0, len(s.sent.Tokens))
		rep.Text = span.Of(s.doc.Source(s.sent))
		rep.Confidence = s.confidence(ev, &rep)
		rep.Evidence = evidence(&rep, s.sent.Number == 0)
		out = append(out, rep)
	}
	return out
}

// cueOf is the verb of saying of an event whose act is that somebody says it,
// -1 where it stands in another sentence or the event is another.
func (s *sentence) cueOf(ev *event) int {
	if ev.rule == nil || ev.rule.Code.Actor != "S" {
		return -1
	}
	qs := quote.Says(s.doc, s.index, s.clauses[ev.clause].Pred)
	if len(qs) == 0 {
		return -1
	}
	if q := &s.doc.Quotes[qs[len(qs)-1]]; q.Cue.Sentence == s.index && q.Cue.Token >= 0 && q.Cue.Token < len(s.sent.Tokens) {
		return q.Cue.Token
	}
	return -1
}

// isParty reports whether a place is no more than the name of a party.
func isParty(where *readout.Place, ev *event) bool {
	for _, ps := range [][]readout.Participant{ev.actor, ev.recipient} {
		for i := range ps {
			if ps[i].Span.Start <= where.Span.Start && where.Span.End <= ps[i].Span.End {
				return true
			}
		}
	}
	return false
}

// trigger is the stretch from the first to the last word that made the event,
// where they stand near each other; else the predicate alone.
func (s *sentence) trigger(ev *event) readout.Quoted {
	pred := s.clauses[ev.clause].Pred
	first, last := pred, pred
	for _, w := range ev.words {
		if w < len(s.sent.Tokens) && abs(w-pred) <= 6 {
			first, last = min(first, w), max(last, w)
		}
	}
	return s.quoted(first, last+1)
}

// quoted are the words [first, end) of the sentence with where they stand.
func (s *sentence) quoted(first, end int) readout.Quoted {
	text, span := s.doc.Words(s.sent, first, end)
	return readout.Quoted{Text: text, Span: span, InTitle: s.sent.Number == 0}
}

func abs(x int) int {
	if x < 0 {
		return -x
	}
	return x
}

// extent returns the tokens of the clause of a predicate: what stands under
// it in the tree, without the clauses that complete it.
func (s *sentence) extent(pred int) (first, end int) {
	first, end = pred, pred+1
	for i := range s.sent.Tokens {
		a := i
		for n := 0; a >= 0 && a != pred && n < 60; n++ {
			if k := s.byToken[a]; k >= 0 && s.clauses[k].Kind == clause.Verb && a != pred {
				a = -1 // inside another verb's clause
				break
			}
			a = s.tok(a).Head
		}
		if a == pred {
			first, end = min(first, i), max(end, i+1)
		}
	}
	return first, end
}

// evidence lists all spans that gave a value, in order.
func evidence(rep *readout.Report, title bool) []readout.Span {
	spans := []readout.Span{rep.Trigger.Span}
	add := func(ps []readout.Participant) {
		for i := range ps {
			if !ps[i].Span.Empty() && ps[i].InTitle == title {
				spans = append(spans, ps[i].Span)
			}
		}
	}
	add(rep.Actor)
	add(rep.Recipient)
	if rep.Where != nil && !rep.Where.Span.Empty() {
		spans = append(spans, rep.Where.Span)
	}
	sort.Slice(spans, func(i, j int) bool {
		return spans[i].Start < spans[j].Start || spans[i].Start == spans[j].Start && spans[i].End < spans[j].End
	})
	out := spans[:1]
	for _, sp := range spans[1:] {
		if sp != out[len(out)-1] {
			out = append(out, sp)
		}
	}
	return out
}

// identity is a stable hash: 16 hexadecimal digits.
func identity(parts ...string) string {
	h := fnv.New64a()
	for _, p := range parts {
		h.Write([]byte(p))
		h.Write([]byte{0})
	}
	return fmt.Sprintf("%016x", h.Sum64())
}

// confidence is the probability that type, actor and recipient are all right.
func (s *sentence) confidence(ev *event, rep *readout.Report) float64 {
	x := bias
	for i, v := range s.signs(ev, rep) {
		x += v * signs[i].weight
	}
	return math.Round(100/(1+math.Exp(-x))) / 100
}

// What tells reports that are right from those that are wrong.
const (
	ofNoun = iota
	noActor
	noRecipient
	asked
	longish
	notNow
	stateless
	guessedActor
	guessedOther
	farOther
	unfinished
	nested
	sameState
	verbalConflict
	materialCoop
	away
	secondTree
	pronounActor
	signCount
)

// bias and the weights of signs are those of two logistic regressions, three
// parts of one on reports read by hand and on the half of a marked press set
// that was read, one part of one on marked press of other publishers
// (docs/measurements.md); bias was fitted to both. Name is what explain calls a
// sign.
const bias = 1.17

var signs = [signCount]struct {
	name   string
	weight float64
}{
	ofNoun:         {"a noun names the act", -0.19},
	noActor:        {"nobody is named who acts", -0.30},
	noRecipient:    {"nobody is named who receives", -0.48},
	asked:          {"the rule asks for more than two words", 0.20},
	longish:        {"the sentence is long", -0.36},
	notNow:         {"not told as done", -0.18},
	stateless:      {"a party without a country", -0.79},
	guessedActor:   {"the country of who acts is guessed", 0.08},
	guessedOther:   {"the country of who receives is guessed", -0.23},
	farOther:       {"who receives stands where the rule does not look", 0.01},
	unfinished:     {"the verb is an infinitive or participle", -0.77},
	nested:         {"in a clause beside the main one", -0.27},
	sameState:      {"both sides are of one country", -0.29},
	verbalConflict: {"conflict in words", 0.10},
	materialCoop:   {"cooperation in deed", -0.11},
	away:           {"who acts stands far off", -0.10},
	secondTree:     {"only the fast model's tree tells of an act", -0.26},
	pronounActor:   {"a pronoun names who acts", -0.32},
}

// signs says how much of each sign a report shows.
func (s *sentence) signs(ev *event, rep *readout.Report) (f [signCount]float64) {
	set := func(i int, on bool) {
		if on {
			f[i] = 1
		}
	}
	c := &s.clauses[ev.clause]
	set(ofNoun, ev.nominal)
	set(noActor, len(rep.Actor) == 0)
	set(noRecipient, len(rep.Recipient) == 0 && len(rep.Actor) < 2)
	if ev.m != nil {
		f[asked] = math.Min(3, float64(ev.m.asks[0]-2))
		set(farOther, len(rep.Recipient) > 0 && len(ev.m.y) == 0 && !ev.rule.Code.Both)
	}
	set(longish, len(s.sent.Tokens) > 25)
	set(notNow, rep.Status != readout.Actual)
	set(secondTree, s.sent.Second)
	for i := range rep.Actor {
		p := &rep.Actor[i]
		if p.Country == "" {
			f[stateless]++
		}
		if pronoun(p.Text) {
			f[pronounActor] = 1
		}
		set(guessedActor, guessed(p.Basis))
		if !p.Span.Empty() && p.InTitle == rep.Trigger.InTitle {
			f[away] = math.Max(f[away], math.Min(3, math.Abs(float64(p.Span.Start-rep.Trigger.Span.Start))/60))
		}
		for k := range rep.Recipient {
			set(sameState, p.Country != "" && rep.Recipient[k].Country == p.Country)
		}
	}
	for i := range rep.Recipient {
		p := &rep.Recipient[i]
		if p.Country == "" {
			f[stateless]++
		}
		set(guessedOther, guessed(p.Basis))
	}
	set(unfinished, c.Kind == clause.Verb && c.Form != "finite" && c.Form != "")
	set(nested, c.Parent >= 0 && c.Role != "conj" && c.Role != "comp")
	set(verbalConflict, rep.Quad == 3)
	set(materialCoop, rep.Quad == 2)
	return f
}

// doubts are the signs that speak against a report, the heaviest first; for
// explain.
func (s *sentence) doubts(ev *event, rep *readout.Report) []string {
	type doubt struct {
		name  string
		harms float64
	}
	var all []doubt
	for i, v := range s.signs(ev, rep) {
		if h := v * signs[i].weight; h < -0.1 {
			all = append(all, doubt{signs[i].name, h})
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].harms < all[j].harms })
	var out []string
	for _, d := range all {
		out = append(out, d.name)
	}
	return out
}

// pronoun reports whether the words of a party are a pronoun.
func pronoun(text string) bool {
	switch strings.ToLower(text) {
	case "he", "she", "they", "it", "we", "i", "his", "her", "their", "its", "our", "who", "which", "them", "him", "us":
		return true
	}
	return false
}

// guessed reports whether a country is told by the scene alone.
func guessed(basis string) bool {
	return strings.Contains(basis, "article is about") || strings.Contains(basis, "is set in") || strings.Contains(basis, "only state")
}

// days counts the days from one ISO day to another.
func days(from, to string) int {
	a, okA := day(from)
	b, okB := day(to)
	if !okA || !okB {
		return 0
	}
	return int(b.Sub(a).Hours() / 24)
}

package code

import (
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/clause"
)

// contexts reads the PLOVER contexts off the words of the sentence, at most
// three.
func (s *sentence) contexts() []string {
	lemmas := make([]string, 0, len(s.sent.Tokens))
	for i := range s.sent.Tokens {
		lemmas = append(lemmas, strings.ToLower(s.tok(i).Lemma))
	}
	return s.book.Plover.Lexicon.Contexts(lemmas, 3)
}

// topics returns what a meeting or an agreement is about: the phrases under
// "on", "about", "regarding"; where they only announce examples ("issues such
// as A and B"), the examples.
func (s *sentence) topics(ev *event) []readout.Quoted {
	switch ev.typ {
	case "CONSULT", "AGREE", "COOPERATE", "SUPPORT":
	default:
		return nil
	}
	var out []readout.Quoted
	var about func([]clause.Prep)
	var add func(args []clause.Arg, depth int)
	add = func(args []clause.Arg, depth int) {
		for i := range args {
			a := &args[i]
			examples := false
			for k := range a.Preps {
				switch a.Preps[k].Word {
				case "such as", "like", "including", "of":
					if depth < 3 && (a.Preps[k].Word != "of" || s.count.Has(strings.ToLower(s.tok(a.Head).Lemma))) {
						add(a.Preps[k].Args, depth+1)
						examples = true
					}
				}
			}
			if examples || a.Sentence != s.index || a.First >= a.End {
				continue
			}
			if noTopic(strings.ToLower(s.tok(a.Head).Lemma)) {
				about(a.Preps) // "on the phone about exports"
				continue
			}
			q := s.quoted(a.First, a.End)
			switch {
			case coveredBy(out, q.Span):
			case s.named(ev, q.Span):
				about(a.Preps) // "on Monday about exports"
			default:
				out = append(out, q)
			}
		}
	}
	about = func(preps []clause.Prep) {
		for i := range preps {
			switch preps[i].Word {
			case "on", "about", "regarding", "concerning", "over":
				add(preps[i].Args, 0)
			case "such as", "including": // hung on the verb or its noun by the tree
				add(preps[i].Args, 1)
			}
		}
	}
	c := &s.clauses[ev.clause]
	about(c.Preps)
	for i := range c.Obj {
		about(c.Obj[i].Preps)
	}
	if ev.m != nil && ev.m.host >= 0 {
		about(s.clauses[ev.m.host].Preps)
	}
	if len(out) == 0 && ev.m != nil {
		add(ev.m.z, 0) // "discussed Z"
	}
	return out
}

// noTopic reports whether a noun behind "on" or "over" tells how or on what
// occasion one talks, not about what: "on the phone", "on the sidelines of".
func noTopic(lemma string) bool {
	switch lemma {
	case "phone", "telephone", "videolink", "videoconference", "zoom", "skype", "line", "sideline", "sidelines", "margin", "margins", "fringe", "fringes", "occasion", "eve", "visit", "trip", "tour",
		"stopover", "twitter", "facebook", "telegram", "television", "tv", "radio", "air", "condition", "basis", "behalf", "request", "invitation", "invite", "initiative", "instruction", "order",
		"anniversary", "board", "arrival", "departure", "way", "part", "hand", "side", "footing", "term", "terms", "lunch", "dinner", "breakfast", "tea", "coffee", "website":
		return true
	}
	return false
}

func coveredBy(qs []readout.Quoted, sp readout.Span) bool {
	for _, q := range qs {
		if q.Span.Covers(sp) || sp.Covers(q.Span) {
			return true
		}
	}
	return false
}

// named reports whether a stretch is one of the event's parties, or a time.
func (s *sentence) named(ev *event, sp readout.Span) bool {
	for _, ps := range [][]readout.Participant{ev.actor, ev.recipient} {
		for i := range ps {
			if ps[i].Span == sp {
				return true
			}
		}
	}
	for _, i := range s.here.times[s.index] {
		if t := &s.doc.Times[i]; t.Span.Covers(sp) || sp.Covers(t.Span) {
			return true
		}
	}
	return false
}

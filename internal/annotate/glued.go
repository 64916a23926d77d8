package annotate

import (
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/actors"
	"github.com/readout-events/readout/internal/annotate/spell"
)

// repairer puts careless writing right in the tokens of a document; the text
// stays as it is. It knows the words of English, the names of the tables, and
// those that the document writes itself.
type repairer struct {
	table *actors.Table
	doc   *readout.Document
	names map[string]int // how often a word stands with a capital within a sentence
}

// glued takes words apart that have run together ("inKyiv", "ofthe",
// "Russianauthorities"), and gives names in small letters their capitals.
func glued(t *actors.Table, doc *readout.Document) {
	r := &repairer{table: t, doc: doc}
	for i := range doc.Sentences {
		r.cuts(&doc.Sentences[i])
		r.capitals(&doc.Sentences[i])
	}
}

// cuts replaces the tokens of a sentence that are several words.
func (r *repairer) cuts(s *readout.Sentence) {
	var out []readout.Token // nil while nothing is cut
	for i := range s.Tokens {
		tok := &s.Tokens[i]
		at := r.cut(tok.Form, i == 0)
		if len(at) > 0 && out == nil {
			out = append(make([]readout.Token, 0, len(s.Tokens)+4), s.Tokens[:i]...)
		}
		if out == nil {
			continue
		}
		first := 0
		for _, end := range append(at, len(tok.Form)) {
			part := *tok
			part.Start, part.End, part.Form = tok.Start+first, tok.Start+end, tok.Form[first:end]
			part.SpaceBefore = tok.SpaceBefore && first == 0
			out = append(out, part)
			first = end
		}
	}
	if out != nil {
		s.Tokens = out
	}
}

const longestGlued = 30

// cut returns where a word is to be taken apart; nil for most.
func (r *repairer) cut(form string, first bool) []int {
	n := len(form)
	if n < 4 || n > longestGlued {
		return nil
	}
	inner := 0
	for i := 0; i < n; i++ {
		switch c := form[i]; {
		case 'a' <= c && c <= 'z':
		case 'A' <= c && c <= 'Z':
			if i > 0 && inner == 0 {
				inner = i
			}
		default:
			return nil
		}
	}
	switch {
	case inner > 0:
		return r.cutAtCapital(form, inner)
	case capital(form):
		return r.cutName(form, first)
	case spell.Of(form) != spell.None || inflected(form) || r.known(upper(form)):
		return nil
	}
	return cutWords(form)
}

// inflected reports whether letters are a form of a word: "bandits",
// "deadlocked".
func inflected(form string) bool {
	for _, end := range [...]string{"s", "es", "ed", "d", "ing"} {
		if stem, is := strings.CutSuffix(form, end); is && len(stem) > 4 && spell.Of(stem) != spell.None {
			return true
		}
	}
	return false
}

// cutAtCapital takes "inKyiv" and "theUS" apart, and "RussianForeign": before
// the capital a common word, or the name of a state or people.
func (r *repairer) cutAtCapital(form string, at int) []int {
	left, right := form[:at], form[at:]
	if form[at-1] < 'a' || len(left) < 2 || len(right) < 2 {
		return nil
	}
	capitals := strings.ToUpper(right) == right
	if !capitals && (right[1] < 'a' || strings.ToLower(right[1:]) != right[1:]) {
		return nil
	}
	known := r.known(right) || r.written(right) > 0
	if capitals && !known {
		return nil
	}
	switch low := strings.ToLower(left); {
	case !capital(left):
		if joining[left] && (known || len(right) > 3) || spell.Of(left) == spell.Common && len(left) > 2 && known {
			return []int{at}
		}
	case r.known(form):
	case joining[low] && len(left) > 2 && r.known(right) && !capitals:
		return []int{at}
	case r.nation(left) && !capitals && (r.known(right) || spell.Of(strings.ToLower(right)) == spell.Common):
		return []int{at}
	}
	return nil
}

// cutName takes "Russianauthorities" and "Scholzarrived" apart, and the first
// word of a sentence: "Theminister".
func (r *repairer) cutName(form string, first bool) []int {
	low := strings.ToLower(form)
	if spell.Of(low) != spell.None || r.known(form) || r.written(form) > 1 {
		return nil
	}
	for at := len(form) - 3; at >= 3; at-- {
		left, right := form[:at], low[at:]
		c := spell.Of(right)
		switch {
		case suffix[right] && !joining[right]:
		case r.nation(left):
			if joining[right] || len(right) > 3 && c == spell.Common || len(right) > 5 && c == spell.Usual {
				return []int{at}
			}
		case len(left) > 3 && r.written(left) > 0:
			if joining[right] && len(right) > 2 || len(right) > 4 && c == spell.Common {
				return []int{at}
			}
		}
	}
	if first {
		if at := cutWords(low); len(at) == 1 && joining[low[:at[0]]] && len(low)-at[0] > 3 {
			return at
		}
	}
	return nil
}

// cutWords takes letters apart that are no word, if they are two common words
// or three: the cheapest way counts, small words being cheap.
func cutWords(low string) []int {
	n := len(low)
	var cost [longestGlued + 1]float32
	var back, parts [longestGlued + 1]int
	for j := 1; j <= n; j++ {
		cost[j] = 99
		for i := max(0, j-16); i < j; i++ {
			if parts[i] > 2 || i > 0 && cost[i] >= 99 {
				continue
			}
			if c := cost[i] + price(low[i:j]); c < cost[j] {
				cost[j], back[j], parts[j] = c, i, parts[i]+1
			}
		}
	}
	if cost[n] > 5 || parts[n] < 2 {
		return nil
	}
	b := back[n]
	a := back[b] // 0 where there are two words
	if prefix[low[:b]] && !joining[low[b:]] || suffix[low[b:]] && !joining[low[a:b]] {
		return nil
	}
	if a == 0 {
		return []int{b}
	}
	return []int{a, b}
}

// prefix and suffix are words that make one word with others as often as they
// run together with them by mistake: "overtopping", "lockdown", "protestor".
var (
	prefix = set("over under up out be after super counter mid no so an as so all down off back under anti")
	suffix = set("or an as us down up out off over long list lists line lines man men woman wide house land way work works side time day down like less able hood ship ships forest room wood ward or er group groups holder holders wave waves tank tanks start shoot town wings")
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// price is what a word costs as a part of others.
func price(w string) float32 {
	if joining[w] {
		return 1
	}
	switch c := spell.Of(w); {
	case len(w) < 3 || c == spell.None:
		return 99
	case c == spell.Common && len(w) > 3:
		return 2
	case c == spell.Common:
		return 4
	case c == spell.Usual && len(w) > 4:
		return 3
	case len(w) > 6:
		return 3.5
	}
	return 99
}

// joining are the small words that run together with others most.
var joining = set("of to in is it he by on at as an or we be if so no up us the and for was not has had are but who his her its they that this with from were have been will would which said says into over after about also than their there when where while against between during before since under more other some such all out new one two three only could should must may can did does being because both each many most very")

// known reports whether the tables know a name.
func (r *repairer) known(name string) bool { return len(r.table.Lookup(name)) > 0 }

// nation reports whether the tables know a name of a state or people, or a seat
// of power.
func (r *repairer) nation(name string) bool {
	for _, e := range r.table.Lookup(name) {
		switch e.Kind {
		case actors.StateKind, actors.Demonym, actors.Seat:
			return true
		}
	}
	return false
}

// people reports whether the tables know a name of a state, people, person or
// seat of power.
func (r *repairer) people(name string) bool {
	for _, e := range r.table.Lookup(name) {
		switch e.Kind {
		case actors.StateKind, actors.Demonym, actors.Seat, actors.Person, actors.Region:
			return true
		}
	}
	return false
}

// written counts how often the document writes a word with a capital within
// its sentences.
func (r *repairer) written(word string) int {
	if r.names == nil {
		r.names = map[string]int{}
		for i := range r.doc.Sentences {
			toks := r.doc.Sentences[i].Tokens
			for k := 1; k < len(toks); k++ {
				if f := toks[k].Form; capital(f) && len(f) > 2 {
					r.names[f]++
					if before := toks[k-1].Form; capital(before) {
						r.names[before+" "+f]++
					}
				}
			}
		}
	}
	return r.names[word]
}

func upper(w string) string {
	if w[0] < 'a' || w[0] > 'z' {
		return w
	}
	return string(w[0]-'a'+'A') + w[1:]
}

// capitals writes the forms of names in small letters with their capitals:
// words that are no English words and that the tables or the document know as
// names ("putin", "iranian", "nato", "u.s."), those names of states that are
// two English words, and rarer words that the document often writes as a name.
func (r *repairer) capitals(s *readout.Sentence) {
	for i := range s.Tokens {
		form := s.Tokens[i].Form
		if len(form) < 2 || len(form) > 20 || form[0] < 'a' || form[0] > 'z' {
			continue
		}
		if !small(form) {
			if dotted(form) && r.known(strings.ToUpper(form)) {
				s.Tokens[i].Form = strings.ToUpper(form)
			}
			continue
		}
		next := ""
		if i+1 < len(s.Tokens) {
			next = s.Tokens[i+1].Form
		}
		if states[form] != "" && next != "" && strings.Contains(states[form], next) {
			s.Tokens[i].Form, s.Tokens[i+1].Form = upper(form), upper(next)
			continue
		}
		name, class := upper(form), spell.Of(form)
		switch {
		case form == "eu" || form == "uk":
			name = strings.ToUpper(form)
		case form == "china" || form == "japan":
		case len(form) < 3:
			continue
		case class == spell.None && (r.people(name) || r.written(name) > 0):
		case class == spell.None && r.known(strings.ToUpper(form)):
			name = strings.ToUpper(form)
		case class == spell.None && r.known(name):
		case (class == spell.Usual || class == spell.Rare) && r.written(name) > 1 && r.people(name):
		case i > 0 && titles[s.Tokens[i-1].Form] && class != spell.Common && form != "may" && r.people(name):
		case i > 0 && capital(s.Tokens[i-1].Form) && r.pair(s.Tokens[i-1].Form, name):
		case class == spell.None && next != "" && r.known(name+" "+upper(next)):
			s.Tokens[i+1].Form = upper(next)
		default:
			continue
		}
		s.Tokens[i].Form = name
	}
}

// pair reports whether the document writes two words in a row with capitals, of
// which the first is no English word: "Durham Hall".
func (r *repairer) pair(first, second string) bool {
	if spell.Of(strings.ToLower(first)) != spell.None {
		return false
	}
	r.written(first)
	return r.names[first+" "+second] > 0
}

// dotted reports whether a word is letters with full stops: "u.s."
func dotted(form string) bool {
	if len(form) > 8 {
		return false
	}
	for i := 0; i < len(form); i++ {
		if c := form[i]; i%2 == 1 && c != '.' || i%2 == 0 && (c < 'a' || c > 'z') {
			return false
		}
	}
	return true
}

func small(form string) bool {
	for i := 0; i < len(form); i++ {
		if c := form[i]; c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

// titles are words in capitals that a person's name follows.
var titles = set("President Minister Chancellor Secretary Senator Mr Mrs Ms King Pope General Chairman Spokesman Governor Ambassador")

// states are names of states and bodies of two words that are both English:
// the second words that may follow the first.
var states = map[string]string{
	"united": "states nations kingdom", "european": "union", "north": "korea macedonia", "south": "korea africa sudan", "new": "zealand caledonia york delhi", "saudi": "arabia", "hong": "kong", "sri": "lanka",
}

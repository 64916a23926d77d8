package coref

import (
	"sort"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/actors"
	"github.com/readout-events/readout/internal/annotate/spell"
	"github.com/readout-events/readout/internal/phrase"
)

// factions finds abbreviations that the tables do not know and that the text
// uses as the name of a party ("UML lawmakers", "the opposition CORD"), and
// makes a mention of an organisation wherever they stand.
func (w *work) factions() {
	initials := w.initials()
	for si := range w.doc.Sentences {
		s := &w.doc.Sentences[si]
		if shouted(s) {
			continue
		}
		for k := range s.Tokens {
			if f := s.Tokens[k].Form; short(f) && !w.party[f] && (w.factional(s, k) && (w.unknown(f) || w.renamed(s, k)) || initials[f] && w.at[si][k] < 0 && w.unknown(f)) {
				if w.party == nil {
					w.party = map[string]bool{}
				}
				w.party[f] = true
			}
		}
	}
	if len(w.party) == 0 {
		return
	}
	for si := range w.doc.Sentences {
		s := &w.doc.Sentences[si]
		for k := range s.Tokens {
			if !w.party[s.Tokens[k].Form] {
				continue
			}
			if m := w.at[si][k]; m >= 0 {
				if x := &w.ms[m]; x.First == k && x.End == k+1 {
					x.Kind = readout.Organisation
				}
				continue
			}
			w.at[si][k] = int32(len(w.ms))
			w.ms = append(w.ms, readout.Mention{Sentence: si, First: k, End: k + 1, Head: k, Kind: readout.Organisation, Entity: -1})
		}
	}
	w.inOrder()
}

// inOrder puts mentions into the order of the text after some were added.
func (w *work) inOrder() {
	sort.SliceStable(w.ms, func(a, b int) bool {
		x, y := &w.ms[a], &w.ms[b]
		return x.Sentence < y.Sentence || x.Sentence == y.Sentence && x.First < y.First
	})
	for m := range w.ms {
		for k := w.ms[m].First; k < w.ms[m].End; k++ {
			w.at[w.ms[m].Sentence][k] = int32(m)
		}
	}
}

// initials are those of the parties that the text names in full: "LP" of
// the Liberal Party.
func (w *work) initials() map[string]bool {
	out := map[string]bool{}
	for m := range w.ms {
		if w.ms[m].Kind != readout.Organisation {
			continue
		}
		words := strings.Fields(w.words(m))
		if len(words) < 2 {
			continue
		}
		switch words[len(words)-1] {
		case "Party", "Congress", "Alliance", "Movement", "Front", "League", "Union", "Bloc", "Coalition":
		default:
			continue
		}
		short := ""
		for _, x := range words {
			if x[0] >= 'A' && x[0] <= 'Z' {
				short += x[:1]
			}
		}
		out[short] = true
	}
	return out
}

// unknown reports whether the tables know nothing by a name.
func (w *work) unknown(name string) bool {
	return len(w.table.Lookup(name)) == 0 && w.table.Role(strings.ToLower(name)) == nil
}

// renamed reports whether the text gives an abbreviation a meaning of its own
// that is none of those which the tables know: "the National Super Alliance
// (NASA)".
func (w *work) renamed(s *readout.Sentence, k int) bool {
	if k < 2 || k+1 >= len(s.Tokens) || s.Tokens[k-1].Form != "(" || s.Tokens[k+1].Form != ")" {
		return false
	}
	last := fold(s.Tokens[k-2].Form)
	for _, e := range w.table.Lookup(s.Tokens[k].Form) {
		for _, name := range append([]string{e.Name}, e.Aliases...) {
			if strings.Contains(fold(name), last) {
				return false
			}
		}
	}
	return true
}

// short reports whether a word is an abbreviation as parties have them.
func short(form string) bool {
	if len(form) < 2 || len(form) > 12 || strings.ContainsAny(form, ".0123456789") {
		return false
	}
	n := 0
	for i := 0; i < len(form); i++ {
		if form[i] >= 'A' && form[i] <= 'Z' {
			n++
		} else if form[i] != '-' && (form[i] < 'a' || form[i] > 'z') {
			return false
		}
	}
	return n >= 2 && n*3 >= 2*len(form)
}

// shouted reports whether a sentence is written in capitals.
func shouted(s *readout.Sentence) bool {
	caps, low := 0, 0
	for i := range s.Tokens {
		switch f := s.Tokens[i].Form; {
		case f == strings.ToLower(f):
			low++
		case len(f) > 3 && f == strings.ToUpper(f):
			caps++
		}
	}
	return caps > low
}

// factional reports whether the words beside token k are those that stand
// beside the name of a party.
func (w *work) factional(s *readout.Sentence, k int) bool {
	i := k + 1
	if i < len(s.Tokens) && (s.Tokens[i].Form == "'s" || s.Tokens[i].Form == "’s" || s.Tokens[i].Form == ")") {
		i++
	}
	if i < len(s.Tokens) {
		switch strings.ToLower(s.Tokens[i].Form) {
		case "lawmaker", "lawmakers", "mp", "mps", "mla", "mlas", "legislator", "legislators", "senators", "caucus", "parliamentarians", "faction", "councillors",
			"candidate", "candidates", "presidential", "gubernatorial", "deputies", "cadres", "cadre", "ministers", "bench", "supporters":
			return true
		case "party", "coalition", "bloc", "alliance":
			return i == k+1
		}
	}
	if k > 0 {
		if s.Tokens[k-1].Form == "(" && k > 1 && k+1 < len(s.Tokens) && s.Tokens[k+1].Form == ")" {
			for j := k - 2; j >= 0 && j > k-9; j-- { // "the National Super Alliance (NASA)"
				f := s.Tokens[j].Form
				if c := f[0]; (c < 'A' || c > 'Z') && f != "of" && f != "for" && f != "and" && f != "the" && f != "'" && f != "-" && f != "\"" && f != "”" {
					break
				}
				switch f {
				case "Party", "Movement", "Alliance", "Coalition", "Front", "Bloc", "Block", "Congress", "League", "Association", "Union", "Federation", "Confederation":
					return true
				}
			}
			return false
		}
		if w.inPolitics(s, k) {
			return true
		}
		switch strings.ToLower(s.Tokens[k-1].Form) {
		case "opposition":
			return true
		case "party", "coalition":
			return k > 1 && (strings.EqualFold(s.Tokens[k-2].Form, "opposition") || strings.EqualFold(s.Tokens[k-2].Form, "ruling"))
		}
	}
	return false
}

// inPolitics reports whether token k accuses or asks somebody in a sentence
// that speaks of those who govern: "the CUP has urged the president".
func (w *work) inPolitics(s *readout.Sentence, k int) bool {
	i := k + 1
	for i < len(s.Tokens) && i < k+4 && (s.Tokens[i].Tag == "AUX" || s.Tokens[i].Tag == "ADV") {
		i++
	}
	speaks := i < len(s.Tokens) && s.Tokens[i].Tag == "VERB" && quarrels(s.Tokens[i].Lemma)
	if !speaks && (k == 0 || s.Tokens[k-1].Tag != "VERB" || !quarrels(s.Tokens[k-1].Lemma)) {
		return false
	}
	for j := range s.Tokens {
		switch strings.ToLower(s.Tokens[j].Lemma) {
		case "government", "govt", "opposition", "minister", "president", "parliament", "party", "regime", "premier", "governor", "mayor", "lawmaker", "election", "pm":
			return true
		}
	}
	return false
}

// surnames makes persons of places that bear the last name of a person whom
// the text has named in full: "Sambit Patra said", then "Patra".
func (w *work) surnames() {
	full := map[string]bool{}
	for m := range w.ms {
		x := &w.ms[m]
		s := w.sent(m)
		switch x.Kind {
		case readout.Person:
			if x.End-x.First > 1 {
				full[s.Tokens[x.End-1].Form] = true
			}
		case readout.Location:
			if x.End-x.First == 1 && full[s.Tokens[x.First].Form] && !preceded(s, x.First) {
				x.Kind = readout.Person
			}
		}
	}
}

// rulers makes persons of the words that are the short form of somebody who
// now rules and of nobody else who does, where they are taken for nothing or
// for a place that the tables do not have: "Biden, Xi speak by phone".
func (w *work) rulers() {
	added := false
	for si := range w.doc.Sentences {
		s := &w.doc.Sentences[si]
		if shouted(s) {
			continue
		}
		for k := range s.Tokens {
			t := &s.Tokens[k]
			if t.Tag != "PROPN" || t.Form[0] < 'A' || t.Form[0] > 'Z' || spell.Of(strings.ToLower(t.Form)) != spell.None || !w.rules(t.Form) {
				continue
			}
			switch phrase.Rel(t.Rel) {
			case "nsubj", "obj", "iobj", "obl", "conj", "appos", "vocative", "root", "nmod":
			default:
				continue
			}
			if k > 0 && s.Tokens[k-1].Tag == "PROPN" || k+1 < len(s.Tokens) && s.Tokens[k+1].Tag == "PROPN" || preceded(s, k) && s.Tokens[k-1].Form != "to" && s.Tokens[k-1].Form != "of" {
				continue
			}
			if m := w.at[si][k]; m < 0 {
				w.at[si][k] = int32(len(w.ms))
				w.ms = append(w.ms, readout.Mention{Sentence: si, First: k, End: k + 1, Head: k, Kind: readout.Person, Entity: -1})
				added = true
			} else if x := &w.ms[m]; x.Kind != readout.Person && x.End-x.First == 1 {
				x.Kind = readout.Person
			}
		}
	}
	if w.commaNames() || added {
		w.inOrder()
	}
}

// commaNames makes two mentions of two persons of the tables that are taken for
// one name: "Biden, Xi speak by phone". It reports whether there were any.
func (w *work) commaNames() bool {
	added := false
	for m := range w.ms {
		x := &w.ms[m]
		s := w.sent(m)
		if x.Kind != readout.Person || x.End-x.First != 3 || s.Tokens[x.First+1].Form != "," || !w.person(s.Tokens[x.First].Form) || !w.person(s.Tokens[x.End-1].Form) {
			continue
		}
		second := *x
		second.First, second.Head = x.End-1, x.End-1
		x.End, x.Head = x.First+1, x.First
		w.at[x.Sentence][x.First+1] = -1
		w.ms = append(w.ms, second)
		added = true
	}
	return added
}

// person reports whether a word is a short form of persons of the tables and
// of nothing else.
func (w *work) person(form string) bool {
	entries := w.table.Lookup(form)
	for _, e := range entries {
		if e.Kind != actors.Person {
			return false
		}
	}
	return len(entries) > 0
}

// rules reports whether a word is the short form of one person of the tables
// alone, who now is head of a state or government or foreign minister, and no name of
// anything else.
func (w *work) rules(form string) bool {
	name, inPower := "", false
	for _, e := range w.table.Lookup(form) {
		if e.Kind != actors.Person || name != "" && e.Name != name && e.On(w.day) {
			return false
		}
		if !e.On(w.day) || w.day == "" && e.To != "" {
			continue
		}
		name = e.Name
		for _, o := range [...]string{"President", "Prime Minister", "Chancellor", "Foreign Minister", "Secretary of State", "Supreme Leader"} {
			inPower = inPower || e.Office == o
		}
	}
	return inPower
}

// preceded reports whether the word before token k says that it is a place.
func preceded(s *readout.Sentence, k int) bool {
	if k == 0 {
		return false
	}
	switch strings.ToLower(s.Tokens[k-1].Form) {
	case "in", "near", "to", "from", "into", "outside", "around", "of", "the", "across", "via":
		return true
	}
	return false
}

// quarrels reports a verb with which parties speak to each other.
func quarrels(lemma string) bool {
	switch strings.ToLower(lemma) {
	case "accuse", "urge", "demand", "condemn", "slam", "blast", "denounce", "boycott", "vow", "criticise", "criticize", "allege", "blame", "lambast", "lambaste",
		"challenge", "dare", "reject", "warn", "insist", "oppose", "claim":
		return true
	}
	return false
}

// leaning is the country of most other names of an article that the tables
// know, "" where none is ahead.
func (w *work) leaning(but string) string {
	if c, ok := w.lean[but]; ok {
		return c
	}
	if w.lean == nil {
		w.lean = map[string]string{}
	}
	c := w.leans(but)
	w.lean[but] = c
	return c
}

// leans is leaning, counted anew.
func (w *work) leans(but string) string {
	counts, best := map[string]int{}, ""
	for m := range w.ms {
		words := strings.TrimPrefix(w.words(m), "the ")
		if words == but {
			continue
		}
		country := ""
		for _, e := range w.table.Lookup(words) {
			if country != "" && e.Country != country || e.Kind == actors.Media || e.Kind == actors.Company {
				country = ""
				break
			}
			country = e.Country
		}
		if country != "" {
			counts[country]++
		}
	}
	for c, n := range counts {
		if n > counts[best] || n == counts[best] && c < best {
			best = c
		}
	}
	for c, n := range counts {
		if c != best && n == counts[best] {
			return ""
		}
	}
	return best
}

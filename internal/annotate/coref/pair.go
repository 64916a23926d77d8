package coref

import (
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/phrase"
)

// pairOf finds whom "the two sides", "both ministers" mean: the two parties
// of the nearest sentence that names exactly two of the kind asked for. It
// reports whether it found them.
func (w *work) pairOf(f *found) bool {
	want := pairKind(f.role.head)
	of := strings.HasPrefix(f.role.words, "head of ") || strings.HasPrefix(f.role.words, "heads of ")
	if of {
		want = 'p'
	}
	if w.ofConflict(f.m) || f.role.head == "parties" && w.political(f.m) {
		return false
	}
	if w.pairKind(f, want) {
		return true
	}
	// "The EU urged both leaders": of the two states, where no persons were named.
	return want == 'p' && (of || heads(f.role.head)) && !w.ofOther(f.m, "-") && w.pairKind(f, 'c')
}

// ofConflict reports whether a plural means those who wage a war, not those who
// talk about it: "called on the parties to the conflict".
func (w *work) ofConflict(m int) bool {
	x := &w.ms[m]
	s := w.sent(m)
	for k := x.Head + 1; k < len(s.Tokens) && k < x.Head+5; k++ {
		switch strings.ToLower(s.Tokens[k].Form) {
		case "to", "in", "the", "this", "that", "armed", "sudanese", "syrian", "libyan", "yemeni", "ukrainian":
			continue
		case "conflict", "war", "crisis", "conflicts", "hostilities":
			return k > x.Head+1
		}
		break
	}
	return false
}

// political reports whether parties are called what those of a country are: "the
// two main parties".
func (w *work) political(m int) bool {
	s := w.sent(m)
	for k := w.ms[m].First; k < w.ms[m].Head; k++ {
		switch strings.ToLower(s.Tokens[k].Form) {
		case "main", "biggest", "largest", "major", "political", "opposition", "ruling", "governing", "coalition", "leading", "smaller", "traditional", "mainstream", "nationalist",
			"right", "left", "far", "religious", "secular", "leftist", "conservative", "liberal", "pro", "centrist", "kurdish", "islamist", "small", "top", "parliamentary", "establishment":
			return true
		}
	}
	return false
}

// heads reports whether a word is one for those of whom a state has one.
func heads(word string) bool {
	switch strings.TrimSuffix(word, "s") {
	case "leader", "president", "premier":
		return true
	}
	return false
}

// tells reports whether mention o is the subject of a verb whose content holds
// mention m: "Stoltenberg said | both sides agreed".
func (w *work) tells(o, m int) bool {
	s := w.sent(m)
	x := &w.ms[o]
	if x.Sentence != w.ms[m].Sentence || phrase.Rel(s.Tokens[x.Head].Rel) != "nsubj" {
		return false
	}
	verb := s.Tokens[x.Head].Head
	for k, n := w.ms[m].Head, 0; k >= 0 && n < 60; n++ {
		up := s.Tokens[k].Head
		if up == verb && verb >= 0 {
			return phrase.Rel(s.Tokens[k].Rel) == "ccomp"
		}
		k = up
	}
	return false
}

// ofOther reports whether an adjective of the pair names another state than the
// person's: "the two Cypriot leaders" are not of Greece.
func (w *work) ofOther(m int, country string) bool {
	x := &w.ms[m]
	for _, o := range w.bySent[x.Sentence] {
		y := &w.ms[o]
		if y.Kind == readout.Demonym && y.First >= x.First && y.End <= x.Head && y.Entity >= 0 {
			return country != "" && w.ents[y.Entity].Country != "" && w.ents[y.Entity].Country != country
		}
	}
	return false
}

// pairKind is pairOf for one kind of party. A headline, or first sentence, of two countries is
// nearer than what stands two sentences away: the article is about them.
func (w *work) pairKind(f *found, want byte) bool {
	here := w.ms[f.m].Sentence
	order := make([]int, 0, 7)
	for si := here; si >= 0 && si >= here-5; si-- {
		if si == here-2 && si > 0 && want != 'p' {
			order = append(order, 0)
		}
		order = append(order, si)
	}
	for _, si := range order {
		found, done := w.pairIn(f, want, si)
		if found {
			return true
		}
		if done && (si > 0 || here <= 5) {
			return false
		}
	}
	return false
}

// pairIn is pairKind for one sentence; done where it names too many.
func (w *work) pairIn(f *found, want byte, si int) (ok, done bool) {
	m, n := f.m, max(2, f.count)
	here := w.ms[m]
	var people, countries []int
	var adjectives []int // states whose adjective alone stands there: "Indian and Chinese troops"
	seen := map[string]bool{}
	third, acts := w.besideTwo(m), w.actsOn(m)
	for _, o := range w.bySent[si] {
		x := &w.ms[o]
		if o == m || x.Entity < 0 || si == here.Sentence && x.End > here.First || w.dateline(o) {
			continue
		}
		e := &w.ents[x.Entity]
		if e.Country != "" && (e.Country == third || e.Country == acts) {
			continue
		}
		if e.human && (w.tells(o, m) || w.ofOther(m, e.Country)) {
			continue
		}
		if n == 2 && len(e.Members) == 2 && e.plural && want == 'p' && len(e.roles) > 0 && e.roles[0].head == f.role.head && x.Kind == readout.Description {
			w.link(m, x.Entity, w.words(m)+" = "+w.words(o)) // "both ministers" of "the ministers of Armenia and Azerbaijan"
			return true, true
		}
		if len(e.Members) == n && e.plural && w.suits(e.Members, want) && (want != 'p' || w.mayBeAll(e.Members, f.role.head)) {
			w.link(m, x.Entity, w.words(m)+" = "+w.nameAll(e.Members))
			return true, true
		}
		if f.pair == 3 && n == 2 && w.counted(o) {
			w.link(m, x.Entity, w.words(m)+" = "+w.words(o))
			return true, true
		}
		if e.plural {
			continue
		}
		if x.Kind == readout.Demonym && e.Kind == readout.Location && w.bySt[e.Country] == x.Entity {
			adjectives = appendNew(adjectives, x.Entity)
		}
		switch {
		case e.human:
			if want == 'p' && f.role.head != "" && !w.mayBe(e, f.role.head) {
				continue
			}
			people = appendNew(people, x.Entity)
		case e.Kind == readout.Location && e.Country != "" && w.bySt[e.Country] == x.Entity:
		case e.Kind == readout.Organisation && (want == 's' || want == 'g') && e.Country != "" && e.Sector != "JRN" && w.grade(o) >= 1:
		default:
			continue
		}
		if e.Country != "" && !seen[e.Country] && (w.ms[o].Kind != readout.Demonym || want == 'c') {
			seen[e.Country] = true
			countries = append(countries, x.Entity)
		}
	}
	var pick []int
	switch want {
	case 'p':
		pick = people
	case 's':
		// People who met stand for their sides; else the states themselves.
		if len(people) == n && n == 2 && w.apart(people) {
			pick = people
		} else if two := w.joined(si, m); two != nil && n == 2 {
			pick = two
		} else {
			pick = countries
			if len(pick) == 0 && len(people) == 0 && f.pair == 2 {
				pick = adjectives
			}
		}
	default:
		for _, e := range countries {
			if st, ok := w.bySt[w.ents[e].Country]; ok {
				pick = appendNew(pick, st)
			} else if t := w.table.State(w.ents[e].Country); t != nil {
				pick = appendNew(pick, w.state(t.ISO3, t.Name, t.Ref))
			}
		}
	}
	if len(pick) == n {
		if n == 2 {
			w.bothPersons(pick, si)
		}
		text := w.words(m)
		w.link(m, w.group(pick, text), text+" = "+w.nameAll(pick))
		return true, true
	}
	return false, len(pick) > n
}

// dateline reports whether a mention is the place that an article was sent from:
// "RABAT - ", "GENEVA (AP) - ".
func (w *work) dateline(m int) bool {
	x := &w.ms[m]
	toks := w.sent(m).Tokens
	if x.First > 0 || x.End >= len(toks) || len(toks[0].Form) < 4 || toks[0].Form != strings.ToUpper(toks[0].Form) {
		return false
	}
	for k := x.End; k < len(toks) && k < x.End+10; k++ {
		switch toks[k].Form {
		case "-", "–", "—", "--":
			return toks[k].SpaceBefore
		}
	}
	return false
}

// mayBeAll reports whether all of a group may be called by a role word.
func (w *work) mayBeAll(members []int, head string) bool {
	if !heads(head) {
		return true
	}
	for _, k := range members {
		if e := &w.ents[k]; e.human && (lesser(e.Office) || len(e.roles) > 0 && lesser(e.roles[0].text)) {
			return false
		}
	}
	return true
}

// lesser reports an office whose holder nobody calls a leader or president.
func lesser(office string) bool {
	office = strings.ToLower(office)
	return strings.Contains(office, "ambassador") || strings.Contains(office, "deputy") || strings.Contains(office, "vice ") && !strings.Contains(office, "vice president") || strings.Contains(office, "spokes") || strings.Contains(office, "envoy")
}

// encounter reports whether a plural stands for those who met, without a word
// beside it: "the ministers also discussed", "the interlocutors".
func (w *work) encounter(f *found) bool {
	x := &w.ms[f.m]
	if x.Head-x.First > 1 || x.End > x.Head+1 {
		return false
	}
	switch f.role.words {
	case "minister", "ministers", "president", "presidents", "diplomat", "diplomats", "interlocutor", "interlocutors", "counterpart", "counterparts", "premier", "premiers", "leader", "leaders":
	default:
		return false
	}
	s := w.sent(f.m)
	t := &s.Tokens[x.Head]
	return strings.EqualFold(s.Tokens[x.First].Form, "the") && phrase.Rel(t.Rel) == "nsubj" && len(phrase.Members(s, x.Head)) < 2
}

// pairPeople is pairOf for a plural without "two": its two persons are of
// different states, and of one of the two sentences before.
func (w *work) pairPeople(f *found) bool {
	x := &w.ms[f.m]
	for si := x.Sentence - 1; si >= 0 && si >= x.Sentence-2; si-- {
		var people []int
		for _, o := range w.bySent[si] {
			y := &w.ms[o]
			if y.Entity < 0 {
				continue
			}
			e := &w.ents[y.Entity]
			if len(e.Members) == 2 && e.plural && w.suits(e.Members, 'p') {
				w.link(f.m, y.Entity, w.words(f.m)+" = "+w.nameAll(e.Members))
				return true
			}
			if e.human && !e.plural {
				people = appendNew(people, y.Entity)
			}
		}
		if w.ofTwoStates(people) &&
			w.mayBe(&w.ents[people[0]], f.role.head) && w.mayBe(&w.ents[people[1]], f.role.head) {
			text := w.words(f.m)
			w.link(f.m, w.group(people, text), text+" = "+w.nameAll(people))
			return true
		}
		if len(people) > 0 {
			return false
		}
	}
	return false
}

// ofTwoStates reports whether these are two persons of different states, both
// known.
func (w *work) ofTwoStates(people []int) bool {
	return len(people) == 2 && w.ents[people[0]].Country != "" && w.ents[people[1]].Country != "" && w.apart(people)
}

// besideTwo is the country of who stands beside the two: "Oman and the two
// neighbours".
func (w *work) besideTwo(m int) string {
	here := &w.ms[m]
	s := w.sent(m)
	if here.First < 2 || !strings.EqualFold(s.Tokens[here.First-1].Form, "and") {
		return ""
	}
	for _, o := range w.bySent[here.Sentence] {
		if x := &w.ms[o]; x.End == here.First-1 && x.Entity >= 0 {
			return w.ents[x.Entity].Country
		}
	}
	return ""
}

// actsOn is the country of who does something to the two: "Turkey accused the two
// countries".
func (w *work) actsOn(m int) string {
	s := w.sent(m)
	t := &s.Tokens[w.ms[m].Head]
	if t.Rel != "obj" && t.Rel != "iobj" {
		return ""
	}
	for v, n := t.Head, 0; v >= 0 && n < 3; v, n = s.Tokens[v].Head, n+1 {
		for k := range s.Tokens {
			if s.Tokens[k].Head != v || phrase.Rel(s.Tokens[k].Rel) != "nsubj" {
				continue
			}
			if len(phrase.Members(s, k)) > 1 {
				return ""
			}
			for _, o := range w.bySent[w.ms[m].Sentence] {
				if x := &w.ms[o]; x.Head == k && x.Entity >= 0 {
					return w.ents[x.Entity].Country
				}
			}
			return ""
		}
	}
	return ""
}

// bothPersons puts the person who was named for a state in its place, where the
// other of two sides is a person: "Wang Yi met Vieira. Vieira praised China. The
// two sides ...".
func (w *work) bothPersons(pick []int, si int) {
	a, b := &w.ents[pick[0]], &w.ents[pick[1]]
	k := 0
	switch {
	case a.human && b.Kind == readout.Location:
		k = 1
	case b.human && a.Kind == readout.Location:
	default:
		return
	}
	for i := len(w.order) - 1; i >= 0; i-- {
		x := &w.ms[w.order[i]]
		if x.Sentence > si || x.Sentence < si-3 || x.Kind != readout.Person || x.Entity < 0 {
			continue
		}
		if e := &w.ents[x.Entity]; e.human && !e.plural && e.Country == w.ents[pick[k]].Country && e.Country != "" {
			pick[k] = x.Entity
			return
		}
	}
}

// counted reports whether mention o is two of a kind: "two Serbs", "two
// soldiers".
func (w *work) counted(o int) bool {
	x := &w.ms[o]
	if x.Kind != readout.Description && x.Kind != readout.Demonym {
		return false
	}
	s := w.sent(o)
	if t := &s.Tokens[x.Head]; t.XTag != "NNS" && t.XTag != "NNPS" {
		return false
	}
	for k := x.Head - 1; k >= 0 && k >= x.Head-3; k-- {
		if strings.EqualFold(s.Tokens[k].Form, "two") {
			return s.Tokens[k].Head == x.Head
		}
	}
	return false
}

// joined returns the two parties that a sentence joins by "and", where it
// joins two once: "the army and the rebels agreed to a truce". It looks at
// what stands before mention m.
func (w *work) joined(si, m int) []int {
	sent := &w.doc.Sentences[si]
	here := &w.ms[m]
	var found []int
	for _, o := range w.bySent[si] {
		x := &w.ms[o]
		if si == here.Sentence && x.End > here.First || x.Entity < 0 || x.Kind == readout.Demonym {
			continue
		}
		heads := phrase.Members(sent, x.Head)
		if len(heads) != 2 || !w.sided(x.Entity) {
			continue
		}
		for _, p := range w.bySent[si] {
			y := &w.ms[p]
			if y.Head != heads[1] || y.Entity < 0 || y.Entity == x.Entity || !w.sided(y.Entity) || si == here.Sentence && y.End > here.First {
				continue
			}
			if found != nil {
				if found[0] == x.Entity && found[1] == y.Entity {
					continue
				}
				return nil
			}
			found = []int{x.Entity, y.Entity}
		}
	}
	return found
}

// sided reports whether an entity may be a side of a conflict or a deal: a
// state, a government, an army, a party or whoever fights.
func (w *work) sided(i int) bool {
	e := &w.ents[i]
	switch e.Sector {
	case "GOV", "MIL", "REB", "PRM", "UAF", "PTY", "OPP", "LEG":
		return true
	}
	return e.Kind == readout.Location && e.Country != "" && w.bySt[e.Country] == i
}

// pairKind tells what a noun of a pair asks for: p persons, c countries, g
// governments, s sides of any kind.
func pairKind(head string) byte {
	switch strings.TrimSuffix(lastWord(head), "s") {
	case "leader", "minister", "president", "men", "man", "women", "woman", "diplomat", "official", "politician", "statesmen", "statesman", "counterpart", "chief", "head", "premier", "envoy", "ambassador", "negotiator", "general", "commander", "king", "secretary", "candidate", "senator", "chancellor":
		return 'p'
	case "countrie", "country", "nation", "state", "people", "capital", "neighbour", "neighbor", "economie", "economy", "power", "superpower", "foe", "rival", "allie", "ally", "armie", "militarie", "army":
		return 'c'
	case "government", "delegation":
		return 'g'
	}
	return 's'
}

// mayBe reports whether a person may be one of "the two ministers": nothing
// known of an office, or a fitting one.
func (w *work) mayBe(e *entity, head string) bool {
	head = strings.TrimSuffix(head, "s")
	switch head {
	case "men", "man":
		return e.gender != 'f'
	case "women", "woman":
		return e.gender != 'm'
	case "interlocutor", "counterpart", "leader", "diplomat":
		return true
	case "state", "government": // of "heads of state"
		return !strings.HasSuffix(e.Office, "Minister") || strings.HasSuffix(e.Office, "Prime Minister")
	}
	if e.Office == "" && len(e.roles) == 0 {
		return true
	}
	r := role{words: head, head: head}
	return w.fits(&r, e)
}

func (w *work) suits(members []int, want byte) bool {
	for _, e := range members {
		if want == 'p' && !w.ents[e].human || (want == 'c' || want == 'g') && w.ents[e].human {
			return false
		}
	}
	return true
}

// apart reports whether two persons belong to different countries, or to ones
// that are not known.
func (w *work) apart(list []int) bool {
	a, b := w.ents[list[0]].Country, w.ents[list[1]].Country
	return a == "" || b == "" || a != b
}

package coref

import (
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/actors"
	"github.com/readout-events/readout/internal/phrase"
)

// persons groups the names of persons: first the full ones, then those of one
// word, which go to a full name that has it.
func (w *work) persons() {
	var short []int
	for m := range w.ms {
		if w.ms[m].Kind != readout.Person {
			continue
		}
		parts := bare(nameParts(w.words(m)))
		if len(parts) == 0 {
			continue
		}
		if len(parts) == 1 {
			short = append(short, m)
			continue
		}
		if e, ok := w.sameFull(parts); ok {
			w.link(m, e, "full name")
			if len(parts) > len(w.ents[e].parts) {
				w.ents[e].parts, w.ents[e].Name = parts, w.name(m)
			}
			continue
		}
		w.newPerson(m, parts)
	}
	// One name of three words may be another's of two with a middle name or
	// with the father's name ("Vladimir Vladimirovich Putin").
	for _, m := range short {
		part := bare(nameParts(w.words(m)))[0]
		if e, basis := w.fullOf(m, part); e >= 0 {
			if len(w.ents[e].parts) == 1 {
				basis = "name"
			}
			w.link(m, e, basis)
			continue
		}
		w.newPerson(m, []string{part})
	}
}

func (w *work) newPerson(m int, parts []string) int {
	name := w.name(m)
	e := w.add(entity{Entity: readout.Entity{Name: name, Kind: readout.Person}, parts: parts, first: m, human: true})
	w.link(m, e, "name")
	if len(parts) > 1 {
		if g := w.genders[parts[0]]; g != 0 {
			w.ents[e].gender = g
		}
	}
	return e
}

// name returns the words of mention m in ordinary capitals: names in
// headlines all in capitals, and those in small letters, are put right.
func (w *work) name(m int) string {
	words := strings.Join(strings.Fields(w.words(m)), " ")
	if w.ms[m].Kind == readout.Person || w.ms[m].Kind == readout.Location {
		return usualCase(words)
	}
	return words
}

func usualCase(words string) string {
	shout := upper(strings.ReplaceAll(words, " ", "")) && len(words) > 4
	if !shout && strings.ToLower(words) != words {
		return words
	}
	parts := strings.Fields(strings.ToLower(words))
	for i, p := range parts {
		if (!particle(p) || i == 0) && p[0] >= 'a' && p[0] <= 'z' {
			parts[i] = strings.ToUpper(p[:1]) + p[1:]
		}
	}
	return strings.Join(parts, " ")
}

// sameFull finds the person whose full name these parts are too: the same
// last word, and a first word that is the same, an initial, or left out
// within a longer name.
func (w *work) sameFull(parts []string) (int, bool) {
	for e := range w.ents {
		x := &w.ents[e]
		if x.Kind != readout.Person || len(x.parts) < 2 || x.gone {
			continue
		}
		if sameName(x.parts, parts) {
			return e, true
		}
	}
	return 0, false
}

func sameName(a, b []string) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	if a[len(a)-1] != b[len(b)-1] {
		// "Ban Ki-moon" and "Ban Ki moon" have the same parts already; a name of
		// three may lack its last one: "Abdel Fattah el-Sisi" keeps it.
		return false
	}
	if a[0] == b[0] {
		return true
	}
	if len(a[0]) == 1 && strings.HasPrefix(b[0], a[0]) || len(b[0]) == 1 && strings.HasPrefix(a[0], b[0]) {
		return true
	}
	// "Fattah al-Sisi" within "Abdel Fattah al-Sisi".
	return len(b) >= 2 && hasSuffix(a, b)
}

// fullOf finds the person that a name of one word means. Of several it takes
// one only where something decides: the form of address, an office, or that
// the others were never in the talk.
func (w *work) fullOf(m int, part string) (int, string) {
	best, bestScore, tie := -1, 0, false
	for e := range w.ents {
		x := &w.ents[e]
		if x.Kind != readout.Person || x.gone {
			continue
		}
		score := 0
		switch {
		case len(x.parts) == 1 && x.parts[0] == part:
			score = 60
		case len(x.parts) == 1:
		case x.parts[len(x.parts)-1] == part:
			score = 50
		case w.familyFirst(x) && x.parts[0] == part:
			score = 50
		case x.parts[0] == part:
			score = 30
		case len(part) > 2 && contains(x.parts[1:], part):
			score = 20
		}
		if score == 0 {
			continue
		}
		if g := w.addressed(m); g != 0 && x.gender != 0 {
			if g != x.gender {
				continue
			}
			score += 5
		}
		// The one before it in the text, and the nearer, is the likelier.
		last := -1
		for _, k := range x.mentions {
			if k < m {
				last = k
			}
		}
		if last >= 0 {
			score += 4
			if w.ms[m].Sentence-w.ms[last].Sentence <= 2 {
				score += 2
			}
		}
		score += min(len(x.mentions), 3)
		switch {
		case score > bestScore:
			best, bestScore, tie = e, score, false
		case score == bestScore:
			tie = true
		}
	}
	if best < 0 || tie {
		return -1, ""
	}
	return best, "short for " + w.ents[best].Name
}

// familyFirst reports whether the tables write the person's family name
// first (Xi Jinping), or the name looks like it: a first word of two to five
// letters before one of a kind that is no English given name.
func (w *work) familyFirst(x *entity) bool {
	for _, t := range w.table.Lookup(x.Name) {
		for _, s := range t.Short {
			if fold(s) == x.parts[0] {
				return true
			}
		}
	}
	return len(x.parts) <= 3 && len(x.parts[0]) <= 5 && w.genders[x.parts[0]] == 0
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// addressed returns the gender of the form of address before a mention: Mr,
// Ms, King.
func (w *work) addressed(m int) byte {
	k := w.ms[m].First - 1
	s := w.sent(m)
	for k >= 0 && s.Tokens[k].Form == "." {
		k--
	}
	if k < 0 {
		return 0
	}
	return genderOf(s.Tokens[k].Form)
}

// companies gives a name of one word that was taken for a person's to the
// body of the tables that the article calls by it and more: "Wagner" beside
// "PMC Wagner".
func (w *work) companies() {
	for v := range w.ents {
		x := &w.ents[v]
		if x.gone || x.Kind != readout.Person || len(x.parts) != 1 || len(x.roles) > 0 || x.gender != 0 || len(x.parts[0]) < 4 {
			continue
		}
		to := -1
		for e := range w.ents {
			y := &w.ents[e]
			if y.gone || y.Kind != readout.Organisation || y.entry == nil {
				continue
			}
			for _, m := range y.mentions {
				if parts := nameParts(w.words(m)); len(parts) > 1 && len(parts) < 4 && contains(parts, x.parts[0]) {
					if to >= 0 && to != e {
						to = -2
					} else if to != -2 {
						to = e
					}
				}
			}
		}
		if to >= 0 {
			w.merge(v, to, "short for "+w.ents[to].Name)
		}
	}
}

// titles reads what stands before and after the names of persons, and marks
// the tokens of titles, which are no mentions of their own.
func (w *work) titles() {
	for m := range w.ms {
		if w.ms[m].Kind != readout.Person || w.ms[m].Entity < 0 {
			continue
		}
		x := &w.ms[m]
		if g := w.addressed(m); g != 0 {
			w.ents[x.Entity].gender = g
		}
		w.titleBefore(m)
		w.titleAfter(m)
	}
}

// titleBefore reads a chain of titles that ends at the name: "Chinese State
// Councilor and Foreign Minister [Wang Yi]", "Russia's foreign minister,
// [Sergey Lavrov],".
func (w *work) titleBefore(m int) {
	x := w.ms[m]
	s := &w.doc.Sentences[x.Sentence]
	end := x.First
	comma := false
	if end > 0 && s.Tokens[end-1].Form == "," {
		comma = true
		end--
	}
	if end > 0 && w.at[x.Sentence][end-1] >= 0 && w.ms[w.at[x.Sentence][end-1]].Entity == x.Entity {
		return // "Wang Yi, Wang Yi"
	}
	first := w.chain(x.Sentence, end)
	if first == end {
		return
	}
	r, ok := w.roleIn(x.Sentence, first, end)
	if !ok || !r.human() || r.to < end && !links(s.Tokens[r.to].Form) {
		return
	}
	if r.plural {
		w.titleOfAll(m, r, first, end)
		return
	}
	if comma {
		// Apposition only if the phrase is definite and the name ends there too.
		f := strings.ToLower(s.Tokens[first].Form)
		definite := f == "the" || strings.HasPrefix(f, "his") || f == "its" || f == "their" || f == "former" || r.of || owned(s, first, r.from)
		closed := x.End >= len(s.Tokens) || s.Tokens[x.End].Form == "," || s.Tokens[x.End].Form == "." || s.Tokens[x.End].Form == "-" || s.Tokens[x.End].Form == ")"
		if !definite || !closed || !w.appos(s, first, end, x) {
			return
		}
	}
	w.note(x.Entity, r)
	if t := &s.Tokens[x.Head]; t.Rel != "" && t.Head >= r.to && t.Head < end { // "ambassador to Fiji X" read as a place "Fiji X"
		t.Head, t.Rel = r.to-1, "flat"
		if comma {
			t.Rel = "appos"
		}
	}
	for k := first; k < end; k++ {
		w.title[x.Sentence][k] = true
	}
}

// titleOfAll gives a title in the plural to all the names that follow it:
// "Foreign Ministers A, B and C".
func (w *work) titleOfAll(m int, r role, first, end int) {
	x := w.ms[m]
	s := &w.doc.Sentences[x.Sentence]
	if end != x.First {
		return
	}
	all := []int{x.Entity}
	for k := x.End; k+1 < len(s.Tokens); {
		switch s.Tokens[k].Form {
		case ",", "and", "&":
			k++
			continue
		}
		o := w.at[x.Sentence][k]
		if o < 0 || w.ms[o].Kind != readout.Person || w.ms[o].Entity < 0 {
			break
		}
		all = append(all, w.ms[o].Entity)
		k = w.ms[o].End
	}
	if len(all) < 2 {
		return
	}
	r.plural, r.text = false, officeCase(r.words)
	for _, e := range all {
		w.note(e, r)
	}
	for k := first; k < end; k++ {
		w.title[x.Sentence][k] = true
	}
}

// links reports whether a word may follow a title within a chain that ends at
// the name: "Minister of Information X", "head of Y, X".
func links(form string) bool {
	switch strings.ToLower(form) {
	case "of", "for", "to", "in", "at":
		return true
	}
	return false
}

// appos reports whether the tree, where there is one, lets the name stand in
// apposition to the phrase before it.
func (w *work) appos(s *readout.Sentence, first, end int, x readout.Mention) bool {
	if s.Tokens[x.Head].Rel == "" {
		return true
	}
	if t := &s.Tokens[x.Head]; t.Rel == "conj" && coordinated(s, t.Head) {
		return false
	}
	// A list ("the foreign minister, Wang Yi, and X") has an "and" nearby with
	// the first of it as head.
	for k := range s.Tokens {
		if h := s.Tokens[k].Head; s.Tokens[k].Rel == "conj" && h >= first && h < end && k >= x.First && (k != x.Head || coordinated(s, h)) {
			return false
		}
	}
	return true
}

// possessive reports whether a token only marks a possessor.
func possessive(form string) bool {
	return form == "'s" || form == "’s" || form == "'" || form == "’"
}

// owned reports whether a possessor stands between two tokens: "Fiji's envoy".
func owned(s *readout.Sentence, first, end int) bool {
	for k := first; k < end; k++ {
		if possessive(s.Tokens[k].Form) {
			return true
		}
	}
	return false
}

// coordinated reports whether a word "and" or "or" stands in the list that begins with token
// h. Where none does, what was read as its second member is an apposition: "the
// ambassador to China, X, left".
func coordinated(s *readout.Sentence, h int) bool {
	for k := range s.Tokens {
		if t := &s.Tokens[k]; t.Rel == "cc" && t.Head >= 0 && (t.Head == h || s.Tokens[t.Head].Rel == "conj" && s.Tokens[t.Head].Head == h) {
			return true
		}
	}
	return false
}

// chain returns where the chain of title words that ends at token end begins.
func (w *work) chain(si, end int) int {
	s := &w.doc.Sentences[si]
	first := end
	for k := end - 1; k >= 0 && end-k <= 16; {
		// A role that ends at k?
		if start := w.roleEnding(si, k+1); start >= 0 {
			first, k = start, start-1
			continue
		}
		if o := w.at[si][k]; o >= 0 {
			o := &w.ms[o]
			if o.Kind == readout.Person {
				break
			}
			first, k = o.First, o.First-1
			continue
		}
		t := &s.Tokens[k]
		if f := strings.ToLower(t.Form); (f == "to" || f == "in" || f == "at") && first < end && w.roleEnding(si, k) >= 0 { // "ambassador to Fiji"
			k--
			continue
		}
		if titleWord(t.Form) || t.Tag == "ADJ" || t.Tag == "PROPN" && t.Form != "" || t.Tag == "NOUN" && first < end {
			if isDigit(t.Form) {
				break
			}
			first, k = k, k-1
			continue
		}
		break
	}
	// "and", "of" and the like begin no chain.
	for first < end {
		switch strings.ToLower(s.Tokens[first].Form) {
		case "and", "of", "for", "-", "&", "'s", "’s":
			first++
			continue
		}
		break
	}
	// Coordinated chains that name another before ("X and minister Y"): cut at
	// the last "and" that no role stands before.
	for k := end - 1; k > first; k-- {
		if strings.EqualFold(s.Tokens[k].Form, "and") {
			if w.roleEnding(si, k) < 0 {
				first = k + 1
			}
			break
		}
	}
	return first
}

func isDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// roleEnding returns the first token of the longest role that ends before
// token end, -1 where there is none.
func (w *work) roleEnding(si, end int) int {
	s := &w.doc.Sentences[si]
	for start := max(0, end-5); start < end; start++ {
		if w.at[si][start] >= 0 && w.ms[w.at[si][start]].Kind == readout.Person {
			continue
		}
		if r, to := w.table.LongestRole(s, start, end); r != nil && to == end && r.Flags&(actors.Human|actors.Office) != 0 {
			return start
		}
	}
	return -1
}

// titleAfter reads an apposition after the name: "X, the head of the Libyan
// state council,", "X (president)", "X, who is foreign minister".
func (w *work) titleAfter(m int) {
	x := w.ms[m]
	s := &w.doc.Sentences[x.Sentence]
	k := x.End
	if k >= len(s.Tokens) {
		return
	}
	open := s.Tokens[k].Form
	if open != "," && open != "(" && open != "-" && open != "–" && open != "—" {
		return
	}
	k++
	for k < len(s.Tokens) && (s.Tokens[k].Form == "who" || s.Tokens[k].Form == "is" || s.Tokens[k].Form == "was") {
		k++
	}
	first := k
	end := k
	for end < len(s.Tokens) && end-first <= 20 {
		t := &s.Tokens[end]
		if o := w.at[x.Sentence][end]; o >= 0 && w.ms[o].Kind == readout.Person {
			return // a list of persons, or the title of the next one
		}
		if t.Form == "," || t.Form == "." || t.Form == ")" || t.Form == ";" || t.Form == "-" && t.SpaceBefore || t.Form == "–" || t.Form == "—" || t.Tag == "VERB" || t.Tag == "AUX" || t.Form == "who" || t.Form == "which" || t.Form == "that" {
			break
		}
		end++
	}
	if end == first || end < len(s.Tokens) && (s.Tokens[end].Tag == "VERB" || s.Tokens[end].Tag == "AUX") && s.Tokens[end].Rel != "acl" {
		// "X, the minister said": the minister is another, unless nothing else
		// could be the subject; "X, the ministers met" is a list broken off.
		if end == first {
			return
		}
		if s.Tokens[end].Tag == "VERB" || s.Tokens[end].Tag == "AUX" {
			return
		}
	}
	r, ok := w.roleIn(x.Sentence, first, end)
	if !ok || !r.human() || r.plural {
		return
	}
	// The role must be what the phrase is about: the tree says so, or nothing
	// but articles, adjectives and names stands before it.
	if !w.hangs(s, x, r) {
		for i := first; i < r.from; i++ {
			t := &s.Tokens[i]
			if w.at[x.Sentence][i] < 0 && t.Tag != "DET" && t.Tag != "ADJ" && t.Tag != "ADV" && !titleWord(t.Form) || stops(t.Form) {
				return
			}
		}
	}
	if r.to < end && !stops(s.Tokens[r.to].Form) {
		return // "general manager": another role than the word tells
	}
	w.note(x.Entity, r)
	for i := first; i < end; i++ {
		if stops(s.Tokens[i].Form) {
			break
		}
		w.title[x.Sentence][i] = true
	}
}

// hangs reports whether the role stands in apposition to the name in the
// tree.
func (w *work) hangs(s *readout.Sentence, x readout.Mention, r role) bool {
	t := &s.Tokens[r.to-1]
	return phrase.Rel(t.Rel) == "appos" && t.Head >= x.First && t.Head < x.End
}

// note adds a role to an entity.
func (w *work) note(e int, r role) {
	x := &w.ents[e]
	if g := genderOf(r.head); g != 0 && x.gender == 0 {
		x.gender = g
	}
	if kin(r.head) {
		return
	}
	for _, have := range x.roles {
		if have.words == r.words && have.country == r.country && have.org == r.org {
			return
		}
	}
	if strings.HasPrefix(r.words, "officer") && strings.HasPrefix(r.text, "Officer") { // before a name an officer of the police
		r.sector = "COP"
	}
	x.roles = append(x.roles, r)
}

package coref

import (
	"sort"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/actors"
	"github.com/readout-events/readout/internal/phrase"
)

// resolve links descriptions and pronouns in order of the text.
func (w *work) resolve() {
	order := make([]int, len(w.ms))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return w.before(order[a], order[b]) })
	w.order = order
	w.place = make([]int, len(w.ms))
	w.bySent = make([][]int, len(w.doc.Sentences))
	for i, m := range order {
		w.place[m] = i
		w.bySent[w.ms[m].Sentence] = append(w.bySent[w.ms[m].Sentence], m)
	}
	for i := range w.descs {
		f := &w.descs[i]
		if w.ms[f.m].Kind == readout.Pronoun {
			w.resolvePronoun(f)
		} else {
			w.resolveDescription(f)
		}
	}
}

// before reports whether mention a stands before mention b; of two that begin
// together the longer comes first.
func (w *work) before(a, b int) bool {
	x, y := &w.ms[a], &w.ms[b]
	if x.Sentence != y.Sentence {
		return x.Sentence < y.Sentence
	}
	if x.First != y.First {
		return x.First < y.First
	}
	return x.End > y.End
}

// grade tells how prominent a mention stands in its sentence: 3 subject, 2
// object, 1 other, 0 within another phrase.
func (w *work) grade(m int) int {
	s := w.sent(m)
	k := w.ms[m].Head
	if w.ms[m].Kind == readout.Person {
		k = carrier(s, k)
	}
	return gradeOf(s, k, 0)
}

// carrier climbs from a name to the word that stands for the whole in the
// sentence: the title that the tree may make its head ("Secretary-General
// Jens Stoltenberg").
func carrier(s *readout.Sentence, k int) int {
	for n := 0; n < 4; n++ {
		t := &s.Tokens[k]
		switch {
		case t.Head < 0:
			return k
		case t.Rel == "flat" || t.Rel == "compound" || t.Rel == "nmod:desc" || t.Rel == "appos" && t.Head == k-1:
			k = t.Head
		default:
			return k
		}
	}
	return k
}

func gradeOf(s *readout.Sentence, k, depth int) int {
	t := &s.Tokens[k]
	switch phrase.Rel(t.Rel) {
	case "nsubj", "csubj":
		return 3
	case "obj", "iobj":
		return 2
	case "root", "vocative", "dislocated":
		return 2
	case "conj", "appos", "flat", "parataxis":
		if depth < 4 && t.Head >= 0 {
			if g := gradeOf(s, t.Head, depth+1); g > 0 {
				return g
			}
		}
		return 1
	case "nmod", "compound", "amod", "det":
		return 0
	}
	return 1
}

// antecedent is an entity that a pronoun or description may mean.
type antecedent struct {
	entity int
	score  int
	m      int // the mention that gave the score
}

// candidates collects the entities mentioned before m within span sentences
// that ok accepts, the best score of each, best first.
func (w *work) candidates(m, span int, ok func(e, mention int) bool) []antecedent {
	here := w.ms[m]
	best := map[int]int{}
	var out []antecedent
	for i := w.place[m] - 1; i >= 0 && w.place[m]-i < 1000; i-- {
		o := w.order[i]
		x := &w.ms[o]
		far := here.Sentence - x.Sentence
		if far > span {
			break
		}
		if x.Entity < 0 || x.End > here.First && x.Sentence == here.Sentence {
			continue
		}
		if x.Sentence == 0 && w.doc.Sentences[0].Number == 0 && far > 0 && far > 1 {
			continue // the headline is near the first sentence only
		}
		if !ok(x.Entity, o) {
			continue
		}
		score := 20 - 4*far + 2*w.grade(o)
		if far == 0 {
			score++
		}
		if n, seen := best[x.Entity]; seen {
			if score > out[n].score {
				out[n].score, out[n].m = score, o
			}
			continue
		}
		best[x.Entity] = len(out)
		out = append(out, antecedent{x.Entity, score, o})
	}
	sort.SliceStable(out, func(a, b int) bool { return out[a].score > out[b].score })
	return out
}

// choose returns the best antecedent if it is clearly better than the next.
func choose(list []antecedent, margin int) (antecedent, bool) {
	switch {
	case len(list) == 0:
		return antecedent{}, false
	case len(list) == 1 || list[0].score >= list[1].score+margin:
		return list[0], true
	}
	return antecedent{}, false
}

// resolvePronoun links a pronoun.
func (w *work) resolvePronoun(f *found) {
	switch f.word {
	case "himself", "herself", "itself", "themselves":
		if w.reflexive(f) {
			return
		}
	}
	switch f.word {
	case "he", "him", "his", "himself":
		w.third(f, 'm')
	case "she", "her", "hers", "herself":
		w.third(f, 'f')
	case "it", "its", "itself":
		w.neuter(f)
	case "they", "them", "their", "theirs", "themselves":
		w.several(f)
	case "i", "me", "my", "myself", "we", "us", "our", "ours", "ourselves":
		w.first(f)
	case "who", "whom", "whose", "which", "that":
		w.relative(f)
	}
}

// reflexive links himself and the like to the subject of its verb. It reports
// whether the tree has one.
func (w *work) reflexive(f *found) bool {
	x := &w.ms[f.m]
	s := w.sent(f.m)
	k := s.Tokens[x.Head].Head
	for n := 0; n < 4 && k >= 0; n++ {
		for _, o := range w.bySent[x.Sentence] {
			y := &w.ms[o]
			if o == f.m || y.Entity < 0 {
				continue
			}
			c := carrier(s, y.Head)
			if s.Tokens[c].Head == k && phrase.Rel(s.Tokens[c].Rel) == "nsubj" {
				w.link(f.m, y.Entity, f.word+" = "+w.ents[y.Entity].Name)
				return true
			}
		}
		k = s.Tokens[k].Head
	}
	return false
}

// third links he and she.
func (w *work) third(f *found, gender byte) {
	m := f.m
	if _, quoted := w.quoted(m); quoted {
		// Within a quotation the speaker is not "he".
		if sp := w.speaker(m); sp >= 0 {
			w.away(m, sp)
		}
	}
	list := w.candidates(m, 3, func(e, o int) bool {
		x := &w.ents[e]
		return x.human && !x.plural && (x.gender == 0 || x.gender == gender) && !w.barred(m, o) && w.not[m] != e+1
	})
	for i := range list {
		if w.ents[list[i].entity].gender == gender {
			list[i].score += 2
		}
		if len(w.ents[list[i].entity].mentions) > 2 {
			list[i].score++
		}
	}
	sort.SliceStable(list, func(a, b int) bool { return list[a].score > list[b].score })
	if a, ok := choose(list, 1); ok {
		if w.ents[a.entity].gender == 0 {
			w.ents[a.entity].gender = gender
		}
		w.link(m, a.entity, f.word+" = "+w.ents[a.entity].Name)
	}
}

// away notes that pronoun m does not mean entity e.
func (w *work) away(m, e int) {
	if w.not == nil {
		w.not = map[int]int{}
	}
	w.not[m] = e + 1
}

// barred reports whether grammar keeps pronoun m from meaning what mention o
// names: subject and object of one verb are two ("he met him").
func (w *work) barred(m, o int) bool {
	x, y := &w.ms[m], &w.ms[o]
	if x.Sentence != y.Sentence {
		return false
	}
	s := w.sent(m)
	a, b := &s.Tokens[x.Head], &s.Tokens[y.Head]
	if strings.HasSuffix(s.Tokens[x.Head].Form, "self") || strings.HasSuffix(s.Tokens[x.Head].Form, "selves") {
		return false
	}
	if phrase.Rel(a.Rel) == "nmod" || phrase.Rel(a.Rel) == "det" || a.XTag == "PRP$" {
		// "his" within the phrase of the mention itself
		return y.First <= x.First && x.End <= y.End
	}
	return a.Head == b.Head && a.Head >= 0 && a.Rel != "" && b.Rel != "" && phrase.Rel(b.Rel) != "advcl"
}

// neuter links it and its to a body or state: to the subject of its own
// sentence or of the one before, where no other stands in the way.
func (w *work) neuter(f *found) {
	m := f.m
	x := &w.ms[m]
	s := w.sent(m)
	if f.word == "it" && pleonastic(s, x.Head) {
		return
	}
	list := w.candidates(m, 1, func(e, o int) bool {
		y := &w.ents[e]
		if y.human || y.plural || w.barred(m, o) || w.ms[o].Kind == readout.Demonym {
			return false
		}
		if y.Kind == readout.Description && w.ms[o].Kind == readout.Pronoun {
			return true
		}
		return y.Kind == readout.Organisation || y.Kind == readout.Location || y.Kind == readout.Description
	})
	if len(list) == 0 {
		return
	}
	margin := 2
	if g := w.grade(list[0].m); f.word != "its" && g < 3 || g < 2 && len(list) > 1 {
		return
	}
	if list[0].score < 24 && len(list) > 1 && !(f.word == "its" && w.ms[list[0].m].Sentence == x.Sentence) {
		return // no subject, and others about
	}
	if w.ms[list[0].m].Sentence != x.Sentence && (f.word != "it" || w.grade(m) != 3 || w.grade(list[0].m) != 3) {
		return
	}
	if a, ok := choose(list, margin); ok {
		least := 2
		if f.word == "its" {
			least = 3
		}
		if w.otherThing(m, a.m, least) {
			return
		}
		w.link(m, a.entity, f.word+" = "+w.ents[a.entity].Name)
	}
}

// otherThing reports whether a singular common noun that is no mention stands
// as prominently as least says (3 a subject, 2 an object) between antecedent
// and pronoun: the pronoun may mean that.
func (w *work) otherThing(m, o, least int) bool {
	x, y := &w.ms[m], &w.ms[o]
	for si := y.Sentence; si <= x.Sentence; si++ {
		s := &w.doc.Sentences[si]
		from, to := 0, len(s.Tokens)
		if si == y.Sentence {
			from = y.End
		}
		if si == x.Sentence {
			to = x.First
		}
		for k := from; k < to; k++ {
			t := &s.Tokens[k]
			if t.Tag == "NOUN" && t.XTag != "NNS" && w.at[si][k] < 0 && !w.described[[2]int{si, k}] && gradeOf(s, k, 0) >= least {
				return true
			}
		}
	}
	return false
}

// otherThings reports whether a plural noun that is no mention stands as
// subject or object between antecedent and pronoun.
func (w *work) otherThings(m, o int) bool {
	x, y := &w.ms[m], &w.ms[o]
	for si := y.Sentence; si <= x.Sentence; si++ {
		s := &w.doc.Sentences[si]
		from, to := 0, len(s.Tokens)
		if si == y.Sentence {
			from = y.End
		}
		if si == x.Sentence {
			to = x.First
		}
		for k := from; k < to; k++ {
			if t := &s.Tokens[k]; t.XTag == "NNS" && w.at[si][k] < 0 && !w.described[[2]int{si, k}] && gradeOf(s, k, 0) >= 2 {
				return true
			}
		}
	}
	return false
}

// kin reports whether a role is one towards another person: it tells nobody
// apart without that person.
func kin(head string) bool {
	switch head {
	case "father", "mother", "son", "daughter", "wife", "husband", "brother", "sister", "parent", "child", "uncle", "aunt", "nephew", "niece", "cousin", "grandfather", "grandmother", "grandson", "widow", "friend", "colleague", "ally", "rival", "relative", "family", "counterpart", "predecessor", "successor", "partner", "girlfriend", "boyfriend", "fiancee", "brother-in-law", "supporter", "critic", "aide", "adviser", "advisor", "spouse", "sibling", "twin":
		return true
	}
	return false
}

// oneHuman reports whether a word of the roles that are persons or bodies
// names a person: by its ending, but for a few.
func oneHuman(head string) bool {
	switch head {
	case "newspaper", "center", "cluster", "chapter", "publisher", "broadcaster", "carrier", "steamer", "container", "trawler", "helicopter", "government", "parliament", "contractor", "sector", "leader ship", "quarter", "corner", "newsletter", "provider", "manufacturer", "maker", "operator", "retailer", "producer":
		return false
	case "king", "queen", "boy", "girl", "guard", "spy", "chief", "boss", "judge", "priest", "monk", "nun", "bishop", "pope", "cleric", "child", "pilot", "general", "medic", "nurse", "thug", "youth", "individual", "mp", "head", "student", "hero", "friend", "relative", "migrant", "refugee", "detainee", "captive", "hostage", "victim", "expert", "scholar", "poet", "chef", "coach", "guy", "lad", "sheikh", "mullah", "imam", "rabbi", "marine", "sailor", "activist", "national", "native", "local", "colonel", "admiral", "mayor", "convict", "suspect", "culprit", "martyr", "artist", "athlete", "celebrity", "professional", "academic", "intellectual", "critic", "sibling", "peasant":
		return true
	}
	for _, end := range [...]string{"er", "or", "ist", "ian", "man", "woman", "person", "eer", "ee", "ess", "ant", "ent", "ate"} {
		if strings.HasSuffix(head, end) && !strings.HasSuffix(head, "ment") {
			return true
		}
	}
	return false
}

// within reports whether every telling word of description m stands in an
// earlier mention of the entity: "the team" of "the European team", but not
// "the new leader" of "a leader".
func (w *work) within(m, e int) bool {
	here := w.telling(m)
	if len(here) == 0 {
		return true
	}
	for _, o := range w.ents[e].mentions {
		if w.ms[o].Kind == readout.Pronoun {
			continue
		}
		have := w.telling(o)
		all := true
		for _, word := range here {
			all = all && contains(have, word)
		}
		if all {
			return true
		}
	}
	return false
}

// telling returns the folded words of a mention that are no articles,
// possessives or small words.
func (w *work) telling(m int) []string {
	var out []string
	s := w.sent(m)
	for k := w.ms[m].First; k < w.ms[m].End; k++ {
		t := &s.Tokens[k]
		switch t.Tag {
		case "DET", "PRON", "ADP", "PUNCT", "PART", "CCONJ":
			continue
		}
		lemma := t.Lemma
		if lemma == "" {
			lemma = t.Form
		}
		out = append(out, fold(lemma))
	}
	return out
}

// pleonastic reports whether "it" at token k stands for nothing: "it is
// necessary to", "it seems that".
func pleonastic(s *readout.Sentence, k int) bool {
	t := &s.Tokens[k]
	if phrase.Rel(t.Rel) == "expl" {
		return true
	}
	if phrase.Rel(t.Rel) != "nsubj" || t.Head < 0 {
		return false
	}
	h := &s.Tokens[t.Head]
	switch h.Lemma {
	case "seem", "appear", "happen", "rain", "snow", "turn", "take", "emerge", "matter", "transpire":
		return true
	}
	if t.Head+1 < len(s.Tokens) && s.Tokens[t.Head].XTag == "VBN" && s.Tokens[t.Head+1].Form == "that" {
		return true // it was reported that
	}
	if h.Tag == "ADJ" || h.Tag == "NOUN" || h.Tag == "ADV" || strings.HasSuffix(t.Rel, "pass") {
		for i := t.Head + 1; i < len(s.Tokens); i++ {
			if s.Tokens[i].Head == t.Head {
				switch phrase.Rel(s.Tokens[i].Rel) {
				case "csubj", "ccomp", "advcl", "acl", "xcomp":
					return true
				}
			}
		}
	}
	return false
}

// several links they to a plural description, to a pair that stands together
// as subject, or to a body that is many (police, team, government).
func (w *work) several(f *found) {
	m := f.m
	span := 2
	if f.word == "themselves" {
		span = 0
	}
	list := w.candidates(m, span, func(e, o int) bool {
		x := &w.ents[e]
		if w.barred(m, o) || w.ms[o].Kind == readout.Demonym && !x.plural {
			return false
		}
		return x.plural || x.Kind == readout.Organisation || x.Kind == readout.Description && !x.human
	})
	for i := range list {
		if w.ents[list[i].entity].plural {
			list[i].score += 5
		}
	}
	sort.SliceStable(list, func(a, b int) bool { return list[a].score > list[b].score })
	// A subject of several persons or states: "Wang and Lavrov ... they".
	if group, at := w.joint(m); len(group) > 1 {
		score := 20 - 4*(w.ms[m].Sentence-w.ms[at].Sentence) + 9
		if len(list) == 0 || score > list[0].score {
			e := w.group(group, w.words(m))
			w.link(m, e, f.word+" = "+w.nameAll(group))
			return
		}
	}
	if len(list) > 0 && w.grade(list[0].m) < 2 && len(list) > 1 {
		return
	}
	if a, ok := choose(list, 2); ok {
		if w.otherThings(m, a.m) || !w.ents[a.entity].plural && w.grade(a.m) < 3 {
			return
		}
		w.link(m, a.entity, f.word+" = "+w.ents[a.entity].Name)
	}
}

// joint finds the nearest subject, in this sentence before the pronoun or in
// the one before, that names several: "Wang Yi and Lavrov". at is the first
// of its mentions.
func (w *work) joint(m int) (group []int, at int) {
	here := w.ms[m]
	for i := w.place[m] - 1; i >= 0; i-- {
		o := w.order[i]
		x := &w.ms[o]
		if here.Sentence-x.Sentence > 1 {
			break
		}
		s := w.sent(o)
		if x.Entity < 0 || x.Kind == readout.Demonym || phrase.Rel(s.Tokens[x.Head].Rel) != "nsubj" {
			continue
		}
		group = group[:0]
		for _, h := range phrase.Members(s, x.Head) {
			for _, c := range w.bySent[x.Sentence] {
				if y := &w.ms[c]; y.Head == h && y.Entity >= 0 && (y.Sentence < here.Sentence || y.End <= here.First) {
					group = appendNew(group, y.Entity)
				}
			}
		}
		if len(group) > 1 {
			return group, o
		}
	}
	return nil, 0
}

func appendNew(list []int, x int) []int {
	for _, y := range list {
		if x == y {
			return list
		}
	}
	return append(list, x)
}

// group returns the entity that stands for several others, made where there
// is none yet.
func (w *work) group(members []int, name string) int {
	for e := range w.ents {
		if x := &w.ents[e]; len(x.Members) == len(members) && !x.gone {
			same := true
			for i := range members {
				same = same && x.Members[i] == members[i]
			}
			if same {
				return e
			}
		}
	}
	e := w.add(entity{Entity: readout.Entity{Name: name, Kind: readout.Description, Members: append([]int(nil), members...), Basis: w.nameAll(members)}, plural: true})
	w.ents[e].human = true
	for _, x := range members {
		w.ents[e].human = w.ents[e].human && w.ents[x].human
	}
	return e
}

func (w *work) nameAll(list []int) string {
	var names []string
	for _, e := range list {
		names = append(names, w.ents[e].Name)
	}
	return strings.Join(names, " and ")
}

// relative links who and which to the phrase that their clause belongs to.
func (w *work) relative(f *found) {
	x := &w.ms[f.m]
	s := w.sent(f.m)
	k := x.Head
	for n := 0; n < 6 && k >= 0; n++ {
		if r := s.Tokens[k].Rel; r == "acl:relcl" || r == "acl" && n > 0 {
			k = s.Tokens[k].Head
			for i := w.place[f.m] - 1; i >= 0; i-- {
				o := w.order[i]
				y := &w.ms[o]
				if y.Sentence != x.Sentence {
					break
				}
				if k >= y.First && k < y.End && y.Entity >= 0 && (y.Head == k || s.Tokens[k].Tag == "PROPN") {
					w.link(f.m, y.Entity, f.word+" = "+w.ents[y.Entity].Name)
					return
				}
			}
			return
		}
		k = s.Tokens[k].Head
	}
	// "A, who was B": without a relative clause in the tree, the person named
	// right before the comma.
	if f.word == "who" && x.First >= 2 && s.Tokens[x.First-1].Form == "," {
		if o := w.at[x.Sentence][x.First-2]; o >= 0 && w.ms[o].Kind == readout.Person && w.ms[o].Entity >= 0 {
			w.link(f.m, w.ms[o].Entity, f.word+" = "+w.ents[w.ms[o].Entity].Name)
		}
	}
}

// first links I and we within a quotation to its speaker.
func (w *work) first(f *found) {
	if _, quoted := w.quoted(f.m); !quoted {
		return
	}
	sp := w.speaker(f.m)
	if sp < 0 {
		return
	}
	switch f.word {
	case "i", "me", "my", "myself":
		if w.ents[sp].human && !w.ents[sp].plural {
			w.link(f.m, sp, f.word+" = "+w.ents[sp].Name+", who speaks")
		}
	default:
		w.link(f.m, sp, f.word+" = the side of "+w.ents[sp].Name+", who speaks")
	}
}

// quoted reports whether mention m stands in quotation marks, and where they
// open.
func (w *work) quoted(m int) (int, bool) {
	if w.quotes == nil {
		w.markQuotes()
	}
	x := &w.ms[m]
	q := w.quotes[x.Sentence][x.First]
	return q - 1, q > 0
}

// markQuotes notes for every token whether it stands in quotation marks (a
// running number, 0 outside). A quotation in straight marks ends with its
// paragraph, one in curly marks may run on.
func (w *work) markQuotes() {
	w.quotes = make([][]int, len(w.doc.Sentences))
	number, open, curly, para := 0, false, 0, -2
	for si := range w.doc.Sentences {
		s := &w.doc.Sentences[si]
		if s.Paragraph != para {
			if open && (curly == 0 || si-curly > 8) {
				open = false
			}
			para = s.Paragraph
		}
		w.quotes[si] = make([]int, len(s.Tokens))
		for k := range s.Tokens {
			switch s.Tokens[k].Form {
			case "\"", "''", "``":
				open = !open
				if open {
					number++
					curly = 0
				}
				continue
			case "“", "«", "„":
				if !open {
					number++
				}
				open, curly = true, si+1
				continue
			case "”", "»":
				open = false
				continue
			}
			if open {
				w.quotes[si][k] = number
			}
		}
	}
}

// speaker returns the entity that says the quotation that mention m stands
// in: the subject of a verb of saying outside of the marks, in the sentence
// of the mention, where the quotation begins or ends, else right before or
// after it in the same paragraph; -1 where nobody is named.
func (w *work) speaker(m int) int {
	x := &w.ms[m]
	q := w.quotes[x.Sentence][x.First]
	has := func(si int) bool {
		for _, n := range w.quotes[si] {
			if n == q {
				return true
			}
		}
		return false
	}
	first, last := x.Sentence, x.Sentence
	for first > 0 && x.Sentence-first < 8 && has(first-1) {
		first--
	}
	for last+1 < len(w.doc.Sentences) && last-x.Sentence < 8 && has(last+1) {
		last++
	}
	for _, si := range [...]int{x.Sentence, first, last} {
		if e := w.says(si); e >= 0 {
			return e
		}
	}
	para := w.doc.Sentences[first].Paragraph
	if first > 0 && w.doc.Sentences[first-1].Paragraph == para {
		if e := w.says(first - 1); e >= 0 {
			return e
		}
	}
	if last+1 < len(w.doc.Sentences) && w.doc.Sentences[last+1].Paragraph == para {
		return w.says(last + 1)
	}
	return -1
}

// says returns the entity that is the subject of the verb of saying in a
// sentence, outside of quotation marks.
func (w *work) says(si int) int {
	s := &w.doc.Sentences[si]
	for _, o := range w.bySent[si] {
		y := &w.ms[o]
		if y.Entity < 0 || w.quotes[si][y.Head] > 0 || y.Kind == readout.Demonym {
			continue
		}
		t := &s.Tokens[y.Head]
		if y.Kind == readout.Person {
			t = &s.Tokens[carrier(s, y.Head)]
		}
		if phrase.Rel(t.Rel) != "nsubj" || t.Head < 0 || !saying(s.Tokens[t.Head].Lemma) {
			continue
		}
		return y.Entity
	}
	return -1
}

func saying(lemma string) bool {
	switch lemma {
	case "say", "tell", "add", "state", "note", "stress", "declare", "announce", "explain", "comment", "warn", "argue", "insist", "claim", "write", "tweet", "reply", "ask", "continue", "conclude", "emphasize", "emphasise", "remark", "reiterate", "urge", "call", "point", "respond", "recall", "underline", "underscore", "believe", "think", "post", "report", "assure", "promise", "accuse", "deny", "admit", "acknowledge", "quote", "cite", "express":
		return true
	}
	return false
}

// person roles that a word covers.
func (w *work) fits(r *role, x *entity) bool {
	if !x.human || x.plural {
		return false
	}
	if r.country != "" && x.Country != "" && r.country != x.Country {
		return false
	}
	if g := genderOf(r.head); g != 0 && x.gender != 0 && g != x.gender {
		return false
	}
	offices := []string{}
	if x.entry != nil {
		offices = append(offices, x.entry.Office)
	}
	for _, have := range x.roles {
		offices = append(offices, have.words, have.text)
	}
	if x.Office != "" {
		offices = append(offices, x.Office)
	}
	for _, o := range offices {
		if covers(r.words, r.head, o) {
			return true
		}
	}
	return false
}

// covers reports whether role words may mean the holder of an office: "the
// minister" a foreign minister, "the leader" a president, "the diplomat" an
// ambassador.
func covers(words, head, held string) bool {
	if sameOffice(words, held) {
		return true
	}
	held = strings.ToLower(held)
	o := "|" + office(held) + "|"
	has := func(list ...string) bool {
		for _, s := range list {
			if strings.Contains(o, s) || strings.Contains(held, s) {
				return true
			}
		}
		return false
	}
	single := words == head
	switch head {
	case "minister":
		return single && has("minister", "secretary of state", "foreign secretary")
	case "president":
		return single && has("|president|")
	case "secretary":
		return single && has("secretary")
	case "leader", "head", "chief", "boss", "strongman", "ruler":
		return has("|president|", "|prime minister|", "|monarch|", "leader", "chairman", "chief", "head of", "commander", "ruler", "secretary general", "supreme leader")
	case "premier", "chancellor":
		return single && has("|prime minister|")
	case "diplomat", "envoy":
		return has("ambassador", "foreign minister", "envoy", "diplomat", "representative", "consul", "attach")
	case "politician", "statesman":
		return has("minister", "president", "senator", "leader", "member", "mayor", "governor", "politician", "deputy", "lawmaker", "candidate")
	case "lawmaker", "legislator", "parliamentarian", "mp":
		return has("senator", "member", "deputy", "lawmaker", "congress", "mp")
	case "official":
		return has("official", "spokes", "minister", "secretary", "director", "commissioner", "adviser", "advisor", "head of", "chief", "governor", "mayor", "representative")
	case "spokesman", "spokeswoman", "spokesperson":
		return has("spokes")
	case "general", "commander", "colonel", "admiral", "officer":
		return has("general", "command", "colonel", "admiral", "chief of", "officer", "captain", "major")
	case "chairman", "chairwoman", "chairperson", "chair", "director", "governor", "mayor", "ambassador", "king", "queen", "senator", "candidate", "prosecutor", "judge", "journalist", "activist", "lawyer", "attorney", "founder", "author", "suspect", "professor", "scientist", "economist", "analyst", "bishop", "pope", "cleric", "imam", "prince", "dictator", "negotiator", "adviser", "advisor", "aide", "speaker", "dissident", "whistleblower", "commissioner":
		return single && has(head)
	}
	return false
}

// resolveDescription links a description.
func (w *work) resolveDescription(f *found) {
	x := &w.ms[f.m]
	r := &f.role
	text := w.words(f.m)
	if f.pair == 3 {
		w.pairOf(f)
		return
	}
	if f.pair == 2 && (f.definite || w.both(f.m)) && (isSide(w.sent(f.m).Tokens[x.Head].Form) || r.flags&actors.Office != 0) || r.plural && f.definite && (r.head == "sides" || r.head == "side" || r.words == "party" || r.words == "parties") && r.country == "" {
		if w.pairOf(f) {
			return
		}
	}
	if r.plural {
		w.sameDescription(f, text)
		return
	}
	switch {
	case isCountry(r.head) && f.definite && r.country == "":
		if e := w.theCountry(f.m); e >= 0 {
			w.link(f.m, e, text+" = "+w.ents[e].Name)
			return
		}
	case r.human() && f.definite:
		if w.thePerson(f, text) {
			return
		}
	case r.flags&actors.Body != 0 && f.definite:
		if w.theBody(f, text) {
			return
		}
	}
	w.sameDescription(f, text)
}

// both reports whether a description begins with "both".
func (w *work) both(m int) bool {
	s := w.sent(m)
	for k := w.ms[m].First; k < w.ms[m].Head; k++ {
		if strings.EqualFold(s.Tokens[k].Form, "both") {
			return true
		}
	}
	return false
}

func isCountry(head string) bool { return head == "country" || head == "nation" }

// thePerson links "the minister" to a person of that office before it, or to
// the one whom the tables know in it.
func (w *work) thePerson(f *found, text string) bool {
	r := &f.role
	if r.org >= 0 && r.country == "" {
		return false
	}
	span := 4
	if r.country != "" {
		span = 60
	}
	w.counterpart(f)
	if r.former || kin(r.head) || !r.of && (r.words == "head" || r.words == "chief" || r.words == "body" || r.words == "chair" || r.words == "general") {
		return false // "the head" may be one on shoulders
	}
	list := w.candidates(f.m, span, func(e, o int) bool {
		return w.fits(r, &w.ents[e]) && !w.barred(f.m, o) && (w.ents[e].Kind == readout.Person || w.within(f.m, e))
	})
	if a, ok := choose(list, 1); ok {
		x := &w.ents[a.entity]
		w.link(f.m, a.entity, text+" = "+x.Name)
		if r.country != "" && x.Country == "" {
			x.Country, x.Basis = r.country, "called "+text
		}
		return true
	}
	if len(list) > 0 || r.country == "" || w.day == "" {
		return false
	}
	// Nobody named so far: the tables may know who held the office that day.
	name := office(r.words)
	if r.flags&actors.Office == 0 || name == "" || strings.Contains(name, "|") || strings.HasPrefix(name, "deputy ") {
		return false
	}
	var holder *actors.Entry
	for _, h := range w.table.Holders(r.country, name, w.day) {
		if !sameOffice(name, h.Office) {
			continue
		}
		if holder != nil && holder.Name != h.Name {
			return false
		}
		holder = h
	}
	if holder == nil {
		return false
	}
	for e := range w.ents {
		if y := &w.ents[e]; !y.gone && y.entry != nil && y.entry.Name == holder.Name {
			w.link(f.m, e, text+" = "+holder.Name)
			return true
		}
	}
	e := w.add(entity{Entity: readout.Entity{Name: holder.Name, Kind: readout.Person}, parts: bare(nameParts(holder.Name)), human: true})
	y := &w.ents[e]
	y.entry, y.entries = holder, []*actors.Entry{holder}
	y.gender = w.genders[y.parts[0]]
	w.factsOf(y)
	w.link(f.m, e, "held the office on "+w.day)
	return true
}

// counterpart gives "his Russian counterpart" the office of him whose
// counterpart it is.
func (w *work) counterpart(f *found) {
	r := &f.role
	if r.head != "counterpart" || r.country == "" {
		return
	}
	x := &w.ms[f.m]
	for _, o := range w.bySent[x.Sentence] {
		y := &w.ms[o]
		if o == f.m || y.First < x.First || y.End > x.Head || y.Entity < 0 || !w.ents[y.Entity].human {
			continue
		}
		if held := w.ents[y.Entity].Office; held != "" && !strings.HasPrefix(held, "former") {
			r.words, r.text, r.flags = strings.ToLower(held), held, r.flags|actors.Office
			r.head = lastWord(r.words)
			return
		}
	}
}

// theBody links "the ministry", "the group" to the last body of that kind.
func (w *work) theBody(f *found, text string) bool {
	r := &f.role
	if r.org >= 0 {
		return false
	}
	list := w.candidates(f.m, 3, func(e, o int) bool {
		x := &w.ents[e]
		if x.plural || x.human || r.country != "" && x.Country != "" && r.country != x.Country {
			return false
		}
		if x.Kind == readout.Description {
			return r.country == "" && w.headOf(e) == r.head && w.within(f.m, e)
		}
		return x.Kind == readout.Organisation && w.isBody(x, r) && w.bareBody(f.m, x, r)
	})
	if a, ok := choose(list, 2); ok {
		w.link(f.m, a.entity, text+" = "+w.ents[a.entity].Name)
		return true
	}
	return false
}

// bareBody reports whether a description says no more of a body than its name
// does: "the party", "the Russian ministry", but not "the Brexit movement" of
// a party.
func (w *work) bareBody(m int, x *entity, r *role) bool {
	name := nameParts(x.Name)
	s := w.sent(m)
	for k := w.ms[m].First; k < w.ms[m].End; k++ {
		t := &s.Tokens[k]
		if k == w.ms[m].Head || w.at[w.ms[m].Sentence][k] >= 0 || t.Tag != "NOUN" && t.Tag != "ADJ" && t.Tag != "PROPN" {
			continue
		}
		if word := fold(t.Form); !contains(name, word) && !strings.Contains(r.words, word) {
			return false
		}
	}
	return true
}

// headOf returns the role head of the first description of an entity.
func (w *work) headOf(e int) string {
	if len(w.ents[e].roles) > 0 {
		return w.ents[e].roles[0].head
	}
	return ""
}

// isBody reports whether an organisation may be called by a role word: its
// name ends in it, or the tables say that it is such a thing.
func (w *work) isBody(x *entity, r *role) bool {
	name := " " + fold(x.Name) + " "
	if x.entry != nil {
		name += fold(x.entry.Office) + " "
	}
	if strings.Contains(name, " "+fold(r.head)+" ") || strings.Contains(name, fold(r.words)) {
		return true
	}
	kind := actors.Kind("")
	if x.entry != nil {
		kind = x.entry.Kind
	}
	switch r.head {
	case "group", "movement", "militia", "organisation", "organization":
		return kind == actors.Group || r.head[0] == 'o' && kind == actors.Organisation && w.table.State(x.Country) == nil
	case "bloc", "alliance", "union":
		return kind == actors.Organisation && w.table.State(x.Country) == nil
	case "company", "firm", "corporation":
		return kind == actors.Company || x.Sector == "PRM" && r.head == "company"
	case "body", "institution":
		return kind == actors.Organisation
	case "newspaper", "agency", "broadcaster", "magazine":
		return kind == actors.Media
	case "party":
		return kind == actors.Group && (x.Sector == "PTY" || x.Sector == "OPP" || x.Sector == "GOV" || x.Sector == "LEG")
	}
	return false
}

// theCountry finds the state that "the country" means: the last one named, if
// no other was near.
func (w *work) theCountry(m int) int {
	list := w.candidates(m, 2, func(e, o int) bool {
		x := &w.ents[e]
		return x.Kind == readout.Location && w.bySt[x.Country] == e && x.Country != "" && !x.gone
	})
	if a, ok := choose(list, 2); ok {
		return a.entity
	}
	return -1
}

// sameDescription gives a description the entity of an earlier one in the
// same words, or one of its own.
func (w *work) sameDescription(f *found, text string) {
	r := &f.role
	if f.definite {
		for i := w.place[f.m] - 1; i >= 0; i-- {
			o := w.order[i]
			y := &w.ms[o]
			if w.ms[f.m].Sentence-y.Sentence > 5 {
				break
			}
			if y.Kind != readout.Description || y.Entity < 0 || y.Sentence == w.ms[f.m].Sentence && y.End > w.ms[f.m].First {
				continue
			}
			x := &w.ents[y.Entity]
			if x.Kind != readout.Description || len(x.Members) > 0 || x.plural != r.plural || len(x.roles) == 0 {
				continue
			}
			have := &x.roles[0]
			if have.words == r.words && !kin(r.head) && w.within(f.m, y.Entity) && (r.country == "" || r.country == have.country) && (r.org < 0 || r.org == have.org) {
				w.link(f.m, y.Entity, "as "+x.Name+" before")
				return
			}
		}
	}
	e := w.add(entity{Entity: readout.Entity{Name: text, Kind: readout.Description, Country: r.country, Sector: r.sector},
		roles: []role{*r}, plural: r.plural, human: r.human() && (r.flags&actors.Body == 0 || oneHuman(r.head)), gender: genderOf(r.head)})
	x := &w.ents[e]
	if r.flags&actors.Office != 0 && r.human() {
		x.Office = r.text
		if r.former {
			x.Office = "former " + r.text
		}
	}
	if r.country == "" && r.org >= 0 {
		x.Country = w.ents[r.org].Country
	}
	if w.who != nil {
		y := &w.ms[f.m]
		if d, ok := w.who.Describe(w.doc, y.Sentence, y.Head, y.First, y.End); ok {
			x.Country, x.Sector, x.Ref = d.Country, d.Sector, d.Ref
			if d.Office != "" {
				x.Office = d.Office
			}
		}
	}
	if x.Country != "" || x.Sector != "" {
		x.Basis = "described as " + text
	}
	w.link(f.m, e, "description")
}

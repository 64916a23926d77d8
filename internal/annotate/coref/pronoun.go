package coref

import (
	"sort"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/actors"
	"github.com/readout-events/readout/internal/phrase"
)

// resolvePronoun links a pronoun.
func (w *work) resolvePronoun(f *found) {
	switch f.word {
	case "himself", "herself", "itself", "themselves":
		if w.reflexive(f) {
			return
		}
	}
	if firstPerson(f.word) {
		w.first(f)
		return
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
	if w.someoneHere(m) {
		return
	}
	if _, quoted := w.quoted(m); quoted {
		// Within a quotation the speaker is not "he".
		if sp := w.speaker(m); sp >= 0 {
			w.away(m, sp)
		}
	}
	last := -1 // who spoke last, where this one speaks
	speaks := w.speaks(m)
	if speaks {
		for si := w.ms[m].Sentence - 1; si >= 0 && si >= w.ms[m].Sentence-3 && last < 0; si-- {
			last = w.says(si)
		}
	}
	list := w.candidates(m, 3, func(e, o int) bool {
		x := &w.ents[e]
		if speaks && w.ms[o].Sentence == w.ms[m].Sentence {
			if _, in := w.quoted(o); in {
				return false // whoever is named in a quotation is not he who is quoted
			}
		}
		return x.human && !x.plural && (x.gender == 0 || x.gender == gender) && !w.barred(m, o) && w.not[m] != e+1
	})
	subject, prey := w.grade(m) == 3, w.meets(m)
	for i := range list {
		if w.ents[list[i].entity].gender == gender {
			list[i].score += 2
		}
		if prey && w.meets(list[i].m) {
			list[i].score += 4
		}
		if subject && w.main(list[i].m) && w.ms[list[i].m].Sentence == w.ms[m].Sentence-1 {
			list[i].score += 2 // who acted in the sentence before acts on
		}
		if len(w.ents[list[i].entity].mentions) > 2 {
			list[i].score++
		}
		if list[i].entity == last {
			list[i].score += 3
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

// someoneHere reports whether the verb above that of the pronoun has a person
// as subject whom nothing names: "[one of the intruders] ran before he was
// caught". He it is, and nobody of the sentences before.
func (w *work) someoneHere(m int) bool {
	x := &w.ms[m]
	s := w.sent(m)
	if x.Head != x.First || phrase.Rel(s.Tokens[x.Head].Rel) != "nsubj" {
		return false
	}
	v := s.Tokens[x.Head].Head
	for n := 0; v >= 0 && n < 3; n++ {
		if rel := phrase.Rel(s.Tokens[v].Rel); rel != "advcl" && rel != "conj" {
			return false
		}
		v = s.Tokens[v].Head
		if v < 0 {
			return false
		}
		for k := range s.Tokens[:x.Head] {
			t := &s.Tokens[k]
			if t.Head != v || phrase.Rel(t.Rel) != "nsubj" {
				continue
			}
			if o := w.at[x.Sentence][k]; o >= 0 && w.ms[o].Entity >= 0 {
				return false
			}
			if strings.EqualFold(t.Form, "one") && k+1 < len(s.Tokens) && s.Tokens[k+1].Form == "of" {
				return true
			}
			first := k
			for first > 0 && s.Tokens[first-1].Head == k {
				first--
			}
			if f := strings.ToLower(s.Tokens[first].Form); f != "a" && f != "an" {
				return false
			}
			r, _ := w.table.LongestRole(s, k, k+1)
			return r != nil && r.Flags&actors.Human != 0 && !r.Plural
		}
	}
	return false
}

// speaks reports whether a pronoun outside of quotations is the subject of a verb
// of saying: "...," he added.
func (w *work) speaks(m int) bool {
	if _, in := w.quoted(m); in {
		return false
	}
	s := w.sent(m)
	t := &s.Tokens[w.ms[m].Head]
	return t.Head >= 0 && saying(s.Tokens[t.Head].Lemma) && (phrase.Rel(t.Rel) == "nsubj" || inverted(s, w.ms[m].Head, t.Head))
}

// stands returns the token by which mention o stands in its sentence: that of the title or number
// which the tree makes the head ("two of the men").
func (w *work) stands(o int) int {
	s := w.sent(o)
	k := carrier(s, w.ms[o].Head)
	if counts(s, k) {
		k = s.Tokens[k].Head
	}
	return k
}

// main reports whether mention o is the subject of the verb that its sentence
// stands on.
func (w *work) main(o int) bool {
	s := w.sent(o)
	t := &s.Tokens[w.stands(o)]
	return phrase.Rel(t.Rel) == "nsubj" && t.Head >= 0 && s.Tokens[t.Head].Head < 0
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
	if phrase.Rel(a.Rel) == "nmod" && a.Head >= 0 && a.XTag == "PRP" {
		switch strings.ToLower(s.Tokens[a.Head].Form) {
		case "both", "all", "some", "none", "many", "most", "each", "one", "two", "three", "any", "several", "few": // "acquitted both of them"
			a = &s.Tokens[a.Head]
		}
	}
	if strings.HasSuffix(s.Tokens[x.Head].Form, "self") || strings.HasSuffix(s.Tokens[x.Head].Form, "selves") {
		return false
	}
	if phrase.Rel(a.Rel) == "nmod" || phrase.Rel(a.Rel) == "det" || a.XTag == "PRP$" {
		// "his" within the phrase of the mention itself
		return y.First <= x.First && x.End <= y.End || w.ofThePrey(m, o)
	}
	if a.Head == b.Head && a.Head >= 0 && a.Rel != "" && b.Rel != "" && phrase.Rel(b.Rel) != "advcl" {
		return true
	}
	if a.Rel == "conj" && (a.Head == y.Head || b.Rel == "conj" && b.Head == a.Head) || b.Rel == "conj" && b.Head == x.Head { // "the king and the minister" are two
		return true
	}
	// "The king phoned the envoy to thank him": the subject is shared.
	if v := a.Head; v >= 0 && a.Rel == "obj" && phrase.Rel(b.Rel) == "nsubj" && b.Head >= 0 && s.Tokens[v].Head == b.Head && (s.Tokens[v].Rel == "xcomp" || s.Tokens[v].Rel == "advcl") && s.Tokens[v].XTag == "VB" && callsUp(s.Tokens[b.Head].Lemma) {
		return true
	}
	// "The king received the envoy and thanked him": the subject is shared.
	if v := a.Head; v >= 0 && (a.Rel == "obj" || a.Rel == "iobj") && phrase.Rel(b.Rel) == "nsubj" && s.Tokens[v].Rel == "conj" && s.Tokens[v].Head == b.Head {
		for k := range s.Tokens {
			if s.Tokens[k].Head == v && phrase.Rel(s.Tokens[k].Rel) == "nsubj" {
				return false
			}
		}
		return true
	}
	return false
}

// callsUp reports whether a verb tells that somebody speaks to another from afar or goes to him.
func callsUp(lemma string) bool {
	switch lemma {
	case "call", "phone", "telephone", "ring", "contact", "visit", "meet", "write", "cable", "text":
		return true
	}
	return false
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
	if h := s.Tokens[x.Head].Head; f.word == "it" && h >= 0 && s.Tokens[h].Lemma == "add" && s.Tokens[x.Head].Rel == "nsubj" {
		w.quoted(m)
		for si := x.Sentence - 1; si >= 0 && si >= x.Sentence-3; si-- { // who said the last thing adds another
			if e := w.says(si); e >= 0 {
				if !w.ents[e].human && !w.ents[e].plural {
					w.link(m, e, f.word+" = "+w.ents[e].Name)
					return
				}
				break
			}
		}
	}
	if o := w.whoseVoice(m); f.word == "it" && o >= 0 {
		w.link(m, w.ms[o].Entity, f.word+" = "+w.ents[w.ms[o].Entity].Name)
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
	// "Israel thanked Qatar. Its army ...": the subject's.
	owns := f.word == "its" && x.First == 0 && w.ms[list[0].m].Sentence == x.Sentence-1 && w.grade(list[0].m) == 3 && s.Tokens[x.Head].Head >= 0 &&
		w.described[[2]int{x.Sentence, s.Tokens[x.Head].Head}] && gradeOf(s, s.Tokens[x.Head].Head, 0) == 3
	acts := owns || f.word == "it" && w.ms[list[0].m].Sentence != x.Sentence && w.acts(m) && w.grade(list[0].m) == 3
	if list[0].score < 24 && len(list) > 1 && !acts && !(f.word == "its" && w.ms[list[0].m].Sentence == x.Sentence) {
		return // no subject, and others about
	}
	if !owns && w.ms[list[0].m].Sentence != x.Sentence && (f.word != "it" || w.grade(m) != 3 || w.grade(list[0].m) != 3) {
		return
	}
	if a, ok := choose(list, margin); ok {
		least := 2
		if f.word == "its" {
			least = 3
		}
		if !acts && w.otherThing(m, a.m, least) {
			return
		}
		w.link(m, a.entity, f.word+" = "+w.ents[a.entity].Name)
	}
}

// acts reports whether pronoun m is the subject of a verb that only persons
// and bodies do: "it urged", "they accuse".
func (w *work) acts(m int) bool {
	s := w.sent(m)
	t := &s.Tokens[w.ms[m].Head]
	if t.Rel != "nsubj" || t.Head < 0 {
		return false
	}
	switch s.Tokens[t.Head].Lemma {
	case "accuse", "urge", "condemn", "criticize", "criticise", "denounce", "deny", "demand", "vow", "pledge", "promise", "threaten", "blame", "allege", "insist", "call",
		"warn", "ask", "appeal", "reject", "refuse", "announce", "say", "add", "agree", "offer", "welcome", "praise", "thank", "invite", "summon", "expel", "impose", "deploy",
		"send", "pardon", "arrest", "detain", "jail", "sentence", "charge", "sue", "want", "seek", "plan", "intend", "decide", "vote", "order", "recall", "recognise", "recognize",
		"lodge", "protest", "claim", "argue", "believe", "hope", "abduct", "kidnap", "withdraw", "release", "free", "execute", "request", "propose", "suggest", "decline",
		"support", "back", "donate", "ban", "retaliate", "apologise", "apologize", "regret", "oppose", "complain", "lament", "decry", "deplore", "reiterate", "admit", "acknowledge",
		"meet", "discuss", "exchange", "sign", "express", "stress", "emphasize", "emphasise", "underline", "underscore", "review", "talk", "speak", "reaffirm", "negotiate", "visit", "congratulate",
		"commend", "applaud", "hail", "voice", "encourage", "instruct", "tell", "consult", "affirm", "adopt":
		return true
	case "hold", "have", "conduct":
		for k := t.Head + 1; k < len(s.Tokens); k++ {
			if o := &s.Tokens[k]; o.Head == t.Head && o.Rel == "obj" {
				switch strings.ToLower(o.Lemma) {
				case "talk", "talks", "meeting", "discussion", "negotiation", "consultation", "conversation", "summit", "exchange":
					return true
				}
			}
		}
	}
	return false
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

// pleonastic reports whether "it" at token k stands for nothing: "it is
// necessary to", "it seems that".
func pleonastic(s *readout.Sentence, k int) bool {
	t := &s.Tokens[k]
	if t.Head >= 0 && phrase.OfPersons(strings.ToLower(s.Tokens[t.Head].Form)) {
		return false
	}
	if phrase.Rel(t.Rel) == "expl" {
		return true
	}
	if phrase.Rel(t.Rel) != "nsubj" || t.Head < 0 {
		return false
	}
	h := &s.Tokens[t.Head]
	switch h.Lemma {
	case "seem", "appear", "happen", "rain", "snow", "emerge", "matter", "transpire":
		return true
	case "turn":
		return t.Head+1 < len(s.Tokens) && s.Tokens[t.Head+1].Form == "out"
	case "take": // "it takes time"
		for i := t.Head + 1; i < len(s.Tokens) && i < t.Head+5; i++ {
			if temporal(s.Tokens[i].Lemma) {
				return true
			}
		}
		return false
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

// temporal reports whether a noun is a measure of time or trouble, as in "it
// took two years".
func temporal(lemma string) bool {
	switch lemma {
	case "time", "year", "month", "week", "day", "hour", "minute", "second", "decade", "effort", "courage", "while", "moment", "long":
		return true
	}
	return false
}

// several links they to a plural description, to a pair that stands together
// as subject, or to a body that is many (police, team, government).
func (w *work) several(f *found) {
	m := f.m
	if f.word == "they" && w.bothBefore(m) {
		return
	}
	span := 2
	if f.word == "themselves" {
		span = 0
	}
	list := w.candidates(m, span, func(e, o int) bool {
		x := &w.ents[e]
		if w.barred(m, o) || w.ms[o].Kind == readout.Demonym && !x.plural && !w.peoples(o) {
			return false
		}
		return x.plural || w.peoples(o) || x.Kind == readout.Organisation || x.Kind == readout.Description && !x.human
	})
	subject := w.sent(m).Tokens[w.ms[m].Head].Rel == "nsubj"
	before := func(o int) bool { // whoever acted in the sentence before acts on
		return subject && w.ms[o].Sentence == w.ms[m].Sentence-1 && w.main(o)
	}
	prey := w.meets(m)
	for i := range list {
		if w.ents[list[i].entity].plural || w.peoples(list[i].m) {
			list[i].score += 5
		}
		if prey && w.meets(list[i].m) {
			list[i].score += 6
		}
		if before(list[i].m) {
			list[i].score += 3
		}
	}
	sort.SliceStable(list, func(a, b int) bool { return list[a].score > list[b].score })
	// A subject of several persons or states: "Wang and Lavrov ... they".
	if group, at := w.joint(m); len(group) > 1 {
		score := 20 - 4*(w.ms[m].Sentence-w.ms[at].Sentence) + 9
		if before(at) {
			score += 3
		}
		if len(list) == 0 || score > list[0].score {
			e := w.group(group, w.words(m))
			w.link(m, e, f.word+" = "+w.nameAll(group))
			return
		}
	}
	if o := w.whoTells(m); o >= 0 {
		w.link(m, w.ms[o].Entity, f.word+" = "+w.ents[w.ms[o].Entity].Name)
		return
	}
	if f.word == "they" && !w.anyPlural(list) && w.forTheirs(m) {
		return
	}
	if len(list) > 0 && w.grade(list[0].m) < 2 && len(list) > 1 && !(prey && w.meets(list[0].m)) {
		return
	}
	if a, ok := choose(list, 2); ok {
		if !((w.acts(m) || w.fights(m)) && w.grade(a.m) == 3) && !(prey && w.meets(a.m)) && w.otherThings(m, a.m) || !w.ents[a.entity].plural && !w.peoples(a.m) && w.grade(a.m) < 3 {
			return
		}
		w.link(m, a.entity, f.word+" = "+w.ents[a.entity].Name)
	}
}

// sayer returns the verb of saying that what pronoun m is the subject of completes: "said" of
// "said it will"; -1 where there is none.
func (w *work) sayer(m int) int {
	s := w.sent(m)
	t := &s.Tokens[w.ms[m].Head]
	if phrase.Rel(t.Rel) != "nsubj" || t.Head < 0 || s.Tokens[t.Head].Rel != "ccomp" {
		return -1
	}
	v := s.Tokens[t.Head].Head
	if v < 0 || !saying(s.Tokens[v].Lemma) {
		return -1
	}
	return v
}

// voice returns the token of who says what pronoun m is the subject of: "the minister" of "the minister said
// it will"; -1 where nobody does.
func (w *work) voice(m int) int {
	v := w.sayer(m)
	if v < 0 {
		return -1
	}
	return w.subjectOf(w.sent(m), v)
}

// anyPlural reports whether one of the candidates stands for several.
func (w *work) anyPlural(list []antecedent) bool {
	for i := range list {
		if w.ents[list[i].entity].plural || w.peoples(list[i].m) {
			return true
		}
	}
	return false
}

// forTheirs links they to the body, or else the person, who speaks for them: "the union's chairman said they will
// not give in". It reports whether somebody does.
func (w *work) forTheirs(m int) bool {
	o := w.whoseVoice(m)
	if who := w.voice(m); o < 0 && who >= 0 {
		for _, k := range w.bySent[w.ms[m].Sentence] {
			if y := &w.ms[k]; y.Entity >= 0 && y.Kind != readout.Pronoun && y.Head == who && w.ents[y.Entity].human {
				o = k
			}
		}
	}
	if o < 0 {
		return false
	}
	w.link(m, w.ms[o].Entity, "they = "+w.ents[w.ms[o].Entity].Name)
	return true
}

// whoseVoice returns the mention of the state or body whose president, minister
// or spokesman says what pronoun m is the subject of: "Turkey's president says
// it will"; -1 where there is none.
func (w *work) whoseVoice(m int) int {
	who := w.voice(m)
	s := w.sent(m)
	if who < 0 || s.Tokens[s.Tokens[w.ms[m].Head].Head].Tag != "VERB" {
		return -1
	}
	owner, person := -1, false
	for _, o := range w.bySent[w.ms[m].Sentence] {
		y := &w.ms[o]
		if y.Entity < 0 {
			continue
		}
		person = person || y.Head == who && w.ents[y.Entity].human
		if c := &s.Tokens[carrier(s, y.Head)]; c.Head == who && c.Rel == "nmod:poss" && (y.Kind == readout.Location || y.Kind == readout.Organisation) {
			owner = o
		}
	}
	if !person {
		return -1
	}
	return owner
}

// whoTells returns the mention of several people who tell what pronoun m is the
// subject of: "Nurses left the wards, saying they would not return"; -1 where
// nobody does.
func (w *work) whoTells(m int) int {
	v := w.sayer(m)
	x, s := &w.ms[m], w.sent(m)
	for n := 0; n < 3 && v >= 0; n++ {
		for _, o := range w.bySent[x.Sentence] {
			y := &w.ms[o]
			if y.First >= x.First || y.Entity < 0 || y.Kind == readout.Pronoun || (!w.ents[y.Entity].plural || !w.ents[y.Entity].human) && !groupOf(s, y.Head) {
				continue
			}
			if h := &s.Tokens[y.Head]; h.Head == v && h.Rel == "nsubj" {
				return o
			}
		}
		if r := s.Tokens[v].Rel; r != "advcl" && r != "conj" && r != "xcomp" || w.subjectOf(s, v) >= 0 {
			return -1
		}
		v = s.Tokens[v].Head
	}
	return -1
}

// groupOf reports whether the noun at token k is a group of several: "a group
// of officers".
func groupOf(s *readout.Sentence, k int) bool {
	switch s.Tokens[k].Lemma {
	case "group", "band", "team", "crowd", "delegation", "unit":
	default:
		return false
	}
	for i := k + 1; i < len(s.Tokens); i++ {
		if t := &s.Tokens[i]; t.Head == k && t.Rel == "nmod" && (t.XTag == "NNS" || t.XTag == "NNPS") {
			return true
		}
	}
	return false
}

// subjectOf returns the subject of the verb at token v, -1 where it has none.
func (w *work) subjectOf(s *readout.Sentence, v int) int {
	for k := range s.Tokens {
		if s.Tokens[k].Head == v && phrase.Rel(s.Tokens[k].Rel) == "nsubj" {
			return k
		}
	}
	return -1
}

// fights reports whether pronoun m is the subject of a verb that only people
// do with their hands: "they shot at", "they stormed".
func (w *work) fights(m int) bool {
	s := w.sent(m)
	t := &s.Tokens[w.ms[m].Head]
	if t.Rel != "nsubj" || t.Head < 0 {
		return false
	}
	switch s.Tokens[t.Head].Lemma {
	case "shoot", "kill", "attack", "storm", "raid", "loot", "torch", "ransack", "hit", "lash", "slam", "torment", "evict", "chant", "march", "rally", "clash", "ambush", "behead", "torture", "rape", "capture", "seize", "patrol", "tell", "shout", "gather", "resign", "flee", "surrender", "fight", "retreat", "lynch", "stab", "rob", "occupy", "barricade":
		return true
	}
	return false
}

// bothBefore links they, where they talk or agree, to the two persons of
// different states that their sentence names before them: "Of his meeting with
// Wang, Lavrov said they discussed trade".
func (w *work) bothBefore(m int) bool {
	x := &w.ms[m]
	s := w.sent(m)
	t := &s.Tokens[x.Head]
	if phrase.Rel(t.Rel) != "nsubj" || t.Head < 0 {
		return false
	}
	switch s.Tokens[t.Head].Lemma {
	case "discuss", "agree", "talk", "meet", "exchange", "speak", "review", "negotiate":
	default:
		return false
	}
	people := w.peopleIn(x.Sentence, x.First)
	for back := 1; back <= 4 && x.First < 2 && len(people) < 2 && x.Sentence-back >= 0; back++ { // "Sandu received Rutte on Monday. She thanked him. They also discussed ..."
		if people = w.peopleIn(x.Sentence-back, -1); people == nil {
			return false
		}
	}
	if !w.ofTwoStates(people) {
		return false
	}
	w.link(m, w.group(people, w.words(m)), "they = "+w.nameAll(people))
	return true
}

// peopleIn returns the persons whom a sentence names before a token, anywhere
// where that is -1; nil where it names a group of them.
func (w *work) peopleIn(si, before int) []int {
	out := []int{}
	for _, o := range w.bySent[si] {
		y := &w.ms[o]
		if before >= 0 && y.First >= before || y.Entity < 0 {
			continue
		}
		if w.ents[y.Entity].plural && w.ents[y.Entity].human {
			return nil
		}
		if w.ents[y.Entity].human {
			out = appendNew(out, y.Entity)
		}
	}
	return out
}

// peoples reports whether a mention is a word for people as such: "the Kurds",
// not "Kurdish".
func (w *work) peoples(o int) bool {
	x := &w.ms[o]
	t := &w.sent(o).Tokens[x.Head]
	return x.Kind == readout.Demonym && (t.Tag == "NOUN" || t.Tag == "PROPN") && strings.HasSuffix(t.Form, "s") && x.Head == x.End-1 && phrase.Rel(t.Rel) != "compound" && phrase.Rel(t.Rel) != "amod"
}

// joint finds the nearest subject, in this sentence before the pronoun or in
// the one before, that names several: "Wang Yi and Lavrov". at is the first
// of its mentions.
func (w *work) joint(m int) (group []int, at int) {
	here := w.ms[m]
	var aside []int
	there := 0
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
		if len(group) < 2 {
			continue
		}
		if x.Sentence == here.Sentence || w.main(o) {
			return append([]int(nil), group...), o
		}
		if aside == nil { // "A and B met at the palace, where C and D were present": they are A and B
			aside, there = append([]int(nil), group...), o
		}
	}
	return aside, there
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

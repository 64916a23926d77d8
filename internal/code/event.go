package code

import (
	"slices"
	"sort"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook"
	"github.com/readout-events/readout/internal/actor"
	"github.com/readout-events/readout/internal/annotate/quote"
	"github.com/readout-events/readout/internal/clause"
	"github.com/readout-events/readout/internal/phrase"
)

// event is a report in the making.
type event struct {
	clause           int
	rule             *codebook.Rule
	ruleName         string
	typ, mode, cameo string
	actor, recipient []readout.Participant
	about            []readout.Participant
	status           string
	why              []string // how the status came about
	within           *event
	teller           []readout.Participant // who tells it within the sentence: "X accuses Y of ..."
	words            []int                 // tokens of the trigger, in order
	nominal          bool
	merged           []int // clauses of what was joined to it
	m                *match
}

// notRegions keeps the parties of which a country or a sector is known, where there
// are such.
func notRegions(ps []readout.Participant) []readout.Participant {
	var out []readout.Participant
	for i := range ps {
		if ps[i].Country != "" || ps[i].Sector != "" {
			out = append(out, ps[i])
		}
	}
	if len(out) == 0 {
		return ps
	}
	return out
}

// run finds all events of the sentence.
func (s *sentence) run() {
	for i := range s.clauses {
		s.event(i)
	}
	for i := range s.clauses {
		if ev := s.evs[i]; ev != nil && ev.clause == i && !(ev.nominal && s.taken[s.clauses[i].Pred]) {
			s.events = append(s.events, ev)
		}
	}
	s.dropNamed()
	s.means()
	s.purposes()
	s.alsoSanctioned()
	s.charged()
	s.shoulds()
	s.inTheStreet()
	s.demands()
	s.sameWords()
	s.allAsked()
	for _, ev := range s.events {
		s.mood(ev)
	}
	s.hosts()
	s.answered()
	s.rebukes()
	s.inSpeech()
	s.received()
	s.advice()
	s.asked()
	s.owed()
	s.whose()
	s.whenStruck()
	s.tolls()
	s.arrests()
	for _, ev := range s.events {
		s.locate(ev.actor, ev.recipient, ev.typ, ev.mode)
		mode := ev.mode
		if ev.typ == "REQUEST" && ordering(s.clauses[ev.clause].Lemma) {
			mode = "order"
		}
		s.locate(ev.recipient, ev.actor, ev.typ, mode)
	}
	for _, ev := range s.events {
		if ev.typ == "ASSAULT" && ev.mode == "" && len(ev.actor) > 0 && len(ev.recipient) == 1 && ev.recipient[0].Sector == "" && shareCountry(ev.recipient, ev.actor) && area(ev.recipient[0].Text) {
			ev.recipient = nil
		}
		s.flying(ev)
		if ev.typ == "PROTEST" && ev.mode == "strike" {
			for i := range ev.actor { // who strikes acts as labour: teachers, nurses
				if p := &ev.actor[i]; p.Sector == "MED" || p.Sector == "EDU" && !strings.Contains(strings.ToLower(p.Text), "student") && !strings.Contains(strings.ToLower(p.Text), "pupil") {
					p.Sector = "LAB"
				}
			}
		}
		for i := range ev.actor {
			s.ownMinistry(&ev.actor[i], ev)
		}
		s.notTheirs(ev)
		ev.recipient = s.notTellers(ev)
	}
	s.forces()
	s.atHome()
	s.retold()
	for _, ev := range s.events {
		if len(ev.actor) > 1 || len(ev.recipient) > 1 && ev.recipient[0].Text == ev.recipient[len(ev.recipient)-1].Text { // "deepening the ties between the two countries"
			ev.recipient = abroad(ev.recipient, ev.actor)
		}
	}
	for _, ev := range s.events {
		ev.recipient = notOwn(ev)
		if ev.typ == "RETREAT" && ev.mode == "disarm" && s.clauses[ev.clause].Passive && len(ev.actor) == 0 {
			ev.actor, ev.recipient = ev.recipient, nil // "the guerrillas have been demobilised"
		}
	}
	s.drop()
	s.hollow()
	s.private()
	sort.SliceStable(s.events, func(i, j int) bool { return s.events[i].words[0] < s.events[j].words[0] })
}

// notOwn leaves out the state that somebody speaks for: "his country's wish to
// work with Y".
func notOwn(ev *event) []readout.Participant {
	switch ev.typ {
	case "REQUEST", "ACCUSE", "THREATEN": // "called for Seoul's support for Beijing's plan", said by Beijing's envoy
		var out []readout.Participant
		for i := range ev.recipient {
			if p := &ev.recipient[i]; p.Country == "" || !shareCountry(ev.recipient[i:i+1], ev.actor) || p.Sector != "" && p.Sector != "GOV" {
				out = append(out, *p)
			}
		}
		if len(ev.actor) == 1 && stately(ev.actor) && len(out) > 0 && !shareCountry(out, ev.actor) {
			return out
		}
		return ev.recipient
	case "AGREE", "SUPPORT", "COOPERATE", "CONSULT", "AID", "REJECT":
	default:
		return ev.recipient
	}
	if len(ev.actor) == 0 {
		return ev.recipient
	}
	var out []readout.Participant
	for _, p := range ev.recipient {
		switch strings.ToLower(p.Text) {
		case "his country", "her country", "its country", "our country", "their country", "my country", "his government", "her government", "his people", "his nation", "her nation":
			continue
		}
		if ev.typ == "AGREE" && strings.Contains(ev.ruleName, "agree.txt") && p.Sector == "" && len(ev.actor) == 1 && ev.actor[0].Country == p.Country && p.Country != "" && ev.actor[0].Sector == "GOV" {
			continue
		}
		out = append(out, p)
	}
	return out
}

// stately reports whether all of the parties are states or speak for their governments.
func stately(ps []readout.Participant) bool {
	for i := range ps {
		if ps[i].Sector != "" && ps[i].Sector != "GOV" {
			return false
		}
	}
	return true
}

// sameWords drops, of two acts of one type and side that share words, the one
// that tells less: "remain committed" and "are committed to helping Y".
func (s *sentence) sameWords() {
	var out []*event
	for i, ev := range s.events {
		less := false
		for k, o := range s.events {
			if k == i || o.typ != ev.typ || !sameParties(o.actor, ev.actor) || len(ev.recipient) > 0 && !sameParties(o.recipient, ev.recipient) || len(o.recipient) == len(ev.recipient) && k > i || o.mode != ev.mode {
				continue
			}
			less = less || containsToken(o.words, s.clauses[ev.clause].Pred) || containsToken(ev.words, s.clauses[o.clause].Pred)
		}
		if less && ev.within == nil {
			for _, in := range s.events {
				if in.within == ev {
					less = false
				}
			}
		}
		if !less {
			out = append(out, ev)
		}
	}
	s.events = out
}

// allAsked puts within a request all that it asks for: "called on them to stand
// firm, to mount pickets and to show their will".
func (s *sentence) allAsked() {
	for _, ev := range s.events {
		if ev.typ != "REQUEST" || ev.nominal || ev.rule == nil {
			continue
		}
		for _, in := range s.events {
			c := &s.clauses[in.clause]
			if in == ev || in.within != nil || in.nominal || c.Kind != clause.Verb || c.Role != "comp" || c.Parent != ev.clause || c.Form != "infinitive" && c.Form != "finite" || c.Tense == "past" || c.Mark == "that" {
				continue
			}
			in.within = ev
			if in.status == readout.Actual {
				in.status = readout.Hypothetical
				in.why = append(in.why, "what is asked for")
			}
		}
	}
}

// atHome takes away the recipient of a deployment that is only where one's own
// forces are sent: "Polish troops were deployed in Warsaw".
func (s *sentence) atHome() {
	for _, ev := range s.events {
		if ev.typ != "MOBILIZE" || len(ev.actor) == 0 || ev.actor[0].Sector != "" && ev.actor[0].Sector != "GOV" && ev.actor[0].Sector != "MIL" && ev.actor[0].Sector != "COP" {
			continue
		}
		var out []readout.Participant
		for i, r := range ev.recipient {
			if (r.Sector == "" || r.Sector == "GOV" || r.Sector == "MIL") && r.Country != "" && shareCountry(ev.recipient[i:i+1], ev.actor) {
				continue
			}
			if r.Sector == "MIL" && (r.Country == "" || r.Basis != "" && r.Text == strings.ToLower(r.Text)) {
				continue // "the deployment of four battalions"
			}
			out = append(out, r)
		}
		ev.recipient = out
	}
}

// dropNamed drops what is coded of a verb that the pattern of another event names:
// "meet" of "refused to meet".
func (s *sentence) dropNamed() {
	sub := map[int]bool{}
	for _, ev := range s.events {
		if ev.m != nil && ev.m.sub > 0 && ev.m.sub != ev.clause {
			sub[ev.m.sub] = true
		}
	}
	if len(sub) == 0 {
		return
	}
	out := s.events[:0]
	for _, ev := range s.events {
		c := &s.clauses[ev.clause]
		if !sub[ev.clause] && !(c.Role == "comp" && sub[c.Parent] && c.Mark != "to") { // "sent to help evacuate"
			out = append(out, ev)
		}
	}
	s.events = out
}

// means drops a blow struck back of which the sentence tells how it was struck:
// "retaliated by banning imports".
func (s *sentence) means() {
	out := s.events[:0]
	for _, ev := range s.events {
		told := false
		switch s.clauses[ev.clause].Lemma {
		case "retaliate", "hit_back", "strike_back", "fire_back":
			for _, o := range s.events {
				c := &s.clauses[o.clause]
				told = told || o != ev && c.Parent == ev.clause && c.Mark == "by" && c.Role == "adverbial"
			}
		}
		if !told {
			out = append(out, ev)
		}
	}
	s.events = out
}

// purposes puts aside what a meeting or a promise was for: "flew to Y to meet
// its president" is one act, "accepted an invitation to visit Y" another.
func (s *sentence) purposes() {
	for k := range s.clauses {
		c, ev := &s.clauses[k], s.evs[k]
		if ev == nil || c.Form != "infinitive" || c.Role != "adverbial" && c.Role != "comp" || c.Parent < 0 || s.firstTo(c) {
			continue
		}
		p := s.evs[c.Parent]
		if p == nil || p == ev || ev.within != nil {
			continue
		}
		switch {
		case (p.typ == "AGREE" || p.typ == "SUPPORT" && s.clauses[p.clause].Tense == "future") && ev.typ != "ASSAULT" && c.Role == "adverbial":
			ev.within = p
		case p.typ == "REJECT" && p.clause == c.Parent && c.Role == "adverbial": // "rejected calls to resign"
			ev.within = p
		case p.typ == "CONSULT" && ev.typ == "CONSULT" && s.sameMeeting(p, ev):
			for i := range s.events {
				if s.events[i] == ev {
					s.events = append(s.events[:i:i], s.events[i+1:]...)
					break
				}
			}
			for _, in := range s.events {
				if in.within == ev {
					in.within = p
				}
			}
		}
	}
}

// alsoSanctioned drops a ban that stands in a row of sanctions: "extended its
// arms embargo, asset freeze and [travel ban]" is one act.
func (s *sentence) alsoSanctioned() {
	out := s.events[:0]
	for _, ev := range s.events {
		row := false
		if c := &s.clauses[ev.clause]; ev.typ == "COERCE" && ev.mode == "restrict" && c.Kind == clause.Noun && s.tok(c.Pred).Rel == "conj" {
			for _, p := range s.events {
				if p != ev && p.typ == "SANCTION" && p.m != nil && containsToken(p.m.words, s.tok(c.Pred).Head) {
					row = true
				}
			}
		}
		if !row {
			out = append(out, ev)
		}
	}
	s.events = out
}

// event returns what a clause is coded as, nil for nothing.
func (s *sentence) event(ci int) *event {
	if ci < 0 || s.state[ci] == 1 {
		return nil
	}
	if s.state[ci] == 2 {
		return s.evs[ci]
	}
	s.state[ci] = 1
	ev := s.find(ci)
	s.evs[ci] = ev
	s.state[ci] = 2
	return ev
}

func (s *sentence) find(ci int) *event {
	c := &s.clauses[ci]
	if s.bare(c) || c.Role == "attribute" && c.Form == "gerund" && len(c.Obj) == 0 && (c.Lemma == "protest" || c.Lemma == "strike" || c.Lemma == "oppose" || c.Lemma == "attack" || c.Lemma == "demonstrate" || c.Lemma == "fight") {
		return nil // "interrupted by protesting legislators"
	}
	var best, told *match // told is the best one that tells of an act of speech
	tried := func(m match) {
		if m.why != "" {
			if s.trace {
				s.near = append(s.near, Near{c.Pred, m.rule, m.why})
			}
			return
		}
		if why := s.refused(ci, &m); why != "" {
			if s.trace {
				s.near = append(s.near, Near{c.Pred, m.rule, why})
			}
			if m.rule.Code.Actor != "S" || m.rule.Code.IfNot || !named(m.rule) {
				return
			}
			m.void = true // words of blame that nobody is named for tell of no act
		}
		if t := m.rule.Code.Type; !m.void && verbal(t) && m.better(told) {
			told = &m
		}
		if m.better(best) {
			if best != nil && s.trace {
				s.near = append(s.near, Near{c.Pred, best.rule, "another rule asks for more"})
			}
			best = &m
		} else if s.trace {
			s.near = append(s.near, Near{c.Pred, m.rule, "another rule asks for more"})
		}
	}
	if c.Kind == clause.Noun {
		for _, r := range s.book.Nouns(c.Lemma) {
			for i := range r.Nouns {
				tried(s.nounRule(ci, r, &r.Nouns[i]))
			}
		}
		if v, ok := s.asVerb(c); ok && best == nil {
			noun := *c
			*c = v
			for _, r := range s.book.Verbs(v.Lemma) {
				for i := range r.Verbs {
					if materialRule(r) && hasBase(&r.Verbs[i], v.Lemma) {
						tried(s.verbRule(ci, r, &r.Verbs[i]))
					}
				}
			}
			*c = noun
		}
	} else {
		lemma := s.base(c)
		for _, r := range s.book.Verbs(lemma) {
			if !s.trace && !s.enough(r) {
				continue
			}
			for i := range r.Verbs {
				if hasBase(&r.Verbs[i], lemma) {
					tried(s.verbRule(ci, r, &r.Verbs[i]))
				}
			}
		}
		if adj := s.judged(c); adj != "" { // "is a shameful decision" says what "is shameful" says
			for _, r := range s.book.Verbs(adj) {
				for i := range r.Verbs {
					if v := &r.Verbs[i]; r.Code.Actor == "S" && v.Adjective && hasBase(v, adj) {
						tried(s.verbRule(ci, r, v))
					}
				}
			}
		}
		if c.Kind == clause.Adjective && lemma != "be" && phrase.Case(s.sent, c.Pred) != "" { // "is on strike"
			for _, r := range s.book.Verbs("be") {
				if !s.trace && !s.enough(r) {
					continue
				}
				for i := range r.Verbs {
					if v := &r.Verbs[i]; !v.Adjective && hasBase(v, "be") {
						tried(s.verbRule(ci, r, v))
					}
				}
			}
		}
		if c.Kind == clause.Verb || c.Kind == clause.Adjective && s.tok(c.Pred).Tag == "NOUN" && phrase.Case(s.sent, c.Pred) == "in" { // "is concerned", "has been overbearing" read as verbs; "are in talks"
			if form := s.written(c.Pred); form != c.Lemma {
				for _, r := range s.book.Verbs(form) {
					for i := range r.Verbs {
						if r.Verbs[i].Adjective {
							tried(s.verbRule(ci, r, &r.Verbs[i]))
						}
					}
				}
			}
		}
	}
	if best != nil && best.void && told != nil {
		best = told
	}
	if best == nil {
		return s.through(ci)
	}
	for t := range best.literal {
		if best.rule.Code.Actor != "S" { // "responsible for the murder of Y" tells of a murder
			s.taken[t] = true
		}
	}
	if code := &best.rule.Code; best.void || code.Nothing && (code.NotType == "" || !c.Negated) {
		if c.Kind == clause.Noun {
			s.void[c.Pred] = true
		}
		return nil
	}
	return s.build(ci, best)
}

// written returns a word as it stands there, with what is hyphened before it:
// "ill-advised", which may be read as three words.
func (s *sentence) written(tok int) string {
	form := strings.ToLower(s.tok(tok).Form)
	if tok > 1 && s.tok(tok-1).Form == "-" {
		return strings.ToLower(s.tok(tok-2).Form) + "-" + form
	}
	return form
}

// judged returns the adjective of a noun that something is said to be, where
// it judges what is done: "was a shameful decision".
func (s *sentence) judged(c *clause.Clause) string {
	if c.Kind != clause.Adjective || s.book.Lists["fateless"].Has(c.Lemma) {
		return ""
	}
	if t := s.tok(c.Pred).Tag; t != "NOUN" && t != "PROPN" {
		return ""
	}
	for i := range c.Mods {
		if w := strings.ToLower(s.tok(c.Mods[i].Head).Lemma); s.book.Lists["unjust"].Has(w) {
			return w
		}
	}
	return ""
}

// tellsPast reports whether what somebody seems to ask for has been done
// already: "suggested that Kyiv [had helped] the rebels".
func (s *sentence) tellsPast(c *clause.Clause, m *match) bool {
	if !claims(c.Lemma) {
		return false
	}
	for _, k := range m.inner {
		if wasDone(&s.clauses[k]) {
			return true
		}
	}
	return false
}

// claims reports whether a verb that asks for something to be done also tells
// that something was done: "suggested that they had helped".
func claims(lemma string) bool {
	switch lemma {
	case "suggest", "insist", "propose", "maintain":
		return true
	}
	return false
}

// wasDone reports whether a clause is told in the past or as completed.
func wasDone(c *clause.Clause) bool {
	return c.Form == "finite" && c.Modal == "" && (c.Perfect || c.Tense == "past")
}

// inName reports whether a noun belongs to the name of an organisation: "the
// Catholic Bishops' Conference", "Stop the War Coalition".
func (s *sentence) inName(tok int) bool {
	if s.entitled(tok) {
		return true
	}
	if s.tok(tok).Tag != "PROPN" {
		return false
	}
	for _, i := range s.here.mentions[s.index] {
		if m := &s.doc.Mentions[i]; m.Kind == readout.Organisation && m.First <= tok && tok < m.End && m.End-m.First > 1 {
			return true
		}
	}
	return false
}

// entitled reports whether a noun with a capital letter in running text belongs
// to the name of a body by the possessive before it: "the Catholic Bishops'
// Conference".
func (s *sentence) entitled(tok int) bool {
	if tok < 2 || s.sent.Number == 0 || !capital(s.tok(tok).Form) || !capital(s.tok(tok-2).Form) {
		return false
	}
	if tok+1 < len(s.sent.Tokens) && strings.EqualFold(s.tok(tok+1).Form, "with") { // a headline: "Secretary Hull's Meeting with ..."
		return false
	}
	switch s.tok(tok - 1).Form {
	case "'", "’", "'s", "’s":
		return true
	}
	return false
}

func capital(word string) bool { return word != "" && word[0] >= 'A' && word[0] <= 'Z' }

// enough reports whether the sentence has the words that a rule asks for.
func (s *sentence) enough(r *codebook.Rule) bool {
	if s.present == nil {
		s.present = s.book.NewWords()
		for k := range s.sent.Tokens {
			t := s.tok(k)
			low := strings.ToLower(t.Form)
			for _, w := range [2]string{low, strings.ToLower(t.Lemma)} {
				s.present.Add(w)
				if i := strings.LastIndexByte(w, '-'); i >= 0 { // "cease-fire" as one word
					s.present.Add(w[i+1:])
				}
			}
		}
	}
	return s.present.Enough(r)
}

// bare reports whether a clause is a participle before its noun that says no
// more than an adjective: "the arrested leader", "the occupied territories".
func (s *sentence) bare(c *clause.Clause) bool {
	if p := c.Pred; p > 1 && c.Kind == clause.Verb && s.tok(p-1).Form == "-" && (strings.HasSuffix(s.tok(p).Form, "ed") || s.tok(p).XTag == "VBN") && s.tok(p-2).Tag != "VERB" {
		return true // "Iran-backed militias", "war-torn lands"
	}
	if c.Kind == clause.Verb && (s.beforeNoun(c) || strings.EqualFold(s.tok(c.Pred).Form, "stricken")) {
		return true
	}
	h := s.tok(c.Pred).Head
	if c.Kind == clause.Noun && s.inName(c.Pred) || s.headNoun(c) {
		return true
	}
	if c.Kind != clause.Verb || c.Form != "participle" && c.Form != "gerund" || h <= c.Pred || c.Agent || len(c.Preps) > 0 {
		return false
	}
	switch s.tok(h).Tag {
	case "NOUN", "PROPN":
		if c.Pred > 0 && s.tok(c.Pred-1).Form == "-" { // "Turkish-backed rebels"
			return true
		}
		return c.Role == "attribute" || c.Role == "participle" && h-c.Pred < 4
	}
	return false
}

// beforeNoun reports whether a participle stands between a word that asks for a
// noun and that noun: "in support of [jailed] critics", "to release [arrested]
// journalists".
func (s *sentence) beforeNoun(c *clause.Clause) bool {
	p := c.Pred
	t := s.tok(p)
	if p < 1 || p+1 >= len(s.sent.Tokens) || c.Agent || len(c.Preps) > 0 || t.XTag != "VBN" && !(t.XTag == "VBD" && len(c.Subj) == 0) {
		return false
	}
	switch next := s.tok(p + 1); next.Tag {
	case "NOUN", "PROPN":
	case "ADJ":
		if p+2 >= len(s.sent.Tokens) || s.tok(p+2).Tag != "NOUN" && s.tok(p+2).Tag != "PROPN" {
			return false
		}
	default:
		return false
	}
	for k := range s.sent.Tokens {
		if d := s.tok(k); d.Head == p && k < p && (d.Tag == "AUX" || d.Tag == "NOUN" || d.Tag == "PROPN" || d.Tag == "PRON") {
			return false
		}
	}
	switch prev := s.tok(p - 1); prev.Tag {
	case "ADP":
		switch strings.ToLower(prev.Form) {
		case "of", "for", "with", "from", "to", "against", "by", "on", "about":
			return true
		}
	case "DET":
		return true
	case "VERB":
		return prev.XTag != "VBN" && prev.XTag != "VBG"
	case "ADV", "SCONJ":
		return strings.EqualFold(prev.Form, "where")
	}
	return false
}

// headNoun reports whether a verb of a headline is its last noun: "Kenya
// protest". One state protests.
func (s *sentence) headNoun(c *clause.Clause) bool {
	t := s.tok(c.Pred)
	if c.Kind != clause.Verb || c.Form != "finite" || c.Passive || c.Modal != "" || c.Pred == 0 || len(c.Obj)+len(c.Comps)+len(c.Preps) > 0 || !strings.EqualFold(t.Form, t.Lemma) {
		return false
	}
	if last := len(s.sent.Tokens) - 1; c.Pred < last && (c.Pred < last-1 || s.tok(last).Tag != "PUNCT") {
		return false
	}
	if len(c.Subj) != 1 || c.Subj[0].Head != c.Pred-1 {
		return false
	}
	for _, i := range s.here.mentions[s.index] {
		if m := &s.doc.Mentions[i]; m.Head == c.Subj[0].Head && m.Kind == readout.Location {
			return true
		}
	}
	return false
}

// base returns the base form of the predicate that the codebook knows: the
// lemma, or what the lemma may have lost ("fre" of freed, "impos" of imposed).
func (s *sentence) base(c *clause.Clause) string {
	if len(s.book.Verbs(c.Lemma)) > 0 || c.Kind != clause.Verb {
		return c.Lemma
	}
	form := strings.ToLower(s.tok(c.Pred).Form)
	for _, try := range []string{s.book.Base(form), codebook.Base(form), c.Lemma + "e", strings.TrimSuffix(form, "d"), strings.TrimSuffix(form, "ed"), strings.TrimSuffix(form, "ing"), strings.TrimSuffix(form, "ing") + "e", strings.TrimSuffix(form, "s"), strings.TrimSuffix(form, "es")} {
		if len(s.book.Verbs(try)) > 0 {
			return try
		}
	}
	return c.Lemma
}

func hasBase(v *codebook.Verb, lemma string) bool {
	for _, b := range v.Bases {
		if b == lemma {
			return true
		}
	}
	return false
}

// through lets a clause stand for the event that it carries: a light verb
// with its noun ("held talks").
func (s *sentence) through(ci int) *event {
	c := &s.clauses[ci]
	if c.Kind != clause.Verb || !s.light.Has(c.Lemma) && !s.light.Has(c.Lemma+"_"+c.Particle) {
		return nil
	}
	for i := range c.Obj {
		if k := s.at(c.Obj[i].Head); k >= 0 && k != ci {
			if ev := s.event(k); ev != nil {
				return ev
			}
		}
	}
	return nil
}

// refused says why a match cannot be a report, "" where it can.
func (s *sentence) refused(ci int, m *match) string {
	code := &m.rule.Code
	c := &s.clauses[ci]
	typ, _ := typeOf(code)
	if typ == "" || code.Nothing && !c.Negated {
		return ""
	}
	if code.IfNot && !c.Negated {
		return "asks for a negation"
	}
	if code.Type == "THREATEN" && (code.IfNot || code.Actor == "S" && code.Recipient != "") && !s.toCome(c) {
		return "asks for what is to come"
	}
	if code.Type == "AGREE" && code.Both && c.Kind == clause.Noun && m.host < 0 && s.standingDeal(c) {
		return "an agreement that stands"
	}
	if code.Type == "CONCEDE" && c.Lemma == "announce" && len(m.inner) > 0 {
		if in := &s.clauses[m.inner[0]]; in.Kind == clause.Verb && in.Modal == "" && in.Tense != "future" && (in.Perfect || in.Tense == "past") {
			return "tells what is done"
		}
	}
	if code.Type == "RETREAT" && code.Mode == "ceasefire" && c.Kind == clause.Verb && s.aimOfPeace(c) {
		return "what it was for"
	}
	if code.Type == "AGREE" && len(m.inner) == 1 {
		if in := s.event(m.inner[0]); in != nil && in.rule != nil && in.rule.Code.Actor == "S" && in.typ == "ACCUSE" {
			return "what it is blamed for" // "is ready to sacrifice its people, the minister said"
		}
	}
	actors := s.allParties(m.args(code.Actor))
	if code.Type == "MOBILIZE" && len(actors) == 0 {
		actors = s.moved(c, m)
	}
	if ours := s.allParties(m.y); code.Mode == "expel" && len(ours) > 0 && areArmed(ours) && len(actors) > 0 && ours[0].Country == actors[0].Country {
		return "its own troops"
	}
	if code.Type == "MOBILIZE" && c.Kind == clause.Verb && len(c.Obj) > 0 && len(c.IObj) > 0 && m.literal[c.IObj[0].Head] {
		return "what they were sent" // "sent the police a plan"
	}
	if code.Type == "CONCEDE" && code.Cameo == "0356" && c.Lemma == "order" && s.foreignForce(c, actors) {
		return "the troops of another"
	}
	if code.Recipient == "D" && len(without(s.blameOf(m), actors)) == 0 {
		return "nobody is named who does it"
	}
	if len(actors) == 0 && c.Passive && !c.Agent && s.unnamed(code.Type, c, m.args(code.Recipient)) {
		return "nobody in particular"
	}
	if code.Type == "CONCEDE" && !c.Negated && permits(c.Lemma) && (c.Form == "gerund" || c.Role == "relative" || c.Form == "participle" || len(c.Subj) > 0 && c.Subj[0].Sentence == s.index && s.book.Lists["law_text"].Has(strings.ToLower(s.tok(c.Subj[0].Head).Lemma))) {
		return "leave told in passing" // "who was allowed to go home"
	}
	if code.Type == "ASSAULT" && c.Lemma == "execute" && len(m.y) == 1 && m.y[0].Sentence == s.index && strings.EqualFold(s.tok(m.y[0].Head).Form, "it") {
		return "a plan is executed"
	}
	if code.Type == "AID" && s.ownCampaign(m.y, actors) {
		return "given to what is one's own" // "gave millions to his campaign"
	}
	if code.Mode == "investigate" && c.Lemma == "question" && c.Passive && len(actors) == 0 {
		if who := s.allParties(m.y); len(who) > 0 && who[0].Sector == "GOV" && who[0].Office != "" {
			return "reporters ask" // "the premier was questioned about the case"
		}
	}
	if code.Mode == "restrict" && (c.Lemma == "prevent" || c.Lemma == "stop" || c.Lemma == "keep" || c.Lemma == "block") && s.befalls(c) {
		return "what is averted" // "will prevent Y from drowning in debt"
	}
	if code.Type == "REQUEST" && c.Kind == clause.Verb && len(m.y) == 1 && m.y[0].Sentence == s.index && s.tok(m.y[0].Head).Tag == "NOUN" {
		if k := s.at(m.y[0].Head); k >= 0 && s.clauses[k].Kind == clause.Noun && s.state[k] != 1 && s.event(k) != nil && len(s.parties(&m.y[0])) == 0 && m.sub > 0 {
			return "an act is asked for, not asked" // "ordered the deployment of a force to restore order"
		}
	}
	if (code.Type == "ACCUSE" || code.Mode == "restrict") && c.Kind != clause.Noun && code.Actor == "X" && len(m.y) == 1 {
		for _, a := range append([]clause.Arg{m.y[0]}, m.y[0].Poss...) {
			if t := s.tokenOf(&a); t != nil && ownWord(t.Form) && sameParties(s.allParties([]clause.Arg{a}), actors) {
				return "done to what is one's own" // "regrets his decision", "suspended his own campaign"
			}
		}
	}
	if code.Type == "REQUEST" && c.Lemma == "insist" && len(m.inner) > 0 && s.clauses[m.inner[0]].Negated && s.clauses[m.inner[0]].Form == "finite" && s.clauses[m.inner[0]].Modal != "should" && s.clauses[m.inner[0]].Modal != "must" {
		return "tells what will not be" // "insisted he would not quit"
	}
	if code.Type == "REQUEST" && s.tellsPast(c, m) {
		return "tells what was"
	}
	if code.Type == "THREATEN" && len(actors) > 0 && s.ofOthers(m, actors) {
		return "who warns is not who would do it"
	}
	if code.Actor == "S" {
		who := s.speaker(c.Pred)
		if len(who) == 0 {
			return "nobody is named who says it"
		}
		if code.Type == "ACCUSE" && s.confessed(c.Pred) {
			return "a confession" // "the company admitted that its staff made mistakes"
		}
		if code.Type == "ACCUSE" && c.Kind == clause.Adjective && areCourts(who) {
			return "a court rules"
		}
		if !s.asserted(c, m) {
			return "said in passing"
		}
		if c.Negated && !code.IfNot && code.NotType == "" && !s.negates(m, c.NegToken) {
			return "negated"
		}
		if rec := s.blameOf(m); len(rec) > 0 && ownSide(rec, who) {
			return "who says it speaks of himself"
		}
		if sl := m.rule.Subj; code.Type == "ACCUSE" && sl != nil && sl.Var == 'Y' && !sl.Any && len(sl.Restrict) == 0 && len(without(s.blameOf(m), who)) == 0 {
			return "nobody is named of whom it is said"
		}
		return ""
	}
	if code.Mode == "visit" && c.Lemma == "host" && code.Actor == "Y" && s.onlyFolk(actors) {
		return "people who live there" // "hosts refugees"
	}
	if c.Kind == clause.Noun && c.Lemma == "hostility" && strings.EqualFold(s.tok(c.Pred).Form, "hostility") {
		return "a feeling"
	}
	if code.Mode == "visit" && s.domestic(actors, s.recipients(m.args(code.Recipient))) {
		return "a visit at home"
	}
	if code.Both && len(m.sides) > 1 {
		return ""
	}
	if code.Type == "AID" && c.Form == "infinitive" && c.Role == "adverbial" && c.Parent >= 0 && s.evs[c.Parent] == nil && s.idle(&s.clauses[c.Parent]) {
		return "what something is for" // "efforts were made to help the villagers"
	}
	if code.Type == "CONSULT" && code.Both && c.Kind == clause.Noun && m.host >= 0 && s.ownMeeting(c, m) {
		return "a body that meets" // "the cabinet meeting began"
	}
	if code.Both {
		if c.Kind == clause.Noun && c.Lemma == "call" && len(s.allParties(m.args("XY"))) < 2 { // "his calls came after"
			return "a noun with one side only"
		}
		if one := s.allParties(m.args("XY")); c.Kind == clause.Noun && m.host < 0 && len(one) < 2 && !(code.Mode == "third-party" && len(one) == 1 && one[0].Country != "" && s.mediates(c)) {
			return "a noun with one side only"
		}
		wont := c.Kind == clause.Verb && c.Negated && (c.Modal == "will" || c.Modal == "would" || c.Tense == "future" || c.Form == "infinitive")
		if typ != "CONSULT" && len(s.allParties(m.args("XY"))) == 1 && !s.several(m.args("XY")) && !wont {
			return "takes two, and one is named"
		}
		if len(s.allParties(m.args("XY"))) == 0 && (code.Type == "ASSAULT" || c.Kind != clause.Noun || m.host < 0 || s.takesPlace(&s.clauses[m.host]) != nil) && !s.takesPlaceIn(c, m) {
			return "no party is named"
		}
		return ""
	}
	if len(actors) == 0 && code.Type == "ACCUSE" && c.Passive && !c.Agent && s.book.Lists["opine"].Has(c.Lemma) {
		return "told of nobody's opinion"
	}
	if len(actors) == 0 && strings.Contains(code.Actor, "X") {
		told := c.Passive && !c.Agent && c.Form == "finite" && len(s.allParties(m.args(code.Recipient))) > 0                                // "the US was criticized"
		told = told || c.Kind == clause.Noun && code.Type == "ACCUSE" && alleging(c.Lemma) && len(s.allParties(m.args(code.Recipient))) > 0 // "the accusations against the minister"
		if verbal(typ) && !told {
			return "an act of speech needs somebody who speaks"
		}
		if len(m.x) > 0 && (m.rule.Subj == nil || !m.rule.Subj.Any) && c.Kind != clause.Noun {
			return "who acts is no party"
		}
		if len(s.allParties(m.args(code.Recipient))) == 0 && len(m.y) == 0 && c.Kind == clause.Noun && !s.takesPlaceIn(c, m) && !s.unrest(c, m) {
			return "no side is named"
		}
	}
	weapon := code.Type == "ASSAULT" && len(m.x) > 0 // "a bomb exploded", read as a participle
	if c.Kind != clause.Noun && c.Form != "finite" && !c.Passive && len(actors) == 0 && len(s.allParties(m.args(code.Recipient))) == 0 && !weapon {
		return "no side is named"
	}
	if c.Kind == clause.Noun && m.host < 0 && len(c.Preps) == 0 && len(c.Subj) == 0 && s.modifies(c.Pred) {
		return "a noun that stands before another"
	}
	if len(actors) == 0 && (!nobody(code) || c.Kind == clause.Verb && c.Form != "finite" && !s.putOn(c, code)) && len(s.recipients(m.args(code.Recipient))) == 0 && len(m.inner) == 0 && !s.somebody(m.y) && !s.takesPlaceIn(c, m) {
		return "no side is named"
	}
	if code.Type == "COERCE" && code.Mode == "misinformation" && c.Kind == clause.Verb && len(actors) == 0 {
		return "nobody is named who does it" // "the vote was rigged"
	}
	if (code.Type == "SUPPORT" || code.Type == "AID" && s.tok(max(c.Pred-1, 0)).Form != ",") && c.Role == "participle" && c.Agent && (c.Lemma == "back" || c.Lemma == "support") && code.Mode == "" {
		return "tells only whose they are" // "forces backed by Y shelled the town"
	}
	if code.Type == "MOBILIZE" && c.Role == "participle" && c.Passive && !c.Agent && len(actors) == 0 {
		return "tells only where they are" // "thanked the soldiers deployed in Y"
	}
	if typ == "COERCE" && c.Lemma == "occupation" && c.Kind == clause.Noun && len(s.allParties(m.args(code.Recipient))) == 0 {
		if g := s.gov[c.Pred]; g.clause >= 0 && (g.as == 'S' || g.as == 'P' && g.prep == "by") && s.clauses[g.clause].Kind == clause.Verb && len(s.clauses[g.clause].Obj) > 0 {
			return "who occupies" // "the Turkish occupation shelled villages"
		}
	}
	if c.Kind == clause.Noun && oneWay(c.Lemma) && (len(actors) == 0 || len(s.allParties(m.y)) == 0) {
		return "a noun with one side only"
	}
	if typ == "PROTEST" && c.Kind == clause.Noun && c.Lemma == "rally" && s.stumps(c.Pred) {
		return "a rally of one's own" // "said at a rally in Kenansville"
	}
	if up := s.tok(c.Pred).Head; typ == "PROTEST" && c.Kind == clause.Noun && up >= 0 && phrase.Case(s.sent, c.Pred) == "of" && forbidding(s.tok(up).Lemma) {
		return "what is forbidden"
	}
	if typ == "SANCTION" && c.Kind == clause.Noun && c.Lemma == "sanction" && m.host < 0 && s.undecided(c.Pred) {
		return "a verb tells what becomes of them"
	}
	if typ == "SANCTION" && c.Kind == clause.Noun && c.Lemma == "sanction" && m.host < 0 && len(actors) == 0 && !s.countryNamed(m.y) {
		return "sanctions of nobody on nobody in particular"
	}
	if typ == "MOBILIZE" && c.Kind == clause.Noun && bareDrill(c.Lemma) && len(m.rule.Nouns[0].Before) == 0 && s.states(m.args("XY")) < 2 {
		return "a noun with one side only" // "the drill lasted two hours"
	}
	if c.Kind == clause.Noun && m.host < 0 && s.mere(ci, m) && !s.unrest(c, m) {
		return "a noun with one side only, which no verb tells of"
	}
	if c.Kind == clause.Noun && len(actors) == 0 && len(s.recipients(m.args(code.Recipient))) == 0 && (code.Type != "ASSAULT" || len(m.y) == 0) && !s.takesPlaceIn(c, m) && !s.unrest(c, m) {
		return "no side is named"
	}
	return ""
}

// foreignForce reports whether the object of a clause are soldiers of another
// country than its actors: "Chad ordered French troops out".
func (s *sentence) foreignForce(c *clause.Clause, actors []readout.Participant) bool {
	force := s.allParties(c.Obj)
	return len(force) > 0 && len(actors) > 0 && areArmed(force) && force[0].Country != "" && actors[0].Country != "" && force[0].Country != actors[0].Country
}

// areArmed reports whether all parties are armed forces.
func areArmed(list []readout.Participant) bool {
	for i := range list {
		if list[i].Sector != "MIL" {
			return false
		}
	}
	return len(list) > 0
}

// onlyFolk reports whether all parties are people, fugitives or fighters.
func (s *sentence) onlyFolk(ps []readout.Participant) bool {
	for i := range ps {
		switch ps[i].Sector {
		case "CVL", "REF", "REB", "UAF", "CRM":
			if ps[i].Office != "" || fullName(&ps[i]) {
				return false
			}
		default:
			return false
		}
	}
	return len(ps) > 0
}

// stumps reports whether somebody speaks at a rally.
func (s *sentence) stumps(pred int) bool {
	g := s.gov[pred]
	if g.clause < 0 || g.as != 'P' || g.prep != "at" && g.prep != "in" && g.prep != "during" {
		return false
	}
	switch s.clauses[g.clause].Lemma {
	case "say", "tell", "speak", "announce", "promise", "vow", "add", "declare", "address", "pledge", "claim", "call", "accuse", "warn", "insist", "urge", "repeat", "attack", "criticise", "criticize", "mock":
		return true
	}
	return false
}

// ownCampaign reports whether somebody gives to his own campaign, firm or family.
func (s *sentence) ownCampaign(args []clause.Arg, actors []readout.Participant) bool {
	for i := range args {
		t := s.tokenOf(&args[i])
		if t == nil || len(actors) != 1 || len(args) > 1 {
			continue
		}
		switch strings.ToLower(t.Lemma) {
		case "campaign", "bid", "company", "foundation", "family", "business", "candidacy":
		default:
			continue
		}
		for _, p := range args[i].Poss {
			if o := s.tokenOf(&p); o != nil && ownWord(o.Form) {
				return true
			}
		}
	}
	return false
}

// befalls reports whether a clause completes it that tells of what befalls people,
// and not of what they do.
func (s *sentence) befalls(c *clause.Clause) bool {
	for _, k := range c.Comps {
		switch s.clauses[k.Clause].Lemma {
		case "fall", "drown", "slide", "collapse", "become", "suffer", "die", "plunge", "sink", "descend", "lose", "worsen", "slip", "starve", "drift", "feel", "know", "repeat", "happen", "recur",
			"spread", "get", "default", "succumb", "relive", "freeze", "fail", "miss", "trade", "overheat", "go", "crash", "tip":
			return true
		}
	}
	return false
}

// countryNamed reports whether one of the arguments is a party with a country of its own.
func (s *sentence) countryNamed(args []clause.Arg) bool {
	for _, p := range s.allParties(args) {
		if p.Country != "" && !actor.Guess(p.Basis) {
			return true
		}
	}
	return false
}

// oneWay reports whether a noun names an act only where both sides of it are
// named: "India's assistance to Bhutan".
func oneWay(lemma string) bool { return lemma == "assistance" || lemma == "aid" }

// undecided reports whether a verb tells that sanctions are imposed, wanted or
// taken back, so that their noun alone tells nothing: "called for sanctions",
// "if the sanctions are lifted".
func (s *sentence) undecided(pred int) bool {
	switch phrase.Case(s.sent, pred) {
	case "for", "under", "without", "of":
		return true
	}
	for i := pred - 1; i >= 0 && i >= pred-12; i-- {
		if s.tok(i).Rel == "conj" || pred-i < 4 {
			if w := strings.ToLower(s.tok(i).Lemma); w == "for" || w == "possible" || w == "potential" || w == "further" {
				return true
			}
		}
	}
	g := s.gov[pred]
	if g.clause < 0 || g.as == 'P' {
		return false
	}
	switch s.clauses[g.clause].Lemma {
	case "impose", "introduce", "lift", "ease", "remove", "use", "seek", "demand", "suspend", "relax", "urge", "propose", "threaten", "prepare", "want", "consider", "end", "discuss", "plan", "support", "back", "oppose", "avoid", "evade", "bypass", "circumvent", "include", "face", "waive", "drop", "cancel", "join", "need", "mull", "weigh", "approve", "adopt", "risk", "fear", "expect":
		return true
	}
	return false
}

// forbidding reports whether a noun tells that something is not to be.
func forbidding(lemma string) bool {
	switch strings.ToLower(lemma) {
	case "ban", "prohibition", "outlawing", "threat", "fear", "risk", "right", "possibility":
		return true
	}
	return false
}

// putOn reports whether a participle tells when or why a curfew or sanctions were
// imposed: "eased the curfew declared in May".
func (s *sentence) putOn(c *clause.Clause, code *codebook.Code) bool {
	if c.Role != "participle" || !c.Passive || c.NounTok < 0 || code.Mode != "curfew" && (code.Type != "SANCTION" || code.Mode != "discontinue") {
		return false
	}
	for i := c.Pred + 1; i < len(s.sent.Tokens) && i < c.Pred+8; i++ {
		if s.isTime(i) && s.below(i, c.Pred) {
			return true
		}
	}
	for _, p := range c.Preps {
		switch p.Word {
		case "after", "because of", "following", "since", "over", "in", "on":
			return true
		}
	}
	for k := range s.clauses {
		if h := &s.clauses[k]; h.Parent >= 0 && &s.clauses[h.Parent] == c && (h.Mark == "after" || h.Mark == "when" || h.Mark == "because") {
			return true
		}
	}
	return false
}

// mediates reports whether a noun of mediation says by whom: "Qatar's
// mediation", "the mediation efforts of the emir".
func (s *sentence) mediates(c *clause.Clause) bool {
	if g := s.gov[c.Pred]; g.clause >= 0 && g.as != 'P' && g.as != 'S' {
		return false // "rebuffed Norway's mediation"
	}
	if len(s.allParties(c.Subj)) > 0 {
		return phrase.Case(s.sent, c.Pred) != "for"
	}
	for _, p := range c.Preps {
		if (p.Word == "of" || p.Word == "by") && len(s.allParties(p.Args)) > 0 {
			return true
		}
	}
	return false
}

// idle reports whether a clause moves nobody and gives nothing, so that what it
// was for was not done by it.
func (s *sentence) idle(c *clause.Clause) bool {
	if c.Passive && !c.Agent {
		return true
	}
	switch c.Lemma {
	case "send", "dispatch", "deploy", "fly", "arrive", "go", "come", "travel", "rush", "mobilize", "mobilise", "work", "use", "spend", "allocate", "provide", "give", "launch", "join", "act", "move", "collect", "raise":
		return false
	}
	return true
}

// ownMeeting reports whether the meeting that a noun names is one of a body of
// one state: "the cabinet meeting", "a House session".
func (s *sentence) ownMeeting(c *clause.Clause, m *match) bool {
	ps := s.allParties(m.args("XY"))
	if len(ps) != 1 || len(c.Mods) == 0 || s.several(m.args("XY")) {
		return false
	}
	switch ps[0].Sector {
	case "LEG", "PTY", "GOV", "OPP", "JUD":
	default:
		return false
	}
	for i := range c.Mods {
		for _, p := range s.parties(&c.Mods[i]) {
			if p.Sector == ps[0].Sector && p.Office == "" {
				return true
			}
		}
	}
	return false
}

// bareDrill reports whether a noun names an exercise of armed forces only
// where states are named with it.
func bareDrill(lemma string) bool {
	return lemma == "exercise" || lemma == "drill" || lemma == "wargame"
}

// states counts the countries of the parties among the arguments.
func (s *sentence) states(args []clause.Arg) int {
	seen := map[string]bool{}
	for _, p := range s.allParties(args) {
		if p.Country != "" {
			seen[p.Country] = true
		}
	}
	return len(seen)
}

// standingDeal reports whether a noun is the name of an agreement or one that was
// there before: "the Abuja Agreement", "the last accord between X and Y".
func (s *sentence) standingDeal(c *clause.Clause) bool {
	i := c.Pred
	if upper := func(k int) bool { f := s.tok(k).Form; return f != "" && f[0] >= 'A' && f[0] <= 'Z' }; s.sent.Number > 0 && i > 0 && upper(i) && upper(i-1) {
		return true
	}
	for _, m := range c.Mods {
		switch strings.ToLower(s.tok(m.Head).Lemma) {
		case "last", "remaining", "existing", "current", "previous", "old", "earlier":
			return true
		}
	}
	return false
}

// aimOfPeace reports whether to end a war is what something is about or for:
// "talks on ending the war", "signed a truce to end the war".
func (s *sentence) aimOfPeace(c *clause.Clause) bool {
	if c.Lemma != "end" && c.Lemma != "stop" && c.Lemma != "halt" || len(c.Obj) == 0 || c.Obj[0].Sentence != s.index {
		return false
	}
	switch s.tok(c.Obj[0].Head).Lemma {
	case "war", "conflict", "fighting", "violence", "hostility", "hostilities", "bloodshed", "insurgency":
	default:
		return false
	}
	if c.Form == "infinitive" {
		if c.NounTok >= 0 && c.NounTok < len(s.sent.Tokens) {
			switch s.tok(c.NounTok).Lemma {
			case "truce", "talk", "talks", "accord", "pact", "treaty", "ceasefire", "cease-fire", "deal":
				return true
			}
		}
		return c.Role == "adverbial"
	}
	return c.Form == "gerund" && (c.Mark == "on" || c.Mark == "about" || c.Mark == "at" || c.Mark == "for")
}

// takesPlaceIn reports whether a verb tells only that what a noun names
// happens, and where: "mass protests are taking place in Iran".
func (s *sentence) takesPlaceIn(c *clause.Clause, m *match) bool {
	typ := m.rule.Code.Type
	order := typ == "COERCE" && (m.rule.Code.Mode == "curfew" || m.rule.Code.Mode == "martial-law")
	if c.Kind != clause.Noun || m.host < 0 || typ != "PROTEST" && typ != "ASSAULT" && !order {
		return false
	}
	h := &s.clauses[m.host]
	caused := s.causes(s.gov[c.Pred])
	if h.Form != "finite" && !caused || len(h.Obj) > 0 && !h.Passive && s.takesPlace(h) == nil && !caused {
		return false
	}
	for _, p := range append(append([]clause.Prep{}, c.Preps...), h.Preps...) {
		switch p.Word {
		case "in", "across", "near", "around", "outside", "at", "along":
			for i := range p.Args {
				if p.Args[i].Sentence == s.index && (s.isPlace(p.Args[i].Head) || typ == "PROTEST" && wide(s.tok(p.Args[i].Head).Lemma)) {
					return true
				}
				for k := range p.Args[i].Poss { // "in Khartoum's streets"
					if w := &p.Args[i].Poss[k]; w.Sentence == s.index && s.isPlace(w.Head) {
						return true
					}
				}
				for _, q := range p.Args[i].Preps { // "in the rest of the Kyiv region"
					if q.Word == "of" && len(q.Args) == 1 && q.Args[0].Sentence == s.index && s.isPlace(q.Args[0].Head) {
						return true
					}
				}
			}
		}
	}
	return false
}

// unrest reports whether a noun tells of protests that were held, of which
// nobody is named: "after months of anti-government protests", "detained during
// a protest", "the recent riots".
func (s *sentence) unrest(c *clause.Clause, m *match) bool {
	if m.rule.Code.Type != "PROTEST" || c.Kind != clause.Noun || s.sinceThen(c.Pred) {
		return false
	}
	switch c.Lemma {
	case "protest", "demonstration", "rally", "riot", "strike", "march":
	default:
		return false
	}
	kind := false
	for i := c.Pred - 1; i >= 0 && i >= c.Pred-6; i-- {
		t := s.tok(i)
		if t.Head != c.Pred && s.tok(max(t.Head, 0)).Head != c.Pred {
			continue
		}
		switch w := strings.ToLower(t.Form); w {
		case "no", "any", "further", "future", "more", "possible", "potential", "planned", "banned", "prohibited", "diplomatic", "official", "formal", "new", "upcoming", "such", "illegal", "unauthorised", "unauthorized", "their", "his", "its":
			return false
		case "violent", "mass", "massive", "nationwide", "anti-government", "antigovernment", "peaceful", "post-election", "postelection", "bloody", "deadly", "weeks-long", "months-long", "widespread", "recent", "large-scale", "general", "pro-democracy", "student-led", "street", "large", "huge":
			kind = true
		default:
			kind = kind || strings.HasPrefix(w, "anti-") || w == "anti"
		}
	}
	if c.Lemma == "strike" || c.Lemma == "march" {
		if !kind || c.Lemma == "march" && capital(s.tok(c.Pred).Form) {
			return false
		}
	}
	g := s.gov[c.Pred]
	if g.clause >= 0 {
		h := &s.clauses[g.clause]
		if h.Modal != "" || h.Negated {
			return false
		}
		if g.as == 'P' {
			h = &clause.Clause{}
		}
		switch h.Lemma {
		case "ban", "prohibit", "allow", "permit", "plan", "prevent", "call", "authorize", "authorise", "announce", "threaten", "organize", "organise", "hold", "stage", "lodge", "file", "warn", "expect", "outlaw", "fear", "avoid", "lead", "spark", "trigger", "forbid", "join", "support", "urge":
			return false
		}
	}
	switch phrase.Case(s.sent, c.Pred) {
	case "during", "amid", "amidst":
		return true
	case "for", "against", "with", "from", "without", "to":
		return false
	case "of":
		up := s.tok(c.Pred).Head
		return kind && up >= 0 && (timeSpan(s.tok(up).Lemma) || strings.EqualFold(s.tok(up).Lemma, "wave"))
	}
	return kind
}

// anti is whom a word before a noun is against: "an anti-Japan rally", "violent
// anti-government protests".
func (s *sentence) anti(pred int) []readout.Participant {
	for i := pred - 1; i >= 0 && i >= pred-4; i-- {
		t := s.tok(i)
		word, ok := strings.CutPrefix(strings.ToLower(t.Form), "anti-")
		if !ok || t.Head != pred {
			continue
		}
		q := s.quoted(i, i+1)
		p := readout.Participant{Quoted: q, Name: q.Text}
		switch word {
		case "government", "regime", "junta":
			p.Sector = "GOV"
		default:
			if p.Country = s.actors.StateNamed(t.Form[len("anti-"):]); p.Country == "" {
				return nil
			}
		}
		return []readout.Participant{p}
	}
	return nil
}

// timeSpan reports whether a noun measures time.
func timeSpan(lemma string) bool {
	switch lemma {
	case "hour", "day", "week", "month", "year":
		return true
	}
	return false
}

// wide reports whether a noun stands for where a text is set: "protests broke
// out across the country".
func wide(lemma string) bool {
	switch strings.ToLower(lemma) {
	case "country", "nation", "capital", "region", "province", "city", "island":
		return true
	}
	return false
}

// unnamed reports whether an act of speech that nobody is named for is done to
// nobody in particular: "residents were told to leave", "people who had been
// accused of crimes".
func (s *sentence) unnamed(typ string, c *clause.Clause, whom []clause.Arg) bool {
	if typ != "REQUEST" && (typ != "ACCUSE" || c.Role != "relative") {
		return false
	}
	for _, p := range s.allParties(whom) {
		if p.Sector != "CVL" || p.Country != "" && !strings.Contains(p.Basis, "article is about") && !strings.Contains(p.Basis, "is set in") {
			return false
		}
	}
	return true
}

// domestic reports whether a visit is to a place or the people of the visitor's
// own country, which is no meeting of parties.
func (s *sentence) domestic(who, where []readout.Participant) bool {
	if len(who) == 0 || len(where) == 0 {
		return false
	}
	for i := range where {
		p := &where[i]
		if p.Country == "" || p.Country != who[0].Country || p.Sector != "" && p.Sector != "CVL" && p.Sector != "EDU" && p.Sector != "MED" && !strings.Contains(p.Basis, "stands for the government") {
			return false
		}
	}
	return true
}

// scenic reports whether a party is only the town before an attack that took
// place there: "a Kabul car bombing killed five".
func (s *sentence) scenic(p *readout.Participant) bool {
	words := strings.Fields(strings.ToLower(p.Text))
	if len(words) < 2 || !s.book.Lists["attack_noun"].Has(words[len(words)-1]) && !s.book.Lists["bomb"].Has(words[len(words)-1]) {
		return false
	}
	for _, i := range s.here.places[s.index] {
		if w := &s.doc.Places[i]; w.Span.Start >= p.Span.Start && w.Span.End <= p.Span.End && w.Precision != "country" {
			return true
		}
	}
	return false
}

// acting keeps the parties that can use force: no town, building or court does.
func (s *sentence) acting(ps []readout.Participant) []readout.Participant {
	out := ps[:0:0]
	for i := range ps {
		if ps[i].Sector == "JUD" || s.scenic(&ps[i]) {
			continue // "sentenced for her murder by a court", "a Kabul car bombing"
		}
		words := strings.Fields(strings.ToLower(ps[i].Name))
		if n := len(words); n > 0 {
			for k := 1; k < n; k++ {
				if words[k] == "of" || words[k] == "in" {
					n = k
					break
				}
			}
			w := words[n-1]
			one := strings.TrimSuffix(w, "s")
			if l := s.book.Lists["place_noun"]; l.Has(w) || l.Has(one) || strings.HasSuffix(one, "ie") && l.Has(strings.TrimSuffix(one, "ie")+"y") {
				continue
			}
		}
		out = append(out, ps[i])
	}
	return out
}

// acts reports whether one of the parties is the subject of a clause of the
// sentence.
func (s *sentence) acts(ps []readout.Participant) bool {
	for i := range s.clauses {
		if c := &s.clauses[i]; c.Kind != clause.Noun {
			for _, p := range s.allParties(c.Subj) {
				if has(ps, &p) {
					return true
				}
			}
		}
	}
	return false
}

// somebody reports whether one of the arguments is a person of whom the text
// tells nothing: "they were killed".
func (s *sentence) somebody(args []clause.Arg) bool {
	for i := range args {
		if args[i].Sentence != s.index {
			continue
		}
		switch strings.ToLower(s.tok(args[i].Head).Form) {
		case "they", "them", "he", "him", "she", "i", "me", "we", "who", "whom", "everyone", "everybody", "many", "several", "others", "dozens", "hundreds", "thousands":
			return true
		}
	}
	return false
}

// nobody reports whether a code may be told of with nobody on either side:
// "a curfew was imposed", "arrests were made", "shots were fired".
func nobody(code *codebook.Code) bool {
	switch code.Type {
	case "PROTEST", "CONSULT":
		return true
	case "COERCE":
		return true
	case "RETREAT":
		return code.Mode == "ceasefire"
	case "MOBILIZE":
		return code.Mode == "weapons"
	case "SANCTION":
		return code.Mode == "discontinue"
	case "ASSAULT":
		return code.Mode != ""
	}
	return false
}

// sinceThen reports whether a noun only gives a time: "since the invasion".
func (s *sentence) sinceThen(pred int) bool {
	for i := pred - 1; i >= 0 && i >= pred-8; i-- {
		if s.tok(i).Head == pred {
			switch strings.ToLower(s.tok(i).Form) {
			case "since", "before", "until", "till":
				return true
			case "of": // "on the eve of the march"
				if up := s.tok(pred).Head; up >= 0 && up < pred {
					switch strings.ToLower(s.tok(up).Form) {
					case "eve", "anniversary", "day", "night", "time", "start", "aftermath", "wake":
						return true
					}
				}
			}
		}
	}
	return false
}

// several reports whether one of the arguments is a plural: "the leaders".
func (s *sentence) several(args []clause.Arg) bool {
	for i := range args {
		switch t := s.tok(args[i].Head); t.XTag {
		case "NNS", "NNPS":
			return true
		default:
			switch strings.ToLower(t.Form) {
			case "they", "we", "both", "them", "us", "sides", "parties":
				return true
			}
		}
	}
	return false
}

// ofHarm reports whether what is blamed is an act of force or power, named by
// a noun.
func (s *sentence) ofHarm(args []clause.Arg) bool {
	for i := range args {
		t := s.tokenOf(&args[i])
		if t == nil || t.Tag != "NOUN" {
			continue
		}
		switch l := strings.ToLower(t.Lemma); {
		case s.attackNoun(args[i].Head), s.book.Lists["atrocity"].Has(l), s.isFate(&args[i]), l == "incident", l == "death", l == "casualty", l == "coup", l == "shooting", l == "abduction", l == "kidnapping":
			return true
		}
	}
	return false
}

// possessors are whose the object is, where the rule names the object and takes
// whom it is of or by: "threw out the opposition's petition".
func (s *sentence) possessors(c *clause.Clause, m *match) []readout.Participant {
	of := false
	for i := range m.rule.Elems {
		e := &m.rule.Elems[i]
		of = of || e.Slot != nil && e.Slot.Var == 'Y' && e.Optional && (containsString(e.Words, "of") || containsString(e.Words, "by"))
	}
	if !of || c.Kind == clause.Noun {
		return nil
	}
	var out []readout.Participant
	for i := range c.Obj {
		if !m.literal[c.Obj[i].Head] {
			continue
		}
		for _, a := range c.Obj[i].Poss {
			if s.tok(a.Head).Tag != "PRON" {
				out = merge(out, s.allParties([]clause.Arg{a}))
			}
		}
	}
	return out
}

// ofOrder reports whether all are police, courts or soldiers, who take no part
// in protests that a clause without a subject of its own tells of.
func ofOrder(who []readout.Participant) bool {
	for i := range who {
		if w := who[i].Sector; w != "COP" && w != "JUD" && w != "MIL" {
			return false
		}
	}
	return len(who) > 0
}

// areCourts reports whether all who speak are courts or judges, who decide and
// do not blame: "the court said that the decree was unlawful".
func areCourts(who []readout.Participant) bool {
	for i := range who {
		w := strings.ToLower(who[i].Text)
		if who[i].Sector != "JUD" || !strings.Contains(w, "court") && !strings.Contains(w, "judge") && !strings.Contains(w, "tribunal") && !strings.Contains(w, "justice") {
			return false
		}
	}
	return len(who) > 0
}

// alleging reports a noun for an accusation, which stands for itself whatever
// verb it is under.
func alleging(lemma string) bool {
	switch lemma {
	case "accusation", "allegation", "complaint", "lawsuit", "indictment":
		return true
	}
	return false
}

// mere reports whether a noun only names an act in passing: one side, and the
// noun is neither subject nor object ("since the Russian invasion", "with the
// support of the police"). An act of force whose side is a noun of its own
// counts ("during the shelling of the town").
func (s *sentence) mere(ci int, m *match) bool {
	code := &m.rule.Code
	if s.sinceThen(s.clauses[ci].Pred) {
		return true
	}
	if len(s.allParties(m.args(code.Actor))) > 0 && len(s.allParties(m.args(code.Recipient))) > 0 {
		return false
	}
	if g := s.gov[s.clauses[ci].Pred]; code.Type == "REQUEST" && g.clause >= 0 && g.as == 'S' && s.clauses[g.clause].Kind == clause.Adjective {
		return true // "their demands are legal"
	}
	if l := s.clauses[ci].Lemma; (code.Type == "ACCUSE" && alleging(l) || code.Type == "REQUEST" && l == "demand") && len(s.allParties(m.args(code.Actor))) > 0 {
		return false // "amid the opposition's demands"
	}
	pred := s.clauses[ci].Pred
	for _, p := range s.clauses[ci].Preps {
		if p.Word == "by" && len(s.allParties(p.Args)) > 0 {
			return false
		}
	}
	if len(s.allParties(s.clauses[ci].Subj)) > 0 {
		for i := range s.clauses[ci].Subj {
			if s.clauses[ci].Subj[i].Head > pred { // "an attack by X", read as its subject
				return false
			}
		}
	}
	if code.Type == "REQUEST" || code.Type == "ACCUSE" || code.Type == "REJECT" {
		for _, p := range s.clauses[ci].Preps {
			if p.Word == "of" && len(s.allParties(p.Args)) > 0 {
				return false // "despite the demands of Poland"
			}
		}
	}
	g := s.gov[pred]
	if s.tok(pred).Head < 0 {
		return false // a headline
	}
	if g.clause >= 0 && (g.as == 'S' || g.as == 'O') {
		// "Barcelona's attack was weak" tells of no attack.
		return g.as == 'S' && code.Type == "ASSAULT" && s.clauses[g.clause].Kind == clause.Adjective && len(m.y) == 0
	}
	t, _ := s.book.Plover.Type(code.Type)
	if t.Quad != 4 {
		return true
	}
	if code.Type == "MOBILIZE" {
		return false
	}
	for _, args := range [][]clause.Arg{m.x, m.y} {
		for i := range args {
			if h := s.tok(args[i].Head); h.Tag == "NOUN" || h.Tag == "PROPN" && args[i].Head > pred {
				return false // "during the shelling of the town"
			}
		}
	}
	return true
}

// typeOf is the type of what a code makes: of "nothing, not REJECT", REJECT.
func typeOf(code *codebook.Code) (typ, mode string) {
	if code.Nothing {
		return code.NotType, code.NotMode
	}
	return code.Type, code.Mode
}

// verbal reports whether a type is an act of speech, which somebody must
// perform.
func verbal(typ string) bool {
	switch typ {
	case "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN":
		return true
	}
	return false
}

// args returns what fills the variables; of "X|Z" Z only where X is absent.
func (m *match) args(vars string) []clause.Arg {
	var out []clause.Arg
	for _, v := range vars {
		switch v {
		case 'X':
			out = append(out, m.x...)
		case 'Y':
			out = append(out, m.y...)
		case 'Z':
			out = append(out, m.z...)
		case '|':
			if len(out) > 0 {
				return out
			}
		}
	}
	return out
}

// build makes the event of a match, and applies what the rule says of inner
// events.
func (s *sentence) build(ci int, m *match) *event {
	c := &s.clauses[ci]
	code := &m.rule.Code
	var inner []*event
	for _, k := range s.withConjuncts(m.inner) {
		if ev := s.event(k); ev != nil {
			inner = append(inner, ev)
		}
	}
	typ, mode := typeOf(code)
	if typ == "" { // EVENT future
		for _, ev := range inner {
			if s.stillBlamed(ev, c, m) || c.Lemma == "consider" && s.clauses[ev.clause].Form == "finite" {
				continue // who considers that something was done says so
			}
			if code.Inner != "actual" {
				ev.status = code.Inner
				if c.Negated && (code.Inner == readout.Future || code.Inner == readout.Hypothetical) {
					ev.status = readout.Negated // "does not plan to attack"
				}
				ev.why = append(ev.why, s.tok(c.Pred).Form+" ("+m.rule.Name()+")")
			} else {
				s.sameMood(ev, c)
			}
			if len(ev.actor) == 0 && !containsToken(ev.words, c.Pred) && c.Kind != clause.Noun && c.Lemma != "believe" && !hoping(c.Lemma) && !s.book.Lists["foil"].Has(c.Lemma) {
				ev.actor = without(s.allParties(m.x), ev.recipient)
			}
		}
		if len(inner) == 0 {
			return nil
		}
		return inner[0]
	}
	ev := &event{clause: ci, rule: m.rule, ruleName: m.rule.Name(), typ: typ, mode: mode, cameo: code.Cameo, m: m, nominal: c.Kind == clause.Noun}
	if ev.typ == "ASSAULT" && ev.mode == "" && c.Kind != clause.Noun {
		ev.mode, ev.cameo = s.modeOf(m.x, m.words, ev.cameo)
	}
	ev.words = append(ev.words, c.Pred)
	ev.words = append(ev.words, m.words...)
	sort.Ints(ev.words)
	if code.Both {
		ev.actor = append(s.allParties(m.args("XY")), m.sides...)
	} else {
		ev.actor = s.allParties(m.args(code.Actor))
		if code.Actor == "S" {
			ev.actor = s.speaker(c.Pred)
			if who := s.allParties(m.x); typ == "THREATEN" && len(who) > 0 {
				ev.actor = who // "Croatia will bring them to trial, an official said"
			}
		}
		switch {
		case code.Actor == "S" || code.Recipient == "D":
			ev.recipient = without(s.blameOf(m), ev.actor)
		case code.Recipient == "E":
			ev.recipient = s.otherParty(m, ev, inner)
		default:
			ev.recipient = s.recipients(s.notCaptive(m, m.args(code.Recipient)))
			ev.recipient = without(ev.recipient, ev.actor)
			if ev.typ == "PROTEST" && s.ofHarm(m.y) { // "protested at the death of X"
				ev.recipient = without(ev.recipient, s.allParties(s.owners(&m.y[0])))
			}
		}
	}
	if ev.typ == "MOBILIZE" && len(ev.recipient) > 1 { // "soldiers to the Sahel to fight Y": a part of the world is no side
		ev.recipient = notRegions(ev.recipient)
	}
	if (ev.typ == "MOBILIZE" || ev.typ == "AID" && c.Lemma == "deploy") && len(ev.actor) == 0 {
		ev.actor = without(s.moved(c, m), ev.recipient)
	}
	if ev.typ == "ASSAULT" && !code.Both && code.Actor != "Z" {
		for i := range m.x { // "rockets fired from Gaza struck a house"
			if a := &m.x[i]; a.Sentence == s.index && s.weaponAt(a.Head) {
				if from := without(s.allParties(s.launchedFrom(a)), ev.recipient); len(from) > 0 {
					ev.actor = from
				}
			}
		}
	}
	if ev.typ == "ASSAULT" && len(ev.actor) == 0 && !code.Both && code.Actor != "Z" {
		for i := range m.x { // "killed by Azerbaijani fire"
			if a := &m.x[i]; a.Sentence == s.index && (s.attackNoun(a.Head) || s.weaponAt(a.Head)) {
				ev.actor = merge(ev.actor, without(s.allParties(s.attackers(a)), ev.recipient))
			}
		}
	}
	if ev.typ == "ASSAULT" && len(ev.actor) == 0 && c.Passive && !c.Agent && s.book.Lists["harm"].Has(c.Lemma) {
		ev.actor = without(s.laterAgent(ci), ev.recipient)
	}
	if ev.typ == "ASSAULT" {
		ev.actor = s.acting(ev.actor)
	}
	ev.actor = slices.DeleteFunc(ev.actor, func(p readout.Participant) bool { return inside(&p, ev.actor) })
	if ev.typ == "ASSAULT" && len(ev.actor) == 0 && s.fought(m.words) && enemies(ev.recipient) {
		ev.actor, ev.recipient = ev.recipient, nil
	}
	if !code.Both && len(ev.actor) > 0 && c.Kind == clause.Verb && !c.Passive {
		for _, p := range c.Preps { // "recognised Y together with Chad and Mali"
			if p.Word == "together with" || p.Word == "along with" || p.Word == "jointly with" || p.Word == "with" && containsString(c.Advs, "together") && len(m.y) > 0 && len(p.Args) > 0 && !hasArg(m.y, p.Args[0].Head) {
				ev.actor = merge(ev.actor, without(s.allParties(p.Args), ev.recipient))
			}
		}
	}
	if code.About {
		ev.about = s.allParties(m.z)
	}
	if len(ev.recipient) == 0 && (code.Recipient == "Y" || code.Recipient == "" && code.Actor == "X" && ev.typ != "ACCUSE") && (ev.typ == "ASSAULT" || ev.typ == "COERCE" || ev.typ == "ACCUSE" || ev.mode == "release" || ev.cameo == "073" && (c.Lemma == "free" || c.Lemma == "rescue" || c.Lemma == "liberate")) {
		ev.recipient = without(s.bearers(m, ev.typ), ev.actor)
	}
	if len(ev.recipient) == 0 && code.Recipient != "" {
		ev.recipient = s.addressee(c, ev)
	}
	if ev.typ == "ACCUSE" && len(ev.actor) == 0 {
		ev.actor = s.capitalSaid(c, ev.recipient)
	}
	if len(ev.recipient) == 0 && code.Recipient == "Y" && (ev.typ == "REJECT" || ev.typ == "ACCUSE" || ev.typ == "SUPPORT") && ev.mode != "meet" {
		ev.recipient = without(s.possessors(c, m), ev.actor)
	}
	if len(ev.recipient) == 0 && ev.typ == "CONCEDE" {
		ev.recipient = without(s.lifted(ci, m), ev.actor)
	}
	if len(ev.recipient) == 0 && ev.typ == "MOBILIZE" {
		ev.recipient = without(s.aimedAt(ci), ev.actor)
	}
	if len(ev.recipient) == 0 && ev.typ == "ASSAULT" && !enemies(ev.actor) {
		ev.recipient = s.struck(ci, m, ev)
	}
	if ev.typ == "PROTEST" && (c.Form == "infinitive" || c.Form == "gerund") && ofOrder(ev.actor) { // "police had requests to hold a rally"
		ev.actor = nil
	}
	if ev.typ == "PROTEST" && ev.nominal && len(ev.recipient) == 0 {
		ev.recipient = s.anti(c.Pred)
	}
	if ev.mode == "resign" && code.Actor == "Y" && c.Form == "infinitive" && c.Lemma != "accept" { // "blocked roads to force the minister to resign"
		ev.typ, ev.mode, ev.cameo, ev.recipient = "REQUEST", "change", "104", ev.actor
		ev.actor = without(s.allParties(m.x), ev.recipient)
	}
	if ev.mode == "resign" && len(ev.actor) == 1 && ev.actor[0].Country == "" && ev.actor[0].Sector == "" {
		for _, p := range s.allParties(under(nil, c.Preps, "as")) { // "Novak stepped down as interior minister"
			if q := &ev.actor[0]; p.Sector != "" && q.Sector == "" {
				q.Country, q.Sector, q.Office, q.Basis = p.Country, p.Sector, p.Office, joinBasis(q.Basis, "the office left")
			}
		}
	}
	if len(ev.recipient) == 0 && !code.Both && (code.Recipient != "" || code.Inner != "negated") && len(ev.actor) > 0 && farther(ev.typ) && ev.mode != "resign" && s.freedom(m) < 0 {
		if (ev.typ == "ACCUSE" || ev.typ == "PROTEST") && s.ofHarm(m.y) { // "condemned the attack on the Danish hospital": not whom it was done to
			ev.recipient = s.fartherBy(ci, ev.typ, ev.actor, "by")
		} else if ev.recipient = s.farther(ci, ev.typ, ev.actor); code.Actor == "S" && !s.acts(ev.recipient) {
			ev.recipient = nil // "this is a ploy to leave the EU"
		}
	}
	if ev.typ == "PROTEST" && ev.mode == "riot" && len(ev.actor) == 1 && strings.HasSuffix(strings.ToLower(ev.actor[0].Text), "settlers") && c.Kind == clause.Verb {
		ev.typ, ev.mode, ev.cameo = "ASSAULT", "destroy", "1712" // settlers who torch a village do not demonstrate
	}
	if ev.typ == "MOBILIZE" && (s.countries(ev.actor) > 1 || allied(ev.actor)) && (s.exercises(ev.words) || containsString(c.Advs, "jointly") || containsString(c.Advs, "together")) {
		ev.typ, ev.mode, ev.cameo, ev.recipient = "COOPERATE", "", "062", nil
		ev.why = append(ev.why, "an exercise of several states")
	}
	if ev.typ == "SANCTION" && ev.mode == "discontinue" && len(ev.actor) == 0 && len(ev.recipient) > 1 && s.amid(m.y) {
		ev.actor, ev.recipient = ev.recipient, nil // "relations between the two were cut"
	}
	if ev.typ == "SANCTION" && ev.mode == "expel" && len(ev.recipient) == 0 {
		ev.recipient = s.envoys(m)
	}
	if ev.typ == "COERCE" && len(ev.recipient) == 1 && ev.recipient[0].Sector == "" && shareCountry(ev.recipient, ev.actor) && (bare(ev.recipient[0].Text) || bare(strings.TrimSuffix(strings.TrimSuffix(ev.recipient[0].Text, "'s"), "’s"))) {
		ev.recipient = nil // "closed the country's borders"
	}
	if ev.typ == "COERCE" && ev.mode == "seize" && len(ev.recipient) == 0 {
		ev.recipient = s.merchant(m)
	}
	if ev.typ == "THREATEN" && ev.mode != "violence" { // "threatened to withdraw its delegation"
		ev.recipient = slices.DeleteFunc(ev.recipient, func(p readout.Participant) bool {
			return ownWord(p.Text) && shareCountry([]readout.Participant{p}, ev.actor)
		})
	}
	if ev.typ == "RETREAT" && ev.mode == "withdraw" {
		ev.recipient = s.yieldedTo(foreign(ev.recipient, ev.actor))
	}
	if len(ev.recipient) == 0 && ev.typ == "ACCUSE" && code.Actor == "X" && len(ev.actor) > 0 {
		ev.recipient = s.doers(c.Pred, ev.actor)
	}
	ev.status = readout.Actual
	s.applyInner(ci, m, ev, inner)
	if code.Actor == "S" { // "lacks the will to disarm the militia"
		for k := range s.clauses {
			if s.clauses[k].Parent != ci || s.clauses[k].Role != "comp" || s.clauses[k].Form != "infinitive" || code.Inner != "" {
				continue
			}
			if in := s.event(k); in != nil && in != ev && in.within == nil && !s.decided(in.typ, &s.clauses[k]) {
				in.within = ev
				in.status = readout.Hypothetical
			}
		}
	}
	return ev
}

// stillBlamed reports whether blame stays what it is below a verb that makes
// other acts uncertain: what is only believed of somebody, or what he is said
// to try, to want or to plan.
func (s *sentence) stillBlamed(ev *event, c *clause.Clause, m *match) bool {
	if ev.rule == nil || ev.rule.Code.Actor != "S" || ev.typ != "ACCUSE" || c.Negated != (c.Lemma == "doubt") {
		return false
	}
	switch m.rule.Code.Inner {
	case readout.Hypothetical, readout.Future:
		return c.Lemma == "believe" || c.Lemma == "doubt" || sameParties(s.allParties(m.x), ev.recipient)
	}
	return false
}

// laterAgent is by whom somebody came to harm, told of the second of two verbs:
// "two were killed and one wounded by Azerbaijani fire".
func (s *sentence) laterAgent(ci int) []readout.Participant {
	for k := range s.clauses {
		c := &s.clauses[k]
		if c.Kind != clause.Verb || s.tok(c.Pred).Head != s.clauses[ci].Pred || c.Pred < s.clauses[ci].Pred || !c.Passive || !c.Agent || !s.book.Lists["harm"].Has(c.Lemma) {
			continue
		}
		if by := s.allParties(c.Subj); len(by) > 0 {
			return by
		}
		for i := range c.Subj {
			if a := &c.Subj[i]; a.Sentence == s.index && (s.attackNoun(a.Head) || s.weaponAt(a.Head)) {
				return s.allParties(s.attackers(a))
			}
		}
	}
	return nil
}

// amid reports whether arguments stand after "between".
func (s *sentence) amid(args []clause.Arg) bool {
	for i := range args {
		if a := &args[i]; a.Sentence == s.index && phrase.Case(s.sent, phrase.First(s.sent, a.Head)) == "between" {
			return true
		}
	}
	return false
}

// envoys are the diplomats of a rule of whom nobody tells whose they are.
func (s *sentence) envoys(m *match) []readout.Participant {
	for _, w := range m.words {
		if t := s.tok(w); t.Tag == "NOUN" && s.book.Lists["diplomat"].Has(strings.ToLower(t.Lemma)) {
			p := phrase.Of(s.sent, s.index, w)
			q := s.quoted(p.First, p.End)
			return []readout.Participant{{Quoted: q, Name: q.Text, Sector: "GOV", Basis: "of another state, which is not named"}}
		}
	}
	return nil
}

// merchant is the owner, whom nobody names, of a ship of trade that is seized.
func (s *sentence) merchant(m *match) []readout.Participant {
	for _, w := range m.words {
		if t := s.tok(w); t.Tag != "NOUN" || !s.book.Lists["merchant"].Has(strings.ToLower(t.Lemma)) {
			continue
		}
		p := phrase.Of(s.sent, s.index, w)
		q := s.quoted(p.First, p.End)
		if low := strings.ToLower(q.Text); !strings.Contains(low, "fishing") && !strings.Contains(low, "patrol") {
			return []readout.Participant{{Quoted: q, Name: q.Text, Sector: "BUS", Basis: ofTrade}}
		}
	}
	return nil
}

// ofTrade is the basis of the owners of ships whose flag nobody tells.
const ofTrade = "the owner of a ship"

// flying gives drones and missiles that an army shoots down, and of which nobody
// tells whose they are, to the other state of the article.
func (s *sentence) flying(ev *event) {
	if ev.typ != "ASSAULT" || ev.m == nil || len(ev.recipient) > 0 || !bySector(ev.actor, "MIL") || onlyCountry(ev.actor) == "" {
		return
	}
	for _, w := range ev.m.words {
		if t := s.tok(w); t.Tag == "VERB" || !s.book.Lists["drone"].Has(strings.ToLower(t.Lemma)) && !s.book.Lists["missile"].Has(strings.ToLower(t.Lemma)) {
			continue
		}
		if country, why := s.actors.Beside(s.doc, onlyCountry(ev.actor)); country != "" {
			p := phrase.Of(s.sent, s.index, w)
			q := s.quoted(p.First, p.End)
			ev.recipient = []readout.Participant{{Quoted: q, Name: q.Text, Country: country, Basis: why}}
		}
		return
	}
}

// yieldedTo leaves out towns and regions that forces withdraw from: only a state
// that is named, or forces and officials, are yielded anything.
func (s *sentence) yieldedTo(ps []readout.Participant) []readout.Participant {
	return slices.DeleteFunc(ps, func(p readout.Participant) bool {
		if p.Sector != "" && p.Sector != "CVL" || p.Span.Empty() {
			return false
		}
		for _, i := range s.here.mentions[s.index] {
			m := &s.doc.Mentions[i]
			if at := s.tok(m.Head).Span; at.Start < p.Span.Start || at.End > p.Span.End {
				continue
			}
			if m.Kind == readout.Demonym || m.Kind == readout.Pronoun || m.Kind == readout.Location && !s.town(m.Head) || m.Kind == readout.Description && p.Sector == "" && bare(p.Text) {
				return false
			}
		}
		return true
	})
}

// bare reports a word that stands for a state before: "the country".
func bare(text string) bool {
	switch strings.TrimPrefix(strings.ToLower(text), "the ") {
	case "country", "republic", "state", "nation", "neighbour", "neighbor", "neighbouring country", "neighboring country":
		return true
	}
	return false
}

// area reports whether a phrase is only a stretch of land that has no name.
func area(text string) bool {
	if strings.ToLower(text) != text {
		return false
	}
	for _, w := range strings.Fields(text) {
		switch w {
		case "area", "areas", "zone", "zones", "territory", "countryside", "land":
			return true
		}
	}
	return false
}

// inside reports whether a bare state is named within another party that stands
// for it: "Egypt" of "Egypt, Sudan presidents".
func inside(p *readout.Participant, ps []readout.Participant) bool {
	if p.Sector != "" || p.Span.Empty() {
		return false
	}
	for i := range ps {
		if q := &ps[i]; q.Country == p.Country && q.Sector != "" && q.Span != p.Span && q.Span.Start <= p.Span.Start && p.Span.End <= q.Span.End {
			return true
		}
	}
	return false
}

// fought reports whether one of the words is a noun for a fight of two sides.
func (s *sentence) fought(words []int) bool {
	for _, w := range words {
		if mutual(strings.ToLower(s.tok(w).Lemma)) {
			return true
		}
	}
	return false
}

// enemies reports whether the parties are forces of a state and those who fight
// it: "three soldiers and ten rebels", who were killed in a battle.
func enemies(ps []readout.Participant) bool {
	ruling, against := false, false
	for i := range ps {
		switch ps[i].Sector {
		case "MIL", "COP", "PRM":
			ruling = true
		case "REB", "CRM", "UAF":
			against = true
		default:
			return false
		}
	}
	return ruling && against
}

// freedom is the word of a demand that asks for somebody's release; -1 where it
// asks for something else.
func (s *sentence) freedom(m *match) int {
	if m.rule.Code.Type != "REQUEST" {
		return -1
	}
	for _, w := range m.words {
		switch strings.ToLower(s.tok(w).Lemma) {
		case "release", "freedom", "liberation", "freeing":
			return w
		}
	}
	return -1
}

// notCaptive leaves out those whose release is demanded: it is not they who
// are asked.
func (s *sentence) notCaptive(m *match, args []clause.Arg) []clause.Arg {
	w := s.freedom(m)
	if w < 0 {
		return args
	}
	var out []clause.Arg
	for _, a := range args {
		if a.Sentence == s.index && s.tok(a.Head).Head == w {
			word := phrase.Case(s.sent, a.Head)
			if word == "of" || word == "for" || word == "'s" || word == "’s" || word == "'" || word == "’" || s.tok(a.Head).XTag == "PRP$" {
				continue
			}
		}
		out = append(out, a)
	}
	return out
}

func hasArg(args []clause.Arg, head int) bool {
	for i := range args {
		if args[i].Head == head {
			return true
		}
	}
	return false
}

// bearers are whom an act of force meets that a word of the rule stands for:
// the crowd of "dispersed the crowd", those who march of "banned the march of
// X", those who did what is investigated.
func (s *sentence) bearers(m *match, typ string) []readout.Participant {
	for _, w := range m.words {
		k := s.byToken[w]
		if k >= 0 && s.clauses[k].Kind == clause.Noun && s.state[k] != 1 {
			if ev := s.event(k); ev != nil && (ev.typ == "PROTEST" || typ == "ACCUSE" && ev.typ == "ASSAULT") && ev.nominal {
				if len(ev.actor) > 0 {
					return ev.actor
				}
				continue
			}
		}
		g := s.gov[w]
		if up := s.tok(w).Head; g.clause < 0 && up >= 0 && s.count.Has(strings.ToLower(s.tok(up).Lemma)) {
			g = s.gov[up] // "hundreds of prisoners"
		}
		if up := s.tok(w).Head; g.clause < 0 && typ == "COERCE" && containsToken(m.words, up) && phrase.Case(s.sent, w) == "of" {
			g = s.gov[up] // "ordered the closure of two newspapers"
		}
		if typ == "ACCUSE" || g.clause < 0 || g.as != 'O' {
			continue
		}
		a := clause.Arg{Phrase: phrase.Of(s.sent, s.index, w)}
		var out []readout.Participant
		for _, p := range s.parties(&a) {
			switch p.Sector {
			case "CVL", "REF", "OPP", "LAB", "EDU", "JRN":
				out = append(out, p)
			default:
				if typ == "RETREAT" { // captives may be soldiers
					out = append(out, p)
				}
			}
		}
		if len(out) > 0 {
			return out
		}
		if typ == "ASSAULT" || typ == "MOBILIZE" {
			if out = s.housed(w); len(out) == 0 {
				for i := range s.clauses[g.clause].Obj {
					if o := &s.clauses[g.clause].Obj[i]; o.Head == w {
						out = s.allParties(append(append([]clause.Arg{}, o.Poss...), under(nil, o.Preps, "of")...))
					}
				}
			}
			if len(out) > 0 {
				return out
			}
		}
	}
	return nil
}

// sameMeeting reports whether what a meeting or visit was for names no state
// beside those of the visit.
func (s *sentence) sameMeeting(visit, ev *event) bool {
	if len(visit.recipient) == 0 {
		return true
	}
	for _, p := range append(append([]readout.Participant{}, ev.actor...), ev.recipient...) {
		one := []readout.Participant{p}
		if p.Country != "" && !shareCountry(one, visit.actor) && !shareCountry(one, visit.recipient) {
			return false
		}
	}
	return true
}

// countries counts the countries of parties.
func (s *sentence) countries(ps []readout.Participant) int {
	n := 0
	for i := range ps {
		if ps[i].Country != "" && !shareCountry(ps[:i], ps[i:i+1]) {
			n++
		}
	}
	return n
}

// allied reports whether somebody acts together with allies: "US and allied
// forces".
func allied(ps []readout.Participant) bool {
	for i := range ps {
		for _, w := range strings.Fields(strings.ToLower(ps[i].Text)) {
			if (w == "allies" || w == "allied") && (len(ps) > 1 || strings.Contains(ps[i].Text, " and ")) {
				return true
			}
		}
	}
	return false
}

// exercises reports whether one of the words names a military exercise.
func (s *sentence) exercises(words []int) bool {
	for _, w := range words {
		if s.inList(w, s.book.Lists["exercise"], strings.ToLower(s.tok(w).Lemma), strings.ToLower(s.tok(w).Form)) {
			return true
		}
	}
	return false
}

// lifted is whom what is taken back was imposed on, where a clause of its own
// tells it: "lifted the sanctions that it had imposed on Y".
func (s *sentence) lifted(ci int, m *match) []readout.Participant {
	for k := range s.clauses {
		if c := &s.clauses[k]; k != ci && (c.Role == "relative" || c.Role == "participle") && containsToken(m.words, s.tok(c.Pred).Head) {
			if ev := s.event(k); ev != nil && ev.clause == k && (ev.typ == "SANCTION" || ev.typ == "COERCE") {
				return ev.recipient
			}
		}
	}
	return nil
}

// aimedAt is against whom forces are sent: "arrived with tanks to disperse
// them".
func (s *sentence) aimedAt(ci int) []readout.Participant {
	for k := range s.clauses {
		if c := &s.clauses[k]; c.Parent == ci && c.Form == "infinitive" && (c.Role == "adverbial" || c.Role == "comp") {
			if who := s.allParties(c.Obj); len(who) > 0 {
				return who
			}
		}
	}
	return nil
}

// addressee is to whom a paper goes that demands or blames: "sent a note to Y
// demanding an explanation", "in a letter to Y, called for".
func (s *sentence) addressee(c *clause.Clause, ev *event) []readout.Participant {
	switch ev.typ {
	case "REQUEST", "ACCUSE", "REJECT", "THREATEN":
	default:
		return nil
	}
	var to []clause.Arg
	for i := range c.Preps {
		if c.Preps[i].Word == "in" {
			for k := range c.Preps[i].Args {
				if a := &c.Preps[i].Args[k]; s.isPaper(a) {
					to = under(to, a.Preps, "to")
				}
			}
		}
	}
	if c.Role == "participle" && c.Parent >= 0 {
		p := &s.clauses[c.Parent]
		for i := range p.Obj {
			if s.isPaper(&p.Obj[i]) {
				to = append(to, p.IObj...)
				to = under(under(to, p.Preps, "to"), p.Obj[i].Preps, "to")
			}
		}
	}
	var out []readout.Participant
	for _, who := range without(s.allParties(to), ev.actor) {
		if who.Sector != "JRN" {
			out = append(out, who)
		}
	}
	return out
}

// isPaper reports whether an argument is a document.
func (s *sentence) isPaper(a *clause.Arg) bool {
	return s.paper.Has(strings.ToLower(s.tok(a.Head).Lemma))
}

// under adds the phrases under a preposition.
func under(to []clause.Arg, preps []clause.Prep, word string) []clause.Arg {
	for i := range preps {
		if preps[i].Word == word {
			to = append(to, preps[i].Args...)
		}
	}
	return to
}

// moved is the force itself where nobody is named who moves it: "troops were
// deployed".
func (s *sentence) moved(c *clause.Clause, m *match) []readout.Participant {
	if !c.Passive || len(m.x) > 0 {
		return nil
	}
	return s.allParties(s.counted(c.Obj))
}

// farther reports whether an act of this type that names nobody beside its
// verb is looked at farther off.
func farther(typ string) bool {
	switch typ {
	case "AGREE", "THREATEN", "SANCTION", "AID", "MOBILIZE", "PROTEST", "REQUEST", "REJECT", "RETREAT", "ACCUSE", "CONCEDE", "SUPPORT":
		return true
	}
	return false
}

// farther returns the first party that a name in the rest of the clause
// stands for and that is not of the actors' country: "promised to continue aid
// to war-torn Y". Of a promise a name after "with"
// goes before others, of blame one after "by". A protest may be against one's own government.
func (s *sentence) farther(ci int, typ string, actors []readout.Participant) []readout.Participant {
	first := ""
	switch typ {
	case "SUPPORT": // "ratified the accord with Y"
		return s.fartherBy(ci, typ, actors, "with")
	case "AGREE":
		first = "with"
	case "ACCUSE": // whoever did it, not whom it was done to
		first = "by"
	}
	if first != "" {
		if who := s.fartherBy(ci, typ, actors, first); who != nil {
			return who
		}
	}
	return s.fartherBy(ci, typ, actors, "")
}

// besides reports a preposition for whoever is only there.
func besides(word string) bool {
	switch word {
	case "alongside", "beside", "besides", "together with", "next to":
		return true
	}
	return false
}

// fartherBy does so, of names after the preposition prep only unless it is "".
func (s *sentence) fartherBy(ci int, typ string, actors []readout.Participant, prep string) []readout.Participant {
	pred := s.clauses[ci].Pred
	for _, i := range s.here.mentions[s.index] {
		mn := &s.doc.Mentions[i]
		if mn.Head <= pred || mn.Kind == readout.Pronoun || mn.Kind == readout.Description && typ != "PROTEST" && prep != "by" || !s.below(mn.Head, pred) || s.told(mn.Head, ci) || typ == "REJECT" && s.beside(mn.Head, ci) {
			continue
		}
		if s.semicolon(pred, mn.Head) {
			break // "denounced the test; Obama vowed consequences"
		}
		first := phrase.First(s.sent, mn.Head)
		word := phrase.Case(s.sent, first)
		if prep != "" && word != prep {
			continue
		}
		switch word {
		case "on", "about", "concerning", "regarding":
			continue // a topic
		case "via", "through", "as", "like", "than", "according to", "because of", "due to", "alongside", "beside", "besides", "together with":
			continue // a way, a likeness, a reason
		case "between":
			if typ == "PROTEST" {
				continue // "the road between X and Y"
			}
		case "of":
			if s.water(mn.Head) {
				continue // "the Sea of Japan"
			}
			if up := s.tok(mn.Head).Head; up >= 0 && strings.EqualFold(s.tok(up).Lemma, "enemy") {
				return nil // "the enemies of Y"
			}
			if up := s.tok(mn.Head).Head; typ == "PROTEST" && up >= 0 && sympathy(strings.ToLower(s.tok(up).Lemma)) {
				return nil // "a march in support of Y"
			}
		case "to", "into", "along":
			if typ == "PROTEST" {
				continue // "the road to Lima"
			}
		case "in", "across", "throughout", "within":
			if typ == "PROTEST" || typ == "REQUEST" {
				continue // "in sixty Russian cities"
			}
			if word == "in" && (typ == "ACCUSE" || s.town(mn.Head)) {
				continue
			}
		case "from":
			if typ == "AID" || typ == "ACCUSE" || typ == "MOBILIZE" {
				continue // "flown out of Y"
			}
		case "at", "near", "with":
			if up := s.tok(mn.Head).Head; typ == "PROTEST" && word == "with" && up >= 0 && sympathy(strings.ToLower(s.tok(up).Lemma)) {
				return nil
			}
			if typ == "ACCUSE" || word == "near" && typ == "PROTEST" || word == "with" && typ == "MOBILIZE" && s.tok(mn.Head).Head >= 0 && jointly(s.tok(s.tok(mn.Head).Head).Lemma) {
				continue // where the thing blamed was done
			}
			if up := s.tok(mn.Head).Head; typ == "REQUEST" && word == "with" && up >= 0 && s.tok(up).Tag == "NOUN" {
				continue // "the border with Y"
			}
		}
		aside := false // "at a briefing held alongside his Omani colleague"
		for up, n := mn.Head, 0; up >= 0 && up != pred && n < 6; up, n = s.tok(up).Head, n+1 {
			aside = aside || besides(phrase.Case(s.sent, up))
		}
		if aside {
			continue
		}
		if typ == "REJECT" && mn.Kind == readout.Location && (s.modifies(mn.Head) || word == "at" || word == "near" || word == "outside") && s.town(mn.Head) {
			continue // "walked out of the Geneva talks"
		}
		if s.meanwhile(mn.Head, pred) || s.hyphened(mn.End) {
			continue
		}
		if up := s.tok(mn.Head).Head; up > mn.Head && mn.Kind == readout.Demonym {
			switch strings.ToLower(s.tok(up).Lemma) {
			case "colony", "protectorate", "mandate", "empire", "era":
				continue // "the former British colony"
			}
		}
		switch s.farWord(mn.Head, pred) {
		case "after", "before", "since", "during", "until", "following", "despite", "amid", "under", "through", "via", "alongside", "as", "like":
			continue
		}
		if up := s.tok(mn.Head).Head; up > mn.Head && up >= 0 && s.tok(up).Tag == "NOUN" && s.book.Lists["agreement"].Has(strings.ToLower(s.tok(up).Lemma)) && mn.Kind == readout.Location {
			continue // "the Paris agreement"
		}
		who := without(s.listed(mn.Head), actors)
		if len(who) == 0 || typ == "CONCEDE" && mn.Kind == readout.Demonym {
			continue
		}
		if who[0].Country == "" && who[0].Sector == "" { // a bare name of whom nothing is known
			if g := s.gov[mn.Head]; mn.Kind != readout.Person || g.clause >= 0 && g.as == 'S' {
				continue
			}
			switch typ {
			case "REJECT", "ACCUSE", "SANCTION", "COERCE":
				return who
			}
			return nil
		}
		ruling := typ == "PROTEST" && who[0].Sector == "GOV" && mn.Kind != readout.Location
		if !ruling && (mn.Kind == readout.Description && prep != "by" || shareCountry(who, actors) && prep != "by") || s.speaks(mn.Head) {
			continue
		}
		for _, h := range phrase.Members(s.sent, mn.Head)[1:] {
			a := clause.Arg{Phrase: phrase.Of(s.sent, s.index, h)}
			who = merge(who, without(s.parties(&a), actors))
		}
		return who
	}
	return nil
}

// jointly reports a noun for doing something together.
func jointly(lemma string) bool {
	switch strings.ToLower(lemma) {
	case "coordination", "co-ordination", "cooperation", "co-operation", "consultation", "conjunction", "partnership", "agreement", "collaboration":
		return true
	}
	return false
}

// sympathy reports a noun for standing by somebody.
func sympathy(lemma string) bool {
	switch lemma {
	case "support", "solidarity", "favour", "favor", "memory", "honour", "honor", "defence", "defense":
		return true
	}
	return false
}

// semicolon reports whether one stands between two tokens.
func (s *sentence) semicolon(a, b int) bool {
	for i := a; i < b; i++ {
		if s.tok(i).Form == ";" {
			return true
		}
	}
	return false
}

// hyphened reports whether a hyphen and a participle or adjective stand at a
// token: "a US-brokered truce" is not a truce with the US.
func (s *sentence) hyphened(tok int) bool {
	if tok+1 >= len(s.sent.Tokens) || s.tok(tok).Form != "-" && s.tok(tok).Form != "‐" {
		return false
	}
	switch t := s.tok(tok + 1); strings.ToLower(t.Form) {
	case "style", "era", "type", "like": // "Soviet-style"
		return true
	default:
		return t.Tag == "VERB" || t.Tag == "ADJ"
	}
}

// town reports whether a token names a place that is no state.
func (s *sentence) town(tok int) bool {
	for _, i := range s.here.places[s.index] {
		if p := &s.doc.Places[i]; p.First <= tok && tok < p.End && p.Precision != "country" {
			return true
		}
	}
	return false
}

// notTellers leaves those out of an event's recipients who only tell it.
func (s *sentence) notTellers(ev *event) []readout.Participant {
	pred := s.clauses[ev.clause].Pred
	for _, qi := range quote.Says(s.doc, s.index, pred) {
		for _, w := range s.doc.Quotes[qi].Speaker {
			if w.Sentence != s.index {
				continue
			}
			p := phrase.Of(s.sent, s.index, w.Token)
			_, span := s.doc.Words(s.sent, p.First, p.End)
			out := ev.recipient[:0:0]
			for _, r := range ev.recipient {
				if r.Span.Empty() || r.Span.Start < span.Start || r.Span.End > span.End {
					out = append(out, r)
				}
			}
			ev.recipient = out
		}
	}
	return ev.recipient
}

// speaks reports whether a token names who tells the sentence: he is no party
// to what he tells.
func (s *sentence) speaks(tok int) bool {
	for _, qi := range quote.Says(s.doc, s.index, tok) {
		for _, w := range s.doc.Quotes[qi].Speaker {
			if w.Sentence != s.index {
				continue
			}
			if p := phrase.Of(s.sent, s.index, w.Token); p.First <= tok && tok < p.End {
				return true
			}
		}
	}
	return false
}

// listed returns the parties of the phrase at a token and of those coordinated
// with it: "to deter X and Y".
func (s *sentence) listed(head int) []readout.Participant {
	var out []readout.Participant
	for _, h := range phrase.Members(s.sent, head) {
		a := clause.Arg{Phrase: phrase.Of(s.sent, s.index, h)}
		out = merge(out, s.parties(&a))
	}
	return out
}

// water reports whether a name is only part of what a sea is called: "Sea of
// Japan", "Gulf of Oman".
func (s *sentence) water(tok int) bool {
	up := s.tok(tok).Head
	if up < 0 {
		return false
	}
	switch s.tok(up).Form {
	case "Sea", "Gulf", "Bay", "Strait", "Straits", "Channel", "Ocean", "Straight":
		return true
	}
	return false
}

// meanwhile reports whether a token stands in a phrase that tells when, at any
// depth: "her role in the riots during the visit of Y".
func (s *sentence) meanwhile(tok, pred int) bool {
	for n := 0; tok >= 0 && tok != pred && n < 60; n++ {
		switch phrase.Case(s.sent, tok) {
		case "after", "before", "since", "during", "until", "amid":
			return true
		}
		tok = s.tok(tok).Head
	}
	return false
}

// farWord is the preposition of the outermost phrase under the predicate that
// a token stands in: "after" of Y in "withdrew after the visit of Y".
func (s *sentence) farWord(tok, pred int) string {
	for n := 0; n < 60; n++ {
		up := s.tok(tok).Head
		if up < 0 || up == pred {
			break
		}
		tok = up
	}
	return phrase.Case(s.sent, tok)
}

// beside reports whether a token stands in a participle that tells what else
// was done: "refused to go, telling Y that".
func (s *sentence) beside(tok, ci int) bool {
	for n := 0; tok >= 0 && n < 60; n++ {
		if k := s.byToken[tok]; k >= 0 {
			if k == ci {
				return false
			}
			if c := &s.clauses[k]; c.Kind == clause.Verb && c.Form == "gerund" && c.Role == "participle" {
				return true
			}
		}
		tok = s.tok(tok).Head
	}
	return false
}

// told reports whether a token stands in another finite clause than ci: a
// relative or adverbial one.
func (s *sentence) told(tok, ci int) bool {
	for n := 0; tok >= 0 && n < 60; n++ {
		if k := s.byToken[tok]; k >= 0 {
			if k == ci {
				return false
			}
			if c := &s.clauses[k]; c.Kind == clause.Verb && c.Form == "finite" && c.Role != "comp" {
				return true
			}
		}
		tok = s.tok(tok).Head
	}
	return true
}

// shareCountry reports whether two sides have a country in common.
func shareCountry(a, b []readout.Participant) bool {
	for i := range a {
		for j := range b {
			if a[i].Country == b[j].Country {
				return true
			}
		}
	}
	return false
}

// struck is whom an attack meets whose target is named only as a thing: "a
// missile hit a residential building in Kyiv". The country is that of the
// place beside it, or of the scene.
func (s *sentence) struck(ci int, m *match, ev *event) []readout.Participant {
	var y *clause.Arg
	for i := range m.y {
		if y = &m.y[i]; y.Sentence != s.index || !s.isTime(y.Head) && s.tok(y.Head).Lemma != "night" {
			break
		}
	}
	for _, a := range s.clauses[ci].Obj { // "destroyed the hospital", with the hospital a word of the rule
		if y == nil && m.literal[a.Head] && s.book.Lists["building"].Has(strings.ToLower(s.tok(a.Head).Lemma)) {
			y = &clause.Arg{Phrase: a.Phrase}
		}
	}
	if y == nil || ev.mode == "crowd-control" {
		return nil
	}
	country, basis := "", ""
	first, end := s.extent(s.clauses[ci].Pred)
	for _, i := range s.here.places[s.index] {
		p := &s.doc.Places[i]
		if first <= p.First && p.First < end && p.Country != "" && p.First > s.clauses[ci].Pred {
			country, basis = p.Country, "in "+p.Name
			break
		}
	}
	if country == "" {
		country, basis = s.actors.Scene(s.doc, s.index)
	}
	if country == "" && len(ev.actor) > 0 {
		country, basis = s.placeState(), "the places of the sentence"
	}
	if from := onlyCountry(ev.actor); country == "" && from != "" { // who tells what another state's forces hit
		if by := s.speaker(s.clauses[ci].Pred); s.homes(y) && (bySector(by, "GOV") || bySector(by, "MIL")) {
			country, basis = onlyCountry(by), "the country of who tells it"
		}
		if country == from {
			country = ""
		}
		if country == "" {
			if country, basis = s.actors.Placed(s.doc); country == from {
				country = ""
			}
		}
	}
	if country == "" {
		return nil
	}
	sector := ""
	switch t := s.tok(y.Head); {
	case s.weaponAt(y.Head) && s.clauses[ci].Lemma == "capture":
		return nil // "captured four rifles"
	case s.book.Lists["civilian"].Has(strings.ToLower(t.Lemma)):
		sector = "CVL"
	case manned(t.Form) || s.book.Lists["force"].Has(strings.ToLower(t.Lemma)) || strings.EqualFold(t.Lemma, "base") && (bySector(ev.actor, "REB") || bySector(ev.actor, "UAF")):
		sector = "MIL" // "the column", "retook the base"
	}
	for k := range ev.actor {
		if ev.actor[k].Country == country && (sector == "" || sector == ev.actor[k].Sector) {
			return nil
		}
	}
	q := s.quoted(y.First, y.End)
	return []readout.Participant{{Quoted: q, Name: q.Text, Country: country, Sector: sector, Basis: basis}}
}

// homes reports whether what is hit is where people live.
func (s *sentence) homes(a *clause.Arg) bool {
	for _, name := range [...]string{"settlement", "building", "civilian"} {
		if s.book.Lists[name].Has(strings.ToLower(s.tok(a.Head).Lemma)) {
			return true
		}
	}
	return area(s.tok(a.Head).Form)
}

// recipients returns the parties of the arguments; of an argument that is an
// act itself ("condemned the shelling of X by Y") who did it.
func (s *sentence) recipients(args []clause.Arg) []readout.Participant {
	var out []readout.Participant
	for i := range args {
		if k := s.at(args[i].Head); k >= 0 && s.clauses[k].Kind == clause.Noun && s.state[k] != 1 {
			if ev := s.event(k); ev != nil && len(ev.actor) > 0 {
				out = merge(out, ev.actor)
				continue
			} else if ev != nil && len(ev.recipient) > 0 {
				continue // whom it was done to is not who is blamed
			}
		}
		if s.isFate(&args[i]) {
			out = merge(out, s.fateBy(&args[i]))
			continue
		}
		who := s.parties(&args[i])
		if bareStates(who) && s.tok(args[i].Head).Tag == "NOUN" {
			if by := s.allParties(doneBy(&args[i])); len(by) > 0 {
				who = by
			}
		}
		if by := s.madeFor(&args[i], who); len(by) > 0 {
			who = by
		}
		if len(who) == 0 && !(args[i].Sentence == s.index && strings.EqualFold(s.tok(args[i].Head).Lemma, "enemy")) { // "the war crimes of the Russian army", "Seoul's plan", "a camp for Congolese refugees"
			who = s.allParties(s.owners(&args[i]))
		}
		if len(who) == 0 {
			who = s.housed(args[i].Head)
		}
		if len(who) == 0 {
			for k := range args[i].Preps {
				if p := &args[i].Preps[k]; p.Word == "for" {
					who = merge(who, s.allParties(p.Args))
				}
			}
		}
		out = merge(out, who)
	}
	return out
}

// isFate reports whether an argument is what somebody meets with, named by a
// noun: "the closure of the station".
func (s *sentence) isFate(a *clause.Arg) bool {
	t := s.tokenOf(a)
	if t == nil || t.Tag != "NOUN" || !s.book.Lists["fate"].Has(strings.ToLower(t.Lemma)) {
		return false
	}
	for i := range a.Preps {
		if a.Preps[i].Word == "of" {
			return true
		}
	}
	return len(a.Poss) > 0
}

// fateBy is who does it to those that the noun is of: "X's closure of the
// station", "the closure of the station by X".
func (s *sentence) fateBy(a *clause.Arg) []readout.Participant {
	if by := s.allParties(doneBy(a)); len(by) > 0 {
		return by
	}
	var of []clause.Arg
	for i := range a.Preps {
		if a.Preps[i].Word == "of" {
			of = a.Preps[i].Args
		}
	}
	if len(of) == 0 {
		return nil
	}
	return without(s.allParties(s.owners(a)), s.allParties(of))
}

// madeFor is whose a base or camp is that the text itself only places: "a base
// for African Union troops in Somalia", "a camp occupied by Russian soldiers".
func (s *sentence) madeFor(a *clause.Arg, who []readout.Participant) []readout.Participant {
	if len(who) > 1 || len(who) == 1 && (who[0].Sector != "" && who[0].Sector != "MIL" || who[0].Basis == "" && s.nationNamed(&who[0])) || a.Sentence != s.index {
		return nil
	}
	switch strings.ToLower(s.tok(a.Head).Lemma) {
	case "base", "camp", "post", "outpost", "barracks", "compound", "position", "headquarters", "checkpoint", "facility", "airfield", "convoy", "garrison", "training centre", "center", "centre":
	default:
		return nil
	}
	by := s.housed(a.Head)
	for k := range a.Preps {
		if p := &a.Preps[k]; p.Word == "for" || p.Word == "of" {
			by = merge(by, s.allParties(p.Args))
		}
	}
	for i := range by {
		switch by[i].Sector {
		case "MIL", "COP", "REB", "PRM":
			by[i].Quoted, by[i].Basis = s.quoted(a.First, a.End), joinBasis(by[i].Basis, "it is that of "+by[i].Text)
		default:
			return nil
		}
	}
	return by
}

// bareStates reports whether all are states as such, or there are none.
func bareStates(ps []readout.Participant) bool {
	for i := range ps {
		if ps[i].Sector != "" {
			return false
		}
	}
	return true
}

// doneBy returns the phrase with "by" of a noun, or of what it is of: "the
// closure of the crossing by Y".
func doneBy(a *clause.Arg) []clause.Arg {
	for i := range a.Preps {
		switch p := &a.Preps[i]; p.Word {
		case "by":
			return p.Args
		case "of":
			for k := range p.Args {
				for _, q := range p.Args[k].Preps {
					if q.Word == "by" {
						return q.Args
					}
				}
			}
		}
	}
	return nil
}

// housed is who is in or owns a thing, by a participle on it: "a base housing
// American soldiers", "a depot used by the rebels".
func (s *sentence) housed(head int) []readout.Participant {
	for k := range s.clauses {
		c := &s.clauses[k]
		if c.Role != "participle" || s.tok(c.Pred).Head != head {
			continue
		}
		switch c.Lemma {
		case "house", "host", "carry", "transport", "hold", "shelter", "belong", "accommodate":
			if !c.Passive {
				if who := s.allParties(c.Obj); len(who) > 0 {
					return who
				}
				for _, p := range c.Preps {
					if c.Lemma == "belong" && p.Word == "to" {
						return s.allParties(p.Args)
					}
				}
			}
		case "use", "own", "run", "operate", "control", "occupy", "man", "guard", "garrison", "staff":
			if c.Passive && c.Agent {
				return s.allParties(c.Subj)
			}
		}
	}
	return nil
}

// withConjuncts adds the clauses coordinated with those given: "agreed to meet
// and to sign".
func (s *sentence) withConjuncts(cs []int) []int {
	out := append([]int{}, cs...)
	for n := 0; n < len(out) && len(out) < 20; n++ {
		for k := range s.clauses {
			if s.clauses[k].Parent == out[n] && s.clauses[k].Role == "conj" && s.clauses[k].Form == s.clauses[out[n]].Form && !containsToken(out, k) {
				out = append(out, k)
			}
		}
	}
	return out
}

func containsToken(list []int, x int) bool {
	for _, v := range list {
		if v == x {
			return true
		}
	}
	return false
}

// otherParty is the recipient of a promise, refusal or threat: the party of
// what is promised that is not the one who promises.
func (s *sentence) otherParty(m *match, ev *event, inner []*event) []readout.Participant {
	var out []readout.Participant
	if ev.typ == "REQUEST" { // whoever is to do it; nobody where it is to be done to them
		for _, k := range m.inner {
			if c := &s.clauses[k]; !c.Passive && c.Kind != clause.Noun {
				out = merge(out, s.allParties(c.Subj))
			}
		}
		return without(out, ev.actor)
	}
	for _, in := range inner {
		for i := range in.actor { // "announced that its troops will leave Y"
			if in.actor[i].Country == "" || !shareCountry(in.actor[i:i+1], ev.actor) {
				out = merge(out, in.actor[i:i+1])
			}
		}
	}
	for _, in := range inner {
		if ev.typ != "ACCUSE" || len(out) == 0 {
			out = merge(out, in.recipient)
		}
	}
	own := func(p readout.Participant) bool { // nobody threatens his own state
		return ev.typ == "THREATEN" && p.Sector == "" && shareCountry([]readout.Participant{p}, ev.actor)
	}
	if out = slices.DeleteFunc(without(out, ev.actor), own); len(out) > 0 {
		return out
	}
	for _, k := range m.inner {
		if out = s.content(k, ev.actor, 0); len(out) > 0 {
			if ev.typ == "AGREE" {
				out = abroad(out, ev.actor)
			}
			return out
		}
	}
	if ev.typ == "THREATEN" { // "will cut ties if Y goes ahead"
		if out = slices.DeleteFunc(without(s.condition(), ev.actor), own); len(out) > 0 {
			return out
		}
	}
	if ev.typ != "ACCUSE" { // "a programme to build roads and to help Y"
		for _, k := range m.inner {
			for j := range s.clauses {
				if j == k || !s.below(s.clauses[j].Pred, s.clauses[k].Pred) || s.aside(j, k) {
					continue
				}
				if in := s.event(j); in != nil && in != ev && in.clause == j && !in.nominal {
					if out = without(in.recipient, ev.actor); len(out) > 0 {
						return out
					}
				}
			}
		}
	}
	return slices.DeleteFunc(without(out, ev.actor), own)
}

// abroad leaves out the actors' own state: who promises to reform it promises
// it nothing; and criminals and gunmen, against whom one promises.
func abroad(ps, actors []readout.Participant) []readout.Participant {
	var out []readout.Participant
	for i := range ps {
		if sec := ps[i].Sector; sec == "CRM" || sec == "UAF" {
			continue
		}
		if ps[i].Sector != "" && !ownWord(ps[i].Text) || !shareCountry(ps[i:i+1], actors) {
			out = append(out, ps[i])
		}
	}
	return out
}

// foreign leaves out the actors' own towns and people: a state's forces
// withdraw from them and yield nothing to them.
func foreign(ps, actors []readout.Participant) []readout.Participant {
	for i := range actors {
		if sec := actors[i].Sector; sec != "" && sec != "MIL" && sec != "GOV" {
			return ps
		}
	}
	var out []readout.Participant
	for i := range ps {
		if sec := ps[i].Sector; sec != "" && sec != "CVL" && sec != "GOV" || !shareCountry(ps[i:i+1], actors) {
			out = append(out, ps[i])
		}
	}
	return out
}

// ownWord reports whether a phrase begins with its, his, her or their.
func ownWord(text string) bool {
	first, _, _ := strings.Cut(strings.ToLower(text), " ")
	return first == "its" || first == "their" || first == "his" || first == "her"
}

// content returns the nearest parties of a clause that are not among the
// actors: its object, then its prepositional phrases, then what hangs on
// these, then the clauses that complete it.
func (s *sentence) content(ci int, actors []readout.Participant, depth int) []readout.Participant {
	c := &s.clauses[ci]
	var steps [][]clause.Arg
	for i := range c.Preps { // "together with Y" says who the other is
		steps = partners(steps, c.Preps[i:i+1])
	}
	for i := range c.Obj {
		steps = partners(steps, c.Obj[i].Preps)
		for _, p := range c.Obj[i].Preps {
			for k := range p.Args {
				steps = partners(steps, p.Args[k].Preps)
			}
		}
	}
	steps = append(steps, c.IObj, c.Obj)
	for _, p := range c.Preps {
		if aims(p.Word) {
			steps = append(steps, p.Args)
		}
	}
	for _, args := range [][]clause.Arg{c.Obj, c.IObj} {
		for i := range args {
			for _, p := range args[i].Preps {
				if aims(p.Word) || p.Word == "of" {
					steps = append(steps, p.Args)
				}
				for k := range p.Args {
					for _, q := range p.Args[k].Preps {
						if aims(q.Word) {
							steps = append(steps, q.Args)
						}
					}
				}
			}
			steps = append(steps, args[i].Poss)
		}
	}
	for _, args := range steps {
		if out := without(known(s.allParties(s.untaken(ci, args))), actors); len(out) > 0 {
			return out
		}
	}
	if depth < 3 {
		for _, k := range c.Comps {
			if out := s.content(k.Clause, actors, depth+1); len(out) > 0 {
				return out
			}
		}
	}
	return nil
}

// untaken leaves out the arguments that are words of the rule which codes the
// clause, and no party in it: ambassadors in "to exchange ambassadors", force in
// "use force".
func (s *sentence) untaken(ci int, args []clause.Arg) []clause.Arg {
	ev := s.evs[ci]
	if ev == nil || ev.m == nil || !ev.rule.Code.Both && ev.typ != "ASSAULT" {
		return args
	}
	var out []clause.Arg
	for i := range args {
		if !ev.m.literal[args[i].Head] {
			out = append(out, args[i])
		}
	}
	return out
}

// known keeps the parties of whom more than a name is known.
func known(ps []readout.Participant) []readout.Participant {
	var out []readout.Participant
	for i := range ps {
		if ps[i].Country != "" || ps[i].Sector != "" {
			out = append(out, ps[i])
		}
	}
	return out
}

// partners adds the phrases under "with".
func partners(steps [][]clause.Arg, preps []clause.Prep) [][]clause.Arg {
	for _, p := range preps {
		if p.Word == "with" || p.Word == "together with" || p.Word == "along with" {
			steps = append(steps, p.Args)
		}
	}
	return steps
}

// aims reports whether a preposition points to whom an act is for.
func aims(word string) bool {
	switch word {
	case "with", "to", "for", "against", "toward", "towards", "from", "on", "between":
		return true
	}
	return false
}

// applyInner sets the status of inner events, who tells them, and which of
// them are only the content of this one.
func (s *sentence) applyInner(ci int, m *match, ev *event, inner []*event) {
	code := &m.rule.Code
	for _, in := range inner {
		if in == ev {
			continue
		}
		if code.Inner != "" {
			in.status = code.Inner
			in.why = append(in.why, s.tok(s.clauses[ci].Pred).Form+" ("+m.rule.Name()+")")
		}
		if ev.typ == "ACCUSE" {
			in.teller = ev.actor
			if len(in.actor) == 0 && len(ev.recipient) > 0 {
				in.actor = without(ev.recipient, in.recipient)
			}
		} else if len(in.actor) == 0 && ev.typ != "REQUEST" {
			in.actor = without(ev.actor, in.recipient)
		}
		if len(in.actor) == 0 && ev.typ == "REQUEST" {
			in.actor = without(ev.recipient, in.recipient)
		}
	}
	if contentful(ev.typ) && ev.typ != "SANCTION" && ev.typ != "COERCE" {
		s.proposed(ci, m, ev)
	}
	switch {
	case ev.typ == "REJECT":
		s.denied(m, ev)
	case ev.typ == "REQUEST" && len(m.inner) == 0:
		s.demanded(ci, m, ev)
	}
	if !contentful(ev.typ) || (ev.typ == "REJECT" || ev.typ == "SANCTION") && code.Inner == "" || ev.typ == "COERCE" && code.Mode != "restrict" && code.Mode != "censor" {
		return
	}
	// All that stands in the content belongs to it, but for what is told as done.
	for _, k := range m.inner {
		for j := range s.clauses {
			if in := s.event(j); in != nil && in != ev && in.within == nil && s.below(s.clauses[j].Pred, s.clauses[k].Pred) && !s.aside(j, k) {
				in.within = ev
			}
		}
	}
	for _, in := range inner {
		if in != ev && in.within == nil {
			in.within = ev
		}
	}
}

// demanded reads the clause behind the noun of a demand: "repeated its demand
// that Y withdraw". Y is the recipient, and what it is to do stays within.
func (s *sentence) demanded(ci int, m *match, ev *event) {
	for k := range s.clauses {
		c := &s.clauses[k]
		if k == ci || c.Kind == clause.Noun || c.Mark != "that" || c.Role == "relative" {
			continue
		}
		if h := s.tok(c.Pred).Head; !(c.Parent == ci && len(m.words) > 0) && (!containsToken(m.words, h) || s.tok(h).Tag != "NOUN") {
			continue
		}
		if len(ev.recipient) == 0 && !c.Passive {
			ev.recipient = without(s.allParties(c.Subj), ev.actor)
		}
		for j := range s.clauses {
			if in := s.event(j); in != nil && in != ev && in.within == nil && s.below(s.clauses[j].Pred, c.Pred) && !s.aside(j, k) {
				in.within = ev
			}
		}
	}
}

// denied keeps within a denial what the denied reports tell: "denied claims
// that its troops had crossed the border".
func (s *sentence) denied(m *match, ev *event) {
	for _, w := range m.words {
		if s.tok(w).Tag != "NOUN" || !s.book.Lists["accusation"].Has(strings.ToLower(s.tok(w).Lemma)) {
			continue
		}
		for k := range s.clauses {
			c := &s.clauses[k]
			if s.tok(c.Pred).Head != w || c.Kind == clause.Noun || c.Mark != "that" && c.Mark != "of" {
				continue
			}
			for j := range s.clauses {
				if in := s.event(j); in != nil && in != ev && in.within == nil && s.below(s.clauses[j].Pred, c.Pred) {
					in.within, in.status = ev, readout.Negated
				}
			}
		}
	}
}

// proposed keeps within a report what its noun proposes: "to host a summit" of
// "rejected an offer to host a summit", the talks of "an offer for talks".
func (s *sentence) proposed(ci int, m *match, ev *event) {
	for _, w := range m.words {
		if w == s.clauses[ci].Pred || s.tok(w).Tag != "NOUN" {
			continue
		}
		l := strings.ToLower(s.tok(w).Lemma)
		claim := ev.typ == "REJECT" && s.book.Lists["accusation"].Has(l)
		if ev.typ == "REJECT" && !claim && !s.book.Lists["proposal"].Has(l) && !s.book.Lists["request"].Has(l) {
			continue
		}
		for j := range s.clauses {
			in := s.event(j)
			if in == nil || in == ev || in.within != nil || j == ci || s.aside(j, ci) {
				continue
			}
			up, verb := s.clauses[j].Pred, s.clauses[ci].Pred
			meant := phrase.Case(s.sent, up) == "for"
			for n := 0; up >= 0 && s.tok(up).Head != w && s.tok(up).Head != verb && n < 60; n++ {
				up = s.tok(up).Head
				meant = meant || up >= 0 && phrase.Case(s.sent, up) == "for"
			}
			if up < 0 || up < w {
				continue
			}
			k := s.byToken[up]
			to := k >= 0 && s.clauses[k].Form == "infinitive"
			if to && ev.typ == "ACCUSE" && s.decided(in.typ, &s.clauses[k]) {
				continue // "called the decision to expel them unjustified"
			}
			if to || meant && s.tok(up).Head == w {
				in.within = ev
			}
			if claim && k >= 0 && s.clauses[k].NounTok == w && s.clauses[k].Role == "comp" { // "dismissed claims that its soldiers shot"
				in.within, in.status = ev, readout.Negated
			}
		}
	}
}

// contentful reports whether what a report of this type speaks of is kept
// within it.
func contentful(typ string) bool {
	switch typ {
	case "AGREE", "REQUEST", "THREATEN", "REJECT", "CONCEDE", "RETREAT", "SANCTION", "COERCE":
		return true
	}
	return false
}

// below reports whether token a stands under token b in the tree, or is it.
func (s *sentence) below(a, b int) bool {
	for n := 0; a >= 0 && n < 200; n++ {
		if a == b {
			return true
		}
		a = s.tok(a).Head
	}
	return false
}

// aside reports whether clause j stands in a finite relative clause somewhere
// under clause k: it is told, not promised.
func (s *sentence) aside(j, k int) bool {
	for n := 0; j >= 0 && j != k && n < 50; n++ {
		c := &s.clauses[j]
		if g := s.gov[c.Pred]; n == 0 && c.Kind == clause.Noun && s.evs[j] != nil && s.evs[j].typ == "CONSULT" && g.clause >= 0 && g.as == 'P' && amid(g.prep) && s.asker(g.clause) >= 0 {
			return true // "urged Baku to reopen the road in a phone call with Aliyev"
		}
		if c.Role == "relative" && c.Form == "finite" && c.Tense != "future" && c.Modal == "" && !s.whatever(c.NounTok) {
			return true
		}
		if c.Lemma == "call" && c.Form == "finite" && c.Modal == "" && len(c.IObj) == 1 && c.IObj[0].Sentence == s.index && strings.EqualFold(s.tok(c.IObj[0].Head).Form, "what") {
			return true // "to discuss what it called a provocation"
		}
		j = c.Parent
	}
	return false
}

// whatever reports whether a noun means any of its kind: "any aircraft that
// enters" tells of none.
func (s *sentence) whatever(tok int) bool {
	for k := tok - 1; k >= 0 && k >= tok-4; k-- {
		if s.tok(k).Head == tok {
			switch strings.ToLower(s.tok(k).Form) {
			case "any", "every", "each", "whatever", "whichever":
				return true
			}
		}
	}
	return false
}

// retold joins acts of one type by one side that are one act told by two
// words: "went on strike to protest against Y", "will lend X money to finance a
// dam", "Israeli strikes killed two", "set up and opened an embassy in Y".
func (s *sentence) retold() {
	gone := map[*event]*event{}
	for _, sub := range s.events {
		for _, p := range s.events {
			if p == sub || gone[p] != nil || gone[sub] != nil || p.within != sub.within || !s.oneAct(p, sub) {
				continue
			}
			if len(p.actor) == 0 || p.typ == "CONSULT" {
				p.actor = merge(p.actor, without(sub.actor, p.recipient))
			}
			if p.typ == "PROTEST" && len(sub.recipient) > 0 && !sub.nominal {
				p.recipient = without(sub.recipient, p.actor) // "to protest against Y" tells best whom
			} else if len(p.recipient) == 0 {
				p.recipient = without(sub.recipient, p.actor)
			} else if sub.nominal {
				p.recipient = merge(p.recipient, without(sub.recipient, p.actor))
			}
			if p.mode == "" || sub.nominal && sub.mode != "" && sub.mode != "demo" {
				p.mode, p.cameo = sub.mode, sub.cameo
			}
			gone[sub] = p
		}
	}
	if len(gone) == 0 {
		return
	}
	out := s.events[:0]
	for _, ev := range s.events {
		if gone[ev.within] != nil {
			ev.within = gone[ev.within]
		}
		if gone[ev] == nil {
			out = append(out, ev)
		}
	}
	s.events = out
}

// oneAct reports whether sub only tells again, or further, the act of p.
func (s *sentence) oneAct(p, sub *event) bool {
	if p.rule == nil || sub.rule == nil {
		return false
	}
	typ := sub.rule.Code.Type
	if p.typ != sub.typ && (typ != p.rule.Code.Type || typ != "CONSULT") {
		return false
	}
	c := &s.clauses[sub.clause]
	if sub.nominal && p.nominal { // "sabotage and attacks by X"
		for _, h := range phrase.Members(s.sent, s.clauses[p.clause].Pred)[1:] {
			if h == c.Pred && p.mode == sub.mode && (len(p.actor) == 0 || len(sub.actor) == 0 || sameParties(p.actor, sub.actor)) {
				return len(p.recipient) == 0 || len(sub.recipient) == 0 || sameParties(p.recipient, sub.recipient)
			}
		}
		return false
	}
	if sub.nominal {
		g, verb := s.gov[c.Pred], p.clause
		if p.m != nil && p.m.host >= 0 {
			verb = p.m.host
		}
		for _, a := range s.clauses[verb].Subj {
			if a.Head == c.Pred {
				g = governor{verb, 'S', ""}
			}
		}
		if sub.typ == "PROTEST" && len(sub.actor) == 0 && containsToken(p.words, s.tok(c.Pred).Head) {
			return true // "a strike in protest at the arrests"
		}
		if g.clause < 0 || g.clause != verb {
			return false
		}
		switch {
		case sub.typ == "ASSAULT" && (g.as == 'S' || g.as == 'P' && (g.prep == "in" || g.prep == "by" || g.prep == "during" || g.prep == "under")):
			return len(p.actor) == 0 || len(sub.actor) == 0 || shareCountry(p.actor, sub.actor)
		case sub.typ == "SANCTION" && containsToken(p.words, c.Pred):
			return true // "is under sanctions of the EU"
		case sub.typ == "CONSULT" && g.as == 'O':
			return sameSide(p, sub)
		case sub.typ == "PROTEST" && g.as == 'P':
			return len(sub.actor) == 0 || len(p.actor) == 0 || shareCountry(p.actor, sub.actor)
		}
		return false
	}
	if sub.typ == "CONSULT" && p.typ == "CONSULT" && c.Role == "conj" && c.Parent == p.clause && c.Passive {
		// "a summit held by X and attended by Y"
		o, q := c.Obj, s.clauses[p.clause].Obj
		return len(o) == 1 && len(q) == 1 && o[0].Head == q[0].Head
	}
	if sub.typ == "ASSAULT" && c.Role == "relative" && containsToken(p.words, s.tok(c.Pred).Head) {
		return len(sub.actor) == 0 || sameSide(p, sub) // "an ambush in which two soldiers were killed"
	}
	if p.nominal || c.Kind == clause.Noun || !sameSide(p, sub) {
		return false
	}
	if c.Form == "gerund" && sub.typ == "SUPPORT" && p.typ == "SUPPORT" && containsToken(p.words, s.tok(c.Pred).Head) {
		return true // "signed a statement on deepening ties"
	}
	purpose := c.Role == "adverbial" && c.Form == "infinitive" || c.Role == "participle" && c.Form == "gerund"
	switch {
	case c.Parent != p.clause:
		return false
	case purpose && (sub.typ == "PROTEST" || typ == "CONSULT"):
		return true
	case purpose && sub.typ == "ASSAULT" && len(p.recipient) == 0:
		return true
	case (c.Role == "conj" || c.Role == "participle" && c.Form == "gerund") && len(p.recipient) == 0 && len(sub.recipient) > 0:
		return !sub.rule.Code.Both && p.mode == sub.mode && sub.status == p.status
	case c.Role == "conj" && sub.typ == "ACCUSE" && len(p.recipient) == 0 && len(sub.recipient) == 0:
		return p.mode == sub.mode // "we condemn it and see in it a danger"
	case purpose || c.Role == "conj":
		return len(sub.recipient) == 0 && !sub.rule.Code.Both && (len(p.recipient) > 0 || purpose) && p.mode == sub.mode
	}
	return false
}

// sameSide reports whether all who act in sub take part in p.
func sameSide(p, sub *event) bool {
	if len(sub.actor) == 0 {
		return len(p.actor) == 0
	}
	all := append(append([]readout.Participant{}, p.actor...), p.recipient...)
	for _, q := range without(sub.actor, all) {
		if q.Country != "" || q.Sector != "" {
			return false
		}
	}
	return len(without(sub.actor, all)) < len(sub.actor)
}

// inTheStreet makes a protest of what a crowd that has come together demands:
// "some 400 people gathered outside the town hall, asking to meet the mayor".
func (s *sentence) inTheStreet() {
	for _, ev := range s.events {
		c := &s.clauses[ev.clause]
		if ev.typ != "REQUEST" && (ev.typ != "ACCUSE" || ev.mode == "investigate") || ev.within != nil || c.Parent < 0 || c.Form != "gerund" && c.Form != "infinitive" {
			continue
		}
		h := &s.clauses[c.Parent]
		switch h.Lemma {
		case "gather", "assemble", "congregate", "converge", "mass", "flock", "camp", "march":
		default:
			continue
		}
		if h.Negated || h.Modal != "" || h.Particle != "" || len(ev.actor) == 0 || len(ev.recipient) == 0 || s.evs[c.Parent] != nil && s.evs[c.Parent].typ == "PROTEST" {
			continue
		}
		switch ev.actor[0].Sector {
		case "CVL", "LAB", "OPP", "EDU", "REL", "REF", "AGR", "SOC", "PTY":
			ev.typ, ev.mode, ev.cameo = "PROTEST", "demo", "141"
			ev.words = append([]int{h.Pred}, ev.words...)
			sort.Ints(ev.words)
		}
	}
}

// demands joins what protesters demand to their protest, whose recipient is
// then the one of whom they demand it: a demand in the street is PROTEST.
func (s *sentence) demands() {
	for _, p := range s.events {
		if p.typ != "PROTEST" || p.within != nil {
			continue
		}
		for _, r := range s.events {
			if r.typ != "REQUEST" && r.typ != "ACCUSE" || r.within != nil || r == p {
				continue
			}
			if !s.under(r.clause, p.clause) && !(s.under(p.clause, r.clause) && sameParties(p.actor, r.actor)) {
				continue
			}
			if r.typ == "ACCUSE" && len(r.actor) == 0 && s.clauses[r.clause].Parent != p.clause {
				continue // somebody else's: "people who had been accused"
			}
			if len(p.recipient) == 0 {
				p.recipient = without(r.recipient, p.actor)
			}
			r.within = p
		}
	}
}

// under reports whether clause a completes or modifies clause b, directly or
// through others.
func (s *sentence) under(a, b int) bool {
	for n := 0; a >= 0 && n < 20; n++ {
		if a == b {
			return true
		}
		a = s.clauses[a].Parent
	}
	return false
}

// drop removes doubles: the same act told by a verb and its noun.
func (s *sentence) drop() {
	var out []*event
	for _, ev := range s.events {
		twin := false
		for _, o := range out {
			same := sameParties(o.recipient, ev.recipient) && o.status == ev.status && !s.distinct(o, ev) && s.linked(o, ev) ||
				len(o.recipient) > 0 && s.clauses[ev.clause].Form == "infinitive" && s.under(ev.clause, o.clause) // "summoned Y's envoy to protest"
			if o.typ == ev.typ && o.within == ev.within && sameParties(o.actor, ev.actor) && same {
				twin = true
				o.words = append(o.words, ev.words...)
				sort.Ints(o.words)
				for _, in := range s.events {
					if in.within == ev {
						in.within = o
					}
				}
				break
			}
		}
		if !twin {
			out = append(out, ev)
		}
	}
	s.events = out
}

// distinct reports whether two acts of one type are told by two full verbs
// and differ in kind: "detained him and searched his house".
func (s *sentence) distinct(a, b *event) bool {
	if b.typ == "ACCUSE" && b.rule != nil && b.rule.Code.Actor == "S" && s.under(b.clause, a.clause) {
		return false // "alleged that Y had hidden the report"
	}
	return a.mode != b.mode && !a.nominal && !b.nominal && s.clauses[a.clause].Form == "finite" && s.clauses[b.clause].Form == "finite"
}

// linked reports whether one predicate governs the other, directly or through
// one word.
func (s *sentence) linked(a, b *event) bool {
	p, q := s.clauses[a.clause].Pred, s.clauses[b.clause].Pred
	up := func(from, to int) bool {
		for n := 0; from >= 0 && n < 3; n++ {
			if from == to {
				return true
			}
			from = s.tok(from).Head
		}
		return false
	}
	return up(p, q) || up(q, p) || s.tok(p).Head == s.tok(q).Head
}

func sameParties(a, b []readout.Participant) bool {
	return len(a) == len(b) && len(without(a, b)) == 0
}

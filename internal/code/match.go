package code

import (
	"slices"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook"
	"github.com/readout-events/readout/internal/annotate/quote"
	"github.com/readout-events/readout/internal/clause"
	"github.com/readout-events/readout/internal/phrase"
)

// match is one rule laid against one clause.
type match struct {
	rule    *codebook.Rule
	x, y, z []clause.Arg
	inner   []int                 // clauses that fill EVENT or DO
	words   []int                 // tokens of the trigger beside the predicate
	asks    [3]int                // required, restricted, optional elements that were there
	why     string                // for a rule that nearly matched: what was missing
	host    int                   // clause of the light verb that carries a noun, -1 for none
	literal map[int]bool          // tokens taken by literals
	void    bool                  // asks for more than others, yet says nothing: blocks them
	be      bool                  // the verb of the rule is "is"
	felt    bool                  // a passive with an agent read as an adjective: "is alarmed by"
	sides   []readout.Participant // of a meeting told before, where the noun only points to it
	sub     int                   // clause of a verb named in the pattern ("refuses to meet"), whose phrases count too; 0 for none
}

// better reports whether m is to be preferred to n.
func (m *match) better(n *match) bool {
	if n == nil {
		return true
	}
	for i := range m.asks {
		if m.asks[i] != n.asks[i] {
			return m.asks[i] > n.asks[i]
		}
	}
	return m.said() > n.said()
}

// said orders matches that ask for equally much: where somebody is named who
// says it, that is what it is; where nobody is, what the words tell.
func (m *match) said() int {
	switch {
	case m.void:
		return 0
	case m.rule.Code.Actor == "S":
		return 2
	}
	return 1
}

// verbRule lays a rule of verbs against a verbal or adjectival clause. The
// match has why set where it fails.
func (s *sentence) verbRule(ci int, r *codebook.Rule, v *codebook.Verb) (m match) {
	c := &s.clauses[ci]
	m = match{rule: r, host: -1}
	m.asks[0], m.asks[1] = r.Asks()
	m.asks[0] += v.Asks
	m.be = !v.Adjective && v.Bases[0] == "be"
	subj, obj := c.Subj, c.Obj
	if c.Passive && !c.Agent && c.Lemma == "leave" && r.Code.Type == "SANCTION" {
		m.why = "who is left somehow is not left by anybody"
		return m
	}
	if c.Passive && !c.Agent && len(subj) == 0 && !plainObject(r) {
		subj, obj = obj, nil // "miners protested", read as a participle
	}
	if s.ofDocument(c) {
		subj = nil
	}
	if len(s.allParties(subj)) == 0 {
		if more := s.behindDocument(c); len(more) > 0 {
			subj = more
		}
	}
	if v.Adjective {
		if !s.stands(c.Pred, v.Before) {
			m.why = "asks for " + strings.Join(v.Before, " ") + " " + v.Bases[0]
			return m
		}
		switch {
		case c.Kind == clause.Adjective:
		case c.Modal == "be_to" && len(v.Before) > 0 && v.Before[0] == "to": // "is to blame"
		case c.Passive && s.written(c.Pred) == v.Bases[0]:
			subj, obj = c.Obj, nil // "is concerned" read as a passive
			m.felt = c.Agent
			if !c.Agent {
				m.asks[1] += 2
			}
		case s.written(c.Pred) == v.Bases[0] && c.Lemma != v.Bases[0] && strings.HasSuffix(v.Bases[0], "ing"): // "has been overbearing" read as a verb
		case s.written(c.Pred) == v.Bases[0] && strings.HasPrefix(v.Bases[0], "un") && strings.HasSuffix(v.Bases[0], "ed") && len(c.Obj) == 0: // "says the arrests unjustified"
		default:
			m.why = "asks for is " + v.Bases[0]
			return m
		}
	} else if c.Kind == clause.Adjective && v.Bases[0] != "be" {
		// a participle read as an adjective: "is sanctioned"
		m.why = "asks for a verb"
		return m
	}
	if v.Particle != "" && !s.particle(c, v.Particle, &m) {
		m.why = "asks for " + v.Particle
		return m
	}
	for i := range v.Tail {
		if !s.elem(ci, &v.Tail[i], r, v, obj, &m) {
			m.why = s.asksFor(&v.Tail[i])
			return m
		}
	}
	if sl := r.Subj; sl != nil {
		args := subj
		if sl.Var == 'E' {
			if len(args) == 0 || c.Passive && len(c.Obj) > 0 && !c.Agent {
				args = append(append([]clause.Arg{}, args...), c.Obj...)
			}
			in := s.eventsOf(args, sl)
			if len(in) == 0 {
				m.why = "its subject is no event"
				return m
			}
			m.inner = append(m.inner, in...)
		} else {
			if r.Code.Actor == "S" && sl.Var == 'Y' && len(sl.Restrict) == 0 && !sl.Any {
				if args = s.blamed(args); len(args) == 0 {
					args = s.blamed(s.ofWhole(c))
				}
				if len(args) == 0 {
					args = s.doingOf(c, subj)
				}
				if len(args) == 0 {
					args = s.toldOff(c, subj)
				}
			} else if r.Code.Type != "" || len(sl.Restrict) > 0 { // a rule that only changes a status asks for no party
				if slices.Contains(sl.Restrict, "several") && !s.severalStates(args) {
					m.why = "its subject is not several states"
					return m
				}
				args = s.fitting(args, sl)
				if r.Code.Both && len(sl.Restrict) > 0 && len(args) > 0 && len(args) < len(subj) { // "Chad and rebels discuss a truce"
					args = s.partyArgs(subj)
				}
			}
			if len(args) == 0 && len(subj) > 0 && len(sl.Lists) > 0 {
				m.why = "its subject is not in the list"
				return m
			}
			if len(args) > 0 && r.Code.Type == "ASSAULT" && s.nothing(args) {
				m.why = "its subject is nothing"
				return m
			}
			if len(args) == 0 && len(subj) > 0 && !sl.Any && !(r.Code.Type == "ASSAULT" && len(sl.Restrict) == 0 && s.machines(subj)) {
				m.why = "its subject is no party"
				return m
			}
			if len(args) == 0 && (len(sl.Lists) > 0 || len(sl.Restrict) > 0 && !c.Passive) {
				m.why = "asks for a subject"
				return m
			}
			if r.Code.Nothing && len(args) == 1 && s.fireOf(&args[0]) {
				m.why = "it is somebody's fire"
				return m
			}
			m.fill(sl.Var, args)
		}
	}
	// Words first, so that slots do not take what a word of the rule stands for.
	for pass := 0; pass < 2; pass++ {
		for i := range r.Elems {
			e := &r.Elems[i]
			if (e.Slot == nil) != (pass == 0) {
				continue
			}
			if s.elem(ci, e, r, v, obj, &m) {
				if e.Optional {
					m.asks[2]++
				}
				continue
			}
			if !e.Optional {
				m.why = s.asksFor(e)
				return m
			}
		}
	}
	return m
}

// fireOf reports whether fire is that of a party: "killed by Azerbaijani fire".
func (s *sentence) fireOf(a *clause.Arg) bool {
	t := s.tokenOf(a)
	return t != nil && a.Sentence == s.index && strings.EqualFold(t.Lemma, "fire") && len(s.allParties(s.attackers(a))) > 0
}

// blamed keeps the arguments that what is said of them may be said of a
// party: parties, and their conduct ("Beijing's excuses", "the policy of the
// junta").
func (s *sentence) blamed(args []clause.Arg) []clause.Arg {
	var out []clause.Arg
	for i := range args {
		a := &args[i]
		t := s.tokenOf(a)
		if len(s.parties(a)) > 0 || t != nil && s.conduct.Has(strings.ToLower(t.Lemma)) && len(s.allParties(s.owners(a))) > 0 {
			out = append(out, *a)
		}
	}
	return out
}

// doingOf returns the subject of a verb that blames where it is what a party
// does, told by a noun made of a verb: "Berlin's closing of the border".
func (s *sentence) doingOf(c *clause.Clause, subj []clause.Arg) []clause.Arg {
	if c.Kind != clause.Verb {
		return nil
	}
	var out []clause.Arg
	for i := range subj {
		a := &subj[i]
		t := s.tokenOf(a)
		if t == nil || t.Tag != "NOUN" || len(s.allParties(s.owners(a))) == 0 {
			continue
		}
		for _, end := range []string{"ing", "sion", "ment", "ation", "ition", "uction", "usal", "osal", "ance"} {
			if w := strings.ToLower(t.Lemma); strings.HasSuffix(w, end) && len(w) > len(end)+2 {
				out = append(out, *a)
				break
			}
		}
	}
	return out
}

// toldOff returns whom "you" means in what somebody tells a party to its face:
// "You are violating the agreement," the minister told the ambassador.
func (s *sentence) toldOff(c *clause.Clause, subj []clause.Arg) []clause.Arg {
	if len(subj) != 1 || subj[0].Sentence != s.index || !strings.EqualFold(s.tok(subj[0].Head).Form, "you") {
		return nil
	}
	qs := quote.Says(s.doc, s.index, c.Pred)
	if len(qs) == 0 {
		return nil
	}
	q := &s.doc.Quotes[qs[len(qs)-1]]
	if q.Cue.Sentence != s.index {
		return nil
	}
	for k := range s.clauses {
		if cue := &s.clauses[k]; cue.Pred == q.Cue.Token && cue.Kind == clause.Verb {
			for _, args := range [][]clause.Arg{cue.IObj, cue.Obj, under(nil, cue.Preps, "to")} {
				if len(s.allParties(args)) > 0 {
					return args
				}
			}
		}
	}
	return nil
}

// capitalSaid returns the capital in which somebody abroad is blamed, where it
// stands for its government: "the actions of Oslo were condemned in Warsaw".
func (s *sentence) capitalSaid(c *clause.Clause, whom []readout.Participant) []readout.Participant {
	if !c.Passive || c.Agent || c.Form != "finite" || len(whom) == 0 {
		return nil
	}
	switch c.Lemma {
	case "criticize", "criticise", "condemn", "denounce", "summon", "slam", "deplore":
	default:
		return nil
	}
	for _, a := range under(nil, c.Preps, "in") {
		if a.Sentence != s.index || s.tok(a.Head).Tag != "PROPN" {
			continue
		}
		if who := s.allParties([]clause.Arg{a}); len(who) == 1 && (who[0].Sector == "GOV" || who[0].Country == "EUR") && who[0].Office == "" && !shareCountry(who, whom) {
			return who
		}
	}
	return nil
}

// foundTo looks for a word of blame that the tree has as a participle of what
// somebody calls or finds to be so: "called the report biased", "finds the report
// one-sided".
func (s *sentence) foundTo(c *clause.Clause, e *codebook.Elem, m *match) bool {
	switch c.Lemma {
	case "call", "consider", "find", "deem", "think", "declare", "judge", "hold", "believe":
	default:
		return false
	}
	for k := range s.clauses {
		p := &s.clauses[k]
		if p.Kind != clause.Verb || !p.Passive || p.Agent || p.Pred <= c.Pred || len(p.Obj) == 0 || !sameArgs(p.Obj, c.Obj) {
			continue
		}
		word := s.written(p.Pred)
		for _, l := range e.Lists {
			if l.Has(word) {
				m.take(p.Pred)
				return true
			}
		}
	}
	return false
}

// ofWhole returns who does what a clause with "which" is about as a whole: in
// "the ministry dumped the water into the sea, which is irresponsible", the
// ministry.
func (s *sentence) ofWhole(c *clause.Clause) []clause.Arg {
	if c.Role != "relative" || c.Parent < 0 || c.NounTok < 0 || c.NounTok >= len(s.sent.Tokens) {
		return nil
	}
	for i := c.NounTok + 1; i < c.Pred; i++ {
		if strings.EqualFold(s.tok(i).Form, "which") && s.tok(i-1).Form == "," {
			p := &s.clauses[c.Parent]
			if g := s.gov[c.NounTok]; g.clause >= 0 {
				p = &s.clauses[g.clause]
			}
			return p.Subj
		}
	}
	return nil
}

// isName reports whether an argument is a name that stands for a party.
func (s *sentence) isName(a *clause.Arg) bool {
	t := s.tokenOf(a)
	return t != nil && t.Tag == "PROPN" && len(s.parties(a)) > 0
}

// tokenOf is the head of an argument, nil where it stands in no sentence.
func (s *sentence) tokenOf(a *clause.Arg) *readout.Token {
	if a.Sentence < 0 || a.Sentence >= len(s.doc.Sentences) || a.Head < 0 || a.Head >= len(s.doc.Sentences[a.Sentence].Tokens) {
		return nil
	}
	return &s.doc.Sentences[a.Sentence].Tokens[a.Head]
}

// stands reports whether the words stand close before a token, in order.
func (s *sentence) stands(tok int, before []string) bool {
	if len(before) == 0 {
		return true
	}
	t := s.tok(tok)
	return s.isCompound(tok, &codebook.Compound{Lemmas: []string{strings.ToLower(t.Lemma)}, Before: before}, strings.ToLower(t.Lemma), strings.ToLower(t.Form))
}

// plainObject reports whether a rule has an object, which may be absent too.
func plainObject(r *codebook.Rule) bool {
	for i := range r.Elems {
		if e := &r.Elems[i]; !e.Particle && containsString(e.Words, "") {
			return true
		}
	}
	return false
}

// ofDocument reports whether a participle tells what a document says that is
// turned down: "vetoed a resolution condemning Y", hung on the verb.
func (s *sentence) ofDocument(c *clause.Clause) bool {
	if c.Form != "gerund" || c.Role != "participle" || c.Parent < 0 || c.NounTok >= 0 {
		return false
	}
	p := &s.clauses[c.Parent]
	if !s.book.Lists["stance_against"].Has(p.Lemma) && !s.book.Lists["undo"].Has(p.Lemma) {
		return false
	}
	for i := range p.Obj {
		if h := p.Obj[i].Head; h == c.Pred-1 && s.paper.Has(strings.ToLower(s.tok(h).Lemma)) {
			return true
		}
	}
	return false
}

// behindDocument returns who stands behind a document that a participle
// belongs to: in "parliament passed a resolution criticising Y", parliament.
func (s *sentence) behindDocument(c *clause.Clause) []clause.Arg {
	if c.NounTok < 0 || c.NounTok >= len(s.sent.Tokens) || c.Role != "participle" && c.Role != "relative" {
		return nil
	}
	if !s.paper.Has(strings.ToLower(s.tok(c.NounTok).Lemma)) {
		return nil
	}
	if g := s.gov[c.NounTok]; g.clause >= 0 && g.as == 'O' {
		h := &s.clauses[g.clause]
		against, lemma := s.book.Lists["stance_against"], h.Lemma
		if h.Particle != "" {
			lemma += "_" + h.Particle
		}
		if against.Has(h.Lemma) || against.Has(lemma) || s.book.Lists["undo"].Has(h.Lemma) || h.Negated || h.Parent >= 0 && h.Role == "comp" && s.clauses[h.Parent].Lemma == "fail" {
			return nil
		}
		return h.Subj
	}
	return nil
}

func (m *match) fill(v byte, args []clause.Arg) {
	switch v {
	case 'X':
		m.x = append(m.x, args...)
	case 'Y':
		m.y = append(m.y, args...)
	case 'Z':
		m.z = append(m.z, args...)
	}
}

func (m *match) take(tok int) {
	m.words = append(m.words, tok)
	if m.literal == nil {
		m.literal = map[int]bool{}
	}
	m.literal[tok] = true
}

// particle looks for a small word beside the predicate.
func (s *sentence) particle(c *clause.Clause, w string, m *match) bool {
	if c.Particle == w {
		for i := c.Pred + 1; i < len(s.sent.Tokens) && i < c.Pred+8; i++ {
			if t := s.tok(i); t.Head == c.Pred && strings.EqualFold(t.Form, w) {
				m.take(i)
				break
			}
		}
		return true
	}
	for i := range c.Preps { // "caved in to Y", "handed it over to Y"
		if strings.HasPrefix(c.Preps[i].Word, w+" ") && isParticle(w) {
			return true
		}
	}
	for i := c.Pred + 1; i < len(s.sent.Tokens) && i <= c.Pred+6; i++ {
		if t := s.tok(i); strings.EqualFold(t.Form, w) && (t.Head == c.Pred || i == c.Pred+1) {
			m.take(i)
			return true
		}
	}
	return false
}

// isParticle reports whether a word may be a particle before a preposition:
// "over" in "hand over to".
func isParticle(w string) bool {
	switch w {
	case "in", "over", "up", "back", "on", "down", "off", "away":
		return true
	}
	return false
}

// elem matches one element of a pattern after the verb.
func (s *sentence) elem(ci int, e *codebook.Elem, r *codebook.Rule, v *codebook.Verb, obj []clause.Arg, m *match) bool {
	c := &s.clauses[ci]
	if e.Particle {
		for _, w := range e.Words {
			if s.particle(c, w, m) {
				return true
			}
		}
		return false
	}
	if e.Slot != nil && (e.Slot.Var == 'E' || e.Slot.Var == 'D') {
		return s.clauseSlot(ci, e, obj, m)
	}
	var unknown []clause.Arg
	for _, w := range e.Words {
		var args []clause.Arg
		if w == "" {
			args = s.objects(c, e, r, v, obj, m)
		} else {
			args = s.prepArgs(c, w, obj, m)
		}
		if e.Slot != nil {
			if r.Code.Type == "ACCUSE" && e.Slot.Var == 'Y' && len(e.Slot.Restrict) == 0 && !e.Slot.Any {
				args = s.blamed(args)
			} else {
				args = s.fitting(args, e.Slot)
			}
			if len(args) > 0 && w != "" && e.Slot.Var == 'Y' && len(e.Words) > 1 && s.nobodyKnown(args) {
				unknown = append(unknown, args...) // "flew food to Arish for the people of Gaza"
				continue
			}
			if len(args) > 0 {
				m.fill(e.Slot.Var, args)
				return true
			}
			continue
		}
		args = s.counted(args)
		for i := range args {
			if !s.literalAt(args[i].Head, e) || r.Code.Nothing && len(e.Literal) == 0 && s.isName(&args[i]) {
				continue // "the International Monetary Fund" is no fund
			}
			if e.Poss != nil {
				own := s.owners(&args[i])
				if r.Code.Type == "ASSAULT" && s.attackNoun(args[i].Head) {
					own = s.attackers(&args[i])
				}
				if r.Code.Type == "ACCUSE" {
					own = s.unharmed(args[i].Head, own)
				}
				p := s.fitting(own, e.Poss)
				if len(p) == 0 {
					continue
				}
				if e.Poss.Var == 'Y' && s.isParty(&args[i], p) {
					p = []clause.Arg{args[i]} // "summoned Chad's envoy": the envoy
				}
				m.fill(e.Poss.Var, p)
			}
			if occasion(w) { // an act of its own: "after protests by farmers"
				m.words = append(m.words, args[i].Head)
			} else {
				m.take(args[i].Head)
			}
			return true
		}
		if w != "" && e.Poss == nil && s.deepLiteral(ci, w, e, m) {
			return true
		}
		if w == "" && e.Poss == nil && (s.looseLiteral(c, e, m) || s.foundTo(c, e, m)) {
			return true
		}
		if w == "" && e.Poss == nil && (c.Lemma == "let" || c.Lemma == "make") { // "let the hostages go", "made them pay"
			for _, k := range c.Comps {
				if s.literalAt(s.clauses[k.Clause].Pred, e) {
					m.take(s.clauses[k.Clause].Pred)
					m.sub = k.Clause
					return true
				}
			}
		}
		if w == "" && e.Poss == nil { // "stopped lending to Y", "set it ablaze"
			for _, k := range c.Comps {
				if in := &s.clauses[k.Clause]; (in.Form == "gerund" || in.Form == "participle" || s.tok(in.Pred).Tag != "VERB") && s.literalAt(in.Pred, e) {
					m.take(in.Pred)
					m.sub = k.Clause
					return true
				}
			}
		}
		if w == "from" && e.Poss == nil { // "barred the candidate from leaving"
			for _, k := range c.Comps {
				if in := &s.clauses[k.Clause]; k.Mark == w && in.Form == "gerund" && s.literalAt(in.Pred, e) {
					m.take(in.Pred)
					m.inner = append(m.inner, k.Clause)
					return true
				}
			}
		}
		if w == "to" && e.Poss == nil { // "declines to comment", "was sent to help"
			for _, k := range s.infinitives(ci) {
				if s.literalAt(s.clauses[k].Pred, e) {
					m.take(s.clauses[k].Pred)
					m.sub = k
					m.inner = append(m.inner, k)
					return true
				}
			}
		}
	}
	if len(unknown) > 0 {
		m.fill(e.Slot.Var, unknown)
		return true
	}
	return false
}

// infinitives returns the clauses with "to" that complete a clause or give
// its purpose.
func (s *sentence) infinitives(ci int) []int {
	var out []int
	for _, k := range s.clauses[ci].Comps {
		if k.Mark == "to" {
			out = append(out, k.Clause)
		}
	}
	for k := range s.clauses {
		if c := &s.clauses[k]; c.Parent == ci && c.Role == "adverbial" && c.Form == "infinitive" {
			out = append(out, k)
		}
	}
	return out
}

// nobodyKnown reports whether the arguments stand only for names of which
// nothing is known.
func (s *sentence) nobodyKnown(args []clause.Arg) bool {
	ps := s.allParties(args)
	for i := range ps {
		if ps[i].Country != "" || ps[i].Sector != "" || ps[i].Basis != "" {
			return false
		}
	}
	return len(ps) > 0
}

// objects returns the arguments that an element without preposition may be.
func (s *sentence) objects(c *clause.Clause, e *codebook.Elem, r *codebook.Rule, v *codebook.Verb, obj []clause.Arg, m *match) []clause.Arg {
	var out []clause.Arg
	two := false // the pattern has a second plain element: "gives Y weapons"
	for i := range r.Elems {
		o := &r.Elems[i]
		if o != e && !o.Particle && len(o.Words) > 0 && o.Words[0] == "" && (o.Slot == nil || o.Slot.Var != 'E' && o.Slot.Var != 'D') {
			two = true
		}
	}
	if e.Slot != nil && two && len(c.IObj) > 0 {
		out = append(out, c.IObj...)
		return out
	}
	if m.sub > 0 {
		if c.Lemma == "let" && len(obj) == 0 {
			obj = s.clauses[m.sub].Subj
		} else {
			if len(obj) == 0 { // "told a reporter to leave the country"
				obj = c.IObj
			}
			obj = append(append([]clause.Arg{}, obj...), s.clauses[m.sub].Obj...)
		}
	}
	for _, a := range obj {
		if !m.literal[a.Head] {
			out = append(out, a)
		}
	}
	if len(out) == 0 { // "sent the police a plan" sends no police
		out = append(out, c.IObj...)
	}
	if v != nil && v.Particle != "" {
		for _, p := range c.Preps {
			if p.Word == v.Particle {
				out = append(out, p.Args...)
			}
		}
	}
	if e.Slot != nil && two { // the other way of saying "gives Y weapons"
		for _, p := range c.Preps {
			if p.Word == "to" || p.Word == "for" {
				out = append(out, p.Args...)
			}
		}
	}
	return out
}

// prepArgs returns the phrases under a preposition, of the verb or of its
// objects: with a linear parser the two are often mistaken for each other.
func (s *sentence) prepArgs(c *clause.Clause, w string, obj []clause.Arg, m *match) []clause.Arg {
	var out []clause.Arg
	add := func(ps []clause.Prep) {
		for i := range ps {
			if w == "in" && ps[i].Word == w && len(ps[i].Args) == 1 && s.occasional(&ps[i].Args[0]) {
				continue
			}
			if first, last, two := strings.Cut(ps[i].Word, " "); ps[i].Word == w || two && last == w && isParticle(first) {
				out = append(out, ps[i].Args...)
			}
		}
	}
	add(c.Preps)
	if w == "by" && m.felt { // "is alarmed by the arrests"
		out = append(out, c.Subj...)
	}
	if w == "in" && c.Agent { // "claimed by the movement in Y": where the movement is
		out = s.notBehind(out, c.Subj)
	}
	if c.Kind == clause.Adjective && m.be && phrase.Case(s.sent, c.Pred) == w { // "is on strike", whose predicate is the noun
		out = append(out, clause.Arg{Phrase: phrase.Of(s.sent, s.index, c.Pred), Mods: c.Mods, Preps: c.Preps})
	}
	if m.sub > 0 {
		add(s.clauses[m.sub].Preps)
	}
	if c.Agent && w != "in" { // "a missile fired [by rebels towards the capital]"; "by the movement in Y" tells where the movement is
		for i := range c.Subj {
			add(c.Subj[i].Preps)
		}
	}
	for i := range obj {
		add(obj[i].Preps)
		for k := range obj[i].Preps { // "part of an aid programme for Y"
			if p := &obj[i].Preps[k]; p.Word == "of" && w != "of" || p.Word == "for" && w == "on" && s.book.Lists["blame"].Has(strings.ToLower(s.tok(obj[i].Head).Lemma)) { // "lays the blame for the fire on Y"
				for n := range p.Args {
					add(p.Args[n].Preps)
				}
			}
		}
	}
	if w == "on" && len(obj) == 1 && s.book.Lists["blame"].Has(strings.ToLower(s.tok(obj[0].Head).Lemma)) {
		for i := range c.Preps { // the same, hung on the verb
			if c.Preps[i].Word == "for" {
				for n := range c.Preps[i].Args {
					add(c.Preps[i].Args[n].Preps)
				}
			}
		}
	}
	for i := range c.IObj {
		add(c.IObj[i].Preps)
	}
	if len(out) == 0 && c.Particle == w { // "hit back at", "calls on" with a particle read from it
		for _, a := range obj {
			if !m.literal[a.Head] {
				out = append(out, a)
			}
		}
	}
	if rest := s.unused(out, m); len(out) == 0 || w != "of" && len(rest) == 0 { // one step further: "expressed support for the policy of Y", talks held under a literal
		out = rest
		// "agreed in principle to a plan", "met in Geneva on Monday with Y"
		var under func(ps []clause.Prep, depth int)
		under = func(ps []clause.Prep, depth int) {
			for i := range ps {
				for j := range ps[i].Args {
					if a := &ps[i].Args[j]; m.literal[a.Head] || w != "of" && s.adjunct(ps[i].Word, a) {
						add(a.Preps)
						if depth < 2 {
							under(a.Preps, depth+1)
						}
					}
				}
			}
		}
		under(c.Preps, 0)
		if w != "of" {
			for i := range obj {
				under(obj[i].Preps, 1)
			}
		}
	}
	return out
}

// occasional reports whether what stands under "in" tells the occasion only: "called for
// sanctions in the wake of the arrest of Y".
func (s *sentence) occasional(a *clause.Arg) bool {
	switch strings.ToLower(s.tok(a.Head).Lemma) {
	case "wake", "aftermath", "light", "absence", "run-up":
		return len(a.Preps) > 0
	}
	return false
}

// notBehind leaves out the arguments that stand right behind one of others.
func (s *sentence) notBehind(args, others []clause.Arg) []clause.Arg {
	var out []clause.Arg
	for i := range args {
		behind := false
		for k := range others {
			d := args[i].First - others[k].End
			behind = behind || others[k].Sentence == s.index && d >= 0 && d <= 1
		}
		if !behind {
			out = append(out, args[i])
		}
	}
	return out
}

// adjunct reports whether a phrase only tells when, where or how, so that
// what the tree hangs on it may belong to the verb.
func (s *sentence) adjunct(prep string, a *clause.Arg) bool {
	if s.isTime(a.Head) {
		return true
	}
	if prep == "for" {
		switch strings.ToLower(s.tok(a.Head).Lemma) {
		case "hour", "minute", "day", "week", "month", "year", "time":
			return true
		}
	}
	if prep != "in" && prep != "at" && prep != "on" {
		return false
	}
	for _, i := range s.here.places[s.index] {
		if p := &s.doc.Places[i]; p.First <= a.Head && a.Head < p.End {
			return true
		}
	}
	switch strings.ToLower(s.tok(a.Head).Lemma) {
	case "principle", "person", "private", "secret", "public", "detail", "length", "turn", "addition", "advance", "full":
		return true
	}
	return false
}

// unused leaves those arguments out that stand for a word of the rule.
func (s *sentence) unused(args []clause.Arg, m *match) []clause.Arg {
	if len(m.literal) == 0 {
		return args
	}
	var out []clause.Arg
	for i := range args {
		if !m.literal[args[i].Head] {
			out = append(out, args[i])
		}
	}
	return out
}

// counted adds what is counted to arguments that only count: "tons of food",
// "a series of sanctions". The counting noun stays first.
func (s *sentence) counted(args []clause.Arg) []clause.Arg {
	out := args
	for i := range args {
		if t := s.tok(args[i].Head); !s.count.Has(strings.ToLower(t.Lemma)) && t.Tag != "NUM" {
			continue
		}
		for k := range args[i].Preps {
			if args[i].Preps[k].Word != "of" {
				continue
			}
			if len(out) == len(args) {
				out = append([]clause.Arg{}, args...)
			}
			out = append(out, s.counted(args[i].Preps[k].Args)...) // "hundreds of thousands of birds"
		}
	}
	return out
}

// isParty reports whether a noun that belongs to a bare state is itself a party
// of it, with a sector: its envoy, its missile.
func (s *sentence) isParty(a *clause.Arg, owners []clause.Arg) bool {
	own := s.allParties(owners)
	if len(own) != 1 || own[0].Sector != "" {
		return false
	}
	it := s.allParties([]clause.Arg{*a})
	return len(it) == 1 && it[0].Sector != "" && it[0].Country == own[0].Country
}

// owners are whom a noun belongs to: possessors, adjectives, "of" phrases.
func (s *sentence) owners(a *clause.Arg) []clause.Arg {
	out := append([]clause.Arg{}, a.Poss...)
	if t := s.tokenOf(a); t == nil || !street(t) { // "Simon Bolivar Avenue" is nobody's
		out = append(out, s.ofSome(a.Mods)...)
	}
	done := len(s.partyArgs(a.Poss)) > 0 // "Beijing's treatment of two Canadians" is not theirs
	for i := range a.Preps {
		switch a.Preps[i].Word {
		case "by", "from", "between":
			out = append(out, a.Preps[i].Args...)
		case "of":
			if !done {
				out = append(out, a.Preps[i].Args...)
			}
		}
	}
	for k := range s.clauses { // "the sanctions imposed by Brussels"
		if t := s.tokenOf(a); t == nil || !s.conduct.Has(strings.ToLower(t.Lemma)) {
			break
		}
		if c := &s.clauses[k]; a.Sentence == s.index && c.NounTok == a.Head && c.Role == "participle" && c.Passive && c.Agent {
			out = append(out, c.Subj...)
		}
	}
	return out
}

// street reports whether a word ends the name of a street, a building or a sea, which is
// often called after somebody.
func street(t *readout.Token) bool {
	if t.Tag != "PROPN" && !capital(t.Form) {
		return false
	}
	switch strings.ToLower(t.Form) {
	case "sea", "ocean", "gulf", "avenue", "street", "boulevard", "road", "square", "plaza", "highway", "bridge", "airport", "stadium", "station", "hotel", "park", "hall", "arena", "tower", "theatre", "theater", "cathedral", "hospital", "prison", "award", "prize", "medal", "cup", "foundation", "centre", "center":
		return true
	}
	return false
}

// literalAt reports whether the token is a word that the element names.
func (s *sentence) literalAt(head int, e *codebook.Elem) bool {
	t := s.tok(head)
	lemma, form := strings.ToLower(t.Lemma), strings.ToLower(t.Form)
	for i := range e.Literal {
		w := &e.Literal[i]
		if s.isCompound(head, w, lemma, form) {
			return true
		}
		if len(w.Before) > 1 && (lemma == w.Before[0] || form == w.Before[0]) { // "act" of "act of war"
			for _, l := range w.Lemmas {
				if s.followed(head, append(append([]string{}, w.Before[1:]...), l)) {
					return true
				}
			}
		}
	}
	for _, l := range e.Lists {
		if s.inList(head, l, lemma, form) || s.blamedBy(head, l) {
			return true
		}
	}
	return false
}

// blamedBy reports whether an adjective of a list of blame stands with a noun
// that names what is done: "described it as a shameful step".
func (s *sentence) blamedBy(head int, l *codebook.List) bool {
	if l.Name != "unjust" && l.Name != "outrage" && l.Name != "vice" && l.Name != "wrongful" || s.tok(head).Tag != "NOUN" || !s.conduct.Has(strings.ToLower(s.tok(head).Lemma)) {
		return false
	}
	for i := max(0, head-4); i < head; i++ {
		if t := s.tok(i); t.Head == head && t.Tag == "ADJ" && (l.Name == "wrongful" && l.Has(strings.ToLower(t.Lemma)) || s.book.Lists["unjust"].Has(strings.ToLower(t.Lemma))) {
			return true
		}
	}
	return false
}

func (s *sentence) isCompound(head int, w *codebook.Compound, lemma, form string) bool {
	ok := false
	for _, l := range w.Lemmas {
		if l == lemma || l == form {
			ok = true
		}
	}
	if !ok || len(w.Before) == 0 {
		return ok
	}
	// The words before stand close before it, in order; other adjectives and
	// nouns may come between: "joint military exercises".
	i, between := head-1, 0
	for k := len(w.Before) - 1; k >= 0; i-- {
		if i < 0 || between > 2 {
			return false
		}
		switch t := s.tok(i); {
		case strings.EqualFold(t.Lemma, w.Before[k]) || strings.EqualFold(t.Form, w.Before[k]):
			k--
		case t.Tag == "ADJ" || t.Tag == "NOUN" || t.Tag == "PROPN" || t.Form == "-":
			between++
		case t.Tag == "DET" && codebook.Small(w.Before[k]): // "on the table"
			between++
		default:
			return false
		}
	}
	return true
}

// followed reports whether the words stand behind a token, in order; articles
// and adjectives may come between.
func (s *sentence) followed(tok int, words []string) bool {
	i := tok + 1
	for _, w := range words {
		for i < len(s.sent.Tokens) && (s.tok(i).Tag == "DET" || s.tok(i).Tag == "ADJ") && !strings.EqualFold(s.tok(i).Form, w) {
			i++
		}
		if i >= len(s.sent.Tokens) || !strings.EqualFold(s.tok(i).Form, w) && !strings.EqualFold(s.tok(i).Lemma, w) {
			return false
		}
		i++
	}
	return true
}

// phraseOf is a noun with the noun that follows it after a preposition, as
// lists have it: "act_of_war"; "" where none does.
func (s *sentence) phraseOf(tok int) string {
	if tok+2 >= len(s.sent.Tokens) {
		return ""
	}
	p := strings.ToLower(s.tok(tok + 1).Form)
	if p != "of" && p != "to" && p != "in" && p != "against" {
		return ""
	}
	i := tok + 2
	for i < len(s.sent.Tokens) && (s.tok(i).Tag == "DET" || s.tok(i).Tag == "ADJ") {
		i++
	}
	if i >= len(s.sent.Tokens) || s.tok(i).Tag != "NOUN" {
		return ""
	}
	return strings.ToLower(s.tok(tok).Lemma + "_" + p + "_" + s.tok(i).Lemma)
}

func (s *sentence) inList(head int, l *codebook.List, lemma, form string) bool {
	if lemma == "fire" && head > 0 && l.Has(lemma) && (l == s.book.Lists["accident"] || l == s.book.Lists["disaster"]) {
		guns, b := s.book.Lists["fire_word"], strings.ToLower(s.tok(head-1).Form)
		if guns.Has(b+"_fire") || head > 2 && guns.Has(strings.ToLower(s.tok(head-3).Form)+"-"+b+"_fire") {
			return false
		}
	}
	if l.Has(lemma) || l.Has(form) {
		return true
	}
	if one := strings.TrimSuffix(lemma, "s"); len(one) > 2 && one != lemma && s.tok(head).Tag != "VERB" && (lemma == form || strings.ContainsAny(one, "0123456789")) && l.Has(one) { // "tents", "F-16s", which have no singular where they are not known
		return true
	}
	if w := s.phraseOf(head); w != "" && l.Has(w) {
		return true
	}
	if head > 0 {
		b := strings.ToLower(s.tok(head - 1).Form)
		if head > 1 && b == "-" && l.Has(strings.ToLower(s.tok(head-2).Form)+"-"+lemma) { // F-16s
			return true
		}
		if l.Has(b+"_"+lemma) || l.Has(b+"_"+form) {
			return true
		}
		if head > 1 && l.Has(strings.ToLower(s.tok(head-2).Form)+"_"+b+"_"+lemma) {
			return true
		}
	}
	return false
}

// deepLiteral looks for a literal under a preposition anywhere in the clause,
// for a linear parser hangs phrases on the nearest noun: "dropped a tax on the
// use of social media after an outcry".
func (s *sentence) deepLiteral(ci int, w string, e *codebook.Elem, m *match) bool {
	if !occasion(w) {
		return false
	}
	pred := s.clauses[ci].Pred
	for i := pred + 1; i < len(s.sent.Tokens); i++ {
		if s.literalAt(i, e) && phrase.Case(s.sent, i) == w && s.below(i, pred) && !s.told(i, ci) {
			m.words = append(m.words, i)
			return true
		}
	}
	return false
}

// occasion reports whether a preposition says on what occasion something is done.
func occasion(w string) bool {
	switch w {
	case "after", "amid", "following", "under", "despite", "because of":
		return true
	}
	return false
}

// looseLiteral looks for a literal that the tree did not give as an object: a
// bare noun or adjective close behind the verb ("declared war", "pleaded
// guilty", "opened fire").
func (s *sentence) looseLiteral(c *clause.Clause, e *codebook.Elem, m *match) bool {
	for i, n := c.Pred+1, 0; i < len(s.sent.Tokens) && n < 3; i++ {
		t := s.tok(i)
		if t.Form == "-" || t.Tag == "ADP" && s.tok(i-1).Form == "-" {
			continue // "dusk-to-dawn curfew"
		}
		if t.Tag == "PUNCT" || t.Tag == "VERB" || t.Tag == "SCONJ" || t.Tag == "ADP" && !strings.EqualFold(t.Form, "of") {
			break
		}
		if t.Tag == "ADP" && i > 0 && m.rule.Code.Nothing && s.tok(i-1).Tag == "NOUN" && !s.count.Has(strings.ToLower(s.tok(i-1).Lemma)) {
			break // what is said of a building is not said of its bombing
		}
		if s.literalAt(i, e) && !s.modifies(i) {
			m.take(i)
			return true
		}
		if t.Tag != "DET" && t.Tag != "ADJ" && t.Tag != "ADV" && t.Tag != "NUM" && t.Tag != "PART" && t.Tag != "ADP" {
			n++
		}
	}
	for i := max(0, c.Pred-2); i < c.Pred; i++ { // "jointly developed a jet"
		if t := s.tok(i); t.Tag == "ADV" && t.Head == c.Pred && s.literalAt(i, e) {
			m.take(i)
			return true
		}
	}
	for i := range s.sent.Tokens {
		if s.sent.Tokens[i].Head == c.Pred && i > c.Pred && i < c.Pred+8 && s.sent.Tokens[i].Tag != "VERB" && s.literalAt(i, e) && !s.governed(i) {
			m.take(i)
			return true
		}
	}
	return false
}

// severalStates reports whether those of two states or more are named.
func (s *sentence) severalStates(args []clause.Arg) bool {
	first := ""
	for _, p := range s.allParties(args) {
		switch {
		case p.Country == "" || !kindFits(&p, "several"):
		case first == "":
			first = p.Country
		case p.Country != first:
			return true
		}
	}
	return false
}

// modifies reports whether a noun stands before the noun that it belongs to:
// "aircraft" in "aircraft carriers".
func (s *sentence) modifies(i int) bool {
	h := s.tok(i).Head
	return h > i && h-i < 4 && (s.tok(h).Tag == "NOUN" || s.tok(h).Tag == "PROPN") && !s.count.Has(strings.ToLower(s.tok(h).Lemma))
}

// governed reports whether a preposition stands before the phrase of a noun.
func (s *sentence) governed(i int) bool {
	for k := range s.sent.Tokens {
		if t := s.tok(k); t.Head == i && k < i && t.Tag == "ADP" {
			return true
		}
	}
	return false
}

// clauseSlot fills EVENT or DO.
func (s *sentence) clauseSlot(ci int, e *codebook.Elem, obj []clause.Arg, m *match) bool {
	c := &s.clauses[ci]
	for _, w := range e.Words {
		for _, k := range c.Comps {
			if !markFits(w, k.Mark) || k.Clause == ci {
				continue
			}
			if e.Slot.Var == 'D' {
				m.inner = append(m.inner, k.Clause)
				continue
			}
			if s.eventFits(k.Clause, e.Slot) {
				m.inner = append(m.inner, k.Clause)
			}
		}
		if len(m.inner) == 0 { // "reached a consensus to exchange information"
			for k := range s.clauses {
				cl := &s.clauses[k]
				if cl.Role != "comp" || cl.NounTok < 0 || k == ci || !markFits(w, cl.Mark) {
					continue
				}
				if !m.literal[cl.NounTok] && !(cl.Parent == ci && (w == "of" || w == "with" || w == "for" || w == "to") && (hasArg(c.Obj, cl.NounTok) || hasArg(c.IObj, cl.NounTok))) { // "charged Y of taking bribes", "asked Y to explain"
					continue
				}
				if e.Slot.Var == 'D' || s.eventFits(k, e.Slot) {
					m.inner = append(m.inner, k)
				}
			}
		}
		if e.Slot.Var == 'E' {
			var args []clause.Arg
			if w == "" {
				args = obj
			} else {
				args = s.prepArgs(c, w, obj, m)
			}
			m.inner = append(m.inner, s.eventsOf(args, e.Slot)...)
		}
		if len(m.inner) > 0 {
			return true
		}
	}
	return false
}

// markFits reports whether a clause introduced by mark may stand where the
// pattern has word.
func markFits(word, mark string) bool {
	if word == mark {
		return true
	}
	return word == "that" && mark == "" || word == "" && mark == "that"
}

// eventsOf returns the noun clauses among the arguments that are coded.
func (s *sentence) eventsOf(args []clause.Arg, sl *codebook.Slot) []int {
	var out []int
	for i := range args {
		if k := s.at(args[i].Head); k >= 0 && s.eventFits(k, sl) {
			out = append(out, k)
		}
	}
	return out
}

// eventFits reports whether a clause is coded, and as what the slot allows.
func (s *sentence) eventFits(ci int, sl *codebook.Slot) bool {
	ev := s.event(ci)
	if ev == nil || ev.typ == "" {
		return false
	}
	if len(sl.Restrict) == 0 {
		return true
	}
	if c := &s.clauses[ci]; c.Negated && c.Kind == clause.Verb && c.Form == "infinitive" && refusable(ev.typ) && !slices.Contains(sl.Restrict, "conflict") {
		return false // "vowed not to yield" promises nothing
	}
	t, _ := s.book.Plover.Type(ev.typ)
	for _, r := range sl.Restrict {
		switch r {
		case ev.typ:
			return true
		case "conflict":
			if t.Quad >= 3 {
				return true
			}
		case "cooperation":
			if t.Quad <= 2 {
				return true
			}
		case "verbal":
			if t.Quad == 1 || t.Quad == 3 {
				return true
			}
		case "material":
			if t.Quad == 2 || t.Quad == 4 {
				return true
			}
		}
	}
	return false
}

// fitting keeps the arguments that a slot allows.
func (s *sentence) fitting(args []clause.Arg, sl *codebook.Slot) []clause.Arg {
	var out []clause.Arg
	for i := range args {
		if s.fits(&args[i], sl) {
			out = append(out, args[i])
		}
	}
	return out
}

func (s *sentence) fits(a *clause.Arg, sl *codebook.Slot) bool {
	if len(sl.Restrict) > 0 {
		ok := false
		for _, l := range sl.Lists {
			t := s.tok(a.Head)
			if s.inList(a.Head, l, strings.ToLower(t.Lemma), strings.ToLower(t.Form)) || t.Tag == "PROPN" && s.titledIn(a, l) || s.bandIn(a, l) {
				ok = true
			}
		}
		if !ok && len(sl.Restrict) > len(sl.Lists) {
			for _, r := range sl.Restrict {
				ok = ok || r == "place" && s.isPlace(a.Head) || r == "time" && s.isTime(a.Head)
			}
			for _, p := range s.parties(a) {
				for _, r := range sl.Restrict {
					if kindFits(&p, r) || r == "PTY" && s.actors.Party(&p) {
						ok = true
					}
				}
			}
		}
		return ok
	}
	if sl.Any {
		if t := s.tok(a.Head); t.Tag == "NUM" && phrase.Case(s.sent, a.Head) == "at" {
			return false // "were fired at 5:20 am"
		}
		return sl.Var == 'X' || !s.isTime(a.Head) // "shot down a missile on March 2", "agreed on Monday"
	}
	return len(s.parties(a)) > 0
}

// bandIn reports whether an argument is a band of those whom a list names: "the
// first contingent of peacekeepers".
func (s *sentence) bandIn(a *clause.Arg, l *codebook.List) bool {
	if a.Sentence != s.index {
		return false
	}
	if w := strings.ToLower(s.tok(a.Head).Lemma); !s.book.Lists["band"].Has(w) && !s.count.Has(w) {
		return false
	}
	for k := range a.Preps {
		for _, in := range a.Preps[k].Args {
			if t := s.tok(in.Head); a.Preps[k].Word == "of" && s.inList(in.Head, l, strings.ToLower(t.Lemma), strings.ToLower(t.Form)) {
				return true
			}
		}
	}
	return false
}

// titledIn reports whether a person's title, in the text or by the tables, is
// in a list: "ambassador Huang Xilian".
func (s *sentence) titledIn(a *clause.Arg, l *codebook.List) bool {
	for k := a.First; k < a.Head && a.Sentence == s.index; k++ {
		if t := s.tok(k); t.Tag == "NOUN" && t.Head == a.Head && s.inList(k, l, strings.ToLower(t.Lemma), strings.ToLower(t.Form)) {
			return true
		}
	}
	for _, p := range s.parties(a) {
		office, _, _ := strings.Cut(strings.ToLower(p.Office), " to ")
		office, _, _ = strings.Cut(office, " of ")
		if i := strings.LastIndexByte(office, ' '); i >= 0 {
			office = office[i+1:]
		}
		if office != "" && l.Has(office) {
			return true
		}
	}
	return false
}

// isPlace reports whether a token stands in the name of a place.
func (s *sentence) isPlace(tok int) bool {
	for _, i := range s.here.places[s.index] {
		if p := &s.doc.Places[i]; p.First <= tok && tok < p.End {
			return true
		}
	}
	return false
}

// isTime reports whether a token belongs to an expression of time.
func (s *sentence) isTime(tok int) bool {
	for _, i := range s.here.times[s.index] {
		if t := &s.doc.Times[i]; t.First <= tok && tok < t.End {
			return true
		}
	}
	return false
}

// kindFits reports whether a party is of a kind named in a slot.
func kindFits(p *readout.Participant, kind string) bool {
	igo := p.Country == "IGO" || p.Country == "UNO" || p.Country == "EUR"
	bare := p.Sector == "" && p.Country != ""
	switch kind {
	case "party":
		return true
	case "several":
		return kindFits(p, "state") || kindFits(p, "official")
	case "state":
		return igo || bare && !private(p.Country) || p.Sector == "GOV" || p.Sector == "MIL" || p.Sector == "LEG"
	case "armed":
		switch p.Sector {
		case "MIL", "REB", "PRM", "UAF", "SPY", "COP", "CRM":
			return true
		}
		return bare && !private(p.Country)
	case "civil":
		switch p.Sector {
		case "CVL", "LAB", "EDU", "REL", "REF", "MED", "OPP", "SOC", "AGR", "JRN", "ELI", "PTY":
			return true
		}
		return p.Country == "NGO"
	case "official":
		switch p.Sector {
		case "GOV", "LEG", "JUD", "MIL", "COP", "SPY":
			return true
		}
		return igo
	case "person":
		return p.Office != "" || personal(p)
	case "IGO":
		return igo
	case "BUS":
		return p.Sector == "BUS" || p.Country == "MNC"
	}
	return p.Sector == kind || p.Country == kind
}

// private reports whether a country code is one of bodies of private people.
func private(country string) bool {
	return country == "NGO" || country == "MNC"
}

// personal guesses from the words whether the party is a person.
func personal(p *readout.Participant) bool {
	switch p.Sector {
	case "CVL", "JRN", "EDU", "REL", "OPP", "MED", "REF", "CRM", "UAF", "ELI", "UNK":
		return true
	}
	return strings.Contains(p.Name, " ") && p.Sector != "" && !strings.Contains(strings.ToLower(p.Text), "ministry")
}

// asksFor says what a rule misses; the words are made for explain only.
func (s *sentence) asksFor(e *codebook.Elem) string {
	if !s.trace {
		return "asks for more"
	}
	return "asks for " + e.String()
}

// unharmed leaves out of those that a noun belongs to whom the act that it
// names is done to: "the arrest of the mayor" is no deed of his.
func (s *sentence) unharmed(head int, own []clause.Arg) []clause.Arg {
	k := s.at(head)
	if k < 0 {
		return own
	}
	ev := s.event(k)
	if ev == nil || ev.typ != "COERCE" && ev.typ != "ASSAULT" && ev.typ != "SANCTION" || len(ev.recipient) == 0 {
		return own
	}
	out := own[:0:0]
	for i := range own {
		if len(without(s.parties(&own[i]), ev.recipient)) > 0 {
			out = append(out, own[i])
		}
	}
	return out
}

package code

import (
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/annotate/date"
	"github.com/readout-events/readout/internal/annotate/quote"
	"github.com/readout-events/readout/internal/clause"
)

// mood reads the status of an event off its clause and those around it, and
// turns future cooperation into AGREE.
func (s *sentence) mood(ev *event) {
	if ev.rule != nil && ev.rule.Code.Actor == "S" {
		// The act is the saying, which is done whatever is said.
		if c := &s.clauses[ev.clause]; c.Negated && ev.rule.Code.NotType != "" {
			ev.typ, ev.mode, ev.cameo = ev.rule.Code.NotType, ev.rule.Code.NotMode, ""
		}
		return
	}
	if ev.status == readout.Actual {
		c := &s.clauses[ev.clause]
		if ev.m != nil && ev.m.host >= 0 {
			h := &s.clauses[ev.m.host]
			if st, why := s.clauseMood(h); st == readout.Negated && s.gov[c.Pred].as == 'S' && factual(h.Lemma) {
				ev.why = append(ev.why, "told as done") // "his refusal did not come as a surprise"
			} else if st != readout.Actual {
				ev.status = st
				ev.why = append(ev.why, why)
			} else if ev.typ == "CONSULT" && h.Lemma == "announce" && c.Kind == clause.Noun {
				ev.status = readout.Future // "announced another meeting with Macron"
				ev.why = append(ev.why, h.Lemma)
			} else if ev.typ == "ASSAULT" && (h.Lemma == "prepare" || h.Lemma == "plot") {
				ev.status = readout.Future
				ev.why = append(ev.why, h.Lemma)
			}
			if c.Negated && ev.status == readout.Actual {
				ev.status = readout.Negated
			}
		} else if c.Kind == clause.Noun {
			if st, why := s.nounMood(ev, c); st != readout.Actual {
				ev.status = st
				ev.why = append(ev.why, why)
			}
		} else if s.decided(ev.typ, c) {
			ev.why = append(ev.why, "decided")
		} else if st, why := s.clauseMood(c); st != readout.Actual {
			ev.status = st
			ev.why = append(ev.why, why)
		} else if p := c.Parent; c.Role == "participle" && c.Form != "infinitive" && p >= 0 && s.clauses[p].Kind == clause.Verb && (s.clauses[p].Tense == "future" || s.clauses[p].Modal == "will") && (ev.typ == "CONSULT" || ev.typ == "COOPERATE" || ev.typ == "COERCE") {
			ev.status = readout.Future // "talks will be held, attended by X"
			ev.why = append(ev.why, "beside what is to come")
		} else if t, _ := s.book.Plover.Type(ev.typ); t.Quad > 2 && c.Form == "infinitive" && c.NounTok >= 0 && planned(s.tok(c.NounTok).Lemma) {
			ev.status = readout.Hypothetical // "a plan to send troops"
			ev.why = append(ev.why, "under "+s.tok(c.NounTok).Form)
		}
	}
	if (ev.status == readout.Hypothetical || ev.status == readout.Future) && verbal(ev.typ) && s.performed(ev) {
		ev.status = readout.Actual
		ev.why = append(ev.why, "done by saying so")
	}
	if ev.status == readout.Negated && ev.rule != nil && ev.rule.Code.IfNot {
		ev.status = readout.Actual // it is the negation that is the act
	}
	if c := &s.clauses[ev.clause]; ev.status == readout.Negated && ev.rule != nil && ev.rule.Code.NotType != "" && !(c.Passive && c.Modal != "" && len(ev.actor) == 0) {
		ev.typ, ev.mode, ev.cameo, ev.status = ev.rule.Code.NotType, ev.rule.Code.NotMode, "", readout.Actual
		ev.why = append(ev.why, "not to do it is "+ev.typ)
	}
	if ev.status != readout.Actual && s.unwilling(ev) || ev.status == readout.Negated && s.refuses(ev) {
		ev.mode, ev.typ, ev.cameo, ev.status = refusal(ev.typ), "REJECT", "", readout.Actual
		ev.why = append(ev.why, "will not is a refusal")
		s.oneSided(ev)
	}
	if (ev.status == readout.Future || s.mayUnless(ev)) && s.unless(ev) {
		ev.mode, ev.typ, ev.cameo, ev.status = threatMode(ev.typ), "THREATEN", "", readout.Actual
		if len(ev.recipient) == 0 {
			ev.recipient = without(s.condition(), ev.actor)
		}
		ev.why = append(ev.why, "will, unless, is a threat")
	}
	if c := &s.clauses[ev.clause]; ev.status == readout.Future && c.Form == "infinitive" && c.NounTok >= 0 && strives(strings.ToLower(s.tok(c.NounTok).Lemma)) {
		ev.status = readout.Hypothetical // "will support its efforts to join the bloc"
	}
	if ev.status == readout.Hypothetical && s.wouldIf(ev) {
		ev.status = readout.Future
		ev.why = append(ev.why, "would, if, is a promise")
	}
	if ev.status == readout.Future {
		switch ev.typ {
		case "AGREE":
			if len(ev.actor) > 0 {
				ev.status = readout.Actual
			}
		case "CONSULT", "SUPPORT", "COOPERATE", "AID":
			ev.typ, ev.mode, ev.cameo, ev.status = "AGREE", "", "", readout.Actual
			ev.why = append(ev.why, "cooperation to come is AGREE")
		case "RETREAT":
			ev.typ, ev.mode, ev.cameo, ev.status = "CONCEDE", "", "", readout.Actual
			ev.why = append(ev.why, "a concession to come is CONCEDE")
		}
	}
	if (ev.typ == "AGREE" || ev.typ == "CONCEDE") && len(ev.actor) == 0 && len(ev.recipient) > 0 && ev.status == readout.Actual && s.clauses[ev.clause].Passive {
		s.announced(ev)
	}
	if ev.status == readout.Future && (len(ev.recipient) == 0 || ev.typ == "CONCEDE") && ev.m != nil && s.clauses[ev.clause].Form == "infinitive" && s.clauses[ev.clause].Role == "adverbial" {
		ev.status = readout.Hypothetical // "went there to fight"
	}
	if (ev.typ == "AGREE" || ev.typ == "CONCEDE") && len(ev.actor) == 0 && len(ev.recipient) == 0 && ev.status == readout.Actual {
		if ev.typ == "CONCEDE" && ev.rule != nil && ev.rule.Code.Mode == "ceasefire" {
			return // "the truce will begin at noon"
		}
		ev.status = readout.Hypothetical
	}
}

// strives reports whether a noun tells what somebody works for and has not got.
func strives(noun string) bool {
	switch noun {
	case "effort", "bid", "attempt", "quest", "drive", "push", "aspiration", "ambition", "desire", "wish", "hope":
		return true
	}
	return false
}

// wouldIf reports whether those who say it would do something together or for
// another on a condition: "the rebels said they would meet the mediator if ...".
func (s *sentence) wouldIf(ev *event) bool {
	switch ev.typ {
	case "CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT", "AGREE":
	default:
		return false
	}
	if ev.mode == "resign" {
		return false
	}
	c := &s.clauses[ev.clause]
	if ev.m != nil && ev.m.host >= 0 {
		c = &s.clauses[ev.m.host]
	}
	if c.Modal != "would" && c.Modal != "will" || c.If || c.Perfect || c.Role != "comp" || !s.toldHere(c.Pred) || !ownVoice(ev.actor, s.speaker(c.Pred)) {
		return false
	}
	for i := range s.clauses {
		if k := &s.clauses[i]; k.Parent == s.at(c.Pred) && (k.Mark == "unless" || k.If && k.Role == "adverbial" && !s.evenIf(k)) {
			return true
		}
	}
	return false
}

// announced gives a promise in the passive the government or body that tells
// of it for an actor: "the prisoners will be freed, the junta said".
func (s *sentence) announced(ev *event) {
	c := &s.clauses[ev.clause]
	if c.Agent || c.Tense != "future" && c.Modal != "will" && c.Modal != "would" {
		return
	}
	for _, p := range s.speaker(c.Pred) {
		switch p.Sector {
		case "", "GOV", "MIL", "REB", "PRM", "LEG":
			if p.Country != "" && p.Country != "NGO" {
				ev.actor = merge(ev.actor, []readout.Participant{p})
			}
		}
	}
	ev.recipient = without(ev.recipient, ev.actor)
	if len(ev.actor) > 0 {
		ev.why = append(ev.why, "who tells of it promises it")
	}
}

// refuses reports whether a negated act is one that its actor says it will
// not do: "will not accept", "won't take part".
func (s *sentence) refuses(ev *event) bool {
	c := &s.clauses[ev.clause]
	if ev.m != nil && ev.m.host >= 0 {
		c = &s.clauses[ev.m.host]
	}
	if !c.Negated || c.If || len(ev.actor) == 0 {
		return false
	}
	if c.Modal == "can" { // "cannot agree"
		return ev.typ == "AGREE" || ev.typ == "SUPPORT" || ev.typ == "CONCEDE"
	}
	if c.Tense != "future" && c.Modal != "will" && c.Modal != "would" {
		return false
	}
	return refusable(ev.typ)
}

// refusable reports whether not to do an act of this type when it is asked or
// expected is a refusal.
func refusable(typ string) bool {
	switch typ {
	case "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT":
		return true
	}
	return false
}

// unwilling reports whether an act stands under words that its actor does not
// want it or is resolved against it: "does not want to send tanks", "decided
// not to attend", "its decision not to sign".
func (s *sentence) unwilling(ev *event) bool {
	c := &s.clauses[ev.clause]
	if ev.m != nil && ev.m.host >= 0 {
		c = &s.clauses[ev.m.host]
	}
	if c.Form != "infinitive" || c.If || len(ev.actor) == 0 || !refusable(ev.typ) {
		return false
	}
	if c.NounTok >= 0 && c.Negated {
		switch s.tok(c.NounTok).Lemma {
		case "decision", "choice", "vow", "resolve", "intention", "determination", "determined":
			return true
		}
	}
	if c.Parent < 0 {
		return false
	}
	h := &s.clauses[c.Parent]
	if h.If || h.Kind == clause.Noun || h.Passive || h.Modal != "" && h.Modal != "will" && h.Modal != "would" {
		return false
	}
	if c.Negated && !h.Negated {
		switch h.Lemma {
		case "decide", "choose", "opt", "vow", "resolve", "prefer", "elect", "swear", "determined", "pledge", "promise", "confirm", "announce", "intend":
			return true
		}
		return false
	}
	if h.Negated && !c.Negated {
		switch h.Lemma {
		case "want", "intend", "plan", "wish", "mean", "willing", "ready", "prepared", "inclined":
			return !containsString(h.Advs, "yet")
		}
	}
	return false
}

// oneSided gives an act of both sides that one of them refuses an actor and a
// recipient: "X will not negotiate with Y", "there will be no talks with Y".
func (s *sentence) oneSided(ev *event) {
	if c := &s.clauses[ev.clause]; c.Kind == clause.Noun && c.Parent >= 0 && s.clauses[c.Parent].Lemma == "be" && ev.m != nil && len(s.allParties(ev.m.x)) == 0 {
		if who := s.speaker(c.Pred); len(who) > 0 && len(without(ev.actor, who)) == len(ev.actor) {
			ev.actor, ev.recipient = who, ev.actor
			return
		}
	}
	if ev.m == nil || ev.rule == nil || !ev.rule.Code.Both || s.clauses[ev.clause].Kind == clause.Noun && ev.m.host < 0 {
		return
	}
	who := s.allParties(ev.m.x)
	if whom := without(s.allParties(ev.m.y), who); len(who) > 0 && len(whom) > 0 {
		ev.actor, ev.recipient = who, whom
	}
}

func refusal(typ string) string {
	switch typ {
	case "AID", "COOPERATE", "SUPPORT":
		return "assist"
	case "CONCEDE", "RETREAT":
		return "yield"
	case "CONSULT":
		return "meet"
	}
	return ""
}

// unless reports whether an act of conflict to come hangs on "unless".
func (s *sentence) unless(ev *event) bool {
	if t, _ := s.book.Plover.Type(ev.typ); t.Quad != 4 && ev.typ != "REJECT" || len(ev.actor) == 0 {
		return false
	}
	for i := range s.clauses {
		if c := &s.clauses[i]; c.Parent == ev.clause && (c.Mark == "unless" || c.If && c.Role == "adverbial" && !s.evenIf(c)) {
			return true
		}
	}
	// "We will strike the centres of decision", said by those who would do it.
	pred := s.clauses[ev.clause].Pred
	if ev.typ == "ASSAULT" && s.ownActs(ev.actor, s.speaker(pred)) {
		return true
	}
	return announcedBlow(ev) && s.toldHere(pred) && ownVoice(ev.actor, s.speaker(pred))
}

// toldHere reports whether the words that tell who says token tok stand in its
// sentence.
func (s *sentence) toldHere(tok int) bool {
	qs := quote.Says(s.doc, s.index, tok)
	return len(qs) > 0 && s.doc.Quotes[qs[len(qs)-1]].Cue.Sentence == s.index
}

// ownVoice reports whether those who act are who speaks, or of one state with
// them: "the minister announced that the government will ban rallies".
func ownVoice(actors, speaker []readout.Participant) bool {
	for i := range speaker {
		for k := range actors {
			a, p := &actors[k], &speaker[i]
			if a.Name == p.Name && a.Name != "" || a.Country == "" && a.Sector == "GOV" && p.Sector == "GOV" {
				return true
			}
		}
	}
	return shareCountry(actors, speaker)
}

// announcedBlow reports whether an act of conflict short of force is a threat
// where those who would do it tell of it: a ban, a curfew, a boycott or a
// blockade. Sanctions are decided when they are announced, and a strike or
// march that is called is a plan.
func announcedBlow(ev *event) bool {
	switch ev.typ {
	case "COERCE":
		return true
	case "PROTEST":
		return ev.mode == "boycott" || ev.mode == "obstruct"
	case "REJECT":
		return ev.mode == "meet"
	}
	return false
}

// ownActs reports whether those who act are of the speaker's side, or the
// speaker is an officer or official of whom no country is known.
func (s *sentence) ownActs(actors, speaker []readout.Participant) bool {
	for i := range speaker {
		if p := &speaker[i]; p.Country == "" && (p.Sector == "MIL" || p.Sector == "GOV") {
			return true
		}
	}
	return shareCountry(actors, speaker)
}

// mayUnless reports whether those who say it "may" do what hangs on a
// condition: "may boycott the vote unless", said by their chairman.
func (s *sentence) mayUnless(ev *event) bool {
	c := &s.clauses[ev.clause]
	if ev.m != nil && ev.m.host >= 0 {
		c = &s.clauses[ev.m.host]
	}
	switch c.Modal {
	case "may", "might", "could", "would":
	default:
		return false
	}
	return ev.status == readout.Hypothetical && !c.If && s.ownActs(ev.actor, s.speaker(c.Pred))
}

// evenIf reports whether a clause under "if" sets no condition: "will leave
// even if nothing is agreed".
func (s *sentence) evenIf(c *clause.Clause) bool {
	for i := 1; i < c.Pred && i < len(s.sent.Tokens); i++ {
		if strings.EqualFold(s.tok(i).Form, "if") && strings.EqualFold(s.tok(i-1).Form, "even") && s.tok(i).Head == c.Pred {
			return true
		}
	}
	return false
}

func threatMode(typ string) string {
	switch typ {
	case "ASSAULT":
		return "violence"
	case "SANCTION":
		return "relations"
	case "COERCE":
		return "restrict"
	}
	return ""
}

// sameMood copies the mood of an operator's clause to its event: "began to
// shell" is as sure as "began".
func (s *sentence) sameMood(ev *event, c *clause.Clause) {
	if st, why := s.clauseMood(c); st != readout.Actual {
		ev.status = st
		ev.why = append(ev.why, why)
	} else {
		ev.status = told // settled: the clause's own infinitive says nothing
	}
}

// convenes reports whether a verb tells of a meeting that is fixed beforehand.
func convenes(lemma string) bool {
	switch lemma {
	case "hold", "meet", "visit", "host", "travel", "receive", "sign", "resume", "begin", "start", "convene", "attend":
		return true
	}
	return false
}

// soon reports whether words of the clause tell of a day still to come: "would hold talks next month".
func (s *sentence) soon(c *clause.Clause) bool {
	for i := c.Pred + 1; i < len(s.sent.Tokens); i++ {
		w := strings.ToLower(s.tok(i).Form)
		if (w == "tomorrow" || w == "next" && i+1 < len(s.sent.Tokens) && s.isTime(i+1)) && s.below(i, c.Pred) {
			return true
		}
	}
	return false
}

// told marks an event whose status is settled as actual by an operator.
const told = "told"

// clauseMood reads negation, modality, tense and what the clause stands under.
func (s *sentence) clauseMood(c *clause.Clause) (status, why string) {
	if c.If {
		return readout.Hypothetical, "under if"
	}
	if c.Negated {
		return readout.Negated, "negated"
	}
	if c.Modal == "be_to" && c.Perfect && c.Tense == "past" {
		return readout.Negated, "was to have" // and did not
	}
	if s.inverted(c) {
		return readout.Hypothetical, "had it been so"
	}
	if w := s.baseless(c); w != "" {
		return readout.Negated, "no " + w
	}
	if s.scheduled(c) {
		return readout.Actual, ""
	}
	switch c.Modal {
	case "will", "shall", "going_to", "be_to":
		return readout.Future, c.Modal
	case "would":
		if c.Role == "comp" && !c.Perfect && c.Parent >= 0 && s.clauses[c.Parent].Tense == "past" && s.clauses[c.Parent].Modal == "" && !s.conditional(c) {
			return readout.Future, "would, told in the past"
		}
		if !c.Perfect && !s.conditional(c) && convenes(c.Lemma) && s.soon(c) {
			return readout.Future, "would, soon"
		}
		return readout.Hypothetical, c.Modal
	case "have_to":
		if s.yetTo(c) {
			return readout.Negated, "yet to"
		}
		if c.Tense == "past" { // "had to withdraw", and did
			return readout.Actual, ""
		}
		return readout.Hypothetical, c.Modal
	case "can", "could", "might", "may", "should", "must":
		return readout.Hypothetical, c.Modal
	}
	if c.Tense == "future" {
		return readout.Future, "future tense"
	}
	if c.Tense == "present" && !c.Perfect && (c.Mark == "when" || c.Mark == "whenever" || c.Mark == "where") {
		return readout.Hypothetical, "whenever it happens"
	}
	for _, a := range c.Advs {
		switch a {
		case "nearly", "almost":
			return readout.Failed, a
		case "potentially", "possibly", "perhaps", "maybe", "theoretically", "hypothetically":
			return readout.Hypothetical, a
		}
	}
	if c.Form != "finite" && c.NounTok >= 0 && c.NounTok < len(s.sent.Tokens) && c.Role == "comp" && s.book.Lists["aim"].Has(strings.ToLower(s.tok(c.NounTok).Lemma)) {
		return readout.Hypothetical, "under " + s.tok(c.NounTok).Form
	}
	if w := s.unreal(c); w != "" {
		return readout.Hypothetical, "under " + w
	}
	if c.NounTok >= 0 && c.Form == "finite" && c.Parent >= 0 && c.NounTok < len(s.sent.Tokens) && s.book.Lists["accusation"].Has(strings.ToLower(s.tok(c.NounTok).Lemma)) {
		switch p := &s.clauses[c.Parent]; p.Lemma {
		case "deny", "dismiss", "refute", "rebut", "debunk", "reject":
			if s.gov[c.NounTok].as == 'O' && !p.Negated {
				return readout.Negated, p.Lemma // "dismissed reports that X had fled"
			}
		}
	}
	if c.Role == "comp" && len(c.Subj) > 0 && c.Subj[0].Sentence == s.index {
		switch strings.ToLower(s.tok(c.Subj[0].Head).Form) {
		case "who", "what", "which":
			return readout.Hypothetical, "an indirect question"
		}
	}
	if c.Question || c.Imperative {
		return readout.Hypothetical, "question or command"
	}
	if s.tried(c) {
		return readout.Actual, ""
	}
	if w := s.wished(c); w != "" {
		return readout.Hypothetical, "under " + w
	}
	if c.Parent < 0 {
		if c.Form == "infinitive" { // headline: "UN chief to visit Kyiv"
			return readout.Future, "to + verb"
		}
		return readout.Actual, ""
	}
	p := &s.clauses[c.Parent]
	switch c.Role {
	case "comp":
		if c.Form == "infinitive" && p.Lemma == "use" && p.Tense == "past" && len(p.Obj) == 0 {
			return readout.Historical, "used to"
		}
		if c.Form == "infinitive" && p.Passive && p.Tense == "past" && compelled(p.Lemma) && s.evs[c.Parent] == nil {
			return s.clauseMood(p) // "was forced to withdraw", and did
		}
		if c.Form == "infinitive" && c.NounTok >= 0 && p.Tense == "past" && (p.Lemma == "use" || chance(s.tok(c.NounTok).Lemma) && (p.Lemma == "take" || p.Lemma == "seize")) {
			return s.clauseMood(p) // "took the opportunity to praise"
		}
		if c.Form == "infinitive" && p.Kind == clause.Adjective && (s.tok(p.Pred).Tag == "NOUN" || s.tok(p.Pred).Lemma == "first") && s.firstTo(c) {
			return s.clauseMood(p) // "was the first country to recognise Y"
		}
		if c.Form == "infinitive" && p.Kind == clause.Adjective && pleased(p) {
			return s.clauseMood(p) // "was delighted to receive"
		}
		if c.Form == "infinitive" && p.Kind == clause.Adjective {
			return readout.Hypothetical, "after " + p.Lemma
		}
		if c.Form == "infinitive" && c.Perfect && reported(p) {
			return s.clauseMood(p)
		}
		if c.Form == "infinitive" && s.evs[c.Parent] == nil {
			return readout.Hypothetical, "after " + p.Lemma
		}
		if s.wish.Has(p.Lemma) && !(claims(p.Lemma) && wasDone(c)) {
			return readout.Hypothetical, "after " + p.Lemma
		}
		if c.Form == "finite" && p.Form == "infinitive" && s.book.Lists["mental"].Has(p.Lemma) && s.evs[c.Parent] == nil {
			if st, why := s.clauseMood(p); st != readout.Actual {
				return st, why // "do not want to think that we are to blame"
			}
		}
		if p.Negated && s.evs[c.Parent] == nil && c.Form != "finite" {
			return readout.Negated, "under a negated " + p.Lemma
		}
		if c.Form == "gerund" && (p.Lemma == "include" || p.Lemma == "be" || p.Lemma == "involve") && len(p.Subj) > 0 && p.Subj[0].Sentence == s.index && s.book.Lists["unreal"].Has(strings.ToLower(s.tok(p.Subj[0].Head).Lemma)) {
			return readout.Hypothetical, s.tok(p.Subj[0].Head).Form // "their demands include dissolving the assembly"
		}
		if c.Form == "gerund" && c.Mark == "by" && (p.Modal == "could" || p.Modal == "would" || p.Modal == "might" || p.Modal == "may" || p.Modal == "can" || p.Modal == "should" || p.Modal == "must") {
			return readout.Hypothetical, p.Modal // "could justify it by placing the blame on Y"
		}
		if c.Form != "finite" {
			return s.clauseMood(p)
		}
		if p.If || p.Question {
			return readout.Hypothetical, "under if"
		}
	case "conj":
		if c.Tense == "" && c.Form != "finite" || c.Modal == "" && p.Modal != "" && (c.Form == "infinitive" || c.Tense == "") {
			st, why := s.clauseMood(p)
			if st != readout.Negated {
				return st, why
			}
		}
	case "adverbial":
		if c.Form == "infinitive" && c.Mark == "but" { // "had no choice but to withdraw"
			if st, why := s.clauseMood(p); st != readout.Negated {
				return st, why
			}
			return readout.Actual, ""
		}
		if c.Form == "infinitive" && s.firstTo(c) {
			return s.clauseMood(p)
		}
		if c.Form == "infinitive" && p.Lemma == "go" && p.Particle == "on" && p.Tense == "past" {
			return s.clauseMood(p) // "went on to accuse"
		}
		if v := p.Lemma; (v == "use" || v == "take" || v == "call" || v == "write" || v == "phone" || v == "tweet" || v == "post" || v == "gather" || v == "rally" || v == "march" || v == "assemble" || v == "sail" || v == "turn_out" || v == "stop") && p.Tense == "past" && p.Modal == "" && !p.Negated {
			for k := range s.clauses {
				if &s.clauses[k] == c && s.evs[k] != nil && (verbal(s.evs[k].typ) || s.evs[k].typ == "PROTEST") {
					return readout.Actual, "" // "used the evening to thank"
				}
			}
		}
		if c.Form == "infinitive" && outcry(c.Lemma) && !movesTo(p.Lemma) {
			return s.clauseMood(p) // "blocked roads to protest"
		}
		if c.Mark == "to" || c.Form == "infinitive" && c.Mark == "" { // but "as protests continue"
			return readout.Future, "purpose"
		}
		switch c.Mark {
		case "until", "till", "unless", "once", "before":
			if c.Mark != "before" && c.Mark != "once" && c.Form == "finite" && s.open(c.Parent) {
				return readout.Hypothetical, c.Mark // "vowed to stay until he stepped down"
			}
			if c.Form == "finite" && c.Tense == "present" && !c.Perfect {
				return readout.Hypothetical, c.Mark // "until their demands are met"
			}
		}
	case "noun", "relative", "participle":
		if c.Form == "infinitive" && s.firstTo(c) {
			return s.clauseMood(p)
		}
		if c.Form == "infinitive" {
			return readout.Hypothetical, "to be done"
		}
	}
	return readout.Actual, ""
}

// outcry reports a verb for what is voiced by the very act that it is the
// purpose of: "resigned to protest the decree".
func outcry(lemma string) bool {
	switch lemma {
	case "protest", "denounce", "condemn", "decry", "demonstrate":
		return true
	}
	return false
}

// movesTo reports a verb after which the purpose is still to come: "plans to
// travel there to protest".
func movesTo(lemma string) bool {
	switch lemma {
	case "go", "come", "travel", "plan", "prepare", "arrive", "return", "register", "apply", "vote", "meet", "need", "ask", "urge", "train", "unite", "organize", "organise":
		return true
	}
	return false
}

// pleased reports whether somebody says how he felt about what he did: "was
// delighted to meet", "it was an honour to host".
func pleased(p *clause.Clause) bool {
	switch p.Lemma {
	case "honour", "honor", "pleasure", "privilege", "delight", "joy", "delighted", "honoured", "honored", "pleased", "thrilled", "privileged":
		return p.Modal == "" && !p.Negated
	case "happy", "glad", "proud":
		return p.Tense == "past" && p.Modal == "" && !p.Negated
	}
	return false
}

// hosts fills in whoever says that it was an honour to meet or to host.
func (s *sentence) hosts() {
	for _, ev := range s.events {
		c := &s.clauses[ev.clause]
		if c.Kind == clause.Noun && c.Parent >= 0 {
			c = &s.clauses[c.Parent]
		}
		if ev.typ != "CONSULT" || c.Form != "infinitive" || c.Parent < 0 || len(c.Subj) > 0 || !pleased(&s.clauses[c.Parent]) {
			continue
		}
		who := s.speaker(c.Pred)
		if len(who) == 0 || shareCountry(who, ev.actor) {
			continue
		}
		if ev.mode == "visit" && len(ev.recipient) == 0 && c.Lemma != "visit" {
			ev.recipient = who
		} else {
			ev.actor = append(who[:len(who):len(who)], ev.actor...)
		}
	}
}

// unreal returns the noun that a clause tells the content of and that says that
// it is not done: "an opportunity to meet", "a request that he be freed".
func (s *sentence) unreal(c *clause.Clause) string {
	if c.Form == "gerund" && c.Kind == clause.Verb {
		return s.unrealBefore(c.Pred)
	}
	if c.NounTok < 0 || c.NounTok >= len(s.sent.Tokens) || c.Parent < 0 || c.Role == "conj" || c.Role == "attribute" {
		return ""
	}
	t := s.tok(c.NounTok)
	if !s.book.Lists["unreal"].Has(strings.ToLower(t.Lemma)) || planned(t.Lemma) || s.firstTo(c) {
		return ""
	}
	if p := &s.clauses[c.Parent]; chance(t.Lemma) && (p.Lemma == "use" || p.Lemma == "take" || p.Lemma == "seize") {
		return ""
	}
	subjunctive := c.Pred > 1 && c.Modal == "" && strings.EqualFold(s.tok(c.Pred-1).Form, "be")
	if c.Form != "infinitive" && !subjunctive {
		return ""
	}
	return t.Form
}

// unrealBefore returns the noun before "for" or "of" and a gerund that says that
// what the gerund names is not done: "a call for sending troops".
func (s *sentence) unrealBefore(pred int) string {
	i := pred - 1
	for i > 0 && (s.tok(i).Tag == "PUNCT" || s.tok(i).Tag == "ADV") {
		i--
	}
	if i < 1 {
		return ""
	}
	switch strings.ToLower(s.tok(i).Form) {
	case "for", "of", "about", "on":
	case "over":
		switch l := strings.ToLower(s.tok(i - 1).Lemma); l {
		case "dispute", "debate", "row", "disagreement", "quarrel", "argument", "division", "negotiation", "talk", "hesitation", "dilemma":
			return s.tok(i - 1).Form // "the dispute over allowing Y in"
		}
		return ""
	default:
		return ""
	}
	t := s.tok(i - 1)
	switch l := strings.ToLower(t.Lemma); {
	case t.Tag != "NOUN" || !s.book.Lists["unreal"].Has(l):
	case l == "threat", l == "power", l == "right", l == "authority", l == "purpose", l == "condition", l == "intention", l == "plan", l == "risk", l == "talk", l == "motion", l == "hope", l == "fear":
	default:
		return t.Form
	}
	return ""
}

// unrealOver returns the noun that says of what hangs on it that it is not done:
// "the possibility of a strike", "a call for the release of X".
func (s *sentence) unrealOver(tok int) string {
	for n := 0; n < 3; n++ {
		h := s.tok(tok).Head
		if h < 0 || s.tok(h).Tag != "NOUN" && s.tok(h).Tag != "VERB" {
			return ""
		}
		if s.book.Lists["unreal"].Has(strings.ToLower(s.tok(h).Lemma)) && s.tok(h).Tag == "NOUN" {
			switch s.caseOf(tok) {
			case "of", "for", "on", "about", "against", "to":
				return s.tok(h).Form
			}
			return ""
		}
		if s.tok(h).Tag != "NOUN" {
			return ""
		}
		tok = h
	}
	return ""
}

// caseOf is the preposition before a noun, "" where none.
func (s *sentence) caseOf(tok int) string {
	for i := tok - 1; i >= 0 && i >= tok-8; i-- {
		if t := s.tok(i); t.Head == tok && t.Tag == "ADP" {
			return strings.ToLower(t.Form)
		}
	}
	return ""
}

// inverted reports whether a clause is a condition told by the order of its
// words: "Had the army attacked, thousands would have died".
func (s *sentence) inverted(c *clause.Clause) bool {
	if !strings.EqualFold(s.tok(0).Form, "had") && !strings.EqualFold(s.tok(0).Form, "were") && !strings.EqualFold(s.tok(0).Form, "should") {
		return false
	}
	comma := -1
	for i := range s.sent.Tokens {
		if f := s.tok(i).Form; f == "," {
			comma = i
			break
		} else if f == "?" {
			return false
		}
	}
	if comma < 0 || c.Pred > comma {
		return false
	}
	for i := range s.clauses {
		switch s.clauses[i].Modal {
		case "would", "could", "might", "will":
			if s.clauses[i].Pred > comma {
				return true
			}
		}
	}
	return false
}

// decided reports whether a clause tells what a decision is, of an act that
// deciding it is: "the decision by Ghana to expel two diplomats".
func (s *sentence) decided(typ string, c *clause.Clause) bool {
	if c.Form == "infinitive" && c.Parent >= 0 && !c.Negated {
		if p := &s.clauses[c.Parent]; p.Lemma == "vote" && p.Tense == "past" && p.Modal == "" && !p.Negated && !p.If && !p.Question {
			return typ == "ACCUSE" || typ == "REJECT" || typ == "REQUEST" || typ == "SANCTION" || typ == "COERCE" // "voted to censure the minister"
		}
	}
	if c.Form != "infinitive" || c.NounTok < 1 || c.NounTok >= len(s.sent.Tokens) || c.Negated || c.Parent < 0 {
		return false
	}
	switch typ {
	case "SANCTION", "COERCE", "REJECT":
	default:
		return false
	}
	if l := s.tok(c.NounTok).Lemma; l != "decision" && l != "move" {
		return false
	}
	switch strings.ToLower(s.tok(c.NounTok - 1).Form) {
	case "no", "any", "possible", "planned", "potential", "expected", "eventual", "future", "imminent":
		return false
	}
	switch p := &s.clauses[c.Parent]; p.Lemma {
	case "await", "consider", "make", "take", "announce", "delay", "postpone", "ponder":
		return false
	default:
		return !p.If && !p.Negated && !p.Question && p.Modal == ""
	}
}

// planned reports a noun for what is only meant to be done.
func planned(lemma string) bool {
	switch lemma {
	case "plan", "proposal", "plot", "conspiracy", "bill", "draft", "motion":
		return true
	}
	return false
}

// compelled reports a verb that in the passive tells what one then did.
func compelled(lemma string) bool {
	switch lemma {
	case "force", "compel", "oblige":
		return true
	}
	return false
}

// chance reports a noun for what one uses to do something.
func chance(lemma string) bool {
	switch lemma {
	case "opportunity", "occasion", "chance", "floor", "platform", "podium", "moment":
		return true
	}
	return false
}

// performed reports whether somebody who speaks for himself does with his
// words what he says that he wants or has to: "I would like to thank".
func (s *sentence) performed(ev *event) bool {
	c := &s.clauses[ev.clause]
	switch c.Lemma {
	case "thank", "congratulate", "express", "commend", "praise", "welcome", "condemn", "apologise", "apologize", "urge", "appeal", "extend", "pay", "salute", "reject", "denounce", "deplore", "call":
	default:
		return false
	}
	if c.If || c.Negated || c.Question || len(c.Subj) == 0 || c.Subj[0].Sentence != s.index {
		return false
	}
	if w := strings.ToLower(s.tok(c.Subj[0].Head).Form); w != "i" && w != "we" {
		return false
	}
	switch c.Modal {
	case "must", "have_to", "can":
		return c.Modal != "can" || hasAdv(c, "only")
	}
	if c.Role != "comp" || c.Form != "infinitive" || c.Parent < 0 {
		return false
	}
	switch p := &s.clauses[c.Parent]; p.Lemma {
	case "like", "want", "wish", "have", "need":
		return !p.Negated && !p.If && !p.Question && p.Tense != "past"
	}
	return false
}

func hasAdv(c *clause.Clause, adv string) bool {
	for _, a := range c.Advs {
		if a == adv {
			return true
		}
	}
	return false
}

// open reports whether a clause tells of what is not done yet when the sentence
// ends: "to stay", "would not leave", "vowed to stay".
func (s *sentence) open(ci int) bool {
	c := &s.clauses[ci]
	if c.Form == "infinitive" || c.Modal != "" || c.Tense == "future" {
		return true
	}
	if ev := s.evs[ci]; ev != nil && (ev.typ == "AGREE" || ev.typ == "THREATEN" || ev.typ == "REJECT" || ev.typ == "REQUEST") {
		return true
	}
	for _, k := range c.Comps {
		if p := &s.clauses[k.Clause]; p.Form == "infinitive" && (c.Lemma == "vow" || c.Lemma == "promise" || c.Lemma == "pledge" || c.Lemma == "swear" || c.Lemma == "plan" || c.Lemma == "want") {
			return true
		}
	}
	return false
}

// baseless returns the word of a sentence that tells what there is none of,
// where the clause completes it: "no evidence that the troops had crossed".
func (s *sentence) baseless(c *clause.Clause) string {
	for n := 0; n < 3 && c != nil; n++ {
		if c.NounTok >= 0 && c.NounTok < len(s.sent.Tokens) && c.Role != "conj" && s.nothingOf(c.NounTok) {
			return strings.ToLower(s.tok(c.NounTok).Form)
		}
		if p := c.Parent; p >= 0 && c.NounTok < 0 && c.Role == "comp" && s.clauses[p].Form == "infinitive" && s.clauses[p].NounTok >= 0 && s.book.Lists["mental"].Has(s.clauses[p].Lemma) {
			c = &s.clauses[p] // "no reason to think that Y will"
			continue
		}
		if c.Parent < 0 || c.Role == "relative" && c.Mark == "" && c.NounTok < 0 || s.clauses[c.Parent].Kind != clause.Noun {
			break
		}
		c = &s.clauses[c.Parent]
	}
	return ""
}

// nothingOf reports whether a noun is one that a clause gives the content of
// and that is said not to be there: "no evidence", "not any sign".
func (s *sentence) nothingOf(tok int) bool {
	switch strings.ToLower(s.tok(tok).Lemma) {
	case "evidence", "proof", "sign", "indication", "suggestion", "truth", "confirmation", "plan", "intention", "reason", "chance", "hint", "prospect", "guarantee":
	default:
		return false
	}
	for k := tok - 1; k >= 0 && k >= tok-4; k-- {
		if w := strings.ToLower(s.tok(k).Form); s.tok(k).Head == tok && (w == "no" || w == "little") {
			return true
		}
	}
	if g := s.gov[tok]; g.clause >= 0 && g.as != 'P' {
		return s.clauses[g.clause].Negated
	}
	return false
}

// reported reports whether a verb only tells that something is said to have
// happened: "are believed to have met".
func reported(c *clause.Clause) bool {
	if !c.Passive {
		return false
	}
	switch c.Lemma {
	case "believe", "say", "think", "report", "know", "understand", "rumour", "rumor", "suppose", "confirm":
		return true
	}
	return false
}

// firstTo reports whether an infinitive tells what somebody was the first or
// last to do, which is done: "became the first country to recognise Y".
func (s *sentence) firstTo(c *clause.Clause) bool {
	i := c.Pred - 1
	if i > 0 && (strings.EqualFold(s.tok(i).Form, "be") || strings.EqualFold(s.tok(i).Form, "have")) {
		i-- // "the third to be impeached"
	}
	if i < 0 || !strings.EqualFold(s.tok(i).Form, "to") {
		return false
	}
	for n := 0; i > 0 && n < 6; n++ {
		i--
		switch strings.ToLower(s.tok(i).Form) {
		case "first", "second", "third", "fourth", "fifth", "last", "latest", "only", "among":
			return true
		}
		switch s.tok(i).Tag {
		case "VERB", "AUX", "PUNCT", "SCONJ", "DET":
			return false
		}
	}
	return false
}

// conditional reports whether an if-clause hangs on the clause: "would sign if".
func (s *sentence) conditional(c *clause.Clause) bool {
	for i := range s.clauses {
		if s.clauses[i].If && s.clauses[i].Parent >= 0 && s.clauses[s.clauses[i].Parent].Pred == c.Pred {
			return true
		}
	}
	return false
}

// tried reports whether an act of force hangs on "attempt": "their attempt to
// kill the governor was thwarted" tells of an attack.
func (s *sentence) tried(c *clause.Clause) bool {
	if c.Form != "infinitive" || c.Role != "comp" || c.NounTok < 0 || s.tok(c.NounTok).Lemma != "attempt" {
		return false
	}
	k := s.at(c.Pred)
	if k < 0 || s.evs[k] == nil || s.evs[k].typ != "ASSAULT" {
		return false
	}
	if g := s.gov[c.NounTok]; g.clause >= 0 {
		if h := &s.clauses[g.clause]; s.wish.Has(h.Lemma) && !s.book.Lists["foil"].Has(h.Lemma) {
			return false
		}
	}
	return true
}

// wished returns the verb of wishing, fearing or opposing that a clause
// without finite verb stands under, through nouns too: "oppose any act of
// infringing X".
func (s *sentence) wished(c *clause.Clause) string {
	if c.Form == "finite" {
		return ""
	}
	for n := 0; n < 4 && c.Parent >= 0; n++ {
		if c.Role == "relative" || c.Role == "adverbial" || c.Role == "participle" {
			return ""
		}
		p := &s.clauses[c.Parent]
		if p.Kind == clause.Verb && s.wish.Has(p.Lemma) {
			return p.Lemma
		}
		if p.Kind != clause.Noun {
			return ""
		}
		c = p
	}
	return ""
}

// factual reports whether a verb tells what an act, its subject, led to or was like:
// negated, it leaves the act done.
func factual(lemma string) bool {
	switch lemma {
	case "come", "surprise", "mean", "help", "work", "matter", "change", "stop", "deter", "prevent", "end", "suffice", "solve", "bring", "lead", "produce", "yield", "convince", "satisfy", "impress", "affect":
		return true
	}
	return false
}

// nounMood reads the status of a noun off the verb that governs it.
func (s *sentence) nounMood(ev *event, c *clause.Clause) (status, why string) {
	if c.Negated {
		return readout.Negated, "negated"
	}
	t := s.tok(c.Pred)
	if h := t.Head; h >= 0 && s.nothingOf(h) {
		return readout.Negated, "no " + s.tok(h).Form // "no evidence of an attack"
	}
	if g := s.gov[c.Pred]; g.clause >= 0 && g.as == 'S' {
		if w := s.baseless(&s.clauses[g.clause]); w != "" {
			return readout.Negated, "no " + w
		}
	}
	for i := c.Pred - 1; i >= 0 && i >= c.Pred-6; i-- {
		if s.tok(i).Head != c.Pred {
			continue
		}
		switch w := strings.ToLower(s.tok(i).Form); w {
		case "possible", "potential", "planned", "upcoming", "future", "proposed", "next", "forthcoming", "any", "scheduled", "further":
			if (w == "upcoming" || w == "forthcoming" || w == "scheduled") && ev.typ == "CONSULT" && len(ev.actor) > 0 {
				return readout.Future, w
			}
			return readout.Hypothetical, s.tok(i).Form
		case "alleged":
			return readout.Actual, ""
		}
	}
	if w := s.unrealOver(c.Pred); w != "" {
		return readout.Hypothetical, "under " + w
	}
	g := s.gov[c.Pred]
	if g.clause < 0 {
		h := t.Head
		if h >= 0 && s.wish.Has(strings.ToLower(s.tok(h).Lemma)) {
			return readout.Hypothetical, "after " + s.tok(h).Form
		}
		return readout.Actual, ""
	}
	p := &s.clauses[g.clause]
	if g.as == 'S' && p.Kind == clause.Adjective && (p.Modal == "would" || p.Modal == "could") && !p.Perfect && len(ev.actor) == 0 {
		return readout.Hypothetical, p.Modal // "his arrest would be a red line"
	}
	if s.wish.Has(p.Lemma) && g.as != 'S' {
		return readout.Hypothetical, "after " + p.Lemma
	}
	if g.as != 'S' && p.Kind == clause.Verb && s.book.Lists["bringing"].Has(p.Lemma) {
		if st, why := s.clauseMood(p); st != readout.Actual {
			return st, why + " " + p.Lemma // "would allow the expulsion"
		}
	}
	if t, _ := s.book.Plover.Type(ev.typ); t.Quad < 3 && ev.typ != "CONSULT" && g.as == 'O' {
		switch p.Lemma {
		case "discuss", "debate", "negotiate", "explore", "study":
			return readout.Hypothetical, "after " + p.Lemma // "discussed the withdrawal of troops"
		}
	}
	if g.as == 'P' {
		switch g.prep {
		case "for":
			if p.Kind == clause.Verb && s.evs[g.clause] == nil {
				return readout.Hypothetical, p.Lemma + " for"
			}
			if p.Kind == clause.Verb && ev.typ == "CONSULT" {
				return s.clauseMood(p) // "will fly to Oslo for talks"
			}
		}
	}
	return readout.Actual, ""
}

// yetTo reports whether a clause tells what somebody has yet to do.
func (s *sentence) yetTo(c *clause.Clause) bool {
	k := c.Pred
	return k > 2 && strings.EqualFold(s.tok(k-1).Form, "to") && strings.EqualFold(s.tok(k-2).Form, "yet")
}

// shoulds adds what a named speaker says that another ought to do: a REQUEST.
func (s *sentence) shoulds() {
	for ci := range s.clauses {
		c := &s.clauses[ci]
		if c.Kind == clause.Noun || c.Question {
			continue
		}
		if c.Imperative {
			s.command(ci)
			continue
		}
		subj, done := c.Subj, c
		modal := c.Modal
		if k := c.Pred; modal == "will" && k > 2 && s.tok(k-1).Form == "to" && s.tok(k-2).Form == "have" {
			modal = "have_to"
		}
		if s.yetTo(c) {
			continue
		}
		switch modal {
		case "should", "must", "have_to", "need_to", "ought_to":
		default:
			k := s.due(c)
			if k < 0 {
				continue
			}
			if s.book.Lists["mental"].Has(s.clauses[k].Lemma) {
				continue // "people need to know"
			}
			if done = &s.clauses[k]; c.Lemma == "up" {
				subj, done = under(nil, c.Preps, "to"), c
			} else if who := under(nil, c.Preps, "for"); c.Lemma == "time" && len(who) > 0 {
				subj = who
			} else {
				subj = done.Subj
			}
		}
		if c.Modal == "should" && c.Negated && c.Pred > 2 && s.tok(c.Pred-1).Form == "to" && s.tok(c.Pred-2).Form == "have" {
			continue // "she should not have to pay"
		}
		if c.Role == "adverbial" && (c.Mark == "because" || c.Mark == "since") {
			continue // "left the city because it has to prepare": a reason
		}
		speaker := s.speaker(c.Pred)
		if len(speaker) == 0 || s.book.Lists["mental"].Has(c.Lemma) || s.book.Lists["undergone"].Has(c.Lemma) || s.scheduled(c) || s.everybody(c) || s.unmeant(c) {
			continue
		}
		whom := s.allParties(subj)
		if len(whom) == 0 && c.Role == "comp" && c.Parent >= 0 && s.isYou(subj) { // "told the president: You should resign"
			whom = s.allParties(s.clauses[c.Parent].IObj)
		}
		if done.Passive && !done.Agent { // "the hostages must be freed": nobody is named who is to do it
			in := s.evs[ci]
			switch {
			case s.book.Lists["due_act"].Has(done.Lemma) && answers(speaker) && !c.If && (!c.Negated || modal == "must"): // "the minister must be dismissed"
				if whom = nil; s.book.Lists["due_who"].Has(done.Lemma) && !c.Negated {
					whom = others(side(s.allParties(done.Obj)), speaker)
				}
				if len(whom) == 0 && c.Role == "comp" && c.Parent >= 0 && s.clauses[c.Parent].Lemma == "tell" { // "told the president that the dispute must be settled"
					whom = others(s.allParties(s.clauses[c.Parent].IObj), speaker)
				}
			case in == nil || in.typ != "RETREAT" && in.typ != "CONCEDE" && in.typ != "SANCTION" || len(others(in.actor, speaker)) < len(in.actor):
				continue
			default:
				whom = in.actor
			}
		} else if len(others(whom, speaker)) == 0 {
			continue
		}
		ev := &event{clause: ci, ruleName: "program:should", typ: "REQUEST", mode: "change", actor: speaker, recipient: others(whom, speaker), status: readout.Actual, words: []int{c.Pred}}
		if in := s.evs[ci]; in != nil {
			if in.within != nil || in.rule != nil && in.rule.Code.Actor == "S" {
				continue
			}
			in.within = ev
			ev.mode = requestMode(in.typ)
		}
		for j := range s.clauses {
			if in := s.evs[j]; in != nil && in.within == nil && j != ci && s.below(s.clauses[j].Pred, c.Pred) && !s.aside(j, ci) {
				in.within = ev
			}
		}
		ev.status = told
		if c.Negated {
			ev.mode = "yield"
		}
		s.events = append(s.events, ev)
	}
}

// command adds what a named speaker tells another to do: "Lift the ban," the
// union told Tanzania. Who is not spoken to by name is asked for what only one
// side in politics can do.
func (s *sentence) command(ci int) {
	c := &s.clauses[ci]
	speaker := s.speaker(c.Pred)
	if len(speaker) == 0 || !answers(speaker) || s.book.Lists["mental"].Has(c.Lemma) || filler(c.Lemma) {
		return
	}
	whom := s.allParties(c.Subj)
	in := s.evs[ci]
	whom = others(whom, speaker)
	if len(whom) == 0 && (in == nil || in.typ != "RETREAT" && in.typ != "CONCEDE" && in.typ != "AID" && in.typ != "CONSULT") {
		return
	}
	ev := &event{clause: ci, ruleName: "program:should", typ: "REQUEST", mode: "change", actor: speaker, recipient: whom, status: told, words: []int{c.Pred}}
	if c.Negated {
		ev.mode = "yield"
	}
	if in != nil {
		if in.within != nil {
			return
		}
		in.within, ev.mode = ev, requestMode(in.typ)
	}
	for j := range s.clauses {
		if in := s.evs[j]; in != nil && in.within == nil && j != ci && s.below(s.clauses[j].Pred, c.Pred) && !s.aside(j, ci) {
			in.within = ev
		}
	}
	s.events = append(s.events, ev)
}

// filler reports a verb whose imperative asks for nothing: "Look", "Let us see".
func filler(lemma string) bool {
	switch lemma {
	case "let", "look", "make", "see", "wait", "note", "mark", "thank", "excuse", "forgive", "take", "say", "ask", "have", "be", "read", "listen", "watch", "pray", "try", "suppose", "come", "go":
		return true
	}
	return false
}

// answers reports whether a speaker is one who makes demands in politics, and no
// court, which decides.
func answers(speaker []readout.Participant) bool {
	if areCourts(speaker) {
		return false
	}
	if len(side(speaker)) > 0 {
		return true
	}
	for i := range speaker {
		if p := &speaker[i]; p.Country != "" && (p.Sector == "" || p.Sector == "REB" || p.Sector == "MIL" || p.Sector == "SOC" || p.Sector == "REL") {
			return true
		}
	}
	return false
}

// isYou reports whether a subject may be the one who is spoken to: "told the
// leaders that they should".
func (s *sentence) isYou(subj []clause.Arg) bool {
	if len(subj) != 1 || subj[0].Sentence != s.index {
		return false
	}
	switch strings.ToLower(s.tok(subj[0].Head).Form) {
	case "you", "they", "he", "she":
		return true
	}
	return false
}

// everybody reports whether the subject is those who speak, or anybody: "we
// must stand up", "nobody should assume".
func (s *sentence) everybody(c *clause.Clause) bool {
	for i := range c.Subj {
		a := &c.Subj[i]
		if a.Sentence != s.index {
			continue
		}
		for k := a.First; k <= a.Head && k < len(s.sent.Tokens); k++ {
			switch strings.ToLower(s.tok(k).Form) {
			case "we", "i", "any", "no", "anyone", "anybody", "nobody", "everyone", "everybody", "every", "one":
				return true
			}
		}
	}
	return false
}

// unmeant reports whether a clause is what somebody does not say or think: "I
// don't think that they should".
func (s *sentence) unmeant(c *clause.Clause) bool {
	return c.Role == "comp" && c.Parent >= 0 && s.clauses[c.Parent].Negated
}

// due returns the clause of what somebody needs to do, or what it is time for
// or up to somebody to do; -1 where c says none of that.
func (s *sentence) due(c *clause.Clause) int {
	if c.Negated || c.If || c.Tense != "present" {
		return -1
	}
	for _, k := range c.Comps {
		switch {
		case (c.Lemma == "need" || c.Lemma == "ought") && c.Kind == clause.Verb && k.Mark == "to", c.Lemma == "time" && (k.Mark == "for" || k.Mark == "to" && len(under(nil, c.Preps, "for")) > 0), c.Lemma == "up" && k.Mark == "to":
			return k.Clause
		}
	}
	return -1
}

// others returns the parties that are neither the speaker nor the state that
// the speaker speaks for: of "China and Russia should" said by China, Russia.
func others(ps, speaker []readout.Participant) []readout.Participant {
	var out []readout.Participant
	for i := range ps {
		own := has(speaker, &ps[i])
		for k := range speaker {
			own = own || ps[i].Country == speaker[k].Country && ps[i].Sector == ""
		}
		if !own {
			out = append(out, ps[i])
		}
	}
	return out
}

// scheduled reports whether a clause tells of a day before the report: "should
// meet on Friday", reported on Saturday, is told as done.
func (s *sentence) scheduled(c *clause.Clause) bool {
	switch c.Modal {
	case "should", "will", "would", "be_to", "going_to", "shall":
	default:
		if c.Tense != "future" {
			return false
		}
	}
	if s.doc.Today.From == "" || s.doc.Today.From != s.doc.Today.To {
		return false
	}
	first, end := s.extent(c.Pred)
	when, _, _, ok := date.Of(s.doc, s.index, c.Pred, first, end)
	return ok && when.To != "" && when.To < s.doc.Today.From
}

func requestMode(typ string) string {
	switch typ {
	case "AID", "COOPERATE":
		return "assist"
	case "RETREAT", "CONCEDE":
		return "yield"
	case "CONSULT":
		return "meet"
	}
	return "change"
}

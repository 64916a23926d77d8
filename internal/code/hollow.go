package code

import (
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/actor"
	"github.com/readout-events/readout/internal/clause"
	"github.com/readout-events/readout/internal/phrase"
)

// inSpeech makes blame of the attacks that politicians make with words: "the
// senator attacked his rival in a tweet". Whoever has arms, and whoever strikes
// a state, its forces or people without a name, does it with force.
func (s *sentence) inSpeech() {
	for _, ev := range s.events {
		if ev.typ != "ASSAULT" || ev.mode != "" && ev.mode != "heavy-weapons" || !s.rivals(ev) {
			continue
		}
		c := &s.clauses[ev.clause]
		who := ev.actor
		if g := s.gov[c.Pred]; len(who) == 0 && ev.nominal && g.clause >= 0 && len(ev.recipient) > 0 {
			who = without(s.allParties(s.clauses[g.clause].Subj), ev.recipient) // "responded with attacks on Y"
		}
		if len(who) == 0 || !s.unarmed(who) && !(len(ev.recipient) == 1 && contender(ev.recipient[0].Text)) {
			continue
		}
		if !ofWords(c.Lemma) && !s.namesWords(ev) {
			continue
		}
		if c.Kind == clause.Verb && len(c.Obj) == 0 && len(ev.recipient) == 0 {
			continue
		}
		ev.actor = who
		ev.typ, ev.mode, ev.cameo = "ACCUSE", "disapprove", "111"
		ev.why = append(ev.why, "an attack in words")
	}
}

// ofWords reports whether a verb or noun of force is also used of words.
func ofWords(lemma string) bool {
	switch lemma {
	case "attack", "assault", "pound", "pummel", "strike", "hit", "barrage", "target":
		return true
	}
	return false
}

// namesWords reports whether an event is told by such a noun with a light verb:
// "launched an attack on his rival".
func (s *sentence) namesWords(ev *event) bool {
	if len(ev.recipient) == 0 {
		return false
	}
	for _, w := range ev.words {
		if l := strings.ToLower(s.tok(w).Lemma); l == "attack" || l == "assault" {
			return true
		}
	}
	return false
}

// received turns round the support that somebody has got: "her endorsements
// from 95 generals".
func (s *sentence) received() {
	for _, ev := range s.events {
		c := &s.clauses[ev.clause]
		if ev.typ != "SUPPORT" || !ev.nominal || len(ev.recipient) > 0 {
			continue
		}
		by := under(nil, c.Preps, "from")
		if g := s.gov[c.Pred]; len(by) == 0 && g.clause >= 0 && g.as == 'O' { // hung on the verb by the parser
			by = under(nil, s.clauses[g.clause].Preps, "from")
		}
		if from := without(s.allParties(by), ev.actor); len(from) > 0 {
			ev.actor, ev.recipient = from, ev.actor
		}
	}
}

// advice makes a request of the warning to do something that authorities give
// their own people: "the police warned residents to stay at home".
func (s *sentence) advice() {
	for _, ev := range s.events {
		c := &s.clauses[ev.clause]
		if ev.typ != "THREATEN" || ev.mode != "" || c.Lemma != "warn" || c.Negated || len(ev.actor) == 0 || len(ev.recipient) == 0 || !shareCountry(ev.recipient, ev.actor) {
			continue
		}
		for _, k := range c.Comps {
			if in := &s.clauses[k.Clause]; k.Mark == "to" && !in.Negated && in.Form == "infinitive" {
				ev.typ, ev.mode, ev.cameo = "REQUEST", "change", "020"
				ev.why = append(ev.why, "a warning to one's own people")
				break
			}
		}
	}
}

// unarmed reports whether all parties are politicians, parties or journalists,
// who have no arms.
func (s *sentence) unarmed(ps []readout.Participant) bool {
	for i := range ps {
		p := &ps[i]
		if s.actors.Party(p) {
			continue
		}
		switch p.Sector {
		case "GOV", "LEG", "OPP", "ELI", "JRN", "JUD":
			if p.Office == "" && !fullName(p) || p.Country == "IMG" {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// rivals reports whether those who are struck are persons with a name,
// parties or papers, or nobody, and the thing struck is no place.
func (s *sentence) rivals(ev *event) bool {
	for i := range ev.recipient {
		p := &ev.recipient[i]
		if s.actors.Party(p) || contender(p.Text) {
			continue
		}
		switch p.Sector {
		case "JRN", "JUD", "LEG":
		case "REB", "MIL", "UAF", "PRM", "CRM", "COP", "SPY":
			return false
		default:
			if p.Office == "" && (!fullName(p) || p.Sector == "" && p.Country != "") {
				return false
			}
		}
	}
	if len(ev.recipient) > 0 || ev.m == nil {
		return true
	}
	for i := range ev.m.y {
		if s.concrete(ev.m.y[i].Head) || s.isPlace(ev.m.y[i].Head) {
			return false
		}
	}
	return true
}

// fullName reports whether a party is a person with first and last name.
func fullName(p *readout.Participant) bool {
	words := strings.Fields(p.Name)
	if len(words) < 2 || strings.HasSuffix(p.Basis, actor.Unnamed) {
		return false
	}
	last := words[len(words)-1]
	return last != strings.ToLower(last) && words[0] != strings.ToLower(words[0])
}

// hollow drops what tells of no act between parties.
func (s *sentence) hollow() {
	out := s.events[:0]
	gone := map[*event]bool{}
	for _, ev := range s.events {
		why := ""
		if ev.within == nil {
			why = s.noAct(ev)
		}
		if why != "" {
			gone[ev] = true
			s.leave(ev, why)
			continue
		}
		out = append(out, ev)
	}
	s.events = out[:0]
	for _, ev := range out {
		if gone[ev.within] {
			c := &s.clauses[ev.clause]
			if c.Kind == clause.Verb && c.Form != "finite" && c.Role == "comp" || ev.status == readout.Future || ev.status == readout.Hypothetical {
				s.leave(ev, "the content of what is no act")
				continue
			}
			ev.within = nil
		}
		s.events = append(s.events, ev)
	}
}

// hoped reports a noun for the hope that somebody does something.
func hoped(lemma string) bool {
	switch lemma {
	case "hope", "expectation", "confidence", "belief", "optimism", "conviction", "wish":
		return true
	}
	return false
}

// reachedBefore reports whether an agreement that a participle tells of is only
// what is to be kept: "will implement the agreements reached by X and Y".
func (s *sentence) reachedBefore(c *clause.Clause) bool {
	tok := c.NounTok
	if tok < 0 && len(c.Obj) == 1 {
		tok = c.Obj[0].Head
	}
	if tok < 0 || tok >= len(s.sent.Tokens) {
		return false
	}
	if h := s.tok(tok).Head; h >= 0 && s.tok(h).Tag == "NOUN" {
		switch strings.ToLower(s.tok(h).Lemma) {
		case "implementation", "fulfilment", "fulfillment", "observance", "execution", "framework", "basis", "light", "accordance", "violation", "breach", "progress", "part", "spirit":
			return true
		}
	}
	if g := s.gov[tok]; g.clause >= 0 {
		switch s.clauses[g.clause].Lemma {
		case "implement", "fulfil", "fulfill", "observe", "execute", "respect", "honour", "honor", "follow", "follow_up", "violate", "breach", "recall", "keep", "realize", "realise", "apply":
			return true
		}
	}
	return false
}

// subjectMatter reports whether cooperation is only what talks are about or
// what something is for: "exchanged views on strengthening ties", "ways of
// boosting trade", "a meeting aimed at restoring relations".
func (s *sentence) subjectMatter(ev *event) bool {
	if t, _ := s.book.Plover.Type(ev.typ); t.Quad > 2 || ev.typ == "AGREE" && !ev.nominal && s.clauses[ev.clause].Kind == clause.Noun {
		return false
	}
	c := &s.clauses[ev.clause]
	if c.Kind == clause.Noun && c.Parent >= 0 {
		c = &s.clauses[c.Parent]
	}
	if c.Form != "gerund" || c.Role != "comp" && c.Role != "participle" && c.Role != "adverbial" {
		return false
	}
	i := c.Pred - 1
	for i >= 0 && s.tok(i).Tag == "ADV" {
		i--
	}
	if i < 1 || s.tok(i).Tag != "ADP" && s.tok(i).Tag != "SCONJ" {
		return false
	}
	switch w := strings.ToLower(s.tok(i - 1).Lemma); {
	case s.tok(i-1).Tag == "NOUN":
		return s.book.Lists["matter_noun"].Has(w)
	case s.tok(i-1).Tag == "VERB" || s.tok(i-1).Tag == "ADJ":
		return s.book.Lists["matter_verb"].Has(w)
	}
	return false
}

// noAct says why an event is no act in the sense of the guide: what nobody in
// particular would do, a wish, leave that a law gives, a danger called a
// threat, one's own deeds defended, a stand on a matter of home politics. It
// is "" for the others.
func (s *sentence) noAct(ev *event) string {
	c := &s.clauses[ev.clause]
	open := ev.status == readout.Hypothetical
	alone := len(ev.recipient) == 0
	switch {
	case open && len(ev.actor) == 0 && c.Kind == clause.Verb && c.Form != "finite" && !c.Passive:
		return "what nobody in particular would do"
	case len(ev.actor) == 0 && alone && (ev.typ == "AGREE" || ev.typ == "CONSULT") && (ev.status != readout.Actual && ev.status != told || s.small(c) || s.tells("political", "sport_word") == 0):
		return "nobody is named"
	case open && c.Role == "comp" && c.Parent >= 0 && hoping(s.clauses[c.Parent].Lemma) && (c.Form == "finite" || len(without(s.allParties(c.Subj), s.allParties(s.clauses[c.Parent].Subj))) > 0):
		return "a wish"
	case open && c.Role == "comp" && c.Parent >= 0 && s.evs[c.Parent] == nil && permits(s.clauses[c.Parent].Lemma) && s.clauses[c.Parent].Modal == "would":
		return "what a law would give leave to do"
	}
	if open && c.Role == "comp" && c.NounTok >= 0 && c.NounTok < len(s.sent.Tokens) && hoped(s.tok(c.NounTok).Lemma) && c.Form == "finite" {
		return "a wish"
	}
	if ev.typ == "AGREE" && c.Role == "participle" && c.Passive && s.reachedBefore(c) {
		return "an agreement of before"
	}
	if s.subjectMatter(ev) {
		return "what one speaks of or aims at"
	}
	if open && c.Form == "infinitive" && c.NounTok >= 0 && c.NounTok < len(s.sent.Tokens) && s.book.Lists["leave_noun"].Has(strings.ToLower(s.tok(c.NounTok).Lemma)) {
		return "the content of a promise or a right"
	}
	if open && ev.typ != "ASSAULT" && s.ofLaw(ev.clause) {
		return "what a law or a treaty says"
	}
	if open && c.Passive && len(ev.actor) == 0 {
		switch c.Modal {
		case "should", "must", "ought_to":
			return "what somebody says is due"
		}
	}
	if ev.mode == "resign" || ev.typ == "CONCEDE" {
		if c.Lemma == "leave" && (c.Role == "adverbial" || ev.status != readout.Actual) { // "until the president leaves office"
			return "the end of a term"
		}
	}
	switch ev.typ {
	case "ASSAULT", "COERCE":
		if ev.nominal && c.Lemma == "arrest" && c.Pred > 0 && strings.EqualFold(s.tok(c.Pred-1).Form, "house") && len(ev.actor) == 0 && byName(ev.recipient, "house") {
			return "a house arrest told twice"
		}
		if g := s.gov[c.Pred]; ev.nominal && ev.m.host < 0 && len(ev.recipient) == 0 && g.clause >= 0 && g.as == 'O' && ends(s.clauses[g.clause].Lemma) {
			return "what somebody is to end"
		}
		if ev.nominal && len(ev.actor) == 0 && c.Lemma == "violence" && ev.m.host < 0 {
			return "violence of which no act is told"
		}
		if open && len(ev.actor) == 0 && !placed(ev.recipient) {
			return "what nobody has done to nobody in particular"
		}
		if len(ev.actor) == 0 && (c.Agent && s.nature(c.Subj) || s.nature(under(nil, c.Preps, "by")) || s.natureBelow(c.Pred)) {
			return "the work of nature"
		}
	case "AID":
		if alone && !s.giver(ev.actor) {
			return "a gift of private people to nobody named"
		}
		if len(ev.actor) == 0 && !c.Passive && c.Kind == clause.Verb && (c.Lemma == "help" || c.Form != "finite") {
			return "help that nobody gives"
		}
	case "ACCUSE":
		if len(ev.actor) == 0 && ev.status == readout.Negated && ev.mode == "disapprove" {
			return "blame that nobody has laid"
		}
	case "CONCEDE", "REJECT":
		if open && ev.typ == "REJECT" && alone && !c.Negated {
			return "a refusal that nobody has given to nobody"
		}
		if permits(c.Lemma) {
			if open && ev.typ == "CONCEDE" || len(ev.actor) == 0 && ev.typ == "REJECT" {
				return "leave that nobody has given"
			}
		}
	case "SUPPORT", "AGREE":
		if len(ev.actor) == 0 && (c.Lemma == "appoint" || c.Lemma == "name") {
			return "a career"
		}
		if ev.nominal && alone && under(nil, c.Preps, "among") != nil {
			return "a share of those who are asked"
		}
		if alone {
			switch c.Lemma {
			case "value", "cherish", "respect", "appreciate", "uphold":
				return "what somebody holds dear"
			}
		}
		if alone && c.Kind == clause.Verb && ev.status != readout.Negated && (c.Lemma == "support" || c.Lemma == "advocate" || c.Lemma == "favour" || c.Lemma == "favor" || c.Lemma == "champion") && !s.stake(c) {
			return "support for a thing that is no matter between sides"
		}
		if c.Lemma == "defend" && alone {
			return "a defence of what is one's own"
		}
	case "THREATEN":
		if ev.m != nil && ev.m.host >= 0 && s.clauses[ev.m.host].Lemma == "take" && !s.clauses[ev.m.host].Passive {
			return "a threat that is taken, not made"
		}
		if ev.nominal && alone && under(nil, c.Preps, "from") != nil {
			return "a danger"
		}
	}
	if c.Lemma == "discuss" && alone && len(ev.actor) == 1 && single(&ev.actor[0]) && !s.several(c.Subj) {
		return "somebody speaks alone"
	}
	if ev.typ == "CONSULT" && ev.status == readout.Negated && alone && len(ev.actor) < 2 {
		return "talk that was not, with nobody" // "was unable to negotiate a deal"
	}
	if ev.typ == "CONSULT" && (c.Lemma == "speak" || c.Lemma == "talk") && s.address(ev) {
		return "a speech"
	}
	if ev.typ == "REQUEST" && ev.nominal && alone && c.Lemma == "appeal" && ev.m.host < 0 && under(nil, c.Preps, "to") == nil && under(nil, c.Preps, "for") == nil {
		return "what is liked"
	}
	if ev.typ == "REQUEST" && c.Lemma == "encourage" && open && !c.Perfect && c.Modal == "would" {
		return "what a measure would lead to"
	}
	if ev.typ == "REQUEST" && c.Lemma == "ask" && alone && s.questions(c) {
		return "a question"
	}
	if (c.Lemma == "ready" || c.Lemma == "prepared" || c.Lemma == "prepare" || c.Lemma == "willing") && ev.typ == "AGREE" && alone && len(ev.actor) == 1 && single(&ev.actor[0]) && (ev.m == nil || !s.coded(ev.m.inner)) {
		return "what somebody is ready for concerns nobody else"
	}
	if alone && s.homeMatter(ev) {
		return "home politics"
	}
	return ""
}

// small reports whether a noun names talk that anybody has every day.
func (s *sentence) small(c *clause.Clause) bool {
	switch c.Lemma {
	case "call", "conversation", "encounter", "contact", "chat", "deal", "understanding", "discussion":
		return c.Kind == clause.Noun
	}
	return false
}

// ofLaw reports whether a clause is what a law, a treaty or a bill says or
// would do: "the convention obliges states to offer shelter".
func (s *sentence) ofLaw(ci int) bool {
	list := s.book.Lists["law_text"]
	for n := 0; ci >= 0 && n < 4; n++ {
		c := &s.clauses[ci]
		for i := range c.Subj {
			if a := &c.Subj[i]; a.Sentence == s.index && list.Has(strings.ToLower(s.tok(a.Head).Lemma)) {
				return true
			}
		}
		if c.NounTok >= 0 && c.NounTok < len(s.sent.Tokens) && c.Modal == "would" && list.Has(strings.ToLower(s.tok(c.NounTok).Lemma)) {
			return true
		}
		ci = c.Parent
	}
	return false
}

// placed reports whether one of the parties has a country.
func placed(ps []readout.Participant) bool {
	for i := range ps {
		if ps[i].Country != "" {
			return true
		}
	}
	return false
}

// giver reports whether somebody gives whose gifts are politics.
func (s *sentence) giver(ps []readout.Participant) bool {
	if len(ps) == 0 {
		return true
	}
	for i := range ps {
		switch ps[i].Sector {
		case "CVL", "LAB", "AGR", "UNK":
		default:
			return true
		}
	}
	return false
}

// address reports whether one person speaks to people who are called by a word
// alone: "spoke to the voters".
func (s *sentence) address(ev *event) bool {
	one, many := 0, 0
	for i := range ev.actor {
		p := &ev.actor[i]
		switch {
		case single(p):
			one++
		case p.Sector == "CVL" && (p.Text == strings.ToLower(p.Text) || described(p)):
			many++
		}
	}
	return one == 1 && many > 0 && one+many == len(ev.actor)
}

// asked gives a request its addressee, who does what is asked: "did so at the
// request of Y".
func (s *sentence) asked() {
	for _, ev := range s.events {
		c := &s.clauses[ev.clause]
		if ev.typ != "REQUEST" || !ev.nominal || len(ev.recipient) > 0 || c.Lemma != "request" && c.Lemma != "behest" && c.Lemma != "urging" {
			continue
		}
		switch phrase.Case(s.sent, phrase.First(s.sent, c.Pred)) {
		case "at", "per", "upon", "on":
			g := s.gov[c.Pred]
			if g.clause >= 0 && !s.clauses[g.clause].Passive {
				ev.recipient = without(s.allParties(s.clauses[g.clause].Subj), ev.actor)
			}
		}
	}
}

// byName reports whether the first party is called by a word.
func byName(ps []readout.Participant, word string) bool {
	return len(ps) > 0 && strings.EqualFold(ps[0].Text, word)
}

// owed gives a request for what somebody is to do its addressee: "called for
// the governor's resignation".
func (s *sentence) owed() {
	for _, ev := range s.events {
		if ev.typ != "REQUEST" || len(ev.recipient) > 0 {
			continue
		}
		for _, w := range ev.words {
			switch strings.ToLower(s.tok(w).Lemma) {
			case "resignation", "departure", "withdrawal", "apology", "abdication", "retreat":
				if k := s.at(w); k >= 0 {
					ev.recipient = without(s.allParties(s.clauses[k].Subj), ev.actor)
				}
			}
		}
	}
}

// nature reports whether those who act are sea and weather.
func (s *sentence) nature(args []clause.Arg) bool {
	for i := range args {
		switch l := strings.ToLower(s.tok(args[i].Head).Lemma); l {
		case "fire":
			return s.inList(args[i].Head, s.book.Lists["accident"], l, l)
		case "sea", "water", "rain", "wind", "weather", "drought", "heat", "snow", "lava", "ash", "hunger", "poverty", "famine":
			return true
		default:
			if s.book.Lists["calamity"].Has(l) {
				return true
			}
		}
	}
	return false
}

// natureBelow reports whether a force of nature stands behind "by" somewhere below
// a verb: "forced from their homes by high seas".
func (s *sentence) natureBelow(pred int) bool {
	for i := pred + 1; i < len(s.sent.Tokens); i++ {
		if s.tok(i).Tag != "NOUN" || !s.below(i, pred) || s.caseOf(i) != "by" {
			continue
		}
		switch l := strings.ToLower(s.tok(i).Lemma); l {
		case "sea", "water", "rain", "wind", "flood", "flooding", "drought", "snow", "lava", "erosion", "earthquake", "storm", "landslide":
			return true
		}
	}
	return false
}

// ends reports a verb whose object is to be no more.
func ends(lemma string) bool {
	switch lemma {
	case "quell", "curb", "end", "stop", "prevent", "tackle", "contain", "halt", "tone_down", "scale_down", "scale_back", "cease", "suspend", "avoid", "avert", "deter", "reduce", "combat", "quash":
		return true
	}
	return false
}

// questions reports whether a clause asks a question in its own words.
func (s *sentence) questions(c *clause.Clause) bool {
	for _, k := range c.Comps {
		if s.clauses[k.Clause].Question {
			return true
		}
	}
	for i := 0; i < c.Pred; i++ {
		if s.tok(i).Form == "?" {
			return true
		}
	}
	return false
}

// coded reports whether one of the clauses is an event.
func (s *sentence) coded(clauses []int) bool {
	for _, k := range clauses {
		if s.evs[k] != nil {
			return true
		}
	}
	return false
}

// stake reports whether what somebody supports is a matter between sides: a plan, an
// initiative, a measure.
func (s *sentence) stake(c *clause.Clause) bool {
	list := s.book.Lists["backed_thing"]
	for i := range s.sent.Tokens {
		if t := s.tok(i); i > c.Pred && t.Tag != "PUNCT" && s.below(i, c.Pred) && (s.inList(i, list, strings.ToLower(t.Lemma), strings.ToLower(t.Form)) || s.nationAt(i)) {
			return true
		}
	}
	return false
}

// nationAt reports whether a word is the name of a place or of a people.
func (s *sentence) nationAt(i int) bool {
	for _, k := range s.here.mentions[s.index] {
		if m := &s.doc.Mentions[k]; m.First <= i && i < m.End && (m.Kind == readout.Location || m.Kind == readout.Demonym) {
			return true
		}
	}
	return false
}

// contender reports whether words name those whom one runs or argues against.
func contender(text string) bool {
	words := strings.Fields(strings.ToLower(text))
	if len(words) == 0 {
		return false
	}
	switch strings.TrimSuffix(words[len(words)-1], "s") {
	case "opponent", "rival", "challenger", "candidate", "nominee", "contender", "moderator", "predecessor", "successor":
		return true
	}
	return false
}

// single reports whether a party is one person with an office or a full name.
func single(p *readout.Participant) bool {
	return p.Sector != "" && (p.Office != "" || fullName(p))
}

// permits reports whether a verb tells of leave.
func permits(lemma string) bool {
	switch lemma {
	case "allow", "permit", "let", "enable":
		return true
	}
	return false
}

// hoping reports whether a verb tells of what somebody wishes others to do.
func hoping(lemma string) bool {
	switch lemma {
	case "hope", "wish", "expect", "fear", "doubt", "dream", "pray":
		return true
	}
	return false
}

// homeMatter reports whether a stand taken towards nobody is on a matter of
// home politics: a bill, a tax, schools.
func (s *sentence) homeMatter(ev *event) bool {
	switch ev.typ {
	case "SUPPORT", "REJECT", "REQUEST", "AGREE":
	default:
		return false
	}
	country := ""
	for i := range ev.actor {
		p := &ev.actor[i]
		switch c := p.Country; {
		case c == "" || !s.actors.Party(p) && p.Sector != "LEG" && !single(p) || country != "" && c != country, c == "UNO" || c == "IGO" || c == "EUR":
			return false
		default:
			country = c
		}
	}
	if s.clauses[ev.clause].Lemma == "veto" {
		return false
	}
	for i := range ev.actor { // "231 Democrats supported the resolution"
		if t := ev.actor[i].Text; t != "" && t[0] >= '0' && t[0] <= '9' {
			return true
		}
	}
	pred := s.clauses[ev.clause].Pred
	list := s.book.Lists["home_matter"]
	for i := range s.sent.Tokens {
		if t := s.tok(i); i > pred && s.below(i, pred) && s.inList(i, list, strings.ToLower(t.Lemma), strings.ToLower(t.Form)) && !(i+1 < len(s.sent.Tokens) && strings.HasPrefix(s.tok(i+1).Form, "return")) {
			return true
		}
	}
	return false
}

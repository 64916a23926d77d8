package code

import (
	"slices"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/clause"
	"github.com/readout-events/readout/internal/phrase"
)

// belonging returns the things attacked, which are no parties but may belong to
// one, or stand where something can be struck: "an assault on rebel
// positions", "a drone attack on a refinery".
func (s *sentence) belonging(preps []clause.Prep) []clause.Arg {
	var out []clause.Arg
	for _, p := range preps {
		switch p.Word {
		case "on", "against", "at", "upon", "of":
			for i := range p.Args {
				if s.concrete(p.Args[i].Head) || len(s.allParties(s.owners(&p.Args[i]))) > 0 {
					out = append(out, p.Args[i])
				}
			}
		}
	}
	return out
}

// attackNoun reports whether a token is a noun for an attack.
func (s *sentence) attackNoun(tok int) bool {
	l := strings.ToLower(s.tok(tok).Lemma)
	return s.book.Lists["attack_noun"].Has(l) || s.book.Lists["strike_noun"].Has(l)
}

// attackers are whose attack a noun tells of: of "the bombardment of X by Y" Y,
// of "the fire of Y" too, and of "a clash with Y" whoever clashed with those
// that came to harm.
func (s *sentence) attackers(a *clause.Arg) []clause.Arg {
	out := append([]clause.Arg{}, a.Poss...)
	out = append(out, s.ofSome(a.Mods)...)
	noun := ""
	if t := s.tokenOf(a); t != nil {
		noun = strings.ToLower(t.Lemma)
	}
	for i := range a.Preps {
		switch w := a.Preps[i].Word; {
		case w == "by" || w == "from", w == "of" && s.book.Lists["fire_word"].Has(noun) && noun != "shelling" && noun != "bombardment", w == "with" && mutual(noun):
			out = append(out, a.Preps[i].Args...)
		}
	}
	for i := range s.clauses { // "gunfire fired by the guard"
		c := &s.clauses[i]
		if c.Role != "participle" || !c.Agent || len(c.Obj) != 1 || c.Obj[0].Sentence != s.index || a.Sentence != s.index || c.Obj[0].Head != a.Head {
			continue
		}
		switch c.Lemma {
		case "fire", "launch", "drop", "plant", "throw", "hurl", "lob", "shoot", "carry_out", "conduct", "stage", "mount", "perpetrate":
			out = append(out, c.Subj...)
		}
	}
	return out
}

// launchedFrom is where a weapon was fired from, if nobody is named who did:
// "rockets fired from Gaza".
func (s *sentence) launchedFrom(a *clause.Arg) []clause.Arg {
	for i := range s.clauses {
		c := &s.clauses[i]
		if !c.Passive || c.Agent || len(c.Obj)+len(c.Subj) != 1 || c.Lemma != "fire" && c.Lemma != "launch" && c.Lemma != "shoot" {
			continue
		}
		if o := append(append([]clause.Arg{}, c.Obj...), c.Subj...)[0]; o.Sentence != s.index || o.Head != a.Head {
			continue
		}
		for k := range c.Preps {
			if c.Preps[k].Word == "from" {
				return c.Preps[k].Args
			}
		}
	}
	return nil
}

// mutual reports whether a noun names a fight of two sides.
func mutual(noun string) bool {
	switch noun {
	case "clash", "firefight", "gunfight", "gunbattle", "battle", "fighting", "shootout", "encounter", "skirmish", "combat":
		return true
	}
	return false
}

// inWords reports whether what is attacked is no thing or people: "an assault on
// her credibility".
func (s *sentence) inWords(preps []clause.Prep) bool {
	for _, p := range preps {
		if p.Word != "on" && p.Word != "against" {
			continue
		}
		for i := range p.Args {
			l := strings.ToLower(s.tok(p.Args[i].Head).Lemma)
			if s.book.Lists["abstract_target"].Has(l) || s.book.Lists["problem"].Has(l) || s.book.Lists["disease"].Has(l) {
				return true
			}
		}
	}
	return false
}

// modeOf returns how an attack is made that its noun alone tells: "a bomb
// attack killed two".
func (s *sentence) modeOf(args []clause.Arg, words []int, cameo string) (string, string) {
	toks := slices.Clone(words)
	for i := range args {
		toks = append(toks, args[i].Head)
	}
	for _, tok := range toks {
		k := s.at(tok)
		if k < 0 || s.clauses[k].Kind != clause.Noun {
			continue
		}
		for _, r := range s.book.Nouns(s.clauses[k].Lemma) {
			if r.Code.Type != "ASSAULT" || r.Code.Mode == "" {
				continue
			}
			for n := range r.Nouns {
				if m := s.nounRule(k, r, &r.Nouns[n]); m.why == "" {
					return r.Code.Mode, r.Code.Cameo
				}
			}
		}
	}
	return "", cameo
}

// concrete reports whether a noun is a thing that bombs and shells hit.
func (s *sentence) concrete(tok int) bool {
	t := s.tok(tok)
	lemma, form := strings.ToLower(t.Lemma), strings.ToLower(t.Form)
	for _, name := range [...]string{"building", "infrastructure", "settlement", "vehicle", "ship", "aircraft", "armour"} {
		if s.inList(tok, s.book.Lists[name], lemma, form) {
			return true
		}
	}
	return false
}

// nothing reports whether all arguments are nouns that a rule says are
// nothing: "a heart attack", "a gas explosion".
func (s *sentence) nothing(args []clause.Arg) bool {
	for i := range args {
		if s.accidental(&args[i]) {
			continue
		}
		if !s.attackNoun(args[i].Head) {
			return false
		}
		if k := s.at(args[i].Head); k >= 0 && s.clauses[k].Kind == clause.Noun {
			if ev := s.event(k); ev != nil && ev.typ != "ASSAULT" {
				continue // "the pilots' strike"
			}
		}
		if !s.void[args[i].Head] {
			return false
		}
	}
	return true
}

// accidental reports whether an explosion or fire is one of things that
// explode by accident: "the explosion of a gas bottle".
func (s *sentence) accidental(a *clause.Arg) bool {
	switch strings.ToLower(s.tok(a.Head).Lemma) {
	case "explosion", "blast", "fire":
	default:
		return false
	}
	if a.Head > a.First && strings.EqualFold(s.tok(a.Head).Lemma, "fire") && s.book.Lists["burning"].Has(strings.ToLower(s.tok(a.Head-1).Lemma)) {
		return true // "a slum fire"
	}
	list := s.book.Lists["accidental"]
	for _, m := range a.Mods {
		if list.Has(strings.ToLower(s.tok(m.Head).Lemma)) {
			return true
		}
	}
	for i := a.First; i < a.Head; i++ {
		if list.Has(strings.ToLower(s.tok(i).Lemma)) {
			return true
		}
	}
	for _, p := range a.Preps {
		for i := range p.Args {
			if p.Word == "of" && list.Has(strings.ToLower(s.tok(p.Args[i].Head).Lemma)) {
				return true
			}
		}
	}
	return false
}

// machines reports whether all arguments are machines of war, behind which
// somebody unnamed stands: "warplanes dropped bombs".
func (s *sentence) machines(args []clause.Arg) bool {
	for i := range args {
		t := s.tok(args[i].Head)
		if !s.inList(args[i].Head, s.book.Lists["war_machine"], strings.ToLower(t.Lemma), strings.ToLower(t.Form)) {
			return false
		}
	}
	return true
}

// whose takes the side of a participle for the attack of its weapon: "a bomb
// [planted by rebels] exploded" is one act, and who fired a missile is whom
// it is taken from: "shot down a drone [launched by Russia]".
func (s *sentence) whose() {
	gone := map[*event]bool{}
	for _, ev := range s.events {
		c := &s.clauses[ev.clause]
		if ev.typ != "ASSAULT" && !(ev.typ == "MOBILIZE" && ev.mode == "weapons") || ev.nominal || c.NounTok < 0 || c.Role != "participle" && c.Role != "relative" {
			continue
		}
		for _, p := range s.events {
			if p == ev || p.typ != "ASSAULT" || p.nominal || p.within != ev.within {
				continue
			}
			q := &s.clauses[p.clause]
			switch {
			case len(ev.actor) == 0: // "a bomb hidden in a bin exploded"
				if headed(q.Subj, c.NounTok) && s.weaponAt(c.NounTok) {
					gone[ev] = true
				}
			case len(p.actor) == 0 && headed(q.Subj, c.NounTok) && s.weaponAt(c.NounTok):
				p.actor = without(ev.actor, p.recipient)
				if p.mode == "" || p.mode == "destroy" {
					p.mode, p.cameo = ev.mode, ev.cameo
				}
				gone[ev] = true
			case len(p.actor) == 0 && slices.Contains(p.words, c.NounTok): // "died in an ambush laid by rebels"
				p.actor = without(ev.actor, p.recipient)
				gone[ev] = true
			case len(p.recipient) == 0 && headed(q.Obj, c.NounTok) && s.weaponAt(c.NounTok):
				p.recipient = without(ev.actor, p.actor)
			}
		}
	}
	s.events = slices.DeleteFunc(s.events, func(ev *event) bool { return gone[ev] })
	for k := range s.clauses { // "in an attack, conducted by Y, on a hotel"
		c := &s.clauses[k]
		if !c.Agent || c.Form != "participle" || c.Parent < 0 || !s.light.Has(c.Lemma) && !setsOff(c.Lemma) {
			continue
		}
		p := s.evs[c.Parent]
		for _, ev := range s.events { // "killed in a blast triggered by Y"
			if c.NounTok >= 0 && ev.typ == "ASSAULT" && !ev.nominal && s.evs[c.Parent] != ev && (slices.Contains(ev.words, c.NounTok) || s.strikes(ev, c.NounTok)) && (p == nil || p.nominal) {
				p = ev
			}
		}
		if p != nil && p.typ == "ASSAULT" && len(p.actor) == 0 && (s.namesAttack(p) || c.NounTok >= 0 && (s.attackNoun(c.NounTok) || s.weaponAt(c.NounTok))) {
			p.actor = without(s.allParties(c.Subj), p.recipient)
		}
	}
	for _, p := range s.events { // "intercepted missiles fired from Yemen"
		if p.typ != "ASSAULT" || p.nominal || len(p.recipient) > 0 {
			continue
		}
		for i, o := 0, s.clauses[p.clause].Obj; i < len(o); i++ {
			if o[i].Sentence == s.index && s.weaponAt(o[i].Head) {
				p.recipient = merge(p.recipient, without(s.allParties(s.launchedFrom(&o[i])), p.actor))
			}
		}
	}
	for k := range s.clauses {
		c := &s.clauses[k]
		if c.Role != "participle" || c.NounTok < 0 || c.Lemma != "blame" && c.Lemma != "attribute" && c.Lemma != "ascribe" {
			continue
		}
		for _, p := range s.events {
			if p.typ != "ASSAULT" || len(p.actor) > 0 || p.within != nil || !slices.Contains(p.words, c.NounTok) && !s.strikes(p, c.NounTok) {
				continue
			}
			for _, q := range c.Preps { // "in an attack blamed on Y"
				if q.Word == "on" || q.Word == "to" {
					p.actor = without(s.allParties(q.Args), p.recipient)
				}
			}
		}
	}
}

// setsOff reports a verb that tells who made an attack: "a blast triggered by Y".
func setsOff(lemma string) bool {
	switch lemma {
	case "claim", "trigger", "detonate", "set_off", "plant", "lay", "launch", "stage", "mount", "perpetrate", "orchestrate", "carry_out", "fire", "explode":
		return true
	}
	return false
}

// namesAttack reports whether a noun for an attack is among the words that
// made the event.
func (s *sentence) namesAttack(p *event) bool {
	for _, w := range p.words {
		if s.attackNoun(w) {
			return true
		}
	}
	return false
}

// strikes reports whether the attack at a token stands behind "in" in the
// clause of p: "killed in an attack".
func (s *sentence) strikes(p *event, tok int) bool {
	w := s.standing(p, tok)
	return w == "in" || w == "by"
}

// standing tells where a token stands as head of a phrase in the clause of an
// event: "subject", or its preposition, also where it hangs on the object
// ("killed [two men in an attack]"); "" where it stands elsewhere.
func (s *sentence) standing(p *event, tok int) string {
	c := &s.clauses[p.clause]
	if headed(c.Subj, tok) {
		return "subject"
	}
	for _, q := range c.Preps {
		if headed(q.Args, tok) {
			return q.Word
		}
	}
	for _, a := range c.Obj {
		for _, q := range a.Preps {
			if headed(q.Args, tok) {
				return q.Word
			}
		}
	}
	return ""
}

func headed(args []clause.Arg, tok int) bool {
	for i := range args {
		if args[i].Head == tok {
			return true
		}
	}
	return false
}

// weaponAt reports whether a noun is a weapon or an explosion.
func (s *sentence) weaponAt(tok int) bool {
	t := s.tok(tok)
	lemma, form := strings.ToLower(t.Lemma), strings.ToLower(t.Form)
	for _, name := range [...]string{"weapon", "missile", "bomb", "shell", "drone", "fire_word"} {
		if s.inList(tok, s.book.Lists[name], lemma, form) {
			return true
		}
	}
	return false
}

// tolls joins what an attack did to whom to the attack: "a missile hit a
// house, killing two and wounding five" is one act, and so is "a raid on the
// camp killed ten", "shot two men dead in a raid" and "fired tear gas to
// disperse a crowd".
func (s *sentence) tolls() {
	gone := map[*event]bool{}
	for _, ev := range s.events {
		riot := ev.typ == "PROTEST" && (ev.mode == "riot" || ev.mode == "vandalize") // "attacked a village, burning homes"
		if ev.typ != "ASSAULT" && !riot {
			continue
		}
		for _, p := range s.events {
			if p == ev || gone[p] || p.typ != "ASSAULT" || p.within != ev.within {
				continue
			}
			if ev.nominal {
				if !s.sameAttack(ev, p) {
					continue
				}
				p.takeNoun(ev, s.standing(p, s.clauses[ev.clause].Pred) == "subject", s.victims(p, ev))
			} else {
				if !s.toll(ev, p) {
					continue
				}
				if len(p.actor) == 0 {
					p.actor = without(ev.actor, p.recipient)
				}
				if !riot {
					p.recipient = merge(p.recipient, without(s.victims(ev, p), p.actor))
				}
				if ev.mode == "crowd-control" || p.mode == "" && s.also(ev.clause, p.clause) {
					p.mode, p.cameo = ev.mode, ev.cameo
				}
			}
			gone[ev] = true
			p.merged = append(p.merged, ev.clause)
			for _, in := range s.events {
				if in.within == ev {
					in.within = p
				}
			}
			break
		}
	}
	s.events = slices.DeleteFunc(s.events, func(ev *event) bool { return gone[ev] })
}

// arrests joins verbs of arrest that tell of one: "was arrested and held for
// three days".
func (s *sentence) arrests() {
	gone := map[*event]bool{}
	for i, p := range s.events {
		if p.typ != "COERCE" || p.mode != "arrest" || p.nominal || gone[p] {
			continue
		}
		for _, ev := range s.events[i+1:] {
			if ev.typ != p.typ || ev.mode != p.mode || ev.nominal || gone[ev] || ev.within != p.within || ev.status != p.status {
				continue
			}
			c, h := &s.clauses[ev.clause], s.tok(s.clauses[ev.clause].Pred).Head
			if c.Kind != clause.Verb || h < 0 || h != s.clauses[p.clause].Pred {
				continue
			}
			if len(ev.actor) > 0 && len(p.actor) > 0 && !shareCountry(ev.actor, p.actor) || len(without(ev.recipient, p.recipient)) > 0 && len(p.recipient) > 0 {
				continue
			}
			if len(p.actor) == 0 {
				p.actor = ev.actor
			}
			if len(p.recipient) == 0 {
				p.recipient = ev.recipient
			}
			gone[ev] = true
			p.merged = append(p.merged, ev.clause)
			for _, in := range s.events {
				if in.within == ev {
					in.within = p
				}
			}
		}
	}
	s.events = slices.DeleteFunc(s.events, func(ev *event) bool { return gone[ev] })
}

// whenStruck gives the attack of a clause with "when", "as" or "after" to what
// it did: "Two men were killed when the army shelled the town" is one act, and
// "Two men died when a bomb went off" tells whom it met.
func (s *sentence) whenStruck() {
	for _, ev := range s.events {
		c := &s.clauses[ev.clause]
		if ev.typ != "ASSAULT" || ev.nominal || ev.within != nil || c.Role != "adverbial" || c.Parent < 0 {
			continue
		}
		switch c.Mark {
		case "when", "as", "after":
		default:
			continue
		}
		up := &s.clauses[c.Parent]
		switch {
		case up.Lemma == "die" || up.Lemma == "perish" || up.Lemma == "lose" && len(up.Obj) == 1 && strings.EqualFold(s.tok(up.Obj[0].Head).Lemma, "life"):
			if who := without(s.allParties(up.Subj), ev.actor); len(ev.recipient) == 0 || len(who) > 0 && bySector(ev.recipient, "MIL") && onlyCountry(ev.recipient) == "" { // "12 soldiers died when a convoy hit a mine"
				ev.recipient = who
			}
		case s.evs[c.Parent] != nil && s.evs[c.Parent].typ == "ASSAULT" && s.book.Lists["harm"].Has(up.Lemma) && up.Passive && !up.Negated && len(s.evs[c.Parent].actor) == 0:
			p := s.evs[c.Parent]
			if len(without(ev.actor, p.recipient)) < len(ev.actor) {
				continue
			}
			p.actor = ev.actor
			if p.mode == "" && ev.mode != "" {
				p.mode, p.cameo = ev.mode, ev.cameo
			}
			ev.typ = ""
		case s.evs[c.Parent] != nil && s.evs[c.Parent].typ == "ASSAULT" && s.book.Lists["harm"].Has(up.Lemma) && len(ev.actor) > 0 && sameParties(ev.actor, s.evs[c.Parent].actor):
			ev.typ = "" // "killed six pupils when they stormed a school"
		}
	}
	s.events = slices.DeleteFunc(s.events, func(ev *event) bool { return ev.typ == "" })
}

// victims are those that an attack met beside its target p names: bare numbers
// of people say nobody ("killing four people", "wounding two others").
func (s *sentence) victims(ev, p *event) []readout.Participant {
	if len(p.recipient) == 0 {
		return ev.recipient
	}
	var out []readout.Participant
	for i := range ev.recipient {
		w := strings.Fields(strings.ToLower(ev.recipient[i].Text))
		if len(w) == 0 {
			continue
		}
		switch last := w[len(w)-1]; last {
		case "people", "person", "persons", "others", "other", "more", "dozen", "dozens", "scores", "hundreds", "several", "many":
			continue
		default:
			if number(last) {
				continue
			}
		}
		out = append(out, ev.recipient[i])
	}
	return out
}

// number reports whether a word is a number, in figures or small in words.
func number(w string) bool {
	switch w {
	case "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve":
		return true
	}
	return w[0] >= '0' && w[0] <= '9'
}

// toll reports whether the clause of ev tells what came of the attack p.
func (s *sentence) toll(ev, p *event) bool {
	if p.nominal || ev.mode == "abduct" && p.mode != "abduct" { // "attacked a village, seizing residents"
		return false
	}
	own := len(ev.actor) == 0 || sameParties(ev.actor, p.actor)
	both := len(p.actor) == 0 && s.clauses[p.clause].Passive && s.clauses[ev.clause].Passive // "were killed and five wounded by soldiers"
	if s.also(ev.clause, p.clause) {
		return own || both
	}
	if !s.under(ev.clause, p.clause) || !own && !(both && s.clauses[ev.clause].Role == "conj" && s.book.Lists["harm"].Has(s.clauses[ev.clause].Lemma)) {
		return false
	}
	c := &s.clauses[ev.clause]
	switch c.Role {
	case "relative": // "was hit by a bomb, which killed four"
		return s.book.Lists["harm"].Has(c.Lemma) && headed(s.clauses[p.clause].Subj, c.NounTok) && s.weaponAt(c.NounTok)
	case "participle", "adverbial":
		return c.Form == "gerund" || ev.mode == "crowd-control" && c.Form == "infinitive"
	case "comp":
		return ev.mode == "crowd-control" && c.Form == "infinitive"
	case "conj":
		return c.Form != "finite" || s.book.Lists["harm"].Has(c.Lemma) || ev.mode != "" && ev.mode == p.mode
	}
	return false
}

// also reports whether clause a is coordinated with clause b before it and
// tells of further harm: "killed two and wounded five".
func (s *sentence) also(a, b int) bool {
	c, p := &s.clauses[a], &s.clauses[b]
	if c.Pred < p.Pred || c.Parent != p.Parent || c.Role != p.Role || c.Kind != clause.Verb {
		return false
	}
	if mode := s.evs[a].mode; !s.book.Lists["harm"].Has(c.Lemma) && (mode == "" || mode != s.evs[b].mode) {
		return false
	}
	h := s.tok(c.Pred).Head
	return h == p.Pred || h >= 0 && h == s.tok(p.Pred).Head
}

// sameAttack reports whether the attack that a noun names is the one that the
// verb of p tells of: it is the subject of that verb, or stands in its clause
// behind "in" or "during" and nobody else is named for it.
func (s *sentence) sameAttack(ev, p *event) bool {
	if p.nominal {
		return false
	}
	pred := s.clauses[ev.clause].Pred
	switch s.standing(p, pred) {
	case "subject":
		return true
	case "after", "following":
		return s.book.Lists["harm"].Has(s.clauses[p.clause].Lemma) && s.clauses[p.clause].Passive && (len(ev.actor) == 0 || len(p.actor) == 0 || sameParties(ev.actor, p.actor))
	case "in", "during", "by", "from", "with":
		return len(ev.actor) == 0 || len(p.actor) == 0 || sameParties(ev.actor, p.actor)
	case "":
		// "killed in the region of X [in shelling by Y]"
		switch phrase.Case(s.sent, pred) {
		case "of": // "wounded as a result of shelling by Y"
			if up := s.tok(pred).Head; up >= 0 && s.outcome(up) {
				return (len(ev.actor) == 0 || len(p.actor) == 0 || sameParties(ev.actor, p.actor)) && s.book.Lists["harm"].Has(s.clauses[p.clause].Lemma) && s.below(pred, s.clauses[p.clause].Pred)
			}
		case "in", "during", "by":
			return len(p.actor) == 0 && s.book.Lists["harm"].Has(s.clauses[p.clause].Lemma) && s.below(pred, s.clauses[p.clause].Pred) && !s.told(pred, p.clause)
		}
	}
	return false
}

// outcome reports whether a noun names only what comes of another: "result".
func (s *sentence) outcome(tok int) bool {
	switch strings.ToLower(s.tok(tok).Lemma) {
	case "result", "consequence", "course", "outcome":
		return true
	}
	return false
}

// takeNoun takes over what the noun of the same attack tells beyond its verb.
func (ev *event) takeNoun(noun *event, subject bool, victims []readout.Participant) {
	if len(noun.actor) > 0 && (subject || len(ev.actor) == 0) {
		ev.actor = noun.actor
	}
	if subject {
		ev.recipient = merge(noun.recipient, without(victims, noun.recipient))
	} else if len(ev.recipient) == 0 {
		ev.recipient = noun.recipient
	}
	ev.recipient = without(ev.recipient, ev.actor)
	if ev.mode == "" && noun.mode != "" {
		ev.mode, ev.cameo = noun.mode, noun.cameo
	}
}

// nations reports whether people called by their nation alone act against those
// of another: "a Palestinian stabbed two Israelis".
func nations(ev *event) bool {
	if len(ev.actor) == 0 || len(ev.recipient) == 0 {
		return false
	}
	a, b := &ev.actor[0], &ev.recipient[0]
	return a.Country != "" && b.Country != "" && a.Country != b.Country && (a.Sector == "" || b.Sector == "")
}

// mishap reports whether people came to harm when something broke down or
// turned over: "were killed when a shaft collapsed".
func (s *sentence) mishap(ev *event) bool {
	if ev.typ != "ASSAULT" || ev.nominal {
		return false
	}
	c := &s.clauses[ev.clause]
	if c.Form == "gerund" && s.book.Lists["harm"].Has(c.Lemma) && c.Parent >= 0 && s.book.Lists["mishap"].Has(s.clauses[c.Parent].Lemma) && s.evs[c.Parent] == nil && !bySector(ev.actor, "REB") && !bySector(ev.actor, "UAF") && !bySector(ev.actor, "CRM") {
		return true // "a plane crashed, killing both pilots"
	}
	if len(ev.actor) > 0 || !c.Passive || ev.mode == "abduct" {
		return false
	}
	for k := range s.clauses {
		if c := &s.clauses[k]; c.Parent == ev.clause && (c.Mark == "when" || c.Mark == "as" || c.Mark == "after") && s.book.Lists["mishap"].Has(c.Lemma) && !s.political(s.allParties(c.Subj)) {
			return true
		}
	}
	return false
}

// quarrel reports whether violence grew out of a robbery or a quarrel: "was shot
// during a robbery".
func (s *sentence) quarrel(ev *event) bool {
	pred := s.clauses[ev.clause].Pred
	for i := range s.sent.Tokens {
		if t := s.tok(i); t.Tag == "NOUN" && i != pred && s.below(i, pred) && s.book.Lists["quarrel"].Has(strings.ToLower(t.Lemma)) {
			return true
		}
	}
	return false
}

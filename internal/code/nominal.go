package code

import (
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook"
	"github.com/readout-events/readout/internal/clause"
	"github.com/readout-events/readout/internal/phrase"
)

// nounRule lays a rule against a noun that names the act: "X's accusation",
// "talks between X and Y", "the arrest of Y by X", "launched an attack on Y".
func (s *sentence) nounRule(ci int, r *codebook.Rule, n *codebook.Compound) (m match) {
	c := &s.clauses[ci]
	m = match{rule: r, host: -1}
	m.asks[0], m.asks[1] = 1+2*len(n.Before), 0
	t := s.tok(c.Pred)
	if !s.isCompound(c.Pred, n, strings.ToLower(t.Lemma), strings.ToLower(t.Form)) {
		m.why = "asks for " + strings.Join(append(append([]string{}, n.Before...), n.Lemmas[0]), " ")
		return m
	}
	for k := range n.Before {
		m.words = append(m.words, c.Pred-1-k)
	}
	if c.Lemma == "call" && r.Code.Type == "REQUEST" && under(nil, c.Preps, "with") != nil {
		m.why = "a call with somebody is a talk"
		return m
	}
	preps := c.Preps
	// What carries the noun: a light verb, a verb of happening.
	var host *clause.Clause
	g := s.gov[c.Pred]
	if up := t.Head; g.clause < 0 && up >= 0 && s.count.Has(strings.ToLower(s.tok(up).Lemma)) {
		g = s.gov[up] // "a new round of talks started"
	}
	if g.clause >= 0 {
		h := &s.clauses[g.clause]
		light := g.as == 'O' && (s.light.Has(h.Lemma) || s.light.Has(h.Lemma+"_"+h.Particle))
		place := s.takesPlace(h)
		happens := g.as == 'S' && (place != nil || s.happen.Has(h.Lemma) || s.happen.Has(h.Lemma+"_"+h.Particle) || h.Lemma == "be") ||
			g.as == 'O' && h.Lemma == "be"
		if light || happens {
			host, m.host = h, g.clause
			preps = append([]clause.Prep{}, preps...)
			if happens && place != nil { // "an exchange took place between X and Y"
				preps = append(preps, place.Preps...)
			}
			for i := range h.Preps {
				if w := h.Preps[i].Word; light || w != "to" && w != "into" && w != "for" { // "protests spread to Y"
					preps = append(preps, h.Preps[i])
				}
			}
		}
	}
	if host == nil && r.Code.Type == "PROTEST" && g.clause >= 0 && g.as == 'O' && !s.clauses[g.clause].Passive {
		switch h := &s.clauses[g.clause]; h.Lemma {
		case "plan", "organize", "organise", "announce": // "has planned a march"
			if len(s.partyArgs(h.Subj)) > 0 {
				host, m.host = h, g.clause
			}
		}
	}
	if r.Code.Both {
		preps = append(preps[:len(preps):len(preps)], s.happening(c.Pred)...)
	}
	if host == nil && r.Code.Type == "PROTEST" && g.clause >= 0 && s.causes(g) {
		m.host = g.clause // "the ruling sparked protests in Lima"
		for _, p := range s.clauses[g.clause].Preps {
			if p.Word == "in" || p.Word == "across" {
				preps = append(append([]clause.Prep{}, preps...), p)
			}
		}
	}
	for i := range c.Preps { // "the torture of detainees by the police": the second hangs on the first
		of := c.Preps[i].Word == "of"
		switch c.Preps[i].Word {
		case "of", "against", "on":
		default:
			continue
		}
		for k := range c.Preps[i].Args {
			for _, q := range c.Preps[i].Args[k].Preps {
				if q.Word == "by" && (of || len(s.parties(&c.Preps[i].Args[k])) > 0) || of && (q.Word == "against" || q.Word == "with") {
					preps = append(append([]clause.Prep{}, preps...), q)
				}
			}
		}
	}
	undergoes := r.Code.Actor == "" && r.Code.Recipient == "X" && !r.Code.Both // "the trial of X": not of him who opens it
	transitive := s.takesObject(r) && !undergoes
	var x, y, of []clause.Arg
	if !s.superlative(c) {
		x = append(x, s.partyArgs(c.Subj)...)
	}
	y = append(y, s.partyArgs(c.Obj)...)
	between := false
	for _, p := range preps {
		args := s.partyArgs(p.Args)
		if p.Word == "for" && !r.Code.Both {
			args = s.ownersToo(p.Args)
		}
		switch p.Word {
		case "from":
			if r.Code.Type == "ASSAULT" && (c.Lemma == "killing" || c.Lemma == "murder" || c.Lemma == "death" || c.Lemma == "assassination" || c.Lemma == "massacre") {
				continue // "the killing of a boy from a settler family"
			}
			switch {
			case s.prepOf(r, "from") && r.Code.Actor != "Y" && (r.Code.Type == "RETREAT" || r.Code.Type == "SANCTION"): // "the withdrawal of X from Y"
				y = append(y, args...)
			case r.Code.Type != "COERCE": // "the expulsion of X from Y"
				x = append(x, args...)
			}
		case "by":
			x = append(x, args...)
		case "between", "among", "amongst":
			x = append(x, args...)
			between = true
		case "of":
			of = append(of, args...)
			if len(args) == 0 && transitive && !r.Code.Both { // "the boycott of Danish goods"
				of = append(of, s.ownedArgs(p.Args)...)
			}
		case "against", "on", "upon", "with", "to", "toward", "towards", "at", "for", "over", "into":
			if s.prepOf(r, p.Word) || r.Code.Type == "AID" && (p.Word == "to" || p.Word == "for") || p.Word != "to" && p.Word != "for" && p.Word != "over" && (p.Word != "with" || r.Code.Both) {
				y = append(y, args...)
			}
		default:
			if s.prepOf(r, p.Word) {
				y = append(y, args...)
			}
		}
	}
	both := r.Code.Both
	if transitive && !both && r.Code.Type == "PROTEST" && (c.Lemma == "rally" || c.Lemma == "march" || c.Lemma == "demonstration" || c.Lemma == "gathering" || c.Lemma == "protest" && !s.ofHarm(of)) && len(of) > 0 && s.onlyFolk(s.allParties(of)) {
		x = append(x, of...) // "a rally of supporters"
	} else if transitive && !both {
		y = append(y, of...)
	} else if undergoes && len(of) > 0 && (len(x) > 0 || host != nil && g.as == 'O' && host.Lemma != "be" && len(s.partyArgs(host.Subj)) > 0) {
		m.why = "somebody does it" // "the junta's execution of X"
		return m
	} else {
		x = append(x, of...)
	}
	if len(x) == 0 || both {
		var mods []clause.Arg
		for _, a := range s.ofSome(c.Mods) {
			if both && len(x)+len(y) > 1 && a.Sentence == s.index && seat(s.tok(a.Head).Form) {
				continue // "a Kremlin meeting between X and Y"
			}
			if r.Code.Type == "ASSAULT" && (r.Code.Mode == "explosives" || r.Code.Mode == "suicide-attack" || r.Code.Mode == "firearms") && a.Sentence == s.index && s.town(a.Head) && s.tok(a.Head).Tag == "PROPN" {
				continue // "the Kabul car bombing"
			}
			if !containsToken(m.words, a.Head) { // "prison" of "prison term" is no side
				mods = append(mods, a)
			}
		}
		if both && len(mods) == 1 && s.scene(&mods[0]) {
			mods = nil // "the Raqqa battle", "the Geneva talks"
		}
		x = append(x, mods...)
	}
	// "announced a Trump investigation": the person before the noun is whom it is about
	if host != nil && !both && g.as == 'O' && len(y) == 0 && len(x) == 1 && (r.Code.Type == "ACCUSE" || r.Code.Type == "SANCTION") && len(s.allParties(host.Subj)) > 0 {
		if who := s.parties(&x[0]); len(who) == 1 && who[0].Office != "" && c.Pred-x[0].Head <= 2 && s.tok(c.Pred-1).Tag != "PART" {
			x, y = nil, x
		}
	}
	mediator := both && r.Code.Mode == "third-party" // "undertook a mediation mission between X and Y"
	if host != nil && (len(x) == 0 || both && (!between || mediator)) && g.as == 'O' && host.Lemma != "be" {
		x = append(s.partyArgs(host.Subj), x...)
		if len(host.IObj) > 0 && len(y) == 0 {
			y = append(y, s.partyArgs(host.IObj)...)
		}
	} else if host != nil && both && r.Code.Mode == "third-party" && g.as == 'O' { // who mediates is one of them
		x = append(s.partyArgs(host.Subj), x...)
	}
	if both && host != nil && host.Passive && host.Role == "participle" && initiates(host.Lemma) {
		if who := s.duringIt(c); len(who) > 0 { // "in a call initiated by X, the two leaders discussed"
			x, y = who, nil
		}
	}
	if both && !between && len(c.Subj) == 0 && len(s.allParties(append(append([]clause.Arg{}, x...), y...))) < 2 {
		// "left for talks with Y": whoever goes is one of the two
		if g := s.gov[c.Pred]; g.clause >= 0 && g.as == 'P' && goes(g.prep) && (len(y) > 0 || g.prep != "at" && g.prep != "during") {
			h := &s.clauses[g.clause]
			if k := s.asker(g.clause); amid(g.prep) && k >= 0 {
				h = &s.clauses[k]
			}
			x = append(s.partyArgs(h.Subj), x...)
		}
	}
	if both && r.Code.Type == "CONSULT" && len(s.allParties(append(append([]clause.Arg{}, x...), y...))) < 2 {
		if host := s.amidOf(c); len(x) == 0 && host != nil && s.abroad(host, y) { // "during her talks with Y the minister thanked him"
			x = host
		} else if two := s.speaking(c); two != nil {
			x, y = two, nil
		} else if own := s.speaksOf(c, y); own != nil {
			x = append(x, own...)
		} else if h := t.Head; len(y) > 0 && h >= 0 && s.tok(h).Head < 0 && s.tok(h).Tag == "PROPN" && s.byToken[h] < 0 && s.sent.Tokens[len(s.sent.Tokens)-1].Form != "." {
			x = append(x, s.partyArgs([]clause.Arg{{Phrase: phrase.Of(s.sent, s.index, h)}})...) // headline: "Lavrov on talks with Blinken"
		}
	}
	if both && len(x) == 0 && len(y) == 0 && r.Code.Type == "CONSULT" {
		m.sides = s.same(c)
	}
	if g := s.gov[c.Pred]; r.Code.Mode == "visit" && len(x) == 0 && g.clause >= 0 && g.as == 'P' && (g.prep == "during" || g.prep == "on" || g.prep == "in") {
		h := &s.clauses[g.clause]
		if i := c.Pred + 1; len(y) == 0 && i < len(s.sent.Tokens) && strings.EqualFold(s.tok(i).Form, "to") { // the tree hangs "to" on the verb
			for _, p := range h.Preps {
				if p.Word == "to" {
					y = s.partyArgs(p.Args)
				}
			}
		}
		if len(y) > 0 {
			x = s.partyArgs(h.Subj) // "during a visit to Kyiv, the minister promised"
		}
	}
	if (r.Code.Mode == "visit" || r.Code.Type == "AID") && len(x) > 0 && len(y) == 0 {
		y = s.stray(c.Pred, "to")
	}
	if len(x) == 0 && !both { // "a march planned by the opposition"
		for k := range s.clauses {
			if p := &s.clauses[k]; p.Role == "participle" && p.Passive && p.Agent && len(p.Obj) == 1 && p.Obj[0].Head == c.Pred && s.staged(p.Lemma) {
				x = append(x, s.partyArgs(p.Subj)...)
			}
		}
	}
	// A rule that has slots restricted by kind asks the same of its noun.
	if r.Subj != nil && len(r.Subj.Restrict) > 0 {
		if len(x) > 0 {
			all := x
			if x = s.fitting(x, r.Subj); between && len(x) > 0 && len(y) == 0 && !both { // "clashes between protesters and police"
				for i := range all {
					if !s.fits(&all[i], r.Subj) {
						y = append(y, all[i])
					}
				}
			}
			if len(x) == 0 {
				m.why = "its side is of another kind"
				return m
			}
			m.asks[1] += 2 * len(r.Subj.Restrict)
		}
	}
	for i := range r.Elems {
		if sl := r.Elems[i].Slot; sl != nil && sl.Var == 'Y' && len(sl.Restrict) > 0 && !r.Elems[i].Optional {
			if y = s.fitting(y, sl); len(y) == 0 {
				m.why = "asks for another kind of recipient"
				return m
			}
		}
	}
	if len(y) == 0 && r.Code.Type == "ASSAULT" {
		if s.inWords(preps) {
			m.why = "what it is on is attacked with words only"
			return m
		}
		y = s.belonging(preps)
	}
	m.x, m.y = x, y
	if host != nil {
		m.words = append(m.words, host.Pred)
	}
	if len(y) > 0 {
		m.asks[2]++
	}
	for i := range r.Elems { // "promise to DO", "accusation that EVENT"
		if e := &r.Elems[i]; e.Slot != nil && (e.Slot.Var == 'E' || e.Slot.Var == 'D') {
			if s.clauseSlot(ci, e, nil, &m) {
				m.asks[2]++
			} else if !e.Optional && r.Code.Type == "" {
				m.why = "asks for " + e.String()
				return m
			}
		}
	}
	return m
}

// asker returns the clause of the one who asks for what an infinitive tells, -1
// where none is: "urged Baku to reopen the road in a phone call with Aliyev".
func (s *sentence) asker(k int) int {
	c := &s.clauses[k]
	if c.Form != "infinitive" || c.Role != "comp" || c.Parent < 0 {
		return -1
	}
	switch s.clauses[c.Parent].Lemma {
	case "urge", "ask", "press", "call", "request", "demand", "implore", "encourage", "tell", "advise", "beg", "push", "exhort":
		return c.Parent
	}
	return -1
}

// initiates reports a verb for whoever wants a meeting to be.
func initiates(lemma string) bool {
	switch lemma {
	case "initiate", "request", "arrange", "propose", "organize", "organise", "convene", "host", "broker", "mediate", "seek":
		return true
	}
	return false
}

// duringIt returns the several who do something during the meeting that a noun
// names, whatever else hangs on the noun.
func (s *sentence) duringIt(c *clause.Clause) []clause.Arg {
	for k := range s.clauses {
		h := &s.clauses[k]
		for _, p := range h.Preps {
			if !amid(p.Word) {
				continue
			}
			for i := range p.Args {
				if p.Args[i].Head == c.Pred && (len(s.allParties(h.Subj)) > 1 || s.several(h.Subj)) {
					return s.partyArgs(h.Subj)
				}
			}
		}
	}
	return nil
}

// amidOf returns who does something during the meeting that a noun names.
func (s *sentence) amidOf(c *clause.Clause) []clause.Arg {
	if g := s.gov[c.Pred]; g.clause >= 0 && g.as == 'P' && amid(g.prep) {
		return s.partyArgs(s.clauses[g.clause].Subj)
	}
	return nil
}

// speaking returns the two sides of a meeting in which one says something to
// the other: "in a phone call the minister told his counterpart".
func (s *sentence) speaking(c *clause.Clause) []clause.Arg {
	g := s.gov[c.Pred]
	if g.clause < 0 || g.as != 'P' || !amid(g.prep) {
		return nil
	}
	h := &s.clauses[g.clause]
	x := s.partyArgs(h.Subj)
	if len(s.allParties(x)) > 1 && s.abroad(x, nil) {
		return x
	}
	if own := s.partyArgs(c.Subj); c.Lemma != "mediation" && c.Lemma != "effort" && len(own) > 0 && len(x) > 0 && s.abroad(x, own) { // "during our call the secretary reaffirmed"
		return append(append([]clause.Arg{}, own...), x...)
	}
	switch h.Lemma {
	case "tell", "inform", "thank", "congratulate", "assure", "brief", "urge", "invite", "notify", "update", "remind", "reassure", "warn", "ask":
	default:
		return nil
	}
	y := s.partyArgs(append(append([]clause.Arg{}, h.Obj...), h.IObj...))
	if len(x) == 0 || len(y) == 0 || !s.abroad(x, y) {
		return nil
	}
	return append(append([]clause.Arg{}, x...), y...)
}

// speaksOf returns who speaks of talks with y, where the talks are his own:
// "the minister called the talks with his colleague useful", "noting that the
// talks with Chad were useful, the minister said".
func (s *sentence) speaksOf(c *clause.Clause, y []clause.Arg) []clause.Arg {
	g := s.gov[c.Pred]
	if len(y) == 0 || g.clause < 0 || g.as == 'P' && !goes(g.prep) {
		return nil
	}
	for k, n := g.clause, 0; k >= 0 && n < 4; k, n = s.clauses[k].Parent, n+1 {
		h := &s.clauses[k]
		if k == g.clause && g.as == 'S' {
			if h.Modal != "" || h.Negated {
				return nil
			}
			continue
		}
		switch h.Lemma {
		case "consider", "call", "describe", "say", "note", "state", "stress", "add", "tell", "hail", "praise", "assess", "report", "inform", "brief", "characterize", "characterise", "rate", "deem", "find", "term", "coordinate", "summarize", "summarise", "remark", "recall", "mention", "comment", "underline", "emphasize", "emphasise", "explain":
		default:
			return nil
		}
		if h.Negated || h.Modal != "" || h.Passive {
			return nil
		}
		if x := s.partyArgs(h.Subj); len(x) > 0 {
			if s.abroad(x, y) || s.versus(x, y) {
				return x
			}
			return nil
		}
	}
	return nil
}

// versus reports whether one of two parties is of a government or its army and
// the other of rebels.
func (s *sentence) versus(x, y []clause.Arg) bool {
	a, b := s.allParties(x), s.allParties(y)
	rebel := func(p *readout.Participant) bool { return p.Sector == "REB" || p.Sector == "UAF" || p.Sector == "PRM" }
	ruling := func(p *readout.Participant) bool {
		return p.Sector == "GOV" || p.Sector == "MIL" || p.Sector == "" && p.Country != ""
	}
	return len(a) > 0 && len(b) > 0 && (rebel(&a[0]) && ruling(&b[0]) || ruling(&a[0]) && rebel(&b[0]))
}

// happening returns the phrases of a relative clause that tells only that what
// a noun names took place: "the meeting that was held between X and Y".
func (s *sentence) happening(tok int) []clause.Prep {
	var out []clause.Prep
	for k := range s.clauses {
		h := &s.clauses[k]
		if h.NounTok != tok || h.Role != "relative" && h.Role != "participle" || h.Negated || h.Modal != "" {
			continue
		}
		if s.happen.Has(h.Lemma) || s.takesPlace(h) != nil || h.Passive && s.light.Has(h.Lemma) {
			for _, p := range h.Preps {
				switch p.Word {
				case "between", "with", "among", "by":
					out = append(out, p)
				}
			}
		}
	}
	return out
}

// amid reports whether what is done under this preposition is done by those
// who meet.
func amid(prep string) bool {
	switch prep {
	case "in", "during", "at", "by", "following", "after":
		return true
	}
	return false
}

// abroad reports whether parties are persons in office, or states, of two
// countries that are known.
func (s *sentence) abroad(x, y []clause.Arg) bool {
	seen := map[string]bool{}
	for _, p := range s.allParties(append(append([]clause.Arg{}, x...), y...)) {
		if p.Country == "" || p.Sector != "GOV" && p.Sector != "" && p.Sector != "MIL" && p.Sector != "LEG" {
			return false
		}
		seen[p.Country] = true
	}
	return len(seen) > 1
}

// same returns the sides of the meeting that the sentences before told of,
// where a noun only points to it: "the discussions focused on trade".
func (s *sentence) same(c *clause.Clause) []readout.Participant {
	g := s.gov[c.Pred]
	if g.clause < 0 || g.as != 'S' || len(s.here.met) == 0 || s.index <= s.here.metAt || s.index-s.here.metAt > 2 || len(c.Preps) > 0 || len(c.Mods) > 0 {
		return nil
	}
	switch s.clauses[g.clause].Lemma {
	case "focus", "center", "centre", "cover", "touch", "deal", "revolve", "concentrate", "discuss", "address", "review", "tackle", "last", "examine":
	default:
		return nil
	}
	if c.Pred == 0 || !strings.EqualFold(s.tok(c.Pred-1).Form, "the") {
		return nil
	}
	out := append([]readout.Participant{}, s.here.met...)
	for i := range out {
		out[i].Quoted = s.quoted(c.Pred, c.Pred+1)
		out[i].Basis = "met in the sentences before"
	}
	return out
}

// stray returns the states behind a preposition that the tree hangs on a verb
// though it goes on with the noun at token n: "referred to the visit of the
// president to Oman".
func (s *sentence) stray(n int, word string) []clause.Arg {
	for k := range s.clauses {
		for _, p := range s.clauses[k].Preps {
			if p.Word != word {
				continue
			}
			for i := range p.Args {
				h := p.Args[i].Head
				if p.Args[i].Sentence != s.index || h <= n || h > n+12 || s.clauses[k].Pred > n {
					continue
				}
				who := s.parties(&p.Args[i])
				if len(who) == 0 || who[0].Country == "" || who[0].Sector != "" && who[0].Sector != "GOV" && who[0].Sector != "CVL" {
					continue
				}
				between := false
				for t := n + 1; t < h; t++ {
					between = between || s.tok(t).Tag == "VERB" || s.tok(t).Form == ","
				}
				if !between {
					return p.Args[i : i+1]
				}
			}
		}
	}
	return nil
}

// causes reports whether a verb tells only what brought its object about.
func (s *sentence) causes(g governor) bool {
	if g.clause < 0 {
		return false
	}
	h := &s.clauses[g.clause]
	if g.as == 'P' {
		return g.prep == "to" && h.Lemma == "lead"
	}
	switch h.Lemma {
	case "spark", "trigger", "provoke", "ignite", "cause", "prompt", "fuel", "set_off":
		return g.as == 'O'
	case "set", "touch":
		return g.as == 'O' && h.Particle == "off"
	}
	return false
}

// takesPlace returns the "place" of "takes place".
func (s *sentence) takesPlace(c *clause.Clause) *clause.Arg {
	if c.Lemma != "take" {
		return nil
	}
	for i := range c.Obj {
		if strings.EqualFold(s.tok(c.Obj[i].Head).Form, "place") {
			return &c.Obj[i]
		}
	}
	return nil
}

// staged reports whether a verb tells only that its object is done, or is to
// be done, by its subject.
func (s *sentence) staged(lemma string) bool {
	switch lemma {
	case "organize", "organise", "plan", "call", "lead", "schedule", "perpetrate", "arrange", "order", "mount":
		return true
	}
	return s.light.Has(lemma)
}

// ofSome keeps the words before a noun that name a party ("police probe",
// "Iranian drills"), not what kind of act it is ("military exercise").
func (s *sentence) ofSome(args []clause.Arg) []clause.Arg {
	var out []clause.Arg
	for i := range args {
		t := s.tok(args[i].Head)
		switch strings.ToLower(t.Lemma) {
		case "military", "intelligence", "security", "terrorist", "academic", "student", "child", "girl", "boy", "man":
			continue
		}
		if l := strings.ToLower(t.Lemma); s.book.Lists["weapon"].Has(l) || s.book.Lists["aircraft"].Has(l) { // "drone strike"
			continue
		}
		if len(args) == 1 && s.town(args[i].Head) { // "the Paris conference"
			continue
		}
		for _, p := range s.parties(&args[i]) {
			if p.Country != "" && p.Basis == "" || t.Tag != "ADJ" {
				out = append(out, args[i])
				break
			}
		}
	}
	return out
}

// seat reports whether a word is that of a building which rulers meet in.
func seat(form string) bool {
	switch form {
	case "Kremlin", "House", "Street", "Élysée", "Elysee", "Palace", "Chancellery", "Parliament", "Senate", "Congress", "Duma", "Knesset":
		return true
	}
	return false
}

// superlative reports whether a noun is the worst of its kind somewhere: "Europe's
// worst massacre", "the country's deadliest attack".
func (s *sentence) superlative(c *clause.Clause) bool {
	for i := c.Pred - 1; i >= 0 && i >= c.Pred-4; i-- {
		switch strings.ToLower(s.tok(i).Form) {
		case "worst", "deadliest", "bloodiest", "biggest", "largest", "longest", "greatest", "most":
			return i > 0 && (s.tok(i-1).Form == "'s" || s.tok(i-1).Form == "’s" || strings.EqualFold(s.tok(i-1).Form, "its") || strings.EqualFold(s.tok(i-1).Form, "their"))
		}
	}
	return false
}

// goes reports whether whoever does something with a meeting under this
// preposition takes part in it: "left for talks", but not "said of the talks".
func goes(prep string) bool {
	switch prep {
	case "of", "on", "about", "regarding", "concerning", "despite", "because of", "as", "like", "over", "since", "until", "from", "against", "through":
		return false
	}
	return true
}

// scene reports whether an argument is a town or region that rules no state,
// where things take place.
func (s *sentence) scene(a *clause.Arg) bool {
	if a.Sentence != s.index {
		return false
	}
	got := s.parties(a)
	if len(got) != 1 || got[0].Sector != "" {
		return false
	}
	for _, i := range s.here.places[s.index] {
		if p := &s.doc.Places[i]; p.First <= a.Head && a.Head < p.End {
			return p.Precision != "country"
		}
	}
	return false
}

// ownersToo keeps the parties among the arguments, and of the others whom they
// belong to: "support for Chad's bid".
func (s *sentence) ownersToo(args []clause.Arg) []clause.Arg {
	var out []clause.Arg
	for i := range args {
		if len(s.parties(&args[i])) > 0 {
			out = append(out, args[i])
		} else if s.byToken[args[i].Head] < 0 {
			out = append(out, s.partyArgs(args[i].Poss)...)
		}
	}
	return out
}

// ownedArgs keeps the arguments that belong to a party: "Danish goods".
func (s *sentence) ownedArgs(args []clause.Arg) []clause.Arg {
	var out []clause.Arg
	for i := range args {
		if len(s.allParties(s.owners(&args[i]))) > 0 {
			out = append(out, args[i])
		}
	}
	return out
}

// partyArgs keeps the arguments that are parties.
func (s *sentence) partyArgs(args []clause.Arg) []clause.Arg {
	var out []clause.Arg
	for i := range args {
		if len(s.parties(&args[i])) > 0 {
			out = append(out, args[i])
		}
	}
	return out
}

// takesObject reports whether the rule has Y as direct object, so that "of"
// names Y. A rule of nouns only is taken for transitive.
func (s *sentence) takesObject(r *codebook.Rule) bool {
	if len(r.Verbs) == 0 {
		return r.Code.Recipient != "" || r.Code.Actor == "X" && !r.Code.Both
	}
	for i := range r.Elems {
		e := &r.Elems[i]
		if e.Slot != nil && e.Slot.Var == 'Y' && containsString(e.Words, "") {
			return true
		}
	}
	return false
}

// prepOf reports whether the rule has Y under this preposition.
func (s *sentence) prepOf(r *codebook.Rule, word string) bool {
	for i := range r.Elems {
		if e := &r.Elems[i]; e.Slot != nil && e.Slot.Var == 'Y' && containsString(e.Words, word) {
			return true
		}
	}
	return false
}

func containsString(list []string, w string) bool {
	for _, v := range list {
		if v == w {
			return true
		}
	}
	return false
}

package code

import (
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/actor"
	"github.com/readout-events/readout/internal/clause"
)

// locate gives a country to parties that have none and belong where they are
// told of: "the rebels", "a group of deputies". It is that of the parties
// coordinated with them, or of the only state that the sentence speaks of.
func (s *sentence) locate(ps, others []readout.Participant, typ, mode string) {
	for i := range ps {
		p := &ps[i]
		if typ == "SANCTION" && p.Country == "" && (p.Sector == "REB" || p.Sector == "CRM" || p.Sector == "BUS") {
			continue // mostly put on those of other states
		}
		if typ == "SANCTION" && mode == "expel" && p.Sector == "GOV" && (p.Country == "" || guessed(p.Basis)) {
			p.Country = "" // diplomats who are thrown out are of another state, be it named or not
			continue
		}
		if p.Basis == ofTrade {
			continue
		}
		if p.Country == "" && (local(p.Sector) || p.Sector == "MIL") && !manyStates(p) {
			if c := onlyCountry(others); c != "" && domestic(others, p.Sector) {
				defer func() {
					if p.Country == "" {
						p.Country, p.Basis = c, joinBasis(p.Basis, "country of the other side")
					}
				}()
			}
		}
		if typ == "ASSAULT" && (p.Country == "" || guessed(p.Basis)) && (local(p.Sector) || p.Sector == "MIL") {
			if c, where := s.nextDoor(p); c != "" && c != p.Country {
				p.Country, p.Basis = c, "in neighbouring "+where
				continue
			}
		}
		if p.Country == "" && p.Sector == "SOC" && manyNations(p.Name) {
			p.Country, p.Sector, p.Basis = "NGO", "", joinBasis(p.Basis, "a body of several nations")
			continue
		}
		if typ == "REQUEST" && mode == "order" && p.Country == "" && (p.Sector == "MIL" || p.Sector == "COP" || p.Sector == "SPY") && bySector(others, "GOV") {
			if c := onlyCountry(others); c != "" { // "ordered the army"
				p.Country, p.Basis = c, joinBasis(p.Basis, "a government orders its own")
			}
		}
		if p.Country != "" || !local(p.Sector) && (typ != "PROTEST" || p.Sector != "REF") || manyStates(p) {
			continue
		}
		if counted(p.Text) && (typ == "CONSULT" || typ == "AGREE" || typ == "SUPPORT" || typ == "COOPERATE") {
			continue // "the two leaders" are of two states
		}
		if c := onlyCountry(ps); c != "" && opposite(p.Text) {
			if other, why := s.actors.Beside(s.doc, c); other != "" {
				p.Country, p.Basis = other, joinBasis(p.Basis, why)
			}
			continue
		}
		if c := onlyCountry(ps); c != "" {
			p.Country, p.Basis = c, joinBasis(p.Basis, beside)
			continue
		}
		if c := onlyCountry(others); c != "" && typ == "PROTEST" {
			p.Country, p.Basis = c, joinBasis(p.Basis, "country of those whom they protest against")
			continue
		}
		if c, why := s.actors.Scene(s.doc, s.index); c != "" {
			p.Country, p.Basis = c, joinBasis(p.Basis, why)
			continue
		}
		if c := s.homeState(); c != "" && !spokenTo(others, c, typ) && !(typ == "COERCE" && (mode == "deport" || mode == "censor") && onlyCountry(others) == c) && !(typ == "SANCTION" && onlyCountry(others) == c) {
			if c == "PSE" && strings.HasSuffix(strings.ToLower(p.Text), "settlers") {
				c = "ISR"
			}
			p.Country, p.Basis = c, joinBasis(p.Basis, "the only state that the sentence names")
			continue
		}
		if c := s.placeState(); c != "" {
			p.Country, p.Basis = c, joinBasis(p.Basis, "the places of the sentence")
			continue
		}
		if typ == "ASSAULT" {
			if one := onlyCountry(others); one != "" {
				if p.Sector == "REB" && others[0].Sector == "" { // "revolutionaries took control of Iran and stormed the U.S. embassy"
					p.Country, p.Basis = one, joinBasis(p.Basis, "country that they take")
				} else if c := s.stateBeside(one); c != "" { // "two men were killed in an Israeli strike on Gaza"
					p.Country, p.Basis = c, joinBasis(p.Basis, "the only other state that the sentence names")
				}
			}
		}
	}
}

// nextDoor is the neighbouring state that the words behind a party, before the
// next verb, say that it was in: "and killed 12 troops in [neighbouring Niger]".
func (s *sentence) nextDoor(p *readout.Participant) (country, name string) {
	if p.Span.Empty() {
		return "", ""
	}
	for i := s.tokenAt(p.Span.Start) + 1; i > 0 && i+1 < len(s.sent.Tokens); i++ {
		t := s.tok(i)
		if t.Tag == "VERB" && t.Span.Start > p.Span.End || t.Form == "," && t.Span.Start > p.Span.End {
			return "", ""
		}
		switch strings.ToLower(t.Form) {
		case "neighbouring", "neighboring", "nearby":
		default:
			continue
		}
		for _, k := range s.here.places[s.index] {
			if q := &s.doc.Places[k]; q.First == i+1 && q.Country != "" && q.Precision == "country" {
				return q.Country, q.Name
			}
		}
	}
	return "", ""
}

// ownMinistry gives a ministry whose country only the scene tells to the state
// that its sentence says acts ("Japan sends food to Lebanon, the Foreign Ministry
// said"), or whose word it gives ("the ministry reaffirmed Austria's support").
func (s *sentence) ownMinistry(p *readout.Participant, ev *event) {
	words := strings.Fields(strings.ToLower(p.Text))
	if p.Sector != "GOV" || !strings.Contains(p.Basis, "is set in") || len(words) == 0 {
		return
	}
	switch words[len(words)-1] {
	case "ministry", "minister", "spokesman", "spokeswoman", "spokesperson":
	default:
		return
	}
	only := ""
	note := func(args []clause.Arg) bool {
		for _, q := range s.allParties(args) {
			if q.Span == p.Span || q.Country == "" || q.Sector != "" && q.Sector != "GOV" || !s.actors.IsState(q.Country) || !s.nationNamed(&q) {
				continue
			}
			if only != "" && only != q.Country {
				return false
			}
			only = q.Country
		}
		return true
	}
	for k := range s.clauses {
		if c := &s.clauses[k]; c.Form == "finite" && c.Kind != clause.Noun && !c.Passive && !note(c.Subj) {
			return
		}
	}
	if only == "" && ev != nil {
		c := &s.clauses[ev.clause]
		for i := range c.Obj {
			switch strings.ToLower(s.tok(c.Obj[i].Head).Lemma) {
			case "commitment", "support", "position", "readiness", "willingness", "determination", "solidarity", "stance", "desire", "rejection", "concern":
				if c.Obj[i].Sentence == s.index && !note(c.Obj[i].Poss) {
					return
				}
			}
		}
	}
	if only != "" && only != p.Country {
		p.Name, p.Country, p.Basis = p.Text, only, "speaks for the state that the sentence says acts"
	}
}

// counted reports whether words are for the few who deal with each other: "the
// two presidents".
func counted(text string) bool {
	words := strings.Fields(strings.ToLower(text))
	if len(words) < 2 {
		return false
	}
	switch words[0] {
	case "two", "both", "three":
	default:
		return false
	}
	switch words[len(words)-1] {
	case "leaders", "presidents", "ministers", "premiers", "diplomats", "chancellors", "counterparts", "heads", "kings", "monarchs", "ambassadors":
		return true
	}
	return false
}

// notTheirs gives officials whose country only the scene tells, and who deal with
// a state or its officials, to another state than that: "the prime minister met
// the Japanese foreign minister" in Tokyo.
func (s *sentence) notTheirs(ev *event) {
	switch ev.typ {
	case "CONSULT", "AGREE", "AID", "SUPPORT", "COOPERATE", "ACCUSE", "REJECT", "REQUEST", "SANCTION", "THREATEN", "CONCEDE":
	default:
		return
	}
	if len(ev.actor) == 0 {
		return
	}
	if (ev.typ == "CONSULT" || ev.typ == "CONCEDE") && len(ev.recipient) == 1 { // "the emir received the Japanese envoy"
		p := &ev.recipient[0]
		for i := range ev.actor {
			if q := &ev.actor[i]; p.Sector == "GOV" && actor.Guess(p.Basis) && q.Country == p.Country && q.Country != "" && (s.nationNamed(q) || ev.typ == "CONCEDE" && !actor.Guess(q.Basis)) {
				p.Country, p.Basis = s.actors.Beside(s.doc, q.Country)
			}
		}
	}
	p := &ev.actor[0]
	if p.Sector != "GOV" || !s.actors.IsState(p.Country) || !actor.Guess(p.Basis) && !strings.Contains(p.Basis, beside) {
		return
	}
	for _, ps := range [2][]readout.Participant{ev.actor[1:], ev.recipient} {
		for i := range ps {
			if q := &ps[i]; q.Country == p.Country && (q.Sector == "" || q.Sector == "GOV") && q.Span.Start > p.Span.Start && s.nationNamed(q) {
				p.Country, p.Basis = s.actors.Beside(s.doc, q.Country)
				return
			}
		}
	}
}

// nationNamed reports whether the words of a party themselves name its state.
func (s *sentence) nationNamed(p *readout.Participant) bool {
	for _, i := range s.here.mentions[s.index] {
		m := &s.doc.Mentions[i]
		if (m.Kind == readout.Location || m.Kind == readout.Demonym || s.ofTables(m)) && m.Entity >= 0 && m.Entity < len(s.doc.Entities) && s.doc.Entities[m.Entity].Country == p.Country {
			if at := s.tok(m.First).Span; at.Start >= p.Span.Start && at.End <= p.Span.End {
				return true
			}
		}
	}
	return false
}

// ofTables reports whether a mention is of a body that the tables know.
func (s *sentence) ofTables(m *readout.Mention) bool {
	return m.Kind == readout.Organisation && m.Entity >= 0 && m.Entity < len(s.doc.Entities) && s.doc.Entities[m.Entity].Ref != ""
}

// opposite reports words for whoever holds the same office in another state.
func opposite(text string) bool {
	text = strings.ToLower(text)
	return strings.HasSuffix(text, "counterpart") || strings.HasSuffix(text, "counterparts") || strings.HasSuffix(text, "opposite number")
}

// beside is the basis of those who are located by their company.
const beside = "country of those named with it"

// ordering reports a verb with which one commands one's own.
func ordering(lemma string) bool {
	switch lemma {
	case "order", "instruct", "command", "direct", "task", "authorise", "authorize", "entrust":
		return true
	}
	return false
}

// spokenTo reports whether a bare state is the other side of an act of words or
// of help: those who accuse a state are mostly not of it.
func spokenTo(others []readout.Participant, country, typ string) bool {
	if typ == "REJECT" || !verbal(typ) && typ != "CONSULT" && typ != "AID" {
		return false
	}
	for i := range others {
		if others[i].Country == country && others[i].Sector == "" {
			return true
		}
	}
	return false
}

// bySector reports whether there are parties and all are of one sector.
func bySector(ps []readout.Participant, sector string) bool {
	for i := range ps {
		if ps[i].Sector != sector {
			return false
		}
	}
	return len(ps) > 0
}

// counting reports whether a phrase begins with a word of number: "dozens of".
func counting(text string) bool {
	words := strings.Fields(strings.ToLower(text))
	for i, w := range words {
		if w == "of" {
			return true
		}
		switch w {
		case "a", "number", "group", "dozens", "scores", "hundreds", "string", "host", "handful", "series", "some", "many", "most", "several", "flurry", "chorus", "raft", "slew":
		default:
			return false
		}
		if i > 2 {
			return false
		}
	}
	return false
}

// manyStates reports whether a party is made up of officials of several states:
// "six Arab foreign ministers", "several world leaders".
func manyStates(p *readout.Participant) bool {
	text := p.Text
	switch strings.ToLower(text) {
	case "they", "them", "who", "those":
		text = p.Name
	}
	text = strings.TrimPrefix(text, "the ")
	if _, of, counts := strings.Cut(text, " of "); counts && counting(text) { // "dozens of Western diplomats"
		text = of
	}
	first, rest, _ := strings.Cut(strings.ToLower(text), " ")
	switch first {
	case "latin":
		return strings.HasPrefix(rest, "american")
	case "foreign":
		switch word, _, _ := strings.Cut(rest, " "); word {
		case "minister", "ministry", "secretary", "office", "policy", "affairs":
		default:
			return true
		}
	case "western", "european", "regional", "outside", "external", "african", "asian", "arab", "caribbean", "nordic", "baltic", "balkan", "gulf":
		return true
	}
	if strings.HasSuffix(strings.ToLower(text), "parliaments") || strings.HasSuffix(strings.ToLower(text), " of the world") {
		return true
	}
	if p.Sector != "GOV" {
		return false
	}
	for _, w := range [...]string{"foreign ministers", "defence ministers", "defense ministers", "finance ministers", "presidents", "prime ministers", "heads of state", "governments"} {
		if strings.HasSuffix(strings.ToLower(text), w) {
			return true
		}
	}
	words := strings.Fields(strings.ToLower(text))
	if len(words) < 2 || !strings.HasSuffix(words[len(words)-1], "s") {
		return false
	}
	for _, w := range words[:len(words)-1] {
		switch w {
		case "world", "global", "international", "regional", "foreign", "european", "african", "arab", "asian", "gulf", "western", "eastern", "visiting":
			return true
		}
	}
	return false
}

// manyNations reports whether a name is that of a body beyond states.
func manyNations(name string) bool {
	for _, w := range strings.Fields(name) {
		switch w {
		case "International", "World", "Global", "African", "European", "Arab", "Asian", "Pan-African", "Inter-American", "Worldwide":
			return true
		}
	}
	return false
}

// placeState is the only state that the towns and regions of the sentence lie
// in.
func (s *sentence) placeState() string {
	c := ""
	for _, i := range s.here.places[s.index] {
		p := &s.doc.Places[i]
		if p.Country == "" || p.Precision == "country" {
			continue
		}
		if c != "" && c != p.Country {
			return ""
		}
		c = p.Country
	}
	return c
}

// local reports whether somebody of this sector is at home where told of.
func local(sector string) bool {
	switch sector {
	case "GOV", "LEG", "JUD", "COP", "OPP", "PTY", "REB", "CVL", "LAB", "EDU", "MED", "REL", "AGR", "SOC", "ELI", "PRM", "UAF", "CRM", "JRN":
		return true
	}
	return false
}

// domestic reports whether parties of these sectors mostly deal with one of
// the other sector at home: police with students, rebels with an army.
func domestic(ps []readout.Participant, other string) bool {
	for i := range ps {
		switch ps[i].Sector {
		case "GOV", "COP", "JUD", "LEG":
			if other == "MIL" {
				return false
			}
		case "REB", "OPP", "UAF", "PRM":
		default:
			return false
		}
	}
	return len(ps) > 0
}

// onlyCountry is the country that all parties with one have in common, ""
// where they differ or are beyond states.
func onlyCountry(ps []readout.Participant) string {
	c := ""
	for i := range ps {
		switch ps[i].Country {
		case "":
		case "IGO", "UNO", "EUR", "NGO", "MNC", "IMG", "ISM":
			return ""
		default:
			if c != "" && c != ps[i].Country {
				return ""
			}
			c = ps[i].Country
		}
	}
	return c
}

// homeState is the only state that the names and places of the sentence point to.
func (s *sentence) homeState() string { return s.stateBeside("") }

// stateBeside is the only state beside one that the names and places of the
// sentence point to.
func (s *sentence) stateBeside(one string) string {
	c := ""
	for _, i := range s.here.mentions[s.index] {
		m := &s.doc.Mentions[i]
		if m.Entity < 0 || m.Entity >= len(s.doc.Entities) {
			continue
		}
		e := s.doc.Entities[m.Entity].Country
		if m.Kind == readout.Location && m.First > 0 && (strings.EqualFold(s.tok(m.First-1).Form, "to") || strings.EqualFold(s.tok(m.First-1).Form, "against")) {
			return "" // "the minister ruled out sending troops to Haiti"
		}
		if m.Kind == readout.Location && s.whereSpoken(m.First) {
			continue
		}
		if s.doc.Entities[m.Entity].Sector == "JRN" { // those who report it are elsewhere
			continue
		}
		switch e {
		case "", one, "IGO", "UNO", "EUR", "NGO", "MNC", "IMG", "ISM":
			continue
		}
		if c != "" && c != e {
			return ""
		}
		c = e
	}
	for _, i := range s.here.places[s.index] {
		p := &s.doc.Places[i]
		if p.Country == "" || p.Country == one || s.whereSpoken(p.First) {
			continue
		}
		if c != "" && c != p.Country {
			return ""
		}
		c = p.Country
	}
	return c
}

// whereSpoken reports whether a place only tells where somebody spoke: "said in
// an interview from Geneva".
func (s *sentence) whereSpoken(first int) bool {
	for i := first - 1; i >= 0 && i > first-5; i-- {
		switch strings.ToLower(s.tok(i).Form) {
		case "interview", "briefing", "conference", "telephone", "teleconference", "podcast":
			return true
		}
	}
	return false
}

func joinBasis(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "; " + b
}

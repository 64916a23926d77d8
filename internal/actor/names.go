package actor

import (
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/actors"
)

// hit is a name within a phrase.
type hit struct {
	first, end int
	g          reading
	people     bool // a word for people or belonging: Russian, Chechens
}

// hitAt finds the name that starts at token i and ends before limit: of the
// document's entities or of the tables, the longer one.
func (c *context) hitAt(i, limit int) (h hit, ok bool) {
	if g, ok := c.halved(i); ok {
		return hit{i, i + 1, g, true}, true
	}
	entries, end := c.r.table.Longest(c.sent, i)
	if end > limit {
		entries, end = nil, i
	}
	m := c.named(i)
	if m >= 0 && c.doc.Mentions[m].End <= limit {
		x := &c.doc.Mentions[m]
		e := &c.doc.Entities[x.Entity]
		known := e.Country != "" || e.Ref != ""
		switch {
		case x.Kind == readout.Organisation && e.Sector == "PTY" && x.End >= end: // a party that only the text knows, or one of several of that name
			g := c.entity(x.Entity)
			if g.basis = ""; e.Ref == "" {
				g.basis = e.Basis
				c.ofHere(&g)
			}
			return hit{i, x.End, g, false}, true
		case x.Kind == readout.Person && x.End >= end:
			return hit{i, x.End, c.entity(x.Entity), false}, true
		case x.Kind == readout.Organisation && known && x.End > end, x.Kind == readout.Organisation && known && len(entries) == 0:
			return hit{i, x.End, c.entity(x.Entity), false}, true
		case len(entries) == 0 && x.Kind == readout.Location:
			g := c.entity(x.Entity)
			if g.country == "" {
				if p := c.placeAt(i); p != nil {
					g.country, g.basis = p.Country, p.Basis
				}
			}
			if g.country != "" {
				g.kind = actors.Region
				return hit{i, x.End, g, false}, true
			}
		}
	}
	if len(entries) == 0 {
		return hit{}, false
	}
	if c.word(end) == "county" && end < len(c.sent.Tokens) && c.sent.Tokens[end].Form == "County" {
		return hit{}, false // "Nassau County" is not the capital
	}
	e := c.among(entries, i, end)
	if e == nil || e.Kind == actors.Group && e.Sector == "PTY" && c.goesOn(i) {
		return hit{}, false
	}
	h = hit{first: i, end: end, people: e.Kind == actors.Demonym}
	if e.Kind != actors.Demonym { // an adjective that is spelt as its state: "US", "UK"
		for _, x := range entries {
			if x.Kind == actors.Demonym && x.Country == e.Country {
				h.people = end-i == 1 && c.sent.Tokens[i].Tag == "ADJ"
			}
		}
	}
	c.fill(&h.g, e)
	return h, true
}

// goesOn reports whether the name of a party that starts at token i is only
// the end of a longer one that nobody knows: "National | Democratic Party".
func (c *context) goesOn(i int) bool {
	if i == 0 {
		return false
	}
	form := c.sent.Tokens[i-1].Form
	if form[0] < 'A' || form[0] > 'Z' || len(form) < 4 || strings.HasSuffix(form, ".") {
		return false
	}
	if name := c.sent.Tokens[i].Form; len(name) > 1 && strings.ToUpper(name) == name {
		return false // "on Wednesday | BJP", "Sindh | PPP"
	}
	switch c.word(i - 1) {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today", "former", "ruling", "opposition", "main", "this", "that", "then", "both", "when", "after", "since", "while", "with", "from", "outgoing", "some", "most", "many":
		return false
	}
	if r, _, _ := c.roleAt(i-1, i-1, i); r != nil && r.Flags&actors.Office != 0 {
		return false
	}
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		if entries, end := c.r.table.Longest(c.sent, k); len(entries) > 0 && end == i {
			return false
		}
	}
	tag := c.sent.Tokens[i-1].Tag
	return tag == "" || tag == "ADJ" || tag == "PROPN"
}

// halved reads the first half of "North and South Korean", which lacks its
// noun.
func (c *context) halved(i int) (g reading, ok bool) {
	switch c.sent.Tokens[i].Form {
	case "North", "South", "East", "West":
	default:
		return g, false
	}
	if w := c.word(i + 1); w != "and" && w != "or" && w != "-" && w != "/" && w != "," || i+2 >= len(c.sent.Tokens) {
		return g, false
	}
	switch c.sent.Tokens[i+2].Form {
	case "North", "South", "East", "West":
	default:
		return g, false
	}
	_, end := c.r.table.Longest(c.sent, i+2)
	if end <= i+3 {
		return g, false
	}
	rest, _ := c.doc.Words(c.sent, i+3, end)
	for _, e := range c.r.table.Lookup(c.sent.Tokens[i].Form + " " + rest) {
		if e.Kind == actors.StateKind || e.Kind == actors.Demonym {
			c.fill(&g, e)
			return g, true
		}
	}
	return g, false
}

// among is choose for the name that fills tokens [first, end): beside a state
// it is that of a state, whatever the document speaks of ("Georgia and Moldova").
func (c *context) among(entries []*actors.Entry, first, end int) *actors.Entry {
	if len(entries) > 1 && (c.stateAt(first-2, first-1) || c.stateAt(end+1, end)) {
		for _, e := range entries {
			if e.Kind == actors.StateKind && e.On(c.ix.day) {
				return e
			}
		}
	}
	return c.choose(entries)
}

// stateAt reports whether the name of a state and nothing else stands at token
// i, joined by "and" or "or" at token by.
func (c *context) stateAt(i, by int) bool {
	if i < 0 || i >= len(c.sent.Tokens) || by < 0 {
		return false
	}
	switch c.sent.Tokens[by].Form {
	case "and", "or", "&":
	default:
		return false
	}
	entries, _ := c.r.table.Longest(c.sent, i)
	return len(entries) == 1 && entries[0].Kind == actors.StateKind
}

// choose takes one of the entries of a name: of the country that the document
// speaks of most, and of one name the line that holds on its day.
func (c *context) choose(entries []*actors.Entry) *actors.Entry {
	if len(entries) == 1 {
		return entries[0]
	}
	best, score := entries[0], -1
	for _, e := range entries {
		n := 2*c.ix.countries[e.Country] + c.ix.others[e.Country]
		if e.Kind == actors.StateKind || e.Kind == actors.Demonym {
			n++ // states before regions and bodies
		}
		if !e.On(c.ix.day) {
			n = 0
		}
		if n > score && (e.Name != best.Name || e.Kind != best.Kind || score < 0) { // lines of one name are told apart by date, below
			best, score = e, n
		}
	}
	var same [16]*actors.Entry
	k := 0
	for _, e := range entries {
		if e.Name == best.Name && e.Kind == best.Kind && k < len(same) {
			same[k] = e
			k++
		}
	}
	if k > 1 {
		return c.ix.lines.Pick(same[:k])
	}
	return best
}

// fill writes what an entry says into a reading.
func (c *context) fill(g *reading, e *actors.Entry) {
	*g = reading{name: e.Name, country: e.Country, sector: e.Sector, office: "", ref: e.Ref, kind: e.Kind}
	switch e.Kind {
	case actors.Seat:
		if st := c.r.table.State(e.Country); st != nil && e.Office == "capital" {
			g.name, g.basis = st.Name, e.Name+" stands for the government"
		} else if e.Country == "EUR" {
			g.name, g.basis = "European Union", e.Name+" stands for it"
		}
	case actors.Person:
		g.office = e.Office
		if c.beyond(e.Country) {
			g.sector = ""
		}
	}
	if e.Country == "" && e.Sector == "" {
		g.vague = true
	}
	if e.Kind == actors.Group {
		g.sector = c.standing(e.Name, e.Country, e.Sector)
	} else if e.Party != "" {
		g.sector = c.standing(e.Party, e.Country, e.Sector)
	}
	c.namesake(g)
}

// namesake gives a party whose name says nothing of a state ("Labour Party") to
// where the sentence is set, if the article never speaks of the state whose
// party the tables have by that name.
func (c *context) namesake(g *reading) {
	if strings.HasPrefix(g.name, "Foreign, Commonwealth") && g.country == "GBR" && !c.plain {
		c.foreignOffice(g)
		return
	}
	if c.plain || g.ref == "" {
		return
	}
	switch {
	case (g.sector == "PTY" || g.sector == "OPP") && c.ix.countries[g.country] == 0 && general(g.name):
	case g.sector == "GOV" && g.kind == actors.Organisation && department(g.name) && !c.american():
	default:
		return
	}
	country, basis := c.scene()
	if country == "" || country == g.country {
		return
	}
	for i := range c.doc.Entities {
		if e := &c.doc.Entities[i]; e.Country == g.country && e.Name != g.name {
			return
		}
	}
	g.country, g.ref, g.basis = country, "", because(g.basis, basis)
}

// foreignOffice gives "the Foreign Office" to Pakistan, whose press calls its
// own ministry so, or to where the sentence is set, if the article does not
// speak of Britain.
func (c *context) foreignOffice(g *reading) {
	if c.ix.countries["GBR"] > 0 {
		return
	}
	for i := range c.doc.Entities {
		if e := &c.doc.Entities[i]; e.Country == "GBR" && e.Name != g.name && e.Kind != readout.Description {
			return
		}
	}
	country, basis := c.scene()
	if c.ix.countries["PAK"] > 0 {
		country, basis = "PAK", "the article speaks of Pakistan, and not of Britain"
	}
	if country == "" || country == "GBR" {
		return
	}
	g.name, g.country, g.basis = "Foreign Office", country, because(g.basis, basis)
}

// department reports whether the name of a ministry is one that other states
// than the one of the tables have too: "Department of Justice".
func department(name string) bool {
	words := strings.Fields(strings.ToLower(name))
	if len(words) < 2 || words[0] != "department" && words[len(words)-1] != "department" {
		return false
	}
	for _, w := range words {
		switch w {
		case "department", "of", "and", "the", "justice", "defense", "defence", "education", "health", "labor", "labour", "commerce", "agriculture", "transportation", "transport", "energy", "interior", "trade", "tourism":
		default:
			return false
		}
	}
	return true
}

// american reports whether the article names the United States or its people.
func (c *context) american() bool {
	for i := range c.doc.Sentences {
		for k := range c.doc.Sentences[i].Tokens {
			switch c.doc.Sentences[i].Tokens[k].Form {
			case "US", "U.S.", "USA", "U.S", "American", "Americans", "America", "Washington", "Trump", "Biden", "Obama", "Pentagon", "FBI", "CIA":
				return true
			}
		}
	}
	return false
}

// general reports whether the name of a party is made of words that parties
// everywhere are called by.
func general(name string) bool {
	for _, w := range strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return r == ' ' || r == '-' }) {
		switch strings.TrimSuffix(strings.TrimRight(w, "'’"), "'s") {
		case "labor", "labour", "party", "democratic", "people", "peoples", "people’s", "social", "socialist", "national", "union", "united", "progressive", "progress", "liberal",
			"conservative", "christian", "green", "greens", "justice", "development", "freedom", "republican", "workers", "worker", "communist", "new", "reform", "patriotic",
			"front", "alliance", "congress", "movement", "popular", "independence", "center", "centre", "unity", "solidarity", "democrats", "democracy", "independent", "of", "for",
			"and", "the", "change", "rally", "coalition", "left", "action", "hope", "future", "republic", "order", "law", "liberation", "opposition", "nationalist", "radical":
		default:
			return false
		}
	}
	return true
}

// hits finds the names in tokens [first, end), from left to right.
func (c *context) hits(first, end int, out []hit) []hit {
	for i := first; i < end; {
		h, ok := c.hitAt(i, end)
		if !ok {
			i++
			continue
		}
		out = append(out, h)
		i = h.end
	}
	return out
}

// word is a token in small letters.
func (c *context) word(i int) string {
	if i < 0 || i >= len(c.sent.Tokens) {
		return ""
	}
	return strings.ToLower(c.sent.Tokens[i].Form)
}

// detached reports that a name does not own what follows it: "pro-Russian",
// "Turkish-backed", "ethnic Albanian".
func (c *context) detached(h *hit) bool {
	if w := c.word(h.first - 1); w == "ethnic" || opposed(w) || (w == "-" || w == "–") && opposed(c.word(h.first-2)) {
		return true
	}
	if w := c.word(h.end); w == "-" || w == "–" {
		next := c.word(h.end + 1)
		return aside(next)
	} else if w == "war" || w == "wars" || w == "conflict" || w == "crisis" {
		switch c.word(h.end + 1) {
		case "crimes", "cabinet", "correspondent", "correspondents", "ministry", "minister", "planes", "plane":
			return false // "the Serbian war crimes court"
		}
		return true // "an Iraq war veteran"
	} else if w == "backed" || w == "sponsored" || w == "supported" || w == "occupied" || w == "linked" || w == "affiliated" || w == "aligned" || w == "allied" || w == "inspired" {
		return true
	}
	return false
}

// compound reads a token such as "US-led" that holds a name and a participle.
func (c *context) compound(i int) (g reading, owner, ok bool) {
	form := c.sent.Tokens[i].Form
	k := strings.LastIndexAny(form, "-–")
	if k <= 0 {
		return g, false, false
	}
	suffix := strings.ToLower(strings.TrimLeft(form[k:], "-–"))
	if !aside(suffix) && !ofOwner(suffix) {
		return g, false, false
	}
	es := c.r.table.Lookup(form[:k])
	if len(es) == 0 {
		return g, false, false
	}
	c.fill(&g, c.choose(es))
	return g, ofOwner(suffix), true
}

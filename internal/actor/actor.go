// Package actor tells who a noun phrase stands for politically: which
// country, which sector, by what name and in what office. "The Kazakh deputy
// prime minister" is Kazakhstan's government, "thousands of protesters" are
// civilians of the country that the article is about, "the Chinese policy" is
// China, and the storm is nobody.
//
// The rules are those of docs/coding-guide.md, section 3. A phrase is read in
// this order: what coreference found its head to be; a name of the actor
// tables at its head; a role word at its head ("minister", "rebels") with its
// owner, which is named before it ("Russian", "Russia's"), after "of", or,
// for words such as "police", told by the place of the sentence.
package actor

import (
	"slices"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/actors"
	"github.com/readout-events/readout/internal/phrase"
)

// Resolver finds participants. It may be shared by goroutines.
type Resolver struct {
	table *actors.Table
	cache cache
}

// New returns a Resolver over the tables.
func New(t *actors.Table) *Resolver { return &Resolver{table: t} }

// Description is what the words of a phrase tell of whom it describes.
type Description struct {
	Name    string // "Kazakh deputy prime minister", "police of Belarus"
	Country string // ISO 3166-1 alpha-3 or a PLOVER non-state code, "" where not told
	Sector  string // PLOVER sector, "" where none
	Office  string // "Deputy Prime Minister", "" where it is none
	Ref     string // the line of the tables for the head word
	Basis   string // where an inferred country comes from, in words
	Flags   actors.Flags
	Plural  bool
	Vague   bool // a number of states or people that are not named
	Former  bool // a former office
}

// Describe reads a phrase by its words alone, tokens [first, end) of a
// sentence (an index into doc.Sentences) with the given head, without regard
// to coreference. It reports false where the words describe no party. Of
// several ("Russian and Chinese officials") it returns the first.
func (r *Resolver) Describe(doc *readout.Document, sent, head, first, end int) (Description, bool) {
	c := r.context(doc, sent)
	c.plain = true
	got := c.read(head, first, end, 0)
	if len(got) == 0 {
		return Description{}, false
	}
	g := got[0]
	d := Description{Name: g.name, Country: g.country, Sector: g.sector, Office: g.office, Ref: g.ref, Basis: g.basis, Vague: g.vague, Former: g.former}
	if g.role != nil {
		d.Flags, d.Plural = g.role.Flags, g.role.Plural
	}
	return d, true
}

// Phrase returns who a noun phrase stands for: nobody (nil), one, or several
// ("the two sides", "the British and French ministers"). Members that are
// coordinated with the head are phrases of their own. Text and Span are the
// words of the phrase without its article.
func (r *Resolver) Phrase(doc *readout.Document, p phrase.Phrase) []readout.Participant {
	if p.Sentence < 0 || p.Sentence >= len(doc.Sentences) {
		return nil
	}
	c := r.context(doc, p.Sentence)
	if p.Head < 0 || p.Head >= len(c.sent.Tokens) || p.First > p.Head || p.End <= p.Head {
		return nil
	}
	p.First, p.Head, p.End = c.forward(p.First, p.Head, p.End)
	first, end := c.trim(c.widen(p.First, p.Head), p.End, p.Head)
	text, span := doc.Words(c.sent, first, end)
	quoted := readout.Quoted{Text: text, Span: span, InTitle: c.sent.Number == 0}
	got := c.resolve(p.Head, first, end)
	if len(got) == 0 {
		return nil
	}
	out := make([]readout.Participant, 0, len(got))
	for i := range got {
		g := &got[i]
		q := readout.Participant{Quoted: quoted, Name: g.name, Country: g.country, Sector: g.sector, Office: g.office, Basis: g.basis}
		again := false
		for k := range out {
			again = again || out[k].Name == q.Name && out[k].Country == q.Country && out[k].Sector == q.Sector
		}
		if !again {
			out = append(out, q)
		}
	}
	return out
}

// reading is what a phrase was found to stand for.
type reading struct {
	name, country, sector, office, ref, basis string
	kind                                      actors.Kind
	role                                      *actors.Role
	vague, former                             bool
}

// resolve reads a phrase by coreference first and by its words second.
func (c *context) resolve(head, first, end int) []reading {
	// "Its army" may be the very thing that "its" stands for.
	if c.nested > maxDepth {
		return nil
	}
	c.nested++
	defer func() { c.nested-- }()
	m := c.mention(head)
	if m < 0 {
		return c.read(head, first, end, 0)
	}
	x := &c.doc.Mentions[m]
	if x.Entity < 0 {
		if x.Kind == readout.Pronoun {
			return nil
		}
		return c.read(head, first, end, 0)
	}
	e := &c.doc.Entities[x.Entity]
	if len(e.Members) > 0 && (x.Kind == readout.Description || x.Kind == readout.Pronoun) {
		// "The armies of China and Vietnam" tells more than who they are of.
		if x.Kind == readout.Description {
			if got := c.read(head, first, end, 0); len(got) > 1 && got[0].country != "" {
				return got
			}
		}
		var out []reading
		role, _, _ := c.roleAt(head, first, head+1)
		for _, k := range e.Members {
			if k >= 0 && k < len(c.doc.Entities) && k != x.Entity {
				g := c.entity(k)
				if g.kind == actors.StateKind && g.sector == "" && role != nil && role.Flags&actors.Human != 0 && role.Sector != "PTY" && !c.beyond(g.country) {
					g.sector = role.Sector // "both leaders" of two states
				}
				g.basis = because(x.Basis, g.basis)
				out = append(out, g)
			}
		}
		return out
	}
	switch x.Kind {
	case readout.Pronoun:
		if e.Kind == readout.Description {
			got := c.described(x.Entity, m)
			for i := range got {
				got[i].basis = because(x.Basis, got[i].basis)
			}
			return got
		}
		g := c.entity(x.Entity)
		g.basis = because(x.Basis, g.basis)
		return []reading{g}
	case readout.Description:
		got := c.read(head, first, end, 0)
		if e.Kind == readout.Description {
			if len(got) == 0 && len(e.Mentions) > 0 && e.Mentions[0] != m { // "the ministry" is no party by itself
				if before := c.described(x.Entity, m); len(before) == 1 && before[0].country != "" && !Guess(before[0].basis) {
					before[0].basis = because(x.Basis, before[0].basis)
					return before
				}
			}
			if len(got) == 1 && got[0].country == "" && len(e.Mentions) > 0 && e.Mentions[0] != m { // "both ministers" of "the ministers of Armenia and Azerbaijan"
				if before := c.described(x.Entity, m); len(before) > 1 {
					for i := range before {
						before[i].basis = because(x.Basis, before[i].basis)
					}
					return before
				}
			}
			for i := range got {
				if g := &got[i]; (g.country == "" || Guess(g.basis)) && !g.vague {
					if before := c.described(x.Entity, m); len(before) == 1 && before[0].country != "" && (g.country == "" || !Guess(before[0].basis)) {
						g.country, g.basis = before[0].country, because(x.Basis, before[0].basis)
						if before[0].name != "" {
							g.name = before[0].name
						}
						if g.sector == "" {
							g.sector = before[0].sector
						}
					}
				}
			}
			return got
		}
		g := c.entity(x.Entity)
		if len(got) > 1 {
			return got
		}
		if len(got) == 1 && got[0].role != nil {
			// The words may say more than the entity: "the Russian troops" of Russia.
			w := &got[0]
			if w.country != "" && g.country != "" && w.country != g.country && w.basis == "" && !c.seated(first, head) && !(c.beyond(w.country) && c.beyond(g.country)) {
				return got
			}
			if g.country == "" {
				g.country, g.basis = w.country, because(g.basis, w.basis)
			}
			if g.sector == "" && c.r.table.State(g.country) != nil && w.role.Flags&(actors.Vague|actors.Thing) == 0 {
				g.sector = w.sector
			}
			if g.office == "" {
				g.office = w.office
			}
		}
		g.basis = because(x.Basis, g.basis)
		return []reading{g}
	case readout.Person:
		g := c.bare(x.Entity)
		if g.country == "" && g.ref == "" {
			// A name of the tables that was taken for a person: "Kyiv".
			if entries, to := c.r.table.Longest(c.sent, x.First); to == x.End && c.choose(entries).Kind != actors.Person {
				c.fill(&g, c.choose(entries))
				return []reading{g}
			}
		}
		if !c.titled(&g, first, x) {
			c.titledElsewhere(&g, e, m)
		}
		c.ofHere(&g)
		return []reading{g}
	}
	got := c.read(head, first, end, 0)
	if len(got) == 0 && (e.Country != "" || e.Kind == readout.Organisation && e.Sector == "PTY") {
		g := c.entity(x.Entity)
		c.ofHere(&g)
		return []reading{g}
	}
	if len(got) == 1 && e.Kind == readout.Organisation {
		// What the text calls it elsewhere tells more than one short name.
		g := &got[0]
		if g.country == "" {
			g.country, g.basis = e.Country, because(g.basis, e.Basis)
		}
		if g.sector == "" && g.ref == "" {
			g.sector = e.Sector
		}
		if g.ref == "" && len(e.Name) > len(g.name) {
			g.name = e.Name
		}
	}
	if len(got) == 1 && e.Kind == readout.Organisation && e.Sector == "PTY" && e.Ref == "" {
		c.ofHere(&got[0]) // a party that only the text knows
	}
	return got
}

// described reads an entity that the text only describes, by the words of its
// first mention other than m.
func (c *context) described(entity, m int) []reading {
	for _, k := range c.doc.Entities[entity].Mentions {
		if k == m || k < 0 || k >= len(c.doc.Mentions) {
			continue
		}
		x := &c.doc.Mentions[k]
		if x.Kind != readout.Description || x.Sentence < 0 || x.Sentence >= len(c.doc.Sentences) {
			continue
		}
		there := c.r.context(c.doc, x.Sentence)
		there.nested = c.nested + 1
		first, end := there.trim(x.First, x.End, x.Head)
		if got := there.read(x.Head, first, end, 1); len(got) > 0 {
			return got
		}
	}
	e := &c.doc.Entities[entity]
	if e.Country == "" && e.Sector == "" {
		return nil
	}
	return []reading{c.entity(entity)}
}

// ofHere gives a person whose country nobody tells to the country where the
// sentence is set or that the article is about.
func (c *context) ofHere(g *reading) {
	if g.country != "" || c.plain {
		return
	}
	if g.kind == actors.Person && (g.sector == "GOV" || g.sector == "MIL" || g.sector == "SPY") {
		if country := c.introduced(g.name); country != "" {
			g.country, g.basis = country, because(g.basis, "named in the article beside "+c.r.table.State(country).Name)
			return
		}
	}
	if country, basis := c.scene(); country != "" {
		g.country, g.basis = country, because(g.basis, basis)
	}
}

// introduced is the one state that stands before an official's name where the
// article first has it: "the Rwandan government's team, led by Minister X",
// "the Emir of Qatar has sent X"; "" where none does, or several do.
func (c *context) introduced(name string) string {
	for k := range c.doc.Entities {
		e := &c.doc.Entities[k]
		if e.Kind != readout.Person || e.Name != name || len(e.Mentions) == 0 || e.Mentions[0] < 0 || e.Mentions[0] >= len(c.doc.Mentions) {
			continue
		}
		x := &c.doc.Mentions[e.Mentions[0]]
		if x.Sentence < 0 || x.Sentence >= len(c.doc.Sentences) {
			return ""
		}
		toks := c.doc.Sentences[x.Sentence].Tokens
		only := ""
		for _, i := range c.ix.bySentence[x.Sentence] {
			m := &c.doc.Mentions[i]
			if m.End > x.First || m.Entity < 0 || m.Entity >= len(c.doc.Entities) || m.Kind == readout.Pronoun {
				continue
			}
			o := &c.doc.Entities[m.Entity]
			if c.r.table.State(o.Country) == nil || o.Sector == "JRN" {
				continue
			}
			if tag := toks[max(0, m.First-1)].Tag; m.Kind == readout.Location && m.First == 0 || m.First > 0 && tag == "ADP" && !strings.EqualFold(toks[m.First-1].Form, "of") && !strings.EqualFold(toks[m.First-1].Form, "by") {
				continue // where it was, and with whom
			}
			if only != "" && only != o.Country {
				return ""
			}
			only = o.Country
		}
		return only
	}
	return ""
}

// seated reports whether a phrase only tells where a body has its seat: "the
// New York-based group".
func (c *context) seated(first, head int) bool {
	for i := first + 1; i+1 <= head; i++ {
		if w := c.word(i + 1); c.word(i) == "-" && (w == "based" || w == "headquartered") {
			return true
		}
	}
	return false
}

// Guess reports from a party's basis whether its country is told by the scene alone.
func Guess(basis string) bool {
	return strings.Contains(basis, "article is about") || strings.Contains(basis, "is set in") || strings.Contains(basis, "only state")
}

// because joins two reasons.
func because(a, b string) string {
	switch {
	case a == "" || a == b:
		return b
	case b == "":
		return a
	}
	return a + "; " + b
}

// entity is the reading of an entity of the document, persons with what the
// text calls them.
func (c *context) entity(k int) reading {
	g := c.bare(k)
	if g.kind == actors.Person && c.nested < 4 {
		c.titledElsewhere(&g, &c.doc.Entities[k], -1)
		c.ofHere(&g)
	}
	return g
}

// bare is what coreference wrote down of an entity.
func (c *context) bare(k int) reading {
	e := &c.doc.Entities[k]
	g := reading{name: e.Name, country: e.Country, sector: e.Sector, office: e.Office, ref: e.Ref, basis: e.Basis}
	switch e.Kind {
	case readout.Location, readout.Demonym:
		g.kind, g.basis = actors.StateKind, ""
		if es := c.r.table.Lookup(e.Name); len(es) > 0 && e.Kind == readout.Location {
			h := c.choose(es)
			if h.Kind == actors.Seat {
				c.fill(&g, h)
			}
		}
	case readout.Person:
		g.kind = actors.Person
		if g.country != "" && (c.beyond(g.country) || g.country == "NGO" && g.sector == "GOV") {
			g.sector = ""
		}
		if c.ix.dated && c.ix.day == "" {
			c.ofThatTime(&g)
		}
		for _, x := range c.lines(&g) {
			if x.Party != "" && x.Ref == g.ref {
				g.sector = c.standing(x.Party, g.country, g.sector)
			}
		}
	case readout.Organisation:
		g.kind = actors.Organisation
		g.sector = c.standing(g.name, g.country, g.sector)
		c.namesake(&g)
	case readout.Description:
		g.kind, g.basis = actors.RoleKind, ""
	}
	return g
}

// ofThatTime takes the office that a person of the tables held longest in the
// time of a document that tells it by others alone.
func (c *context) ofThatTime(g *reading) {
	var found *actors.Entry
	most := 0
	for _, x := range c.lines(g) {
		n := 0
		for _, day := range c.ix.time {
			if x.On(day) {
				n++
			}
		}
		if n > 0 && n >= most {
			found, most = x, n
		}
	}
	if found != nil && found.Ref != g.ref {
		basis := g.basis
		c.fill(g, found)
		g.basis = basis
	}
}

// beyond reports whether a country code is that of a body of states, whose
// officials have no sector.
func (c *context) beyond(country string) bool {
	return country == "IGO" || country == "UNO" || country == "EUR"
}

// widen takes in an owner that stands right before a phrase and that the
// parser has hung elsewhere: "the Russian | army", "Poland's | government".
func (c *context) widen(first, head int) int {
	if r, _, _ := c.roleAt(head, first, head+1); r == nil || first == 0 {
		return first
	}
	if r, _, _ := c.roleAt(head, first, head+1); r.Plural && r.Flags&actors.Human != 0 && first >= 2 && c.word(first-1) == "," {
		if h, ok := c.hitAt(first, head); ok && (h.people || h.g.kind == actors.StateKind) && h.end < len(c.sent.Tokens) && !possessive(c.sent.Tokens[h.end].Form) {
			// "Iran , | Oman foreign ministers"
			for i := first - 2; i >= 0 && i >= first-4; i-- {
				if o, ok := c.hitAt(i, first-1); ok && o.end == first-1 && (o.people || o.g.kind == actors.StateKind) && o.g.country != h.g.country && (i == 0 || c.sent.Tokens[i-1].Tag != "ADP") && !slices.Contains(phrase.Members(c.sent, i), head) {
					return i
				}
			}
		}
	}
	at := first
	// "Vietnamese - led | forces"
	if w := c.word(first - 1); (ofOwner(w) || aside(w)) && first >= 3 && (c.word(first-2) == "-" || c.word(first-2) == "–") {
		for i := first - 3; i >= 0 && i >= first-6; i-- {
			if h, ok := c.hitAt(i, first-2); ok && h.end == first-2 {
				return i
			}
		}
	}
	if possessive(c.sent.Tokens[at-1].Form) && at >= 2 {
		at--
	}
	for i := at - 1; i >= 0 && i >= at-4; i-- {
		h, ok := c.hitAt(i, at)
		if !ok || h.end != at {
			continue
		}
		tok := &c.sent.Tokens[i]
		if at < first || h.people && !strings.HasSuffix(tok.Form, "s") && tok.Tag != "VERB" || h.end == i+1 && len(tok.Form) <= 4 && strings.ToUpper(tok.Form) == tok.Form && c.word(i-1) != "in" {
			return i
		}
	}
	return first
}

func nominal(tag string) bool { return tag == "NOUN" || tag == "PROPN" || tag == "ADJ" }

// forward moves the head from an adjective of belonging to the role word that
// stands right after it, where the parser has taken them apart: "the Haitian |
// government", "Kyrgyz | Prime Minister".
func (c *context) forward(first, head, end int) (int, int, int) {
	if tag := c.sent.Tokens[head].Tag; tag == "DET" || tag == "NUM" { // "the | Russian military", "three | Belarusians"
		to := head + 1
		for to < len(c.sent.Tokens) && to < head+7 && nominal(c.sent.Tokens[to].Tag) {
			to++
		}
		if to == head+1 {
			return first, head, end
		}
		if role, _, _ := c.roleAt(to-1, head+1, to); role != nil && role.Flags&(actors.Human|actors.Body) != 0 && role.Flags&actors.Many == 0 {
			return first, to - 1, max(end, to)
		}
		if h, ok := c.hitAt(to-1, to); ok && h.people && tag == "NUM" {
			return first, to - 1, max(end, to)
		}
		return first, head, end
	}
	var h hit
	for i := max(0, head-2); i <= head; i++ { // "South | Korean" is one word
		if x, ok := c.hitAt(i, len(c.sent.Tokens)); ok && x.people && x.end > head {
			h = x
			break
		}
	}
	if last := h.end - 1; h.end == 0 || h.end >= len(c.sent.Tokens) || strings.HasSuffix(c.sent.Tokens[last].Form, "s") && c.sent.Tokens[last].Tag != "ADJ" {
		return first, head, end
	}
	role, to := c.r.table.LongestRole(c.sent, h.end, len(c.sent.Tokens))
	if role == nil || role.Flags&(actors.Human|actors.Body) == 0 || role.Flags&actors.Many != 0 || c.sent.Tokens[to-1].Tag == "VERB" {
		return first, head, end
	}
	if m := c.mention(to); to < len(c.sent.Tokens) && m >= 0 && c.doc.Mentions[m].Kind == readout.Person && c.doc.Mentions[m].First == to {
		return min(first, h.first), c.doc.Mentions[m].Head, max(end, c.doc.Mentions[m].End)
	}
	return min(first, h.first), to - 1, max(end, to)
}

// trim takes the article off the front of a phrase and punctuation off both
// ends.
func (c *context) trim(first, end, head int) (int, int) {
	for first < head {
		switch strings.ToLower(c.sent.Tokens[first].Form) {
		case "the", "a", "an", ",", "\"", "“", "(", "'", "``", "-", ":", "”", "«":
			first++
			continue
		}
		break
	}
	for end-1 > head {
		switch c.sent.Tokens[end-1].Form {
		case ",", "\"", "”", ")", ".", ";", ":", "-", "''", "»", "“":
			end--
			continue
		}
		break
	}
	return first, end
}

package actor

import (
	"strconv"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/actors"
	"github.com/readout-events/readout/internal/phrase"
)

// titled lays what stands before a person's name ("Kazakh deputy prime
// minister Roman Sklyar") and after it ("King Hassan of Morocco") against what
// the tables know. The text decides which of several offices is meant; an
// office that it calls a former one makes its holder ELI, unless the tables
// know another one on that day.
// It reports whether there is a title.
func (c *context) titled(g *reading, first int, m *readout.Mention) bool {
	title, ok := c.titleOf(first, m)
	if !ok {
		title, ok = c.apposition(m)
	}
	if role := c.r.table.Role(strings.ToLower(g.office)); g.ref == "" && role != nil {
		if role.Flags&actors.Weak == 0 || role.Flags&actors.Serves == 0 {
			if g.sector == "" && !c.beyond(g.country) {
				g.sector = role.Sector
			}
		} else if g.country == "" { // a director or chairman of nobody knows what is no official
			g.sector = ""
		}
	}
	if g.ref == "" {
		c.bySurname(g, m, title)
	}
	if !ok {
		if g.country == "" {
			c.afterName(g, m)
		}
		return false
	}
	if title.country == "" && g.country == "" {
		c.afterName(g, m)
	}
	lines := c.lines(g)
	if title.former {
		if c.inOffice(g) {
			return true
		}
		if g.country == "" {
			g.country = title.country
		}
		if (title.role.Flags&actors.Office != 0 || title.role.Flags&actors.Human != 0 && title.role.Sector == "GOV") && !c.beyond(g.country) {
			g.sector = "ELI"
		}
		return true
	}
	against := title.sector == "REB" || title.sector == "OPP" // "rebel leader": before he was in office, or after
	if len(lines) > 1 && (title.role.Flags&actors.Office != 0 || against) {
		var best *actors.Entry
		score := 0
		for _, x := range lines {
			n := 0
			if title.country != "" && x.Country == title.country {
				n += 4
			} else if title.country != "" {
				continue
			}
			if strings.Contains(strings.ToLower(x.Office), title.role.Lemma) || against && x.Sector == title.sector {
				n += 2
			}
			if c.ix.day != "" && x.On(c.ix.day) {
				n++
			}
			if n > score {
				best, score = x, n
			}
		}
		if best != nil && score >= 2 {
			c.fill(g, best)
			g.basis = best.Name
		}
	}
	if g.country == "" {
		g.country, g.basis = title.country, because(g.basis, title.basis)
	}
	if title.country != "" && title.country != g.country || c.beyond(g.country) {
		return true
	}
	if (title.sector == "PTY" || title.sector == "OPP") && g.sector == "GOV" && g.ref != "" {
		// "Labour leader Ed Miliband": what else he is, he is on the day, or it is not said of him.
		if !c.inOffice(g) {
			g.sector, g.office = title.sector, title.office
		}
		return true
	}
	if g.ref != "" && g.sector == "LEG" && title.sector == "OPP" {
		return true // "House Minority Leader", whom the tables have
	}
	if g.sector == "PTY" && title.sector == "OPP" || title.sector != "" && (g.sector == "" || title.role.Flags&actors.Office != 0 && title.role.Flags&actors.Weak == 0) {
		g.sector = title.sector
	}
	if g.country == "NGO" && g.sector == "GOV" {
		g.sector = "" // the secretary general of Amnesty
	}
	if g.office == "" {
		g.office = title.office
	}
	return true
}

// inOffice reports whether the tables know an office that a person holds on
// the day of the article, or through most of its time.
func (c *context) inOffice(g *reading) bool {
	for _, x := range c.lines(g) {
		if c.ix.dated && during(x, c.ix.time) {
			return true
		}
	}
	return false
}

// during reports whether an entry holds through three quarters of some months.
func during(x *actors.Entry, time []string) bool {
	n := 0
	for _, day := range time {
		if x.On(day) {
			n++
		}
	}
	return n > 0 && 4*n >= 3*len(time)
}

// titledElsewhere takes the title of the first mention but m that has one.
func (c *context) titledElsewhere(g *reading, e *readout.Entity, m int) {
	tried := 0
	for _, k := range e.Mentions {
		if k == m || k < 0 || k >= len(c.doc.Mentions) || tried == 3 {
			continue
		}
		x := &c.doc.Mentions[k]
		if x.Kind != readout.Person || x.Sentence < 0 || x.Sentence >= len(c.doc.Sentences) {
			continue
		}
		tried++
		there := c.r.context(c.doc, x.Sentence)
		there.nested = c.nested + 1
		if there.nested < maxDepth && there.titled(g, x.First, x) {
			return
		}
	}
}

// lines are the offices that the tables know of a person.
func (c *context) lines(g *reading) []*actors.Entry {
	if g.ref == "" {
		return nil
	}
	var out []*actors.Entry
	for _, x := range c.r.table.Named(g.name) {
		if x.Kind == actors.Person {
			out = append(out, x)
		}
	}
	return out
}

// titleOf reads the words before a name. They may lie before the phrase, which
// the parser sometimes begins with the name.
func (c *context) titleOf(first int, m *readout.Mention) (reading, bool) {
	to := m.First
	if to < m.End { // a title that was taken into the name: "German Chancellor Scholz"
		for i := m.First; i < m.End-1; i++ {
			if role, end := c.r.table.LongestRole(c.sent, i, m.End-1); role != nil && role.Flags&actors.Human != 0 && end <= m.End-1 {
				to = end
			}
		}
	}
	if to == 0 {
		return reading{}, false
	}
	if first >= to || first > to-4 {
		first = max(0, to-8)
	}
	for i := to - 1; i >= first; i-- {
		switch w := c.word(i); {
		case w == "," || w == ";" || w == "(" || w == ")" || w == "\"" || w == "by" || w == "with" || w == "that" || c.sent.Tokens[i].Tag == "VERB" || c.sent.Tokens[i].Tag == "AUX":
			first = i + 1
		}
	}
	if first >= to {
		return reading{}, false
	}
	role, from, _ := c.roleAt(to-1, first, to)
	if role == nil || role.Flags&actors.Human == 0 || role.Flags&(actors.Many|actors.Vague) != 0 || from < first {
		return reading{}, false
	}
	switch c.word(from - 1) {
	case "of", "to", "for", "against", "from", "on", "in", "about", "at", "over":
		first = from // "the release of | President": what stands before is another phrase
	}
	plain := c.plain
	c.plain = true // no inference of the country here
	got := c.read(to-1, first, to, 1)
	c.plain = plain
	if len(got) != 1 || got[0].role == nil {
		return reading{role: role, sector: role.Sector, office: c.officeOf(role, from, to, first)}, role.Sector != ""
	}
	return got[0], true
}

// apposition reads what stands after a name and a comma: "Fayez Serraj, the
// prime minister of the Libyan government".
func (c *context) apposition(m *readout.Mention) (reading, bool) {
	for _, a := range phrase.Appositions(c.sent, m.Head) {
		p := phrase.Of(c.sent, c.index, a)
		if p.First < m.End || p.First > m.End+4 {
			continue
		}
		first, end := c.trim(p.First, p.End, p.Head)
		if got := c.read(p.Head, first, end, 1); len(got) == 1 && got[0].role != nil && got[0].role.Flags&actors.Human != 0 && got[0].kind == actors.RoleKind {
			return got[0], true
		}
	}
	if c.word(m.End) != "," {
		return reading{}, false
	}
	// No tree: the first role words before the next comma or verb.
	start := m.End + 1
	end := start
	for end < len(c.sent.Tokens) && end < start+14 && c.word(end) != "," && c.sent.Tokens[end].Tag != "VERB" && c.sent.Tokens[end].Tag != "AUX" {
		end++
	}
	if start < end {
		start, _ = c.trim(start, end, end-1)
	}
	for i := start; i < end && i < start+6; i++ {
		switch c.word(i) {
		case "and", "who", "in", "with", "of", "on", "at", "by", "to":
			return reading{}, false
		}
		role, to := c.r.table.LongestRole(c.sent, i, end)
		if role == nil || role.Flags&actors.Human == 0 || role.Plural {
			continue
		}
		if got := c.read(to-1, start, end, 1); to < end && c.word(to) == "of" || to == end {
			if len(got) == 1 && got[0].role != nil {
				return got[0], true
			}
		}
		return reading{}, false
	}
	return reading{}, false
}

// surnameAlone looks up a surname that stands alone in the whole document: of all
// who bear it in the tables, those of states that the article speaks of first, the only one, or else
// the country that they share.
func (c *context) surnameAlone(g *reading, m *readout.Mention) {
	if strings.ContainsAny(g.name, " -") || g.ref != "" {
		return
	}
	var found *actors.Entry
	names := 0
	bearers := c.r.table.Lookup(g.name)
	here := make([]*actors.Entry, 0, len(bearers)) // of states that the article speaks of
	for _, x := range bearers {
		if c.ix.countries[x.Country] > 0 {
			here = append(here, x)
		} else if x.Sector == "GOV" { // a ruler is known everywhere: "Kim"
			here = nil
			break
		}
	}
	if len(here) > 0 {
		bearers = here
	}
	for _, x := range bearers {
		if x.Kind != actors.Person {
			return
		}
		if found != nil && found.Country != x.Country && found.Name != x.Name {
			return
		}
		if found == nil || found.Name != x.Name {
			names++
		}
		found = x
	}
	if found == nil {
		return
	}
	for i := range c.doc.Entities {
		e := &c.doc.Entities[i]
		if e.Kind == readout.Person && e.Ref == "" && strings.HasSuffix(e.Name, " "+g.name) {
			return // the text has its own bearer of the name
		}
	}
	switch {
	case names == 1 && len(here) == 0 && c.longGone(found.Name):
		return // in a text that does not speak of the country
	case names == 1:
		c.fill(g, actors.Pick(c.r.table.Named(found.Name), c.ix.day))
		g.basis = "the only " + g.name + " of the tables"
	default:
		if g.country = found.Country; names == 2 {
			g.sector = found.Sector
		}
		g.basis = "all of that name in the tables are of " + found.Country
	}
}

// longGone reports whether one of the tables held his last office more than three
// years before the day of the article.
func (c *context) longGone(name string) bool {
	if len(c.ix.day) < 4 {
		return false
	}
	year, _ := strconv.Atoi(c.ix.day[:4])
	for _, x := range c.r.table.Named(name) {
		if len(x.To) < 4 {
			return false
		}
		if to, _ := strconv.Atoi(x.To[:4]); to+3 >= year {
			return false
		}
	}
	return true
}

// afterName takes the country after a name: "King Hassan of Morocco".
func (c *context) afterName(g *reading, m *readout.Mention) {
	if c.word(m.End) != "of" || g.country != "" {
		return
	}
	i := m.End + 1
	if c.word(i) == "the" {
		i++
	}
	if i >= len(c.sent.Tokens) {
		return
	}
	if h, ok := c.hitAt(i, len(c.sent.Tokens)); ok && !h.people && h.g.kind != actors.Person && h.g.country != "" {
		g.country = h.g.country
	}
}

// bySurname looks a person up whom coreference did not find in the tables: of
// those who bear the surname, the one whose country or office the title
// names. Where several of one country are left, the country is known.
func (c *context) bySurname(g *reading, m *readout.Mention, title reading) {
	if g.country != "" {
		return
	}
	if title.role == nil {
		c.surnameAlone(g, m)
		return
	}
	var found *actors.Entry
	several := false
	for _, x := range c.r.table.Lookup(c.sent.Tokens[m.End-1].Form) {
		if x.Kind != actors.Person || !x.On(c.ix.day) {
			continue
		}
		if title.country != "" && x.Country != title.country || !strings.Contains(strings.ToLower(x.Office), title.role.Lemma) {
			continue
		}
		if found != nil && found.Name != x.Name {
			if several = true; found.Country != x.Country {
				return
			}
		}
		found = x
	}
	switch {
	case found == nil:
	case several:
		g.country, g.basis = found.Country, "all of that name and office in the tables are of "+found.Country
	default:
		c.fill(g, found)
		g.basis = "the only " + c.sent.Tokens[m.End-1].Form + " of that office in the tables"
	}
}

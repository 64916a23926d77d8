package actor

import (
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/actors"
	"github.com/readout-events/readout/internal/phrase"
)

const maxDepth = 5

// read tells from the words alone whom tokens [first, end) with this head
// stand for: nobody, one, or several owners' people.
func (c *context) read(head, first, end, depth int) []reading {
	if depth > maxDepth || head < first || head >= end {
		return nil
	}
	if c.sent.Tokens[head].Tag == "PRON" && !quantity(c.word(head)) {
		return nil
	}
	if head > 1 && c.word(head-1) == "-" && c.word(head-2) == "self" { // self-government
		return nil
	}
	switch c.word(head) {
	case "colony", "protectorate", "dependency", "dominion":
		for i := first; i < head; i++ {
			if c.word(i) == "former" || c.word(i) == "ex" { // "the former British colony"
				return nil
			}
		}
	}
	var buf [8]hit
	hits := c.hits(first, end, buf[:0])
	for i := first; i <= head && end < len(c.sent.Tokens); i++ { // a name that goes on behind its head: "United Nations Mission | in Liberia"
		if h, ok := c.hitAt(i, len(c.sent.Tokens)); ok && h.end > end && h.first <= head && head < h.end && h.g.kind == actors.Organisation {
			return []reading{h.g}
		}
	}
	for k := range hits {
		h := &hits[k]
		if h.first <= head && head < h.end {
			return c.namedHead(h, hits[:k], head, first, end, depth)
		}
		// A title that the parser took for the head: "Foreign Minister | Lavrov".
		if h.g.kind == actors.Person && h.first > head && h.end >= end-1 && c.noun(h.first-1) && c.beside(head, h.first) {
			g := h.g
			if g.country == "" {
				if title := c.read(head, first, h.first, depth+1); len(title) == 1 {
					g.country, g.basis, g.office = title[0].country, title[0].basis, title[0].office
					if g.sector == "" {
						g.sector = title[0].sector
					}
				}
			}
			return []reading{g}
		}
	}
	role, from, to := c.roleAt(head, first, end)
	for k := range hits { // "NATO member | Norway"
		if h := &hits[k]; role != nil && h.first == to && h.end == end && h.g.kind == actors.StateKind && !h.people {
			return []reading{h.g}
		}
	}
	if role == nil {
		return c.unknown(head, first, end, hits)
	}
	if role.Flags&actors.Many != 0 || c.sent.Tokens[head].Tag == "NUM" {
		if got, is := c.of(head, to, end, depth); is {
			return got
		}
		if role.Flags&actors.Body == 0 { // "the Iranian group" is one, "the Iranian number" is not
			return c.crowd(head, first, end)
		}
	}
	return c.compose(role, from, to, head, first, end, hits, depth)
}

// crowd reads a bare number of people: "thousands | marched". They are at home
// where the sentence is set.
func (c *context) crowd(head, first, end int) []reading {
	switch c.word(head) {
	case "thousands", "hundreds", "dozens", "scores":
	case "tens":
		if c.word(end) != "of" {
			return nil
		}
	default:
		return nil
	}
	if head+1 != end {
		return nil
	}
	if w := c.word(end + 1); c.word(end) == "of" && (w == "thousands" || w == "millions") { // "tens of thousands | rallied"
		end += 2
	}
	if c.plain || c.word(end) == "of" || strings.HasSuffix(c.word(end), "s") && c.noun(min(end, len(c.sent.Tokens)-1)) {
		return nil
	}
	g := reading{sector: "CVL", kind: actors.RoleKind}
	g.name, _ = c.doc.Words(c.sent, first, end)
	if country, basis := c.scene(); country != "" {
		g.country, g.basis = country, basis
	}
	return []reading{g}
}

// noun reports whether a word is a noun and no small word, so that a name
// after it stands beside it: "the minister | Wang Yi".
func (c *context) noun(i int) bool {
	tok := &c.sent.Tokens[i]
	if possessive(tok.Form) {
		return false
	}
	switch c.word(i) {
	case "of", "and", ",", "by", "to", "with", "for", "from", "in", "on", "at", "or", "against", "the", "-", "between", "under", "(":
		return false
	}
	return tok.Tag == "" || tok.Tag == "NOUN" || tok.Tag == "PROPN" || tok.Tag == "ADJ"
}

// beside reports whether nothing that belongs to another phrase stands between
// a head and a name: "supporters of President | Ben Bella" is not he.
func (c *context) beside(head, name int) bool {
	if role, _, _ := c.roleAt(head, head, name); role == nil || role.Flags&actors.Human == 0 {
		return name == head+1
	}
	for i := head + 1; i < name; i++ {
		switch c.word(i) {
		case "by", "with", "against", "to", "from", "and":
			return false
		case "of", "for":
			if role, from, to := c.roleAt(head, head, name); role == nil || from > i || i >= to {
				// "minister for trade", but not "the daughters of President".
				if r, _, _ := c.roleAt(name-1, i+1, name); r != nil && r.Flags&actors.Human != 0 {
					return false
				}
			}
		}
		if possessive(c.sent.Tokens[i].Form) {
			return false
		}
	}
	return true
}

// namedHead reads a phrase whose head is a name.
func (c *context) namedHead(h *hit, before []hit, head, first, end, depth int) []reading {
	g := h.g
	switch {
	case h.people || g.kind == actors.Demonym:
		if c.word(h.first-1) == "ethnic" {
			return []reading{c.settled(h, first, end)}
		}
		if c.detached(h) && len(before) == 0 {
			return nil
		}
		if h.end < end && c.word(h.end) == "of" { // "the Albanians of Serbia"
			if there, ok := c.there(h.end); ok && there.g.country != g.country {
				return []reading{c.settled(h, first, end)}
			}
		}
		if g.country == "" && h.first > first+1 && possessive(c.sent.Tokens[h.first-1].Form) { // "Turkey's Kurds"
			if owners := c.sub(h.first-2, first, h.first-1, depth); len(owners) == 1 && c.r.table.State(owners[0].country) != nil {
				g.country, g.sector = owners[0].country, "CVL"
				g.name, _ = c.doc.Words(c.sent, first, end)
				return []reading{g}
			}
		}
		return []reading{c.peopleOf(h, first)}
	case g.kind == actors.Organisation || g.kind == actors.Group || g.kind == actors.Media || g.kind == actors.Company:
		// "Argentina's Congress": a name that several countries use.
		if c.r.table.State(g.country) == nil {
			if w, _ := c.doc.Words(c.sent, h.first, h.end); w == "Security Council" { // "Iran's Security Council"
				if owners, _ := c.owners(nil, first, h.first, h.end, head, end, before, depth); len(owners) == 1 && c.r.table.State(owners[0].country) != nil {
					g.country, g.sector, g.ref, g.basis = owners[0].country, "GOV", "", ""
					g.name, _ = c.doc.Words(c.sent, first, end)
				}
			}
			break
		}
		words, _ := c.doc.Words(c.sent, h.first, h.end)
		role := c.r.table.Role(strings.ToLower(words))
		owners, _ := c.owners(nil, first, h.first, h.end, head, end, before, depth)
		if len(owners) == 0 && role != nil && role.Usual != g.country && c.ix.countries[g.country] == 0 {
			if country, basis := c.scene(); country != "" && country != g.country {
				g.name, g.country, g.ref, g.basis = words+" of "+c.r.table.State(country).Name, country, role.Ref, basis
			}
		}
		for i := range owners {
			if o := &owners[i]; o.country != "" && o.country != g.country && c.r.table.State(o.country) != nil && (role != nil || len(owners) == 1 && o.kind == actors.Demonym) {
				g.country, g.ref, g.basis = o.country, "", ""
				g.name, _ = c.doc.Words(c.sent, first, end)
				if role != nil {
					g.sector = role.Sector
				}
			}
		}
	}
	return []reading{g}
}

// settled reads people of one nation in another's country: "ethnic Albanians
// in Serbia" are civilians there.
func (c *context) settled(h *hit, first, end int) reading {
	g := reading{sector: "CVL", kind: actors.RoleKind}
	g.name, _ = c.doc.Words(c.sent, first, end)
	there, ok := c.there(end)
	if !ok {
		there, ok = c.there(h.end)
	}
	if ok {
		g.country = there.g.country
	} else if !c.plain {
		if country, basis := c.scene(); country != h.g.country {
			g.country, g.basis = country, basis
		}
	}
	return g
}

// peopleOf reads a word for people that is the head: "the Russians" are the
// country, "three Russians" are civilians of it.
func (c *context) peopleOf(h *hit, first int) reading {
	g := h.g
	if g.kind == actors.StateKind {
		return g
	}
	words, _ := c.doc.Words(c.sent, h.first, h.end)
	if c.word(h.first-1) == "the" || first < h.first && c.word(first) == "the" {
		return g
	}
	if c.sent.Tokens[h.end-1].Tag == "ADJ" {
		return g
	}
	if h.first > first || strings.HasSuffix(words, "s") || c.word(h.first-1) == "a" || c.word(h.first-1) == "an" {
		if g.sector == "" && !c.beyond(g.country) {
			g.sector = "CVL"
		}
		g.name, _ = c.doc.Words(c.sent, first, h.end)
	}
	return g
}

// roleAt finds the role that covers the head: the one that starts earliest.
func (c *context) roleAt(head, first, end int) (role *actors.Role, from, to int) {
	for i := first; i <= head; i++ {
		if r, e := c.r.table.LongestRole(c.sent, i, end); r != nil && e > head {
			return r, i, e
		}
	}
	return nil, head, head + 1
}

// unknown reads a phrase whose head no table knows: people by the form of the
// word, if their country is told ("Kenyan rescuers").
func (c *context) unknown(head, first, end int, hits []hit) []reading {
	if quantity(c.word(head)) || c.sent.Tokens[head].Tag == "NUM" {
		if got, is := c.of(head, head+1, end, 0); is {
			return got
		}
		return c.counted(head, end)
	}
	// "The Chinese government | insists" with the verb taken for a noun, and
	// "army brutality", which is the army's.
	if head > first && !possessive(c.sent.Tokens[head-1].Form) {
		if role, from, _ := c.roleAt(head-1, first, head); role != nil && from > first && role.Flags&actors.Body != 0 && role.Flags&(actors.Weak|actors.Thing|actors.Many) == 0 {
			if got := c.read(head-1, first, head, 1); len(got) > 0 && got[0].country != "" && got[0].basis == "" {
				return got
			}
		}
	}
	// "The newspaper | Mwananchi", "the rebel | Front for Renewal": a name that
	// no table knows is what stands before it.
	if c.sent.Tokens[head].Tag == "PROPN" {
		from := head
		for from > first && c.sent.Tokens[from-1].Tag == "PROPN" && hitFrom(hits, from-1) == nil {
			from--
		}
		if from > first {
			role, _, to := c.roleAt(from-1, first, from)
			if role != nil && to == from && role.Flags&actors.Body != 0 && role.Flags&(actors.Thing|actors.Many|actors.Vague) == 0 && c.sent.Tokens[from-1].Tag == "NOUN" {
				if got := c.read(from-1, first, from, 1); len(got) == 1 {
					got[0].name, _ = c.doc.Words(c.sent, from, end)
					return got
				}
			}
		}
		// "the Mongolian Foreign Minister | Battsetseg", a name that nobody knows.
		if from = head; from > first {
			if role, _, to := c.roleAt(from-1, first, from); role != nil && to == from && !role.Plural && role.Flags&actors.Office != 0 && role.Flags&actors.Human != 0 && role.Flags&(actors.Weak|actors.Many|actors.Vague) == 0 {
				if got := c.read(from-1, first, from, 1); len(got) == 1 && got[0].country != "" && !Guess(got[0].basis) {
					got[0].name, _ = c.doc.Words(c.sent, from, end)
					return got
				}
			}
		}
	}
	w := c.sent.Tokens[head].Lemma
	if w == "" {
		w = strings.TrimSuffix(c.word(head), "s")
	}
	people := false
	for _, s := range [...]string{"er", "ist", "man", "woman", "ian", "ee", "or"} {
		people = people || strings.HasSuffix(w, s) && len(w) > len(s)+2
	}
	if !people || c.sent.Tokens[head].Tag == "VERB" {
		return nil
	}
	for k := range hits {
		h := &hits[k]
		if h.end <= head && h.people && !c.detached(h) {
			g := h.g
			g.name, _ = c.doc.Words(c.sent, first, end)
			g.kind = ""
			return []reading{g}
		}
	}
	return nil
}

// counted reads those who are counted in a body: "many in the party", "some
// within the government". Those in a country are nobody's.
func (c *context) counted(head, end int) (got []reading) {
	if head+1 >= end {
		return nil
	}
	switch c.word(head + 1) {
	case "in", "within", "inside", "from":
	default:
		return nil
	}
	for i := head + 2; i < end; i++ {
		if c.sent.Tokens[i].Head != head || phrase.Case(c.sent, i) != c.word(head+1) {
			continue
		}
		p := phrase.Of(c.sent, c.index, i)
		if p.First > head && p.End <= end {
			for _, g := range c.sub(p.Head, p.First, p.End, 0) {
				if g.sector != "" {
					got = append(got, g)
				}
			}
		}
		break
	}
	return got
}

// of reads the phrase after "of" that follows token to: whom "a group of" and
// "members of" are of. It reports false where there is none.
func (c *context) of(head, to, end, depth int) (got []reading, is bool) {
	k := to
	for k < end && k < to+2 && c.word(k) != "of" {
		k++
	}
	if k >= end || c.word(k) != "of" || k+1 >= end {
		return nil, false
	}
	tokens := c.sent.Tokens
	found := false
	for i := k + 1; i < end; i++ {
		if h := tokens[i].Head; h != head && (h < head || h >= to) || i == head || phrase.Case(c.sent, i) != "of" {
			continue
		}
		found = true
		for _, m := range phrase.Members(c.sent, i) {
			p := phrase.Of(c.sent, c.index, m)
			if p.First > k && p.End <= end {
				got = append(got, c.sub(p.Head, p.First, p.End, depth)...)
			}
		}
		break
	}
	if !found { // no tree, or another one: words up to the next small word
		stop := k + 1
		start := stop
		for stop <= end {
			w := ""
			if stop < end {
				w = c.word(stop)
			}
			if stop == end || w == "and" || w == "," || w == "of" || w == "to" || w == "in" || w == "for" || w == "on" || w == "with" || w == "from" || w == "at" {
				if stop > start {
					tail := stop
					if w == "of" {
						tail = end
					}
					more := c.sub(stop-1, start, tail, depth)
					if len(more) == 0 { // "of Poland Jan Kowalski"
						var buf [4]hit
						if hits := c.hits(start, stop, buf[:0]); len(hits) > 0 && hits[0].end < stop && hits[0].g.country != "" {
							more = []reading{hits[0].g}
						}
					}
					got = append(got, more...)
				}
				start = stop + 1
				if stop == end || w != "and" && w != "," {
					break
				}
			}
			stop++
		}
	}
	return got, true
}

// sub reads a phrase within the phrase, with coreference where it helps.
func (c *context) sub(head, first, end, depth int) []reading {
	if depth > maxDepth {
		return nil
	}
	f, e := c.trim(first, end, head)
	if m := c.mention(head); m >= 0 && c.doc.Mentions[m].Entity >= 0 && depth < 2 {
		return c.resolve(head, f, e)
	}
	return c.read(head, f, e, depth+1)
}

// modifier is what the words before a role tell besides its owner.
type modifier struct {
	sector  string // "opposition" leader, "police" spokesman
	local   bool
	former  bool
	against bool // anti-government
	apart   bool // a detached name: it is not that country's
}

// owners finds to whom a role belongs: what possesses it, what it is "of",
// and names before it. from and to are the bounds of the role's words.
func (c *context) owners(role *actors.Role, first, from, to, head, end int, hits []hit, depth int) (owners []reading, mod modifier) {
	start := first
	for k := from - 1; k > first; k-- {
		if possessive(c.sent.Tokens[k].Form) && !within(hits, k) { // not that of "People's Defence Force"
			f, _ := c.trim(first, k, k-1)
			owners = c.sub(k-1, f, k, depth)
			start = k + 1
			break
		}
	}
	pronoun := false
	if len(owners) == 0 && start == first {
		for k := first; k < from; k++ {
			switch c.word(k) {
			case "his", "her", "its", "their", "our", "my", "your", "whose":
				if m := c.mention(k); m >= 0 && c.doc.Mentions[m].Entity >= 0 {
					owners = c.resolve(k, k, k+1)
				}
				start, pronoun = k+1, true
			}
		}
	}
	var before []reading
	last := -1
	for i := start; i < from; i++ {
		w := c.word(i)
		switch {
		case former(w) || strings.HasPrefix(w, "ex-"):
			mod.former = true
			continue
		case strings.HasPrefix(w, "anti-") && ruling(w[5:]) || w == "anti" && c.word(i+1) == "-" && ruling(c.word(i+2)):
			mod.against, mod.local = true, true
			i += 2 * b2i(w == "anti")
			continue
		case w == "world" || w == "foreign" || w == "global" || w == "international":
			mod.apart = true // "world leaders" are those of no one state
		case w == "pro-opposition" || w == "pro-democracy" || w == "pro" && (c.word(i+2) == "opposition" || c.word(i+2) == "democracy"):
			mod.sector, mod.local = "OPP", true
			i += 2 * b2i(w == "pro")
			continue
		case w == "pro-government" || w == "pro" && c.word(i+2) == "government":
			mod.local = true
			i += 2 * b2i(w == "pro")
			continue
		}
		h := hitFrom(hits, i)
		if h == nil {
			if g, owner, ok := c.compound(i); ok {
				if owner {
					before = append(before, g)
				} else if g.country == "IMG" && g.sector == "REB" && mod.sector == "" && role != nil && role.Flags&actors.Serves != 0 {
					mod.sector, mod.local = g.sector, true
				} else if g.country != "" { // "Tutsi-dominated" says nothing of a state
					mod.apart = true
				}
				continue
			}
			if r, e := c.r.table.LongestRole(c.sent, i, from); r != nil && r.Flags&(actors.Many|actors.Vague|actors.Thing) == 0 && e <= from {
				if r.Sector != "" && (mod.sector == "" || r.Flags&actors.Weak == 0) {
					mod.sector, mod.local = r.Sector, mod.local || r.Flags&actors.Local != 0
				}
				i = e - 1
			}
			continue
		}
		i = h.end - 1
		if c.detached(h) {
			switch h.g.sector {
			case "REB", "PRM", "CRM": // "an al-Qaeda-linked group" is under arms where it is told of
				if mod.sector == "" && role != nil && role.Flags&actors.Serves != 0 && h.g.country == "IMG" && !opposed(c.word(h.first-1)) && !opposed(c.word(h.first-2)) {
					mod.sector, mod.local = h.g.sector, true
					continue
				}
			}
			mod.apart = mod.apart || h.g.country != ""
			continue
		}
		if len(before) > 0 {
			linked := last >= 0
			for k := last; k < h.first; k++ {
				linked = linked && linking(c.word(k))
			}
			switch prev := &before[len(before)-1]; {
			case linked && last < h.first:
				before = append(before, h.g)
			case body(h.g.kind) && (h.g.sector != "" || prev.country == ""):
				*prev = h.g // "the Russian FSB chief"
			}
		} else {
			before = append(before, h.g)
		}
		last = h.end
	}
	if len(owners) == 0 {
		owners = before
	} else if role != nil && role.Flags&actors.Vague == 0 && len(before) > 0 && before[0].country != "" && before[0].country != owners[0].country && before[0].kind != actors.Person &&
		(pronoun || strings.HasSuffix(role.Lemma, "counterpart")) {
		owners = before // "his Ethiopian counterpart"
	} else if len(before) == 1 && body(before[0].kind) && before[0].sector != "" {
		owners = before // "Israel's Mossad chief"
	}
	if role != nil && role.Flags&actors.Vague != 0 && len(owners) > 0 {
		if len(before) > 0 && before[0] != owners[0] { // "its European Community partners"
			owners = append(before[:len(before):len(before)], owners...)
		}
		return owners, mod
	}
	if got, is := c.of(head, to, end, depth); is && len(got) > 0 {
		// "the ministers of Russia", "the UN mission of experts": a state or body before the head stays.
		useful := got[:0:0]
		for _, g := range got {
			if g.country != "" || g.sector != "" {
				useful = append(useful, g)
			}
		}
		if len(owners) == 0 || len(useful) > 0 && owners[0].country == "" {
			owners = useful
		}
	}
	return owners, mod
}

// ruling reports a word for those who rule or took power: who is against them
// in arms is a rebel.
func ruling(w string) bool {
	switch w {
	case "government", "regime", "junta", "coup", "military", "army", "state":
		return true
	}
	return false
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func body(k actors.Kind) bool {
	return k == actors.Organisation || k == actors.Group || k == actors.Company || k == actors.Media
}

// within reports whether a token stands inside a name.
func within(hits []hit, i int) bool {
	for k := range hits {
		if hits[k].first < i && i < hits[k].end-1 {
			return true
		}
	}
	return false
}

func hitFrom(hits []hit, i int) *hit {
	for k := range hits {
		if hits[k].first == i {
			return &hits[k]
		}
	}
	return nil
}

// compose puts a role and its owners together.
func (c *context) compose(role *actors.Role, from, to, head, first, end int, hits []hit, depth int) []reading {
	owners, mod := c.owners(role, first, from, to, head, end, hits, depth)
	if len(owners) == 1 && owners[0].kind == actors.Demonym && owners[0].country == "" {
		owners = nil // a people of several states: where they are tells more
	}
	if len(owners) == 0 && depth == 0 && role.Flags&actors.Vague == 0 {
		owners = c.shared(role, head)
	}
	if role.Flags&actors.Human != 0 && !role.Plural && depth == 0 {
		if k := c.chained(end); k >= 0 && role.Flags&actors.Office != 0 {
			return []reading{c.entity(k)}
		}
		if m := c.nameBeside(role, first, end); m != nil {
			got := c.resolve(m.Head, m.First, m.End)
			if len(got) == 1 && (got[0].country == "" || got[0].sector == "") {
				if title := c.read(head, first, end, depth+1); len(title) == 1 && (got[0].country == "" || got[0].country == title[0].country) {
					g := &got[0]
					g.country = title[0].country
					if g.sector == "" && !c.beyond(g.country) {
						g.sector = title[0].sector
					}
				}
			}
			if len(got) == 1 && mod.former && got[0].sector == "GOV" && !c.inOffice(&got[0]) {
				got[0].sector = "ELI"
			}
			return got
		}
	}
	if role.Lemma == "source" && (c.word(to) == "of" || from == first || possessive(c.sent.Tokens[from-1].Form) || c.mine(from)) && !c.insider(to) {
		return nil // "a source of pride"
	}
	if role.Lemma == "palace" && head > 0 && c.sent.Tokens[head-1].Tag == "PROPN" {
		return nil // a building: "Bayan Palace"
	}
	if role.Lemma == "head" && !role.Plural && (c.word(from-1) == "his" || c.word(from-1) == "her" || c.word(from-1) == "my") {
		return nil // a part of the body
	}
	served := role.Flags&actors.Human != 0 || role.Flags&(actors.Body|actors.Serves) == actors.Body|actors.Serves
	if len(owners) == 0 && depth == 0 && served && role.Flags&actors.Vague == 0 {
		owners = c.employer(role, head, end)
	}
	text, _ := c.doc.Words(c.sent, first, end)
	base := reading{name: text, role: role, ref: role.Ref, sector: role.Sector, kind: actors.RoleKind, former: mod.former}
	if mod.sector != "" && (role.Flags&actors.Serves != 0 || role.Sector == "") && (mod.sector != "GOV" || role.Lemma == "officer" || role.Flags&actors.Armed == 0 && role.Lemma != "patrol") { // a government patrol is one of soldiers
		base.sector = mod.sector
	}
	switch mod.sector {
	case "REB", "PRM", "CRM":
		if role.Sector == "UAF" { // "cartel gunmen"
			base.sector = mod.sector
		}
	}
	if (mod.sector == "PTY" && role.Sector != "LEG" || mod.sector == "OPP") && partisan(role) {
		base.sector = mod.sector // "ruling party men"
	}
	if mod.against && role.Flags&actors.Armed != 0 {
		base.sector = "REB"
	}
	if role.Lemma == "officer" && base.sector == "MIL" && c.ix.police {
		base.sector = "COP"
	}
	if role.Flags&actors.Vague != 0 || len(owners) == 0 && role.Words == "parties" && c.everyone(from, head) {
		if g, ok := c.inConflict(base, head); ok && len(owners) == 0 {
			return []reading{g}
		}
		return c.vague(base, owners, from, first)
	}
	if len(owners) == 0 && role.Plural && role.Flags&actors.Human != 0 && c.global(head) {
		return []reading{base} // "leaders around the world"
	}
	if len(owners) == 1 && facing(role.Lemma) && c.mine(from) { // of another state, which is not named
		if country, why := c.r.Beside(c.doc, owners[0].country); country != "" && c.r.table.State(owners[0].country) != nil {
			base.country, base.basis = country, why
		}
		return []reading{base}
	}
	if role.Flags&(actors.Human|actors.Office) != 0 && role.Flags&actors.Thing == 0 {
		base.office = c.officeOf(role, from, to, first)
	}
	if len(owners) > 0 {
		out := make([]reading, 0, len(owners))
		for i := range owners {
			if g, ok := c.own(base, &owners[i], from, to, head, len(owners) > 1); ok {
				out = append(out, g)
			}
		}
		return out
	}
	if w := from - 1; len(owners) == 0 && w >= first && c.sent.Tokens[w].Form[0] >= 'A' && c.sent.Tokens[w].Form[0] <= 'Z' {
		switch role.Lemma { // "the Bainimarama government", whose surname alone the text has
		case "government", "administration", "regime", "cabinet":
			if country, basis := c.ruledBy(c.sent.Tokens[w].Form); country != "" {
				base.country, base.basis = country, because(base.basis, basis)
				return []reading{c.finish(base, mod)}
			}
		}
	}
	// Where they are tells whose they are: "rebels in the north of Mali".
	if role.Flags&(actors.Abroad|actors.Thing|actors.Foreign) == 0 {
		h, ok := c.there(end)
		if !ok && role.Flags&(actors.Weak|actors.Local) == actors.Weak|actors.Local && role.Flags&actors.Human == 0 && end < len(c.sent.Tokens) {
			// "the regional capital | Juba"
			if h, ok = c.hitAt(end, len(c.sent.Tokens)); ok {
				ok = h.g.country != "" && (h.g.kind == actors.Region || h.g.kind == actors.Seat)
				h.g.sector = ""
			}
		}
		if ok {
			var out []reading
			for _, h := range c.alsoThere(h) {
				if g, ok := c.own(base, &h.g, from, to, head, false); ok {
					g.name = text + " in " + h.g.name
					g.sector = base.sector
					out = append(out, c.finish(g, mod))
				}
			}
			if len(out) > 0 {
				return out
			}
		}
	}
	g := base
	switch {
	case role.Flags&actors.Thing != 0:
		// "Government warplanes" are those of the country that the text is about.
		country, basis := c.scene()
		if role.Sector == "" || country == "" || c.plain || mod.apart || !mod.local {
			return nil
		}
		switch mod.sector {
		case "GOV", "MIL", "REB", "PRM":
		default:
			return nil
		}
		g.country, g.basis = country, basis
		if mod.sector != "GOV" {
			g.sector = mod.sector
		}
		return []reading{c.finish(g, mod)}
	case role.Flags&actors.Weak != 0 && mod.sector == "":
		// Houses and villages are a party where the text tells whose they are.
		country, basis := c.scene()
		if c.plain || country == "" || role.Flags&actors.Local == 0 || role.Sector == "BUS" && !role.Plural && firm(role.Lemma) || c.ix.loose && role.Sector == "" && strings.Contains(basis, "article is about") {
			return nil
		}
	case role.Flags&actors.Foreign != 0:
		if !c.plain {
			g.country, g.basis = c.foe()
		}
		return []reading{g}
	case role.Usual == "EUR":
		g.country, g.sector = "EUR", ""
		return []reading{g}
	case role.Usual != "" && !mod.apart:
		g.country, g.basis = role.Usual, "an office of "+c.r.table.State(role.Usual).Name
		return []reading{c.finish(g, mod)}
	case role.Flags&actors.Beyond != 0:
		switch {
		case role.Sector == "BUS":
			g.country, g.sector = "MNC", ""
		case role.Flags&actors.Armed != 0:
			switch g.country = c.sentBy(role.Words); g.country {
			case "":
				g.country = "IGO"
			case "UNO":
				g.sector = ""
			}
		case role.Sector == "":
			g.country = "IGO"
		default:
			g.country, g.sector = "NGO", ""
		}
		return []reading{g}
	}
	if (role.Flags&actors.Local != 0 || mod.local) && !mod.apart && !c.alien(first, from) && !c.plain && !single(role) && !c.elsewhere(end) {
		country, basis := c.sameForce(role, first)
		if country == "" {
			country, basis = c.scene()
		}
		if country == "" && (role.Lemma == "settler" || role.Lemma == "armed settler") && c.ix.countries["ISR"]+c.ix.countries["PSE"]+c.ix.others["PSE"] > 1 {
			country, basis = "ISR", "settlers in Palestine are of Israel"
		}
		if country != "" {
			if country == "PSE" && strings.HasSuffix(role.Lemma, "settler") {
				country, basis = "ISR", "settlers in Palestine are of Israel"
			}
			if country == "PSE" && g.sector == "MIL" && role.Flags&actors.Armed != 0 {
				country, basis = "ISR", "Palestine has no army: that in it is Israel's"
			}
			if congress(role.Lemma) && !hasCongress(country) {
				country, basis = "USA", "members of Congress are of the United States"
			}
			g.country, g.basis = country, basis
			g.name += " of " + c.r.table.State(country).Name
		}
	}
	return []reading{c.finish(g, mod)}
}

// sameForce is the country whose army was told of in the same word shortly
// before: "the US military said ... The military added".
func (c *context) sameForce(role *actors.Role, first int) (country, basis string) {
	switch role.Words {
	case "army", "military", "navy", "air force", "armed forces", "coast guard":
	default:
		return "", ""
	}
	if c.word(first) != "the" && c.word(first-1) != "the" {
		return "", ""
	}
	last := role.Words[strings.LastIndexByte(role.Words, ' ')+1:]
	for n := c.index; n >= 0 && n >= c.index-4; n-- {
		there := c
		if n != c.index {
			there = c.r.context(c.doc, n)
		}
		for k := len(there.sent.Tokens) - 1; k > 0; k-- {
			if n == c.index && k >= first || there.word(k) != last {
				continue
			}
			r, from, _ := there.roleAt(k, max(0, k-1), k+1)
			if r == nil || r.Words != role.Words || from == 0 {
				continue
			}
			for j := max(0, from-3); j < from; j++ {
				h, ok := there.hitAt(j, from)
				if ok && (h.end == from || h.end+1 == from && possessive(there.sent.Tokens[h.end].Form)) && (h.people || h.g.kind == actors.StateKind) && c.r.table.State(h.g.country) != nil {
					return h.g.country, "as the " + role.Words + " named before"
				}
			}
			return "", ""
		}
	}
	return "", ""
}

// firm reports a word for one company: of which country it is, its scene does not
// tell, as that of businessmen.
func firm(lemma string) bool {
	switch lemma[strings.LastIndexByte(lemma, ' ')+1:] {
	case "company", "firm", "bank", "airline", "corporation", "giant", "maker", "manufacturer", "lender", "fund", "conglomerate", "carmaker", "automaker", "chipmaker", "retailer", "startup", "start-up", "drugmaker",
		"consortium", "line", "major", "contractor", "exporter", "importer", "business", "shareholder", "investor":
		return true
	}
	return false
}

// congress reports a word for a member of a congress.
func congress(lemma string) bool {
	switch lemma {
	case "congressman", "congresswoman", "congressmen", "congresswomen", "member of congress":
		return true
	}
	return false
}

// hasCongress reports whether the parliament of a state is called a congress.
func hasCongress(country string) bool {
	switch country {
	case "USA", "PHL", "MEX", "GTM", "HND", "CRI", "DOM", "PAN", "COL", "VEN", "ECU", "PER", "BOL", "CHL", "ARG", "BRA", "PRY", "ESP", "IND":
		return true
	}
	return false
}

// sentBy is whose peacekeepers an article speaks of elsewhere, if it has them of
// one sender: "Russian peacekeepers", "the UN peacekeepers"; else "".
func (c *context) sentBy(word string) string {
	if c.plain {
		return ""
	}
	word = strings.TrimSuffix(strings.ToLower(word), "s")
	if one, ok := c.ix.senders.Load(word); ok {
		return one.(string)
	}
	one := c.sender(word)
	c.ix.senders.Store(word, one)
	return one
}

// sender is sentBy, sought in the whole article.
func (c *context) sender(word string) string {
	one := ""
	for i := range c.doc.Sentences {
		there := c.r.context(c.doc, i)
		for k := 1; k < len(there.sent.Tokens); k++ {
			if strings.TrimSuffix(there.word(k), "s") != word {
				continue
			}
			for j := max(0, k-3); j < k; j++ {
				h, ok := there.hitAt(j, k)
				if !ok || h.end != k || h.g.country == "" || !h.people && h.g.kind != actors.Organisation {
					continue
				}
				if one != "" && one != h.g.country {
					return ""
				}
				one = h.g.country
				break
			}
		}
	}
	return one
}

// chained is the entity of the person whose second title stands after "and":
// "State Councilor | and Foreign Minister Wang Yi"; -1 where there is none.
func (c *context) chained(end int) int {
	if w := c.word(end); w != "and" && w != "&" && w != "cum" || end+2 >= len(c.sent.Tokens) {
		return -1
	}
	role, to := c.r.table.LongestRole(c.sent, end+1, len(c.sent.Tokens))
	if role == nil || role.Plural || role.Flags&actors.Human == 0 || to >= len(c.sent.Tokens) {
		return -1
	}
	if m := c.named(to); m >= 0 && c.doc.Mentions[m].Kind == readout.Person {
		return c.doc.Mentions[m].Entity
	}
	return -1
}

// nameBeside is the name that stands beside an office: right after it ("prime
// minister | Ehud Olmert"), or after a comma where the tree joins them; nil
// where there is none.
func (c *context) nameBeside(role *actors.Role, first, end int) *readout.Mention {
	if role.Flags&actors.Human == 0 || end >= len(c.sent.Tokens) {
		return nil
	}
	at := end
	if c.word(at) == "," && end+1 < len(c.sent.Tokens) {
		at++
	}
	k := c.named(at)
	if k < 0 || c.doc.Mentions[k].Kind != readout.Person {
		return nil
	}
	m := &c.doc.Mentions[k]
	if at > end {
		if up := c.sent.Tokens[m.Head].Head; up < first || up >= end || m.End < len(c.sent.Tokens) && c.word(m.End) == "and" {
			return nil
		}
	}
	return m
}

// single reports the plural of what a country has one of: "governments" and
// "presidents" are of no one country.
func single(role *actors.Role) bool {
	if !role.Plural {
		return false
	}
	switch last := role.Lemma[strings.LastIndexByte(role.Lemma, ' ')+1:]; last {
	case "government", "regime", "parliament", "president", "premier", "army", "navy", "king", "state", "military":
		return true
	case "leader": // business leaders are several
		return role.Sector == "GOV"
	}
	return strings.HasSuffix(role.Lemma, "prime minister") || strings.HasSuffix(role.Lemma, "foreign minister")
}

// employer finds the body that somebody works for in the phrase after a small
// word: "a spokesman for | the Israeli prime minister", "officials at | the
// defence ministry".
func (c *context) employer(role *actors.Role, head, end int) []reading {
	w := c.word(end)
	switch {
	case w == "loyal" && c.word(end+1) == "to":
		return c.lord(end + 2)
	case w == "to" && (c.word(end-1) == "loyal" || c.word(head-1) == "loyal"): // "loyal forces to Z"
		return c.lord(end + 1)
	}
	switch w {
	case "for", "from", "at", "with", "in", "within":
	case "to":
		switch role.Lemma[strings.LastIndexByte(role.Lemma, ' ')+1:] {
		case "adviser", "advisor", "aide", "assistant", "counsel":
		default:
			return nil
		}
	default:
		return nil
	}
	if w != "for" && w != "to" && role.Flags&actors.Serves == 0 {
		return nil
	}
	for i := end + 1; i < len(c.sent.Tokens) && i < end+12; i++ {
		if c.sent.Tokens[i].Head != head || phrase.Case(c.sent, i) != w {
			continue
		}
		p := phrase.Of(c.sent, c.index, i)
		if p.First <= end {
			return nil
		}
		got := c.sub(p.Head, p.First, p.End, 1)
		if len(got) == 0 || got[0].country == "" {
			return nil
		}
		switch k := got[0].kind; {
		case body(k), k == actors.Seat, k == actors.Person && (w == "for" || w == "to"), k == actors.RoleKind && got[0].role != nil && got[0].role.Flags&(actors.Body|actors.Office) != 0 && (got[0].role.Flags&actors.Weak == 0 || strings.HasSuffix(got[0].role.Lemma, "ministry")),
			k == actors.StateKind && w == "for", c.beyond(got[0].country):
			return got
		}
		return nil
	}
	return nil
}

// lord is whom forces are loyal to: the first name with a country in the words
// from token at.
func (c *context) lord(at int) []reading {
	for i := at; i < len(c.sent.Tokens) && i < at+10; i++ {
		if tag := c.sent.Tokens[i].Tag; (tag == "VERB" || tag == "AUX") && c.word(i-1) != "-" || c.word(i) == "," {
			break
		}
		if h, ok := c.hitAt(i, len(c.sent.Tokens)); ok && h.g.country != "" {
			return []reading{h.g}
		}
	}
	return nil
}

// elsewhere reports whether a phrase is followed by a place or body that nobody
// knows: "a missionary from Calgary", "a spokesman for the club".
func (c *context) elsewhere(end int) bool {
	switch c.word(end) {
	case "for":
		return true
	case "from", "of", "with":
		return end+1 < len(c.sent.Tokens) && c.sent.Tokens[end+1].Tag == "PROPN"
	}
	return false
}

// shared finds the owner of a phrase at a member coordinated with it: "Israeli
// helicopters and | tanks", "the wife | and daughter of the minister".
func (c *context) shared(role *actors.Role, head int) []reading {
	if up := c.sent.Tokens[head].Head; up >= 0 && up < head {
		for _, m := range phrase.Members(c.sent, up)[1:] {
			if m != head {
				continue
			}
			p := phrase.Of(c.sent, c.index, up)
			r, from, to := c.roleAt(up, p.First, up+1)
			if r == nil || from <= p.First {
				return nil
			}
			var buf [8]hit
			owners, _ := c.owners(r, p.First, from, to, up, up+1, c.hits(p.First, from, buf[:0]), 1)
			return owners
		}
	}
	for _, m := range phrase.Members(c.sent, head)[1:] {
		p := phrase.Of(c.sent, c.index, m)
		if got, is := c.of(m, m+1, p.End, 1); is && len(got) > 0 && got[0].country != "" {
			return got
		}
	}
	return nil
}

// finish sets the sector of those who are no longer in office.
func (c *context) finish(g reading, mod modifier) reading {
	if mod.former && g.role != nil && (g.role.Flags&actors.Office != 0 || headed(g.role.Lemma) || g.role.Flags&actors.Human != 0 && g.sector == "GOV") && (g.sector == "GOV" || g.sector == "LEG" || g.sector == "MIL" || g.sector == "COP" || g.sector == "SPY" || g.sector == "JUD") {
		g.sector = "ELI"
	}
	return g
}

// alien reports a word for those who are of several states, or of another one:
// "foreign forces", "Caribbean leaders".
func (c *context) alien(first, from int) bool {
	for i := first; i < from; i++ {
		switch c.word(i) {
		case "foreign", "western", "outside", "external", "european", "african", "asian", "arab", "caribbean", "nordic", "baltic", "balkan", "gulf":
			return true
		}
	}
	return false
}

// headed reports whether a role is that of somebody who heads a force or
// service: "army chief".
func headed(lemma string) bool {
	switch lemma[strings.LastIndexByte(lemma, ' ')+1:] {
	case "chief", "head", "director", "commissioner":
		return true
	}
	return false
}

// own gives a role to an owner. It reports false where that makes no party.
func (c *context) own(base reading, o *reading, from, to, head int, several bool) (reading, bool) {
	g := base
	role := g.role
	if role.Lemma == "enemy" && (c.word(head+1) == "of" || possessive(c.word(from-1))) {
		return g, false // "the enemies of Afghanistan"
	}
	g.country, g.basis = o.country, o.basis
	if body(o.kind) && c.r.table.State(o.country) != nil && c.ix.countries[o.country] == 0 && c.r.table.Role(strings.ToLower(o.name)) != nil { // "National Guard members", of whichever country
		if c.plain {
			g.country = ""
		} else if country, basis := c.scene(); country != "" {
			g.country, g.basis = country, basis
		}
	}
	if o.kind == actors.Seat || o.kind == actors.StateKind || o.kind == actors.Demonym {
		g.basis = ""
	}
	named := o.kind != actors.RoleKind // a name, not "the police"
	switch {
	case role.Flags&actors.Thing != 0 && blast(role.Lemma) && o.kind != actors.Demonym && o.kind != actors.Group && c.word(from-1) == strings.ToLower(o.name):
		return g, false // "the Kabul bomb", "a Yemen blast": where, not whose
	case role.Flags&actors.Thing != 0:
		// A policy is its owner; missiles are the army's.
		if o.country == "" && o.sector == "" {
			return g, false
		}
		if role.Sector == "" || o.sector != "" && o.kind != actors.Seat && o.sector != "GOV" {
			g.sector = o.sector
		}
		if role.Sector == "" {
			g.name, g.office, g.ref = o.name, o.office, o.ref
			return g, true
		}
	case c.beyond(o.country):
		g.sector = ""
		if role.Flags&actors.Armed != 0 && (o.country != "UNO" || role.Sector != "MIL") {
			g.sector = role.Sector
		}
	case body(o.kind) || !named:
		// "Hamas officials", "a police spokesman", "workers of Gazprom".
		if o.sector != "" && (role.Flags&actors.Serves != 0 || role.Sector == "") && !(o.sector == "GOV" && role.Flags&actors.Armed != 0) {
			g.sector = o.sector // but the forces of a ministry are forces
		}
		if role.Sector == "BUS" && o.sector == "JRN" {
			g.sector = "JRN" // the publisher of a newspaper
		}
		if (o.kind == actors.Group || o.kind == actors.RoleKind) && role.Sector == "MIL" && (o.sector == "REB" || o.sector == "PRM" || o.sector == "CRM") {
			g.sector = o.sector // "Hezbollah troops"
		}
		switch role.Lemma {
		case "alliance", "coalition", "bloc", "faction": // "a coalition of trade unions", "the Seleka coalition"
			if o.sector == "REB" || o.sector == "PRM" || o.sector != "" && c.word(head+1) == "of" {
				g.sector = o.sector
			}
		case "party": // "a party of paramilitary police"
			switch o.sector {
			case "MIL", "COP", "REB", "PRM":
				g.sector = o.sector
			}
		}
		if role.Sector == "UAF" || role.Sector == "SPY" || role.Sector == "CRM" { // "CJNG gunmen", "Hamas operatives"
			switch o.sector {
			case "REB", "PRM", "CRM":
				g.sector = o.sector
			}
		}
		if body(o.kind) && role.Sector == "MIL" && role.Flags&actors.Armed != 0 && (o.sector == "PTY" || o.sector == "OPP") {
			g.sector = "REB" // a party with forces: "TPLF troops"
		}
		if (o.sector == "PTY" || o.sector == "OPP") && (partisan(role) || role.Sector == "PTY") {
			g.sector = o.sector // "BNP activists", "seven MPs of the party"
		}
		if o.sector == "" && role.Sector == "GOV" && (c.r.table.State(o.country) == nil && (named || o.country != "") || named && o.ref == "" && o.kind != actors.RoleKind && (role.Lemma == "member" || strings.HasSuffix(role.Lemma, "founder"))) {
			g.sector = "" // officials of the Red Cross, a member of a group that nobody knows
		}
	case o.kind == actors.Person && o.country == "" && role.Sector == "GOV":
		g.country, g.basis = c.ruledBy(o.name)
	case o.kind == actors.Person:
		if o.sector != "" && o.sector != "GOV" && o.sector != "ELI" && role.Flags&actors.Serves != 0 {
			g.sector = o.sector
		}
		switch role.Lemma {
		case "convoy", "motorcade": // "the governor's convoy"
			if o.sector != "" && o.sector != "MIL" {
				g.sector = o.sector
			}
		}
		if role.Lemma == "camp" || role.Lemma == "ticket" { // "the Clinton camp"
			g.sector = "PTY"
		}
		if family(role.Lemma) && (o.sector == "GOV" || o.sector == "ELI" || o.sector == "MIL") {
			g.sector = "ELI"
		}
	case o.kind == actors.Seat && o.sector != "GOV" && role.Flags&actors.Serves != 0 && o.sector != "":
		g.sector = o.sector // "a Pentagon official"
	case o.kind == actors.Region && o.sector != "" && role.Sector == "GOV":
		g.sector = o.sector // the leaders of a breakaway region
	}
	if o.country == "" && o.vague && role.Flags&actors.Weak != 0 && !named {
		return g, false
	}
	if g.country == "" && role.Flags&actors.Local != 0 && !c.plain && !o.vague && !named {
		if country, basis := c.scene(); country != "" {
			g.country, g.basis = country, basis
		}
	}
	if several {
		words, _ := c.doc.Words(c.sent, from, to)
		g.name = words + " of " + o.name
	}
	if ofState(o) {
		c.holder(&g, from, to)
	}
	return c.finish(g, modifier{former: base.former}), true
}

// partisan reports a word for those who make up a party or stand behind it, in
// parliament, in its offices and in the street: who they are for says more of
// them than what they are.
func partisan(role *actors.Role) bool {
	if role.Sector == "LEG" && role.Flags&actors.Human != 0 {
		return true
	}
	switch role.Lemma[strings.LastIndexByte(role.Lemma, ' ')+1:] {
	case "activist", "supporter", "worker", "youth", "volunteer", "sympathizer", "sympathiser", "follower", "backer", "loyalist", "protester", "demonstrator", "marcher", "man", "men",
		"woman", "women", "member", "executive", "leadership", "faction", "formation", "unit", "branch", "employee", "delegation", "people", "student":
		return true
	}
	return false
}

// ofState reports whether an owner is a state or its government, whose offices
// the tables know; not a body or region within it: "the president of the bar
// association of Cameroon", "the governor of Imo State".
func ofState(o *reading) bool {
	switch o.kind {
	case actors.StateKind, actors.Seat, actors.Demonym:
		return true
	case actors.RoleKind:
		return o.role != nil && (o.sector == "GOV" && strings.HasSuffix(o.role.Lemma, "government") || o.sector == "" || o.role.Words == o.role.Lemma && (o.sector == "MIL" || o.sector == "COP"))
	}
	return false
}

// blast reports a noun for what goes off somewhere.
func blast(lemma string) bool {
	switch lemma[strings.LastIndexByte(lemma, ' ')+1:] {
	case "bomb", "blast", "explosion", "bombing":
		return true
	}
	return false
}

// ruledBy is the country of all heads of state or government who bear a
// surname: "the Bush administration".
func (c *context) ruledBy(name string) (country, basis string) {
	surname := name[strings.LastIndexByte(name, ' ')+1:]
	for _, e := range c.r.table.Lookup(surname) {
		if e.Kind != actors.Person {
			continue
		}
		switch office := strings.ToLower(e.Office); {
		case strings.Contains(office, "president") && !strings.Contains(office, "vice"), strings.Contains(office, "prime minister"), strings.Contains(office, "chancellor"):
			if country != "" && country != e.Country {
				return "", ""
			}
			country = e.Country
		}
	}
	if country != "" {
		basis = "those of that name who ruled are of " + country
	}
	return country, basis
}

// holder names the person who held the office on the day of the article,
// where the tables know exactly one.
func (c *context) holder(g *reading, from, to int) {
	role := g.role
	if role.Flags&actors.Office == 0 || role.Plural || g.former || g.country == "" || c.ix.day == "" || c.r.table.State(g.country) == nil {
		return
	}
	switch w := c.word(from - 1); {
	case rank(w) && w != "state":
		return
	case w == "a" || w == "an" || w == "one" || w == "another": // one of several
		return
	}
	var name, office, ref string
	for _, words := range [...]string{role.Words, swap(role.Words), strings.Replace(role.Words, "defence", "defense", 1), strings.Replace(role.Words, "defense", "defence", 1)} {
		if words == "" {
			continue
		}
		for _, e := range c.r.table.Holders(g.country, words, c.ix.day) {
			if name != "" && name != e.Name {
				return
			}
			name, office, ref = e.Name, e.Office, e.Ref
		}
		if name != "" {
			break
		}
	}
	if name != "" {
		g.basis = because(g.basis, "held the office on "+c.ix.day)
		g.name, g.office, g.ref = name, office, ref
	}
}

// swap turns "minister of justice" and "justice minister" into each other.
func swap(words string) string {
	if before, after, is := strings.Cut(words, " of "); is {
		return strings.TrimSuffix(strings.TrimPrefix(after, "the "), " affairs") + " " + before
	}
	if k := strings.LastIndexByte(words, ' '); k > 0 {
		return words[k+1:] + " of " + words[:k]
	}
	return ""
}

// officeOf writes the office with the words of rank before it: "Deputy
// Foreign Minister"; "" where the role is not an office.
func (c *context) officeOf(role *actors.Role, from, to, first int) string {
	if role.Flags&actors.Office == 0 && role.Flags&actors.Serves == 0 || role.Flags&actors.Human == 0 || role.Plural {
		return ""
	}
	for from > first && (rank(c.word(from-1)) || c.word(from-1) == "-" && from-1 > first) {
		from--
	}
	var words []string
	for i := from; i < to; i++ {
		words = append(words, c.sent.Tokens[i].Form)
	}
	return title(words)
}

// vague reads states that are not named: "Western countries" are known as
// nobody in particular, "the G7 countries" as the G7.
func (c *context) vague(g reading, owners []reading, from, first int) []reading {
	g.vague, g.sector = true, ""
	for i := range owners {
		if o := &owners[i]; c.beyond(o.country) {
			g.country, g.name, g.ref, g.vague = o.country, o.name, o.ref, false
			return []reading{g}
		}
	}
	if strings.HasSuffix(g.role.Lemma, "government") {
		g.sector = "GOV"
	}
	if len(owners) == 1 && own(g.role.Lemma) && c.r.table.State(owners[0].country) != nil {
		switch c.word(from - 1) {
		case "his", "her", "my", "our", "their": // a person's country is his own
			g.country, g.name, g.basis, g.vague = owners[0].country, c.r.table.State(owners[0].country).Name, owners[0].basis, false
			return []reading{g}
		}
	}
	if len(owners) == 1 && own(g.role.Lemma) && !g.role.Plural && c.r.table.State(owners[0].country) != nil && c.word(from-1) != "the" { // "a Palestinian state"
		switch c.word(from - 1) {
		case "'s", "’s", "s", "its":
		default:
			g.country, g.name, g.vague = owners[0].country, c.r.table.State(owners[0].country).Name, false
			return []reading{g}
		}
	}
	if len(owners) > 1 && neighbour(g.role.Lemma) { // "its Russian allies"
		if o := &owners[0]; o.kind == actors.StateKind && c.r.table.State(o.country) != nil && o.country != owners[1].country {
			g.country, g.vague = o.country, false
			return []reading{g}
		}
	}
	if len(owners) > 0 && !g.role.Plural && neighbour(g.role.Lemma) {
		if country := c.otherState(owners[len(owners)-1].country); country != "" {
			g.country, g.name, g.basis, g.vague = country, c.r.table.State(country).Name, "the other state of the sentence", false
			return []reading{g}
		}
		if strings.HasSuffix(g.role.Lemma, "neighbour") || strings.HasSuffix(g.role.Lemma, "neighbor") {
			if country, why := c.r.Beside(c.doc, owners[len(owners)-1].country); country != "" {
				g.country, g.name, g.basis, g.vague = country, c.r.table.State(country).Name, why, false
				return []reading{g}
			}
		}
	}
	if !g.role.Plural && strings.IndexByte(g.role.Words, ' ') < 0 {
		if w := c.word(from - 1); len(owners) == 0 && w == "the" && !c.plain {
			if country, basis := c.scene(); country != "" {
				g.country, g.name, g.basis, g.vague = country, c.r.table.State(country).Name, basis, false
				return []reading{g}
			}
		}
		if from == first {
			return nil
		}
	}
	g.basis = because(g.basis, Unnamed)
	return []reading{g}
}

// global reports whether the words behind token i are "around the world" and
// the like: of many states.
func (c *context) global(i int) bool {
	switch c.word(i + 1) {
	case "around", "across", "throughout", "from", "all":
	default:
		return false
	}
	for k := i + 2; k < i+7; k++ {
		switch c.word(k) {
		case "world", "globe", "continent", "region", "countries", "nations", "states":
			return true
		case ",", ".", "and":
			return false
		}
	}
	return false
}

// insider reports whether the words from token i tell where somebody is who tells
// of it: "a source | in the ministry", "sources | close to the president".
func (c *context) insider(i int) bool {
	switch c.word(i) {
	case "in", "at", "within", "inside", "from":
		return true
	case "close":
		return c.word(i+1) == "to"
	}
	return false
}

// mine reports whether the word before token i is "his" and the like.
func (c *context) mine(i int) bool {
	switch c.word(i - 1) {
	case "his", "her", "their", "its", "my", "our":
		return true
	}
	return false
}

// inConflict finds the country whose war the parties of a phrase wage: that of
// "the parties to the conflict in Iraq", else that of which the text speaks.
func (c *context) inConflict(g reading, head int) (reading, bool) {
	switch g.role.Words {
	case "parties":
		for _, h := range c.hits(head+1, min(head+8, len(c.sent.Tokens)), nil) {
			if h.g.kind == actors.StateKind && c.word(h.first-1) == "in" {
				g.country, g.sector = h.g.country, ""
				return g, true
			}
		}
	case "warring parties", "conflicting parties":
	default:
		return g, false
	}
	if c.plain {
		return g, false
	}
	country, basis := c.scene()
	if country == "" {
		return g, false
	}
	g.country, g.sector, g.basis = country, "", because(g.basis, basis)
	return g, true
}

// everyone reports whether the words beside "parties", which begins at token i
// and ends with head, make them those of a conflict rather than political ones:
// "all parties", "the parties to the dispute".
func (c *context) everyone(i, head int) bool {
	if c.word(head+1) == "to" {
		for k := head + 2; k < head+5; k++ {
			switch c.word(k) {
			case "conflict", "dispute", "war", "agreement", "accord", "deal", "treaty", "talks", "crisis", "convention", "negotiations", "process", "fighting", "pact", "truce", "ceasefire":
				return true
			}
		}
	}
	switch c.word(i - 1) {
	case "all", "both":
		return true
	case "the":
		return c.word(i-2) == "all"
	}
	return false
}

// Unnamed is the basis of states and bodies that the text does not name.
const Unnamed = "a group that is not named"

// own reports whether a word is one for the state that somebody is of.
func own(lemma string) bool {
	return lemma == "country" || lemma == "nation" || lemma == "state"
}

// facing reports whether a word is one for somebody of the other side: "his
// counterpart", "his hosts".
func facing(lemma string) bool {
	switch lemma {
	case "counterpart", "opposite number", "colleague", "host", "guest", "interlocutor":
		return true
	}
	return false
}

// neighbour reports whether a word is one for another state by what it is to
// its owner: "its neighbour", "its ally".
func neighbour(lemma string) bool {
	switch lemma[strings.LastIndexByte(lemma, ' ')+1:] {
	case "neighbour", "neighbor", "ally", "partner", "state", "country":
		return true
	}
	return false
}

// otherState is the one state besides the owner that the names of the sentence
// stand for; "" where there is none or are several.
func (c *context) otherState(owner string) string {
	if c.plain || c.r.table.State(owner) == nil {
		return ""
	}
	other := ""
	for _, k := range c.ix.bySentence[c.index] {
		m := &c.doc.Mentions[k]
		if m.Kind == readout.Description || m.Kind == readout.Pronoun || m.Entity < 0 || m.Entity >= len(c.doc.Entities) {
			continue
		}
		switch x := c.doc.Entities[m.Entity].Country; {
		case x == owner || c.r.table.State(x) == nil:
		case other == "":
			other = x
		case other != x:
			return ""
		}
	}
	return other
}

// alsoThere returns a state and the states that the tree joins to it: "diplomats
// from | Germany, Poland and Sweden".
func (c *context) alsoThere(h hit) []hit {
	out := []hit{h}
	if h.g.kind != actors.StateKind {
		return out
	}
	for i := h.first; i < h.end; i++ {
		if up := c.sent.Tokens[i].Head; up >= h.first && up < h.end {
			continue
		}
		for _, m := range phrase.Members(c.sent, i)[1:] {
			first := phrase.Of(c.sent, c.index, m).First
			for first < m && (linking(c.word(first)) || c.word(first) == "from" || c.word(first) == "in") {
				first++
			}
			if x, ok := c.hitAt(first, len(c.sent.Tokens)); ok && x.g.kind == actors.StateKind && !x.people && x.end > m && !possessive(c.word(x.end)) {
				out = append(out, x)
			}
		}
	}
	return out
}

// there finds the state or part of one that the words right after a phrase
// place it in: "rebels | in northern Mali".
func (c *context) there(end int) (hit, bool) {
	switch c.word(end) {
	case "in", "from", "across", "near", "throughout", "inside", "of":
	default:
		return hit{}, false
	}
	i := end + 1
	for i < len(c.sent.Tokens) && i < end+6 && direction(c.word(i)) {
		i++
	}
	if i >= len(c.sent.Tokens) {
		return hit{}, false
	}
	h, ok := c.hitAt(i, len(c.sent.Tokens))
	if !ok || h.g.country == "" || c.r.table.State(h.g.country) == nil || h.people {
		return hit{}, false
	}
	switch h.g.kind {
	case actors.StateKind, actors.Seat, actors.Region:
		h.g.sector = ""
		if w := c.word(h.end); possessive(w) {
			return hit{}, false
		}
		return h, true
	}
	return hit{}, false
}

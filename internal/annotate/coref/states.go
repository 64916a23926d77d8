package coref

import (
	"sort"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/actors"
)

// states makes one entity of all names and adjectives of a state, and one of
// each other place.
func (w *work) states() {
	places := map[string]int{}
	for m := range w.ms {
		kind := w.ms[m].Kind
		if kind != readout.Location && kind != readout.Demonym {
			continue
		}
		words := w.words(m)
		if len(w.table.Lookup(words)) == 0 {
			words = usualCase(words)
		}
		if st := w.pickState(w.table.Lookup(words)); st != nil {
			w.link(m, w.state(st.Country, st.Name, st.Ref), "name of the state")
			continue
		}
		name, entry := words, w.region(words)
		if entry != nil {
			name = entry.Name
		}
		key := fold(name)
		e, ok := places[key]
		if !ok {
			e = w.add(entity{Entity: readout.Entity{Name: name, Kind: kind}, first: m})
			if entry != nil {
				x := &w.ents[e]
				x.Country, x.Ref, x.Basis = entry.Country, entry.Ref, entry.Name
				if entry.Kind == actors.Demonym {
					x.Sector, x.plural = entry.Sector, entry.Sector != ""
				}
			}
			places[key] = e
		}
		w.link(m, e, "name")
	}
}

// region returns the line of the tables for a place or people that is no
// state: a seat, a region, a people; nil where there is none.
func (w *work) region(words string) *actors.Entry {
	for _, t := range w.table.Lookup(words) {
		if t.Kind == actors.Seat || t.Kind == actors.Region || t.Kind == actors.Demonym {
			return t
		}
	}
	return nil
}

// state returns the entity of a state, made where the text has not named it
// yet.
func (w *work) state(country, name, ref string) int {
	if e, ok := w.bySt[country]; ok {
		return e
	}
	e := w.add(entity{Entity: readout.Entity{Name: name, Kind: readout.Location, Country: country, Ref: ref, Basis: name}})
	w.bySt[country] = e
	return e
}

// pickState returns the state that the entries name or are the adjective of;
// nil where there is none. Of several (Congo, Korea) one that the article has
// named before, else the first of the table.
func (w *work) pickState(entries []*actors.Entry) *actors.Entry {
	var first *actors.Entry
	for _, e := range entries {
		if e.Kind != actors.StateKind && e.Kind != actors.Demonym {
			continue
		}
		st := w.table.State(e.Country)
		if st == nil || st.Name != e.Name {
			continue
		}
		if _, named := w.bySt[e.Country]; named {
			return e
		}
		if first == nil {
			first = e
		}
	}
	return first
}

// bodies groups the names of organisations: the same words, the same line of
// the tables, acronyms, and short forms.
func (w *work) bodies() {
	byKey := map[string]int{}
	acronym := map[string]int{}
	for m := range w.ms {
		if w.ms[m].Kind != readout.Organisation {
			continue
		}
		words := strings.TrimPrefix(strings.TrimPrefix(w.words(m), "the "), "The ")
		owner := w.owner(m)
		entry := w.body(words, owner)
		if w.party[words] {
			entry = nil
		}
		key := bodyKey(words)
		if entry != nil {
			key = "=" + entry.Name + "=" + entry.Country
		} else if owner != "" {
			key += "=" + owner
		}
		e, ok := byKey[key]
		basis := "name"
		if !ok && entry == nil {
			if upper(words) {
				if e, ok = acronym[fold(words)]; ok {
					basis = "short for " + w.ents[e].Name
				} else if e, ok = w.byInitials(fold(words)); ok {
					basis = "initials of " + w.ents[e].Name
				}
			} else if e, ok = w.shorter(words, owner); ok {
				basis = "short for " + w.ents[e].Name
			} else if e, ok = w.lastBody(m, words); ok && owner == "" {
				basis = "short for " + w.ents[e].Name
			} else {
				ok = false
			}
		}
		if !ok {
			e = w.add(entity{Entity: readout.Entity{Name: words, Kind: readout.Organisation, Country: owner}, first: m, parts: nameParts(words)})
			x := &w.ents[e]
			if owner != "" {
				x.Basis = "named beside it"
			}
			if entry != nil {
				x.Country, x.Sector, x.Ref, x.Basis = entry.Country, entry.Sector, entry.Ref, entry.Name
				x.Name = entry.Name
				x.entry, x.entries = entry, []*actors.Entry{entry}
			} else if w.party[words] {
				x.Sector, x.Basis = "PTY", "called a party in the text"
			} else if r, ok := w.roleWords(words); ok {
				x.Sector = r.Sector
			}
			byKey[key] = e
		}
		w.link(m, e, basis)
		if short := w.defined(m); short != "" {
			acronym[fold(short)] = e
			if w.ents[e].entry != nil {
				continue
			}
			w.ents[e].names = append(w.ents[e].names, fold(short))
		}
	}
	// An acronym that stood before its definition, or was taken for a place.
	for m := range w.ms {
		if w.ms[m].Kind == readout.Person || w.ms[m].Entity >= 0 && w.ms[m].Kind == readout.Demonym {
			continue
		}
		if e, ok := acronym[fold(w.words(m))]; ok && w.ms[m].Entity >= 0 && w.ms[m].Entity != e && w.ents[w.ms[m].Entity].entry == nil && upper(w.words(m)) {
			w.merge(w.ms[m].Entity, e, "short for "+w.ents[e].Name)
		}
	}
}

// branch finds the party whose branch in a part of its state a name stands for:
// "Karnataka Congress", "Sindh PPP".
func (w *work) branch(words string) *actors.Entry {
	place, name, _ := strings.Cut(words, " ")
	for _, e := range w.table.Lookup(name) {
		if e.Kind != actors.Group || e.Sector != "PTY" || !e.On(w.day) {
			continue
		}
		for _, p := range w.table.Lookup(place) {
			if (p.Kind == actors.Region || p.Kind == actors.Seat) && p.Country == e.Country {
				return e
			}
		}
	}
	return nil
}

// body finds the line of the tables for the name of a body, by its whole
// words, of the owner's country where several bear the name.
func (w *work) body(words, owner string) *actors.Entry {
	entries := w.table.Lookup(words)
	var good []*actors.Entry
	for _, e := range entries {
		switch e.Kind {
		case actors.Organisation, actors.Group, actors.Company, actors.Media:
			if owner == "" || e.Country == owner || len(e.Country) != 3 || w.table.State(e.Country) == nil {
				good = append(good, e)
			}
		}
	}
	if len(good) == 0 {
		return w.branch(words)
	}
	if owner == "" && several(good) {
		if lean := w.leaning(words); lean != "" {
			of := good[:0:0]
			for _, e := range good {
				if e.Country == lean {
					of = append(of, e)
				}
			}
			if len(of) > 0 {
				return actors.Pick(of, w.day)
			}
		}
	}
	same := good[:0:0]
	for _, e := range good {
		if e.Name == good[0].Name {
			same = append(same, e)
		} else if owner == "" && e.Country != good[0].Country && w.bySt[e.Country] > 0 {
			return nil // several bodies of one name: the context must tell
		}
	}
	return w.lines.Pick(same)
}

// several reports whether entries are of bodies of more than one country.
func several(entries []*actors.Entry) bool {
	for _, e := range entries {
		if e.Country != entries[0].Country {
			return true
		}
	}
	return false
}

// roleWords looks up what kind of body a name describes: "Defence Ministry".
func (w *work) roleWords(words string) (*actors.Role, bool) {
	parts := strings.Fields(words)
	for i := range parts {
		if r := w.table.Role(strings.ToLower(strings.Join(parts[i:], " "))); r != nil {
			return r, true
		}
	}
	if before, _, ok := strings.Cut(words, " of "); ok {
		return w.roleWords(before)
	}
	return nil, false
}

// owner returns the country of the state named in or directly beside a body:
// "Russian Foreign Ministry", "China's army", "the parliament of Georgia".
func (w *work) owner(m int) string {
	x := &w.ms[m]
	s := w.sent(m)
	country := func(k int) string {
		if k < 0 || k >= len(s.Tokens) {
			return ""
		}
		if o := w.at[x.Sentence][k]; o >= 0 && o != int32(m) && w.ms[o].Entity >= 0 && w.ms[o].Kind != readout.Organisation {
			return w.ents[w.ms[o].Entity].Country
		}
		return ""
	}
	k := x.First - 1
	role, _ := w.table.LongestRole(s, x.First, x.End)
	for n := 0; k > 0 && n < 6 && (role == nil || role.Flags&actors.Human == 0) && w.describes(x.Sentence, k); n++ {
		k--
	}
	if k >= 0 && possessive(s.Tokens[k].Form) {
		k--
	}
	if c := country(k); c != "" {
		return c
	}
	if x.End < len(s.Tokens) && s.Tokens[x.End].Form == "of" {
		k = x.End + 1
		if k < len(s.Tokens) && s.Tokens[k].Form == "the" {
			k++
		}
		if c := country(k); c != "" {
			return c
		}
	}
	// A state or adjective among its own words.
	words := strings.Fields(w.words(m))
	for i, word := range words {
		if st := w.pickState(w.table.Lookup(strings.TrimSuffix(strings.TrimSuffix(word, "'s"), "’s"))); st != nil {
			return st.Country
		}
		if i+1 < len(words) {
			if st := w.pickState(w.table.Lookup(word + " " + words[i+1])); st != nil {
				return st.Country
			}
		}
	}
	return ""
}

// describes reports whether a token stands between a body and whose it is: "Fiji's
// ruling X", "the German far-right X", "Peru's main opposition X".
func (w *work) describes(si, k int) bool {
	if w.at[si][k] >= 0 {
		return false
	}
	t := &w.doc.Sentences[si].Tokens[k]
	switch t.Form {
	case "-", "opposition", "centre", "center", "state", "party", "coalition":
		return true
	}
	if k > 0 && w.doc.Sentences[si].Tokens[k-1].Form == "-" && t.Tag == "VERB" {
		return false // "the US-based X", "the Russian-backed X"
	}
	switch f := strings.ToLower(t.Form); {
	case strings.HasSuffix(f, "based"), strings.HasSuffix(f, "backed"), strings.HasSuffix(f, "led"), strings.HasSuffix(f, "born"), strings.HasSuffix(f, "funded"):
		return false
	}
	return t.Tag == "ADJ" || t.Tag == "VERB" && t.Rel == "amod"
}

// bodyKey brings "Ministry of Foreign Affairs" and "Foreign Ministry" to one
// form: the folded words in order of the alphabet, small ones left out.
func bodyKey(words string) string {
	parts := nameParts(words)
	keep := parts[:0]
	for _, p := range parts {
		switch p {
		case "of", "the", "for", "and", "affairs", "s", "in":
			continue
		case "defense":
			p = "defence"
		case "organization":
			p = "organisation"
		}
		keep = append(keep, p)
	}
	sort.Strings(keep)
	return strings.Join(keep, " ")
}

// defined returns the acronym that stands in brackets after mention m.
func (w *work) defined(m int) string {
	s, end := w.sent(m), w.ms[m].End
	if end+2 < len(s.Tokens) && s.Tokens[end].Form == "(" && s.Tokens[end+2].Form == ")" && upper(s.Tokens[end+1].Form) && len(s.Tokens[end+1].Form) <= 10 {
		return s.Tokens[end+1].Form
	}
	return ""
}

// upper reports whether a word looks like an acronym.
func upper(s string) bool {
	n, low := 0, 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= 'A' && c <= 'Z':
			n++
		case c >= 'a' && c <= 'z':
			low++
		case c == '.' || c == '-' || c >= '0' && c <= '9':
		default:
			return false
		}
	}
	return n >= 2 && low <= n/2
}

// byInitials finds a body whose capitalised words begin with these letters.
func (w *work) byInitials(short string) (int, bool) {
	for e := len(w.ents) - 1; e >= 0; e-- {
		x := &w.ents[e]
		if x.Kind != readout.Organisation || len(x.parts) < 2 {
			continue
		}
		first, all := "", ""
		for _, p := range x.parts {
			all += p[:1]
			if p != "of" && p != "the" && p != "for" && p != "and" && p != "in" {
				first += p[:1]
			}
		}
		if short == first || short == all {
			return e, true
		}
	}
	return 0, false
}

// shorter finds the body that a shorter form means: the first word of a
// company ("Ford" of "Ford Motor Company"), or the last two words and more
// ("Defence Ministry" of "Russian Defence Ministry").
func (w *work) shorter(words, owner string) (int, bool) {
	parts := nameParts(words)
	found := -1
	for e := range w.ents {
		x := &w.ents[e]
		if x.Kind != readout.Organisation || len(x.parts) <= len(parts) || owner != "" && x.Country != "" && x.Country != owner {
			continue
		}
		if !hasPrefix(x.parts, parts) && !(len(parts) >= 2 && hasSuffix(x.parts, parts)) {
			continue
		}
		if len(parts) == 1 && (len(parts[0]) < 3 || commonBody(parts[0])) {
			continue
		}
		if found >= 0 {
			return 0, false
		}
		found = e
	}
	return found, found >= 0
}

// lastBody finds the body named last before mention m whose name begins or
// ends with the one word by which m calls it: "The Council", "the Commission".
func (w *work) lastBody(m int, words string) (int, bool) {
	x := &w.ms[m]
	s := w.sent(m)
	if the := x.First > 0 && strings.EqualFold(s.Tokens[x.First-1].Form, "the"); !the && !strings.EqualFold(s.Tokens[x.First].Form, "the") {
		return 0, false
	}
	switch words {
	case "Council", "Commission", "Committee", "Court", "Union", "Assembly", "Mission", "Agency", "Organization", "Organisation", "Front", "League", "Alliance", "Movement", "Ministry", "Association", "Board", "Tribunal", "Bloc", "Forum", "Federation", "Fund", "Bank", "Party", "Institute", "Foundation", "Authority", "Congress":
	default:
		return 0, false
	}
	word := nameParts(words)
	for j := m - 1; j >= 0; j-- {
		y := &w.ms[j]
		if x.Sentence-y.Sentence > 5 {
			break
		}
		if y.Kind != readout.Organisation || y.Entity < 0 || w.ents[y.Entity].gone {
			continue
		}
		for _, name := range []string{w.words(j), w.ents[y.Entity].Name} {
			if parts := nameParts(name); len(parts) > 1 && (hasPrefix(parts, word) || hasSuffix(parts, word)) {
				return y.Entity, true
			}
		}
	}
	return 0, false
}

// commonBody reports whether a word begins the names of many bodies.
func commonBody(p string) bool {
	switch p {
	case "national", "united", "international", "world", "central", "federal", "european", "african", "american", "supreme", "general", "ministry", "department", "office", "bank", "university", "new", "house", "state", "people", "peoples", "democratic", "republican", "social", "first", "the", "court", "parliament", "senate", "congress", "army", "committee", "council", "commission", "association", "party":
		return true
	}
	return false
}

func hasPrefix(long, short []string) bool {
	if len(short) > len(long) {
		return false
	}
	for i, p := range short {
		if long[i] != p {
			return false
		}
	}
	return len(short) > 0
}

func hasSuffix(long, short []string) bool {
	return len(short) <= len(long) && hasPrefix(long[len(long)-len(short):], short)
}

// merge moves the mentions of one entity to another.
func (w *work) merge(from, to int, basis string) {
	if from == to {
		return
	}
	for _, m := range w.ents[from].mentions {
		w.ms[m].Entity = to
		if basis != "" {
			w.ms[m].Basis = basis
		}
		w.ents[to].mentions = append(w.ents[to].mentions, m)
	}
	sort.Ints(w.ents[to].mentions)
	x, y := &w.ents[to], &w.ents[from]
	x.names = append(x.names, y.names...)
	x.roles = append(x.roles, y.roles...)
	if x.gender == 0 {
		x.gender = y.gender
	}
	y.mentions, y.gone = nil, true
	for c, e := range w.bySt {
		if e == from {
			w.bySt[c] = to
		}
	}
}

// realms links "the Kingdom", "the Sultanate" and "the Emirate", which papers of
// such states write for their own, to the first state of that kind in the text.
func (w *work) realms() {
	for m := range w.ms {
		x := &w.ms[m]
		if x.Entity < 0 || x.Kind == readout.Person || x.Kind == readout.Demonym || w.ents[x.Entity].Country != "" {
			continue
		}
		kind := ""
		switch strings.TrimPrefix(strings.TrimPrefix(w.words(m), "the "), "The ") {
		case "Kingdom":
			kind = "SAU JOR BHR MAR THA KHM BTN SWZ TON LSO"
		case "Sultanate":
			kind = "OMN BRN"
		case "Emirate":
			kind = "KWT QAT AFG"
		default:
			continue
		}
		toks := w.sent(m).Tokens
		if x.End < len(toks) && toks[x.End].Form == "of" || x.First > 0 && toks[x.First].Form[0] != 't' && toks[x.First].Form[0] != 'T' && !strings.EqualFold(toks[x.First-1].Form, "the") {
			continue
		}
		for k := range w.ms {
			if w.ms[k].Entity < 0 {
				continue
			}
			c := w.ents[w.ms[k].Entity].Country
			if st := w.table.State(c); c != "" && st != nil && strings.Contains(kind, c) {
				w.merge(x.Entity, w.state(c, st.Name, st.Ref), w.words(m)+" = "+st.Name)
				break
			}
		}
	}
}

// ministries gives a ministry whose state nobody names to the state that, by
// the headline or the first sentence, condemns or welcomes what is told: "The
// UAE condemns the attack in Aden. In a statement, the Ministry of Foreign ...".
func (w *work) ministries() {
	state := ""
	for m := range w.ms {
		x := &w.ms[m]
		if x.Entity < 0 || x.Kind != readout.Location && x.Kind != readout.Demonym || x.Sentence > 1 {
			continue
		}
		e := &w.ents[x.Entity]
		s := w.sent(m)
		if e.Country == "" || w.bySt[e.Country] != x.Entity || w.grade(m) != 3 || s.Tokens[x.Head].Head < 0 {
			continue
		}
		switch s.Tokens[s.Tokens[x.Head].Head].Lemma {
		case "condemn", "welcome", "denounce", "deplore", "reject", "express", "affirm", "reaffirm", "reiterate", "stress", "congratulate", "voice", "slam", "urge", "hail", "offer", "deny", "refute", "call":
			if state != "" && state != e.Country {
				return
			}
			state = e.Country
		}
	}
	if state == "" {
		return
	}
	for i := range w.ents {
		x := &w.ents[i]
		if x.gone || x.Kind != readout.Organisation || x.Country != "" || x.entry != nil || x.Sector != "GOV" {
			continue
		}
		if strings.HasPrefix(x.Name, "Ministry of Foreign") || strings.HasPrefix(x.Name, "Foreign Ministry") || strings.HasPrefix(x.Name, "Ministry for Foreign") {
			x.Country, x.Basis = state, "the ministry of the state that speaks"
		}
	}
}

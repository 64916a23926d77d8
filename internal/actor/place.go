package actor

import (
	"sort"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/actors"
)

// located reports whether the word before a place says that something is
// there: "in Minsk", "near the town of Chernihiv".
func located(sent *readout.Sentence, first int) bool {
	for i := first - 1; i >= 0 && i >= first-8; i-- {
		switch strings.ToLower(sent.Tokens[i].Form) {
		case "over": // "negotiates over Syria" is not there
			return i > 0 && aloft(strings.ToLower(sent.Tokens[i-1].Form))
		case "in", "at", "near", "across", "around", "outside", "throughout", "inside", "within", "streets", "outskirts":
			return i == 0 || !source(strings.ToLower(sent.Tokens[i-1].Form))
		case "the", "city", "town", "village", "capital", "province", "region", "district", "of", "northern", "southern", "eastern", "western", "central", "downtown",
			"north", "south", "east", "west", "north-eastern", "northeastern", "northwestern", "southeastern", "southwestern", "country", "port", "state", "neighbouring", "neighboring", "republic", "heart", "centre", "center", "square", "part", "parts", "suburb", "area":
			continue
		}
		if sent.Tokens[i].Tag == "ADJ" {
			continue
		}
		return false
	}
	return false
}

// aloft reports a word for what is in the air.
func aloft(w string) bool {
	switch w {
	case "down", "fly", "flew", "flying", "flown", "flights", "flight", "sky", "skies", "airspace", "plane", "planes", "jet", "jets", "drone", "drones", "missile", "missiles", "aircraft",
		"helicopter", "helicopters", "circling", "hovering", "intercepted", "crashed", "exploded", "spotted", "downed", "all":
		return true
	}
	return false
}

// source reports a word for those who tell: where they sit is not where it
// happened ("relief officials in Nairobi said").
func source(w string) bool {
	switch w {
	case "official", "officials", "source", "sources", "diplomat", "diplomats", "spokesman", "spokeswoman", "spokesperson", "reporter", "reporters", "correspondent",
		"correspondents", "analyst", "analysts", "observers", "ministry", "embassy", "conference", "expert", "experts", "talks", "ambassador", "monitors", "reached", "agency", "reporting":
		return true
	}
	return false
}

// mainCountry is the country that most of what an article tells takes place
// in: that of at least two located places and of three in four of them; else
// that of nearly all names of states.
func mainCountry(t *actors.Table, ix *index, doc *readout.Document) string {
	there := map[string]int{}
	total := 0
	count := func(s, first int, country string) {
		if country != "" && located(&doc.Sentences[s], first) {
			there[country]++
			total++
		}
	}
	for i := range doc.Places {
		if p := &doc.Places[i]; p.Sentence >= 0 && p.Sentence < len(doc.Sentences) && p.First < len(doc.Sentences[p.Sentence].Tokens) {
			count(p.Sentence, p.First, p.Country)
		}
	}
	if len(doc.Places) == 0 {
		for i := range doc.Mentions {
			m := &doc.Mentions[i]
			if m.Kind == readout.Location && m.Entity >= 0 && m.Entity < len(doc.Entities) {
				count(m.Sentence, m.First, doc.Entities[m.Entity].Country)
			}
		}
	}
	if c := most(t, there, total, 2, 3, 4); c != "" {
		if len(doc.Sentences) > 2 && talks(&doc.Sentences[0]) {
			if h := headlined(t, ix, doc); h != "" {
				return h
			}
		}
		return c
	}
	total = 0
	for _, n := range ix.countries {
		total += n
	}
	return most(t, ix.countries, total, 3, 3, 4)
}

// headlined is the country that the headline names, where it names one alone
// and no other is named more often, or the one of several that the article was
// sent from; where the headline names none, the one that it was sent from.
func headlined(t *actors.Table, ix *index, doc *readout.Document) string {
	if len(doc.Sentences) < 3 {
		return ""
	}
	if onlooker(&doc.Sentences[0]) {
		return ""
	}
	named, there := map[string]bool{}, map[string]bool{}
	for _, k := range ix.bySentence[0] {
		if stateless(doc, int(k)) {
			continue
		}
		if m := &doc.Mentions[k]; m.Entity >= 0 && m.Entity < len(doc.Entities) && m.Kind != readout.Pronoun {
			if c := doc.Entities[m.Entity].Country; t.State(c) == nil || doc.Entities[m.Entity].Sector == "JRN" {
				continue
			} else if m.Kind == readout.Location && m.First > 0 && (strings.EqualFold(doc.Sentences[0].Tokens[m.First-1].Form, "in") || located(&doc.Sentences[0], m.First)) {
				there[c] = true // "Colombia, rebels resume talks in Havana"
			} else {
				named[c] = true
			}
		}
	}
	from := sentFrom(doc)
	if len(named)+len(there) > 1 && striking(&doc.Sentences[0]) {
		return "" // "US sanctions Nicaraguan officials": those told of are abroad
	}
	if from != "" && !(talks(&doc.Sentences[0]) && outspoken(t, ix, from)) && (named[from] || len(named)+len(there) == 0 && ix.countries[from] > 1) {
		return from
	}
	if len(there) > 0 && len(named) > 0 && !(len(there) == 1 && there[from] && talks(&doc.Sentences[0])) {
		return ""
	}
	if len(named) == 0 {
		named = there
	}
	if len(named) != 1 {
		return ""
	}
	for c := range named {
		for other, n := range ix.countries {
			if other != c && n > ix.countries[c] && !there[other] {
				return ""
			}
		}
		return c
	}
	return ""
}

// onlooker reports whether a headline tells what somebody says or does about
// others: "Qatar mediates release of hostages".
func onlooker(sent *readout.Sentence) bool {
	for i := range sent.Tokens {
		switch strings.ToLower(sent.Tokens[i].Lemma) {
		case "mediate", "broker", "host", "urge", "condemn", "call", "welcome", "warn", "offer", "praise", "ask", "help":
			return true
		}
	}
	return false
}

// striking reports whether a headline tells what a state does to another one.
func striking(sent *readout.Sentence) bool {
	for i := range sent.Tokens {
		switch strings.ToLower(sent.Tokens[i].Lemma) {
		case "sanction", "strike", "bomb", "shell", "invade", "impose", "airstrike":
			return true
		}
	}
	return false
}

// talks reports whether a headline tells of talks: where they are held is
// nobody's home.
func talks(sent *readout.Sentence) bool {
	for i := range sent.Tokens {
		switch strings.ToLower(sent.Tokens[i].Form) {
		case "talks", "meet", "meets", "met", "meeting", "summit", "negotiations", "negotiators", "conference", "sign", "signs", "signed", "truce", "dialogue":
			return true
		}
	}
	return false
}

func verbs(toks []readout.Token) bool {
	for i := range toks {
		if toks[i].Tag == "VERB" || toks[i].Tag == "AUX" {
			return true
		}
	}
	return false
}

// placed is the country of nearly all places that an article names, whether
// something is said to be there or not.
func placed(t *actors.Table, doc *readout.Document) string {
	counts, total := map[string]int{}, 0
	for i := range doc.Places {
		if p := &doc.Places[i]; p.Country != "" && p.Precision != "country" {
			counts[p.Country]++
			total++
		}
	}
	return most(t, counts, total, 2, 3, 4)
}

// sided is the country of nearly all parties and persons that an article names
// and the tables know: who quarrels with whom at home is told without the
// name of the state. Where states are named it takes three, and no state may
// be named more often.
func sided(t *actors.Table, ix *index, doc *readout.Document) string {
	counts, total := map[string]int{}, 0
	for i := range doc.Entities {
		e := &doc.Entities[i]
		if e.Kind != readout.Person && e.Kind != readout.Organisation || e.Ref == "" || e.Country == "" || e.Sector == "JRN" || e.Sector == "BUS" {
			continue
		}
		counts[e.Country]++
		total++
	}
	if len(ix.countries) < 2 {
		return most(t, counts, total, 2, 3, 4)
	}
	c := most(t, counts, total, 3, 3, 4)
	for other, n := range ix.countries {
		if c != other && n > 1 && n >= ix.countries[c] {
			return ""
		}
	}
	return c
}

// sentFrom is the country of the dateline: "DHAKA, June 3 (Reuters) -".
func sentFrom(doc *readout.Document) string {
	for i := range doc.Places {
		p := &doc.Places[i]
		if p.Sentence > 1 || p.Sentence >= len(doc.Sentences) {
			break
		}
		toks := doc.Sentences[p.Sentence].Tokens
		if p.First != 0 || p.Country == "" {
			continue
		}
		if p.Sentence == 1 && len(toks) < 14 && !verbs(toks) || dateline(p, toks) { // "MOSCOW, June 12. /TASS/."
			return p.Country
		}
	}
	return ""
}

// dateline reports whether a place that begins a sentence is its dateline: a
// dash stands behind it and at most a date and an agency between.
func dateline(p *readout.Place, toks []readout.Token) bool {
	for j := p.End; j < len(toks) && j < p.End+12; j++ {
		switch toks[j].Form {
		case "-", "–", "—", "--":
			if toks[j].SpaceBefore {
				return true
			}
		}
		if c := toks[j].Form[0]; c >= 'a' && c <= 'z' {
			break
		}
	}
	return false
}

// digest sets each paragraph where its own dateline says, if an article has
// datelines of several countries: news in brief.
func (ix *index) digest() {
	from := make([]*readout.Place, len(ix.set))
	country, several := "", false
	for i := range ix.doc.Places {
		p := &ix.doc.Places[i]
		if p.First != 0 || p.Country == "" || p.Sentence < 0 || p.Sentence >= len(from) || !dateline(p, ix.doc.Sentences[p.Sentence].Tokens) {
			continue
		}
		from[p.Sentence] = p
		several = several || country != "" && country != p.Country
		country = p.Country
	}
	if !several {
		return
	}
	for i, p := range from {
		if p != nil {
			ix.set[i] = setting{country: p.Country, name: p.Name, sent: true}
		}
	}
}

// alone is the country of the dateline, where the article names no other one.
func alone(t *actors.Table, ix *index, doc *readout.Document) string {
	from := sentFrom(doc)
	if from == "" || t.State(from) == nil {
		return ""
	}
	for c := range ix.countries {
		if c != from && t.State(c) != nil {
			return ""
		}
	}
	return from
}

// outspoken reports whether an article speaks of another state as often as of
// the one that it was sent from.
func outspoken(t *actors.Table, ix *index, from string) bool {
	for c, n := range ix.countries {
		if c != from && n >= ix.countries[from] && t.State(c) != nil {
			return true
		}
	}
	return false
}

// atHome is the only state that an article names. Of several it is the one that
// two in three names are of, or that of the headline, if the article tells of parties,
// members and police: quarrels at home.
func atHome(t *actors.Table, ix *index, doc *readout.Document) string {
	if len(doc.Sentences) < 3 {
		return ""
	}
	best, n, total := "", 0, 0
	beside := map[string]int{} // firms, papers and parties whose name every country has say nothing
	for i := range doc.Entities {
		if e := &doc.Entities[i]; e.Country != "" && e.Kind != readout.Location && e.Kind != readout.Demonym && e.Sector != "BUS" && e.Sector != "JRN" && !(e.Sector == "PTY" && general(e.Name)) {
			beside[e.Country] += len(e.Mentions)
		}
	}
	for _, st := range t.States() {
		k := ix.countries[st.ISO3] + beside[st.ISO3]
		if total += k; k > n {
			best, n = st.ISO3, k
		}
	}
	switch {
	case n == total && ix.countries[best] > 0:
		return best
	case total > 8 || !homely(doc):
		return ""
	case 3*n >= 2*total:
		return best
	}
	only := ""
	for _, k := range ix.bySentence[0] {
		m := &doc.Mentions[k]
		if m.Kind != readout.Location && m.Kind != readout.Demonym || m.Entity < 0 || m.Entity >= len(doc.Entities) {
			continue
		}
		if c := doc.Entities[m.Entity].Country; only == "" || only == c {
			only = c
		} else {
			return ""
		}
	}
	if t.State(only) == nil {
		return ""
	}
	return only
}

// homely reports whether an article speaks mostly of what a state has within.
func homely(doc *readout.Document) bool {
	n := 0
	for i := range doc.Sentences {
		for k := range doc.Sentences[i].Tokens {
			switch strings.ToLower(doc.Sentences[i].Tokens[k].Form) {
			case "party", "parties", "opposition", "mp", "mps", "lawmaker", "lawmakers", "parliament", "senator", "senators", "police", "activists", "protesters", "workers", "union", "unions", "court", "courts",
				"coalition", "election", "elections", "voters", "constituency", "governor":
				n++
			}
		}
	}
	return n >= 3
}

// most returns the state with at least min and at least a/b of the total.
func most(t *actors.Table, counts map[string]int, total, min, a, b int) string {
	best, n := "", 0
	for c, k := range counts { // the order cannot show: ties of a share over one half are impossible
		if k > n {
			best, n = c, k
		}
	}
	if n < min || b*n < a*total || t.State(best) == nil {
		return ""
	}
	return best
}

// scene is the country where the sentence takes place: that of the places
// which it, or else one of the few before it, says something is "in"; or else
// the one that the article is about. The reason comes in words; both are ""
// where nothing is clear.
func (c *context) scene() (country, basis string) {
	if everywhere(c.sent) {
		return "", ""
	}
	for back := 0; back <= 3 && c.index-back >= 0; back++ {
		if back > 0 && c.doc.Sentences[c.index-back].Number == 0 {
			break
		}
		set := c.ix.set[c.index-back]
		if set.country == "" {
			continue
		}
		if set.several || c.r.table.State(set.country) == nil {
			break
		}
		if set.sent {
			return set.country, "the paragraph is set in " + set.name
		}
		if back == 0 && c.ix.main != "" && c.ix.main != set.country && talks(c.sent) {
			break // where they meet is nobody's home
		}
		if back == 0 {
			return set.country, "the sentence is set in " + set.name
		}
		if c.ix.main != "" && c.ix.main != set.country {
			break // an aside: what follows is again where the article is
		}
		return set.country, "the text is set in " + set.name
	}
	if c.ix.main != "" {
		return c.ix.main, "the article is about " + c.r.table.State(c.ix.main).Name
	}
	return "", ""
}

// everywhere reports whether a sentence says at its beginning that it speaks of many
// countries: "in many countries, ...".
func everywhere(sent *readout.Sentence) bool {
	if len(sent.Tokens) < 4 || !strings.EqualFold(sent.Tokens[0].Form, "in") && !strings.EqualFold(sent.Tokens[0].Form, "across") {
		return false
	}
	switch strings.ToLower(sent.Tokens[1].Form) {
	case "many", "several", "some", "most", "other", "various", "numerous":
	default:
		return false
	}
	for _, t := range sent.Tokens[2:4] {
		switch strings.ToLower(t.Form) {
		case "countries", "nations", "states", "societies":
			return true
		}
	}
	return false
}

// setting is where a sentence says that something happens.
type setting struct {
	country string // "" where it does not say
	name    string // of the first place
	several bool   // the places lie in several countries
	sent    bool   // it is the dateline of one of several news in brief
}

// setIn finds the country of the places that a sentence says something is in.
func (ix *index) setIn(index int) (set setting) {
	doc := ix.doc
	sent := &doc.Sentences[index]
	add := func(first int, in, called string) {
		switch {
		case in == "" || first >= len(sent.Tokens) || !located(sent, first):
		case set.country == "":
			set.country, set.name = in, called
		case set.country != in:
			set.several = true
		}
	}
	for _, k := range ix.placesBySentence[index] {
		p := &doc.Places[k]
		add(p.First, p.Country, p.Name)
	}
	for _, k := range ix.bySentence[index] { // "in the Haitian capital"
		m := &doc.Mentions[k]
		if m.Kind != readout.Demonym || m.Entity < 0 || m.Entity >= len(doc.Entities) || m.End >= len(sent.Tokens) {
			continue
		}
		i := m.End
		for i+1 < len(sent.Tokens) && sent.Tokens[i].Tag == "ADJ" {
			i++
		}
		switch strings.ToLower(sent.Tokens[i].Form) {
		case "capital", "city", "town", "village", "province", "region", "district", "port", "island", "state", "coast", "countryside", "suburb":
			add(m.First, doc.Entities[m.Entity].Country, doc.Entities[m.Entity].Name)
		}
	}
	if len(doc.Places) > 0 {
		return set
	}
	for _, k := range ix.bySentence[index] {
		m := &doc.Mentions[k]
		if m.Kind == readout.Location && m.Entity >= 0 && m.Entity < len(doc.Entities) {
			e := &doc.Entities[m.Entity]
			add(m.First, e.Country, e.Name)
		}
	}
	return set
}

// placeAt returns the country of a place that starts at the token: one of the
// gazetteer, for names that the tables do not have.
func (c *context) placeAt(token int) (p *readout.Place) {
	list := c.ix.placesBySentence[c.index]
	end := sort.Search(len(list), func(i int) bool { return c.doc.Places[list[i]].First > token })
	for _, k := range list[max(0, end-reach):end] {
		if x := &c.doc.Places[k]; token < x.End && x.Country != "" {
			return x
		}
	}
	return nil
}

// foe is the state that fights where the sentence is set: the one other state
// that the article speaks of, "" where that is not clear.
func (c *context) foe() (country, basis string) {
	here, _ := c.scene()
	if here == "" {
		return "", ""
	}
	best, n, second := "", 0, 0
	for _, st := range c.r.table.States() {
		k := c.ix.countries[st.ISO3]
		if st.ISO3 == here || k == 0 {
			continue
		}
		if k > n {
			best, n, second = st.ISO3, k, n
		} else if k > second {
			second = k
		}
	}
	if here == "UKR" && (n == 0 || best == "RUS" && n > second) && (c.ix.day == "" || c.ix.day > "2022-02-24") {
		return "RUS", "at war with Ukraine"
	}
	if n < 2 || n < 2*second {
		return "", ""
	}
	return best, "not of " + c.r.table.State(here).Name + ", and the article speaks of " + c.r.table.State(best).Name
}

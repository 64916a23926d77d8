package coref

import (
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/actors"
)

// kin reports whether a role is one towards another person: it tells nobody
// apart without that person.
func kin(head string) bool {
	switch head {
	case "father", "mother", "son", "daughter", "wife", "husband", "brother", "sister", "parent", "child", "uncle", "aunt", "nephew", "niece", "cousin", "grandfather", "grandmother", "grandson", "widow", "friend", "colleague", "ally", "rival", "relative", "family", "counterpart", "predecessor", "successor", "partner", "girlfriend", "boyfriend", "fiancee", "brother-in-law", "supporter", "critic", "aide", "adviser", "advisor", "spouse", "sibling", "twin":
		return true
	}
	return false
}

// oneHuman reports whether a word of the roles that are persons or bodies
// names a person: by its ending, but for a few.
func oneHuman(head string) bool {
	switch head {
	case "newspaper", "center", "cluster", "chapter", "publisher", "broadcaster", "carrier", "steamer", "container", "trawler", "helicopter", "government", "parliament", "contractor", "sector", "leader ship", "quarter", "corner", "newsletter", "provider", "manufacturer", "maker", "operator", "retailer", "producer":
		return false
	case "king", "queen", "boy", "girl", "guard", "spy", "chief", "boss", "judge", "priest", "monk", "nun", "bishop", "pope", "cleric", "child", "pilot", "general", "medic", "nurse", "thug", "youth", "individual", "mp", "head", "student", "hero", "friend", "relative", "migrant", "refugee", "detainee", "captive", "hostage", "victim", "expert", "scholar", "poet", "chef", "coach", "guy", "lad", "sheikh", "mullah", "imam", "rabbi", "marine", "sailor", "activist", "national", "native", "local", "colonel", "admiral", "mayor", "convict", "suspect", "culprit", "martyr", "artist", "athlete", "celebrity", "professional", "academic", "intellectual", "critic", "sibling", "peasant":
		return true
	}
	for _, end := range [...]string{"er", "or", "ist", "ian", "man", "woman", "person", "eer", "ee", "ess", "ant", "ent", "ate"} {
		if strings.HasSuffix(head, end) && !strings.HasSuffix(head, "ment") {
			return true
		}
	}
	return false
}

// within reports whether every telling word of description m stands in an
// earlier mention of the entity: "the team" of "the European team", but not
// "the new leader" of "a leader".
func (w *work) within(m, e int) bool {
	here := w.telling(m)
	if len(here) == 0 {
		return true
	}
	for _, o := range w.ents[e].mentions {
		if w.ms[o].Kind == readout.Pronoun {
			continue
		}
		have := w.telling(o)
		all := true
		for _, word := range here {
			all = all && contains(have, word)
		}
		if all {
			return true
		}
	}
	return false
}

// telling returns the folded words of a mention that are no articles,
// possessives or small words.
func (w *work) telling(m int) []string {
	var out []string
	s := w.sent(m)
	for k := w.ms[m].First; k < w.ms[m].End; k++ {
		t := &s.Tokens[k]
		switch t.Tag {
		case "DET", "PRON", "ADP", "PUNCT", "PART", "CCONJ":
			continue
		}
		lemma := t.Lemma
		if lemma == "" {
			lemma = t.Form
		}
		out = append(out, fold(lemma))
	}
	return out
}

// fits reports whether a description may mean a person: country, gender and
// one of the person's offices agree.
func (w *work) fits(r *role, x *entity) bool {
	if !x.human || x.plural {
		return false
	}
	if r.country != "" && x.Country != "" && r.country != x.Country {
		return false
	}
	if x.Sector == "GOV" && outlaw(r) {
		return false // "the mercenary boss" is no president
	}
	if x.Sector == "GOV" && x.entry != nil && r.org >= 0 {
		day := w.day
		if day == "" {
			day = w.table.Newest()
		}
		if o := &w.ents[r.org]; o.Sector == "PTY" && w.table.Standing(o.Country, o.Name, day) == "OPP" {
			return false // nor is the leader of a party that does not govern
		}
	}
	if g := genderOf(r.head); g != 0 && x.gender != 0 && g != x.gender {
		return false
	}
	if strings.HasSuffix(r.words, " secretary") && !strings.Contains(r.words, "general") {
		for _, have := range x.roles {
			if strings.Contains(have.words, "general secretary") || strings.Contains(have.words, "secretary general") {
				return false // he of a union is no minister
			}
		}
	}
	offices := []string{}
	if x.entry != nil && (r.former || !w.left(x.entry)) { // "the president" is not the one of before
		offices = append(offices, x.entry.Office)
	}
	for _, have := range x.roles {
		offices = append(offices, have.words, have.text)
	}
	if x.Office != "" && (x.entry == nil || !w.left(x.entry)) {
		offices = append(offices, x.Office)
	}
	for _, o := range offices {
		if covers(r.words, r.head, o) {
			return true
		}
	}
	return false
}

// left reports whether somebody was not in his office on the day of the article.
func (w *work) left(t *actors.Entry) bool {
	return w.day != "" && !t.On(w.day)
}

// outlaw reports whether the words of a role name one who is in no government.
func outlaw(r *role) bool {
	switch r.sector {
	case "REB", "PRM", "CRM", "UAF", "OPP", "LAB":
		return true
	}
	for w := range strings.FieldsSeq(strings.ToLower(r.text)) {
		switch w {
		case "rebel", "mercenary", "militia", "gang", "opposition", "union", "guerrilla", "separatist", "cartel", "jihadist", "militant", "insurgent", "paramilitary":
			return true
		}
	}
	return false
}

// covers reports whether role words may mean the holder of an office: "the
// minister" a foreign minister, "the leader" a president, "the diplomat" an
// ambassador.
func covers(words, head, held string) bool {
	if sameOffice(words, held) {
		return true
	}
	held = strings.ToLower(held)
	o := "|" + office(held) + "|"
	has := func(list ...string) bool {
		for _, s := range list {
			if strings.Contains(o, s) || strings.Contains(held, s) {
				return true
			}
		}
		return false
	}
	single := words == head
	switch head {
	case "minister":
		return single && has("minister", "secretary of state", "foreign secretary")
	case "president":
		return single && has("|president|")
	case "secretary":
		return single && has("secretary")
	case "leader", "head", "chief", "boss", "strongman", "ruler":
		return has("|president|", "|prime minister|", "|monarch|", "leader", "chairman", "chief", "head of", "commander", "ruler", "secretary general", "supreme leader")
	case "premier", "chancellor":
		return single && has("|prime minister|")
	case "diplomat", "envoy":
		return has("ambassador", "foreign minister", "envoy", "diplomat", "representative", "consul", "attach")
	case "politician", "statesman":
		return has("minister", "president", "senator", "leader", "chairman", "member", "mayor", "governor", "politician", "deputy", "lawmaker", "candidate")
	case "lawmaker", "legislator", "parliamentarian", "mp":
		return has("senator", "member", "deputy", "lawmaker", "congress", "mp")
	case "official":
		return has("official", "spokes", "minister", "secretary", "director", "commissioner", "adviser", "advisor", "head of", "chief", "governor", "mayor", "representative")
	case "spokesman", "spokeswoman", "spokesperson":
		return has("spokes")
	case "general", "commander", "colonel", "admiral", "officer":
		return has("general", "command", "colonel", "admiral", "chief of", "officer", "captain", "major")
	case "chairman", "chairwoman", "chairperson", "chair", "director", "governor", "mayor", "ambassador", "king", "queen", "senator", "candidate", "prosecutor", "judge", "journalist", "activist", "lawyer", "attorney", "founder", "author", "suspect", "professor", "scientist", "economist", "analyst", "bishop", "pope", "cleric", "imam", "prince", "dictator", "negotiator", "adviser", "advisor", "aide", "speaker", "dissident", "whistleblower", "commissioner":
		return single && has(head)
	}
	return false
}

// bareBody reports whether a description says no more of a body than its name
// or its kind does: "the party", "the Russian ministry", "the regional bloc",
// but not "the Brexit movement" of a party.
func (w *work) bareBody(m int, x *entity, r *role) bool {
	name := nameParts(x.Name)
	s := w.sent(m)
	for k := w.ms[m].First; k < w.ms[m].End; k++ {
		t := &s.Tokens[k]
		if k == w.ms[m].Head || w.at[w.ms[m].Sentence][k] >= 0 || t.Tag != "NOUN" && t.Tag != "ADJ" && t.Tag != "PROPN" && t.Tag != "VERB" {
			continue
		}
		word := fold(t.Form)
		if contains(name, word) {
			continue
		}
		if kind := kindOf(word); kind != 0 && ofKind(x, kind) {
			continue
		}
		if !strings.Contains(r.words, word) || kindOf(word) != 0 {
			return false
		}
	}
	return true
}

// kindOf tells what a word before a body says of its kind: a armed, n beyond
// government, p political, b business, i of several states, x nothing that
// tells one body from another; 0 for any other word.
func kindOf(word string) byte {
	switch word {
	case "armed", "militant", "rebel", "insurgent", "jihadist", "islamist", "shiite", "sunni", "shia", "extremist", "terrorist", "terror", "separatist", "paramilitary", "mercenary", "guerrilla", "outlawed", "resistance":
		return 'a'
	case "rights", "human", "charity", "advocacy", "aid", "humanitarian", "campaign", "environmental", "nongovernmental", "watchdog", "monitoring", "lobby", "conservation":
		return 'n'
	case "political", "opposition", "leftist", "conservative", "centrist", "nationalist", "ruling", "populist", "far":
		return 'p'
	case "energy", "gas", "oil", "tech", "technology", "private", "mining", "telecoms", "state", "owned", "run", "giant", "pharmaceutical", "shipping":
		return 'b'
	case "regional", "military", "economic", "nation", "member", "western", "country", "security", "transatlantic", "trade", "defence", "defense", "african", "european", "asian", "arab":
		return 'i'
	case "backed", "based", "aligned", "linked", "allied", "affiliated", "supported", "funded", "sponsored", "led", "headquartered", "powerful", "global", "world", "international", "largest", "biggest", "main", "strong", "controlled":
		return 'x'
	}
	return 0
}

// ofKind reports whether a body may be of a kind that kindOf tells.
func ofKind(x *entity, kind byte) bool {
	switch kind {
	case 'a':
		switch x.Sector {
		case "REB", "PRM", "UAF", "CRM":
			return true
		}
		return x.Sector == "" && x.entry == nil
	case 'n':
		return x.Country == "NGO" || x.Country == "UNO" || x.Sector == "SOC" || x.Sector == "" && x.entry == nil
	case 'p':
		return x.Sector == "PTY" || x.Sector == "OPP" || x.Sector == "GOV" || x.Sector == "REB"
	case 'b':
		return x.Sector == "BUS" || x.Country == "MNC" || x.entry != nil && x.entry.Kind == actors.Company
	case 'i':
		return x.Country == "IGO" || x.Country == "EUR" || x.Country == "UNO"
	}
	return kind == 'x'
}

// headOf returns the role head of the first description of an entity.
func (w *work) headOf(e int) string {
	if len(w.ents[e].roles) > 0 {
		return w.ents[e].roles[0].head
	}
	return ""
}

// isBody reports whether an organisation may be called by a role word: its
// name ends in it, or the tables say that it is such a thing.
func (w *work) isBody(x *entity, r *role) bool {
	name := " " + fold(x.Name) + " "
	if x.entry != nil {
		name += fold(x.entry.Office) + " "
	}
	if strings.Contains(name, " "+fold(r.head)+" ") || strings.Contains(name, fold(r.words)) {
		return true
	}
	kind := actors.Kind("")
	if x.entry != nil {
		kind = x.entry.Kind
	}
	stateless := w.table.State(x.Country) == nil
	switch r.head {
	case "group", "movement", "militia", "organisation", "organization", "faction", "outfit", "network":
		return kind == actors.Group || kind == actors.Organisation && stateless && (r.head[0] == 'o' || r.head == "group") || kind == "" && (stateless && x.Sector == "" || x.Sector == "REB")
	case "bloc", "alliance", "union", "grouping":
		return kind == actors.Organisation && stateless || kind == actors.Group && r.head != "union" && (x.Sector == "PTY" || x.Sector == "OPP")
	case "fund", "lender":
		return kind == actors.Organisation && stateless && (strings.Contains(name, " fund ") || strings.Contains(name, " bank "))
	case "company", "firm", "corporation", "enterprise", "airline", "operator", "producer", "manufacturer", "supplier", "carmaker", "automaker", "chipmaker", "giant", "conglomerate", "contractor":
		return kind == actors.Company || x.Sector == "PRM" && r.head == "company" || kind == "" && x.Sector == "BUS"
	case "body", "institution":
		return kind == actors.Organisation
	case "agency":
		switch {
		case strings.Contains(r.words, "news ") || strings.Contains(r.words, "press "):
			return kind == actors.Media
		case kind == actors.Media:
			return r.words == r.head // "the intelligence agency" is none
		}
		return kind == actors.Organisation && (stateless && !strings.Contains(r.words, "intelligence") && !strings.Contains(r.words, "spy") || x.Sector == "GOV" || x.Sector == "SPY" || x.Sector == "COP")
	case "charity", "watchdog", "ngo":
		return x.Country == "NGO" || x.Sector == "SOC" || r.head == "watchdog" && x.Country == "UNO" || kind == "" && stateless
	case "force", "corps":
		return x.Sector == "MIL" && kind == actors.Organisation
	case "service":
		return x.Sector == "SPY" || x.Sector == "COP"
	case "newspaper", "broadcaster", "magazine", "outlet", "channel", "daily":
		return kind == actors.Media
	case "party":
		return kind == actors.Group && (x.Sector == "PTY" || x.Sector == "OPP" || x.Sector == "GOV" || x.Sector == "LEG")
	}
	return false
}

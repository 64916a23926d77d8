package place

import (
	"sort"
	"strings"

	readout "github.com/readout-events/readout"
)

// Of returns the place of the act whose predicate is token pred of a sentence,
// in a clause that spans the tokens [first, end): a place in a phrase of where
// ("in Geneva", "near Kherson", "on the outskirts of Kyiv", "in the city of
// Odesa") that belongs to the predicate by the tree or, in a sentence without
// heads, stands in the clause; or one that the act is done to as a place
// ("shelled Kharkiv", "the siege of Mariupol"). Where several fit, the one
// that belongs to it most closely, and of those the most exact: a city rather
// than its country. A place that acts, speaks, is gone to or come from is not
// taken, nor is one that belongs to another act of the sentence, nor a
// dateline. "In the city" is the city named before. It returns false rather than guess.
func Of(doc *readout.Document, sentence, pred, first, end int) (*readout.Place, bool) {
	sent := &doc.Sentences[sentence]
	if pred < 0 || pred >= len(sent.Tokens) {
		return nil, false
	}
	places := doc.Places
	lo := sort.Search(len(places), func(i int) bool { return places[i].Sentence >= sentence })
	hi := lo
	for hi < len(places) && places[hi].Sentence == sentence {
		hi++
	}
	tree := parsed(sent)
	best, bestRank := -1, 1<<30
	for i := lo; i < hi; i++ {
		p := &places[i]
		if p.First <= pred && pred < p.End || contained(sent, places[max(lo, i-1):i+1], p) {
			continue
		}
		rank, fits := 0, false
		if tree {
			rank, fits = attached(sent, p, pred)
			if fits && (p.First < first || p.End > end) {
				rank += 3
			}
		} else {
			rank, fits = beside(sent, p, pred, first, end)
		}
		if !fits {
			continue
		}
		rank = rank*4 + exactness(p.Precision)
		d := p.First - pred
		if d < 0 {
			d = -d
		}
		if rank = rank*1000 + min(d, 999); rank < bestRank {
			best, bestRank = i, rank
		}
	}
	if best < 0 {
		// "started hosting talks in Vienna"
		if next := phase(sent, pred); next >= 0 {
			return Of(doc, sentence, next, first, end)
		}
		if tree {
			return definite(doc, sentence, pred)
		}
		return nil, false
	}
	return &places[best], true
}

// phase returns the verb whose beginning, going on or trying the predicate
// tells, -1 where there is none.
func phase(sent *readout.Sentence, pred int) int {
	switch lemma(&sent.Tokens[pred]) {
	case "start", "started", "begin", "began", "begun", "continue", "continued", "resume", "resumed", "keep", "kept", "try", "tried", "attempt", "attempted", "manage", "managed", "help", "helped":
	default:
		return -1
	}
	for i := pred + 1; i < len(sent.Tokens) && i < pred+12; i++ {
		if t := &sent.Tokens[i]; t.Head == pred && t.Rel == "xcomp" && verbal(t) {
			return i
		}
	}
	return -1
}

// Dateline returns the place that the document was sent from, where its first
// sentence begins with one ("KYIV, March 3 (Reuters) -"). It is not the place
// of the acts told.
func Dateline(doc *readout.Document) (*readout.Place, bool) {
	for i := range doc.Places {
		p := &doc.Places[i]
		s := &doc.Sentences[p.Sentence]
		if s.Number > 2 {
			break
		}
		if p.First != 0 || p.End >= len(s.Tokens) || s.Number == 0 {
			continue
		}
		for j := p.End; j < len(s.Tokens) && j < p.End+12; j++ {
			switch s.Tokens[j].Form {
			case "-", "–", "—", "--":
				if s.Tokens[j].SpaceBefore {
					return p, true
				}
			}
			if c := s.Tokens[j].Form[0]; c >= 'a' && c <= 'z' {
				break
			}
		}
	}
	return nil, false
}

func exactness(precision string) int {
	switch precision {
	case "point":
		return 0
	case "city":
		return 1
	case "region":
		return 2
	}
	return 3
}

// contained reports whether p only says where the place before it lies:
// Cambodia in "Phnom Penh, Cambodia".
func contained(sent *readout.Sentence, places []readout.Place, p *readout.Place) bool {
	for i := len(places) - 1; i >= 0; i-- {
		q := &places[i]
		if q.First >= p.First {
			continue
		}
		if p.First-q.End > 1 {
			break // they stand in order
		}
		if q.End < p.First && p.First-q.End == 1 && (sent.Tokens[q.End].Form == "," || sent.Tokens[q.End].Form == "(") && q.Country == p.Country && exactness(q.Precision) < exactness(p.Precision) {
			return true
		}
	}
	return false
}

// parsed reports whether the sentence has heads.
func parsed(sent *readout.Sentence) bool {
	n := 0
	for i := range sent.Tokens[:min(len(sent.Tokens), 64)] {
		if h := sent.Tokens[i].Head; h > 0 && h != i {
			n++
			if n > 1 || len(sent.Tokens) < 4 {
				return true
			}
		}
	}
	return false
}

// above returns the token of [first, end) that is governed from outside and
// its governor, -1 for none.
func above(sent *readout.Sentence, first, end int) (top, head int) {
	for i := first; i < end && i < len(sent.Tokens); i++ {
		if h := sent.Tokens[i].Head; h < first || h >= end {
			return i, h
		}
	}
	return first, -1
}

// preposition returns the word that governs a phrase in the tree, in small
// letters.
func preposition(sent *readout.Sentence, head int) string {
	for i := max(0, head-12); i < head; i++ {
		t := &sent.Tokens[i]
		if t.Head == head && (strings.HasPrefix(t.Rel, "case") || t.Rel == "mark" && t.Tag == "ADP") {
			return strings.ToLower(t.Form)
		}
	}
	return ""
}

// attached ranks how the place hangs on the predicate in the tree, 0 for
// directly. fits is false where it belongs elsewhere or is not where
// something happens.
func attached(sent *readout.Sentence, p *readout.Place, pred int) (rank int, fits bool) {
	top, g := above(sent, p.First, p.End)
	where := false
	// "in the city of Odesa", "on the outskirts of Kyiv", "in the Sumy region": the noun above speaks for the place.
	for n := 0; n < 4; n++ {
		if prep := preposition(sent, top); prep == "to" && lemma(&sent.Tokens[top]) == "street" || prep == "to" && lemma(&sent.Tokens[top]) == "streets" {
			where = true // took to the streets of Vienna
			break
		} else if prep != "" && prep != "of" && prep != "'s" {
			if !locative(prep) {
				// "the attack on Kherson" is read below; "to Kyiv" is not where
				if !(prep == "on" || prep == "against") {
					break
				}
			}
			where = locative(prep) && stays(prep, p, top >= p.End || top < p.First)
			break
		} else if rel := sent.Tokens[top].Rel; prep == "" && (strings.HasPrefix(rel, "nsubj") || strings.HasPrefix(rel, "obj") || rel == "root") {
			break
		}
		if g >= 0 && sent.Tokens[top].Rel == "compound" && eventive(&sent.Tokens[g]) && p.Precision == "city" {
			if g == pred {
				return 1, true // the Liverpool summit
			}
			if held(preposition(sent, g)) {
				where, top, g = true, g, sent.Tokens[g].Head // agreed at the Liverpool summit
				break
			}
		}
		if g < 0 || g == pred || !stands(&sent.Tokens[g]) {
			break
		}
		top, g = g, sent.Tokens[g].Head
	}
	if g < 0 && top != pred {
		return 0, false
	}
	prep := preposition(sent, top)
	if !where || prep == "on" || prep == "of" {
		// "shelled Kharkiv", "the siege of Mariupol", "an attack on Kherson"
		if g == pred && p.Precision != "country" && struck(&sent.Tokens[pred]) {
			rel := sent.Tokens[top].Rel
			if strings.HasPrefix(rel, "obj") || rel == "nsubj:pass" || prep == "of" || prep == "on" || prep == "for" || rel == "compound" {
				return 1, true
			}
		}
		if !where {
			return 0, false
		}
	}
	prev := top
	for n, at := 0, g; at >= 0 && n < 8; n++ {
		if at == pred && !clauseBetween(sent, pred, p.First) {
			if n > 0 && !carries(sent, pred, prev, p) || n == 0 && p.Precision == "country" && apart(&sent.Tokens[pred]) {
				return 0, false
			}
			return n, true
		}
		t := &sent.Tokens[at]
		if verbal(t) {
			break
		}
		if t.Tag == "NOUN" && eventive(t) && !light(&sent.Tokens[pred]) && !held(preposition(sent, at)) {
			return 0, false // "condemned the attack in Paris"; but "warned at the conference in Paris"
		}
		prev, at = at, t.Head
	}
	if g < 0 || !verbal(&sent.Tokens[g]) {
		return 0, false
	}
	// "held talks in Geneva": the noun is where its light verb is; "met in Geneva and signed": so is the second verb.
	w := &sent.Tokens[pred]
	for n, at := 0, pred; at >= 0 && n < 4; n++ {
		if at == g {
			switch {
			case !verbal(w) && light(&sent.Tokens[g]):
				return 2 + n, true
			case verbal(w) && n == 1 && strings.HasPrefix(w.Rel, "conj") && p.First < pred:
				return 5, true
			}
			return 0, false
		}
		if at != pred && verbal(&sent.Tokens[at]) {
			return 0, false
		}
		at = sent.Tokens[at].Head
	}
	return 0, false
}

// stays tells whether a preposition that can mark more than places marks one
// here: "on" only of nouns that stand for a place ("on the outskirts of"),
// islands and points, never "sanctions on Belarus"; "over" only of towns.
func stays(prep string, p *readout.Place, part bool) bool {
	switch prep {
	case "on":
		return part || p.Precision == "point" || surface(p.Text)
	case "over", "amid":
		return part || p.Precision == "city" || p.Precision == "point"
	}
	return true
}

// surface reports whether a place's name is of a kind that things are on.
func surface(name string) bool {
	for _, s := range []string{" Island", " Islands", " River", " Coast", " Bank", " Square", " Peninsula", " Sea", " Canal", " Heights", " Strip", " Street", " Lake", " Mountain", " Mountains"} {
		if strings.HasSuffix(name, s) {
			return true
		}
	}
	return strings.HasPrefix(name, "Mount ") || strings.HasPrefix(name, "Lake ")
}

// held reports whether a preposition puts an act at another one: at the
// summit, during the talks.
func held(prep string) bool { return prep == "at" || prep == "during" || prep == "in" }

// carries reports whether the place of a noun that hangs on the predicate is
// that of the act: "hit a house in Kyiv", "held a rally in Kherson", "met at
// the summit in Geneva"; not "communities in the US complain", "invest in
// companies in Russia". A country is so only for acts that are done there.
func carries(sent *readout.Sentence, pred, noun int, p *readout.Place) bool {
	w := &sent.Tokens[pred]
	if light(w) || done(w) {
		return true
	}
	t := &sent.Tokens[noun]
	if held(preposition(sent, noun)) && eventive(t) {
		return true
	}
	if p.Precision == "country" || says(w.Form) {
		return false
	}
	return !strings.HasPrefix(t.Rel, "nsubj") || t.Rel == "nsubj:pass"
}

// done reports whether an act is one that is done at a place.
func done(t *readout.Token) bool {
	switch w := lemma(t); w {
	case "commit", "committed", "committing", "kill", "killed", "shoot", "shot", "arrest", "arrested", "detain", "detained", "abduct", "abducted", "torture", "tortured", "massacre", "massacred",
		"protest", "protested", "rally", "rallied", "demonstrate", "demonstrated", "march", "marched", "clash", "clashed", "fight", "fought", "explode", "exploded", "die", "died", "wound",
		"wounded", "injure", "injured", "deploy", "deployed", "station", "stationed", "meet", "met", "gather", "gathered", "carry", "carried", "perpetrate", "perpetrated", "murder", "murdered",
		"behead", "beheaded", "hang", "hanged", "execute", "executed", "jail", "jailed", "imprison", "imprisoned", "seize", "seized", "raid", "raided":
		return true
	default:
		return struck(t)
	}
}

// apart reports whether a country after "in" completes a predicate and is
// not where somebody acts: "invest in Oman", "arrived in Poland", which are
// the other party.
func apart(t *readout.Token) bool {
	w := lemma(t)
	if says(t.Form) {
		return true
	}
	switch w {
	case "invest", "invested", "arrive", "arrived", "believe", "believed", "interfere", "interfered", "intervene", "intervened", "meddle", "meddled", "ban", "banned", "banning", "investment",
		"interest", "criticize", "criticized", "criticise", "criticised", "complain", "complained", "suspect", "suspected", "express", "expressed", "trust", "confidence", "interference",
		"intervention", "involve", "involved", "involvement", "land", "landed", "warn", "condemn", "condemned", "praise", "praised", "accuse", "accused", "urge", "urged", "buildup", "build-up", "build":
		return true
	}
	return false
}

// clauseBetween reports whether what a verb of saying says stands between it
// and token i, which then belongs to what is said, whatever the tree tells.
func clauseBetween(sent *readout.Sentence, pred, i int) bool {
	if !says(sent.Tokens[pred].Form) {
		return false
	}
	for j := pred + 1; j < i; j++ {
		if t := &sent.Tokens[j]; t.Head == pred && strings.HasPrefix(t.Rel, "ccomp") {
			return true
		}
	}
	return false
}

func says(form string) bool {
	switch strings.ToLower(form) {
	case "said", "says", "say", "told", "announced", "reported", "according", "stated", "saying", "added", "noted", "warned", "claimed", "argued":
		return true
	}
	return false
}

func verbal(t *readout.Token) bool {
	return t.Tag == "VERB" || t.Tag == "" && strings.HasPrefix(t.XTag, "VB")
}

func lemma(t *readout.Token) string {
	if t.Lemma != "" {
		return strings.ToLower(t.Lemma)
	}
	return strings.ToLower(t.Form)
}

// light reports whether a verb only says that the act that its noun names
// took place.
func light(t *readout.Token) bool {
	switch lemma(t) {
	case "hold", "held", "launch", "launched", "carry", "carried", "conduct", "conducted", "make", "made", "take", "took", "begin", "began", "start", "started",
		"end", "ended", "stage", "staged", "occur", "occurred", "happen", "happened", "open", "opened", "continue", "continued", "have", "had", "sign", "signed",
		"commit", "committed", "mount", "mounted", "resume", "resumed", "erupt", "erupted", "break", "broke", "kill", "killed", "schedule", "scheduled", "plan", "planned", "attend", "attended", "join", "joined", "host", "hosted":
		return true
	}
	return false
}

// eventive reports whether a noun names an act, by its form.
func eventive(t *readout.Token) bool {
	w := lemma(t)
	if len(w) > 5 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") {
		w = w[:len(w)-1]
	}
	for _, s := range []string{"tion", "sion", "ment", "ing", "ings"} {
		if len(w) > len(s)+2 && strings.HasSuffix(w, s) && w != "government" && w != "parliament" && w != "nation" && w != "region" && w != "organisation" && w != "organization" {
			return true
		}
	}
	switch w {
	case "trade", "business", "sanction", "embargo", "ban", "export", "import", "role", "presence", "attack", "attacks", "strike", "strikes", "war", "raid", "talks", "talk", "visit", "summit", "protest", "protests", "clash", "clashes", "violence", "battle", "assault", "offensive", "conflict", "crisis", "coup", "arrest", "arrests", "blast", "explosion", "murder", "massacre", "vote", "election", "elections", "ceasefire", "airstrike", "siege", "conference", "crackdown", "genocide", "unrest", "riot", "riots", "exercise", "exercises", "drill", "drills", "rally", "march", "death", "deaths", "crime", "crimes":
		return true
	}
	return false
}

// stands reports whether a noun stands for a place that it is said of.
func stands(t *readout.Token) bool {
	switch lemma(t) {
	case "outskirts", "outskirt", "city", "town", "village", "capital", "suburb", "suburbs", "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest",
		"region", "province", "district", "area", "areas", "part", "parts", "centre", "center", "heart", "streets", "street", "port", "coast", "shore", "shores", "border", "borders", "island",
		"islands", "state", "county", "valley", "edge", "vicinity", "territory", "municipality", "settlement", "governorate", "oblast", "bank", "banks", "side", "republic", "peninsula",
		"waters", "neighborhood", "neighbourhood", "airport", "zone", "resort", "borough", "prefecture", "enclave", "camp", "bay", "hamlet", "base", "headquarters", "hospital", "university",
		"square", "airbase", "airfield", "prison", "embassy", "hotel", "palace", "frontline", "front", "direction", "skies", "sky", "countryside", "community", "facility", "plant", "station", "mosque", "church", "school":
		return true
	}
	return false
}

func locative(prep string) bool {
	switch prep {
	case "in", "at", "near", "outside", "inside", "within", "around", "off", "throughout", "across", "on", "over", "along", "above", "beside", "amid", "aboard", "beneath":
		return true
	}
	return false
}

// struck reports whether the object of the act is where it happens.
func struck(t *readout.Token) bool {
	switch lemma(t) {
	case "shell", "shelled", "shelling", "bomb", "bombed", "bombing", "bombard", "bombarded", "bombardment", "attack", "attacked", "strike", "struck", "airstrike", "hit", "capture", "captured",
		"seize", "seized", "besiege", "besieged", "siege", "storm", "stormed", "enter", "entered", "visit", "visited", "tour", "toured", "raid", "raided", "occupy", "occupied", "occupation",
		"retake", "retook", "recapture", "recaptured", "liberate", "liberated", "liberation", "target", "targeted", "battle", "assault", "offensive", "evacuate", "evacuated", "blockade",
		"destroy", "destroyed", "overrun", "overran", "pound", "pounded", "reach", "reached", "raze", "razed", "encircle", "encircled":
		return true
	}
	return false
}

// beside judges a place in a sentence without heads: a locative preposition
// must stand before it, the place must be in the clause, and no word of
// saying between it and the predicate.
func beside(sent *readout.Sentence, p *readout.Place, pred, first, end int) (rank int, fits bool) {
	if p.First < first || p.End > end {
		return 0, false
	}
	where := false
	for i := p.First - 1; i >= 0 && i > p.First-7; i-- {
		t := &sent.Tokens[i]
		w := strings.ToLower(t.Form)
		if locative(w) {
			where = stays(w, p, i < p.First-1 && !capitalised(sent.Tokens[p.First-1].Form))
			break
		}
		if i == pred {
			// "shelled Kharkiv"
			if i == p.First-1 && p.Precision != "country" && struck(t) {
				where = true
			}
			break
		}
		if !(w == "the" || w == "of" || w == "'s" || w == "a" || stands(t) || capitalised(t.Form) || strings.HasSuffix(w, "ern") || w == "occupied" || w == "disputed" || w == "besieged" || w == "central") {
			break
		}
	}
	if !where {
		return 0, false
	}
	lo, hi := p.End, pred
	if pred < p.First {
		lo, hi = pred+1, p.First
	}
	for i := lo; i < hi; i++ {
		if says(sent.Tokens[i].Form) || sent.Tokens[i].Form == ";" {
			return 0, false
		}
	}
	return 0, true
}

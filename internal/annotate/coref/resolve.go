package coref

import (
	"slices"
	"sort"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/actors"
	"github.com/readout-events/readout/internal/phrase"
)

// resolve links descriptions and pronouns in order of the text.
func (w *work) resolve() {
	order := make([]int, len(w.ms))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return w.before(order[a], order[b]) })
	w.order = order
	w.place = make([]int, len(w.ms))
	w.bySent = make([][]int, len(w.doc.Sentences))
	for i, m := range order {
		w.place[m] = i
		w.bySent[w.ms[m].Sentence] = append(w.bySent[w.ms[m].Sentence], m)
	}
	for i := range w.descs {
		w.leads(&w.descs[i])
	}
	for i := range w.descs {
		f := &w.descs[i]
		if w.ms[f.m].Kind == readout.Pronoun {
			w.resolvePronoun(f)
		} else {
			w.resolveDescription(f)
		}
	}
	for i := range w.descs { // who speaks may stand behind the quotation
		if f := &w.descs[i]; w.ms[f.m].Kind == readout.Pronoun && w.ms[f.m].Entity < 0 && firstPerson(f.word) {
			w.first(f)
		}
	}
	for i := range w.descs {
		if f := &w.descs[i]; w.ms[f.m].Kind == readout.Description && w.homely(f) {
			w.home(f)
		}
	}
}

// leads gives whoever leads a delegation its country, where nothing else tells
// it: "a US delegation led by Deputy Assistant Secretary John Doe".
func (w *work) leads(f *found) {
	if f.role.country == "" || f.role.flags&actors.Body == 0 || f.role.plural {
		return
	}
	x := &w.ms[f.m]
	s := w.sent(f.m)
	v := x.Head + 1
	if v < len(s.Tokens) && s.Tokens[v].Form == "," {
		v++
	}
	if v+1 >= len(s.Tokens) || s.Tokens[v+1].Form != "by" {
		return
	}
	switch s.Tokens[v].Form {
	case "led", "headed", "chaired":
	default:
		return
	}
	for _, o := range w.bySent[x.Sentence] {
		y := &w.ms[o]
		if y.First <= v+1 || y.Entity < 0 || y.Kind != readout.Person {
			continue
		}
		e := &w.ents[y.Entity]
		for k := v + 2; k < y.First; k++ { // the title only
			if s.Tokens[k].Tag == "VERB" || s.Tokens[k].Tag == "PUNCT" && s.Tokens[k].Form != "," {
				return
			}
		}
		if e.Country == "" && y.First-v < 14 {
			e.Country = f.role.country
			if e.Sector == "" {
				e.Sector = "GOV"
			}
		}
		return
	}
}

// homely reports whether a description is somebody's own state: "our country",
// "his nation".
func (w *work) homely(f *found) bool {
	if f.role.plural || f.role.country != "" || f.role.head != "country" && f.role.head != "nation" && f.role.head != "homeland" {
		return false
	}
	x := &w.ms[f.m]
	s := w.sent(f.m)
	for k := x.First; k < x.Head; k++ {
		switch strings.ToLower(s.Tokens[k].Form) {
		case "our", "my", "his", "her":
			return true
		}
	}
	return false
}

// home links "our country" to the state of who says "our", "his country" to his.
func (w *work) home(f *found) {
	x := &w.ms[f.m]
	for _, o := range w.bySent[x.Sentence] {
		y := &w.ms[o]
		if y.Kind != readout.Pronoun || y.First < x.First || y.End > x.Head || y.Entity < 0 {
			continue
		}
		sp := &w.ents[y.Entity]
		st := w.table.State(sp.Country)
		if st == nil || sp.plural || !sp.human && !firstPerson(strings.ToLower(w.sent(o).Tokens[y.First].Form)) {
			return
		}
		e := w.state(st.ISO3, st.Name, st.Ref)
		w.link(f.m, e, w.words(f.m)+" = "+w.ents[e].Name+", that of "+sp.Name)
		return
	}
}

// before reports whether mention a stands before mention b; of two that begin
// together the longer comes first.
func (w *work) before(a, b int) bool {
	x, y := &w.ms[a], &w.ms[b]
	if x.Sentence != y.Sentence {
		return x.Sentence < y.Sentence
	}
	if x.First != y.First {
		return x.First < y.First
	}
	return x.End > y.End
}

// grade tells how prominent a mention stands in its sentence: 3 subject, 2
// object, 1 other, 0 within another phrase.
func (w *work) grade(m int) int {
	s := w.sent(m)
	k := w.ms[m].Head
	if w.ms[m].Kind == readout.Person {
		k = carrier(s, k)
	}
	return gradeOf(s, k, 0)
}

// carrier climbs from a name to the word that stands for the whole in the
// sentence: the title that the tree may make its head ("Secretary-General
// Jens Stoltenberg").
func carrier(s *readout.Sentence, k int) int {
	for n := 0; n < 4; n++ {
		t := &s.Tokens[k]
		switch {
		case t.Head < 0:
			return k
		case t.Rel == "flat" || t.Rel == "compound" || t.Rel == "nmod:desc" || t.Rel == "appos" && t.Head == k-1:
			k = t.Head
		default:
			return k
		}
	}
	return k
}

func gradeOf(s *readout.Sentence, k, depth int) int {
	t := &s.Tokens[k]
	switch phrase.Rel(t.Rel) {
	case "nsubj", "csubj":
		return 3
	case "obj", "iobj":
		return 2
	case "root", "vocative", "dislocated":
		return 2
	case "conj", "appos", "flat", "parataxis":
		if depth < 4 && t.Head >= 0 {
			if g := gradeOf(s, t.Head, depth+1); g > 0 {
				return g
			}
		}
		return 1
	case "nmod", "compound", "amod", "det":
		if depth < 4 && counts(s, k) {
			return gradeOf(s, t.Head, depth+1)
		}
		return 0
	}
	return 1
}

// counts reports whether the word that token k hangs on only tells how many
// there are: "dozens of women".
func counts(s *readout.Sentence, k int) bool {
	t := &s.Tokens[k]
	if t.Head < 0 || phrase.Case(s, k) != "of" {
		return false
	}
	switch strings.ToLower(s.Tokens[t.Head].Form) {
	case "dozens", "hundreds", "thousands", "scores", "tens", "millions", "many", "some", "most", "several", "crowds", "handful", "majority", "number", "all":
		return true
	}
	return false
}

// antecedent is an entity that a pronoun or description may mean.
type antecedent struct {
	entity int
	score  int
	m      int // the mention that gave the score
}

// candidates collects the entities mentioned before m within span sentences
// that ok accepts, the best score of each, best first.
func (w *work) candidates(m, span int, ok func(e, mention int) bool) []antecedent {
	here := w.ms[m]
	best := map[int]int{}
	barred := map[int]bool{} // who is named beside it, and so is somebody else
	for _, o := range w.bySent[here.Sentence] {
		if e := w.ms[o].Entity; o != m && e >= 0 && w.barred(m, o) {
			barred[e] = true
		}
	}
	var out []antecedent
	for i := w.place[m] - 1; i >= 0 && w.place[m]-i < 1000; i-- {
		o := w.order[i]
		x := &w.ms[o]
		far := here.Sentence - x.Sentence
		if far > span {
			break
		}
		if x.Entity < 0 || x.End > here.First && x.Sentence == here.Sentence {
			continue
		}
		if x.Sentence == 0 && w.doc.Sentences[0].Number == 0 && far > 0 && far > 1 {
			continue // the headline is near the first sentence only
		}
		if barred[x.Entity] || !ok(x.Entity, o) {
			continue
		}
		score := 20 - 4*far + 2*w.grade(o)
		if far == 0 {
			score++
		}
		if n, seen := best[x.Entity]; seen {
			if score > out[n].score {
				out[n].score, out[n].m = score, o
			}
			continue
		}
		best[x.Entity] = len(out)
		out = append(out, antecedent{x.Entity, score, o})
	}
	sort.SliceStable(out, func(a, b int) bool { return out[a].score > out[b].score })
	return out
}

// choose returns the best antecedent if it is clearly better than the next.
func choose(list []antecedent, margin int) (antecedent, bool) {
	switch {
	case len(list) == 0:
		return antecedent{}, false
	case len(list) == 1 || list[0].score >= list[1].score+margin:
		return list[0], true
	}
	return antecedent{}, false
}

// resolveDescription links a description.
func (w *work) resolveDescription(f *found) {
	x := &w.ms[f.m]
	r := &f.role
	text := w.words(f.m)
	if f.pair == 3 || f.each {
		w.pairOf(f)
		return
	}
	if w.homely(f) {
		return // known when it is known who speaks
	}
	if first := strings.ToLower(w.sent(f.m).Tokens[x.First].Form); (first == "my" || first == "our") && r.flags&actors.Body != 0 && !r.plural && r.country == "" {
		return // "my government": that of who speaks
	}
	if f.pair == 0 && f.definite && r.plural && r.country == "" && w.encounter(f) && w.pairPeople(f) {
		return
	}
	if f.pair == 2 && (f.definite || w.both(f.m)) && (isSide(w.sent(f.m).Tokens[x.Head].Form) || r.flags&actors.Office != 0) || r.plural && f.definite && (r.head == "sides" || r.head == "side" || r.words == "party" || r.words == "parties" || r.words == "warring parties" || r.words == "rival parties" || r.words == "conflicting parties" || r.words == "warring factions" || r.head == "neighbours" || r.head == "neighbors" || r.words == "neighbour" || r.words == "neighbor" || r.words == "rival" || r.words == "rivals" || r.words == "foes") && r.country == "" {
		if w.pairOf(f) {
			return
		}
	}
	if r.plural && f.definite && r.head == "judges" && r.words == "judges" {
		list := w.candidates(f.m, 3, func(e, o int) bool {
			x := &w.ents[e]
			return x.Kind == readout.Organisation && (x.Sector == "JUD" || strings.Contains(x.Name, "Court") || strings.Contains(x.Name, "Tribunal"))
		})
		if a, ok := choose(list, 2); ok {
			w.link(f.m, a.entity, text+" = "+w.ents[a.entity].Name)
			return
		}
	}
	if r.plural && w.fighters(f, text) {
		return
	}
	if r.plural {
		w.sameDescription(f, text)
		return
	}
	if f.word == "old" {
		list := w.candidates(f.m, 2, func(e, o int) bool {
			return w.ents[e].human && !w.ents[e].plural && w.ents[e].Kind == readout.Person && !w.barred(f.m, o)
		})
		if a, ok := choose(list, 1); ok {
			w.link(f.m, a.entity, text+" = "+w.ents[a.entity].Name)
		}
		return
	}
	switch {
	case (isCountry(r.head) || r.words == "island" || r.head == "state" && w.placed(f.m)) && f.definite && r.country == "":
		if e := w.theCountry(f); e >= 0 {
			w.link(f.m, e, text+" = "+w.ents[e].Name)
			return
		}
	case r.human() && f.definite && (r.flags&actors.Body == 0 || oneHuman(r.head)):
		if w.thePerson(f, text) {
			return
		}
	case r.flags&actors.Body != 0 && f.definite:
		if w.theBody(f, text) {
			return
		}
	}
	w.sameDescription(f, text)
}

// both reports whether a description begins with "both".
func (w *work) both(m int) bool {
	s := w.sent(m)
	for k := w.ms[m].First; k < w.ms[m].Head; k++ {
		if strings.EqualFold(s.Tokens[k].Form, "both") {
			return true
		}
	}
	return false
}

func isCountry(head string) bool {
	switch head {
	case "country", "nation", "kingdom", "republic", "emirate", "archipelago":
		return true
	}
	return false
}

// thePerson links "the minister" to a person of that office before it, or to
// the one whom the tables know in it.
func (w *work) thePerson(f *found, text string) bool {
	r := &f.role
	if w.fellow(f, text) {
		return true
	}
	if r.org >= 0 && r.country == "" {
		return false
	}
	span := 4
	if r.country != "" {
		span = 60
	}
	w.counterpart(f)
	if r.former || kin(r.head) || !r.of && (r.words == "head" || r.words == "chief" || r.words == "body" || r.words == "chair" || r.words == "general") {
		return false // "the head" may be one on shoulders
	}
	list := w.candidates(f.m, span, func(e, o int) bool {
		return w.fits(r, &w.ents[e]) && !w.barred(f.m, o) && (w.ents[e].Kind == readout.Person || w.within(f.m, e))
	})
	for i := range list { // "the Foreign Minister" beside a Secretary of State and a Foreign Minister
		for _, have := range w.ents[list[i].entity].roles {
			if strings.Contains(strings.ToLower(have.text), r.words) {
				list[i].score += 5
				break
			}
		}
	}
	slices.SortStableFunc(list, func(a, b antecedent) int { return b.score - a.score })
	if a, ok := choose(list, 1); ok {
		x := &w.ents[a.entity]
		w.link(f.m, a.entity, text+" = "+x.Name)
		if r.country != "" && x.Country == "" {
			x.Country, x.Basis = r.country, "called "+text
		}
		return true
	}
	if len(list) > 0 || r.country == "" || r.country == "IGO" || w.day == "" { // bodies of states are many, and each has its president
		return false
	}
	// Nobody named so far: the tables may know who held the office that day, of
	// the state, not of a union or association in it.
	if r.org >= 0 && w.ents[r.org].Sector != "GOV" && w.ents[r.org].Sector != "" && w.table.State(r.country) != nil {
		return false
	}
	name := office(r.words)
	if r.flags&actors.Office == 0 || name == "" || strings.Contains(name, "|") || strings.HasPrefix(name, "deputy ") {
		return false
	}
	var holder *actors.Entry
	for _, h := range w.table.Holders(r.country, name, w.day) {
		if !sameOffice(name, h.Office) {
			continue
		}
		if holder != nil && holder.Name != h.Name {
			return false
		}
		holder = h
	}
	if holder == nil {
		return false
	}
	for e := range w.ents {
		if y := &w.ents[e]; !y.gone && y.entry != nil && y.entry.Name == holder.Name {
			w.link(f.m, e, text+" = "+holder.Name)
			return true
		}
	}
	e := w.add(entity{Entity: readout.Entity{Name: holder.Name, Kind: readout.Person}, parts: bare(nameParts(holder.Name)), human: true})
	y := &w.ents[e]
	y.entry, y.entries = holder, []*actors.Entry{holder}
	y.gender = w.genders[y.parts[0]]
	w.factsOf(y)
	w.link(f.m, e, "held the office on "+w.day)
	return true
}

// fellow links "his colleague", "her counterpart" to the other person of the
// sentence before, of another country, where one is named beside the owner.
func (w *work) fellow(f *found, text string) bool {
	switch f.role.head {
	case "colleague", "counterpart", "interlocutor":
	default:
		return false
	}
	x := &w.ms[f.m]
	if f.role.of || !strings.EqualFold(w.sent(f.m).Tokens[x.First].Form, "his") && !strings.EqualFold(w.sent(f.m).Tokens[x.First].Form, "her") {
		return false
	}
	owner := -1
	for _, o := range w.bySent[x.Sentence] {
		if y := &w.ms[o]; y.First == x.First && y.Kind == readout.Pronoun && y.Entity >= 0 {
			owner = y.Entity
		} else if y.End <= x.First && y.Entity >= 0 && w.ents[y.Entity].human && w.grade(o) == 3 && owner < 0 {
			owner = y.Entity
		}
	}
	if owner < 0 || w.ents[owner].Country == "" {
		return false
	}
	list := w.candidates(f.m, 3, func(e, o int) bool {
		y := &w.ents[e]
		return e != owner && y.human && !y.plural && (y.Kind == readout.Person || y.Kind == readout.Description && len(y.roles) > 0) && y.Country != "" && y.Country != w.ents[owner].Country
	})
	if len(list) != 1 {
		return false
	}
	w.link(f.m, list[0].entity, text+" = "+w.ents[list[0].entity].Name)
	return true
}

// counterpart gives "his Russian counterpart" the office of him whose
// counterpart it is.
func (w *work) counterpart(f *found) {
	r := &f.role
	if r.head != "counterpart" || r.country == "" {
		return
	}
	x := &w.ms[f.m]
	for _, o := range w.bySent[x.Sentence] {
		y := &w.ms[o]
		if o == f.m || y.First < x.First || y.End > x.Head || y.Entity < 0 || !w.ents[y.Entity].human {
			continue
		}
		if held := w.ents[y.Entity].Office; held != "" && !strings.HasPrefix(held, "former") {
			r.words, r.text, r.flags = strings.ToLower(held), held, r.flags|actors.Office
			r.head = lastWord(r.words)
			return
		}
	}
}

// theBody links "the ministry", "the group" to the last body of that kind.
func (w *work) theBody(f *found, text string) bool {
	r := &f.role
	if r.org >= 0 {
		return false
	}
	span := 3
	if r.head == "group" || r.head == "movement" || r.head == "militia" {
		span = 5
	}
	list := w.candidates(f.m, span, func(e, o int) bool {
		x := &w.ents[e]
		if w.sideways(w.ms[o].Sentence, w.ms[o].First) {
			return false // al-Qaeda of "al-Qaeda-linked militants"
		}
		if x.Kind == readout.Demonym && (x.Sector == "REB" || x.Sector == "PRM") { // "the Houthis": a group, though its name is that of a people
			switch r.head {
			case "group", "movement", "militia":
				return w.peoples(o) && w.bareBody(f.m, x, r) && (r.country == "" || r.country == x.Country)
			}
		}
		if x.plural || x.human || r.country != "" && x.Country != "" && r.country != x.Country {
			return false
		}
		if x.Kind == readout.Description {
			return r.country == "" && w.headOf(e) == r.head && w.within(f.m, e)
		}
		return x.Kind == readout.Organisation && w.isBody(x, r) && w.bareBody(f.m, x, r)
	})
	if a, ok := choose(list, 2); ok {
		w.link(f.m, a.entity, text+" = "+w.ents[a.entity].Name)
		return true
	}
	return false
}

// theCountry finds the state that "the country", "the kingdom" or "the Gulf
// state" means: the last one named that is such, if no other was near.
func (w *work) theCountry(f *found) int {
	s := w.sent(f.m)
	kinds := []string{f.role.head}
	other := false // "the brotherly country" is not the one that speaks
	for k := w.ms[f.m].First; k < w.ms[f.m].Head; k++ {
		kinds = append(kinds, strings.ToLower(s.Tokens[k].Form))
		switch kinds[len(kinds)-1] {
		case "brotherly", "fraternal", "friendly", "neighbouring", "neighboring", "host":
			other = true
		}
	}
	list := w.candidates(f.m, 2, func(e, o int) bool {
		x := &w.ents[e]
		if x.Kind != readout.Location || w.bySt[x.Country] != e || x.Country == "" || x.gone || w.barred(f.m, o) {
			return false
		}
		if other && w.ms[o].Sentence == w.ms[f.m].Sentence {
			return false
		}
		fits := w.ms[o].Kind != readout.Demonym || w.grade(o) > 0
		for _, kind := range kinds {
			of := lands[kind]
			if of != "" && !strings.Contains(of, x.Country) {
				return false
			}
			fits = fits || of != ""
		}
		return fits
	})
	if a, ok := choose(list, 2); ok {
		return a.entity
	}
	return -1
}

// placed reports whether a description names the region of a state: "the Gulf
// state".
func (w *work) placed(m int) bool {
	x := &w.ms[m]
	return x.Head > x.First && lands[strings.ToLower(w.sent(m).Tokens[x.Head-1].Form)] != ""
}

// lands are the states of a kind or region.
var lands = map[string]string{
	"kingdom":     "SAU JOR MAR BHR GBR ESP SWE NOR DNK NLD BEL THA KHM BTN TON LSO SWZ MYS",
	"emirate":     "ARE QAT KWT",
	"republic":    "IRN FRA CZE IRL DOM CAF COD COG ZAF TUR KEN IND PAK CHN TWN KOR MKD GEO ARM AZE KGZ UZB TKM TJK KAZ SVK SVN HRV SRB MDA BLR UKR LVA LTU EST",
	"archipelago": "PHL IDN JPN BHS MDV FJI SLB VUT TON WSM KIR MHL FSM PLW TUV COM SYC CPV STP BHR",
	"island":      "NRU TON FJI SLB VUT WSM KIR MHL FSM PLW TUV COM SYC CPV STP BHR MDV LKA TWN CUB JAM HTI DOM BHS BRB TTO GRD LCA VCT DMA ATG KNA MDG MUS CYP MLT ISL IRL GBR JPN PHL IDN SGP PNG TLS NZL",
	"pacific":     "NRU TON FJI SLB VUT WSM KIR MHL FSM PLW TUV PNG COK NIU AUS NZL",
	"gulf":        "SAU ARE QAT KWT BHR OMN IRQ IRN",
	"baltic":      "EST LVA LTU",
	"nordic":      "SWE NOR DNK FIN ISL",
	"balkan":      "SRB HRV BIH MNE MKD ALB XKX BGR ROU GRC SVN",
	"caribbean":   "CUB JAM HTI DOM BHS BRB TTO GRD LCA VCT DMA ATG KNA GUY SUR BLZ",
	"andean":      "BOL PER ECU COL CHL VEN",
	"himalayan":   "NPL BTN",
	"islamic":     "IRN PAK AFG MRT",
	"caucasus":    "GEO ARM AZE",
}

// sameDescription gives a description the entity of an earlier one in the
// same words, or one of its own.
func (w *work) sameDescription(f *found, text string) {
	r := &f.role
	if f.definite || f.pair == 2 && w.both(f.m) {
		for i := w.place[f.m] - 1; i >= 0; i-- {
			o := w.order[i]
			y := &w.ms[o]
			if w.ms[f.m].Sentence-y.Sentence > 5 {
				break
			}
			if y.Kind != readout.Description || y.Entity < 0 || y.Sentence == w.ms[f.m].Sentence && y.End > w.ms[f.m].First {
				continue
			}
			x := &w.ents[y.Entity]
			if x.Kind != readout.Description || len(x.Members) > 0 || x.plural != r.plural || len(x.roles) == 0 {
				continue
			}
			have := &x.roles[0]
			if (have.words == r.words || f.pair == 2 && have.head == r.head) && !kin(r.head) && w.within(f.m, y.Entity) && (r.country == "" || r.country == have.country) && (r.org < 0 || r.org == have.org) {
				w.link(f.m, y.Entity, "as "+x.Name+" before")
				return
			}
		}
	}
	e := w.add(entity{Entity: readout.Entity{Name: text, Kind: readout.Description, Country: r.country, Sector: r.sector},
		roles: []role{*r}, plural: r.plural, human: r.human() && (r.flags&actors.Body == 0 || oneHuman(r.head)), gender: genderOf(r.head)})
	x := &w.ents[e]
	if r.flags&actors.Office != 0 && r.human() {
		x.Office = r.text
		if r.former {
			x.Office = "former " + r.text
		}
	}
	if r.country == "" && r.org >= 0 {
		x.Country = w.ents[r.org].Country
	}
	if w.who != nil {
		y := &w.ms[f.m]
		if d, ok := w.who.Describe(w.doc, y.Sentence, y.Head, y.First, y.End); ok {
			x.Country, x.Sector, x.Ref = d.Country, d.Sector, d.Ref
			if d.Office != "" {
				x.Office = d.Office
			}
		}
	}
	if x.Country != "" || x.Sector != "" {
		x.Basis = "described as " + text
	}
	w.link(f.m, e, "description")
}

// fighters links "the militants" to the one armed group that the sentences
// before name, where they tell of no other fighters.
func (w *work) fighters(f *found, text string) bool {
	x := &w.ms[f.m]
	toks := w.sent(f.m).Tokens
	if !f.definite || f.role.country != "" || x.Head != x.First+1 || !strings.EqualFold(toks[x.First].Form, "the") || !fighting(toks[x.Head].Form) {
		return false
	}
	if x.End < len(toks) {
		switch toks[x.End].Form {
		case "of", "in", "from", "who", "that":
			return false
		}
	}
	others := false
	list := w.candidates(f.m, 4, func(e, o int) bool {
		y := &w.ents[e]
		if y.Kind == readout.Organisation && (y.Sector == "REB" || y.Sector == "UAF") {
			return true
		}
		if m := &w.ms[o]; m.Kind == readout.Description && fighting(w.sent(o).Tokens[m.Head].Form) {
			others = true
		}
		return false
	})
	if others || len(list) != 1 {
		return false
	}
	w.link(f.m, list[0].entity, text+" = "+w.ents[list[0].entity].Name)
	return true
}

func fighting(form string) bool {
	switch form {
	case "militants", "terrorists", "jihadists", "extremists", "insurgents", "rebels", "fighters", "guerrillas":
		return true
	}
	return false
}

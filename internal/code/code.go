// Package code lays the rules of the codebook against the clauses of a
// document and writes reports and statements. It is the only package that
// knows both rules and clauses.
package code

import (
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook"
	"github.com/readout-events/readout/internal/actor"
	"github.com/readout-events/readout/internal/clause"
	"github.com/readout-events/readout/internal/phrase"
)

// Coder codes documents with one codebook and one set of actor tables. It
// keeps nothing between documents; use one Coder in many goroutines.
type Coder struct {
	book   *codebook.Book
	actors *actor.Resolver
	count  *codebook.List // nouns that only count or measure: "tons of food"
	paper  *codebook.List // documents, behind which somebody stands
	light  *codebook.List // verbs that only say that the act of their object is done
	happen *codebook.List // verbs that only say that the act of their subject took place
	wish   *codebook.List // verbs whose complement is only wished, feared or weighed

	conduct *codebook.List // nouns that stand for what a party does: "policy", "excuse"

	agentive *codebook.List // verbs that only persons and bodies do, or have done to them
}

// New returns a Coder.
func New(book *codebook.Book, actors *actor.Resolver) *Coder {
	return &Coder{book: book, actors: actors, count: book.Lists["quantity"], paper: book.Lists["document"], light: book.Lists["light"], happen: book.Lists["happen"], wish: book.Lists["wish"],
		conduct: book.Lists["conduct"], agentive: book.Lists["agentive"]}
}

// Code returns the reports and statements of a document that all stages of
// annotate have filled in, in order of the text.
func (c *Coder) Code(doc *readout.Document) ([]readout.Report, []readout.Statement) {
	var reports []readout.Report
	coded := map[readout.Word]bool{}
	here := indexOf(doc)
	clauses := make([][]clause.Clause, len(doc.Sentences))
	for i := range doc.Sentences {
		s := c.sentence(doc, i, here)
		clauses[i] = s.clauses
		s.run()
		s.remember()
		reports = append(reports, s.reports()...)
		for _, ev := range s.events {
			coded[readout.Word{Sentence: i, Token: s.clauses[ev.clause].Pred}] = true
		}
	}
	c.opposed(doc, reports)
	return reports, c.statements(doc, coded, here, clauses)
}

// index finds the mentions, places and times of a sentence.
type index struct {
	mentions, places, times [][]int32             // of each sentence, indices into the document's
	topic                   map[[2]string]int     // what the text begins with, see tells
	voiced                  paper                 // which body spoke last
	issued                  map[string]paper      // who stands behind the last resolution, letter, ...
	met                     []readout.Participant // the sides of the last meeting that was told of, see same
	metAt                   int                   // and its sentence
	aircraft                *readout.Participant  // whose aircraft last attacked, nil before any did
	aircraftAt              int                   // and in which sentence
	gathered                paper                 // who came together last, be it one body of states, see assembly
	sides                   sides                 // who fights whom
}

func indexOf(doc *readout.Document) *index {
	n := len(doc.Sentences)
	x := &index{mentions: make([][]int32, n), places: make([][]int32, n), times: make([][]int32, n), topic: map[[2]string]int{}, issued: map[string]paper{}}
	for i := range doc.Mentions {
		if s := doc.Mentions[i].Sentence; s >= 0 && s < len(x.mentions) {
			x.mentions[s] = append(x.mentions[s], int32(i))
		}
	}
	for i := range doc.Places {
		if s := doc.Places[i].Sentence; s >= 0 && s < len(x.places) {
			x.places[s] = append(x.places[s], int32(i))
		}
	}
	for i := range doc.Times {
		if s := doc.Times[i].Sentence; s >= 0 && s < n {
			x.times[s] = append(x.times[s], int32(i))
		}
	}
	return x
}

// sentence is the work on one sentence.
type sentence struct {
	*Coder
	doc     *readout.Document
	here    *index
	index   int
	sent    *readout.Sentence
	clauses []clause.Clause
	byToken []int // clause of a predicate token, -1
	gov     []governor
	evs     []*event // of each clause, nil where none
	state   []uint8  // of each clause: 0 not looked at, 1 being looked at, 2 done
	taken   map[int]bool
	void    map[int]bool // nouns that a rule says are nothing: "heart attack"
	cache   map[phrase.Phrase][]readout.Participant
	topic   map[[2]string]int // what the sentence tells of, see tells
	events  []*event          // all, in order of the text
	trace   bool
	present *codebook.Words // of the sentence; nil until they are asked for
	near    []Near
	left    []Left
}

// governor is the clause that has a token as head of an argument.
type governor struct {
	clause int  // -1 for none
	as     byte // 'S' subject, 'O' object, 'I' indirect object, 'P' prepositional
	prep   string
}

// Near is a rule that was tried on a predicate, and why it did not match; for
// explain.
type Near struct {
	Token int
	Rule  *codebook.Rule
	Why   string
}

// Left is an act that a rule found and that is no report all the same, and
// why; for explain.
type Left struct {
	Token int
	Rule  string
	Type  string
	Why   string
}

// leave notes an event that is dropped.
func (s *sentence) leave(ev *event, why string) {
	if s.trace {
		s.left = append(s.left, Left{s.clauses[ev.clause].Pred, ev.ruleName, ev.typ, why})
	}
}

func (c *Coder) sentence(doc *readout.Document, i int, here *index) *sentence {
	s := &sentence{Coder: c, doc: doc, here: here, index: i, sent: &doc.Sentences[i]}
	n := len(s.sent.Tokens)
	s.clauses = clause.Find(doc, i, namesDeed(c.book))
	s.byToken = make([]int, n)
	s.gov = make([]governor, n)
	for t := range s.byToken {
		s.byToken[t] = -1
		s.gov[t].clause = -1
	}
	for k := range s.clauses {
		s.byToken[s.clauses[k].Pred] = k
	}
	for k := range s.clauses {
		if from, _ := s.letter(k); from != nil {
			s.clauses[k].Subj = from
		}
	}
	for k := range s.clauses {
		cl := &s.clauses[k]
		if cl.Kind == clause.Noun {
			continue
		}
		s.govern(k, 'S', "", cl.Subj)
		s.govern(k, 'O', "", cl.Obj)
		s.govern(k, 'I', "", cl.IObj)
		for _, p := range cl.Preps {
			s.govern(k, 'P', p.Word, p.Args)
		}
	}
	s.evs = make([]*event, len(s.clauses))
	s.state = make([]uint8, len(s.clauses))
	s.taken, s.void = map[int]bool{}, map[int]bool{}
	s.cache = map[phrase.Phrase][]readout.Participant{}
	return s
}

func (s *sentence) govern(k int, as byte, prep string, args []clause.Arg) {
	for i := range args {
		if h := args[i].Head; h < len(s.gov) && args[i].Sentence == s.index && (s.gov[h].clause < 0 || as == 'O' && s.gov[h].as != 'O') {
			s.gov[h] = governor{k, as, prep}
		}
	}
}

func (s *sentence) tok(i int) *readout.Token { return &s.sent.Tokens[i] }

// at returns the clause whose predicate is the token, -1 for none.
func (s *sentence) at(token int) int {
	if token < 0 || token >= len(s.byToken) {
		return -1
	}
	return s.byToken[token]
}

// parties returns whom an argument stands for; nil where it is no party.
func (s *sentence) parties(a *clause.Arg) []readout.Participant {
	p := a.Phrase
	if got, ok := s.cache[p]; ok {
		return got
	}
	got := s.actors.Phrase(s.doc, s.withoutCharge(p))
	if len(got) == 0 && a.Sentence >= 0 && a.Sentence < len(s.doc.Sentences) {
		sent := &s.doc.Sentences[a.Sentence]
		for _, h := range phrase.Appositions(sent, p.Head) {
			if got = s.actors.Phrase(s.doc, phrase.Of(sent, a.Sentence, h)); len(got) > 0 {
				break
			}
		}
	}
	if len(got) == 1 && a.Sentence >= 0 && a.Sentence < len(s.doc.Sentences) && (got[0].Country == "" || got[0].Basis != "") && got[0].Office != "" {
		got = s.holder(a, got)
	}
	if len(got) == 1 && (got[0].Country == "" || got[0].Basis != "") && got[0].Office == "" {
		got = s.nameBehind(a, got)
	}
	if len(got) == 0 {
		got = s.issuer(a)
	}
	if len(got) == 0 {
		got = s.assembly(a)
	}
	if len(got) == 1 {
		s.members(&got[0])
	}
	if len(got) == 0 && s.people(p) {
		q := s.quoted(p.First, p.End)
		got = []readout.Participant{{Quoted: q, Name: q.Text, Sector: "CVL", Basis: "a number of people"}}
		if like := s.countedBefore(p.Head); like != nil {
			got[0].Country, got[0].Sector, got[0].Basis = like.Country, like.Sector, "as "+like.Text
		}
	}
	if len(got) == 0 {
		got = s.craft(a)
	}
	if len(got) == 0 {
		got = s.unheardOf(a)
	}
	if len(got) == 0 || len(got) == 1 && got[0].Country == "" {
		if led := s.ledBy(a); led != nil {
			got = led
		}
	}
	s.serves(a, got)
	s.variant(p, got)
	s.cache[p] = got
	return got
}

// nameBehind returns the group that is named in apposition to words that only
// describe it: "the militant group, Boko Haram,".
func (s *sentence) nameBehind(a *clause.Arg, got []readout.Participant) []readout.Participant {
	if a.Sentence < 0 || a.Sentence >= len(s.doc.Sentences) {
		return got
	}
	sent := &s.doc.Sentences[a.Sentence]
	for _, h := range phrase.Appositions(sent, a.Head) {
		if sent.Tokens[h].Tag != "PROPN" {
			continue
		}
		if name := s.actors.Phrase(s.doc, phrase.Of(sent, a.Sentence, h)); len(name) == 1 && name[0].Country != "" && name[0].Basis == "" && name[0].Office == "" && name[0].Sector != "" && (name[0].Sector == got[0].Sector || got[0].Sector == "") {
			return name
		}
	}
	return got
}

// ledBy is the country of a delegation by whoever leads it: "a delegation headed
// by the Saudi minister of trade".
func (s *sentence) ledBy(a *clause.Arg) []readout.Participant {
	if a.Sentence != s.index || !s.book.Lists["delegation"].Has(strings.ToLower(s.tok(a.Head).Lemma)) && !strings.EqualFold(s.tok(a.Head).Lemma, "team") {
		return nil
	}
	for k := range s.clauses {
		c := &s.clauses[k]
		if !c.Passive || c.NounTok != a.Head && (len(c.Obj) != 1 || c.Obj[0].Head != a.Head) {
			continue
		}
		switch c.Lemma {
		case "lead", "head", "chair":
		default:
			continue
		}
		var out []readout.Participant
		for i := range c.Subj {
			who := s.actors.Phrase(s.doc, c.Subj[i].Phrase)
			if len(who) != 1 || who[0].Country == "" {
				continue
			}
			sector := who[0].Sector
			if sector == "ELI" || sector == "" && s.actors.IsState(who[0].Country) {
				sector = "GOV"
			}
			q := s.quoted(a.First, a.Head+1)
			out = append(out, readout.Participant{Quoted: q, Name: who[0].Name + "'s delegation", Country: who[0].Country, Sector: sector, Basis: "led by " + who[0].Text})
		}
		return out
	}
	for _, p := range a.Preps {
		if p.Word != "from" {
			continue
		}
		for i := range p.Args {
			if who := s.actors.Phrase(s.doc, p.Args[i].Phrase); len(who) == 1 && who[0].Country != "" && (who[0].Sector == "GOV" || who[0].Sector == "LEG" || who[0].Sector == "MIL") {
				q := s.quoted(a.First, a.End)
				return []readout.Participant{{Quoted: q, Name: q.Text, Country: who[0].Country, Sector: who[0].Sector, Basis: "from " + who[0].Text}}
			}
		}
	}
	return nil
}

// withoutCharge takes off a phrase what its party is accused or robbed of, which
// the tree may hang on the noun: "accused the government | of fraud".
func (s *sentence) withoutCharge(p phrase.Phrase) phrase.Phrase {
	if p.Sentence != s.index || p.Head >= len(s.gov) || s.gov[p.Head].clause < 0 {
		return p
	}
	switch s.clauses[s.gov[p.Head].clause].Lemma {
	case "accuse", "suspect", "convict", "acquit", "clear", "absolve", "deprive", "rob", "strip", "warn", "remind", "assure", "inform", "rid", "relieve":
	default:
		return p
	}
	for i := p.Head + 1; i < p.End-1; i++ {
		if !strings.EqualFold(s.tok(i).Form, "of") {
			continue
		}
		end := i + 1
		for end < p.End && !strings.EqualFold(s.tok(end).Form, "of") {
			end++
		}
		rest := phrase.Phrase{Sentence: p.Sentence, First: i + 1, Head: end - 1, End: end}
		if strings.HasSuffix(s.tok(i+1).Form, "ing") || end == i+1 || len(s.actors.Phrase(s.doc, rest)) == 0 {
			p.End = i
			return p
		} // else "of Kenya"
	}
	return p
}

// craft is whose ships, aircraft or vehicles are meant where the text has told
// before: "four Russian ships entered the strait ... the ships left".
func (s *sentence) craft(a *clause.Arg) []readout.Participant {
	if a.Sentence != s.index || a.Head < 1 || s.tok(a.Head).Tag != "NOUN" {
		return nil
	}
	lemma := strings.ToLower(s.tok(a.Head).Lemma)
	known := false
	var like *codebook.List
	for _, name := range [...]string{"ship", "aircraft", "drone", "war_machine"} {
		if l := s.book.Lists[name]; l.Has(lemma) {
			if known = true; lemma == "ship" || lemma == "vessel" || lemma == "boat" || lemma == "aircraft" || lemma == "plane" {
				like = l // "a Russian frigate ... the vessel"
			}
		}
	}
	if !known || len(a.Poss) > 0 || len(a.Preps) > 0 {
		return nil
	}
	definite := false
	for i := a.First; i < a.Head; i++ {
		switch w := strings.ToLower(s.tok(i).Form); {
		case w == "the" || w == "these" || w == "those" || w == "both" || s.tok(i).Tag == "NUM":
			definite = true
		default:
			return nil
		}
	}
	if !definite {
		return nil
	}
	for n := s.index; n >= 0 && n >= s.index-5; n-- {
		sent := &s.doc.Sentences[n]
		for k := len(sent.Tokens) - 1; k > 0; k-- {
			if t := &sent.Tokens[k]; n == s.index && k >= a.First || t.Tag != "NOUN" && t.Tag != "PROPN" || !strings.EqualFold(t.Lemma, lemma) && (like == nil || !like.Has(strings.ToLower(t.Lemma))) {
				continue
			}
			got := s.actors.Phrase(s.doc, phrase.Of(sent, n, k))
			if len(got) != 1 || got[0].Country == "" || got[0].Basis != "" {
				continue
			}
			p := got[0]
			p.Quoted = s.quoted(a.First, a.End)
			p.Basis = "as " + got[0].Text + " before"
			return []readout.Participant{p}
		}
	}
	return nil
}

const unheard = "a name that the tables do not have"

// unheardOf is a name that no table knows, taken for a party by what it does or
// what is done to it: "CORD rejected the results". Its country is that of the
// scene.
func (s *sentence) unheardOf(a *clause.Arg) []readout.Participant {
	p := a.Phrase
	if p.Sentence != s.index || p.Head >= len(s.gov) || s.tok(p.Head).Tag != "PROPN" {
		return nil
	}
	g := s.gov[p.Head]
	if g.clause < 0 || g.as != 'S' && g.as != 'O' || !s.agentive.Has(s.clauses[g.clause].Lemma) {
		return nil
	}
	first := p.Head
	for first > p.First && s.tok(first-1).Tag == "PROPN" {
		first--
	}
	for i := first; i < p.Head; i++ { // a name of the tables within another one
		if len(s.actors.Phrase(s.doc, phrase.Phrase{Sentence: s.index, First: i, Head: i, End: i + 1})) > 0 {
			return nil
		}
	}
	for _, i := range s.here.mentions[p.Sentence] {
		if m := &s.doc.Mentions[i]; m.Head == p.Head && m.Entity >= 0 && m.Entity < len(s.doc.Entities) && (m.Kind == readout.Demonym || s.doc.Entities[m.Entity].Country != "") {
			return nil // a place that is known as one
		}
	}
	q := s.quoted(first, p.Head+1)
	if len(q.Text) < 2 || calendar(q.Text) || s.book.Lists["crime"].Has(strings.ToLower(s.tok(p.Head).Lemma)) || s.book.Lists["crime"].Has(strings.TrimSuffix(strings.ToLower(s.tok(p.Head).Form), "s")) {
		return nil // "convicted of Treason"
	}
	out := readout.Participant{Quoted: q, Name: q.Text, Basis: unheard}
	if country, basis := s.actors.Scene(s.doc, s.index); country != "" {
		out.Country, out.Basis = country, joinBasis(out.Basis, basis)
	}
	return []readout.Participant{out}
}

// calendar reports a word for a day or a month.
func calendar(w string) bool {
	if len(w) < 3 {
		return false
	}
	switch strings.ToLower(w[:3]) {
	case "mon", "tue", "wed", "thu", "fri", "sat", "sun":
		return strings.HasSuffix(w, "day") || len(w) < 5
	case "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec":
		return len(w) < 10
	}
	return false
}

// holder takes the country of an office from whoever stands in apposition and
// holds it by the tables: "its foreign minister, Péter Szijjártó".
func (s *sentence) holder(a *clause.Arg, got []readout.Participant) []readout.Participant {
	sent := &s.doc.Sentences[a.Sentence]
	for _, h := range phrase.Appositions(sent, a.Head) {
		who := s.actors.Phrase(s.doc, phrase.Of(sent, a.Sentence, h))
		if len(who) == 1 && who[0].Country != "" && who[0].Office != "" && who[0].Sector == got[0].Sector && who[0].Country != got[0].Country {
			g := got[0]
			g.Country, g.Name, g.Basis = who[0].Country, who[0].Name, "that of "+who[0].Name
			return []readout.Participant{g}
		}
	}
	return got
}

// people reports whether a phrase is a bare number, as people are counted:
// "killing three and arresting 12".
func (s *sentence) people(p phrase.Phrase) bool {
	if p.Sentence != s.index || p.Head >= len(s.sent.Tokens) || p.End-p.First > 3 {
		return false
	}
	if g := s.gov[p.Head]; g.clause >= 0 {
		switch s.clauses[g.clause].Lemma {
		case "receive", "get", "win", "have", "take", "score", "cost", "pay", "include", "reach", "exceed", "total", "lose":
			return false
		}
	}
	t := s.tok(p.Head)
	if g := s.gov[p.Head]; g.clause >= 0 && g.as == 'O' && p.First == p.Head && p.End == p.Head+1 && some(strings.ToLower(t.Form)) {
		return undergone(s.clauses[g.clause].Lemma) // "most were released"
	}
	if g := s.gov[p.Head]; t.Tag != "NUM" || g.clause < 0 || g.as != 'O' {
		return false
	}
	n := 0
	for _, r := range t.Form {
		switch {
		case r >= '0' && r <= '9':
			n++
		case r == ',':
		case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z':
		default:
			return false
		}
	}
	switch strings.ToLower(t.Form) {
	case "million", "billion", "trillion", "percent":
		return false
	}
	return n < 4 || strings.Contains(t.Form, ",")
}

// countedBefore is who was counted before a bare number: "killed nine bandits
// and captured [12]".
func (s *sentence) countedBefore(tok int) *readout.Participant {
	for k := tok - 1; k >= 0; k-- {
		if s.tok(k).Tag != "NOUN" || s.gov[k].clause < 0 || s.gov[k].as != 'O' || s.tok(k).Lemma == "people" || s.tok(k).Lemma == "person" {
			continue
		}
		p := phrase.Of(s.sent, s.index, k)
		if p.First >= k || p.End > tok || s.tok(p.First).Tag != "NUM" && !strings.EqualFold(s.tok(p.First).Form, "at") && !some(strings.ToLower(s.tok(p.First).Form)) {
			continue
		}
		if !undergone(s.clauses[s.gov[k].clause].Lemma) && s.clauses[s.gov[k].clause].Lemma != "neutralize" && s.clauses[s.gov[k].clause].Lemma != "neutralise" {
			return nil
		}
		if got := s.actors.Phrase(s.doc, p); len(got) == 1 && got[0].Sector != "" {
			return &got[0]
		}
		return nil
	}
	return nil
}

// some reports whether a word stands for some of those told of.
func some(word string) bool {
	switch word {
	case "most", "some", "many", "several", "others", "dozens", "hundreds", "thousands", "scores", "all", "both":
		return true
	}
	return false
}

// undergone reports whether a verb tells what is done to people only.
func undergone(lemma string) bool {
	switch lemma {
	case "arrest", "detain", "jail", "imprison", "release", "free", "kill", "wound", "injure", "sentence", "convict", "deport", "beat_up", "torture", "abduct", "kidnap", "round_up", "evacuate", "rescue":
		return true
	}
	return false
}

// serves gives a party without country that of whom it speaks or acts for: "a
// spokesman for the Chinese embassy".
func (s *sentence) serves(a *clause.Arg, got []readout.Participant) {
	if len(got) != 1 || got[0].Country != "" {
		return
	}
	for i := range a.Preps {
		switch a.Preps[i].Word {
		case "for", "of", "from", "at", "to", "with":
			for k := range a.Preps[i].Args {
				b := &a.Preps[i].Args[k]
				if c := onlyCountry(s.actors.Phrase(s.doc, b.Phrase)); c != "" {
					text, _ := s.doc.Words(s.sent, b.First, b.End)
					got[0].Country, got[0].Basis = c, joinBasis(got[0].Basis, a.Preps[i].Word+" "+text)
					return
				}
			}
		}
	}
}

// variant adds to the basis of a party how its name came to be its own where
// that is more than reading it: "variant of Lavrov (sentence 1)".
func (s *sentence) variant(p phrase.Phrase, got []readout.Participant) {
	if len(got) != 1 || p.Sentence < 0 || p.Sentence >= len(s.here.mentions) {
		return
	}
	for _, i := range s.here.mentions[p.Sentence] {
		m := &s.doc.Mentions[i]
		if m.Head < p.First || m.Head >= p.End || !strings.HasPrefix(m.Basis, "variant") {
			continue
		}
		if m.Entity >= 0 && m.Entity < len(s.doc.Entities) && s.doc.Entities[m.Entity].Name == got[0].Name && !strings.Contains(got[0].Basis, m.Basis) {
			got[0].Basis = joinBasis(m.Basis, got[0].Basis)
		}
	}
}

func (s *sentence) allParties(args []clause.Arg) []readout.Participant {
	var out []readout.Participant
	for i := range args {
		if len(args) > 1 && s.behindTown(&args[i]) {
			continue
		}
		out = merge(out, s.parties(&args[i]))
	}
	return out
}

// behindTown reports whether an argument is no more than the state of a town that
// stands before it: "in Paris, France, a gunman and a policeman".
func (s *sentence) behindTown(a *clause.Arg) bool {
	if a.Sentence != s.index || a.First < 2 || a.Head != a.First || s.tok(a.First-1).Form != "," {
		return false
	}
	who := s.parties(a)
	for _, i := range s.here.places[s.index] {
		p := &s.doc.Places[i]
		if p.End == a.First-1 && p.Precision != "country" && len(who) == 1 && who[0].Sector == "" && who[0].Country == p.Country {
			return true
		}
	}
	return false
}

// merge adds participants that are not there yet.
func merge(to, from []readout.Participant) []readout.Participant {
	for _, p := range from {
		if !has(to, &p) {
			to = append(to, p)
		}
	}
	return to
}

func has(ps []readout.Participant, p *readout.Participant) bool {
	for i := range ps {
		if same(&ps[i], p) {
			return true
		}
	}
	return false
}

// same reports whether two participants are one party.
func same(a, b *readout.Participant) bool {
	if a.Name != "" && b.Name != "" {
		return a.Name == b.Name && a.Country == b.Country && a.Sector == b.Sector
	}
	return a.Text == b.Text && a.Country == b.Country && a.Sector == b.Sector
}

// without returns the participants that are not among others.
func without(ps, others []readout.Participant) []readout.Participant {
	var out []readout.Participant
	for i := range ps {
		if !has(others, &ps[i]) {
			out = append(out, ps[i])
		}
	}
	return out
}

package code

import (
	"slices"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/actor"
)

// private drops what is no politics: events in which somebody acts and nobody
// on either side is a political party (crime between private people, business
// among companies, entertainment), and harm that nature or an accident does.
// Protest is political by itself.
func (s *sentence) private() {
	out := s.events[:0]
	gone := map[*event]bool{}
	for _, ev := range s.events {
		why := ""
		switch {
		case ev.typ == "PROTEST", ev.typ == "THREATEN" && s.peoples(ev.actor), s.countries(ev.actor) > 1 && s.peoples(ev.actor): // "Palestinians and Israelis failed to agree"
		case ev.typ == "SANCTION" && ev.mode != "convict" && s.foreigner(ev): // "Renault left the Russian market"
		case len(ev.actor) > 0 && !s.politicalIn(ev, ev.actor) && !s.politicalIn(ev, ev.recipient) && !s.profession(ev) && !(ev.typ == "ASSAULT" && nations(ev)):
			why = "private people and companies among themselves"
		case len(ev.actor) == 0 && len(ev.recipient) > 0 && (ev.typ == "SUPPORT" || ev.typ == "AGREE" || ev.typ == "REQUEST" || ev.typ == "COOPERATE" || ev.typ == "AID" && ev.recipient[0].Sector == "BUS") && !s.politicalIn(ev, ev.recipient):
			why = "done to private people by nobody named"
		case s.calamity(ev) || s.mishap(ev):
			why = "an accident, nature or illness"
		case (ev.mode == "arrest" || ev.mode == "convict") && s.foreigner(ev):
		case (ev.mode == "arrest" || ev.mode == "convict" || ev.typ == "ACCUSE" && ev.mode != "disapprove" && s.byCourt(ev)) && !s.political(ev.recipient) && s.petty(ev), s.crime(ev), s.courtroom(ev):
			why = "a crime between private people"
		case ev.typ == "ASSAULT" && len(ev.actor) == 0 && !s.political(ev.recipient) && (s.quarrel(ev) || s.petty(ev) || s.tells("felony", "political") > 1):
			why = "a crime between private people"
		case ev.typ == "THREATEN" && !s.political(ev.recipient) && s.petty(ev):
			why = "what criminals are threatened with"
		case s.leisure(ev):
			why = "sport, art or science"
		}
		if why != "" {
			gone[ev] = true
			s.leave(ev, why)
			continue
		}
		out = append(out, ev)
	}
	for _, ev := range out {
		if gone[ev.within] {
			ev.within = nil
			ev.status = readout.Hypothetical // the content of what is no event
		}
	}
	s.events = out
}

// politicalIn is political for one kind of act: a journalist who talks to
// people is at work, and so are police who question or a court that hears.
func (s *sentence) politicalIn(ev *event, ps []readout.Participant) bool {
	work := ""
	switch ev.typ {
	case "CONSULT":
		work = "JRN COP JUD"
	case "AGREE", "SUPPORT", "CONCEDE", "COOPERATE":
		work = "JRN"
	}
	for i := range ps {
		if p := &ps[i]; (p.Sector == "" || !strings.Contains(work, p.Sector)) && s.political(ps[i:i+1]) {
			return true
		}
	}
	return false
}

// political reports whether one of the parties is more than a private person
// or company: it has an office or a body behind it, is a state, or is called
// by what it does in politics ("protesters").
func (s *sentence) political(ps []readout.Participant) bool {
	for i := range ps {
		switch p := &ps[i]; p.Sector {
		case "":
			if p.Country == "" && strings.HasSuffix(p.Basis, actor.Unnamed) {
				return true // "Western countries"
			}
			if p.Country == "" && s.book.Lists["bloc"].Has(strings.ToLower(p.Name)) {
				return true
			}
			if p.Country != "" && p.Country != "MNC" && !onlyByScene(p) && (p.Country == "UNO" || p.Country == "IGO" || p.Country == "EUR" || !described(p)) {
				return true
			}
		case "LAB":
			if !employed(p.Text) {
				return true
			}
		case "CVL", "UNK", "BUS", "EDU", "MED":
			for _, w := range strings.Fields(strings.ToLower(p.Text)) {
				if s.book.Lists["civic"].Has(strings.TrimSuffix(w, "s")) {
					return true
				}
			}
		case "CRM": // a gang, not a murderer
			for _, w := range strings.Fields(strings.ToLower(p.Text + " " + p.Name)) {
				if s.book.Lists["organised_crime"].Has(w) || s.book.Lists["organised_crime"].Has(strings.TrimSuffix(w, "s")) {
					return true
				}
			}
		default:
			return true
		}
	}
	return false
}

// onlyByScene reports whether a party is a person of whom only the scene tells the
// country.
func onlyByScene(p *readout.Participant) bool {
	return actor.Guess(p.Basis) && !strings.Contains(p.Basis, unheard)
}

// employed reports whether words name those who work for somebody, and not
// workers as a side: "the staff", "an employee".
func employed(text string) bool {
	words := strings.Fields(strings.ToLower(text))
	if len(words) == 0 {
		return false
	}
	switch words[len(words)-1] {
	case "staff", "staffer", "employee", "employees", "engineer", "waiter", "waitress", "clerk", "cook", "chef", "cleaner", "labourer", "laborer":
		return true
	}
	return false
}

// peoples reports whether a people acts as a whole: "the Kurds have sworn to
// fight".
func (s *sentence) peoples(ps []readout.Participant) bool {
	for i := range ps {
		words := strings.Fields(ps[i].Text)
		if len(words) == 0 || ps[i].Country == "" || ps[i].Sector != "CVL" {
			continue
		}
		if w := words[len(words)-1]; w != strings.ToLower(w) && strings.HasSuffix(w, "s") {
			return true
		}
	}
	return false
}

// profession reports whether a trade as a whole speaks up, to nobody in
// particular: "doctors demanded", "teachers called off their strike".
func (s *sentence) profession(ev *event) bool {
	if ev.typ == "ACCUSE" || len(ev.recipient) > 0 && !(ev.typ == "AID" || ev.typ == "REQUEST") {
		return false
	}
	for i := range ev.actor {
		p := &ev.actor[i]
		words := strings.Fields(p.Text)
		if pronoun := len(words) == 1 && p.Basis != ""; pronoun {
			words = strings.Fields(p.Name)
		}
		if (p.Sector == "EDU" || p.Sector == "MED") && len(words) > 0 && !strings.Contains(p.Text, "universit") {
			for _, w := range words {
				if strings.HasSuffix(w, "s") && len(w) > 4 && (strings.ToLower(w) == w || w == words[0]) {
					return true
				}
			}
		}
	}
	return false
}

// petty reports whether a charge, an arrest or a verdict is for a crime between private
// people: "arrested a man suspected of stealing bicycles".
func (s *sentence) petty(ev *event) bool {
	pred := s.clauses[ev.clause].Pred
	act, crime, intimate := s.book.Lists["private_act"], s.book.Lists["private_crime"], s.book.Lists["intimate"]
	for i := range s.sent.Tokens {
		if i == pred || !s.below(i, pred) {
			continue
		}
		l := strings.ToLower(s.tok(i).Lemma)
		if act.Has(l) || s.inList(i, crime, l, strings.ToLower(s.tok(i).Form)) || i > pred && intimate.Has(l) {
			return true
		}
	}
	return false
}

// byCourt reports whether police or courts act, or nobody named.
func (s *sentence) byCourt(ev *event) bool {
	for i := range ev.actor {
		switch ev.actor[i].Sector {
		case "COP", "JUD":
		default:
			return false
		}
	}
	return true
}

// described reports whether a party is known by a common noun alone, and its
// country by where the text is set: "seven riders".
func described(p *readout.Participant) bool {
	words := strings.Fields(p.Name)
	return len(words) > 0 && p.Basis != "" && strings.ToLower(words[len(words)-1]) == words[len(words)-1]
}

// calamity reports whether harm or a state of emergency comes of nature,
// accident or illness rather than of anybody's will: the sentence says so, or
// the text does and the sentence tells of no violence.
func (s *sentence) calamity(ev *event) bool {
	switch {
	case ev.typ == "ASSAULT" && (ev.mode == "" || ev.mode == "destroy" || ev.mode == "explosives"):
	case ev.typ == "COERCE" && (ev.mode == "martial-law" || ev.mode == "curfew"):
	case ev.typ == "ACCUSE" && ev.mode == "investigate" && !s.political(ev.recipient):
	case ev.typ == "COERCE" && ev.mode == "restrict" && len(ev.actor) == 0 && len(ev.recipient) == 0:
	default:
		return false
	}
	if s.political(ev.actor) && ev.typ == "ASSAULT" {
		return false
	}
	return s.tells("calamity", "violence") > 0
}

// crime reports whether police or court deal with what private people have
// done to each other: the sentence says so, or the text does and the sentence
// does not speak of politics.
func (s *sentence) crime(ev *event) bool {
	switch ev.typ {
	case "ACCUSE", "SANCTION", "COERCE", "RETREAT", "ASSAULT", "REQUEST":
	default:
		return false
	}
	switch ev.mode {
	case "allege", "investigate", "convict", "arrest", "release", "sexual", "restrict":
	case "disapprove", "change", "assist", "seize", "censor":
		if len(ev.actor) == 0 {
			return false
		}
	default:
		return false
	}
	for i := range ev.actor {
		p := &ev.actor[i]
		words := strings.Fields(strings.ToLower(p.Text))
		at := p.Sector == "GOV" && len(words) > 0 && s.book.Lists["investigator"].Has(words[len(words)-1]) || p.Sector == "GOV" && strings.Contains(p.Office, "etective") || strings.Contains(p.Office, "nspector")
		if p.Sector != "COP" && p.Sector != "JUD" && !at && s.political(ev.actor[i:i+1]) {
			return false
		}
	}
	if s.political(slices.DeleteFunc(slices.Clone(ev.recipient), func(p readout.Participant) bool {
		return p.Sector == "" && strings.Contains(p.Basis, unheard)
	})) {
		return false
	}
	return s.tells("felony", "political") > 0 || s.tells("calamity", "violence") > 0 && s.tells("calamity", "political") > 0
}

// weak reports whether none of the parties is a side in politics where the
// text is of something else: sport, art, science or the courtroom. Those who
// keep order are none either where strict is false.
func (s *sentence) weak(ps []readout.Participant, strict bool) bool {
	for i := range ps {
		p := &ps[i]
		words := strings.Fields(p.Name)
		text := strings.ToLower(p.Text)
		if strings.HasSuffix(text, " team") || strings.HasSuffix(text, " squad") || strings.HasSuffix(text, " side") {
			continue
		}
		switch p.Sector {
		case "CVL", "UNK", "BUS", "EDU", "MED", "SOC", "JRN", "REL", "ELI", "AGR":
		case "COP", "JUD", "UAF", "CRM":
			if strict {
				return false
			}
		case "MIL":
			if !strings.HasSuffix(text, "captain") && (strict || !strings.HasSuffix(text, "officer") && !strings.HasSuffix(text, "officers")) {
				return false
			}
		case "OPP":
			if !strings.HasSuffix(text, "critics") && !strings.HasSuffix(text, "critic") {
				return false
			}
		case "":
			if p.Country != "" && p.Country != "NGO" && p.Country != "MNC" && (len(words) == 0 || strings.ToLower(words[len(words)-1]) != words[len(words)-1]) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// leisure reports whether the words of an event are those of sport, art or
// science, and nobody with power acts.
func (s *sentence) leisure(ev *event) bool {
	many, _ := s.words(s.sent, "sport_word", "political")
	if n := s.tells("sport_word", "political"); n > 0 || many > 1 {
		for _, ps := range [][]readout.Participant{ev.actor, ev.recipient} {
			for i := range ps {
				bare := ps[i].Sector == "" && ps[i].Country != "UNO" && ps[i].Country != "IGO" && ps[i].Country != "EUR"
				if !bare && !s.weak(ps[i:i+1], true) {
					return false
				}
			}
		}
		return true
	}
	who := ev.actor
	if len(who) == 0 {
		if who = ev.recipient; ev.typ == "ASSAULT" || ev.typ == "COERCE" || len(who) == 0 {
			return false
		}
	}
	if ev.typ == "ASSAULT" && bySector(ev.recipient, "JRN") && (bySector(ev.actor, "COP") || bySector(ev.actor, "MIL")) {
		return false // "police beat a radio reporter"
	}
	for _, topic := range []string{"culture", "science"} {
		if n := s.tells(topic, "political"); n > 0 && s.weak(who, n < 2) && s.weak(ev.recipient, n < 2) {
			return true
		}
	}
	return false
}

// courtroom reports whether private people, police and courts are among
// themselves in a text about a crime: "the lawyer accused the police".
func (s *sentence) courtroom(ev *event) bool {
	return len(ev.actor) > 0 && s.weak(ev.actor, false) && s.weak(ev.recipient, false) && s.tells("felony", "political") > 0
}

// tells reports whether a text is about what the words of one list name, and
// not those of another: 2 where the sentence says so, 1 where only its
// beginning does and the sentence says nothing else, 0 else.
func (s *sentence) tells(of, against string) int {
	key := [2]string{of, against}
	if n, ok := s.topic[key]; ok {
		return n
	}
	if s.topic == nil {
		s.topic = map[[2]string]int{}
	}
	out := 0
	switch n, m := s.words(s.sent, of, against); {
	case m > 0:
	case n > 0:
		out = 2
	default:
		out = s.begins(key)
	}
	s.topic[key] = out
	return out
}

// begins is tells for the first sentences of the text.
func (s *sentence) begins(key [2]string) int {
	if n, ok := s.here.topic[key]; ok {
		return n
	}
	n, m := 0, 0
	for i := range s.doc.Sentences {
		if i > 12 {
			break
		}
		a, b := s.words(&s.doc.Sentences[i], key[0], key[1])
		n, m = n+a, m+b
	}
	s.here.topic[key] = btoi(n > 1 && n > 2*m)
	return s.here.topic[key]
}

// words counts the words of a sentence that are in each of two lists.
func (s *sentence) words(sent *readout.Sentence, of, against string) (n, m int) {
	a, b := s.book.Lists[of], s.book.Lists[against]
	for i := range sent.Tokens {
		t := &sent.Tokens[i]
		switch t.Tag {
		case "NOUN", "PROPN", "VERB", "ADJ":
		default:
			continue
		}
		w := strings.ToLower(t.Lemma)
		pair := ""
		if i > 0 {
			pair = strings.ToLower(sent.Tokens[i-1].Form) + "_" + w
		}
		switch {
		case a.Has(w) || pair != "" && a.Has(pair):
			n++
		case b.Has(w):
			m++
		}
	}
	return n, m
}

// foreigner reports whether the state of police or a court deals with people of
// another: "Japanese police arrested a Brazilian footballer".
func (s *sentence) foreigner(ev *event) bool {
	for i := range ev.actor {
		for k := range ev.recipient {
			a, r := &ev.actor[i], &ev.recipient[k]
			if a.Country != "" && r.Country != "" && a.Country != r.Country && !actor.Guess(a.Basis) && !actor.Guess(r.Basis) {
				return true
			}
		}
	}
	return false
}

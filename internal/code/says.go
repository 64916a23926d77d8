package code

import (
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/annotate/quote"
	"github.com/readout-events/readout/internal/phrase"
)

// speakers returns whom a quote names as its source. A source that is no
// party in the tables ("a witness") is given with its words.
func (c *Coder) speakers(doc *readout.Document, q *readout.Quote) []readout.Participant {
	var out []readout.Participant
	for _, w := range q.Speaker {
		sent := &doc.Sentences[w.Sentence]
		for _, h := range phrase.Members(sent, w.Token) {
			p := phrase.Of(sent, w.Sentence, h)
			got := c.actors.Phrase(doc, p)
			if len(got) == 0 {
				for _, a := range phrase.Appositions(sent, h) {
					if got = c.actors.Phrase(doc, phrase.Of(sent, w.Sentence, a)); len(got) > 0 {
						break
					}
				}
			}
			if len(got) == 0 {
				got = c.whose(doc, p)
			}
			if len(got) == 0 {
				got = c.behind(doc, w.Sentence, h)
			} else if len(got) == 1 && got[0].Country == "" { // "a spokesman for the Indian ministry"
				if country := onlyCountry(c.behind(doc, w.Sentence, h)); country != "" {
					got[0].Country = country
				}
			}
			if len(got) == 0 && p.First < p.End {
				text, span := doc.Words(sent, p.First, p.End)
				got = []readout.Participant{{Quoted: readout.Quoted{Text: text, Span: span, InTitle: sent.Number == 0}, Name: text}}
			}
			out = merge(out, got)
		}
	}
	return out
}

// whose returns the party that a source belongs to by a pronoun: "its chairman".
func (c *Coder) whose(doc *readout.Document, p phrase.Phrase) []readout.Participant {
	sent := &doc.Sentences[p.Sentence]
	for i := p.First; i < p.Head && i < len(sent.Tokens); i++ {
		switch strings.ToLower(sent.Tokens[i].Form) {
		case "its", "their", "his", "her", "our":
			return c.actors.Phrase(doc, phrase.Of(sent, p.Sentence, i))
		}
	}
	return nil
}

// behind returns the party that a source without one of its own comes from:
// "the news released by the Ministry of Foreign Affairs of China".
func (c *Coder) behind(doc *readout.Document, sentence, head int) []readout.Participant {
	sent := &doc.Sentences[sentence]
	if t := &sent.Tokens[head]; t.Tag != "NOUN" {
		return nil
	}
	for i := head + 1; i < len(sent.Tokens) && i < head+12; i++ {
		if t := &sent.Tokens[i]; t.Tag != "PROPN" && t.Tag != "NOUN" {
			continue
		}
		up := i
		for n := 0; up >= 0 && up != head && n < 8; n++ {
			up = sent.Tokens[up].Head
		}
		if up != head {
			continue
		}
		if got := c.actors.Phrase(doc, phrase.Of(sent, sentence, i)); len(got) > 0 {
			return got
		}
	}
	return nil
}

// speaker returns who says, at the innermost, what token tok stands in.
func (s *sentence) speaker(tok int) []readout.Participant {
	qs := quote.Says(s.doc, s.index, tok)
	for len(qs) > 0 { // who knows a thing does not say it
		switch q := &s.doc.Quotes[qs[len(qs)-1]]; q.CueLemma {
		case "show", "prove", "demonstrate", "confirm", "testify", "reveal": // "Y has shown that it does not want peace": somebody else says so
			if len(qs) > 1 && s.ofItself(tok) {
				qs = qs[:len(qs)-1]
				continue
			}
		case "know", "realise", "realize", "understand", "learn", "discover", "remember", "forget":
			qs = qs[:len(qs)-1]
			continue
		}
		break
	}
	if len(qs) == 0 {
		return nil
	}
	q := &s.doc.Quotes[qs[len(qs)-1]]
	var out []readout.Participant
	for _, p := range s.speakers(s.doc, q) {
		s.issuedBy(&p)
		if p.Sector == "JRN" || p.Country == "" && p.Sector == "" && comments(p.Text) {
			if !s.opines(&p, q) {
				continue // a paper tells, and does not blame
			}
			p.Sector = "JRN"
			out = append(out, p)
			continue
		}
		if p.Country != "" || political(p.Sector) || s.calledInFull(q, &p) || s.political([]readout.Participant{p}) {
			out = append(out, p)
		}
	}
	return out
}

// calledInFull reports whether a speaker of whom nothing is known is a person
// who is named with first and last name, and takes that name down.
func (s *sentence) calledInFull(q *readout.Quote, p *readout.Participant) bool {
	if p.Sector != "" || len(q.Speaker) != 1 {
		return false
	}
	for i := range s.doc.Mentions {
		m := &s.doc.Mentions[i]
		if m.Kind != readout.Person || m.Sentence != q.Speaker[0].Sentence || m.First > q.Speaker[0].Token || m.End <= q.Speaker[0].Token {
			continue
		}
		if m.End-m.First < 2 {
			return false
		}
		text, span := s.doc.Words(&s.doc.Sentences[m.Sentence], m.First, m.End)
		p.Text, p.Span, p.Name = text, span, text
		return true
	}
	return false
}

// ofItself reports whether a clause has a pronoun for its subject: "that it
// does not want peace".
func (s *sentence) ofItself(tok int) bool {
	for k := range s.clauses {
		if c := &s.clauses[k]; c.Pred == tok && len(c.Subj) == 1 && c.Subj[0].Sentence == s.index {
			return s.tok(c.Subj[0].Head).Tag == "PRON"
		}
	}
	return false
}

// opines reports whether what a medium says is its own view and no news: an
// author's or a commentary's words, what it is said to think, and what the
// agencies of one-party states say.
func (s *sentence) opines(p *readout.Participant, q *readout.Quote) bool {
	switch q.CueLemma {
	case "opinion", "opine", "argue", "believe", "think", "comment", "feel", "conclude", "remark", "lament", "complain", "ironize", "quip", "sneer", "regret", "assess", "hold", "from_the_point_of_view_of", "in_the_opinion_of", "in_the_view_of", "in_the_eyes_of":
		return true
	case "report", "quote", "cite", "reveal", "inform", "confirm", "recall":
		return false
	}
	return comments(p.Text) || p.Country == "CHN" || p.Country == "PRK"
}

// comments reports whether the words for a source name one who comments:
// "the author of the article", "columnist Jan Novak", "the editorial".
func comments(text string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(text)) {
		switch w {
		case "author", "authors", "columnist", "commentator", "commentary", "editorial", "editorialist", "publicist", "column", "op-ed", "essayist", "leader-writer", "opinion", "documentary", "satirist", "author's", "commentator's", "columnist's":
			return true
		}
	}
	return false
}

// confessed reports whether what token tok stands in is admitted by who says it.
func (s *sentence) confessed(tok int) bool {
	qs := quote.Says(s.doc, s.index, tok)
	if len(qs) == 0 {
		return false
	}
	switch s.doc.Quotes[qs[len(qs)-1]].CueLemma {
	case "admit", "acknowledge", "concede", "confess":
		return true
	}
	return false
}

// political reports whether a speaker of whom only the sector is known speaks
// in politics: a mayor, a union leader; not a witness or an expert.
func political(sector string) bool {
	switch sector {
	case "", "CVL", "EDU", "MED", "JRN", "UNK", "BUS", "CRM", "ELI", "AGR":
		return false
	}
	return true
}

// says returns the chain of those who vouch for an event, outermost first.
// For an act of speech its speaker is the actor and no source.
func (s *sentence) says(ev *event) []readout.Participant {
	var chain []readout.Participant
	pred := s.clauses[ev.clause].Pred
	for _, qi := range quote.Says(s.doc, s.index, pred) {
		q := &s.doc.Quotes[qi]
		if q.Cue.Sentence == s.index && q.Cue.Token == pred && len(q.Speaker) > 0 {
			continue
		}
		for _, p := range s.speakers(s.doc, q) {
			if s.subject(ev, &p) || s.dateline(&p) {
				continue
			}
			if ev.typ == "ACCUSE" && (q.Kind == "show" || q.Kind == "think") && sharesActor(ev.recipient, &p) {
				continue // "Y has shown that it does not want peace"
			}
			s.issuedBy(&p)
			s.ownMinistry(&p, nil)
			if (verbal(ev.typ) && ev.typ != "CONSULT") && (sharesActor(ev.actor, &p) || speaksFor(ev.actor, &p)) {
				continue
			}
			chain = merge(chain, []readout.Participant{p})
		}
	}
	if len(chain) > 0 {
		s.locals(chain)
		chain = merge(s.interviewer(), chain)
	}
	for _, p := range ev.teller {
		chain = merge(chain, []readout.Participant{p})
	}
	return chain
}

// locals gives those who are at home where they tell of something the country
// of the scene: "residents say", but not analysts.
func (s *sentence) locals(ps []readout.Participant) {
	for i := range ps {
		p := &ps[i]
		if p.Country != "" || !(local(p.Sector) || p.Sector == "" && onSite(p)) || p.Sector == "EDU" || p.Sector == "JRN" || p.Sector == "SOC" || manyStates(p) {
			continue
		}
		if c, why := s.actors.Scene(s.doc, s.index); c != "" {
			p.Country, p.Basis = c, joinBasis(p.Basis, why)
		}
	}
}

// onSite reports whether a source of no known kind is one of the place: a
// witness, a source, a statement of somebody there.
func onSite(p *readout.Participant) bool {
	words := strings.Fields(strings.ToLower(p.Text))
	if len(words) == 0 {
		return false
	}
	switch words[len(words)-1] {
	case "witness", "witnesses", "eyewitness", "eyewitnesses", "source", "sources", "announcement", "statement", "resident", "residents", "headquarters", "officer", "officers", "commander", "spokesperson", "spokesman",
		"spokeswoman", "rescuers", "survivors", "relatives", "neighbours", "neighbors", "locals", "villagers", "prosecutors", "investigators", "command", "authorities":
		return true
	}
	return false
}

// interviewer is the paper that somebody gives an interview: "in an interview
// with the Financial Times". Whoever told an agency something says it alone.
func (s *sentence) interviewer() []readout.Participant {
	for i := 1; i < len(s.sent.Tokens); i++ {
		switch strings.ToLower(s.tok(i).Form) {
		case "interview", "interviewed", "interviews":
			if i+1 >= len(s.sent.Tokens) {
				continue
			}
			switch strings.ToLower(s.tok(i + 1).Form) {
			case "with", "to", "for", "by":
			default:
				continue
			}
			if got := s.paperAt(i + 2); got != nil {
				return got
			}
		}
	}
	return nil
}

// paperAt is the medium that is named from a token on, after an article.
func (s *sentence) paperAt(i int) []readout.Participant {
	if i < len(s.sent.Tokens) && s.tok(i).Tag == "DET" {
		i++
	}
	for _, k := range s.here.mentions[s.index] {
		m := &s.doc.Mentions[k]
		if m.First != i || m.Entity < 0 || m.Kind != readout.Organisation || s.doc.Entities[m.Entity].Sector != "JRN" {
			continue
		}
		return s.actors.Phrase(s.doc, phrase.Of(s.sent, s.index, m.Head))
	}
	return nil
}

// issuedBy gives "the statement said" whom the statement is of, where the
// sentences before told it.
func (s *sentence) issuedBy(p *readout.Participant) {
	words := strings.Fields(strings.ToLower(p.Text))
	if p.Country != "" && !strings.Contains(p.Basis, "set in") && !strings.Contains(p.Basis, "article is about") || len(words) == 0 {
		return
	}
	by, ok := s.here.issued[documentWord(words[len(words)-1])]
	if !ok || by.at >= s.index || s.index-by.at > memory || len(by.by) != 1 {
		return
	}
	q := p.Quoted
	*p = by.by[0]
	p.Quoted, p.Basis = q, "whose "+words[len(words)-1]+" it is"
}

// dateline reports whether a source is only the town that a paragraph was sent
// from: "Ouagadougou: The African Union on Tuesday urged ...".
func (s *sentence) dateline(p *readout.Participant) bool {
	if p.Span.Empty() || s.sent.Number < 1 || s.tokenAt(p.Span.Start) != 0 {
		return false
	}
	for _, i := range s.here.places[s.index] {
		if x := &s.doc.Places[i]; x.First == 0 && x.Precision != "country" && x.End < len(s.sent.Tokens) && s.tok(x.End).Form == ":" && x.End+6 < len(s.sent.Tokens) {
			return true
		}
	}
	return false
}

// subject reports whether what stands before a colon in a headline says only
// where the act was: "Bolivia: general arrested after coup attempt".
func (s *sentence) subject(ev *event, p *readout.Participant) bool {
	if p.Sector != "" || p.Span.Empty() || s.index > 0 && s.sent.Number > 1 {
		return false
	}
	k := s.tokenAt(p.Span.Start)
	if k != 0 {
		return false
	}
	for k < len(s.sent.Tokens) && s.tok(k).Span.End < p.Span.End {
		k++
	}
	if k+1 >= len(s.sent.Tokens) || s.tok(k+1).Form != ":" {
		return false
	}
	if t, _ := s.book.Plover.Type(ev.typ); t.Quad == 1 && ev.typ != "CONSULT" || t.Quad == 3 {
		for i := range ev.actor { // "Kenya: Opposition calls off protests"
			if a := &ev.actor[i]; a.Country == p.Country && a.Country != "" && a.Span != p.Span {
				return true
			}
		}
		return false
	}
	if len(ev.actor) == 0 {
		return true
	}
	for _, ps := range [][]readout.Participant{ev.actor, ev.recipient} {
		for i := range ps {
			if ps[i].Country == p.Country && (ev.typ == "CONSULT" || i < len(ev.actor) && ps[i].Span == ev.actor[i].Span) {
				return true
			}
		}
	}
	return false
}

// speaksFor reports whether a source speaks for the state that acts by words:
// a foreign minister who says what Moscow is ready to do.
func speaksFor(actors []readout.Participant, p *readout.Participant) bool {
	if len(actors) != 1 || p.Country == "" || p.Country != actors[0].Country || p.Sector != "GOV" && p.Sector != "MIL" {
		return false
	}
	return actors[0].Sector == p.Sector && actors[0].Office == ""
}

// sharesActor reports whether the source is one of the actors.
func sharesActor(actors []readout.Participant, p *readout.Participant) bool {
	for i := range actors {
		a := &actors[i]
		if same(a, p) || a.Name != "" && a.Name == p.Name || a.Country == p.Country && a.Sector == p.Sector && a.Country != "" && a.Text == p.Text {
			return true
		}
	}
	return false
}

package code

import (
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/clause"
)

// Stances of a statement.
const (
	supports = "supports"
	opposes  = "opposes"
	neutral  = "neutral"
)

// stance reads whether the speaker supports or opposes what he speaks of: from
// the word of saying ("defended his plan"), from what he says that he does or
// feels ("we do not support the ban", "he was proud"), and from the words with
// which he judges other things ("the sanctions are illegal"). What others
// support or oppose is not his stance. Words that speak against each other
// leave it neutral.
func (c *Coder) stance(doc *readout.Document, q *readout.Quote, speaker []readout.Participant, clauses [][]clause.Clause) string {
	lists := c.book.Lists
	side := func(w, yes, no string) int {
		return btoi(lists[yes].Has(w)) - btoi(lists[no].Has(w))
	}
	sum := 2 * side(q.CueLemma, "stance_for", "stance_against")
	counted := map[readout.Word]bool{}
	within(doc, q, func(i int) {
		if i >= len(clauses) {
			return
		}
		toks := doc.Sentences[i].Tokens
		for k := range clauses[i] {
			cl := &clauses[i][k]
			if cl.Kind == clause.Noun || !covered(q.Content, toks[cl.Pred].Span) || cl.If || cl.Question {
				continue
			}
			own := c.ofSpeaker(doc, clauses[i], k, q, speaker)
			n := 0
			form := strings.ToLower(toks[cl.Pred].Form)
			switch {
			case cl.Kind == clause.Verb && cl.Passive && !cl.Agent: // "was disappointed"
				if c.isSpeaker(doc, cl.Obj, speaker, true) {
					n = 2 * side(form, "feel_for", "feel_against")
				}
			case cl.Kind == clause.Verb && own:
				n = 3 * side(cl.Lemma, "stance_for", "stance_against")
			case own:
				n = 2 * side(cl.Lemma, "feel_for", "feel_against")
			case cl.Kind == clause.Adjective:
				n = 2 * (side(cl.Lemma, "view_for", "view_against") + side(cl.Lemma, "view_is_for", "view_is_against"))
				for t := max(0, cl.Pred-2); t < cl.Pred; t++ { // "is a great step"
					if toks[t].Tag == "ADJ" {
						n += 2 * side(strings.ToLower(toks[t].Lemma), "view_is_for", "view_is_against")
					}
				}
			}
			counted[readout.Word{Sentence: i, Token: cl.Pred}] = true
			if cl.Negated {
				n = -n
			}
			sum += n
		}
		for t := range toks {
			if !covered(q.Content, toks[t].Span) || counted[readout.Word{Sentence: i, Token: t}] {
				continue
			}
			switch toks[t].Tag {
			case "ADJ", "NOUN", "ADV":
				n := side(strings.ToLower(toks[t].Lemma), "view_for", "view_against")
				if n != 0 && denied(toks, t) {
					n = -n
				}
				sum += n
			}
		}
	})
	switch {
	case sum > 0:
		return supports
	case sum < 0:
		return opposes
	}
	return neutral
}

// denied reports whether a word of negation stands close before a word.
func denied(toks []readout.Token, t int) bool {
	for k := t - 1; k >= 0 && k >= t-3; k-- {
		switch strings.ToLower(toks[k].Form) {
		case "no", "not", "n't", "n’t", "never", "without", "neither", "nor":
			return true
		}
	}
	return false
}

// ofSpeaker reports whether the subject of a clause is the speaker: I or we,
// his name or what stands for it, of feelings his country, or nobody where the clause completes the word
// of saying ("promised to oppose the bill").
func (c *Coder) ofSpeaker(doc *readout.Document, clauses []clause.Clause, k int, q *readout.Quote, speaker []readout.Participant) bool {
	cl := &clauses[k]
	if len(cl.Subj) == 0 {
		return cl.Kind == clause.Verb && cl.Form != "finite" && cl.Parent >= 0 && clauses[cl.Parent].Pred == q.Cue.Token && cl.Sentence == q.Cue.Sentence
	}
	return c.isSpeaker(doc, cl.Subj, speaker, cl.Kind == clause.Adjective)
}

// isSpeaker reports whether one of the arguments is the speaker, or, where that
// is asked for, his country.
func (c *Coder) isSpeaker(doc *readout.Document, args []clause.Arg, speaker []readout.Participant, country bool) bool {
	for i := range args {
		a := &args[i]
		if a.Sentence < 0 || a.Sentence >= len(doc.Sentences) || a.Head >= len(doc.Sentences[a.Sentence].Tokens) {
			continue
		}
		switch strings.ToLower(doc.Sentences[a.Sentence].Tokens[a.Head].Form) {
		case "i", "we":
			return true
		}
		for _, p := range c.actors.Phrase(doc, a.Phrase) {
			if has(speaker, &p) || p.Name != "" && amongNames(speaker, p.Name) {
				return true
			}
			if country && (p.Sector == "" || p.Sector == "GOV") && shareCountry([]readout.Participant{p}, speaker) {
				return true
			}
		}
	}
	return false
}

func amongNames(ps []readout.Participant, name string) bool {
	for i := range ps {
		if ps[i].Name == name {
			return true
		}
	}
	return false
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

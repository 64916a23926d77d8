package coref

import (
	"slices"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/annotate/spell"
	"github.com/readout-events/readout/internal/phrase"
)

// heardLimit is the distance below which a word that is no name of anybody is
// taken for the name of a person whom the article names in full.
const heardLimit = 0.3

// mostTried is the number of different words of a text that are compared.
const mostTried = 1000

// heard finds distorted names of persons ("Chirc" beside "Jacques Chirac") that
// were found as names of something else or as none, and adds them to the
// mentions, so that they may be linked.
func (l *Linker) heard(doc *readout.Document) {
	families, seen := []string(nil), map[string]bool{}
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		if m.Kind != readout.Person || m.End-m.First < 2 {
			continue
		}
		words, _ := doc.Words(&doc.Sentences[m.Sentence], m.First, m.End)
		if p := bare(nameParts(words)); len(p) > 1 && len(p[len(p)-1]) > 4 && !seen[p[len(p)-1]] {
			seen[p[len(p)-1]] = true
			families = append(families, p[len(p)-1])
		}
	}
	if len(families) == 0 || len(families) > mostPersons {
		return
	}
	tried := map[string]bool{}
	heard := func(form string) bool {
		if len(form) < 5 || len(form) > 20 || form[0] < 'A' || form[0] > 'Z' {
			return false
		}
		if is, ok := tried[form]; ok {
			return is
		}
		if len(tried) > mostTried {
			return false
		}
		is := false
		low := fold(form)
		if spell.Of(low) != spell.Common && !seen[low] && strings.ToUpper(form) != form && len(l.table.Lookup(form)) == 0 {
			for _, f := range families {
				is = is || f[0] == low[0] && l.sound.distance(f, low) < heardLimit
			}
		}
		tried[form] = is
		return is
	}
	at := 0 // of the mentions
	var out []readout.Mention
	for s := range doc.Sentences {
		sent := &doc.Sentences[s]
		for k := range sent.Tokens {
			for at < len(doc.Mentions) && (doc.Mentions[at].Sentence < s || doc.Mentions[at].Sentence == s && doc.Mentions[at].End <= k) {
				at++
			}
			tok := &sent.Tokens[k]
			if tok.Form[0] < 'A' || tok.Form[0] > 'Z' || !heard(tok.Form) {
				continue
			}
			if at < len(doc.Mentions) && doc.Mentions[at].Sentence == s && doc.Mentions[at].First <= k {
				if m := &doc.Mentions[at]; m.End-m.First == 1 && m.Kind != readout.Person && !placed(sent, k) {
					m.Kind = readout.Person
				}
				continue
			}
			if spell.Of(fold(tok.Form)) != spell.None || k+1 < len(sent.Tokens) && capitalised(sent.Tokens[k+1].Form) || k > 0 && sent.Tokens[k-1].Tag == "PROPN" || placed(sent, k) {
				continue // a word, or a part of another name
			}
			out = append(out, readout.Mention{Sentence: s, First: k, End: k + 1, Head: k, Kind: readout.Person, Entity: -1})
		}
	}
	if len(out) == 0 {
		return
	}
	doc.Mentions = append(doc.Mentions, out...)
	slices.SortStableFunc(doc.Mentions, func(a, b readout.Mention) int {
		if a.Sentence != b.Sentence {
			return a.Sentence - b.Sentence
		}
		return a.First - b.First
	})
}

// placed reports whether a preposition of place stands before a word.
func placed(sent *readout.Sentence, k int) bool {
	switch phrase.Case(sent, k) {
	case "in", "at", "near", "from", "into", "around", "through", "outside", "across":
		return true
	}
	return false
}

func capitalised(form string) bool { return form != "" && form[0] >= 'A' && form[0] <= 'Z' }

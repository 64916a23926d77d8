package tag

import (
	"strings"

	readout "github.com/readout-events/readout"
)

// Lemmas fills Lemma of every token from Form, Tag and XTag, whoever set
// these. The Penn tag of a verb that cannot be one of its form ("shook" as
// VB, "shelling" as NN) is put right. A Penn tag that the model has not seen with the universal tag counts
// as the most usual one.
func (t *Tagger) Lemmas(s *readout.Sentence) {
	for i := range s.Tokens {
		tok := &s.Tokens[i]
		if tok.Tag == "VERB" {
			tok.XTag = t.m.verbs.penn(strings.ToLower(tok.Form), tok.XTag)
		}
		n := Number(tok.Tag)
		x := 0
		for k, name := range t.m.penn[n] {
			if name == tok.XTag {
				x = k
				break
			}
		}
		tok.Lemma = t.lemma(tok.Form, uint8(n), uint8(x))
	}
}

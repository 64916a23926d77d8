package annotate

import (
	"strings"

	readout "github.com/readout-events/readout"
)

// doubled leaves out the second of two equal words that machine translation
// has doubled ("held held talks"). The text keeps both; the tokens, which the
// tree is built of, one. Words that are rightly said twice stay.
func doubled(doc *readout.Document) {
	for i := range doc.Sentences {
		toks := doc.Sentences[i].Tokens
		n := 0
		for k := range toks {
			if n > 0 && again(&toks[n-1], &toks[k]) {
				continue
			}
			if n != k {
				toks[n] = toks[k]
			}
			n++
		}
		doc.Sentences[i].Tokens = toks[:n]
	}
}

func again(a, b *readout.Token) bool {
	if !b.SpaceBefore || len(b.Form) < 2 || !strings.EqualFold(a.Form, b.Form) {
		return false
	}
	if len(b.Form) == 2 {
		switch strings.ToLower(b.Form) {
		case "of", "to", "at", "by", "as", "an", "is", "in", "on", "we", "he", "it":
			return b.Form[0] >= 'a'
		}
		return false
	}
	for _, r := range b.Form {
		if r < 'A' || r > 'Z' && r < 'a' || r > 'z' && r < 0x80 {
			return false
		}
	}
	switch strings.ToLower(b.Form) {
	case "that", "had", "very", "really", "many", "much", "more", "again", "blah", "never", "long", "far", "too", "bye", "yes", "please", "knock":
		return false
	}
	// "Duran Duran", "Boutros Boutros": names may double themselves where no
	// sentence begins with them.
	if b.Form[0] >= 'A' && b.Form[0] <= 'Z' && a.Form == b.Form {
		return false
	}
	return true
}

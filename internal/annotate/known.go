package annotate

import (
	"unicode"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/actors"
	"github.com/readout-events/readout/internal/phrase"
)

// known corrects the tags of names that the actor tables know, before the
// tree is built: "United" of "United Nations" is no verb. Small words keep
// their tags.
func known(t *actors.Table, doc *readout.Document) {
	for i := range doc.Sentences {
		sent := &doc.Sentences[i]
		toks := sent.Tokens
		for k := range toks {
			if mark(toks[k].Form) && toks[k].Tag != "PUNCT" && toks[k].Tag != "SYM" {
				toks[k].Tag, toks[k].XTag, toks[k].Lemma = "PUNCT", ":", toks[k].Form
			}
		}
		for k := range toks {
			plain(toks, k)
			if toks[k].Form == "WHO" && toks[k].Tag == "PRON" && k > 0 && (toks[k-1].Tag == "DET" || toks[k-1].Tag == "ADP" || toks[k-1].Tag == "VERB") {
				toks[k].Tag, toks[k].XTag, toks[k].Lemma = "PROPN", "NNP", "WHO" // the World Health Organization
			}
		}
		for k := 0; k < len(toks); {
			if !capital(toks[k].Form) {
				k++
				continue
			}
			entries, end := t.Longest(sent, k)
			if end <= k {
				k++
				continue
			}
			if named(entries) {
				for j := k; j < end; j++ {
					switch toks[j].Tag {
					case "ADP", "DET", "CCONJ", "PUNCT", "PART", "NUM", "PROPN", "SYM":
						continue
					}
					if capital(toks[j].Form) && (end-k > 1 || toks[j].Tag != "ADJ") {
						toks[j].Tag, toks[j].XTag, toks[j].Lemma = "PROPN", "NNP", toks[j].Form
					}
				}
			} else if t := &toks[k]; end-k == 1 && (t.Tag == "PRON" || t.Tag == "DET" || t.Tag == "X") && len(t.Form) > 4 { // "the Houthis"
				t.Tag, t.XTag, t.Lemma = "PROPN", "NNPS", t.Form
			}
			k = end
		}
	}
}

// plain corrects the tags of a few small words that are nearly always one
// thing: numbers, "neighbouring" before a name, "today" behind a subject.
func plain(toks []readout.Token, k int) {
	set := func(tag, xtag, lemma string) { toks[k].Tag, toks[k].XTag, toks[k].Lemma = tag, xtag, lemma }
	before, behind := "", ""
	if k > 0 {
		before = toks[k-1].Tag
	}
	if k+1 < len(toks) {
		behind = toks[k+1].Tag
	}
	switch form := toks[k].Form; form {
	case "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
		"seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety":
		if toks[k].Tag == "VERB" || toks[k].Tag == "ADJ" {
			set("NUM", "CD", form)
		}
	case "neighboring", "neighbouring":
		if toks[k].Tag == "VERB" && nominal(behind) {
			set("ADJ", "JJ", form)
		}
	case "suspected", "alleged":
		if toks[k].Tag == "VERB" && (nominal(behind) || behind == "ADJ") && (before == "VERB" || before == "DET" || before == "NUM" || before == "ADP" || before == "ADJ") {
			set("ADJ", "JJ", form)
		}
	case "advocate", "advocates": // "the animal rights advocate Doris Day"
		if toks[k].Tag == "VERB" && nominal(before) && behind == "PROPN" {
			set("NOUN", "NN", "advocate")
		}
	case "today", "yesterday", "tonight":
		if toks[k].Tag == "NOUN" && nominal(before) && (behind == "VERB" || behind == "AUX") && toks[k+1].Form[0] != '\'' {
			set("ADV", "RB", form)
		}
	}
}

// mark reports whether a token is a bullet, an emoji or another sign: it has
// neither letter nor digit.
func mark(form string) bool {
	for _, r := range form {
		if r < 0x80 || unicode.IsLetter(r) || unicode.IsDigit(r) {
			return false
		}
	}
	return form != ""
}

func capital(form string) bool { return form != "" && form[0] >= 'A' && form[0] <= 'Z' }

// named reports whether the entries are names, not adjectives or roles.
func named(entries []*actors.Entry) bool {
	for _, e := range entries {
		switch e.Kind {
		case actors.Demonym, actors.RoleKind:
			return false
		}
	}
	return len(entries) > 0
}

// whole makes names that the actor tables know one phrase each in the tree.
func whole(t *actors.Table, doc *readout.Document) {
	for i := range doc.Sentences {
		sent := &doc.Sentences[i]
		for k := 0; k < len(sent.Tokens); {
			if !capital(sent.Tokens[k].Form) {
				k++
				continue
			}
			entries, end := t.Longest(sent, k)
			if end-k > 1 && named(entries) {
				phrase.Unite(sent, k, end)
				k = end
				continue
			}
			k++ // a role or an adjective may hold a name: Prime Minister of New Zealand
		}
	}
}

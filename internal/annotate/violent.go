package annotate

import (
	"strings"

	readout "github.com/readout-events/readout"
)

// violent corrects the tags of words of violence that taggers take for nouns
// or verbs by their commoner use, before the tree is built: "were [shot]",
// "[shot] down a drone", "[Drone] attack on refinery".
func violent(doc *readout.Document) {
	for i := range doc.Sentences {
		toks := doc.Sentences[i].Tokens
		for k := range toks {
			struckDown(toks, k)
		}
		if len(toks) > 1 && toks[0].Tag == "VERB" && attackWord(toks[1].Form) {
			switch w := strings.ToLower(toks[0].Form); w {
			case "drone", "bomb", "blast", "rocket", "shell", "gun", "missile", "mortar", "grenade", "knife", "bombing", "suicide":
				toks[0].Tag, toks[0].XTag, toks[0].Lemma = "NOUN", "NN", w
			}
		}
	}
}

// struckDown makes a verb of "shot", "hit" or "hurt" where it follows a form of
// "be", or where "down" or "dead" follows.
func struckDown(toks []readout.Token, k int) {
	lemma := ""
	switch w := strings.ToLower(toks[k].Form); w {
	case "shot":
		lemma = "shoot"
	case "hit", "hurt":
		lemma = w
	default:
		return
	}
	if toks[k].Tag == "VERB" || k == 0 {
		return
	}
	b := k - 1
	if b > 0 && toks[b].Tag == "ADV" {
		b--
	}
	next := ""
	if k+1 < len(toks) {
		next = strings.ToLower(toks[k+1].Form)
	}
	form := ""
	switch strings.ToLower(toks[b].Form) {
	case "was", "were", "been", "being", "is", "are", "has", "have", "had":
		if next != "of" && next != "by" || lemma != "shoot" || toks[b].Tag == "AUX" {
			form = "VBN"
		}
	default:
		if lemma != "shoot" || next != "down" && next != "dead" {
			return
		}
		form = "VBN"
		if k+2 < len(toks) {
			switch toks[k+2].Tag {
			case "DET", "NUM", "ADJ", "NOUN", "PROPN", "PRON":
				form = "VBD"
			}
		}
	}
	if form != "" {
		toks[k].Tag, toks[k].XTag, toks[k].Lemma = "VERB", form, lemma
	}
}

// attackWord reports whether a noun names an attack, so that the word before
// it says with what.
func attackWord(form string) bool {
	switch strings.ToLower(form) {
	case "attack", "attacks", "strike", "strikes", "blast", "blasts", "raid", "raids", "bombing", "bombings", "fire", "barrage", "explosion", "assault", "bomber", "bombers":
		return true
	}
	return false
}

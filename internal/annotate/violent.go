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
			actNoun(toks, k)
			actVerb(toks, k)
			overnight(toks, k)
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
	case "struck":
		lemma = "strike"
	case "hit", "hurt":
		lemma = w
	default:
		return
	}
	if toks[k].Tag == "VERB" || k == 0 {
		return
	}
	if lemma == "shoot" && k+2 < len(toks) && strings.EqualFold(toks[k+1].Form, "and") {
		switch strings.ToLower(toks[k+2].Form) {
		case "killed", "wounded", "injured": // "shot and killed"
			toks[k].Tag, toks[k].XTag, toks[k].Lemma = "VERB", "VBD", lemma
			switch strings.ToLower(toks[k-1].Form) {
			case "was", "were", "been", "being", "is", "are", "has", "have", "had":
				toks[k].XTag = "VBN"
			}
			toks[k+2].Tag, toks[k+2].XTag = "VERB", toks[k].XTag
			return
		}
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
		switch strings.ToLower(toks[b].Form) {
		case "has", "have", "had", "was", "were", "is", "are":
			toks[b].Tag = "AUX"
		}
	}
}

// actNoun makes a noun of an act in -ing between an article, an adjective or a
// preposition and what no object begins with: "in [shelling] by the army".
func actNoun(toks []readout.Token, k int) {
	w := strings.ToLower(toks[k].Form)
	switch w {
	case "shelling", "bombing", "shooting", "stabbing", "fighting", "bombings", "shootings":
	default:
		return
	}
	if toks[k].Tag != "VERB" || k == 0 {
		return
	}
	switch toks[k-1].Tag {
	case "ADP", "DET", "ADJ":
	case "SCONJ":
		switch strings.ToLower(toks[k-1].Form) {
		case "in", "by", "from", "during", "after", "before", "of":
		default:
			return
		}
	default:
		return
	}
	if k+1 < len(toks) {
		switch toks[k+1].Tag {
		case "ADP", "PUNCT", "CCONJ", "AUX":
		default:
			return
		}
	}
	if toks[k-1].Tag == "SCONJ" {
		toks[k-1].Tag, toks[k-1].XTag = "ADP", "IN"
	}
	toks[k].Tag, toks[k].XTag, toks[k].Lemma = "NOUN", "NN", w
}

// actVerb makes a past tense of a deed between who did it and its object
// where it was taken for a participle, and a noun of a nationality that did it:
// "mercenaries [executed] civilians", "a [Palestinian] stabbed two soldiers".
func actVerb(toks []readout.Token, k int) {
	if k == 0 || k+1 >= len(toks) || toks[k].Tag != "VERB" && toks[k].Tag != "ADJ" || toks[k].XTag == "VBD" || deeds[strings.ToLower(toks[k].Form)] == "" {
		return
	}
	object := false
	switch n := &toks[k+1]; n.Tag {
	case "DET":
		object = true
	case "NUM":
		object = k+2 >= len(toks) || !timeWord(toks[k+2].Form)
	case "PRON":
		object = n.XTag == "PRP$"
	case "NOUN":
		object = n.XTag == "NNS" && !timeWord(n.Form) || strings.EqualFold(n.Form, "fire")
	}
	if !object {
		return
	}
	switch b := &toks[k-1]; {
	case b.Tag == "NOUN" || b.Tag == "PROPN":
		for j := k - 2; j >= 0; j-- { // a finite verb before has its own subject
			switch x := toks[j].XTag; {
			case x == "VBD" || x == "VBZ" || x == "VBP" || x == "MD" || toks[j].Tag == "AUX" || toks[j].Tag == "SCONJ":
				return
			case toks[j].Tag == "ADP" && toks[j].Form != "of" && toks[j].Form != "with" && toks[j].Form != "by":
				return
			}
		}
	case b.Tag == "ADJ" && capital(b.Form) && k > 1 && toks[k-2].Tag == "DET":
		b.Tag, b.XTag = "NOUN", "NN"
	default:
		return
	}
	toks[k].Tag, toks[k].XTag = "VERB", "VBD"
	toks[k].Lemma = deeds[strings.ToLower(toks[k].Form)]
}

// deeds are past forms of violent verbs with their lemmas.
var deeds = map[string]string{
	"killed": "kill", "executed": "execute", "wounded": "wound", "injured": "injure", "attacked": "attack", "shelled": "shell", "bombed": "bomb", "abducted": "abduct",
	"kidnapped": "kidnap", "raped": "rape", "tortured": "torture", "stabbed": "stab", "captured": "capture", "stormed": "storm", "seized": "seize", "beheaded": "behead",
	"ambushed": "ambush", "raided": "raid", "destroyed": "destroy", "murdered": "murder", "massacred": "massacre", "assassinated": "assassinate", "beat": "beat",
	"exchanged": "exchange", "traded": "trade", "opened": "open", "fired": "fire", "shot": "shoot", "hit": "hit", "torched": "torch", "burned": "burn", "looted": "loot",
}

// overnight makes an adverb of "overnight" where no noun follows.
func overnight(toks []readout.Token, k int) {
	if strings.EqualFold(toks[k].Form, "overnight") && toks[k].Tag != "ADV" && (k+1 == len(toks) || toks[k+1].Tag != "NOUN" && toks[k+1].Tag != "ADJ") {
		toks[k].Tag, toks[k].XTag = "ADV", "RB"
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

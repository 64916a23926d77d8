package code

import (
	"github.com/readout-events/readout/codebook"
	"github.com/readout-events/readout/internal/clause"
)

// deverbal holds nouns that name the doing of a verb and that no rule need
// name: "the closure of the border by Poland" closes it.
var deverbal = map[string]string{
	"closure": "close", "closing": "close", "reopening": "reopen", "imposition": "impose", "lifting": "lift", "easing": "ease", "recall": "recall", "severing": "sever", "severance": "sever",
	"suspension": "suspend", "freezing": "freeze", "unfreezing": "unfreeze", "signing": "sign", "ratification": "ratify", "resumption": "resume", "declaration": "declare", "barring": "bar", "banning": "ban",
	"blocking": "block", "jailing": "jail", "granting": "grant", "encirclement": "encircle", "beheading": "behead", "downing": "down", "acceptance": "accept", "questioning": "question", "revocation": "revoke",
	"cancellation": "cancel", "annulment": "annul", "dissolution": "dissolve", "confiscation": "confiscate", "provision": "provide", "delivery": "deliver", "dispatch": "dispatch", "tightening": "tighten",
	"sealing": "seal", "looting": "loot", "ransacking": "ransack", "toppling": "topple", "overthrow": "overthrow", "ouster": "oust", "outlawing": "outlaw", "summoning": "summon", "termination": "terminate",
	"scrapping": "scrap", "abrogation": "abrogate", "repeal": "repeal", "evacuation": "evacuate", "donation": "donate", "denial": "deny", "withholding": "withhold", "stationing": "station", "massing": "mass",
}

// namesDeed reports a noun that a rule knows, or that names the doing of a verb.
func namesDeed(book *codebook.Book) func(string) bool {
	return func(lemma string) bool { return book.IsNoun(lemma) || deverbal[lemma] != "" }
}

// asVerb returns the clause of a noun as that of its verb, with what stands
// behind "of" as its object. It is not so where nobody is named who does it.
func (s *sentence) asVerb(c *clause.Clause) (clause.Clause, bool) {
	verb := deverbal[c.Lemma]
	if verb == "" || c.Kind != clause.Noun {
		return clause.Clause{}, false
	}
	v := *c
	if len(v.Subj) == 0 {
		v.Subj = doneByWhom(c.Preps)
	}
	if len(s.allParties(v.Subj)) == 0 {
		return clause.Clause{}, false
	}
	v.Kind, v.Lemma, v.Form, v.Mods, v.Preps = clause.Verb, verb, "gerund", nil, nil
	for _, p := range c.Preps {
		switch p.Word {
		case "of":
			v.Obj = append(v.Obj, p.Args...)
		case "by":
		default:
			v.Preps = append(v.Preps, p)
		}
	}
	for i := range v.Obj {
		v.Preps = append(v.Preps, v.Obj[i].Preps...)
	}
	return v, len(v.Obj) > 0
}

// doneByWhom returns what stands behind "by", however deep: "the lifting of the ban
// on imports from Chad [by Togo]".
func doneByWhom(preps []clause.Prep) []clause.Arg {
	for i := range preps {
		if preps[i].Word == "by" {
			return preps[i].Args
		}
		for k := range preps[i].Args {
			if who := doneByWhom(preps[i].Args[k].Preps); len(who) > 0 {
				return who
			}
		}
	}
	return nil
}

// materialRule reports whether a rule tells of what is done rather than said.
func materialRule(r *codebook.Rule) bool {
	switch r.Code.Type {
	case "SANCTION", "COERCE", "CONCEDE", "RETREAT", "SUPPORT", "AID", "MOBILIZE", "ASSAULT", "REJECT":
		return r.Code.Actor != "S" && !r.Code.Both
	}
	return r.Code.Nothing && r.Code.NotType == ""
}

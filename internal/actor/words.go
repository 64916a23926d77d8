package actor

import "strings"

// The closed sets of small words that phrases are read by.

// former words take an office away.
func former(w string) bool {
	switch w {
	case "former", "ex", "ousted", "deposed", "retired", "onetime", "one-time", "erstwhile", "toppled", "overthrown", "dethroned", "late", "disgraced":
		return true
	}
	return false
}

// rank words belong to an office that follows them.
func rank(w string) bool {
	switch w {
	case "deputy", "vice", "acting", "interim", "first", "assistant", "chief", "senior", "caretaker", "associate", "state":
		return true
	}
	return false
}

// aside words after a hyphen keep the name before them from owning what
// follows: "Turkish-backed rebels" are not Turkish.
func aside(w string) bool {
	switch w {
	case "backed", "supported", "allied", "aligned", "sponsored", "funded", "armed", "trained", "friendly", "loyal", "affiliated", "linked", "occupied", "controlled",
		"held", "annexed", "speaking", "proxied", "equipped", "financed", "supplied", "brokered", "mediated", "inspired", "leaning", "besieged",
		"administered", "bound", "assisted", "recognized", "recognised", "oriented", "sanctioned", "dominated", "governed", "born", "bordering", "minded", "wide",
		"designated", "hosted":
		return true
	}
	return false
}

// ofOwner words after a hyphen make the name before them the owner: "a
// Saudi-led coalition", "Iranian-flagged tankers".
func ofOwner(w string) bool {
	switch w {
	case "led", "run", "owned", "flagged", "ruled", "based", "registered", "operated", "made", "built", "headed", "commanded", "fired", "piloted", "installed", "appointed", "imposed":
		return true
	}
	return false
}

// opposed prefixes before a hyphen do the same: "pro-Russian forces".
func opposed(w string) bool {
	switch w {
	case "pro", "anti", "non", "mid", "trans", "intra", "inter", "cross", "post", "pre", "neo":
		return true
	}
	return false
}

// linking words stand between owners of equal rank.
func linking(w string) bool {
	switch w {
	case "and", ",", "or", "-", "/", "&", "as", "well", "both", "–", "the":
		return true
	}
	return false
}

// possessive is the mark after an owner.
func possessive(form string) bool {
	return form == "'s" || form == "’s" || form == "'" || form == "’" || form == "`s" || form == "´s" || form == "'S"
}

// family words: of officials they are ELI.
func family(w string) bool {
	switch w {
	case "wife", "husband", "son", "daughter", "brother", "sister", "mother", "father", "family", "relative", "widow", "parent", "child":
		return true
	}
	return false
}

// quantity words count what follows "of": "some of the protesters", "all of
// them".
func quantity(w string) bool {
	switch w {
	case "some", "many", "most", "both", "all", "none", "several", "few", "one", "two", "three", "four", "five", "each", "any", "half", "more", "those", "lots", "much", "either", "neither":
		return true
	}
	return false
}

// direction words stand before names of places.
func direction(w string) bool {
	switch w {
	case "the", "northern", "southern", "eastern", "western", "central", "north", "south", "east", "west", "northeastern", "northwestern", "southeastern", "southwestern",
		"downtown", "greater", "city", "town", "village", "of", "capital", "province", "region", "district", "neighbouring", "neighboring", "parts", "nearby", "rural", "occupied", "port":
		return true
	}
	return false
}

// title writes an office with capitals: "Deputy Prime Minister", "Minister of
// Foreign Affairs".
func title(words []string) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		switch w = strings.ToLower(w); {
		case w == "of" || w == "for" || w == "the" || w == "and" || w == "to":
			b.WriteString(w)
		case w == "mp" || w == "mep" || w == "ceo":
			b.WriteString(strings.ToUpper(w))
		case w != "":
			b.WriteString(strings.ToUpper(w[:1]) + w[1:])
		}
	}
	return strings.ReplaceAll(strings.ReplaceAll(b.String(), " - ", "-"), " 's", "'s")
}

package codebook

import "strings"

// small are the prepositions, particles and marks that may stand in a
// pattern. Any other word after the verb is a literal noun (or adjective).
const small = ` about above across after against ahead along alongside amid among around as aside at away back before behind
 below beneath beside besides between beyond by down during for forth forward from in inside into near of off on onto out
 outside over past pending regarding following despite during before round since through throughout to together toward towards under until up upon versus via with within
 without that whether if together apart how why like according_to because_of instead_of out_of in_favor_of in_favour_of on_behalf_of over_to
 in_support_of in_front_of `

// modalWords are the small words that may stand before EVENT in a rule without X.
const modalWords = ` will would may might could can shall should must if unless whether not never no without in_case `

func isSmall(w string) bool {
	return strings.Contains(small, " "+w+" ") || strings.Contains(small, " "+w+"\n")
}

// Small reports whether a word is one of the prepositions, particles and
// marks of patterns.
func Small(w string) bool { return isSmall(w) }

func isModal(w string) bool { return strings.Contains(modalWords, " "+w+" ") }

// bases returns the possible base forms of a verb in the third person
// singular, the likeliest first: "accuses" gives accuse, accus.
func bases(verb string) []string {
	switch verb {
	case "is", "are", "be":
		return []string{"be"}
	case "has", "have":
		return []string{"have"}
	case "does":
		return []string{"do"}
	case "goes":
		return []string{"go"}
	}
	n := len(verb)
	switch {
	case n > 3 && strings.HasSuffix(verb, "ies"):
		if n == 4 {
			return []string{verb[:n-1]} // lies, dies, ties
		}
		return []string{verb[:n-3] + "y", verb[:n-1]}
	case strings.HasSuffix(verb, "sses"), strings.HasSuffix(verb, "shes"), strings.HasSuffix(verb, "xes"), strings.HasSuffix(verb, "zzes"), strings.HasSuffix(verb, "oes"):
		return []string{verb[:n-2], verb[:n-1]}
	case strings.HasSuffix(verb, "ches"):
		return []string{verb[:n-2], verb[:n-1]} // reaches; aches
	case strings.HasSuffix(verb, "ses"), strings.HasSuffix(verb, "zes"):
		return []string{verb[:n-1], verb[:n-2]} // accuses; focuses
	case n > 2 && strings.HasSuffix(verb, "s") && !strings.HasSuffix(verb, "ss"):
		return []string{verb[:n-1]}
	}
	return []string{verb}
}

// singulars returns the possible dictionary forms of a noun as written in a
// pattern, the likeliest first: "talks" gives talk, talks.
func singulars(noun string) []string {
	n := len(noun)
	switch noun {
	case "forces", "talks", "hostilities", "sanctions", "remarks", "troops", "arms", "charges":
		return []string{noun[:n-1], noun, strings.TrimSuffix(noun, "ies") + "y"}
	case "men":
		return []string{"man"}
	case "women":
		return []string{"woman"}
	case "people":
		return []string{"people", "person"}
	}
	out := []string{noun}
	switch {
	case n > 4 && strings.HasSuffix(noun, "ies"):
		out = append(out, noun[:n-3]+"y")
	case n > 4 && (strings.HasSuffix(noun, "sses") || strings.HasSuffix(noun, "shes") || strings.HasSuffix(noun, "ches") || strings.HasSuffix(noun, "xes")):
		out = append(out, noun[:n-2])
	case n > 3 && strings.HasSuffix(noun, "s") && !strings.HasSuffix(noun, "ss") && !strings.HasSuffix(noun, "us") && !strings.HasSuffix(noun, "is"):
		out = append(out, noun[:n-1])
	}
	return out
}

// compound reads "peace_talks" into its last word and those before it.
func compound(word string) Compound {
	parts := strings.Split(strings.ToLower(word), "_")
	return Compound{Lemmas: singulars(parts[len(parts)-1]), Before: parts[:len(parts)-1]}
}

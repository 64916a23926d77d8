package annotate

import (
	"strings"

	readout "github.com/readout-events/readout"
)

// dateline returns how many tokens at the start of a sentence are its
// dateline: "MANILA, March 24, 2024 (Reuters) - ". The tree is built of the rest.
// The function town, if any, counts the words of a town at the start.
func dateline(sent *readout.Sentence, town func(sent *readout.Sentence) int) int {
	toks := sent.Tokens
	if len(toks) < 6 || toks[0].Form == "" {
		return 0
	}
	if town != nil {
		if n := townOnly(sent, town); n > 0 {
			return n
		}
	}
	if n := agencyFirst(toks); n > 0 {
		return n
	}
	if n := inBrackets(sent, town); n > 0 {
		return n
	}
	if toks[0].Form[0] < 'A' || toks[0].Form[0] > 'Z' {
		return 0
	}
	if n := townAndDay(toks); n > 0 {
		return n
	}
	sign := false // a month, an agency in brackets or a town in capitals
	for i := 0; i < len(toks)-3 && i < 16; i++ {
		f := toks[i].Form
		switch f {
		case "-", "--", "–", "—":
			if i > 0 && (newsAgency(toks[i-1].Form) || sign && (toks[i-1].Form == ")" || f != "-" && !toks[i].SpaceBefore)) && begins(toks[i+1].Form) {
				return i + 1 // "Homs, SANA-The army", "TOKYO (Jiji)--The government"
			}
			if i > 0 && i < len(toks)-4 && newsAgency(toks[i+1].Form) && toks[i+2].Form == ":" {
				return i + 3 // "Sana'a - Saba: The"
			}
			if !toks[i].SpaceBefore && !toks[i+1].SpaceBefore { // "PORT-AU-PRINCE"
				continue
			}
			spaced := toks[i].SpaceBefore && toks[i+1].SpaceBefore
			if sign && i > 0 && (spaced || f != "-" && begins(toks[i+1].Form)) { // "Geneva, May 4, 2015–The"
				return i + 1
			}
			if spaced && plainTown(toks, i) {
				return i + 1
			}
			return 0
		case "(": // "(Reuters)", "(own report)"
			sign = true
			for k := 0; k < 5 && i < len(toks)-4 && toks[i].Form != ")"; k++ {
				i++
			}
			continue
		case ",", ".", ")", "/", ":":
			continue
		}
		switch c := f[0]; {
		case c >= '0' && c <= '9' || c >= 0x80:
		case c >= 'A' && c <= 'Z':
			if calendarMonth(f) || i == 0 && strings.ToUpper(f) == f && (len(f) > 2 || len(f) == 2 && len(toks[1].Form) > 2 && strings.ToUpper(toks[1].Form) == toks[1].Form) {
				sign = true
			}
		default:
			return 0
		}
	}
	return 0
}

// agencyFirst returns how many tokens at the start name the agency that a text
// is of: "(MENAFN- UkrinForm) Occupation forces", "Shafaq News/ The former".
func agencyFirst(toks []readout.Token) int {
	n, named := 0, false
	for n < 4 && n < len(toks) && toks[n].Form != "/" && toks[n].Form != "(" {
		named = named || newsAgency(toks[n].Form)
		if !begins(toks[n].Form) {
			break
		}
		n++
	}
	switch {
	case named && n < len(toks)-4 && toks[n].Form == "/" && !toks[n].SpaceBefore && begins(toks[n+1].Form):
		return n + 1
	case toks[0].Form == "(":
		for n = 1; n < 8 && n < len(toks)-4 && toks[n].Form != ")"; n++ {
			named = named || newsAgency(toks[n].Form)
		}
		if named && toks[n].Form == ")" && begins(toks[n+1].Form) {
			return n + 1
		}
	}
	return 0
}

// inBrackets returns how many tokens at the start are a town in brackets before
// a whole sentence: "(Nairobi) The union has called".
func inBrackets(sent *readout.Sentence, town func(sent *readout.Sentence) int) int {
	toks := sent.Tokens
	if toks[0].Form != "(" {
		return 0
	}
	rest := *sent
	rest.Tokens = toks[1:]
	n := town(&rest) + 1
	if n == 1 || n+6 > len(toks) || toks[n].Form != ")" || !begins(toks[n+1].Form) || !toks[n+1].SpaceBefore {
		return 0
	}
	return n + 1
}

// begins reports whether a word begins with a capital.
func begins(form string) bool { return form != "" && form[0] >= 'A' && form[0] <= 'Z' }

// newsAgency reports whether a word is the name by which a news agency signs.
func newsAgency(form string) bool {
	form = strings.Trim(form, "_")
	if len(form) < 5 && form != "Saba" && form != strings.ToUpper(form) {
		return false
	}
	switch strings.ToUpper(form) {
	case "SANA", "SABA", "WAFA", "KUNA", "WAM", "SPA", "QNA", "BNA", "ONA", "NNA", "TASS", "ITAR-TASS", "IRNA", "ISNA", "TASNIM", "KCNA", "AFP", "UPI", "DPA",
		"ANSA", "EFE", "PTI", "IANS", "ANI", "UNI", "NNN", "XINHUA", "REUTERS", "INTERFAX", "UKRINFORM", "UNIAN", "KAZINFORM", "AZERTAC", "ARMENPRESS", "MENAFN",
		"KYODO", "JIJI", "YONHAP", "TANJUG", "HINA", "MTI", "ANADOLU", "PETRA", "LANA", "SUNA", "ENA", "ANGOP", "BERNAMA", "ANTARA", "VNA", "PNA", "SPUTNIK", "YPA",
		"SHAFAQ", "BELTA", "TRT", "HAWAR", "ANHA", "NINA", "APS", "TAP":
		return true
	}
	return false
}

// plainTown reports whether the words before the dash at token n are a town
// without day or agency, before a whole sentence: "New York – The council ...",
// "Abuja, Nigeria – Two unions ...".
func plainTown(toks []readout.Token, n int) bool {
	if n == 0 || n > 5 || len(toks) < n+9 || toks[len(toks)-1].Form != "." {
		return false
	}
	land := false // "Town, Land"
	for i := range n {
		if f := toks[i].Form; f == "," && i > 0 && i < n-1 && !land {
			land = true
		} else if !begins(f) {
			return false
		}
	}
	switch toks[n+1].Form {
	case "The", "A", "An":
	default:
		if !land || !begins(toks[n+1].Form) {
			return false
		}
	}
	if !land && n > 3 {
		return false
	}
	for i := n + 1; i < len(toks); i++ {
		switch toks[i].Form {
		case "–", "—", "--", "-":
			if toks[i].SpaceBefore {
				return false
			}
		}
	}
	return true
}

// townOnly returns how many tokens at the start are a known town and the mark
// that sets it off, before a whole sentence: "Harare: Police arrested ...".
func townOnly(sent *readout.Sentence, town func(sent *readout.Sentence) int) int {
	toks := sent.Tokens
	if len(toks) < 9 || toks[len(toks)-1].Form != "." || !begins(toks[0].Form) {
		return 0
	}
	mark := false
	for i := 1; i < 5; i++ {
		switch toks[i].Form {
		case ":":
			mark = !toks[i].SpaceBefore && toks[i+1].SpaceBefore
		case "-", "–", "—", "--":
			mark = toks[i].SpaceBefore
		case "//":
			mark = true
		case "/": // "KUWAIT // "
			mark = mark || toks[i].SpaceBefore && toks[i+1].Form == "/" && !toks[i+1].SpaceBefore
		}
	}
	if !mark {
		return 0
	}
	for i := 1; i < 4 && i+6 < len(toks) && begins(toks[i-1].Form); i++ {
		if toks[i].Form == "//" {
			return i + 1
		}
		if toks[i].Form == "/" && toks[i+1].Form == "/" {
			return i + 2
		}
	}
	switch n := town(sent); {
	case n == 0 || n+7 > len(toks) || !begins(toks[n+1].Form) && !quotation(toks[n+1].Form):
		return 0
	case toks[n].Form == ":" && !toks[n].SpaceBefore:
		return n + 1
	case (toks[n].Form == "-" || toks[n].Form == "–" || toks[n].Form == "—" || toks[n].Form == "--") && toks[n].SpaceBefore:
		for i := n + 1; i < len(toks); i++ {
			switch toks[i].Form {
			case "–", "—", "--", "-":
				if toks[i].SpaceBefore {
					return 0 // "Homs - Aleppo's rival - is calm."
				}
			}
		}
		return n + 1
	}
	return 0
}

// townAndDay returns how many tokens at the start are a town and a day, and
// perhaps an agency in brackets, with nothing between them and the sentence:
// "Chennai, Dec 19 (PTI) The navy".
func townAndDay(toks []readout.Token) int {
	i := 0
	for i < 3 && i < len(toks) && begins(toks[i].Form) {
		i++
	}
	if i == 0 || i+6 >= len(toks) || toks[i].Form != "," || !calendarMonth(toks[i+1].Form) || !begins(toks[i+1].Form) {
		return 0
	}
	i += 2
	if toks[i].Form == "." {
		i++
	}
	if c := toks[i].Form; len(c) > 2 || c[0] < '0' || c[0] > '9' {
		return 0
	}
	i++
	if toks[i].Form == "(" {
		for k := 0; k < 5 && i < len(toks)-4 && toks[i].Form != ")"; k++ {
			i++
		}
		if toks[i].Form != ")" {
			return 0
		}
		i++
	}
	if toks[i].Form == ":" {
		i++
	}
	if i+3 < len(toks) && begins(toks[i].Form) && toks[i].SpaceBefore && !calendarMonth(toks[i].Form) {
		return i
	}
	return 0
}

func calendarMonth(form string) bool {
	if len(form) < 3 {
		return false
	}
	switch strings.ToLower(form[:3]) {
	case "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec":
		return true
	}
	return false
}

// signs returns how many bullets, emoji and other signs stand before the first
// word, where words follow them.
func signs(toks []readout.Token) int {
	for n := range toks {
		if !mark(toks[n].Form) || quotation(toks[n].Form) {
			if n+2 < len(toks) {
				return n
			}
			return 0
		}
	}
	return 0
}

func quotation(form string) bool { return strings.ContainsAny(form, "“”„«»‘’‹›…") }

// without builds the trees of sentences with do, leaving datelines and signs
// before the first word out; these hang on the root.
func without(sents []readout.Sentence, town func(sent *readout.Sentence) int, do func(sents []readout.Sentence)) {
	skipped := make([]int, len(sents))
	whole := make([][]readout.Token, len(sents)) // shares its words with what do changes
	for i := range sents {
		whole[i] = sents[i].Tokens
		skipped[i] = max(dateline(&sents[i], town), signs(sents[i].Tokens))
		sents[i].Tokens = sents[i].Tokens[skipped[i]:]
	}
	do(sents)
	for i, n := range skipped {
		if n == 0 {
			continue
		}
		rest := sents[i].Tokens
		root := n
		for k := range rest {
			if rest[k].Head < 0 {
				root = n + k
			} else {
				rest[k].Head += n
			}
		}
		all := whole[i]
		for k := range n {
			all[k].Head, all[k].Rel = root, "dep"
			all[k].Lemma = all[k].Form
			if all[k].Tag != "" {
				continue
			}
			switch c := all[k].Form[0]; {
			case c >= '0' && c <= '9':
				all[k].Tag, all[k].XTag = "NUM", "CD"
			case c < 'A':
				all[k].Tag, all[k].XTag = "PUNCT", ":"
			default:
				all[k].Tag, all[k].XTag = "PROPN", "NNP"
			}
		}
		sents[i].Tokens = all
	}
}

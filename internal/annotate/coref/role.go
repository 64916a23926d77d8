package coref

import (
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/actors"
)

// role is what a phrase says of somebody: "former Kazakh deputy prime
// minister", "spokesman for the Y ministry".
type role struct {
	words   string // the role words in small letters, singular: "deputy prime minister"
	text    string // the words as they stand: "State Councilor and Foreign Minister"
	head    string // the last word: "minister"
	country string
	sector  string
	org     int // entity of the body that it belongs to, -1
	flags   actors.Flags
	plural  bool
	former  bool
	of      bool // a country or body is named in it
	sent    int
	from    int // its role words are tokens [from, to)
	to      int
}

func (r *role) human() bool { return r.flags&actors.Human != 0 }

// roleIn reads the role that tokens [first, end) of a sentence tell: the last
// role words before the first preposition ("[the foreign minister] of
// Russia"), and the country or body named before or after.
func (w *work) roleIn(si, first, end int) (r role, ok bool) {
	s := &w.doc.Sentences[si]
	r = role{org: -1, sent: si}
	from, to := -1, -1
	cut := end
	for i := first; i < end; i++ {
		if to >= 0 && stops(s.Tokens[i].Form) {
			cut = i
			break
		}
		if w.at[si][i] >= 0 && w.ms[w.at[si][i]].Kind == readout.Person {
			continue
		}
		found, after := w.table.LongestRole(s, i, end)
		if found == nil {
			continue
		}
		if found.Flags&(actors.Human|actors.Body|actors.Office) == 0 {
			i = after - 1
			continue
		}
		if from < 0 || !joined(s, to, i) {
			from = i
		}
		to = after
		r.words, r.flags, r.plural = found.Words, found.Flags, found.Plural
		if (found.Sector != "" || r.sector == "") && !(found.Sector == "MIL" && (r.sector == "REB" || r.sector == "PRM")) { // "the rebels' military spokesman"
			r.sector = found.Sector
		}
		i = after - 1
	}
	if to < 0 {
		return r, false
	}
	for from > first && rank(s.Tokens[from-1].Form) {
		from--
		r.words = strings.ToLower(s.Tokens[from].Form) + " " + r.words
	}
	r.from, r.to = from, to
	r.text, _ = w.doc.Words(s, from, to)
	r.text = officeCase(r.text)
	r.head = lastWord(r.words)
	defer w.residence(&r, si, first)
	for k := first; k < from; k++ {
		switch strings.ToLower(s.Tokens[k].Form) {
		case "former", "ex", "ousted", "deposed", "late", "ex-president", "onetime", "erstwhile":
			r.former = true
		}
	}
	// Who it serves: the nearest name before the role words, else what follows
	// "of" or "for".
	for k := from - 1; k >= first && r.country == "" && r.org < 0; k-- {
		if !w.sideways(si, k) {
			w.serves(&r, si, k)
		}
	}
	for k := to; k < end && r.country == "" && r.org < 0; k++ {
		if k < cut {
			continue
		}
		if f := s.Tokens[k].Form; f == "," || f == ";" {
			break
		}
		w.serves(&r, si, k)
	}
	// "Head of the Libyan state council": what the body is tells the sector.
	if r.sector == "" {
		for k := cut; k < end; k++ {
			if body, _ := w.table.LongestRole(s, k, end); body != nil && body.Sector != "" {
				r.sector = body.Sector
				break
			}
		}
	}
	return r, true
}

// residence reads "the Kremlin chief" and "the White House boss" as the
// president, by the seat named before the word.
func (w *work) residence(r *role, si, first int) {
	switch r.words {
	case "leader", "chief", "boss", "head", "master", "ruler", "strongman":
	default:
		return
	}
	for k := first; k < r.from; k++ {
		m := w.at[si][k]
		if m < 0 {
			continue
		}
		switch fold(w.words(int(m))) {
		case "kremlin", "white house", "elysee", "elysee palace", "blue house":
			r.words, r.head, r.text = "president", "president", "President"
			r.flags |= actors.Office
		}
	}
}

// officeCase writes an office with capitals: "Deputy Prime Minister".
func officeCase(s string) string {
	words := strings.Fields(s)
	for i, word := range words {
		switch word {
		case "of", "for", "and", "the", "to", "in":
			continue
		}
		if word[0] >= 'a' && word[0] <= 'z' {
			words[i] = string(word[0]-'a'+'A') + word[1:]
		}
	}
	return strings.Join(words, " ")
}

// serves takes country and sector from the name at token k, if there is one.
func (w *work) serves(r *role, si, k int) {
	m := w.at[si][k]
	if m < 0 {
		return
	}
	e := w.ms[m].Entity
	if e < 0 {
		return
	}
	switch x := &w.ents[e]; w.ms[m].Kind {
	case readout.Location, readout.Demonym:
		if x.Country != "" {
			r.country, r.of = x.Country, true
		}
	case readout.Organisation:
		r.org, r.country, r.of = e, x.Country, true
		if x.Sector == "PTY" && (x.Name == "Democratic Party" || x.Name == "Republican Party" || x.Name == "Labour Party" || x.Name == "Conservative Party") && !w.stateNamed(x.Country) {
			r.country = "" // other states have one by that name
		}
		if r.sector == "" || r.flags&actors.Serves != 0 && x.Sector != "" {
			r.sector = x.Sector
		}
		if x.Sector == "" && x.entry == nil && r.sector == "GOV" && r.flags&(actors.Serves|actors.Weak) == actors.Serves|actors.Weak {
			r.sector = "" // "a member of the group Vyasna": nobody knows what it is
		}
	}
}

// stateNamed reports whether the text names a state.
func (w *work) stateNamed(country string) bool {
	e, ok := w.bySt[country]
	return ok && len(w.ents[e].mentions) > 0
}

// sideways reports whether the name at token k only tells who stands behind a
// body or where it sits: "the Iran-backed group".
func (w *work) sideways(si, k int) bool {
	s := &w.doc.Sentences[si]
	if m := w.at[si][k]; m >= 0 {
		k = w.ms[m].End - 1
	}
	if k+2 >= len(s.Tokens) {
		return false
	}
	if s.Tokens[k+1].Form == "-" {
		k++
	} else if s.Tokens[k+1].Tag == "ADP" || s.Tokens[k+1].Tag == "PUNCT" {
		return false
	}
	switch strings.ToLower(s.Tokens[k+1].Form) {
	case "backed", "based", "aligned", "linked", "allied", "supported", "funded", "sponsored", "trained", "armed", "affiliated", "led", "headquartered", "inspired":
		return true
	}
	return false
}

// joined reports whether two role phrases belong together: "State Councilor
// and Foreign Minister", "President and ..." with nothing else between.
func joined(s *readout.Sentence, to, from int) bool {
	if to < 0 {
		return false
	}
	for k := to; k < from; k++ {
		switch strings.ToLower(s.Tokens[k].Form) {
		case "and", "&", "/", "-", "cum":
		default:
			return false
		}
	}
	return true
}

// stops reports whether a word ends the front part of a phrase.
func stops(form string) bool {
	switch strings.ToLower(form) {
	case "of", "for", "to", "in", "at", "on", "with", "from", ",", ";", ":", "(", ")", "who", "which", "that", "by", "under":
		return true
	}
	return false
}

// rank reports whether a word before an office lowers or specifies it.
func rank(form string) bool {
	switch strings.ToLower(form) {
	case "deputy", "vice", "assistant", "acting", "interim", "first":
		return true
	}
	return false
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// titleWord reports whether a token may stand between a title and what it
// belongs to, within a chain of titles before a name.
func titleWord(form string) bool {
	switch strings.ToLower(form) {
	case "'s", "’s", "of", "for", "the", "and", "-", "&", "then", "new", "former", "ex", "acting", "interim", "current", "late", "outgoing", "incoming", "deputy", "vice", "first", "senior", "chief", "top", "mr.", "mr", "mrs.", "mrs", "ms.", "ms", "dr.", "dr", "general", "state", "national", "federal", "foreign":
		return true
	}
	return false
}

// genderOf tells what gender a form of address or a role word has.
func genderOf(word string) byte {
	switch strings.ToLower(word) {
	case "mr", "mr.", "sir", "lord", "king", "prince", "sheikh", "ayatollah", "pope", "imam", "emir", "sultan", "father", "brother", "son", "husband", "chairman", "spokesman", "businessman", "congressman", "policeman", "man", "boy", "mullah", "cardinal", "patriarch", "crown prince", "gentleman", "statesman", "widower", "actor":
		return 'm'
	case "mrs", "mrs.", "ms", "ms.", "miss", "lady", "dame", "queen", "princess", "mother", "sister", "daughter", "wife", "chairwoman", "spokeswoman", "businesswoman", "congresswoman", "policewoman", "woman", "girl", "widow", "first lady", "actress", "empress":
		return 'f'
	}
	return 0
}

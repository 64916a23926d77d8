package coref

import (
	"sort"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/actors"
	"github.com/readout-events/readout/internal/phrase"
)

// found is a description or pronoun that waits for its entity.
type found struct {
	m        int  // index into w.ms
	role     role // of a description
	definite bool // the, this, his
	pair     int  // 2 for "the two sides", "both countries"; 3 for "the two"; 0 else
	each     bool // "each side", "neither country": the two taken one by one
	count    int  // how many are in a pair, 0 for two: "the three countries"
	word     string
}

// longSentence is the number of tokens from which a sentence is a list or
// damaged, and only its names are linked.
const longSentence = 1000

// describe finds the descriptions and pronouns of the article.
func (w *work) describe() {
	for si := range w.doc.Sentences {
		s := &w.doc.Sentences[si]
		if len(s.Tokens) > longSentence {
			continue
		}
		for k := 0; k < len(s.Tokens); k++ {
			if w.at[si][k] >= 0 {
				continue
			}
			if w.pronoun(si, k) {
				continue
			}
			if w.title[si][k] {
				continue
			}
			if w.bareTwo(si, k) || w.aged(si, k) {
				continue
			}
			if end := w.description(si, k); end > k {
				k = end - 1
			}
		}
	}
	sort.SliceStable(w.descs, func(a, b int) bool {
		x, y := &w.ms[w.descs[a].m], &w.ms[w.descs[b].m]
		if x.Sentence != y.Sentence {
			return x.Sentence < y.Sentence
		}
		return x.First < y.First
	})
}

// pronoun adds the pronoun at token k, if it is one that stands for a party.
func (w *work) pronoun(si, k int) bool {
	t := &w.doc.Sentences[si].Tokens[k]
	word := strings.ToLower(t.Form)
	switch word {
	case "he", "him", "his", "himself", "she", "her", "hers", "herself", "they", "them", "their", "theirs", "themselves", "itself", "its":
	case "it":
		if t.Form == "IT" {
			return false
		}
	case "us":
		if t.Form != "us" {
			return false
		}
	case "i", "me", "my", "myself", "we", "our", "ours", "ourselves":
		if t.Tag != "PRON" && t.Tag != "DET" {
			return false
		}
	case "who", "whom", "whose":
	case "which", "that":
		if t.Tag != "PRON" || t.Rel == "det" {
			return false
		}
	default:
		return false
	}
	w.ms = append(w.ms, readout.Mention{Sentence: si, First: k, End: k + 1, Head: k, Kind: readout.Pronoun, Entity: -1})
	w.descs = append(w.descs, found{m: len(w.ms) - 1, word: word})
	return true
}

// bareTwo adds "the two" and "both" where they stand for themselves: "the two
// also discussed trade".
func (w *work) bareTwo(si, k int) bool {
	s := &w.doc.Sentences[si]
	t := &s.Tokens[k]
	first, count := k, number(t.Form)
	switch strings.ToLower(t.Form) {
	case "two", "three", "four":
		if k == 0 || !strings.EqualFold(s.Tokens[k-1].Form, "the") {
			return false
		}
		first = k - 1
	case "both":
	default:
		return false
	}
	if k+1 >= len(s.Tokens) || (t.Rel == "nummod" || t.Rel == "det") && (first == k || !finite(s, k+1)) || t.Rel == "advmod" || t.Rel == "cc:preconj" {
		return false
	}
	switch s.Tokens[k+1].Tag {
	case "VERB", "AUX", "ADV":
	default:
		return false
	}
	w.ms = append(w.ms, readout.Mention{Sentence: si, First: first, End: k + 1, Head: k, Kind: readout.Description, Entity: -1})
	w.descs = append(w.descs, found{m: len(w.ms) - 1, definite: true, pair: 3, count: count, role: role{org: -1, sent: si, plural: true}})
	return true
}

// number is that of a word from three to five, 0 for any other.
func number(form string) int {
	switch strings.ToLower(form) {
	case "three":
		return 3
	case "four":
		return 4
	case "five":
		return 5
	}
	return 0
}

// aged adds "the 67-year-old" where it stands for a person: the one named last.
func (w *work) aged(si, k int) bool {
	s := &w.doc.Sentences[si]
	t := &s.Tokens[k]
	first := k
	switch {
	case strings.HasSuffix(t.Form, "-year-old"):
	case strings.EqualFold(t.Form, "old") && k >= 4 && s.Tokens[k-1].Form == "-" && s.Tokens[k-2].Form == "year" && s.Tokens[k-3].Form == "-":
		first = k - 4
	default:
		return false
	}
	if first == 0 || !strings.EqualFold(s.Tokens[first-1].Form, "the") || s.Tokens[first].Form[0] < '1' || s.Tokens[first].Form[0] > '9' {
		return false
	}
	switch phrase.Rel(t.Rel) {
	case "nsubj", "obj", "obl", "iobj":
	default:
		return false
	}
	w.ms = append(w.ms, readout.Mention{Sentence: si, First: first - 1, End: k + 1, Head: k, Kind: readout.Description, Entity: -1})
	w.descs = append(w.descs, found{m: len(w.ms) - 1, definite: true, word: "old", role: role{org: -1, sent: si}})
	return true
}

// finite reports whether a finite verb stands at token k, perhaps after an
// adverb: "also discussed". After "also" and "then" a participle is none.
func finite(s *readout.Sentence, k int) bool {
	if s.Tokens[k].Tag == "ADV" && k+1 < len(s.Tokens) {
		switch k++; strings.ToLower(s.Tokens[k-1].Form) {
		case "also", "then", "later", "again", "never", "both":
			return s.Tokens[k].Tag == "VERB" || s.Tokens[k].Tag == "AUX"
		}
	}
	switch t := &s.Tokens[k]; t.XTag {
	case "VBD", "VBZ", "VBP", "MD":
		return true
	default:
		return t.Tag == "AUX"
	}
}

// description adds the description whose role words begin at token k and
// returns the token after them; k where there is none.
func (w *work) description(si, k int) int {
	s := &w.doc.Sentences[si]
	got, end := w.table.LongestRole(s, k, len(s.Tokens))
	if got != nil && got.Flags&(actors.Human|actors.Body|actors.Office|actors.Vague) == 0 && (isSide(s.Tokens[k].Form) || w.land(si, k)) {
		got = nil
	}
	words, head, plural, side := "", 0, false, false
	each := eachSide(s, k)
	if each {
		got, end, head, plural, side = nil, k+1, k, true, true
		words = strings.ToLower(s.Tokens[k].Form)
	} else if got != nil {
		if got.Flags&(actors.Human|actors.Body|actors.Office|actors.Vague) == 0 {
			return k
		}
		words, head, plural = got.Words, end-1, got.Plural
		if plural && k+2 < end && strings.EqualFold(s.Tokens[k+1].Form, "of") && s.Tokens[end-1].Head == k {
			head = k // "heads of state"
		}
	} else {
		land := w.land(si, k)
		if !isSide(s.Tokens[k].Form) && !land {
			return k
		}
		end, head, plural, side = k+1, k, !land, !land
		words = strings.ToLower(s.Tokens[k].Form)
	}
	t := &s.Tokens[head]
	switch t.Tag {
	case "", "NOUN", "PROPN":
	case "ADJ": // "the military", mistaken
		switch phrase.Rel(t.Rel) {
		case "nsubj", "obj", "obl":
		default:
			return k
		}
	default:
		return k
	}
	for i := k; i < end; i++ {
		if w.at[si][i] >= 0 || w.title[si][i] {
			return k
		}
	}
	switch phrase.Rel(t.Rel) {
	case "compound", "amod", "flat", "goeswith":
		if t.Head > head || phrase.Rel(t.Rel) == "flat" {
			return k
		}
	}
	if head+1 < len(s.Tokens) && w.at[si][head+1] >= 0 && w.ms[w.at[si][head+1]].Kind == readout.Person && s.Tokens[head+1].SpaceBefore {
		return k // a title
	}
	first, last := w.reach(si, k, head)
	r, ok := w.roleIn(si, first, last)
	if ok && !r.of && (words == "head" || words == "chair") && (end >= len(s.Tokens) || s.Tokens[end].Form != "of") {
		return k // one on shoulders, to sit on
	}
	if !ok {
		r = role{org: -1, sent: si, words: words, head: lastWord(words), text: words}
		for i := first; i < k; i++ {
			w.serves(&r, si, i)
		}
	}
	if ok && !plural && isCountry(lastWord(words)) {
		r.words, r.head = words, lastWord(words) // "the island nation"
	}
	r.plural = plural || t.XTag == "NNS" || t.XTag == "NNPS"
	if got != nil {
		r.flags = got.Flags
	}
	f := found{role: r, word: words, each: each}
	for i := first; i < k; i++ {
		switch word := strings.ToLower(s.Tokens[i].Form); word {
		case "the", "this", "that", "these", "those", "his", "her", "their", "its", "our", "my", "'s", "’s":
			f.definite = true
		case "two", "both":
			f.pair = 2
		case "three", "four", "five":
			if isSide(s.Tokens[head].Form) {
				f.pair, f.count = 2, number(word)
			}
		case "a", "an", "some", "any", "no", "every", "each", "another", "several", "many":
			f.definite = false
		case "other":
			f.pair = 0
		}
	}
	if each {
		f.pair, f.definite, f.role.plural = 2, true, true
	}
	if r.of && !hasArticle(s, first, k) && !r.plural {
		f.definite = true // "Russian President" in headline style
	}
	if words == "pair" || words == "duo" {
		if !f.definite || first == k || end < len(s.Tokens) && strings.EqualFold(s.Tokens[end].Form, "of") {
			return k // "a pair of shoes"
		}
		f.pair = 2
	}
	if side && f.pair == 0 && !(f.definite && (words == "sides" || words == "parties" || words == "rivals" || words == "foes")) {
		return k
	}
	w.ms = append(w.ms, readout.Mention{Sentence: si, First: first, End: last, Head: head, Kind: readout.Description, Entity: -1})
	f.m = len(w.ms) - 1
	w.descs = append(w.descs, f)
	if w.described == nil {
		w.described = map[[2]int]bool{}
	}
	w.described[[2]int{si, head}] = true
	return end
}

// land reports whether token k is a word for a kind of state: "the kingdom".
func (w *work) land(si, k int) bool {
	s := &w.doc.Sentences[si]
	switch strings.ToLower(s.Tokens[k].Form) {
	case "kingdom", "emirate", "archipelago":
	default:
		return false
	}
	return k > 0 && strings.EqualFold(s.Tokens[k-1].Form, "the") && (k+1 >= len(s.Tokens) || s.Tokens[k+1].Form != "of")
}

// eachSide reports whether token k is the noun of "each side" or "neither country".
func eachSide(s *readout.Sentence, k int) bool {
	if k == 0 {
		return false
	}
	switch strings.ToLower(s.Tokens[k-1].Form) {
	case "each", "neither":
	default:
		return false
	}
	switch strings.ToLower(s.Tokens[k].Form) {
	case "side", "country", "nation", "government", "army", "military":
		return true
	}
	return false
}

func hasArticle(s *readout.Sentence, first, end int) bool {
	for i := first; i < end; i++ {
		switch strings.ToLower(s.Tokens[i].Form) {
		case "a", "an":
			return true
		}
	}
	return false
}

// reach returns the phrase around role words [k, head]: by the tree where
// there is one, else the words that may belong to it.
func (w *work) reach(si, k, head int) (first, last int) {
	s := &w.doc.Sentences[si]
	if s.Tokens[head].Rel != "" {
		p := phrase.Of(s, si, head)
		first, last = min(p.First, k), max(p.End, head+1)
		if first < k-12 {
			first = k
		}
		// An article or the adjective of a state right before belongs to it,
		// whatever the tree says.
		for first > 0 && first > k-6 {
			if o := w.at[si][first-1]; o >= 0 {
				if w.ms[o].Kind == readout.Demonym {
					first = w.ms[o].First
					continue
				}
				break
			}
			if f := s.Tokens[first-1].Form; (f == "'s" || f == "’s") && first > 1 && w.at[si][first-2] >= 0 && w.ms[w.at[si][first-2]].Kind != readout.Person {
				first = w.ms[w.at[si][first-2]].First
				continue
			}
			switch strings.ToLower(s.Tokens[first-1].Form) {
			case "the", "this", "a", "an", "his", "her", "its", "their", "our", "both", "two":
				first--
				continue
			}
			break
		}
		return first, last
	}
	first, last = k, head+1
	for first > 0 {
		t := s.Tokens[first-1]
		f := strings.ToLower(t.Form)
		if w.at[si][first-1] >= 0 || f == "the" || f == "a" || f == "two" || f == "both" || f == "'s" || f == "’s" || titleWord(f) && f != "of" && f != "and" && f != "for" {
			first--
			continue
		}
		break
	}
	return first, last
}

// isSide reports whether a plural noun may name the two parties of an
// encounter: the two sides, both countries.
func isSide(form string) bool {
	switch strings.ToLower(form) {
	case "sides", "countries", "nations", "states", "parties", "leaders", "ministers", "presidents", "governments", "neighbours", "neighbors", "capitals", "powers", "peoples", "men", "women", "diplomats", "delegations", "allies", "rivals", "economies", "militaries", "armies", "officials", "politicians", "counterparts", "presidents-elect", "statesmen", "foes", "superpowers", "pair", "duo", "groups", "factions", "camps":
		return true
	}
	return false
}

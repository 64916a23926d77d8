// Package name finds the names in an article: persons, bodies, places, and
// words for belonging to a state or people (demonyms). A trained tagger
// (tagger.go, model.go) and the actor tables work together: the tables know
// who is who, the tagger knows what a stranger's name looks like.
//
// Titles stand outside the name ("Russian Foreign Minister [Sergey Lavrov]");
// mentions do not overlap.
package name

import (
	"strings"

	_ "embed"
	"sort"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/actors"
)

//go:embed model.bin
var modelFile []byte

//go:embed lists.bin
var listsFile []byte

// Embedded returns the weights and lists that are part of the program, to be hashed.
func Embedded() [][]byte { return [][]byte{modelFile, listsFile} }

// Finder finds names. It is not changed by use and may be shared.
type Finder struct {
	model *Model
	lists *Lists
	table *actors.Table
	small map[string]bool // first words, in small letters, of names that are found without capitals too
}

// New returns a finder with the shipped model and lists.
func New(table *actors.Table) (*Finder, error) {
	m, err := Load(modelFile)
	if err != nil {
		return nil, err
	}
	l, err := LoadLists(listsFile)
	if err != nil {
		return nil, err
	}
	return &Finder{m, l, table, smallNames(table)}, nil
}

// Find fills doc.Mentions with the named mentions in order of the text.
func (f *Finder) Find(doc *readout.Document) {
	doc.Mentions = doc.Mentions[:0]
	tagger := NewTagger(f.model, f.lists, f.table)
	found := make([][]candidate, len(doc.Sentences))
	tagger.TagAll(doc.Sentences, func(i int, labels []uint8) {
		s := &doc.Sentences[i]
		var tagged []candidate
		Spans(labels, func(first, end int, kind string) {
			if v := clauseIn(s, first, end); v > first && kind == readout.Organisation {
				end = v // "[UN] Condemns Coup in Niger"
			}
			for k := first + 1; k < end-1; k++ {
				if dash(s.Tokens, k) { // "NAIROBI - CORD": two names
					if k > first {
						tagged = append(tagged, candidate{first: first, end: k, kind: kind})
					}
					first = k + 1
				}
				if kind == readout.Person && s.Tokens[k].Form == "," && k+1 < end && !junior(s.Tokens[k+1].Form) && !f.adjective(s, k+1) { // "of the Secretariat, Le Hong Anh": two names
					if k > first {
						tagged = append(tagged, candidate{first: first, end: k, kind: kind})
					}
					first = k + 1
				}
				if kind == readout.Person && s.Tokens[k].Form == "," && f.adjective(s, k+1) { // "President Sandu, [Slovak] leader meet"
					end = k
				}
			}
			tagged = append(tagged, candidate{first: first, end: end, kind: kind})
		})
		merged := f.merge(s, tagged, f.listed(s, tagger.classes[i]))
		out := merged[:0]
		taken := make([]bool, len(s.Tokens))
		for _, c := range merged {
			if c, ok := f.trim(s, c); ok {
				out = append(out, c)
				for k := c.first; k < c.end; k++ {
					taken[k] = true
				}
			}
		}
		if tagger.classes[i] == mixedCase {
			out = acronyms(s, out, taken)
			out = f.offices(s, out, taken)
			f.bodies(s, out, taken)
			out = f.titled(s, out, taken)
			for n := range out {
				out[n] = f.extend(s, out[n], taken)
				for k := out[n].first; k < out[n].end; k++ {
					taken[k] = true
				}
			}
			out = f.surnames(s, out)
		}
		found[i] = out
	})
	agree(doc.Sentences, found)
	again(doc.Sentences, found, tagger.seen)
	for i, list := range found {
		for _, c := range list {
			if c.end == c.first+1 && c.kind != readout.Location && day(&doc.Sentences[i], c.first) {
				continue
			}
			doc.Mentions = append(doc.Mentions, readout.Mention{Sentence: i, First: c.first, End: c.end,
				Head: headOf(&doc.Sentences[i], c.first, c.end), Kind: c.kind, Entity: -1})
		}
	}
}

// clauseIn returns the verb that the sentence stands on where it stands between
// two nouns of its own in [first, end); -1 where there is none.
func clauseIn(s *readout.Sentence, first, end int) int {
	for k := first + 1; k < end-1; k++ {
		t := &s.Tokens[k]
		if t.Tag != "VERB" || t.Head >= 0 || t.XTag != "VBZ" && t.XTag != "VBD" && t.XTag != "VBP" {
			continue
		}
		subject, object := false, false
		for i := first; i < end; i++ {
			noun := s.Tokens[i].Head == k && (s.Tokens[i].Tag == "NOUN" || s.Tokens[i].Tag == "PROPN")
			subject = subject || noun && i < k
			object = object || noun && i > k
		}
		if subject && object {
			return k
		}
	}
	return -1
}

// surnames makes one name of a person and a place right behind it that the actor
// tables do not have: "Sambit | Patra".
func (f *Finder) surnames(s *readout.Sentence, list []candidate) []candidate {
	out := list[:0]
	for _, c := range list {
		if n := len(out); n > 0 && c.kind == readout.Location && !c.sure && c.end-c.first == 1 && capitalRun(s, c.first, c.end) && !f.knows(s, &c) && s.Tokens[c.first].SpaceBefore {
			if p := &out[n-1]; p.kind == readout.Person && p.end == c.first && p.end-p.first == 1 && !p.sure && capitalRun(s, p.first, p.end) {
				p.end = c.end
				continue
			}
		}
		out = append(out, c)
	}
	return out
}

// junior reports what stands behind the comma of one name: "Martin Luther King, Jr."
func junior(form string) bool {
	switch strings.TrimSuffix(form, ".") {
	case "Jr", "Sr", "II", "III", "IV":
		return true
	}
	return false
}

// adjective reports whether token k is the adjective of a state.
func (f *Finder) adjective(s *readout.Sentence, k int) bool {
	entries, end := f.table.Longest(s, k)
	if end != k+1 {
		return false
	}
	kind, _ := kindIn(entries, 1)
	return kind == readout.Demonym
}

// dash reports whether token k is a dash between spaces.
func dash(toks []readout.Token, k int) bool {
	switch toks[k].Form {
	case "-", "--", "–", "—":
		return toks[k].SpaceBefore && k+1 < len(toks) && toks[k+1].SpaceBefore
	}
	return false
}

// candidate is a stretch that may be a name; sure marks what the tables say
// without doubt.
type candidate struct {
	first, end int
	kind       string
	sure       bool
	weak       bool // the tables' word alone does not suffice
}

// headOf returns the token of [first, end) that governs the others, where the
// tree has one; else the last.
func headOf(s *readout.Sentence, first, end int) int {
	head := -1
	for k := first; k < end; k++ {
		if h := s.Tokens[k].Head; h < first || h >= end {
			if head >= 0 && s.Tokens[k].Rel != "punct" {
				return end - 1
			}
			if s.Tokens[k].Rel != "punct" {
				head = k
			}
		}
	}
	if head < 0 || s.Tokens[head].Rel == "" {
		return end - 1
	}
	return head
}

// merge puts what the tables know beside what the tagger found; of two that
// overlap the better one stays. Both lists are in order; those that overlap
// one another are looked at together.
func (f *Finder) merge(s *readout.Sentence, tagged, listed []candidate) []candidate {
	var out []candidate
	i, j := 0, 0
	for i < len(tagged) || j < len(listed) {
		if j == len(listed) || i < len(tagged) && tagged[i].end <= listed[j].first {
			out = append(out, tagged[i])
			i++
			continue
		}
		a, b := i, j
		end := listed[j].end
		j++
		for {
			if i < len(tagged) && tagged[i].first < end {
				end = max(end, tagged[i].end)
				i++
			} else if j < len(listed) && listed[j].first < end {
				end = max(end, listed[j].end)
				j++
			} else {
				break
			}
		}
		out = append(out, f.mergeFew(s, append([]candidate(nil), tagged[a:i]...), listed[b:j])...)
	}
	return out
}

// mergeFew merges a few candidates that overlap.
func (f *Finder) mergeFew(s *readout.Sentence, tagged, listed []candidate) []candidate {
	for _, l := range listed {
		keep := !l.weak
		out := tagged[:0]
		for _, t := range tagged {
			switch {
			case t.end <= l.first || l.end <= t.first: // apart
				out = append(out, t)
			case t.first == l.first && t.end == l.end:
				// The same stretch: the tables know the kind, but a name of a place
				// may be that of a person too (Georgia, Jordan, Washington).
				if l.weak {
					out = append(out, t)
					continue
				}
				if l.sure || t.kind != readout.Person || l.kind == readout.Location && !personal(s.Tokens[l.first].Form) && !f.addressed(s, l.first) {
					continue
				}
				keep = false
				out = append(out, t)
			case t.first <= l.first && l.end <= t.end:
				// A longer name: "University of China", "Jordan Peele". It stays, but
				// for a person of whom titles are tagged too.
				if l.kind == readout.Person && l.end-l.first > 1 {
					continue
				}
				if l.sure && l.first == t.first && endsListed(listed, l.end, t.end) {
					continue // "Xinhua News Agency Teheran" is two names
				}
				keep = false
				out = append(out, t)
			default:
				// The tables' name reaches beyond the tagged one, or they cross.
				if !l.sure && l.end-l.first == 1 {
					keep = false
					out = append(out, t)
				}
			}
		}
		tagged = out
		if keep {
			tagged = append(tagged, l)
		}
	}
	sort.Slice(tagged, func(i, j int) bool { return tagged[i].first < tagged[j].first })
	// Two listed ones never overlap, nor do two tagged ones; a last look for
	// the others.
	out := tagged[:0]
	for _, c := range tagged {
		if n := len(out); n > 0 && c.first < out[n-1].end {
			if c.end-c.first > out[n-1].end-out[n-1].first {
				out[n-1] = c
			}
			continue
		}
		out = append(out, c)
	}
	return out
}

// endsListed reports whether a listed place fills tokens [first, end).
func endsListed(listed []candidate, first, end int) bool {
	for _, l := range listed {
		if l.first == first && l.end == end && l.kind == readout.Location {
			return true
		}
	}
	return false
}

// personal reports whether a state, region or seat bears a name that persons
// bear too.
func personal(form string) bool {
	switch form {
	case "Georgia", "Jordan", "Chad", "Israel", "Florence", "Sydney", "Austin", "Charlotte", "Victoria", "Santiago", "Washington", "Lincoln", "Jackson", "Madison", "Houston", "Kent", "Virginia", "Adelaide", "Francisco", "Lucia", "Helena", "Montgomery", "Chester", "Hamilton", "Victor", "Alexandria", "Sharon", "Kingston", "Alberta", "Marino", "Martin", "Saba", "Salvador", "Lorraine", "Devon", "Raleigh":
		return true
	}
	return false
}

// addressed reports whether a title of a person stands right before token k.
func (f *Finder) addressed(s *readout.Sentence, k int) bool {
	for start := max(0, k-4); start < k; start++ {
		if r, end := f.table.LongestRole(s, start, k); r != nil && end == k && r.Flags&actors.Human != 0 {
			return true
		}
	}
	if k == 0 {
		return false
	}
	switch s.Tokens[k-1].Form {
	case "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Dr", "Dr.", "Sir", "Lady", "Lord":
		return true
	}
	return false
}

// extend takes words into the name of a person that are capitalised and part
// of names elsewhere, next to what the tagger found: "[Moammar] al-Eryani".
func (f *Finder) extend(s *readout.Sentence, c candidate, taken []bool) candidate {
	if c.kind != readout.Person {
		return c
	}
	fits := func(k int) bool {
		t := &s.Tokens[k]
		shape, _ := shapeOf(t.Form)
		return !taken[k] && shape == shapeTitle && (t.Tag == "PROPN" || t.Tag == "") && f.lists.names.has(hashFold(t.Form))
	}
	if k := c.first; k > 1 && s.Tokens[k-1].Form == "-" && !taken[k-2] && !s.Tokens[k].SpaceBefore {
		switch s.Tokens[k-2].Form {
		case "al", "Al", "el", "El", "ul", "as", "ad", "an", "ash", "ar", "az", "bin", "ben":
			c.first = k - 2
		}
	}
	if c.sure {
		return c
	}
	for c.first > 1 && c.end-c.first < 4 && fits(c.first-1) && s.Tokens[c.first].SpaceBefore && !f.addressed(s, c.first) {
		c.first--
	}
	for c.end < len(s.Tokens) && c.end-c.first < 4 && fits(c.end) && s.Tokens[c.end].SpaceBefore {
		c.end++
	}
	return c
}

// trim takes titles, articles and possessive marks off a candidate; ok is
// false where nothing is left.
func (f *Finder) trim(s *readout.Sentence, c candidate) (candidate, bool) {
	if c.sure {
		return c, true
	}
	for c.first < c.end && (isArticle(s.Tokens[c.first].Form) && c.end-c.first > 1 && s.Tokens[c.first].Form != "The" || !wordy(s.Tokens[c.first].Form)) {
		c.first++
	}
	if role, end := f.table.LongestRole(s, c.first, c.end); role != nil && end == c.end && role.Flags&actors.Human != 0 {
		return c, false // "the President", "State Councilor": no name
	}
	if c.kind == readout.Person && c.end-c.first > 1 && f.adjective(s, c.first) {
		if role, end := f.table.LongestRole(s, c.first+1, c.end); role != nil && end == c.end && role.Flags&actors.Human != 0 {
			c.end, c.kind = c.first+1, readout.Demonym // "Omani Sultan"
			return c, true
		}
	}
	if c.kind == readout.Person {
		for c.first < c.end-1 {
			role, end := f.table.LongestRole(s, c.first, c.end)
			if role == nil || end >= c.end || role.Flags&actors.Human == 0 {
				break
			}
			c.first = end
		}
	}
	for c.end > c.first {
		w := s.Tokens[c.end-1].Form
		if wordy(w) && w != "'s" && w != "’s" || w == "." {
			break
		}
		c.end--
	}
	return c, c.end > c.first
}

// day reports whether a word is a day of the week, or a month where a date
// stands: no name of its own, though people bear it ("Sunday Oliseh").
func day(s *readout.Sentence, k int) bool {
	switch s.Tokens[k].Form {
	case "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday":
		return true
	case "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December":
		if k == 0 {
			return false
		}
		switch strings.ToLower(s.Tokens[k-1].Form) {
		case "in", "on", "since", "last", "late", "early", "mid", "this", "next", "until", "by", "of", "from":
			return true
		}
	}
	return false
}

func isArticle(w string) bool {
	switch w {
	case "the", "a", "an", "The":
		return true
	}
	return false
}

// wordy reports whether a token has a letter or digit.
func wordy(w string) bool {
	for _, r := range w {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r > 0xbf && r < 0x2000 || r > 0x2e80 {
			return true
		}
	}
	return false
}

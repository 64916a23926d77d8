package actor

import (
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/actors"
)

// called finds what a document calls its parties: "the main opposition Nepali
// Congress", "Chega, the largest opposition party", "the ruling Law and
// Justice", "Frelimo, which governs", "the Awami League government".
func (ix *index) called(t *actors.Table, doc *readout.Document) {
	ix.opposed, ix.ruling = map[string]bool{}, map[string]bool{}
	for i := range doc.Sentences {
		s := &doc.Sentences[i]
		word := func(k int) string {
			if k < 0 || k >= len(s.Tokens) {
				return ""
			}
			return strings.ToLower(s.Tokens[k].Form)
		}
		for k := range s.Tokens {
			var set map[string]bool
			switch word(k) {
			case "opposition":
				set = ix.opposed
			case "ruling", "governing":
				set = ix.ruling
			}
			if set != nil {
				to := k + 1
				for ofParties(word(to)) {
					to++
				}
				if to > k+1 && word(to) == "," { // "the main opposition party, Chega,"
					to++
					if word(to) == "the" {
						to++
					}
				}
				if names, _ := ix.party(t, doc, i, to); names != nil {
					for _, n := range names {
						set[n] = true
					}
				} else if names := ix.partyBefore(t, doc, i, describing(word, k)); ofParties(word(k + 1)) {
					for _, n := range names { // "Chega, the largest opposition party"
						set[n] = true
					}
				}
				continue
			}
			names, end := ix.party(t, doc, i, k)
			if names == nil {
				continue
			}
			rules := false
			switch word(end) {
			case "government", "regime", "administration":
				rules = true
			case ",":
				rules = word(end+1) == "which" && (strings.HasPrefix(word(end+2), "govern") || strings.HasPrefix(word(end+2), "rule"))
			}
			if w := word(k - 1); rules && !former(w) && w != "previous" && w != "last" && w != "then" && w != "a" && w != "future" && w != "first" {
				for _, n := range names {
					ix.ruling[n] = true
				}
			}
		}
	}
}

// ofParties reports a word for a party after what it is called.
func ofParties(w string) bool {
	switch w {
	case "party", "group", "alliance", "coalition", "bloc", "block", "force", "movement":
		return true
	}
	return false
}

// describing is the comma before the words that describe a party up to token
// k: "Chega | , the country's largest opposition"; -1 where there is none.
func describing(word func(int) string, k int) int {
	for i := k - 1; i >= 0 && i > k-7; i-- {
		switch word(i) {
		case "the", "a", "an", "main", "largest", "biggest", "principal", "leading", "country", "nation", "'s", "’s", "s", "’", "'", "second", "third", "-", "second-largest", "currently", "now", "small", "major":
		case ",", "(":
			return i
		default:
			return -1
		}
	}
	return -1
}

// party returns the names of the parties that a name at token k may stand for,
// and the token after it.
func (ix *index) party(t *actors.Table, doc *readout.Document, sent, k int) (names []string, end int) {
	s := &doc.Sentences[sent]
	if k < 0 || k >= len(s.Tokens) {
		return nil, k
	}
	entries, end := t.Longest(s, k)
	for _, e := range entries {
		if e.Sector == "PTY" && e.Kind == actors.Group {
			names = append(names, e.Name)
		}
	}
	for _, m := range ix.bySentence[sent] {
		x := &doc.Mentions[m]
		if x.First == k && x.Kind == readout.Organisation && x.Entity >= 0 && x.Entity < len(doc.Entities) && x.End >= end {
			if e := &doc.Entities[x.Entity]; e.Sector == "PTY" {
				names, end = append(names, e.Name), x.End
			}
		}
	}
	return names, end
}

// partyBefore returns those of the name that ends before token k.
func (ix *index) partyBefore(t *actors.Table, doc *readout.Document, sent, k int) []string {
	for i := k - 1; i >= 0 && i > k-7; i-- {
		if names, end := ix.party(t, doc, sent, i); end == k {
			return names
		}
	}
	return nil
}

package name

import (
	"sort"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/actors"
)

// titled finds strangers by their titles: capitalised words right after a
// title ("Foreign Minister [Raferov]"), or before a comma and a title
// ("[Lahey], president of Iran"), that neither tagger nor tables took for a
// name; and turns places and bodies that no table knows into persons where
// they stand right after an office.
func (f *Finder) titled(s *readout.Sentence, list []candidate, taken []bool) []candidate {
	n := len(s.Tokens)
	var more []candidate
	take := func(first, end int) {
		for k := first; k < end; k++ {
			taken[k] = true
		}
		more = append(more, candidate{first: first, end: end, kind: readout.Person})
	}
	for k := range list {
		c := &list[k]
		if c.first > 0 && c.kind == readout.Location && !c.sure && capitalRun(s, c.first, c.end) {
			switch s.Tokens[c.first-1].Form {
			case "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss":
				c.kind = readout.Person
			}
		}
	}
	title := make([]bool, n)                               // tokens of roles, which are no strangers
	starts, ends := make([]int32, n+1), make([]int32, n+1) // index of the candidate plus one
	for k := range list {
		starts[list[k].first], ends[list[k].end] = int32(k+1), int32(k+1)
	}
	for i := 0; i < n; i++ {
		role, end := f.table.LongestRole(s, i, n)
		if role == nil || role.Flags&actors.Human == 0 || role.Plural {
			continue
		}
		for k := i; k < end; k++ {
			title[k] = true
		}
		// After the title.
		if role.Flags&actors.Office != 0 && end < n && !taken[i] && s.Tokens[end].SpaceBefore {
			to := strangers(s, end, taken)
			if next, e := f.table.LongestRole(s, end, n); next != nil && e == to && to < n && taken[to] {
				continue // a second title before the name: "spokesman [Colonel] Abdoulaye Maiga"
			}
			if to > end {
				take(end, to)
			} else if taken[end] {
				if k := starts[end]; k > 0 {
					c := &list[k-1]
					if !c.sure && (c.kind == readout.Location || c.kind == readout.Organisation) && c.end-c.first <= 2 && !f.knows(s, c) && capitalRun(s, c.first, c.end) {
						c.kind = readout.Person
					}
				}
			}
		}
		// Before it: back over articles, adjectives and names to a comma.
		k := i
		for k > 0 && i-k < 4 && s.Tokens[k-1].Form != "," {
			if t := s.Tokens[k-1].Tag; !taken[k-1] && t != "DET" && t != "ADJ" && s.Tokens[k-1].Form != "'s" {
				break
			}
			k--
		}
		if k > 1 && s.Tokens[k-1].Form == "," && end < n {
			from := k - 1
			for from > 0 && k-1-from < 3 && !title[from-1] && stranger(s, from-1, taken) {
				from--
			}
			if k > 1 && role.Flags&actors.Office != 0 && follows(s, end) {
				if j := ends[k-1]; j > 0 {
					c := &list[j-1]
					if !c.sure && c.kind == readout.Location && !f.knows(s, c) && capitalRun(s, c.first, c.end) && (c.first == 0 || s.Tokens[c.first-1].Tag != "ADP") {
						c.kind = readout.Person
					}
				}
			}
			if from < k-1 && (from == 0 || s.Tokens[from-1].Form != ",") && follows(s, end) {
				take(from, k-1)
			}
		}
		i = end - 1
	}
	if len(more) == 0 {
		return list
	}
	sort.Slice(more, func(a, b int) bool { return more[a].first < more[b].first })
	return inOrder(list, more)
}

// follows reports whether what comes after a title lets it be an apposition:
// "of", "for", or a comma.
func follows(s *readout.Sentence, k int) bool {
	if k >= len(s.Tokens) {
		return false
	}
	switch s.Tokens[k].Form {
	case "of", "for", "to", ",", "in", "at":
		return true
	}
	return false
}

// stranger reports whether token k is a capitalised word that may be part of
// a name and is in none yet.
func stranger(s *readout.Sentence, k int, taken []bool) bool {
	t := &s.Tokens[k]
	shape, _ := shapeOf(t.Form)
	return !taken[k] && (shape == shapeTitle || shape == shapeMixed && len(t.Form) > 3) && (t.Tag == "PROPN" || t.Tag == "NOUN" && k > 0 || t.Tag == "")
}

// strangers returns the end of the run of such words that begins at k.
func strangers(s *readout.Sentence, k int, taken []bool) int {
	end := k
	for end < len(s.Tokens) && end-k < 4 && stranger(s, end, taken) {
		end++
	}
	return end
}

func capitalRun(s *readout.Sentence, first, end int) bool {
	for k := first; k < end; k++ {
		if shape, _ := shapeOf(s.Tokens[k].Form); shape != shapeTitle && shape != shapeMixed {
			return false
		}
	}
	return true
}

// knows reports whether the tables have a name that begins where the
// candidate does.
func (f *Finder) knows(s *readout.Sentence, c *candidate) bool {
	_, end := f.table.Longest(s, c.first)
	return end > c.first
}

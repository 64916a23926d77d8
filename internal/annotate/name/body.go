package name

import (
	readout "github.com/readout-events/readout"
)

// bodies mends names of bodies by their words: a place or person that ends in
// a word of bodies ("World Conservation Union") is a body, and a ministry
// keeps both of its fields ("Ministry of Labour [and Social Affairs]").
func (f *Finder) bodies(s *readout.Sentence, list []candidate, taken []bool) {
	for n := range list {
		c := &list[n]
		if c.sure || c.end-c.first < 2 {
			continue
		}
		last := f.lists.words[hashFold(s.Tokens[c.end-1].Form)]
		if shape, _ := shapeOf(s.Tokens[c.end-1].Form); (c.kind == readout.Location || c.kind == readout.Person) && last&inBodyWord != 0 && last&(inPlaceWord|inTitleWord|inGiven) == 0 && capital(shape) && !f.knows(s, c) {
			c.kind = readout.Organisation
		}
		if c.kind != readout.Organisation || c.end+1 >= len(s.Tokens) || s.Tokens[c.end].Form != "and" || f.lists.words[hashFold(s.Tokens[c.first].Form)]&inBodyWord == 0 {
			continue
		}
		of := false
		for k := c.first; k < c.end; k++ {
			of = of || s.Tokens[k].Form == "of" || s.Tokens[k].Form == "for"
		}
		if !of {
			continue
		}
		end := c.end + 1
		for end < len(s.Tokens) && end-c.end <= 4 && !taken[end] && s.Tokens[end].SpaceBefore {
			if shape, _ := shapeOf(s.Tokens[end].Form); shape != shapeTitle || f.lists.words[hashFold(s.Tokens[end].Form)]&inBodyWord != 0 && end > c.end+1 {
				break
			}
			end++
		}
		if end == c.end+1 || end < len(s.Tokens) && f.lists.words[hashFold(s.Tokens[end].Form)]&inBodyWord != 0 || f.startsName(s, c.end+1) {
			continue
		}
		for k := c.end; k < end; k++ {
			taken[k] = true
		}
		c.end = end
	}
}

// offices finds bodies that are named by their field: "Ministry of Labour",
// "Committee for State Security", "University of Tartu".
func (f *Finder) offices(s *readout.Sentence, list []candidate, taken []bool) []candidate {
	var more []candidate
	for i := 0; i+2 < len(s.Tokens); i++ {
		t := &s.Tokens[i]
		if taken[i] || s.Tokens[i+1].Form != "of" && s.Tokens[i+1].Form != "for" {
			continue
		}
		places := false
		switch t.Form {
		case "University", "Bank", "Institute", "Academy", "College", "Church":
			places = true
		case "Ministry", "Department", "Committee", "Commission", "Council", "Office", "Agency", "Bureau", "Board", "Association", "Federation", "Union", "Society", "Chamber", "Directorate", "Center", "Centre", "Authority", "Organization", "Organisation", "League", "Foundation", "Court", "Front", "Party":
		default:
			continue
		}
		k := i + 2
		if s.Tokens[k].Form == "the" && k+1 < len(s.Tokens) {
			k++
		}
		end := k
		for end < len(s.Tokens) && end-k < 5 {
			if shape, _ := shapeOf(s.Tokens[end].Form); shape != shapeTitle || taken[end] && !places {
				break
			}
			end++
		}
		if end == k || end-k == 5 || taken[k] != places && taken[k] {
			continue
		}
		first := i
		for first > 0 && i-first < 3 && !taken[first-1] && s.Tokens[first-1].Tag != "DET" {
			if shape, _ := shapeOf(s.Tokens[first-1].Form); shape != shapeTitle || first == 1 || f.addressed(s, first) {
				break
			}
			first--
		}
		more = append(more, candidate{first: first, end: end, kind: readout.Organisation})
		i = end - 1
	}
	if len(more) == 0 {
		return list
	}
	out := make([]candidate, 0, len(list)+len(more))
	j := 0
	for _, c := range list {
		for j < len(more) && more[j].end <= c.first {
			j++
		}
		if j < len(more) && c.first < more[j].end && c.end > more[j].first {
			if c.end > more[j].end {
				more[j].end = c.end // "University of Upper [Austria Linz]"
			}
			continue
		}
		out = append(out, c)
	}
	for _, c := range more {
		for k := c.first; k < c.end; k++ {
			taken[k] = true
		}
	}
	return inOrder(out, more)
}

// startsName reports whether the tables have a name that begins at token k.
func (f *Finder) startsName(s *readout.Sentence, k int) bool {
	_, end := f.table.Longest(s, k)
	return end > k
}

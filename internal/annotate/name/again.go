package name

import (
	"strings"

	readout "github.com/readout-events/readout"
)

// again finds further places of names that the article has elsewhere: the
// same words with the same capitals, and the last word of a person's name.
func again(sents []readout.Sentence, found [][]candidate, seen map[uint64]uint8) {
	type known struct {
		words []string
		kind  string
	}
	byFirst := map[string][]known{}
	add := func(words []string, kind string) {
		for _, k := range byFirst[words[0]] {
			if same(k.words, words) {
				return
			}
		}
		byFirst[words[0]] = append(byFirst[words[0]], known{words, kind})
	}
	for i, list := range found {
		for _, c := range list {
			toks := sents[i].Tokens[c.first:c.end]
			words := make([]string, len(toks))
			capitals := true
			for k := range toks {
				words[k] = toks[k].Form
			}
			shape, _ := shapeOf(words[0])
			last, _ := shapeOf(words[len(words)-1])
			capitals = capital(shape) && shape != shapeInitial
			if !capitals || len(words) == 1 && (len(words[0]) < 4 && shape != shapeUpper || len(words[0]) < 3 || seen[hashFold(words[0])]&seenLower != 0) {
				continue
			}
			add(words, c.kind)
			if w := words[len(words)-1]; c.kind == readout.Person && len(words) > 1 && len(w) > 3 && capital(last) && seen[hashFold(w)]&seenLower == 0 {
				add([]string{w}, c.kind)
			}
		}
	}
	if len(byFirst) == 0 {
		return
	}
	for i := range sents {
		toks := sents[i].Tokens
		list := found[i]
		next := 0
		var more []candidate
		for k := 0; k < len(toks); {
			for next < len(list) && list[next].end <= k {
				next++
			}
			if next < len(list) && list[next].first <= k {
				k = list[next].end
				continue
			}
			end := k
			kind := ""
			for _, n := range byFirst[toks[k].Form] {
				to := k + len(n.words)
				if to > len(toks) || to <= end || next < len(list) && to > list[next].first {
					continue
				}
				ok := true
				for j := range n.words {
					ok = ok && toks[k+j].Form == n.words[j]
				}
				if ok {
					end, kind = to, n.kind
				}
			}
			if end == k {
				k++
				continue
			}
			// Within a longer run of capitals it may be part of another name.
			if end-k == 1 && (k > 0 && nameWord(toks[k-1].Form) && !isArticle(toks[k-1].Form) && k > 1 && toks[k].SpaceBefore && kind != readout.Person || end < len(toks) && nameWord(toks[end].Form) && toks[end].SpaceBefore) {
				k = end
				continue
			}
			more = append(more, candidate{first: k, end: end, kind: kind})
			k = end
		}
		if len(more) > 0 {
			found[i] = inOrder(list, more)
		}
	}
}

func nameWord(form string) bool {
	shape, _ := shapeOf(form)
	return capital(shape)
}

func same(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// inOrder merges two lists that are each in order and do not overlap.
func inOrder(a, b []candidate) []candidate {
	out := make([]candidate, 0, len(a)+len(b))
	for len(a) > 0 || len(b) > 0 {
		if len(b) == 0 || len(a) > 0 && a[0].first < b[0].first {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return out
}

// agree gives the same words the same kind throughout an article, where one
// kind clearly outnumbers the others.
func agree(sents []readout.Sentence, found [][]candidate) {
	counts := map[string]map[string]int{}
	words := func(i int, c candidate) string {
		key := ""
		for k := c.first; k < c.end; k++ {
			key += sents[i].Tokens[k].Form + " "
		}
		return key
	}
	for i, list := range found {
		for _, c := range list {
			key := words(i, c)
			if counts[key] == nil {
				counts[key] = map[string]int{}
			}
			n := 2
			if c.sure {
				n = 6
			} else if i == 0 {
				n = 1 // a headline is a poor witness
			}
			counts[key][c.kind] += n
		}
	}
	for i, list := range found {
		for k, c := range list {
			kinds := counts[words(i, c)]
			if len(kinds) < 2 || c.sure || c.kind == readout.Demonym {
				continue
			}
			for _, kind := range [...]string{readout.Person, readout.Organisation, readout.Location} {
				if kind != c.kind && kinds[kind] >= 3*kinds[c.kind] && (i == 0 || kinds[c.kind] <= 2) {
					list[k].kind = kind
				}
			}
		}
	}
	surnames := map[string]bool{}
	for i, list := range found {
		for _, c := range list {
			if c.kind == readout.Person && c.end-c.first > 1 {
				surnames[sents[i].Tokens[c.end-1].Form] = true
			}
		}
	}
	for i, list := range found {
		for k, c := range list { // "attacked Machado" after "called Alicia Machado"
			if (c.kind == readout.Location || c.kind == readout.Organisation) && !c.sure && c.end-c.first == 1 && surnames[sents[i].Tokens[c.first].Form] && !behindIn(&sents[i], c.first) {
				list[k].kind = readout.Person
			}
		}
	}
}

// behindIn reports whether a word that tells where stands before token k.
func behindIn(s *readout.Sentence, k int) bool {
	if k == 0 {
		return false
	}
	switch strings.ToLower(s.Tokens[k-1].Form) {
	case "in", "at", "near", "from", "to", "of":
		return true
	}
	return false
}

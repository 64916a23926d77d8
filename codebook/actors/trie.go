package actors

import (
	readout "github.com/readout-events/readout"
)

// trie holds names as paths of folded words. Edges lie in one open-addressing
// hash table keyed by node and word, so a step is one probe and allocates
// nothing.
type trie struct {
	fold  folding
	keys  []uint64
	vals  []int32 // node that the edge leads to
	used  int
	nodes int32
	ends  []int32 // by node: index into forms, -1 where no name ends
	forms [][]form
}

// form is one way that a name which ends at a node asks to be written.
type form struct {
	shapes  uint64 // two bits a word, the first word lowest
	entries []*Entry
	role    *Role
}

const maxWords = 24

// newTrie returns an empty trie with room for half as many edges as slots, a
// power of two, before it grows.
func newTrie(fold folding, slots int) *trie {
	return &trie{fold: fold, keys: make([]uint64, slots), vals: make([]int32, slots), nodes: 1, ends: []int32{-1}}
}

func edge(node int32, hash uint64) uint64 {
	h := hash ^ uint64(node)*0x9E3779B97F4A7C15
	h ^= h >> 29
	h *= 0xBF58476D1CE4E5B9
	h ^= h >> 32
	return h | 1 // 0 marks a free slot
}

func (t *trie) step(node int32, hash uint64) int32 {
	key := edge(node, hash)
	mask := uint64(len(t.keys) - 1)
	for i := (key >> 1) & mask; ; i = (i + 1) & mask {
		switch t.keys[i] {
		case key:
			return t.vals[i]
		case 0:
			return -1
		}
	}
}

func (t *trie) put(key uint64, val int32) {
	mask := uint64(len(t.keys) - 1)
	i := (key >> 1) & mask
	for t.keys[i] != 0 {
		i = (i + 1) & mask
	}
	t.keys[i], t.vals[i] = key, val
}

func (t *trie) grow() {
	keys, vals := t.keys, t.vals
	t.keys, t.vals = make([]uint64, 2*len(keys)), make([]int32, 2*len(keys))
	for i, k := range keys {
		if k != 0 {
			t.put(k, vals[i])
		}
	}
}

// add enters a name for an entry or role. It reports whether the same entry
// already has that name.
func (t *trie) add(name string, e *Entry, r *Role) (again bool) {
	parts := aliasShapes(t.fold, name)
	if len(parts) == 0 || len(parts) > maxWords {
		return false
	}
	node, shapes := int32(0), uint64(0)
	for k, p := range parts {
		next := t.step(node, p.hash)
		if next < 0 {
			if 2*(t.used+1) > len(t.keys) {
				t.grow()
			}
			next = t.nodes
			t.nodes++
			t.ends = append(t.ends, -1)
			t.put(edge(node, p.hash), next)
			t.used++
		}
		node = next
		shapes |= uint64(p.shape) << (2 * k)
	}
	if t.ends[node] < 0 {
		t.ends[node] = int32(len(t.forms))
		t.forms = append(t.forms, nil)
	}
	forms := t.forms[t.ends[node]]
	for i := range forms {
		if forms[i].shapes == shapes {
			for _, have := range forms[i].entries {
				if have == e && e != nil {
					return true
				}
			}
			if e != nil {
				forms[i].entries = append(forms[i].entries, e)
			}
			return false
		}
	}
	f := form{shapes: shapes, role: r}
	if e != nil {
		f.entries = []*Entry{e}
	}
	t.forms[t.ends[node]] = append(forms, f)
	return false
}

// close makes each form hold the entries of the laxer forms of its node too,
// and puts the strictest first.
func (t *trie) close() {
	for _, forms := range t.forms {
		if len(forms) < 2 {
			continue
		}
		own := make([]int, len(forms))
		for i := range forms {
			own[i] = len(forms[i].entries)
		}
		for i := range forms {
			for j := range forms {
				if i == j || !satisfies(forms[i].shapes, forms[j].shapes) {
					continue
				}
				for _, e := range forms[j].entries[:own[j]] {
					if !contains(forms[i].entries, e) {
						forms[i].entries = append(forms[i].entries[:len(forms[i].entries):len(forms[i].entries)], e)
					}
				}
			}
		}
		for i := 1; i < len(forms); i++ { // insertion sort, strictest first
			for j := i; j > 0 && satisfies(forms[j].shapes, forms[j-1].shapes); j-- {
				forms[j], forms[j-1] = forms[j-1], forms[j]
			}
		}
	}
}

func contains(entries []*Entry, e *Entry) bool {
	for _, have := range entries {
		if have == e {
			return true
		}
	}
	return false
}

// satisfies reports whether words of these shapes may stand for an alias of
// the wanted shapes.
func satisfies(shapes, wanted uint64) bool {
	for k := 0; k < maxWords; k++ {
		if (shapes>>(2*k))&3 < (wanted>>(2*k))&3 {
			return false
		}
	}
	return true
}

// at returns the form of a node that the shapes satisfy, or nil.
func (t *trie) at(node int32, shapes uint64) *form {
	if t.ends[node] < 0 {
		return nil
	}
	forms := t.forms[t.ends[node]]
	for i := range forms {
		if satisfies(shapes, forms[i].shapes) {
			return &forms[i]
		}
	}
	return nil
}

// longest walks tokens [i, limit) and returns the form of the longest name
// that starts at token i, with the token after it.
func (t *trie) longest(sent *readout.Sentence, i, limit int) (found *form, end int) {
	node, shapes, words := int32(0), uint64(0), 0
	end = i
	for k := i; k < limit && words < maxWords; k++ {
		text := sent.Tokens[k].Form
		for at := 0; at < len(text); {
			p, after, ok := t.fold.next(text, at)
			at = after
			if !ok {
				if k == i || !hyphen(text) {
					return found, end
				}
				break
			}
			if node = t.step(node, p.hash); node < 0 || words >= maxWords {
				return found, end
			}
			shapes |= uint64(p.shape) << (2 * words)
			words++
		}
		if hyphen(text) {
			continue
		}
		if f := t.at(node, shapes); f != nil {
			found, end = f, k+1
		}
	}
	return found, end
}

func hyphen(form string) bool {
	return form == "-" || form == "–" || form == "‐" || form == "‑" || form == "." || form == "'" || form == "’"
}

// lookup finds a whole name.
func (t *trie) lookup(name string) *form {
	node, shapes, words := int32(0), uint64(0), 0
	for at := 0; at < len(name); {
		p, after, ok := t.fold.next(name, at)
		at = after
		if !ok {
			continue
		}
		if node = t.step(node, p.hash); node < 0 || words >= maxWords {
			return nil
		}
		shapes |= uint64(p.shape) << (2 * words)
		words++
	}
	if node == 0 {
		return nil
	}
	return t.at(node, shapes)
}

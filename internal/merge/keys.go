package merge

import "slices"

// Days of one drawer. An act that the article does not date lies in the
// drawers of all days on which it may have been, mostly one or two. Drawers of
// a country are emptied more often than those of a word, of which there are
// more.
const (
	countryDays = 16
	wordDays    = 32
)

// Keys names the drawers in which reports of the same act may lie: two
// reports that could be one act share a key. A key is made of the time, the
// field of the type (force, words, help), and one of
//
//	a country and the kind of act
//	a word that stands near the trigger
//	a name of the sentence that is not that of a party
//	the article
//
// so that no drawer holds much, and a report has about nine.
func (f *Features) Keys() []int64 {
	keys := make([]int64, 0, 16)
	g := uint64(field(f.Type))
	add := func(kind uint64, parts ...uint64) {
		h := uint64(14695981039346656037)
		for _, p := range append(parts, kind, g) {
			for range 8 {
				h = (h ^ p&0xff) * 1099511628211
				p >>= 8
			}
		}
		keys = append(keys, int64(h))
	}
	if f.Article != "" {
		h := uint64(14695981039346656037)
		for i := 0; i < len(f.Article); i++ {
			h = (h ^ uint64(f.Article[i])) * 1099511628211
		}
		add(1, h)
	}
	who := f.who()
	for b, last := f.drawers(countryDays); b <= last; b++ {
		for _, p := range who[:min(len(who), 2)] {
			add(3, b, p, code(f.Cameo))
		}
	}
	for b, last := f.drawers(wordDays); b <= last; b++ {
		for _, w := range f.Near {
			add(4, b, uint64(w&^1))
		}
		n := 0
		for _, w := range f.Words {
			if w&1 == 1 && n < 3 {
				add(5, b, uint64(w))
				n++
			}
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// drawers are the first and the last of so many days each in which the act
// may lie; one where the days are not known.
func (f *Features) drawers(days int) (first, last uint64) {
	switch {
	case f.window[1] <= 0:
		return 0, 0
	case f.wide(): // lies with others of the same year only
		return 1<<40 + uint64(f.From), 1<<40 + uint64(f.From)
	}
	return uint64(max(f.window[0]-1, 1)/days + 1), uint64((f.window[1]+1)/days + 1)
}

// who are the countries of both sides, or the last word of a name where the
// country is not known; sorted.
func (f *Features) who() []uint64 {
	out := make([]uint64, 0, 6)
	for _, side := range [2][]Party{f.Actor, f.Recipient} {
		for i := range side {
			switch p := &side[i]; {
			case p.Country != "":
				out = append(out, code(p.Country))
			case len(p.words) > 0:
				out = append(out, uint64(p.words[len(p.words)-1]))
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func code(s string) (h uint64) {
	for i := 0; i < len(s) && i < 7; i++ {
		h = h<<8 | uint64(s[i])
	}
	return h | 1<<60
}

// Fields of types.
const (
	fieldForce = iota + 1
	fieldWords
	fieldHelp
)

// field of a type: types of other fields are never one act.
func field(t string) int {
	switch t {
	case "ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "SANCTION":
		return fieldForce
	case "ACCUSE", "REQUEST", "REJECT", "THREATEN":
		return fieldWords
	}
	return fieldHelp
}

package merge

import "slices"

// Days of one drawer. An act that the article does not date lies in the
// drawers of all days on which it may have been, mostly one or two.
const bucketDays = 16

// Keys names the drawers in which reports of the same act may lie: two
// reports that could be one act share a key. A key is made of the time, the
// field of the type (force, words, help), and one of
//
//	two countries that deal with each other
//	a country and the kind of act
//	a word that stands near the trigger
//	a name of the sentence that is not that of a party
//	the article
//
// so that no drawer holds much, and a report has about ten.
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
	from, to := 0, 0
	if f.window[1] > 0 {
		from, to = max(f.window[0]-1, 1)/bucketDays+1, (f.window[1]+1)/bucketDays+1
		if f.wide() { // lies with others of the same year only
			from, to = 1<<40+f.From, 1<<40+f.From
		}
	}
	who := f.who()
	for b := uint64(from); b <= uint64(to); b++ {
		for i, p := range who {
			for _, q := range who[i+1:] {
				if len(f.Actor) > 0 && len(f.Recipient) > 0 && len(who) <= 3 {
					add(2, b, p, q)
				}
			}
			if i < 2 {
				add(3, b, p, code(f.Cameo))
			}
		}
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

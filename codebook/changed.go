package codebook

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Change is what differs between two codebooks, as far as it shows in what is
// coded. Examples and comments do not count.
type Change struct {
	Rules, Lists int      // that are new, gone or altered
	All          string   // why any article may be coded otherwise; "" where Words tells
	Words        []string // beginnings of words in small letters, sorted: an article in which none of them stands is coded as before
}

// None reports whether the two code alike.
func (c *Change) None() bool { return c.All == "" && len(c.Words) == 0 }

// Sentence says in words what differs.
func (c *Change) Sentence() string {
	if c.All != "" {
		return c.All
	}
	return fmt.Sprintf("%d rules and %d lists of the codebook are new, gone or altered", c.Rules, c.Lists)
}

// Changed compares two codebooks. A rule matters only to texts that have one
// of its verbs or nouns in some form, a list only by the words that it gained
// or lost.
func Changed(old, new *Book) Change {
	var c Change
	words := map[string]bool{}
	before, after := counted(old), counted(new)
	kept := func(b *Book) (out []string) {
		for _, r := range b.Rules {
			if k := key(r); before[k] == after[k] {
				out = append(out, k)
			}
		}
		return out
	}
	if !slices.Equal(kept(old), kept(new)) {
		c.All = "rules of the codebook stand in another order"
	}
	for _, b := range []*Book{old, new} {
		for _, r := range b.Rules {
			if k := key(r); before[k] == after[k] {
				continue
			}
			c.Rules++
			if len(r.Small) > 0 || strings.HasSuffix(r.File, "/forms.txt") || len(r.Verbs)+len(r.Nouns) == 0 {
				c.All = "en/forms.txt of the codebook, which touches every verb, is another"
			}
			for i := range r.Verbs {
				for _, base := range r.Verbs[i].Bases {
					beginnings(words, base)
				}
			}
			for i := range r.Nouns {
				for _, l := range r.Nouns[i].Lemmas {
					beginnings(words, l)
				}
			}
		}
	}
	names := map[string]bool{}
	for _, b := range []*Book{old, new} {
		for name := range b.Lists {
			names[name] = true
		}
	}
	for name := range names {
		differ := false
		for _, p := range [][2]*List{{old.Lists[name], new.Lists[name]}, {new.Lists[name], old.Lists[name]}} {
			if p[0] == nil {
				continue
			}
			for w := range p[0].Words {
				if !p[1].Has(w) {
					differ = true
					beginnings(words, last(w))
				}
			}
		}
		if differ || old.Lists[name] == nil || new.Lists[name] == nil {
			c.Lists++
		}
	}
	// What begins with another one is found with it.
	for _, w := range slices.Sorted(maps.Keys(words)) {
		if !slices.ContainsFunc(c.Words, func(short string) bool { return strings.Contains(w, short) }) {
			c.Words = append(c.Words, w)
		}
	}
	return c
}

func key(r *Rule) string {
	mode := ""
	if r.Group != nil {
		mode = r.Group.Title
	}
	return r.File + "\n" + mode + "\n" + r.Text
}

func counted(b *Book) map[string]int {
	n := map[string]int{}
	for _, r := range b.Rules {
		n[key(r)]++
	}
	return n
}

// beginnings adds what every form of a verb, noun or adjective begins with:
// "accus" for accuse, "froze" beside "freez".
func beginnings(words map[string]bool, w string) {
	w = strings.ToLower(w)
	for _, form := range []string{w, past(w), participle(w), gerund(w)} {
		for _, end := range []string{"fe", "f", "an", "e", "y"} { // knives, men, accusing, denied
			if cut, ok := strings.CutSuffix(form, end); ok && len(cut) > 1 {
				form = cut
				break
			}
		}
		words[form] = true
	}
}

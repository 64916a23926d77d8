package coref

import (
	"fmt"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/actors"
	"github.com/readout-events/readout/internal/phrase"
)

// Limits of the distance between a name and its distorted form. Measured on
// held-out round trips (TestRoundTrips): below nearLimit two of three
// variants are found and fewer than one other name in a thousand is taken, which suits
// names that the context does not tell apart; with the same office in the
// text the looser limit does.
const (
	nearLimit   = 0.55
	roleLimit   = 1.0
	officeLimit = 1.5
	lead        = 0.15 // by which the best must be nearer than the next
)

// mostPersons is the number of persons from which a text is a list, in which
// like names are likely those of different people.
const mostPersons = 120

// variants links distorted forms of a name ("Raferov") to the person meant
// ("Lavrov"), within the article or, where title and country agree, in the
// actor tables.
func (w *work) variants() {
	persons := 0
	for e := range w.ents {
		if w.ents[e].Kind == readout.Person && !w.ents[e].gone {
			persons++
		}
	}
	if persons > mostPersons {
		return
	}
	for v := range w.ents {
		x := &w.ents[v]
		if x.gone || x.Kind != readout.Person || x.entries != nil {
			continue
		}
		best, next, to, byRole := float64(notSeen), float64(notSeen), -1, false
		for t := range w.ents {
			y := &w.ents[t]
			if t == v || y.gone || y.Kind != readout.Person || y.entries == nil && !w.firmer(t, v) || w.keptApart(t, v) {
				continue
			}
			same := sameRole(x, y)
			d := w.far(y, x)
			limit := nearLimit
			if same {
				limit = roleLimit
			} else if len(x.parts[len(x.parts)-1]) < 5 && !(len(x.parts) > 1 && len(y.parts) > 1 && x.parts[0] == y.parts[0]) {
				continue
			}
			if d > limit {
				continue
			}
			if d < best {
				best, next, to, byRole = d, best, t, same
			} else {
				next = min(next, d)
			}
		}
		if to >= 0 && next >= best+lead {
			y := &w.ents[to]
			basis := fmt.Sprintf("variant of %s (sentence %d)", w.words(y.mentions[0]), w.sent(y.mentions[0]).Number)
			if byRole {
				basis += " by the same office"
			}
			w.merge(v, to, basis)
			continue
		}
		w.byOffice(v)
	}
}

// firmer reports whether the text tells more of person t than of v.
func (w *work) firmer(t, v int) bool {
	x, y := &w.ents[t], &w.ents[v]
	if len(x.roles) != len(y.roles) {
		return len(x.roles) > len(y.roles)
	}
	if len(x.parts) != len(y.parts) {
		return len(x.parts) > len(y.parts)
	}
	if len(x.mentions) != len(y.mentions) {
		return len(x.mentions) > len(y.mentions)
	}
	return t < v
}

// far is the distance from a person's name to a variant: of the family names,
// and of the first names where both have one.
func (w *work) far(name, variant *entity) float64 {
	a, b := name.parts, variant.parts
	if name.entry != nil && len(a) == 1 {
		a = bare(nameParts(name.entry.Name))
	}
	if len(b) == 1 {
		best := w.sound.distance(a[len(a)-1], b[0])
		if w.familyFirst(name) {
			best = min(best, w.sound.distance(a[0], b[0]))
		}
		if len(a) > 1 {
			best = min(best, w.sound.distance(strings.Join(a, ""), b[0]))
		}
		return best
	}
	if len(a) == 1 {
		return w.sound.distance(a[0], b[len(b)-1])
	}
	return max(w.sound.distance(a[len(a)-1], b[len(b)-1]), w.sound.distance(a[0], b[0])*0.8)
}

// sameRole reports whether the text gives two persons one office of one
// country, or the tables one of them that of the other.
func sameRole(x, y *entity) bool {
	for _, r := range x.roles {
		if !r.of || r.flags&actors.Office == 0 {
			continue
		}
		for _, q := range y.roles {
			if q.of && q.country == r.country && q.org == r.org && sameOffice(r.words, q.words) {
				return true
			}
		}
		for _, t := range y.entries {
			if r.country == t.Country && sameOffice(r.words, t.Office) {
				return true
			}
		}
	}
	return false
}

// keptApart reports whether the text tells two persons apart: it names both
// in one sentence, in different genders, countries or first names, or with
// different offices of one country.
func (w *work) keptApart(a, b int) bool {
	x, y := &w.ents[a], &w.ents[b]
	if x.gender != 0 && y.gender != 0 && x.gender != y.gender {
		return true
	}
	cx, cy := w.countryOf(x), w.countryOf(y)
	if cx != "" && cy != "" && cx != cy {
		return true
	}
	if len(x.roles) > 0 && len(y.roles) > 0 && !sameRole(x, y) && !sameRole(y, x) {
		for _, r := range x.roles {
			for _, q := range y.roles {
				if r.flags&actors.Office != 0 && q.flags&actors.Office != 0 {
					return true
				}
			}
		}
	}
	for _, m := range x.mentions {
		for _, o := range y.mentions {
			if w.ms[m].Sentence == w.ms[o].Sentence && !w.doubled(m, o) {
				return true
			}
		}
	}
	return false
}

// doubled reports whether two mentions stand side by side as one and the
// same: "Lavrov (Raferov)", "Selenski, Zelensky".
func (w *work) doubled(m, o int) bool {
	x, y := &w.ms[m], &w.ms[o]
	if x.First > y.First {
		x, y = y, x
	}
	s := &w.doc.Sentences[x.Sentence]
	if y.First-x.End != 1 || y.First >= len(s.Tokens) {
		return false
	}
	switch s.Tokens[x.End].Form {
	case "(", "/":
		return true
	case ",":
		return phrase.Rel(s.Tokens[y.Head].Rel) == "appos"
	}
	return false
}

func (w *work) countryOf(x *entity) string {
	if x.entry != nil {
		return x.entry.Country
	}
	for _, r := range x.roles {
		if r.country != "" {
			return r.country
		}
	}
	return ""
}

// byOffice recognises a person of the tables by title and country although
// the name is distorted: "Russian Foreign Minister Raferov".
func (w *work) byOffice(v int) {
	x := &w.ents[v]
	for _, r := range x.roles {
		if r.country == "" || r.flags&actors.Office == 0 || r.former {
			continue
		}
		for _, name := range strings.Split(office(r.words), "|") {
			best, next, lines := float64(notSeen), float64(notSeen), []*actors.Entry(nil)
			for _, h := range w.table.Holders(r.country, name, w.day) {
				if !sameOffice(name, h.Office) || lines != nil && lines[0].Name == h.Name {
					continue
				}
				d := float64(notSeen)
				if len(x.parts) == 1 {
					for _, short := range h.Short {
						if p := bare(nameParts(short)); len(p) > 0 {
							d = min(d, w.sound.distance(strings.Join(p, ""), x.parts[0]))
						}
					}
				}
				d = min(d, w.far(&entity{parts: bare(nameParts(h.Name)), Entity: readout.Entity{Name: h.Name}}, x))
				if d < best {
					best, next, lines = d, best, w.table.Named(h.Name)
				} else {
					next = min(next, d)
				}
			}
			// Title, country and day leave one person; a name that sounds remotely
			// like it is that one, unless the tables know somebody else by it.
			limit := officeLimit
			if w.day == "" || len(w.people(x.Name)) > 0 {
				limit = roleLimit
			}
			if lines != nil && best <= limit && next >= best+lead && !w.taken(lines[0].Name, v) {
				w.adopt(v, lines)
				for _, m := range x.mentions {
					w.ms[m].Basis = "variant of " + lines[0].Name + " by office and country"
				}
				return
			}
		}
	}
}

// taken reports whether a person of the tables is another entity of the
// article that the text keeps apart from v; if it may be the same, they are
// merged by the caller's next look.
func (w *work) taken(name string, v int) bool {
	for e := range w.ents {
		if y := &w.ents[e]; e != v && !y.gone && y.entries != nil && y.entries[0].Name == name {
			if w.keptApart(e, v) {
				return true
			}
		}
	}
	return false
}

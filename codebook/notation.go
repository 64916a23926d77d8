package codebook

import (
	"fmt"
	"sort"
	"strings"

	"github.com/readout-events/readout/codebook/plover"
)

// kinds of party that a slot may be restricted to, beside lists, sectors,
// event types and quad classes.
const kinds = " party state several armed civil person official place time IGO "

// quads are the classes that EVENT may be restricted to.
const quads = " conflict cooperation verbal material "

// pattern reads the left side of a rule into r.
func (b *Book) pattern(r *Rule, left string) error {
	verbal, nominal, _ := strings.Cut(left, ";")
	for _, n := range strings.FieldsFunc(nominal, func(c rune) bool { return c == ',' || c == '|' }) {
		n = strings.TrimSpace(n)
		if n == "" {
			continue
		}
		if strings.ContainsAny(n, " ()") {
			return fmt.Errorf("noun %q: write words that stand together with _ and parties nowhere", n)
		}
		r.Nouns = append(r.Nouns, compound(n))
	}
	toks, err := patternTokens(verbal)
	if err != nil {
		return err
	}
	if len(toks) == 0 {
		if len(r.Nouns) == 0 {
			return fmt.Errorf("empty pattern")
		}
		r.required = 1
		for _, n := range r.Nouns {
			r.required = max(r.required, 1+2*len(n.Before))
		}
		return nil
	}
	// will|may EVENT
	if all(strings.Split(toks[0].text, "|"), isModal) && len(toks) == 2 && strings.HasPrefix(toks[1].text, "EVENT") {
		r.Small = strings.Split(toks[0].text, "|")
		slot, err := b.slot(toks[1].text)
		if err != nil {
			return err
		}
		r.Subj, r.required = slot, 1
		return nil
	}
	i := 0
	if isSlot(toks[0].text) {
		if r.Subj, err = b.slot(toks[0].text); err != nil {
			return err
		}
		if toks[0].optional {
			r.Subj.Any = true
		}
		i++
	}
	if i >= len(toks) {
		return fmt.Errorf("no verb in %q", strings.TrimSpace(verbal))
	}
	word := toks[i].text
	i++
	adjective := false
	if (word == "is" || word == "are") && i < len(toks) && !isSlot(toks[i].text) && !toks[i].optional && !all(strings.Split(toks[i].text, "|"), isSmall) {
		adjective, word = true, toks[i].text
		i++
	}
	alts := strings.Split(word, "|")
	if adjective {
		if alts, err = b.spread(alts); err != nil {
			return err
		}
	}
	for _, alt := range alts {
		parts := strings.Split(strings.ToLower(alt), "_")
		if parts[0] == "" || isSlot(strings.ToUpper(parts[0])) && len(parts[0]) == 1 {
			return fmt.Errorf("%q is no verb", alt)
		}
		v := Verb{Adjective: adjective}
		if adjective {
			v.Bases = []string{parts[0]}
		} else {
			v.Bases = bases(parts[0])
		}
		if n := len(parts) - 1; len(parts) == 2 && isSmall(parts[1]) {
			v.Particle, v.Asks = parts[1], 1
		} else if adjective && n > 0 && !isSmall(parts[n]) { // is terrorist_state, is to_blame, is out_of_question
			v.Bases, v.Before, v.Asks = singulars(parts[n]), parts[:n], 2
		} else if len(parts) > 1 {
			v.Tail, v.Asks = tailElems(parts[1:]), 2
		}
		r.Verbs = append(r.Verbs, v)
	}
	if r.Elems, err = b.elems(toks[i:]); err != nil {
		return err
	}
	r.required, r.restricted = 1, 0
	if r.Subj != nil && r.Subj.Var == 'E' {
		r.required++
	}
	if r.Subj != nil {
		r.restricted += 2 * len(r.Subj.Restrict)
	}
	for _, e := range r.Elems {
		if e.Optional {
			continue
		}
		r.required++
		if len(e.Literal)+len(e.Lists) > 0 {
			r.required++
			if len(e.Lists) == 0 {
				r.restricted += 2 // words that are named ask for more than a list
				if allCompound(e.Literal) {
					r.restricted++ // "no plans" asks for more than "plans"
				}
			}
		}
		if len(e.Words) > 0 && e.Words[len(e.Words)-1] != "" && !e.Particle {
			r.required++
		}
		if e.Poss != nil {
			r.required++
		}
		if s := e.Slot; s != nil {
			if len(s.Restrict) > 0 {
				r.restricted += 2
			}
			if !s.Any && s.Var != 'D' {
				r.restricted++
			}
		}
	}
	return nil
}

// spread puts the words of a list in the place of its name.
func (b *Book) spread(alts []string) ([]string, error) {
	var out []string
	for _, a := range alts {
		if !strings.HasPrefix(a, "@") {
			out = append(out, a)
			continue
		}
		l := b.Lists[a[1:]]
		if l == nil {
			return nil, fmt.Errorf("unknown list %s", a)
		}
		words := make([]string, 0, len(l.Words))
		for w := range l.Words {
			words = append(words, w)
		}
		sort.Strings(words)
		out = append(out, words...)
	}
	return out, nil
}

// allCompound reports whether all of the words are words that stand together.
func allCompound(words []Compound) bool {
	for i := range words {
		if len(words[i].Before) == 0 {
			return false
		}
	}
	return true
}

// tailElems reads the words that belong to a verb: "goes_on_strike",
// "takes_part", "blows_up".
func tailElems(parts []string) []Elem {
	var out []Elem
	for i := 0; i < len(parts); i++ {
		if isSmall(parts[i]) && i+1 < len(parts) && !isSmall(parts[i+1]) {
			out = append(out, Elem{Words: []string{parts[i]}, Literal: []Compound{compound(strings.Join(parts[i+1:], "_"))}})
			return out
		}
		if isSmall(parts[i]) {
			out = append(out, Elem{Words: []string{parts[i]}, Particle: true})
			continue
		}
		// up to a following small word the words are one compound
		j := i
		for j < len(parts) && !isSmall(parts[j]) {
			j++
		}
		out = append(out, Elem{Words: []string{""}, Literal: []Compound{compound(strings.Join(parts[i:j], "_"))}})
		i = j - 1
	}
	return out
}

type patternToken struct {
	text     string
	optional bool
	group    int // parenthesis that it stands in, 0 for none
}

func patternTokens(s string) ([]patternToken, error) {
	var out []patternToken
	depth, group := 0, 0
	s = strings.ReplaceAll(strings.ReplaceAll(s, "(", " ( "), ")", " ) ")
	for _, f := range strings.Fields(s) {
		switch f {
		case "(":
			depth++
			group++
			if depth > 1 {
				return nil, fmt.Errorf("parentheses in parentheses")
			}
		case ")":
			depth--
			if depth < 0 {
				return nil, fmt.Errorf("unbalanced parentheses")
			}
		default:
			t := patternToken{text: f}
			if depth > 0 {
				t.optional, t.group = true, group
			}
			out = append(out, t)
		}
	}
	if depth != 0 {
		return nil, fmt.Errorf("unbalanced parentheses")
	}
	return out, nil
}

func isSlot(s string) bool {
	name, _, _ := strings.Cut(s, ":")
	switch name {
	case "X", "Y", "Z", "EVENT", "DO":
		return true
	}
	return false
}

// slot reads "Y:armed", "EVENT:AID|CONSULT", "DO".
func (b *Book) slot(s string) (*Slot, error) {
	name, restr, has := strings.Cut(s, ":")
	out := &Slot{}
	switch name {
	case "EVENT":
		out.Var = 'E'
	case "DO":
		out.Var = 'D'
	default:
		out.Var = name[0]
	}
	if out.Var == 'Z' || out.Var == 'D' {
		out.Any = true
	}
	if !has {
		return out, nil
	}
	for _, w := range strings.Split(restr, "|") {
		switch {
		case w == "any":
			out.Any = true
			continue
		case strings.Contains(kinds, " "+w+" "), strings.Contains(quads, " "+w+" "):
		case b.Lists[w] != nil:
			out.Lists = append(out.Lists, b.Lists[w])
			out.Any = true
		default:
			if _, ok := b.Plover.Type(w); !ok && !b.Plover.ValidSector(w) && !b.Plover.NonState(w) {
				return nil, fmt.Errorf("unknown list, kind, sector or type %q after %q", w, name+":")
			}
		}
		out.Restrict = append(out.Restrict, w)
	}
	return out, nil
}

// elems reads what stands after the verb.
func (b *Book) elems(toks []patternToken) ([]Elem, error) {
	var out []Elem
	for i := 0; i < len(toks); i++ {
		t := toks[i]
		alts := strings.Split(t.text, "|")
		e := Elem{Words: []string{""}, Optional: t.optional}
		if !isSlot(t.text) && all(alts, isSmall) {
			e.Words = spaced(alts)
			next := i + 1
			if next >= len(toks) || (t.optional && !sameGroup(t, toks[next]) && toks[next].optional) || (!isSlot(base(toks[next].text)) && all(strings.Split(toks[next].text, "|"), isSmall)) {
				e.Particle = true
				out = append(out, e)
				continue
			}
			if !t.optional && toks[next].optional && toks[next].group != 0 {
				// "fights back (against Y)" is caught above; "on (Y)" is not written
				e.Particle = true
				out = append(out, e)
				continue
			}
			if t.optional && !toks[next].optional {
				e.Words = append(e.Words, "") // (with) Y
				e.Optional = false
			}
			i = next
			t = toks[i]
			alts = strings.Split(t.text, "|")
		}
		if isSlot(base(t.text)) && strings.HasSuffix(t.text, "'s") {
			poss, err := b.slot(base(t.text))
			if err != nil {
				return nil, err
			}
			if base(t.text) == "Z" { // what belongs to somebody belongs to a party
				poss.Any = false
			}
			e.Poss = poss
			if i+1 >= len(toks) || isSlot(toks[i+1].text) {
				return nil, fmt.Errorf("%s: a noun must follow", t.text)
			}
			i++
			t = toks[i]
			alts = strings.Split(t.text, "|")
		}
		if isSlot(t.text) {
			s, err := b.slot(t.text)
			if err != nil {
				return nil, err
			}
			if e.Optional {
				s.Any = true
			}
			e.Slot = s
			out = append(out, e)
			continue
		}
		for _, a := range alts {
			switch {
			case a == "":
				return nil, fmt.Errorf("empty alternative in %q", t.text)
			case a[0] == '@':
				l := b.Lists[a[1:]]
				if l == nil {
					return nil, fmt.Errorf("unknown list %s", a)
				}
				e.Lists = append(e.Lists, l)
			default:
				if a != strings.ToLower(a) {
					return nil, fmt.Errorf("unknown slot or word in capitals: %q", a)
				}
				e.Literal = append(e.Literal, compound(a))
			}
		}
		out = append(out, e)
	}
	return out, nil
}

func base(s string) string { return strings.TrimSuffix(s, "'s") }

func sameGroup(a, b patternToken) bool { return a.group == b.group }

func spaced(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = strings.ReplaceAll(w, "_", " ")
	}
	return out
}

func all(words []string, ok func(string) bool) bool {
	for _, w := range words {
		if !ok(w) {
			return false
		}
	}
	return true
}

// code reads the right side of a rule into r.Code. vars are the slots that
// the pattern has.
func (b *Book) code(r *Rule, right string) error {
	c := &r.Code
	has := r.vars()
	parts := strings.Split(right, ",")
	for n, part := range parts {
		f := strings.Fields(part)
		if len(f) == 0 {
			return fmt.Errorf("empty part in code %q", strings.TrimSpace(right))
		}
		switch {
		case f[0] == "nothing" && n == 0 && len(f) == 1:
			c.Nothing = true
			if len(parts) == 1 {
				return nil
			}
		case f[0] == "EVENT":
			if len(f) != 2 || !isStatus(f[1]) {
				return fmt.Errorf("after EVENT stands one of future, hypothetical, negated, failed, historical, actual")
			}
			if !has['E'] && !has['D'] && len(r.Nouns) == 0 {
				return fmt.Errorf("the code names EVENT and the pattern does not")
			}
			c.Inner = f[1]
		case f[0] == "about" || f[0] == "against":
			if len(f) != 2 || f[1] != "Z" {
				return fmt.Errorf("%s takes Z", f[0])
			}
			c.About = true
		case f[0] == "not" && n > 0:
			if len(f) != 2 {
				return fmt.Errorf("after not stands a type, or a type and mode")
			}
			var err error
			if c.NotType, c.NotMode, err = b.typeMode(f[1]); err != nil {
				return err
			}
		case strings.HasPrefix(f[0], "cameo:") && n > 0:
			if err := b.cameo(c, f[0]); err != nil {
				return err
			}
		case n == 0:
			if f[0] == "not" && len(f) > 1 {
				c.IfNot, f = true, f[1:]
			}
			var err error
			if c.Type, c.Mode, err = b.typeMode(f[0]); err != nil {
				return err
			}
			if err := b.roles(c, f[1:]); err != nil {
				return err
			}
		default:
			return fmt.Errorf("what is %q?", strings.TrimSpace(part))
		}
	}
	if c.Nothing && (c.NotType == "" || c.Inner != "") {
		return fmt.Errorf("after nothing stands at most what it is not to do it: nothing, not REJECT")
	}
	if c.Type == "" && c.Inner == "" && !c.Nothing {
		return fmt.Errorf("a code names a type, nothing, or a status of EVENT")
	}
	if c.Actor == "" && c.Recipient == "" {
		c.Actor = "X"
		switch {
		case c.Both:
			c.Actor = "XY"
		case has['Y'] || (len(r.Verbs) == 0 && len(r.Small) == 0):
			c.Recipient = "Y"
		case has['E'] || has['D']:
			c.Recipient = "E"
		}
	} else {
		for _, v := range c.Actor + c.Recipient {
			if v != 'S' && v != '|' && !has[byte(v)] && len(r.Nouns) == 0 && !(v == 'D' && has['E']) && v != 'E' {
				return fmt.Errorf("the code names %c and the pattern does not", v)
			}
		}
	}
	if c.About && !has['Z'] && len(r.Nouns) == 0 {
		return fmt.Errorf("the code names Z and the pattern does not")
	}
	return nil
}

// typeMode reads "REJECT/meet".
func (b *Book) typeMode(s string) (typ, mode string, err error) {
	typ, mode, _ = strings.Cut(s, "/")
	t, ok := b.Plover.Type(typ)
	if !ok {
		return "", "", fmt.Errorf("unknown type %q", typ)
	}
	if mode != "" && !hasMode(t, mode) {
		return "", "", fmt.Errorf("%s has no mode %q", typ, mode)
	}
	return typ, mode, nil
}

func (b *Book) cameo(c *Code, f string) error {
	code := strings.TrimPrefix(f, "cameo:")
	if _, ok := b.Plover.Cameo(code); !ok {
		return fmt.Errorf("unknown CAMEO code %q", code)
	}
	c.Cameo = code
	return nil
}

// roles reads what may stand after the type: both, cameo:NNN, "Y > X".
func (b *Book) roles(c *Code, f []string) error {
	side := &c.Actor
	for _, w := range f {
		switch {
		case w == "both":
			c.Both = true
		case strings.HasPrefix(w, "cameo:"):
			if err := b.cameo(c, w); err != nil {
				return err
			}
		case w == ">":
			if side == &c.Recipient {
				return fmt.Errorf("two >")
			}
			side = &c.Recipient
		case w == "&":
		case w == "DO": // whoever does it
			*side += "D"
		case w == "EVENT": // the other party of it
			*side += "E"
		case w == "X" || w == "Y" || w == "Z" || w == "S" || w == "X|Z":
			*side += w
		default:
			return fmt.Errorf("what is %q?", w)
		}
	}
	if c.Both && (c.Actor != "" || c.Recipient != "") {
		return fmt.Errorf("both names no parties")
	}
	return nil
}

// vars returns the slots of the pattern.
func (r *Rule) vars() map[byte]bool {
	has := map[byte]bool{}
	if r.Subj != nil {
		has[r.Subj.Var] = true
	}
	for _, e := range r.Elems {
		if e.Slot != nil {
			has[e.Slot.Var] = true
		}
		if e.Poss != nil {
			has[e.Poss.Var] = true
		}
	}
	return has
}

func isStatus(s string) bool {
	switch s {
	case "future", "hypothetical", "negated", "failed", "historical", "actual":
		return true
	}
	return false
}

func hasMode(t plover.Type, mode string) bool {
	_, ok := t.Mode(mode)
	return ok
}

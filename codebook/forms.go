package codebook

import (
	"strings"
)

// Forms returns the surface forms that a rule covers, one for each way in
// which the program derives them: tenses, passive, relative clause,
// participle, noun. The slots stand as X, Y and Z.
func Forms(r *Rule) []string {
	var out []string
	seen := map[string]bool{}
	add := func(parts ...string) {
		s := strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
		if s != "" && !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	subj := "X"
	if r.Subj != nil {
		subj = slotName(r.Subj)
	}
	for _, w := range r.Small {
		add(w, "EVENT")
	}
	for i := range r.Verbs {
		v := &r.Verbs[i]
		tail := v.Particle
		for k := range v.Tail {
			tail += " " + elemText(&v.Tail[k])
		}
		var object *Elem
		var rest []string
		for k := range r.Elems {
			e := &r.Elems[k]
			if object == nil && !e.Particle && !e.Optional && e.Words[0] == "" && (e.Slot == nil || e.Slot.Var != 'E' && e.Slot.Var != 'D') {
				object = e
				continue
			}
			if !e.Optional {
				rest = append(rest, elemText(e))
			}
		}
		obj, after := "", strings.Join(rest, " ")
		if object != nil {
			obj = elemText(object)
		}
		if v.Adjective {
			word := v.Bases[0]
			add(subj, "is", word, after)
			add(subj, "was", word, after)
			add(subj, ", which is", word, after, ",")
			continue
		}
		b := v.Bases[0]
		add(subj, third(b), tail, obj, after)
		add(subj, past(b), tail, obj, after)
		add(subj, "has", participle(b), tail, obj, after)
		add(subj, "is", gerund(b), tail, obj, after)
		add(subj, "did", b, tail, obj, after)
		add(subj, ", which", past(b), tail, obj, after, ",")
		add("having", participle(b), tail, obj, after, ",", subj)
		add("to", b, tail, obj, after)
		if obj != "" {
			add(obj, "was", participle(b), tail, after, "by", subj)
			add(obj, participle(b), tail, after, "by", subj)
			add(obj, ", which", subj, past(b), tail, after)
		}
		if r.Code.Both && (object != nil || hasSlot(r, 'Y')) {
			add("X and Y", past(b), tail)
		}
	}
	of := "of"
	for i := range r.Nouns {
		n := strings.Join(append(append([]string{}, r.Nouns[i].Before...), r.Nouns[i].Lemmas[0]), " ")
		switch {
		case r.Code.Both:
			add(n, "between X and Y")
			add("X's", n, "with Y")
			add("X-Y", n)
			add("X held", n, "with Y")
		default:
			add("X's", n, of, "Y")
			add(n, "of Y by X")
			add(n, "by X against Y")
			add("the X-ian", n, "of Y")
			add("X launched", n, "against Y")
		}
	}
	return out
}

func hasSlot(r *Rule, v byte) bool {
	for i := range r.Elems {
		if r.Elems[i].Slot != nil && r.Elems[i].Slot.Var == v {
			return true
		}
	}
	return false
}

func slotName(s *Slot) string {
	switch s.Var {
	case 'E':
		return "EVENT"
	case 'D':
		return "DO"
	}
	return string(s.Var)
}

// String writes the element in the notation of the codebook, but for the
// brackets of what may be absent and a possessor: "of @crime", "with Y:state".
func (e *Elem) String() string {
	var b strings.Builder
	if len(e.Words) > 0 && e.Words[0] != "" {
		b.WriteString(strings.Join(e.Words, "|"))
	}
	if e.Slot != nil {
		b.WriteString(" " + slotName(e.Slot))
		if len(e.Slot.Restrict) > 0 {
			b.WriteString(":" + strings.Join(e.Slot.Restrict, "|"))
		}
	}
	for i, l := range e.Literal {
		sep := " "
		if i > 0 {
			sep = "|"
		}
		b.WriteString(sep + strings.Join(append(append([]string{}, l.Before...), l.Lemmas[0]), "_"))
	}
	for _, l := range e.Lists {
		b.WriteString(" @" + l.Name)
	}
	return strings.TrimSpace(b.String())
}

func elemText(e *Elem) string {
	var s string
	for _, w := range e.Words {
		if w != "" {
			s = w
			break
		}
	}
	if e.Particle {
		return s
	}
	if e.Poss != nil {
		s += " " + slotName(e.Poss) + "'s"
	}
	if e.Slot != nil {
		s += " " + slotName(e.Slot)
	}
	if len(e.Literal) > 0 {
		l := e.Literal[0]
		s += " " + strings.Join(append(append([]string{}, l.Before...), l.Lemmas[0]), " ")
	} else if len(e.Lists) > 0 {
		s += " @" + e.Lists[0].Name
	}
	return strings.TrimSpace(s)
}

// irregular pasts and participles of the verbs that news uses; all others
// are regular.
const irregular = " meet/met/met hold/held/held say/said/said give/gave/given take/took/taken strike/struck/struck shoot/shot/shot " +
	"fight/fought/fought break/broke/broken withdraw/withdrew/withdrawn send/sent/sent seek/sought/sought bring/brought/brought " +
	"drive/drove/driven fall/fell/fallen find/found/found get/got/got go/went/gone hit/hit/hit leave/left/left lead/led/led " +
	"make/made/made overthrow/overthrew/overthrown pay/paid/paid put/put/put see/saw/seen set/set/set shut/shut/shut speak/spoke/spoken " +
	"stand/stood/stood steal/stole/stolen tell/told/told throw/threw/thrown win/won/won cut/cut/cut forbid/forbade/forbidden " +
	"be/was/been have/had/had do/did/done come/came/come begin/began/begun burn/burned/burned beat/beat/beaten blow/blew/blown " +
	"keep/kept/kept lay/laid/laid let/let/let lose/lost/lost sell/sold/sold buy/bought/bought swear/swore/sworn spread/spread/spread " +
	"build/built/built deal/dealt/dealt draw/drew/drawn feel/felt/felt hear/heard/heard run/ran/run write/wrote/written "

func forms(base string) (past, part string, ok bool) {
	i := strings.Index(irregular, " "+base+"/")
	if i < 0 {
		return "", "", false
	}
	f := strings.Split(strings.Fields(irregular[i:])[0], "/")
	return f[1], f[2], true
}

// Base returns the base form of an irregular verb whose past or participle
// the form is ("shot" gives shoot), or "".
func Base(form string) string {
	for _, at := range []string{"/" + form + "/", "/" + form + " "} {
		if i := strings.Index(irregular, at); i >= 0 {
			start := strings.LastIndexByte(irregular[:i], ' ') + 1
			return irregular[start : start+strings.IndexByte(irregular[start:], '/')]
		}
	}
	return ""
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// doubled repeats the last consonant of a short verb: stop, stopp-.
func doubled(b string) string {
	n := len(b)
	if n >= 3 && n <= 4 && !vowel(b[n-1]) && vowel(b[n-2]) && !vowel(b[n-3]) && !strings.ContainsAny(b[n-1:], "wxy") {
		return b + b[n-1:]
	}
	return b
}

func past(b string) string {
	if p, _, ok := forms(b); ok {
		return p
	}
	switch n := len(b); {
	case strings.HasSuffix(b, "e"):
		return b + "d"
	case n > 1 && b[n-1] == 'y' && !vowel(b[n-2]):
		return b[:n-1] + "ied"
	}
	return doubled(b) + "ed"
}

func participle(b string) string {
	if _, p, ok := forms(b); ok {
		return p
	}
	return past(b)
}

func gerund(b string) string {
	switch {
	case strings.HasSuffix(b, "ie"):
		return b[:len(b)-2] + "ying"
	case strings.HasSuffix(b, "e") && !strings.HasSuffix(b, "ee") && b != "be":
		return b[:len(b)-1] + "ing"
	}
	return doubled(b) + "ing"
}

func third(b string) string {
	n := len(b)
	switch {
	case b == "be":
		return "is"
	case b == "have":
		return "has"
	case strings.HasSuffix(b, "s"), strings.HasSuffix(b, "sh"), strings.HasSuffix(b, "ch"), strings.HasSuffix(b, "x"), strings.HasSuffix(b, "z"), strings.HasSuffix(b, "o"):
		return b + "es"
	case n > 1 && b[n-1] == 'y' && !vowel(b[n-2]):
		return b[:n-1] + "ies"
	}
	return b + "s"
}

// Parse reads one rule line without its code ("X accuses Y of Z"), for the
// command forms. Lists are those of the book.
func (b *Book) Parse(line string) (*Rule, error) {
	left, right, has := strings.Cut(line, "=>")
	r := &Rule{Text: line, Code: Code{Type: "ACCUSE", Actor: "X", Recipient: "Y"}}
	if err := b.pattern(r, left); err != nil {
		return nil, err
	}
	if has {
		r.Code = Code{}
		if err := b.code(r, right); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// Find returns the rules that stand at a file and line ("accuse.txt:31",
// "en/accuse.txt:31"), or whose text contains the words.
func (b *Book) Find(what string) []*Rule {
	var out []*Rule
	for _, r := range b.Rules {
		if r.Name() == what || strings.HasSuffix(r.Name(), "/"+what) || strings.Contains(r.Text, what) {
			out = append(out, r)
		}
	}
	return out
}

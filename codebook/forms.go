package codebook

import (
	"strings"
)

// Forms returns the surface forms that a rule covers, one for each way in
// which the program derives them: tenses, passive, relative clause,
// participle, noun. The slots stand as X, Y and Z, what may be absent in
// brackets; articles and adverbs may be added anywhere.
func Forms(r *Rule) []string {
	f := forms{seen: map[string]bool{}}
	for _, w := range r.Small {
		f.add(w, "EVENT")
	}
	for i := range r.Verbs {
		f.verb(r, &r.Verbs[i])
	}
	names := nounsAsWritten(r)
	for i := range r.Nouns {
		f.noun(r, &r.Nouns[i], names[i])
	}
	return f.out
}

// forms collects phrases, each once.
type forms struct {
	out  []string
	seen map[string]bool
}

func (f *forms) add(parts ...string) {
	s := strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
	s = strings.TrimSuffix(strings.ReplaceAll(s, " ,", ","), ",")
	if s != "" && !f.seen[s] {
		f.seen[s] = true
		f.out = append(f.out, s)
	}
}

// object returns the place of the element that is the direct object, or -1.
func object(r *Rule) int {
	for i := range r.Elems {
		e := &r.Elems[i]
		if e.Particle || e.Slot != nil && (e.Slot.Var == 'E' || e.Slot.Var == 'D') {
			continue
		}
		for _, w := range e.Words {
			if w == "" {
				return i
			}
		}
	}
	return -1
}

// rest writes the elements but the skipped one and those that fill the slot
// left out.
func rest(r *Rule, skip int, without byte) string {
	var out []string
	for i := range r.Elems {
		e := &r.Elems[i]
		if i == skip || without != 0 && e.Slot != nil && e.Slot.Var == without {
			continue
		}
		out = append(out, elemText(e))
	}
	return strings.Join(out, " ")
}

func (f *forms) verb(r *Rule, v *Verb) {
	subj := "X"
	if r.Subj != nil {
		subj = slotName(r.Subj)
	}
	tail := v.Particle
	for k := range v.Tail {
		tail += " " + elemText(&v.Tail[k])
	}
	at := object(r)
	after, obj := rest(r, at, 0), ""
	if at >= 0 {
		obj = elemText(&r.Elems[at])
	}
	b := v.Bases[0]
	if v.Adjective {
		after = obj + " " + after
		b = strings.Join(append(append([]string{}, v.Before...), b), " ")
		f.add(subj, "is", b, tail, after)
		f.add(subj, "was", b, tail, after)
		f.add(subj, "has been", b, tail, after)
		f.add(subj, "will be", b, tail, after)
		f.add(subj, ", which is", b, tail, after, ",")
		return
	}
	what := tail + " " + obj + " " + after
	will := "will " + b
	if b == "be" {
		f.add(subj, "is", what)
		f.add(subj, "was", what)
		f.add(subj, "has been", what)
		f.add(subj, "will be", what)
		f.add(subj, ", which was", what, ",")
		return
	}
	f.add(subj, third(b), what)
	f.add(subj, past(b), what)
	f.add(subj, "has", participle(b), what)
	f.add(subj, "is", gerund(b), what)
	f.add(subj, will, what)
	f.add(subj, "did not", b, what)
	f.add(subj, ", which", past(b), what, ",")
	f.add("having", participle(b), what, ",", subj)
	f.add("to", b, what)
	if at >= 0 {
		o := strings.Trim(obj, "()")
		if before := preposition(&r.Elems[at]); before != "" { // "meets (with) Y" has the plain object too
			o = strings.TrimPrefix(o, before+" ")
			f.add(subj, past(b), tail, o, after)
		}
		f.add(o, "was", participle(b), tail, after, "by", subj)
		f.add(o, ",", participle(b), tail, after, "by", subj, ",")
		f.add(o, ", which", subj, past(b), tail, after, ",")
	}
	if r.Code.Both && hasSlot(r, 'Y') {
		skip := -1
		if at >= 0 && r.Elems[at].Slot != nil && r.Elems[at].Slot.Var == 'Y' {
			skip = at
		}
		f.add("X and Y", past(b), tail, rest(r, skip, 'Y'))
	}
}

// noun adds the ways in which a noun that names the act takes its parties.
func (f *forms) noun(r *Rule, n *Compound, name string) {
	light := "made"
	switch r.Code.Type {
	case "CONSULT", "PROTEST":
		light = "held"
	case "ACCUSE", "REJECT", "THREATEN", "REQUEST", "SUPPORT":
		light = "issued"
	case "ASSAULT", "COERCE", "MOBILIZE", "SANCTION":
		light = "launched"
	}
	some := "a " + name
	if vowel(name[0]) {
		some = "an " + name
	}
	if name != strings.Join(append(append([]string{}, n.Before...), n.Lemmas[0]), " ") {
		some = name // a plural
	}
	if r.Code.Both {
		f.add(name, "between X and Y")
		f.add(name, "of X with Y")
		f.add("X's", name, "with Y")
		f.add("X-Y", name)
		f.add("X", light, some, "with Y")
		return
	}
	at := object(r)
	to, after := "", ""
	direct := false
	for i := range r.Elems {
		e := &r.Elems[i]
		switch {
		case i == at && e.Slot != nil && e.Slot.Var == 'Y':
			direct = true
		case e.Slot != nil && e.Slot.Var == 'Y' && preposition(e) != "":
			to = preposition(e)
		case !e.Optional && !e.Particle && i != at:
			after += " " + elemText(e)
		}
	}
	if len(r.Verbs) == 0 {
		to = "on"
	}
	switch {
	case direct:
		f.add("X's", name, "of Y", after)
		f.add(name, "of Y", after, "by X")
		f.add(name, "by X against Y", after)
		f.add("X", light, some, "against Y", after)
	case to != "":
		f.add("X's", name, to, "Y", after)
		f.add(name, "of X", to, "Y", after)
		f.add(name, to, "Y", after, "by X")
		f.add("X", light, some, to, "Y", after)
	default:
		f.add("X's", name, after)
		f.add(name, "of X", after)
		f.add(name, "by X", after)
		f.add("X", light, some, after)
	}
}

// nounsAsWritten are the nouns of a rule as its line has them: "talks", not
// "talk".
func nounsAsWritten(r *Rule) []string {
	left, _, _ := strings.Cut(r.Text, "=>")
	_, list, _ := strings.Cut(left, ";")
	words := strings.Split(list, ",")
	out := make([]string, len(r.Nouns))
	for i := range r.Nouns {
		out[i] = strings.Join(append(append([]string{}, r.Nouns[i].Before...), r.Nouns[i].Lemmas[0]), " ")
		if len(words) == len(out) {
			out[i] = strings.ReplaceAll(strings.TrimSpace(words[i]), "_", " ")
		}
	}
	return out
}

// preposition is the first preposition of an element, "" where it has none.
func preposition(e *Elem) string {
	for _, w := range e.Words {
		if w != "" {
			return w
		}
	}
	return ""
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

// elemText writes an element as it stands in a sentence: the first of its
// words, DOING for the clause after a preposition, in brackets what may be
// absent.
func elemText(e *Elem) string {
	s := preposition(e)
	if e.Slot != nil && e.Slot.Var == 'D' {
		switch s {
		case "to", "that", "whether", "if", "how", "why":
			s += " DO"
		default:
			s += " DOING"
		}
		return optional(e, strings.TrimSpace(s))
	}
	if e.Particle {
		return optional(e, s)
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
	return optional(e, strings.TrimSpace(s))
}

func optional(e *Elem, s string) string {
	if e.Optional && s != "" {
		return "(" + s + ")"
	}
	return s
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
	"build/built/built deal/dealt/dealt draw/drew/drawn feel/felt/felt hear/heard/heard run/ran/run write/wrote/written " +
	"arise/arose/arisen become/became/become bend/bent/bent bet/bet/bet bind/bound/bound bite/bit/bitten bleed/bled/bled breed/bred/bred " +
	"broadcast/broadcast/broadcast burst/burst/burst cast/cast/cast catch/caught/caught choose/chose/chosen cling/clung/clung cost/cost/cost " +
	"dig/dug/dug eat/ate/eaten feed/fed/fed flee/fled/fled fly/flew/flown foresee/foresaw/foreseen forget/forgot/forgotten forgive/forgave/forgiven " +
	"freeze/froze/frozen grow/grew/grown hang/hanged/hanged hide/hid/hidden hurt/hurt/hurt know/knew/known lend/lent/lent mislead/misled/misled " +
	"override/overrode/overridden overrun/overran/overrun oversee/oversaw/overseen prove/proved/proven quit/quit/quit rebuild/rebuilt/rebuilt " +
	"retake/retook/retaken ride/rode/ridden ring/rang/rung rise/rose/risen shake/shook/shaken shed/shed/shed show/showed/shown shrink/shrank/shrunk " +
	"sing/sang/sung sink/sank/sunk sit/sat/sat slay/slew/slain slide/slid/slid spend/spent/spent split/split/split stick/stuck/stuck " +
	"sting/stung/stung sweep/swept/swept swim/swam/swum swing/swung/swung teach/taught/taught tear/tore/torn think/thought/thought " +
	"thrust/thrust/thrust undergo/underwent/undergone understand/understood/understood undertake/undertook/undertaken " +
	"uphold/upheld/upheld upset/upset/upset weave/wove/woven withhold/withheld/withheld "

func irregularForms(base string) (past, part string, ok bool) {
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

// stressed are verbs of more than one syllable whose last one is stressed, so
// that its consonant is doubled.
const stressed = " abet abhor admit allot begin commit compel concur confer control defer demur deter dispel emit equip expel " +
	"handicap impel incur infer kidnap occur omit outwit patrol permit prefer propel rebel rebut recur refer regret remit repel " +
	"resubmit submit transfer transmit "

// doubled repeats the last consonant of a verb whose last syllable is short
// and stressed: stop, stopp-; commit, committ-.
func doubled(b string) string {
	n := len(b)
	if strings.Contains(stressed, " "+b+" ") {
		return b + b[n-1:]
	}
	syllables := 0
	for i := 0; i < n; i++ {
		if vowel(b[i]) && !(i > 0 && b[i] == 'u' && b[i-1] == 'q') {
			syllables++
		}
	}
	if n >= 3 && syllables == 1 && !vowel(b[n-1]) && vowel(b[n-2]) && !strings.ContainsAny(b[n-1:], "wxy") {
		return b + b[n-1:]
	}
	return b
}

func past(b string) string {
	if p, _, ok := irregularForms(b); ok {
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
	if _, p, ok := irregularForms(b); ok {
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

// Inflect returns the forms of a verb: of "he", of the past, the past
// participle and the -ing form.
func Inflect(base string) (s, ed, en, ing string) {
	if base == "be" {
		return "is", "was", "been", "being"
	}
	return third(base), past(base), participle(base), gerund(base)
}

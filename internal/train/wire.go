package train

import (
	"sort"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook"
	"github.com/readout-events/readout/internal/learn"
)

// The treebanks hold little of what news agencies write: not once "said
// Thursday", hardly a minister with title and country before the name, no
// "today" between subject and verb. A parser that learned from them takes
// "today" for the subject of "Prime Minister Robert Mugabe today accused the
// United States". wire makes sentences of that kind together with their trees:
// the verbs are those of the codebook, with the complements that its rules give
// them, the rest is a small grammar of agency style. They mean nothing; all
// that is to be learned from them is how they are built. The annotation is that of
// EWT 2.16 and GUM 2.16.

// node is a word with what depends on it, on its left and right, in order.
type node struct {
	form, lemma, tag, xtag, rel string
	left, right                 []*node
}

func word(form, tag, xtag string) *node {
	lemma := strings.ToLower(form)
	if tag == "PROPN" {
		lemma = form
	}
	return &node{form: form, lemma: lemma, tag: tag, xtag: xtag}
}

func (n *node) as(rel string) *node        { n.rel = rel; return n }
func (n *node) before(kids ...*node) *node { n.left = append(some(kids), n.left...); return n }
func (n *node) add(kids ...*node) *node    { n.right = append(n.right, some(kids)...); return n }
func (n *node) beforeVerb(kid *node) *node { n.left = append(n.left, kid); return n }
func punct(form string) *node {
	return word(form, "PUNCT", map[string]string{"(": "-LRB-", ")": "-RRB-", "\"": "``", "-": "HYPH"}[form]).as("punct")
}
func comma() *node { p := punct(","); p.xtag = ","; return p }

func det(form string) *node          { return word(form, "DET", "DT").as("det") }
func adj(form string) *node          { return word(form, "ADJ", "JJ").as("amod") }
func prep(form string) *node         { return word(form, "ADP", "IN").as("case") }
func mark(form string) *node         { return word(form, "SCONJ", "IN").as("mark") }
func adverb(form string) *node       { return word(form, "ADV", "RB").as("advmod") }
func noun(form string) *node         { return word(form, "NOUN", "NN") }
func name(form string) *node         { return word(form, "PROPN", "NNP") }
func nouns(form, lemma string) *node { n := word(form, "NOUN", "NNS"); n.lemma = lemma; return n }
func verb(form, lemma, xtag string) *node {
	return &node{form: form, lemma: lemma, tag: "VERB", xtag: xtag}
}
func auxiliary(f, lemma, xtag string) *node {
	return &node{form: f, lemma: lemma, tag: "AUX", xtag: xtag, rel: "aux"}
}
func genitive() *node { return word("'s", "PART", "POS").as("case") }
func to() *node       { return word("to", "PART", "TO").as("mark") }
func some(kids []*node) (out []*node) {
	for _, k := range kids {
		if k != nil {
			out = append(out, k)
		}
	}
	return out
}

// sentence puts the words in order.
func (n *node) sentence() readout.Sentence {
	var s readout.Sentence
	var walk func(n *node) int
	walk = func(n *node) int {
		var kids []int
		for _, k := range n.left {
			kids = append(kids, walk(k))
		}
		at := len(s.Tokens)
		s.Tokens = append(s.Tokens, readout.Token{Form: n.form, Lemma: n.lemma, Tag: n.tag, XTag: n.xtag, Rel: n.rel, Head: -1, SpaceBefore: true})
		for _, k := range n.right {
			kids = append(kids, walk(k))
		}
		for _, k := range kids {
			s.Tokens[k].Head = at
		}
		return at
	}
	walk(n)
	first := &s.Tokens[0]
	if first.Form == "\"" {
		first = &s.Tokens[1]
	}
	if c := first.Form[0]; c >= 'a' && c <= 'z' {
		first.Form = strings.ToUpper(first.Form[:1]) + first.Form[1:]
	}
	for i := 1; i < len(s.Tokens); i++ {
		if t := &s.Tokens[i-1]; t.Form == "a" && strings.ContainsRune("aeiouAEIO", rune(s.Tokens[i].Form[0])) {
			t.Form = "an"
		}
	}
	return tidy(s)
}

// tidy takes out a comma before another or before the stop.
func tidy(s readout.Sentence) readout.Sentence {
	for i := len(s.Tokens) - 2; i >= 0; i-- {
		if next := s.Tokens[i+1].Form; s.Tokens[i].Form != "," || next != "," && next != "." {
			continue
		}
		s.Tokens = append(s.Tokens[:i], s.Tokens[i+1:]...)
		for k := range s.Tokens {
			if s.Tokens[k].Head > i {
				s.Tokens[k].Head--
			}
		}
	}
	return s
}

// wire is a generator of sentences.
type wire struct {
	r     *learn.Rand
	names *names
	verbs []frame
	plain []frame // those with an object and no more
	nouns []string
}

// frame is a verb with what follows it.
type frame struct {
	base, particle string
	elems          []codebook.Elem
}

// wires returns count sentences in the style of news agencies, with tags and
// trees. The same book, names and seed give the same sentences.
func wires(book *codebook.Book, n *names, count int, r *learn.Rand) []readout.Sentence {
	w := &wire{r: r, names: n}
	seen := map[string]bool{}
	for _, rule := range book.Rules {
		for i := range rule.Verbs {
			v := &rule.Verbs[i]
			if v.Adjective || len(v.Tail) > 0 || len(v.Bases) == 0 || v.Bases[0] == "be" || v.Bases[0] == "have" || strings.ContainsAny(v.Bases[0], " _-") {
				continue
			}
			f := frame{v.Bases[0], v.Particle, rule.Elems}
			w.verbs = append(w.verbs, f)
			if len(rule.Elems) == 1 && f.particle == "" && rule.Elems[0].Slot != nil && rule.Elems[0].Words[0] == "" && !clausal(&rule.Elems[0]) && !seen[f.base] {
				seen[f.base] = true
				w.plain = append(w.plain, f)
			}
		}
		for i := range rule.Nouns {
			c := &rule.Nouns[i]
			if len(c.Before) == 0 && !seen["n "+c.Lemmas[0]] && !strings.ContainsAny(c.Lemmas[0], "-_ ") {
				seen["n "+c.Lemmas[0]] = true
				w.nouns = append(w.nouns, c.Lemmas[0])
			}
		}
	}
	sort.Strings(w.nouns)
	var out []readout.Sentence
	for len(out) < count {
		s := w.text().sentence()
		if len(s.Tokens) <= 60 {
			out = append(out, s)
		}
	}
	return out
}

func clausal(e *codebook.Elem) bool {
	return e.Slot != nil && (e.Slot.Var == 'D' || e.Slot.Var == 'E')
}

func (w *wire) chance(p float64) bool { return w.r.Float() < p }

func (w *wire) one(list string) string {
	f := strings.Split(list, "|")
	return pick(f, w.r)
}

// saying is one of the verbs, in the past tense.
func (w *wire) saying(list string) *node {
	base := w.one(list)
	_, ed, _, _ := codebook.Inflect(base)
	return verb(ed, base, "VBD")
}

// text is a whole sentence with its stop.
func (w *wire) text() *node {
	var root *node
	switch x := w.r.Float(); {
	case x < 0.40:
		root = w.clause(2)
		w.open(root)
	case x < 0.62: // "..., officials said on Monday."
		inner := w.clause(1).as("ccomp")
		w.open(inner)
		said := w.saying("say|say|say|report|announce|add")
		if w.chance(0.2) { // ", said a spokesman"
			inner.add(comma())
			root = said.before(inner).add(w.speaker(1).as("nsubj"))
		} else {
			inner.add(comma())
			root = said.before(inner, w.speaker(1).as("nsubj"))
		}
		if w.chance(0.5) {
			root.add(w.day())
		} else if w.chance(0.15) {
			root.add(noun("statement").before(prep("in"), det("a")).as("obl"))
		}
		if w.chance(0.2) {
			inner.before(punct("\""))
			inner.add(closing())
		}
	case x < 0.84: // "X said on Monday that ..."
		said := w.saying("say|say|say|say|announce|claim|warn|confirm|insist|declare|report|argue|stress|acknowledge")
		root = said.before(w.speaker(2).as("nsubj"))
		if w.chance(0.15) {
			root.beforeVerb(w.tmp())
		} else if w.chance(0.5) {
			root.add(w.day())
		}
		inner := w.clause(1).as("ccomp")
		if w.chance(0.45) {
			inner.before(mark("that"))
		}
		root.add(inner)
	case x < 0.86: // "X was quoted as saying"
		root = verb("quoted", "quote", "VBN").before(w.speaker(1).as("nsubj:pass"), be("was", "VBD"))
		inner := w.clause(1).as("ccomp")
		if w.chance(0.4) {
			inner.before(mark("that"))
		}
		root.add(verb("saying", "say", "VBG").before(mark("as")).add(inner).as("advcl"))
	case x < 0.91: // "According to X, ..."
		root = w.clause(1)
		a := word("According", "VERB", "VBG").as("case")
		a.lemma = "accord"
		a.add(prep("to").as("fixed"))
		root.before(w.speaker(1).before(a).add(comma()).as("obl"))
	default: // "X told reporters ..."
		root = verb("told", "tell", "VBD").before(w.speaker(2).as("nsubj"))
		hearer := nouns("reporters", "reporter")
		switch x := w.r.Float(); {
		case x < 0.3:
			hearer = nouns("journalists", "journalist")
		case x < 0.5:
			hearer = noun("parliament")
		case x < 0.7:
			hearer = w.actor(0)
		}
		root.add(hearer.as("iobj"))
		if w.chance(0.5) {
			root.add(w.day())
		}
		inner := w.clause(1).as("ccomp")
		if w.chance(0.6) {
			inner.before(mark("that"))
		}
		root.add(inner)
	}
	stop := punct(".")
	stop.xtag = "."
	return root.as("root").add(stop)
}

func closing() *node { p := punct("\""); p.xtag = "''"; return p }

// open puts something before the subject.
func (w *wire) open(v *node) {
	if !w.chance(0.2) {
		return
	}
	var n *node
	switch w.r.Uint64() % 6 {
	case 4:
		v.before(w.reduced().add(comma()).as("advcl"))
		return
	case 5:
		v.before(w.phrase(pick(w.plain, w.r), "ing", 0).before(mark(w.one("without|after|before|by|in|since"))).add(comma()).as("advcl"))
		return
	case 0:
		n = name(w.weekday()).before(prep("on"))
	case 1:
		n = noun(w.one("statement|speech|letter|interview|report")).before(prep("in"), det("a"))
	case 2:
		n = w.place()
	default:
		v.before(adverb(w.one("meanwhile|earlier|separately|later|however")).add(comma()))
		return
	}
	v.before(n.add(comma()).as("obl"))
}

// clause is a finite verb with its subject; depth limits what may be put into it.
func (w *wire) clause(depth int) *node {
	if depth > 0 {
		switch x := w.r.Float(); {
		case x < 0.08:
			return w.happens()
		case x < 0.15:
			return w.adjective(depth)
		}
	}
	f := pick(w.verbs, w.r)
	if depth == 0 || w.chance(0.25) {
		f = pick(w.plain, w.r)
	}
	v := w.predicate(f, depth)
	if depth > 0 {
		w.extend(v, depth)
	}
	return v
}

// happens is a clause whose subject is an act: "clashes erupted between".
func (w *wire) happens() *node {
	n := w.common([]string{pick(w.nouns, w.r)}, false)
	n.right = nil
	if len(n.left) > 0 && w.chance(0.6) {
		n.left = nil
		if w.chance(0.7) {
			n.form, n.xtag = n.lemma+"s", "NNS"
			if strings.HasSuffix(n.lemma, "s") || strings.HasSuffix(n.lemma, "sh") || strings.HasSuffix(n.lemma, "y") {
				n.form, n.xtag = n.lemma, "NN"
			}
		}
	}
	f := strings.Fields(w.one("erupt|break out|begin|end|continue|resume|take place|intensify|stall|collapse|spread|escalate|follow|start|flare up|occur"))
	_, ed, _, _ := codebook.Inflect(f[0])
	v := verb(ed, f[0], "VBD").before(n.as("nsubj"))
	if w.chance(0.2) {
		_, _, en, _ := codebook.Inflect(f[0])
		v = verb(en, f[0], "VBN").before(n.as("nsubj"), auxiliary(agree("has", "have", n.xtag == "NNS"), "have", agree("VBZ", "VBP", n.xtag == "NNS")))
	}
	switch {
	case len(f) > 1 && f[1] == "place":
		v.add(noun("place").as("obj"))
	case len(f) > 1:
		v.add(word(f[1], "ADP", "RP").as("compound:prt"))
	}
	if w.chance(0.5) { // between two
		a, b := w.country(), w.country()
		if w.chance(0.5) {
			a, b = w.group(0), w.body()
		}
		if a.right == nil && b.right == nil {
			pair := a.before(prep("between")).add(b.before(word("and", "CCONJ", "CC").as("cc")).as("conj"))
			if w.chance(0.5) {
				n.add(pair.as("nmod"))
			} else {
				v.add(pair.as("obl"))
			}
		}
	}
	w.circumstances(v)
	return v
}

// adjective is "Mali is ready to VERB", "the two are at odds".
func (w *wire) adjective(depth int) *node {
	a := word(w.one("ready|willing|prepared|determined|able|unwilling|set|due|likely|open|opposed|responsible|concerned|committed|grateful|guilty|eager|reluctant"), "ADJ", "JJ")
	subject := w.actor(depth)
	many := subject.xtag == "NNS"
	cop := be(agree("is", "are", many), agree("VBZ", "VBP", many)).as("cop")
	if w.chance(0.3) {
		cop = be(agree("was", "were", many), "VBD").as("cop")
	}
	a.before(subject.as("nsubj"), cop)
	if w.chance(0.1) {
		a.beforeVerb(word("not", "PART", "RB").as("advmod"))
	}
	switch a.form {
	case "open", "opposed", "committed":
		return a.add(w.common([]string{pick(w.nouns, w.r)}, false).before(prep("to")).as("obl"))
	case "responsible", "grateful":
		return a.add(w.common([]string{pick(w.nouns, w.r)}, false).before(prep("for")).as("obl"))
	case "concerned", "guilty":
		return a.add(w.common([]string{pick(w.nouns, w.r)}, false).before(prep(map[string]string{"concerned": "about", "guilty": "of"}[a.form])).as("obl"))
	}
	return a.add(w.phrase(pick(w.plain, w.r), "base", depth-1).before(to()).as("xcomp"))
}

// reduced is a participle: "freed by the Taliban", "citing X", "having met Y".
func (w *wire) reduced() *node {
	f := pick(w.plain, w.r)
	switch x := w.r.Float(); {
	case x < 0.4:
		v := w.head(f, "participle")
		if w.chance(0.6) {
			v.add(w.actor(0).before(prep("by")).as("obl:agent"))
		} else {
			v.add(w.place())
		}
		return v
	case x < 0.6:
		return w.phrase(f, "participle", 0).before(&node{form: "having", lemma: "have", tag: "AUX", xtag: "VBG", rel: "aux"})
	}
	return w.phrase(f, "ing", 0)
}

// extend adds a second verb or a clause of time or reason.
func (w *wire) extend(v *node, depth int) {
	switch x := w.r.Float(); {
	case x < 0.12:
		second := w.phrase(pick(w.plain, w.r), "past", 0).as("conj")
		second.before(word("and", "CCONJ", "CC").as("cc"))
		v.add(second)
	case x < 0.24:
		sub := w.clause(0).as("advcl")
		m := mark(w.one("after|as|while|because|although|before|if|unless|since|until|once|so"))
		sub.before(m)
		if w.chance(0.4) {
			sub.before(comma())
		}
		v.add(sub)
	case x < 0.32:
		sub := w.phrase(pick(w.plain, w.r), "ing", 0).as("advcl")
		if w.chance(0.5) {
			sub.before(mark(w.one("after|before|by|for|without|while")))
		} else {
			sub.before(comma())
		}
		v.add(sub)
	case x < 0.38:
		sub := w.phrase(pick(w.plain, w.r), "base", 0).as("advcl").before(to())
		v.add(sub)
	}
}

// predicate is a verb with subject, tense and complements.
func (w *wire) predicate(f frame, depth int) *node {
	subject := w.actor(depth)
	plural := subject.xtag == "NNS"
	for _, k := range subject.right {
		plural = plural || k.rel == "conj"
	}
	// The passive, where an object stands.
	if len(f.elems) > 0 && isObject(&f.elems[0]) && !clausal(&f.elems[0]) && w.chance(0.2) {
		object := w.fill(&f.elems[0], depth, "nsubj:pass")
		plural := object.xtag == "NNS"
		v := w.head(f, "participle")
		var a []*node
		switch x := w.r.Float(); {
		case x < 0.2:
			a = []*node{auxiliary(agree("has", "have", plural), "have", agree("VBZ", "VBP", plural)), be("been", "VBN")}
		case x < 0.3:
			m := word(w.one("will|may|could|should|must"), "AUX", "MD").as("aux")
			a = []*node{m, be("be", "VB")}
		case x < 0.4:
			a = []*node{be(agree("is", "are", plural), agree("VBZ", "VBP", plural))}
		default:
			a = []*node{be(agree("was", "were", plural), "VBD")}
		}
		v.before(append([]*node{object}, a...)...)
		if f.particle != "" {
			v.add(word(f.particle, "ADP", "RP").as("compound:prt"))
		}
		if w.chance(0.5) {
			v.add(subject.before(prep("by")).as("obl:agent"))
		}
		w.complements(v, f.elems[1:], depth)
		w.circumstances(v)
		return v
	}
	var v *node
	var before []*node
	switch x := w.r.Float(); {
	case x < 0.55:
		v = w.phrase(f, "past", depth)
	case x < 0.67:
		v = w.phrase(f, "participle", depth)
		before = []*node{auxiliary(agree("has", "have", plural), "have", agree("VBZ", "VBP", plural))}
	case x < 0.72:
		v = w.phrase(f, "participle", depth)
		before = []*node{auxiliary("had", "have", "VBD")}
	case x < 0.82:
		v = w.phrase(f, "base", depth)
		before = []*node{word(w.one("will|will|would|may|could|should|must|can"), "AUX", "MD").as("aux")}
		if w.chance(0.2) {
			before = append(before, word("not", "PART", "RB").as("advmod"))
		}
	case x < 0.88:
		v = w.phrase(f, "ing", depth)
		b := be(agree("is", "are", plural), agree("VBZ", "VBP", plural)).as("aux")
		if w.chance(0.3) {
			b = be(agree("was", "were", plural), "VBD").as("aux")
		}
		before = []*node{b}
	case x < 0.91:
		v = w.phrase(f, "base", depth)
		before = []*node{auxiliary("did", "do", "VBD"), word("not", "PART", "RB").as("advmod")}
	default:
		v = w.phrase(f, "present", depth)
		if plural {
			v.form, v.xtag = v.lemma, "VBP"
		}
	}
	if w.chance(0.08) {
		before = append(before, adverb(w.one("also|again|reportedly|formally|strongly|immediately|recently|already|now|repeatedly|publicly|sharply|briefly|officially")))
	}
	if len(before) == 0 || w.chance(0.1) {
		if w.chance(0.22) {
			before = append([]*node{w.tmp()}, before...)
		}
	}
	v.before(append([]*node{subject.as("nsubj")}, before...)...)
	return v
}

func agree(one, many string, plural bool) string {
	if plural {
		return many
	}
	return one
}

func be(form, xtag string) *node {
	return &node{form: form, lemma: "be", tag: "AUX", xtag: xtag, rel: "aux:pass"}
}

func isObject(e *codebook.Elem) bool {
	return !e.Particle && len(e.Words) > 0 && e.Words[0] == ""
}

// head is the verb of a frame in a form.
func (w *wire) head(f frame, form string) *node {
	s, ed, en, ing := codebook.Inflect(f.base)
	switch form {
	case "past":
		return verb(ed, f.base, "VBD")
	case "participle":
		return verb(en, f.base, "VBN")
	case "ing":
		return verb(ing, f.base, "VBG")
	case "present":
		return verb(s, f.base, "VBZ")
	}
	return verb(f.base, f.base, "VB")
}

// phrase is a verb with its complements, without subject.
func (w *wire) phrase(f frame, form string, depth int) *node {
	v := w.head(f, form)
	if f.particle != "" {
		v.add(word(f.particle, "ADP", "RP").as("compound:prt"))
	}
	w.complements(v, f.elems, depth)
	if depth > 0 || w.chance(0.3) {
		w.circumstances(v)
	}
	return v
}

// hearers are the verbs whose object is the one spoken to.
const hearers = "|ask|urge|tell|order|instruct|advise|beg|warn|remind|command|implore|beseech|promise|"

// complements adds what a rule says that follows the verb.
func (w *wire) complements(v *node, elems []codebook.Elem, depth int) {
	var object *node
	for i := range elems {
		e := &elems[i]
		if e.Optional && w.chance(0.5) {
			continue
		}
		if e.Particle {
			v.add(word(pick(e.Words, w.r), "ADP", "RP").as("compound:prt"))
			continue
		}
		p := ""
		if len(e.Words) > 0 {
			p = pick(e.Words, w.r)
		}
		if strings.ContainsAny(p, "_ ") {
			continue
		}
		if clausal(e) && !(e.Slot.Var == 'E' && p != "that" && p != "to" && w.chance(0.6)) {
			switch {
			case p == "that" && strings.Contains(wishers, "|"+v.lemma+"|") && w.chance(0.7):
				v.add(w.subjunctive())
			default:
				v.add(w.inner(p, depth))
			}
			if p == "to" && object != nil && strings.Contains(hearers, "|"+v.lemma+"|") {
				object.rel = "iobj"
			}
			continue
		}
		if p == "" {
			rel := "obj"
			object = w.fill(e, depth, rel)
			v.add(object)
			continue
		}
		switch p {
		case "that", "to be", "how", "why", "what", "whether", "if":
			continue
		}
		n := w.fill(e, depth, "obl")
		n.before(prep(p))
		// What belongs to a noun is built on it; to, from, on and into go with the verb.
		if object != nil && object.tag == "NOUN" && e.Slot != nil && strings.Contains("|of|between|against|with|over|about|", "|"+p+"|") && len(elems[0].Literal)+len(elems[0].Lists) > 0 {
			object.add(n.as("nmod"))
			continue
		}
		v.add(n)
	}
}

// wishers are the verbs that ask for a subjunctive: "demanded that the US cancel".
const wishers = "|demand|urge|insist|propose|recommend|ask|request|order|require|suggest|stipulate|move|"

// subjunctive is "that the government end curbs".
func (w *wire) subjunctive() *node {
	v := w.phrase(pick(w.plain, w.r), "base", 0).as("ccomp")
	if w.chance(0.15) {
		v.before(word("not", "PART", "RB").as("advmod"))
	}
	v.before(w.actor(0).as("nsubj"))
	if w.chance(0.9) {
		v.before(mark("that"))
	}
	return v
}

// inner is the clause that completes a verb.
func (w *wire) inner(mk string, depth int) *node {
	f := pick(w.plain, w.r)
	if depth > 1 {
		f = pick(w.verbs, w.r)
	}
	switch mk {
	case "to":
		return w.phrase(f, "base", depth-1).before(to()).as("xcomp")
	case "that":
		c := w.clause(max(depth-1, 0)).as("ccomp")
		if w.chance(0.7) {
			c.before(mark("that"))
		}
		return c
	case "whether", "if", "how", "why":
		return w.clause(0).before(mark(mk)).as("ccomp")
	case "":
		return w.phrase(f, "ing", depth-1).as("xcomp")
	}
	return w.phrase(f, "ing", depth-1).before(mark(mk)).as("advcl")
}

// fill is the phrase for a slot or literal.
func (w *wire) fill(e *codebook.Elem, depth int, rel string) *node {
	if len(e.Literal) > 0 {
		c := pick(e.Literal, w.r)
		return w.common(append(append([]string{}, c.Before...), c.Lemmas[0]), e.Poss != nil).as(rel)
	}
	if len(e.Lists) > 0 {
		if n := w.listed(pick(e.Lists, w.r), e.Poss != nil); n != nil {
			return n.as(rel)
		}
	}
	if e.Slot != nil && len(e.Slot.Lists) > 0 && w.chance(0.8) {
		if n := w.listed(pick(e.Slot.Lists, w.r), false); n != nil {
			return n.as(rel)
		}
	}
	if e.Slot != nil && e.Slot.Any && w.chance(0.6) {
		return w.common([]string{pick(w.nouns, w.r)}, false).as(rel)
	}
	return w.actor(depth - 1).as(rel)
}

func (w *wire) listed(l *codebook.List, owned bool) *node {
	words := make([]string, 0, len(l.Words))
	for k := range l.Words {
		if !strings.ContainsAny(k, " -'") {
			words = append(words, k)
		}
	}
	if len(words) == 0 {
		return nil
	}
	sort.Strings(words)
	return w.common(strings.Split(pick(words, w.r), "_"), owned)
}

// odd reports whether words are more than nouns before a noun.
func odd(words []string) bool {
	for _, x := range words {
		if strings.Contains("|of|in|its|their|his|her|the|and|to|it|them|for|on|at|own|what|this|that|it|self|himself|itself|", "|"+x+"|") {
			return true
		}
	}
	h := words[len(words)-1]
	return strings.HasSuffix(h, "s") && !strings.HasSuffix(h, "ss")
}

// common is a phrase of common nouns: the last is the head.
func (w *wire) common(words []string, owned bool) *node {
	if odd(words) {
		words = []string{pick(w.nouns, w.r)}
	}
	h := words[len(words)-1]
	n := noun(h)
	manyForm := h + "s"
	if strings.HasSuffix(h, "y") && len(h) > 1 && !strings.ContainsRune("aeiou", rune(h[len(h)-2])) {
		manyForm = h[:len(h)-1] + "ies"
	} else if strings.HasSuffix(h, "s") || strings.HasSuffix(h, "sh") || strings.HasSuffix(h, "ch") || strings.HasSuffix(h, "x") {
		manyForm = h + "es"
	}
	many := w.chance(0.3)
	if many {
		n.form, n.xtag = manyForm, "NNS"
	}
	for _, b := range words[:len(words)-1] {
		n.left = append(n.left, noun(b).as("compound"))
	}
	if w.chance(0.2) {
		n.before(adj(w.one("new|fresh|recent|joint|military|nuclear|economic|major|alleged|planned|political|illegal|bilateral|large|brutal|strategic|diplomatic|controversial|proposed|unilateral")))
	}
	switch x := w.r.Float(); {
	case owned || x < 0.12:
		n.before(w.owner())
	case x < 0.5:
		n.before(det("the"))
	case x < 0.6:
		n.before(word(w.one("its|their|his"), "PRON", "PRP$").as("nmod:poss"))
	case !many && x < 0.85:
		d := "a"
		first := n
		for len(first.left) > 0 {
			first = first.left[0]
		}
		if strings.ContainsRune("aeiou", rune(first.form[0])) {
			d = "an"
		}
		n.before(det(d))
	}
	if w.chance(0.08) { // "the decision to withdraw"
		n.add(w.phrase(pick(w.plain, w.r), "base", 0).before(to()).as("acl"))
	} else if w.chance(0.12) {
		n.add(w.actor(0).before(prep(w.one("of|with|by|on|against|in|for|between"))).as("nmod"))
	}
	return n
}

func (w *wire) owner() *node {
	n := w.actor(0)
	if len(n.right) > 0 {
		n = w.country()
	}
	if n.xtag == "NNS" {
		p := word("'", "PART", "POS").as("case")
		p.lemma = "'s"
		return n.add(p).as("nmod:poss")
	}
	return n.add(genitive()).as("nmod:poss")
}

// circumstances adds time and place.
func (w *wire) circumstances(v *node) {
	if w.chance(0.15) {
		v.add(w.place())
	}
	if w.chance(0.2) {
		v.add(w.day())
	}
	if w.chance(0.12) {
		n := w.common([]string{pick(w.nouns, w.r)}, false)
		v.add(n.before(prep(w.one("over|after|during|for|amid|despite|following|at|in|before|against"))).as("obl"))
	}
}

func (w *wire) weekday() string {
	return w.one("Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday")
}

// day is an adverbial of time after the verb.
func (w *wire) day() *node {
	switch x := w.r.Float(); {
	case x < 0.40:
		return name(w.weekday()).before(prep("on")).as("obl")
	case x < 0.65:
		return name(w.weekday()).as("obl:unmarked")
	case x < 0.80:
		return noun(w.one("today|yesterday|today|tonight")).as("obl:unmarked")
	case x < 0.9:
		d := det("this")
		n := noun(w.one("week|month|year"))
		if w.chance(0.6) {
			d = adj("last")
		} else if w.chance(0.5) {
			e := word("earlier", "ADV", "RBR").as("advmod")
			e.lemma = "early"
			return n.before(e, d).as("obl:unmarked")
		}
		return n.before(d).as("obl:unmarked")
	}
	return name(w.one("January|February|March|April|May|June|July|August|September|October|November|December")).before(prep("in")).as("obl")
}

// tmp is an adverbial of time between subject and verb.
func (w *wire) tmp() *node {
	switch x := w.r.Float(); {
	case x < 0.45:
		return noun(w.one("today|yesterday|today")).as("obl:unmarked")
	case x < 0.65:
		return name(w.weekday()).as("obl:unmarked")
	}
	return name(w.weekday()).before(prep("on")).as("obl")
}

func (w *wire) place() *node {
	n := name(pick(w.names.places, w.r))
	switch x := w.r.Float(); {
	case x < 0.2:
		n.before(adj(w.one("southern|northern|eastern|western|central|northeastern|southwestern")))
	case x < 0.3:
		n = noun(w.one("capital|city|port|town")).before(det("the")).add(comma(), n.as("appos"))
		// The comma belongs to the apposition.
		n.right = n.right[1:]
		n.right[0].before(comma())
		if w.chance(0.5) {
			n.right[0].add(comma())
		}
		return n.before(prep("in")).as("obl")
	case x < 0.4:
		n = noun(w.one("town|city|village|province|region")).before(det("the")).add(n.before(prep("of")).as("nmod"))
		return n.before(prep(w.one("in|near"))).as("obl")
	}
	return n.before(prep(w.one("in|in|in|near|at|outside"))).as("obl")
}

// states are countries with their adjectives and capitals.
const states = "Russia Russian Moscow|Ukraine Ukrainian Kyiv|China Chinese Beijing|Japan Japanese Tokyo|France French Paris|Germany German Berlin|Britain British London|Israel Israeli Jerusalem|" +
	"Iran Iranian Tehran|Iraq Iraqi Baghdad|Syria Syrian Damascus|Lebanon Lebanese Beirut|Egypt Egyptian Cairo|Turkey Turkish Ankara|Greece Greek Athens|India Indian Delhi|Pakistan Pakistani Islamabad|" +
	"Afghanistan Afghan Kabul|Sudan Sudanese Khartoum|Ethiopia Ethiopian Addis|Kenya Kenyan Nairobi|Nigeria Nigerian Abuja|Rwanda Rwandan Kigali|Uganda Ugandan Kampala|Angola Angolan Luanda|Zimbabwe Zimbabwean Harare|" +
	"Mexico Mexican Mexico|Cuba Cuban Havana|Colombia Colombian Bogota|Venezuela Venezuelan Caracas|Brazil Brazilian Brasilia|Peru Peruvian Lima|Poland Polish Warsaw|Hungary Hungarian Budapest|Serbia Serbian Belgrade|" +
	"Bosnia Bosnian Sarajevo|Croatia Croatian Zagreb|Albania Albanian Tirana|Georgia Georgian Tbilisi|Armenia Armenian Yerevan|Azerbaijan Azerbaijani Baku|Vietnam Vietnamese Hanoi|Thailand Thai Bangkok|Myanmar Burmese Yangon|" +
	"Indonesia Indonesian Jakarta|Philippines Filipino Manila|Australia Australian Canberra|Canada Canadian Ottawa|Spain Spanish Madrid|Italy Italian Rome|Algeria Algerian Algiers|Morocco Moroccan Rabat|Libya Libyan Tripoli|" +
	"Tunisia Tunisian Tunis|Somalia Somali Mogadishu|Mali Malian Bamako|Niger Nigerien Niamey|Chad Chadian Ndjamena|Congo Congolese Kinshasa|Burundi Burundian Bujumbura|Liberia Liberian Monrovia|Haiti Haitian Port|" +
	"Jordan Jordanian Amman|Kuwait Kuwaiti Kuwait|Qatar Qatari Doha|Yemen Yemeni Sanaa|Palestine Palestinian Ramallah|Kazakhstan Kazakh Astana|Belarus Belarusian Minsk|Lithuania Lithuanian Vilnius|Sweden Swedish Stockholm"

func (w *wire) state() (state, adjective, capital string) {
	f := strings.Fields(w.one(states))
	return f[0], f[1], f[2]
}

func (w *wire) country() *node {
	switch x := w.r.Float(); {
	case x < 0.12:
		n := word("States", "PROPN", "NNPS")
		n.xtag = "NNPS"
		u := word("United", "ADJ", "NNP").as("amod")
		return n.before(det("the"), u)
	case x < 0.16:
		return name(w.one("Korea|Africa|Sudan|Korea")).before(name(w.one("South|North")).as("compound"))
	case x < 0.22:
		return name(w.one("U.S.|US|UN|U.N.|EU|PRC|UK")).before(det("the"))
	case x < 0.25:
		return name("Arabia").before(word("Saudi", "ADJ", "NNP").as("amod"))
	case x < 0.33:
		return name(pick(w.names.countries, w.r))
	case x < 0.5:
		_, _, c := w.state()
		return name(c)
	}
	s, _, _ := w.state()
	return name(s)
}

// origin is the adjective of a country, or its name used as one.
func (w *wire) origin() *node {
	switch x := w.r.Float(); {
	case x < 0.12:
		return name(w.one("U.S.|US|UN|U.N.|EU|UK")).as("compound")
	case x < 0.18:
		return word(w.one("Korean|African"), "ADJ", "JJ").before(name(w.one("South|North")).as("compound")).as("amod")
	}
	_, a, _ := w.state()
	return adj(a)
}

// person is a name, with the office before or behind it.
func (w *wire) person(depth int) *node {
	n := name(pick(w.names.leaders, w.r))
	if w.chance(0.5) {
		n = name(pick(w.names.persons, w.r))
	}
	for k := w.r.Uint64() % 3; k > 0; k-- {
		n.add(name(pick(w.names.persons, w.r)).as("flat"))
	}
	switch x := w.r.Float(); {
	case x < 0.15:
		return n
	case x < 0.75:
		t := w.title()
		if w.chance(0.8) {
			t.before(w.origin())
		}
		if w.chance(0.08) {
			t.before(adj("former"))
		}
		return n.before(t.as("nmod:desc"))
	case depth > 0: // "Name, the Russian foreign minister,"
		o := w.office()
		return n.add(o.before(comma()).add(comma()).as("appos"))
	}
	return n
}

func (w *wire) title() *node {
	switch x := w.r.Float(); {
	case x < 0.3:
		return name(w.one("President|President|Chancellor|Premier|King|Gen.|Senator|Ambassador|Governor|Mayor"))
	case x < 0.7:
		return name("Minister").before(word(w.one("Prime|Foreign|Defense|Defence|Interior|Finance|Deputy"), "ADJ", "NNP").as("amod"))
	case x < 0.76:
		return name("Secretary").add(name("State").before(prep("of")).as("nmod"))
	case x < 0.88:
		return noun("minister").before(adj(w.one("prime|foreign|interior")))
	}
	return noun(w.one("leader|spokesman|envoy|negotiator|spokeswoman|ambassador|commander|president|opposition"))
}

// office is "the Russian foreign minister", "a spokesman for the army".
func (w *wire) office() *node {
	n := noun("minister")
	switch x := w.r.Float(); {
	case x < 0.4:
		n.before(adj(w.one("foreign|prime|interior")))
	case x < 0.5:
		n.before(noun(w.one("defense|defence|finance|trade|information")).as("compound"))
	default:
		n = noun(w.one("president|leader|ambassador|commander|envoy|negotiator|chancellor|premier|governor|spokesman|chief"))
	}
	switch x := w.r.Float(); {
	case x < 0.35:
		return n.before(det("the"), w.origin())
	case x < 0.6:
		return n.before(w.country().add(genitive()).as("nmod:poss"))
	case x < 0.8:
		return n.before(det("the")).add(w.country().before(prep("of")).as("nmod"))
	}
	return n.before(det("a")).add(w.body().before(prep("for")).as("nmod"))
}

// body is a government, ministry, army, organisation.
func (w *wire) body() *node {
	switch x := w.r.Float(); {
	case x < 0.25:
		return noun(w.one("government|army|military|parliament|embassy|navy|presidency|court|opposition|regime|leadership|cabinet")).before(det("the"), w.origin())
	case x < 0.32:
		_, _, c := w.state()
		return noun(w.one("government|regime")).before(det("the"), name(c).as("compound"))
	case x < 0.45:
		n := name("Ministry").before(word(w.one("Foreign|Defense|Defence|Interior"), "ADJ", "NNP").as("amod"))
		if w.chance(0.5) {
			return n.before(det("the"), w.origin())
		}
		return n.before(w.country().add(genitive()).as("nmod:poss"))
	case x < 0.58:
		n := noun(w.one("government|army|parliament|ministry|president|military|leader|police|court"))
		if n.form == "ministry" {
			n.before(adj(w.one("foreign|interior")))
		}
		return n.before(w.country().add(genitive()).as("nmod:poss"))
	case x < 0.68:
		return name("Council").before(det("the"), name(w.one("UN|U.N.")).as("compound"), name("Security").as("compound"))
	case x < 0.74:
		n := word("Nations", "PROPN", "NNPS")
		return n.before(det("the"), word("United", "ADJ", "NNP").as("amod"))
	case x < 0.80:
		return name(w.one("Union|Commission|Parliament")).before(det("the"), word(w.one("European|African"), "ADJ", "NNP").as("amod"))
	case x < 0.83: // names of several words, the last of which may look like a verb
		f := strings.Fields(w.one("Human Rights Watch|Amnesty International|World Bank|Red Cross|Red Crescent|World Health Organization|International Monetary Fund|Islamic State|Boko Haram|Al Shabaab|Rapid Support Forces|Revolutionary Guards|" +
			"White House|State Department|Foreign Office|Downing Street|Supreme Court|High Court|Security Service|Coast Guard|National Guard|Free Syrian Army|Tamil Tigers|Lebanese Forces|People 's Daily|Constitutional Court"))
		n := name(f[len(f)-1])
		if strings.HasSuffix(n.form, "s") && n.form != "Nations" && n.form != "Cross" {
			n.xtag = "NNPS"
		}
		for _, x := range f[:len(f)-1] {
			switch x {
			case "'s":
				n.left[len(n.left)-1].rel = "nmod:poss"
				n.left[len(n.left)-1].add(genitive())
			case "Human", "Red", "International", "Islamic", "Revolutionary", "White", "Supreme", "High", "National", "Free", "Syrian", "Lebanese", "Foreign", "Constitutional", "Rapid":
				n.left = append(n.left, word(x, "ADJ", "NNP").as("amod"))
			default:
				n.left = append(n.left, name(x).as("compound"))
			}
		}
		if f[0] == "World" || f[0] == "Red" || f[0] == "White" || len(f) == 2 && n.form != "International" && n.form != "Haram" && n.form != "Shabaab" && n.form != "State" && n.form != "Street" {
			n.before(det("the"))
		}
		if f[0] == "Human" {
			n.left = []*node{word("Rights", "PROPN", "NNPS").before(word("Human", "ADJ", "NNP").as("amod")).as("compound")}
		}
		return n
	case x < 0.88:
		return name(w.one("NATO|OPEC|ASEAN|Hamas|Hezbollah|IAEA|Fatah|UNITA|ECOWAS|UNICEF"))
	case x < 0.91:
		return name(w.one("League")).before(det("the"), word("Arab", "ADJ", "NNP").as("amod"))
	}
	// "the Kurdistan Workers' Party (PKK)"
	n := name(w.one("Party|Front|Movement|Army|Alliance|Union"))
	first := name(pick(w.names.places, w.r))
	k := name(w.one("Liberation|Unity|Freedom|Democratic|National|Defence|Resistance")).as("compound")
	n.before(det("the"), first.as("compound"), k)
	if w.chance(0.5) {
		n.add(name(w.one("PKK|RUF|SPLM|LTTE|FLN|ANC|MPLA|RPF|PLO|FARC|ELN")).before(punct("(")).add(punct(")")).as("appos"))
	}
	return n
}

const crowds = "rebels rebel|guerrillas guerrilla|militants militant|insurgents insurgent|gunmen gunman|separatists separatist|troops troop|forces force|soldiers soldier|policemen policeman|" +
	"officials official|authorities authority|leaders leader|negotiators negotiator|diplomats diplomat|lawmakers lawmaker|protesters protester|demonstrators demonstrator|students student|workers worker|" +
	"refugees refugee|civilians civilian|journalists journalist|activists activist|villagers villager|prisoners prisoner|peacekeepers peacekeeper|inspectors inspector|warplanes warplane|tanks tank|" +
	"dissidents dissident|ministers minister|commanders commander|judges judge|prosecutors prosecutor|settlers settler|women woman|children child|farmers farmer|monks monk|migrants migrant"

// group is "Chadian rebels", "at least 12 civilians", "hundreds of students".
func (w *wire) group(depth int) *node {
	f := strings.Fields(w.one(crowds))
	n := nouns(f[0], f[1])
	if w.chance(0.55) {
		n.before(w.origin())
	}
	if w.chance(0.12) {
		n.before(adj(w.one("senior|ethnic|armed|local|former|masked|unidentified|suspected|young|Islamic|Muslim|Shiite")))
	}
	switch x := w.r.Float(); {
	case x < 0.25:
		num := word(w.one("two|three|four|five|12|20|150|3,000|seven|1,200"), "NUM", "CD").as("nummod")
		switch y := w.r.Float(); {
		case y < 0.2:
			l := word("least", "ADJ", "JJS").before(prep("at")).as("nmod")
			l.lemma = "little"
			num.before(l)
		case y < 0.35:
			m := word("more", "ADJ", "JJR").as("advmod")
			m.lemma = "much"
			num.before(m.add(prep("than").as("fixed")))
		case y < 0.5:
			num.before(adverb(w.one("about|nearly|some|almost|only")))
		case y < 0.55:
			num.before(word("up", "ADP", "IN").as("advmod").add(prep("to").as("fixed")))
		}
		n.before(num)
	case x < 0.28: // "killed three and wounded seven others"
		m := word(w.one("two|three|four|five|12|20|one|six"), "NUM", "CD")
		if w.chance(0.5) {
			return nouns("others", "other").before(m.as("nummod"))
		}
		return m
	case x < 0.35:
		g := strings.Fields(w.one("hundreds hundred|thousands thousand|dozens dozen|scores score"))
		return nouns(g[0], g[1]).add(n.before(prep("of")).as("nmod"))
	case x < 0.42:
		n.before(det("the"))
	case x < 0.47:
		g := noun(w.one("group|number|delegation")).before(det("a"))
		n = g.add(n.before(prep("of")).as("nmod"))
	case x < 0.52:
		g := nouns("members", "member")
		n = g.add(w.body().before(prep("of")).as("nmod"))
	}
	if depth > 1 && w.chance(0.12) {
		rel := w.phrase(pick(w.plain, w.r), "past", 0).as("acl:relcl")
		rel.before(word("who", "PRON", "WP").as("nsubj"))
		n.add(rel)
	}
	return n
}

// actor is a party; depth says how much may hang on it.
func (w *wire) actor(depth int) *node {
	var n *node
	switch x := w.r.Float(); {
	case x < 0.28:
		n = w.country()
	case x < 0.52:
		n = w.person(depth)
	case x < 0.72:
		n = w.body()
	case x < 0.80:
		n = w.office()
	default:
		n = w.group(depth)
	}
	if depth > 1 && w.chance(0.07) && len(n.right) == 0 { // "the mayor, sentenced by a court,"
		return n.add(w.reduced().before(comma()).add(comma()).as("acl"))
	}
	if depth > 0 && w.chance(0.1) && len(n.right) == 0 {
		second := w.country()
		if n.xtag == "NNS" {
			second = w.group(0)
		}
		second.before(word("and", "CCONJ", "CC").as("cc"))
		if w.chance(0.2) {
			n.add(w.country().before(comma()).as("conj"))
		}
		n.add(second.as("conj"))
	}
	return n
}

// speaker is who says something.
func (w *wire) speaker(depth int) *node {
	switch x := w.r.Float(); {
	case x < 0.35:
		return w.person(depth)
	case x < 0.55:
		n := nouns("officials", "official")
		switch w.r.Uint64() % 5 {
		case 0:
			n = nouns("sources", "source").before(adj(w.one("diplomatic|military|official")))
		case 1:
			n = nouns("witnesses", "witness")
		case 2:
			n = noun("police")
		case 3:
			n = nouns("authorities", "authority")
		}
		if w.chance(0.5) {
			n.before(w.origin())
		}
		return n
	case x < 0.7:
		n := noun(w.one("spokesman|official|spokeswoman|source|diplomat"))
		n.before(det("a"))
		if w.chance(0.4) {
			n.add(w.body().before(prep("for")).as("nmod"))
		} else {
			n.left = append(n.left, noun(w.one("government|army|police|ministry|rebel|military|embassy")).as("compound"))
		}
		return n
	case x < 0.78:
		return noun(w.one("agency|television|radio")).before(det("the"), noun("news").as("compound"))
	case x < 0.9:
		return w.body()
	}
	return w.actor(depth)
}

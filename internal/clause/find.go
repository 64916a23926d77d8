package clause

import (
	"slices"
	"strings"
	"sync"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/phrase"
)

// Find returns the clauses of a sentence, in order of their predicates: one
// for every verb that is no mere auxiliary, for every adjective or noun that
// says something of a subject, and for every noun that isEventNoun knows
// (it gets the lower-case lemma). A noun that does both ("It was an attack on
// Libya") has two, the one of Kind Adjective first. Trees may be wrong: what
// cannot be found stays empty.
func Find(doc *readout.Document, sentence int, isEventNoun func(lemma string) bool) []Clause {
	r := readers.Get().(*reader)
	defer readers.Put(r)
	r.read(doc, sentence)
	r.repair()
	out := r.predicates(isEventNoun)
	r.clauses = out
	for i := range out {
		r.roleOf(i)
	}
	for i := range out {
		r.moodOf(i)
	}
	for i := range out {
		r.argumentsOf(i)
	}
	for i := range out {
		r.shareOf(i)
	}
	for i := range out {
		r.complementsOf(i)
	}
	for i := range out {
		r.inheritMood(i)
	}
	// What the caller keeps must not hang on the reader.
	r.doc, r.sent, r.clauses = nil, nil, nil
	clear(r.args)
	clear(r.surf)
	return out
}

// readers keeps the buffers of readers between sentences.
var readers = sync.Pool{New: func() any { return &reader{lists: verbLists()} }}

// reader reads one sentence. head and rel are its own copy of the tree, which
// repair may change; the article's tokens are left as they are.
type reader struct {
	lists *verbs
	doc   *readout.Document
	sent  *readout.Sentence
	index int // of the sentence in the document
	toks  []readout.Token

	head    []int
	rel     []string
	first   []int // first dependent of a token, -1
	next    []int // next dependent of the same governor, -1
	verb    []int // clause of the token as verb or adjective, -1
	noun    []int // clause of the token as noun, -1
	args    [][]Arg
	argDone []bool
	surf    []surface
	name    []bool // the token stands in a name
	part    []int  // number of the name that it stands in, from 1; 0 where none
	party   []bool // the token stands in the description of a party
	clauses []Clause

	headline bool // no full stop at the end, few words
	question bool
}

// surface is the grammatical subject of a predicate, before voice is undone.
type surface struct {
	state  uint8 // 0 not looked for, 1 being looked for, 2 found or not there
	args   []Arg
	tokens []int // the tokens themselves where the subject is the predicate's own
	why    string
}

func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	s = s[:n]
	clear(s)
	return s
}

func (r *reader) read(doc *readout.Document, sentence int) {
	r.doc, r.index = doc, sentence
	r.sent = &doc.Sentences[sentence]
	r.toks = r.sent.Tokens
	n := len(r.toks)
	r.head, r.rel = resize(r.head, n), resize(r.rel, n)
	r.first, r.next = resize(r.first, n), resize(r.next, n)
	r.verb, r.noun = resize(r.verb, n), resize(r.noun, n)
	r.args, r.argDone, r.surf = resize(r.args, n), resize(r.argDone, n), resize(r.surf, n)
	for i := range r.toks {
		h := r.toks[i].Head
		if h < 0 || h >= n || h == i {
			h = -1
		}
		r.head[i], r.rel[i] = h, r.toks[i].Rel
		r.verb[i], r.noun[i] = -1, -1
	}
	r.name, r.part, r.party = resize(r.name, n), resize(r.part, n), resize(r.party, n)
	m := doc.Mentions
	at, _ := slices.BinarySearchFunc(m, sentence, func(m readout.Mention, s int) int { return m.Sentence - s })
	for ; at < len(m) && m[at].Sentence == sentence; at++ {
		switch m[at].Kind {
		case readout.Person, readout.Organisation, readout.Location, readout.Demonym:
			for i := max(0, m[at].First); i < min(n, m[at].End); i++ {
				r.name[i], r.part[i] = true, at+1
			}
		case readout.Description:
			for i := max(0, m[at].First); i < min(n, m[at].End); i++ {
				r.party[i] = true
			}
		}
	}
	r.headline, r.question = false, false
	if n > 0 {
		end := n - 1
		for end > 0 && (r.toks[end].Tag == "PUNCT" && !strings.ContainsAny(r.toks[end].Form, ".?!:;")) {
			end--
		}
		last := r.toks[end].Form
		r.question = strings.HasPrefix(last, "?")
		r.headline = n < 30 && !strings.ContainsAny(last, ".?!:;")
	}
	r.link()
}

// reach is how many tokens a dependent may stand from its governor to be
// seen. No real one stands so far; it keeps endless sentences linear.
const reach = 300

// link makes the lists of dependents, each in order of the text.
func (r *reader) link() {
	for i := range r.first {
		r.first[i], r.next[i] = -1, -1
	}
	for i := len(r.head) - 1; i >= 0; i-- {
		if h := r.head[i]; h >= 0 && i-h < reach && h-i < reach {
			r.next[i], r.first[h] = r.first[h], i
		}
	}
}

// kid returns the first dependent of i with the relation, or -1.
func (r *reader) kid(i int, rel string) int {
	for k := r.first[i]; k >= 0; k = r.next[k] {
		if r.rel[k] == rel {
			return k
		}
	}
	return -1
}

// marker returns the word that introduces the clause of token i: "to",
// "that", "in order"; "" where none does. The infinitive's "to" counts only
// where nothing else introduces.
func (r *reader) marker(i int) string {
	word := ""
	for k := r.first[i]; k >= 0 && k < i; k = r.next[k] {
		if r.rel[k] != "mark" && !(r.rel[k] == "case" && r.toks[i].Tag == "VERB") {
			continue
		}
		if w := r.lower(k); word == "" || word == "to" || w == "if" || w == "unless" {
			word = w
			for j := r.first[k]; j >= 0; j = r.next[j] {
				if r.rel[j] == "fixed" {
					word += " " + r.lower(j)
				}
			}
		}
	}
	return word
}

// infinitive reports whether token i is a to-infinitive.
func (r *reader) infinitive(i int) bool {
	for k := r.first[i]; k >= 0 && k < i; k = r.next[k] {
		if r.rel[k] == "mark" && (r.toks[k].XTag == "TO" || r.toks[k].Tag == "PART" || r.lower(k) == "to") && r.lower(k) != "not" {
			return true
		}
	}
	return false
}

func (r *reader) lower(i int) string { return strings.ToLower(r.toks[i].Form) }

func (r *reader) lemma(i int) string {
	if r.toks[i].Lemma == "" {
		return r.lower(i)
	}
	return strings.ToLower(r.toks[i].Lemma)
}

func (r *reader) u(i int) string { return phrase.Rel(r.rel[i]) }

// nominal reports whether the token can be the head of a noun phrase.
func (r *reader) nominal(i int) bool {
	switch r.toks[i].Tag {
	case "NOUN", "PROPN", "PRON", "NUM", "SYM", "X":
		return true
	case "ADJ", "DET":
		return r.verb[i] < 0
	}
	return false
}

// climb returns the nearest clause above token i, -1 where there is none.
// from is the token through which it is reached.
func (r *reader) climb(i int) int {
	for n := 0; n < 60; n++ {
		i = r.head[i]
		if i < 0 {
			return -1
		}
		if r.noun[i] >= 0 {
			return r.noun[i]
		}
		if r.verb[i] >= 0 {
			return r.verb[i]
		}
	}
	return -1
}

// Package codebook holds the rules by which clauses become events: lines of
// English that a political scientist can read and change, with their examples,
// and the Go that loads and checks them. It knows nothing of text or trees;
// package code lays the rules against clauses.
//
// The notation is described in docs/codebook.md.
package codebook

import (
	"embed"
	"fmt"
	"hash/fnv"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/readout-events/readout/codebook/plover"
)

//go:embed en/*.txt
var files embed.FS

// Book is a loaded codebook.
type Book struct {
	Plover   *plover.Book
	Rules    []*Rule            // in order of file and line
	Lists    map[string]*List   // by name
	Examples []*Example         // in order of file and line
	Version  string             // hash of all files, 16 hexadecimal digits
	Files    map[string][]byte  // the text it was read from, by name: "en/accuse.txt"
	verbs    map[string][]*Rule // by base form of the verb or adjective
	nouns    map[string][]*Rule // by singular of the noun
	modals   []*Rule            // rules on small words: will EVENT, not EVENT
	asked    map[string][]int32 // by word: the elements that rules ask for which it may fill
	elements int                // how many of these there are
	bases    map[string]string  // inflected forms of the verbs that rules know: "froze" to freeze
}

// Group is a stretch of a file under one heading: a mode or a way of saying.
type Group struct {
	File, Title string
	Line        int
}

// Rule is one line of the codebook.
type Rule struct {
	File  string // "en/accuse.txt"
	Line  int
	Text  string // the line as written, without comment
	Group *Group
	Verbs []Verb     // alternatives of the predicate; none for a rule of nouns only
	Nouns []Compound // alternatives of a noun that names the act
	Subj  *Slot      // before the verb; nil where the pattern begins with the verb
	Elems []Elem     // after the verb
	Small []string   // of a rule such as "will|may EVENT": the small words
	Code  Code

	required, restricted int
	asks                 []int32 // the elements of words that must be there
}

// Name returns where the rule stands: "en/accuse.txt:31".
func (r *Rule) Name() string { return fmt.Sprintf("%s:%d", r.File, r.Line) }

// Asks returns how many words and slots must be there for the rule to match,
// and how many restrictions its slots carry. The rule that asks for more wins.
func (r *Rule) Asks() (required, restricted int) { return r.required, r.restricted }

// Verb is one alternative of the predicate.
type Verb struct {
	Bases     []string // possible base forms: "accuse"
	Particle  string   // "down" of cracks_down; "" where none
	Adjective bool     // stands after "is"
	Before    []string // words that stand before an adjective or noun after "is": "out of" the question
	Asks      int      // how much its particle or further words add to what the rule asks for
	Tail      []Elem   // further words of the verb: "part" of takes_part, "on strike" of goes_on_strike
}

// Compound is a noun with the words that must stand before it: peace_talks.
// Lemmas are the possible singulars of the last word.
type Compound struct {
	Lemmas []string
	Before []string
}

// Slot is a place in a pattern that a phrase or clause fills.
type Slot struct {
	Var      byte // 'X', 'Y', 'Z', 'E' for EVENT, 'D' for DO, 0 for a literal
	Any      bool // need not be a party
	Restrict []string
	Lists    []*List // those of Restrict that are lists
}

// Elem is one thing that stands after the verb: an object, a prepositional
// phrase, a clause, a particle.
type Elem struct {
	Words    []string   // prepositions or marks, any of them; "" means none: the object. For a particle: its alternatives
	Particle bool       // the words stand alone
	Slot     *Slot      // what fills it; nil for literals
	Literal  []Compound // literal nouns, any of them
	Lists    []*List    // literal lists (@crime)
	Poss     *Slot      // "Y's offer": whom the literal belongs to
	Optional bool
}

// Code is what a rule says of the words that it matches.
type Code struct {
	Nothing    bool
	Type, Mode string
	Cameo      string // "" for the usual one
	Both       bool   // X and Y act together
	Actor      string // variables: "X"; "" for nobody
	Recipient  string
	About      bool   // keeps Z as a third party
	Inner      string // status of EVENT, "" where the code says nothing of it
	NotType    string // type of the act that it is not to do it ("not REJECT/meet"), "" where none
	NotMode    string
	IfNot      bool // only where the words are negated: "not ACCUSE"
}

// List is a named list of words and compounds of lists.txt.
type List struct {
	Name  string
	Words map[string]bool // lower-case, "peace_talks" with underscore
}

// Has reports whether the list holds the word or compound.
func (l *List) Has(word string) bool { return l != nil && l.Words[word] }

// Default loads the codebook that is part of the program.
func Default() (*Book, error) {
	return Load(files)
}

// Load reads the codebook in fsys, whose folder en holds the rules. All
// errors found are returned together, each with its file and line.
func Load(fsys fs.FS) (*Book, error) {
	files, err := texts(fsys)
	if err != nil {
		return nil, err
	}
	return LoadFiles(files)
}

// LoadFiles is Load of texts by name, as Book.Files has them.
func LoadFiles(files map[string][]byte) (*Book, error) {
	pl, err := plover.Default()
	if err != nil {
		return nil, err
	}
	b := &Book{Plover: pl, Lists: map[string]*List{}, Files: files, verbs: map[string][]*Rule{}, nouns: map[string][]*Rule{}, bases: map[string]string{}}
	if len(files) == 0 {
		return nil, fmt.Errorf("codebook: no rules: en/*.txt is empty")
	}
	names := slices.Sorted(maps.Keys(files))
	hash := fnv.New64a()
	for _, name := range names {
		fmt.Fprintf(hash, "%s\n%s\n", name, files[name])
	}
	b.Version = fmt.Sprintf("%016x", hash.Sum64())
	var errs Errors
	for _, name := range names {
		if path.Base(name) == "lists.txt" {
			b.readLists(name, string(files[name]), &errs)
		}
	}
	for _, name := range names {
		if path.Base(name) != "lists.txt" {
			b.readRules(name, string(files[name]), &errs)
		}
	}
	b.index()
	if len(errs) > 0 {
		return b, errs
	}
	return b, nil
}

// Errors are all errors of a codebook, in order of file and line.
type Errors []error

// Error returns all messages, one a line.
func (e Errors) Error() string {
	var s []string
	for _, err := range e {
		s = append(s, err.Error())
	}
	return strings.Join(s, "\n")
}

func (e *Errors) add(file string, line int, format string, args ...any) {
	*e = append(*e, fmt.Errorf("codebook: %s:%d: %s", file, line, fmt.Sprintf(format, args...)))
}

func (b *Book) index() {
	for _, r := range b.Rules {
		seen := map[string]bool{}
		for _, v := range r.Verbs {
			for _, base := range v.Bases {
				if !seen[base] {
					seen[base] = true
					b.verbs[base] = append(b.verbs[base], r)
				}
			}
			if base := v.Bases[0]; !v.Adjective {
				for _, form := range []string{past(base), participle(base), gerund(base), third(base)} {
					if _, known := b.bases[form]; !known {
						b.bases[form] = base
					}
				}
			}
		}
		seen = map[string]bool{}
		for _, n := range r.Nouns {
			for _, l := range n.Lemmas {
				if !seen[l] {
					seen[l] = true
					b.nouns[l] = append(b.nouns[l], r)
				}
			}
		}
		if len(r.Small) > 0 {
			b.modals = append(b.modals, r)
		}
	}
	b.indexWords()
}

// indexWords numbers the elements that rules ask words for, and notes for
// every word the elements that it may fill.
func (b *Book) indexWords() {
	ids := map[string]int32{}
	b.asked = map[string][]int32{}
	for _, r := range b.Rules {
		for i := range r.Elems {
			e := &r.Elems[i]
			if e.Optional || e.Particle || e.Slot != nil {
				continue
			}
			key := ""
			for _, l := range e.Literal {
				key += strings.Join(l.Lemmas, "|") + " "
			}
			for _, l := range e.Lists {
				key += "@" + l.Name
			}
			id, ok := ids[key]
			if !ok {
				id = int32(len(ids))
				ids[key] = id
				words := map[string]bool{}
				for _, l := range e.Literal {
					for _, w := range l.Lemmas {
						words[last(w)] = true
					}
				}
				for _, l := range e.Lists {
					for w := range l.Words {
						words[last(w)] = true
					}
				}
				for w := range words {
					b.asked[w] = append(b.asked[w], id)
				}
			}
			r.asks = append(r.asks, id)
		}
	}
	b.elements = len(ids)
}

// last is the last word of a compound: "talks" of "peace_talks", "16" of "f-16".
func last(w string) string { return w[strings.LastIndexAny(w, "_-")+1:] }

// Words is a set of elements of rules that the words of a sentence may fill.
type Words struct {
	book *Book
	bits []uint64
}

// NewWords returns an empty set.
func (b *Book) NewWords() *Words { return &Words{b, make([]uint64, (b.elements+63)/64)} }

// Clear takes all words out.
func (w *Words) Clear() { clear(w.bits) }

// Add adds a word, in small letters: a form or a lemma, and of a word with
// hyphens what stands behind the last.
func (w *Words) Add(word string) {
	for _, id := range w.book.asked[word] {
		w.bits[id/64] |= 1 << (id % 64)
	}
}

// Enough reports whether for every word that the rule asks for one was added
// that may be it. A rule for which there is not enough cannot match.
func (w *Words) Enough(r *Rule) bool {
	for _, id := range r.asks {
		if w.bits[id/64]&(1<<(id%64)) == 0 {
			return false
		}
	}
	return true
}

// Verbs returns the rules whose predicate may be the verb or adjective with
// this lemma.
func (b *Book) Verbs(lemma string) []*Rule { return b.verbs[lemma] }

// Base returns the verb of some rule that the word is a form of ("froze" gives
// freeze), or "".
func (b *Book) Base(form string) string { return b.bases[form] }

// Nouns returns the rules that a noun with this lemma may name.
func (b *Book) Nouns(lemma string) []*Rule { return b.nouns[lemma] }

// Small returns the rules on small words: will EVENT, not EVENT.
func (b *Book) Small() []*Rule { return b.modals }

// IsNoun reports whether some rule knows the noun.
func (b *Book) IsNoun(lemma string) bool { return len(b.nouns[lemma]) > 0 }

// Predicates counts the verbs, nouns and phrases that the rules know: each
// alternative of a verb or noun with the literals that it asks for.
func (b *Book) Predicates() int {
	seen := map[string]bool{}
	for _, r := range b.Rules {
		for _, v := range r.Verbs {
			key := v.Bases[0] + "_" + v.Particle
			n := 0
			for _, e := range r.Elems {
				for _, l := range e.Literal {
					seen[key+" "+strings.Join(e.Words, "|")+" "+strings.Join(l.Before, " ")+" "+l.Lemmas[0]] = true
					n++
				}
			}
			if n == 0 {
				seen[key+"|"+r.shape()] = true
			}
		}
		for _, w := range r.Nouns {
			seen["noun "+strings.Join(w.Before, " ")+" "+w.Lemmas[0]] = true
		}
	}
	return len(seen)
}

// shape tells apart rules of one verb that ask for different prepositions:
// "calls on Y", "calls for Y".
func (r *Rule) shape() string {
	var s []string
	for _, e := range r.Elems {
		if !e.Optional {
			s = append(s, strings.Join(e.Words, "|"))
		}
	}
	return strings.Join(s, " ")
}

// texts reads en/*.txt.
func texts(fsys fs.FS) (map[string][]byte, error) {
	names, err := fs.Glob(fsys, "en/*.txt")
	if err != nil {
		return nil, fmt.Errorf("codebook: %w", err)
	}
	out := map[string][]byte{}
	for _, name := range names {
		if out[name], err = fs.ReadFile(fsys, name); err != nil {
			return nil, fmt.Errorf("codebook: %w", err)
		}
	}
	return out, nil
}

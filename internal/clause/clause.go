// Package clause turns trees into clauses: a predicate with its arguments,
// voice undone, relative clauses and participles given their subjects,
// coordination distributed, nouns unfolded, and negation, mood and tense read
// off. What comes out names no relation label, so codebook rules need none.
// The way of working follows PredPatt (White et al. 2016).
package clause

import "github.com/readout-events/readout/internal/phrase"

// Kind tells what word the predicate is.
type Kind uint8

// Kinds of predicate.
const (
	Verb      Kind = iota // accused
	Noun                  // accusation, talks, meeting
	Adjective             // is ready to, is critical of; also a noun after a copula
)

// Clause is one predicate with its arguments.
type Clause struct {
	Sentence int // index into Document.Sentences
	Pred     int // token of the predicate
	Kind     Kind
	Lemma    string // lower-case lemma of the predicate: "accuse"
	Particle string // of a phrasal verb: "down" in "crack down"; "" where none

	Subj  []Arg // who acts, after voice is undone; of a noun its possessor or "by" phrase
	Obj   []Arg // whom it is done to, after voice is undone
	IObj  []Arg // the indirect object ("gave Ukraine weapons"); also "to" is in Preps only
	Preps []Prep
	Mods  []Arg    // of a noun predicate: adjectives and nouns before it that may be parties ("Russian shelling", "US-China talks"); the objects of a verb have theirs in Arg.Mods
	Comps []Comp   // what is said, wanted, promised: clauses that complete the predicate
	Advs  []string // lower-case lemmas of adverbs and other small words that belong to it

	Passive    bool
	Agent      bool   // passive with a "by" phrase, which is then in Subj
	Negated    bool   // not, never, no, without, or a negative subject or object ("no one", "no troops")
	NegToken   int    // the token that negates, -1
	Modal      string // can, could, may, might, must, shall, should, will, would, or going_to, have_to, be_to; "" where none
	Tense      string // past, present, future, or "" (infinitive, participle, noun)
	Perfect    bool
	Form       string // finite, infinitive, participle (past), gerund (-ing), noun, adjective
	If         bool   // stands under if, unless, whether, in case
	Question   bool
	Imperative bool

	Parent  int      // index of the clause that this one completes or modifies, -1
	Role    string   // how: comp, relative, adverbial, participle, conj, noun, attribute ("the arrested leader"), aside (put in or added without a link), or "" for a main clause
	Mark    string   // the word that introduces a complement or an adverbial clause: that, to, after, while, because, by, for
	NounTok int      // token of the noun that a relative clause, participle, attribute or complement hangs on ("its decision to withdraw": decision), -1
	Why     []string // steps of the derivation, in words, for explain and tests
}

// Arg is one argument: a noun phrase and what hangs on it.
type Arg struct {
	phrase.Phrase
	Preps []Prep // prepositional phrases of the noun: "talks with Russia on gas"
	Poss  []Arg  // possessors: "Russia's offer", "their decision"
	Mods  []Arg  // adjectives and nouns before it
	Why   string // how it came here where it is not a plain dependent: "agent of the passive", "shared with met", "who = Wang Yi"
}

// Prep is a preposition with its phrases, coordinated members apart.
type Prep struct {
	Word string // with, against, according to
	Args []Arg
}

// Comp is a clause that completes a predicate.
type Comp struct {
	Mark   string // to, that, "" (bare or -ing), of, from, for, into ... before an -ing form; whether, if, how
	Clause int    // index into the clauses of the sentence
}

// Package readout holds the nouns of Readout: the article that is read, the
// document that the reading stages fill in, and the reports and statements
// that come out. It depends on the standard library only.
//
// A Report is one article's claim that somebody did something to somebody,
// with its source. An Event is a conclusion from all reports of one act; it
// is made later, by merging. The two words are never swapped.
//
// All spans are byte offsets into the article's text as it was given, so that
// Text[span.Start:span.End] is always the words that gave a value. The title
// of an article, where it is given apart, is sentence number 0 and its spans
// count in Article.Title.
package readout

import "time"

// Span is a half-open range of bytes [Start, End) in Article.Text (or in
// Article.Title for sentence number 0).
type Span struct{ Start, End int }

// Of returns the words that the span covers in text.
func (s Span) Of(text string) string { return text[s.Start:s.End] }

// Empty reports whether the span covers nothing.
func (s Span) Empty() bool { return s.End <= s.Start }

// Covers reports whether t lies within s.
func (s Span) Covers(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Article is one text as it was given. Text is UTF-8, kept byte for byte.
// Published is the day of publication at 00:00 UTC, or the zero time where it
// is not known.
type Article struct {
	ID, URL, Publisher string
	Published          time.Time
	Language           string
	Title, Text        string
}

// Token is one word in the sense of Universal Dependencies: "don't" is two
// tokens, each with its own span.
type Token struct {
	Span
	Form        string // the word as it stands in the text; of a name in small letters with its capitals
	Lemma       string // dictionary form, lower case but for names
	Tag         string // UPOS: NOUN, PROPN, VERB, ...
	XTag        string // Penn Treebank tag: NNP, VBD, VBN, ...
	Head        int    // index of the governor in Sentence.Tokens; -1 for the root
	Rel         string // UD relation to the governor, with subtype: nsubj, nsubj:pass, obl, ...
	SpaceBefore bool   // white space stands before the token
}

// Sentence is one sentence or headline.
type Sentence struct {
	Span
	Number    int // 0 for the title, then counted from 1
	Paragraph int // counted from 0 in the text; -1 for the title
	Tokens    []Token
	Second    bool // tagged and parsed by the fast model, for by the accurate one it tells of no act
}

// Kinds of mention.
const (
	Person       = "PER"  // a named person
	Organisation = "ORG"  // a named body: ministry, party, army, company, bloc
	Location     = "LOC"  // a named place: state, city, region, building
	Demonym      = "NAT"  // a word for belonging to a state or people: Russian, Syrians
	Description  = "DESC" // a definite description: the minister, the two sides, the Kazakh deputy prime minister
	Pronoun      = "PRON" // he, she, they, it, his, their, who
)

// Mention is a stretch of tokens that names somebody or something, or stands
// for one.
type Mention struct {
	Sentence   int    // index into Document.Sentences
	First, End int    // tokens [First, End)
	Head       int    // the token that carries the phrase: the last word of a name, the noun of a description
	Kind       string // one of the constants above
	Entity     int    // index into Document.Entities, -1 where nothing is known
	Basis      string // in words, how it came to its entity: "full name", "variant of Lavrov (sentence 1)", "he = Wang Yi"
}

// Entity is one person, body or place that the document speaks of, with all
// its mentions.
type Entity struct {
	Name     string // full name as far as the document and the tables tell
	Kind     string // Person, Organisation, Location, Demonym or Description
	Mentions []int  // indices into Document.Mentions, in order of the text
	Members  []int  // of "the two sides", "both ministers": the entities meant
	Country  string // ISO 3166-1 alpha-3 or a PLOVER non-state code; "" where not known
	Sector   string // PLOVER sector, "" where none
	Office   string // "Foreign Minister"
	Ref      string // the line of the actor tables that knows it, "actors/persons.txt:120"; "" where none
	Basis    string // where country and sector come from, in words
}

// Time is an expression of time with the days that it covers.
type Time struct {
	Sentence   int // index into Document.Sentences
	First, End int // tokens [First, End)
	Span       Span
	From, To   string   // ISO days, both included; equal for one day; "" where the text does not tell
	Precision  string   // day, week, month, quarter, season, year, decade, century, or "" where not resolved
	Basis      string   // in words: "Friday before 2022-08-06 (published)"
	Candidates []string // ISO days that are possible where the text leaves several open
}

// Interval is a range of days, both included, in ISO form; "" where unknown.
type Interval struct{ From, To string }

// Place is a place name with what the gazetteer knows of it.
type Place struct {
	Sentence   int // index into Document.Sentences
	First, End int // tokens [First, End)
	Span       Span
	Text       string
	Name       string  // standard name
	Country    string  // ISO 3166-1 alpha-3
	Admin1     string  // name of the first-level division
	Lat, Lon   float64 // degrees, WGS 84
	Precision  string  // point, city, region, country
	Basis      string  // in words why this one: "largest of that name", "in Cambodia, named beside it"
}

// Quote is one act of saying: somebody vouches for a stretch of text. A said
// sentence, an "according to", a press release, a direct quotation that runs
// over sentences: each is a Quote; nested ones point outwards.
type Quote struct {
	Sentence int    // index of the sentence in which the content starts
	Speaker  []Word // heads of the phrases that name the source; empty for a quotation that nobody is named for
	Cue      Word   // the word that says that something is said: said, according, announced
	CueLemma string
	Content  []Span // what is said, one span a sentence, two where the words of saying stand within it
	InTitle  bool   // spans count in the title
	Direct   bool   // stands in quotation marks
	Runs     bool   // the speaker is carried over from an earlier sentence
	Outer    int    // index of the quote that this one is told within, -1 for none
	Source   Span   // the words that name the source, with what stands in apposition to it; empty where nobody is named
	CueSpan  Span   // the words of saying, with auxiliaries and the preposition before the content: "has called for"
	Kind     string // of the cue: say, claim, ask, promise, judge, think, show
	Holds    string // "+" where the writer takes the content for true (admit), "-" where he keeps away from it (allege), "." neither
	Vouched  bool   // the source vouches for the content as fact: no wish, demand or promise, nor a thing praised or blamed
}

// Word points at a token: Document.Sentences[Sentence].Tokens[Token].
type Word struct{ Sentence, Token int }

// Document is an article with what the stages found in it. Each stage fills
// its own fields and alters no other's.
type Document struct {
	Article
	Sentences []Sentence // segment (tokens, spans), tag (tags, lemmas), parse (heads, relations)
	Mentions  []Mention  // name (names), coref (descriptions, pronouns)
	Entities  []Entity   // coref
	Times     []Time     // date
	Today     Interval   // date: the day of publication, or what the text lets us infer of it
	TodayWhy  string     // date: "published 2022-08-06", "Friday (August 5) fits 2016, 2022; Lavrov ..."
	Places    []Place    // place
	Quotes    []Quote    // quote
}

// Source returns the string that the sentence's spans count in.
func (doc *Document) Source(s *Sentence) string {
	if s.Number == 0 {
		return doc.Title
	}
	return doc.Text
}

// Words returns the text of tokens [first, end) of a sentence as it stands
// in the article, and its span.
func (doc *Document) Words(s *Sentence, first, end int) (string, Span) {
	if first >= end {
		return "", Span{}
	}
	sp := Span{s.Tokens[first].Start, s.Tokens[end-1].End}
	return sp.Of(doc.Source(s)), sp
}

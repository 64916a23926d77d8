// Package ask answers questions about a ledger. Parse turns the words that a
// user writes into a store.Filter:
//
//	actor:CHN recipient:RUS type:CONSULT after:2019-01-01
//
// and String writes a filter in words again. Show, Series, Meetings and
// Statements are the questions that take more than one look into the ledger;
// they are plain functions over a store.Reader. docs/query.md tells users
// all words with an example each.
package ask

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/readout-events/readout/internal/store"
)

// Error is a query that can't be understood, with the place of the word that
// is wrong.
type Error struct {
	Offset, Length int    // bytes of the query that are wrong
	Word           string // these bytes
	Field          string // the field that they are a value of, "" where none
	Msg            string // what is wrong with it: "no type CONSLT"
	Hint           string // what may have been meant: "did you mean CONSULT?"; may be ""
}

// Error is one line: "type:CONSLT: no type CONSLT; did you mean CONSULT?".
func (e *Error) Error() string {
	var b strings.Builder
	if e.Field != "" {
		b.WriteString(e.Field + ":")
	}
	if e.Word != "" || e.Field != "" {
		b.WriteString(e.Word + ": ")
	}
	b.WriteString(e.Msg)
	if e.Hint != "" {
		if !strings.HasSuffix(e.Msg, "?") {
			b.WriteByte(';')
		}
		b.WriteString(" " + e.Hint)
	}
	return b.String()
}

// Mark draws the query with the wrong word underlined, in two lines.
func (e *Error) Mark(query string) string {
	if e.Offset > len(query) || e.Offset+e.Length > len(query) {
		return query
	}
	clean := func(s string) string {
		return strings.Map(func(r rune) rune {
			if r < ' ' {
				return ' '
			}
			return r
		}, s)
	}
	n := utf8.RuneCountInString(query[e.Offset : e.Offset+e.Length])
	return clean(query) + "\n" + strings.Repeat(" ", utf8.RuneCountInString(query[:e.Offset])) + strings.Repeat("^", max(1, n))
}

// Parse reads a query of events. An error is an *Error.
func Parse(query string) (store.Filter, error) { return ParseOf('e', query) }

// ParseOf reads a query of events (e), reports (r), statements (s) or
// articles (a). A field that these don't have is an error. Of statements,
// "actor" and its other names mean the speaker. An error is an *Error.
func ParseOf(of byte, query string) (store.Filter, error) {
	w, err := loaded()
	if err != nil {
		return store.Filter{}, fmt.Errorf("ask: %w", err)
	}
	p := parser{scanner: scanner{text: query}, words: w, of: of}
	if e := p.run(); e != nil {
		if e.Offset+e.Length <= len(query) {
			e.Word = query[e.Offset : e.Offset+e.Length]
		}
		return store.Filter{}, e
	}
	return store.Filter{Terms: p.terms}, nil
}

// kinds are the words for what is asked of.
func kind(of byte) string {
	switch of {
	case 'r':
		return "reports"
	case 's':
		return "statements"
	case 'a':
		return "articles"
	}
	return "events"
}

// Package segment cuts articles into paragraphs, sentences and tokens. It
// follows the tokenisation of the UD English EWT treebank (release 2.16):
// clitics stand apart (do|n't, Lavrov|'s), hyphenated words are three tokens
// but for a few prefixes (pre-war), addresses and dates are one.
//
// It is made for press text as it comes: full stops without a space after
// them ("local time.The two sides"), stray quotation marks, headlines without
// a stop. Nothing in the text is altered; every token keeps its bytes. Time
// and memory are linear in the length of the text.
package segment

import (
	"sync"

	readout "github.com/readout-events/readout"
)

// Longest is the greatest number of tokens in a sentence. What is longer (a
// list, a table, a text without full stops) is cut at a semicolon or comma,
// and where there is none at this length.
const Longest = 300

// builtin is the table of words.txt, which is checked by this package's tests.
var builtin = sync.OnceValue(func() *Words {
	w, err := Default()
	if err != nil {
		panic("segment: built-in table: " + err.Error())
	}
	return w
})

// Article cuts an article into sentences. The title, where there is one, is
// sentence 0 (in paragraph -1) and its spans count in Article.Title; the
// sentences of the text are numbered from 1. Forms, spans and SpaceBefore of
// the tokens are filled in, heads are -1.
func Article(a *readout.Article) []readout.Sentence { return builtin().Article(a) }

// Text cuts a text without a title into sentences.
func Text(text string) []readout.Sentence {
	return builtin().Article(&readout.Article{Text: text})
}

// Article is the function Article with a table of words of the caller's.
func (w *Words) Article(a *readout.Article) []readout.Sentence {
	var out []readout.Sentence
	if a.Title != "" {
		s := splitter{text: a.Title, w: w, toks: make([]readout.Token, 0, len(a.Title)/5+4)}
		for _, b := range add(nil, a.Title, 0, len(a.Title)) {
			s.block(b)
		}
		out = cut(out, s.toks, 0, -1)
	}
	s := splitter{text: a.Text, w: w, toks: make([]readout.Token, 0, len(a.Text)/5+16)}
	number := 1
	for paragraph, b := range blocks(a.Text, w) {
		first := len(s.toks)
		s.block(b)
		for _, end := range s.ends(first) {
			n := len(out)
			out = cut(out, s.toks[first:end:end], number, paragraph)
			for ; n < len(out); n++ {
				out[n].Number = number
				number++
			}
			first = end
		}
	}
	return out
}

// cut adds one sentence, in pieces where it is longer than Longest.
func cut(out []readout.Sentence, toks []readout.Token, number, paragraph int) []readout.Sentence {
	for len(toks) > 0 {
		n := len(toks)
		if n > Longest {
			n = pause(toks[:Longest])
		}
		out = append(out, readout.Sentence{
			Span:   readout.Span{Start: toks[0].Start, End: toks[n-1].End},
			Number: number, Paragraph: paragraph, Tokens: toks[:n:n],
		})
		toks = toks[n:]
	}
	return out
}

// pause returns the best place for a cut in the second half of the tokens.
func pause(toks []readout.Token) int {
	best, at := 0, len(toks)
	for i := len(toks) / 2; i < len(toks); i++ {
		rank := 0
		switch toks[i].Form {
		case ";", "|":
			rank = 3
		case ",", ":", "--", "–", "—":
			rank = 2
		case ")", "\"", "”":
			rank = 1
		}
		if rank > 0 && rank >= best {
			best, at = rank, i+1
		}
	}
	return at
}

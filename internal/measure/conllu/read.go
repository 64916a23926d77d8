// Package conllu reads treebanks in the CoNLL-U format of Universal
// Dependencies and measures an annotation against a treebank as the CoNLL
// 2018 shared task did (Zeman et al. 2018, conll18_ud_eval.py).
package conllu

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	readout "github.com/readout-events/readout"
)

// Sentence is one sentence of a treebank.
type Sentence struct {
	readout.Sentence          // spans count in Text; the relations keep their subtypes
	Text             string   // the words as they stood, from the "# text" comment, or put together from the forms
	Comments         []string // the comment lines without "# ", in order
	Misc             []string // the MISC column, one a token, "" for "_"; of a multiword token's words, their own
	Multi            []Range  // the multiword tokens ("don't"), in order
	NewDoc, NewPar   bool     // a document or a paragraph starts with this sentence
	SpaceAfter       bool     // white space follows the sentence within its paragraph
}

// Range is a multiword token: the words [First, End) are written as one.
type Range struct{ First, End int }

// Comment returns the value of the comment "# key = value", or "".
func (s *Sentence) Comment(key string) string {
	for _, c := range s.Comments {
		if k, v, ok := strings.Cut(c, "="); ok && strings.TrimSpace(k) == key {
			return strings.TrimSpace(v)
		}
	}
	return ""
}

// raw is what one sentence's lines say, before spans are known.
type raw struct {
	sent    Sentence
	surface []string // per word: its own form, for the first of a multiword token the written form
	after   []bool   // per word: a space follows
	forms   []string
}

// Read reads a CoNLL-U file. Empty nodes ("8.1") and enhanced dependencies
// are left out. Errors name the line.
func Read(r io.Reader) ([]Sentence, error) {
	in := bufio.NewScanner(r)
	in.Buffer(make([]byte, 1<<16), 1<<24)
	var out []Sentence
	cur := new(raw)
	line := 0
	finish := func() error {
		if len(cur.sent.Tokens) == 0 {
			cur.sent.Comments = nil
			return nil
		}
		if err := cur.spans(); err != nil {
			return fmt.Errorf("line %d: %w", line, err)
		}
		for _, t := range cur.sent.Tokens {
			if t.Head >= len(cur.sent.Tokens) || t.Head < -1 {
				return fmt.Errorf("line %d: head %d in a sentence of %d words", line, t.Head+1, len(cur.sent.Tokens))
			}
		}
		cur.sent.Number = len(out) + 1
		out = append(out, cur.sent)
		cur = new(raw)
		return nil
	}
	for in.Scan() {
		line++
		text := strings.TrimSuffix(in.Text(), "\r")
		switch {
		case text == "":
			if err := finish(); err != nil {
				return nil, err
			}
		case text[0] == '#':
			cur.comment(strings.TrimSpace(text[1:]))
		default:
			if err := cur.row(text); err != nil {
				return nil, fmt.Errorf("line %d: %w", line, err)
			}
		}
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("line %d: %w", line, err)
	}
	return out, finish()
}

func (c *raw) comment(text string) {
	s := &c.sent
	s.Comments = append(s.Comments, text)
	if rest, ok := strings.CutPrefix(text, "text = "); ok {
		s.Text = rest
	}
	if text == "newdoc" || strings.HasPrefix(text, "newdoc ") {
		s.NewDoc = true
	}
	if text == "newpar" || strings.HasPrefix(text, "newpar ") {
		s.NewPar = true
	}
}

func (c *raw) row(text string) error {
	f := strings.Split(text, "\t")
	if len(f) != 10 {
		return fmt.Errorf("%d columns, want 10", len(f))
	}
	if strings.Contains(f[0], ".") {
		return nil // an empty node
	}
	spaced := true
	for _, m := range strings.Split(f[9], "|") {
		if m == "SpaceAfter=No" {
			spaced = false
		}
	}
	if first, last, ok := strings.Cut(f[0], "-"); ok {
		a, err1 := strconv.Atoi(first)
		b, err2 := strconv.Atoi(last)
		if err1 != nil || err2 != nil || a != len(c.sent.Tokens)+1 || b <= a {
			return fmt.Errorf("word range %q after word %d", f[0], len(c.sent.Tokens))
		}
		c.sent.Multi = append(c.sent.Multi, Range{a - 1, b})
		for range b - a + 1 {
			c.surface = append(c.surface, "")
			c.after = append(c.after, false)
		}
		c.surface[a-1] = f[1]
		c.after[b-1] = spaced
		return nil
	}
	id, err := strconv.Atoi(f[0])
	if err != nil || id != len(c.sent.Tokens)+1 {
		return fmt.Errorf("word number %q after word %d", f[0], len(c.sent.Tokens))
	}
	head := 0
	if f[6] != "_" {
		if head, err = strconv.Atoi(f[6]); err != nil {
			return fmt.Errorf("head %q is no number", f[6])
		}
	}
	if id > len(c.surface) { // not within a multiword token
		c.surface = append(c.surface, f[1])
		c.after = append(c.after, spaced)
	}
	c.forms = append(c.forms, f[1])
	misc := f[9]
	if misc == "_" {
		misc = ""
	}
	c.sent.Misc = append(c.sent.Misc, misc)
	c.sent.Tokens = append(c.sent.Tokens, readout.Token{Form: f[1], Lemma: f[2], Tag: f[3], XTag: f[4], Head: head - 1, Rel: f[7]})
	return nil
}

// spans finds every word in the text.
func (c *raw) spans() error {
	s := &c.sent
	if len(c.surface) != len(s.Tokens) {
		return fmt.Errorf("a multiword token reaches beyond word %d", len(s.Tokens))
	}
	if s.Text == "" {
		var b strings.Builder
		for i, w := range c.surface {
			b.WriteString(w)
			if c.after[i] && i+1 < len(c.surface) {
				b.WriteByte(' ')
			}
		}
		s.Text = b.String()
	}
	at, multi := 0, 0
	for i := 0; i < len(s.Tokens); {
		end := i + 1
		if multi < len(s.Multi) && s.Multi[multi].First == i {
			end = s.Multi[multi].End
			multi++
		}
		start := at
		for start < len(s.Text) && isSpace(s.Text[start:]) > 0 {
			start += isSpace(s.Text[start:])
		}
		if !strings.HasPrefix(s.Text[start:], c.surface[i]) {
			return fmt.Errorf("word %d %q does not stand in the text at %q", i+1, c.surface[i], clip(s.Text[start:]))
		}
		s.Tokens[i].SpaceBefore = start > at
		at = start + len(c.surface[i])
		share(s.Tokens[i:end], c.surface[i], start)
		i = end
	}
	s.Span = readout.Span{Start: s.Tokens[0].Start, End: at}
	s.SpaceAfter = c.after[len(c.after)-1]
	return nil
}

// share divides a written form among its words: by their forms where these
// spell it ("do" + "n't"), and else as evenly as their lengths ask, so that
// every word keeps a stretch of text of its own.
func share(words []readout.Token, surface string, at int) {
	total := 0
	for _, w := range words {
		total += len(w.Form)
	}
	pos, seen := 0, 0
	for i := range words {
		seen += len(words[i].Form)
		end := seen * len(surface) / max(total, 1)
		for end > pos && end < len(surface) && surface[end]&0xC0 == 0x80 {
			end--
		}
		if i == len(words)-1 {
			end = len(surface)
		}
		words[i].Span = readout.Span{Start: at + pos, End: at + end}
		words[i].Form = surface[pos:end]
		pos = end
	}
}

func isSpace(s string) int {
	switch {
	case s[0] == ' ' || s[0] == '\t' || s[0] == '\n' || s[0] == '\r':
		return 1
	case strings.HasPrefix(s, "\u00a0"):
		return 2
	case strings.HasPrefix(s, "\u3000") || strings.HasPrefix(s, "\u2003") || strings.HasPrefix(s, "\u2009"):
		return 3
	}
	return 0
}

func clip(s string) string {
	if len(s) > 30 {
		s = s[:30]
	}
	return s
}

// Text puts the sentences together as running text: paragraphs are divided by
// a blank line, sentences by one space (or none, where the treebank says so).
func Text(sents []Sentence) string {
	var b strings.Builder
	for i := range sents {
		switch {
		case i == 0:
		case sents[i].NewDoc || sents[i].NewPar:
			b.WriteString("\n\n")
		case sents[i-1].SpaceAfter:
			b.WriteByte(' ')
		}
		b.WriteString(sents[i].Text)
	}
	return b.String()
}

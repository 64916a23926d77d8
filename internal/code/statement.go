package code

import (
	"fmt"
	"time"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/clause"
)

func day(iso string) (time.Time, bool) {
	t, err := time.Parse("2006-01-02", iso)
	return t, err == nil
}

// statements writes what was said where saying was not itself an act: the
// quotes whose cue no rule has coded.
func (c *Coder) statements(doc *readout.Document, coded map[readout.Word]bool, here *index, clauses [][]clause.Clause) []readout.Statement {
	var out []readout.Statement
	for i := range doc.Quotes {
		q := &doc.Quotes[i]
		if len(q.Speaker) == 0 || len(q.Content) == 0 || coded[q.Cue] || q.Cue.Sentence < 0 || q.Cue.Sentence >= len(doc.Sentences) {
			continue
		}
		speaker := c.speakers(doc, q)
		named := false
		for k := range speaker {
			named = named || speaker[k].Country != ""
		}
		if !named {
			continue
		}
		sent := &doc.Sentences[q.Sentence]
		st := readout.Statement{Article: doc.ID, Sentence: sent.Number, Speaker: speaker}
		src := doc.Source(sent)
		for _, sp := range q.Content {
			if sp.Start < 0 || sp.End > len(src) || sp.Empty() {
				continue
			}
			st.Content = append(st.Content, readout.Quoted{Text: sp.Of(src), Span: sp, InTitle: q.InTitle})
		}
		if len(st.Content) == 0 {
			continue
		}
		if q.Cue.Token >= 0 {
			cs := &doc.Sentences[q.Cue.Sentence]
			text, span := doc.Words(cs, q.Cue.Token, q.Cue.Token+1)
			st.Cue = readout.Quoted{Text: text, Span: span, InTitle: cs.Number == 0}
		}
		for o, n := q.Outer, 0; o >= 0 && n < 5; o, n = doc.Quotes[o].Outer, n+1 {
			st.Says = append(c.speakers(doc, &doc.Quotes[o]), st.Says...)
		}
		st.About = c.about(doc, q, here)
		st.Stance = c.stance(doc, q, speaker, clauses)
		_, span := doc.Words(sent, 0, len(sent.Tokens))
		st.Text = span.Of(src)
		st.ID = identity(doc.ID, "statement", fmt.Sprint(sent.Number, q.Content, q.CueLemma, i))
		out = append(out, st)
	}
	return out
}

// within calls do for each sentence that the content of a quote reaches into,
// from the one in which it starts.
func within(doc *readout.Document, q *readout.Quote, do func(i int)) {
	end := 0
	for _, sp := range q.Content {
		end = max(end, sp.End)
	}
	for i := max(0, q.Sentence-1); i < len(doc.Sentences); i++ {
		if (doc.Sentences[i].Number == 0) != q.InTitle {
			continue
		}
		if doc.Sentences[i].Start >= end {
			return
		}
		do(i)
	}
}

// about lists the names that stand in the content, at most six.
func (c *Coder) about(doc *readout.Document, q *readout.Quote, here *index) []readout.Quoted {
	var out []readout.Quoted
	seen := map[string]bool{}
	within(doc, q, func(i int) {
		for _, k := range here.mentions[i] {
			m := &doc.Mentions[k]
			if m.Kind == readout.Pronoun || m.Kind == readout.Description || len(out) >= 6 {
				continue
			}
			text, span := doc.Words(&doc.Sentences[i], m.First, m.End)
			for _, sp := range q.Content {
				if sp.Covers(span) && !seen[text] {
					seen[text] = true
					out = append(out, readout.Quoted{Text: text, Span: span, InTitle: q.InTitle})
				}
			}
		}
	})
	return out
}

func covered(spans []readout.Span, s readout.Span) bool {
	for _, sp := range spans {
		if sp.Covers(s) {
			return true
		}
	}
	return false
}

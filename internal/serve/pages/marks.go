package pages

import (
	"strings"

	readout "github.com/readout-events/readout"
)

// marksOf returns the marks of a report: those in the text, or those in the
// title.
func marksOf(r *readout.Report, item int, title bool) []Mark {
	var out []Mark
	add := func(role Role, sp readout.Span, inTitle bool) {
		if inTitle == title && !sp.Empty() {
			out = append(out, Mark{sp, role, item})
		}
	}
	for _, p := range r.Actor {
		add(Actor, p.Span, p.InTitle)
	}
	add(Trigger, r.Trigger.Span, r.Trigger.InTitle)
	for _, p := range r.Recipient {
		add(Recipient, p.Span, p.InTitle)
	}
	if r.Where != nil {
		add(Place, r.Where.Span, r.Sentence == 0)
	}
	for _, p := range r.Says {
		add(Source, p.Span, p.InTitle)
	}
	for _, p := range r.About {
		add(About, p.Span, p.InTitle)
	}
	for _, q := range r.Topics {
		add(About, q.Span, q.InTitle)
	}
	return out
}

// marksOfStatement returns the marks of a statement: those in the text, or
// those in the title.
func marksOfStatement(s *readout.Statement, item int, title bool) []Mark {
	var out []Mark
	add := func(role Role, q readout.Quoted) {
		if q.InTitle == title && !q.Span.Empty() {
			out = append(out, Mark{q.Span, role, item})
		}
	}
	for _, p := range s.Speaker {
		add(Source, p.Quoted)
	}
	for _, p := range s.Says {
		add(Source, p.Quoted)
	}
	add(Cue, s.Cue)
	for i, q := range s.Content {
		if i == 0 && s.Cue.Span.Empty() {
			add(Cue, q) // a quotation that nothing leads in
		}
		add(Content, q)
	}
	for _, q := range s.About {
		add(About, q)
	}
	return out
}

// timeMark returns the mark of the words that the day of a report comes from.
// A report keeps them in words only ("Friday": Friday before 2022-08-06): of
// the places in its sentence where they stand, the one nearest to the trigger.
func timeMark(r *readout.Report, item int, sentence readout.Span, source string) (Mark, bool) {
	words, ok := strings.CutPrefix(r.WhenBasis, `"`)
	if !ok || sentence.Empty() {
		return Mark{}, false
	}
	words, _, ok = strings.Cut(words, `"`)
	if !ok || words == "" {
		return Mark{}, false
	}
	text, best, found := sentence.Of(source), readout.Span{}, false
	for at := 0; ; {
		i := strings.Index(text[at:], words)
		if i < 0 {
			break
		}
		sp := readout.Span{Start: sentence.Start + at + i, End: sentence.Start + at + i + len(words)}
		if !found || far(sp, r.Trigger.Span) < far(best, r.Trigger.Span) {
			best, found = sp, true
		}
		at += i + len(words)
	}
	return Mark{best, Time, item}, found
}

// far is the number of bytes between two spans.
func far(a, b readout.Span) int { return max(a.Start-b.End, b.Start-a.End, 0) }

// sentenceSpan finds where a sentence that holds the span at stands in its
// text or title; empty where it stands nowhere.
func sentenceSpan(source, sentence string, at readout.Span) readout.Span {
	if sentence == "" || at.Start < 0 || at.Start > len(source) {
		return readout.Span{}
	}
	i := strings.LastIndex(source[:min(at.Start+len(sentence), len(source))], sentence)
	if i < 0 || i > at.Start || i+len(sentence) < at.End {
		return readout.Span{}
	}
	return readout.Span{Start: i, End: i + len(sentence)}
}

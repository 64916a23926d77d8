// Package date finds expressions of time in a document and says which days
// they mean: "on Friday", "last week", "the 26th", "Friday (August 5)",
// "early 2019", "since 2014", "two days later", "the same day".
//
// It works in three steps, sentence by sentence and in linear time:
//
//	words     tokens are looked up in words.txt; hyphens and slashes are taken apart
//	match     a hand-written grammar reads the words into expressions (match.go, calendar.go, relative.go)
//	resolve   expressions become days, counted from the day of publication or from the time named before
//
// A day is given only where it is certain from the text and the date of
// publication; else an interval, or Candidates, or nothing. Weekdays and days
// without a year are looked for in the past or the future by the tense of the
// verb that governs them (tense.go). Where the article has no date of
// publication, today.go infers what it can: a dateline, a full date, a weekday
// with its date, and the offices that the persons named held.
package date

import (
	"strings"

	"github.com/readout-events/readout/codebook/actors"

	readout "github.com/readout-events/readout"
)

// Finder finds and resolves expressions of time. It is safe for use by
// several goroutines at once.
type Finder struct {
	// Last is the last year that is thought of for a text that has neither a
	// date of publication nor a year: that of this release. There is no clock
	// in the reading; who reads newer texts without dates sets it.
	Last int

	lex   *lexicon
	table *actors.Table
}

// New returns a Finder. The actor tables may be nil; they are asked who held
// an office when, where the year of a text is open. It panics where the
// tables embedded in this package are broken, which a test excludes.
func New(t *actors.Table) *Finder {
	lex, err := loadLexicon(wordsText, namedText, sinceText)
	if err != nil {
		panic(err)
	}
	return &Finder{Last: 2026, lex: lex, table: t}
}

// mark is an expression in its sentence.
type mark struct {
	*expr
	sentence        int
	tfirst, tend    int // tokens
	dir             int
	alone, dateline bool
	diary           bool // "today is Monday, May 3": the day from which what follows is told
}

// Find fills doc.Times, doc.Today and doc.TodayWhy.
func (f *Finder) Find(doc *readout.Document) {
	doc.Times = doc.Times[:0]
	var marks []mark
	var words []word
	var found []*expr
	ancient := ancientText(doc, f.lex)
	for s := range doc.Sentences {
		sent := &doc.Sentences[s]
		words = f.lex.split(words[:0], sent)
		p := parser{lex: f.lex, ancient: ancient, sent: words, tags: func(tok int) string { return sent.Tokens[tok].XTag }}
		found = p.find(found[:0])
		for _, e := range found {
			m := mark{expr: e, sentence: s, tfirst: words[e.first].tok, tend: words[e.end-1].tok + 1}
			m.dir = direction(sent, words, e)
			if w := &words[e.first]; e.kind == kDay && w.is("next", "coming", "upcoming", "forthcoming") || e.first > 0 && words[e.first-1].is("upcoming", "forthcoming") {
				m.dir = future
			}
			m.alone = fills(words, e)
			m.dateline = dateline(words, e)
			m.diary = diary(words, e)
			marks = append(marks, m)
		}
	}
	r := &resolver{lo: none, hi: none, page: none, until: f.Last}
	if !doc.Published.IsZero() {
		r.lo = today(doc.Published)
		r.hi = r.lo
		r.name = "published"
		doc.Today = readout.Interval{From: r.lo.iso(), To: r.lo.iso()}
		doc.TodayWhy = "published " + r.lo.iso()
	} else {
		f.infer(doc, marks, r)
	}
	r.narrative = narrative(marks, r.lo)
	tells := firstPerson(doc)
	for i := range marks {
		m := &marks[i]
		r.sentence = m.sentence
		if tells && (i == 0 || marks[i-1].sentence != m.sentence) {
			for k := i; k < len(marks) && marks[k].sentence == m.sentence; k++ {
				if marks[k].diary && !quoted(doc, &marks[k]) {
					r.turnPage(marks[k].expr)
				}
			}
		}
		v := r.onPage(m.expr, m.dir)
		doc.Times = append(doc.Times, timeOf(doc, m, v))
		r.remember(m, v)
	}
	if len(doc.Times) == 0 {
		doc.Times = nil
	}
}

// remember keeps a time for those that are counted from it.
func (r *resolver) remember(m *mark, v value) {
	e := m.expr
	if e.bound == 2 || e.bound == 5 || !v.ok && len(v.cands) == 0 {
		return
	}
	a := anchor{value: v, sentence: m.sentence, set: true, wd: e.wd}
	if e.kind == kDay {
		a.m, a.d = e.m, e.d
	}
	if v.from == none && v.to != none && v.ok {
		return
	}
	if a.wd == 0 && v.prec == "day" && v.ok && v.from == v.to && e.kind == kDay {
		a.wd = v.from.weekday()
	}
	r.last = a
	if (e.explicitYear || v.soft || r.narrative && v.prec != "") && v.ok && v.prec != "century" && v.prec != "decade" {
		r.year = a
	}
}

// timeOf writes a value down.
func timeOf(doc *readout.Document, m *mark, v value) readout.Time {
	sent := &doc.Sentences[m.sentence]
	t := readout.Time{Sentence: m.sentence, First: m.tfirst, End: m.tend, Basis: v.why}
	t.Span = readout.Span{Start: sent.Tokens[m.tfirst].Start, End: sent.Tokens[m.tend-1].End}
	if v.ok {
		t.From, t.To, t.Precision = v.from.iso(), v.to.iso(), v.prec
	}
	for _, c := range v.cands {
		t.Candidates = append(t.Candidates, c.iso())
	}
	return t
}

// diary reports whether an expression is the day that a diary is written on:
// "today is Monday, May 3", "it is now 2:25 a.m. on Wednesday".
func diary(words []word, e *expr) bool {
	if e.kind != kDay && e.kind != kWeekday || e.mod != noMod {
		return false
	}
	i := e.first - 1
	for ; i > 0; i-- {
		w := &words[i]
		if !(w.is("on", "the", "now") || w.has(cClock) || w.num >= 0 || w.form == ":" || w.form == "." || strings.EqualFold(w.form, "currently") || strings.EqualFold(w.form, "finally") || strings.EqualFold(w.form, "officially")) {
			break
		}
	}
	if i < 1 || !words[i].is("is", "'s", "’s") {
		return false
	}
	return words[i-1].is("today") || strings.EqualFold(words[i-1].form, "it")
}

// firstPerson reports whether a text is told by an I.
func firstPerson(doc *readout.Document) bool {
	n := 0
	for s := range doc.Sentences {
		for i := range doc.Sentences[s].Tokens {
			if doc.Sentences[s].Tokens[i].Form == "I" {
				if n++; n > 2 {
					return true
				}
			}
		}
	}
	return false
}

// quoted reports whether an expression stands in what somebody is quoted with.
func quoted(doc *readout.Document, m *mark) bool {
	at := doc.Sentences[m.sentence].Tokens[m.tfirst].Start
	for i := range doc.Quotes {
		for _, c := range doc.Quotes[i].Content {
			if c.Start <= at && at < c.End {
				return true
			}
		}
	}
	return false
}

// turnPage goes on to the day that a diary names, if it is one of the two
// months before publication.
func (r *resolver) turnPage(e *expr) {
	if !r.known() {
		return
	}
	t := none
	if e.kind == kWeekday && r.page != none {
		t = r.page + day((e.wd-r.page.weekday()+7)%7)
	} else if v := r.at(e, r.lo, past); v.ok && v.prec == "day" {
		t = v.from
	}
	if t != none && t <= r.hi+1 && r.lo-t <= 60 {
		r.page = t
	}
}

// onPage resolves an expression; in a diary today and tomorrow are counted
// from its page.
func (r *resolver) onPage(e *expr, dir int) value {
	if r.page == none || r.page == r.lo {
		return r.resolve(e, dir)
	}
	counted := e.kind == kDeictic || e.kind == kWeekday && e.mod == noMod || e.kind == kUnit && e.mod == 0
	if !counted {
		return r.resolve(e, dir)
	}
	lo, hi, name := r.lo, r.hi, r.name
	r.lo, r.hi, r.name = r.page, r.page, "the day that the text is told on"
	v := r.resolve(e, dir)
	r.lo, r.hi, r.name = lo, hi, name
	return v
}

// narrative reports whether a text tells a story from old dates, so that days
// without a year belong to the year told before and not to that of
// publication: at least three dates with their year, most of them old, and
// hardly any that is counted from today.
func narrative(marks []mark, ref day) bool {
	old, now := 0, 0
	for i := range marks {
		e := marks[i].expr
		switch e.kind {
		case kWeekday, kDeictic, kUnit, kAgo:
			if !e.context && e.a == nil && !(e.kind == kAgo && e.k == 2) {
				now++
			}
		case kDay, kMonth, kYear:
			if ref == none && e.kind == kYear {
				continue // "the 2020 election" tells nothing without a day to compare it with
			}
			if e.y != 0 && (ref == none || ref.year() != e.y) {
				old++
			} else if e.y != 0 {
				now++
			}
		}
	}
	return old >= 3 && old > 3*now
}

// fills reports whether the expression is all of its sentence.
func fills(words []word, e *expr) bool {
	for i := range words {
		if i >= e.first && i < e.end {
			continue
		}
		if c := words[i].form[0]; c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || digit(c) {
			return false
		}
	}
	return true
}

// dateline reports whether the expression stands in a dateline: within the
// first words, after a name or a comma and before a dash, an agency in brackets
// ("KYIV, March 3 (Reuters) -"), or the end of the sentence. A date that the
// sentence begins with stands in one where a dash follows ("March 3, 2022 -").
func dateline(words []word, e *expr) bool {
	if e.first > 9 || e.kind != kDay {
		return false
	}
	if e.first == 0 {
		if e.end >= len(words) {
			return false
		}
		switch words[e.end].form {
		case "-", "–", "—", "--":
			return true
		}
		return false
	}
	for i := range e.first {
		w := &words[i]
		if c := w.form[0]; c >= 'a' && c <= 'z' && !w.is("the", "of", "and") {
			return false
		}
	}
	if words[0].form == "On" || words[0].has(cSmall) {
		return false
	}
	if e.end >= len(words) {
		return true // "Khartoum, 15 April 2023"
	}
	switch words[e.end].form {
	case ".":
		return e.end+1 == len(words)
	case "(", "-", "–", "—", "--", "/", ":", "|", "（":
		return true
	}
	return false
}

package code

import (
	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/clause"
)

// Trace is what explain shows of the coding of one sentence.
type Trace struct {
	Sentence int // index into Document.Sentences
	Clauses  []clause.Clause
	Reports  []readout.Report
	Why      [][]string // of each report: how its status came about
	Doubts   [][]string // of each report: what lowers its confidence, the heaviest first
	Near     []Near     // rules that were tried and did not match, in order of the text
	Left     []Left     // acts found that are no reports
}

// Explain codes one sentence and keeps what was tried.
func (c *Coder) Explain(doc *readout.Document, i int) Trace {
	here := indexOf(doc)
	for k := max(0, i-4); k < i; k++ { // a meeting told of before
		p := c.sentence(doc, k, here)
		p.run()
		p.remember()
	}
	s := c.sentence(doc, i, here)
	s.trace = true
	s.run()
	t := Trace{Sentence: i, Clauses: s.clauses, Reports: s.reports(), Near: s.near, Left: s.left}
	for i, ev := range s.events {
		t.Why = append(t.Why, ev.why)
		t.Doubts = append(t.Doubts, s.doubts(ev, &t.Reports[i]))
	}
	return t
}

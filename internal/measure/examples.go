// Package measure compares what was found with what was marked: precision,
// recall, and where it went wrong.
package measure

import (
	"fmt"
	"runtime"
	"strings"
	"sync"
	"time"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook"
	"github.com/readout-events/readout/coder"
)

// ExampleResult is one example of the codebook with what came of it.
type ExampleResult struct {
	Example   *codebook.Example
	Right     bool
	Want, Got string
}

// Day is the day of publication of all examples, so that "in 2014" is past.
var Day = time.Date(2024, 6, 15, 0, 0, 0, 0, time.UTC)

// Examples codes the examples that pick chooses, in order.
func Examples(c *coder.Coder, pick func(*codebook.Example) bool) []ExampleResult {
	var out []ExampleResult
	for _, ex := range c.Book.Examples {
		if pick == nil || pick(ex) {
			out = append(out, ExampleResult{Example: ex})
		}
	}
	each(c, len(out), func(w *coder.Worker, i int) {
		r := &out[i]
		ex := r.Example
		res := w.Code(readout.Article{ID: fmt.Sprintf("%s:%d", ex.File, ex.Line), Text: ex.Sentence, Published: Day})
		r.Right, r.Want, r.Got = compare(ex, res.Reports)
	})
	return out
}

// each runs do for 0..n-1 on all cores, each goroutine with its own worker.
func each(c *coder.Coder, n int, do func(w *coder.Worker, i int)) {
	var wg sync.WaitGroup
	cores := min(runtime.GOMAXPROCS(0), n)
	for k := 0; k < cores; k++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			w := c.Worker()
			for i := k; i < n; i += cores {
				do(w, i)
			}
		}()
	}
	wg.Wait()
}

// compare says whether the reports are those that the example names. Reports
// kept within another are not looked at; nor are reports that the example
// does not name and whose status says that nothing happened.
func compare(ex *codebook.Example, reports []readout.Report) (right bool, want, got string) {
	var wants, gots []string
	for _, w := range ex.Want {
		wants = append(wants, w.String())
	}
	used := make([]bool, len(ex.Want))
	right = true
	for i := range reports {
		r := &reports[i]
		if r.Within != "" {
			continue
		}
		gots = append(gots, Line(r))
		hit := false
		for k := range ex.Want {
			if !used[k] && fits(&ex.Want[k], r) {
				used[k], hit = true, true
				break
			}
		}
		if !hit && r.Status != readout.Negated && r.Status != readout.Hypothetical {
			right = false
		}
	}
	for _, u := range used {
		right = right && u
	}
	if want = strings.Join(wants, "; "); want == "" {
		want = "nothing"
	}
	if got = strings.Join(gots, "; "); got == "" {
		got = "nothing"
	}
	return right, want, got
}

func fits(w *codebook.Expected, r *readout.Report) bool {
	if w.Type != r.Type || w.Mode != "" && w.Mode != r.Mode || w.Status != r.Status {
		return false
	}
	if w.Says != "" {
		ok := false
		for i := range r.Says {
			ok = ok || named(w.Says, &r.Says[i])
		}
		if !ok {
			return false
		}
	}
	return allNamed(w.Actor, phrases(r.Actor)) && allNamed(w.Recipient, phrases(r.Recipient))
}

// phrases drops participants of one phrase but the first: "the ministers of
// Brazil and Peru" are two parties and one name in an example.
func phrases(ps []readout.Participant) []readout.Participant {
	var out []readout.Participant
	for i := range ps {
		if len(out) == 0 || out[len(out)-1].Span != ps[i].Span || ps[i].Span.Empty() {
			out = append(out, ps[i])
		}
	}
	return out
}

func allNamed(names []string, ps []readout.Participant) bool {
	if len(names) != len(ps) {
		return false
	}
	used := make([]bool, len(ps))
	for _, n := range names {
		ok := false
		for i := range ps {
			if !used[i] && named(n, &ps[i]) {
				used[i], ok = true, true
				break
			}
		}
		if !ok {
			return false
		}
	}
	return true
}

// named reports whether the participant goes by the name: its words or its
// full name contain it.
func named(name string, p *readout.Participant) bool {
	n := strings.ToLower(strings.TrimPrefix(strings.TrimPrefix(name, "the "), "The "))
	return strings.Contains(strings.ToLower(p.Text), n) || strings.Contains(strings.ToLower(p.Name), n)
}

// Line writes a report in the notation of the codebook's examples.
func Line(r *readout.Report) string {
	e := codebook.Expected{Type: r.Type, Mode: r.Mode, Status: r.Status}
	who := func(ps []readout.Participant) (out []string) {
		for i := range ps {
			n := ps[i].Text
			if n == "" {
				n = ps[i].Name
			}
			out = append(out, n)
		}
		return out
	}
	e.Actor, e.Recipient = who(r.Actor), who(r.Recipient)
	if s := who(r.Says); len(s) > 0 {
		e.Says = strings.Join(s, " < ")
	}
	return e.String()
}

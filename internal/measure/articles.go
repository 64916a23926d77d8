package measure

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"runtime"
	"time"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/coder"
	"github.com/readout-events/readout/internal/read"
)

// Relevance is how well what is found tells relevant sentences: a report, or
// a statement of somebody who speaks in politics, which CAMEO counts as an event
// of its own (root 01) and PLOVER does not.
type Relevance struct {
	Count  Count // reports and statements
	Events Count // reports alone
	Errors []string
}

// speaks reports whether a speaker speaks in politics: a state, an official,
// a body of states, a legislator, party, army or armed group.
func speaks(ps []readout.Participant) bool {
	for i := range ps {
		switch ps[i].Sector {
		case "GOV", "MIL", "LEG", "PTY", "OPP", "REB", "PRM", "SPY", "ELI":
			return true
		case "":
			if ps[i].Country != "" {
				return true
			}
		}
	}
	return false
}

// ScoreRelevance codes sentences marked relevant or not.
func ScoreRelevance(c *coder.Coder, path string, half Half) (*Relevance, error) {
	gold, err := ReadGold(path)
	if err != nil {
		return nil, err
	}
	results := codeAll(c, alone(gold))
	r := &Relevance{}
	for i, g := range gold {
		if !half.has(i) {
			continue
		}
		found := ""
		for k := range results[i].Reports {
			if rep := &results[i].Reports[k]; rep.Within == "" && counted(rep.Status) {
				found += "\n  " + codes(rep) + " [" + rep.Trigger.Text + "] " + rep.Rule
			}
		}
		r.Events.Add(btoi(g.Relevant && found != ""), btoi(found != ""), btoi(g.Relevant))
		for k := range results[i].Statements {
			if st := &results[i].Statements[k]; speaks(st.Speaker) {
				found += "\n  says " + joined(st.Speaker) + " [" + st.Cue.Text + "]"
			}
		}
		r.Count.Add(btoi(g.Relevant && found != ""), btoi(found != ""), btoi(g.Relevant))
		if g.Relevant != (found != "") {
			r.Errors = append(r.Errors, fmt.Sprintf("%s relevant=%v  %s%s", g.ID, g.Relevant, g.Text, found))
		}
	}
	return r, nil
}

// ReadArticles reads a file or folder of articles, of which half keeps those
// with an even or odd place.
func ReadArticles(path string, half Half) ([]readout.Article, error) {
	var arts []readout.Article
	var first error
	n := 0
	err := read.Articles([]string{path}, read.Options{}, func(a readout.Article) error {
		if half.has(n) {
			arts = append(arts, a)
		}
		n++
		return nil
	}, func(p *read.Problem) {
		if first == nil {
			first = p
		}
	})
	if err == nil {
		err = first
	}
	return arts, err
}

// Articles codes a file of articles on one core, prints the speed, and checks
// that every span gives the words it stands for.
func Articles(w io.Writer, c *coder.Coder, path string) error {
	var arts []readout.Article
	var problems int
	if err := read.Articles([]string{path}, read.Options{}, func(a readout.Article) error { arts = append(arts, a); return nil },
		func(p *read.Problem) { problems++; fmt.Fprintln(w, p) }); err != nil {
		return err
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	worker := c.Worker()
	for i := 0; i < len(arts) && i < 5; i++ {
		worker.Code(arts[i])
	}
	var sentences, tokens, reports, statements, bad, spans int
	var buf bytes.Buffer
	var took time.Duration
	for i := range arts {
		start := Processor()
		res := worker.Code(arts[i])
		buf.Reset()
		if res.Err == nil {
			res.Err = coder.AppendJSON(&buf, &res)
		}
		took += Processor() - start
		if res.Err != nil {
			fmt.Fprintln(w, res.Err)
			continue
		}
		sentences += len(res.Document.Sentences)
		for k := range res.Document.Sentences {
			tokens += len(res.Document.Sentences[k].Tokens)
		}
		reports += len(res.Reports)
		statements += len(res.Statements)
		n, wrong := CheckSpans(buf.Bytes(), &arts[i])
		spans += n
		bad += len(wrong)
		for _, s := range wrong {
			fmt.Fprintln(w, s)
		}
	}
	sec := took.Seconds()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Fprintf(w, "%d articles, %d sentences, %d tokens, %d reports, %d statements\n", len(arts), sentences, tokens, reports, statements)
	fmt.Fprintf(w, "%.2f s of processor time on one core: %.0f sentences a second, %.0f tokens a second\n", sec, float64(sentences)/sec, float64(tokens)/sec)
	fmt.Fprintf(w, "%d spans checked, %d wrong; memory from the system %.0f MB\n", spans, bad, float64(m.Sys)/1e6)
	return nil
}

// CheckSpans compares the text of every span in JSON Lines output with the
// article's bytes. It returns how many there were and those that differ.
func CheckSpans(lines []byte, a *readout.Article) (n int, wrong []string) {
	for _, l := range bytes.Split(lines, []byte("\n")) {
		if len(l) == 0 {
			continue
		}
		var v any
		if err := json.Unmarshal(l, &v); err != nil {
			return n, append(wrong, err.Error())
		}
		var walk func(v any)
		walk = func(v any) {
			switch v := v.(type) {
			case []any:
				for _, x := range v {
					walk(x)
				}
			case map[string]any:
				if span, ok := v["span"].([]any); ok && len(span) == 2 {
					n++
					from, to := int(span[0].(float64)), int(span[1].(float64))
					src := a.Text
					if v["in"] == "title" {
						src = a.Title
					}
					text, _ := v["text"].(string)
					if from < 0 || to > len(src) || from > to || src[from:to] != text {
						wrong = append(wrong, fmt.Sprintf("%s: span [%d,%d) is not %q", a.ID, from, to, text))
					}
				}
				for _, x := range v {
					walk(x)
				}
			}
		}
		walk(v)
	}
	return n, wrong
}

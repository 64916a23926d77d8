// Package bcubed measures merging on stories whose acts are marked: the
// articles of all stories are coded and merged together, so that different
// stories can be merged by mistake, and each report that stands at a marked
// word is scored.
//
// B-cubed (Bagga and Baldwin 1998): the precision of a report is the share of
// the reports of its event that tell of the same act, its recall the share of
// the reports of its act that are in its event, itself included in both; the
// figures are means over reports. Reports at unmarked words take part in the
// merging and are not scored.
package bcubed

import (
	"fmt"
	"io"
	"slices"
	"sort"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/coder"
	"github.com/readout-events/readout/internal/merge"
)

// Figures are B-cubed figures, 0 to 1.
type Figures struct{ Precision, Recall float64 }

// F1 is the harmonic mean.
func (f Figures) F1() float64 {
	if f.Precision+f.Recall == 0 {
		return 0
	}
	return 2 * f.Precision * f.Recall / (f.Precision + f.Recall)
}

// Result of a set of stories.
type Result struct {
	Stories, Articles, Acts int
	Marks, Found            int // marked words, and those at which there is a report
	Reports                 int // reports that are scored, of All
	All                     int
	Events                  int
	Merge, Baseline         Figures
	Files                   []Part   // the same for the stories of each file
	Wrong                   []string // pairs merged by mistake and pairs not merged, in words
}

// Part is what came of the stories of one file; they are merged together with
// all others.
type Part struct {
	File                           string
	Stories, Reports, Marks, Found int
	Merge, Baseline                Figures
}

// Print writes the figures, for each file and in all.
func (r *Result) Print(out io.Writer) {
	fmt.Fprintf(out, "%d stories, %d articles, %d acts; %d of %d marked words have a report; %d reports scored of %d, which make %d events\n\n",
		r.Stories, r.Articles, r.Acts, r.Found, r.Marks, r.Reports, r.All, r.Events)
	fmt.Fprintf(out, "%-14s%8s%9s   %-24s%s\n", "", "stories", "reports", "merge P / R / F1", "baseline P / R / F1")
	line := func(name string, stories, reports int, m, b Figures) {
		three := func(f Figures) string {
			return fmt.Sprintf("%.1f / %.1f / %.1f", 100*f.Precision, 100*f.Recall, 100*f.F1())
		}
		fmt.Fprintf(out, "%-14s%8d%9d   %-24s%s\n", name, stories, reports, three(m), three(b))
	}
	for _, p := range r.Files {
		line(p.File, p.Stories, p.Reports, p.Merge, p.Baseline)
	}
	line("all", r.Stories, r.Reports, r.Merge, r.Baseline)
}

// scored is a report at a marked word.
type scored struct {
	index int // in the list of features
	act   string
	file  string
}

// Score codes the stories and merges all their reports at once. The baseline
// is one event for each type, dyad of countries and day (of the act, or of
// publication where none is told).
func Score(c *coder.Coder, stories []Story) (*Result, error) {
	res := &Result{Stories: len(stories)}
	w := c.Worker()
	var features []merge.Features
	var reports []readout.Report
	var gold []scored
	acts := map[string]bool{}
	for _, s := range stories {
		res.Acts += len(s.Acts)
		if n := len(res.Files); n == 0 || res.Files[n-1].File != s.File {
			res.Files = append(res.Files, Part{File: s.File})
		}
		part := &res.Files[len(res.Files)-1]
		part.Stories++
		for _, a := range s.Articles {
			res.Articles++
			out := w.Code(a.Article)
			if out.Err != nil {
				return nil, fmt.Errorf("%s: %w", a.ID, out.Err)
			}
			found := make([]bool, len(a.Marks))
			for i := range out.Reports {
				r := &out.Reports[i]
				at := len(features)
				features = append(features, merge.Extract(r, merge.Meta{Article: a.ID, Publisher: a.Publisher, Published: a.Published.Format("2006-01-02"), Copy: a.ID}))
				reports = append(reports, *r)
				best, most := -1, 0
				for k, m := range a.Marks {
					if m.InTitle != r.Trigger.InTitle {
						continue
					}
					if n := min(m.Span.End, r.Trigger.Span.End) - max(m.Span.Start, r.Trigger.Span.Start); n > most {
						best, most = k, n
					}
				}
				if best >= 0 {
					found[best] = true
					act := s.Name + "/" + a.Marks[best].Act
					acts[act] = true
					gold = append(gold, scored{at, act, s.File})
					part.Reports++
				}
			}
			res.Marks += len(a.Marks)
			part.Marks += len(a.Marks)
			for _, f := range found {
				if f {
					res.Found++
					part.Found++
				}
			}
		}
	}
	res.All, res.Reports = len(features), len(gold)
	events := merge.Cluster(features, nil)
	res.Events = len(events)
	in := make([]string, len(features))
	for k, list := range events {
		for _, i := range list {
			in[i] = fmt.Sprint(k)
		}
	}
	base := make([]string, len(features))
	for i := range features {
		base[i] = baseline(&features[i])
	}
	res.Merge, res.Baseline = figures(gold, in, ""), figures(gold, base, "")
	for i := range res.Files {
		p := &res.Files[i]
		p.Merge, p.Baseline = figures(gold, in, p.File), figures(gold, base, p.File)
	}
	for x := range gold {
		for y := range x {
			a, b := gold[x], gold[y]
			if (a.act == b.act) == (in[a.index] == in[b.index]) {
				continue
			}
			what := "apart by mistake"
			if a.act != b.act {
				what = "together by mistake"
			}
			p, q := &reports[b.index], &reports[a.index]
			v := merge.Same(&features[b.index], &features[a.index])
			res.Wrong = append(res.Wrong, fmt.Sprintf("%s %s: %s and %s (%.2f %s)\n  %s\n  %s", a.file, what, b.act, a.act, v.Score, v.Why, line(p, &features[b.index]), line(q, &features[a.index])))
		}
	}
	sort.Strings(res.Wrong)
	return res, nil
}

// line shows a report in one line.
func line(r *readout.Report, f *merge.Features) string {
	names := func(ps []readout.Participant) string {
		var out []string
		for _, p := range ps {
			out = append(out, strings.TrimSpace(p.Name+" "+p.Country+" "+p.Sector))
		}
		return strings.Join(out, "; ")
	}
	return fmt.Sprintf("%s/%s %s | %s | %s | %s | %s [%s] %s", r.Type, r.Mode, r.Status, names(r.Actor), names(r.Recipient), r.When.From, f.Article, r.Trigger.Text, r.Text)
}

// baseline is the event of a report where type, dyad and day make one.
func baseline(f *merge.Features) string {
	day := f.From
	if day == 0 {
		day = f.Published
	}
	side := func(ps []merge.Party) string {
		var cs []string
		for _, p := range ps {
			cs = append(cs, p.Country)
		}
		slices.Sort(cs)
		return strings.Join(slices.Compact(cs), "+")
	}
	return fmt.Sprintf("%s|%s|%s|%d", f.Type, side(f.Actor), side(f.Recipient), day)
}

// figures of B-cubed over the scored reports of a file, "" for all; in has
// each report's event.
func figures(gold []scored, in []string, file string) (f Figures) {
	byAct, byEvent, both := map[string]int{}, map[string]int{}, map[string]int{}
	for _, g := range gold {
		e := in[g.index]
		byAct[g.act]++
		byEvent[e]++
		both[g.act+"\x00"+e]++
	}
	all := 0.0
	for _, g := range gold {
		if file != "" && g.file != file {
			continue
		}
		all++
		e := in[g.index]
		n := float64(both[g.act+"\x00"+e])
		f.Precision += n / float64(byEvent[e])
		f.Recall += n / float64(byAct[g.act])
	}
	if all > 0 {
		f.Precision /= all
		f.Recall /= all
	}
	return f
}

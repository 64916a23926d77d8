package measure

import (
	"fmt"
	"io"
	"math"
	"sort"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/coder"
)

// Press are the figures of press text, by the tests of score.py.
type Press struct {
	Detect, Type, Who, Sector, Status, Says Count
	ByType                                  map[string]*Count
	Causes                                  Causes
	Errors                                  []string
	Marks                                   []Mark
}

// Mark is one counted report with its confidence and whether it was right in
// type, actor and recipient; for calibration.
type Mark struct {
	Report readout.Report
	Right  bool
}

// Half chooses documents: all, those with an even or an odd place in the file.
type Half string

// Halves of a set: "even" is read for its errors, "odd" is only scored.
const (
	All  Half = "all"
	Even Half = "even"
	Odd  Half = "odd"
)

func (h Half) has(i int) bool { return h == All || h == "" || (h == Even) == (i%2 == 0) }

// ScorePress codes a gold file whose sentences form articles and scores it. The
// other coder, which may be nil, helps to tell errors of the tree from others.
func ScorePress(c, other *coder.Coder, path string, half Half) (*Press, error) {
	gold, err := ReadGold(path)
	if err != nil {
		return nil, err
	}
	type place struct{ first, end int }
	var arts []readout.Article
	var members [][]int
	spans := make([]place, len(gold))
	at := map[string]int{}
	for i, g := range gold {
		id := g.ID[:strings.LastIndexByte(g.ID, ':')]
		k, ok := at[id]
		if !ok {
			k = len(arts)
			at[id] = k
			arts = append(arts, readout.Article{ID: id})
			members = append(members, nil)
		}
		a := &arts[k]
		spans[i] = place{len(a.Text), len(a.Text) + len(g.Text)}
		a.Text += g.Text + "\n"
		members[k] = append(members[k], i)
	}
	results := explainAll(c, other, arts)
	p := &Press{ByType: map[string]*Count{}}
	for k := range arts {
		if err := results[k].res.Err; err != nil {
			return nil, err
		}
		if !half.has(k) {
			continue
		}
		lost := 0
		units := make([]*unit, len(members[k]))
		for m, i := range members[k] {
			at := readout.Span{Start: spans[i].first, End: spans[i].end}
			units[m] = newUnit(&gold[i], at, &results[k], c, func(g *GoldEvent) string { return g.Trigger })
		}
	reports:
		for _, r := range results[k].res.Reports {
			for _, u := range units {
				if u.has(&r) {
					continue reports
				}
			}
			if r.Within == "" && counted(r.Status) {
				lost++
				p.Causes.Errors = append(p.Causes.Errors, Fault{Cause: NotSplit, Found: r.Type})
			}
		}
		for _, u := range units {
			p.sentence(u)
		}
		for _, c := range []*Count{&p.Type, &p.Who, &p.Sector, &p.Status, &p.Says} {
			c.Wrong += lost
		}
	}
	return p, nil
}

func (p *Press) byType(t string) *Count {
	if p.ByType[t] == nil {
		p.ByType[t] = &Count{}
	}
	return p.ByType[t]
}

func (p *Press) sentence(u *unit) {
	ofGold, ofReport := p.Causes.add(u)
	var gs []GoldEvent
	var gf []*Fault
	for i, e := range u.gold.Events {
		if counted(e.Status) {
			gs, gf = append(gs, e), append(gf, ofGold[i])
		}
	}
	var reps []readout.Report
	var rf []*Fault
	for k, r := range u.reports {
		if r.Within == "" && counted(r.Status) {
			reps, rf = append(reps, r), append(rf, ofReport[k])
		}
	}
	p.Detect.Add(btoi(len(gs) > 0 && len(reps) > 0), btoi(len(reps) > 0), btoi(len(gs) > 0))
	score := func(c *Count, test func(*GoldEvent, *readout.Report) bool) []int {
		own := pair(gs, reps, test)
		hit := 0
		for _, o := range own {
			if o >= 0 {
				hit++
			}
		}
		c.Add(hit, len(reps), len(gs))
		return own
	}
	byType := score(&p.Type, func(g *GoldEvent, r *readout.Report) bool { return g.Type == r.Type })
	own := score(&p.Who, func(g *GoldEvent, r *readout.Report) bool { return sameWho(g, r, false) })
	score(&p.Sector, func(g *GoldEvent, r *readout.Report) bool { return sameWho(g, r, true) })
	score(&p.Status, func(g *GoldEvent, r *readout.Report) bool { return sameWho(g, r, false) && g.Status == r.Status })
	score(&p.Says, func(g *GoldEvent, r *readout.Report) bool {
		ga, ra := "", ""
		if len(g.Says) > 0 {
			ga = strings.ToUpper(g.Says[0].Country)
		}
		if len(r.Says) > 0 {
			ra = strings.ToUpper(r.Says[0].Country)
		}
		return sameWho(g, r, false) && ga == ra
	})
	goldHit := make([]bool, len(gs))
	var notes []string
	for j := range reps {
		p.Marks = append(p.Marks, Mark{reps[j], own[j] >= 0})
		if own[j] >= 0 {
			goldHit[own[j]] = true
			p.byType(reps[j].Type).Right++
		} else {
			p.byType(reps[j].Type).Wrong++
			kind := "false"
			if byType[j] >= 0 {
				kind = "party"
			}
			notes = append(notes, fmt.Sprintf("  %-6s %s [%s] %s", kind, codes(&reps[j]), reps[j].Trigger.Text, reps[j].Rule)+rf[j].note())
		}
	}
	for i := range gs {
		if goldHit[i] {
			continue
		}
		p.byType(gs[i].Type).Missed++
		notes = append(notes, fmt.Sprintf("  %-6s %s [%s]", "missed", goldCodes(&gs[i]), gs[i].Trigger)+gf[i].note())
	}
	if len(notes) > 0 {
		p.Errors = append(p.Errors, u.gold.ID+"  "+u.gold.Text+"\n"+strings.Join(notes, "\n"))
	}
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

func codes(r *readout.Report) string {
	s := r.Type
	if r.Mode != "" {
		s += "/" + r.Mode
	}
	who := func(ps []readout.Participant) string {
		var out []string
		for i := range ps {
			out = append(out, strings.TrimSpace(ps[i].Country+" "+ps[i].Sector)+" ("+ps[i].Text+")")
		}
		return strings.Join(out, ", ")
	}
	s += " " + who(r.Actor) + " > " + who(r.Recipient)
	if r.Status != readout.Actual {
		s += " " + r.Status
	}
	if len(r.Says) > 0 {
		s += " says " + r.Says[0].Country + " " + r.Says[0].Text
	}
	return s
}

func goldCodes(g *GoldEvent) string {
	who := func(ps []GoldParty) string {
		var out []string
		for _, p := range ps {
			out = append(out, strings.TrimSpace(p.Country+" "+p.Sector)+" ("+p.Text+")")
		}
		return strings.Join(out, ", ")
	}
	s := g.Type
	if g.Mode != "" {
		s += "/" + g.Mode
	}
	s += " " + who(g.Actor) + " > " + who(g.Recipient)
	if g.Status != readout.Actual {
		s += " " + g.Status
	}
	if len(g.Says) > 0 {
		s += " says " + g.Says[0].Country + " " + g.Says[0].Text
	}
	return s
}

// Print writes the figures as score.py does, and where errors come from.
func (p *Press) Print(w io.Writer) {
	for _, l := range []struct {
		name string
		c    Count
	}{{"detect", p.Detect}, {"type", p.Type}, {"who", p.Who}, {"sector", p.Sector}, {"status", p.Status}, {"says", p.Says}} {
		fmt.Fprintf(w, "%-7s %s\n", l.name, l.c)
	}
	fmt.Fprintln(w, "by type (who):")
	var types []string
	for t := range p.ByType {
		types = append(types, t)
	}
	sort.Strings(types)
	for _, t := range types {
		fmt.Fprintf(w, "  %-10s %s\n", t, *p.ByType[t])
	}
	p.reliability(w)
	p.Causes.Print(w)
}

// reliability prints how often reports of a stated confidence are right, and
// the expected calibration error: the mean distance of the two, weighted by
// reports (Guo et al. 2017), in bins of a tenth.
func (p *Press) reliability(w io.Writer) {
	var n, right [10]int
	var sum [10]float64
	for _, m := range p.Marks {
		b := min(9, int(m.Report.Confidence*10))
		n[b]++
		sum[b] += m.Report.Confidence
		right[b] += btoi(m.Right)
	}
	ece := 0.0
	fmt.Fprintln(w, "confidence (stated, right, reports):")
	for b := range n {
		if n[b] == 0 {
			continue
		}
		stated, actual := sum[b]/float64(n[b]), float64(right[b])/float64(n[b])
		ece += math.Abs(stated-actual) * float64(n[b]) / float64(len(p.Marks))
		fmt.Fprintf(w, "  %.2f  %.2f  %d\n", stated, actual, n[b])
	}
	fmt.Fprintf(w, "  expected calibration error %.3f\n", ece)
}

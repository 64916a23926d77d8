package measure

import (
	"encoding/json"
	"fmt"
	"io"
	"sort"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/coder"
)

// Pairs are the figures of a set with one type between a marked source and
// target a sentence.
type Pairs struct {
	Labels          map[string]*Count
	Right, Answered int
	Total           int
	Errors          []string
}

// MacroF1 is the mean of the labels' F1, 0 to 100.
func (p *Pairs) MacroF1() float64 {
	sum := 0.0
	for _, c := range p.Labels {
		sum += c.F1()
	}
	return sum / float64(max(1, len(p.Labels)))
}

func words(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(s) {
		w = strings.Trim(strings.ToLower(w), `.,'"`)
		switch w {
		case "the", "a", "an", "of", "and", "in", "'s":
		default:
			out[w] = true
		}
	}
	return out
}

func meetsWords(a, b string) bool {
	x, y := words(a), words(b)
	for w := range x {
		if y[w] {
			return true
		}
	}
	return false
}

func text(raw json.RawMessage) string {
	var s string
	_ = json.Unmarshal(raw, &s)
	return s
}

// ScorePairs codes a gold file of marked pairs by the tests of score.py.
func ScorePairs(c *coder.Coder, path string, half Half) (*Pairs, error) {
	gold, err := ReadGold(path)
	if err != nil {
		return nil, err
	}
	results := codeAll(c, alone(gold))
	p := &Pairs{Labels: map[string]*Count{}}
	for _, g := range gold {
		p.Labels[g.Events[0].Plover] = &Count{}
	}
	for i, g := range gold {
		if !half.has(i) {
			continue
		}
		p.Total++
		e := g.Events[0]
		src, tgt := text(e.SourceText), text(e.TargetText)
		best, got := 0, ""
		var all []string
		for k := range results[i].Reports {
			r := &results[i].Reports[k]
			if r.Within != "" || r.Status == readout.Negated || r.Status == readout.Failed {
				continue
			}
			all = append(all, codes(r)+" ["+r.Trigger.Text+"] "+r.Rule)
			act, rec := joined(r.Actor), joined(r.Recipient)
			v := 0
			if meetsWords(act, src) {
				v += 2
			}
			if meetsWords(rec, tgt) || strings.TrimSpace(rec) == "" && meetsWords(act, tgt) {
				v += 2
			}
			if v > best {
				best, got = v, yield(r.Type, p.Labels)
			}
		}
		if got != "" {
			p.Answered++
		}
		if got == e.Plover {
			p.Right++
		} else {
			found := got
			if found == "" {
				found = "nothing"
			}
			p.Errors = append(p.Errors, fmt.Sprintf("%s  %s\n  want %s <%s> <%s>, got %s\n  %s", g.ID, g.Text, e.Plover, src, tgt, found, strings.Join(all, "\n  ")))
		}
		for l, c := range p.Labels {
			c.Add(btoi(got == e.Plover && got == l), btoi(got == l), btoi(e.Plover == l))
		}
	}
	return p, nil
}

func yield(t string, labels map[string]*Count) string {
	if _, ok := labels["YIELD"]; ok && (t == "RETREAT" || t == "CONCEDE") {
		return "YIELD"
	}
	return t
}

func joined(ps []readout.Participant) string {
	var s []string
	for i := range ps {
		s = append(s, ps[i].Text+" "+ps[i].Name)
	}
	return strings.Join(s, " ")
}

// Print writes the figures as score.py does.
func (p *Pairs) Print(w io.Writer) {
	n := float64(max(1, p.Total))
	fmt.Fprintf(w, "macro   F1 %5.1f  accuracy %5.1f  answered %5.1f  of %d\n", p.MacroF1(), 100*float64(p.Right)/n, 100*float64(p.Answered)/n, p.Total)
	var labels []string
	for l := range p.Labels {
		labels = append(labels, l)
	}
	sort.Strings(labels)
	for _, l := range labels {
		fmt.Fprintf(w, "  %-10s %s\n", l, *p.Labels[l])
	}
}

// Dyads are the figures of a set with actor codes such as HUNGOV.
type Dyads struct {
	Type, Who, Sector Count
	Causes            Causes
	Errors            []string
}

var dyadCountry = strings.NewReplacer("JAP", "JPN", "ITL", "ITA", "VTN", "VNM", "UNO", "IGO", "EUR", "IGO")

func dyadCodes(raw json.RawMessage) []GoldParty {
	var many []string
	if json.Unmarshal(raw, &many) != nil {
		var one string
		if json.Unmarshal(raw, &one) == nil && one != "" {
			many = []string{one}
		}
	}
	var out []GoldParty
	for _, c := range many {
		if len(c) < 3 {
			out = append(out, GoldParty{Country: c})
			continue
		}
		out = append(out, GoldParty{Country: dyadCountry.Replace(c[:3]), Sector: c[3:min(6, len(c))]})
	}
	return out
}

// ScoreDyads codes a gold file of dyads by the tests of score.py. The other
// coder, which may be nil, helps to tell errors of the tree from others.
func ScoreDyads(c, other *coder.Coder, path string, half Half) (*Dyads, error) {
	gold, err := ReadGold(path)
	if err != nil {
		return nil, err
	}
	results := explainAll(c, other, alone(gold))
	d := &Dyads{}
	for i := range gold {
		if !half.has(i) {
			continue
		}
		if err := results[i].res.Err; err != nil {
			return nil, err
		}
		g := gold[i]
		var gs []GoldEvent
		for _, e := range g.Events {
			if e.Plover != "" {
				gs = append(gs, GoldEvent{Type: e.Plover, Actor: dyadCodes(e.Source), Recipient: dyadCodes(e.Target), EventText: e.EventText})
			}
		}
		ex := results[i]
		for _, reports := range [][]readout.Report{ex.res.Reports, ex.other.Reports} {
			for k := range reports {
				reports[k].Actor, reports[k].Recipient = plain(reports[k].Actor), plain(reports[k].Recipient)
			}
		}
		var rs []readout.Report
		for _, r := range ex.res.Reports {
			if r.Within == "" && counted(r.Status) {
				rs = append(rs, r)
			}
		}
		d.Causes.add(newUnit(&GoldSentence{ID: g.ID, Text: g.Text, Events: gs}, readout.Span{End: len(g.Text)}, &ex, c, func(g *GoldEvent) string { return g.EventText }))
		add := func(c *Count, test func(*GoldEvent, *readout.Report) bool) int {
			hit := 0
			for _, o := range pair(gs, rs, test) {
				hit += btoi(o >= 0)
			}
			c.Add(hit, len(rs), len(gs))
			return hit
		}
		add(&d.Type, func(g *GoldEvent, r *readout.Report) bool { return g.Type == r.Type })
		who := add(&d.Who, func(g *GoldEvent, r *readout.Report) bool { return sameWho(g, r, false) })
		add(&d.Sector, func(g *GoldEvent, r *readout.Report) bool { return sameWho(g, r, true) })
		if who < len(gs) || who < len(rs) {
			s := g.ID + "  " + g.Text
			for k := range gs {
				s += "\n  want " + goldCodes(&gs[k]) + " <" + string(g.Events[k].SourceText) + "> <" + string(g.Events[k].TargetText) + ">"
			}
			for k := range rs {
				s += "\n  got  " + codes(&rs[k]) + " [" + rs[k].Trigger.Text + "] " + rs[k].Rule
			}
			d.Errors = append(d.Errors, s)
		}
	}
	return d, nil
}

func plain(ps []readout.Participant) []readout.Participant {
	out := append([]readout.Participant{}, ps...)
	for i := range out {
		switch out[i].Country {
		case "UNO", "EUR":
			out[i].Country = "IGO"
		}
	}
	return out
}

// Print writes the figures as score.py does.
func (d *Dyads) Print(w io.Writer) {
	fmt.Fprintf(w, "type    %s\nwho     %s\nsector  %s\n", d.Type, d.Who, d.Sector)
	d.Causes.Print(w)
}

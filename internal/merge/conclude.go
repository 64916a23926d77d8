package merge

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	readout "github.com/readout-events/readout"
)

// Item is a report with its article.
type Item struct {
	Report *readout.Report
	Meta
}

// Conclude is Sum with each field's values, who gives them and where they
// contradict each other, and in words why each report is counted to the
// event. Fields come in the order type, mode, status, actor, recipient, date,
// place, killed, injured, arrested, displaced; a field that no report tells
// of is left out.
func Conclude(items []Item) readout.Event {
	items = slices.Clone(items)
	slices.SortFunc(items, func(a, b Item) int {
		if c := strings.Compare(a.Report.ID, b.Report.ID); c != 0 {
			return c
		}
		return strings.Compare(a.Article, b.Article)
	})
	features := make([]Features, len(items))
	for i, it := range items {
		features[i] = Extract(it.Report, it.Meta)
	}
	e := Sum(features)
	if len(items) == 0 {
		return e
	}
	fs := sortedFeatures(features)
	of, _ := sources(fs)
	v := &view{items, fs, of}
	add := func(f readout.Field) {
		if len(f.Values) > 0 {
			e.Fields = append(e.Fields, f)
		}
	}
	add(v.field("type", func(i int) (string, string) { return fs[i].Type, items[i].Report.Trigger.Text }, nil))
	add(v.field("mode", func(i int) (string, string) { return fs[i].Mode, items[i].Report.Trigger.Text }, nil))
	add(v.field("status", func(i int) (string, string) { return fs[i].Status, items[i].Report.Trigger.Text }, func(a, b string) bool {
		told := func(s string) bool { return s == readout.Actual || s == readout.Historical }
		return told(a) != told(b)
	}))
	add(v.side("actor", func(f *Features) ([]Party, []Party) { return f.Actor, f.Recipient }, func(r *readout.Report) []readout.Participant { return r.Actor }))
	add(v.side("recipient", func(f *Features) ([]Party, []Party) { return f.Recipient, f.Actor }, func(r *readout.Report) []readout.Participant { return r.Recipient }))
	add(v.field("date", func(i int) (string, string) {
		from, to := iso(fs[i].From), iso(fs[i].To)
		if from != to {
			from += ".." + to
		}
		return from, fs[i].WhenBasis
	}, func(a, b string) bool {
		a1, a2 := ends(a)
		b1, b2 := ends(b)
		return a2 < b1 || b2 < a1
	}))
	add(v.field("place", func(i int) (string, string) {
		p := items[i].Report.Where
		if p == nil {
			return "", ""
		}
		if p.Precision == "country" || p.Country == "" {
			return p.Name, p.Text
		}
		return p.Name + ", " + p.Country, p.Text
	}, v.placesClash))
	for k, name := range countNames {
		add(v.counts(name, k))
	}
	e.Joined = v.joined()
	return e
}

func ends(s string) (from, to string) {
	from, to, two := strings.Cut(s, "..")
	if !two {
		to = from
	}
	return from, to
}

// view is an event's reports with their features and sources, sorted.
type view struct {
	items []Item
	fs    []*Features
	of    []int
}

// value made of the reports that give it.
func (v *view) value(text string, from []int, words string) readout.Value {
	val := readout.Value{Text: text, Words: words}
	var of []int
	for _, i := range from {
		val.Reports = append(val.Reports, v.items[i].Report.ID)
		of = append(of, v.of[i])
		val.Says = append(val.Says, v.says(i)...)
	}
	val.Sources = distinct(of)
	slices.Sort(val.Says)
	val.Says = slices.Compact(val.Says)
	return val
}

// says names who vouches for a report; "" is the article itself.
func (v *view) says(i int) (out []string) {
	for _, p := range v.items[i].Report.Says {
		if p.Name != "" {
			out = append(out, p.Name)
		} else if p.Text != "" {
			out = append(out, p.Text)
		}
	}
	if len(out) == 0 {
		return []string{""}
	}
	return out
}

// field gathers the values of one field; two that clash make it a conflict.
func (v *view) field(name string, get func(i int) (text, words string), clash func(a, b string) bool) readout.Field {
	from, words := map[string][]int{}, map[string]string{}
	for i := range v.items {
		if text, w := get(i); text != "" {
			from[text] = append(from[text], i)
			if words[text] == "" {
				words[text] = w
			}
		}
	}
	f := readout.Field{Name: name}
	texts := keysOf(from)
	for i, t := range texts {
		f.Values = append(f.Values, v.value(t, from[t], words[t]))
		for _, u := range texts[:i] {
			f.Conflict = f.Conflict || clash != nil && clash(t, u)
		}
	}
	order(f.Values)
	return f
}

// order puts the best supported value first.
func order(vs []readout.Value) {
	slices.SortStableFunc(vs, func(a, b readout.Value) int {
		switch {
		case a.Sources != b.Sources:
			return b.Sources - a.Sources
		case len(a.Reports) != len(b.Reports):
			return len(b.Reports) - len(a.Reports)
		}
		return strings.Compare(a.Text, b.Text)
	})
}

// side gathers the parties of one side, each under its best name. It is a
// conflict where two reports name parties that are surely not the same and no
// report has them beside each other.
func (v *view) side(name string, side func(*Features) ([]Party, []Party), full func(*readout.Report) []readout.Participant) readout.Field {
	f := readout.Field{Name: name}
	gs := groups(v.fs, v.of, side)
	for k, g := range gs {
		from := make([]int, 0, len(g.near))
		for i := range g.near {
			from = append(from, i)
		}
		slices.Sort(from)
		text := g.value
		if p := g.participant(); p.Country != "" {
			text += ", " + p.Country
			if p.Sector != "" {
				text += " " + p.Sector
			}
		}
		words := ""
		for _, p := range full(v.items[from[0]].Report) {
			if _, ok := g.as[p.Name]; ok && words == "" {
				words = p.Text
			}
		}
		f.Values = append(f.Values, v.value(text, from, words))
		for _, h := range gs[:k] {
			beside, wrong := false, true
			for i := range g.near {
				beside = beside || h.near[i]
			}
			for _, p := range g.as {
				for _, q := range h.as {
					wrong = wrong && partyFit(&p, &q) == fitWrong
				}
			}
			f.Conflict = f.Conflict || wrong && !beside
		}
	}
	order(f.Values)
	return f
}

// placesClash reports whether two place names of the event's reports are of
// places that are far apart.
func (v *view) placesClash(a, b string) bool {
	find := func(s string) *readout.Place {
		for _, it := range v.items {
			if p := it.Report.Where; p != nil && (p.Name == s || p.Name+", "+p.Country == s) {
				return p
			}
		}
		return nil
	}
	p, q := find(a), find(b)
	return p != nil && q != nil && placeFit(p, q) < 0
}

// counts gathers numbers of people. A number that one source raises from day
// to day is an update: older and newer are no conflict. "At least 12" and 14
// are none either.
func (v *view) counts(name string, k int) readout.Field {
	f := readout.Field{Name: name}
	from := map[string][]int{}
	for i, it := range v.fs {
		if c := it.Counts[k]; c.N > 0 {
			text := strconv.Itoa(c.N)
			if c.Least {
				text += " or more"
			}
			from[text] = append(from[text], i)
		}
	}
	texts := keysOf(from)
	for _, t := range texts {
		f.Values = append(f.Values, v.value(t, from[t], clip(v.items[from[t][0]].Report)))
	}
	for a := range v.fs {
		for b := range a {
			f.Conflict = f.Conflict || v.countsClash(a, b, k)
		}
	}
	order(f.Values)
	return f
}

func (v *view) countsClash(a, b, k int) bool {
	p, q := v.fs[a].Counts[k], v.fs[b].Counts[k]
	if p.N == 0 || q.N == 0 || p.N == q.N {
		return false
	}
	if p.N > q.N {
		a, b, p, q = b, a, q, p
	} // p is the smaller
	if p.Least && q.N <= 2*p.N {
		return false
	}
	if v.of[a] == v.of[b] && v.fs[a].Published > 0 && v.fs[b].Published > 0 && v.fs[a].Published < v.fs[b].Published {
		return false // revised upwards
	}
	return true
}

// clip is the sentence of a report, cut to some words.
func clip(r *readout.Report) string {
	const most = 160
	if len(r.Text) <= most {
		return r.Text
	}
	cut := strings.LastIndexByte(r.Text[:most], ' ')
	if cut < 0 {
		cut = most
	}
	return strings.ToValidUTF8(r.Text[:cut], "") + " …"
}

// joined tells why each report is counted to the event: of the tree that
// holds all reports by their strongest links, each link in words.
func (v *view) joined() []string {
	n := len(v.fs)
	if n < 2 {
		return nil
	}
	in := make([]bool, n)
	in[0] = true
	best, to := make([]float64, n), make([]int, n)
	for i := 1; i < n; i++ {
		best[i], _ = score(v.fs[0], v.fs[i])
	}
	out := make([]string, 0, n-1)
	for range n - 1 {
		next := -1
		for i := range n {
			if !in[i] && (next < 0 || best[i] > best[next]) {
				next = i
			}
		}
		a, b := v.items[to[next]].Report.ID, v.items[next].Report.ID
		if d := Same(v.fs[to[next]], v.fs[next]); d.Same {
			out = append(out, fmt.Sprintf("%s is told in %s too: %s", b, a, d.Why))
		} else {
			out = append(out, fmt.Sprintf("%s is counted to %s by a user's decision (by itself: %s)", b, a, d.Why))
		}
		in[next] = true
		for i := range n {
			if s, _ := score(v.fs[next], v.fs[i]); !in[i] && s > best[i] {
				best[i], to[i] = s, next
			}
		}
	}
	return out
}

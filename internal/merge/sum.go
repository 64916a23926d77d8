package merge

import (
	"math"
	"slices"
	"strings"

	readout "github.com/readout-events/readout"
)

// Sum concludes the event from its reports: of each thing the value that most
// independent sources give, of several that most reports give, and of these
// the one that the most confident report gives. Fields and Joined are left to
// Conclude.
func Sum(items []Features) readout.Event {
	fs := sortedFeatures(items)
	of, n := sources(fs)
	var e readout.Event
	if len(fs) == 0 {
		return e
	}
	e.ID, e.Sources = "e"+fs[0].Report, n
	articles := map[string]bool{}
	speakers := map[string]bool{}
	for _, f := range fs {
		e.Reports = append(e.Reports, f.Report)
		articles[f.Article] = true
		if len(f.Says) == 0 {
			speakers[""] = true
		}
		for i := range f.Says {
			speakers[f.Says[i].Name] = true
		}
		if f.Published > 0 && (e.FirstPublished == "" || iso(f.Published) < e.FirstPublished) {
			e.FirstPublished = iso(f.Published)
		}
	}
	e.Articles = len(articles)
	for s := range speakers {
		e.Speakers = append(e.Speakers, s)
	}
	slices.Sort(e.Speakers)

	kind := choose(fs, of, func(f *Features) string { return f.Type })
	lead := choose(fs, of, func(f *Features) string { // a mode, where one is told
		if f.Type != kind || f.Mode == "" {
			return ""
		}
		return f.Mode
	})
	pick := func(fits func(f *Features) bool) *Features {
		var best *Features
		for _, f := range fs {
			if fits(f) && (best == nil || f.Confidence > best.Confidence) {
				best = f
			}
		}
		return best
	}
	code := choose(fs, of, func(f *Features) string {
		if f.Type != kind || f.Mode != lead {
			return ""
		}
		return f.Cameo
	})
	f := pick(func(f *Features) bool { return f.Type == kind && f.Mode == lead && f.Cameo == code })
	e.Type, e.Mode, e.Quad, e.Score, e.Cameo, e.Goldstein = f.Type, f.Mode, f.Quad, f.Score, f.Cameo, f.Goldstein
	e.Status = choose(fs, of, func(f *Features) string { return f.Status })
	e.Actor = concludeSide(fs, of, func(f *Features) ([]Party, []Party) { return f.Actor, f.Recipient })
	e.Recipient = concludeSide(fs, of, func(f *Features) ([]Party, []Party) { return f.Recipient, f.Actor })
	e.Actor, e.Recipient = onOneSide(e.Actor, e.Recipient)
	e.When, e.WhenBasis = concludeDay(fs, of)
	e.Where = concludePlace(fs, of)
	e.Context = union(fs, func(f *Features) []string { return f.Context }, 6)
	e.Topics = union(fs, func(f *Features) []string { return f.Topics }, 6)
	e.Confidence = confidence(fs, of, n)
	return e
}

func sortedFeatures(items []Features) []*Features {
	fs := make([]*Features, len(items))
	for i := range items {
		fs[i] = &items[i]
	}
	slices.SortFunc(fs, func(a, b *Features) int {
		if c := strings.Compare(a.Report, b.Report); c != 0 {
			return c
		}
		return strings.Compare(a.Article, b.Article)
	})
	return fs
}

// tally counts who gives a value.
type tally struct {
	value   string
	sources map[int]bool
	reports int
	conf    float64 // the best of its reports
}

func better(a, b *tally) int {
	switch {
	case len(a.sources) != len(b.sources):
		return len(b.sources) - len(a.sources)
	case a.reports != b.reports:
		return b.reports - a.reports
	case a.conf != b.conf:
		if a.conf > b.conf {
			return -1
		}
		return 1
	}
	return strings.Compare(a.value, b.value)
}

// choose returns the value that is best supported; "" is no value, unless
// there is no other.
func choose(fs []*Features, of []int, value func(*Features) string) string {
	at := map[string]*tally{}
	var all []*tally
	for i, f := range fs {
		v := value(f)
		if v == "" {
			continue
		}
		t := at[v]
		if t == nil {
			t = &tally{value: v, sources: map[int]bool{}}
			at[v] = t
			all = append(all, t)
		}
		t.sources[of[i]] = true
		t.reports++
		t.conf = max(t.conf, f.Confidence)
	}
	if len(all) == 0 {
		return ""
	}
	slices.SortFunc(all, better)
	return all[0].value
}

// group is one party of an event under all its names.
type group struct {
	tally
	names map[string]*tally // by name
	as    map[string]Party  // by name, the best known
	near  map[int]bool      // reports in which it stands
}

// groups brings together the parties of one side that fit by name, and those
// that stand for the same state.
func groups(fs []*Features, of []int, side func(*Features) ([]Party, []Party)) []*group {
	var all []*group
	type mention struct {
		p *Party
		i int
	}
	var ms []mention
	for i, f := range fs {
		ps, _ := side(f)
		for k := range ps {
			ms = append(ms, mention{&ps[k], i})
		}
	}
	// The more exactly a party is named the earlier, so that "Russia" does not begin a group that "Lavrov" and "Shoigu" both join.
	slices.SortStableFunc(ms, func(a, b mention) int { return precise(b.p) - precise(a.p) })
	for _, m := range ms {
		var to *group
		for _, g := range all {
			for _, p := range g.as {
				if partyFit(&p, m.p) == fitName || p.Name == m.p.Name && p.Country == m.p.Country || sameBody(&p, m.p) {
					to = g
				}
			}
			if to != nil {
				break
			}
		}
		if to == nil && precise(m.p) < 3 { // "Russia", "Russian officials": whoever acts for that state in other reports
			for _, g := range all {
				for _, p := range g.as {
					if !g.near[m.i] && p.Country == m.p.Country && p.Country != "" && (partyFit(&p, m.p) >= fitCountry) && (to == nil || better(&g.tally, &to.tally) < 0) {
						to = g
					}
				}
			}
		}
		if to == nil {
			to = &group{tally: tally{sources: map[int]bool{}}, names: map[string]*tally{}, as: map[string]Party{}, near: map[int]bool{}}
			all = append(all, to)
		}
		f := fs[m.i]
		if !to.near[m.i] {
			to.reports++
		}
		to.near[m.i] = true
		to.sources[of[m.i]] = true
		to.conf = max(to.conf, f.Confidence)
		t := to.names[m.p.Name]
		if t == nil {
			t = &tally{value: m.p.Name, sources: map[int]bool{}}
			to.names[m.p.Name] = t
		}
		t.sources[of[m.i]] = true
		t.reports++
		t.conf = max(t.conf, f.Confidence)
		if q, ok := to.as[m.p.Name]; !ok || known2(m.p) > known2(&q) {
			to.as[m.p.Name] = *m.p
		}
	}
	for _, g := range all {
		g.value = g.name()
	}
	slices.SortFunc(all, func(a, b *group) int { return better(&a.tally, &b.tally) })
	return all
}

// sameBody reports whether two names are those of one kind of body in one
// state: "Kenyan police", "police of Kenya".
func sameBody(p, q *Party) bool {
	if p.Country == "" || p.Country != q.Country || p.Sector == "" || p.Sector != q.Sector || p.Office != "" || q.Office != "" {
		return false
	}
	head := func(name string) string {
		name, _, of := strings.Cut(name, " of ")
		words := strings.Fields(name)
		if len(words) == 0 || !of && len(words) == 1 {
			return name
		}
		if !of && len(words) > 2 { // "Kenyan riot police" are not all police
			return strings.Join(words[1:], " ")
		}
		return words[len(words)-1]
	}
	return strings.EqualFold(head(p.Name), head(q.Name))
}

// precise is 3 for a named person or body, 2 for a description, 1 for a state.
func precise(p *Party) int {
	switch {
	case p.state && p.Sector == "":
		return 1
	case p.proper && !p.state || p.Office != "" && p.proper:
		return 3
	}
	return 2
}

// known2 counts what is known of a party.
func known2(p *Party) (n int) {
	for _, s := range []string{p.Country, p.Sector, p.Office} {
		if s != "" {
			n++
		}
	}
	return n
}

// name is the most exact name of a group, of several the best supported.
func (g *group) name() string {
	var ts []*tally
	most := 0
	for n, p := range g.as {
		most = max(most, precise(&p))
		_ = n
	}
	for n, t := range g.names {
		if p := g.as[n]; precise(&p) == most {
			ts = append(ts, t)
		}
	}
	slices.SortFunc(ts, func(a, b *tally) int {
		if c := better(a, b); c != 0 && (len(a.sources) != len(b.sources) || a.reports != b.reports) {
			return c
		}
		if len(a.value) != len(b.value) {
			return len(b.value) - len(a.value)
		}
		return strings.Compare(a.value, b.value)
	})
	return ts[0].value
}

func (g *group) participant() readout.Participant {
	p := g.as[g.value]
	for _, name := range keysOf(g.as) { // what another name of it tells
		q := g.as[name]
		if p.Country == "" {
			p.Country = q.Country
		}
		if p.Sector == "" && precise(&q) == precise(&p) {
			p.Sector = q.Sector
		}
		if p.Office == "" && precise(&q) == precise(&p) {
			p.Office = q.Office
		}
	}
	return readout.Participant{Name: p.Name, Country: p.Country, Sector: p.Sector, Office: p.Office}
}

func keysOf[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// concludeSide is the best supported party, and those that stand beside it in
// a report or that half of the reports that name anybody have.
func concludeSide(fs []*Features, of []int, side func(*Features) ([]Party, []Party)) []readout.Participant {
	gs := groups(fs, of, side)
	if len(gs) == 0 {
		return nil
	}
	told := 0
	for _, f := range fs {
		if ps, _ := side(f); len(ps) > 0 {
			told++
		}
	}
	var out []readout.Participant
	for k, g := range gs {
		beside := false
		for i := range g.near {
			beside = beside || gs[0].near[i]
		}
		if k == 0 || g.reports*2 > told || beside && len(g.sources)*3 >= len(gs[0].sources) {
			out = append(out, g.participant())
		}
	}
	return out
}

// onOneSide takes out of the recipients who is an actor too.
func onOneSide(actor, recipient []readout.Participant) (a, r []readout.Participant) {
	for _, p := range recipient {
		if !slices.ContainsFunc(actor, func(q readout.Participant) bool { return q.Name == p.Name && q.Country == p.Country }) {
			r = append(r, p)
		}
	}
	return actor, r
}

// concludeDay is the narrowest interval among those that most independent
// sources tell; a report of a whole year does not outvote one of a day within
// it.
func concludeDay(fs []*Features, of []int) (readout.Interval, string) {
	day := choose(fs, of, func(f *Features) string {
		if f.From == 0 {
			return ""
		}
		return iso(f.From) + iso(f.To)
	})
	if day == "" {
		return readout.Interval{}, ""
	}
	from, to := Day(day[:10]), Day(day[10:])
	for _, f := range fs { // a narrower one within it
		if f.From >= from && f.From > 0 && f.To <= to && f.To-f.From < to-from {
			from, to = f.From, f.To
		}
	}
	var basis []string
	for _, f := range fs {
		if f.From == from && f.To == to {
			basis = append(basis, f.WhenBasis)
		}
	}
	slices.Sort(basis)
	return readout.Interval{From: iso(from), To: iso(to)}, basis[0]
}

// concludePlace is the place that most independent sources tell; a city before
// the state that it lies in.
func concludePlace(fs []*Features, of []int) *readout.Place {
	fine := map[string]int{"point": 4, "city": 3, "region": 2, "country": 1}
	most := 0
	country := choose(fs, of, func(f *Features) string {
		if f.Where == nil {
			return ""
		}
		return f.Where.Country
	})
	in := func(f *Features) bool { return f.Where != nil && (f.Where.Country == country || country == "") }
	for _, f := range fs {
		if in(f) {
			most = max(most, fine[f.Where.Precision])
		}
	}
	name := choose(fs, of, func(f *Features) string {
		if !in(f) || fine[f.Where.Precision] < most {
			return ""
		}
		return f.Where.Name
	})
	for _, f := range fs {
		if in(f) && f.Where.Name == name && fine[f.Where.Precision] == most {
			p := *f.Where
			return &p
		}
	}
	return nil
}

// union of what the reports have, the commonest first, at most so many;
// sorted.
func union(fs []*Features, get func(*Features) []string, limit int) []string {
	n := map[string]int{}
	for _, f := range fs {
		for _, s := range get(f) {
			n[s]++
		}
	}
	out := keysOf(n)
	slices.SortStableFunc(out, func(a, b string) int { return n[b] - n[a] })
	if len(out) > limit {
		out = out[:limit]
	}
	slices.Sort(out)
	if len(out) == 0 {
		return nil
	}
	return out
}

// confidence that type, actor and recipient are right: that of the surest
// report, raised by each further independent source. Errors of reading are
// not independent, so that a further source counts half.
func confidence(fs []*Features, of []int, n int) float64 {
	best := make([]float64, n)
	for i, f := range fs {
		best[of[i]] = max(best[of[i]], f.Confidence)
	}
	slices.Sort(best)
	doubt := 1.0
	for i, c := range slices.Backward(best) {
		if i == n-1 {
			doubt *= 1 - c
		} else {
			doubt *= 1 - c/2
		}
	}
	return math.Round((1-doubt)*1000) / 1000
}

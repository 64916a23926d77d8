package merge

import (
	"slices"
	"strings"
)

// Decided is a user's word on two reports: Join, they tell of one event, or
// they do not. It always wins; of two that can't both hold, the later in the
// list.
type Decided struct {
	A, B string // IDs of reports
	Join bool
}

// Crowd is the largest component that is worked on as a whole. In a larger one
// only links of the next strength count, as often as it takes: reports that
// each resemble the next, day after day, are no reason to look at a year's
// news again when one more comes. So a report's component is the set of those
// that it is linked with by the weakest strength that makes no crowd.
const Crowd = 500

// Strength is the log-odds from which links of a level count. Levels begin with
// 0; a component of the last, Levels-1, is worked on as a whole however large
// it is.
func Strength(level int) float32 { return float32(level) / 2 }

// Levels is how many strengths of links there are.
const Levels = 7

// An event takes another in where the mean log-odds between their reports is
// at least this.
const enough = 0.0

// Cluster makes events of reports: the indices of items, each list sorted by
// report, the lists sorted by their first report. It is a function of the
// set: in what order the items stand does not show.
//
// Reports are linked where Same says so; what is linked, directly or through
// others, is a component (see Crowd). Within a component events are joined, those that
// are likest first, as long as the mean likeness of their reports is enough
// and no two of them contradict each other (days, places, done and not done).
// This takes the square of a component's size in time and memory.
func Cluster(items []Features, decided []Decided) [][]int {
	order := make([]int, len(items))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		if c := strings.Compare(items[a].Report, items[b].Report); c != 0 {
			return c
		}
		return strings.Compare(items[a].Article, items[b].Article)
	})
	fs := make([]*Features, len(items))
	for i, k := range order {
		fs[i] = &items[k]
	}
	joined, split := settle(fs, decided)
	links := link(fs, joined)
	var out [][]int
	for _, members := range components(len(fs), links, joined, 0) {
		for _, event := range agglomerate(fs, members, joined, split) {
			list := make([]int, len(event))
			for i, k := range event {
				list[i] = order[k]
			}
			out = append(out, list)
		}
	}
	slices.SortFunc(out, func(a, b []int) int { return strings.Compare(items[a[0]].Report, items[b[0]].Report) })
	return out
}

// pair of indices, the smaller first.
type pair struct{ a, b int }

func paired(a, b int) pair { return pair{min(a, b), max(a, b)} }

// settle turns the decisions into groups of joined reports (a forest of
// parents) and pairs that are split, the latest first.
func settle(fs []*Features, decided []Decided) (forest, map[pair]bool) {
	joined := newForest(len(fs))
	split := map[pair]bool{}
	if len(decided) == 0 {
		return joined, split
	}
	at := map[string]int{}
	for i, f := range fs {
		at[f.Report] = i
	}
	for _, d := range slices.Backward(decided) {
		a, ok := at[d.A]
		b, ok2 := at[d.B]
		if !ok || !ok2 || a == b {
			continue
		}
		ra, rb := joined.root(a), joined.root(b)
		if d.Join {
			clash := false
			for p := range split {
				p = paired(joined.root(p.a), joined.root(p.b))
				clash = clash || p == paired(ra, rb)
			}
			if !clash {
				joined.unite(ra, rb)
			}
		} else if ra != rb {
			split[paired(a, b)] = true
		}
	}
	return joined, split
}

// forest is a union-find; roots are the smallest members.
type forest []int

func newForest(n int) forest {
	f := make(forest, n)
	for i := range f {
		f[i] = i
	}
	return f
}

func (f forest) root(i int) int {
	for f[i] != i {
		f[i] = f[f[i]]
		i = f[i]
	}
	return i
}

func (f forest) unite(a, b int) {
	a, b = f.root(a), f.root(b)
	f[max(a, b)] = min(a, b)
}

// edge is a link of Same.
type edge struct {
	pair
	score float32
}

// link weighs all pairs that share a key.
func link(fs []*Features, joined forest) []edge {
	drawers := map[int64][]int32{}
	keys := make([][]int64, len(fs))
	for i, f := range fs {
		keys[i] = f.Keys()
		for _, k := range keys[i] {
			drawers[k] = append(drawers[k], int32(i))
		}
	}
	var out []edge
	seen := make([]int32, len(fs)) // last i+1 that met this one
	for i, f := range fs {
		for _, k := range keys[i] {
			for _, j := range drawers[k] {
				if int(j) >= i {
					break
				}
				if seen[j] == int32(i+1) {
					continue
				}
				seen[j] = int32(i + 1)
				if s := Link(fs[j], f); s >= 0 {
					out = append(out, edge{pair{int(j), i}, s})
				}
			}
		}
	}
	return out
}

// components of what is linked by links of a level, and joined. A crowd is
// taken apart at its weakest links.
func components(n int, links []edge, joined forest, level int) [][]int {
	f := newForest(n)
	for i := range n {
		f.unite(i, joined.root(i))
	}
	for _, e := range links {
		if e.score >= Strength(level) {
			f.unite(e.a, e.b)
		}
	}
	lists := map[int][]int{}
	var roots []int
	for i := range n {
		r := f.root(i)
		if lists[r] == nil {
			roots = append(roots, r)
		}
		lists[r] = append(lists[r], i)
	}
	var out [][]int
	for _, r := range roots {
		list := lists[r]
		if len(list) <= Crowd || level == Levels-1 {
			out = append(out, list)
			continue
		}
		place := map[int]int{}
		for k, i := range list {
			place[i] = k
		}
		var inner []edge
		for _, e := range links {
			if f.root(e.a) == r {
				inner = append(inner, edge{pair{place[e.a], place[e.b]}, e.score})
			}
		}
		sub := newForest(len(list))
		for k, i := range list {
			if j, ok := place[joined.root(i)]; ok {
				sub.unite(k, j)
			}
		}
		for _, part := range components(len(list), inner, sub, level+1) {
			for k := range part {
				part[k] = list[part[k]]
			}
			out = append(out, part)
		}
	}
	return out
}

// agglomerate joins the reports of a component, within each article first,
// then what is told by different articles. Two tellings are as like as the mean
// of their likest reports and of all their reports: a headline without a party
// does not keep apart what the text below it tells in full.
func agglomerate(fs []*Features, members []int, joined forest, split map[pair]bool) [][]int {
	n := len(members)
	if n == 1 {
		return [][]int{members}
	}
	all := newTable(n)
	for i := range n {
		for j := range i {
			s, never := score(fs[members[i]], fs[members[j]])
			if never || split[paired(members[i], members[j])] {
				all.set(i, j, veto)
			} else {
				all.set(i, j, float32(s))
			}
		}
	}
	// Within articles, and what a user joined.
	inner := newTable(n)
	place := map[int]int{}
	for i, m := range members {
		place[m] = i
		for j := range i {
			if fs[m].Article == fs[members[j]].Article {
				inner.set(i, j, all.at(i, j))
			} else {
				inner.set(i, j, veto)
			}
		}
	}
	start := newForest(n)
	for i, m := range members {
		if r, ok := place[joined.root(m)]; ok {
			start.unite(i, r)
		}
	}
	tellings := inner.agglomerate(start)
	// Between articles.
	k := len(tellings)
	outer := newTable(k)
	for x := range k {
		for y := range x {
			best, sum := float32(low), float32(0)
			for _, i := range tellings[x] {
				for _, j := range tellings[y] {
					v := all.at(i, j)
					if v <= veto/2 {
						best, sum = veto, veto
						break
					}
					best, sum = max(best, v), sum+v
				}
				if best <= veto/2 {
					break
				}
			}
			if best <= veto/2 {
				outer.set(x, y, veto)
			} else {
				outer.set(x, y, best*likest+sum/float32(len(tellings[x])*len(tellings[y]))*(1-likest))
			}
		}
	}
	var out [][]int
	for _, event := range outer.agglomerate(newForest(k)) {
		var list []int
		for _, x := range event {
			for _, i := range tellings[x] {
				list = append(list, members[i])
			}
		}
		slices.Sort(list)
		out = append(out, list)
	}
	slices.SortFunc(out, func(a, b []int) int { return a[0] - b[0] })
	return out
}

// What the likest reports of two tellings count, against the mean.
const likest = 0.7

// veto is the entry of two that contradict each other.
const veto = float32(-1e30)

// table holds the sums of log-odds between groups.
type table struct {
	n int
	v []float32
}

func newTable(n int) *table { return &table{n, make([]float32, n*n)} }

func (t *table) at(i, j int) float32     { return t.v[i*t.n+j] }
func (t *table) set(i, j int, v float32) { t.v[i*t.n+j], t.v[j*t.n+i] = v, v }

// agglomerate joins the two groups with the highest mean, again and again, as
// long as it is enough; those of start are one from the beginning. The
// entries of t are used up. Each group remembers the one that is likest, so that
// this takes about the square of the number of groups.
func (t *table) agglomerate(start forest) [][]int {
	n := t.n
	groups := make([][]int, n)
	alive := make([]bool, n)
	for i := range n {
		groups[i], alive[i] = []int{i}, true
	}
	unite := func(i, j int) { // i < j
		for k := range n {
			if !alive[k] || k == i || k == j {
				continue
			}
			if t.at(i, k) <= veto/2 || t.at(j, k) <= veto/2 {
				t.set(i, k, veto)
			} else {
				t.set(i, k, t.at(i, k)+t.at(j, k))
			}
		}
		groups[i] = append(groups[i], groups[j]...)
		groups[j], alive[j] = nil, false
	}
	for i := range n {
		if r := start.root(i); r != i {
			unite(r, i)
		}
	}
	mean := func(i, j int) float32 { return t.at(i, j) / float32(len(groups[i])*len(groups[j])) }
	best := make([]int, n) // the likest other group, -1 for none
	look := func(i int) {
		best[i] = -1
		for j := range n {
			if j != i && alive[j] && t.at(i, j) > veto/2 && (best[i] < 0 || mean(i, j) > mean(i, best[i])) {
				best[i] = j
			}
		}
	}
	for i := range n {
		if alive[i] {
			look(i)
		}
	}
	for {
		top := -1
		for i := range n {
			if alive[i] && best[i] >= 0 && (top < 0 || mean(i, best[i]) > mean(top, best[top])) {
				top = i
			}
		}
		if top < 0 || mean(top, best[top]) < enough {
			break
		}
		i, j := min(top, best[top]), max(top, best[top])
		unite(i, j)
		for k := range n {
			if !alive[k] {
				continue
			}
			if k == i || best[k] == i || best[k] == j {
				look(k)
			} else if best[k] >= 0 && t.at(k, i) > veto/2 && mean(k, i) > mean(k, best[k]) {
				best[k] = i
			}
		}
	}
	var out [][]int
	for i := range n {
		if alive[i] {
			out = append(out, groups[i])
		}
	}
	return out
}

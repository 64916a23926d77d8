package work

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/merge"
	"github.com/readout-events/readout/internal/store"
)

// Reports that share a key and are the same to merge.Link are linked, and
// linked reports are a component, or several where it would be a crowd
// (merge.Crowd). merge.Cluster makes events of a component. A change of the
// ledger therefore touches whole components, none of them a crowd: those of new
// reports and of what they are linked with, and those that have lost something
// or whose articles turned out to be copies.
//
// A report has a level: in the components of lower levels it is one of a crowd.
// Articles that are added only make crowds of components, so levels only rise.
// They do not fall either when reports are gone, which would take a look at
// the whole crowd.

// change is what happened to reports before events are made again.
type change struct {
	fresh    []store.Mark      // new reports, with keys and features
	copy     map[string]string // copy group of articles that are new
	articles map[string]bool   // whose copy group has another name
	broken   map[string]bool   // components that lost a report or a link
	gone     map[string]bool   // events that may be no more
}

func newChange() *change {
	return &change{copy: map[string]string{}, articles: map[string]bool{}, broken: map[string]bool{}, gone: map[string]bool{}}
}

// node is one report on its way to an event.
type node struct {
	store.Mark
	features merge.Features
	fresh    bool
	moved    bool  // its level is higher than in the ledger
	seed     bool  // fresh, of a broken component or of what has become a crowd: its links are looked for
	number   int   // of a seed
	crowded  bool  // linked with one of a crowd
	met      *node // the seed that it was compared with last
	up       *node // union-find: towards the component's representative
}

func (n *node) top() *node {
	for n.up != n {
		n.up = n.up.up
		n = n.up
	}
	return n
}

func link(a, b *node) {
	if a, b = a.top(), b.top(); a != b {
		if b.Report < a.Report {
			a, b = b, a
		}
		b.up = a
		a.crowded = a.crowded || b.crowded
	}
}

// edge is a link of so many log-odds.
type edge struct {
	a, b     *node
	strength float32
}

// pool is the part of the ledger that a change touches.
type pool struct {
	w      store.Writer
	nodes  map[string]*node   // by report
	known  map[string]*node   // nodes, and those that share a key with one
	keys   map[int64][]*node  // of known, for each key of a seed
	seeds  []*node            // whose links are looked for
	done   int                // seeds whose links are found
	edges  []edge             // links of seeds
	loaded map[string][]*node // components
	decide decisions
}

// settle makes events again after a change. It returns how many events are
// written.
func settle(w store.Writer, c *change) (events int, err error) {
	p := &pool{w: w, nodes: map[string]*node{}, known: map[string]*node{}, keys: map[int64][]*node{}, loaded: map[string][]*node{}}
	list, err := w.Decisions()
	if err != nil {
		return 0, err
	}
	p.decide = latest(list)

	for _, m := range c.fresh {
		n, err := p.add(m)
		if err != nil {
			return 0, err
		}
		n.fresh = true
		p.sow(n)
	}
	var renamed []string // components
	for _, a := range slices.Sorted(maps.Keys(c.articles)) {
		marks, err := w.MarksOf(a)
		if err != nil {
			return 0, err
		}
		for _, m := range marks {
			renamed = append(renamed, m.Component)
		}
	}
	broken := slices.Sorted(maps.Keys(c.broken))
	if err := p.load(append(renamed, broken...)); err != nil {
		return 0, err
	}
	for _, name := range broken {
		for _, n := range p.loaded[name] {
			n.up = n
			p.sow(n)
		}
	}
	for level := range merge.Levels {
		if err := p.find(); err != nil {
			return 0, err
		}
		if err := p.join(level); err != nil {
			return 0, err
		}
	}

	// Components with a seed are new, and events may be others; of those whose
	// articles are copies only what is said of sources.
	members := map[*node][]*node{}
	touched := map[string]bool{}
	for _, id := range slices.Sorted(maps.Keys(p.nodes)) {
		n := p.nodes[id]
		members[n.top()] = append(members[n.top()], n)
		if n.seed || c.articles[n.Article] {
			touched[n.top().Report] = true
		}
	}
	var put []readout.Event
	var marks []store.Mark
	gone := maps.Clone(c.gone)
	for _, top := range slices.Sorted(maps.Keys(touched)) {
		e, m := p.conclude(members[p.nodes[top]], c, gone)
		put, marks = append(put, e...), append(marks, m...)
	}
	for i := range put {
		delete(gone, put[i].ID)
	}
	if err := w.PutEvents(slices.Sorted(maps.Keys(gone)), put); err != nil {
		return 0, err
	}
	return len(put), w.PutMarks(marks)
}

// add puts a mark into the pool.
func (p *pool) add(m store.Mark) (*node, error) {
	if n := p.nodes[m.Report]; n != nil {
		return n, nil
	}
	n, err := p.node(m)
	if err == nil {
		p.nodes[m.Report] = n
	}
	return n, err
}

// sow makes a seed of a node.
func (p *pool) sow(n *node) {
	if !n.seed {
		n.seed, n.number = true, len(p.seeds)
		p.seeds = append(p.seeds, n)
	}
}

// node reads a mark.
func (p *pool) node(m store.Mark) (*node, error) {
	if n := p.known[m.Report]; n != nil {
		return n, nil
	}
	f, err := merge.Decode(m.Features)
	if err != nil {
		return nil, fmt.Errorf("report %s: %w", m.Report, err)
	}
	f.Report, f.Article, f.Copy, f.Publisher = m.Report, m.Article, m.Copy, m.Publisher
	n := &node{Mark: m, features: f}
	n.up = n
	p.known[m.Report] = n
	return n, nil
}

// load brings whole components into the pool, linked as they were.
func (p *pool) load(components []string) error {
	var missing []string
	for _, c := range components {
		if _, ok := p.loaded[c]; !ok && c != "" {
			missing = append(missing, c)
			p.loaded[c] = nil
		}
	}
	if len(missing) == 0 {
		return nil
	}
	marks, err := p.w.MarksByComponent(missing)
	if err != nil {
		return err
	}
	for _, m := range marks {
		n, err := p.add(m)
		if err != nil {
			return err
		}
		list := append(p.loaded[m.Component], n)
		p.loaded[m.Component] = list
		link(list[0], n)
	}
	return nil
}

// find finds the links of seeds that are new, with each other and with
// reports of the ledger.
func (p *pool) find() error {
	fresh := p.seeds[p.done:]
	if len(fresh) == 0 {
		return nil
	}
	p.done = len(p.seeds)
	ask := map[int64]bool{}
	for _, n := range fresh {
		for _, k := range n.Keys {
			if _, ok := p.keys[k]; !ok {
				ask[k] = true
				p.keys[k] = nil
			}
		}
	}
	marks, err := p.w.MarksByKey(slices.Sorted(maps.Keys(ask)))
	if err != nil {
		return err
	}
	for _, m := range marks {
		n, err := p.node(m)
		if err != nil {
			return err
		}
		for _, k := range m.Keys {
			if ask[k] {
				p.keys[k] = append(p.keys[k], n)
			}
		}
	}
	for _, n := range fresh {
		if n.fresh { // the ledger does not have it yet
			for _, k := range n.Keys {
				p.keys[k] = append(p.keys[k], n)
			}
		}
	}
	for _, a := range fresh {
		for _, k := range a.Keys {
			for _, b := range p.keys[k] {
				if b == a || b.met == a || b.seed && b.number < a.number {
					continue
				}
				b.met = a
				if s := merge.Link(&a.features, &b.features); s >= merge.Strength(0) {
					p.edges = append(p.edges, edge{a, b, s})
				}
			}
		}
	}
	return p.joined(fresh)
}

// joined links seeds with what a user has joined them with.
func (p *pool) joined(fresh []*node) error {
	some := map[string]*node{}
	for _, n := range fresh {
		if p.decide.of[n.Report] {
			some[n.Report] = n
		}
	}
	if len(some) == 0 {
		return nil
	}
	for _, d := range p.decide.list {
		a, other := some[d.A], d.B
		if a == nil {
			a, other = some[d.B], d.A
		}
		if !d.Join || a == nil {
			continue
		}
		b := p.nodes[other]
		if b == nil {
			m, ok, err := markOf(p.w, other)
			if err != nil {
				return err
			}
			if !ok { // forgotten, or no longer read from its article
				continue
			}
			if b, err = p.node(m); err != nil {
				return err
			}
		}
		p.edges = append(p.edges, edge{a, b, merge.Strength(merge.Levels)})
	}
	return nil
}

// join makes components of one level. The reports of one that is a crowd, or
// linked with a crowd, go to the next level, as seeds.
func (p *pool) join(level int) error {
	for _, e := range p.edges {
		if e.strength < merge.Strength(level) || e.a.Level < level || e.b.Level < level || e.a.Level > level && e.b.Level > level {
			continue
		}
		for _, n := range [2]*node{e.a, e.b} {
			if n.Level == level && !n.fresh && !n.moved {
				if err := p.load([]string{n.Component}); err != nil {
					return err
				}
			}
		}
		switch {
		case e.a.Level > level:
			e.b.top().crowded = true
		case e.b.Level > level:
			e.a.top().crowded = true
		default:
			link(e.a, e.b)
		}
	}
	if level == merge.Levels-1 {
		return nil
	}
	size, crowds := map[*node]int{}, false
	for _, n := range p.nodes {
		if n.Level == level {
			t := n.top()
			size[t]++
			crowds = crowds || t.crowded || size[t] > merge.Crowd
		}
	}
	if !crowds {
		return nil
	}
	var members []*node
	for _, n := range p.nodes {
		if t := n.top(); n.Level == level && (t.crowded || size[t] > merge.Crowd) {
			members = append(members, n)
		}
	}
	// In the order of their IDs, as the numbers of seeds follow from it.
	slices.SortFunc(members, func(a, b *node) int { return strings.Compare(a.Report, b.Report) })
	for _, n := range members {
		n.Level, n.moved, n.crowded, n.up = level+1, true, false, n
		p.sow(n)
	}
	return nil
}

// conclude makes the events of one component and the marks that change.
func (p *pool) conclude(nodes []*node, c *change, gone map[string]bool) (events []readout.Event, marks []store.Mark) {
	items := make([]merge.Features, len(nodes))
	was := map[string]int{} // reports of the events as they were
	for i, n := range nodes {
		items[i] = n.features
		if n.Event != "" {
			was[n.Event]++
			gone[n.Event] = true
		}
	}
	for _, list := range merge.Cluster(items, p.decide.among(nodes)) {
		slices.Sort(list)
		id := "e" + nodes[list[0]].Report
		same := was[id] == len(list)
		of := make([]merge.Features, len(list))
		for i, k := range list {
			of[i] = items[k]
			n := nodes[k]
			if n.fresh || n.moved || n.Event != id || c.broken[n.Component] || c.articles[n.Article] {
				same = false
			}
		}
		delete(gone, id)
		if !same {
			events = append(events, merge.Sum(of))
		}
		for _, k := range list {
			n := nodes[k]
			if n.fresh || n.moved || n.Event != id || n.Component != nodes[0].Report {
				n.Event, n.Component = id, nodes[0].Report
				marks = append(marks, n.Mark)
			}
		}
	}
	return events, marks
}

// markOf returns the mark of one report; false where it is in no current
// coding.
func markOf(r store.Reader, report string) (store.Mark, bool, error) {
	reports, err := r.ReportsOf([]string{report})
	if isMissing(err) {
		return store.Mark{}, false, nil
	}
	if err != nil {
		return store.Mark{}, false, err
	}
	marks, err := r.MarksOf(reports[0].Article)
	if err != nil {
		return store.Mark{}, false, err
	}
	for _, m := range marks {
		if m.Report == report {
			return m, true, nil
		}
	}
	return store.Mark{}, false, nil
}

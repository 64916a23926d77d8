package work

import (
	"fmt"
	"maps"
	"slices"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/merge"
	"github.com/readout-events/readout/internal/store"
)

// Reports that share a key and are the same to merge.Same are linked, and
// linked reports are a component. merge.Cluster makes events of a component.
// A change of the ledger therefore touches whole components: those of new
// reports and of what they are linked with, and those that have lost
// something or whose articles turned out to be copies.

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
	seed     bool  // fresh, or of a broken component: its links are looked for
	number   int   // of a seed
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
	}
}

// pool is the part of the ledger that a change touches.
type pool struct {
	w      store.Writer
	nodes  map[string]*node   // by report
	known  map[string]*node   // nodes, and those that share a key with one
	seeds  []*node            // whose links are looked for
	loaded map[string][]*node // components
	decide decisions
}

// settle makes events again after a change. It returns how many events are
// written.
func settle(w store.Writer, c *change) (events int, err error) {
	p := &pool{w: w, nodes: map[string]*node{}, known: map[string]*node{}, loaded: map[string][]*node{}}
	list, err := w.Decisions()
	if err != nil {
		return 0, err
	}
	p.decide = latest(list)

	byKey := map[int64][]*node{}
	for _, m := range c.fresh {
		n, err := p.add(m)
		if err != nil {
			return 0, err
		}
		n.fresh = true
		p.sow(n)
		for _, k := range m.Keys {
			byKey[k] = append(byKey[k], n)
		}
	}
	touched := map[string]bool{}
	for _, a := range slices.Sorted(maps.Keys(c.articles)) {
		marks, err := w.MarksOf(a)
		if err != nil {
			return 0, err
		}
		for _, m := range marks {
			c.broken[m.Component] = true
		}
	}
	broken := slices.Sorted(maps.Keys(c.broken))
	if err := p.load(broken); err != nil {
		return 0, err
	}
	for _, name := range broken {
		for _, n := range p.loaded[name] {
			n.up = n
			p.sow(n)
			for _, k := range n.Keys {
				byKey[k] = append(byKey[k], n)
			}
		}
	}
	if err := p.find(byKey); err != nil {
		return 0, err
	}
	if err := p.joined(); err != nil {
		return 0, err
	}

	// What is linked with something fresh or broken is one component now.
	members := map[*node][]*node{}
	for _, id := range slices.Sorted(maps.Keys(p.nodes)) {
		n := p.nodes[id]
		members[n.top()] = append(members[n.top()], n)
		if n.fresh || c.broken[n.Component] {
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

// find links the reports of byKey with each other and with those of the
// ledger.
func (p *pool) find(byKey map[int64][]*node) error {
	keys := slices.Sorted(maps.Keys(byKey))
	marks, err := p.w.MarksByKey(keys)
	if err != nil {
		return err
	}
	for _, m := range marks {
		if p.nodes[m.Report] != nil {
			continue // a seed, which is there already
		}
		n, err := p.node(m)
		if err != nil {
			return err
		}
		for _, k := range m.Keys {
			if _, ok := byKey[k]; ok {
				byKey[k] = append(byKey[k], n)
			}
		}
	}
	for _, a := range p.seeds {
		for _, k := range a.Keys {
			for _, b := range byKey[k] {
				if b == a || b.met == a || b.seed && b.number < a.number {
					continue
				}
				b.met = a
				if a.top() == b.top() || !merge.Linked(&a.features, &b.features) {
					continue
				}
				if err := p.load([]string{a.Component, b.Component}); err != nil {
					return err
				}
				link(a, b)
			}
		}
	}
	return nil
}

// joined links what a user has joined, as far as one of the two is in the
// pool.
func (p *pool) joined() error {
	for again := true; again; {
		again = false
		for _, d := range p.decide.list {
			a, b := p.nodes[d.A], p.nodes[d.B]
			if !d.Join || a == nil && b == nil {
				continue
			}
			if a == nil || b == nil {
				other := d.A
				if b == nil {
					other = d.B
				}
				m, ok, err := markOf(p.w, other)
				if err != nil {
					return err
				}
				if !ok { // forgotten, or no longer read from its article
					continue
				}
				if err := p.load([]string{m.Component}); err != nil {
					return err
				}
				if a, b = p.nodes[d.A], p.nodes[d.B]; a == nil || b == nil {
					continue
				}
				again = true
			}
			link(a, b)
		}
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
			if n.fresh || n.Event != id || c.broken[n.Component] {
				same = false
			}
		}
		delete(gone, id)
		if !same {
			events = append(events, merge.Sum(of))
		}
		for _, k := range list {
			n := nodes[k]
			if n.fresh || n.Event != id || n.Component != nodes[0].Report {
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

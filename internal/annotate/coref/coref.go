// Package coref finds out which mentions of an article mean the same person,
// body or place. It adds descriptions ("the Kazakh deputy prime minister")
// and pronouns to the named mentions, groups all of them into entities, and
// notes what the actor tables and the text itself tell of each.
//
// The way is that of the sieves (Raghunathan et al. 2010): sure links first,
// each later step uses what the earlier ones learnt of an entity (gender,
// office, country). A wrong link is worse than none: where two antecedents
// compete on equal terms none is taken.
package coref

import (
	"sort"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/actors"
)

// Linker links mentions. It is not changed by use and may be shared.
type Linker struct {
	table   *actors.Table
	genders map[string]byte // folded given name: 'f' or 'm'
	sound   *sounds
	who     Describer
}

// Link adds descriptions and pronouns to doc.Mentions, fills Mention.Entity
// and Mention.Basis, and doc.Entities. Mentions of an earlier run are
// dropped first, so that linking twice does no harm.
func (l *Linker) Link(doc *readout.Document) {
	l.heard(doc)
	w := newWork(l, doc)
	w.surnames()  // persons that were taken for places
	w.rulers()    // those in power whom the name finder has missed
	w.factions()  // abbreviations that the text uses as names of parties
	w.states()    // places and demonyms of states
	w.bodies()    // organisations, their acronyms and short forms
	w.persons()   // full names, then short ones
	w.titles()    // what stands before and after the names of persons
	w.companies() // bodies that were taken for persons
	w.known()     // persons of the actor tables
	w.variants()  // distorted forms of names
	w.facts()     // country, sector, office
	w.realms()    // the Kingdom, the Sultanate
	w.ministries()
	w.describe() // find descriptions and pronouns
	w.resolve()  // link them, in order of the text
	w.finish()
}

// work is the state of one call of Link.
type work struct {
	*Linker
	doc       *readout.Document
	day       string // ISO day of publication, "" where not known
	lines     *actors.Picker
	ms        []readout.Mention
	ents      []entity
	at        [][]int32      // by sentence and token: the index of the named mention that covers it, -1
	title     [][]bool       // by sentence and token: the token belongs to a title
	bySt      map[string]int // country code: entity of the state
	descs     []found
	order     []int             // all mentions in order of the text
	place     []int             // of each mention its place in order
	bySent    [][]int           // mentions by sentence, in order
	quotes    [][]int           // by sentence and token: number of the quotation, 0 outside
	not       map[int]int       // pronoun: an entity that it does not mean, plus one
	described map[[2]int]bool   // heads of descriptions, by sentence and token
	party     map[string]bool   // abbreviations that the text uses as names of parties
	lean      map[string]string // to which country the names of the text but this one lean
}

// entity is a readout.Entity in the making.
type entity struct {
	readout.Entity
	names    []string        // forms of the name, folded, in order of the text
	parts    []string        // folded words of the fullest name, without particles
	gender   byte            // 'm', 'f' or 0
	plural   bool            // stands for several
	roles    []role          // what the text says of it
	entries  []*actors.Entry // lines of the tables, all of one name
	entry    *actors.Entry   // the line that holds on the day
	gone     bool            // merged into another
	first    int             // first mention
	mentions []int
	human    bool
}

func newWork(l *Linker, doc *readout.Document) *work {
	w := &work{Linker: l, doc: doc, bySt: map[string]int{}}
	if doc.Published.IsZero() && doc.Today.From == doc.Today.To {
		w.day = doc.Today.From // a dateline
	}
	if !doc.Published.IsZero() {
		w.day = doc.Published.Format("2006-01-02")
	}
	w.lines = l.table.Picker(doc, w.day)
	w.at = make([][]int32, len(doc.Sentences))
	w.title = make([][]bool, len(doc.Sentences))
	total := 0
	for i := range doc.Sentences {
		total += len(doc.Sentences[i].Tokens)
	}
	flat := make([]int32, total)
	for i := range flat {
		flat[i] = -1
	}
	flags := make([]bool, total)
	for i := range doc.Sentences {
		n := len(doc.Sentences[i].Tokens)
		w.at[i], flat = flat[:n:n], flat[n:]
		w.title[i], flags = flags[:n:n], flags[n:]
	}
	for _, m := range doc.Mentions {
		if m.Kind == readout.Description || m.Kind == readout.Pronoun {
			continue
		}
		m.Entity, m.Basis = -1, ""
		for k := m.First; k < m.End; k++ {
			w.at[m.Sentence][k] = int32(len(w.ms))
		}
		w.ms = append(w.ms, m)
	}
	return w
}

// add makes a new entity.
func (w *work) add(e entity) int {
	w.ents = append(w.ents, e)
	return len(w.ents) - 1
}

// link gives a mention to an entity.
func (w *work) link(m, e int, basis string) {
	w.ms[m].Entity, w.ms[m].Basis = e, basis
	w.ents[e].mentions = append(w.ents[e].mentions, m)
}

// words returns the words of a mention as they stand in the text.
func (w *work) words(m int) string {
	x := &w.ms[m]
	s, _ := w.doc.Words(&w.doc.Sentences[x.Sentence], x.First, x.End)
	return s
}

func (w *work) sent(m int) *readout.Sentence { return &w.doc.Sentences[w.ms[m].Sentence] }

// finish writes the entities that have mentions, in order of their first
// one, and the mentions in order of the text.
func (w *work) finish() {
	order := make([]int, len(w.ms))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool {
		x, y := &w.ms[order[a]], &w.ms[order[b]]
		if x.Sentence != y.Sentence {
			return x.Sentence < y.Sentence
		}
		if x.First != y.First {
			return x.First < y.First
		}
		return x.End > y.End
	})
	// Entities in order of their first mention; those that only stand as
	// members of others come after.
	number := make([]int, len(w.ents))
	for i := range number {
		number[i] = -1
	}
	var list []int
	take := func(e int) {
		if e >= 0 && number[e] < 0 {
			number[e] = len(list)
			list = append(list, e)
		}
	}
	for _, m := range order {
		take(w.ms[m].Entity)
	}
	for i := 0; i < len(list); i++ {
		for _, e := range w.ents[list[i]].Members {
			take(e)
		}
	}
	doc := w.doc
	doc.Entities = make([]readout.Entity, len(list))
	for i, e := range list {
		out := w.ents[e].Entity
		out.Mentions = nil
		if len(out.Members) > 0 {
			members := make([]int, len(out.Members))
			for k, x := range out.Members {
				members[k] = number[x]
			}
			out.Members = members
		}
		doc.Entities[i] = out
	}
	doc.Mentions = make([]readout.Mention, len(order))
	for i, m := range order {
		x := w.ms[m]
		if x.Entity >= 0 {
			x.Entity = number[x.Entity]
			doc.Entities[x.Entity].Mentions = append(doc.Entities[x.Entity].Mentions, i)
		}
		doc.Mentions[i] = x
	}
}

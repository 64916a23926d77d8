package actor

import (
	"sort"
	"strings"
	"sync"
	"sync/atomic"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/actors"
)

// context is one sentence of one document while a phrase of it is read.
type context struct {
	r      *Resolver
	doc    *readout.Document
	sent   *readout.Sentence
	index  int // of the sentence
	ix     *index
	nested int  // phrases within phrases, to end loops of coreference
	plain  bool // coreference is not to be used
}

// index finds mentions by sentence and holds what is known of the whole
// document. It is built once a document.
type index struct {
	doc                        *readout.Document
	id                         string
	mentions, entities, places int
	first                      *readout.Mention
	bySentence                 [][]int32 // indices of mentions
	placesBySentence           [][]int32
	countries                  map[string]int  // mentions of states and places, by country
	main                       string          // country that the article is about, "" where not clear
	loose                      bool            // main is told by the headline alone
	day                        string          // ISO day of the article, "" where not known
	lines                      *actors.Picker  // takes the line of a name that holds in it
	set                        []setting       // by sentence
	police                     bool            // of police more than of soldiers
	opposed                    map[string]bool // names of parties that it calls opposition
	ruling                     map[string]bool // names of parties that it calls ruling
	time                       []string        // its day, or months in which it may have been written
	dated                      bool            // time is told by its day or by whom it calls president
	others                     map[string]int  // mentions of persons and bodies, by country
	senders                    sync.Map        // by the word for peacekeepers: whose they are, once asked
}

// cache keeps the indices of the documents read last.
type cache struct {
	slots [8]atomic.Pointer[index]
	next  atomic.Uint32
}

func (r *Resolver) context(doc *readout.Document, sent int) *context {
	return &context{r: r, doc: doc, sent: &doc.Sentences[sent], index: sent, ix: r.indexOf(doc)}
}

func (r *Resolver) indexOf(doc *readout.Document) *index {
	for i := range r.cache.slots {
		if ix := r.cache.slots[i].Load(); ix != nil && ix.of(doc) {
			return ix
		}
	}
	ix := newIndex(r.table, doc)
	r.cache.slots[r.cache.next.Add(1)%uint32(len(r.cache.slots))].Store(ix)
	return ix
}

// of reports whether the index is still that of the document.
func (ix *index) of(doc *readout.Document) bool {
	return ix.doc == doc && ix.id == doc.ID && ix.mentions == len(doc.Mentions) && ix.entities == len(doc.Entities) && ix.places == len(doc.Places) &&
		(ix.mentions == 0 || ix.first == &doc.Mentions[0]) && len(ix.bySentence) == len(doc.Sentences) && ix.day == dayOf(doc)
}

func dayOf(doc *readout.Document) string {
	if doc.Today.From != "" {
		return doc.Today.From
	}
	if !doc.Published.IsZero() {
		return doc.Published.Format("2006-01-02")
	}
	return ""
}

// stateless reports whether a mention is the name of a people that has fled its
// country: an article on the Rohingyas need not be about Myanmar.
func stateless(doc *readout.Document, k int) bool {
	if k < 0 || k >= len(doc.Mentions) {
		return false
	}
	m := &doc.Mentions[k]
	if m.Sentence < 0 || m.Sentence >= len(doc.Sentences) || m.First >= len(doc.Sentences[m.Sentence].Tokens) {
		return false
	}
	return strings.HasPrefix(doc.Sentences[m.Sentence].Tokens[m.First].Form, "Rohingya")
}

func newIndex(t *actors.Table, doc *readout.Document) *index {
	ix := &index{doc: doc, id: doc.ID, mentions: len(doc.Mentions), entities: len(doc.Entities), places: len(doc.Places), day: dayOf(doc),
		bySentence: make([][]int32, len(doc.Sentences)), placesBySentence: make([][]int32, len(doc.Sentences)), countries: map[string]int{}, others: map[string]int{}}
	ix.lines = t.Picker(doc, ix.day)
	if len(doc.Mentions) > 0 {
		ix.first = &doc.Mentions[0]
	}
	for i := range doc.Mentions {
		if s := doc.Mentions[i].Sentence; s >= 0 && s < len(ix.bySentence) {
			ix.bySentence[s] = append(ix.bySentence[s], int32(i))
		}
	}
	for i := range doc.Places {
		if s := doc.Places[i].Sentence; s >= 0 && s < len(ix.bySentence) {
			ix.placesBySentence[s] = append(ix.placesBySentence[s], int32(i))
		}
	}
	for i := range doc.Entities {
		if e := &doc.Entities[i]; e.Country != "" && (e.Kind == readout.Location || e.Kind == readout.Demonym) {
			for _, k := range e.Mentions {
				if !stateless(doc, k) {
					ix.countries[e.Country]++
				}
			}
		} else if e.Country != "" {
			ix.others[e.Country] += len(e.Mentions)
		}
	}
	for _, list := range ix.bySentence {
		sort.SliceStable(list, func(a, b int) bool { return doc.Mentions[list[a]].First < doc.Mentions[list[b]].First })
	}
	if ix.main = mainCountry(t, ix, doc); ix.main == "" {
		if ix.main = headlined(t, ix, doc); ix.main == "" && len(doc.Sentences) > 2 && len(ix.countries) < 2 {
			ix.main = placed(t, doc)
		}
		if ix.main == "" {
			ix.main = sided(t, ix, doc)
		}
		if ix.main == "" {
			ix.main = alone(t, ix, doc)
		}
		if ix.main == "" {
			ix.main = atHome(t, ix, doc)
		}
		ix.loose = ix.main != ""
	}
	ix.police = ofPolice(doc)
	ix.called(t, doc)
	ix.time, ix.dated = timeOf(t, ix, doc)
	ix.set = make([]setting, len(doc.Sentences))
	for i := range ix.set {
		ix.set[i] = ix.setIn(i)
	}
	ix.digest()
	return ix
}

// ofPolice reports whether a document speaks of police, and of them more than
// of soldiers: who is only called an officer in it is of the police.
func ofPolice(doc *readout.Document) bool {
	police, army := 0, 0
	for i := range doc.Sentences {
		for k := range doc.Sentences[i].Tokens {
			switch strings.ToLower(doc.Sentences[i].Tokens[k].Form) {
			case "police", "policeman", "policemen", "policewoman", "cop", "cops", "sheriff", "detective", "detectives", "nypd", "patrolman":
				police++
			case "army", "soldier", "soldiers", "troops", "military", "navy", "regiment", "battalion":
				army++
			}
		}
	}
	return police > army
}

// reach is how many mentions before a token are looked at for one that covers
// it: they nest, but not deeply.
const reach = 24

// around returns the mentions of the sentence that may cover a token: those
// that start at it or shortly before, the last first.
func (c *context) around(token int) []int32 {
	list := c.ix.bySentence[c.index]
	end := sort.Search(len(list), func(i int) bool { return c.doc.Mentions[list[i]].First > token })
	return list[max(0, end-reach):end]
}

// mention returns the mention that the token is the head of, else the longest
// named one that covers it; -1 where there is none.
func (c *context) mention(token int) int {
	if c.plain {
		return -1
	}
	best, size := -1, 0
	for _, k := range c.around(token) {
		m := &c.doc.Mentions[k]
		if m.First > token || m.End <= token {
			continue
		}
		if m.Kind == readout.Pronoun && m.Head == token {
			return int(k)
		}
		if m.Kind == readout.Description && m.Head != token {
			continue
		}
		n := m.End - m.First
		if m.Kind == readout.Description {
			n = 1
			if best >= 0 && m.Entity >= 0 && c.doc.Mentions[best].Entity < 0 {
				n = size + 1
			}
		}
		if n > size {
			best, size = int(k), n
		}
	}
	return best
}

// named returns the named mention with an entity that starts at a token; -1
// where there is none.
func (c *context) named(token int) int {
	if c.plain {
		return -1
	}
	best, end := -1, 0
	for _, k := range c.around(token) {
		m := &c.doc.Mentions[k]
		if m.First == token && m.Entity >= 0 && m.Entity < len(c.doc.Entities) && m.Kind != readout.Description && m.Kind != readout.Pronoun && m.End > end {
			best, end = int(k), m.End
		}
	}
	return best
}

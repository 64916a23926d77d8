// Package annotate takes an article to a document: one visible table of
// stages, each of which fills its own fields.
package annotate

import (
	"fmt"
	"slices"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/actors"
	"github.com/readout-events/readout/internal/actor"
	"github.com/readout-events/readout/internal/annotate/coref"
	"github.com/readout-events/readout/internal/annotate/date"
	"github.com/readout-events/readout/internal/annotate/name"
	"github.com/readout-events/readout/internal/annotate/neural"
	"github.com/readout-events/readout/internal/annotate/parse"
	"github.com/readout-events/readout/internal/annotate/place"
	"github.com/readout-events/readout/internal/annotate/quote"
	"github.com/readout-events/readout/internal/annotate/segment"
	"github.com/readout-events/readout/internal/annotate/tag"
)

// Models are the trained weights and tables that the stages share. They are
// not changed after loading; one Models serves many Annotators.
type Models struct {
	Tag    *tag.Model    // the fast tagger; its lemmas serve both
	Parse  *parse.Model  // the fast parser; beside the accurate one it reads again what that one gives no act of
	Neural *neural.Model // the accurate tagger and parser; nil where the fast ones are to be used
	Names  *name.Finder
	Actors *actors.Table
	Who    *actor.Resolver
	Places *place.Finder
}

// Names of the models that tag and parse.
const (
	Fast     = "fast"     // linear: packages tag and parse
	Accurate = "accurate" // BiLSTM: package neural
	Default  = Accurate
)

// Load reads all weights and tables, those that do not need each other at the
// same time. model is Fast or Accurate; extra are further actor tables.
func Load(model string, extra []actors.File, gazetteers ...place.File) (*Models, error) {
	m := &Models{}
	jobs := []func() error{
		func() (err error) { m.Tag, err = tag.Default(); return },
		func() (err error) { m.Parse, err = parse.Default(); return },
		func() (err error) {
			switch model {
			case Fast:
			case Accurate:
				m.Neural, err = neural.Default()
			default:
				err = fmt.Errorf("no model %q: it is %s or %s", model, Fast, Accurate)
			}
			return err
		},
		func() (err error) { m.Places, err = place.New(gazetteers...); return },
		func() (err error) {
			if m.Actors, err = actors.Default(extra...); err != nil {
				return err
			}
			m.Who = actor.New(m.Actors)
			m.Names, err = name.New(m.Actors)
			return err
		},
	}
	errs := make(chan error, len(jobs))
	for _, job := range jobs {
		go func() { errs <- job() }()
	}
	var first error
	for range jobs {
		if err := <-errs; err != nil && first == nil {
			first = err
		}
	}
	if first != nil {
		return nil, fmt.Errorf("annotate: %w", first)
	}
	return m, nil
}

// Stage is one step of the reading.
type Stage struct {
	Name string
	Do   func(doc *readout.Document)
}

// Annotator reads articles one after another; each goroutine needs its own.
type Annotator struct {
	Stages []Stage
	trees  int                // the first stage that tags and parses
	behind int                // the first stage after those
	second []Stage            // that tag and parse with the fast model, where the first are of the accurate one
	words  []readout.Sentence // of the article read last, before it was tagged and parsed
	parsed []readout.Sentence // and after
}

// New returns an Annotator. This is the way of an article, in order.
func New(m *Models) *Annotator {
	linker, dates := coref.New(m.Actors, m.Who), date.New(m.Actors)
	a := &Annotator{Stages: []Stage{
		{"segment", func(doc *readout.Document) { doc.Sentences = segment.Article(&doc.Article) }},
		{"glued", func(doc *readout.Document) { glued(m.Actors, doc) }},
		{"doubled", doubled},
		{"stray", stray},
	}}
	a.trees = len(a.Stages)
	a.Stages = append(a.Stages, trees(m)...)
	a.behind = len(a.Stages)
	if m.Neural != nil {
		a.second = fastTrees(m)
	}
	a.Stages = append(a.Stages, []Stage{
		{"whole", func(doc *readout.Document) { whole(m.Actors, doc) }},
		{"mend", func(doc *readout.Document) { mend(m.Tag, doc) }},
		{"name", m.Names.Find},
		{"today", dates.Find}, // a dateline tells which office somebody held
		{"coref", linker.Link},
		{"quote", quote.Find},
		{"date", dates.Find}, // again, now that persons are known
		{"place", m.Places.Find},
	}...)
	return a
}

// trees are the stages that tag and parse, with the fast or the accurate
// model.
func trees(m *Models) []Stage {
	if m.Neural == nil {
		return fastTrees(m)
	}
	parser := m.Neural.NewParser()
	return []Stage{
		{"parse", func(doc *readout.Document) { without(doc.Sentences, m.Places.Town, parser.ParseAll) }},
		{"lemma", sentences(m.Tag.NewTagger().Lemmas)},
		{"known", func(doc *readout.Document) { known(m.Actors, doc) }},
	}
}

// sentences makes a stage of what is done to each sentence.
func sentences(do func(s *readout.Sentence)) func(doc *readout.Document) {
	return func(doc *readout.Document) {
		for i := range doc.Sentences {
			do(&doc.Sentences[i])
		}
	}
}

// fastTrees are the stages that tag and parse with the fast model.
func fastTrees(m *Models) []Stage {
	parser := m.Parse.NewParser()
	names := Stage{"known", func(doc *readout.Document) { known(m.Actors, doc) }}
	return []Stage{{"tag", sentences(m.Tag.NewTagger().Tag)}, names, {"violent", violent}, {"parse", func(doc *readout.Document) {
		without(doc.Sentences, m.Places.Town, func(sents []readout.Sentence) {
			for i := range sents {
				parser.Parse(&sents[i])
			}
		})
	}}}
}

// Read takes an article through all stages.
func (a *Annotator) Read(article readout.Article) *readout.Document {
	doc := &readout.Document{Article: article}
	for i, s := range a.Stages {
		if a.second != nil && i == a.trees {
			a.words = clone(doc.Sentences)
		}
		if a.second != nil && i == a.behind {
			a.parsed = clone(doc.Sentences)
		}
		s.Do(doc)
	}
	return doc
}

// Twice reports whether sentences can be read by a second model.
func (a *Annotator) Twice() bool { return a.second != nil }

// Again takes the article that was read last through the stages behind tagger
// and parser once more, with the trees of the fast model for the sentences
// whose index is in again, and the trees that it had for the others.
func (a *Annotator) Again(article readout.Article, again map[int]bool) *readout.Document {
	doc := &readout.Document{Article: article, Sentences: clone(a.parsed)}
	few := &readout.Document{Article: article}
	var at []int
	for i := range doc.Sentences {
		if again[i] {
			at = append(at, i)
			few.Sentences = append(few.Sentences, cloneOne(&a.words[i]))
		}
	}
	for _, s := range a.second {
		s.Do(few)
	}
	for k, i := range at {
		doc.Sentences[i] = few.Sentences[k]
		doc.Sentences[i].Second = true
	}
	for _, s := range a.Stages[a.behind:] {
		s.Do(doc)
	}
	return doc
}

func clone(list []readout.Sentence) []readout.Sentence {
	out := make([]readout.Sentence, len(list))
	for i := range list {
		out[i] = cloneOne(&list[i])
	}
	return out
}

func cloneOne(s *readout.Sentence) readout.Sentence {
	out := *s
	out.Tokens = slices.Clone(s.Tokens)
	return out
}

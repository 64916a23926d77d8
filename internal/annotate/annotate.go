// Package annotate takes an article to a document: one visible table of
// stages, each of which fills its own fields.
package annotate

import (
	"fmt"

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
	Parse  *parse.Model  // the fast parser
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
		func() (err error) {
			switch model {
			case Fast:
				m.Parse, err = parse.Default()
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
type Annotator struct{ Stages []Stage }

// New returns an Annotator. This is the way of an article, in order.
func New(m *Models) *Annotator {
	linker, dates := coref.New(m.Actors, m.Who), date.New(m.Actors)
	a := &Annotator{[]Stage{
		{"segment", func(doc *readout.Document) { doc.Sentences = segment.Article(&doc.Article) }},
		{"glued", func(doc *readout.Document) { glued(m.Actors, doc) }},
		{"doubled", doubled},
		{"stray", stray},
	}}
	a.Stages = append(a.Stages, trees(m)...)
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
	tagger := m.Tag.NewTagger()
	sentences := func(do func(s *readout.Sentence)) func(doc *readout.Document) {
		return func(doc *readout.Document) {
			for i := range doc.Sentences {
				do(&doc.Sentences[i])
			}
		}
	}
	names := Stage{"known", func(doc *readout.Document) { known(m.Actors, doc) }}
	if m.Neural != nil {
		parser := m.Neural.NewParser()
		return []Stage{{"parse", func(doc *readout.Document) { without(doc.Sentences, m.Places.Town, parser.ParseAll) }}, {"lemma", sentences(tagger.Lemmas)}, names}
	}
	parser := m.Parse.NewParser()
	return []Stage{{"tag", sentences(tagger.Tag)}, names, {"violent", violent}, {"parse", func(doc *readout.Document) {
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
	for _, s := range a.Stages {
		s.Do(doc)
	}
	return doc
}

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
	"github.com/readout-events/readout/internal/annotate/parse"
	"github.com/readout-events/readout/internal/annotate/place"
	"github.com/readout-events/readout/internal/annotate/quote"
	"github.com/readout-events/readout/internal/annotate/segment"
	"github.com/readout-events/readout/internal/annotate/tag"
)

// Models are the trained weights and tables that the stages share. They are
// not changed after loading; one Models serves many Annotators.
type Models struct {
	Tag    *tag.Model
	Parse  *parse.Model
	Names  *name.Finder
	Actors *actors.Table
	Who    *actor.Resolver
	Places *place.Finder
}

// Load reads all weights and tables, those that do not need each other at the
// same time. extra are further actor tables.
func Load(extra []actors.File, gazetteers ...place.File) (*Models, error) {
	m := &Models{}
	jobs := []func() error{
		func() (err error) { m.Tag, err = tag.Default(); return },
		func() (err error) { m.Parse, err = parse.Default(); return },
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
	tagger, parser := m.Tag.NewTagger(), m.Parse.NewParser()
	linker, dates := coref.New(m.Actors, m.Who), date.New(m.Actors)
	return &Annotator{[]Stage{
		{"segment", func(doc *readout.Document) { doc.Sentences = segment.Article(&doc.Article) }},
		{"doubled", doubled},
		{"tag", func(doc *readout.Document) {
			for i := range doc.Sentences {
				tagger.Tag(&doc.Sentences[i])
			}
		}},
		{"known", func(doc *readout.Document) { known(m.Actors, doc) }},
		{"parse", func(doc *readout.Document) {
			for i := range doc.Sentences {
				parser.Parse(&doc.Sentences[i])
			}
		}},
		{"whole", func(doc *readout.Document) { whole(m.Actors, doc) }},
		{"name", m.Names.Find},
		{"coref", linker.Link},
		{"quote", quote.Find},
		{"date", dates.Find},
		{"place", m.Places.Find},
	}}
}

// Read takes an article through all stages.
func (a *Annotator) Read(article readout.Article) *readout.Document {
	doc := &readout.Document{Article: article}
	for _, s := range a.Stages {
		s.Do(doc)
	}
	return doc
}

package timeplace

import (
	"os"
	"testing"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/actors"
	"github.com/readout-events/readout/internal/annotate/date"
	"github.com/readout-events/readout/internal/annotate/parse"
	"github.com/readout-events/readout/internal/annotate/place"
	"github.com/readout-events/readout/internal/annotate/segment"
	"github.com/readout-events/readout/internal/annotate/tag"
)

// reader reads an article as far as dates and places need.
func reader(t *testing.T) func(readout.Article) *readout.Document {
	t.Helper()
	tags, err := tag.Default()
	if err != nil {
		t.Fatal(err)
	}
	trees, err := parse.Default()
	if err != nil {
		t.Fatal(err)
	}
	table, err := actors.Default()
	if err != nil {
		t.Fatal(err)
	}
	places, err := place.New()
	if err != nil {
		t.Fatal(err)
	}
	tagger, parser, dates := tags.NewTagger(), trees.NewParser(), date.New(table)
	return func(a readout.Article) *readout.Document {
		doc := &readout.Document{Article: a}
		doc.Sentences = segment.Article(&doc.Article)
		for i := range doc.Sentences {
			tagger.Tag(&doc.Sentences[i])
			parser.Parse(&doc.Sentences[i])
		}
		dates.Find(doc)
		places.Find(doc)
		return doc
	}
}

func TestActs(t *testing.T) {
	path := shared(t, "data/gold/press-dev.jsonl")
	fig, err := Acts(path, reader(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Log(fig)
	if os.Getenv("READOUT_ACTS") != "" {
		for _, w := range fig.Wrong {
			t.Log(w)
		}
	}
}

// Without its day of publication no article may get a wrong day.
func TestUndated(t *testing.T) {
	path := shared(t, "data/articles/wikinews-2019.jsonl")
	fig, err := Undated(path, reader(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Log(fig)
	for _, e := range fig.Errors {
		t.Error(e)
	}
}

package timeplace

import (
	"os"
	"path/filepath"
	"testing"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/annotate/parse"
	"github.com/readout-events/readout/internal/annotate/tag"
)

// shared returns a path in the folder of data beside the repository, or skips.
func shared(t *testing.T, path string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if filepath.Dir(dir) == dir {
			t.Skip("no module root")
		}
		dir = filepath.Dir(dir)
	}
	full := filepath.Join(dir, "..", "shared", filepath.FromSlash(path))
	if _, err := os.Stat(full); err != nil {
		t.Skip("measuring data are not here: " + path)
	}
	return full
}

// The same with tags and trees, as articles are read.
func TestDatesParsed(t *testing.T) {
	path := shared(t, "data/dates/gum-dates.tsv")
	tags, err := tag.Default()
	if err != nil {
		t.Fatal(err)
	}
	trees, err := parse.Default()
	if err != nil {
		t.Fatal(err)
	}
	tagger, parser := tags.NewTagger(), trees.NewParser()
	figs, err := DatesWith(path, func(s *readout.Sentence) {
		tagger.Tag(s)
		parser.Parse(s)
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range figs {
		t.Log(f)
		if os.Getenv("READOUT_DATES") != "" && f.Part == "train" {
			for _, e := range f.Wrong {
				t.Logf("%s %s | %s | %s | %s | %s | %.140s", e.Document, e.Published, e.Expression, e.Gold, e.Got, e.Basis, e.Sentence)
			}
		}
	}
}

func TestDates(t *testing.T) {
	figs, err := Dates(shared(t, "data/dates/gum-dates.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range figs {
		t.Log(f)
		t.Log(f.Genres)
		if f.Part == "train" {
			for _, e := range f.Wrong {
				t.Logf("%s %s | %s | %s | %s | %s | %.140s", e.Document, e.Published, e.Expression, e.Gold, e.Got, e.Basis, e.Sentence)
			}
		}
		if f.ValueRight() < 0.5 {
			t.Errorf("%s: value right %.3f", f.Part, f.ValueRight())
		}
	}
}

package attribution

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/annotate/parse"
	"github.com/readout-events/readout/internal/annotate/quote"
	"github.com/readout-events/readout/internal/annotate/segment"
	"github.com/readout-events/readout/internal/annotate/tag"
)

// shared finds a folder of the data beside the repository, or skips.
func sharedData(t testing.TB, path string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			full := filepath.Join(dir, "..", "shared", "data", path)
			if _, err := os.Stat(full); err != nil {
				t.Skip("not at hand: ../shared/data/" + path)
			}
			return full
		}
	}
	t.Skip("no module root above the test")
	return ""
}

// TestPolNeAR measures on the development part, names not yet known, and
// fails where the figures fall well below what was reached.
func TestPolNeAR(t *testing.T) {
	tags, err := tag.Default()
	if err != nil {
		t.Fatal(err)
	}
	trees, err := parse.Default()
	if err != nil {
		t.Fatal(err)
	}
	tagger, parser := tags.NewTagger(), trees.NewParser()
	f, err := Measure(sharedData(t, "attribution/polnear-dev"), func(text string) *readout.Document {
		doc := &readout.Document{Article: readout.Article{Text: text}}
		doc.Sentences = segment.Article(&doc.Article)
		for i := range doc.Sentences {
			tagger.Tag(&doc.Sentences[i])
			parser.Parse(&doc.Sentences[i])
		}
		quote.Find(doc)
		return doc
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("\n%s", f)
	for _, c := range []struct {
		role      string
		got, want float64
	}{{"source", f.Source.Overlap(), 65}, {"cue", f.Cue.Overlap(), 66}, {"content", f.Content.Overlap(), 70}} {
		if c.got < c.want {
			t.Errorf("%s: overlap F1 %.1f, want at least %.0f", c.role, c.got, c.want)
		}
	}
}

func TestReadMissing(t *testing.T) {
	if _, err := Read(t.TempDir()); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("an empty folder: %v", err)
	}
}

func TestCompare(t *testing.T) {
	text := "Chad said Mali lied. Niger, too, said so."
	ann := "T1\tSource 0 4\tChad\nT2\tCue 5 9\tsaid\nT3\tContent 10 19\tMali lied\nE1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n"
	gold, err := brat(ann, text)
	if err != nil || len(gold) != 1 {
		t.Fatal(gold, err)
	}
	var f Figures
	f.Compare(gold, gold)
	if f.Source.Overlap() != 100 || f.Cue.Close() != 100 || f.Content.Bytes() != 100 {
		t.Errorf("the same against itself:\n%s", f)
	}
	f = Figures{}
	f.Compare(gold, nil)
	if f.Source.Overlap() != 0 || f.Cue.Gold != 1 {
		t.Errorf("nothing found:\n%s", f)
	}
	if _, err := brat("T1\tCue 5 900\tsaid\n", text); err == nil {
		t.Error("an offset beyond the text is no error")
	}
}

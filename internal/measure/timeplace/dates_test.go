package timeplace

import (
	"os"
	"path/filepath"
	"testing"
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

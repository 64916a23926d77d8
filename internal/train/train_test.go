package train

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/readout-events/readout/internal/annotate/parse"
	"github.com/readout-events/readout/internal/annotate/tag"
)

const tiny = `1	Dogs	dog	NOUN	NNS	_	2	nsubj	_	_
2	bark	bark	VERB	VBP	_	0	root	_	SpaceAfter=No
3	.	.	PUNCT	.	_	2	punct	_	_

1	Cats	cat	NOUN	NNS	_	2	nsubj	_	_
2	chase	chase	VERB	VBP	_	0	root	_	_
3	mice	mouse	NOUN	NNS	_	2	obj	_	SpaceAfter=No
4	.	.	PUNCT	.	_	2	punct	_	_

`

// Training twice on the same treebank gives the same files, and they can be
// read and used.
func TestRun(t *testing.T) {
	if testing.Short() {
		t.Skip("allocates some hundred megabytes")
	}
	data := t.TempDir()
	os.MkdirAll(filepath.Join(data, "ewt"), 0o755)
	for _, name := range []string{ewtTrain, ewtDev} {
		if err := os.WriteFile(filepath.Join(data, name), []byte(strings.Repeat(tiny, 6)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var files [2][]byte
	for i := range files {
		out := t.TempDir()
		if err := Run(context.Background(), Options{Data: data, Out: out, What: "all", Epochs: 2, Seed: 3}); err != nil {
			t.Fatal(err)
		}
		a, err := os.ReadFile(filepath.Join(out, "tag", "tag.bin"))
		if err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(filepath.Join(out, "parse", "parse.bin"))
		if err != nil {
			t.Fatal(err)
		}
		files[i] = append(a, b...)
		if i > 0 {
			tags, err := tag.Load(a)
			if err != nil {
				t.Fatal(err)
			}
			trees, err := parse.Load(b)
			if err != nil {
				t.Fatal(err)
			}
			r, err := Evaluate(data, tags, trees)
			if err != nil {
				t.Fatal(err)
			}
			if las := r[0].Scores.LAS.Percent(); las < 100 {
				t.Errorf("LAS %.1f on what was learned", las)
			}
		}
	}
	if string(files[0]) != string(files[1]) {
		t.Error("training twice gives two models")
	}
}

func TestRunErrors(t *testing.T) {
	for _, c := range []struct {
		o    Options
		want string
	}{
		{Options{What: "tags"}, `nothing to train is called "tags"`},
		{Options{What: "segment"}, "has rules and no model"},
		{Options{What: "tag", Data: t.TempDir()}, "no such file"},
	} {
		if err := Run(context.Background(), c.o); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%+v: %v", c.o, err)
		}
	}
}

func TestGlue(t *testing.T) {
	if got := Glue("A b. C d. E f. g", 60); got != "A b.C d.E f. g" {
		t.Errorf("got %q", got)
	}
}

// The built-in models keep the promise of their cards: a little below the
// measured figures, so that a retrained model may differ.
func TestFigures(t *testing.T) {
	dir := treebanks(t)
	tags, err := tag.Default()
	if err != nil {
		t.Fatal(err)
	}
	trees, err := parse.Default()
	if err != nil {
		t.Fatal(err)
	}
	r, err := Evaluate(dir, tags, trees)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("\n%s", r)
	gold, raw := r[0].Scores, r[1].Scores
	gum, glued := r[4].Scores, r[5].Scores
	for _, c := range []struct {
		name        string
		least, have float64
	}{
		{"EWT UPOS, gold tokens", 94.8, gold.UPOS.Percent()},
		{"EWT LAS, gold tokens", 80.5, gold.LAS.Percent()},
		{"EWT sentences, raw", 78, raw.Sentences.Percent()},
		{"EWT words, raw", 98.8, raw.Words.Percent()},
		{"EWT LAS, raw", 76.5, raw.LAS.Percent()},
		{"GUM sentences, stops glued", gum.Sentences.Percent() - 2, glued.Sentences.Percent()},
	} {
		if c.have < c.least {
			t.Errorf("%s: %.2f, want %.2f", c.name, c.have, c.least)
		}
	}
}

// treebanks finds the treebanks that lie beside the checkout.
func treebanks(t *testing.T) string {
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if dir == filepath.Dir(dir) {
			t.Skip("no module root")
		}
		dir = filepath.Dir(dir)
	}
	dir = filepath.Join(dir, "..", "shared", "data", "treebanks")
	if _, err := os.Stat(filepath.Join(dir, gumDev)); err != nil {
		t.Skip("the treebanks are not beside the checkout")
	}
	return dir
}

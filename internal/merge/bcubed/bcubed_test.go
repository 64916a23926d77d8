package bcubed

import (
	"os"
	"strings"
	"testing"

	"github.com/readout-events/readout/coder"
)

func TestFigures(t *testing.T) {
	// Two acts of two reports each; one report has strayed to the other event.
	gold := []scored{{0, "a", ""}, {1, "a", ""}, {2, "b", ""}, {3, "b", ""}}
	f := figures(gold, []string{"1", "2", "2", "2"}, "")
	if p := (1 + 1.0/3 + 2.0/3 + 2.0/3) / 4; f.Precision-p > 1e-9 || p-f.Precision > 1e-9 {
		t.Errorf("precision %v, not %v", f.Precision, p)
	}
	if f.Recall != (0.5+0.5+1+1)/4 {
		t.Errorf("recall %v", f.Recall)
	}
}

func TestBadStories(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"act x: y", "f:1: text before the first story"},
		{"story a: b\narticle Post 2020", "f:2: an article has a publisher"},
		{"story a: b\nact x: y\narticle Post, 2020-01-01\nHe {x met} her.", "f:4: a mark is"},
		{"story a: b\narticle Post, 2020-01-01\nHe {x:met} her.", `story a: act "x" is marked and not told`},
	} {
		if _, err := parse("f", c.text); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q gives %v, not %s", c.text, err, c.want)
		}
	}
}

// The stories that merging was tuned on and those that it was not, and how
// well both are to be merged.
func TestStories(t *testing.T) {
	c, err := coder.New(coder.Options{})
	if err != nil {
		t.Fatal(err)
	}
	stories, err := Read("../testdata/stories")
	if err != nil {
		t.Fatal(err)
	}
	res, err := Score(c, stories)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range res.Files {
		t.Logf("%s: %d stories, %d of %d marks found, %d reports scored, merge %.1f/%.1f/%.1f, baseline %.1f/%.1f/%.1f", p.File, p.Stories, p.Found, p.Marks, p.Reports,
			100*p.Merge.Precision, 100*p.Merge.Recall, 100*p.Merge.F1(), 100*p.Baseline.Precision, 100*p.Baseline.Recall, 100*p.Baseline.F1())
	}
	for _, w := range res.Wrong {
		if show := os.Getenv("SHOW"); show != "" && strings.HasPrefix(w, show) {
			t.Log(w)
		}
	}
	if f := res.Merge.F1(); f < 0.85 {
		t.Errorf("B-cubed F1 %.3f of merging is below 0.85", f)
	}
	if res.Merge.F1() < res.Baseline.F1()+0.1 {
		t.Errorf("merging is hardly better than the baseline: %.3f, %.3f", res.Merge.F1(), res.Baseline.F1())
	}
}

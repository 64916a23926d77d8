package coder

import (
	"testing"

	readout "github.com/readout-events/readout"
)

// TestAgain: only what tells of no act by the accurate model's tree is read
// by the fast one's, and only where that one finds an act; reading once more
// changes nothing.
func TestAgain(t *testing.T) {
	c, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	w := c.Worker()
	if !w.read.Twice() {
		t.Fatal("the accurate reading has no second model")
	}
	second := 0
	for _, text := range []string{"UN experts accuse Myanmar junta of war crimes", "Washington voices concern over Chinese drills", "Hungary slams EU aid plan", "Kenya police tear gas lawyers' march", "The farmers of Chad sold maize.",
		"Russia condemned Japan. The Kenyan minister likes maize. Malian troops exit town as rebels close in."} {
		res := w.Code(readout.Article{Text: text})
		acts := map[int]int{}
		for _, r := range res.Reports {
			acts[r.Sentence]++
		}
		first := w.read.Read(readout.Article{Text: text})
		reports, _ := c.code.Code(first)
		before := map[int]int{}
		for _, r := range reports {
			before[r.Sentence]++
		}
		for i := range res.Document.Sentences {
			s := &res.Document.Sentences[i]
			if s.Second {
				second++
			}
			if s.Second && (acts[s.Number] == 0 || before[s.Number] > 0) {
				t.Errorf("%s: sentence %d was read again: %d acts, %d before", text, s.Number, acts[s.Number], before[s.Number])
			}
			if !s.Second && acts[s.Number] != before[s.Number] {
				t.Errorf("%s: sentence %d keeps its tree and has %d acts, not %d", text, s.Number, acts[s.Number], before[s.Number])
			}
		}
		if again := w.Code(readout.Article{Text: text}); len(again.Reports) != len(res.Reports) {
			t.Errorf("%s: %d reports, then %d", text, len(res.Reports), len(again.Reports))
		}
	}
	if second == 0 {
		t.Error("no sentence was read again")
	}
	fast, err := New(Options{Model: "fast"})
	if err != nil {
		t.Fatal(err)
	}
	if fast.Worker().read.Twice() {
		t.Error("the fast reading has a second model")
	}
}

package train

import (
	"fmt"
	"testing"

	"github.com/readout-events/readout/codebook"
	"github.com/readout-events/readout/internal/learn"
)

// All sentences are trees whose words are whole, and the same seed makes the same.
func TestWires(t *testing.T) {
	book, err := codebook.Default()
	if err != nil {
		t.Fatal(err)
	}
	n := &names{leaders: []string{"Wang"}, persons: []string{"Anna"}, places: []string{"Goma"}, countries: []string{"Ghana"}}
	r, again := learn.Rand(5), learn.Rand(5)
	sents := wires(book, n, 500, &r)
	if fmt.Sprint(sents) != fmt.Sprint(wires(book, n, 500, &again)) {
		t.Error("the same seed makes other sentences")
	}
	for _, s := range sents {
		roots := 0
		for i, w := range s.Tokens {
			if w.Form == "" || w.Lemma == "" || w.Tag == "" || w.XTag == "" || w.Rel == "" {
				t.Fatalf("%v: word %d lacks something", s.Tokens, i)
			}
			if w.Head < 0 {
				roots++
			}
			for k, at := 0, i; at >= 0; k++ {
				if at = s.Tokens[at].Head; k > len(s.Tokens) {
					t.Fatalf("%v: a circle", s.Tokens)
				}
			}
		}
		if roots != 1 {
			t.Fatalf("%v: %d roots", s.Tokens, roots)
		}
	}
}

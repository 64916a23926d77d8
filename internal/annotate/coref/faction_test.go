package coref

import (
	"testing"

	readout "github.com/readout-events/readout"
)

func TestShort(t *testing.T) {
	for form, want := range map[string]bool{"CORD": true, "SzS": true, "VMRO-DPMNE": true, "UML": true, "BYuT": true, "B": false, "Party": false, "U.S.": false, "S-300": false} {
		if got := short(form); got != want {
			t.Errorf("short(%q) = %v", form, got)
		}
	}
}

func TestShouted(t *testing.T) {
	s := func(words ...string) *readout.Sentence {
		out := &readout.Sentence{}
		for _, w := range words {
			out.Tokens = append(out.Tokens, readout.Token{Form: w})
		}
		return out
	}
	if !shouted(s("GOVERNMENT", "MEETS", "UNION", "LEADERS", "today")) || shouted(s("CORD", "leaders", "met")) {
		t.Error("capitals")
	}
}

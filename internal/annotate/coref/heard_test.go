package coref_test

import (
	"testing"

	readout "github.com/readout-events/readout"
)

// TestHeard: a distorted name that was found as something else, or not at all,
// is that of the person named in full.
func TestHeard(t *testing.T) {
	read := reader(t)
	for _, c := range []struct {
		text, full, short string
		same              bool
	}{
		{"Jacques Chirac died on Thursday. Chirc was convicted of corruption in 2011.", "Jacques Chirac", "Chirc", true},
		{"Donald Trump arrived on Monday. The attorney is investigating Tromp over hush money.", "Donald Trump", "Tromp", true},
		{"Donald Trump arrived on Monday. The talks were held in Tromp on Tuesday.", "Donald Trump", "Tromp", false},
		{"Donald Trump arrived on Monday. Later Tramp Airlines said that it would fly.", "Donald Trump", "Tramp", false},
	} {
		doc := read(readout.Article{Text: c.text})
		if one, it := entityOf(doc, c.full, 0), entityOf(doc, c.short, 1); (one >= 0 && one == it) != c.same {
			t.Errorf("%s\n%s", c.text, show(doc))
		}
	}
}

package coref_test

import (
	"testing"

	readout "github.com/readout-events/readout"
)

// TestPatient: whom something is done to goes on to be the one who meets it.
func TestPatient(t *testing.T) {
	doc := reader(t)(readout.Article{Text: "Police arrested two students in Tunis. Prosecutors brought charges against them and extended their detention."})
	found := 0
	for i := range doc.Mentions {
		if m := &doc.Mentions[i]; m.Kind == readout.Pronoun && m.Entity >= 0 && doc.Entities[m.Entity].Name == "two students" {
			found++
		}
	}
	if found != 2 {
		t.Error(show(doc))
	}
}

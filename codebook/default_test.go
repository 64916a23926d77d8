package codebook

import "testing"

// TestBuiltIn reads the codebook that comes with the program: no unknown
// words, no rules that disagree.
func TestBuiltIn(t *testing.T) {
	b, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, clash := range b.Conflicts() {
		t.Error(clash)
	}
	good, bad := 0, 0
	for _, ex := range b.Examples {
		if len(ex.Want) > 0 {
			good++
		} else {
			bad++
		}
	}
	t.Logf("%d rules, %d predicates, %d examples of something, %d of nothing", len(b.Rules), b.Predicates(), good, bad)
}

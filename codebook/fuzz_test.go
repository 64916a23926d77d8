package codebook

import (
	"testing"
	"testing/fstest"
)

// FuzzLoad: whatever stands in a rule file, loading ends with rules or errors
// and never with a crash; what was loaded can be shown and compared.
func FuzzLoad(f *testing.F) {
	for _, s := range []string{
		"X accuses|blames Y (of EVENT); accusation => ACCUSE/allege cameo:112, about Z",
		"> Ukraine was accused by Russia of shelling. = ACCUSE/allege Russia > Ukraine; ASSAULT Ukraine says Russia",
		"will|may EVENT => EVENT future", "X:armed fires_on Y:any (with @weapon) => ASSAULT Y > X", "; air_raid => nothing", "## mode: text\n>? a = nothing",
		"X is_ready|willing to DO => AGREE, not REJECT/meet", "X's's ((Y => AGREE", "list: a, b_c\n  d", "EVENT collapses => EVENT failed", "X goes_on_strike => PROTEST X",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		b, err := Load(fstest.MapFS{"en/lists.txt": {Data: []byte(s)}, "en/rules.txt": {Data: []byte(s)}})
		if err != nil && err.Error() == "" {
			t.Error("an error without words")
		}
		if b == nil {
			return
		}
		b.Conflicts()
		b.Predicates()
		for _, r := range b.Rules {
			Forms(r)
		}
	})
}

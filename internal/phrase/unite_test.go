package phrase

import (
	"fmt"
	"strings"
	"testing"

	readout "github.com/readout-events/readout"
)

// treeOf reads "form/TAG/rel>head ..." with heads counted from 1, 0 for the root.
func treeOf(t *testing.T, s string) *readout.Sentence {
	t.Helper()
	sent := &readout.Sentence{}
	for _, f := range strings.Fields(s) {
		p := strings.Split(f, "/")
		rel, head, ok := strings.Cut(p[2], ">")
		if !ok {
			t.Fatalf("%s: no head", f)
		}
		var h int
		fmt.Sscan(head, &h)
		sent.Tokens = append(sent.Tokens, readout.Token{Form: p[0], Tag: p[1], Rel: rel, Head: h - 1})
	}
	return sent
}

func TestUnite(t *testing.T) {
	for _, c := range []struct {
		tree       string
		first, end int
		want       string
	}{
		{"The/DET/det>4 United/VERB/acl>4 of/ADP/case>4 Nations/PROPN/nsubj>5 said/VERB/root>0", 1, 4, "4 4 4 5 0"},
		{"Amnesty/PROPN/nsubj>3 International/PROPN/obj>3 accused/VERB/root>0 Iran/PROPN/obj>3", 0, 2, "2 3 0 3"},
		{"Ivory/PROPN/compound>2 Coast/PROPN/nsubj>3 left/VERB/root>0", 0, 2, "2 3 0"},
	} {
		sent := treeOf(t, c.tree)
		Unite(sent, c.first, c.end)
		var got []string
		for i := range sent.Tokens {
			got = append(got, fmt.Sprint(sent.Tokens[i].Head+1))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: heads %s, want %s", c.tree, s, c.want)
		}
	}
}

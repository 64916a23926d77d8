package clause

import "testing"

// TestCalledNames parts whom somebody calls something from what he calls them.
func TestCalledNames(t *testing.T) {
	const line = "He/PRP/2/nsubj called=call/VBD/0/root the/DT/5/det delegation/NN/5/compound liars=liar/NNS/2/obj ././2/punct"
	doc := tree(t, line)
	for _, c := range Find(doc, 0, func(string) bool { return false }) {
		if c.Lemma == "call" && len(c.Obj) == 1 && doc.Sentences[0].Tokens[c.Obj[0].Head].Form == "delegation" {
			return
		}
	}
	t.Errorf("%s: the delegation is not whom he called liars", line)
}

package clause

import "testing"

// TestCleft looks for the subject of what "it is X that" and "X is the one
// who" tell.
func TestCleft(t *testing.T) {
	for _, line := range []string{
		"It/PRP/3/nsubj was/VBD/3/cop London/NNP/0/root that/WDT/5/nsubj broke/VBD/3/acl:relcl the/DT/7/det deal/NN/5/obj ././3/punct",
		"London/NNP/4/nsubj is/VBZ/4/cop the/DT/4/det one/NN/0/root who/WP/6/nsubj broke/VBD/4/acl:relcl the/DT/8/det deal/NN/6/obj ././4/punct",
	} {
		found := false
		doc := tree(t, line)
		for _, c := range Find(doc, 0, func(string) bool { return false }) {
			if c.Form == "finite" && len(c.Subj) == 1 && doc.Sentences[0].Tokens[c.Subj[0].Head].Form == "London" && doc.Sentences[0].Tokens[c.Pred].Form == "broke" && c.Role == "" {
				found = true
			}
		}
		if !found {
			t.Errorf("%s: London is not the subject of broke", line)
		}
	}
}

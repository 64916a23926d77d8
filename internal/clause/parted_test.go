package clause

import "testing"

// TestParted looks for the subject of a verb that the tree has parted from it.
func TestParted(t *testing.T) {
	for _, line := range []string{
		"He/PRP/2/nsubj said=say/VBD/0/root that/IN/5/mark Oslo/NNP/5/nsubj has=have/VBZ.AUX/2/ccomp repeatedly/RB/9/advmod and/CC/8/cc often/RB/6/conj broken=break/VBN/2/ccomp the/DT/11/det deal/NN/9/obj ././2/punct",
		"Oslo/NNP/5/nsubj ,/,/4/punct the/DT/4/det minister/NN/1/appos said=say/VBD/0/root ,/,/8/punct has=have/VBZ.AUX/8/aux broken=break/VBN/5/ccomp the/DT/10/det deal/NN/8/obj ././5/punct",
	} {
		found := false
		doc := tree(t, line)
		for _, c := range Find(doc, 0, func(string) bool { return false }) {
			found = found || c.Lemma == "break" && len(c.Subj) == 1 && doc.Sentences[0].Tokens[c.Subj[0].Head].Form == "Oslo"
		}
		if !found {
			t.Errorf("%s: Oslo is not the subject of broken", line)
		}
	}
}

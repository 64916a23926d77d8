package clause

import "testing"

// TestSentences reads testdata/sentences.txt: sentences as a parser saw them,
// its mistakes included, and the clauses that come of them.
func TestSentences(t *testing.T) {
	golden(t, "testdata/sentences.txt")
}

package clause

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/measure/conllu"
	"github.com/readout-events/readout/internal/phrase"
)

// treebank reads a development treebank beside the repository, or skips.
func treebank(t testing.TB, name string) []conllu.Sentence {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if dir == filepath.Dir(dir) {
			t.Skip("no module root above the test")
		}
		dir = filepath.Dir(dir)
	}
	f, err := os.Open(filepath.Join(dir, "..", "shared", "data", "treebanks", name))
	if err != nil {
		t.Skip("treebank not at hand: " + name)
	}
	defer f.Close()
	out, err := conllu.Read(f)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func document(s *conllu.Sentence) *readout.Document {
	s.Sentence.Number = 1
	return &readout.Document{Article: readout.Article{Text: s.Text}, Sentences: []readout.Sentence{s.Sentence}}
}

// TestTreebanks checks on gold trees what must hold of any tree, and logs how
// much was found.
func TestTreebanks(t *testing.T) {
	for _, name := range []string{"ewt/en_ewt-ud-dev.conllu", "gum/en_gum-ud-dev.conllu"} {
		t.Run(filepath.Dir(name), func(t *testing.T) {
			verbs, subjects, clauses, finite := 0, 0, 0, 0
			bank := treebank(t, name)
			for n := range bank {
				doc := document(&bank[n])
				found := Find(doc, 0, eventNoun)
				clauses += len(found)
				check(t, doc, found)
				for i := range found {
					c := &found[i]
					if c.Kind == Verb && c.Role != "attribute" {
						verbs++
						if len(c.Subj) > 0 || c.Passive && len(c.Obj)+len(c.IObj) > 0 {
							subjects++
						}
						if c.Form == "finite" {
							finite++
						}
					}
				}
			}
			t.Logf("%d sentences, %d clauses, %d verbs, %d finite, %.1f %% with a subject", len(bank), clauses, verbs, finite, 100*float64(subjects)/float64(verbs))
		})
	}
}

// check fails where a clause breaks the contract.
func check(t *testing.T, doc *readout.Document, found []Clause) {
	sent := &doc.Sentences[0]
	n := len(sent.Tokens)
	has := make([]bool, n)
	for i := range found {
		c := &found[i]
		if i > 0 && c.Pred < found[i-1].Pred || c.Pred < 0 || c.Pred >= n {
			t.Fatalf("%s: clause %d out of order", doc.Text, i)
		}
		has[c.Pred] = true
		if c.Parent < -1 || c.Parent >= len(found) || c.Parent == i {
			t.Fatalf("%s: clause %d has parent %d", doc.Text, i, c.Parent)
		}
		for _, cp := range c.Comps {
			if cp.Clause < 0 || cp.Clause >= len(found) || found[cp.Clause].Parent != i {
				t.Fatalf("%s: clause %d has a complement that is not its own", doc.Text, i)
			}
		}
		if c.Negated != (c.NegToken >= 0) {
			t.Fatalf("%s: clause %d negated without a word or the reverse", doc.Text, i)
		}
		for _, args := range [][]Arg{c.Subj, c.Obj, c.IObj, c.Mods} {
			checkArgs(t, doc, args, 0)
		}
		for _, p := range c.Preps {
			checkArgs(t, doc, p.Args, 0)
		}
		_ = Format(doc, found, i)
	}
	for i, tok := range sent.Tokens {
		switch phrase.Rel(tok.Rel) {
		case "aux", "cop", "case", "mark", "fixed", "cc", "flat", "goeswith", "compound", "det", "discourse", "reparandum", "punct", "xcomp":
			continue
		}
		if tok.Tag == "VERB" && !has[i] && tok.Lemma != "go" && tok.Lemma != "have" && tok.Lemma != "get" {
			t.Fatalf("%s: no clause for %s", doc.Text, tok.Form)
		}
	}
}

func checkArgs(t *testing.T, doc *readout.Document, args []Arg, depth int) {
	n := len(doc.Sentences[0].Tokens)
	if depth > 200 {
		t.Fatalf("%s: arguments without end", doc.Text)
	}
	for _, a := range args {
		if a.First < 0 || a.First > a.Head || a.Head >= a.End || a.End > n {
			t.Fatalf("%s: phrase [%d, %d) with head %d", doc.Text, a.First, a.End, a.Head)
		}
		checkArgs(t, doc, a.Poss, depth+1)
		checkArgs(t, doc, a.Mods, depth+1)
		for _, p := range a.Preps {
			checkArgs(t, doc, p.Args, depth+1)
		}
	}
}

// TestWrongTrees gives trees that no sentence has: cycles, heads out of
// range, a hundred thousand words in a chain.
func TestWrongTrees(t *testing.T) {
	words := func(n int, head func(int) int, rel, tag string) *readout.Document {
		doc := &readout.Document{}
		s := readout.Sentence{Number: 1}
		doc.Text = strings.Repeat("x", n)
		for i := range n {
			start := i
			s.Tokens = append(s.Tokens, readout.Token{Span: readout.Span{Start: start, End: start + 1}, Form: "x", Lemma: "x", Tag: tag, XTag: "NN", Head: head(i), Rel: rel})
		}
		doc.Sentences = []readout.Sentence{s}
		return doc
	}
	rels := []string{"conj", "nmod", "obj", "nsubj", "acl:relcl", "xcomp", "appos", "nmod:poss", "compound", "advcl", "acl"}
	for _, rel := range rels {
		for _, tag := range []string{"NOUN", "VERB", "ADJ", "PRON"} {
			Find(words(6, func(i int) int { return (i + 1) % 6 }, rel, tag), 0, eventNoun)
			Find(words(6, func(i int) int { return 5 - i }, rel, tag), 0, eventNoun)
			Find(words(6, func(i int) int { return i + 100 }, rel, tag), 0, eventNoun)
			Find(words(6, func(i int) int { return i }, rel, tag), 0, eventNoun)
			Find(words(20000, func(i int) int { return i - 1 }, rel, tag), 0, eventNoun)
			Find(words(20000, func(i int) int { return min(0, i-1) }, rel, tag), 0, eventNoun)
		}
	}
	Find(words(0, nil, "", ""), 0, eventNoun)
}

func BenchmarkFind(b *testing.B) {
	bank := treebank(b, "gum/en_gum-ud-dev.conllu")
	docs := make([]*readout.Document, 0, len(bank))
	tokens := 0
	for n := range bank {
		docs = append(docs, document(&bank[n]))
		tokens += len(bank[n].Tokens)
	}
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		Find(docs[n%len(docs)], 0, eventNoun)
		n++
	}
	b.ReportMetric(float64(tokens)/float64(len(docs)), "tokens/sentence")
}

package nametrain

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/actors"
	"github.com/readout-events/readout/internal/annotate/name"
	"github.com/readout-events/readout/internal/annotate/tag"
)

// data returns the folder of the corpora beside the repository; the test is
// skipped where there is none.
func data(t testing.TB) string {
	t.Helper()
	if d := os.Getenv("NAMETRAIN"); d != "" {
		return d
	}
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			at := filepath.Join(filepath.Dir(dir), "shared", "data")
			if _, err := os.Stat(at); err == nil {
				return at
			}
		}
	}
	t.Skip("the corpora are not there")
	return ""
}

// Find measures a finder on documents, tags by the built-in tagger. Kinds
// other than PER, ORG and LOC do not count.
func find(f *name.Finder, tagger *tag.Tagger, docs []Doc, wrong bool) Score {
	s := Score{Kind: map[string][3]int{}}
	type span struct {
		sent, first, end int
		kind             string
	}
	for _, d := range docs {
		doc := &readout.Document{}
		gold := map[span]bool{}
		for i := range d.Sents {
			sent := d.Sents[i]
			sent.Tokens = append([]readout.Token(nil), sent.Tokens...)
			for k := range sent.Tokens {
				sent.Tokens[k].Rel = ""
			}
			tagger.Tag(&sent)
			doc.Sentences = append(doc.Sentences, sent)
			name.Spans(d.Labels[i], func(a, b int, kind string) {
				gold[span{i, a, b, kind}] = true
				c := s.Kind[kind]
				c[1]++
				s.Kind[kind] = c
			})
		}
		s.Marked += len(gold)
		f.Find(doc)
		found := map[span]bool{}
		for _, m := range doc.Mentions {
			if m.Kind == readout.Demonym {
				continue
			}
			x := span{m.Sentence, m.First, m.End, m.Kind}
			found[x] = true
			s.Found++
			c := s.Kind[m.Kind]
			c[0]++
			if gold[x] {
				s.Right++
				c[2]++
			}
			s.Kind[m.Kind] = c
		}
		if wrong {
			for i := range d.Sents {
				g, o := "", ""
				for k := range gold {
					if k.sent == i && !found[k] {
						g += " [" + k.kind + " " + words(doc.Sentences[i], k.first, k.end) + "]"
					}
				}
				for k := range found {
					if k.sent == i && !gold[k] {
						o += " [" + k.kind + " " + words(doc.Sentences[i], k.first, k.end) + "]"
					}
				}
				if g+o != "" {
					fmt.Printf("GOLD %s\nOURS %s\n     %.300s\n", g, o, words(doc.Sentences[i], 0, len(doc.Sentences[i].Tokens)))
				}
			}
		}
	}
	return s
}

func words(s readout.Sentence, a, b int) string {
	out := ""
	for k := a; k < b; k++ {
		out += s.Tokens[k].Form + " "
	}
	return out
}

// TestFinder measures the whole finder, with tables and tagger, on the dev
// sets: at least 75 F1 on Universal NER English EWT.
func TestFinder(t *testing.T) {
	dir := data(t)
	table, err := actors.Default()
	if err != nil {
		t.Fatal(err)
	}
	f, err := name.New(table)
	if err != nil {
		t.Fatal(err)
	}
	tm, err := tag.Default()
	if err != nil {
		t.Fatal(err)
	}
	dev, err := ReadUNER(dir+"/treebanks/ewt/en_ewt-ud-dev.conllu", dir+"/names/uner-ewt/en_ewt-ud-dev.iob2")
	if err != nil {
		t.Fatal(err)
	}
	gum, err := ReadGUM(dir + "/treebanks/gum/en_gum-ud-dev.conllu")
	if err != nil {
		t.Fatal(err)
	}
	score := find(f, tm.NewTagger(), dev, os.Getenv("WRONG") != "")
	t.Logf("UNER EWT dev %v", score)
	t.Logf("GUM dev %v", find(f, tm.NewTagger(), gum, false))
	if score.F1() < 70 {
		t.Errorf("F1 fell to %.1f", score.F1())
	}
}

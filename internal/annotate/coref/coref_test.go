package coref_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/actors"
	"github.com/readout-events/readout/internal/actor"
	"github.com/readout-events/readout/internal/annotate/coref"
	"github.com/readout-events/readout/internal/annotate/name"
	"github.com/readout-events/readout/internal/annotate/parse"
	"github.com/readout-events/readout/internal/annotate/segment"
	"github.com/readout-events/readout/internal/annotate/tag"
)

// reader returns a function that reads an article as far as coreference.
func reader(t testing.TB) func(a readout.Article) *readout.Document {
	t.Helper()
	table, err := actors.Default()
	if err != nil {
		t.Fatal(err)
	}
	finder, err := name.New(table)
	if err != nil {
		t.Fatal(err)
	}
	tm, err := tag.Default()
	if err != nil {
		t.Fatal(err)
	}
	pm, err := parse.Default()
	if err != nil {
		t.Fatal(err)
	}
	tagger, parser, linker := tm.NewTagger(), pm.NewParser(), coref.New(table, actor.New(table))
	return func(a readout.Article) *readout.Document {
		doc := &readout.Document{Article: a}
		doc.Sentences = segment.Article(&doc.Article)
		for i := range doc.Sentences {
			tagger.Tag(&doc.Sentences[i])
			parser.Parse(&doc.Sentences[i])
		}
		finder.Find(doc)
		linker.Link(doc)
		return doc
	}
}

// show prints the entities of a document with their mentions.
func show(doc *readout.Document) string {
	var b strings.Builder
	for i, e := range doc.Entities {
		fmt.Fprintf(&b, "%d %s %q %s %s %q %s %v (%s)\n", i, e.Kind, e.Name, e.Country, e.Sector, e.Office, e.Ref, e.Members, e.Basis)
		for _, m := range e.Mentions {
			x := doc.Mentions[m]
			words, _ := doc.Words(&doc.Sentences[x.Sentence], x.First, x.End)
			fmt.Fprintf(&b, "     %d %s %q: %s\n", x.Sentence, x.Kind, words, x.Basis)
		}
	}
	return b.String()
}

// TestShow prints what is found in one article of a JSONL file or a text
// file: ARTICLE=file[:number].
func TestShow(t *testing.T) {
	path := os.Getenv("ARTICLE")
	if path == "" {
		t.Skip("set ARTICLE to a text file, or FILE.jsonl:NUMBER, to print its entities")
	}
	read := reader(t)
	file, num, _ := strings.Cut(path, ":")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	a := readout.Article{ID: filepath.Base(file), Text: string(data)}
	if num != "" {
		n := 0
		fmt.Sscan(num, &n)
		var v struct{ ID, Title, Text, Published string }
		if err := json.Unmarshal([]byte(strings.Split(string(data), "\n")[n]), &v); err != nil {
			t.Fatal(err)
		}
		a.ID, a.Title, a.Text = v.ID, v.Title, v.Text
		a.Published, _ = time.Parse("2006-01-02", v.Published)
	}
	doc := read(a)
	for i := range doc.Sentences {
		s := &doc.Sentences[i]
		fmt.Printf("[%d] %s\n", i, s.Span.Of(doc.Source(s)))
		if os.Getenv("TREE") != "" {
			for k, tk := range s.Tokens {
				fmt.Printf("   %d %s %s %s %d %s\n", k, tk.Form, tk.Tag, tk.Lemma, tk.Head, tk.Rel)
			}
		}
	}
	fmt.Print(show(doc))
	for _, m := range doc.Mentions {
		if m.Entity < 0 {
			words, _ := doc.Words(&doc.Sentences[m.Sentence], m.First, m.End)
			fmt.Printf("OPEN %d %s %q\n", m.Sentence, m.Kind, words)
		}
	}
}

package name

import (
	"strings"
	"testing"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/actors"
	"github.com/readout-events/readout/internal/annotate/segment"
	"github.com/readout-events/readout/internal/annotate/tag"
)

// TestFind reads texts and expects the names, "KIND words; KIND words".
func TestFind(t *testing.T) {
	table, err := actors.Default()
	if err != nil {
		t.Fatal(err)
	}
	finder, err := New(table)
	if err != nil {
		t.Fatal(err)
	}
	model, err := tag.Default()
	if err != nil {
		t.Fatal(err)
	}
	tagger := model.NewTagger()
	for _, c := range []struct{ text, want string }{
		{"Russian Foreign Minister Sergey Lavrov arrived in Ankara.", "NAT Russian; PER Sergey Lavrov; LOC Ankara"},
		{"Russian Foreign Minister Raferov arrived in Ankara.", "NAT Russian; PER Raferov; LOC Ankara"},
		{"Talvik, president of Estonia, left for Riga on Monday.", "PER Talvik; LOC Estonia; LOC Riga"},
		{"Chinese State Councilor and Foreign Minister Wang Yi, Wang Yi, met with the press.", "NAT Chinese; PER Wang Yi; PER Wang Yi"},
		{"The United Nations and the African Union sent envoys to Sudan.", "ORG United Nations; ORG African Union; LOC Sudan"},
		{"The League of Northern Ports (LNP) met. The LNP will meet again.", "ORG League of Northern Ports; ORG LNP; ORG LNP"},
		{"PUTIN MEETS XI JINPING IN BEIJING", "PER PUTIN; PER XI JINPING; LOC BEIJING"},
		{"The Ministry of Labour and Social Affairs of Poland said so.", "ORG Ministry of Labour and Social Affairs; LOC Poland"},
		{"Anna Kranich, former Foreign Secretary, mayor of Leeds, left.", "PER Anna Kranich; LOC Leeds"},
		{"The president of russia vladimir putin spoke to russian troops.", "LOC russia; PER vladimir putin; NAT russian"},
		{"They ate turkey and used polish.", ""},
		{"Let us go to Paris, the minister said.", "LOC Paris"},
		{"It took 11 of them on December 11.", ""},
		{"Mr. Jordan said that Jordan would not join.", "PER Jordan; LOC Jordan"},
	} {
		doc := &readout.Document{Article: readout.Article{Text: c.text}}
		doc.Sentences = segment.Article(&doc.Article)
		for i := range doc.Sentences {
			tagger.Tag(&doc.Sentences[i])
		}
		finder.Find(doc)
		var have []string
		for _, m := range doc.Mentions {
			words, _ := doc.Words(&doc.Sentences[m.Sentence], m.First, m.End)
			have = append(have, m.Kind+" "+words)
		}
		if got := strings.Join(have, "; "); got != c.want {
			t.Errorf("%s\n  want %s\n  have %s", c.text, c.want, got)
		}
	}
}

// TestLists checks the word lists that are built in.
func TestLists(t *testing.T) {
	if _, err := readWords(wordsFile, givenFile); err != nil {
		t.Error(err)
	}
	for text, want := range map[string]string{
		"body: union\nsea: baltic": `name: words.txt:2: no list is called "sea"`,
		"body union":               "name: words.txt:1: no list name before a colon",
		"body: union, , court":     `name: words.txt:1: empty word or blank around ""`,
	} {
		if _, err := readWords(text, ""); err == nil || err.Error() != want {
			t.Errorf("%q: error %v, want %s", text, err, want)
		}
	}
}

// TestDamaged checks that damaged model files are errors.
func TestDamaged(t *testing.T) {
	for _, data := range [][]byte{nil, []byte("RNM1"), modelFile[:len(modelFile)/2], []byte("XXXX")} {
		if _, err := Load(data); err == nil {
			t.Errorf("a model of %d bytes loads", len(data))
		}
	}
	for _, data := range [][]byte{nil, listsFile[:10], []byte("XXXX")} {
		if _, err := LoadLists(data); err == nil {
			t.Errorf("lists of %d bytes load", len(data))
		}
	}
}

// BenchmarkFind measures tokens a second on one core, after segmenting and
// tagging.
func BenchmarkFind(b *testing.B) {
	table, err := actors.Default()
	if err != nil {
		b.Fatal(err)
	}
	finder, err := New(table)
	if err != nil {
		b.Fatal(err)
	}
	model, err := tag.Default()
	if err != nil {
		b.Fatal(err)
	}
	text := strings.Repeat("Russian Foreign Minister Sergey Lavrov met on Monday with his Turkish counterpart in Ankara, where the two sides discussed the export of grain from the ports of Odessa and the situation in northern Syria. The United Nations welcomed the talks, which had been prepared for weeks by diplomats of both countries.\n", 20)
	doc := &readout.Document{Article: readout.Article{Text: text}}
	doc.Sentences = segment.Article(&doc.Article)
	tagger, n := model.NewTagger(), 0
	for i := range doc.Sentences {
		tagger.Tag(&doc.Sentences[i])
		n += len(doc.Sentences[i].Tokens)
	}
	b.ResetTimer()
	for b.Loop() {
		finder.Find(doc)
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(modelFile); err != nil {
			b.Fatal(err)
		}
		if _, err := LoadLists(listsFile); err != nil {
			b.Fatal(err)
		}
	}
}

package quote

import (
	"flag"
	"os"
	"strconv"
	"strings"
	"testing"

	readout "github.com/readout-events/readout"
)

var update = flag.Bool("update", false, "rewrite the golden file")

// document makes a document of lines of trees, a sentence a line: one word a
// token, form[=lemma]/tag.UPOS/head/relation, heads counted from 1, 0 the
// root; _ before the form where no space stands before the word.
func document(t *testing.T, lines []string) *readout.Document {
	t.Helper()
	doc := &readout.Document{}
	for number, line := range lines {
		s := readout.Sentence{Number: number + 1}
		if number > 0 {
			doc.Text += " "
		}
		s.Start = len(doc.Text)
		for n, word := range strings.Fields(line) {
			f := strings.Split(word, "/")
			if len(f) != 4 {
				t.Fatalf("word %d of %q: want form/tag/head/relation", n+1, line)
			}
			form, glued := strings.CutPrefix(f[0], "_")
			form, lemma, ok := strings.Cut(form, "=")
			if !ok {
				lemma = form
			}
			penn, upos, _ := strings.Cut(f[1], "~")
			head, err := strconv.Atoi(f[2])
			if err != nil {
				t.Fatalf("word %d of %q: %v", n+1, line, err)
			}
			if n > 0 && !glued {
				doc.Text += " "
			}
			start := len(doc.Text)
			doc.Text += form
			s.Tokens = append(s.Tokens, readout.Token{Span: readout.Span{Start: start, End: len(doc.Text)}, Form: doc.Text[start:], Lemma: lemma,
				Tag: upos, XTag: penn, Head: head - 1, Rel: f[3], SpaceBefore: !glued})
		}
		s.End = len(doc.Text)
		doc.Sentences = append(doc.Sentences, s)
	}
	return doc
}

// TestQuotes reads testdata/quotes.txt: trees as a parser saw them, a
// sentence a line, and the quotes that come of them.
func TestQuotes(t *testing.T) {
	const file = "testdata/quotes.txt"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	cases := 0
	for _, block := range strings.Split(strings.TrimSpace(string(data)), "\n\n") {
		var lines []string
		var comment, want string
		for _, l := range strings.Split(block, "\n") {
			switch {
			case strings.HasPrefix(l, "#"):
				comment += l + "\n"
			case strings.HasPrefix(l, "  "):
				want += l + "\n"
			default:
				lines = append(lines, l)
			}
		}
		if len(lines) == 0 {
			out.WriteString(comment + "\n")
			continue
		}
		cases++
		doc := document(t, lines)
		Find(doc)
		got := ""
		for i := range doc.Quotes {
			got += "  " + describe(doc, i) + "\n"
		}
		if got != want && !*update {
			t.Errorf("%sgot\n%swant\n%s", comment, got, want)
		}
		out.WriteString(comment + strings.Join(lines, "\n") + "\n" + got + "\n")
	}
	t.Logf("%d texts", cases)
	if *update {
		if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func describe(doc *readout.Document, i int) string {
	q := &doc.Quotes[i]
	var b strings.Builder
	b.WriteString(strconv.Itoa(i+1) + " " + q.CueLemma + " (" + q.Kind + "): ")
	for k, w := range q.Speaker {
		if k > 0 {
			b.WriteString(" & ")
		}
		b.WriteString(doc.Sentences[w.Sentence].Tokens[w.Token].Form)
	}
	if !q.Source.Empty() {
		b.WriteString(" <" + q.Source.Of(doc.Text) + ">")
	}
	b.WriteString(" " + q.CueSpan.Of(doc.Text) + ":")
	for _, c := range q.Content {
		b.WriteString(" [" + c.Of(doc.Text) + "]")
	}
	for _, n := range []struct {
		on   bool
		word string
	}{{q.Direct, "direct"}, {q.Runs, "runs on"}, {!q.Vouched, "not vouched"}, {q.Outer >= 0, "within " + strconv.Itoa(q.Outer+1)}} {
		if n.on {
			b.WriteString(", " + n.word)
		}
	}
	return b.String()
}

// TestSays asks who vouches for a word, outermost first.
func TestSays(t *testing.T) {
	doc := document(t, []string{
		"According=accord/VBG~VERB/3/case to/IN~ADP/1/fixed Paris/NNP~PROPN/6/obl _,/,~PUNCT/3/punct Sow/NNP~PROPN/6/nsubj said=say/VBD~VERB/0/root that/IN~SCONJ/9/mark Chad/NNP~PROPN/9/nsubj attacked=attack/VBD~VERB/6/ccomp Mali/NNP~PROPN/9/obj _./.~PUNCT/6/punct",
	})
	Find(doc)
	for _, c := range []struct {
		token int
		want  string
	}{{8, "Paris Sow"}, {5, "Paris"}, {2, ""}} {
		var got []string
		for _, i := range Says(doc, 0, c.token) {
			for _, w := range doc.Quotes[i].Speaker {
				got = append(got, doc.Sentences[w.Sentence].Tokens[w.Token].Form)
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: says %q, want %q", doc.Sentences[0].Tokens[c.token].Form, got, c.want)
		}
	}
}

func TestCues(t *testing.T) {
	c, err := load(cuesText)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(c.verbs) + len(c.nouns) + len(c.phrases) + len(c.adverbs); n < 500 {
		t.Errorf("%d cues", n)
	}
	for _, line := range []string{"say v say that", "say v talk that .", "say v say that ?", "say x say that .", "tell v say that .\nsay v say that .", "say v say that .\nsay v say that ."} {
		if _, err := load(line); err == nil || !strings.Contains(err.Error(), "cues.txt:") {
			t.Errorf("%q: %v", line, err)
		}
	}
}

// TestHuge gives shapes that no text has: a paragraph without an end, marks
// that never close, trees without a root.
func TestHuge(t *testing.T) {
	const n = 60000
	for _, word := range []string{"\"", "said", "according", "x", "“"} {
		for _, rel := range []string{"ccomp", "conj", "parataxis", "nsubj", "acl:relcl"} {
			doc := &readout.Document{Article: readout.Article{Text: strings.Repeat(word+" ", n)}}
			s := readout.Sentence{Number: 1}
			for i := range n {
				at := i * (len(word) + 1)
				s.Tokens = append(s.Tokens, readout.Token{Span: readout.Span{Start: at, End: at + len(word)}, Form: word, Lemma: map[bool]string{true: "say", false: word}[word == "said"],
					Tag: "VERB", XTag: "VBD", Head: (i + n - 1) % n, Rel: rel, SpaceBefore: true})
			}
			doc.Sentences = []readout.Sentence{s}
			Find(doc)
		}
	}
}

package clause

import (
	"flag"
	"os"
	"strconv"
	"strings"
	"testing"

	readout "github.com/readout-events/readout"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// tree makes a document of one sentence from a compact line: one word a
// token, form[=lemma]/tag/head/relation (tag.UPOS where the universal tag is
// not the usual one), heads counted from 1, 0 the root.
// The Penn tag gives the universal one; the lemma is the form where it is
// left out.
func tree(t *testing.T, line string) *readout.Document {
	t.Helper()
	doc := &readout.Document{}
	s := readout.Sentence{Number: 1}
	for n, word := range strings.Fields(line) {
		f := strings.Split(word, "/")
		if len(f) != 4 {
			t.Fatalf("word %d of %q: want form/tag/head/relation", n+1, line)
		}
		form, lemma, ok := strings.Cut(f[0], "=")
		if !ok {
			lemma = form
			if f[1] != "NNP" && f[1] != "NNPS" {
				lemma = strings.ToLower(form)
			}
		}
		head, err := strconv.Atoi(f[2])
		if err != nil {
			t.Fatalf("word %d of %q: %v", n+1, line, err)
		}
		if n > 0 {
			doc.Text += " "
		}
		penn, upos, ok := strings.Cut(f[1], ".")
		if f[1] = penn; !ok || penn == "" {
			upos = universal(penn, f[3])
		}
		if penn == "" { // the full stop is its own tag
			f[1], upos = ".", "PUNCT"
		}
		start := len(doc.Text)
		doc.Text += form
		s.Tokens = append(s.Tokens, readout.Token{Span: readout.Span{Start: start, End: len(doc.Text)}, Form: form, Lemma: lemma,
			Tag: upos, XTag: f[1], Head: head - 1, Rel: f[3], SpaceBefore: n > 0})
	}
	s.Span = readout.Span{Start: 0, End: len(doc.Text)}
	doc.Sentences = []readout.Sentence{s}
	return doc
}

// universal is the universal tag of a Penn tag in a relation.
func universal(tag, rel string) string {
	switch {
	case strings.HasPrefix(rel, "aux"), rel == "cop", tag == "MD":
		return "AUX"
	case strings.HasPrefix(tag, "VB"):
		return "VERB"
	case strings.HasPrefix(tag, "NNP"):
		return "PROPN"
	case strings.HasPrefix(tag, "NN"):
		return "NOUN"
	case strings.HasPrefix(tag, "JJ"):
		return "ADJ"
	case strings.HasPrefix(tag, "RB"), tag == "WRB":
		return "ADV"
	case strings.HasPrefix(tag, "PRP"), strings.HasPrefix(tag, "WP"), tag == "WDT", tag == "EX":
		return "PRON"
	}
	switch tag {
	case "IN":
		if rel == "mark" {
			return "SCONJ"
		}
		return "ADP"
	case "RP":
		return "ADP"
	case "TO", "POS":
		return "PART"
	case "DT":
		return "DET"
	case "CC":
		return "CCONJ"
	case "CD":
		return "NUM"
	}
	return "PUNCT"
}

// eventNouns stands in for the codebook in these tests.
func eventNoun(lemma string) bool {
	switch lemma {
	case "meeting", "talks", "talk", "accusation", "shelling", "attack", "clash", "arrest", "visit", "blast", "war", "agreement", "deal", "protest", "invasion", "withdrawal", "strike", "offer", "support", "sanction", "summit", "aid", "pact", "warning", "call", "raid", "embargo", "ceasefire", "airstrike", "ambush", "bombing", "exercise", "demand", "threat":
		return true
	}
	return false
}

// TestGrammar reads testdata/grammar.txt: a comment names the construction,
// a tree follows, then what must come out. -update rewrites what comes out.
func TestGrammar(t *testing.T) {
	golden(t, "testdata/grammar.txt")
}

func golden(t *testing.T, file string) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	cases := 0
	for _, block := range strings.Split(strings.TrimSpace(string(data)), "\n\n") {
		var want, comment, line string
		for _, l := range strings.Split(block, "\n") {
			switch {
			case strings.HasPrefix(l, "#"):
				comment += l + "\n"
			case strings.HasPrefix(l, "  "):
				want += l + "\n"
			case l != "":
				line = l
			}
		}
		if line == "" {
			out.WriteString(comment + "\n")
			continue
		}
		cases++
		doc := tree(t, line)
		clauses := Find(doc, 0, eventNoun)
		got := ""
		for i := range clauses {
			got += "  " + strconv.Itoa(i+1) + " " + Format(doc, clauses, i) + "\n"
		}
		if got != want && !*update {
			t.Errorf("%s%s\ngot\n%swant\n%s", comment, doc.Text, got, want)
		}
		out.WriteString(comment + line + "\n" + got + "\n")
	}
	t.Logf("%d sentences", cases)
	if *update {
		if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

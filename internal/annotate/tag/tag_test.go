package tag

import (
	"strings"
	"testing"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/annotate/segment"
)

func TestTag(t *testing.T) {
	m, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	tagger := m.NewTagger()
	for _, c := range []struct{ in, want string }{
		{"The ministers have met their counterparts.", "The/DET/the ministers/NOUN/minister have/AUX/have met/VERB/meet their/PRON/their counterparts/NOUN/counterpart ./PUNCT/."},
		{"Russia didn't withdraw soldiers.", "Russia/PROPN/Russia did/AUX/do n't/PART/not withdraw/VERB/withdraw soldiers/NOUN/soldier ./PUNCT/."},
		{"He was announcing new sanctions", "He/PRON/he was/AUX/be announcing/VERB/announce new/ADJ/new sanctions/NOUN/sanction"},
	} {
		s := segment.Text(c.in)[0]
		tagger.Tag(&s)
		var got []string
		for _, tok := range s.Tokens {
			got = append(got, tok.Form+"/"+tok.Tag+"/"+tok.Lemma)
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("got  %s\nwant %s", g, c.want)
		}
	}
}

func TestLoadErrors(t *testing.T) {
	for _, data := range [][]byte{nil, []byte("x"), []byte(magic), weights[:len(weights)/2], weights[:len(weights)-1]} {
		if _, err := Load(data); err == nil {
			t.Errorf("%d bytes were read as a model", len(data))
		}
	}
}

// What a model writes, it reads back as the same.
func TestBytes(t *testing.T) {
	var sents []readout.Sentence
	for _, text := range []string{"dogs bark", "cats meow"} {
		s := segment.Text(text)[0]
		s.Tokens[0].Tag, s.Tokens[0].XTag, s.Tokens[0].Lemma = "NOUN", "NNS", strings.TrimSuffix(s.Tokens[0].Form, "s")
		s.Tokens[1].Tag, s.Tokens[1].XTag, s.Tokens[1].Lemma = "VERB", "VBP", s.Tokens[1].Form
		sents = append(sents, s)
	}
	data := Train(sents, Options{Epochs: 4, Seed: 1, Bits: 10}).Bytes()
	if again := Train(sents, Options{Epochs: 4, Seed: 1, Bits: 10}).Bytes(); string(again) != string(data) {
		t.Error("training twice gives two models")
	}
	m, err := Load(data)
	if err != nil {
		t.Fatal(err)
	}
	s := segment.Text("cats bark")[0]
	m.NewTagger().Tag(&s)
	if a, b := s.Tokens[0], s.Tokens[1]; a.Tag != "NOUN" || a.Lemma != "cat" || b.Tag != "VERB" || b.XTag != "VBP" {
		t.Errorf("%+v", s.Tokens)
	}
}

func BenchmarkTag(b *testing.B) {
	m, _ := Default()
	tagger := m.NewTagger()
	sents := segment.Text(strings.Repeat("The two sides agreed on Friday to maintain strategic coordination, Lavrov's spokesman said, and didn't rule out further talks in Phnom Penh. ", 40))
	tokens := 0
	for _, s := range sents {
		tokens += len(s.Tokens)
	}
	b.ReportAllocs()
	for b.Loop() {
		for i := range sents {
			tagger.Tag(&sents[i])
		}
	}
	b.ReportMetric(float64(tokens)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func TestVerbLemmas(t *testing.T) {
	m, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	tagger := m.NewTagger()
	for _, c := range []struct{ form, penn, lemma string }{
		{"shot", "VBD", "shoot"}, {"shot", "VBN", "shoot"}, {"lent", "VBD", "lend"}, {"swore", "VBD", "swear"},
		{"found", "VBD", "find"}, {"found", "VB", "found"}, {"fell", "VBD", "fall"}, {"lay", "VBD", "lie"}, {"lay", "VB", "lay"},
		{"arranged", "VBD", "arrange"}, {"blamed", "VBD", "blame"}, {"raided", "VBD", "raid"}, {"boycotted", "VBD", "boycott"},
		{"conceded", "VBN", "concede"}, {"passes", "VBZ", "pass"}, {"refuses", "VBZ", "refuse"}, {"denies", "VBZ", "deny"}, {"dying", "VBG", "die"},
		{"hopes", "VBZ", "hope"}, {"hopping", "VBG", "hop"}, {"hoping", "VBG", "hope"}, {"panicked", "VBD", "panic"}, {"agreed", "VBD", "agree"},
		{"rearrested", "VBN", "rearrest"}, {"overran", "VBD", "overrun"}, {"Shelled", "VBN", "shell"}, {"need", "VBP", "need"}, {"fed", "VBD", "feed"},
	} {
		s := readout.Sentence{Tokens: []readout.Token{{Form: c.form, Tag: "VERB", XTag: c.penn}}}
		tagger.Lemmas(&s)
		if got := s.Tokens[0].Lemma; got != c.lemma {
			t.Errorf("%s %s: %s, want %s", c.form, c.penn, got, c.lemma)
		}
	}
}

// The Penn tag of a verb is one that its form can have.
func TestPenn(t *testing.T) {
	m, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ form, given, want string }{
		{"shook", "VB", "VBD"}, {"shelling", "NN", "VBG"}, {"shelled", "VB", "VBD"}, {"shelled", "VBN", "VBN"}, {"taken", "VBN", "VBN"}, {"accuses", "NNS", "VBZ"},
		{"put", "VBD", "VBD"}, {"put", "VB", "VB"}, {"meet", "NN", "VB"}, {"bring", "VB", "VB"}, {"feed", "VBP", "VBP"}, {"gondolaed", "VBD", "VBD"},
	} {
		if got := m.verbs.penn(c.form, c.given); got != c.want {
			t.Errorf("%s as %s: %s, want %s", c.form, c.given, got, c.want)
		}
	}
}

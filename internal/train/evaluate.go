package train

import (
	"fmt"
	"path/filepath"
	"sort"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/annotate/parse"
	"github.com/readout-events/readout/internal/annotate/segment"
	"github.com/readout-events/readout/internal/annotate/tag"
	"github.com/readout-events/readout/internal/measure/conllu"
)

// Figure is one measurement: a treebank read in one way.
type Figure struct {
	Name   string // "EWT dev, gold tokens"
	Scores *conllu.Scores
}

// Result holds all figures.
type Result []Figure

// String gives a table, one figure a line, then the F1 of each common
// relation on EWT with gold tokens.
func (r Result) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-34s %9s %6s %6s %6s %6s %6s %6s %6s\n", "", "sentences", "tokens", "words", "UPOS", "XPOS", "lemmas", "UAS", "LAS")
	for _, f := range r {
		s := f.Scores
		fmt.Fprintf(&b, "%-34s %9.2f %6.2f %6.2f %6.2f %6.2f %6.2f %6.2f %6.2f\n", f.Name, s.Sentences.Percent(), s.Tokens.Percent(), s.Words.Percent(),
			s.UPOS.Percent(), s.XPOS.Percent(), s.Lemmas.Percent(), s.UAS.Percent(), s.LAS.Percent())
	}
	for _, f := range r {
		if !strings.HasSuffix(f.Name, goldTokens) {
			continue
		}
		fmt.Fprintf(&b, "%s, relations:", f.Name)
		var names []string
		for name, c := range f.Scores.Relations {
			if c.Gold >= 100 {
				names = append(names, name)
			}
		}
		sort.Strings(names)
		for _, name := range names {
			fmt.Fprintf(&b, " %s %.1f", name, f.Scores.Relations[name].Percent())
		}
		b.WriteByte('\n')
	}
	return b.String()
}

const goldTokens = "gold tokens"

// Evaluate measures segmentation, tags and trees on the development parts of
// the treebanks below dir: with the treebank's tokens, on raw text, and on raw
// text that has lost the space after part of its full stops. Treebanks that
// are not there are left out; none at all is an error.
func Evaluate(dir string, tags *tag.Model, trees *parse.Model) (Result, error) {
	tagger, parser := tags.NewTagger(), trees.NewParser()
	annotate := func(s *readout.Sentence) {
		tagger.Tag(s)
		parser.Parse(s)
	}
	var out Result
	for _, bank := range []struct{ name, path string }{{"EWT dev", ewtDev}, {"GUM dev", gumDev}} {
		path := filepath.Join(dir, bank.path)
		gold, err := Treebank(path)
		if err != nil {
			if bank.path == gumDev && len(out) > 0 {
				continue
			}
			return nil, fmt.Errorf("measure: %w", err)
		}
		system := append([]conllu.Sentence(nil), gold...)
		for i := range system {
			system[i].Tokens = append([]readout.Token(nil), system[i].Tokens...)
			annotate(&system[i].Sentence)
		}
		scores, err := conllu.Evaluate(gold, system)
		if err != nil {
			return nil, fmt.Errorf("measure: %s: %w", path, err)
		}
		out = append(out, Figure{bank.name + ", " + goldTokens, scores})
		for _, variant := range []struct {
			name string
			text string
		}{
			{"raw text", conllu.Text(gold)},
			{"raw text, 30 % of stops glued", Glue(conllu.Text(gold), 30)},
		} {
			sents := segment.Text(variant.text)
			for i := range sents {
				annotate(&sents[i])
			}
			scores, err := conllu.Evaluate(gold, conllu.System(variant.text, sents))
			if err != nil {
				return nil, fmt.Errorf("measure: %s: %w", path, err)
			}
			out = append(out, Figure{bank.name + ", " + variant.name, scores})
		}
	}
	return out, nil
}

// Glue removes the space after percent of the full stops that a capital
// follows, spread evenly: the noise of machine translation ("time.The").
func Glue(text string, percent int) string {
	var b strings.Builder
	n := 0
	for i := 0; i < len(text); i++ {
		b.WriteByte(text[i])
		if text[i] == '.' && i+2 < len(text) && text[i+1] == ' ' && 'A' <= text[i+2] && text[i+2] <= 'Z' {
			if n*37%100 < percent {
				i++
			}
			n++
		}
	}
	return b.String()
}

package parse_test

import (
	"fmt"
	"strings"
	"testing"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/annotate/parse"
	"github.com/readout-events/readout/internal/annotate/segment"
	"github.com/readout-events/readout/internal/annotate/tag"
)

// reader tags and parses with the built-in models.
func reader(t testing.TB) func(text string) []readout.Sentence {
	tm, err := tag.Default()
	if err != nil {
		t.Fatal(err)
	}
	pm, err := parse.Default()
	if err != nil {
		t.Fatal(err)
	}
	tagger, parser := tm.NewTagger(), pm.NewParser()
	return func(text string) []readout.Sentence {
		sents := segment.Text(text)
		for i := range sents {
			tagger.Tag(&sents[i])
			parser.Parse(&sents[i])
		}
		return sents
	}
}

// Each case names arcs that must be found: relation(head, dependent).
func TestParse(t *testing.T) {
	read := reader(t)
	for _, c := range []struct{ in, want string }{ // what stands after "not yet:" is known to fail
		{"The minister met his Russian counterpart in Moscow on Friday.", "root(ROOT, met) nsubj(met, minister) obj(met, counterpart) obl(met, Friday) obl(met, Moscow)"},
		{"Ukraine was accused by Russia of shelling the city.", "nsubj:pass(accused, Ukraine) obl:agent(accused, Russia) obj(shelling, city)"},
		{"Lavrov said that the talks had failed.", "nsubj(said, Lavrov) ccomp(said, failed) nsubj(failed, talks)"},
		{"The two sides agreed to maintain coordination and deepen cooperation.", "nsubj(agreed, sides) xcomp(agreed, maintain) not yet: conj(maintain, deepen) obj(deepen, cooperation)"},
		{"Protesters clashed with police in the capital on Monday.", "root(ROOT, clashed) obl(clashed, police) nsubj(clashed, Protesters)"},
		{"Zelensky urges allies to send more weapons", "nsubj(urges, Zelensky) obj(urges, allies) xcomp(urges, send) obj(send, weapons)"},
		{"Israeli troops kill three Palestinians in West Bank raid", "nsubj(kill, troops) obj(kill, Palestinians)"},
		{"EU leaders agree on new sanctions against Russia", "nsubj(agree, leaders) obl(agree, sanctions) nmod(sanctions, Russia)"},
		{"The spokesman, who asked not to be named, said the two countries would sign the agreement.", "nsubj(said, spokesman) acl:relcl(spokesman, asked) ccomp(said, sign) nsubj(sign, countries) obj(sign, agreement)"},
		{"\"We condemn this attack,\" the ministry said in a statement.", "ccomp(said, condemn) nsubj(said, ministry) obj(condemn, attack) obl(said, statement)"},
		{"Wang Yi first expounded the position.", "obj(expounded, position) not yet: nsubj(expounded, Wang)"},
	} {
		for _, s := range read(c.in)[:1] {
			got := map[string]bool{}
			for _, tok := range s.Tokens {
				head := "ROOT"
				if tok.Head >= 0 {
					head = s.Tokens[tok.Head].Form
				}
				got[fmt.Sprintf("%s(%s, %s)", tok.Rel, head, tok.Form)] = true
			}
			want, notYet, _ := strings.Cut(c.want, "not yet:")
			for _, w := range arcs(want) {
				if !got[w] {
					t.Errorf("%s\n no %s", c.in, w)
				}
			}
			for _, w := range arcs(notYet) {
				if got[w] {
					t.Logf("%s\n now right: %s", c.in, w)
				}
			}
		}
	}
}

// arcs divides "a(b, c) d(e, f)".
func arcs(list string) []string {
	var out []string
	for _, a := range strings.SplitAfter(strings.TrimSpace(list), ")") {
		if a = strings.TrimSpace(a); a != "" {
			out = append(out, a)
		}
	}
	return out
}

// Every sentence gets a tree with one root, whatever it is made of.
func TestTrees(t *testing.T) {
	read := reader(t)
	for _, text := range []string{"", ".", "a", ". . .", "and and and", strings.Repeat("to the ", 400), strings.Repeat("( ", 300), "他来了。", "\xff\xfe", "of of of; by by 5 5 5 \"\"\"\""} {
		for _, s := range read(text) {
			roots := 0
			for i, tok := range s.Tokens {
				if tok.Head < 0 {
					roots++
				}
				k := i
				for n := 0; k >= 0; n++ {
					if n > len(s.Tokens) {
						t.Fatalf("%.20q: a cycle", text)
					}
					k = s.Tokens[k].Head
				}
				if tok.Tag == "" || tok.Rel == "" || tok.Lemma == "" {
					t.Errorf("%.20q: token %q has tag %q, lemma %q, relation %q", text, tok.Form, tok.Tag, tok.Lemma, tok.Rel)
				}
			}
			if roots != 1 {
				t.Errorf("%.20q: %d roots", text, roots)
			}
		}
	}
}

const sample = "The two sides agreed on Friday to maintain strategic coordination and deepen pragmatic cooperation, Lavrov's spokesman said, and didn't rule out further talks in Phnom Penh. The U.S. Senate voted 51-49 against it, which Russia's foreign ministry called a step towards war. "

func BenchmarkTagParse(b *testing.B) {
	tm, _ := tag.Default()
	pm, _ := parse.Default()
	tagger, parser := tm.NewTagger(), pm.NewParser()
	sents := segment.Text(strings.Repeat(sample, 20))
	tokens := 0
	for _, s := range sents {
		tokens += len(s.Tokens)
	}
	b.ReportAllocs()
	for b.Loop() {
		for i := range sents {
			tagger.Tag(&sents[i])
			parser.Parse(&sents[i])
		}
	}
	b.ReportMetric(float64(tokens)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := tag.Default(); err != nil {
			b.Fatal(err)
		}
		if _, err := parse.Default(); err != nil {
			b.Fatal(err)
		}
	}
}

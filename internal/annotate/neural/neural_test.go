package neural

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/measure/conllu"
)

func parser(t testing.TB) *Parser {
	t.Helper()
	m, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	return m.NewParser()
}

func words(text string) *readout.Sentence {
	s := &readout.Sentence{}
	for _, f := range strings.Fields(text) {
		s.Tokens = append(s.Tokens, readout.Token{Form: f})
	}
	return s
}

func TestTrees(t *testing.T) {
	p := parser(t)
	for _, c := range []struct{ text, want string }{
		{"Ukraine was accused by Russia .", "3:nsubj:pass 3:aux:pass 0:root 5:case 3:obl:agent 3:punct"},
		{"The ministers signed a treaty .", "2:det 3:nsubj 0:root 5:det 3:obj 3:punct"},
	} {
		s := words(c.text)
		p.Parse(s)
		var got []string
		for i := range s.Tokens {
			got = append(got, itoa(s.Tokens[i].Head+1)+":"+s.Tokens[i].Rel)
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%s\n\tgot  %s\n\twant %s", c.text, g, c.want)
		}
	}
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + itoa(n%10)
}

// TestAlwaysATree: whatever the words, there is one root and no cycle.
func TestAlwaysATree(t *testing.T) {
	p := parser(t)
	for _, text := range []string{"a", "\" \" \"", "of of of of of of", strings.Repeat("Russia , ", 60), strings.Repeat("he said that ", 100), "ü ß 中 文 😀"} {
		s := words(text)
		p.Parse(s)
		roots := 0
		heads := make([]int, len(s.Tokens))
		for i := range s.Tokens {
			heads[i] = s.Tokens[i].Head + 1
			if heads[i] == 0 {
				roots++
			}
		}
		if roots != 1 || !acyclic(heads) {
			t.Errorf("%.30q: %d roots, heads %v", text, roots, heads)
		}
	}
}

func TestLoadErrors(t *testing.T) {
	for _, data := range []string{"", "readout neural 1\n", "readout neural 2\nwords 0\n", string(weights[:len(weights)/2])} {
		if _, err := Load([]byte(data)); err == nil {
			t.Errorf("%.20q: no error", data)
		}
	}
}

// TestTreebank holds the accuracy that the trainer reports: the two compute
// the same.
func TestTreebank(t *testing.T) {
	path := filepath.Join("..", "..", "..", "..", "shared", "data", "treebanks", "ewt", "en_ewt-ud-dev.conllu")
	f, err := os.Open(path)
	if err != nil {
		t.Skipf("%s is not here: this test needs the treebank", path)
	}
	defer f.Close()
	gold, err := conllu.Read(f)
	if err != nil {
		t.Fatal(err)
	}
	p := parser(t)
	system := append([]conllu.Sentence(nil), gold...)
	for i := range system {
		system[i].Tokens = append([]readout.Token(nil), system[i].Tokens...)
		p.Parse(&system[i].Sentence)
	}
	scores, err := conllu.Evaluate(gold, system)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%+v", scores)
}

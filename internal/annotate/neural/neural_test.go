package neural

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/annotate/neural/dense"
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
	for _, text := range []string{"a", "\" \" \"", "of of of of of of", strings.Repeat("Russia , ", 60), strings.Repeat("he said that ", 100),
		strings.Repeat("and ", longest+1), strings.Repeat("he said that Mr Smith of Kenya , ", 300), "ü ß 中 文 😀"} {
		s := words(text)
		p.Parse(s)
		roots := 0
		heads := make([]int, len(s.Tokens))
		for i := range s.Tokens {
			tok := &s.Tokens[i]
			heads[i] = tok.Head + 1
			if tok.Head < 0 {
				roots++
			}
			if tok.Head == i || tok.Head >= len(heads) || (tok.Head < 0) != (tok.Rel == "root") || tok.Tag == "" || tok.XTag == "" {
				t.Errorf("%.30q: word %d is %+v", text, i, tok)
			}
		}
		if roots != 1 || !acyclic(heads) {
			t.Errorf("%.30q: %d roots, heads %v", text, roots, heads)
		}
	}
}

// TestTogether: sentences that are parsed together have the trees that they
// have alone.
func TestTogether(t *testing.T) {
	p := parser(t)
	for _, n := range []int{0, 1, 2, 3, 11, 12, 13, 24, 40} {
		var sents, alone []readout.Sentence
		for k := range n {
			text := strings.Repeat("The minister of Ukraine said that Russia had shelled two towns , killing three . ", 1+k*k%7)
			words := strings.Fields(text)
			s := readout.Sentence{}
			for i := range (k * 37) % len(words) { // none in the first
				s.Tokens = append(s.Tokens, readout.Token{Form: words[(i+k)%len(words)]})
			}
			sents = append(sents, s)
			s.Tokens = slices.Clone(s.Tokens)
			alone = append(alone, s)
		}
		if n == 40 { // a long one in the middle of them
			sents[20] = *words(strings.Repeat("Mr Smith of Kenya , ", 170))
			alone[20].Tokens = slices.Clone(sents[20].Tokens)
		}
		p.ParseAll(sents)
		for k := range alone {
			p.Parse(&alone[k])
			if !slices.Equal(sents[k].Tokens, alone[k].Tokens) {
				t.Errorf("%d sentences: number %d is another tree alone", n, k)
			}
		}
	}
}

// TestLevels: assembly and plain Go give the same trees.
func TestLevels(t *testing.T) {
	p := parser(t)
	text := "The foreign minister of Ukraine said on Friday that Russia had shelled two towns near the border , killing three people and wounding seven ."
	p.level = dense.Plain
	want := words(text)
	p.Parse(want)
	for _, l := range dense.Levels() {
		p.level = l
		got := words(text)
		p.Parse(got)
		if !slices.Equal(got.Tokens, want.Tokens) {
			t.Errorf("%v: got %v, want %v", l, got.Tokens, want.Tokens)
		}
	}
}

// TestEisner: among all projective trees over up to five words there is
// none better.
func TestEisner(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var e eisner
	for range 200 {
		n := 1 + r.IntN(5)
		stride := n + 1 + r.IntN(3)
		scores := make([]float32, n*stride)
		for i := range scores {
			scores[i] = float32(r.NormFloat64())
		}
		score := func(heads []int) (sum float32) {
			for i, h := range heads {
				sum += scores[i*stride+h]
			}
			return sum
		}
		got := make([]int, n)
		e.decode(scores, n, stride, got)
		if !acyclic(got) || !projective(got) {
			t.Fatalf("%v is no projective tree", got)
		}
		heads := make([]int, n)
		for { // all heads, as a number with n digits
			if acyclic(heads) && projective(heads) && score(heads) > score(got)+1e-5 {
				t.Fatalf("%v is better than %v", heads, got)
			}
			i := 0
			for i < n && heads[i] == n {
				heads[i] = 0
				i++
			}
			if i == n {
				break
			}
			heads[i]++
		}
	}
}

// projective reports whether no arcs cross.
func projective(heads []int) bool {
	for i, h := range heads {
		for j, g := range heads {
			a, b := min(i+1, h), max(i+1, h)
			c, d := min(j+1, g), max(j+1, g)
			if a < c && c < b && b < d {
				return false
			}
		}
	}
	return true
}

func TestLoadErrors(t *testing.T) {
	for _, data := range []string{"", "readout neural 1\n", "readout neural 2\nwords 0\n", "readout neural 1\nwords 1\n\nupos 1\nX\nxpos 1\nX\nrels 1\nroot\ntensors 29\n" + strings.Repeat("16 16\n", 29) + strings.Repeat("0", 29*512), string(weights[:len(weights)/2])} {
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
	sents := make([]readout.Sentence, len(gold))
	for i := range system {
		system[i].Tokens = append([]readout.Token(nil), system[i].Tokens...)
		sents[i] = system[i].Sentence
	}
	p.ParseAll(sents) // fills the tokens, which system shares
	scores, err := conllu.Evaluate(gold, system)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%+v", scores)
	if scores.UAS.Percent() < 85 || scores.LAS.Percent() < 81 {
		t.Error("this is not what the trainer reports")
	}
}

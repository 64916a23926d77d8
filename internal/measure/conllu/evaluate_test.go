package conllu

import (
	"fmt"
	"strings"
	"testing"
)

// build makes a treebank of lines "form tag head rel", "2-3 form" for
// multiword tokens and "--" between sentences; all words are spaced, so only
// the letters count.
func build(t *testing.T, lines string) []Sentence {
	var b strings.Builder
	n := 0
	for line := range strings.Lines(lines) {
		f := strings.Fields(line)
		switch {
		case len(f) == 0:
		case f[0] == "--":
			b.WriteString("\n")
			n = 0
		case len(f) == 2:
			fmt.Fprintf(&b, "%s\t%s\t_\t_\t_\t_\t_\t_\t_\t_\n", f[0], f[1])
		default:
			n++
			fmt.Fprintf(&b, "%d\t%s\t%s\t%s\t_\t_\t%s\t%s\t_\t_\n", n, f[0], f[0], f[1], f[2], f[3])
		}
	}
	b.WriteString("\n")
	sents, err := Read(strings.NewReader(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	return sents
}

// The figures were worked out by hand from the rules of conll18_ud_eval.py.
func TestEvaluate(t *testing.T) {
	const gold = "They PRON 2 nsubj\n say VERB 0 root\n no INTJ 2 obj\n"
	for _, c := range []struct {
		name, gold, system, want string
	}{
		{"the same", gold, gold, "3/3/3 1/1/1 3/3/3 3 3 3"},
		{"a subtype does not count", gold, "They PRON 2 nsubj:pass\n say VERB 0 root\n no INTJ 2 obj\n", "3/3/3 1/1/1 3/3/3 3 3 3"},
		{"a wrong tag and a wrong relation", gold, "They PRON 2 nsubj\n say NOUN 0 root\n no INTJ 2 iobj\n", "3/3/3 1/1/1 3/3/3 2 3 2"},
		{"a wrong head", gold, "They PRON 2 nsubj\n say VERB 0 root\n no INTJ 1 obj\n", "3/3/3 1/1/1 3/3/3 3 2 2"},
		{"a word cut in two loses its dependents", gold, "They PRON 2 nsubj\n sa VERB 0 root\n y X 2 dep\n no INTJ 2 obj\n", "3/4/2 1/1/1 3/4/2 2 0 0"},
		{"two words run together", gold, "They PRON 0 root\n sayno VERB 1 obj\n", "3/2/1 1/1/1 3/2/1 1 0 0"},
		{"a sentence cut in two: the first root is right", gold, "They PRON 2 nsubj\n say VERB 0 root\n --\n no INTJ 0 root\n", "3/3/3 1/2/0 3/3/3 3 2 2"},
		{"a multiword token and plain words", "We PRON 3 nsubj\n 2-3 don't\n do AUX 3 aux\n n't PART 1 advmod\n",
			"We PRON 3 nsubj\n do AUX 3 aux\n n't PART 1 advmod\n", "2/3/1 1/1/1 3/3/3 3 3 3"},
		{"a multiword token cut otherwise", "We PRON 3 nsubj\n 2-3 don't\n do AUX 0 root\n n't PART 1 advmod\n",
			"We PRON 3 nsubj\n don AUX 0 root\n 't PART 1 advmod\n", "2/3/1 1/1/1 3/3/1 1 0 0"},
	} {
		s, err := Evaluate(build(t, c.gold), build(t, c.system))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		three := func(f F1) string { return fmt.Sprintf("%d/%d/%d", f.Gold, f.System, f.Correct) }
		got := fmt.Sprintf("%s %s %s %d %d %d", three(s.Tokens), three(s.Sentences), three(s.Words), s.UPOS.Correct, s.UAS.Correct, s.LAS.Correct)
		if got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func TestEvaluateOtherText(t *testing.T) {
	_, err := Evaluate(build(t, "a X 0 root\n b X 1 dep\n"), build(t, "a X 0 root\n c X 1 dep\n"))
	if err == nil || !strings.Contains(err.Error(), "differ after 1 characters") {
		t.Errorf("error %v", err)
	}
}

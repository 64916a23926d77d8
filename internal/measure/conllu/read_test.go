package conllu

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const small = `# newdoc id = d1
# newpar
# sent_id = 1
# text = They don't say "no".
1	They	they	PRON	PRP	_	4	nsubj	4:nsubj	_
2-3	don't	_	_	_	_	_	_	_	_
2	do	do	AUX	VBP	_	4	aux	4:aux	_
3	n't	not	PART	RB	_	4	advmod	4:advmod	_
4	say	say	VERB	VB	_	0	root	0:root	X=1
4.1	say	say	VERB	VB	_	_	_	0:root	_
5	"	"	PUNCT	` + "``" + `	_	6	punct	6:punct	SpaceAfter=No
6	no	no	INTJ	UH	_	4	obj	4:obj	SpaceAfter=No
7	"	"	PUNCT	''	_	6	punct	6:punct	SpaceAfter=No
8	.	.	PUNCT	.	_	4	punct	4:punct	_

`

func TestRead(t *testing.T) {
	sents, err := Read(strings.NewReader(small))
	if err != nil {
		t.Fatal(err)
	}
	s := sents[0]
	var words []string
	for _, tok := range s.Tokens {
		words = append(words, tok.Span.Of(s.Text))
	}
	if got := strings.Join(words, "|"); got != `They|do|n't|say|"|no|"|.` {
		t.Errorf("words %s", got)
	}
	if !s.NewDoc || !s.NewPar || s.Comment("sent_id") != "1" || s.Misc[3] != "X=1" || s.Tokens[3].Head != -1 || s.Tokens[2].SpaceBefore || !s.Tokens[3].SpaceBefore {
		t.Errorf("%+v", s)
	}
}

func TestReadErrors(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"1\ta\n", "line 1: 2 columns"},
		{"1\ta\ta\tX\tX\t_\t5\troot\t_\t_\n\n", "line 2: head 5"},
		{"2\ta\ta\tX\tX\t_\t0\troot\t_\t_\n\n", "line 1: word number"},
		{"# text = b\n1\ta\ta\tX\tX\t_\t0\troot\t_\t_\n\n", "does not stand in the text"},
	} {
		if _, err := Read(strings.NewReader(c.in)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: error %v, want %q", c.in, err, c.want)
		}
	}
}

// shared finds a file of the treebanks that lie beside the checkout.
func shared(t *testing.T, name string) string {
	dir, _ := os.Getwd()
	for ; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if dir == filepath.Dir(dir) {
			t.Skip("no module root")
		}
	}
	path := filepath.Join(dir, "..", "shared", "data", "treebanks", name)
	if _, err := os.Stat(path); err != nil {
		t.Skip("treebank absent: " + name)
	}
	return path
}

func TestReadTreebanks(t *testing.T) {
	for _, c := range []struct {
		name         string
		sents, words int
	}{
		{"ewt/en_ewt-ud-dev.conllu", 2001, 25147},
		{"gum/en_gum-ud-dev.conllu", 1022, 18432},
	} {
		f, err := os.Open(shared(t, c.name))
		if err != nil {
			t.Fatal(err)
		}
		sents, err := Read(f)
		f.Close()
		if err != nil {
			t.Fatal(c.name, err)
		}
		words := 0
		for i := range sents {
			words += len(sents[i].Tokens)
			for _, tok := range sents[i].Tokens {
				if tok.Span.Of(sents[i].Text) != tok.Form || tok.Empty() {
					t.Errorf("%s: word %q has span %v", c.name, tok.Form, tok.Span)
				}
			}
		}
		if len(sents) != c.sents || words != c.words {
			t.Errorf("%s: %d sentences, %d words", c.name, len(sents), words)
		}
	}
}

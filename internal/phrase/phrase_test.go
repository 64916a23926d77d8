package phrase

import (
	"strings"
	"testing"

	readout "github.com/readout-events/readout"
)

// sentence makes a sentence from form/UPOS/head/relation words, heads from 1.
func sentence(t *testing.T, line string) *readout.Sentence {
	t.Helper()
	s := &readout.Sentence{Number: 1}
	for _, w := range strings.Fields(line) {
		f := strings.Split(w, "/")
		head := 0
		for _, c := range f[2] {
			head = head*10 + int(c-'0')
		}
		s.Tokens = append(s.Tokens, readout.Token{Form: f[0], Lemma: f[0], Tag: f[1], Head: head - 1, Rel: f[3]})
	}
	return s
}

func words(s *readout.Sentence, first, end int) string {
	var out []string
	for _, t := range s.Tokens[first:end] {
		out = append(out, t.Form)
	}
	return strings.Join(out, " ")
}

func TestOf(t *testing.T) {
	for _, c := range []struct{ tree, head, want string }{
		{"the/DET/3/det old/ADJ/3/amod envoy/NOUN/4/nsubj left/VERB/0/root", "envoy", "the old envoy"},
		{"met/VERB/0/root with/ADP/5/case the/DET/5/det Chadian/ADJ/5/amod envoy/NOUN/1/obl", "envoy", "the Chadian envoy"},
		{"the/DET/2/det ministers/NOUN/0/root of/ADP/4/case Chad/PROPN/2/nmod and/CCONJ/6/cc Mali/PROPN/4/conj", "ministers", "the ministers of Chad and Mali"},
		{"the/DET/2/det talks/NOUN/0/root with/ADP/4/case Chad/PROPN/2/nmod", "talks", "the talks"},
		{"Chad/PROPN/3/nmod:poss 's/PART/1/case army/NOUN/0/root", "army", "Chad 's army"},
		{"Chad/PROPN/3/nmod:poss 's/PART/1/case army/NOUN/0/root", "Chad", "Chad"},
		{"according/ADP/4/case to/ADP/1/fixed the/DET/4/det ministry/NOUN/0/root", "ministry", "the ministry"},
		{"Diallo/PROPN/0/root ,/PUNCT/4/punct the/DET/4/det minister/NOUN/1/appos", "Diallo", "Diallo"},
		{"Diallo/PROPN/0/root ,/PUNCT/4/punct the/DET/4/det minister/NOUN/1/appos", "minister", "the minister"},
		{"Chad/PROPN/0/root and/CCONJ/3/cc Mali/PROPN/1/conj", "Chad", "Chad"},
		{"Saudi/PROPN/0/root Arabia/PROPN/1/flat and/CCONJ/4/cc Iran/PROPN/2/conj", "Saudi", "Saudi Arabia"},
		{"Ali/PROPN/0/root Ben/PROPN/1/flat Salah/PROPN/1/flat", "Ali", "Ali Ben Salah"},
	} {
		s := sentence(t, c.tree)
		for i := range s.Tokens {
			if s.Tokens[i].Form == c.head {
				p := Of(s, 0, i)
				if got := words(s, p.First, p.End); got != c.want {
					t.Errorf("phrase of %s = %q, want %q", c.head, got, c.want)
				}
			}
		}
	}
}

func TestMembers(t *testing.T) {
	for _, c := range []struct{ tree, want string }{
		{"Chad/PROPN/0/root ,/PUNCT/3/punct Mali/PROPN/1/conj and/CCONJ/5/cc Niger/PROPN/1/conj", "Chad Mali Niger"},
		{"Chad/PROPN/0/root ,/PUNCT/3/punct Mali/PROPN/1/conj and/CCONJ/5/cc Niger/PROPN/3/conj", "Chad Mali Niger"},
		{"Chad/PROPN/4/nsubj ,/PUNCT/3/punct Mali/PROPN/1/appos sign/VERB/0/root", "Chad Mali"},
		{"Diallo/PROPN/6/nsubj ,/PUNCT/4/punct President/PROPN/4/compound Toure/PROPN/1/appos ,/PUNCT/4/punct left/VERB/0/root", "Diallo"},
		{"Saudi/PROPN/0/root Arabia/PROPN/1/flat and/CCONJ/4/cc Iran/PROPN/2/conj", "Saudi Iran"},
		{"Chad/PROPN/2/nsubj left/VERB/0/root and/CCONJ/4/cc spoke/VERB/1/conj", "Chad"},
	} {
		s := sentence(t, c.tree)
		var got []string
		for _, m := range Members(s, 0) {
			got = append(got, s.Tokens[m].Form)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("members %v, want %s", got, c.want)
		}
	}
}

func TestCase(t *testing.T) {
	for _, c := range []struct{ tree, want string }{
		{"out/ADP/3/case of/ADP/3/case Chad/PROPN/0/root", "out of"},
		{"because/ADP/3/case of/ADP/1/fixed war/NOUN/0/root", "because of"},
		{"With/ADP/2/case Chad/PROPN/0/root", "with"},
		{"x/NOUN/0/root army/NOUN/0/root Chad/PROPN/0/root 's/PART/3/case", "'s"},
		{"x/NOUN/0/root y/NOUN/1/obj Chad/PROPN/1/obj", ""},
	} {
		s := sentence(t, c.tree)
		if got := Case(s, 2-b2i(len(s.Tokens) == 2)); got != c.want {
			t.Errorf("case of %s = %q, want %q", c.tree, got, c.want)
		}
	}
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// TestHuge gives trees as wide and as deep as a megabyte without a full stop
// could have; they must not take more than their share.
func TestHuge(t *testing.T) {
	const n = 100000
	for _, rel := range []string{"conj", "nmod", "compound", "flat", "appos", "amod"} {
		wide, deep, left := &readout.Sentence{}, &readout.Sentence{}, &readout.Sentence{}
		for i := range n {
			wide.Tokens = append(wide.Tokens, readout.Token{Form: "x", Tag: "NOUN", Head: min(0, i-1), Rel: rel})
			deep.Tokens = append(deep.Tokens, readout.Token{Form: "x", Tag: "NOUN", Head: i - 1, Rel: rel})
			left.Tokens = append(left.Tokens, readout.Token{Form: "x", Tag: "NOUN", Head: i + 1, Rel: rel})
		}
		left.Tokens[n-1].Head = -1
		for _, s := range []*readout.Sentence{wide, deep, left} {
			for i := 0; i < n; i += 100 {
				if p := Of(s, 0, i); p.First > i || p.End <= i {
					t.Fatalf("phrase [%d, %d) of %d", p.First, p.End, i)
				}
				Members(s, i)
				Case(s, i)
				Appositions(s, i)
			}
		}
	}
}

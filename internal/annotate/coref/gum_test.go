package coref_test

import (
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"testing"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/actors"
	"github.com/readout-events/readout/internal/actor"
	"github.com/readout-events/readout/internal/annotate/coref"
	"github.com/readout-events/readout/internal/annotate/name"
	"github.com/readout-events/readout/internal/measure/conllu"
)

var gumBracket = regexp.MustCompile(`\([^()]+\)?|[^()]+\)`)

// gumIDs returns, by token, the ids of the gold mentions that the token is the
// head of.
func gumIDs(s *conllu.Sentence) [][]string {
	type open struct {
		id    string
		first int
	}
	var stack []open
	out := make([][]string, len(s.Tokens))
	done := func(id string, first, end int) {
		for k := first; k < end; k++ {
			if h := s.Tokens[k].Head; h < first || h >= end {
				out[k] = append(out[k], id)
				return
			}
		}
	}
	for i := range s.Tokens {
		for _, field := range strings.Split(s.Misc[i], "|") {
			v, ok := strings.CutPrefix(field, "Entity=")
			if !ok {
				continue
			}
			for _, part := range gumBracket.FindAllString(v, -1) {
				id, _, _ := strings.Cut(strings.Trim(part, "()"), "-")
				if part[0] == '(' {
					stack = append(stack, open{id, i})
				}
				if part[len(part)-1] == ')' {
					for k := len(stack) - 1; k >= 0; k-- {
						if stack[k].id == id {
							done(id, stack[k].first, i+1)
							stack = append(stack[:k], stack[k+1:]...)
							break
						}
					}
				}
			}
		}
	}
	return out
}

// TestGUM measures links of pronouns and descriptions against GUM (gold trees
// and tags): a link is right if the gold has the head of the mention and that
// of the nearest earlier mention of the entity that is no pronoun in one
// chain; or that of its first mention.
func TestGUM(t *testing.T) {
	dir, _ := os.Getwd()
	path := filepath.Join(dir, "../../../../shared/data/treebanks/gum/en_gum-ud-dev.conllu")
	if p := os.Getenv("GUM"); p != "" {
		path = p
	}
	f, err := os.Open(path)
	if err != nil {
		t.Skip("GUM is not there")
	}
	defer f.Close()
	sents, err := conllu.Read(f)
	if err != nil {
		t.Fatal(err)
	}
	table, err := actors.Default()
	if err != nil {
		t.Fatal(err)
	}
	finder, err := name.New(table)
	if err != nil {
		t.Fatal(err)
	}
	linker := coref.New(table, actor.New(table))
	type tally struct{ gold, found, right int }
	counts := map[string]*tally{}
	count := func(k string) *tally {
		if counts[k] == nil {
			counts[k] = &tally{}
		}
		return counts[k]
	}
	for from := 0; from < len(sents); {
		to := from + 1
		for to < len(sents) && !sents[to].NewDoc {
			to++
		}
		doc := &readout.Document{}
		var ids [][][]string
		para := 0
		for i := from; i < to; i++ {
			s := sents[i].Sentence
			off := len(doc.Text)
			s.Tokens = append([]readout.Token(nil), s.Tokens...)
			for k := range s.Tokens {
				s.Tokens[k].Start += off
				s.Tokens[k].End += off
			}
			doc.Text += sents[i].Text + " "
			if sents[i].NewPar {
				para++
			}
			s.Number, s.Paragraph = i-from+1, para
			doc.Sentences = append(doc.Sentences, s)
			ids = append(ids, gumIDs(&sents[i]))
		}
		finder.Find(doc)
		linker.Link(doc)
		// gold pronouns with an earlier name or description in their chain
		seen := map[string]bool{}
		genre := strings.Split(sents[from].Comment("newdoc id"), "_")
		_ = genre
		goldRef := map[[2]int]bool{}
		for si := range ids {
			for k := range ids[si] {
				tok := &doc.Sentences[si].Tokens[k]
				for _, id := range ids[si][k] {
					if tok.Tag == "PRON" {
						if seen[id] {
							goldRef[[2]int{si, k}] = true
						}
					} else if tok.Tag == "PROPN" || tok.Tag == "NOUN" {
						seen[id] = true
					}
				}
			}
		}
		for _, m := range doc.Mentions {
			kind := ""
			word := strings.ToLower(doc.Sentences[m.Sentence].Tokens[m.Head].Form)
			switch m.Kind {
			case readout.Pronoun:
				kind = word
				switch word {
				case "he", "him", "his", "himself":
					kind = "he"
				case "she", "her", "hers", "herself":
					kind = "she"
				case "it", "its", "itself":
					kind = "it"
				case "they", "them", "their", "theirs", "themselves":
					kind = "they"
				case "i", "me", "my", "we", "us", "our", "myself", "ours", "ourselves":
					kind = "i, we"
				case "which", "that", "who", "whose", "whom":
					kind = "who, which"
				}
				if goldRef[[2]int{m.Sentence, m.Head}] {
					count(kind).gold++
				}
			case readout.Description:
				kind = "description"
			default:
				continue
			}
			if m.Entity < 0 {
				continue
			}
			best := -1
			for _, o := range doc.Entities[m.Entity].Mentions {
				x := doc.Mentions[o]
				if x.Sentence > m.Sentence || x.Sentence == m.Sentence && x.First >= m.First {
					break
				}
				if x.Kind != readout.Pronoun {
					best = o
				}
			}
			if best < 0 {
				continue
			}
			count(kind).found++
			x := doc.Mentions[best]
			ok := false
			for _, o := range []int{best, doc.Entities[m.Entity].Mentions[0]} {
				y := doc.Mentions[o]
				for k := y.First; k < y.End; k++ {
					for _, a := range ids[y.Sentence][k] {
						for _, b := range ids[m.Sentence][m.Head] {
							ok = ok || a == b
						}
					}
				}
			}
			if ok {
				count(kind).right++
			} else if os.Getenv("WRONG") == kind {
				a, _ := doc.Words(&doc.Sentences[x.Sentence], x.First, x.End)
				b, _ := doc.Words(&doc.Sentences[m.Sentence], m.First, m.End)
				t.Logf("%q [%d] -> %q [%d]  %s\n      %s\n      %s", b, m.Sentence, a, x.Sentence, m.Basis, sents[from+x.Sentence].Text, sents[from+m.Sentence].Text)
			}
		}
		from = to
	}
	var kinds []string
	for k := range counts {
		kinds = append(kinds, k)
	}
	sort.Strings(kinds)
	for _, k := range kinds {
		c := counts[k]
		t.Logf("%-12s gold %4d, linked %4d, right %4d (%.0f %%)", k, c.gold, c.found, c.right, 100*float64(c.right)/float64(max(1, c.found)))
	}
}

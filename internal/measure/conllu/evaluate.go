package conllu

import (
	"fmt"
	"strings"
	"unicode"

	readout "github.com/readout-events/readout"
)

// F1 is found against marked.
type F1 struct{ Gold, System, Correct int }

// Percent returns the F1 score times 100, 0 where there is nothing to compare.
func (f F1) Percent() float64 {
	if f.Gold+f.System == 0 {
		return 0
	}
	return 200 * float64(f.Correct) / float64(f.Gold+f.System)
}

// Scores are the figures of the CoNLL 2018 shared task. Tags and attachments
// are counted on aligned words; relations are compared without subtypes.
type Scores struct {
	Tokens, Sentences, Words, UPOS, XPOS, Lemmas, UAS, LAS F1
	// Relations holds, by universal relation, how many words bear it in the
	// treebank, in the system's trees, and in both with the same head.
	Relations map[string]*F1
}

// String gives the figures on one line.
func (s *Scores) String() string {
	return fmt.Sprintf("tokens %.2f sentences %.2f words %.2f UPOS %.2f XPOS %.2f lemmas %.2f UAS %.2f LAS %.2f", s.Tokens.Percent(),
		s.Sentences.Percent(), s.Words.Percent(), s.UPOS.Percent(), s.XPOS.Percent(), s.Lemmas.Percent(), s.UAS.Percent(), s.LAS.Percent())
}

// word is one syntactic word on the tape: the text without white space.
type word struct {
	start, end int // characters on the tape; of a multiword token's word, those of the whole token
	multi      bool
	form       string // lower case
	tok        *readout.Token
	head       int // index into the tape's words, -1 for the root
}

// tape is an annotation flattened for comparison.
type tape struct {
	chars     []rune
	tokens    [][2]int
	sentences [][2]int
	words     []word
}

// flatten lays sentences end to end. Words of a multiword token count as the
// words of that token, as in the shared task.
func flatten(sents []Sentence) *tape {
	t := new(tape)
	for i := range sents {
		s := &sents[i]
		first, start, multi := len(t.words), len(t.chars), 0
		for k := 0; k < len(s.Tokens); {
			end := k + 1
			if multi < len(s.Multi) && s.Multi[multi].First == k {
				end = s.Multi[multi].End
				multi++
			}
			from := len(t.chars)
			for j := k; j < end; j++ {
				for _, r := range s.Tokens[j].Span.Of(s.Text) {
					if !unicode.IsSpace(r) {
						t.chars = append(t.chars, r)
					}
				}
			}
			t.tokens = append(t.tokens, [2]int{from, len(t.chars)})
			for j := k; j < end; j++ {
				tok := &s.Tokens[j]
				head := -1
				if tok.Head >= 0 {
					head = first + tok.Head
				}
				t.words = append(t.words, word{from, len(t.chars), end-k > 1, strings.ToLower(tok.Form), tok, head})
			}
			k = end
		}
		t.sentences = append(t.sentences, [2]int{start, len(t.chars)})
	}
	return t
}

// Evaluate compares a system's annotation with the treebank's. Both must be
// of the same text but for white space; the error says where they part.
func Evaluate(gold, system []Sentence) (*Scores, error) {
	g, s := flatten(gold), flatten(system)
	for i := 0; i < len(g.chars) || i < len(s.chars); i++ {
		if i >= len(g.chars) || i >= len(s.chars) || g.chars[i] != s.chars[i] {
			return nil, fmt.Errorf("the texts differ after %d characters: %q in the treebank, %q in the system's",
				i, string(g.chars[min(i, len(g.chars)):min(i+20, len(g.chars))]), string(s.chars[min(i, len(s.chars)):min(i+20, len(s.chars))]))
		}
	}
	out := &Scores{
		Tokens:    spans(g.tokens, s.tokens),
		Sentences: spans(g.sentences, s.sentences),
		Relations: map[string]*F1{},
	}
	pairs := align(g.words, s.words)
	back := make([]int, len(s.words)) // index of the treebank's word, -2 where none
	for i := range back {
		back[i] = -2
	}
	for _, p := range pairs {
		back[p[1]] = p[0]
	}
	total := F1{Gold: len(g.words), System: len(s.words)}
	out.Words, out.UPOS, out.XPOS, out.Lemmas, out.UAS, out.LAS = total, total, total, total, total, total
	out.Words.Correct = len(pairs)
	rel := func(name string) *F1 {
		f := out.Relations[name]
		if f == nil {
			f = new(F1)
			out.Relations[name] = f
		}
		return f
	}
	for i := range g.words {
		rel(universal(g.words[i].tok.Rel)).Gold++
	}
	for i := range s.words {
		rel(universal(s.words[i].tok.Rel)).System++
	}
	for _, p := range pairs {
		gw, sw := &g.words[p[0]], &s.words[p[1]]
		count(&out.UPOS, gw.tok.Tag == sw.tok.Tag)
		count(&out.XPOS, gw.tok.XTag == sw.tok.XTag)
		count(&out.Lemmas, gw.tok.Lemma == "_" || gw.tok.Lemma == sw.tok.Lemma)
		head := -1
		if sw.head >= 0 {
			head = back[sw.head]
		}
		same := head == gw.head
		count(&out.UAS, same)
		same = same && universal(gw.tok.Rel) == universal(sw.tok.Rel)
		count(&out.LAS, same)
		if same {
			rel(universal(gw.tok.Rel)).Correct++
		}
	}
	return out, nil
}

func count(f *F1, ok bool) {
	if ok {
		f.Correct++
	}
}

func universal(rel string) string {
	rel, _, _ = strings.Cut(rel, ":")
	return rel
}

func spans(gold, system [][2]int) F1 {
	f := F1{Gold: len(gold), System: len(system)}
	for i, j := 0, 0; i < len(gold) && j < len(system); {
		switch {
		case gold[i] == system[j]:
			f.Correct++
			i++
			j++
		case gold[i][0] < system[j][0] || gold[i][0] == system[j][0] && gold[i][1] < system[j][1]:
			i++
		default:
			j++
		}
	}
	return f
}

// align pairs the words of both sides: plain words by their place, words of
// multiword tokens by the longest common subsequence of their forms within
// the stretch that such a token covers on either side.
func align(gold, system []word) [][2]int {
	var pairs [][2]int
	i, j := 0, 0
	for i < len(gold) && j < len(system) {
		if gold[i].multi || system[j].multi {
			gs, ss, ge, se := stretch(gold, system, i, j)
			pairs = subsequence(pairs, gold, system, gs, ge, ss, se)
			i, j = ge, se
			continue
		}
		g, s := &gold[i], &system[j]
		switch {
		case g.start == s.start && g.end == s.end:
			pairs = append(pairs, [2]int{i, j})
			i++
			j++
		case g.start <= s.start:
			i++
		default:
			j++
		}
	}
	return pairs
}

// stretch returns the words on both sides that the multiword token at i or j
// covers, together with whatever other multiword tokens it overlaps.
func stretch(gold, system []word, i, j int) (gs, ss, ge, se int) {
	end := 0
	if gold[i].multi {
		end = gold[i].end
		if !system[j].multi && system[j].start < gold[i].start {
			j++
		}
	} else {
		end = system[j].end
		if gold[i].start < system[j].start {
			i++
		}
	}
	gs, ss = i, j
	for within(gold, i, end) || within(system, j, end) {
		if i < len(gold) && (j >= len(system) || gold[i].start <= system[j].start) {
			if gold[i].multi {
				end = max(end, gold[i].end)
			}
			i++
		} else {
			if system[j].multi {
				end = max(end, system[j].end)
			}
			j++
		}
	}
	return gs, ss, i, j
}

// within reports whether word i belongs to the stretch that ends at end.
func within(words []word, i, end int) bool {
	if i >= len(words) {
		return false
	}
	if words[i].multi {
		return words[i].start < end
	}
	return words[i].end <= end
}

func subsequence(pairs [][2]int, gold, system []word, gi, ge, si, se int) [][2]int {
	n, m := ge-gi, se-si
	best := make([][]int, n+1)
	for a := range best {
		best[a] = make([]int, m+1)
	}
	for a := n - 1; a >= 0; a-- {
		for b := m - 1; b >= 0; b-- {
			if gold[gi+a].form == system[si+b].form {
				best[a][b] = best[a+1][b+1] + 1
			} else {
				best[a][b] = max(best[a+1][b], best[a][b+1])
			}
		}
	}
	for a, b := 0, 0; a < n && b < m; {
		switch {
		case gold[gi+a].form == system[si+b].form:
			pairs = append(pairs, [2]int{gi + a, si + b})
			a++
			b++
		case best[a+1][b] >= best[a][b+1]:
			a++
		default:
			b++
		}
	}
	return pairs
}

// System wraps sentences that the pipeline made of text, so that they can be
// evaluated.
func System(text string, sents []readout.Sentence) []Sentence {
	out := make([]Sentence, len(sents))
	for i := range sents {
		out[i] = Sentence{Sentence: sents[i], Text: text}
	}
	return out
}

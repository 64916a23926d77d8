// Package noise damages text as careless typing and machine translation do,
// and measures how many sentences still give the same records.
package noise

import (
	"math"
	"math/rand"
	"strings"
	"unicode"
	"unicode/utf8"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/annotate/coref"
)

// Kind is one way in which a sentence is damaged.
type Kind struct {
	Name, Means string
	// do damages sentence i of a text; false where there is nothing to damage.
	do func(t *text, i int, rnd *rand.Rand) bool
}

// Kinds are all kinds of damage.
func Kinds() []Kind {
	sounds := byRun(coref.Sounds())
	return []Kind{
		{"stops", "no space after the full stops before and after the sentence", glueStops},
		{"runs", "words run together: one space in twenty is lost, at least one", runTogether},
		{"doubled", "one word in twenty is written twice, at least one", doubleWords},
		{"small", "half of the names, at least one, in small letters", smallNames},
		{"quotes", "one or two quotation marks that are stray or of the wrong kind", strayQuotes},
		{"marks", "a space before or after hyphens, and before commas", spacedMarks},
		{"sounds", "the name of a person, who is also named elsewhere, distorted", func(t *text, i int, rnd *rand.Rand) bool { return distortName(t, i, rnd, sounds) }},
	}
}

// text is an article in pieces: its sentences, and what stands between them.
type text struct {
	doc   *readout.Document
	sents []int    // of doc.Sentences, without the title
	piece []string // of each
	gap   []string // before each; one more for the end
}

// pieces takes an article apart.
func pieces(doc *readout.Document) *text {
	t := &text{doc: doc}
	at := 0
	for i := range doc.Sentences {
		s := &doc.Sentences[i]
		if s.Number == 0 {
			continue
		}
		t.sents = append(t.sents, i)
		t.gap = append(t.gap, doc.Text[at:s.Start])
		t.piece = append(t.piece, doc.Text[s.Start:s.End])
		at = s.End
	}
	t.gap = append(t.gap, doc.Text[at:])
	return t
}

// join puts the pieces together. It returns where each begins, and the end.
func (t *text) join() (string, []int) {
	var b strings.Builder
	var at []int
	for i := range t.piece {
		b.WriteString(t.gap[i])
		at = append(at, b.Len())
		b.WriteString(t.piece[i])
	}
	at = append(at, b.Len())
	b.WriteString(t.gap[len(t.piece)])
	return b.String(), at
}

func (t *text) sentence(i int) *readout.Sentence { return &t.doc.Sentences[t.sents[i]] }

// rewrite writes a sentence anew, with what edit puts in place of each token
// and of the white space before it.
func (t *text) rewrite(i int, edit func(k int, tok *readout.Token, space string) (string, string)) {
	s := t.sentence(i)
	var b strings.Builder
	at := s.Start
	for k := range s.Tokens {
		tok := &s.Tokens[k]
		if tok.Start < at {
			continue
		}
		space, word := edit(k, tok, t.doc.Text[at:tok.Start])
		b.WriteString(space)
		b.WriteString(word)
		at = tok.End
	}
	b.WriteString(t.doc.Text[at:s.End])
	t.piece[i] = b.String()
}

func isWord(tok *readout.Token) bool {
	for _, r := range tok.Form {
		if !unicode.IsLetter(r) {
			return false
		}
	}
	return true
}

// glueStops takes the space away between the sentence and its neighbours in
// the paragraph.
func glueStops(t *text, i int, _ *rand.Rand) bool {
	done := false
	glue := func(a, b int) {
		if a < 0 || b >= len(t.sents) || t.sentence(a).Paragraph != t.sentence(b).Paragraph || !strings.HasSuffix(t.piece[a], ".") || t.gap[b] != " " {
			return
		}
		t.gap[b], done = "", true
	}
	glue(i-1, i)
	glue(i, i+1)
	return done
}

// some picks one in twenty of the tokens that fit, at least one.
func some(s *readout.Sentence, rnd *rand.Rand, fits func(k int) bool) map[int]bool {
	var all []int
	for k := range s.Tokens {
		if fits(k) {
			all = append(all, k)
		}
	}
	if len(all) == 0 {
		return nil
	}
	rnd.Shuffle(len(all), func(a, b int) { all[a], all[b] = all[b], all[a] })
	out := map[int]bool{}
	for _, k := range all[:max(1, len(all)/20)] {
		out[k] = true
	}
	return out
}

func runTogether(t *text, i int, rnd *rand.Rand) bool {
	s := t.sentence(i)
	lost := some(s, rnd, func(k int) bool {
		return k > 0 && s.Tokens[k].SpaceBefore && isWord(&s.Tokens[k]) && isWord(&s.Tokens[k-1])
	})
	t.rewrite(i, func(k int, tok *readout.Token, space string) (string, string) {
		if lost[k] {
			space = ""
		}
		return space, tok.Form
	})
	return len(lost) > 0
}

func doubleWords(t *text, i int, rnd *rand.Rand) bool {
	s := t.sentence(i)
	twice := some(s, rnd, func(k int) bool { return isWord(&s.Tokens[k]) && (k == 0 || s.Tokens[k].SpaceBefore) })
	t.rewrite(i, func(k int, tok *readout.Token, space string) (string, string) {
		if twice[k] {
			return space, tok.Form + " " + tok.Form
		}
		return space, tok.Form
	})
	return len(twice) > 0
}

// smallNames writes names without capitals.
func smallNames(t *text, i int, rnd *rand.Rand) bool {
	var names [][2]int
	for k := range t.doc.Mentions {
		m := &t.doc.Mentions[k]
		switch {
		case m.Sentence != t.sents[i]:
		case m.Kind == readout.Person, m.Kind == readout.Organisation, m.Kind == readout.Location, m.Kind == readout.Demonym:
			names = append(names, [2]int{m.First, m.End})
		}
	}
	if len(names) == 0 {
		return false
	}
	small := map[int]bool{}
	must := rnd.Intn(len(names))
	for n, at := range names {
		if n == must || rnd.Intn(2) == 0 {
			for k := at[0]; k < at[1]; k++ {
				small[k] = true
			}
		}
	}
	t.rewrite(i, func(k int, tok *readout.Token, space string) (string, string) {
		if small[k] {
			return space, strings.ToLower(tok.Form)
		}
		return space, tok.Form
	})
	return true
}

// strayQuotes adds marks, drops them, or puts one of another kind.
func strayQuotes(t *text, i int, rnd *rand.Rand) bool {
	marks := []string{`"`, "“", "”", "«", "''", "‘", ","}
	s := t.sentence(i)
	var quotes, words []int
	for k := range s.Tokens {
		switch s.Tokens[k].Form {
		case `"`, "“", "”", "«", "»", "„", "''", "``":
			quotes = append(quotes, k)
		default:
			if isWord(&s.Tokens[k]) && s.Tokens[k].SpaceBefore {
				words = append(words, k)
			}
		}
	}
	before, instead := map[int]string{}, map[int]string{}
	if len(quotes) > 0 {
		k := quotes[rnd.Intn(len(quotes))]
		instead[k] = ""
		if rnd.Intn(2) == 0 {
			instead[k] = marks[rnd.Intn(len(marks)-1)]
		}
	}
	if len(words) > 0 && (len(quotes) == 0 || rnd.Intn(2) == 0) {
		before[words[rnd.Intn(len(words))]] = marks[rnd.Intn(len(marks)-1)]
	}
	t.rewrite(i, func(k int, tok *readout.Token, space string) (string, string) {
		if m, ok := instead[k]; ok {
			return space, m
		}
		return space + before[k], tok.Form
	})
	return len(before)+len(instead) > 0
}

// spacedMarks sets hyphens and commas off from their words.
func spacedMarks(t *text, i int, rnd *rand.Rand) bool {
	done := false
	after := false
	t.rewrite(i, func(_ int, tok *readout.Token, space string) (string, string) {
		word := tok.Form
		if after && space == "" {
			space = " "
		}
		after = false
		switch {
		case word == ",":
			space, done = " ", true
		case word == "-" && space == "":
			done = true
			if rnd.Intn(2) == 0 {
				space = " "
			} else {
				after = true
			}
		case isHyphened(word):
			done = true
			mark := []string{" -", "- "}[rnd.Intn(2)]
			word = strings.Replace(word, "-", mark, 1)
		}
		return space, word
	})
	return done
}

// isHyphened reports whether a word has a hyphen between letters.
func isHyphened(word string) bool {
	i := strings.IndexByte(word, '-')
	return i > 0 && i+1 < len(word) && word[i-1] >= 'A' && word[i+1] >= 'A'
}

// byRun orders the table of sounds by the letters that are replaced.
func byRun(table []coref.Sound) map[string][]coref.Sound {
	out := map[string][]coref.Sound{}
	for _, s := range table {
		if s.From != s.To {
			out[s.From] = append(out[s.From], s)
		}
	}
	return out
}

// Distorter returns a function that distorts names; see Distort.
func Distorter() func(name string, rnd *rand.Rand) string {
	sounds := byRun(coref.Sounds())
	return func(name string, rnd *rand.Rand) string { return Distort(name, rnd, sounds) }
}

// Distort replaces one or two runs of letters of a name, each by one that the
// table says it may come back as from one other script.
func Distort(name string, rnd *rand.Rand, sounds map[string][]coref.Sound) string {
	script := rnd.Intn(3)
	low := strings.ToLower(name)
	for n := 1 + rnd.Intn(2); n > 0; n-- {
		type swap struct {
			at int
			s  coref.Sound
			w  float64
		}
		var all []swap
		sum := 0.0
		for i := range low {
			for l := 1; l <= 4 && i+l <= len(low); l++ {
				for _, s := range sounds[low[i:i+l]] {
					if c := s.Cost[script]; c < 4 && s.To != "" {
						w := math.Exp(-c)
						all = append(all, swap{i, s, w})
						sum += w
					}
				}
			}
		}
		pick := rnd.Float64() * sum
		for _, x := range all {
			if pick -= x.w; pick <= 0 {
				low = low[:x.at] + x.s.To + low[x.at+len(x.s.From):]
				break
			}
		}
	}
	if low == "" {
		return name
	}
	return strings.ToUpper(low[:1]) + low[1:]
}

// distortName distorts the last word of a person's name whose right form
// stands in another sentence.
func distortName(t *text, i int, rnd *rand.Rand, sounds map[string][]coref.Sound) bool {
	s := t.sentence(i)
	var names []int
	for k := range t.doc.Mentions {
		m := &t.doc.Mentions[k]
		if m.Sentence != t.sents[i] || m.Kind != readout.Person || m.Entity < 0 || m.End > len(s.Tokens) {
			continue
		}
		form := s.Tokens[m.End-1].Form
		if len(form) < 5 || strings.IndexFunc(form, func(r rune) bool { return r >= utf8.RuneSelf || !unicode.IsLetter(r) }) >= 0 {
			continue
		}
		for j := range t.doc.Mentions {
			o := &t.doc.Mentions[j]
			if o.Entity == m.Entity && o.Sentence != m.Sentence && o.Kind == readout.Person && t.doc.Sentences[o.Sentence].Tokens[o.End-1].Form == form {
				names = append(names, m.End-1)
				break
			}
		}
	}
	if len(names) == 0 {
		return false
	}
	at := names[rnd.Intn(len(names))]
	was := s.Tokens[at].Form
	now := was
	for n := 0; now == was; n++ {
		if n == 20 {
			return false
		}
		now = Distort(was, rnd, sounds)
	}
	t.rewrite(i, func(_ int, tok *readout.Token, space string) (string, string) {
		if tok.Form == was {
			return space, now
		}
		return space, tok.Form
	})
	return true
}

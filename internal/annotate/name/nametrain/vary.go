package nametrain

import (
	"math/rand"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/annotate/name"
)

// swaps holds the names that are put in the place of others.
type swaps struct {
	names  []string // parts of the names of persons, each as often as persons bear it (damped)
	places [][]string
}

func sortedNames(names map[string]int) []string {
	keys := make([]string, 0, len(names))
	for k := range names {
		if utf8.RuneCountInString(k) > 2 {
			keys = append(keys, k)
		}
	}
	sort.Strings(keys)
	var out []string
	for _, k := range keys {
		for n := names[k]; n > 0; n /= 4 {
			out = append(out, k)
		}
	}
	return out
}

// vary returns a document with some of its names replaced by others of the
// same kind, and some of its sentences in other capitals.
func vary(d Doc, sw swaps, swap, recase float32, rnd *rand.Rand) Doc {
	out := Doc{Sents: make([]readout.Sentence, 0, len(d.Sents)), Labels: make([][]uint8, 0, len(d.Sents))}
	for i := range d.Sents {
		s, labels := d.Sents[i], d.Labels[i]
		if rnd.Float32() < swap && labelled(labels) {
			s, labels = replace(s, labels, sw, rnd)
		}
		switch p := rnd.Float32(); {
		case p < recase*0.38:
			s = recaseSentence(s, strings.ToUpper)
		case p < recase*0.85:
			s = recaseSentence(s, titleWord)
		case p < recase:
			s = recaseSentence(s, strings.ToLower)
		}
		out.Sents = append(out.Sents, s)
		out.Labels = append(out.Labels, labels)
	}
	return out
}

func replace(s readout.Sentence, labels []uint8, sw swaps, rnd *rand.Rand) (readout.Sentence, []uint8) {
	var toks []readout.Token
	var out []uint8
	last := 0
	copyTo := func(end int) {
		toks = append(toks, s.Tokens[last:end]...)
		out = append(out, labels[last:end]...)
		last = end
	}
	name.Spans(labels, func(a, b int, kind string) {
		copyTo(a)
		if rnd.Float32() < 0.4 {
			return
		}
		switch {
		case kind == readout.Person && s.Tokens[a].Form[0] >= 'A' && s.Tokens[a].Form[0] <= 'Z':
			copyTo(b)
			for k := len(toks) - (b - a); k < len(toks); k++ {
				if f := toks[k].Form; len(f) > 2 && unicode.IsUpper(rune(f[0])) {
					toks[k].Form = titleWord(sw.names[rnd.Intn(len(sw.names))])
				}
			}
		case kind == readout.Location && len(sw.places) > 0 && capitalised(s.Tokens[a:b]) && rnd.Float32() < 0.6:
			p := sw.places[rnd.Intn(len(sw.places))]
			for k, w := range p {
				t := s.Tokens[a]
				t.Form = w
				toks = append(toks, t)
				out = append(out, name.Label(kind, k == 0))
			}
			last = b
		}
	})
	copyTo(len(s.Tokens))
	s.Tokens = toks
	return s, out
}

func capitalised(toks []readout.Token) bool {
	for i := range toks {
		if f := toks[i].Form; f[0] < 'A' || f[0] > 'Z' || strings.ToUpper(f) == f {
			return false
		}
	}
	return true
}

func recaseSentence(s readout.Sentence, f func(string) string) readout.Sentence {
	toks := make([]readout.Token, len(s.Tokens))
	copy(toks, s.Tokens)
	for i := range toks {
		toks[i].Form = f(toks[i].Form)
	}
	s.Tokens = toks
	return s
}

// titleWord writes a word as headlines do: with a capital, but for the small
// ones.
func titleWord(w string) string {
	switch strings.ToLower(w) {
	case "a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "but", "by", "with", "as", "from", "'s", "n't", "’s":
		return w
	}
	r, n := utf8.DecodeRuneInString(w)
	return string(unicode.ToUpper(r)) + w[n:]
}

func recase(docs []Doc, f func(string) string) []Doc {
	out := make([]Doc, len(docs))
	for i, d := range docs {
		out[i].Labels = d.Labels
		for k := range d.Sents {
			out[i].Sents = append(out[i].Sents, recaseSentence(d.Sents[k], f))
		}
	}
	return out
}

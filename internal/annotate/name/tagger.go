package name

import (
	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/actors"
)

// Tagger labels the words of sentences with a model. A Tagger keeps buffers
// and serves one goroutine.
type Tagger struct {
	model  *Model
	lists  *Lists
	table  *actors.Table
	sent   sentence
	feats  []uint32
	scores [][8]int32
	back   [][8]uint8
	labels []uint8
	joints []uint8
	seen   map[uint64]uint8

	classes []int // case classes of the sentences of the article
}

// NewTagger returns a tagger that works with the model, the lists and the
// actor tables.
func NewTagger(m *Model, l *Lists, table *actors.Table) *Tagger {
	return &Tagger{model: m, lists: l, table: table, seen: map[uint64]uint8{}}
}

// How an article writes a word, over all its sentences in mixed case.
const (
	seenLower = 1 << iota // in lower case
	seenTitle             // with a capital, not at the start of a sentence
	seenFirst             // with a capital at the start of a sentence
)

// Survey notes how the words of an article are written, before its sentences
// are tagged.
func (t *Tagger) Survey(sents []readout.Sentence) {
	clear(t.seen)
	for i := range sents {
		toks := sents[i].Tokens
		lower, upper := 0, 0
		for k := range toks {
			switch c, _ := shapeOf(toks[k].Form); c {
			case shapeLower:
				lower++
			case shapeTitle, shapeUpper, shapeMixed:
				upper++
			}
		}
		if lower <= upper {
			continue // a headline tells nothing
		}
		for k := range toks {
			c, _ := shapeOf(toks[k].Form)
			var bit uint8
			switch {
			case c == shapeLower:
				bit = seenLower
			case !capital(c):
				continue
			case k == 0:
				bit = seenFirst
			default:
				bit = seenTitle
			}
			t.seen[hashFold(toks[k].Form)] |= bit
		}
	}
}

// prepare fills t.sent with the words of a sentence.
func (t *Tagger) prepare(s *readout.Sentence) {
	n := len(s.Tokens)
	if cap(t.sent.words) < n+2*pad {
		t.sent.words = make([]word, (n+2*pad)*2)
	}
	t.sent.words = t.sent.words[:n+2*pad]
	t.sent.toks = s.Tokens
	edge := word{lower: 0x2545f4914f6cdd1d, cased: 0x2545f4914f6cdd1d, shape: 15}
	for i := 0; i < pad; i++ {
		t.sent.words[i] = edge
		t.sent.words[n+2*pad-1-i] = edge
	}
	words := t.sent.words[pad : n+pad]
	for i := range words {
		words[i].read(s.Tokens[i].Form)
		words[i].doc = t.seen[words[i].lower]
		words[i].tag = tagNumber(s.Tokens[i].Tag)
	}
	t.sent.class = caseOf(words, s.Tokens)
	t.lists.mark(words)
	if t.table != nil {
		t.known(s, words)
	}
}

// known sets the list bits of what the actor tables know.
func (t *Tagger) known(s *readout.Sentence, words []word) {
	for i := 0; i < len(words); {
		if !capital(words[i].shape) {
			i++
			continue
		}
		entries, end := t.table.Longest(s, i)
		if end == i {
			i++
			continue
		}
		var bits uint16
		for _, e := range entries {
			switch e.Kind {
			case actors.StateKind, actors.Region, actors.Seat:
				bits |= inStates
			case actors.Demonym:
				bits |= inDemonyms
			case actors.Person:
				bits |= inPersons
			case actors.Organisation, actors.Group, actors.Company, actors.Media:
				bits |= inBodies
			}
		}
		for k := i; k < end; k++ {
			words[k].lists |= bits
			if k > i {
				words[k].lists |= inRun
			}
		}
		i = end
	}
}

// Features calls f with the hashed features of every token of a sentence; the
// slice is valid during the call only. It serves the training.
func (t *Tagger) Features(s *readout.Sentence, f func(token int, joint uint8, features []uint32)) {
	t.prepare(s)
	for i := range s.Tokens {
		t.feats = t.sent.features(t.feats[:0], i)
		f(i, t.joint(i), t.feats)
	}
}

// TagAll labels all sentences of an article. What the model thinks of a
// capitalised word in one place counts a little in the others: an article
// rarely uses one name for two kinds of things.
func (t *Tagger) TagAll(sents []readout.Sentence, f func(sentence int, labels []uint8)) {
	t.Survey(sents)
	n := 0
	for i := range sents {
		n += len(sents[i].Tokens)
	}
	t.grow(n)
	t.classes = t.classes[:0]
	keys := make([]uint64, n)
	sums := map[uint64]*[9]int32{}
	at := 0
	for i := range sents {
		t.prepare(&sents[i])
		t.classes = append(t.classes, t.sent.class)
		for k := range sents[i].Tokens {
			t.feats = t.sent.features(t.feats[:0], k)
			t.model.score(t.feats, &t.scores[at])
			t.joints[at] = t.joint(k)
			t.scores[at][0] -= int32(outBias * float64(t.model.scale))
			w := &t.sent.words[k+pad]
			if t.sent.class == mixedCase && capital(w.shape) && w.shape != shapeInitial {
				keys[at] = w.cased
				s := sums[w.cased]
				if s == nil {
					s = new([9]int32)
					sums[w.cased] = s
				}
				for l := 0; l < numLabels; l++ {
					s[l] += t.scores[at][l] - t.scores[at][0]
				}
				s[8]++
			}
			at++
		}
	}
	at = 0
	for i := range sents {
		n := len(sents[i].Tokens)
		for k := at; k < at+n; k++ {
			if keys[k] == 0 {
				continue
			}
			s := sums[keys[k]]
			if s[8] < 2 {
				continue
			}
			own := t.scores[k]
			for l := 1; l < numLabels; l += 2 {
				// the mean of the kind elsewhere, begin and inside together
				mean := float64(s[l]+s[l+1]-(own[l]+own[l+1]-2*own[0])) / 2 / float64(s[8]-1)
				t.scores[k][l] += int32(mean * docShare)
				t.scores[k][l+1] += int32(mean * docShare)
			}
		}
		if n > 0 {
			t.model.decode(t.scores[at:at+n], t.joints[at:at+n], t.labels[at:at+n], t.back[at:at+n])
		}
		f(i, t.labels[at:at+n])
		at += n
	}
}

// What a label other than "outside" gets beforehand, in the unit of the
// weights: the training leaves more out than it should (chosen on the dev
// set: recall +2, precision -2).
const outBias = 0.4

// The share that the same word elsewhere in the article has in a decision
// (chosen on the dev sets).
const docShare = 0.3

func (t *Tagger) grow(n int) {
	if cap(t.scores) < n {
		t.scores = make([][8]int32, n*2)
		t.back = make([][8]uint8, n*2)
		t.labels = make([]uint8, n*2)
	}
	if cap(t.joints) < n {
		t.joints = make([]uint8, n*2)
	}
	t.scores, t.back, t.labels, t.joints = t.scores[:n], t.back[:n], t.labels[:n], t.joints[:n]
}

// joint returns the joint of token k of the sentence at hand.
func (t *Tagger) joint(k int) uint8 {
	return jointOfWord(t.sent.toks[k].Form, t.sent.words[k+pad].shape)
}

// Label returns the label of a word of a mention, for the training: kind is PER, ORG, LOC or "", first
// tells whether the word begins the mention.
func Label(kind string, first bool) uint8 {
	l := labelOut
	switch kind {
	case readout.Person:
		l = insidePerson
	case readout.Organisation:
		l = insideBody
	case readout.Location:
		l = insidePlace
	default:
		return labelOut
	}
	if first {
		l--
	}
	return uint8(l)
}

// Spans calls f for every mention that the labels spell.
func Spans(labels []uint8, f func(first, end int, kind string)) {
	for i := 0; i < len(labels); {
		if labels[i] == labelOut {
			i++
			continue
		}
		j := i + 1
		inside := labels[i]
		if inside%2 == 1 {
			inside++
		}
		for j < len(labels) && labels[j] == inside {
			j++
		}
		f(i, j, kindOf(labels[i]))
		i = j
	}
}

// NumLabels is the number of labels.
const NumLabels = numLabels

// NumJoints is the number of kinds of word that have transitions of their own.
const NumJoints = numJoints

// Encode writes a model file from the weights of the features and the
// transitions. Weights are kept where they round to something.
func Encode(weights map[uint32][NumLabels]float32, trans [NumJoints][NumLabels][NumLabels]float32, keep float32) []byte {
	return encode(weights, trans, keep)
}

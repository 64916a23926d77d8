package neural

import (
	"slices"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/annotate/neural/dense"
)

// Parser tags and parses sentences. It keeps buffers, and so serves one
// goroutine.
type Parser struct {
	m          *Model
	level      dense.Level
	low, shape []byte
	ends       []int
	pieces     []piece
	batch      batch
	dep, head  []float32 // vectors of one piece: a row a word; head has the root before the words
	arcs       dense.Matrix
	scores     []float32 // of arcs: a row a word, a column a head, column 0 the root
	labels     []float32
	out        []float32
	heads      []int
	eisner     eisner
}

// NewParser returns a parser that uses the model, by the fastest means of
// this processor.
func (m *Model) NewParser() *Parser { return &Parser{m: m, level: dense.Best()} }

// longest is how many words are taken at once, about four times the longest
// that a newspaper prints: scores of arcs are quadratic in it. Longer
// sentences, which are lists and tables, are parsed in pieces.
const longest = 400

// piece is a sentence, or a part of a long one.
type piece struct {
	tokens []readout.Token
	first  int // index of its first token in the sentence
}

// Parse fills Tag, XTag, Head and Rel of every token.
func (p *Parser) Parse(s *readout.Sentence) {
	p.pieces = p.pieces[:0]
	p.cutUp(s)
	p.parsePieces()
	join(s)
}

// ParseAll is Parse for many sentences. It is faster, and gives the same:
// sentences of similar length go through the network side by side.
func (p *Parser) ParseAll(sents []readout.Sentence) {
	p.pieces = p.pieces[:0]
	for i := range sents {
		p.cutUp(&sents[i])
	}
	slices.SortStableFunc(p.pieces, func(a, b piece) int { return len(b.tokens) - len(a.tokens) })
	p.parsePieces()
	for i := range sents {
		join(&sents[i])
	}
}

func (p *Parser) cutUp(s *readout.Sentence) {
	for i := 0; i < len(s.Tokens); i += longest {
		p.pieces = append(p.pieces, piece{s.Tokens[i:min(i+longest, len(s.Tokens))], i})
	}
}

// join makes one tree of the pieces of a long sentence: the roots of the
// later ones hang on the first.
func join(s *readout.Sentence) {
	if len(s.Tokens) <= longest {
		return
	}
	root := -1
	for i := range s.Tokens {
		if t := &s.Tokens[i]; t.Head < 0 {
			if root < 0 {
				root = i
				continue
			}
			t.Head, t.Rel = root, "parataxis"
		}
	}
}

// parsePieces parses the pieces in batches of even size.
func (p *Parser) parsePieces() {
	left := p.pieces
	for len(left) > 0 {
		batches := (len(left) + widest - 1) / widest
		n := (len(left) + batches - 1) / batches
		p.encode(left[:n])
		for k := range n {
			p.parse(k)
		}
		left = left[n:]
	}
	clear(p.pieces) // keep no article
}

// parse reads tags and tree of piece k of the batch off the vectors of its
// words.
func (p *Parser) parse(k int) {
	m := p.m
	pc := &p.batch.pieces[k]
	n := len(pc.tokens)
	part := func(i, part, n int) []float32 { return m.part(p.batch.vectors(i, k), part, n) }

	// Arcs.
	p.dep, p.head = size(p.dep, n*m.arc), size(p.head, (n+1)*m.arc)
	copy(p.head, m.rootHead)
	for i := range n {
		d := p.dep[i*m.arc : (i+1)*m.arc]
		p.level.Rectify(d, part(i, atDep, m.arc), m.zero)
		for k, b := range m.headBias {
			d[k] += b
		}
		p.level.Rectify(p.head[(i+1)*m.arc:(i+2)*m.arc], part(i, atHead, m.arc), m.zero)
	}
	p.arcs.Pack(p.head, m.arc, n+1, m.arc, nil)
	w := p.arcs.Width
	p.scores = size(p.scores, n*w)
	p.level.Product(p.scores, w, &p.arcs, p.dep, m.arc, n)
	far := len(m.dist) / 2
	for i := range n {
		row := p.scores[i*w : i*w+n+1]
		for j := 1; j < len(row); j++ {
			row[j] += m.dist[min(max(i+1-j+far, 0), 2*far)]
		}
		row[i+1] = never
	}
	heads := p.decode(n, w)

	// Labels.
	p.labels = size(p.labels, n*m.lab)
	for i := range n {
		from := m.rootLab
		if heads[i] > 0 {
			from = part(heads[i]-1, atLabHead, m.lab)
		}
		p.level.Rectify(p.labels[i*m.lab:(i+1)*m.lab], part(i, atLabDep, m.lab), from)
	}
	w = m.label.Width
	p.out = size(p.out, n*w)
	p.level.Product(p.out, w, &m.label, p.labels, m.lab, n)
	for i := range pc.tokens {
		t := &pc.tokens[i]
		t.Tag = m.upos[best(part(i, atUpos, len(m.upos)))]
		t.XTag = m.xpos[best(part(i, atXpos, len(m.xpos)))]
		t.Head, t.Rel = heads[i]-1, m.rels[best(p.out[i*w:i*w+len(m.rels)])]
		if (t.Rel == "root") != (t.Head < 0) {
			if t.Head < 0 {
				t.Rel = "root"
			} else {
				t.Rel = "dep"
			}
		}
		if t.Head >= 0 {
			t.Head += pc.first
		}
	}
}

// best returns the class with the highest score.
func best(scores []float32) int {
	k, top := 0, scores[0]
	for i, v := range scores {
		if v > top {
			k, top = i, v
		}
	}
	return k
}

func size(b []float32, n int) []float32 {
	if cap(b) < n {
		return make([]float32, n, n+n/2)
	}
	return b[:n]
}

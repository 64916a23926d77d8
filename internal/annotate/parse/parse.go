// Package parse gives every token its head and its relation, as the UD
// English treebanks do.
//
// It is a greedy arc-hybrid parser (Kuhlmann, Gómez-Rodríguez and Satta 2011)
// with a linear model trained by a dynamic oracle (Goldberg and Nivre 2013).
// Heads are found first; relations are chosen when the tree is whole, by a
// second linear model. Time is linear in the number of tokens.
package parse

import (
	_ "embed"
	"encoding/binary"
	"fmt"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/learn"
)

//go:embed parse.bin
var weights []byte

// Embedded returns the weights that are part of the program, to be hashed.
func Embedded() [][]byte { return [][]byte{weights} }

const magic = "readout parse 2\n"

// Model is a trained parser. It is not changed by use.
type Model struct {
	back   *learn.Moves // parses from right to left, as a guide
	moves  *learn.Moves
	labels *learn.Weights
	rels   []string
}

// Default returns the model that is built in.
func Default() (*Model, error) { return Load(weights) }

// Load reads a model that Model.Bytes wrote.
func Load(data []byte) (*Model, error) {
	if len(data) == 0 {
		return nil, fmt.Errorf("parse: there is no model; train one with \"readout train\"")
	}
	if !strings.HasPrefix(string(data[:min(len(data), len(magic))]), magic) || len(data) < len(magic)+2 {
		return nil, fmt.Errorf("parse: this is no model of this version")
	}
	data = data[len(magic):]
	n := int(binary.LittleEndian.Uint16(data))
	data = data[2:]
	if len(data) < n {
		return nil, fmt.Errorf("parse: %w", learn.ErrShort)
	}
	m := &Model{rels: strings.Fields(string(data[:n]))}
	data = data[n:]
	var err error
	if m.back, data, err = learn.ReadMoves(data); err != nil {
		return nil, fmt.Errorf("parse: backward transitions: %w", err)
	}
	if m.moves, data, err = learn.ReadMoves(data); err != nil {
		return nil, fmt.Errorf("parse: transitions: %w", err)
	}
	if m.labels, _, err = learn.Read(data); err != nil {
		return nil, fmt.Errorf("parse: relations: %w", err)
	}
	if m.labels.Classes != len(m.rels) || len(m.rels) >= maxLabels {
		return nil, fmt.Errorf("parse: weights for %d relations, names for %d", m.labels.Classes, len(m.rels))
	}
	return m, nil
}

// Bytes writes the model for Load.
func (m *Model) Bytes() []byte {
	data := []byte(magic)
	rels := strings.Join(m.rels, " ")
	data = binary.LittleEndian.AppendUint16(data, uint16(len(rels)))
	data = append(data, rels...)
	data = m.back.Append(data)
	data = m.moves.Append(data)
	return m.labels.Append(data)
}

// Parser parses sentences one after another. It keeps buffers, and so serves
// one goroutine.
type Parser struct {
	m     *Model
	st    state
	arcs  arcs
	rev   state
	heads []int32
	f     [templates + guides]uint64
	g     [labelTemplates]uint64
	sum   learn.Sum
}

// NewParser returns a parser that uses the model.
func (m *Model) NewParser() *Parser {
	p := &Parser{m: m}
	p.arcs.state = &p.st
	for i := range p.arcs.relHash {
		p.arcs.relHash[i] = learn.Mix(uint64(i) + 3000)
	}
	return p
}

// Parse fills Head and Rel of every token from Form, Tag and XTag. One token
// is the root, with head -1.
func (p *Parser) Parse(s *readout.Sentence) {
	if len(s.Tokens) == 0 {
		return
	}
	st := &p.st
	p.backward(s.Tokens)
	st.start(s.Tokens, false)
	st.lead(p.heads)
	for !st.done() {
		st.features(p.f[:])
		st.guideFeatures(p.f[templates:])
		toLeft, toRight := p.m.moves.Sum(p.f[:])
		st.take(best([3]int32{0, toLeft, toRight}, st.can()))
	}
	p.arcs.prepare()
	for i := range s.Tokens {
		tok := &s.Tokens[i]
		d := int32(i + 1)
		h := st.nodes[d].head
		if h == st.n+1 {
			tok.Head, tok.Rel = -1, "root"
			p.arcs.rel[d] = maxLabels - 1
			continue
		}
		p.arcs.labelFeatures(&p.g, d)
		p.m.labels.Sum(p.g[:], &p.sum)
		k := p.sum.Best(len(p.m.rels))
		p.arcs.rel[d] = uint8(k)
		tok.Head, tok.Rel = int(h-1), p.m.rels[k]
	}
	p.arcs.voice(s.Tokens)
}

// backward parses from right to left and leaves the heads in p.heads.
func (p *Parser) backward(toks []readout.Token) {
	st := &p.rev
	st.start(toks, true)
	for !st.done() {
		st.features(p.f[:])
		toLeft, toRight := p.m.back.Sum(p.f[:templates])
		st.take(best([3]int32{0, toLeft, toRight}, st.can()))
	}
	p.heads = p.heads[:0]
	for i := range st.nodes {
		p.heads = append(p.heads, st.nodes[i].head)
	}
}

// best returns the possible transition with the greatest score.
func best(score [3]int32, ok [3]bool) int {
	move := -1
	for i, can := range ok {
		if can && (move < 0 || score[i] > score[move]) {
			move = i
		}
	}
	return move
}

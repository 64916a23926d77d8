// Package neural tags and parses with a BiLSTM: layers over words, affixes
// and shapes, linear heads for tags, bilinear scores for arcs. It is
// the accurate model; packages tag and parse are the fast one. The network is
// that of Dozat and Manning (2017) with less of everything; it is trained by
// train/train.py, whose scores this package reproduces.
package neural

import (
	_ "embed"
	"fmt"
	"math"
	"slices"

	"github.com/readout-events/readout/internal/annotate/neural/dense"
)

//go:embed model.bin
var weights []byte

// Embedded returns the weights that are part of the program, to be hashed.
func Embedded() [][]byte { return [][]byte{weights} }

// direction is one direction of one LSTM layer: what the gates i, f, g and o
// take from the input and from the output before.
type direction struct{ in, rec dense.Matrix }

// Model is a trained network. It is not changed by use. Its sizes are those
// of the tensors in the file.
type Model struct {
	vocab            map[string]int32
	upos, xpos, rels []string
	dim, hid         int      // numbers of an input; cells of one direction of a layer
	arc, lab         int      // numbers of a vector for arcs, for labels
	emb              [6]table // word, prefix, three suffixes, shape
	layers           [][2]direction
	heads            dense.Matrix // for arcs, labels and tags, side by side
	at               [6]int       // where each of these begins: the constants below
	label            dense.Matrix
	rootHead         []float32 // what a word has in heads as atHead, rectified, and as atLabHead: of the root
	rootLab          []float32
	headBias         []float32
	dist             []float32 // what an arc gains by its distance, from far to the left to far to the right
	zero             []float32
}

// The parts of a row of heads.
const (
	atDep = iota
	atHead
	atLabDep
	atLabHead
	atUpos
	atXpos
)

// Default returns the model that is built in.
func Default() (*Model, error) { return Load(weights) }

// Load reads a model that train.py wrote.
func Load(data []byte) (*Model, error) {
	f, err := read(data)
	if err != nil {
		return nil, fmt.Errorf("neural: %w", err)
	}
	m := &Model{upos: f.upos, xpos: f.xpos, rels: f.rels, vocab: make(map[string]int32, len(f.words))}
	for i, w := range f.words {
		m.vocab[w] = int32(i)
	}
	// The sizes that the file chooses are those of some tensors; all others
	// must fit them.
	const tables, layer, heads = 6, 6, 17 // tensors of input, a layer, and all that follows the layers
	layers := (len(f.tensors) - tables - heads) / layer
	if layers < 1 || tables+layers*layer+heads != len(f.tensors) {
		return nil, fmt.Errorf("neural: %d tensors are no whole number of layers", len(f.tensors))
	}
	after := tables + layers*layer
	m.dim, m.hid = f.tensors[0].cols, f.tensors[tables+1].cols
	m.arc, m.lab = f.tensors[after+4].rows, f.tensors[after+12].rows
	for _, n := range []int{m.dim, m.hid, m.arc, m.lab} {
		if n == 0 || n%16 != 0 || n > 1<<12 {
			return nil, fmt.Errorf("neural: a vector has %d numbers, not a multiple of 16", n)
		}
	}
	for i := range m.emb {
		rows := f.tensors[i].rows
		if i == 0 {
			rows = len(f.words)
		}
		m.emb[i] = f.take(rows, m.dim)
	}
	hid, width := m.hid, 2*m.hid // width is what a layer gives a word
	m.layers = make([][2]direction, layers)
	in := m.dim
	for l := range m.layers {
		for d := range m.layers[l] {
			wIn, wRec, bias := f.floats(4*hid, in), f.floats(4*hid, hid), f.floats(1, 4*hid)
			m.layers[l][d] = direction{dense.Pack(wIn, 4*hid, in, bias), dense.Pack(wRec, 4*hid, hid, nil)}
		}
		in = width
	}
	wUpos, bUpos := f.floats(len(m.upos), width), f.floats(1, len(m.upos))
	wXpos, bXpos := f.floats(len(m.xpos), width), f.floats(1, len(m.xpos))
	wDep, bDep := f.floats(m.arc, width), f.floats(1, m.arc)
	wHead, bHead := f.floats(m.arc, width), f.floats(1, m.arc)
	m.headBias = f.floats(1, m.arc)
	f.floats(1, 1)
	root := f.floats(1, width)
	m.dist = f.floats(1, f.peek().cols)
	wLabDep, bLabDep := f.floats(m.lab, width), f.floats(1, m.lab)
	wLabHead := f.floats(m.lab, width)
	wLabel, bLabel := f.floats(len(m.rels), m.lab), f.floats(1, len(m.rels))
	if f.err == nil && (len(f.words) == 0 || len(m.upos) == 0 || len(m.xpos) == 0 || len(m.rels) == 0 || len(m.dist)%2 == 0) {
		f.err = fmt.Errorf("a list is empty, or distances are not the same to left and right")
	}
	if f.err != nil {
		return nil, fmt.Errorf("neural: %w", f.err)
	}

	// An arc scores dep . head / sqrt(arc) + headBias . head. The factor goes
	// into dep; the bias of the bias is the same for all heads of a word, and
	// is left out.
	scale := float32(1 / math.Sqrt(float64(m.arc)))
	for _, w := range [][]float32{wDep, bDep} {
		for i := range w {
			w[i] *= scale
		}
	}
	var w, bias []float32
	for i, part := range []struct{ w, bias []float32 }{
		atDep: {wDep, bDep}, atHead: {wHead, bHead}, atLabDep: {wLabDep, bLabDep}, atLabHead: {wLabHead, make([]float32, m.lab)},
		atUpos: {wUpos, bUpos}, atXpos: {wXpos, bXpos},
	} {
		m.at[i] = len(bias)
		w, bias = append(w, part.w...), append(bias, part.bias...)
	}
	m.heads = dense.Pack(w, len(bias), width, bias)
	m.label = dense.Pack(wLabel, len(m.rels), m.lab, bLabel)
	m.zero = make([]float32, m.arc)
	z := make([]float32, m.heads.Width)
	dense.Plain.Product(z, len(z), &m.heads, root, width, 1)
	m.rootHead = slices.Clone(m.part(z, atHead, m.arc))
	dense.Plain.Rectify(m.rootHead, m.rootHead, m.zero)
	m.rootLab = slices.Clone(m.part(z, atLabHead, m.lab))
	return m, nil
}

// part is a part of a row of heads.
func (m *Model) part(z []float32, part, n int) []float32 { return z[m.at[part] : m.at[part]+n] }

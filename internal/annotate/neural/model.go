// Package neural tags and parses with a BiLSTM: two layers over words,
// affixes and shapes, linear heads for tags, bilinear scores for arcs. It is
// the accurate model; packages tag and parse are the fast one. The network is
// that of Dozat and Manning (2017) with less of everything; it is trained by
// train/train.py, whose scores this package reproduces.
package neural

import (
	"bytes"
	_ "embed"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/readout-events/readout/internal/annotate/neural/dense"
)

//go:embed model.bin
var weights []byte

// Sizes of the network, as train.py has them.
const (
	prefixes, suffixes2, suffixes3, suffixes4, shapes = 4096, 1024, 4096, 8192, 256
	dim, hid, arc, lab                                = 128, 128, 128, 64
	clip                                              = 16 // distances beyond count as this
)

// direction is one direction of one LSTM layer: what the gates i, f, g and o,
// hid outputs each, take from the input and from the output before.
type direction struct{ in, rec dense.Matrix }

// Model is a trained network. It is not changed by use.
type Model struct {
	vocab            map[string]int32
	upos, xpos, rels []string
	emb              [6][]byte // rows of dim numbers, float16 as they stand in the file
	layers           [2][2]direction
	heads            dense.Matrix // for arcs, labels and tags, side by side
	label            dense.Matrix
	rootHead         []float32 // what a word has in heads at atHead, rectified, and at atLabHead: of the root
	rootLab          []float32
	headBias, dist   []float32
	zero             []float32
}

// Where each vector lies in a row of heads. Tags are UPOS, then XPOS.
const (
	atDep     = 0
	atHead    = arc
	atLabDep  = 2 * arc
	atLabHead = 2*arc + 2*lab
	atTags    = 2*arc + 4*lab
)

// Default returns the model that is built in.
func Default() (*Model, error) { return Load(weights) }

// Load reads a model that train.py wrote: a line "readout neural 1", lists of
// words, tags and relations, the shapes of the tensors, and the tensors as
// float16, row-major and little endian.
func Load(data []byte) (*Model, error) {
	r := &reader{data: data}
	if r.line() != "readout neural 1" {
		return nil, fmt.Errorf("neural: this is no model of this version")
	}
	m := &Model{}
	words := r.list("words")
	m.upos, m.xpos, m.rels = r.list("upos"), r.list("xpos"), r.list("rels")
	n := r.count("tensors")
	var dims [][]int
	for i := 0; i < n && r.err == nil; i++ {
		var d []int
		for _, f := range strings.Fields(r.line()) {
			v, err := strconv.Atoi(f)
			if err != nil {
				r.err = fmt.Errorf("shape of tensor %d: %w", i, err)
			}
			d = append(d, v)
		}
		dims = append(dims, d)
	}
	if r.err != nil {
		return nil, fmt.Errorf("neural: %w", r.err)
	}
	k := 0
	next := func(rows, cols int) []byte {
		if r.err == nil && k >= len(dims) {
			r.err = fmt.Errorf("only %d tensors", len(dims))
		}
		if r.err != nil {
			return nil
		}
		size := 1
		for _, v := range dims[k] {
			size *= v
		}
		if size != rows*cols {
			r.err = fmt.Errorf("tensor %d has shape %v, want %d x %d", k, dims[k], rows, cols)
			return nil
		}
		k++
		return r.take(2 * size)
	}
	floats := func(rows, cols int) []float32 {
		data := next(rows, cols)
		out := make([]float32, rows*cols)
		for i := 0; 2*i+1 < len(data); i++ {
			out[i] = dense.Half(binary.LittleEndian.Uint16(data[2*i:]))
		}
		return out
	}
	m.vocab = make(map[string]int32, len(words))
	for i, w := range words {
		m.vocab[w] = int32(i)
	}
	for i, rows := range []int{len(words), prefixes, suffixes2, suffixes3, suffixes4, shapes} {
		m.emb[i] = next(rows, dim)
	}
	for l, in := range []int{dim, 2 * hid} {
		for d := range m.layers[l] {
			wIn, wRec, bias := floats(4*hid, in), floats(4*hid, hid), floats(1, 4*hid)
			m.layers[l][d] = direction{dense.Pack(wIn, 4*hid, in, bias), dense.Pack(wRec, 4*hid, hid, nil)}
		}
	}
	wUpos, bUpos := floats(len(m.upos), 2*hid), floats(1, len(m.upos))
	wXpos, bXpos := floats(len(m.xpos), 2*hid), floats(1, len(m.xpos))
	wDep, bDep := floats(arc, 2*hid), floats(1, arc)
	wHead, bHead := floats(arc, 2*hid), floats(1, arc)
	// An arc scores dep . head / sqrt(arc) + headBias . head. The factor goes
	// into dep; the bias of the bias is the same for all heads of a word, and
	// is left out.
	scale := float32(1 / math.Sqrt(arc))
	for _, w := range [][]float32{wDep, bDep} {
		for i := range w {
			w[i] *= scale
		}
	}
	m.headBias = floats(1, arc)
	next(1, 1)
	root := floats(1, 2*hid)
	m.dist = floats(1, 2*clip+1)
	wLabDep, bLabDep, wLabHead := floats(2*lab, 2*hid), floats(1, 2*lab), floats(2*lab, 2*hid)
	wLabel, bLabel := floats(len(m.rels), 2*lab), floats(1, len(m.rels))
	if r.err != nil {
		return nil, fmt.Errorf("neural: %w", r.err)
	}
	if len(m.upos) == 0 || len(m.xpos) == 0 || len(m.rels) == 0 || len(words) == 0 {
		return nil, fmt.Errorf("neural: a list of words, tags or relations is empty")
	}
	m.label = dense.Pack(wLabel, len(m.rels), 2*lab, bLabel)
	m.heads = dense.Pack(slices.Concat(wDep, wHead, wLabDep, wLabHead, wUpos, wXpos), atTags+len(m.upos)+len(m.xpos), 2*hid,
		slices.Concat(bDep, bHead, bLabDep, make([]float32, 2*lab), bUpos, bXpos))
	m.zero = make([]float32, arc)
	z := make([]float32, m.heads.Width)
	dense.Plain.Product(z, len(z), &m.heads, root, len(root), 1)
	m.rootHead = slices.Clone(z[atHead : atHead+arc])
	dense.Plain.Rectify(m.rootHead, m.rootHead, m.zero)
	m.rootLab = slices.Clone(z[atLabHead : atLabHead+2*lab])
	return m, nil
}

// reader reads the parts of a model one after another; the first error stays.
type reader struct {
	data []byte
	err  error
}

func (r *reader) line() string {
	i := bytes.IndexByte(r.data, '\n')
	if i < 0 {
		if r.err == nil {
			r.err = fmt.Errorf("the header ends early")
		}
		return ""
	}
	s := string(r.data[:i])
	r.data = r.data[i+1:]
	return s
}

func (r *reader) count(name string) int {
	f := strings.Fields(r.line())
	if len(f) == 2 && f[0] == name {
		if n, err := strconv.Atoi(f[1]); err == nil && n >= 0 && n < 1<<20 {
			return n
		}
	}
	if r.err == nil {
		r.err = fmt.Errorf("no count of %s", name)
	}
	return 0
}

func (r *reader) list(name string) []string {
	n := r.count(name)
	var out []string
	for i := 0; i < n && r.err == nil; i++ {
		out = append(out, r.line())
	}
	return out
}

func (r *reader) take(n int) []byte {
	if len(r.data) < n {
		r.err = fmt.Errorf("the weights end early")
		return nil
	}
	out := r.data[:n]
	r.data = r.data[n:]
	return out
}

package neural

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strconv"
	"strings"

	"github.com/readout-events/readout/internal/annotate/neural/dense"
)

// file is what train.py writes: a line "readout neural 1", lists of words,
// tags and relations, the shapes of the tensors, and the tensors as float16,
// row-major and little endian:
//
//	readout neural 1
//	words 12309
//	...
//	tensors 35
//	12309 128
//	...
type file struct {
	words, upos, xpos, rels []string
	tensors                 []table
	taken                   int   // tensors
	err                     error // the first that a tensor had
}

// table is a tensor as it stands in the file. A vector is one row.
type table struct {
	rows, cols int
	data       []byte
}

func (t *table) row(i int) []byte { return t.data[2*t.cols*i : 2*t.cols*(i+1)] }

// read takes a file apart. Tensors are not copied.
func read(data []byte) (*file, error) {
	r := &reader{data: data}
	if r.line() != "readout neural 1" {
		return nil, fmt.Errorf("this is no model of this version")
	}
	f := &file{words: r.list("words"), upos: r.list("upos"), xpos: r.list("xpos"), rels: r.list("rels")}
	for i := range r.count("tensors") {
		t := table{1, 1, nil}
		for _, s := range strings.Fields(r.line()) {
			n, err := strconv.Atoi(s)
			if err != nil || n < 1 || n > 1<<24 || t.rows*t.cols > 1<<28/n {
				return nil, fmt.Errorf("tensor %d has a size %q", i, s)
			}
			t.rows, t.cols = t.rows*t.cols, n
		}
		f.tensors = append(f.tensors, t)
	}
	for i := range f.tensors {
		t := &f.tensors[i]
		t.data = r.take(2 * t.rows * t.cols)
	}
	return f, r.err
}

// peek is the next tensor that will be taken.
func (f *file) peek() table {
	if f.taken >= len(f.tensors) {
		return table{}
	}
	return f.tensors[f.taken]
}

// take returns the next tensor, which must have these sizes.
func (f *file) take(rows, cols int) table {
	t := f.peek()
	if (t.rows != rows || t.cols != cols) && f.err == nil {
		f.err = fmt.Errorf("tensor %d is %d x %d, want %d x %d", f.taken, t.rows, t.cols, rows, cols)
	}
	f.taken++
	return t
}

// floats is take as float32. Where the sizes are wrong all numbers are 0.
func (f *file) floats(rows, cols int) []float32 {
	t := f.take(rows, cols)
	out := make([]float32, rows*cols)
	if f.err == nil {
		for i := range out {
			out[i] = dense.Half(binary.LittleEndian.Uint16(t.data[2*i:]))
		}
	}
	return out
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
		if r.err == nil {
			r.err = fmt.Errorf("the weights end early")
		}
		return nil
	}
	out := r.data[:n]
	r.data = r.data[n:]
	return out
}

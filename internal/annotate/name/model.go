package name

import (
	"encoding/binary"
	"errors"
	"fmt"

	readout "github.com/readout-events/readout"
)

// Labels of the tagger: outside, and the first and further words of a person,
// a body and a place.
const (
	labelOut = iota
	beginPerson
	insidePerson
	beginBody
	insideBody
	beginPlace
	insidePlace
	numLabels
)

// Model is a linear-chain conditional random field (Lafferty et al. 2001)
// over hashed features. A Model is not changed after loading and may be used
// from several goroutines.
//
// File format, all numbers unsigned varints unless said otherwise:
//
//	"RNM2"                      magic
//	scale                       weights are stored as weight*scale
//	transitions                 by joint numLabels x numLabels zigzag varints
//	number of rows
//	rows, sorted by key:        key minus the key before, one byte with a bit
//	                            for each label that has a weight, then these
//	                            weights, one signed byte each
type Model struct {
	trans [numJoints][numLabels][numLabels]int32
	keys  []uint32 // open addressing; 0 is an empty place
	rows  [][8]int8
	mask  uint32
	scale int
}

const magic = "RNM2"

// Load reads a model.
func Load(data []byte) (*Model, error) {
	r := reader{data: data}
	if string(r.bytes(len(magic))) != magic {
		return nil, errors.New("name: model: not a name model, or of another version")
	}
	m := &Model{scale: int(r.number())}
	for c := range m.trans {
		for i := range m.trans[c] {
			for j := range m.trans[c][i] {
				n := r.number()
				m.trans[c][i][j] = int32(n>>1) ^ -int32(n&1)
			}
		}
	}
	rows := int(r.number())
	if r.bad || rows < 0 || rows > 1<<24 {
		return nil, errors.New("name: model: header is damaged")
	}
	size := 1024
	for size < rows*2 {
		size *= 2
	}
	m.keys = make([]uint32, size)
	m.rows = make([][8]int8, size)
	m.mask = uint32(size - 1)
	key := uint32(0)
	for n := 0; n < rows; n++ {
		key += uint32(r.number())
		var row [8]int8
		has := r.byte()
		for l := 0; l < numLabels; l++ {
			if has&(1<<l) != 0 {
				row[l] = int8(r.byte())
			}
		}
		if r.bad {
			return nil, fmt.Errorf("name: model: ends in row %d of %d", n, rows)
		}
		at := key & m.mask
		for m.keys[at] != 0 {
			at = (at + 1) & m.mask
		}
		m.keys[at], m.rows[at] = key, row
	}
	return m, nil
}

// reader walks over the bytes of a model; bad is set once they do not suffice.
type reader struct {
	data []byte
	bad  bool
}

func (r *reader) number() uint64 {
	n, size := binary.Uvarint(r.data)
	if size <= 0 {
		r.bad = true
		return 0
	}
	r.data = r.data[size:]
	return n
}

func (r *reader) byte() byte {
	if len(r.data) == 0 {
		r.bad = true
		return 0
	}
	b := r.data[0]
	r.data = r.data[1:]
	return b
}

func (r *reader) bytes(n int) []byte {
	if len(r.data) < n {
		r.bad = true
		return nil
	}
	b := r.data[:n]
	r.data = r.data[n:]
	return b
}

// score adds up the weights of the features.
func (m *Model) score(features []uint32, out *[8]int32) {
	*out = [8]int32{}
	for _, f := range features {
		if f == 0 {
			continue
		}
		at := f & m.mask
		for m.keys[at] != f {
			if m.keys[at] == 0 {
				goto next
			}
			at = (at + 1) & m.mask
		}
		{
			row := &m.rows[at]
			out[0] += int32(row[0])
			out[1] += int32(row[1])
			out[2] += int32(row[2])
			out[3] += int32(row[3])
			out[4] += int32(row[4])
			out[5] += int32(row[5])
			out[6] += int32(row[6])
		}
	next:
	}
}

// Joints are the kinds of word that transitions between labels tell apart:
// the shapes, and the small words within names.
const (
	jointOf = shapePunct + 1 + iota
	jointAnd
	jointComma
	jointHyphen
	jointStop
	jointPossessive
	jointThe
	jointBracket
	numJoints
)

// jointOfWord returns the joint of a token.
func jointOfWord(form string, shape uint8) uint8 {
	switch form {
	case "of", "Of", "OF":
		return jointOf
	case "and", "And", "AND", "&", "for", "For":
		return jointAnd
	case ",":
		return jointComma
	case "-", "–", "/":
		return jointHyphen
	case ".":
		return jointStop
	case "'s", "’s", "'", "’":
		return jointPossessive
	case "the", "The", "THE":
		return jointThe
	case "(", ")", "\"", "“", "”":
		return jointBracket
	}
	return shape
}

const impossible = -1 << 24

// decode finds the best labels of a sentence by Viterbi's method. scores
// holds one row a token, joints what kind of word it is; labels must be as
// long.
func (m *Model) decode(scores [][8]int32, joints []uint8, labels []uint8, back [][8]uint8) {
	var prev [numLabels]int32
	for i := range scores {
		var now [numLabels]int32
		trans := &m.trans[joints[i]]
		for b := 0; b < numLabels; b++ {
			if i == 0 {
				now[b] = scores[0][b]
				if b != labelOut && b%2 == 0 {
					now[b] = impossible
				}
				continue
			}
			best, from := int32(impossible*2), 0
			if b == labelOut || b%2 == 1 {
				for a := 0; a < numLabels; a++ {
					if v := prev[a] + trans[a][b]; v > best {
						best, from = v, a
					}
				}
			} else {
				for a := b - 1; a <= b; a++ {
					if v := prev[a] + trans[a][b]; v > best {
						best, from = v, a
					}
				}
			}
			now[b] = best + scores[i][b]
			back[i][b] = uint8(from)
		}
		prev = now
	}
	best := 0
	for b := 1; b < numLabels; b++ {
		if prev[b] > prev[best] {
			best = b
		}
	}
	for i := len(scores) - 1; i >= 0; i-- {
		labels[i] = uint8(best)
		best = int(back[i][best])
	}
}

// kindOf returns the kind of mention of a label.
func kindOf(label uint8) string {
	switch label {
	case beginPerson, insidePerson:
		return readout.Person
	case beginBody, insideBody:
		return readout.Organisation
	case beginPlace, insidePlace:
		return readout.Location
	}
	return ""
}

package sqlite

import (
	"bytes"
	"embed"
	"encoding/binary"
	"errors"
	"fmt"
	"sync"

	"github.com/klauspost/compress/zstd"
)

// The dictionaries hold what articles and records are full of, so that short
// blobs compress well. A blob names its dictionary: those here may never
// change, new ones get a new number. They are made from examples and codebook
// by dictionary_test.go.
//
//go:embed dictionaries/*.zdict
var dictionaries embed.FS

// packer compresses and restores blobs. It may be used from several
// goroutines.
type packer struct {
	text *zstd.Encoder // for articles
	json *zstd.Encoder // for records and events
	dec  *zstd.Decoder
}

var newPacker = sync.OnceValues(func() (*packer, error) {
	text, err := dictionaries.ReadFile("dictionaries/text-1.zdict")
	if err != nil {
		return nil, err
	}
	records, err := dictionaries.ReadFile("dictionaries/json-2.zdict")
	if err != nil {
		return nil, err
	}
	p := &packer{}
	// A better level saves 3 bytes of 100 and takes three times as long, most of it to make its tables anew for each blob.
	opts := []zstd.EOption{zstd.WithEncoderConcurrency(1), zstd.WithEncoderCRC(true), zstd.WithEncoderLevel(zstd.SpeedFastest)}
	if p.text, err = zstd.NewWriter(nil, append(opts, zstd.WithEncoderDict(text))...); err != nil {
		return nil, err
	}
	if p.json, err = zstd.NewWriter(nil, append(opts, zstd.WithEncoderDict(records))...); err != nil {
		return nil, err
	}
	p.dec, err = zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(1<<30), zstd.WithDecoderDicts(text, records))
	return p, err
})

func (p *packer) unpack(b []byte) ([]byte, error) {
	out, err := p.dec.DecodeAll(b, nil)
	if err != nil {
		return nil, fmt.Errorf("compressed data: %w", err)
	}
	return out, nil
}

// packText compresses an article's text, or anything else that is prose.
func (p *packer) packText(b []byte) []byte { return p.text.EncodeAll(b, nil) }

// packJSON compresses an event.
func (p *packer) packJSON(b []byte) []byte { return p.json.EncodeAll(b, nil) }

// packRecords compresses records. The first byte says whether they were
// shortened.
func (p *packer) packRecords(b []byte, s *source) []byte {
	if short := s.shorten(b); len(short) < len(b) {
		if again, ok := s.restore(short); ok && bytes.Equal(again, b) { // what is not as package readout writes it is kept as it is
			return p.json.EncodeAll(short, []byte{1})
		}
	}
	return p.json.EncodeAll(b, []byte{0})
}

func (p *packer) unpackRecords(b []byte, s *source) ([]byte, error) {
	if len(b) == 0 {
		return nil, errShort
	}
	out, err := p.unpack(b[1:])
	if err != nil || b[0] == 0 {
		return out, err
	}
	out, ok := s.restore(out)
	if !ok {
		return nil, errors.New("they do not fit the article's text")
	}
	return out, nil
}

// join writes strings one after the other, each with its length before it.
func join(parts ...string) []byte {
	var b []byte
	for _, p := range parts {
		b = binary.AppendUvarint(b, uint64(len(p)))
		b = append(b, p...)
	}
	return b
}

var errShort = errors.New("ends too early")

// split reads what join wrote.
func split(b []byte) (parts []string, err error) {
	for len(b) > 0 {
		n, k := binary.Uvarint(b)
		if k <= 0 || n > uint64(len(b)-k) {
			return nil, errShort
		}
		parts = append(parts, string(b[k:k+int(n)]))
		b = b[k+int(n):]
	}
	return parts, nil
}

// packNumbers writes how many bytes each number takes, 4 or 8, and then the
// numbers.
func packNumbers(ns []int64) []byte {
	if len(ns) == 0 {
		return []byte{}
	}
	small := true
	for _, n := range ns {
		small = small && n == int64(int32(n))
	}
	if small {
		b := append(make([]byte, 0, 1+4*len(ns)), 4)
		for _, n := range ns {
			b = binary.LittleEndian.AppendUint32(b, uint32(n))
		}
		return b
	}
	b := append(make([]byte, 0, 1+8*len(ns)), 8)
	for _, n := range ns {
		b = binary.LittleEndian.AppendUint64(b, uint64(n))
	}
	return b
}

// unpackNumbers reads what packNumbers wrote; of damaged bytes, what can be
// read.
func unpackNumbers(b []byte) (ns []int64) {
	if len(b) == 0 {
		return nil
	}
	size := b[0]
	for b = b[1:]; size == 4 && len(b) >= 4; b = b[4:] {
		ns = append(ns, int64(int32(binary.LittleEndian.Uint32(b))))
	}
	for ; size == 8 && len(b) >= 8; b = b[8:] {
		ns = append(ns, int64(binary.LittleEndian.Uint64(b)))
	}
	return ns
}

package sqlite

import (
	"encoding/binary"
	"errors"
	"fmt"
	"sync"

	"github.com/klauspost/compress/zstd"
)

// packer compresses and restores blobs. It may be used from several
// goroutines.
type packer struct {
	enc *zstd.Encoder
	dec *zstd.Decoder
}

var newPacker = sync.OnceValues(func() (*packer, error) {
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderCRC(false))
	if err != nil {
		return nil, err
	}
	dec, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(1<<30))
	if err != nil {
		return nil, err
	}
	return &packer{enc, dec}, nil
})

func (p *packer) pack(b []byte) []byte { return p.enc.EncodeAll(b, nil) }

func (p *packer) unpack(b []byte) ([]byte, error) {
	out, err := p.dec.DecodeAll(b, nil)
	if err != nil {
		return nil, fmt.Errorf("compressed data: %w", err)
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

// packNumbers writes numbers as 8 bytes each.
func packNumbers(ns []int64) []byte {
	b := make([]byte, 0, 8*len(ns))
	for _, n := range ns {
		b = binary.LittleEndian.AppendUint64(b, uint64(n))
	}
	return b
}

func unpackNumbers(b []byte) (ns []int64) {
	for ; len(b) >= 8; b = b[8:] {
		ns = append(ns, int64(binary.LittleEndian.Uint64(b)))
	}
	return ns
}

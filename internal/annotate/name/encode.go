package name

import (
	"encoding/binary"
	"math"
	"sort"
)

// encode writes the file that Load reads.
func encode(weights map[uint32][numLabels]float32, trans [numJoints][numLabels][numLabels]float32, keep float32) []byte {
	top := float32(0.1)
	keys := make([]uint32, 0, len(weights))
	for k, row := range weights {
		if k != 0 {
			keys = append(keys, k)
		}
		for _, w := range row {
			top = max(top, w, -w)
		}
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	// A weight beyond 4 is rare; cutting it there leaves the others finer.
	scale := float32(math.Floor(float64(127 / min(top, 4))))
	var body []byte
	rows, last := 0, uint32(0)
	for _, k := range keys {
		has := byte(0)
		var vals []byte
		row := weights[k]
		for l, w := range row {
			if w < keep && w > -keep {
				continue
			}
			n := int(math.Round(float64(w * scale)))
			n = max(-127, min(127, n))
			if n != 0 {
				has |= 1 << l
				vals = append(vals, byte(int8(n)))
			}
		}
		if has == 0 {
			continue
		}
		body = binary.AppendUvarint(body, uint64(k-last))
		body = append(append(body, has), vals...)
		last = k
		rows++
	}
	out := []byte(magic)
	out = binary.AppendUvarint(out, uint64(scale))
	for _, joint := range trans {
		for _, row := range joint {
			for _, w := range row {
				n := int32(math.Round(float64(w * scale)))
				out = binary.AppendUvarint(out, uint64(uint32(n<<1)^uint32(n>>31)))
			}
		}
	}
	out = binary.AppendUvarint(out, uint64(rows))
	return append(out, body...)
}

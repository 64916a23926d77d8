package coref

import (
	_ "embed"
	"fmt"
	"math"
	"strconv"
	"strings"
)

//go:embed sounds.txt
var soundTable string

// Embedded returns the table that is part of the program, to be hashed.
func Embedded() [][]byte { return [][]byte{[]byte(soundTable)} }

// sounds holds the costs of runs of letters becoming others on the way
// through another script; see sounds.txt.
type sounds struct {
	cost map[uint64][3]float32 // by pair of runs: by script; notSeen where too rare
	may  [2048]uint64          // a bit for each hash of a key of cost: most pairs are not there
}

const (
	notSeen     = 9
	longestRun  = 4
	anyLetter   = 5.5 // a letter for any other
	extraLetter = 4.5 // a letter more or less
)

// newSounds reads the table. Errors name the line.
func newSounds(text string) (*sounds, error) {
	s := &sounds{cost: make(map[uint64][3]float32, 10000)}
	for i := 1; text != ""; i++ {
		var line string
		line, text, _ = strings.Cut(text, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		cols := strings.Split(line, " ")
		if len(cols) != 5 {
			return nil, fmt.Errorf("sounds.txt:%d: %d columns, want 5", i, len(cols))
		}
		var row [3]float32
		for k, c := range cols[2:] {
			if c == "-" {
				row[k] = notSeen
				continue
			}
			n, err := strconv.Atoi(c)
			if err != nil || n < 0 {
				return nil, fmt.Errorf("sounds.txt:%d: cost %q is no number", i, c)
			}
			row[k] = float32(n) / 10
		}
		a, b := cols[0], cols[1]
		if a == "-" {
			a = ""
		}
		if b == "-" {
			b = ""
		}
		if len(a) > longestRun || len(b) > longestRun {
			return nil, fmt.Errorf("sounds.txt:%d: a run of more than %d letters", i, longestRun)
		}
		key := runs(a)<<32 | runs(b)
		s.cost[key] = row
		h := spread(key)
		s.may[h>>6] |= 1 << (h & 63)
	}
	return s, nil
}

// spread hashes a key to 17 bits.
func spread(key uint64) uint64 { return key * 0x9e3779b97f4a7c15 >> 47 }

// runs packs up to four letters, the last one lowest.
func runs(letters string) (key uint64) {
	for i := range len(letters) {
		key |= uint64(letters[len(letters)-1-i]) << (8 * i)
	}
	return key
}

// distance tells how unlikely it is that a name, folded, comes back from
// another script as another: the cost of the best way through one of the
// three scripts, by letter of the longer name. 0 is the same name; what sounds
// alike is below 0.5, what has nothing in common above 2.
func (s *sounds) distance(name, variant string) float64 {
	if name == variant {
		return 0
	}
	n, k := len(name), len(variant)
	if n == 0 || k == 0 || n > 24 || k > 24 {
		return notSeen
	}
	var cell [25][25][3]float32
	for i := 0; i <= n; i++ {
		for j := 0; j <= k; j++ {
			if i == 0 && j == 0 {
				continue
			}
			best := [3]float32{math.MaxFloat32, math.MaxFloat32, math.MaxFloat32}
			take := func(from [3]float32, c [3]float32) {
				for l := range best {
					best[l] = min(best[l], from[l]+c[l])
				}
			}
			if i > 0 && j > 0 {
				c := float32(anyLetter)
				if name[i-1] == variant[j-1] {
					c = 0
				}
				take(cell[i-1][j-1], [3]float32{c, c, c})
			}
			if i > 0 {
				take(cell[i-1][j], [3]float32{extraLetter, extraLetter, extraLetter})
			}
			if j > 0 {
				take(cell[i][j-1], [3]float32{extraLetter, extraLetter, extraLetter})
			}
			var left uint64
			for a := 0; a <= longestRun && a <= i; a++ {
				if a > 0 {
					left |= uint64(name[i-a]) << (8 * (a - 1))
				}
				var right uint64
				for b := 0; b <= longestRun && b <= j; b++ {
					if b > 0 {
						right |= uint64(variant[j-b]) << (8 * (b - 1))
					}
					if a+b == 0 {
						continue
					}
					key := left<<32 | right
					if h := spread(key); s.may[h>>6]>>(h&63)&1 == 0 {
						continue
					}
					if c, ok := s.cost[key]; ok {
						take(cell[i-a][j-b], c)
					}
				}
			}
			cell[i][j] = best
		}
	}
	end := cell[n][k]
	return float64(min(end[0], end[1], end[2])) / float64(max(n, k))
}

// Sound is a line of the table: letters of a name that come back as others
// from another script.
type Sound struct {
	From, To string
	Cost     [3]float64 // by way of Chinese, Russian and Arabic writing, in nats
}

// Sounds returns the table, in its order.
func Sounds() []Sound {
	var out []Sound
	for line := range strings.Lines(soundTable) {
		cols := strings.Fields(line)
		if len(cols) != 5 || line[0] == '#' {
			continue
		}
		s := Sound{From: strings.Trim(cols[0], "-"), To: strings.Trim(cols[1], "-")}
		for i, c := range cols[2:] {
			n, err := strconv.Atoi(c)
			if err != nil {
				n = 10 * notSeen
			}
			s.Cost[i] = float64(n) / 10
		}
		out = append(out, s)
	}
	return out
}

// Package soundtrain learns what becomes of a name on the way through another
// script: from lists of names in Latin letters and in Chinese, Russian or
// Arabic it aligns runs of letters with characters (expectation maximisation
// over monotone segmentations, as in letter-to-sound training, Deligne and
// Bimbot 1995), and composes "letters to character" with "character to
// letters". The result is the table sounds.txt of package coref.
package soundtrain

import (
	"bufio"
	"fmt"
	"hash/fnv"
	"math"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

// Pair is a name in Latin letters and the characters of its other form.
type Pair struct {
	Latin string
	Other []string
}

// Languages are the other scripts, in the order of the columns of the table.
var Languages = [3]struct{ Name, File string }{
	{"chinese", "wd_chinese.normalized.aligned.tokens"},
	{"russian", "wd_russian_80"},
	{"arabic", "wd_arabic.normalized.aligned.tokens"},
}

// Read reads a list: the Latin form, the characters with blanks between, and
// a count. Names with letters other than a to z are left out.
func Read(path string) ([]Pair, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []Pair
	in := bufio.NewScanner(f)
	for line := 1; in.Scan(); line++ {
		cols := strings.Split(in.Text(), "\t")
		if len(cols) != 3 {
			return nil, fmt.Errorf("%s:%d: %d columns, want 3", path, line, len(cols))
		}
		if len(cols[0]) < 2 || len(cols[0]) > 20 || strings.Trim(cols[0], "abcdefghijklmnopqrstuvwxyz") != "" {
			continue
		}
		out = append(out, Pair{cols[0], strings.Fields(cols[1])})
	}
	return out, in.Err()
}

// HeldOut reports whether a name is kept for testing: one in five of the
// forms in the other script.
func HeldOut(p Pair) bool {
	h := fnv.New32a()
	h.Write([]byte(strings.Join(p.Other, "")))
	return h.Sum32()%5 == 0
}

const longest = 4 // letters for one character

// model holds P(letters | character).
type model struct {
	give  map[string]map[string]float64
	count map[string]map[string]float64
}

func (m *model) p(c, seg string) float64 {
	if m.give == nil {
		return math.Pow(0.2, float64(len(seg)))
	}
	return m.give[c][seg] + 1e-9
}

// align learns the model in some rounds of expectation maximisation.
func align(pairs []Pair, rounds int) *model {
	m := &model{}
	for range rounds {
		m.count = map[string]map[string]float64{}
		for _, p := range pairs {
			m.observe(p)
		}
		m.give = map[string]map[string]float64{}
		for c, segs := range m.count {
			sum := 0.0
			for _, n := range segs {
				sum += n
			}
			give := make(map[string]float64, len(segs))
			for s, n := range segs {
				if n > 1e-3 {
					give[s] = n / sum
				}
			}
			m.give[c] = give
		}
	}
	return m
}

// observe adds the expected counts of one name.
func (m *model) observe(p Pair) {
	n, k := len(p.Latin), len(p.Other)
	if n > k*longest {
		return
	}
	// alpha[j][i]: the first j characters gave the first i letters.
	alpha := grid(k+1, n+1)
	beta := grid(k+1, n+1)
	alpha[0][0], beta[k][n] = 1, 1
	for j := 0; j < k; j++ {
		for i := 0; i <= n; i++ {
			if alpha[j][i] == 0 {
				continue
			}
			for l := 0; l <= longest && i+l <= n; l++ {
				alpha[j+1][i+l] += alpha[j][i] * m.p(p.Other[j], p.Latin[i:i+l])
			}
		}
	}
	total := alpha[k][n]
	if total == 0 {
		return
	}
	for j := k - 1; j >= 0; j-- {
		for i := 0; i <= n; i++ {
			for l := 0; l <= longest && i+l <= n; l++ {
				beta[j][i] += beta[j+1][i+l] * m.p(p.Other[j], p.Latin[i:i+l])
			}
		}
	}
	for j := 0; j < k; j++ {
		row := m.count[p.Other[j]]
		if row == nil {
			row = map[string]float64{}
			m.count[p.Other[j]] = row
		}
		for i := 0; i <= n; i++ {
			if alpha[j][i] == 0 {
				continue
			}
			for l := 0; l <= longest && i+l <= n; l++ {
				v := alpha[j][i] * m.p(p.Other[j], p.Latin[i:i+l]) * beta[j+1][i+l] / total
				if v > 1e-4 {
					row[p.Latin[i:i+l]] += v
				}
			}
		}
	}
}

func grid(a, b int) [][]float64 {
	flat := make([]float64, a*b)
	out := make([][]float64, a)
	for i := range out {
		out[i] = flat[i*b : (i+1)*b]
	}
	return out
}

// compose returns the cost of every run of letters becoming another by way of
// one character: minus the logarithm of the probability, relative to the
// likeliest outcome.
func (m *model) compose(least float64) map[[2]string]float64 {
	by := map[string]map[string]float64{} // letters -> character -> count
	for c, segs := range m.count {
		for s, n := range segs {
			if by[s] == nil {
				by[s] = map[string]float64{}
			}
			by[s][c] += n
		}
	}
	out := map[[2]string]float64{}
	for a, chars := range by {
		sum := 0.0
		for _, n := range chars {
			sum += n
		}
		if sum < least {
			continue
		}
		to := map[string]float64{}
		for c, n := range chars {
			for b, p := range m.give[c] {
				to[b] += n / sum * p
			}
		}
		top := 0.0
		for _, p := range to {
			top = math.Max(top, p)
		}
		for b, p := range to {
			if b == a || len(a)+len(b) == 0 {
				continue
			}
			if cost := -math.Log(p / top); cost < 4.6 && p > 0.004 {
				out[[2]string{a, b}] = cost
			}
		}
	}
	return out
}

// Run learns from the lists in folder and writes the table to out. With test
// set the held-out names are not learnt from.
func Run(folder, out string, test bool) error {
	type row struct {
		a, b string
		cost [3]float64
	}
	rows := map[[2]string]*row{}
	for k, lang := range Languages {
		pairs, err := Read(filepath.Join(folder, lang.File))
		if err != nil {
			return err
		}
		if test {
			keep := pairs[:0]
			for _, p := range pairs {
				if !HeldOut(p) {
					keep = append(keep, p)
				}
			}
			pairs = keep
		}
		for key, cost := range align(pairs, 6).compose(40) {
			r := rows[key]
			if r == nil {
				r = &row{a: key[0], b: key[1], cost: [3]float64{9.9, 9.9, 9.9}}
				rows[key] = r
			}
			r.cost[k] = cost
		}
	}
	list := make([]*row, 0, len(rows))
	for _, r := range rows {
		list = append(list, r)
	}
	sort.Slice(list, func(i, j int) bool {
		if list[i].a != list[j].a {
			return list[i].a < list[j].a
		}
		return list[i].b < list[j].b
	})
	var b strings.Builder
	b.WriteString(header)
	for _, r := range list {
		name := func(s string) string {
			if s == "" {
				return "-"
			}
			return s
		}
		fmt.Fprintf(&b, "%s %s", name(r.a), name(r.b))
		for _, c := range r.cost {
			if c > 9 {
				b.WriteString(" -")
			} else {
				fmt.Fprintf(&b, " %d", int(math.Round(c*10)))
			}
		}
		b.WriteByte('\n')
	}
	return os.WriteFile(out, []byte(b.String()), 0o644)
}

const header = `# What letters of a name become on the way through another script and back.
#
# letters letters chinese russian arabic: the cost in tenths of a nat (minus ln of the probability, relative to the likeliest outcome)
# when the first run of letters is written in that script and read back as the second; "-" as letters is nothing, as cost too rare.
# Learnt by internal/annotate/coref/soundtrain from person names of Wikidata in two scripts (Merhav and Ash 2018, CC0); this table is CC0 too.
`

package coref

import (
	"math/rand"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"github.com/readout-events/readout/internal/annotate/coref/soundtrain"
)

// shared returns a folder of the data beside the repository; the test is
// skipped where there is none.
func shared(t *testing.T, path string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			at := filepath.Join(filepath.Dir(dir), "shared", path)
			if _, err := os.Stat(at); err != nil {
				t.Skipf("%s is not there", path)
			}
			return at
		}
	}
	t.Skip("no module root above")
	return ""
}

// TestRoundTrips measures the distance on names that were not learnt from:
// two Latin names with one form in another script are what a name may become
// (Sergei, Sergey); names with different forms must stay apart.
func TestRoundTrips(t *testing.T) {
	folder := shared(t, "data/transliteration")
	s, err := newSounds(soundTable)
	if err != nil {
		t.Fatal(err)
	}
	rnd := rand.New(rand.NewSource(1))
	for _, lang := range soundtrain.Languages {
		pairs, err := soundtrain.Read(filepath.Join(folder, lang.File))
		if err != nil {
			t.Fatal(err)
		}
		by := map[string][]string{}
		for _, p := range pairs {
			if soundtrain.HeldOut(p) && len(p.Latin) >= 4 {
				key := strings.Join(p.Other, "")
				by[key] = append(by[key], p.Latin)
			}
		}
		keys := make([]string, 0, len(by))
		for k := range by {
			keys = append(keys, k)
		}
		sort.Strings(keys)
		var good, bad []float64
		for _, k := range keys {
			if names := by[k]; len(names) > 1 && len(good) < 1500 {
				good = append(good, s.distance(names[0], names[1]))
			}
		}
		for len(bad) < 20000 {
			a, b := keys[rnd.Intn(len(keys))], keys[rnd.Intn(len(keys))]
			if a != b {
				bad = append(bad, s.distance(by[a][0], by[b][0]))
			}
		}
		sort.Float64s(good)
		sort.Float64s(bad)
		for _, at := range []float64{0.3, 0.45, 0.6, 0.8, 1} {
			g, b := sort.SearchFloat64s(good, at), sort.SearchFloat64s(bad, at)
			t.Logf("%s, below %.2f: %.1f %% of %d variants found, %.3f %% of other names taken", lang.Name, at, 100*float64(g)/float64(len(good)), len(good), 100*float64(b)/float64(len(bad)))
		}
	}
	for _, p := range [][2]string{{"lavrov", "raferov"}, {"zelensky", "selenski"}, {"lavrov", "laflov"}, {"macron", "makelon"}, {"lavrov", "patrushev"}, {"putin", "pujing"}, {"zelensky", "zalenski"}, {"blinken", "brinken"}, {"wang", "yang"}, {"medvedev", "mezhvijev"}, {"peskov", "lavrov"}, {"johnson", "johansson"}, {"biden", "bayden"}, {"orban", "erban"}, {"shoigu", "shaoigu"}, {"scholz", "shorz"}, {"guterres", "gutierres"}, {"li", "lee"}, {"zhao", "chao"}} {
		t.Logf("%s -> %s: %.2f, back %.2f", p[0], p[1], s.distance(p[0], p[1]), s.distance(p[1], p[0]))
	}
}

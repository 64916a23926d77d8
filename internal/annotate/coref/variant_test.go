package coref_test

import (
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"time"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/annotate/coref/soundtrain"
)

// lists returns the folder of the transliteration lists beside the
// repository; the test is skipped where there is none.
func lists(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			at := filepath.Join(filepath.Dir(dir), "shared/data/transliteration")
			if _, err := os.Stat(at); err != nil {
				t.Skip("the transliteration lists are not there")
			}
			return at
		}
	}
	t.Skip("no module root above")
	return ""
}

// TestVariants writes some thousand two-sentence articles with a name and a
// distorted form of it (another Latin form of the same name in another
// script, not learnt from), or the name of somebody else, and counts how many
// are linked. Without a title the second name must sound alike; with the same
// office of the same country it may differ more.
func TestVariants(t *testing.T) {
	folder := lists(t)
	read := reader(t)
	rnd := rand.New(rand.NewSource(3))
	type pair struct{ a, b string }
	var same, other []pair
	var all []string
	for _, lang := range soundtrain.Languages {
		pairs, err := soundtrain.Read(filepath.Join(folder, lang.File))
		if err != nil {
			t.Fatal(err)
		}
		by := map[string][]string{}
		for _, p := range pairs {
			if soundtrain.HeldOut(p) && len(p.Latin) >= 5 {
				key := strings.Join(p.Other, "")
				by[key] = append(by[key], p.Latin)
			}
		}
		keys := make([]string, 0, len(by))
		for k := range by {
			keys = append(keys, k)
		}
		sort.Strings(keys)
		n := 0
		for _, k := range keys {
			all = append(all, by[k][0])
			if names := by[k]; len(names) > 1 && n < 500 {
				same = append(same, pair{names[0], names[1]})
				n++
			}
		}
	}
	for len(other) < 2000 {
		a, b := all[rnd.Intn(len(all))], all[rnd.Intn(len(all))]
		if a[:2] != b[:2] {
			other = append(other, pair{a, b})
		}
	}
	count := func(list []pair, format string) (linked, seen int) {
		for _, p := range list {
			a, b := strings.ToUpper(p.a[:1])+p.a[1:], strings.ToUpper(p.b[:1])+p.b[1:]
			doc := read(readout.Article{Text: fmt.Sprintf(format, a, b), Published: time.Date(2015, 3, 1, 0, 0, 0, 0, time.UTC)})
			ea, eb := -1, -1
			for _, m := range doc.Mentions {
				words, _ := doc.Words(&doc.Sentences[m.Sentence], m.First, m.End)
				switch {
				case words == a:
					ea = m.Entity
				case words == b:
					eb = m.Entity
				}
			}
			if ea >= 0 && eb >= 0 {
				seen++
				if ea == eb {
					linked++
				}
			}
		}
		return linked, seen
	}
	for _, c := range []struct{ name, text string }{
		{"by sound alone", "Norwegian Energy Minister %s arrived on Monday. Later Mr. %s said that the talks were useful."},
		{"by sound and office", "Norwegian Energy Minister %s arrived on Monday. Later Norwegian Energy Minister %s said that the talks were useful."},
	} {
		right, of := count(same, c.text)
		wrong, from := count(other, c.text)
		t.Logf("%s: %d of %d distorted names linked (%.1f %%), %d of %d other names taken (%.2f %%)", c.name, right, of, 100*float64(right)/float64(of), wrong, from, 100*float64(wrong)/float64(from))
		if float64(wrong) > 0.02*float64(from) {
			t.Errorf("%s: too many false links", c.name)
		}
	}
}

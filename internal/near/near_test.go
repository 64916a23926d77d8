package near

import (
	"fmt"
	"math"
	"math/rand"
	"slices"
	"strings"
	"testing"
)

const story = `Ministers from six states met in Astana on Monday to discuss the border crossing that was closed in March. The host said that the
talks had been frank. A delegate from Bishkek told reporters that lorries had been waiting for three weeks and that drivers slept in their cabins.
The closure followed a quarrel over customs duties on onions and cement. Both governments have since named negotiators, who are to meet again in
a fortnight. A spokesman for the freight union said that any delay would cost its members their summer contracts. Nobody expects a treaty this year,
but a protocol on perishable goods could be signed before the harvest, according to two people who have seen the draft.`

func TestAlike(t *testing.T) {
	other := "The court in Lima heard the former mayor on Tuesday. He denies that he took money from a builder, and his lawyers asked for bail until the trial begins in October next year."
	cases := []struct {
		what, title, text string
		from, to          float64
	}{
		{"itself", "", story, 1, 1},
		{"another headline", "Border talks end without treaty", story, 1, 1},
		{"capitals, white space and quotation marks", "", strings.ToUpper(strings.Join(strings.Fields(story), "  ")), 1, 1},
		{"a byline before and an agency behind", "", "By our correspondent. " + story + " (AP)", .85, 1},
		{"the last sentence cut", "", story[:strings.LastIndex(story, "Nobody")], .7, .95},
		{"half of it", "", story[:len(story)/2], .3, .65},
		{"another story", "", other, 0, .05},
		{"nothing", "", "", 0, 0},
	}
	a, bandsA := Sketch("", story)
	if len(a) != size/2 || len(bandsA) != bands {
		t.Fatalf("signature of %d bytes and %d bands", len(a), len(bandsA))
	}
	for _, c := range cases {
		b, bandsB := Sketch(c.title, c.text)
		got := Alike(a, b)
		if got < c.from || got > c.to || got != Alike(b, a) {
			t.Errorf("%s: %.2f, want %.2f to %.2f", c.what, got, c.from, c.to)
		}
		shared := slices.ContainsFunc(bandsB, func(v int64) bool { return slices.Contains(bandsA, v) })
		if got >= .9 != shared && (got >= .9 || got < .2) {
			t.Errorf("%s: likeness %.2f, shares a band: %v", c.what, got, shared)
		}
	}
}

func TestShortTextsCountWithTheirTitle(t *testing.T) {
	a, _ := Sketch("Ministers meet in Astana", "Developing story.")
	b, _ := Sketch("Mayor heard in Lima", "Developing story.")
	if got := Alike(a, b); got > .5 {
		t.Errorf("two flashes with one line are alike: %.2f", got)
	}
	if s, b := Sketch("", " ... "); s != nil || b != nil {
		t.Error("a text without words has a signature")
	}
}

// TestEstimate holds estimates against the true likeness of sets of random
// words, and the bands against what their numbers promise.
func TestEstimate(t *testing.T) {
	rnd := rand.New(rand.NewSource(1))
	word := func() string { return fmt.Sprint("w", rnd.Intn(50000)) }
	for _, keep := range []float64{.5, .8, .9, .95, .98} {
		var off, found, alike float64
		const n = 200
		for range n {
			var a, b []string
			for range 300 {
				a = append(a, word())
			}
			for _, w := range a {
				if rnd.Float64() > keep {
					w = word()
				}
				b = append(b, w)
			}
			true1 := jaccard(a, b)
			sa, ba := Sketch("", strings.Join(a, " "))
			sb, bb := Sketch("", strings.Join(b, " "))
			off += Alike(sa, sb) - true1
			alike += true1
			if slices.ContainsFunc(ba, func(v int64) bool { return slices.Contains(bb, v) }) {
				found++
			}
		}
		if math.Abs(off/n) > .02 {
			t.Errorf("%.2f of the words kept: estimates are off by %.3f on average", keep, off/n)
		}
		s := alike / n
		if want := 1 - math.Pow(1-math.Pow(s, rows), bands); math.Abs(found/n-want) > .12 {
			t.Errorf("likeness %.2f: %.0f %% share a band, want %.0f %%", s, 100*found/n, 100*want)
		}
	}
}

func jaccard(a, b []string) float64 {
	set := func(w []string) map[string]bool {
		m := map[string]bool{}
		for i := range len(w) - shingle + 1 {
			m[strings.Join(w[i:i+shingle], " ")] = true
		}
		return m
	}
	x, y := set(a), set(b)
	both := 0
	for s := range x {
		if y[s] {
			both++
		}
	}
	return float64(both) / float64(len(x)+len(y)-both)
}

func BenchmarkSketch(b *testing.B) {
	text := strings.Repeat(story, 1+2500/len(story))[:2500]
	b.SetBytes(int64(len(text)))
	for range b.N {
		Sketch("", text)
	}
}

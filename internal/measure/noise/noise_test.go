package noise

import (
	"math/rand"
	"strings"
	"testing"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/coder"
	"github.com/readout-events/readout/internal/annotate/coref"
)

const story = `Russian Foreign Minister Sergey Lavrov met Wang Yi in Phnom Penh on Friday. Lavrov condemned the "anti-Russian sanctions" of the West, and China supported him. The talks lasted two hours.`

func TestKinds(t *testing.T) {
	c, err := coder.New(coder.Options{})
	if err != nil {
		t.Fatal(err)
	}
	doc := c.Worker().Code(readout.Article{ID: "a", Text: story}).Document
	if whole, at := pieces(doc).join(); whole != story || len(at) != 4 {
		t.Fatalf("taken apart and joined: %q, %v", whole, at)
	}
	for _, k := range Kinds() {
		text := pieces(doc)
		if !k.do(text, 1, rand.New(rand.NewSource(1))) {
			t.Errorf("%s: nothing damaged", k.Name)
			continue
		}
		got, _ := text.join()
		t.Logf("%s: %s", k.Name, got)
		ok := map[string]bool{
			"stops":   strings.Contains(got, "Friday.Lavrov") && strings.Contains(got, "him.The"),
			"runs":    strings.Count(got, " ") == strings.Count(story, " ")-1,
			"doubled": strings.Count(got, " ") == strings.Count(story, " ")+1,
			"small":   strings.EqualFold(got, story),
			"quotes":  true,
			"marks":   strings.Contains(got, "West ,") && (strings.Contains(got, "anti -Russian") || strings.Contains(got, "anti- Russian")),
			"sounds":  !strings.Contains(got, ". Lavrov") && strings.Contains(got, "Sergey Lavrov"),
		}[k.Name]
		if got == story || !ok || text.piece[0] != pieces(doc).piece[0] {
			t.Errorf("%s: %s", k.Name, got)
		}
	}
}

// TestMeasure: the same damage each time, whatever the number of workers.
func TestMeasure(t *testing.T) {
	c, err := coder.New(coder.Options{})
	if err != nil {
		t.Fatal(err)
	}
	arts := []readout.Article{{ID: "a", Text: story}, {ID: "b", Text: strings.Repeat(story+"\n\n", 5)}}
	one, err := Measure(c, arts)
	if err != nil {
		t.Fatal(err)
	}
	two, _ := Measure(c, arts)
	if a, b := Table(one), Table(two); a != b {
		t.Errorf("%s\n%s", a, b)
	}
	for _, f := range one {
		if f.Same+f.Lost+f.Other != f.Sentences || f.AllSame > f.All || f.Sentences > f.All {
			t.Errorf("%s: %+v", f.Name, f)
		}
	}
}

// TestDistort: a distorted name differs, begins with a capital, and sounds
// much like the name it came from.
func TestDistort(t *testing.T) {
	rnd, sounds := rand.New(rand.NewSource(1)), byRun(coref.Sounds())
	for range 200 {
		got := Distort("Medvedev", rnd, sounds)
		if len(got) < 4 || len(got) > 16 || got[0] < 'A' || got[0] > 'Z' {
			t.Errorf("Medvedev became %q", got)
		}
	}
}

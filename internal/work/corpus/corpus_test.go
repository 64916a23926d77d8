package corpus

import (
	"strings"
	"testing"
	"time"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/near"
)

const story = `Monday, January 7, 2019

Russia accused Ukraine on Monday of shelling a village. Sergei Lavrov said that 40 houses were hit. The Ukrainian army denied it.

Lavrov is to fly to Beijing on January 9. Chinese diplomats have called for talks. Russia's parliament debates the matter in 2020.`

func TestGenerate(t *testing.T) {
	given := []readout.Article{{ID: "x", Publisher: "Herald", Title: "Russia accuses Ukraine", Published: time.Date(2019, 1, 7, 0, 0, 0, 0, time.UTC), Text: story}}
	make := func(seed uint64) (out []readout.Article) {
		if err := Generate(given, 300, seed, func(a readout.Article) error { out = append(out, a); return nil }); err != nil {
			t.Fatal(err)
		}
		return out
	}
	arts, again := make(1), make(1)
	copies, dated := 0, map[int]bool{}
	for i := range arts {
		if arts[i] != again[i] {
			t.Fatalf("the same seed gives other articles:\n%v\n%v", arts[i], again[i])
		}
		dated[arts[i].Published.Year()] = true
		a, _ := near.Sketch("", arts[i].Text)
		for k := range i {
			if b, _ := near.Sketch("", arts[k].Text); near.Alike(a, b) >= near.Copy {
				copies++
				break
			}
		}
	}
	if len(dated) < years || copies < 3 || copies > 60 {
		t.Errorf("years %v, %d copies", dated, copies)
	}
	if make(2)[0] == arts[0] {
		t.Error("another seed gives the same articles")
	}
}

// TestVary looks at one variant: names replaced alike everywhere, days moved
// together.
func TestVary(t *testing.T) {
	n, err := load()
	if err != nil {
		t.Fatal(err)
	}
	a := n.vary(readout.Article{Published: time.Date(2019, 1, 7, 0, 0, 0, 0, time.UTC), Text: story}, 7, time.Date(2021, 3, 2, 0, 0, 0, 0, time.UTC))
	head, _, _ := strings.Cut(a.Text, "\n")
	if head != "Tuesday, March 2, 2021" {
		t.Errorf("dateline %q", head)
	}
	if !strings.Contains(a.Text, "on March 4") || !strings.Contains(a.Text, "in 2022") || !strings.Contains(a.Text, "on Tuesday of shelling") {
		t.Errorf("days do not move together:\n%s", a.Text)
	}
	if strings.Contains(a.Text, "Lavrov is") || strings.Contains(a.Text, "Russia") && strings.Contains(a.Text, "Ukrain") {
		t.Errorf("names stay:\n%s", a.Text)
	}
	t.Log(a.Text)
}

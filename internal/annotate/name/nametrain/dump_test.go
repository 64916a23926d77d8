package nametrain

import (
	"fmt"
	"os"
	"testing"

	"github.com/readout-events/readout/codebook/actors"
	"github.com/readout-events/readout/internal/annotate/name"
)

// TestDump prints the mistakes of a trained model: OUT=folder NAMETRAIN=corpora.
func TestDump(t *testing.T) {
	data, dir := os.Getenv("NAMETRAIN"), os.Getenv("OUT")
	if data == "" || dir == "" {
		t.Skip("set NAMETRAIN and OUT to print mistakes")
	}
	raw, _ := os.ReadFile(dir + "/model.bin")
	m, err := name.Load(raw)
	if err != nil {
		t.Fatal(err)
	}
	raw, _ = os.ReadFile(dir + "/lists.bin")
	l, err := name.LoadLists(raw)
	if err != nil {
		t.Fatal(err)
	}
	dev, err := ReadUNER(data+"/treebanks/ewt/en_ewt-ud-dev.conllu", data+"/names/uner-ewt/en_ewt-ud-dev.iob2")
	if err != nil {
		t.Fatal(err)
	}
	if os.Getenv("NOTAGS") != "" {
		dropTags(dev)
	}
	tables, err := actors.Default()
	if err != nil {
		t.Fatal(err)
	}
	tg := name.NewTagger(m, l, tables)
	for _, d := range dev {
		tg.Survey(d.Sents)
		for i := range d.Sents {
			show := func(labels []uint8) string {
				out := ""
				name.Spans(labels, func(a, b int, k string) {
					out += " [" + k + " "
					for j := a; j < b; j++ {
						out += d.Sents[i].Tokens[j].Form + " "
					}
					out += "]"
				})
				return out
			}
			g, f := show(d.Labels[i]), show(tg.Tag(&d.Sents[i]))
			if g != f {
				line := ""
				for _, k := range d.Sents[i].Tokens {
					line += k.Form + " "
				}
				fmt.Printf("GOLD %s\nOURS %s\n     %.300s\n", g, f, line)
			}
		}
	}
}

package sqlite

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/coder"
)

var makeDictionaries = flag.Bool("dictionaries", false, "write new dictionaries: raise their numbers first and keep the old files")

// TestMakeDictionaries makes the dictionaries from the repository's own
// sentences: examples and codebook.
func TestMakeDictionaries(t *testing.T) {
	if !*makeDictionaries {
		t.Skip("-dictionaries writes new ones")
	}
	root := filepath.Join("..", "..", "..")
	var texts []string
	files, _ := filepath.Glob(filepath.Join(root, "examples", "*.txt"))
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(b))
	}
	var sentences []string
	files, _ = filepath.Glob(filepath.Join(root, "codebook", "en", "*.txt"))
	for _, f := range files {
		b, err := os.Open(f)
		if err != nil {
			t.Fatal(err)
		}
		for lines := bufio.NewScanner(b); lines.Scan(); {
			if rest, ok := strings.CutPrefix(lines.Text(), "> "); ok {
				s, _, _ := strings.Cut(rest, " = ")
				sentences = append(sentences, s)
			}
		}
		b.Close()
	}
	r := rand.New(rand.NewPCG(1, 1))
	r.Shuffle(len(sentences), func(i, j int) { sentences[i], sentences[j] = sentences[j], sentences[i] })
	for i := 0; i+20 <= len(sentences); i += 20 {
		texts = append(texts, strings.Join(sentences[i:i+20], " "))
	}
	fast, err := coder.New(coder.Options{Model: "fast"})
	if err != nil {
		t.Fatal(err)
	}
	var prose, lines [][]byte
	var history bytes.Buffer
	w := fast.Worker()
	for i, text := range texts {
		s := &source{name: fmt.Sprintf("a%024x", r.Uint64()), title: "Talks end", text: text}
		prose = append(prose, join(s.title, s.text))
		res := w.Code(readout.Article{ID: s.name, Title: s.title, Text: text, Language: "en"})
		k := res.Reports
		b, err := coder.Records(res.Reports, res.Statements)
		if err != nil {
			t.Fatal(err)
		}
		short := s.shorten(b)
		lines = append(lines, short)
		var events []byte
		for q := range k {
			e := readout.Event{ID: "e" + k[q].ID, Type: k[q].Type, Mode: k[q].Mode, Quad: k[q].Quad, Score: k[q].Score, Cameo: k[q].Cameo, Goldstein: k[q].Goldstein, Status: k[q].Status, Actor: bare(k[q].Actor), Recipient: bare(k[q].Recipient),
				When: readout.Interval{From: "2022-08-05", To: "2022-08-05"}, WhenBasis: "\"Friday\": Friday before 2022-08-06 (published)", Context: k[q].Context, Confidence: k[q].Confidence, Reports: []string{k[q].ID}, Articles: 1, Sources: 1, Speakers: []string{""}, FirstPublished: "2022-08-06"}
			if p := k[q].Where; p != nil {
				e.Where = &readout.Place{Name: p.Name, Country: p.Country, Admin1: p.Admin1, Lat: p.Lat, Lon: p.Lon, Precision: p.Precision}
			}
			if events, err = e.AppendJSON(events[:0]); err != nil {
				t.Fatal(err)
			}
			lines = append(lines, bytes.Clone(events))
			if i%8 == 0 {
				history.Write(events)
			}
		}
		if i%3 == 0 {
			history.Write(short)
		}
	}
	var all []byte
	for _, p := range prose {
		all = append(all, p...)
	}
	for _, d := range []struct {
		id      uint32
		name    string
		history []byte
		samples [][]byte
		most    int
	}{{1, "text-1", all, prose, 112 << 10}, {2, "json-2", history.Bytes(), lines, 64 << 10}} {
		h := d.history[max(0, len(d.history)-d.most):]
		b, err := zstd.BuildDict(zstd.BuildDictOptions{ID: d.id, Contents: d.samples, History: h, Offsets: [3]int{1, 4, 8}, Level: zstd.SpeedBetterCompression})
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join("dictionaries", d.name+".zdict"), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

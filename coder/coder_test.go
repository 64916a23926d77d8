package coder

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	readout "github.com/readout-events/readout"
)

// loaded is one coder for all tests of this package.
var loaded = sync.OnceValues(func() (*Coder, error) { return New(Options{}) })

func theCoder(t testing.TB) *Coder {
	t.Helper()
	c, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func lines(t testing.TB, w *Worker, a readout.Article) string {
	t.Helper()
	res := w.Code(a)
	if res.Err != nil {
		t.Fatal(res.Err)
	}
	var buf bytes.Buffer
	if err := AppendJSON(&buf, &res); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

// examples returns the articles of the folder examples.
func examples(t testing.TB) []readout.Article {
	t.Helper()
	files, err := filepath.Glob("../examples/*.txt")
	if err != nil || len(files) == 0 {
		t.Skip("no examples here")
	}
	var out []readout.Article
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, readout.Article{ID: filepath.Base(f), Text: string(data)})
	}
	return out
}

// TestWorkersAgree: the same article gives the same bytes from many workers
// at once, in any order.
func TestWorkersAgree(t *testing.T) {
	c := theCoder(t)
	arts := examples(t)
	want := make([]string, len(arts))
	w := c.Worker()
	for i, a := range arts {
		want[i] = lines(t, w, a)
	}
	var wg sync.WaitGroup
	for k := 0; k < 8; k++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			w := c.Worker()
			for n := range arts {
				i := (n*7 + k*3) % len(arts)
				res := w.Code(arts[i])
				var buf bytes.Buffer
				if err := AppendJSON(&buf, &res); err != nil || buf.String() != want[i] {
					t.Errorf("%s: worker %d differs", arts[i].ID, k)
				}
			}
		}()
	}
	wg.Wait()
}

// hostile are texts that no reader should fall over.
func hostile() map[string]string {
	return map[string]string{
		"only quotes":          strings.Repeat(`"`, 5000),
		"nested brackets":      strings.Repeat("(", 100000) + "Russia attacked Ukraine" + strings.Repeat(")", 100000),
		"no full stop":         strings.Repeat("Russia attacked Ukraine and China met France while ", 2000),
		"one word":             strings.Repeat("a", 200000),
		"only spaces and dots": strings.Repeat(" .", 20000),
		"only commas":          strings.Repeat("Russia, ", 5000),
		"names":                strings.Repeat("Sergey Lavrov ", 5000),
		"dates":                strings.Repeat("on 5 August 2022 ", 5000),
		"control":              "Russia\x01\x02 attacked\u200b Ukraine\u00a0.\ufeff\u2028 It said so.",
		"broken quotes":        "“Russia said ‘Ukraine “attacked\" it« , he said” .",
		"byte order mark":      "\ufeffRussia attacked Ukraine.",
		"empty lines":          strings.Repeat("\n", 10000),
		"headings":             strings.Repeat("RUSSIA ATTACKS UKRAINE\n\n", 500),
	}
}

func TestHostileTextEndsWithRightSpans(t *testing.T) {
	w := theCoder(t).Worker()
	for name, text := range hostile() {
		a := readout.Article{ID: name, Text: text}
		res := w.Code(a)
		if res.Err != nil {
			t.Errorf("%s: %v", name, res.Err)
		}
		checkSpans(t, &res)
	}
}

func checkSpans(t testing.TB, res *Result) {
	t.Helper()
	doc := res.Document
	check := func(what string, q readout.Quoted) {
		src := doc.Text
		if q.InTitle {
			src = doc.Title
		}
		if q.Span.Start < 0 || q.Span.End > len(src) || q.Span.Start > q.Span.End || q.Span.Of(src) != q.Text {
			t.Errorf("%s: %s: span %v is not %q", doc.ID, what, q.Span, q.Text)
		}
	}
	for i := range res.Reports {
		r := &res.Reports[i]
		check("trigger", r.Trigger)
		for _, ps := range [][]readout.Participant{r.Actor, r.Recipient, r.Says, r.About} {
			for _, p := range ps {
				check("party", p.Quoted)
			}
		}
		if r.Where != nil {
			check("place", readout.Quoted{Text: r.Where.Text, Span: r.Where.Span, InTitle: r.Sentence == 0})
		}
	}
	for i := range res.Statements {
		s := &res.Statements[i]
		check("cue", s.Cue)
		for _, c := range append(append([]readout.Quoted{}, s.Content...), s.About...) {
			check("content", c)
		}
		for _, p := range s.Speaker {
			check("speaker", p.Quoted)
		}
	}
}

func TestSpansOfExamples(t *testing.T) {
	w := theCoder(t).Worker()
	for _, a := range examples(t) {
		a.Title = "Russia accuses Ukraine of shelling town"
		res := w.Code(a)
		if res.Err != nil {
			t.Fatal(res.Err)
		}
		checkSpans(t, &res)
	}
}

// FuzzCode: any text ends with reports whose spans give their words.
func FuzzCode(f *testing.F) {
	for _, s := range hostile() {
		if len(s) < 10000 {
			f.Add(s, "")
		}
	}
	f.Add("Ukraine was accused by Russia of shelling the town.", "Russia, China sign deal")
	f.Add("China's Wang Yi met Russian Foreign Minister Lavrov on Friday (August 5) in Phnom Penh.The two sides agreed to work together, he said.", "Wang meets \"Raferov\"")
	c, err := loaded()
	if err != nil {
		f.Fatal(err)
	}
	w := c.Worker()
	f.Fuzz(func(t *testing.T, text, title string) {
		res := w.Code(readout.Article{ID: "fuzz", Text: text, Title: title})
		if res.Err != nil {
			t.Fatal(res.Err)
		}
		checkSpans(t, &res)
	})
}

func BenchmarkCode(b *testing.B) {
	c := theCoder(b)
	arts := examples(b)
	w := c.Worker()
	sentences := 0
	b.ReportAllocs()
	for b.Loop() {
		for _, a := range arts {
			res := w.Code(a)
			sentences += len(res.Document.Sentences)
		}
	}
	b.ReportMetric(float64(sentences)/b.Elapsed().Seconds(), "sentences/s")
}

// BenchmarkHostile codes a paragraph without a full stop at two lengths: time
// should grow no worse than the text.
func BenchmarkHostile(b *testing.B) {
	w := theCoder(b).Worker()
	for _, kb := range []int{512, 1024} {
		text := strings.Repeat("Russia attacked Ukraine and China met France while ", kb*1024/51)
		b.Run(strconv.Itoa(kb)+"KB", func(b *testing.B) {
			for b.Loop() {
				w.Code(readout.Article{ID: "long", Text: text})
			}
		})
	}
}

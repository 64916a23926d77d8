// Package attribution measures who-says-so against texts annotated in the
// manner of PolNeAR (Newell, Margolin and Ruths 2018): source, cue and
// content of every attribution, as spans.
package attribution

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	readout "github.com/readout-events/readout"
)

// Attribution is one act of saying, thinking or wanting that a text tells of:
// the words for who, by which words, and what. Any but Cue may be empty; each
// may be in several pieces. Spans are bytes.
type Attribution struct {
	Source, Cue, Content []readout.Span
}

// Document is one annotated text.
type Document struct {
	Name, Text string
	Gold       []Attribution
}

// Read reads a folder with text/*.txt and attributions/*.ann (brat standoff,
// offsets in characters). Where a text has several annotations, the first by
// name counts.
func Read(dir string) ([]Document, error) {
	files, err := filepath.Glob(filepath.Join(dir, "attributions", "*.ann"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("attribution: no *.ann files in %s: %w", filepath.Join(dir, "attributions"), os.ErrNotExist)
	}
	slices.Sort(files)
	var out []Document
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".ann")
		if i := strings.LastIndexByte(name, '_'); i >= 0 {
			name = name[:i]
		}
		if len(out) > 0 && out[len(out)-1].Name == name {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, "text", name+".txt"))
		if err != nil {
			return nil, fmt.Errorf("attribution: %w", err)
		}
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("attribution: %w", err)
		}
		doc := Document{Name: name, Text: string(text)}
		if doc.Gold, err = brat(string(data), doc.Text); err != nil {
			return nil, fmt.Errorf("attribution: %s: %w", filepath.Base(file), err)
		}
		out = append(out, doc)
	}
	return out, nil
}

// brat reads the lines of one .ann file. Errors name the line.
func brat(ann, text string) ([]Attribution, error) {
	bytes := make([]int, 0, len(text)+1) // character -> byte
	for i := range text {
		bytes = append(bytes, i)
	}
	bytes = append(bytes, len(text))
	spans := map[string][]readout.Span{}
	var out []Attribution
	for n, line := range strings.Split(ann, "\n") {
		id, rest, ok := strings.Cut(line, "\t")
		if !ok {
			continue
		}
		switch id[0] {
		case 'T':
			where, _, _ := strings.Cut(rest, "\t")
			_, where, _ = strings.Cut(where, " ")
			for _, piece := range strings.Split(where, ";") {
				a, b, _ := strings.Cut(piece, " ")
				from, err1 := strconv.Atoi(a)
				to, err2 := strconv.Atoi(b)
				if err1 != nil || err2 != nil || from < 0 || to < from || to >= len(bytes) {
					return nil, fmt.Errorf("line %d: offsets %q", n+1, piece)
				}
				spans[id] = append(spans[id], readout.Span{Start: bytes[from], End: bytes[to]})
			}
		case 'E':
			var a Attribution
			for _, f := range strings.Fields(rest) {
				role, t, _ := strings.Cut(f, ":")
				switch role {
				case "Source":
					a.Source = append(a.Source, spans[t]...)
				case "Cue":
					a.Cue = append(a.Cue, spans[t]...)
				case "Content":
					a.Content = append(a.Content, spans[t]...)
				}
			}
			if len(a.Cue) > 0 || len(a.Content) > 0 {
				out = append(out, a)
			}
		}
	}
	return out, nil
}

// Score counts one role.
type Score struct {
	Gold, Found int // spans that there are, that were found
	Hit         int // found that overlap a gold span of the same attribution
	Half        int // found that share at least half of the bytes of both together
	GoldBytes   int
	FoundBytes  int
	BothBytes   int
}

// F1 is the harmonic mean of precision and recall, in percent, of n right ones.
func f1(right, found, gold int) float64 {
	if found+gold == 0 {
		return 0
	}
	return 200 * float64(right) / float64(found+gold)
}

// Overlap is the F1 in percent where any overlap counts.
func (s Score) Overlap() float64 { return f1(s.Hit, s.Found, s.Gold) }

// Close is the F1 in percent where half of the bytes must be shared.
func (s Score) Close() float64 { return f1(s.Half, s.Found, s.Gold) }

// Bytes is the F1 in percent over bytes.
func (s Score) Bytes() float64 { return f1(s.BothBytes, s.FoundBytes, s.GoldBytes) }

// Figures is the outcome of a measurement.
type Figures struct {
	Documents            int
	Source, Cue, Content Score
}

// String is a small table: precision and recall with any overlap, and three F1.
func (f Figures) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d documents   precision  recall  overlap F1  half F1  bytes F1\n", f.Documents)
	for _, r := range []struct {
		name string
		s    Score
	}{{"source", f.Source}, {"cue", f.Cue}, {"content", f.Content}} {
		p, q := 100*float64(r.s.Hit)/float64(max(1, r.s.Found)), 100*float64(r.s.Hit)/float64(max(1, r.s.Gold))
		fmt.Fprintf(&b, "%-14s %9.1f %7.1f %11.1f %8.1f %9.1f\n", r.name, p, q, r.s.Overlap(), r.s.Close(), r.s.Bytes())
	}
	return b.String()
}

// Of turns the quotes of a document into attributions as these texts mark
// them: the outermost only, for what is told within a saying is not marked
// again; and those that carry one saying on are one, in several pieces.
func Of(doc *readout.Document) []Attribution {
	var out []Attribution
	at := map[readout.Word]int{}
	for _, q := range doc.Quotes {
		if q.InTitle || q.Outer >= 0 && !hearsay(&doc.Quotes[q.Outer]) {
			continue
		}
		if n, ok := at[q.Cue]; ok && q.Runs {
			out[n].Content = append(out[n].Content, q.Content...)
			continue
		}
		if _, ok := at[q.Cue]; !ok {
			at[q.Cue] = len(out)
		}
		a := Attribution{Cue: []readout.Span{q.CueSpan}, Content: q.Content}
		if !q.Source.Empty() {
			a.Source = []readout.Span{q.Source}
		}
		out = append(out, a)
	}
	return out
}

// Compare adds the comparison of one document.
func (f *Figures) Compare(gold, found []Attribution) {
	f.Documents++
	pair := match(gold, found)
	f.Cue.add(gold, found, pair, func(a *Attribution) []readout.Span { return a.Cue })
	f.Source.add(gold, found, pair, func(a *Attribution) []readout.Span { return a.Source })
	f.Content.add(gold, found, pair, func(a *Attribution) []readout.Span { return a.Content })
}

// match pairs each gold attribution with at most one found, the best first:
// those whose cues meet, then those whose contents do.
func match(gold, found []Attribution) []int {
	type candidate struct{ g, f, weight int }
	var all []candidate
	for g := range gold {
		for k := range found {
			w := 1000000*min(1, shared(gold[g].Cue, found[k].Cue)) + shared(gold[g].Content, found[k].Content) + shared(gold[g].Source, found[k].Source)
			if w > 0 {
				all = append(all, candidate{g, k, w})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return b.weight - a.weight })
	pair := make([]int, len(gold))
	for g := range pair {
		pair[g] = -1
	}
	used := make([]bool, len(found))
	for _, c := range all {
		if pair[c.g] < 0 && !used[c.f] {
			pair[c.g], used[c.f] = c.f, true
		}
	}
	return pair
}

func length(spans []readout.Span) int {
	n := 0
	for _, s := range spans {
		n += s.End - s.Start
	}
	return n
}

func shared(a, b []readout.Span) int {
	n := 0
	for _, x := range a {
		for _, y := range b {
			n += max(0, min(x.End, y.End)-max(x.Start, y.Start))
		}
	}
	return n
}

func (s *Score) add(gold, found []Attribution, pair []int, role func(*Attribution) []readout.Span) {
	for k := range found {
		if x := role(&found[k]); len(x) > 0 {
			s.Found++
			s.FoundBytes += length(x)
		}
	}
	for g := range gold {
		x := role(&gold[g])
		if len(x) == 0 {
			continue
		}
		s.Gold++
		s.GoldBytes += length(x)
		if pair[g] < 0 {
			continue
		}
		y := role(&found[pair[g]])
		if n := shared(x, y); n > 0 {
			s.Hit++
			s.BothBytes += n
			if 2*n >= length(x)+length(y)-n {
				s.Half++
			}
		}
	}
}

// hearsay reports whether a quote is a mere "allegedly" around others.
func hearsay(q *readout.Quote) bool { return len(q.Speaker) == 0 && q.Outer < 0 }

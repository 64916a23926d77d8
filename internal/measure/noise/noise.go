package noise

import (
	"fmt"
	"math/rand"
	"runtime"
	"sort"
	"strings"
	"sync"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/coder"
)

// Figure is what one kind of damage comes to.
type Figure struct {
	Kind
	Sentences, Same int // damaged sentences that have a record when clean, and those of them with the same records
	All, AllSame    int // all damaged sentences
	Lost, Other     int // of Sentences: without any record now; with others
	Wrong           []string
}

// Share is the share of sentences with the same records.
func (f *Figure) Share() float64 { return 100 * float64(f.Same) / float64(max(1, f.Sentences)) }

// Seed starts the random numbers, so that the damage is the same each time.
const Seed = 11

// Measure damages one sentence in three of each article, kind by kind, codes
// the article again, and compares the records of the damaged sentences: type,
// countries of the actors, countries of the recipients.
func Measure(c *coder.Coder, arts []readout.Article) ([]Figure, error) {
	kinds := Kinds()
	figures := make([]Figure, len(kinds))
	for k := range kinds {
		figures[k].Kind = kinds[k]
	}
	var mu sync.Mutex
	var first error
	var wg sync.WaitGroup
	cores := max(1, min(runtime.GOMAXPROCS(0), len(arts)))
	parts := make([][]Figure, len(arts))
	for core := 0; core < cores; core++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			w := c.Worker()
			for i := core; i < len(arts); i += cores {
				part, err := one(w, kinds, arts[i], int64(i))
				parts[i] = part
				if err != nil {
					mu.Lock()
					first = err
					mu.Unlock()
				}
			}
		}()
	}
	wg.Wait()
	for _, part := range parts {
		for k := range part {
			figures[k].add(&part[k])
		}
	}
	return figures, first
}

// one measures one article.
func one(w *coder.Worker, kinds []Kind, a readout.Article, seed int64) ([]Figure, error) {
	clean := w.Code(a)
	if clean.Err != nil {
		return nil, clean.Err
	}
	out := make([]Figure, len(kinds))
	whole := pieces(clean.Document)
	plain, at := whole.join()
	if plain != a.Text {
		return nil, fmt.Errorf("noise: %s: the sentences do not make the text", a.ID)
	}
	want := records(clean.Reports, at)
	for k, kind := range kinds {
		rnd := rand.New(rand.NewSource(Seed + 1000*seed + int64(k)))
		t := pieces(clean.Document)
		var hit []int
		for i := rnd.Intn(3); i < len(t.piece); i += 3 {
			if kind.do(t, i, rnd) {
				hit = append(hit, i)
			}
		}
		if len(hit) == 0 {
			continue
		}
		b := a
		var at []int
		b.Text, at = t.join()
		damaged := w.Code(b)
		if damaged.Err != nil {
			return nil, damaged.Err
		}
		got := records(damaged.Reports, at)
		f := &out[k]
		for _, i := range hit {
			same := want[i] == got[i]
			f.All++
			if same {
				f.AllSame++
			}
			if want[i] != "" {
				f.Sentences++
				switch {
				case same:
					f.Same++
				case got[i] == "":
					f.Lost++
				default:
					f.Other++
				}
			}
			if !same {
				f.Wrong = append(f.Wrong, fmt.Sprintf("%s: %s: %s\n  clean    %s\n  damaged  %s", kind.Name, a.ID, t.piece[i], or(want[i]), or(got[i])))
			}
		}
	}
	return out, nil
}

func or(s string) string {
	if s == "" {
		return "nothing"
	}
	return s
}

// records writes down the records of each sentence, in order of the alphabet.
func records(reports []readout.Report, at []int) []string {
	list := make([][]string, len(at))
	for i := range reports {
		r := &reports[i]
		if r.Within != "" || r.Sentence == 0 || r.Status == readout.Negated || r.Status == readout.Hypothetical || r.Status == readout.Failed {
			continue
		}
		k := sort.SearchInts(at, r.Trigger.Span.Start+1) - 1
		if k >= 0 {
			list[k] = append(list[k], r.Type+" "+countries(r.Actor)+" > "+countries(r.Recipient))
		}
	}
	out := make([]string, len(at))
	for i := range list {
		sort.Strings(list[i])
		out[i] = strings.Join(list[i], "; ")
	}
	return out
}

func countries(ps []readout.Participant) string {
	var out []string
	for i := range ps {
		c := ps[i].Country
		if c == "" {
			c = "---"
		}
		out = append(out, c)
	}
	sort.Strings(out)
	return strings.Join(out, " ")
}

// Table writes the figures a line each.
func Table(figures []Figure) string {
	var b strings.Builder
	var all Figure
	fmt.Fprintf(&b, "%-8s  %9s  %6s  %6s  %6s  %11s\n", "damage", "sentences", "same", "lost", "other", "of all")
	line := func(f *Figure) {
		fmt.Fprintf(&b, "%-8s  %9d  %4.1f %%  %6d  %6d  %4.1f %% of %d", f.Name, f.Sentences, f.Share(), f.Lost, f.Other, 100*float64(f.AllSame)/float64(max(1, f.All)), f.All)
		if f.Means != "" {
			fmt.Fprintf(&b, "  %s", f.Means)
		}
		b.WriteByte('\n')
	}
	for i := range figures {
		f := &figures[i]
		line(f)
		all.add(f)
	}
	all.Name = "in all"
	line(&all)
	b.WriteString("sentences: those with a record when clean; same: type, countries of actors and recipients; lost: no record left\n")
	return b.String()
}

// Brief is the share in all and of each kind, in one line.
func Brief(figures []Figure) string {
	var all Figure
	var out []string
	for i := range figures {
		all.add(&figures[i])
		out = append(out, fmt.Sprintf("%s %.1f", figures[i].Name, figures[i].Share()))
	}
	return fmt.Sprintf("same records in %.1f %% (%s)", all.Share(), strings.Join(out, ", "))
}

// add counts the sentences of another figure in.
func (f *Figure) add(o *Figure) {
	f.Sentences, f.Same, f.All, f.AllSame = f.Sentences+o.Sentences, f.Same+o.Same, f.All+o.All, f.AllSame+o.AllSame
	f.Lost, f.Other = f.Lost+o.Lost, f.Other+o.Other
	f.Wrong = append(f.Wrong, o.Wrong...)
}

package work

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook"
	"github.com/readout-events/readout/coder"
	"github.com/readout-events/readout/internal/annotate"
	"github.com/readout-events/readout/internal/merge"
	"github.com/readout-events/readout/internal/near"
	"github.com/readout-events/readout/internal/read"
	"github.com/readout-events/readout/internal/store"
	"github.com/readout-events/readout/internal/work/corpus"
)

var many = flag.Int("articles", 80, "articles of the test of order")

var fast = sync.OnceValue(func() *coder.Coder {
	c, err := coder.New(coder.Options{Model: annotate.Fast})
	if err != nil {
		panic(err)
	}
	return c
})

// made returns n articles made of those in examples.
func made(t *testing.T, n int) (arts []readout.Article) {
	t.Helper()
	var given []readout.Article
	_ = read.Articles([]string{"../../examples"}, read.Options{}, func(a readout.Article) error { given = append(given, a); return nil }, func(p *read.Problem) {})
	if err := corpus.Generate(given, n, 1, func(a readout.Article) error { arts = append(arts, a); return nil }); err != nil {
		t.Fatal(err)
	}
	return arts
}

// jsonl writes articles to a file.
func jsonl(t *testing.T, arts []readout.Article) string {
	t.Helper()
	var buf bytes.Buffer
	for _, a := range arts {
		b, err := json.Marshal(map[string]string{"id": a.ID, "url": a.URL, "title": a.Title, "publisher": a.Publisher, "published": day(a.Published), "language": a.Language, "text": a.Text})
		if err != nil {
			t.Fatal(err)
		}
		buf.Write(append(b, '\n'))
	}
	name := filepath.Join(t.TempDir(), "news.jsonl")
	if err := os.WriteFile(name, buf.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
	return name
}

func ledger(t *testing.T) store.Store {
	t.Helper()
	st, err := Open(filepath.Join(t.TempDir(), "press"), true)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = st.Close() })
	return st
}

func add(t *testing.T, st store.Store, opts AddOptions, files ...string) store.Run {
	t.Helper()
	run, err := Add(context.Background(), st, fast(), Inputs{Paths: files}, opts, nil)
	if err != nil {
		t.Fatal(err)
	}
	return run
}

// content is all that a ledger says, without when and by which run.
func content(t *testing.T, st store.Store) string {
	t.Helper()
	var b bytes.Buffer
	err := st.View(context.Background(), func(r store.Reader) error {
		arts, _, err := r.Articles(store.Filter{}, store.Page{Limit: 1 << 20})
		if err != nil {
			return err
		}
		for _, a := range arts {
			k, err := r.Coding(a.ID, "")
			if err != nil {
				return err
			}
			fmt.Fprintf(&b, "%s %s copy of %s, %d reports, %d statements, problem %q\n%s", a.ID, a.Given, a.Copy, a.Reports, a.Statements, a.Problem, k.Records)
			marks, err := r.MarksOf(a.ID)
			if err != nil {
				return err
			}
			for _, m := range marks {
				fmt.Fprintf(&b, "mark %s %s %d %s\n", m.Report, m.Component, m.Level, m.Event)
			}
		}
		events, _, err := r.Events(store.Filter{}, store.Page{Limit: 1 << 20})
		if err != nil {
			return err
		}
		for i := range events {
			line, err := events[i].AppendJSON(nil)
			if err != nil {
				return err
			}
			b.Write(line)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := Verify(context.Background(), st, func(fault string) { t.Errorf("verify: %s", fault) }); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func same(t *testing.T, what, got, want string) {
	t.Helper()
	if got == want {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			t.Errorf("%s: line %d\n got %.300s\nwant %.300s", what, i, g[i], w[i])
			return
		}
	}
	t.Errorf("%s: %d lines, want %d", what, len(g), len(w))
}

func TestTheSameArticleIsOneRow(t *testing.T) {
	arts := made(t, 12)
	twin := arts[3]
	twin.ID = "another-name"
	file := jsonl(t, append(slices.Clone(arts), twin, arts[0]))
	st := ledger(t)
	run := add(t, st, AddOptions{}, file)
	if run.Articles != 14 || run.New != 12 || Cut(&run) || len(run.Inputs) != 1 || len(run.Inputs[0].SHA256) != 64 {
		t.Errorf("first run: %+v", run)
	}
	before := content(t, st)
	if n := strings.Count(before, " another-name copy of "); n != 1 {
		t.Errorf("the twin's name, which is the smaller one, is there %d times", n)
	}
	run = add(t, st, AddOptions{}, file)
	if run.Articles != 14 || run.New != 0 || run.Reports != 0 {
		t.Errorf("second run: %+v", run)
	}
	same(t, "after adding again", content(t, st), before)
}

func TestWhatCannotBeReadIsCounted(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "news.jsonl")
	if err := os.WriteFile(name, []byte("{\"text\": \"Russia accused Ukraine of shelling a town.\"}\n{broken\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	st := ledger(t)
	var problems []string
	run, err := Add(context.Background(), st, fast(), Inputs{Paths: []string{name, filepath.Join(dir, "none.txt")}}, AddOptions{}, func(p Progress) {
		if p.Problem != nil {
			problems = append(problems, p.Problem.Error())
		}
	})
	if err != nil || run.New != 1 || run.Problems != 2 || len(problems) != 2 {
		t.Errorf("%+v, %v, problems %q", run, err, problems)
	}
}

// TestOrderDoesNotShow adds the same articles in three orders, with one and
// with four workers, in batches of several sizes.
func TestOrderDoesNotShow(t *testing.T) {
	arts := made(t, *many)
	want := ""
	for i, opts := range []AddOptions{{Workers: 1}, {Workers: 4, Batch: 7}, {Workers: 4, Batch: 1 + *many/3}} {
		rand.New(rand.NewSource(int64(i))).Shuffle(len(arts), func(i, k int) { arts[i], arts[k] = arts[k], arts[i] })
		st := ledger(t)
		add(t, st, opts, jsonl(t, arts))
		got := content(t, st)
		if want == "" {
			want = got
			var n [5]int
			if err := st.View(context.Background(), func(r store.Reader) (err error) {
				n[0], n[1], n[2], n[3], n[4], err = r.Totals()
				return err
			}); err != nil {
				t.Fatal(err)
			}
			t.Logf("%d articles (%d copies), %d reports, %d statements, %d events", n[0], n[1], n[2], n[3], n[4])
			if n[1] == 0 || n[4] == 0 || n[4] >= n[2] {
				t.Error("nothing that could show an order")
			}
		}
		same(t, fmt.Sprintf("order %d", i), got, want)
	}
}

// TestCopies compares groups with what comparing all texts with all gives.
func TestCopies(t *testing.T) {
	arts := made(t, 80)
	st := ledger(t)
	add(t, st, AddOptions{Batch: 9}, jsonl(t, arts))
	of := make([]int, len(arts))
	sig, bands := make([][]byte, len(arts)), make([][]int64, len(arts))
	for i := range arts {
		of[i] = i
		sig[i], bands[i] = near.Sketch(arts[i].Title, arts[i].Text)
	}
	for i := range arts {
		for k := range i {
			shared := slices.ContainsFunc(bands[i], func(b int64) bool { return slices.Contains(bands[k], b) })
			if from, to := of[i], of[k]; shared && near.Alike(sig[i], sig[k]) >= near.Copy {
				for j := range of {
					if of[j] == from {
						of[j] = to
					}
				}
			}
		}
	}
	if err := st.View(context.Background(), func(r store.Reader) error {
		for i := range arts {
			least := ContentID(arts[i])
			for k := range arts {
				if of[k] == of[i] {
					least = min(least, ContentID(arts[k]))
				}
			}
			a, err := r.Article(ContentID(arts[i]))
			if err != nil {
				return err
			}
			if a.Copy != least {
				t.Errorf("%s: copy of %s, want %s", arts[i].ID, a.Copy, least)
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

func TestForgetLeavesNoTrace(t *testing.T) {
	arts := made(t, 60)
	all, rest := ledger(t), ledger(t)
	add(t, all, AddOptions{}, jsonl(t, arts))
	add(t, rest, AddOptions{}, jsonl(t, arts[20:]))
	for i, a := range arts[:20] {
		id, url := a.ID, ""
		if i%2 == 0 {
			id, url = "", a.URL
		}
		gone, err := Forget(context.Background(), all, id, url)
		if err != nil || len(gone) != 1 || gone[0].Given != a.ID {
			t.Fatalf("forget %s: %v, %v", a.ID, gone, err)
		}
	}
	want := content(t, rest)
	same(t, "after forgetting", content(t, all), want)
	if run := add(t, all, AddOptions{}, jsonl(t, arts)); run.New != 0 {
		t.Errorf("forgotten articles came back: %+v", run)
	}
	same(t, "after adding again", content(t, all), want)
	if run := add(t, all, AddOptions{Forgotten: true}, jsonl(t, arts)); run.New != 20 {
		t.Errorf("with Forgotten: %+v", run)
	}
	add(t, rest, AddOptions{}, jsonl(t, arts))
	same(t, "with Forgotten", content(t, all), content(t, rest))
	if _, err := Forget(context.Background(), all, "nobody", ""); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("forgetting what is not there: %v", err)
	}
}

func TestSplitAndJoin(t *testing.T) {
	arts := made(t, 60)
	st := ledger(t)
	add(t, st, AddOptions{}, jsonl(t, arts[:50]))
	before := content(t, st)
	ctx := context.Background()
	var big, small readout.Event
	if err := st.View(ctx, func(r store.Reader) error {
		list, _, err := r.Events(store.Filter{}, store.Page{Limit: 1000})
		for _, e := range list {
			if len(e.Reports) > len(big.Reports) {
				big = e
			} else if len(e.Reports) == 1 {
				small = e
			}
		}
		return err
	}); err != nil || len(big.Reports) < 2 {
		t.Fatal(err, len(big.Reports))
	}
	out := big.Reports[len(big.Reports)-1]
	word := Word{"tester", "another act"}
	events, err := Split(ctx, st, big.ID, []string{out}, word)
	if err != nil || len(events) < 2 {
		t.Fatal(events, err)
	}
	for _, e := range events {
		if slices.Contains(e.Reports, out) && slices.Contains(e.Reports, big.Reports[0]) {
			t.Errorf("still together: %v", e.Reports)
		}
	}
	// It holds when more is added.
	add(t, st, AddOptions{}, jsonl(t, arts))
	together := func(a, b string) (yes bool) {
		if err := st.View(ctx, func(r store.Reader) error {
			e, err := r.Event(a)
			yes = slices.Contains(e.Reports, b)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		return yes
	}
	if together(big.Reports[0], out) {
		t.Error("a later add joined what was split")
	}
	if _, err := Join(ctx, st, big.Reports[0], out, word); err != nil {
		t.Fatal(err)
	}
	if !together(big.Reports[0], out) {
		t.Error("join does not take back a split")
	}
	if _, err := Join(ctx, st, big.ID, small.ID, word); err != nil || !together(big.Reports[0], small.Reports[0]) {
		t.Error("events are not joined", err)
	}
	if _, err := Split(ctx, st, big.Reports[0], small.Reports, word); err != nil || together(big.Reports[0], small.Reports[0]) {
		t.Error("split does not take back a join", err)
	}
	for _, a := range arts[50:] {
		if _, err := Forget(ctx, st, ContentID(a), ""); err != nil {
			t.Fatal(err)
		}
	}
	same(t, "after all is taken back", content(t, st), before)
	for what, f := range map[string]func() error{
		"no event":  func() error { _, err := Split(ctx, st, "e0", []string{out}, word); return err },
		"no report": func() error { _, err := Split(ctx, st, big.ID, []string{"r0"}, word); return err },
		"all of it": func() error { _, err := Split(ctx, st, big.ID, big.Reports, word); return err },
		"one event": func() error { _, err := Join(ctx, st, big.ID, big.Reports[1], word); return err },
	} {
		if f() == nil {
			t.Errorf("%s: no error", what)
		}
	}
}

// TestRecode changes the codebook; what recode makes of a ledger must be what
// a ledger made with the new codebook is.
func TestRecode(t *testing.T) {
	arts := made(t, 60)
	file := jsonl(t, arts)
	ctx := context.Background()
	for _, c := range []struct{ file, old, new, why string }{
		{"en/agree.txt", "", "\nX signs accord|agreement|deal|memorandum with Y => CONSULT\n", "rules"},
		{"en/lists.txt", "weapon: weapon, ", "weapon: ", "lists"},
		{"en/forms.txt", "if|unless|", "unless|", "every verb"},
	} {
		files := fstest.MapFS{}
		for name, text := range fast().Book.Files {
			if name == c.file {
				if c.old == "" {
					text = append(slices.Clone(text), c.new...)
				} else {
					text = bytes.Replace(text, []byte(c.old), []byte(c.new), 1)
				}
			}
			files[name] = &fstest.MapFile{Data: text}
		}
		book, err := codebook.Load(files)
		if err != nil {
			t.Fatal(err)
		}
		changed := fast().WithBook(book)
		st, fresh := ledger(t), ledger(t)
		first := add(t, st, AddOptions{}, file)
		if _, err := Add(ctx, fresh, changed, Inputs{Paths: []string{file}}, AddOptions{}, nil); err != nil {
			t.Fatal(err)
		}
		plan, err := Touched(ctx, st, changed, "")
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %d of %d articles: %q", c.file, len(plan.Articles), plan.All, plan.Why)
		if len(plan.Articles) == 0 || plan.All != 60 || c.why != "every verb" && len(plan.Articles) == 60 || !strings.Contains(strings.Join(plan.Why, " "), c.why) {
			t.Errorf("%s: %d of %d articles: %q", c.file, len(plan.Articles), plan.All, plan.Why)
		}
		run, err := Recode(ctx, st, changed, plan, AddOptions{Batch: 11}, nil)
		if err != nil {
			t.Fatal(err)
		}
		same(t, c.file, content(t, st), content(t, fresh))
		both, only, news, err := Differences(ctx, st, first.ID, run.ID, func(a *store.Article, before, after []readout.Report) error {
			if len(before)+len(after) > 0 && a.Reports != len(after) {
				t.Errorf("%s: %d reports, the last run has %d", a.ID, a.Reports, len(after))
			}
			return nil
		})
		if err != nil || both != len(plan.Articles) || only != 60-both || news != 0 {
			t.Errorf("differences: %d %d %d %v", both, only, news, err)
		}
		if plan, err = Touched(ctx, st, changed, ""); err != nil || len(plan.Articles) != 0 {
			t.Errorf("%s: recoded, and %d articles are touched still (%v)", c.file, len(plan.Articles), err)
		}
		if plan, err = Touched(ctx, st, changed, "2.0"); err != nil || len(plan.Articles) != 60 {
			t.Errorf("another program: %d articles, %v", len(plan.Articles), err)
		}
	}
}

func TestCutOff(t *testing.T) {
	arts := made(t, 60)
	file := jsonl(t, arts)
	whole, st := ledger(t), ledger(t)
	add(t, whole, AddOptions{}, file)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	told := map[string]bool{}
	run, err := Add(ctx, st, fast(), Inputs{Paths: []string{file}}, AddOptions{Workers: 2, Batch: 5}, func(p Progress) {
		for _, d := range p.Done {
			told[d.ID] = true
		}
		if len(told) >= 10 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) || !Cut(&run) || run.New != len(told) || len(told) == 60 {
		t.Errorf("%v, %+v, %d told", err, run, len(told))
	}
	if err := st.View(context.Background(), func(r store.Reader) error {
		for id := range told {
			if a, err := r.Article(id); err != nil || a.ID != id {
				t.Errorf("told and not there: %s %v", id, err)
			}
		}
		runs, err := r.Runs()
		if len(runs) != 1 || !Cut(&runs[0]) || runs[0].New != len(told) {
			t.Errorf("manifest: %+v", runs)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	add(t, st, AddOptions{}, file)
	same(t, "after going on", content(t, st), content(t, whole))
}

func TestTwoAtOnceAndABackup(t *testing.T) {
	arts := made(t, 60)
	file := jsonl(t, arts)
	slices.Reverse(arts)
	back := jsonl(t, arts)
	whole := ledger(t)
	add(t, whole, AddOptions{}, file)
	folder := filepath.Join(t.TempDir(), "press")
	one, err := Open(folder, true)
	if err != nil {
		t.Fatal(err)
	}
	defer one.Close()
	other, err := Open(folder, false)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	var wg sync.WaitGroup
	var runs [2]store.Run
	var errs [2]error
	first := make(chan bool, 1000)
	for i, st := range []store.Store{one, other} {
		wg.Add(1)
		go func() {
			defer wg.Done()
			runs[i], errs[i] = Add(context.Background(), st, fast(), Inputs{Paths: []string{[]string{file, back}[i]}}, AddOptions{Workers: 1, Batch: 4}, func(Progress) { first <- true })
		}()
	}
	<-first
	restored := filepath.Join(t.TempDir(), "restored")
	if err := os.Mkdir(restored, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := one.Backup(context.Background(), filepath.Join(restored, File)); err != nil {
		t.Errorf("backup under load: %v", err)
	}
	wg.Wait()
	if errs[0] != nil || errs[1] != nil || runs[0].New+runs[1].New != 60 || runs[0].ID == runs[1].ID {
		t.Errorf("%v %v %+v %+v", errs[0], errs[1], runs[0], runs[1])
	}
	want := content(t, whole)
	same(t, "two at once", content(t, one), want)
	st, err := Open(restored, false)
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	content(t, st) // verifies it
	add(t, st, AddOptions{}, file)
	same(t, "a backup under load, gone on with", content(t, st), want)
}

func TestContentID(t *testing.T) {
	a := readout.Article{ID: "1", Publisher: "Herald", URL: "https://x.example", Published: time.Date(2020, 1, 2, 0, 0, 0, 0, time.UTC), Language: "en", Title: "T", Text: "Words."}
	b := a
	b.ID = "2"
	if ContentID(a) != ContentID(b) || len(ContentID(a)) != 25 {
		t.Error("the given id shows", ContentID(a), ContentID(b))
	}
	seen := map[string]bool{ContentID(a): true}
	for _, f := range []func(*readout.Article){
		func(a *readout.Article) { a.Publisher = "H" }, func(a *readout.Article) { a.URL = "" }, func(a *readout.Article) { a.Published = time.Time{} },
		func(a *readout.Article) { a.Language = "de" }, func(a *readout.Article) { a.Title, a.Text = "TW", "ords." }, func(a *readout.Article) { a.Text = "Words. " },
	} {
		c := a
		f(&c)
		if id := ContentID(c); seen[id] {
			t.Errorf("%+v has the ID of another", c)
		} else {
			seen[id] = true
		}
	}
}

// crowd returns n short articles on attacks that are told in nearly the same
// words, several a day: each resembles those of the days before and after.
func crowd(n int) (arts []readout.Article) {
	towns := []string{"Maiduguri", "Bama", "Gwoza", "Damboa", "Konduga", "Monguno", "Dikwa", "Biu", "Chibok", "Mafa"}
	things := []string{"police post", "village", "market", "convoy", "mosque", "school", "bridge", "camp"}
	for i := range n {
		art := readout.Article{ID: fmt.Sprint(i), Publisher: fmt.Sprint("Paper ", i%7), Published: time.Date(2020, 1, 1+i/5, 0, 0, 0, 0, time.UTC), Language: "en"}
		art.Text = fmt.Sprintf("Militants attacked a %s near %s in Nigeria, killing %d soldiers, the army said. Nigerian troops killed %d militants in %s.", things[i*7%8], towns[i*3%10], 2+i%9, 3+i%13, towns[i*7%10])
		if i%3 == 0 {
			art.Text = fmt.Sprintf("Nigeria: militants kill %d soldiers. The army said that gunmen had attacked a %s in Borno.", 2+i%9, things[i%8])
		}
		arts = append(arts, art)
	}
	return arts
}

func TestCrowdsAreTakenApartInAnyOrder(t *testing.T) {
	arts := crowd(900)
	want := ""
	for i, opts := range []AddOptions{{Workers: 4, Batch: 41}, {Workers: 1, Batch: 2000}, {Workers: 2, Batch: 333}} {
		if i > 0 {
			rand.New(rand.NewSource(int64(i))).Shuffle(len(arts), func(i, k int) { arts[i], arts[k] = arts[k], arts[i] })
		}
		st := ledger(t)
		add(t, st, opts, jsonl(t, arts))
		got := content(t, st)
		if want != "" {
			same(t, fmt.Sprintf("order %d", i), got, want)
			continue
		}
		want = got
		var items []merge.Features
		levels, size, most := map[int]int{}, map[string]int{}, 0
		if err := st.View(context.Background(), func(r store.Reader) error {
			list, _, err := r.Articles(store.Filter{}, store.Page{Limit: 1 << 20})
			if err != nil {
				return err
			}
			for _, a := range list {
				marks, err := r.MarksOf(a.ID)
				if err != nil {
					return err
				}
				for _, m := range marks {
					f, err := merge.Decode(m.Features)
					if err != nil {
						return err
					}
					f.Report, f.Article, f.Copy, f.Publisher = m.Report, m.Article, m.Copy, m.Publisher
					items = append(items, f)
					levels[m.Level]++
					size[m.Component]++
					if m.Level < merge.Levels-1 {
						most = max(most, size[m.Component])
					}
				}
			}
			for _, list := range merge.Cluster(items, nil) {
				e, err := r.Event("e" + items[list[0]].Report)
				if err != nil {
					return err
				}
				var ids []string
				for _, k := range list {
					ids = append(ids, items[k].Report)
				}
				if !slices.Equal(e.Reports, ids) {
					return fmt.Errorf("event %s has %v of its reports in the ledger, %v otherwise", e.ID, e.Reports, ids)
				}
			}
			return nil
		}); err != nil {
			t.Error(err)
		}
		t.Logf("%d reports, of each level %v, the largest component below the last %d", len(items), levels, most)
		if len(levels) < 2 || most > merge.Crowd {
			t.Errorf("reports of each level %v, the largest component %d: no crowd was taken apart", levels, most)
		}
	}
}

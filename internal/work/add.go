package work

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"time"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/coder"
	"github.com/readout-events/readout/internal/merge"
	"github.com/readout-events/readout/internal/near"
	"github.com/readout-events/readout/internal/read"
	"github.com/readout-events/readout/internal/store"
)

// Inputs are what is to be added: files, folders or "-", as read.Articles
// takes them.
type Inputs struct {
	Paths   []string
	Options read.Options
}

// AddOptions say how articles are added. The zero value is usual.
type AddOptions struct {
	Workers   int           // that code; 0: one a processor
	Batch     int           // articles that come to disk together, at most; 0: 1024
	Wait      time.Duration // that an article may wait for its batch to fill; 0: one second, and more where writing takes long
	Program   string        // version, for the manifest
	Forgotten bool          // add also what was once forgotten
}

// Progress is what has come to disk so far. A batch is told once it is there.
type Progress struct {
	Run       store.Run     // the manifest as it stands
	Done      []Done        // the articles of this batch
	Read      int64         // bytes of the inputs read
	Problem   *read.Problem // an input that cannot be read; then nothing else is set
	Elapsed   time.Duration
	Committed time.Duration // time spent writing
}

// Done is an article that is on disk.
type Done struct {
	ID, Given string
	New       bool   // not known before
	Skipped   bool   // not on disk: it was forgotten once
	Problem   string // why it could not be coded; it is kept all the same
}

// piece is an article on its way to the store.
type piece struct {
	article   readout.Article // ID is the content's
	given     string
	known     bool
	coding    store.Coding
	marks     []store.Mark
	signature []byte
	bands     []int64
	problem   *read.Problem // instead of all the above
}

// Add reads articles, codes those that the ledger does not have and stores
// them with all that follows from them. progress, which may be nil, is called
// after each batch, when it is on disk, and for each input that cannot be
// read. Where ctx ends, what is coded is stored, the manifest stays without
// an end, and the error is ctx's.
func Add(ctx context.Context, st store.Store, c *coder.Coder, in Inputs, opts AddOptions, progress func(Progress)) (store.Run, error) {
	run, err := begin(ctx, st, c, "add", opts.Program)
	if err != nil {
		return run, err
	}
	var src files
	source := func(ctx context.Context, use func(piece) error) error {
		return read.Articles(in.Paths, src.options(in.Options), func(a readout.Article) error {
			given := a.ID
			a.ID = ContentID(a)
			return use(piece{article: a, given: given})
		}, func(p *read.Problem) { _ = use(piece{problem: p}) })
	}
	known := func(p *piece) (bool, error) {
		err := st.View(ctx, func(r store.Reader) error {
			old, err := r.Article(p.article.ID)
			p.known = err == nil && old.ID == p.article.ID
			return err
		})
		if isMissing(err) {
			err = nil
		}
		return p.known, err
	}
	a := &adder{st: st, opts: opts, src: &src, progress: progress, started: time.Now(), run: run}
	err = flow(ctx, c, opts, source, known, a.batch)
	a.run.Inputs = src.inputs
	return a.finish(ctx, err)
}

// flow takes pieces from their source through several coding workers to
// store, which is called by one goroutine with one batch after another. Pieces
// come to it in no particular order, but one article once at a time. known
// says that a piece need not be coded.
func flow(ctx context.Context, c *coder.Coder, opts AddOptions, source func(context.Context, func(piece) error) error, known func(*piece) (bool, error), store func([]piece) error) error {
	workers := opts.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	todo, done := make(chan piece, workers), make(chan piece, 512) // while one batch is written the next ones are coded
	way := onWay{ids: map[string][]piece{}}

	go func() {
		defer close(todo)
		err := source(ctx, func(p piece) error {
			if p.problem == nil && !way.enter(p) {
				return nil
			}
			select {
			case todo <- p:
				return nil
			case <-ctx.Done():
				return ctx.Err()
			}
		})
		if err != nil {
			stop(err)
		}
	}()
	var coding sync.WaitGroup
	for range workers {
		coding.Add(1)
		go func() {
			defer coding.Done()
			w := c.Worker()
			for p := range todo {
				if ctx.Err() != nil {
					continue // what is not coded yet is dropped
				}
				if p.problem == nil && !p.known {
					has, err := known(&p)
					if err == nil && !has {
						err = p.read(w)
					}
					if err != nil {
						stop(err)
						continue
					}
				}
				done <- p
			}
		}()
	}
	go func() { coding.Wait(); close(done) }()

	err := batches(done, opts, func(list []piece) error {
		if err := store(list); err != nil {
			return err
		}
		if twins := way.leave(list); len(twins) > 0 {
			return store(twins)
		}
		return nil
	}, stop)
	if err == nil {
		err = context.Cause(ctx)
	}
	return err
}

// onWay is the set of articles between reading and store, each with those
// that are the same and came while it was on its way: they wait until it is
// there.
type onWay struct {
	mu  sync.Mutex
	ids map[string][]piece
}

// enter reports whether p is to be sent on its way.
func (o *onWay) enter(p piece) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	id := p.article.ID
	twins, ok := o.ids[id]
	if ok {
		twins = append(twins, piece{article: readout.Article{ID: id}, given: p.given, known: true})
	}
	o.ids[id] = twins
	return !ok
}

// leave takes what has arrived out of the set and returns its twins.
func (o *onWay) leave(list []piece) (twins []piece) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for i := range list {
		if id := list[i].article.ID; list[i].problem == nil {
			twins = append(twins, o.ids[id]...)
			delete(o.ids, id)
		}
	}
	return twins
}

// A larger ledger takes longer to write a batch, as more of its pages change:
// batches wait so many times as long as the last one took, so that writing
// stays a small part of the whole, but never longer than longestWait.
const (
	patience    = 8
	longestWait = 20 * time.Second
)

// batches hands on what comes in batches: when one is full, or its first
// piece has waited long enough. After an error the rest is only drained.
func batches(in <-chan piece, opts AddOptions, store func([]piece) error, stop func(error)) (err error) {
	full, wait := opts.Batch, opts.Wait
	if full <= 0 {
		full = 1024
	}
	if wait <= 0 {
		wait = time.Second
	}
	var list []piece
	var late <-chan time.Time
	flush := func() {
		begun := time.Now()
		if len(list) > 0 && err == nil {
			if err = store(list); err != nil {
				stop(err)
			}
		}
		if opts.Wait <= 0 {
			wait = min(max(time.Second, patience*time.Since(begun)), longestWait)
		}
		list, late = nil, nil
	}
	for {
		select {
		case p, more := <-in:
			if !more {
				flush()
				return err
			}
			if len(list) == 0 {
				late = time.After(wait)
			}
			if list = append(list, p); len(list) >= full {
				flush()
			}
		case <-late:
			flush()
		}
	}
}

// read codes the article and makes all that can be made without the store.
func (p *piece) read(w *coder.Worker) error {
	res := w.Code(p.article)
	p.coding = store.Coding{Article: p.article.ID, Reports: once(res.Reports), Statements: res.Statements}
	if res.Err != nil {
		p.coding.Problem = firstLine(res.Err.Error())
	}
	var err error
	if p.coding.Records, err = coder.Records(p.coding.Reports, p.coding.Statements); err != nil {
		return fmt.Errorf("article %s: %w", p.article.ID, err)
	}
	p.mark()
	p.signature, p.bands = near.Sketch(p.article.Title, p.article.Text)
	return nil
}

// mark makes the marks of the reports.
func (p *piece) mark() {
	meta := merge.Meta{Article: p.article.ID, URL: p.article.URL, Publisher: p.article.Publisher, Published: day(p.article.Published)}
	p.marks = make([]store.Mark, 0, len(p.coding.Reports))
	for i := range p.coding.Reports {
		rep := &p.coding.Reports[i]
		f := merge.Extract(rep, meta)
		p.marks = append(p.marks, store.Mark{Report: rep.ID, Article: p.article.ID, Publisher: p.article.Publisher, Keys: short(f.Keys()), Features: f.Encode()})
	}
}

// short keeps four bytes of each key: a ledger has many of them, and reports
// that share one by chance are told apart by merge.Same.
func short(keys []int64) []int64 {
	for i, k := range keys {
		keys[i] = int64(int32(k ^ k>>32))
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// once drops reports whose ID an earlier one of the article has.
func once(list []readout.Report) []readout.Report {
	seen := make(map[string]bool, len(list))
	out := list[:0]
	for i := range list {
		if !seen[list[i].ID] {
			seen[list[i].ID] = true
			out = append(out, list[i])
		}
	}
	return out
}

// adder stores batches of one run.
type adder struct {
	st       store.Store
	opts     AddOptions
	src      *files
	progress func(Progress)
	started  time.Time
	writing  time.Duration
	run      store.Run
}

// batch stores articles of add.
func (a *adder) batch(list []piece) error {
	return a.store(list, func(w store.Writer, p *piece, c *change, run *store.Run) (d Done, err error) {
		run.Articles++
		d = Done{ID: p.article.ID, Given: p.given, Problem: p.coding.Problem}
		if p.known {
			err := w.PutGiven(p.article.ID, p.given)
			if d.Skipped = isMissing(err); d.Skipped { // its twin of this run was skipped
				err = nil
			}
			return d, err
		}
		if !a.opts.Forgotten {
			if d.Skipped, err = w.Forgotten(p.article.ID); err != nil || d.Skipped {
				return d, err
			}
		}
		d.New, err = a.put(w, p, c, run)
		return d, err
	})
}

// store stores pieces with put, and makes their events, in one transaction. It
// does not end with the run's context: what is coded comes to disk.
func (a *adder) store(list []piece, put func(store.Writer, *piece, *change, *store.Run) (Done, error)) error {
	begun := time.Now()
	var run store.Run
	var done []Done
	err := update(context.Background(), a.st, func(w store.Writer) error {
		run, done = a.run, nil
		c := newChange()
		for i := range list {
			p := &list[i]
			if p.problem != nil {
				run.Problems++
				continue
			}
			d, err := put(w, p, c, &run)
			if err != nil {
				return fmt.Errorf("article %s (%s): %w", p.article.ID, p.given, err)
			}
			done = append(done, d)
		}
		for i := range c.fresh {
			m := &c.fresh[i]
			m.Copy = c.copy[m.Article]
			delete(c.articles, m.Article)
		}
		if _, err := settle(w, c); err != nil {
			return fmt.Errorf("making events: %w", err)
		}
		return w.PutRun(run)
	})
	a.writing += time.Since(begun)
	if err != nil {
		return err
	}
	a.run = run
	if a.progress == nil {
		return nil
	}
	for i := range list {
		if list[i].problem != nil {
			a.progress(Progress{Problem: list[i].problem})
		}
	}
	a.progress(Progress{Run: run, Done: done, Read: a.src.read.Load(), Elapsed: time.Since(a.started), Committed: a.writing})
	return nil
}

// put stores one new article.
func (a *adder) put(w store.Writer, p *piece, c *change, run *store.Run) (isNew bool, err error) {
	name, groups, err := group(w, p.article.ID, p.bands, p.signature)
	if err != nil {
		return false, err
	}
	own := store.Article{Article: p.article, Given: p.given, Copy: name, Added: time.Now().UTC().Truncate(time.Second)}
	err = w.PutArticle(own)
	if errors.Is(err, store.ErrExists) { // another process was faster
		return false, w.PutGiven(p.article.ID, p.given)
	}
	if err != nil {
		return false, err
	}
	renamed, err := unite(w, groups, name)
	if err != nil {
		return false, err
	}
	c.copy[p.article.ID] = name
	for _, id := range renamed {
		c.articles[id] = true
		if _, ok := c.copy[id]; ok {
			c.copy[id] = name
		}
	}
	if err := w.PutSketch(store.Sketch{Article: p.article.ID, Bands: p.bands, Signature: p.signature}); err != nil {
		return false, err
	}
	p.coding.Run = run.ID
	if err := w.PutCoding(p.coding); err != nil {
		return false, err
	}
	c.fresh = append(c.fresh, p.marks...)
	run.New++
	run.Reports += len(p.coding.Reports)
	run.Statements += len(p.coding.Statements)
	if name != p.article.ID || len(groups) > 0 {
		run.Copies++
	}
	if p.coding.Problem != "" {
		run.Failed++
	}
	return true, nil
}

// finish writes the manifest's end.
func (a *adder) finish(ctx context.Context, err error) (store.Run, error) {
	if err == nil {
		a.run.Finished = time.Now().UTC().Truncate(time.Second)
	}
	if e := update(context.WithoutCancel(ctx), a.st, func(w store.Writer) error { return w.PutRun(a.run) }); err == nil {
		err = e
	}
	return a.run, err
}

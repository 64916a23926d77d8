package work

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook"
	"github.com/readout-events/readout/coder"
	"github.com/readout-events/readout/internal/store"
)

// Plan says which articles are to be coded again, and why.
type Plan struct {
	Articles []string // IDs, sorted
	All      int      // articles of the ledger
	Why      []string // in words, one for each kind of older run
}

// Touched finds the articles that a coder may code otherwise than their
// current run did. Where only rules and lists of the codebook changed these
// are the articles in which a form of one of their words stands; where the
// program, the model or the tables changed it is every article.
func Touched(ctx context.Context, st store.Store, c *coder.Coder, program string) (Plan, error) {
	var plan Plan
	v := c.Version()
	err := st.View(ctx, func(r store.Reader) error {
		plan = Plan{}
		runs, err := r.Runs()
		if err != nil {
			return err
		}
		why := map[string]int{}
		for i := range runs {
			run := &runs[i]
			change, err := since(r, run, c, v, program)
			if err != nil {
				return err
			}
			err = r.RunArticles(run.ID, func(id string) error {
				if err := ctx.Err(); err != nil {
					return err
				}
				a, err := r.Article(id)
				if err != nil {
					return err
				}
				if a.Run != run.ID {
					return nil
				}
				plan.All++
				if !change.None() && (change.All != "" || has(change.Words, a.Title, a.Text)) {
					plan.Articles = append(plan.Articles, id)
					why[change.Sentence()]++
				}
				return nil
			})
			if err != nil {
				return err
			}
		}
		for _, s := range slices.Sorted(maps.Keys(why)) {
			plan.Why = append(plan.Why, fmt.Sprintf("%s: %d articles", s, why[s]))
		}
		return nil
	})
	slices.Sort(plan.Articles)
	return plan, err
}

// since says what differs between a run and what would be used now.
func since(r store.Reader, run *store.Run, c *coder.Coder, v coder.Version, program string) (codebook.Change, error) {
	switch {
	case run.Program != program:
		return codebook.Change{All: fmt.Sprintf("the program is another (%s, now %s)", run.Program, program)}, nil
	case run.Model != v.Model:
		return codebook.Change{All: fmt.Sprintf("the model is another (%s, now %s)", run.Model, v.Model)}, nil
	case run.Models != v.Models:
		return codebook.Change{All: "the models' weights are others"}, nil
	case run.Tables != v.Tables:
		return codebook.Change{All: "actor tables or gazetteers are others"}, nil
	case run.Codebook == c.Book.Version:
		return codebook.Change{}, nil
	}
	files, err := r.Codebook(run.Codebook)
	if err != nil {
		return codebook.Change{}, fmt.Errorf("codebook %s of run %s: %w", run.Codebook, run.ID, err)
	}
	old, err := codebook.LoadFiles(files)
	if err != nil {
		return codebook.Change{All: "the codebook of before is in a notation that is no more read"}, nil
	}
	return codebook.Changed(old, c.Book), nil
}

// has reports whether one of the beginnings stands in a text, anywhere: words
// may have run together.
func has(words []string, texts ...string) bool {
	for _, t := range texts {
		t = strings.ToLower(t)
		for _, w := range words {
			if strings.Contains(t, w) {
				return true
			}
		}
	}
	return false
}

// Recode codes the articles of a plan again. What older runs read stays; the
// new coding becomes the current one, and the events are made again. A run
// that is cut off is simply started again: what it has coded is not touched
// a second time.
func Recode(ctx context.Context, st store.Store, c *coder.Coder, plan Plan, opts AddOptions, progress func(Progress)) (store.Run, error) {
	run, err := begin(ctx, st, c, "recode", opts.Program)
	if err != nil {
		return run, err
	}
	source := func(ctx context.Context, use func(piece) error) error {
		for _, id := range plan.Articles {
			var a store.Article
			err := st.View(ctx, func(r store.Reader) (err error) { a, err = r.Article(id); return err })
			if isMissing(err) {
				continue // forgotten meanwhile
			}
			if err == nil {
				err = use(piece{article: a.Article, given: a.Given})
			}
			if err != nil {
				return err
			}
		}
		return nil
	}
	a := &adder{st: st, opts: opts, src: &files{}, progress: progress, started: time.Now(), run: run}
	err = flow(ctx, c, opts, source, func(*piece) (bool, error) { return false, nil }, a.again)
	return a.finish(ctx, err)
}

// again stores articles that were coded again.
func (a *adder) again(list []piece) error {
	return a.store(list, func(w store.Writer, p *piece, c *change, run *store.Run) (Done, error) {
		d := Done{ID: p.article.ID, Given: p.given, Problem: p.coding.Problem}
		old, err := w.Article(p.article.ID)
		if isMissing(err) || err == nil && old.ID != p.article.ID {
			d.Skipped = true
			return d, nil
		}
		if err != nil {
			return d, err
		}
		marks, err := w.MarksOf(old.ID)
		if err != nil {
			return d, err
		}
		for _, m := range marks {
			c.broken[m.Component], c.gone[m.Event] = true, true
		}
		p.coding.Run = run.ID
		if err := w.PutCoding(p.coding); err != nil {
			return d, err
		}
		c.copy[old.ID] = old.Copy
		c.fresh = append(c.fresh, p.marks...)
		run.Articles++
		run.Reports += len(p.coding.Reports)
		run.Statements += len(p.coding.Statements)
		if p.coding.Problem != "" {
			run.Failed++
		}
		return d, nil
	})
}

// Differences hands f what two runs read from each article that both coded,
// and returns how many these are and how many only one of them coded.
func Differences(ctx context.Context, st store.Store, one, other string, f func(a *store.Article, before, after []readout.Report) error) (both, onlyOne, onlyOther int, err error) {
	err = st.View(ctx, func(r store.Reader) error {
		in := map[string]bool{}
		if err := r.RunArticles(one, func(id string) error { in[id] = true; return nil }); err != nil {
			return err
		}
		var shared []string
		if err := r.RunArticles(other, func(id string) error {
			if in[id] {
				shared = append(shared, id)
			} else {
				onlyOther++
			}
			return nil
		}); err != nil {
			return err
		}
		both, onlyOne = len(shared), len(in)-len(shared)
		for _, id := range shared {
			if err := ctx.Err(); err != nil {
				return err
			}
			a, err := r.Article(id)
			if err != nil {
				return err
			}
			before, err := r.Coding(id, one)
			if err != nil {
				return err
			}
			after, err := r.Coding(id, other)
			if err != nil {
				return err
			}
			if err := f(&a, before.Reports, after.Reports); err != nil {
				return err
			}
		}
		return nil
	})
	return both, onlyOne, onlyOther, err
}

// FindRun returns the run whose ID begins with s; "last" is the newest.
func FindRun(r store.Reader, s string) (store.Run, error) {
	runs, err := r.Runs()
	if err != nil {
		return store.Run{}, err
	}
	if s == "last" && len(runs) > 0 {
		return runs[len(runs)-1], nil
	}
	var found []store.Run
	for i := range runs {
		if s != "" && strings.HasPrefix(runs[i].ID, s) {
			found = append(found, runs[i])
		}
	}
	switch len(found) {
	case 0:
		return store.Run{}, fmt.Errorf("run %q: %w (readout runs lists them)", s, store.ErrNotFound)
	case 1:
		return found[0], nil
	}
	return store.Run{}, fmt.Errorf("run %q: %d runs begin like this", s, len(found))
}

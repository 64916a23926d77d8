package work

import (
	"context"
	"fmt"
	"slices"

	"github.com/readout-events/readout/internal/near"
	"github.com/readout-events/readout/internal/store"
)

// Forget removes the article of an ID, or all of a URL, and makes the events
// again that it told of. It returns what was removed.
func Forget(ctx context.Context, st store.Store, id, url string) (gone []store.Article, err error) {
	err = update(ctx, st, func(w store.Writer) error {
		gone = nil
		if url == "" {
			a, err := w.Article(id)
			if err == nil && a.URL == id && a.ID != id && a.Given != id { // a URL is asked for with --url
				err = fmt.Errorf("article %s: %w", id, store.ErrNotFound)
			}
			if err != nil {
				return err
			}
			gone = append(gone, a)
		} else {
			list, _, err := w.Articles(store.Filter{Terms: []store.Term{{Field: "url", Values: []string{url}}}}, store.Page{Limit: 1 << 20})
			if err != nil {
				return err
			}
			if len(list) == 0 {
				return fmt.Errorf("article with URL %s: %w", url, store.ErrNotFound)
			}
			gone = list
		}
		c := newChange()
		for _, a := range gone {
			if err := drop(w, a, c); err != nil {
				return err
			}
		}
		_, err := settle(w, c)
		return err
	})
	return gone, err
}

// drop removes one article. The copies that it held together may be none of
// each other any more.
func drop(w store.Writer, a store.Article, c *change) error {
	marks, err := w.MarksOf(a.ID)
	if err != nil {
		return err
	}
	for _, m := range marks {
		c.broken[m.Component], c.gone[m.Event] = true, true
	}
	rest, err := w.Copies(a.Copy)
	if err != nil {
		return err
	}
	rest = slices.DeleteFunc(rest, func(id string) bool { return id == a.ID })
	if err := w.Forget(a.ID); err != nil {
		return err
	}
	return regroup(w, rest, c)
}

// regroup finds the copy groups among articles that were one group.
func regroup(w store.Writer, ids []string, c *change) error {
	if len(ids) == 0 {
		return nil
	}
	groups := map[string][]string{} // by smallest ID
	of := map[string]string{}
	for _, id := range ids {
		groups[id], of[id] = []string{id}, id
	}
	for _, id := range ids {
		a, err := w.Article(id)
		if err != nil {
			return err
		}
		signature, bands := near.Sketch(a.Title, a.Text)
		if len(bands) == 0 {
			continue
		}
		list, err := w.Sketches(bands)
		if err != nil {
			return err
		}
		for i := range list {
			other := list[i].Article
			x, y := of[id], of[other]
			if y == "" || x == y || near.Alike(signature, list[i].Signature) < near.Copy {
				continue
			}
			to, from := min(x, y), max(x, y)
			for _, m := range groups[from] {
				of[m] = to
			}
			groups[to] = append(groups[to], groups[from]...)
			delete(groups, from)
		}
	}
	for _, id := range ids {
		if err := w.PutCopy([]string{id}, of[id]); err != nil {
			return err
		}
		c.articles[id] = true
	}
	return nil
}

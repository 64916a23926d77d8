package ask

import (
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/store"
)

// Said is a statement with the article that it was read from and all that
// carry it: where copies of one text have the same words of the same speaker,
// they are one.
type Said struct {
	readout.Statement
	From     store.Article   // the first of Carriers, by order of the list
	Carriers []store.Article // with the same words, From among them
}

// Statements returns what was said, newest article first. Words that copies
// of one text repeat are listed once, with all their carriers that fit the
// filter.
func Statements(r store.Reader, f store.Filter, p store.Page) (list []Said, next string, err error) {
	articles := map[string]store.Article{}
	limit := p.Limit
	if limit <= 0 {
		limit = 100
	}
	alike := map[string]map[string][]readout.Statement{} // copy, words: statements in order
	for {
		page, after, err := r.Statements(f, store.Page{After: p.After, Limit: limit - len(list)})
		if err != nil {
			return nil, "", err
		}
		for _, s := range page {
			a, err := article(r, articles, s.Article)
			if err != nil {
				return nil, "", err
			}
			said := Said{Statement: s, From: a, Carriers: []store.Article{a}}
			same, err := copied(r, f, alike, a)
			if err != nil {
				return nil, "", err
			}
			if group := same[wording(s)]; len(group) > 1 {
				if group[0].Article != s.Article {
					continue // listed with the first
				}
				said.Carriers = nil
				for _, g := range group {
					if n := len(said.Carriers); n > 0 && said.Carriers[n-1].ID == g.Article {
						continue
					}
					c, err := article(r, articles, g.Article)
					if err != nil {
						return nil, "", err
					}
					said.Carriers = append(said.Carriers, c)
				}
			}
			list = append(list, said)
		}
		if p.After = after; after == "" || len(list) >= limit {
			return list, after, nil
		}
	}
}

// copied returns the statements of the filter in all copies of an article's
// text by their words; nil where it has no copy.
func copied(r store.Reader, f store.Filter, known map[string]map[string][]readout.Statement, a store.Article) (map[string][]readout.Statement, error) {
	if same, ok := known[a.Copy]; ok {
		return same, nil
	}
	ids, err := r.Copies(a.Copy)
	if err != nil {
		return nil, err
	}
	known[a.Copy] = nil
	if len(ids) < 2 {
		return nil, nil
	}
	terms := append(f.Terms[:len(f.Terms):len(f.Terms)], store.Term{Field: "copy", Values: []string{a.Copy}})
	same := map[string][]readout.Statement{}
	for after := ""; ; {
		page, next, err := r.Statements(store.Filter{Terms: terms}, store.Page{After: after, Limit: 1000})
		if err != nil {
			return nil, err
		}
		for _, s := range page {
			w := wording(s)
			same[w] = append(same[w], s)
		}
		if after = next; after == "" {
			known[a.Copy] = same
			return same, nil
		}
	}
}

// wording is what two copies of a statement have in common: who speaks and
// what is said.
func wording(s readout.Statement) string {
	var b strings.Builder
	for _, p := range s.Speaker {
		b.WriteString(store.Fold(p.Name) + "|")
	}
	for _, c := range s.Content {
		b.WriteString(store.Fold(c.Text))
	}
	return b.String()
}

package serve

import (
	"bytes"
	"context"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/coder"
	"github.com/readout-events/readout/internal/ask"
	"github.com/readout-events/readout/internal/read"
	"github.com/readout-events/readout/internal/store"
	"github.com/readout-events/readout/internal/work"
)

// AddWith adds with a coder, as the command add does. program is its version,
// for the manifest.
func AddWith(st store.Store, c *coder.Coder, program string) Add {
	return func(ctx context.Context, articles []readout.Article) (Added, error) {
		var lines []byte
		for _, a := range articles {
			if a.ID == "" || a.ID == unnamed {
				a.ID = work.ContentID(a)
			}
			var err error
			if lines, err = appendJSON(lines, Given{a.ID, a.URL, a.Title, a.Publisher, ask.Published(&store.Article{Article: a}), a.Language, a.Text}); err != nil {
				return Added{}, err
			}
		}
		out := Added{Articles: []AddedArticle{}}
		var bad *read.Problem
		in := work.Inputs{Paths: []string{"-"}, Options: read.Options{Stdin: bytes.NewReader(lines)}}
		run, err := work.Add(ctx, st, c, in, work.AddOptions{Program: program}, func(p work.Progress) {
			if p.Problem != nil {
				bad = p.Problem
				return
			}
			for _, d := range p.Done {
				if d.Skipped {
					out.Skipped++
					continue
				}
				out.Articles = append(out.Articles, AddedArticle{d.ID, d.Given, d.New, d.Problem})
			}
		})
		if err == nil && bad != nil {
			err = bad
		}
		out.Run, out.New = run.ID, run.New
		return out, err
	}
}

// adding adds the operation that changes the ledger.
func (s *server) adding() {
	if s.opts.Add == nil {
		return
	}
	op := huma.Operation{OperationID: "add-articles", Method: http.MethodPost, Path: base + "/articles", Tags: []string{"articles"},
		Summary: "Add articles. They are read, merged and on disk when the answer comes. Needs a token of scope write.", RequestBody: s.taken(true)}
	op.Responses = map[string]*huma.Response{"200": s.response("The ledger had them all", Added{}), "201": s.response("Added", Added{})}
	register(s, op, (*call).add)
}

// add takes all articles of a body or, where one is wrong, none.
func (c *call) add(in *TextInput) error {
	if _, err := negotiate(c.r, "json"); err != nil {
		return err
	}
	if err := c.s.mayWrite(c.r); err != nil {
		return err
	}
	list, err := c.articles(in)
	if err != nil {
		return err
	}
	select {
	case c.s.adds <- struct{}{}:
		defer func() { <-c.s.adds }()
	case <-time.After(5 * time.Second):
		return wrong(http.StatusServiceUnavailable, "others are adding: ask again").later(5)
	case <-c.r.Context().Done():
		return c.r.Context().Err()
	}
	rc := http.NewResponseController(c.w)
	_ = rc.SetReadDeadline(time.Time{}) // all has been read; what a test records into has none
	_ = rc.SetWriteDeadline(time.Now().Add(10 * time.Minute))
	out, err := c.s.opts.Add(c.r.Context(), list)
	if err != nil {
		return err
	}
	out.Kind = "added"
	status := http.StatusOK
	if out.New > 0 {
		status = http.StatusCreated
	}
	if len(out.Articles) == 1 {
		c.w.Header().Set("Location", base+"/articles/"+out.Articles[0].ID)
	}
	c.w.Header().Set("Cache-Control", "no-store")
	return c.json(status, out)
}

package serve

import (
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
)

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

package serve

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"reflect"
	"strconv"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"github.com/readout-events/readout/internal/store"
)

// queryOf reads the query of a URL.
func queryOf(r *http.Request) (url.Values, error) { return url.ParseQuery(r.URL.RawQuery) }

// call is one request to an operation.
type call struct {
	s *server
	w http.ResponseWriter
	r *http.Request
}

// register adds an operation: huma reads and checks its parameters, f answers.
func register[I any](s *server, op huma.Operation, f func(c *call, in *I) error) {
	if op.Responses == nil {
		op.Responses = map[string]*huma.Response{}
	}
	op.Responses["default"] = &huma.Response{Description: "A problem (RFC 9457)", Content: map[string]*huma.MediaType{problemType: {Schema: s.schema(Problem{})}}}
	if s.opts.Guarded || op.Method == http.MethodPost && strings.HasSuffix(op.Path, "/articles") {
		op.Security = []map[string][]string{{"token": {}}}
	}
	body := op.RequestBody
	op.RequestBody = nil // huma would read it, and know JSON only
	huma.Register(s.api, op, func(_ context.Context, in *I) (*huma.StreamResponse, error) {
		return &huma.StreamResponse{Body: func(ctx huma.Context) {
			r, w := humago.Unwrap(ctx)
			c := &call{s, w, r}
			w.Header().Add("Vary", "Accept")
			if err := f(c, in); err != nil {
				c.fail(err)
			}
		}}, nil
	})
	if body != nil {
		s.api.OpenAPI().Paths[op.Path].Post.RequestBody = body
	}
}

// fail sends a problem; where the answer has begun the connection is cut, so
// that nobody takes a part for the whole.
func (c *call) fail(err error) {
	if errors.Is(err, errGone) || c.r.Context().Err() != nil && errors.Is(err, context.Canceled) {
		panic(http.ErrAbortHandler)
	}
	p := problem(err)
	if p.Status == http.StatusInternalServerError {
		c.s.opts.Log.Error("request failed", "method", c.r.Method, "url", c.r.URL.RequestURI(), "error", err)
	}
	var begun *begunError
	if errors.As(err, &begun) {
		c.s.opts.Log.Error("answer cut off", "url", c.r.URL.RequestURI(), "error", err)
		panic(http.ErrAbortHandler)
	}
	p.send(c.w, c.r)
}

// begunError is an error after the first byte of the answer.
type begunError struct{ error }

func (e *begunError) Unwrap() error { return e.error }

// view calls f with a view of the ledger, for as long as an answer may take.
func (c *call) view(f func(store.Reader) error) error {
	ctx, cancel := context.WithTimeout(c.r.Context(), c.s.opts.Time)
	defer cancel()
	err := c.s.store.View(ctx, f)
	if err != nil && errors.Is(ctx.Err(), context.DeadlineExceeded) {
		var begun *begunError
		if errors.As(err, &begun) {
			return err
		}
		return context.DeadlineExceeded // the store's error may only say that it was interrupted
	}
	return err
}

// longest is the time that a list without end may be sent: its view keeps
// the ledger's log from being cleared.
const longest = 15 * time.Minute

// stream is view for a list without end, of which only few are sent at once,
// for each holds one of the ledger's readers.
func (c *call) stream(f func(store.Reader) error) error {
	select {
	case c.s.streams <- struct{}{}:
		defer func() { <-c.s.streams }()
	case <-time.After(2 * time.Second):
		return wrong(http.StatusServiceUnavailable, "other whole lists are being sent: ask again, or for pages").later(10)
	case <-c.r.Context().Done():
		return c.r.Context().Err()
	}
	rc := http.NewResponseController(c.w)
	_ = rc.SetReadDeadline(time.Time{}) // all has been read; what a test records into has none
	ctx, cancel := context.WithTimeout(c.r.Context(), longest)
	defer cancel()
	return c.s.store.View(ctx, f)
}

// same sets the ETag and reports whether the client has this answer already.
func (c *call) same(r store.Reader, f *format) (bool, error) {
	state, err := r.State()
	if err != nil {
		return false, err
	}
	return unchanged(c.w, c.r, f.kind, state, c.s.opts.Version), nil
}

// begin sends the headers and returns whether a body is wanted.
func (c *call) begin(f *format, status int) bool {
	h := c.w.Header()
	h.Set("Content-Type", f.kind)
	c.w.WriteHeader(status)
	return c.r.Method != http.MethodHead
}

// ListInput are the parameters of every list. It has a capital for huma, which
// looks into no other field.
type ListInput struct {
	Q     string `query:"q" maxLength:"4000" doc:"What is wanted, in words: actor:CHN recipient:RUS type:CONSULT after:2019-01-01. Nothing: all."`
	After string `query:"after" maxLength:"1000" doc:"Where the page begins: next of the page before."`
	Limit int    `query:"limit" minimum:"1" maximum:"1000" doc:"Rows of a page. Without it JSON has 100 and other formats have all rows."`
}

// list is a kind of row that the ledger lists.
type list[T any] struct {
	kind    string                                                                          // "events"
	parse   func(q string) (store.Filter, error)                                            // of the query
	page    func(store.Reader, store.Filter, store.Page) (rows []T, next string, err error) //
	line    func([]byte, *T) ([]byte, error)                                                // a row as a line of JSON Lines
	columns columns[T]                                                                      // of CSV and Parquet
	count   func(store.Reader, store.Filter) (store.Count, error)                           // nil: it is not counted
}

// chunk is the number of rows that a list without end asks for at once.
const chunk = 500

// send answers with a page of a list, or with all of it.
func (l *list[T]) send(c *call, in *ListInput, count bool) error {
	f, err := negotiate(c.r, "json", "jsonl", "csv", "parquet")
	if err != nil {
		return err
	}
	filter, err := l.parse(in.Q)
	if err != nil {
		return err
	}
	if f.name != "json" && in.Limit == 0 {
		return c.stream(func(r store.Reader) error { return l.all(c, r, f, filter, in.After) })
	}
	return c.answer(f, func(r store.Reader, b *bytes.Buffer) error {
		rows, next, err := l.page(r, filter, store.Page{After: in.After, Limit: in.Limit})
		if err != nil {
			return err
		}
		var sum *store.Count
		if count && l.count != nil {
			n, err := l.count(r, filter)
			if err != nil {
				return err
			}
			sum = &n
		}
		if next != "" {
			c.w.Header().Set("Link", "<"+nextLink(c.r, next)+`>; rel="next"`)
		}
		return l.write(b, f, rows, next, sum)
	})
}

// answer sends what make writes from a view of the ledger, or 304. It is sent
// after the view has ended: who reads slowly is not to keep a reader from
// others.
func (c *call) answer(f *format, make func(store.Reader, *bytes.Buffer) error) error {
	var b bytes.Buffer
	var same bool
	err := c.view(func(r store.Reader) error {
		var err error
		if same, err = c.same(r, f); same || err != nil {
			return err
		}
		return make(r, &b)
	})
	if err != nil || same {
		return err
	}
	c.w.Header().Set("Content-Length", strconv.Itoa(b.Len()))
	if c.begin(f, http.StatusOK) {
		if _, err := c.w.Write(b.Bytes()); err != nil {
			return &begunError{errors.Join(errGone, err)}
		}
	}
	return nil
}

// nextLink is the address of the page after a cursor.
func nextLink(r *http.Request, next string) string {
	q, _ := queryOf(r) // bounded has read it already
	q.Set("after", next)
	path := r.URL.EscapedPath()
	if f, ok := r.Context().Value(suffixKey{}).(*format); ok {
		path += "." + f.name
	}
	return path + "?" + q.Encode()
}

// write writes a page.
func (l *list[T]) write(w io.Writer, f *format, items []T, next string, sum *store.Count) error {
	buf := bufio.NewWriterSize(w, 32<<10)
	if f.name != "json" {
		out, err := rows(f, buf, l.columns, l.line)
		for i := range items {
			if err == nil {
				err = out.row(&items[i])
			}
		}
		if err == nil {
			err = out.end()
		}
		return errors.Join(err, buf.Flush())
	}
	fmt.Fprintf(buf, `{"kind":%q`, l.kind)
	if sum != nil {
		fmt.Fprintf(buf, `,"count":{"events":%d,"reports":%d,"articles":%d,"sources":%d}`, sum.Events, sum.Reports, sum.Articles, sum.Sources)
	}
	_, _ = buf.WriteString(`,"items":[`) // Flush tells of errors
	var line []byte
	for i := range items {
		var err error
		if line, err = l.line(line[:0], &items[i]); err != nil {
			return err
		}
		if i > 0 {
			_ = buf.WriteByte(',')
		}
		_ = buf.WriteByte('\n')
		_, _ = buf.Write(line[:len(line)-1])
	}
	after, err := appendJSON(nil, next)
	if err != nil {
		return err
	}
	_, _ = fmt.Fprintf(buf, "\n],\"next\":%s}\n", after[:len(after)-1])
	return buf.Flush()
}

// all writes the whole of a list, a chunk at a time.
func (l *list[T]) all(c *call, r store.Reader, f *format, filter store.Filter, after string) error {
	items, next, err := l.page(r, filter, store.Page{After: after, Limit: chunk})
	if err != nil {
		return err
	}
	if same, err := c.same(r, f); same || err != nil {
		return err
	}
	if !c.begin(f, http.StatusOK) {
		return nil
	}
	buf := bufio.NewWriterSize(&patient{w: c.w, rc: http.NewResponseController(c.w)}, 32<<10)
	out, err := rows(f, buf, l.columns, l.line)
	for err == nil {
		for i := range items {
			if err = out.row(&items[i]); err != nil {
				return &begunError{err}
			}
		}
		if next == "" {
			break
		}
		items, next, err = l.page(r, filter, store.Page{After: next, Limit: chunk})
	}
	if err == nil {
		err = out.end()
	}
	if err == nil {
		err = buf.Flush()
	}
	if err != nil {
		return &begunError{err}
	}
	return nil
}

// one answers with a single row.
func (l *list[T]) one(c *call, get func(store.Reader) (T, error)) error {
	f, err := negotiate(c.r, "json", "jsonl", "csv", "parquet")
	if err != nil {
		return err
	}
	return c.answer(f, func(r store.Reader, b *bytes.Buffer) error {
		v, err := get(r)
		if err != nil {
			return err
		}
		if f.name == "json" {
			line, err := l.line(nil, &v)
			_, _ = b.Write(line) // a buffer takes all
			return err
		}
		return l.write(b, f, []T{v}, "", nil)
	})
}

// schema is that of a Go type in the API's document.
func (s *server) schema(v any) *huma.Schema {
	return s.api.OpenAPI().Components.Schemas.Schema(reflect.TypeOf(v), true, "")
}

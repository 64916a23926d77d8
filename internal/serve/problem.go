package serve

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"github.com/readout-events/readout/internal/ask"
	"github.com/readout-events/readout/internal/store"
)

// Problem is an error as the API sends it: RFC 9457, application/problem+json.
//
//	{"title":"Unprocessable Entity","status":422,"detail":"type:CONSLT: no type CONSLT; did you mean CONSULT?",
//	 "errors":[{"message":"no type CONSLT","location":"query.q","value":"CONSLT","offset":15,"length":6,"hint":"did you mean CONSULT?"}]}
type Problem struct {
	Title  string  `json:"title" doc:"The status in words."`
	Status int     `json:"status" doc:"The HTTP status."`
	Detail string  `json:"detail,omitempty" doc:"What is wrong with this request."`
	Errors []Fault `json:"errors,omitempty" nullable:"false" doc:"Where it is wrong."`
	header http.Header
}

// Fault is one thing that is wrong with a request.
type Fault struct {
	Message  string `json:"message" doc:"What is wrong."`
	Location string `json:"location,omitempty" doc:"Where: query.q, path.id, body, header.Authorization."`
	Value    any    `json:"value,omitempty" doc:"The value that is wrong; of a query the wrong word."`
	Offset   *int   `json:"offset,omitempty" doc:"Of a query: where the wrong word begins, in bytes from 0."`
	Length   int    `json:"length,omitempty" doc:"Of a query: bytes of the wrong word."`
	Hint     string `json:"hint,omitempty" doc:"What may have been meant."`
}

func (p *Problem) Error() string { return p.Detail }

// GetStatus makes a Problem an error that huma sends as it is.
func (p *Problem) GetStatus() int { return p.Status }

// ContentType is that of RFC 9457.
func (p *Problem) ContentType(string) string { return problemType }

const problemType = "application/problem+json"

// wrong returns a problem with a status.
func wrong(status int, detail string, args ...any) *Problem {
	return &Problem{Title: http.StatusText(status), Status: status, Detail: fmt.Sprintf(detail, args...)}
}

// at adds where a request is wrong.
func (p *Problem) at(location string, value any) *Problem {
	p.Errors = append(p.Errors, Fault{Message: p.Detail, Location: location, Value: value})
	return p
}

// with adds a header to the response.
func (p *Problem) with(key, value string) *Problem {
	if p.header == nil {
		p.header = http.Header{}
	}
	p.header.Set(key, value)
	return p
}

// later says when to ask again.
func (p *Problem) later(seconds int) *Problem { return p.with("Retry-After", strconv.Itoa(seconds)) }

// problem turns an error into what the client may know of it. What is not the
// client's doing is 500 without details: the log has them.
func problem(err error) *Problem {
	var p *Problem
	var q *ask.Error
	var span ask.RangeError
	switch {
	case errors.As(err, &p):
		return p
	case errors.As(err, &q):
		p = wrong(http.StatusUnprocessableEntity, "%s", q.Error())
		p.Errors = []Fault{{Message: q.Msg, Location: "query.q", Value: q.Word, Offset: &q.Offset, Length: q.Length, Hint: q.Hint}}
		return p
	case errors.As(err, &span):
		return wrong(http.StatusUnprocessableEntity, "%s", string(span)).at("query.from", nil)
	case errors.Is(err, store.ErrFilter):
		return wrong(http.StatusUnprocessableEntity, "%v", err).at("query.q", nil)
	case errors.Is(err, store.ErrCursor):
		return wrong(http.StatusUnprocessableEntity, "after is no cursor of this list: take it from next of the page before").at("query.after", nil)
	case errors.Is(err, ask.ErrAmbiguous):
		return wrong(http.StatusConflict, "%v", err).at("path.id", nil)
	case errors.Is(err, store.ErrNotFound):
		return wrong(http.StatusNotFound, "%s", "the ledger has nothing under this ID").at("path.id", nil)
	case errors.Is(err, store.ErrBusy):
		return wrong(http.StatusServiceUnavailable, "another process is writing to the ledger").later(5)
	case errors.Is(err, store.ErrFull):
		return wrong(http.StatusInsufficientStorage, "no space left on the server's disk: nothing was added")
	case errors.Is(err, context.DeadlineExceeded):
		return wrong(http.StatusServiceUnavailable, "the ledger did not answer in time: ask for less").later(5)
	}
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return wrong(http.StatusRequestEntityTooLarge, "the body may have %d bytes", large.Limit).at("body", nil)
	}
	return wrong(http.StatusInternalServerError, "the server's log says more")
}

// send writes the problem: as JSON, or in one line to those who read pages.
func (p *Problem) send(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	for k, v := range p.header {
		h[k] = v
	}
	h.Del("ETag")
	h.Del("Link")
	h.Set("Cache-Control", "no-store")
	var b []byte
	if isAPI(r.URL.Path) {
		h.Set("Content-Type", problemType)
		b, _ = json.Marshal(p) // a struct of strings and numbers
	} else {
		h.Set("Content-Type", "text/plain; charset=utf-8")
		b = []byte(fmt.Sprintf("%d %s: %s", p.Status, p.Title, p.Detail))
	}
	b = append(b, '\n')
	h.Set("Content-Length", strconv.Itoa(len(b)))
	w.WriteHeader(p.Status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(b) // who does not read it is told nothing
	}
}

// explainedFaults turns what huma found wrong with parameters into a Problem
// whose detail says it.
func explainedFaults(_ huma.Context, _ string, v any) (any, error) {
	m, ok := v.(*huma.ErrorModel)
	if !ok {
		return v, nil
	}
	p := &Problem{Title: m.Title, Status: m.Status, Detail: m.Detail}
	var all []string
	for _, e := range m.Errors {
		if e.Value == "" {
			e.Value = nil
		}
		if s, ok := e.Value.(string); ok && len(s) > 200 {
			e.Value = strings.ToValidUTF8(s[:200], "") + "…"
		}
		p.Errors = append(p.Errors, Fault{Message: e.Message, Location: e.Location, Value: e.Value})
		all = append(all, strings.TrimPrefix(e.Location, "query.")+": "+e.Message)
	}
	if len(all) > 0 {
		p.Detail = strings.Join(all, "; ")
	}
	return p, nil
}

// isAPI reports whether a path is for programs and not for people.
func isAPI(path string) bool {
	return path == "/api" || strings.HasPrefix(path, "/api/") || strings.HasPrefix(path, "/openapi")
}

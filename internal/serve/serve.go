// Package serve gives a ledger to others over HTTP: an API under /api/v1 and
// the pages of package pages. All requests take one way:
//
//	logged     a line in the log; a panic becomes a 500 without details
//	headed     headers that keep browsers from running what articles say
//	known      foreign host names and pages of other sites are refused
//	limited    so many requests a second for each client
//	admitted   the token, where one is needed
//	bounded    size of the body and time
//	gzipped    text is packed
//	suffixed   .csv at the end of a path means the same as Accept: text/csv
//
// and end in an operation of the API, each of which is a function that reads
// its parameters from a struct, asks the ledger in one View, and writes rows.
// Errors are problems (RFC 9457). The API is described by the server itself
// at /openapi.json, in OpenAPI 3.1.
package serve

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"path"
	"runtime"
	"strconv"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/coder"
	"github.com/readout-events/readout/internal/store"
)

// Options say what is served and to whom.
type Options struct {
	Folder  string        // the ledger's, for its tokens
	Version string        // of the program
	Guarded bool          // every request needs a token; without, reading needs none and only this machine is answered
	Add     Add           // nil: nothing can be added
	Explain Explain       // nil: /explain has no text
	Rate    float64       // requests a second for one client; 0: as many as come
	Body    int64         // bytes of a request's body, eight times as many where articles are added, a sixteenth where one is explained; 0: 1 MiB
	Time    time.Duration // that an answer may take, but for lists without end; 0: 20 s
	Workers int           // articles coded at the same time; 0: one a processor
	Pages   http.Handler  // all that is not the API; nil: nothing
	Log     *slog.Logger  // what went wrong; nil: nowhere
	Access  *slog.Logger  // a line a request; nil: none
}

// Add codes articles and adds them to the ledger. They are on disk when it
// returns nil.
type Add func(ctx context.Context, articles []readout.Article) (Added, error)

// Explain shows how an article is read, as text.
type Explain func(w *coder.Worker, a readout.Article, all bool) (string, error)

type server struct {
	store   store.Store
	coder   *coder.Coder
	opts    Options
	origin  *http.CrossOriginProtection
	slots   chan *coder.Worker // free workers
	streams chan struct{}      // lists without end that are being sent
	adds    chan struct{}      // articles are being added
	api     huma.API
}

// New returns the handler of a ledger. The coder may be nil: then nothing is
// coded or explained.
func New(st store.Store, c *coder.Coder, opts Options) http.Handler {
	return newServer(st, c, opts).handler()
}

func newServer(st store.Store, c *coder.Coder, opts Options) *server {
	if opts.Log == nil {
		opts.Log = discard
	}
	if opts.Body == 0 {
		opts.Body = 1 << 20
	}
	if opts.Time == 0 {
		opts.Time = 20 * time.Second
	}
	if opts.Workers == 0 {
		opts.Workers = runtime.GOMAXPROCS(0)
	}
	s := &server{store: st, coder: c, opts: opts, origin: http.NewCrossOriginProtection(), streams: make(chan struct{}, 2), adds: make(chan struct{}, 2)}
	if c != nil {
		s.slots = make(chan *coder.Worker, opts.Workers)
		for range opts.Workers {
			s.slots <- c.Worker()
		}
	}
	return s
}

func (s *server) handler() http.Handler {
	mux := http.NewServeMux()
	s.api = humago.New(mux, config(s.opts.Version))
	s.routes()
	document := s.document()
	mux.HandleFunc("GET /openapi.json", func(w http.ResponseWriter, r *http.Request) {
		fixed(w, r, "application/openapi+json", document)
	})
	pages := s.opts.Pages
	if pages == nil {
		pages = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			wrong(http.StatusNotFound, "nothing stands here: the API is at /api/v1, its description at /openapi.json").send(w, r)
		})
	}
	var h http.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !isAPI(r.URL.Path) {
			ctx, cancel := context.WithTimeout(r.Context(), s.opts.Time)
			defer cancel()
			pages.ServeHTTP(w, r.WithContext(ctx))
			return
		}
		found, pattern := mux.Handler(r)
		if p := r.URL.EscapedPath(); pattern == "" || path.Clean(p) != p { // 404, 405, or what the mux would tidy up and redirect
			refused(found, r).send(w, r)
			return
		}
		mux.ServeHTTP(w, r)
	})
	for _, outer := range []func(http.Handler) http.Handler{suffixed, gzipped, s.bounded, s.admitted, s.limited, s.known, headed, s.logged} {
		h = outer(h)
	}
	return h
}

// refused asks the mux why it has no route for a request.
func refused(h http.Handler, r *http.Request) *Problem {
	rec := &recorder{header: http.Header{}}
	h.ServeHTTP(rec, r)
	if rec.status == http.StatusMethodNotAllowed {
		return wrong(http.StatusMethodNotAllowed, "%s can't be sent here: %s can", r.Method, rec.header.Get("Allow")).with("Allow", rec.header.Get("Allow"))
	}
	return wrong(http.StatusNotFound, "the API has no such path: /openapi.json names them")
}

type recorder struct {
	header http.Header
	status int
}

func (r *recorder) Header() http.Header         { return r.header }
func (r *recorder) Write(b []byte) (int, error) { return len(b), nil }
func (r *recorder) WriteHeader(status int)      { r.status = status }

// bounded bounds the size of bodies, and refuses queries that are none.
func (s *server) bounded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.ContainsRune(r.URL.Path, 0) || strings.ContainsRune(r.URL.Path, '\n') {
			wrong(http.StatusBadRequest, "the path has a character that no ID has").send(w, r)
			return
		}
		if _, err := queryOf(r); err != nil {
			wrong(http.StatusBadRequest, "the query string can't be read: %v", err).send(w, r)
			return
		}
		limit := s.opts.Body
		switch path, _, _ := strings.Cut(r.URL.Path[strings.LastIndexByte(r.URL.Path, '/')+1:], "."); path {
		case "articles":
			limit *= 8
		case "explain": // what is shown of a text is a thousand times longer
			limit /= 16
		}
		r.Body = http.MaxBytesReader(w, r.Body, limit)
		next.ServeHTTP(w, r)
	})
}

// fixed sends what is the same as long as the program runs.
func fixed(w http.ResponseWriter, r *http.Request, kind string, body []byte) {
	if unchanged(w, r, kind, string(body)) {
		return
	}
	h := w.Header()
	h.Set("Content-Type", kind)
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(http.StatusOK)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body)
	}
}

// unchanged sets the ETag of an answer that depends on state and request
// only, and where the client has it already answers 304. The tag is a strong
// one: the same tag means the same bytes.
func unchanged(w http.ResponseWriter, r *http.Request, kind string, state ...string) bool {
	sum := sha256.New()
	for _, p := range append(state, r.URL.Path, r.URL.RawQuery, kind, strconv.FormatBool(packs(r, kind))) {
		fmt.Fprintf(sum, "%d:%s", len(p), p)
	}
	tag := `"` + base64.RawURLEncoding.EncodeToString(sum.Sum(nil)[:16]) + `"`
	h := w.Header()
	h.Set("ETag", tag)
	h.Set("Cache-Control", "no-cache") // keep it, but ask each time
	for _, t := range strings.Split(strings.Join(r.Header.Values("If-None-Match"), ","), ",") {
		if t = strings.TrimPrefix(strings.TrimSpace(t), "W/"); t == tag {
			w.WriteHeader(http.StatusNotModified)
			return true
		}
	}
	return false
}

// config is that of the API's document. huma's own pages are left out: they
// load scripts of other hosts.
func config(version string) huma.Config {
	c := huma.DefaultConfig("Readout", version)
	c.Info.Description = "Who did what to whom, when, where, and according to whom: a ledger of events read from press text. " +
		"Lists come in pages as JSON; as JSON Lines, CSV or Parquet they come whole where no limit is given. The suffixes .json, .jsonl, .csv and .parquet on a path stand for the Accept header."
	c.Info.License = &huma.License{Name: "Apache-2.0", Identifier: "Apache-2.0"}
	c.OpenAPIPath, c.DocsPath, c.SchemasPath = "", "", ""
	c.CreateHooks = nil // no $schema in bodies
	c.RejectUnknownQueryParameters = true
	c.Transformers = []huma.Transformer{explainedFaults}
	return c
}

// document is the API's description, as JSON.
func (s *server) document() []byte {
	doc := s.api.OpenAPI()
	doc.Components.SecuritySchemes = map[string]*huma.SecurityScheme{
		"token": {Type: "http", Scheme: "bearer", Description: "A token of readout token LEDGER new. On this machine reading needs none."},
	}
	b, err := json.Marshal(doc)
	if err != nil {
		panic(err) // what huma can't write of its own document is this program's error
	}
	return append(b, '\n')
}

// limits are how long a client may take.
type limits struct{ header, read, write, idle time.Duration }

// usual are the limits of a server. Lists without end set that of writing
// anew as long as the client takes what it gets.
var usual = limits{header: 10 * time.Second, read: 30 * time.Second, write: time.Minute, idle: 2 * time.Minute}

// Serve answers on a listener until the context ends; then what has begun is
// finished, but not for longer than patience.
func Serve(ctx context.Context, l net.Listener, h http.Handler, patience time.Duration, log *slog.Logger) error {
	return listen(ctx, l, h, usual, patience, log)
}

func listen(ctx context.Context, l net.Listener, h http.Handler, max limits, patience time.Duration, log *slog.Logger) error {
	if log == nil {
		log = discard
	}
	srv := &http.Server{Handler: h, ReadHeaderTimeout: max.header, ReadTimeout: max.read, WriteTimeout: max.write, IdleTimeout: max.idle, MaxHeaderBytes: 32 << 10,
		ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn)}
	done := make(chan error, 1)
	go func() { done <- srv.Serve(l) }()
	select {
	case err := <-done:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
	defer cancel()
	if err := srv.Shutdown(end); err != nil {
		_ = srv.Close() // what is still going on is cut off
	}
	if err := <-done; !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve: %w", err)
	}
	return nil
}

// errGone is the error of a write to a client that has gone.
var errGone = errors.New("the client has gone")

// patient is the body of a list without end: each piece may take some time,
// all of it as long as it likes.
type patient struct {
	w   http.ResponseWriter
	rc  *http.ResponseController
	set time.Time
}

func (p *patient) Write(b []byte) (int, error) {
	if now := time.Now(); now.Sub(p.set) > time.Second {
		p.set = now
		_ = p.rc.SetWriteDeadline(now.Add(30 * time.Second)) // a recorder of a test has none
	}
	n, err := p.w.Write(b)
	if err != nil {
		err = errors.Join(errGone, err)
	}
	return n, err
}

var _ io.Writer = (*patient)(nil)

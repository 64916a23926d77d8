// Package pages serves the ledger to people: a Desk that lists and searches
// events, a page for each event and each article, and one that explains keys
// and query words. Pages are written by html/template from one consistent
// view of the ledger, need no JavaScript, and ask no other host for anything.
//
// Everything that comes from an article is hostile: it is only ever put into
// a page as text or as an attribute that can't run. The Content-Security-Policy
// allows no script but the one file of this package.
package pages

import (
	"bytes"
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"log/slog"
	"net/http"
	"path"
	"strconv"
	"strings"

	"github.com/readout-events/readout/codebook"
	"github.com/readout-events/readout/codebook/actors"
	"github.com/readout-events/readout/internal/store"
)

//go:embed templates/*.html
var templateFiles embed.FS

//go:embed static/*
var staticFiles embed.FS

// Policy is the Content-Security-Policy of every page: styles, the script and
// the icon come from this server, and nothing else is loaded or run.
const Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// Options are what the pages show beside the ledger.
type Options struct {
	Name    string          // of the ledger, for the head of each page; "" for none
	Version string          // of the program
	Actors  *actors.Table   // names of states; nil: pages show codes only
	Log     *slog.Logger    // errors of the ledger; nil: slog.Default
	Context context.Context // counting beside the pages ends with it; nil: context.Background
}

// site is what all pages share. It is not altered once made.
type site struct {
	store     store.Store
	book      *codebook.Book
	opts      Options
	templates map[string]*template.Template
	assets    map[string]asset  // by path: /static/style.1f3a….css
	links     map[string]string // by name: style.css
	rules     *rulebooks
	counts    *counter
}

type asset struct {
	kind string
	body []byte
}

// Handler serves the pages of a ledger: /, /events/{id}, /articles/{id},
// /help and /static/. All else is a page that says that there is nothing.
func Handler(st store.Store, book *codebook.Book, opts Options) (http.Handler, error) {
	if opts.Log == nil {
		opts.Log = slog.Default()
	}
	s := &site{store: st, book: book, opts: opts, rules: newRulebooks(book), counts: newCounter(opts.Context, st, opts.Log)}
	if err := s.load(); err != nil {
		return nil, fmt.Errorf("pages: %w", err)
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", s.page("desk", s.desk))
	mux.HandleFunc("GET /events/{id}", s.page("event", s.event))
	mux.HandleFunc("GET /articles/{id}", s.page("article", s.article))
	mux.HandleFunc("GET /help", s.page("help", s.help))
	mux.HandleFunc("GET /static/{file}", s.static)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			s.fail(w, r, &problem{status: http.StatusMethodNotAllowed, Title: "Pages are only read", Text: "Nothing can be sent to this address. What changes the ledger are the commands of readout and the API."})
			return
		}
		s.fail(w, r, nowhere)
	})
	return secure(mux), nil
}

// secure sets the headers that keep what is hostile in articles from running.
func secure(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		head := w.Header()
		head.Set("Content-Security-Policy", Policy)
		head.Set("X-Content-Type-Options", "nosniff")
		head.Set("Referrer-Policy", "no-referrer")
		head.Set("X-Frame-Options", "DENY")
		head.Set("Cross-Origin-Opener-Policy", "same-origin")
		head.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.ServeHTTP(w, r)
	})
}

// load parses the templates and names the static files by their content, so
// that browsers may keep them for ever.
func (s *site) load() error {
	s.assets, s.links, s.templates = map[string]asset{}, map[string]string{}, map[string]*template.Template{}
	add := func(name, kind string, body []byte) {
		sum := sha256.Sum256(body)
		ext := path.Ext(name)
		s.links[name] = "/static/" + strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:5]) + ext
		s.assets[s.links[name]] = asset{kind, body}
	}
	kinds := map[string]string{".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
	err := fs.WalkDir(staticFiles, "static", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		body, err := staticFiles.ReadFile(file)
		if err != nil {
			return err
		}
		add(path.Base(file), kinds[path.Ext(file)], body)
		return nil
	})
	if err != nil {
		return err
	}
	add("light.css", kinds[".css"], lighting())
	base, err := template.New("base.html").Funcs(s.funcs()).ParseFS(templateFiles, "templates/base.html", "templates/parts.html")
	if err != nil {
		return err
	}
	for _, name := range []string{"desk", "event", "article", "help", "error"} {
		t, err := template.Must(base.Clone()).ParseFS(templateFiles, "templates/"+name+".html")
		if err != nil {
			return err
		}
		s.templates[name] = t
	}
	return nil
}

// lighting is the style sheet that lights, on an article's or event's page,
// the words of the record that is pointed at, holds the focus or is the
// target of the address, and the record of such words; by number.
func lighting() []byte {
	var b bytes.Buffer
	b.WriteString("/* Written by the program: each record and its words light each other. */\n")
	for i := 1; i <= maxRecords; i++ {
		fmt.Fprintf(&b, "main:has(#r%d:is(:hover,:focus-within,:target)) .i%d,main:has(.i%d:is(:hover,:focus)) .i%d{background-color:var(--lit);outline:1px solid var(--lit-edge)}\n", i, i, i, i)
		fmt.Fprintf(&b, "main:has(.i%d:is(:hover,:focus)) #r%d{background-color:var(--lit);outline:1px solid var(--lit-edge)}\n", i, i)
	}
	return b.Bytes()
}

// frame is what every page has around its own part.
type frame struct {
	Title   string
	Query   string // in the search field
	Name    string
	Version string
	Style   string
	Light   string // "" where the page has nothing to light
	Script  string
	Icon    string
	Wrong   bool // the query is
	Body    any
}

// problem is an error as a page shows it.
type problem struct {
	status      int
	Title, Text string
	Hint        string // a command or address to try
}

func (p *problem) Error() string { return p.Title }

var nowhere = &problem{status: http.StatusNotFound, Title: "There is no such page", Text: "Nothing stands at this address."}

// content is what a page function returns.
type content struct {
	title string
	query string
	light bool
	moved string // an address that the page has instead
	body  any
	bad   bool // the query is wrong: the page says so itself
}

// page makes a handler of a function that reads the ledger.
func (s *site) page(name string, f func(ctx context.Context, r *http.Request) (content, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		c, err := f(r.Context(), r)
		if err != nil {
			s.fail(w, r, err)
			return
		}
		if c.moved != "" {
			http.Redirect(w, r, c.moved, http.StatusFound)
			return
		}
		status := http.StatusOK
		if c.bad {
			status = http.StatusBadRequest
		}
		s.write(w, r, name, status, c)
	}
}

// write sends a page whole or, where its template fails, not at all.
func (s *site) write(w http.ResponseWriter, r *http.Request, name string, status int, c content) {
	f := frame{Title: c.title, Query: c.query, Name: s.opts.Name, Version: s.opts.Version, Style: s.links["style.css"], Script: s.links["keys.js"], Icon: s.links["icon.svg"], Wrong: c.bad, Body: c.body}
	if c.light {
		f.Light = s.links["light.css"]
	}
	var b bytes.Buffer
	if err := s.templates[name].Execute(&b, f); err != nil {
		s.opts.Log.Error("page not written", "page", name, "path", r.URL.Path, "error", err)
		http.Error(w, "This page could not be written.", http.StatusInternalServerError)
		return
	}
	head := w.Header()
	head.Set("Content-Type", "text/html; charset=utf-8")
	head.Set("Cache-Control", "no-cache")
	head.Set("Content-Length", strconv.Itoa(b.Len()))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(b.Bytes()) // the reader is gone: there is nobody to tell
	}
}

// fail sends the page of an error.
func (s *site) fail(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(r.Context().Err(), context.Canceled) {
		return // the reader is gone
	}
	var p *problem
	switch {
	case errors.As(err, &p):
	case errors.Is(err, store.ErrNotFound):
		p = &problem{status: http.StatusNotFound, Title: "Not in this ledger", Text: "The ledger has nothing under this name. It may have been forgotten, or read again with a changed codebook."}
	case errors.Is(err, store.ErrDamaged):
		p = &problem{status: http.StatusInternalServerError, Title: "The ledger is damaged", Text: "What this page needs could not be read whole.", Hint: "readout verify LEDGER names every fault"}
	case errors.Is(err, store.ErrBusy), errors.Is(err, context.DeadlineExceeded), r.Context().Err() != nil:
		p = &problem{status: http.StatusServiceUnavailable, Title: "The ledger is busy", Text: "It did not answer in time. Nothing is lost; ask again."}
	default:
		p = &problem{status: http.StatusInternalServerError, Title: "The ledger could not be read", Text: "The server's log says why."}
	}
	if p.status >= http.StatusInternalServerError {
		s.opts.Log.Error("page failed", "path", r.URL.Path, "error", err)
	}
	s.write(w, r, "error", p.status, content{title: p.Title, query: r.URL.Query().Get("q"), body: errorPage{p.status, p}})
}

type errorPage struct {
	Status int
	*problem
}

// static sends a style sheet, the script or the icon.
func (s *site) static(w http.ResponseWriter, r *http.Request) {
	a, ok := s.assets["/static/"+r.PathValue("file")]
	if !ok {
		s.fail(w, r, nowhere)
		return
	}
	w.Header().Set("Content-Type", a.kind)
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	w.Header().Set("Content-Length", strconv.Itoa(len(a.body)))
	if r.Method != http.MethodHead {
		_, _ = w.Write(a.body)
	}
}

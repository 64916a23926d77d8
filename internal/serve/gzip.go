package serve

import (
	"context"
	"io"
	"net/http"
	"strings"
	"sync"

	"github.com/klauspost/compress/gzip"
)

// gzipKey is the key of the context that says that the answer may be packed.
type gzipKey struct{}

// packs reports whether an answer of a type will be packed; its ETag is then
// another.
func packs(r *http.Request, kind string) bool {
	return r.Context().Value(gzipKey{}) != nil && compressible(kind)
}

func compressible(kind string) bool {
	m, _, _ := strings.Cut(kind, ";")
	return strings.HasPrefix(m, "text/") || strings.HasSuffix(m, "json") || strings.HasSuffix(m, "jsonl") || strings.HasSuffix(m, "yaml") || m == "image/svg+xml"
}

var packers = sync.Pool{New: func() any { w, _ := gzip.NewWriterLevel(io.Discard, gzip.DefaultCompression); return w }} // the level is a right one

// gzipped packs what is text for clients that take gzip.
func gzipped(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Add("Vary", "Accept-Encoding")
		accept := strings.Join(r.Header.Values("Accept-Encoding"), ",")
		if accept == "" || quality(accept, []string{"gzip"}) == 0 {
			next.ServeHTTP(w, r)
			return
		}
		p := &packed{ResponseWriter: w, head: r.Method == http.MethodHead}
		next.ServeHTTP(p, r.WithContext(context.WithValue(r.Context(), gzipKey{}, true)))
		p.close() // not where the handler panics: what is cut off must not look whole
	})
}

// packed is a response that is packed where its type is text.
type packed struct {
	http.ResponseWriter
	gz      *gzip.Writer
	head    bool
	decided bool
}

func (p *packed) Unwrap() http.ResponseWriter { return p.ResponseWriter }

func (p *packed) WriteHeader(status int) {
	if !p.decided && status >= 200 {
		p.decided = true
		h := p.Header()
		body := status != http.StatusNoContent && status != http.StatusNotModified
		if body && h.Get("Content-Encoding") == "" && compressible(h.Get("Content-Type")) {
			h.Set("Content-Encoding", "gzip")
			h.Del("Content-Length")
			if !p.head {
				p.gz = packers.Get().(*gzip.Writer)
				p.gz.Reset(p.ResponseWriter)
			}
		}
	}
	p.ResponseWriter.WriteHeader(status)
}

func (p *packed) Write(b []byte) (int, error) {
	if !p.decided {
		if p.Header().Get("Content-Type") == "" {
			p.Header().Set("Content-Type", http.DetectContentType(b))
		}
		p.WriteHeader(http.StatusOK)
	}
	if p.gz != nil {
		return p.gz.Write(b)
	}
	return p.ResponseWriter.Write(b)
}

func (p *packed) close() {
	if p.gz != nil {
		_ = p.gz.Close() // the client is gone
		packers.Put(p.gz)
	}
}

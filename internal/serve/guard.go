package serve

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"github.com/readout-events/readout/internal/serve/token"
)

// policy is the Content-Security-Policy of what is no page: nothing is loaded
// or run, should a browser take it for one. Pages set their own.
const policy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// headed sets the headers of every answer.
func headed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		next.ServeHTTP(w, r)
	})
}

// reply is a response that knows what became of it.
type reply struct {
	http.ResponseWriter
	status int
	bytes  int64
}

func (w *reply) Unwrap() http.ResponseWriter { return w.ResponseWriter }

func (w *reply) WriteHeader(status int) {
	if w.status == 0 && status >= 200 {
		w.status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *reply) Write(b []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	n, err := w.ResponseWriter.Write(b)
	w.bytes += int64(n)
	return n, err
}

// logged writes a line for each request and turns a panic into a 500 that
// tells nothing; where the answer has begun the connection is cut.
func (s *server) logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := time.Now()
		rep := &reply{ResponseWriter: w}
		who := &visitor{}
		r = r.WithContext(context.WithValue(r.Context(), visitorKey{}, who))
		defer func() {
			broken := recover()
			if broken != nil && broken != http.ErrAbortHandler {
				s.opts.Log.Error("panic", "method", r.Method, "path", r.URL.Path, "panic", broken, "stack", string(debug.Stack()))
			}
			if broken != nil && rep.status == 0 {
				wrong(http.StatusInternalServerError, "the server's log says more").send(rep, r)
				broken = nil
			}
			if s.opts.Access != nil {
				s.opts.Access.Info("request", "method", r.Method, "url", r.URL.RequestURI(), "status", rep.status, "bytes", rep.bytes,
					"ms", time.Since(began).Milliseconds(), "client", client(r), "token", who.token.Name)
			}
			if broken != nil {
				panic(http.ErrAbortHandler)
			}
		}()
		next.ServeHTTP(rep, r)
	})
}

// visitor is what is known of who asks.
type visitor struct{ token token.Token }

type visitorKey struct{}

func visiting(r *http.Request) *visitor {
	if v, ok := r.Context().Value(visitorKey{}).(*visitor); ok {
		return v
	}
	return &visitor{}
}

// client is the address of a client without its port, of IPv6 its network of
// 64 bits, for one client has all of these.
func client(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	a, err := netip.ParseAddr(host)
	if err != nil {
		return host
	}
	if a = a.Unmap(); a.Is6() {
		p, _ := a.WithZone("").Prefix(64) // 64 bits of an IPv6 address are always right
		return p.String()
	}
	return a.String()
}

// known refuses what comes under a foreign name: a page of evil.example whose
// name is made to point at 127.0.0.1 would read the ledger with the browser of
// whoever looks at it. Where tokens are asked for there is nothing to read.
func (s *server) known(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !s.opts.Guarded && !local(r.Host) {
			wrong(http.StatusMisdirectedRequest, "this server answers as localhost only, not as %q; readout serve --host NAME serves a name, with tokens", r.Host).send(w, r)
			return
		}
		if err := s.origin.Check(r); err != nil {
			wrong(http.StatusForbidden, "a page of another site may not send this").send(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// local reports whether a Host header names this machine to itself.
func local(host string) bool {
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	name = strings.TrimSuffix(strings.TrimPrefix(name, "["), "]")
	return strings.EqualFold(name, "localhost") || net.ParseIP(name).IsLoopback()
}

// Loopback reports whether an address to listen on is of this machine only.
func Loopback(address string) bool {
	host, _, err := net.SplitHostPort(address)
	return err == nil && host != "" && local(host)
}

// limited gives each client so many requests a second.
func (s *server) limited(next http.Handler) http.Handler {
	if s.opts.Rate <= 0 {
		return next
	}
	b := &buckets{rate: rate.Limit(s.opts.Rate), burst: max(1, int(4*s.opts.Rate)), of: map[string]*bucket{}}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if wait := b.take(client(r), time.Now()); wait > 0 {
			wrong(http.StatusTooManyRequests, "more than %g requests a second", s.opts.Rate).later(int(wait.Seconds())+1).send(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// buckets are the token buckets of clients.
type buckets struct {
	mu    sync.Mutex
	rate  rate.Limit
	burst int
	of    map[string]*bucket
}

type bucket struct {
	*rate.Limiter
	used time.Time
}

// most is the number of clients that are remembered; where there are more the
// full buckets are forgotten, and if that does not help all.
const most = 20_000

// take takes one request out of a client's bucket and returns how long to
// wait where it is empty.
func (b *buckets) take(who string, now time.Time) time.Duration {
	b.mu.Lock()
	defer b.mu.Unlock()
	c := b.of[who]
	if c == nil {
		if len(b.of) >= most {
			full := time.Duration(float64(b.burst) / float64(b.rate) * float64(time.Second))
			for k, c := range b.of {
				if now.Sub(c.used) >= full {
					delete(b.of, k)
				}
			}
			if len(b.of) >= most {
				clear(b.of)
			}
		}
		c = &bucket{Limiter: rate.NewLimiter(b.rate, b.burst)}
		b.of[who] = c
	}
	c.used = now
	if c.AllowN(now, 1) {
		return 0
	}
	return time.Duration((1 - c.TokensAt(now)) / float64(b.rate) * float64(time.Second))
}

// admitted checks the token of a request: Authorization: Bearer, or the
// password of Basic, which browsers can send. Where the server is guarded
// there must be one; where it is not, a wrong one is refused all the same.
func (s *server) admitted(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		words, given := credentials(r)
		if !given && !s.opts.Guarded {
			next.ServeHTTP(w, r)
			return
		}
		t, err := token.Check(s.opts.Folder, words)
		switch {
		case errors.Is(err, token.ErrWrong):
			detail := "a token is needed: Authorization: Bearer readout_…"
			if given {
				detail = "the token is not one of this ledger's"
			}
			unauthorized(detail).send(w, r)
			return
		case err != nil:
			s.opts.Log.Error("token not checked", "error", err)
			problem(err).send(w, r)
			return
		}
		visiting(r).token = t
		w.Header().Add("Vary", "Authorization")
		next.ServeHTTP(w, r)
	})
}

func unauthorized(detail string) *Problem {
	p := wrong(http.StatusUnauthorized, "%s", detail).at("header.Authorization", nil)
	p.header = http.Header{"Www-Authenticate": {`Bearer realm="readout"`, `Basic realm="readout", charset="UTF-8"`}}
	return p
}

func credentials(r *http.Request) (words string, given bool) {
	head := r.Header.Get("Authorization")
	if head == "" {
		return "", false
	}
	if _, password, ok := r.BasicAuth(); ok {
		return password, true
	}
	scheme, words, _ := strings.Cut(head, " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return "", true
	}
	return strings.TrimSpace(words), true
}

// mayWrite returns a problem where a request may not change the ledger.
func (s *server) mayWrite(r *http.Request) error {
	t := visiting(r).token
	if t.ID == "" {
		return unauthorized("adding needs a token of scope write: readout token LEDGER new --scope write --name NAME")
	}
	if !t.Writes() {
		return wrong(http.StatusForbidden, "the token %q may only read", t.Name).at("header.Authorization", nil)
	}
	return nil
}

// discard is a log that nothing is written to.
var discard = slog.New(slog.DiscardHandler)

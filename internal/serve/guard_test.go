package serve

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/coder"
	"github.com/readout-events/readout/internal/serve/token"
	"github.com/readout-events/readout/internal/store"
)

const accused = `{"text":"Russia accused Ukraine of shelling the town."}`

// TestTokens: who may do what, on this machine and for others.
func TestTokens(t *testing.T) {
	st, dir := ledger(t)
	reads, rt, err := token.New(dir, "reader", token.Read)
	if err != nil {
		t.Fatal(err)
	}
	writes, _, err := token.New(dir, "writer", token.Write)
	if err != nil {
		t.Fatal(err)
	}
	revoked, gone, err := token.New(dir, "gone", token.Write)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := token.Revoke(dir, gone.ID); err != nil {
		t.Fatal(err)
	}
	basic := func(password string) string {
		r := httptest.NewRequest("GET", "/", nil)
		r.SetBasicAuth("anybody", password)
		return r.Header.Get("Authorization")
	}
	for _, c := range []struct {
		guarded      bool
		method, path string
		header       string // Authorization
		status       int
	}{
		{false, "GET", "/api/v1/events", "", 200},
		{false, "GET", "/api/v1/events", "Bearer " + reads, 200},
		{false, "GET", "/api/v1/events", "Bearer wrong", 401},
		{false, "POST", "/api/v1/code", "", 200},
		{false, "POST", "/api/v1/articles", "", 401},
		{false, "POST", "/api/v1/articles", "Bearer " + reads, 403},
		{false, "POST", "/api/v1/articles", "Bearer " + writes, 201},
		{false, "POST", "/api/v1/articles", "Bearer " + revoked, 401},
		{true, "GET", "/api/v1/events", "", 401},
		{true, "GET", "/openapi.json", "", 401},
		{true, "GET", "/", "", 401},
		{true, "GET", "/api/v1/nothing", "", 401},
		{true, "GET", "/api/v1/events", "Bearer " + reads, 200},
		{true, "GET", "/api/v1/events", "bearer  " + reads, 200},
		{true, "GET", "/api/v1/events", basic(reads), 200},
		{true, "GET", "/api/v1/events", "Bearer " + reads + "x", 401},
		{true, "GET", "/api/v1/events", reads, 401},
		{true, "GET", "/api/v1/events", "Digest " + reads, 401},
		{true, "GET", "/api/v1/events", "Bearer", 401},
		{true, "GET", "/api/v1/events", basic("x"), 401},
		{true, "GET", "/api/v1/events?access_token=" + reads, "", 401},
		{true, "POST", "/api/v1/code", "Bearer " + reads, 200},
		{true, "POST", "/api/v1/articles", "Bearer " + reads, 403},
		{true, "POST", "/api/v1/articles", "Bearer " + writes, 201},
	} {
		n := 0
		h := New(st, theCoder(t), Options{Folder: dir, Guarded: c.guarded, Add: func(context.Context, []readout.Article) (Added, error) {
			n++
			return Added{New: 1, Articles: []AddedArticle{{ID: "a1"}}}, nil
		}})
		var body io.Reader
		if c.method == "POST" {
			body = strings.NewReader(accused)
		}
		r := request(c.method, c.path, body)
		if c.header != "" {
			r.Header.Set("Authorization", c.header)
		}
		w := do(h, r)
		if w.Code != c.status {
			t.Errorf("guarded %v, %s %s, %.20q: %d, want %d: %s", c.guarded, c.method, c.path, c.header, w.Code, c.status, w.Body)
		}
		if w.Code == 401 && len(w.Header().Values("WWW-Authenticate")) == 0 {
			t.Errorf("401 without WWW-Authenticate")
		}
		if (n > 0) != (c.status == 201) {
			t.Errorf("%s %s: added %d times", c.method, c.path, n)
		}
		for _, secret := range []string{reads, writes, revoked} {
			if strings.Contains(w.Body.String(), secret) {
				t.Error("the answer tells a token")
			}
		}
	}
	h := New(st, theCoder(t), Options{Folder: dir, Guarded: true})
	if _, err := token.Revoke(dir, rt.ID); err != nil {
		t.Fatal(err)
	}
	if w := get(h, "/api/v1/events", "Authorization", "Bearer "+reads); w.Code != 401 {
		t.Errorf("after it was revoked: %d", w.Code)
	}
}

// TestForeignPages: neither a name that is made to point here nor a page of
// another site gets at a ledger that this machine reads without a token.
func TestForeignPages(t *testing.T) {
	h := open(t, nil)
	for host, status := range map[string]int{"127.0.0.1:8765": 200, "localhost": 200, "LOCALHOST:1": 200, "[::1]:8765": 200, "127.9.9.9": 200, "::1": 200,
		"evil.example": 421, "evil.example:8765": 421, "127.0.0.1.evil.example": 421, "localhost.evil.example": 421, "192.168.0.7:8765": 421, "": 421, "0.0.0.0:8765": 421, "@localhost": 421} {
		r := request("GET", "/api/v1", nil)
		r.Host = host
		if w := do(h, r); w.Code != status {
			t.Errorf("Host %q: %d, want %d", host, w.Code, status)
		}
	}
	for _, c := range []struct {
		headers []string
		status  int
	}{
		{nil, 200},
		{[]string{"Sec-Fetch-Site", "same-origin"}, 200},
		{[]string{"Sec-Fetch-Site", "none"}, 200},
		{[]string{"Sec-Fetch-Site", "cross-site"}, 403},
		{[]string{"Sec-Fetch-Site", "same-site"}, 403},
		{[]string{"Origin", "http://127.0.0.1:8765"}, 200},
		{[]string{"Origin", "https://evil.example"}, 403},
		{[]string{"Origin", "null"}, 403},
		{[]string{"Content-Type", "application/x-www-form-urlencoded"}, 415},
		{[]string{"Content-Type", "multipart/form-data; boundary=x"}, 415},
		{[]string{"Content-Type", ";;"}, 415},
		{[]string{"Content-Encoding", "gzip"}, 415},
	} {
		if w := do(h, request("POST", "/api/v1/code", strings.NewReader(accused), c.headers...)); w.Code != c.status {
			t.Errorf("%v: %d, want %d: %s", c.headers, w.Code, c.status, w.Body)
		}
	}
}

func TestHeaders(t *testing.T) {
	h := open(t, nil)
	for _, p := range []string{"/api/v1", "/api/v1/events.csv", "/api/v1/nothing", "/", "/openapi.json", "/api/v1/events?q=("} {
		w := get(h, p)
		for k, want := range map[string]string{"Content-Security-Policy": "default-src 'none'", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "X-Frame-Options": "DENY"} {
			if got := w.Header().Get(k); !strings.HasPrefix(got, want) {
				t.Errorf("%s: %s %q", p, k, got)
			}
		}
		if got := w.Header().Get("Content-Security-Policy"); !strings.Contains(got, "frame-ancestors 'none'") || strings.Contains(got, "unsafe") {
			t.Errorf("%s: %s", p, got)
		}
		if w.Header().Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%s: open to other sites", p)
		}
	}
}

// TestHostile: what comes is answered with a problem, and quickly.
func TestHostile(t *testing.T) {
	h := open(t, nil)
	long := strings.Repeat("a", 20_000)
	for _, c := range []struct {
		method, target string
		status         int
	}{
		{"GET", "/api/v1/events?q=" + long, 422},
		{"GET", "/api/v1/events?q=" + strings.Repeat("(", 3000), 422},
		{"GET", "/api/v1/events?q=" + strings.Repeat("-", 3000), 422},
		{"GET", "/api/v1/events?q=" + strings.Repeat("a:", 1500), 422},
		{"GET", "/api/v1/events?q=%22", 422},
		{"GET", "/api/v1/events?q=text:%22%22%22*%27%3BDROP%20TABLE%20event--", 422},
		{"GET", "/api/v1/events?q=%zz", 400},
		{"GET", "/api/v1/events?q=a;b", 400},
		{"GET", "/api/v1/events?after=%00", 422},
		{"GET", "/api/v1/events?after=bm9uc2Vuc2U", 422},
		{"GET", "/api/v1/events?after=" + strings.Repeat("W1tb", 200), 422},
		{"GET", "/api/v1/events.csv?after=nonsense", 422},
		{"GET", "/api/v1/events?limit=-1", 422},
		{"GET", "/api/v1/events?limit=1001", 422},
		{"GET", "/api/v1/events?limit=99999999999999999999", 422},
		{"GET", "/api/v1/events?limt=3", 422},
		{"GET", "/api/v1/events?count=perhaps", 422},
		{"GET", "/api/v1/series?by=hour", 422},
		{"GET", "/api/v1/series?from=soon", 422},
		{"GET", "/api/v1/series?from=2022&to=2021", 422},
		{"GET", "/api/v1/series?by=day&from=0001&to=9999", 422},
		{"GET", "/api/v1/series?dyad=CHN", 422},
		{"GET", "/api/v1/events/%00", 400},
		{"GET", "/api/v1/events/a%0ab", 400},
		{"GET", "/api/v1/events/..%2f..%2fetc%2fpasswd", 404},
		{"GET", "/api/v1/events/%2e%2e", 404},
		{"GET", "/api/v1/articles/..%2fledger.db", 404},
		{"GET", "/api/v1/articles/' OR 1=1 --", 404},
		{"GET", "/api/v1/articles/%F0%9F%92%A9", 404},
		{"GET", "/api/v1/articles/" + long, 422},
		{"GET", "/api/v1/../../etc/passwd", 404},
		{"GET", "/api/v1//events", 404},
		{"GET", "/api/v1/events/", 404},
		{"GET", "/api/v1/.csv", 404},
		{"GET", "/api/v2/events", 404},
		{"GET", "/api", 404},
		{"GET", "/tokens", 404},
		{"GET", "/ledger.db", 404},
		{"POST", "/api/v1/events", 405},
		{"DELETE", "/api/v1/articles", 405},
		{"PUT", "/api/v1/articles/a1", 405},
		{"PATCH", "/api/v1/events", 405},
		{"OPTIONS", "/api/v1/events", 405},
		{"TRACE", "/api/v1/events", 405},
		{"BREW", "/api/v1/events", 405},
		{"GET", "/api/v1/code", 405},
	} {
		r := request(c.method, "/", nil)
		r.URL.Path, r.URL.RawPath, r.URL.RawQuery = "", "", ""
		path, query, _ := strings.Cut(c.target, "?")
		u, err := r.URL.Parse(strings.ReplaceAll(path, " ", "%20"))
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(path, "..") && !strings.Contains(path, "%") || strings.Contains(path, "//") {
			u.Path = path // as a client would send it that does not tidy up
		}
		r.URL = u
		r.URL.RawQuery = query
		w := do(h, r)
		if w.Code != c.status {
			t.Errorf("%s %.80s: %d, want %d: %.300s", c.method, c.target, w.Code, c.status, w.Body)
		}
		if isAPI(r.URL.Path) && w.Header().Get("Content-Type") != problemType {
			t.Errorf("%s %.80s: %s", c.method, c.target, w.Header().Get("Content-Type"))
		}
		if w.Body.Len() > 25_000 {
			t.Errorf("%s %.80s: %d bytes of problem", c.method, c.target, w.Body.Len())
		}
	}
	for _, c := range []struct {
		kind, body string
		status     int
	}{
		{"application/json", "", 422}, {"application/json", "{", 422}, {"application/json", "{}", 422}, {"application/json", "null", 422}, {"application/json", "[]", 422},
		{"application/json", `"text"`, 422}, {"application/json", `{"text":7}`, 422}, {"application/json", `{"text":""}`, 422}, {"application/json", `{"text":"a\u0000b"}`, 422},
		{"application/json", `[{"text":"a"},{"text":"b"}]`, 422}, {"application/json", strings.Repeat("[", 100_000), 422}, {"application/json", `{"text":"Rain.","published":"yesterday"}`, 422},
		{"application/json", "{\n  \"title\": \"Rain\",\n  \"text\": \"Rain.\"\n}\n", 200}, {"application/json", "\xef\xbb\xbf" + `{"text":"Rain."}`, 200},
		{"application/jsonl", `{"text":"Rain."}` + "\n" + "{broken", 422}, {"application/jsonl", "just text", 422}, {"application/jsonl", `{"text":"Rain."}` + "\n\n", 200},
		{"text/plain", "", 422}, {"text/plain", "\xff\xfea\x00", 422}, {"text/plain", "a\x00b", 422}, {"text/plain", "caf\xe9", 422}, {"text/plain", "<!doctype html><p>x", 422},
		{"text/plain; charset=utf-8", "Rain.", 200}, {"application/json", `{"text":"` + strings.Repeat("a", 2<<20) + `"}`, 413}, {"text/plain", strings.Repeat("Rain. ", 1<<18), 413},
	} {
		w := do(h, request("POST", "/api/v1/code", strings.NewReader(c.body), "Content-Type", c.kind))
		if w.Code != c.status {
			t.Errorf("POST %s %.60q: %d, want %d: %.300s", c.kind, c.body, w.Code, c.status, w.Body)
		}
	}
}

// TestWrongWord: a wrong query gives the place of the wrong word.
func TestWrongWord(t *testing.T) {
	h := open(t, nil)
	q := "actor:CHN type:CONSLT after:2019-01-01"
	w := get(h, "/api/v1/events?q="+strings.ReplaceAll(q, " ", "+"))
	m := decode(t, w.Body.Bytes())
	f := m["errors"].([]any)[0].(map[string]any)
	at, n := int(f["offset"].(float64)), int(f["length"].(float64))
	if w.Code != 422 || f["location"] != "query.q" || q[at:at+n] != "CONSLT" || f["value"] != "CONSLT" || !strings.Contains(fmt.Sprint(f["hint"]), "CONSULT") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

func TestRate(t *testing.T) {
	h := open(t, func(o *Options) { o.Rate = 2 })
	codes := map[int]int{}
	for range 20 {
		w := get(h, "/api/v1")
		codes[w.Code]++
		if w.Code == 429 && w.Header().Get("Retry-After") == "" {
			t.Error("429 without Retry-After")
		}
	}
	if codes[200] < 8 || codes[429] < 5 {
		t.Errorf("%v", codes)
	}
	r := request("GET", "/api/v1", nil)
	r.RemoteAddr = "127.0.0.2:9"
	if w := do(h, r); w.Code != 200 {
		t.Errorf("another client: %d", w.Code)
	}
}

func TestBucketsFillAgainAndStayFew(t *testing.T) {
	b := &buckets{rate: 2, burst: 4, of: map[string]*bucket{}}
	now := time.Unix(1_000_000, 0)
	for i := range 4 {
		if b.take("a", now) != 0 {
			t.Errorf("request %d", i)
		}
	}
	if wait := b.take("a", now); wait <= 0 || wait > time.Second {
		t.Errorf("wait %s", wait)
	}
	if wait := b.take("a", now.Add(time.Second)); wait != 0 {
		t.Errorf("a second later: %s", wait)
	}
	for i := range 3 * most {
		b.take(fmt.Sprint(i), now.Add(time.Duration(i)*time.Microsecond))
	}
	if len(b.of) > most {
		t.Errorf("%d clients are remembered", len(b.of))
	}
}

func TestClientOfOneNetwork(t *testing.T) {
	for addr, want := range map[string]string{"10.0.0.1:5": "10.0.0.1", "[::ffff:10.0.0.1]:5": "10.0.0.1", "[2001:db8:1:2:3::4]:5": "2001:db8:1:2::/64", "[fe80::1%eth0]:5": "fe80::/64", "pipe": "pipe"} {
		if got := client(&http.Request{RemoteAddr: addr}); got != want {
			t.Errorf("%s: %s, want %s", addr, got, want)
		}
	}
}

func TestLoopback(t *testing.T) {
	for addr, want := range map[string]bool{"127.0.0.1:8765": true, "localhost:0": true, "[::1]:80": true, "127.1.2.3:80": true, ":8765": false, "0.0.0.0:8765": false, "[::]:80": false, "192.168.0.1:80": false, "example.org:80": false, "127.0.0.1": false, "": false} {
		if got := Loopback(addr); got != want {
			t.Errorf("%s: %v", addr, got)
		}
	}
}

// broken is a store that fails or panics.
type broken struct {
	store.Store
	err error
}

func (b broken) View(context.Context, func(store.Reader) error) error {
	if b.err == nil {
		panic("secret")
	}
	return b.err
}

// TestOurFaults: what is not the client's fault is told without details, and
// in the log with them.
func TestOurFaults(t *testing.T) {
	for _, c := range []struct {
		err    error
		status int
		logged string
	}{
		{nil, 500, "secret"},
		{errors.New("secret: row 7"), 500, "secret: row 7"},
		{fmt.Errorf("/home/me/press/ledger.db: %w", store.ErrDamaged), 500, "damaged"},
		{fmt.Errorf("/home/me/press/ledger.db: %w", store.ErrBusy), 503, ""},
		{context.DeadlineExceeded, 503, ""},
	} {
		var log strings.Builder
		h := New(broken{err: c.err}, nil, Options{Log: slog.New(slog.NewTextHandler(&log, nil))})
		for _, p := range []string{"/api/v1", "/api/v1/events", "/api/v1/events.csv", "/api/v1/events/e1"} {
			w := get(h, p)
			if w.Code != c.status || w.Header().Get("Content-Type") != problemType || strings.Contains(w.Body.String(), "secret") || strings.Contains(w.Body.String(), "/home") {
				t.Errorf("%v: %s: %d %s", c.err, p, w.Code, w.Body)
			}
			if (w.Header().Get("Retry-After") != "") != (c.status == 503) {
				t.Errorf("%v: Retry-After %q", c.err, w.Header().Get("Retry-After"))
			}
		}
		if !strings.Contains(log.String(), c.logged) {
			t.Errorf("%v: the log has %q", c.err, log.String())
		}
	}
}

// cut is a store whose list breaks off after the first page.
type cut struct{ store.Reader }

func (c cut) Events(_ store.Filter, p store.Page) ([]readout.Event, string, error) {
	if p.After != "" {
		return nil, "", errors.New("broken")
	}
	return make([]readout.Event, 2000), "next", nil
}
func (c cut) State() (string, error) { return "s", nil }

type cutStore struct{ store.Store }

func (cutStore) View(_ context.Context, f func(store.Reader) error) error { return f(cut{}) }

// TestCutOff: a list that breaks off in the middle does not look whole, packed
// or not.
func TestCutOff(t *testing.T) {
	srv := httptest.NewServer(New(cutStore{}, nil, Options{}))
	defer srv.Close()
	for _, enc := range []string{"identity", "gzip"} {
		for _, f := range []string{"csv", "jsonl", "parquet"} {
			r, _ := http.NewRequest("GET", srv.URL+"/api/v1/events."+f, nil)
			r.Header.Set("Accept-Encoding", enc)
			resp, err := http.DefaultTransport.RoundTrip(r)
			if err != nil {
				continue
			}
			_, err = io.Copy(io.Discard, resp.Body)
			_ = resp.Body.Close()
			if err == nil {
				t.Errorf("%s %s: read to its end", f, enc)
			}
		}
	}
}

func TestAccessLog(t *testing.T) {
	var log strings.Builder
	st, dir := ledger(t)
	words, _, err := token.New(dir, "desk", token.Read)
	if err != nil {
		t.Fatal(err)
	}
	h := New(st, nil, Options{Folder: dir, Access: slog.New(slog.NewTextHandler(&log, nil))})
	get(h, "/api/v1/events?q=type:CONSULT&x=%0aforged", "Authorization", "Bearer "+words)
	l := log.String()
	if strings.Count(l, "\n") != 1 || !strings.Contains(l, "status=422") || !strings.Contains(l, "token=desk") || strings.Contains(l, words) {
		t.Errorf("%q", l)
	}
}

// TestWorkersAreFew: where all workers read, others are told to come back,
// and a text that takes too long is given up.
func TestWorkersAreFew(t *testing.T) {
	st, dir := ledger(t)
	c := theCoder(t)
	synctest.Test(t, func(t *testing.T) {
		go1 := make(chan bool)
		h := New(st, c, Options{Folder: dir, Workers: 1, Time: 3 * time.Second, Explain: func(*coder.Worker, readout.Article, bool) (string, error) { <-go1; return "", nil }})
		codes := make(chan int, 2)
		for range 2 {
			go func() { codes <- do(h, request("POST", "/api/v1/explain.txt", strings.NewReader(accused))).Code }()
		}
		if a, b := <-codes, <-codes; a != 503 || b != 503 {
			t.Errorf("%d %d", a, b)
		}
		close(go1)
		synctest.Wait()
		if w := do(h, request("POST", "/api/v1/explain.txt", strings.NewReader(accused))); w.Code != 200 {
			t.Errorf("when the worker is free again: %d", w.Code)
		}
	})
}

// TestSlowBody: a body that does not come is not waited for for ever.
func TestSlowBody(t *testing.T) {
	st, dir := ledger(t)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() {
		ended <- listen(ctx, l, New(st, theCoder(t), Options{Folder: dir}), limits{header: 300 * time.Millisecond, read: 500 * time.Millisecond, write: time.Second, idle: time.Second}, time.Second, nil)
	}()
	for _, head := range []string{
		"POST /api/v1/code HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 1000\r\n\r\nRus",
		"GET /api/v1 HTTP/1.1\r\nHost: localhost\r\nX-Slow",
		"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + strings.Repeat("a", 1<<20),
	} {
		c, err := net.Dial("tcp", l.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.WriteString(c, head)
		_ = c.SetReadDeadline(time.Now().Add(20 * time.Second))
		line, err := bufio.NewReader(c).ReadString('\n')
		if err == nil && !strings.Contains(line, " 408 ") && !strings.Contains(line, " 400 ") && !strings.Contains(line, " 431 ") {
			t.Errorf("%.40q: %q", head, line)
		}
		var late net.Error
		if errors.As(err, &late) && late.Timeout() {
			t.Errorf("%.40q: waited for", head)
		}
		_ = c.Close()
	}
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// TestEndsWithWhatHasBegun: who asked before the end gets his answer.
func TestEndsWithWhatHasBegun(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	h := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		stop()
		time.Sleep(100 * time.Millisecond)
		_, _ = io.WriteString(w, "done")
	})
	ended := make(chan error, 1)
	go func() { ended <- Serve(ctx, l, h, 10*time.Second, nil) }()
	resp, err := http.Get("http://" + l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if b, err := io.ReadAll(resp.Body); err != nil || string(b) != "done" {
		t.Errorf("%q %v", b, err)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

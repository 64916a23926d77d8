package serve

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"sync"
	"testing"
	"time"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/coder"
	"github.com/readout-events/readout/internal/annotate"
	"github.com/readout-events/readout/internal/store"
	"github.com/readout-events/readout/internal/store/sqlite"
)

var loaded = sync.OnceValues(func() (*coder.Coder, error) { return coder.New(coder.Options{Model: annotate.Fast}) })

func theCoder(t testing.TB) *coder.Coder {
	t.Helper()
	c, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// ledger is a store in a folder with a few articles, coded.
func ledger(t testing.TB) (store.Store, string) {
	t.Helper()
	dir := t.TempDir()
	st, err := sqlite.Open(filepath.Join(dir, "ledger.db"), true)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = st.Close() })
	var list []readout.Article
	for i, text := range []string{
		"Chinese Foreign Minister Wang Yi met his Russian counterpart Sergey Lavrov in Moscow on Tuesday. They discussed trade. Wang Yi said that China supports talks.",
		"Ukraine was accused by Russia of shelling the town. The United States condemned the attack and imposed sanctions on Russia.",
		"Police arrested 12 protesters in Minsk, the interior ministry said. <script>alert(1)</script> The opposition called for new elections.",
		"=cmd|' /C calc'!A0 Turkey's president Recep Tayyip Erdoğan visited Baku and signed an agreement with Azerbaijan.",
	} {
		list = append(list, readout.Article{ID: fmt.Sprintf("wire-%d.txt", i), URL: fmt.Sprintf("https://example.org/%d?a=1&b=<2>", i), Publisher: "Example Wire", Published: time.Date(2022, 8, 3+i, 0, 0, 0, 0, time.UTC), Language: "en", Title: "A title, \"quoted\"", Text: text})
	}
	put(t, st, list...)
	return st, dir
}

// put stores articles, each report as an event.
func put(t testing.TB, st store.Store, list ...readout.Article) {
	t.Helper()
	w := theCoder(t).Worker()
	err := st.Update(context.Background(), func(tx store.Writer) error {
		if err := tx.PutRun(store.Run{ID: "r1", Command: "add"}); err != nil {
			return err
		}
		for _, a := range list {
			given := a.ID
			a.ID = fmt.Sprintf("a%x", given)
			if err := tx.PutArticle(store.Article{Article: a, Given: given, Added: time.Unix(1669000000, 0)}); err != nil {
				return err
			}
			res := w.Code(a)
			if res.Err != nil {
				return res.Err
			}
			if err := tx.PutCoding(store.Coding{Article: a.ID, Run: "r1", Reports: res.Reports, Statements: res.Statements}); err != nil {
				return err
			}
			var events []readout.Event
			for _, r := range res.Reports {
				events = append(events, readout.Event{ID: "e" + r.ID, Type: r.Type, Mode: r.Mode, Quad: r.Quad, Score: r.Score, Cameo: r.Cameo, Goldstein: r.Goldstein, Status: r.Status,
					Actor: r.Actor, Recipient: r.Recipient, When: r.When, Where: r.Where, Context: r.Context, Confidence: r.Confidence, Reports: []string{r.ID}, Articles: 1, Sources: 1, Speakers: []string{""}})
			}
			if err := tx.PutEvents(nil, events); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func addTo(t testing.TB, st store.Store) Add {
	return func(ctx context.Context, articles []readout.Article) (Added, error) {
		put(t, st, articles...)
		out := Added{Run: "r1", New: len(articles)}
		for _, a := range articles {
			out.Articles = append(out.Articles, AddedArticle{ID: fmt.Sprintf("a%x", a.ID), Given: a.ID, New: true})
		}
		return out, nil
	}
}

// open returns a handler over a small ledger.
func open(t testing.TB, change func(*Options)) http.Handler {
	t.Helper()
	st, dir := ledger(t)
	opts := Options{Folder: dir, Version: "test", Add: addTo(t, st), Explain: func(w *coder.Worker, a readout.Article, all bool) (string, error) {
		return "explained: " + a.Text + "\n", nil
	}}
	if change != nil {
		change(&opts)
	}
	return New(st, theCoder(t), opts)
}

// request makes a request as it would come from this machine.
func request(method, target string, body io.Reader, headers ...string) *http.Request {
	r := httptest.NewRequest(method, target, body)
	r.Host = "127.0.0.1:8765"
	r.RemoteAddr = "127.0.0.1:40000"
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	if body != nil && r.Header.Get("Content-Type") == "" {
		r.Header.Set("Content-Type", "application/json")
	}
	return r
}

func do(h http.Handler, r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func get(h http.Handler, target string, headers ...string) *httptest.ResponseRecorder {
	return do(h, request("GET", target, nil, headers...))
}

func decode(t testing.TB, b []byte) (m map[string]any) {
	t.Helper()
	if err := json.Unmarshal(b, &m); err != nil {
		t.Fatalf("%v\n%s", err, b)
	}
	return m
}

func TestIndex(t *testing.T) {
	h := open(t, nil)
	w := get(h, "/api/v1")
	if m := decode(t, w.Body.Bytes()); w.Code != 200 || m["kind"] != "ledger" || m["articles"] != 4.0 {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	for _, p := range []string{"/api/v1/events.csv", "/api/v1/events.parquet", "/api/v1/events.jsonl"} {
		if w := get(h, p); w.Code != 200 || w.Body.Len() < 500 {
			t.Errorf("%s: %d %s", p, w.Code, w.Body)
		}
	}
}

package serve

import (
	"context"
	"strings"
	"testing"

	"github.com/readout-events/readout/internal/serve/token"
	"github.com/readout-events/readout/internal/store"
	"github.com/readout-events/readout/internal/work"
)

// TestAdd: what is answered is on disk, the same article is one, and of a body
// with a wrong line nothing is added.
func TestAdd(t *testing.T) {
	dir := t.TempDir()
	st, err := work.Open(dir, true)
	if err != nil {
		t.Fatal(err)
	}
	words, _, err := token.New(dir, "desk", token.Write)
	if err != nil {
		t.Fatal(err)
	}
	c := theCoder(t)
	h := New(st, c, Options{Folder: dir, Add: AddWith(st, c, "test")})
	const a = `{"id":"a.txt","url":"https://example.org/a","title":"T","publisher":"Wire","published":"2022-08-06","text":"Russia accused Ukraine of shelling the town of Izium."}`
	const b = `{"text":"Foreign Minister Wang Yi met Sergey Lavrov in Moscow on 5 August 2022."}`
	for _, x := range []struct {
		kind, target, body string
		status, articles   int // after it
	}{
		{"application/json", "/api/v1/articles", a, 201, 1},
		{"application/json", "/api/v1/articles", a, 200, 1},
		{"application/json", "/api/v1/articles", "[" + a + ",\n" + b + "]", 201, 2},
		{"application/jsonl", "/api/v1/articles", a + "\n" + b + "\n" + `{"text":"France recalled its ambassador from Mali."}` + "\n", 201, 3},
		{"application/jsonl", "/api/v1/articles", `{"text":"Iran condemned Israel."}` + "\n{broken\n", 422, 3},
		{"application/jsonl", "/api/v1/articles", `{"text":"Iran condemned Israel."}` + "\n" + `{"text":"Iran praised Oman.","published":"soon"}`, 422, 3},
		{"text/plain", "/api/v1/articles?publisher=Wire&published=2022-08-07&url=https://example.org/p&title=P", "Iran condemned Israel on Friday.", 201, 4},
		{"text/plain", "/api/v1/articles?published=soon", "Iran condemned Israel on Friday.", 422, 4},
		{"application/json", "/api/v1/articles?publisher=Wire", a, 422, 4},
		{"application/json", "/api/v1/articles", `{"text":"` + strings.Repeat("a", 9<<20) + `"}`, 413, 4},
	} {
		w := do(h, request("POST", x.target, strings.NewReader(x.body), "Content-Type", x.kind, "Authorization", "Bearer "+words))
		if w.Code != x.status {
			t.Errorf("%.60s: %d, want %d: %s", x.body, w.Code, x.status, w.Body)
		}
		if n := int(decode(t, get(h, "/api/v1").Body.Bytes())["articles"].(float64)); n != x.articles {
			t.Errorf("%.60s: %d articles, want %d", x.body, n, x.articles)
		}
		if l := w.Header().Get("Location"); l != "" && get(h, l).Code != 200 {
			t.Errorf("nothing at %s", l)
		}
	}
	p := items(t, get(h, "/api/v1/articles?q=url:https://example.org/p").Body.Bytes())
	if len(p) != 1 || p[0]["publisher"] != "Wire" || p[0]["published"] != "2022-08-07" || p[0]["title"] != "P" {
		t.Errorf("%v", p)
	}
	story := decode(t, get(h, "/api/v1/events/"+first(t, h, "/api/v1/events")).Body.Bytes())
	if story["fields"] == nil {
		t.Errorf("an event without fields: %v", story)
	}
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	if st, err = work.Open(dir, false); err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	if err := work.Verify(context.Background(), st, func(f string) { t.Error(f) }); err != nil {
		t.Error(err)
	}
	_ = st.View(t.Context(), func(r store.Reader) error {
		if n, _, _, _, _, _ := r.Totals(); n != 4 {
			t.Errorf("%d articles", n)
		}
		return nil
	})
}

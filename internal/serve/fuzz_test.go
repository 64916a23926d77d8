package serve

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"
	"time"
)

// FuzzGet: whatever is asked, the answer is no fault of ours, and a problem
// where there is one.
func FuzzGet(f *testing.F) {
	h := open(f, nil)
	for _, s := range [][3]string{{"/api/v1/events", "q=actor:CHN type:CONSULT after:2019-01-01&limit=2", "text/csv;q=0.5"}, {"/api/v1/events/e1.json", "", ""}, {"/api/v1/series.csv", "by=day&from=2022&to=2022-08&dyad=CHN>USA", "*/*"},
		{"/api/v1/meetings", "person=Wang Yi&after=WyJlIiwwXQ", "application/json"}, {"/api/v1/articles/https:%2f%2fexample.org", "text=true", ""}, {"/api/v1/statements.parquet", "q=about:Taiwan -says:CHN \"a b\"*", ""}} {
		f.Add(s[0], s[1], s[2])
	}
	f.Fuzz(func(t *testing.T, path, query, accept string) {
		u, err := url.Parse("http://localhost" + path)
		if err != nil || u.Host != "localhost" || !strings.HasPrefix(u.Path, "/") {
			return
		}
		r := request("GET", "/", nil, "Accept", accept)
		r.URL = u
		r.URL.RawQuery = query
		began := time.Now()
		w := do(h, r)
		if w.Code >= 500 || w.Code == 0 {
			t.Errorf("%d %s", w.Code, w.Body)
		}
		if w.Code >= 400 && isAPI(u.Path) && !json.Valid(w.Body.Bytes()) {
			t.Errorf("%d, and no JSON: %q", w.Code, w.Body)
		}
		if d := time.Since(began); d > 10*time.Second {
			t.Errorf("took %s", d)
		}
	})
}

// FuzzPost does the same for what is to be read.
func FuzzPost(f *testing.F) {
	h := open(f, func(o *Options) { o.Add = nil })
	f.Add("application/json", "", `{"text":"Russia accused Ukraine of shelling.","published":"2022-08-05"}`)
	f.Add("application/jsonl", "", `{"text":"a"}`+"\n"+`{"text":"b"}`)
	f.Add("text/plain; charset=utf-8", "published=2022-08-05&title=A", "Russia accused Ukraine.")
	f.Fuzz(func(t *testing.T, kind, query, body string) {
		r := request("POST", "/api/v1/code", strings.NewReader(body), "Content-Type", kind)
		r.URL.RawQuery = query
		if w := do(h, r); w.Code >= 500 || !json.Valid(w.Body.Bytes()) {
			t.Errorf("%d %s", w.Code, w.Body)
		}
	})
}

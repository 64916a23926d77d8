package serve

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/ask"
)

// table is a list as read back from one of its formats: column by column, as
// text.
func table(t *testing.T, format string, body []byte) (names []string, rows [][]string) {
	t.Helper()
	switch format {
	case "csv":
		all, err := csv.NewReader(bytes.NewReader(body)).ReadAll()
		if err != nil || len(all) == 0 {
			t.Fatalf("%v %s", err, body)
		}
		return all[0], all[1:]
	case "parquet":
		f, err := parquet.OpenFile(bytes.NewReader(body), int64(len(body)))
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range f.Root().Columns() {
			names = append(names, c.Name())
		}
		for _, g := range f.RowGroups() {
			r := g.Rows()
			buf := make([]parquet.Row, 10)
			for {
				n, err := r.ReadRows(buf)
				for _, row := range buf[:n] {
					var cells []string
					for _, v := range row {
						if v.IsNull() {
							cells = append(cells, "")
						} else {
							cells = append(cells, v.String())
						}
					}
					rows = append(rows, cells)
				}
				if err == io.EOF {
					break
				}
				if err != nil {
					t.Fatal(err)
				}
			}
			_ = r.Close()
		}
	}
	return names, rows
}

func lines(t *testing.T, body []byte) (out []map[string]any) {
	t.Helper()
	for l := range bytes.Lines(body) {
		out = append(out, decode(t, l))
	}
	return out
}

func items(t *testing.T, body []byte) (out []map[string]any) {
	t.Helper()
	list, ok := decode(t, body)["items"].([]any)
	if !ok {
		t.Fatalf("no items: %s", body)
	}
	for _, x := range list {
		out = append(out, x.(map[string]any))
	}
	return out
}

// TestFormats: each list holds the same rows in each format, whether asked
// for by suffix or by Accept.
func TestFormats(t *testing.T) {
	h := open(t, nil)
	kinds := map[string]string{"json": "application/json", "jsonl": "application/jsonl", "csv": "text/csv", "parquet": "application/vnd.apache.parquet"}
	for _, c := range []struct {
		path, query string
		names       []string
		id          string
	}{
		{"/api/v1/events", "?q=after:1900-01-01", ask.EventColumns, "id"},
		{"/api/v1/events", "", ask.EventColumns, "id"},
		{"/api/v1/reports", "", ask.ReportColumns, "id"},
		{"/api/v1/statements", "", ask.StatementColumns, "id"},
		{"/api/v1/meetings", "", ask.MeetingColumns, "id"},
		{"/api/v1/articles", "", ask.ArticleColumns, "id"},
		{"/api/v1/series", "?by=day&from=2022-08-01&to=2022-08-05", ask.SeriesColumns, "period"},
		{"/api/v1/events/" + first(t, h, "/api/v1/events"), "", ask.EventColumns, "id"},
		{"/api/v1/reports/" + first(t, h, "/api/v1/reports"), "", ask.ReportColumns, "id"},
		{"/api/v1/articles/" + first(t, h, "/api/v1/articles"), "", ask.ArticleColumns, "id"},
		{"/api/v1/statements/" + first(t, h, "/api/v1/statements"), "", ask.StatementColumns, "id"},
	} {
		var want []string
		w := get(h, c.path+c.query)
		if strings.Count(c.path, "/") == 4 {
			want = append(want, decode(t, w.Body.Bytes())[c.id].(string))
		} else {
			for _, x := range items(t, w.Body.Bytes()) {
				want = append(want, x[c.id].(string))
			}
		}
		if len(want) == 0 {
			t.Errorf("%s is empty", c.path)
		}
		for format, kind := range kinds {
			bySuffix, byAccept := get(h, c.path+"."+format+c.query), get(h, c.path+c.query, "Accept", "application/xml, "+kind+";q=0.5, */*;q=0.1")
			if bySuffix.Code != 200 || !bytes.Equal(bySuffix.Body.Bytes(), byAccept.Body.Bytes()) {
				t.Errorf("%s.%s: %d; by Accept %d and other bytes", c.path, format, bySuffix.Code, byAccept.Code)
			}
			for _, w := range []http.Header{bySuffix.Header(), byAccept.Header()} {
				if !strings.HasPrefix(w.Get("Content-Type"), kind) {
					t.Errorf("%s.%s: Content-Type %s", c.path, format, w.Get("Content-Type"))
				}
			}
			var got []string
			switch format {
			case "json":
				continue
			case "jsonl":
				for _, x := range lines(t, bySuffix.Body.Bytes()) {
					got = append(got, x[c.id].(string))
				}
			default:
				names, rows := table(t, format, bySuffix.Body.Bytes())
				if fmt.Sprint(names) != fmt.Sprint(c.names) {
					t.Errorf("%s.%s: columns %v", c.path, format, names)
				}
				for _, r := range rows {
					if len(r) != len(names) {
						t.Errorf("%s.%s: a row of %d cells", c.path, format, len(r))
					}
					got = append(got, r[0])
				}
			}
			if fmt.Sprint(got) != fmt.Sprint(want) {
				t.Errorf("%s.%s: %v, want %v", c.path, format, got, want)
			}
		}
	}
}

// TestCSVAndParquetAgree cell by cell, but for how numbers are written.
func TestCSVAndParquetAgree(t *testing.T) {
	h := open(t, nil)
	for _, p := range []string{"events", "reports", "statements", "meetings", "articles", "series"} {
		_, a := table(t, "csv", get(h, "/api/v1/"+p+".csv").Body.Bytes())
		names, b := table(t, "parquet", get(h, "/api/v1/"+p+".parquet").Body.Bytes())
		if len(a) != len(b) {
			t.Fatalf("%s: %d and %d rows", p, len(a), len(b))
		}
		for i := range a {
			for k := range a[i] {
				if a[i][k] != b[i][k] && strings.TrimRight(strings.TrimRight(a[i][k], "0"), ".") != strings.TrimRight(strings.TrimRight(b[i][k], "0"), ".") {
					t.Errorf("%s row %d, %s: %q and %q", p, i, names[k], a[i][k], b[i][k])
				}
			}
		}
	}
}

func TestNegotiation(t *testing.T) {
	h := open(t, nil)
	for _, c := range []struct {
		path, accept string
		status       int
		kind         string
	}{
		{"/api/v1/events", "", 200, "application/json"},
		{"/api/v1/events", "*/*", 200, "application/json"},
		{"/api/v1/events", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", 200, "application/json"},
		{"/api/v1/events", "text/*", 200, "text/csv"},
		{"/api/v1/events", "application/x-ndjson", 200, "application/jsonl"},
		{"/api/v1/events", "application/json;q=0.2, text/csv;q=0.7", 200, "text/csv"},
		{"/api/v1/events", "application/json;q=0, */*", 200, "application/jsonl"},
		{"/api/v1/events", "TEXT/CSV", 200, "text/csv"},
		{"/api/v1/events", "text/html", 406, problemType},
		{"/api/v1/events", "application/json;q=0", 406, problemType},
		{"/api/v1/events", "text/csv;q=NaN", 406, problemType},
		{"/api/v1/events", ",;,q=1;;", 406, problemType},
		{"/api/v1/events.csv", "application/json", 200, "text/csv"},
		{"/api/v1/events.txt", "", 404, problemType},
		{"/api/v1/events.xml", "", 404, problemType},
		{"/api/v1/events.json.csv", "", 404, problemType},
	} {
		w := get(h, c.path, "Accept", c.accept)
		if w.Code != c.status || !strings.HasPrefix(w.Header().Get("Content-Type"), c.kind) {
			t.Errorf("%s, Accept %q: %d %s, want %d %s", c.path, c.accept, w.Code, w.Header().Get("Content-Type"), c.status, c.kind)
		}
	}
}

// TestETag: an answer has the same tag until the ledger changes, another in
// another format, and is not sent again to those who have it.
func TestETag(t *testing.T) {
	st, dir := ledger(t)
	h := New(st, theCoder(t), Options{Folder: dir})
	seen := map[string]string{}
	paths := []string{"/api/v1", "/api/v1/events", "/api/v1/events?limit=1", "/api/v1/events.csv", "/api/v1/events.parquet", "/api/v1/events.jsonl", "/api/v1/reports", "/api/v1/series", "/api/v1/events/" + first(t, h, "/api/v1/events"), "/openapi.json"}
	tags := map[string]string{}
	for _, p := range paths {
		for _, enc := range []string{"", "gzip"} {
			w := get(h, p, "Accept-Encoding", enc)
			tag := w.Header().Get("ETag")
			if !strings.HasPrefix(tag, `"`) || tag == `""` {
				t.Errorf("%s: no strong tag: %q", p, tag)
			}
			if old := seen[tag]; old != "" && old != p {
				t.Errorf("%s and %s have one tag", old, p)
			}
			seen[tag] = p
			if w.Header().Get("Content-Encoding") != enc && !strings.HasSuffix(p, "parquet") {
				t.Errorf("%s: not packed: %v", p, w.Header())
			}
			if again := get(h, p, "Accept-Encoding", enc, "If-None-Match", `"other", W/`+tag); again.Code != 304 || again.Body.Len() > 0 || again.Header().Get("ETag") != tag {
				t.Errorf("%s: %d %s", p, again.Code, again.Header().Get("ETag"))
			}
			if other := get(h, p, "Accept-Encoding", enc, "If-None-Match", `"other"`); other.Code != 200 || !bytes.Equal(other.Body.Bytes(), w.Body.Bytes()) {
				t.Errorf("%s: %d, or other bytes with one tag", p, other.Code)
			}
			if enc == "" {
				tags[p] = tag
			}
		}
	}
	if a, b := get(h, "/api/v1/events").Header().Get("ETag"), get(h, "/api/v1/events", "Accept-Encoding", "gzip").Header().Get("ETag"); a == b {
		t.Error("packed and not packed have one tag")
	}
	put(t, st, readout.Article{ID: "more.txt", Text: "France recalled its ambassador from Mali."})
	for _, p := range paths {
		if w := get(h, p, "If-None-Match", tags[p]); (w.Code == 304) != (p == "/openapi.json") {
			t.Errorf("%s after a change: %d", p, w.Code)
		}
	}
}

func TestGzip(t *testing.T) {
	h := open(t, nil)
	for _, p := range []string{"/api/v1/events", "/api/v1/events.csv", "/api/v1/events?q=type:X", "/openapi.json"} {
		plain := get(h, p)
		w := get(h, p, "Accept-Encoding", "br;q=1, gzip;q=0.8")
		r, err := gzip.NewReader(w.Body)
		if err != nil {
			t.Fatalf("%s: %v", p, err)
		}
		b, err := io.ReadAll(r)
		if err != nil || !bytes.Equal(b, plain.Body.Bytes()) {
			t.Errorf("%s: %v: other bytes", p, err)
		}
		if !strings.Contains(strings.Join(w.Header().Values("Vary"), ","), "Accept-Encoding") {
			t.Errorf("%s: Vary %v", p, w.Header().Values("Vary"))
		}
	}
	for _, c := range []string{"", "identity", "gzip;q=0", "br"} {
		if w := get(h, "/api/v1/events", "Accept-Encoding", c); w.Header().Get("Content-Encoding") != "" {
			t.Errorf("Accept-Encoding %q: packed", c)
		}
	}
	if w := get(h, "/api/v1/events.parquet", "Accept-Encoding", "gzip"); w.Header().Get("Content-Encoding") != "" {
		t.Error("Parquet packed once more")
	}
}

func TestHead(t *testing.T) {
	h := open(t, nil)
	for _, p := range []string{"/api/v1", "/api/v1/events", "/api/v1/events.csv", "/api/v1/events?q=type:X", "/api/v1/nothing", "/openapi.json"} {
		a, b := get(h, p), do(h, request("HEAD", p, nil))
		if a.Code != b.Code || b.Body.Len() > 0 || a.Header().Get("ETag") != b.Header().Get("ETag") || a.Header().Get("Content-Type") != b.Header().Get("Content-Type") {
			t.Errorf("HEAD %s: %d %d bytes %v", p, b.Code, b.Body.Len(), b.Header())
		}
	}
}

// TestPagesHoldEachOnce: whoever follows next while articles are added gets
// every record that was there before, and that no added article tells of too,
// once. (An event that another report joins is another record: its ID is the
// smallest of its reports.)
func TestPagesHoldEachOnce(t *testing.T) {
	st, dir := ledger(t)
	h := New(st, theCoder(t), Options{Folder: dir})
	hosts := []string{"Japan", "Kenya", "Peru", "Norway", "Jordan"}
	for k, kind := range []string{"events", "reports", "statements", "articles", "meetings"} {
		want := map[string]int{}
		for _, x := range lines(t, get(h, "/api/v1/"+kind+".jsonl").Body.Bytes()) {
			want[x["id"].(string)] = 0
		}
		ctx, stop := context.WithCancel(t.Context())
		var adding sync.WaitGroup
		adding.Add(1)
		go func() {
			defer adding.Done()
			for i := 0; ctx.Err() == nil && i < 40; i++ {
				put(t, st, readout.Article{ID: fmt.Sprintf("%s-%d", kind, i), Published: time.Date(2022, 8, 1+i%9, 0, 0, 0, 0, time.UTC), Text: fmt.Sprintf("Prime Minister Ahn Lee of South Korea met %d envoys of %s in Seoul on Monday. %s condemned Mali.", i, hosts[k], hosts[k])})
			}
		}()
		next, pages := "/api/v1/"+kind+"?limit=1", 0
		for ; next != "" && pages < 2000; pages++ {
			w := get(h, next)
			if w.Code != 200 {
				t.Fatalf("%s: %d %s", next, w.Code, w.Body)
			}
			for _, x := range items(t, w.Body.Bytes()) {
				if n, ok := want[x["id"].(string)]; ok {
					want[x["id"].(string)] = n + 1
				}
			}
			link, after := w.Header().Get("Link"), decode(t, w.Body.Bytes())["next"].(string)
			if (link == "") != (after == "") || after != "" && !strings.Contains(link, after) {
				t.Errorf("%s: Link %q, next %q", kind, link, after)
			}
			next, _, _ = strings.Cut(strings.TrimPrefix(link, "<"), ">")
		}
		stop()
		adding.Wait()
		for id, n := range want {
			if n != 1 {
				t.Errorf("%s %s came %d times", kind, id, n)
			}
		}
		if pages < len(want) {
			t.Errorf("%s: %d pages", kind, pages)
		}
	}
}

// TestMeetingAddedToADay: a meeting that comes to a day of which a part was
// listed neither hides one nor brings one twice, wherever it stands.
func TestMeetingAddedToADay(t *testing.T) {
	st, dir := ledger(t)
	h := New(st, theCoder(t), Options{Folder: dir})
	want := map[string]int{}
	for _, day := range []string{"Peru and Norway", "Kenya and Jordan"} {
		put(t, st, readout.Article{ID: day, Published: time.Date(2031, 3, 4, 0, 0, 0, 0, time.UTC), Text: "The foreign ministers of " + day + " met on Monday."})
	}
	for _, x := range lines(t, get(h, "/api/v1/meetings.jsonl").Body.Bytes()) {
		want[x["id"].(string)] = 0
	}
	next, pages := "/api/v1/meetings?limit=1", 0
	for ; next != "" && pages < 200; pages++ {
		w := get(h, next)
		for _, x := range items(t, w.Body.Bytes()) {
			want[x["id"].(string)]++
		}
		if pages == 0 { // named better than those of the day, so before them
			put(t, st, readout.Article{ID: "more", Published: time.Date(2031, 3, 4, 0, 0, 0, 0, time.UTC), Text: "Prime Minister Ahn Lee of South Korea met Foreign Minister Taro Abe of Japan on Monday."})
		}
		next, _, _ = strings.Cut(strings.TrimPrefix(w.Header().Get("Link"), "<"), ">")
	}
	for id, n := range want {
		if n != 1 {
			t.Errorf("%s came %d times", id, n)
		}
	}
}

// TestCount: what count says is what the list holds.
func TestCount(t *testing.T) {
	h := open(t, nil)
	w := get(h, "/api/v1/events?count=true&limit=2")
	var m struct{ Count Count }
	if err := json.Unmarshal(w.Body.Bytes(), &m); err != nil || m.Count.Events != len(lines(t, get(h, "/api/v1/events.jsonl").Body.Bytes())) {
		t.Errorf("%+v %v", m, err)
	}
}

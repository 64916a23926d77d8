package pages

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/readout-events/readout/codebook"
	"github.com/readout-events/readout/codebook/actors"
	"github.com/readout-events/readout/internal/store"
	"github.com/readout-events/readout/internal/store/sqlite"
)

// serve serves a ledger for a test.
func serve(t testing.TB, st store.Store) http.Handler {
	t.Helper()
	book, err := codebook.Default()
	if err != nil {
		t.Fatal(err)
	}
	table, err := actors.Default()
	if err != nil {
		t.Fatal(err)
	}
	h, err := Handler(st, book, Options{Name: "press", Version: "test", Actors: table, Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func get(t testing.TB, h http.Handler, path string) *httptest.ResponseRecorder {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
	return w
}

// Elements that have no end.
var void = map[string]bool{"meta": true, "link": true, "input": true, "br": true}

// wellFormed checks that every element is ended where it should be, that no
// id stands twice, and that labels and descriptions point at something.
func wellFormed(t *testing.T, where, page string) {
	t.Helper()
	var open []string
	ids, used := map[string]bool{}, map[string]string{}
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if !errors.Is(z.Err(), io.EOF) {
				t.Errorf("%s: %v", where, z.Err())
			}
			if len(open) > 0 {
				t.Errorf("%s: not ended: %v", where, open)
			}
			for id, of := range used {
				if !ids[id] {
					t.Errorf("%s: %s points at #%s, which is nowhere", where, of, id)
				}
			}
			return
		case html.StartTagToken:
			tok := z.Token()
			if !void[tok.Data] {
				open = append(open, tok.Data)
			}
			for _, a := range tok.Attr {
				switch {
				case a.Key == "id" && ids[a.Val]:
					t.Errorf("%s: id %q twice", where, a.Val)
				case a.Key == "id":
					ids[a.Val] = true
				case a.Key == "for", a.Key == "aria-labelledby", a.Key == "aria-describedby":
					used[a.Val] = a.Key
				case a.Key == "href" && len(a.Val) > 1 && a.Val[0] == '#':
					used[a.Val[1:]] = "href"
				}
			}
		case html.EndTagToken:
			name := z.Token().Data
			if len(open) == 0 || open[len(open)-1] != name {
				t.Errorf("%s: </%s> where %v are open", where, name, open)
				return
			}
			open = open[:len(open)-1]
		}
	}
}

// links are the addresses of this site that a page leads to.
func links(page string) (out []string) {
	root, _ := html.Parse(strings.NewReader(page))
	for n := range root.Descendants() {
		for _, a := range n.Attr {
			if (a.Key == "href" || a.Key == "src" || a.Key == "action") && strings.HasPrefix(a.Val, "/") {
				to, _, _ := strings.Cut(a.Val, "#")
				out = append(out, to)
			}
		}
	}
	return out
}

func TestEveryLinkLeadsSomewhere(t *testing.T) {
	h := serve(t, protest(t).ledger(t))
	seen, todo := map[string]string{"/": "the beginning"}, []string{"/"}
	for len(todo) > 0 && len(seen) < 500 {
		at := todo[0]
		todo = todo[1:]
		if strings.HasPrefix(at, "/api/") || at == "/openapi.json" {
			continue // package serve has them
		}
		w := get(t, h, at)
		if w.Code != http.StatusOK {
			t.Errorf("%s, from %s: status %d", at, seen[at], w.Code)
			continue
		}
		if !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
			continue
		}
		wellFormed(t, at, w.Body.String())
		harmless(t, at, w.Body.String())
		if strings.Count(at, "%3A") > 2 {
			continue // facets within facets have no end
		}
		for _, to := range links(w.Body.String()) {
			if seen[to] == "" {
				seen[to] = at
				todo = append(todo, to)
			}
		}
	}
	if len(seen) < 50 {
		t.Errorf("only %d addresses", len(seen))
	}
}

// plainText is the text of a page with a space between elements.
func plainText(page string) string {
	root, _ := html.Parse(strings.NewReader(page))
	var b strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			b.WriteString(n.Data + " ")
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func TestPagesSay(t *testing.T) {
	s := protest(t)
	h := serve(t, s.ledger(t))
	rule := someRule(t, "ASSAULT")
	event, report := "/events/"+s.events[1].ID, s.events[1].Reports[1]
	for _, c := range []struct {
		path, says string // one | for each thing said
		status     int
	}{
		{"/", "4 events / 5 reports / 5 independent sources|Tuesday, 25 June 2024|No day known|Kenyan police KEN/COP → to demonstrators|2 reports / 2 sources|KEN Kenya 4|the articles themselves|organisers", 200},
		{"/?q=type:ASSAULT", "1 event / 2 reports / 2 independent sources|type:ASSAULT ×", 200},
		{"/?q=says:-", "3 events|the articles themselves (take from the query)", 200},
		{"/?q=type:ASSAULT+colour:red", "type:ASSAULT colour:red|All query words", 400},
		{"/?q=type:CONSLT", "did you mean CONSULT?", 400},
		{"/?q=type:AID", "No event fits all of these words|look at all 4 events", 200},
		{"/?q=" + strings.Repeat("a", 3000), "the query is too long", 400},
		{"/?after=nowhere", "No such page of the list", 400},
		{event, "ASSAULT /crowd-control|Kenyan police KEN/COP → to demonstrators KEN/CVL|2024-06-25|Nairobi, KEN|2 reports in 2 articles, 2 independent sources|organisers|The Daily Courier , 2024-06-26 courier.example ↗|herald.example|" + rule.Name() + " " + rule.Group.Title + " " + rule.Text, 200},
		{event, "≠ differ 1 field has values that can’t all be true|injured ≠ differ 12 NAIROBI|the police said. 1 1 1 Kenyan police 40 Forty people were hurt|according to organisers. 1 2 1 organisers", 200},
		{event + "?from=900", "Forty people were hurt", 200},
		{"/events/" + s.events[3].ID, "hypothetical|the program : answer|says the article itself", 200},
		{"/articles/a1", "3 reports, 1 statement read from it|Wednesday, 26 June 2024|1 ▲ material conflict: ASSAULT|told by 2 articles, 2 sources|statement Wanjiru Otieno KEN/CVL opposes|within 2", 200},
		{"/articles/a3", "no publisher given|javascript:alert(1)|future", 200},
		{"/articles/nothing", "404 No such article", 404},
		{"/events/nothing", "404 No such event", 404},
		{"/nothing", "404 There is no such page", 404},
		{"/static/../pages.go", "404", 404},
		{"/help", "j k next and previous|actor:CHN|▲ material conflict|ACCUSE", 200},
	} {
		w := get(t, h, c.path)
		for range 3 {
			if to := w.Header().Get("Location"); to != "" {
				w = get(t, h, to)
			}
		}
		if w.Code != c.status {
			t.Errorf("%.80s: status %d, want %d", c.path, w.Code, c.status)
		}
		text := plainText(w.Body.String())
		for _, want := range strings.Split(c.says, "|") {
			if !strings.Contains(text, want) {
				t.Errorf("%.80s does not say %q but: %s", c.path, want, text)
			}
		}
		wellFormed(t, c.path, w.Body.String())
	}
	if w := get(t, h, "/events/"+report); w.Code != http.StatusFound || w.Header().Get("Location") != event {
		t.Errorf("a report's name: %d to %q, want 302 to %q", w.Code, w.Header().Get("Location"), event)
	}
	if w := get(t, h, "/articles/a2.txt"); w.Header().Get("Location") != "/articles/a2" {
		t.Errorf("a given name leads to %q", w.Header().Get("Location"))
	}
}

func TestWrongWordIsMarked(t *testing.T) {
	h := serve(t, protest(t).ledger(t))
	body := get(t, h, "/?q="+url.QueryEscape("type:ASSAULT colour:red")).Body.String()
	if !strings.Contains(body, "<bdi>type:ASSAULT <em>colour</em>:red</bdi>") && !strings.Contains(body, "<bdi>type:ASSAULT <em>colour:red</em></bdi>") {
		t.Errorf("the wrong word is not marked: %s", body)
	}
	if !strings.Contains(body, `aria-invalid="true" aria-describedby="wrong"`) {
		t.Error("the field does not say that it is wrong")
	}
}

func TestFacetsAddAndTakeAway(t *testing.T) {
	h := serve(t, protest(t).ledger(t))
	find := func(page, q string) bool {
		for _, l := range links(page) {
			if u, _ := url.Parse(l); u.Path == "/" && u.Query().Get("q") == q {
				return true
			}
		}
		return false
	}
	for _, c := range []struct{ query, leads string }{
		{"", "type:ASSAULT"}, {"", "actor:KEN"}, {"", "recipient:UGA"}, {"", "status:future"}, {"", "says:-"}, {"", `says:~organisers`}, {"", `says:"~Kenyan police"`},
		{"type:ASSAULT", ""}, {"type:ASSAULT", "type:ASSAULT actor:KEN"}, {"type:ASSAULT actor:KEN", "actor:KEN"}, {"type:ASSAULT actor:KEN", "type:ASSAULT"},
		{"type:ASSAULT,ACCUSE", "type:ACCUSE"}, {"kenya -status:future", "-status:future"}, {`says:"~Kenyan police"`, ""},
	} {
		if w := get(t, h, deskLink(c.query, "")); !find(w.Body.String(), c.leads) {
			t.Errorf("the Desk of %q does not lead to %q but to %v", c.query, c.leads, links(w.Body.String()))
		}
	}
}

func TestEmptyLedger(t *testing.T) {
	db, err := sqlite.Open(filepath.Join(t.TempDir(), "ledger.db"), true)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	w := get(t, serve(t, db), "/")
	if text := plainText(w.Body.String()); w.Code != 200 || !strings.Contains(text, "This ledger is empty") || !strings.Contains(text, "readout add LEDGER") {
		t.Errorf("%d: %s", w.Code, text)
	}
	wellFormed(t, "/", w.Body.String())
}

func TestStoreThatFails(t *testing.T) {
	for _, c := range []struct {
		err    error
		status int
		says   string
	}{
		{errors.New("disk <b>gone</b>"), 500, "The ledger could not be read"},
		{fmt.Errorf("page 7: %w", store.ErrDamaged), 500, "readout verify"},
		{store.ErrBusy, 503, "busy"},
		{context.DeadlineExceeded, 503, "in time"},
	} {
		for _, path := range []string{"/", "/events/x", "/articles/x"} {
			w := get(t, serve(t, broken{err: c.err}), path)
			if w.Code != c.status || !strings.Contains(w.Body.String(), c.says) {
				t.Errorf("%s with %v: %d %s", path, c.err, w.Code, w.Body)
			}
			if strings.Contains(w.Body.String(), "gone") {
				t.Errorf("%s tells readers of the site what only the log should say", path)
			}
			wellFormed(t, path, w.Body.String())
		}
	}
}

func TestOnlyReading(t *testing.T) {
	h := serve(t, protest(t).ledger(t))
	for _, c := range []struct {
		method, path string
		status       int
	}{{"POST", "/", 405}, {"DELETE", "/articles/a1", 405}, {"PUT", "/nothing", 405}, {"HEAD", "/", 200}, {"HEAD", "/articles/a1", 200}, {"HEAD", "/nothing", 404}} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(c.method, c.path, nil))
		if w.Code != c.status || c.method == "HEAD" && w.Body.Len() > 0 {
			t.Errorf("%s %s: %d with %d bytes, want %d", c.method, c.path, w.Code, w.Body.Len(), c.status)
		}
	}
}

func TestHeaders(t *testing.T) {
	h := serve(t, protest(t).ledger(t))
	paths := []string{"/", "/help", "/nothing", "/articles/a1", "/?q=colour:red"}
	for _, l := range links(get(t, h, "/articles/a1").Body.String()) {
		if strings.HasPrefix(l, "/static/") {
			paths = append(paths, l)
		}
	}
	if len(paths) < 9 {
		t.Errorf("style sheets, script and icon are not linked: %v", paths)
	}
	for _, path := range paths {
		head := get(t, h, path).Header()
		for name, want := range map[string]string{"Content-Security-Policy": Policy, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"} {
			if head.Get(name) != want {
				t.Errorf("%s: %s is %q", path, name, head.Get(name))
			}
		}
		kept := strings.Contains(head.Get("Cache-Control"), "immutable")
		if kept != strings.HasPrefix(path, "/static/") {
			t.Errorf("%s: Cache-Control %q", path, head.Get("Cache-Control"))
		}
	}
	if strings.Contains(Policy, "unsafe") || strings.Contains(Policy, "*") || strings.Contains(Policy, "data:") {
		t.Errorf("the policy lets too much through: %s", Policy)
	}
}

func TestRuleOfAnOlderCodebook(t *testing.T) {
	s := protest(t)
	db := s.ledger(t)
	err := db.Update(context.Background(), func(w store.Writer) error {
		if err := w.PutCodebook("0ld", map[string][]byte{"en/assault.txt": []byte("# ASSAULT\n\n## shots\nX shot_at Y => ASSAULT\n")}); err != nil {
			return err
		}
		return w.PutRun(store.Run{ID: run, Command: "add", Codebook: "0ld"})
	})
	if err != nil {
		t.Fatal(err)
	}
	for i := range s.events[1].Reports {
		for j := range s.codings {
			for k := range s.codings[j].Reports {
				if s.codings[j].Reports[k].ID == s.events[1].Reports[i] {
					s.codings[j].Reports[k].Rule = "en/assault.txt:4"
				}
			}
		}
	}
	if err := db.Update(context.Background(), func(w store.Writer) error {
		for _, c := range s.codings {
			if err := w.PutCoding(c); err != nil {
				return err
			}
		}
		return w.PutEvents(nil, s.events)
	}); err != nil {
		t.Fatal(err)
	}
	text := plainText(get(t, serve(t, db), "/events/"+s.events[1].ID).Body.String())
	if !strings.Contains(text, "en/assault.txt:4 shots X shot_at Y => ASSAULT of codebook 0ld, not the one that this program has") {
		t.Error(text)
	}
}

func TestSamePageTwice(t *testing.T) {
	h := serve(t, protest(t).ledger(t))
	for _, path := range []string{"/", "/articles/a1", "/help"} {
		if a, b := get(t, h, path).Body.Bytes(), get(t, h, path).Body.Bytes(); !bytes.Equal(a, b) {
			t.Errorf("%s is another page the second time", path)
		}
	}
}

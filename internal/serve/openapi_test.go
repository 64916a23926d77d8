package serve

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/pb33f/libopenapi"
	validator "github.com/pb33f/libopenapi-validator"
)

// TestDocument: the document is right OpenAPI 3.1, and what is answered is
// what it says, for each operation and for problems.
func TestDocument(t *testing.T) {
	h := open(t, nil)
	doc := get(h, "/openapi.json")
	if doc.Code != 200 {
		t.Fatal(doc.Code)
	}
	if m := decode(t, doc.Body.Bytes()); m["openapi"] != "3.1.0" {
		t.Errorf("openapi %v", m["openapi"])
	}
	parsed, err := libopenapi.NewDocument(doc.Body.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	check, errs := validator.NewValidator(parsed)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	if ok, errs := check.ValidateDocument(); !ok {
		for _, e := range errs {
			t.Errorf("%s: %s %v", e.Message, e.Reason, e.SchemaValidationErrors)
		}
	}
	event := first(t, h, "/api/v1/events")
	report := first(t, h, "/api/v1/reports")
	statement := first(t, h, "/api/v1/statements")
	article := first(t, h, "/api/v1/articles")
	const accused = `{"id":"x","text":"Russia accused Ukraine of shelling the town. Wang Yi said that China supports talks."}`
	for _, c := range []struct {
		method, target, body string
		status               int
	}{
		{"GET", "/api/v1", "", 200},
		{"GET", "/api/v1/events", "", 200},
		{"GET", "/api/v1/events?count=true&limit=1&q=type:CONSULT", "", 200},
		{"GET", "/api/v1/events?q=type:CONSLT", "", 422},
		{"GET", "/api/v1/events?limit=0", "", 422},
		{"GET", "/api/v1/events?limit=many", "", 422},
		{"GET", "/api/v1/events?after=nonsense", "", 422},
		{"GET", "/api/v1/events/" + event, "", 200},
		{"GET", "/api/v1/events/nothing", "", 404},
		{"GET", "/api/v1/reports?limit=3", "", 200},
		{"GET", "/api/v1/reports/" + report, "", 200},
		{"GET", "/api/v1/reports/0", "", 404},
		{"GET", "/api/v1/statements", "", 200},
		{"GET", "/api/v1/statements/" + statement, "", 200},
		{"GET", "/api/v1/statements/0", "", 404},
		{"GET", "/api/v1/meetings?person=Wang+Yi", "", 200},
		{"GET", "/api/v1/articles", "", 200},
		{"GET", "/api/v1/articles?text=true&q=publisher:%22Example+Wire%22", "", 200},
		{"GET", "/api/v1/articles/" + article, "", 200},
		{"GET", "/api/v1/articles/nothing", "", 404},
		{"GET", "/api/v1/series?by=day&from=2022-08-01&to=2022-08-09", "", 200},
		{"GET", "/api/v1/series?from=2022-13", "", 422},
		{"GET", "/api/v1/series?dyad=CHN:RUS", "", 200},
		{"POST", "/api/v1/code", accused, 200},
		{"POST", "/api/v1/code", `{"text":"Nothing."}`, 200},
		{"POST", "/api/v1/code", `{}`, 422},
		{"POST", "/api/v1/explain", accused, 200},
		{"POST", "/api/v1/articles", accused, 401},
	} {
		r := request(c.method, c.target, nil)
		if c.body != "" {
			r = request(c.method, c.target, strings.NewReader(c.body))
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != c.status {
			t.Errorf("%s %s: %d, want %d: %s", c.method, c.target, w.Code, c.status, w.Body)
		}
		r = request(c.method, c.target, strings.NewReader(c.body))
		if ok, errs := check.ValidateHttpResponse(r, w.Result()); !ok {
			for _, e := range errs {
				t.Errorf("%s %s: %s: %s", c.method, c.target, e.Message, e.Reason)
				for _, s := range e.SchemaValidationErrors {
					t.Errorf("\t%s %s", s.FieldPath, s.Reason)
				}
			}
		}
	}
}

// first is the ID of the first item of a list.
func first(t testing.TB, h http.Handler, path string) string {
	t.Helper()
	w := get(h, path+"?limit=1")
	items, _ := decode(t, w.Body.Bytes())["items"].([]any)
	if len(items) != 1 {
		t.Fatalf("%s: %s", path, w.Body)
	}
	return items[0].(map[string]any)["id"].(string)
}

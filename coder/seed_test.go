package coder

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	readout "github.com/readout-events/readout"
)

// shared returns the path of a file beside the checkout, or skips the test.
func shared(t *testing.T, parts ...string) string {
	t.Helper()
	p := filepath.Join(append([]string{"..", "..", "shared"}, parts...)...)
	if _, err := os.Stat(p); err != nil {
		t.Skipf("%s is not here: this test needs the shared data", p)
	}
	return p
}

type expectedEvent struct {
	Type, Mode, Status, Date, Place string
	PlaceCountry                    string `json:"place_country"`
	Trigger                         string
	Actor, Recipient, Says          []string
	Topics                          []string
}

type expectation struct {
	Names []struct {
		Variants                      []string
		Name, Country, Sector, Office string
	}
	Required, Allowed []expectedEvent
	Statements        []struct {
		Speaker  string
		Sentence int
	}
	Nothing []string
}

func loadSeed(t *testing.T) (text string, want expectation) {
	raw, err := os.ReadFile(shared(t, "seed", "wang-yi-lavrov.txt"))
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(shared(t, "seed", "expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &want); err != nil {
		t.Fatal(err)
	}
	return string(raw), want
}

func party(code string, p *readout.Participant) bool {
	country, sector, has := strings.Cut(code, " ")
	return p.Country == country && (!has || p.Sector == sector)
}

func parties(codes []string, ps []readout.Participant) bool {
	if len(codes) != len(ps) {
		return false
	}
	used := make([]bool, len(ps))
next:
	for _, c := range codes {
		for i := range ps {
			if !used[i] && party(c, &ps[i]) {
				used[i] = true
				continue next
			}
		}
		return false
	}
	return true
}

// is reports whether a report is the entry: parties and status always, the
// words of the trigger where the entry names them.
func is(w *expectedEvent, r *readout.Report, trigger bool) bool {
	status := w.Status
	if status == "" {
		status = r.Status
	}
	if w.Type != r.Type || status != r.Status || !parties(w.Actor, r.Actor) || !parties(w.Recipient, r.Recipient) {
		return false
	}
	return !trigger || w.Trigger == "" || strings.Contains(r.Text, strings.Fields(w.Trigger)[0])
}

// TestSeedArticle is the acceptance case: a machine-translated read-out.
func TestSeedArticle(t *testing.T) {
	text, want := loadSeed(t)
	c, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	res := c.Worker().Code(readout.Article{ID: "wang-yi-lavrov.txt", Text: text, Published: time.Date(2022, 8, 6, 0, 0, 0, 0, time.UTC)})
	if res.Err != nil {
		t.Fatal(res.Err)
	}
	for i := range want.Required {
		w := &want.Required[i]
		found, date, place, says := false, w.Date == "", w.Place == "", len(w.Says) == 0
		for k := range res.Reports {
			r := &res.Reports[k]
			if r.Within != "" || !is(w, r, true) {
				continue
			}
			found = true
			date = date || r.When.From == w.Date
			place = place || r.Where != nil && r.Where.Name == w.Place && r.Where.Country == w.PlaceCountry
			for _, s := range r.Says {
				says = says || len(w.Says) > 0 && s.Country == w.Says[0]
			}
		}
		if !found || !date || !place || !says {
			t.Errorf("required %s %v > %v [%s]: found %v, date %v, place %v, says %v", w.Type, w.Actor, w.Recipient, w.Trigger, found, date, place, says)
		}
	}
	for k := range res.Reports {
		r := &res.Reports[k]
		if r.Within != "" || r.Status == readout.Negated || r.Status == readout.Hypothetical {
			continue
		}
		known := false
		for i := range want.Required {
			known = known || is(&want.Required[i], r, false)
		}
		for i := range want.Allowed {
			known = known || is(&want.Allowed[i], r, false)
		}
		if !known {
			t.Errorf("false alarm: %s %v > %v [%s] in: %s", r.Type, r.Actor, r.Recipient, r.Trigger.Text, r.Text)
		}
		for _, p := range append(append([]readout.Participant{}, r.Actor...), r.Recipient...) {
			if p.Text == "Raferov" && p.Name != "Sergey Lavrov" {
				t.Errorf("Raferov is %q, want Sergey Lavrov", p.Name)
			}
		}
	}
}

// TestSeedArticleWithoutDate: the day is inferred or left open, never wrong.
func TestSeedArticleWithoutDate(t *testing.T) {
	text, _ := loadSeed(t)
	c, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	res := c.Worker().Code(readout.Article{ID: "wang-yi-lavrov.txt", Text: text})
	for k := range res.Reports {
		r := &res.Reports[k]
		if r.Type == "CONSULT" && r.When.From != "" && r.When.From != "2022-08-05" {
			t.Errorf("the meeting is dated %s (%s)", r.When.From, r.WhenBasis)
		}
		if r.Type == "CONSULT" && r.When.From == "" && len(r.WhenMaybe) > 0 {
			ok := false
			for _, d := range r.WhenMaybe {
				ok = ok || d == "2022-08-05"
			}
			if !ok {
				t.Errorf("2022-08-05 is not among the candidates %v", r.WhenMaybe)
			}
		}
	}
}

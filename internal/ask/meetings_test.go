package ask

import (
	"fmt"
	"strings"
	"testing"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/store"
)

// event reads "2022-08-05 phone Wang Yi CHN/GOV + Sergey Lavrov RUS/GOV @
// Phnom Penh KHM"; the manner may be "-", and > may stand for one +.
func event(t *testing.T, n int, s string) readout.Event {
	t.Helper()
	s, at, _ := strings.Cut(s, " @ ")
	w := strings.SplitN(s, " ", 3)
	e := readout.Event{ID: fmt.Sprintf("e%d", n), Type: "CONSULT", Status: readout.Actual, Mode: strings.Trim(w[1], "-"), Sources: 1}
	if w[0] != "?" {
		e.When = readout.Interval{From: w[0], To: w[0]}
	}
	acts, gets, _ := strings.Cut(w[2], " > ")
	read := func(s string) (out []readout.Participant) {
		for _, p := range strings.Split(s, " + ") {
			if p == "" {
				continue
			}
			name, code, ok := cutLast(p)
			if !ok {
				t.Fatalf("%q is no party", p)
			}
			var q readout.Participant
			q.Name = name
			q.Country, q.Sector, _ = strings.Cut(code, "/")
			out = append(out, q)
		}
		return out
	}
	e.Actor, e.Recipient = read(acts), read(gets)
	if name, country, ok := cutLast(at); ok {
		e.Where = &readout.Place{Name: name, Country: country, Precision: "city"}
	}
	return e
}

func TestOneMeeting(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"2022-08-05 - Wang Yi CHN/GOV + Sergey Lavrov RUS/GOV", "2022-08-05 - Sergey Lavrov RUS/GOV + Wang Yi CHN/GOV", true},
		{"2022-08-05 - Wang Yi CHN/GOV + Sergey Lavrov RUS/GOV", "2022-08-05 - China CHN + Russia RUS", true},
		{"2022-08-05 - Wang Yi CHN/GOV + Sergey Lavrov RUS/GOV", "2022-08-05 - Chinese government CHN/GOV > Russia RUS", true},
		{"2022-08-05 - Wang Yi CHN/GOV + Sergey Lavrov RUS/GOV", "2022-08-05 - Xi Jinping CHN/GOV + Vladimir Putin RUS/GOV", false},
		{"2022-08-05 - Wang Yi CHN/GOV + Sergey Lavrov RUS/GOV", "2022-08-05 - Wang Yi CHN/GOV + Japan JPN", false},
		{"2022-08-05 - Wang Yi CHN/GOV + Sergey Lavrov RUS/GOV", "2022-08-05 - Wang Yi CHN/GOV", false},
		{"2022-08-05 - Wang Yi CHN/GOV + Sergey Lavrov RUS/GOV @ Phnom Penh KHM", "2022-08-05 - China CHN + Russia RUS @ Moscow RUS", false},
		{"2022-08-05 phone Wang Yi CHN/GOV + Sergey Lavrov RUS/GOV", "2022-08-05 - China CHN + Russia RUS", true},
		{"2022-08-05 phone Wang Yi CHN/GOV + Sergey Lavrov RUS/GOV", "2022-08-05 visit Wang Yi CHN/GOV > Russia RUS", false},
		{"2022-08-05 phone Wang Yi CHN/GOV + Sergey Lavrov RUS/GOV", "2022-08-05 - China CHN + Russia RUS @ Moscow RUS", false},
		{"2022-08-05 - China CHN + Chinese police CHN/COP", "2022-08-05 - China CHN + Russia RUS", false},
		{"2022-08-05 - farmers FRA/AGR + Emmanuel Macron FRA/GOV", "2022-08-05 - Emmanuel Macron FRA/GOV + miners FRA/LAB", false},
	} {
		a, b := event(t, 1, c.a), event(t, 2, c.b)
		if oneMeeting(&a, &b) != c.want || oneMeeting(&b, &a) != c.want {
			t.Errorf("%s | %s: want %v", c.a, c.b, c.want)
		}
	}
}

func TestTogether(t *testing.T) {
	for _, c := range []struct{ person, events, want string }{
		{"", "2022-08-05 - China CHN + Russia RUS; 2022-08-05 - Wang Yi CHN/GOV + Sergey Lavrov RUS/GOV; 2022-08-05 - Xi Jinping CHN/GOV + Vladimir Putin RUS/GOV", "e2 e1 | e3"}, // the states' talks go to one of the two
		{"", "2022-08-05 - China CHN + Russia RUS; 2022-08-06 - China CHN + Russia RUS; ? - China CHN + Russia RUS; ? - China CHN + Russia RUS", "e2 | e1 | e3 | e4"},
		{"lavrov", "2022-08-05 - China CHN + Russia RUS; 2022-08-05 - Wang Yi CHN/GOV + Sergey Lavrov RUS/GOV; 2022-08-04 - Wang Yi CHN/GOV + Japan JPN", "e2"},
		{"Sergei Lavrov", "2022-08-05 - Sergey Lavrov RUS/GOV + Japan JPN", "e1"},
		{"Lavrov, Sergey", "2022-08-05 - Sergey Lavrov RUS/GOV + Japan JPN", "e1"},
		{"Foreign Minister Lavrov", "2022-08-05 - Sergey Lavrov RUS/GOV + Japan JPN", "e1"},
		{"Orla Quist", "2022-08-05 - Quist Orla XXX/GOV + Japan JPN; 2022-08-05 - Orla Berg XXX/GOV + Quist XXX/GOV", "e1"},
		{"Orla", "2022-08-05 - Quist Orla XXX/GOV + Japan JPN; 2022-08-05 - Orlando Berg XXX/GOV + Japan JPN", "e1"},
	} {
		w, err := loaded()
		if err != nil {
			t.Fatal(err)
		}
		var events []readout.Event
		for i, s := range strings.Split(c.events, "; ") {
			events = append(events, event(t, i+1, s))
		}
		who, _ := w.person(c.person)
		var groups []string
		for _, g := range together(events, &who) {
			var ids []string
			for _, e := range g {
				ids = append(ids, e.ID)
			}
			groups = append(groups, strings.Join(ids, " "))
		}
		if have := strings.Join(groups, " | "); have != c.want {
			t.Errorf("%q of %s\nhave %s\nwant %s", c.person, c.events, have, c.want)
		}
	}
}

func TestPersons(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"Sergei Lavrof", "Sergey Lavrov (RUS, Foreign Minister)"},
		{"wan yi", "Wang Yi (CHN, Foreign Minister)"},
		{"Qqqq", ""},
	} {
		if have := strings.Join(Persons(c.name), "; "); !strings.HasPrefix(have, c.want) || c.want == "" && have != "" {
			t.Errorf("%s: %s, want %s", c.name, have, c.want)
		}
	}
}

func TestDiffer(t *testing.T) {
	acc := func(by, says, day, place string) Account {
		a := Account{Says: says, Article: store.Article{Article: readout.Article{Publisher: by}}}
		a.Report.When = readout.Interval{From: day, To: day}
		a.Report.Where = &readout.Place{Name: place, Precision: "city"}
		return a
	}
	have := strings.Join(differ([]Account{acc("Courier", "", "2022-08-05", "Paris"), acc("Wire", "the ministry", "2022-08-06", "Paris"), acc("Post", "", "2022-08-05", "Paris")}), "; ")
	if want := "date: 2022-08-05 (Courier, Post); 2022-08-06 (the ministry (Wire))"; have != want {
		t.Errorf("have %s\nwant %s", have, want)
	}
	if have := differ([]Account{acc("Courier", "", "2022-08-05", "Paris"), acc("Wire", "", "2022-08-05", "Paris")}); have != nil {
		t.Error(have)
	}
}

func BenchmarkPerson(b *testing.B) {
	w, err := loaded()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		w.person("Sergei Lavrov")
	}
}

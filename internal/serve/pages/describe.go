package pages

import (
	"fmt"
	"html/template"
	"net/url"
	"strconv"
	"strings"
	"time"

	readout "github.com/readout-events/readout"
)

// funcs are what templates may call.
func (s *site) funcs() template.FuncMap {
	return template.FuncMap{
		"number":   number,
		"plural":   plural,
		"quad":     quad,
		"day":      day,
		"in":       func(p Part, lang string) Part { p.Lang = lang; return p },
		"anchor":   func(i int) int { return i + 1 },
		"label":    func(r Role) string { return labels[r] },
		"external": External,
		"host":     host,
		"signed":   func(x float64) string { return strings.Replace(strconv.FormatFloat(x, 'f', 1, 64), "-", "−", 1) },
		"percent":  func(x float64) string { return fmt.Sprintf("%.0f %%", 100*x) },
		"type":     s.typeMeans,
		"mode":     s.modeMeans,
		"country":  s.country,
		"sector":   s.sector,
		"roles":    func() []Role { return underlined },
		"desk":     deskFor,
	}
}

// number writes a count with thin spaces between thousands.
func number(n int) string {
	d := strconv.Itoa(n)
	for i := len(d) - 3; i > 0 && d[i-1] != '-'; i -= 3 {
		d = d[:i] + "\u202f" + d[i:]
	}
	return d
}

func plural(n int, one, many string) string {
	if n == 1 {
		return number(n) + " " + one
	}
	return number(n) + " " + many
}

// Quad is a quad class with the sign that tells it without colour: round for
// cooperation, pointed for conflict; empty for words, full for deeds.
type Quad struct {
	Class int
	Sign  string
	Means string
}

func quad(class int) Quad {
	switch class {
	case 1:
		return Quad{1, "○", "verbal cooperation"}
	case 2:
		return Quad{2, "●", "material cooperation"}
	case 3:
		return Quad{3, "△", "verbal conflict"}
	case 4:
		return Quad{4, "▲", "material conflict"}
	}
	return Quad{0, "·", "no quad class"}
}

// statusMeans says in words what a status is.
var statusMeans = map[string]string{
	readout.Actual:       "told as done or under way",
	readout.Future:       "announced or planned",
	readout.Hypothetical: "if, could or would",
	readout.Negated:      "did not happen",
	readout.Historical:   "background, long before the report",
	readout.Failed:       "tried or begun, and came to nothing",
}

// statuses are those of statusMeans in order of the help page.
var statuses = []string{readout.Actual, readout.Future, readout.Hypothetical, readout.Negated, readout.Historical, readout.Failed}

func (s *site) typeMeans(name string) string {
	if s.book == nil {
		return ""
	}
	t, _ := s.book.Plover.Type(name)
	return t.Means
}

func (s *site) modeMeans(name, mode string) string {
	if s.book == nil {
		return ""
	}
	t, _ := s.book.Plover.Type(name)
	m, _ := t.Mode(mode)
	return m.Means
}

// country is what a country's code stands for, "" where nothing is known.
func (s *site) country(code string) string {
	if s.opts.Actors != nil {
		if st := s.opts.Actors.State(code); st != nil {
			return st.Name
		}
	}
	if s.book != nil {
		for _, c := range s.book.Plover.Countries {
			if c.Name == code {
				return c.Means
			}
		}
	}
	return ""
}

func (s *site) sector(code string) string {
	if s.book != nil {
		for _, c := range s.book.Plover.Sectors {
			if c.Name == code {
				return c.Means
			}
		}
	}
	return ""
}

// Party is a participant as pages show it.
type Party struct {
	Name, Code, Note string // "Sergey Lavrov", "RUS/GOV", "Russia · the executive: …"
	Basis            string
}

func (s *site) party(p readout.Participant) Party {
	out := Party{Name: p.Name, Basis: p.Basis}
	if out.Name == "" {
		out.Name = p.Text
	}
	var codes, notes []string
	if p.Country != "" {
		codes = append(codes, p.Country)
		if n := s.country(p.Country); n != "" {
			notes = append(notes, n)
		}
	}
	if p.Sector != "" {
		codes = append(codes, p.Sector)
		if n := s.sector(p.Sector); n != "" {
			notes = append(notes, n)
		}
	}
	if p.Office != "" {
		notes = append(notes, p.Office)
	}
	out.Code, out.Note = strings.Join(codes, "/"), strings.Join(notes, " · ")
	if out.Name == "" {
		out.Name = "somebody not named"
	}
	return out
}

// Side is one side of an act: the parties shown and how many more there are.
type Side struct {
	Parties []Party
	More    int
}

// maxParties is how many parties a side shows in a list.
const maxParties = 3

func (s *site) side(ps []readout.Participant, limit int) Side {
	var out Side
	for i, p := range ps {
		if i == limit {
			out.More = len(ps) - limit
			break
		}
		out.Parties = append(out.Parties, s.party(p))
	}
	return out
}

// day writes an ISO day as "Friday, 5 August 2022"; what is none stays as it is.
func day(iso string) string {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	return t.Format("Monday, 2 January 2006")
}

// when writes an interval of days: one day, two with a dash, or "".
func when(w readout.Interval) string {
	if w.To == "" || w.To == w.From {
		return w.From
	}
	return w.From + " – " + w.To
}

// where writes a place: "Phnom Penh, KHM".
func where(p *readout.Place) string {
	if p == nil {
		return ""
	}
	if p.Country == "" || p.Name == "" {
		return p.Name + p.Country
	}
	return p.Name + ", " + p.Country
}

// speaker names who vouches for something; "" are the articles themselves.
func speaker(name string) string {
	if name == "" || name == "-" {
		return "the articles themselves"
	}
	return name
}

func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

func eventLink(id string) string   { return "/events/" + url.PathEscape(id) }
func articleLink(id string) string { return "/articles/" + url.PathEscape(id) }

// published is the day of an article as ISO, "" where it is not known.
func published(a readout.Article) string {
	if a.Published.IsZero() {
		return ""
	}
	return a.Published.Format(time.DateOnly)
}

// titled is an article's title, or what stands for it.
func titled(a readout.Article, given string) string {
	if t := strings.TrimSpace(a.Title); t != "" {
		return t
	}
	if given != "" {
		return given
	}
	return a.ID
}

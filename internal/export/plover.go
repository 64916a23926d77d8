package export

import (
	"slices"
	"strconv"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/ask"
)

// The object of PLOVER's manual (2.0), keys in its order.
type ploverEvent struct {
	ID         string         `json:"id"`
	HasEvent   bool           `json:"has_event"`
	Date       string         `json:"date"`
	EndDate    string         `json:"enddate,omitempty"`
	Actor      []ploverEntity `json:"actor"`
	Recipient  []ploverEntity `json:"recipient"`
	Event      []string       `json:"event"`
	EventLoc   *ploverPlace   `json:"event_loc,omitempty"`
	EventText  []string       `json:"event_text"`
	QuadCode   int            `json:"quad_code,omitempty"`
	EventScale float64        `json:"event_scale"`
	Mode       []string       `json:"mode"`
	Context    []string       `json:"context"`
	Size       *ploverSize    `json:"size,omitempty"`
	TextInfo   *ploverText    `json:"text_info,omitempty"`
	CiteInfo   *ploverCite    `json:"cite_info,omitempty"`
	Coder      string         `json:"coder"`
	CodedDate  string         `json:"coded_date,omitempty"`
	Comment    ploverComment  `json:"comment"`
}

type ploverEntity struct {
	Code           string `json:"code,omitempty"`
	Sector         string `json:"sector,omitempty"`
	EntityText     string `json:"entity_text,omitempty"`
	IdentifierText string `json:"identifier_text,omitempty"`
	Office         string `json:"office,omitempty"`
}

type ploverPlace struct {
	Extracted  string   `json:"extracted_place,omitempty"`
	Resolved   string   `json:"resolved_place,omitempty"`
	Lat        *float64 `json:"lat,omitempty"`
	Lon        *float64 `json:"lon,omitempty"`
	City       string   `json:"city,omitempty"`
	Province   string   `json:"province,omitempty"`
	Country    string   `json:"country,omitempty"`
	Code       string   `json:"country_code,omitempty"`
	Resolution int      `json:"resolution,omitempty"`
}

type ploverSize struct {
	Dead     *int `json:"dead,omitempty"`
	Injured  *int `json:"injured,omitempty"`
	Arrested *int `json:"arrested,omitempty"`
}

type ploverText struct {
	Sequence int  `json:"sequence"`
	Start    *int `json:"start,omitempty"`
	End      *int `json:"end,omitempty"`
}

type ploverCite struct {
	URL         string `json:"url,omitempty"`
	Title       string `json:"title,omitempty"`
	Language    string `json:"language,omitempty"`
	Publication string `json:"publication,omitempty"`
	Coder       string `json:"coder,omitempty"`
	Codebook    string `json:"codebook,omitempty"`
}

// ploverComment holds what PLOVER has no field for.
type ploverComment struct {
	Status     string   `json:"status"`
	Cameo      string   `json:"cameo,omitempty"`
	DateBasis  string   `json:"date_basis,omitempty"`
	Confidence float64  `json:"confidence"`
	Reports    []string `json:"reports"`
	Articles   int      `json:"articles"`
	Sources    int      `json:"sources"`
	Speakers   []string `json:"says,omitempty"`
}

// PLOVER returns the JSON object of an event. coder names program and
// version, codebook its rules.
func (c *Codes) PLOVER(s *ask.Story, coder, codebook string) any {
	e := &s.Event
	j := &ploverEvent{ID: e.ID, HasEvent: true, Event: []string{e.Type}, EventText: []string{}, QuadCode: e.Quad, EventScale: e.Score,
		Mode: some(e.Mode), Context: append([]string{}, e.Context...), Coder: coder,
		Actor:     ploverEntities(e.Actor, s, func(r *readout.Report) []readout.Participant { return r.Actor }),
		Recipient: ploverEntities(e.Recipient, s, func(r *readout.Report) []readout.Participant { return r.Recipient }),
		Comment: ploverComment{Status: e.Status, Cameo: e.Cameo, DateBasis: e.WhenBasis, Confidence: e.Confidence, Reports: append([]string{}, e.Reports...),
			Articles: e.Articles, Sources: e.Sources}}
	for _, name := range e.Speakers {
		if name != "" {
			j.Comment.Speakers = append(j.Comment.Speakers, name)
		}
	}
	if j.Date = day(e.When, e.Status, e.FirstPublished); e.When == (readout.Interval{}) && j.Date != "" {
		j.Comment.DateBasis = "day of publication: the text tells none"
	}
	if e.When.To != j.Date {
		j.EndDate = e.When.To
	}
	for i := range s.Reports {
		if t := s.Reports[i].Trigger.Text; t != "" && !slices.Contains(j.EventText, t) {
			j.EventText = append(j.EventText, t)
		}
	}
	if w := e.Where; w != nil {
		p := &ploverPlace{Resolved: w.Name, Country: c.CountryName(w.Country), Code: ploverCountry(w.Country), Lat: &w.Lat, Lon: &w.Lon,
			Resolution: map[string]int{"point": 5, "city": 4, "region": 2, "country": 1}[w.Precision]}
		p.City, p.Province = cityAndDivision(w)
		for i := range s.Reports {
			if rw := s.Reports[i].Where; rw != nil && rw.Name == w.Name && rw.Text != "" {
				p.Extracted = rw.Text
				break
			}
		}
		j.EventLoc = p
	}
	if size := (ploverSize{counted(e, "killed"), counted(e, "injured"), counted(e, "arrested")}); size != (ploverSize{}) {
		j.Size = &size
	}
	if i := oldest(s); i >= 0 {
		r, a := &s.Reports[i], &s.Articles[i]
		j.TextInfo = &ploverText{Sequence: r.Sentence}
		if !r.Trigger.InTitle && !r.Trigger.Span.Empty() {
			start, end := characters(a.Text, r.Trigger.Span.Start), characters(a.Text, r.Trigger.Span.End)
			j.TextInfo.Start, j.TextInfo.End = &start, &end
		}
		j.CiteInfo = &ploverCite{URL: a.URL, Title: a.Title, Language: a.Language, Publication: a.Publisher, Coder: coder, Codebook: codebook}
		j.CodedDate = isoDay(a.Added)
	}
	return j
}

func ploverEntities(ps []readout.Participant, s *ask.Story, side func(*readout.Report) []readout.Participant) []ploverEntity {
	out := []ploverEntity{}
	for i := range ps {
		p := &ps[i]
		x := ploverEntity{Code: ploverCountry(p.Country), Sector: p.Sector, IdentifierText: p.Name, Office: p.Office, EntityText: p.Text}
		for k := range s.Reports {
			if q := find(side(&s.Reports[k]), p); q != nil && q.Text != "" {
				x.EntityText = q.Text
				break
			}
		}
		out = append(out, x)
	}
	return out
}

// counted returns the number that all reports of an event agree on, nil where
// there is none or they differ.
func counted(e *readout.Event, field string) *int {
	for i := range e.Fields {
		f := &e.Fields[i]
		if f.Name != field || f.Conflict || len(f.Values) != 1 {
			continue
		}
		if n, err := strconv.Atoi(f.Values[0].Text); err == nil {
			return &n
		}
	}
	return nil
}

func some(s string) []string {
	if s == "" {
		return []string{}
	}
	return []string{s}
}

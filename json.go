package readout

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
)

// The JSON objects of docs/output.md, keys in order.
type reportJSON struct {
	Kind       string            `json:"kind"`
	ID         string            `json:"id"`
	Article    string            `json:"article"`
	Sentence   int               `json:"sentence"`
	Type       string            `json:"type"`
	Mode       string            `json:"mode"`
	Quad       int               `json:"quad"`
	Score      float64           `json:"score"`
	Cameo      string            `json:"cameo"`
	Goldstein  float64           `json:"goldstein"`
	Status     string            `json:"status"`
	Actor      []participantJSON `json:"actor"`
	Recipient  []participantJSON `json:"recipient"`
	Trigger    quotedJSON        `json:"trigger"`
	Date       string            `json:"date"`
	EndDate    string            `json:"end_date"`
	DateBasis  string            `json:"date_basis"`
	DateMaybe  []string          `json:"date_candidates,omitempty"`
	Place      *placeJSON        `json:"place,omitempty"`
	Says       []participantJSON `json:"says"`
	About      []participantJSON `json:"about,omitempty"`
	Context    []string          `json:"context"`
	Topics     []quotedJSON      `json:"topics"`
	Rule       string            `json:"rule"`
	Within     string            `json:"within"`
	Confidence float64           `json:"confidence"`
	Evidence   [][2]int          `json:"evidence"`
	Text       string            `json:"sentence_text"`
}

type participantJSON struct {
	Text    string `json:"text"`
	Span    [2]int `json:"span"`
	In      string `json:"in,omitempty"`
	Name    string `json:"name"`
	Country string `json:"country"`
	Sector  string `json:"sector"`
	Office  string `json:"office,omitempty"`
	Basis   string `json:"basis,omitempty"`
}

type quotedJSON struct {
	Text string `json:"text"`
	Span [2]int `json:"span"`
	In   string `json:"in,omitempty"`
}

type placeJSON struct {
	Text      string  `json:"text"`
	Span      [2]int  `json:"span"`
	In        string  `json:"in,omitempty"`
	Name      string  `json:"name"`
	Country   string  `json:"country"`
	Admin1    string  `json:"admin1,omitempty"`
	Lat       float64 `json:"lat"`
	Lon       float64 `json:"lon"`
	Precision string  `json:"precision"`
	Basis     string  `json:"basis,omitempty"`
}

type statementJSON struct {
	Kind     string            `json:"kind"`
	ID       string            `json:"id"`
	Article  string            `json:"article"`
	Sentence int               `json:"sentence"`
	Speaker  []participantJSON `json:"speaker"`
	Cue      quotedJSON        `json:"cue"`
	Content  []quotedJSON      `json:"content"`
	About    []quotedJSON      `json:"about"`
	Stance   string            `json:"stance"`
	Says     []participantJSON `json:"says"`
	Text     string            `json:"sentence_text"`
}

const inTitle = "title"

func in(title bool) string {
	if title {
		return inTitle
	}
	return ""
}

func pair(s Span) [2]int   { return [2]int{s.Start, s.End} }
func unpair(p [2]int) Span { return Span{p[0], p[1]} }

func quoted(q Quoted) quotedJSON { return quotedJSON{q.Text, pair(q.Span), in(q.InTitle)} }
func (q quotedJSON) noun() Quoted {
	return Quoted{q.Text, unpair(q.Span), q.In == inTitle}
}

func quoteds(qs []Quoted) []quotedJSON {
	out := make([]quotedJSON, 0, len(qs))
	for _, q := range qs {
		out = append(out, quoted(q))
	}
	return out
}

func unquoteds(qs []quotedJSON) (out []Quoted) {
	for _, q := range qs {
		out = append(out, q.noun())
	}
	return out
}

func participants(ps []Participant) []participantJSON {
	out := make([]participantJSON, 0, len(ps))
	for _, p := range ps {
		out = append(out, participantJSON{p.Text, pair(p.Span), in(p.InTitle), p.Name, p.Country, p.Sector, p.Office, p.Basis})
	}
	return out
}

func unparticipants(ps []participantJSON) (out []Participant) {
	for _, p := range ps {
		out = append(out, Participant{Quoted{p.Text, unpair(p.Span), p.In == inTitle}, p.Name, p.Country, p.Sector, p.Office, p.Basis})
	}
	return out
}

func placed(w *Place, title bool) *placeJSON {
	if w == nil {
		return nil
	}
	return &placeJSON{w.Text, pair(w.Span), in(title), w.Name, w.Country, w.Admin1, w.Lat, w.Lon, w.Precision, w.Basis}
}

func (p *placeJSON) noun() *Place {
	if p == nil {
		return nil
	}
	return &Place{Span: unpair(p.Span), Text: p.Text, Name: p.Name, Country: p.Country, Admin1: p.Admin1, Lat: p.Lat, Lon: p.Lon, Precision: p.Precision, Basis: p.Basis}
}

// encode writes one object without a newline and without escaping < and >.
func encode(v any) ([]byte, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(buf.Bytes(), []byte("\n")), nil
}

// AppendJSON appends the report as one line of JSON Lines, newline included.
func (r *Report) AppendJSON(b []byte) ([]byte, error) { return appendLine(b, r.json()) }

// AppendJSON appends the statement as one line of JSON Lines, newline included.
func (s *Statement) AppendJSON(b []byte) ([]byte, error) { return appendLine(b, s.json()) }

func appendLine(b []byte, v any) ([]byte, error) {
	line, err := encode(v)
	if err != nil {
		return b, err
	}
	return append(append(b, line...), '\n'), nil
}

func (r *Report) json() reportJSON {
	j := reportJSON{Kind: "report", ID: r.ID, Article: r.Article, Sentence: r.Sentence, Type: r.Type, Mode: r.Mode, Quad: r.Quad, Score: r.Score,
		Cameo: r.Cameo, Goldstein: r.Goldstein, Status: r.Status, Actor: participants(r.Actor), Recipient: participants(r.Recipient),
		Trigger: quoted(r.Trigger), Date: r.When.From, DateBasis: r.WhenBasis, DateMaybe: r.WhenMaybe, Place: placed(r.Where, r.Sentence == 0), Says: participants(r.Says),
		Context: append([]string{}, r.Context...), Topics: quoteds(r.Topics), Rule: r.Rule, Within: r.Within, Confidence: r.Confidence, Evidence: [][2]int{}, Text: r.Text}
	if r.When.To != r.When.From {
		j.EndDate = r.When.To
	}
	if len(r.About) > 0 {
		j.About = participants(r.About)
	}
	for _, sp := range r.Evidence {
		j.Evidence = append(j.Evidence, pair(sp))
	}
	return j
}

func (s *Statement) json() statementJSON {
	return statementJSON{"statement", s.ID, s.Article, s.Sentence, participants(s.Speaker), quoted(s.Cue),
		quoteds(s.Content), quoteds(s.About), s.Stance, participants(s.Says), s.Text}
}

// MarshalJSON writes the object of docs/output.md.
func (r Report) MarshalJSON() ([]byte, error) { return encode(r.json()) }

// MarshalJSON writes the object of docs/output.md.
func (s Statement) MarshalJSON() ([]byte, error) { return encode(s.json()) }

// UnmarshalJSON reads the object of docs/output.md.
func (r *Report) UnmarshalJSON(b []byte) error {
	var j reportJSON
	if err := json.Unmarshal(b, &j); err != nil {
		return err
	}
	if j.Kind != "report" {
		return fmt.Errorf("kind %q: not a report", j.Kind)
	}
	*r = Report{ID: j.ID, Article: j.Article, Sentence: j.Sentence, Type: j.Type, Mode: j.Mode, Quad: j.Quad, Score: j.Score, Cameo: j.Cameo, Goldstein: j.Goldstein,
		Status: j.Status, Actor: unparticipants(j.Actor), Recipient: unparticipants(j.Recipient), Trigger: j.Trigger.noun(), When: Interval{j.Date, j.EndDate},
		WhenBasis: j.DateBasis, WhenMaybe: j.DateMaybe, Where: j.Place.noun(), Says: unparticipants(j.Says), Topics: unquoteds(j.Topics),
		About: unparticipants(j.About), Rule: j.Rule, Within: j.Within, Confidence: j.Confidence, Text: j.Text}
	if j.EndDate == "" {
		r.When.To = j.Date
	}
	if len(j.Context) > 0 {
		r.Context = j.Context
	}
	for _, p := range j.Evidence {
		r.Evidence = append(r.Evidence, unpair(p))
	}
	return nil
}

// UnmarshalJSON reads the object of docs/output.md.
func (s *Statement) UnmarshalJSON(b []byte) error {
	var j statementJSON
	if err := json.Unmarshal(b, &j); err != nil {
		return err
	}
	if j.Kind != "statement" {
		return fmt.Errorf("kind %q: not a statement", j.Kind)
	}
	*s = Statement{j.ID, j.Article, j.Sentence, unparticipants(j.Speaker), j.Cue.noun(), unquoteds(j.Content), unquoteds(j.About), j.Stance, unparticipants(j.Says), j.Text}
	return nil
}

// ErrKind is the error of a line whose kind is neither report nor statement.
var ErrKind = errors.New("neither a report nor a statement")

// ParseRecords reads JSON Lines of reports and statements, as AppendJSON
// writes them, in their order. An error names the line, counted from 1.
func ParseRecords(b []byte) (reports []Report, statements []Statement, err error) {
	for n := 1; len(b) > 0; n++ {
		line, rest, _ := bytes.Cut(b, []byte("\n"))
		b = rest
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		var k struct{ Kind string }
		if err := json.Unmarshal(line, &k); err != nil {
			return nil, nil, fmt.Errorf("line %d: %w", n, err)
		}
		switch k.Kind {
		case "report":
			var r Report
			if err := json.Unmarshal(line, &r); err != nil {
				return nil, nil, fmt.Errorf("line %d: %w", n, err)
			}
			reports = append(reports, r)
		case "statement":
			var s Statement
			if err := json.Unmarshal(line, &s); err != nil {
				return nil, nil, fmt.Errorf("line %d: %w", n, err)
			}
			statements = append(statements, s)
		default:
			return nil, nil, fmt.Errorf("line %d: kind %q: %w", n, k.Kind, ErrKind)
		}
	}
	return reports, statements, nil
}

type eventJSON struct {
	Kind       string      `json:"kind"`
	ID         string      `json:"id"`
	Type       string      `json:"type"`
	Mode       string      `json:"mode"`
	Quad       int         `json:"quad"`
	Score      float64     `json:"score"`
	Cameo      string      `json:"cameo"`
	Goldstein  float64     `json:"goldstein"`
	Status     string      `json:"status"`
	Actor      []partyJSON `json:"actor"`
	Recipient  []partyJSON `json:"recipient"`
	Date       string      `json:"date"`
	EndDate    string      `json:"end_date"`
	DateBasis  string      `json:"date_basis"`
	Place      *spotJSON   `json:"place,omitempty"`
	Context    []string    `json:"context"`
	Topics     []string    `json:"topics"`
	Confidence float64     `json:"confidence"`
	Reports    []string    `json:"reports"`
	Articles   int         `json:"articles"`
	Sources    int         `json:"sources"`
	Speakers   []string    `json:"speakers"`
	Published  string      `json:"first_published"`
	Fields     []fieldJSON `json:"fields,omitempty"`
	Joined     []string    `json:"joined,omitempty"`
}

type partyJSON struct {
	Name    string `json:"name"`
	Country string `json:"country"`
	Sector  string `json:"sector"`
	Office  string `json:"office,omitempty"`
}

type spotJSON struct {
	Name      string  `json:"name"`
	Country   string  `json:"country"`
	Admin1    string  `json:"admin1,omitempty"`
	Lat       float64 `json:"lat"`
	Lon       float64 `json:"lon"`
	Precision string  `json:"precision"`
}

type fieldJSON struct {
	Name     string      `json:"name"`
	Conflict bool        `json:"conflict,omitempty"`
	Values   []valueJSON `json:"values"`
}

type valueJSON struct {
	Text    string   `json:"value"`
	Sources int      `json:"sources"`
	Reports []string `json:"reports"`
	Says    []string `json:"says"`
	Words   string   `json:"words,omitempty"`
}

func parties(ps []Participant) []partyJSON {
	out := make([]partyJSON, 0, len(ps))
	for _, p := range ps {
		out = append(out, partyJSON{p.Name, p.Country, p.Sector, p.Office})
	}
	return out
}

func unparties(ps []partyJSON) (out []Participant) {
	for _, p := range ps {
		out = append(out, Participant{Name: p.Name, Country: p.Country, Sector: p.Sector, Office: p.Office})
	}
	return out
}

func list(l []string) []string { return append([]string{}, l...) }

// AppendJSON appends the event as one line of JSON Lines, newline included.
func (e *Event) AppendJSON(b []byte) ([]byte, error) { return appendLine(b, e.json()) }

// MarshalJSON writes the object of docs/output.md.
func (e Event) MarshalJSON() ([]byte, error) { return encode(e.json()) }

func (e *Event) json() eventJSON {
	j := eventJSON{Kind: "event", ID: e.ID, Type: e.Type, Mode: e.Mode, Quad: e.Quad, Score: e.Score, Cameo: e.Cameo, Goldstein: e.Goldstein, Status: e.Status,
		Actor: parties(e.Actor), Recipient: parties(e.Recipient), Date: e.When.From, DateBasis: e.WhenBasis, Context: list(e.Context), Topics: list(e.Topics),
		Confidence: e.Confidence, Reports: list(e.Reports), Articles: e.Articles, Sources: e.Sources, Speakers: list(e.Speakers), Published: e.FirstPublished, Joined: e.Joined}
	if e.When.To != e.When.From {
		j.EndDate = e.When.To
	}
	if w := e.Where; w != nil {
		j.Place = &spotJSON{w.Name, w.Country, w.Admin1, w.Lat, w.Lon, w.Precision}
	}
	for _, f := range e.Fields {
		fj := fieldJSON{Name: f.Name, Conflict: f.Conflict, Values: []valueJSON{}}
		for _, v := range f.Values {
			fj.Values = append(fj.Values, valueJSON{v.Text, v.Sources, list(v.Reports), list(v.Says), v.Words})
		}
		j.Fields = append(j.Fields, fj)
	}
	return j
}

// UnmarshalJSON reads the object of docs/output.md.
func (e *Event) UnmarshalJSON(b []byte) error {
	var j eventJSON
	if err := json.Unmarshal(b, &j); err != nil {
		return err
	}
	if j.Kind != "event" {
		return fmt.Errorf("kind %q: not an event", j.Kind)
	}
	*e = Event{ID: j.ID, Type: j.Type, Mode: j.Mode, Quad: j.Quad, Score: j.Score, Cameo: j.Cameo, Goldstein: j.Goldstein, Status: j.Status,
		Actor: unparties(j.Actor), Recipient: unparties(j.Recipient), When: Interval{j.Date, j.EndDate}, WhenBasis: j.DateBasis, Context: some(j.Context), Topics: some(j.Topics),
		Confidence: j.Confidence, Reports: some(j.Reports), Articles: j.Articles, Sources: j.Sources, Speakers: some(j.Speakers), FirstPublished: j.Published, Joined: j.Joined}
	if j.EndDate == "" {
		e.When.To = j.Date
	}
	if p := j.Place; p != nil {
		e.Where = &Place{Name: p.Name, Country: p.Country, Admin1: p.Admin1, Lat: p.Lat, Lon: p.Lon, Precision: p.Precision}
	}
	for _, f := range j.Fields {
		g := Field{Name: f.Name, Conflict: f.Conflict}
		for _, v := range f.Values {
			g.Values = append(g.Values, Value{v.Text, some(v.Reports), v.Sources, some(v.Says), v.Words})
		}
		e.Fields = append(e.Fields, g)
	}
	return nil
}

// some returns nil for an empty list.
func some(l []string) []string {
	if len(l) == 0 {
		return nil
	}
	return l
}

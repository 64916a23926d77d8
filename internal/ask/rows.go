package ask

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"time"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/store"
)

// The objects of docs/output.md, keys in order.
type meetingJSON struct {
	Kind     string        `json:"kind"`
	ID       string        `json:"id"`
	Manner   string        `json:"manner"`
	Status   string        `json:"status"`
	Date     string        `json:"date"`
	EndDate  string        `json:"end_date"`
	Place    *spotJSON     `json:"place,omitempty"`
	Parties  []partyJSON   `json:"parties"`
	Topics   []string      `json:"topics"`
	Events   []string      `json:"events"`
	Reports  int           `json:"reports"`
	Articles int           `json:"articles"`
	Sources  int           `json:"sources"`
	Accounts []accountJSON `json:"accounts"`
	Differ   []string      `json:"differ"`
	First    string        `json:"first_published"`
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

type accountJSON struct {
	Says      string `json:"says"`
	Report    string `json:"report"`
	Article   string `json:"article"`
	Publisher string `json:"publisher"`
	Published string `json:"published"`
	URL       string `json:"url"`
	Text      string `json:"sentence_text"`
}

type carrierJSON struct {
	Article   string `json:"article"`
	Publisher string `json:"publisher"`
	Published string `json:"published"`
	URL       string `json:"url"`
}

// Article is an article as JSON: the object of docs/output.md.
type Article struct {
	Kind       string `json:"kind"`
	ID         string `json:"id"`
	Given      string `json:"given"`
	URL        string `json:"url"`
	Publisher  string `json:"publisher"`
	Published  string `json:"published"`
	Language   string `json:"language"`
	Title      string `json:"title"`
	Copy       string `json:"copy"`
	Reports    int    `json:"reports"`
	Statements int    `json:"statements"`
	Run        string `json:"run"`
	Problem    string `json:"problem,omitempty"`
	Text       string `json:"text,omitempty"`
}

// ArticleObject makes the JSON object of an article, with its text or without.
func ArticleObject(a *store.Article, text bool) Article {
	o := Article{"article", a.ID, a.Given, a.URL, a.Publisher, Published(a), a.Language, a.Title, a.Copy, a.Reports, a.Statements, a.Run, a.Problem, ""}
	if text {
		o.Text = a.Text
	}
	return o
}

func partiesJSON(ps []readout.Participant) []partyJSON {
	out := make([]partyJSON, 0, len(ps))
	for _, p := range ps {
		out = append(out, partyJSON{p.Name, p.Country, p.Sector, p.Office})
	}
	return out
}

// Published is the ISO day of an article's publication, "" where not known.
func Published(a *store.Article) string {
	if a.Published.IsZero() {
		return ""
	}
	return a.Published.Format(time.DateOnly)
}

func list(l []string) []string { return append([]string{}, l...) }

// MarshalJSON writes the object of docs/output.md.
func (m Meeting) MarshalJSON() ([]byte, error) {
	j := meetingJSON{Kind: "meeting", ID: m.ID, Manner: m.Kind, Status: m.Status, Date: m.When.From, Parties: partiesJSON(m.Parties), Topics: list(m.Topics), Events: list(m.Events),
		Reports: m.Count.Reports, Articles: m.Count.Articles, Sources: m.Sources, Accounts: []accountJSON{}, Differ: list(m.Differ), First: m.FirstPublished}
	if m.When.To != m.When.From {
		j.EndDate = m.When.To
	}
	if w := m.Where; w != nil {
		j.Place = &spotJSON{w.Name, w.Country, w.Admin1, w.Lat, w.Lon, w.Precision}
	}
	for i := range m.Accounts {
		a := &m.Accounts[i]
		j.Accounts = append(j.Accounts, accountJSON{a.Says, a.Report.ID, a.Article.ID, a.Article.Publisher, Published(&a.Article), a.Article.URL, a.Report.Text})
	}
	return encode(j)
}

// MarshalJSON writes the statement's object of docs/output.md with the
// articles that carry it.
func (s Said) MarshalJSON() ([]byte, error) {
	b, err := s.Statement.MarshalJSON()
	if err != nil {
		return nil, err
	}
	carriers := make([]carrierJSON, 0, len(s.Carriers))
	for i := range s.Carriers {
		a := &s.Carriers[i]
		carriers = append(carriers, carrierJSON{a.ID, a.Publisher, Published(a), a.URL})
	}
	c, err := encode(carriers)
	if err != nil {
		return nil, err
	}
	b = append(bytes.TrimSuffix(bytes.TrimSpace(b), []byte("}")), `,"carriers":`...)
	return append(append(b, c...), '}'), nil
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

// Columns of tables in CSV, and the rows of them. Several values in one cell
// are separated by a semicolon.
var (
	EventColumns     = []string{"id", "date", "end_date", "type", "mode", "status", "actor", "actor_code", "recipient", "recipient_code", "place", "place_country", "quad", "score", "cameo", "goldstein", "confidence", "reports", "articles", "sources", "says", "first_published"}
	SeriesColumns    = []string{"period", "events", "reports", "articles", "sources", "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict", "mean_score", "mean_goldstein"}
	MeetingColumns   = []string{"id", "date", "end_date", "manner", "status", "parties", "party_codes", "place", "place_country", "topics", "events", "reports", "articles", "sources", "accounts", "differ", "first_published"}
	StatementColumns = []string{"id", "published", "speaker", "speaker_code", "cue", "content", "about", "stance", "says", "publisher", "url", "carriers"}
	ReportColumns    = []string{"id", "article", "sentence", "date", "end_date", "type", "mode", "status", "actor", "actor_code", "recipient", "recipient_code", "place", "place_country", "quad", "score", "cameo", "goldstein", "confidence", "says", "rule", "text"}
	ArticleColumns   = []string{"id", "given", "published", "publisher", "language", "title", "url", "copy", "reports", "statements", "problem"}
)

// names of participants, and their codes.
func names(ps []readout.Participant) string {
	var out []string
	for _, p := range ps {
		out = append(out, p.Name)
	}
	return strings.Join(out, "; ")
}

func codes(ps []readout.Participant) string {
	var out []string
	for _, p := range ps {
		out = append(out, Code(p))
	}
	return strings.Join(out, "; ")
}

// Code is a participant's country and sector: "CHN/GOV", "CHN", "/REB".
func Code(p readout.Participant) string {
	if p.Sector == "" {
		return p.Country
	}
	return p.Country + "/" + p.Sector
}

// to is the last day of an interval where that is another than the first.
func to(i readout.Interval) string {
	if i.To == i.From {
		return ""
	}
	return i.To
}

func spot(w *readout.Place) (name, country string) {
	if w == nil {
		return "", ""
	}
	return w.Name, w.Country
}

func decimal(v float64, digits int) string { return strconv.FormatFloat(v, 'f', digits, 64) }

// EventRow is an event's row of EventColumns.
func EventRow(e *readout.Event) []string {
	place, country := spot(e.Where)
	var says []string
	for _, s := range e.Speakers {
		if s == "" {
			s = "-"
		}
		says = append(says, s)
	}
	return []string{e.ID, e.When.From, to(e.When), e.Type, e.Mode, e.Status, names(e.Actor), codes(e.Actor), names(e.Recipient), codes(e.Recipient), place, country,
		strconv.Itoa(e.Quad), decimal(e.Score, -1), e.Cameo, decimal(e.Goldstein, -1), decimal(e.Confidence, 2), strconv.Itoa(len(e.Reports)), strconv.Itoa(e.Articles), strconv.Itoa(e.Sources), strings.Join(says, "; "), e.FirstPublished}
}

// SeriesRow is a period's row of SeriesColumns. Means of no events are empty.
func SeriesRow(b *store.Bucket) []string {
	row := []string{b.Value, strconv.Itoa(b.Events), strconv.Itoa(b.Reports), strconv.Itoa(b.Articles), strconv.Itoa(b.Sources)}
	for q := 1; q <= 4; q++ {
		row = append(row, strconv.Itoa(b.Quad[q]))
	}
	if b.Events == 0 {
		return append(row, "", "")
	}
	n := float64(b.Events)
	return append(row, decimal(b.Score/n, 2), decimal(b.Goldstein/n, 2))
}

// MeetingRow is a meeting's row of MeetingColumns.
func MeetingRow(m *Meeting) []string {
	place, country := spot(m.Where)
	var by []string
	for i := range m.Accounts {
		by = append(by, m.Accounts[i].By())
	}
	return []string{m.ID, m.When.From, to(m.When), m.Kind, m.Status, names(m.Parties), codes(m.Parties), place, country, strings.Join(m.Topics, "; "), strings.Join(m.Events, "; "),
		strconv.Itoa(m.Count.Reports), strconv.Itoa(m.Count.Articles), strconv.Itoa(m.Sources), strings.Join(unique(by), "; "), strings.Join(m.Differ, "; "), m.FirstPublished}
}

// StatementRow is a statement's row of StatementColumns.
func StatementRow(s *Said) []string {
	var carriers []string
	for i := range s.Carriers {
		carriers = append(carriers, s.Carriers[i].Publisher)
	}
	return []string{s.ID, Published(&s.From), names(s.Speaker), codes(s.Speaker), s.Cue.Text, quotes(s.Content), quotes(s.About), s.Stance, names(s.Says), s.From.Publisher, s.From.URL, strings.Join(unique(carriers), "; ")}
}

// ReportRow is a report's row of ReportColumns.
func ReportRow(r *readout.Report) []string {
	place, country := spot(r.Where)
	return []string{r.ID, r.Article, strconv.Itoa(r.Sentence), r.When.From, to(r.When), r.Type, r.Mode, r.Status, names(r.Actor), codes(r.Actor), names(r.Recipient), codes(r.Recipient), place, country,
		strconv.Itoa(r.Quad), decimal(r.Score, -1), r.Cameo, decimal(r.Goldstein, -1), decimal(r.Confidence, 2), names(r.Says), r.Rule, oneLine(r.Text)}
}

// ArticleRow is an article's row of ArticleColumns.
func ArticleRow(a *store.Article) []string {
	return []string{a.ID, a.Given, Published(a), a.Publisher, a.Language, oneLine(a.Title), a.URL, a.Copy, strconv.Itoa(a.Reports), strconv.Itoa(a.Statements), a.Problem}
}

// quotes are stretches of text with a gap between them.
func quotes(qs []readout.Quoted) string {
	var out []string
	for _, q := range qs {
		out = append(out, oneLine(q.Text))
	}
	return strings.Join(out, " … ")
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

package coder

import (
	"bytes"
	"encoding/json"
	"sort"

	readout "github.com/readout-events/readout"
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

func title(in bool) string {
	if in {
		return "title"
	}
	return ""
}

func quoted(q readout.Quoted) quotedJSON {
	return quotedJSON{q.Text, [2]int{q.Span.Start, q.Span.End}, title(q.InTitle)}
}

func quoteds(qs []readout.Quoted) []quotedJSON {
	out := []quotedJSON{}
	for _, q := range qs {
		out = append(out, quoted(q))
	}
	return out
}

func participants(ps []readout.Participant) []participantJSON {
	out := []participantJSON{}
	for _, p := range ps {
		out = append(out, participantJSON{p.Text, [2]int{p.Span.Start, p.Span.End}, title(p.InTitle), p.Name, p.Country, p.Sector, p.Office, p.Basis})
	}
	return out
}

// line writes one object with a newline, without escaping < and >.
func line(buf *bytes.Buffer, v any) error {
	enc := json.NewEncoder(buf)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// AppendJSON writes a result as JSON Lines, reports and statements in order
// of their sentences, each sentence's reports first.
func AppendJSON(buf *bytes.Buffer, res *Result) error {
	type item struct {
		sentence, kind, at int
		v                  any
	}
	var items []item
	for i := range res.Reports {
		r := &res.Reports[i]
		j := reportJSON{Kind: "report", ID: r.ID, Article: r.Article, Sentence: r.Sentence, Type: r.Type, Mode: r.Mode, Quad: r.Quad, Score: r.Score,
			Cameo: r.Cameo, Goldstein: r.Goldstein, Status: r.Status, Actor: participants(r.Actor), Recipient: participants(r.Recipient),
			Trigger: quoted(r.Trigger), Date: r.When.From, DateBasis: r.WhenBasis, DateMaybe: r.WhenMaybe, Says: participants(r.Says),
			Context: append([]string{}, r.Context...), Topics: quoteds(r.Topics), Rule: r.Rule, Within: r.Within, Confidence: r.Confidence, Evidence: [][2]int{}, Text: r.Text}
		if r.When.To != r.When.From {
			j.EndDate = r.When.To
		}
		if len(r.About) > 0 {
			j.About = participants(r.About)
		}
		if w := r.Where; w != nil {
			j.Place = &placeJSON{w.Text, [2]int{w.Span.Start, w.Span.End}, title(r.Sentence == 0), w.Name, w.Country, w.Admin1, w.Lat, w.Lon, w.Precision, w.Basis}
		}
		for _, sp := range r.Evidence {
			j.Evidence = append(j.Evidence, [2]int{sp.Start, sp.End})
		}
		items = append(items, item{r.Sentence, 0, i, j})
	}
	for i := range res.Statements {
		s := &res.Statements[i]
		items = append(items, item{s.Sentence, 1, i, statementJSON{"statement", s.ID, s.Article, s.Sentence, participants(s.Speaker), quoted(s.Cue),
			quoteds(s.Content), quoteds(s.About), s.Stance, participants(s.Says), s.Text}})
	}
	sort.SliceStable(items, func(a, b int) bool {
		if items[a].sentence != items[b].sentence {
			return items[a].sentence < items[b].sentence
		}
		return items[a].kind < items[b].kind
	})
	for _, it := range items {
		if err := line(buf, it.v); err != nil {
			return err
		}
	}
	return nil
}

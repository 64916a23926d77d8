package pages

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/ask"
	"github.com/readout-events/readout/internal/store"
)

// Sizes of the event's page.
const (
	eventReports = 50 // reports on one page
	fieldValues  = 12 // values of one field
	valueReports = 12 // links to reports of one value
	maxJoined    = 50 // reasons for joining
	sideParties  = 12 // parties of a side
	maxSentence  = 4000
)

// EventPage is the page of one event.
type EventPage struct {
	Event            *readout.Event
	Quad             Quad
	Status           string
	Actor, Recipient Side
	When, Where      string
	Says             []Chip
	MoreSays         int
	Contexts         []Link
	Fields           []FieldRows
	Conflicts        int
	Reports          []ReportItem
	Joined           [][]Link // why reports are one event; what has an address is a report's number
	MoreJoined       int
	Rules            []RuleUse
	First, Next      string // parts of the list of reports
	From, To, Of     int    // which of the reports are shown
	JSON             string
}

// FieldRows is a field with its values.
type FieldRows struct {
	Name     string
	Conflict bool
	Values   []ValueRow
	More     int
}

// ValueRow is one value of a field with who gives it.
type ValueRow struct {
	Text, Words string
	Count       int // reports
	Sources     int
	Reports     []ReportLink
	MoreReports int
	Says        []string
	MoreSays    int
}

// ReportLink points at a report on the page.
type ReportLink struct {
	Number int
	To     string
}

// ReportItem is a report on the event's page.
type ReportItem struct {
	Number    int
	Report    *readout.Report
	Segments  []Segment
	Cut       bool // the sentence is longer than shown
	Title     string
	Article   string // link to its page, at this report
	External  string
	Publisher string
	Published string
	Copy      bool
	Says      []Party
	When      string
	Where     string
	Rule      Rule
}

// RuleUse is a rule with the reports that it made.
type RuleUse struct {
	Rule
	Code    string // "ACCUSE/allege"
	Reports []ReportLink
	More    int
}

func (s *site) event(ctx context.Context, r *http.Request) (content, error) {
	id := r.PathValue("id")
	from, _ := strconv.Atoi(r.URL.Query().Get("from"))
	var c content
	err := s.store.View(ctx, func(r store.Reader) error {
		story, err := ask.Show(r, id)
		if errors.Is(err, store.ErrNotFound) {
			return &problem{status: http.StatusNotFound, Title: "No such event", Text: "The ledger has no event of this name, and no report of it either. Events get new names when reports of them are read again, split or joined."}
		}
		if errors.Is(err, ask.ErrAmbiguous) {
			return &problem{status: http.StatusNotFound, Title: "Several events begin so", Text: "The address holds the beginning of an event’s name, and more than one event has it. Write more of it."}
		}
		if err != nil {
			return err
		}
		if story.Event.ID != id {
			c.moved = eventLink(story.Event.ID)
			return nil
		}
		p, err := s.eventPage(r, story, from)
		c = content{title: headline(p), light: true, body: p}
		return err
	})
	return c, err
}

// headline is the title of an event's page: "ACCUSE Russia → Ukraine".
func headline(p *EventPage) string {
	t := p.Event.Type
	if len(p.Actor.Parties) > 0 {
		t += " " + p.Actor.Parties[0].Name
	}
	if len(p.Recipient.Parties) > 0 {
		t += " → " + p.Recipient.Parties[0].Name
	}
	return t
}

func (s *site) eventPage(r store.Reader, story *ask.Story, from int) (*EventPage, error) {
	e := &story.Event
	p := &EventPage{Event: e, Quad: quad(e.Quad), Status: statusMeans[e.Status], Actor: s.side(e.Actor, sideParties), Recipient: s.side(e.Recipient, sideParties),
		When: when(e.When), Where: where(e.Where), Of: len(story.Reports), JSON: "/api/v1/events/" + url.PathEscape(e.ID)}
	p.Says, p.MoreSays = chips(e.Speakers, store.Filter{}, sideParties)
	for _, c := range e.Context {
		p.Contexts = append(p.Contexts, Link{c, deskFor("context", c)})
	}
	from = max(0, min(from, len(story.Reports)-1)) / eventReports * eventReports
	to := min(from+eventReports, len(story.Reports))
	p.From, p.To = from+1, to
	here := eventLink(e.ID)
	part := func(n int) string {
		if n == 0 {
			return here
		}
		return here + "?from=" + strconv.Itoa(n)
	}
	if from > 0 {
		p.First = here + "#reports"
	}
	if to < len(story.Reports) {
		p.Next = part(to) + "#reports"
	}
	number := map[string]int{} // of a report, by ID, from 1
	for i, rep := range story.Reports {
		number[rep.ID] = i + 1
	}
	link := func(id string) (ReportLink, bool) {
		n, ok := number[id]
		if !ok {
			return ReportLink{}, false
		}
		at := "#r" + strconv.Itoa((n-1)%eventReports+1)
		if n <= from || n > to {
			at = part((n-1)/eventReports*eventReports) + at
		}
		return ReportLink{n, at}, true
	}
	for _, f := range e.Fields {
		rows := FieldRows{Name: f.Name, Conflict: f.Conflict}
		if f.Conflict {
			p.Conflicts++
		}
		for i, v := range f.Values {
			if i == fieldValues {
				rows.More = len(f.Values) - i
				break
			}
			row := ValueRow{Text: v.Text, Words: v.Words, Sources: v.Sources, Count: len(v.Reports)}
			for _, id := range v.Reports {
				if len(row.Reports) == valueReports {
					row.MoreReports = len(v.Reports) - valueReports
					break
				}
				if l, ok := link(id); ok {
					row.Reports = append(row.Reports, l)
				}
			}
			for i, name := range v.Says {
				if i == maxChips {
					row.MoreSays = len(v.Says) - i
					break
				}
				row.Says = append(row.Says, speaker(name))
			}
			rows.Values = append(rows.Values, row)
		}
		p.Fields = append(p.Fields, rows)
	}
	articles := map[string]*store.Article{}
	for i := range story.Articles {
		articles[story.Articles[i].ID] = &story.Articles[i]
	}
	uses := map[string]int{}
	for i := from; i < to; i++ {
		rep := &story.Reports[i]
		a := articles[rep.Article]
		if a == nil {
			a = &store.Article{Article: readout.Article{ID: rep.Article}}
		}
		item, err := s.reportItem(r, rep, a, i+1, i-from+1)
		if err != nil {
			return nil, err
		}
		p.Reports = append(p.Reports, item)
		l, _ := link(rep.ID)
		key := item.Rule.Name + " " + item.Rule.Text
		at, ok := uses[key]
		if !ok {
			at = len(p.Rules)
			uses[key] = at
			p.Rules = append(p.Rules, RuleUse{Rule: item.Rule, Code: typeAndMode(rep.Type, rep.Mode)})
		}
		if u := &p.Rules[at]; len(u.Reports) < valueReports {
			u.Reports = append(u.Reports, l)
		} else {
			u.More++
		}
	}
	for i, reason := range e.Joined {
		if i == maxJoined {
			p.MoreJoined = len(e.Joined) - i
			break
		}
		p.Joined = append(p.Joined, numbered(reason, link))
	}
	return p, nil
}

// numbered puts numbers with links in place of the names of reports.
func numbered(reason string, link func(id string) (ReportLink, bool)) []Link {
	var out []Link
	var words []string
	for _, w := range strings.Split(reason, " ") {
		id := strings.TrimRight(w, ".,:;")
		if l, ok := link(id); ok {
			out = append(out, Link{Text: strings.Join(append(words, ""), " ")}, Link{"report " + strconv.Itoa(l.Number), l.To})
			words = []string{strings.TrimPrefix(w, id)}
			continue
		}
		words = append(words, w)
	}
	return append(out, Link{Text: strings.Join(words, " ")})
}

func typeAndMode(typ, mode string) string {
	if mode == "" {
		return typ
	}
	return typ + "/" + mode
}

// reportItem shows a report: its number in the event, and its place on the page.
func (s *site) reportItem(r store.Reader, rep *readout.Report, a *store.Article, number, item int) (ReportItem, error) {
	rule, err := s.rules.rule(r, a.Run, rep.Rule)
	if err != nil {
		return ReportItem{}, err
	}
	out := ReportItem{Number: number, Report: rep, Title: titled(a.Article, a.Given), Article: articleLink(a.ID) + "#" + recordAnchor(rep.ID), External: External(a.URL), Publisher: a.Publisher,
		Published: published(a.Article), Copy: a.Copy != "" && a.Copy != a.ID, When: when(rep.When), Where: where(rep.Where), Rule: rule}
	for _, p := range rep.Says {
		out.Says = append(out.Says, s.party(p))
	}
	out.Segments, out.Cut = sentence(rep, a, item)
	return out, nil
}

// sentence is a report's sentence with its trigger, parties and the rest of
// its values marked. Where the article's text is not at hand, or says
// otherwise, the sentence stands without marks.
func sentence(rep *readout.Report, a *store.Article, item int) (segments []Segment, cut bool) {
	title := rep.Trigger.InTitle || rep.Sentence == 0
	source := a.Text
	if title {
		source = a.Title
	}
	text, marks := rep.Text, []Mark(nil)
	if sp := sentenceSpan(source, rep.Text, rep.Trigger.Span); !sp.Empty() {
		all := marksOf(rep, item, title)
		if m, ok := timeMark(rep, item, sp, source); ok {
			all = append(all, m)
		}
		marks = within(sp, all)
	}
	if len(text) > maxSentence {
		text, cut = text[:letter(text, maxSentence, -1)], true
	}
	return Split(text, marks), cut
}

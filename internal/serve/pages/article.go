package pages

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/store"
)

// Sizes of the article's page.
const (
	maxRecords = 200     // records beside the text
	maxText    = 300_000 // bytes of text
	maxCopies  = 20
)

// ArticlePage is the page of one article.
type ArticlePage struct {
	Article    *store.Article
	Title      string
	External   string
	Published  string
	CopyOf     string // link; "" where it is none
	Copies     []Link
	MoreCopies int
	Parts      []Part // the title, where it is given apart, then the paragraphs
	Count      int    // records shown
	More       int    // records not shown
	Cut        bool   // the text is longer than shown
	Lang       string
	JSON       string
}

// Part is the title or a paragraph, with the records that begin in it.
type Part struct {
	Heading  bool
	Lang     string
	Segments []SegmentLink
	Records  []Record
}

// SegmentLink is a segment with the address of the record whose trigger it is.
type SegmentLink struct {
	Segment
	Anchor string // id of the element, "" where no record begins here
	To     string // "#r3", "" where it is no trigger
}

// Record is a report or a statement beside the text.
type Record struct {
	Number    int
	Anchor    string // by which other pages point at it
	Words     string // "#w3", where its words stand
	Report    *readout.Report
	Statement *readout.Statement
	Quad      Quad
	Actor     Side
	Recipient Side
	When      string
	Where     string
	Says      []Party
	About     []string
	Rule      Rule
	Event     string // link
	Told      *readout.Event
	Within    string // number of the record that it is the content of, as a link "#r3"
	WithinNo  int
}

// recordAnchor is the id by which other pages point at a record.
func recordAnchor(id string) string { return "record-" + url.PathEscape(id) }

func (s *site) article(ctx context.Context, r *http.Request) (content, error) {
	id := r.PathValue("id")
	var c content
	err := s.store.View(ctx, func(r store.Reader) error {
		a, err := r.Article(id)
		if errors.Is(err, store.ErrNotFound) {
			return &problem{status: http.StatusNotFound, Title: "No such article", Text: "The ledger has no article of this name. It may have been forgotten."}
		}
		if err != nil {
			return err
		}
		if a.ID != id {
			c.moved = articleLink(a.ID)
			return nil
		}
		p, err := s.articlePage(r, &a)
		c = content{title: titled(a.Article, a.Given), light: true, body: p}
		return err
	})
	return c, err
}

func (s *site) articlePage(r store.Reader, a *store.Article) (*ArticlePage, error) {
	p := &ArticlePage{Article: a, Title: titled(a.Article, a.Given), External: External(a.URL), Published: published(a.Article), Lang: language(a.Language), JSON: "/api/v1/articles/" + url.PathEscape(a.ID)}
	if err := s.copies(p, r, a); err != nil {
		return nil, err
	}
	coding, err := r.Coding(a.ID, "")
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return nil, err
	}
	records, more := recordsOf(&coding)
	p.Count, p.More = len(records), more
	titleMarks, marks := []Mark(nil), []Mark(nil)
	numbers := map[string]int{}
	for i := range records {
		numbers[recordID(&records[i])] = i + 1
	}
	for i := range records {
		rec := &records[i]
		rec.Number, rec.Anchor = i+1, recordAnchor(recordID(rec))
		if err := s.describe(rec, r, a.Run, numbers); err != nil {
			return nil, err
		}
		if rec.Statement != nil {
			titleMarks = append(titleMarks, marksOfStatement(rec.Statement, i+1, true)...)
			marks = append(marks, marksOfStatement(rec.Statement, i+1, false)...)
			continue
		}
		titleMarks = append(titleMarks, marksOf(rec.Report, i+1, true)...)
		marks = append(marks, marksOf(rec.Report, i+1, false)...)
		source, title := a.Text, rec.Report.Sentence == 0
		if title {
			source = a.Title
		}
		if m, ok := timeMark(rec.Report, i+1, sentenceSpan(source, rec.Report.Text, rec.Report.Trigger.Span), source); ok && title {
			titleMarks = append(titleMarks, m)
		} else if ok {
			marks = append(marks, m)
		}
	}
	p.Parts = parts(a, records, titleMarks, marks)
	p.Cut = len(a.Text) > maxText
	return p, nil
}

func (s *site) copies(p *ArticlePage, r store.Reader, a *store.Article) error {
	if a.Copy == "" {
		return nil
	}
	if a.Copy != a.ID {
		p.CopyOf = articleLink(a.Copy)
	}
	ids, err := r.Copies(a.Copy)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if id == a.ID {
			continue
		}
		if len(p.Copies) == maxCopies {
			p.MoreCopies++
			continue
		}
		c, err := r.Article(id)
		if err != nil {
			return err
		}
		text := c.Publisher
		if text == "" {
			text = titled(c.Article, c.Given)
		}
		if d := published(c.Article); d != "" {
			text += ", " + d
		}
		p.Copies = append(p.Copies, Link{text, articleLink(id)})
	}
	return nil
}

// recordsOf puts an article's reports and statements in order of the text.
func recordsOf(c *store.Coding) (list []Record, more int) {
	for i := range c.Reports {
		list = append(list, Record{Report: &c.Reports[i]})
	}
	for i := range c.Statements {
		list = append(list, Record{Statement: &c.Statements[i]})
	}
	slices.SortStableFunc(list, func(a, b Record) int {
		i, j := place(&a), place(&b)
		return cmp.Or(cmp.Compare(i.sentence, j.sentence), cmp.Compare(i.at, j.at))
	})
	if len(list) > maxRecords {
		list, more = list[:maxRecords], len(list)-maxRecords
	}
	return list, more
}

type at struct{ sentence, at int }

// place is where a record begins: its sentence, and the first byte of its
// trigger or word of saying.
func place(rec *Record) at {
	if s := rec.Statement; s != nil {
		start := s.Cue.Span.Start
		if s.Cue.Span.Empty() && len(s.Content) > 0 {
			start = s.Content[0].Span.Start
		}
		return at{s.Sentence, start}
	}
	return at{rec.Report.Sentence, rec.Report.Trigger.Span.Start}
}

func recordID(rec *Record) string {
	if rec.Statement != nil {
		return rec.Statement.ID
	}
	return rec.Report.ID
}

// describe fills in what a record shows.
func (s *site) describe(rec *Record, r store.Reader, run string, numbers map[string]int) error {
	if st := rec.Statement; st != nil {
		rec.Actor = s.side(st.Speaker, maxParties)
		for _, p := range st.Says {
			rec.Says = append(rec.Says, s.party(p))
		}
		for _, q := range st.About {
			rec.About = append(rec.About, q.Text)
		}
		return nil
	}
	rep := rec.Report
	rec.Quad, rec.Actor, rec.Recipient, rec.When, rec.Where = quad(rep.Quad), s.side(rep.Actor, maxParties), s.side(rep.Recipient, maxParties), when(rep.When), where(rep.Where)
	for _, p := range rep.Says {
		rec.Says = append(rec.Says, s.party(p))
	}
	for _, p := range rep.About {
		rec.About = append(rec.About, s.party(p).Name)
	}
	for _, q := range rep.Topics {
		rec.About = append(rec.About, q.Text)
	}
	if n := numbers[rep.Within]; n > 0 {
		rec.WithinNo, rec.Within = n, "#r"+strconv.Itoa(n)
	}
	var err error
	if rec.Rule, err = s.rules.rule(r, run, rep.Rule); err != nil {
		return err
	}
	e, err := r.Event(rep.ID)
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	rec.Told, rec.Event = &e, eventLink(e.ID)
	return nil
}

// parts cuts title and text into what stands side by side: a paragraph, and
// the records that begin in it.
func parts(a *store.Article, records []Record, titleMarks, marks []Mark) []Part {
	var out []Part
	anchors := map[int]string{} // of the words of a record, by its number
	links := func(text string, marks []Mark) []SegmentLink {
		var list []SegmentLink
		for _, seg := range Split(text, marks) {
			l := SegmentLink{Segment: seg}
			for _, item := range seg.Acts {
				if l.To == "" {
					l.To = "#r" + strconv.Itoa(item)
				}
				if _, ok := anchors[item]; !ok {
					if l.Anchor == "" {
						l.Anchor = "w" + strconv.Itoa(item)
					}
					anchors[item] = "#" + l.Anchor
				}
			}
			list = append(list, l)
		}
		return list
	}
	left := records
	begin := func(part *Part, before int) {
		n := 0
		for n < len(left) && (part.Heading && place(&left[n]).sentence == 0 || !part.Heading && place(&left[n]).at < before) {
			n++
		}
		part.Records, left = left[:n:n], left[n:]
	}
	if a.Title != "" {
		part := Part{Heading: true, Segments: links(a.Title, titleMarks)}
		begin(&part, 0)
		out = append(out, part)
	}
	text := a.Text
	if len(text) > maxText {
		text = text[:letter(text, maxText, -1)]
	}
	for _, sp := range Paragraphs(text) {
		part := Part{Segments: links(sp.Of(text), within(sp, marks))}
		begin(&part, sp.End)
		out = append(out, part)
	}
	if len(left) > 0 {
		out = append(out, Part{Records: left})
	}
	for i := range records {
		records[i].Words = anchors[records[i].Number]
	}
	return out
}

// language is an article's language where it can be one, for the lang
// attribute; "" otherwise.
func language(tag string) string {
	if len(tag) < 2 || len(tag) > 20 {
		return ""
	}
	for _, r := range tag {
		if (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && r != '-' {
			return ""
		}
	}
	return tag
}

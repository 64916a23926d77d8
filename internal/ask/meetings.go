package ask

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/store"
)

// Kinds of meeting.
const (
	Talks        = "talks" // nothing more is told
	Visit        = "visit" // the first party travels to the others
	Phone        = "phone"
	Mediated     = "mediated"     // somebody else hosts or mediates
	Multilateral = "multilateral" // at a summit or in an organisation
)

// Meeting is who met whom, when, where and about what, by whose account. It
// is made of all events of type CONSULT that tell of it: the ministers' talks
// and the talks of their countries on that day are one.
type Meeting struct {
	ID             string // that of its most supported event
	Kind           string // of the constants above
	Status         string // actual, historical, ...
	When           readout.Interval
	Where          *readout.Place
	Parties        []readout.Participant // persons and bodies; a country only where none of its people is named. Of a visit the visitor is first
	Topics         []string
	Events         []string  // IDs, that of the most supported first
	Accounts       []Account // by whose account, the most detailed first
	FirstPublished string    // ISO day of the oldest article, "" where none is dated
	Differ         []string  // in words, where accounts contradict each other: "date: 2022-08-05 (Xinhua); 2022-08-06 (TASS)"
	store.Count
}

// Account is what one report tells of a meeting.
type Account struct {
	Report  readout.Report
	Article store.Article
	Says    string // who vouches for it, outermost first; "" the article itself
}

// By names whose account it is: "Ministry of Foreign Affairs (Xinhua)".
func (a *Account) By() string {
	carrier := a.Article.Publisher
	if carrier == "" {
		carrier = a.Article.Given
	}
	if a.Says == "" {
		return carrier
	}
	if carrier == "" {
		return a.Says
	}
	return a.Says + " (" + carrier + ")"
}

// Meetings returns meetings, newest first, those without a day last. Where
// person is not empty only those that somebody of that name took part in:
// names are compared by their parts without regard to order, capitals and
// accents, and other spellings that the actor tables know are found too. The
// filter is of events; their type need not be in it, and where it asks for no
// status only meetings that took place are listed.
func Meetings(r store.Reader, f store.Filter, person string, p store.Page) (list []Meeting, next string, err error) {
	w, err := loaded()
	if err != nil {
		return nil, "", err
	}
	terms := append(f.Terms[:len(f.Terms):len(f.Terms)], store.Term{Field: "type", Values: []string{"CONSULT"}})
	if !slices.ContainsFunc(terms, func(t store.Term) bool { return t.Field == "status" }) {
		terms = append(terms, store.Term{Field: "status", Values: []string{readout.Actual, readout.Historical}})
	}
	who, any := w.person(person)
	if any {
		terms = append(terms, who.terms...)
	}
	f = store.Filter{Terms: terms}
	if p.Limit <= 0 {
		p.Limit = 100
	}
	d := daily{r: r, f: f}
	listed, err := d.start(p.After)
	if err != nil {
		return nil, "", err
	}
	articles, told := map[string]store.Article{}, map[string][]readout.Event{}
	for {
		events, err := d.read()
		if err != nil || len(events) == 0 {
			return list, "", err
		}
		var last rank
		for _, group := range together(events, &who) {
			at := rankOf(group[0])
			if listed != nil && at.compare(*listed) <= 0 {
				last = at
				continue
			}
			if len(list) == p.Limit {
				next, err := d.cursor(last)
				return list, next, err
			}
			last = at
			if group, err = undated(r, f, group, told); err != nil {
				return nil, "", err
			}
			if group == nil {
				continue
			}
			m, err := meeting(r, group, articles)
			if err != nil {
				return nil, "", err
			}
			list = append(list, m)
		}
		listed = nil
	}
}

// daily reads events day by day; each event without a day is one by itself.
type daily struct {
	r     store.Reader
	f     store.Filter
	page  []readout.Event
	after string // cursor at which the page begins
	begin int    // of the page that was handed out before the last day
	end   int    // and with it
	next  string // cursor at which the page ends, "" where nothing follows
	last  bool
}

// most events of one day that are looked at together.
const crowd = 5000

// start begins at a cursor of Meetings: the last meeting of a day that was
// listed, nil where none was, and the cursor of the store before that day.
func (d *daily) start(cursor string) (*rank, error) {
	if cursor == "" {
		return nil, nil
	}
	bad := fmt.Errorf("%q %w", cursor, store.ErrCursor)
	parts := strings.Split(cursor, ".")
	if len(parts) != 4 {
		return nil, bad
	}
	d.next = parts[3]
	if parts[2] == "" {
		return nil, nil
	}
	at := rank{id: parts[2]}
	for i, to := range []*int{&at.named, &at.sources} {
		n, err := strconv.Atoi(parts[i])
		if err != nil || n < 0 {
			return nil, bad
		}
		*to = n
	}
	return &at, nil
}

// cursor is the place behind a meeting of the last day, or before all of that
// day where it is none.
func (d *daily) cursor(last rank) (string, error) {
	after := d.after
	if d.begin > 0 {
		_, next, err := d.r.Events(d.f, store.Page{After: d.after, Limit: d.begin})
		if err != nil {
			return "", err
		}
		after = next
	}
	return fmt.Sprintf("%d.%d.%s.%s", last.named, last.sources, last.id, after), nil
}

// read returns the events of the next day, none where there is no more.
func (d *daily) read() ([]readout.Event, error) {
	size := 200
	d.begin = d.end
	for {
		if d.end < len(d.page) {
			n := d.end + 1
			for d.page[d.begin].When.From != "" && n < len(d.page) && d.page[n].When.From == d.page[d.begin].When.From {
				n++
			}
			if n < len(d.page) || d.next == "" || n-d.begin >= crowd {
				d.end = n
				return d.page[d.begin:n], nil
			}
		} else if d.last {
			return nil, nil
		}
		// The day may go on in what follows: read again from its beginning, and more.
		if d.begin > 0 || d.page == nil {
			after := d.next
			if d.begin < len(d.page) {
				var err error
				if _, after, err = d.r.Events(d.f, store.Page{After: d.after, Limit: d.begin}); err != nil {
					return nil, err
				}
			}
			d.after = after
		} else {
			size = 4 * len(d.page)
		}
		var err error
		if d.page, d.next, err = d.r.Events(d.f, store.Page{After: d.after, Limit: size}); err != nil {
			return nil, err
		}
		d.begin, d.end, d.last = 0, 0, d.next == ""
		if len(d.page) == 0 {
			return nil, nil
		}
	}
}

// undated adds to a meeting the events of its articles that tell of it
// without a day: "The two ministers discussed trade." Where the group itself
// is such an event, and the filter chooses the meeting that it belongs to, it
// is listed there and nil is returned.
func undated(r store.Reader, f store.Filter, group []*readout.Event, known map[string][]readout.Event) ([]*readout.Event, error) {
	main, seen := group[0], map[string]bool{}
	reports, err := r.ReportsOf(main.Reports)
	if err != nil {
		return nil, err
	}
	for i := range reports {
		id := reports[i].Article
		if seen[id] {
			continue
		}
		seen[id] = true
		others, ok := known[id]
		if !ok {
			if others, err = meetingsOf(r, id); err != nil {
				return nil, err
			}
			known[id] = others
		}
		for k := range others {
			other := &others[k]
			if (other.When.From == "") == (main.When.From == "") || !oneMeeting(main, other) || slices.ContainsFunc(group, func(e *readout.Event) bool { return e.ID == other.ID }) {
				continue
			}
			if main.When.From != "" {
				group = append(group, other)
				continue
			}
			chosen := store.Filter{Terms: append(f.Terms[:len(f.Terms):len(f.Terms)], store.Term{Field: "id", Values: []string{other.ID}})}
			if listed, _, err := r.Events(chosen, store.Page{Limit: 1}); err != nil || len(listed) > 0 {
				return nil, err
			}
		}
	}
	return group, nil
}

// meetingsOf returns the events of type CONSULT that an article tells of.
func meetingsOf(r store.Reader, article string) (list []readout.Event, err error) {
	coding, err := r.Coding(article, "")
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	for k := range coding.Reports {
		rep := &coding.Reports[k]
		if rep.Type != "CONSULT" || slices.ContainsFunc(list, func(e readout.Event) bool { return slices.Contains(e.Reports, rep.ID) }) {
			continue
		}
		e, err := r.Event(rep.ID)
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		list = append(list, e)
	}
	return list, nil
}

// meeting makes one of its events, the most precise first.
func meeting(r store.Reader, group []*readout.Event, articles map[string]store.Article) (Meeting, error) {
	main := group[0]
	m := Meeting{When: main.When, Status: main.Status}
	best := slices.Clone(group)
	slices.SortStableFunc(best, func(a, b *readout.Event) int { return cmp.Compare(b.Sources, a.Sources) })
	m.ID = best[0].ID
	var reports []string
	for _, e := range best {
		m.Events = append(m.Events, e.ID)
		reports = append(reports, e.Reports...)
		m.Count.Events++
		m.Sources = max(m.Sources, e.Sources)
		if e.FirstPublished != "" && (m.FirstPublished == "" || e.FirstPublished < m.FirstPublished) {
			m.FirstPublished = e.FirstPublished
		}
		for _, t := range e.Topics {
			if !slices.ContainsFunc(m.Topics, func(s string) bool { return store.Fold(s) == store.Fold(t) }) {
				m.Topics = append(m.Topics, t)
			}
		}
		if m.Where == nil || !town(m.Where) && town(e.Where) {
			m.Where = cmp.Or(e.Where, m.Where)
		}
	}
	m.Kind = kindOf(best)
	m.Parties = parties(group, m.Kind)
	found, err := r.ReportsOf(reports)
	if err != nil {
		return m, err
	}
	seen := map[string]bool{}
	for _, rep := range found {
		a, err := article(r, articles, rep.Article)
		if err != nil {
			return m, err
		}
		acc := Account{Report: rep, Article: a}
		var says []string
		for _, p := range rep.Says {
			says = append(says, p.Name)
		}
		acc.Says = strings.Join(says, " < ")
		m.Accounts = append(m.Accounts, acc)
		seen[a.ID] = true
	}
	m.Count.Reports, m.Count.Articles = len(found), len(seen)
	if len(group) > 1 {
		m.Sources = sources(m.Accounts)
	}
	slices.SortStableFunc(m.Accounts, func(a, b Account) int {
		return cmp.Or(cmp.Compare(detail(&b.Report), detail(&a.Report)), isCopy(&a.Article)-isCopy(&b.Article), cmp.Compare(Published(&a.Article), Published(&b.Article)))
	})
	m.Differ = differ(m.Accounts)
	return m, nil
}

// isCopy is 1 of an article that is a copy.
func isCopy(a *store.Article) int {
	if a.Copy == "" || a.Copy == a.ID {
		return 0
	}
	return 1
}

// sources counts independent sources as merging does: those who are cited by
// name, and texts that cite nobody, copies once.
func sources(accounts []Account) int {
	seen := map[string]bool{}
	for i := range accounts {
		if a := &accounts[i]; len(a.Report.Says) > 0 {
			seen["s"+store.Fold(a.Report.Says[len(a.Report.Says)-1].Name)] = true
		} else {
			seen["a"+a.Article.Copy] = true
		}
	}
	return len(seen)
}

// kindOf is the kind that most independent sources of the events give.
func kindOf(events []*readout.Event) string {
	votes := map[string]int{}
	for _, e := range events {
		votes[e.Mode] += e.Sources
	}
	kind, most := Talks, 0
	for _, m := range [...]struct{ mode, kind string }{{"visit", Visit}, {"phone", Phone}, {"third-party", Mediated}, {"multilateral", Multilateral}} {
		if votes[m.mode] > most {
			kind, most = m.kind, votes[m.mode]
		}
	}
	return kind
}

// parties are all who took part: a state is left out where one of its people
// or bodies is named. The visitor of a visit is first.
func parties(group []*readout.Event, kind string) (out []readout.Participant) {
	for _, visits := range []bool{true, false} {
		for _, e := range group {
			if (kind == Visit && e.Mode == "visit") != visits {
				continue
			}
			for _, ps := range [...][]readout.Participant{e.Actor, e.Recipient} {
				for _, p := range ps {
					if !slices.ContainsFunc(out, func(q readout.Participant) bool { return q.Name == p.Name && q.Country == p.Country }) {
						out = append(out, p)
					}
				}
			}
		}
	}
	if len(group) == 1 {
		return out
	}
	all := slices.Clone(out)
	return slices.DeleteFunc(out, func(p readout.Participant) bool {
		return p.Country != "" && wholeState(&p) && !isPerson(&p) && slices.ContainsFunc(all, func(q readout.Participant) bool { return q.Country == p.Country && isPerson(&q) })
	})
}

// detail measures how much a report tells.
func detail(r *readout.Report) (n int) {
	n = len(r.Actor) + len(r.Recipient) + len(r.Topics)
	if r.When.From != "" {
		n += 2
	}
	if r.Where != nil {
		n += 2
	}
	return n
}

// differ tells where accounts contradict each other.
func differ(accounts []Account) (out []string) {
	for _, field := range [...]struct {
		name  string
		value func(*readout.Report) string
	}{
		{"date", func(r *readout.Report) string {
			if r.When.From != r.When.To { // "in August" contradicts no day
				return ""
			}
			return r.When.From
		}},
		{"place", func(r *readout.Report) string {
			if !town(r.Where) {
				return ""
			}
			return r.Where.Name
		}},
	} {
		var values []string
		by := map[string][]string{}
		for i := range accounts {
			v := field.value(&accounts[i].Report)
			if v == "" {
				continue
			}
			if by[v] == nil {
				values = append(values, v)
			}
			if b := accounts[i].By(); !slices.Contains(by[v], b) {
				by[v] = append(by[v], b)
			}
		}
		if len(values) < 2 {
			continue
		}
		var told []string
		for _, v := range values {
			told = append(told, v+" ("+strings.Join(by[v], ", ")+")")
		}
		out = append(out, field.name+": "+strings.Join(told, "; "))
	}
	return out
}

package export

import (
	"slices"
	"time"
	"unicode/utf8"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/plover"
	"github.com/readout-events/readout/internal/ask"
	"github.com/readout-events/readout/internal/store"
)

// The things that rows are made of, beside events, meetings and articles.
type (
	// participantOf is the n-th actor or recipient of an event.
	participantOf struct {
		event, role string
		n           int
		p           *readout.Participant
	}
	// reportOf is a report with its event.
	reportOf struct {
		event string
		*readout.Report
	}
	// mentionOf is a party that the words of a report or statement name.
	mentionOf struct {
		article, report, statement, role string
		n                                int
		p                                *readout.Participant
	}
	// valueOf is the n-th value of a field of an event.
	valueOf struct {
		event string
		field *readout.Field
		n     int
	}
	// codeOf is a line of the codebook's lists.
	codeOf struct {
		kind, code, of, means, cameo string
		quad                         int
		score                        any
	}
)

// tables are the tidy tables, in the order in which they are written.
type tables struct {
	events       table[*ask.Story]
	participants table[participantOf]
	reports      table[reportOf]
	mentions     table[mentionOf]
	values       table[valueOf]
	statements   table[*readout.Statement]
	meetings     table[*ask.Meeting]
	articles     table[*store.Article]
	codebook     table[codeOf]
}

// all returns their descriptions.
func (t *tables) all() []Table {
	return []Table{t.events.Table, t.participants.Table, t.reports.Table, t.mentions.Table, t.values.Table, t.statements.Table, t.meetings.Table,
		t.articles.Table, t.codebook.Table}
}

// Tables describes the tidy tables, in the order in which they are written.
func (c *Codes) Tables() []Table { return c.tables(false).all() }

func status() []string {
	return []string{readout.Actual, readout.Future, readout.Hypothetical, readout.Negated, readout.Historical, readout.Failed}
}

func precision() []string { return []string{"point", "city", "region", "country"} }

// tables builds the tables; withText adds the articles' text.
func (c *Codes) tables(withText bool) *tables {
	var types, sectors []string
	for _, t := range c.Book.Types {
		types = append(types, t.Name)
	}
	for _, s := range c.Book.Sectors {
		sectors = append(sectors, s.Name)
	}
	place := func(w *readout.Place, f func(*readout.Place) string) string {
		if w == nil {
			return ""
		}
		return f(w)
	}
	degree := func(w *readout.Place, f func(*readout.Place) float64) any {
		if w == nil || w.Lat == 0 && w.Lon == 0 {
			return nil
		}
		return f(w)
	}
	start := func(q readout.Quoted) any {
		if q.Span.Empty() {
			return nil
		}
		return int64(q.Span.Start)
	}
	end := func(q readout.Quoted) any {
		if q.Span.Empty() {
			return nil
		}
		return int64(q.Span.End)
	}
	in := func(q readout.Quoted) string {
		switch {
		case q.Text == "" && q.Span.Empty():
			return ""
		case q.InTitle:
			return "title"
		}
		return "text"
	}
	t := &tables{}

	t.events = newTable("events", "One row for each act: our conclusion from all reports of it.", []string{"id"}, nil,
		text("id", "\"e\" and the smallest ID of the event's reports", func(s *ask.Story) string { return s.Event.ID }).needed(),
		text("type", "PLOVER type", func(s *ask.Story) string { return s.Event.Type }).needed().among(types...),
		text("mode", "PLOVER mode, a kind of act within the type", func(s *ask.Story) string { return s.Event.Mode }),
		integer("quad", "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict", func(s *ask.Story) int { return s.Event.Quad }).within(1, 4),
		decimal("score", "PLOVER's score of type and mode, from -10 (conflict) to 10 (cooperation)", func(s *ask.Story) float64 { return s.Event.Score }).within(-10, 10),
		text("cameo", "CAMEO code; leading zeros count", func(s *ask.Story) string { return s.Event.Cameo }).fits(`\d{2,4}`),
		decimal("goldstein", "GDELT's Goldstein score of the CAMEO code, from -10 to 10", func(s *ask.Story) float64 { return s.Event.Goldstein }).within(-10, 10),
		text("status", "whether it happened: actual, future, hypothetical, negated, historical (told as background) or failed", func(s *ask.Story) string { return s.Event.Status }).needed().among(status()...),
		date("date", "first day of the act as most independent sources give it; empty where no text tells it", func(s *ask.Story) string { return s.Event.When.From }),
		date("end_date", "last day of the act", func(s *ask.Story) string { return s.Event.When.To }),
		text("date_basis", "in words where the day comes from", func(s *ask.Story) string { return s.Event.WhenBasis }),
		date("first_published", "day of the oldest article that tells of it", func(s *ask.Story) string { return s.Event.FirstPublished }),
		texts("actors", "names of those who act; more of them in participants", func(s *ask.Story) []string { return names(s.Event.Actor) }),
		texts("actor_countries", "their countries, in the same order; \"\" where not known", func(s *ask.Story) []string { return countries(s.Event.Actor) }),
		texts("recipients", "names of those who receive", func(s *ask.Story) []string { return names(s.Event.Recipient) }),
		texts("recipient_countries", "their countries, in the same order", func(s *ask.Story) []string { return countries(s.Event.Recipient) }),
		text("place", "standard name of the place", func(s *ask.Story) string {
			return place(s.Event.Where, func(w *readout.Place) string { return w.Name })
		}),
		text("place_country", "its country, ISO 3166-1 alpha-3", func(s *ask.Story) string {
			return place(s.Event.Where, func(w *readout.Place) string { return w.Country })
		}),
		text("place_admin1", "its first-level division", func(s *ask.Story) string {
			return place(s.Event.Where, func(w *readout.Place) string { return w.Admin1 })
		}),
		maybe("latitude", "degrees north, WGS 84", Number, func(s *ask.Story) any {
			return degree(s.Event.Where, func(w *readout.Place) float64 { return w.Lat })
		}).within(-90, 90),
		maybe("longitude", "degrees east, WGS 84", Number, func(s *ask.Story) any {
			return degree(s.Event.Where, func(w *readout.Place) float64 { return w.Lon })
		}).within(-180, 180),
		text("place_precision", "what the coordinates are of", func(s *ask.Story) string {
			return place(s.Event.Where, func(w *readout.Place) string { return w.Precision })
		}).among(precision()...),
		texts("contexts", "PLOVER contexts", func(s *ask.Story) []string { return s.Event.Context }),
		texts("topics", "what a meeting or agreement is about, in the words of the reports", func(s *ask.Story) []string { return s.Event.Topics }),
		decimal("confidence", "probability that type, actor and recipient are right", func(s *ask.Story) float64 { return s.Event.Confidence }).within(0, 1),
		integer("reports", "reports of it", func(s *ask.Story) int { return len(s.Event.Reports) }).from(0),
		integer("articles", "articles that tell of it", func(s *ask.Story) int { return s.Event.Articles }).from(0),
		integer("sources", "independent sources: copies of one text, and all who repeat one speaker, count once", func(s *ask.Story) int { return s.Event.Sources }).from(0),
		texts("speakers", "names of those who vouch for it; \"\" stands for articles that do so themselves", func(s *ask.Story) []string { return s.Event.Speakers }),
		texts("disputed", "fields on which the reports contradict each other; see the table values", func(s *ask.Story) []string { return disputed(&s.Event) }),
	)

	t.participants = newTable("participants", "One row for each actor and recipient of an event.", []string{"event", "role", "number"}, []Ref{{"event", "events"}},
		text("event", "the event", func(x participantOf) string { return x.event }).needed(),
		text("role", "actor or recipient", func(x participantOf) string { return x.role }).needed().among("actor", "recipient"),
		integer("number", "from 1, in the order of importance", func(x participantOf) int { return x.n }).from(1),
		text("name", "standard name, or the words that stand for one without a name", func(x participantOf) string { return called(x.p) }),
		text("country", "ISO 3166-1 alpha-3, XKX for Kosovo, or a PLOVER code of those who belong to no state (UNO, EUR, IGO, NGO, MNC, ISM, IMG)", func(x participantOf) string { return x.p.Country }).fits(`[A-Z]{3}`),
		text("sector", "PLOVER sector", func(x participantOf) string { return x.p.Sector }).among(sectors...),
		text("office", "office held", func(x participantOf) string { return x.p.Office }),
		maybe("cow", "Correlates of War number of the country", Integer, func(x participantOf) any {
			if n := c.COW(x.p.Country); n > 0 {
				return n
			}
			return nil
		}).within(2, 999),
	)

	t.reports = newTable("reports", "One row for each report: one article's claim that something was done.", []string{"id"}, []Ref{{"event", "events"}, {"article", "articles"}},
		text("id", "a stable hash of article, sentence, words and type", func(x reportOf) string { return x.ID }).needed(),
		text("event", "the event that it tells of", func(x reportOf) string { return x.event }).needed(),
		text("article", "the article", func(x reportOf) string { return x.Article }).needed(),
		integer("sentence", "number of the sentence from 1; 0 is the title", func(x reportOf) int { return x.Sentence }).from(0),
		text("type", "PLOVER type", func(x reportOf) string { return x.Type }).needed().among(types...),
		text("mode", "PLOVER mode", func(x reportOf) string { return x.Mode }),
		integer("quad", "quad class, as in events", func(x reportOf) int { return x.Quad }).within(1, 4),
		decimal("score", "PLOVER's score", func(x reportOf) float64 { return x.Score }).within(-10, 10),
		text("cameo", "CAMEO code; leading zeros count", func(x reportOf) string { return x.Cameo }).fits(`\d{2,4}`),
		decimal("goldstein", "GDELT's Goldstein score", func(x reportOf) float64 { return x.Goldstein }).within(-10, 10),
		text("status", "as in events", func(x reportOf) string { return x.Status }).needed().among(status()...),
		date("date", "first day of the act as this report tells it", func(x reportOf) string { return x.When.From }),
		date("end_date", "last day of the act", func(x reportOf) string { return x.When.To }),
		text("date_basis", "in words where the day comes from", func(x reportOf) string { return x.WhenBasis }),
		texts("date_candidates", "days that are possible where the text leaves several open", func(x reportOf) []string { return x.WhenMaybe }),
		text("place", "standard name of the place", func(x reportOf) string {
			return place(x.Where, func(w *readout.Place) string { return w.Name })
		}),
		text("place_words", "the words that name it", func(x reportOf) string {
			return place(x.Where, func(w *readout.Place) string { return w.Text })
		}),
		text("place_country", "its country, ISO 3166-1 alpha-3", func(x reportOf) string {
			return place(x.Where, func(w *readout.Place) string { return w.Country })
		}),
		text("place_admin1", "its first-level division", func(x reportOf) string {
			return place(x.Where, func(w *readout.Place) string { return w.Admin1 })
		}),
		maybe("latitude", "degrees north, WGS 84", Number, func(x reportOf) any {
			return degree(x.Where, func(w *readout.Place) float64 { return w.Lat })
		}).within(-90, 90),
		maybe("longitude", "degrees east, WGS 84", Number, func(x reportOf) any {
			return degree(x.Where, func(w *readout.Place) float64 { return w.Lon })
		}).within(-180, 180),
		text("place_precision", "what the coordinates are of", func(x reportOf) string {
			return place(x.Where, func(w *readout.Place) string { return w.Precision })
		}).among(precision()...),
		text("trigger", "the words that made the report", func(x reportOf) string { return x.Trigger.Text }),
		maybe("trigger_start", "their first byte in the article's title or text, counted from 0", Integer, func(x reportOf) any { return start(x.Trigger) }).from(0),
		maybe("trigger_end", "the byte behind their last one", Integer, func(x reportOf) any { return end(x.Trigger) }).from(0),
		text("trigger_in", "title or text: what the bytes are counted in", func(x reportOf) string { return in(x.Trigger) }).among("title", "text"),
		texts("contexts", "PLOVER contexts", func(x reportOf) []string { return x.Context }),
		texts("topics", "what a meeting or agreement is about, in the words of the article", func(x reportOf) []string { return words(x.Topics) }),
		text("rule", "file and line of the codebook that made it", func(x reportOf) string { return x.Rule }),
		text("within", "the report that this one is the content of: what is promised, asked, threatened", func(x reportOf) string { return x.Within }),
		texts("says", "who vouches for it, outermost first; empty where the article does so itself", func(x reportOf) []string { return speakers(x.Says) }),
		decimal("confidence", "probability that type, actor and recipient are all right", func(x reportOf) float64 { return x.Confidence }).within(0, 1),
		text("sentence_text", "the sentence", func(x reportOf) string { return x.Text }),
	)

	t.mentions = newTable("mentions", "One row for each party that the words of a report or a statement name.", nil,
		[]Ref{{"article", "articles"}, {"report", "reports"}, {"statement", "statements"}},
		text("article", "the article", func(x mentionOf) string { return x.article }).needed(),
		text("report", "the report; empty for a party of a statement", func(x mentionOf) string { return x.report }),
		text("statement", "the statement; empty for a party of a report", func(x mentionOf) string { return x.statement }),
		text("role", "actor, recipient, says (who vouches for it), about (third parties) or speaker (of a statement)", func(x mentionOf) string { return x.role }).needed().
			among("actor", "recipient", "says", "about", "speaker"),
		integer("number", "from 1 within report or statement and role; who vouches: outermost first", func(x mentionOf) int { return x.n }).from(1),
		text("name", "standard name", func(x mentionOf) string { return x.p.Name }),
		text("country", "as in participants", func(x mentionOf) string { return x.p.Country }).fits(`[A-Z]{3}`),
		text("sector", "PLOVER sector", func(x mentionOf) string { return x.p.Sector }).among(sectors...),
		text("office", "office held", func(x mentionOf) string { return x.p.Office }),
		text("words", "the words that name it", func(x mentionOf) string { return x.p.Text }),
		maybe("start", "their first byte in the article's title or text, counted from 0", Integer, func(x mentionOf) any { return start(x.p.Quoted) }).from(0),
		maybe("end", "the byte behind their last one", Integer, func(x mentionOf) any { return end(x.p.Quoted) }).from(0),
		text("in", "title or text: what the bytes are counted in", func(x mentionOf) string { return in(x.p.Quoted) }).among("title", "text"),
		text("basis", "in words where an inferred value comes from", func(x mentionOf) string { return x.p.Basis }),
	)

	t.values = newTable("values", "One row for each value that the reports of an event give one of its fields: what is known, by whose account, and where they differ.",
		[]string{"event", "field", "number"}, []Ref{{"event", "events"}},
		text("event", "the event", func(x valueOf) string { return x.event }).needed(),
		text("field", "type, actor, date, place, killed, injured, ...", func(x valueOf) string { return x.field.Name }).needed(),
		integer("number", "from 1, the best supported first", func(x valueOf) int { return x.n }).from(1),
		text("value", "the value", func(x valueOf) string { return x.field.Values[x.n-1].Text }),
		integer("sources", "independent sources that give it", func(x valueOf) int { return x.field.Values[x.n-1].Sources }).from(0),
		texts("reports", "the reports that give it", func(x valueOf) []string { return x.field.Values[x.n-1].Reports }),
		texts("says", "who is cited for it; \"\" stands for articles that vouch themselves", func(x valueOf) []string { return x.field.Values[x.n-1].Says }),
		text("words", "the words of one report that gave it", func(x valueOf) string { return x.field.Values[x.n-1].Words }),
		text("conflict", "yes where the values of this field can't all be true", func(x valueOf) string {
			if x.field.Conflict {
				return "yes"
			}
			return "no"
		}).needed().among("yes", "no"),
	)

	t.statements = newTable("statements", "One row for each statement: what somebody said where saying was not itself an act.", []string{"id"}, []Ref{{"article", "articles"}},
		text("id", "a stable hash", func(s *readout.Statement) string { return s.ID }).needed(),
		text("article", "the article", func(s *readout.Statement) string { return s.Article }).needed(),
		integer("sentence", "number of the sentence from 1; 0 is the title", func(s *readout.Statement) int { return s.Sentence }).from(0),
		texts("speakers", "names of those who speak; more of them in mentions", func(s *readout.Statement) []string { return names(s.Speaker) }),
		texts("speaker_countries", "their countries, in the same order", func(s *readout.Statement) []string { return countries(s.Speaker) }),
		text("cue", "the words of saying", func(s *readout.Statement) string { return s.Cue.Text }),
		texts("content", "what is said, a part a sentence", func(s *readout.Statement) []string { return words(s.Content) }),
		texts("about", "names in the content", func(s *readout.Statement) []string { return words(s.About) }),
		text("stance", "the speaker's stance", func(s *readout.Statement) string { return s.Stance }).among("supports", "opposes", "neutral"),
		texts("says", "who reports the speaker, outermost first", func(s *readout.Statement) []string { return speakers(s.Says) }),
		text("sentence_text", "the sentence", func(s *readout.Statement) string { return s.Text }),
	)

	t.meetings = newTable("meetings", "One row for each meeting that took place: all events of type CONSULT that tell of it.", []string{"id"}, []Ref{{"id", "events"}},
		text("id", "its most supported event", func(m *ask.Meeting) string { return m.ID }).needed(),
		text("kind", "the kind of meeting", func(m *ask.Meeting) string { return m.Kind }).needed().among(ask.Talks, ask.Visit, ask.Phone, ask.Mediated, ask.Multilateral),
		text("status", "as in events", func(m *ask.Meeting) string { return m.Status }).needed().among(status()...),
		date("date", "first day", func(m *ask.Meeting) string { return m.When.From }),
		date("end_date", "last day", func(m *ask.Meeting) string { return m.When.To }),
		date("first_published", "day of the oldest article that tells of it", func(m *ask.Meeting) string { return m.FirstPublished }),
		text("place", "standard name of the place", func(m *ask.Meeting) string {
			return place(m.Where, func(w *readout.Place) string { return w.Name })
		}),
		text("place_country", "its country, ISO 3166-1 alpha-3", func(m *ask.Meeting) string {
			return place(m.Where, func(w *readout.Place) string { return w.Country })
		}),
		texts("parties", "who took part; of a visit the visitor is first", func(m *ask.Meeting) []string { return names(m.Parties) }),
		texts("party_countries", "their countries, in the same order", func(m *ask.Meeting) []string { return countries(m.Parties) }),
		texts("topics", "what about, in the words of the reports", func(m *ask.Meeting) []string { return m.Topics }),
		texts("accounts", "by whose account: who is cited, and who published", accounts),
		texts("differ", "in words, where accounts contradict each other", func(m *ask.Meeting) []string { return m.Differ }),
		texts("events", "all events that tell of it, the most supported first", func(m *ask.Meeting) []string { return m.Events }),
		integer("reports", "reports of it", func(m *ask.Meeting) int { return m.Count.Reports }).from(0),
		integer("articles", "articles that tell of it", func(m *ask.Meeting) int { return m.Count.Articles }).from(0),
		integer("sources", "independent sources", func(m *ask.Meeting) int { return m.Count.Sources }).from(0),
	)

	columns := []column[*store.Article]{
		text("id", "made of the article's content", func(a *store.Article) string { return a.ID }).needed(),
		text("given", "the id under which it was handed in", func(a *store.Article) string { return a.Given }),
		text("url", "its address", func(a *store.Article) string { return a.URL }),
		text("publisher", "who published it", func(a *store.Article) string { return a.Publisher }),
		date("published", "day of publication", func(a *store.Article) string { return isoDay(a.Published) }),
		text("language", "as given", func(a *store.Article) string { return a.Language }),
		text("title", "its title, where it is given apart", func(a *store.Article) string { return a.Title }),
		text("copy", "the article whose copy it is, the smallest ID among copies of one text; its own where there is none. An export of a query may lack that article", func(a *store.Article) string { return a.Copy }),
		moment("added", "when it came into the ledger, UTC", func(a *store.Article) time.Time { return a.Added }),
		text("run", "the run that coded it, see manifest.json", func(a *store.Article) string { return a.Run }),
		text("problem", "why coding it failed", func(a *store.Article) string { return a.Problem }),
		integer("reports", "reports read from it, also those that a query left out", func(a *store.Article) int { return a.Reports }).from(0),
		integer("statements", "statements read from it", func(a *store.Article) int { return a.Statements }).from(0),
		integer("characters", "length of its text in characters", func(a *store.Article) int { return utf8.RuneCountInString(a.Text) }).from(0),
	}
	if withText {
		columns = append(columns, text("text", "its text", func(a *store.Article) string { return a.Text }))
	}
	t.articles = newTable("articles", "One row for each article.", []string{"id"}, nil, columns...)

	t.codebook = newTable("codebook", "One row for each code that the other tables use.", []string{"kind", "code"}, nil,
		text("kind", "type, mode, sector, context, country (of those who belong to no state) or cameo", func(x codeOf) string { return x.kind }).needed().
			among("type", "mode", "sector", "context", "country", "cameo"),
		text("code", "the code; of a mode with its type: CONSULT/visit", func(x codeOf) string { return x.code }).needed(),
		text("of", "of a mode its type, of a CAMEO code its root", func(x codeOf) string { return x.of }),
		text("means", "what it stands for", func(x codeOf) string { return x.means }),
		maybe("quad", "quad class; of a CAMEO code that which GDELT gives its root", Integer, func(x codeOf) any {
			if x.quad == 0 {
				return nil
			}
			return x.quad
		}).within(1, 4),
		maybe("score", "PLOVER's score; of a CAMEO code GDELT's Goldstein score", Number, func(x codeOf) any { return x.score }).within(-10, 10),
		text("cameo", "the usual CAMEO code of a type or mode", func(x codeOf) string { return x.cameo }).fits(`\d{2,4}`),
	)
	return t
}

// participantsOf lists the actors and recipients of an event.
func participantsOf(e *readout.Event) (out []participantOf) {
	for i := range e.Actor {
		out = append(out, participantOf{e.ID, "actor", i + 1, &e.Actor[i]})
	}
	for i := range e.Recipient {
		out = append(out, participantOf{e.ID, "recipient", i + 1, &e.Recipient[i]})
	}
	return out
}

// mentionsOf lists the parties of a report.
func mentionsOf(r *readout.Report) (out []mentionOf) {
	for _, role := range []struct {
		name string
		ps   []readout.Participant
	}{{"actor", r.Actor}, {"recipient", r.Recipient}, {"says", r.Says}, {"about", r.About}} {
		for i := range role.ps {
			out = append(out, mentionOf{r.Article, r.ID, "", role.name, i + 1, &role.ps[i]})
		}
	}
	return out
}

// spokenOf lists the parties of a statement.
func spokenOf(s *readout.Statement) (out []mentionOf) {
	for i := range s.Speaker {
		out = append(out, mentionOf{s.Article, "", s.ID, "speaker", i + 1, &s.Speaker[i]})
	}
	for i := range s.Says {
		out = append(out, mentionOf{s.Article, "", s.ID, "says", i + 1, &s.Says[i]})
	}
	return out
}

// valuesOf lists the values of an event's fields.
func valuesOf(e *readout.Event) (out []valueOf) {
	for i := range e.Fields {
		for n := range e.Fields[i].Values {
			out = append(out, valueOf{e.ID, &e.Fields[i], n + 1})
		}
	}
	return out
}

// codesOf lists the codes of the codebook.
func codesOf(b *plover.Book) (out []codeOf) {
	for _, t := range b.Types {
		out = append(out, codeOf{"type", t.Name, "", t.Means, t.Cameo, t.Quad, t.Score})
		for _, m := range t.Modes {
			out = append(out, codeOf{"mode", t.Name + "/" + m.Name, t.Name, m.Means, m.Cameo, t.Quad, m.Score})
		}
	}
	for _, list := range []struct {
		kind  string
		codes []plover.Code
	}{{"sector", b.Sectors}, {"context", b.Contexts}, {"country", b.Countries}} {
		for _, c := range list.codes {
			out = append(out, codeOf{kind: list.kind, code: c.Name, means: c.Means})
		}
	}
	for _, c := range b.Cameos {
		out = append(out, codeOf{"cameo", c.Code, c.Root, c.Label, "", c.Quad, c.Goldstein})
	}
	return out
}

func disputed(e *readout.Event) []string {
	out := []string{}
	for i := range e.Fields {
		if e.Fields[i].Conflict {
			out = append(out, e.Fields[i].Name)
		}
	}
	return out
}

func words(qs []readout.Quoted) []string {
	out := []string{}
	for _, q := range qs {
		out = append(out, q.Text)
	}
	return out
}

func accounts(m *ask.Meeting) []string {
	out := []string{}
	for i := range m.Accounts {
		if by := m.Accounts[i].By(); !slices.Contains(out, by) {
			out = append(out, by)
		}
	}
	return out
}

package serve

import (
	"time"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/ask"
	"github.com/readout-events/readout/internal/store"
)

// The types below describe, in the API's document, the JSON that the nouns of
// package readout write; a test holds every answer against them. Those that
// have a function beside them are what is written too.

// Participant is who acts, is acted upon, speaks or is spoken of.
type Participant struct {
	Text    string `json:"text" doc:"The words of the article."`
	Span    [2]int `json:"span" nullable:"false" doc:"Bytes [start,end) of the article's text."`
	In      string `json:"in,omitempty" enum:"title" doc:"The span counts in the title."`
	Name    string `json:"name"`
	Country string `json:"country" doc:"ISO 3166-1 alpha-3 or a PLOVER non-state code; empty where not known."`
	Sector  string `json:"sector" doc:"PLOVER sector or empty."`
	Office  string `json:"office,omitempty"`
	Basis   string `json:"basis,omitempty" doc:"In words, where an inferred value comes from."`
}

// Quoted is a stretch of an article.
type Quoted struct {
	Text string `json:"text"`
	Span [2]int `json:"span" nullable:"false"`
	In   string `json:"in,omitempty" enum:"title"`
}

// Place is where a report says that something was done.
type Place struct {
	Text      string  `json:"text"`
	Span      [2]int  `json:"span" nullable:"false"`
	In        string  `json:"in,omitempty" enum:"title"`
	Name      string  `json:"name"`
	Country   string  `json:"country"`
	Admin1    string  `json:"admin1,omitempty"`
	Lat       float64 `json:"lat"`
	Lon       float64 `json:"lon"`
	Precision string  `json:"precision" doc:"point, city, region or country"`
	Basis     string  `json:"basis,omitempty"`
}

// Report is one article's claim that something was done.
type Report struct {
	Kind       string        `json:"kind" enum:"report"`
	ID         string        `json:"id"`
	Article    string        `json:"article"`
	Sentence   int           `json:"sentence" doc:"From 1; 0 is the title."`
	Type       string        `json:"type" doc:"PLOVER type."`
	Mode       string        `json:"mode"`
	Quad       int           `json:"quad" minimum:"0" maximum:"4" doc:"1 verbal and 2 material cooperation, 3 verbal and 4 material conflict."`
	Score      float64       `json:"score" doc:"PLOVER's."`
	Cameo      string        `json:"cameo" doc:"CAMEO code, a string."`
	Goldstein  float64       `json:"goldstein"`
	Status     string        `json:"status" enum:"actual,future,hypothetical,negated,historical,failed"`
	Actor      []Participant `json:"actor" nullable:"false"`
	Recipient  []Participant `json:"recipient" nullable:"false"`
	Trigger    Quoted        `json:"trigger"`
	Date       string        `json:"date" doc:"ISO day or empty."`
	EndDate    string        `json:"end_date"`
	DateBasis  string        `json:"date_basis"`
	DateMaybe  []string      `json:"date_candidates,omitempty" nullable:"false"`
	Place      *Place        `json:"place,omitempty"`
	Says       []Participant `json:"says" nullable:"false" doc:"Who vouches for it, outermost first; empty: the article itself."`
	About      []Participant `json:"about,omitempty" nullable:"false"`
	Context    []string      `json:"context" nullable:"false"`
	Topics     []Quoted      `json:"topics" nullable:"false"`
	Rule       string        `json:"rule" doc:"File and line of the codebook."`
	Within     string        `json:"within" doc:"ID of the report that this one is the content of."`
	Confidence float64       `json:"confidence" minimum:"0" maximum:"1"`
	Evidence   [][2]int      `json:"evidence" nullable:"false"`
	Text       string        `json:"sentence_text"`
}

// Statement is what somebody said where saying was not itself an act.
type Statement struct {
	Kind     string        `json:"kind" enum:"statement"`
	ID       string        `json:"id"`
	Article  string        `json:"article"`
	Sentence int           `json:"sentence"`
	Speaker  []Participant `json:"speaker" nullable:"false"`
	Cue      Quoted        `json:"cue"`
	Content  []Quoted      `json:"content" nullable:"false"`
	About    []Quoted      `json:"about" nullable:"false"`
	Stance   string        `json:"stance" doc:"supports, opposes or neutral"`
	Says     []Participant `json:"says" nullable:"false"`
	Text     string        `json:"sentence_text"`
	Carriers []Carrier     `json:"carriers,omitempty" nullable:"false" doc:"Articles with these words: copies of one text count once."`
}

// Carrier is an article that carries a statement.
type Carrier struct {
	Article   string `json:"article"`
	Publisher string `json:"publisher"`
	Published string `json:"published"`
	URL       string `json:"url"`
}

// Party is a participant of an event, of which the words stand in its reports.
type Party struct {
	Name    string `json:"name"`
	Country string `json:"country"`
	Sector  string `json:"sector"`
	Office  string `json:"office,omitempty"`
}

// Spot is the place of an event.
type Spot struct {
	Name      string  `json:"name"`
	Country   string  `json:"country"`
	Admin1    string  `json:"admin1,omitempty"`
	Lat       float64 `json:"lat"`
	Lon       float64 `json:"lon"`
	Precision string  `json:"precision"`
}

// Event is the conclusion from all reports of one act.
type Event struct {
	Kind       string   `json:"kind" enum:"event"`
	ID         string   `json:"id"`
	Type       string   `json:"type"`
	Mode       string   `json:"mode"`
	Quad       int      `json:"quad"`
	Score      float64  `json:"score"`
	Cameo      string   `json:"cameo"`
	Goldstein  float64  `json:"goldstein"`
	Status     string   `json:"status"`
	Actor      []Party  `json:"actor" nullable:"false"`
	Recipient  []Party  `json:"recipient" nullable:"false"`
	Date       string   `json:"date"`
	EndDate    string   `json:"end_date"`
	DateBasis  string   `json:"date_basis"`
	Place      *Spot    `json:"place,omitempty"`
	Context    []string `json:"context" nullable:"false"`
	Topics     []string `json:"topics" nullable:"false"`
	Confidence float64  `json:"confidence"`
	Reports    []string `json:"reports" nullable:"false" doc:"IDs."`
	Articles   int      `json:"articles"`
	Sources    int      `json:"sources" doc:"Independent ones: copies of one text, and all who repeat one speaker, count once."`
	Speakers   []string `json:"speakers" nullable:"false"`
	Published  string   `json:"first_published"`
	Fields     []Field  `json:"fields,omitempty" nullable:"false" doc:"What the reports say of each thing; of a single event only."`
	Joined     []string `json:"joined,omitempty" nullable:"false" doc:"Why each report is counted to this event; of a single event only."`
}

// Field is what the reports of an event say of one thing.
type Field struct {
	Name     string  `json:"name"`
	Conflict bool    `json:"conflict,omitempty" doc:"The values can't all be true."`
	Values   []Value `json:"values" nullable:"false"`
}

// Value is one value of a field.
type Value struct {
	Text    string   `json:"value"`
	Sources int      `json:"sources"`
	Reports []string `json:"reports" nullable:"false"`
	Says    []string `json:"says" nullable:"false"`
	Words   string   `json:"words,omitempty"`
}

// Meeting is who met whom, when, where and about what, by whose account.
type Meeting struct {
	Kind           string    `json:"kind" enum:"meeting"`
	ID             string    `json:"id"`
	Manner         string    `json:"manner" doc:"talks, visit, phone, mediated or multilateral"`
	Status         string    `json:"status"`
	Date           string    `json:"date"`
	EndDate        string    `json:"end_date"`
	Place          *Spot     `json:"place,omitempty"`
	Parties        []Party   `json:"parties" nullable:"false"`
	Topics         []string  `json:"topics" nullable:"false"`
	Events         []string  `json:"events" nullable:"false"`
	Reports        int       `json:"reports"`
	Articles       int       `json:"articles"`
	Sources        int       `json:"sources"`
	FirstPublished string    `json:"first_published"`
	Accounts       []Account `json:"accounts" nullable:"false"`
	Differ         []string  `json:"differ" nullable:"false" doc:"In words, where accounts contradict each other."`
}

// Account is what one report tells of a meeting.
type Account struct {
	Says      string `json:"says"`
	Report    string `json:"report"`
	Article   string `json:"article"`
	Publisher string `json:"publisher"`
	Published string `json:"published"`
	URL       string `json:"url"`
	Text      string `json:"sentence_text"`
}

// Article is an article of the ledger.
type Article struct {
	Kind       string `json:"kind" enum:"article"`
	ID         string `json:"id" doc:"That of its content."`
	Given      string `json:"given" doc:"The id under which it was handed in."`
	URL        string `json:"url"`
	Publisher  string `json:"publisher"`
	Published  string `json:"published" doc:"ISO day or empty."`
	Language   string `json:"language"`
	Title      string `json:"title"`
	Text       string `json:"text,omitempty" doc:"Of a single article; of lists with text=true."`
	Copy       string `json:"copy" doc:"ID of the text that it is a copy of; its own where there is none."`
	Added      string `json:"added" format:"date-time"`
	Run        string `json:"run"`
	Problem    string `json:"problem,omitempty" doc:"Why it could not be read."`
	Reports    int    `json:"reports"`
	Statements int    `json:"statements"`
}

func articleOf(a *store.Article) Article {
	return Article{"article", a.ID, a.Given, a.URL, a.Publisher, ask.Published(a), a.Language, a.Title, a.Text, a.Copy, a.Added.UTC().Format(time.RFC3339), a.Run, a.Problem, a.Reports, a.Statements}
}

// Period is one period of a series.
type Period struct {
	Kind                string   `json:"kind" enum:"period"`
	Period              string   `json:"period" doc:"2022-08-05, 2022-W31, 2022-08, 2022-Q3 or 2022"`
	Events              int      `json:"events"`
	Reports             int      `json:"reports"`
	Articles            int      `json:"articles"`
	Sources             int      `json:"sources"`
	VerbalCooperation   int      `json:"verbal_cooperation"`
	MaterialCooperation int      `json:"material_cooperation"`
	VerbalConflict      int      `json:"verbal_conflict"`
	MaterialConflict    int      `json:"material_conflict"`
	MeanScore           *float64 `json:"mean_score,omitempty" doc:"Of PLOVER scores; left out where there are no events."`
	MeanGoldstein       *float64 `json:"mean_goldstein,omitempty"`
}

func periodOf(b *store.Bucket) Period {
	p := Period{Kind: "period", Period: b.Value, Events: b.Events, Reports: b.Reports, Articles: b.Articles, Sources: b.Sources,
		VerbalCooperation: b.Quad[1], MaterialCooperation: b.Quad[2], VerbalConflict: b.Quad[3], MaterialConflict: b.Quad[4]}
	if b.Events > 0 {
		score, goldstein := b.Score/float64(b.Events), b.Goldstein/float64(b.Events)
		p.MeanScore, p.MeanGoldstein = &score, &goldstein
	}
	return p
}

// Count is a number of events with what stands behind them.
type Count struct {
	Events   int `json:"events"`
	Reports  int `json:"reports"`
	Articles int `json:"articles"`
	Sources  int `json:"sources"`
}

// Items of the pages of lists.
type (
	Events struct {
		Kind  string  `json:"kind" enum:"events"`
		Count *Count  `json:"count,omitempty" doc:"Of the whole list; where count=true."`
		Items []Event `json:"items" nullable:"false"`
		Next  string  `json:"next" doc:"The page after this one: after. Empty: this is the last."`
	}
	Reports struct {
		Kind  string   `json:"kind" enum:"reports"`
		Items []Report `json:"items" nullable:"false"`
		Next  string   `json:"next"`
	}
	Statements struct {
		Kind  string      `json:"kind" enum:"statements"`
		Items []Statement `json:"items" nullable:"false"`
		Next  string      `json:"next"`
	}
	Meetings struct {
		Kind  string    `json:"kind" enum:"meetings"`
		Items []Meeting `json:"items" nullable:"false"`
		Next  string    `json:"next"`
	}
	Articles struct {
		Kind  string    `json:"kind" enum:"articles"`
		Items []Article `json:"items" nullable:"false"`
		Next  string    `json:"next"`
	}
	Series struct {
		Kind  string   `json:"kind" enum:"series"`
		Items []Period `json:"items" nullable:"false"`
		Next  string   `json:"next" doc:"Always empty: a series comes whole."`
	}
)

// Coded is what was read from an article.
type Coded struct {
	Kind       string              `json:"kind"`
	Article    string              `json:"article"`
	Reports    []readout.Report    `json:"reports"`
	Statements []readout.Statement `json:"statements"`
}

// CodedShape is the JSON of Coded.
type CodedShape struct {
	Kind       string      `json:"kind" enum:"coded"`
	Article    string      `json:"article" doc:"The id that was given, or text."`
	Reports    []Report    `json:"reports" nullable:"false"`
	Statements []Statement `json:"statements" nullable:"false"`
}

// Given is an article as it is handed in.
type Given struct {
	ID        string `json:"id,omitempty"`
	URL       string `json:"url,omitempty"`
	Title     string `json:"title,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	Published string `json:"published,omitempty" doc:"yyyy-mm-dd, or a time."`
	Language  string `json:"language,omitempty"`
	Text      string `json:"text"`
}

// Added is what became of articles that were added. They are on disk.
type Added struct {
	Kind     string         `json:"kind" enum:"added"`
	Run      string         `json:"run"`
	New      int            `json:"new" doc:"Not known before."`
	Articles []AddedArticle `json:"articles" nullable:"false" doc:"In no particular order."`
	Skipped  int            `json:"skipped" doc:"Articles that were forgotten once: they stay so."`
}

// AddedArticle is one of them.
type AddedArticle struct {
	ID      string `json:"id"`
	Given   string `json:"given"`
	New     bool   `json:"new"`
	Problem string `json:"problem,omitempty" doc:"Why it could not be read; it is kept all the same."`
}

// Index is what the ledger holds and where.
type Index struct {
	Kind       string   `json:"kind" enum:"ledger"`
	Version    string   `json:"version" doc:"Of the program."`
	Articles   int      `json:"articles"`
	Copies     int      `json:"copies" doc:"Articles that are copies of others."`
	Reports    int      `json:"reports"`
	Statements int      `json:"statements"`
	Events     int      `json:"events"`
	Paths      []string `json:"paths" nullable:"false"`
}

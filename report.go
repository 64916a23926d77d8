package readout

// Status values of a report.
const (
	Actual       = "actual"       // told as done or under way, or a speech act performed
	Future       = "future"       // announced, planned
	Hypothetical = "hypothetical" // if, could, would
	Negated      = "negated"      // did not happen
	Historical   = "historical"   // background, more than about three months before the report
	Failed       = "failed"       // tried or begun, and came to nothing
)

// Quoted is a stretch of the article with its words.
type Quoted struct {
	Text    string
	Span    Span
	InTitle bool // the span counts in the title
}

// Participant is one actor or recipient. Text is as in the sentence ("" for
// the speaker of a quotation that runs on); Country is ISO 3166-1 alpha-3 or
// a PLOVER non-state code, "" where not known; Sector is a PLOVER sector or
// "". Basis says in words where an inferred value comes from.
type Participant struct {
	Quoted
	Name, Country, Sector, Office string
	Basis                         string
}

// Report is one article's claim that something was done.
type Report struct {
	ID         string
	Article    string
	Sentence   int // number of the sentence: 0 the title, then from 1
	Type, Mode string
	Quad       int     // 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
	Score      float64 // PLOVER's score of the type or mode
	Cameo      string  // CAMEO code, a string: "0211"
	Goldstein  float64 // GDELT's Goldstein score of the CAMEO code
	Status     string
	Actor      []Participant
	Recipient  []Participant
	Trigger    Quoted
	When       Interval
	WhenBasis  string
	WhenMaybe  []string // candidate days where the text leaves several open
	Where      *Place
	Says       []Participant // who vouches for it, outermost first; empty: the document itself
	Context    []string
	Topics     []Quoted
	About      []Participant // third parties named by a rule's Z ("against Z", "about Z")
	Rule       string        // file:line of the codebook
	Within     string        // ID of the report that this one is the content of
	Confidence float64       // probability that type, actor and recipient are all right, 0 to 1
	Text       string        // the sentence
	Evidence   []Span        // all spans that gave a value
}

// Statement is what somebody said where saying was not itself an act.
type Statement struct {
	ID       string
	Article  string
	Sentence int
	Speaker  []Participant
	Cue      Quoted
	Content  []Quoted
	About    []Quoted
	Stance   string // supports, opposes, neutral
	Says     []Participant
	Text     string
}

// Event is the conclusion from all reports of one act. It is a pure function
// of its reports and of what a user decided (split, join); the order in which
// they came does not show. Participants have no spans: the words stand in the
// reports.
type Event struct {
	ID             string // "e" and the smallest ID of its reports; the ID of any of its reports finds it too
	Type, Mode     string
	Quad           int
	Score          float64
	Cameo          string
	Goldstein      float64
	Status         string
	Actor          []Participant
	Recipient      []Participant
	When           Interval // of the day that most independent sources give; "" where none tells
	WhenBasis      string
	Where          *Place
	Context        []string
	Topics         []string
	Confidence     float64  // that type, actor and recipient are right, 0 to 1
	Reports        []string // IDs of the reports, sorted
	Articles       int      // articles that tell of it
	Sources        int      // independent sources: copies of one text, and all who repeat one speaker, count once
	Speakers       []string // names of those who vouch for it, sorted; "" stands for articles that vouch themselves
	Fields         []Field  // each field with all its values; only where asked for (merge.Conclude), never stored
	Joined         []string // in words, why each report is counted to this event; beside Fields only
	FirstPublished string   // ISO day of the oldest article, "" where none is dated
}

// Field is what the reports of an event say of one thing: "type", "mode",
// "status", "actor", "recipient", "date", "place", "killed", "injured", ...
type Field struct {
	Name     string
	Values   []Value // the best supported first
	Conflict bool    // values that can't all be true
}

// Value is one value of a field with who gives it.
type Value struct {
	Text    string   // "12", "2022-08-05", "Phnom Penh, KHM"
	Reports []string // IDs of the reports that give it
	Sources int      // independent sources among them
	Says    []string // names of those who are cited for it, sorted; "" stands for articles that vouch themselves
	Words   string   // the words of one report that gave it
}

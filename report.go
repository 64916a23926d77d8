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

// Event is the conclusion from all reports of one act.
type Event struct {
	ID, Type, Mode   string
	Actor, Recipient []Participant
	When             Interval
	Where            *Place
	Status           string
	Reports          []string // IDs of the reports
	Sources          int      // independent sources
}

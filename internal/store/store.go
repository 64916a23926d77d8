// Package store keeps articles, what was read from them, and the events
// concluded from that. It knows rows, not meaning: what is a copy, what is
// one event, which article to code again is decided by package work.
//
// This package holds the nouns and the interface; store/sqlite is the store
// in one file; storetest is what every store must pass.
//
// An article is known by its content: the same article handed in again, under
// whatever file name, is the same row. What was coded from it is kept for
// each run and never overwritten; the newest run that coded the article is
// its current one, and reports, statements and events are those of current
// runs.
package store

import (
	"context"
	"errors"
	"time"

	readout "github.com/readout-events/readout"
)

// Errors that a caller may act on.
var (
	ErrNotFound = errors.New("not found")
	ErrBusy     = errors.New("another process holds the ledger's write lock")
	ErrNewer    = errors.New("the ledger was written by a newer program")
	ErrDamaged  = errors.New("the ledger is damaged")
	ErrExists   = errors.New("exists already")
	ErrFull     = errors.New("no space left on the disk")
	ErrFilter   = errors.New("cannot be asked")           // of a Filter: unknown field, impossible value
	ErrCursor   = errors.New("is no cursor of this list") // of Page.After
)

// Article is an article as it is kept.
type Article struct {
	readout.Article           // ID is the content's: see work.ContentID
	Given           string    // the id under which it was handed in; of several the smallest
	Copy            string    // ID of the text that it is a copy of, the smallest ID among near-duplicates; its own where there is none
	Added           time.Time // when it was first added, UTC, whole seconds
	Run             string    // ID of its current run
	Problem         string    // why coding it failed; "" where it did not
	Reports         int       // number of current reports
	Statements      int       // number of current statements
}

// Run is the manifest of one run of add or recode.
type Run struct {
	ID         string // sorts by time: 20261123T101500Z-4f2a
	Command    string // "add", "recode"
	Started    time.Time
	Finished   time.Time // zero while it goes on or where it was cut off
	Program    string    // version of the program
	Codebook   string    // hash of the codebook's text; Codebooks has it
	Model      string    // "fast" or "accurate"
	Models     string    // hash of the embedded weights
	Tables     string    // hash of actor tables and gazetteer
	Inputs     []Input   // files that were read
	Articles   int       // handed in
	New        int       // of these, not known before
	Copies     int       // of the new ones, near-duplicates of others
	Failed     int       // that could not be coded
	Problems   int       // inputs that could not be read
	Reports    int
	Statements int
}

// Input is a file that a run read.
type Input struct {
	Name   string // as given
	SHA256 string // of its bytes; "" for standard input
	Bytes  int64
}

// Coding is what one run read from one article.
type Coding struct {
	Article, Run string
	Problem      string // why it failed
	Records      []byte // JSON Lines of reports and statements (readout.ParseRecords)
	Reports      []readout.Report
	Statements   []readout.Statement
}

// Mark is what merging keeps of one report, so that reports that may tell of
// the same act are found without decoding records.
type Mark struct {
	Report    string  // ID
	Article   string  // ID
	Copy      string  // of the article; filled by the reader
	Publisher string  // of the article; filled by the reader
	Component string  // smallest ID of the reports that are linked with it, directly or through others
	Level     int     // how strong links must be to count for it: merge.Strength
	Event     string  // ID of its event
	Keys      []int64 // reports that could be one act share a key
	Features  []byte  // what merge.Same needs; opaque here
}

// Decision is a user's word on merging. Kind "join": the two reports tell of
// one event; "split": they do not. Later ones win over earlier ones on the
// same pair; none is ever deleted.
type Decision struct {
	Number int64
	Kind   string
	A, B   string // IDs of reports
	Who    string // as given; ""
	Why    string
	When   time.Time
}

// Sketch is an article's MinHash signature, cut into bands.
type Sketch struct {
	Article   string
	Bands     []int64 // articles that share one may be near-duplicates
	Signature []byte
	Copy      string // filled by the reader
}

// Page says which part of a list is wanted. Lists are sorted, and a cursor is
// the Next of the page before; "" is the beginning.
type Page struct {
	After string
	Limit int // 0: 100
}

// Count is a number of events with the reports, articles and independent
// sources behind them, summed over the events: an article that tells of two
// events counts twice.
type Count struct{ Events, Reports, Articles, Sources int }

// Bucket is one value of a facet, or one period of a series.
type Bucket struct {
	Value string // "CONSULT", "CHN", "2022-08"
	Count
	Quad      [5]int  // events by quad class; [0] unused
	Score     float64 // sum of PLOVER scores over events
	Goldstein float64 // sum of Goldstein scores over events
}

// Add adds what another bucket counts.
func (b *Bucket) Add(o Bucket) {
	b.Events, b.Reports, b.Articles, b.Sources = b.Events+o.Events, b.Reports+o.Reports, b.Articles+o.Articles, b.Sources+o.Sources
	for i := range b.Quad {
		b.Quad[i] += o.Quad[i]
	}
	b.Score, b.Goldstein = b.Score+o.Score, b.Goldstein+o.Goldstein
}

// Store keeps a ledger. Its methods may be called from several goroutines.
type Store interface {
	// View calls f with a consistent view of the ledger.
	View(ctx context.Context, f func(Reader) error) error
	// Update calls f in a transaction that is on disk when Update returns nil, and has left no trace when it returns an error.
	// Updates, also of other processes, come one after another. f may be called again where the store has to retry.
	Update(ctx context.Context, f func(Writer) error) error
	// Backup writes a consistent copy to a new file while others read and write.
	Backup(ctx context.Context, file string) error
	// Verify checks everything that can be checked (structure, references, hashes, counts) and hands each fault to report.
	Verify(ctx context.Context, report func(fault string)) error
	Close() error // waits for what goes on; a second call does nothing
}

// Reader is the view of a transaction.
type Reader interface {
	Article(id string) (Article, error)                                       // by content ID, else given id, else URL, of several the first in order of Articles; ErrNotFound
	Articles(f Filter, p Page) (list []Article, next string, err error)       // newest publication first, undated last, then ID
	Coding(article, run string) (Coding, error)                               // run "" is the current one; ErrNotFound
	Runs() ([]Run, error)                                                     // oldest first
	RunArticles(run string, f func(article string) error) error               // in order of ID
	Codebook(hash string) (files map[string][]byte, err error)                // ErrNotFound
	Event(id string) (readout.Event, error)                                   // by its ID or that of any of its reports; without Fields; ErrNotFound
	Events(f Filter, p Page) (list []readout.Event, next string, err error)   // newest When.From first, undated last, then ID; without Fields
	Reports(f Filter, p Page) (list []readout.Report, next string, err error) // newest article first, then by article, sentence and trigger
	Statements(f Filter, p Page) (list []readout.Statement, next string, err error)
	ReportsOf(ids []string) ([]readout.Report, error) // in that order; current or of an older run; ErrNotFound
	Count(f Filter) (Count, error)
	Facet(f Filter, field string, limit int) ([]Bucket, error) // most events first, then by value; see Facets; limit 0: all
	Series(f Filter, by string) ([]Bucket, error)              // by: day, week, month, quarter, year (see Period); only periods that have events, oldest first
	Sketches(bands []int64) ([]Sketch, error)                  // that share a band
	Copies(of string) ([]string, error)                        // IDs of all articles with that Copy, sorted
	MarksByKey(keys []int64) ([]Mark, error)                   // that share a key, each once, sorted by report
	MarksByComponent(components []string) ([]Mark, error)      // sorted by report
	MarksOf(article string) ([]Mark, error)                    // sorted by report
	Decisions() ([]Decision, error)                            // in order of Number
	Totals() (articles, copies, reports, statements, events int, err error)
	State() (string, error) // names what the ledger holds: another after each Update, never the same again. A copy made by Backup has that of its original
}

// Writer changes the ledger in a transaction.
type Writer interface {
	Reader
	PutArticle(a Article) error                       // a.ID is new; ErrExists
	PutGiven(id, given string) error                  // keeps the smaller of the two
	PutCopy(ids []string, of string) error            // all these articles are copies of one text
	PutSketch(s Sketch) error                         //
	PutCoding(c Coding) error                         // becomes the current one; the rows of reports and statements are replaced, those of marks of reports no longer there removed. Records may be left to the store to write. ErrNotFound: article, run (PutRun comes first)
	PutMarks(m []Mark) error                          // adds or replaces; ErrNotFound where a report is none of a current run
	PutEvents(gone []string, e []readout.Event) error // removes and adds or replaces; a report belongs to the event that came last. ErrNotFound where a report is none of a current run
	PutRun(r Run) error                               // adds or replaces
	PutCodebook(hash string, files map[string][]byte) error
	PutDecision(d Decision) error // Number is given by the store
	Forget(article string) error  // removes it with everything that was read from it, of all runs; its ID is remembered as forgotten until PutArticle. Its copies become copies of the smallest that remains; events are the caller's, with PutEvents in the same Update
	Forgotten(article string) (bool, error)
}

package export

import (
	"time"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/ask"
	"github.com/readout-events/readout/internal/store"
)

// Manifest tells of an export what was chosen, from what it was read and
// with what, and what its files are. It holds no time of the export, so that
// the same ledger and query give the same bytes.
type Manifest struct {
	Format      string         `json:"format"`
	Query       string         `json:"query"`            // as typed; "" is the whole ledger
	Settings    []string       `json:"settings"`         // options that were set
	Program     string         `json:"program"`          // version of the program that exported
	Tables      string         `json:"code_tables"`      // SHA-256 of the tables that translate codes, Goldstein scores of ICEWS among them
	Events      int            `json:"events"`           // that were written
	Reports     int            `json:"reports"`          // of these events
	Published   int            `json:"dated_by_article"` // of these events: no text tells their day; formats with one date have that of the oldest article
	Undated     int            `json:"undated"`          // of these events: nothing tells their day, neither text nor article
	LeftOut     map[string]int `json:"events_left_out"`  // chosen, but the format cannot hold them, by why
	Changed     int64          `json:"fields_changed"`   // fields with characters that the format cannot hold
	Apostrophes int64          `json:"apostrophes"`      // how many
	Ledger      ManifestLedger `json:"ledger"`
	Files       []ManifestFile `json:"files"`
}

// ManifestLedger is what the ledger held.
type ManifestLedger struct {
	Articles   int           `json:"articles"`
	Copies     int           `json:"copies"`
	Reports    int           `json:"reports"`
	Statements int           `json:"statements"`
	Events     int           `json:"events"`
	Runs       []ManifestRun `json:"runs"` // oldest first
}

// ManifestRun is one run of add or recode.
type ManifestRun struct {
	ID       string          `json:"id"`
	Command  string          `json:"command"`
	Started  string          `json:"started"`
	Finished string          `json:"finished"` // "" where it was cut off
	Program  string          `json:"program"`
	Codebook string          `json:"codebook"`
	Model    string          `json:"model"`
	Models   string          `json:"models"`
	Tables   string          `json:"tables"`
	Articles int             `json:"articles"`
	New      int             `json:"new"`
	Copies   int             `json:"copies"`
	Failed   int             `json:"failed"`
	Inputs   []ManifestInput `json:"inputs"`
}

// ManifestInput is a file that a run read.
type ManifestInput struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
	Bytes  int64  `json:"bytes"`
}

// ManifestFile is a file of the export.
type ManifestFile struct {
	Name   string `json:"name"`
	Rows   int64  `json:"rows"` // without header; of JSON objects
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}

func newManifest(o *Options, c *Codes) *Manifest {
	m := &Manifest{Format: o.Format, Query: o.Query, Settings: []string{}, Program: o.Version, Tables: c.Hash, LeftOut: map[string]int{}}
	for _, s := range []struct {
		set  bool
		name string
	}{{o.Header, "header"}, {o.Pairs == "first", "pairs first"}, {o.Safe, "spreadsheet-safe"}, {o.WithText, "with-text"}} {
		if s.set {
			m.Settings = append(m.Settings, s.name)
		}
	}
	return m
}

// ledger notes what the ledger holds.
func (m *Manifest) ledger(r store.Reader) (err error) {
	l := &m.Ledger
	if l.Articles, l.Copies, l.Reports, l.Statements, l.Events, err = r.Totals(); err != nil {
		return err
	}
	runs, err := r.Runs()
	if err != nil {
		return err
	}
	l.Runs = []ManifestRun{}
	when := func(t time.Time) string {
		if t.IsZero() {
			return ""
		}
		return t.UTC().Format(time.RFC3339)
	}
	for _, r := range runs {
		x := ManifestRun{r.ID, r.Command, when(r.Started), when(r.Finished), r.Program, r.Codebook, r.Model, r.Models, r.Tables, r.Articles, r.New, r.Copies, r.Failed, []ManifestInput{}}
		for _, in := range r.Inputs {
			x.Inputs = append(x.Inputs, ManifestInput{in.Name, in.SHA256, in.Bytes})
		}
		l.Runs = append(l.Runs, x)
	}
	return nil
}

// codebook is that of the newest run.
func (m *Manifest) codebook() string {
	if n := len(m.Ledger.Runs); n > 0 {
		return m.Ledger.Runs[n-1].Codebook
	}
	return ""
}

// count notes a story that is written.
func (m *Manifest) count(s *ask.Story) {
	m.Events++
	m.Reports += len(s.Reports)
	switch e := &s.Event; {
	case e.When != (readout.Interval{}):
	case e.FirstPublished == "":
		m.Undated++
	default:
		m.Published++
	}
}

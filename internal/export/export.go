// Package export writes a ledger, or what a query chooses of it, into files
// that other programs read: tidy tables as CSV or Parquet, JSON Lines, and the
// formats of GDELT, ICEWS, POLECAT, PLOVER and GeoJSON. docs/export.md shows
// each with an example and says what it loses.
//
// What makes rows are pure functions: of an event with its reports and
// articles (Codes.GDELTEvents, Codes.POLECAT, ...), of a report, of a
// statement. Write goes through the ledger in one consistent view and keeps a
// page of it in memory. The same ledger and the same query give the same
// bytes. What a format cannot hold stays empty and is never invented.
package export

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/parquet-go/parquet-go/compress/zstd"
	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/ask"
	"github.com/readout-events/readout/internal/merge"
	"github.com/readout-events/readout/internal/store"
)

// Formats are the names of the formats, with what they are.
var Formats = []struct{ Name, Means string }{
	{"csv", "tidy tables with a header each, described by datapackage.json"},
	{"parquet", "the same tables, typed and compressed"},
	{"jsonl", "events, reports, statements and articles as JSON Lines, all that is known"},
	{"gdelt", "GDELT 2.0 events and mentions, tab-separated without header"},
	{"icews", "ICEWS events, tab-separated, a row for each report and pair of parties"},
	{"polecat", "POLECAT events, tab-separated"},
	{"plover", "PLOVER's JSON objects, one a line"},
	{"geojson", "events that have a place, for maps"},
}

// Options say what to write and how.
type Options struct {
	Format   string // of Formats
	Out      string // folder; made where it is missing
	Query    string // as typed, for the manifest
	Filter   store.Filter
	Replace  bool   // write into a folder that holds something
	Header   bool   // gdelt: a first line with the names of the columns
	Pairs    string // gdelt, icews: "all", a row for each actor with each recipient, or "first", the first of each only
	Safe     bool   // csv: an apostrophe before cells that a spreadsheet would run
	WithText bool   // csv, parquet, jsonl: the text of the articles
	Version  string // of the program
	Progress func(events, of int)
}

// page is how many rows are asked of the store at once.
const page = 500

// ErrOption is wrapped by errors about an option that does not fit.
var ErrOption = errors.New("wrong option")

// check refuses options that would be without effect.
func (o *Options) check() error {
	known := slices.ContainsFunc(Formats, func(f struct{ Name, Means string }) bool { return f.Name == o.Format })
	only := func(set bool, flag string, formats ...string) error {
		if set && !slices.Contains(formats, o.Format) {
			return fmt.Errorf("%w: %s is for the format %s", ErrOption, flag, strings.Join(formats, " or "))
		}
		return nil
	}
	if !known {
		var names []string
		for _, f := range Formats {
			names = append(names, f.Name)
		}
		return fmt.Errorf("%w: no format %q: it is %s", ErrOption, o.Format, strings.Join(names, ", "))
	}
	if o.Pairs != "" && o.Pairs != "all" && o.Pairs != "first" {
		return fmt.Errorf("%w: pairs %q: it is all or first", ErrOption, o.Pairs)
	}
	return errors.Join(only(o.Header, "--header", "gdelt"), only(o.Pairs == "first", "--pairs", "gdelt", "icews"),
		only(o.Safe, "--spreadsheet-safe", "csv"), only(o.WithText, "--with-text", "csv", "parquet", "jsonl"))
}

// output takes what is written. A nil function is not interested.
type output struct {
	fields    bool                        // stories with Fields and Joined
	fits      func(*readout.Event) string // why the format cannot hold an event, "" where it can
	story     func(*ask.Story) error
	meeting   func(*ask.Meeting) error
	article   func(*store.Article) error
	statement func(*readout.Statement) error
	close     func() error // before the files are closed
	rename    func()       // of files that are called for what was written
}

// Write exports and returns the manifest that it wrote beside the files. On
// an error, and when the context ends, nothing is left but what was there.
func Write(ctx context.Context, st store.Store, c *Codes, o Options) (m *Manifest, err error) {
	if err := o.check(); err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	d, err := openFolder(o.Out, o.Replace)
	if err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	defer func() {
		if err != nil {
			d.abandon()
			err = fmt.Errorf("export: %w", err)
		}
	}()
	x := &export{ctx: ctx, codes: c, o: o, d: d, m: newManifest(&o, c), articles: map[string]store.Article{}}
	if err := st.View(ctx, x.view); err != nil {
		return nil, err
	}
	return x.m, x.finish()
}

// export is one run of Write.
type export struct {
	ctx      context.Context
	codes    *Codes
	o        Options
	d        *folder
	m        *Manifest
	r        store.Reader
	filter   store.Filter
	articles map[string]store.Article // those read last
	seen     map[string]bool          // articles that were written, where a query chooses them
	tables   []Table                  // those that were written, in order
	files    []*file                  // theirs
	version  string                   // program and codebook
	changed  changes
	codec    zstd.Codec // of Parquet
}

func (x *export) view(r store.Reader) error {
	x.r = r
	if err := x.m.ledger(r); err != nil {
		return err
	}
	x.filter = x.o.Filter
	x.version = "readout " + x.o.Version + " codebook " + short(x.m.codebook())
	if slices.Contains([]string{"gdelt", "icews", "polecat", "plover"}, x.o.Format) {
		if err := x.happened(); err != nil {
			return err
		}
	}
	out, err := x.open()
	if err != nil {
		return err
	}
	if err := x.stories(out); err != nil {
		return err
	}
	if out.meeting != nil {
		if err := x.meetings(out); err != nil {
			return err
		}
	}
	if len(x.o.Filter.Terms) == 0 {
		if err := x.everything(out); err != nil {
			return err
		}
	}
	if out.close != nil {
		if err := out.close(); err != nil {
			return err
		}
	}
	if out.rename != nil {
		out.rename()
	}
	return nil
}

// happened narrows the filter to events that took place, for formats that
// cannot say that one did not, unless the query says which it wants.
func (x *export) happened() error {
	for _, t := range x.filter.Terms {
		if t.Field == "status" {
			return nil
		}
	}
	buckets, err := x.r.Facet(x.filter, "status", 10)
	if err != nil {
		return err
	}
	for _, b := range buckets {
		if b.Value != readout.Actual && b.Events > 0 {
			x.m.LeftOut[b.Value] = b.Events
		}
	}
	terms := slices.Clone(x.filter.Terms)
	x.filter = store.Filter{Terms: append(terms, store.Term{Field: "status", Values: []string{readout.Actual}})}
	return nil
}

// stories hands out the events with their reports and articles, newest first.
func (x *export) stories(out *output) error {
	count, err := x.r.Count(x.filter)
	if err != nil {
		return err
	}
	// Where a query chooses, the articles of its events are written as they come by.
	chosen := len(x.o.Filter.Terms) > 0 && (out.article != nil || out.statement != nil)
	if chosen {
		x.seen = map[string]bool{}
	}
	done := 0
	for after := ""; ; {
		events, next, err := x.r.Events(x.filter, store.Page{After: after, Limit: page})
		if err != nil {
			return err
		}
		var ids []string
		for i := range events {
			ids = append(ids, events[i].Reports...)
		}
		reports, err := x.r.ReportsOf(ids)
		if err != nil {
			return err
		}
		for i := range events {
			if err := x.ctx.Err(); err != nil {
				return err
			}
			n := len(events[i].Reports)
			s := &ask.Story{Event: events[i], Reports: reports[:n:n]}
			reports = reports[n:]
			done++
			if out.fits != nil {
				if why := out.fits(&s.Event); why != "" {
					x.m.LeftOut[why]++
					continue
				}
			}
			for k := range s.Reports {
				a, err := x.article(s.Reports[k].Article)
				if err != nil {
					return fmt.Errorf("event %s: %w", s.Event.ID, err)
				}
				s.Articles = append(s.Articles, a)
			}
			if out.fields {
				conclude(s)
			}
			x.m.count(s)
			if err := out.story(s); err != nil {
				return err
			}
			for k := range s.Articles {
				if chosen && !x.seen[s.Articles[k].ID] {
					x.seen[s.Articles[k].ID] = true
					if err := x.told(&s.Articles[k], out); err != nil {
						return err
					}
				}
			}
		}
		if x.o.Progress != nil {
			x.o.Progress(done, count.Events)
		}
		if after = next; next == "" {
			return nil
		}
	}
}

// conclude gives a story's event its Fields, and why its reports are counted
// to it.
func conclude(s *ask.Story) {
	items := make([]merge.Item, len(s.Reports))
	for i := range s.Reports {
		a := &s.Articles[i]
		items[i] = merge.Item{Report: &s.Reports[i], Meta: merge.Meta{Article: a.ID, URL: a.URL, Publisher: a.Publisher, Published: isoDay(a.Published), Copy: a.Copy}}
	}
	e := merge.Conclude(items)
	s.Event.Fields, s.Event.Joined = e.Fields, e.Joined
}

// article reads an article; those of the last stories are remembered.
func (x *export) article(id string) (store.Article, error) {
	if a, ok := x.articles[id]; ok {
		return a, nil
	}
	a, err := x.r.Article(id)
	if err != nil {
		return a, fmt.Errorf("article %s: %w", id, err)
	}
	if len(x.articles) >= 4*page {
		clear(x.articles)
	}
	x.articles[id] = a
	return a, nil
}

// told hands out one article with its statements.
func (x *export) told(a *store.Article, out *output) error {
	if out.article != nil {
		if err := out.article(a); err != nil {
			return err
		}
	}
	if out.statement == nil {
		return nil
	}
	f := store.Filter{Terms: []store.Term{{Field: "article", Values: []string{a.ID}}}}
	return x.statements(f, out)
}

func (x *export) statements(f store.Filter, out *output) error {
	for after := ""; ; {
		list, next, err := x.r.Statements(f, store.Page{After: after, Limit: page})
		if err != nil {
			return err
		}
		for i := range list {
			if err := x.ctx.Err(); err != nil {
				return err
			}
			if err := out.statement(&list[i]); err != nil {
				return err
			}
		}
		if after = next; next == "" {
			return nil
		}
	}
}

// everything hands out all articles and statements, also of articles that
// tell of no event.
func (x *export) everything(out *output) error {
	for after := ""; out.article != nil; {
		list, next, err := x.r.Articles(store.Filter{}, store.Page{After: after, Limit: page})
		if err != nil {
			return err
		}
		for i := range list {
			if err := x.ctx.Err(); err != nil {
				return err
			}
			if err := out.article(&list[i]); err != nil {
				return err
			}
		}
		if after = next; next == "" {
			break
		}
	}
	if out.statement == nil {
		return nil
	}
	return x.statements(store.Filter{}, out)
}

func (x *export) meetings(out *output) error {
	for after := ""; ; {
		list, next, err := ask.Meetings(x.r, x.filter, "", store.Page{After: after, Limit: page})
		if err != nil {
			return err
		}
		for i := range list {
			if err := x.ctx.Err(); err != nil {
				return err
			}
			if err := out.meeting(&list[i]); err != nil {
				return err
			}
		}
		if after = next; next == "" {
			return nil
		}
	}
}

// finish writes what describes the files, and gives all their names.
func (x *export) finish() error {
	for _, f := range x.d.files {
		if err := f.end(); err != nil {
			return err
		}
	}
	if x.tables != nil {
		title := "Events of " + x.o.Query
		if x.o.Query == "" {
			title = "Events of the whole ledger"
		}
		if err := x.json("datapackage.json", describe(x.tables, x.files, x.o.Format, title, x.o.Version)); err != nil {
			return err
		}
	}
	x.m.Changed = x.changed.characters
	x.m.Apostrophes = x.changed.apostrophes
	for _, f := range x.d.files {
		x.m.Files = append(x.m.Files, ManifestFile{f.Name, f.Rows, f.bytes, f.sum()})
	}
	if err := x.json("manifest.json", x.m); err != nil {
		return err
	}
	return x.d.settle()
}

// json writes a small file.
func (x *export) json(name string, v any) error {
	f, err := x.d.create(name)
	if err != nil {
		return err
	}
	enc := json.NewEncoder(f)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return err
	}
	return f.end()
}

// short is the beginning of a hash.
func short(hash string) string { return hash[:min(12, len(hash))] }

// later returns the later of two times.
func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

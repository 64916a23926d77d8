package export

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/ask"
	"github.com/readout-events/readout/internal/store"
)

// open begins the files of the format.
func (x *export) open() (*output, error) {
	switch x.o.Format {
	case "csv", "parquet":
		return x.openTables()
	case "jsonl":
		return x.openJSONL()
	case "gdelt":
		return x.openGDELT()
	case "icews":
		return x.openICEWS()
	case "polecat":
		return x.openPOLECAT()
	case "plover":
		return x.openPLOVER()
	case "geojson":
		return x.openGeoJSON()
	}
	return nil, fmt.Errorf("no format %q", x.o.Format)
}

// rows writes the rows of one table.
type rows struct {
	f     *file
	write func([]any) error
	close func() error
}

// openTable begins the file of a table.
func (x *export) openTable(t *Table) (*rows, error) {
	f, err := x.d.create(t.Name + "." + x.o.Format)
	if err != nil {
		return nil, err
	}
	x.tables, x.files = append(x.tables, *t), append(x.files, f)
	if x.o.Format == "parquet" {
		p := newParquet(f, t, &x.codec)
		return &rows{f, p.write, p.close}, nil
	}
	c, err := newCSV(f, t, x.o.Safe, &x.changed)
	if err != nil {
		return nil, err
	}
	return &rows{f, c.write, c.close}, nil
}

// put writes a row of a table.
func put[T any](w *rows, t *table[T], v T) error {
	w.f.Rows++
	return w.write(t.row(v))
}

// putAll writes a row for each value.
func putAll[T any](w *rows, t *table[T], vs []T) error {
	for _, v := range vs {
		if err := put(w, t, v); err != nil {
			return err
		}
	}
	return nil
}

func (x *export) openTables() (*output, error) {
	t := x.codes.tables(x.o.WithText)
	w := map[string]*rows{}
	var order []*rows
	for _, d := range t.all() {
		r, err := x.openTable(&d)
		if err != nil {
			return nil, err
		}
		w[d.Name] = r
		order = append(order, r)
	}
	return &output{
		fields: true,
		story: func(s *ask.Story) error {
			if err := put(w["events"], &t.events, s); err != nil {
				return err
			}
			if err := putAll(w["participants"], &t.participants, participantsOf(&s.Event)); err != nil {
				return err
			}
			for i := range s.Reports {
				if err := put(w["reports"], &t.reports, reportOf{s.Event.ID, &s.Reports[i]}); err != nil {
					return err
				}
				if err := putAll(w["mentions"], &t.mentions, mentionsOf(&s.Reports[i])); err != nil {
					return err
				}
			}
			return putAll(w["values"], &t.values, valuesOf(&s.Event))
		},
		meeting: func(m *ask.Meeting) error { return put(w["meetings"], &t.meetings, m) },
		article: func(a *store.Article) error { return put(w["articles"], &t.articles, a) },
		statement: func(s *readout.Statement) error {
			if err := put(w["statements"], &t.statements, s); err != nil {
				return err
			}
			return putAll(w["mentions"], &t.mentions, spokenOf(s))
		},
		close: func() error {
			if err := putAll(w["codebook"], &t.codebook, codesOf(x.codes.Book)); err != nil {
				return err
			}
			for _, r := range order {
				if err := r.close(); err != nil {
					return err
				}
			}
			return nil
		},
	}, nil
}

func (x *export) openJSONL() (*output, error) {
	var fs [4]*file
	for i, name := range []string{"events.jsonl", "reports.jsonl", "statements.jsonl", "articles.jsonl"} {
		f, err := x.d.create(name)
		if err != nil {
			return nil, err
		}
		fs[i] = f
	}
	var buf []byte
	put := func(f *file, add func([]byte) ([]byte, error)) (err error) {
		if buf, err = add(buf[:0]); err != nil {
			return err
		}
		f.Rows++
		_, err = f.Write(buf)
		return err
	}
	return &output{
		fields: true,
		story: func(s *ask.Story) error {
			if err := put(fs[0], s.Event.AppendJSON); err != nil {
				return err
			}
			for i := range s.Reports {
				if err := put(fs[1], s.Reports[i].AppendJSON); err != nil {
					return err
				}
			}
			return nil
		},
		statement: func(s *readout.Statement) error { return put(fs[2], s.AppendJSON) },
		article: func(a *store.Article) error {
			fs[3].Rows++
			return appendJSON(fs[3], ask.ArticleObject(a, x.o.WithText))
		},
	}, nil
}

// openTSV begins a tab-separated file, with a header where there is one.
func (x *export) openTSV(name string, header []string) (func(row []string) error, *file, error) {
	f, err := x.d.create(name)
	if err != nil {
		return nil, nil, err
	}
	w := &tsv{w: f, changed: &x.changed}
	if header != nil {
		if err := w.write(header); err != nil {
			return nil, nil, err
		}
	}
	return func(row []string) error { f.Rows++; return w.write(row) }, f, nil
}

func (x *export) openGDELT() (*output, error) {
	var headers [2][]string
	if x.o.Header {
		headers = [2][]string{GDELTEventColumns, GDELTMentionColumns}
	}
	events, ef, err := x.openTSV("export.CSV", headers[0])
	if err != nil {
		return nil, err
	}
	mentions, mf, err := x.openTSV("mentions.CSV", headers[1])
	if err != nil {
		return nil, err
	}
	var newest time.Time
	return &output{
		story: func(s *ask.Story) error {
			for i := range s.Articles {
				newest = later(newest, s.Articles[i].Added)
			}
			rows, said := x.codes.GDELTEvents(s), x.codes.GDELTMentions(s)
			if x.o.Pairs == "first" {
				rows, said = rows[:min(1, len(rows))], said[:min(len(s.Reports), len(said))]
			}
			for _, row := range rows {
				if err := events(row); err != nil {
					return err
				}
			}
			for _, row := range said {
				if err := mentions(row); err != nil {
					return err
				}
			}
			return nil
		},
		// GDELT's files are called for their quarter of an hour; ours for when the newest article in them came.
		rename: func() {
			if newest.IsZero() {
				newest = time.Unix(0, 0)
			}
			ef.Name, mf.Name = stamp(newest)+".export.CSV", stamp(newest)+".mentions.CSV"
		},
	}, nil
}

func (x *export) openICEWS() (*output, error) {
	write, _, err := x.openTSV("events.icews.tab", ICEWSColumns)
	if err != nil {
		return nil, err
	}
	var allowed []string // statuses of reports
	for _, t := range x.filter.Terms {
		if t.Field == "status" && !t.Not {
			allowed = append(allowed, t.Values...)
		}
	}
	return &output{story: func(s *ask.Story) error {
		for i := range s.Reports {
			if len(allowed) > 0 && !slices.Contains(allowed, s.Reports[i].Status) {
				continue
			}
			for k, row := range x.codes.ICEWS(&s.Reports[i], &s.Articles[i]) {
				if k > 0 && x.o.Pairs == "first" {
					break
				}
				if err := write(row); err != nil {
					return err
				}
			}
		}
		return nil
	}}, nil
}

func (x *export) openPOLECAT() (*output, error) {
	write, _, err := x.openTSV("events.polecat.txt", POLECATColumns)
	if err != nil {
		return nil, err
	}
	return &output{story: func(s *ask.Story) error { return write(x.codes.POLECAT(s, x.version)) }}, nil
}

// appendJSON writes a value as one line.
func appendJSON(f *file, v any) error {
	enc := json.NewEncoder(f)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

func (x *export) openPLOVER() (*output, error) {
	f, err := x.d.create("events.plover.jsonl")
	if err != nil {
		return nil, err
	}
	return &output{fields: true, story: func(s *ask.Story) error {
		f.Rows++
		return appendJSON(f, x.codes.PLOVER(s, "readout "+x.o.Version, "readout-"+short(x.m.codebook())))
	}}, nil
}

func (x *export) openGeoJSON() (*output, error) {
	f, err := x.d.create("events.geojson")
	if err != nil {
		return nil, err
	}
	if _, err := f.Write([]byte(`{"type":"FeatureCollection","features":[` + "\n")); err != nil {
		return nil, err
	}
	return &output{
		fits: func(e *readout.Event) string {
			if !HasPoint(e) {
				return "without a place"
			}
			return ""
		},
		story: func(s *ask.Story) error {
			if f.Rows > 0 {
				if _, err := f.Write([]byte(",")); err != nil {
					return err
				}
			}
			f.Rows++
			return appendJSON(f, GeoJSON(s))
		},
		close: func() error { _, err := f.Write([]byte("]}\n")); return err },
	}, nil
}

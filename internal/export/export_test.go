package export

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/ask"
	"github.com/readout-events/readout/internal/read"
	"github.com/readout-events/readout/internal/store"
)

// write exports to a new folder.
func write(t *testing.T, st store.Store, o Options) (string, *Manifest) {
	t.Helper()
	o.Out, o.Version = filepath.Join(t.TempDir(), "out"), "0.1.0"
	m, err := Write(context.Background(), st, codes(t), o)
	if err != nil {
		t.Fatal(err)
	}
	return o.Out, m
}

// reader reads a file of fields into rows.
type reader struct {
	name string
	rows func(t *testing.T, file string) [][]string
}

// byGo is Go's encoding/csv. It turns CR LF within a field into LF.
func byGo(comma rune, columns int) reader {
	return reader{"Go's csv", func(t *testing.T, file string) [][]string {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		r := csv.NewReader(bytes.NewReader(data))
		r.Comma, r.FieldsPerRecord, r.LazyQuotes = comma, columns, comma == '\t'
		rows, err := r.ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		return rows
	}}
}

// byPython is Python's csv module in one of the ways of testdata/rows.py.
func byPython(t *testing.T, way string) (reader, bool) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Log("no python3 on this machine: files are read back with Go's csv only")
		return reader{}, false
	}
	return reader{"Python's csv (" + way + ")", func(t *testing.T, file string) [][]string {
		var stderr bytes.Buffer
		cmd := exec.Command(python, "testdata/rows.py", file, way)
		cmd.Stderr = &stderr
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("%s: %v\n%s", file, err, stderr.String())
		}
		return jsonRows[string](t, out)
	}}, true
}

func jsonRows[T any](t *testing.T, out []byte) (rows [][]T) {
	t.Helper()
	scan := bufio.NewScanner(bytes.NewReader(out))
	scan.Buffer(nil, 1<<28)
	for scan.Scan() {
		var row []T
		if err := json.Unmarshal(scan.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		rows = append(rows, row)
	}
	if err := scan.Err(); err != nil {
		t.Fatal(err)
	}
	return rows
}

// compare counts rows that were misread.
func compare(t *testing.T, what string, got, want [][]string) (misread int) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%s: %d rows, want %d", what, len(got), len(want))
		return max(len(got), len(want))
	}
	for i := range want {
		if !slices.Equal(got[i], want[i]) {
			misread++
			for k := range want[i] {
				if k >= len(got[i]) || got[i][k] != want[i][k] {
					t.Errorf("%s: row %d, column %d: %.80q, want %.80q", what, i, k, append(got[i], "")[min(k, len(got[i]))], want[i][k])
					break
				}
			}
		}
	}
	return misread
}

// tidy are the rows that an export of the whole world has, from the pure functions.
func (w *world) tidy(t *testing.T, c *Codes, withText bool) map[string][][]any {
	t.Helper()
	ts := c.tables(withText)
	out := map[string][][]any{}
	for _, s := range w.stories() {
		conclude(s)
		out["events"] = append(out["events"], ts.events.row(s))
		for _, p := range participantsOf(&s.Event) {
			out["participants"] = append(out["participants"], ts.participants.row(p))
		}
		for i := range s.Reports {
			out["reports"] = append(out["reports"], ts.reports.row(reportOf{s.Event.ID, &s.Reports[i]}))
			for _, m := range mentionsOf(&s.Reports[i]) {
				out["mentions"] = append(out["mentions"], ts.mentions.row(m))
			}
		}
		for _, v := range valuesOf(&s.Event) {
			out["values"] = append(out["values"], ts.values.row(v))
		}
	}
	for i := range w.spoken {
		out["statements"] = append(out["statements"], ts.statements.row(&w.spoken[i]))
		for _, m := range spokenOf(&w.spoken[i]) {
			out["mentions"] = append(out["mentions"], ts.mentions.row(m))
		}
	}
	for _, x := range codesOf(c.Book) {
		out["codebook"] = append(out["codebook"], ts.codebook.row(x))
	}
	err := w.store.View(context.Background(), func(r store.Reader) error {
		articles, _, err := r.Articles(store.Filter{}, store.Page{Limit: 100_000})
		for i := range articles {
			out["articles"] = append(out["articles"], ts.articles.row(&articles[i]))
		}
		meetings, _, err2 := ask.Meetings(r, store.Filter{}, "", store.Page{Limit: 100_000})
		for i := range meetings {
			out["meetings"] = append(out["meetings"], ts.meetings.row(&meetings[i]))
		}
		return errors.Join(err, err2)
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestCSVIsReadBack(t *testing.T) {
	w := newWorld(t, 72)
	c := codes(t)
	for _, safe := range []bool{false, true} {
		out, m := write(t, w.store, Options{Format: "csv", WithText: true, Safe: safe})
		want := w.tidy(t, c, true)
		total, misread := 0, 0
		for _, table := range c.tables(true).all() {
			file := filepath.Join(out, table.Name+".csv")
			header := []string{}
			for _, col := range table.Columns {
				header = append(header, col.Name)
			}
			rows := [][]string{header}
			for _, row := range want[table.Name] {
				record := []string{}
				for i, v := range row {
					s := ""
					switch x := v.(type) {
					case string:
						s = strings.ReplaceAll(x, "\x00", "\uFFFD") // CSV has no way to write NUL that its readers share
						if safe && s != "" && strings.ContainsRune("=+-@\t\r\n", rune(s[0])) {
							s = "'" + s
						}
					case int64:
						s = strconv.FormatInt(x, 10)
					case float64:
						s = strconv.FormatFloat(x, 'f', -1, 64)
					case time.Time:
						s = x.Format(map[Kind]string{Day: time.DateOnly, Moment: time.RFC3339}[table.Columns[i].Kind])
					case []string:
						s = "" // compared below
					}
					record = append(record, s)
				}
				rows = append(rows, record)
			}
			readers := []reader{byGo(',', len(table.Columns))}
			if p, ok := byPython(t, "csv"); ok {
				readers = append(readers, p)
			}
			for _, r := range readers {
				got := r.rows(t, file)
				wanted := rows
				for i := 1; i < len(got) && i < len(rows); i++ {
					for k, col := range table.Columns {
						if col.Kind != Texts {
							continue
						}
						var list []string
						if err := json.Unmarshal([]byte(got[i][k]), &list); err != nil {
							t.Fatalf("%s: row %d, %s: %v", file, i, col.Name, err)
						}
						for n, s := range want[table.Name][i-1][k].([]string) {
							if n >= len(list) || list[n] != strings.ReplaceAll(s, "\x00", "\uFFFD") {
								t.Errorf("%s: row %d, %s: %.80q, want %.80q", file, i, col.Name, list, s)
								misread++
							}
						}
						got[i][k] = ""
					}
				}
				if r.name == "Go's csv" {
					wanted = nil
					for _, row := range rows {
						row = slices.Clone(row)
						for k := range row {
							row[k] = strings.ReplaceAll(row[k], "\r\n", "\n")
						}
						wanted = append(wanted, row)
					}
				}
				misread += compare(t, r.name+": "+table.Name, got, wanted)
				total += len(rows) - 1
			}
		}
		if m.Changed == 0 || safe != (m.Apostrophes > 0) {
			t.Errorf("manifest: %d fields changed, %d apostrophes; NULs and formulas are in the texts", m.Changed, m.Apostrophes)
		}
		t.Logf("CSV, spreadsheet-safe %v: %d rows read back, %d misread", safe, total, misread)
	}
}

func TestTabsAreReadBack(t *testing.T) {
	w := newWorld(t, 72)
	c := codes(t)
	happened := only(w.stories(), func(e *readout.Event) bool { return e.Status == readout.Actual })
	version := "readout 0.1.0 codebook c0dec0dec0de"
	var events, mentions, icews, polecat [][]string
	for _, s := range happened {
		events = append(events, c.GDELTEvents(s)...)
		mentions = append(mentions, c.GDELTMentions(s)...)
		polecat = append(polecat, c.POLECAT(s, version))
		for i := range s.Reports {
			if s.Reports[i].Status == readout.Actual {
				icews = append(icews, c.ICEWS(&s.Reports[i], &s.Articles[i])...)
			}
		}
	}
	for _, x := range []struct {
		o      Options
		suffix string
		header []string
		rows   [][]string
		n      int
	}{
		{Options{Format: "gdelt"}, "export.CSV", nil, events, 61},
		{Options{Format: "gdelt"}, "mentions.CSV", nil, mentions, 16},
		{Options{Format: "gdelt", Header: true}, "export.CSV", GDELTEventColumns, events, 61},
		{Options{Format: "gdelt", Header: true}, "mentions.CSV", GDELTMentionColumns, mentions, 16},
		{Options{Format: "icews"}, "icews.tab", ICEWSColumns, icews, 20},
		{Options{Format: "polecat"}, "polecat.txt", POLECATColumns, polecat, 40},
	} {
		out, m := write(t, w.store, x.o)
		files, err := filepath.Glob(filepath.Join(out, "*"+x.suffix))
		if err != nil || len(files) != 1 {
			t.Fatalf("%s: files %q, %v", x.suffix, files, err)
		}
		if x.o.Format == "gdelt" && !regexp.MustCompile(`^\d{14}\.`).MatchString(filepath.Base(files[0])) {
			t.Errorf("%s is not called for a time", files[0])
		}
		var want [][]string
		if x.header != nil {
			want = append(want, x.header)
		}
		for _, row := range x.rows {
			record := []string{}
			for _, s := range row {
				s = strings.ReplaceAll(s, `"`, "'")
				record = append(record, regexp.MustCompile(`[\x00-\x1f\x7f-\x{9f}\x{2028}\x{2029}]`).ReplaceAllString(s, " "))
			}
			want = append(want, record)
		}
		readers := []reader{byGo('\t', x.n)}
		for _, way := range []string{"tab", "plain"} {
			if p, ok := byPython(t, way); ok {
				readers = append(readers, p)
			}
		}
		total, misread := 0, 0
		for _, r := range readers {
			misread += compare(t, r.name+": "+x.suffix, r.rows(t, files[0]), want)
			total += len(x.rows)
		}
		if m.Changed == 0 || m.LeftOut[readout.Negated] == 0 || m.Events != len(happened) {
			t.Errorf("%s: manifest says %d fields changed, %v left out, %d events; want some, some, %d", x.suffix, m.Changed, m.LeftOut, m.Events, len(happened))
		}
		t.Logf("%s: %d rows read back, %d misread", x.suffix, total, misread)
	}
}

// TestParquetIsReadBack reads the files with hyparquet, an implementation in
// JavaScript. READOUT_NODE_MODULES names the folder that has it.
func TestParquetIsReadBack(t *testing.T) {
	modules := os.Getenv("READOUT_NODE_MODULES")
	node, err := exec.LookPath("node")
	if modules == "" || err != nil {
		t.Skip("no node, or READOUT_NODE_MODULES does not name a folder with hyparquet and hyparquet-compressors: .ci/run has it")
	}
	w := newWorld(t, 72)
	c := codes(t)
	out, _ := write(t, w.store, Options{Format: "parquet", WithText: true})
	want := w.tidy(t, c, true)
	total, misread := 0, 0
	for _, table := range c.tables(true).all() {
		var stderr bytes.Buffer
		cmd := exec.Command(node, "testdata/rows.mjs", modules, filepath.Join(out, table.Name+".parquet"))
		cmd.Stderr = &stderr
		data, err := cmd.Output()
		if err != nil {
			t.Fatalf("%s: %v\n%s", table.Name, err, stderr.String())
		}
		rows := jsonRows[any](t, data)
		for i, col := range table.Columns {
			got := rows[0][i].([]any)
			kind := [...]string{Text: "STRING", Integer: "INTEGER", Number: "DOUBLE", Day: "DATE", Moment: "TIMESTAMP", Texts: "LIST"}[col.Kind]
			need := "OPTIONAL"
			if col.Needed {
				need = "REQUIRED"
			}
			if got[0] != col.Name || got[1] != kind || got[2] != need {
				t.Errorf("%s: column %d is %v, want %s %s %s", table.Name, i, got, col.Name, kind, need)
			}
		}
		rows = rows[1:]
		if len(rows) != len(want[table.Name]) {
			t.Fatalf("%s: %d rows, want %d", table.Name, len(rows), len(want[table.Name]))
		}
		for n, row := range want[table.Name] {
			for i, v := range row {
				var x any
				switch v := v.(type) {
				case string:
					x = strings.ReplaceAll(v, "\x00", "\uFFFD")
				case int64:
					x = float64(v)
				case float64:
					x = v
				case time.Time:
					x = v.Format("2006-01-02T15:04:05.000Z")
				case []string:
					list := []any{}
					for _, s := range v {
						list = append(list, strings.ReplaceAll(s, "\x00", "\uFFFD"))
					}
					x = list
				}
				if !reflect.DeepEqual(rows[n][i], x) {
					t.Errorf("%s: row %d, %s: %.80v, want %.80v", table.Name, n, table.Columns[i].Name, rows[n][i], x)
					misread++
					break
				}
			}
			total++
		}
	}
	t.Logf("Parquet: %d rows read back by hyparquet, %d misread", total, misread)
}

// TestDataPackageHolds checks the CSV files against datapackage.json: every
// value parses as the type of its field and keeps its constraints, primary
// keys are unique, foreign keys are there, sizes and hashes are right.
func TestDataPackageHolds(t *testing.T) {
	w := newWorld(t, 72)
	for _, query := range []string{"", "ACCUSE"} {
		o := Options{Format: "csv", Query: query}
		if query != "" {
			o.Filter = store.Filter{Terms: []store.Term{{Field: "type", Values: []string{query}}}}
		}
		out, _ := write(t, w.store, o)
		checkPackage(t, out)
	}
}

func checkPackage(t *testing.T, out string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(out, "datapackage.json"))
	if err != nil {
		t.Fatal(err)
	}
	var p dataPackage
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&p); err != nil {
		t.Fatal(err)
	}
	if p.Profile != "tabular-data-package" || len(p.Resources) != 9 {
		t.Fatalf("profile %q with %d resources", p.Profile, len(p.Resources))
	}
	keys := map[string]map[string]bool{}
	columns := map[string]map[string][]string{}
	for _, r := range p.Resources {
		file := filepath.Join(out, r.Path)
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(content)
		if int64(len(content)) != r.Bytes || "sha256:"+hex.EncodeToString(sum[:]) != r.Hash {
			t.Errorf("%s: %d bytes, %s; that is not its size or hash", r.Path, r.Bytes, r.Hash)
		}
		rows := byGo(',', len(r.Schema.Fields)).rows(t, file)
		columns[r.Name], keys[r.Name] = map[string][]string{}, map[string]bool{}
		for n, row := range rows {
			for i, f := range r.Schema.Fields {
				if n == 0 {
					if row[i] != f.Name {
						t.Errorf("%s: header %d is %q, want %q", r.Path, i, row[i], f.Name)
					}
					if f.Description == "" {
						t.Errorf("%s: %s has no description", r.Path, f.Name)
					}
					continue
				}
				if problem := fault(&f, row[i]); problem != "" {
					t.Errorf("%s: row %d, %s: %.80q %s", r.Path, n, f.Name, row[i], problem)
				}
				columns[r.Name][f.Name] = append(columns[r.Name][f.Name], row[i])
			}
			if n == 0 || len(r.Schema.PrimaryKey) == 0 {
				continue
			}
			var key []string
			for i, f := range r.Schema.Fields {
				if slices.Contains(r.Schema.PrimaryKey, f.Name) {
					key = append(key, row[i])
				}
			}
			k := strings.Join(key, "\x00")
			if len(key) != len(r.Schema.PrimaryKey) || keys[r.Name][k] {
				t.Errorf("%s: row %d: primary key %q is there twice or lacks a column", r.Path, n, key)
			}
			keys[r.Name][k] = true
		}
	}
	checked := 0
	for _, r := range p.Resources {
		for _, fk := range r.Schema.ForeignKeys {
			for n, v := range columns[r.Name][fk.Fields] {
				if v == "" {
					continue
				}
				checked++
				if !keys[fk.Reference.Resource][v] {
					t.Errorf("%s: row %d: %s %q is not in %s", r.Path, n+1, fk.Fields, v, fk.Reference.Resource)
				}
			}
		}
	}
	if checked == 0 {
		t.Error("no foreign key was checked")
	}
}

// fault tells what is wrong with a value by the rules of Table Schema.
func fault(f *dataField, v string) string {
	c := &f.Constraints
	if v == "" {
		if c.Required {
			return "is required"
		}
		return ""
	}
	number := math.NaN()
	var err error
	switch f.Type {
	case "string":
	case "integer":
		var n int64
		n, err = strconv.ParseInt(v, 10, 64)
		number = float64(n)
	case "number":
		number, err = strconv.ParseFloat(v, 64)
	case "date":
		_, err = time.Parse(time.DateOnly, v)
	case "datetime":
		_, err = time.Parse("2006-01-02T15:04:05Z", v)
	case "array":
		var list []any
		err = json.Unmarshal([]byte(v), &list)
	default:
		return "has no type: " + f.Type
	}
	switch {
	case err != nil:
		return "is no " + f.Type
	case len(c.Enum) > 0 && !slices.Contains(c.Enum, v):
		return "is not in the enumeration"
	case c.Pattern != "" && !regexp.MustCompile("^(?:"+c.Pattern+")$").MatchString(v):
		return "does not fit " + c.Pattern
	case c.Minimum != nil && number < c.Minimum.(float64), c.Maximum != nil && number > c.Maximum.(float64):
		return "is out of bounds"
	}
	return ""
}

// TestGeoJSON checks the file by the rules of RFC 7946.
func TestGeoJSON(t *testing.T) {
	w := newWorld(t, 72)
	out, m := write(t, w.store, Options{Format: "geojson"})
	data, err := os.ReadFile(filepath.Join(out, "events.geojson"))
	if err != nil {
		t.Fatal(err)
	}
	var c struct {
		Type     string
		Features []struct {
			Type, ID string
			Geometry struct {
				Type        string
				Coordinates []float64
			}
			Properties map[string]any
		}
	}
	if err := json.Unmarshal(data, &c); err != nil {
		t.Fatal(err)
	}
	want := only(w.stories(), HasPoint)
	if c.Type != "FeatureCollection" || len(c.Features) != len(want) || len(want) == 0 || m.Events != len(want) || m.LeftOut["without a place"] != len(w.events)-len(want) {
		t.Fatalf("%s of %d features, %d events, %v left out; want %d features", c.Type, len(c.Features), m.Events, m.LeftOut, len(want))
	}
	for i, f := range c.Features {
		e := want[i].Event
		if f.Type != "Feature" || f.ID != e.ID || f.Geometry.Type != "Point" || len(f.Geometry.Coordinates) != 2 || f.Properties == nil {
			t.Fatalf("feature %d: %+v", i, f)
		}
		if f.Geometry.Coordinates[0] != e.Where.Lon || f.Geometry.Coordinates[1] != e.Where.Lat {
			t.Errorf("feature %d: %v is not longitude, latitude of %+v", i, f.Geometry.Coordinates, e.Where)
		}
		if f.Properties["type"] != e.Type || f.Properties["status"] != e.Status || f.Properties["place"] != e.Where.Name {
			t.Errorf("feature %d: %v", i, f.Properties)
		}
	}
}

func TestPLOVER(t *testing.T) {
	s := grain()
	s.Event.Fields = []readout.Field{{Name: "killed", Values: []readout.Value{{Text: "0"}}}, {Name: "injured", Conflict: true, Values: []readout.Value{{Text: "12"}, {Text: "40"}}}}
	s.Event.Actor[0].Country = "XKX"
	s.Reports[0].Actor[0].Country = "XKX"
	b, err := json.Marshal(codes(t).PLOVER(s, "readout 1", "readout-c0de"))
	if err != nil {
		t.Fatal(err)
	}
	want := `{"id":"er1","has_event":true,"date":"2022-07-22","actor":[` +
		`{"code":"KOS","sector":"GOV","entity_text":"Romania's foreign minister Bogdan Aurescu","identifier_text":"Bogdan Aurescu","office":"Foreign Minister"},` +
		`{"code":"UNO","entity_text":"António Guterres","identifier_text":"António Guterres","office":"Secretary-General"}],"recipient":[],"event":["CONSULT"],` +
		`"event_loc":{"extracted_place":"Constanţa","resolved_place":"Constanța","lat":44.18,"lon":28.63,"city":"Constanța","province":"Constanța","country":"Romania","country_code":"ROU","resolution":4},` +
		`"event_text":["met"],"quad_code":1,"event_scale":2.5,"mode":[],"context":["diplomatic"],"size":{"dead":0},"text_info":{"sequence":2,"start":53,"end":56},` +
		`"cite_info":{"url":"https://www.example.org/grain","title":"Minister and Guterres meet","language":"en","publication":"Example News","coder":"readout 1","codebook":"readout-c0de"},` +
		`"coder":"readout 1","coded_date":"2022-07-23","comment":{"status":"actual","cameo":"040","date_basis":"Friday before 2022-07-23 (published)","confidence":0.95,"reports":["r1","r2"],"articles":2,"sources":2,"says":["Romania's foreign ministry"]}}`
	if string(b) != want {
		t.Errorf("got  %s\nwant %s", b, want)
	}
}

func TestJSONLines(t *testing.T) {
	w := newWorld(t, 72)
	out, _ := write(t, w.store, Options{Format: "jsonl", WithText: true})
	var all []byte
	for _, name := range []string{"reports.jsonl", "statements.jsonl"} {
		data, err := os.ReadFile(filepath.Join(out, name))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, data...)
	}
	reports, statements, err := readout.ParseRecords(all)
	if err != nil {
		t.Fatal(err)
	}
	if len(reports) != len(w.reports) || len(reports) == 0 || !reflect.DeepEqual(statements, w.spoken) {
		t.Errorf("%d reports and %d statements, want %d and %d, and these the same", len(reports), len(statements), len(w.reports), len(w.spoken))
	}
	data, err := os.ReadFile(filepath.Join(out, "events.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	articles, err := os.ReadFile(filepath.Join(out, "articles.jsonl"))
	if n := bytes.Count(articles, []byte("\n")); err != nil || n != len(w.articles) {
		t.Errorf("%d articles, want %d: %v", n, len(w.articles), err)
	}
	var again []readout.Article
	err = read.Articles([]string{filepath.Join(out, "articles.jsonl")}, read.Options{}, func(a readout.Article) error { again = append(again, a); return nil }, func(p *read.Problem) { t.Log(p) })
	for _, a := range again {
		if was := w.articles[a.ID]; was.Text != a.Text || was.Title != a.Title || was.URL != a.URL || was.Publisher != a.Publisher || !was.Published.Equal(a.Published) {
			t.Errorf("article %s is read again as %.200q, want %.200q", a.ID, fmt.Sprint(a), fmt.Sprint(was.Article))
		}
	}
	if err != nil || len(again) < len(w.articles)/2 { // some texts are refused: NUL, nothing but blanks
		t.Errorf("%d of %d articles are read again: %v", len(again), len(w.articles), err)
	}
	lines := bytes.Split(bytes.TrimSuffix(data, []byte("\n")), []byte("\n"))
	if len(lines) != len(w.events) {
		t.Fatalf("%d events, want %d", len(lines), len(w.events))
	}
	for i, line := range lines {
		var e readout.Event
		if err := json.Unmarshal(line, &e); err != nil {
			t.Fatal(err)
		}
		if e.ID != w.events[i].ID || !slices.Equal(e.Reports, w.events[i].Reports) || !reflect.DeepEqual(e.Actor, w.events[i].Actor) {
			t.Errorf("event %d is %+v, want %+v", i, e, w.events[i])
		}
	}
}

// TestJSONIsReadBack compares what Python reads of each line with what Go does.
func TestJSONIsReadBack(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3 on this machine")
	}
	w := newWorld(t, 72)
	for _, x := range []struct {
		format, way string
		files       []string
	}{
		{"jsonl", "lines", []string{"events.jsonl", "reports.jsonl", "statements.jsonl", "articles.jsonl"}},
		{"plover", "lines", []string{"events.plover.jsonl"}},
		{"geojson", "json", []string{"events.geojson"}},
	} {
		out, m := write(t, w.store, Options{Format: x.format})
		for i, name := range x.files {
			file := filepath.Join(out, name)
			read, err := exec.Command(python, "testdata/rows.py", file, x.way).Output()
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			want := []string{string(data)}
			if x.way == "lines" {
				want = strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
			}
			rows, misread := jsonRows[any](t, read), 0
			if len(rows) != len(want) || x.way == "lines" && int64(len(rows)) != m.Files[i].Rows || len(rows) == 0 {
				t.Fatalf("%s: %d values, want %d", name, len(rows), len(want))
			}
			for k := range want {
				var v any
				if err := json.Unmarshal([]byte(want[k]), &v); err != nil || !reflect.DeepEqual(rows[k][0], v) {
					t.Errorf("%s: value %d is %.200v, want %.200v (%v)", name, k, rows[k][0], v, err)
					misread++
				}
			}
			t.Logf("%s: %d values read back by Python's json, %d misread", name, len(want), misread)
		}
	}
}

func TestSameLedgerSameBytes(t *testing.T) {
	w := newWorld(t, 40)
	for _, f := range Formats {
		a, _ := write(t, w.store, Options{Format: f.Name})
		b, _ := write(t, w.store, Options{Format: f.Name})
		files, err := os.ReadDir(a)
		if err != nil || len(files) < 2 {
			t.Fatalf("%s: %v, %v", f.Name, files, err)
		}
		for _, x := range files {
			one, err := os.ReadFile(filepath.Join(a, x.Name()))
			two, err2 := os.ReadFile(filepath.Join(b, x.Name()))
			if err := errors.Join(err, err2); err != nil || !bytes.Equal(one, two) {
				t.Errorf("%s: %s differs: %v", f.Name, x.Name(), err)
			}
		}
	}
}

func TestManifest(t *testing.T) {
	w := newWorld(t, 40)
	out, m := write(t, w.store, Options{Format: "csv", Query: "type:ACCUSE", Filter: store.Filter{Terms: []store.Term{{Field: "type", Values: []string{"ACCUSE"}}}}})
	data, err := os.ReadFile(filepath.Join(out, "manifest.json"))
	if err != nil {
		t.Fatal(err)
	}
	var read Manifest
	if err := json.Unmarshal(data, &read); err != nil || read.Query != "type:ACCUSE" || read.Program != "0.1.0" || len(read.Ledger.Runs) != 1 || read.Events != m.Events || read.Events == 0 {
		t.Errorf("%v: %s", err, data)
	}
	if read.Ledger.Events != len(w.events) || len(read.Files) != 10 {
		t.Errorf("%d events in the ledger, %d files; want %d, 10", read.Ledger.Events, len(read.Files), len(w.events))
	}
	for _, f := range read.Files {
		content, err := os.ReadFile(filepath.Join(out, f.Name))
		sum := sha256.Sum256(content)
		if err != nil || f.Bytes != int64(len(content)) || f.SHA256 != hex.EncodeToString(sum[:]) {
			t.Errorf("%s: %v: size or hash is not %d, %s", f.Name, err, f.Bytes, f.SHA256)
		}
	}
}

func TestRefused(t *testing.T) {
	w := newWorld(t, 8)
	c := codes(t)
	full := t.TempDir()
	if err := os.WriteFile(filepath.Join(full, "mine.txt"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		o    Options
		want string
	}{
		{Options{Format: "xlsx"}, `no format "xlsx": it is csv, parquet,`},
		{Options{Format: "csv", Header: true}, "--header is for the format gdelt"},
		{Options{Format: "gdelt", Safe: true}, "--spreadsheet-safe is for the format csv"},
		{Options{Format: "icews", WithText: true}, "--with-text is for the format csv or parquet or jsonl"},
		{Options{Format: "polecat", Pairs: "first"}, "--pairs is for the format gdelt or icews"},
		{Options{Format: "gdelt", Pairs: "some"}, `pairs "some": it is all or first`},
		{Options{Format: "csv", Out: full}, "is not empty: give another folder, or --replace"},
		{Options{Format: "csv", Out: filepath.Join(full, "mine.txt")}, "mine.txt"},
	} {
		if x.o.Out == "" {
			x.o.Out = filepath.Join(t.TempDir(), "out")
		}
		if _, err := Write(context.Background(), w.store, c, x.o); err == nil || !strings.Contains(err.Error(), x.want) {
			t.Errorf("%+v: %v, want %s", x.o, err, x.want)
		}
	}
	// What an older export left goes, what is the user's stays.
	for _, format := range []string{"gdelt", "geojson"} {
		if _, err := Write(context.Background(), w.store, c, Options{Format: format, Out: full, Replace: true}); err != nil {
			t.Error(err)
		}
	}
	list, err := os.ReadDir(full)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range list {
		names = append(names, f.Name())
	}
	if got := strings.Join(names, " "); got != "events.geojson manifest.json mine.txt" {
		t.Errorf("after --replace the folder holds %s", got)
	}
}

// What is cut off or fails leaves no file behind.
func TestCutOff(t *testing.T) {
	w := newWorld(t, 40)
	for _, f := range Formats {
		ctx, cancel := context.WithCancel(context.Background())
		out := filepath.Join(t.TempDir(), "out")
		st := &cutStore{Store: w.store, after: 3, cut: cancel}
		_, err := Write(ctx, st, codes(t), Options{Format: f.Name, Out: out})
		if err == nil {
			t.Errorf("%s: no error though it was cut off", f.Name)
		}
		list, err := os.ReadDir(out)
		if err != nil && !errors.Is(err, fs.ErrNotExist) || len(list) > 0 {
			t.Errorf("%s: %v left behind, %v", f.Name, list, err)
		}
	}
}

// cutStore cancels after some articles were read.
type cutStore struct {
	store.Store
	after int
	cut   func()
}

func (s *cutStore) View(ctx context.Context, f func(store.Reader) error) error {
	return s.Store.View(ctx, func(r store.Reader) error { return f(&cutReader{r, s}) })
}

type cutReader struct {
	store.Reader
	s *cutStore
}

func (r *cutReader) Article(id string) (store.Article, error) {
	if r.s.after--; r.s.after == 0 {
		r.s.cut()
	}
	return r.Reader.Article(id)
}

func TestPairsFirst(t *testing.T) {
	w := newWorld(t, 60)
	_, all := write(t, w.store, Options{Format: "gdelt"})
	out, first := write(t, w.store, Options{Format: "gdelt", Pairs: "first"})
	if first.Files[0].Rows != int64(first.Events) || all.Files[0].Rows <= first.Files[0].Rows {
		t.Errorf("%s: %d rows for %d events with the first pair, %d with all", out, first.Files[0].Rows, first.Events, all.Files[0].Rows)
	}
}

func ExampleFormats() {
	for _, f := range Formats {
		fmt.Println(f.Name)
	}
	// Output:
	// csv
	// parquet
	// jsonl
	// gdelt
	// icews
	// polecat
	// plover
	// geojson
}

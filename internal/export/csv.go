package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// changes counts the values that a format could not write as they are.
type changes struct {
	characters  int64 // fields with characters that the format has no way to write
	apostrophes int64 // fields that got an apostrophe in front for spreadsheets
}

// csvTable writes rows of a table as CSV (RFC 4180, UTF-8, LF, a header).
type csvTable struct {
	w       *csv.Writer
	columns []Column
	safe    bool // for spreadsheets
	changed *changes
	record  []string
}

func newCSV(w io.Writer, t *Table, safe bool, changed *changes) (*csvTable, error) {
	c := &csvTable{w: csv.NewWriter(w), columns: t.Columns, safe: safe, changed: changed, record: make([]string, len(t.Columns))}
	for i := range t.Columns {
		c.record[i] = t.Columns[i].Name
	}
	return c, c.w.Write(c.record)
}

func (c *csvTable) write(row []any) error {
	for i, v := range row {
		s, changed := csvValue(v, c.columns[i].Kind)
		if changed {
			c.changed.characters++
		}
		if c.safe && c.columns[i].Kind == Text && formula(s) {
			s = "'" + s
			c.changed.apostrophes++
		}
		c.record[i] = s
	}
	return c.w.Write(c.record)
}

func (c *csvTable) close() error {
	c.w.Flush()
	return c.w.Error()
}

// formula reports whether a spreadsheet would run a cell: it begins with
// = + - @, a tab or a line break.
func formula(s string) bool { return s != "" && strings.IndexByte("=+-@\t\r\n", s[0]) >= 0 }

// csvValue writes a value as the field types of a data package have it: days
// 2006-01-02, moments 2006-01-02T15:04:05Z, lists as JSON arrays. What is
// absent is the empty field. changed tells whether characters were lost.
func csvValue(v any, kind Kind) (s string, changed bool) {
	switch x := v.(type) {
	case string:
		return clean(x)
	case int64:
		return strconv.FormatInt(x, 10), false
	case float64:
		return strconv.FormatFloat(x, 'f', -1, 64), false
	case time.Time:
		if kind == Day {
			return x.Format(time.DateOnly), false
		}
		return x.Format(time.RFC3339), false
	case []string:
		parts := make([]string, len(x))
		for i := range x {
			var c bool
			parts[i], c = clean(x[i])
			changed = changed || c
		}
		var buf bytes.Buffer
		enc := json.NewEncoder(&buf)
		enc.SetEscapeHTML(false)
		_ = enc.Encode(parts) // strings can be encoded
		return strings.TrimSuffix(buf.String(), "\n"), changed
	}
	return "", false
}

// tsv writes rows with tabs between, as GDELT, ICEWS and POLECAT are: their
// fields are not quoted, and some of their readers honour quotes and some do
// not. So a tab, line break or other control character becomes a blank, and
// a double quote a single one; how often is counted.
type tsv struct {
	w       io.Writer
	changed *changes
	buf     []byte
}

func (t *tsv) write(row []string) error {
	t.buf = t.buf[:0]
	for i, s := range row {
		if i > 0 {
			t.buf = append(t.buf, '\t')
		}
		plain, changed := flat(s)
		if changed {
			t.changed.characters++
		}
		t.buf = append(t.buf, plain...)
	}
	_, err := t.w.Write(append(t.buf, '\n'))
	return err
}

// flat makes a text fit for a field without quotes.
func flat(s string) (out string, changed bool) {
	out = strings.Map(func(r rune) rune {
		switch {
		case r == '"':
			return '\''
		case unicode.IsControl(r) || r == '\u2028' || r == '\u2029':
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	return out, out != s
}

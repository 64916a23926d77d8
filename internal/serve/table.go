package serve

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"

	"github.com/parquet-go/parquet-go"
)

// columns names the columns of a table and gives a row of them; package ask
// has them, so that a command's CSV and the API's are one.
type columns[T any] struct {
	names []string
	row   func(*T) []string
}

// Columns that hold numbers; all others are text, CAMEO codes too.
var (
	whole  = []string{"quad", "reports", "articles", "sources", "sentence", "statements", "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"}
	number = []string{"score", "goldstein", "confidence", "mean_score", "mean_goldstein"}
)

// writer writes rows in one format.
type writer[T any] interface {
	row(*T) error
	end() error // after the last row
}

// rows returns the writer of a format other than JSON.
func rows[T any](f *format, w io.Writer, cols columns[T], line func([]byte, *T) ([]byte, error)) (writer[T], error) {
	switch f.name {
	case "jsonl":
		return &linesWriter[T]{w: w, line: line}, nil
	case "csv":
		c := &csvWriter[T]{csv.NewWriter(w), cols}
		return c, c.w.Write(cols.names)
	case "parquet":
		return newParquet(w, cols), nil
	}
	return nil, fmt.Errorf("no writer of %s", f.name)
}

type linesWriter[T any] struct {
	w    io.Writer
	line func([]byte, *T) ([]byte, error)
	buf  []byte
}

func (l *linesWriter[T]) row(v *T) (err error) {
	if l.buf, err = l.line(l.buf[:0], v); err != nil {
		return err
	}
	_, err = l.w.Write(l.buf)
	return err
}

func (l *linesWriter[T]) end() error { return nil }

type csvWriter[T any] struct {
	w    *csv.Writer
	cols columns[T]
}

func (c *csvWriter[T]) row(v *T) error { return c.w.Write(c.cols.row(v)) }

func (c *csvWriter[T]) end() error {
	c.w.Flush()
	return c.w.Error()
}

// group is the number of rows that the Parquet writer holds before it writes
// them as a row group.
const group = 5000

type parquetWriter[T any] struct {
	w      *parquet.GenericWriter[any]
	cols   columns[T]
	kinds  []reflect.Kind
	values parquet.Row
	rows   int
}

func newParquet[T any](w io.Writer, cols columns[T]) *parquetWriter[T] {
	p := &parquetWriter[T]{cols: cols}
	// A struct type, for its fields keep their order in the file; a parquet.Group sorts them.
	var fields []reflect.StructField
	for i, name := range cols.names {
		t := reflect.TypeFor[string]()
		switch {
		case isOf(whole, name):
			t = reflect.TypeFor[int64]()
		case isOf(number, name):
			t = reflect.TypeFor[float64]()
		}
		p.kinds = append(p.kinds, t.Kind())
		fields = append(fields, reflect.StructField{Name: "C" + strconv.Itoa(i), Type: t, Tag: reflect.StructTag(`parquet:"` + name + `,optional,zstd"`)})
	}
	schema := parquet.SchemaOf(reflect.New(reflect.StructOf(fields)).Elem().Interface())
	p.w = parquet.NewGenericWriter[any](w, schema, parquet.CreatedBy("readout", "", ""))
	return p
}

func isOf(list []string, name string) bool {
	for _, n := range list {
		if n == name {
			return true
		}
	}
	return false
}

// row writes a row. What is empty is null in a column of numbers.
func (p *parquetWriter[T]) row(v *T) error {
	p.values = p.values[:0]
	for i, cell := range p.cols.row(v) {
		x, defined := parquet.ValueOf(nil), 0
		switch p.kinds[i] {
		case reflect.Int64:
			if n, err := strconv.ParseInt(cell, 10, 64); err == nil {
				x, defined = parquet.Int64Value(n), 1
			} else if cell != "" {
				return fmt.Errorf("column %s: %w", p.cols.names[i], err)
			}
		case reflect.Float64:
			if n, err := strconv.ParseFloat(cell, 64); err == nil {
				x, defined = parquet.DoubleValue(n), 1
			} else if cell != "" {
				return fmt.Errorf("column %s: %w", p.cols.names[i], err)
			}
		default:
			x, defined = parquet.ByteArrayValue([]byte(cell)), 1
		}
		p.values = append(p.values, x.Level(0, defined, i))
	}
	if _, err := p.w.WriteRows([]parquet.Row{p.values}); err != nil {
		return err
	}
	if p.rows++; p.rows%group == 0 {
		return p.w.Flush()
	}
	return nil
}

func (p *parquetWriter[T]) end() error { return p.w.Close() }

// appendJSON appends a value as a line of JSON Lines, < and > as they are.
func appendJSON(b []byte, v any) ([]byte, error) {
	var buf strings.Builder
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return append(b, buf.String()...), err
}

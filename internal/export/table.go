package export

import (
	"strings"
	"time"
)

// Kind is the type of a column.
type Kind int

// Kinds of column, with the Go type of a value. A value that is absent is nil.
const (
	Text    Kind = iota // string
	Integer             // int64
	Number              // float64
	Day                 // time.Time at 00:00 UTC
	Moment              // time.Time in UTC, whole seconds
	Texts               // []string; never nil, empty where there is none
)

// Column describes one column of a table.
type Column struct {
	Name, Means string
	Kind        Kind
	Needed      bool     // never absent
	Values      []string // the only values it may have; any where empty
	Pattern     string   // a regular expression that the whole value fits; any where empty
	Least, Most *float64 // bounds of a number; none where nil
}

// Ref says that a column holds the key of another table.
type Ref struct{ Column, Table string }

// Table describes one of the tidy tables.
type Table struct {
	Name, Means string
	Key         []string // columns that tell rows apart
	Refs        []Ref
	Columns     []Column
}

// column is a column with the function that takes its value from a T. What
// is "" or a zero time there is absent in the row.
type column[T any] struct {
	Column
	value func(T) any
}

// table is a Table that makes its rows from values of type T.
type table[T any] struct {
	Table
	values []func(T) any
}

func newTable[T any](name, means string, key []string, refs []Ref, columns ...column[T]) table[T] {
	t := table[T]{Table: Table{Name: name, Means: means, Key: key, Refs: refs}}
	for _, c := range columns {
		t.Columns = append(t.Columns, c.Column)
		t.values = append(t.values, c.value)
	}
	return t
}

// row makes one row, values in order of the columns. It is a pure function.
func (t *table[T]) row(x T) []any {
	row := make([]any, len(t.values))
	for i, value := range t.values {
		v := value(x)
		switch s := v.(type) {
		case string:
			if s == "" {
				v = nil
			}
		case time.Time:
			if s.IsZero() {
				v = nil
			}
		case int:
			v = int64(s)
		case []string:
			if s == nil {
				v = []string{}
			}
		}
		if v == nil && t.Columns[i].Kind == Texts {
			v = []string{}
		}
		row[i] = v
	}
	return row
}

// needed marks a column as never absent.
func (c column[T]) needed() column[T] { c.Needed = true; return c }

// among limits a column to some values.
func (c column[T]) among(values ...string) column[T] { c.Values = values; return c }

// fits limits a column to values that a regular expression fits.
func (c column[T]) fits(pattern string) column[T] { c.Pattern = pattern; return c }

// within limits a column to numbers from least to most.
func (c column[T]) within(least, most float64) column[T] {
	c.Least, c.Most = &least, &most
	return c
}

// from limits a column to numbers of at least that.
func (c column[T]) from(least float64) column[T] { c.Least = &least; return c }

func text[T any](name, means string, value func(T) string) column[T] {
	return column[T]{Column{Name: name, Means: means, Kind: Text}, func(x T) any { return value(x) }}
}

func integer[T any](name, means string, value func(T) int) column[T] {
	return column[T]{Column{Name: name, Means: means, Kind: Integer, Needed: true}, func(x T) any { return value(x) }}
}

func decimal[T any](name, means string, value func(T) float64) column[T] {
	return column[T]{Column{Name: name, Means: means, Kind: Number, Needed: true}, func(x T) any { return value(x) }}
}

// date takes an ISO day; what is none ("2022-08") is absent.
func date[T any](name, means string, value func(T) string) column[T] {
	return column[T]{Column{Name: name, Means: means, Kind: Day}, func(x T) any {
		t, err := time.Parse(time.DateOnly, value(x))
		if err != nil {
			return nil
		}
		return t
	}}
}

func moment[T any](name, means string, value func(T) time.Time) column[T] {
	return column[T]{Column{Name: name, Means: means, Kind: Moment}, func(x T) any { return value(x).UTC().Truncate(time.Second) }}
}

func texts[T any](name, means string, value func(T) []string) column[T] {
	return column[T]{Column{Name: name, Means: means, Kind: Texts, Needed: true}, func(x T) any { return value(x) }}
}

// maybe takes a number that may be absent.
func maybe[T any](name, means string, kind Kind, value func(T) any) column[T] {
	return column[T]{Column{Name: name, Means: means, Kind: kind}, value}
}

// clean makes a text valid UTF-8 without NUL, which readers of CSV and SQL
// refuse; changed tells whether it had to.
func clean(s string) (out string, changed bool) {
	out = strings.ToValidUTF8(s, "\uFFFD")
	out = strings.ReplaceAll(out, "\x00", "\uFFFD")
	return out, out != s
}

package export

import (
	"io"
	"slices"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"
)

// groupBytes is about how much is kept in memory before a row group is
// written: readers take row groups whole, so more is no gain.
const groupBytes = 8 << 20

// parquetWriter writes rows of a table as Parquet: text as STRING, days as
// DATE, moments as TIMESTAMP in UTC, lists as LIST, compressed with zstd.
type parquetWriter struct {
	w       *parquet.GenericWriter[any]
	columns []Column
	row     parquet.Row
	bytes   int
}

// ordered is a group whose fields keep their order; parquet.Group sorts them.
type ordered struct {
	parquet.Group
	fields []parquet.Field
}

func (o ordered) Fields() []parquet.Field { return o.fields }

func parquetSchema(t *Table) *parquet.Schema {
	group := parquet.Group{}
	for _, c := range t.Columns {
		var node parquet.Node
		switch c.Kind {
		case Text:
			node = parquet.String()
		case Integer:
			node = parquet.Int(64)
		case Number:
			node = parquet.Leaf(parquet.DoubleType)
		case Day:
			node = parquet.Date()
		case Moment:
			node = parquet.Timestamp(parquet.Millisecond)
		case Texts:
			node = parquet.List(parquet.String())
		}
		if !c.Needed {
			node = parquet.Optional(node)
		}
		group[c.Name] = node
	}
	fields := slices.Clone(group.Fields())
	at := func(f parquet.Field) int {
		return slices.IndexFunc(t.Columns, func(c Column) bool { return c.Name == f.Name() })
	}
	slices.SortFunc(fields, func(a, b parquet.Field) int { return at(a) - at(b) })
	return parquet.NewSchema(t.Name, ordered{group, fields})
}

// newParquet begins a file. The table's rows are handed to write, and close
// writes the end of the file.
// Tables that are written in turn share a codec, which keeps some megabytes.
func newParquet(w io.Writer, t *Table, codec *zstd.Codec) *parquetWriter {
	return &parquetWriter{columns: t.Columns, w: parquet.NewGenericWriter[any](w, parquetSchema(t), parquet.Compression(codec),
		parquet.CreatedBy("readout", "", ""))}
}

// write adds one row, values as Column.Kind has them.
func (p *parquetWriter) write(row []any) error {
	p.row = p.row[:0]
	p.bytes += 16 * len(row) // levels and offsets
	for i, v := range row {
		c := &p.columns[i]
		level := 1 // of a value that is there, in an optional column
		if c.Needed {
			level = 0
		}
		var x parquet.Value
		switch v := v.(type) {
		case nil:
			p.row = append(p.row, parquet.NullValue().Level(0, 0, i))
			continue
		case string:
			s, _ := clean(v)
			x = parquet.ByteArrayValue([]byte(s))
			p.bytes += len(s)
		case int64:
			x = parquet.Int64Value(v)
		case float64:
			x = parquet.DoubleValue(v)
		case time.Time:
			if c.Kind == Day {
				x = parquet.Int32Value(int32(v.Unix() / 86400))
				if v.Unix()%86400 < 0 {
					x = parquet.Int32Value(int32(v.Unix()/86400) - 1)
				}
			} else {
				x = parquet.Int64Value(v.UnixMilli())
			}
		case []string:
			if len(v) == 0 {
				p.row = append(p.row, parquet.NullValue().Level(0, 0, i))
			}
			for k := range v {
				s, _ := clean(v[k])
				p.row = append(p.row, parquet.ByteArrayValue([]byte(s)).Level(min(k, 1), 1, i))
				p.bytes += len(s)
			}
			continue
		}
		p.bytes += 8
		p.row = append(p.row, x.Level(0, level, i))
	}
	if _, err := p.w.WriteRows([]parquet.Row{p.row}); err != nil {
		return err
	}
	if p.bytes > groupBytes {
		p.bytes = 0
		return p.w.Flush()
	}
	return nil
}

// close writes what is left and the end of the file.
func (p *parquetWriter) close() error { return p.w.Close() }

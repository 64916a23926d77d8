package export

import "strconv"

// The descriptor of a Frictionless Data Package (specs.frictionlessdata.io).
type dataPackage struct {
	Profile     string         `json:"profile"`
	Name        string         `json:"name"`
	Title       string         `json:"title"`
	Description string         `json:"description"`
	Version     string         `json:"version,omitempty"`
	Resources   []dataResource `json:"resources"`
}

type dataResource struct {
	Profile     string       `json:"profile"`
	Name        string       `json:"name"`
	Path        string       `json:"path"`
	Description string       `json:"description"`
	Format      string       `json:"format"`
	MediaType   string       `json:"mediatype"`
	Encoding    string       `json:"encoding,omitempty"`
	Bytes       int64        `json:"bytes"`
	Hash        string       `json:"hash"`
	Dialect     *dataDialect `json:"dialect,omitempty"`
	Schema      dataSchema   `json:"schema"`
}

type dataDialect struct {
	Delimiter      string `json:"delimiter"`
	LineTerminator string `json:"lineTerminator"`
	QuoteChar      string `json:"quoteChar"`
	DoubleQuote    bool   `json:"doubleQuote"`
	Header         bool   `json:"header"`
}

type dataSchema struct {
	Fields        []dataField `json:"fields"`
	MissingValues []string    `json:"missingValues"`
	PrimaryKey    []string    `json:"primaryKey,omitempty"`
	ForeignKeys   []dataRef   `json:"foreignKeys,omitempty"`
}

type dataField struct {
	Name        string          `json:"name"`
	Type        string          `json:"type"`
	Format      string          `json:"format"`
	Description string          `json:"description"`
	Constraints dataConstraints `json:"constraints"`
}

type dataConstraints struct {
	Required bool     `json:"required"`
	Enum     []string `json:"enum,omitempty"`
	Pattern  string   `json:"pattern,omitempty"`
	Minimum  any      `json:"minimum,omitempty"`
	Maximum  any      `json:"maximum,omitempty"`
}

type dataRef struct {
	Fields    string `json:"fields"`
	Reference struct {
		Resource string `json:"resource"`
		Fields   string `json:"fields"`
	} `json:"reference"`
}

// schema describes a table to a data package.
func (t *Table) schema() dataSchema {
	s := dataSchema{MissingValues: []string{""}, PrimaryKey: t.Key}
	for _, c := range t.Columns {
		f := dataField{Name: c.Name, Format: "default", Description: c.Means,
			Type:        [...]string{Text: "string", Integer: "integer", Number: "number", Day: "date", Moment: "datetime", Texts: "array"}[c.Kind],
			Constraints: dataConstraints{Required: c.Needed, Enum: c.Values, Pattern: c.Pattern}}
		bound := func(v *float64) any {
			switch {
			case v == nil:
				return nil
			case c.Kind == Integer:
				return int64(*v)
			}
			return *v
		}
		f.Constraints.Minimum, f.Constraints.Maximum = bound(c.Least), bound(c.Most)
		s.Fields = append(s.Fields, f)
	}
	for _, r := range t.Refs {
		ref := dataRef{Fields: r.Column}
		ref.Reference.Resource, ref.Reference.Fields = r.Table, "id"
		s.ForeignKeys = append(s.ForeignKeys, ref)
	}
	return s
}

// describe makes the descriptor of the tables that were written; files[i] is
// that of list[i]. kind is csv or parquet.
func describe(list []Table, files []*file, kind, title, version string) dataPackage {
	p := dataPackage{Profile: "data-package", Name: "readout", Title: title, Version: version,
		Description: "Events, the reports that they rest on and who vouches for them, as Readout read them from press text. manifest.json tells of what and with which program."}
	if kind == "csv" {
		p.Profile = "tabular-data-package"
	}
	for i := range list {
		r := dataResource{Profile: "data-resource", Name: list[i].Name, Path: files[i].Name, Description: list[i].Means + " " + strconv.FormatInt(files[i].Rows, 10) + " rows.",
			Format: kind, MediaType: "application/vnd.apache.parquet", Bytes: files[i].bytes, Hash: "sha256:" + files[i].sum(), Schema: list[i].schema()}
		if kind == "csv" {
			r.Profile, r.MediaType, r.Encoding = "tabular-data-resource", "text/csv", "utf-8"
			r.Dialect = &dataDialect{",", "\n", `"`, true, true}
		}
		p.Resources = append(p.Resources, r)
	}
	return p
}

package export

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the examples of docs/export.md")

// TestDocs compares the examples of docs/export.md with what comes out.
func TestDocs(t *testing.T) {
	c := codes(t)
	s := grain()
	conclude(s)
	named := func(columns, row []string) string {
		var b strings.Builder
		for i, v := range row {
			if v != "" {
				fmt.Fprintf(&b, "%-22s %s\n", columns[i], v)
			}
		}
		return b.String()
	}
	table := func(t Table, row []any) string {
		var columns, values []string
		for i, v := range row {
			s, _ := csvValue(v, t.Columns[i].Kind)
			if s == "[]" {
				s = ""
			}
			columns, values = append(columns, t.Columns[i].Name), append(values, s)
		}
		return named(columns, values)
	}
	object := func(v any) string {
		var b bytes.Buffer
		enc := json.NewEncoder(&b)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", " ")
		if err := enc.Encode(v); err != nil {
			t.Fatal(err)
		}
		// Short objects and lists on one line.
		short := regexp.MustCompile(`([\[{])\n\s+((?:[^\[\]{}\n]+\n\s*)+)([\]}])`)
		return short.ReplaceAllStringFunc(b.String(), func(s string) string { return regexp.MustCompile(`\n\s*`).ReplaceAllString(s, " ") })
	}
	ts := c.tables(false)
	ps := participantsOf(&s.Event)
	want := map[string]string{
		"csv events":       table(ts.events.Table, ts.events.row(s)),
		"csv participants": table(ts.participants.Table, ts.participants.row(ps[0])),
		"gdelt events":     named(GDELTEventColumns, c.GDELTEvents(s)[0]),
		"gdelt mentions":   named(GDELTMentionColumns, c.GDELTMentions(s)[0]),
		"icews":            named(ICEWSColumns, c.ICEWS(&s.Reports[0], &s.Articles[0])[0]),
		"polecat":          named(POLECATColumns, c.POLECAT(s, "readout 0.1.0 codebook 5f0c11970c2a")),
		"plover":           object(c.PLOVER(s, "readout 0.1.0", "readout-5f0c11970c2a")),
		"geojson":          object(GeoJSON(s)),
	}
	const file = "../../docs/export.md"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	block := regexp.MustCompile("(?s)<!-- ([a-z ]+) -->\n```\n(.*?)```\n")
	found := 0
	text := block.ReplaceAllStringFunc(string(data), func(b string) string {
		m := block.FindStringSubmatch(b)
		w, ok := want[m[1]]
		found++
		if !ok {
			t.Errorf("%s: no example %q", file, m[1])
			return b
		}
		if w != m[2] && !*update {
			t.Errorf("%s, %s:\n%s\nwant\n%s", file, m[1], m[2], w)
		}
		return "<!-- " + m[1] + " -->\n```\n" + w + "```\n"
	})
	if found != len(want) {
		t.Errorf("%s has %d examples, want %d", file, found, len(want))
	}
	if *update {
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

package ask

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/readout-events/readout/internal/store"
)

// Every example of docs/query.md is read as it says there, and no field is
// without one.
func TestQueryPage(t *testing.T) {
	data, err := os.ReadFile("../../docs/query.md")
	if err != nil {
		t.Fatal(err)
	}
	row := regexp.MustCompile("^\\| `(.+?)` \\| `(.+?)` \\|")
	of, told, examples := byte('e'), "", 0
	for i, line := range strings.Split(string(data), "\n") {
		if strings.HasPrefix(line, "## ") {
			of = 'e'
			if line == "## Statements" {
				of = 's'
			}
		}
		m := row.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		examples++
		told += " " + strings.ReplaceAll(m[2], "-", " ")
		f, err := ParseOf(of, m[1])
		if err != nil {
			t.Errorf("query.md:%d: %s: %v", i+1, m[1], err)
			continue
		}
		if have := String(f); have != m[2] {
			t.Errorf("query.md:%d: %s is read as %s, not as %s", i+1, m[1], have, m[2])
		}
		again(t, m[1], of, f)
	}
	if examples < 50 {
		t.Errorf("%d examples", examples)
	}
	field := regexp.MustCompile(` ([a-z]+)(:|[<>]=?)`)
	var have []string
	for _, m := range field.FindAllStringSubmatch(told, -1) {
		have = append(have, m[1])
	}
	for _, f := range store.Fields {
		if !slices.Contains(have, f.Name) && f.Name != "goldstein" {
			t.Errorf("query.md has no example of %s", f.Name)
		}
	}
}

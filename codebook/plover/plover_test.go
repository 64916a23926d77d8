package plover

import (
	"encoding/csv"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
)

func book(t *testing.T) *Book {
	t.Helper()
	b, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestWhatIsInTheTables(t *testing.T) {
	b := book(t)
	for _, c := range []struct {
		what       string
		have, want int
	}{
		{"types", len(b.Types), 16}, {"sectors", len(b.Sectors), 25}, {"contexts", len(b.Contexts), 37},
		{"non-state codes", len(b.Countries), 8}, {"CAMEO codes with roots", len(b.Cameos), 311},
	} {
		if c.have != c.want {
			t.Errorf("%s: %d, want %d", c.what, c.have, c.want)
		}
	}
	modes := 0
	for _, typ := range b.Types {
		modes += len(typ.Modes)
	}
	if modes != 67 {
		t.Errorf("%d modes, want 67", modes)
	}
}

func TestUsualCodes(t *testing.T) {
	b := book(t)
	for _, c := range []struct{ typ, mode, cameo string }{
		{"ACCUSE", "disapprove", "111"}, {"ACCUSE", "", "112"}, {"CONSULT", "visit", "042"}, {"SANCTION", "discontinue", "163"},
		{"ASSAULT", "aerial", "195"}, {"RETREAT", "release", "0841"}, {"REQUEST", "meet", "026"}, {"REJECT", "nonsense", "120"}, {"NOTHING", "", ""},
	} {
		if have := b.Usual(c.typ, c.mode); have != c.cameo {
			t.Errorf("%s/%s: %s, want %s", c.typ, c.mode, have, c.cameo)
		}
	}
}

func TestScoresAndQuads(t *testing.T) {
	b := book(t)
	for _, c := range []struct {
		typ, mode string
		score     float64
		quad      int
	}{
		{"ACCUSE", "", -3, 3}, {"ACCUSE", "disapprove", -2, 3}, {"SANCTION", "", -6, 4}, {"AID", "", 10, 2}, {"REQUEST", "assist", 0.5, 3},
		{"ASSAULT", "unconventional", -10, 4}, {"AGREE", "", 2.5, 1}, {"PROTEST", "riot", -7, 4},
	} {
		typ, ok := b.Type(c.typ)
		if !ok || typ.Quad != c.quad || b.Score(c.typ, c.mode) != c.score {
			t.Errorf("%s/%s: quad %d score %v, want %d %v", c.typ, c.mode, typ.Quad, b.Score(c.typ, c.mode), c.quad, c.score)
		}
	}
	if c, ok := b.Cameo("0211"); !ok || c.Root != "02" || c.Quad != 1 || c.Goldstein != 3.4 {
		t.Errorf("0211: %+v", c)
	}
	if c, _ := b.Cameo("090"); c.Quad != 2 {
		t.Errorf("GDELT writes quad class 2 for investigations, have %d", c.Quad)
	}
	if c, _ := b.Cameo("141"); c.Quad != 3 {
		t.Errorf("GDELT writes quad class 3 for protests, have %d", c.Quad)
	}
	if !b.ValidSector("GOV") || b.ValidSector("") || b.ValidSector("CIV") || !b.ValidContext("cbrn") || b.ValidContext("democracy") || !b.NonState("UNO") || b.NonState("USA") {
		t.Error("sectors, contexts or non-state codes are not what they should be")
	}
}

func TestMistakesAreNamedWithFileAndLine(t *testing.T) {
	for _, c := range []struct{ file, old, new, want string }{
		{"types.txt", "quad: 1", "quad: 7", "types.txt:14: not a quad class"},
		{"types.txt", "cameo: 030", "cameo: 999", `types.txt:16: unknown CAMEO code "999"`},
		{"types.txt", "CONSULT\n", "AGREE\n", "AGREE stands here twice"},
		{"sectors.txt", "BUS |", "AGR |", "AGR stands here twice"},
		{"cameo.txt", "010  | 1", "010  | 3", "code 010 cannot have quad class 3"},
		{"contexts.txt", "election | elections and campaigns", "election", "want 2 columns"},
	} {
		files := fstest.MapFS{}
		names, _ := fs.Glob(tables, "*.txt")
		for _, name := range names {
			data, err := fs.ReadFile(tables, name)
			if err != nil {
				t.Fatal(err)
			}
			text := string(data)
			if name == c.file {
				text = strings.Replace(text, c.old, c.new, 1)
			}
			files[name] = &fstest.MapFile{Data: []byte(text)}
		}
		if _, err := Load(files); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s with %q: error %v, want %q", c.file, c.new, err, c.want)
		}
	}
}

// shared returns a file of the tables that lie beside the repository, and
// skips the test where they do not.
func shared(t *testing.T, name string) [][]string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if dir == filepath.Dir(dir) {
			t.Skip("no module root above the test")
		}
		dir = filepath.Dir(dir)
	}
	f, err := os.Open(filepath.Join(dir, "..", "shared", "data", "tables", name))
	if err != nil {
		t.Skip("no ../shared/data/tables beside the repository")
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestCameoAgainstGDELT(t *testing.T) {
	b := book(t)
	for _, r := range shared(t, "cameo_event_codes_goldstein.csv")[1:] {
		g, err := strconv.ParseFloat(r[6], 64)
		c, ok := b.Cameo(r[0])
		if err != nil || !ok || c.Root != r[2] || strconv.Itoa(c.Quad) != r[4] || c.Goldstein != g {
			t.Errorf("%s: have %+v, want root %s quad %s Goldstein %s", r[0], c, r[2], r[4], r[6])
		}
	}
}

func TestTypesAgainstTheManual(t *testing.T) {
	b := book(t)
	for _, r := range shared(t, "plover_events.csv")[1:] {
		typ, ok := b.Type(r[0])
		want, err := strconv.ParseFloat(r[4], 64)
		if !ok || err != nil || typ.Score != want || typ.Recipient != (r[2] == "Yes") || !strings.HasPrefix(r[1], strconv.Itoa(typ.Quad)) {
			t.Errorf("%s: have quad %d score %v recipient %v, want %s %s %s", r[0], typ.Quad, typ.Score, typ.Recipient, r[1], r[4], r[2])
		}
		var modes []string
		for _, m := range typ.Modes {
			modes = append(modes, m.Name)
		}
		for _, m := range strings.Split(r[5], "|") {
			if _, ok := typ.Mode(m); m != "" && !ok {
				t.Errorf("%s lacks mode %s, has %v", r[0], m, modes)
			}
		}
	}
	for _, r := range shared(t, "plover_modes.csv")[1:] {
		typ, _ := b.Type(r[0])
		m, ok := typ.Mode(r[1])
		want, err := strconv.ParseFloat(r[2], 64)
		if !ok || err == nil && m.Score != want {
			t.Errorf("%s/%s: score %v, want %s", r[0], r[1], m.Score, r[2])
		}
	}
	for _, r := range shared(t, "plover_contexts.csv")[1:] {
		if !b.ValidContext(r[0]) {
			t.Errorf("no context %s", r[0])
		}
	}
	for _, r := range shared(t, "plover_sectors_CC-BY-SA.csv")[1:] {
		if !b.ValidSector(r[0]) {
			t.Errorf("no sector %s", r[0])
		}
	}
}

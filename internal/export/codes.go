package export

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"github.com/readout-events/readout/codebook/actors"
	"github.com/readout-events/readout/codebook/plover"
)

//go:embed codes/*.txt
var codeTables embed.FS

// Codes translate ours into those of other event data. The tables are text
// in the folder codes, one fact a line.
type Codes struct {
	Book   *plover.Book
	Actors *actors.Table
	Hash   string // SHA-256 of the tables, in order of their names

	countries map[string]country // by ISO code, or ISO code, blank and first-level division
	beyond    map[string]beyond
	sectors   map[string]sector
	groups    map[string]group
	icews     map[string]label
	usStates  map[string]string
	mutual    map[string]bool // CAMEO codes of acts done with each other
	letters   map[rune]string // capitals with diacritics and what stands for them in plain letters
}

// country is what others call a state.
type country struct{ fips, cameo, icews string }

// beyond is what others call those that belong to no state.
type beyond struct{ typ, country, group, icews string }

// sector is what others call a sector.
type sector struct{ cameo, icews string }

// group is a known group of CAMEO.
type group struct{ code, country string }

// label is what ICEWS calls a CAMEO code.
type label struct{ intensity, text string }

// LoadCodes reads the tables that are built in. An error names file and line.
func LoadCodes(book *plover.Book, table *actors.Table) (*Codes, error) {
	sub, err := fs.Sub(codeTables, "codes")
	if err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	return loadCodes(sub, book, table)
}

// loadCodes reads the tables from fsys and checks that every state, sector,
// non-state code and CAMEO code of ours has its line, and says why where it
// has no code.
func loadCodes(fsys fs.FS, book *plover.Book, table *actors.Table) (*Codes, error) {
	c := &Codes{Book: book, Actors: table, countries: map[string]country{}, beyond: map[string]beyond{}, sectors: map[string]sector{},
		groups: map[string]group{}, icews: map[string]label{}, usStates: map[string]string{}, mutual: map[string]bool{}, letters: map[rune]string{}}
	names, err := fs.Glob(fsys, "*.txt")
	if err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	slices.Sort(names)
	hash := sha256.New()
	for _, name := range names {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("export: %w", err)
		}
		fmt.Fprintf(hash, "%s %d\n", name, len(data))
		hash.Write(data)
		seen := map[string]bool{}
		for i, line := range strings.Split(string(data), "\n") {
			if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
				continue
			}
			cells := strings.Split(line, "|")
			for k := range cells {
				cells[k] = strings.TrimSpace(cells[k])
			}
			if seen[cells[0]] {
				return nil, fmt.Errorf("export: codes/%s:%d: %s stands here twice", name, i+1, cells[0])
			}
			seen[cells[0]] = true
			if err := c.line(name, cells); err != nil {
				return nil, fmt.Errorf("export: codes/%s:%d: %w", name, i+1, err)
			}
		}
	}
	c.Hash = hex.EncodeToString(hash.Sum(nil))
	return c, c.complete()
}

// line takes one line of a table.
func (c *Codes) line(file string, f []string) error {
	shape, ok := map[string]struct{ least, most int }{"countries.txt": {4, 5}, "beyond.txt": {5, 6}, "sectors.txt": {3, 4},
		"groups.txt": {2, 3}, "icews.txt": {3, 3}, "us_states.txt": {2, 2}, "mutual.txt": {2, 2}, "letters.txt": {2, 2}}[file]
	if !ok {
		return fmt.Errorf("no table of that name is known")
	}
	if len(f) < shape.least || len(f) > shape.most {
		return fmt.Errorf("want %d to %d columns, have %d", shape.least, shape.most, len(f))
	}
	for i, v := range f {
		if v == "" {
			return fmt.Errorf("column %d is empty", i+1)
		}
	}
	// An absent code needs a note; of what is beyond states only an absent type or ICEWS name does.
	absent := slices.Contains(f, "-")
	if file == "beyond.txt" {
		absent = f[1] == "-" || f[4] == "-"
	}
	if absent && len(f) < shape.most {
		return fmt.Errorf("%s lacks a code, and no note says why", f[0])
	}
	for i := range f {
		if f[i] == "-" {
			f[i] = ""
		}
	}
	code := func(v string, n int) error {
		if v != "" && (len(v) != n || strings.ToUpper(v) != v) {
			return fmt.Errorf("%q is no code of %d capitals", v, n)
		}
		return nil
	}
	var err error
	switch file {
	case "countries.txt":
		c.countries[f[0]] = country{f[1], f[2], f[3]}
		if err = code(f[1], 2); err == nil {
			err = code(f[2], 3)
		}
	case "beyond.txt":
		c.beyond[f[0]] = beyond{f[1], f[2], f[3], f[4]}
		err = code(f[1], 3)
	case "sectors.txt":
		c.sectors[f[0]] = sector{f[1], f[2]}
		err = code(f[1], 3)
		if l := strings.Split(f[2], ","); !slices.IsSorted(l) {
			err = fmt.Errorf("sectors are not sorted: %q", f[2])
		}
	case "groups.txt":
		g := group{code: f[1]}
		if len(f) > 2 {
			g.country = f[2]
		}
		c.groups[f[0]] = g
		err = code(f[1], 3)
	case "icews.txt":
		c.icews[f[0]] = label{f[1], f[2]}
		if v, e := strconv.ParseFloat(f[1], 64); e != nil || v < -10 || v > 10 {
			err = fmt.Errorf("not an intensity between -10 and 10: %q", f[1])
		}
	case "letters.txt":
		for _, r := range f[1] {
			if r != ' ' {
				c.letters[r] = f[0]
			}
		}
	case "mutual.txt":
		c.mutual[f[0]] = true
		if _, ok := c.Book.Cameo(f[0]); !ok {
			err = fmt.Errorf("no CAMEO code %q", f[0])
		}
	case "us_states.txt":
		c.usStates[f[0]] = f[1]
		err = code(f[1], 2)
	}
	return err
}

// complete checks that nothing of ours lacks its line, and that no line
// speaks of what is not ours.
func (c *Codes) complete() error {
	for _, s := range c.Actors.States() {
		if _, ok := c.countries[s.ISO3]; !ok {
			return fmt.Errorf("export: codes/countries.txt: no line for %s (%s)", s.ISO3, s.Name)
		}
	}
	for iso := range c.countries {
		iso, _, _ = strings.Cut(iso, " ")
		if c.Actors.State(iso) == nil {
			return fmt.Errorf("export: codes/countries.txt: %s is no state of the actor tables", iso)
		}
	}
	for _, x := range c.Book.Countries {
		_, state := c.countries[x.Name]
		if _, ok := c.beyond[x.Name]; !ok && !state {
			return fmt.Errorf("export: codes/beyond.txt: no line for %s (%s)", x.Name, x.Means)
		}
	}
	for _, x := range c.Book.Sectors {
		if _, ok := c.sectors[x.Name]; !ok {
			return fmt.Errorf("export: codes/sectors.txt: no line for %s (%s)", x.Name, x.Means)
		}
	}
	for _, x := range c.Book.Cameos {
		if _, ok := c.icews[x.Code]; !ok {
			return fmt.Errorf("export: codes/icews.txt: no line for %s (%s)", x.Code, x.Label)
		}
	}
	return nil
}

// CountryName returns our name of a state by its code, "" where there is none.
func (c *Codes) CountryName(iso string) string {
	if s := c.Actors.State(iso); s != nil {
		return s.Name
	}
	return ""
}

// COW returns the Correlates of War number of a state, 0 where it has none.
func (c *Codes) COW(iso string) int {
	if s := c.Actors.State(iso); s != nil {
		return s.COW
	}
	return 0
}

// CAMEO returns the code that GDELT gives a country, "" where it has none.
func (c *Codes) CAMEO(iso string) string {
	if b, ok := c.beyond[iso]; ok {
		return b.country
	}
	return c.countries[iso].cameo
}

// FIPS returns the FIPS 10-4 code of a country; of the Palestinian
// territories GZ for the Gaza Strip and WE else.
func (c *Codes) FIPS(iso, admin1 string) string {
	if x, ok := c.countries[iso+" "+admin1]; ok {
		return x.fips
	}
	return c.countries[iso].fips
}

// ICEWSCountry returns the name that ICEWS gives a country, "" where it has none.
func (c *Codes) ICEWSCountry(iso string) string { return c.countries[iso].icews }

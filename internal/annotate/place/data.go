package place

import (
	_ "embed"
	"fmt"
	"sort"
	"strconv"
	"strings"
)

//go:embed geonames.txt
var geonamesText string

//go:embed data/countries.txt
var countriesText string

//go:embed data/regions.txt
var regionsText string

//go:embed data/waters.txt
var watersText string

//go:embed data/towns.txt
var townsText string

//go:embed data/context.txt
var contextText string

// Embedded returns the tables that are part of the program, to be hashed.
func Embedded() (out [][]byte) {
	for _, s := range []string{geonamesText, countriesText, regionsText, watersText, townsText, contextText} {
		out = append(out, []byte(s))
	}
	return out
}

// class tells what kind of place a record is.
type class struct {
	name      string
	precision string  // what Place.Precision says
	bonus     float64 // added to the logarithm of its weight
}

// classes are the kinds that the tables name.
var classes = [...]class{
	{"country", "country", 4},
	{"capital", "city", 1.5},
	{"city", "city", 0},
	{"town", "city", 0},
	{"region", "region", 0.6},
	{"disputed", "region", 1.5},
	{"area", "region", 0.6},
	{"continent", "region", 3},
	{"island", "region", 0.5},
	{"isles", "region", 0.5},
	{"islet", "point", 1},
	{"sea", "region", 3},
	{"strait", "region", 3},
	{"river", "region", 0.5},
	{"water", "region", 0.5},
	{"cape", "point", 0.5},
	{"mountain", "point", 0.5},
	{"range", "region", 0.5},
	{"glacier", "region", 0.5},
	{"valley", "region", 0.5},
	{"base", "point", 0.5},
	{"crossing", "point", 0.5},
	{"camp", "point", 0.5},
	{"site", "point", 0.5},
	{"district", "region", -1},
}

const (
	country = 0
	capital = 1
	city    = 2
	town    = 3
	region  = 4
	site    = 23
)

// classOf returns the index of a class, -1 where there is none of that name.
func classOf(name string) int {
	for i := range classes {
		if classes[i].name == name {
			return i
		}
	}
	return -1
}

// record is one place as the tables have it.
type record struct {
	name     string
	country  string // ISO3
	admin1   string // name of the division, or its code in GeoNames ("UKR.12") where coded
	lat, lon float64
	class    int
	weight   float64 // about the number of inhabitants
	own      bool    // from the tables written by hand
	alias    bool    // found under another name than its standard one
}

func (r *record) settlement() bool { return r.class == capital || r.class == city || r.class == town }

// state is what the country table has beside the place.
type state struct {
	iso3, iso2, name string
}

// tables hold what was loaded.
type tables struct {
	own       map[string][]record
	prefix    map[string]bool // beginnings of own names of several words
	states    []state
	iso2      map[string]string // ISO2 to ISO3
	demonyms  map[string]string // folded adjective to ISO3, "" where of several
	countries map[string]string // ISO3 to name
	blobs     []*blob
	context   map[string]uint16
}

// Classes of words of context.txt.
const (
	wKind uint16 = 1 << iota
	wTitle
	wPerson
	wCompass
	wLocative
	wMoving
	wPart
	wNever
)

// load reads the embedded tables and the extra ones.
func load(extra []File) (*tables, error) {
	t := &tables{own: make(map[string][]record, 5000), prefix: make(map[string]bool, 3000), iso2: make(map[string]string, 300), demonyms: make(map[string]string, 500), countries: make(map[string]string, 300), context: make(map[string]uint16, 900)}
	if err := t.readCountries("place/data/countries.txt", countriesText); err != nil {
		return nil, err
	}
	for _, f := range []struct{ name, text string }{{"regions", regionsText}, {"waters", watersText}, {"towns", townsText}} {
		if err := t.readPlaces("place/data/"+f.name+".txt", f.text); err != nil {
			return nil, err
		}
	}
	if err := t.readContext("place/data/context.txt", contextText); err != nil {
		return nil, err
	}
	b, err := newBlob("place/geonames.txt", geonamesText)
	if err != nil {
		return nil, err
	}
	t.blobs = append(t.blobs, b)
	for _, f := range extra {
		text := string(f.Data)
		if strings.HasPrefix(text, blobHeader) {
			b, err := newBlob(f.Name, text)
			if err != nil {
				return nil, err
			}
			if err := sorted(f.Name, text); err != nil {
				return nil, err
			}
			t.blobs = append(t.blobs, b)
			continue
		}
		if err := t.readPlaces(f.Name, text); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// fields cuts a line of a table at " | "; "-" is empty.
func fields(line string, n int, buf []string) ([]string, bool) {
	buf = buf[:0]
	for {
		f, rest, more := strings.Cut(line, " | ")
		f = strings.TrimSpace(f)
		if f == "-" {
			f = ""
		}
		buf = append(buf, f)
		if !more {
			break
		}
		line = rest
	}
	return buf, len(buf) == n
}

func degrees(lat, lon string) (float64, float64, error) {
	a, err := strconv.ParseFloat(lat, 64)
	if err != nil {
		return 0, 0, fmt.Errorf("%q is no latitude", lat)
	}
	b, err := strconv.ParseFloat(lon, 64)
	if err != nil {
		return 0, 0, fmt.Errorf("%q is no longitude", lon)
	}
	if a < -90 || a > 90 || b < -180 || b > 180 {
		return 0, 0, fmt.Errorf("%s, %s is not on Earth", lat, lon)
	}
	return a, b, nil
}

// eachLine calls do with the lines of a table that hold facts.
func eachLine(name, text string, do func(line string) error) error {
	n := 0
	for len(text) > 0 {
		line, rest, _ := strings.Cut(text, "\n")
		text = rest
		n++
		if line == "" || line[0] == '#' {
			continue
		}
		if err := do(line); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	return nil
}

func (t *tables) readCountries(name, text string) error {
	var buf []string
	return eachLine(name, text, func(line string) error {
		f, ok := fields(line, 9, buf)
		buf = f
		if !ok {
			return fmt.Errorf("%d fields, want 9", len(f))
		}
		lat, lon, err := degrees(f[6], f[7])
		if err != nil {
			return err
		}
		n, err := strconv.ParseFloat(f[8], 64)
		if err != nil || len(f[0]) != 3 || t.countries[f[0]] != "" {
			return fmt.Errorf("bad or second line of %s", f[0])
		}
		t.states = append(t.states, state{f[0], f[1], f[2]})
		t.countries[f[0]] = f[2]
		t.iso2[f[1]] = f[0]
		t.add(record{name: f[2], country: f[0], lat: lat, lon: lon, class: country, weight: n, own: true}, f[2], f[3])
		var key [96]byte
		for d := range strings.SplitSeq(f[4], ", ") {
			if d == "" {
				continue
			}
			k := string(fold(key[:0], d))
			if c, ok := t.demonyms[k]; ok && c != f[0] {
				t.demonyms[k] = ""
				continue
			}
			t.demonyms[k] = f[0]
			t.demonyms[k+"s"] = f[0]
		}
		return nil
	})
}

func (t *tables) readPlaces(name, text string) error {
	var buf []string
	return eachLine(name, text, func(line string) error {
		f, ok := fields(line, 8, buf)
		buf = f
		if !ok {
			return fmt.Errorf("%d fields, want 8", len(f))
		}
		lat, lon, err := degrees(f[4], f[5])
		if err != nil {
			return err
		}
		c := classOf(f[6])
		if c < 0 {
			return fmt.Errorf("unknown class %q", f[6])
		}
		if len(f[2]) != 0 && len(f[2]) != 3 {
			return fmt.Errorf("%q is no ISO 3166-1 alpha-3 code", f[2])
		}
		n, err := strconv.ParseFloat(f[7], 64)
		if err != nil || n < 0 {
			return fmt.Errorf("%q is no weight", f[7])
		}
		t.add(record{name: f[0], country: f[2], admin1: f[3], lat: lat, lon: lon, class: c, weight: n, own: true}, f[0], f[1])
		return nil
	})
}

// add enters a record under its name and aliases.
func (t *tables) add(r record, name, aliases string) {
	var key [96]byte
	enter := func(n string) {
		var k []byte
		if n[0] == '=' {
			k = append(key[:0], n...)
		} else if k = fold(key[:0], n); len(k) > 0 && len(k) <= 3 && strings.ToUpper(n) == n {
			k = append(append(key[:0], '='), strings.ReplaceAll(n, ".", "")...)
		}
		if len(k) == 0 {
			return
		}
		s := string(k)
		for i := range t.own[s] {
			if t.own[s][i] == r {
				return
			}
		}
		t.own[s] = append(t.own[s], r)
		for i := range len(s) {
			if s[i] == ' ' {
				t.prefix[s[:i]] = true
			}
		}
	}
	enter(name)
	for aliases != "" {
		a, rest, _ := strings.Cut(aliases, ", ")
		if a != "" {
			enter(a)
		}
		aliases = rest
	}
}

func (t *tables) readContext(name, text string) error {
	kinds := map[string]uint16{"kind": wKind, "title": wTitle, "person": wPerson, "compass": wCompass, "locative": wLocative, "moving": wMoving, "part": wPart, "never": wNever}
	return eachLine(name, text, func(line string) error {
		kind, words, ok := strings.Cut(line, ": ")
		k := kinds[kind]
		if !ok || k == 0 {
			return fmt.Errorf("unknown class %q", kind)
		}
		for w := range strings.SplitSeq(words, ", ") {
			t.context[w] |= k
		}
		return nil
	})
}

// blobHeader begins a table that Import wrote.
const blobHeader = "# readout gazetteer 1\n"

// blob is a table that is searched where it lies: lines sorted by their first
// field, which is the folded name; see Import.
type blob struct {
	text  string
	start [26*26 + 1]int // offsets of the first key that begins with aa, ab ... zz
}

func newBlob(name, text string) (*blob, error) {
	if !strings.HasPrefix(text, blobHeader) {
		return nil, fmt.Errorf("%s: the first line is not %q", name, strings.TrimSpace(blobHeader))
	}
	for strings.HasPrefix(text, "#") {
		_, rest, ok := strings.Cut(text, "\n")
		if !ok {
			break
		}
		text = rest
	}
	if text != "" && text[len(text)-1] != '\n' {
		return nil, fmt.Errorf("%s: the last line is not ended", name)
	}
	b := &blob{text: text}
	for i := range b.start {
		b.start[i] = b.between([]byte{'a' + byte(i/26), 'a' + byte(i%26)}, 0, len(text))
	}
	b.start[26*26] = b.between([]byte{'z', 'z', 0xff}, 0, len(text))
	return b, nil
}

// sorted checks that the lines of a table can be searched and read.
func sorted(name, text string) error {
	last, n := "", 0
	for line := range strings.Lines(text) {
		n++
		if line[0] == '#' {
			continue
		}
		line = strings.TrimSuffix(line, "\n")
		if line < last {
			return fmt.Errorf("%s:%d: not in order", name, n)
		}
		last = line
		if line == "" {
			return fmt.Errorf("%s:%d: empty line", name, n)
		}
		if line[0] == '!' {
			continue
		}
		if _, ok := parseBlob(line); !ok {
			return fmt.Errorf("%s:%d: not a line of a gazetteer", name, n)
		}
	}
	return nil
}

// search returns the offset of the first line whose key is not less than key.
func (b *blob) search(key []byte) int {
	if len(key) > 1 && key[0] >= 'a' && key[0] <= 'z' && key[1] >= 'a' && key[1] <= 'z' {
		i := int(key[0]-'a')*26 + int(key[1]-'a')
		return b.between(key, b.start[i], b.start[i+1])
	}
	return b.between(key, 0, len(b.text))
}

func (b *blob) between(key []byte, lo, hi int) int {
	for lo < hi {
		mid := lo + (hi-lo)/2
		// the start of the line that mid is in
		start := strings.LastIndexByte(b.text[lo:mid], '\n') + 1 + lo
		end := strings.IndexByte(b.text[start:], '\t') + start
		if end < start {
			return len(b.text)
		}
		if b.text[start:end] < string(key) {
			nl := strings.IndexByte(b.text[end:], '\n')
			lo = end + nl + 1
		} else {
			hi = start
		}
	}
	return lo
}

// at tells whether the line at an offset has the key, and whether a longer
// name begins with it.
func (b *blob) at(off int, key []byte) (exact, longer bool) {
	rest := b.text[off:]
	if len(rest) <= len(key) || rest[:len(key)] != string(key) {
		return false, false
	}
	return rest[len(key)] == '\t', rest[len(key)] == ' '
}

// look returns the offset of the first line with the key, -1 where there is
// none, and whether names of more words begin with it: their lines follow.
func (b *blob) look(key []byte) (off int, longer bool) {
	at := b.search(key)
	exact, longer := b.at(at, key)
	if !exact {
		return -1, longer
	}
	off = at
	for exact {
		nl := strings.IndexByte(b.text[at:], '\n')
		at += nl + 1
		exact, longer = b.at(at, key)
	}
	return off, longer
}

// records appends the records of the lines with the key from off on.
func (b *blob) records(out []record, off int, key []byte) []record {
	for {
		exact, _ := b.at(off, key)
		if !exact {
			return out
		}
		nl := strings.IndexByte(b.text[off:], '\n')
		if r, ok := parseBlob(b.text[off : off+nl]); ok {
			var k [128]byte
			r.alias = string(fold(k[:0], r.name)) != string(key)
			out = append(out, r)
		}
		off += nl + 1
	}
}

// parseBlob reads a line: key, name, ISO3, division, latitude, longitude,
// class letter, weight. An empty name is the key with capitals.
func parseBlob(line string) (record, bool) {
	var f [8]string
	for i := range f {
		v, rest, more := strings.Cut(line, "\t")
		f[i] = v
		line = rest
		if !more && i < 7 {
			return record{}, false
		}
	}
	lat, lon, err := degrees(f[4], f[5])
	if err != nil {
		return record{}, false
	}
	n, err := strconv.ParseFloat(f[7], 64)
	if err != nil {
		return record{}, false
	}
	r := record{name: f[1], country: f[2], lat: lat, lon: lon, weight: n, class: city}
	if f[3] != "" {
		r.admin1 = f[2] + "." + f[3]
	}
	switch f[6] {
	case "K":
		r.class = capital
	case "A":
		r.class = region
	case "D":
		r.class = classOf("district")
	case "W":
		r.class = classOf("water")
	case "S":
		r.class = classOf("strait")
	case "I":
		r.class = classOf("island")
	case "M":
		r.class = classOf("mountain")
	case "B":
		r.class = classOf("base")
	}
	if r.name == "" {
		r.name = titled(f[0])
	}
	return r, true
}

// division returns the name of a first-level division.
func (t *tables) division(admin1 string) string {
	if len(admin1) < 4 || admin1[3] != '.' {
		return admin1
	}
	key := []byte("!" + admin1)
	for _, b := range t.blobs {
		off := b.search(key)
		if exact, _ := b.at(off, key); exact {
			line, _, _ := strings.Cut(b.text[off+len(key)+1:], "\n")
			return line
		}
	}
	return ""
}

// sortRecords orders by weight and then by what makes the order certain.
func sortRecords(r []record) {
	sort.SliceStable(r, func(i, j int) bool {
		if r[i].weight != r[j].weight {
			return r[i].weight > r[j].weight
		}
		return r[i].country+r[i].admin1+r[i].name < r[j].country+r[j].admin1+r[j].name
	})
}

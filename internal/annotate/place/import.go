package place

import (
	"bufio"
	"fmt"
	"io"
	"sort"
	"strconv"
	"strings"
)

// Import reads files of GeoNames (geonames.org, CC BY 4.0), one after the
// other in one stream, and writes them as one table that New accepts. It
// knows two kinds of line: places (19 columns: allCountries, cities15000 and
// their like) and names of first-level divisions (4 columns:
// admin1CodesASCII). Divisions get the middle of their places for a point.
//
// What is written is sorted text, so that it can be searched without being
// loaded; after the header one line is
//
//	kyiv \t Kiev \t UKR \t 12 \t 50.45 \t 30.52 \t K \t 2514227
//
// folded name, standard name (empty where it is the folded name with capitals
// at the start of its words), ISO3, code of the division, latitude and longitude in
// degrees, class (K capital, P settlement, A first-level and D second-level
// division, I island, S strait or gulf, W sea or lake, M mountain, B base),
// inhabitants; and for each division "!UKR.12 \t name". Of the other names of
// a place those in Latin letters are kept, which leaves English and
// transliterated ones and some in other languages.
//
// Errors name the line of the stream.
func Import(r io.Reader, w io.Writer) error {
	t := &tables{own: map[string][]record{}, prefix: map[string]bool{}, iso2: map[string]string{}, demonyms: map[string]string{}, countries: map[string]string{}}
	if err := t.readCountries("place/data/countries.txt", countriesText); err != nil {
		return err
	}
	type box struct {
		n                        int
		south, north, west, east float64
		people                   int
	}
	in := bufio.NewScanner(r)
	in.Buffer(make([]byte, 1<<16), 1<<22)
	var lines []string
	divisions := map[string]*box{}
	names := map[string][2]string{}
	n := 0
	for in.Scan() {
		n++
		line := in.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		switch len(f) {
		case 4:
			cc, code, ok := strings.Cut(f[0], ".")
			if iso := t.iso2[cc]; ok && iso != "" {
				names[iso+"."+code] = [2]string{f[1], f[2]}
			}
			continue
		case 19:
		default:
			return fmt.Errorf("gazetteer: line %d: %d columns, want 19 (places) or 4 (divisions)", n, len(f))
		}
		iso := t.iso2[f[8]]
		letter := letterOf(f[6], f[7])
		people, _ := strconv.Atoi(f[14])
		if iso == "" || letter == "" || letter == "P" && f[6] == "P" && people < 500 && !strings.HasPrefix(f[7], "PPLA") {
			continue
		}
		lat, lon, err := degrees(f[4], f[5])
		if err != nil {
			return fmt.Errorf("gazetteer: line %d: %w", n, err)
		}
		if letter == "P" || letter == "K" {
			d := divisions[iso+"."+f[10]]
			if d == nil {
				d = &box{0, lat, lat, lon, lon, 0}
				divisions[iso+"."+f[10]] = d
			}
			d.n++
			d.people += people
			d.south, d.north, d.west, d.east = min(d.south, lat), max(d.north, lat), min(d.west, lon), max(d.east, lon)
		}
		lines = append(lines, entries(f[1], f[2], f[3], iso, f[10], lat, lon, letter, people)...)
	}
	if err := in.Err(); err != nil {
		return fmt.Errorf("gazetteer: line %d: %w", n+1, err)
	}
	for code, name := range names {
		lines = append(lines, "!"+code+"\t"+name[0])
		if d := divisions[code]; d != nil {
			iso, adm, _ := strings.Cut(code, ".")
			lines = append(lines, entries(name[0], name[1], bare(name[1]), iso, adm, (d.south+d.north)/2, (d.west+d.east)/2, "A", d.people)...)
		}
	}
	sort.Strings(lines)
	out := bufio.NewWriter(w)
	out.WriteString(blobHeader)
	out.WriteString("# Places of GeoNames (geonames.org, CC BY 4.0), rewritten by place.Import, which explains the columns. Do not edit.\n")
	last := ""
	for _, l := range lines {
		if l != last {
			out.WriteString(l)
			out.WriteByte('\n')
		}
		last = l
	}
	return out.Flush()
}

// letterOf returns our class of a GeoNames feature, "" for what is left out.
func letterOf(class, code string) string {
	switch class {
	case "P":
		switch code {
		case "PPLC":
			return "K"
		case "PPLQ", "PPLH", "PPLW", "PPLX":
			return "P"
		}
		return "P"
	case "A":
		switch code {
		case "ADM1":
			return "A"
		case "ADM2":
			return "D"
		}
	case "H":
		switch code {
		case "STRT", "GULF", "CHN":
			return "S"
		case "SEA", "LK", "OCN":
			return "W"
		}
	case "T":
		switch code {
		case "ISL", "ISLS":
			return "I"
		case "MT", "PK", "CAPE":
			return "M"
		}
	case "S":
		switch code {
		case "AIRB", "MILB", "NVB":
			return "B"
		}
	}
	return ""
}

// entries returns the lines of one place, one for each name.
func entries(name, ascii, others, iso, adm string, lat, lon float64, letter string, people int) []string {
	if !latin(name) {
		name = ascii
	}
	var out []string
	var key [128]byte
	seen := map[string]bool{}
	put := func(n string) {
		k := string(fold(key[:0], n))
		if len(k) < 2 || seen[k] || !letters(k) || len(k) > 60 {
			return
		}
		seen[k] = true
		std := name
		if std == titled(k) {
			std = ""
		}
		out = append(out, fmt.Sprintf("%s\t%s\t%s\t%s\t%.4g\t%.5g\t%s\t%d", k, std, iso, adm, round(lat), round(lon), letter, people))
	}
	put(name)
	put(ascii)
	for a := range strings.SplitSeq(others, ",") {
		// codes of airports and words in transliteration without capital are no names in English text
		if len(a) < 4 || a[0] < 'A' || a[0] > 'Z' && a[0] < 0x80 || strings.ToUpper(a) == a || !latin(a) {
			continue
		}
		put(a)
	}
	return out
}

func round(x float64) float64 {
	v, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'f', 2, 64), 64)
	return v
}

// titled writes a folded name with capitals.
func titled(k string) string {
	b := []byte(k)
	for i := range b {
		if (i == 0 || b[i-1] == ' ') && b[i] >= 'a' && b[i] <= 'z' {
			b[i] -= 'a' - 'A'
		}
	}
	return string(b)
}

// latin reports whether a name is written in Latin letters.
func latin(s string) bool {
	for _, r := range s {
		if r >= 0x370 && !(r >= 0x1E00 && r < 0x1F00 || r == '’' || r == '‘' || r == '–') {
			return false
		}
	}
	return true
}

func letters(k string) bool {
	for i := range len(k) {
		if c := k[i]; !(c >= 'a' && c <= 'z' || c == ' ' || c >= '0' && c <= '9') {
			return false
		}
	}
	return true
}

// bare takes the words for its kind off the name of a division: "Kharkivs'ka
// Oblast'" stays, "Rivne Oblast" gives "Rivne", "Estado de Chiapas" "Chiapas".
func bare(name string) string {
	for _, p := range []string{"Estado de ", "Departamento de ", "Provincia de ", "Region of ", "Respublika ", "Muhafazat ", "Province of ", "State of ", "Republic of ", "Distrito de ", "Region de ", "Departement de ", "Gorod "} {
		name = strings.TrimPrefix(name, p)
	}
	for _, s := range []string{" Oblast'", " Oblast", " Krai", " Kray", " Region", " Province", " Governorate", " Republic", " Prefecture", " State", " Department", " County", " District", " Municipality", " Parish", " Division", " City", " Territory", " Sheng", " Voblasts'", " Voivodeship", " Canton"} {
		name = strings.TrimSuffix(name, s)
	}
	return name
}

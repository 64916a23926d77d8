package place

import (
	"math"
	"strings"
)

// CountryAt returns the ISO3 code of the country that a point lies in, as far
// as the tables tell: if name is that of a country whose point is within
// 1,500 km, that country; else the country of the settlement nearest to the
// point, within 300 km; "" where there is none. It is made for measuring and
// looks through the whole table.
func (f *Finder) CountryAt(lat, lon float64, name string) string {
	var key [96]byte
	if len(name) < 90 {
		k := fold(key[:0], name)
		cands := f.t.own[string(k)]
		if len(k) <= 4 {
			cands = append(cands[:len(cands):len(cands)], f.t.own["="+strings.ReplaceAll(name, ".", "")]...)
		}
		for i := range cands {
			if c := &cands[i]; c.class == country && distance(c.lat, c.lon, lat, lon) < 1500 && (len(cands) == 1 || distance(c.lat, c.lon, lat, lon) < 400) {
				return c.country
			}
		}
	}
	best, at := 300.0, ""
	for _, b := range f.t.blobs {
		for text := b.text; text != ""; {
			line, rest, _ := strings.Cut(text, "\n")
			text = rest
			if line == "" || line[0] == '!' {
				continue
			}
			r, ok := parseBlob(line)
			if !ok || !r.settlement() || math.Abs(r.lat-lat) > 3 {
				continue
			}
			if d := distance(r.lat, r.lon, lat, lon); d < best {
				best, at = d, r.country
			}
		}
	}
	return at
}

package place

import (
	"math"
	"strings"
)

// Atlas tells what country a point lies in. It is made for measuring.
type Atlas struct {
	t     *tables
	towns []record
}

// Atlas returns an Atlas over the tables of the Finder.
func (f *Finder) Atlas() *Atlas {
	a := &Atlas{t: f.t}
	for _, b := range f.t.blobs {
		for text := b.text; text != ""; {
			line, rest, _ := strings.Cut(text, "\n")
			text = rest
			if line == "" || line[0] == '!' {
				continue
			}
			if r, ok := parseBlob(line); ok && r.settlement() {
				a.towns = append(a.towns, r)
			}
		}
	}
	return a
}

// CountryAt returns the ISO3 code of the country that a point lies in, as far
// as the tables tell: if name is that of a country whose point is within
// 1,500 km, that country; else the country of the settlement nearest to the
// point, within 300 km; "" where there is none.
func (a *Atlas) CountryAt(lat, lon float64, name string) string {
	var key [96]byte
	if len(name) < 90 {
		k := fold(key[:0], name)
		cands := a.t.own[string(k)]
		if len(k) <= 4 {
			cands = append(cands[:len(cands):len(cands)], a.t.own["="+strings.ReplaceAll(name, ".", "")]...)
		}
		for i := range cands {
			if c := &cands[i]; c.class == country && distance(c.lat, c.lon, lat, lon) < 1500 && (len(cands) == 1 || distance(c.lat, c.lon, lat, lon) < 400) {
				return c.country
			}
		}
	}
	best, at := 300.0, ""
	for i := range a.towns {
		r := &a.towns[i]
		if math.Abs(r.lat-lat) > 3 {
			continue
		}
		if d := distance(r.lat, r.lon, lat, lon); d < best {
			best, at = d, r.country
		}
	}
	return at
}

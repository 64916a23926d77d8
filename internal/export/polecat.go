package export

import (
	"slices"
	"strconv"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/ask"
)

// POLECATColumns are the columns of the POLECAT files, which have them as
// their header.
var POLECATColumns = []string{"Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
	"Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw", "Wikipedia Actor ID",
	"Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
	"Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
	"Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version"}

// none is what POLECAT writes for a party that is not named, and for a
// country that is not known.
const none = "None"

// quadNames are POLECAT's names of the quad classes 1 to 4.
var quadNames = [5]string{"", "VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT"}

// POLECAT returns the row of an event. Lists have "; " between, as many
// parts as there are parties. version goes into the last column.
func (c *Codes) POLECAT(s *ask.Story, version string) []string {
	e := &s.Event
	row := make([]string, len(POLECATColumns))
	row[0] = e.ID
	row[1] = day(e.When, e.Status, e.FirstPublished)
	row[2], row[3] = e.Type, e.Mode
	row[4] = strconv.FormatFloat(e.Score, 'f', 1, 64)
	if e.Quad > 0 && e.Quad < len(quadNames) {
		row[5] = quadNames[e.Quad]
	}
	row[6] = strings.Join(e.Context, "; ")
	c.polecatParties(row[7:15], e.Actor, s, func(r *readout.Report) []readout.Participant { return r.Actor })
	c.polecatParties(row[15:23], e.Recipient, s, func(r *readout.Report) []readout.Participant { return r.Recipient })
	row[27] = none
	if w := e.Where; w != nil {
		row[23] = w.Name
		row[24], row[26] = cityAndDivision(w)
		if w.Country != "" {
			row[27] = ploverCountry(w.Country)
		}
		row[28], row[29] = degrees(w.Lat), degrees(w.Lon)
		for i := range s.Reports {
			if rw := s.Reports[i].Where; rw != nil && rw.Name == w.Name && rw.Text != "" {
				row[31] = rw.Text
				break
			}
		}
	}
	if i := oldest(s); i >= 0 {
		a := &s.Articles[i]
		row[33] = a.Publisher
		if row[33] == "" {
			row[33] = sourceName(a)
		}
		row[34] = isoDay(a.Published)
		row[38] = a.Language
	}
	row[39] = version
	return row
}

func (c *Codes) polecatParties(row []string, ps []readout.Participant, s *ask.Story, side func(*readout.Report) []readout.Participant) {
	if len(ps) == 0 {
		row[0], row[1], row[2] = none, none, none
		return
	}
	var names, countries, cows, sectors, titles, raw []string
	or := func(s, other string) string {
		if s == "" {
			return other
		}
		return s
	}
	for i := range ps {
		p := &ps[i]
		names = append(names, or(called(p), none))
		countries = append(countries, or(ploverCountry(p.Country), none))
		cow := none
		if n := c.COW(p.Country); n > 0 {
			cow = strconv.Itoa(n)
		}
		cows = append(cows, cow)
		sectors = append(sectors, p.Sector)
		titles = append(titles, p.Office)
		words := ""
		for k := range s.Reports {
			if q := find(side(&s.Reports[k]), p); q != nil && q.Text != "" {
				words = q.Text
				break
			}
		}
		raw = append(raw, words)
	}
	join := func(l []string) string {
		if !slices.ContainsFunc(l, func(s string) bool { return s != "" }) {
			return ""
		}
		for i := range l {
			l[i] = strings.ReplaceAll(l[i], ";", ",") // a list's parts stay in their places
		}
		return strings.Join(l, "; ")
	}
	row[0], row[1], row[2] = join(names), join(countries), join(cows)
	row[3], row[4] = join(sectors), join(sectors)
	row[5], row[6] = join(titles), join(raw)
}

// ploverCountry is a country as PLOVER writes it: ISO alpha-3, and KOS for
// Kosovo.
func ploverCountry(iso string) string {
	if iso == "XKX" {
		return "KOS"
	}
	return iso
}

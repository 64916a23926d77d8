package export

import (
	"slices"
	"strconv"
	"strings"
	"time"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/store"
)

// ICEWSColumns are the columns of the ICEWS event files, which have them as
// their header.
var ICEWSColumns = []string{"Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code", "Intensity",
	"Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City", "District", "Province", "Country", "Latitude", "Longitude"}

// ICEWS returns the rows of one report: one for each pair of its parties.
// ICEWS has no merged events; each row is what one sentence says.
func (c *Codes) ICEWS(r *readout.Report, a *store.Article) [][]string {
	var out [][]string
	for i, p := range c.pairs(r.Cameo, r.Actor, r.Recipient) {
		row := make([]string, len(ICEWSColumns))
		row[0] = strconv.FormatInt(number(r.ID, strconv.Itoa(i)), 10)
		row[1] = day(r.When, r.Status, isoDay(a.Published))
		c.icewsParty(row[2:5], p.actor)
		l := c.icews[r.Cameo]
		row[5], row[6], row[7] = l.text, r.Cameo, strings.TrimSuffix(l.intensity, ".0")
		c.icewsParty(row[8:11], p.recipient)
		row[11] = strconv.FormatInt(number(a.ID), 10)
		row[12] = strconv.Itoa(r.Sentence)
		row[13] = a.Publisher
		if w := r.Where; w != nil {
			row[14], row[16] = cityAndDivision(w)
			row[17] = c.ICEWSCountry(w.Country)
			row[18], row[19] = degrees(w.Lat), degrees(w.Lon)
		}
		out = append(out, row)
	}
	return out
}

func (c *Codes) icewsParty(row []string, p *readout.Participant) {
	if p == nil {
		return
	}
	row[0] = called(p)
	var sectors []string
	for _, list := range []string{c.sectors[p.Sector].icews, c.beyond[p.Country].icews} {
		for s := range strings.SplitSeq(list, ",") {
			if s != "" && !slices.Contains(sectors, s) {
				sectors = append(sectors, s)
			}
		}
	}
	slices.Sort(sectors)
	row[1] = strings.Join(sectors, ",")
	row[2] = c.ICEWSCountry(p.Country)
}

// cityAndDivision returns the town and the first-level division of a place,
// each "" where it is larger or not known.
func cityAndDivision(w *readout.Place) (city, division string) {
	switch w.Precision {
	case "country":
		return "", ""
	case "region":
		if w.Admin1 == "" {
			return "", w.Name
		}
		return "", w.Admin1
	}
	return w.Name, w.Admin1
}

// isoDay writes a day as 2006-01-02, "" for the zero time.
func isoDay(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.DateOnly)
}

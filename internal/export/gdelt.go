package export

import (
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/plover"
	"github.com/readout-events/readout/internal/ask"
	"github.com/readout-events/readout/internal/store"
)

// GDELTEventColumns are the columns of GDELT 2.0's event table, as BigQuery
// names them; the files have no header.
var GDELTEventColumns = []string{"GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
	"Actor1Code", "Actor1Name", "Actor1CountryCode", "Actor1KnownGroupCode", "Actor1EthnicCode", "Actor1Religion1Code", "Actor1Religion2Code",
	"Actor1Type1Code", "Actor1Type2Code", "Actor1Type3Code",
	"Actor2Code", "Actor2Name", "Actor2CountryCode", "Actor2KnownGroupCode", "Actor2EthnicCode", "Actor2Religion1Code", "Actor2Religion2Code",
	"Actor2Type1Code", "Actor2Type2Code", "Actor2Type3Code",
	"IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone",
	"Actor1Geo_Type", "Actor1Geo_FullName", "Actor1Geo_CountryCode", "Actor1Geo_ADM1Code", "Actor1Geo_ADM2Code", "Actor1Geo_Lat", "Actor1Geo_Long", "Actor1Geo_FeatureID",
	"Actor2Geo_Type", "Actor2Geo_FullName", "Actor2Geo_CountryCode", "Actor2Geo_ADM1Code", "Actor2Geo_ADM2Code", "Actor2Geo_Lat", "Actor2Geo_Long", "Actor2Geo_FeatureID",
	"ActionGeo_Type", "ActionGeo_FullName", "ActionGeo_CountryCode", "ActionGeo_ADM1Code", "ActionGeo_ADM2Code", "ActionGeo_Lat", "ActionGeo_Long", "ActionGeo_FeatureID",
	"DATEADDED", "SOURCEURL"}

// GDELTMentionColumns are the columns of GDELT 2.0's table of mentions.
var GDELTMentionColumns = []string{"GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier", "SentenceID",
	"Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence", "MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo", "Extras"}

const (
	gdeltActor  = 5  // the first column of actor 1
	gdeltActor2 = 15 // and of actor 2
	gdeltCode   = 25 // IsRootEvent
	gdeltAction = 51 // ActionGeo_Type
)

// GDELTEvents returns the rows of an event: one for each pair of parties.
// The first pair has the event's own number, the others one of their own.
func (c *Codes) GDELTEvents(s *ask.Story) [][]string {
	e := &s.Event
	ps := c.pairs(e.Cameo, e.Actor, e.Recipient)
	out := make([][]string, 0, len(ps))
	for i, p := range ps {
		row := make([]string, len(GDELTEventColumns))
		row[0] = strconv.FormatInt(gdeltID(e, i, p), 10)
		if iso := day(e.When, e.Status, e.FirstPublished); len(iso) == len("2006-01-02") {
			row[1] = iso[:4] + iso[5:7] + iso[8:]
			row[2] = iso[:4] + iso[5:7]
			row[3] = iso[:4]
			row[4] = fractionDate(iso)
		}
		c.gdeltParty(row[gdeltActor:], p.actor)
		c.gdeltParty(row[gdeltActor2:], p.recipient)
		row[gdeltCode] = "0"
		for k := range s.Reports {
			if leads(&s.Reports[k], &s.Articles[k]) {
				row[gdeltCode] = "1"
			}
		}
		if e.Cameo != "" {
			row[gdeltCode+1] = e.Cameo
			row[gdeltCode+2] = e.Cameo[:min(3, len(e.Cameo))]
			row[gdeltCode+3] = e.Cameo[:min(2, len(e.Cameo))]
			if q := plover.Quad(e.Cameo); q > 0 {
				row[gdeltCode+4] = strconv.Itoa(q)
			}
			if x, ok := c.Book.Cameo(e.Cameo); ok {
				row[gdeltCode+5] = strconv.FormatFloat(x.Goldstein, 'f', 1, 64)
			}
		}
		row[gdeltCode+6] = strconv.Itoa(len(s.Reports))
		sources := map[string]bool{}
		articles := map[string]bool{}
		for i := range s.Articles {
			a := &s.Articles[i]
			sources[sourceName(a)] = true
			articles[a.ID] = true
		}
		row[gdeltCode+7] = strconv.Itoa(len(sources))
		row[gdeltCode+8] = strconv.Itoa(len(articles))
		c.gdeltPlace(row[gdeltAction:], e.Where)
		row[59] = stamp(firstAdded(s))
		if i := oldest(s); i >= 0 {
			row[60] = s.Articles[i].URL
		}
		out = append(out, row)
	}
	return out
}

// GDELTMentions returns the rows of an event's mentions: for each row of
// GDELTEvents one for each report.
func (c *Codes) GDELTMentions(s *ask.Story) [][]string {
	e := &s.Event
	var out [][]string
	for i, p := range c.pairs(e.Cameo, e.Actor, e.Recipient) {
		for k := range s.Reports {
			r, a := &s.Reports[k], &s.Articles[k]
			row := make([]string, len(GDELTMentionColumns))
			row[0] = strconv.FormatInt(gdeltID(e, i, p), 10)
			row[1] = stamp(firstAdded(s))
			row[2] = stamp(a.Added)
			row[3], row[5] = "1", a.URL
			if a.URL == "" {
				row[3], row[5] = "2", citation(a)
			}
			row[4] = sourceName(a)
			row[6] = strconv.Itoa(r.Sentence)
			offset := func(q readout.Quoted) string {
				if q.InTitle || q.Span.Empty() {
					return "-1"
				}
				return strconv.Itoa(characters(a.Text, q.Span.Start))
			}
			row[7], row[8], row[9] = "-1", "-1", offset(r.Trigger)
			literal := !r.Trigger.Span.Empty()
			for n, party := range []*readout.Participant{p.actor, p.recipient} {
				if party == nil {
					continue
				}
				found := find(r.Actor, party)
				if found == nil || n == 1 && find(r.Recipient, party) != nil {
					found = find(r.Recipient, party)
				}
				if found == nil || found.Span.Empty() {
					literal = false
					continue
				}
				row[7+n] = offset(found.Quoted)
			}
			row[10] = "0"
			if literal {
				row[10] = "1"
			}
			row[11] = strconv.Itoa(int(math.Round(100 * r.Confidence)))
			row[12] = strconv.Itoa(utf8.RuneCountInString(a.Text))
			extras := []string{"report:" + r.ID}
			if says := speakers(r.Says); len(says) > 0 {
				extras = append(extras, "says:"+strings.Join(says, "|"))
			}
			row[15] = strings.Join(extras, ";")
			out = append(out, row)
		}
	}
	return out
}

func gdeltID(e *readout.Event, i int, p pair) int64 {
	if i == 0 {
		return number(e.ID)
	}
	return number(e.ID, called(p.actor), country3(p.actor), called(p.recipient), country3(p.recipient), strconv.Itoa(i))
}

func country3(p *readout.Participant) string {
	if p == nil {
		return ""
	}
	return p.Country
}

// gdeltParty fills the ten columns of an actor.
func (c *Codes) gdeltParty(row []string, p *readout.Participant) {
	if p == nil {
		return
	}
	row[1] = c.shout(called(p))
	var types []string
	b, outside := c.beyond[p.Country]
	g := c.groups[p.Name]
	if outside {
		types = append(types, b.typ)
		row[2], row[3] = b.country, b.group
	} else {
		row[2] = c.CAMEO(p.Country)
	}
	own := "" // of a body of the United Nations
	switch {
	case g.code == "" || g.code == row[3]:
	case row[3] == "":
		row[3] = g.code
	default:
		own = g.code
	}
	if g.country != "" {
		row[2] = g.country
	}
	if t := c.sectors[p.Sector].cameo; t != "" && !slices.Contains(types, t) {
		types = append(types, t)
	}
	for i, t := range types[:min(3, len(types))] {
		row[7+i] = t
	}
	if outside { // GDELT puts the role of what is beyond states first: IGOEUREEC
		row[0] = b.typ + row[2] + row[3] + own + strings.Join(types[1:], "")
	} else {
		row[0] = row[2] + row[3] + own + strings.Join(types, "")
	}
}

// gdeltPlace fills the eight columns of a place. Type 1 is a country, 2 a
// state of the USA, 3 a city there, 4 a city elsewhere, 5 a first-level
// division elsewhere.
func (c *Codes) gdeltPlace(row []string, w *readout.Place) {
	if w == nil {
		return
	}
	land := c.CountryName(w.Country)
	fips := c.FIPS(w.Country, w.Admin1)
	var parts []string
	typ, adm1 := "", ""
	switch w.Precision {
	case "country":
		typ, adm1 = "1", fips
		parts = []string{w.Name}
		if land != "" {
			parts = []string{land}
		}
	case "region":
		typ = "5"
		parts = []string{w.Name, land}
	default:
		typ = "4"
		parts = []string{w.Name, w.Admin1, land}
		if w.Admin1 == w.Name {
			parts = []string{w.Name, land}
		}
	}
	if w.Country == "USA" && typ != "1" {
		typ = map[string]string{"4": "3", "5": "2"}[typ]
		division := w.Admin1
		if typ == "2" && division == "" {
			division = w.Name
		}
		if code := c.usStates[division]; code != "" {
			adm1 = fips + code
		}
	}
	row[0] = typ
	row[1] = strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
	row[2], row[3] = fips, adm1
	row[5], row[6] = degrees(w.Lat), degrees(w.Lon)
}

func degrees(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// fractionDate is GDELT's: the year and ((month-1)*30+day)/365 behind the
// point, to four digits. Its codebook prints month*30, its files have
// 2013.3315 for 20130501.
func fractionDate(iso string) string {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return ""
	}
	return strconv.FormatFloat(float64(t.Year())+float64((int(t.Month())-1)*30+t.Day())/365, 'f', 4, 64)
}

// leads reports whether a report stands in the title, the first sentence or
// the first paragraph of its article.
func leads(r *readout.Report, a *store.Article) bool {
	if r.Sentence <= 1 || r.Trigger.InTitle {
		return true
	}
	text := strings.TrimLeft(a.Text, " \t\r\n")
	skipped := len(a.Text) - len(text)
	end := strings.Index(text, "\n\n")
	return end >= 0 && !r.Trigger.Span.Empty() && r.Trigger.Span.Start < skipped+end
}

func firstAdded(s *ask.Story) time.Time {
	var t time.Time
	for i := range s.Articles {
		a := &s.Articles[i]
		if t.IsZero() || a.Added.Before(t) {
			t = a.Added
		}
	}
	return t
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format("20060102150405")
}

// sourceName is the domain of an article's URL without www, or where it has
// none its publisher.
func sourceName(a *store.Article) string {
	if u, err := url.Parse(a.URL); err == nil && u.Hostname() != "" {
		return strings.TrimPrefix(u.Hostname(), "www.")
	}
	return a.Publisher
}

// citation names an article without a URL.
func citation(a *store.Article) string {
	var parts []string
	if !a.Published.IsZero() {
		parts = append(parts, a.Published.Format(time.DateOnly))
	}
	for _, p := range []string{a.Publisher, a.Title} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	if len(parts) < 2 {
		return a.Given
	}
	return strings.Join(parts, ", ")
}

// shout writes a name in capitals and Latin letters without diacritics;
// other scripts stay as they are.
func (c *Codes) shout(name string) string {
	var b strings.Builder
	for _, r := range strings.ToUpper(name) {
		if plain, ok := c.letters[r]; ok {
			b.WriteString(plain)
		} else if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

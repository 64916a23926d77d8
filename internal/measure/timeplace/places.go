package timeplace

import (
	"encoding/xml"
	"fmt"
	"math"
	"os"
	"sort"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/annotate/place"
	"github.com/readout-events/readout/internal/annotate/segment"
)

// PlaceFigures is what Places found.
//
// A place that the program reads is right where its words are the same bytes
// as those of a gold name, without a leading "the"; precision is the share of
// read places that are right, recall the share of gold names that are read,
// F1 their harmonic mean. Overlap counts a pair as right where the words
// share a byte. Near is the share of the right ones whose point lies within
// 161 km (100 miles) of the gold point. Country is the share whose country is
// that of the gold point, which is the country of the largest place that the
// gazetteer has near it and, for names of countries, that country; seas and
// continents are left out of it.
type PlaceFigures struct {
	Gold, Read, Right int
	Overlap           int
	Near              int
	CountryOf         int // right ones whose country can be told
	Country           int
	NearSmall         int // within 161 km of those that are no countries, regions or seas
	Small             int
	Missed, Spurious  []PlaceError
	Far               []PlaceError
	Abroad            []PlaceError
}

// PlaceError is one name that was missed, read where there is none, or put in
// the wrong place.
type PlaceError struct {
	Text, Context string
	Km            float64
	Got           string
}

// F1 is the harmonic mean of precision and recall of right names, 0 to 1.
func (f PlaceFigures) F1() float64 { return f1(f.Right, f.Read, f.Gold) }

func f1(right, read, gold int) float64 {
	if right == 0 {
		return 0
	}
	p, r := ratio(right, read), ratio(right, gold)
	return 2 * p * r / (p + r)
}

// String is one line for people.
func (f PlaceFigures) String() string {
	return fmt.Sprintf("%d names  precision %.1f %%  recall %.1f %%  F1 %.1f %%  (overlap F1 %.1f %%)  within 161 km %.1f %%  (settlements and points %.1f %% of %d)  country right %.1f %% of %d",
		f.Gold, 100*ratio(f.Right, f.Read), 100*ratio(f.Right, f.Gold), 100*f.F1(), 100*f1(f.Overlap, f.Read, f.Gold),
		100*ratio(f.Near, f.Right), 100*ratio(f.NearSmall, f.Small), f.Small, 100*ratio(f.Country, f.CountryOf), f.CountryOf)
}

type geovirus struct {
	Articles []struct {
		Text      string `xml:"text"`
		Locations []struct {
			Name  string  `xml:"name"`
			Start int     `xml:"start"`
			End   int     `xml:"end"`
			Lat   float64 `xml:"lat"`
			Lon   float64 `xml:"lon"`
		} `xml:"locations>location"`
	} `xml:"article"`
}

// Places reads a file in the format of GeoVirus and measures what the place
// finder makes of its texts with no help of a tagger or name finder.
func Places(path string) (PlaceFigures, error) {
	finder, err := place.New()
	if err != nil {
		return PlaceFigures{}, err
	}
	return PlacesWith(path, func(a readout.Article) *readout.Document {
		doc := &readout.Document{Article: a}
		doc.Sentences = segment.Article(&doc.Article)
		finder.Find(doc)
		return doc
	})
}

// PlacesWith does the same with any reading of an article that fills
// doc.Places.
func PlacesWith(path string, read func(readout.Article) *readout.Document) (PlaceFigures, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return PlaceFigures{}, err
	}
	var set geovirus
	if err := xml.Unmarshal(data, &set); err != nil {
		return PlaceFigures{}, fmt.Errorf("%s: %w", path, err)
	}
	finder, err := place.New()
	if err != nil {
		return PlaceFigures{}, err
	}
	atlas := finder.Atlas()
	var fig PlaceFigures
	for i := range set.Articles {
		a := &set.Articles[i]
		doc := read(readout.Article{ID: fmt.Sprint(i), Language: "en", Text: a.Text})
		// Offsets of the file count characters from 1.
		at := make([]int, 0, len(a.Text)+2)
		for b := range a.Text {
			at = append(at, b)
		}
		at = append(at, len(a.Text))
		type name struct {
			readout.Span
			lat, lon    float64
			found, over bool
		}
		var gold []name
		for _, l := range a.Locations {
			s, e := l.Start-1, l.End-1
			if s < 0 || e >= len(at) || s >= e {
				continue
			}
			gold = append(gold, name{Span: readout.Span{Start: at[s], End: at[e]}, lat: l.Lat, lon: l.Lon})
		}
		sort.Slice(gold, func(i, j int) bool { return gold[i].Start < gold[j].Start })
		fig.Gold += len(gold)
		for p := range doc.Places {
			pl := &doc.Places[p]
			fig.Read++
			sp := pl.Span
			if w := sp.Of(a.Text); len(w) > 4 && (w[:4] == "the " || w[:4] == "The ") {
				sp.Start += 4
			}
			hit := false
			for g := range gold {
				n := &gold[g]
				if n.Start < sp.End && sp.Start < n.End && !n.over {
					n.over = true
					fig.Overlap++
				}
				if n.Span != sp || n.found {
					continue
				}
				n.found, hit = true, true
				fig.Right++
				km := distance(pl.Lat, pl.Lon, n.lat, n.lon)
				small := pl.Precision == "city" || pl.Precision == "point"
				if small {
					fig.Small++
				}
				if km <= 161 {
					fig.Near++
					if small {
						fig.NearSmall++
					}
				} else {
					fig.Far = append(fig.Far, PlaceError{Text: pl.Text, Context: around(a.Text, sp), Km: km, Got: got(pl) + fmt.Sprintf(" gold %.2f %.2f", n.lat, n.lon)})
				}
				if pl.Country == "" {
					continue
				}
				want := atlas.CountryAt(n.lat, n.lon, pl.Text)
				if want == "" {
					continue
				}
				fig.CountryOf++
				if want == pl.Country {
					fig.Country++
				} else {
					fig.Abroad = append(fig.Abroad, PlaceError{Text: pl.Text, Context: around(a.Text, sp), Km: km, Got: got(pl) + " gold " + want})
				}
			}
			if !hit {
				fig.Spurious = append(fig.Spurious, PlaceError{Text: pl.Text, Context: around(a.Text, sp), Got: got(pl)})
			}
		}
		for _, n := range gold {
			if !n.found {
				fig.Missed = append(fig.Missed, PlaceError{Text: n.Of(a.Text), Context: around(a.Text, n.Span)})
			}
		}
	}
	return fig, nil
}

func got(p *readout.Place) string {
	return fmt.Sprintf("%s %s %.2f %.2f (%s)", p.Name, p.Country, p.Lat, p.Lon, p.Basis)
}

func around(text string, sp readout.Span) string {
	return text[max(0, sp.Start-40):min(len(text), sp.End+40)]
}

// distance is that of two points in kilometres along a great circle.
func distance(lat1, lon1, lat2, lon2 float64) float64 {
	const rad = math.Pi / 180
	s := math.Sin((lat2 - lat1) * rad / 2)
	t := math.Sin((lon2 - lon1) * rad / 2)
	h := s*s + math.Cos(lat1*rad)*math.Cos(lat2*rad)*t*t
	return 2 * 6371 * math.Asin(math.Min(1, math.Sqrt(h)))
}

package export

import (
	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/ask"
)

// The Feature of RFC 7946.
type feature struct {
	Type       string          `json:"type"`
	ID         string          `json:"id"`
	Geometry   point           `json:"geometry"`
	Properties geoJSONProperty `json:"properties"`
}

type point struct {
	Type        string     `json:"type"`
	Coordinates [2]float64 `json:"coordinates"` // longitude, latitude, degrees, WGS 84
}

type geoJSONProperty struct {
	Type       string   `json:"type"`
	Mode       string   `json:"mode"`
	Quad       int      `json:"quad"`
	Score      float64  `json:"score"`
	Cameo      string   `json:"cameo"`
	Status     string   `json:"status"`
	Actor      []string `json:"actor"`
	ActorCode  []string `json:"actor_country"`
	Recipient  []string `json:"recipient"`
	RecipCode  []string `json:"recipient_country"`
	Date       string   `json:"date"`
	EndDate    string   `json:"end_date"`
	Published  string   `json:"first_published"`
	Place      string   `json:"place"`
	Country    string   `json:"country"`
	Admin1     string   `json:"admin1"`
	Precision  string   `json:"precision"`
	Confidence float64  `json:"confidence"`
	Reports    int      `json:"reports"`
	Articles   int      `json:"articles"`
	Sources    int      `json:"sources"`
	Speakers   []string `json:"speakers"`
	URL        string   `json:"url"`
}

// HasPoint reports whether an event has a place with coordinates.
func HasPoint(e *readout.Event) bool {
	w := e.Where
	return w != nil && (w.Lat != 0 || w.Lon != 0) && w.Lat >= -90 && w.Lat <= 90 && w.Lon >= -180 && w.Lon <= 180
}

// GeoJSON returns the Feature of an event that HasPoint.
func GeoJSON(s *ask.Story) any {
	e := &s.Event
	f := &feature{Type: "Feature", ID: e.ID, Geometry: point{"Point", [2]float64{e.Where.Lon, e.Where.Lat}},
		Properties: geoJSONProperty{Type: e.Type, Mode: e.Mode, Quad: e.Quad, Score: e.Score, Cameo: e.Cameo, Status: e.Status,
			Actor: names(e.Actor), ActorCode: countries(e.Actor), Recipient: names(e.Recipient), RecipCode: countries(e.Recipient),
			Date: e.When.From, EndDate: e.When.To, Published: e.FirstPublished,
			Place: e.Where.Name, Country: e.Where.Country, Admin1: e.Where.Admin1, Precision: e.Where.Precision,
			Confidence: e.Confidence, Reports: len(e.Reports), Articles: e.Articles, Sources: e.Sources, Speakers: append([]string{}, e.Speakers...)}}
	if i := oldest(s); i >= 0 {
		f.Properties.URL = s.Articles[i].URL
	}
	return f
}

func names(ps []readout.Participant) []string {
	out := []string{}
	for i := range ps {
		out = append(out, called(&ps[i]))
	}
	return out
}

func countries(ps []readout.Participant) []string {
	out := []string{}
	for i := range ps {
		out = append(out, ps[i].Country)
	}
	return out
}

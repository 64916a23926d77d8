package export

import (
	"testing"
	"time"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/actors"
	"github.com/readout-events/readout/codebook/plover"
	"github.com/readout-events/readout/internal/ask"
	"github.com/readout-events/readout/internal/store"
)

func codes(t testing.TB) *Codes {
	t.Helper()
	book, err := plover.Default()
	if err != nil {
		t.Fatal(err)
	}
	table, err := actors.Default()
	if err != nil {
		t.Fatal(err)
	}
	c, err := LoadCodes(book, table)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func at(iso string) time.Time {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		panic(err)
	}
	return t
}

// grain is the invented story of docs/export.md: two articles tell that
// Romania's foreign minister met the head of the UN in Constanţa.
func grain() *ask.Story {
	text := "BUCHAREST. Romania's foreign minister Bogdan Aurescu met António Guterres in Constanţa on Friday, the ministry said.\n\nThey spoke about grain."
	span := func(s, words string) readout.Quoted {
		for i := range s {
			if len(s)-i >= len(words) && s[i:i+len(words)] == words {
				return readout.Quoted{Text: words, Span: readout.Span{Start: i, End: i + len(words)}}
			}
		}
		panic(words)
	}
	added := time.Date(2022, 7, 23, 8, 0, 0, 0, time.UTC)
	long := store.Article{Article: readout.Article{ID: "a1", URL: "https://www.example.org/grain", Publisher: "Example News", Published: at("2022-07-23"), Language: "en",
		Title: "Minister and Guterres meet", Text: text}, Given: "one.txt", Copy: "a1", Added: added, Run: "r1", Reports: 1}
	brief := store.Article{Article: readout.Article{ID: "a2", Publisher: "Black Sea Gazette", Published: at("2022-07-24"), Language: "en",
		Title: "Grain talks", Text: "Aurescu and Guterres met."}, Given: "two.txt", Copy: "a2", Added: added.Add(time.Hour), Run: "r1", Reports: 1}
	minister := readout.Participant{Quoted: span(text, "Romania's foreign minister Bogdan Aurescu"), Name: "Bogdan Aurescu", Country: "ROU", Sector: "GOV", Office: "Foreign Minister"}
	chief := readout.Participant{Quoted: span(text, "António Guterres"), Name: "António Guterres", Country: "UNO", Office: "Secretary-General"}
	ministry := readout.Participant{Quoted: span(text, "the ministry"), Name: "Romania's foreign ministry", Country: "ROU", Sector: "GOV"}
	one := readout.Report{ID: "r1", Article: "a1", Sentence: 2, Type: "CONSULT", Quad: 1, Score: 2.5, Cameo: "040", Goldstein: 1, Status: readout.Actual,
		Actor: []readout.Participant{minister, chief}, Trigger: span(text, "met"), When: readout.Interval{From: "2022-07-22", To: "2022-07-22"}, WhenBasis: "Friday before 2022-07-23 (published)",
		Where: &readout.Place{Span: span(text, "Constanţa").Span, Text: "Constanţa", Name: "Constanța", Country: "ROU", Admin1: "Constanța", Lat: 44.18, Lon: 28.63, Precision: "city"},
		Says:  []readout.Participant{ministry}, Context: []string{"diplomatic"}, Topics: []readout.Quoted{span(text, "grain")}, Rule: "en/consult.txt:3", Confidence: 0.914, Text: text[11:115]}
	two := one
	two.ID, two.Article, two.Sentence, two.Confidence, two.Where, two.Says, two.When, two.WhenBasis, two.Topics = "r2", "a2", 1, 0.8, nil, nil, readout.Interval{}, "", nil
	two.Trigger = span(brief.Text, "met")
	two.Actor = []readout.Participant{{Quoted: span(brief.Text, "Aurescu"), Name: minister.Name, Country: "ROU", Sector: "GOV"}, {Quoted: span(brief.Text, "Guterres"), Name: chief.Name, Country: "UNO"}}
	two.Text = brief.Text
	bare := func(p readout.Participant) readout.Participant { p.Quoted = readout.Quoted{}; return p }
	e := readout.Event{ID: "er1", Type: "CONSULT", Quad: 1, Score: 2.5, Cameo: "040", Goldstein: 1, Status: readout.Actual, Actor: []readout.Participant{bare(minister), bare(chief)},
		When: one.When, WhenBasis: one.WhenBasis, Where: &readout.Place{Name: "Constanța", Country: "ROU", Admin1: "Constanța", Lat: 44.18, Lon: 28.63, Precision: "city"},
		Context: []string{"diplomatic"}, Topics: []string{"grain"}, Confidence: 0.95, Reports: []string{"r1", "r2"}, Articles: 2, Sources: 2,
		Speakers: []string{"", "Romania's foreign ministry"}, FirstPublished: "2022-07-23"}
	return &ask.Story{Event: e, Reports: []readout.Report{one, two}, Articles: []store.Article{long, brief}}
}

// cells names the columns of a row that are not empty.
func cells(columns, row []string) map[string]string {
	out := map[string]string{}
	for i, v := range row {
		if v != "" {
			out[columns[i]] = v
		}
	}
	return out
}

// differs reports cells that are not as wanted, those that are there too much included.
func differs(t *testing.T, what string, columns, row []string, want map[string]string) {
	t.Helper()
	if len(row) != len(columns) {
		t.Fatalf("%s: %d columns, want %d", what, len(row), len(columns))
	}
	got := cells(columns, row)
	for _, c := range columns {
		if got[c] != want[c] {
			t.Errorf("%s: %s is %q, want %q", what, c, got[c], want[c])
		}
	}
}

func TestGDELTEvents(t *testing.T) {
	rows := codes(t).GDELTEvents(grain())
	if len(GDELTEventColumns) != 61 || len(GDELTMentionColumns) != 16 || len(rows) != 2 {
		t.Fatalf("%d and %d columns, %d rows; want 61, 16, 2", len(GDELTEventColumns), len(GDELTMentionColumns), len(rows))
	}
	want := map[string]string{"GLOBALEVENTID": "3533798237473065809", "SQLDATE": "20220722", "MonthYear": "202207", "Year": "2022", "FractionDate": "2022.5534",
		"Actor1Code": "ROMGOV", "Actor1Name": "BOGDAN AURESCU", "Actor1CountryCode": "ROM", "Actor1Type1Code": "GOV",
		"Actor2Code": "IGOUNO", "Actor2Name": "ANTONIO GUTERRES", "Actor2KnownGroupCode": "UNO", "Actor2Type1Code": "IGO",
		"IsRootEvent": "1", "EventCode": "040", "EventBaseCode": "040", "EventRootCode": "04", "QuadClass": "1", "GoldsteinScale": "1.0",
		"NumMentions": "2", "NumSources": "2", "NumArticles": "2", "ActionGeo_Type": "4", "ActionGeo_FullName": "Constanța, Romania",
		"ActionGeo_CountryCode": "RO", "ActionGeo_Lat": "44.18", "ActionGeo_Long": "28.63", "DATEADDED": "20220723080000", "SOURCEURL": "https://www.example.org/grain"}
	differs(t, "first row", GDELTEventColumns, rows[0], want)
	back := cells(GDELTEventColumns, rows[1])
	if back["Actor1Name"] != "ANTONIO GUTERRES" || back["Actor2Name"] != "BOGDAN AURESCU" || back["GLOBALEVENTID"] == want["GLOBALEVENTID"] {
		t.Errorf("second row is not the first with the parties reversed: %v", back)
	}
}

func TestGDELTMentions(t *testing.T) {
	rows := codes(t).GDELTMentions(grain())
	if len(rows) != 4 { // two pairs, two reports
		t.Fatalf("%d rows, want 4", len(rows))
	}
	differs(t, "first", GDELTMentionColumns, rows[0], map[string]string{"GLOBALEVENTID": "3533798237473065809", "EventTimeDate": "20220723080000", "MentionTimeDate": "20220723080000",
		"MentionType": "1", "MentionSourceName": "example.org", "MentionIdentifier": "https://www.example.org/grain", "SentenceID": "2", "Actor1CharOffset": "11",
		"Actor2CharOffset": "57", "ActionCharOffset": "53", "InRawText": "1", "Confidence": "91", "MentionDocLen": "141", "Extras": "report:r1;says:Romania's foreign ministry"})
	differs(t, "second", GDELTMentionColumns, rows[1], map[string]string{"GLOBALEVENTID": "3533798237473065809", "EventTimeDate": "20220723080000", "MentionTimeDate": "20220723090000",
		"MentionType": "2", "MentionSourceName": "Black Sea Gazette", "MentionIdentifier": "2022-07-24, Black Sea Gazette, Grain talks", "SentenceID": "1", "Actor1CharOffset": "0",
		"Actor2CharOffset": "12", "ActionCharOffset": "21", "InRawText": "1", "Confidence": "80", "MentionDocLen": "25", "Extras": "report:r2"})
}

func TestICEWS(t *testing.T) {
	s := grain()
	rows := codes(t).ICEWS(&s.Reports[0], &s.Articles[0])
	if len(ICEWSColumns) != 20 || len(rows) != 2 {
		t.Fatalf("%d columns, %d rows; want 20, 2", len(ICEWSColumns), len(rows))
	}
	got := cells(ICEWSColumns, rows[0])
	delete(got, "Event ID")
	delete(got, "Story ID")
	want := map[string]string{"Event Date": "2022-07-22", "Source Name": "Bogdan Aurescu", "Source Sectors": "Government", "Source Country": "Romania",
		"Event Text": "Consult", "CAMEO Code": "040", "Intensity": "1", "Target Name": "António Guterres", "Target Sectors": "International Government Organization",
		"Sentence Number": "2", "Publisher": "Example News", "City": "Constanța", "Province": "Constanța", "Country": "Romania", "Latitude": "44.18", "Longitude": "28.63"}
	for _, c := range ICEWSColumns {
		if got[c] != want[c] {
			t.Errorf("%s is %q, want %q", c, got[c], want[c])
		}
	}
}

func TestPOLECAT(t *testing.T) {
	if len(POLECATColumns) != 40 {
		t.Fatalf("%d columns, want 40", len(POLECATColumns))
	}
	differs(t, "row", POLECATColumns, codes(t).POLECAT(grain(), "readout 1"), map[string]string{"Event ID": "er1", "Event Date": "2022-07-22", "Event Type": "CONSULT", "Intensity": "2.5",
		"Quad Code": "VERBAL COOPERATION", "Contexts": "diplomatic", "Actor Name": "Bogdan Aurescu; António Guterres", "Actor Country": "ROU; UNO", "Actor COW": "360; None",
		"Primary Actor Sector": "GOV; ", "Actor Sectors": "GOV; ", "Actor Title": "Foreign Minister; Secretary-General",
		"Actor Name Raw": "Romania's foreign minister Bogdan Aurescu; António Guterres", "Recipient Name": "None", "Recipient Country": "None", "Recipient COW": "None",
		"Placename": "Constanța", "City": "Constanța", "Province": "Constanța", "Country": "ROU", "Latitude": "44.18", "Longitude": "28.63", "Raw Placename": "Constanţa",
		"Source": "Example News", "Publication Date": "2022-07-23", "Language": "en", "Version": "readout 1"})
}

package readout_test

import (
	"encoding/json"
	"reflect"
	"testing"

	readout "github.com/readout-events/readout"
)

func TestJSONReadsBackWhatItWrote(t *testing.T) {
	who := []readout.Participant{{Quoted: readout.Quoted{Text: "Paris", Span: readout.Span{Start: 3, End: 8}}, Name: "France", Country: "FRA", Sector: "GOV", Basis: "capital"}}
	rep := readout.Report{ID: "r1", Article: "a1", Sentence: 2, Type: "CONSULT", Mode: "visit", Quad: 1, Score: 4, Cameo: "042", Status: readout.Actual, Actor: who,
		Trigger: readout.Quoted{Text: "visited <b>", Span: readout.Span{Start: 9, End: 20}}, When: readout.Interval{From: "2020-01-02", To: "2020-01-03"},
		Where: &readout.Place{Text: "Rome", Name: "Rome", Country: "ITA", Lat: 41.9, Lon: 12.5, Precision: "city"}, Context: []string{"diplomatic"},
		Rule: "en/consult.txt:1", Confidence: 0.5, Text: "x", Evidence: []readout.Span{{Start: 3, End: 8}}}
	st := readout.Statement{ID: "s1", Article: "a1", Sentence: 1, Speaker: who, Cue: readout.Quoted{Text: "said"}, Content: []readout.Quoted{{Text: "yes", InTitle: true}}, Stance: "supports"}
	var b []byte
	b, _ = st.AppendJSON(b)
	b, _ = rep.AppendJSON(b)
	reports, statements, err := readout.ParseRecords(b)
	if err != nil || len(reports) != 1 || len(statements) != 1 {
		t.Fatal(err, len(reports), len(statements))
	}
	if !reflect.DeepEqual(reports[0], rep) {
		t.Errorf("report: %+v, want %+v", reports[0], rep)
	}
	if !reflect.DeepEqual(statements[0], st) {
		t.Errorf("statement: %+v, want %+v", statements[0], st)
	}
	ev := readout.Event{ID: "er1", Type: "CONSULT", Actor: []readout.Participant{{Name: "France", Country: "FRA"}}, When: readout.Interval{From: "2020-01-02", To: "2020-01-02"},
		Reports: []string{"r1"}, Sources: 1, Fields: []readout.Field{{Name: "date", Conflict: true, Values: []readout.Value{{Text: "2020-01-02", Reports: []string{"r1"}, Sources: 1}}}}}
	b, err = json.Marshal(ev)
	if err != nil {
		t.Fatal(err)
	}
	var back readout.Event
	if err := json.Unmarshal(b, &back); err != nil || !reflect.DeepEqual(back, ev) {
		t.Errorf("event: %+v, want %+v (%v)", back, ev, err)
	}
}

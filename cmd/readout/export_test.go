package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/store"
	"github.com/readout-events/readout/internal/store/sqlite"
)

// twoEvents is a ledger with one event that took place and one that did not.
func twoEvents(t *testing.T) (folder string) {
	t.Helper()
	folder = t.TempDir()
	st, err := sqlite.Open(filepath.Join(folder, "ledger.db"), true)
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	err = st.Update(context.Background(), func(w store.Writer) error {
		if err := w.PutRun(store.Run{ID: "r1", Command: "add"}); err != nil {
			return err
		}
		a := store.Article{Article: readout.Article{ID: "a1", Publisher: "The \"Post\"", Text: "Kyrgyzstan accused Tajikistan. Kazakhstan did not."}, Given: "one", Run: "r1", Reports: 2}
		if err := w.PutArticle(a); err != nil {
			return err
		}
		one := readout.Report{ID: "r-1", Article: "a1", Sentence: 1, Type: "ACCUSE", Mode: "allege", Quad: 3, Cameo: "112", Status: readout.Actual, Actor: []readout.Participant{{Name: "Kyrgyzstan", Country: "KGZ"}},
			Recipient: []readout.Participant{{Name: "Tajikistan", Country: "TJK"}}, Confidence: 0.9, Text: "Kyrgyzstan accused Tajikistan."}
		two := one
		two.ID, two.Sentence, two.Status, two.Actor = "r-2", 2, readout.Negated, []readout.Participant{{Name: "Kazakhstan", Country: "KAZ"}}
		if err := w.PutCoding(store.Coding{Article: "a1", Run: "r1", Reports: []readout.Report{one, two}}); err != nil {
			return err
		}
		var events []readout.Event
		for _, r := range []readout.Report{one, two} {
			events = append(events, readout.Event{ID: "e" + r.ID, Type: r.Type, Mode: r.Mode, Quad: r.Quad, Cameo: r.Cameo, Status: r.Status, Actor: r.Actor, Recipient: r.Recipient, Reports: []string{r.ID}, Articles: 1, Sources: 1})
		}
		return w.PutEvents(nil, events)
	})
	if err != nil {
		t.Fatal(err)
	}
	return folder
}

func TestExport(t *testing.T) {
	ledger := twoEvents(t)
	for _, c := range []struct {
		args   string
		code   int
		stderr string // part of it
		file   string // of the export
		has    string
	}{
		{"--format csv", 0, "events.csv  2 rows", "participants.csv", "er-1,recipient,1,Tajikistan,TJK,,,702\n"},
		{"type:ACCUSE actor:KAZ --format jsonl", 0, "events.jsonl  1 row\n", "events.jsonl", `"name":"Kazakhstan"`},
		{"--query status:negated --format icews", 0, "1 row\n", "events.icews.tab", "\tKazakhstan\t\tKazakhstan\tAccuse\t112\t-2\tTajikistan\t"},
		{"--format polecat", 0, "left out: 1 event (1 negated), which the format cannot tell", "events.polecat.txt", "\tThe 'Post'\t"},
		{"--format polecat", 0, "changed: 1 field held characters", "manifest.json", `"fields_changed": 1`},
		{"--format geojson", 0, "left out: 2 events without a place\n", "events.geojson", `"features":[` + "\n]}"},
		{"--format gdelt --header", 0, "", "19700101000000.export.CSV", "GLOBALEVENTID\tSQLDATE\t"},
		{"--format xlsx", exitUsage, `no format "xlsx": it is csv, parquet, jsonl,`, "", ""},
		{"--format csv --header", exitUsage, "--header is for the format gdelt", "", ""},
		{"", exitUsage, "--format and -o are needed", "", ""},
		{"typ:ACCUSE --format csv", exitUsage, "typ", "", ""},
	} {
		out := filepath.Join(t.TempDir(), "out")
		_, errs, code := shell(t, "", append([]string{"export", ledger, "-o", out}, strings.Fields(c.args)...)...)
		if code != c.code || !strings.Contains(errs, c.stderr) {
			t.Errorf("%s: status %d, %s; want %d, %s", c.args, code, errs, c.code, c.stderr)
		}
		if c.file == "" {
			continue
		}
		data, err := os.ReadFile(filepath.Join(out, c.file))
		if err != nil || !strings.Contains(string(data), c.has) {
			t.Errorf("%s: %s: %v, %s; want %s", c.args, c.file, err, data, c.has)
		}
	}
	if _, errs, code := shell(t, "", "export", t.TempDir(), "--format", "csv", "-o", t.TempDir()); code != exitFailed || errs == "" {
		t.Errorf("no ledger: status %d, %s", code, errs)
	}
}

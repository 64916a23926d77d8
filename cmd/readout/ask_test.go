package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// asking is a ledger of a few articles, in plain words that any model reads.
func asking(t *testing.T) string {
	t.Helper()
	dir := files(t, map[string]string{"press.jsonl": `{"id":"1","url":"https://courier.example/1","publisher":"Harbour Courier","published":"2022-08-06","text":"Chinese Foreign Minister Wang Yi met Russian Foreign Minister Sergey Lavrov in Phnom Penh on August 5. Wang Yi said that Taiwan is part of China."}
{"id":"2","url":"https://wire.example/2","publisher":"Northern Wire","published":"2022-08-06","text":"Sergey Lavrov met Wang Yi in Phnom Penh on August 5, the Russian Foreign Ministry said."}
{"id":"3","url":"https://wire.example/3","publisher":"Northern Wire","published":"2022-05-11","text":"Ukraine accused Russia of shelling a hospital on May 10."}
{"id":"4","url":"https://wire.example/4","publisher":"Northern \u001b[31mWire","published":"2022-06-02","text":"France condemned Mali on June 1."}
`})
	ledger := filepath.Join(dir, "press")
	for _, args := range [][]string{{"init", ledger}, {"add", ledger, filepath.Join(dir, "press.jsonl"), "--model", "fast"}} {
		if _, errs, code := shell(t, "", args...); strings.Contains(errs, "no command") {
			t.Skip("no command that fills a ledger")
		} else if code != 0 {
			t.Fatalf("%v: %d\n%s", args, code, errs)
		}
	}
	return ledger
}

// TestAsk: what the commands that ask a ledger print, line by line, in parts
// that must be there in this order.
func TestAsk(t *testing.T) {
	t.Setenv("COLUMNS", "140")
	ledger := asking(t)
	id, _, _ := shell(t, "", "events", ledger, "sources>1", "--format", "csv")
	id = strings.Split(id, "\n")[1][:9] // the beginning of an ID
	for _, c := range []struct {
		line string // command, what it is asked; a bar between arguments
		code int
		want []string
	}{
		{"events|type:CONSULT|--format|table", 0, []string{"day", "who", "2022-08-05", "CONSULT", "Sergey Lavrov [RUS/GOV] & Wang Yi [CHN/GOV]", "Phnom Penh, KHM", "  2  ", "1 event from 2 reports in 2 articles, 2 independent sources\n"}},
		{"events|on:2022-08-05", 0, []string{`{"kind":"event"`, `"type":"CONSULT"`, `"sources":2`}},
		{"events|type:CONSULT|--format|csv", 0, []string{"id,date,end_date,type", "2022-08-05", "RUS/GOV; CHN/GOV"}},
		{"events|after:2022-06-30|type:AID|--format|table", 0, []string{"no event"}},
		{"events|actor:CHN type:CONSLT", 2, []string{"readout: type:CONSLT: no type CONSLT; did you mean CONSULT?\n", "  actor:CHN type:CONSLT\n", "                 ^^^^^^\n"}},
		{"events|--after|x", 2, []string{`--after "x" is no cursor`}},
		{"events|--format|xml", 2, []string{"table, jsonl or csv"}},
		{"events|-type:AID", 2, []string{"written with not: 'not type:CONSULT'"}},
		{"events|--limit|1", 0, []string{`{"kind":"event"`, "readout: 1; the next: --after "}},
		{"show|" + id, 0, []string{"Wang Yi [CHN/GOV]", "CONSULT", "2022-08-05", "2 reports in 2 articles, 2 independent sources", "field by field", "date", "2022-08-05", "2 reports", "Harbour Courier  2022-08-06  https://courier.example/1", "why", "en/consult.txt:", "=> CONSULT", "joined", "told in"}},
		{"show|" + id + "|--format|jsonl", 0, []string{`{"kind":"event"`, `"fields":[`, "\n" + `{"kind":"report"`, "\n" + `{"kind":"report"`}},
		{"show|https://wire.example/3", 0, []string{"Northern Wire  2022-05-11", "Ukraine accused Russia", "ACCUSE/allege", "event "}},
		{"show|nobody", 1, []string{"no event, report, statement or article of that ID"}},
		{"show|e", 1, []string{"is the beginning of several"}},
		{"series|--dyad|CHN:RUS|--by|month|--from|2022-07|--to|2022-09", 0, []string{"period,events,reports", "\n2022-07,0,0", "\n2022-08,1,2,2,2,1,0,0,0,2.50,1.00\n", "2022-09,0"}},
		{"series|--by|month|--format|table", 0, []string{"period", "2022-05", "2022-07", "2022-08", "independent sources"}},
		{"series|--by|hour", 2, []string{"day, week, month, quarter or year"}},
		{"series|--from|soon", 2, []string{"no day, month or year: soon"}},
		{"series|--dyad|CHN", 2, []string{"--dyad", "two parties are wanted"}},
		{"meetings|--person|Sergei Lavrov|--format|table", 0, []string{"2022-08-05", "talks", "Sergey Lavrov (RUS) & Wang Yi (CHN)", "Russian Foreign Ministry (Northern Wire)", "1 meeting: 1 event from 2 reports"}},
		{"meetings|--person|Nancy Pelosi|--format|table", 0, []string{"no meeting of Nancy Pelosi; the tables know Nancy Pelosi (USA"}},
		{"meetings|--country|China", 0, []string{`{"kind":"meeting"`, `"manner":"talks"`, `"accounts":[{`}},
		{"statements|--about|Taiwan|--by|China|--format|table", 0, []string{"2022-08-06", "Wang Yi [CHN/GOV]", "Taiwan is part of China", "Harbour Courier", "1 statement, carried by 1 article"}},
		{"statements|--about|Taiwan|--stance|hostile", 2, []string{"--stance stance:hostile: no stance hostile; it is supports, opposes or neutral"}},
		{"reports|publisher:\"northern wire\"|--format|table", 0, []string{"ACCUSE/allege", "Ukraine accused Russia"}},
		{"articles|--format|table", 0, []string{"2022-08-06", "Harbour Courier", "2022-06-02  Northern [31mWire", "4 articles shown"}},
		{"articles|since:2022-08|--format|csv", 0, []string{"id,given,published", "https://"}},
	} {
		args := strings.Split(c.line, "|")
		out, errs, code := shell(t, "", append([]string{args[0], ledger}, args[1:]...)...)
		all := out + errs
		if code != c.code {
			t.Errorf("%s: status %d, want %d\n%s", c.line, code, c.code, all)
		}
		rest := all
		for _, want := range c.want {
			i := strings.Index(rest, want)
			if i < 0 {
				t.Errorf("%s: lacks %q in\n%s", c.line, want, all)
				break
			}
			rest = rest[i+len(want):]
		}
		if strings.ContainsRune(all, '\x1b') && !strings.Contains(c.line, "jsonl") {
			t.Errorf("%s: what steers a terminal comes through", c.line)
		}
	}
	if _, errs, code := shell(t, "", "events", t.TempDir()); code != 1 || !strings.Contains(errs, "readout init") {
		t.Errorf("no ledger: %d %s", code, errs)
	}
}

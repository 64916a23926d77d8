package merge

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	readout "github.com/readout-events/readout"
)

// item is "publisher day copy: report", see report.
func item(i int, line string) Item {
	head, rest, _ := strings.Cut(line, ": ")
	f := strings.Fields(head)
	id := fmt.Sprintf("a%d", i)
	m := Meta{Article: id, Publisher: f[0], Published: f[1], Copy: id}
	if len(f) > 2 {
		m.Copy = f[2]
	}
	return Item{report(fmt.Sprintf("%016x", i+1), id, rest), m}
}

// tell prints a field as a user reads it: "killed: 12 (2: police) 40 (1: organisers) CONFLICT".
func tell(f readout.Field) string {
	s := f.Name + ":"
	for _, v := range f.Values {
		s += fmt.Sprintf(" %s (%d: %s)", v.Text, v.Sources, strings.Join(v.Says, ", "))
	}
	if f.Conflict {
		s += " CONFLICT"
	}
	return s
}

func TestConclude(t *testing.T) {
	for _, c := range []struct {
		name  string
		items []string
		want  string // of the field that the name begins with
		sum   string // actor | recipient | day | sources
	}{
		{"injured: what the police and the organisers say", []string{
			"Post 2020-03-02: PROTEST/riot|students, KEN EDU||2020-03-01|Students *rioted* and 12 people were injured.|police, KEN COP",
			"Wire 2020-03-02: PROTEST/riot|students, KEN EDU||2020-03-01|Students *rioted* and 12 were injured.|police, KEN COP",
			"Herald 2020-03-02: PROTEST/riot|students, KEN EDU||2020-03-01|Students *rioted* and 40 were injured.|organisers, KEN SOC",
		}, "injured: 12 (1: police) 40 (1: organisers) CONFLICT", "students|2020-03-01|2"},
		{"killed: one paper revises upwards", []string{
			"Post 2020-03-02: ASSAULT/explosives||worshippers, AFG CVL|2020-03-01|A bomb *killed* 12 worshippers.",
			"Post 2020-03-04: ASSAULT/explosives||worshippers, AFG CVL|2020-03-01|A bomb *killed* 19 worshippers.",
		}, "killed: 12 (1: ) 19 (1: )", "|2020-03-01|1"},
		{"killed: two papers differ", []string{
			"Post 2020-03-02: ASSAULT/explosives||worshippers, AFG CVL|2020-03-01|A bomb *killed* 12 worshippers.",
			"Wire 2020-03-02: ASSAULT/explosives||worshippers, AFG CVL|2020-03-01|A bomb *killed* 19 worshippers.",
		}, "killed: 12 (1: ) 19 (1: ) CONFLICT", "|2020-03-01|2"},
		{"killed: at least so many is no contradiction", []string{
			"Post 2020-03-02: ASSAULT/explosives||worshippers, AFG CVL|2020-03-01|A bomb *killed* at least 12 worshippers.",
			"Wire 2020-03-02: ASSAULT/explosives||worshippers, AFG CVL|2020-03-01|A bomb *killed* 14 worshippers.",
		}, "killed: 12 or more (1: ) 14 (1: )", "|2020-03-01|2"},
		{"type: copies of one text are one source", []string{
			"Post 2020-03-02 a0: CONSULT|Iran, IRN|Iraq, IRQ|2020-03-01|Iran *met* Iraq.",
			"Wire 2020-03-02 a0: CONSULT|Iran, IRN|Iraq, IRQ|2020-03-01|Iran *met* Iraq.",
			"Herald 2020-03-02: CONSULT|Iran, IRN|Iraq, IRQ|2020-03-01|Iran *met* Iraq for talks.",
		}, "type: CONSULT (2: )", "Iran|2020-03-01|2"},
		{"status: done or not", []string{
			"Post 2020-03-02: ASSAULT/aerial|Turkey, TUR|Syria, SYR|2020-03-01|Turkey *bombed* the village.",
			"Wire 2020-03-02: ASSAULT/aerial negated|Turkey, TUR|Syria, SYR|2020-03-01|Turkey did not *bomb* the village.|Ministry of Defence, TUR GOV",
		}, "status: actual (1: ) negated (1: Ministry of Defence) CONFLICT", "Turkey|2020-03-01|2"},
		{"actor: a state and its minister are one", []string{
			"Post 2020-03-02: ACCUSE|Iran, IRN|Iraq, IRQ|2020-03-01|Iran *accused* Iraq.",
			"Wire 2020-03-02: ACCUSE|Hassan Rouhani, IRN GOV President|Iraq, IRQ|2020-03-01|Rouhani *accused* Iraq.",
		}, "actor: Hassan Rouhani, IRN GOV (2: )", "Hassan Rouhani|2020-03-01|2"},
		{"actor: two who can't both have done it", []string{
			"Post 2020-03-02: ASSAULT|Turkey, TUR|Syria, SYR|2020-03-01|Turkey *bombed* it.",
			"Wire 2020-03-02: ASSAULT|Russia, RUS|Syria, SYR|2020-03-01|Russia *bombed* it.",
			"Herald 2020-03-02: ASSAULT|Russia, RUS|Syria, SYR|2020-03-01|Russia *bombed* it.",
		}, "actor: Russia, RUS (2: ) Turkey, TUR (1: ) CONFLICT", "Russia|2020-03-01|3"},
		{"date: a day within a month", []string{
			"Post 2020-03-02: CONSULT|Iran, IRN|Iraq, IRQ|2020-03-01|Iran *met* Iraq.",
			"Wire 2020-03-20: CONSULT|Iran, IRN|Iraq, IRQ|2020-03-01..2020-03-31|Iran *met* Iraq.",
		}, "date: 2020-03-01 (1: ) 2020-03-01..2020-03-31 (1: )", "Iran|2020-03-01|2"},
	} {
		var items []Item
		var features []Features
		for i, line := range c.items {
			it := item(i, line)
			items = append(items, it)
			features = append(features, Extract(it.Report, it.Meta))
		}
		e := Conclude(items)
		name, _, _ := strings.Cut(c.name, ":")
		got := "nothing"
		for _, f := range e.Fields {
			if f.Name == name {
				got = tell(f)
			}
		}
		if got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.name, got, c.want)
		}
		actor := ""
		if len(e.Actor) > 0 {
			actor = e.Actor[0].Name
		}
		if got := fmt.Sprintf("%s|%s|%d", actor, e.When.From, e.Sources); got != c.sum {
			t.Errorf("%s: sums up to %s, not %s", c.name, got, c.sum)
		}
		if len(e.Joined) != len(items)-1 {
			t.Errorf("%s: %d reasons", c.name, len(e.Joined))
		}
		// Sum says the same, and no order shows.
		plain := e
		plain.Fields, plain.Joined = nil, nil
		a, _ := json.Marshal(plain)
		b, _ := json.Marshal(Sum(features))
		if string(a) != string(b) {
			t.Errorf("%s: Sum says otherwise:\n%s\n%s", c.name, a, b)
		}
		slices.Reverse(items)
		x, _ := json.Marshal(e)
		y, _ := json.Marshal(Conclude(items))
		if string(x) != string(y) {
			t.Errorf("%s: the order of the reports shows", c.name)
		}
	}
}

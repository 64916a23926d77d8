package measure

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/readout-events/readout/coder"
)

// TestCauses: each sentence is marked so that one thing is wrong, and that is
// the cause found.
func TestCauses(t *testing.T) {
	c, err := coder.New(coder.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct{ text, typ, sides, trigger, status, says, cause, detail string }{
		{"Russia condemned Ukraine.", "ACCUSE", "RUS > UKR", "condemned", "actual", "", "", ""},
		{"Poland nicknamed Germany.", "ACCUSE", "POL > DEU", "nicknamed", "actual", "", NoRule, "ACCUSE"},
		{"Poland lashed the tents to the trees.", "ACCUSE", "POL", "lashed", "actual", "", NoRule, "other words"},
		{"The stone condemned Germany.", "ACCUSE", "POL > DEU", "condemned", "actual", "", NearlyRule, "no party"},
		{"Russia condemned Ukraine.", "THREATEN", "RUS > UKR", "condemned", "actual", "", OtherRule, "THREATEN coded as ACCUSE"},
		{"Russia condemned Ukraine.", "ACCUSE", "POL > UKR", "condemned", "actual", "", WrongActor, "another party"},
		{"Russia condemned Ukraine.", "ACCUSE", "UKR > RUS", "condemned", "actual", "", WrongActor, "exchanged"},
		{"Russia condemned Ukraine.", "ACCUSE", "RUS", "condemned", "actual", "", WrongOther, "somebody found"},
		{"Russia condemned Ukraine.", "ACCUSE", "RUS > UKR", "condemned", "historical", "", WrongState, "historical taken for actual"},
		{"Russia may attack Ukraine.", "ASSAULT", "RUS > UKR", "attack", "actual", "", WrongState, "actual taken for hypothetical"},
		{"Russia condemned Ukraine.", "ACCUSE", "RUS > UKR", "condemned", "actual", "FRA", WrongSays, "none"},
		{"Poland urged Russia to attack Ukraine.", "ASSAULT", "RUS > UKR", "attack", "actual", "", Kept, "within another"},
		{"Russia condemned Ukraine.", "", "", "", "", "", NoMention, "no event marked"},
	} {
		events := "[]"
		if x.typ != "" {
			g := goldOf(x.typ, x.sides)
			who := func(ps []GoldParty) string {
				var out []string
				for _, p := range ps {
					out = append(out, fmt.Sprintf(`{"country":%q}`, p.Country))
				}
				return "[" + strings.Join(out, ",") + "]"
			}
			says := "[]"
			if x.says != "" {
				says = fmt.Sprintf(`[{"country":%q}]`, x.says)
			}
			events = fmt.Sprintf(`[{"type":%q,"status":%q,"actor":%s,"recipient":%s,"trigger":%q,"says":%s}]`, x.typ, x.status, who(g.Actor), who(g.Recipient), x.trigger, says)
		}
		path := filepath.Join(t.TempDir(), "gold.jsonl")
		if err := os.WriteFile(path, fmt.Appendf(nil, `{"id":"a:1","text":%q,"events":%s}`+"\n", x.text, events), 0o600); err != nil {
			t.Fatal(err)
		}
		p, err := ScorePress(c, nil, path, All)
		if err != nil {
			t.Fatal(err)
		}
		var got, detail string
		for _, e := range p.Causes.Errors {
			if e.Gold == x.typ {
				got, detail = e.Cause, e.Detail
			}
		}
		if got != x.cause || !strings.Contains(detail, x.detail) {
			t.Errorf("%s marked %s %s %s: %q %q, want %q %q", x.text, x.typ, x.sides, x.status, got, detail, x.cause, x.detail)
		}
	}
}

// TestCausesPrint: the table holds what was found under the column of what was
// marked, and the shares add up.
func TestCausesPrint(t *testing.T) {
	f := Causes{
		Errors:    []Fault{{Cause: NoRule, Detail: "x"}, {Cause: NoRule, Detail: "x"}, {Cause: NoMention}, {Cause: WrongSays}},
		Confusion: map[[2]string]int{{"ACCUSE", "ACCUSE"}: 3, {"ACCUSE", Nothing}: 1, {Nothing, "AID"}: 2},
	}
	var b strings.Builder
	f.Print(&b)
	for _, want := range []string{
		"              accu   aid  none\n", "  accuse         3     .     1\n", "  none           .     2     .\n",
		"errors by cause, of 4:\n", "  no rule                                                 2   50.0 %", "      x                                                   2\n",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no line %q in\n%s", want, b.String())
		}
	}
}

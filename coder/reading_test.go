package coder

import (
	"strings"
	"testing"
	"time"

	readout "github.com/readout-events/readout"
)

// said writes the reports of a sentence in one line: type, actors, recipients,
// status where it is not actual, sources; what is kept within another report
// stands in brackets.
func said(res *Result) string {
	words := func(ps []readout.Participant) string {
		var out []string
		for i := range ps {
			if i == 0 || ps[i].Span != ps[i-1].Span {
				out = append(out, ps[i].Text)
			}
		}
		return strings.Join(out, " & ")
	}
	var out []string
	for i := range res.Reports {
		r := &res.Reports[i]
		s := r.Type
		if a := words(r.Actor); a != "" {
			s += " " + a
		}
		if b := words(r.Recipient); b != "" {
			s += " > " + b
		}
		if r.Status != readout.Actual {
			s += " " + r.Status
		}
		if q := words(r.Says); q != "" {
			s += " says " + q
		}
		if r.Within != "" {
			s = "[" + s + "]"
		}
		out = append(out, s)
	}
	if len(out) == 0 {
		return "nothing"
	}
	return strings.Join(out, "; ")
}

// TestReading holds what the stages make of plain sentences together, one a
// line: how grammar, operators, status and sources come out.
func TestReading(t *testing.T) {
	w := theCoder(t).Worker()
	for _, c := range []struct{ text, want string }{
		// voice, nouns, coordination
		{"Ukraine was accused by Russia of shelling the town.", "ACCUSE Russia > Ukraine; ASSAULT Ukraine says Russia"},
		{"Talks between Chad and Libya collapsed.", "CONSULT Chad & Libya failed"},
		{"Kuleba and Lavrov held held negotiations in Antalya.", "CONSULT Kuleba & Lavrov"},
		{"Israeli police arrested 12 Palestinians.", "COERCE Israeli police > 12 Palestinians"},
		{"Russia and Ukraine exchanged prisoners.", "RETREAT Russia & Ukraine"},
		// operators and what is kept within
		{"France vowed to support Chad against Libya.", "AGREE France > Chad; [AGREE France > Chad]"},
		{"Egypt called on Sudan and Ethiopia to resume talks.", "REQUEST Egypt > Sudan & Ethiopia; [CONSULT Sudan & Ethiopia hypothetical]"},
		{"Turkey refuses to recognise Cyprus.", "REJECT Turkey > Cyprus; [SUPPORT Turkey > Cyprus negated]"},
		// status
		{"France will meet Chad next week.", "AGREE France & Chad"},
		{"Japan did not attack China.", "ASSAULT Japan > China negated"},
		{"If Syria attacks Jordan, Egypt will help.", "ASSAULT Syria > Jordan hypothetical"},
		{"Germany will not send weapons to Sudan.", "REJECT Germany > Sudan"},
		{"Kenya's president said that he would visit Uganda.", "AGREE he > Uganda"},
		// who says so
		{"The United States imposed sanctions on Iran, Tehran said.", "SANCTION United States > Iran says Tehran"},
		{"According to the Chinese foreign ministry, Wang Yi met with Blinken in Rome.", "CONSULT Wang Yi & Blinken says Chinese foreign ministry"},
		{"The Turkish president said that Greece should withdraw its troops from the island.", "[RETREAT Greece hypothetical says Turkish president]; REQUEST Turkish president > Greece"},
		{"Lavrov said that the United States was responsible for the crisis.", "ACCUSE Lavrov > United States"},
		{"Parliament in Poland passed a resolution condemning Russia.", "ACCUSE Parliament > Russia"},
		// one act told by several words
		{"A Russian missile hit an apartment building in Kharkiv, killing three people and wounding seven.", "ASSAULT Russian missile > apartment building"},
		// not to do it is an act
		{"Leaders of China and Russia were not invited to the summit by Biden.", "REJECT > Leaders of China and Russia"},
		// no event
		{"The farmers met the deadline.", "nothing"},
		{"The storm killed three people in Texas.", "nothing"},
		{"The team defeated Spain in the final.", "nothing"},
		{"The arrested leader of the rebels slept.", "nothing"},
	} {
		res := w.Code(readout.Article{ID: "test", Text: c.text, Published: time.Date(2024, 6, 15, 0, 0, 0, 0, time.UTC)})
		if got := said(&res); got != c.want {
			t.Errorf("%s\n\tgot  %s\n\twant %s", c.text, got, c.want)
		}
	}
}

// The day of a dateline is that of the paper, not of what it tells.
func TestDatelineDatesNoAct(t *testing.T) {
	res := theCoder(t).Worker().Code(readout.Article{ID: "d", Text: "ISTANBUL/KYIV, July 25, 2022 - Russia and Ukraine signed separate agreements with Turkey in Istanbul on Friday."})
	for i := range res.Reports {
		if got := res.Reports[i].When.From; got != "2022-07-22" && got != "" {
			t.Errorf("%s on %s", res.Reports[i].Type, got)
		}
	}
	if len(res.Reports) == 0 || res.Reports[0].When.From != "2022-07-22" {
		t.Error("the signing has no day")
	}
}

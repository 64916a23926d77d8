package coder

import (
	"testing"

	readout "github.com/readout-events/readout"
)

// TestSides holds what the attacks told of before say of the last one: whose
// the attackers, soldiers, aircraft and civilians are.
func TestSides(t *testing.T) {
	w := theCoder(t).Worker()
	for _, c := range []struct{ text, want string }{
		{"Boko Haram attacked a base of Chadian soldiers near Bol.\nAt least twelve of the attackers were killed.", "ASSAULT  > NGA REB"},
		{"Two Spanish soldiers were killed in southern Lebanon.\nAnother soldier was killed in a village there.", "ASSAULT  > ESP MIL"},
		{"Two Spanish soldiers were killed in southern Lebanon.\nThe two were killed by a mine.", "ASSAULT  > ESP MIL"},
		{"Turkish jets bombed a village in northern Iraq.\nTwo drones bombed a bus.", "ASSAULT TUR MIL > IRQ CVL"},
		{"Hezbollah fired rockets at Israel on Sunday.\nSix people were wounded in an Israeli strike overnight.", "ASSAULT ISR > LBN CVL"},
		{"Rebels attacked a base for Kenyan troops in Somalia.", "ASSAULT SOM REB > KEN MIL"},
		{"Two National Guard members were killed by gunmen in Jalisco, Mexico.", "ASSAULT MEX UAF > MEX MIL"},
		{"Georgia said two soldiers were killed by Russian fire.", "ASSAULT RUS > GEO MIL"},
	} {
		res := w.Code(readout.Article{Text: c.text})
		for len(res.Reports) > 1 {
			res.Reports = res.Reports[1:]
		}
		if got := sides(&res, "ASSAULT"); got != c.want {
			t.Errorf("%s\n\tgot  %s\n\twant %s", c.text, got, c.want)
		}
	}
}

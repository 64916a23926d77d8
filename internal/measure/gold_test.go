package measure

import (
	"strings"
	"testing"

	readout "github.com/readout-events/readout"
)

// sides reads "USA GOV, FRA > IRN" into actors and recipients.
func sides(s string) (actor, recipient [][2]string) {
	a, b, _ := strings.Cut(s, ">")
	read := func(s string) (out [][2]string) {
		for _, p := range strings.Split(s, ",") {
			if f := strings.Fields(p); len(f) > 0 {
				out = append(out, [2]string{f[0], strings.Join(f[1:], " ")})
			}
		}
		return out
	}
	return read(a), read(b)
}

func goldOf(typ, s string) *GoldEvent {
	g := &GoldEvent{Type: typ}
	a, b := sides(s)
	for _, p := range a {
		g.Actor = append(g.Actor, GoldParty{Country: p[0], Sector: p[1]})
	}
	for _, p := range b {
		g.Recipient = append(g.Recipient, GoldParty{Country: p[0], Sector: p[1]})
	}
	return g
}

func reportOf(typ, s string) *readout.Report {
	r := &readout.Report{Type: typ}
	a, b := sides(s)
	for _, p := range a {
		r.Actor = append(r.Actor, readout.Participant{Country: p[0], Sector: p[1]})
	}
	for _, p := range b {
		r.Recipient = append(r.Recipient, readout.Participant{Country: p[0], Sector: p[1]})
	}
	return r
}

func TestWhoDidWhatToWhom(t *testing.T) {
	for _, c := range []struct {
		typ, gold, found string
		who, sector      bool
	}{
		{"ACCUSE", "RUS GOV > USA", "RUS GOV > USA", true, true},
		{"ACCUSE", "RUS GOV > USA", "RUS MIL > USA", true, false},
		{"ACCUSE", "RUS > USA", "USA > RUS", false, false},
		{"ACCUSE", "RUS > USA", "RUS", false, false},
		{"CONSULT", "CHN GOV, RUS GOV", "RUS GOV > CHN GOV", true, true}, // they met: who is named first is no matter
		{"CONSULT", "DEU GOV > POL", "DEU GOV, POL", true, true},         // a visit told as a meeting
		{"ACCUSE", "CHN, RUS", "RUS > CHN", false, false},
	} {
		g, r := goldOf(c.typ, c.gold), reportOf(c.typ, c.found)
		if got := sameWho(g, r, false); got != c.who {
			t.Errorf("%s %s / %s: who %v", c.typ, c.gold, c.found, got)
		}
		if got := sameWho(g, r, true); got != c.sector {
			t.Errorf("%s %s / %s: sector %v", c.typ, c.gold, c.found, got)
		}
	}
	if sameWho(goldOf("AID", "USA > UKR"), reportOf("AGREE", "USA > UKR"), false) {
		t.Error("types differ and count as the same")
	}
}

func TestEachGoldEventIsMatchedOnce(t *testing.T) {
	gold := []GoldEvent{*goldOf("ASSAULT", "RUS > UKR"), *goldOf("ASSAULT", "RUS > UKR")}
	found := []readout.Report{*reportOf("ASSAULT", "RUS > UKR"), *reportOf("ASSAULT", "UKR > RUS"), *reportOf("ASSAULT", "RUS > UKR")}
	own := pair(gold, found, func(g *GoldEvent, r *readout.Report) bool { return sameWho(g, r, false) })
	hits := 0
	for _, o := range own {
		if o >= 0 {
			hits++
		}
	}
	if hits != 2 || own[1] >= 0 {
		t.Errorf("matching %v, want the first and the last report matched", own)
	}
}

func TestCount(t *testing.T) {
	var c Count
	c.Add(3, 4, 6)
	if got := c.String(); got != "F1  60.0  P  75.0  R  50.0  (3 right, 1 wrong, 3 missed)" {
		t.Error(got)
	}
}

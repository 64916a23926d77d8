package code

import (
	"testing"

	readout "github.com/readout-events/readout"
)

func TestSide(t *testing.T) {
	got := side([]readout.Participant{{Name: "witness", Sector: "CVL"}, {Name: "BNP", Sector: "PTY"}, {Name: "Ghana"}})
	if len(got) != 1 || got[0].Name != "BNP" {
		t.Errorf("%v", got)
	}
}

package timeplace

import (
	"fmt"
	"os"
	"testing"
)

func TestPlaces(t *testing.T) {
	fig, err := Places(shared(t, "data/places/geovirus/GeoVirus.xml"))
	if err != nil {
		t.Fatal(err)
	}
	t.Log(fig)
	if name := os.Getenv("READOUT_PLACES"); name != "" {
		out, err := os.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		defer out.Close()
		for _, part := range []struct {
			name string
			errs []PlaceError
		}{{"MISSED", fig.Missed}, {"SPURIOUS", fig.Spurious}, {"FAR", fig.Far}, {"ABROAD", fig.Abroad}} {
			for _, e := range part.errs {
				fmt.Fprintf(out, "%s\t%s\t%.0f\t%s\t%q\n", part.name, e.Text, e.Km, e.Got, e.Context)
			}
		}
	}
	if fig.F1() < 0.6 {
		t.Errorf("F1 %.3f", fig.F1())
	}
}

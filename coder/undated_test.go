package coder

import (
	"testing"
	"time"

	readout "github.com/readout-events/readout"
)

// TestUndated: in a text of which nobody knows the day, what is told with its
// year, or as of last year, is long past; where the day is known, days are
// counted.
func TestUndated(t *testing.T) {
	w := theCoder(t).Worker()
	day := time.Date(2015, 2, 1, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		text      string
		published time.Time
		want      string // status of the first report
	}{
		{"Chad expelled the French envoy in 2014.", time.Time{}, "historical"},
		{"Chad expelled the French envoy in December 2014.", time.Time{}, "historical"},
		{"Chad expelled the French envoy in December 2014.", day, "actual"},
		{"Chad expelled the French envoy in March 2014.", day, "historical"},
		{"Chad expelled the French envoy on 12 December 2014.", time.Time{}, "actual"},
		{"Chad expelled the French envoy last year.", time.Time{}, "historical"},
		{"Back in March, Chad expelled the French envoy.", time.Time{}, "historical"},
		{"Chad expelled the French envoy on Monday. It has done so since last year.", time.Time{}, "actual"},
		{"Chad and Niger began the exercise Sahel-2014 on Thursday.", time.Time{}, "actual"},
	} {
		got := "none"
		if res := w.Code(readout.Article{ID: "test", Text: c.text, Published: c.published}); len(res.Reports) > 0 {
			got = res.Reports[0].Status
		}
		if got != c.want {
			t.Errorf("%s (published %s): %s, want %s", c.text, c.published.Format("2006-01-02"), got, c.want)
		}
	}
}

// TestInsurgents: a group that fought a government at one time and governed at
// others is rebels in a text of which nobody knows the day, where that
// government's forces are named beside it.
func TestInsurgents(t *testing.T) {
	w := theCoder(t).Worker()
	for _, c := range []struct{ text, want string }{
		{"The Taliban killed four Afghan soldiers in Kunduz.", "ASSAULT AFG REB > AFG MIL"},
		{"The Taliban killed a reporter in Kabul.", "ASSAULT AFG GOV > AFG JRN"},
		{"Taliban authorities buried Afghan soldiers. The Taliban killed a reporter in Kabul.", "ASSAULT AFG GOV > AFG JRN"},
	} {
		if got := sides(&Result{Reports: w.Code(readout.Article{ID: "test", Text: c.text}).Reports}, "ASSAULT"); got != c.want {
			t.Errorf("%s\n\tgot  %s\n\twant %s", c.text, got, c.want)
		}
	}
}

package actor

import (
	"testing"
	"time"

	"github.com/readout-events/readout/internal/phrase"
)

// Each case: a day, "" for none, a text, the first words of which are the
// phrase, how many they are, and whom they stand for.
func TestStanding(t *testing.T) {
	r := resolver(t)
	for _, c := range []struct {
		day, text string
		n         int
		want      string
	}{
		{"2021-03-03", "Congress walked out", 1, "IND OPP"}, // with "India" below
		{"2012-03-03", "the BJP walked out", 2, "IND OPP"},
		{"2021-03-03", "the BJP walked out", 2, "IND PTY"},
		{"2021-03-03", "the ruling CHP walked out", 3, "TUR PTY"}, // the text knows better
		{"2021-03-03", "the opposition AKP walked out", 3, "TUR OPP"},
		{"", "the EFF walked out", 2, "ZAF OPP"},                      // for all the last years
		{"", "Pakistan Muslim League-Nawaz walked out", 3, "PAK PTY"}, // now so, now so
		{"2021-03-03", "five CHP lawmakers walked out", 3, "TUR OPP"},
		{"2021-03-03", "five AKP activists walked out", 3, "TUR PTY"},
		{"2021-03-03", "Fidesz , the largest opposition party , objected", 1, "HUN OPP"}, // whatever the tables say
		{"2021-03-03", "Chega , which governs , objected", 1, "PRT PTY"},
		{"2021-03-03", "the Chega government fell while Chega objected", 3, "PRT GOV"},
		{"2021-03-03", "J. P. Nadda of India spoke", 3, "IND PTY"},
		{"2012-03-03", "the Awami League government fell", 4, "BGD GOV"},
		{"2021-03-03", "the Republicans walked out", 2, "USA PTY"},
	} {
		doc := words(c.text + " India")
		if c.day != "" {
			doc.Published, _ = time.Parse("2006-01-02", c.day)
		}
		if got := show(r.Phrase(doc, phrase.Phrase{Head: c.n - 1, End: c.n})); got != c.want {
			t.Errorf("%s %s: got %s, want %s", c.day, c.text, got, c.want)
		}
	}
}

func TestMonthsOf(t *testing.T) {
	for _, c := range []struct {
		from, to string
		n        int
		last     string
	}{{"2011-11", "2012-02-03", 4, "2012-02"}, {"2011", "2011", 12, "2011-12"}, {"2012-05-06", "", 2, "2012-06"}, {"2013", "2014", 0, ""}} {
		got := monthsOf(c.from, c.to, "2012-06")
		if len(got) != c.n || c.n > 0 && got[c.n-1] != c.last {
			t.Errorf("%s to %s: got %v", c.from, c.to, got)
		}
	}
}

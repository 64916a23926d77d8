package actors

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	readout "github.com/readout-events/readout"
)

// words makes a sentence of blank-separated tokens.
func words(text string) *readout.Sentence {
	s := &readout.Sentence{}
	for _, f := range strings.Fields(text) {
		s.Tokens = append(s.Tokens, readout.Token{Form: f, SpaceBefore: true, Head: -1})
	}
	return s
}

func defaults(t testing.TB) *Table {
	t.Helper()
	table, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// Each case: a text, and the names that a reader finds in it from left to
// right, the longest first, as "words=COUNTRY SECTOR kind".
func TestLongest(t *testing.T) {
	table := defaults(t)
	for _, c := range [][2]string{
		{"Russia and the Russians", "Russia=RUS state; Russians=RUS demonym"},
		{"the U.S. told us", "U.S.=USA state"},
		{"US officials in Washington", "US=USA state; Washington=USA GOV seat"},
		{"roast turkey in Turkey and fine china from China", "Turkey=TUR state; China=CHN state"},
		{"TURKEY AND CHINA", "TURKEY=TUR state; CHINA=CHN state"},
		{"the South Korean president", "South Korean=KOR demonym"},
		{"South - Korea", "South - Korea=KOR state"},
		{"Guinea - Bissau and Guinea-Bissau", "Guinea - Bissau=GNB state; Guinea-Bissau=GNB state"},
		{"the Democratic Republic of Congo", "Democratic Republic of Congo=COD state"},
		{"in Cote d'Ivoire and in Côte d’Ivoire", "Cote d'Ivoire=CIV state; Côte d’Ivoire=CIV state"},
		{"Trinidad & Tobago", "Trinidad & Tobago=TTO state"},
		{"russian troops of russia in georgian turkey with polish china", "russian=RUS demonym; russia=RUS state; georgian=GEO demonym"},
		{"the Soviet Union", "Soviet Union=SUN state"},
		{"the People 's Republic of China", "People 's Republic of China=CHN state"},
		{"the People’s Liberation Army", "People’s Liberation Army=CHN MIL organisation"},
	} {
		sent := words(c[0])
		var got []string
		for i := 0; i < len(sent.Tokens); {
			entries, end := table.Longest(sent, i)
			if end == i {
				i++
				continue
			}
			var ws []string
			for _, tok := range sent.Tokens[i:end] {
				ws = append(ws, tok.Form)
			}
			e := entries[0]
			got = append(got, strings.Join(ws, " ")+"="+strings.Join(strings.Fields(e.Country+" "+e.Sector+" "+string(e.Kind)), " "))
			i = end
		}
		if g := strings.Join(got, "; "); g != c[1] {
			t.Errorf("%s\n got %s\nwant %s", c[0], g, c[1])
		}
	}
}

func TestLookup(t *testing.T) {
	table, err := Load(fstest.MapFS{
		"countries.txt": {Data: []byte("RUS | Russia | - | Russian | Moscow | RU | 365 | RUS | 365 | RUS\nEUR | Europe\nSYR | Syria\n")},
		"persons.txt": {Data: []byte("Sergey Lavrov | Sergei Lavrov | RUS | GOV | Foreign Minister | 2004-03-09 | -\n" +
			"Dmitry Medvedev | - | RUS | GOV | President | 2008-05-07 | 2012-05-07\nDmitry Medvedev | - | RUS | GOV | Prime Minister | 2012-05-08 | 2020-01-16\n" +
			"Ursula von der Leyen | - | EUR\nBashar al-Assad | - | SYR | GOV | President | 2000-07 | 2024-12-08\nXi Jinping | ~Xi | RUS\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range [][2]string{
		{"Russia", "Russia"}, {"Lavrov", "Sergey Lavrov"}, {"Sergei Lavrov", "Sergey Lavrov"}, {"SERGEI LAVROV", "Sergey Lavrov"}, {"lavrov", ""},
		{"von der Leyen", "Ursula von der Leyen"}, {"Leyen", "Ursula von der Leyen"}, {"Assad", "Bashar al-Assad"}, {"al-Assad", "Bashar al-Assad"},
		{"Al-Assad", "Bashar al-Assad"}, {"Xi", "Xi Jinping"}, {"Jinping", ""}, {"Medvedev", "Dmitry Medvedev"}, {"", ""},
	} {
		name := ""
		if es := table.Lookup(c[0]); len(es) > 0 {
			name = es[0].Name
		}
		if name != c[1] {
			t.Errorf("%q: got %q, want %q", c[0], name, c[1])
		}
	}
	for _, c := range [][2]string{{"2010-01-01", "President"}, {"2015", "Prime Minister"}, {"2012-05-08", "Prime Minister"}, {"1990-01-01", "President"}, {"2022-08-05", "Prime Minister"}, {"", "Prime Minister"}} {
		if e := Pick(table.Lookup("Medvedev"), c[0]); e.Office != c[1] {
			t.Errorf("Medvedev on %q: got %s, want %s", c[0], e.Office, c[1])
		}
	}
	if h := table.Holders("RUS", "foreign minister", "2022-08-05"); len(h) != 1 || h[0].Name != "Sergey Lavrov" {
		t.Errorf("holders: %v", h)
	}
}

// Errors name file, line and what is wrong.
func TestCheck(t *testing.T) {
	for _, c := range [][2]string{
		{"Hans Meyer | - | RUX | GOV", `codebook: mine.txt:2: unknown country "RUX"`},
		{"Hans Meyer | - | RUS | GOX", `codebook: mine.txt:2: unknown sector "GOX"`},
		{"Hans Meyer | - | RUS | GOV | Consul | 2001-02-30", `codebook: mine.txt:2: impossible date "2001-02-30"`},
		{"Hans Meyer | - | RUS | GOV | Consul | 2001-13", `codebook: mine.txt:2: impossible date "2001-13"`},
		{"Hans Meyer | - | RUS | GOV | Consul | 2001 | 1999", `codebook: mine.txt:2: 2001 comes after 1999`},
		{"Hans Meyer | - | RUS | GOV | Consul | 2001\nHans Meyer | - | RUS | GOV | Consul | 2003", `codebook: mine.txt:3: Hans Meyer stands already in mine.txt:2`},
		{"Hans Meyer | a | RUS | GOV | Consul | 2001 | 2002 | 2003", `codebook: mine.txt:2: 8 fields, want at most 7`},
		{"kind: planet", `codebook: mine.txt:2: unknown kind "planet"`},
	} {
		_, err := Load(fstest.MapFS{"countries.txt": {Data: []byte("RUS | Russia\n")}}, File{"mine.txt", []byte("kind: person\n" + c[0] + "\n")})
		if err == nil || err.Error() != c[1] {
			t.Errorf("%q\n got %v\nwant %s", c[0], err, c[1])
		}
	}
}

// Each case: party, country and days, and the standing of the party then.
func TestStanding(t *testing.T) {
	table := defaults(t)
	for _, c := range [][]string{
		{"PTY", "NZL", "New Zealand Labour Party", "2019-05-01"}, {"OPP", "NZL", "New Zealand Labour Party", "2025-05-01"}, {"OPP", "NZL", "New Zealand Labour Party", "2024"},
		{"PTY", "NZL", "New Zealand Labour Party", "2023-11-10"}, {"PTY", "NZL", "New Zealand National Party", "2023-11-10"}, {"", "USA", "Republican Party", "2022-01-01"},
		{"", "NZL", "New Zealand Labour Party", "1950-01-01"}, {"", "NZL", "New Zealand Labour Party"}, {"OPP", "MEX", "Morena", "2018-11", "2018-10", "2018-09", "2018-12"},
		{"", "MEX", "Morena", "2018-11", "2018-10", "2018-12", "2019-01"}, {"OPP", "MLT", "Nationalist Party (Malta)", "2020-02-02"},
	} {
		if got := table.Standing(c[1], c[2], c[3:]...); got != c[0] {
			t.Errorf("%s of %s in %s: got %q, want %q", c[2], c[1], c[3:], got, c[0])
		}
	}
	if e := table.Named("J. P. Nadda"); len(e) == 0 || !slices.ContainsFunc(e, func(e *Entry) bool { return e.Party == "Bharatiya Janata Party" }) {
		t.Errorf("J. P. Nadda is of no party")
	}
}

// Errors of governments.txt name file and line as those of the other tables do.
func TestCheckGovernments(t *testing.T) {
	for _, c := range [][2]string{
		{"RUX | 2001 | 2002 | Blue Party", `codebook: mine.txt:2: unknown country "RUX"`},
		{"RUS | 2001 | 2002 | Green Party", `codebook: mine.txt:2: no party of RUS in groups*.txt is called "Green Party"`},
		{"RUS | - | 2002 | Blue Party", `codebook: mine.txt:2: no month from which they govern`},
		{"RUS | 2003 | 2002 | Blue Party", `codebook: mine.txt:2: 2003 comes after 2002`},
		{"RUS | 2003-13 | - | Blue Party", `codebook: mine.txt:2: impossible date "2003-13"`},
		{"RUS | 2003 | - | Blue Party\nRUS | 2005 | - | -", `codebook: mine.txt:3: another government over the same time stands in mine.txt:2`},
		{"RUS | 2003 | - | Blue Party | 7", `codebook: mine.txt:2: 5 fields, want at most 4`},
	} {
		_, err := Load(fstest.MapFS{"countries.txt": {Data: []byte("RUS | Russia\n")}, "groups.txt": {Data: []byte("Blue Party | - | RUS | PTY\n")}},
			File{"mine.txt", []byte("kind: governments\n" + c[0] + "\n")})
		if err == nil || err.Error() != c[1] {
			t.Errorf("%q\n got %v\nwant %s", c[0], err, c[1])
		}
	}
}

func TestDefault(t *testing.T) {
	table := defaults(t)
	entries, names := table.Len()
	t.Logf("%d entries, %d names", entries, names)
	s := table.State("SDN")
	if s == nil || s.COW != 625 || s.Name != "Sudan" || s.Capitals[0] != "Khartoum" || !slices.Contains(s.Demonyms, "Sudanese") {
		t.Errorf("Sudan: %+v", s)
	}
	if v := table.State("VNM"); v.COW != 816 || v.GW != 815 {
		t.Errorf("Vietnam: %+v", v)
	}
}

func BenchmarkDefault(b *testing.B) {
	for b.Loop() {
		if _, err := Default(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLongest(b *testing.B) {
	table := defaults(b)
	sent := words("The foreign ministers of the Democratic Republic of Congo and Russia met the U.S. envoy in Geneva on Friday to discuss what to do")
	b.ReportAllocs()
	for b.Loop() {
		for i := range sent.Tokens {
			table.Longest(sent, i)
			table.LongestRole(sent, i, len(sent.Tokens))
		}
	}
}

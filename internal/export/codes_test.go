package export

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	readout "github.com/readout-events/readout"
)

func TestCodes(t *testing.T) {
	c := codes(t)
	for _, x := range []struct{ what, got, want string }{
		{"Romania is ROM in GDELT", c.CAMEO("ROU"), "ROM"},
		{"East Timor is TMP", c.CAMEO("TLS"), "TMP"},
		{"Montenegro is MTN", c.CAMEO("MNE"), "MTN"},
		{"South Sudan is not in GDELT's list", c.CAMEO("SSD"), ""},
		{"the European Union is EUR", c.CAMEO("EUR"), "EUR"},
		{"the United Nations have no country", c.CAMEO("UNO"), ""},
		{"Russia's FIPS code", c.FIPS("RUS", ""), "RS"},
		{"Switzerland's FIPS code is not Slovenia's", c.FIPS("CHE", ""), "SZ"},
		{"Gaza", c.FIPS("PSE", "Gaza Strip"), "GZ"},
		{"the West Bank", c.FIPS("PSE", "West Bank"), "WE"},
		{"Kosovo", c.FIPS("XKX", ""), "KV"},
		{"Russia in ICEWS", c.ICEWSCountry("RUS"), "Russian Federation"},
		{"a code of nobody", c.FIPS("QQQ", "") + c.CAMEO("QQQ") + c.ICEWSCountry("QQQ") + c.CountryName("QQQ"), ""},
		{"names in plain capitals", c.shout("Recep Tayyip Erdoğan, Đà Nẵng, Łódź, Straße, Ħamrun"), "RECEP TAYYIP ERDOGAN, DA NANG, LODZ, STRASSE, HAMRUN"},
		{"other scripts stay", c.shout("Сергей 王毅"), "СЕРГЕЙ 王毅"},
		{"fraction of 2013-05-01 as in GDELT's files", fractionDate("2013-05-01"), "2013.3315"},
		{"fraction of the last day of a year", fractionDate("2013-12-31"), "2013.9890"},
	} {
		if x.got != x.want {
			t.Errorf("%s: %q, want %q", x.what, x.got, x.want)
		}
	}
	if c.COW("DEU") != 255 || c.COW("UNO") != 0 {
		t.Errorf("COW of Germany %d, of the UN %d; want 255, 0", c.COW("DEU"), c.COW("UNO"))
	}
}

// The groups are looked up by the names that the actor tables give.
func TestGroupsAreInTheActorTables(t *testing.T) {
	c := codes(t)
	for name := range c.groups {
		if len(c.Actors.Named(name)) == 0 {
			t.Errorf("codes/groups.txt: %s is no name of the actor tables", name)
		}
	}
}

func TestParties(t *testing.T) {
	c := codes(t)
	for _, x := range []struct {
		p    readout.Participant
		want string // code, country, group, types
	}{
		{readout.Participant{Name: "Wang Yi", Country: "CHN", Sector: "GOV"}, "CHNGOV CHN - GOV"},
		{readout.Participant{Name: "European Union", Country: "EUR"}, "IGOEUREEC EUR EEC IGO"},
		{readout.Participant{Name: "Organization for Security and Co-operation in Europe", Country: "IGO"}, "IGOEURSCE EUR SCE IGO"},
		{readout.Participant{Name: "UNICEF", Country: "UNO"}, "IGOUNOKID - UNO IGO"},
		{readout.Participant{Name: "NATO", Country: "IGO", Sector: "MIL"}, "IGONATMIL - NAT IGO MIL"},
		{readout.Participant{Name: "Hamas", Country: "PSE", Sector: "REB"}, "PSEHMSREB PSE HMS REB"},
		{readout.Participant{Name: "a newspaper", Country: "TLS", Sector: "JRN"}, "TMPMED TMP - MED"},
		{readout.Participant{Name: "a hospital", Country: "SSD", Sector: "MED"}, "HLH - - HLH"},
		{readout.Participant{Name: "Kosovo", Country: "XKX"}, "- - - -"},
		{readout.Participant{Name: "gunmen", Sector: "UAF"}, "UAF - - UAF"},
	} {
		row := make([]string, 10)
		c.gdeltParty(row, &x.p)
		or := func(s string) string {
			if s == "" {
				return "-"
			}
			return s
		}
		got := strings.Join([]string{or(row[0]), or(row[2]), or(row[3]), or(strings.TrimSpace(strings.Join(row[7:10], " ")))}, " ")
		if got != x.want {
			t.Errorf("%s %s/%s: %s, want %s", x.p.Name, x.p.Country, x.p.Sector, got, x.want)
		}
	}
}

func TestPlaces(t *testing.T) {
	c := codes(t)
	for _, x := range []struct {
		w    readout.Place
		want string
	}{
		{readout.Place{Name: "Georgia", Country: "GEO", Lat: 42, Lon: 43.5, Precision: "country"}, "1|Georgia|GG|GG||42|43.5|"},
		{readout.Place{Name: "Tbilisi", Country: "GEO", Admin1: "T'bilisi", Lat: 41.69, Lon: 44.83, Precision: "city"}, "4|Tbilisi, T'bilisi, Georgia|GG|||41.69|44.83|"},
		{readout.Place{Name: "Georgia", Country: "USA", Admin1: "Georgia", Lat: 32.8, Lon: -83.2, Precision: "region"}, "2|Georgia, United States|US|USGA||32.8|-83.2|"},
		{readout.Place{Name: "Atlanta", Country: "USA", Admin1: "Georgia", Lat: 33.7, Lon: -84.4, Precision: "city"}, "3|Atlanta, Georgia, United States|US|USGA||33.7|-84.4|"},
		{readout.Place{Name: "Bavaria", Country: "DEU", Admin1: "Bavaria", Lat: 49, Lon: 11.5, Precision: "region"}, "5|Bavaria, Germany|GM|||49|11.5|"},
		{readout.Place{Name: "Gaza", Country: "PSE", Admin1: "Gaza Strip", Lat: 31.5, Lon: 34.47, Precision: "city"}, "4|Gaza, Gaza Strip, Palestine|GZ|||31.5|34.47|"},
	} {
		row := make([]string, 8)
		c.gdeltPlace(row, &x.w)
		if got := strings.Join(row, "|"); got != x.want {
			t.Errorf("%s, %s: %s, want %s", x.w.Name, x.w.Country, got, x.want)
		}
	}
}

func TestQuadClassIsGDELTs(t *testing.T) {
	c := codes(t)
	for cameo, want := range map[string]string{"010": "1", "0211": "1", "057": "1", "060": "2", "091": "2", "100": "3", "141": "3", "150": "4", "2042": "4"} {
		s := grain()
		s.Event.Cameo = cameo
		row := cells(GDELTEventColumns, c.GDELTEvents(s)[0])
		if row["QuadClass"] != want || row["EventCode"] != cameo || row["EventBaseCode"] != cameo[:3] || row["EventRootCode"] != cameo[:2] {
			t.Errorf("%s: quad class %s, codes %s %s %s; want quad class %s", cameo, row["QuadClass"], row["EventCode"], row["EventBaseCode"], row["EventRootCode"], want)
		}
	}
}

func TestPairs(t *testing.T) {
	c := codes(t)
	people := func(names string) (out []readout.Participant) {
		for _, n := range strings.Fields(names) {
			out = append(out, readout.Participant{Name: n})
		}
		return out
	}
	for _, x := range []struct{ cameo, actor, recipient, want string }{
		{"111", "A", "B", "A>B"},
		{"111", "A B", "C D", "A>C A>D B>C B>D"},
		{"111", "A B", "", "A> B>"},
		{"190", "", "B", ">B"},
		{"190", "", "", ">"},
		{"040", "A B", "", "A>B B>A"},
		{"040", "A B C", "", "A>B A>C B>A B>C C>A C>B"},
		{"040", "A", "", "A>"},
		{"042", "A B", "", "A> B>"},
		{"057", "A B", "C", "A>C B>C"},
	} {
		var got []string
		for _, p := range c.pairs(x.cameo, people(x.actor), people(x.recipient)) {
			got = append(got, called(p.actor)+">"+called(p.recipient))
		}
		if s := strings.Join(got, " "); s != x.want {
			t.Errorf("%s %s > %s: %s, want %s", x.cameo, x.actor, x.recipient, s, x.want)
		}
	}
}

func TestWrongCodeTables(t *testing.T) {
	c := codes(t)
	for _, x := range []struct{ file, from, to, want string }{
		{"countries.txt", "AFG | AF | AFG | Afghanistan\n", "", "no line for AFG"},
		{"countries.txt", "AFG | AF |", "AFG | AFF |", `countries.txt:9: "AFF" is no code of 2 capitals`},
		{"countries.txt", "AFG | AF |", "AGO | AF |", "AGO stands here twice"},
		{"countries.txt", "AFG | AF | AFG |", "AFG | - | AFG |", "no note says why"},
		{"countries.txt", "AFG | AF |", "AFG | |", "column 2 is empty"},
		{"countries.txt", "AFG | AF | AFG | Afghanistan", "AFG | AF", "want 4 to 5 columns, have 2"},
		{"countries.txt", "ABW |", "QQQ | QQ | QQQ | Q\nABW |", "QQQ is no state"},
		{"beyond.txt", "UNO |", "UNX |", "no line for UNO"},
		{"sectors.txt", "SPY |", "SPX |", "no line for SPY"},
		{"sectors.txt", "Business,Social", "Social,Business", "not sorted"},
		{"icews.txt", "010  |", "01x  |", "no line for 010"},
		{"icews.txt", "010  |   0.0", "010  |   x", "not an intensity"},
		{"mutual.txt", "046  |", "999  |", "no CAMEO code"},
	} {
		files := fstest.MapFS{}
		err := fs.WalkDir(codeTables, "codes", func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := fs.ReadFile(codeTables, p)
			name := strings.TrimPrefix(p, "codes/")
			if name == x.file {
				if !strings.Contains(string(data), x.from) {
					t.Fatalf("%s has no %q", name, x.from)
				}
				data = []byte(strings.Replace(string(data), x.from, x.to, 1))
			}
			files[name] = &fstest.MapFile{Data: data}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := loadCodes(files, c.Book, c.Actors); err == nil || !strings.Contains(err.Error(), x.want) {
			t.Errorf("%s, %q as %q: %v; want %s", x.file, x.from, x.to, err, x.want)
		}
	}
}

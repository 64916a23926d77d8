package merge

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	readout "github.com/readout-events/readout"
)

// report makes a report of one line:
//
//	TYPE/mode status | actor, CTY SEC; ... | recipient | day or day..day | sentence with *trigger* | who says
func report(id, article, line string) *readout.Report {
	f := strings.Split(line, "|")
	for len(f) < 6 {
		f = append(f, "")
	}
	for i := range f {
		f[i] = strings.TrimSpace(f[i])
	}
	kind, status, _ := strings.Cut(f[0], " ")
	if status == "" {
		status = readout.Actual
	}
	r := &readout.Report{ID: id, Article: article, Sentence: 1, Status: status, Actor: people(f[1]), Recipient: people(f[2]), Says: people(f[5]), Confidence: 0.7, Quad: 1, Score: 2.5}
	r.Type, r.Mode, _ = strings.Cut(kind, "/")
	r.Cameo = "0" + fmt.Sprint(len(r.Type))
	from, to, two := strings.Cut(f[3], "..")
	if !two {
		to = from
	}
	r.When = readout.Interval{From: from, To: to}
	if from != "" {
		r.WhenBasis = "as written"
	}
	parts := strings.Split(f[4], "*")
	r.Text = strings.Join(parts, "")
	if len(parts) == 3 {
		at := 100 + len(parts[0])
		r.Trigger = readout.Quoted{Text: parts[1], Span: readout.Span{Start: at, End: at + len(parts[1])}}
	}
	return r
}

func people(s string) (out []readout.Participant) {
	for _, p := range strings.Split(s, ";") {
		name, codes, _ := strings.Cut(strings.TrimSpace(p), ",")
		if name == "" {
			continue
		}
		q := readout.Participant{Name: name}
		q.Text = name
		for i, c := range strings.Fields(codes) {
			switch i {
			case 0:
				q.Country = c
			case 1:
				q.Sector = c
			default:
				q.Office = strings.TrimSpace(q.Office + " " + c)
			}
		}
		out = append(out, q)
	}
	return out
}

// some are reports that resemble each other in many ways.
func some(n int, seed uint64) []Features {
	r := rand.New(rand.NewPCG(seed, 1))
	pick := func(s ...string) string { return s[r.IntN(len(s))] }
	var out []Features
	for i := range n {
		who := []string{"Iran, IRN", "Hassan Rouhani, IRN GOV President", "police, KEN COP", "Kenya, KEN", "protesters, KEN CVL", "Sergey Lavrov, RUS GOV Foreign Minister", "Russia, RUS", "Amara Dube", ""}
		line := strings.Join([]string{
			pick("ACCUSE/disapprove", "ACCUSE/allege", "REQUEST", "CONSULT", "CONSULT/visit", "ASSAULT/aerial", "ASSAULT", "COERCE/arrest") + pick("", "", "", " negated", " future"),
			pick(who...), pick(who...), pick("", "", "2020-03-01", "2020-03-02", "2020-03-01..2020-03-31", "2019-01-01..2019-12-31"),
			pick("The minister", "Officials in Nairobi", "Troops near Basra") + " *" + pick("accused", "urged", "met", "bombed", "arrested") + "* " + pick("at least 12 people killed", "40 injured in Nairobi", "the two sides at the talks", "3 students of the college", ""),
			pick("", "", "police, KEN COP", "Ministry of Defence, RUS GOV", "witnesses"),
		}, "|")
		m := Meta{Article: fmt.Sprint("a", r.IntN(1+n/3)), Publisher: pick("Daily Post", "The Wire", "Herald", ""), Published: pick("2020-03-02", "2020-03-03", "2020-03-09", "")}
		rep := report(fmt.Sprintf("%016x", 1000+i), m.Article, line)
		rep.Sentence = r.IntN(3)
		if r.IntN(4) == 0 {
			rep.Where = &readout.Place{Name: pick("Nairobi", "Basra"), Country: "KEN", Lat: -1.28333, Lon: float64(r.IntN(4)) + 36.8, Precision: "city"}
		}
		rep.Context = []string{"diplomatic"}[:r.IntN(2)]
		out = append(out, Extract(rep, m))
	}
	return out
}

func TestEncodeDecode(t *testing.T) {
	total := 0
	fs := some(500, 7)
	for i := range fs {
		b := fs[i].Encode()
		total += len(b)
		got, err := Decode(b)
		if err != nil {
			t.Fatal(err)
		}
		got.Report, got.Article, got.Copy, got.Publisher = fs[i].Report, fs[i].Article, fs[i].Copy, fs[i].Publisher
		if !reflect.DeepEqual(got, fs[i]) {
			t.Fatalf("not the same after Decode:\n%+v\n%+v", fs[i], got)
		}
		for n := range b {
			if _, err := Decode(b[:n]); err == nil {
				t.Fatalf("the first %d bytes of %d are taken for features", n, len(b))
			}
		}
	}
	if total/len(fs) > 250 {
		t.Errorf("%d bytes a report", total/len(fs))
	}
}

func FuzzDecode(f *testing.F) {
	for _, x := range some(5, 1) {
		f.Add(x.Encode())
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if x, err := Decode(b); err == nil {
			x.Keys()
			Same(&x, &x)
			Sum([]Features{x})
		}
	})
}

func TestSameIsSymmetric(t *testing.T) {
	fs := some(200, 3)
	yes := 0
	for i := range fs {
		for j := range i {
			a, b := Same(&fs[i], &fs[j]), Same(&fs[j], &fs[i])
			if a != b {
				t.Fatalf("%+v\n%+v\n%v\n%v", fs[i], fs[j], a, b)
			}
			if a.Why == "" {
				t.Fatal("no reason")
			}
			if linked := Link(&fs[i], &fs[j]) >= Strength(0); linked && !a.Same || a.Same && !linked && (fs[i].Where == nil || fs[j].Where == nil) {
				t.Fatalf("%+v\n%+v\nSame %v, but linked %v", fs[i], fs[j], a, linked)
			}
			if a.Same {
				yes++
			}
		}
	}
	if yes < 50 {
		t.Errorf("only %d pairs are the same: the reports test nothing", yes)
	}
}

func TestOrderNeverShows(t *testing.T) {
	for seed := range uint64(10) {
		fs := some(150, seed)
		decided := []Decided{{fs[3].Report, fs[90].Report, true}, {fs[3].Report, fs[4].Report, false}, {fs[50].Report, fs[51].Report, true}}
		want := describe(fs, Cluster(fs, decided))
		r := rand.New(rand.NewPCG(seed, 2))
		for range 5 {
			mixed := slices.Clone(fs)
			r.Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
			if got := describe(mixed, Cluster(mixed, decided)); got != want {
				t.Fatalf("seed %d: another order, other events", seed)
			}
		}
	}
}

// describe prints events with all that Sum says of them.
func describe(fs []Features, events [][]int) string {
	var lines []string
	for _, list := range events {
		var in []Features
		for _, i := range list {
			in = append(in, fs[i])
		}
		b, _ := json.Marshal(Sum(in))
		lines = append(lines, string(b))
	}
	return strings.Join(lines, "\n")
}

func TestDecisionsWin(t *testing.T) {
	fs := some(60, 5)
	together := func(decided ...Decided) bool {
		for _, list := range Cluster(fs, decided) {
			n := 0
			for _, i := range list {
				if id := fs[i].Report; id == decided[0].A || id == decided[0].B {
					n++
				}
			}
			if n == 2 {
				return true
			}
		}
		return false
	}
	for i := range fs {
		for j := range i {
			a, b := fs[i].Report, fs[j].Report
			if !together(Decided{a, b, true}) {
				t.Fatalf("%s and %s were joined by a user", a, b)
			}
			if i%7 == 0 && together(Decided{a, b, false}) {
				t.Fatalf("%s and %s were split by a user", a, b)
			}
			if i%7 == 0 && together(Decided{a, b, true}, Decided{a, b, false}) {
				t.Fatalf("%s and %s were split after they were joined", a, b)
			}
		}
	}
}

func TestReportsOfOneActShareAKey(t *testing.T) {
	fs := some(300, 11)
	same, missed := 0, 0
	for i := range fs {
		for j := range i {
			if !Same(&fs[i], &fs[j]).Same {
				continue
			}
			same++
			k := fs[j].Keys()
			if !slices.ContainsFunc(fs[i].Keys(), func(x int64) bool { return slices.Contains(k, x) }) {
				missed++
			}
		}
	}
	if missed*50 > same {
		t.Errorf("%d of %d pairs that are the same share no key", missed, same)
	}
	for i := range fs {
		if n := len(fs[i].Keys()); n > 30 {
			t.Errorf("%d keys: %s", n, fs[i].Report)
		}
	}
}

func TestCounts(t *testing.T) {
	for _, c := range []struct{ sentence, want string }{
		{"Police said 12 people were injured and 3 killed.", "3 killed, 12 injured"},
		{"At least twelve people died when a bomb exploded on 14 March 2021.", "12 or more killed"},
		{"The blast killed 1,200 and left thousands homeless.", "1200 killed, 2000 or more displaced"},
		{"More than 40 demonstrators were detained in 2019.", "40 or more arrested"},
		{"Twenty-three soldiers were wounded.", "23 injured"},
		{"The attack on 3 May killed nobody.", ""},
		{"Two men, aged 30 and 41, were arrested.", "2 arrested"},
	} {
		r := report("x", "a", "ASSAULT||||"+c.sentence)
		f := Extract(r, Meta{})
		var got []string
		for k, n := range f.Counts {
			if n.N > 0 {
				s := fmt.Sprint(n.N)
				if n.Least {
					s += " or more"
				}
				got = append(got, s+" "+countNames[k])
			}
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.sentence, s, c.want)
		}
	}
}

func BenchmarkExtract(b *testing.B) {
	r := report("00112233445566aa", "a", "ACCUSE/allege|Sergey Lavrov, RUS GOV Foreign Minister|United States, USA|2020-03-01|Foreign Minister Sergey Lavrov on Sunday *accused* the United States of wrecking talks on arms control in Vienna by refusing to send a delegation with a mandate, the agency reported.|Interfax, RUS JRN")
	m := Meta{Article: "a0011", Publisher: "Daily Post", Published: "2020-03-02"}
	b.ReportAllocs()
	for range b.N {
		f := Extract(r, m)
		f.Keys()
		f.Encode()
	}
}

func BenchmarkDecode(b *testing.B) {
	fs := some(1, 1)
	raw := fs[0].Encode()
	b.ReportAllocs()
	for range b.N {
		_, _ = Decode(raw)
	}
}

func BenchmarkSame(b *testing.B) {
	fs := some(100, 1)
	b.ReportAllocs()
	for i := range b.N {
		Same(&fs[i%100], &fs[(i*7+i/100)%100])
	}
}

func BenchmarkScore(b *testing.B) {
	fs := some(100, 1)
	for i := range b.N {
		score(&fs[i%100], &fs[(i*7+i/100)%100])
	}
}

func BenchmarkCluster2000(b *testing.B) {
	fs := some(2000, 1)
	for range b.N {
		Cluster(fs, nil)
	}
}

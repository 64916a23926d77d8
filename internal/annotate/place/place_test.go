package place

import (
	"bytes"
	"os"
	"strings"
	"testing"

	readout "github.com/readout-events/readout"
)

// read makes a document of words set apart by white space and marks; each
// line is a sentence.
func read(text string) *readout.Document {
	doc := &readout.Document{}
	doc.Text = text
	start := 0
	for _, line := range strings.SplitAfter(text, "\n") {
		sent := readout.Sentence{Span: readout.Span{Start: start, End: start + len(strings.TrimRight(line, "\n"))}, Number: len(doc.Sentences) + 1}
		space := false
		for i := 0; i < len(line); {
			if line[i] == ' ' || line[i] == '\n' {
				space = true
				i++
				continue
			}
			j := i + 1
			if !strings.ContainsRune(".,;:()\"", rune(line[i])) {
				for j < len(line) && !strings.ContainsRune(" \n,;()\"", rune(line[j])) && !strings.HasPrefix(line[j:], "'s") && !(line[j] == '.' && (j+1 == len(line) || line[j+1] == '\n') && !strings.Contains(line[i:j], ".")) {
					j++
				}
			}
			sent.Tokens = append(sent.Tokens, readout.Token{Span: readout.Span{Start: start + i, End: start + j}, Form: line[i:j], Head: -1, SpaceBefore: space})
			space = false
			i = j
		}
		if len(sent.Tokens) > 0 {
			doc.Sentences = append(doc.Sentences, sent)
		}
		start += len(line)
	}
	return doc
}

func finder(t testing.TB) *Finder {
	t.Helper()
	f, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// Each case: text | places in order as "words = name, ISO3 precision", "-" for none.
func TestCases(t *testing.T) {
	data, err := os.ReadFile("testdata/cases.txt")
	if err != nil {
		t.Fatal(err)
	}
	f := finder(t)
	for n, line := range strings.Split(string(data), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		text, want, ok := strings.Cut(line, " | ")
		if !ok {
			t.Fatalf("testdata/cases.txt:%d: no places", n+1)
		}
		doc := read(strings.ReplaceAll(text, " // ", "\n"))
		f.Find(doc)
		var got []string
		for i := range doc.Places {
			p := &doc.Places[i]
			s := p.Text
			if p.Name != p.Text {
				s += " = " + p.Name
			}
			got = append(got, s+", "+p.Country+" "+p.Precision)
		}
		g := strings.Join(got, "; ")
		if g == "" {
			g = "-"
		}
		if g != want {
			t.Errorf("testdata/cases.txt:%d: %s\n got %s\nwant %s", n+1, text, g, want)
			for i := range doc.Places {
				t.Logf("    %+v", doc.Places[i])
			}
		}
	}
}

// The place of an act, in sentences without heads: text | predicate | place.
func TestOf(t *testing.T) {
	f := finder(t)
	for _, c := range []struct{ text, pred, want string }{
		{"Lavrov met Wang in Phnom Penh, Cambodia, on Friday.", "met", "Phnom Penh"},
		{"Shells fell on the outskirts of Kherson.", "fell", "Kherson"},
		{"The army shelled Kharkiv overnight.", "shelled", "Kharkiv"},
		{"Russia attacked Ukraine.", "attacked", "none"},
		{"Washington said it would help.", "said", "none"},
		{"He flew to Geneva.", "flew", "none"},
		{"Troops withdrew from Kherson.", "withdrew", "none"},
		{"He said in Geneva that the army shelled Kyiv.", "said", "Geneva"},
		{"The talks were held in the Turkish city of Istanbul.", "held", "Istanbul"},
		{"Three people died near Bakhmut in Ukraine.", "died", "Bakhmut"},
		{"They imposed sanctions on Belarus.", "imposed", "none"},
		{"They imposed a curfew on the streets of Minsk.", "imposed", "Minsk"},
		{"France condemned Russia.", "condemned", "none"},
	} {
		doc := read(c.text)
		f.Find(doc)
		pred := -1
		for i, tok := range doc.Sentences[0].Tokens {
			if tok.Form == c.pred {
				pred = i
			}
		}
		got := "none"
		if p, ok := Of(doc, 0, pred, 0, len(doc.Sentences[0].Tokens)); ok {
			got = p.Text
		}
		if got != c.want {
			t.Errorf("%s [%s]: got %s, want %s", c.text, c.pred, got, c.want)
		}
	}
}

// The same with heads, written as "form/head/rel/tag".
func TestOfTree(t *testing.T) {
	f := finder(t)
	for _, c := range []struct{ text, pred, want string }{
		{"They/2/nsubj/PRON met/0/root/VERB in/4/case/ADP Geneva/2/obl/PROPN", "met", "Geneva"},
		{"They/2/nsubj/PRON held/0/root/VERB talks/2/obj/NOUN in/5/case/ADP Geneva/2/obl/PROPN", "talks", "Geneva"},
		{"They/2/nsubj/PRON condemned/0/root/VERB the/4/det/DET attack/2/obj/NOUN in/6/case/ADP Paris/4/nmod/PROPN", "condemned", "none"},
		{"They/2/nsubj/PRON condemned/0/root/VERB the/4/det/DET attack/2/obj/NOUN in/6/case/ADP Paris/4/nmod/PROPN", "attack", "Paris"},
		{"He/2/nsubj/PRON said/0/root/VERB in/4/case/ADP Paris/2/obl/PROPN they/6/nsubj/PRON met/2/ccomp/VERB", "met", "none"},
		{"Shells/2/nsubj/NOUN fell/0/root/VERB on/5/case/ADP the/5/det/DET outskirts/2/obl/NOUN of/7/case/ADP Kyiv/5/nmod/PROPN", "fell", "Kyiv"},
		{"They/2/nsubj/PRON besieged/0/root/VERB Mariupol/2/obj/PROPN", "besieged", "Mariupol"},
		{"The/2/det/DET siege/5/nsubj/NOUN of/4/case/ADP Mariupol/2/nmod/PROPN ended/0/root/VERB", "siege", "Mariupol"},
		{"They/2/nsubj/PRON travelled/0/root/VERB to/4/case/ADP Geneva/2/obl/PROPN", "travelled", "none"},
		{"They/2/nsubj/PRON agreed/0/root/VERB at/6/case/ADP the/6/det/DET Liverpool/6/compound/PROPN summit/2/obl/NOUN", "agreed", "Liverpool"},
		{"They/2/nsubj/PRON invested/0/root/VERB in/4/case/ADP Oman/2/obl/PROPN", "invested", "none"},
		{"People/5/nsubj/NOUN in/4/case/ADP the/4/det/DET US/1/nmod/PROPN complain/0/root/VERB", "complain", "none"},
		{"They/2/nsubj/PRON hit/0/root/VERB a/4/det/DET house/2/obj/NOUN in/6/case/ADP Kyiv/4/nmod/PROPN", "hit", "Kyiv"},
		{"Moscow/2/nsubj/PROPN condemned/0/root/VERB Washington/2/obj/PROPN", "condemned", "none"},
	} {
		doc := &readout.Document{}
		sent := readout.Sentence{Number: 1}
		pred := 0
		for i, w := range strings.Fields(c.text) {
			p := strings.Split(w, "/")
			tok := readout.Token{Form: p[0], Head: int(p[1][0]-'0') - 1, Rel: p[2], Tag: p[3], Span: readout.Span{Start: len(doc.Text), End: len(doc.Text) + len(p[0])}, SpaceBefore: true}
			doc.Text += p[0] + " "
			if p[0] == c.pred {
				pred = i
			}
			sent.Tokens = append(sent.Tokens, tok)
		}
		doc.Sentences = []readout.Sentence{sent}
		f.Find(doc)
		got := "none"
		if p, ok := Of(doc, 0, pred, 0, len(sent.Tokens)); ok {
			got = p.Text
		}
		if got != c.want {
			t.Errorf("%s [%s]: got %s, want %s", c.text, c.pred, got, c.want)
		}
	}
}

func TestDateline(t *testing.T) {
	f := finder(t)
	for _, c := range []struct{ text, want string }{
		{"KYIV, March 3 (Reuters) - Shelling went on in Kharkiv.", "KYIV"},
		{"Shelling went on in Kharkiv.", "none"},
	} {
		doc := read(c.text)
		f.Find(doc)
		got := "none"
		if p, ok := Dateline(doc); ok {
			got = p.Text
		}
		if got != c.want {
			t.Errorf("%s: got %s, want %s", c.text, got, c.want)
		}
	}
}

// A mention that the name finder calls a person is no place.
func TestMentions(t *testing.T) {
	f := finder(t)
	doc := read("Later Florence spoke in Florence.")
	doc.Mentions = []readout.Mention{{Sentence: 0, First: 1, End: 2, Kind: readout.Person}, {Sentence: 0, First: 4, End: 5, Kind: readout.Location}}
	f.Find(doc)
	if len(doc.Places) != 1 || doc.Places[0].First != 4 {
		t.Error(doc.Places)
	}
}

// Lines of GeoNames become a table that New accepts.
func TestImport(t *testing.T) {
	const dump = "UA.12\tKyiv City\tKyiv City\t703447\n" +
		"703448\tKiev\tKiev\tIEV,Kyiv,Kijów,kiefu,Киев\t50.45466\t30.5238\tP\tPPLC\tUA\t\t12\t\t\t\t2514227\t\t187\tEurope/Kiev\t2012-01-01\n" +
		"1\tQuuxburg\tQuuxburg\t\t1.5\t2.25\tP\tPPL\tGH\t\t01\t\t\t\t20000\t\t1\tAfrica/Accra\t2012-01-01\n"
	var out bytes.Buffer
	if err := Import(strings.NewReader(dump), &out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"kiev\t\tUKR\t12\t50.45\t30.52\tK\t2514227\n", "kyiv\tKiev\tUKR\t12", "kijow\tKiev", "!UKR.12\tKyiv City\n", "quuxburg\t\tGHA\t01\t1.5\t2.25\tP\t20000\n"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in\n%s", want, out.String())
		}
	}
	f, err := New(File{"mine.txt", out.Bytes()})
	if err != nil {
		t.Fatal(err)
	}
	doc := read("They met in Quuxburg.")
	f.Find(doc)
	if len(doc.Places) != 1 || doc.Places[0].Country != "GHA" {
		t.Error(doc.Places)
	}
	if err := Import(strings.NewReader("a\tb\n"), &out); err == nil || !strings.Contains(err.Error(), "line 1") {
		t.Error(err)
	}
	for _, bad := range []string{"b\t\tGHA\t\t1\t1\tP\t1\na\t\tGHA\t\t1\t1\tP\t1\n", "a\tGHA\n"} {
		if _, err := New(File{"mine.txt", []byte(blobHeader + bad)}); err == nil || !strings.HasPrefix(err.Error(), "mine.txt:") {
			t.Errorf("%q: %v", bad, err)
		}
	}
	for _, bad := range []string{"Xville | - | GHA | - | 91 | 0 | city | 1", "Xville | - | GHA | - | 1 | 0 | hamlet | 1", "Xville | GHA"} {
		if _, err := New(File{"mine.txt", []byte("# mine\n" + bad + "\n")}); err == nil || !strings.HasPrefix(err.Error(), "mine.txt:2: ") {
			t.Errorf("%s: %v", bad, err)
		}
	}
}

// The embedded table is sorted, and every line of it can be read.
func TestTable(t *testing.T) {
	f := finder(t)
	last, n := "", 0
	for _, b := range f.t.blobs {
		for line := range strings.Lines(b.text) {
			line = strings.TrimSuffix(line, "\n")
			if line <= last {
				t.Fatalf("%q after %q", line, last)
			}
			last = line
			n++
			if line[0] == '!' {
				continue
			}
			r, ok := parseBlob(line)
			if !ok || f.t.countries[r.country] == "" {
				t.Fatalf("%q", line)
			}
		}
	}
	own := 0
	for _, text := range []string{countriesText, regionsText, watersText, townsText} {
		own += strings.Count(text, "\n")
	}
	t.Log(n, "lines of GeoNames,", own, "written by hand,", len(f.t.own), "names of them")
}

func TestFold(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Côte d'Ivoire", "cote divoire"}, {"Ivano-Frankivsk", "ivano frankivsk"}, {"U.S.", "us"}, {"Łódź", "lodz"}, {"al-Bab", "al bab"}, {"Đà Nẵng", "da nang"}, {"İstanbul", "istanbul"},
	} {
		if got := string(fold(nil, c.in)); got != c.want {
			t.Errorf("%s: %s, want %s", c.in, got, c.want)
		}
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		if _, err := New(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFind(b *testing.B) {
	f := finder(b)
	doc := read(strings.Repeat("The foreign minister of Cambodia said in Phnom Penh on Friday that talks between Armenia and Azerbaijan, held near Goris, would go on in Brussels and Sochi next week.\n", 100))
	n := 0
	for i := range doc.Sentences {
		n += len(doc.Sentences[i].Tokens)
	}
	b.ReportAllocs()
	for b.Loop() {
		f.Find(doc)
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func FuzzFind(f *testing.F) {
	f.Add("Washington, D.C. - New York's St. Petersburg; al-Bab (Syria) Côte d'Ivoire People's")
	find := finder(f)
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1000 {
			return
		}
		doc := read(text)
		find.Find(doc)
		for i := range doc.Places {
			p := &doc.Places[i]
			if p.First >= p.End || p.Lat < -90 || p.Lat > 90 || p.Name == "" {
				t.Fatalf("%+v", p)
			}
			Of(doc, p.Sentence, 0, 0, len(doc.Sentences[p.Sentence].Tokens))
		}
	})
}

// "In the city" is the city named before.
func TestDefinite(t *testing.T) {
	f := finder(t)
	for _, c := range []struct{ before, want string }{
		{"Shells fell near Bucha.\n", "the city = Bucha"},
		{"Shells fell near Bucha and Irpin.\n", "none"},
		{"Shells fell in Ukraine.\n", "none"},
	} {
		doc := read(c.before + "They met in the city.")
		heads := []int{1, -1, 4, 4, 1, 1}
		rels := []string{"nsubj", "root", "case", "det", "obl", "punct"}
		tags := []string{"PRON", "VERB", "ADP", "DET", "NOUN", "PUNCT"}
		sent := &doc.Sentences[1]
		for i := range sent.Tokens {
			sent.Tokens[i].Head, sent.Tokens[i].Rel, sent.Tokens[i].Tag = heads[i], rels[i], tags[i]
		}
		f.Find(doc)
		got := "none"
		if p, ok := Of(doc, 1, 1, 0, len(sent.Tokens)); ok {
			got = p.Text + " = " + p.Name
		}
		if got != c.want {
			t.Errorf("%s got %s, want %s", c.before, got, c.want)
		}
	}
}

package date

import (
	"os"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/readout-events/readout/codebook/actors"

	readout "github.com/readout-events/readout"
)

// read makes a document of words that are set apart by white space and marks;
// each line is a sentence.
func read(text, published string) *readout.Document {
	doc := &readout.Document{}
	doc.Text = text
	if published != "" {
		doc.Published, _ = time.Parse("2006-01-02", published)
	}
	start := 0
	for _, line := range strings.SplitAfter(text, "\n") {
		sent := readout.Sentence{Span: readout.Span{Start: start, End: start + len(strings.TrimRight(line, "\n"))}, Number: len(doc.Sentences) + 1}
		space := false
		for i := 0; i < len(line); {
			r, n := utf8.DecodeRuneInString(line[i:])
			if unicode.IsSpace(r) {
				i += n
				space = true
				continue
			}
			j := i + n
			if strings.ContainsRune(".,;:()\"", r) {
			} else {
				for j < len(line) && !strings.ContainsRune(" \n,;()\"", rune(line[j])) {
					if (line[j] == '.' || line[j] == ':') && (j+1 == len(line) || line[j+1] == ' ' || line[j+1] == '\n') && j-i != 1 {
						if w := line[i:j]; !(line[j] == '.' && (w == "Dec" || w == "Jan" || w == "Feb" || w == "Aug" || w == "Sept" || w == "a.m" || w == "p.m" || w == "U.S")) {
							break
						}
					}
					if j > i && strings.HasPrefix(line[j:], "'s") {
						break
					}
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

// show writes a time as the cases do.
func show(t *readout.Time) string {
	s := t.From
	if t.To != t.From {
		s = t.From + ".." + t.To
	}
	if s == "" {
		s = "?"
	}
	if len(t.Candidates) > 0 {
		s += " or " + strings.Join(t.Candidates, ",")
	}
	return s
}

// Each case: text | day of publication | times in order, "-" for none.
// "a..b" is an interval, "?" unresolved, "or" lists what is possible.
func TestCases(t *testing.T) {
	data, err := os.ReadFile("testdata/cases.txt")
	if err != nil {
		t.Fatal(err)
	}
	f := New(nil)
	for n, line := range strings.Split(string(data), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		c := strings.Split(line, " | ")
		if len(c) != 3 {
			t.Fatalf("testdata/cases.txt:%d: not three fields", n+1)
		}
		doc := read(strings.ReplaceAll(c[0], " // ", "\n"), strings.Trim(c[1], "-"))
		if c[1] != "-" {
			doc = read(strings.ReplaceAll(c[0], " // ", "\n"), c[1])
		}
		f.Find(doc)
		var got []string
		for i := range doc.Times {
			got = append(got, show(&doc.Times[i]))
		}
		g := strings.Join(got, "; ")
		if g == "" {
			g = "-"
		}
		if g != c[2] {
			t.Errorf("testdata/cases.txt:%d: %s (%s)\n got %s\nwant %s", n+1, c[0], c[1], g, c[2])
			for i := range doc.Times {
				t.Logf("    %q %s", doc.Times[i].Span.Of(doc.Text), doc.Times[i].Basis)
			}
		}
	}
}

func TestCalendar(t *testing.T) {
	for _, c := range []struct {
		day  day
		iso  string
		week int
	}{
		{of(1970, 1, 1), "1970-01-01", 4}, {of(2022, 8, 5), "2022-08-05", 5}, {of(2000, 2, 29), "2000-02-29", 2},
		{of(1600, 2, 29), "1600-02-29", 2}, {of(2022, 13, 1), "2023-01-01", 7}, {of(-400, 1, 1), "-0400-01-01", 6},
		{easter(2022), "2022-04-17", 7}, {easter(2024), "2024-03-31", 7}, {addMonths(of(2022, 3, 31), -1), "2022-02-28", 1},
	} {
		if c.day.iso() != c.iso || c.day.weekday() != c.week {
			t.Errorf("%s is %s, weekday %d, want %d", c.iso, c.day.iso(), c.day.weekday(), c.week)
		}
	}
	for d := of(-500, 1, 1); d < of(3000, 1, 1); d++ {
		y, m, dd := d.civil()
		if of(y, m, dd) != d {
			t.Fatalf("%d: %d-%d-%d", d, y, m, dd)
		}
	}
}

// Without a day of publication: text | Today | words that TodayWhy has.
func TestToday(t *testing.T) {
	table, err := actors.Load(os.DirFS("testdata/actors"))
	if err != nil {
		t.Fatal(err)
	}
	f := New(table)
	for _, c := range []struct{ text, from, to, why string }{
		{"Friday, January 4, 2019\nThe minister spoke on Thursday.", "2019-01-04", "2019-01-04", "dateline"},
		{"KYIV, March 3, 2022 (Reuters) - Shelling went on.", "2022-03-03", "2022-03-03", "dateline"},
		{"June 26, 2024 - Police fired rubber bullets at protesters on Tuesday.", "2024-06-26", "2024-06-26", "dateline"},
		{"KYIV, March 3 (Reuters) - Shelling went on.", "", "", "the year is not told"},
		{"The ministers met on Friday (August 5).", "", "", "1994, 2005, 2011, 2016 and 2022: still open"},
		{"Russian Foreign Minister Lavrov and Chinese Foreign Minister Wang Yi met on Friday (August 5).", "", "", "still open"},
		{"Russian Foreign Minister Lavrov and State Councilor and Foreign Minister Wang Yi met on Friday (August 5).", "2022-08-05", "2022-08-11", "Wang Yi was State Councilor and Foreign Minister in 2022"},
		{"State Councilor and Foreign Minister Wang Yi met Lavrov on Friday (August 5).\nAccording to the news released on Saturday, they should meet on Friday local time.", "2022-08-06", "2022-08-11", "Saturday"},
		{"Prime Minister Jacinda Ardern spoke on April 4.", "", "", "still open"},
		{"Prime Minister Jacinda Ardern spoke on April 4.\nShe condemned the full-scale invasion on April 3.", "2022-04-04", "2022-04-18", "Ardern was Prime Minister"},
		{"They spoke on April 4.\nThey condemned the full-scale invasion on April 3.", "2022-02-24", "", "still open"},
		{"On February 24 Russia began its full-scale invasion.\nOn April 3 shells fell.", "2022-04-03", "2022-04-17", "it dates full-scale invasion"},
		{"Prime Minister Jacinda Ardern spoke on Friday.\nShe condemned the full-scale invasion on April 4.", "2022-02-24", "", "still open"},
		{"Former State Councilor and Foreign Minister Wang Yi met Lavrov on Friday (August 5).", "", "", "still open"},
		{"The treaty was signed on August 5, 2022.", "2022-08-05", "", "not before"},
		{"The minister spoke.", "", "", "no full date"},
	} {
		doc := read(c.text, "")
		f.Find(doc)
		if doc.Today.From != c.from || doc.Today.To != c.to || !strings.Contains(doc.TodayWhy, c.why) {
			t.Errorf("%s\n got %s..%s (%s)\nwant %s..%s (%s)", c.text, doc.Today.From, doc.Today.To, doc.TodayWhy, c.from, c.to, c.why)
		}
	}
}

// What the acceptance article asks: the day of a meeting that is told twice,
// the second time only by its weekday.
func TestSecondTelling(t *testing.T) {
	table, err := actors.Load(os.DirFS("testdata/actors"))
	if err != nil {
		t.Fatal(err)
	}
	doc := read("State Councilor and Foreign Minister Wang Yi met Lavrov on Friday (August 5).\nAccording to the news released on Saturday, they should meet on Friday local time.", "")
	New(table).Find(doc)
	var got []string
	for i := range doc.Times {
		got = append(got, show(&doc.Times[i]))
	}
	if g := strings.Join(got, "; "); g != "2022-08-05; 2022-08-06; 2022-08-05" {
		t.Error(g, doc.Times)
	}
}

// The time of an act, in sentences without heads: text | predicate | interval.
func TestOf(t *testing.T) {
	f := New(nil)
	for _, c := range []struct{ text, pred, want string }{
		{"Lavrov met Wang in Beijing on Friday.", "met", "2022-08-05"},
		{"Lavrov said on Friday that Moscow shelled Kyiv.", "shelled", "none"},
		{"Lavrov said on Friday that Moscow shelled Kyiv.", "said", "2022-08-05"},
		{"Lavrov said that Moscow shelled Kyiv on Thursday.", "shelled", "2022-08-04"},
		{"The talks begin next week.", "begin", "2022-08-08..2022-08-14"},
		{"Lavrov met Wang.", "met", "none"},
	} {
		doc := read(c.text, "2022-08-06")
		f.Find(doc)
		pred := -1
		for i, tok := range doc.Sentences[0].Tokens {
			if tok.Form == c.pred {
				pred = i
			}
		}
		when, basis, _, ok := Of(doc, 0, pred, 0, len(doc.Sentences[0].Tokens))
		got := "none"
		if ok {
			got = when.From
			if when.To != when.From {
				got += ".." + when.To
			}
		}
		if got != c.want {
			t.Errorf("%s [%s]: got %s (%s), want %s", c.text, c.pred, got, basis, c.want)
		}
	}
}

// The same with heads, written as "form/head/rel/tag".
func TestOfTree(t *testing.T) {
	f := New(nil)
	for _, c := range []struct{ text, pred, want string }{
		{"Lavrov/2/nsubj/PROPN said/0/root/VERB on/4/case/ADP Friday/2/obl/PROPN Moscow/6/nsubj/PROPN shelled/2/ccomp/VERB Kyiv/6/obj/PROPN", "shelled", "none"},
		{"Lavrov/2/nsubj/PROPN condemned/0/root/VERB Friday/5/nmod:poss/PROPN 's/3/case/PART attack/2/obj/NOUN", "condemned", "none"},
		{"Lavrov/2/nsubj/PROPN condemned/0/root/VERB Friday/5/nmod:poss/PROPN 's/3/case/PART attack/2/obj/NOUN", "attack", "2022-08-05"},
		{"They/2/nsubj/PRON held/0/root/VERB talks/2/obj/NOUN on/5/case/ADP Friday/2/obl/PROPN", "talks", "2022-08-05"},
		{"He/2/nsubj/PRON spoke/0/root/VERB on/4/case/ADP Friday/2/obl/PROPN accusing/2/advcl/VERB Moscow/5/obj/PROPN", "accusing", "2022-08-05"},
		{"Speaking/4/advcl/VERB on/3/case/ADP Friday/1/obl/PROPN dismissed/0/root/VERB it/4/obj/PRON he/4/nsubj/PRON", "dismissed", "2022-08-05"},
		{"On/2/case/ADP Friday/3/compound/PROPN troops/4/nsubj/NOUN shelled/0/root/VERB it/4/obj/PRON", "shelled", "2022-08-05"},
		{"Friday/2/compound/PROPN talks/3/nsubj/NOUN failed/0/root/VERB", "failed", "none"},
		{"They/2/nsubj/PRON condemned/0/root/VERB talks/2/obj/NOUN on/5/case/ADP Friday/2/obl/PROPN", "talks", "none"},
		{"They/2/nsubj/PRON met/0/root/VERB on/4/case/ADP Friday/2/obl/PROPN and/6/cc/CCONJ signed/2/conj/VERB it/6/obj/PRON", "signed", "2022-08-05"},
	} {
		doc := &readout.Document{}
		doc.Published = time.Date(2022, 8, 6, 0, 0, 0, 0, time.UTC)
		sent := readout.Sentence{Number: 1}
		pred := 0
		for i, w := range strings.Fields(c.text) {
			p := strings.Split(w, "/")
			xtag := ""
			if p[3] == "VERB" && strings.HasSuffix(p[0], "ing") {
				xtag = "VBG"
			}
			tok := readout.Token{XTag: xtag, Form: p[0], Head: int(p[1][0]-'0') - 1, Rel: p[2], Tag: p[3], Span: readout.Span{Start: len(doc.Text), End: len(doc.Text) + len(p[0])}, SpaceBefore: true}
			doc.Text += p[0] + " "
			if p[0] == c.pred {
				pred = i
			}
			sent.Tokens = append(sent.Tokens, tok)
		}
		doc.Sentences = []readout.Sentence{sent}
		f.Find(doc)
		when, _, _, ok := Of(doc, 0, pred, 0, len(sent.Tokens))
		got := "none"
		if ok {
			got = when.From
		}
		if got != c.want {
			t.Errorf("%s [%s]: got %s, want %s", c.text, c.pred, got, c.want)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("On Friday (August 5) - early in the 2nd half of 9/11 12/12/2021", "2022-08-06")
	f.Add("between 3 and 5 May, '90s, the 90s of May the 31st 0000-00-00", "")
	f.Add("99999 years ago; 2-2-2 BCE 1 BC twenty-first century last last week", "0001-01-01")
	f.Add("Monday-Sunday Christmas Easter 1200 to 400 BCE since by until the end of of the end of 2019-", "2024-02-29")
	find := New(nil)
	f.Fuzz(func(t *testing.T, text, published string) {
		if len(text) > 2000 || !utf8.ValidString(text) {
			return
		}
		doc := read(text, published)
		if doc.Published.Year() < 1 || doc.Published.Year() > 9999 {
			return
		}
		find.Find(doc)
		for i := range doc.Times {
			tm := &doc.Times[i]
			if tm.First >= tm.End || tm.End > len(doc.Sentences[tm.Sentence].Tokens) {
				t.Fatal(tm)
			}
			if tm.From != "" && tm.To != "" && tm.From[0] != '-' && tm.To[0] != '-' && tm.From > tm.To {
				t.Fatalf("%q %+v", tm.Span.Of(doc.Text), tm)
			}
			Of(doc, tm.Sentence, 0, 0, len(doc.Sentences[tm.Sentence].Tokens))
		}
	})
}

func BenchmarkFind(b *testing.B) {
	line := "The foreign minister of the northern republic said on Friday that the two sides, which have met three times since 2014, will hold a further round of talks in the coming weeks in the capital.\n"
	doc := read(strings.Repeat(line, 100), "2022-08-06")
	n := 0
	for i := range doc.Sentences {
		n += len(doc.Sentences[i].Tokens)
	}
	f := New(nil)
	b.ReportAllocs()
	for b.Loop() {
		f.Find(doc)
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

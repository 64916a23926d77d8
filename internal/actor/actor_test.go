package actor

import (
	"strings"
	"testing"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/actors"
	"github.com/readout-events/readout/internal/phrase"
)

func resolver(t testing.TB) *Resolver {
	t.Helper()
	table, err := actors.Default()
	if err != nil {
		t.Fatal(err)
	}
	return New(table)
}

// words makes a document of one sentence of blank-separated tokens without a
// tree.
func words(text string) *readout.Document {
	doc := &readout.Document{Article: readout.Article{Text: text}}
	s := readout.Sentence{Number: 1}
	at := 0
	for _, f := range strings.Fields(text) {
		k := strings.Index(text[at:], f) + at
		s.Tokens = append(s.Tokens, readout.Token{Span: readout.Span{Start: k, End: k + len(f)}, Form: f, SpaceBefore: true, Head: -1})
		at = k + len(f)
	}
	doc.Sentences = []readout.Sentence{s}
	return doc
}

// headOf guesses the head of a phrase: the word before the first preposition.
func headOf(s *readout.Sentence) (head, end int) {
	end = len(s.Tokens)
	head = -1
	for i := 1; i < len(s.Tokens); i++ {
		switch s.Tokens[i].Form {
		case "of":
			if head < 0 {
				head = i - 1
			}
		case "in", "from", "to", "for", "on", "with", "loyal":
			if head < 0 {
				head = i - 1
			}
			return head, i
		}
	}
	if head < 0 {
		head = end - 1
	}
	return head, end
}

func show(ps []readout.Participant) string {
	var out []string
	for _, p := range ps {
		c := p.Country
		if c == "" {
			c = "?"
		}
		out = append(out, strings.TrimSpace(c+" "+p.Sector))
	}
	if len(out) == 0 {
		return "nobody"
	}
	return strings.Join(out, " & ")
}

// Each line is a phrase and whom it stands for, read from its words alone;
// "?" is a country that is not told.
var phrases = `
the Kazakh deputy prime minister | KAZ GOV
Russia | RUS
the United States | USA
the U.S. | USA
Moscow | RUS GOV
the Kremlin | RUS GOV
the White House | USA GOV
the Pentagon | USA MIL
Brussels | EUR
the European Union | EUR
NATO | IGO
the UN | UNO
the UN Security Council | UNO
the UN secretary general | UNO
the EU High Representative | EUR
the NATO chief | IGO
NATO troops | IGO MIL
the Knesset | ISR LEG
the State Duma | RUS LEG
the FBI | USA COP
the IRGC | IRN MIL
Russia 's foreign minister | RUS GOV
the foreign minister of Russia | RUS GOV
the Ministry of Foreign Affairs of China | CHN GOV
Poland 's supreme court | POL JUD
the Chinese foreign ministry spokesman | CHN GOV
the spokesman of the Ukrainian army | UKR MIL
a Kremlin spokesman | RUS GOV
a Pentagon official | USA MIL
Turkish - backed rebels | ? REB
Turkish-backed rebels in Syria | SYR REB
US - led forces | USA MIL
pro - Russian forces | ? MIL
pro-Chinese separatists | ? REB
pro - Russian separatists in Ukraine | UKR REB
ethnic Albanian guerrillas in Macedonia | MKD REB
Russian troops | RUS MIL
Russian missiles | RUS MIL
the Israeli army | ISR MIL
the Russian invaders | RUS MIL
the Chinese policy | CHN
the decision of the EU | EUR
the court 's ruling | ? JUD
the position of the Kremlin | RUS GOV
the governor of Khabarovsk Krai | RUS GOV
the governor of Texas | USA GOV
members of parliament | ? LEG
members of the Iraqi parliament | IRQ LEG
thousands of protesters | ? CVL
three Palestinian men | PSE CVL
a group of Russian soldiers | RUS MIL
dozens of Egyptian activists | EGY CVL
a number of Western countries | ?
Western countries | ?
the G7 countries | IGO
the Russians | RUS
three Belarusians | BLR CVL
the Hungarian and Romanian officials | HUN GOV & ROU GOV
the leaders of China and Russia | CHN GOV & RUS GOV
the British , French and German foreign ministers | GBR GOV & FRA GOV & DEU GOV
the storm | nobody
the company | nobody
a Chinese company | CHN BUS
the rain | nobody
the Algerian opposition leader | DZA OPP
Sudanese rebels | SDN REB
a rebel commander | ? REB
the police | ? COP
Egyptian police | EGY COP
Israeli intelligence | ISR SPY
unidentified gunmen | ? UAF
the Taiwanese president | TWN GOV
the Hong Kong government | HKG GOV
the authorities of Kosovo | XKX GOV
the former Soviet president | SUN ELI
South Korean President | KOR GOV
the trade unions of France | FRA LAB
French farmers | FRA AGR
Chinese journalists | CHN JRN
refugees from Syria | SYR REF
the US Congress | USA LEG
the embassy of Iran | IRN GOV
the Iranian embassy | IRN GOV
the US ambassador to Israel | USA GOV
tribal elders | ? ELI
the Russian Orthodox Church | RUS REL
an Argentine judge | ARG JUD
Saudi - led coalition | SAU MIL
the Argentine Congress | ARG LEG
the wife of the president of Kenya | KEN CVL
anti - government fighters | ? REB
the Ukrainian side | UKR
Asian communities in the US | USA CVL
the EU countries | EUR
permanent representatives of 27 EU countries | EUR
Putin 's daughters | RUS ELI
the Trump administration | USA GOV
North and South Korean officials | PRK GOV & KOR GOV
Kurdish fighters in Syria | SYR REB
rebels loyal to the former Sudanese president | SDN REB
the Iranian group | IRN
Hamas targets | PSE REB
the Reuters news agency | GBR JRN
Gazprom | RUS BUS
the secretary of state | USA GOV
the French secretary of state | FRA GOV
the Taoiseach | IRL GOV
the external affairs minister | IND GOV
the former Bolivian dictator | BOL ELI
a former Maltese official | MLT ELI
former Maltese soldiers | MLT MIL
Jewish settlers | ISR CVL
the Democratic Party | USA PTY
the National Peasant Labour Party | ? PTY
its European Community partners | EUR
his Ethiopian counterpart | ETH GOV
`

func TestWords(t *testing.T) {
	r := resolver(t)
	for line := range strings.SplitSeq(strings.TrimSpace(phrases), "\n") {
		text, want, _ := strings.Cut(line, " | ")
		doc := words(text)
		head, end := headOf(&doc.Sentences[0])
		got := show(r.Phrase(doc, phrase.Phrase{Head: head, End: end}))
		if got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}

// Whatever the parser writes, nothing breaks: loops, heads out of order,
// phrases that end anywhere.
func TestAnyTree(t *testing.T) {
	r := resolver(t)
	doc := words("its army of his leader 's group The wife and daughter of the former Russian - backed leader of Poland 's army , King Hassan of Morocco , told US - led forces in Syria 's north of a group of")
	s := &doc.Sentences[0]
	n := len(s.Tokens)
	seed := uint32(7)
	random := func(k int) int {
		seed = seed*1664525 + 1013904223
		return int(seed>>8) % k
	}
	tags := []string{"NOUN", "PROPN", "VERB", "ADP", "PRON", "NUM", ""}
	rels := []string{"nmod", "conj", "case", "compound", "appos", "nmod:poss", "amod", "det"}
	kinds := []string{readout.Person, readout.Location, readout.Organisation, readout.Description, readout.Pronoun, readout.Demonym}
	for range 3000 {
		for i := range s.Tokens {
			s.Tokens[i].Head, s.Tokens[i].Rel, s.Tokens[i].Tag = random(n+1)-1, rels[random(len(rels))], tags[random(len(tags))]
		}
		doc.Entities = []readout.Entity{{Name: "A", Kind: kinds[random(6)]}, {Name: "B", Kind: kinds[random(6)], Members: []int{0, 2}}, {Name: "C", Kind: kinds[random(6)], Country: "POL", Members: []int{1, 2}}}
		doc.Mentions = nil
		for k := range 6 {
			first := random(n)
			end := first + 1 + random(n-first)
			doc.Mentions = append(doc.Mentions, readout.Mention{First: first, End: end, Head: first + random(end-first), Kind: kinds[random(6)], Entity: random(4) - 1})
			if e := doc.Mentions[k].Entity; e >= 0 {
				doc.Entities[e].Mentions = append(doc.Entities[e].Mentions, k)
			}
		}
		head := random(n)
		p := phrase.Of(s, 0, head)
		r.Phrase(doc, p)
		r.Describe(doc, 0, p.Head, p.First, p.End)
	}
}

// Phrases that coreference or the scene decides.
func TestDocument(t *testing.T) {
	r := resolver(t)
	doc := words("In Minsk the two sides met while police arrested protesters and he told Roman Sklyar , the Kazakh deputy prime minister , about invaders")
	doc.Entities = []readout.Entity{
		{Name: "Belarus", Kind: readout.Location, Country: "BLR", Mentions: []int{0}},
		{Name: "the two sides", Kind: readout.Description, Members: []int{0, 2}, Mentions: []int{1}},
		{Name: "Sergey Lavrov", Kind: readout.Person, Country: "RUS", Sector: "GOV", Office: "Foreign Minister", Ref: "actors/persons.txt:1", Mentions: []int{2}},
		{Name: "Roman Sklyar", Kind: readout.Person, Mentions: []int{3}},
	}
	doc.Mentions = []readout.Mention{
		{First: 1, End: 2, Head: 1, Kind: readout.Location, Entity: 0},
		{First: 2, End: 5, Head: 4, Kind: readout.Description, Entity: 1, Basis: "the two sides = Belarus and Lavrov"},
		{First: 11, End: 12, Head: 11, Kind: readout.Pronoun, Entity: 2, Basis: "he = Lavrov"},
		{First: 13, End: 15, Head: 13, Kind: readout.Person, Entity: 3},
	}
	for _, c := range []struct {
		first, end, head int
		want             string
	}{
		{2, 5, 4, "two sides: BLR Belarus & RUS GOV Sergey Lavrov (the two sides = Belarus and Lavrov)"},
		{7, 8, 7, "police: BLR COP police of Belarus (the sentence is set in Belarus)"},
		{9, 10, 9, "protesters: BLR CVL protesters of Belarus (the sentence is set in Belarus)"},
		{11, 12, 11, "he: RUS GOV Sergey Lavrov (he = Lavrov)"},
		{13, 15, 13, "Roman Sklyar: KAZ GOV Roman Sklyar ()"},
		{23, 24, 23, "invaders: MIL invaders ()"},
	} {
		got, basis := "", ""
		for i, p := range r.Phrase(doc, phrase.Phrase{Head: c.head, First: c.first, End: c.end}) {
			if i == 0 {
				got, basis = p.Text+": ", p.Basis
			} else {
				got += " & "
			}
			got += strings.Join(strings.Fields(p.Country+" "+p.Sector+" "+p.Name), " ")
		}
		if got += " (" + basis + ")"; got != c.want {
			t.Errorf("got %s\nwant %s", got, c.want)
		}
	}
}

func BenchmarkPhrase(b *testing.B) {
	r := resolver(b)
	doc := words("the spokesman of the Ukrainian army and the Kazakh deputy prime minister of Russia")
	b.ReportAllocs()
	for b.Loop() {
		r.Phrase(doc, phrase.Phrase{Head: 1, First: 0, End: 6})
		r.Phrase(doc, phrase.Phrase{Head: 11, First: 7, End: 14})
	}
}

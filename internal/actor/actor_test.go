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
		case "in", "from", "to", "for", "on", "with":
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
the Reuters news agency | GBR JRN
Gazprom | RUS BUS
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

package coref_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/actors"
	"github.com/readout-events/readout/internal/actor"
	"github.com/readout-events/readout/internal/annotate/coref"
)

// chains writes the entities that have the given words among their mentions:
// "Name|Country: mention, mention". Members are written as "= A + B".
func chains(doc *readout.Document) []string {
	var out []string
	for _, e := range doc.Entities {
		line := e.Name
		if e.Country != "" {
			line += "|" + e.Country
		}
		line += ":"
		for _, m := range e.Mentions {
			x := doc.Mentions[m]
			words, _ := doc.Words(&doc.Sentences[x.Sentence], x.First, x.End)
			line += " " + words + ","
		}
		line = strings.TrimSuffix(line, ",")
		for k, m := range e.Members {
			line += map[bool]string{true: " = ", false: " + "}[k == 0] + doc.Entities[m].Name
		}
		out = append(out, line)
	}
	return out
}

// TestLink reads short articles; each expected line is an entity with its
// mentions in order of the text. Other entities may be there. A line that
// begins with "not " must not be there.
func TestLink(t *testing.T) {
	read := reader(t)
	for _, c := range []struct {
		text string
		want []string
	}{
		// Full and short names
		{"Sergey Lavrov arrived in Ankara on Monday. Lavrov met officials there.",
			[]string{"Sergey Lavrov|RUS: Sergey Lavrov, Lavrov"}},
		{"Aldo Vermeiren met Petra Vermeiren in Ghent. Mr Vermeiren said he was glad.",
			[]string{"Aldo Vermeiren: Aldo Vermeiren, Vermeiren, he", "not Petra Vermeiren: Petra Vermeiren, Vermeiren"}},
		// Titles, before and after
		{"Kazakh Deputy Prime Minister Oraz Tulegenbek visited Baku. The deputy prime minister praised the talks.",
			[]string{"Oraz Tulegenbek|KAZ: Oraz Tulegenbek, The deputy prime minister"}},
		{"Halvard Brenning, the head of the Norwegian delegation, left early. He gave no reason.",
			[]string{"Halvard Brenning|NOR: Halvard Brenning, He"}},
		{"Foreign Ministers Halvard Brenna and Jussi Tarkkala met in Oslo. The two ministers smiled.",
			[]string{"The two ministers: The two ministers = Halvard Brenna + Jussi Tarkkala"}},
		{"Damascus condemned the remarks of Recep Tayyeb Erdogan. Erdogan was in Adana.",
			[]string{"Recep Tayyip Erdoğan|TUR: Recep Tayyeb Erdogan, Erdogan"}},
		{"Islamic State attacked a checkpoint in Diyala. The militants fled.",
			[]string{"Islamic State|IMG: Islamic State, The militants"}},
		{"Jordan received the envoy of Gambia. He praised the Kingdom.",
			[]string{"Jordan|JOR: Jordan, Kingdom"}},
		{"Kuwait condemned the attack in Marib, Yemen. The Ministry of Foreign Affairs called it a crime.",
			[]string{"Ministry of Foreign Affairs|KWT: Ministry of Foreign Affairs"}},
		{"putin met xi jinping in beijing on monday",
			[]string{"Vladimir Putin|RUS: putin", "Xi Jinping|CHN: xi jinping"}},
		// Distorted names
		{"Russian Foreign Minister Lavrov came to Phnom Penh. China said that Raferov was in good spirits.",
			[]string{"Sergey Lavrov|RUS: Lavrov, Raferov"}},
		{"Russian Foreign Minister Raferov came to Phnom Penh on Friday.",
			[]string{"Sergey Lavrov|RUS: Raferov"}},
		{"Russian Foreign Minister Lavrov met Raferov on Friday.",
			[]string{"not Sergey Lavrov|RUS: Lavrov, Raferov"}},
		// Acronyms
		{"The League of Northern Ports (LNP) met on Tuesday. The LNP called for calm.",
			[]string{"League of Northern Ports: League of Northern Ports, LNP, LNP"}},
		// The two sides
		{"Chinese Foreign Minister Wang Yi met with Russian Foreign Minister Sergey Lavrov. The two sides agreed to cooperate.",
			[]string{"The two sides: The two sides = Wang Yi + Sergey Lavrov"}},
		{"Sudan's army and the Rapid Support Forces agreed on Thursday to extend a ceasefire. The UN called on the two sides to return to negotiations.",
			[]string{"the two sides: the two sides = Sudan's army + Rapid Support Forces"}},
		{"France and Germany held talks on Monday. Both countries want peace.",
			[]string{"Both countries: Both countries = France + Germany"}},
		{"Angela Merkel met Emmanuel Macron in Paris. The two also discussed trade.",
			[]string{"The two: The two = Angela Merkel + Emmanuel Macron"}},
		// Offices without a name
		{"Ukraine thanked the French president on Monday. Emmanuel Macron had sent aid.",
			[]string{"Emmanuel Macron|FRA: the French president, Emmanuel Macron"}},
		{"Vladimir Putin spoke in Moscow. The Kremlin chief warned Europe.",
			[]string{"Vladimir Putin|RUS: Vladimir Putin, The Kremlin chief"}},
		{"Sergey Lavrov met his Turkish counterpart in Antalya.",
			[]string{"Mevlüt Çavuşoğlu|TUR: his Turkish counterpart"}},
		// Pronouns
		{"Angela Merkel met Emmanuel Macron in Paris. She said that he had helped.",
			[]string{"Angela Merkel|DEU: Angela Merkel, She", "Emmanuel Macron|FRA: Emmanuel Macron, he"}},
		{"\"I will come to Kyiv,\" Emmanuel Macron said on Monday.",
			[]string{"Emmanuel Macron|FRA: I, Emmanuel Macron"}},
		{"It is necessary to hold talks, Emmanuel Macron said.",
			[]string{"Emmanuel Macron|FRA: Emmanuel Macron"}},
		{"Moldova's parliament condemned Russia on Friday. It urged Western countries to help.",
			[]string{"Moldova's parliament|MDA: Moldova's parliament, It"}},
		{"Farmers blocked roads around Paris. They accuse the government of neglect.",
			[]string{"Farmers: Farmers, They"}},
		// Bodies called by their kind
		{"NATO sent ships to the Baltic Sea. The military alliance accused Russia of jamming signals.",
			[]string{"NATO|IGO: NATO, The military alliance"}},
		{"The European Union met on Monday. The 27-nation bloc urged Minsk to free prisoners.",
			[]string{"European Union|EUR: European Union, The 27-nation bloc"}},
		{"Human Rights Watch criticised Addis Ababa. The New York-based group urged an inquiry.",
			[]string{"Human Rights Watch|NGO: Human Rights Watch, The New York-based group"}},
		{"Hezbollah fired a missile. The rights group praised nobody.",
			[]string{"not Hezbollah|LBN: Hezbollah, The rights group"}},
		// Two by two
		{"Armenia and Azerbaijan traded accusations. Each side accused the other.",
			[]string{"Each side: Each side = Armenia + Azerbaijan"}},
		{"Indian and Chinese troops clashed in Ladakh. Both sides blamed each other.",
			[]string{"Both sides: Both sides = India + China"}},
	} {
		doc := read(readout.Article{Text: c.text, Published: time.Date(2022, 8, 6, 0, 0, 0, 0, time.UTC)})
		have := chains(doc)
		for _, want := range c.want {
			want, not := strings.CutPrefix(want, "not ")
			found := false
			for _, h := range have {
				found = found || h == want
			}
			if found == not {
				t.Errorf("%s\n  want %v%s\n  have %s", c.text, map[bool]string{true: "not ", false: ""}[not], want, strings.Join(have, "\n       "))
			}
		}
	}
}

// TestTwice checks that linking twice changes nothing, and that all indices
// hold.
func TestTwice(t *testing.T) {
	read := reader(t)
	a := readout.Article{Title: "Lavrov meets Wang Yi", Text: "Russian Foreign Minister Sergey Lavrov met with Chinese Foreign Minister Wang Yi. They agreed that the two countries are friends. He left."}
	doc := read(a)
	one := fmt.Sprint(doc.Entities, doc.Mentions)
	again := read(a)
	if two := fmt.Sprint(again.Entities, again.Mentions); one != two {
		t.Errorf("two readings differ:\n%s\n%s", one, two)
	}
	for i, m := range doc.Mentions {
		if m.Entity >= len(doc.Entities) || m.First >= m.End || m.Head < m.First || m.Head >= m.End {
			t.Errorf("mention %d is out of order: %+v", i, m)
		}
	}
	for i, e := range doc.Entities {
		for _, m := range e.Mentions {
			if doc.Mentions[m].Entity != i {
				t.Errorf("mention %d of entity %d belongs to %d", m, i, doc.Mentions[m].Entity)
			}
		}
		for _, m := range e.Members {
			if m < 0 || m >= len(doc.Entities) {
				t.Errorf("entity %d has the member %d", i, m)
			}
		}
	}
}

// BenchmarkLink measures tokens a second on one core, with names found.
func BenchmarkLink(b *testing.B) {
	read := reader(b)
	text := strings.Repeat("Russian Foreign Minister Sergey Lavrov met on Monday with his Turkish counterpart in Ankara, where the two sides discussed the export of grain from the ports of Odessa and the situation in northern Syria. The United Nations welcomed the talks, which had been prepared for weeks by diplomats of both countries. He said they would meet again.\n\n", 10)
	doc := read(readout.Article{Text: text})
	table, err := actors.Default()
	if err != nil {
		b.Fatal(err)
	}
	linker := coref.New(table, actor.New(table))
	n := 0
	for i := range doc.Sentences {
		n += len(doc.Sentences[i].Tokens)
	}
	b.ResetTimer()
	for b.Loop() {
		linker.Link(doc)
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		coref.New(nil, nil)
	}
}

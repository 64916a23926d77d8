package coder

import (
	"strings"
	"testing"
	"time"

	readout "github.com/readout-events/readout"
)

// TestStory holds what the sentences before tell of the last report of a short
// article: who "both leaders" are, whose army "its army" is, what is long past.
func TestStory(t *testing.T) {
	w := theCoder(t).Worker()
	for _, c := range []struct{ text, want string }{
		{"Armenia and Azerbaijan exchanged fire on Tuesday. The European Council president called on both leaders to show restraint.", "REQUEST EUR > ARM GOV & AZE GOV"},
		{"Peru's foreign minister met his Chilean counterpart in Arica. The ministers also discussed the border.", "CONSULT PER GOV & CHL GOV"},
		{"President Ruto of Kenya received President Boko of Botswana. The two heads of state signed a treaty.", "SUPPORT KEN GOV & BWA GOV"},
		{"Sergey Lavrov met Antonio Tajani in Rome. The pair will meet again in August.", "AGREE RUS GOV & ITA GOV"},
		{"The Finnish president met the king of Norway in Oslo. The talks focused on the border.", "CONSULT FIN GOV & NOR GOV"},
		{"Of his meeting with Antonio Tajani, Sergey Lavrov said they discussed grain.", "CONSULT ITA GOV & RUS GOV says RUS GOV"},
		{"\"Russia is cutting ties with our country,\" Antonio Tajani said.", "SANCTION RUS > ITA says ITA GOV"},
		{"In a phone call, the Omani foreign minister told his Iranian counterpart that trade was growing.", "CONSULT OMN GOV & IRN GOV"},
		{"The UN chief urged all parties to the conflict to stop the fighting.", "REQUEST UNO > ?"},
		{"The UN General Assembly adopted a resolution on Thursday. The resolution condemns Israel.", "ACCUSE UNO > ISR"},
		{"A US delegation led by Deputy Assistant Secretary Daniel Howe visited Chad. Howe thanked Niger.", "SUPPORT USA GOV > NER"},
		{"China pledged ten billion dollars in loans to Africa.", "AGREE CHN > ?"},
		{"Egypt praised the US. Jordan's minister said that Libya had attacked his country.", "ASSAULT LBY > JOR says JOR GOV"},
		{"Burkina Faso left the bloc. \"My government has cut ties with Taiwan,\" the president of El Salvador said.", "SANCTION SLV GOV > TWN says SLV GOV"},
		{"UN Secretary General Ban Ki-moon talked by phone with Colombian President Juan Manuel Santos. He urged Cuba to help.", "REQUEST UNO > CUB"},
		{"Israel thanked Qatar on Monday. Its army struck a village in Lebanon.", "ASSAULT ISR MIL > LBN CVL"},
		{"Egypt thanked Qatar. Jordan also praised the Gulf state.", "SUPPORT JOR > QAT"},
		{"President Ruto of Kenya met Antony Blinken. The 57-year-old thanked Haiti.", "SUPPORT KEN GOV > HTI"},
		{"Bangladesh students torch state TV office\nDHAKA - Students burned cars on Thursday. Police fired rubber bullets at demonstrators.", "ASSAULT BGD COP > BGD CVL"},
		{"Colombia, rebels resume talks in Havana\nHAVANA - Colombia's government and the rebels resumed talks in Cuba. The guerrillas released two hostages.", "RETREAT COL REB > COL CVL"},
		{"US sanctions Nicaraguan officials\nWASHINGTON - The United States imposed sanctions on officials in Managua. The police detained a priest.", "COERCE ? COP > ? REL"},
		{"Mirziyoyev spoke with Tokayev by phone. The President of Uzbekistan thanked his colleague for the invitation.", "SUPPORT UZB GOV > KAZ GOV"},
		{"The International Monetary Fund suspended a loan to Pakistan. The fund criticised Islamabad.", "ACCUSE IGO > PAK GOV"},
		{"Then-President Donald Trump imposed sanctions on Iran.", "SANCTION USA GOV > IRN historical"},
		{"Decades ago, the Guatemalan army massacred Mayan villagers.", "ASSAULT GTM MIL > GTM CVL historical"},
		{"The dispute dates back to 1962, when China attacked India.", "ASSAULT CHN > IND historical"},
		{"Serbia used to support the Bosnian Serb army.", "SUPPORT SRB > BIH MIL historical"},
		{"Mali's army was forced to withdraw from Kidal.", "RETREAT MLI MIL"},
		{"Had Ethiopia attacked Eritrea, thousands would have died.", "ASSAULT ETH > ERI hypothetical"},
		{"The Azerbaijani Defence Ministry said that Armenian forces had opened fire. Armenian guns also shelled the town of Tovuz. It added that two soldiers were wounded.", "ASSAULT  > ? MIL says AZE GOV"},
		{"In an interview with the Financial Times, the Polish president said that Russia attacked the ships.", "ASSAULT RUS says GBR JRN & POL GOV"},
	} {
		res := w.Code(readout.Article{ID: "test", Text: c.text, Published: time.Date(2024, 6, 15, 0, 0, 0, 0, time.UTC)})
		typ, _, _ := strings.Cut(c.want, " ")
		got := "no " + typ
		for i := range res.Reports {
			r := &res.Reports[i]
			if r.Type != typ || r.Within != "" {
				continue
			}
			one := Result{Reports: []readout.Report{*r}}
			if got = sides(&one, typ); r.Status != readout.Actual {
				got += " " + r.Status
			}
			for k := range r.Says {
				got += map[bool]string{true: " says ", false: " & "}[k == 0] + strings.TrimSpace(r.Says[k].Country+" "+r.Says[k].Sector)
			}
		}
		if got != c.want {
			t.Errorf("%s\n\tgot  %s\n\twant %s", c.text, got, c.want)
		}
	}
}

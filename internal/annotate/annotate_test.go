package annotate

import (
	"strings"
	"testing"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/annotate/segment"
)

func TestDatelines(t *testing.T) {
	town := func(sent *readout.Sentence) int { // one that knows two towns
		switch sent.Tokens[0].Form {
		case "Harare", "Moscow":
			return 1
		}
		return 0
	}
	for _, c := range []struct{ text, want string }{
		{"MANILA, March 24, 2024 - The Philippines summoned a diplomat.", "MANILA , March 24 , 2024 -"},
		{"PORT-AU-PRINCE, July 16 (Reuters) - Kenya sent officers to Haiti.", "PORT - AU - PRINCE , July 16 ( Reuters ) -"},
		{"KYIV (Reuters) - Shelling went on in the east.", "KYIV ( Reuters ) -"},
		{"LONDON, March 26, 2018 (own report) - Britain expelled two diplomats.", "LONDON , March 26 , 2018 ( own report ) -"},
		{"WASHINGTON — Lawmakers criticised the deal on Monday.", "WASHINGTON —"},
		{"Homs, SANA- The army shelled positions in the east.", "Homs , SANA -"},
		{"Homs, SANA-In the east the army shelled positions.", "Homs , SANA -"},
		{"Osaka, May 3 (Jiji Press)--The ministry lodged a protest.", "Osaka , May 3 ( Jiji Press ) --"},
		{"Moscow,(ST)-Russian officials met the envoy on Monday.", "Moscow , ( ST ) -"},
		{"(MENAFN- UkrinForm) Occupation forces opened fire on the town.", "( MENAFN - UkrinForm )"},
		{"Shafaq News/ The former lawmaker condemned the arrests.", "Shafaq News /"},
		{"Sana - Saba: The armed forces shelled positions.", "Sana - Saba :"},
		{"Harare: Police on Monday arrested two officials of the opposition.", "Harare :"},
		{"Harare – Police on Monday arrested two officials of the opposition.", "Harare –"},
		{"Lusaka, Zambia — Police arrested two senators on Monday, their lawyer said.", "Lusaka , Zambia —"},
		{"KUWAIT // The public prosecutor ordered the arrest of 45 people.", "KUWAIT / /"},
		{"Moscow: Ukraine shelled a town in the east on Monday", ""}, // a headline: Moscow says so
		{"SANA-linked writers were named by the minister on Friday.", ""},
		{"(Harare) The police arrested two officials of the opposition on Monday.", "( Harare )"},
		{"(Kyiv) The two sides met in the town on Monday.", ""},
		{"Russia - the largest country - sent troops to the border.", ""},
		{"Mr Smith, 54, - a lawyer - sued the state of Texas.", ""},
		{"The minister met his colleague.", ""},
		{"China-Russia ties are strong and will grow.", ""},
	} {
		sents := segment.Article(&readout.Article{Text: c.text})
		n := dateline(&sents[0], town)
		var got []string
		for _, tok := range sents[0].Tokens[:n] {
			got = append(got, tok.Form)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s\n\tgot  %q\n\twant %q", c.text, s, c.want)
		}
	}
}

func TestDoubledWords(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"They held held talks.", "They held talks ."},
		{"He said that that was wrong.", "He said that that was wrong ."},
		{"Boutros Boutros met the king.", "Boutros Boutros met the king ."},
		{"It was very very late late.", "It was very very late ."},
		{"The head of of the army gave in in 2020.", "The head of the army gave in 2020 ."},
	} {
		doc := &readout.Document{Article: readout.Article{Text: c.text}}
		doc.Sentences = segment.Article(&doc.Article)
		doubled(doc)
		var got []string
		for _, tok := range doc.Sentences[0].Tokens {
			got = append(got, tok.Form)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s\n\tgot  %s\n\twant %s", c.text, s, c.want)
		}
	}
}

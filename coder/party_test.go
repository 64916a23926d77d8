package coder

import (
	"slices"
	"strings"
	"testing"

	readout "github.com/readout-events/readout"
)

// Each line is who the phrases stand for, country and sector, where they
// accuse Russia in an article about Chad; "-" for nobody.
var accusers = `
TCD BUS | Several businessmen, Business leaders, Traders, The employers' federation, A group of investors, The business community
- | The company, The ball, The film, The prices, The airline
TCD CVL | Landlords, Parents, Consumers, Taxpayers, Indigenous groups, Ethnic minorities, Relatives, Followers
TCD GOV | Politicians, A top aide, Senior advisers, The government delegation, Government sources, The statistics office, The supreme leader, The national palace
TCD MIL | Military leaders, Coup leaders
TCD REB | The rebel leadership, The rebel delegation, A coalition of rebel groups, An alliance of rebel groups
TCD CVL | The electorate, The country's voters
TCD GOV | A source in the foreign ministry, A diplomatic source
TCD MIL | Military sources, An army source
TCD COP | A security source
- | A source of pride, A source of the river, The source, Sources of income
TCD LAB | A coalition of trade unions, An alliance of unions
TCD COP | The police service
TCD SPY | The spy agency, The intelligence agency
TCD PTY | Presidential candidates, Left-wing groups, The two main parties, The two biggest parties
TCD LEG | The Shura Council
USA GOV | The State Department
GBR GOV | The Home Office
RUS LEG | The State Duma
EUR | MEPs, The 27-nation bloc
UNO | The WHO
CHL GOV | La Moneda
COL GOV | The Casa de Nariño
NGA GOV | Aso Rock
IRQ | Kurdistan
TUR CVL | Turkey's Kurds
EGY CVL | Copts
NZL GOV | Maori leaders
`

// TestParty: who is a party, and whose.
func TestParty(t *testing.T) {
	w := theCoder(t).Worker()
	for line := range strings.SplitSeq(strings.TrimSpace(accusers), "\n") {
		want, list, _ := strings.Cut(line, " | ")
		for text := range strings.SplitSeq(list, ", ") {
			res := w.Code(readout.Article{Title: "Two soldiers killed in attack on Chad army post",
				Text: "N'DJAMENA (Reuters) - An army post in western Chad was attacked on Tuesday and two soldiers were killed. " + text + " accused Russia of lying about the deal."})
			got := "-"
			for i := range res.Reports {
				if r := &res.Reports[i]; r.Type == "ACCUSE" && len(r.Actor) > 0 {
					got = strings.TrimSpace(r.Actor[0].Country + " " + r.Actor[0].Sector)
				}
			}
			if got != want {
				t.Errorf("%s: got %s, want %s", text, got, want)
			}
		}
	}
}

// Each line is an article and who accuses somebody in its last sentence.
var backward = `
KAZ TJK UZB | ASTANA - The presidents of Kazakhstan, Uzbekistan and Tajikistan met on Monday. The three countries accused Russia of lying.
BFA MLI NER | RABAT - Mali, Niger and Burkina Faso left the regional bloc in January. The three states accused France of aggression.
BFA MLI NER | RABAT - Mali, Niger and Burkina Faso are ruled by soldiers. The three accused France of aggression.
ARM AZE | GENEVA - Armenia and Azerbaijan are at war over a mountain region. The neighbours accused Russia of lying.
ARM AZE | GENEVA - Armenia and Azerbaijan are at war over a mountain region. The rivals accused Russia of lying.
ARM AZE | GENEVA - Foreign ministers of Armenia and Azerbaijan met on Monday. Both ministers accused Russia of lying.
EUR | BRUSSELS - EU foreign ministers gathered on Monday. The bloc accused Russia of lying.
`

// TestBackward: who words are that point back.
func TestBackward(t *testing.T) {
	w := theCoder(t).Worker()
	for line := range strings.SplitSeq(strings.TrimSpace(backward), "\n") {
		want, text, _ := strings.Cut(line, " | ")
		res := w.Code(readout.Article{Text: text})
		var got []string
		for i := range res.Reports {
			if r := &res.Reports[i]; r.Type == "ACCUSE" {
				for k := range r.Actor {
					got = append(got, r.Actor[k].Country)
				}
			}
		}
		slices.Sort(got)
		if have := strings.Join(got, " "); have != want {
			t.Errorf("%s\n got %s, want %s", text, have, want)
		}
	}
}

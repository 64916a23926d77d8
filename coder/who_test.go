package coder

import (
	"strings"
	"testing"

	readout "github.com/readout-events/readout"
)

// sides writes the first report of a type with the countries and sectors of
// its sides: "ACCUSE FRA GOV > ISR".
func sides(res *Result, typ string) string {
	side := func(ps []readout.Participant) string {
		var out []string
		for i := range ps {
			country := ps[i].Country
			if country == "" {
				country = "?"
			}
			out = append(out, strings.TrimSpace(country+" "+ps[i].Sector))
		}
		return strings.Join(out, " & ")
	}
	for i := range res.Reports {
		r := &res.Reports[i]
		if r.Type != typ || r.Within != "" {
			continue
		}
		s := typ + " " + side(r.Actor)
		if len(r.Recipient) > 0 {
			s += " > " + side(r.Recipient)
		}
		return s
	}
	return "no " + typ
}

// TestWho holds who does what to whom in single sentences without a date, as
// news agencies write them: which words a party is told by, and what tells
// its country.
func TestWho(t *testing.T) {
	w := theCoder(t).Worker()
	for _, c := range []struct{ text, want string }{
		// a party farther off in the clause, where none stands beside the verb
		{"Canada has reiterated its commitment to NATO.", "AGREE CAN > IGO"},
		{"Denmark mobilised reservists for a possible war against Sweden.", "MOBILIZE DNK > SWE"},
		{"Portugal will withdraw its soldiers from Angola.", "CONCEDE PRT > AGO"},
		{"Norway vetoed the resolution on Chad.", "REJECT NOR"},
		{"Taiwan scrambled jets after the Vietnamese flight.", "MOBILIZE TWN"},
		{"Young Malians blocked roads to press their demands for jobs from the government of Mali.", "PROTEST MLI CVL > MLI GOV"},
		// whom "he" and "Monday" stand for, a reduced relative, rebels that have a military
		{"Kenya's minister Amos Kimani left. One of the intruders ran before he was arrested.", "COERCE "},
		{"A Chadian army officer left on Monday. On Monday, a Malian army officer said troops were killed in Monday's attack on Gao.", "ASSAULT  > ? MIL"},
		{"Peruvian lawmakers angered by the ruling accused Chile of bad faith.", "ACCUSE PER LEG > CHL"},
		{"The rebels' deputy military spokesman, Lam Okello, condemned Sudan.", "ACCUSE ? REB > SDN"},
		{"Hamas met Fatah. The Hamas coalition accused Israel of murder.", "ACCUSE PSE REB > ISR"},
		{"In 1979, revolutionaries took control of Iran and captured the U.S. embassy.", "ASSAULT IRN REB > IRN"},
		{"The rebel group, Boko Haram, killed ten people in Niger.", "ASSAULT NGA REB > NER CVL"},
		// who strikes acts as labour
		{"Teachers in Kenya went on strike on Monday.", "PROTEST KEN LAB"},
		{"Nurses and doctors in Uganda began a strike.", "PROTEST UGA LAB & UGA LAB"},
		{"Students in Chile went on strike.", "PROTEST CHL EDU"},
		{"Kenyan teachers' unions rejected the offer.", "REJECT KEN LAB"},
		// a title and a name are one party
		{"Beijing summoned the British ambassador to China, Harriet Lowell, and handed her a protest. Lowell rejected China's protest.", "REJECT GBR GOV > CHN"},
		{"The Fijian Ambassador to Tonga Jone Rabuka spoke under Prime Minister Sovaleni. He condemned Samoa.", "ACCUSE FJI GOV > WSM"},
		{"Peru's special envoy to Haiti, Ana Quispe, condemned Cuba.", "ACCUSE PER GOV > CUB"},
		// words between a body and whose it is
		{"Turkey's main opposition Homeland Union Party condemned Greece over the islands.", "ACCUSE TUR OPP > GRC"},
		{"The German far-right Homeland Front party accused Russia of meddling.", "ACCUSE DEU PTY > RUS"},
		// who calls an envoy in does what he is called in for
		{"Norway's foreign ministry summoned the Russian ambassador to condemn Belarus.", "ACCUSE NOR GOV > RUS GOV"},
		{"The Chinese envoy called for Seoul's support for Beijing's \"One China\" principle.", "REQUEST CHN GOV > KOR GOV"},
		{"Former Chilean dictator Augusto Pinochet was arrested in London.", "COERCE  > CHL ELI"},
		{"Deputy Secretary of State Quentin Marlowe met Indian officials in New Delhi.", "CONSULT USA GOV & IND GOV"},
		// parties whose name is only the end of a longer one
		{"The National Radical Democratic Party accused Chancellor Helmut Kohl of lying.", "ACCUSE DEU OPP > DEU GOV"},
		// a people is meant by "their"
		{"Bosnian Serbs said their forces had shelled Sarajevo.", "ASSAULT BIH MIL > BIH"},
		// a bloc told by its region; leaders of many states belong to none
		{"The West African bloc threatened Niger's junta with force.", "THREATEN IGO > NER GOV"},
		{"Swedish prime minister Ulf Kristersson met several world leaders.", "CONSULT SWE GOV & ? GOV"},
		// the other state
		{"Serbia lodged a protest with Albania, accusing its neighbour of sheltering rebels.", "ACCUSE SRB > ALB"},
		{"Greece demanded that its European Community partners reject the treaty.", "REQUEST GRC > EUR"},
		// a dateline without a day is no party, and a name may go on behind its head
		{"Vienna – The Permanent Council of the OSCE on Tuesday criticised Moldova over the arrest of two monitors.", "ACCUSE IGO > MDA"},
		{"The United Nations Mission in Liberia criticised the Malian rebels.", "ACCUSE UNO > MLI REB"},
		// a body called by one word of its name
		{"The UN Security Council met in New York.\nThe Council urged Libya to release two reporters.", "REQUEST UNO > LBY"},
		// what the tree hangs elsewhere: who took hostages, a late object, what one is called on to do
		{"Three Swiss tourists taken hostage by an Islamist group in Mali were freed on Friday.", "ASSAULT MLI REB > CHE CVL"},
		{"Norway condemned in the strongest terms the Sudanese army.", "ACCUSE NOR > SDN MIL"},
		{"Ex-rebels in Burundi freed four hostages on Monday.", "RETREAT BDI REB > BDI CVL"},
		// who tells of a promise in the passive makes it
		{"Hundreds of prisoners will be freed, the Burmese junta said on Monday.", "CONCEDE MMR GOV > MMR CVL"},
		// news in brief: each paragraph is set where its own dateline says
		{"NAIROBI - Two banks in Kenya closed.\nLIMA - The government criticised the miners.\nOSLO - Police detained nine protesters.", "COERCE NOR COP > NOR CVL"},
		// an Indian dateline has no dash
		{"Kolkata, Nov 12 The Bangladesh Navy has detained 20 Burmese fishermen.", "COERCE BGD MIL > MMR AGR"},
		// diplomats who are thrown out are of another state
		{"Latvia said on Monday that two diplomats were declared persona non grata.", "SANCTION  > ? GOV"},
		{"Peru expelled diplomats from Mexico, Bolivia and Cuba.", "SANCTION PER > MEX & BOL & CUB"},
		// those whose release is demanded are not asked
		{"The Greek Church demanded the release of two Syrian bishops.", "REQUEST GRC REL"},
		// towns are yielded nothing
		{"Chadian soldiers pulled out of Gamboru and Banki.", "RETREAT TCD MIL"},
		// an official who meets one of a state that is named is of another
		{"Prime minister meets Danish foreign minister in Copenhagen\nThe prime minister of Iceland thanked Denmark. Iceland is a small country.", "CONSULT ISL GOV & DNK GOV"},
		// who sends somebody tells whose he is
		{"The Sultan of Oman had dispatched Salim Harthi, a chief mediator, to Chad.\nHarthi met rebel leaders in Chad.", "CONSULT OMN GOV & TCD REB"},
		// who tells of both sides is none of them, and an adjective says whose they are
		{"Zambia's army and the rebels fought for a year.\nUN envoy Ann Smith said both sides agreed to a truce.", "AGREE ZMB MIL & ZMB REB"},
		// a party whose name every country has
		{"Jakarta, the capital of Indonesia, saw two rallies.\nThe Labour Party condemned the government.\nParliament met in Jakarta.", "ACCUSE IDN OPP > IDN GOV"},
		// an article that names one state
		{"Teachers told to go home\nThe ministry was silent on Monday.\nPolice detained a teacher.\nThe union wrote to the parliament of Malawi.", "COERCE MWI COP > MWI EDU"},
		// ties that are cut between two, ships of trade, members of Congress, marches in support
		{"Relations between Fiji and Samoa were severed in May.", "SANCTION FJI & WSM"},
		{"Iran seized a tanker in the Gulf of Oman.", "COERCE IRN > ? BUS"},
		{"Members of Congress expressed their support for Georgia in Tbilisi.", "SUPPORT USA LEG > GEO"},
		{"Jordanian nurses staged a sit-in outside the hospital in Amman in support of Lebanon.", "PROTEST JOR MED"},
		// a party that blames its own government is in opposition, a ruling one is not
		{"Zambia's Patriotic Front accused the government of fraud.", "ACCUSE ZMB OPP > ZMB GOV"},
		// diplomats of nobody knows whom, persons, one's own borders
		{"Albania has expelled foreign diplomats.", "SANCTION ALB > ? GOV"},
		{"Police in Nairobi detained ten other persons on Monday.", "COERCE KEN COP > KEN CVL"},
		{"The Gabonese junta closed the country's borders.", "COERCE GAB GOV"},
		// at home: the country of the other side
		{"Philippine rebels ambushed an army patrol.", "ASSAULT PHL REB > PHL MIL"},
		{"Congolese-backed rebels attacked Kigali.", "ASSAULT RWA REB > RWA"},
		{"Nicaragua's government banned an opposition newspaper.", "COERCE NIC GOV > NIC JRN"},
	} {
		res := w.Code(readout.Article{ID: "test", Text: c.text})
		typ, _, _ := strings.Cut(c.want, " ")
		if got := sides(&res, typ); got != c.want {
			t.Errorf("%s\n\tgot  %s\n\twant %s", c.text, got, c.want)
		}
	}
}

package actor

import (
	"strings"
	"testing"

	"github.com/readout-events/readout/internal/phrase"
)

// Each line is a sector and phrases for those who belong to it. They are read
// after "the Kenyan".
var sectors = `
GOV | president, prime minister, foreign minister, deputy prime minister, first deputy minister, cabinet, government, junior minister, interim government, unity government
GOV | caretaker cabinet, electoral commission, election commission, election body, electoral authority, central bank, central bank governor, central bank chief
GOV | finance ministry, treasury, customs authorities, tax authority, regulator, telecoms regulator, broadcasting authority, competition authority, ambassador
GOV | charge d'affaires, consul general, envoy, special envoy, chief negotiator, lead negotiator, negotiator, negotiating team, delegation, diplomats, embassy
GOV | consulate, high commissioner, permanent representative, ombudsman, human rights commissioner, governor, mayor, city council, provincial governor, county commissioner
GOV | district commissioner, prefect, regional authorities, local authorities, municipality, officials, senior officials, official, authorities, leadership
GOV | rulers, ruler, leader, strongman, king, crown prince, emir, sultan, monarch, regime, administration, government spokesman, presidential spokeswoman, presidential aide
GOV | presidential adviser, national security adviser, head of state, chief of staff to the president, vice president, state secretary, chancellor, acting president
GOV | interim leader, transitional president, interim prime minister, foreign ministry, foreign ministry spokesman, ministry of defence, defence ministry, defence minister
GOV | defence secretary, interior ministry, interior minister, national security council, security council, atomic energy agency, nuclear agency, disaster management agency
GOV | civil protection agency, emergency services, immigration department, immigration authorities, prison service, health ministry, trade envoy, trade negotiator
GOV | trade ministry, top diplomat, foreign policy chief, climate envoy, peace envoy, ruling coalition, royal court, junta leader, electoral board, anti-corruption commission
GOV | deputy chairman, secretary of state, press office, state oil regulator, foreign affairs chief, peace negotiators, trade delegation, parliamentary affairs minister
GOV | state visit delegation, junta, military council, ruling junta, military junta, military rulers
MIL | army, armed forces, military, navy, air force, troops, soldiers, marines, paratroopers, special forces, commandos, presidential guard, republican guard
MIL | national guard, army chief, chief of defence staff, chief of the general staff, general staff, joint chiefs of staff, top general, generals, general, colonel
MIL | admiral, military commander, defence forces, military spokesman, army spokesman, officers, coup leaders
MIL | putschists, mutinous troops, air defences, artillery, warplanes, fighter jets, warships, gunboats, helicopters, drones, tanks, conscripts, reservists
MIL | servicemen, garrison, battalion, forces, government forces, loyalist forces, ground forces, joint chiefs, naval forces, army unit, military patrol, military base
MIL | loyalist troops, army command, war planes, air defence units, rear admiral, brigadier general, lieutenant colonel, peacekeepers, expeditionary force, army spokeswoman
MIL | military attache, war cabinet general, sniper, snipers, pilots of the air force, frigate, submarine, border troops, rapid reaction force
COP | police, police chief, riot police, police officers, policemen, gendarmes, gendarmerie, paramilitary police, military police, security forces, border guards
COP | border guard, coast guard, coastguard, frontier guards, anti-corruption police, detectives, investigators, federal police, national police, prison guards
COP | police commissioner, inspector general of police, law enforcement agencies, law enforcement, customs officers, border police, morality police, secret police
COP | anti-terrorism squad, counter-terrorism unit, counterterrorism police, police spokesman, carabinieri, tax police, sheriff, anti-riot police, anti-terror police
COP | security officers, security agents, plainclothes officers, plain-clothes police, bodyguards, prison officers, coastguards, drug enforcement agency, investigative committee
COP | criminal investigators, SWAT team, intelligence police
SPY | intelligence service, spy chief, spy agency, intelligence agency, intelligence chief, secret service, intelligence services, security service, spies, intelligence officers
SPY | military intelligence, head of intelligence, foreign intelligence service, security services, domestic intelligence agency, intelligence officials, state security service
SPY | state security, spymaster, double agent, intelligence operatives, intelligence director, secret agents, secret agent, counter-intelligence service, counterintelligence agency
SPY | military intelligence chief
JUD | court, constitutional court, supreme court, high court, appeals court, judge, judges, magistrate, prosecutors, prosecutor, attorney general, chief prosecutor
JUD | prosecutor's office, general prosecutor's office, state prosecutor, tribunal, military court, court martial, chief justice, anti-corruption prosecutor
JUD | investigating judge, judiciary, public prosecutor, prosecutor general, jury, special court, court of appeal, electoral court, electoral tribunal, constitutional council
JUD | electoral judges, court president, investigating magistrates, juvenile court, deputy prosecutor, military prosecutors, special prosecutor, prosecutors in the case
LEG | parliament, parliamentarians, lawmakers, legislators, MPs, senators, senate, national assembly, lower house, upper house, deputies, speaker, parliament speaker
LEG | speaker of parliament, house speaker, congressmen, legislature, lower house of parliament, congress, senate majority leader, parliamentary committee, chamber of deputies
LEG | senator, MP, lawmaker, ruling party lawmakers, majority leader, upper house of parliament, leader of the house, foreign affairs committee, lawmakers from the ruling party
LEG | congressional leaders, congresswoman, state legislature, provincial assembly, members of parliament, speaker of the national assembly, parliament president
LEG | constituent assembly, councillors
PTY | party, party leader, presidential candidate, candidate, political party, political parties, party chairman, party spokesman, socialists, conservatives
PTY | social democrats, far-right party, Islamist party, communist party, green party, liberals, party secretary, communists, party officials, ruling party's rival party
PTY | centre-right party, nationalist party, party congress, presidential hopeful, centre-left alliance, coalition partner, far-left party, populist party, conservative party
PTY | party headquarters, parliamentary candidate, presidential contender, candidates
OPP | opposition, opposition leader, opposition party, opposition parties, opposition candidate, opposition coalition, opposition alliance, dissidents, opposition politician
OPP | opposition figure, dissident, main opposition, opposition leaders, opposition supporters, opposition activists, opposition movement, opposition spokesman
OPP | opposition politicians, pro-democracy movement, anti-government movement, exiled opposition, jailed opposition leader, shadow cabinet, shadow foreign minister
OPP | opposition leaders in exile, opposition bloc, opposition front, opposition MPs
REB | rebels, rebel group, guerrillas, insurgents, militants, jihadists, Islamists, separatists, rebel leader, rebel commander, rebel forces, insurgent group
REB | armed group, separatist fighters, terrorists, Islamist militants, militant group, armed opposition, rebel alliance, rebel coalition, mutineers, extremists
REB | separatist leader, breakaway region, guerrilla group, suicide bomber, fighters, rebel movement, rebel spokesman, hostage-takers, kidnappers, secessionists
REB | rebel fighters, guerrilla leader, rebel chief, militant leader, Marxist guerrillas, Maoist rebels, Tuareg separatists, Islamist insurgents, splinter group
REB | rebel army, rebel administration, rebel delegation, rebel negotiators, jihadist group, terror cell, terrorist organisation
PRM | militia, tribal militia, pro-government militia, paramilitaries, paramilitary group, paramilitary forces, mercenaries, vigilantes, militiamen, death squad
PRM | private military company, paramilitary force, militia leader, self-defence group, militia fighters, volunteer fighters, pro-government militiamen, pro-government fighters
PRM | private security contractors, ruling party militia, armed settlers, ultra-nationalist militia, party youth wing militia
UAF | gunmen, armed men, unidentified gunmen, masked men, attackers, assailants, unknown attackers, unidentified attackers, unknown gunmen, armed individuals
UAF | masked gunmen, suspected assassins
CRM | cartel, drug cartel, gang, gangs, drug traffickers, smugglers, pirates, hackers, bandits, criminals, mafia, gang leader, gang members, drug lord, human traffickers
CRM | organised crime groups, criminal gangs, people smugglers, armed gangs, drug gangs, crime syndicate, cattle rustlers, kingpin, oil thieves, rustlers, racketeers
CRM | arms smugglers, money launderers, looters, poachers, cybercriminals, bandit leader, gang boss
CVL | protesters, demonstrators, civilians, activists, residents, villagers, people, citizens, voters, women, children, crowd, crowds, activist, marchers, supporters
CVL | rioters, hostages, locals, inhabitants, families, pensioners, relatives of the victims, youths, young people, men, nationals, settlers, population, community
CVL | prisoners, detainees, mob, picketers, indigenous people, tribesmen, villager, bystanders, expatriates, passengers, counter-protesters
CVL | teenagers, widows, human shields, shoppers, squatters, slum dwellers, environmentalists, environmental activists, feminists, women activists, anti-war activists
CVL | human rights activist, human rights defenders, rights activists, lawyers, lawyer, actors, writers, singer, homeless people, mothers, relatives, ethnic minority
CVL | tourists, motorists, town dwellers, a man, woman, campaigners, landowners, victims, survivors
BUS | company, companies, oil company, state-owned oil company, bank, banks, businessmen, oligarch, airline, state oil firm, shipowners, businessman, energy company
BUS | mining company, exporters, importers, investors, arms manufacturer, chamber of commerce, shipping company, telecoms company, chipmaker, employers, carmaker
BUS | shipowner, mining firm, private bank, stock exchange, retailer, drugmaker, defence contractor, oil giant, gas exporter, multinational, port operator, insurance company
BUS | grain traders, business leaders, industrialists, pharmaceutical company, food producers, tech firms, hoteliers
LAB | teachers' union, nurses' union, trade union, trade unions, unions, union, workers, union leaders, miners, teachers' and workers' union, labour union, dockworkers, truckers, truck drivers
LAB | teachers' union, nurses' union, strikers, labour federation, civil service union, taxi drivers, lorry drivers, bus drivers, electricity workers, rail unions, dockers, pilots' union, nursing union of workers
LAB | teachers' union, nurses' union, public sector workers, train drivers, garment workers, general confederation of labour, strike leaders, union federation
AGR | farmers, peasants, farmer, fishermen, herders, coca growers, ranchers, cattle herders, farmers' union, nomadic herders, cattle farmers, tea growers, fisherman
AGR | shepherds, farmers' association, wheat producers
EDU | students, student union, teachers, university, academics, university students, student leaders, professors, scientists, pupils, schools
EDU | students' union, schoolchildren, school, lecturers, university rector, schoolgirls, researchers, economists, analysts, student leader, academy of sciences
JRN | journalists, reporters, newspaper, newspapers, media, state media, state television, state news agency, news agency, broadcaster, state broadcaster, public broadcaster
JRN | news website, editor, radio station, press, television, daily, TV channel, photographer, bloggers, blogger, investigative journalist, cartoonist, war correspondent
JRN | media group, news channel, columnist, independent newspaper, online newspaper, magazine
MED | doctors, nurses, hospital, medics, health workers, paramedics, hospitals, surgeons, ambulance service, vaccinators, Red Crescent medics, field hospital
MED | health centre, pharmacists, psychiatrist, ambulance crews, medical association
REL | archbishop, bishops, church, clerics, cleric, imam, mosque, monks, grand mufti, patriarch, Catholic bishops, religious leaders, priests, pastor, Muslims
REL | Christians, Catholic church, chief rabbi, Shia cleric, ayatollah, Sunni clerics, Buddhist monks, bishops' conference, Orthodox Church, Sufi order, Anglican Church
REL | cardinals, nuns, missionaries, Christian leaders, Muslim leaders, Hindu priests, religious council, spiritual leader, grand imam
REF | refugees, migrants, asylum seekers, displaced people, refugee, displaced persons, evacuees, internally displaced people, returnees, refugee camp, asylum seeker
REF | illegal migrants, boat people
SOC | human rights group, human rights groups, rights group, aid agency, charity, civil society groups, NGO, NGOs, think tank, civil society, human rights organisation
SOC | environmental group, aid workers, humanitarian organisation, women's group, advocacy group, bar association, relief agencies, aid group, election monitors
SOC | election observers, lobby, foundation, think-tank, women's rights group, environmental groups, press freedom group, anti-corruption group
ELI | indigenous leaders, former president, former prime minister, ex-president, former foreign minister, ousted president, deposed president, exiled leader, tribal elders, former defence minister
ELI | tribal leaders, former general, ex-prime minister, clan elders, former ambassador, toppled president, former king, ex-minister, former vice president
ELI | former spy chief, former army chief, former mayor, former interior minister, ex-leader, dethroned king, former ruler, former chief justice, retired generals
ELI | former official, former central bank governor
`

func TestSectors(t *testing.T) {
	r := resolver(t)
	for line := range strings.SplitSeq(strings.TrimSpace(sectors), "\n") {
		sector, list, _ := strings.Cut(line, " | ")
		for text := range strings.SplitSeq(list, ", ") {
			text = strings.ReplaceAll(text, "'s", " 's")
			text = strings.ReplaceAll(text, "s' ", "s ' ")
			doc := words("the Kenyan " + text)
			head, end := headOf(&doc.Sentences[0])
			if got, want := show(r.Phrase(doc, phrase.Phrase{Head: head, End: end})), "KEN "+sector; got != want {
				t.Errorf("%s: got %s, want %s", text, got, want)
			}
		}
	}
}

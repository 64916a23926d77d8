package annotate

import (
	"strconv"
	"strings"
	"testing"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/annotate/tag"
)

// sentence reads "form/TAG/XTAG/head/rel" words; heads count from 1, 0 is none.
func sentence(text string) readout.Sentence {
	s := readout.Sentence{Number: 1}
	for _, w := range strings.Fields(text) {
		f := strings.Split(w, "/")
		h, _ := strconv.Atoi(f[3])
		s.Tokens = append(s.Tokens, readout.Token{Form: f[0], Tag: f[1], XTag: f[2], Head: h - 1, Rel: f[4], Lemma: strings.ToLower(f[0]), SpaceBefore: true})
	}
	return s
}

func TestMend(t *testing.T) {
	m, err := tag.Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ what, in, want string }{
		{"an infinitive taken for a name",
			"Guards/NOUN/NNS/2/nsubj allowed/VERB/VBD/0/root crowds/NOUN/NNS/2/obj to/ADP/IN/5/case march/PROPN/NNP/2/obl to/ADP/IN/7/case Bonga/PROPN/NNP/2/obl",
			"march xcomp allowed; to mark march; Bonga obl march"},
		{"the place that a politician sits for",
			"Kiambu/PROPN/NNP/5/nsubj Senator/PROPN/NNP/4/compound Kimani/PROPN/NNP/4/compound Mwangi/PROPN/NNP/5/nsubj left/VERB/VBD/0/root",
			"Kiambu compound Mwangi"},
		{"what somebody vows",
			"He/PRON/PRP/2/nsubj abandoned/VERB/VBD/0/root his/PRON/PRP$/4/nmod:poss vow/NOUN/NN/2/obj to/PART/TO/6/mark retreat/VERB/VB/2/advcl ./PUNCT/./2/punct",
			"retreat acl vow"},
		{"a name behind the office of a body",
			"Head/NOUN/NN/7/nsubj of/ADP/IN/4/case the/DET/DT/4/det Council/PROPN/NNP/1/nmod Ana/PROPN/NNP/1/nmod Bo/PROPN/NNP/5/flat left/VERB/VBD/0/root",
			"Ana nsubj left; Head nmod:desc Ana; Council nmod Head"},
		{"a ship on fire",
			"Navy/NOUN/NN/2/nsubj rescues/VERB/VBZ/0/root crew/NOUN/NN/2/obj of/SCONJ/IN/5/mark burning/VERB/VBG/3/acl tanker/NOUN/NN/5/obj",
			"tanker nmod crew; burning amod tanker; of case tanker"},
		{"a have apart from its participle",
			"Oman/PROPN/NNP/2/nsubj had/AUX/VBD/0/root last/ADJ/JJ/4/amod week/NOUN/NN/5/obl:unmarked recalled/VERB/VBD/2/ccomp its/PRON/PRP$/7/nmod:poss envoy/NOUN/NN/5/obj ./PUNCT/./2/punct",
			"had aux recalled; Oman nsubj recalled"},
		{"a participle taken for an adjective",
			"They/PRON/PRP/2/nsubj have/AUX/VBP/0/root each/DET/DT/5/det massed/VERB/VBN/5/amod troops/NOUN/NNS/2/obj ./PUNCT/./2/punct",
			"have aux massed; troops obj massed; They nsubj massed"},
		{"an adjective that is one",
			"It/PRON/PRP/2/nsubj has/AUX/VBZ/0/root armed/VERB/VBN/4/amod guards/NOUN/NNS/2/obj ./PUNCT/./2/punct",
			"guards obj has; armed amod guards"},
		{"who is set free",
			"Mali/PROPN/NNP/2/nsubj set/VERB/VBD/0/root free/ADJ/JJ/5/amod 18/NUM/CD/5/nummod men/NOUN/NNS/2/obj ./PUNCT/./2/punct",
			"free xcomp set; men obj set"},
		{"a second deed of those of whom it is said",
			"Police/NOUN/NNS/2/nsubj said/VERB/VBD/0/root gunmen/NOUN/NNS/4/nsubj stormed/VERB/VBD/2/ccomp it/PRON/PRP/4/obj ,/PUNCT/,/7/punct looted/VERB/VBD/2/ccomp it/PRON/PRP/7/obj ./PUNCT/./2/punct",
			"looted conj stormed"},
		{"a bare infinitive beside a verb of the past",
			"Mali/PROPN/NNP/2/nsubj urged/VERB/VBD/0/root Togo/PROPN/NNP/2/obj to/PART/TO/5/mark stop/VERB/VB/2/xcomp raids/NOUN/NNS/5/obj and/CCONJ/CC/8/cc leave/VERB/VB/2/conj ./PUNCT/./2/punct",
			"leave conj stop"},
		{"a verb of the present taken for a relative clause",
			"It/PRON/PRP/2/nsubj breaks/VERB/VBZ/0/root treaties/NOUN/NNS/2/obj ,/PUNCT/,/6/punct grossly/ADV/RB/6/advmod meddles/VERB/VBZ/3/acl:relcl in/ADP/IN/8/case affairs/NOUN/NNS/6/obl ./PUNCT/./2/punct",
			"meddles conj breaks"},
		{"what something is said to be",
			"They/PRON/PRP/2/nsubj fired/VERB/VBD/0/root what/PRON/WP/2/obj they/PRON/PRP/5/nsubj said/VERB/VBD/3/acl:relcl was/AUX/VBD/8/cop a/DET/DT/8/det rocket/NOUN/NN/5/ccomp ./PUNCT/./2/punct",
			"rocket obj fired; said acl:relcl rocket"},
		{"a particle before a number",
			"They/PRON/PRP/2/nsubj took/VERB/VBD/0/root in/ADP/IN/4/advmod 300/NUM/CD/5/nummod refugees/NOUN/NNS/2/obj ./PUNCT/./2/punct",
			"in compound:prt took; refugees obj took"},
		{"what is set ablaze",
			"Drones/NOUN/NNS/2/nsubj set/VERB/VBD/0/root a/DET/DT/5/det depot/NOUN/NN/5/compound ablaze/NOUN/NN/2/obj ./PUNCT/./2/punct",
			"depot obj set; ablaze xcomp set; a det depot"},
		{"what is left unanswered",
			"They/PRON/PRP/2/nsubj leave/VERB/VBP/0/root pleas/NOUN/NNS/2/obj of/ADP/IN/5/case Fiji/PROPN/NNP/3/nmod unanswered/VERB/VBN/3/nmod ./PUNCT/./2/punct",
			"unanswered xcomp leave"},
		{"two states with one role in a headline",
			"Chad/PROPN/NNP/5/nsubj ,/PUNCT/,/4/punct Niger/PROPN/NNP/4/compound police/NOUN/NNS/1/conj fail/VERB/VBP/0/root to/PART/TO/7/mark agree/VERB/VB/5/xcomp",
			"police nsubj fail; Chad compound police; Niger conj Chad"},
		{"the talks of a headline",
			"Chad/PROPN/NNP/4/nsubj ,/PUNCT/,/3/punct Niger/PROPN/NNP/1/conj talks/VERB/VBZ/0/root collapse/NOUN/NN/4/obj in/ADP/IN/7/case Lome/PROPN/NNP/4/obl",
			"talks nsubj collapse; Chad compound talks; Lome obl collapse"},
		{"the object before a participle",
			"Police/NOUN/NNS/2/nsubj detained/VERB/VBD/0/root 40/NUM/CD/4/nummod suspects/NOUN/NNS/5/nsubj:pass linked/VERB/VBN/2/advcl to/ADP/IN/7/case rebels/NOUN/NNS/5/obl in/ADP/IN/9/case Izmir/PROPN/NNP/5/obl",
			"suspects obj detained; linked acl suspects; rebels obl linked; Izmir obl detained"},
		{"the verb behind a relative clause",
			"They/PRON/PRP/2/nsubj reject/VERB/VBP/0/root results/NOUN/NNS/2/obj ,/PUNCT/,/6/punct which/PRON/WDT/6/nsubj please/VERB/VBP/3/acl:relcl Tbilisi/PROPN/NNP/6/obj ,/PUNCT/,/10/punct and/CCONJ/CC/10/cc call/VERB/VBP/6/conj for/ADP/IN/13/case new/ADJ/JJ/13/amod ones/NOUN/NNS/10/obl",
			"call conj reject"},
		{"a verb taken for a preposition",
			"Chad/PROPN/NNP/3/nsubj has/AUX/VBZ/3/aux begun/VERB/VBN/0/root withdrawing/VERB/VBG/5/case troops/NOUN/NNS/3/obj ./PUNCT/./3/punct",
			"withdrawing xcomp begun; troops obj withdrawing"},
		{"what they are parties to",
			"UN/PROPN/NNP/2/nsubj urged/VERB/VBD/0/root parties/NOUN/NNS/2/obj to/ADP/IN/6/case the/DET/DT/6/det conflict/NOUN/NN/2/obl to/PART/TO/8/mark talk/VERB/VB/6/acl ./PUNCT/./2/punct",
			"conflict nmod parties; talk xcomp urged"},
		{"a party hung on the date before it",
			"On/ADP/IN/3/case April/PROPN/NNP/3/nmod:unmarked 3/NUM/CD/6/obl ,/PUNCT/,/5/punct Omar/PROPN/NNP/3/appos resigned/VERB/VBD/0/root ./PUNCT/./6/punct",
			"Omar nsubj resigned; 3 obl resigned"},
		{"what something is called",
			"They/PRON/PRP/2/nsubj call/VERB/VBP/0/root raids/NOUN/NNS/2/obj \"/PUNCT/``/5/punct unjust/ADJ/JJ/3/amod ./PUNCT/./2/punct",
			"unjust xcomp call; raids obj call"},
		{"what something is described as",
			"They/PRON/PRP/2/nsubj describe/VERB/VBP/0/root raids/NOUN/NNS/2/obj ,/PUNCT/,/6/punct which/PRON/WDT/6/nsubj shook/VERB/VBD/3/acl:relcl Lima/PROPN/NNP/6/obj ,/PUNCT/,/11/punct as/ADP/IN/11/case a/DET/DT/11/det coup/NOUN/NN/6/obl ./PUNCT/./2/punct",
			"coup obl describe"},
		{"of what something is said",
			"They/PRON/PRP/2/nsubj say/VERB/VBP/0/root a/DET/DT/4/det move/NOUN/NN/2/obj was/AUX/VBD/6/cop wrong/ADJ/JJ/2/ccomp ./PUNCT/./2/punct",
			"move nsubj wrong"},
		{"a name before a noun is part of its phrase",
			"He/PRON/PRP/2/nsubj praised/VERB/VBD/0/root the/DET/DT/4/det Union/PROPN/NNP/5/nsubj troops/NOUN/NNS/2/obj ./PUNCT/./2/punct",
			"Union compound troops; the det troops"},
		{"who is willing is somebody",
			"it/PRON/PRP/3/expl is/AUX/VBZ/3/cop willing/ADJ/JJ/0/root",
			"it nsubj willing"},
		{"what is counted is the object",
			"They/PRON/PRP/2/nsubj held/VERB/VBD/0/root more/ADJ/JJR/5/advmod than/ADP/IN/6/case 50/NUM/CD/6/nummod monks/NOUN/NNS/2/obl ./PUNCT/./2/punct",
			"monks obj held; than advmod 50"},
		{"a subjunctive taken for a noun",
			"They/PRON/PRP/2/nsubj demand/VERB/VBP/0/root that/DET/DT/6/det the/DET/DT/6/det king/NOUN/NN/6/compound resign/NOUN/NN/2/obj ./PUNCT/./2/punct",
			"resign ccomp demand; king nsubj resign; the det king"},
		{"the verb of a headline",
			"Kremlin/PROPN/NNP/0/root rejects/NOUN/NNS/4/compound truce/NOUN/NN/4/compound plan/NOUN/NN/1/nmod",
			"rejects root -; Kremlin nsubj rejects; plan obj rejects; truce compound plan"},
		{"a participle that looks like a noun",
			"Minsk/PROPN/NNP/2/nsubj has/VERB/VBZ/0/root cut/NOUN/NN/5/compound gas/NOUN/NN/5/compound supplies/NOUN/NNS/2/obj to/ADP/IN/7/case Riga/PROPN/NNP/2/obl",
			"cut root -; has aux cut; Minsk nsubj cut; supplies obj cut; gas compound supplies; Riga obl cut"},
		{"a present clause behind a past verb of saying is said",
			"She/PRON/PRP/2/nsubj said/VERB/VBD/0/root that/SCONJ/IN/6/mark peace/NOUN/NN/6/nsubj is/AUX/VBZ/6/cop dead/ADJ/JJ/2/ccomp and/CCONJ/CC/9/cc Chad/PROPN/NNP/9/nsubj knows/VERB/VBZ/2/conj it/PRON/PRP/9/obj",
			"knows conj dead"},
		{"what two are to do in a headline",
			"EU/PROPN/NNP/0/root ,/PUNCT/,/3/punct Japan/PROPN/NNP/1/conj to/PART/TO/5/mark sign/VERB/VB/1/acl pact/NOUN/NN/5/obj",
			"sign root -; EU nsubj sign; Japan conj EU; pact obj sign"},
		{"to whom it is paid is no object",
			"Uganda/PROPN/NNP/2/nsubj paid/VERB/VBD/0/root compensation/NOUN/NN/2/obj to/ADP/IN/5/case 67/NUM/CD/6/nummod nationals/NOUN/NNS/2/obj",
			"nationals obl paid; to case nationals; compensation obj paid"},
		{"the agent of a passive",
			"Omar/PROPN/NNP/3/nsubj:pass was/AUX/VBD/3/aux:pass received/VERB/VBN/0/root by/ADP/IN/5/case Pope/PROPN/NNP/6/nmod:desc Leo/PROPN/NNP/3/obj",
			"Leo obl:agent received; by case Leo"},
		{"who is given a span",
			"Chad/PROPN/NNP/2/nsubj gave/VERB/VBD/0/root the/DET/DT/6/det envoy/NOUN/NN/6/compound two/NUM/CD/6/nummod days/NOUN/NNS/2/obj",
			"envoy iobj gave; the det envoy; days obj gave"},
		{"a name behind its title",
			"They/PRON/PRP/2/nsubj detained/VERB/VBD/0/root aides/NOUN/NNS/2/obj of/ADP/IN/5/case leader/NOUN/NN/3/nmod Anna/PROPN/NNP/2/obj Petrova/PROPN/NNP/6/flat",
			"Anna nmod aides; leader nmod:desc Anna; of case Anna"},
		{"who was shot dead",
			"Police/NOUN/NNS/2/nsubj shot/VERB/VBD/0/root dead/ADJ/JJ/2/xcomp six/NUM/CD/5/nummod miners/NOUN/NNS/3/obl",
			"miners obj shot"},
		{"an owner in a list",
			"Kings/NOUN/NNS/6/nsubj and/CCONJ/CC/5/cc Chad/PROPN/NNP/1/conj 's/PART/POS/3/case president/NOUN/NN/1/conj met/VERB/VBD/0/root",
			"Chad nmod:poss president; president conj Kings"},
		{"the preposition before a name",
			"Riots/NOUN/NNS/0/root in/ADP/IN/3/case West/PROPN/NNP/4/compound Nile/PROPN/NNP/1/nmod",
			"in case Nile"},
		{"what is asked",
			"They/PRON/PRP/2/nsubj repeated/VERB/VBD/0/root demands/NOUN/NNS/2/obj that/SCONJ/IN/6/mark Chad/PROPN/NNP/6/nsubj leave/VERB/VB/2/advcl",
			"leave ccomp repeated"},
		{"a participle behind a comma, and the day before",
			"Omar/PROPN/NNP/2/nsubj left/VERB/VBD/0/root Goma/PROPN/NNP/2/obj ,/PUNCT/,/5/punct shelled/VERB/VBD/2/conj the/DET/DT/7/det day/NOUN/NN/5/obj before/ADV/RB/5/advmod by/ADP/IN/10/case rebels/NOUN/NNS/5/obl",
			"shelled acl Goma; rebels obl:agent shelled; day obl:unmarked shelled"},
		{"a past clause may be told by the text",
			"She/PRON/PRP/2/nsubj said/VERB/VBD/0/root that/SCONJ/IN/6/mark peace/NOUN/NN/6/nsubj is/AUX/VBZ/6/cop dead/ADJ/JJ/2/ccomp and/CCONJ/CC/9/cc Chad/PROPN/NNP/9/nsubj left/VERB/VBD/2/conj",
			"left conj said"},
		{"nouns that stay nouns",
			"Nuclear/ADJ/JJ/2/amod talks/NOUN/NNS/0/root in/ADP/IN/4/case Bern/PROPN/NNP/2/nmod",
			"talks root -; Bern nmod talks"},
	} {
		doc := &readout.Document{Sentences: []readout.Sentence{sentence(c.in)}}
		mend(m, doc)
		toks := doc.Sentences[0].Tokens
		for _, want := range strings.Split(c.want, "; ") {
			found := false
			for _, k := range toks {
				head := "-"
				if k.Head >= 0 {
					head = toks[k.Head].Form
				}
				found = found || k.Form+" "+k.Rel+" "+head == want
			}
			if !found {
				t.Errorf("%s: no %q in %+v", c.what, want, toks)
			}
		}
	}
}

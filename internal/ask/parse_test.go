package ask

import (
	"errors"
	"math/rand"
	"reflect"
	"strings"
	"testing"

	"github.com/readout-events/readout/internal/store"
)

// What users write, and the canonical form of what is understood.
func TestParse(t *testing.T) {
	for _, c := range []struct{ query, want string }{
		{"", ""},
		{"actor:CHN recipient:RUS type:CONSULT after:2019-01-01", "actor:CHN recipient:RUS type:CONSULT date:2019-01-02.."},
		{"from:China to:Russia", "actor:CHN recipient:RUS"},
		{"FROM:china TO:russian", "actor:CHN recipient:RUS"},
		{"by:usa", "actor:USA"}, {"by:US", "actor:USA"}, {"by:FR", "actor:FRA"}, {"by:UN,EU", "actor:UNO,EUR"},
		{"by:Saudi Arabia", "actor:SAU"}, {"by:Saudi Arabia type:aid", "actor:SAU type:AID"}, {`by:"saudi arabia"`, "actor:SAU"},
		{"by:China,United States oil", "actor:CHN,USA text:oil"},
		{"by:China oil", "actor:CHN text:oil"},
		{"by:Soviet", "actor:SUN"}, {"by:Yemen", "actor:YEM"},
		{"by:che", "actor:CHE"}, {"by:Che", "actor:Che"}, {"by:~CHE", "actor:~CHE"},
		{"by:GOV", "actor:GOV"}, {"by:rebels", "actor:REB"}, {"by:CHN/GOV", "actor:CHN/GOV"}, {"by:China/army", "actor:CHN/MIL"}, {"by:Chinese government", "actor:CHN/GOV"}, {"by:/GOV", "actor:GOV"},
		{"by:Wang Yi", `actor:"Wang Yi"`}, {"by:Wan Yi", `actor:"Wan Yi","Wang Yi"`}, {`by:"sergei lavrov"`, `actor:"sergei lavrov","Sergey Lavrov"`}, {"by:Lavrov Syria", "actor:Lavrov text:Syria"},
		{"by:Orla Quist", `actor:"Orla Quist"`}, {"by:PKK", "actor:~PKK"}, {`by:"XQX"`, "actor:~XQX"},
		{"by:Moscow", `actor:Moscow,RUS/GOV`},
		{"involving:Taiwan", "party:TWN"}, {"with:USA", "party:USA"},
		{"between:CHN,USA", "dyad:CHN:USA"}, {"between:China and Japan", "dyad:CHN:JPN"}, {"between:China,United States", "dyad:CHN:USA"}, {"dyad:CHN-USA", "dyad:CHN:USA"}, {"dyad:china>russia", "dyad:CHN>RUS"}, {"dyad:CHN→RUS", "dyad:CHN>RUS"},
		{`dyad:"China:United States"`, "dyad:CHN:USA"}, {"dyad:CHN:USA,RUS:UKR", "dyad:CHN:USA,RUS:UKR"},
		{"type:consult", "type:CONSULT"}, {"type:CONSULT,agree", "type:CONSULT,AGREE"}, {"type:CONSULT, AGREE", "type:CONSULT,AGREE"}, {"type: CONSULT", "type:CONSULT"},
		{"type:CONSULT or type:AGREE", "type:CONSULT,AGREE"}, {"type:CONSULT AND by:CHN", "type:CONSULT actor:CHN"},
		{"type:consult/visit", "mode:CONSULT/visit"}, {"mode:visit", "mode:visit"}, {"mode:Consult/Visit", "mode:CONSULT/visit"},
		{"-type:CONSULT", "-type:CONSULT"}, {"not type:CONSULT", "-type:CONSULT"}, {"NOT tank", "-text:tank"}, {"!tank", "-text:tank"}, {"type!=CONSULT", "-type:CONSULT"},
		{"quad:4", "quad:4"}, {"quad:conflict", "quad:3,4"}, {"quad:material-conflict", "quad:4"}, {`quad:"Verbal Cooperation"`, "quad:1"},
		{"status:Planned", "status:future"}, {"context:human rights", "context:human_rights"}, {"cameo:04", "cameo:04"}, {"cameo:04*", "cameo:04"}, {"cameo:0211", "cameo:0211"},
		{"before:2019-01-01", "date:..2018-12-31"}, {"until:2019", "date:..2019-12-31"}, {"since:2019-02", "date:2019-02-01.."}, {"after:2019", "date:2020-01-01.."},
		{"on:2022-08-05", "date:2022-08-05..2022-08-05"}, {"in:2022", "date:2022-01-01..2022-12-31"}, {"in:2020-02", "date:2020-02-01..2020-02-29"}, {"in:2022-Q3", "date:2022-07-01..2022-09-30"}, {"in:2022-W31", "date:2022-08-01..2022-08-07"},
		{"during 2019..2020", "date:2019-01-01..2020-12-31"}, {"since 2022-08", "date:2022-08-01.."}, {"in 2022", "date:2022-01-01..2022-12-31"}, {"date:2019..", "date:2019-01-01.."}, {"date:20220805", "date:2022-08-05..2022-08-05"},
		{"date>=2019-01-01", "date:2019-01-01.."}, {"date<2019", "date:..2018-12-31"}, {"after:2019 before:2022", "date:2020-01-01..2021-12-31"}, {"in:2019,2021", "date:2019-01-01..2019-12-31,2021-01-01..2021-12-31"},
		{"-in:2019", "-date:2019-01-01..2019-12-31"}, {"published:2022-08", "published:2022-08-01..2022-08-31"}, {"published>2022-08-05", "published:2022-08-06.."},
		{"since the war", "text:since text:the text:war"}, {"in Syria", "text:in text:Syria"},
		{"in:Syria", "place:SYR"}, {"place:Phnom Penh", `place:"Phnom Penh"`}, {`place:"phnom penh"`, `place:"phnom penh"`}, {"at:Hong Kong", "place:HKG"},
		{"says:China", "says:CHN"}, {"says:-", "says:-"}, {"says:nobody", "says:-"}, {"-says:-", "-says:-"},
		{"confidence>=0.8", "confidence>=0.8"}, {"confidence>=80%", "confidence>=0.8"}, {"sources>1", "sources>1"}, {"sources: >1", "sources>1"}, {"sources:>1", "sources>1"}, {"score<-5", "score<-5"}, {"score<−5", "score<-5"},
		{"reports≥2", "reports>=2"}, {"sources=3", "sources:3"}, {"sources!=3", "-sources:3"}, {"sources:2,3", "sources:2,3"}, {"goldstein<=-7.5", "goldstein<=-7.5"},
		{`tank border "territorial waters"`, `text:tank text:border text:"territorial waters"`}, {"sanction*", "text:sanction*"}, {"tank, gun", "text:tank,gun"}, {"“soft power”", `text:"soft power"`}, {`"he said \"no\""`, `text:"he said \"no\""`},
		{"rule:accuse", "rule:en/accuse.txt"}, {"rule:en/accuse.txt:31", "rule:en/accuse.txt:31"}, {"rule:Accuse:31", "rule:en/accuse.txt:31"},
		{`publisher:"The Daily, Planet"`, `publisher:"The Daily, Planet"`}, {"paper:Xinhua", "publisher:Xinhua"}, {"paper:Xinhua oil", "publisher:Xinhua text:oil"}, {"paper:Xinhua by:CHN", "publisher:Xinhua actor:CHN"}, {"lang:EN", "language:en"},
		{"https://example.org/a?b=c", "url:https://example.org/a?b=c"}, {"id:e12", "id:e12"}, {"article:a12", "article:a12"},
		{"type:CONSULT type:CONSULT", "type:CONSULT"}, {"actor:CHN,CHN", "actor:CHN"},
	} {
		f, err := Parse(c.query)
		if err != nil {
			t.Errorf("%s: %v", c.query, err)
			continue
		}
		if have := String(f); have != c.want {
			t.Errorf("%s\nhave %s\nwant %s", c.query, have, c.want)
		}
		again(t, c.query, 'e', f)
	}
}

// again demands that the canonical form of a filter gives the same filter.
func again(t *testing.T, query string, of byte, f store.Filter) {
	t.Helper()
	g, err := ParseOf(of, String(f))
	if err != nil {
		t.Errorf("%q: its canonical form %q: %v", query, String(f), err)
	} else if !reflect.DeepEqual(f, g) {
		t.Errorf("%q: its canonical form %q is read as\n%+v, not\n%+v", query, String(f), g, f)
	}
	if err := f.Check(of); err != nil {
		t.Errorf("%q: %v", query, err)
	}
}

func TestParseOfStatements(t *testing.T) {
	for _, c := range []struct{ query, want string }{
		{"by:China about:Taiwan stance:against", `speaker:CHN about:Taiwan,ROC,Formosa,"Nationalist China","Chinese Taipei",Taiwanese stance:opposes`},
		{"speaker:Wang Yi about:oil", `speaker:"Wang Yi" about:oil`}, {"about:~Taiwan", "about:~Taiwan"}, {"about:usa", `about:"United States",US,U.S.,USA,America,American,Americans,Yankee`},
		{"published:2022", "published:2022-01-01..2022-12-31"}, {"since 2022", "published:2022-01-01.."}, {"in:2022", "published:2022-01-01..2022-12-31"},
	} {
		f, err := ParseOf('s', c.query)
		if err != nil {
			t.Errorf("%s: %v", c.query, err)
			continue
		}
		if have := String(f); have != c.want {
			t.Errorf("%s\nhave %s\nwant %s", c.query, have, c.want)
		}
		again(t, c.query, 's', f)
	}
}

// What is wrong, in words; the part of the query that is pointed at stands
// before the bar.
func TestErrors(t *testing.T) {
	for _, c := range []struct{ query, want string }{
		{"type:CONSLT", "CONSLT|type:CONSLT: no type CONSLT; did you mean CONSULT?"},
		{"actor:CHN type:AGREE,CONSLT after:2019", "CONSLT|type:CONSLT: no type CONSLT; did you mean CONSULT?"},
		{"type:meeting", "meeting|type:meeting: no type meeting; did you mean type:CONSULT, mode:REQUEST/meet or type:REJECT?"},
		{"type:", "type:|type:: no value for type; write type:CONSULT"},
		{"acter:CHN", "acter|acter: no field acter; did you mean actor or after?"},
		{"source:CHN", "source|source: no field source; did you mean actor (who acts), says (who vouches for it) or publisher?"},
		{"CHN:USA", "CHN|CHN: no field chn; two parties are written dyad:CHN:USA"},
		{"actor:CHI", "CHI|actor:CHI: no country or sector CHI; did you mean CHE, CHL or CHN? (~CHI is part of a name)"},
		{"actor:CHN/GVO", "CHN/GVO|actor:CHN/GVO: no sector GVO; did you mean GOV?"},
		{"actor:~", "~|actor:~: no name behind ~"},
		{"mode:CONSULT/vist", "CONSULT/vist|mode:CONSULT/vist: CONSULT has no mode vist; did you mean visit?"},
		{"mode:AID/visit", "AID/visit|mode:AID/visit: AID has no modes; write type:AID"},
		{"type:CONSULT/visit,AGREE", "CONSULT/visit,AGREE|type:CONSULT/visit,AGREE: types and modes can't stand in one list; write mode:CONSULT/visit apart"},
		{"quad:5", "5|quad:5: no quad class 5; 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict"},
		{"status:actaul", "actaul|status:actaul: no status actaul; did you mean actual?"},
		{"cameo:4", "4|cameo:4: no CAMEO code 4; leading zeros count: did you mean 04?"},
		{"after:2019-13-01", "2019-13-01|date:2019-13-01: no day, month or year: 2019-13-01; write days as 2022-08-05, 2022-08, 2022-Q3, 2022-W31 or 2022, intervals as 2022-01..2022-06"},
		{"on:5.8.2022", "5.8.2022|date:5.8.2022: no day as 2022-08-05 (did you mean 2022-08-05?); write days as 2022-08-05, 2022-08, 2022-Q3, 2022-W31 or 2022, intervals as 2022-01..2022-06"},
		{"date:2020..2019", "2020..2019|date:2020..2019: ends before it begins; write days as 2022-08-05, 2022-08, 2022-Q3, 2022-W31 or 2022, intervals as 2022-01..2022-06"},
		{"after:2019 before:2018", "before:2018|before:2018: no day is left with the date before it"},
		{"confidence>=80", "80|confidence:80: confidence is from 0 to 1; did you mean 0.8?"},
		{"sources>many", "many|sources:many: no number: many; write sources>=1"},
		{"sources>1,2", "2|sources:2: only one number can be compared with"},
		{"type>CONSULT", "type>CONSULT|type>CONSULT: type can't be compared; write type:CONSULT"},
		{"stance:opposes", "stance|stance: events have no stance; they are asked of by actor, recipient, party, dyad, type, mode, quad, status, cameo, date, published, place, says, context, text, rule, publisher, url, article, language, copy, confidence, score, goldstein, reports, sources, articles or id"},
		{"about:Taiwan", `about|about: events have no about; for words of the sentence write text:"..." or the words alone`},
		{`text:"territorial waters`, `"territorial waters|"territorial waters: the quotation mark is not closed; end the phrase with "`},
		{`text:""`, `""|text:"": nothing stands in the quotation marks`},
		{"actor:CHN (type:AID)", "(|(: brackets have no meaning here; a comma is or: type:CONSULT,AGREE; terms that stand beside each other must all hold"},
		{"actor:CHN or type:AID", "or|or: joins two values of one field only; write type:CONSULT,AGREE or actor:CHN,RUS; terms that stand beside each other must all hold"},
		{"or type:AID", "or|or: nothing stands before it"},
		{"type:AID or", "or|or: nothing stands behind it"},
		{"type:AID,", ",|type:,: no word stands behind the comma"},
		{"not", `not|not: nothing stands behind it; write "not" in quotation marks for the word`},
		{"publisher:Northern Wire oil", `Wire|Wire: part of the publisher's name, or a word to look for? write publisher:"Northern Wire" or text:Wire`},
		{"between:CHN", "CHN|between:CHN: two parties are wanted; write between:CHN,USA"},
		{"dyad:CHN", "CHN|dyad:CHN: two parties are wanted; write dyad:CHN:USA, or dyad:CHN>USA for one direction"},
		{"place:SYX", "SYX|place:SYX: no country SYX; did you mean SYC or SYR?"},
		{"sanc*tion", "sanc*tion|text:sanc*tion: a star stands at the end of a word only; write sanction* for sanctions, sanctioned, ..."},
		{"...", "...|text:...: no word to look for"},
		{"rule:accuse:x", "accuse:x|rule:accuse:x: no line x; write rule:en/accuse.txt:31"},
	} {
		_, err := Parse(c.query)
		var e *Error
		if !errors.As(err, &e) {
			t.Errorf("%s: no error", c.query)
			continue
		}
		if have := c.query[e.Offset:e.Offset+e.Length] + "|" + e.Error(); have != c.want {
			t.Errorf("%s\nhave %s\nwant %s", c.query, have, c.want)
		}
		if e.Word != c.query[e.Offset:e.Offset+e.Length] {
			t.Errorf("%s: word %q", c.query, e.Word)
		}
	}
}

func TestMark(t *testing.T) {
	const query = "actor:CHN type:CONSLT after:2019"
	_, err := Parse(query)
	var e *Error
	if !errors.As(err, &e) {
		t.Fatal(err)
	}
	if have, want := e.Mark(query), query+"\n               ^^^^^^"; have != want {
		t.Errorf("have\n%s\nwant\n%s", have, want)
	}
}

// TestCanonical: queries put together at random, and the filters that they
// give, are written in a form that gives the same filter.
func TestCanonical(t *testing.T) {
	fields := []string{"actor", "from", "recipient", "party", "type", "mode", "quad", "status", "cameo", "date", "after", "before", "in", "published", "place", "says", "context", "text", "rule",
		"publisher", "url", "article", "language", "confidence", "score", "sources", "id", "dyad", "between", "about", "stance", "speaker"}
	values := []string{"CHN", "china", "United States", "GOV", "CHN/GOV", "rebels", "Wan Yi", `"Wan Yi"`, "~PKK", "-", "CONSULT", "consult/visit", "visit", "1", "conflict", "actual", "04", "2022", "2022-08..", "2019-W02",
		`"territorial waters"`, "sanction*", "en/accuse.txt:31", "0.5", "-5", "3", "CHN:USA", "CHN>Lavrov", `"a \"b\" \\ c"`, "Taiwan", "opposes", "Mr. O’Neil", "Ünal Çeviköz", "https://a.b/c,d", "x:y", "or", "=3", "Moscow", "Hong Kong"}
	rnd := rand.New(rand.NewSource(1))
	read := 0
	for range 20000 {
		var b strings.Builder
		for range 1 + rnd.Intn(4) {
			if rnd.Intn(5) == 0 {
				b.WriteString([]string{"-", "not ", "!"}[rnd.Intn(3)])
			}
			if rnd.Intn(6) > 0 {
				b.WriteString(fields[rnd.Intn(len(fields))] + []string{":", ":", ":", ">=", "<", "=", "!="}[rnd.Intn(7)])
			}
			b.WriteString(values[rnd.Intn(len(values))])
			for rnd.Intn(4) == 0 {
				b.WriteString("," + values[rnd.Intn(len(values))])
			}
			b.WriteByte(' ')
		}
		of := "ersa"[rnd.Intn(4)]
		f, err := ParseOf(of, b.String())
		if err != nil {
			continue
		}
		read++
		again(t, b.String(), of, f)
		if t.Failed() {
			return
		}
	}
	if read < 1000 {
		t.Errorf("only %d of 20000 queries were understood", read)
	}
}

func FuzzParse(f *testing.F) {
	for _, q := range []string{"actor:CHN recipient:RUS type:CONSULT after:2019-01-01", `-text:"a \" b",c*`, "between:China and Japan", "confidence>=80% or", "in:2022-W31 “x” (", "dyad:CHN→RUS", "x:,,", "~", "actor:\x00\xff"} {
		f.Add(q, byte(0))
	}
	f.Fuzz(func(t *testing.T, query string, k byte) {
		of := "ersa"[k%4]
		flt, err := ParseOf(of, query)
		if err == nil {
			again(t, query, of, flt)
			return
		}
		var e *Error
		if !errors.As(err, &e) {
			t.Fatal(err)
		}
		if e.Offset < 0 || e.Length < 0 || e.Offset+e.Length > len(query) || e.Msg == "" {
			t.Errorf("%q: offset %d, length %d, %q", query, e.Offset, e.Length, e.Msg)
		}
		e.Mark(query)
	})
}

package codebook

import (
	"strings"
	"testing"
	"testing/fstest"
)

func load(t *testing.T, lines string) (*Book, error) {
	t.Helper()
	return Load(fstest.MapFS{
		"en/lists.txt": {Data: []byte("crime: theft, bribery,\n  money_laundering\nweapon: bomb, machine_gun\n")},
		"en/test.txt":  {Data: []byte(lines)},
	})
}

func TestBadLinesAreNamedWithFileAndLine(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"X accuses Y of @crme => ACCUSE", "en/test.txt:2: unknown list @crme"},
		{"X accuses Y:armd => ACCUSE", `unknown list, kind, sector or type "armd"`},
		{"X accuses Y => ACUSE", `unknown type "ACUSE"`},
		{"X accuses Y => ACCUSE/visit", `ACCUSE has no mode "visit"`},
		{"X accuses Y => ACCUSE cameo:999", `unknown CAMEO code "999"`},
		{"X accuses Y", "neither a rule"},
		{"X accuses (Y => ACCUSE", "unbalanced parentheses"},
		{"X accuses Y => AID Z > X", "the code names Z and the pattern does not"},
		{"X accuses Y => EVENT future", "the code names EVENT and the pattern does not"},
		{"> A sentence without code", "an example is written"},
		{"> A accused B. = ACUSE A > B", `unknown type "ACUSE"`},
		{"X accuses W => ACCUSE", `unknown slot or word in capitals: "W"`},
	} {
		_, err := load(t, "# comment\n"+c.line+"\n")
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s\n\tgot  %v\n\twant %s", c.line, err, c.want)
		}
	}
}

func TestRulesThatDisagreeAreRefused(t *testing.T) {
	for _, c := range []struct {
		lines string
		clash bool
	}{
		{"X meets Y => CONSULT both\nX sees|meets Y => SUPPORT", true},
		{"X meets Y => CONSULT both\nX meets deadline => nothing", false},
		{"X meets Y => CONSULT both\nX meets (with) Y => CONSULT both", false},
		{"X fires Y:weapon => MOBILIZE/weapons\nX fires Y:person => nothing", false},
		{"X calls for DO => REQUEST\nX calls on Y => REQUEST/change", false},
		{"X charges @crime => nothing\nX charges bribery => ACCUSE", false},
		{"X charges theft => nothing\nX charges bribery|theft => ACCUSE", true},
		{"; raid => ASSAULT\n; raid, attack => COERCE", true},
		{"; air_raid => ASSAULT\n; raid => COERCE", false},
		{"X cracks_down on Y => COERCE\nX cracks Y => nothing", false},
	} {
		b, err := load(t, c.lines)
		if err != nil {
			t.Fatal(err)
		}
		if clashes := b.Conflicts(); (len(clashes) > 0) != c.clash {
			t.Errorf("%s\n\tclashes %v, want some: %v", c.lines, clashes, c.clash)
		}
	}
}

func TestPatterns(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"X accuses|blames Y (of EVENT) => ACCUSE", "accuse blame: Y, (of EVENT)"},
		{"X meets (with) Y => CONSULT both", "meet: with|- Y"},
		{"X calls_on Y to DO => REQUEST", "call_on: Y, to DO"},
		{"X calls on Y to DO => REQUEST", "call: on Y, to DO"},
		{"X steps down => RETREAT X", "step: <down>"},
		{"X rejects Y's offer|plan => REJECT", "reject: Y's offer|plan"},
		{"X is ready|willing to DO => AGREE", "is ready is willing: to DO"},
		{"X takes_part in talks => CONSULT", "take[part]: in talk"},
		{"X goes_on_strike (against Y) => PROTEST/strike", "go[on strike]: (against Y)"},
		{"X protests (against Y) => PROTEST", "protest: (against Y)"},
		{"X fights back (against Y) => ASSAULT", "fight: <back>, (against Y)"},
		{"X shuts Y:any down => COERCE/restrict", "shut: Y, <down>"},
	} {
		b, err := load(t, c.line)
		if err != nil {
			t.Errorf("%s: %v", c.line, err)
			continue
		}
		if got := shown(b.Rules[0]); got != c.want {
			t.Errorf("%s\n\tgot  %s\n\twant %s", c.line, got, c.want)
		}
	}
}

// shown writes a rule as it was understood.
func shown(r *Rule) string {
	var verbs, elems []string
	for _, v := range r.Verbs {
		s := v.Bases[0]
		if v.Adjective {
			s = "is " + s
		}
		if v.Particle != "" {
			s += "_" + v.Particle
		}
		for _, e := range v.Tail {
			s += "[" + strings.TrimSpace(strings.Trim(shownElem(e), "<>")) + "]"
		}
		verbs = append(verbs, s)
	}
	for _, e := range r.Elems {
		s := shownElem(e)
		if e.Optional {
			s = "(" + s + ")"
		}
		elems = append(elems, s)
	}
	return strings.Join(verbs, " ") + ": " + strings.Join(elems, ", ")
}

func shownElem(e Elem) string {
	var words []string
	for _, w := range e.Words {
		if w == "" {
			w = "-"
		}
		words = append(words, w)
	}
	s := strings.Join(words, "|")
	if e.Particle {
		return "<" + s + ">"
	}
	if s == "-" {
		s = ""
	} else {
		s += " "
	}
	name := func(sl *Slot) string {
		switch sl.Var {
		case 'E':
			return "EVENT"
		case 'D':
			return "DO"
		}
		return string(sl.Var)
	}
	if e.Poss != nil {
		s += name(e.Poss) + "'s "
	}
	if e.Slot != nil {
		s += name(e.Slot)
	}
	for i, l := range e.Literal {
		if i > 0 {
			s += "|"
		}
		s += l.Lemmas[0]
	}
	return s
}

func TestExamples(t *testing.T) {
	b, err := load(t, "> Ukraine was accused by Russia of shelling. = ACCUSE/allege Russia > Ukraine; ASSAULT Ukraine says Russia\n"+
		">? The farmers met the deadline. = nothing\n> X = CONSULT A & B failed\n> A curfew was imposed on Kyiv. = COERCE/curfew > Kyiv")
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"ACCUSE/allege Russia > Ukraine; ASSAULT Ukraine says Russia", "", "CONSULT A & B failed", "COERCE/curfew > Kyiv"}
	for i, ex := range b.Examples {
		var got []string
		for _, w := range ex.Want {
			got = append(got, w.String())
		}
		if s := strings.Join(got, "; "); s != want[i] {
			t.Errorf("%s: %s, want %s", ex.Sentence, s, want[i])
		}
	}
	if !b.Examples[1].Wrong || b.Examples[0].Wrong {
		t.Error(">? is a known failure and > is not")
	}
}

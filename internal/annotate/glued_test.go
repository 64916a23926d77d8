package annotate

import (
	"strings"
	"testing"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/actors"
	"github.com/readout-events/readout/internal/annotate/segment"
	"github.com/readout-events/readout/internal/annotate/spell"
)

// forms cuts a text, lets repair do its work, and writes the tokens down. It
// checks that spans still give the words, but for their capitals.
func forms(t *testing.T, text string, repair func(*readout.Document)) string {
	t.Helper()
	doc := &readout.Document{Article: readout.Article{Text: text}}
	doc.Sentences = segment.Article(&doc.Article)
	repair(doc)
	var got []string
	for _, s := range doc.Sentences {
		for _, tok := range s.Tokens {
			got = append(got, tok.Form)
			if !strings.EqualFold(tok.Of(text), tok.Form) {
				t.Errorf("%s: span of %q is %q", text, tok.Form, tok.Of(text))
			}
		}
	}
	return strings.Join(got, " ")
}

func TestGlued(t *testing.T) {
	table, err := actors.Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, want string }{
		{"They met inKyiv onFriday.", "They met in Kyiv on Friday ."},
		{"The head ofthe army saidthat.", "The head of the army said that ."},
		{"Russianauthorities deny it.", "Russian authorities deny it ."},
		{"The defensiveweapons arrived in theUS.", "The defensive weapons arrived in the US ."},
		{"Theminister of onehelicopterand.", "The minister of one helicopter and ."},
		{"Then Scholz left and Scholzarrived.", "Then Scholz left and Scholz arrived ."},
		// one word, though it looks like two
		{"The protestor used YouTube and an iPhone.", "The protestor used YouTube and an iPhone ."},
		{"The Israelis and Pakistanis left Cambridge therein.", "The Israelis and Pakistanis left Cambridge therein ."},
		{"Overtopping and a lockdown of Chinatown.", "Overtopping and a lockdown of Chinatown ."},
		{"The bandits and informants masterminded it.", "The bandits and informants masterminded it ."},
		// capitals
		{"He said that putin and the iranian parliament met nato in the united states.", "He said that Putin and the Iranian parliament met NATO in the United States ."},
		{"The u.s. and the eu met china.", "The U.S. and the EU met China ."},
		{"The turkey may march on; the rice is polish.", "The turkey may march on ; the rice is polish ."},
	} {
		if s := forms(t, c.text, func(d *readout.Document) { glued(table, d) }); s != c.want {
			t.Errorf("%s\n\tgot  %s\n\twant %s", c.text, s, c.want)
		}
	}
}

func TestStray(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{`The security "forces used weapons.`, "The security forces used weapons ."},
		{`He arrived ”in Poland.`, "He arrived in Poland ."},
		{`He called it a "mistake" again.`, `He called it a " mistake " again .`},
		{`He called it a “mistake" again.`, `He called it a “ mistake " again .`},
		{`He said, "We will come. We will see." Then he left.`, `He said , " We will come . We will see . " Then he left .`},
		{`“We will come. He left.`, `“ We will come . He left .`},
	} {
		if s := forms(t, c.text, stray); s != c.want {
			t.Errorf("%s\n\tgot  %s\n\twant %s", c.text, s, c.want)
		}
	}
}

func TestSpell(t *testing.T) {
	for w, want := range map[string]spell.Class{"minister": spell.Common, "secede": spell.Rare, "ofthe": spell.None, "putin": spell.None, "": spell.None} {
		if got := spell.Of(w); got != want {
			t.Errorf("%q is of class %d, want %d", w, got, want)
		}
	}
}

package coder

import (
	"strings"
	"testing"

	readout "github.com/readout-events/readout"
)

// TestNoStatements: what looks like saying and is none.
func TestNoStatements(t *testing.T) {
	w := theCoder(t).Worker()
	for _, text := range []string{
		"Malian officer Assimi Goita commands the presidential guard.",
		"The commander of the guard, Abdourahamane Tchiani, made himself head of state.",
	} {
		if res := w.Code(readout.Article{ID: "a", Text: text}); len(res.Statements) > 0 {
			t.Errorf("%s: %s says something", text, res.Statements[0].Speaker[0].Name)
		}
	}
}

// TestStatements: what somebody says where saying is no act of its own: who
// says it, with which word, what, whom it is about, and whether he is for or
// against it.
func TestStatements(t *testing.T) {
	w := theCoder(t).Worker()
	for _, c := range []struct{ text, speaker, cue, content, about, stance string }{
		// indirect
		{"Russian Foreign Minister Sergey Lavrov said that trade with India grew last year.", "Sergey Lavrov", "said", "trade with India grew last year", "India", "neutral"},
		{"According to the Polish defense ministry, the exercises near Belarus will last two weeks.", "POL", "According", "the exercises near Belarus will last two weeks", "Belarus", "neutral"},
		{"The Polish government believes that the plan is good for Ukraine.", "POL", "believes", "the plan is good for Ukraine", "Ukraine", "supports"},
		{"The Polish government believes that the plan is not good for Ukraine.", "POL", "believes", "the plan is not good for Ukraine", "Ukraine", "opposes"},
		{"Chinese President Xi Jinping said that he was proud of the ties with Pakistan.", "Xi Jinping", "said", "he was proud of the ties with Pakistan", "Pakistan", "supports"},
		{"Hungarian Prime Minister Viktor Orban said that his country was disappointed.", "HUN", "said", "his country was disappointed", "", "opposes"},
		// direct
		{`"The road to Kandahar is long," Afghan President Ashraf Ghani said.`, "Ashraf Ghani", "said", `"The road to Kandahar is long,"`, "Kandahar", "neutral"},
		{`"It is a great step for Africa," South African President Cyril Ramaphosa said.`, "Cyril Ramaphosa", "said", "great step for Africa", "Africa", "supports"},
		{`German Chancellor Angela Merkel said: "A deal at any price would be a mistake."`, "Angela Merkel", "said", "would be a mistake", "", "opposes"},
		// what others are for or against is not his stance
		{"German Chancellor Angela Merkel said that many voters in Bavaria support the tax.", "Angela Merkel", "said", "many voters in Bavaria support the tax", "Bavaria", "neutral"},
		{"The Turkish foreign ministry said that the rebels came back to Idlib.", "TUR", "said", "the rebels came back to Idlib", "Idlib", "neutral"},
		// words that speak against each other
		{"French President Emmanuel Macron said that the idea was good and that the timing was bad.", "Emmanuel Macron", "said", "the idea was good and that the timing was bad", "", "neutral"},
	} {
		res := w.Code(readout.Article{ID: "a", Text: c.text})
		found := false
		for i := range res.Statements {
			s := &res.Statements[i]
			speaker := s.Speaker[0].Name + " " + s.Speaker[0].Country
			var about, content []string
			for _, a := range s.About {
				about = append(about, a.Text)
			}
			for _, q := range s.Content {
				content = append(content, q.Text)
			}
			right := strings.Contains(speaker, c.speaker) && s.Cue.Text == c.cue && strings.Contains(strings.Join(content, " "), c.content) && strings.Contains(strings.Join(about, ", "), c.about) && s.Stance == c.stance
			if c.about == "" && len(about) > 0 {
				right = false
			}
			found = found || right
			if !right {
				t.Logf("%s: %s [%s] %q about %v: %s", c.text, speaker, s.Cue.Text, content, about, s.Stance)
			}
		}
		if !found {
			t.Errorf("%s\n\twant %+v; %d statements, %d reports", c.text, c, len(res.Statements), len(res.Reports))
			for i := range res.Reports {
				t.Logf("report %s %s", res.Reports[i].Type, res.Reports[i].Rule)
			}
		}
	}
}

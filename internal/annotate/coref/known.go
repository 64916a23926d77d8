package coref

import (
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/actors"
)

// known looks the persons up in the actor tables. A full name is taken unless
// the text gives it another country; a name of one word only where its title
// or the states of the article decide for one person.
func (w *work) known() {
	for e := range w.ents {
		x := &w.ents[e]
		if x.Kind != readout.Person || x.gone || x.entries != nil {
			continue
		}
		var entries []*actors.Entry
		if len(x.parts) > 1 {
			entries = w.fullEntries(x)
		} else {
			entries = w.shortEntries(x)
		}
		if len(entries) == 0 {
			continue
		}
		w.adopt(e, entries)
	}
	// Two entities that the tables know as one person are one.
	for a := range w.ents {
		for b := 0; b < a; b++ {
			x, y := &w.ents[a], &w.ents[b]
			if x.gone || y.gone || x.Kind != readout.Person || y.Kind != readout.Person || x.entries == nil || y.entries == nil || x.entries[0].Name != y.entries[0].Name {
				continue
			}
			w.merge(a, b, "another form of "+y.Name)
			break
		}
	}
}

// adopt gives an entity its lines of the tables.
func (w *work) adopt(e int, entries []*actors.Entry) {
	x := &w.ents[e]
	x.entries = entries
	x.entry = actors.Pick(entries, w.day)
	// The text's own title decides between the offices of a person, if the day
	// allows.
	for _, t := range entries {
		if w.day != "" && !t.On(w.day) {
			continue
		}
		for _, r := range x.roles {
			if !r.former && (r.country == "" || r.country == t.Country) && sameOffice(r.words, t.Office) && !sameOffice(r.words, x.entry.Office) {
				x.entry = t
			}
		}
	}
	if x.gender == 0 {
		if first := bare(nameParts(x.entry.Name)); len(first) > 1 {
			x.gender = w.genders[first[0]]
		}
	}
}

// persons among the entries of a name, all lines of each.
func (w *work) people(name string) map[string][]*actors.Entry {
	out := map[string][]*actors.Entry{}
	for _, t := range w.table.Lookup(name) {
		if t.Kind == actors.Person && out[t.Name] == nil {
			for _, line := range w.table.Named(t.Name) {
				if line.Kind == actors.Person {
					out[t.Name] = append(out[t.Name], line)
				}
			}
		}
	}
	return out
}

func (w *work) fullEntries(x *entity) []*actors.Entry {
	var found []*actors.Entry
	for _, name := range w.forms(x) {
		people := w.people(name)
		if len(people) != 1 {
			continue
		}
		for _, lines := range people {
			found = lines
		}
		break
	}
	if found == nil {
		found = w.spelled(x)
	}
	if found == nil || !w.agrees(x, found, false) {
		return nil
	}
	return found
}

// spelled returns the lines of the one person of the tables whose first and
// last words are those of the name, and who is known by the last: "Recep Tayyeb
// Erdogan".
func (w *work) spelled(x *entity) (found []*actors.Entry) {
	n := len(x.parts)
	if n < 3 || len(x.parts[0]) < 3 || len(x.parts[n-1]) < 4 {
		return nil
	}
	words := strings.Fields(x.Name)
	for name, lines := range w.people(words[len(words)-1]) {
		parts := bare(nameParts(name))
		if len(parts) < 2 || parts[0] != x.parts[0] || parts[len(parts)-1] != x.parts[n-1] {
			continue
		}
		if found != nil {
			return nil
		}
		found = lines
	}
	return found
}

// forms returns the names that an entity is called by, the fullest first.
func (w *work) forms(x *entity) []string {
	out := []string{x.Name}
	for _, m := range x.mentions {
		name := w.name(m)
		seen := false
		for _, have := range out {
			seen = seen || have == name
		}
		if !seen && strings.Contains(name, " ") {
			out = append(out, name)
		}
	}
	return out
}

// agrees reports whether what the text says of a person fits the lines of
// the tables. strict asks for a title that agrees, not only for none that
// contradicts.
func (w *work) agrees(x *entity, lines []*actors.Entry, strict bool) bool {
	support := false
	for _, r := range x.roles {
		if r.country != "" {
			same := false
			for _, t := range lines {
				same = same || t.Country == r.country || w.table.State(t.Country) == nil && w.table.State(r.country) != nil
			}
			if !same {
				return false
			}
		}
		for _, t := range lines {
			if (r.country == "" || r.country == t.Country) && sameOffice(r.words, t.Office) {
				support = true
			}
		}
	}
	return support || !strict
}

// shortEntries finds the one person of the tables that a name of one word
// can mean in this article.
func (w *work) shortEntries(x *entity) []*actors.Entry {
	people := w.people(x.Name)
	if len(people) == 0 {
		return nil
	}
	type hit struct {
		lines []*actors.Entry
		score int
	}
	best, second := hit{}, 0
	for _, lines := range people {
		if !w.agrees(x, lines, false) {
			continue
		}
		score := 0
		if w.agrees(x, lines, true) && len(x.roles) > 0 {
			score += 4
		}
		inOffice := false
		for _, t := range lines {
			if t.On(w.day) && (w.day != "" || t.To == "") {
				inOffice = true
			}
			if _, named := w.bySt[t.Country]; named {
				score |= 2
			}
		}
		if inOffice {
			score++
		}
		// A plain alias of one word is that person wherever it stands.
		for _, t := range w.table.Lookup(x.Name) {
			if t.Name == lines[0].Name && contains(t.Aliases, x.Name) {
				score += 2
				break
			}
		}
		switch {
		case score > best.score:
			best, second = hit{lines, score}, best.score
		case score > second || score == best.score:
			second = max(second, score)
		}
	}
	if best.score < 3 || second == best.score {
		return nil
	}
	return best.lines
}

// sameOffice reports whether two names of offices mean the same: "Secretary
// of State" and "foreign minister".
func sameOffice(a, b string) bool {
	x, y := office(a), office(b)
	if x == "" || y == "" {
		return false
	}
	for _, p := range strings.Split(x, "|") {
		for _, q := range strings.Split(y, "|") {
			if p == q {
				return true
			}
		}
	}
	return false
}

// office brings the words for an office to a common form; parts that "and"
// joins are separated by "|".
func office(words string) string {
	var out []string
	for _, part := range strings.Split(strings.ReplaceAll(strings.ToLower(words), ",", " and "), " and ") {
		part = strings.TrimSpace(part)
		if part == "" {
			continue
		}
		deputy := ""
		if strings.Contains(part, "deputy") || strings.Contains(part, "vice") || strings.Contains(part, "assistant") || strings.Contains(part, "under") {
			deputy = "deputy "
		}
		has := func(list ...string) bool {
			for _, s := range list {
				if strings.Contains(part, s) {
					return true
				}
			}
			return false
		}
		switch {
		case has("spokes", "press secretary"):
			part = "spokesman"
		case has("advis", "aide", " to the ", "chief of staff", "wife", "daughter", "office", "son of", "candidate"):
			// "Diplomatic adviser to the President" is no president.
		case has("prime minister", "premier", "chancellor", "head of government", "taoiseach") && !has("exchequer"):
			part = "prime minister"
		case has("foreign minister", "foreign secretary", "secretary of state", "foreign affairs", "external affairs", "top diplomat", "chief diplomat"):
			part = "foreign minister"
		case has("defence", "defense") && has("minister", "secretary", "chief"):
			part = "defence minister"
		case has("interior", "home secretary", "home minister", "internal affairs"):
			part = "interior minister"
		case has("finance minister", "treasury", "exchequer"):
			part = "finance minister"
		case strings.HasSuffix(part, "president") && !has(" of ") || has("president of the republic", "head of state"):
			part = "president"
		case has("secretary-general", "secretary general"):
			part = "secretary general"
		case has("king", "queen", "emperor", "monarch", "sultan", "emir"):
			part = "monarch"
		}
		out = append(out, deputy+part)
	}
	return strings.Join(out, "|")
}

// facts fills country, sector, office and name from the tables and the text.
func (w *work) facts() {
	for e := range w.ents {
		x := &w.ents[e]
		if x.gone || x.Kind != readout.Person {
			continue
		}
		w.factsOf(x)
	}
}

func (w *work) factsOf(x *entity) {
	if t := x.entry; t != nil {
		x.Name, x.Country, x.Sector, x.Office, x.Ref = t.Name, t.Country, t.Sector, t.Office, t.Ref
		x.Basis = t.Name
		if w.day != "" && !t.On(w.day) && t.To != "" && t.To < w.day {
			x.Office = "former " + t.Office
			x.Basis = t.Office + " until " + t.To
		}
		return
	}
	for _, r := range x.roles {
		if x.Country == "" && r.country != "" {
			x.Country = r.country
			x.Basis = "called " + r.text + " in the text"
		}
		if r.org >= 0 && x.Country == "" {
			x.Country = w.ents[r.org].Country
		}
		if x.Sector == "" && r.sector != "" {
			x.Sector = r.sector
		}
		if x.Office == "" && r.flags&actors.Office != 0 {
			x.Office = r.text
			if r.former {
				x.Office = "former " + r.text
			}
		}
		if x.Basis == "" && (x.Sector != "" || x.Office != "") {
			x.Basis = "called " + r.text + " in the text"
		}
	}
}

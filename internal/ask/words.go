package ask

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/readout-events/readout/codebook/actors"
	"github.com/readout-events/readout/codebook/plover"
	"github.com/readout-events/readout/internal/store"
)

//go:embed words.txt
var wordsText string

// words is all that queries are checked against and read with. It is loaded
// once and not altered afterwards.
type words struct {
	book      *plover.Book
	who       *actors.Table
	said      map[string]map[string]string // words.txt: what, word, meaning
	countries map[string][]string          // folded name, alias or people to codes
	codes     map[string]bool              // of countries and what stands beyond states
	modes     []string                     // names of modes, sorted
}

var loaded = sync.OnceValues(load)

func load() (*words, error) {
	w := &words{countries: map[string][]string{}, codes: map[string]bool{}}
	var err error
	if w.book, err = plover.Default(); err != nil {
		return nil, err
	}
	if w.who, err = actors.Default(); err != nil {
		return nil, err
	}
	if w.said, err = readWords(wordsText); err != nil {
		return nil, err
	}
	for _, c := range w.book.Countries {
		w.codes[c.Name] = true
	}
	for _, s := range w.who.States() {
		w.codes[s.ISO3] = true
	}
	// Names before aliases before peoples, and states that are before those that were: what comes first has the word.
	add := func(names []string, code string, ended bool, rank map[string]int, level int) {
		for _, name := range names {
			key := strings.TrimSpace(store.Fold(name))
			if key == "" {
				continue
			}
			if ended {
				level += 10
			}
			have, known := rank[key]
			switch {
			case !known || level < have:
				w.countries[key], rank[key] = []string{code}, level
			case level == have && !slices.Contains(w.countries[key], code):
				w.countries[key] = append(w.countries[key], code)
			}
		}
	}
	rank := map[string]int{}
	for _, s := range w.who.States() {
		ended := s.To != ""
		add([]string{s.Name}, s.ISO3, ended, rank, 1)
		add(s.Aliases, s.ISO3, ended, rank, 2)
		add(s.Demonyms, s.ISO3, ended, rank, 3)
		var many []string
		for _, d := range s.Demonyms {
			many = append(many, d+"s")
		}
		add(many, s.ISO3, ended, rank, 4)
	}
	for name, code := range w.said["country"] {
		w.countries[name] = []string{code}
	}
	for _, t := range w.book.Types {
		for _, m := range t.Modes {
			if !slices.Contains(w.modes, m.Name) {
				w.modes = append(w.modes, m.Name)
			}
		}
	}
	slices.Sort(w.modes)
	return w, nil
}

// readWords reads words.txt. An error names the line.
func readWords(text string) (map[string]map[string]string, error) {
	said := map[string]map[string]string{}
	for i, line := range strings.Split(text, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		c := strings.Split(line, " | ")
		if len(c) != 3 {
			return nil, fmt.Errorf("words.txt:%d: want 3 columns, have %d", i+1, len(c))
		}
		if said[c[0]] == nil {
			said[c[0]] = map[string]string{}
		}
		if said[c[0]][c[1]] != "" {
			return nil, fmt.Errorf("words.txt:%d: %s stands here twice", i+1, c[1])
		}
		said[c[0]][c[1]] = c[2]
	}
	return said, nil
}

// country returns the codes that a word or name stands for: CHN, chn, China,
// Chinese, PRC, CN.
func (w *words) country(s string) []string {
	if up := strings.ToUpper(s); len(s) == 3 && w.codes[up] && (s == up || s == strings.ToLower(s)) {
		return []string{up}
	}
	key := strings.TrimSpace(store.Fold(s))
	if key == "" {
		return nil
	}
	if codes := w.countries[key]; codes != nil {
		return codes
	}
	if codes := w.countries[strings.TrimPrefix(key, "the ")]; codes != nil {
		return codes
	}
	if len(s) == 2 && s == strings.ToUpper(s) {
		for _, st := range w.who.States() {
			if st.ISO2 == s && st.To == "" {
				return []string{st.ISO3}
			}
		}
	}
	return nil
}

// calledBy are the short names of a country and its people, for words in a
// text: Taiwan, ROC, Formosa, Taiwanese. What has another in it is left out.
func (w *words) calledBy(code string) (names []string) {
	st := w.who.State(code)
	if st == nil {
		return nil
	}
	all := append([]string{st.Name}, st.Aliases...)
	for _, d := range st.Demonyms {
		if all = append(all, d); d != st.Name && !strings.HasSuffix(d, "s") && !strings.HasSuffix(d, "e") && !strings.HasSuffix(d, "h") && !strings.HasSuffix(d, ".") && len(d) > 3 {
			all = append(all, d+"s")
		}
	}
	for _, n := range all {
		folded := store.Fold(n)
		own := w.country(n)
		if len(strings.Fields(folded)) > 2 && n != st.Name || len(own) != 1 || own[0] != code {
			continue
		}
		if !slices.ContainsFunc(names, func(have string) bool { return strings.Contains(folded, store.Fold(have)) }) {
			names = append(names, n)
		}
	}
	return names
}

// sector returns the code that a word stands for: GOV, gov, government; "".
func (w *words) sector(s string) string {
	if up := strings.ToUpper(s); len(s) == 3 && w.book.ValidSector(up) && (s == up || s == strings.ToLower(s)) {
		return up
	}
	return w.said["sector"][strings.TrimSpace(store.Fold(s))]
}

// codeNames are all codes of countries and sectors, for suggestions.
func (w *words) codeNames() []string {
	var out []string
	for c := range w.codes {
		out = append(out, c)
	}
	for _, s := range w.book.Sectors {
		out = append(out, s.Name)
	}
	slices.Sort(out)
	return out
}

// party returns the values in the sense of store.Term's actor that a user's
// word stands for. A problem is told in words.
func (w *words) party(s string, quoted bool) (values []string, problem, hint string) {
	if rest, tilde := strings.CutPrefix(s, "~"); tilde {
		if store.Fold(rest) == "" {
			return nil, "no name behind ~", ""
		}
		return []string{"~" + strings.TrimSpace(rest)}, "", ""
	}
	if store.Fold(s) == "" {
		return nil, "nobody is named", ""
	}
	if c, sec, both := strings.Cut(s, "/"); both {
		return w.countryAndSector(strings.TrimSpace(c), strings.TrimSpace(sec))
	}
	if codes := w.country(s); codes != nil {
		return codes, "", ""
	}
	if code := w.sector(s); code != "" {
		return []string{code}, "", ""
	}
	if first, last, two := cutLast(s); two {
		if codes, sec := w.country(first), w.sector(last); codes != nil && sec != "" {
			for _, c := range codes {
				values = append(values, c+"/"+sec)
			}
			return values, "", ""
		}
	}
	value := s
	if store.Code(s) {
		if value = "~" + s; !quoted && !w.acronym(s) {
			hint := mean(like(s, w.codeNames()))
			if hint == "" {
				hint = "write ~" + s + " for part of a name"
			} else {
				hint += " (~" + s + " is part of a name)"
			}
			return nil, "no country or sector " + s, hint
		}
	}
	return append([]string{value}, w.others(s)...), "", ""
}

func (w *words) countryAndSector(c, sec string) (values []string, problem, hint string) {
	code := w.sector(sec)
	if sec != "" && code == "" {
		var all []string
		for _, s := range w.book.Sectors {
			all = append(all, s.Name)
		}
		if hint = mean(like(sec, all)); hint == "" {
			hint = "sectors are " + strings.Join(all, ", ")
		}
		return nil, "no sector " + sec, hint
	}
	codes := w.country(c)
	switch {
	case c != "" && codes == nil:
		return nil, "no country " + c, mean(like(c, w.codeNames()))
	case c == "" && sec == "":
		return nil, "neither country nor sector", "CHN/GOV is the government of China"
	case c == "":
		return []string{code}, "", ""
	case sec == "":
		return codes, "", ""
	}
	for _, c := range codes {
		values = append(values, c+"/"+code)
	}
	return values, "", ""
}

// named are the entries of the actor tables that have a name, as it is
// written or, in small letters, with capitals.
func (w *words) named(s string) []*actors.Entry {
	if found := w.who.Lookup(s); found != nil {
		return found
	}
	if s != strings.ToLower(s) {
		return nil
	}
	var b strings.Builder
	up := true
	for _, r := range s {
		if up {
			b.WriteString(strings.ToUpper(string(r)))
		} else {
			b.WriteRune(r)
		}
		up = r == ' ' || r == '-'
	}
	return w.who.Lookup(b.String())
}

// acronym reports whether somebody is known by just these capitals.
func (w *words) acronym(s string) bool {
	return slices.ContainsFunc(w.who.Lookup(s), func(e *actors.Entry) bool { return e.Name == s || slices.Contains(e.Aliases, s) })
}

// others are the names under which records keep those whom a user's words
// also name: of an alias the name in the tables, of a capital its government.
func (w *words) others(s string) (values []string) {
	part := store.Fold(s)
	found := w.named(s)
	seat := slices.ContainsFunc(found, func(e *actors.Entry) bool { return e.Kind == actors.Seat })
	for _, e := range found {
		v := e.Name
		switch e.Kind {
		case actors.Seat:
			if e.Office != "capital" || !strings.EqualFold(e.Name, s) {
				continue
			}
			v = e.Country + "/GOV"
		case actors.Person, actors.Organisation, actors.Group, actors.Company, actors.Media:
			if seat || strings.Contains(store.Fold(v), part) { // Patriarch Kirill is "of Moscow" too
				continue
			}
			if store.Code(v) {
				v = "~" + v
			}
		default:
			continue
		}
		if !slices.Contains(values, v) && len(values) < 8 {
			values = append(values, v)
		}
	}
	return values
}

// place returns the values in the sense of store.Term's place.
func (w *words) place(s string, quoted bool) (values []string, problem, hint string) {
	rest, tilde := strings.CutPrefix(s, "~")
	if store.Fold(rest) == "" {
		return nil, "no place is named", ""
	}
	if tilde {
		return []string{"~" + strings.TrimSpace(rest)}, "", ""
	}
	if codes := w.country(s); codes != nil {
		return codes, "", ""
	}
	if store.Code(s) {
		if !quoted {
			var all []string
			for c := range w.codes {
				all = append(all, c)
			}
			slices.Sort(all)
			return nil, "no country " + s, mean(like(s, all))
		}
		return []string{"~" + s}, "", ""
	}
	return []string{s}, "", ""
}

// knows reports whether words of a query that stand beside each other are one
// name.
func (w *words) knows(s string) bool {
	if w.country(s) != nil || w.sector(s) != "" || w.named(s) != nil {
		return true
	}
	first, last, two := cutLast(s)
	return two && w.country(first) != nil && w.sector(last) != ""
}

// cutLast splits off the last word.
func cutLast(s string) (first, last string, ok bool) {
	i := strings.LastIndexByte(s, ' ')
	if i < 0 {
		return "", "", false
	}
	return s[:i], s[i+1:], true
}

package actors

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	readout "github.com/readout-events/readout"
)

// Table is what Load read. It is not altered afterwards and may be shared.
type Table struct {
	names   *trie // all names but short forms and roles
	shorts  *trie // short forms of persons
	roles   *trie
	byISO   map[string]*State
	states  []*State
	persons []*Entry // sorted by country
	lines   map[string][]*Entry
	govs    map[string][]government // by country
	newest  string                  // the month in which the last of them began
	entries int
}

// table makes the lookups from all that was read.
func (b *builder) table() (*Table, error) {
	t := &Table{names: newTrie(b.fold, 1<<17), shorts: newTrie(b.fold, 1<<15), roles: newTrie(b.fold, 1<<13), byISO: b.byISO, states: b.states,
		lines: make(map[string][]*Entry, len(b.entries)), entries: len(b.entries)}
	for _, s := range b.states {
		t.addState(s)
	}
	for _, e := range b.entries {
		t.lines[e.Name] = append(t.lines[e.Name], e)
	}
	for _, e := range b.entries {
		t.names.add(e.Name, e, nil)
		for _, same := range t.lines[e.Name] { // a person's other offices share the aliases
			if same == e || same.Kind == e.Kind && same.Kind == Person {
				for _, a := range e.Aliases {
					t.names.add(a, same, nil)
					if plural := demonymPlural(a); e.Kind == Demonym && plural != "" {
						t.names.add(plural, same, nil)
					}
				}
			}
		}
		if e.Kind == Person {
			t.persons = append(t.persons, e)
		}
	}
	for _, e := range t.persons {
		first := t.lines[e.Name][0]
		for _, same := range t.lines[e.Name] {
			if same.Kind == Person {
				first = same
				break
			}
		}
		if first == e {
			e.Short = shortForms(e)
		} else if len(e.Short) == 0 {
			e.Short = first.Short
		}
		for _, s := range e.Short {
			t.shorts.add(s, e, nil)
		}
	}
	for _, r := range b.roles {
		t.roles.add(r.Words, nil, r)
	}
	t.names.close()
	t.shorts.close()
	if err := t.govern(b.govs); err != nil {
		return nil, err
	}
	slices.SortStableFunc(t.persons, func(a, b *Entry) int { return cmp.Compare(a.Country, b.Country) })
	return t, nil
}

// addState enters the names, adjectives and capitals of a state.
func (t *Table) addState(s *State) {
	e := &Entry{Name: s.Name, Country: s.ISO3, Kind: StateKind, From: s.From, To: s.To, Ref: s.Ref, Aliases: s.Aliases}
	t.entries++
	t.names.add(s.Name, e, nil)
	if lowered(s.Name) {
		t.names.add(strings.ToLower(s.Name), e, nil)
	}
	for _, a := range s.Aliases {
		t.names.add(a, e, nil)
	}
	if len(s.Demonyms) > 0 {
		e := &Entry{Name: s.Name, Country: s.ISO3, Kind: Demonym, From: s.From, To: s.To, Ref: s.Ref, Aliases: s.Demonyms}
		t.entries++
		for _, d := range s.Demonyms {
			t.names.add(d, e, nil)
			if plural := demonymPlural(d); plural != "" {
				t.names.add(plural, e, nil)
			}
			if lowered(d) {
				t.names.add(strings.ToLower(d), e, nil)
			}
		}
	}
	for _, c := range s.Capitals {
		t.entries++
		t.names.add(c, &Entry{Name: c, Country: s.ISO3, Sector: "GOV", Kind: Seat, Office: "capital", From: s.From, To: s.To, Ref: s.Ref}, nil)
	}
}

// lowered reports whether the name of a state or people is also found in small
// letters, as careless translations write it: long single words that mean
// nothing else.
func lowered(name string) bool {
	switch name {
	case "Turkey", "Jordan", "Jersey", "Guinea", "Panama", "Polish", "Danish", "Jordan's", "Romani", "Mauritius", "Bermuda", "Samoan", "Muscovite", "Yankee", "Zionist", "Latin":
		return false
	}
	return len(name) >= 6 && strings.IndexByte(name, ' ') < 0 && strings.IndexByte(name, '-') < 0
}

// demonymPlural is "Russians" of "Russian", "" where the word has none
// ("Chinese", "British", "French").
func demonymPlural(d string) string {
	for _, end := range [...]string{"s", "ese", "ish", "ch", "sh", "x"} {
		if strings.HasSuffix(d, end) {
			return ""
		}
	}
	if strings.HasSuffix(d, "man") && !strings.HasSuffix(d, "German") && !strings.HasSuffix(d, "Roman") && !strings.HasSuffix(d, "Ottoman") {
		return strings.TrimSuffix(d, "man") + "men"
	}
	return d + "s"
}

// shortForms are the forms of a person's name without first names: those that
// the table gives, or else the last word with the particles before it.
func shortForms(e *Entry) []string {
	if len(e.Short) > 0 {
		if len(e.Short) == 1 && (e.Short[0] == "-" || e.Short[0] == "") {
			return nil
		}
		return e.Short
	}
	words := strings.Fields(e.Name)
	if len(words) < 2 {
		return nil
	}
	k := len(words) - 1
	if k > 1 && (strings.TrimRight(words[k], ".") == "Jr" || strings.TrimRight(words[k], ".") == "Sr" || words[k] == "II" || words[k] == "III" || words[k] == "IV") {
		k--
	}
	out := []string{words[k]}
	if _, after, is := strings.Cut(words[k], "-"); is {
		if before := strings.ToLower(words[k][:strings.IndexByte(words[k], '-')]); before == "al" || before == "el" || before == "ul" || before == "ur" {
			out = append(out, after)
		}
	}
	from := k
	for from > 1 && particle(words[from-1]) {
		from--
	}
	if from < k {
		out = append([]string{strings.Join(words[from:k+1], " ")}, out...)
		if first, _ := utf8.DecodeRuneInString(words[k]); !unicode.IsUpper(first) {
			out = out[:1]
		}
	}
	return out
}

func particle(w string) bool {
	switch strings.ToLower(w) {
	case "von", "van", "der", "den", "de", "da", "di", "do", "dos", "du", "la", "le", "bin", "ibn", "al", "el", "ben", "abu", "abd", "ten", "ter", "del":
		return true
	}
	return false
}

// Longest finds the longest name that starts at token i of the sentence and
// returns its entries and the token after it; end is i where there is none.
// Case counts, as the table writes it. Roles and short forms of persons are
// not among the names. The entries are shared: they must not be altered.
func (t *Table) Longest(sent *readout.Sentence, i int) (entries []*Entry, end int) {
	f, end := t.names.longest(sent, i, len(sent.Tokens))
	if f == nil {
		return nil, i
	}
	if end == i+1 && f.shapes == uint64(shout) && everyday(sent, i) {
		return nil, i
	}
	return f.entries, end
}

// everyday reports that a word in capitals is no acronym but an ordinary word
// of a headline that is all in capitals: US, WHO, TIME.
func everyday(sent *readout.Sentence, i int) bool {
	switch sent.Tokens[i].Tag {
	case "PRON", "AUX", "DET", "ADP", "SCONJ":
		return true
	case "NOUN", "VERB", "ADJ", "ADV":
		loud := func(k int) bool {
			return k < 0 || k >= len(sent.Tokens) || len(sent.Tokens[k].Form) < 3 || strings.ToUpper(sent.Tokens[k].Form) == sent.Tokens[k].Form
		}
		return len(sent.Tokens) > 2 && loud(i-1) && loud(i+1) && loud(i-2) && loud(i+2)
	}
	return false
}

// LongestRole finds the longest role phrase ("deputy foreign minister",
// "gunmen") that starts at token i and ends before limit, in singular or
// plural; nil where there is none.
func (t *Table) LongestRole(sent *readout.Sentence, i, limit int) (role *Role, end int) {
	limit = min(limit, len(sent.Tokens))
	f, end := t.roles.longest(sent, i, limit)
	if f == nil && i < limit {
		if rest, ok := strings.CutPrefix(strings.ToLower(sent.Tokens[i].Form), "ex-"); ok && rest != "" { // "ex-rebels"
			toks := append([]readout.Token(nil), sent.Tokens[i:limit]...)
			toks[0].Form = rest
			if f, end = t.roles.longest(&readout.Sentence{Tokens: toks}, 0, len(toks)); f != nil {
				end += i
			}
		}
	}
	if f == nil || end == i+1 && clock(sent, i) {
		return nil, i
	}
	return f.role, end
}

// clock reports whether token i is the end of a time of day: "8 | PM".
func clock(sent *readout.Sentence, i int) bool {
	if i == 0 || !strings.EqualFold(sent.Tokens[i].Form, "pm") {
		return false
	}
	form := sent.Tokens[i-1].Form
	last := form[len(form)-1]
	return last >= '0' && last <= '9'
}

// Role looks a role phrase up: "foreign minister", "rebels"; nil where there
// is none.
func (t *Table) Role(words string) *Role {
	if f := t.roles.lookup(words); f != nil {
		return f.role
	}
	return nil
}

// Lookup returns the entries of one whole name, among them those of persons
// whose short form it is ("Lavrov").
func (t *Table) Lookup(name string) []*Entry {
	full, short := t.names.lookup(name), t.shorts.lookup(name)
	switch {
	case full == nil && short == nil:
		return nil
	case short == nil:
		return full.entries
	case full == nil:
		return short.entries
	}
	out := full.entries[:len(full.entries):len(full.entries)]
	for _, e := range short.entries {
		if !contains(out, e) {
			out = append(out, e)
		}
	}
	return out
}

// Named returns all entries of which this is the Name in the table: the
// offices of a person in order of their lines.
func (t *Table) Named(name string) []*Entry { return t.lines[name] }

// State returns what is known of a state by its ISO 3166-1 alpha-3 code, nil
// where it is none.
func (t *Table) State(iso3 string) *State { return t.byISO[iso3] }

// Persons returns the lines of all persons, by country. They must not be
// altered.
func (t *Table) Persons() []*Entry { return t.persons }

// States returns all states and territories in order of the table.
func (t *Table) States() []*State { return t.states }

// Len is the number of entries and of names for them.
func (t *Table) Len() (entries, names int) {
	for _, trie := range [...]*trie{t.names, t.shorts, t.roles} {
		for _, forms := range trie.forms {
			names += len(forms)
		}
	}
	return t.entries, names
}

// Holders returns those who held an office of a country on an ISO day (any
// day where it is empty): the office is matched as a part of the words,
// without regard to case ("foreign minister" finds "State Councilor and
// Foreign Minister"). Deputies and vice presidents are only found where the
// words ask for them.
func (t *Table) Holders(country, office, day string) []*Entry {
	i, _ := slices.BinarySearchFunc(t.persons, country, func(e *Entry, c string) int { return cmp.Compare(e.Country, c) })
	var out []*Entry
	office = strings.ToLower(office)
	for ; i < len(t.persons) && t.persons[i].Country == country; i++ {
		e := t.persons[i]
		if have := strings.ToLower(e.Office); e.On(day) && strings.Contains(have, office) && deputy(have) == deputy(office) {
			out = append(out, e)
		}
	}
	return out
}

// deputy reports whether an office in small letters is that of a deputy.
func deputy(office string) bool {
	for _, w := range [...]string{"vice", "deputy", "former", "assistant"} {
		if strings.Contains(office, w) {
			return true
		}
	}
	return false
}

// Package actors knows who is who in politics and from when to when: states
// with their adjectives, capitals and regions, organisations, armed groups,
// persons in office, companies, media, and the words for offices and kinds of
// people ("foreign minister", "rebels") with their PLOVER sectors.
//
// The knowledge is text, one fact a line, beside this file; README.md there
// draws the formats. Names are found by word, with case, without diacritics:
//
//	table, err := actors.Default()
//	entries, end := table.Longest(sent, i)   // the longest name that starts at token i
//	entries = table.Lookup("Lavrov")         // one name, short forms of persons too
//
// The package knows nothing of articles beyond the tokens of a sentence.
package actors

import (
	"embed"
	"io/fs"
	"strings"
	"sync"

	readout "github.com/readout-events/readout"
)

// Kind tells what an entry is.
type Kind string

// Kinds of entry.
const (
	StateKind    Kind = "state"        // Russia
	Demonym      Kind = "demonym"      // Russian, Russians
	Seat         Kind = "seat"         // a capital or seat of power that stands for a government: Moscow, the Kremlin
	Region       Kind = "region"       // a part of a state: Texas, Crimea
	Organisation Kind = "organisation" // NATO, the Bundestag
	Group        Kind = "group"        // armed groups, parties, movements
	Person       Kind = "person"
	RoleKind     Kind = "role" // foreign minister, rebels
	Company      Kind = "company"
	Media        Kind = "media"
)

// Entry is one line of the tables: who somebody is over some time. A person
// has one entry per office, all with the same Name.
type Entry struct {
	Name    string // "Sergey Lavrov"; of demonyms and states the name of the state
	Country string // ISO 3166-1 alpha-3 or a PLOVER non-state code, "" where none
	Sector  string // PLOVER sector, "" where none
	Office  string // of a person "Foreign Minister"; of a body what it is, "" where not told
	Kind    Kind
	From    string   // first day, month or year: yyyy[-mm[-dd]], "" where open
	To      string   // last day, month or year, included; "" where open
	Ref     string   // the line that says so: "actors/persons.txt:12"
	Party   string   // of a person whose office is one of a party, the Name of that: "leader of the BJP"
	Short   []string // of persons the forms without first name: "Lavrov"
	Aliases []string // other names, as written in the table
}

// On reports whether the entry holds on an ISO day ("2022-08-05"; shorter
// dates are taken as a whole). An empty day is within every entry.
func (e *Entry) On(day string) bool {
	if day == "" {
		return true
	}
	if e.From != "" && day < e.From && !strings.HasPrefix(e.From, day) {
		return false
	}
	return e.To == "" || day <= e.To || strings.HasPrefix(day, e.To)
}

// Pick chooses the entry that holds on an ISO day: the last of those whose
// dates cover it, else the last that began before it, else the first. An
// empty day takes the last entry that is still open, or else the last. It
// returns nil for no entries. They should all be of one name.
func Pick(entries []*Entry, day string) *Entry {
	var in, before, open *Entry
	for _, e := range entries {
		if e.On(day) {
			in = e
		}
		if e.From <= day {
			before = e
		}
		if e.To == "" {
			open = e
		}
	}
	switch {
	case len(entries) == 0:
		return nil
	case day == "" && open != nil:
		return open
	case day == "":
		return entries[len(entries)-1]
	case in != nil:
		return in
	case before != nil:
		return before
	}
	return entries[0]
}

// State is all that is known of a state or territory.
type State struct {
	Name        string   // "Russia"
	Aliases     []string // "Russian Federation"
	ISO3, ISO2  string   // ISO 3166-1, or 3166-3 for states that ended; XKX, XK for Kosovo
	Demonyms    []string // "Russian"
	Capitals    []string // the first is the present one
	COW         int      // Correlates of War country number, 0 where none
	COWLetters  string
	GW          int // Gleditsch-Ward number, 0 where none
	GWLetters   string
	From, To    string // as a member of the system of states; "" where open or since before 1945
	Ref         string
	Independent bool // has or had a Correlates of War number, or is Kosovo, Palestine or Taiwan
}

// Role is a word or two for an office or a kind of people, bodies or things.
type Role struct {
	Words  string // "foreign minister", or of a plural "foreign ministers"
	Lemma  string // the words in the singular
	Sector string // PLOVER sector, "" where it takes that of its owner
	Flags  Flags
	Ref    string
	Plural bool   // the plural form was met
	Usual  string // ISO 3166-1 alpha-3 of the state that has the office where none is named: "secretary of state" is USA; "" for most
}

// Flags tell how a role is used.
type Flags uint16

// Flags of roles, as roles.txt names them.
const (
	Human   Flags = 1 << iota // person: somebody, or several in the plural
	Body                      // body: an institution or a number of people
	Thing                     // thing: an object that stands for its owner: policy, missile, territory
	Office                    // office: its words are an office: foreign minister
	Serves                    // serves: with an organisation as owner takes the sector of that: spokesman of Hamas
	Local                     // local: where no country is named it belongs to that of the document: police, residents
	Weak                      // weak: a party only with a country or owner: men, workers, company
	Many                      // many: counts others and is nobody itself: group, number, thousands
	Armed                     // armed: fights: rebels, army, gunmen
	Vague                     // vague: states that are not named: countries, allies
	Abroad                    // abroad: serves away from home, so that "in X" does not tell its country: ambassador, peacekeepers
	Foreign                   // foreign: not of the country where it is: invaders
	Beyond                    // ngo: where no country is named it is beyond states, NGO or MNC by its sector
)

var flagNames = [...]string{"person", "body", "thing", "office", "serves", "local", "weak", "many", "armed", "vague", "abroad", "foreign", "ngo"}

// File is one more table, with its name for errors.
type File struct {
	Name string // "mine.txt"
	Data []byte
}

//go:embed *.txt
var tables embed.FS

// Embedded returns the tables that come with the program, in order of name.
func Embedded() (out []File, err error) {
	names, err := fs.Glob(tables, "*.txt")
	for _, name := range names {
		data, e := fs.ReadFile(tables, name)
		if e != nil {
			return nil, e
		}
		out = append(out, File{name, data})
	}
	return out, err
}

// Default loads the tables that come with the program, and then the extra ones.
func Default(extra ...File) (*Table, error) { return Load(tables, extra...) }

// Load reads all .txt files at the top of fsys, and then the extra ones. An
// error names file and line.
func Load(fsys fs.FS, extra ...File) (*Table, error) {
	names, err := fs.Glob(fsys, "*.txt")
	if err != nil {
		return nil, err
	}
	b := newBuilder()
	// countries first: the others are checked against their codes.
	for pass := range 2 {
		for _, name := range names {
			if strings.HasPrefix(name, "countries") != (pass == 0) {
				continue
			}
			data, err := fs.ReadFile(fsys, name)
			if err != nil {
				return nil, err
			}
			if err := b.file("actors/"+name, data); err != nil {
				return nil, err
			}
		}
	}
	for _, f := range extra {
		if err := b.file(f.Name, f.Data); err != nil {
			return nil, err
		}
	}
	return b.table()
}

// Picker is Pick for one text, which tells more than its day does.
type Picker struct {
	table   *Table
	doc     *readout.Document
	day     string
	opposed sync.Map // by line: whether the text tells of a government beside it, once asked
}

// Picker returns a Picker for a text of a day, "" where nobody knows it.
func (t *Table) Picker(doc *readout.Document, day string) *Picker {
	return &Picker{table: t, doc: doc, day: day}
}

// Pick takes of the lines of one name the one that holds on the day. Where the
// day is not known, a group that governs at times and fights at others is
// rebels beside a government of its country.
func (p *Picker) Pick(entries []*Entry) *Entry {
	if p.day == "" {
		if e := insurgent(entries); e != nil {
			is, known := p.opposed.Load(e)
			if !known {
				is = p.table.against(p.doc, e)
				p.opposed.Store(e, is)
			}
			if is == true {
				return e
			}
		}
	}
	return Pick(entries, p.day)
}

// insurgent is the line of a group as rebels where it has one as a government
// too; nil where it has not both.
func insurgent(entries []*Entry) *Entry {
	var rebels *Entry
	governs := false
	for _, e := range entries {
		switch {
		case e.Kind != Group:
		case e.Sector == "REB":
			rebels = e
		case e.Sector == "GOV":
			governs = true
		}
	}
	if !governs {
		return nil
	}
	return rebels
}

// against reports whether a text tells of a government, or its forces, beside a group that
// governed at other times: "Afghan troops", where the Taliban are named. Where
// the text calls the group itself a government it does not.
func (t *Table) against(doc *readout.Document, e *Entry) bool {
	found := false
	for i := range doc.Sentences {
		toks := doc.Sentences[i].Tokens
		for k := range toks {
			if strings.EqualFold(toks[k].Form, e.Name) && k+1 < len(toks) && governing(toks[k+1].Form) {
				return false
			}
			if found || k+1 >= len(toks) || toks[k].Form == "" || toks[k].Form[0] < 'A' || toks[k].Form[0] > 'Z' {
				continue
			}
			of := false
			for _, n := range t.Lookup(toks[k].Form) {
				of = of || n.Country == e.Country && (n.Kind == StateKind || n.Kind == Demonym)
			}
			if !of {
				continue
			}
			for j := k + 1; j < len(toks) && j < k+4; j++ {
				switch strings.ToLower(toks[j].Form) {
				case "government", "forces", "troops", "army", "soldiers", "soldier", "police", "policemen", "military", "commandos", "parliament", "president", "airforce":
					found = true
				}
			}
		}
	}
	return found
}

func governing(word string) bool {
	switch strings.ToLower(word) {
	case "government", "authorities", "administration", "regime", "officials", "ministry", "minister", "rulers", "police", "court", "courts", "-":
		return true
	}
	return false
}

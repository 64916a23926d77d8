// Package plover holds what PLOVER and CAMEO say about events apart from any
// language: the sixteen types with their modes, quad classes and scores, the
// sectors and contexts, and the event codes of CAMEO with the Goldstein
// scores that GDELT gives them. All of it is text in this folder, one fact a
// line, checked when it is loaded.
//
// Sources: PLOVER manual 2.0 (Open Event Data Alliance, draft of February
// 2024); Schrodt, Gerner and Yilmaz, CAMEO (2007); Goldstein, A
// Conflict-Cooperation Scale for WEIS Events Data (1992).
package plover

import (
	"embed"
	"io/fs"
)

//go:embed *.txt
var tables embed.FS

// Type is one of the sixteen event types.
type Type struct {
	Name      string
	Quad      int     // 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
	Score     float64 // -10 (conflict) to +10 (cooperation)
	Cameo     string  // the usual CAMEO code where no mode is given
	Recipient bool    // the manual asks for a recipient
	Means     string  // what the type is
	Not       string  // what belongs elsewhere
	Modes     []Mode  // in order of the table; none for many types
	Line      int     // line of types.txt
}

// Mode is a kind of act within a type.
type Mode struct {
	Name  string
	Score float64
	Cameo string // the usual CAMEO code
	Means string
}

// Code is a sector, a context, or a non-state code that stands where a
// country's code would.
type Code struct{ Name, Means string }

// Cameo is one event code of CAMEO. Code is a string: leading zeros count.
type Cameo struct {
	Code, Root string
	Quad       int     // GDELT's QuadClass of the root: 1 to 4
	Goldstein  float64 // GDELT's column, -10 to +10
	Label      string
}

// Book is everything in the tables.
type Book struct {
	Types     []Type
	Sectors   []Code
	Contexts  []Code
	Countries []Code // non-state codes: UNO, EUR, IGO, NGO, MNC, ISM, IMG, XKX
	Cameos    []Cameo
	Lexicon   *Lexicon // words that point to contexts

	types  map[string]int
	cameos map[string]int
}

// Default loads the tables that are built in. An error names file and line.
func Default() (*Book, error) { return Load(tables) }

// Load reads types.txt, sectors.txt, contexts.txt, countries.txt,
// cameo.txt and lexicon.txt from fsys. An error names file and line.
func Load(fsys fs.FS) (*Book, error) {
	b := &Book{types: map[string]int{}, cameos: map[string]int{}}
	var err error
	if b.Cameos, err = readCameos(fsys, "cameo.txt"); err != nil {
		return nil, err
	}
	for i, c := range b.Cameos {
		b.cameos[c.Code] = i
	}
	if b.Types, err = readTypes(fsys, "types.txt", b.cameos); err != nil {
		return nil, err
	}
	for i, t := range b.Types {
		b.types[t.Name] = i
	}
	if b.Sectors, err = readCodes(fsys, "sectors.txt"); err != nil {
		return nil, err
	}
	if b.Contexts, err = readCodes(fsys, "contexts.txt"); err != nil {
		return nil, err
	}
	if b.Countries, err = readCodes(fsys, "countries.txt"); err != nil {
		return nil, err
	}
	if b.Lexicon, err = readLexicon(fsys, b.Contexts); err != nil {
		return nil, err
	}
	return b, nil
}

// Type returns the type of that name ("ACCUSE").
func (b *Book) Type(name string) (Type, bool) {
	i, ok := b.types[name]
	if !ok {
		return Type{}, false
	}
	return b.Types[i], true
}

// Mode returns the mode of that name.
func (t Type) Mode(name string) (Mode, bool) {
	for _, m := range t.Modes {
		if m.Name == name {
			return m, true
		}
	}
	return Mode{}, false
}

// Cameo returns the CAMEO code as GDELT has it. Roots ("04") count as codes.
func (b *Book) Cameo(code string) (Cameo, bool) {
	i, ok := b.cameos[code]
	if !ok {
		return Cameo{}, false
	}
	return b.Cameos[i], true
}

// Usual returns the CAMEO code that stands for a type and mode where a rule
// names none: "111" for ACCUSE and disapprove, "112" for ACCUSE alone. An
// unknown mode gives the code of the type, an unknown type "".
func (b *Book) Usual(typ, mode string) string {
	i, ok := b.types[typ]
	if !ok {
		return ""
	}
	if m, ok := b.Types[i].Mode(mode); ok {
		return m.Cameo
	}
	return b.Types[i].Cameo
}

// Score returns PLOVER's score of a type and mode: the mode's where there is
// one, else the type's, and 0 for an unknown type.
func (b *Book) Score(typ, mode string) float64 {
	i, ok := b.types[typ]
	if !ok {
		return 0
	}
	if m, ok := b.Types[i].Mode(mode); ok {
		return m.Score
	}
	return b.Types[i].Score
}

// ValidSector reports whether code is a PLOVER sector. The empty sector is
// not in the list.
func (b *Book) ValidSector(code string) bool { return holds(b.Sectors, code) }

// ValidContext reports whether code is a PLOVER context.
func (b *Book) ValidContext(code string) bool { return holds(b.Contexts, code) }

// NonState reports whether code stands for something beyond states where a
// country's code would: UNO, EUR, IGO, NGO, MNC, ISM, IMG (and XKX, Kosovo).
func (b *Book) NonState(code string) bool { return holds(b.Countries, code) }

func holds(codes []Code, name string) bool {
	for i := range codes {
		if codes[i].Name == name {
			return true
		}
	}
	return false
}

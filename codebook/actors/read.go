package actors

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
)

// kinds of file, by the first word of the name; companies and media share one
// form and are told apart by their sector.
var kinds = [...]struct {
	prefix string
	kind   Kind
}{
	{"countries", StateKind}, {"seats", Seat}, {"regions", Region}, {"demonyms", Demonym}, {"organisations", Organisation}, {"roles", RoleKind}, {"companies", Company},
	{"media", Media}, {"groups", Group}, {"persons", Person}, {"governments", governments},
}

// kindOf reads a file name, or the value of a "kind:" line.
func kindOf(name string) (Kind, bool) {
	name = path.Base(name)
	for _, k := range kinds {
		if strings.HasPrefix(name, k.prefix) || name == string(k.kind) {
			return k.kind, true
		}
	}
	return "", false
}

const sectors = " GOV MIL COP SPY JUD LEG PTY OPP REB PRM UAF CRM CVL BUS LAB EDU JRN MED REL REF SOC ELI AGR UNK "
const nonState = " IGO UNO EUR NGO ISM MNC IMG "

// builder gathers the tables while they are read.
type builder struct {
	fold     folding
	entries  []*Entry
	states   []*State
	byISO    map[string]*State
	roles    []*Role
	seen     map[string]*Entry // name, kind, country, sector, office: to find duplicates
	roleSeen map[string]string // words to the line that has them
	govs     []government
}

func newBuilder() *builder {
	return &builder{fold: newFolding(), byISO: map[string]*State{}, seen: map[string]*Entry{}, roleSeen: map[string]string{}}
}

// file reads one table. Errors name file and line.
func (b *builder) file(name string, data []byte) error {
	kind, known := kindOf(name)
	text := string(data)
	for n := 1; text != ""; n++ {
		line, rest, _ := strings.Cut(text, "\n")
		text = rest
		if i := strings.Index(line, "  #"); i >= 0 {
			line = line[:i]
		}
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if value, is := strings.CutPrefix(line, "kind:"); is {
			if kind, known = kindOf(strings.TrimSpace(value)); !known {
				return fmt.Errorf("codebook: %s:%d: unknown kind %q", name, n, strings.TrimSpace(value))
			}
			continue
		}
		if !known {
			return fmt.Errorf("codebook: %s:%d: no kind: name the file persons*.txt, groups*.txt, ... or begin it with a line \"kind: person\"", name, n)
		}
		if err := b.line(kind, line, name, n); err != nil {
			return fmt.Errorf("codebook: %s:%d: %w", name, n, err)
		}
	}
	return nil
}

// fields splits a line at " | " into exactly want fields; "-" is empty, and
// missing ones at the end too.
func fields(line string, want int, out []string) ([]string, error) {
	out = out[:0]
	for f := range strings.SplitSeq(line, "|") {
		f = strings.TrimSpace(f)
		if f == "-" {
			f = ""
		}
		out = append(out, f)
	}
	if len(out) > want {
		return nil, fmt.Errorf("%d fields, want at most %d", len(out), want)
	}
	for len(out) < want {
		out = append(out, "")
	}
	if out[0] == "" {
		return nil, fmt.Errorf("no name")
	}
	return out, nil
}

func list(field string) []string {
	if field == "" {
		return nil
	}
	var out []string
	for f := range strings.SplitSeq(field, ",") {
		if f = strings.TrimSpace(f); f != "" && f != "-" {
			out = append(out, f)
		}
	}
	return out
}

func (b *builder) line(kind Kind, line, file string, n int) error {
	var buf [12]string
	switch kind {
	case StateKind:
		f, err := fields(line, 12, buf[:0])
		if err != nil {
			return err
		}
		return b.state(f, ref(file, n))
	case RoleKind:
		f, err := fields(line, 3, buf[:0])
		if err != nil {
			return err
		}
		return b.role(f, ref(file, n))
	case governments:
		f, err := fields(line, 4, buf[:0])
		if err != nil {
			return err
		}
		return b.government(f, ref(file, n))
	}
	f, err := fields(line, 7, buf[:0])
	if err != nil {
		return err
	}
	e := &Entry{Name: f[0], Country: f[2], Sector: f[3], Office: f[4], Kind: kind, From: f[5], To: f[6], Ref: ref(file, n)}
	if (kind == Company || kind == Media) && e.Sector == "JRN" {
		e.Kind = Media
	}
	if e.Country != "" && b.byISO[e.Country] == nil && !strings.Contains(nonState, " "+e.Country+" ") {
		return fmt.Errorf("unknown country %q", e.Country)
	}
	if e.Sector != "" && !strings.Contains(sectors, " "+e.Sector+" ") {
		return fmt.Errorf("unknown sector %q", e.Sector)
	}
	if err := dates(e.From, e.To); err != nil {
		return err
	}
	for _, a := range list(f[1]) {
		if short, is := strings.CutPrefix(a, "~"); is {
			e.Short = append(e.Short, strings.TrimSpace(short))
		} else {
			e.Aliases = append(e.Aliases, a)
		}
	}
	key := string(e.Kind) + "|" + e.Name + "|" + e.Country + "|" + e.Sector + "|" + e.Office
	if have := b.seen[key]; have != nil && overlap(have, e) {
		return fmt.Errorf("%s stands already in %s", e.Name, have.Ref)
	}
	b.seen[key] = e
	b.entries = append(b.entries, e)
	return nil
}

func ref(file string, n int) string { return file + ":" + strconv.Itoa(n) }

// overlap reports whether two entries share more than a day on the border.
func overlap(a, b *Entry) bool {
	return (a.To == "" || b.From == "" || b.From < a.To) && (b.To == "" || a.From == "" || a.From < b.To)
}

func (b *builder) state(f []string, ref string) error {
	s := &State{ISO3: f[0], Name: f[1], Aliases: list(f[2]), Demonyms: list(f[3]), Capitals: list(f[4]), ISO2: f[5], COWLetters: f[7], GWLetters: f[9],
		From: f[10], To: f[11], Ref: ref}
	if len(s.ISO3) != 3 || strings.ToUpper(s.ISO3) != s.ISO3 {
		return fmt.Errorf("%q is no ISO 3166-1 alpha-3 code", s.ISO3)
	}
	if s.Name == "" {
		return fmt.Errorf("no name")
	}
	if have := b.byISO[s.ISO3]; have != nil {
		return fmt.Errorf("%s stands already in %s", s.ISO3, have.Ref)
	}
	for i, n := range [...]*int{&s.COW, &s.GW} {
		if text := f[6+2*i]; text != "" {
			v, err := strconv.Atoi(text)
			if err != nil || v <= 0 || v > 999 {
				return fmt.Errorf("%q is no country number", text)
			}
			*n = v
		}
	}
	s.Independent = s.COW > 0 || s.ISO3 == "XKX" || s.ISO3 == "PSE" || s.ISO3 == "TWN"
	if err := dates(s.From, s.To); err != nil {
		return err
	}
	b.byISO[s.ISO3] = s
	b.states = append(b.states, s)
	return nil
}

func (b *builder) role(f []string, ref string) error {
	var flags Flags
	usual := ""
	for _, name := range strings.Fields(strings.ReplaceAll(f[2], ",", " ")) {
		if of, is := strings.CutPrefix(name, "of="); is {
			if usual = of; len(of) != 3 || strings.ToUpper(of) != of {
				return fmt.Errorf("%q is no ISO 3166-1 alpha-3 code", of)
			}
			continue
		}
		i := slices.Index(flagNames[:], name)
		if i < 0 {
			return fmt.Errorf("unknown flag %q", name)
		}
		flags |= 1 << i
	}
	if flags&(Human|Body|Thing|Many|Vague) == 0 {
		return fmt.Errorf("neither person, body, thing, many nor vague")
	}
	if f[1] != "" && !strings.Contains(sectors, " "+f[1]+" ") {
		return fmt.Errorf("unknown sector %q", f[1])
	}
	for _, w := range list(f[0]) {
		one, many, irregular := strings.Cut(w, "/")
		if have := b.roleSeen[one]; have != "" {
			return fmt.Errorf("%s stands already in %s", one, have)
		}
		b.roleSeen[one] = ref
		r := &Role{Words: one, Lemma: one, Sector: f[1], Flags: flags, Usual: usual, Ref: ref}
		b.roles = append(b.roles, r)
		plural := *r
		plural.Plural = true
		if plural.Words = many; !irregular {
			plural.Words = pluralOf(one)
		}
		if plural.Words != one {
			b.roles = append(b.roles, &plural)
		}
	}
	return nil
}

// pluralOf makes the regular plural of the last word.
func pluralOf(w string) string {
	switch n := len(w); {
	case strings.HasSuffix(w, "man"):
		return w[:n-2] + "en"
	case strings.HasSuffix(w, "y") && n > 1 && !strings.ContainsRune("aeiou", rune(w[n-2])):
		return w[:n-1] + "ies"
	case strings.HasSuffix(w, "s") || strings.HasSuffix(w, "x") || strings.HasSuffix(w, "ch") || strings.HasSuffix(w, "sh"):
		return w + "es"
	}
	return w + "s"
}

// dates checks that both are yyyy[-mm[-dd]] or empty and in order.
func dates(from, to string) error {
	for _, d := range [...]string{from, to} {
		if !dateOK(d) {
			return fmt.Errorf("impossible date %q", d)
		}
	}
	if from != "" && to != "" && from > to && !strings.HasPrefix(from, to) {
		return fmt.Errorf("%s comes after %s", from, to)
	}
	return nil
}

func dateOK(d string) bool {
	if d == "" {
		return true
	}
	if len(d) != 4 && len(d) != 7 && len(d) != 10 {
		return false
	}
	for i := 0; i < len(d); i++ {
		if i == 4 || i == 7 {
			if d[i] != '-' {
				return false
			}
		} else if d[i] < '0' || d[i] > '9' {
			return false
		}
	}
	if len(d) >= 7 && (d[5:7] < "01" || d[5:7] > "12") {
		return false
	}
	if len(d) == 10 {
		days := "31"
		switch d[5:7] {
		case "04", "06", "09", "11":
			days = "30"
		case "02":
			days = "28"
			if year, _ := strconv.Atoi(d[:4]); year%4 == 0 && (year%100 != 0 || year%400 == 0) {
				days = "29"
			}
		}
		if d[8:] < "01" || d[8:] > days {
			return false
		}
	}
	return true
}

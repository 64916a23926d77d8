package actors

import (
	"fmt"
	"slices"
	"strings"
)

// governments is the kind of file that tells which parties govern; its lines
// are no entries.
const governments Kind = "governments"

// government is a line of governments.txt.
type government struct {
	country, ref string
	span         Entry    // From and To alone
	parties      []string // as written, and once the table is made by Name
}

// government reads a line.
func (b *builder) government(f []string, ref string) error {
	g := government{country: f[0], ref: ref, span: Entry{From: f[1], To: f[2]}, parties: list(f[3])}
	if b.byISO[g.country] == nil {
		return fmt.Errorf("unknown country %q", g.country)
	}
	if g.span.From == "" {
		return fmt.Errorf("no month from which they govern")
	}
	if err := dates(g.span.From, g.span.To); err != nil {
		return err
	}
	for _, o := range b.govs {
		if o.country == g.country && overlap(&o.span, &g.span) {
			return fmt.Errorf("another government over the same time stands in %s", o.ref)
		}
	}
	b.govs = append(b.govs, g)
	return nil
}

// govern finds the parties of the governments, and the party of each person
// whose office is one of it.
func (t *Table) govern(govs []government) error {
	t.govs = map[string][]government{}
	for _, g := range govs {
		names := make([]string, 0, len(g.parties))
		for _, p := range g.parties {
			e := t.party(p, g.country)
			if e == nil {
				return fmt.Errorf("codebook: %s: no party of %s in groups*.txt is called %q", g.ref, g.country, p)
			}
			names = append(names, e.Name)
		}
		g.parties = names
		t.govs[g.country] = append(t.govs[g.country], g)
		t.newest = max(t.newest, g.span.From)
	}
	for _, e := range t.persons {
		if e.Sector != "PTY" {
			continue
		}
		if _, of, is := strings.Cut(e.Office, " of "); is {
			if p := t.party(strings.TrimPrefix(of, "the "), e.Country); p != nil {
				e.Party = p.Name
			}
		}
	}
	return nil
}

// party finds a party of a state by a name or alias.
func (t *Table) party(name, country string) *Entry {
	for _, e := range t.Lookup(name) {
		if e.Kind == Group && e.Country == country && (e.Sector == "PTY" || e.Sector == "OPP") {
			return e
		}
	}
	return nil
}

// Standing is PTY of a party that governs its state, OPP of one that does not,
// in three or more of each four of some months or days, and "" where that is not
// known.
func (t *Table) Standing(country, party string, days ...string) string {
	rules, not := 0, 0
	for _, day := range days {
		known, in := false, false
		for i := range t.govs[country] {
			if g := &t.govs[country][i]; g.span.On(day) {
				known = true
				in = in || slices.Contains(g.parties, party)
			}
		}
		switch {
		case in:
			rules++
		case known:
			not++
		}
	}
	switch {
	case 4*rules >= 3*len(days) && rules > 0:
		return "PTY"
	case 4*not >= 3*len(days) && not > 0:
		return "OPP"
	}
	return ""
}

// Newest is the month in which the newest government that the tables know
// began: 2026-05.
func (t *Table) Newest() string { return t.newest }

package actor

import (
	"slices"
	"strconv"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/actors"
)

// standing is the sector of a party in a document: OPP where the text calls it
// an opposition party, PTY where it calls it a ruling one, and else what it was
// in the time of the document, by the tables.
func (c *context) standing(party, country, sector string) string {
	if sector != "PTY" || party == "" {
		return sector
	}
	switch {
	case c.ix.opposed[party]:
		return "OPP"
	case c.ix.ruling[party]:
		return "PTY"
	}
	for _, e := range c.r.table.Named(party) {
		if e.Kind == actors.Group && e.Country == country && (c.ix.dated || during(e, c.ix.time)) {
			if s := c.r.table.Standing(country, party, c.ix.time...); s != "" {
				return s
			}
		}
	}
	return sector
}

// timeOf is the time of a document: its day, or else the months in which all
// held office whom it calls a president or prime minister, or else the last ten
// years that the tables know. It reports whether the document tells it.
func timeOf(t *actors.Table, ix *index, doc *readout.Document) (time []string, told bool) {
	if ix.day != "" {
		return []string{ix.day}, true
	}
	var out []string
	for i := range doc.Entities {
		e := &doc.Entities[i]
		if e.Kind != readout.Person || e.Ref == "" {
			continue
		}
		office := ""
		for _, k := range e.Mentions {
			if k >= 0 && k < len(doc.Mentions) && office == "" {
				office = highOffice(doc, &doc.Mentions[k])
			}
		}
		if office == "" {
			continue
		}
		var months []string
		for _, x := range t.Named(e.Name) {
			if x.Kind == actors.Person && strings.EqualFold(x.Office, office) && x.From != "" {
				months = append(months, monthsOf(x.From, x.To, t.Newest())...)
			}
		}
		if out == nil {
			out = months
		} else if months != nil {
			out = slices.DeleteFunc(out, func(m string) bool { return !slices.Contains(months, m) })
			if len(out) == 0 {
				break // one of them is of another time
			}
		}
	}
	if len(out) > 0 {
		return out, true
	}
	last := t.Newest()
	if len(last) < 7 {
		return nil, false
	}
	year, _ := strconv.Atoi(last[:4])
	return monthsOf(strconv.Itoa(year-10)+last[4:7], last, last), false
}

// highOffice is that of a president or head of government if it stands right
// before a name, "" where none does or the text calls it a former one.
func highOffice(doc *readout.Document, m *readout.Mention) string {
	if m.Sentence < 0 || m.Sentence >= len(doc.Sentences) || m.Kind != readout.Person {
		return ""
	}
	toks := doc.Sentences[m.Sentence].Tokens
	word := func(i int) string {
		if i < 0 || i >= len(toks) {
			return ""
		}
		return strings.ToLower(toks[i].Form)
	}
	office, before := "", m.First-2
	switch word(m.First - 1) {
	case "president":
		office = "President"
	case "pm", "premier":
		office = "Prime Minister"
	case "chancellor":
		office = "Chancellor"
	case "minister":
		if word(m.First-2) == "prime" {
			office, before = "Prime Minister", m.First-3
		}
	}
	for i := before; office != "" && i >= before-1; i-- {
		switch w := word(i); {
		case former(w), w == "then", w == "vice", w == "deputy", w == "first", w == "-", w == "future", w == "longtime":
			return ""
		}
	}
	return office
}

// monthsOf are the months from one date to another, which may be open.
func monthsOf(from, to, newest string) []string {
	if to == "" || to > newest {
		to = newest
	}
	if len(from) < 4 || len(to) < 4 {
		return nil
	}
	year, _ := strconv.Atoi(from[:4])
	month := 1
	if len(from) >= 7 {
		month, _ = strconv.Atoi(from[5:7])
	}
	end := to[:4] + "-12"
	if len(to) >= 7 {
		end = to[:7]
	}
	var out []string
	for {
		m := strconv.Itoa(year) + "-" + strconv.Itoa(100 + month)[1:]
		if m > end {
			return out
		}
		out = append(out, m)
		if month++; month > 12 {
			year, month = year+1, 1
		}
	}
}

// Party reports whether a participant is a political party, in power or in
// opposition, or belongs to one.
func (r *Resolver) Party(p *readout.Participant) bool {
	if p.Sector != "OPP" {
		return p.Sector == "PTY"
	}
	for _, e := range r.table.Named(p.Name) {
		if e.Kind == actors.Group && e.Sector == "PTY" && e.Country == p.Country {
			return true
		}
	}
	return false
}

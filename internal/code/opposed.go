package code

import (
	"strings"

	readout "github.com/readout-events/readout"
)

// opposed makes opposition of the parties that an article shows to be such:
// they blame their own country's government, make demands of it or march
// against it, or it blames them and has them arrested. A party that the text
// calls a ruling one stays what it is.
func (c *Coder) opposed(doc *readout.Document, reps []readout.Report) {
	against := map[[2]string]bool{}
	note := func(ps, others []readout.Participant, sectors ...string) {
		for i := range ps {
			p := &ps[i]
			if p.Sector != "PTY" || p.Country == "" || c.actors.Ruling(doc, p.Name) || strings.Contains(strings.ToLower(p.Text), "ruling") {
				continue
			}
			for k := range others {
				if o := &others[k]; o.Country == p.Country && containsString(sectors, o.Sector) {
					against[[2]string{p.Name, p.Country}] = true
				}
			}
		}
	}
	for i := range reps {
		r := &reps[i]
		if r.Within != "" || r.Status == readout.Negated || r.Status == readout.Hypothetical {
			continue
		}
		switch r.Type {
		case "ACCUSE", "REQUEST", "THREATEN", "PROTEST":
			note(r.Actor, r.Recipient, "GOV")
		}
		switch r.Type {
		case "ACCUSE", "COERCE", "SANCTION", "REJECT", "THREATEN":
			note(r.Recipient, r.Actor, "GOV", "COP")
		}
	}
	if len(against) == 0 {
		return
	}
	turn := func(ps []readout.Participant) {
		for i := range ps {
			if p := &ps[i]; p.Sector == "PTY" && against[[2]string{p.Name, p.Country}] {
				p.Sector = "OPP"
			}
		}
	}
	for i := range reps {
		turn(reps[i].Actor)
		turn(reps[i].Recipient)
		turn(reps[i].Says)
	}
}

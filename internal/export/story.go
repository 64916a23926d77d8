package export

import (
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"strings"
	"unicode/utf8"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/ask"
)

// oldest returns the index of the report whose article was published first;
// of several of one day that with the smallest ID, and undated ones last.
// It is -1 where there is no report.
func oldest(s *ask.Story) int {
	best := -1
	for i := range s.Articles {
		if best < 0 {
			best = i
			continue
		}
		a, b := &s.Articles[i], &s.Articles[best]
		switch {
		case a.Published.IsZero() != b.Published.IsZero():
			if b.Published.IsZero() {
				best = i
			}
		case !a.Published.Equal(b.Published):
			if a.Published.Before(b.Published) {
				best = i
			}
		case a.ID < b.ID:
			best = i
		}
	}
	return best
}

// day returns the day that formats with one date give an act: its first day,
// or where the text tells none the day of the (oldest) article, as GDELT,
// ICEWS and POLECAT do. What is told as long past has no such day.
func day(act readout.Interval, status, published string) string {
	switch {
	case act.From != "":
		return act.From
	case act.To != "":
		return act.To
	case status == readout.Historical:
		return ""
	}
	return published
}

// pair is one actor with one recipient; either may be nil.
type pair struct{ actor, recipient *readout.Participant }

// pairs returns a pair for each actor and each recipient. Where several act
// and nobody receives, an act that is done with each other (codes/mutual.txt)
// gives a pair for each with each, both ways.
func (c *Codes) pairs(cameo string, actor, recipient []readout.Participant) []pair {
	var out []pair
	if len(recipient) == 0 && len(actor) > 1 && c.mutual[cameo] {
		for i := range actor {
			for k := range actor {
				if i != k {
					out = append(out, pair{&actor[i], &actor[k]})
				}
			}
		}
		return out
	}
	for i := 0; i < max(1, len(actor)); i++ {
		for k := 0; k < max(1, len(recipient)); k++ {
			var p pair
			if i < len(actor) {
				p.actor = &actor[i]
			}
			if k < len(recipient) {
				p.recipient = &recipient[k]
			}
			out = append(out, p)
		}
	}
	return out
}

// number makes a stable integer of 63 bits, never 0, from texts: the start
// of their SHA-256. Two of a million differ but for one chance in 18 million.
func number(parts ...string) int64 {
	h := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	n := int64(binary.BigEndian.Uint64(h[:8]) >> 1)
	return max(n, 1)
}

// called returns the name of a participant, or the words that stand for one
// without a name.
func called(p *readout.Participant) string {
	if p == nil {
		return ""
	}
	if p.Name != "" {
		return p.Name
	}
	return p.Text
}

// same reports whether a participant of a report is that of the event: by
// name, or by country and sector where either has no name.
func same(a, b *readout.Participant) bool {
	if a == nil || b == nil {
		return false
	}
	if a.Name != "" && b.Name != "" {
		return strings.EqualFold(a.Name, b.Name)
	}
	return a.Country == b.Country && a.Sector == b.Sector
}

// find returns the participant of a report that is p, nil where none is.
func find(list []readout.Participant, p *readout.Participant) *readout.Participant {
	if i := slices.IndexFunc(list, func(q readout.Participant) bool { return same(&q, p) }); i >= 0 {
		return &list[i]
	}
	return nil
}

// characters returns how many characters stand before a byte of the text.
func characters(text string, before int) int {
	return utf8.RuneCountInString(text[:min(max(before, 0), len(text))])
}

// speakers returns the names of those who are cited, outermost first.
func speakers(says []readout.Participant) []string {
	var out []string
	for i := range says {
		if n := called(&says[i]); n != "" {
			out = append(out, n)
		}
	}
	return out
}

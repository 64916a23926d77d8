package coref

import (
	_ "embed"
	"fmt"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/actors"
	"github.com/readout-events/readout/internal/actor"
)

//go:embed given.txt
var given string

// Describer reads the words of a description: who "the Kazakh deputy prime
// minister" is by country, sector and office.
type Describer interface {
	Describe(doc *readout.Document, sent, head, first, end int) (actor.Description, bool)
}

// New returns a linker over the actor tables. who reads descriptions; nil
// leaves their country and sector to the words that coref itself knows.
func New(table *actors.Table, who *actor.Resolver) *Linker {
	l := &Linker{table: table, genders: map[string]byte{}}
	l.sound, _ = newSounds(soundTable) // the table is checked by a test
	if who != nil {
		l.who = who
	}
	for _, line := range strings.Split(given, "\n") {
		if line == "" || line[0] == '#' || line[1] != ':' {
			continue
		}
		for _, n := range strings.Split(line[2:], ",") {
			l.genders[fold(strings.TrimSpace(n))] = line[0]
		}
	}
	return l
}

// checkGiven reports lines of given.txt that do not follow its form, and
// names that stand in it twice.
func checkGiven(text string) error {
	seen := map[string]int{}
	for i, line := range strings.Split(text, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		if !strings.HasPrefix(line, "f: ") && !strings.HasPrefix(line, "m: ") {
			return fmt.Errorf("given.txt:%d: line begins with %.3q, want f: or m:", i+1, line)
		}
		for _, n := range strings.Split(line[3:], ",") {
			n = fold(strings.TrimSpace(n))
			if n == "" {
				return fmt.Errorf("given.txt:%d: empty name", i+1)
			}
			if at := seen[n]; at != 0 {
				return fmt.Errorf("given.txt:%d: %s stands in line %d too", i+1, n, at)
			}
			seen[n] = i + 1
		}
	}
	return nil
}

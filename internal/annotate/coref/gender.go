package coref

import (
	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/actors"
	"github.com/readout-events/readout/internal/actor"
	"github.com/readout-events/readout/internal/annotate/name"
)

// Describer reads the words of a description: who "the Kazakh deputy prime
// minister" is by country, sector and office.
type Describer interface {
	Describe(doc *readout.Document, sent, head, first, end int) (actor.Description, bool)
}

// New returns a linker over the actor tables. who reads descriptions; nil
// leaves their country and sector to the words that coref itself knows.
func New(table *actors.Table, who *actor.Resolver) *Linker {
	l := &Linker{table: table}
	// The files are built in and checked by tests.
	l.genders, _ = name.Genders()
	l.sound, _ = newSounds(soundTable)
	if who != nil {
		l.who = who
	}
	return l
}

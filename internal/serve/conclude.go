package serve

import (
	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/ask"
)

// concluded is the event of a story with its fields.
func concluded(s *ask.Story) readout.Event { return s.Event }

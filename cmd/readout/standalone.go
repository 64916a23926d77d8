package main

import (
	"fmt"
	"io"

	"github.com/readout-events/readout/internal/annotate/parse"
	"github.com/readout-events/readout/internal/annotate/tag"
	"github.com/readout-events/readout/internal/measure/timeplace"
	"github.com/readout-events/readout/internal/train"
)

// standalone measures single stages, which need no codebook. It reports
// whether it knows the set.
func standalone(out io.Writer, set, path string) (known bool, err error) {
	switch set {
	case "syntax":
		tags, err := tag.Default()
		if err != nil {
			return true, err
		}
		trees, err := parse.Default()
		if err != nil {
			return true, err
		}
		res, err := train.Evaluate(path, tags, trees)
		if err != nil {
			return true, err
		}
		fmt.Fprint(out, res)
	case "dates":
		figures, err := timeplace.Dates(path)
		if err != nil {
			return true, err
		}
		for _, f := range figures {
			fmt.Fprintln(out, f)
		}
	default:
		return false, nil
	}
	return true, nil
}

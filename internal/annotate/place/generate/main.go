// Command generate writes the gazetteer that is embedded in package place
// from files of GeoNames:
//
//	go run ./internal/annotate/place/generate admin1CodesASCII.txt cities15000.txt > internal/annotate/place/geonames.txt
package main

import (
	"fmt"
	"io"
	"os"

	"github.com/readout-events/readout/internal/annotate/place"
)

func main() {
	var files []io.Reader
	for _, name := range os.Args[1:] {
		f, err := os.Open(name)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		defer f.Close()
		files = append(files, f)
	}
	if err := place.Import(io.MultiReader(files...), os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

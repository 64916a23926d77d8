package attribution

import (
	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/annotate"
)

// Measure reads the texts of an annotated folder with every stage up to the
// quotes and compares.
func Measure(dir string) (Figures, error) {
	var f Figures
	docs, err := Read(dir)
	if err != nil {
		return f, err
	}
	models, err := annotate.Load(nil)
	if err != nil {
		return f, err
	}
	reader := annotate.New(models)
	for i := range docs {
		f.Compare(docs[i].Gold, Of(reader.Read(readout.Article{Text: docs[i].Text})))
	}
	return f, nil
}

package attribution

import readout "github.com/readout-events/readout"

// Measure reads the texts of an annotated folder (see Read) with read, which
// takes a plain text to a document with its quotes, and compares.
func Measure(dir string, read func(text string) *readout.Document) (Figures, error) {
	var f Figures
	docs, err := Read(dir)
	if err != nil {
		return f, err
	}
	for i := range docs {
		f.Compare(docs[i].Gold, Of(read(docs[i].Text)))
	}
	return f, nil
}

package attribution

import (
	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/annotate/parse"
	"github.com/readout-events/readout/internal/annotate/quote"
	"github.com/readout-events/readout/internal/annotate/segment"
	"github.com/readout-events/readout/internal/annotate/tag"
)

// Reader takes a plain text to a document with quotes.
type Reader struct {
	tagger *tag.Tagger
	parser *parse.Parser
}

// NewReader makes a reader with the embedded models.
func NewReader() (*Reader, error) {
	tags, err := tag.Default()
	if err != nil {
		return nil, err
	}
	trees, err := parse.Default()
	if err != nil {
		return nil, err
	}
	return &Reader{tags.NewTagger(), trees.NewParser()}, nil
}

// Read segments, tags and parses a text and finds its quotes.
func (r *Reader) Read(text string) *readout.Document {
	doc := &readout.Document{Article: readout.Article{Text: text}}
	doc.Sentences = segment.Article(&doc.Article)
	for i := range doc.Sentences {
		r.tagger.Tag(&doc.Sentences[i])
		r.parser.Parse(&doc.Sentences[i])
	}
	quote.Find(doc)
	return doc
}

// Measure reads the texts of an annotated folder and compares.
func Measure(dir string) (Figures, error) {
	var f Figures
	docs, err := Read(dir)
	if err != nil {
		return f, err
	}
	r, err := NewReader()
	if err != nil {
		return f, err
	}
	for i := range docs {
		f.Compare(docs[i].Gold, Of(r.Read(docs[i].Text)))
	}
	return f, nil
}

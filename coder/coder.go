// Package coder is the whole reading as one call: an article goes in, reports
// and statements come out.
//
//	c, err := coder.New(coder.Options{})
//	result := c.Worker().Code(readout.Article{ID: "a.txt", Text: text})
//	for _, rep := range result.Reports { ... }
package coder

import (
	"fmt"
	"io/fs"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook"
	"github.com/readout-events/readout/codebook/actors"
	"github.com/readout-events/readout/internal/annotate"
	"github.com/readout-events/readout/internal/annotate/place"
	"github.com/readout-events/readout/internal/code"
)

// Options choose what the coder reads with. The zero value is the codebook,
// the tables and the models that are part of the program.
type Options struct {
	Codebook   fs.FS         // a folder that holds en/*.txt; nil for the built-in one
	Actors     []actors.File // further actor tables
	Gazetteers []place.File  // further gazetteers
	Model      string        // annotate.Fast or annotate.Accurate; "" for Default
}

// Coder holds the models, tables and rules. It is not changed by coding.
type Coder struct {
	Book   *codebook.Book
	Models *annotate.Models
	code   *code.Coder
	opts   Options
}

// New loads everything. Errors name the file and line that is wrong.
func New(opts Options) (*Coder, error) {
	c := &Coder{opts: opts}
	done := make(chan error, 1)
	go func() (err error) {
		defer func() { done <- err }()
		if opts.Codebook != nil {
			c.Book, err = codebook.Load(opts.Codebook)
		} else {
			c.Book, err = codebook.Default()
		}
		return err
	}()
	model := opts.Model
	if model == "" {
		model = annotate.Default
	}
	var err error
	c.Models, err = annotate.Load(model, opts.Actors, opts.Gazetteers...)
	if bookErr := <-done; bookErr != nil {
		return nil, bookErr
	}
	if err != nil {
		return nil, err
	}
	c.code = code.New(c.Book, c.Models.Who)
	return c, nil
}

// WithBook returns a coder with the same models and other rules.
func (c *Coder) WithBook(book *codebook.Book) *Coder {
	return &Coder{Book: book, Models: c.Models, code: code.New(book, c.Models.Who), opts: c.opts}
}

// Worker codes articles one after another. Each goroutine needs its own.
type Worker struct {
	coder *Coder
	read  *annotate.Annotator
}

// Worker returns a new worker.
func (c *Coder) Worker() *Worker { return &Worker{c, annotate.New(c.Models)} }

// Result is what came of one article. Err is set where the article could not
// be coded; the reports found until then are kept.
type Result struct {
	Document   *readout.Document
	Reports    []readout.Report
	Statements []readout.Statement
	Err        error
}

// Code reads an article. A failure of the program in one article is returned
// as the result's error and does not end the others.
func (w *Worker) Code(article readout.Article) (res Result) {
	defer func() {
		if r := recover(); r != nil {
			res.Err = fmt.Errorf("coder: %s: %v", article.ID, r)
			w.read = annotate.New(w.coder.Models) // its buffers may be half filled
		}
	}()
	res.Document = w.read.Read(article)
	res.Reports, res.Statements = w.coder.code.Code(res.Document)
	if w.read.Twice() {
		w.again(article, &res)
	}
	return res
}

// again reads the sentences that told of no act with the trees of the second
// model, and keeps those of them that then tell of one: two parsers that err in
// different places miss less than one.
func (w *Worker) again(article readout.Article, res *Result) {
	told := map[int]bool{}
	for i := range res.Reports {
		told[res.Reports[i].Sentence] = true
	}
	silent := map[int]bool{}
	for _, m := range res.Document.Mentions {
		if s := &res.Document.Sentences[m.Sentence]; !told[s.Number] && len(s.Tokens) > 3 && m.Entity >= 0 {
			if e := &res.Document.Entities[m.Entity]; e.Country != "" || e.Sector != "" {
				silent[m.Sentence] = true
			}
		}
	}
	if len(silent) == 0 {
		return
	}
	reports, _ := w.coder.code.Code(w.read.Again(article, silent))
	gained := map[int]bool{}
	for i := range reports {
		if r := &reports[i]; r.Within == "" && (r.Status == readout.Actual || r.Status == readout.Future || r.Status == readout.Historical) {
			gained[r.Sentence] = true
		}
	}
	keep := map[int]bool{}
	for i := range silent {
		if gained[res.Document.Sentences[i].Number] {
			keep[i] = true
		}
	}
	if len(keep) == 0 {
		return
	}
	res.Document = w.read.Again(article, keep)
	res.Reports, res.Statements = w.coder.code.Code(res.Document)
}

// Explain reads an article and returns the document with a trace of the
// coding of each sentence.
func (w *Worker) Explain(article readout.Article) (Result, []code.Trace) {
	res := w.Code(article)
	if res.Err != nil {
		return res, nil
	}
	var out []code.Trace
	for i := range res.Document.Sentences {
		out = append(out, w.coder.code.Explain(res.Document, i))
	}
	return res, out
}

// Stages returns the names of the stages in order.
func (w *Worker) Stages() []string {
	var out []string
	for _, s := range w.read.Stages {
		out = append(out, s.Name)
	}
	return out
}

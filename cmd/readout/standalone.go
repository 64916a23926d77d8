package main

import (
	"fmt"
	"io"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/coder"
	"github.com/readout-events/readout/internal/annotate/parse"
	"github.com/readout-events/readout/internal/annotate/tag"
	"github.com/readout-events/readout/internal/measure"
	"github.com/readout-events/readout/internal/measure/attribution"
	"github.com/readout-events/readout/internal/measure/timeplace"
	"github.com/readout-events/readout/internal/train"
)

// set is something that can be measured.
type set struct {
	name, what string
	// run measures the file or folder and returns descriptions of what came
	// out wrong. The coder is nil where alone is set.
	run   func(out io.Writer, c *coder.Coder, path string, half measure.Half) (wrong []string, err error)
	alone bool   // measures single stages, and needs no coder
	at    string // where "all" finds it below its folder
}

func sets() []set {
	return []set{
		{name: "press", what: "a gold file with a sentence a line and its events", at: "gold/press-dev.jsonl",
			run: func(out io.Writer, c *coder.Coder, path string, half measure.Half) ([]string, error) {
				p, err := measure.ScorePress(c, path, half)
				if err != nil {
					return nil, err
				}
				p.Print(out)
				return p.Errors, nil
			}},
		{name: "pairs", what: "a gold file with one type between a marked source and target", at: "gold/plv-train.jsonl",
			run: func(out io.Writer, c *coder.Coder, path string, half measure.Half) ([]string, error) {
				p, err := measure.ScorePairs(c, path, half)
				if err != nil {
					return nil, err
				}
				p.Print(out)
				return p.Errors, nil
			}},
		{name: "dyads", what: "a gold file with actor codes", at: "gold/plover-gsr.jsonl",
			run: func(out io.Writer, c *coder.Coder, path string, half measure.Half) ([]string, error) {
				p, err := measure.ScoreDyads(c, path, half)
				if err != nil {
					return nil, err
				}
				p.Print(out)
				return p.Errors, nil
			}},
		{name: "relevance", what: "a gold file of relevant and irrelevant sentences", at: "gold/conflibert-a.jsonl",
			run: func(out io.Writer, c *coder.Coder, path string, half measure.Half) ([]string, error) {
				p, err := measure.ScoreRelevance(c, path, half)
				if err != nil {
					return nil, err
				}
				fmt.Fprintf(out, "relevant %s\n", p.Count)
				return p.Errors, nil
			}},
		{name: "articles", what: "articles: sentences, records and seconds on one core; all spans are checked", at: "articles/wikinews-2019.jsonl",
			run: func(out io.Writer, c *coder.Coder, path string, _ measure.Half) ([]string, error) {
				return nil, measure.Articles(out, c, path)
			}},
		{name: "acts", what: "day and place of events: the gold file of press", at: "gold/press-dev.jsonl",
			run: func(out io.Writer, c *coder.Coder, path string, _ measure.Half) ([]string, error) {
				f, err := timeplace.Acts(path, reader(c))
				fmt.Fprintln(out, f)
				return f.Wrong, err
			}},
		{name: "undated", what: "articles read without their day of publication: is a day wrong for want of it?", at: "articles/wikinews-2019.jsonl",
			run: func(out io.Writer, c *coder.Coder, path string, _ measure.Half) ([]string, error) {
				f, err := timeplace.Undated(path, reader(c))
				fmt.Fprintln(out, f)
				return f.Errors, err
			}},
		{name: "places", what: "place names with coordinates: a file in the format of GeoVirus", at: "places/geovirus/GeoVirus.xml",
			run: func(out io.Writer, c *coder.Coder, path string, _ measure.Half) ([]string, error) {
				f, err := timeplace.PlacesWith(path, reader(c))
				fmt.Fprintln(out, f)
				var wrong []string
				for _, list := range []struct {
					what string
					of   []timeplace.PlaceError
				}{{"missed", f.Missed}, {"no place", f.Spurious}, {"far off", f.Far}, {"other country", f.Abroad}} {
					for _, e := range list.of {
						wrong = append(wrong, fmt.Sprintf("%s: %s  got %q, %.0f km off\n  %s", list.what, e.Text, e.Got, e.Km, e.Context))
					}
				}
				return wrong, err
			}},
		{name: "attribution", what: "a folder of marked sources, cues and contents (brat, as PolNeAR has them)", at: "attribution/polnear-dev",
			run: func(out io.Writer, c *coder.Coder, path string, _ measure.Half) ([]string, error) {
				read := reader(c)
				f, err := attribution.Measure(path, func(text string) *readout.Document { return read(readout.Article{Text: text}) })
				fmt.Fprint(out, f)
				return nil, err
			}},
		{name: "dates", what: "date expressions with their values", at: "dates/gum-dates.tsv", alone: true,
			run: func(out io.Writer, _ *coder.Coder, path string, _ measure.Half) ([]string, error) {
				figures, err := timeplace.Dates(path)
				var wrong []string
				for _, f := range figures {
					fmt.Fprintln(out, f)
					for _, e := range f.Wrong {
						wrong = append(wrong, fmt.Sprintf("%s (%s) %q want %s got %s (%s)\n  %s", e.Document, e.Published, e.Expression, e.Gold, e.Got, e.Basis, e.Sentence))
					}
				}
				return wrong, err
			}},
		{name: "syntax", what: "sentences, words, tags and trees: a folder of UD treebanks", at: "treebanks", alone: true,
			run: func(out io.Writer, _ *coder.Coder, path string, _ measure.Half) ([]string, error) {
				tags, err := tag.Default()
				if err != nil {
					return nil, err
				}
				trees, err := parse.Default()
				if err != nil {
					return nil, err
				}
				res, err := train.Evaluate(path, tags, trees)
				if err != nil {
					return nil, err
				}
				fmt.Fprint(out, res)
				return nil, nil
			}},
	}
}

// reader reads articles with the whole path of annotation.
func reader(c *coder.Coder) func(readout.Article) *readout.Document {
	w := c.Worker()
	return func(a readout.Article) *readout.Document { return w.Code(a).Document }
}

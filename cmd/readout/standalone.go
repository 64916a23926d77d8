package main

import (
	"fmt"
	"io"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/coder"
	"github.com/readout-events/readout/internal/annotate/parse"
	"github.com/readout-events/readout/internal/annotate/tag"
	"github.com/readout-events/readout/internal/measure"
	"github.com/readout-events/readout/internal/measure/attribution"
	"github.com/readout-events/readout/internal/measure/noise"
	"github.com/readout-events/readout/internal/measure/timeplace"
	"github.com/readout-events/readout/internal/merge/bcubed"
	"github.com/readout-events/readout/internal/train"
)

// set is something that can be measured.
type set struct {
	name, what string
	// run measures the file or folder and prints what came of it. The coder is
	// nil where alone is set.
	run   func(out io.Writer, c *coder.Coder, path string, half measure.Half) (found, error)
	alone bool   // measures single stages, and needs no coder
	at    string // where "all" finds it below its folder
}

// found is what a measurement returns beside what it prints.
type found struct {
	brief string   // the chief figures in one line
	wrong []string // descriptions of what came out wrong
}

// sets are what can be measured. The coder of the other model is asked of
// sources where errors are told apart by their cause.
func sets(src *sources) []set {
	return []set{
		{name: "press", what: "a gold file with a sentence a line and its events", at: "gold/press-dev.jsonl",
			run: func(out io.Writer, c *coder.Coder, path string, half measure.Half) (found, error) {
				other, err := src.other(c)
				if err != nil {
					return found{}, err
				}
				p, err := measure.ScorePress(c, other, path, half)
				if err != nil {
					return found{}, err
				}
				p.Print(out)
				return found{fmt.Sprintf("who %.1f, type %.1f, detect %.1f (F1)", p.Who.F1(), p.Type.F1(), p.Detect.F1()), p.Errors}, nil
			}},
		{name: "pairs", what: "a gold file with one type between a marked source and target", at: "gold/plv-train.jsonl",
			run: func(out io.Writer, c *coder.Coder, path string, half measure.Half) (found, error) {
				p, err := measure.ScorePairs(c, path, half)
				if err != nil {
					return found{}, err
				}
				p.Print(out)
				return found{fmt.Sprintf("macro F1 %.1f, accuracy %.1f %%", p.MacroF1(), 100*float64(p.Right)/float64(max(1, p.Total))), p.Errors}, nil
			}},
		{name: "dyads", what: "a gold file with actor codes", at: "gold/plover-gsr.jsonl",
			run: func(out io.Writer, c *coder.Coder, path string, half measure.Half) (found, error) {
				other, err := src.other(c)
				if err != nil {
					return found{}, err
				}
				p, err := measure.ScoreDyads(c, other, path, half)
				if err != nil {
					return found{}, err
				}
				p.Print(out)
				return found{fmt.Sprintf("type %.1f, who %.1f (F1)", p.Type.F1(), p.Who.F1()), p.Errors}, nil
			}},
		{name: "merge", what: "a file or folder of stories with marked acts: which reports are one event", at: "stories",
			run: func(out io.Writer, c *coder.Coder, path string, _ measure.Half) (found, error) {
				stories, err := bcubed.Read(path)
				if err != nil {
					return found{}, err
				}
				p, err := bcubed.Score(c, stories)
				if err != nil {
					return found{}, err
				}
				p.Print(out)
				return found{fmt.Sprintf("B-cubed F1 %.1f, baseline %.1f", 100*p.Merge.F1(), 100*p.Baseline.F1()), p.Wrong}, nil
			}},
		{name: "relevance", what: "a gold file of relevant and irrelevant sentences", at: "gold/conflibert-a.jsonl",
			run: func(out io.Writer, c *coder.Coder, path string, half measure.Half) (found, error) {
				p, err := measure.ScoreRelevance(c, path, half)
				if err != nil {
					return found{}, err
				}
				fmt.Fprintf(out, "relevant, by reports and statements %s\nrelevant, by reports alone          %s\n", p.Count, p.Events)
				return found{fmt.Sprintf("F1 %.1f by reports and statements, %.1f by reports alone", p.Count.F1(), p.Events.F1()), p.Errors}, nil
			}},
		{name: "articles", what: "articles: sentences, records and seconds on one core; all spans are checked", at: "articles/wikinews-2019.jsonl",
			run: func(out io.Writer, c *coder.Coder, path string, _ measure.Half) (found, error) {
				var b strings.Builder
				err := measure.Articles(io.MultiWriter(out, &b), c, path)
				return found{brief: strings.Join(strings.Split(strings.TrimSpace(b.String()), "\n"), "; ")}, err
			}},
		{name: "noise", what: "articles: do sentences give the same records when their text is damaged?", at: "articles/wikinews-2019.jsonl",
			run: func(out io.Writer, c *coder.Coder, path string, half measure.Half) (found, error) {
				arts, err := measure.ReadArticles(path, half)
				if err != nil {
					return found{}, err
				}
				f, err := noise.Measure(c, arts)
				if err != nil {
					return found{}, err
				}
				fmt.Fprint(out, noise.Table(f))
				var wrong []string
				for i := range f {
					wrong = append(wrong, f[i].Wrong...)
				}
				return found{noise.Brief(f), wrong}, nil
			}},
		{name: "acts", what: "day and place of events: the gold file of press", at: "gold/press-dev.jsonl",
			run: func(out io.Writer, c *coder.Coder, path string, _ measure.Half) (found, error) {
				f, err := timeplace.Acts(path, reader(c))
				fmt.Fprintln(out, f)
				return found{f.String(), f.Wrong}, err
			}},
		{name: "undated", what: "articles read without their day of publication: is a day wrong for want of it?", at: "articles/wikinews-2019.jsonl",
			run: func(out io.Writer, c *coder.Coder, path string, _ measure.Half) (found, error) {
				f, err := timeplace.Undated(path, reader(c))
				fmt.Fprintln(out, f)
				return found{f.String(), f.Errors}, err
			}},
		{name: "places", what: "place names with coordinates: a file in the format of GeoVirus", at: "places/geovirus/GeoVirus.xml",
			run: func(out io.Writer, c *coder.Coder, path string, _ measure.Half) (found, error) {
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
				return found{f.String(), wrong}, err
			}},
		{name: "attribution", what: "a folder of marked sources, cues and contents (brat, as PolNeAR has them)", at: "attribution/polnear-dev",
			run: func(out io.Writer, c *coder.Coder, path string, _ measure.Half) (found, error) {
				read := reader(c)
				f, err := attribution.Measure(path, func(text string) *readout.Document { return read(readout.Article{Text: text}) })
				fmt.Fprint(out, f)
				return found{brief: fmt.Sprintf("source %.1f, cue %.1f, content %.1f (F1, any overlap)", f.Source.Overlap(), f.Cue.Overlap(), f.Content.Overlap())}, err
			}},
		{name: "dates", what: "date expressions with their values", at: "dates/gum-dates.tsv", alone: true,
			run: func(out io.Writer, _ *coder.Coder, path string, _ measure.Half) (found, error) {
				figures, err := timeplace.Dates(path)
				var brief, wrong []string
				for _, f := range figures {
					fmt.Fprintln(out, f)
					brief = append(brief, fmt.Sprintf("%s: value right %.1f %% of %d", f.Part, 100*f.ValueRight(), f.Gold))
					for _, e := range f.Wrong {
						wrong = append(wrong, fmt.Sprintf("%s (%s) %q want %s got %s (%s)\n  %s", e.Document, e.Published, e.Expression, e.Gold, e.Got, e.Basis, e.Sentence))
					}
				}
				return found{strings.Join(brief, ", "), wrong}, err
			}},
		{name: "syntax", what: "sentences, words, tags and trees of the fast model: a folder of UD treebanks", at: "treebanks", alone: true,
			run: func(out io.Writer, _ *coder.Coder, path string, _ measure.Half) (found, error) {
				tags, err := tag.Default()
				if err != nil {
					return found{}, err
				}
				trees, err := parse.Default()
				if err != nil {
					return found{}, err
				}
				res, err := train.Evaluate(path, tags, trees)
				if err != nil {
					return found{}, err
				}
				fmt.Fprint(out, res)
				var brief []string
				for _, f := range res {
					brief = append(brief, fmt.Sprintf("%s: sentences %.1f, words %.1f, UPOS %.1f, LAS %.1f", f.Name, f.Scores.Sentences.Percent(), f.Scores.Words.Percent(), f.Scores.UPOS.Percent(), f.Scores.LAS.Percent()))
				}
				return found{brief: strings.Join(brief, "; ")}, nil
			}},
	}
}

// reader reads articles with the whole path of annotation.
func reader(c *coder.Coder) func(readout.Article) *readout.Document {
	w := c.Worker()
	return func(a readout.Article) *readout.Document { return w.Code(a).Document }
}

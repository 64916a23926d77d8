package main

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"time"

	"github.com/readout-events/readout/internal/read"
	"github.com/readout-events/readout/internal/work"
	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"
)

func addCommand() *cobra.Command {
	var src sources
	var published, publisher string
	opts := work.AddOptions{Program: program()}
	verbose, quiet := false, false
	cmd := &cobra.Command{
		Use:   "add LEDGER FILE...",
		Short: "Add articles to a ledger: code them, find copies, merge reports into events",
		Long: `Add articles to a ledger: text files, JSON Lines, folders, or - for standard
input, as readout code takes them. They are coded, copies among them found, and
their reports merged into events. An article that the ledger has already is
not added again, whatever its file is called; so a run that was cut off is
simply started again. An article counts as added once it is safely on disk.

Exit status: 0 done, 1 failed, 2 wrong usage, 3 some inputs failed (each named
on stderr), 130 interrupted.`,
		Example: `  readout add press/ news/*.jsonl
  readout add press/ article.txt --published 2022-08-06 --publisher "Daily Herald"`,
		Args: args(cobra.MinimumNArgs(2)),
		RunE: func(cmd *cobra.Command, a []string) error {
			in := work.Inputs{Paths: a[1:], Options: read.Options{Publisher: publisher, Stdin: cmd.InOrStdin()}}
			if published != "" {
				day, ok := read.Day(published)
				if !ok {
					return usage{fmt.Errorf("--published %q is no day (yyyy-mm-dd)", published)}
				}
				in.Options.Published = day
			}
			st, err := work.Open(a[0], false)
			if err != nil {
				return err
			}
			defer st.Close()
			c, err := src.load()
			if err != nil {
				return err
			}
			tell := teller{stderr: cmd.ErrOrStderr(), verbose: verbose}
			if !quiet && isTerminal(cmd.ErrOrStderr()) {
				tell.bar = newBar(cmd.ErrOrStderr(), size(a[1:]))
			}
			run, err := work.Add(cmd.Context(), st, c, in, opts, tell.progress)
			tell.end()
			if err != nil {
				if cmd.Context().Err() != nil {
					fmt.Fprintf(cmd.ErrOrStderr(), "readout: interrupted: %s; add again goes on\n", work.Sentence(&run))
				}
				return err
			}
			if tell.skipped > 0 {
				fmt.Fprintf(cmd.ErrOrStderr(), "readout: %d articles were forgotten once and are not added (--forgotten adds them)\n", tell.skipped)
			}
			if !quiet {
				fmt.Fprintf(cmd.ErrOrStderr(), "readout: %s: %s\n", run.ID, work.Sentence(&run))
			}
			if run.Failed+run.Problems > 0 {
				return status(exitSome)
			}
			return nil
		},
	}
	src.flags(cmd)
	cmd.Flags().StringVar(&published, "published", "", "day of publication of text files, yyyy-mm-dd")
	cmd.Flags().StringVar(&publisher, "publisher", "", "publisher of text files")
	cmd.Flags().BoolVar(&opts.Forgotten, "forgotten", false, "add also articles that were forgotten once")
	workFlags(cmd, &opts, &verbose, &quiet)
	return cmd
}

// workFlags are the flags of commands that code into a ledger.
func workFlags(cmd *cobra.Command, opts *work.AddOptions, verbose, quiet *bool) {
	cmd.Flags().IntVar(&opts.Workers, "workers", runtime.GOMAXPROCS(0), "articles coded at the same time")
	cmd.Flags().IntVar(&opts.Batch, "batch", 1024, "articles that come to disk together, at most")
	cmd.Flags().BoolVarP(verbose, "verbose", "v", false, "print a line for each article when it is on disk")
	cmd.Flags().BoolVarP(quiet, "quiet", "q", false, "print only what fails")
}

// program is the version of the program as runs note it.
func program() string {
	v := version
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			switch {
			case s.Key == "vcs.revision" && len(s.Value) >= 12:
				v += " " + s.Value[:12]
			case s.Key == "vcs.modified" && s.Value == "true":
				v += " changed"
			}
		}
	}
	return v
}

// size is the number of bytes in all files, -1 where it cannot be told.
func size(paths []string) (n int64) {
	for _, f := range read.Files(paths, func(*read.Problem) {}) {
		info, err := os.Stat(f)
		if err != nil || !info.Mode().IsRegular() {
			return -1
		}
		n += info.Size()
	}
	return n
}

func newBar(w io.Writer, bytes int64) *progressbar.ProgressBar {
	return progressbar.NewOptions64(bytes, progressbar.OptionSetWriter(w), progressbar.OptionSetDescription("reading"), progressbar.OptionSetWidth(30),
		progressbar.OptionShowBytes(false), progressbar.OptionSetPredictTime(true), progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish())
}

// teller prints what work reports.
type teller struct {
	stderr   io.Writer
	verbose  bool
	bar      *progressbar.ProgressBar
	skipped  int
	articles bool // the bar counts articles, not bytes
}

func (t *teller) progress(p work.Progress) {
	if p.Problem != nil {
		t.line("readout: %v", p.Problem)
		return
	}
	for _, d := range p.Done {
		switch {
		case d.Skipped:
			t.skipped++
		case d.Problem != "":
			t.line("readout: %s: kept, but not coded: %s", d.Given, d.Problem)
		case t.verbose && d.New:
			t.line("added %s %s", d.ID, d.Given)
		case t.verbose:
			t.line("known %s %s", d.ID, d.Given)
		}
	}
	if t.bar != nil {
		rate := float64(p.Run.Articles) / p.Elapsed.Seconds()
		t.bar.Describe(fmt.Sprintf("%d articles, %.0f a second", p.Run.Articles, rate))
		at := p.Read
		if t.articles {
			at = int64(p.Run.Articles)
		}
		_ = t.bar.Set64(at)
	}
}

func (t *teller) line(format string, a ...any) {
	if t.bar != nil {
		_ = t.bar.Clear()
	}
	fmt.Fprintf(t.stderr, format+"\n", a...)
}

func (t *teller) end() {
	if t.bar != nil {
		_ = t.bar.Finish()
	}
}

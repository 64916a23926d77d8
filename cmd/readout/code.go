package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"runtime"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/coder"
	"github.com/readout-events/readout/internal/read"
	"github.com/spf13/cobra"
	"golang.org/x/term"
)

func codeCommand() *cobra.Command {
	var src sources
	var format, published, publisher string
	var workers int
	cmd := &cobra.Command{
		Use:   "code FILE...",
		Short: "Code articles: text files, JSON Lines, folders, or - for standard input",
		Long: `Code articles and write a report for each act that they tell of, and a
statement for what was said where saying was not itself an act.

A text file is one article. A JSON Lines file holds one article a line, with
the fields id, url, title, publisher, published, language and text. A folder is
walked for both. Files that end in .gz are unpacked.

Exit status: 0 done, 1 failed, 2 wrong usage, 3 some inputs failed (each named
on stderr), 130 interrupted.`,
		Example: `  readout code article.txt --published 2022-08-06
  readout code news.jsonl > reports.jsonl
  cat article.txt | readout code -`,
		Args: args(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, paths []string) error {
			opts := read.Options{Publisher: publisher, Stdin: cmd.InOrStdin()}
			if published != "" {
				day, ok := read.Day(published)
				if !ok {
					return usage{fmt.Errorf("--published %q is no day (yyyy-mm-dd)", published)}
				}
				opts.Published = day
			}
			write := writeJSON
			switch format {
			case "jsonl":
			case "page":
				write = writePage
			case "":
				if isTerminal(cmd.OutOrStdout()) {
					write = writePage
				}
			default:
				return usage{fmt.Errorf("--format %q: it is jsonl or page", format)}
			}
			c, err := src.load()
			if err != nil {
				return err
			}
			return codeAll(cmd.Context(), c, paths, opts, workers, cmd.OutOrStdout(), cmd.ErrOrStderr(), write)
		},
	}
	src.flags(cmd)
	cmd.Flags().StringVar(&format, "format", "", "jsonl or page (default: page on a terminal, jsonl otherwise)")
	cmd.Flags().StringVar(&published, "published", "", "day of publication of text files, yyyy-mm-dd")
	cmd.Flags().StringVar(&publisher, "publisher", "", "publisher of text files")
	cmd.Flags().IntVar(&workers, "workers", runtime.GOMAXPROCS(0), "articles coded at the same time")
	return cmd
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

func writeJSON(buf *bytes.Buffer, res *coder.Result) error { return coder.AppendJSON(buf, res) }

// job is one article on its way; done carries its output.
type job struct {
	article readout.Article
	problem *read.Problem
	done    chan struct{}
	out     bytes.Buffer
	err     error
}

// codeAll codes all articles with several workers and writes in the order of
// the input. It returns status 3 when some input failed.
func codeAll(ctx context.Context, c *coder.Coder, paths []string, opts read.Options, workers int, stdout, stderr io.Writer, write func(*bytes.Buffer, *coder.Result) error) error {
	workers = max(1, workers)
	todo := make(chan *job)
	order := make(chan *job, 4*workers)
	for range workers {
		go func() {
			w := c.Worker()
			for j := range todo {
				res := w.Code(j.article)
				j.err = res.Err
				if j.err == nil {
					j.err = write(&j.out, &res)
				}
				close(j.done)
			}
		}()
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go func() {
		defer close(order)
		defer close(todo)
		// Reading goes on only as far ahead as order has room.
		_ = read.Articles(paths, opts, func(a readout.Article) error {
			j := &job{article: a, done: make(chan struct{})}
			select {
			case order <- j:
			case <-ctx.Done():
				return ctx.Err()
			}
			select {
			case todo <- j:
			case <-ctx.Done():
				j.err = ctx.Err()
				close(j.done)
				return ctx.Err()
			}
			return nil
		}, func(p *read.Problem) {
			select {
			case order <- &job{problem: p}:
			case <-ctx.Done():
			}
		})
	}()
	failed, coded := 0, 0
	for j := range order {
		if j.problem != nil {
			failed++
			fmt.Fprintln(stderr, "readout:", j.problem)
			continue
		}
		<-j.done
		if ctx.Err() != nil {
			break
		}
		if j.err != nil {
			failed++
			fmt.Fprintln(stderr, "readout:", j.err)
			continue
		}
		coded++
		if _, err := stdout.Write(j.out.Bytes()); err != nil {
			return fmt.Errorf("writing: %w", err)
		}
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if failed > 0 {
		fmt.Fprintf(stderr, "readout: %d coded, %d failed\n", coded, failed)
		return status(exitSome)
	}
	return nil
}

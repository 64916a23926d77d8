package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"time"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/measure"
	"github.com/readout-events/readout/internal/read"
	"github.com/readout-events/readout/internal/store"
	"github.com/readout-events/readout/internal/work"
	"github.com/readout-events/readout/internal/work/corpus"
	"github.com/spf13/cobra"
)

// measureLedgerCommand is hidden: its figures are for docs/measurements.md.
func measureLedgerCommand() *cobra.Command {
	src := sources{}
	articles, keep, profile := 3000, "", ""
	opts := work.AddOptions{Program: program()}
	cmd := &cobra.Command{
		Use:   "ledger FILE",
		Short: "Speed, memory and size of adding to a ledger, beside coding alone",
		Long: `Make articles of those in FILE (see internal/work/corpus), code them without a
ledger, add them to a new one, both in this process, a part of each in turn, and
print how the speeds compare, the memory at its peak and the size per report.`,
		Example: `  readout measure ledger news.jsonl --articles 100000 --model fast`,
		Args:    args(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, a []string) error {
			given, err := measure.ReadArticles(a[0], measure.All)
			if err != nil {
				return err
			}
			folder := keep
			if folder == "" {
				if folder, err = os.MkdirTemp("", "readout-ledger-"); err != nil {
					return err
				}
				defer os.RemoveAll(folder)
			} else if err := os.MkdirAll(folder, 0o777); err != nil {
				return err
			}
			if profile != "" {
				f, err := os.Create(profile)
				if err != nil {
					return err
				}
				defer f.Close()
				if err := pprof.StartCPUProfile(f); err != nil {
					return err
				}
				defer pprof.StopCPUProfile()
			}
			return measureLedger(cmd.Context(), cmd.OutOrStdout(), &src, given, articles, folder, opts)
		},
	}
	src.flags(cmd)
	cmd.Flags().IntVar(&articles, "articles", articles, "how many articles are made")
	cmd.Flags().StringVar(&keep, "keep", "", "`FOLDER` for articles and ledger, which stays")
	cmd.Flags().StringVar(&profile, "profile", "", "`FILE` for a CPU profile")
	cmd.Flags().IntVar(&opts.Workers, "workers", runtime.GOMAXPROCS(0), "articles coded at the same time")
	return cmd
}

// measureLedger measures in ten parts, so that what else the machine does
// falls on both.
func measureLedger(ctx context.Context, out io.Writer, src *sources, given []readout.Article, n int, folder string, opts work.AddOptions) error {
	const parts = 10
	var files []string
	var buf bytes.Buffer
	flush := func() error {
		name := filepath.Join(folder, fmt.Sprintf("part-%02d.jsonl", len(files)))
		files = append(files, name)
		defer buf.Reset()
		return os.WriteFile(name, buf.Bytes(), 0o666)
	}
	made, size := 0, int64(0)
	err := corpus.Generate(given, n, 1, func(a readout.Article) error {
		made++
		size += int64(len(a.Text))
		if err := articleLine(&buf, &a); err != nil {
			return err
		}
		if made%((n+parts-1)/parts) == 0 || made == n {
			return flush()
		}
		return nil
	})
	if err != nil {
		return err
	}
	c, err := src.load()
	if err != nil {
		return err
	}
	ledger := filepath.Join(folder, "ledger")
	st, err := work.Open(ledger, true)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%d articles made of %d, %.2f KB of text each\n", made, len(given), float64(size)/float64(made)/1000)
	var alone, add, writing time.Duration
	var cpuAlone, cpuAdd time.Duration
	for i, f := range files {
		begun, cpu := time.Now(), measure.Processor()
		if err := codeAll(ctx, c, []string{f}, read.Options{}, opts.Workers, io.Discard, io.Discard, writeJSON); err != nil {
			return err
		}
		alone += time.Since(begun)
		cpuAlone += measure.Processor() - cpu
		begun, cpu = time.Now(), measure.Processor()
		part := time.Duration(0)
		if _, err := work.Add(ctx, st, c, work.Inputs{Paths: []string{f}}, opts, func(p work.Progress) {
			if p.Problem == nil {
				part = p.Committed
			}
		}); err != nil {
			return err
		}
		add, writing = add+time.Since(begun), writing+part
		cpuAdd += measure.Processor() - cpu
		fmt.Fprintf(out, "part %d: code %.0f, add %.0f articles/s\n", i, float64(made*(i+1)/len(files))/alone.Seconds(), float64(made*(i+1)/len(files))/add.Seconds())
	}
	var articles, copies, reports, statements, events int
	if err := st.View(ctx, func(r store.Reader) (err error) {
		articles, copies, reports, statements, events, err = r.Totals()
		return err
	}); err != nil {
		return err
	}
	if err := st.Close(); err != nil {
		return err
	}
	info, err := os.Stat(filepath.Join(ledger, work.File))
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "code alone   %.1f s, %.0f articles/s, processor %.1f s\n", alone.Seconds(), float64(made)/alone.Seconds(), cpuAlone.Seconds())
	fmt.Fprintf(out, "add          %.1f s, %.0f articles/s, processor %.1f s; %.1f s of them writing\n", add.Seconds(), float64(made)/add.Seconds(), cpuAdd.Seconds(), writing.Seconds())
	fmt.Fprintf(out, "share        %.1f %% by the clock, %.1f %% by the processor\n", 100*alone.Seconds()/add.Seconds(), 100*cpuAlone.Seconds()/cpuAdd.Seconds())
	fmt.Fprintf(out, "ledger       %d articles (%d copies), %d reports, %d statements, %d events\n", articles, copies, reports, statements, events)
	fmt.Fprintf(out, "size         %.1f MB, %.0f bytes a report, %.0f an article\n", float64(info.Size())/1e6, float64(info.Size())/float64(max(1, reports)), float64(info.Size())/float64(max(1, articles)))
	fmt.Fprintf(out, "memory       %.0f MB at the peak\n", float64(measure.Peak())/1e6)
	return nil
}

// articleLine writes an article as a line of JSON that add and code read.
func articleLine(buf *bytes.Buffer, a *readout.Article) error {
	day := ""
	if !a.Published.IsZero() {
		day = a.Published.Format(time.DateOnly)
	}
	line, err := json.Marshal(map[string]string{"id": a.ID, "url": a.URL, "title": a.Title, "publisher": a.Publisher, "published": day, "language": a.Language, "text": a.Text})
	buf.Write(append(line, '\n'))
	return err
}

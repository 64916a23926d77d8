package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/readout-events/readout/codebook/actors"
	"github.com/readout-events/readout/codebook/plover"
	"github.com/readout-events/readout/internal/export"
	"github.com/readout-events/readout/internal/work"
	"github.com/spf13/cobra"
)

func exportCommand() *cobra.Command {
	var q question
	var o export.Options
	cmd := &cobra.Command{
		Use:   "export LEDGER [QUERY] --format FORMAT -o FOLDER",
		Short: "Write the events of a ledger into files that other programs read",
		Long: "Write the events of a ledger, or those that a query chooses, with what they rest\non into files that other programs read. manifest.json beside them tells from what\nthey were made.\n\n" +
			"Formats:\n" + exportFormats() + "\ndocs/export.md shows each with an example and says what it loses.\n\n" + queryHelp,
		Example: `  readout export press/ --format csv -o tables/
  readout export press/ 'type:ASSAULT place:SYR status:actual' --format geojson -o map/
  readout export press/ --format gdelt --header -o gdelt/ --query 'after:2019-01-01'`,
		Args: args(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, words []string) (err error) {
			if o.Format == "" || o.Out == "" {
				return usage{fmt.Errorf("--format and -o are needed (see %s --help)", cmd.CommandPath())}
			}
			if o.Filter, err = q.filter('e', words[1:]); err != nil {
				return err
			}
			o.Query = strings.Join(slices.DeleteFunc([]string{strings.Join(words[1:], " "), q.query}, func(s string) bool { return s == "" }), " ")
			o.Version = version
			book, err := plover.Default()
			if err != nil {
				return err
			}
			table, err := actors.Default()
			if err != nil {
				return err
			}
			codes, err := export.LoadCodes(book, table)
			if err != nil {
				return err
			}
			st, err := work.Open(words[0], false)
			if err != nil {
				return err
			}
			defer st.Close()
			errs := cmd.ErrOrStderr()
			if isTerminal(errs) {
				last := time.Now()
				o.Progress = func(done, of int) {
					if done == of || time.Since(last) > 200*time.Millisecond {
						last = time.Now()
						fmt.Fprintf(errs, "\r%d of %s ", done, many(of, "event"))
					}
					if done == of {
						fmt.Fprint(errs, "\r\x1b[K")
					}
				}
			}
			m, err := export.Write(cmd.Context(), st, codes, o)
			if errors.Is(err, export.ErrOption) {
				return usage{err}
			}
			if err != nil {
				return err
			}
			exported(errs, o.Out, m)
			return nil
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.Format, "format", "", "`FORMAT` of the files, see above")
	f.StringVarP(&o.Out, "output", "o", "", "`FOLDER` to write into; made where it is missing")
	f.BoolVar(&o.Replace, "replace", false, "write into a folder that holds something; an older export in it is replaced")
	f.BoolVar(&o.Header, "header", false, "gdelt: a first line with the names of the columns")
	f.StringVar(&o.Pairs, "pairs", "all", "gdelt, icews: all, a row for each actor with each recipient; first, for the first of each only")
	f.BoolVar(&o.Safe, "spreadsheet-safe", false, "csv: an apostrophe before cells that a spreadsheet would run as a formula")
	f.BoolVar(&o.WithText, "with-text", false, "csv, parquet, jsonl: the text of the articles too")
	q.words(cmd)
	return cmd
}

// exportFormats lists the formats for the help.
func exportFormats() string {
	var b strings.Builder
	for _, f := range export.Formats {
		fmt.Fprintf(&b, "  %-8s %s\n", f.Name, f.Means)
	}
	return b.String()
}

// exported tells what was written and what was not.
func exported(w io.Writer, folder string, m *export.Manifest) {
	for _, f := range m.Files {
		if f.Rows > 0 {
			fmt.Fprintf(w, "%s  %s\n", filepath.Join(folder, f.Name), many(int(f.Rows), "row"))
		} else {
			fmt.Fprintln(w, filepath.Join(folder, f.Name))
		}
	}
	fmt.Fprintf(w, "%s%cmanifest.json\n", filepath.Clean(folder), os.PathSeparator)
	var status []string
	sum := 0
	for why, n := range m.LeftOut {
		if why == "without a place" {
			fmt.Fprintf(w, "left out: %s without a place\n", many(n, "event"))
			continue
		}
		status = append(status, fmt.Sprintf("%d %s", n, why))
		sum += n
	}
	if sum > 0 {
		slices.Sort(status)
		fmt.Fprintf(w, "left out: %s (%s), which the format cannot tell from what happened; status: in the query chooses them\n", many(sum, "event"), strings.Join(status, ", "))
	}
	if m.Changed > 0 {
		fmt.Fprintf(w, "changed: %s held characters that the format cannot write (docs/export.md says which)\n", many(int(m.Changed), "field"))
	}
}

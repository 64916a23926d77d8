package main

import (
	"errors"
	"fmt"
	"time"

	"github.com/readout-events/readout/internal/store"
	"github.com/readout-events/readout/internal/work"
	"github.com/spf13/cobra"
)

func initCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "init FOLDER",
		Short:   "Make an empty ledger: a folder that keeps articles, reports and events",
		Example: `  readout init press/`,
		Args:    args(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, a []string) error {
			st, err := work.Open(a[0], true)
			if err != nil {
				return err
			}
			return st.Close()
		},
	}
}

func verifyCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "verify LEDGER",
		Short: "Check a ledger: structure, references, hashes and counts",
		Long: `Check a ledger: the file's structure, references between its parts, that every
article's text is the one its ID stands for, and all counts. Faults are printed
one a line.

Exit status: 0 where there is none, 1 where there are faults.`,
		Example: `  readout verify press/`,
		Args:    args(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, a []string) error {
			st, err := work.Open(a[0], false)
			if err != nil {
				return err
			}
			defer st.Close()
			n := 0
			if err := work.Verify(cmd.Context(), st, func(fault string) { n++; fmt.Fprintln(cmd.OutOrStdout(), fault) }); err != nil {
				return err
			}
			if n > 0 {
				return fmt.Errorf("%s: %d faults: %w", a[0], n, store.ErrDamaged)
			}
			return st.View(cmd.Context(), func(r store.Reader) error {
				articles, copies, reports, statements, events, err := r.Totals()
				if err == nil {
					fmt.Fprintf(cmd.OutOrStdout(), "no fault: %d articles (%d copies), %d reports, %d statements, %d events\n", articles, copies, reports, statements, events)
				}
				return err
			})
		},
	}
}

func backupCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "backup LEDGER FILE",
		Short: "Write a consistent copy of a ledger to a new file, also while it is written to",
		Long: `Write a consistent copy of a ledger to a new file, also while others read and
write. To restore it, put the file into an empty folder under the name
ledger.db.`,
		Example: `  readout backup press/ press-2026-11-23.db`,
		Args:    args(cobra.ExactArgs(2)),
		RunE: func(cmd *cobra.Command, a []string) error {
			st, err := work.Open(a[0], false)
			if err != nil {
				return err
			}
			defer st.Close()
			return st.Backup(cmd.Context(), a[1])
		},
	}
}

func forgetCommand() *cobra.Command {
	var id, url string
	cmd := &cobra.Command{
		Use:   "forget LEDGER (--article ID | --url URL)",
		Short: "Remove an article with everything that was read from it",
		Long: `Remove an article with everything that was read from it, by all runs, and make
its events again from what other articles tell. Its ID is remembered: add skips
the article from then on (unless with --forgotten).`,
		Example: `  readout forget press/ --url https://example.org/story`,
		Args:    args(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, a []string) error {
			if (id == "") == (url == "") {
				return usage{errors.New("forget wants --article ID or --url URL")}
			}
			st, err := work.Open(a[0], false)
			if err != nil {
				return err
			}
			defer st.Close()
			gone, err := work.Forget(cmd.Context(), st, id, url)
			for _, art := range gone {
				fmt.Fprintf(cmd.OutOrStdout(), "forgotten %s %s\n", art.ID, art.Given)
			}
			return err
		},
	}
	cmd.Flags().StringVar(&id, "article", "", "`ID` of the article: the content's, or the one it was handed in under")
	cmd.Flags().StringVar(&url, "url", "", "`URL` of the article; all that have it are forgotten")
	return cmd
}

func runsCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "runs LEDGER",
		Short:   "List the runs of add and recode with what they used and what came of it",
		Example: `  readout runs press/`,
		Args:    args(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, a []string) error {
			st, err := work.Open(a[0], false)
			if err != nil {
				return err
			}
			defer st.Close()
			var runs []store.Run
			if err := st.View(cmd.Context(), func(r store.Reader) (err error) { runs, err = r.Runs(); return err }); err != nil {
				return err
			}
			for i := range runs {
				r := &runs[i]
				took := "cut off, or going on"
				if !work.Cut(r) {
					took = r.Finished.Sub(r.Started).Round(time.Second).String()
				}
				fmt.Fprintf(cmd.OutOrStdout(), "%s  %-6s  %s\n", bold(r.ID), r.Command, work.Sentence(r))
				fmt.Fprintf(cmd.OutOrStdout(), "    %s, program %s, codebook %s, model %s %s, tables %s\n", took, r.Program, r.Codebook, r.Model, r.Models, r.Tables)
				for _, in := range r.Inputs {
					fmt.Fprintf(cmd.OutOrStdout(), "    %s  %d bytes  %s\n", in.Name, in.Bytes, in.SHA256)
				}
			}
			return nil
		},
	}
}

package main

import (
	"fmt"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/store"
	"github.com/readout-events/readout/internal/work"
	"github.com/spf13/cobra"
)

func splitCommand() *cobra.Command {
	var word work.Word
	cmd := &cobra.Command{
		Use:   "split LEDGER EVENT REPORT...",
		Short: "Take reports out of an event: they tell of another act",
		Long: `Take reports out of an event: they tell of another act than those that stay.
This is remembered and holds when articles are added or coded again; readout
join takes it back.`,
		Example: `  readout split press/ e00c3a7d3f4b1c552 8f14e45fceea167a --why "two visits, a week apart"`,
		Args:    args(cobra.MinimumNArgs(3)),
		RunE: func(cmd *cobra.Command, a []string) error {
			return decide(cmd, a[0], func(st store.Store) ([]readout.Event, error) {
				return work.Split(cmd.Context(), st, a[1], a[2:], word)
			})
		},
	}
	wordFlags(cmd, &word)
	return cmd
}

func joinCommand() *cobra.Command {
	var word work.Word
	cmd := &cobra.Command{
		Use:   "join LEDGER EVENT EVENT",
		Short: "Make one event of two: they tell of the same act",
		Long: `Make one event of two: their reports tell of the same act. This is remembered
and holds when articles are added or coded again; readout split takes it back.`,
		Example: `  readout join press/ e00c3a7d3f4b1c552 e8f14e45fceea167a --why "same summit, two names of the town"`,
		Args:    args(cobra.MinimumNArgs(3)),
		RunE: func(cmd *cobra.Command, a []string) error {
			return decide(cmd, a[0], func(st store.Store) (events []readout.Event, err error) {
				for _, other := range a[2:] {
					if events, err = work.Join(cmd.Context(), st, a[1], other, word); err != nil {
						return nil, err
					}
				}
				return events, nil
			})
		},
	}
	wordFlags(cmd, &word)
	return cmd
}

func wordFlags(cmd *cobra.Command, word *work.Word) {
	cmd.Flags().StringVar(&word.Why, "why", "", "the reason, kept with the decision")
	cmd.Flags().StringVar(&word.Who, "who", "", "who decides, kept with the decision")
}

// decide opens the ledger, decides, and prints the events that came of it.
func decide(cmd *cobra.Command, ledger string, f func(store.Store) ([]readout.Event, error)) error {
	st, err := work.Open(ledger, false)
	if err != nil {
		return err
	}
	defer st.Close()
	events, err := f(st)
	if err != nil {
		return err
	}
	for i := range events {
		e := &events[i]
		n := fmt.Sprintf("%d reports", len(e.Reports))
		if len(e.Reports) == 1 {
			n = "1 report"
		}
		fmt.Fprintf(cmd.OutOrStdout(), "%s  %s %s, %s\n", bold(e.ID), e.When.From, e.Type, n)
	}
	return nil
}

// Command readout reads press text about politics and diplomacy and writes
// who did what to whom, when, where, and according to whom.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"

	"github.com/spf13/cobra"
)

// Exit statuses.
const (
	exitFailed      = 1
	exitUsage       = 2
	exitSome        = 3 // some inputs failed, each named on stderr
	exitInterrupted = 130
)

// status is an error that only carries an exit status: all has been said.
type status int

func (s status) Error() string { return fmt.Sprintf("exit status %d", int(s)) }

// usage is an error in the command line.
type usage struct{ error }

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	root := rootCommand()
	err := root.ExecuteContext(ctx)
	interrupted := ctx.Err() != nil
	stop()
	var st status
	var us usage
	switch {
	case interrupted:
		os.Exit(exitInterrupted)
	case err == nil:
	case errors.As(err, &st):
		os.Exit(int(st))
	case errors.As(err, &us):
		fmt.Fprintln(os.Stderr, "readout:", err)
		os.Exit(exitUsage)
	default:
		fmt.Fprintln(os.Stderr, "readout:", err)
		os.Exit(exitFailed)
	}
}

func rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "readout",
		Short: "Read press text and write who did what to whom, when, where, and according to whom",
		Long: `Examples:
  readout code article.txt                       a page of records for one article
  readout code news.jsonl > reports.jsonl        JSON Lines for a corpus
  readout explain "Ukraine was accused by Russia of shelling the town."

Readout reads press text about politics and diplomacy and writes event data in
the PLOVER ontology (and CAMEO): who did what to whom, when, where, and
according to whom, every value tied to the words that gave it. It runs offline
from this one file.`,
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usage{fmt.Errorf("%w (see %s --help)", err, cmd.CommandPath())}
	})
	root.AddCommand(codeCommand(), explainCommand(), checkCommand(), formsCommand(), diffCommand(), measureCommand(), trainCommand(), versionCommand())
	return root
}

// args turns cobra's complaints about arguments into errors of usage.
func args(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, a []string) error {
		if err := check(cmd, a); err != nil {
			return usage{fmt.Errorf("%w (see %s --help)", err, cmd.CommandPath())}
		}
		return nil
	}
}

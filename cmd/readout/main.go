// Command readout reads press text about politics and diplomacy and writes
// who did what to whom, when, where, and according to whom.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/fatih/color"
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
	ctx, _ := signal.NotifyContext(context.Background(), os.Interrupt)
	go func() {
		<-ctx.Done()
		time.Sleep(2 * time.Second) // for what has been coded to be written
		os.Exit(exitInterrupted)
	}()
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	os.Exit(code)
}

// run runs one command line and returns its exit status.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	root := rootCommand()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	var st status
	var us usage
	switch {
	case ctx.Err() != nil:
		return exitInterrupted
	case err == nil:
		return 0
	case errors.Is(err, syscall.EPIPE): // the reader of a pipe has had enough
		return 0
	case errors.As(err, &st):
		return int(st)
	}
	fmt.Fprintln(stderr, "readout:", err)
	if errors.As(err, &us) {
		return exitUsage
	}
	return exitFailed
}

func rootCommand() *cobra.Command {
	colors := "auto"
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
		SilenceErrors:              true,
		SilenceUsage:               true,
		SuggestionsMinimumDistance: 2,
		Args:                       subcommand,
		RunE:                       func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			switch colors {
			case "auto":
				color.NoColor = !isTerminal(cmd.OutOrStdout()) || os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb"
			case "always", "never":
				color.NoColor = colors == "never"
			default:
				return usage{fmt.Errorf("--color %q: it is auto, always or never", colors)}
			}
			return nil
		},
	}
	root.PersistentFlags().StringVar(&colors, "color", colors, "auto (at a terminal, unless NO_COLOR is set), always or never")
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usage{fmt.Errorf("%w (see %s --help)", err, cmd.CommandPath())}
	})
	root.AddCommand(
		codeCommand(),
		eventsCommand(),
		showCommand(),
		seriesCommand(),
		meetingsCommand(),
		statementsCommand(),
		reportsCommand(),
		articlesCommand(),
		exportCommand(),
		explainCommand(),
		checkCommand(),
		formsCommand(),
		diffCommand(),
		gazetteerCommand(),
		initCommand(),
		addCommand(),
		recodeCommand(),
		runsCommand(),
		splitCommand(),
		joinCommand(),
		verifyCommand(),
		backupCommand(),
		forgetCommand(),
		measureCommand(),
		trainCommand(),
		serveCommand(),
		tokenCommand(),
		versionCommand(),
	)
	return root
}

// subcommand refuses what is not the name of a subcommand, with a hint.
func subcommand(cmd *cobra.Command, a []string) error {
	if len(a) == 0 {
		return nil
	}
	hint := fmt.Sprintf("see %s --help", cmd.CommandPath())
	if like := cmd.SuggestionsFor(a[0]); len(like) > 0 {
		hint = "did you mean " + strings.Join(like, " or ") + "? " + hint
	}
	return usage{fmt.Errorf("no command %q (%s)", a[0], hint)}
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

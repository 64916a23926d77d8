package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/readout-events/readout/codebook"
	"github.com/spf13/cobra"
)

// version is the version of the program; a release build may set it.
var version = "0.1.0"

func versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print the version of program and codebook",
		Example: `  readout version`,
		Args:    args(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			book, err := codebook.Default()
			if err != nil {
				return err
			}
			rev := ""
			if info, ok := debug.ReadBuildInfo(); ok {
				for _, s := range info.Settings {
					if s.Key == "vcs.revision" && len(s.Value) >= 12 {
						rev = " (" + s.Value[:12] + ")"
					}
				}
			}
			fmt.Fprintf(cmd.OutOrStdout(), "readout %s%s\ncodebook %s: %d rules, %d predicates, %d examples\n%s %s/%s\n",
				version, rev, book.Version, len(book.Rules), book.Predicates(), len(book.Examples), runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return nil
		},
	}
}

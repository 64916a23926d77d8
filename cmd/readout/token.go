package main

import (
	"fmt"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/readout-events/readout/internal/serve/token"
	"github.com/readout-events/readout/internal/work"
	"github.com/spf13/cobra"
)

func tokenCommand() *cobra.Command {
	var scope, name string
	cmd := &cobra.Command{
		Use:   "token LEDGER [new|list|revoke ID]",
		Short: "Make, list and revoke the tokens that open a served ledger",
		Long: `Make, list and revoke the tokens that open a served ledger.

A token is printed once, when it is made: the ledger's folder holds only its
hash. Send it as "Authorization: Bearer TOKEN"; a browser may send it as the
password of any user name. A running server knows a new token, and forgets a
revoked one, with the next request.`,
		Example: `  readout token press/ new --scope read --name "desk in Vienna"
  readout token press/ list
  readout token press/ revoke 3f9a02c1`,
		Args: args(cobra.RangeArgs(1, 3)),
		RunE: func(cmd *cobra.Command, a []string) error {
			what := "list"
			if len(a) > 1 {
				what = a[1]
			}
			want := 2
			if what == "revoke" {
				want = 3
			}
			if what != "new" && what != "list" && what != "revoke" || len(a) > want {
				return usage{fmt.Errorf("token LEDGER %s: it is new, list or revoke ID", strings.Join(a[1:], " "))}
			}
			if what == "revoke" && len(a) < 3 {
				return usage{fmt.Errorf("token LEDGER revoke: which? readout token %s list names them", a[0])}
			}
			st, err := work.Open(a[0], false) // tokens are of a ledger
			if err != nil {
				return err
			}
			if err := st.Close(); err != nil {
				return err
			}
			out := cmd.OutOrStdout()
			switch what {
			case "new":
				if scope != token.Read && scope != token.Write {
					return usage{fmt.Errorf("--scope %q: it is %s or %s", scope, token.Read, token.Write)}
				}
				if strings.TrimSpace(name) == "" {
					return usage{fmt.Errorf("--name says whom the token is for, so that you know later which to revoke")}
				}
				words, t, err := token.New(a[0], name, scope)
				if err != nil {
					return err
				}
				fmt.Fprintln(out, words)
				fmt.Fprintf(cmd.ErrOrStderr(), "readout: token %s of scope %s for %q; it is not shown again\n", t.ID, t.Scope, t.Name)
			case "revoke":
				t, err := token.Revoke(a[0], a[2])
				if err != nil {
					return err
				}
				fmt.Fprintf(cmd.ErrOrStderr(), "readout: token %s %q is revoked\n", t.ID, t.Name)
			default:
				list, err := token.List(a[0])
				if err != nil {
					return err
				}
				tw := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
				fmt.Fprintln(tw, "id\tscope\tcreated\tname")
				for _, t := range list {
					fmt.Fprintf(tw, "%s\t%s\t%s\t%s\n", t.ID, t.Scope, t.Created.Format(time.RFC3339), t.Name)
				}
				return tw.Flush()
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&scope, "scope", token.Read, "of a new token: read or write")
	cmd.Flags().StringVar(&name, "name", "", "of a new token: whom or what it is for")
	return cmd
}

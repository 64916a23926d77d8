package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os/signal"
	"path/filepath"
	"regexp"
	"syscall"
	"time"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/coder"
	"github.com/readout-events/readout/internal/serve"
	"github.com/readout-events/readout/internal/serve/pages"
	"github.com/readout-events/readout/internal/serve/token"
	"github.com/readout-events/readout/internal/work"
	"github.com/spf13/cobra"
)

func serveCommand() *cobra.Command {
	var src sources
	var listen string
	var hosts []string
	var readOnly, log bool
	var rate float64
	cmd := &cobra.Command{
		Use:   "serve LEDGER",
		Short: "Serve a ledger over HTTP: pages for people, an API for programs",
		Long: `Serve a ledger over HTTP: pages at /, the API under /api/v1, its description in
OpenAPI 3.1 at /openapi.json.

Without --listen only this machine can reach it, and reading needs no token.
Any other address, and any --host, asks every request for a token that
"readout token LEDGER new" has made. Adding articles always needs a token of
scope write. The server speaks plain HTTP: where others reach it put a proxy
that speaks TLS before it.`,
		Example: `  readout serve press/
  readout serve press/ --listen 0.0.0.0:8765
  readout serve press/ --host ledger.example.org --read-only --log`,
		Args: args(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, a []string) error {
			if _, _, err := net.SplitHostPort(listen); err != nil {
				return usage{fmt.Errorf("--listen %q: it is an address and a port, as 127.0.0.1:8765", listen)}
			}
			if rate < 0 {
				return usage{errors.New("--rate is a number of requests a second, or 0")}
			}
			st, err := work.Open(a[0], false)
			if err != nil {
				return err
			}
			defer st.Close()
			guarded := !serve.Loopback(listen) || len(hosts) > 0
			if guarded {
				list, err := token.List(a[0])
				if err != nil {
					return err
				}
				if len(list) == 0 {
					return fmt.Errorf("serve: %s can be reached by others and the ledger has no token: make one with readout token %s new --scope read --name NAME", reached(listen, hosts), a[0])
				}
			}
			c, err := src.load()
			if err != nil {
				return err
			}
			errs := slog.New(slog.NewTextHandler(cmd.ErrOrStderr(), nil))
			opts := serve.Options{Folder: a[0], Version: version, Guarded: guarded, Rate: rate, Log: errs, Explain: explainText(c)}
			if !readOnly {
				opts.Add = serve.AddWith(st, c, program())
			}
			if log {
				opts.Access = errs
			}
			if opts.Pages, err = pages.Handler(st, c.Book, pages.Options{Name: ledgerName(a[0]), Version: version, Actors: c.Models.Actors, Log: errs, Context: cmd.Context()}); err != nil {
				return err
			}
			h := serve.New(st, c, opts)
			l, err := net.Listen("tcp", listen)
			if errors.Is(err, syscall.EADDRINUSE) {
				return fmt.Errorf("serve: %s is in use: another one with --listen 127.0.0.1:0, which takes any free port", listen)
			}
			if err != nil {
				return fmt.Errorf("serve: %w", err)
			}
			said(cmd.ErrOrStderr(), a[0], l.Addr(), listen, guarded)
			ctx, stop := signal.NotifyContext(cmd.Context(), syscall.SIGTERM)
			defer stop()
			return serve.Serve(ctx, l, h, patience(cmd.Context()), errs)
		},
	}
	src.flags(cmd)
	cmd.Flags().StringVar(&listen, "listen", "127.0.0.1:8765", "`ADDRESS` and port; all but this machine's own need tokens")
	cmd.Flags().StringArrayVar(&hosts, "host", nil, "`NAME` under which a proxy serves this; tokens are needed then; may be given several times")
	cmd.Flags().Float64Var(&rate, "rate", 50, "requests a second that one client may make, 0 for any number")
	cmd.Flags().BoolVar(&readOnly, "read-only", false, "add nothing, not even with a token")
	cmd.Flags().BoolVar(&log, "log", false, "write a line for each request to stderr")
	return cmd
}

// ledgerName is what pages call a ledger: its folder's name.
func ledgerName(folder string) string {
	if full, err := filepath.Abs(folder); err == nil {
		return filepath.Base(full)
	}
	return filepath.Base(folder)
}

// patience is how long requests may go on after the end was asked for: main
// ends the program two seconds after an interrupt.
func patience(context.Context) time.Duration { return 1500 * time.Millisecond }

func reached(listen string, hosts []string) string {
	if len(hosts) > 0 {
		return hosts[0]
	}
	return listen
}

// said tells where the ledger is served.
func said(w io.Writer, ledger string, at net.Addr, listen string, guarded bool) {
	host, _, _ := net.SplitHostPort(listen) // has been checked
	if _, port, err := net.SplitHostPort(at.String()); err == nil && (host == "" || host == "0.0.0.0" || host == "::") {
		fmt.Fprintf(w, "readout: serving %s on port %s of all addresses, to those who have a token (Ctrl-C ends it)\n", ledger, port)
	} else if guarded {
		fmt.Fprintf(w, "readout: serving %s at http://%s/ to those who have a token (Ctrl-C ends it)\n", ledger, at)
	} else {
		fmt.Fprintf(w, "readout: serving %s at http://%s/ (Ctrl-C ends it)\n", ledger, at)
	}
	if guarded && !serve.Loopback(listen) {
		fmt.Fprintln(w, "readout: this is plain HTTP: tokens and articles can be read on the way; put a proxy that speaks TLS before it")
	}
}

// explainText returns what explain prints, without colours.
func explainText(c *coder.Coder) serve.Explain {
	colour := regexp.MustCompile("\x1b\\[[0-9;]*m")
	return func(w *coder.Worker, a readout.Article, all bool) (string, error) {
		res, traces := w.Explain(a)
		if res.Err != nil {
			return "", res.Err
		}
		var buf bytes.Buffer
		if res.Document.TodayWhy != "" {
			fmt.Fprintln(&buf, wrap("day of publication: "+res.Document.TodayWhy, 0, columns))
		}
		for i := range traces {
			explain(&buf, c.Book, &res, &traces[i], all)
		}
		return colour.ReplaceAllString(buf.String(), ""), nil
	}
}

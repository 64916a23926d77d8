package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
)

func TestTokenCommand(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "press")
	if _, errs, code := shell(t, "", "init", dir); code != 0 {
		t.Fatal(errs)
	}
	words, errs, code := shell(t, "", "token", dir, "new", "--scope", "write", "--name", "desk")
	if code != 0 || !strings.HasPrefix(words, "readout_") || strings.Contains(errs, strings.TrimSpace(words)) {
		t.Errorf("%d %q %q", code, words, errs)
	}
	out, _, code := shell(t, "", "token", dir)
	if code != 0 || !strings.Contains(out, "desk") || strings.Contains(out, strings.TrimSpace(words)) {
		t.Errorf("%d %s", code, out)
	}
	id := strings.Split(words, "_")[1]
	if _, errs, code := shell(t, "", "token", dir, "revoke", id); code != 0 || !strings.Contains(errs, "revoked") {
		t.Errorf("%d %s", code, errs)
	}
	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"token"}, exitUsage, "see readout token --help"},
		{[]string{"token", dir, "make"}, exitUsage, "it is new, list or revoke ID"},
		{[]string{"token", dir, "list", "all"}, exitUsage, "it is new, list or revoke ID"},
		{[]string{"token", dir, "revoke"}, exitUsage, "which?"},
		{[]string{"token", dir, "revoke", id}, exitFailed, "no such token"},
		{[]string{"token", dir, "new", "--name", "x", "--scope", "all"}, exitUsage, "it is read or write"},
		{[]string{"token", dir, "new"}, exitUsage, "--name"},
		{[]string{"token", dir + "x", "list"}, exitFailed, "is no ledger"},
		{[]string{"serve"}, exitUsage, "see readout serve --help"},
		{[]string{"serve", dir + "x"}, exitFailed, "is no ledger"},
		{[]string{"serve", dir, "--listen", "8765"}, exitUsage, "it is an address and a port"},
		{[]string{"serve", dir, "--rate", "-1"}, exitUsage, "--rate"},
		{[]string{"serve", dir, "--listen", "0.0.0.0:0"}, exitFailed, "the ledger has no token"},
		{[]string{"serve", dir, "--listen", ":0"}, exitFailed, "the ledger has no token"},
		{[]string{"serve", dir, "--host", "ledger.example.org"}, exitFailed, "ledger.example.org can be reached by others"},
	} {
		if _, errs, code := shell(t, "", c.args...); code != c.code || !strings.Contains(errs, c.says) {
			t.Errorf("readout %s: status %d, want %d\n%s", strings.Join(c.args, " "), code, c.code, errs)
		}
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if _, errs, code := shell(t, "", "serve", dir, "--model", "fast", "--listen", l.Addr().String()); code != exitFailed || !strings.Contains(errs, "is in use") {
		t.Errorf("a port in use: %d %s", code, errs)
	}
}

// TestServe: the command answers until it is interrupted.
func TestServe(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "press")
	for _, args := range [][]string{{"init", dir}, {"add", dir, "../../examples/grain-deal.txt", "--model", "fast", "-q"}} {
		if _, errs, code := shell(t, "", args...); code != 0 {
			t.Fatal(errs)
		}
	}
	ctx, stop := context.WithCancel(t.Context())
	r, w := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, []string{"serve", dir, "--listen", "127.0.0.1:0", "--model", "fast"}, strings.NewReader(""), io.Discard, w)
		_ = w.Close()
	}()
	line, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	go func() { _, _ = io.Copy(io.Discard, r) }()
	var url string
	if _, rest, ok := strings.Cut(line, " at "); ok {
		_, _ = fmt.Sscan(rest, &url)
	}
	for path, want := range map[string]string{"api/v1": `"kind":"ledger"`, "": "<!doctype html>", "api/v1/events.csv": "id,date", "openapi.json": `"openapi":"3.1.0"`} {
		resp, err := http.Get(url + path)
		if err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		b, err := io.ReadAll(resp.Body)
		_ = resp.Body.Close()
		if err != nil || resp.StatusCode != 200 || !strings.Contains(string(b), want) {
			t.Errorf("/%s: %d %v", path, resp.StatusCode, err)
		}
	}
	stop()
	if code := <-ended; code != exitInterrupted {
		t.Errorf("status %d", code)
	}
}

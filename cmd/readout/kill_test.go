package main

import (
	"bufio"
	"bytes"
	"context"
	"flag"
	"fmt"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/read"
	"github.com/readout-events/readout/internal/store"
	"github.com/readout-events/readout/internal/work"
	"github.com/readout-events/readout/internal/work/corpus"
)

var kills = flag.Int("kills", 6, "how often the test of kills kills; measured with 300")

// TestMain makes of the test's binary the program itself where a test starts
// it as one, to kill it.
func TestMain(m *testing.M) {
	if os.Getenv("READOUT_AS_PROGRAM") != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

func child(args ...string) *exec.Cmd {
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(os.Environ(), "READOUT_AS_PROGRAM=1")
	return cmd
}

// corpusFile writes n articles made of those in examples.
func corpusFile(t *testing.T, n int, seed uint64) string {
	t.Helper()
	var given []readout.Article
	_ = read.Articles([]string{"../../examples"}, read.Options{}, func(a readout.Article) error { given = append(given, a); return nil }, func(*read.Problem) {})
	var buf bytes.Buffer
	if err := corpus.Generate(given, n, seed, func(a readout.Article) error { return articleLine(&buf, &a) }); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "news.jsonl")
	if err := os.WriteFile(name, buf.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
	return name
}

// told is what a ledger says: its articles, what was read from them, and its
// events.
func told(t *testing.T, folder string) (out string, articles map[string]bool) {
	t.Helper()
	st, err := work.Open(folder, false)
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	if err := work.Verify(context.Background(), st, func(fault string) { t.Errorf("verify: %s", fault) }); err != nil {
		t.Fatal(err)
	}
	articles = map[string]bool{}
	var b bytes.Buffer
	if err := st.View(context.Background(), func(r store.Reader) error {
		list, _, err := r.Articles(store.Filter{}, store.Page{Limit: 1 << 20})
		if err != nil {
			return err
		}
		for _, a := range list {
			if articles[a.ID] {
				t.Errorf("article %s is there twice", a.ID)
			}
			articles[a.ID] = true
			c, err := r.Coding(a.ID, "")
			if err != nil {
				return err
			}
			fmt.Fprintf(&b, "%s %s %s\n%s", a.ID, a.Given, a.Copy, c.Records)
		}
		events, _, err := r.Events(store.Filter{}, store.Page{Limit: 1 << 20})
		for i := range events {
			line, err := events[i].AppendJSON(nil)
			if err != nil {
				return err
			}
			b.Write(line)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return b.String(), articles
}

// TestKilled kills `readout add` at random moments, again and again, until
// all is added. What was acknowledged must be there each time, nothing twice,
// and in the end the ledger must say what one says that nobody disturbed.
func TestKilled(t *testing.T) {
	n := min(240, 40+4**kills)
	file := corpusFile(t, n, 3)
	dir := t.TempDir()
	whole, press := filepath.Join(dir, "whole"), filepath.Join(dir, "press")
	for _, args := range [][]string{{"init", whole}, {"init", press}, {"add", whole, file, "--model", "fast"}} {
		if _, errs, code := shell(t, "", args...); code != 0 {
			t.Fatalf("%v: %d %s", args, code, errs)
		}
	}
	want, _ := told(t, whole)
	seed := time.Now().UnixNano()
	rnd := rand.New(rand.NewSource(seed))
	t.Logf("seed %d, %d articles", seed, n)
	acknowledged := map[string]bool{}
	done, killed := 0, 0
	for killed < *kills {
		cmd := child("add", press, file, "--model", "fast", "--batch", fmt.Sprint(1+rnd.Intn(8)), "-v")
		pipe, err := cmd.StderrPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		// A moment after the first articles came, so that kills fall into writing too.
		var timer *time.Timer
		after := time.Duration(rnd.Int63n(int64(250 * time.Millisecond)))
		lines := bufio.NewScanner(pipe)
		if rnd.Intn(5) == 0 { // or at any time, before the first too
			timer = time.AfterFunc(after*4, func() { _ = cmd.Process.Kill() })
		}
		for lines.Scan() {
			if timer == nil {
				timer = time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
			}
			if f := strings.Fields(lines.Text()); len(f) > 1 && (f[0] == "added" || f[0] == "known") {
				acknowledged[f[1]] = true
			}
		}
		err = cmd.Wait()
		if timer != nil {
			timer.Stop()
		}
		_, there := told(t, press)
		for id := range acknowledged {
			if !there[id] {
				t.Fatalf("seed %d: article %s was acknowledged and is lost", seed, id)
			}
		}
		if err != nil {
			killed++
			continue
		}
		// All is added: begin anew.
		done++
		got, _ := told(t, press)
		if got != want {
			t.Fatalf("seed %d: after %d kills the ledger is another than without", seed, killed)
		}
		if err := os.RemoveAll(press); err != nil {
			t.Fatal(err)
		}
		shell(t, "", "init", press)
		acknowledged = map[string]bool{}
	}
	if _, errs, code := shell(t, "", "add", press, file, "--model", "fast"); code != 0 {
		t.Fatal(errs)
	}
	if got, _ := told(t, press); got != want {
		t.Errorf("seed %d: after %d kills the ledger is another than without", seed, killed)
	}
	t.Logf("%d kills, %d ledgers filled", killed, done+1)
}

// TestLedgerCommands goes the way of README with a small ledger.
func TestLedgerCommands(t *testing.T) {
	dir := t.TempDir()
	press := filepath.Join(dir, "press")
	file := corpusFile(t, 12, 5)
	for _, c := range []struct {
		args   []string
		status int
		prints string // on either stream
	}{
		{[]string{"add", press, file}, exitFailed, "is no ledger (readout init "},
		{[]string{"init", press}, 0, ""},
		{[]string{"init", press}, exitFailed, "exists"},
		{[]string{"add", press, file, "--model", "fast", "-v"}, 0, "12 of them new"},
		{[]string{"add", press, file, "--model", "fast", "-v"}, 0, "known a"},
		{[]string{"add", press, file, filepath.Join(dir, "none.txt"), "--model", "fast"}, exitSome, "none.txt: no such file"},
		{[]string{"runs", press}, 0, "add     12 articles, 12 of them new"},
		{[]string{"recode", press, "--model", "fast"}, 0, "0 of 12 articles"},
		{[]string{"recode", press, "--model", "accurate", "--dry-run"}, 0, "the model is another (fast, now accurate): 12 articles"},
		{[]string{"diff", press, "2", "last"}, exitFailed, "runs begin like this"},
		{[]string{"diff", press, "last"}, exitUsage, "wants LEDGER RUN RUN"},
		{[]string{"verify", press}, 0, "no fault: 12 articles"},
		{[]string{"backup", press, filepath.Join(dir, "copy.db")}, 0, ""},
		{[]string{"backup", press, filepath.Join(dir, "copy.db")}, exitFailed, "exists"},
		{[]string{"forget", press}, exitUsage, "--article"},
		{[]string{"forget", press, "--url", "https://paper.example/3"}, 0, "forgotten a"},
		{[]string{"forget", press, "--url", "https://paper.example/3"}, exitFailed, "not found"},
		{[]string{"add", press, file, "--model", "fast"}, 0, "1 articles were forgotten once"},
		{[]string{"split", press, "enone", "r"}, exitFailed, "event enone: "},
		{[]string{"join", press, "enone", "eother"}, exitFailed, "event enone: "},
	} {
		out, errs, code := shell(t, "", c.args...)
		if code != c.status || !strings.Contains(out+errs, c.prints) {
			t.Errorf("readout %s: status %d, want %d with %q\n%s%s", strings.Join(c.args, " "), code, c.status, c.prints, out, errs)
		}
	}
}

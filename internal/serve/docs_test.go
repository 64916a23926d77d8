package serve

import (
	"bytes"
	"encoding/json"
	"flag"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/coder"
	"github.com/readout-events/readout/internal/store/sqlite"
)

var update = flag.Bool("update", false, "write the answers in docs/api.md anew")

// TestDocs runs each curl of docs/api.md over a small ledger. What answers
// hold may change with the codebook: compared are status, keys and columns.
func TestDocs(t *testing.T) {
	const name = "../../docs/api.md"
	doc, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	st, err := sqlite.Open(filepath.Join(dir, "ledger.db"), true)
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	c := theCoder(t)
	day := time.Date(2022, 8, 6, 0, 0, 0, 0, time.UTC)
	put(t, st,
		readout.Article{ID: "a.txt", URL: "https://example.org/a", Publisher: "Example Wire", Published: day, Text: "Chinese Foreign Minister Wang Yi met his Russian counterpart Sergey Lavrov in Phnom Penh on Friday. Wang Yi said that China supports talks on Taiwan."},
		readout.Article{ID: "b.txt", URL: "https://example.org/b", Publisher: "Example Post", Published: day, Text: "Russia accused Ukraine on Friday of shelling the town, the Russian defence ministry said."})
	h := New(st, c, Options{Folder: dir, Version: "0.1.0", Explain: func(_ *coder.Worker, a readout.Article, _ bool) (string, error) {
		return "sentence 1\n  " + a.Text + "\n\nwords and tree\n…\n", nil
	}})
	block := regexp.MustCompile("(?s)```sh\n(curl [^\n]*)\n```\n(\n<!-- answer: [0-9]+ -->\n```\n.*?```\n)?")
	n := 0
	out := block.ReplaceAllStringFunc(string(doc), func(b string) string {
		m := block.FindStringSubmatch(b)
		n++
		got := answer(t, h, m[1])
		if !*update && shape(got) != shape(m[2]) {
			t.Errorf("%s\nanswers\n%s\ndocs/api.md has (go test ./internal/serve -run TestDocs -update writes it)\n%s", m[1], got, m[2])
		}
		return "```sh\n" + m[1] + "\n```\n" + got
	})
	if n < 6 {
		t.Errorf("only %d commands", n)
	}
	if *update {
		if err := os.WriteFile(name, []byte(out), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

var part = regexp.MustCompile(`'([^']*)'|(\S+)`)

// answer runs a curl and shows what comes, at most 1,500 bytes.
func answer(t *testing.T, h http.Handler, command string) string {
	t.Helper()
	var args []string
	for _, m := range part.FindAllStringSubmatch(command, -1) {
		args = append(args, m[1]+m[2])
	}
	var headers []string
	var body *strings.Reader
	url := ""
	for i := 1; i < len(args); i++ {
		switch args[i] {
		case "-H":
			i++
			k, v, _ := strings.Cut(args[i], ": ")
			headers = append(headers, k, v)
		case "--json", "-d":
			i++
			body = strings.NewReader(args[i])
		default:
			url = args[i]
		}
	}
	r := request("GET", strings.TrimPrefix(url, "http://127.0.0.1:8765"), nil, headers...)
	if body != nil {
		r = request("POST", strings.TrimPrefix(url, "http://127.0.0.1:8765"), body, headers...)
	}
	w := do(h, r)
	text := w.Body.String()
	if strings.Contains(w.Header().Get("Content-Type"), "json") {
		var b bytes.Buffer
		if err := json.Indent(&b, w.Body.Bytes(), "", " "); err != nil {
			t.Fatal(err)
		}
		text = b.String()
	}
	all := strings.Split(strings.TrimRight(text, "\n"), "\n")
	if len(all) > 24 {
		all = append(all[:24], "…")
	}
	return "\n<!-- answer: " + strconv.Itoa(w.Code) + " -->\n```\n" + strings.Join(all, "\n") + "\n```\n"
}

var value = regexp.MustCompile(`: "[^"]*"|: [-0-9.]+`)

// shape is an answer without its values: the status and the first lines.
func shape(answer string) string {
	lines := strings.SplitN(answer, "\n", 8)
	s := strings.Join(lines[:min(len(lines), 7)], "\n")
	if i := strings.Index(s, "\n```\n"); i > 0 && !strings.Contains(s, "{") { // a table: its columns
		l := strings.SplitN(s, "\n", 5)
		return strings.Join(l[:min(len(l), 4)], "\n")
	}
	return value.ReplaceAllString(s, ": …")
}

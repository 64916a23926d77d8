package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite what the tests expect: testdata and README.md")

const book = "testdata/book"

// shell runs one command line in this process.
func shell(t *testing.T, stdin string, args ...string) (out, errs string, code int) {
	t.Helper()
	var o, e bytes.Buffer
	code = run(context.Background(), args, strings.NewReader(stdin), &o, &e)
	return o.String(), e.String(), code
}

// files writes files into a new folder.
func files(t *testing.T, texts map[string]string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for name, text := range texts {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s: got\n%s\nwant\n%s\n(go test ./cmd/readout -update rewrites it; read the diff)", path, got, want)
	}
}

var (
	number = regexp.MustCompile(`confidence \d\.\d+`)
	lineNo = regexp.MustCompile(`(actors/\w+\.txt):\d+`)
)

// steady hides what changes with the models and tables.
func steady(s string) string {
	return lineNo.ReplaceAllString(number.ReplaceAllString(s, "confidence N"), "$1:N")
}

const accused = "Ukraine was accused by Russia of shelling the town."

func TestPage(t *testing.T) {
	dir := files(t, map[string]string{"a.txt": accused + "\n\nThe farmers blamed the weather.\n"})
	out, _, code := shell(t, "", "code", "--codebook", book, "--format", "page", "--published", "2024-06-15", filepath.Join(dir, "a.txt"))
	if code != 0 {
		t.Fatal(code)
	}
	golden(t, "page.txt", steady(out))
}

func TestExplain(t *testing.T) {
	out, _, code := shell(t, "", "explain", "--codebook", book, accused)
	if code != 0 {
		t.Fatal(code)
	}
	for _, heading := range []string{"words and tree", "names and who they are", "who says so", "clauses"} {
		if !strings.Contains(out, "\n"+heading) {
			t.Errorf("no section %q", heading)
		}
	}
	_, reports, _ := strings.Cut(out, "\nreports\n") // the tree is the model's business
	golden(t, "explain.txt", steady(reports))
	for i, l := range strings.Split(out, "\n") {
		if n := len([]rune(l)); n > 100 {
			t.Errorf("line %d is %d characters wide: %s", i+1, n, l)
		}
	}
	if strings.Contains(out, "\x1b[") {
		t.Error("colours in a pipe")
	}
	if out, _, _ := shell(t, "", "explain", "--codebook", book, "--color", "always", accused); !strings.Contains(out, "\x1b[") {
		t.Error("no colours with --color always")
	}
}

func TestExplainReadsFilesAndStandardInput(t *testing.T) {
	dir := files(t, map[string]string{"a.txt": "Rain fell.\n\n" + accused})
	for _, c := range []struct {
		name, stdin string
		args        []string
	}{
		{"a file", "", []string{filepath.Join(dir, "a.txt")}},
		{"standard input", "Rain fell.\n\n" + accused, []string{"-"}},
		{"a text", "", []string{"Rain fell.\n\n" + accused}},
	} {
		out, errs, code := shell(t, c.stdin, append([]string{"explain", "--codebook", book, "--sentence", "2"}, c.args...)...)
		if code != 0 || !strings.Contains(out, "ACCUSE/allege Russia") || strings.Contains(out, "Rain") {
			t.Errorf("%s: %d %s\n%s", c.name, code, errs, out)
		}
	}
}

func TestForms(t *testing.T) {
	out, _, code := shell(t, "", "forms", "X accuses|submits Y (of Z); accusation => ACCUSE/allege")
	if code != 0 {
		t.Fatal(code)
	}
	golden(t, "forms.txt", out)
}

func TestCheck(t *testing.T) {
	out, errs, code := shell(t, "", "check", "--codebook", book)
	if code != 0 || !strings.Contains(out, "5 rules, 6 predicates, 7 examples: 7 right") {
		t.Errorf("%d %s%s", code, out, errs)
	}
	copied := func(change func(name, text string) string) string {
		texts := map[string]string{}
		names, _ := filepath.Glob(filepath.Join(book, "en", "*.txt"))
		for _, n := range names {
			data, _ := os.ReadFile(n)
			texts["en/"+filepath.Base(n)] = change(filepath.Base(n), string(data))
		}
		return files(t, texts)
	}
	dir := copied(func(name, text string) string {
		return strings.Replace(text, "= ACCUSE/allege France > Germany", "= ACCUSE/allege Germany > France", 1)
	})
	out, _, code = shell(t, "", "check", "--codebook", dir)
	if code != 1 || !strings.Contains(out, "en/accuse.txt:8: France blamed Germany for the delay.\n\twant ACCUSE/allege Germany > France\n\tgot  ACCUSE/allege France > Germany\n") {
		t.Errorf("a wrong example: %d\n%s", code, out)
	}
	if _, _, code = shell(t, "", "check", "--codebook", dir, "--mark", "-q"); code != 0 {
		t.Errorf("--mark: %d", code)
	}
	if out, _, code = shell(t, "", "check", "--codebook", dir); code != 0 || !strings.Contains(out, "6 right, 0 wrong, 1 known to be wrong") {
		t.Errorf("after --mark: %d\n%s", code, out)
	}
	dir = copied(func(name, text string) string { return strings.Replace(text, "@crime", "@crimes", 1) })
	_, errs, code = shell(t, "", "check", "--codebook", dir)
	if code != 1 || !strings.Contains(errs, "en/accuse.txt:5: unknown list @crimes") {
		t.Errorf("an unknown list: %d %s", code, errs)
	}
}

func TestDiff(t *testing.T) {
	dir := files(t, map[string]string{"new/en/accuse.txt": "# ACCUSE\n\n## disapprove: of somebody\nX accuses Y (of|for EVENT) => ACCUSE/disapprove\n", "a.txt": accused})
	out, errs, code := shell(t, "", "diff", book, filepath.Join(dir, "new"), filepath.Join(dir, "a.txt"))
	if code != 0 || !strings.Contains(out, "1 articles: 0 gained, 1 lost, 1 changed") || !strings.Contains(out, "- ACCUSE/allege Russia > Ukraine") || !strings.Contains(out, "+ ACCUSE/disapprove Russia > Ukraine") {
		t.Errorf("%d %s\n%s", code, errs, out)
	}
}

// What a user types wrong, and what comes of it.
func TestExitStatus(t *testing.T) {
	dir := files(t, map[string]string{"good.txt": accused, "empty.txt": " \n", "latin.txt": "caf\xe9", "binary.txt": "a\x00b", "utf16.txt": "\xff\xfea\x00",
		"mixed.jsonl": `{"id":"one","text":"` + accused + `"}` + "\n{broken\n" + `{"id":"three","text":"Russia shelled Kharkiv."}` + "\n", "actors.txt": "nonsense\n"})
	at := func(name string) string { return filepath.Join(dir, name) }
	for _, c := range []struct {
		args []string
		code int
		says string // on stderr
	}{
		{[]string{"code", at("good.txt")}, 0, ""},
		{[]string{"--help"}, 0, ""},
		{[]string{"version"}, 0, ""},
		{[]string{"completion", "bash"}, 0, ""},
		{[]string{"cod", "x"}, exitUsage, `no command "cod" (did you mean code or add?`},
		{[]string{"gazetteer", "export"}, exitUsage, `no command "export"`},
		{[]string{"code"}, exitUsage, "see readout code --help"},
		{[]string{"code", "--wrokers", "8", at("good.txt")}, exitUsage, "unknown flag: --wrokers (see readout code --help)"},
		{[]string{"code", "--published", "yesterday", at("good.txt")}, exitUsage, "is no day"},
		{[]string{"code", "--format", "xml", at("good.txt")}, exitUsage, "it is jsonl or page"},
		{[]string{"code", "--model", "best", at("good.txt")}, exitUsage, "it is fast or accurate"},
		{[]string{"code", "--color", "red", at("good.txt")}, exitUsage, "it is auto, always or never"},
		{[]string{"code", "--codebook", at("none"), at("good.txt")}, exitFailed, "none: no folder en"},
		{[]string{"code", "--actors", at("none.txt"), at("good.txt")}, exitFailed, "none.txt: no such file"},
		{[]string{"code", "--actors", at("actors.txt"), at("good.txt")}, exitFailed, "actors.txt:1"},
		{[]string{"code", at("missing.txt"), at("good.txt")}, exitSome, "missing.txt: no such file or directory"},
		{[]string{"code", at("empty.txt"), at("good.txt")}, exitSome, "empty.txt: empty"},
		{[]string{"code", at("latin.txt"), at("good.txt")}, exitSome, "latin.txt: not UTF-8"},
		{[]string{"code", at("binary.txt"), at("good.txt")}, exitSome, "binary.txt: binary data"},
		{[]string{"code", at("utf16.txt"), at("good.txt")}, exitSome, "utf16.txt: not UTF-8 but UTF-16"},
		{[]string{"code", at("mixed.jsonl")}, exitSome, "mixed.jsonl:2: broken JSON"},
		{[]string{"code", at("good.txt") + "x", at("good.txt")}, exitSome, "readout: 1 coded, 1 failed"},
		{[]string{"explain", at("missing.txt")}, exitFailed, "missing.txt: no such file"},
		{[]string{"explain", at("latin.txt")}, exitFailed, "latin.txt: not UTF-8"},
		{[]string{"explain", ""}, exitUsage, "there is no text"},
		{[]string{"explain", "--sentence", "9", accused}, exitUsage, "there is no sentence 9: the last is 1"},
		{[]string{"forms", "accuse.txt:99999"}, exitFailed, `no rule "accuse.txt:99999"`},
		{[]string{"measure", "press", at("none.jsonl")}, exitFailed, "none.jsonl: no such file"},
		{[]string{"measure", "coffee", at("good.txt")}, exitUsage, `no set "coffee"`},
		{[]string{"diff", book, at("none")}, exitFailed, "none: no folder en"},
		{[]string{"gazetteer", "import", at("none.txt")}, exitFailed, "none.txt: no such file"},
		{[]string{"gazetteer", "import", at("good.txt")}, exitFailed, "line 1: 1 columns"},
		{[]string{"train", "coffee", "--data", dir}, exitUsage, "it is tag, parse, name, all or sentences"},
		{[]string{"train", "tag"}, exitUsage, "--data"},
		{[]string{"train", "sentences", "--data", dir}, exitUsage, "--out"},
	} {
		out, errs, code := shell(t, "", c.args...)
		if code != c.code || !strings.Contains(errs, c.says) || c.code == 0 && errs != "" {
			t.Errorf("readout %s: status %d, want %d\n%s", strings.Join(c.args, " "), code, c.code, errs)
		}
		if c.code == exitSome && !strings.Contains(out, `"type":"ACCUSE"`) {
			t.Errorf("readout %s: the good article was not coded", strings.Join(c.args, " "))
		}
	}
}

func TestInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	dir := files(t, map[string]string{"a.txt": accused})
	var out bytes.Buffer
	if code := run(ctx, []string{"code", dir}, strings.NewReader(""), &out, &out); code != exitInterrupted {
		t.Errorf("status %d", code)
	}
}

func TestStandardInput(t *testing.T) {
	for _, stdin := range []string{accused, `{"id":"x","text":"` + accused + `"}` + "\n"} {
		out, errs, code := shell(t, stdin, "code", "-")
		if code != 0 || !strings.Contains(out, `"type":"ACCUSE"`) {
			t.Errorf("%q: %d %s %s", stdin, code, out, errs)
		}
	}
}

// The output does not depend on the number of workers nor, article by
// article, on the order of the input.
func TestWorkersAndOrder(t *testing.T) {
	names, err := filepath.Glob("../../examples/*.txt")
	if err != nil || len(names) < 5 {
		t.Fatalf("examples: %v %v", names, err)
	}
	base, errs, code := shell(t, "", append([]string{"code", "--workers", "1"}, names...)...)
	if code != 0 {
		t.Fatalf("%d %s", code, errs)
	}
	if out, _, _ := shell(t, "", append([]string{"code", "--workers", "8"}, names...)...); out != base {
		t.Error("8 workers write something else than one")
	}
	other := append([]string{}, names[len(names)/2:]...)
	other = append(other, names[:len(names)/2]...)
	for i, k := 0, len(other)-1; i < k; i, k = i+2, k-1 {
		other[i], other[k] = other[k], other[i]
	}
	out, _, _ := shell(t, "", append([]string{"code", "--workers", "3"}, other...)...)
	if byArticle(t, out) != byArticle(t, base) {
		t.Error("another order of the input changes the reports")
	}
	last := -1
	place := map[string]int{}
	for i, n := range other {
		place[filepath.Base(n)] = i
	}
	for _, l := range strings.Split(strings.TrimSpace(out), "\n") {
		if p := place[article(t, l)]; p < last {
			t.Fatal("articles are not in the order of the input")
		} else {
			last = p
		}
	}
}

func article(t *testing.T, line string) string {
	t.Helper()
	var v struct {
		Article string `json:"article"`
	}
	if err := json.Unmarshal([]byte(line), &v); err != nil {
		t.Fatalf("%v: %s", err, line)
	}
	return v.Article
}

// byArticle sorts lines by article and keeps the order in each.
func byArticle(t *testing.T, out string) string {
	lines := strings.Split(strings.TrimSpace(out), "\n")
	sort.SliceStable(lines, func(i, k int) bool { return article(t, lines[i]) < article(t, lines[k]) })
	return strings.Join(lines, "\n")
}

func TestGazetteerImport(t *testing.T) {
	town := func(id, name, class, code, cc, adm, people, lat, lon string) string {
		return strings.Join([]string{id, name, name, "", lat, lon, class, code, cc, "", adm, "", "", "", people, "", "0", "Etc/UTC", "2020-01-01"}, "\t") + "\n"
	}
	dir := files(t, map[string]string{"XX.txt": town("1", "Novoqala", "P", "PPL", "KZ", "05", "900", "47.5", "67.25")})
	to := filepath.Join(dir, "places.txt")
	if _, errs, code := shell(t, "", "gazetteer", "import", filepath.Join(dir, "XX.txt"), "-o", to); code != 0 {
		t.Fatalf("%d %s", code, errs)
	}
	if left, _ := filepath.Glob(to + ".*"); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	out, errs, code := shell(t, "", "code", "--gazetteer", to, "-")
	if code != exitSome {
		t.Errorf("no input: %d %s %s", code, out, errs)
	}
	out, errs, code = shell(t, "Russian troops shelled the village of Novoqala on Friday.", "code", "--gazetteer", to, "-")
	if code != 0 || !strings.Contains(out, `Novoqala","country":"KAZ"`) {
		t.Errorf("%d %s\n%s", code, errs, out)
	}
}

// Every command has an example, and help shows three at once.
func TestHelp(t *testing.T) {
	out, _, _ := shell(t, "", "--help")
	if head := strings.Split(out, "\n")[:4]; head[0] != "Examples:" || strings.Count(strings.Join(head, "\n"), "\n  readout ") != 3 {
		t.Errorf("help begins\n%s", strings.Join(head, "\n"))
	}
	for _, cmd := range rootCommand().Commands() {
		if cmd.Example == "" {
			t.Errorf("%s has no example", cmd.Name())
		}
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"one two three", "one two\n  three"},
		{"one  two", "one  two"},
		{"\x1b[2mone\x1b[22m two three", "\x1b[2mone\x1b[22m two\n  three"},
		{"unbreakablewords two", "unbreakablewords\n  two"},
		{"", ""},
	} {
		if got := wrap(c.in, 2, 10); got != c.want {
			t.Errorf("%q: %q, want %q", c.in, got, c.want)
		}
	}
}

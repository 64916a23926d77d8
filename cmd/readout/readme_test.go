package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// block is a fenced block of README.md.
type block struct {
	kind   string // what stands behind the fence
	text   string
	marked bool // stands below a line <!-- output -->: what the block before it prints
	first  int  // lines of the text, from 0: first is the one behind the fence
	end    int
}

func blocks(lines []string) []block {
	var out []block
	marked := false
	for i := 0; i < len(lines); i++ {
		kind, ok := strings.CutPrefix(lines[i], "```")
		switch {
		case ok:
			b := block{kind: kind, marked: marked, first: i + 1}
			for i++; i < len(lines) && lines[i] != "```"; i++ {
			}
			b.end = i
			b.text = strings.Join(lines[b.first:b.end], "\n")
			out = append(out, b)
			marked = false
		case strings.HasPrefix(lines[i], "<!-- output"):
			marked = true
		case strings.TrimSpace(lines[i]) != "":
			marked = false
		}
	}
	return out
}

// TestReadme runs every command that README.md shows, and compares what they
// print where it shows that too (without the digits, which change with the
// models). go test ./cmd/readout -run TestReadme -update writes it anew.
func TestReadme(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program")
	}
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("no bash on this machine")
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	build := exec.Command("go", "build", "-o", filepath.Join(dir, "bin", "readout"), ".")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	// What writes does so in a copy.
	for _, name := range []string{"examples", "codebook"} {
		if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(filepath.Join(root, name))); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(root, "README.md")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(data), "\n")
	all := blocks(lines)
	commands, change := 0, false
	for i := len(all) - 1; i > 0; i-- { // from the end, so that places stay right when text is written anew
		if !all[i].marked {
			continue
		}
		if all[i-1].kind != "sh" {
			t.Fatalf("README.md:%d: output of no command", all[i].first)
		}
		got := strings.TrimRight(shellBlock(t, bash, dir, all[i-1].text), "\n ")
		if alike(got) == alike(all[i].text) && !*update {
			continue
		}
		if got == all[i].text {
			continue
		}
		if !*update {
			t.Errorf("README.md:%d: the commands print\n%s", all[i].first, got)
		}
		lines = append(append(append([]string{}, lines[:all[i].first]...), strings.Split(got, "\n")...), lines[all[i].end:]...)
		change = true
	}
	for i, b := range all {
		if b.kind == "sh" {
			commands++
			if i+1 == len(all) || !all[i+1].marked {
				shellBlock(t, bash, dir, b.text)
			}
		}
	}
	if commands < 3 {
		t.Errorf("%d blocks of commands", commands)
	}
	if change && *update {
		if err := os.WriteFile(path, []byte(strings.Join(lines, "\n")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

var digits = regexp.MustCompile(`[0-9]+`)

// alike leaves of an output what any change of rules and models alters.
func alike(s string) string {
	s, _, _ = strings.Cut(s, "rules that nearly fired")
	return digits.ReplaceAllString(s, "0")
}

// shellBlock runs a block with the program that was built, in the copy.
func shellBlock(t *testing.T, bash, dir, text string) string {
	t.Helper()
	text = strings.ReplaceAll(text, "go run ./cmd/readout", "readout")
	text = strings.ReplaceAll(text, "/tmp/", filepath.ToSlash(dir)+"/")
	text = strings.ReplaceAll(text, "go test ./...", "true") // these are they
	text = strings.ReplaceAll(text, "go install ./cmd/readout", "true")
	cmd := exec.Command(bash, "-e", "-c", text)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "PATH="+filepath.Join(dir, "bin")+string(os.PathListSeparator)+os.Getenv("PATH"))
	var errs strings.Builder
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		t.Errorf("%s\n%v\n%s%s", text, err, out, errs.String())
	}
	return string(out)
}

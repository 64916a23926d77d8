package read

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	readout "github.com/readout-events/readout"
)

// run reads files given as name and content and tells what came of them, one
// line each.
func run(t *testing.T, files map[string]string, paths ...string) string {
	t.Helper()
	dir := t.TempDir()
	for name, data := range files {
		p := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for i := range paths {
		paths[i] = filepath.Join(dir, paths[i])
	}
	var out []string
	err := Articles(paths, Options{}, func(a readout.Article) error {
		s := fmt.Sprintf("%s %q", a.ID, a.Text)
		if a.Title != "" {
			s += fmt.Sprintf(" title %q", a.Title)
		}
		if !a.Published.IsZero() {
			s += " " + a.Published.Format("2006-01-02")
		}
		out = append(out, s)
		return nil
	}, func(p *Problem) { out = append(out, strings.ReplaceAll(p.Error(), dir+"/", "")) })
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(out, "\n")
}

func TestArticles(t *testing.T) {
	var zipped bytes.Buffer
	z := gzip.NewWriter(&zipped)
	fmt.Fprint(z, "Packed.\n")
	z.Close()
	for _, c := range []struct {
		name  string
		files map[string]string
		paths []string
		want  string
	}{
		{"a text file keeps its bytes", map[string]string{"a.txt": "Caf\u00e9\r\n\tX. "}, []string{"a.txt"}, `a.txt "Café\r\n\tX. "`},
		{"two files of one name are told apart by folder", map[string]string{"x/a.txt": "1", "y/a.txt": "2"}, []string{"x/a.txt", "y/a.txt"}, "x/a.txt \"1\"\ny/a.txt \"2\""},
		{"a folder is walked in order", map[string]string{"d/b.txt": "B", "d/a.txt": "A", "d/c.pdf": "C"}, []string{"d"}, "a.txt \"A\"\nb.txt \"B\""},
		{"an empty file is named", map[string]string{"a.txt": " \n", "b.txt": "B"}, []string{"a.txt", "b.txt"}, "a.txt: empty: there is no text in it\nb.txt \"B\""},
		{"Latin-1 is named with its place", map[string]string{"a.txt": "ok\ncaf\xe9"}, []string{"a.txt"}, "a.txt: not UTF-8: byte 0xe9 at offset 6 (line 2); if it is Latin-1 or Windows-1252, convert it: iconv -f WINDOWS-1252 -t UTF-8"},
		{"UTF-16 is named", map[string]string{"a.txt": "\xff\xfea\x00"}, []string{"a.txt"}, "a.txt: not UTF-8 but UTF-16 (convert it: iconv -f UTF-16 -t UTF-8)"},
		{"binary data is named", map[string]string{"a.txt": "a\x00b"}, []string{"a.txt"}, "a.txt: binary data, not text (a zero byte at offset 1)"},
		{"a page is named", map[string]string{"a.txt": "\n<!DOCTYPE html><p>A."}, []string{"a.txt"}, "a.txt: a page of HTML, not text: take the article out of it first"},
		{"an array is named", map[string]string{"a.json": " [{\"text\":\"A.\"}]"}, []string{"a.json"}, "a.json: a JSON array, not JSON Lines: write one article a line (jq -c '.[]')"},
		{"a missing file is named", nil, []string{"no.txt"}, "no.txt: no such file or directory"},
		{"JSON Lines", map[string]string{"n.jsonl": `{"id":"1","title":"T","published":"2022-08-06","text":"One."}` + "\n\n" + `{"text":"Two.","id":7}`}, []string{"n.jsonl"},
			"1 \"One.\" title \"T\" 2022-08-06\n7 \"Two.\""},
		{"a broken line is named and the rest read", map[string]string{"n.jsonl": "{\"text\":\"One.\"}\n{\"text\":\n{\"title\":\"x\"}\n{\"text\":\"Four.\",\"published\":\"soon\"}"}, []string{"n.jsonl"},
			"n.jsonl:1 \"One.\"\nn.jsonl:2: broken JSON: unexpected end of JSON input\nn.jsonl:3: no field \"text\"\nn.jsonl:4: published \"soon\" is no day (yyyy-mm-dd); coded without it\nn.jsonl:4 \"Four.\""},
		{"packed files", map[string]string{"a.txt.gz": zipped.String()}, []string{"a.txt.gz"}, `a.txt "Packed.\n"`},
		{"JSON by its look", map[string]string{"n": `{"text":"One."}`}, []string{"n"}, `n:1 "One."`},
	} {
		if got := run(t, c.files, c.paths...); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

func TestDay(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"2022-08-06", "2022-08-06"}, {"20220806", "2022-08-06"}, {"2022-08-06T23:10:00Z", "2022-08-06"}, {"2022-08-06T23:10:00+08:00", "2022-08-06"},
		{"Sat, 06 Aug 2022 10:00:00 GMT", "2022-08-06"}, {"6.8.22", ""}, {"2022-13-01", ""},
	} {
		got, ok := Day(c.in)
		if s := got.Format("2006-01-02"); ok != (c.want != "") || ok && s != c.want {
			t.Errorf("%s: %s %v, want %q", c.in, s, ok, c.want)
		}
	}
}

// FuzzArticles: whatever is read, it ends in articles of valid text or in
// problems.
func FuzzArticles(f *testing.F) {
	for _, s := range []string{"text", `{"text":"a"}`, "{\"id\":1,\"text\":\"a\"}\n{", "\xff\xfe", "\x1f\x8b", "\xef\xbb\xbf{\"text\":\"\"}"} {
		f.Add([]byte(s), true)
		f.Add([]byte(s), false)
	}
	f.Fuzz(func(t *testing.T, data []byte, jsonl bool) {
		name := "a.txt"
		if jsonl {
			name = "a.jsonl"
		}
		p := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(p, data, 0o644); err != nil {
			t.Fatal(err)
		}
		n := 0
		_ = Articles([]string{p}, Options{}, func(a readout.Article) error {
			n++
			if strings.TrimSpace(a.Text+a.Title) == "" {
				t.Error("an article without text")
			}
			return nil
		}, func(p *Problem) {
			n++
			if p.Error() == "" {
				t.Error("a problem without words")
			}
		})
		if n == 0 {
			t.Error("neither article nor problem")
		}
	})
}

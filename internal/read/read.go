// Package read turns files, folders and standard input into articles.
//
// A text file is one article; its name is the article's id. A JSON Lines file
// holds one article a line, with the fields id, url, title, publisher,
// published (yyyy-mm-dd), language and text, of which only text is needed.
// Text must be UTF-8 and is kept byte for byte. Files that end in .gz are
// unpacked. What can't be read is reported with its file and line, and the
// rest is read on.
package read

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"time"
	"unicode/utf8"

	readout "github.com/readout-events/readout"
)

// Problem is an input, or a line of one, that could not be read.
type Problem struct {
	File string // as given; "-" for standard input
	Line int    // from 1; 0 where the whole file is meant
	Err  error
}

// Error returns "file:line: what is wrong".
func (p *Problem) Error() string {
	if p.Line > 0 {
		return fmt.Sprintf("%s:%d: %v", p.File, p.Line, p.Err)
	}
	return fmt.Sprintf("%s: %v", p.File, p.Err)
}

// Unwrap returns the cause.
func (p *Problem) Unwrap() error { return p.Err }

// Causes that a caller may want to tell apart.
var (
	ErrEmpty    = errors.New("empty: there is no text in it")
	ErrBinary   = errors.New("binary data, not text")
	ErrEncoding = errors.New("not UTF-8")
	ErrPage     = errors.New("a page of HTML, not text: take the article out of it first")
	ErrArray    = errors.New("a JSON array, not JSON Lines: write one article a line (jq -c '.[]')")
)

// Options say what a text file itself does not tell.
type Options struct {
	Published time.Time // of text files, and of JSON lines without a date
	Publisher string
	Stdin     io.Reader                                // read for the path "-"
	Open      func(name string) (io.ReadCloser, error) // nil: os.Open
}

// Articles reads all paths in order and hands each article to use and each
// problem to fail. Folders are walked for .txt, .jsonl and .ndjson files in
// order of name. It stops early when use returns an error, and returns it.
func Articles(paths []string, opts Options, use func(readout.Article) error, fail func(*Problem)) error {
	files := Files(paths, fail)
	ids := names(files)
	for i, f := range files {
		if err := one(f, ids[i], opts, use, fail); err != nil {
			return err
		}
	}
	return nil
}

// Files replaces folders by the files in them, in order of name.
func Files(paths []string, fail func(*Problem)) []string {
	var out []string
	for _, p := range paths {
		info, err := os.Stat(p)
		if p == "-" || err != nil || !info.IsDir() {
			out = append(out, p)
			continue
		}
		var in []string
		err = filepath.WalkDir(p, func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				fail(&Problem{File: path, Err: cause(err)})
				return nil
			}
			switch filepath.Ext(strings.TrimSuffix(path, ".gz")) {
			case ".txt", ".jsonl", ".ndjson":
				if !d.IsDir() {
					in = append(in, path)
				}
			}
			return nil
		})
		if err != nil {
			fail(&Problem{File: p, Err: cause(err)})
		}
		if len(in) == 0 {
			fail(&Problem{File: p, Err: errors.New("no .txt, .jsonl or .ndjson file in this folder")})
		}
		sort.Strings(in)
		out = append(out, in...)
	}
	return out
}

// names gives each text file its id: its name, with as much of its folder as
// is needed to tell two of them apart.
func names(files []string) []string {
	out := make([]string, len(files))
	for i, f := range files {
		out[i] = filepath.Base(f)
	}
	for depth := 2; depth < 12; depth++ {
		at := map[string][]int{}
		for i, n := range out {
			at[n] = append(at[n], i)
		}
		again := false
		for _, same := range at {
			if len(same) < 2 {
				continue
			}
			for _, i := range same {
				parts := strings.Split(filepath.ToSlash(filepath.Clean(files[i])), "/")
				n := strings.Join(parts[max(0, len(parts)-depth):], "/")
				if n != out[i] {
					out[i], again = n, true
				}
			}
		}
		if !again {
			break
		}
	}
	return out
}

func one(path, id string, opts Options, use func(readout.Article) error, fail func(*Problem)) error {
	var r io.Reader
	if path == "-" {
		r, id = opts.Stdin, "stdin"
		if r == nil {
			r = os.Stdin
		}
	} else {
		open := opts.Open
		if open == nil {
			open = func(name string) (io.ReadCloser, error) { return os.Open(name) }
		}
		f, err := open(path)
		if err != nil {
			fail(&Problem{File: path, Err: cause(err)})
			return nil
		}
		defer f.Close()
		r = f
	}
	name := path
	if strings.HasSuffix(path, ".gz") {
		z, err := gzip.NewReader(r)
		if err != nil {
			fail(&Problem{File: path, Err: err})
			return nil
		}
		r, name, id = z, strings.TrimSuffix(path, ".gz"), strings.TrimSuffix(id, ".gz")
	}
	br := bufio.NewReaderSize(r, 1<<16)
	switch filepath.Ext(name) {
	case ".jsonl", ".ndjson", ".json":
		if head, _ := br.Peek(256); bytes.HasPrefix(bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n"), []byte("[")) {
			fail(&Problem{File: path, Err: ErrArray})
			return nil
		}
		return lines(br, path, opts, use, fail)
	}
	if looksLikeJSON(br) {
		return lines(br, path, opts, use, fail)
	}
	data, err := io.ReadAll(br)
	if err != nil {
		fail(&Problem{File: path, Err: cause(err)})
		return nil
	}
	if err := check(data); err != nil {
		fail(&Problem{File: path, Err: err})
		return nil
	}
	return use(readout.Article{ID: id, Text: string(data), Published: opts.Published, Publisher: opts.Publisher})
}

// looksLikeJSON peeks whether the input begins with a JSON object that has a
// quoted key.
func looksLikeJSON(r *bufio.Reader) bool {
	head, _ := r.Peek(256)
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	if len(head) < 2 || head[0] != '{' {
		return false
	}
	head = bytes.TrimLeft(head[1:], " \t\r\n")
	if len(head) == 0 || head[0] != '"' {
		return false
	}
	i := bytes.IndexByte(head[1:], '"')
	return i > 0 && bytes.HasPrefix(bytes.TrimLeft(head[i+2:], " \t"), []byte(":"))
}

// check names what makes data unfit as an article.
func check(data []byte) error {
	switch {
	case len(bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")))) == 0:
		return ErrEmpty
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		return fmt.Errorf("%w but UTF-16 (convert it: iconv -f UTF-16 -t UTF-8)", ErrEncoding)
	case bytes.IndexByte(data, 0) >= 0:
		return fmt.Errorf("%w (a zero byte at offset %d)", ErrBinary, bytes.IndexByte(data, 0))
	case !utf8.Valid(data):
		at := 0
		for at < len(data) {
			r, n := utf8.DecodeRune(data[at:])
			if r == utf8.RuneError && n == 1 {
				break
			}
			at += n
		}
		return fmt.Errorf("%w: byte 0x%02x at offset %d (line %d); if it is Latin-1 or Windows-1252, convert it: iconv -f WINDOWS-1252 -t UTF-8", ErrEncoding, data[at], at, 1+bytes.Count(data[:at], []byte("\n")))
	}
	if head := bytes.ToLower(bytes.TrimSpace(bytes.TrimPrefix(data[:min(len(data), 256)], []byte("\xef\xbb\xbf")))); bytes.HasPrefix(head, []byte("<!doctype html")) || bytes.HasPrefix(head, []byte("<html")) {
		return ErrPage
	}
	control := 0
	for _, c := range data {
		if c < 9 || c > 13 && c < 32 && c != 27 {
			control++
		}
	}
	if control*20 > len(data) {
		return fmt.Errorf("%w (%d of %d bytes are control characters)", ErrBinary, control, len(data))
	}
	return nil
}

// line is one article as JSON Lines have it. Published may be a day or a time.
type line struct {
	ID        json.RawMessage `json:"id"`
	URL       string          `json:"url"`
	Title     string          `json:"title"`
	Publisher string          `json:"publisher"`
	Published string          `json:"published"`
	Language  string          `json:"language"`
	Text      *string         `json:"text"`
}

func lines(br *bufio.Reader, path string, opts Options, use func(readout.Article) error, fail func(*Problem)) error {
	some := false
	for n := 1; ; n++ {
		raw, err := br.ReadBytes('\n')
		if n == 1 {
			raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
		}
		if text := bytes.TrimSpace(raw); len(text) > 0 {
			some = true
			if a, err := article(text, opts); err != nil {
				fail(&Problem{File: path, Line: n, Err: err})
				if a == nil {
					goto next
				}
				if err := finish(a, path, n, use); err != nil {
					return err
				}
			} else if err := finish(a, path, n, use); err != nil {
				return err
			}
		}
	next:
		if err == io.EOF {
			break
		}
		if err != nil {
			fail(&Problem{File: path, Line: n, Err: cause(err)})
			return nil
		}
	}
	if !some {
		fail(&Problem{File: path, Err: ErrEmpty})
	}
	return nil
}

func finish(a *readout.Article, path string, n int, use func(readout.Article) error) error {
	if a.ID == "" {
		a.ID = fmt.Sprintf("%s:%d", filepath.Base(path), n)
	}
	return use(*a)
}

// article reads one line. With an article and an error, the article can be
// coded all the same.
func article(raw []byte, opts Options) (*readout.Article, error) {
	if !utf8.Valid(raw) {
		return nil, ErrEncoding
	}
	var l line
	if err := json.Unmarshal(raw, &l); err != nil {
		return nil, fmt.Errorf("broken JSON: %w", err)
	}
	if l.Text == nil {
		return nil, errors.New(`no field "text"`)
	}
	a := &readout.Article{URL: l.URL, Title: l.Title, Publisher: l.Publisher, Language: l.Language, Text: *l.Text, Published: opts.Published}
	if a.Publisher == "" {
		a.Publisher = opts.Publisher
	}
	if err := json.Unmarshal(l.ID, &a.ID); err != nil && len(l.ID) > 0 {
		a.ID = string(l.ID) // a number
	}
	if strings.TrimSpace(a.Text) == "" && strings.TrimSpace(a.Title) == "" {
		return nil, ErrEmpty
	}
	if strings.IndexByte(a.Text, 0) >= 0 {
		return nil, ErrBinary
	}
	if l.Published != "" {
		t, ok := Day(l.Published)
		if !ok {
			return a, fmt.Errorf("published %q is no day (yyyy-mm-dd); coded without it", l.Published)
		}
		a.Published = t
	}
	return a, nil
}

// Day reads a day as yyyy-mm-dd, yyyymmdd, or a time in the form of RFC 3339
// or RFC 1123, and returns it at 00:00 UTC.
func Day(s string) (time.Time, bool) {
	s = strings.TrimSpace(s)
	for _, layout := range []string{"2006-01-02", "20060102", time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02T15:04", time.RFC1123, time.RFC1123Z} {
		if t, err := time.Parse(layout, s); err == nil {
			return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC), true
		}
	}
	return time.Time{}, false
}

// cause shortens an error of the file system, whose path the Problem names.
func cause(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

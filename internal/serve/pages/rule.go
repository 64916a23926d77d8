package pages

import (
	"bytes"
	"errors"
	"strconv"
	"strings"
	"sync"

	"github.com/readout-events/readout/codebook"
	"github.com/readout-events/readout/internal/store"
)

// Rule is a line of the codebook with which a report was coded.
type Rule struct {
	Name    string // "en/accuse.txt:31", "program:…"
	Text    string // "" where it is not known
	Group   string // heading above it
	Note    string // where the text is not that of the running program's codebook, or not known
	Program bool   // not a line of the codebook
}

// rulebooks finds the text of rules in the codebook of the run that used
// them. What it learns of runs never changes and is kept.
type rulebooks struct {
	book  *codebook.Book
	mu    sync.Mutex
	runs  map[string]string            // hash of the codebook, by run
	files map[string]map[string][]byte // by hash
}

// maxRulebooks is how many codebooks are kept in memory beside the program's.
const maxRulebooks = 4

func newRulebooks(book *codebook.Book) *rulebooks {
	return &rulebooks{book: book, runs: map[string]string{}, files: map[string]map[string][]byte{}}
}

// rule returns the rule of that name as the run had it.
func (b *rulebooks) rule(r store.Reader, run, name string) (Rule, error) {
	out := Rule{Name: name}
	if p, ok := strings.CutPrefix(name, "program:"); ok {
		out.Program, out.Text = true, strings.ReplaceAll(p, "-", " ")
		return out, nil
	}
	file, line, ok := strings.Cut(name, ":")
	n, err := strconv.Atoi(line)
	if !ok || err != nil {
		return out, nil
	}
	hash, err := b.hash(r, run)
	if err != nil {
		return out, err
	}
	if b.book != nil && (hash == "" || hash == b.book.Version) {
		for _, rule := range b.book.Rules {
			if rule.File == file && rule.Line == n {
				out.Text = rule.Text
				if rule.Group != nil {
					out.Group = rule.Group.Title
				}
			}
		}
		return out, nil
	}
	files, err := b.text(r, hash)
	if errors.Is(err, store.ErrNotFound) {
		out.Note = "the text of the codebook " + hash + " is not kept"
		return out, nil
	}
	if err != nil {
		return out, err
	}
	out.Text, out.Group = lineOf(files[file], n)
	out.Note = "of codebook " + hash + ", not the one that this program has"
	return out, nil
}

// hash is the hash of the codebook that a run used, "" where the run is not known.
func (b *rulebooks) hash(r store.Reader, run string) (string, error) {
	if run == "" {
		return "", nil
	}
	b.mu.Lock()
	h, ok := b.runs[run]
	b.mu.Unlock()
	if ok {
		return h, nil
	}
	runs, err := r.Runs()
	if err != nil {
		return "", err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, x := range runs {
		b.runs[x.ID] = x.Codebook
	}
	return b.runs[run], nil
}

func (b *rulebooks) text(r store.Reader, hash string) (map[string][]byte, error) {
	b.mu.Lock()
	files, ok := b.files[hash]
	b.mu.Unlock()
	if ok {
		return files, nil
	}
	files, err := r.Codebook(hash)
	if err != nil {
		return nil, err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.files) >= maxRulebooks {
		clear(b.files)
	}
	b.files[hash] = files
	return files, nil
}

// lineOf returns line n of a file of rules, counted from 1, and the heading
// that it stands under.
func lineOf(file []byte, n int) (line, group string) {
	for i := 1; len(file) > 0 && i <= n; i++ {
		l, rest, _ := bytes.Cut(file, []byte("\n"))
		file = rest
		if h, ok := bytes.CutPrefix(l, []byte("## ")); ok {
			group = string(h)
		}
		if i == n {
			return strings.TrimSpace(string(l)), group
		}
	}
	return "", ""
}

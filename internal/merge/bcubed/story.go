package bcubed

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"time"

	readout "github.com/readout-events/readout"
)

// Story is some articles about some acts.
type Story struct {
	File     string // base name of its file
	Name     string
	About    string            // what is hard about it
	Acts     map[string]string // in words, by name
	Articles []Article
}

// Article is an article of a story with the words that tell of acts.
type Article struct {
	readout.Article
	Marks []Mark
}

// Mark says that the words at Span tell of an act.
type Mark struct {
	Act     string
	Span    readout.Span
	InTitle bool
}

// Read reads a file of stories, or all files *.txt of a folder in order of
// their names. A file has lines
//
//	# a comment
//	story ferry-inquiry: what is hard about it
//	act inquiry: Greece opens an inquiry
//	article Aegean Daily, 2023-03-11
//	title Prosecutors {inquiry:open} inquiry
//	Greek prosecutors {inquiry:opened} an investigation ...
//
// where {ACT:words} marks words that tell of the act. The text of an article
// ends where a line begins with story, act or article. Errors name file and
// line.
func Read(path string) ([]Story, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	files := []string{path}
	if info.IsDir() {
		if files, err = filepath.Glob(filepath.Join(path, "*.txt")); err != nil {
			return nil, err
		}
		sort.Strings(files)
		if len(files) == 0 {
			return nil, fmt.Errorf("%s: no story files (*.txt)", path)
		}
	}
	var out []Story
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		stories, err := parse(f, string(b))
		if err != nil {
			return nil, err
		}
		out = append(out, stories...)
	}
	return out, nil
}

func parse(file, text string) (out []Story, err error) {
	fail := func(n int, f string, args ...any) error {
		return fmt.Errorf("%s:%d: %s", file, n+1, fmt.Sprintf(f, args...))
	}
	var s *Story
	var a *Article
	names := map[string]bool{}
	for n, line := range strings.Split(text, "\n") {
		word, rest, _ := strings.Cut(line, " ")
		switch {
		case strings.HasPrefix(line, "#"):
		case word == "story":
			name, about, ok := strings.Cut(rest, ": ")
			if !ok || names[name] {
				return nil, fail(n, "a story has a name of its own, a colon and what is hard about it")
			}
			names[name] = true
			out = append(out, Story{File: filepath.Base(file), Name: name, About: about, Acts: map[string]string{}})
			s, a = &out[len(out)-1], nil
		case s == nil:
			if strings.TrimSpace(line) != "" {
				return nil, fail(n, "text before the first story")
			}
		case word == "act":
			name, what, ok := strings.Cut(rest, ": ")
			if !ok {
				return nil, fail(n, "an act has a name, a colon and words")
			}
			s.Acts[name] = what
			a = nil
		case word == "article":
			publisher, day, ok := strings.Cut(rest, ", ")
			at, err := time.Parse(time.DateOnly, day)
			if !ok || err != nil {
				return nil, fail(n, "an article has a publisher, a comma and a day such as 2023-03-11")
			}
			s.Articles = append(s.Articles, Article{Article: readout.Article{ID: fmt.Sprintf("%s-%d", s.Name, len(s.Articles)+1), Publisher: publisher, Published: at, Language: "en"}})
			a = &s.Articles[len(s.Articles)-1]
		case a == nil:
			if strings.TrimSpace(line) != "" {
				return nil, fail(n, "text before the article's line")
			}
		default:
			title := word == "title" && a.Text == ""
			if title {
				line = rest
			}
			to := &a.Text
			if title {
				to = &a.Title
			}
			plain, marks, err := unmark(line, len(*to))
			if err != nil {
				return nil, fail(n, "%v", err)
			}
			*to += plain
			if !title {
				*to += "\n"
			}
			for _, m := range marks {
				m.InTitle = title
				a.Marks = append(a.Marks, m)
			}
		}
	}
	for _, s := range out {
		for _, a := range s.Articles {
			for _, m := range a.Marks {
				if s.Acts[m.Act] == "" {
					return nil, fmt.Errorf("%s: story %s: act %q is marked and not told", file, s.Name, m.Act)
				}
			}
		}
	}
	return out, nil
}

// unmark takes the marks out of a line; their spans count from at.
func unmark(line string, at int) (plain string, marks []Mark, err error) {
	var b strings.Builder
	for {
		i := strings.IndexByte(line, '{')
		if i < 0 {
			b.WriteString(line)
			return b.String(), marks, nil
		}
		j := strings.IndexByte(line, '}')
		k := strings.IndexByte(line, ':')
		if k >= 0 && k < i {
			if c := strings.IndexByte(line[i:], ':'); c >= 0 {
				k = i + c
			}
		}
		if j < i || k < i || k > j {
			return "", nil, errors.New("a mark is {ACT:words}")
		}
		b.WriteString(line[:i])
		from := at + b.Len()
		b.WriteString(line[k+1 : j])
		marks = append(marks, Mark{Act: line[i+1 : k], Span: readout.Span{Start: from, End: at + b.Len()}})
		line = line[j+1:]
	}
}

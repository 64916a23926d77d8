package codebook

import (
	"strings"
)

// readLists reads lists.txt: "name: word, word_word" with indented lines
// that go on.
func (b *Book) readLists(file, text string, errs *Errors) {
	var cur *List
	for n, line := range strings.Split(text, "\n") {
		line = stripComment(line)
		if strings.TrimSpace(line) == "" {
			continue
		}
		words := line
		if line[0] != ' ' && line[0] != '\t' {
			name, rest, ok := strings.Cut(line, ":")
			name = strings.TrimSpace(name)
			if !ok || name == "" || strings.ContainsAny(name, " \t") {
				errs.add(file, n+1, "a list is written name: word, word")
				cur = nil
				continue
			}
			if cur = b.Lists[name]; cur == nil {
				cur = &List{Name: name, Words: map[string]bool{}}
				b.Lists[name] = cur
			}
			words = rest
		} else if cur == nil {
			errs.add(file, n+1, "words without a list")
			continue
		}
		for _, w := range strings.Split(words, ",") {
			w = strings.ToLower(strings.Join(strings.Fields(strings.ReplaceAll(w, "_", " ")), "_"))
			if w != "" {
				cur.Words[w] = true
			}
		}
	}
}

// stripComment removes "# ..." at the start of a line or after two spaces.
func stripComment(line string) string {
	line = strings.TrimRight(line, " \t\r")
	if strings.HasPrefix(strings.TrimSpace(line), "#") {
		return ""
	}
	if i := strings.Index(line, "  #"); i >= 0 {
		line = line[:i]
	}
	return strings.TrimRight(line, " \t")
}

// readRules reads a file of groups, rules and examples.
func (b *Book) readRules(file, text string, errs *Errors) {
	var group *Group
	for n, raw := range strings.Split(text, "\n") {
		n++
		if strings.HasPrefix(raw, "## ") {
			group = &Group{File: file, Line: n, Title: strings.TrimSpace(raw[3:])}
			continue
		}
		line := strings.TrimSpace(stripComment(raw))
		if line == "" {
			continue
		}
		if line[0] == '>' {
			ex, err := b.example(line)
			if err != nil {
				errs.add(file, n, "%v", err)
				continue
			}
			ex.File, ex.Line, ex.Group = file, n, group
			b.Examples = append(b.Examples, ex)
			continue
		}
		left, right, ok := strings.Cut(line, "=>")
		if !ok {
			errs.add(file, n, "neither a rule (pattern => code) nor an example (> sentence = code)")
			continue
		}
		r := &Rule{File: file, Line: n, Text: line, Group: group}
		if err := b.pattern(r, left); err != nil {
			errs.add(file, n, "%v", err)
			continue
		}
		if err := b.code(r, right); err != nil {
			errs.add(file, n, "%v", err)
			continue
		}
		if r.Code.Actor == "S" {
			r.restricted++ // somebody must say it
		}
		b.Rules = append(b.Rules, r)
	}
}

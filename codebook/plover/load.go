package plover

import (
	"bufio"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

// line is a line of a table that says something, with its number.
type line struct {
	number int
	text   string
}

// lines reads a table and leaves out comments and empty lines.
func lines(fsys fs.FS, file string) ([]line, error) {
	f, err := fsys.Open(file)
	if err != nil {
		return nil, fmt.Errorf("plover: %w", err)
	}
	defer f.Close()
	var out []line
	scan := bufio.NewScanner(f)
	for n := 1; scan.Scan(); n++ {
		text := strings.TrimRight(scan.Text(), " \t\r")
		if strings.TrimSpace(text) == "" || strings.HasPrefix(text, "#") {
			continue
		}
		out = append(out, line{n, text})
	}
	if err := scan.Err(); err != nil {
		return nil, fmt.Errorf("plover: %s: %w", file, err)
	}
	return out, nil
}

// wrong makes the error for a line that cannot be read.
func wrong(file string, n int, format string, args ...any) error {
	return fmt.Errorf("plover: %s:%d: %s", file, n, fmt.Sprintf(format, args...))
}

// cells splits a line at its bars and demands a certain number of cells.
func cells(file string, n int, text string, want int) ([]string, error) {
	parts := strings.SplitN(text, "|", want)
	if len(parts) != want {
		return nil, wrong(file, n, "want %d columns, have %d", want, len(parts))
	}
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
		if parts[i] == "" {
			return nil, wrong(file, n, "column %d is empty", i+1)
		}
	}
	return parts, nil
}

// score reads a number between -10 and +10.
func score(file string, n int, text string) (float64, error) {
	v, err := strconv.ParseFloat(text, 64)
	if err != nil || v < -10 || v > 10 {
		return 0, wrong(file, n, "not a score between -10 and 10: %q", text)
	}
	return v, nil
}

// quad reads a quad class.
func quad(file string, n int, text string) (int, error) {
	if len(text) != 1 || text[0] < '1' || text[0] > '4' {
		return 0, wrong(file, n, "not a quad class from 1 to 4: %q", text)
	}
	return int(text[0] - '0'), nil
}

func readCodes(fsys fs.FS, file string) ([]Code, error) {
	ls, err := lines(fsys, file)
	if err != nil {
		return nil, err
	}
	var out []Code
	for _, l := range ls {
		c, err := cells(file, l.number, l.text, 2)
		if err != nil {
			return nil, err
		}
		if holds(out, c[0]) {
			return nil, wrong(file, l.number, "%s stands here twice", c[0])
		}
		out = append(out, Code{c[0], c[1]})
	}
	return out, nil
}

// Quad returns GDELT's QuadClass of a CAMEO code by its root: 1 for 01-05, 2
// for 06-09, 3 for 10-14, 4 for 15-20; 0 where the code has no such root.
func Quad(code string) int {
	if len(code) < 2 {
		return 0
	}
	root, err := strconv.Atoi(code[:2])
	switch {
	case err != nil || root < 1 || root > 20:
		return 0
	case root <= 5:
		return 1
	case root <= 9:
		return 2
	case root <= 14:
		return 3
	}
	return 4
}

func readCameos(fsys fs.FS, file string) ([]Cameo, error) {
	ls, err := lines(fsys, file)
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	var out []Cameo
	for _, l := range ls {
		c, err := cells(file, l.number, l.text, 4)
		if err != nil {
			return nil, err
		}
		q, err := quad(file, l.number, c[1])
		if err != nil {
			return nil, err
		}
		g, err := score(file, l.number, c[2])
		if err != nil {
			return nil, err
		}
		if want := Quad(c[0]); len(c[0]) > 4 || want == 0 || q != want {
			return nil, wrong(file, l.number, "code %s cannot have quad class %d", c[0], q)
		}
		if seen[c[0]] {
			return nil, wrong(file, l.number, "%s stands here twice", c[0])
		}
		seen[c[0]] = true
		out = append(out, Cameo{Code: c[0], Root: c[0][:2], Quad: q, Goldstein: g, Label: c[3]})
	}
	return out, nil
}

func readTypes(fsys fs.FS, file string, cameos map[string]int) ([]Type, error) {
	ls, err := lines(fsys, file)
	if err != nil {
		return nil, err
	}
	var out []Type
	for _, l := range ls {
		if !strings.HasPrefix(l.text, " ") {
			name := strings.TrimSpace(l.text)
			for _, t := range out {
				if t.Name == name {
					return nil, wrong(file, l.number, "%s stands here twice", name)
				}
			}
			if name != strings.ToUpper(name) {
				return nil, wrong(file, l.number, "not the name of a type: %q", name)
			}
			out = append(out, Type{Name: name, Line: l.number})
			continue
		}
		if len(out) == 0 {
			return nil, wrong(file, l.number, "a field before the first type")
		}
		if err := field(&out[len(out)-1], file, l, cameos); err != nil {
			return nil, err
		}
	}
	for _, t := range out {
		if t.Quad == 0 || t.Score == 0 && t.Name != "REQUEST" || t.Cameo == "" || t.Means == "" || t.Not == "" {
			return nil, wrong(file, t.Line, "%s lacks quad, score, cameo, means or not", t.Name)
		}
	}
	return out, nil
}

// field reads one "field: value" line of a type.
func field(t *Type, file string, l line, cameos map[string]int) error {
	name, value, ok := strings.Cut(strings.TrimSpace(l.text), ":")
	value = strings.TrimSpace(value)
	if !ok || value == "" {
		return wrong(file, l.number, "not a field and its value: %q", strings.TrimSpace(l.text))
	}
	var err error
	switch name {
	case "quad":
		t.Quad, err = quad(file, l.number, value)
	case "score":
		t.Score, err = score(file, l.number, value)
	case "cameo":
		t.Cameo, err = known(file, l.number, value, cameos)
	case "recipient":
		if value != "yes" && value != "no" {
			return wrong(file, l.number, "neither yes nor no: %q", value)
		}
		t.Recipient = value == "yes"
	case "means":
		t.Means = value
	case "not":
		t.Not = value
	case "mode":
		var c []string
		if c, err = cells(file, l.number, value, 4); err != nil {
			return err
		}
		m := Mode{Name: c[0], Means: c[3]}
		if _, ok := t.Mode(m.Name); ok {
			return wrong(file, l.number, "mode %s stands here twice", m.Name)
		}
		if m.Score, err = score(file, l.number, c[1]); err != nil {
			return err
		}
		if m.Cameo, err = known(file, l.number, c[2], cameos); err != nil {
			return err
		}
		t.Modes = append(t.Modes, m)
	default:
		return wrong(file, l.number, "unknown field %q", name)
	}
	return err
}

// known demands that a CAMEO code is in the list.
func known(file string, n int, code string, cameos map[string]int) (string, error) {
	if _, ok := cameos[code]; !ok {
		return "", wrong(file, n, "unknown CAMEO code %q", code)
	}
	return code, nil
}

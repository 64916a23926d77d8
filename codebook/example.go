package codebook

import (
	"fmt"
	"strings"
)

// Example is a sentence with what must be coded from it.
type Example struct {
	File     string
	Line     int
	Group    *Group
	Wrong    bool // ">?": known to come out wrong
	Sentence string
	Want     []Expected // none: nothing must be coded
}

// Expected is one report as an example names it.
type Expected struct {
	Type, Mode       string // Mode "" is not compared
	Actor, Recipient []string
	Status           string
	Says             string // "" is not compared
}

// String writes the expectation in the notation of the examples.
func (e Expected) String() string {
	var s strings.Builder
	s.WriteString(e.Type)
	if e.Mode != "" {
		s.WriteString("/" + e.Mode)
	}
	if len(e.Actor) > 0 {
		s.WriteString(" " + strings.Join(e.Actor, " & "))
	}
	if len(e.Recipient) > 0 {
		s.WriteString(" > " + strings.Join(e.Recipient, " & "))
	}
	if e.Status != "actual" && e.Status != "" {
		s.WriteString(" " + e.Status)
	}
	if e.Says != "" {
		s.WriteString(" says " + e.Says)
	}
	return s.String()
}

// example reads "> sentence = TYPE/mode A & B > C status says D; ...".
func (b *Book) example(line string) (*Example, error) {
	ex := &Example{}
	body := strings.TrimPrefix(line, ">")
	if strings.HasPrefix(body, "?") {
		ex.Wrong, body = true, body[1:]
	}
	i := strings.LastIndex(body, " = ")
	if i < 0 {
		return nil, fmt.Errorf("an example is written > sentence = code")
	}
	ex.Sentence = strings.TrimSpace(body[:i])
	right := strings.TrimSpace(body[i+3:])
	if ex.Sentence == "" || right == "" {
		return nil, fmt.Errorf("an example is written > sentence = code")
	}
	if right == "nothing" {
		return ex, nil
	}
	for _, part := range strings.Split(right, ";") {
		w, err := b.expected(strings.TrimSpace(part))
		if err != nil {
			return nil, err
		}
		ex.Want = append(ex.Want, w)
	}
	return ex, nil
}

func (b *Book) expected(s string) (Expected, error) {
	w := Expected{Status: "actual"}
	head, rest, _ := strings.Cut(s, " ")
	var err error
	if w.Type, w.Mode, err = b.typeMode(head); err != nil {
		return w, err
	}
	rest = " " + strings.TrimSpace(rest)
	if i := strings.LastIndex(rest, " says "); i >= 0 {
		w.Says, rest = strings.TrimSpace(rest[i+6:]), rest[:i]
	}
	rest = strings.TrimSpace(rest)
	if i := strings.LastIndexByte(rest, ' '); isStatus(rest[i+1:]) {
		w.Status, rest = rest[i+1:], strings.TrimSpace(rest[:i+1])
	}
	actors, recipients, _ := strings.Cut(rest, ">")
	w.Actor, w.Recipient = names(actors), names(recipients)
	return w, nil
}

func names(s string) []string {
	var out []string
	for _, n := range strings.Split(s, "&") {
		if n = strings.TrimSpace(n); n != "" && n != "-" {
			out = append(out, n)
		}
	}
	return out
}

package quote

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed cues.txt
var cuesText string

// cue is one line of cues.txt.
type cue struct {
	word  string
	kind  string
	holds string
	that  bool     // takes a clause
	q     bool     // takes a quotation
	to    bool     // takes an infinitive
	ing   bool     // takes an -ing form
	obj   bool     // takes an object
	preps []string // prepositions before the content
}

// cues is what cues.txt knows, by part of speech; phrases by their first word.
type cues struct {
	verbs, nouns, adverbs map[string]*cue
	phrases               map[string][]phraseCue
}

type phraseCue struct {
	words []string
	*cue
}

// list reads the embedded file once. It is part of the program and read by
// its tests, so an error in it is a broken promise of ours.
var list = sync.OnceValue(func() *cues {
	c, err := load(cuesText)
	if err != nil {
		panic(err)
	}
	return c
})

// load reads the lines of a cue file. Errors name file and line.
func load(text string) (*cues, error) {
	c := &cues{map[string]*cue{}, map[string]*cue{}, map[string]*cue{}, map[string][]phraseCue{}}
	last := ""
	for n, line := range strings.Split(text, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		fail := func(what string) error { return fmt.Errorf("quote: cues.txt:%d: %s: %q", n+1, what, line) }
		f := strings.Fields(line)
		if len(f) != 5 {
			return nil, fail("want word, part, kind, takes, holds")
		}
		if key := f[0] + " " + f[1]; key <= last {
			return nil, fail("out of order or twice")
		} else {
			last = key
		}
		e := &cue{word: f[0], kind: f[2], holds: f[4]}
		switch e.kind {
		case "say", "claim", "ask", "promise", "judge", "think", "wish", "show":
		default:
			return nil, fail("unknown kind")
		}
		switch e.holds {
		case "+", "-", ".":
		default:
			return nil, fail("holds must be +, - or .")
		}
		for _, t := range strings.Split(f[3], ",") {
			switch t {
			case "that":
				e.that = true
			case "q":
				e.q = true
			case "to":
				e.to = true
			case "ing":
				e.ing = true
			case "obj":
				e.obj = true
			case "source", "clause", "noun":
			default:
				if strings.ToLower(t) != t || t == "" {
					return nil, fail("unknown word in takes")
				}
				e.preps = append(e.preps, t)
			}
		}
		switch f[1] {
		case "v":
			c.verbs[e.word] = e
		case "n":
			c.nouns[e.word] = e
		case "a":
			c.adverbs[e.word] = e
		case "p":
			words := strings.Split(e.word, "_")
			c.phrases[words[0]] = append(c.phrases[words[0]], phraseCue{words, e})
		default:
			return nil, fail("unknown part")
		}
	}
	return c, nil
}

// takes reports whether the word stands before the cue's content.
func (e *cue) takes(prep string) bool {
	for _, p := range e.preps {
		if p == prep {
			return true
		}
	}
	return false
}

package clause

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed control.txt
var controlText string

//go:embed transitive.txt
var transitiveText string

// verbs is what the two lists tell of verbs.
type verbs struct {
	control    map[[2]string][]string // verb and introducing word -> obj, subj or prepositions
	transitive map[string]bool
}

// verbLists reads the embedded lists once. They are part of the program and
// read by its tests, so an error in them is a broken promise of ours.
var verbLists = sync.OnceValue(func() *verbs {
	v, err := loadVerbs(controlText, transitiveText)
	if err != nil {
		panic(err)
	}
	return v
})

// loadVerbs reads control.txt and transitive.txt. Errors name file and line.
func loadVerbs(control, transitive string) (*verbs, error) {
	v := &verbs{map[[2]string][]string{}, map[string]bool{}}
	for n, line := range strings.Split(control, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Fields(line)
		if len(f) != 3 {
			return nil, fmt.Errorf("clause: control.txt:%d: want verb, word, who: %q", n+1, line)
		}
		key := [2]string{f[0], f[1]}
		if v.control[key] != nil {
			return nil, fmt.Errorf("clause: control.txt:%d: %s %s stands twice", n+1, f[0], f[1])
		}
		v.control[key] = strings.Split(f[2], "|")
	}
	for n, line := range strings.Split(transitive, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		if strings.ContainsAny(line, " \t") || v.transitive[line] {
			return nil, fmt.Errorf("clause: transitive.txt:%d: want one verb, once: %q", n+1, line)
		}
		v.transitive[line] = true
	}
	return v, nil
}

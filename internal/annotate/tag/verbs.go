package tag

import (
	_ "embed"
	"fmt"
	"strings"
)

//go:embed verbs.txt
var verbList string

// verbs knows the base forms of verbs and their irregular forms. What the
// suffix rules make of a form is a guess ("blamed" to blam); what the list
// knows is not.
type verbs struct {
	base map[string]bool
	past map[string]string // irregular past tenses and participles
}

func readVerbs(text string) (*verbs, error) {
	v := &verbs{base: make(map[string]bool, 4096), past: make(map[string]string, 512)}
	n := 0
	for line := range strings.Lines(text) {
		n++
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		base, forms, _ := strings.Cut(line, " ")
		if v.base[base] {
			return nil, fmt.Errorf("verbs.txt:%d: %s stands there twice", n, base)
		}
		v.base[base] = true
		for forms != "" {
			var form string
			form, forms, _ = strings.Cut(forms, " ")
			for form != "" {
				var one string
				one, form, _ = strings.Cut(form, "|")
				if v.past[one] == "" {
					v.past[one] = base
				}
			}
		}
	}
	return v, nil
}

// of returns the base form of a lower-case form that is tagged as a verb with
// the Penn tag, or "" where the list does not know it.
func (v *verbs) of(form, penn string) string {
	if v == nil {
		return ""
	}
	past := penn == "VBD" || penn == "VBN"
	if past {
		if b := v.past[form]; b != "" {
			return b
		}
	} else if v.base[form] {
		return form
	}
	if b := v.regular(form); b != "" {
		return b
	}
	if b := v.past[form]; b != "" {
		return b
	}
	if v.base[form] && !strings.HasSuffix(form, "ed") {
		return form
	}
	// "re-elected", "co-sponsored", "rearrested"
	for _, p := range [...]string{"re-", "co-", "pre-", "over", "re", "out", "under", "mis", "un"} {
		if rest, ok := strings.CutPrefix(form, p); ok && len(rest) > 3 {
			if b := v.whole(rest, past); b != "" {
				return form[:len(p)] + b
			}
		}
	}
	if i := strings.LastIndexByte(form, '-'); i > 0 {
		if b := v.whole(form[i+1:], past); b != "" {
			return form[:i+1] + b
		}
	}
	return ""
}

// whole is of without prefixes.
func (v *verbs) whole(form string, past bool) string {
	if past {
		if b := v.past[form]; b != "" {
			return b
		}
	} else if v.base[form] {
		return form
	}
	return v.regular(form)
}

// regular undoes -s, -ed and -ing.
func (v *verbs) regular(form string) string {
	n := len(form)
	first := func(bases ...string) string {
		for _, b := range bases {
			if v.base[b] {
				return b
			}
		}
		return ""
	}
	// A doubled consonant, and the k after c.
	single := func(stem string) string {
		if m := len(stem); m > 2 && (stem[m-1] == stem[m-2] || stem[m-2:] == "ck") {
			return stem[:m-1]
		}
		return stem
	}
	switch {
	case n > 3 && strings.HasSuffix(form, "ied"):
		return first(form[:n-1], form[:n-3]+"y")
	case n > 3 && strings.HasSuffix(form, "ed"):
		return first(form[:n-1], form[:n-2], single(form[:n-2]))
	case n > 4 && strings.HasSuffix(form, "ying"):
		return first(form[:n-3], form[:n-4]+"ie")
	case n > 4 && strings.HasSuffix(form, "ing"):
		return first(form[:n-3]+"e", form[:n-3], single(form[:n-3]))
	case n > 3 && strings.HasSuffix(form, "ies"):
		return first(form[:n-1], form[:n-3]+"y")
	case n > 2 && strings.HasSuffix(form, "s") && !strings.HasSuffix(form, "ss"):
		if b := first(form[:n-1]); b != "" {
			return b
		}
		if strings.HasSuffix(form, "es") {
			return first(form[:n-2], single(form[:n-2]))
		}
	}
	return ""
}

// IsVerb reports whether the lower-case word is the base form of a verb.
func (m *Model) IsVerb(word string) bool { return m.verbs != nil && m.verbs.base[word] }

// Irregular returns the verb that the lower-case word is an irregular past
// tense or participle of ("overran" gives overrun), or "".
func (m *Model) Irregular(word string) string {
	if m.verbs == nil {
		return ""
	}
	return m.verbs.past[word]
}

// Third returns the verb that the lower-case word is the third person singular
// of ("refuses" gives refuse), or "".
func (m *Model) Third(word string) string {
	if m.verbs == nil || len(word) < 4 || word[len(word)-1] != 's' {
		return ""
	}
	return m.verbs.regular(word)
}

// Past returns the verb that the lower-case word is a past tense or past
// participle of ("refused" gives refuse), or "".
func (m *Model) Past(word string) string {
	if m.verbs == nil {
		return ""
	}
	if b := m.verbs.past[word]; b != "" {
		return b
	}
	if len(word) < 5 || word[len(word)-2:] != "ed" {
		return ""
	}
	return m.verbs.regular(word)
}

// penn returns the Penn tag of a verb's lower-case form: the one given where
// the form can have it.
func (v *verbs) penn(form, given string) string {
	switch given {
	case "VB", "VBP", "VBZ", "VBD", "VBN", "VBG", "MD":
	default:
		given = "" // no tag of a verb
	}
	if v == nil || v.base[form] && given != "" {
		return given
	}
	switch {
	case v.past[form] != "":
		if given != "VBN" {
			return "VBD"
		}
	case v.base[form]:
		return "VB"
	case strings.HasSuffix(form, "ing") && v.regular(form) != "":
		return "VBG"
	case strings.HasSuffix(form, "ed") && v.regular(form) != "":
		if given != "VBN" {
			return "VBD"
		}
	case strings.HasSuffix(form, "s") && v.regular(form) != "":
		return "VBZ"
	}
	if given == "" {
		return "VB"
	}
	return given
}

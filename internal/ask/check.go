package ask

import (
	"slices"
	"strconv"
	"strings"

	"github.com/readout-events/readout/internal/store"
)

// check returns the values that a user's word stands for in a field, or what
// is wrong with it.
func (p *parser) check(field, op string, w word) (values []string, problem, hint string) {
	s := w.text
	one := func(v string) ([]string, string, string) { return []string{v}, "", "" }
	switch field {
	case "actor", "recipient", "party", "speaker":
		return p.party(s, w.quoted)
	case "says":
		if s == "-" || p.said["says"][strings.ToLower(s)] != "" {
			return one("-")
		}
		return p.party(s, w.quoted)
	case "dyad":
		return p.pair(w)
	case "place":
		return p.place(s, w.quoted)
	case "type":
		if kind, mode, both := strings.Cut(s, "/"); both {
			return p.mode(kind, mode)
		}
		return p.kindOf(s)
	case "mode":
		if kind, mode, both := strings.Cut(s, "/"); both {
			return p.mode(kind, mode)
		}
		return p.mode("", s)
	case "quad":
		if len(s) == 1 && s[0] >= '1' && s[0] <= '4' {
			return one(s)
		}
		if v := p.said["quad"][strings.NewReplacer("-", " ", "_", " ").Replace(strings.ToLower(s))]; v != "" {
			return strings.Split(v, ","), "", ""
		}
		return nil, "no quad class " + s, "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict"
	case "status":
		return p.oneOf(field, s, []string{"actual", "future", "hypothetical", "negated", "historical", "failed"})
	case "stance":
		return p.oneOf(field, s, []string{"supports", "opposes", "neutral"})
	case "context":
		var all []string
		for _, c := range p.book.Contexts {
			all = append(all, c.Name)
		}
		return p.oneOf(field, strings.NewReplacer(" ", "_", "-", "_").Replace(s), all)
	case "cameo":
		return p.cameo(s)
	case "text":
		return text(s)
	case "rule":
		return rule(s)
	case "confidence", "score", "goldstein", "reports", "sources", "articles":
		return numeric(field, s)
	case "language":
		return one(strings.ToLower(s))
	case "about":
		if store.Fold(s) == "" {
			return nil, "nothing is named", ""
		}
		if codes := p.country(s); len(codes) == 1 && s[0] != '~' {
			if names := p.calledBy(codes[0]); len(names) > 0 {
				return names, "", ""
			}
		}
	case "publisher":
		if store.Fold(s) == "" {
			return nil, "nobody is named", ""
		}
	}
	return one(s)
}

// oneOf chooses a word of a closed list, in capitals or not.
func (p *parser) oneOf(field, s string, all []string) (values []string, problem, hint string) {
	low := strings.ToLower(s)
	if v := p.said[field][low]; v != "" {
		low = v
	}
	if slices.Contains(all, low) {
		return []string{low}, "", ""
	}
	if hint = mean(like(low, all)); hint == "" {
		hint = "it is " + either(all)
	}
	return nil, "no " + field + " " + s, hint
}

func (p *parser) kindOf(s string) (values []string, problem, hint string) {
	up := strings.ToUpper(s)
	if _, ok := p.book.Type(up); ok {
		return []string{up}, "", ""
	}
	var all []string
	for _, t := range p.book.Types {
		all = append(all, t.Name)
	}
	hint = mean(like(s, all))
	if hint == "" {
		hint = p.byMeaning(s)
	}
	if hint == "" {
		hint = "types are " + strings.Join(all, ", ")
	}
	return nil, "no type " + s, hint
}

// byMeaning suggests the types and modes whose description has a word.
func (p *parser) byMeaning(s string) string {
	low := strings.ToLower(s)
	if len(low) < 4 {
		return ""
	}
	stem := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(low, "s"), "ing"), "e")
	has := func(means string) bool {
		for _, w := range strings.Fields(store.Fold(means)) {
			if strings.HasPrefix(w, stem) && len(w) <= len(stem)+4 {
				return true
			}
		}
		return false
	}
	var found []string
	for _, t := range p.book.Types {
		if has(t.Means) {
			found = append(found, "type:"+t.Name)
			continue
		}
		for _, m := range t.Modes {
			if has(m.Name + " " + m.Means) {
				found = append(found, "mode:"+t.Name+"/"+m.Name)
			}
		}
	}
	return mean(found[:min(len(found), 4)])
}

func (p *parser) mode(kind, mode string) (values []string, problem, hint string) {
	mode = strings.ToLower(mode)
	if kind != "" {
		if values, problem, hint = p.kindOf(kind); problem != "" {
			return values, problem, hint
		}
		t, _ := p.book.Type(values[0])
		if _, ok := t.Mode(mode); ok {
			return []string{t.Name + "/" + mode}, "", ""
		}
		var have []string
		for _, m := range t.Modes {
			have = append(have, m.Name)
		}
		if len(have) == 0 {
			return nil, t.Name + " has no modes", "write type:" + t.Name
		}
		if hint = mean(like(mode, have)); hint == "" {
			hint = "it has " + strings.Join(have, ", ")
		}
		return nil, t.Name + " has no mode " + mode, hint
	}
	if slices.Contains(p.modes, mode) {
		return []string{mode}, "", ""
	}
	if hint = mean(like(mode, p.modes)); hint == "" {
		hint = p.byMeaning(mode)
	}
	if hint == "" {
		hint = "modes are " + strings.Join(p.modes, ", ")
	}
	return nil, "no mode " + mode, hint
}

func (p *parser) cameo(s string) (values []string, problem, hint string) {
	code := strings.TrimSuffix(s, "*")
	for _, c := range p.book.Cameos {
		if code != "" && strings.HasPrefix(c.Code, code) {
			return []string{code}, "", ""
		}
	}
	if _, ok := p.book.Cameo("0" + code); ok {
		return nil, "no CAMEO code " + s, "leading zeros count: did you mean 0" + code + "?"
	}
	return nil, "no CAMEO code " + s, "codes are 010 to 2042, their beginnings 01 to 20"
}

func text(s string) (values []string, problem, hint string) {
	s = strings.Join(strings.Fields(s), " ")
	stem, _ := strings.CutSuffix(s, "*")
	if strings.ContainsRune(stem, '*') {
		return nil, "a star stands at the end of a word only", "write sanction* for sanctions, sanctioned, ..."
	}
	if store.Fold(stem) == "" {
		return nil, "no word to look for", ""
	}
	return []string{s}, "", ""
}

// rule reads en/accuse.txt:31, accuse.txt:31, accuse:31 or accuse.
func rule(s string) (values []string, problem, hint string) {
	file, line, numbered := strings.Cut(strings.ToLower(s), ":")
	if n, err := strconv.Atoi(line); numbered && (err != nil || n < 1) {
		return nil, "no line " + line, "write rule:en/accuse.txt:31"
	}
	if file == "" {
		return nil, "no file of rules", "write rule:en/accuse.txt:31"
	}
	if !strings.Contains(file, "/") {
		file = "en/" + file
	}
	if !strings.HasSuffix(file, ".txt") {
		file += ".txt"
	}
	if numbered {
		file += ":" + strings.TrimLeft(line, "0+")
	}
	return []string{file}, "", ""
}

func numeric(field, s string) (values []string, problem, hint string) {
	v, ok := number(strings.TrimSuffix(s, "%"))
	if !ok {
		return nil, "no number: " + s, "write " + field + ">=1"
	}
	if strings.HasSuffix(s, "%") {
		v /= 100
	}
	as := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
	switch field {
	case "confidence":
		if v < 0 || v > 1 {
			if v > 1 && v <= 100 {
				hint = "did you mean " + as(v/100) + "?"
			}
			return nil, "confidence is from 0 to 1", hint
		}
	case "reports", "sources", "articles":
		if v < 0 || v != float64(int64(v)) {
			return nil, "no number of " + field + ": " + s, ""
		}
	case "score", "goldstein":
		if v < -10 || v > 10 {
			return nil, field + " is from -10 to 10", ""
		}
	}
	return []string{as(v)}, "", ""
}

// example shows how a field is written, for hints.
func (p *parser) example(field string) string {
	v := map[string]string{"actor": "CHN", "recipient": "RUS", "party": "Lavrov", "dyad": "CHN:USA", "type": "CONSULT", "mode": "visit", "quad": "4", "status": "actual", "cameo": "04",
		"date": "2022-08", "published": "2022-08", "place": "Syria", "says": "China", "speaker": "China", "about": "Taiwan", "stance": "opposes", "context": "military", "text": `"territorial waters"`,
		"rule": "en/accuse.txt:31", "publisher": "Xinhua", "language": "en", "confidence": "0.8", "score": "-5", "goldstein": "-5", "reports": "2", "sources": "2", "articles": "2"}[field]
	if v == "" {
		return ""
	}
	return "write " + field + ":" + v
}

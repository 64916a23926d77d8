package date

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"

	readout "github.com/readout-events/readout"
)

//go:embed words.txt
var wordsText string

//go:embed named.txt
var namedText string

//go:embed since.txt
var sinceText string

// class is a set of the word classes of words.txt.
type class uint32

const (
	cMonth class = 1 << iota
	cWeekday
	cShortday // abbreviated weekday
	cUnit
	cNumber
	cVague
	cOrdinal
	cDecade
	cSeason
	cDeictic
	cDaypart
	cMod
	cEdge
	cBound
	cSmall
	cClock
	cFuture
	cPresent
	cPast
	cSay
	cCounted
	cMoney
)

// entry is what the lexicon knows of a word: its classes and a value for
// each class that has one.
type entry struct {
	word                                                                             string
	class                                                                            class
	month, weekday, unit, number, ordinal, decade, season, deictic, mod, edge, bound int8
}

// named is a time with a name of its own. Month and Day repeat every year,
// Easter moves, Nth is the nth weekday of a month, Span is once in history;
// none of them is no time at all.
type named struct {
	name            string
	month, day      int
	easter          int
	isEaster        bool
	eastern         bool // Easter of the orthodox churches
	nth, wd         int
	span            span
	once, isNothing bool
}

// lexicon holds the words of words.txt and the names of named.txt.
type lexicon struct {
	words map[string]*entry
	named map[string]*named
	first map[string]bool    // first words of names, squeezed
	since map[string][]since // by first word
}

// since is a name that no text has before a day.
type since struct {
	name  string
	words []string
	day   day
}

func loadLexicon(words, names, sinces string) (*lexicon, error) {
	lex := &lexicon{since: make(map[string][]since, 100), words: make(map[string]*entry, 700), named: make(map[string]*named, 128), first: make(map[string]bool, 128)}
	n := 0
	for line := range strings.Lines(words) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		kind, rest, ok := strings.Cut(line, ": ")
		if !ok {
			return nil, fmt.Errorf("date/words.txt:%d: no class", n)
		}
		for _, w := range strings.Split(rest, ", ") {
			word, value, has := strings.Cut(strings.TrimSpace(w), "=")
			v := 0
			if has {
				var err error
				if v, err = strconv.Atoi(value); err != nil {
					return nil, fmt.Errorf("date/words.txt:%d: %q is no number", n, value)
				}
			}
			e := lex.words[word]
			if e == nil {
				e = &entry{word: word}
				lex.words[word] = e
			}
			b := int8(v)
			switch kind {
			case "month":
				e.class, e.month = e.class|cMonth, b
			case "weekday":
				e.class, e.weekday = e.class|cWeekday, b
			case "shortday":
				e.class, e.weekday = e.class|cShortday, b
			case "unit":
				e.class, e.unit = e.class|cUnit, b
			case "number":
				e.class, e.number = e.class|cNumber, b
			case "ordinal":
				e.class, e.ordinal = e.class|cOrdinal, b
			case "decade":
				e.class, e.decade = e.class|cDecade, b
			case "season":
				e.class, e.season = e.class|cSeason, b
			case "deictic":
				e.class, e.deictic = e.class|cDeictic, b
			case "mod":
				e.class, e.mod = e.class|cMod, b
			case "edge":
				e.class, e.edge = e.class|cEdge, b
			case "bound":
				e.class, e.bound = e.class|cBound, b
			case "vague":
				e.class |= cVague
			case "daypart":
				e.class |= cDaypart
			case "preposition":
				e.class |= cSmall
			case "clock":
				e.class |= cClock
			case "future":
				e.class |= cFuture
			case "present":
				e.class |= cPresent
			case "past":
				e.class |= cPast
			case "say":
				e.class |= cSay
			case "counted":
				e.class |= cCounted
			case "money":
				e.class |= cMoney
			default:
				return nil, fmt.Errorf("date/words.txt:%d: unknown class %q", n, kind)
			}
		}
	}
	n = 0
	for line := range strings.Lines(names) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		name, what, ok := strings.Cut(line, " | ")
		if !ok {
			return nil, fmt.Errorf("date/named.txt:%d: no field for the time", n)
		}
		m, err := readNamed(what)
		if err != nil {
			return nil, fmt.Errorf("date/named.txt:%d: %w", n, err)
		}
		m.name = name
		key := string(squeeze(nil, name))
		if lex.named[key] != nil {
			return nil, fmt.Errorf("date/named.txt:%d: %s stands twice", n, name)
		}
		lex.named[key] = m
		head := strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' || r == '\'' || r == '’' })[0]
		lex.first[string(squeeze(nil, head))] = true
	}
	n = 0
	for line := range strings.Lines(sinces) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		name, first, _ := strings.Cut(line, " | ")
		t, _, ok := parseISO(first)
		if !ok {
			return nil, fmt.Errorf("date/since.txt:%d: %q is no day", n, first)
		}
		w := strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' })
		lex.since[w[0]] = append(lex.since[w[0]], since{name, w, t})
	}
	return lex, nil
}

func readNamed(what string) (*named, error) {
	m := new(named)
	switch {
	case what == "none":
		m.isNothing = true
		return m, nil
	case strings.HasPrefix(what, "easter"):
		what, m.eastern = strings.CutPrefix(what, "eastern")
		n, err := strconv.Atoi(strings.TrimPrefix(what, "easter"))
		m.easter, m.isEaster = n, true
		return m, err
	case strings.Count(what, "/") == 2:
		_, err := fmt.Sscanf(what, "%d/%d/%d", &m.nth, &m.wd, &m.month)
		return m, err
	case len(what) == 5:
		if _, err := fmt.Sscanf(what, "%d-%d", &m.month, &m.day); err != nil {
			return nil, err
		}
		if !valid(0, m.month, m.day) {
			return nil, fmt.Errorf("%s is no day", what)
		}
		return m, nil
	}
	a, b, two := strings.Cut(what, "..")
	if !two {
		b = a
	}
	from, _, ok1 := parseISO(a)
	_, to, ok2 := parseISO(b)
	if !ok1 || !ok2 || to < from {
		return nil, fmt.Errorf("%q is no time", what)
	}
	m.span, m.once = span{from, to}, true
	return m, nil
}

// squeeze appends the letters and digits of s in lower case.
func squeeze(b []byte, s string) []byte {
	for i := range len(s) {
		c := s[i]
		switch {
		case 'A' <= c && c <= 'Z':
			b = append(b, c+'a'-'A')
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			b = append(b, c)
		}
	}
	return b
}

// word is a token or, where a token is put together with hyphens or slashes,
// a part of it.
type word struct {
	*entry
	form   string
	tok    int
	num    int // value of the digits at its start, -1 where there are none
	digits int // how many digits
	rest   string
	cap    bool
	glued  bool // no space, and no other token, between it and the word before
}

var unknown = &entry{}

// is reports whether the word is one of the small words given.
func (w *word) is(forms ...string) bool {
	for _, f := range forms {
		if w.word == f {
			return true
		}
	}
	return false
}

func (w *word) has(c class) bool { return w.class&c != 0 }

// split appends the words of a sentence to buf.
func (lex *lexicon) split(buf []word, sent *readout.Sentence) []word {
	for i := range sent.Tokens {
		t := &sent.Tokens[i]
		form := t.Form
		start, any := 0, false
		if len(form) > 1 && len(form) < 40 {
			for j := 0; j < len(form); {
				n := separator(form, j)
				if n == 0 {
					j++
					continue
				}
				if j > start {
					buf = append(buf, lex.word(form[start:j], i, any))
					any = true
				}
				buf = append(buf, lex.word(form[j:j+n], i, any))
				any = true
				j += n
				start = j
			}
		}
		if start < len(form) {
			buf = append(buf, lex.word(form[start:], i, any))
		}
		if !t.SpaceBefore && i > 0 && !any {
			buf[len(buf)-1].glued = true
		}
	}
	return buf
}

// calendar reports whether a form is a weekday or a month.
func (lex *lexicon) calendar(form string) bool {
	if len(form) > 10 {
		return false
	}
	w := lex.word(form, 0, false)
	return w.has(cWeekday | cMonth)
}

// separator returns the length of a hyphen, dash or slash at s[j:], or of a
// full stop between digits ("05.08.2022").
func separator(s string, j int) int {
	switch s[j] {
	case '-', '/':
		return 1
	case '.':
		if j > 0 && j+1 < len(s) && digit(s[j-1]) && digit(s[j+1]) && strings.Count(s, ".") == 2 {
			return 1
		}
	case 0xE2:
		if j+2 < len(s) && s[j+1] == 0x80 && s[j+2] >= 0x90 && s[j+2] <= 0x95 || strings.HasPrefix(s[j:], "−") {
			return 3
		}
	}
	return 0
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

func (lex *lexicon) word(form string, tok int, glued bool) word {
	w := word{entry: unknown, form: form, tok: tok, num: -1, glued: glued}
	c := form[0]
	w.cap = 'A' <= c && c <= 'Z'
	if digit(c) {
		n, j := 0, 0
		for j < len(form) && digit(form[j]) && j < 9 {
			n = n*10 + int(form[j]-'0')
			j++
		}
		w.num, w.digits, w.rest = n, j, form[j:]
		if len(w.rest) > 4 || j == 9 {
			w.digits, w.num = 0, -1
		}
		return w
	}
	if len(form) > 14 {
		return w
	}
	var b [16]byte
	n := len(form)
	for i := range n {
		ch := form[i]
		if 'A' <= ch && ch <= 'Z' {
			ch += 'a' - 'A'
		}
		b[i] = ch
	}
	if n > 1 && b[n-1] == '.' {
		n--
	}
	if e := lex.words[string(b[:n])]; e != nil {
		w.entry = e
	}
	return w
}

// nth returns the value of an ordinal ("26th", "third"), or 0.
func (w *word) nth() int {
	if w.ordinal != 0 {
		return int(w.ordinal)
	}
	if w.num > 0 && w.digits <= 2 {
		switch w.rest {
		case "st", "nd", "rd", "th", "ST", "ND", "RD", "TH":
			return w.num
		}
	}
	return 0
}

// plain reports whether the word is a number of n digits and nothing else.
func (w *word) plain(n int) bool {
	return w.num >= 0 && w.digits == n && (w.rest == "" || w.rest == ".")
}

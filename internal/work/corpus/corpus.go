// Package corpus makes many articles of a few, to measure a ledger with: the
// same stories among other states and persons, on other days, with other
// numbers, with paragraphs of other stories, with sentences dropped and moved, some told twice, some copied by
// other papers. The same seed gives the same articles.
//
// What comes out reads like news and is none: no such thing happened.
package corpus

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/actors"
)

const (
	states = 80 // those with most persons in the tables
	years  = 10
	copied = 5  // in 100: another paper's print of an article before
	retold = 10 // in 100: the same act told anew, by another paper on the same or the next day
)

var first = time.Date(2015, 1, 1, 0, 0, 0, 0, time.UTC)

// Generate hands n articles made of given ones to use, those of a day after
// those of the day before, as papers come. It ends with use's error where it
// returns one.
func Generate(given []readout.Article, n int, seed uint64, use func(readout.Article) error) error {
	if len(given) == 0 {
		return errors.New("corpus: no article to vary")
	}
	names, err := load()
	if err != nil {
		return fmt.Errorf("corpus: %w", err)
	}
	rnd := rand.New(rand.NewPCG(seed, 1))
	type past struct {
		base int
		seed uint64
		day  time.Time
		art  readout.Article
	}
	var recent []past // what may be copied or retold
	for i := range n {
		var p past
		kind := rnd.IntN(100)
		switch {
		case kind < copied && len(recent) > 0:
			p = recent[rnd.IntN(len(recent))]
			p.art = reprint(p.art, rnd)
		case kind < copied+retold && len(recent) > 0:
			p = recent[rnd.IntN(len(recent))]
			v := names.vary(mix(given, p.base, p.seed), p.seed, p.day)
			v.Published = p.day.AddDate(0, 0, rnd.IntN(2))
			p.art = cut(v, rnd, 40)
		default:
			p = past{base: rnd.IntN(len(given)), seed: rnd.Uint64(), day: first.AddDate(0, 0, i*365*years/n)}
			p.art = cut(names.vary(mix(given, p.base, p.seed), p.seed, p.day), rnd, 10)
		}
		p.art.ID = fmt.Sprintf("made-%06d", i)
		if p.art.Publisher == "" || kind >= copied {
			p.art.Publisher = fmt.Sprintf("Paper %d", 1+rnd.IntN(60))
		}
		p.art.URL = fmt.Sprintf("https://paper.example/%d", i)
		if len(recent) < 500 {
			recent = append(recent, p)
		} else {
			recent[rnd.IntN(len(recent))] = p
		}
		if err := use(p.art); err != nil {
			return err
		}
	}
	return nil
}

// mix makes a text of an article's first paragraph, some of its others, and
// some of two other articles: what is made of one article a hundred times would
// be a hundred copies otherwise.
func mix(given []readout.Article, base int, seed uint64) readout.Article {
	rnd := rand.New(rand.NewPCG(seed, 3))
	a := given[base]
	var paragraphs []string
	for i, p := range strings.Split(a.Text, "\n\n") {
		if i == 0 || rnd.IntN(100) < 60 {
			paragraphs = append(paragraphs, p)
		}
	}
	for range 2 {
		for _, p := range strings.Split(given[rnd.IntN(len(given))].Text, "\n\n") {
			if rnd.IntN(100) < 25 {
				paragraphs = append(paragraphs, p)
			}
		}
	}
	a.Text = strings.Join(paragraphs, "\n\n")
	return a
}

// reprint is another paper's print of an article: its own headline, a byline,
// the last sentence cut.
func reprint(a readout.Article, rnd *rand.Rand) readout.Article {
	a.Publisher = fmt.Sprintf("Paper %d", 1+rnd.IntN(60))
	if i := strings.IndexByte(a.Title, ','); i > 20 {
		a.Title = a.Title[:i]
	} else {
		a.Title += ", agency says"
	}
	if ends := sentences(a.Text); len(ends) > 12 {
		a.Text = a.Text[:ends[len(ends)-2]]
	}
	a.Text += fmt.Sprintf(" (Agency %d)", 1+rnd.IntN(5))
	return a
}

// cut drops some of a text's sentences, percent in 100, and moves some paragraphs.
func cut(a readout.Article, rnd *rand.Rand, percent int) readout.Article {
	var paragraphs []string
	for _, p := range strings.Split(a.Text, "\n\n") {
		var b strings.Builder
		from := 0
		for _, to := range sentences(p) {
			if rnd.IntN(100) >= percent {
				b.WriteString(p[from:to])
			}
			from = to
		}
		if s := strings.TrimSpace(b.String()); s != "" {
			paragraphs = append(paragraphs, s)
		}
	}
	for range len(paragraphs) / 5 {
		i := 1 + rnd.IntN(len(paragraphs)-1)
		j := 1 + rnd.IntN(len(paragraphs)-1)
		paragraphs[i], paragraphs[j] = paragraphs[j], paragraphs[i]
	}
	if len(paragraphs) > 0 {
		a.Text = strings.Join(paragraphs, "\n\n")
	}
	return a
}

// sentences returns where the sentences of a text end: roughly, behind a full
// stop and white space before a capital, and at the end.
func sentences(s string) (ends []int) {
	for i := 1; i+2 < len(s); i++ {
		if s[i] == '.' && s[i+1] <= ' ' && unicode.IsLower(rune(s[i-1])) {
			if r, _ := utf8.DecodeRuneInString(s[i+2:]); unicode.IsUpper(r) {
				ends = append(ends, i+2)
			}
		}
	}
	return append(ends, len(s))
}

// names are what is replaced by its like.
type names struct {
	state  map[string]place // any name of a state, a people or a capital
	list   []state
	person map[string]bool
	people []string
	long   int // words of the longest name
}

type state struct{ name, adjective, capital string }

type place struct {
	state int
	part  byte // n name, a adjective, c capital
}

// load takes the names of states and persons from the actor tables.
func load() (*names, error) {
	files, err := actors.Embedded()
	if err != nil {
		return nil, err
	}
	n := &names{state: map[string]place{}, person: map[string]bool{}, long: 1}
	persons := map[string]int{} // by country
	type country struct {
		code string
		all  [3][]string
	}
	var countries []country
	for _, f := range files {
		for line := range strings.Lines(string(f.Data)) {
			col := strings.Split(strings.TrimSpace(line), " | ")
			switch {
			case strings.HasPrefix(line, "#"):
			case f.Name == "countries.txt" && len(col) == 12 && col[6] != "-" && col[3] != "-" && col[4] != "-" && col[11] == "-":
				countries = append(countries, country{col[0], [3][]string{{col[1]}, strings.Split(col[3], ", "), strings.Split(col[4], ", ")}})
			case strings.HasPrefix(f.Name, "persons_") && len(col) == 7 && strings.Count(col[0], " ") == 1:
				persons[col[2]]++
				if !n.person[col[0]] {
					n.people = append(n.people, col[0])
				}
				for _, s := range append(strings.Split(col[1], ", "), col[0]) {
					if strings.Count(s, " ") == 1 {
						n.person[s] = true
					}
				}
			}
		}
	}
	slices.SortStableFunc(countries, func(a, b country) int { return persons[b.code] - persons[a.code] })
	if len(countries) > states {
		countries = countries[:states]
	}
	for i, c := range countries {
		n.list = append(n.list, state{c.all[0][0], c.all[1][0], c.all[2][0]})
		for k, part := range []byte("nac") {
			for _, s := range c.all[k] {
				n.state[s] = place{i, part}
				n.long = max(n.long, 1+strings.Count(s, " "))
			}
		}
	}
	if len(n.list) < 2 || len(n.people) == 0 {
		return nil, errors.New("no states or persons in the actor tables")
	}
	return n, nil
}

// vary tells a story among other states and persons, on another day.
func (n *names) vary(a readout.Article, seed uint64, day time.Time) readout.Article {
	rnd := rand.New(rand.NewPCG(seed, 2))
	v := variant{names: n, rnd: rnd, states: rnd.Perm(len(n.list)), persons: map[string]string{}, numbers: map[string]string{}}
	v.was = a.Published
	if v.was.IsZero() {
		v.was = time.Date(2019, 7, 1, 0, 0, 0, 0, time.UTC)
	}
	v.shift = int(day.Sub(v.was).Hours() / 24)
	a.Published = day
	a.Title, a.Text = v.tell(a.Title), v.tell(a.Text)
	return a
}

type variant struct {
	*names
	rnd     *rand.Rand
	states  []int
	persons map[string]string // also by surname
	numbers map[string]string
	was     time.Time
	shift   int // days
}

var (
	words = regexp.MustCompile(`[\p{L}][\p{L}'’\-]*|\d+(?:[.,]\d+)*`)
	dates = regexp.MustCompile(`\b(January|February|March|April|May|June|July|August|September|October|November|December) (\d{1,2})(, \d{4})?\b`)
)

// tell rewrites a text.
func (v *variant) tell(text string) string {
	text = dates.ReplaceAllStringFunc(text, v.date)
	at := words.FindAllStringIndex(text, -1)
	var b strings.Builder
	from := 0
	for i := 0; i < len(at); i++ {
		for k := min(v.long, len(at)-i); k > 0; k-- {
			start, end := at[i][0], at[i+k-1][1]
			if new, ok := v.word(text[start:end]); ok {
				b.WriteString(text[from:start])
				b.WriteString(new)
				from = end
				i += k - 1
				break
			}
		}
	}
	b.WriteString(text[from:])
	return b.String()
}

// word returns what stands for one or more words; false where they stay.
func (v *variant) word(s string) (string, bool) {
	own := ""
	for _, end := range []string{"'s", "’s"} {
		if w, ok := strings.CutSuffix(s, end); ok {
			s, own = w, end
		}
	}
	if c := s[0]; '0' <= c && c <= '9' {
		return v.number(s), words.FindString(s) == s
	}
	r, _ := utf8.DecodeRuneInString(s)
	if !unicode.IsUpper(r) {
		return "", false
	}
	if p, ok := v.state[s]; ok {
		to := v.list[v.states[p.state]]
		switch p.part {
		case 'a':
			return to.adjective + own, true
		case 'c':
			return to.capital + own, true
		}
		return to.name + own, true
	}
	if plural, ok := strings.CutSuffix(s, "s"); ok {
		if p, ok := v.state[plural]; ok && p.part == 'a' {
			return v.list[v.states[p.state]].adjective + "s", true
		}
	}
	if new, ok := v.persons[s]; ok {
		return new + own, true
	}
	if v.person[s] {
		new := v.people[v.rnd.IntN(len(v.people))]
		v.persons[s] = new
		v.persons[surname(s)] = surname(new)
		return new + own, true
	}
	if i := slices.Index(weekdays, s); i >= 0 {
		return weekdays[((i+v.shift)%7+7)%7] + own, true
	}
	return "", false
}

var weekdays = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}

func surname(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// number varies a number by up to a third; years move with the story.
func (v *variant) number(s string) string {
	if new, ok := v.numbers[s]; ok {
		return new
	}
	new := s
	if x, err := strconv.Atoi(s); err == nil && len(s) < 7 {
		switch {
		case x >= 1900 && x < 2100 && len(s) == 4:
			new = strconv.Itoa(v.was.AddDate(0, 0, v.shift).Year() + x - v.was.Year())
		case x > 2:
			new = strconv.Itoa(x + v.rnd.IntN(2*(x/3)+1) - x/3)
		}
	}
	v.numbers[s] = new
	return new
}

// date moves "January 4, 2019" with the story; its numbers then count as
// what they are.
func (v *variant) date(s string) string {
	layout, t, year := "January 2", s, false
	if strings.Contains(s, ",") {
		layout, year = "January 2, 2006", true
	} else {
		t = fmt.Sprintf("%s, %d", s, v.was.Year())
	}
	d, err := time.Parse("January 2, 2006", t)
	if err != nil {
		return s
	}
	d = d.AddDate(0, 0, v.shift)
	v.numbers[strconv.Itoa(d.Day())] = strconv.Itoa(d.Day())
	if year {
		v.numbers[strconv.Itoa(d.Year())] = strconv.Itoa(d.Year())
	}
	return d.Format(layout)
}

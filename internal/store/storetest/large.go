package storetest

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"time"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/store"
)

// Large invents a ledger of any number of events over ten years, skewed as
// news is: a few states, types and words make up most of it. The same seed
// gives the same ledger.
type Large struct {
	r         *rand.Rand
	Countries []string // the most frequent first
	persons   int
	days      int
	pending   []pendingEvent
	articles  int
	events    int
}

type pendingEvent struct {
	e    readout.Event
	left int // articles that are still to tell of it
}

// Parcel is an article with its coding and the events that are complete with
// it.
type Parcel struct {
	Article store.Article
	Coding  store.Coding
	Events  []readout.Event
}

var largeKinds = []struct {
	share int
	typ   string
	mode  string
	quad  int
	cameo string
}{{24, "CONSULT", "visit", 1, "042"}, {10, "CONSULT", "phone", 1, "041"}, {14, "ACCUSE", "disapprove", 3, "111"}, {9, "COOPERATE", "", 1, "057"}, {8, "ASSAULT", "bombing", 4, "1831"}, {7, "AID", "", 2, "07"},
	{6, "COERCE", "arrest", 4, "173"}, {5, "AGREE", "", 1, "03"}, {4, "SUPPORT", "", 1, "051"}, {3, "PROTEST", "demo", 3, "141"}, {3, "SANCTION", "expel", 4, "163"}, {2, "REQUEST", "", 1, "020"}, {2, "REJECT", "", 3, "120"},
	{1, "THREATEN", "", 3, "130"}, {1, "MOBILIZE", "", 3, "154"}, {1, "RETREAT", "", 2, "087"}}

// NewLarge begins a ledger.
func NewLarge(seed uint64) *Large {
	l := &Large{r: rand.New(rand.NewPCG(seed, 1)), persons: 40_000, days: 3650}
	l.Countries = strings.Fields("USA CHN RUS GBR FRA DEU UKR ISR IRN IND TUR JPN KOR PRK SYR SAU PAK AFG IRQ EUR UNO AUS CAN BRA EGY POL ITA ESP MEX VEN")
	for a := 'A'; len(l.Countries) < 190; a++ {
		for b := 'K'; b <= 'Z' && len(l.Countries) < 190; b++ {
			l.Countries = append(l.Countries, fmt.Sprintf("%cQ%c", a, b))
		}
	}
	return l
}

// zipf draws from 0 to n-1, k about as often as 1/(k+1).
func (l *Large) zipf(n int) int {
	return min(n-1, int(math.Exp(l.r.Float64()*math.Log(float64(n+1)))-1))
}

// Country draws a state.
func (l *Large) Country() string { return l.Countries[l.zipf(len(l.Countries))] }

// Person draws a person's name.
func (l *Large) Person() string { return personName(l.zipf(l.persons)) }

func personName(n int) string { return fmt.Sprintf("%s %s", Syllables(n%211), Syllables(n+7)) }

// Word draws a word of a sentence.
func (l *Large) Word() string {
	common := strings.Fields("the of to and in a said on for that with is by at he as has from it was president minister government talks country")
	n := l.zipf(30_000)
	if n < len(common) {
		return common[n]
	}
	return strings.ToLower(Syllables(n))
}

// Syllables writes a number as a name that can be spoken.
func Syllables(n int) string {
	var b strings.Builder
	for n += 31; n > 0; n /= 60 {
		b.WriteByte("bdfghklmnprt"[n%12])
		b.WriteByte("aeiou"[n/12%5])
	}
	s := b.String()
	return strings.ToUpper(s[:1]) + s[1:]
}

// Day draws a day.
func (l *Large) Day() string {
	return time.Date(2016, 1, 1+l.r.IntN(l.days), 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
}

// Kind draws a type.
func (l *Large) Kind() string { return largeKinds[l.kind()].typ }

func (l *Large) kind() int {
	n := l.r.IntN(100)
	for i, k := range largeKinds {
		if n -= k.share; n < 0 {
			return i
		}
	}
	return 0
}

func (l *Large) party() readout.Participant {
	c := l.zipf(len(l.Countries))
	if l.r.IntN(3) == 0 {
		return readout.Participant{Name: "State of " + l.Countries[c], Country: l.Countries[c]}
	}
	n := l.zipf(l.persons)
	n -= n % len(l.Countries) // a person belongs to one state
	return readout.Participant{Name: personName(n + c), Country: l.Countries[c], Sector: []string{"GOV", "MIL", "OPP", "LEG"}[(n+c)%4]}
}

func (l *Large) sentence() string {
	words := make([]string, 12+l.r.IntN(16))
	for i := range words {
		words[i] = l.Word()
	}
	return strings.ToUpper(words[0][:1]) + words[0][1:] + " " + strings.Join(words[1:], " ") + "."
}

// Next gives the next article. total is how many events there will be in all:
// the days go by with them.
func (l *Large) Next(total int) Parcel {
	date := time.Date(2016, 1, 1+min(l.days-1, l.events*l.days/total), 0, 0, 0, 0, time.UTC)
	day := date.Format(time.DateOnly)
	id := fmt.Sprintf("a%024x", l.r.Uint64())
	p := Parcel{Article: store.Article{Article: readout.Article{ID: id, URL: fmt.Sprintf("https://%s.example/%d", strings.ToLower(Syllables(l.zipf(300))), l.articles), Publisher: Syllables(l.zipf(300)), Published: date, Language: "en",
		Title: l.sentence(), Text: ""}, Given: fmt.Sprint("n", l.articles), Added: date}}
	l.articles++
	p.Coding = store.Coding{Article: id, Run: "r1"}
	var text strings.Builder
	add := func(e *readout.Event) {
		r := readout.Report{ID: fmt.Sprintf("%016x", l.r.Uint64()), Article: id, Sentence: len(p.Coding.Reports) + 1, Type: e.Type, Mode: e.Mode, Quad: e.Quad, Score: e.Score, Cameo: e.Cameo, Goldstein: e.Goldstein, Status: e.Status,
			Actor: e.Actor, Recipient: e.Recipient, When: e.When, Where: e.Where, Context: e.Context, Rule: fmt.Sprintf("en/%s.txt:%d", strings.ToLower(e.Type), 10+l.zipf(200)), Confidence: float64(l.r.IntN(100)) / 100, Text: l.sentence()}
		if l.r.IntN(3) == 0 {
			r.Says = []readout.Participant{l.party()}
		}
		text.WriteString(r.Text + " ")
		p.Coding.Reports = append(p.Coding.Reports, r)
		e.Reports = append(e.Reports, r.ID)
		e.Articles, e.Sources = e.Articles+1, e.Sources+1
	}
	var rest []pendingEvent
	for _, q := range l.pending { // what the articles before told of, again
		if l.r.IntN(2) == 0 {
			add(&q.e)
			q.left--
		}
		if q.left == 0 {
			p.Events = append(p.Events, q.e)
		} else {
			rest = append(rest, q)
		}
	}
	l.pending = rest
	for range 2 + l.r.IntN(3) {
		k := largeKinds[l.kind()]
		e := readout.Event{Type: k.typ, Mode: k.mode, Quad: k.quad, Cameo: k.cameo, Score: float64(5 - 2*k.quad), Goldstein: float64(k.quad) - 2, Status: readout.Actual, Actor: []readout.Participant{l.party()},
			When: readout.Interval{From: day, To: day}, WhenBasis: "the day of publication", Confidence: float64(l.r.IntN(100)) / 100, FirstPublished: day, Speakers: []string{""}}
		if l.r.IntN(10) == 0 {
			e.Status = readout.Future
		}
		if e.Type == "CONSULT" {
			e.Actor = append(e.Actor, l.party())
		} else if l.r.IntN(4) > 0 {
			e.Recipient = []readout.Participant{l.party()}
		}
		if l.r.IntN(5) < 2 {
			c := l.zipf(len(l.Countries))
			e.Where = &readout.Place{Name: Syllables(1000 + c*40 + l.zipf(40)), Country: l.Countries[c], Lat: 1, Lon: 2, Precision: "city"}
		}
		if l.r.IntN(2) == 0 {
			e.Context = []string{[]string{"diplomatic", "military", "economic", "human_rights"}[l.zipf(4)]}
		}
		add(&e)
		e.ID = "e" + e.Reports[0]
		l.events++
		if n := l.r.IntN(20); n < 3 {
			l.pending = append(l.pending, pendingEvent{e, 1 + n})
		} else {
			p.Events = append(p.Events, e)
		}
	}
	for range 2 {
		s := readout.Statement{ID: fmt.Sprintf("%016x", l.r.Uint64()), Article: id, Sentence: len(p.Coding.Reports) + 1 + len(p.Coding.Statements), Speaker: []readout.Participant{l.party()}, Stance: "neutral", Text: l.sentence(), About: []readout.Quoted{{Text: "State of " + l.Country()}}}
		text.WriteString(s.Text + " ")
		p.Coding.Statements = append(p.Coding.Statements, s)
	}
	p.Article.Text = text.String()
	return p
}

// Package merge decides which reports tell of one act, and what is to be
// concluded from them. A report is one article's claim; an event is the
// conclusion from all reports of one act. Everything here is a pure function
// of reports (and of what a user has decided), without a database, a clock or
// a random source: the same set of reports gives the same events, in whatever
// order they come.
//
// The way of a report:
//
//	Extract   keeps of a report what the other steps need, Features, in some 200 bytes (Encode, Decode)
//	Keys      names the drawers in which reports of the same act may lie
//	Same      weighs two reports: type, parties, date, place, wording, numbers; the reason in words
//	Cluster   makes events of the reports that Same links, strongest links first, and refuses what contradicts
//	Sum       concludes the event's row from its reports
//	Conclude  the same with each field's values, who gives them and where they contradict each other
//
// Two likenesses are never enough for a chain: a report joins an event only
// if it fits the event as a whole (one day, one city, one count of victims),
// so that a war does not become one event.
//
// Independence of sources is counted apart from likeness of text: see Sources.
package merge

import (
	"math"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	_ "embed"

	"golang.org/x/text/unicode/norm"

	readout "github.com/readout-events/readout"
)

// Meta is what merging needs to know of the article that a report is from.
type Meta struct {
	Article   string // its ID
	URL       string
	Publisher string
	Published string // ISO day or ""
	Copy      string // ID of the text that it is a copy of; its own or "" where there is none
}

// Party is an actor or recipient.
type Party struct {
	Name, Country, Sector, Office string
	words                         []uint16 // of the name, hashed, in order
	proper                        bool     // the name is a name, no description
	state                         bool     // stands for a state or its government as a whole
}

// Features is what merging keeps of a report.
type Features struct {
	Report, Article, Copy string
	Publisher             string
	Published             int // day, counted as Day does; 0 unknown
	Sentence              int
	First, End            int // span of the trigger
	Type, Mode, Status    string
	Cameo                 string
	Quad                  int
	Score, Goldstein      float64
	Actor, Recipient      []Party
	From, To              int // days of the act, both included; 0 where the text does not tell
	WhenBasis             string
	Where                 *readout.Place // without span and text
	Says                  []Party        // outermost first
	Context, Topics       []string
	Confidence            float64
	Counts                [4]Count // killed, injured, arrested, displaced
	Trigger               []uint16 // stems of the trigger's content words, hashed; sorted
	Words                 []uint16 // stems of the sentence's content words, hashed; the lowest bit is set for names and numbers; sorted
	Near                  []uint16 // the words that stand nearest to the trigger, at most three
	Spots                 []uint16 // names after "in", "at", "near": where the sentence seems to be set; sorted
	Within                bool     // content of another report
	window                [2]int   // days on which the act may have been
}

// Kinds of count.
const (
	killed = iota
	injured
	arrested
	displaced
)

var countNames = [4]string{"killed", "injured", "arrested", "displaced"}

// An interval of more days than this tells no day: a year, a season.
const wideDays = 31

func (f *Features) wide() bool { return f.From > 0 && f.To-f.From > wideDays }

// window of days before an article's publication in which an act that the
// article does not date may have been.
const daysBack = 14

//go:embed words.txt
var wordList string

// list of words.txt: what carries no wording, months and days, words of bodies.
type list struct{ stop, body map[string]bool }

var words = sync.OnceValue(func() list {
	l := list{stop: map[string]bool{}, body: map[string]bool{}}
	for _, line := range strings.Split(wordList, "\n") {
		name, rest, ok := strings.Cut(line, ":")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for _, w := range strings.Fields(rest) {
			switch name {
			case "body":
				l.body[w] = true
			default:
				l.stop[w] = true
			}
		}
	}
	return l
})

// Extract keeps of a report what merging needs.
func Extract(r *readout.Report, m Meta) Features {
	f := Features{
		Report: r.ID, Article: m.Article, Copy: m.Copy, Publisher: m.Publisher, Published: Day(m.Published), Sentence: r.Sentence,
		First: r.Trigger.Span.Start, End: r.Trigger.Span.End,
		Type: r.Type, Mode: r.Mode, Status: r.Status, Cameo: r.Cameo, Quad: r.Quad, Score: r.Score, Goldstein: r.Goldstein,
		From: Day(r.When.From), To: Day(r.When.To), WhenBasis: r.WhenBasis, Context: r.Context, Confidence: r.Confidence, Within: r.Within != "",
	}
	if f.Article == "" {
		f.Article = r.Article
	}
	if f.From == 0 || f.To != 0 && f.To < f.From {
		f.To = f.From
	}
	if f.To == 0 {
		f.To = f.From
	}
	f.Actor, f.Recipient, f.Says = parties(r.Actor), parties(r.Recipient), parties(r.Says)
	for _, t := range r.Topics {
		if len(f.Topics) < 3 && len(t.Text) <= 60 {
			f.Topics = append(f.Topics, t.Text)
		}
	}
	if r.Where != nil {
		p := *r.Where
		p.Sentence, p.First, p.End, p.Span, p.Text, p.Basis = 0, 0, 0, readout.Span{}, "", ""
		f.Where = &p
	}
	f.derive()
	f.read(r)
	f.round()
	return f
}

// round brings the numbers to the exactness with which they are written, so
// that decoded features give the same events.
func (f *Features) round() {
	f.Score, f.Goldstein = math.Round(f.Score*10)/10, math.Round(f.Goldstein*10)/10
	f.Confidence = math.Round(f.Confidence*250) / 250
	if p := f.Where; p != nil {
		p.Lat, p.Lon = math.Round(p.Lat*10000)/10000, math.Round(p.Lon*10000)/10000
	}
	if len(f.Context) == 0 {
		f.Context = nil
	}
}

func parties(ps []readout.Participant) []Party {
	if len(ps) == 0 {
		return nil
	}
	out := make([]Party, 0, len(ps))
	for _, p := range ps {
		q := Party{Name: p.Name, Country: p.Country, Sector: p.Sector, Office: p.Office}
		if q.Name == "" {
			q.Name = p.Text
		}
		out = append(out, q)
	}
	return out
}

// derive fills what follows from the other fields.
func (f *Features) derive() {
	for _, side := range [][]Party{f.Actor, f.Recipient, f.Says} {
		for i := range side {
			side[i].derive()
		}
	}
	switch {
	case f.From > 0:
		f.window = [2]int{f.From, f.To}
	case f.Published > 0:
		f.window = [2]int{f.Published - daysBack, f.Published}
	default:
		f.window = [2]int{0, 0}
	}
}

func (p *Party) derive() {
	l := words()
	first, _ := utf8.DecodeRuneInString(p.Name)
	p.proper = unicode.IsUpper(first)
	body := false
	p.words = p.words[:0]
	for _, w := range fold(p.Name) {
		if l.body[w] {
			body = true
		}
		if !l.stop[w] {
			p.words = append(p.words, hash(stem(w))&^1)
		}
	}
	p.state = p.Country != "" && p.Office == "" && (p.Sector == "" || p.Sector == "GOV" || p.Sector == "MIL") && (!p.proper || body || len(p.words) <= 1 || p.Sector == "")
}

// Day counts an ISO day, the first of the year 1 being 1; 0 for what is none.
func Day(iso string) int {
	if len(iso) != 10 || iso[4] != '-' || iso[7] != '-' {
		return 0
	}
	n := 0
	for i := range 10 {
		if i == 4 || i == 7 {
			continue
		}
		if iso[i] < '0' || iso[i] > '9' {
			return 0
		}
		n = n*10 + int(iso[i]-'0')
	}
	y, m, d := n/10000, n/100%100, n%100
	if y < 1 || m < 1 || m > 12 || d < 1 || d > 31 {
		return 0
	}
	return int((time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC).Unix()-year1)/86400) + 1
}

// iso is the reverse of Day.
func iso(day int) string {
	if day <= 0 {
		return ""
	}
	return time.Unix(year1+int64(day-1)*86400, 0).UTC().Format(time.DateOnly)
}

const year1 = -62135596800 // 0001-01-01 in Unix seconds

// fold returns the words of a text in small letters without accents.
func fold(s string) []string {
	plain := true
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			plain = false
			break
		}
	}
	if !plain {
		s = strings.Map(func(r rune) rune {
			if unicode.Is(unicode.Mn, r) {
				return -1
			}
			return r
		}, norm.NFKD.String(s))
	}
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// hash of a word in 16 bits (FNV-1a folded).
func hash(s string) uint16 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return uint16(h>>16) ^ uint16(h)
}

// sorted sorts and removes doubles.
func sorted(ws []uint16) []uint16 {
	slices.Sort(ws)
	return slices.Compact(ws)
}

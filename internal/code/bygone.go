package code

import (
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/annotate/date"
	"github.com/readout-events/readout/internal/clause"
)

// past marks what lies more than about three months before the report as
// historical: by its day, or, where it has none, by words that say so.
func (s *sentence) past(ev *event, rep *readout.Report) {
	if rep.Status != readout.Actual {
		return
	}
	if s.old(rep.When.To) {
		rep.Status = readout.Historical
		return
	}
	if rep.When.From != "" {
		if why := s.namesYear(ev, rep); why != "" {
			rep.Status = readout.Historical
			ev.why = append(ev.why, why)
		}
		return
	}
	if why := s.bygone(ev, rep); why != "" {
		rep.Status = readout.Historical
		ev.why = append(ev.why, why)
	}
}

// old reports whether a day lies more than about three months before the
// report.
func (s *sentence) old(day string) bool {
	return day != "" && s.doc.Today.From != "" && days(day, s.doc.Today.From) > 92
}

// undated reports whether nobody told when the report was written, and nothing
// in it does.
func (s *sentence) undated() bool { return s.doc.Today.To == "" }

// namesYear returns why an act of a month or year that is named with its year is long past,
// in a text of which nobody knows the day: of what happened of late, news names no
// year. "" where it may be of late: a full date of the text is of the same months.
func (s *sentence) namesYear(ev *event, rep *readout.Report) string {
	c := &s.clauses[ev.clause]
	if !s.undated() || days(rep.When.From, rep.When.To) < 27 || c.Kind == clause.Verb && (c.Tense == "present" || c.Tense == "future") {
		return ""
	}
	if from := s.doc.Today.From; from >= rep.When.From {
		return ""
	}
	for i := range s.doc.Times {
		t := &s.doc.Times[i]
		if t.Sentence != s.index {
			continue
		}
		if t.From == rep.When.From && t.First > 0 && (s.tok(t.First-1).Form == "-" || s.tok(t.First-1).Form == "/") {
			return "" // "the exercise Joint Sea-2013"
		}
		if t.From == "" && recent(s.tok(t.First).Form) && s.belongs(t.First, t.End, c.Pred) {
			return "" // "today began the exercise Sea 2013"
		}
	}
	return "told with its year"
}

// recent reports whether a word names a day of these days.
func recent(word string) bool {
	switch strings.ToLower(word) {
	case "today", "yesterday", "tonight", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "this":
		return true
	}
	return false
}

// lastYear returns words that put the verb of a clause before this year, in a
// text of which nobody knows the day.
func (s *sentence) lastYear(c *clause.Clause, depth int) string {
	if !s.undated() || c.Kind == clause.Verb && (c.Tense == "present" || c.Tense == "future") {
		return ""
	}
	for i := range s.sent.Tokens {
		for _, age := range []string{"last year", "a year ago", "a year earlier", "the year before", "back in"} {
			n := s.spelled(i, age)
			if n == 0 || !s.belongs(i, i+n, c.Pred) && !(age == "back in" && i+n < len(s.sent.Tokens) && s.belongs(i+n, i+n+1, c.Pred)) {
				continue
			}
			if i == 0 || !strings.EqualFold(s.tok(i-1).Form, "since") {
				return age
			}
		}
	}
	if c.Parent < 0 || depth > 2 || c.Kind != clause.Verb {
		return ""
	}
	switch p := &s.clauses[c.Parent]; { // "fighting flared last year after the rebels attacked", "was arrested last year and charged"
	case c.Role == "conj", c.Role == "adverbial" && (c.Mark == "after" || c.Mark == "when" || c.Mark == "before"):
		return s.lastYear(p, depth+1)
	}
	return ""
}

// otherTime is the time of an act that its own clause does not give: that of
// "1962, when ...", of the dated event that did it ("the 2015 attack killed
// ..."), or of the dated event in which it was done ("in the 2021 coup").
func (s *sentence) otherTime(ev *event) (when readout.Interval, basis string, maybe []string, ok bool) {
	c := &s.clauses[ev.clause]
	if c.Kind == clause.Noun {
		return
	}
	for i := range s.doc.Times { // "dates back to 1962, when China attacked"
		t := &s.doc.Times[i]
		if t.Sentence != s.index || t.From == "" {
			continue
		}
		k := t.End
		if k < len(s.sent.Tokens) && s.tok(k).Form == "," {
			k++
		}
		if k < c.Pred && k < len(s.sent.Tokens) && strings.EqualFold(s.tok(k).Form, "when") && s.tok(k).Head == c.Pred {
			words, _ := s.doc.Words(s.sent, t.First, t.End)
			return readout.Interval{From: t.From, To: t.To}, "\"" + words + "\", when: " + t.Basis, t.Candidates, true
		}
	}
	of := func(a *clause.Arg) bool {
		if a.Sentence != s.index || a.Head < 0 || a.Head >= len(s.sent.Tokens) {
			return false
		}
		if k := s.byToken[a.Head]; k < 0 || s.clauses[k].Kind != clause.Noun {
			return false
		}
		when, basis, maybe, ok = date.Of(s.doc, s.index, a.Head, a.First, a.End)
		return ok
	}
	for i := range c.Subj {
		if of(&c.Subj[i]) {
			return
		}
	}
	for i := range c.Preps {
		switch c.Preps[i].Word {
		case "in", "during", "after":
			for k := range c.Preps[i].Args {
				if of(&c.Preps[i].Args[k]) {
					return
				}
			}
		}
	}
	return
}

// bygone returns the words that say that an act without a day is long past, ""
// where there are none.
func (s *sentence) bygone(ev *event, rep *readout.Report) string {
	pred := s.clauses[ev.clause].Pred
	c := &s.clauses[ev.clause]
	if ev.m != nil && ev.m.host >= 0 {
		c = &s.clauses[ev.m.host]
	}
	if w := s.commemorated(pred); w != "" {
		return w
	}
	if w := s.known(ev, rep); w != "" {
		return w
	}
	if c.Kind == clause.Verb && (c.Tense == "present" || c.Tense == "future") && !c.Perfect {
		return ""
	}
	for i := range rep.Actor {
		p := &rep.Actor[i]
		if s.old(ended[p.Country]) {
			return "a state that is no more"
		}
		if k := s.tokenAt(p.Span.Start); k >= 0 && !p.Span.Empty() {
			if s.thenOffice(k) {
				return "then in office"
			}
			if w := s.precedent(k); w != "" {
				return w
			}
		}
	}
	if w := s.lastYear(c, 0); w != "" {
		return w
	}
	if c.Kind != clause.Verb || c.Perfect && c.Tense != "past" {
		return ""
	}
	if w := s.recalled(c); w != "" && rep.Quad != 0 {
		return w
	}
	if s.goesOn(c, rep) {
		return "as told before it"
	}
	return s.longAgo(c)
}

// tokenAt is the token of the sentence that starts at a byte, -1 for none.
func (s *sentence) tokenAt(start int) int {
	for i := range s.sent.Tokens {
		if s.tok(i).Span.Start == start {
			return i
		}
	}
	return -1
}

// thenOffice reports whether the title before a name says that its office was
// held at another time: "then-President Trump", "the then prime minister, X".
func (s *sentence) thenOffice(k int) bool {
	for i := k; i >= 0 && i >= k-6; i-- {
		w := strings.ToLower(s.tok(i).Form)
		if w == "then" && i+1 < len(s.sent.Tokens) {
			return s.tok(i+1).Form == "-" || i > 0 && strings.EqualFold(s.tok(i-1).Form, "the") || i+1 < k && nominal(s.tok(i+1).Tag)
		}
		if strings.HasPrefix(w, "then-") {
			return true
		}
		if i < k && w != "-" && w != "," && !nominal(s.tok(i).Tag) {
			return false
		}
	}
	return false
}

func nominal(tag string) bool { return tag == "NOUN" || tag == "PROPN" || tag == "ADJ" }

// precedent returns the words of a phrase that name a government of before:
// "the previous German leadership".
func (s *sentence) precedent(k int) string {
	if k > 0 && strings.EqualFold(s.tok(k-1).Form, "the") || strings.EqualFold(s.tok(k).Form, "previous") {
		if strings.EqualFold(s.tok(k).Form, "the") {
			k++
		}
	}
	if k >= len(s.sent.Tokens) || !strings.EqualFold(s.tok(k).Form, "previous") {
		return ""
	}
	for i := k + 1; i < len(s.sent.Tokens) && i < k+4; i++ {
		switch strings.ToLower(s.tok(i).Lemma) {
		case "government", "administration", "regime", "leadership", "cabinet", "coalition", "president", "parliament":
			return "of the previous " + s.tok(i).Form
		}
	}
	return ""
}

// commemorated returns the word of remembering that an act stands under: "the
// anniversary of the massacre".
func (s *sentence) commemorated(tok int) string {
	for n := 0; n < 6; n++ {
		h := s.tok(tok).Head
		if h < 0 || h >= len(s.sent.Tokens) {
			return ""
		}
		switch w := strings.ToLower(s.tok(h).Lemma); w {
		case "anniversary", "commemoration", "centenary":
			return "under " + w
		case "commemorate":
			if s.tok(tok).Tag == "NOUN" {
				return "under " + w
			}
		}
		tok = h
	}
	return ""
}

// goesOn reports whether a sentence goes on with what the one before it tells of
// a time long past: "In 2014 Russia annexed Crimea. It also armed separatists".
func (s *sentence) goesOn(c *clause.Clause, rep *readout.Report) bool {
	if s.index < 2 || rep.Quad == 1 || rep.Quad == 3 || c.Tense != "past" || c.Role != "" && c.Role != "conj" || len(rep.Actor) == 0 {
		return false
	}
	before := &s.doc.Sentences[s.index-1]
	if before.Paragraph != s.sent.Paragraph {
		return false
	}
	fronted := false
	for i := range s.doc.Times {
		t := &s.doc.Times[i]
		switch {
		case t.Sentence == s.index:
			return false
		case t.Sentence != s.index-1:
		case s.old(t.To):
			fronted = fronted || t.First <= 3
		default:
			return false
		}
	}
	if !fronted {
		return false
	}
	switch strings.ToLower(s.tok(0).Form) {
	case "it", "they", "he", "she", "its", "their", "his", "her", "the":
		return true
	}
	return false
}

// recalled returns the word with which somebody calls an act to mind: "he
// recalled that France had sent troops".
func (s *sentence) recalled(c *clause.Clause) string {
	if c.Role != "comp" || c.Parent < 0 || c.Tense != "past" {
		return ""
	}
	if p := &s.clauses[c.Parent]; (p.Lemma == "recall" || p.Lemma == "reminisce") && p.Kind == clause.Verb && len(p.Subj) > 0 {
		for i := range s.doc.Times {
			if t := &s.doc.Times[i]; t.Sentence == s.index && t.First > p.Pred {
				return "" // "recalled that last month Chad expelled"
			}
		}
		return "recalled"
	}
	return ""
}

// ages are small-letter words, with blanks between them, that put the verb of
// their clause into the past.
var ages = []string{
	"in the past", "decades ago", "decades earlier", "centuries ago", "a century ago", "generations ago", "long ago", "years earlier", "many years ago", "some years ago", "several years ago", "a few years ago", "years ago",
	"back then", "in those days", "in those years", "in colonial times", "in soviet times", "in the colonial era", "in the soviet era", "during the soviet era", "under colonial rule", "under soviet rule", "under apartheid", "during apartheid",
	"in a previous term", "during his first term", "during her first term", "in his first term", "in her first term", "during his presidency", "during her presidency", "during his tenure", "during her tenure", "during his rule", "during her rule",
	"during his reign", "during his premiership", "during her premiership", "during his time in office", "during her time in office", "during his time as", "during her time as", "while in office", "when he was president", "when she was president",
	"when he was prime minister", "when she was prime minister", "when he was in office", "when he was in power", "in his youth", "in her youth", "during the war years", "under former president", "under former prime minister",
	"under the previous government", "under the previous administration", "under the former government", "under the former regime", "under the former president", "under the previous president",
}

// longAgo returns the words that say that the verb of a clause is long past.
func (s *sentence) longAgo(c *clause.Clause) string {
	if c.Perfect {
		for _, a := range c.Advs {
			if a == "long" || a == "once" {
				return "had " + a
			}
		}
	}
	// "Serbia once armed the rebels"
	if i := c.Pred - 1; i >= 0 && c.Form == "finite" && c.Tense == "past" && strings.EqualFold(s.tok(i).Form, "once") {
		return "once"
	}
	for i := range s.sent.Tokens {
		if s.tok(i).Head < 0 && i != c.Pred && s.byToken[i] < 0 {
			continue
		}
		for _, age := range ages {
			n := s.spelled(i, age)
			if n == 0 || !s.belongs(i, i+n, c.Pred) {
				continue
			}
			if age == "in the past" && i+n < len(s.sent.Tokens) {
				if t := s.tok(i + n).Tag; t == "NOUN" || t == "ADJ" || t == "NUM" || t == "PROPN" || t == "ADV" {
					continue // "in the past week"
				}
			}
			return age
		}
	}
	// "As defence minister, he ordered"
	if strings.EqualFold(s.tok(0).Form, "As") && c.Form == "finite" {
		for i := 1; i < len(s.sent.Tokens) && i < 6; i++ {
			if s.tok(i).Form == "," || s.tok(i).Tag == "PRON" && i > 1 {
				switch w := strings.ToLower(s.tok(i - 1).Form); w {
				case "president", "minister", "premier", "chancellor", "governor", "mayor", "commander", "senator", "secretary":
					if i > 1 && s.tok(i-1).Head == c.Pred && s.tok(1).Tag != "DET" {
						return "as " + w
					}
				}
				break
			}
		}
	}
	return ""
}

// spelled returns how many tokens from i on are those of a text in small
// letters, 0 where they are not.
func (s *sentence) spelled(i int, text string) int {
	n := 0
	for w := range strings.SplitSeq(text, " ") {
		if i+n >= len(s.sent.Tokens) || !strings.EqualFold(s.tok(i+n).Form, w) {
			return 0
		}
		n++
	}
	return n
}

// belongs reports whether words of time hang on a predicate with no other
// verb between them.
func (s *sentence) belongs(first, end, pred int) bool {
	for i := first; i < end; i++ {
		a := s.tok(i).Head
		if a >= first && a < end || a < 0 {
			continue
		}
		for n := 0; a >= 0 && n < 8; n++ {
			if a == pred {
				return true
			}
			if k := s.byToken[a]; k >= 0 && s.clauses[k].Kind == clause.Verb {
				break
			}
			a = s.tok(a).Head
		}
	}
	return false
}

// known returns the year of an act that everybody knows and that is told
// without one: "Russia's annexation of Crimea".
func (s *sentence) known(ev *event, rep *readout.Report) string {
	lemma := s.clauses[ev.clause].Lemma
	for i := range famous {
		f := &famous[i]
		if !f.words[lemma] || !s.old(f.day) || !f.is(rep) {
			continue
		}
		return "of " + f.day[:4]
	}
	return ""
}

// deed is an act of which there was one.
type deed struct {
	words      map[string]bool // lemmas of the act
	actor      string          // country, "" for any
	whom, name string          // country of the recipient, or a word in it
	day        string
}

func (d *deed) is(rep *readout.Report) bool {
	if d.actor != "" && (len(rep.Actor) == 0 || rep.Actor[0].Country != d.actor) {
		return false
	}
	for i := range rep.Recipient {
		p := &rep.Recipient[i]
		if d.name != "" && strings.Contains(p.Text, d.name) || d.name == "" && p.Country == d.whom && p.Sector == "" {
			return true
		}
	}
	return d.name != "" && strings.Contains(rep.Trigger.Text, d.name)
}

var (
	annexed = map[string]bool{"annex": true, "annexation": true, "seize": true, "seizure": true, "occupy": true, "occupation": true, "take": true, "invade": true, "invasion": true, "absorb": true, "capture": true}
	invaded = map[string]bool{"invade": true, "invasion": true}
)

// ended are the states that are no more, with their last year.
var ended = map[string]string{"SUN": "1991-12-26", "YUG": "2003-02-04", "CSK": "1992-12-31", "DDR": "1990-10-02", "SCG": "2006-06-05", "VDR": "1975-04-30", "YMD": "1990-05-21", "YAR": "1990-05-21"}

// famous are the acts that news tell without their year.
var famous = []deed{
	{annexed, "RUS", "", "Crimea", "2014-03-18"},
	{annexed, "ISR", "", "Golan", "1981-12-14"},
	{annexed, "ISR", "", "East Jerusalem", "1980-07-30"},
	{annexed, "IDN", "", "East Timor", "1976-07-17"},
	{annexed, "CHN", "", "Tibet", "1951-05-23"},
	{invaded, "RUS", "UKR", "", "2022-02-24"},
	{invaded, "RUS", "GEO", "", "2008-08-08"},
	{invaded, "USA", "IRQ", "", "2003-03-20"},
	{invaded, "USA", "AFG", "", "2001-10-07"},
	{invaded, "USA", "PAN", "", "1989-12-20"},
	{invaded, "USA", "GRD", "", "1983-10-25"},
	{invaded, "IRQ", "KWT", "", "1990-08-02"},
	{invaded, "IRQ", "IRN", "", "1980-09-22"},
	{invaded, "SUN", "AFG", "", "1979-12-24"},
	{invaded, "VNM", "KHM", "", "1978-12-25"},
	{invaded, "TUR", "CYP", "", "1974-07-20"},
	{invaded, "ARG", "FLK", "", "1982-04-02"},
	{invaded, "JPN", "CHN", "", "1937-07-07"},
	{invaded, "DEU", "POL", "", "1939-09-01"},
	{invaded, "DEU", "SUN", "", "1941-06-22"},
	{invaded, "ETH", "SOM", "", "2006-12-24"},
	{invaded, "SAU", "YEM", "", "2015-03-26"},
}

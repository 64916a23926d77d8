package date

import (
	"strings"

	readout "github.com/readout-events/readout"
)

// kind tells what an expression says before it is resolved.
type kind uint8

const (
	kDay      kind = iota + 1 // month and day, perhaps year and weekday
	kDom                      // day of the month: the 26th
	kMonth                    // month, perhaps year
	kYear                     // year
	kDecade                   // y is its first year
	kCentury                  // n is its number, 20 for the twentieth
	kPart                     // part n of k of a year (quarter 2 of 4, half 1 of 2), perhaps with year
	kSeason                   // n is 1 for spring
	kWeekday                  // wd, with a modifier
	kDeictic                  // n days from today
	kUnit                     // last week, this year, the past three days
	kAgo                      // n units ago, later, earlier, from now
	kSame                     // that day, the next day, the same year: from the time spoken of before
	kNamed                    // a time with a name
	kRange                    // a to b
	kEdge                     // early, middle, late part of a
	kAmbig                    // 3/4/2021
	kRest                     // later or earlier in a: later this month
	kMonthDay                 // not used outside ranges
	kSub                      // the n-th or last k units of a: the last week of May, the first Monday of September
	kSet                      // every Friday: again and again, and no one time
	kNothing                  // looks like a time and is none
)

// expr is one expression of time. Zero values stand for what it does not say.
type expr struct {
	kind         kind
	y, m, d      int
	wd           int
	n, k         int
	unit         int
	mod          int  // -1 last, 1 next, 2 that, 3 none
	edge         int  // see words.txt
	vague        bool // a few, several
	before       bool // ago, earlier
	context      bool // counted from the time spoken of before: later, the next day
	bound        int  // see words.txt
	bc           bool
	named        *named
	a, b         *expr
	first, end   int // words
	explicitYear bool
}

const noMod = 3

// parser reads the words of one sentence.
type parser struct {
	lex  *lexicon
	sent []word
	tags func(tok int) string // Penn tag, "" where none

	ancient bool // the text tells of times whose years have three digits

	depth int // of expressions within expressions, so that "early early early ..." ends
}

var stop = word{entry: unknown, num: -1}

func (p *parser) at(i int) *word {
	if i < 0 || i >= len(p.sent) {
		return &stop
	}
	return &p.sent[i]
}

func (p *parser) is(i int, forms ...string) bool { return p.at(i).is(forms...) }

// sign reports whether the word is one of these marks.
func (p *parser) sign(i int, marks ...string) bool {
	f := p.at(i).form
	for _, m := range marks {
		if f == m {
			return true
		}
	}
	return false
}

// low reports whether the word is one of these, in small letters or not; they
// need not be in the lexicon.
func (p *parser) low(i int, forms ...string) bool {
	f := p.at(i).form
	for _, x := range forms {
		if len(f) == len(x) && strings.EqualFold(f, x) {
			return true
		}
	}
	return false
}

func (p *parser) dash(i int) bool { return p.sign(i, "-", "–", "—", "−", "--") }

// find appends the expressions of the sentence to out.
func (p *parser) find(out []*expr) []*expr {
	for i := 0; i < len(p.sent); {
		w := &p.sent[i]
		if w.entry == unknown && w.num < 0 && !w.cap && w.form[0] != '\'' && w.form[0] != 0xE2 {
			i++
			continue
		}
		e, end := p.bounded(i)
		if e == nil || end <= i {
			i++
			continue
		}
		if e.kind != kNothing {
			e.first, e.end = i, end
			out = append(out, e)
		}
		i = end
	}
	return out
}

// bounded reads an expression with a word before it that makes it open:
// since, until, before, after, by.
func (p *parser) bounded(i int) (*expr, int) {
	w := p.at(i)
	if w.has(cBound) && !w.cap || w.has(cBound) && i == 0 {
		j := i + 1
		if w.is("pre", "post") {
			if !p.dash(j) || !p.at(j+1).plain(4) {
				return nil, i
			}
			j++
		}
		if p.is(j, "the") {
			j++
		}
		if p.is(j, "about", "around", "at", "late", "just") && !p.at(j).has(cEdge) {
			j++
		}
		if e, end := p.whole(j); e != nil && e.kind != kNothing {
			b := int(w.bound)
			// "after Friday's meeting", "before the Sunday vote": the time is that of the meeting.
			if (b == 3 || b == 4) && (p.is(end, "'s", "’s") || p.at(end).entry == unknown && p.tagAt(end) != "" && p.tagAt(end)[0] == 'N') {
				return e, end
			}
			if b == 2 && w.is("through") && e.kind == kUnit {
				return e, end
			}
			e.bound = b
			return e, end
		}
		return nil, i
	}
	return p.whole(i)
}

func (p *parser) tagAt(i int) string {
	if i < 0 || i >= len(p.sent) || p.tags == nil {
		return ""
	}
	return p.tags(p.sent[i].tok)
}

// whole reads one expression or a range of two.
func (p *parser) whole(i int) (*expr, int) {
	if p.is(i, "between") {
		if e, end := p.pair(i+1, "and"); e != nil {
			return e, end
		}
	}
	if p.is(i, "from") {
		if e, end := p.pair(i+1, "to"); e != nil {
			return e, end
		}
		if e, end := p.pair(i+1, "until"); e != nil {
			return e, end
		}
	}
	a, end := p.single(i)
	if a == nil {
		return nil, i
	}
	if a.kind == kYear && p.dash(end) && (p.is(end+1, "present", "now", "today")) {
		a.bound = 1
		return a, end + 2
	}
	// "Monday-Wednesday", "January - june 2016", "May 3 to May 5", "May 3 through 5".
	if a.kind == kWeekday || a.kind == kMonth || a.kind == kYear || a.kind == kDay || a.kind == kDecade {
		if p.dash(end) || p.is(end, "to") && (a.kind == kDay || a.kind == kMonth || a.kind == kYear && p.at(end+1).plain(4)) || p.is(end, "through") {
			if b, bend := p.single(end + 1); b != nil && p.pairs(a, b) {
				return p.join(a, b, bend)
			}
		}
	}
	return a, end
}

// pairs reports whether two expressions can be the ends of a range.
func (p *parser) pairs(a, b *expr) bool {
	rank := func(e *expr) int {
		switch e.kind {
		case kDay, kWeekday, kDom, kDeictic:
			return 1
		case kMonth, kEdge:
			return 2
		case kYear, kDecade, kSeason, kPart, kUnit:
			return 3
		}
		return 0
	}
	ra, rb := rank(a), rank(b)
	return ra > 0 && rb > 0 && (ra == rb || ra == 1 && a.kind == kDay && b.kind == kMonth || a.kind == kEdge || b.kind == kEdge || ra == 3 && rb == 1 && b.kind == kDeictic || ra == 2 && rb == 3)
}

// join makes a range; what one end leaves out it takes from the other.
func (p *parser) join(a, b *expr, end int) (*expr, int) {
	if a.kind == kDay && b.kind == kDay || a.kind == kMonth && b.kind == kMonth {
		if a.y == 0 && b.y != 0 {
			a.y, a.explicitYear = b.y, true
			if a.m > b.m {
				a.y--
			}
		}
	}
	if a.kind == kDay && b.kind == kMonth && a.y == 0 && b.y != 0 {
		if a.y, a.explicitYear = b.y, true; a.m > b.m {
			a.y--
		}
	}
	if a.kind == kYear && b.kind == kYear && b.y < a.y {
		return nil, end
	}
	return &expr{kind: kRange, a: a, b: b, mod: noMod, explicitYear: a.explicitYear || b.explicitYear}, end
}

// pair reads "3 and 5 May", "May and June in 1981", "Monday to Friday" after
// between or from.
func (p *parser) pair(i int, link string) (*expr, int) {
	j := i
	if p.is(j, "the") {
		j++
	}
	linked := func(k int) bool {
		return p.is(k, link) || link == "and" && p.dash(k) || link == "to" && (p.is(k, "till", "through") || p.dash(k))
	}
	// bare numbers that get their month from the second: "between 3 and 5 May", "from 3 to 5 May"
	if d := p.dayNumber(j); d > 0 && linked(j+1) {
		if b, end := p.single(j + 2); b != nil && b.kind == kDay && b.d >= d {
			a := *b
			a.d, a.wd = d, 0
			return p.join(&a, b, end)
		}
	}
	a, end := p.single(j)
	if a == nil || !linked(end) {
		return nil, i
	}
	k := end + 1
	if p.is(k, "at") && p.at(k+1).has(cMoney) {
		k += 2 // from December 24 to at least February
	}
	if p.is(k, "the") {
		k++
	}
	if a.kind == kDay {
		if d := p.dayNumber(k); d > a.d && !p.at(k+1).has(cMonth|cCounted|cUnit|cClock) && !p.is(k+1, "of") {
			b := *a
			b.d, b.wd = d, 0
			e, end := k, k+1
			_ = e
			if y, yend := p.trailingYear(end); yend > end {
				a.y, b.y, a.explicitYear, b.explicitYear = y, y, true, true
				end = yend
			}
			return p.join(a, &b, end)
		}
	}
	b, bend := p.single(k)
	if b == nil || !p.pairs(a, b) {
		return nil, i
	}
	if b.kind == kMonth && b.y == 0 || b.kind == kDay && b.y == 0 {
		// "between May and June in 1981"
		if p.is(bend, "in", "of") && p.at(bend+1).plain(4) {
			b.y, b.explicitYear = p.at(bend+1).num, true
			bend += 2
		}
	}
	return p.join(a, b, bend)
}

// dayNumber returns 1 to 31 for "3", "3rd", "third" or 0.
func (p *parser) dayNumber(i int) int {
	w := p.at(i)
	if n := w.nth(); n >= 1 && n <= 31 {
		return n
	}
	if w.num >= 1 && w.num <= 31 && w.digits <= 2 && (w.rest == "" || w.rest == ".") {
		return w.num
	}
	return 0
}

// trailingYear reads a year after a day or month: ", 2019", "2019", "of
// 2019", "this year", "last year". It returns end = i where there is none.
func (p *parser) trailingYear(i int) (y, end int) {
	j := i
	if p.sign(j, ",") || p.is(j, "of", "in") {
		j++
	}
	if p.is(j, "the") && p.is(j+1, "year") {
		j += 2
	}
	w := p.at(j)
	if w.plain(4) && w.num >= 1000 && w.num <= 2200 {
		return w.num, j + 1
	}
	if w.num > 0 && w.rest == "" && w.digits <= 3 && p.is(j+1, "ad", "ce") {
		return w.num, j + 2
	}
	if w.plain(3) && j == i && (p.sign(j+1, ")") || p.ancient && p.endsPhrase(j+1) && !p.at(j+1).has(cCounted|cUnit)) {
		return w.num, j + 1
	}
	if y, end := p.spokenYear(j); y > 0 && (j == i || p.is(i, "of", "in")) {
		return y, end
	}
	return 0, i
}

// spokenYear reads a year as it is said: nineteen eighty-four, twenty sixteen.
func (p *parser) spokenYear(i int) (y, end int) {
	a := p.at(i)
	if !a.has(cNumber) || a.number < 15 || a.number > 20 || p.dash(i+1) {
		return 0, i
	}
	b := p.at(i + 1)
	if !b.has(cNumber) || b.number < 10 || b.number > 90 {
		return 0, i
	}
	y, end = int(a.number)*100+int(b.number), i+2
	if b.number >= 20 {
		j := end
		if p.dash(j) {
			j++
		}
		if c := p.at(j); c.has(cNumber) && c.number < 10 {
			y, end = y+int(c.number), j+1
		}
	}
	if p.dash(end) || p.at(end).has(cUnit|cCounted|cNumber|cClock) || p.low(end, "percent", "hundred", "thousand") {
		return 0, i
	}
	return y, end
}

// ancientText reports whether a text tells of times whose years have three
// digits: it names years before or after Christ, or a month with such a year.
func ancientText(doc *readout.Document, lex *lexicon) bool {
	for s := range doc.Sentences {
		toks := doc.Sentences[s].Tokens
		for i := range toks {
			switch toks[i].Form {
			case "BC", "BCE", "B.C.", "B.C":
				return true
			case "AD", "CE", "A.D.":
				if i > 0 && digit(toks[i-1].Form[0]) || i+1 < len(toks) && digit(toks[i+1].Form[0]) {
					return true
				}
			}
			if i+2 < len(toks) && len(toks[i+1].Form) == 3 && digit(toks[i+1].Form[0]) && digit(toks[i+1].Form[1]) && digit(toks[i+1].Form[2]) && toks[i].Form[0] >= 'A' && toks[i].Form[0] <= 'Z' {
				switch toks[i+2].Form {
				case ")", "-", "–", ".", ";":
					if w := lex.word(toks[i].Form, 0, false); w.has(cMonth) {
						return true
					}
				}
			}
		}
	}
	return false
}

// single reads one expression that is no range.
func (p *parser) single(i int) (*expr, int) {
	if p.depth > 6 {
		return nil, i
	}
	p.depth++
	e, end := p.singleAt(i)
	p.depth--
	return e, end
}

func (p *parser) singleAt(i int) (*expr, int) {
	w := p.at(i)
	if w.cap && w.entry.class&(cMod|cDeictic) == 0 || w.num == 9 {
		if e, end := p.name(i); e != nil {
			return e, end
		}
	}
	switch {
	case w.is("the", "a", "this", "that"):
		if w.is("the") || w.is("a") {
			if e, end := p.afterThe(i); e != nil {
				return e, end
			}
		}
	case w.form == "'" || w.form == "’" || w.form == "‘":
		// '90s
		if n := p.at(i + 1); n.digits == 2 && n.rest == "s" && n.num >= 10 && n.glued {
			return &expr{kind: kDecade, y: century20(n.num), mod: noMod, explicitYear: true}, i + 2
		}
		return nil, i
	}
	if w.num < 0 && w.form[:min(1, len(w.form))] == "'" || len(w.form) > 3 && w.form[0] == 0xE2 {
		if y := apostropheDecade(w.form); y > 0 {
			return &expr{kind: kDecade, y: y, mod: noMod, explicitYear: true}, i + 1
		}
	}
	if w.is("ad") && w.cap && p.at(i+1).num > 0 && p.at(i+1).rest == "" && p.at(i+1).digits <= 4 {
		return &expr{kind: kYear, y: p.at(i + 1).num, mod: noMod, explicitYear: true}, i + 2
	}
	if w.is("every") || w.is("each") {
		if e, end := p.set(i); e != nil {
			return e, end
		}
	}
	if w.num >= 0 {
		if e, end := p.digits(i); e != nil {
			return e, end
		}
	}
	if y, end := p.spokenYear(i); y > 0 && (p.is(i-1, "in", "of", "since", "from", "until", "by", "around", "about", "to", "and", "before", "after", "year", "early", "late", "mid") || p.low(i-1, "probably", "maybe", "back")) {
		return &expr{kind: kYear, y: y, mod: noMod, explicitYear: true}, end
	}
	if y := fiscal(w.form); y > 0 {
		return &expr{kind: kYear, y: y, mod: noMod, explicitYear: true}, i + 1
	}
	if w.has(cWeekday | cShortday) {
		if e, end := p.weekday(i); e != nil {
			return e, end
		}
	}
	if w.has(cMonth) {
		if e, end := p.month(i); e != nil {
			return e, end
		}
	}
	if w.has(cEdge) {
		if e, end := p.edge(i); e != nil {
			return e, end
		}
	}
	if w.has(cOrdinal) || w.nth() > 0 {
		if e, end := p.ordinal(i); e != nil {
			return e, end
		}
		if w.nth() <= 5 && !p.is(i-1, "the") {
			if e, end := p.part(i); e != nil {
				return e, end // first week of May
			}
		}
	}
	if w.has(cDeictic) {
		if e, end := p.deictic(i); e != nil {
			return e, end
		}
	}
	if e, end := p.counted(i); e != nil {
		return e, end
	}
	if w.has(cMod) {
		if e, end := p.modified(i); e != nil {
			return e, end
		}
	}
	if w.has(cSeason) {
		if e, end := p.season(i, noMod); e != nil {
			return e, end
		}
	}
	if w.cap && len(w.form) == 2 && (w.form[0] == 'Q' || w.form[0] == 'H') && digit(w.form[1]) {
		k := 4
		if w.form[0] == 'H' {
			k = 2
		}
		if n := int(w.form[1] - '0'); n >= 1 && n <= k {
			y, end := p.trailingYear(i + 1)
			return &expr{kind: kPart, n: n, k: k, y: y, mod: noMod, explicitYear: y != 0}, end
		}
	}
	if w.is("year") && p.dash(i+1) && p.is(i+2, "end") {
		if p.at(i + 3).plain(4) {
			if y, end := p.yearOnly(i + 3); y != nil && y.kind == kYear {
				return &expr{kind: kEdge, edge: 5, a: y, mod: noMod, explicitYear: true}, end
			}
		}
		return &expr{kind: kEdge, edge: 5, a: &expr{kind: kUnit, unit: 6, n: 1, mod: 0}, mod: noMod}, i + 3
	}
	if w.is("year", "month") && p.is(i+1, "end") && !p.is(i+2, "of") {
		return &expr{kind: kEdge, edge: 5, a: &expr{kind: kUnit, unit: int(w.unit), n: 1, mod: 0}, mod: noMod}, i + 2
	}
	if w.is("year") && p.at(i+1).plain(4) {
		return p.yearOnly(i + 1)
	}
	return nil, i
}

// set reads "every Friday", "each second Tuesday", "every spring": no one time.
func (p *parser) set(i int) (*expr, int) {
	j := i + 1
	if p.low(j, "other", "single") || p.at(j).nth() > 0 && p.at(j).nth() < 5 {
		j++
	}
	if w := p.at(j); !w.has(cWeekday) && !(w.has(cMonth) && w.cap) && !w.has(cSeason) {
		return nil, i
	}
	j++
	if p.at(j).has(cDaypart) {
		j++
	}
	if p.is(j, "of") && (p.is(j+1, "the", "every", "each")) && p.is(j+2, "month", "year", "week") {
		j += 3
	}
	return &expr{kind: kSet, mod: noMod}, j
}

// fiscal reads FY2014 and FY14.
func fiscal(form string) int {
	if len(form) != 4 && len(form) != 6 || form[:2] != "FY" {
		return 0
	}
	y := 0
	for i := 2; i < len(form); i++ {
		if !digit(form[i]) {
			return 0
		}
		y = y*10 + int(form[i]-'0')
	}
	if len(form) == 4 {
		return 2000 + y
	}
	if y < 1900 || y > 2199 {
		return 0
	}
	return y
}

// century20 is the decade that a two-digit number names in the press.
func century20(n int) int {
	if n < 20 {
		return 2000 + n
	}
	return 1900 + n
}

func apostropheDecade(s string) int {
	if s[0] == '\'' {
		s = s[1:]
	} else if len(s) > 3 {
		s = s[3:]
	}
	if len(s) == 3 && digit(s[0]) && s[1] == '0' && s[2] == 's' {
		return century20(int(s[0]-'0') * 10)
	}
	return 0
}

// name reads a time with a name: Christmas Eve, World War II, 9/11.
func (p *parser) name(i int) (*expr, int) {
	w := p.at(i)
	if w.num == 9 && w.digits == 1 && p.sign(i+1, "/") && p.at(i+2).num == 11 && !p.sign(i+3, "/") {
		return &expr{kind: kNamed, named: &named{name: "9/11", span: span{of(2001, 9, 11), of(2001, 9, 11)}, once: true}, mod: noMod, explicitYear: true}, i + 3
	}
	if w.num >= 0 {
		return nil, i
	}
	var b [64]byte
	key := squeeze(b[:0], w.form)
	if !p.lex.first[string(key)] {
		return nil, i
	}
	var best *named
	end := i
	for j, grown := i+1, true; ; j++ {
		if m := p.lex.named[string(key)]; m != nil && grown {
			best, end = m, j
		}
		if j >= len(p.sent) || j > i+8 || len(key) > 44 {
			break
		}
		n := len(key)
		key = squeeze(key, p.sent[j].form)
		grown = len(key) > n
	}
	switch {
	case best == nil:
		return nil, i
	case best.isNothing:
		return &expr{kind: kNothing}, end
	}
	y, yend := p.trailingYear(end)
	return &expr{kind: kNamed, named: best, y: y, explicitYear: y != 0 || best.once, mod: noMod}, yend
}

// afterThe reads what an article may stand before; "the" alone decides for
// the sixties, the 26th, the 90s.
func (p *parser) afterThe(i int) (*expr, int) {
	w := p.at(i + 1)
	the := p.is(i, "the")
	switch {
	case the && w.digits == 2 && w.rest == "s" && w.num%10 == 0 && w.num >= 10:
		return &expr{kind: kDecade, y: century20(w.num), mod: noMod, explicitYear: true}, i + 2
	case the && w.has(cDecade):
		return &expr{kind: kDecade, y: 1900 + int(w.decade), mod: noMod, explicitYear: true}, i + 2
	case the && (w.nth() > 0 && w.nth() <= 5 || w.is("last", "final")):
		if e, end := p.part(i + 1); e != nil {
			return e, end
		}
		if w.nth() == 0 || w.num <= 0 {
			break
		}
		fallthrough
	case the && w.nth() > 0 && w.nth() <= 31 && w.num > 0:
		if p.is(i+2, "of") && p.is(i+3, "this", "last", "next") && p.is(i+4, "month") {
			return &expr{kind: kSub, d: w.nth(), a: &expr{kind: kUnit, unit: 4, n: 1, mod: int(p.at(i + 3).mod)}, mod: noMod}, i + 5
		}
		if e, end := p.ordinal(i + 1); e != nil {
			return e, end
		}
		if p.endsPhrase(i + 2) {
			return &expr{kind: kDom, d: w.nth(), mod: noMod}, i + 2
		}
		return nil, i
	case the && w.is("day") && p.is(i+2, "before", "after") && p.is(i+3, "yesterday", "tomorrow"):
		n := 2
		if p.is(i+3, "yesterday") {
			n = -2
		}
		return &expr{kind: kDeictic, n: n, mod: noMod}, i + 4
	case the && w.is("week", "month", "year") && p.is(i+2, "before") && p.is(i+3, "last"):
		return &expr{kind: kUnit, unit: int(w.unit), n: 1, mod: -2}, i + 4
	case the && w.has(cUnit) && p.is(i+2, "before") && p.closes(i+3):
		return &expr{kind: kSame, unit: int(w.unit), n: -1, context: true, mod: noMod}, i + 3
	case the && w.has(cUnit) && p.is(i+2, "after") && p.closes(i+3):
		return &expr{kind: kSame, unit: int(w.unit), n: 1, context: true, mod: noMod}, i + 3
	case the && w.is("days", "weeks", "months", "years") && p.is(i+2, "ahead"):
		return &expr{kind: kUnit, unit: int(w.unit), mod: 1, vague: true, n: 2}, i + 3
	case the && w.is("morning", "afternoon", "evening", "night") && p.is(i+2, "of"):
		if e, end := p.article(i + 3); e != nil && (e.kind == kDay || e.kind == kWeekday || e.kind == kDom) {
			return e, end
		}
	case the && w.is("day", "week", "month", "year") && p.is(i+2, "of") && p.at(i+3).has(cMonth|cWeekday):
		if e, end := p.single(i + 3); e != nil && e.kind == kDay {
			if w.is("week") {
				return &expr{kind: kEdge, edge: 9, a: e, mod: noMod, explicitYear: e.explicitYear}, end
			}
			return e, end
		}
	case the && w.is("weekend") && p.is(i+2, "of"):
		if e, end := p.article(i + 3); e != nil && e.kind == kDay {
			return &expr{kind: kEdge, edge: 10, a: e, mod: noMod, explicitYear: e.explicitYear}, end
		}
	case the && w.is("weekend") && p.is(i-1, "over", "at", "during", "throughout", "on"):
		return &expr{kind: kUnit, unit: 9, n: 1, mod: noMod}, i + 2
	}
	if e, end := p.single(i + 1); e != nil && (the || e.kind == kAgo || e.kind == kSame) {
		if e.kind == kYear {
			return nil, i // "the 2018 election": the year is read on its own
		}
		return e, end
	}
	return nil, i
}

// part reads "last week of May", "first Monday in September", "first three
// months of 2022", "last days of March".
func (p *parser) part(i int) (*expr, int) {
	w := p.at(i)
	e := &expr{kind: kSub, n: w.nth(), k: 1, mod: noMod}
	if e.n == 0 {
		e.n = -1
	}
	j := i + 1
	if n, end, vague, ok := p.number(j); ok && !p.is(j, "a", "an") {
		e.k, e.vague, j = n, vague, end
	}
	u := p.at(j)
	switch {
	case u.has(cWeekday):
		e.wd = int(u.weekday)
	case u.has(cUnit) && u.unit >= 2 && u.unit != 10 && !u.has(cDaypart):
		e.unit = int(u.unit)
		if len(u.word) > 0 && u.word[len(u.word)-1] == 's' && e.k == 1 {
			e.vague = true
		}
	default:
		return nil, i
	}
	if !p.is(j+1, "of", "in") {
		return nil, i
	}
	if e.wd != 0 && (p.is(j+2, "every", "each") || p.is(j+2, "the") && p.is(j+3, "month")) && p.is(j+3, "month", "year", "week") {
		return &expr{kind: kSet, mod: noMod}, j + 4
	}
	a, end := p.article(j + 2)
	if a != nil && a.kind == kCentury && e.unit == 5 && e.n > 0 && e.n <= 4 {
		return &expr{kind: kPart, n: e.n, k: 4, a: a, mod: noMod, explicitYear: true}, end
	}
	if a == nil || a.kind != kMonth && a.kind != kYear && a.kind != kUnit && a.kind != kDecade && a.kind != kCentury || a.kind == kUnit && (a.vague || a.k == 1) {
		return nil, i
	}
	e.a, e.explicitYear = a, a.explicitYear
	return e, end
}

// article skips "the" and reads one expression.
func (p *parser) article(i int) (*expr, int) {
	if p.is(i, "the") {
		return p.afterThe(i)
	}
	return p.single(i)
}

// closes reports whether the words before i end there: at a mark, the end of
// the sentence, or a word that cannot begin a clause ("the day before he left").
func (p *parser) closes(i int) bool {
	w := p.at(i)
	if w == &stop || w.is("and", "when", "in", "at", "on", "s", "'s", "’s") {
		return true
	}
	c := w.form[0]
	return !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || digit(c))
}

// function are small words that end a phrase of time, where no tags tell.
var function = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields("i you he she it we they there their his her its our your my this these who which that when while where because although though if but so than not with under against without by into onto via per each every all both no only even also still already again then here how what why be been being do does had has have") {
		m[w] = true
	}
	return m
}()

// endsPhrase reports whether no noun follows that the words before it would
// belong to.
func (p *parser) endsPhrase(i int) bool {
	w := p.at(i)
	if w == &stop {
		return true
	}
	if t := p.tagAt(i); t != "" && !w.has(cDaypart|cSmall) {
		return t[0] != 'N' && t[0] != 'J' && t != "CD"
	}
	if w.entry == unknown {
		c := w.form[0]
		return !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') || function[strings.ToLower(w.form)]
	}
	return w.has(cSmall|cSay|cPast|cPresent|cFuture|cBound|cDaypart|cMod) && !w.has(cUnit)
}

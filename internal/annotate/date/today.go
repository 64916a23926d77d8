package date

import (
	"strconv"
	"strings"

	"github.com/readout-events/readout/codebook/actors"

	readout "github.com/readout-events/readout"
)

// infer says what can be known of the day of publication from the text alone,
// in doc.Today, doc.TodayWhy and the resolver. In this order: a line that is
// only a date, or a dateline, with its year; else a weekday given with its
// date, else the day named without a year, in the only year in which the
// persons named with an office all held it, and that is not before what the
// text speaks of; else the latest full date told as past is a day that it
// cannot be before. Where more than one year is left it stays open.
func (f *Finder) infer(doc *readout.Document, marks []mark, r *resolver) {
	var lineDay *mark // a dateline without a year
	for i := range marks {
		m := &marks[i]
		if m.sentence > 4 || m.kind != kDay || !m.alone && !m.dateline {
			continue
		}
		if m.y != 0 {
			t := of(m.y, m.m, m.d)
			r.set(doc, t, t, "dateline", "dateline "+t.iso())
			return
		}
		if lineDay == nil {
			lineDay = m
		}
	}
	floor, floorWhy := latestPast(marks), ""
	if floor != none {
		floorWhy = "the text tells " + floor.iso() + " as past"
	}
	if t, name := f.oldest(doc); t != none && t > floor {
		floor, floorWhy = t, "it speaks of "+name+", known since "+t.iso()
	}
	cands, which := f.weekdays(marks)
	bare := which == nil
	if bare {
		if which = lineDay; which == nil {
			which = bareDay(marks)
		}
		if which != nil {
			cands = allYears(which.expr, f.Last)
		}
	}
	if which == nil {
		if full := latestPast(marks); full != none {
			doc.Today.From = full.iso()
			doc.TodayWhy = "not before " + full.iso() + ", which the text tells as past; nothing says how long after"
		} else {
			doc.TodayWhy = "no date of publication, and no full date in the text"
		}
		return
	}
	written := monthNames[which.m] + " " + strconv.Itoa(which.d)
	why := "dateline " + written + ", the year is not told"
	if which.wd != 0 {
		written = weekdayNames[which.wd] + " (" + written + ")"
		why = written + " fits " + years(cands)
	} else if which != lineDay {
		why = written + " is told without a year"
	}
	narrow := func(kept []day, told string) {
		if len(kept) > 0 && len(kept) < len(cands) {
			cands = kept
			why += "; " + told
		}
	}
	// A weekday is named of acts within a week of the report, a day without
	// year of those within some weeks; but of those within a year where the
	// text calls newer ones by their weekday.
	slack, recent := day(6), recentWords(marks)
	if bare && which != lineDay {
		slack = 45
		if recent {
			slack = 330
		}
	}
	if floor != none {
		var kept []day
		for _, c := range cands {
			if c+slack >= floor {
				kept = append(kept, c)
			}
		}
		narrow(kept, floorWhy)
	}
	people := 0
	if t, name := f.pinned(doc, marks); t != none {
		// The days without a year are of the year of one that is known.
		var kept []day
		for _, c := range cands {
			if c >= t && c-t < 330 {
				kept = append(kept, c)
			}
		}
		if len(kept) == 1 {
			narrow(kept, "it dates "+name+", which was on "+t.iso())
			people++
		}
	}
	if len(cands) > 1 && f.table != nil {
		var kept []day
		var told string
		kept, told, people = f.offices(doc, cands, slack)
		narrow(kept, told)
	}
	if len(cands) == 1 && bare && people == 0 && f.table != nil {
		_, _, people = f.offices(doc, []day{cands[0], cands[0] + 365}, slack)
	}
	if len(cands) != 1 || bare && people == 0 {
		if bare && floor != none {
			doc.Today.From = max(floor, latestPast(marks)).iso()
		}
		doc.TodayWhy = why + ": still open"
		if len(cands) > 1 && (!bare || len(cands) <= 4) {
			r.cands = cands
		}
		return
	}
	t := cands[0]
	lo, hi := t, t+6
	if bare {
		hi = t + 14
	}
	switch which.dir {
	case future:
		lo, hi = t-(hi-t), t
	case open:
		lo = t - (hi - t)
	}
	if bare && recent && which != lineDay {
		// The year is known, and no more.
		doc.Today.From, doc.TodayWhy = t.iso(), why+": "+t.iso()+"; how long before the report is not told"
		r.cands, r.why = cands, why
		return
	}
	if which == lineDay {
		lo, hi = t, t
	}
	doc.TodayWhy = why + ": " + t.iso()
	r.set(doc, lo, hi, "inferred: "+why, doc.TodayWhy)
	// The report of a talk on Friday that was "released on Saturday" is of that Saturday or later.
	if !bare {
		r.sharpen(doc, marks, which, t)
	}
}

// recentWords reports whether the text dates acts by a weekday alone, or by
// yesterday, tomorrow.
func recentWords(marks []mark) bool {
	for i := range marks {
		switch e := marks[i].expr; e.kind {
		case kWeekday:
			return true
		case kDeictic:
			if e.n != 0 {
				return true
			}
		}
	}
	return false
}

// during reports whether an entry holds on some day from a to b.
func during(e *actors.Entry, a, b day) bool {
	from, to := a.iso(), b.iso()
	return (e.From == "" || e.From <= to) && (e.To == "" || e.To >= from[:min(len(from), len(e.To))])
}

// bareDay returns the latest day of those told without year and weekday. The
// days must lie within half a year, so that which is the latest is certain;
// nil where there is none or they do not.
func bareDay(marks []mark) *mark {
	var all []*mark
	for i := range marks {
		m := &marks[i]
		if m.kind == kRange && m.b.kind == kDay && m.b.y == 0 && m.dir != future {
			end := *m
			end.expr = m.b
			all = append(all, &end)
			continue
		}
		if m.kind == kDay && m.y == 0 && m.mod == noMod && m.dir != future && m.bound == 0 {
			all = append(all, m)
		}
	}
	if len(all) == 0 || len(all) > 300 {
		return nil
	}
	// The latest day is the one after the longest gap of the year's circle.
	at := func(m *mark) int { return int(of(2001, m.m, min(m.d, 28)) - of(2001, 1, 1)) }
	var best *mark
	for _, m := range all {
		span := 0
		for _, n := range all {
			span = max(span, (at(m)-at(n)+365)%365)
		}
		if span < 180 && best == nil || best != nil && span < 180 && at(m) == at(best) && m.wd != 0 {
			best = m
		}
	}
	return best
}

// allYears returns the day in each year from 1990 to last.
func allYears(e *expr, last int) []day {
	var out []day
	for y := firstYear; y <= last; y++ {
		if valid(y, e.m, e.d) {
			out = append(out, of(y, e.m, e.d))
		}
	}
	return out
}

// oldest returns the latest of the first days of things that the text speaks
// of (since.txt), with the name, none where it speaks of none.
func (f *Finder) oldest(doc *readout.Document) (day, string) {
	best, name := none, ""
	for s := range doc.Sentences {
		toks := doc.Sentences[s].Tokens
		for i := range toks {
			w := toks[i].Form
			if k := strings.IndexByte(w, '-'); k > 0 {
				w = w[:k]
			}
			for _, c := range f.lex.since[w] {
				if c.day > best && spells(toks, i, c.words) {
					best, name = c.day, c.name
				}
			}
		}
	}
	return best, name
}

// pinned returns a day that the text tells without a year in the sentence in
// which it speaks of a thing that began on that day (since.txt): "On February
// 24 Russia began its full-scale invasion". It returns the latest such day.
func (f *Finder) pinned(doc *readout.Document, marks []mark) (day, string) {
	best, name := none, ""
	for i := range marks[:min(len(marks), 100)] {
		e := marks[i].expr
		if e.kind == kRange {
			e = e.a
		}
		if e.kind != kDay || e.y != 0 {
			continue
		}
		toks := doc.Sentences[marks[i].sentence].Tokens
		for k := range toks {
			w := toks[k].Form
			if d := strings.IndexByte(w, '-'); d > 0 {
				w = w[:d]
			}
			for _, c := range f.lex.since[w] {
				if _, m, d := c.day.civil(); m == e.m && d == e.d && c.day > best && spells(toks, k, c.words) {
					best, name = c.day, c.name
				}
			}
		}
	}
	return best, name
}

// spells reports whether the words stand at token i, hyphens aside.
func spells(toks []readout.Token, i int, words []string) bool {
	k := 0
	for ; i < len(toks) && k < len(words); i++ {
		if toks[i].Form == "-" && k > 0 {
			continue
		}
		for part := range strings.SplitSeq(toks[i].Form, "-") {
			if k >= len(words) || part != words[k] {
				return false
			}
			k++
		}
	}
	return k == len(words)
}

func (r *resolver) set(doc *readout.Document, lo, hi day, name, why string) {
	r.lo, r.hi, r.name = lo, hi, name
	doc.Today = readout.Interval{From: lo.iso(), To: hi.iso()}
	doc.TodayWhy = why
}

// sharpen moves the first day of publication up to a later weekday on which
// the text says that its news was given out.
func (r *resolver) sharpen(doc *readout.Document, marks []mark, which *mark, t day) {
	if which.dir == future || r.lo == r.hi {
		return
	}
	for i := range marks {
		m := &marks[i]
		if m.kind != kWeekday || m.mod != noMod || m.wd == which.wd || m.dir == future || m.bound != 0 || m.unit != 0 || m.sentence-which.sentence > 3 || m.sentence < which.sentence {
			continue
		}
		sent := &doc.Sentences[m.sentence]
		told := false
		for k := max(0, m.tfirst-12); k < m.tfirst; k++ {
			switch strings.ToLower(sent.Tokens[k].Form) {
			case "news", "released", "statement", "press", "announced", "published", "issued", "according":
				told = true
			}
		}
		if !told {
			continue
		}
		later := t + day((m.wd-t.weekday()+7)%7)
		if later > r.lo && later <= r.hi {
			r.lo = later
			doc.Today.From = later.iso()
			doc.TodayWhy += "; told on " + weekdayNames[m.wd] + " " + later.iso()
		}
	}
}

// latestPast returns the last day that the text tells as past with its year,
// none where there is none.
func latestPast(marks []mark) day {
	best := none
	for i := range marks {
		m := &marks[i]
		if m.kind != kDay || m.y == 0 || m.dir != past || m.bound != 0 {
			continue
		}
		if t := of(m.y, m.m, m.d); valid(m.y, m.m, m.d) && t > best {
			best = t
		}
	}
	return best
}

// weekdays returns the days that fit the first weekday written with its date,
// in the years in which all other such pairs of the text fit too.
func (f *Finder) weekdays(marks []mark) ([]day, *mark) {
	var which *mark
	var cands []day
	for i := range marks {
		m := &marks[i]
		if m.kind != kDay || m.wd == 0 || m.y != 0 {
			continue
		}
		fit := yearsOf(m.expr, f.Last)
		if which == nil {
			which, cands = m, fit
			continue
		}
		var kept []day
		for _, c := range cands {
			for _, d := range fit {
				if abs(int(c-d)) < 120 {
					kept = append(kept, c)
					break
				}
			}
		}
		if len(kept) > 0 {
			cands = kept
		}
	}
	if len(cands) == 0 {
		return nil, nil
	}
	return cands, which
}

func years(days []day) string {
	var b strings.Builder
	for i, d := range days {
		switch {
		case i == 0:
		case i == len(days)-1:
			b.WriteString(" and ")
		default:
			b.WriteString(", ")
		}
		b.WriteString(strconv.Itoa(d.year()))
	}
	return b.String()
}

// offices keeps the days on which, or within slack days after which, everybody
// whom the text names with an office held it. told says who decided, people counts those who were asked.
// Sentences that tell a year are background and are left out.
func (f *Finder) offices(doc *readout.Document, cands []day, slack day) (kept []day, told string, people int) {
	kept = cands
	asked := make(map[string]bool)
	for s := range doc.Sentences {
		sent := &doc.Sentences[s]
		if tellsYear(sent) {
			continue
		}
		for i := 0; i < len(sent.Tokens); i++ {
			c := sent.Tokens[i].Form[0]
			if c < 'A' || c > 'Z' && c < 0x80 {
				continue
			}
			entries, end := f.table.Longest(sent, i)
			if end <= i {
				if f.lex.calendar(sent.Tokens[i].Form) {
					continue
				}
				entries, end = f.table.Lookup(sent.Tokens[i].Form), i+1
			}
			for _, office := range held(sent, i, end, entries) {
				name := entryName(entries, office)
				if asked[name+office] {
					continue
				}
				asked[name+office] = true
				people++
				var fit []day
				for _, d := range kept {
					for _, e := range entries {
						if e.Kind == actors.Person && includes(e.Office, office) && during(e, d, d+slack) {
							fit = append(fit, d)
							break
						}
					}
				}
				if len(fit) > 0 && len(fit) < len(kept) {
					kept = fit
					if told != "" {
						told += ", "
					}
					told += name + " was " + office + " in " + years(fit)
				}
			}
			i = max(i, end-1)
		}
	}
	return kept, told, people
}

// tellsYear reports whether a sentence has a bare year.
func tellsYear(sent *readout.Sentence) bool {
	for i := range sent.Tokens {
		if f := sent.Tokens[i].Form; len(f) == 4 && (f[:2] == "19" || f[:2] == "20") && digit(f[2]) && digit(f[3]) {
			return true
		}
	}
	return false
}

// includes reports whether an office has all words of another: "State
// Councilor and Foreign Minister" that of "Foreign Minister".
func includes(office, part string) bool {
	if office == part {
		return true
	}
	for w := range strings.FieldsSeq(part) {
		found := false
		for o := range strings.FieldsSeq(office) {
			found = found || o == w
		}
		if !found {
			return false
		}
	}
	return true
}

func entryName(entries []*actors.Entry, office string) string {
	for _, e := range entries {
		if e.Office == office && e.Kind == actors.Person {
			return e.Name
		}
	}
	return ""
}

// held returns the offices of the person named at tokens [first, end) whose
// words stand before the name ("Russian Foreign Minister Lavrov") or after it
// ("Jacinda Ardern, Prime Minister of New Zealand"), unless it is called a
// former one. Where the entries are of several persons, none.
func held(sent *readout.Sentence, first, end int, entries []*actors.Entry) []string {
	name := ""
	for _, e := range entries {
		if e.Kind != actors.Person || e.Office == "" {
			continue
		}
		if name != "" && e.Name != name {
			return nil
		}
		name = e.Name
	}
	if name == "" {
		return nil
	}
	beside := make(map[string]bool, 16)
	former := false
	take := func(i int) bool {
		t := &sent.Tokens[i]
		w := strings.ToLower(t.Form)
		switch w {
		case "former", "then", "ex", "late", "ousted", "ex-president", "predecessor", "successor", "designate", "elect", "candidate", "incoming", "outgoing", "acting":
			former = true
		case ".", ";", ":", "\"", "“", "”", "(", ")", "said", "told", "with", "by", "that", "met", "against", "under":
			return false
		}
		if t.Tag == "VERB" || t.Tag == "AUX" || t.Tag == "ADP" && w != "of" && w != "for" && w != "to" {
			return false
		}
		beside[w] = true
		return true
	}
	for i, commas := first-1, 0; i >= 0 && i >= first-9; i-- {
		if sent.Tokens[i].Form == "," {
			// "the prime minister of New Zealand, Jacinda Ardern"
			if commas++; commas > 1 || i != first-1 {
				break
			}
		}
		if !take(i) {
			break
		}
	}
	if end < len(sent.Tokens) && sent.Tokens[end].Form == "," {
		for i := end + 1; i < len(sent.Tokens) && i < end+9 && sent.Tokens[i].Form != ","; i++ {
			if !take(i) {
				break
			}
		}
	}
	if former {
		return nil
	}
	var out []string
	seen := make(map[string]bool, 4)
	for _, e := range entries {
		if e.Office == "" || seen[e.Office] || e.Kind != actors.Person {
			continue
		}
		seen[e.Office] = true
		all := true
		for w := range strings.FieldsSeq(strings.ToLower(e.Office)) {
			if w != "of" && w != "the" && w != "and" && w != "for" && w != "affairs" && !beside[w] && !(british(w) != "" && beside[british(w)]) {
				all = false
			}
		}
		if all {
			out = append(out, e.Office)
		}
	}
	return out
}

// british returns the other spelling of a word of an office.
func british(w string) string {
	switch w {
	case "councillor":
		return "councilor"
	case "councilor":
		return "councillor"
	case "defence":
		return "defense"
	case "defense":
		return "defence"
	case "chairman":
		return "chair"
	}
	return ""
}

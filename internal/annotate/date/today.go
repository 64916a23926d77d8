package date

import (
	"strconv"
	"strings"

	"github.com/readout-events/readout/codebook/actors"

	readout "github.com/readout-events/readout"
)

// infer says what can be known of the day of publication from the text alone,
// in doc.Today, doc.TodayWhy and the resolver. In this order: a line that is
// only a date, or a dateline, with its year; else weekdays given with their
// dates, narrowed by the offices held; else the latest full date told as past
// is a day that it cannot be before.
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
	floor := latestPast(marks)
	cands, which := weekdays(marks)
	if lineDay != nil && which == nil {
		// a dateline without weekday or year: any year since the latest date told
		doc.TodayWhy = "dateline " + monthNames[lineDay.m] + " " + strconv.Itoa(lineDay.d) + ", the year is not told"
		if floor != none {
			doc.Today.From = floor.iso()
		}
		return
	}
	if which == nil {
		if floor != none {
			doc.Today.From = floor.iso()
			doc.TodayWhy = "not before " + floor.iso() + ", which the text tells as past; nothing says how long after"
		} else {
			doc.TodayWhy = "no date of publication, and no full date in the text"
		}
		return
	}
	written := weekdayNames[which.wd] + " (" + monthNames[which.m] + " " + strconv.Itoa(which.d) + ")"
	why := written + " fits " + years(cands)
	if len(cands) > 1 && floor != none {
		var kept []day
		for _, c := range cands {
			if c >= floor {
				kept = append(kept, c)
			}
		}
		if len(kept) > 0 && len(kept) < len(cands) {
			cands = kept
			why += "; the text tells " + floor.iso() + " as past"
		}
	}
	if len(cands) > 1 && f.table != nil {
		kept, told := f.offices(doc, cands)
		if len(kept) > 0 && len(kept) < len(cands) {
			cands = kept
			why += "; " + told
		}
	}
	if len(cands) != 1 {
		doc.TodayWhy = why + ": still open"
		return
	}
	t := cands[0]
	// The weekday of an act is named where it lies within a week of the report.
	lo, hi := t, t+6
	if which.dir == future {
		lo, hi = t-6, t
	}
	if which == lineDay {
		hi = t
	}
	doc.TodayWhy = why + ": " + t.iso()
	r.set(doc, lo, hi, "inferred: "+why, doc.TodayWhy)
	// The report of a talk on Friday that was "released on Saturday" is of that Saturday or later.
	r.sharpen(doc, marks, which, t)
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
func weekdays(marks []mark) ([]day, *mark) {
	var which *mark
	var cands []day
	for i := range marks {
		m := &marks[i]
		if m.kind != kDay || m.wd == 0 || m.y != 0 {
			continue
		}
		fit := yearsOf(m.expr)
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

// offices keeps the days on which everybody whom the text names with an
// office held it, and tells who decided.
func (f *Finder) offices(doc *readout.Document, cands []day) (kept []day, told string) {
	kept = cands
	for s := range doc.Sentences {
		sent := &doc.Sentences[s]
		for i := 0; i < len(sent.Tokens); i++ {
			c := sent.Tokens[i].Form[0]
			if c < 'A' || c > 'Z' && c < 0x80 {
				continue
			}
			entries, end := f.table.Longest(sent, i)
			if end <= i {
				entries, end = f.table.Lookup(sent.Tokens[i].Form), i+1
			}
			for _, office := range held(sent, i, end, entries) {
				var fit []day
				for _, d := range kept {
					for _, e := range entries {
						if e.Office == office && e.Kind == actors.Person && e.On(d.iso()) {
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
					told += entryName(entries, office) + " was " + office + " in " + years(fit)
				}
			}
			i = max(i, end-1)
		}
	}
	return kept, told
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
// words stand beside the name, unless it is called a former one. Where the
// entries are of several persons, none.
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
	lo, hi := max(0, first-8), min(len(sent.Tokens), end+8)
	beside := make(map[string]bool, 16)
	for i := lo; i < hi; i++ {
		w := strings.ToLower(sent.Tokens[i].Form)
		switch w {
		case "former", "then", "ex", "late", "ousted", "ex-president", "predecessor", "successor":
			return nil
		}
		beside[w] = true
	}
	var out []string
	seen := make(map[string]bool, 4)
	for _, e := range entries {
		if e.Office == "" || seen[e.Office] || e.Kind != actors.Person {
			continue
		}
		seen[e.Office] = true
		all := true
		for _, w := range strings.Fields(strings.ToLower(e.Office)) {
			if w != "of" && w != "the" && w != "and" && w != "for" && !beside[w] && !(w == "councillor" && beside["councilor"] || w == "councilor" && beside["councillor"] || w == "affairs") {
				all = false
			}
		}
		if all {
			out = append(out, e.Office)
		}
	}
	return out
}

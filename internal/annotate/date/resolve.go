package date

import "strconv"

// value is what an expression comes to.
type value struct {
	span
	prec  string
	why   string
	cands []day // the days that are left where one is not decided
	ok    bool
	soft  bool // the year was inferred from another expression
}

// anchor is the time spoken of before.
type anchor struct {
	value
	sentence int
	wd       int
	set      bool
	m, d     int // month and day as written, 0 where none
}

// resolver holds what expressions are resolved against.
type resolver struct {
	lo, hi    day // the day of publication is within; none where unknown
	name      string
	last      anchor // the last time that was resolved
	year      anchor // the last time whose year stands in the text
	sentence  int
	page      day    // of a diary, the day it is at; none where there is none
	cands     []day  // days that the first weekday with its date may be, where the year is open
	narrative bool   // a story told from old dates, not news
	why       string // what speaks for cands
	until     int    // last year that is thought of
}

func (r *resolver) known() bool { return r.lo != none && r.hi != none && r.hi-r.lo <= 31 }

var weekdayNames = [...]string{"", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
var monthNames = [...]string{"", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
var seasonNames = [...]string{"", "spring", "summer", "autumn", "winter"}
var unitNames = [...]string{"", "hour", "day", "week", "month", "quarter", "year", "decade", "century", "weekend", "minute"}

// from names the day that was counted from.
func (r *resolver) from(ref day) string { return ref.iso() + " (" + r.name + ")" }

// resolve finds the days of e, told in direction dir.
func (r *resolver) resolve(e *expr, dir int) value {
	var v value
	switch {
	case !r.known():
		v = r.at(e, none, dir)
	case r.lo == r.hi:
		v = r.at(e, r.lo, dir)
	default:
		v = r.spread(e, dir)
	}
	if v.ok {
		v.bounded(e.bound)
	}
	return v
}

// spread resolves against every day that may be that of publication.
func (r *resolver) spread(e *expr, dir int) value {
	first := r.at(e, r.lo, dir)
	if !first.ok && len(first.cands) == 0 {
		return first
	}
	all, times := []span{first.span}, []int{1}
	for ref := r.lo + 1; ref <= r.hi; ref++ {
		v := r.at(e, ref, dir)
		known := false
		for i, s := range all {
			if s == v.span {
				known = true
				times[i]++
			}
		}
		if !known {
			all = append(all, v.span)
			times = append(times, 1)
		}
	}
	if len(all) == 1 {
		return first
	}
	if n := int(r.hi-r.lo) + 1; len(all) == 2 && n > 4 && times[0] == n-1 {
		// "Friday" beside "Saturday (December 11)": the day before it, unless the report is of the last day that is possible
		first.why += ", unless published on " + r.hi.iso()
		return first
	}
	why := "published " + r.lo.iso() + " to " + r.hi.iso() + " (" + r.name + ")"
	if first.prec == "day" {
		v := value{why: why + ": several days are possible"}
		if len(all) > 4 {
			v.why = why + ": too many days are possible"
			return v
		}
		for _, s := range all {
			v.cands = append(v.cands, s.from)
		}
		sortDays(v.cands)
		return v
	}
	for _, s := range all {
		first.span.from, first.span.to = min(first.from, s.from), max(first.to, s.to)
	}
	first.why = why
	return first
}

func sortDays(d []day) {
	for i := 1; i < len(d); i++ {
		for j := i; j > 0 && d[j] < d[j-1]; j-- {
			d[j], d[j-1] = d[j-1], d[j]
		}
	}
}

// bounded opens one end: since, until, before, after, by.
func (v *value) bounded(b int) {
	s := v.span
	switch b {
	case 1:
		v.to = none
		v.why += "; since"
	case 2:
		v.from = none
		v.why += "; until"
	case 5:
		v.from = none
		v.why += "; by then"
	case 3:
		if s.from != none {
			v.span = span{none, s.from - 1}
		}
		v.why += "; before"
	case 4:
		if s.to != none {
			v.span = span{s.to + 1, none}
		}
		v.why += "; after"
	}
}

func unresolved(why string) value { return value{span: span{none, none}, why: why} }

func found(s span, prec, why string) value { return value{span: s, prec: prec, why: why, ok: true} }

const noDay = "the day of publication is not known"

// at resolves against one day of publication; ref is none where it is not known.
func (r *resolver) at(e *expr, ref day, dir int) value {
	if (e.bound == 5 || e.bound == 2) && dir == open {
		dir = future
	}
	switch e.kind {
	case kDay:
		return r.day(e, ref, dir)
	case kAmbig:
		v := unresolved("day and month in either order")
		v.cands = []day{of(e.y, e.m, e.d), of(e.y, e.d, e.m)}
		sortDays(v.cands)
		if ref != none {
			// one of the two is the day of publication, or just before it, and the other is far from it
			near := func(t day) bool { return t <= ref+1 && ref-t <= 7 }
			if a, b := near(v.cands[0]), near(v.cands[1]); a != b {
				t := v.cands[0]
				if b {
					t = v.cands[1]
				}
				return found(span{t, t}, "day", "of the two ways to read it the one beside "+r.from(ref))
			}
		}
		return v
	case kDom:
		return r.dom(e, ref, dir)
	case kMonth:
		return r.month(e, ref, dir)
	case kYear:
		y := e.y
		if e.bc {
			y = -y
		}
		return found(yearSpan(y), "year", "as written")
	case kDecade:
		return found(span{of(e.y, 1, 1), of(e.y+9, 12, 31)}, "decade", "as written")
	case kSub:
		return r.sub(e, ref, dir)
	case kCentury:
		y := (e.n - 1) * 100
		if e.n == 1 && !e.bc {
			return found(span{of(1, 1, 1), of(99, 12, 31)}, "century", "as written")
		}
		if e.bc {
			y = -e.n * 100
		}
		return found(span{of(y, 1, 1), of(y+99, 12, 31)}, "century", "as written")
	case kPart:
		return r.part(e, ref, dir)
	case kSeason:
		return r.season(e, ref, dir)
	case kWeekday:
		return r.weekday(e, ref, dir)
	case kDeictic:
		if ref == none {
			return unresolved(noDay)
		}
		switch e.n {
		case 0:
			return found(span{ref, ref}, "day", "the day of "+r.from(ref))
		case 9:
			return found(span{ref - 1, ref}, "day", "the night before "+r.from(ref))
		}
		t := ref + day(e.n)
		return found(span{t, t}, "day", "counted from "+r.from(ref))
	case kUnit:
		return r.unit(e, ref, dir)
	case kAgo:
		if e.k == 2 && dir != future {
			return unresolved("a length of time")
		}
		if e.a != nil {
			v := r.at(e.a, ref, dir)
			if !v.ok || v.from == none || v.from != v.to {
				return unresolved(v.why)
			}
			s := &resolver{page: none, last: anchor{value: v, sentence: r.sentence, set: true}, sentence: r.sentence, lo: none, hi: none}
			if e.k == 3 {
				t := move(v.from, e.unit, -e.n)
				return found(span{t, t}, "day", "counted from "+v.from.iso()+"; "+v.why)
			}
			f := *e
			f.context, f.a = true, nil
			return s.ago(&f, none)
		}
		return r.ago(e, ref)
	case kSet:
		return unresolved("again and again")
	case kSame:
		return r.same(e)
	case kNamed:
		return r.namedTime(e, ref, dir)
	case kRange:
		return r.rangeOf(e, ref, dir)
	case kEdge:
		return r.edge(e, ref, dir)
	case kRest:
		if ref == none {
			return unresolved(noDay)
		}
		v := r.at(e.a, ref, dir)
		if v.ok && v.from <= ref && ref <= v.to {
			if e.edge == 6 {
				v.from = ref
			} else {
				v.to = ref
			}
			v.why = "the part of that " + v.prec + " on this side of " + r.from(ref)
		}
		return v
	}
	return unresolved("")
}

// nearest picks the year of a yearly day that fits ref and direction. at
// returns the days in a year, ok false where the year has none.
func nearest(ref day, dir int, at func(y int) (span, bool)) (span, bool) {
	y := ref.year()
	var prev, next span
	hasPrev, hasNext := false, false
	for k := y - 9; k <= y+9; k++ {
		s, ok := at(k)
		if !ok {
			continue
		}
		if s.from <= ref {
			prev, hasPrev = s, true
		} else if !hasNext {
			next, hasNext = s, true
		}
	}
	switch {
	case hasPrev && !hasNext:
		return prev, true
	case !hasPrev:
		return next, hasNext
	}
	before, after := max(0, int(ref-prev.to)), int(next.from-ref)
	if before == 0 && prev.to >= ref {
		return prev, true // the span that ref lies in
	}
	switch {
	case dir == past && !(before > 300 && after <= 1): // a day ahead in another time zone
		return prev, true
	case dir == future && !(after > 270 && before < 45):
		return next, true
	case dir == open && before <= after, dir == future:
		return prev, true
	}
	return next, true
}

// day resolves a month and day.
func (r *resolver) day(e *expr, ref day, dir int) value {
	if e.y != 0 {
		if !valid(e.y, e.m, e.d) {
			return unresolved("no such day")
		}
		t := of(e.y, e.m, e.d)
		v := found(span{t, t}, "day", "as written")
		if e.wd != 0 && t.weekday() != e.wd {
			v.why = "as written, though it was a " + weekdayNames[t.weekday()]
		}
		return v
	}
	at := func(y int) (span, bool) {
		t := of(y, e.m, e.d)
		return span{t, t}, valid(y, e.m, e.d) && (e.wd == 0 || t.weekday() == e.wd)
	}
	written := monthNames[e.m] + " " + strconv.Itoa(e.d)
	if e.wd != 0 {
		written = weekdayNames[e.wd] + ", " + written
	}
	if e.mod != noMod && e.mod <= 1 && ref != none {
		y := ref.year() + e.mod
		if valid(y, e.m, e.d) {
			t := of(y, e.m, e.d)
			return found(span{t, t}, "day", written+" of the year counted from "+r.from(ref))
		}
	}
	if s, ok := r.story(ref, at); ok {
		v := found(s, "day", written+" beside "+r.year.iso()+", named before")
		v.soft = true
		return v
	}
	if ref == none {
		v := unresolved(noDay)
		if e.wd != 0 || r.cands != nil {
			v.cands = yearsOf(e, r.until)
			if r.cands != nil {
				var kept []day
				for _, c := range v.cands {
					for _, d := range r.cands {
						if abs(int(c-d)) < 120 {
							kept = append(kept, c)
							break
						}
					}
				}
				v.cands = kept
				if len(r.cands) == 1 && len(kept) == 1 {
					return found(span{kept[0], kept[0]}, "day", written+" in the only year that fits: "+r.why)
				}
			}
			v.why = written + " fits several years"
		}
		return v
	}
	s, ok := nearest(ref, dir, at)
	why := written + " nearest to " + r.from(ref)
	if ok && e.wd != 0 && (s.from > ref+400 || s.from < ref-400) {
		ok = false
	}
	if !ok && e.wd != 0 {
		wd := e.wd
		e.wd = 0
		s, ok = nearest(ref, dir, at)
		e.wd = wd
		if ok {
			why += ", though it was a " + weekdayNames[s.from.weekday()]
		}
	}
	if !ok {
		return unresolved("no such day")
	}
	return found(s, "day", why)
}

func (a *anchor) iso() string {
	if a.from == a.to {
		return a.from.iso()
	}
	return a.from.iso()[:4]
}

// story takes the year from the time named before, where the text tells a
// story of old dates: the first such day from it on. Without a day of
// publication the same sentence is enough.
func (r *resolver) story(ref day, at func(y int) (span, bool)) (span, bool) {
	if !r.year.set || r.year.from == none {
		return span{}, false
	}
	old := ref == none || ref-r.year.from > 300 || r.narrative && r.year.from-ref > 300
	same := r.year.sentence == r.sentence && (r.year.prec == "day" || r.year.prec == "month")
	if !(old && (r.narrative && r.sentence-r.year.sentence <= 8 || same)) {
		return span{}, false
	}
	base := r.year.from
	y := base.year()
	for k := y; k <= y+1; k++ {
		if s, ok := at(k); ok && s.to >= base {
			return s, true
		}
	}
	return span{}, false
}

// yearsOf returns the days from 1990 to the year last that fit month, day and
// weekday.
func yearsOf(e *expr, last int) []day {
	var out []day
	for y := firstYear; y <= last; y++ {
		if t := of(y, e.m, e.d); valid(y, e.m, e.d) && (e.wd == 0 || t.weekday() == e.wd) {
			out = append(out, t)
		}
	}
	return out
}

// firstYear is the first year that is thought of where a text has none.
const firstYear = 1990

// dom resolves "the 26th".
func (r *resolver) dom(e *expr, ref day, dir int) value {
	if r.last.set && r.last.ok && r.last.prec == "day" && r.last.d != 0 && r.sentence-r.last.sentence <= 1 && r.last.from != none && e.wd == 0 {
		// "on May 3 ... and again on the 5th"
		y, m, d := r.last.from.civil()
		if e.d < d {
			m++
		}
		if t := of(y, m, e.d); valid(t.year(), (m-1)%12+1, e.d) && (ref == none || t <= ref || r.last.from > ref || dir == future) && r.year.set {
			return found(span{t, t}, "day", "of the month named before")
		}
	}
	if ref == none {
		return unresolved(noDay)
	}
	y, m, _ := ref.civil()
	step := -1
	if dir == future {
		step = 1
	}
	for k := 0; k < 13; k++ {
		mm := m + step*k
		t := of(y, mm, e.d)
		if _, got, _ := t.civil(); got != ((mm-1)%12+12)%12+1 {
			continue
		}
		if step < 0 && t > ref || step > 0 && t < ref || e.wd != 0 && t.weekday() != e.wd {
			continue
		}
		return found(span{t, t}, "day", "that day of the month nearest to "+r.from(ref))
	}
	return unresolved("no such day")
}

func (r *resolver) month(e *expr, ref day, dir int) value {
	if e.y != 0 {
		return found(monthSpan(e.y, e.m), "month", "as written")
	}
	at := func(y int) (span, bool) { return monthSpan(y, e.m), true }
	if e.context {
		if r.last.set && r.last.from != none {
			return found(monthSpan(r.last.from.year(), e.m), "month", "of the year named before")
		}
		return unresolved("the year that it speaks of is not known")
	}
	if ref != none && e.mod != noMod {
		y, m, _ := ref.civil()
		if e.k == 0 {
			return found(monthSpan(y+e.mod, e.m), "month", monthNames[e.m]+" of the year counted from "+r.from(ref))
		}
		switch {
		case e.mod < 0 && e.m >= m:
			y--
		case e.mod == 1 && e.m <= m:
			y++
		}
		return found(monthSpan(y, e.m), "month", "counted from "+r.from(ref))
	}
	if s, ok := r.story(ref, at); ok {
		v := found(s, "month", monthNames[e.m]+" beside "+r.year.iso()+", named before")
		v.soft = true
		return v
	}
	if ref == none {
		return unresolved(noDay)
	}
	if l := &r.last; dir != past && l.set && l.ok && l.sentence == r.sentence && (l.prec == "month" || l.prec == "day") && l.from != none && l.to >= ref {
		// "Italy in November, Mexico in January, Spain in April"
		ref = l.to
		dir = future
	}
	s, _ := nearest(ref, dir, at)
	return found(s, "month", monthNames[e.m]+" nearest to "+r.from(ref))
}

// part resolves quarters and halves.
func (r *resolver) part(e *expr, ref day, dir int) value {
	months := 12 / e.k
	in := func(y int) (span, bool) {
		a := of(y, 1+(e.n-1)*months, 1)
		return span{a, of(y, 1+e.n*months, 1) - 1}, true
	}
	prec := "quarter"
	if e.k == 2 {
		prec = "year"
	}
	if e.a == nil {
		if e.y != 0 {
			s, _ := in(e.y)
			return found(s, prec, "as written")
		}
		if ref == none {
			return unresolved(noDay)
		}
		s, _ := nearest(ref, dir, in)
		return found(s, prec, "nearest to "+r.from(ref))
	}
	v := r.at(e.a, ref, dir)
	if !v.ok || v.from == none || v.to == none {
		return v
	}
	switch v.prec {
	case "year":
		v.span, _ = in(v.from.year())
		v.prec = prec
	case "month":
		y, m, _ := v.from.civil()
		mid := of(y, m, 15)
		if e.n == 1 {
			v.to = mid
		} else {
			v.from = mid + 1
		}
	case "decade", "century":
		a, b := v.from.year(), v.to.year()+1
		n := (b - a) / e.k
		v.span = span{of(a+n*(e.n-1), 1, 1), of(a+n*e.n, 1, 1) - 1}
	default:
		n := (v.to - v.from + 1) / day(e.k)
		if n < 1 {
			return unresolved("too short to be parted")
		}
		v.from += n * day(e.n-1)
		v.to = v.from + n - 1
	}
	return v
}

// sub resolves the first three months of a year, the last week of a month,
// the first Monday of September.
func (r *resolver) sub(e *expr, ref day, dir int) value {
	v := r.at(e.a, ref, dir)
	if !v.ok || v.from == none || v.to == none {
		return v
	}
	s := v.span
	switch {
	case e.d != 0:
		t := s.from + day(e.d-1)
		if t > s.to {
			return unresolved("no such day")
		}
		return found(span{t, t}, "day", "that day of it; "+v.why)
	case e.wd != 0 && e.n > 0:
		t := s.from + day((e.wd-s.from.weekday()+7)%7+7*(e.n-1))
		if t > s.to {
			return unresolved("no such day")
		}
		return found(span{t, t}, "day", "counted within it; "+v.why)
	case e.wd != 0:
		t := s.to - day((s.to.weekday()-e.wd+7)%7)
		return found(span{t, t}, "day", "counted within it; "+v.why)
	case e.vague && e.unit == 2:
		if v.prec != "month" {
			return v
		}
		if e.n < 0 {
			s.from = s.to - 9
		} else {
			s.to = s.from + 9
		}
		return found(s, "week", "some days of it; "+v.why)
	case e.vague || e.k > 10000:
		return v
	case e.unit == 9:
		sat := s.from + day((6-s.from.weekday()+7)%7+7*(e.n-1))
		if e.n < 0 {
			sat = s.to - day((s.to.weekday()-6+7)%7)
		}
		return found(span{sat, sat + 1}, "week", "counted within it; "+v.why)
	case e.n < 0:
		s.from = move(s.to+1, e.unit, -e.k)
	case e.k > 1:
		if e.n != 1 {
			return v
		}
		s.to = move(s.from, e.unit, e.k) - 1
	default:
		s = span{move(s.from, e.unit, e.n-1), move(s.from, e.unit, e.n) - 1}
	}
	if s.from < v.from || s.to > v.to || s.from > s.to {
		return v
	}
	return found(s, precision(s.to-s.from+1), "counted within it; "+v.why)
}

func seasonSpan(y, n int) span { return span{of(y, 3*n, 1), of(y, 3*n+3, 1) - 1} }

func (r *resolver) season(e *expr, ref day, dir int) value {
	at := func(y int) (span, bool) { return seasonSpan(y, e.n), true }
	if e.vague {
		return unresolved(seasonNames[e.n] + " of no particular year")
	}
	if e.y != 0 {
		return found(seasonSpan(e.y, e.n), "season", "as written; months of the north")
	}
	if e.mod == noMod {
		if s, ok := r.story(ref, at); ok {
			return found(s, "season", seasonNames[e.n]+" beside "+r.year.iso()+", named before")
		}
	}
	if ref == none {
		return unresolved(noDay)
	}
	y := ref.year()
	why := seasonNames[e.n] + " counted from " + r.from(ref) + "; months of the north"
	switch {
	case e.k == 2:
		return found(seasonSpan(y+e.mod, e.n), "season", why)
	case e.mod == -1:
		for seasonSpan(y, e.n).to >= ref {
			y--
		}
		return found(seasonSpan(y, e.n), "season", why)
	case e.mod == 1:
		y--
		for seasonSpan(y, e.n).from <= ref {
			y++
		}
		return found(seasonSpan(y, e.n), "season", why)
	case e.mod == 0:
		if _, m, _ := ref.civil(); e.n == 4 && m <= 4 || dir == past && seasonSpan(y, e.n).from > ref {
			y--
		}
		return found(seasonSpan(y, e.n), "season", why)
	}
	s, _ := nearest(ref, dir, at)
	return found(s, "season", why)
}

// weekday resolves Friday, last Friday, Friday next week.
func (r *resolver) weekday(e *expr, ref day, dir int) value {
	name := weekdayNames[e.wd]
	if e.context && r.last.set && r.last.prec == "day" && r.last.from != none && r.sentence-r.last.sentence <= 3 {
		base := r.last.from
		if e.mod < 0 {
			back := (base.weekday()-e.wd+6)%7 + 1
			t := base - day(back)
			return found(span{t, t}, "day", name+" before "+base.iso()+", named before")
		}
		t := base + day((e.wd-base.weekday()+6)%7+1)
		return found(span{t, t}, "day", name+" after "+base.iso()+", named before")
	}
	if e.mod == noMod || e.mod == 2 {
		// a Friday that the text has just given with its date
		if r.last.set && r.last.wd == e.wd && r.last.prec == "day" && e.unit == 0 && r.sentence-r.last.sentence <= 6 && (ref == none || r.last.from != none && abs(int(ref-r.last.from)) <= 7) {
			v := r.last.value
			v.why = "the " + name + " named before"
			return v
		}
	}
	if ref == none {
		return unresolved(name + "; " + noDay)
	}
	if e.unit == 3 {
		t := weekSpan(ref, e.n).from + day(e.wd-1)
		return found(span{t, t}, "day", name+" of the week counted from "+r.from(ref))
	}
	back := day((ref.weekday() - e.wd + 7) % 7)
	ahead := day((e.wd - ref.weekday() + 7) % 7)
	switch e.mod {
	case -1:
		if back == 0 {
			back = 7
		}
		t := ref - back
		return found(span{t, t}, "day", "the last "+name+" before "+r.from(ref))
	case 1:
		if ahead == 0 {
			ahead = 7
		}
		t := ref + ahead
		if weekSpan(t, 0) == weekSpan(ref, 0) && ref.weekday() < 5 {
			// "next Friday" on a Monday: that of the next week for most, of this one for some
			v := found(span{t + 7, t + 7}, "day", name+" of the week after "+r.from(ref))
			v.cands = []day{t, t + 7}
			return v
		}
		return found(span{t, t}, "day", "the next "+name+" after "+r.from(ref))
	case 0:
		t := weekSpan(ref, 0).from + day(e.wd-1)
		if dir == past && t > ref {
			t -= 7
		} else if dir == future && t < ref {
			t += 7
		}
		return found(span{t, t}, "day", name+" of the week of "+r.from(ref))
	}
	if dir == future {
		t := ref + ahead
		return found(span{t, t}, "day", name+" after "+r.from(ref))
	}
	t := ref - back
	return found(span{t, t}, "day", name+" before "+r.from(ref))
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// unit resolves last week, this year, the past three days, recent months.
func (r *resolver) unit(e *expr, ref day, dir int) value {
	if ref == none {
		return unresolved(noDay)
	}
	why := "counted from " + r.from(ref)
	prec := unitNames[e.unit]
	switch e.unit {
	case 1, 10:
		prec = "day"
	case 9:
		prec = "week"
	}
	if e.vague {
		switch {
		case e.mod < 0:
			return found(span{none, ref}, prec, "up to "+r.from(ref))
		case e.mod == 1:
			return found(span{ref, none}, prec, "from "+r.from(ref)+" on")
		}
		return unresolved("")
	}
	if r.narrative && e.k == 1 && e.mod == 1 && r.last.set && r.last.ok && r.last.from != none && ref-r.last.from > 400 {
		// "in the next five years", in a story told from old dates
		t := r.last.from
		return found(span{t, move(t, e.unit, e.n)}, prec, "from "+t.iso()+" on, named before")
	}
	if e.k == 1 && e.mod != 0 {
		shift := func(sign int) day { return move(ref, e.unit, sign*e.n) }
		if e.mod < 0 {
			return found(span{shift(-1), ref}, precision(ref-shift(-1)), "up to "+r.from(ref))
		}
		return found(span{ref, shift(1)}, precision(shift(1)-ref), "from "+r.from(ref)+" on")
	}
	mod := e.mod
	if mod == noMod || mod == 2 {
		mod = 0
	}
	y, m, _ := ref.civil()
	var s span
	switch e.unit {
	case 1, 2, 10:
		s = span{ref + day(mod), ref + day(mod)}
	case 3:
		s = weekSpan(ref, mod)
	case 4:
		s = monthSpan(y, m+mod)
	case 5:
		q := (m-1)/3 + mod
		s = span{of(y, 3*q+1, 1), of(y, 3*q+4, 1) - 1}
	case 6:
		s = yearSpan(y + mod)
	case 7:
		if mod < 0 {
			s = span{move(ref, 6, -10), ref}
		} else if mod == 1 {
			s = span{ref, move(ref, 6, 10)}
		} else {
			d := floorDiv(y, 10)*10 + 10*mod
			s = span{of(d, 1, 1), of(d+9, 12, 31)}
		}
	case 8:
		c := floorDiv(y, 100)*100 + 100*mod
		s = span{of(c, 1, 1), of(c+99, 12, 31)}
	case 9:
		sat := weekSpan(ref, 0).from + 5
		switch {
		case e.mod == -1:
			sat -= 7
		case e.mod == 1:
			if ref >= sat {
				sat += 7
			}
		case dir != future && sat > ref:
			sat -= 7
		}
		s = span{sat, sat + 1}
	}
	return found(s, prec, why)
}

// move moves a day by n units.
func move(t day, unit, n int) day {
	switch unit {
	case 3:
		return t + day(7*n)
	case 4:
		return addMonths(t, n)
	case 5:
		return addMonths(t, 3*n)
	case 6:
		return addMonths(t, 12*n)
	case 7:
		return addMonths(t, 120*n)
	case 8:
		return addMonths(t, 1200*n)
	case 9:
		return t + day(7*n)
	case 1:
		return t + day(n/24)
	case 10:
		return t
	}
	return t + day(n)
}

// precision names the unit that a number of days comes nearest to.
func precision(n day) string {
	switch {
	case n <= 1:
		return "day"
	case n <= 10:
		return "week"
	case n <= 31:
		return "month"
	case n <= 92:
		return "quarter"
	case n <= 366:
		return "year"
	case n <= 3660:
		return "decade"
	}
	return "century"
}

// ago resolves two days ago, three weeks later, a decade earlier.
func (r *resolver) ago(e *expr, ref day) value {
	base, why := ref, ""
	if e.context {
		if r.last.set && r.last.ok && r.last.from != none && r.sentence-r.last.sentence <= 4 && (r.last.prec == "day" || e.unit >= 6 || r.last.prec == unitNames[e.unit]) {
			base = r.last.from
			why = "counted from " + base.iso() + ", named before"
		} else {
			return unresolved("the time that it is counted from is not known")
		}
	} else if ref != none {
		why = "counted from " + r.from(ref)
	}
	if base == none {
		return unresolved(noDay)
	}
	sign := 1
	if e.before {
		sign = -1
	}
	if e.n > 100000 {
		return unresolved("too long ago")
	}
	prec := unitNames[e.unit]
	if e.unit == 1 || e.unit == 10 {
		prec = "day"
	}
	if e.vague {
		if e.before {
			return found(span{none, base}, prec, "some time before; "+why)
		}
		return found(span{base, none}, prec, "some time after; "+why)
	}
	if e.unit >= 6 && e.unit <= 8 && e.n*int([...]int{1, 10, 100}[e.unit-6]) > 20000 || e.unit == 9 {
		return unresolved("too far off")
	}
	t := move(base, e.unit, sign*e.n)
	y, m, _ := t.civil()
	if e.k == 4 {
		if e.d == 3 {
			return found(weekSpan(t, 0), "week", why)
		}
		return found(monthSpan(y, m), "month", why)
	}
	switch e.unit {
	case 1, 10:
		if e.n < 24 || e.unit == 10 {
			if sign < 0 {
				return found(span{base - 1, base}, "day", why)
			}
			return found(span{base, base + 1}, "day", why)
		}
	case 3:
		return found(weekSpan(t, 0), "week", why)
	case 4:
		return found(monthSpan(y, m), "month", why)
	case 5:
		q := (m - 1) / 3
		return found(span{of(y, 3*q+1, 1), of(y, 3*q+4, 1) - 1}, "quarter", why)
	case 6, 7:
		return found(yearSpan(y), "year", why)
	case 8:
		return found(span{of(y-5, 1, 1), of(y+5, 12, 31)}, "decade", why)
	}
	return found(span{t, t}, "day", why)
}

// same resolves that day, the next day, the previous year.
func (r *resolver) same(e *expr) value {
	if !r.last.set || r.sentence-r.last.sentence > 4 {
		return unresolved("the time that it speaks of is not known")
	}
	l := r.last
	if !l.ok || l.from == none {
		if e.unit == 2 && len(l.cands) > 0 {
			v := unresolved("the day named before, of several possible ones")
			for _, c := range l.cands {
				v.cands = append(v.cands, c+day(e.n))
			}
			return v
		}
		return unresolved("the time that it speaks of is not known")
	}
	y, m, _ := l.from.civil()
	why := "the " + unitNames[e.unit] + " counted from " + l.from.iso() + ", named before"
	switch e.unit {
	case 2:
		if l.prec == "day" && l.from == l.to {
			t := l.from + day(e.n)
			return found(span{t, t}, "day", why)
		}
	case 3:
		if l.prec == "day" || l.prec == "week" {
			return found(weekSpan(l.from, e.n), "week", why)
		}
	case 4:
		if l.prec == "day" || l.prec == "week" || l.prec == "month" {
			return found(monthSpan(y, m+e.n), "month", why)
		}
	case 6:
		if l.prec != "decade" && l.prec != "century" {
			return found(yearSpan(y+e.n), "year", why)
		}
	case 7:
		d := floorDiv(y, 10)*10 + 10*e.n
		return found(span{of(d, 1, 1), of(d+9, 12, 31)}, "decade", why)
	case 8:
		c := floorDiv(y, 100)*100 + 100*e.n
		return found(span{of(c, 1, 1), of(c+99, 12, 31)}, "century", why)
	case 9:
		if l.prec == "day" || l.prec == "week" {
			sat := weekSpan(l.from, e.n).from + 5
			return found(span{sat, sat + 1}, "week", why)
		}
	}
	return unresolved("the time that it speaks of is not known")
}

func (m *named) in(y int) (span, bool) {
	var t day
	switch {
	case m.isEaster:
		if y < 1583 {
			return span{}, false
		}
		t = easter(y)
		if m.eastern {
			t = eastern(y)
		}
		t += day(m.easter)
	case m.nth > 0:
		first := of(y, m.month, 1)
		t = first + day((m.wd-first.weekday()+7)%7+7*(m.nth-1))
	case m.nth < 0:
		end := of(y, m.month+1, 1) - 1
		t = end - day((end.weekday()-m.wd+7)%7)
	default:
		t = of(y, m.month, m.day)
		return span{t, t}, valid(y, m.month, m.day)
	}
	return span{t, t}, true
}

func (r *resolver) namedTime(e *expr, ref day, dir int) value {
	m := e.named
	if m.once {
		return found(m.span, precision(m.span.to-m.span.from), m.name)
	}
	if e.y != 0 {
		if s, ok := m.in(e.y); ok {
			return found(s, "day", m.name+" of that year")
		}
		return unresolved("no such day")
	}
	if s, ok := r.story(ref, m.in); ok {
		return found(s, "day", m.name+" beside "+r.year.iso()+", named before")
	}
	if ref == none {
		return unresolved(noDay)
	}
	why := m.name + " counted from " + r.from(ref)
	if e.mod != noMod && e.mod <= 1 {
		y := ref.year()
		if e.k == 1 {
			switch s, _ := m.in(y); {
			case e.mod < 0 && s.from >= ref:
				y--
			case e.mod == 1 && s.from <= ref:
				y++
			}
		} else {
			y += e.mod
		}
		if s, ok := m.in(y); ok {
			return found(s, "day", why)
		}
	}
	s, ok := nearest(ref, dir, m.in)
	if !ok {
		return unresolved("no such day")
	}
	return found(s, "day", why)
}

func (r *resolver) rangeOf(e *expr, ref day, dir int) value {
	if dir == open && e.a.kind == kMonth && e.b.kind == kMonth && ref != none && ref == r.lo {
		dir = past // "in January-March": figures of what was
	}
	a := r.at(e.a, ref, dir)
	if !a.ok || a.from == none {
		v := unresolved(a.why)
		return v
	}
	saved := r.year
	if !e.b.explicitYear && (e.a.explicitYear || a.soft) {
		r.year = anchor{value: a, sentence: r.sentence, set: true}
	}
	b := r.at(e.b, ref, dir)
	r.year = saved
	if !b.ok || b.to == none {
		return unresolved(b.why)
	}
	if b.to < a.from && !e.b.explicitYear {
		switch e.b.kind {
		case kWeekday:
			b.to += 7
		case kEdge:
			if e.b.a.kind == kMonth {
				b.to = addMonths(b.to, 12)
			}
		case kDay, kMonth, kDom:
			y, m, d := b.to.civil()
			if e.b.kind == kMonth {
				b.to = of(y+1, m+1, 1) - 1
			} else {
				b.to = of(y+1, m, d)
			}
		}
	} else if e.b.kind == kWeekday && b.from-a.from >= 7 {
		b.to -= 7
	}
	if b.to < a.from || b.to-a.from > 370 && !e.a.explicitYear && !e.b.explicitYear && e.a.kind == kDay {
		return unresolved("the ends do not fit")
	}
	why := a.why
	if b.why != a.why {
		why += "; " + b.why
	}
	n := b.to - a.from
	prec := precision(n + 1)
	return found(span{a.from, b.to}, prec, why)
}

// edge resolves early, middle and late parts: thirds of weeks, months and
// years, halves of decades, quarters of centuries; beginning and end are the
// first and last month of a year and the first and last ten days of a month.
func (r *resolver) edge(e *expr, ref day, dir int) value {
	v := r.at(e.a, ref, dir)
	if !v.ok || v.from == none || v.to == none {
		return v
	}
	y, m, _ := v.from.civil()
	what := [...]string{"", "early part", "middle", "late part", "beginning", "end", "later part", "early part", "half", "week", "weekend", "turn"}[e.edge]
	v.why = what + "; " + v.why
	part := e.edge
	switch part {
	case 6:
		part = 3
	case 7:
		part = 1
	case 9:
		v.span, v.prec = weekSpan(v.from, 0), "week"
		return v
	case 10:
		sat := weekSpan(v.from, 0).from + 5
		v.span, v.prec = span{sat, sat + 1}, "week"
		return v
	}
	if part == 11 {
		v.span = span{of(y-10, 1, 1), of(y+9, 12, 31)}
		return v
	}
	years := func(a, b int) span { return span{of(y+a, 1, 1), of(y+b, 12, 31)} }
	months := func(a, b int) span { return span{of(y, m+a, 1), of(y, m+b+1, 1) - 1} }
	days := func(a, b int) span { return span{v.from + day(a), min(v.from+day(b), v.to)} }
	switch v.prec {
	case "week":
		v.span = [...]span{{}, days(0, 2), days(1, 4), days(3, 6), days(0, 1), days(4, 6)}[part]
		return v
	case "month":
		v.span = [...]span{{}, days(0, 9), days(10, 19), days(20, 40), days(0, 9), days(20, 40)}[part]
		v.prec = "week"
	case "quarter", "season":
		v.span = [...]span{{}, months(0, 0), months(1, 1), months(2, 2), months(0, 0), months(2, 2)}[part]
		v.prec = "month"
	case "year":
		v.span = [...]span{{}, months(0, 3), months(4, 7), months(8, 11), months(0, 0), months(11, 11)}[part]
		v.prec = "quarter"
		if part >= 4 {
			v.prec = "month"
		}
	case "decade":
		v.span = [...]span{{}, years(0, 4), years(3, 7), years(5, 9), years(0, 1), years(8, 9)}[part]
	case "century":
		v.span = [...]span{{}, years(0, 24), years(25, 74), years(75, 99), years(0, 9), years(90, 99)}[part]
	}
	return v
}

package date

// The expressions that are counted from another day: yesterday, last week,
// two days ago, that year, early May.

func (p *parser) deictic(i int) (*expr, int) {
	w := p.at(i)
	if w.is("overnight") {
		return &expr{kind: kDeictic, n: 9, mod: noMod}, i + 1
	}
	if w.cap && i > 0 && w.is("today") && p.is(i-1, "usa") {
		return nil, i
	}
	return &expr{kind: kDeictic, n: int(w.deictic), mod: noMod}, p.localTime(i + 1)
}

// number reads a number in digits or words: 3, three, twenty-one, a, a few,
// a couple of, several. vague tells that it is no exact number.
func (p *parser) number(i int) (n, end int, vague, ok bool) {
	w := p.at(i)
	switch {
	case w.num > 0 && w.rest == "" && w.digits < 9:
		// 2 1/2
		return w.num, i + 1, false, true
	case w.num > 0 && w.digits <= 3 && len(w.rest) == 4 && w.rest[0] == ',' && digit(w.rest[1]) && digit(w.rest[2]) && digit(w.rest[3]):
		return w.num*1000 + int(w.rest[1]-'0')*100 + int(w.rest[2]-'0')*10 + int(w.rest[3]-'0'), i + 1, false, true // 2,500
	case w.has(cNumber) && !w.is("hundred"):
		n := int(w.number)
		if n >= 20 {
			j := i + 1
			if p.dash(j) {
				j++
			}
			if x := p.at(j); x.has(cNumber) && x.number < 10 {
				return n + int(x.number), j + 1, false, true
			}
		}
		if p.is(i+1, "hundred") {
			return n * 100, i + 2, false, true
		}
		return n, i + 1, false, true
	case w.is("a", "an"):
		x := p.at(i + 1)
		switch {
		case x.is("few"), x.is("couple"), x.is("dozen"), x.is("number"):
			end := i + 2
			if p.is(end, "of") {
				end++
			}
			return 2, end, true, true
		case x.has(cUnit):
			return 1, i + 1, false, true
		}
	case w.is("several", "few", "many", "some", "couple", "dozen"):
		if p.is(i+1, "of") {
			return 2, i + 2, true, true
		}
		return 2, i + 1, true, true
	}
	return 0, i, false, false
}

// counted reads what begins with a number of units: three days ago, two
// weeks later, a decade earlier, 5 years from now, in two weeks.
func (p *parser) counted(i int) (*expr, int) {
	n, j, vague, ok := p.number(i)
	half := 0
	if !ok {
		if w := p.at(i); w.is("days", "weeks", "months", "years", "decades", "hours") && p.is(i+1, "ago", "earlier", "later") && !p.is(i-1, "thousand", "million", "billion", "hundred") && !p.sign(i-1, "]") {
			n, j, vague = 2, i, true
		} else {
			return nil, i
		}
	}
	if p.is(j, "and") && p.is(j+1, "a") && p.is(j+2, "half") {
		half = 1
		j += 3
	}
	if p.dash(j) { // 30-day
		return nil, i
	}
	u := p.at(j)
	if !u.has(cUnit) {
		return nil, i
	}
	unit := int(u.unit)
	j++
	if p.is(j, "and") && p.is(j+1, "a") && p.is(j+2, "half") {
		half = 1
		j += 3
	}
	e := &expr{kind: kAgo, n: n, unit: unit, vague: vague || half == 1, mod: noMod}
	if p.is(j, "'", "’") {
		j++
	}
	switch {
	case p.is(j, "ago"):
		e.before = true
		if half == 0 && !vague && unit >= 3 {
			// a year ago today, two years ago this month
			switch {
			case p.is(j+1, "today", "tonight", "yesterday", "tomorrow"):
				a, end := p.deictic(j + 1)
				e.a, e.k = a, 3
				return e, end
			case p.is(j+1, "this") && p.is(j+2, "month", "week") && int(p.at(j+2).unit) < unit:
				e.k, e.d = 4, int(p.at(j+2).unit)
				return e, j + 3
			}
		}
		return e, j + 1
	case p.is(j, "back") && p.endsPhrase(j+1) && unit >= 2:
		e.before = true
		return e, j + 1
	case p.is(j, "before", "after") && !p.endsPhrase(j+1) || p.is(j, "before", "after") && p.is(j+1, "the", "last"):
		// two weeks before Christmas, a day after Friday's attack
		a, end := p.article(j + 1)
		if a == nil || a.kind != kDay && a.kind != kNamed && a.kind != kWeekday && a.kind != kDeictic {
			return nil, i
		}
		e.a, e.before, e.explicitYear = a, p.is(j, "before"), a.explicitYear
		return e, end
	case p.is(j, "earlier"), p.is(j, "before") && p.closes(j+1), p.is(j, "prior"):
		e.before, e.context = true, true
		return e, j + 1
	case p.is(j, "later"), p.is(j, "after") && p.closes(j+1):
		e.context = true
		return e, j + 1
	case p.is(j, "from") && p.is(j+1, "now"), p.is(j, "hence"):
		if p.is(j, "from") {
			j++
		}
		return e, j + 1
	case p.is(j, "from") && p.is(j+1, "today"):
		return e, j + 2
	case p.is(i-1, "in") && p.is(j, "time"):
		return e, j + 1
	case p.is(i-1, "in", "within") && unit >= 2 && p.endsPhrase(j) && !p.is(j, "of", "to"):
		e.k = 2 // a time only where something is to come
		return e, j
	}
	return nil, i
}

// modified reads last week, this year, the past three days, next Tuesday,
// that day, the following morning, this August, last summer.
func (p *parser) modified(i int) (*expr, int) {
	w := p.at(i)
	mod := int(w.mod)
	j := i + 1
	if (w.is("this") || w.is("that") && p.is(j, "same", "very")) && p.is(j, "past", "coming", "last", "same", "very") {
		mod = int(p.at(j).mod)
		if p.is(i, "this") && p.is(j, "same", "very") {
			mod = 2
		}
		j++
	} else if w.is("these", "those") && p.is(j, "last", "past") {
		mod = -1
		j++
	} else if w.is("same", "very") && !p.is(i-1, "the", "that", "this") {
		return nil, i
	}
	n, vague := 1, false
	counted := false
	if x, end, v, ok := p.number(j); ok && !p.is(j, "a", "an") || ok && v {
		n, vague, counted = x, v, true
		j = end
		// 2 1/2, five and a half
		if p.sign(j+1, "/") && p.at(j).num > 0 && p.at(j+2).num > 0 {
			j += 3
			vague = true
		}
	}
	u := p.at(j)
	switch {
	case u.has(cUnit):
		unit := int(u.unit)
		if unit == 10 || unit == 1 && !counted {
			return nil, i
		}
		plural := len(u.word) > 2 && u.word[len(u.word)-1] == 's'
		if plural && p.is(j+1, "of") && !p.is(j+2, "this", "last", "next") && !p.at(j+2).has(cMonth) && p.at(j+2).num < 0 {
			return nil, i // the last months of his life
		}
		if plural && !counted {
			// the last years, recent days, the coming weeks
			if mod == 2 || mod == 0 {
				return nil, i
			}
			return &expr{kind: kUnit, unit: unit, n: 2, vague: true, mod: mod}, j + 1
		}
		if w.is("recent") {
			return nil, i
		}
		if u.has(cDaypart) && unit == 2 {
			switch {
			case w.is("this"):
				return &expr{kind: kDeictic, n: 0, mod: noMod}, j + 1
			case w.is("last"):
				return &expr{kind: kDeictic, n: -1, mod: noMod}, j + 1
			}
		}
		if mod == 2 && !counted {
			if p.is(i, "that") && p.tagAt(i) == "IN" {
				return nil, i
			}
			return &expr{kind: kSame, unit: unit, n: 0, context: true, mod: noMod}, j + 1
		}
		if mod == 2 {
			return nil, i
		}
		if !counted && w.is("following", "next", "previous", "preceding", "subsequent") && (unit == 2 || !w.is("next")) {
			return &expr{kind: kSame, unit: unit, n: mod, context: true, mod: noMod}, p.localTime(j + 1)
		}
		if unit == 2 && !counted && w.is("last", "past", "coming", "prior") {
			return nil, i
		}
		if p.is(j+1, "of") && p.is(i-1, "the") && w.is("last") && !counted {
			return nil, i // the last year of his life
		}
		if counted && n > 1 && p.is(j+1, "of") && !vague {
			return nil, i
		}
		if (u.is("year") || u.is("month") || u.is("week")) && p.dash(j+1) && !p.is(j+2, "end") {
			return nil, i
		}
		e := &expr{kind: kUnit, unit: unit, n: n, vague: vague, mod: mod}
		if counted {
			e.k = 1
		}
		end := j + 1
		if unit == 6 && !counted && p.at(end).cap && p.at(end).entry == unknown {
			// last year Halloween
			if x, xend := p.name(end); x != nil && x.kind == kNamed && !x.named.once {
				x.mod = mod
				return x, xend
			}
		}
		if w.is("past", "last", "this") && mod == -1 && (p.is(i-1, "the") || p.is(i-1, "over", "in", "during", "for")) && !counted {
			// "the past week", "over the last month": up to today
			if w.is("past") {
				e.k = 1
			}
		}
		return e, end
	case u.has(cWeekday):
		e, end := p.weekday(j)
		if e == nil {
			return nil, i
		}
		if e.kind == kWeekday && e.unit == 0 {
			e.mod = mod
			if w.is("following", "subsequent", "previous", "preceding") || w.is("same") {
				e.context = true
			}
		}
		return e, end
	case u.has(cMonth) && mod != 2:
		e, end := p.month(j)
		if e == nil {
			return nil, i
		}
		if e.y == 0 && e.mod == noMod && (e.kind == kMonth || e.kind == kDay) {
			e.mod = mod
			if e.kind == kMonth && mod <= 1 {
				e.k = 1 // last August, and not August last year
			}
		}
		return e, end
	case u.has(cSeason):
		if mod == 2 {
			return nil, i
		}
		return p.season(j, mod)
	case u.cap && u.entry == unknown:
		if x, xend := p.name(j); x != nil && x.kind == kNamed && !x.named.once && mod != 2 {
			x.mod, x.k = mod, 1
			return x, xend
		}
	case mod == 2 && w.is("same") && u.is("time") || mod == 2:
		return nil, i
	}
	return nil, i
}

// season reads summer 2014, the summer of 2010, the winter of 1776-77.
func (p *parser) season(i, mod int) (*expr, int) {
	w := p.at(i)
	e := &expr{kind: kSeason, n: int(w.season), mod: mod}
	j := i + 1
	if p.is(j, "of") {
		j++
	}
	y := p.at(j)
	if y.plain(4) && y.num > 1000 && y.num < 2200 {
		e.y, e.explicitYear = y.num, true
		j++
		if n := p.at(j + 1); (p.dash(j) || p.sign(j, "/")) && (n.plain(2) || n.plain(4)) {
			j += 2
		}
		return e, j
	}
	if y.plain(3) && p.is(j-1, "of") {
		e.y, e.explicitYear = y.num, true
		j++
		if p.dash(j) && p.at(j+1).num > 0 {
			j += 2
		}
		return e, j
	}
	if p.is(j, "this", "last", "next") && p.is(j+1, "year") {
		e.mod, e.k = int(p.at(j).mod), 2
		return e, j + 2
	}
	if mod != noMod {
		return e, i + 1
	}
	if w.rest == "s" || len(w.word) > 0 && w.word[len(w.word)-1] == 's' {
		e.vague = true
		return e, i + 1
	}
	if p.low(i+1, "months", "season", "seasons") && !w.cap {
		e.vague = true // the winter months
		return e, i + 2
	}
	// a bare season: only in a time phrase, and "fall" and "spring" are verbs
	prev := p.at(i - 1)
	if w.is("fall", "spring") && !(prev.is("the", "in", "this", "last", "next", "during", "early", "late", "mid")) || w.cap && i > 0 && p.at(i-1).cap {
		return nil, i
	}
	if prev.is("in", "during", "by", "the", "until", "since", "before", "after", "mid", "late", "early") && (p.endsPhrase(i + 1)) {
		if p.is(i+1, "of") {
			return nil, i
		}
		if prev.is("the") && !p.is(i-2, "in", "during", "by", "until", "since", "before", "after", "of") {
			return nil, i
		}
		return e, i + 1
	}
	// a season of no particular year
	other := p.is(i-1, "and", "or", "to") && p.at(i-2).has(cSeason) || p.is(i+1, "and", "or") && p.at(i+2).has(cSeason)
	if (w.is("summer", "winter", "autumn", "wintertime", "summertime") && (!w.cap || i == 0) || other || prev.is("in", "during", "through", "until", "by")) && p.endsPhrase(i+1) {
		e.vague = true
		return e, i + 1
	}
	return nil, i
}

// edge reads early 2020, late last year, mid-March, the end of the month,
// the beginning of April, later this week, half of 2019.
func (p *parser) edge(i int) (*expr, int) {
	w := p.at(i)
	j := i + 1
	edge := int(w.edge)
	switch {
	case w.is("early", "late", "mid"):
		if p.dash(j) {
			j++
		}
		if w.is("late") && p.is(j, "on") {
			j++
		}
		if w.is("early", "late") && p.is(j, "in") {
			j++
		}
		if p.is(j, "to") && p.at(j+1).is("mid", "late") {
			// the mid to late 1990s
			b, end := p.edge(j + 1)
			if b == nil || b.kind != kEdge {
				return nil, i
			}
			return &expr{kind: kRange, a: &expr{kind: kEdge, edge: edge, a: b.a, mod: noMod, explicitYear: b.explicitYear}, b: b, mod: noMod, explicitYear: b.explicitYear}, end
		}
		if p.is(j, "the") {
			j++
		}
	case edge == 8:
		return nil, i
	case edge == 6 || edge == 7:
		if p.is(j, "on", "in") {
			j++
		}
		if p.is(i-1, "no", "the") && edge == 7 {
			return nil, i
		}
		if edge == 6 && p.is(i-1, "the") {
			edge = 3 // the later 1800s
		}
		if edge == 6 && p.is(j, "that", "the") && p.is(j+1, "year", "month", "week", "day") && (p.is(j, "that") || p.is(j+1, "day")) {
			return &expr{kind: kSame, unit: int(p.at(j + 1).unit), context: true, mod: noMod}, j + 2
		}
	case w.is("turn"):
		j = i + 2
		if p.is(j, "the") {
			j++
		}
		if a, end := p.ordinal(j); p.is(i+1, "of") && a != nil && a.kind == kCentury {
			return &expr{kind: kEdge, edge: 11, a: a, mod: noMod, explicitYear: true}, end
		}
		return nil, i
	default:
		// the end of March; end-March; the start of the year
		if p.dash(j) && p.at(j+1).has(cMonth) {
			j++
		} else if p.is(j, "of") {
			j++
		} else {
			return nil, i
		}
		if p.is(j, "the") && p.is(j+1, "year", "month", "week", "century", "decade", "quarter") && !p.is(j+2, "of") {
			u := p.at(j + 1)
			if u.is("year") && p.at(j+2).plain(4) {
				if y, end := p.yearOnly(j + 2); y != nil && y.kind == kYear {
					return &expr{kind: kEdge, edge: edge, a: y, mod: noMod, explicitYear: true}, end
				}
			}
			return &expr{kind: kEdge, edge: edge, a: &expr{kind: kUnit, unit: int(u.unit), n: 1, mod: 0}, mod: noMod}, j + 2
		}
		if p.is(j, "the") {
			j++
		}
	}
	if j == i {
		return nil, i
	}
	start := j
	if p.is(start-1, "the") {
		start--
	}
	a, end := p.article(start)
	if a == nil {
		return nil, i
	}
	switch a.kind {
	case kWeekday, kDeictic, kDay, kDom, kSame, kAmbig:
		if edge >= 4 && edge != 6 && edge != 7 {
			return nil, i
		}
		return a, end // early on Friday, later on Tuesday: the day stands
	case kMonth, kYear, kDecade, kCentury, kUnit, kSeason:
		if a.kind == kUnit && (a.vague || a.k == 1) {
			return a, end
		}
		if edge == 6 || edge == 7 {
			if a.kind == kUnit && a.mod == 0 {
				return &expr{kind: kRest, edge: edge, a: a, mod: noMod}, end
			}
			if edge == 7 && a.kind != kUnit {
				return &expr{kind: kEdge, edge: 1, a: a, mod: noMod, explicitYear: a.explicitYear}, end
			}
			return a, end
		}
		return &expr{kind: kEdge, edge: edge, a: a, mod: noMod, explicitYear: a.explicitYear}, end
	case kRange:
		return a, end
	}
	return nil, i
}

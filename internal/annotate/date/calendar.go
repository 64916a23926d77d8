package date

// The expressions that name a place in the calendar: numbers, months,
// weekdays, ordinals.

// digits reads an expression that begins with a number.
func (p *parser) digits(i int) (*expr, int) {
	w := p.at(i)
	if e, end := p.numeric(i); e != nil {
		return e, end
	}
	if w.rest == "s" && (w.digits == 4 && w.num%10 == 0 && w.num >= 1000 && w.num < 2100) || w.digits == 4 && w.num%10 == 0 && (w.rest == "'s" || w.rest == "’s") || w.plain(4) && w.num%10 == 0 && w.num >= 1700 && p.at(i+1).glued && p.is(i+1, "s", "'s", "’s") && p.is(i-1, "the") {
		end := i + 1
		if w.rest == "" {
			end++
		}
		if w.num%100 == 0 && w.num < 2000 {
			return &expr{kind: kCentury, n: w.num/100 + 1, mod: noMod, explicitYear: true}, end
		}
		return &expr{kind: kDecade, y: w.num, mod: noMod, explicitYear: true}, end
	}
	if q := p.at(i - 2); w.digits == 2 && w.rest == "s" && w.num%10 == 0 && p.is(i-1, "and", "or", "to") && q.digits == 4 && q.rest == "s" {
		return &expr{kind: kDecade, y: q.num/100*100 + w.num, mod: noMod, explicitYear: true}, i + 1 // 1960s and 70s
	}
	if d := p.dayNumber(i); d > 0 {
		if e, end := p.dayMonth(i, d); e != nil {
			return e, end
		}
	}
	if w.nth() > 0 {
		return nil, i
	}
	if p.beforeChrist(i) {
		return &expr{kind: kYear, y: w.num, bc: true, mod: noMod, explicitYear: true}, i + 1
	}
	if e, end := p.counted(i); e != nil {
		return e, end
	}
	// 400 BCE, 347 AD; AD 842 is read from "ad"
	if w.num > 0 && w.rest == "" && w.digits <= 4 && p.is(i+1, "bc", "bce", "ad", "ce") && p.at(i+1).form != "ad" {
		return &expr{kind: kYear, y: w.num, bc: p.is(i+1, "bc", "bce"), mod: noMod, explicitYear: true}, i + 2
	}
	if w.plain(4) {
		return p.yearOnly(i)
	}
	if e, end := p.shortYear(i); e != nil {
		return e, end
	}
	if w.num > 0 && w.rest == "" && w.digits == 3 && p.is(i-1, "ad") {
		return &expr{kind: kYear, y: w.num, mod: noMod, explicitYear: true}, i + 1
	}
	return nil, i
}

// beforeChrist reports whether a number takes its era from one that follows:
// "495 – 429 BC", "between 447 and 432 BC", "from 1200 to about 400 BCE".
func (p *parser) beforeChrist(i int) bool {
	w := p.at(i)
	if w.num <= 0 || w.rest != "" || w.digits > 4 || !p.dash(i+1) && !p.is(i+1, "and", "to", "or", "until") {
		return false
	}
	j := i + 2
	for p.is(j, "about", "around", "c", "ca", "circa") || p.sign(j, ".") && j > i+2 {
		j++
	}
	n := p.at(j)
	return n.num > 0 && n.num < w.num && n.rest == "" && n.digits <= 4 && p.is(j+1, "bc", "bce", "b.c")
}

// shortYear reads a year of less than four digits, which needs more to be one:
// "in the year 71", "In 348 Pachomius died", "c. 347", "(314 - 368)".
func (p *parser) shortYear(i int) (*expr, int) {
	w := p.at(i)
	if w.num <= 0 || w.rest != "" || w.digits > 3 {
		return nil, i
	}
	year := &expr{kind: kYear, y: w.num, mod: noMod, explicitYear: true}
	prev, next := p.at(i-1), p.at(i+1)
	if prev.is("year") {
		return year, i + 1
	}
	if w.digits < 3 {
		return nil, i
	}
	if n := p.at(i + 2); p.dash(i+1) && n.plain(3) && n.num > w.num && prev.is("about", "until", "in", "from", "c", "around") {
		b := *year
		b.y = n.num
		return p.join(year, &b, i+3)
	}
	if p.ancient && (prev.is("in", "about", "around", "until", "till", "since", "after", "before", "by", "from", "to", "c", "ca", "circa") || prev.form == "." && p.is(i-2, "c", "ca")) && (p.endsPhrase(i+1) || p.dash(i+1)) && !next.has(cCounted|cUnit|cMonth) {
		return year, i + 1
	}
	c := next.form
	closed := next == &stop || next.cap || c == "," || c == ")"
	switch {
	case prev.is("in") && closed && !next.has(cMonth) && !(next.cap && next != &stop && p.at(i-2) != &stop && p.at(i-2).form != ","): // not "took in 300 Afghans"
		return year, i + 1
	case prev.is("c", "ca", "circa") || prev.form == "." && p.is(i-2, "c", "ca"):
		return year, i + 1
	case prev.form == "(" && p.dash(i+1) && p.at(i+2).plain(3) && p.sign(i+3, ")"):
		return year, i + 1
	case p.dash(i-1) && p.at(i-2).plain(3) && next.form == ")":
		return year, i + 1
	}
	return nil, i
}

// numeric reads 2021-12-12, 2021/12/12, 12/12/2021, 12.12.2021, 2021.12.12.
func (p *parser) numeric(i int) (*expr, int) {
	a, b, c := p.at(i), p.at(i+2), p.at(i+4)
	sep := p.at(i + 1).form
	if a.rest != "" || b.num < 0 || b.rest != "" {
		return nil, i
	}
	if sep != "-" && sep != "/" && sep != "." && sep != "–" || p.at(i+3).form != sep || c.num < 0 || c.rest != "" && c.rest[0] != 'T' {
		// 2021-12: a month only where both are digits written together
		if a.digits == 4 && a.num >= 1900 && a.num <= 2100 && sep == "-" && b.digits == 2 && b.num >= 1 && b.num <= 12 && b.glued && p.at(i+1).glued && b.num < a.num%100-12 {
			return &expr{kind: kMonth, y: a.num, m: b.num, mod: noMod, explicitYear: true}, i + 3
		}
		return nil, i
	}
	switch {
	case a.digits == 4 && b.digits <= 2 && c.digits <= 2 && a.num >= 1000 && valid(a.num, b.num, c.num):
		return &expr{kind: kDay, y: a.num, m: b.num, d: c.num, mod: noMod, explicitYear: true}, i + 5
	case c.digits == 4 && a.digits <= 2 && b.digits <= 2 && c.num >= 1000 && c.num < 2200:
		dm, md := valid(c.num, b.num, a.num), valid(c.num, a.num, b.num)
		switch {
		case dm && (!md || a.num == b.num || sep == "."):
			return &expr{kind: kDay, y: c.num, m: b.num, d: a.num, mod: noMod, explicitYear: true}, i + 5
		case md && !dm:
			return &expr{kind: kDay, y: c.num, m: a.num, d: b.num, mod: noMod, explicitYear: true}, i + 5
		case md && dm:
			return &expr{kind: kAmbig, y: c.num, m: a.num, d: b.num, mod: noMod, explicitYear: true}, i + 5
		}
	}
	return nil, i
}

// yearOnly reads a bare year, where it is one and no number of people.
func (p *parser) yearOnly(i int) (*expr, int) {
	w := p.at(i)
	y := w.num
	if !w.plain(4) || y < 1000 || y > 2199 {
		return nil, i
	}
	prev, next := p.at(i-1), p.at(i+1)
	if prev.has(cMoney) && !(prev.is("over") && p.dash(i+1)) || prev.form == "#" || next.has(cCounted) || next.form == "," && next.glued && p.at(i+2).glued && p.at(i+2).digits == 3 || next.form == "." && next.glued && p.at(i+2).glued && p.at(i+2).digits > 0 || next.form == ":" && next.glued && p.at(i+2).digits > 0 {
		return nil, i
	}
	if p.is(i-2, "more", "no") || next.has(cClock) && !next.is("ad") || next.is("local") && p.at(i+1).has(cSmall) {
		return nil, i
	}
	trigger := prev.has(cBound) || prev.has(cEdge) || prev.is("in", "of", "from", "to", "between", "and", "during", "year", "the", "since", "around", "about", "ad", "for", "until", "early", "late", "mid", "throughout", "date", "dated", "or", "c", "ca", "circa") || prev.has(cMonth) || prev.has(cSeason)
	// in the press a number of four digits from 1900 on is a year unless something speaks against it
	if y < 1900 && !trigger && prev.form != "(" && prev.form != "," && !p.dash(i-1) && !p.dash(i+1) && !(i == 0 && p.sign(1, ",", ":")) && !p.describes(i) {
		return nil, i
	}
	if y%1000 == 0 && prev.cap && prev.entry == unknown && i > 1 {
		return nil, i // Panzerhaubitze 2000
	}
	if y > 2035 && !prev.is("in", "by", "until", "since", "year", "before", "after", "to", "of") {
		return nil, i
	}
	end := i + 1
	bc := false
	if p.is(end, "bc", "bce", "b.c") {
		bc = true
		end++
	} else if p.is(end, "ad", "ce") {
		end++
	}
	e := &expr{kind: kYear, y: y, bc: bc, mod: noMod, explicitYear: true}
	// 2014-16, 2014/15: a range with the century left out
	n := p.at(end + 1)
	if (p.dash(end) || p.sign(end, "/")) && (n.glued || (prev.form == "(" || prev.is("from", "in", "during", "of")) && p.sign(end, "-", "–") && p.endsPhrase(end+2) || p.low(end+2, "season", "fiscal", "campaign", "budget", "academic", "school")) && n.plain(2) && n.num > y%100 && n.num-y%100 < 60 && !p.dash(end+2) {
		b := *e
		b.y = y/100*100 + n.num
		return p.join(e, &b, end+2)
	}
	return e, end
}

// describes reports whether a number before a noun in the singular is the
// year of what the noun names: "the 1829 abolition", "this 1833 map".
func (p *parser) describes(i int) bool {
	n := p.at(i + 1)
	if n.entry != unknown || n.num >= 0 || n == &stop || len(n.form) < 3 {
		return false
	}
	c := n.form[0]
	return c >= 'a' && c <= 'z' && n.form[len(n.form)-1] != 's' && p.is(i-1, "the", "this", "that", "a", "'s", "’s")
}

// dayMonth reads "5 May 2022", "5th of May", "3-5 May", "3 and 4 May".
func (p *parser) dayMonth(i, d int) (*expr, int) {
	j := i + 1
	if p.is(j, "of") && p.at(j+1).has(cMonth) || p.is(j, "day") && p.is(j+1, "of") && p.at(j+2).has(cMonth) {
		j += 1
		if p.is(j, "of") {
			j++
		}
	}
	if w := p.at(j); w.has(cMonth) && w.cap {
		m := int(w.month)
		if !valid(0, m, d) {
			return nil, i
		}
		end := j + 1
		if p.at(end).form == "." && len(w.form) <= 4 && p.at(end).glued {
			if y, yend := p.trailingYear(end + 1); yend > end+1 {
				return p.dated(&expr{kind: kDay, y: y, m: m, d: d, mod: noMod, explicitYear: true}, yend)
			}
		}
		y, yend := p.trailingYear(end)
		// "5 May 2022"; not "on 5 May 2000 people": yearOnly's doubts hold here too
		if yend > end && p.at(yend).has(cCounted) && !p.sign(yend-2, ",") {
			y, yend = 0, end
		}
		return p.dated(&expr{kind: kDay, y: y, m: m, d: d, mod: noMod, explicitYear: y != 0}, yend)
	}
	// 3-5 May, 3 and 4 May, 3, 4 and 5 May, 3 to 5 May
	if p.dash(j) || p.is(j, "and", "to") || p.sign(j, ",", "&") {
		if d2 := p.dayNumber(j + 1); d2 > d {
			if e, end := p.dayMonth(j+1, d2); e != nil && (e.kind == kDay || e.kind == kRange) {
				a := *e
				b := e
				if e.kind == kRange {
					a, b = *e.a, e.b
				}
				a.d, a.wd = d, 0
				return p.join(&a, b, end)
			}
		}
	}
	return nil, i
}

// dated reads what may follow a date: "(Friday)", ", Friday", "local time",
// "this year".
func (p *parser) dated(e *expr, end int) (*expr, int) {
	if e.wd == 0 {
		j := end
		if p.sign(j, "(", ",") {
			j++
		}
		if w := p.at(j); w.has(cWeekday) && (p.sign(j-1, "(") && p.sign(j+1, ")") || p.sign(j-1, ",") && (p.sign(j+1, ",", ".") || j+1 >= len(p.sent))) {
			e.wd = int(w.weekday)
			end = j + 1
			if p.sign(j-1, "(") {
				end++
			}
		}
	}
	if e.y == 0 {
		j := end
		if p.sign(j, ",", "-") {
			j++
		}
		if p.is(j, "of") && p.is(j+1, "this", "last", "next") {
			j++
		}
		if p.is(j, "this", "last", "next") && p.is(j+1, "year") {
			e.mod = int(p.at(j).mod)
			end = j + 2
		}
	}
	if e.y == 0 && e.mod == noMod && (p.is(end, "and", "or") || p.sign(end, ",", "&")) {
		// 30 May and 2 June 2014
		if w := p.at(end + 1); w.has(cMonth) || w.num > 0 && w.digits <= 2 {
			if f, _ := p.single(end + 1); f != nil && f.kind == kDay && f.y != 0 {
				e.y, e.explicitYear = f.y, true
				if f.m < e.m {
					e.y--
				}
			}
		}
	}
	return e, p.localTime(end)
}

// localTime passes over "local time", "evening", "at noon".
func (p *parser) localTime(end int) int {
	if p.at(end).has(cDaypart) {
		end++
	}
	if p.is(end, "local") && p.is(end+1, "time") {
		return end + 2
	}
	if p.sign(end, "(") && p.is(end+1, "local") && p.is(end+2, "time") && p.sign(end+3, ")") {
		return end + 4
	}
	return end
}

// month reads an expression that begins with the name of a month.
func (p *parser) month(i int) (*expr, int) {
	w := p.at(i)
	m := int(w.month)
	j := i + 1
	short := len(w.form) <= 4 && !w.is("may", "june", "july")
	if p.at(j).form == "." && short && p.at(j).glued {
		j++
	}
	if !w.cap && !(m != 5 && m != 3 && len(w.form) > 4 || p.dash(i-1)) {
		return nil, i
	}
	// May 5, May 5th, 2022, May 3-5, May 3 and 4, May the fifth
	k := j
	if p.is(k, "the") && p.at(k+1).nth() > 0 {
		k++
	}
	if d := p.dayNumber(k); d > 0 && valid(0, m, d) && !p.at(k+1).has(cCounted) && !(p.at(k+1).form == ":" && p.at(k+1).glued) && !(p.dash(k+1) && p.is(k+2, "year", "month", "day")) && !(p.at(k).ordinal != 0 && k == j && !p.endsPhrase(k+1)) {
		e := &expr{kind: kDay, m: m, d: d, mod: noMod}
		end := k + 1
		b := p.dayNumber(end + 1)
		if (p.dash(end) || p.is(end, "to", "and", "through", "until") || p.sign(end, "&", ",") && p.is(end+2, "and")) && b > d && valid(0, m, b) && !p.at(end+2).has(cMonth|cCounted|cUnit|cClock) && !p.sign(end+2, ":") && !p.is(end+2, "of") {
			last := end + 1
			if p.sign(end, ",") {
				if c := p.dayNumber(end + 3); c > b {
					b, last = c, end+3
				}
			}
			f := *e
			f.d = b
			end = last + 1
			if y, yend := p.trailingYear(end); yend > end {
				e.y, f.y, e.explicitYear, f.explicitYear = y, y, true, true
				end = yend
			}
			return p.join(e, &f, end)
		}
		y, yend := p.trailingYear(end)
		if yend > end && p.at(yend).has(cCounted) {
			y, yend = 0, end
		}
		e.y, e.explicitYear = y, y != 0
		if y == 0 && p.sign(yend, ",") && p.at(yend+1).has(cWeekday) {
			// "August 5, Friday"
		}
		return p.dated(e, yend)
	}
	if !p.monthAlone(i) {
		return nil, i
	}
	e := &expr{kind: kMonth, m: m, mod: noMod}
	y, end := p.trailingYear(j)
	if end > j && p.at(end).has(cCounted) {
		y, end = 0, j
	}
	if y == 0 {
		// years of three digits only after a month: December of 384
		l := j
		if p.is(l, "of") {
			l++
		}
		if n := p.at(l); n.plain(3) && !p.at(l+1).has(cCounted|cUnit) && n.num > 31 {
			return &expr{kind: kMonth, m: m, y: n.num, mod: noMod, explicitYear: true}, l + 1
		}
		l = j
		if p.is(l, "of") && p.is(l+1, "this", "last", "next", "that", "the") {
			l++
		}
		if p.is(l, "this", "last", "next") && p.is(l+1, "year") {
			e.mod = int(p.at(l).mod)
			return e, l + 2
		}
		if p.is(l, "that", "the") && (p.is(l+1, "year") || p.is(l+1, "same") && p.is(l+2, "year")) {
			e.context = true
			l += 2
			if p.is(l-1, "same") {
				l++
			}
			return e, l
		}
	}
	if y == 0 {
		y = p.listed(end, m)
	}
	e.y, e.explicitYear = y, y != 0
	return e, end
}

// listed returns the year that the last of several months has: 2014 of "May
// and June 2014", of "September, October or November 2014".
func (p *parser) listed(i, m int) int {
	for k := 0; k < 4; k++ {
		if !p.is(i, "and", "or") && !p.sign(i, ",", "&", "/") {
			return 0
		}
		i++
		if p.is(i, "and", "or") {
			i++
		}
		w := p.at(i)
		if !w.has(cMonth) || !w.cap {
			return 0
		}
		y, end := p.trailingYear(i + 1)
		if end > i+1 && !p.at(end).has(cCounted) {
			if int(w.month) < m {
				y--
			}
			return y
		}
		i++
	}
	return 0
}

// monthAlone reports whether a month's name without a day is a time and not
// the name of a person, a verb or a march.
func (p *parser) monthAlone(i int) bool {
	w, prev, next := p.at(i), p.at(i-1), p.at(i+1)
	if len(w.form) == 3 && !w.is("may") && next.form != "." && !next.plain(4) && prev.class == 0 {
		return false
	}
	if next.plain(4) || p.sign(i+1, ",") && p.at(i+2).plain(4) {
		return true
	}
	after := prev.is("in", "of", "since", "until", "till", "by", "from", "to", "during", "between", "and", "through", "throughout", "before", "after", "last", "this", "next", "early", "late", "mid", "around", "for", "or", "past", "previous", "coming") || p.dash(i-1)
	switch w.month {
	case 5, 3, 8: // May and March are verbs, nouns and names; August is an adjective
		return after && !(next.cap && next.entry == unknown)
	case 4, 6, 1: // April, June and Jan are names
		return after || !(next.cap && next.entry == unknown) && !(prev.cap && prev.entry == unknown && i > 0)
	}
	return true
}

// weekday reads an expression that begins with a weekday.
func (p *parser) weekday(i int) (*expr, int) {
	w := p.at(i)
	e := &expr{kind: kWeekday, wd: int(w.weekday), mod: noMod}
	j := i + 1
	if w.has(cShortday) {
		if p.dash(i-1) && p.at(i-2).has(cShortday) {
			return nil, i // Mon - Fri
		}
		if p.dash(j) && p.at(j+1).has(cShortday) {
			return &expr{kind: kSet, mod: noMod}, j + 2
		}
		dot := p.sign(j, ".") && p.at(j).glued
		if dot {
			j++
		}
		if !w.cap || p.is(i-1, "the") || !dot && !p.sign(j, ",", "(") && !p.at(j).has(cMonth) && p.dayNumber(j) == 0 && !p.is(i-1, "on") {
			return nil, i
		}
		if w.is("sun", "sat", "wed", "mon") && !p.at(j).has(cMonth) && !p.at(j+1).has(cMonth) && p.dayNumber(j) == 0 && !p.is(i-1, "on") {
			return nil, i
		}
	} else if !w.cap && !w.is("sunday") && p.at(i-1).is("man") {
		return nil, i
	}
	if p.low(j, "mornings", "afternoons", "evenings", "nights") {
		return &expr{kind: kSet, mod: noMod}, j + 1
	}
	if p.at(j).has(cDaypart) {
		j++
	}
	if p.is(j, "local") && p.is(j+1, "time") {
		j += 2
	}
	// Friday (August 5), Friday, August 5, Friday August 5, Friday 5 August, Friday the 26th
	k := j
	open := false
	if p.sign(k, "(", "（", "[") {
		open = true
		k++
	} else if p.sign(k, ",") {
		k++
	}
	if p.is(k, "the") {
		k++
	}
	var d *expr
	end := k
	switch {
	case p.at(k).has(cMonth):
		d, end = p.month(k)
	case p.dayNumber(k) > 0:
		if d, end = p.dayMonth(k, p.dayNumber(k)); d == nil && p.at(k).nth() > 0 && p.at(k).num > 0 && p.endsPhrase(k+1) {
			d, end = &expr{kind: kDom, d: p.at(k).nth(), mod: noMod}, k+1
		}
	case p.at(k).plain(4) || p.at(k).num > 0:
		d, end = p.numeric(k)
	}
	if d != nil && (d.kind == kDay || d.kind == kDom) && d.wd == 0 && (!open || p.sign(end, ")", "）", "]", ",", "local")) {
		d.wd = e.wd
		if open && p.sign(end, ")", "）", "]") {
			end++
		}
		return d, p.localTime(end)
	}
	// Friday last week, Friday of last week, Friday this week
	k = j
	if p.is(k, "of") {
		k++
	}
	if p.is(k, "last", "this", "next", "the") {
		m := p.at(k)
		if m.is("the") && p.at(k+1).has(cMod) {
			k++
			m = p.at(k)
		}
		if p.is(k+1, "week") && m.has(cMod) && m.mod <= 1 {
			e.unit, e.n = 3, int(m.mod)
			return e, k + 2
		}
	}
	return e, p.localTime(j)
}

// ordinal reads "the 17th century", "the first half of 2019", "the second
// quarter", "5th of May".
func (p *parser) ordinal(i int) (*expr, int) {
	w := p.at(i)
	n := w.nth()
	j := i + 1
	// twenty-first
	if p.dash(j) && p.is(j+1, "century") {
		j++
	}
	if p.is(j, "and", "or", "to") && p.at(j+1).has(cEdge) && p.at(j+2).nth() > 0 && p.is(j+3, "century", "centuries") {
		return &expr{kind: kCentury, n: n, mod: noMod, explicitYear: true}, j // late 19th and early 20th century
	}
	listed := (p.is(j, "and", "or", "to") || p.dash(j) || p.sign(j, "/")) && p.at(j+1).nth() > 0 && p.is(j+2, "century", "centuries")
	if p.is(j, "century", "centuries") || listed {
		if listed {
			return &expr{kind: kCentury, n: n, bc: p.is(j+3, "bc", "bce", "b.c"), mod: noMod, explicitYear: true}, j
		}
		e := &expr{kind: kCentury, n: n, mod: noMod, explicitYear: true}
		if p.is(j+1, "bc", "bce", "b.c") {
			e.bc = true
			j++
		} else if p.is(j+1, "ad", "ce") {
			j++
		}
		return e, j + 1
	}
	if p.is(j, "to") && p.is(j+1, "the") && p.at(j+2).nth() > n && p.is(j+3, "century", "centuries") {
		return &expr{kind: kCentury, n: n, mod: noMod, explicitYear: true}, j
	}
	if n <= 4 && p.is(j, "half", "quarter") {
		k := 4
		if p.is(j, "half") {
			k = 2
		}
		if n > k {
			return nil, i
		}
		j++
		if p.is(j, "of") {
			if a, end := p.article(j + 1); a != nil {
				if k == 4 && a.kind != kYear && !(a.kind == kUnit && a.unit == 6) {
					return nil, i
				}
				return &expr{kind: kPart, n: n, k: k, a: a, mod: noMod, explicitYear: a.explicitYear}, end
			}
			if p.is(j+1, "the") && p.is(j+2, "year", "month") {
				return &expr{kind: kPart, n: n, k: k, a: &expr{kind: kUnit, unit: int(p.at(j + 2).unit), n: 1, mod: 0}, mod: noMod}, j + 3
			}
			if k == 2 {
				return nil, i
			}
		}
		if y, end := p.trailingYear(j); end > j {
			return &expr{kind: kPart, n: n, k: k, y: y, mod: noMod, explicitYear: true}, end
		}
		if k == 4 && (p.is(i-1, "the") || p.is(i-1, "in")) && p.endsPhrase(j) {
			return &expr{kind: kPart, n: n, k: k, mod: noMod}, j
		}
		return nil, i
	}
	if n <= 31 {
		if e, end := p.dayMonth(i, n); e != nil {
			return e, end
		}
		// on the 26th
		if w.num > 0 && p.is(i-1, "the") && p.endsPhrase(i+1) {
			return &expr{kind: kDom, d: n, mod: noMod}, p.localTime(i + 1)
		}
	}
	return nil, i
}

package date

import (
	"fmt"
	"time"
)

// day counts days from 1970-01-01, which is 0, in the Gregorian calendar,
// which is also used for the years before there was one.
type day int32

// none marks an end of a span that the text does not tell.
const none = day(-1 << 30)

// of returns the day of a date. Months beyond 1 to 12 are carried into the
// year, so of(2022, 0, 1) is 1 December 2021. The arithmetic is Howard
// Hinnant's days_from_civil.
func of(y, m, d int) day {
	m--
	y += floorDiv(m, 12)
	m = m - floorDiv(m, 12)*12 + 1
	if m <= 2 {
		y--
	}
	era := floorDiv(y, 400)
	yoe := y - era*400
	mp := (m + 9) % 12
	doy := (153*mp+2)/5 + d - 1
	doe := yoe*365 + yoe/4 - yoe/100 + doy
	return day(era*146097 + doe - 719468)
}

// civil returns year, month and day of the month.
func (t day) civil() (y, m, d int) {
	z := int(t) + 719468
	era := floorDiv(z, 146097)
	doe := z - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	d = doy - (153*mp+2)/5 + 1
	m = mp + 3
	if m > 12 {
		m -= 12
	}
	y = yoe + era*400
	if m <= 2 {
		y++
	}
	return y, m, d
}

// weekday returns 1 for Monday to 7 for Sunday.
func (t day) weekday() int { return ((int(t)+3)%7+7)%7 + 1 }

func floorDiv(a, b int) int {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

func (t day) year() int { y, _, _ := t.civil(); return y }

// iso writes yyyy-mm-dd, "" for none.
func (t day) iso() string {
	if t == none {
		return ""
	}
	y, m, d := t.civil()
	if y < 0 {
		return fmt.Sprintf("-%04d-%02d-%02d", -y, m, d)
	}
	b := [10]byte{byte('0' + y/1000%10), byte('0' + y/100%10), byte('0' + y/10%10), byte('0' + y%10), '-', byte('0' + m/10), byte('0' + m%10), '-', byte('0' + d/10), byte('0' + d%10)}
	return string(b[:])
}

// parseISO reads yyyy-mm-dd, yyyy-mm or yyyy; whole tells the last day that a
// shorter date covers.
func parseISO(s string) (first, whole day, ok bool) {
	n := func(s string) int {
		v := 0
		for i := range len(s) {
			if s[i] < '0' || s[i] > '9' {
				return -1
			}
			v = v*10 + int(s[i]-'0')
		}
		return v
	}
	switch {
	case len(s) == 4 && n(s) >= 0:
		return of(n(s), 1, 1), of(n(s), 12, 31), true
	case len(s) == 7 && s[4] == '-' && n(s[:4]) >= 0 && n(s[5:]) >= 1 && n(s[5:]) <= 12:
		y, m := n(s[:4]), n(s[5:])
		return of(y, m, 1), of(y, m+1, 1) - 1, true
	case len(s) == 10 && s[4] == '-' && s[7] == '-':
		y, m, d := n(s[:4]), n(s[5:7]), n(s[8:])
		if y >= 0 && valid(y, m, d) {
			return of(y, m, d), of(y, m, d), true
		}
	}
	return none, none, false
}

// valid reports whether a date is in the calendar; y of 0 stands for any year.
func valid(y, m, d int) bool {
	if m < 1 || m > 12 || d < 1 || d > 31 {
		return false
	}
	if y == 0 {
		y = 2000
	}
	_, mm, _ := of(y, m, d).civil()
	return mm == m
}

func today(t time.Time) day {
	y, m, d := t.Date()
	return of(y, int(m), d)
}

// span is a stretch of days, both ends included. An end may be none.
type span struct{ from, to day }

func monthSpan(y, m int) span { return span{of(y, m, 1), of(y, m+1, 1) - 1} }
func yearSpan(y int) span     { return span{of(y, 1, 1), of(y+1, 1, 1) - 1} }

// weekSpan is the week from Monday to Sunday that a day lies in, moved by n weeks.
func weekSpan(t day, n int) span {
	mon := t - day(t.weekday()-1) + day(7*n)
	return span{mon, mon + 6}
}

// addMonths moves a day by n months; the 31st becomes the last of a shorter month.
func addMonths(t day, n int) day {
	y, m, d := t.civil()
	last := monthSpan(y, m+n)
	return min(last.from+day(d-1), last.to)
}

// easter returns Easter Sunday of the western churches (the anonymous
// Gregorian algorithm, Meeus, Astronomical Algorithms, chapter 8).
func easter(y int) day {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	f := (b + 8) / 25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	return of(y, (h+l-7*m+114)/31, (h+l-7*m+114)%31+1)
}

// eastern returns Easter Sunday of the orthodox churches: that of the Julian
// calendar (Meeus, chapter 8), told in the Gregorian one.
func eastern(y int) day {
	a, b, c := y%4, y%7, y%19
	d := (19*c + 15) % 30
	e := (2*a + 4*b - d + 34) % 7
	return of(y, (d+e+114)/31, (d+e+114)%31+1) + day(y/100-y/400-2)
}

package ask

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// period reads a day, month, quarter, week or year and returns its first and
// last day: 2022-08-05, 20220805, 2022-08, 2022-Q3, 2022-W31, 2022.
func period(s string) (first, last string, ok bool) {
	iso := func(from, to time.Time) (string, string, bool) {
		if from.Year() < 1 || to.Year() > 9999 {
			return "", "", false
		}
		return from.Format(time.DateOnly), to.Format(time.DateOnly), true
	}
	for _, layout := range [...]string{time.DateOnly, "20060102"} {
		if t, err := time.Parse(layout, s); err == nil {
			return iso(t, t)
		}
	}
	if t, err := time.Parse("2006-01", s); err == nil {
		return iso(t, t.AddDate(0, 1, -1))
	}
	if len(s) == 4 {
		if t, err := time.Parse("2006", s); err == nil {
			return iso(t, t.AddDate(1, 0, -1))
		}
	}
	year, part, cut := strings.Cut(s, "-")
	y, err := strconv.Atoi(year)
	if !cut || err != nil || len(year) != 4 || len(part) < 2 {
		return "", "", false
	}
	n, err := strconv.Atoi(part[1:])
	if err != nil {
		return "", "", false
	}
	switch {
	case (part[0] == 'Q' || part[0] == 'q') && len(part) == 2 && n >= 1 && n <= 4:
		t := time.Date(y, time.Month(3*n-2), 1, 0, 0, 0, 0, time.UTC)
		return iso(t, t.AddDate(0, 3, -1))
	case (part[0] == 'W' || part[0] == 'w') && len(part) == 3 && n >= 1 && n <= 53:
		t := time.Date(y, 1, 4, 0, 0, 0, 0, time.UTC) // 4 January is in the first week (ISO 8601)
		t = t.AddDate(0, 0, -(int(t.Weekday())+6)%7+7*(n-1))
		if wy, w := t.ISOWeek(); wy != y || w != n {
			return "", "", false
		}
		return iso(t, t.AddDate(0, 0, 6))
	}
	return "", "", false
}

// interval reads a period or two with ".." between them, either may be left
// out, and lays the operator on it: ">" is later than all of it.
func interval(s, op string) (from, to, problem string) {
	a, b, two := strings.Cut(s, "..")
	if two {
		if op != "=" && op != ":" {
			return "", "", "an interval can't be compared"
		}
		if a == "" && b == "" {
			return "", "", "no day on either side"
		}
		if a != "" {
			first, _, ok := period(a)
			if !ok {
				return "", "", notDay(a)
			}
			from = first
		}
		if b != "" {
			_, last, ok := period(b)
			if !ok {
				return "", "", notDay(b)
			}
			to = last
		}
		if from != "" && to != "" && from > to {
			return "", "", "ends before it begins"
		}
		return from, to, ""
	}
	first, last, ok := period(s)
	if !ok {
		return "", "", notDay(s)
	}
	switch op {
	case "<":
		if first = next(first, -1); first == "" {
			return "", "", "no day is earlier"
		}
		return "", first, ""
	case "<=":
		return "", last, ""
	case ">":
		if last = next(last, 1); last == "" {
			return "", "", "no day is later"
		}
		return last, "", ""
	case ">=":
		return first, "", ""
	}
	return first, last, ""
}

const dayHint = "write days as 2022-08-05, 2022-08, 2022-Q3, 2022-W31 or 2022, intervals as 2022-01..2022-06"

func notDay(s string) string {
	if t, ok := otherDay(s); ok {
		return fmt.Sprintf("no day as 2022-08-05 (did you mean %s?)", t)
	}
	return fmt.Sprintf("no day, month or year: %s", s)
}

// otherDay reads days in ways that are common and not taken, for a hint.
func otherDay(s string) (string, bool) {
	for _, layout := range [...]string{"2006/1/2", "2006.1.2", "2.1.2006", "2006-1-2"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.Format(time.DateOnly), true
		}
	}
	return "", false
}

// next returns the day n days later, "" where the calendar ends.
func next(day string, n int) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	t = t.AddDate(0, 0, n)
	if t.Year() < 1 || t.Year() > 9999 {
		return ""
	}
	return t.Format(time.DateOnly)
}

// meet is the common part of two intervals "2022-08-01..", and whether there
// is any.
func meet(a, b string) (string, bool) {
	a1, a2, _ := strings.Cut(a, "..")
	b1, b2, _ := strings.Cut(b, "..")
	from, to := max(a1, b1), a2
	if to == "" || b2 != "" && b2 < to {
		to = b2
	}
	return from + ".." + to, to == "" || from <= to
}

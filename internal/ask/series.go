package ask

import (
	"fmt"
	"time"

	"github.com/readout-events/readout/internal/store"
)

// RangeError is the error of a series whose beginning or end is wrong.
type RangeError string

func (e RangeError) Error() string { return string(e) }

func wrongRange(format string, args ...any) error { return RangeError(fmt.Sprintf(format, args...)) }

// most is the number of periods that a series may have.
const most = 200_000

// Series counts the events of a filter in each day, week, month, quarter or
// year from one to another: all periods between the first and the last that
// have any, or between from and to where these are given (a day, month,
// quarter, week or year as in a query; events outside them are not counted).
// Periods without events are there with zeros. Events without a day are in
// none.
func Series(r store.Reader, f store.Filter, by, from, to string) ([]store.Bucket, error) {
	if _, err := store.Period(1, by); err != nil {
		return nil, err
	}
	if from != "" {
		first, _, ok := period(from)
		if !ok {
			return nil, wrongRange("from %s: %s; %s", from, notDay(from), dayHint)
		}
		from = first
	}
	if to != "" {
		_, last, ok := period(to)
		if !ok {
			return nil, wrongRange("to %s: %s; %s", to, notDay(to), dayHint)
		}
		to = last
	}
	if from != "" && to != "" && from > to {
		return nil, wrongRange("from %s to %s: ends before it begins", from, to)
	}
	if from != "" || to != "" {
		f.Terms = append(f.Terms[:len(f.Terms):len(f.Terms)], store.Term{Field: "date", Values: []string{from + ".." + to}})
	}
	have, err := r.Series(f, by)
	if err != nil {
		return nil, err
	}
	begin, end := store.Day(from), store.Day(to)
	if len(have) > 0 {
		if begin == 0 {
			begin, _ = days(have[0].Value)
		}
		if end == 0 {
			_, end = days(have[len(have)-1].Value)
		}
	}
	if begin == 0 || end == 0 {
		return have, nil
	}
	var out []store.Bucket
	for day := begin; day <= end; {
		if len(out) == most {
			return nil, wrongRange("more than %d %ss between %s and %s: give nearer ones", most, by, store.ISO(begin), store.ISO(end))
		}
		name, err := store.Period(day, by)
		if err != nil {
			return nil, err
		}
		b := store.Bucket{Value: name}
		if len(have) > 0 && have[0].Value == name {
			b, have = have[0], have[1:]
		}
		out = append(out, b)
		_, last := days(name)
		if last < day {
			return nil, fmt.Errorf("period %s ends before it begins", name)
		}
		day = last + 1
	}
	return out, nil
}

// days returns the first and last day of a period as store.Day counts them;
// years of fewer than four digits are padded by store.Period.
func days(name string) (first, last int) {
	a, b, ok := period(name)
	if !ok {
		return 0, -1
	}
	return store.Day(a), store.Day(b)
}

// Days returns the first and last day of a period of a series: 2022-08 is
// 2022-08-01 to 2022-08-31.
func Days(period string) (first, last time.Time) {
	a, b := days(period)
	day := func(n int) time.Time { t, _ := time.Parse(time.DateOnly, store.ISO(n)); return t }
	return day(a), day(b)
}

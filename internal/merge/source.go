package merge

import "slices"

// sources numbers the independent sources behind reports, from 0. What a
// report cites is its source, however many papers carry it. A report that
// cites nobody has its publisher; copies of one text are one source, and two
// articles of one publisher are one. Officials of one government are one
// source, as are police or soldiers of one state.
func sources(items []*Features) (of []int, n int) {
	f := newForest(len(items))
	first := map[string]int{}
	meet := func(key string, i int) {
		if j, ok := first[key]; ok {
			f.unite(i, j)
		} else {
			first[key] = i
		}
	}
	for i, it := range items {
		if s := speaker(it); s != "" {
			meet("says "+s, i)
			continue
		}
		if it.Publisher != "" {
			meet("publisher "+it.Publisher, i)
		}
		switch {
		case it.Copy != "":
			meet("text "+it.Copy, i)
		default:
			meet("text "+it.Article, i)
		}
	}
	of = make([]int, len(items))
	number := map[int]int{}
	for i := range items {
		r := f.root(i)
		k, ok := number[r]
		if !ok {
			k = len(number)
			number[r] = k
		}
		of[i] = k
	}
	return of, len(number)
}

// speaker names who is cited, so that the same one has the same name: the
// innermost of a chain; "" where nobody is, or nobody in particular.
func speaker(f *Features) string {
	if len(f.Says) == 0 {
		return ""
	}
	p := &f.Says[len(f.Says)-1]
	switch p.Sector {
	case "GOV", "MIL", "COP", "SPY":
		if p.Country != "" {
			return p.Country + " " + p.Sector
		}
	}
	if p.state && p.Country != "" {
		return p.Country + " GOV"
	}
	if !p.proper && p.Country == "" {
		return ""
	}
	s := p.Country + " "
	for _, w := range fold(p.Name) {
		s += " " + w
	}
	return s
}

// distinct counts different numbers.
func distinct(ns []int) int {
	s := slices.Clone(ns)
	slices.Sort(s)
	return len(slices.Compact(s))
}

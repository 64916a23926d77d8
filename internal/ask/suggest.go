package ask

import (
	"cmp"
	"slices"
	"strings"
)

// like returns those candidates that a word may be misspelt for, the nearest
// first, at most three.
func like(word string, candidates []string) []string {
	type near struct {
		text string
		far  int
	}
	var found []near
	low := strings.ToLower(word)
	for _, c := range candidates {
		lc := strings.ToLower(c)
		d := distance(low, lc)
		if len(low) >= 3 && strings.HasPrefix(lc, low) {
			d = min(d, 1)
		}
		if d <= max(1, min(len(low), len(lc))/3) && !slices.ContainsFunc(found, func(n near) bool { return n.text == c }) {
			found = append(found, near{c, d})
		}
	}
	slices.SortStableFunc(found, func(a, b near) int { return cmp.Compare(a.far, b.far) })
	var out []string
	for _, n := range found {
		if len(out) == 3 || n.far > found[0].far+1 {
			break
		}
		out = append(out, n.text)
	}
	return out
}

// mean makes a hint of suggestions: "did you mean A, B or C?"; "" of none.
func mean(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return "did you mean " + either(words) + "?"
}

// either joins words: "A, B or C".
func either(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " or " + words[len(words)-1]
}

// distance counts the letters to put in, leave out, alter or swap with their
// neighbour to make one word of the other (Damerau's, restricted).
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	if len(x) > 40 || len(y) > 40 {
		return 40
	}
	var rows [3][42]int
	for j := range y {
		rows[0][j+1] = j + 1
	}
	rows[0][0] = 0
	cur, last, before := rows[1], rows[0], rows[2]
	for i := range x {
		cur[0] = i + 1
		for j := range y {
			cost := 1
			if x[i] == y[j] {
				cost = 0
			}
			d := min(last[j+1]+1, cur[j]+1, last[j]+cost)
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				d = min(d, before[j-1]+1)
			}
			cur[j+1] = d
		}
		before, last, cur = last, cur, before
	}
	return last[len(y)]
}

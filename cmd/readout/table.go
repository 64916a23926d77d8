package main

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/term"
)

// width is how many columns the terminal has; 98 where it is none.
func width(w io.Writer) int {
	if f, ok := w.(*os.File); ok {
		if n, _, err := term.GetSize(int(f.Fd())); err == nil && n >= 40 {
			return n
		}
	}
	if n, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && n >= 40 {
		return n
	}
	return columns
}

// clean makes one line of a text from an article, without characters that
// would steer a terminal.
func clean(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r) || r == '\u200e' || r == '\u200f' || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069':
			return -1
		}
		return r
	}, s)), " ")
}

// cut shortens a text to n characters.
func cut(s string, n int) string {
	if visible(s) <= n {
		return s
	}
	return string([]rune(s)[:max(n-1, 0)]) + "…"
}

// column is a column of a table.
type column struct {
	head  string
	right bool // numbers
	give  int  // the width that it is left where the table is too wide; 0: all
	drop  bool // is left out where the table is much too wide
	paint func(...any) string
}

// writeTable writes rows below their heads, no wider than the terminal, and
// returns the heads of columns that it left out for that.
func writeTable(w io.Writer, wide int, cols []column, rows [][]string) (dropped []string, err error) {
	widths := make([]int, len(cols))
	used := make([]bool, len(cols)) // columns without any value are left out
	for i, c := range cols {
		widths[i] = visible(c.head)
		for _, r := range rows {
			r[i] = clean(r[i])
			widths[i] = max(widths[i], visible(r[i]))
			used[i] = used[i] || r[i] != ""
		}
	}
	total := func() (n int) {
		for i := range cols {
			if used[i] {
				n += widths[i] + 2
			}
		}
		return n - 2
	}
	least := func() (n int) {
		for i, c := range cols {
			if used[i] && c.give > 0 {
				n += min(widths[i], c.give*6/10) - widths[i]
			}
		}
		return total() + n
	}
	for i := len(cols) - 1; i >= 0 && least() > wide; i-- {
		if cols[i].drop && used[i] {
			used[i] = false
			dropped = append(dropped, cols[i].head)
		}
	}
	for tenths := 10; tenths > 0 && total() > wide; tenths -= 2 { // widths that columns keep are given up evenly
		for total() > wide {
			widest := -1
			for i, c := range cols {
				if c.give > 0 && used[i] && widths[i] > max(8, c.give*tenths/10) && (widest < 0 || widths[i] > widths[widest]) {
					widest = i
				}
			}
			if widest < 0 {
				break
			}
			widths[widest]--
		}
	}
	line := func(cells []string, head bool) error {
		var b strings.Builder
		gap := ""
		for i, c := range cols {
			if !used[i] {
				continue
			}
			text := cut(cells[i], widths[i])
			pad := strings.Repeat(" ", widths[i]-visible(text))
			switch {
			case head:
				text = faint(text)
			case c.paint != nil && text != "":
				text = c.paint(text)
			}
			if c.right {
				b.WriteString(gap + pad + text)
				gap = "  "
			} else {
				b.WriteString(gap + text)
				gap = pad + "  "
			}
		}
		_, err := fmt.Fprintln(w, b.String())
		return err
	}
	heads := make([]string, len(cols))
	for i, c := range cols {
		heads[i] = c.head
	}
	if err := line(heads, true); err != nil {
		return nil, err
	}
	for _, r := range rows {
		if err := line(r, false); err != nil {
			return nil, err
		}
	}
	return dropped, nil
}

// many writes a number with the word for what is counted.
func many(n int, one string) string {
	word := one
	switch {
	case n == 1:
	case strings.HasSuffix(one, "y"):
		word = strings.TrimSuffix(one, "y") + "ies"
	default:
		word += "s"
	}
	return thousands(n) + " " + word
}

// thousands writes 1234567 as 1,234,567.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

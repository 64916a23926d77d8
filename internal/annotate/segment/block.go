package segment

import (
	"strings"
	"unicode/utf8"
)

// block is a stretch of text that no sentence crosses: a paragraph, or a line
// that stands alone, such as a headline.
type block struct{ start, end int }

// blocks divides a text at blank lines, and at single line breaks unless the
// lines look wrapped by hand to a common width, as in old mail and wire copy.
func blocks(text string, w *Words) []block {
	var out []block
	for start := 0; start < len(text); {
		end, next := blankLine(text, start)
		out = lines(out, text, start, end, w)
		start = next
	}
	return out
}

// blankLine returns the end of the paragraph that starts at start, and where
// the text goes on after the blank line.
func blankLine(text string, start int) (end, next int) {
	for i := start; i < len(text); i++ {
		if text[i] != '\n' {
			continue
		}
		j := i + 1
		for j < len(text) && (text[j] == ' ' || text[j] == '\t' || text[j] == '\r') {
			j++
		}
		if j >= len(text) || text[j] == '\n' {
			return i, min(j+1, len(text))
		}
	}
	return len(text), len(text)
}

const widest = 100 // bytes; lines wrapped by hand are shorter than this

// lines adds the blocks of one paragraph.
func lines(out []block, text string, start, end int, w *Words) []block {
	if strings.IndexByte(text[start:end], '\n') < 0 {
		return add(out, text, start, end)
	}
	width, count := 0, 0
	for rest := text[start:end]; rest != ""; {
		line, after, _ := strings.Cut(rest, "\n")
		width = max(width, len(strings.TrimSpace(line)))
		count++
		rest = after
	}
	from := start
	for i := start; i < end; i++ {
		if text[i] != '\n' {
			continue
		}
		to := end
		if n := strings.IndexByte(text[i+1:end], '\n'); n >= 0 {
			to = i + 1 + n
		}
		this, next := strings.TrimSpace(text[lineStart(text, i, from):i]), strings.TrimSpace(text[i+1:to])
		if !wrapped(this, next, width, count, w) {
			out = add(out, text, from, i)
			from = i + 1
		}
		i = to - 1
	}
	return add(out, text, from, end)
}

// lineStart returns where the line that ends at i begins.
func lineStart(text string, i, from int) int {
	return max(from, strings.LastIndexByte(text[from:i], '\n')+1+from)
}

// wrapped reports whether the sentence may go on from one line to the next.
func wrapped(this, next string, width, count int, w *Words) bool {
	if this == "" || next == "" {
		return false
	}
	last := this[strings.LastIndexByte(this, ' ')+1:]
	first, _, _ := strings.Cut(next, " ")
	r, _ := utf8.DecodeRuneInString(next)
	lower := r >= 'a' && r <= 'z'
	open := w.class(last)&wrap != 0 || strings.HasSuffix(last, ",")
	full := len(this)+1+len(first) > width // the next word had no room in this line
	if width <= widest && full && (lower || open || count > 2) && len(this) >= 30 {
		return r != '-' && r != '*'
	}
	return open && lower
}

// add appends a block without the white space around it.
func add(out []block, text string, start, end int) []block {
	for start < end {
		n := spaceAt(text, start)
		if n == 0 {
			break
		}
		start += n
	}
	end = start + len(strings.TrimRight(text[start:end], " \t\r\n\u00a0\u3000\u200b\ufeff"))
	if start < end {
		out = append(out, block{start, end})
	}
	return out
}

// spaceAt returns the number of bytes of white space that begin at i: 0 where
// a word begins. Zero-width spaces and byte order marks count as space.
func spaceAt(text string, i int) int {
	c := text[i]
	if c < 0x80 {
		if c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\v' || c == '\f' || c == 0 {
			return 1
		}
		return 0
	}
	switch c {
	case 0xC2:
		if i+1 < len(text) && (text[i+1] == 0xA0 || text[i+1] == 0x85) {
			return 2
		}
	case 0xE1, 0xE2, 0xE3, 0xEF:
		switch r, n := utf8.DecodeRuneInString(text[i:]); {
		case r >= 0x2000 && r <= 0x200B, r == 0x2028, r == 0x2029, r == 0x202F, r == 0x205F, r == 0x3000, r == 0xFEFF, r == 0x1680:
			return n
		}
	}
	return 0
}

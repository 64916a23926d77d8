package coref

import (
	"strings"
	"unicode"
)

// latin lists plain letters, each followed by those that fold to it.
const latin = "aàáâãäåāăąǎạảấầẩẫậắằẳẵặ cçćĉċč dďđð eèéêëēĕėęěẹẻẽếềểễệə gĝğġģ hĥħ iìíîïĩīĭįıỉị jĵ kķ lĺļľł nñńņňŋ oòóôõöøōŏőơọỏốồổỗộớờởỡợ rŕŗř sśŝşšș tţťŧț uùúûüũūŭůűųưụủứừửữự wŵ yýÿŷỳỵỷỹ zźżž"

// plain folds one lower-case letter.
func plain(r rune) rune {
	if r < 0x80 {
		return r
	}
	at := strings.IndexRune(latin, r)
	if at < 0 {
		return r
	}
	start := strings.LastIndexByte(latin[:at], ' ') + 1
	return rune(latin[start])
}

// fold writes a word in small letters without diacritics, apostrophes and
// full stops.
func fold(s string) string {
	ascii := true
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= 0x80 || c >= 'A' && c <= 'Z' || c == '.' || c == '\'' {
			ascii = false
			break
		}
	}
	if ascii {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch r {
		case '.', '\'', '’', '‘', 'ʿ', 'ʾ', '`':
			continue
		case 'ß':
			b.WriteString("ss")
			continue
		case 'æ', 'Æ':
			b.WriteString("ae")
			continue
		case 'œ', 'Œ':
			b.WriteString("oe")
			continue
		}
		b.WriteRune(plain(unicode.ToLower(r)))
	}
	return b.String()
}

// nameParts returns the folded words of a name, hyphens taken apart.
func nameParts(name string) []string {
	return strings.FieldsFunc(fold(name), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
}

// particle reports whether a folded word is a small part of names that tells
// nobody apart.
func particle(w string) bool {
	switch w {
	case "al", "el", "ul", "ur", "bin", "ibn", "ben", "bint", "von", "van", "der", "den", "de", "da", "di", "do", "dos", "du", "la", "le", "ten", "ter", "del", "abu", "abd", "jr", "sr", "ii", "iii", "iv", "s", "y", "e", "mr", "mrs", "ms", "dr":
		return true
	}
	return false
}

// bare drops the particles, if anything else is left.
func bare(parts []string) []string {
	out := make([]string, 0, len(parts))
	for _, p := range parts {
		if !particle(p) {
			out = append(out, p)
		}
	}
	if len(out) == 0 {
		return parts
	}
	return out
}

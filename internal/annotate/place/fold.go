package place

import "unicode/utf8"

// fold appends s in the form that names are compared in: small letters,
// without diacritics, full stops and apostrophes, with one blank for blanks
// and hyphens.
func fold(b []byte, s string) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case 'A' <= c && c <= 'Z':
				b = append(b, c+'a'-'A')
			case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
				b = append(b, c)
			case c == ' ' || c == '-' || c == '/' || c == '_':
				if len(b) > 0 && b[len(b)-1] != ' ' {
					b = append(b, ' ')
				}
			case c == '&':
				b = append(b, "and"...)
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		switch plain := plainLetter(r); {
		case plain != "":
			b = append(b, plain...)
		case r == '–' || r == '‐' || r == '‑' || r == '\u00a0':
			if len(b) > 0 && b[len(b)-1] != ' ' {
				b = append(b, ' ')
			}
		case r == '’' || r == '‘' || r == 'ʼ' || r == 'ʻ' || r == '`' || r == '´' || r == 'ʿ' || r == 'ʾ' || r >= 0x300 && r < 0x370:
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	if n := len(b); n > 0 && b[n-1] == ' ' {
		b = b[:n-1]
	}
	return b
}

// plainLetter returns the letters that one with a diacritic is compared as,
// "" where it has none. Latin-1, Latin Extended-A and -B, Additional.
func plainLetter(r rune) string {
	switch {
	case r >= 'À' && r <= 'ÿ':
		return latin1[r-'À']
	case r >= 'Ā' && r <= 'ſ':
		return latinA[r-'Ā']
	}
	switch r {
	case 'Ș', 'ș':
		return "s"
	case 'Ț', 'ț':
		return "t"
	case 'ơ', 'Ơ', 'ọ', 'ỏ', 'ố', 'ồ', 'ổ', 'ỗ', 'ộ', 'ớ', 'ờ', 'ở', 'ỡ', 'ợ', 'Ố', 'Ồ', 'ǒ':
		return "o"
	case 'ư', 'Ư', 'ụ', 'ủ', 'ứ', 'ừ', 'ử', 'ữ', 'ự', 'ǔ', 'ṳ':
		return "u"
	case 'ạ', 'ả', 'ấ', 'ầ', 'ẩ', 'ẫ', 'ậ', 'ắ', 'ằ', 'ẳ', 'ẵ', 'ặ', 'ǎ':
		return "a"
	case 'ẹ', 'ẻ', 'ẽ', 'ế', 'ề', 'ể', 'ễ', 'ệ', 'ǝ', 'ə', 'Ə', 'ě':
		return "e"
	case 'ị', 'ỉ', 'ǐ':
		return "i"
	case 'ỳ', 'ỵ', 'ỷ', 'ỹ':
		return "y"
	case 'ḩ', 'Ḩ', 'ḥ', 'Ḥ', 'ḫ', 'Ḫ':
		return "h"
	case 'ţ', 'ṭ', 'Ṭ', 'ẗ':
		return "t"
	case 'ṣ', 'Ṣ', 'ş':
		return "s"
	case 'ẓ', 'Ẓ':
		return "z"
	case 'ḑ', 'Ḑ', 'ḍ', 'Ḍ':
		return "d"
	case 'ḱ', 'ǩ':
		return "k"
	case 'ǧ':
		return "g"
	case 'ṟ', 'ṛ':
		return "r"
	case 'ẕ', 'ẖ':
		return "h"
	case 'ẁ', 'ẃ', 'ẅ':
		return "w"
	}
	return ""
}

var latin1 = [...]string{"a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",
	"d", "n", "o", "o", "o", "o", "o", "", "o", "u", "u", "u", "u", "y", "th", "ss",
	"a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",
	"d", "n", "o", "o", "o", "o", "o", "", "o", "u", "u", "u", "u", "y", "th", "y"}

var latinA = [...]string{"a", "a", "a", "a", "a", "a", "c", "c", "c", "c", "c", "c", "c", "c", "d", "d",
	"d", "d", "e", "e", "e", "e", "e", "e", "e", "e", "e", "e", "g", "g", "g", "g",
	"g", "g", "g", "g", "h", "h", "h", "h", "i", "i", "i", "i", "i", "i", "i", "i",
	"i", "i", "ij", "ij", "j", "j", "k", "k", "k", "l", "l", "l", "l", "l", "l", "l",
	"l", "l", "l", "n", "n", "n", "n", "n", "n", "n", "n", "n", "o", "o", "o", "o",
	"o", "o", "oe", "oe", "r", "r", "r", "r", "r", "r", "s", "s", "s", "s", "s", "s",
	"s", "s", "t", "t", "t", "t", "t", "t", "u", "u", "u", "u", "u", "u", "u", "u",
	"u", "u", "u", "u", "w", "w", "y", "y", "y", "z", "z", "z", "z", "z", "z", "s"}

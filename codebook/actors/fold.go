package actors

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Shapes of a word, ordered by what they satisfy: an alias word of one shape
// is matched by words of that shape or a higher one.
const (
	small   uint8 = iota // begins with a small letter
	capital              // begins with a capital
	shout                // all letters are capitals
)

// latin lists letters with diacritics after the plain letter they fold to.
const latin = "aàáâãäåāăąǎạảấầẩẫậắằẳẵặȧǻ cçćĉċč dďđðḍ eèéêëēĕėęěẹẻẽếềểễệǝə gĝğġģǧ hĥħḥḫ iìíîïĩīĭįıỉịǐ jĵ kķḳ lĺļľŀłḷ nñńņňŋṇ " +
	"oòóôõöøōŏőơọỏốồổỗộớờởỡợǒ rŕŗřṛ sśŝşšșṣ tţťŧțṭ uùúûüũūŭůűųưụủứừửữựǔ wŵ yýÿŷỳỵỷỹ zźżžẓ"

// folding maps lower-case letters with diacritics to plain ones.
type folding map[rune]byte

func newFolding() folding {
	f := folding{}
	for _, group := range strings.Fields(latin) {
		for _, r := range group[1:] {
			f[r] = group[0]
		}
	}
	return f
}

// FNV-1a over 64 bits (Fowler, Noll, Vo).
const (
	fnvStart uint64 = 14695981039346656037
	fnvPrime uint64 = 1099511628211
)

// part is one word of a name in folded form: a token may have several
// ("al-Assad").
type part struct {
	hash  uint64
	shape uint8
}

// next reads the part of form that starts at i: up to a hyphen, blank or the
// end, without full stops and apostrophes ("People's" has two parts). It returns the part, where the
// next one starts (len(form) at the end), and whether it has any letter or
// digit.
func (f folding) next(form string, i int) (p part, after int, ok bool) {
	h := fnvStart
	letters, upper, first := 0, 0, false
	for i < len(form) {
		c := form[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case 'a' <= c && c <= 'z':
				letters++
			case 'A' <= c && c <= 'Z':
				c += 'a' - 'A'
				if letters == 0 {
					first = true
				}
				letters++
				upper++
			case '0' <= c && c <= '9':
			case c == '-' || c == ' ' || c == '/' || c == '_':
				if ok {
					return part{h, shapeOf(first, letters, upper)}, i, true
				}
				continue
			case c == '&':
				h, ok = add(h, "and"), true
				continue
			case c == '\'' && ok && genitive(form[i:]):
				return part{h, shapeOf(first, letters, upper)}, i, true
			case c == '$' || c == '%' || c == '#' || c == '@' || c == '+' || c == '=' || c == '*':
			default:
				continue
			}
			h, ok = (h^uint64(c))*fnvPrime, true
			continue
		}
		r, n := utf8.DecodeRuneInString(form[i:])
		i += n
		if r >= 0x2010 && r <= 0x2015 || r == 0xA0 || r == '·' || (r == '’' || r == '`') && genitive(form[i:]) {
			if ok {
				return part{h, shapeOf(first, letters, upper)}, i, true
			}
			continue
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) || r == 'ʿ' || r == 'ʾ' || r == 'ʻ' || r == 'ʼ' || r == 'ʹ' || r == 'ʺ' {
			continue // combining marks, curly quotes, dots
		}
		low := r
		if unicode.IsUpper(r) {
			low = unicode.ToLower(r)
			if letters == 0 {
				first = true
			}
			upper++
		}
		letters++
		ok = true
		if plain, is := f[low]; is {
			h = (h ^ uint64(plain)) * fnvPrime
			continue
		}
		switch low {
		case 'ß':
			h = add(h, "ss")
		case 'æ':
			h = add(h, "ae")
		case 'œ':
			h = add(h, "oe")
		case 'þ':
			h = add(h, "th")
		default:
			var buf [utf8.UTFMax]byte
			for _, b := range buf[:utf8.EncodeRune(buf[:], low)] {
				h = (h ^ uint64(b)) * fnvPrime
			}
		}
	}
	return part{h, shapeOf(first, letters, upper)}, i, ok
}

// genitive reports whether what follows an apostrophe is the s of a possessor,
// which is a token of its own in running text: "People's Republic".
func genitive(rest string) bool {
	return len(rest) > 0 && rest[0] == 's' && (len(rest) == 1 || rest[1] == ' ' || rest[1] == '-')
}

func add(h uint64, s string) uint64 {
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * fnvPrime
	}
	return h
}

func shapeOf(first bool, letters, upper int) uint8 {
	switch {
	case letters == upper: // a number satisfies every shape
		return shout
	case first:
		return capital
	}
	return small
}

// parts folds a whole name.
func (f folding) parts(name string) []part {
	var out []part
	for i := 0; i < len(name); {
		p, after, ok := f.next(name, i)
		if ok {
			out = append(out, p)
		}
		i = after
	}
	return out
}

// aliasShape is what an alias word asks of the text: capitals only where it
// has them itself.
func aliasShapes(f folding, alias string) []part {
	ps := f.parts(alias)
	i, k := 0, 0
	for i < len(alias) && k < len(ps) {
		start := i
		_, after, ok := f.next(alias, i)
		i = after
		if !ok {
			continue
		}
		if word := alias[start:after]; !strings.ContainsFunc(word, unicode.IsUpper) {
			ps[k].shape = small
		} else if len(ps) > 1 && len(strings.Trim(word, " .-")) == 1 {
			ps[k].shape = capital // an initial
		} else if ps[k].shape == small {
			ps[k].shape = small // "d'Ivoire", "eBay"
		}
		k++
	}
	return ps
}

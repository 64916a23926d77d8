package tag

import (
	"unicode"
	"unicode/utf8"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/learn"
)

// word is what the tagger knows of the letters of one token, as hashes.
type word struct {
	lower  uint64    // in lower case, digits as 0
	cased  uint64    // as written; in a title or a text in capitals, where case tells little, lower with a mark
	suffix [5]uint64 // last 1 to 5 bytes in lower case
	prefix [3]uint64 // first 1 to 3 bytes
	shape  uint64    // Xx, X, x, 0, ., and what is mixed in
}

// Casing of a whole sentence: how far capitals tell names from other words.
const (
	ordinary = iota // most words in lower case
	titled          // Most Words in Capitals Like This
	capitals        // ALL IN CAPITALS
	small           // no capital at all
)

// casing looks at the words of three letters and more.
func casing(toks []readout.Token) uint64 {
	words, upper, all := 0, 0, 0
	for i := range toks {
		f := toks[i].Form
		if len(f) < 3 {
			continue
		}
		r, n := utf8.DecodeRuneInString(f)
		if !unicode.IsLetter(r) {
			continue
		}
		words++
		if unicode.IsUpper(r) {
			upper++
			if s, _ := utf8.DecodeRuneInString(f[n:]); unicode.IsUpper(s) {
				all++
			}
		}
	}
	switch {
	case words < 3:
		return ordinary
	case all*10 >= words*8:
		return capitals
	case upper*10 >= words*7 && words > 3:
		return titled
	case upper == 0:
		return small
	}
	return ordinary
}

// lowerByte is the byte that hashing sees: lower case, digits alike, curly
// quotation marks are straightened before.
func lowerByte(c byte) byte {
	switch {
	case 'A' <= c && c <= 'Z':
		return c + 'a' - 'A'
	case '0' <= c && c <= '9':
		return '0'
	}
	return c
}

// Hash returns the hash by which a word is known to the tagger and the
// parser: without case, digits alike.
func Hash(form string) uint64 {
	form = plain(form)
	h := uint64(learn.Seed)
	for i := 0; i < len(form); i++ {
		h = learn.Step(h, lowerByte(form[i]))
	}
	return learn.Mix(h)
}

// plain gives marks that mean the same one form.
func plain(form string) string {
	if len(form) < 2 || len(form) > 6 {
		return form
	}
	switch form[0] {
	case 0xE2, 0xC2, '`', '\'', '-', 'n':
	default:
		return form
	}
	switch form {
	case "“", "”", "„", "«", "»", "``", "''", "‘’", "’’":
		return "\""
	case "’", "‘":
		return "'"
	case "–", "—", "--", "―", "−":
		return "-"
	case "’s":
		return "'s"
	case "n’t":
		return "n't"
	case "’re":
		return "'re"
	case "’ve":
		return "'ve"
	case "’ll":
		return "'ll"
	case "’d":
		return "'d"
	case "’m":
		return "'m"
	case "…":
		return "..."
	}
	return form
}

const (
	hasDigit = 1 << iota
	hasLower
	hasUpper
	hasHyphen
	hasOther
	upperFirst
	beyond // letters beyond ASCII
)

// look fills in what is to know about one token.
func (w *word) look(form string, style uint64) {
	form = plain(form)
	n := len(form)
	h, shape := uint64(learn.Seed), uint64(0)
	cased := uint64(learn.Seed + 1)
	w.prefix = [3]uint64{}
	for i := 0; i < n; i++ {
		c := form[i]
		switch {
		case 'a' <= c && c <= 'z':
			shape |= hasLower
		case 'A' <= c && c <= 'Z':
			shape |= hasUpper
			if i == 0 {
				shape |= upperFirst
			}
			c += 'a' - 'A'
			cased = learn.Step(cased, 1)
		case '0' <= c && c <= '9':
			shape |= hasDigit
			c = '0'
		case c == '-':
			shape |= hasHyphen
		case c >= 0x80:
			shape |= beyond
			if i == 0 {
				if r, _ := utf8.DecodeRuneInString(form); unicode.IsUpper(r) {
					shape |= upperFirst | hasUpper
				}
			}
		default:
			shape |= hasOther
		}
		h = learn.Step(h, c)
		cased = learn.Step(cased, c)
		if i < 3 {
			w.prefix[i] = learn.Mix(h + uint64(i))
		}
	}
	w.lower = learn.Mix(h)
	w.cased = learn.Mix(cased)
	if style != ordinary {
		w.cased = learn.Mix(h + style)
	}
	length := uint64(min(n, 4))
	w.shape = learn.Mix(shape | length<<8 | style<<12)
	s := uint64(learn.Seed)
	for k := range w.suffix {
		if k < n {
			s = learn.Step(s, lowerByte(form[n-1-k]))
			w.suffix[k] = learn.Mix(s + uint64(k))
		} else {
			w.suffix[k] = learn.Mix(s + 99)
		}
	}
}

// templates is the number of features of a token.
const templates = 40

// features writes the features of token i. Words are padded by two on each
// side, so token i is words[i+2]; t1 and t2 are the tags of the one and two
// tokens before.
func features(f *[templates]uint64, words []word, i int, t1, t2 uint64) {
	w := &words[i+2]
	a, aa := &words[i+1], &words[i]
	b, bb := &words[i+3], &words[i+4]
	f[0] = learn.Join1(1, w.lower)
	f[1] = learn.Join1(2, w.cased)
	f[2] = learn.Join1(3, w.suffix[0])
	f[3] = learn.Join1(4, w.suffix[1])
	f[4] = learn.Join1(5, w.suffix[2])
	f[5] = learn.Join1(6, w.suffix[3])
	f[6] = learn.Join1(7, w.suffix[4])
	f[7] = learn.Join1(8, w.prefix[0])
	f[8] = learn.Join1(9, w.prefix[1])
	f[9] = learn.Join1(10, w.prefix[2])
	f[10] = learn.Join1(11, w.shape)
	f[11] = learn.Join1(12, a.lower)
	f[12] = learn.Join1(13, b.lower)
	f[13] = learn.Join1(14, aa.lower)
	f[14] = learn.Join1(15, bb.lower)
	f[15] = learn.Join1(16, t1)
	f[16] = learn.Join2(17, t1, t2)
	f[17] = learn.Join2(18, t1, w.lower)
	f[18] = learn.Join2(19, w.lower, b.lower)
	f[19] = learn.Join2(20, a.lower, w.lower)
	f[20] = learn.Join2(21, a.lower, b.lower)
	f[21] = learn.Join2(22, t1, b.lower)
	f[22] = learn.Join2(23, t1, w.suffix[2])
	f[23] = learn.Join2(24, t1, w.shape)
	f[24] = learn.Join1(25, b.suffix[2])
	f[25] = learn.Join1(26, b.shape)
	f[26] = learn.Join1(27, a.shape)
	f[27] = learn.Join3(28, w.shape, a.shape, b.shape)
	f[28] = learn.Join2(29, w.suffix[2], w.shape)
	f[29] = learn.Join2(30, w.suffix[1], b.lower)
	f[30] = learn.Join3(31, t1, t2, w.lower)
	f[31] = learn.Join2(32, b.lower, bb.lower)
	f[32] = learn.Join2(33, aa.lower, a.lower)
	f[33] = learn.Join3(34, t1, w.suffix[1], b.suffix[1])
	f[34] = learn.Join2(35, w.lower, bb.lower)
	f[35] = learn.Join2(36, b.suffix[2], bb.suffix[2])
	f[36] = learn.Join2(37, aa.lower, w.lower)
	f[37] = learn.Join2(38, w.prefix[2], w.suffix[1])
	f[38] = learn.Join2(39, w.suffix[2], b.suffix[2])
	f[39] = learn.Join1(40, a.suffix[2])
}

// fineTemplates is the number of features that decide among the Penn tags of
// one universal tag.
const fineTemplates = 16

// fineFeatures writes them; the tags of the whole sentence are known by now.
func fineFeatures(f *[fineTemplates]uint64, words []word, i int, t, before, after, before2 uint64) {
	w := &words[i+2]
	a, b := &words[i+1], &words[i+3]
	f[0] = learn.Join2(1, t, w.lower)
	f[1] = learn.Join2(2, t, w.cased)
	f[2] = learn.Join2(3, t, w.suffix[0])
	f[3] = learn.Join2(4, t, w.suffix[1])
	f[4] = learn.Join2(5, t, w.suffix[2])
	f[5] = learn.Join3(6, t, w.suffix[1], before)
	f[6] = learn.Join3(7, t, a.lower, w.suffix[1])
	f[7] = learn.Join3(8, t, b.lower, w.suffix[1])
	f[8] = learn.Join3(9, t, w.lower, before)
	f[9] = learn.Join3(10, t, w.lower, after)
	f[10] = learn.Join3(11, t, w.lower, a.lower)
	f[11] = learn.Join3(12, t, w.lower, b.lower)
	f[12] = learn.Join3(13, t, before, before2)
	f[13] = learn.Join3(14, t, w.shape, w.suffix[0])
	f[14] = learn.Join3(15, t, words[i].lower, before)
	f[15] = learn.Join4(16, t, w.suffix[1], before, before2)
}

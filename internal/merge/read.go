package merge

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	readout "github.com/readout-events/readout"
)

// How many words of a sentence are kept: those nearest to the trigger.
const keepWords = 28

// token is a word of a sentence with where it stands.
type token struct {
	word       string // small letters
	start, end int
	upper      bool // begins with a capital
	number     bool
	begins     bool // of the sentence or a quotation: a capital means nothing
}

// tokens reads the words of a sentence.
func tokens(text string) []token {
	out := make([]token, 0, 40)
	start, begins := -1, true
	flush := func(end int) {
		if start < 0 {
			return
		}
		w := text[start:end]
		r, _ := utf8.DecodeRuneInString(w)
		t := token{start: start, end: end, upper: unicode.IsUpper(r), number: unicode.IsDigit(r), begins: begins}
		plain := true
		for i := 0; i < len(w); i++ {
			if w[i] >= utf8.RuneSelf {
				plain = false
			}
		}
		if plain {
			t.word = strings.ToLower(w)
		} else {
			t.word = strings.Join(fold(w), "")
		}
		if t.word != "" {
			out = append(out, t)
		}
		start, begins = -1, false
	}
	for i, r := range text {
		letter := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
		if !letter && start >= 0 && (r == ',' || r == '.') && i > 0 && i+1 < len(text) && isDigit(text[i-1]) && isDigit(text[i+1]) {
			letter = true // 1,200 and 3.5
		}
		switch {
		case letter:
			if start < 0 {
				start = i
			}
		default:
			flush(i)
			if r == '"' || r == '“' || r == '.' || r == ':' || r == '?' || r == '!' {
				begins = true
			}
		}
	}
	flush(len(text))
	return out
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// stem cuts the commonest endings and keeps at most seven letters: enough for
// "shelled" and "shelling", "accused" and "accuses" to be one.
func stem(w string) string {
	for _, end := range []string{"ing", "ed", "es", "s", "ly"} {
		if n := len(w) - len(end); n >= 4 && strings.HasSuffix(w, end) && !strings.HasSuffix(w, "ss") {
			w = w[:n]
			break
		}
	}
	if n := len(w); n > 4 && w[n-1] == w[n-2] {
		w = w[:n-1]
	} else if n > 4 && w[n-1] == 'e' {
		w = w[:n-1]
	}
	if len(w) > 7 {
		w = w[:7]
	}
	return w
}

// read fills what comes from the words of the sentence: Trigger, Words, Spots
// and Counts.
func (f *Features) read(r *readout.Report) {
	l := words()
	toks := tokens(r.Text)
	if len(toks) == 0 {
		return
	}
	// The report has no offset of its sentence; the trigger's words are looked for.
	at, to := locate(r.Text, toks, r.Trigger.Text)
	own := map[string]bool{} // words for states, and descriptions: they are compared as parties
	for k, side := range [3][]Party{f.Actor, f.Recipient, f.Says} {
		full := [3][]readout.Participant{r.Actor, r.Recipient, r.Says}[k]
		for i := range side {
			if side[i].proper && !side[i].state {
				continue // names of persons and bodies: Same leaves out those that are parties of both
			}
			for _, s := range []string{full[i].Name, full[i].Text} {
				for _, w := range tokens(s) {
					own[w.word] = true
				}
			}
		}
	}
	begins := make([]string, 0, len(own)) // "Russi": Russian stands for Russia
	for o := range own {
		if len(o) >= 5 {
			begins = append(begins, o[:5])
		}
	}
	isOwn := func(w string) bool {
		return own[w] || len(w) >= 5 && slices.Contains(begins, w[:5])
	}
	type near struct {
		h    uint16
		away int
	}
	kept := make([]near, 0, len(toks))
	for i, t := range toks {
		if l.stop[t.word] || len(t.word) < 2 && !t.number {
			continue
		}
		trigger := at <= i && i < to
		if trigger {
			f.Trigger = append(f.Trigger, hash(stem(t.word)))
		}
		name := t.upper && !t.begins
		if !trigger && isOwn(t.word) && t.upper {
			continue
		}
		if trigger && len(f.Trigger) == 1 {
			continue // the verb is compared as the trigger
		}
		h := hash(stem(t.word)) &^ 1
		if name || t.number {
			h |= 1
		}
		away := 0
		if i < at {
			away = at - i
		} else if i >= to {
			away = i - to + 1
		}
		kept = append(kept, near{h, away})
		if name && i > 0 && (toks[i-1].word == "in" || toks[i-1].word == "at" || toks[i-1].word == "near" || toks[i-1].word == "outside") && len(f.Spots) < 3 {
			f.Spots = append(f.Spots, hash(stem(t.word)))
		}
	}
	slices.SortStableFunc(kept, func(a, b near) int { return a.away - b.away })
	kept = kept[:min(len(kept), keepWords)]
	for _, k := range kept[:min(len(kept), 3)] {
		f.Near = append(f.Near, k.h)
	}
	for _, k := range kept {
		f.Words = append(f.Words, k.h)
	}
	f.Words, f.Trigger, f.Spots = sorted(f.Words), sorted(f.Trigger), sorted(f.Spots)
	f.Counts = count(toks, at, r.Type)
}

// locate finds the words of the trigger among the tokens of the sentence:
// [at, to), the whole sentence where they are not there.
func locate(text string, toks []token, trigger string) (at, to int) {
	i := strings.Index(text, trigger)
	if trigger == "" || i < 0 {
		return 0, 0
	}
	j := i + len(trigger)
	at, to = -1, len(toks)
	for k, t := range toks {
		if t.end > i && at < 0 {
			at = k
		}
		if t.start >= j {
			to = k
			break
		}
	}
	if at < 0 {
		at = 0
	}
	return at, max(at, to)
}

// Count is a number of people as a sentence tells it. N is 0 where it tells
// none. Vague numbers ("dozens", "at least 12") hold from N upwards.
type Count struct {
	N     int
	Least bool
}

// count reads the killed, injured, arrested and displaced of a sentence: the
// number that stands nearest before or after each word of harm, not further
// than seven words and with no other such word between.
func count(toks []token, at int, typ string) (c [4]Count) {
	last := -1 // the number used last
	for i, t := range toks {
		k := harm(t.word)
		if k < 0 || c[k].N > 0 {
			continue
		}
		best := -1
		passive := i > 0 && slices.Contains([]string{"were", "was", "been", "are", "be"}, toks[i-1].word)
		for j := i + 1; j < len(toks) && j <= i+4 && !passive; j++ {
			if harm(toks[j].word) >= 0 {
				break
			}
			if n, _ := number(toks, j); n > 0 && !dated(toks, j) && !claimed(toks, j) {
				best = j
				break
			}
		}
		for j := i - 1; j > last && j >= i-7; j-- {
			if best >= 0 && i-j >= best-i || j < i-1 && harm(toks[j].word) >= 0 && harm(toks[j].word) != k {
				break
			}
			if n, _ := number(toks, j); n > 0 && !dated(toks, j) {
				best = j
				break
			}
		}
		if best > 0 && tens(toks[best-1].word) > 0 {
			best--
		}
		if best < 0 {
			continue
		}
		n, vague := number(toks, best)
		for j := best - 1; j >= 0 && j >= best-3; j-- {
			switch toks[j].word {
			case "least", "than", "over", "nearly", "almost", "about", "around", "some", "approximately":
				vague = true
			}
		}
		c[k] = Count{n, vague}
		last = best
		if tens(toks[best].word) > 0 {
			last++
		}
	}
	return c
}

// claimed reports whether the number belongs to a word of harm after it: "3
// killed", "3 people were killed".
func claimed(toks []token, i int) bool {
	for j := i + 1; j < len(toks) && j <= i+3; j++ {
		if harm(toks[j].word) >= 0 {
			return true
		}
		if w := toks[j].word; w == "and" || w == "in" || w == "when" {
			return false
		}
	}
	return false
}

// dated reports whether the number belongs to a date, a time or an age.
func dated(toks []token, i int) bool {
	is := func(j int, ws ...string) bool { return j >= 0 && j < len(toks) && slices.Contains(ws, toks[j].word) }
	months := []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}
	if is(i-1, months...) || is(i+1, months...) || is(i+1, "year", "years", "am", "pm", "hours", "days", "km", "miles", "kilometers", "kilometres", "percent", "weeks", "months", "million", "billion", "places", "villages", "towns", "rockets", "missiles", "drones", "houses", "homes", "buildings") {
		return true
	}
	if is(i-1, "aged", "age") || is(i-2, "aged", "ages") || is(i-3, "aged", "ages") {
		return true
	}
	w := toks[i].word
	return toks[i].number && len(w) == 4 && (strings.HasPrefix(w, "19") || strings.HasPrefix(w, "20")) && is(i-1, "in", "since", "of", "by", "until")
}

// harm returns which count a word speaks of, -1 for none.
func harm(w string) int {
	switch w {
	case "killed", "killing", "kills", "kill", "dead", "died", "die", "deaths", "death", "slain", "fatalities", "dies":
		return killed
	case "injured", "injuring", "injures", "wounded", "wounding", "wounds", "hurt", "injuries", "wound", "injure":
		return injured
	case "arrested", "arresting", "arrests", "detained", "detaining", "detains", "detentions", "rounded", "arrest", "detain":
		return arrested
	case "displaced", "displacing", "fled", "homeless", "evacuated", "flee", "displaces":
		return displaced
	}
	return -1
}

// number reads a number at token i; vague for "dozens" and the like.
func number(toks []token, i int) (n int, vague bool) {
	t := toks[i]
	if t.number {
		n, err := strconv.Atoi(strings.ReplaceAll(t.word, ",", ""))
		if err != nil || n < 0 || n > 50_000_000 {
			return 0, false
		}
		return n, false
	}
	switch t.word {
	case "dozens":
		return 24, true
	case "scores":
		return 40, true
	case "hundreds":
		return 200, true
	case "thousands":
		return 2000, true
	case "several":
		return 3, true
	case "dozen":
		return 12, true
	}
	small := []string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"}
	if k := slices.Index(small, t.word); k >= 0 {
		return k + 1, false
	}
	if n := tens(t.word); n > 0 {
		if i+1 < len(toks) {
			if u := slices.Index(small, toks[i+1].word); u >= 0 && u < 9 {
				n += u + 1
			}
		}
		return n, false
	}
	if t.word == "hundred" {
		return 100, true
	}
	return 0, false
}

func tens(w string) int {
	return 10 * (slices.Index([]string{"", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}, w) + 1)
}

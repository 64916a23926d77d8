package date

import (
	"strings"

	readout "github.com/readout-events/readout"
)

// Directions in which a weekday or a day without a year is looked for.
const (
	past   = -1
	open   = 0
	future = 1
)

// direction tells whether the act that an expression dates is told as past or
// as to come. Where heads are known it asks the verb that governs the
// expression, else the nearest verb group on the side where the grammar of
// English puts it.
func direction(sent *readout.Sentence, words []word, e *expr) int {
	if e.first >= len(words) {
		return open
	}
	tok := words[e.first].tok
	last := words[min(e.end, len(words))-1].tok
	if d, ok := governor(sent, tok, last+1); ok {
		return d
	}
	i := e.first
	if i > 0 && words[i-1].has(cSmall|cBound) {
		i--
	}
	fronted := i == 0 || words[i-1].form == "," && i < 5
	if !fronted {
		for j := i - 1; j >= 0 && j > i-16; j-- {
			if words[j].form == ";" || words[j].form == ":" && i-j > 1 {
				break
			}
			if d := cue(sent, words, j); d != open {
				return d
			}
		}
	}
	for j := e.end; j < len(words) && j < e.end+16; j++ {
		if words[j].form == ";" {
			break
		}
		if d := cue(sent, words, j); d != open {
			return d
		}
	}
	if fronted {
		return open
	}
	return open
}

// cue reads the direction off one word and the auxiliaries before it.
func cue(sent *readout.Sentence, words []word, j int) int {
	w := &words[j]
	tag := sent.Tokens[w.tok].XTag
	at := func(k int) *word {
		if k < 0 {
			return &stop
		}
		return &words[k]
	}
	switch {
	case w.is("will", "shall", "'ll", "’ll", "wo"):
		return future
	case w.is("upcoming", "forthcoming"):
		return future
	case w.is("to") && at(j-1).is("is", "are", "plans", "plan", "planned", "planning", "scheduled", "expected", "due", "set", "slated", "going", "intends", "intend", "wants", "hopes"):
		return future
	case w.is("scheduled", "slated", "due", "planned") && at(j-1).is("is", "are", "be", "'s"):
		return future
	case w.is("to") && tag == "TO" && j == 1+firstName(words) && j > 0:
		return future // headline: Putin to meet Xi on Friday
	}
	participle := false
	switch {
	case tag == "VBD":
		participle = w.form != "" && !w.is("was", "were", "had", "did", "said", "told")
		if !participle {
			return past
		}
	case tag == "VBN":
		participle = true
	case tag != "":
		return open
	case w.has(cPast):
		if w.is("was", "were", "had", "did", "said", "told", "went", "came", "took", "became", "began") {
			if at(j - 1).is("to") {
				return open
			}
			return past
		}
		participle = true
	case len(w.form) > 4 && strings.HasSuffix(w.form, "ed") && !w.cap && w.form != "hundred" && w.form != "indeed" && w.form != "united":
		participle = true
	}
	if !participle {
		return open
	}
	// will be held, to be held, is scheduled; was held, has held, held
	for k := j - 1; k >= 0 && k > j-4; k-- {
		a := at(k)
		switch {
		case a.is("will", "shall", "'ll", "’ll", "may", "might", "could", "should", "would", "must", "can"):
			return future
		case a.is("was", "were", "has", "have", "had"):
			return past
		case a.form == "be" && k > 0 && at(k-1).is("to"):
			return future
		}
	}
	return past
}

// firstName returns the index of the last word of a run of capitalised words
// at the start of the sentence, -1 where there is none.
func firstName(words []word) int {
	i := 0
	for i < len(words) && words[i].cap && i < 5 {
		i++
	}
	return i - 1
}

// governor asks the verb above the expression. ok is false where the sentence
// has no heads or no verb stands above it.
func governor(sent *readout.Sentence, first, end int) (dir int, ok bool) {
	if !parsed(sent) {
		return 0, false
	}
	v := above(sent, first, end)
	for n := 0; v >= 0 && n < 40; n++ {
		t := &sent.Tokens[v]
		if strings.HasPrefix(t.XTag, "VB") || t.Tag == "VERB" || hasAux(sent, v) {
			return verbDirection(sent, v)
		}
		v = t.Head
	}
	return 0, false
}

// parsed reports whether the sentence has heads: a token whose head is another.
func parsed(sent *readout.Sentence) bool {
	n := 0
	for i := range sent.Tokens[:min(len(sent.Tokens), 64)] {
		if h := sent.Tokens[i].Head; h > 0 && h != i {
			n++
			if n > 1 || len(sent.Tokens) < 4 {
				return true
			}
		}
	}
	return false
}

// above returns the token outside [first, end) that governs it, -1 for none.
func above(sent *readout.Sentence, first, end int) int {
	for i := first; i < end && i < len(sent.Tokens); i++ {
		if h := sent.Tokens[i].Head; h < first || h >= end {
			return h
		}
	}
	return -1
}

func hasAux(sent *readout.Sentence, v int) bool {
	for i := max(0, v-8); i < v; i++ {
		if sent.Tokens[i].Head == v && sent.Tokens[i].Tag == "AUX" {
			return true
		}
	}
	return false
}

func verbDirection(sent *readout.Sentence, v int) (int, bool) {
	verb := &sent.Tokens[v]
	inf, have, was := false, false, false
	for i := max(0, v-10); i < v; i++ {
		t := &sent.Tokens[i]
		if t.Head != v {
			continue
		}
		switch strings.ToLower(t.Form) {
		case "will", "'ll", "’ll", "shall", "wo", "may", "might":
			return future, true
		case "would", "could", "can", "should", "must":
			return open, true
		case "to":
			inf = t.Tag == "PART" || t.XTag == "TO"
		case "has", "have", "had", "'ve", "having":
			have = true
		case "was", "were", "did":
			was = true
		case "is", "are", "'s", "’s", "am":
			if i+1 < v && strings.EqualFold(sent.Tokens[i+1].Form, "to") {
				return future, true
			}
		}
	}
	switch {
	case inf && !have:
		// "plans to meet on Friday", "is scheduled to", "to meet": to come, unless the verb above is past and no plan
		h := verb.Head
		if h < 0 {
			return future, true
		}
		switch g := &sent.Tokens[h]; strings.ToLower(g.Form) {
		case "plans", "plan", "planned", "planning", "scheduled", "expected", "due", "set", "slated", "going", "intends", "wants", "hopes", "agreed", "promised", "vowed", "pledged", "decided", "invited", "refused", "likely", "ready", "prepares", "preparing":
			return future, true
		default:
			if g.XTag == "VBD" || g.XTag == "VBN" {
				return past, true
			}
		}
		return future, true
	case have || was || verb.XTag == "VBD":
		return past, true
	case verb.XTag == "VBN":
		return past, true
	case verb.XTag == "VBG":
		if h := verb.Head; h >= 0 && h != v {
			switch sent.Tokens[h].XTag {
			case "VBD", "VBN":
				return past, true
			}
		}
	}
	return open, true
}

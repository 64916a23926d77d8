package date

import (
	"sort"
	"strings"

	readout "github.com/readout-events/readout"
)

// Of returns the time of the act whose predicate is token pred of a sentence,
// in a clause that spans the tokens [first, end): the expression of time that
// belongs to it by the tree, or, in a sentence without heads, the nearest one
// in the clause. A time that belongs to another predicate is not taken: "said
// on Friday" does not date the act that is said, and "Friday's attack" dates
// the attack, not its condemnation. basis says in words where the days come
// from; maybe lists ISO days where the text leaves several open. ok is false
// where the clause has no time of its own.
func Of(doc *readout.Document, sentence, pred, first, end int) (when readout.Interval, basis string, maybe []string, ok bool) {
	return actTime(doc, sentence, pred, first, end, 0)
}

// actTime is Of; depth counts the predicates that were passed on to.
func actTime(doc *readout.Document, sentence, pred, first, end, depth int) (when readout.Interval, basis string, maybe []string, ok bool) {
	sent := &doc.Sentences[sentence]
	if pred < 0 || pred >= len(sent.Tokens) {
		return
	}
	times := doc.Times
	lo := sort.Search(len(times), func(i int) bool { return times[i].Sentence >= sentence })
	tree := parsed(sent)
	best, bestRank := -1, 1<<30
	for i := lo; i < len(times) && times[i].Sentence == sentence; i++ {
		t := &times[i]
		if t.Precision == "" && len(t.Candidates) == 0 || t.First <= pred && pred < t.End || inDateline(sent, t.First) {
			continue
		}
		rank, fits := 0, false
		if tree {
			rank, fits = attached(sent, t, pred)
			if fits && (t.First < first || t.End > end) {
				rank += 3
			}
		} else {
			rank, fits = beside(sent, t, pred, first, end)
		}
		if !fits {
			continue
		}
		if t.From != "" && doc.Today.To != "" && t.From > doc.Today.To && told(sent, pred) {
			continue // "called for postponement to February 2022": not when they called
		}
		if d := distance(t, pred); rank*1000+d < bestRank {
			best, bestRank = i, rank*1000+d
		}
	}
	if best < 0 {
		// "began withdrawing troops on Friday", "spoke on Friday, accusing Moscow", "speaking on Friday, he dismissed"
		next := phase(sent, pred)
		if next < 0 && tree {
			next = shared(sent, pred)
		}
		if next < 0 || next == pred {
			return
		}
		if !tree || depth > 2 {
			return
		}
		return actTime(doc, sentence, next, first, end, depth+1)
	}
	t := &times[best]
	words, _ := doc.Words(sent, t.First, t.End)
	return readout.Interval{From: t.From, To: t.To}, "\"" + words + "\": " + t.Basis, t.Candidates, true
}

// inDateline reports whether a token stands in the dateline of an article,
// whose tokens no tree was built of: its day is that of the paper.
func inDateline(sent *readout.Sentence, tok int) bool {
	for i := range tok + 1 {
		if sent.Tokens[i].Rel != "dep" {
			return false
		}
	}
	return len(sent.Tokens) > tok+1
}

// phase returns the verb whose beginning or going on the predicate tells, -1
// where there is none.
func phase(sent *readout.Sentence, pred int) int {
	switch strings.ToLower(sent.Tokens[pred].Form) {
	case "start", "started", "starts", "begin", "began", "begun", "begins", "continue", "continued", "continues", "resume", "resumed", "resumes", "keep", "kept", "keeps":
	default:
		return -1
	}
	for i := pred + 1; i < len(sent.Tokens) && i < pred+12; i++ {
		if t := &sent.Tokens[i]; t.Head == pred && t.Rel == "xcomp" && verbal(t) {
			return i
		}
	}
	return -1
}

// preposed reports whether a word is a preposition of time.
func preposed(form string) bool {
	switch strings.ToLower(form) {
	case "on", "in", "late", "early", "during", "at":
		return true
	}
	return false
}

// shared returns the predicate whose time a clause without a time of its own
// has too: that of the verb which a participle or a "when" clause hangs on,
// or of the participle that hangs on the verb ("Speaking on Friday, he
// dismissed"); -1 where there is none.
func shared(sent *readout.Sentence, pred int) int {
	p := &sent.Tokens[pred]
	if h := p.Head; h >= 0 && verbal(p) {
		mark := ""
		for i := max(0, pred-12); i < pred; i++ {
			if t := &sent.Tokens[i]; t.Head == pred && (t.Rel == "mark" || t.Rel == "advmod") {
				switch w := strings.ToLower(t.Form); {
				case w == "when" || w == "while" || t.Rel == "mark":
					mark = w
				}
			}
		}
		if p.Rel == "xcomp" && phase(sent, h) == pred {
			return h
		}
		participle := p.XTag == "VBG" && mark == "" && (strings.HasPrefix(p.Rel, "advcl") || strings.HasPrefix(p.Rel, "acl"))
		if participle || strings.HasPrefix(p.Rel, "advcl") && (mark == "when" || mark == "while") {
			for n := 0; h >= 0 && n < 4; n++ {
				if verbal(&sent.Tokens[h]) {
					return h
				}
				h = sent.Tokens[h].Head
			}
		}
	}
	for i := max(0, pred-40); i < pred; i++ {
		if t := &sent.Tokens[i]; t.Head == pred && strings.HasPrefix(t.Rel, "advcl") && t.XTag == "VBG" && (i == 0 || sent.Tokens[i-1].Head != i || sent.Tokens[i-1].Rel != "mark") {
			return i
		}
	}
	return -1
}

// told reports whether a predicate is a verb in the past.
func told(sent *readout.Sentence, pred int) bool {
	t := &sent.Tokens[pred]
	if t.XTag == "VBD" {
		return true
	}
	if t.XTag != "VBN" {
		return false
	}
	has := false
	for i := max(0, pred-5); i < pred; i++ {
		if sent.Tokens[i].Head != pred {
			continue
		}
		switch strings.ToLower(sent.Tokens[i].Form) {
		case "has", "have", "had", "was", "were", "'ve":
			has = true
		case "will", "to", "may", "might", "could", "should", "would":
			return false
		}
	}
	return has
}

func distance(t *readout.Time, pred int) int {
	if pred < t.First {
		return min(t.First-pred, 999)
	}
	return min(pred-t.End+1, 999)
}

// attached ranks how the time hangs on the predicate in the tree: 0 directly,
// more over nouns or a light verb. fits is false where it belongs elsewhere.
func attached(sent *readout.Sentence, t *readout.Time, pred int) (rank int, fits bool) {
	g := above(sent, t.First, t.End)
	if g < 0 {
		return 0, false
	}
	// "in January, when they signed": the clause hangs on the time itself
	if p := &sent.Tokens[pred]; p.Head >= t.First && p.Head < t.End && strings.HasPrefix(p.Rel, "acl") {
		return 0, true
	}
	// Friday's attack, the Friday meeting: a time inside a noun's phrase before it is of that noun
	rel := ""
	for i := t.First; i < t.End; i++ {
		if sent.Tokens[i].Head == g {
			rel = sent.Tokens[i].Rel
			break
		}
	}
	// "On February 24 Putin began ...": a time with its preposition is of the verb, whatever the tree makes of it
	marked := t.First > 0 && t.First < g && preposed(sent.Tokens[t.First-1].Form)
	own := !marked && (rel == "nmod:poss" || rel == "compound" || rel == "nummod" || strings.HasPrefix(rel, "nmod:unmarked") && g > t.First)
	for n, at := 0, g; at >= 0 && n < 12; n++ {
		if at == pred && !clauseBetween(sent, pred, t.First) {
			if n > 0 && own {
				return 0, false
			}
			return n, true
		}
		if verbal(&sent.Tokens[at]) {
			break
		}
		at = sent.Tokens[at].Head
	}
	if !verbal(&sent.Tokens[g]) || own {
		return 0, false
	}
	// "held talks on Friday": the noun is dated by the light verb above it;
	// "met on Friday and signed": so is the second of two verbs.
	p := &sent.Tokens[pred]
	at := pred
	for n := 0; at >= 0 && n < 4; n++ {
		if at == g {
			switch {
			case !verbal(p) && light(&sent.Tokens[g]):
				return 2 + n, true
			case verbal(p) && n == 1 && strings.HasPrefix(p.Rel, "conj") && t.First < pred:
				return 5, true
			}
			return 0, false
		}
		if at != pred && verbal(&sent.Tokens[at]) {
			return 0, false
		}
		at = sent.Tokens[at].Head
	}
	return 0, false
}

// clauseBetween reports whether what a verb of saying says stands between it
// and token i, which then belongs to what is said, whatever the tree tells.
func clauseBetween(sent *readout.Sentence, pred, i int) bool {
	if !says(sent.Tokens[pred].Form) {
		return false
	}
	for j := pred + 1; j < i; j++ {
		if t := &sent.Tokens[j]; t.Head == pred && strings.HasPrefix(t.Rel, "ccomp") {
			return true
		}
	}
	return false
}

func verbal(t *readout.Token) bool {
	return t.Tag == "VERB" || t.Tag == "" && strings.HasPrefix(t.XTag, "VB")
}

// light reports whether a verb only says that the act that its noun names
// took place. (The forms cover text without lemmas.)
func light(t *readout.Token) bool {
	w := t.Lemma
	if w == "" {
		w = t.Form
	}
	switch strings.ToLower(w) {
	case "hold", "held", "launch", "launched", "carry", "carried", "conduct", "conducted", "make", "made", "take", "took", "begin", "began", "start", "started",
		"end", "ended", "stage", "staged", "occur", "occurred", "happen", "happened", "open", "opened", "continue", "continued", "have", "had", "follow", "followed",
		"come", "came", "mount", "mounted", "give", "gave", "pay", "paid", "receive", "received", "sign", "signed", "announce", "announced", "impose", "imposed",
		"deliver", "delivered", "kick", "kicked", "resume", "resumed", "erupt", "erupted", "break", "broke", "kill", "killed", "schedule", "scheduled", "plan", "planned", "set":
		return true
	}
	return false
}

// beside ranks a time in a sentence without heads: it must stand in the
// clause, and no word of saying between it and the predicate.
func beside(sent *readout.Sentence, t *readout.Time, pred, first, end int) (rank int, fits bool) {
	if t.First < first || t.End > end {
		return 0, false
	}
	lo, hi := t.End, pred
	if pred < t.First {
		lo, hi = pred+1, t.First
	}
	for i := lo; i < hi; i++ {
		if says(sent.Tokens[i].Form) || sent.Tokens[i].Form == ";" {
			return 0, false
		}
	}
	// "said late on Friday that ...": the time of the saying
	for i := t.First - 1; i >= 0 && i >= t.First-3; i-- {
		if i != pred && says(sent.Tokens[i].Form) {
			return 0, false
		}
		if i == pred {
			break
		}
	}
	return 0, true
}

func says(form string) bool {
	switch strings.ToLower(form) {
	case "said", "says", "say", "told", "announced", "reported", "according", "stated", "saying", "added", "noted", "warned", "claimed", "argued":
		return true
	}
	return false
}

package quote

import (
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/phrase"
)

// colon looks for a source before a colon at the start of the sentence
// ("Minister: talks have failed"), or behind one at the end of a headline
// ("Talks have failed: minister").
func (f *finder) colon() {
	t := &f.tree
	n := len(t.toks)
	at := -1
	for i := 1; i < n && i < 14; i++ {
		if t.toks[i].Form == ":" {
			at = i
			break
		}
	}
	named := func(first, end int) int {
		head, name := -1, false
		for i := first; i < end; i++ {
			switch t.toks[i].Tag {
			case "VERB", "AUX", "ADV", "SCONJ", "NUM":
				return -1
			case "PUNCT":
				if t.toks[i].Form == "." || t.toks[i].Form == "?" {
					return -1
				}
			case "PROPN":
				name = true
			}
			name = name || f.mentioned(i)
			if h := t.head(i); head < 0 && t.nominal(i) && (h < first || h >= end) {
				head = i
			}
		}
		if head >= 0 && t.toks[head].Tag == "NOUN" && !name && !sourceNoun(t.lemma(head)) {
			return -1
		}
		return head
	}
	if at > 0 && at+2 < n {
		if f.label(at) {
			return
		}
		if head := named(0, at); head >= 0 {
			first := at + 1
			verb := f.quoteMark(t.index, first)
			if !verb && f.dateline(at) {
				return
			}
			for i := first; i < n && !verb; i++ {
				verb = t.verbal(i)
			}
			if verb {
				f.addColon(head, 0, at, at, first, n)
				return
			}
		}
	}
	// Talks have failed: minister
	if last := t.toks[n-1].Form; n > 4 && n < 30 && last != "." && last != "?" && last != "!" {
		for i := n - 2; i > 2 && i >= n-7; i-- {
			// A hyphen before the name of a paper only tells where the page is
			// from.
			short := t.toks[i].Form == "-" || t.toks[i].Form == "–"
			if t.toks[i].Form != ":" && t.toks[i].Form != "―" && t.toks[i].Form != "—" && !(short && t.toks[i].SpaceBefore && t.toks[i+1].SpaceBefore) {
				continue
			}
			if head := named(i+1, n); head >= 0 && (!short || t.toks[head].Tag == "NOUN" && sourceNoun(t.lemma(head))) && (t.toks[i].Form == ":" || t.toks[i].SpaceBefore) {
				verb := false
				for k := 0; k < i; k++ {
					verb = verb || t.verbal(k)
				}
				if verb {
					f.addColon(head, i+1, n, i, 0, i)
				}
			}
			return
		}
	}
	// "..." ― Name
	for i := n - 2; i > 2 && i >= n-9; i-- {
		switch t.toks[i].Form {
		case "―", "—", "–", "--":
			if i > 0 && f.quoteMark(t.index, i-1) {
				if head := named(i+1, n); head >= 0 {
					f.addColon(head, i+1, n, i, 0, i)
				}
				return
			}
		}
	}
}

// dateline reports whether the words before a colon are only where the report
// comes from: "SINGAPORE: The team landed on Monday."
func (f *finder) dateline(colon int) bool {
	if f.doc.Sentences[f.tree.index].Number == 0 {
		return false
	}
	if f.upTo(colon) == "UNITED NATIONS" {
		return true
	}
	shouted := true
	for i := range f.tree.toks[:colon] {
		w := f.tree.toks[i].Form
		shouted = shouted && w == strings.ToUpper(w) && len(w) != 2
	}
	m := f.doc.Mentions
	for n := f.firstMention(); n < len(m) && m[n].Sentence == f.tree.index; n++ {
		if m[n].First == 0 && m[n].Kind == readout.Location {
			return shouted || m[n].End == colon && !f.state(&m[n])
		}
		if m[n].First == 0 && shouted && colon <= 3 && len(f.tree.toks[0].Form) > 4 && m[n].Entity >= 0 && m[n].Entity < len(f.doc.Entities) && f.doc.Entities[m[n].Entity].Ref == "" {
			return true // a town that the tables do not have
		}
	}
	return false
}

// state reports whether a mention is the name of a state, which speaks.
func (f *finder) state(m *readout.Mention) bool {
	if m.Entity < 0 || m.Entity >= len(f.doc.Entities) {
		return false
	}
	e := &f.doc.Entities[m.Entity]
	return e.Country != "" && e.Ref != "" && e.Sector == ""
}

// label reports whether the words before a colon only say what kind of text
// follows: "The Latest: ...", "Explainer: ...".
func (f *finder) label(colon int) bool {
	switch strings.ToLower(f.upTo(colon)) {
	case "the latest", "latest", "breaking", "breaking news", "exclusive", "update", "updated", "live", "live updates", "video", "watch", "photos", "photo", "pictures", "in pictures", "gallery", "audio", "podcast", "analysis",
		"opinion", "editorial", "comment", "commentary", "column", "explainer", "explained", "factbox", "fact check", "fact box", "timeline", "profile", "interview", "feature", "special report", "insight", "background",
		"just in", "developing", "alert", "flash", "urgent", "recap", "roundup", "q&a", "newsletter", "review", "preview", "letter", "obituary", "wrapup", "world", "nation", "politics":
		return true
	}
	return false
}

// upTo is the words of the sentence before token end.
func (f *finder) upTo(end int) string {
	words := make([]string, 0, end)
	for i := range f.tree.toks[:end] {
		words = append(words, f.tree.toks[i].Form)
	}
	return strings.Join(words, " ")
}

// mentioned reports whether token i of the sentence stands in a name.
func (f *finder) mentioned(i int) bool {
	m := f.doc.Mentions
	for n := f.firstMention(); n < len(m) && m[n].Sentence == f.tree.index; n++ {
		if m[n].First <= i && i < m[n].End && (m[n].Kind == readout.Person || m[n].Kind == readout.Organisation) {
			return true
		}
	}
	return false
}

// firstMention returns the first mention of the sentence; mentions stand in
// order of the text.
func (f *finder) firstMention() int {
	for f.mention < len(f.doc.Mentions) && f.doc.Mentions[f.mention].Sentence < f.tree.index {
		f.mention++
	}
	return f.mention
}

// addColon adds the quote of a source [from, to) with its colon.
func (f *finder) addColon(head, from, to, colon, first, end int) {
	t := &f.tree
	q := found{cue: f.colonCue(), sent: t.index, tok: colon, cueFirst: colon, cueEnd: colon + 1, from: -1, clausal: true}
	// "Direct speech of Mr. Weber": it is his.
	if f.cues.nouns[t.lemma(head)] != nil {
		for k := t.first[head]; k >= 0; k = t.next[k] {
			if t.toks[k].Rel == "nmod:poss" || t.rel(k) == "nmod" {
				switch phrase.Case(t.sent, k) {
				case "of", "by", "from", "'s", "’s", "":
					head = k
				}
				if head == k {
					break
				}
			}
		}
	}
	q.speaker = f.members(head)
	q.source, _ = t.span(from, to)
	if a, b := t.trim(first, end); a < b {
		q.content = []stretch{{t.index, a, b}}
		f.found = append(f.found, q)
	}
}

func (f *finder) colonCue() *cue {
	return &cue{word: ":", kind: "say", holds: ".", that: true, q: true}
}

// sourceNoun reports whether a noun without a name may stand before a colon
// as a source in headlines.
func sourceNoun(lemma string) bool {
	switch lemma {
	case "minister", "president", "official", "police", "report", "spokesman", "spokeswoman", "spokesperson", "ministry", "army", "military", "government", "media", "medium", "agency", "mayor", "governor", "ambassador", "envoy", "expert", "analyst", "poll", "survey", "study", "witness", "lawyer", "prosecutor", "court", "speech", "quote", "statement", "kremlin", "monitor", "activist",
		"opposition", "leader", "deputy", "lawmaker", "senator", "mp", "politician", "legislator", "premier", "chancellor", "speaker", "party", "union", "commander", "general", "bishop",
		"commissioner", "ombudsman", "parliament", "candidate", "chairman", "secretary", "diplomat", "adviser", "economist":
		return true
	}
	return false
}

// runOn carries the outermost source over to plain sentences that follow in
// the paragraph: "According to the press release, X said A. Y is willing to
// B." Only a document for a source does so (a press release, a statement, the
// news of a ministry), and only as far as nobody else is named as saying.
func (f *finder) runOn() {
	for n := 0; n < f.ordered; n++ {
		q := &f.found[n]
		if q.cue.word != "according_to" || len(q.content) == 0 || q.content[0].sent != q.sent {
			continue
		}
		if !f.document(q) {
			continue
		}
		for s := q.sent + 1; s < len(f.doc.Sentences) && s <= q.sent+4; s++ {
			sent := &f.doc.Sentences[s]
			if sent.Paragraph != f.doc.Sentences[q.sent].Paragraph || len(sent.Tokens) < 3 || f.ownSource(s) {
				break
			}
			run := *q
			run.content, run.runs, run.from = []stretch{{s, 0, len(sent.Tokens)}}, true, n
			if last := &sent.Tokens[len(sent.Tokens)-1]; last.Form == "." {
				run.content[0].end--
			}
			f.found = append(f.found, run)
		}
	}
}

// transcript carries on what a name and a colon begin, as in talks taken down
// word by word ("Weber: That is true. The government has failed."): to the end
// of the paragraph, and where several such turns show that the text is one, to
// the next turn or question.
func (f *finder) transcript() {
	var turns []int
	for n := 0; n < f.ordered; n++ {
		if f.turn(&f.found[n]) {
			turns = append(turns, n)
		}
	}
	for _, n := range turns {
		q := f.found[n]
		for s := q.sent + 1; s < len(f.doc.Sentences) && s <= q.sent+limit; s++ {
			sent := &f.doc.Sentences[s]
			if sent.Paragraph != f.doc.Sentences[q.sent].Paragraph && (len(turns) < 3 || sent.Number == 0) || len(sent.Tokens) < 3 || turnOf(sent) > 0 || sent.Tokens[len(sent.Tokens)-1].Form == "?" {
				break
			}
			run := q
			run.content, run.runs, run.from = []stretch{{s, 0, len(sent.Tokens)}}, true, n
			if sent.Tokens[len(sent.Tokens)-1].Form == "." {
				run.content[0].end--
			}
			f.found = append(f.found, run)
		}
	}
}

// turn reports whether a quote is a person's turn in a talk: his name and a
// colon begin the sentence, no quotation marks and no headline.
func (f *finder) turn(q *found) bool {
	sent := &f.doc.Sentences[q.sent]
	if q.cue.word != ":" || sent.Number == 0 || q.tok != turnOf(sent) || len(q.speaker) != 1 || q.tok+2 >= len(sent.Tokens) || quoteForm(sent.Tokens[q.tok+1].Form) != 0 {
		return false
	}
	if end := sent.Tokens[len(sent.Tokens)-1].Form; end != "." && end != "!" {
		return false
	}
	for i := range f.doc.Mentions {
		if m := &f.doc.Mentions[i]; m.Sentence == q.sent && m.Kind == readout.Person && m.First <= q.speaker[0] && q.speaker[0] < m.End {
			return true
		}
	}
	return false
}

// turnOf returns the colon behind the few words that begin a turn in a talk
// ("Question:", "Jan Weber:"), 0 where there is none.
func turnOf(sent *readout.Sentence) int {
	for i := 1; i < len(sent.Tokens) && i < 5; i++ {
		if sent.Tokens[i].Form == ":" {
			return i
		}
	}
	return 0
}

// document reports whether the source of a quote is a text: a press release,
// the news published by a ministry.
func (f *finder) document(q *found) bool {
	toks := f.doc.Sentences[q.sent].Tokens
	for _, s := range q.speaker {
		if textNoun(toks[s].Lemma) {
			return true
		}
	}
	return false
}

// textNoun reports whether a noun is a text that somebody puts out.
func textNoun(lemma string) bool {
	switch lemma {
	case "release", "statement", "news", "readout", "read-out", "communique", "communiqué", "report", "information", "press", "website", "announcement", "site", "page", "post", "message", "bulletin", "document", "data", "figure", "summary", "notice", "letter", "transcript", "note", "service":
		return true
	}
	return false
}

// publishers puts those who put a text out in the place of the text: "the
// news released [by the ministry]", "a statement [from the embassy]", "[the
// embassy]'s website". The words of the source stay whole.
func (f *finder) publishers() {
	for n := range f.found {
		q := &f.found[n]
		if len(q.speaker) != 1 || q.source.Empty() {
			continue
		}
		sent := &f.doc.Sentences[q.sent]
		h := q.speaker[0]
		if !textNoun(sent.Tokens[h].Lemma) {
			continue
		}
		who := -1
		for i := range sent.Tokens {
			t := &sent.Tokens[i]
			if t.End > q.source.End {
				break
			}
			if t.Start < q.source.Start || i == h || t.Head < 0 {
				continue
			}
			switch {
			case t.Head == h && t.Rel == "nmod:poss":
				who = i
			case i > h && t.Form == "by":
				if g := nounAfter(sent, i+1, q.source.End); g >= 0 {
					who = g
				}
			case who < 0 && i > h && t.Head == h && t.Rel == "nmod":
				switch phrase.Case(sent, i) {
				case "of", "from", "by":
					who = i
				}
			}
		}
		if who >= 0 && (sent.Tokens[who].Tag == "PROPN" || sent.Tokens[who].Tag == "NOUN" || sent.Tokens[who].Tag == "PRON") {
			q.speaker = phrase.Members(sent, who)
		}
	}
}

// ownSource reports whether the sentence names a source of its own.
func (f *finder) ownSource(s int) bool {
	for n := f.bySentence(s); n < f.ordered && f.found[n].sent == s; n++ {
		if q := &f.found[n]; (q.cue.kind == "say" || q.cue.kind == "claim" || q.cue.kind == "show") && q.clausal {
			return true
		}
	}
	return false
}

// nounAfter returns the head of the noun phrase that begins at token i, not
// beyond the byte end; -1 where none does.
func nounAfter(sent *readout.Sentence, i, end int) int {
	head := -1
	for ; i < len(sent.Tokens) && sent.Tokens[i].End <= end; i++ {
		switch sent.Tokens[i].Tag {
		case "NOUN", "PROPN":
			head = i
		case "DET", "ADJ", "NUM", "PART", "PRON":
			if head >= 0 {
				return head
			}
		default:
			if head >= 0 {
				return head
			}
			return -1
		}
	}
	return head
}

package place

import (
	"strings"
	"unicode"
	"unicode/utf8"

	readout "github.com/readout-events/readout"
)

// hit is a name that is in the tables, where it stands.
type hit struct {
	sentence, first, end int
	key                  string
	cands                []record
	named                bool // a name finder calls it a place
	part                 bool // stands where a name goes on, or began before
	goes                 bool // the name goes on
	listed               bool // after a preposition or in a list
	initial              bool // first word of its sentence
	located              bool // after "in", "at", "near"
	kind                 string
	choice               int
	fixed                bool
	dropped              bool
	contained            bool // a country or division that it lies in is named beside it
	why                  string
	score                float64
}

// reader finds the hits of one document.
type reader struct {
	t        *tables
	doc      *readout.Document
	found    []hit
	votes    map[string]float64 // by country
	total    float64
	sent     []map[string]bool // countries named in each sentence, made when asked for
	persons  map[string]bool   // folded words that are parts of persons' names
	mentions [][]int           // per sentence, indices into doc.Mentions
	cover    []int             // of the present sentence: per token 1 + the index of its mention
}

// capital reports whether a form begins with a capital letter.
func capitalised(form string) bool {
	c := form[0]
	if c < utf8.RuneSelf {
		return 'A' <= c && c <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(form)
	return unicode.IsUpper(r)
}

// shouted reports whether all letters of a form of at least two are capitals.
func shouted(form string) bool {
	n := 0
	for i := range len(form) {
		c := form[i]
		if 'a' <= c && c <= 'z' {
			return false
		}
		if 'A' <= c && c <= 'Z' || c >= utf8.RuneSelf {
			n++
		}
	}
	return n > 1
}

func (r *reader) word(form string) uint16 {
	var b [48]byte
	if len(form) > 20 {
		return 0
	}
	return r.t.context[string(fold(b[:0], form))]
}

// headline reports whether nearly all longer words of a sentence have
// capitals, so that a capital tells nothing.
func headline(sent *readout.Sentence) bool {
	caps, small := 0, 0
	for i := range sent.Tokens {
		f := sent.Tokens[i].Form
		if len(f) < 4 {
			continue
		}
		switch c := f[0]; {
		case c >= 'A' && c <= 'Z':
			caps++
		case c >= 'a' && c <= 'z':
			small++
		}
	}
	return caps >= 3 && small*4 <= caps
}

// hits looks up all names of the document and judges whether each is a place
// at all.
func (r *reader) hits() {
	doc := r.doc
	r.votes = make(map[string]float64)
	r.persons = make(map[string]bool)
	if len(doc.Mentions) > 0 {
		r.mentions = make([][]int, len(doc.Sentences))
		for i := range doc.Mentions {
			m := &doc.Mentions[i]
			switch m.Kind {
			case readout.Person, readout.Organisation, readout.Location, readout.Demonym:
				r.mentions[m.Sentence] = append(r.mentions[m.Sentence], i)
			}
		}
	}
	var key [160]byte
	for s := range doc.Sentences {
		sent := &doc.Sentences[s]
		head := headline(sent)
		r.covers(s)
		for i := 0; i < len(sent.Tokens); {
			form := sent.Tokens[i].Form
			if !(capitalised(form) || article(sent, i)) {
				i++
				continue
			}
			end, cands, k := r.longest(sent, i, key[:0])
			if end == i {
				r.demonym(s, form)
				i++
				continue
			}
			h := hit{sentence: s, first: i, end: end, key: k, cands: cands}
			if r.judge(sent, &h, head) {
				r.found = append(r.found, h)
			}
			i = end
		}
	}
	// Words that are persons' names elsewhere in the text are so here too.
	for i := range r.found {
		h := &r.found[i]
		if h.end-h.first == 1 && r.persons[h.key] && !h.named && !h.located && h.cands[0].class != country && h.cands[0].weight < 300000 {
			h.part = true
		}
	}
}

// article reports whether an Arabic article with a name stands at token i:
// al-Bab, el-Fasher, as one token or three.
func article(sent *readout.Sentence, i int) bool {
	f := sent.Tokens[i].Form
	if len(f) >= 4 && f[2] == '-' && (f[0] == 'a' || f[0] == 'e') {
		return capitalised(f[3:])
	}
	if (f == "al" || f == "el" || f == "as" || f == "ar" || f == "ad") && i+2 < len(sent.Tokens) && sent.Tokens[i+1].Form == "-" {
		return capitalised(sent.Tokens[i+2].Form)
	}
	return false
}

// demonym counts an adjective or people for its country.
func (r *reader) demonym(s int, form string) {
	var b [64]byte
	if len(form) < 4 || len(form) > 30 {
		return
	}
	if iso := r.t.demonyms[string(fold(b[:0], form))]; iso != "" {
		r.vote(s, iso, 0.6)
	}
}

func (r *reader) vote(s int, iso string, n float64) {
	if iso == "" {
		return
	}
	if r.votes[iso] < 6 {
		r.votes[iso] += n
		r.total += n
	}
	if r.sent == nil {
		r.sent = make([]map[string]bool, len(r.doc.Sentences))
	}
	if r.sent[s] == nil {
		r.sent[s] = make(map[string]bool, 4)
	}
	r.sent[s][iso] = true
}

// longest returns the records of the longest name that starts at token i.
func (r *reader) longest(sent *readout.Sentence, i int, key []byte) (end int, cands []record, k string) {
	end = i
	toks := sent.Tokens
	for j := i; j < len(toks) && j < i+8; j++ {
		f := toks[j].Form
		if len(f) > 40 || len(key) > 100 {
			break
		}
		if j > i {
			// No name runs over a mark other than a hyphen, apostrophe, full stop or the comma of "Washington, D.C."
			switch f {
			case "-", "–", "'", "’", ".":
				if j+1 >= len(toks) || toks[j+1].SpaceBefore && f != "." {
					return
				}
			case ",":
				if string(key) != "washington" {
					return
				}
			case "'s", "’s":
			default:
				if toks[j].SpaceBefore || !joined(toks[j-1].Form) {
					if len(key) > 0 && key[len(key)-1] != ' ' {
						key = append(key, ' ')
					}
				}
			}
		}
		n := len(key)
		before := n
		if n > 0 && key[n-1] == ' ' {
			key = fold2(key, f)
		} else {
			key = fold(key, f)
			if n > 0 && len(key) == n && f == "-" {
				key = append(key, ' ')
			}
		}
		if j == i && len(key) == 0 {
			return
		}
		if j == i && len(f) <= 6 && shouted(f) {
			// US, U.K., UAE: as they stand, in capitals
			var acr [16]byte
			a := append(acr[:0], '=')
			for x := range len(f) {
				if f[x] != '.' {
					a = append(a, f[x])
				}
			}
			if own := r.t.own[string(a)]; own != nil {
				end, cands, k = j+1, append(cands[:0:0], own...), string(a)
			}
		}
		if len(key) == before && j > i || len(key) > 0 && key[len(key)-1] == ' ' {
			if f != "-" && f != "–" && f != "'" && f != "’" && f != "." && f != "," {
				break
			}
			continue
		}
		if c := f[0]; c == '-' || c == '\'' || c == ',' || c == '.' || strings.HasPrefix(f, "–") || strings.HasPrefix(f, "’") && len(f) == 3 {
			continue
		}
		if j > i && !capitalised(f) && f != "'s" && f != "’s" && !(r.word(f)&wKind != 0) && !strings.Contains(f, "-") && len(f) > 5 {
			// small words of names are short; words for kinds may be in small letters
			if !r.t.prefix[string(key)] && r.t.own[string(key)] == nil {
				break
			}
		}
		own := r.t.own[string(key)]
		ok := own != nil && (capitalised(f) || j > i || article(sent, i))
		if len(key) <= 3 && j == i && !shouted(f) && own != nil && len(own) > 0 && len(own[0].name) > 3 {
			ok = false
		}
		more := r.t.prefix[string(key)]
		var recs []record
		if ok {
			recs = append(recs, own...)
		}
		if capitalised(f) || article(sent, j) && j == i {
			for _, b := range r.t.blobs {
				off, longer := b.look(key)
				if off >= 0 && (len(key) > 3 || own == nil && j == i && !shouted(f) && len(key) == 3) {
					recs = b.records(recs, off, key)
				}
				more = more || longer
			}
		} else if !more {
			for _, b := range r.t.blobs {
				_, longer := b.look(key)
				more = more || longer
			}
		}
		if len(recs) > 0 && !(j == i && !capitalised(f) && !article(sent, i)) && !(article(sent, i) && j == i && !strings.Contains(f, "-")) {
			end, cands, k = j+1, recs, string(key)
		}
		if !more && j+1 < len(toks) && (toks[j+1].Form == "'s" || toks[j+1].Form == "’s") {
			more = r.t.prefix[string(append(key, 's'))]
		}
		if !more {
			break
		}
	}
	// "Hebei province": the word for its kind is no part of the name
	for end > i+1 && !capitalised(toks[end-1].Form) && r.word(toks[end-1].Form)&wKind != 0 {
		end--
	}
	if cands != nil {
		cands = dedupe(cands)
	}
	return
}

// joined reports whether what follows without a blank belongs to the same
// word of a name.
func joined(form string) bool {
	switch form {
	case "'", "’", ".":
		return true
	}
	return false
}

// fold2 folds after a blank that is already there.
func fold2(key []byte, f string) []byte {
	n := len(key)
	var b [64]byte
	k := fold(b[:0], f)
	if len(k) == 0 {
		return key[:n-1]
	}
	return append(key, k...)
}

// dedupe leaves one record of each place; those written by hand win over
// others of the same name and country within 60 km, and divisions of the same
// name over each other.
func dedupe(in []record) []record {
	sortRecords(in)
	out := in[:0:0]
	for pass := range 2 {
		for i := range in {
			c := &in[i]
			if c.own != (pass == 0) {
				continue
			}
			twin := false
			for j := range out {
				o := &out[j]
				if o.country == c.country && (o.settlement() == c.settlement() && distance(o.lat, o.lon, c.lat, c.lon) < 60 || o.class == region && c.class == region && distance(o.lat, o.lon, c.lat, c.lon) < 400 || o.own && !c.own && distance(o.lat, o.lon, c.lat, c.lon) < 40) {
					twin = true
				}
			}
			if !twin {
				out = append(out, *c)
			}
		}
	}
	return out
}

// judge decides whether the hit is a place by its surroundings, and fills
// what is known of it. It returns false for names that are something else.
func (r *reader) judge(sent *readout.Sentence, h *hit, head bool) bool {
	toks := sent.Tokens
	best := &h.cands[0]
	known := best.own
	covered, whole := r.mentioned(h)
	if _, people := r.t.demonyms[h.key]; people && !known {
		return false
	}
	switch covered {
	case readout.Person:
		// the finder of names is not asked about Texas
		if !(whole && known && (best.class == country || best.class == region || best.class == capital || before(toks, h.first))) {
			return false
		}
	case readout.Organisation:
		if !whole || !known {
			r.voteOf(h, 0.4)
			return false
		}
	case readout.Location:
		h.named = true
		if !whole {
			h.named = false
		}
	case readout.Demonym:
		if best.class != country && !(whole && known && best.class == region) {
			return false
		}
	}
	h.initial = h.first == 0 || toks[h.first-1].Form == "\"" || toks[h.first-1].Form == "“"
	form := toks[h.first].Form
	if h.end-h.first == 1 && shouted(form) && len(form) > 1 && h.key[0] != '=' && !head {
		// WHO, ISIS: only a dateline or a line in capitals is written so
		dateline := h.first == 0 && h.end < len(toks) && (toks[h.end].Form == "," || toks[h.end].Form == "(" || toks[h.end].Form == "-" || toks[h.end].Form == "–" || toks[h.end].Form == "—" || toks[h.end].Form == "--")
		if !dateline && !(known && len(form) > 4) {
			return false
		}
	}
	if t := toks[h.first].XTag; t != "" && h.end-h.first == 1 && t[0] != 'N' && t != "JJ" && t != "FW" && best.class != country {
		return false
	}
	var prev, next *readout.Token
	if h.first > 0 {
		prev = &toks[h.first-1]
	}
	if h.end < len(toks) {
		next = &toks[h.end]
	}
	if prev != nil {
		w := r.word(prev.Form)
		j := h.first - 1
		for j > 0 && (w&wCompass != 0 && w&wLocative == 0 || prev.Form == "the" || prev.Form == "The") {
			j--
			prev = &toks[j]
			w = r.word(prev.Form)
		}
		h.listed = w&(wMoving|wLocative) != 0 || prev.Form == "," || prev.Form == "and" || prev.Form == "or" || prev.Form == "–" || prev.Form == "-" || prev.Form == "(" || r.adjective(prev.Form)
		h.located = w&wLocative != 0 && !capitalised(prev.Form) || w&wLocative != 0 && j == 0
		prev = &toks[h.first-1]
	}
	if next != nil {
		if w := r.word(next.Form); w&wKind != 0 {
			h.kind = strings.ToLower(next.Form)
		}
	}
	if h.kind == "" && h.first > 1 && toks[h.first-1].Form == "of" {
		if w := r.word(toks[h.first-2].Form); w&wKind != 0 {
			h.kind = strings.ToLower(toks[h.first-2].Form)
		}
	}
	if next != nil {
		switch strings.ToLower(next.Form) {
		case "virus", "fever", "hemorrhagic", "haemorrhagic", "disease", "syndrome", "flu", "viruses", "pneumonia":
			return false // West Nile virus
		}
	}
	if prev != nil && h.first > 1 {
		switch prev.Form {
		case "$":
			return false
		case "del", "de", "la", "el", "do", "dos", "das", "da", "di", "du", "des":
			h.part = capitalised(toks[h.first-2].Form)
		}
	}
	if prev != nil && prev.Form == "$" {
		return false
	}
	// Akita Prefecture, Nyanza Province
	if next != nil && capitalised(next.Form) && next.SpaceBefore && !head && best.class != country && r.word(next.Form)&wKind != 0 {
		switch strings.ToLower(next.Form) {
		case "province", "oblast", "region", "governorate", "prefecture", "krai", "county", "district", "voivodeship":
			for i := range h.cands {
				if h.cands[i].class == region || classes[h.cands[i].class].name == "district" {
					h.end++
					if h.end < len(toks) {
						next = &toks[h.end]
					} else {
						next = nil
					}
					break
				}
			}
		}
	}
	if head {
		return known || best.weight > 100000
	}
	// A name that goes on, or began before, is the name of something else.
	single := h.end-h.first == 1
	if prev != nil && capitalised(prev.Form) && !h.named {
		w := r.word(prev.Form)
		switch {
		case w&wPerson != 0 && single && best.class != country:
			r.persons[h.key] = true
			h.part = true
		case w&(wCompass|wLocative|wMoving) != 0 || h.first == 1 && w != 0:
		case prev.Form == "US" || prev.Form == "U.S.":
		case r.adjective(prev.Form):
		case h.first == 1 && prev.Tag != "" && prev.Tag != "PROPN" && prev.Tag != "NOUN":
		case len(r.found) > 0 && r.found[len(r.found)-1].sentence == h.sentence && r.found[len(r.found)-1].end == h.first:
		default:
			if single && best.class != country {
				r.persons[h.key] = true
			}
			h.part = !(known && best.class == country && h.first == 1)
		}
	}
	if prev != nil && !h.named && !capitalised(prev.Form) && single && r.word(prev.Form)&wPerson != 0 && r.word(prev.Form)&(wMoving|wLocative|wPart|wCompass) == 0 && best.class != country {
		r.persons[h.key] = true
		h.part = true
	}
	if w := h.first - 2; prev != nil && prev.Form == "of" && w > 0 && capitalised(toks[w].Form) && r.word(toks[w].Form)&(wKind|wTitle|wPerson) == 0 {
		h.part = true // Bank of England, University of Texas
	}
	if next != nil && capitalised(next.Form) && next.SpaceBefore {
		w := r.word(next.Form)
		lower := strings.ToLower(next.Form)
		switch {
		case w&wTitle != 0:
		case w&wKind != 0:
			switch lower {
			case "province", "oblast", "region", "state", "governorate", "prefecture", "krai", "republic", "city", "island", "islands", "peninsula", "territory":
			default:
				h.goes = h.goes || best.class != country
			}
		case r.startsPlace(sent, h.end):
		case r.adjective(next.Form):
		case h.key[0] == '=':
		default:
			h.goes = true
		}
		h.part = h.part || h.goes
	}
	if prev != nil && prev.Form == "The" && h.first > 1 && h.end-h.first == 1 {
		h.part = true // told The Atlantic
	}
	if next != nil && !next.SpaceBefore && (next.Form == "-" || next.Form == "–") && h.end+1 < len(toks) && capitalised(toks[h.end+1].Form) && !known {
		h.part = true
	}
	return true
}

// before reports whether "in" or "near" stands before token i.
func before(toks []readout.Token, i int) bool {
	if i == 0 {
		return false
	}
	switch toks[i-1].Form {
	case "in", "near", "outside", "around":
		return true
	}
	return false
}

func (r *reader) voteOf(h *hit, n float64) {
	if len(h.cands) == 1 || h.cands[0].class == country {
		r.vote(h.sentence, h.cands[0].country, n)
	}
}

func (r *reader) adjective(form string) bool {
	var b [64]byte
	if len(form) > 30 {
		return false
	}
	_, ok := r.t.demonyms[string(fold(b[:0], form))]
	return ok
}

// startsPlace reports whether a place of the tables written by hand starts at
// token i.
func (r *reader) startsPlace(sent *readout.Sentence, i int) bool {
	var b [64]byte
	f := sent.Tokens[i].Form
	if len(f) > 30 {
		return false
	}
	return r.t.own[string(fold(b[:0], f))] != nil
}

// covers notes which tokens of a sentence are in a mention; of several the
// first counts.
func (r *reader) covers(s int) {
	if r.mentions == nil {
		return
	}
	n := len(r.doc.Sentences[s].Tokens)
	r.cover = append(r.cover[:0], make([]int, n)...)
	for _, i := range r.mentions[s] {
		m := &r.doc.Mentions[i]
		for t := max(0, m.First); t < m.End && t < n; t++ {
			if r.cover[t] == 0 {
				r.cover[t] = i + 1
			}
		}
	}
}

// mentioned returns the kind of the mention that the hit lies in, and whether
// it is all of it (but for an article or a word for its kind).
func (r *reader) mentioned(h *hit) (kind string, whole bool) {
	if r.mentions == nil {
		return "", false
	}
	for tok := h.first; tok < h.end && tok < len(r.cover); tok++ {
		if r.cover[tok] == 0 {
			continue
		}
		m := &r.doc.Mentions[r.cover[tok]-1]
		if m.End-m.First > 40 {
			return m.Kind, false
		}
		whole := true
		toks := r.doc.Sentences[h.sentence].Tokens
		for j := m.First; j < m.End; j++ {
			if (j < h.first || j >= h.end) && r.word(toks[j].Form)&(wCompass|wKind) == 0 {
				whole = false
			}
		}
		return m.Kind, whole
	}
	return "", false
}

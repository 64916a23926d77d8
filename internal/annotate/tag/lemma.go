package tag

import (
	"encoding/binary"
	"sort"
	"strings"

	"github.com/readout-events/readout/internal/learn"
)

// lemmas turns forms into lemmas by suffix rules: the rule of the longest
// suffix that is known for the tags decides. A whole word counts as a suffix
// that begins with "^". A rule cuts bytes off the lower-cased form (or, for
// rules that keep case, the form as it is) and adds letters.
type lemmas struct {
	rules []rule
	table []slot // open addressing by hash, a power of two
}

type rule struct {
	cut  uint8
	keep bool // the case of the form
	add  string
}

type slot struct {
	check uint32
	rule  uint16 // number plus 1, 0 where empty
}

const longestSuffix = 8 // bytes

func ruleKey(tag, penn uint8, suffix uint64) uint64 {
	return learn.Join1(uint64(tag)*64+uint64(penn), suffix)
}

func (l *lemmas) get(h uint64) int {
	mask := uint64(len(l.table) - 1)
	for i := h >> 40 & mask; ; i = (i + 1) & mask {
		s := &l.table[i]
		if s.rule == 0 {
			return -1
		}
		if s.check == uint32(h) {
			return int(s.rule) - 1
		}
	}
}

func (l *lemmas) put(check uint32, home uint64, rule uint16) {
	mask := uint64(len(l.table) - 1)
	for i := home & mask; ; i = (i + 1) & mask {
		if l.table[i].rule == 0 {
			l.table[i] = slot{check, rule}
			return
		}
	}
}

// formTag is the key of the tagger's memory of lemmas.
type formTag struct {
	form      string
	tag, penn uint8
}

const memory = 1 << 15 // lemmas that a tagger remembers before it forgets all

// lemma returns the lemma of a form with its tags. Forms seen before cost no
// allocation.
func (t *Tagger) lemma(form string, tag, penn uint8) string {
	if len(form) > 40 {
		return form
	}
	key := formTag{form, tag, penn}
	if l, ok := t.cache[key]; ok {
		return l
	}
	if len(t.cache) >= memory {
		clear(t.cache)
	}
	key.form = strings.Clone(form) // the article itself need not stay in memory
	l := ""
	if UPOS[tag] == "VERB" && int(penn) < len(t.m.penn[tag]) {
		l = t.m.verbs.of(strings.ToLower(plain(key.form)), t.m.penn[tag][penn])
	}
	if l == "" && UPOS[tag] == "ADJ" {
		l = noSuperlative(strings.ToLower(plain(key.form)))
	}
	if l == "" {
		l = t.m.lemma.of(key.form, tag, penn)
	}
	t.cache[key] = l
	return l
}

// noSuperlative is an adjective that only looks like a superlative: "dishonest".
func noSuperlative(form string) string {
	switch form {
	case "honest", "dishonest", "modest", "immodest", "earnest", "manifest", "protest", "interest", "conquest":
		return form
	}
	return ""
}

// of applies the rule of the longest known suffix.
func (l *lemmas) of(form string, tag, penn uint8) string {
	low := strings.ToLower(plain(form))
	var hashes [longestSuffix + 1]uint64
	h := uint64(learn.Seed)
	hashes[0] = h
	n := len(low)
	for k := 1; k <= longestSuffix && k <= n; k++ {
		h = learn.Step(h, low[n-k])
		hashes[k] = h
	}
	at := l.get(ruleKey(tag, penn, whole(low)))
	for k := min(longestSuffix, n); at < 0 && k >= 0; k-- {
		at = l.get(ruleKey(tag, penn, learn.Mix(hashes[k])))
	}
	if at < 0 {
		return low
	}
	r := l.rules[at]
	base := low
	if r.keep {
		base = plain(form)
	}
	if int(r.cut) > len(base) {
		return low
	}
	if r.add == "" {
		return base[:len(base)-int(r.cut)]
	}
	return base[:len(base)-int(r.cut)] + r.add
}

func whole(low string) uint64 { return learn.Mix(learn.String(low) + 7) }

// example is a form with its tags and its lemma, as a treebank has it.
type example struct {
	form, lemma string
	tag, penn   uint8
}

// learnLemmas finds the rules that give most examples their lemma.
func learnLemmas(examples []example) *lemmas {
	l := new(lemmas)
	number := map[rule]int{}
	id := func(r rule) int {
		k, ok := number[r]
		if !ok {
			k = len(l.rules)
			number[r] = k
			l.rules = append(l.rules, r)
		}
		return k
	}
	type count map[int]int
	suffixes := map[string]count{} // tags, then the suffix; whole words begin with ^
	add := func(key string, r int) {
		c := suffixes[key]
		if c == nil {
			c = count{}
			suffixes[key] = c
		}
		c[r]++
	}
	for _, e := range examples {
		if len(e.form) > 40 || e.lemma == "_" || e.lemma == "" {
			continue
		}
		low := strings.ToLower(plain(e.form))
		r := derive(plain(e.form), low, e.lemma, e.penn, e.tag)
		if len(r.add) > 20 {
			continue
		}
		k := id(r)
		tags := string([]byte{e.tag, e.penn})
		for n := 0; n <= min(longestSuffix, len(low)); n++ {
			add(tags+low[len(low)-n:], k)
		}
		add(tags+"^"+low, k)
	}
	keys := make([]string, 0, len(suffixes))
	for k := range suffixes {
		keys = append(keys, k)
	}
	// Short suffixes first, so that longer ones are kept only where they differ.
	sort.Slice(keys, func(i, j int) bool {
		a, b := strings.HasPrefix(keys[i][2:], "^"), strings.HasPrefix(keys[j][2:], "^")
		if a != b {
			return b
		}
		if len(keys[i]) != len(keys[j]) {
			return len(keys[i]) < len(keys[j])
		}
		return keys[i] < keys[j]
	})
	chosen := map[string]int{}
	for _, k := range keys {
		best, top, total := -1, 0, 0
		c := suffixes[k]
		for _, r := range sortedKeys(c) {
			total += c[r]
			if c[r] > top {
				best, top = r, c[r]
			}
		}
		word := strings.HasPrefix(k[2:], "^") && len(k) > 3
		if !word && len(k) > 2 && total < 2 {
			continue // one example makes no rule for other words
		}
		parent := -1
		text := k[2:]
		if word {
			text = text[1:]
		} else if text != "" {
			text = text[1:]
		}
		for n := min(len(text), longestSuffix); n >= 0 && parent < 0; n-- {
			if r, ok := chosen[k[:2]+text[len(text)-n:]]; ok {
				parent = r
			}
		}
		if parent != best {
			chosen[k] = best
		}
	}
	size := 1024
	for size < len(chosen)*2 {
		size *= 2
	}
	l.table = make([]slot, size)
	for _, k := range keys {
		r, ok := chosen[k]
		if !ok {
			continue
		}
		h := ruleKey(k[0], k[1], suffixHash(k[2:]))
		l.put(uint32(h), h>>40, uint16(r+1))
	}
	return l
}

func suffixHash(text string) uint64 {
	if strings.HasPrefix(text, "^") && len(text) > 1 {
		return whole(text[1:])
	}
	h := uint64(learn.Seed)
	for k := len(text) - 1; k >= 0; k-- {
		h = learn.Step(h, text[k])
	}
	return learn.Mix(h)
}

// derive returns the rule that makes the lemma of the form. Case is kept for
// names and what else the lemma writes with capitals.
func derive(form, low, lemma string, penn, tag uint8) rule {
	r := rule{}
	base := low
	if lemma != strings.ToLower(lemma) {
		r.keep = true
		base = form
	}
	n := 0
	for n < len(base) && n < len(lemma) && base[n] == lemma[n] {
		n++
	}
	for n > 0 && n < len(lemma) && lemma[n]&0xC0 == 0x80 {
		n--
	}
	r.cut, r.add = uint8(len(base)-n), lemma[n:]
	return r
}

func sortedKeys(c map[int]int) []int {
	out := make([]int, 0, len(c))
	for k := range c {
		out = append(out, k)
	}
	sort.Ints(out)
	return out
}

// append writes the rules and the table at the end of data.
func (l *lemmas) append(data []byte) []byte {
	data = binary.LittleEndian.AppendUint32(data, uint32(len(l.rules)))
	for _, r := range l.rules {
		keep := byte(0)
		if r.keep {
			keep = 1
		}
		data = append(data, r.cut, keep, byte(len(r.add)))
		data = append(data, r.add...)
	}
	data = binary.LittleEndian.AppendUint32(data, uint32(len(l.table)))
	for _, s := range l.table {
		data = binary.LittleEndian.AppendUint16(data, s.rule)
		if s.rule != 0 {
			data = binary.LittleEndian.AppendUint32(data, s.check)
		}
	}
	return data
}

func readLemmas(data []byte) (*lemmas, error) {
	l := new(lemmas)
	take := func(n int) []byte {
		if n > len(data) {
			return nil
		}
		b := data[:n]
		data = data[n:]
		return b
	}
	b := take(4)
	if b == nil {
		return nil, learn.ErrShort
	}
	n := int(binary.LittleEndian.Uint32(b))
	for range n {
		b := take(3)
		if b == nil {
			return nil, learn.ErrShort
		}
		add := take(int(b[2]))
		if add == nil && b[2] > 0 {
			return nil, learn.ErrShort
		}
		l.rules = append(l.rules, rule{b[0], b[1] == 1, string(add)})
	}
	if b = take(4); b == nil {
		return nil, learn.ErrShort
	}
	n = int(binary.LittleEndian.Uint32(b))
	if n > 1<<22 || n&(n-1) != 0 || n == 0 {
		return nil, learn.ErrShort
	}
	l.table = make([]slot, n)
	for i := range l.table {
		b := take(2)
		if b == nil {
			return nil, learn.ErrShort
		}
		r := binary.LittleEndian.Uint16(b)
		if r == 0 {
			continue
		}
		if int(r) > len(l.rules) {
			return nil, learn.ErrShort
		}
		if b = take(4); b == nil {
			return nil, learn.ErrShort
		}
		l.table[i] = slot{binary.LittleEndian.Uint32(b), r}
	}
	return l, nil
}

package measure

import (
	"fmt"
	"io"
	"sort"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook"
	"github.com/readout-events/readout/coder"
	"github.com/readout-events/readout/internal/clause"
	"github.com/readout-events/readout/internal/code"
)

// Causes of errors, in order of the path of a text.
const (
	NotSplit   = "sentence not split as marked"
	WrongTree  = "tag or tree wrong"
	NoClause   = "clause not derived"
	NoRule     = "no rule"
	NearlyRule = "rule nearly fired"
	OtherRule  = "wrong rule"
	Kept       = "coded, and kept within another record or taken out"
	WrongActor = "actor not resolved or wrong"
	WrongOther = "recipient wrong"
	WrongState = "status wrong"
	WrongSays  = "source wrong"
	NoMention  = "mention that is none"
)

var causeOrder = []struct{ name, means string }{
	{NotSplit, "the sentence of the text has other bounds than the marked one"},
	{WrongTree, "the other model's tree gives the right record, or the trigger has another tag there"},
	{NoClause, "a rule knows the trigger word, and it is in no clause"},
	{NoRule, "no rule of that type for the words of the trigger"},
	{NearlyRule, "a rule of that type fits the words, and lacked a side or clause"},
	{OtherRule, "another type coded at the same trigger, or a rule that asks for more (or is nothing) won"},
	{Kept, "the record is there as the content of another, or was taken out as a double or as private"},
	{WrongActor, "type right, actor not"},
	{WrongOther, "type and actor right, recipient not"},
	{WrongState, "the record is right but for its status"},
	{WrongSays, "the record is right but for its source"},
	{NoMention, "a record of what the annotators did not mark"},
}

// Causes are the errors of a set with the cause of each, as far as the trace
// of the coding tells it, and the confusions of types.
type Causes struct {
	Errors    []Fault
	Confusion map[[2]string]int // type marked, type found; Nothing where there is none
}

// Nothing stands in a confusion where no event was marked or found.
const Nothing = "none"

// Fault is one error: an event that was not found or found otherwise, or a
// record of none.
type Fault struct {
	Cause, Detail string
	Gold, Found   string // types; "" for none
}

// unit is one marked sentence with what was read of it.
type unit struct {
	gold     *GoldSentence
	at       readout.Span // in the article
	reports  []readout.Report
	other    []readout.Report // what the other model gives; nil where it was not asked
	document *readout.Document
	traces   []code.Trace
	otherDoc *readout.Document
	book     *codebook.Book
	trigger  func(*GoldEvent) string
}

// newUnit gathers what was read of a marked sentence that stands at a place in
// an article.
func newUnit(g *GoldSentence, at readout.Span, ex *explained, c *coder.Coder, trigger func(*GoldEvent) string) *unit {
	u := &unit{gold: g, at: at, document: ex.res.Document, otherDoc: ex.other.Document, book: c.Book, trigger: trigger}
	for _, r := range ex.res.Reports {
		if u.has(&r) {
			u.reports = append(u.reports, r)
		}
	}
	for _, r := range ex.other.Reports {
		if u.has(&r) {
			u.other = append(u.other, r)
		}
	}
	for i := range ex.traces {
		if s := u.document.Sentences[ex.traces[i].Sentence].Span; s.Start < at.End && at.Start < s.End {
			u.traces = append(u.traces, ex.traces[i])
		}
	}
	return u
}

// has reports whether a report's trigger stands in the sentence.
func (u *unit) has(r *readout.Report) bool {
	return u.at.Start <= r.Trigger.Span.Start && r.Trigger.Span.Start <= u.at.End
}

// note is what --errors shows of a fault.
func (f *Fault) note() string {
	if f == nil {
		return ""
	}
	if f.Detail == "" {
		return "  <" + f.Cause + ">"
	}
	return "  <" + f.Cause + ": " + f.Detail + ">"
}

// add compares one sentence. It returns the fault of each event and of each
// report that is wrong, nil for those that are right.
func (f *Causes) add(u *unit) (gold, found []*Fault) {
	if f.Confusion == nil {
		f.Confusion = map[[2]string]int{}
	}
	events := u.gold.Events
	gold, found = make([]*Fault, len(events)), make([]*Fault, len(u.reports))
	mate := make([]int, len(events)) // the report that each event is compared with, -1 for none
	taken := make([]bool, len(u.reports))
	for i := range mate {
		mate[i] = -1
	}
	open := func(k int) bool { return !taken[k] && u.reports[k].Within == "" && counted(u.reports[k].Status) }
	// Events take reports one to one: the best fitting first.
	for _, fits := range []func(*GoldEvent, *readout.Report) bool{
		func(g *GoldEvent, r *readout.Report) bool { return sameWho(g, r, false) },
		func(g *GoldEvent, r *readout.Report) bool { return g.Type == r.Type && u.sameTrigger(g, r) },
		func(g *GoldEvent, r *readout.Report) bool { return g.Type == r.Type },
		func(g *GoldEvent, r *readout.Report) bool { return u.sameTrigger(g, r) },
	} {
		var gs []GoldEvent
		var rs []readout.Report
		var gi, ri []int
		for i := range events {
			if mate[i] < 0 && marked(&events[i]) {
				gs, gi = append(gs, events[i]), append(gi, i)
			}
		}
		for k := range u.reports {
			if open(k) {
				rs, ri = append(rs, u.reports[k]), append(ri, k)
			}
		}
		for k, o := range pair(gs, rs, fits) {
			if o >= 0 {
				mate[gi[o]], taken[ri[k]] = ri[k], true
			}
		}
	}
	for i := range events {
		g := &events[i]
		if !marked(g) {
			continue
		}
		if mate[i] < 0 {
			f.Confusion[[2]string{g.Type, Nothing}]++
			gold[i] = u.missed(g)
			continue
		}
		r := &u.reports[mate[i]]
		f.Confusion[[2]string{g.Type, r.Type}]++
		gold[i] = u.otherwise(g, r)
		found[mate[i]] = gold[i]
	}
	for k := range u.reports {
		if open(k) {
			f.Confusion[[2]string{Nothing, u.reports[k].Type}]++
			found[k] = u.none(&u.reports[k])
		}
	}
	for i := range gold {
		if gold[i] != nil {
			f.Errors = append(f.Errors, *gold[i])
		}
	}
	for k := range found {
		if found[k] != nil && found[k].Gold == "" {
			f.Errors = append(f.Errors, *found[k])
		}
	}
	return gold, found
}

// marked reports whether an event counts: sets without status count all.
func marked(g *GoldEvent) bool { return g.Type != "" && (g.Status == "" || counted(g.Status)) }

// otherwise compares an event with the report that stands for it; nil where it
// is right.
func (u *unit) otherwise(g *GoldEvent, r *readout.Report) *Fault {
	f := &Fault{Gold: g.Type, Found: r.Type}
	if sameWho(g, r, false) {
		switch {
		case g.Status != "" && g.Status != r.Status:
			f.Cause, f.Detail = WrongState, g.Status+" taken for "+r.Status
		case g.Status != "" && firstSource(g) != sourceOf(r):
			f.Cause, f.Detail = WrongSays, "another"
			if firstSource(g) == "" {
				f.Detail = "one where none is marked, or its country is not"
			} else if sourceOf(r) == "" {
				f.Detail = "none, or its country is not known"
			}
		default:
			return nil
		}
		return f
	}
	if u.otherHas(g) {
		f.Cause, f.Detail = WrongTree, "the other model's gives the record"
		return f
	}
	if g.Type != r.Type {
		f.Cause, f.Detail = OtherRule, g.Type+" coded as "+r.Type
		return f
	}
	ga, gr := goldSet(g.Actor, false), goldSet(g.Recipient, false)
	ra, rr := reportSet(r.Actor, false), reportSet(r.Recipient, false)
	switch {
	case len(ga) > 0 && len(gr) > 0 && equal(ga, rr) && equal(gr, ra):
		f.Cause, f.Detail = WrongActor, "the sides are exchanged"
	case !equal(ga, ra):
		f.Cause, f.Detail = WrongActor, sideDetail(ga, ra)
	default:
		f.Cause, f.Detail = WrongOther, sideDetail(gr, rr)
	}
	return f
}

// sideDetail says how the parties found differ from those marked.
func sideDetail(gold, found map[string]bool) string {
	lacks, more := 0, 0
	for c := range gold {
		lacks += btoi(!found[c])
	}
	for c := range found {
		more += btoi(!gold[c])
	}
	switch {
	case len(found) == 0:
		return "nobody found"
	case len(gold) == 0:
		return "somebody found where nobody is marked"
	case found[noCountry] && !gold[noCountry]:
		return "found, country not resolved"
	case gold[noCountry] && !found[noCountry]:
		return "a country given to one that has none"
	case lacks == 0:
		return "one too many"
	case more == 0:
		return "one too few"
	}
	return "another party"
}

func firstSource(g *GoldEvent) string {
	if len(g.Says) == 0 {
		return ""
	}
	return strings.ToUpper(g.Says[0].Country)
}

func sourceOf(r *readout.Report) string {
	if len(r.Says) == 0 {
		return ""
	}
	return strings.ToUpper(r.Says[0].Country)
}

// otherHas reports whether the other model gives an event as marked.
func (u *unit) otherHas(g *GoldEvent) bool {
	for i := range u.other {
		if r := &u.other[i]; r.Within == "" && counted(r.Status) && sameWho(g, r, false) {
			return true
		}
	}
	return false
}

// missed finds why an event was not found.
func (u *unit) missed(g *GoldEvent) *Fault {
	f := &Fault{Gold: g.Type}
	is := func(cause, detail string) *Fault {
		f.Cause, f.Detail = cause, detail
		return f
	}
	if !u.split() {
		return is(NotSplit, "")
	}
	for i := range u.reports {
		if r := &u.reports[i]; g.Type == r.Type && (sameWho(g, r, false) || u.sameTrigger(g, r)) {
			if r.Within != "" {
				return is(Kept, "within another")
			}
			if !counted(r.Status) {
				return is(WrongState, g.Status+" taken for "+r.Status)
			}
		}
	}
	if u.otherHas(g) {
		return is(WrongTree, "the other model's gives the record")
	}
	at := u.locate(u.trigger(g))
	var nearest *code.Nearly
	var unknown, outside, retagged, done []string
	for t := range u.traces {
		trace := &u.traces[t]
		sent := &u.document.Sentences[trace.Sentence]
		near := trace.Nearest(sent)
		for i := range near {
			n := &near[i]
			if n.Rule.Code.Type == g.Type && at.Covers(sent.Tokens[n.Token].Span) && (nearest == nil || nearer(n, nearest)) {
				nearest = n
			}
		}
		for k := range sent.Tokens {
			tok := &sent.Tokens[k]
			if !at.Covers(tok.Span) || !contentWord(tok) {
				continue
			}
			c := clauseOf(trace, k)
			if !u.knows(tok, c, g.Type) {
				unknown = append(unknown, strings.ToLower(tok.Lemma))
				continue
			}
			if other := u.otherTag(tok.Span); other != "" && other != tok.Tag {
				retagged = append(retagged, tok.Tag+", "+other+" there")
			}
			if c == nil {
				outside = append(outside, tok.Tag)
			} else {
				done = append(done, tok.Form)
			}
		}
	}
	switch {
	case nearest != nil && nearest.Fits():
		return is(OtherRule, "a rule that asks for more won")
	case nearest != nil && !nearest.Words:
		return is(NoRule, "it has rules with other words beside it")
	case nearest != nil:
		return is(NearlyRule, nearest.Why)
	case len(retagged) > 0:
		return is(WrongTree, "tagged "+retagged[0])
	case len(outside) > 0:
		return is(NoClause, "tagged "+outside[0])
	case len(done) > 0:
		return is(Kept, "taken out")
	case len(unknown) == 0:
		return is(NoRule, "no word of meaning is marked as trigger")
	}
	return is(NoRule, "its words have none of the type "+g.Type)
}

// nearer reports whether a rule came nearer than another: one that fits, then
// one whose words are all there.
func nearer(a, b *code.Nearly) bool {
	if a.Fits() != b.Fits() {
		return a.Fits()
	}
	if a.Words != b.Words {
		return a.Words
	}
	return a.Missing < b.Missing
}

// none finds why a record was made of what is no event.
func (u *unit) none(r *readout.Report) *Fault {
	f := &Fault{Cause: NoMention, Found: r.Type, Detail: "in a sentence with no event marked"}
	if !u.split() {
		f.Cause, f.Detail = NotSplit, ""
		return f
	}
	for i := range u.gold.Events {
		g := &u.gold.Events[i]
		if marked(g) {
			f.Detail = "beside those that are marked"
		} else if g.Type == r.Type {
			f.Cause, f.Detail = WrongState, g.Status+" taken for "+r.Status
			return f
		}
	}
	if u.otherDoc == nil {
		return f
	}
	for i := range u.other {
		if u.other[i].Type == r.Type {
			return f
		}
	}
	f.Detail += "; the other model does not give it"
	return f
}

// split reports whether the marked sentence is one sentence of the text.
func (u *unit) split() bool {
	if len(u.traces) != 1 {
		return false
	}
	s := u.document.Sentences[u.traces[0].Sentence].Span
	return s.Start <= u.at.End && s.End <= u.at.End+1 && s.Start+1 >= u.at.Start
}

// knows reports whether a rule of the type knows the word, as a verb or as a
// noun according to the clause that it heads.
func (u *unit) knows(tok *readout.Token, c *clause.Clause, typ string) bool {
	lemma, form := strings.ToLower(tok.Lemma), strings.ToLower(tok.Form)
	var rules []*codebook.Rule
	if c == nil || c.Kind != clause.Noun {
		for _, w := range []string{lemma, form, u.book.Base(form)} {
			rules = append(rules, u.book.Verbs(w)...)
		}
	}
	if c == nil || c.Kind == clause.Noun {
		rules = append(rules, u.book.Nouns(lemma)...)
	}
	for _, r := range rules {
		if r.Code.Type == typ {
			return true
		}
	}
	return false
}

func contentWord(t *readout.Token) bool {
	switch t.Tag {
	case "DET", "ADP", "PRON", "PUNCT", "CCONJ", "SCONJ", "PART", "NUM", "SYM", "AUX":
		return false
	}
	return true
}

func clauseOf(t *code.Trace, token int) *clause.Clause {
	for i := range t.Clauses {
		if t.Clauses[i].Pred == token {
			return &t.Clauses[i]
		}
	}
	return nil
}

// otherTag is the tag that the other model gives the word at a place.
func (u *unit) otherTag(at readout.Span) string {
	if u.otherDoc == nil {
		return ""
	}
	for i := range u.otherDoc.Sentences {
		s := &u.otherDoc.Sentences[i]
		if !s.Covers(at) {
			continue
		}
		for k := range s.Tokens {
			if s.Tokens[k].Span == at {
				return s.Tokens[k].Tag
			}
		}
	}
	return ""
}

// locate finds the words of a trigger in the article: as they stand, or from
// the first to the last of them.
func (u *unit) locate(trigger string) readout.Span {
	text := u.gold.Text
	if i := strings.Index(strings.ToLower(text), strings.ToLower(trigger)); i >= 0 {
		return readout.Span{Start: u.at.Start + i, End: u.at.Start + i + len(trigger)}
	}
	first, end := -1, 0
	for _, w := range strings.Fields(trigger) {
		i := strings.Index(strings.ToLower(text[end:]), strings.ToLower(w))
		if i < 0 {
			continue
		}
		if first < 0 {
			first = end + i
		}
		end += i + len(w)
	}
	if first < 0 {
		return readout.Span{Start: u.at.Start, End: u.at.Start}
	}
	return readout.Span{Start: u.at.Start + first, End: u.at.Start + end}
}

// sameTrigger reports whether an event and a report are of the same words.
func (u *unit) sameTrigger(g *GoldEvent, r *readout.Report) bool {
	at := u.locate(u.trigger(g))
	return r.Trigger.Span.Start < at.End && at.Start < r.Trigger.Span.End
}

// explained is an article coded with its trace, and by another model too.
type explained struct {
	res, other coder.Result
	traces     []code.Trace
}

// explainAll codes articles and keeps what was tried. The other coder may be
// nil.
func explainAll(c, other *coder.Coder, arts []readout.Article) []explained {
	out := make([]explained, len(arts))
	each(c, len(arts), func(w *coder.Worker, i int) { out[i].res, out[i].traces = w.Explain(arts[i]) })
	if other != nil {
		each(other, len(arts), func(w *coder.Worker, i int) { out[i].other = w.Code(arts[i]) })
	}
	return out
}

// Print writes the confusions of types, and the causes with their shares.
func (f *Causes) Print(w io.Writer) {
	f.printConfusion(w)
	total := len(f.Errors)
	fmt.Fprintf(w, "errors by cause, of %d:\n", total)
	for _, c := range causeOrder {
		n := 0
		details := map[string]int{}
		for _, e := range f.Errors {
			if e.Cause == c.name {
				n++
				if e.Detail != "" {
					details[e.Detail]++
				}
			}
		}
		fmt.Fprintf(w, "  %-52s %4d  %5.1f %%   %s\n", c.name, n, 100*float64(n)/float64(max(1, total)), c.means)
		names := byCount(details)
		for i, d := range names {
			if i == 8 && len(names) > 9 {
				fmt.Fprintf(w, "      and %d other\n", len(names)-i)
				break
			}
			fmt.Fprintf(w, "      %-48s %4d\n", d, details[d])
		}
	}
}

// byCount returns the keys, the most frequent first.
func byCount(m map[string]int) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool {
		if m[keys[i]] != m[keys[j]] {
			return m[keys[i]] > m[keys[j]]
		}
		return keys[i] < keys[j]
	})
	return keys
}

// printConfusion writes the table: a line a marked type, a column a found one.
func (f *Causes) printConfusion(w io.Writer) {
	seen := map[string]bool{}
	for k := range f.Confusion {
		seen[k[0]], seen[k[1]] = true, true
	}
	delete(seen, Nothing)
	var types []string
	for t := range seen {
		types = append(types, t)
	}
	sort.Strings(types)
	types = append(types, Nothing)
	fmt.Fprint(w, "marked type (line) and found type (column):\n            ")
	for _, t := range types {
		fmt.Fprintf(w, "%6.4s", strings.ToLower(t))
	}
	fmt.Fprintln(w)
	for _, g := range types {
		fmt.Fprintf(w, "  %-10s", strings.ToLower(g))
		for _, r := range types {
			if n := f.Confusion[[2]string{g, r}]; n > 0 {
				fmt.Fprintf(w, "%6d", n)
			} else {
				fmt.Fprintf(w, "%6s", ".")
			}
		}
		fmt.Fprintln(w)
	}
}

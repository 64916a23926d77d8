package pages

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	readout "github.com/readout-events/readout"
)

// Role is what a stretch of text stands for in a record.
type Role string

// Roles, with the word that labels their underline in the text.
const (
	Actor     Role = "actor"     // who
	Trigger   Role = "trigger"   // did
	Recipient Role = "recipient" // whom
	Place     Role = "place"     // where
	Time      Role = "time"      // when
	Source    Role = "source"    // says
	About     Role = "about"     // about
	Cue       Role = "cue"       // the word of saying of a statement
	Content   Role = "content"   // what was said: lit with its record; neither it nor the cue is underlined
)

// Label is the word that stands under the first letter of the role's
// underline, and in the legend.
var labels = map[Role]string{Actor: "who", Trigger: "did", Recipient: "whom", Place: "where", Time: "when", Source: "says", About: "about"}

// underlined are the roles in order of the legend and of labels.
var underlined = []Role{Actor, Trigger, Recipient, Place, Time, Source, About}

// Mark says what a stretch of a text stands for in which record.
type Mark struct {
	readout.Span
	Role Role
	Item int // number of the record on the page, from 1
}

// Segment is a stretch of text over which the same marks hold.
type Segment struct {
	Text   string
	Roles  []Role // in order of underlined, the others last; each once
	Starts []Role // those of them that begin here
	Items  []int  // rising, each once
	Acts   []int  // those of them whose trigger or word of saying stands here
}

// Class is the class attribute: "s", the roles, and i3 for each record, so
// that style sheets underline it and light it with its record.
func (s Segment) Class() string {
	var b strings.Builder
	b.WriteString("s")
	for _, r := range s.Roles {
		b.WriteString(" " + string(r))
	}
	for _, i := range s.Items {
		b.WriteString(" i" + strconv.Itoa(i))
	}
	return b.String()
}

// Labels are the words under the first letter of the underlines that begin
// here: "who", "who whom". What an act is about has none: it is long, and
// stands among the other labels.
func (s Segment) Labels() string {
	var out []string
	for _, r := range s.Starts {
		if l := labels[r]; l != "" && r != About {
			out = append(out, l)
		}
	}
	return strings.Join(out, " ")
}

// Marked reports whether the segment is underlined.
func (s Segment) Marked() bool {
	return slices.ContainsFunc(s.Roles, func(r Role) bool { return labels[r] != "" })
}

// Split cuts a text wherever a mark begins or ends, so that marks that
// overlap become segments that carry several. The texts of the segments
// together are the text. A mark that reaches beyond the text is cut, one that
// begins or ends within a letter is widened to whole letters, and an empty
// one is left out.
func Split(text string, marks []Mark) []Segment {
	var ms []Mark
	cuts := []int{0, len(text)}
	for _, m := range marks {
		m.Start, m.End = letter(text, max(m.Start, 0), -1), letter(text, min(m.End, len(text)), +1)
		if m.Start < m.End {
			ms = append(ms, m)
			cuts = append(cuts, m.Start, m.End)
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	slices.SortFunc(ms, func(a, b Mark) int { return a.Start - b.Start })
	var out []Segment
	var open []Mark
	for i := 0; i+1 < len(cuts); i++ {
		at := cuts[i]
		open = slices.DeleteFunc(open, func(m Mark) bool { return m.End <= at })
		for len(ms) > 0 && ms[0].Start == at {
			open = append(open, ms[0])
			ms = ms[1:]
		}
		seg := Segment{Text: text[at:cuts[i+1]]}
		for _, m := range open {
			seg.Roles = append(seg.Roles, m.Role)
			seg.Items = append(seg.Items, m.Item)
			if m.Role == Trigger || m.Role == Cue {
				seg.Acts = append(seg.Acts, m.Item)
			}
			if m.Start == at {
				seg.Starts = append(seg.Starts, m.Role)
			}
		}
		seg.Roles, seg.Starts = inOrder(seg.Roles), inOrder(seg.Starts)
		slices.Sort(seg.Items)
		slices.Sort(seg.Acts)
		seg.Items, seg.Acts = slices.Compact(seg.Items), slices.Compact(seg.Acts)
		out = append(out, seg)
	}
	return out
}

// letter moves a place in a text in steps of one byte to where a letter begins.
func letter(text string, at, step int) int {
	for at > 0 && at < len(text) && !utf8.RuneStart(text[at]) {
		at += step
	}
	return at
}

func inOrder(roles []Role) []Role {
	rank := func(r Role) int {
		if i := slices.Index(underlined, r); i >= 0 {
			return i
		}
		return len(underlined)
	}
	slices.SortFunc(roles, func(a, b Role) int { return cmp.Or(rank(a)-rank(b), cmp.Compare(a, b)) })
	return slices.Compact(roles)
}

var blank = regexp.MustCompile(`[ \t\r]*\n[ \t\r]*\n\s*`)

// Paragraphs returns the spans of a text between blank lines, without white
// space at their ends; none is empty.
func Paragraphs(text string) []readout.Span {
	var out []readout.Span
	add := func(start, end int) {
		for start < end && space(text[start]) {
			start++
		}
		for start < end && space(text[end-1]) {
			end--
		}
		if start < end {
			out = append(out, readout.Span{Start: start, End: end})
		}
	}
	at := 0
	for _, m := range blank.FindAllStringIndex(text, -1) {
		add(at, m[0])
		at = m[1]
	}
	add(at, len(text))
	return out
}

func space(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// within returns the marks that touch a span, counted from its start.
func within(sp readout.Span, marks []Mark) []Mark {
	var out []Mark
	for _, m := range marks {
		if m.Start < sp.End && m.End > sp.Start {
			m.Start, m.End = max(m.Start, sp.Start)-sp.Start, min(m.End, sp.End)-sp.Start
			out = append(out, m)
		}
	}
	return out
}

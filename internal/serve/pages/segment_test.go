package pages

import (
	"fmt"
	"strings"
	"testing"

	readout "github.com/readout-events/readout"
)

// drawn draws segments: "[who,did 1,2|words]" for marked ones.
func drawn(segs []Segment) string {
	var b strings.Builder
	for _, s := range segs {
		if s.Roles == nil {
			b.WriteString(s.Text)
			continue
		}
		var roles []string
		for _, r := range s.Roles {
			roles = append(roles, string(r[:1]))
		}
		fmt.Fprintf(&b, "[%s%s|%s]", strings.Join(roles, ""), strings.Trim(fmt.Sprint(s.Items), "[]"), s.Text)
	}
	return b.String()
}

func TestSplit(t *testing.T) {
	mark := func(start, end int, role Role, item int) Mark {
		return Mark{readout.Span{Start: start, End: end}, role, item}
	}
	for _, c := range []struct {
		text  string
		marks []Mark
		want  string
	}{
		{"Russia shelled Kyiv", nil, "Russia shelled Kyiv"},
		{"", nil, ""},
		{"", []Mark{mark(0, 3, Actor, 1)}, ""},
		{"Russia shelled Kyiv", []Mark{mark(0, 6, Actor, 1), mark(7, 14, Trigger, 1), mark(15, 19, Recipient, 1)}, "[a1|Russia] [t1|shelled] [r1|Kyiv]"},
		{"Russia shelled Kyiv", []Mark{mark(0, 14, Actor, 1), mark(7, 19, Trigger, 2)}, "[a1|Russia ][at1 2|shelled][t2| Kyiv]"},   // overlap
		{"Russia shelled Kyiv", []Mark{mark(0, 19, Content, 3), mark(7, 14, Trigger, 1)}, "[c3|Russia ][tc1 3|shelled][c3| Kyiv]"}, // one within the other
		{"Russia shelled Kyiv", []Mark{mark(0, 6, Actor, 1), mark(0, 6, Actor, 2), mark(0, 6, Source, 2)}, "[as1 2|Russia] shelled Kyiv"},
		{"Russia", []Mark{mark(-4, 900, Actor, 1)}, "[a1|Russia]"},                                      // beyond the text
		{"Russia", []Mark{mark(4, 4, Actor, 1), mark(9, 12, Actor, 2), mark(5, 2, Actor, 3)}, "Russia"}, // nothing
		{"Erdoğan", []Mark{mark(4, 5, Actor, 1)}, "Erdo[a1|ğ]an"},                                       // ends within a letter
		{"Erdoğan", []Mark{mark(5, 8, Actor, 1)}, "Erdo[a1|ğan]"},                                       // begins within a letter
		{"a\xffb", []Mark{mark(1, 2, Actor, 1)}, "a[a1|\xff]b"},                                         // no letter
	} {
		segs := Split(c.text, c.marks)
		if got := drawn(segs); got != c.want {
			t.Errorf("%q: got %s, want %s", c.text, got, c.want)
		}
		whole := ""
		for _, s := range segs {
			whole += s.Text
		}
		if whole != c.text {
			t.Errorf("segments of %q together are %q", c.text, whole)
		}
	}
}

func FuzzSplit(f *testing.F) {
	f.Add("Erdoğan met him", 0, 4, 3, 9)
	f.Fuzz(func(t *testing.T, text string, a, b, c, d int) {
		whole := ""
		for _, s := range Split(text, []Mark{{readout.Span{Start: a, End: b}, Actor, 1}, {readout.Span{Start: c, End: d}, Trigger, 2}}) {
			if s.Text == "" {
				t.Error("an empty segment")
			}
			whole += s.Text
		}
		if whole != text {
			t.Errorf("got %q of %q", whole, text)
		}
	})
}

func TestParagraphs(t *testing.T) {
	for text, want := range map[string]string{
		"":                             "",
		" \n\n ":                       "",
		"one":                          "one",
		"one\ntwo":                     "one\ntwo",
		"one\n\ntwo":                   "one|two",
		"\n\n\none \n \n\n\n two \r\n": "one|two",
		"one\r\n\r\ntwo":               "one|two",
	} {
		var got []string
		for _, sp := range Paragraphs(text) {
			got = append(got, sp.Of(text))
		}
		if s := strings.Join(got, "|"); s != want {
			t.Errorf("%q: got %q, want %q", text, s, want)
		}
	}
}

func TestSentenceSpan(t *testing.T) {
	at := func(s, e int) readout.Span { return readout.Span{Start: s, End: e} }
	for _, c := range []struct {
		source, sentence string
		trigger, want    readout.Span
	}{
		{"He left. He left.", "He left.", at(3, 7), at(0, 8)},
		{"He left. He left.", "He left.", at(12, 16), at(9, 17)},
		{"He left.", "She left.", at(3, 7), at(0, 0)},
		{"He left.", "He left.", at(30, 70), at(0, 0)},
		{"He left.", "", at(3, 7), at(0, 0)},
		{"He left. They stayed.", "He left.", at(14, 20), at(0, 0)},
	} {
		if got := sentenceSpan(c.source, c.sentence, c.trigger); got != c.want {
			t.Errorf("%q in %q: got %v, want %v", c.sentence, c.source, got, c.want)
		}
	}
}

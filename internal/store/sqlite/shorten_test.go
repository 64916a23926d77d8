package sqlite

import (
	"bytes"
	"testing"

	readout "github.com/readout-events/readout"
)

func FuzzShorten(f *testing.F) {
	f.Add("a1", "A \"title\"", "He said: \"No\" <b>.\nThen\u2028he left.", `{"kind":"report","article":"a1","text":"He","span":[0,2],"sentence_text":"He said: \"No\" <b>."}`+"\n")
	f.Add("", "", "", `"text":"`)
	f.Add("x", "t", "é\xff", `"text":"t","span":[0,1],"in":"title"}"text":"�","span":[2,3]"sentence_text":"é`)
	f.Fuzz(func(t *testing.T, name, title, text, records string) {
		for _, c := range records {
			if c < 4 {
				t.Skip() // no JSON has these
			}
		}
		s := &source{name, title, text}
		short := s.shorten([]byte(records))
		long, ok := s.restore(short)
		if !ok || string(long) != records {
			t.Fatalf("%q became %q and then %q (%v)", records, short, long, ok)
		}
	})
}

// TestShorten: what records repeat of their article is gone.
func TestShorten(t *testing.T) {
	text := "Lavrov said: \"No.\" He left <Moscow>."
	q := func(from, to int) readout.Quoted {
		return readout.Quoted{Text: text[from:to], Span: readout.Span{Start: from, End: to}}
	}
	r := readout.Report{ID: "1", Article: "a1", Text: text, Trigger: q(7, 18), Actor: []readout.Participant{{Quoted: q(0, 6), Name: "L."}}, Topics: []readout.Quoted{q(27, 36), {Text: "Moscow t", InTitle: true, Span: readout.Span{End: 8}}, {Text: "other", Span: readout.Span{End: 5}}}}
	b, err := r.AppendJSON(nil)
	if err != nil {
		t.Fatal(err)
	}
	s := &source{"a1", "Moscow talks", text}
	short := s.shorten(b)
	for _, gone := range []string{"Lavrov", "No.", "Moscow", "a1"} {
		if bytes.Contains(short, []byte(gone)) {
			t.Errorf("%q stays in %q", gone, short)
		}
	}
	if !bytes.Contains(short, []byte("other")) {
		t.Errorf("words that do not stand at their span are gone: %q", short)
	}
	p, err := newPacker()
	if err != nil {
		t.Fatal(err)
	}
	if again, err := p.unpackRecords(p.packRecords(b, s), s); err != nil || !bytes.Equal(again, b) {
		t.Errorf("%q is restored as %q (%v)", b, again, err)
	}
	if _, err := p.unpackRecords(p.packRecords(b, s), &source{"a1", "", "short"}); err == nil {
		t.Error("records fit another text")
	}
}

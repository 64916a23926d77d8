package pages

import (
	"fmt"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	readout "github.com/readout-events/readout"
)

// payloads are the lines of testdata/xss.txt.
func payloads(t testing.TB) []string {
	t.Helper()
	b, err := os.ReadFile("testdata/xss.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, line := range strings.Split(strings.TrimSuffix(string(b), "\n"), "\n") {
		if !strings.HasPrefix(line, "#!") {
			out = append(out, line)
		}
	}
	if len(out) < 300 {
		t.Fatalf("%d hostile texts: fewer than 300", len(out))
	}
	return out
}

// hostile is a shelf with an article for each text, which stands in every
// field that can hold it; the n-th article's ID is n.
func hostile(list []string) *shelf {
	s := &shelf{}
	for i, p := range list {
		before := "Police fired on "
		text := before + p + " on " + p + ", said " + p + ".\n\n" + p
		a := s.article(fmt.Sprintf("h%d", i), p, p, "2024-06-26", p, text)
		a.Given, a.Language, a.Problem = p, p, p
		q := readout.Quoted{Text: p, Span: readout.Span{Start: len(before), End: len(before) + len(p)}}
		party := readout.Participant{Quoted: q, Name: p, Country: p, Sector: p, Office: p, Basis: p}
		trigger := readout.Quoted{Text: "fired on", Span: readout.Span{Start: 7, End: 15}}
		where := &readout.Place{Span: q.Span, Text: p, Name: p, Country: p, Admin1: p, Precision: p, Basis: p}
		r := s.report(readout.Report{Sentence: 1, Type: "ASSAULT", Mode: p, Quad: 4, Cameo: p, Status: p, Actor: []readout.Participant{party}, Recipient: []readout.Participant{party}, Trigger: trigger,
			When: readout.Interval{From: "2024-06-25", To: "2024-06-25"}, WhenBasis: `"` + p + `": ` + p, Where: where, Says: []readout.Participant{party}, About: []readout.Participant{party},
			Context: []string{p}, Topics: []readout.Quoted{q}, Rule: p + ":3", Within: p, Confidence: .5, Text: text[:strings.LastIndex(text, "\n")-1]})
		s.report(readout.Report{Sentence: 0, Type: "ASSAULT", Quad: 4, Status: readout.Actual, Trigger: readout.Quoted{Text: p, Span: readout.Span{End: len(p)}, InTitle: true}, Rule: "program:" + p, Text: p})
		s.codings[i].Statements = []readout.Statement{{ID: fmt.Sprintf("s%d", i), Article: a.ID, Sentence: 1, Speaker: []readout.Participant{party}, Cue: q, Content: []readout.Quoted{q}, About: []readout.Quoted{q}, Stance: p, Says: []readout.Participant{party}, Text: p}}
		s.codings[i].Problem = p
		e := readout.Event{ID: fmt.Sprintf("eh%d", i), Type: r.Type, Mode: p, Quad: 4, Cameo: p, Status: p, Actor: bare(r.Actor), Recipient: bare(r.Recipient), When: r.When, WhenBasis: p, Where: where, Context: []string{p},
			Topics: []string{p}, Reports: []string{r.ID}, Articles: 1, Sources: 1, Speakers: []string{p}, FirstPublished: "2024-06-26"}
		s.events = append(s.events, e)
	}
	return s
}

// pack adds articles, and events of them, that hold twenty texts each: the
// k-th is p with the number k. It returns how many.
func (s *shelf) pack(list []string) int {
	n := 0
	for part := range slices.Chunk(list, 20) {
		text := strings.Join(part, "\n\n")
		s.article(fmt.Sprintf("p%d", n), part[0], "", "2024-06-26", strings.Join(part, " "), text)
		e := readout.Event{ID: fmt.Sprintf("ep%d", n), Type: "ASSAULT", Quad: 4, Status: readout.Actual, Articles: 1, Sources: 1}
		at := 0
		for i, p := range part {
			q := readout.Quoted{Text: p, Span: readout.Span{Start: at, End: at + len(p)}}
			at = q.Span.End + 2
			party := readout.Participant{Quoted: q, Name: p, Country: p, Basis: p}
			r := s.report(readout.Report{Sentence: i + 1, Type: "ASSAULT", Mode: p, Quad: 4, Trigger: q, Actor: []readout.Participant{party}, Says: []readout.Participant{party}, Rule: p, Text: p, WhenBasis: p})
			e.Reports = append(e.Reports, r.ID)
			e.Actor = append(e.Actor, bare([]readout.Participant{party})[0])
			e.Speakers = append(e.Speakers, p)
		}
		s.events = append(s.events, e)
		n++
	}
	return n
}

// elements are the elements that a page may hold, with the attributes that
// each may have beside id, class, title, lang, dir, hidden, tabindex, role and
// aria-*. What articles can't bring in is not here, or not in this way.
var elements = map[string]string{
	"html": "", "head": "", "meta": "charset name content", "title": "", "link": "rel href type", "script": "defer src", "body": "", "header": "", "nav": "", "main": "", "footer": "", "section": "", "article": "data-lang",
	"aside": "", "div": "", "p": "", "h1": "", "h2": "", "ol": "start", "ul": "", "li": "", "dl": "", "dt": "", "dd": "", "a": "href rel data-item data-label", "form": "action method", "label": "for",
	"input": "name type value maxlength autocomplete autocapitalize spellcheck placeholder", "button": "type", "span": "data-label", "b": "", "i": "", "em": "", "strong": "", "bdi": "", "abbr": "", "kbd": "", "code": "", "pre": "",
	"mark": "data-label", "q": "", "blockquote": "", "time": "datetime", "table": "", "thead": "", "tbody": "", "tr": "", "th": "scope rowspan", "td": "colspan data-name", "details": "", "summary": "",
	"svg": "viewBox preserveAspectRatio focusable", "rect": "width height",
}

// harmless checks that a page holds nothing that could run or load, whatever
// stands in it.
func harmless(t *testing.T, where, page string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Errorf("%s: %v", where, err)
		return
	}
	for n := range root.Descendants() {
		if n.Type == html.CommentNode {
			t.Errorf("%s: a comment: %.80q", where, n.Data)
		}
		if n.Type != html.ElementNode {
			continue
		}
		may, ok := elements[n.Data]
		if !ok {
			t.Errorf("%s: element <%s>", where, n.Data)
		}
		for _, a := range n.Attr {
			switch {
			case strings.HasPrefix(a.Key, "aria-"), strings.Contains(" id class title lang dir hidden tabindex role ", " "+a.Key+" "):
			case !strings.Contains(" "+may+" ", " "+a.Key+" "):
				t.Errorf("%s: <%s %s=%.60q>", where, n.Data, a.Key, a.Val)
			case a.Key == "href", a.Key == "src", a.Key == "action":
				linkIsSafe(t, where, n, a.Val)
			}
		}
		if n.Data == "script" && n.FirstChild != nil {
			t.Errorf("%s: a script in the page", where)
		}
	}
}

// linkIsSafe checks that a link leads into this site, or is one to another host
// that says so.
func linkIsSafe(t *testing.T, where string, n *html.Node, to string) {
	t.Helper()
	u, err := url.Parse(to)
	if err != nil {
		t.Errorf("%s: address %q: %v", where, to, err)
		return
	}
	if strings.HasPrefix(to, "#") || strings.HasPrefix(to, "/") && !strings.HasPrefix(to, "//") && !strings.HasPrefix(to, `/\`) {
		return
	}
	rel := ""
	for _, a := range n.Attr {
		if a.Key == "rel" {
			rel = a.Val
		}
	}
	if n.Data != "a" || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || rel != "external noopener noreferrer nofollow" {
		t.Errorf("%s: <%s href=%q rel=%q>", where, n.Data, to, rel)
	}
}

// texts is the text of a page, and the values of its attributes that are read
// or shown.
func texts(page string) string {
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return ""
	}
	var b strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for _, a := range n.Attr {
			if a.Key == "value" {
				b.WriteString("\n" + a.Val + "\n")
			}
		}
	}
	return b.String()
}

// read is how HTML reads a text: without NUL and with one kind of line end.
func read(p string) string {
	return strings.NewReplacer("\x00", "\ufffd", "\r\n", "\n", "\r", "\n").Replace(p)
}

func TestHostileTextIsOnlyText(t *testing.T) {
	list := payloads(t)
	h := serve(t, hostile(list).ledger(t))
	for i, p := range list {
		for _, path := range []string{fmt.Sprintf("/articles/h%d", i), fmt.Sprintf("/events/eh%d", i)} {
			w := get(t, h, path)
			if w.Code != http.StatusOK {
				t.Fatalf("%s with %q: status %d", path, p, w.Code)
			}
			harmless(t, fmt.Sprintf("%s with %q", path, p), w.Body.String())
			if !strings.Contains(texts(w.Body.String()), read(strings.TrimSpace(p))) {
				t.Errorf("%s does not show %q", path, p)
			}
		}
		for _, path := range []string{"/?q=" + url.QueryEscape(p), "/?after=" + url.QueryEscape(p), "/?q=type:" + url.QueryEscape(p), "/events/" + url.PathEscape(p), "/articles/" + url.PathEscape(p), "/" + url.PathEscape(p), "/static/" + url.PathEscape(p)} {
			w := get(t, h, path)
			if w.Code >= 500 {
				t.Errorf("%s: status %d", path, w.Code)
			}
			if w.Code < 300 || w.Code >= 400 {
				harmless(t, path, w.Body.String())
			}
		}
	}
	for next, n := "/", 0; next != ""; n++ {
		w := get(t, h, next)
		harmless(t, next, w.Body.String())
		if next = olderLink(w.Body.String()); n > len(list) {
			t.Fatal("the Desk has no last page")
		}
	}
}

// olderLink is the link to the next page of a list.
func olderLink(page string) string {
	root, _ := html.Parse(strings.NewReader(page))
	for n := range root.Descendants() {
		to, rel := "", ""
		for _, a := range n.Attr {
			switch a.Key {
			case "href":
				to = a.Val
			case "rel":
				rel = a.Val
			}
		}
		if rel == "next" {
			return to
		}
	}
	return ""
}

func TestExternal(t *testing.T) {
	for address, want := range map[string]string{
		"https://x.example/a?b=1&c=%20": "https://x.example/a?b=1&c=%20", " http://x.example ": "http://x.example", "HTTP://x.example/": "http://x.example/",
		"": "", "x.example/a": "", "//x.example/a": "", "/a": "", "javascript:alert(1)": "", "JavaScript:alert(1)": "", "java\tscript:alert(1)": "", "\x01javascript:alert(1)": "", "data:text/html,x": "",
		"vbscript:x": "", "file:///etc/passwd": "", "http://": "", "http:///x": "", "http:x": "", "https://user@x.example/": "", "https://user:pass@x.example/": "", "ftp://x.example": "", "ht\ttp://x": "", "http://x.example:99999999/%zz": "", "http://x.example'onclick='a": "", "http://[::1]/": "http://[::1]/", "https://münchen.example/ü": "https://m%C3%BCnchen.example/%C3%BC",
	} {
		if got := External(address); got != want {
			t.Errorf("External(%q) = %q, want %q", address, got, want)
		}
	}
}

package serve

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/coder"
	"github.com/readout-events/readout/internal/code"
	"github.com/readout-events/readout/internal/read"
)

type TextInput struct {
	ID        string `query:"id" maxLength:"500" doc:"Of a body of plain text: its id."`
	URL       string `query:"url" maxLength:"2000" doc:"Of a body of plain text: its address."`
	Title     string `query:"title" maxLength:"2000" doc:"Of a body of plain text: its title."`
	Publisher string `query:"publisher" maxLength:"500" doc:"Of a body of plain text: who published it."`
	Published string `query:"published" maxLength:"50" doc:"Of a body of plain text: when, as yyyy-mm-dd."`
}

type explainInput struct {
	TextInput
	All bool `query:"all" doc:"All rules that were tried, not the nearest."`
}

// taken describes a body that is an article.
func (s *server) taken(many bool) *huma.RequestBody {
	b := &huma.RequestBody{Required: true, Description: "An article", Content: map[string]*huma.MediaType{
		"application/json": {Schema: s.schema(Given{})}, "text/plain": {Schema: &huma.Schema{Type: huma.TypeString}},
	}}
	if many {
		b.Description = "An article, a list of them, or one a line"
		b.Content["application/json"].Schema = &huma.Schema{OneOf: []*huma.Schema{s.schema(Given{}), {Type: huma.TypeArray, Items: s.schema(Given{})}}}
		b.Content["application/jsonl"] = &huma.MediaType{Schema: s.schema(Given{})}
	}
	return b
}

// reading adds the operations that code without keeping.
func (s *server) reading() {
	if s.coder == nil {
		return
	}
	op := huma.Operation{OperationID: "code", Method: http.MethodPost, Path: base + "/code", Tags: []string{"reading"}, Summary: "Read an article: its reports and statements. Nothing is kept.", RequestBody: s.taken(false)}
	op.Responses = map[string]*huma.Response{"200": s.response("Read", CodedShape{})}
	op.Responses["200"].Content["application/jsonl"] = &huma.MediaType{Schema: &huma.Schema{OneOf: []*huma.Schema{s.schema(Report{}), s.schema(Statement{})}}}
	op.Responses["200"].Content["text/csv"] = &huma.MediaType{Schema: &huma.Schema{Type: huma.TypeString}}
	op.Responses["200"].Content["application/vnd.apache.parquet"] = &huma.MediaType{Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}}
	register(s, op, (*call).code)
	if s.opts.Explain == nil {
		return
	}
	op = huma.Operation{OperationID: "explain", Method: http.MethodPost, Path: base + "/explain", Tags: []string{"reading"}, Summary: "Show how a text is read: stages, rules that fired and rules that nearly did", RequestBody: s.taken(false)}
	op.Responses = map[string]*huma.Response{"200": s.response("Explained", Explained{})}
	op.Responses["200"].Content["text/plain"] = &huma.MediaType{Schema: &huma.Schema{Type: huma.TypeString}}
	register(s, op, (*call).explain)
}

// article reads the one article of a body.
func (c *call) article(in *TextInput) (readout.Article, error) {
	list, err := c.articles(in)
	if err != nil {
		return readout.Article{}, err
	}
	if len(list) != 1 {
		return readout.Article{}, wrong(http.StatusUnprocessableEntity, "%d articles: this takes one", len(list)).at("body", nil)
	}
	return list[0], nil
}

// articles reads the articles of a body: JSON, JSON Lines or plain text.
func (c *call) articles(in *TextInput) ([]readout.Article, error) {
	kind, _, err := mime.ParseMediaType(c.r.Header.Get("Content-Type"))
	if err != nil && c.r.Header.Get("Content-Type") != "" {
		return nil, wrong(http.StatusUnsupportedMediaType, "the Content-Type can't be read").at("header.Content-Type", nil)
	}
	if enc := c.r.Header.Get("Content-Encoding"); enc != "" && !strings.EqualFold(enc, "identity") {
		return nil, wrong(http.StatusUnsupportedMediaType, "bodies are taken as they are, not packed").at("header.Content-Encoding", enc)
	}
	opts := read.Options{Publisher: in.Publisher}
	switch kind {
	case "application/json", "application/jsonl", "application/x-ndjson", "application/x-jsonlines", "text/plain":
	default:
		return nil, wrong(http.StatusUnsupportedMediaType, "send application/json, application/jsonl or text/plain, not %q (curl: --json, or -H 'Content-Type: text/plain' --data-binary)", kind).at("header.Content-Type", nil)
	}
	if kind != "text/plain" && (in.ID != "" || in.URL != "" || in.Title != "" || in.Publisher != "" || in.Published != "") {
		return nil, wrong(http.StatusUnprocessableEntity, "id, url, title, publisher and published of an article in JSON stand in it").at("query", nil)
	}
	if in.Published != "" {
		day, ok := read.Day(in.Published)
		if !ok {
			return nil, wrong(http.StatusUnprocessableEntity, "published %q is no day (yyyy-mm-dd)", in.Published).at("query.published", in.Published)
		}
		opts.Published = day
	}
	body, err := io.ReadAll(c.r.Body)
	if err != nil {
		var late interface{ Timeout() bool }
		if errors.As(err, &late) && late.Timeout() {
			return nil, wrong(http.StatusRequestTimeout, "the body did not come in time").at("body", nil).with("Connection", "close")
		}
		var large *http.MaxBytesError
		if errors.As(err, &large) {
			return nil, err
		}
		return nil, wrong(http.StatusBadRequest, "the body could not be read").at("body", nil)
	}
	if kind == "application/json" {
		if body, err = asLines(body); err != nil {
			return nil, wrong(http.StatusUnprocessableEntity, "the body is no JSON: %v", err).at("body", nil)
		}
	}
	if kind != "text/plain" { // read.Articles takes for text what does not begin as JSON Lines do
		line, _, _ := bytes.Cut(bytes.TrimSpace(bytes.TrimPrefix(body, []byte("\xef\xbb\xbf"))), []byte("\n"))
		var first struct{ Text *string }
		if err := json.Unmarshal(line, &first); err != nil {
			return nil, wrong(http.StatusUnprocessableEntity, "the body is no JSON: %v", err).at("body", nil)
		}
		if first.Text == nil {
			return nil, wrong(http.StatusUnprocessableEntity, "an article has a field \"text\"").at("body", nil)
		}
	}
	opts.Stdin = bytes.NewReader(body)
	var list []readout.Article
	var bad *read.Problem
	_ = read.Articles([]string{"-"}, opts, func(a readout.Article) error { list = append(list, a); return nil }, func(p *read.Problem) { // use returns no error
		if bad == nil {
			bad = p
		}
	})
	if bad != nil {
		at := "body"
		if bad.Line > 0 && kind != "text/plain" {
			at = fmt.Sprintf("body[%d]", bad.Line-1)
		}
		return nil, wrong(http.StatusUnprocessableEntity, "%v", bad.Err).at(at, nil)
	}
	for i := range list {
		a := &list[i]
		if kind == "text/plain" {
			a.ID, a.URL, a.Title = in.ID, in.URL, in.Title
		}
		if a.ID == "" || strings.HasPrefix(a.ID, "stdin") || strings.HasPrefix(a.ID, "-:") {
			a.ID = unnamed
		}
	}
	return list, nil
}

// unnamed is the id of an article that has none.
const unnamed = "text"

// asLines turns a JSON object, or a list of them, into JSON Lines.
func asLines(body []byte) ([]byte, error) {
	var list []json.RawMessage
	trimmed := bytes.TrimSpace(bytes.TrimPrefix(body, []byte("\xef\xbb\xbf")))
	if bytes.HasPrefix(trimmed, []byte("[")) {
		if err := json.Unmarshal(trimmed, &list); err != nil {
			return nil, err
		}
	} else {
		list = []json.RawMessage{trimmed}
	}
	var out bytes.Buffer
	for _, x := range list {
		if !bytes.HasPrefix(bytes.TrimSpace(x), []byte("{")) {
			return nil, errors.New("an article is an object: {\"text\": …}")
		}
		if err := json.Compact(&out, x); err != nil {
			return nil, err
		}
		out.WriteByte('\n')
	}
	return out.Bytes(), nil
}

// errBusy is the answer where all workers have work.
func errBusy() *Problem {
	return wrong(http.StatusServiceUnavailable, "all workers are reading: ask again").later(5)
}

// coding runs f with a free worker. f goes on where its client does not wait
// for it, for what is being read can't be stopped; its worker is free again
// when it ends.
func coding[T any](c *call, f func(*coder.Worker) T) (out T, err error) {
	ctx, cancel := context.WithTimeout(c.r.Context(), c.s.opts.Time)
	defer cancel()
	var w *coder.Worker
	select {
	case w = <-c.s.slots:
	case <-time.After(min(5*time.Second, c.s.opts.Time)):
		return out, errBusy()
	case <-ctx.Done():
		if err := c.r.Context().Err(); err != nil {
			return out, err
		}
		return out, errBusy()
	}
	done := make(chan T, 1)
	broken := make(chan any, 1)
	go func() {
		defer func() {
			if p := recover(); p != nil {
				broken <- p
				w = c.s.coder.Worker() // its buffers may be half filled
			}
			c.s.slots <- w
		}()
		done <- f(w)
	}()
	select {
	case out = <-done:
		return out, nil
	case p := <-broken:
		return out, fmt.Errorf("reading: %v", p)
	case <-ctx.Done():
		if err := c.r.Context().Err(); err != nil {
			return out, err
		}
		return out, wrong(http.StatusServiceUnavailable, "the text took more than %s to read", c.s.opts.Time)
	}
}

func (c *call) code(in *TextInput) error {
	f, err := negotiate(c.r, "json", "jsonl", "csv", "parquet")
	if err != nil {
		return err
	}
	a, err := c.article(in)
	if err != nil {
		return err
	}
	res, err := coding(c, func(w *coder.Worker) coder.Result { return w.Code(a) })
	if err == nil {
		err = res.Err
	}
	if err != nil {
		return err
	}
	c.w.Header().Set("Cache-Control", "no-store")
	var b bytes.Buffer
	switch f.name {
	case "json":
		out := Coded{Kind: "coded", Article: a.ID, Reports: res.Reports, Statements: res.Statements}
		if out.Reports == nil {
			out.Reports = []readout.Report{}
		}
		if out.Statements == nil {
			out.Statements = []readout.Statement{}
		}
		return c.json(http.StatusOK, out)
	case "jsonl":
		if err := coder.AppendJSON(&b, &res); err != nil {
			return err
		}
	default:
		if err := reportList.write(&b, f, res.Reports, "", nil); err != nil {
			return err
		}
	}
	if c.begin(f, http.StatusOK) {
		if _, err := c.w.Write(b.Bytes()); err != nil {
			return &begunError{err}
		}
	}
	return nil
}

// Explained is how a text is read, for programs.
type Explained struct {
	Kind      string              `json:"kind" enum:"explained"`
	Article   string              `json:"article"`
	Sentences []ExplainedSentence `json:"sentences" nullable:"false"`
	Page      string              `json:"page" doc:"All of it as readout explain shows it."`
}

// ExplainedSentence is how a sentence is read.
type ExplainedSentence struct {
	Number int             `json:"number" doc:"0 is the title."`
	Text   string          `json:"text"`
	Words  []ExplainedWord `json:"words" nullable:"false"`
	Rules  []ExplainedRule `json:"rules" nullable:"false" doc:"Of the reports: the line of the codebook, and how status and confidence came about."`
	Near   []ExplainedNear `json:"near" nullable:"false" doc:"Rules that were tried and did not fire."`
	Left   []ExplainedNear `json:"left" nullable:"false" doc:"Acts that were found and are no reports."`
}

// ExplainedWord is a word of the tree.
type ExplainedWord struct {
	Form     string `json:"form"`
	Span     [2]int `json:"span" nullable:"false"`
	Lemma    string `json:"lemma"`
	Tag      string `json:"tag"`
	Relation string `json:"relation"`
	Head     int    `json:"head" doc:"Index of the word that governs it; -1: none."`
}

// ExplainedRule is the rule of a report.
type ExplainedRule struct {
	Report string   `json:"report"`
	Type   string   `json:"type"`
	Mode   string   `json:"mode"`
	Rule   string   `json:"rule"`
	Status []string `json:"status" nullable:"false"`
	Doubts []string `json:"doubts" nullable:"false"`
}

// ExplainedNear is a rule that did not make a report, and why.
type ExplainedNear struct {
	Word string `json:"word"`
	Rule string `json:"rule"`
	Why  string `json:"why"`
}

func (c *call) explain(in *explainInput) error {
	f, err := negotiate(c.r, "json", "txt")
	if err != nil {
		return err
	}
	a, err := c.article(&in.TextInput)
	if err != nil {
		return err
	}
	type result struct {
		out Explained
		err error
	}
	res, err := coding(c, func(w *coder.Worker) result {
		page, err := c.s.opts.Explain(w, a, in.All)
		if err != nil || f.name == "txt" {
			return result{Explained{Page: page}, err}
		}
		coded, traces := w.Explain(a)
		return result{explained(a, page, &coded, traces), coded.Err}
	})
	if err == nil {
		err = res.err
	}
	if err != nil {
		return err
	}
	c.w.Header().Set("Cache-Control", "no-store")
	if f.name == "json" {
		return c.json(http.StatusOK, res.out)
	}
	if c.begin(f, http.StatusOK) {
		if _, err := io.WriteString(c.w, res.out.Page); err != nil {
			return &begunError{err}
		}
	}
	return nil
}

func explained(a readout.Article, page string, res *coder.Result, traces []code.Trace) Explained {
	out := Explained{Kind: "explained", Article: a.ID, Sentences: []ExplainedSentence{}, Page: page}
	for i := range traces {
		t := &traces[i]
		sent := &res.Document.Sentences[t.Sentence]
		words, _ := res.Document.Words(sent, 0, len(sent.Tokens))
		s := ExplainedSentence{Number: sent.Number, Text: words, Words: []ExplainedWord{}, Rules: []ExplainedRule{}, Near: []ExplainedNear{}, Left: []ExplainedNear{}}
		for k := range sent.Tokens {
			w := &sent.Tokens[k]
			s.Words = append(s.Words, ExplainedWord{w.Form, [2]int{w.Start, w.End}, w.Lemma, w.Tag, w.Rel, w.Head})
		}
		for k := range t.Reports {
			r := &t.Reports[k]
			s.Rules = append(s.Rules, ExplainedRule{r.ID, r.Type, r.Mode, r.Rule, append([]string{}, t.Why[k]...), append([]string{}, t.Doubts[k]...)})
		}
		for _, n := range t.Near {
			s.Near = append(s.Near, ExplainedNear{sent.Tokens[n.Token].Form, n.Rule.Name(), n.Why})
		}
		for _, l := range t.Left {
			s.Left = append(s.Left, ExplainedNear{sent.Tokens[l.Token].Form, l.Rule, l.Type + ": " + l.Why})
		}
		out.Sentences = append(out.Sentences, s)
	}
	return out
}

package nametrain

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"regexp"
	"strconv"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/annotate/name"
	"github.com/readout-events/readout/internal/measure/conllu"
)

// Doc is one document of a corpus: its sentences, and the labels of the
// tokens of each.
type Doc struct {
	Sents  []readout.Sentence
	Labels [][]uint8
}

func readTreebank(path string) ([]conllu.Sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	sents, err := conllu.Read(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return sents, nil
}

// ReadUNER joins the labels of a Universal NER file (Mayhew et al. 2024) to
// the sentences of its treebank, by sentence id.
func ReadUNER(treebank, labels string) ([]Doc, error) {
	sents, err := readTreebank(treebank)
	if err != nil {
		return nil, err
	}
	f, err := os.Open(labels)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	byID, err := readIOB(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", labels, err)
	}
	var docs []Doc
	for i := range sents {
		s := &sents[i]
		tags, ok := byID[s.Comment("sent_id")]
		if !ok || len(tags) != len(s.Tokens) {
			continue // the two releases differ in a few sentences
		}
		if s.NewDoc || len(docs) == 0 {
			docs = append(docs, Doc{})
		}
		d := &docs[len(docs)-1]
		d.Sents = append(d.Sents, s.Sentence)
		d.Labels = append(d.Labels, tags)
	}
	return docs, nil
}

// readIOB reads the second and third column: the form and its label. Labels
// other than PER, ORG and LOC count as outside.
func readIOB(r io.Reader) (map[string][]uint8, error) {
	out := map[string][]uint8{}
	in := bufio.NewScanner(r)
	in.Buffer(make([]byte, 1<<16), 1<<22)
	id := ""
	for line := 1; in.Scan(); line++ {
		text := in.Text()
		if v, ok := strings.CutPrefix(text, "# sent_id = "); ok {
			id = v
		}
		if text == "" || text[0] == '#' {
			continue
		}
		cols := strings.Split(text, "\t")
		if len(cols) < 3 {
			return nil, fmt.Errorf("line %d: %d columns, want 3 or more", line, len(cols))
		}
		kind := strings.TrimPrefix(strings.TrimPrefix(cols[2], "B-"), "I-")
		out[id] = append(out[id], name.Label(kind, strings.HasPrefix(cols[2], "B-")))
	}
	return out, in.Err()
}

// ReadGUM reads the names of GUM (Zeldes 2017): entities of the types person,
// place and organization whose head is a proper noun, without article, title
// and apposition, the outermost where one holds another.
func ReadGUM(path string) ([]Doc, error) {
	sents, err := readTreebank(path)
	if err != nil {
		return nil, err
	}
	var docs []Doc
	for i := range sents {
		s := &sents[i]
		if s.NewDoc || len(docs) == 0 {
			docs = append(docs, Doc{})
		}
		d := &docs[len(docs)-1]
		labels := make([]uint8, len(s.Tokens))
		for _, m := range gumMentions(s) {
			kind, first, end := gumName(s, m)
			if kind == "" || labelled(labels[first:end]) {
				continue
			}
			for k := first; k < end; k++ {
				labels[k] = name.Label(kind, k == first)
			}
		}
		d.Sents = append(d.Sents, s.Sentence)
		d.Labels = append(d.Labels, labels)
	}
	return docs, nil
}

func labelled(labels []uint8) bool {
	for _, l := range labels {
		if l != 0 {
			return true
		}
	}
	return false
}

type gumMention struct {
	kind       string
	first, end int
}

var bracket = regexp.MustCompile(`\([^()]+\)?|[^()]+\)`)

// gumMentions reads the brackets of the Entity key of MISC. Mentions are in
// the order of their start, the outer before the inner.
func gumMentions(s *conllu.Sentence) []gumMention {
	type open struct {
		id    string
		index int
	}
	var out []gumMention
	var stack []open
	for i := range s.Tokens {
		for _, field := range strings.Split(s.Misc[i], "|") {
			v, ok := strings.CutPrefix(field, "Entity=")
			if !ok {
				continue
			}
			for _, part := range bracket.FindAllString(v, -1) {
				if part[0] == '(' {
					cols := strings.Split(strings.Trim(part, "()"), "-")
					if len(cols) < 2 {
						continue
					}
					out = append(out, gumMention{kind: cols[1], first: i})
					stack = append(stack, open{cols[0], len(out) - 1})
					if !strings.HasSuffix(part, ")") {
						continue
					}
					part = cols[0] + ")"
				}
				id := strings.TrimSuffix(part, ")")
				for k := len(stack) - 1; k >= 0; k-- {
					if stack[k].id == id {
						out[stack[k].index].end = i + 1
						stack = append(stack[:k], stack[k+1:]...)
						break
					}
				}
			}
		}
	}
	return out
}

// gumName narrows a mention to the name in it.
func gumName(s *conllu.Sentence, m gumMention) (kind string, first, end int) {
	switch m.kind {
	case "person":
		kind = readout.Person
	case "organization":
		kind = readout.Organisation
	case "place":
		kind = readout.Location
	default:
		return "", 0, 0
	}
	if m.end <= m.first {
		return "", 0, 0
	}
	head := -1
	for k := m.first; k < m.end; k++ {
		if h := s.Tokens[k].Head; h < m.first || h >= m.end {
			head = k
			break
		}
	}
	if head < 0 || s.Tokens[head].Tag != "PROPN" {
		return "", 0, 0
	}
	if kind == readout.Person {
		first, end = head, head+1
		for first > m.first && s.Tokens[first-1].Tag == "PROPN" && s.Tokens[first-1].Head == head && strings.HasPrefix(s.Tokens[first-1].Rel, "compound") {
			first--
		}
		for end < m.end && (s.Tokens[end].Head >= first && s.Tokens[end].Head < end) && (strings.HasPrefix(s.Tokens[end].Rel, "flat") || s.Tokens[end].Form == "-") {
			end++
		}
		for k := m.first; k < m.end; k++ {
			if s.Tokens[k].Head == head && s.Tokens[k].Rel == "det" {
				return "", 0, 0 // "the Secretary"
			}
		}
		if end-first == 1 && roleWord(s.Tokens[head].Form) {
			return "", 0, 0
		}
		return kind, first, end
	}
	first, end = m.first, m.end
	for first < head && (s.Tokens[first].Rel == "det" || s.Tokens[first].Tag == "ADP" || s.Tokens[first].Tag == "PUNCT" || s.Tokens[first].Tag == "PRON" || s.Tokens[first].Tag == "ADJ" && lowerFirst(s.Tokens[first].Form)) {
		first++
	}
	for k := head + 1; k < end; k++ {
		t := &s.Tokens[k]
		if t.Tag == "PUNCT" && t.Form != "-" && t.Form != "." && t.Form != "&" || strings.HasPrefix(t.Rel, "acl") || t.Form == "'s" || t.Form == "’s" || t.Tag == "VERB" || t.Tag == "NOUN" && lowerFirst(t.Form) || t.Tag == "DET" && t.Head != head && false {
			end = k
			break
		}
	}
	for end > head+1 && s.Tokens[end-1].Tag != "PROPN" && s.Tokens[end-1].Rel != "flat" {
		end--
	}
	return kind, first, end
}

func lowerFirst(w string) bool { return w != "" && w[0] >= 'a' && w[0] <= 'z' }

// roleWord tells proper nouns of GUM that are titles without a name.
func roleWord(w string) bool {
	switch strings.ToLower(w) {
	case "president", "secretary", "speaker", "mayor", "minister", "professor", "justice", "governor", "senator", "chairman", "chair", "king", "queen", "judge", "captain", "doctor", "director", "emperor", "god", "sir", "madam", "pope":
		return true
	}
	return false
}

// readNames reads a transliteration list: the Latin form is the first column,
// the number of persons the last.
func readNames(path string, into map[string]int) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	for line := 1; in.Scan(); line++ {
		cols := strings.Split(in.Text(), "\t")
		if len(cols) != 3 {
			return fmt.Errorf("%s:%d: %d columns, want 3", path, line, len(cols))
		}
		n, err := strconv.Atoi(cols[2])
		if err != nil {
			return fmt.Errorf("%s:%d: %w", path, line, err)
		}
		into[cols[0]] = max(into[cols[0]], n)
	}
	return in.Err()
}

// readColumn reads one column of a tab-separated file.
func readColumn(path string, col int) ([]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []string
	in := bufio.NewScanner(f)
	in.Buffer(make([]byte, 1<<16), 1<<22)
	for in.Scan() {
		if strings.HasPrefix(in.Text(), "#") {
			continue
		}
		cols := strings.Split(in.Text(), "\t")
		if col < len(cols) && cols[col] != "" {
			out = append(out, cols[col])
		}
	}
	return out, in.Err()
}

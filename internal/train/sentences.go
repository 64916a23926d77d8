package train

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"path/filepath"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook"
	"github.com/readout-events/readout/internal/annotate/neural"
	"github.com/readout-events/readout/internal/annotate/segment"
	"github.com/readout-events/readout/internal/annotate/tag"
	"github.com/readout-events/readout/internal/learn"
	"github.com/readout-events/readout/internal/read"
)

// Sentences writes what the accurate model learns from beside the treebanks:
// wire.conllu, sentences of agency style with their trees, plain.conllu,
// sentences without gold trees (see plain), and headlines.conllu, what of the
// treebanks and of these can be a headline. data is the folder
// that holds treebanks, articles and the lists of names.
func Sentences(data, out string, seed uint64) error {
	n, err := readNames(data)
	if err != nil {
		return err
	}
	if !n.whole() {
		return fmt.Errorf("train: %s lacks the lists of names", data)
	}
	book, err := codebook.Default()
	if err != nil {
		return err
	}
	r := learn.Rand(seed)
	agency := wires(book, n, wireSentences, &r)
	if err := writeTrees(filepath.Join(out, "wire.conllu"), agency); err != nil {
		return err
	}
	sents, err := plain(book, data)
	if err != nil {
		return err
	}
	if err := writeTrees(filepath.Join(out, "plain.conllu"), sents); err != nil {
		return err
	}
	sents = append(sents, agency...)
	for _, name := range []string{ewtTrain, gumTrain} {
		bank, err := Treebank(filepath.Join(data, "treebanks", name))
		if err != nil {
			return fmt.Errorf("train: %w", err)
		}
		for i := range bank {
			sents = append(sents, bank[i].Sentence)
		}
	}
	var heads []readout.Sentence
	for i := range sents {
		if h, ok := headline(sents[i], &r); ok {
			if r.Float() < 0.45 {
				titled(&h)
			}
			heads = append(heads, h)
		}
	}
	return writeTrees(filepath.Join(out, "headlines.conllu"), heads)
}

// titled writes a headline with capitals: "Police Arrest Two in Raid".
func titled(s *readout.Sentence) {
	for i := range s.Tokens {
		t := &s.Tokens[i]
		switch t.Tag {
		case "ADP", "CCONJ", "DET", "PART", "PUNCT":
			if i > 0 {
				continue
			}
		}
		if c := t.Form[0]; c >= 'a' && c <= 'z' {
			t.Form = string(c-'a'+'A') + t.Form[1:]
		}
	}
}

// plain returns sentences without gold trees, the examples of the codebook
// and the articles below data/articles, with the trees of the accurate model.
func plain(book *codebook.Book, data string) ([]readout.Sentence, error) {
	var texts []string
	for i := range book.Examples {
		texts = append(texts, book.Examples[i].Sentence)
	}
	files, err := filepath.Glob(filepath.Join(data, "articles", "*.jsonl"))
	if err != nil {
		return nil, err
	}
	var bad error
	add := func(a readout.Article) error { texts = append(texts, a.Text); return nil }
	if err := read.Articles(files, read.Options{}, add, func(p *read.Problem) { bad = errors.Join(bad, p) }); err != nil || bad != nil {
		return nil, fmt.Errorf("train: %w", errors.Join(err, bad))
	}
	return parsed(texts)
}

// parsed cuts texts into sentences and parses these with the accurate model.
func parsed(texts []string) ([]readout.Sentence, error) {
	tags, err := tag.Default()
	if err != nil {
		return nil, err
	}
	trees, err := neural.Default()
	if err != nil {
		return nil, err
	}
	tagger, parser := tags.NewTagger(), trees.NewParser()
	var out []readout.Sentence
	for _, text := range texts {
		for _, s := range segment.Text(text) {
			if len(s.Tokens) < 3 || len(s.Tokens) > 80 {
				continue
			}
			parser.Parse(&s)
			tagger.Lemmas(&s)
			out = append(out, s)
		}
	}
	return out, nil
}

// writeTrees writes sentences in CoNLL-U.
func writeTrees(name string, sents []readout.Sentence) error {
	var b bytes.Buffer
	w := bufio.NewWriter(&b)
	for i := range sents {
		for k, t := range sents[i].Tokens {
			fmt.Fprintf(w, "%d\t%s\t%s\t%s\t%s\t_\t%d\t%s\t_\t_\n", k+1, t.Form, t.Lemma, t.Tag, t.XTag, t.Head+1, t.Rel)
		}
		fmt.Fprintln(w)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return write(name, b.Bytes())
}

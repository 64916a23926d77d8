package train

import (
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/learn"
)

// headline rewrites a sentence as a headline would have it: without articles,
// forms of "be" and the full stop, most of its past tenses in the present, "and"
// between subjects a comma. It reports whether the sentence lends itself to
// that. No treebank of headlines is open, and a parser that has seen none
// takes "allies" for the verb of "Zelensky urges allies to send weapons".
func headline(s readout.Sentence, r *learn.Rand) (readout.Sentence, bool) {
	n := len(s.Tokens)
	if n < 4 || n > 24 {
		return s, false
	}
	toks := append([]readout.Token(nil), s.Tokens...)
	kids := make([]int, n)
	subject := make([]int, n) // of each verb, -1 for none
	for i := range toks {
		subject[i] = -1
	}
	verb := false
	for i := range toks {
		t := &toks[i]
		if t.Head >= 0 {
			kids[t.Head]++
			if t.Rel == "nsubj" || t.Rel == "nsubj:pass" {
				subject[t.Head] = i
			}
		} else {
			verb = t.Tag == "VERB"
		}
		if t.XTag == "PRP" && t.Rel == "nsubj" && strings.EqualFold(t.Form, "I") || t.Form == "?" || t.Form == "!" || t.Rel == "discourse" {
			return s, false
		}
	}
	if !verb {
		return s, false
	}
	drop := make([]bool, n)
	changed := 0
	for i := range toks {
		t := &toks[i]
		leaf := kids[i] == 0
		switch {
		case i == n-1 && t.Form == ".":
			drop[i] = leaf
		case t.Rel == "det" && leaf && (strings.EqualFold(t.Form, "the") || strings.EqualFold(t.Form, "a") || strings.EqualFold(t.Form, "an")):
			drop[i] = r.Float() < 0.9
			changed++
		case t.Lemma == "be" && leaf && (t.Rel == "aux" || t.Rel == "aux:pass" || t.Rel == "cop") && t.XTag != "VB" && t.XTag != "VBN" && t.XTag != "VBG" && i > 0:
			drop[i] = r.Float() < 0.8
			changed++
		case t.XTag == "VBD" && t.Tag == "VERB" && t.Lemma != "be" && strings.ToLower(t.Lemma) == t.Lemma:
			if r.Float() < 0.6 {
				present(t, plural(toks, subject[i]))
				changed++
			}
		case t.Rel == "cc" && strings.EqualFold(t.Form, "and") && leaf && t.Head >= 0 && toks[t.Head].Rel == "conj" && toks[toks[t.Head].Head].Rel == "nsubj":
			if r.Float() < 0.4 {
				t.Form, t.Lemma, t.Tag, t.XTag, t.Rel = ",", ",", "PUNCT", ",", "punct"
				changed++
			}
		}
	}
	if changed == 0 {
		return s, false
	}
	// The tokens that are left, with their heads renumbered.
	number := make([]int, n)
	k := 0
	for i := range toks {
		number[i] = k
		if !drop[i] {
			k++
		}
	}
	out := toks[:0]
	for i := range toks {
		if drop[i] {
			continue
		}
		t := toks[i]
		if t.Head >= 0 {
			t.Head = number[t.Head]
		}
		out = append(out, t)
	}
	if len(out) < 3 {
		return s, false
	}
	f := out[0].Form
	out[0].Form = strings.ToUpper(f[:1]) + f[1:]
	s.Tokens = out
	return s, true
}

// plural reports whether a subject goes with "meet" rather than "meets".
func plural(toks []readout.Token, subject int) bool {
	if subject < 0 {
		return false
	}
	t := &toks[subject]
	if t.XTag == "NNS" || t.XTag == "NNPS" {
		return true
	}
	switch strings.ToLower(t.Form) {
	case "police", "people", "taliban", "we", "they", "you", "i", "these", "those", "who", "that", "which":
		return true
	}
	for i := range toks {
		if toks[i].Head == subject && toks[i].Rel == "conj" {
			return true
		}
	}
	return false
}

// present puts a verb into the present tense.
func present(t *readout.Token, plural bool) {
	l := t.Lemma
	if plural {
		t.Form, t.XTag = l, "VBP"
		return
	}
	t.XTag = "VBZ"
	end := l[len(l)-1]
	switch {
	case l == "have":
		t.Form = "has"
	case strings.HasSuffix(l, "sh") || strings.HasSuffix(l, "ch") || end == 's' || end == 'x' || end == 'z' || end == 'o':
		t.Form = l + "es"
	case end == 'y' && len(l) > 1 && !strings.ContainsRune("aeiou", rune(l[len(l)-2])):
		t.Form = l[:len(l)-1] + "ies"
	default:
		t.Form = l + "s"
	}
}

package place

import (
	"sort"
	"strings"

	readout "github.com/readout-events/readout"
)

// definite reads "in the city", "in this region" as the place of an act: the
// city or region spoken of last, in the same sentence before it or in the
// four sentences before. Where the sentence that it would come from names two
// such places it returns false.
func definite(doc *readout.Document, sentence, pred int) (*readout.Place, bool) {
	sent := &doc.Sentences[sentence]
	for i := range sent.Tokens {
		t := &sent.Tokens[i]
		if t.Head != pred && !(t.Head >= 0 && sent.Tokens[t.Head].Head == pred && light(&sent.Tokens[pred])) {
			continue
		}
		want := ""
		switch strings.ToLower(t.Form) {
		case "city", "town", "village":
			want = "city"
		case "region", "province", "oblast", "peninsula", "territory":
			want = "region"
		case "country":
			want = "country"
		}
		if want == "" || !locative(preposition(sent, i)) || preposition(sent, i) == "on" || preposition(sent, i) == "over" {
			continue
		}
		first, bare := i, false
		for j := max(0, i-3); j < i; j++ {
			if d := &sent.Tokens[j]; d.Head == i && strings.HasPrefix(d.Rel, "det") {
				switch strings.ToLower(d.Form) {
				case "the", "this", "that":
					first, bare = j, true
				}
			}
		}
		for j := range sent.Tokens[:min(len(sent.Tokens), i+12)] {
			if d := &sent.Tokens[j]; d.Head == i && (strings.HasPrefix(d.Rel, "nmod") || strings.HasPrefix(d.Rel, "amod") || d.Rel == "compound" || strings.HasPrefix(d.Rel, "acl") || d.Rel == "appos") {
				bare = false // the city of Odesa, the neighbouring country
			}
		}
		if !bare {
			continue
		}
		if p, ok := spoken(doc, sentence, first, want); ok {
			q := *p
			q.Sentence, q.First, q.End = sentence, first, i+1
			q.Text, q.Span = doc.Words(sent, first, i+1)
			q.Basis = q.Text + " = " + p.Name + ", named before"
			return &q, true
		}
	}
	return nil, false
}

// spoken returns the place of a precision that was named last before a token.
func spoken(doc *readout.Document, sentence, token int, precision string) (*readout.Place, bool) {
	places := doc.Places
	end := sort.Search(len(places), func(i int) bool {
		return places[i].Sentence > sentence || places[i].Sentence == sentence && places[i].First >= token
	})
	var found *readout.Place
	for i := end - 1; i >= 0 && i >= end-40; i-- {
		p := &places[i]
		if p.Sentence < sentence-4 || found != nil && p.Sentence < found.Sentence {
			break
		}
		if p.Precision != precision {
			continue
		}
		if found != nil && found.Name != p.Name {
			return nil, false
		}
		found = p
	}
	return found, found != nil
}

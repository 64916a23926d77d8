package name

import (
	"strings"
	"unicode"
	"unicode/utf8"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/actors"
)

// listed finds what the actor tables know by name in a sentence of a case
// class. In a headline all in capitals, and where no capitals are written,
// names are looked up as if written in the usual way.
func (f *Finder) listed(s *readout.Sentence, class int) []candidate {
	plain := s
	if class == upperCase || class == lowerCase {
		plain = usual(s)
	}
	var out []candidate
	var lower *readout.Sentence
	for i := 0; i < len(s.Tokens); {
		form := s.Tokens[i].Form
		if r, _ := utf8.DecodeRuneInString(plain.Tokens[i].Form); unicode.IsPunct(r) || unicode.IsDigit(r) && !strings.ContainsFunc(form, unicode.IsLetter) {
			i++
			continue
		}
		entries, end := f.table.Longest(s, i)
		if end == i && class == mixedCase && len(form) >= 4 && form[0] >= 'a' && form[0] <= 'z' && f.small[form] {
			// Some papers write a name in small letters on purpose: "russia",
			// "vladimir putin".
			if lower == nil {
				lower = usual(s)
			}
			if entries, end = f.table.Longest(lower, i); end > i && !f.demoted(s, i, end, entries) {
				entries, end = nil, i
			}
		}
		if plain != s {
			if more, to := f.table.Longest(plain, i); to > end {
				entries, end = more, to
			}
		}
		if end == i || !f.credible(s, i, end, entries, class, form) {
			i++
			continue
		}
		kind, sure := kindIn(entries, end-i)
		if kind == readout.Demonym && placeName(s, i, end, entries) {
			kind, sure = readout.Location, false
		}
		if kind != "" {
			out = append(out, candidate{first: i, end: end, kind: kind, sure: sure, weak: end-i == 1 && f.obscure(form, entries)})
		}
		i = end
	}
	return out
}

// smallNames collects the first words of the names of states, their adjectives
// and of persons, in small letters.
func smallNames(table *actors.Table) map[string]bool {
	out := map[string]bool{}
	add := func(name string) {
		if first, _, _ := strings.Cut(name, " "); len(first) >= 4 {
			out[strings.ToLower(first)] = true
		}
	}
	for _, st := range table.States() {
		if !st.Independent {
			continue
		}
		add(st.Name)
		for _, d := range st.Demonyms {
			add(d)
			add(d + "s")
		}
		for _, c := range st.Capitals {
			add(c)
		}
		for _, h := range table.Holders(st.ISO3, "", "") {
			add(h.Name)
		}
	}
	return out
}

// demoted reports whether tokens in small letters may be the name that they
// would be with capitals: a state or its adjective, or a person of two words
// and more.
func (f *Finder) demoted(s *readout.Sentence, i, end int, entries []*actors.Entry) bool {
	for k := i; k < end; k++ {
		if shape, _ := shapeOf(s.Tokens[k].Form); shape != shapeLower {
			return false
		}
	}
	for _, e := range entries {
		switch e.Kind {
		case actors.Person:
			if end-i > 1 {
				return true
			}
		case actors.StateKind, actors.Demonym:
			if st := f.table.State(e.Country); st != nil && st.Name == e.Name && f.credible(s, i, end, entries, lowerCase, s.Tokens[i].Form) {
				return true
			}
		case actors.Seat:
			if t := s.Tokens[i].Tag; t == "PROPN" {
				return true
			}
		}
	}
	return false
}

// credible keeps words of daily life out that look like names in a headline
// or in lower case.
func (f *Finder) credible(s *readout.Sentence, i, end int, entries []*actors.Entry, class int, form string) bool {
	if end-i > 1 {
		return true
	}
	if class != lowerCase {
		switch s.Tokens[i].Tag {
		case "VERB", "AUX", "PRON", "INTJ", "ADV", "DET", "ADP", "SCONJ", "CCONJ", "PART":
			for _, e := range entries {
				if e.Kind == actors.StateKind || e.Kind == actors.Demonym {
					return true
				}
			}
			return false // "Let us" is no Lashkar-e-Taiba
		}
		return true
	}
	// One word without a capital: only states and their adjectives, and
	// nothing that is a word otherwise (turkey, china, polish).
	switch strings.ToLower(form) {
	case "turkey", "china", "polish", "jersey", "chad", "niger", "us", "who", "jordan", "georgia", "guinea", "swedes", "dutch", "pole", "poles", "finish", "man", "bath", "nice", "reading", "mobile":
		return false
	}
	for _, e := range entries {
		if e.Kind == actors.StateKind || e.Kind == actors.Demonym {
			return true
		}
	}
	return false
}

// placeName reports whether the words are what the tables call a place
// itself, beside its adjective: "Europe", "Florida".
func placeName(s *readout.Sentence, i, end int, entries []*actors.Entry) bool {
	if end-i != 1 || strings.HasSuffix(s.Tokens[i].Form, "s") {
		return false
	}
	for _, e := range entries {
		if e.Kind == actors.Demonym && e.Sector == "" && len(e.Aliases) > 0 && strings.EqualFold(e.Name, s.Tokens[i].Form) {
			return true
		}
	}
	return false
}

// obscure reports whether one word is but another name of a dependent
// territory ("Saba"): the tagger must agree.
func (f *Finder) obscure(form string, entries []*actors.Entry) bool {
	for _, e := range entries {
		if e.Kind != actors.StateKind || strings.EqualFold(e.Name, form) {
			return false
		}
		if st := f.table.State(e.Country); st == nil || st.Independent {
			return false
		}
	}
	return true
}

// kindIn returns the kind of mention that entries stand for, and whether the
// words can hardly be anything else.
func kindIn(entries []*actors.Entry, words int) (kind string, sure bool) {
	var state, demonym, seat, body, person bool
	for _, e := range entries {
		switch e.Kind {
		case actors.StateKind:
			state = true
		case actors.Region, actors.Seat:
			seat = true
		case actors.Demonym:
			demonym = true
		case actors.Organisation, actors.Group, actors.Company, actors.Media:
			body = true
		case actors.Person:
			person = true
		}
	}
	switch {
	case person && words > 1:
		return readout.Person, true
	case state:
		return readout.Location, words > 1 && !body
	case demonym:
		return readout.Demonym, !seat && !body
	case body:
		return readout.Organisation, words > 1 && !seat
	case seat:
		return readout.Location, false
	case person:
		return readout.Person, true
	}
	return "", false
}

// usual returns a copy of the sentence with every word in small letters and
// its first one capital, for looking names up.
func usual(s *readout.Sentence) *readout.Sentence {
	out := *s
	out.Tokens = make([]readout.Token, len(s.Tokens))
	copy(out.Tokens, s.Tokens)
	for i := range out.Tokens {
		w := out.Tokens[i].Form
		r, n := utf8.DecodeRuneInString(w)
		if unicode.IsLetter(r) {
			out.Tokens[i].Form = string(unicode.ToUpper(r)) + strings.ToLower(w[n:])
		}
	}
	return &out
}

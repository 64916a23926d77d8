package actor_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/actor"
	"github.com/readout-events/readout/internal/annotate"
	"github.com/readout-events/readout/internal/phrase"
)

type goldParty struct{ Text, Name, Country, Sector string }

type goldSentence struct {
	ID, Text string
	Events   []struct{ Actor, Recipient []goldParty }
}

// shared opens a file of the measuring data, which lies beside the repository
// and is no part of it.
func shared(t testing.TB, name string) *os.File {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for dir != filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		dir = filepath.Dir(dir)
	}
	f, err := os.Open(filepath.Join(dir, "..", "shared", name))
	if err != nil {
		t.Skipf("measuring data are not here: %v", err)
	}
	return f
}

// The parties of the coded press articles, each taken by itself: how many
// have the country, and how many country and sector, that the annotators
// gave. Only a floor is tested; -v prints what differs.
func TestGoldParties(t *testing.T) {
	f := shared(t, "data/gold/press-dev.jsonl")
	defer f.Close()
	who, stages := stagesOf(t)
	var articles [][]goldSentence
	last := ""
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		var s goldSentence
		if err := json.Unmarshal(sc.Bytes(), &s); err != nil {
			t.Fatal(err)
		}
		article, _, _ := strings.Cut(s.ID, ":")
		if article != last {
			articles = append(articles, nil)
			last = article
		}
		articles[len(articles)-1] = append(articles[len(articles)-1], s)
	}
	total, country, both, none := 0, 0, 0, 0
	for _, a := range articles {
		doc := &readout.Document{}
		starts := make([]int, len(a))
		for i, s := range a {
			starts[i] = len(doc.Text)
			doc.Text += s.Text + "\n"
		}
		for _, stage := range stages {
			stage.Do(doc)
		}
		for i, s := range a {
			seen := map[string]bool{}
			for _, e := range s.Events {
				for _, p := range append(append([]goldParty(nil), e.Actor...), e.Recipient...) {
					k := strings.Index(s.Text, p.Text)
					if p.Text == "" || k < 0 || seen[p.Text+p.Country+p.Sector] {
						continue
					}
					seen[p.Text+p.Country+p.Sector] = true
					got, ok := at(who, doc, starts[i]+k, starts[i]+k+len(p.Text))
					if !ok {
						continue
					}
					total++
					c, b := false, false
					var show []string
					for _, g := range got {
						c = c || g.Country == p.Country
						b = b || g.Country == p.Country && g.Sector == p.Sector
						show = append(show, fmt.Sprintf("%s %s (%s; %s)", g.Country, g.Sector, g.Name, g.Basis))
					}
					if len(got) == 0 {
						none++
					}
					if c {
						country++
					}
					if b {
						both++
					} else {
						t.Logf("%s %q\n  got  %s\n  want %s %s (%s)", s.ID, p.Text, strings.Join(show, " & "), p.Country, p.Sector, p.Name)
					}
				}
			}
		}
	}
	t.Logf("%d parties: country right %d (%.1f %%), country and sector %d (%.1f %%), nobody %d", total, country, pc(country, total), both, pc(both, total), none)
	if pc(both, total) < 70 {
		t.Errorf("country and sector right for %d of %d", both, total)
	}
}

func pc(a, b int) float64 { return 100 * float64(a) / float64(b) }

// at resolves the phrase that the words [start, end) of the text make up.
func at(who *actor.Resolver, doc *readout.Document, start, end int) ([]readout.Participant, bool) {
	for si := range doc.Sentences {
		s := &doc.Sentences[si]
		if s.Number == 0 || s.End <= start || s.Start >= end {
			continue
		}
		first, stop := -1, -1
		for i := range s.Tokens {
			if s.Tokens[i].End > start && s.Tokens[i].Start < end {
				if first < 0 {
					first = i
				}
				stop = i + 1
			}
		}
		if first < 0 {
			continue
		}
		for i := first; i < stop; i++ {
			if h := s.Tokens[i].Head; h < first || h >= stop {
				var got []readout.Participant
				for _, m := range phrase.Members(s, i) {
					if m < stop {
						got = append(got, who.Phrase(doc, phrase.Of(s, si, m))...)
					}
				}
				return got, true
			}
		}
	}
	return nil, false
}

func stagesOf(t *testing.T) (*actor.Resolver, []annotate.Stage) {
	t.Helper()
	m, err := annotate.Load(annotate.Fast, nil)
	if err != nil {
		t.Fatal(err)
	}
	return m.Who, annotate.New(m).Stages
}

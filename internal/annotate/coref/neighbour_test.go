package coref_test

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"
	"time"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/actors"
	"github.com/readout-events/readout/internal/annotate/coref"
	"github.com/readout-events/readout/internal/measure/noise"
)

// neighbour is an office holder of the tables and the one whose name sounds
// most like his.
type neighbour struct {
	one, other         *actors.Entry
	oneName, otherName string // family names
	apart              float64
}

// neighbours finds for persons of the tables the nearest other one by sound,
// among those whose family names begin or end alike.
func neighbours(t *testing.T, table *actors.Table, most int) []neighbour {
	t.Helper()
	plain := func(s string) bool {
		return len(s) >= 5 && strings.Trim(strings.ToLower(s), "abcdefghijklmnopqrstuvwxyz") == ""
	}
	type holder struct {
		e      *actors.Entry
		family string
	}
	var all []holder
	seen := map[string]bool{}
	alike := map[string][]int{}
	for _, e := range table.Persons() {
		if len(e.Short) == 0 || seen[e.Name] || seen[e.Short[0]] || !plain(e.Short[0]) || !strings.Contains(e.Name, " ") || e.Sector != "GOV" {
			continue
		}
		seen[e.Name], seen[e.Short[0]] = true, true
		f := e.Short[0]
		alike["^"+strings.ToLower(f[:2])] = append(alike["^"+strings.ToLower(f[:2])], len(all))
		alike["$"+f[len(f)-3:]] = append(alike["$"+f[len(f)-3:]], len(all))
		all = append(all, holder{e, f})
	}
	distance := coref.Distance()
	rnd := rand.New(rand.NewSource(5))
	var out []neighbour
	for _, i := range rnd.Perm(len(all)) {
		h := &all[i]
		n := neighbour{one: h.e, oneName: h.family, apart: 9}
		for _, list := range [][]int{alike["^"+strings.ToLower(h.family[:2])], alike["$"+h.family[len(h.family)-3:]]} {
			for _, k := range list[:min(len(list), 40)] {
				if k == i {
					continue
				}
				if d := distance(strings.ToLower(h.family), strings.ToLower(all[k].family)); d < n.apart {
					n.other, n.otherName, n.apart = all[k].e, all[k].family, d
				}
			}
		}
		if n.other != nil && n.apart > 0 {
			out = append(out, n)
		}
		if len(out) == most {
			break
		}
	}
	return out
}

// entityOf returns the entity of the mention that reads as given, from
// sentence from on; -1 where there is none.
func entityOf(doc *readout.Document, words string, from int) int {
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		if m.Sentence < from || m.Kind != readout.Person {
			continue
		}
		if w, _ := doc.Words(&doc.Sentences[m.Sentence], m.First, m.End); w == words {
			return m.Entity
		}
	}
	return -1
}

// TestNeighbours writes articles with an office holder of the tables, the
// office holder whose name sounds most like his, and a distorted form of the
// first name: whose is it taken for? And with the neighbour only: the
// distorted name is then somebody else's. Prints recall and false merges.
func TestNeighbours(t *testing.T) {
	table, err := actors.Default()
	if err != nil {
		t.Fatal(err)
	}
	read := reader(t)
	rnd, distort := rand.New(rand.NewSource(7)), noise.Distorter()
	distance := coref.Distance()
	cases, right, wrong, alone, taken, nearer := 0, 0, 0, 0, 0, 0
	for _, n := range neighbours(t, table, 1250) {
		bad := ""
		for k := 0; k < 20 && (bad == "" || bad == n.oneName || len(table.Lookup(bad)) > 0 || len(bad) < 4); k++ {
			bad = distort(n.oneName, rnd)
		}
		if bad == "" || bad == n.oneName || len(table.Lookup(bad)) > 0 {
			continue
		}
		first, second := n.one.Name, n.other.Name
		if cases%2 == 1 {
			first, second = second, first
		}
		doc := read(readout.Article{Text: fmt.Sprintf("%s arrived in the city on Monday. %s stayed at home. Later %s said that the talks were useful.", first, second, bad)})
		one, other, it := entityOf(doc, n.one.Name, 0), entityOf(doc, n.other.Name, 0), entityOf(doc, bad, 2)
		if one < 0 || other < 0 || it < 0 {
			continue // a name that was not found as one
		}
		cases++
		switch it {
		case one:
			right++
		case other:
			wrong++
		}
		doc = read(readout.Article{Text: fmt.Sprintf("%s arrived in the city on Monday. Later %s said that the talks were useful.", n.other.Name, bad)})
		if other, it := entityOf(doc, n.other.Name, 0), entityOf(doc, bad, 1); other >= 0 && it >= 0 {
			alone++
			if other == it {
				taken++
				if low := strings.ToLower(bad); distance(strings.ToLower(n.otherName), low) <= distance(strings.ToLower(n.oneName), low)+0.1 {
					nearer++
				}
			}
		}
	}
	t.Logf("%d distorted names of office holders beside the one that sounds most like theirs: %d taken for the right one (%.1f %%), %d for the other (%.2f %%)",
		cases, right, 100*float64(right)/float64(cases), wrong, 100*float64(wrong)/float64(cases))
	t.Logf("with the other alone: %d of %d taken for him (%.1f %%), %d of them as near to his name as to the right one", taken, alone, 100*float64(taken)/float64(alone), nearer)
	if cases < 1000 || right < cases/2 || wrong > cases/50 || taken > alone/8 {
		t.Errorf("%d cases, %d right, %d wrong; alone %d of %d taken", cases, right, wrong, taken, alone)
	}
}

// TestOfficeHoldersStayApart: two office holders who are both in the tables
// are never one person, however alike their names sound.
func TestOfficeHoldersStayApart(t *testing.T) {
	table, err := actors.Default()
	if err != nil {
		t.Fatal(err)
	}
	read := reader(t)
	pairs, merged := 0, 0
	for _, n := range neighbours(t, table, 550) {
		for _, day := range []time.Time{{}, time.Date(2019, 6, 1, 0, 0, 0, 0, time.UTC)} {
			doc := read(readout.Article{Published: day, Text: fmt.Sprintf("%s arrived in the city on Monday. %s stayed at home. Later %s said that the talks were useful. However, %s said nothing.", n.one.Name, n.other.Name, n.oneName, n.otherName)})
			one, other := entityOf(doc, n.one.Name, 0), entityOf(doc, n.other.Name, 0)
			if one < 0 || other < 0 {
				continue
			}
			if strings.Contains(n.one.Name, n.otherName) || strings.Contains(n.other.Name, n.oneName) {
				continue // "Luong" is a name of both
			}
			pairs++
			short, shortOther := entityOf(doc, n.oneName, 2), entityOf(doc, n.otherName, 3)
			if one == other || short == other || shortOther == one {
				merged++
				t.Errorf("%s and %s (%.2f apart), %q and %q: %d %d %d %d", n.one.Name, n.other.Name, n.apart, n.oneName, n.otherName, one, other, short, shortOther)
			}
		}
	}
	t.Logf("%d articles with two office holders of like names, %d merged", pairs, merged)
	if pairs < 1000 {
		t.Errorf("only %d pairs", pairs)
	}
}

package measure

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/coder"
)

// GoldEvent is an event as annotators marked it.
type GoldEvent struct {
	Type      string      `json:"type"`
	Mode      string      `json:"mode"`
	Status    string      `json:"status"`
	Actor     []GoldParty `json:"actor"`
	Recipient []GoldParty `json:"recipient"`
	Trigger   string      `json:"trigger"`
	Date      string      `json:"date"`
	Place     string      `json:"place"`
	Says      []GoldParty `json:"says"`

	// sets of one type a sentence
	Plover     string          `json:"plover"`
	Source     json.RawMessage `json:"source"`
	Target     json.RawMessage `json:"target"`
	SourceText json.RawMessage `json:"source_text"`
	TargetText json.RawMessage `json:"target_text"`
	EventText  string          `json:"event_text"`
}

// GoldParty is an actor, recipient or source as marked.
type GoldParty struct {
	Text    string `json:"text"`
	Name    string `json:"name"`
	Country string `json:"country"`
	Sector  string `json:"sector"`
}

// GoldSentence is one line of a gold file.
type GoldSentence struct {
	ID       string      `json:"id"`
	Text     string      `json:"text"`
	Events   []GoldEvent `json:"events"`
	Relevant bool        `json:"relevant"`
}

// alone makes an article of each gold sentence.
func alone(gold []GoldSentence) []readout.Article {
	arts := make([]readout.Article, len(gold))
	for i, g := range gold {
		arts[i] = readout.Article{ID: g.ID, Text: g.Text + "\n"}
	}
	return arts
}

// ReadGold reads a gold file, one JSON object a line.
func ReadGold(path string) ([]GoldSentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("measure: %w", err)
	}
	defer f.Close()
	var out []GoldSentence
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<24)
	for n := 1; sc.Scan(); n++ {
		if strings.TrimSpace(sc.Text()) == "" {
			continue
		}
		var g GoldSentence
		if err := json.Unmarshal(sc.Bytes(), &g); err != nil {
			return nil, fmt.Errorf("measure: %s:%d: %w", path, n, err)
		}
		out = append(out, g)
	}
	return out, sc.Err()
}

// Count is precision and recall in the making.
type Count struct{ Right, Wrong, Missed int }

// Add counts hits among found and gold.
func (c *Count) Add(hit, found, gold int) {
	c.Right += hit
	c.Wrong += found - hit
	c.Missed += gold - hit
}

// F1 returns the harmonic mean of precision and recall, 0 to 100.
func (c Count) F1() float64 {
	if c.Right == 0 {
		return 0
	}
	return 200 * float64(c.Right) / float64(2*c.Right+c.Wrong+c.Missed)
}

// String writes the figures as score.py does.
func (c Count) String() string {
	p := 100 * float64(c.Right) / float64(max(1, c.Right+c.Wrong))
	r := 100 * float64(c.Right) / float64(max(1, c.Right+c.Missed))
	return fmt.Sprintf("F1 %5.1f  P %5.1f  R %5.1f  (%d right, %d wrong, %d missed)", c.F1(), p, r, c.Right, c.Wrong, c.Missed)
}

// codeAll codes texts as articles of their own.
func codeAll(c *coder.Coder, arts []readout.Article) []coder.Result {
	out := make([]coder.Result, len(arts))
	each(c, len(arts), func(w *coder.Worker, i int) { out[i] = w.Code(arts[i]) })
	return out
}

func counted(status string) bool {
	return status == readout.Actual || status == readout.Historical || status == readout.Future
}

// partySet is the set of countries, with or without sectors, as one string.
func goldSet(ps []GoldParty, sector bool) map[string]bool {
	out := map[string]bool{}
	for _, p := range ps {
		out[partyKey(p.Country, p.Sector, sector)] = true
	}
	return out
}

func reportSet(ps []readout.Participant, sector bool) map[string]bool {
	out := map[string]bool{}
	for i := range ps {
		out[partyKey(ps[i].Country, ps[i].Sector, sector)] = true
	}
	return out
}

// noCountry stands for a party whose country is not given.
const noCountry = "---"

func partyKey(country, sector string, with bool) string {
	if country == "" {
		country = noCountry
	}
	if with {
		return strings.ToUpper(country) + " " + sector
	}
	return strings.ToUpper(country)
}

func equal(a, b map[string]bool) bool {
	if len(a) != len(b) {
		return false
	}
	for k := range a {
		if !b[k] {
			return false
		}
	}
	return true
}

func union(a, b map[string]bool) map[string]bool {
	out := map[string]bool{}
	for k := range a {
		out[k] = true
	}
	for k := range b {
		out[k] = true
	}
	return out
}

func symmetric(typ string) bool {
	switch typ {
	case "CONSULT", "COOPERATE", "ASSAULT", "AGREE", "SUPPORT":
		return true
	}
	return false
}

// sameWho is score.py's test of who did what to whom.
func sameWho(g *GoldEvent, r *readout.Report, sector bool) bool {
	if g.Type != r.Type {
		return false
	}
	ga, gr := goldSet(g.Actor, sector), goldSet(g.Recipient, sector)
	ra, rr := reportSet(r.Actor, sector), reportSet(r.Recipient, sector)
	if equal(ga, ra) && equal(gr, rr) {
		return true
	}
	if symmetric(g.Type) && len(g.Actor) > 1 && len(gr) == 0 {
		return equal(ga, union(ra, rr)) && len(ra) > 0
	}
	return g.Type == "CONSULT" && len(gr) > 0 && len(rr) == 0 && equal(ra, union(ga, gr))
}

// pair finds the largest one-to-one matching; the result gives for each
// report its gold event or -1.
func pair(gold []GoldEvent, reps []readout.Report, test func(*GoldEvent, *readout.Report) bool) []int {
	owner := make([]int, len(reps))
	for i := range owner {
		owner[i] = -1
	}
	var put func(i int, seen []bool) bool
	put = func(i int, seen []bool) bool {
		for j := range reps {
			if !seen[j] && test(&gold[i], &reps[j]) {
				seen[j] = true
				if owner[j] < 0 || put(owner[j], seen) {
					owner[j] = i
					return true
				}
			}
		}
		return false
	}
	for i := range gold {
		put(i, make([]bool, len(reps)))
	}
	return owner
}

// Code codes articles on all cores; results stand in the order of arts.
func Code(c *coder.Coder, arts []readout.Article) []coder.Result { return codeAll(c, arts) }

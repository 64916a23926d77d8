// Command generate writes the table that is embedded in package spell from the
// words of open texts and of this repository. It is run in the root of the
// repository:
//
//	go run ./internal/annotate/spell/generate ../shared/data > internal/annotate/spell/words.bin
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/readout-events/readout/codebook"
	"github.com/readout-events/readout/internal/annotate/spell"
)

// words counts words in small letters; forms are those that follow from a
// word by inflection.
type words struct {
	count map[string]int
	names map[string]int // how often a word stands in capitals
	forms map[string]bool
}

// old are words that the texts lack and that look like two.
const old = "therein thereof thereby therefrom therewith thereafter thereupon thereto hereby herein hereof hereafter heretofore herewith whereby wherein whereof whereupon whereas " +
	"hitherto insofar inasmuch notwithstanding nonetheless nevertheless albeit forthwith forthcoming henceforth hindsight inroad inroads outright overt offhand onus oncoming " +
	"onslaught onward onwards inland inbound outbound outlying inborn inset outset offset onset input output upbeat uproar upturn downturn upheaval uphold undertone undertow " +
	"asylum adrift afloat ajar akin amass amiss anew aplomb ashore aside astray atone avert avow await awash awry toil token tomb tonne topple torrent " +
	"policymaking policymaker policymakers lawmaking peacemaking peacebuilding statehood nationhood multiethnic multiparty nonaligned paramilitary antiwar seafront beachfront " +
	"shorefront roadblock roadside wayside hillside hilltop mountaintop rooftop doorstep foothold stronghold threshold household freehold leasehold stakeholder shareholder " +
	"heartfelt groundbreaking noteworthy headwind headwinds tailwind tailwinds wellbeing watershed troublemaker troublemakers firebrand firebrands evenhanded shortlived taskforce " +
	"heartbreaking heartbroken heartwarming lightweight heavyweight painstaking breathtaking trailblazer trailblazing newsworthy blameworthy praiseworthy seaworthy airworthy creditworthy " +
	"creditworthiness powerbroker kingmaker matchmaker rainmaker warmonger warmongering fearmongering scaremongering hatemongering homegrown overland overlord forefront forefather forefathers " +
	"bondholder bondholders officeholder officeholders placeholder slaveholder titleholder kinship stewardship brinkmanship gamesmanship statesmanship chairmanship upkeep inflow outflow inflows outflows " +
	"handcuff handcuffed handcuffs gunship gunboat gunpoint knifepoint swordsman marksman marksmen groundswell landslide mudslide backslide backsliding backlash backlog backdrop backstop backroom"

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: generate DATA")
		os.Exit(2)
	}
	w := words{map[string]int{}, map[string]int{}, map[string]bool{}}
	if err := w.read(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	classes := map[string]spell.Class{}
	for form := range w.forms {
		classes[form] = spell.Rare
	}
	for word, n := range w.count {
		switch {
		case w.names[word] > 2*n:
			delete(classes, word)
		case n > 2:
			classes[word] = spell.Common
		case n == 2:
			classes[word] = spell.Usual
		default:
			classes[word] = spell.Rare
		}
	}
	sorted := make([]string, 0, len(classes))
	for word := range classes {
		sorted = append(sorted, word)
	}
	sort.Strings(sorted)
	if _, err := os.Stdout.Write(spell.Table(sorted, classes)); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func (w *words) read(data string) error {
	for _, name := range []string{"ewt/en_ewt-ud-train.conllu", "gum/en_gum-ud-train.conllu"} {
		text, err := os.ReadFile(filepath.Join(data, "treebanks", name))
		if err != nil {
			return err
		}
		for line := range strings.Lines(string(text)) {
			f := strings.Split(line, "\t")
			switch {
			case len(f) < 6 || f[3] == "X" || strings.Contains(f[5], "Typo=Yes"):
			case f[3] == "PROPN":
				if strings.ToUpper(f[1]) == f[1] {
					w.names[strings.ToLower(f[1])]++
				}
			default:
				w.add(f[1])
				w.inflect(strings.ToLower(f[2]), f[3])
			}
		}
	}
	articles, err := filepath.Glob(filepath.Join(data, "articles", "*.jsonl"))
	if err != nil {
		return err
	}
	own, err := filepath.Glob("codebook/en/*.txt")
	if err != nil {
		return err
	}
	for _, name := range append(append(articles, own...), "codebook/actors/roles.txt") {
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		for line := range strings.Lines(string(text)) {
			for _, word := range strings.FieldsFunc(strings.ReplaceAll(line, "\\n", " "), func(r rune) bool { return r != '\'' && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') }) {
				if word != "guardia" { // of another language, and half of a name
					w.add(word)
				}
			}
		}
	}
	for _, word := range strings.Fields(old) {
		w.forms[word] = true
	}
	text, err := os.ReadFile("internal/annotate/tag/verbs.txt")
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(text)) {
		if f := strings.Fields(line); len(f) > 0 && f[0] != "#" {
			w.add(f[0])
			w.inflect(f[0], "VERB")
		}
	}
	return nil
}

// add counts a word that stands in small letters, and names in capitals.
func (w *words) add(word string) {
	switch {
	case len(word) < 2:
	case strings.Trim(word, "abcdefghijklmnopqrstuvwxyz") == "":
		w.count[word]++
	case strings.ToUpper(word) == word:
		w.names[strings.ToLower(word)]++
	}
}

func (w *words) inflect(lemma, tag string) {
	if len(lemma) < 3 || strings.Trim(lemma, "abcdefghijklmnopqrstuvwxyz") != "" {
		return
	}
	end := lemma[len(lemma)-1]
	switch tag {
	case "VERB":
		s, ed, en, ing := codebook.Inflect(lemma)
		for _, f := range []string{s, ed, en, ing} {
			w.forms[f] = true
		}
	case "NOUN":
		switch {
		case strings.HasSuffix(lemma, "sh") || strings.HasSuffix(lemma, "ch") || end == 's' || end == 'x' || end == 'z':
			w.forms[lemma+"es"] = true
		case end == 'y' && !strings.ContainsRune("aeiou", rune(lemma[len(lemma)-2])):
			w.forms[lemma[:len(lemma)-1]+"ies"] = true
		default:
			w.forms[lemma+"s"] = true
		}
	case "ADJ":
		switch {
		case strings.HasSuffix(lemma, "le"):
			w.forms[lemma[:len(lemma)-1]+"y"] = true
		case end == 'y':
			w.forms[lemma[:len(lemma)-1]+"ily"] = true
		case strings.HasSuffix(lemma, "ic"):
			w.forms[lemma+"ally"] = true
		default:
			w.forms[lemma+"ly"] = true
		}
	}
}

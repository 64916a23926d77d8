// Package nametrain trains the tagger of names: a conditional random field
// over hashed features, on Universal NER English (EWT) and the names of GUM,
// with names put in other names' places and sentences in other capitals, so
// that it knows headlines and strangers.
package nametrain

import (
	"fmt"
	"io"
	"math/rand"
	"os"
	"path/filepath"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/codebook/actors"
	"github.com/readout-events/readout/internal/annotate/name"
)

// Options names the corpora and the place of the result. All folders are as
// their publishers made them; see models/name.md.
type Options struct {
	UNER         string    // folder of Universal NER EWT: train and dev .iob2
	EWT          string    // folder of UD English EWT
	GUM          string    // folder of UD English GUM; "" leaves it out
	Names        string    // folder of the transliteration lists
	Places       string    // folder of the GeoNames extracts
	Out          string    // folder for model.bin and lists.bin; "" writes nothing
	Epochs       int       // 0 means 18
	Seeds        int       // models that are averaged; 0 means 3
	Keep         float32   // weights below are left out; 0 means 0.14
	Log          io.Writer // progress; nil is silent
	NoTags       bool      // leave the parts of speech out
	Folds        int       // parts for tagging the corpora with taggers that have not seen them; 0 keeps the tags of the treebanks
	Swap, Recase float32   // shares of sentences with other names and other capitals; 0 means 0.35 and 0.13
	GUMShare     float32   // share of the GUM documents seen in an epoch; 0 means all
	NoAugment    bool      // train on the corpora as they are
	Rate         float32   // learning rate of AdaGrad; 0 means 0.14
	Drop         float32   // share of the features dropped in training; 0 means 0.5
	Decay        float32   // shrinks the weights; 0 means 0.003
}

// Run trains a model and returns its score on the dev set of Universal NER.
func Run(opts Options) (Score, error) {
	if opts.Epochs == 0 {
		opts.Epochs = 18
	}
	if opts.Seeds == 0 {
		opts.Seeds = 3
	}
	if opts.Keep == 0 {
		opts.Keep = 0.14
	}
	if opts.Rate == 0 {
		opts.Rate = 0.1
	}
	if opts.Drop == 0 {
		opts.Drop = 0.5
	}
	if opts.Decay == 0 {
		opts.Decay = 0.003
	}
	if opts.Swap == 0 {
		opts.Swap = 0.35
	}
	if opts.Recase == 0 {
		opts.Recase = 0.13
	}
	if opts.Log == nil {
		opts.Log = io.Discard
	}
	train, err := ReadUNER(filepath.Join(opts.EWT, "en_ewt-ud-train.conllu"), filepath.Join(opts.UNER, "en_ewt-ud-train.2022-12-02.iob2"))
	if err != nil {
		return Score{}, err
	}
	dev, err := ReadUNER(filepath.Join(opts.EWT, "en_ewt-ud-dev.conllu"), filepath.Join(opts.UNER, "en_ewt-ud-dev.iob2"))
	if err != nil {
		return Score{}, err
	}
	uner := len(train)
	var gum []Doc
	if opts.GUM != "" {
		more, err := ReadGUM(filepath.Join(opts.GUM, "en_gum-ud-train.conllu"))
		if err != nil {
			return Score{}, err
		}
		train = append(train, more...)
		if gum, err = ReadGUM(filepath.Join(opts.GUM, "en_gum-ud-dev.conllu")); err != nil {
			return Score{}, err
		}
	}
	if opts.Folds > 1 {
		retag(train, [][]Doc{dev, gum}, opts)
	}
	if opts.NoTags {
		for _, set := range [][]Doc{train, dev, gum} {
			dropTags(set)
		}
	}
	lists, swap, err := readLists(opts)
	if err != nil {
		return Score{}, err
	}
	list, err := name.LoadLists(lists)
	if err != nil {
		return Score{}, err
	}
	tables, err := actors.Default()
	if err != nil {
		return Score{}, err
	}
	tagger := name.NewTagger(nil, list, tables)
	counts := map[uint32]uint8{}
	for _, d := range train {
		tagger.Survey(d.Sents)
		for i := range d.Sents {
			tagger.Features(&d.Sents[i], func(_ int, _ uint8, f []uint32) {
				for _, k := range f {
					if counts[k] < 255 {
						counts[k]++
					}
				}
			})
		}
	}
	// Models of several seeds make one by the mean of their weights: they agree
	// on what the corpora teach and differ in the rest.
	sum := map[uint32][numLabels]float32{}
	var transSum [numJoints][numLabels][numLabels]float32
	for seed := range opts.Seeds {
		weights, trans := fit(train, uner, counts, tagger, swap, int64(7+seed), opts)
		for k, row := range weights {
			have := sum[k]
			for l := range row {
				have[l] += row[l] / float32(opts.Seeds)
			}
			sum[k] = have
		}
		for j := range trans {
			for a := range trans[j] {
				for b := range trans[j][a] {
					transSum[j][a][b] += trans[j][a][b] / float32(opts.Seeds)
				}
			}
		}
		m, err := name.Load(name.Encode(weights, trans, opts.Keep))
		if err != nil {
			return Score{}, err
		}
		fmt.Fprintf(opts.Log, "seed %d: UNER EWT dev %v\n", seed+1, Evaluate(m, list, tables, dev))
	}
	data := name.Encode(sum, transSum, opts.Keep)
	m, err := name.Load(data)
	if err != nil {
		return Score{}, err
	}
	score := Evaluate(m, list, tables, dev)
	fmt.Fprintf(opts.Log, "%d bytes; UNER EWT dev %v; GUM dev %v\n", len(data), score, Evaluate(m, list, tables, gum))
	fmt.Fprintf(opts.Log, "dev in capitals %v; in title case %v; in lower case %v\n", Evaluate(m, list, tables, recase(dev, strings.ToUpper)), Evaluate(m, list, tables, recase(dev, titleWord)), Evaluate(m, list, tables, recase(dev, strings.ToLower)))
	if opts.Out != "" {
		if err := os.WriteFile(filepath.Join(opts.Out, "model.bin"), data, 0o644); err != nil {
			return score, err
		}
		if err := os.WriteFile(filepath.Join(opts.Out, "lists.bin"), lists, 0o644); err != nil {
			return score, err
		}
	}
	return score, nil
}

// fit trains one model. The documents from uner on are those of GUM.
func fit(train []Doc, uner int, counts map[uint32]uint8, tagger *name.Tagger, swap swaps, seed int64, opts Options) (map[uint32][numLabels]float32, [numJoints][numLabels][numLabels]float32) {
	rnd := rand.New(rand.NewSource(seed))
	tab := newTable()
	tab.rate, tab.decay = opts.Rate, opts.Decay
	order := make([]int, len(train))
	for i := range order {
		order[i] = i
	}
	for epoch := 1; epoch <= opts.Epochs; epoch++ {
		rnd.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		loss := 0.0
		for _, n := range order {
			d := train[n]
			if n >= uner && opts.GUMShare > 0 && rnd.Float32() > opts.GUMShare {
				continue
			}
			if !opts.NoAugment {
				d = vary(d, swap, opts.Swap, opts.Recase, rnd)
			}
			tagger.Survey(d.Sents)
			for i := range d.Sents {
				if len(d.Sents[i].Tokens) == 0 {
					continue
				}
				rows := make([][]int32, len(d.Sents[i].Tokens))
				joints := make([]uint8, len(rows))
				tagger.Features(&d.Sents[i], func(k int, joint uint8, f []uint32) {
					joints[k] = joint
					for _, key := range f {
						if counts[key] < 2 || rnd.Float32() < opts.Drop {
							continue
						}
						rows[k] = append(rows[k], tab.row(key, true))
					}
				})
				loss += tab.learn(rows, joints, d.Labels[i], 1/(1-opts.Drop))
			}
		}
		if epoch > opts.Epochs/2 {
			tab.take()
		}
		fmt.Fprintf(opts.Log, "epoch %d: loss %.0f, %d features\n", epoch, loss, len(tab.w))
	}
	return tab.average()
}

func dropTags(docs []Doc) {
	for _, d := range docs {
		for i := range d.Sents {
			for k := range d.Sents[i].Tokens {
				d.Sents[i].Tokens[k].Tag = ""
			}
		}
	}
}

// readLists builds the word lists, and the names that may be put for others.
func readLists(opts Options) ([]byte, swaps, error) {
	names := map[string]int{}
	for _, f := range []string{"wd_arabic.normalized.aligned.tokens", "wd_chinese.normalized.aligned.tokens", "wd_russian_80"} {
		if err := readNames(filepath.Join(opts.Names, f), names); err != nil {
			return nil, swaps{}, err
		}
	}
	var places [][]string
	var sw swaps
	for _, f := range []struct {
		file string
		col  int
	}{{"cities15000.txt", 2}, {"admin1CodesASCII.txt", 2}, {"countryInfo.txt", 4}} {
		col, err := readColumn(filepath.Join(opts.Places, f.file), f.col)
		if err != nil {
			return nil, swaps{}, err
		}
		for _, p := range col {
			words := strings.Fields(p)
			if len(words) <= 4 && len(p) > 2 {
				places = append(places, words)
				sw.places = append(sw.places, words)
			}
		}
	}
	sw.names = sortedNames(names)
	return name.BuildLists(names, places), sw, nil
}

// Score counts mentions found, marked and right.
type Score struct {
	Found, Marked, Right int
	Kind                 map[string][3]int
}

// F1 is the harmonic mean of precision and recall, in percent.
func (s Score) F1() float64 {
	if s.Right == 0 {
		return 0
	}
	return 200 * float64(s.Right) / float64(s.Found+s.Marked)
}

func (s Score) String() string {
	out := fmt.Sprintf("F1 %.1f (P %.1f R %.1f)", s.F1(), 100*float64(s.Right)/float64(max(1, s.Found)), 100*float64(s.Right)/float64(max(1, s.Marked)))
	for _, k := range []string{readout.Person, readout.Organisation, readout.Location} {
		c := s.Kind[k]
		out += fmt.Sprintf(" %s %.1f", k, 200*float64(c[2])/float64(max(1, c[0]+c[1])))
	}
	return out
}

// Evaluate tags documents and compares.
func Evaluate(m *name.Model, l *name.Lists, t *actors.Table, docs []Doc) Score {
	s := Score{Kind: map[string][3]int{}}
	tagger := name.NewTagger(m, l, t)
	type span struct {
		first, end int
		kind       string
	}
	for _, d := range docs {
		tagger.TagAll(d.Sents, func(i int, labels []uint8) {
			gold := map[span]bool{}
			name.Spans(d.Labels[i], func(a, b int, kind string) { gold[span{a, b, kind}] = true })
			for g := range gold {
				c := s.Kind[g.kind]
				c[1]++
				s.Kind[g.kind] = c
			}
			s.Marked += len(gold)
			name.Spans(labels, func(a, b int, kind string) {
				s.Found++
				c := s.Kind[kind]
				c[0]++
				if gold[span{a, b, kind}] {
					s.Right++
					c[2]++
				}
				s.Kind[kind] = c
			})
		})
	}
	return s
}

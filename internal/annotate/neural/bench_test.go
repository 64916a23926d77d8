//go:build unix

package neural

import (
	"strings"
	"syscall"
	"testing"
	"time"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/annotate/neural/dense"
)

// processor is the time that the processor has spent on this program: on a
// busy machine the clock says little.
func processor() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// article is an article of 24 sentences with 4 to 48 words, 25 on average.
func article() (sents []readout.Sentence) {
	all := strings.Fields(`The foreign minister of Ukraine said on Friday that Russia had shelled two towns near the border , killing three
		people and wounding seven . Talks on a truce broke down last week after both sides accused each other of bad faith , and officials in
		Brussels warned that new sanctions could follow unless the attacks stop . " We will not accept this , " the president told reporters in
		the capital , where thousands of protesters had gathered to demand that he step down over the handling of the crisis .`)
	at := 0
	for k := range 24 {
		s := readout.Sentence{}
		for range 4 + (k*7%24)*44/23 {
			s.Tokens = append(s.Tokens, readout.Token{Form: all[at%len(all)]})
			at++
		}
		sents = append(sents, s)
	}
	return sents
}

func benchmark(b *testing.B, sents []readout.Sentence, parse func(p *Parser, sents []readout.Sentence)) {
	for _, l := range dense.Levels() {
		b.Run(l.String(), func(b *testing.B) {
			p := parser(b)
			p.level = l
			n := 0
			b.ReportAllocs()
			start := processor()
			for b.Loop() {
				parse(p, sents)
				for i := range sents {
					n += len(sents[i].Tokens)
				}
			}
			b.ReportMetric(float64(n)/(processor()-start).Seconds(), "tokens/s")
		})
	}
}

func BenchmarkArticle(b *testing.B) {
	benchmark(b, article(), func(p *Parser, sents []readout.Sentence) { p.ParseAll(sents) })
}

// BenchmarkSentences takes the sentences one at a time.
func BenchmarkSentences(b *testing.B) {
	benchmark(b, article(), func(p *Parser, sents []readout.Sentence) {
		for i := range sents {
			p.Parse(&sents[i])
		}
	})
}

// BenchmarkLong takes one list of 2,000 words.
func BenchmarkLong(b *testing.B) {
	list := []readout.Sentence{*words(strings.Repeat("Mr Smith of Kenya , ", 400))}
	benchmark(b, list, func(p *Parser, sents []readout.Sentence) { p.ParseAll(sents) })
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	start := processor()
	for b.Loop() {
		if _, err := Default(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64((processor()-start).Milliseconds())/float64(b.N), "ms/load")
}

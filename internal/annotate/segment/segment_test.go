package segment

import (
	"strings"
	"testing"

	readout "github.com/readout-events/readout"
)

// show writes sentences with "|" between tokens and " / " between sentences.
func show(text string) string {
	var b strings.Builder
	for i, s := range Text(text) {
		if i > 0 {
			b.WriteString(" / ")
		}
		for j, t := range s.Tokens {
			if j > 0 {
				b.WriteByte('|')
			}
			b.WriteString(t.Form)
		}
	}
	return b.String()
}

func TestTokens(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"They don't say it's Lavrov's.", "They|do|n't|say|it|'s|Lavrov|'s|."},
		{"The ministers’ talks won’t end.", "The|ministers|’|talks|wo|n’t|end|."},
		{"We cannot, gonna", "We|can|not|,|gon|na"},
		{"a 15-year-old pro-Russian co-founder", "a|15|-|year|-|old|pro-Russian|co-founder"},
		{"Mail press@mid.ru or see (https://www.mid.ru/en/x?a=1).", "Mail|press@mid.ru|or|see|(|https://www.mid.ru/en/x?a=1|)|."},
		{"Mr. Smith of the U.S. met Gen. J. Smith", "Mr.|Smith|of|the|U.S.|met|Gen.|J.|Smith"},
		{"It cost $5.2 million, 30% of US$1,200.50 at 5:30pm on 8/20/2001", "It|cost|$|5.2|million|,|30|%|of|US$|1,200.50|at|5:30|pm|on|8/20/2001"},
		{"in the 1990s, the 21st and 9-12 May 2019-2020", "in|the|1990s|,|the|21st|and|9|-|12|May|2019|-|2020"},
		{"Moscow,Kyiv and/or AT&T (NATO)", "Moscow|,|Kyiv|and|/|or|AT&T|(|NATO|)"},
		{"\"Yajia'an\" of Shi'ite 'rebels'", "\"|Yajia'an|\"|of|Shi'ite|'|rebels|'"},
		{"Wait... what?! No!!!", "Wait|...|what|?! / No|!!!"},
		{"the No. 2 of No. Korea and no. But", "the|No.|2|of|No|. / Korea|and|no|. / But"},
		{"to de-escalate", "to|de-escalate"},
		{"low -carbon, long -lasting", "low|-|carbon|,|long|-|lasting"},
		{"Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch’s", "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch|’s"},
		{"China 's and Russia`s", "China|'s|and|Russia|`s"},
	} {
		if got := show(c.in); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"They met on Friday local time.The two sides agreed.", "They met on Friday local time . / The two sides agreed ."},
		{"It was high level.He left in 2019.Russia stayed.", "It was high level . / He left in 2019 . / Russia stayed ."},
		{"He lives in the U.S. The talks failed.", "He lives in the U.S. / The talks failed ."},
		{"The U.S. Senate voted. A U.S.Senate vote.", "The U.S. Senate voted . / A U.S. Senate vote ."},
		{"\"We will not go.\" He left.", "\" We will not go . \" / He left ."},
		{"\"Will you go?\" Lavrov asked.", "\" Will you go ? \" Lavrov asked ."},
		{"\"Will you go?\" The talks had failed.", "\" Will you go ? \" / The talks had failed ."},
		{"He spoke of \"true security\".\"All roads lead there.\" She left.", "He spoke of \" true security \" . / \" All roads lead there . \" / She left ."},
		{"Talks at 5 p.m. Monday in St. Petersburg, Sen. Cruz said.", "Talks at 5 p.m. Monday in St. Petersburg , Sen. Cruz said ."},
		{"Minister resigns\nThe minister left on Monday. He was tired.", "Minister resigns / The minister left on Monday . / He was tired ."},
		{"Minister resigns\n\nThe minister left.", "Minister resigns / The minister left ."},
		{"The minister of foreign affairs of the republic left\non Monday because he was tired of all the talks and\nthe deals.\n", "The minister of foreign affairs of the republic left on Monday because he was tired of all the talks and the deals ."},
		{"1. Talks began. 2. Talks ended.", "1 . Talks began . / 2 . Talks ended ."},
		{"George W. Bush met Mr. Putin. They talked", "George W. Bush met Mr. Putin . / They talked"},
		{"He came... and went. Then... He left.", "He came ... and went . / Then ... / He left ."},
		{"他来了。他走了。", "他来了 。 / 他走了 。"},
		{"He left in 1805.[6] She stayed.", "He left in 1805 . [ 6 ] / She stayed ."},
		{"They struck down Roe v. Wade in 2022.", "They struck down Roe v. Wade in 2022 ."},
		{"See reuters.com or time.com. Go.", "See reuters.com or time.com . / Go ."},
	} {
		var out []string
		for _, s := range Text(c.in) {
			var words []string
			for _, t := range s.Tokens {
				words = append(words, t.Form)
			}
			out = append(out, strings.Join(words, " "))
		}
		if got := strings.Join(out, " / "); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

func TestTitle(t *testing.T) {
	sents := Article(&readout.Article{Title: "Talks fail. Again", Text: "They met.\n\nThey left."})
	if len(sents) != 3 || sents[0].Number != 0 || sents[0].Paragraph != -1 || len(sents[0].Tokens) != 4 || sents[2].Number != 2 || sents[2].Paragraph != 1 {
		t.Errorf("%+v", sents)
	}
}

func TestLongTexts(t *testing.T) {
	for name, text := range map[string]string{
		"words":       strings.Repeat("word ", 200000),
		"no spaces":   strings.Repeat("a,b;", 250000),
		"one word":    strings.Repeat("x", 1000000),
		"stops":       strings.Repeat(".", 1000000),
		"lines":       strings.Repeat("a line\n", 150000),
		"glued stops": strings.Repeat("time.The", 120000),
		"quotes":      strings.Repeat("\"", 1000000),
		"brackets":    strings.Repeat("). ", 300000),
		"hyphens":     strings.Repeat("pre-", 250000),
		"digits":      strings.Repeat("1-", 500000),
		"apostrophes": strings.Repeat("'a", 500000),
		"dots":        strings.Repeat("a.", 500000),
	} {
		t.Run(name, func(t *testing.T) { check(t, name, text) })
	}
}

// check tests what must hold of every text: tokens in order, none empty,
// nothing but white space between them, forms as in the text, no sentence too
// long.
func check(t *testing.T, name, text string) {
	t.Helper()
	at := 0
	for _, s := range Text(text) {
		if len(s.Tokens) == 0 || len(s.Tokens) > Longest {
			t.Fatalf("%s: sentence of %d tokens", name, len(s.Tokens))
		}
		if s.Start != s.Tokens[0].Start || s.End != s.Tokens[len(s.Tokens)-1].End {
			t.Fatalf("%s: span of sentence %d", name, s.Number)
		}
		for _, tok := range s.Tokens {
			if tok.Start < at || tok.Empty() || tok.Of(text) != tok.Form {
				t.Fatalf("%s: token %q at %v after %d", name, tok.Form, tok.Span, at)
			}
			blank(t, name, text, at, tok.Start)
			at = tok.End
		}
	}
	blank(t, name, text, at, len(text))
}

func blank(t *testing.T, name, text string, from, to int) {
	t.Helper()
	for from < to {
		n := spaceAt(text, from)
		if n == 0 {
			t.Fatalf("%s: %q is in no token", name, text[from:to])
		}
		from += n
	}
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"They don't.He said \"no\".", "a\n\nb\nc", "\xff.\xfeA", "U.S.The 1.A $5-6'", "http://a.b)\u00a0\u200bx", "‘’…..", "'90s 's", "AA._ b.\u0660"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) { check(t, "fuzz", text) })
}

func BenchmarkArticle(b *testing.B) {
	text := strings.Repeat("The two sides agreed on Friday to maintain strategic coordination, Lavrov's spokesman said, and didn't rule out further talks in Phnom Penh.The U.S. Senate voted 51-49 against it. ", 500)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	tokens := 0
	for b.Loop() {
		tokens = 0
		for _, s := range Text(text) {
			tokens += len(s.Tokens)
		}
	}
	b.ReportMetric(float64(tokens)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

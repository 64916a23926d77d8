package merge

import (
	"fmt"
	"math"
	"strings"

	readout "github.com/readout-events/readout"
)

// Verdict says whether two reports tell of one act. Score is between 0 and 1,
// Same where it is at least one half. Why is for the user, in words.
type Verdict struct {
	Same  bool
	Score float64
	Why   string
}

// The signs that two reports are weighed by. Each is a number, mostly 0 or 1;
// weights has what it is worth in log-odds.
const (
	base         = iota
	baseArticle  // both from one article
	baseSentence // and from one sentence
	baseWords    // from one article, and of words: an article tells of several of one kind
	cameoSame
	modeSame
	modeOther // one type, modes that differ
	typeOther // types that reporters swap
	statusOther
	actorName
	actorCountry
	actorWrong
	actorHalf // country known, kind of actor differs
	recipientName
	recipientCountry
	recipientWrong
	recipientHalf
	sideMissing // one of the two names a side, the other doesn't
	noParty     // no side in common
	crossed     // what is actor here is recipient there
	dayExact
	dayNear // a day apart, both told
	dayWide // intervals that overlap, not one day
	dayOne  // one dated, the other not
	pubSame // none dated: published on one day
	pubNear // within two days
	pubFar  // further apart
	pubWeek // more than a week
	pubNone // no day at all
	placeSame
	placeFar
	spotSame
	spotOther
	triggerSame
	sharedNames // number of shared names and numbers, at most 5
	sharedWords // number of other shared words, at most 8
	noWords     // three words or more in both, none shared
	speechOther // words that share no other word: another subject
	cover       // share of the shorter sentence that the other has
	copied      // the sentences are the same
	countSame
	countOther
	countFar
	signs
)

var weights = [signs]float64{
	base: -3.3, baseArticle: 1.9, baseSentence: -0.9, baseWords: -1.3,
	cameoSame: 1.9, modeSame: 1.1, modeOther: -1.2, typeOther: -2, statusOther: -0.8,
	actorName: 1.1, actorCountry: 0.6, actorWrong: -1.7, actorHalf: 0.4,
	recipientName: 1, recipientCountry: 0.9, recipientWrong: -1, recipientHalf: -0.6,
	sideMissing: -0.3, noParty: -0.8, crossed: -0.7,
	dayExact: 1.3, dayNear: -1.1, dayWide: 0.3, dayOne: 0.1, pubSame: 1.2, pubNear: 0.2, pubFar: -0.6, pubWeek: -0.7, pubNone: -1,
	placeSame: 1.5, placeFar: -2.5, spotSame: 1, spotOther: -1.4,
	triggerSame: 0.5, sharedNames: 0.6, sharedWords: 0.6, noWords: -0.4, speechOther: -2.4, cover: 2.1, copied: 2,
	countSame: 1.3, countOther: 0, countFar: -1.2,
}

// Same weighs whether two reports tell of one act. It is symmetric: they are
// looked at in the order of their IDs, as otherwise their order could show in
// the last bit of a sum.
func Same(a, b *Features) Verdict {
	a, b = inOrder(a, b)
	var x [signs]float64
	no := weigh(a, b, &x)
	if no != "" {
		return Verdict{Why: no}
	}
	s := odds(&x)
	return Verdict{Same: s >= 0, Score: 1 / (1 + math.Exp(-s)), Why: why(a, b, &x, s >= 0)}
}

// Link is Same without the words: the log-odds of a link between two reports,
// at most 5, and less than 0 where they are not linked.
func Link(a, b *Features) float32 {
	s, never := score(a, b)
	if never {
		return low
	}
	return float32(s)
}

// score is Same without the words: log-odds between low and 5, and whether
// the two contradict each other so that no event may hold both.
func score(a, b *Features) (s float64, never bool) {
	a, b = inOrder(a, b)
	var x [signs]float64
	switch weigh(a, b, &x) {
	case "":
		return max(low, min(5, odds(&x))), x[placeFar] > 0
	case noStatus, noDay:
		return -5, true
	}
	return low, false
}

func inOrder(a, b *Features) (*Features, *Features) {
	if b.Report < a.Report {
		return b, a
	}
	return a, b
}

// The log-odds of two reports never count for less than this, so that one
// that tells little does not keep apart what others hold together.
const low = -5.0

func odds(x *[signs]float64) (s float64) {
	for i, v := range x {
		s += v * weights[i]
	}
	return s
}

// Reasons for a plain no.
const (
	noType   = "types that are never one act"
	noStatus = "one is told as done, the other is not"
	noDay    = "on different days"
	noDate   = "of one of them no day is known"
	noSides  = "other actor and other recipient"
	noClause = "two acts of one sentence"
)

// weigh fills the signs; it returns a reason where the two can't be one act.
func weigh(a, b *Features, x *[signs]float64) string {
	fit := typeFit(a, b)
	if fit == typeNever {
		return noType
	}
	if !statusFit(a, b) {
		return noStatus
	}
	one := a.Article != "" && a.Article == b.Article
	overlap := one && a.Sentence == b.Sentence && a.First < b.End && b.First < a.End
	if one {
		x[baseArticle] = 1
		if spoken(a.Type) && a.Sentence > 0 && b.Sentence > 0 && !overlap {
			x[baseWords] = 1
		}
		if a.Sentence == b.Sentence {
			x[baseSentence] = 1
		}
	}
	// Days.
	switch {
	case a.From > 0 && b.From > 0:
		gap := max(a.From-b.To, b.From-a.To)
		switch {
		case gap > 1, gap == 1 && one, a.wide() != b.wide() && !one:
			return noDay
		case gap == 1:
			x[dayNear] = 1
		case a.From == a.To && b.From == b.To:
			x[dayExact] = 1
		default:
			x[dayWide] = 1
		}
	case one:
	case a.wide() || b.wide():
		return noDay
	case a.window[1] == 0 && b.window[1] == 0:
		x[pubNone] = 1
	case a.window[1] == 0 || b.window[1] == 0:
		return noDate
	default:
		if a.window[0] > b.window[1]+1 || b.window[0] > a.window[1]+1 {
			return noDay
		}
		if a.From > 0 || b.From > 0 {
			x[dayOne] = 1
		}
		if a.Published > 0 && b.Published > 0 {
			switch gap := max(a.Published-b.Published, b.Published-a.Published); {
			case gap == 0:
				x[pubSame] = 1
			case gap <= 2:
				x[pubNear] = 1
			default:
				x[pubFar] = 1
				if gap > 7 {
					x[pubWeek] = 1
				}
			}
		}
	}
	x[base] = 1
	switch fit {
	case typeCode:
		x[cameoSame] = 1
	case typeMode:
		x[modeSame] = 1
	case typeModes:
		x[modeOther] = 1
	case typeSwap:
		x[typeOther] = 1
	}
	if a.Status != b.Status {
		x[statusOther] = 1
	}
	if no := weighParties(a, b, x); no != "" {
		return no
	}
	// Places.
	if a.Where != nil && b.Where != nil {
		switch placeFit(a.Where, b.Where) {
		case 1:
			x[placeSame] = 1
		case -1:
			x[placeFar] = 1
		}
	}
	if len(a.Spots) > 0 && len(b.Spots) > 0 {
		if n := common(a.Spots, b.Spots); n > 0 {
			x[spotSame] = 1
		} else {
			x[spotOther] = 1
		}
	}
	// Wording.
	if common(a.Trigger, b.Trigger) > 0 {
		x[triggerSame] = 1
	}
	if !one || a.Sentence != b.Sentence {
		names, plain := commonWords(a, b)
		x[sharedNames], x[sharedWords] = float64(min(names, 5)), float64(min(plain, 8))
		if n := min(len(a.Words), len(b.Words)); n > 0 {
			x[cover] = float64(names+plain) / float64(max(n, 4))
			if n >= 3 && names+plain == 0 {
				x[noWords] = 1
			}
			if names+plain == 0 && n >= 2 && (spoken(a.Type) || spoken(b.Type)) {
				x[speechOther] = 1
			}
			if n >= 5 && names+plain >= max(len(a.Words), len(b.Words))-1 {
				x[copied] = 1
			}
		}
	} else if overlap {
		x[triggerSame] = 1
		x[cover] = 1
	} else if a.Type != b.Type || x[actorWrong]+x[recipientWrong] > 0 {
		return noClause
	}
	// Numbers.
	for k := range a.Counts {
		p, q := a.Counts[k], b.Counts[k]
		if p.N == 0 || q.N == 0 || one && a.Sentence == b.Sentence {
			continue
		}
		lo, hi := min(p.N, q.N), max(p.N, q.N)
		switch {
		case p.N == q.N && p.N > 1:
			x[countSame]++
		case p.N == q.N:
		case hi > 4*lo && hi-lo > 8:
			x[countFar]++
		default:
			x[countOther]++
		}
	}
	return ""
}

// How well two types fit.
const (
	typeNever = iota
	typeSwap  // other types, such as reporters swap
	typeModes // one type, other modes
	typeMode  // one type and mode, or one without a mode
	typeCode  // one CAMEO code too
)

func typeFit(a, b *Features) int {
	if a.Type == b.Type {
		switch {
		case a.Mode == b.Mode && a.Cameo == b.Cameo:
			return typeCode
		case a.Mode == b.Mode || a.Mode == "" || b.Mode == "":
			return typeMode
		case apart(a.Mode, b.Mode):
			return typeNever
		}
		return typeModes
	}
	if swapped(a.Type, b.Type) || swapped(b.Type, a.Type) {
		return typeSwap
	}
	return typeNever
}

// swapped are types that are given to one act, in order of the alphabet.
func swapped(a, b string) bool {
	switch a {
	case "ASSAULT":
		return b == "COERCE" || b == "PROTEST" || b == "MOBILIZE"
	case "ACCUSE":
		return b == "REQUEST" || b == "REJECT" || b == "THREATEN"
	case "AGREE":
		return b == "SUPPORT" || b == "COOPERATE" || b == "CONCEDE" || b == "AID"
	case "CONCEDE":
		return b == "RETREAT"
	case "COOPERATE":
		return b == "SUPPORT" || b == "CONSULT" || b == "AID"
	case "AID":
		return b == "SUPPORT"
	case "COERCE":
		return b == "SANCTION" || b == "MOBILIZE"
	case "REJECT":
		return b == "REQUEST"
	case "REQUEST":
		return b == "THREATEN"
	}
	return false
}

// apart are modes of one type that are never one act.
func apart(a, b string) bool {
	one := func(m string) int {
		switch m {
		case "investigate", "resign", "convict", "phone", "cyber", "misinformation", "abduct", "sexual", "hunger":
			return 1
		}
		return 0
	}
	return one(a)+one(b) > 0
}

// spoken are types that are done in words.
func spoken(t string) bool {
	return field(t) == fieldWords || t == "AGREE" || t == "SUPPORT" || t == "CONCEDE"
}

// statusFit reports whether an act may be told as both. A plan and its
// fulfilment are two events; that something was done and that it was not may
// be a contradiction about one, but not where the act is of words.
func statusFit(f, g *Features) bool {
	a, b := f.Status, g.Status
	if a == b {
		return true
	}
	told := func(s string) int {
		switch s {
		case readout.Actual, readout.Historical:
			return 0
		case readout.Negated, readout.Failed:
			return 1
		}
		return 2 // future, hypothetical
	}
	x, y := told(a), told(b)
	return x == y || x+y == 1 && !spoken(f.Type) && !spoken(g.Type)
}

// weighParties compares the sides.
func weighParties(a, b *Features, x *[signs]float64) string {
	actor, rec := sideFit(a.Actor, b.Actor), sideFit(a.Recipient, b.Recipient)
	if actor <= fitNone && rec <= fitNone || actor == fitWrong || rec == fitWrong {
		if mutual(a.Type) && mutual(b.Type) {
			p, q := sideFit(a.Actor, b.Recipient), sideFit(a.Recipient, b.Actor)
			if p+q > actor+rec && (p > fitNone || q > fitNone) {
				actor, rec = max(p, q), min(p, q)
				x[crossed] = 1
			}
		}
	}
	if actor == fitWrong && rec == fitWrong {
		return noSides
	}
	switch actor {
	case fitName:
		x[actorName] = 1
	case fitCountry:
		x[actorCountry] = 1
	case fitHalf:
		x[actorHalf] = 1
	case fitWrong:
		x[actorWrong] = 1
	case fitNone:
		if len(a.Actor) > 0 || len(b.Actor) > 0 {
			x[sideMissing]++
		}
	}
	switch rec {
	case fitName:
		x[recipientName] = 1
	case fitCountry:
		x[recipientCountry] = 1
	case fitHalf:
		x[recipientHalf] = 1
	case fitWrong:
		x[recipientWrong] = 1
	case fitNone:
		if len(a.Recipient) > 0 || len(b.Recipient) > 0 {
			x[sideMissing]++
		}
	}
	if actor <= fitNone && rec <= fitNone {
		x[noParty] = 1
	}
	return ""
}

// mutual are types whose parties stand on either side.
func mutual(t string) bool {
	switch t {
	case "CONSULT", "COOPERATE", "AGREE", "SUPPORT":
		return true
	}
	return false
}

// How well two sides fit.
const (
	fitWrong   = -1 // both known and different
	fitNone    = 0  // one is not told, or nothing can be said
	fitHalf    = 1  // one country, other kinds of actor
	fitCountry = 2  // one country, one kind of actor or none told
	fitName    = 3  // one name
)

func sideFit(a, b []Party) int {
	if len(a) == 0 || len(b) == 0 {
		return fitNone
	}
	best := fitWrong
	for i := range a {
		for j := range b {
			if f := partyFit(&a[i], &b[j]); f > best {
				if best = f; best == fitName {
					return best
				}
			}
		}
	}
	return best
}

func partyFit(a, b *Party) int {
	if a.Name == b.Name && a.Name != "" && (a.Country == b.Country || a.Country == "" || b.Country == "") {
		if a.proper && !(a.state && a.Sector == "") {
			return fitName
		}
		return fitCountry
	}
	shared, whole := 0, false
	for i, w := range a.words {
		for j, v := range b.words {
			if w == v {
				shared++
				whole = whole || i == len(a.words)-1 && j == len(b.words)-1
			}
		}
	}
	country := a.Country != "" && a.Country == b.Country
	if a.Country != "" && b.Country != "" && !country {
		if shared > 0 && whole && a.proper && b.proper {
			return fitHalf
		}
		return fitWrong
	}
	if a.proper && b.proper && shared > 0 && (shared == min(len(a.words), len(b.words)) && !a.state && !b.state || shared >= 2) {
		return fitName
	}
	if country {
		switch {
		case a.Office != "" && b.Office != "" && a.proper && b.proper && shared == 0:
			return fitWrong // two persons
		case a.Sector == b.Sector && (!a.proper || !b.proper || a.state || b.state || shared > 0), a.state && (a.Sector == "" || b.Sector == "GOV"), b.state && (b.Sector == "" || a.Sector == "GOV"), a.Sector == "" || b.Sector == "":
			return fitCountry
		case a.Sector == "GOV" || b.Sector == "GOV" || a.Sector == b.Sector:
			return fitHalf
		}
		if civil(a.Sector) != civil(b.Sector) {
			return fitWrong
		}
		return fitHalf
	}
	// The country of one is not known.
	switch {
	case shared > 0 && whole:
		return fitCountry
	case a.proper && b.proper && shared == 0:
		return fitWrong
	case shared > 0:
		return fitHalf
	}
	return fitNone
}

// civil tells those without power from those who have it.
func civil(sector string) bool {
	switch sector {
	case "CVL", "REF", "LAB", "EDU", "MED", "SOC", "JRN", "REL", "BUS", "AGR", "OPP", "PTY", "ELI":
		return true
	}
	return false
}

// placeFit is 1 for one city or within 30 km, -1 for places that are precise
// and far apart, 0 where nothing can be said.
func placeFit(a, b *readout.Place) int {
	if a.Name == b.Name && a.Country == b.Country {
		if a.Precision == "country" {
			return 0
		}
		return 1
	}
	if a.Country != b.Country && a.Country != "" && b.Country != "" {
		return -1
	}
	fine := func(p *readout.Place) bool { return p.Precision == "city" || p.Precision == "point" }
	if !fine(a) || !fine(b) {
		return 0
	}
	dy := (a.Lat - b.Lat) * 111
	dx := (a.Lon - b.Lon) * 111 * math.Cos((a.Lat+b.Lat)/2*math.Pi/180)
	switch d := dx*dx + dy*dy; {
	case d < 30*30:
		return 1
	case d > 80*80:
		return -1
	}
	return 0
}

// common counts the elements that two sorted lists share.
func common(a, b []uint16) (n int) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n++
			i++
			j++
		}
	}
	return n
}

// commonWords counts shared names and other words. A word that is a name in
// only one of the two is another word; one of the name of a party of both is
// left out.
func commonWords(f, g *Features) (names, plain int) {
	a, b := f.Words, g.Words
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch p, q := a[i]&^1, b[j]&^1; {
		case p < q:
			i++
		case p > q:
			j++
		default:
			switch {
			case f.isParty(p) && g.isParty(p):
			case a[i]&b[j]&1 == 1:
				names++
			default:
				plain++
			}
			i++
			j++
		}
	}
	return names, plain
}

func (f *Features) isParty(w uint16) bool {
	for _, side := range [2][]Party{f.Actor, f.Recipient} {
		for i := range side {
			for _, v := range side[i].words {
				if v == w {
					return true
				}
			}
		}
	}
	return false
}

// why puts the signs in words.
func why(a, b *Features, x *[signs]float64, same bool) string {
	var pro, con []string
	say := func(to *[]string, f string, args ...any) { *to = append(*to, fmt.Sprintf(f, args...)) }
	kind := func(f *Features) string {
		if f.Mode != "" {
			return f.Type + "/" + f.Mode
		}
		return f.Type
	}
	k, l := kind(a), kind(b)
	if l < k {
		k, l = l, k
	}
	if k == l {
		say(&pro, "both %s", k)
	} else if x[typeOther] > 0 {
		say(&con, "%s and %s, which reporters swap", k, l)
	} else {
		say(&pro, "%s and %s", k, l)
	}
	s, t := a.Status, b.Status
	if t < s {
		s, t = t, s
	}
	if s != t {
		say(&con, "told as %s and as %s", s, t)
	}
	side := func(name string, p, q []Party, full, country, half, wrong int) {
		switch {
		case x[full] > 0:
			say(&pro, "the same %s, %s", name, shared(p, q))
		case x[country] > 0:
			say(&pro, "%s of one country, %s", name, shared(p, q))
		case x[half] > 0:
			say(&pro, "%s perhaps the same", name)
		case x[wrong] > 0:
			say(&con, "another %s", name)
		}
	}
	if x[crossed] > 0 {
		side("party", append(append([]Party(nil), a.Actor...), a.Recipient...), append(append([]Party(nil), b.Actor...), b.Recipient...), actorName, actorCountry, actorHalf, actorWrong)
	} else {
		side("actor", a.Actor, b.Actor, actorName, actorCountry, actorHalf, actorWrong)
		side("recipient", a.Recipient, b.Recipient, recipientName, recipientCountry, recipientHalf, recipientWrong)
	}
	if x[noParty] > 0 {
		say(&con, "no party in common")
	}
	switch {
	case x[dayExact] > 0:
		say(&pro, "both on %s", iso(a.From))
	case x[dayNear] > 0:
		say(&con, "a day apart")
	case x[dayWide] > 0, x[dayOne] > 0:
		say(&pro, "days that fit")
	case x[pubNone] > 0:
		say(&con, "no day told")
	}
	switch {
	case x[baseSentence] > 0:
		say(&pro, "in one sentence")
	case x[baseArticle] > 0:
		say(&pro, "in one article")
	case x[pubSame] > 0:
		say(&pro, "published on one day")
	case x[pubFar] > 0:
		say(&con, "published days apart")
	}
	if x[placeSame] > 0 {
		say(&pro, "both in %s", min(a.Where.Name, b.Where.Name))
	}
	if x[placeFar] > 0 {
		say(&con, "places that are far apart")
	}
	if x[spotSame] > 0 && x[placeSame] == 0 {
		say(&pro, "a place in common")
	}
	if x[spotOther] > 0 && x[placeSame] == 0 {
		say(&con, "other places named")
	}
	for i := range a.Counts {
		if p, q := a.Counts[i].N, b.Counts[i].N; p > 1 && p == q && x[countSame] > 0 {
			say(&pro, "both %d %s", p, countNames[i])
		}
	}
	if x[countFar]+x[countOther] > 0 {
		say(&con, "other numbers")
	}
	switch n := int(x[sharedNames] + x[sharedWords]); {
	case x[copied] > 0:
		say(&pro, "the same sentence")
	case n == 1:
		say(&pro, "one word in common")
	case n > 1:
		say(&pro, "%d words in common", n)
	case x[baseSentence] == 0:
		say(&con, "no words in common")
	}
	first, second := pro, con
	if !same {
		first, second = con, pro
	}
	switch {
	case len(first) == 0:
		return "too little speaks for it: " + strings.Join(second, ", ")
	case len(second) == 0:
		return strings.Join(first, ", ")
	case same:
		return strings.Join(first, ", ") + "; though " + strings.Join(second, ", ")
	}
	return strings.Join(first, ", ") + "; against that: " + strings.Join(second, ", ")
}

// shared names the party that fits best.
func shared(p, q []Party) string {
	best, name := fitWrong-1, ""
	for i := range p {
		for j := range q {
			n := p[i].Name
			if m := q[j].Name; len(m) > len(n) || len(m) == len(n) && m < n {
				n = m
			}
			if f := partyFit(&p[i], &q[j]); f > best || f == best && n < name {
				best, name = f, n
			}
		}
	}
	return name
}

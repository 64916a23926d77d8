package merge

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"

	readout "github.com/readout-events/readout"
)

// The encoded form of Features:
//
//	version   1 byte, 2
//	then      published, sentence, first, end-first, type, mode, status, cameo, quad, score, goldstein, actors, recipients,
//	          from, to-from, basis, place, says, context, topics, confidence, counts, trigger, words, near, spots, within
//
// Numbers are varints (scores in tenths, confidence in 1/250, coordinates in 1/10,000 of a degree), strings have their
// length in front, known words of types, modes and statuses are one byte, codes of countries three, lists have their
// number in front, hashes are two bytes. Report, Article, Copy and Publisher are the caller's.
const version = 2

// known are the strings that are written as one byte; new ones are added at
// the end.
var known = []string{"", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION",
	"MOBILIZE", "COERCE", "ASSAULT", readout.Actual, readout.Future, readout.Hypothetical, readout.Negated, readout.Historical, readout.Failed, "city", "country", "region",
	"point", "GOV", "MIL", "REB", "OPP", "PTY", "LEG", "JUD", "COP", "CVL", "JRN", "BUS", "SPY", "REL", "EDU", "LAB", "MED", "REF", "SOC", "CRM", "UAF", "UNK", "ELI",
	"PRE", "PRM", "AGR", "military", "intelligence", "executive", "legislative", "election", "political_institutions", "economic", "legal", "human_rights",
	"rights_freedoms", "repression", "human_security", "religion_ethnicity", "diplomatic", "territory", "peacekeeping", "health", "migration", "disasters", "terrorism",
	"cbrn", "cyber", "crime", "corruption", "President", "Prime Minister", "Foreign Minister", "disapprove", "allege", "investigate", "change", "meet", "yield", "assist",
	"visit", "third-party", "multilateral", "phone", "demo", "riot", "strike", "arrest", "restrict", "seize", "firearms", "explosives", "aerial", "drone",
	"heavy-weapons", "targeted", "withdraw", "release", "ceasefire", "resign", "convict", "expel", "discontinue", "violence", "troops", "weapons", "police"}

// The first byte of a string: its place in known; letters, where two bytes
// with three capital letters follow; long, where a length follows; else short
// and the length.
const (
	letters = 0x80
	long    = 0x81
	short   = 0x82
)

func (w *writer) str(s string) {
	if len(s) < 24 {
		if i := slices.Index(known, s); i >= 0 {
			w.b = append(w.b, byte(i))
			return
		}
	}
	switch {
	case len(s) == 3 && capital(s[0]) && capital(s[1]) && capital(s[2]):
		n := (int(s[0]-'A')*26+int(s[1]-'A'))*26 + int(s[2]-'A')
		w.b = append(w.b, letters, byte(n>>8), byte(n))
		return
	case short+len(s) <= 0xff:
		w.b = append(w.b, byte(short+len(s)))
	default:
		w.b = binary.AppendUvarint(append(w.b, long), uint64(len(s)))
	}
	w.b = append(w.b, s...)
}

func capital(c byte) bool { return 'A' <= c && c <= 'Z' }

type writer struct{ b []byte }

func (w *writer) num(n int)        { w.b = binary.AppendVarint(w.b, int64(n)) }
func (w *writer) tenths(x float64) { w.num(int(math.Round(x * 10))) }

func (w *writer) hashes(hs []uint16) {
	w.num(len(hs))
	for _, h := range hs {
		w.b = binary.LittleEndian.AppendUint16(w.b, h)
	}
}

func (w *writer) strs(ss []string) {
	w.num(len(ss))
	for _, s := range ss {
		w.str(s)
	}
}

func (w *writer) parties(ps []Party) {
	w.num(len(ps))
	for i := range ps {
		w.str(ps[i].Name)
		w.str(ps[i].Country)
		w.str(ps[i].Sector)
		w.str(ps[i].Office)
	}
}

// Encode writes the features, but for Report, Article, Copy and Publisher, in
// some 120 bytes.
func (f *Features) Encode() []byte {
	w := &writer{make([]byte, 0, 256)}
	w.b = append(w.b, version)
	w.num(f.Published)
	w.num(f.Sentence)
	w.num(f.First)
	w.num(f.End - f.First)
	w.str(f.Type)
	w.str(f.Mode)
	w.str(f.Status)
	w.str(f.Cameo)
	w.num(f.Quad)
	w.tenths(f.Score)
	w.tenths(f.Goldstein)
	w.parties(f.Actor)
	w.parties(f.Recipient)
	w.num(f.From)
	w.num(f.To - f.From)
	w.str(f.WhenBasis)
	if p := f.Where; p == nil {
		w.num(0)
	} else {
		w.num(1)
		w.str(p.Name)
		w.str(p.Country)
		w.str(p.Admin1)
		w.num(int(math.Round(p.Lat * 10000)))
		w.num(int(math.Round(p.Lon * 10000)))
		w.str(p.Precision)
	}
	w.parties(f.Says)
	w.strs(f.Context)
	w.strs(f.Topics)
	w.num(int(math.Round(f.Confidence * 250)))
	for _, c := range f.Counts {
		least := 0
		if c.Least {
			least = 1
		}
		w.num(c.N<<1 | least)
	}
	w.hashes(f.Trigger)
	w.hashes(f.Words)
	w.hashes(f.Near)
	w.hashes(f.Spots)
	if f.Within {
		w.num(1)
	} else {
		w.num(0)
	}
	return w.b
}

// ErrFeatures is the error of Decode.
var ErrFeatures = errors.New("merge: these bytes are no features of a report")

// Decode reads what Encode wrote. Report, Article, Copy and Publisher are left
// empty. The error is ErrFeatures.
func Decode(b []byte) (Features, error) {
	r := &reader{b: b}
	var f Features
	if r.byte() != version {
		return Features{}, ErrFeatures
	}
	f.Published = r.num()
	f.Sentence = r.num()
	f.First = r.num()
	f.End = f.First + r.num()
	f.Type, f.Mode, f.Status, f.Cameo = r.str(), r.str(), r.str(), r.str()
	f.Quad = r.num()
	f.Score, f.Goldstein = float64(r.num())/10, float64(r.num())/10
	f.Actor, f.Recipient = r.parties(), r.parties()
	f.From = r.num()
	f.To = f.From + r.num()
	f.WhenBasis = r.str()
	if r.num() == 1 {
		p := &readout.Place{Name: r.str(), Country: r.str(), Admin1: r.str()}
		p.Lat, p.Lon = float64(r.num())/10000, float64(r.num())/10000
		p.Precision = r.str()
		f.Where = p
	}
	f.Says = r.parties()
	f.Context, f.Topics = r.strs(), r.strs()
	f.Confidence = float64(r.num()) / 250
	for i := range f.Counts {
		n := r.num()
		f.Counts[i] = Count{n >> 1, n&1 == 1}
	}
	f.Trigger, f.Words, f.Near, f.Spots = r.hashes(), r.hashes(), r.hashes(), r.hashes()
	f.Within = r.num() == 1
	if r.bad || len(r.b) > 0 {
		return Features{}, ErrFeatures
	}
	f.derive()
	return f, nil
}

type reader struct {
	b   []byte
	bad bool
}

func (r *reader) byte() byte {
	if len(r.b) == 0 {
		r.bad = true
		return 0
	}
	c := r.b[0]
	r.b = r.b[1:]
	return c
}

func (r *reader) num() int {
	n, k := binary.Varint(r.b)
	if k <= 0 || n > 1<<40 || n < -1<<40 {
		r.bad, r.b = true, nil
		return 0
	}
	r.b = r.b[k:]
	return int(n)
}

func (r *reader) take(n int) []byte {
	if n < 0 || n > len(r.b) {
		r.bad, r.b = true, nil
		return nil
	}
	s := r.b[:n]
	r.b = r.b[n:]
	return s
}

func (r *reader) str() string {
	c := int(r.byte())
	n := c - short
	switch {
	case c < letters:
		if c < len(known) {
			return known[c]
		}
		r.bad = true
		return ""
	case c == letters:
		x := r.take(2)
		if x == nil || int(x[0])<<8+int(x[1]) >= 26*26*26 {
			r.bad = true
			return ""
		}
		n = int(x[0])<<8 + int(x[1])
		return string([]byte{'A' + byte(n/676), 'A' + byte(n/26%26), 'A' + byte(n%26)})
	case c == long:
		m, k := binary.Uvarint(r.b)
		if k <= 0 || m > uint64(len(r.b)) {
			r.bad, r.b = true, nil
			return ""
		}
		r.b, n = r.b[k:], int(m)
	}
	return string(r.take(n))
}

// size of a list whose elements take at least so many bytes.
func (r *reader) size(each int) int {
	n := r.num()
	if n < 0 || n*each > len(r.b) {
		r.bad, r.b = true, nil
		return 0
	}
	return n
}

func (r *reader) strs() (out []string) {
	for range r.size(1) {
		out = append(out, r.str())
	}
	return out
}

func (r *reader) hashes() []uint16 {
	n := r.size(2)
	if n == 0 {
		return nil
	}
	out := make([]uint16, n)
	for i, b := 0, r.take(2*n); i < n; i++ {
		out[i] = binary.LittleEndian.Uint16(b[2*i:])
	}
	return out
}

func (r *reader) parties() []Party {
	n := r.size(4)
	if n == 0 {
		return nil
	}
	out := make([]Party, n)
	for i := range out {
		out[i] = Party{Name: r.str(), Country: r.str(), Sector: r.str(), Office: r.str()}
	}
	return out
}

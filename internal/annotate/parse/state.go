package parse

import (
	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/annotate/tag"
	"github.com/readout-events/readout/internal/learn"
)

// Transitions of the arc-hybrid system (Kuhlmann, Gómez-Rodríguez and Satta
// 2011): s is the top of the stack, b the front of the buffer.
const (
	shift = iota // b moves onto the stack
	left         // b becomes the head of s, which is done
	right        // the token below s becomes its head; s is done
)

// node is what the parser knows of one token.
type node struct {
	word  uint64 // hash of the lower-cased form
	lemma uint64
	tag   uint64 // hash of the universal tag
	fine  uint64 // hash of the Penn tag for verbs, of the word for function words
	// children so far, 0 for none: the outermost and the one next to it
	left, left2, right, right2 int32
	lefts, rights              uint8 // number of children, at most 3
	first                      int32 // the child next to it on the left; only when relations are chosen
	head                       int32
	verb, stop                 int32 // the next finite verb, and the next comma, conjunction or stop, from here on
	kind                       uint8
}

// Kinds of token that the look-ahead knows.
const (
	finite = 1 << iota // a verb or auxiliary with tense
	link               // comma, semicolon, conjunction, dash
)

// state is a sentence that is being parsed. Node 0 is nothing, nodes 1 to n
// are the tokens, node n+1 is the root, which stands last.
type state struct {
	nodes       []node
	stack       []int32
	front       int32  // first node of the buffer
	mode        uint64 // how the sentence ends: a headline has no full stop
	n           int32
	guide       []int32 // by node, the head that the backward parser gives; with the last and the first dependent
	last, first []int32
}

var closed = [17]bool{1: true, 3: true, 4: true, 5: true, 9: true, 10: true, 12: true, 13: true, 14: true} // ADP AUX CCONJ DET PART PRON PUNCT SCONJ SYM

// start prepares the sentence, from left to right or backwards.
func (st *state) start(toks []readout.Token, back bool) {
	n := len(toks)
	if cap(st.nodes) < n+2 {
		st.nodes = make([]node, n+2, 2*n+2)
		st.stack = make([]int32, 0, 2*n+2)
	}
	st.nodes, st.stack = st.nodes[:n+2], st.stack[:0]
	st.n, st.front = int32(n), 1
	st.nodes[0] = node{word: nothing, lemma: nothing, tag: nothing, fine: nothing}
	for i := range toks {
		t := &toks[i]
		if back {
			t = &toks[n-1-i]
		}
		nd := &st.nodes[i+1]
		*nd = node{word: tag.Hash(t.Form), lemma: tag.Hash(t.Lemma)}
		k := tag.Number(t.Tag)
		nd.tag = learn.Mix(uint64(k) + 500)
		switch {
		case closed[k]:
			nd.fine = nd.word
		case t.Tag == "VERB" || t.Tag == "ADJ" || t.Tag == "NOUN":
			nd.fine = learn.Mix(learn.String(t.XTag) + 3)
		default:
			nd.fine = nd.tag
		}
		switch t.XTag {
		case "VBD", "VBZ", "VBP", "MD":
			nd.kind = finite
		}
		switch t.Tag {
		case "CCONJ":
			nd.kind = link
		case "PUNCT":
			switch t.Form {
			case ",", ";", ":", "-", "–", "—", "--":
				nd.kind = link
			}
		}
	}
	st.nodes[n+1] = node{word: rootHash, lemma: rootHash, tag: rootHash, fine: rootHash}
	st.mode = learn.Mix(50)
	switch toks[n-1].Form {
	case ".", "!":
		st.mode = learn.Mix(51)
	case "?":
		st.mode = learn.Mix(52)
	}
	verb, stop := int32(0), int32(0)
	for i := n; i >= 1; i-- {
		nd := &st.nodes[i]
		if nd.kind == finite {
			verb = int32(i)
		}
		if nd.kind == link {
			stop = int32(i)
		}
		nd.verb, nd.stop = verb, stop
	}
}

const (
	nothing  = 0x6A09E667F3BCC908
	rootHash = 0xBB67AE8584CAA73B
)

// can reports which transitions are possible, one bit each.
func (st *state) can() (ok [3]bool) {
	k := len(st.stack)
	if st.front <= st.n {
		ok[shift] = true
		ok[left] = k >= 1
	} else {
		ok[left] = k == 1 // one token only hangs on the root
	}
	ok[right] = k >= 2
	return ok
}

// done reports whether all tokens have a head.
func (st *state) done() bool { return st.front > st.n && len(st.stack) == 0 }

// take makes a transition.
func (st *state) take(move int) {
	k := len(st.stack)
	switch move {
	case shift:
		st.stack = append(st.stack, st.front)
		st.front++
	case left:
		s := st.stack[k-1]
		st.stack = st.stack[:k-1]
		st.nodes[s].head = st.front
		h := &st.nodes[st.front]
		h.left2, h.left = h.left, s
		h.lefts = min(h.lefts+1, 3)
	case right:
		s, below := st.stack[k-1], st.stack[k-2]
		st.stack = st.stack[:k-1]
		st.nodes[s].head = below
		h := &st.nodes[below]
		h.right2, h.right = h.right, s
		h.rights = min(h.rights+1, 3)
	}
}

// distance returns a hash of how far apart two nodes are.
func distance(a, b int32) uint64 {
	d := b - a
	switch {
	case d > 10:
		d = 7
	case d > 6:
		d = 6
	case d > 4:
		d = 5
	}
	return learn.Mix(uint64(d) + 77)
}

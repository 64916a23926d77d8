// Package spell tells which runs of letters are English words, and which of
// them are common. The table words.bin is made of the words of open texts by
// the program in the folder generate; see models/words.md.
package spell

import (
	_ "embed"
	"encoding/binary"

	"github.com/readout-events/readout/internal/learn"
)

//go:embed words.bin
var table []byte

// Class tells how common a word is.
type Class uint32

// Classes, the most common first.
const (
	None   Class = iota // no word of the table
	Common              // stands three times or more in the texts
	Usual               // stands there twice
	Rare                // stands there once, or is a form of a word that does
)

const classBits = 2

// Of returns the class of a word in small letters.
func Of(word string) Class {
	n := uint32(len(table) / 4)
	h := learn.String(word)
	mark := uint32(h>>32) &^ (1<<classBits - 1)
	for at := uint32(h) & (n - 1); ; at = (at + 1) & (n - 1) {
		v := binary.LittleEndian.Uint32(table[4*at:])
		if v == 0 {
			return None
		}
		if v&^(1<<classBits-1) == mark {
			return Class(v & (1<<classBits - 1))
		}
	}
}

// Table packs words, in the order given, with their classes for words.bin:
// fingerprints of 30 bits with the class below them, in a table of open
// addressing.
func Table(order []string, words map[string]Class) []byte {
	n := uint32(1)
	for int(n) < len(words)*6/5 {
		n *= 2
	}
	out := make([]byte, 4*n)
	for _, w := range order {
		c := words[w]
		h := learn.String(w)
		at := uint32(h) & (n - 1)
		for binary.LittleEndian.Uint32(out[4*at:]) != 0 {
			at = (at + 1) & (n - 1)
		}
		binary.LittleEndian.PutUint32(out[4*at:], uint32(h>>32)&^(1<<classBits-1)|uint32(c))
	}
	return out
}

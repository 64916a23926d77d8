package coder

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"github.com/readout-events/readout/codebook/actors"
	"github.com/readout-events/readout/internal/annotate"
	"github.com/readout-events/readout/internal/annotate/coref"
	"github.com/readout-events/readout/internal/annotate/name"
	"github.com/readout-events/readout/internal/annotate/neural"
	"github.com/readout-events/readout/internal/annotate/parse"
	"github.com/readout-events/readout/internal/annotate/place"
	"github.com/readout-events/readout/internal/annotate/tag"
)

// Version says what a coder reads with, beside program and codebook: two
// coders of one program with equal versions and codebooks read alike.
type Version struct {
	Model  string // annotate.Fast or annotate.Accurate
	Models string // hash of the weights it uses, 16 hexadecimal digits
	Tables string // hash of actor tables and gazetteers
}

// Version computes the hashes, which takes some hundredths of a second.
func (c *Coder) Version() Version {
	v := Version{Model: annotate.Fast}
	models := append(tag.Embedded(), parse.Embedded()...)
	if c.Models.Neural != nil {
		v.Model = annotate.Accurate
		models = append(models, neural.Embedded()...) // lemmas are the fast tagger's, and what tells of no act is read again by the fast model
	}
	v.Models = digest(append(append(models, name.Embedded()...), coref.Embedded()...))
	var tables [][]byte
	own, _ := actors.Embedded() // it was read when the coder was made
	for _, f := range append(own, c.opts.Actors...) {
		tables = append(tables, []byte(f.Name), f.Data)
	}
	tables = append(tables, place.Embedded()...)
	for _, f := range c.opts.Gazetteers {
		tables = append(tables, []byte(f.Name), f.Data)
	}
	v.Tables = digest(tables)
	return v
}

func digest(parts [][]byte) string {
	h := sha256.New()
	for _, p := range parts {
		fmt.Fprintf(h, "%d\n", len(p))
		_, _ = h.Write(p)
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

package neural

// widest is how many sentences go through the network side by side: as many
// as the tallest tile of package dense has rows.
const widest = 12

// batch holds pieces, the longest first, and the vectors of their words. Rows
// go by position: first words of all pieces, then the second words of those
// that have one, and so on.
//
//	piece 0:  a b c d        rows:  a e g | b f | c | d
//	piece 1:  e f            from:  0       3     5   6   7
//	piece 2:  g
//
// So the words that an LSTM takes in one step lie together, and so do their
// predecessors.
type batch struct {
	pieces []piece
	from   []int
	x, y   []float32 // input and output of a layer
	gates  []float32 // four a cell
	state  []float32 // of the cells, a row a piece
	z      []float32 // vectors for arcs, labels and tags
	width  int       // of a row of z
}

// vectors are the vectors for arcs, labels and tags of word i of piece k.
func (b *batch) vectors(i, k int) []float32 {
	r := b.from[i] + k
	return b.z[r*b.width : (r+1)*b.width]
}

// encode takes pieces, the longest first, through the layers.
func (p *Parser) encode(pieces []piece) {
	b := &p.batch
	dim, hid := p.m.dim, p.m.hid
	b.pieces, b.from = pieces, append(b.from[:0], 0)
	steps := len(pieces[0].tokens)
	for i, k := 0, len(pieces); i < steps; i++ {
		for len(pieces[k-1].tokens) <= i {
			k--
		}
		b.from = append(b.from, b.from[i]+k)
	}
	rows := b.from[steps]
	b.x, b.y = size(b.x, rows*max(dim, 2*hid)), size(b.y, rows*max(dim, 2*hid))
	b.gates, b.state = size(b.gates, rows*4*hid), size(b.state, len(pieces)*hid)
	for k := range pieces {
		for i := range pieces[k].tokens {
			r := b.from[i] + k
			p.input(b.x[r*dim:(r+1)*dim], pieces[k].tokens[i].Form)
		}
	}
	for l := range p.m.layers {
		for d := range p.m.layers[l] {
			p.run(&p.m.layers[l][d], d == 1)
		}
		b.x, b.y = b.y, b.x
	}
	b.width = p.m.heads.Width
	b.z = size(b.z, rows*b.width)
	p.level.Product(b.z, b.width, &p.m.heads, b.x, 2*hid, rows)
}

// run takes one direction of a layer over the batch: x in, its half of y out.
func (p *Parser) run(d *direction, back bool) {
	b := &p.batch
	hid := p.m.hid
	steps := len(b.from) - 1
	in := d.in.In
	p.level.Product(b.gates, 4*hid, &d.in, b.x, in, b.from[steps])
	clear(b.state)
	half := 0
	if back {
		half = hid
	}
	for t := range steps {
		i, before := t, t-1
		if back {
			i = steps - 1 - t
			before = i + 1
		}
		gates := b.gates[b.from[i]*4*hid:]
		n := b.from[i+1] - b.from[i]
		if t > 0 { // the words that have one before them, in the direction of reading
			p.level.Add(gates, 4*hid, &d.rec, b.y[b.from[before]*2*hid+half:], 2*hid, min(n, b.from[before+1]-b.from[before]))
		}
		for k := range n {
			y := b.y[(b.from[i]+k)*2*hid+half:]
			p.level.Cell(gates[k*4*hid:(k+1)*4*hid], b.state[k*hid:(k+1)*hid], y[:hid])
		}
	}
}

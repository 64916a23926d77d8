package neural

// never is the score of what cannot be.
const never = -1e9

// decode returns for each word its head, 1 to n, or 0 for the root. Where the
// best heads are no tree with one root, the best projective tree is taken
// (Eisner 1996); in very long sentences cycles are cut instead.
func (p *Parser) decode(n, w int) []int {
	if cap(p.heads) < n {
		p.heads = make([]int, n, 2*n)
	}
	heads := p.heads[:n]
	roots, root := 0, 0
	for i := range n {
		row := p.scores[i*w : i*w+n+1]
		b := best(row)
		heads[i] = b
		if b == 0 {
			roots++
			if roots == 1 || row[0] > p.scores[root*w] {
				root = i
			}
		}
	}
	if roots == 1 && acyclic(heads) {
		return heads
	}
	if roots == 0 {
		for i := range n {
			if p.margin(i, n, w) > p.margin(root, n, w) {
				root = i
			}
		}
	}
	for i := range n { // one root only
		if i != root {
			p.scores[i*w] -= 1e6
		} else {
			p.scores[i*w] += 1e6
		}
	}
	if n <= 120 {
		p.eisner.decode(p.scores, n, w, heads)
		return heads
	}
	p.cut(heads, w, root)
	return heads
}

// margin is how much better the root is as head of word i than any other.
func (p *Parser) margin(i, n, w int) float32 {
	row := p.scores[i*w : i*w+n+1]
	return row[0] - row[1+best(row[1:])]
}

func acyclic(heads []int) bool {
	for i := range heads {
		k := 0
		for h := heads[i]; h > 0; h = heads[h-1] {
			if k++; k > len(heads) {
				return false
			}
		}
	}
	return true
}

// cut hangs each word that does not lead to the root on the root word.
func (p *Parser) cut(heads []int, w, root int) {
	n := len(heads)
	for i := range heads {
		if i == root {
			heads[i] = 0
			continue
		}
		heads[i] = 1 + best(p.scores[i*w+1:i*w+n+1])
	}
	seen := make([]int, n) // by the walk from which word, counted from 1
	for i := range heads {
		j := i
		for j >= 0 && seen[j] == 0 {
			seen[j] = i + 1
			j = heads[j] - 1
		}
		if j >= 0 && seen[j] == i+1 { // a cycle: this word of it goes to the root
			heads[j] = root + 1
		}
	}
	heads[root] = 0
}

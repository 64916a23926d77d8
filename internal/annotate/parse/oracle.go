package parse

// oracle knows the tree of the treebank and says what a transition costs: how
// many of its arcs can no longer be found after it (Goldberg and Nivre 2013).
type oracle struct {
	head     []int32   // by node; the root's token has head n+1
	children [][]int32 // by node
	onStack  []bool
}

// costs returns the cost of each transition that is possible.
func (o *oracle) costs(st *state, ok [3]bool) (cost [3]int) {
	k := len(st.stack)
	var s0, s1 int32
	if k > 0 {
		s0 = st.stack[k-1]
	}
	if k > 1 {
		s1 = st.stack[k-2]
	}
	b := st.front
	if ok[left] {
		// s0 gets head b: it loses a head below it on the stack or beyond b, and dependents in the buffer.
		if h := o.head[s0]; h == s1 && s1 != 0 || h > b {
			cost[left]++
		}
		for _, d := range o.children[s0] {
			if d >= b {
				cost[left]++
			}
		}
	}
	if ok[right] {
		// s0 gets head s1: it loses a head and dependents in the buffer.
		if o.head[s0] >= b {
			cost[right]++
		}
		for _, d := range o.children[s0] {
			if d >= b {
				cost[right]++
			}
		}
	}
	if ok[shift] {
		// b leaves the buffer: it loses a head on the stack other than s0, and dependents on the stack.
		if h := o.head[b]; h < b && h != s0 && o.onStack[h] {
			cost[shift]++
		}
		for _, d := range o.children[b] {
			if d < b && o.onStack[d] {
				cost[shift]++
			}
		}
	}
	return cost
}

package sqlite

import (
	"hash/fnv"
	"strconv"
	"strings"
)

// key is how the name of a report or statement is kept: sixteen hexadecimal
// digits as the number that they write, less 1<<63 so that numbers are in
// order as their names are; another name as it is.
func key(name string) any {
	if len(name) != 16 {
		return name
	}
	for i := range len(name) {
		if c := name[i]; (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return name
		}
	}
	n, err := strconv.ParseUint(name, 16, 64)
	if err != nil {
		return name
	}
	return int64(n ^ 1<<63)
}

// eventKey is how the name of an event is kept: of "e" and sixteen
// hexadecimal digits the number.
func eventKey(name string) any {
	if rest, ok := strings.CutPrefix(name, "e"); ok {
		if n, ok := key(rest).(int64); ok {
			return n
		}
	}
	return name
}

// name is the reverse of key.
func (r row) name(i int) string {
	if n, ok := r[i].(int64); ok {
		s := strconv.FormatUint(uint64(n)^1<<63, 16)
		return strings.Repeat("0", 16-len(s)) + s
	}
	return r.str(i)
}

// event is the reverse of eventKey.
func (r row) event(i int) string {
	if _, ok := r[i].(int64); ok {
		return "e" + r.name(i)
	}
	return r.str(i)
}

// address is a hash of a URL, so that the index of URLs need not hold them.
func address(url string) int64 {
	if url == "" {
		return 0
	}
	h := fnv.New64a()
	_, _ = h.Write([]byte(url))
	return int64(h.Sum64())
}

//go:build !unix

package measure

import "time"

var begin = time.Now()

// processor returns the time since the program began, where the system does
// not tell what the program has used.
func processor() time.Duration { return time.Since(begin) }

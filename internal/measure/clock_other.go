//go:build !unix

package measure

import (
	"runtime"
	"time"
)

var begin = time.Now()

// Processor returns the time since the program began, where the system does
// not tell what the program has used.
func Processor() time.Duration { return time.Since(begin) }

// Peak returns the memory that the program has from the system, in bytes.
func Peak() int64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.Sys)
}

//go:build unix

package measure

import (
	"syscall"
	"time"
)

// processor returns the processor time that the program has used, user and
// system, which does not count what other programs take.
func processor() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

package sqlite

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/readout-events/readout/internal/store"
	"github.com/readout-events/readout/internal/store/storetest"
)

func TestStore(t *testing.T) {
	storetest.Run(t, storetest.Maker{
		New: func(t *testing.T) (store.Store, string) {
			file := filepath.Join(t.TempDir(), "ledger ?%20#.db") // no file's name is read as an address
			db, err := Open(file, true)
			if err != nil {
				t.Fatal(err)
			}
			return db, file
		},
		Open: func(t *testing.T, file string) store.Store {
			db, err := Open(file, false)
			if err != nil {
				t.Fatal(err)
			}
			return db
		},
		Spoil: func(t *testing.T, file string) {
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for i := len(b) / 2; i < len(b)/2+20_000; i++ {
				b[i] ^= 0x55
			}
			if err := os.WriteFile(file, b, 0o600); err != nil {
				t.Fatal(err)
			}
		},
	})
}

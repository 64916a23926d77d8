package main

import (
	"path/filepath"

	"github.com/readout-events/readout/internal/store"
	"github.com/readout-events/readout/internal/store/sqlite"
)

// openLedger opens the ledger in a folder.
func openLedger(folder string) (store.Store, error) {
	return sqlite.Open(filepath.Join(folder, "ledger.db"), false)
}

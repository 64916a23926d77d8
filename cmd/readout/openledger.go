package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/readout-events/readout/internal/store"
	"github.com/readout-events/readout/internal/store/sqlite"
)

// openLedger opens the ledger in a folder.
func openLedger(folder string) (store.Store, error) {
	st, err := sqlite.Open(filepath.Join(folder, "ledger.db"), false)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s is no ledger (readout init %s makes one): %w", folder, folder, fs.ErrNotExist)
	}
	if err != nil {
		return nil, err
	}
	return st, nil
}

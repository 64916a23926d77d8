package sqlite

import (
	"context"
	"fmt"

	"github.com/readout-events/readout/internal/store"
)

// Verify checks structure, references, counts and the full-text index.
func (db *DB) Verify(ctx context.Context, report func(fault string)) error {
	return db.View(ctx, func(v store.Reader) error {
		r := v.(*reader)
		return r.c.query(ctx, "PRAGMA integrity_check", nil, func(x row) error {
			if s := x.str(0); s != "ok" {
				report(fmt.Sprintf("%s: %s", db.file, s))
			}
			return nil
		})
	})
}

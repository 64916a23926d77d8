package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/pressly/goose/v3"

	"github.com/readout-events/readout/internal/store"
)

//go:embed migrations/*.sql
var migrations embed.FS

// schema is the newest version that migrations bring a file to.
const schema = 1

// recognise looks at a file's first page: a foreign file is refused before
// anything is written into it.
func recognise(file string) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	var head [100]byte
	if _, err := f.ReadAt(head[:], 0); err != nil || string(head[:16]) != "SQLite format 3\x00" {
		return fmt.Errorf("%s: %w: not a ledger's file", file, store.ErrDamaged)
	}
	if binary.BigEndian.Uint32(head[68:]) != application {
		return fmt.Errorf("%s: %w: an SQLite file, but not a ledger's", file, store.ErrDamaged)
	}
	return nil
}

// create makes a new ledger. It gets its name when it is complete, so that
// whoever is cut off leaves no half of one.
func create(file string) (err error) {
	f, err := os.CreateTemp(filepath.Dir(file), filepath.Base(file)+".new-*") // an empty file is an empty SQLite file
	if err != nil {
		return err
	}
	part := f.Name()
	defer func() {
		if err != nil {
			for _, end := range []string{"", "-wal", "-shm", "-journal"} {
				_ = os.Remove(part + end)
			}
			err = fmt.Errorf("%s: %w", file, err)
		}
	}()
	if err := errors.Join(f.Chmod(0o644), f.Close()); err != nil {
		return err
	}
	c, err := open(part, "page_size = 8192", fmt.Sprintf("application_id = %d", application))
	if err != nil {
		return err
	}
	if err := c.close(); err != nil {
		return err
	}
	if err := migrate(part); err != nil {
		return err
	}
	// The log comes last: closing leaves it behind where it can't be brought into the file, and says nothing.
	if c, err = open(part, "journal_mode = WAL"); err != nil {
		return err
	}
	if err := c.close(); err != nil {
		return err
	}
	if info, err := os.Stat(part + "-wal"); err == nil && info.Size() > 0 {
		return errors.New("its log could not be brought into it")
	}
	return settle(part, file)
}

// migrate brings the file to the newest schema.
func migrate(file string) error {
	c, err := open(file, busy)
	if err != nil {
		return err
	}
	version, err := c.number(context.Background(), "PRAGMA user_version")
	if e := c.close(); err == nil {
		err = e
	}
	switch {
	case err != nil:
		return err
	case version > schema:
		return fmt.Errorf("%s: %w: its schema is %d, this program's %d", file, store.ErrNewer, version, schema)
	case version == schema:
		return nil
	}
	db, err := sql.Open("sqlite", name(file))
	if err != nil {
		return explain(file, err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	if _, err := db.Exec("PRAGMA " + busy); err != nil {
		return explain(file, err)
	}
	steps, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, db, steps)
	if err != nil {
		return err
	}
	if _, err := p.Up(context.Background()); err != nil {
		return fmt.Errorf("%s: bringing it to schema %d: %w", file, schema, explain(file, err))
	}
	_, err = db.Exec(fmt.Sprintf("PRAGMA user_version = %d", schema))
	return explain(file, err)
}

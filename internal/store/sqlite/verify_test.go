package sqlite

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestVerifyNames spoils a ledger in one place and reads what Verify says.
func TestVerifyNames(t *testing.T) {
	list, _ := steps()
	first := filepath.Join(t.TempDir(), "ledger.db")
	db, err := Open(first, true)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range list {
		if err := db.Update(context.Background(), f); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(first)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ spoil, want string }{
		{"SELECT 1", ""},
		{"UPDATE body SET text = substr(text, 1, 40) WHERE article = 3", "its text"},
		{"UPDATE body SET text = (SELECT text FROM body WHERE article = 4) WHERE article = 3", "full-text index"},
		{"UPDATE coding SET records = x'00' WHERE article = 3", "its coding has 0"},
		{"UPDATE article SET reports = 77 WHERE id = 3", "says 77 reports"},
		{"UPDATE article SET copy = 999 WHERE id = 3", "a copy of one that is not there"},
		{"DELETE FROM coding WHERE article = 3", "no coding"},
		{"UPDATE report SET late = late - 1 WHERE id = 5", "in its record"},
		{"UPDATE report SET sentence = 99 WHERE id = 5", "in its record"},
		{"DELETE FROM report WHERE id = 5", "has no row"},
		{"UPDATE report SET event = 0 WHERE id = 5", "made from reports"},
		{"UPDATE report SET event = 999 WHERE id = 5", "of an event that is not there"},
		{"DELETE FROM statement WHERE article = 3", "has no row"},
		{"UPDATE event SET late = 0 WHERE id = 5", "its row says"},
		{"UPDATE event_body SET json = x'01' WHERE event = 5", "its body"},
		{"DELETE FROM event_body WHERE event = 5", "no body"},
		{"DELETE FROM event WHERE id = 5", "not there"},
		{"DELETE FROM party WHERE id = (SELECT party FROM event_party LIMIT 1)", "party number"},
		{"DELETE FROM kind WHERE id = (SELECT kind FROM event LIMIT 1)", "kind number"},
		{"DELETE FROM word WHERE id = (SELECT publisher FROM article LIMIT 1)", "word number"},
		{"DELETE FROM mark_key WHERE report = 5", "is not found by its key"},
		{"DELETE FROM mark WHERE report = 5", "which has no mark"},
		{"DELETE FROM band WHERE article = 3", "is not found by its band"},
		{"INSERT INTO words (rowid, text) VALUES (999999, 'superfluous')", "superfluous"},
		{"INSERT INTO words (words) VALUES ('delete-all')", "full-text index"},
		{"PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 3 WHERE name = 'event_kind'", "structure"},
	} {
		file := filepath.Join(t.TempDir(), "ledger.db")
		if err := os.WriteFile(file, whole, 0o600); err != nil {
			t.Fatal(err)
		}
		raw, err := open(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range strings.Split(c.spoil, ";") {
			if err := raw.query(context.Background(), q, nil, func(row) error { return nil }); err != nil {
				t.Fatalf("%s: %v", q, err)
			}
		}
		if err := raw.close(); err != nil {
			t.Fatal(err)
		}
		db, err := Open(file, false)
		if err != nil {
			t.Fatal(err)
		}
		var faults []string
		if err := db.Verify(context.Background(), func(s string) { faults = append(faults, s) }); err != nil {
			faults = append(faults, err.Error())
		}
		if all := strings.Join(faults, "\n"); !strings.Contains(all, c.want) || c.want == "" && all != "" || c.want != "" && !strings.Contains(all, file) {
			t.Errorf("%s: verify says %q, want %q", c.spoil, all, c.want)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

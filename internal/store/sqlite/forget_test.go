package sqlite

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/store"
)

// TestForgottenWordsLeaveTheFile looks into the bytes: after Forget neither
// file nor log have a word that the article alone had.
func TestForgottenWordsLeaveTheFile(t *testing.T) {
	list, _ := steps()
	file := filepath.Join(t.TempDir(), "ledger.db")
	db, err := Open(file, true)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	ctx := context.Background()
	do := func(f func(store.Writer) error) {
		t.Helper()
		if err := db.Update(ctx, f); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range list[:3] {
		do(f)
	}
	said := func(words string) []readout.Report {
		return []readout.Report{{ID: "00000000000000aa", Article: "secret", Type: "ACCUSE", Text: words, Actor: []readout.Participant{{Name: "Zyxomma Qwertz", Country: "CHN"}}, Where: &readout.Place{Name: "Vwxyzburg"}}}
	}
	do(func(w store.Writer) error { // coded twice, with other words
		return errors.Join(w.PutArticle(store.Article{Article: readout.Article{ID: "secret", URL: "http://vwxyz.example/", Publisher: "Qwxyz Gazette"}, Given: "vwxyz.txt"}), w.PutCoding(store.Coding{Article: "secret", Run: "r1", Reports: said("Brzlwtsch quarrelled.")}),
			w.PutRun(store.Run{ID: "r2"}), w.PutCoding(store.Coding{Article: "secret", Run: "r2", Reports: said("Krzlwtsch quarrelled.")}))
	})
	for _, f := range list[3:4] {
		do(f)
	}
	do(func(w store.Writer) error { return w.Forget("secret") })
	for _, f := range []string{file, file + "-wal"} {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		b = bytes.ToLower(b)
		for _, word := range []string{"zyxomma", "qwertz", "vwxyz", "brzlw", "krzlw", "qwxyz"} {
			if i := bytes.Index(b, []byte(word)); i >= 0 {
				t.Errorf("%s has %q at byte %d: %q", f, word, i, b[max(0, i-40):min(len(b), i+40)])
			}
		}
	}
}

package token

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTokenOpensUntilRevoked(t *testing.T) {
	dir := t.TempDir()
	words, made, err := New(dir, " desk ", Write)
	if err != nil {
		t.Fatal(err)
	}
	got, err := Check(dir, words)
	if err != nil || got.ID != made.ID || got.Name != "desk" || !got.Writes() {
		t.Errorf("%+v, %v", got, err)
	}
	other, second, err := New(dir, "paper", Read)
	if err != nil || second.Writes() || other == words {
		t.Fatalf("%+v %v", second, err)
	}
	if list, err := List(dir); err != nil || len(list) != 2 {
		t.Errorf("%v, %v", list, err)
	}
	if _, err := Revoke(dir, "desk"); err != nil {
		t.Error(err)
	}
	if _, err := Check(dir, words); !errors.Is(err, ErrWrong) {
		t.Errorf("a revoked token: %v", err)
	}
	if _, err := Revoke(dir, second.ID); err != nil {
		t.Error(err)
	}
	if list, err := List(dir); err != nil || len(list) != 0 {
		t.Errorf("%v, %v", list, err)
	}
}

// TestDiskHoldsNoToken: who reads the ledger's folder can't use a token.
func TestDiskHoldsNoToken(t *testing.T) {
	dir := t.TempDir()
	words, made, err := New(dir, "desk", Read)
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, "tokens", made.ID)
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if random := words[len(prefix)+9:]; strings.Contains(string(b), random) {
		t.Error("the file holds the token")
	}
	if info, err := os.Stat(name); err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("others may read it: %v", info.Mode())
	}
}

func TestWrongTokens(t *testing.T) {
	dir := t.TempDir()
	words, made, err := New(dir, "desk", Read)
	if err != nil {
		t.Fatal(err)
	}
	random := words[len(words)-43:]
	for _, w := range []string{
		"", "readout_", made.ID, random, words + "A", words[:len(words)-1], words[:len(words)-1] + "!", strings.ToUpper(words),
		"readout_00000000_" + random, "readout_" + made.ID + "_" + strings.Repeat("A", 43), "readout_../../x_" + random, words + "\n", " " + words,
	} {
		if w == words {
			continue
		}
		if _, err := Check(dir, w); !errors.Is(err, ErrWrong) {
			t.Errorf("%q: %v", w, err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "tokens", made.ID), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Check(dir, words); err == nil || errors.Is(err, ErrWrong) {
		t.Errorf("a damaged file: %v", err)
	}
	if _, err := Revoke(dir, made.ID); err != nil {
		t.Errorf("a damaged file can't be removed: %v", err)
	}
}

func TestWrongNames(t *testing.T) {
	dir := t.TempDir()
	for _, c := range []struct{ name, scope string }{{"", Read}, {"  ", Read}, {"a\nb", Read}, {strings.Repeat("a", 101), Read}, {"desk", "admin"}, {"desk", ""}} {
		if _, _, err := New(dir, c.name, c.scope); err == nil {
			t.Errorf("%q %q was made", c.name, c.scope)
		}
	}
	for _, which := range []string{"nobody", "00000000", "../ledger.db", ""} {
		if _, err := Revoke(dir, which); !errors.Is(err, ErrWrong) {
			t.Errorf("revoke %q: %v", which, err)
		}
	}
	for range 2 {
		if _, _, err := New(dir, "twin", Read); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := Revoke(dir, "twin"); err == nil || errors.Is(err, ErrWrong) {
		t.Errorf("one of two twins was revoked: %v", err)
	}
}

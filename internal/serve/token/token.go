// Package token keeps the tokens that open a served ledger to others: one
// small file each in the folder tokens of the ledger, named by the token's ID.
//
//	tokens/3f9a02c1   {"name":"desk","scope":"read","created":"2026-11-23T10:00:00Z","sha256":"9f86d0…"}
//
// A token is shown once, when it is made; the file holds the SHA-256 of it.
// That suffices for what is 256 random bits: there is nothing to guess, so
// nothing that a slow hash would make dearer. A file is made and removed
// whole, so that a server sees a new or a revoked token with the next request.
package token

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
)

// Scopes of a token. Who may write may read too.
const (
	Read  = "read"
	Write = "write"
)

// ErrWrong is the error of a token that opens nothing: never made, revoked or
// mistyped.
var ErrWrong = errors.New("no such token")

// Token is what is known of a token but for itself.
type Token struct {
	ID      string
	Name    string // who or what it was made for
	Scope   string // Read or Write
	Created time.Time
	sum     []byte
}

// Writes reports whether the token may change the ledger.
func (t Token) Writes() bool { return t.Scope == Write }

type file struct {
	Name    string    `json:"name"`
	Scope   string    `json:"scope"`
	Created time.Time `json:"created"`
	SHA256  string    `json:"sha256"`
}

const prefix = "readout_"

var (
	id     = regexp.MustCompile(`^[0-9a-f]{8}$`)
	secret = regexp.MustCompile(`^readout_([0-9a-f]{8})_[A-Za-z0-9_-]{43}$`)
)

func folder(ledger string) string { return filepath.Join(ledger, "tokens") }

// New makes a token for the ledger in a folder and returns it: nothing shows
// it again. The file is on disk when New returns.
func New(ledger, name, scope string) (string, Token, error) {
	if scope != Read && scope != Write {
		return "", Token{}, fmt.Errorf("token: scope %q: it is %s or %s", scope, Read, Write)
	}
	name = strings.TrimSpace(name)
	if name == "" || len(name) > 100 || strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return "", Token{}, fmt.Errorf("token: name %q: it tells you later whom to revoke: 1 to 100 printable bytes", name)
	}
	if err := os.MkdirAll(folder(ledger), 0o700); err != nil {
		return "", Token{}, fmt.Errorf("token: %w", err)
	}
	for {
		var random [36]byte
		if _, err := rand.Read(random[:]); err != nil {
			return "", Token{}, fmt.Errorf("token: %w", err)
		}
		t := Token{ID: hex.EncodeToString(random[:4]), Name: name, Scope: scope, Created: time.Now().UTC().Truncate(time.Second)}
		words := prefix + t.ID + "_" + base64.RawURLEncoding.EncodeToString(random[4:])
		sum := sha256.Sum256([]byte(words))
		t.sum = sum[:]
		b, err := json.Marshal(file{t.Name, t.Scope, t.Created, hex.EncodeToString(t.sum)})
		if err == nil {
			err = put(filepath.Join(folder(ledger), t.ID), append(b, '\n'))
		}
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return "", Token{}, fmt.Errorf("token: %w", err)
		}
		return words, t, nil
	}
}

// put writes a file that was not there; where that fails none is left.
func put(name string, b []byte) error {
	f, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		_ = os.Remove(name)
	}
	return err
}

// List returns the tokens of a ledger, oldest first.
func List(ledger string) ([]Token, error) {
	entries, err := os.ReadDir(folder(ledger))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("token: %w", err)
	}
	var list []Token
	for _, e := range entries {
		if !id.MatchString(e.Name()) {
			continue
		}
		t, err := load(ledger, e.Name())
		if errors.Is(err, fs.ErrNotExist) { // revoked meanwhile
			continue
		}
		if err != nil {
			return nil, err
		}
		list = append(list, t)
	}
	slices.SortStableFunc(list, func(a, b Token) int { return a.Created.Compare(b.Created) })
	return list, nil
}

// load reads the file of a token.
func load(ledger, id string) (Token, error) {
	name := filepath.Join(folder(ledger), id)
	b, err := os.ReadFile(name)
	if err != nil {
		return Token{}, fmt.Errorf("token: %w", err)
	}
	var f file
	if err := json.Unmarshal(b, &f); err != nil {
		return Token{}, fmt.Errorf("token: %s: %w (revoke it and make another)", name, err)
	}
	sum, err := hex.DecodeString(f.SHA256)
	if err != nil || len(sum) != sha256.Size || f.Scope != Read && f.Scope != Write {
		return Token{}, fmt.Errorf("token: %s: not a token's file (revoke it and make another)", name)
	}
	return Token{id, f.Name, f.Scope, f.Created, sum}, nil
}

// Revoke removes the token with an ID, or the one token with a name. ErrWrong
// where there is none.
func Revoke(ledger, which string) (Token, error) {
	list, err := List(ledger)
	if id.MatchString(which) {
		err = os.Remove(filepath.Join(folder(ledger), which)) // also one whose file is damaged
		if err == nil {
			i := slices.IndexFunc(list, func(t Token) bool { return t.ID == which })
			if i < 0 {
				return Token{ID: which}, nil
			}
			return list[i], nil
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return Token{}, fmt.Errorf("token: %w", err)
		}
		return Token{}, fmt.Errorf("token: %s: %w", which, ErrWrong)
	}
	if err != nil {
		return Token{}, err
	}
	var found []Token
	for _, t := range list {
		if t.Name == which {
			found = append(found, t)
		}
	}
	switch len(found) {
	case 0:
		return Token{}, fmt.Errorf("token: %q: %w", which, ErrWrong)
	case 1:
		return Revoke(ledger, found[0].ID)
	}
	return Token{}, fmt.Errorf("token: %d tokens are named %q: revoke by ID", len(found), which)
}

// Check returns the token that the words are; ErrWrong where they are none.
func Check(ledger, words string) (Token, error) {
	m := secret.FindStringSubmatch(words)
	if m == nil {
		return Token{}, ErrWrong
	}
	t, err := load(ledger, m[1])
	if errors.Is(err, fs.ErrNotExist) {
		return Token{}, ErrWrong
	}
	if err != nil {
		return Token{}, err
	}
	sum := sha256.Sum256([]byte(words))
	if subtle.ConstantTimeCompare(sum[:], t.sum) != 1 {
		return Token{}, ErrWrong
	}
	return t, nil
}

package export

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"
)

// folder is where an export is written: first to names with .part behind
// them, and only when all of it is on disk under its own names, the manifest
// last. A folder with a manifest.json holds a whole export.
type folder struct {
	path  string
	files []*file
}

// file is one file of an export while it is written.
type file struct {
	Name  string // under which it will be found
	Rows  int64
	part  string
	f     *os.File
	buf   *bufio.Writer
	hash  hash.Hash
	bytes int64
}

const part = ".part"

// openFolder makes the folder where it is missing, and refuses one that holds
// something, unless replace is set.
func openFolder(path string, replace bool) (*folder, error) {
	if err := os.MkdirAll(path, 0o777); err != nil {
		return nil, err
	}
	list, err := os.ReadDir(path)
	if err != nil {
		return nil, err
	}
	if len(list) > 0 && !replace {
		return nil, fmt.Errorf("%s is not empty: give another folder, or --replace", path)
	}
	return &folder{path: path}, nil
}

// create begins a file.
func (d *folder) create(name string) (*file, error) {
	w := &file{Name: name, part: filepath.Join(d.path, name+part), hash: sha256.New()}
	f, err := os.Create(w.part)
	if err != nil {
		return nil, err
	}
	w.f = f
	w.buf = bufio.NewWriterSize(io.MultiWriter(f, w.hash), 1<<16)
	d.files = append(d.files, w)
	return w, nil
}

// Write adds to the file.
func (w *file) Write(b []byte) (int, error) {
	n, err := w.buf.Write(b)
	w.bytes += int64(n)
	return n, err
}

// end puts what was written on disk.
func (w *file) end() error {
	if w.f == nil {
		return nil
	}
	err := w.buf.Flush()
	if e := w.f.Sync(); err == nil {
		err = e
	}
	if e := w.f.Close(); err == nil {
		err = e
	}
	w.f = nil
	return err
}

func (w *file) sum() string { return hex.EncodeToString(w.hash.Sum(nil)) }

// settle gives all files their names, the last one begun last. Files of an
// older export that the folder held are removed: those that its manifest
// names.
func (d *folder) settle() error {
	for _, w := range d.files {
		if err := w.end(); err != nil {
			return err
		}
	}
	manifest := filepath.Join(d.path, "manifest.json")
	var old Manifest
	if data, err := os.ReadFile(manifest); err == nil && json.Unmarshal(data, &old) != nil {
		old = Manifest{} // some other manifest
	}
	if err := os.Remove(manifest); err != nil && !os.IsNotExist(err) {
		return err
	}
	for _, f := range old.Files {
		if f.Name != filepath.Base(f.Name) || !filepath.IsLocal(f.Name) {
			continue
		}
		if err := os.Remove(filepath.Join(d.path, f.Name)); err != nil && !os.IsNotExist(err) {
			return err
		}
	}
	for _, w := range d.files {
		if err := os.Rename(w.part, filepath.Join(d.path, w.Name)); err != nil {
			return err
		}
	}
	return nil
}

// abandon removes what was begun.
func (d *folder) abandon() {
	for _, w := range d.files {
		_ = w.end()
		_ = os.Remove(w.part)
	}
}

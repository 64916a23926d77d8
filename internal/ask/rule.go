package ask

import (
	"errors"
	"strconv"
	"strings"

	"github.com/readout-events/readout/internal/store"
)

// Rule returns the line of the codebook that a report was coded by ("en/
// accuse.txt:31"), as it stood in the run that coded the article; "" for what
// no rule gave, and where the ledger has not kept that codebook.
func Rule(r store.Reader, run, rule string) (string, error) {
	file, number, ok := strings.Cut(rule, ":")
	n, err := strconv.Atoi(number)
	if !ok || err != nil || n < 1 {
		return "", nil
	}
	runs, err := r.Runs()
	if err != nil {
		return "", err
	}
	for _, m := range runs {
		if m.ID != run || m.Codebook == "" {
			continue
		}
		files, err := r.Codebook(m.Codebook)
		if errors.Is(err, store.ErrNotFound) {
			return "", nil
		}
		if err != nil {
			return "", err
		}
		text := files[file]
		if text == nil { // as codebooks name their files, with the folder or without
			for name := range files {
				if strings.HasSuffix(name, "/"+file) || strings.HasSuffix(file, "/"+name) {
					text = files[name]
				}
			}
		}
		lines := strings.Split(string(text), "\n")
		if n > len(lines) {
			return "", nil
		}
		return strings.Join(strings.Fields(lines[n-1]), " "), nil
	}
	return "", nil
}

package work

import (
	"slices"

	"github.com/readout-events/readout/internal/near"
	"github.com/readout-events/readout/internal/store"
)

// Two texts are copies where their sketches share a band and are alike, and
// copies of copies are copies too: the groups are connected components, so
// they do not depend on the order in which texts came. A group is named by
// the smallest ID in it.

// group finds the copies of a new text. It returns the group's name, which is
// the article's own ID where there is none, and the groups that it unites.
func group(r store.Reader, article string, bands []int64, signature []byte) (name string, groups []string, err error) {
	name = article
	if len(bands) == 0 {
		return name, nil, nil
	}
	list, err := r.Sketches(bands)
	if err != nil {
		return "", nil, err
	}
	for i := range list {
		s := &list[i]
		if s.Article != article && !slices.Contains(groups, s.Copy) && near.Alike(signature, s.Signature) >= near.Copy {
			groups = append(groups, s.Copy)
			name = min(name, s.Copy)
		}
	}
	return name, groups, nil
}

// unite makes one group of several and returns the articles whose group has
// another name now.
func unite(w store.Writer, groups []string, name string) (renamed []string, err error) {
	for _, g := range groups {
		if g == name {
			continue
		}
		ids, err := w.Copies(g)
		if err != nil {
			return nil, err
		}
		if err := w.PutCopy(ids, name); err != nil {
			return nil, err
		}
		renamed = append(renamed, ids...)
	}
	return renamed, nil
}

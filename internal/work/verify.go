package work

import (
	"context"
	"fmt"

	"github.com/readout-events/readout/internal/store"
)

// Verify checks a ledger: all that the store can check, and that every
// article is the one that its ID names.
func Verify(ctx context.Context, st store.Store, report func(fault string)) error {
	if err := st.Verify(ctx, report); err != nil {
		return err
	}
	return st.View(ctx, func(r store.Reader) error {
		after := ""
		for {
			list, next, err := r.Articles(store.Filter{}, store.Page{After: after, Limit: 1000})
			if err != nil {
				return err
			}
			for i := range list {
				if a := &list[i]; ContentID(a.Article) != a.ID {
					report(fmt.Sprintf("article %s: its content is that of %s", a.ID, ContentID(a.Article)))
				}
			}
			if next == "" {
				return nil
			}
			after = next
		}
	})
}

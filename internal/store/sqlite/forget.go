package sqlite

// Forget removes an article, what every run read from it, and the words that
// only it used. secure_delete overwrites what was deleted with zeros, in the
// full-text index too, and the log is emptied after the Update.
func (w *writer) Forget(article string) error {
	id, run, err := w.articleID(article)
	if err != nil {
		return err
	}
	w.erase = true
	if run != 0 {
		reports, statements, err := w.coded(id, run)
		if err != nil {
			return err
		}
		if err := w.dropWords(id, reports, statements); err != nil {
			return err
		}
	}
	for q, drop := range map[string]func(int64) error{"SELECT id FROM report WHERE article = ?": w.dropReport, "SELECT id FROM statement WHERE article = ?": w.dropStatement} {
		var ids []int64
		if err := w.c.query(w.ctx, q, []any{id}, func(x row) error { ids = append(ids, x.int64(0)); return nil }); err != nil {
			return err
		}
		for _, n := range ids {
			if err := drop(n); err != nil {
				return err
			}
		}
	}
	if err := w.dropSketch(id); err != nil {
		return err
	}
	for _, q := range []string{"DELETE FROM body WHERE article = ?", "DELETE FROM coding WHERE article = ?", "DELETE FROM past WHERE article = ?", "DELETE FROM article WHERE id = ?"} {
		if err := w.c.exec(q, id); err != nil {
			return err
		}
	}
	if err := w.c.exec("UPDATE article SET copy = (SELECT id FROM article WHERE copy = ?1 ORDER BY name LIMIT 1) WHERE copy = ?1", id); err != nil {
		return err
	}
	return w.c.exec("INSERT OR IGNORE INTO forgotten (name) VALUES (?)", article)
}

// idle removes the rows of words, parties, kinds and spots that nothing uses
// any more, so that a name that only a forgotten article had is gone too.
func (w *writer) idle() error {
	w.words.clear()
	for _, q := range []string{
		`DELETE FROM party WHERE NOT EXISTS (SELECT 1 FROM report_party WHERE party = party.id) AND NOT EXISTS (SELECT 1 FROM statement_party WHERE party = party.id) AND NOT EXISTS (SELECT 1 FROM event_party WHERE party = party.id)`,
		`DELETE FROM kind WHERE id NOT IN (SELECT kind FROM report UNION SELECT kind FROM event)`,
		`DELETE FROM spot WHERE id NOT IN (SELECT spot FROM report UNION SELECT spot FROM event)`,
		`DELETE FROM word WHERE id NOT IN (SELECT publisher FROM article UNION SELECT language FROM article UNION SELECT stance FROM statement
			UNION SELECT contexts FROM report UNION SELECT rule FROM report UNION SELECT contexts FROM event
			UNION SELECT type FROM kind UNION SELECT mode FROM kind UNION SELECT status FROM kind UNION SELECT cameo FROM kind
			UNION SELECT country FROM spot UNION SELECT name FROM spot UNION SELECT admin FROM spot
			UNION SELECT country FROM party UNION SELECT sector FROM party UNION SELECT name FROM party)`,
	} {
		if err := w.c.exec(q); err != nil {
			return err
		}
	}
	return nil
}

package sqlite

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/store"
)

// writer changes the ledger in one transaction.
type writer struct {
	reader
	words   words
	version int64    // PRAGMA data_version when the words were known
	last    struct { // the article that was put last: mostly its coding follows
		id int64
		source
	}
	erase bool // something was forgotten in this Update
	log   bool // and is still in the log
}

func (w *writer) PutArticle(a store.Article) error {
	if a.ID == "" {
		return errors.New("an article without ID")
	}
	if _, _, err := w.articleID(a.ID); err == nil {
		return fmt.Errorf("article %s: %w", a.ID, store.ErrExists)
	} else if !errors.Is(err, store.ErrNotFound) {
		return err
	}
	ids, err := w.words.all(w.c, nil, a.Publisher, a.Language)
	if err != nil {
		return err
	}
	id, err := w.c.insert("INSERT INTO article (name, given, url, address, publisher, language, late, copy, added, run, problem, reports, statements) VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, 0, '', 0, 0)",
		a.ID, a.Given, a.URL, address(a.URL), ids[0], ids[1], late(a.Published), a.Added.Unix())
	if err != nil {
		return err
	}
	of := id
	if a.Copy != "" && a.Copy != a.ID {
		if of, _, err = w.articleID(a.Copy); err != nil {
			return fmt.Errorf("article %s, copy of: %w", a.ID, err)
		}
	}
	if err := w.c.exec("UPDATE article SET copy = ? WHERE id = ?", of, id); err != nil {
		return err
	}
	if err := w.c.exec("DELETE FROM forgotten WHERE name = ?", a.ID); err != nil {
		return err
	}
	w.last.id, w.last.source = id, source{a.ID, a.Title, a.Text}
	return w.c.exec("INSERT INTO body (article, text) VALUES (?, ?)", id, w.pack.packText(join(a.Title, a.Text)))
}

func (w *writer) PutGiven(article, given string) error {
	id, _, err := w.articleID(article)
	if err != nil {
		return err
	}
	return w.c.exec("UPDATE article SET given = ? WHERE id = ? AND (? < given OR given = '')", given, id, given)
}

func (w *writer) PutCopy(ids []string, of string) error {
	to, _, err := w.articleID(of)
	if err != nil {
		return err
	}
	for _, name := range ids {
		id, _, err := w.articleID(name)
		if err != nil {
			return err
		}
		if err := w.c.exec("UPDATE article SET copy = ? WHERE id = ?", to, id); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) PutSketch(s store.Sketch) error {
	id, _, err := w.articleID(s.Article)
	if err != nil {
		return err
	}
	if err := w.dropSketch(id); err != nil {
		return err
	}
	for _, b := range s.Bands {
		if err := w.c.exec("INSERT OR IGNORE INTO band (band, article) VALUES (?, ?)", b, id); err != nil {
			return err
		}
	}
	return w.c.exec("INSERT INTO sketch (article, signature, bands) VALUES (?, ?, ?)", id, blob(s.Signature), packNumbers(s.Bands))
}

func (w *writer) dropSketch(id int64) error {
	var bands []int64
	if err := w.c.query(w.ctx, "SELECT bands FROM sketch WHERE article = ?", []any{id}, func(x row) error { bands = unpackNumbers(x.blob(0)); return nil }); err != nil {
		return err
	}
	for _, b := range bands {
		if err := w.c.exec("DELETE FROM band WHERE band = ? AND article = ?", b, id); err != nil {
			return err
		}
	}
	return w.c.exec("DELETE FROM sketch WHERE article = ?", id)
}

// blob keeps an empty blob from being stored as NULL.
func blob(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}

func (w *writer) PutCoding(k store.Coding) (err error) {
	id, old, err := w.articleID(k.Article)
	if err != nil {
		return err
	}
	run, err := w.c.number(w.ctx, "SELECT id FROM run WHERE name = ?", k.Run)
	if err != nil {
		return err
	}
	if run == 0 {
		return missing(store.ErrNotFound, "run", k.Run)
	}
	switch {
	case len(k.Reports)+len(k.Statements) == 0:
		if k.Reports, k.Statements, err = readout.ParseRecords(k.Records); err != nil {
			return fmt.Errorf("records of article %s: %w", k.Article, err)
		}
	case len(k.Records) == 0:
		if k.Records, err = records(&k); err != nil {
			return err
		}
	}
	src := &w.last.source
	if w.last.id != id {
		if src, err = w.source(id); err != nil {
			return err
		}
	}
	reports, statements := map[string]int64{}, map[string]int64{} // what the article has had till now
	if old != 0 {
		before, told, err := w.coded(id, old)
		if err != nil {
			return err
		}
		if err := w.dropWords(id, before, told); err != nil {
			return err
		}
		for q, ids := range map[string]map[string]int64{"SELECT name, id FROM report WHERE article = ?": reports, "SELECT name, id FROM statement WHERE article = ?": statements} {
			if err := w.c.query(w.ctx, q, []any{id}, func(x row) error { ids[x.name(0)] = x.int64(1); return nil }); err != nil {
				return err
			}
		}
	}
	if err := w.c.exec("INSERT INTO coding (article, run, problem, records) VALUES (?, ?, ?, ?) ON CONFLICT (article, run) DO UPDATE SET problem = excluded.problem, records = excluded.records",
		id, run, k.Problem, w.pack.packRecords(k.Records, src)); err != nil {
		return err
	}
	for i := range k.Reports {
		rep := &k.Reports[i]
		if err := w.putReport(id, i, rep, reports[rep.ID]); err != nil {
			return fmt.Errorf("report %s: %w", rep.ID, err)
		}
		delete(reports, rep.ID)
	}
	for i := range k.Statements {
		s := &k.Statements[i]
		if err := w.putStatement(id, i, s, statements[s.ID]); err != nil {
			return fmt.Errorf("statement %s: %w", s.ID, err)
		}
		delete(statements, s.ID)
	}
	for _, name := range slices.Sorted(maps.Keys(reports)) {
		if err := w.dropReport(reports[name]); err != nil {
			return err
		}
		if old == run { // coded twice in one run: the first is overwritten
			continue
		}
		if err := w.c.exec("INSERT INTO past (name, article, run) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET run = excluded.run", key(name), id, old); err != nil {
			return err
		}
	}
	for _, name := range slices.Sorted(maps.Keys(statements)) {
		if err := w.dropStatement(statements[name]); err != nil {
			return err
		}
	}
	if err := w.putWords(id, k.Reports, k.Statements); err != nil {
		return err
	}
	return w.c.exec("UPDATE article SET run = ?, problem = ?, reports = ?, statements = ? WHERE id = ?", run, k.Problem, len(k.Reports), len(k.Statements), id)
}

// records writes reports and statements as JSON Lines.
func records(k *store.Coding) (b []byte, err error) {
	for i := range k.Reports {
		if b, err = k.Reports[i].AppendJSON(b); err != nil {
			return nil, err
		}
	}
	for i := range k.Statements {
		if b, err = k.Statements[i].AppendJSON(b); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// putReport adds a report's rows, or replaces those of number id.
func (w *writer) putReport(article int64, n int, rep *readout.Report, id int64) error {
	event := int64(0)
	if id != 0 {
		var err error
		if event, err = w.c.number(w.ctx, "SELECT event FROM report WHERE id = ?", id); err != nil {
			return err
		}
		for _, q := range []string{"DELETE FROM report WHERE id = ?", "DELETE FROM report_party WHERE report = ?"} {
			if err := w.c.exec(q, id); err != nil {
				return err
			}
		}
	}
	kind, err := w.words.kind(w.c, rep.Type, rep.Mode, rep.Quad, rep.Status, rep.Cameo, rep.Goldstein, rep.Score)
	if err != nil {
		return err
	}
	spot, err := w.words.spot(w.c, rep.Where)
	if err != nil {
		return err
	}
	ids, err := w.words.all(w.c, nil, contexts(rep.Context), rep.Rule)
	if err != nil {
		return err
	}
	var number any // NULL: SQLite gives the next
	if id != 0 {
		number = id
	}
	if id, err = w.c.insert("INSERT INTO report (id, name, article, n, sentence, start, kind, confidence, late, spot, contexts, rule, event) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		number, key(rep.ID), article, n, rep.Sentence, rep.Trigger.Span.Start, kind, rep.Confidence, -store.Day(rep.When.From), spot, ids[0], ids[1], event); err != nil {
		return err
	}
	for role, list := range [][]readout.Participant{actor: rep.Actor, recipient: rep.Recipient, vouches: rep.Says, concerned: rep.About} {
		if err := w.putParties("INSERT OR IGNORE INTO report_party (report, role, party) VALUES (?, ?, ?)", id, role, list); err != nil {
			return err
		}
	}
	return w.c.exec("DELETE FROM past WHERE name = ?", key(rep.ID))
}

// contexts writes a list as one word: ",diplomatic,military,".
func contexts(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return "," + strings.Join(slices.Compact(slices.Sorted(slices.Values(list))), ",") + ","
}

func (w *writer) putParties(q string, id int64, role int, list []readout.Participant) error {
	for i := range list {
		p, err := w.words.party(w.c, &list[i])
		if err != nil {
			return err
		}
		if err := w.c.exec(q, id, role, p); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) putStatement(article int64, n int, s *readout.Statement, id int64) error {
	if id != 0 {
		if err := w.dropStatement(id); err != nil {
			return err
		}
	}
	stance, err := w.words.id(w.c, s.Stance)
	if err != nil {
		return err
	}
	var number any
	if id != 0 {
		number = id
	}
	if id, err = w.c.insert("INSERT INTO statement (id, name, article, n, sentence, start, stance) VALUES (?, ?, ?, ?, ?, ?, ?)", number, key(s.ID), article, n, s.Sentence, s.Cue.Span.Start, stance); err != nil {
		return err
	}
	var about []readout.Participant
	for _, q := range s.About {
		about = append(about, readout.Participant{Name: q.Text})
	}
	for role, list := range [][]readout.Participant{vouches: s.Says, concerned: about, speaker: s.Speaker} {
		if err := w.putParties("INSERT OR IGNORE INTO statement_party (statement, role, party) VALUES (?, ?, ?)", id, role, list); err != nil {
			return err
		}
	}
	return nil
}

// dropReport removes a report's rows and its mark.
func (w *writer) dropReport(id int64) error {
	if err := w.dropMark(id); err != nil {
		return err
	}
	for _, q := range []string{"DELETE FROM report WHERE id = ?", "DELETE FROM report_party WHERE report = ?"} {
		if err := w.c.exec(q, id); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) dropStatement(id int64) error {
	if err := w.c.exec("DELETE FROM statement WHERE id = ?", id); err != nil {
		return err
	}
	return w.c.exec("DELETE FROM statement_party WHERE statement = ?", id)
}

// lastSentence of an article has its own row in the full-text index; what
// follows is in that row too. Small numbers of rows make a small index.
const lastSentence = 255

// sentences gives for each row of the full-text index its text: that of the
// first record of the sentence.
func sentences(article int64, reports []readout.Report, statements []readout.Statement) (ids []int64, text map[int64]string) {
	text = map[int64]string{}
	add := func(sentence int, s string) {
		id := article<<8 | int64(min(sentence, lastSentence))
		if old, ok := text[id]; !ok {
			text[id] = s
		} else if sentence >= lastSentence && !strings.Contains(old, s) {
			text[id] = old + "\n" + s
		}
	}
	for i := range reports {
		add(reports[i].Sentence, reports[i].Text)
	}
	for i := range statements {
		add(statements[i].Sentence, statements[i].Text)
	}
	return slices.Sorted(maps.Keys(text)), text
}

func (w *writer) putWords(article int64, reports []readout.Report, statements []readout.Statement) error {
	ids, text := sentences(article, reports, statements)
	for _, id := range ids {
		if err := w.c.exec("INSERT INTO words (rowid, text) VALUES (?, ?)", id, text[id]); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) dropWords(article int64, reports []readout.Report, statements []readout.Statement) error {
	ids, text := sentences(article, reports, statements)
	for _, id := range ids {
		if err := w.c.exec("INSERT INTO words (words, rowid, text) VALUES ('delete', ?, ?)", id, text[id]); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) reportID(name string) (int64, error) {
	id, err := w.c.number(w.ctx, "SELECT id FROM report WHERE name = ?", key(name))
	if err == nil && id == 0 {
		err = missing(store.ErrNotFound, "report", name)
	}
	return id, err
}

func (w *writer) PutMarks(marks []store.Mark) error {
	last := make(map[string]int, len(marks))
	for i := range marks {
		last[marks[i].Report] = i
	}
	var fresh [][2]int64 // keys and reports
	for i, m := range marks {
		if last[m.Report] != i {
			continue
		}
		id, err := w.reportID(m.Report)
		if err != nil {
			return err
		}
		var old []byte
		found := false
		if err := w.c.query(w.ctx, "SELECT keys FROM mark WHERE report = ?", []any{id}, func(x row) error { found, old = true, bytes.Clone(x.blob(0)); return nil }); err != nil {
			return err
		}
		var component, event any
		if m.Component != m.Report {
			component = key(m.Component)
		}
		if m.Event != "e"+m.Component {
			event = eventKey(m.Event)
		}
		keys := packNumbers(m.Keys)
		if found && !bytes.Equal(old, keys) {
			if err := w.dropMark(id); err != nil {
				return err
			}
			found = false
		}
		if !found {
			for _, k := range m.Keys {
				fresh = append(fresh, [2]int64{k, id})
			}
		}
		if err := w.c.exec("INSERT OR REPLACE INTO mark (report, component, event, level, keys, features) VALUES (?, ?, ?, ?, ?, ?)", id, component, event, m.Level, keys, blob(m.Features)); err != nil {
			return err
		}
	}
	// In the order of the index each of its pages is changed once.
	slices.SortFunc(fresh, func(a, b [2]int64) int { return slices.Compare(a[:], b[:]) })
	for _, f := range fresh {
		if err := w.c.exec("INSERT OR IGNORE INTO mark_key (key, report) VALUES (?, ?)", f[0], f[1]); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) dropMark(report int64) error {
	var keys []int64
	if err := w.c.query(w.ctx, "SELECT keys FROM mark WHERE report = ?", []any{report}, func(x row) error { keys = unpackNumbers(x.blob(0)); return nil }); err != nil {
		return err
	}
	for _, k := range keys {
		if err := w.c.exec("DELETE FROM mark_key WHERE key = ? AND report = ?", k, report); err != nil {
			return err
		}
	}
	return w.c.exec("DELETE FROM mark WHERE report = ?", report)
}

func (w *writer) PutEvents(gone []string, events []readout.Event) error {
	for _, name := range gone {
		if err := w.dropEvent(name); err != nil {
			return err
		}
	}
	for i := range events {
		if err := w.putEvent(&events[i]); err != nil {
			return fmt.Errorf("event %s: %w", events[i].ID, err)
		}
	}
	return nil
}

func (w *writer) dropEvent(name string) error {
	var id, from int64
	err := w.c.query(w.ctx, "SELECT id, (SELECT min(event) FROM event_party WHERE event = e.id) FROM event e WHERE name = ?", []any{eventKey(name)}, func(x row) error { id, from = x.int64(0), x.int64(1); return nil })
	if err != nil || id == 0 {
		return err
	}
	if from != 0 {
		dyads, err := w.dyads(id)
		if err != nil {
			return err
		}
		for _, d := range dyads {
			if err := w.c.exec("DELETE FROM dyad WHERE a = ? AND b = ? AND mutual = ? AND event = ?", d[0], d[1], d[2], id); err != nil {
				return err
			}
		}
	}
	for _, q := range []string{"DELETE FROM event WHERE id = ?", "DELETE FROM event_body WHERE event = ?", "DELETE FROM event_party WHERE event = ?", "UPDATE report SET event = 0 WHERE event = ? AND event <> 0"} {
		if err := w.c.exec(q, id); err != nil {
			return err
		}
	}
	return nil
}

// dyads gives the rows of dyad that an event's parties ask for.
func (w *writer) dyads(event int64) (list [][3]int64, err error) {
	var sides [2][][2]int64 // party and country
	if err := w.c.query(w.ctx, "SELECT x.role, p.id, p.country FROM event_party x JOIN party p ON p.id = x.party WHERE x.event = ?", []any{event}, func(x row) error {
		sides[x.int(0)] = append(sides[x.int(0)], [2]int64{x.int64(1), x.int64(2)})
		return nil
	}); err != nil {
		return nil, err
	}
	for i, p := range sides[0] {
		for _, q := range sides[1] {
			list = append(list, [3]int64{p[1], q[1], 0})
		}
		if len(sides[1]) == 0 {
			for _, q := range sides[0][:i] {
				list = append(list, [3]int64{min(p[1], q[1]), max(p[1], q[1]), 1})
			}
		}
	}
	list = slices.DeleteFunc(list, func(d [3]int64) bool { return d[0] == 0 || d[1] == 0 })
	slices.SortFunc(list, func(a, b [3]int64) int { return slices.Compare(a[:], b[:]) })
	return slices.Compact(list), nil
}

func (w *writer) putEvent(e *readout.Event) error {
	if err := w.dropEvent(e.ID); err != nil {
		return err
	}
	kind, err := w.words.kind(w.c, e.Type, e.Mode, e.Quad, e.Status, e.Cameo, e.Goldstein, e.Score)
	if err != nil {
		return err
	}
	spot, err := w.words.spot(w.c, e.Where)
	if err != nil {
		return err
	}
	about, err := w.words.id(w.c, contexts(e.Context))
	if err != nil {
		return err
	}
	id, err := w.c.insert("INSERT INTO event (name, late, kind, confidence, spot, contexts, reports, articles, sources) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
		eventKey(e.ID), -store.Day(e.When.From), kind, e.Confidence, spot, about, len(e.Reports), e.Articles, e.Sources)
	if err != nil {
		return err
	}
	short := *e
	short.Fields, short.Joined = nil, nil
	short.ID = "" // it is the row's name, and that of an event's only report
	if len(e.Reports) == 1 && e.ID == "e"+e.Reports[0] {
		short.Reports = nil
	}
	b, err := short.AppendJSON(nil)
	if err != nil {
		return err
	}
	if err := w.c.exec("INSERT INTO event_body (event, json) VALUES (?, ?)", id, w.pack.packJSON(b)); err != nil {
		return err
	}
	for role, list := range [][]readout.Participant{actor: e.Actor, recipient: e.Recipient} {
		if err := w.putParties("INSERT OR IGNORE INTO event_party (event, role, party) VALUES (?, ?, ?)", id, role, list); err != nil {
			return err
		}
	}
	dyads, err := w.dyads(id)
	if err != nil {
		return err
	}
	for _, d := range dyads {
		if err := w.c.exec("INSERT INTO dyad (a, b, mutual, event) VALUES (?, ?, ?, ?)", d[0], d[1], d[2], id); err != nil {
			return err
		}
	}
	for _, name := range e.Reports {
		if n, err := w.c.change("UPDATE report SET event = ? WHERE name = ?", id, key(name)); err != nil {
			return err
		} else if n == 0 {
			return missing(store.ErrNotFound, "report", name)
		}
	}
	return nil
}

func (w *writer) PutRun(r store.Run) error {
	if r.ID == "" {
		return errors.New("a run without ID")
	}
	b, err := json.Marshal(r)
	if err != nil {
		return err
	}
	return w.c.exec("INSERT INTO run (name, manifest) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET manifest = excluded.manifest", r.ID, b)
}

func (w *writer) PutCodebook(hash string, files map[string][]byte) error {
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(files)) {
		parts = append(parts, name, string(files[name]))
	}
	return w.c.exec("INSERT OR REPLACE INTO codebook (hash, files) VALUES (?, ?)", hash, w.pack.packText(join(parts...)))
}

func (w *writer) PutDecision(d store.Decision) error {
	if d.Kind != "join" && d.Kind != "split" {
		return fmt.Errorf("decision %q: neither join nor split", d.Kind)
	}
	return w.c.exec("INSERT INTO decision (kind, a, b, who, why, at) VALUES (?, ?, ?, ?, ?, ?)", d.Kind, d.A, d.B, d.Who, d.Why, d.When.Unix())
}

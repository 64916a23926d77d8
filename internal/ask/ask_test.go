package ask_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/ask"
	"github.com/readout-events/readout/internal/store"
)

// line is an event in short: 2022-08-05 CONSULT Wang Yi & Sergey Lavrov.
func line(e *readout.Event) string {
	row := ask.EventRow(e)
	s := strings.Join(strings.Fields(strings.Join([]string{row[1], row[3] + "/" + row[4], row[6], "> " + row[8], "@ " + row[10]}, " ")), " ")
	return strings.NewReplacer("/ ", " ").Replace(s)
}

// TestQuestions: what queries choose in the small ledger.
func TestQuestions(t *testing.T) {
	var b strings.Builder
	view(t, func(r store.Reader) error {
		for _, q := range []string{
			"actor:CHN recipient:RUS", "party:Russian party:China type:consult", "between:CHN,RUS", "dyad:USA>IRN", "by:Sergei Lavrov", "by:Moscow", "by:rebels", "with:Wan Yi since:2022-08-06",
			"type:ASSAULT", "quad:conflict in:2022-03", "-status:actual", "says:-  type:ASSAULT", "says:police", "says:nobody says:Ukraine", "place:Sudan", "place:phnom penh", "in:2022-05", "on:2022-08-03",
			"sources>1", "confidence<0.3", "hospital", `"shelling a hospital"`, "shel*", "not hospital type:ASSAULT", `publisher:"northern wire" since:2022-08-01`, "https://courier.example/pelosi", "score<-5 reports>1", "id:e*", "tank",
		} {
			f := filter(t, 'e', q)
			list, _, err := r.Events(f, store.Page{})
			if err != nil {
				return err
			}
			c, err := r.Count(f)
			if err != nil {
				return err
			}
			fmt.Fprintf(&b, "%s\n    %s\n    %d events, %d reports, %d articles, %d sources\n", q, ask.String(f), c.Events, c.Reports, c.Articles, c.Sources)
			for i := range list {
				if i == 8 {
					fmt.Fprintf(&b, "    and %d more\n", len(list)-i)
					break
				}
				fmt.Fprintf(&b, "    %s\n", line(&list[i]))
			}
			b.WriteByte('\n')
		}
		return nil
	})
	golden(t, "questions.txt", b.String())
}

func TestShow(t *testing.T) {
	var b strings.Builder
	view(t, func(r store.Reader) error {
		events, _, err := r.Events(filter(t, 'e', "sources>1"), store.Page{})
		if err != nil {
			return err
		}
		for i := range events {
			s, err := ask.Show(r, events[i].ID)
			if err != nil {
				return err
			}
			for _, id := range []string{events[i].Reports[0], events[i].ID[:12]} {
				if same, err := ask.Show(r, id); err != nil || !reflect.DeepEqual(s, same) {
					t.Errorf("%s tells another story than %s: %v", id, events[i].ID, err)
				}
			}
			fmt.Fprintln(&b, line(&s.Event))
			for _, f := range s.Event.Fields {
				fmt.Fprintf(&b, "    %s", f.Name)
				if f.Conflict {
					b.WriteString(", contradicted")
				}
				b.WriteByte('\n')
				for _, v := range f.Values {
					fmt.Fprintf(&b, "        %s: %d reports, %d sources; says %s\n", v.Text, len(v.Reports), v.Sources, strings.Join(v.Says, ", "))
				}
			}
			for k := range s.Reports {
				fmt.Fprintf(&b, "    %s: %s\n", s.Articles[k].ID, s.Reports[k].Text)
			}
			b.WriteByte('\n')
		}
		return nil
	})
	golden(t, "stories.txt", b.String())
}

func TestShowErrors(t *testing.T) {
	view(t, func(r store.Reader) error {
		for _, c := range []struct {
			id   string
			want error
		}{{"e", ask.ErrAmbiguous}, {"nobody", store.ErrNotFound}, {"", store.ErrNotFound}, {"*", store.ErrNotFound}, {"e*", store.ErrNotFound}} {
			if _, err := ask.Show(r, c.id); !errors.Is(err, c.want) {
				t.Errorf("%q: %v, want %v", c.id, err, c.want)
			}
		}
		return nil
	})
}

func TestSeries(t *testing.T) {
	var b strings.Builder
	view(t, func(r store.Reader) error {
		for _, c := range []struct{ query, by, from, to string }{
			{"", "month", "", ""}, {"dyad:CHN:RUS", "day", "", ""}, {"dyad:CHN:RUS", "week", "2022-07", "2022-08-14"}, {"", "quarter", "", ""}, {"type:CONSULT", "year", "2021", "2023"},
			{"type:AID", "month", "", ""}, {"type:AID", "month", "2022-01", "2022-03"}, {"", "month", "2022-08", ""},
		} {
			list, err := ask.Series(r, filter(t, 'e', c.query), c.by, c.from, c.to)
			if err != nil {
				return err
			}
			fmt.Fprintf(&b, "%s by %s from %s to %s\n", c.query, c.by, c.from, c.to)
			for i := range list {
				fmt.Fprintf(&b, "    %s\n", strings.Join(ask.SeriesRow(&list[i]), ","))
			}
			b.WriteByte('\n')
		}
		return nil
	})
	golden(t, "series.txt", b.String())
}

func TestSeriesErrors(t *testing.T) {
	view(t, func(r store.Reader) error {
		for _, c := range []struct{ by, from, to, want string }{
			{"hour", "", "", "by \"hour\""}, {"day", "soon", "", "no day, month or year: soon"}, {"day", "2022", "2021", "ends before it begins"}, {"day", "0001", "2022", "give nearer ones"},
		} {
			if _, err := ask.Series(r, store.Filter{}, c.by, c.from, c.to); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("by %s from %s to %s: %v, want %s", c.by, c.from, c.to, err, c.want)
			}
		}
		return nil
	})
}

func TestMeetings(t *testing.T) {
	var b strings.Builder
	view(t, func(r store.Reader) error {
		for _, c := range []struct{ query, person string }{{"", ""}, {"", "Wang Yi"}, {"", "Lavrof"}, {"party:GBR", ""}, {"mode:phone", ""}, {"status:future,hypothetical", ""}, {"in:2022-08", "Sergei Lavrov"}} {
			fmt.Fprintf(&b, "%s person %s\n", c.query, c.person)
			f := filter(t, 'e', c.query)
			list, _, err := ask.Meetings(r, f, c.person, store.Page{})
			if err != nil {
				return err
			}
			for i := range list {
				fmt.Fprintf(&b, "    %s\n", strings.Join(ask.MeetingRow(&list[i])[1:], " | "))
			}
			b.WriteByte('\n')
			var paged []string
			for after := ""; ; {
				page, next, err := ask.Meetings(r, f, c.person, store.Page{After: after, Limit: 1})
				if err != nil {
					return err
				}
				if len(page) > 1 {
					t.Errorf("%d meetings where one is asked for", len(page))
				}
				for i := range page {
					paged = append(paged, page[i].ID)
				}
				if after = next; after == "" {
					break
				}
			}
			var whole []string
			for i := range list {
				whole = append(whole, list[i].ID)
			}
			if !slices.Equal(paged, whole) {
				t.Errorf("%s: page by page %v, else %v", c.query, paged, whole)
			}
		}
		return nil
	})
	golden(t, "meetings.txt", b.String())
}

// Many meetings a day, more than one reading takes, come page by page in the
// order of the whole list, each once.
func TestManyMeetings(t *testing.T) {
	view := ledgerOf(t, func(put func(day, actor, recipient string)) {
		for d, n := range []int{3, 250, 1, 0, 30, 7} {
			for i := range n {
				put(fmt.Sprintf("2022-08-%02d", d+1), fmt.Sprintf("Person %d", i), "China")
			}
		}
		for i := range 5 {
			put("", fmt.Sprintf("Somebody %d", i), "China")
		}
	})
	view(func(r store.Reader) error {
		whole, next, err := ask.Meetings(r, store.Filter{}, "", store.Page{Limit: 10000})
		if err != nil || next != "" || len(whole) != 296 {
			t.Fatalf("%d meetings, next %q, %v", len(whole), next, err)
		}
		for _, limit := range []int{7, 100, 500} {
			n := 0
			for after := ""; ; {
				page, next, err := ask.Meetings(r, store.Filter{}, "", store.Page{After: after, Limit: limit})
				if err != nil {
					return err
				}
				for i := range page {
					if n >= len(whole) || page[i].ID != whole[n].ID {
						t.Fatalf("limit %d: meeting %d is another", limit, n)
					}
					n++
				}
				if after = next; after == "" {
					break
				}
			}
			if n != len(whole) {
				t.Errorf("limit %d: %d meetings, not %d", limit, n, len(whole))
			}
		}
		for _, cursor := range []string{"x", "1", "-1.", "1.x"} {
			if _, _, err := ask.Meetings(r, store.Filter{}, "", store.Page{After: cursor}); !errors.Is(err, store.ErrCursor) {
				t.Errorf("cursor %s: %v", cursor, err)
			}
		}
		return nil
	})
}

func TestStatements(t *testing.T) {
	var b strings.Builder
	view(t, func(r store.Reader) error {
		for _, q := range []string{"", "about:Taiwan by:China", "stance:opposes", "by:Tsai Ing-wen", `publisher:"mirror press"`} {
			f := filter(t, 's', q)
			list, _, err := ask.Statements(r, f, store.Page{})
			if err != nil {
				return err
			}
			fmt.Fprintln(&b, q)
			var whole, paged []string
			for i := range list {
				fmt.Fprintf(&b, "    %s\n", strings.Join(ask.StatementRow(&list[i])[1:], " | "))
				whole = append(whole, list[i].ID)
			}
			b.WriteByte('\n')
			for after := ""; ; {
				page, next, err := ask.Statements(r, f, store.Page{After: after, Limit: 1})
				if err != nil {
					return err
				}
				for i := range page {
					paged = append(paged, page[i].ID)
				}
				if after = next; after == "" {
					break
				}
			}
			if !slices.Equal(paged, whole) {
				t.Errorf("%s: page by page %v, else %v", q, paged, whole)
			}
		}
		return nil
	})
	golden(t, "statements.txt", b.String())
}

func TestRule(t *testing.T) {
	view(t, func(r store.Reader) error {
		for _, c := range []struct{ run, rule, want string }{
			{run, "en/consult.txt:9", "X meets (with) Y => CONSULT both"}, {run, "en/consult.txt:900", ""}, {run, "en/aid.txt:1", ""}, {run, "program:meet", ""}, {"another", "en/consult.txt:9", ""},
		} {
			if have, err := ask.Rule(r, c.run, c.rule); err != nil || have != c.want {
				t.Errorf("%s of %s: %q, %v", c.rule, c.run, have, err)
			}
		}
		return nil
	})
}

func TestObjects(t *testing.T) {
	view(t, func(r store.Reader) error {
		meetings, _, err := ask.Meetings(r, filter(t, 'e', ""), "Wang Yi", store.Page{Limit: 1})
		if err != nil {
			return err
		}
		said, _, err := ask.Statements(r, filter(t, 's', "about:Taiwan"), store.Page{Limit: 1})
		if err != nil {
			return err
		}
		a, err := r.Article("p01")
		if err != nil {
			return err
		}
		for _, c := range []struct {
			v    any
			want []string
		}{
			{meetings[0], []string{"kind", "id", "manner", "parties", "accounts", "differ", "sources"}},
			{said[0], []string{"kind", "id", "speaker", "content", "carriers"}},
			{ask.ArticleObject(&a, true), []string{"kind", "id", "given", "text"}},
		} {
			data, err := json.Marshal(c.v)
			var m map[string]any
			if err != nil || json.Unmarshal(data, &m) != nil {
				t.Fatalf("%v\n%s", err, data)
			}
			for _, k := range c.want {
				if _, ok := m[k]; !ok {
					t.Errorf("%s lacks %s", data, k)
				}
			}
		}
		return nil
	})
}

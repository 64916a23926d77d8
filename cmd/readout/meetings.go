package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	readout "github.com/readout-events/readout"
	"github.com/readout-events/readout/internal/ask"
	"github.com/readout-events/readout/internal/store"
	"github.com/spf13/cobra"
)

func meetingsCommand() *cobra.Command {
	var q question
	var person string
	cmd := &cobra.Command{
		Use:   "meetings LEDGER [QUERY]",
		Short: "List who met whom, when, where, about what, by whose account",
		Long: `List meetings, visits and phone calls, newest first: who met whom, when, where,
about what, and by whose account. Events that tell of one meeting are one line.

Names of persons are found by their parts, without regard to order, capitals
and accents; other spellings that the actor tables know are found too. What was
planned, refused or came to nothing is listed where the query asks for that
status.

` + queryHelp,
		Example: `  readout meetings press/ --person "Wang Yi"
  readout meetings press/ --country Russia 'in:2022 mode:phone'
  readout meetings press/ --person Lavrov 'status:failed,negated'`,
		Args: args(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, words []string) error {
			if err := q.check(cmd.OutOrStdout()); err != nil {
				return err
			}
			f, err := q.filter('e', words[1:])
			if err != nil {
				return err
			}
			return view(cmd.Context(), words[0], func(r store.Reader) error {
				var sum store.Count
				l := lister[ask.Meeting]{
					page: func(p store.Page) ([]ask.Meeting, string, error) { return ask.Meetings(r, f, person, p) },
					csv:  ask.MeetingColumns, row: ask.MeetingRow,
					cell: func(m *ask.Meeting) []string {
						sum.Events += m.Count.Events
						sum.Reports += m.Count.Reports
						sum.Articles += m.Count.Articles
						sum.Sources += m.Sources
						return meetingCells(m)
					},
					cols: []column{{head: "day"}, {head: "how", paint: blue}, {head: "who", give: 40}, {head: "where", give: 15, drop: true}, {head: "about", give: 14, drop: true}, {head: "sources", right: true}, {head: "by whose account", give: 18}, {head: "id", paint: faint}},
					foot: func(shown int) (string, error) {
						return many(shown, "meeting") + ": " + counts(sum, sum.Events), nil
					},
					none: "no meeting" + whose(person),
				}
				return l.write(cmd, &q)
			})
		},
	}
	cmd.Flags().StringVar(&person, "person", "", "who took part, by `NAME` or part of it")
	q.field(cmd, "country", "party", "which country, body or kind of actor took part")
	q.flags(cmd)
	return cmd
}

// whose tells of a person who is in no meeting under what names the tables
// know him.
func whose(person string) string {
	if person == "" {
		return ""
	}
	s := " of " + clean(person)
	if known := ask.Persons(person); len(known) > 0 {
		s += "; the tables know " + strings.Join(known[:min(len(known), 5)], "; ")
	}
	return s
}

func meetingCells(m *ask.Meeting) []string {
	how := m.Kind
	if m.Status != readout.Actual {
		how += " (" + m.Status + ")"
	}
	var who []string
	for _, p := range m.Parties {
		name := p.Name
		if p.Country != "" && (p.Sector != "" || p.Office != "") {
			name += " (" + p.Country + ")"
		}
		who = append(who, name)
	}
	sep := " & "
	if m.Kind == ask.Visit && len(who) == 2 {
		sep = " > "
	}
	var by []string
	for i := range m.Accounts {
		if b := m.Accounts[i].By(); !slices.Contains(by, b) {
			by = append(by, b)
		}
	}
	account := strings.Join(by, ", ")
	if len(m.Differ) > 0 {
		account = "differ on " + strings.Join(m.Differ, "; ")
	}
	return []string{day(m.When, m.FirstPublished), how, strings.Join(who, sep), spot(m.Where), strings.Join(m.Topics, "; "), strconv.Itoa(m.Sources), account, short(m.ID)}
}

func statementsCommand() *cobra.Command {
	var q question
	cmd := &cobra.Command{
		Use:   "statements LEDGER [QUERY]",
		Short: "List what was said: speaker, date, words, stance, and who carries it",
		Long: `List what was said where saying was not itself an act, newest first: speaker, day
of publication, words, stance, and who carries it. Words that copies of one
text repeat are listed once.

` + queryHelp,
		Example: `  readout statements press/ --about Taiwan
  readout statements press/ --about Taiwan --by China --stance opposes`,
		Args: args(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, words []string) error {
			if err := q.check(cmd.OutOrStdout()); err != nil {
				return err
			}
			f, err := q.filter('s', words[1:])
			if err != nil {
				return err
			}
			return view(cmd.Context(), words[0], func(r store.Reader) error {
				carriers := 0
				l := lister[ask.Said]{
					page: func(p store.Page) ([]ask.Said, string, error) { return ask.Statements(r, f, p) },
					csv:  ask.StatementColumns, row: ask.StatementRow,
					cell: func(s *ask.Said) []string {
						carriers += len(s.Carriers)
						return statementCells(s)
					},
					cols: []column{{head: "published"}, {head: "speaker", give: 22}, {head: "stance"}, {head: "words", give: 40}, {head: "carried by", give: 16}, {head: "id", paint: faint}},
					foot: func(shown int) (string, error) {
						return fmt.Sprintf("%s, carried by %s", many(shown, "statement"), many(carriers, "article")), nil
					},
					none: "no statement",
				}
				return l.write(cmd, &q)
			})
		},
	}
	q.field(cmd, "about", "about", "whom or what it is about, part of a name")
	q.field(cmd, "by", "speaker", "who said it: a country, a kind of actor or part of a name")
	q.field(cmd, "stance", "stance", "supports, opposes or neutral")
	q.flags(cmd)
	return cmd
}

func statementCells(s *ask.Said) []string {
	var who, words, by []string
	for _, p := range s.Speaker {
		who = append(who, nameAndCode(p))
	}
	for _, c := range s.Content {
		words = append(words, clean(c.Text))
	}
	for i := range s.Carriers {
		name := s.Carriers[i].Publisher
		if name == "" {
			name = s.Carriers[i].Given
		}
		if !slices.Contains(by, name) {
			by = append(by, name)
		}
	}
	stance := s.Stance
	if stance == "neutral" {
		stance = ""
	}
	return []string{ask.Published(&s.From), strings.Join(who, " & "), stance, strings.Join(words, " … "), strings.Join(by, ", "), short(s.ID)}
}

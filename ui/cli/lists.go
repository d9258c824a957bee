package cli

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"briefing/briefing"
	"briefing/briefing/page/claim"
)

func listCommands(a *app) []*cobra.Command {
	subjects := []struct {
		name string
		kind briefing.Kind
		what string
	}{
		{"topics", briefing.KindTopic, "topics"},
		{"figures", briefing.KindFigure, "persons, organizations, places and things"},
		{"events", briefing.KindEvent, "events"},
		{"numbers", briefing.KindNumber, "key quantities"},
		{"claims", briefing.KindClaim, "claims that articles assert, deny, attribute or question"},
	}
	commands := []*cobra.Command{a.ofLibrary(&cobra.Command{
		Use:   "articles",
		Short: "List the articles",
		RunE:  func(cmd *cobra.Command, _ []string) error { return a.listArticles(cmd.Context()) },
	})}
	for _, s := range subjects {
		list := a.ofLibrary(&cobra.Command{
			Use:   s.name,
			Short: "List the " + s.what + ", with how often they are mentioned",
			RunE:  func(cmd *cobra.Command, _ []string) error { return a.listSubjects(cmd.Context(), s.kind) },
		})
		if s.kind == briefing.KindNumber {
			a.withHistory(list)
		}
		commands = append(commands, list)
	}
	return commands
}

func (a *app) listArticles(ctx context.Context) error {
	lib, err := a.library(ctx)
	if err != nil {
		return err
	}
	entries, err := lib.Entries(ctx)
	if err != nil {
		return err
	}
	if a.json {
		var records []articleRecord
		for _, e := range entries {
			records = append(records, newArticleRecord(e))
		}
		return printJSON(a.out, records)
	}
	var rows [][]string
	for _, e := range entries {
		rows = append(rows, []string{string(e.ID), e.Published.Human(), cmp.Or(e.Length(), briefing.Count(0, "word")), e.Source, e.Title})
	}
	return a.printRows(rows)
}

func (a *app) listSubjects(ctx context.Context, kind briefing.Kind) error {
	lib, err := a.library(ctx)
	if err != nil {
		return err
	}
	subjects := lib.Digest().SubjectsOf(kind)
	if len(subjects) == 0 {
		return errNothing
	}
	tallies, err := lib.Tallies(ctx)
	if err != nil {
		return err
	}
	if a.json {
		return a.printSubjects(ctx, lib, subjects, tallies)
	}
	var rows [][]string
	var stances []string
	if kind == briefing.KindClaim {
		if stances, err = claim.Stances(ctx, lib, idsOf(subjects)...); err != nil {
			return err
		}
	}
	for i, s := range subjects {
		t := tallies[s.SubjectID()]
		row := []string{string(s.SubjectID()), briefing.Count(t.Mentions, "mention"), "in " + briefing.Count(t.Articles, "article")}
		if briefing.Gathers(s) {
			row = []string{row[0], "", briefing.Count(t.Articles, "article")}
		}
		switch s := s.(type) {
		case *briefing.Figure:
			row = append(row, kindOf(s))
		case *briefing.Event:
			row = append(row, s.Date.Human())
		case *briefing.Claim:
			row = append(row, stances[i])
		}
		rows = append(rows, append(row, s.Label()))
	}
	if kind == briefing.KindClaim && a.out.terminal {
		return a.printClaimRows(rows)
	}
	return a.printRows(rows)
}

// printClaimRows prints rows of claims to a terminal, which has no room for all of one on a
// line: below the counts the claim itself, and below that how articles stand to it.
func (a *app) printClaimRows(rows [][]string) error {
	const indent = "  "
	for _, row := range rows {
		n := len(row)
		lines := []string{strings.Join(row[:n-2], indent)}
		for _, below := range []string{row[n-1], row[n-2]} {
			lines = append(lines, indent+strings.ReplaceAll(wrap(below, a.out.width-len(indent)), "\n", "\n"+indent))
		}
		if _, err := fmt.Fprintln(a.out, strings.Join(lines, "\n")); err != nil {
			return err
		}
	}
	return nil
}

func idsOf[S briefing.Subject](subjects []S) []briefing.SubjectID {
	ids := make([]briefing.SubjectID, len(subjects))
	for i, s := range subjects {
		ids[i] = s.SubjectID()
	}
	return ids
}

// printSubjects prints subjects as JSON, each with the articles that mention
// it.
func (a *app) printSubjects(ctx context.Context, lib briefing.Library, subjects []briefing.Subject, tallies map[briefing.SubjectID]briefing.Tally) error {
	entries, err := lib.Entries(ctx)
	if err != nil {
		return err
	}
	held := map[briefing.ArticleID]bool{}
	for _, e := range entries {
		held[e.ID] = true
	}
	for _, s := range subjects {
		articles, err := lib.ArticlesOf(ctx, s.SubjectID())
		if err != nil {
			return err
		}
		r := newSubjectRecord(s, tallies[s.SubjectID()].Mentions)
		for _, t := range articles {
			r.Articles = append(r.Articles, entries[t.Place].ID)
		}
		if c, ok := s.(*briefing.Claim); ok {
			for _, report := range c.Reports {
				if held[report.Article] {
					r.Reports = append(r.Reports, reportRecord{report.Article, newStanceRecord(report)})
				}
			}
		}
		if err := printJSON(a.out, []subjectRecord{r}); err != nil {
			return err
		}
	}
	return nil
}

package cli

import (
	"context"

	"github.com/spf13/cobra"

	"briefing/briefing"
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
	commands := []*cobra.Command{{
		Use:   "articles",
		Short: "List the articles",
		Args:  noArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return a.listArticles(cmd.Context()) },
	}}
	for _, s := range subjects {
		commands = append(commands, &cobra.Command{
			Use:   s.name,
			Short: "List the " + s.what + ", with how often they are mentioned",
			Args:  noArgs,
			RunE:  func(cmd *cobra.Command, _ []string) error { return a.listSubjects(cmd.Context(), s.kind) },
		})
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
		rows = append(rows, []string{string(e.ID), e.Published.Human(), briefing.Count(e.Words, "word"), e.Source, e.Title})
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
	var records []subjectRecord
	for _, s := range subjects {
		records = append(records, newSubjectRecord(s, tallies[s.SubjectID()]))
	}
	if a.json {
		return printJSON(a.out, records)
	}
	var rows [][]string
	for i, r := range records {
		row := []string{string(r.ID), briefing.Count(r.Mentions, "mention"), "in " + briefing.Count(len(r.Articles), "article")}
		switch s := subjects[i].(type) {
		case *briefing.Figure:
			row = append(row, r.Kind)
		case *briefing.Event:
			row = append(row, s.Date.Human())
		}
		rows = append(rows, append(row, r.Name))
	}
	return a.printRows(rows)
}

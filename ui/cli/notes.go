package cli

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"briefing/briefing"
	"briefing/briefing/notes"
	"briefing/briefing/page"
)

func notesCommand(a *app) *cobra.Command {
	return a.ofLibrary(&cobra.Command{
		Use:   "notes",
		Short: "Print the passages that were kept, and the notes on them",
		Long: `Print the passages that were kept in the app, and the notes on them, article by article.
Passages that the articles no longer hold come last. With --json one note is an object
with where it stands now; its state is holds, moved or lost. The exit status is 1 if
nothing is kept.

Notes are in notes.yaml, in the library's folder if it has one, else in
$XDG_DATA_HOME/briefing (~/.local/share/briefing).`,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.notes(cmd.Context()) },
	})
}

// placedNotes returns the notes on a library with their places in it.
func (a *app) placedNotes(ctx context.Context, lib briefing.Library) ([]notes.Placed, error) {
	book, err := notes.Open(a.path)
	if err != nil {
		return nil, err
	}
	all, err := book.Notes(ctx)
	if err != nil {
		return nil, err
	}
	return notes.PlaceAll(ctx, lib, all)
}

// withNotes returns a query with its filters for notes, if it has any, answered by those on
// a library.
func (a *app) withNotes(ctx context.Context, lib briefing.Library, q briefing.Query) (briefing.Query, error) {
	if !q.AsksForNotes() {
		return q, nil
	}
	placed, err := a.placedNotes(ctx, lib)
	return notes.Answer(q, placed), err
}

func (a *app) notes(ctx context.Context) error {
	lib, err := a.library(ctx)
	if err != nil {
		return err
	}
	placed, err := a.placedNotes(ctx, lib)
	if err != nil {
		return fmt.Errorf("notes: %w", err)
	}
	switch {
	case len(placed) == 0 && a.json:
		return errNothing
	case a.json:
		return printJSON(a.out, noteRecords(placed))
	}
	id := page.ID{Kind: page.Notes}
	p, err := page.MakeFor(ctx, lib, id, &page.Reader{Notes: placed})
	if err != nil {
		return err
	}
	if err := a.printMade(ctx, p, id); err != nil {
		return err
	}
	if len(placed) == 0 {
		return errNothing
	}
	return nil
}

func noteRecords(placed []notes.Placed) []noteRecord {
	var out []noteRecord
	for _, p := range placed {
		r := noteRecord{
			ID: p.ID, State: p.State, Article: p.Article, Title: p.Title, File: p.File, Start: p.Span.Start, End: p.Span.End,
			Quote: p.Quote, Note: p.Text, Tags: p.AllTags(), Created: p.Created.Format(time.RFC3339),
		}
		if p.State != notes.Lost {
			r.Ref = p.Ref().String()
		}
		if r.Tags == nil {
			r.Tags = []string{}
		}
		out = append(out, r)
	}
	return out
}

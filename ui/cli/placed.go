package cli

import (
	"context"

	"briefing/briefing"
	"briefing/briefing/notes"
)

// placedNotes returns the notes on a library, and where they stand in it.
func (a *app) placedNotes(ctx context.Context, lib briefing.Library) ([]notes.Placed, error) {
	book, err := notes.Open(a.path)
	if err != nil {
		return nil, err
	}
	all, err := book.Notes()
	if err != nil {
		return nil, err
	}
	return notes.PlaceAll(ctx, lib, all)
}

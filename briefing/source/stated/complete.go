package stated

import (
	"cmp"

	"briefing/briefing"
)

// Complete returns e with its empty fields taken from more.
func Complete(e, more briefing.Entry) briefing.Entry {
	e.ID = cmp.Or(e.ID, more.ID)
	e.Title = cmp.Or(e.Title, more.Title)
	e.Source = cmp.Or(e.Source, more.Source)
	e.Author = cmp.Or(e.Author, more.Author)
	e.Published = cmp.Or(e.Published, more.Published)
	e.URL = cmp.Or(e.URL, more.URL)
	e.Language = cmp.Or(e.Language, more.Language)
	e.Original = cmp.Or(e.Original, more.Original)
	if e.Note == nil {
		e.Note = more.Note
	}
	if len(e.Paths) == 0 {
		e.Paths = more.Paths
	}
	if len(e.Tags) == 0 {
		e.Tags = more.Tags
	}
	return e
}

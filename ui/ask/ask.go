// Package ask answers queries and finds the stops of trails, from a library together with
// the reader's own notes. Its methods take time: call them in the background.
package ask

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"briefing/briefing"
	"briefing/briefing/concord"
	"briefing/briefing/library"
	"briefing/briefing/notes"
	"briefing/briefing/page"
	"briefing/ui/contents"
	"briefing/ui/trail"
)

// Asker answers questions about a library.
type Asker struct {
	Library  *library.Library
	Contents contents.Contents
	Kept     func() ([]notes.Placed, error) // the reader's notes
	News     *page.News                     // since the last visit; nil if that is not known
}

// Limits of the articles that a search lists: ShownAtOnce while the reader types in a
// large library.
const (
	Shown       = 50
	ShownAtOnce = 20
)

// IsCut reports whether a trail has as many articles as a list of hits shows, so that
// there may be more.
func IsCut(t briefing.Trail) bool { return trail.ArticlesOf(t) >= ShownAtOnce }

// Parse returns a query as it was typed, and the query to search for: its last word may be
// unfinished, and the notes answer its filters for them.
func (a Asker) Parse(typed string) (said, meant briefing.Query, err error) {
	if said, err = briefing.ParseQuery(typed); err != nil {
		return said, said, err
	}
	if meant = said; !strings.HasSuffix(typed, " ") {
		meant = said.Completing()
	}
	if !meant.AsksForNotes() {
		return said, meant, nil
	}
	placed, err := a.Kept()
	return said, notes.Answer(meant, placed), err
}

// Suggest returns a query that is typed like this and has answers, with misspelt words
// replaced by the nearest words in the library; "" if there is none.
func (a Asker) Suggest(ctx context.Context, typed string, words []string) string {
	better := typed
	for _, w := range words {
		near, err := a.Library.Suggest(ctx, w)
		if err == nil && near != "" && !strings.EqualFold(near, w) {
			better = strings.Replace(better, w, near, 1)
		}
	}
	if better == typed {
		return ""
	}
	_, q, err := a.Parse(better)
	if err != nil {
		return ""
	}
	answer, err := briefing.Look(ctx, a.Library, q, briefing.SearchOptions{Order: briefing.ByDate, Limit: 1})
	if err != nil || len(answer.All()) == 0 {
		return ""
	}
	return better
}

// All returns the trail through the hits of a typed query, in order, in at most that many
// articles.
func (a Asker) All(ctx context.Context, typed string, articles int) (briefing.Trail, error) {
	_, q, err := a.Parse(typed)
	if err != nil {
		return briefing.Trail{}, err
	}
	answer, err := briefing.Look(ctx, a.Library, q, briefing.SearchOptions{Order: briefing.ByDate, Limit: articles})
	if err != nil {
		return briefing.Trail{}, err
	}
	return a.Contents.InOrder(briefing.ResultTrail(typed, answer.All())), nil
}

// Trail returns a trail with its stops; of was, the subject or the label is enough. It
// returns a trail without stops if nothing is left to follow.
func (a Asker) Trail(ctx context.Context, was briefing.Trail) (briefing.Trail, error) {
	switch {
	case was.Subject != "":
		return a.follow(ctx, was.Subject)
	case was.Label == page.NotesTrail:
		placed, err := a.Kept()
		return ThroughNotes(placed, a.Contents), err
	case was.Label == page.NewsTrail:
		if a.News == nil {
			return briefing.Trail{}, nil
		}
		c, _, _ := a.Library.Compared()
		t, err := a.News.Trail(ctx, a.Library, c)
		return a.Contents.InOrder(t), err
	case page.IsShared(was.Label):
		c, err := a.Library.CompareArticles(ctx)
		if err != nil {
			return briefing.Trail{}, err
		}
		t, err := page.SharedBy(ctx, a.Library, was.Label, c)
		return a.Contents.InOrder(t), err
	}
	articles := Shown
	if IsCut(was) {
		articles = trail.MostArticles
	}
	t, err := a.All(ctx, was.Label, articles)
	if err != nil {
		return briefing.Trail{}, fmt.Errorf("follow %q: %w", was.Label, err)
	}
	return t, nil
}

func (a Asker) follow(ctx context.Context, id briefing.SubjectID) (briefing.Trail, error) {
	subject := a.Library.Digest().Subject(id)
	if subject == nil {
		return briefing.Trail{}, nil
	}
	t, err := briefing.Follow(ctx, a.Library, subject)
	if err != nil {
		return briefing.Trail{}, fmt.Errorf("follow %q: %w", id, err)
	}
	return t, nil
}

// ThroughNotes returns the trail through notes, in the order of a library.
func ThroughNotes(placed []notes.Placed, in contents.Contents) briefing.Trail {
	var stops []briefing.Ref
	for _, p := range placed {
		if in.Has(p.Article) && p.State != notes.Lost {
			stops = append(stops, p.Ref())
		}
	}
	return in.InOrder(briefing.NewTrail(page.NotesTrail, "", stops))
}

// Rows keeps the rows of the last concordance: they are the same in every order and in
// windows of every size.
type Rows struct {
	mu   sync.Mutex
	lib  *library.Library
	id   page.ID // in the first order
	rows *concord.Concordance
}

// Of returns the rows of a page, which takes time if they are not those of the last call.
func (k *Rows) Of(ctx context.Context, id page.ID, a Asker) (*concord.Concordance, error) {
	of, query, _, ok := id.Concords()
	if !ok {
		return nil, briefing.ErrNotFound
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if id = id.Sorted(concord.ByDate); k.lib == a.Library && k.id == id {
		return k.rows, nil
	}
	stops, err := a.passages(ctx, of, query)
	if err != nil {
		return nil, err
	}
	rows, err := concord.Of(ctx, a.Library, stops)
	if err != nil {
		return nil, err
	}
	k.lib, k.id, k.rows = a.Library, id, rows
	return rows, nil
}

// passages returns the stops of a subject's trail or of a search.
func (a Asker) passages(ctx context.Context, of briefing.SubjectID, query string) ([]briefing.Ref, error) {
	if of != "" {
		return concord.Stops(ctx, a.Library, of, "")
	}
	_, q, err := a.Parse(query)
	if err != nil {
		return nil, err
	}
	return concord.Search(ctx, a.Library, q)
}

package live

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/ui/contents"
)

// changes are the differences between two libraries in articles and digests.
type changes struct {
	added, gone, edited, moved []briefing.Entry
	subjects                   []briefing.Subject // new in the digest
	digest                     bool               // other changes of subjects or mentions
}

// mostMissed limits the missing articles that are checked for having moved,
// beyond those with saved places.
const mostMissed = 50

// Missing returns the articles that no longer exist, or none if there are too
// many.
func (f Former) Missing(now contents.Contents) map[briefing.ArticleID]bool {
	ids := map[briefing.ArticleID]bool{}
	for _, e := range f.Entries {
		if !now.Has(e.ID) {
			ids[e.ID] = true
		}
	}
	if len(ids) > mostMissed {
		return nil
	}
	return ids
}

// changes returns the differences. Articles that moved are neither new nor
// gone.
func (f Former) changes(lib *library.Library, now contents.Contents, to Moves) changes {
	var c changes
	come := map[briefing.ArticleID]bool{}
	for _, id := range to {
		come[id] = true
	}
	for _, e := range now.Entries {
		was, known := f.Entry(e.ID)
		switch {
		case come[e.ID]:
			c.moved = append(c.moved, e)
		case !known:
			c.added = append(c.added, e)
		case !contents.IsAlike(was, e):
			c.edited = append(c.edited, e)
		}
	}
	for _, e := range f.Entries {
		if !now.Has(e.ID) && to[e.ID] == "" {
			c.gone = append(c.gone, e)
		}
	}
	was := map[briefing.SubjectID]bool{}
	for s := range f.Library.Digest().Subjects() {
		was[s.SubjectID()] = true
	}
	for s := range lib.Digest().Subjects() {
		if !was[s.SubjectID()] {
			c.subjects = append(c.subjects, s)
		}
		delete(was, s.SubjectID())
	}
	c.digest = len(c.subjects) > 0 || len(was) > 0
	return c
}

// News describes the changes since f: "1 new article: Ferry story 4 (mentions
// Ada Holm)"; "" if no list has changed.
func (f Former) News(ctx context.Context, lib *library.Library, now contents.Contents, to Moves) string {
	return f.changes(lib, now, to).news(ctx, lib)
}

// Limits of the news.
const (
	mostTitles   = 2
	mostNames    = 3
	mostMentions = 20 // articles whose mentions are read
)

func (c changes) news(ctx context.Context, lib *library.Library) string {
	var said []string
	if len(c.added) > 0 {
		said = append(said, briefing.Count(len(c.added), "new article")+": "+titles(c.added)+mentioned(ctx, lib, c.added))
	}
	for _, other := range []struct {
		entries []briefing.Entry
		what    string
	}{{c.edited, "edited"}, {c.moved, "moved"}, {c.gone, "gone"}} {
		if n := len(other.entries); n > 0 {
			said = append(said, briefing.Count(n, "article")+" "+other.what+": "+titles(other.entries))
		}
	}
	switch {
	case len(c.subjects) > 0 && !lib.Digest().Derived:
		said = append(said, newSubjects(c.subjects))
	case c.digest && len(said) == 0:
		said = append(said, "the digest has changed")
	}
	return strings.Join(said, " · ")
}

// titles lists the names of articles.
func titles(entries []briefing.Entry) string {
	var names []string
	for _, e := range entries[:min(len(entries), mostTitles)] {
		names = append(names, contents.Name(e))
	}
	return listing(names, len(entries))
}

// listing lists the first of names; of is the total.
func listing(names []string, of int) string {
	s := strings.Join(names, ", ")
	if more := of - len(names); more > 0 {
		s += fmt.Sprintf(" and %s more", briefing.Thousands(more))
	}
	return s
}

// newSubjects lists the new subjects.
func newSubjects(subjects []briefing.Subject) string {
	noun := string(subjects[0].Kind())
	var names []string
	for i, s := range subjects {
		if string(s.Kind()) != noun {
			noun = "subject"
		}
		if i < mostNames {
			names = append(names, s.Label())
		}
	}
	return briefing.Count(len(subjects), "new "+noun) + ": " + listing(names, len(subjects))
}

// mentioned lists the figures mentioned most in articles; "" if there are none
// or too many articles.
func mentioned(ctx context.Context, lib *library.Library, entries []briefing.Entry) string {
	if len(entries) > mostMentions {
		return ""
	}
	count := map[briefing.SubjectID]int{}
	for _, e := range entries {
		mentions, err := lib.MentionsIn(ctx, e.ID)
		if err != nil {
			return ""
		}
		for _, m := range mentions {
			if s := lib.Digest().Subject(m.Subject); s != nil && s.Kind() == briefing.KindFigure {
				count[m.Subject]++
			}
		}
	}
	ids := slices.SortedFunc(maps.Keys(count), func(a, b briefing.SubjectID) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b))
	})
	var names []string
	for _, id := range ids[:min(len(ids), mostNames)] {
		names = append(names, lib.Digest().Subject(id).Label())
	}
	switch {
	case len(names) == 0:
		return ""
	case len(entries) == 1:
		return " (mentions " + listing(names, len(ids)) + ")"
	}
	return " (mention " + listing(names, len(ids)) + ")"
}

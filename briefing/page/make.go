package page

import (
	"context"
	"fmt"

	"briefing/briefing"
)

// Make returns the page with ID id. The error wraps briefing.ErrNotFound if the
// library lacks the article or subject, or no such page exists.
func Make(ctx context.Context, lib briefing.Library, id ID) (*Page, error) {
	return MakeFor(ctx, lib, id, nil)
}

// MakeFor is Make for a known reader, who may be nil.
func MakeFor(ctx context.Context, lib briefing.Library, id ID, reader *Reader) (*Page, error) {
	p, err := write(ctx, lib, id, reader)
	if err != nil {
		return nil, fmt.Errorf("page of %v: %w", id, err)
	}
	return p, nil
}

func write(ctx context.Context, lib briefing.Library, id ID, reader *Reader) (*Page, error) {
	s := newScribe(ctx, lib, id)
	s.reader = reader
	if id.Kind == Article {
		return s.finish(s.article(briefing.ArticleID(id.Key)))
	}
	if err := s.load(); err != nil {
		return nil, err
	}
	switch id.Kind {
	case Overview:
		return s.finish(s.overview())
	case Dossier:
		return s.finish(s.subject(briefing.SubjectID(id.Key)))
	case Compare:
		return s.finish(s.compare(briefing.SubjectID(id.Key)))
	case List:
		return s.finish(s.list(id.Key))
	case Timeline:
		return s.finish(s.timeline())
	case Coverage:
		return s.finish(s.coverage(id.Key))
	case Sources:
		return s.finish(s.sources())
	case Beside:
		return s.finish(s.beside())
	case Origins:
		return s.finish(s.origins(briefing.SubjectID(id.Key)))
	case Novelty:
		return s.finish(s.novelty(briefing.ArticleID(id.Key)))
	case Concordance:
		return s.finish(s.concordance())
	case Since:
		return s.finish(s.since(id.Key))
	case Documents:
		return s.finish(s.documents())
	case Proposed:
		return s.finish(s.proposals())
	case Problems:
		return s.finish(s.problems())
	case Notes:
		return s.finish(s.notes())
	case Memo:
		return s.finish(s.memo(id.Key))
	case Verify:
		return s.finish(s.draft())
	case Programs:
		return s.finish(s.output())
	}
	return nil, briefing.ErrNotFound
}

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
		return s.finish(writeArticle(s, briefing.ArticleID(id.Key)))
	}
	if err := s.load(); err != nil {
		return nil, err
	}
	switch id.Kind {
	case Overview:
		return s.finish(writeOverview(s))
	case Dossier:
		return s.finish(writeSubject(s, briefing.SubjectID(id.Key)))
	case Compare:
		return s.finish(writeComparison(s, briefing.SubjectID(id.Key)))
	case List:
		return s.finish(writeList(s, id.Key))
	case Timeline:
		return s.finish(writeTimeline(s))
	case Coverage:
		return s.finish(writeCoverage(s, id.Key))
	case Sources:
		return s.finish(writeSources(s))
	case Beside:
		return s.finish(writeBeside(s))
	case Origins:
		return s.finish(writeOrigins(s, briefing.SubjectID(id.Key)))
	case Novelty:
		return s.finish(writeNovelty(s, briefing.ArticleID(id.Key)))
	case Concordance:
		return s.finish(writeConcordance(s))
	case Since:
		return s.finish(writeNews(s, id.Key))
	case Documents:
		return s.finish(writeDocuments(s))
	case Proposed:
		return s.finish(writeProposed(s))
	case Problems:
		return s.finish(writeProblems(s))
	case Notes:
		return s.finish(writeNotes(s))
	case Memo:
		return s.finish(writeMemo(s, id.Key))
	case Verify:
		return s.finish(writeDraft(s))
	case Programs:
		return s.finish(writeOutput(s))
	}
	return nil, briefing.ErrNotFound
}

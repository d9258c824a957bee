package page

import (
	"context"
	"fmt"

	"briefing/briefing"
	"briefing/briefing/page/article"
	"briefing/briefing/page/compare"
	"briefing/briefing/page/concordance"
	"briefing/briefing/page/coverage"
	"briefing/briefing/page/dossier"
	"briefing/briefing/page/news"
	"briefing/briefing/page/origins"
	"briefing/briefing/page/overview"
	"briefing/briefing/page/own"
	"briefing/briefing/page/problems"
	"briefing/briefing/page/sheet"
	"briefing/briefing/page/sources"
	"briefing/briefing/page/timeline"
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
	s := sheet.New(ctx, lib, id)
	s.Reader = reader
	if id.Kind == Article {
		return s.Finish(article.Write(s, briefing.ArticleID(id.Key)))
	}
	if err := s.Load(); err != nil {
		return nil, err
	}
	switch id.Kind {
	case Overview:
		return s.Finish(overview.Write(s))
	case Dossier:
		return s.Finish(dossier.Write(s, briefing.SubjectID(id.Key)))
	case Compare:
		return s.Finish(compare.Write(s, briefing.SubjectID(id.Key)))
	case List:
		return s.Finish(overview.WriteList(s, id.Key))
	case Timeline:
		return s.Finish(timeline.Write(s))
	case Coverage:
		return s.Finish(coverage.Write(s, id.Key))
	case Sources:
		return s.Finish(sources.Write(s))
	case Beside:
		return s.Finish(origins.WriteBeside(s))
	case Origins:
		return s.Finish(origins.Write(s, briefing.SubjectID(id.Key)))
	case Novelty:
		return s.Finish(origins.WriteNovelty(s, briefing.ArticleID(id.Key)))
	case Concordance:
		return s.Finish(concordance.Write(s))
	case Since:
		return s.Finish(news.Write(s, id.Key))
	case Documents:
		return s.Finish(problems.WriteDocuments(s))
	case Proposed:
		return s.Finish(problems.WriteProposed(s))
	case Problems:
		return s.Finish(problems.Write(s))
	case Notes:
		return s.Finish(own.WriteNotes(s))
	case Memo:
		return s.Finish(own.WriteMemo(s, id.Key))
	case Verify:
		return s.Finish(own.WriteDraft(s))
	case Programs:
		return s.Finish(own.WriteOutput(s))
	}
	return nil, briefing.ErrNotFound
}

package briefing

import "context"

// A windowed library reads a part of a list without the rest, and several articles at once.
// That matters where each reading goes over a network.
type windowed interface {
	// ArticlesBetween returns the articles of ArticlesOf with the numbers from up to to,
	// exclusive.
	ArticlesBetween(ctx context.Context, id SubjectID, from, to int) ([]ArticleTally, error)
	// ReadAhead reads articles that will be asked for one by one.
	ReadAhead(ctx context.Context, ids ...ArticleID) error
}

// ArticlesBetween returns the articles of lib.ArticlesOf with the numbers from up to to,
// exclusive, as far as there are so many.
func ArticlesBetween(ctx context.Context, lib Library, id SubjectID, from, to int) ([]ArticleTally, error) {
	if w, ok := lib.(windowed); ok {
		return w.ArticlesBetween(ctx, id, from, to)
	}
	all, err := lib.ArticlesOf(ctx, id)
	return all[min(from, len(all)):min(to, len(all))], err
}

// ReadAhead lets lib read articles that will be asked for one by one.
func ReadAhead(ctx context.Context, lib Library, ids ...ArticleID) error {
	if w, ok := lib.(windowed); ok {
		return w.ReadAhead(ctx, ids...)
	}
	return nil
}
